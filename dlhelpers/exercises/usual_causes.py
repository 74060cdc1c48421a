"""Say what an exception in a student's code usually means in this course."""

import re

CAUSES = {
    "TimeLimitReached": "The function does not come to an end. Look at the condition of its loop.",
    "NotImplementedError": "A function that this one calls is not written yet.",
    "NameError": "A name in this line was never given a value. Look for a typing mistake, or for "
    "a cell that has not been run.",
    "UnboundLocalError": "This name is given a value later in the function, or only in one branch.",
    "KeyError": "The dictionary has no such key. Print its keys and compare the spelling.",
    "IndexError": "An index runs past the end. Count where the loop starts and stops.",
    "RecursionError": "The function calls itself without end.",
    "ZeroDivisionError": "A divisor is 0: something that should count, or a difference of equals.",
    "AttributeError": "The value in this line is of another kind than the line supposes. "
    "Print its type.",
    "SystemExit": "A function gives back a result; it must not end the program.",
    "ReferenceUsed": "Write the function yourself; you may call it from the package elsewhere.",
}


def usual_cause(failure):
    """Say what an exception usually means here."""
    if "not aligned" in failure.message or "matmul" in failure.message:
        return (
            "A matrix product needs as many columns on the left as rows on the right. Write the "
            "two shapes side by side: which of them has to be transposed?"
        )
    if "broadcast" in failure.message:
        return "Two arrays of different shapes meet in this line. Write down both shapes."
    if "sequence" in failure.message and "multiply" in failure.message:
        return "A list times a number is a longer list. Turn it into an array first."
    if "not callable" in failure.message:
        return "Round brackets call a function, and the name before them stands for something else."
    if re.search(r"'(float|int)' (object|has)", failure.message):
        return "A single number stands where this line expects an array or a list."
    if "NoneType" in failure.message:
        return "Something in this line is None: a function that forgot to return, probably."
    if "as a data type" in failure.message:
        return "A shape is one thing, in brackets of its own: a pair of sizes, not two numbers."
    if "inhomogeneous" in failure.message or "'tuple' and '" in failure.message:
        return (
            "A tuple or list of several arrays stands where one array is needed. Was something "
            "taken apart in the wrong order?"
        )
    if "truth value" in failure.message:
        return "An `if` or a `while` needs one yes or no; an array has one for each of its entries."
    if "unpack" in failure.message:
        return "The number of names on the left differs from the number of values on the right."
    if "only" in failure.message and "scalar" in failure.message:
        return "An array stands where one number is needed."
    if failure.type == "TypeError" and "argument" in failure.message:
        return "The function is called with other arguments than it takes. Keep its first line."
    return CAUSES.get(failure.type, "Run the function on this case by hand, line by line.")

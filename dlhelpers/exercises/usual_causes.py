"""Say what an exception in a student's code usually means in this course.

Most exceptions are symptoms: two shapes do not fit, an index runs past the end. A few say all that
is to be said (numpy has no function of that name; a shape without its brackets). Those have a name
here, and count as a mistake that is known.
"""

import difflib
import re
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Usual:
    """What an exception usually means.

    Attributes
    ----------
    text : str
        The meaning, in words.
    name : str
        Name of the mistake where the exception leaves no doubt of it, else "".
    """

    text: str
    name: str = ""


def usual_cause(failure):
    """Return the `Usual` meaning of a `Failure`.

    Parameters
    ----------
    failure : dlhelpers.exercises.outcome.Failure
    """
    for explains in (_product, _broadcast, _missing_name, _missing_key, _wrong_arguments):
        found = explains(failure)
        if found:
            return found
    for pattern, text, name in PATTERNS:
        if re.search(pattern, failure.message):
            return Usual(text, name)
    text = CAUSES.get(failure.type, "Run the function on this case by hand, line by line.")
    return Usual(text, SAY_IT_ALL.get(failure.type, ""))


def _product(failure):
    if "not aligned" not in failure.message and "matmul" not in failure.message:
        return None
    text = (
        "A matrix product needs as many columns on the left as rows on the right. Write the two "
        "shapes side by side: which of them has to be transposed?"
    )
    return Usual(text)


def _broadcast(failure):
    if "broadcast" not in failure.message:
        return None
    shapes = [
        tuple(map(int, re.findall(r"\d+", shape)))
        for shape in re.findall(r"\(([\d, ]+)\)", failure.message)
    ]
    text = "Two arrays of different shapes meet in this line. Write down both shapes."
    if len(shapes) == 2 and all(len(shape) == 2 for shape in shapes):
        one, other = shapes
        if one == other[::-1]:
            return Usual(
                f"{text} One of the two is the other way round: rows where columns belong."
            )
        # In a line that cuts pieces out of arrays the sizes may fit by chance.
        product = "*" in failure.line.replace("**", "") and ":" not in failure.line
        if product and one[1] == other[0]:
            return Usual(
                "`*` multiplies entry by entry, and these two shapes do not match entry by entry. "
                "As a matrix product, row times column, they would fit.",
                "entry_by_entry_for_a_matrix_product",
            )
    return Usual(text)


def _missing_name(failure):
    """Explain a name that numpy, a module or an object does not have."""
    found = re.search(r"'([\w.]+)' object has no attribute '(\w+)'", failure.message)
    if found and found[1].endswith("Generator"):
        return Usual(
            f"A numpy Generator has no `{found[2]}`; {_similar(found[2], np.random.Generator)}. "
            "The old functions np.random.rand and np.random.randn have other names there.",
            "old_name_of_a_random_function",
        )
    if found and found[1].endswith("ndarray"):
        return Usual(
            f"An array has no `{found[2]}`; {_similar(found[2], np.ndarray)}. Is it a function of "
            "numpy, np.something(array)?",
            "no_method_of_that_name",
        )
    found = re.search(r"module '(numpy[\w.]*)' has no attribute '(\w+)'", failure.message)
    if found:
        return Usual(
            f"numpy has no function `{found[2]}`; {_similar(found[2], np)}.",
            "no_function_of_that_name",
        )
    return None


def _similar(name, owner):
    close = difflib.get_close_matches(name, [n for n in dir(owner) if n[0] != "_"], n=3)
    return f"similar names: {', '.join(close)}" if close else "nor one that is spelt alike"


def _missing_key(failure):
    if failure.type != "KeyError":
        return None
    there = [f"{name} {look}" for name, look in failure.shapes.items() if look[0] == "{"]
    keys = f" There is {', '.join(there)}." if there else " Print its keys, compare the spelling."
    return Usual(f"The dictionary has no key {failure.message}.{keys}", "no_such_key")


def _wrong_arguments(failure):
    found = re.search(r"(\w+)\(\) .*(argument|positional|keyword)", failure.message)
    if failure.type != "TypeError" or not found:
        return None
    # The function itself has no line that failed: the check's own call does not fit it.
    if not failure.line:
        text = "The function is called with other arguments than it takes. Keep its first line."
        return Usual(text, "another_first_line")
    if found[1] in ("zeros", "ones", "empty"):
        return Usual(_SHAPE, "shape_without_its_brackets")
    if found[1] in ("hstack", "vstack", "concatenate", "stack", "column_stack", "dstack"):
        return Usual(_TOGETHER, "arrays_to_join_one_by_one")
    return Usual(
        f"`{found[1]}` is called with other arguments than it takes: look up which, and in which "
        "order.",
    )


_SHAPE = "A shape is one thing, in brackets of its own: a pair of sizes, not two numbers."
_TOGETHER = (
    "Arrays to be joined go in together, as one list or tuple. The second argument means something "
    "else: the axis."
)

PATTERNS = (
    (
        r"sequence by non-int",
        "A list times a number is a longer list. Turn it into an array first.",
        "list_for_an_array",
    ),
    (
        r"indices must be integers or slices, not tuple",
        "A list has one index; rows and columns at once need an array.",
        "list_for_an_array",
    ),
    (
        r"not callable",
        "Round brackets call a function, and the name before them stands for something else. An "
        "entry is picked with square brackets; a product needs its sign.",
        "calls_what_is_no_function",
    ),
    (
        r"'\w*(function|method|Dispatcher|ufunc|type)\w*' object is not subscriptable",
        "Square brackets pick an entry; a function is called with round ones.",
        "square_brackets_for_a_call",
    ),
    (
        r"'\w*(function|method)\w*' (object|and)|and '\w*(function|method)\w*'",
        "A function stands where its result is needed: round brackets call it.",
        "function_not_called",
    ),
    (
        r"'(float|int|numpy\.float64|numpy\.int64)' object is not iterable",
        "A loop needs something to go through: the numbers up to n are a range, n itself is one "
        "number.",
        "loops_over_a_number",
    ),
    (
        r"'(float|numpy\.float64)' object cannot be interpreted as an integer",
        "A whole number is needed here, for a size or a range, and `/` always gives one with a "
        "point.",
        "size_with_a_decimal_point",
    ),
    (
        r"slice indices must be integers|indices must be integers|only integers, slices",
        "An index must be a whole number, and `/` always gives one with a point.",
        "",
    ),
    (
        r"object of type '(float|int)'|'(float|int)' object|'(float|int)' has",
        "A single number stands where this line expects an array or a list.",
        "",
    ),
    (
        r"NoneType",
        "Something in this line is None: a function that forgot to return, probably, or one that "
        "changes its argument and gives nothing back.",
        "",
    ),
    (
        r"as a data type|data type .* not understood",
        _SHAPE,
        "shape_without_its_brackets",
    ),
    (
        r"inhomogeneous|'tuple' and '|and 'tuple'",
        "A tuple or list of several arrays stands where one array is needed. Was something taken "
        "apart in the wrong order, or not at all?",
        "",
    ),
    (
        r"'dict' and '|and 'dict'",
        "A whole dictionary stands where one of its entries is needed.",
        "dictionary_for_one_of_its_entries",
    ),
    (
        r"truth value",
        "An `if` or a `while` needs one yes or no; an array has one for each of its entries.",
        "yes_or_no_of_a_whole_array",
    ),
    (
        r"cannot unpack non-iterable",
        "One value stands on the right, and several names on the left: nothing to take apart.",
        "takes_one_value_apart",
    ),
    (
        r"except for the concatenation axis",
        "Arrays that are joined must have the same sizes along all other axes. Write down their "
        "shapes, and the axis along which you join.",
        "",
    ),
    (
        r"equal division",
        "An array can be split evenly only where the number of parts divides its length.",
        "",
    ),
    (
        r"unpack",
        "The number of names on the left differs from the number of values on the right.",
        "",
    ),
    (
        r"setting an array element with a sequence",
        "A whole array is put where one number belongs.",
        "",
    ),
    (
        r"only integer scalar arrays|'numpy.ndarray' object cannot be interpreted as an integer",
        "An array stands where one whole number is needed: a size, an axis or an index. Arrays to "
        "be joined go in together, in one list.",
        "",
    ),
    (
        r"only (0-dimensional|length-1|size-1)|only.*scalar",
        "An array stands where one number is needed. The functions of `math` take single numbers, "
        "numpy's take arrays; one number is picked from an array with its indices.",
        "",
    ),
    (
        r"cannot reshape array",
        "A new shape must have room for exactly as many numbers as there are.",
        "",
    ),
    (
        r"too many indices",
        "More indices than the array has axes. Print its shape: has an axis been lost?",
        "",
    ),
    (
        r"tuple index out of range",
        "The shape has fewer axes than this line asks for. Print it: has an axis been lost?",
        "",
    ),
    (
        r"axis -?\d+ is out of bounds for array of dimension",
        "The array has fewer axes than this line supposes: the first axis is axis 0.",
        "axis_that_is_not_there",
    ),
    (
        r"Cannot cast ufunc",
        "An array of whole numbers cannot take numbers with a point in place. Make a new array.",
        "in_place_on_whole_numbers",
    ),
    (
        r"read-only",
        "This array is not yours to write into. Make a new one.",
        "",
    ),
    (
        r"math (range|domain) error",
        "`math` stops where a number gets too large or is not allowed. A safe form never computes "
        "such a number.",
        "",
    ),
)

CAUSES = {
    "TimeLimitReached": "The function does not come to an end. Look at the condition of its loop.",
    "NotImplementedError": "A function that this one calls is not written yet.",
    "NameError": "A name in this line was never given a value. Look for a typing mistake, or for "
    "a cell that has not been run.",
    "UnboundLocalError": "This name is given a value later in the function, or only in one branch.",
    "IndexError": "An index runs past the end. Count where the loop starts and stops.",
    "RecursionError": "The function calls itself without end.",
    "ZeroDivisionError": "A divisor is 0: something that should count, or a difference of equals.",
    "AttributeError": "The value in this line is of another kind than the line supposes. "
    "Print its type.",
    "TypeError": "A value in this line is of another kind than the line supposes. Print the types.",
    "AssertionError": "An `assert` in the function says no to these arguments. They are right: is "
    "what it asserts?",
    "LinAlgError": "That function needs a square matrix that can be inverted; nothing here does.",
    "SystemExit": "A function gives back a result; it must not end the program.",
    "ReferenceUsed": "Write the function yourself; you may call it from the package elsewhere.",
}

SAY_IT_ALL = {
    "TimeLimitReached": "does_not_end",
    "NameError": "name_without_a_value",
    "UnboundLocalError": "name_without_a_value_yet",
    "RecursionError": "calls_itself_without_end",
    "SystemExit": "ends_the_program",
    "ReferenceUsed": "calls_the_package",
}
"""Exceptions that leave no doubt about the mistake."""

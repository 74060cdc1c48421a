"""Give a wrong answer that was made from a table its name and its hint."""


def called(name, wrong, hint):
    """Return the function `wrong` as a misconception.

    Parameters
    ----------
    name : str
        The mistake, as a name in Python.
    wrong : callable
        The wrong answer.
    hint : str
        What went wrong, and why it cannot be right.
    """
    wrong.__name__, wrong.__doc__ = name, hint
    return wrong


def two_things(first, second, wrong):
    """Return the function `wrong`, which makes two known mistakes, under a name that says so."""
    return called(
        f"{first.__name__}_and_{second.__name__}",
        wrong,
        f"Two things. One: {first.__doc__} The other: {second.__doc__}",
    )

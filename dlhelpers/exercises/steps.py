"""Find the first step at which an answer composed of other functions leaves the right way."""

from collections import Counter

import numpy as np

from dlhelpers.exercises.comparison import Close
from dlhelpers.exercises.outcome import identical


def first_step_apart(mine, right):
    """Say which call of another function gets something else than it should, or "".

    Only programs that call the same functions equally often are compared: who takes another way
    may be right on it, and then nothing follows from a difference. The order is free, too.

    Parameters
    ----------
    mine, right : Outcome
        Of the answer and of the reference, in the same case.

    Returns
    -------
    str
    """
    if not right.calls or Counter(_names(mine)) != Counter(_names(right)):
        return ""
    for place, (name, given) in enumerate(mine.calls):
        due = [arguments for other, arguments in right.calls if other == name]
        if any(given.keys() != arguments.keys() for arguments in due):
            return ""
        if not any(_same(given, arguments) for arguments in due):
            return f"The first step that differs: {_told(mine, place, due)}."
    helpers = ", ".join(dict.fromkeys(_names(mine)))
    return f"All that goes into {helpers} is right: look at what is done with the results."


def _names(outcome):
    return [name for name, _ in outcome.calls]


def _told(mine, place, due):
    """Say which call it is and what is wrong with its arguments."""
    name, given = mine.calls[place]
    before = _names(mine)[:place].count(name)
    call = f"the {_ordinal(before)} call of {name}" if len(due) > 1 else f"the call of {name}"
    right = due[before]
    wrong = [argument for argument in given if not _same(given[argument], right[argument])]
    return f"{call} gets {_how(given[wrong[0]], right[wrong[0]], wrong[0])}"


def _how(given, due, name):
    if isinstance(given, np.ndarray) and isinstance(due, np.ndarray) and given.shape != due.shape:
        return f"{name} of shape {given.shape} in place of {due.shape}"
    return f"another {name} than it should"


def _same(given, due):
    if isinstance(given, np.ndarray | float | int) and isinstance(due, np.ndarray | float | int):
        return np.shape(given) == np.shape(due) and Close().same(given, due)
    if isinstance(given, dict) and isinstance(due, dict):
        return due.keys() <= given.keys() and all(_same(given[key], due[key]) for key in due)
    if isinstance(given, list | tuple) and isinstance(due, list | tuple):
        return len(given) == len(due) and all(map(_same, given, due))
    return identical(given, due)


def _ordinal(count):
    return ("first", "second", "third")[count] if count < 3 else f"{count + 1}th"

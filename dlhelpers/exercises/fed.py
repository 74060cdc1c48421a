"""Feed a backward function what the notebook's own forward function gives.

Where an exercise leaves open what a cache holds, only the program that filled it can be expected to
read it. The numbers that come back are compared as always.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from dlhelpers.exercises.outcome import Recipe, TimeLimitReached, muted, time_limited


@dataclass(frozen=True)
class FromForward(Recipe):
    """Stands in a case for one of the values that a forward function returns.

    Attributes
    ----------
    forward : str
        Name of the forward function.
    given : dict
        Its arguments.
    part : int
        Which of its values.
    otherwise : object
        What the reference returns there, for a notebook whose function is missing or stops.
    """

    forward: str
    given: dict
    part: int
    otherwise: object

    def make(self):
        """Return what the reference returns."""
        return copy.deepcopy(self.otherwise)


@dataclass(frozen=True)
class _Own(Recipe):
    """The same, from the notebook's function. Run anew each time: not everything can be copied."""

    function: Callable
    given: dict
    part: int

    def make(self):
        with muted():
            values = self.function(*copy.deepcopy(self.given).values())
        if not isinstance(values, tuple | list):  # of an array [part] would be a row
            raise TypeError("a forward function gives back several values.")
        return values[self.part]


def from_forward(forward, given):
    """Return a `FromForward` for each value that a reference returns.

    Parameters
    ----------
    forward : callable
        The reference.
    given : dict
        Its arguments.
    """
    values = forward(*copy.deepcopy(given).values())
    return [FromForward(forward.__name__, given, part, value) for part, value in enumerate(values)]


def feeding(cases):
    """Return the names of the forward functions that feed these cases."""
    return {v.forward for given in cases.values() for v in given.values() if _is_fed(v)}


def fed(cases, namespace, time_limit=5.0):
    """Return the cases with values of the namespace's own forward functions, where these run.

    Parameters
    ----------
    cases : mapping
        ``{label: {parameter: value}}``; a value may be a `FromForward`.
    namespace : mapping
        Where the student's functions stand.
    time_limit : float
        Seconds that one value may take.
    """
    own = {
        label: {
            name: _Own(namespace.get(v.forward), v.given, v.part) if _is_fed(v) else v
            for name, v in given.items()
        }
        for label, given in cases.items()
    }
    recipes = [v for given in own.values() for v in given.values() if isinstance(v, _Own)]
    return own if all(_works(recipe, time_limit) for recipe in recipes) else cases


def _is_fed(value):
    return isinstance(value, FromForward)


def _works(recipe, time_limit):
    try:
        with time_limited(time_limit):
            recipe.make()
    except (Exception, SystemExit, TimeLimitReached):
        return False
    return True

"""Describe the arguments of a case in one line, so that a student can make the same call."""

from collections.abc import Mapping

import numpy as np

from dlhelpers.exercises.comparison import number
from dlhelpers.exercises.fed import FromForward
from dlhelpers.exercises.outcome import Draws, Recipe

FEW = 12
"""A case with so many numbers in its arrays is written out; of a larger one the shapes."""


def describe_case(case):
    """Return ``"X = [[1 2]], parameters: {w (2, 1), b = 0}"`` for ``{parameter: value}``."""
    written_out = sum(array.size for array in _arrays(case)) <= FEW
    return ", ".join(_describe(name, value, written_out) for name, value in case.items())


def _arrays(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for entry in value.values() if isinstance(value, Mapping) else value:
            yield from _arrays(entry)


def _describe(name, value, written_out):
    if isinstance(value, np.ndarray):
        return f"{name} = {_numbers(value)}" if written_out else f"{name} {value.shape}"
    if isinstance(value, Mapping):
        return f"{name}: {{{', '.join(_describe(k, v, written_out) for k, v in value.items())}}}"
    if isinstance(value, list | tuple) and not _is_short(value):
        parts = (_describe(f"[{i}]", entry, written_out) for i, entry in enumerate(value))
        return f"{name}: ({', '.join(parts)})"
    return f"{name} = {_short(value)}"


def _is_short(values):
    """Tell whether a list is one of plain numbers or pairs of them, which can be written out."""
    flat = [entry for v in values for entry in (v if isinstance(v, list | tuple) else [v])]
    return all(isinstance(entry, int | float | str | np.number) for entry in flat)


def _short(value):
    if isinstance(value, Draws):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, FromForward):
        return f"what your {value.forward} gives"
    if isinstance(value, Recipe):
        return "a program"
    return number(value) if isinstance(value, float | np.floating) else repr(value)


def _numbers(array):
    text = np.array2string(array, separator=", ", formatter={"float_kind": number})
    return " ".join(text.split())

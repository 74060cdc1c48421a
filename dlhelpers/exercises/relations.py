"""Plain relations between a wrong value and the right one: facts in the numbers, not guesses."""

import numpy as np

from dlhelpers.exercises.comparison import Close, Misfit, number


def relation(name, mine, right, given):
    """Say how the wrong value `name` is related to right ones, or "".

    Parameters
    ----------
    name : str
        The value that is wrong.
    mine, right : dict
        All values of the case, by name: the answer's and the reference's.
    given : dict
        The arguments of the case.
    """
    got, expected = mine[name], right[name]
    if isinstance(got, Misfit) or got is None or isinstance(expected, str):
        return ""
    got, expected = np.asarray(got), np.asarray(expected)
    checks = (_emptiness, _shapes, _factor, _order, _offset, _rounding)
    for check in checks:
        seen = check(name, got, expected, given)
        if seen:
            return seen
    return _another_value(name, got, right, given)


def _same(one, other):
    return one.shape == other.shape and Close().same(one, other)


def _emptiness(name, got, expected, given):
    if got.dtype.kind in "fc" and not np.isfinite(got).all() and np.isfinite(expected).all():
        kind = "nan" if np.isnan(got).any() else "inf"
        return f"{name} holds {kind}: something was divided by zero, or exp or log overflowed."
    if got.size and not got.any() and expected.any():
        return f"Every entry of {name} is 0: was the result ever written into it?"
    return ""


def _shapes(name, got, expected, given):
    if got.shape == expected.shape:
        return ""
    if got.ndim == 2 and got.shape == expected.T.shape:
        same = " and its numbers are the right ones" if _same(got.T, expected) else ""
        return f"{name} is the other way round: rows and columns are swapped{same}."
    if expected.ndim == 0:
        return f"{name} must be one number: sum over every axis, and do not keep dimensions."
    if got.size == expected.size:
        same = "The numbers are right, " if _same(got.reshape(expected.shape), expected) else ""
        lost = "keep both dimensions (keepdims, reshape)" if got.ndim < expected.ndim else ""
        return f"{same or 'Only '}the shape is not. {lost}".strip().rstrip(".") + "."
    if got.ndim == 0:
        return f"{name} was summed over too many axes."
    return ""


def _factor(name, got, expected, given):
    if got.shape != expected.shape or got.dtype.kind not in "fiu" or not expected.any():
        return ""
    at = np.abs(expected) > 1e-6 * np.abs(expected).max()
    factors = got[at] / expected[at]
    if np.ptp(factors) > 1e-5 * np.abs(factors).max() or not _same(got, factors.mean() * expected):
        return ""
    factor = float(factors.mean())
    if abs(factor - 1) < 1e-4:
        return ""
    if abs(factor + 1) < 1e-6:
        return f"Every number of {name} has the wrong sign."
    times, word = (abs(factor), "large") if abs(factor) >= 1 else (1 / abs(factor), "small")
    sign = " and has the wrong sign" if factor < 0 else ""
    meaning = _size_called(round(times), given) if abs(times - round(times)) < 1e-6 else ""
    return f"{name} is exactly {number(times)} times too {word}{meaning}{sign}."


def _size_called(size, given):
    for argument, value in given.items():
        if isinstance(value, np.ndarray) and value.ndim == 2 and size > 1:
            if value.shape[1] == size:
                return f" ({size} is the number of columns of {argument})"
            if value.shape[0] == size:
                return f" ({size} is the number of rows of {argument})"
    return ""


def _order(name, got, expected, given):
    if got.shape != expected.shape or got.ndim == 0 or got.size < 2:
        return ""
    if got.ndim == 2 and got.shape[0] == got.shape[1] and _same(got.T, expected):
        return f"{name} is transposed."
    for axis in range(got.ndim):
        if got.shape[axis] > 1 and _same(np.flip(got, axis), expected):
            return f"{name} stands in reverse order along axis {axis}."
    if _same(np.sort(got, axis=None), np.sort(expected, axis=None)):
        return f"{name} holds the right numbers in the wrong places."
    return ""


def _offset(name, got, expected, given):
    if got.shape != expected.shape or got.size < 3 or got.dtype.kind not in "fiu":
        return ""
    offset = got - expected
    if np.ptp(offset) <= 1e-6 * np.abs(offset).max():
        return f"Every number of {name} is off by the same amount, {number(offset.flat[0])}."
    return ""


def _rounding(name, got, expected, given):
    if got.shape != expected.shape or got.dtype.kind not in "fiub":
        return ""
    if _same(got.astype(float), np.trunc(expected)) or _same(got.astype(float), np.round(expected)):
        return f"{name} holds whole numbers: digits after the point were cut off."
    return ""


def _another_value(name, got, right, given):
    for other, value in right.items():
        if other != name and isinstance(value, np.ndarray) and value.size > 1 and _same(got, value):
            return f"What stands in {name} is the right value of {other}."
    for argument, value in given.items():
        if isinstance(value, np.ndarray) and value.size > 1 and _same(got, value):
            return f"What stands in {name} is the argument {argument}, unchanged."
    return ""

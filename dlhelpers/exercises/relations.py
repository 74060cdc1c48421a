"""Plain relations between a wrong value and the right one: facts in the numbers, not guesses."""

import numpy as np

from dlhelpers.exercises.comparison import Close, Misfit, number


def relation(name, cases):
    """Say how the wrong value `name` is related to right ones, or "".

    A relation of the same kind holds in every case in which the value is wrong (and finite): in a
    single, small one it could be chance.

    Parameters
    ----------
    name : str
        The value that is wrong.
    cases : list of (dict, dict, dict)
        For each case in which it is wrong, the one to be shown first: all values of the answer and
        of the reference, by name, and the arguments.
    """
    pairs = [(mine[name], right[name]) for mine, right, _ in cases]
    if any(isinstance(got, Misfit | None) or isinstance(right, str) for got, right in pairs):
        return ""
    if not np.isfinite(pairs[0][0]).all() and np.isfinite(pairs[0][1]).all():
        kind = "nan" if np.isnan(pairs[0][0]).any() else "inf"
        return f"{name} holds {kind}: something was divided by zero, or exp or log overflowed."
    finite = [case for case in cases if all(np.isfinite(part[name]).all() for part in case[:2])]
    return next(filter(None, _checked(name, finite)), "") or _scale(name, finite)


def _scale(name, cases):
    """Say by which size and which plain number a value is too large in every case, or ""."""
    factors = [
        _constant_factor(np.asarray(mine[name]), np.asarray(right[name]))
        for mine, right, _ in cases
    ]
    if len(cases) < 2 or not all(factors):
        return ""
    factors = np.array(factors)
    if np.ptp(factors) <= 1e-5 * np.abs(factors).max():
        return f"{name} is always {number(factors[0])} times what is right{_called(factors[0])}."
    for words, sizes in _sizes(cases):
        if len(cases) < 3 or np.ptp(sizes) == 0:
            continue
        for how, rest in (("large", factors / sizes), ("small", factors * sizes)):
            if np.ptp(rest) <= 1e-5 * np.abs(rest).max():
                alone = abs(rest[0] - 1) < 1e-5
                more = "" if alone else f"; and it is {number(rest[0])} times what is right besides"
                more += "" if alone else _called(rest[0])
                return f"{name} is too {how} by a factor, {words}{more}."
    return ""


def _constant_factor(got, expected):
    """Return the one number that leads from `expected` to `got`, or 0."""
    if got.shape != expected.shape or got.dtype.kind != "f" or not np.any(expected):
        return 0.0
    at = np.abs(expected) > 1e-6 * np.abs(expected).max()
    factors = got[at] / expected[at]
    same = np.ptp(factors) <= 1e-5 * np.abs(factors).max()
    return float(factors.mean()) if same and _same(got, factors.mean() * expected) else 0.0


def _sizes(cases):
    """Yield the sizes that arguments have, in words and in numbers, one number for each case."""
    for argument, value in cases[0][2].items():
        arrays = [given[argument] for _, _, given in cases]
        if not isinstance(value, np.ndarray) or len({a.ndim for a in arrays}) > 1:
            continue
        axes = ("rows", "columns") if value.ndim == 2 else ()
        for axis, called in enumerate(axes):
            yield f"the number of {called} of {argument}", np.array([a.shape[axis] for a in arrays])
        yield f"the number of all entries of {argument}", np.array([a.size for a in arrays])
        if value.ndim > 2:
            yield f"the length of {argument}", np.array([len(a) for a in arrays])


FACTORS = {
    -1.0: "its sign is wrong",
    2.0: "a factor of 2 is too much",
    0.5: "a factor of 2 is missing",
    1 / np.log(10): "so it would be with logarithms to the base 10",
    1 / np.log(2): "so it would be with logarithms to the base 2",
}


def _called(factor):
    found = [words for known, words in FACTORS.items() if abs(factor / known - 1) < 1e-5]
    found = found or [
        f"its sign is wrong, and {words}"
        for known, words in FACTORS.items()
        if abs(factor / known + 1) < 1e-5
    ]
    return f" ({found[0]})" if found else ""


def _checked(name, cases):
    values = (_another_value, _zeros, _factor, _order, _offset, _rounding, _function_of)
    for check in (_shapes, _length, *values):
        seen = [
            check(name, np.asarray(mine[name]), np.asarray(right[name]), right, given)
            for mine, right, given in cases
        ]
        consistent = all(seen) and (check is not _shapes or len(set(seen)) == 1)
        yield seen[0] if cases and consistent else ""


def _same(one, other):
    return one.shape == other.shape and Close().same(one, other)


def _zeros(name, got, expected, right, given):
    if got.shape != expected.shape or not got.ndim or set(np.unique(expected)) <= {0, 1}:
        return ""
    empty = (got == 0) & (expected != 0)
    if not empty.any() or not Close().same(got[~empty], expected[~empty]):
        return ""
    if empty.all():
        return f"Every entry of {name} is 0: was the result ever written into it?"
    return f"Some entries of {name} are right and the others 0: were those ever written?"


def _shapes(name, got, expected, right, given):
    if got.shape == expected.shape or got.ndim == expected.ndim == 1:
        return ""
    if got.ndim == 2 and got.shape == expected.T.shape:
        same = " and its numbers are the right ones" if _same(got.T, expected) else ""
        return f"{name} is the other way round: rows and columns are swapped{same}."
    if expected.ndim == 0 and got.size == 1:
        return f"{name} must be a plain number: take it out of its array."
    if expected.ndim == 0:
        return f"{name} must be one number: sum over every axis, and do not keep dimensions."
    if got.size == expected.size:
        right_numbers = _same(got.reshape(expected.shape), expected)
        seen = "The numbers are right, the shape is not." if right_numbers else "Look at the shape."
        lost = got.ndim < expected.ndim
        return seen + (" Keep every dimension (keepdims, reshape)." if lost else "")
    if got.ndim == 0 and got.dtype.kind == "f":
        return f"{name} was summed over too many axes."
    return ""


def _length(name, got, expected, right, given):
    if not got.ndim == expected.ndim == 1 or got.size == expected.size:
        return ""
    shorter, apart = min(got.size, expected.size), abs(got.size - expected.size)
    many = "too many" if got.size > expected.size else "missing"
    if shorter and _same(got[:shorter], expected[:shorter]):
        return f"{name} begins rightly; at its end so many entries are {many}: {apart}."
    if shorter and _same(got[-shorter:], expected[-shorter:]):
        return f"{name} ends rightly; at its beginning so many entries are {many}: {apart}."
    return ""


def _factor(name, got, expected, right, given):
    if got.shape != expected.shape or got.dtype.kind not in "fiu":
        return ""
    if not (got.any() and expected.any()):
        return ""
    at = np.abs(expected) > 1e-6 * np.abs(expected).max()
    factors = got[at] / expected[at]
    if np.ptp(factors) > 1e-5 * np.abs(factors).max() or not _same(got, factors.mean() * expected):
        return ""
    factor = float(factors.mean())
    if abs(factor - 1) < 1e-4 or abs(factor) < 1e-9:  # nothing, or nothing but rounding
        return ""
    if abs(factor + 1) < 1e-6:
        return f"Every number of {name} has the wrong sign."
    times, word = (abs(factor), "large") if abs(factor) >= 1 else (1 / abs(factor), "small")
    whole = abs(times - round(times)) < 1e-6
    sign = " and has the wrong sign" if factor < 0 else ""
    meaning = _size_called(round(times), given) if whole else ""
    # Any two numbers have some ratio; that of a single pair means something if it is a size.
    if factors.size < 2 and not meaning:
        return ""
    return f"{name} is exactly {number(times)} times too {word}{meaning}{sign}."


def _size_called(size, given):
    for argument, value in given.items():
        if isinstance(value, np.ndarray) and value.ndim == 2 and size > 1:
            if value.shape[1] == size:
                return f" ({size} is the number of columns of {argument})"
            if value.shape[0] == size:
                return f" ({size} is the number of rows of {argument})"
    return ""


def _order(name, got, expected, right, given):
    # With two different numbers, 0 and 1 say, chance would find an order too often.
    if got.shape != expected.shape or np.unique(expected).size < 3:
        return ""
    if got.ndim == 2 and got.shape[0] == got.shape[1] and _same(got.T, expected):
        return f"{name} is transposed."
    for axis in range(got.ndim):
        if got.shape[axis] > 1 and _same(np.flip(got, axis), expected):
            return f"{name} stands in reverse order along axis {axis}."
    if _same(np.sort(got, axis=None), np.sort(expected, axis=None)):
        return f"{name} holds the right numbers in the wrong places."
    return ""


def _offset(name, got, expected, right, given):
    if got.shape != expected.shape or got.size < 3 or got.dtype.kind not in "fiu":
        return ""
    offset = got - expected
    if np.ptp(offset) <= 1e-6 * np.abs(offset).max():
        return f"Every number of {name} is off by the same amount, {number(offset.flat[0])}."
    return ""


def _rounding(name, got, expected, right, given):
    if got.shape != expected.shape or got.dtype.kind not in "fiu":
        return ""
    if got.size < 2 and got.dtype.kind == "f":
        return ""
    if _same(got.astype(float), np.trunc(expected)) or _same(got.astype(float), np.round(expected)):
        return f"{name} holds whole numbers: digits after the point were cut off."
    return ""


def _function_of(name, got, expected, right, given):
    if got.shape != expected.shape or expected.dtype.kind != "f" or not got.any():
        return ""
    if _same(got, 1 - expected):
        return f"{name} is 1 minus what it should be."
    if _same(got, np.abs(expected)):
        return f"{name} has lost its signs: every number of it is positive."
    if _same(got, expected**2):
        return f"{name} is the square of what it should be."
    if _same(got**2, expected):
        return f"{name} is the square root of what it should be."
    for digits in range(1, 5):
        if np.array_equal(got, np.round(expected, digits)):
            return f"{name} was rounded to so many digits after the point: {digits}."
    return ""


def _another_value(name, got, expected, right, given):
    for other, value in right.items():
        if other != name and isinstance(value, np.ndarray) and value.size > 1 and _same(got, value):
            return f"What stands in {name} is the right value of {other}."
    for argument, value in given.items():
        if isinstance(value, np.ndarray) and value.size > 1 and _same(got, value):
            return f"What stands in {name} is the argument {argument}, unchanged."
    return ""

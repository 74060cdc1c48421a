"""The one form of a message, and the checks of arguments that every layer uses.

A message has four lines: what is wrong, what was expected, what came, and what a person can do
about it. Each check here costs about a microsecond: a training loop calls it at every step.
"""

import numpy as np


def explain(problem, *, expected, got, fix):
    """Write a message that says what is wrong and how to mend it.

    Parameters
    ----------
    problem : str
        Function, argument or case, and what is wrong with it.
    expected, got : str
        What should be there, and what is.
    fix : str
        Something a person can do.

    Returns
    -------
    str
        Four lines.
    """
    return f"{problem}\n  expected: {expected}\n  got:      {got}\n  fix:      {fix}"


def require_array(value, name, function, *, shape, fix=None):
    """Refuse anything but an array of numbers of the right shape.

    Parameters
    ----------
    value : object
        What the caller was given.
    name, function : str
        The argument and the function it belongs to, as the user knows them.
    shape : tuple
        One entry per axis: an int is the size the axis must have, a str names an axis of any
        size (but 0). ``(3, "m")`` is any array with three rows.
    fix : str, optional
        What to do about a wrong shape that is none of the usual slips.

    Raises
    ------
    TypeError
        If `value` is not an array of numbers.
    ValueError
        If its rank or its shape is another, or an axis is empty.
    """
    if not isinstance(value, np.ndarray):
        raise TypeError(
            explain(
                f"{function}: {name} is not an array.",
                expected=f"{name}, a numpy array of shape {_shape_text(shape)}",
                got=f"{name} = {_short(value)}, of type {type(value).__name__}",
                fix=f"pass a numpy array; np.array({name}) makes one from a list.",
            )
        )
    if value.dtype.kind not in "fciub":
        raise TypeError(
            explain(
                f"{function}: {name} does not hold numbers.",
                expected=f"{name}, an array of floats",
                got=f"{name} of dtype {value.dtype}",
                fix=f"turn it into numbers first: {name}.astype(float).",
            )
        )
    if not _fits(value.shape, shape):
        raise ValueError(
            explain(
                f"{function}: {name} has the wrong shape.",
                expected=f"{name} of shape {_shape_text(shape)}",
                got=f"{name} of shape {value.shape}",
                fix=_usual_slip(value.shape, shape, name)
                or fix
                or f"print {name}.shape where {name} is made, and follow it to this call.",
            )
        )


def require_no_nan(value, name, function):
    """Refuse an array that holds nan ("not a number").

    Parameters
    ----------
    value : ndarray
        Data; not empty.
    name, function : str
        The argument and the function it belongs to, as the user knows them.

    Raises
    ------
    ValueError
        If an entry is nan.
    """
    # The minimum of an array is nan as soon as one entry is; it needs no second array.
    lowest = value.min()
    if lowest != lowest:
        place = tuple(int(i) for i in np.argwhere(np.isnan(value))[0])
        count = int(np.isnan(value).sum())
        raise ValueError(
            explain(
                f"{function}: {name} holds nan.",
                expected="a number in every entry",
                got=f"{count} of {value.size} entries are nan, the first at {name}{list(place)}",
                fix="mend or leave out such entries; nan after some training means that the "
                "learning rate is too large.",
            )
        )


def require_choice(value, name, function, choices):
    """Refuse a word that is not one of `choices`.

    Parameters
    ----------
    value : object
        What the caller was given.
    name, function : str
        The argument and the function it belongs to, as the user knows them.
    choices : iterable of str
        The words that are known.

    Raises
    ------
    ValueError
        If `value` is none of them.
    """
    if not isinstance(value, str) or value not in choices:
        words = ", ".join(f'"{choice}"' for choice in choices)
        raise ValueError(
            explain(
                f"{function}: unknown {name}.",
                expected=f"{name}, one of {words}",
                got=f"{name} = {_short(value)}",
                fix="write one of the expected words, in quotation marks and lower case.",
            )
        )


def require_count(value, name, function, *, least=1):
    """Refuse anything but a whole number that is large enough.

    Parameters
    ----------
    value : object
        What the caller was given. numpy's integers are as good as Python's.
    name, function : str
        The argument and the function it belongs to, as the user knows them.
    least : int
        The smallest number allowed.

    Raises
    ------
    TypeError
        If `value` is not an integer.
    ValueError
        If it is smaller than `least`.
    """
    # bool is a subclass of int, but True layers is a slip.
    wrong_type = isinstance(value, bool) or not isinstance(value, (int, np.integer))
    if wrong_type or value < least:
        raise (TypeError if wrong_type else ValueError)(
            explain(
                f"{function}: {name} is not a whole number >= {least}.",
                expected=f"{name}, an int >= {least}",
                got=f"{name} = {_short(value)}, of type {type(value).__name__}",
                fix=f"write {name} as a whole number, without a decimal point.",
            )
        )


def require_generator(rng, function):
    """Refuse anything but a numpy random generator.

    Parameters
    ----------
    rng : object
        What the caller was given.
    function : str
        The function it belongs to, as the user knows it.

    Raises
    ------
    TypeError
        If `rng` is not a `numpy.random.Generator`.
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            explain(
                f"{function}: rng is not a random generator.",
                expected="rng, a numpy.random.Generator",
                got=f"rng = {_short(rng)}, of type {type(rng).__name__}",
                fix="make one from a seed: rng = np.random.default_rng(0).",
            )
        )


def _fits(shape, wanted):
    """Whether `shape` has the wanted rank and sizes, and no empty axis."""
    if len(shape) != len(wanted):
        return False
    # A plain loop takes half the time of `all` with a generator; every layer asks at every step.
    for size, want in zip(shape, wanted, strict=True):
        if size != want and (size == 0 or not isinstance(want, str)):
            return False
    return True


def _usual_slip(shape, wanted, name):
    """What to do about a wrong shape, if it looks like a usual slip; otherwise None."""
    if 0 in shape:
        return f"{name} is empty: look where it was made, often a slice that selects nothing."
    if len(shape) == 1:
        ways = [(f"{name}.reshape(1, -1)", (1, *shape)), (f"{name}.reshape(-1, 1)", (*shape, 1))]
        good = [way for way, result in ways if _fits(result, wanted)]
        return f"give it a second axis: {' or '.join(good)}." if good else None
    if len(shape) == 2 and _fits(shape[::-1], wanted):
        return f"{name}.T fits: examples are columns here."
    return None


def _shape_text(shape):
    """Write a shape as Python does, with the names of free axes bare: (3, m)."""
    inner = ", ".join(str(size) for size in shape)
    return f"({inner},)" if len(shape) == 1 else f"({inner})"


def _short(value, width=60):
    """Show a value, cut where it gets long."""
    text = repr(value)
    return text if len(text) <= width else text[: width - 3] + "..."

"""More checks of arguments, beside those in `errors`: numbers, caches, parameters by name."""

from numbers import Number, Real

import numpy as np

from dlhelpers.errors import explain


def float_type(*arrays):
    """Find the type in which to compute: fractions and signs must fit, whatever comes in.

    Parameters
    ----------
    *arrays : ndarray
        The arguments of a layer.

    Returns
    -------
    numpy.dtype
        The smallest float or complex type that holds all of them; float64 if all are integers:
        with uint8 pixels 0 - 3 would be 253.
    """
    dtype = np.result_type(*arrays)
    return dtype if dtype.kind in "fc" else np.dtype(float)


def require_number(value, name, function, *, allowed, text):
    """Refuse anything but a real number of the right size.

    Parameters
    ----------
    value : object
        What the caller was given. A numpy scalar or 0-d array is as good as a float.
    name, function : str
        The argument and the function it belongs to, as the user knows them.
    allowed : callable
        Whether a number is of the right size; nan should not be.
    text : str
        What is allowed, for the message: ``"0 < keep_prob <= 1"``.

    Raises
    ------
    TypeError
        If `value` is not a real number.
    ValueError
        If it is not of the right size.
    """
    is_number = is_scalar(value) and isinstance(_bare(value), Real)
    if not is_number or not allowed(value):
        raise (ValueError if is_number else TypeError)(
            explain(
                f"{function}: {name} is not a number with {text}.",
                expected=f"{name}, a float with {text}",
                got=f"{name} = {value!r}",
                fix=f"pass {name} as a plain number of this size.",
            )
        )


def is_scalar(value):
    """Whether `value` is one number: a Python or numpy number, or a 0-d array of numbers."""
    return np.ndim(value) == 0 and isinstance(_bare(value), Number)


def require_cache(cache, kinds, function, forward):
    """Refuse anything but a cache as the forward function gives it.

    Parameters
    ----------
    cache : object
        What the caller was given.
    kinds : tuple of type
        The type, or types, of each entry.
    function, forward : str
        The backward function, and the forward function whose cache it needs.

    Raises
    ------
    TypeError
        If `cache` is not such a tuple.
    """
    is_tuple = isinstance(cache, tuple)
    if not is_tuple or len(cache) != len(kinds) or not all(map(isinstance, cache, kinds)):
        found = ", ".join(type(entry).__name__ for entry in cache) if is_tuple else "no tuple"
        raise TypeError(
            explain(
                f"{function}: this is not a cache of {forward}.",
                expected=f"the tuple of {len(kinds)} that dlhelpers.{forward} returned last",
                got=f"type {type(cache).__name__}, entries of the types: {found}",
                fix=f"keep it from the forward pass of the same layer, out of dlhelpers.{forward}; "
                "a forward function of your own goes with a backward function of your own.",
            )
        )


def require_parameters(parameters, names, function, maker):
    """Refuse anything but a dict with an array for each of the names.

    Parameters
    ----------
    parameters : object
        What the caller was given.
    names : iterable of str
        The entries it must have; more do no harm.
    function, maker : str
        The function it belongs to, and the one that makes such a dict.

    Raises
    ------
    TypeError, ValueError
        If `parameters` is not a dict, or an entry is missing.
    """
    is_dict = isinstance(parameters, dict)
    missing = [name for name in names if not is_dict or name not in parameters]
    if missing:
        entries = ", ".join(map(str, parameters)) or "none" if is_dict else "none"
        raise (ValueError if is_dict else TypeError)(
            explain(
                f"{function}: parameters has no {missing[0]}.",
                expected=f"a dict with the entries {', '.join(names)}",
                got=f"type {type(parameters).__name__}, entries: {entries}",
                fix=f"{maker} makes a whole set.",
            )
        )


def _bare(value):
    """The number inside a 0-d array; anything else as it is."""
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value

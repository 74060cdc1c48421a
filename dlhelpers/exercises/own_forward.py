"""Error carried forward: is a backward function right for the student's own forward function?

A wrong forward pass with the gradient that belongs to it is one mistake, not two. The gradient is
compared with central differences of the student's own forward pass, at entries of every parameter.
A constant would have the gradient zero, so a forward pass that ignores its inputs earns nothing.
"""

from dataclasses import dataclass

import numpy as np

from dlhelpers.exercises.outcome import TimeLimitReached, identical, muted, plain, time_limited
from dlhelpers.losses import compute_cost

STEP = 1e-5
LIMIT = 1e-4
"""Largest relative error, on norms, of a gradient that counts as right."""


@dataclass(frozen=True)
class OwnForward:
    """Says how to run a student's forward and backward functions one after the other.

    Attributes
    ----------
    forward : str
        Name of the student's forward function; ``forward(X, parameters)`` gives ``(AL, cache)``.
    X, Y, parameters : array, array, dict
        A small network and its examples; float64.
    """

    forward: str
    X: np.ndarray
    Y: np.ndarray
    parameters: dict


def observe_own(setup, order, backward, namespace, time_limit=5.0):
    """Run the student's own forward and backward functions and return plain data, or None.

    Parameters
    ----------
    setup : OwnForward
        What to run.
    order : tuple of str
        The parameters of the backward function.
    backward : callable
        The student's backward function.
    namespace : dict
        Where the student's functions stand.
    """
    forward = namespace.get(setup.forward)
    if not callable(forward):
        return None
    try:
        with muted(), time_limited(time_limit):
            return _run(setup, order, forward, backward)
    except (Exception, SystemExit, TimeLimitReached):
        return None


def _run(setup, order, forward, backward):
    AL, cache = forward(setup.X.copy(), _copied(setup.parameters))
    given = {"X": setup.X.copy(), "Y": setup.Y.copy(), "parameters": _copied(setup.parameters)}
    given |= {"A": AL, "AL": AL, "cache": cache, "caches": cache}
    before = plain(given)
    gradients = plain(backward(*(given[name] for name in order)))
    if not identical(before, plain(given)):
        return None
    shifted = {}
    for name, array in setup.parameters.items():
        shifted[name] = []
        for at in np.ndindex(array.shape):
            pair = []
            for sign in (1, -1):
                parameters = _copied(setup.parameters)
                parameters[name][at] += sign * STEP
                pair.append(plain(forward(setup.X.copy(), parameters)[0]))
            shifted[name].append(tuple(pair))
    return {"gradients": gradients, "shifted": shifted}


def fits_own_forward(setup, seen):
    """Tell whether the gradients belong to the forward pass that made them.

    Parameters
    ----------
    setup : OwnForward
        What was run.
    seen : dict or None
        What `observe_own` wrote down.
    """
    if not seen or not isinstance(seen["gradients"], dict):
        return False
    for name, array in setup.parameters.items():
        pairs = seen["shifted"][name]
        if not all(_are_probabilities(AL, setup.Y) for pair in pairs for AL in pair):
            return False
        costs = [[compute_cost(AL, setup.Y) for AL in pair] for pair in pairs]
        numeric = np.array([(plus - minus) / (2 * STEP) for plus, minus in costs])
        gradient = seen["gradients"].get(f"d{name}")
        if not isinstance(gradient, np.ndarray) or gradient.shape != array.shape:
            return False
        error = np.linalg.norm(gradient.ravel() - numeric)
        if not np.abs(numeric).min() > 1e-9 or not error <= LIMIT * np.linalg.norm(numeric):
            return False
    return True


def _are_probabilities(AL, Y):
    return (
        isinstance(AL, np.ndarray)
        and AL.dtype.kind == "f"
        and AL.shape == Y.shape
        and bool(np.all((AL > 0) & (AL < 1)))
    )


def _copied(parameters):
    return {name: np.array(value) for name, value in parameters.items()}

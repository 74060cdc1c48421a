"""Backward passes with a slip in them, and what tells them from the right one.

Lesson 2 trains the same network with each of them. They all have the form that its exercise
`backward_prop` has, ``backward(parameters, cache, X, Y)``, so an answer to the exercise can stand
beside them.
"""

from functools import partial

import numpy as np

from dlhelpers.activations import sigmoid_backward, tanh_backward
from dlhelpers.dense import linear_backward
from dlhelpers.gradient_check import gradient_check, numeric_gradient, relative_error
from dlhelpers.losses import compute_cost
from dlhelpers.optimizers import update_parameters
from dlhelpers.progress import progress
from dlhelpers.shallow import forward


def train_with(backward, X, Y, parameters, num_iterations, learning_rate, label=None):
    """Train by gradient descent, with any backward pass, right or wrong.

    Parameters
    ----------
    backward : callable
        ``backward(parameters, cache, X, Y)`` returns ``dW1, db1, dW2, db2``.
    X, Y : ndarray, shapes (n_x, m) and (1, m)
        Examples and labels.
    parameters : dict of ndarray
        ``W1, b1, W2, b2`` to begin with.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step relative to the gradient.
    label : str, optional
        Shows a progress bar under this name.

    Returns
    -------
    dict of ndarray
        The parameters at the end.
    """
    steps = range(num_iterations)
    for _ in progress(steps, label) if label is not None else steps:
        _, cache = forward(X, parameters)
        gradients = backward(parameters, cache, X, Y)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters


def check_backward(backward, X, Y, parameters):
    """Compare a backward pass with what the cost itself does when a parameter moves.

    Parameters
    ----------
    backward : callable
        ``backward(parameters, cache, X, Y)`` returns ``dW1, db1, dW2, db2``.
    X, Y : ndarray, shapes (n_x, m) and (1, m)
        Examples and labels.
    parameters : dict of ndarray
        Where to compare. Weights near 0 are a bad place: tanh is a straight line there, and a
        forgotten slope does not show.

    Returns
    -------
    GradientReport
        See `dlhelpers.gradient_check.gradient_check`.
    """
    _, cache = forward(X, parameters)
    gradients = backward(parameters, cache, X, Y)
    return gradient_check(lambda p: compute_cost(forward(X, p)[0], Y), parameters, gradients)


def gradient_error(backward, X, Y, parameters):
    """Measure how far a backward pass is from the cost's own slopes, all gradients together.

    Parameters
    ----------
    backward, X, Y, parameters
        As for `check_backward`.

    Returns
    -------
    float
        The relative error on norms: below 1e-7 for a right one, 1 for the opposite direction.
    """
    _, cache = forward(X, parameters)
    gradients = backward(parameters, cache, X, Y)
    numeric = numeric_gradient(lambda p: compute_cost(forward(X, p)[0], Y), parameters)
    return relative_error(*(_in_a_row(g, parameters) for g in (gradients, numeric)))


def _in_a_row(gradients, parameters):
    """All gradients in one row, so that one norm measures them."""
    return np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])


def lines_of_the_notes(x, y, parameters):
    """Follow the backward pass of lecture notes 003 as it is printed, slip included.

    Parameters
    ----------
    x : ndarray, shape (n_x, 1)
        One example.
    y : ndarray, shape (1, 1)
        Its label.
    parameters : dict of ndarray
        ``W1, b1, W2, b2``.

    Returns
    -------
    dict of tuple
        For each line the gradient that it should give and the value that it gives:
        ``{"line 1": ("db2", value), ...}``. With one example ``db`` is ``dz``.
    """
    _, cache = forward(x, parameters)
    dz2 = cache["A2"] - y
    da1, dW2, db2 = linear_backward(dz2, (cache["A1"], parameters["W2"], parameters["b2"]))
    dz1 = da1 * np.tanh(cache["Z1"])
    _, dW1, _ = linear_backward(dz1, (x, parameters["W1"], parameters["b1"]))
    names, values = ("db2", "dW2", "db2", "db1", "dW1"), (dz2, dW2, db2, dz1, dW1)
    return {f"line {k + 1}": pair for k, pair in enumerate(zip(names, values, strict=True))}


def _keep(d, Z):
    """The slope of a straight line: the gradient passes as it is."""
    return d


def _sigmoid_rule(d, Z):
    """The sigmoid's rule a (1 - a), though the a is a tanh."""
    A = np.tanh(Z)
    return d * A * (1 - A)


def _backward(parameters, cache, X, Y, at_output=_keep, at_hidden=tanh_backward):
    """The backward pass in the words of the general layers, with two places for a slip.

    Both places take ``(d, Z)`` and return what is passed on, as `tanh_backward` does.
    """
    dZ2 = at_output(cache["A2"] - Y, cache["Z2"])
    dA1, dW2, db2 = linear_backward(dZ2, (cache["A1"], parameters["W2"], parameters["b2"]))
    dZ1 = at_hidden(dA1, cache["Z1"])
    _, dW1, db1 = linear_backward(dZ1, (X, parameters["W1"], parameters["b1"]))
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


BACKWARD_PASSES = {
    "right": _backward,
    "A2 (1 - A2) once too often": partial(_backward, at_output=sigmoid_backward),
    "slope of the sigmoid at Z1": partial(_backward, at_hidden=sigmoid_backward),
    "1/m twice in layer 1": partial(
        _backward, at_hidden=lambda d, Z: tanh_backward(d, Z) / Z.shape[1]
    ),
    "A1 (1 - A1) as slope": partial(_backward, at_hidden=_sigmoid_rule),
    "no slope": partial(_backward, at_hidden=_keep),
    "no 1/m": partial(_backward, at_output=lambda d, Z: d * Z.shape[1]),
    "wrong sign": partial(_backward, at_output=lambda d, Z: -d),
}
"""The right backward pass, and seven with one slip each."""

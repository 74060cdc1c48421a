"""Optimisers: how parameters move when their gradients are known."""

from numbers import Real

import numpy as np

from dlhelpers.errors import explain


def update_parameters(parameters, gradients, learning_rate):
    r"""Take one step of gradient descent.

    .. math:: \theta := \theta - \alpha\, \frac{\partial J}{\partial \theta}

    Parameters
    ----------
    parameters : dict of ndarray or float
        Any names: ``W1``, ``b1``, ...
    gradients : dict of ndarray or float
        For each parameter its gradient, of the same shape, under its name with a ``d`` in front:
        ``dW1``, ``db1``, ... More entries do no harm.
    learning_rate : float
        The :math:`\alpha` above, at least 0.

    Returns
    -------
    dict
        New parameters; the given ones stay as they are.

    Raises
    ------
    TypeError, ValueError
        If a gradient is missing or has another shape than its parameter, or the learning rate is
        not a number >= 0.

    References
    ----------
    Lecture notes 002, section 4.3-2; 003, "Gradient descent".
    """
    if not isinstance(learning_rate, Real) or not learning_rate >= 0:
        raise (ValueError if isinstance(learning_rate, Real) else TypeError)(
            explain(
                "update_parameters: learning_rate is not a number >= 0.",
                expected="learning_rate, a float such as 0.1",
                got=f"learning_rate = {learning_rate!r}",
                fix="pass a number; the minus sign of the step is already in the formula.",
            )
        )
    updated = {}
    for name, value in parameters.items():
        gradient = _gradient_of(name, value, gradients)
        updated[name] = value - learning_rate * gradient
    return updated


def _gradient_of(name, value, gradients):
    """Find the gradient that belongs to a parameter, and refuse one that does not fit."""
    if f"d{name}" not in gradients:
        raise ValueError(
            explain(
                f"update_parameters: there is no gradient for {name}.",
                expected=f"gradients with an entry d{name}",
                got=f"gradients with the entries {', '.join(gradients) or '(none)'}",
                fix="let the backward pass return one gradient for every parameter.",
            )
        )
    gradient = gradients[f"d{name}"]
    # Broadcasting would take many wrong shapes without a word.
    if np.shape(gradient) != np.shape(value):
        raise ValueError(
            explain(
                f"update_parameters: d{name} does not have the shape of {name}.",
                expected=f"d{name} of shape {np.shape(value)}",
                got=f"d{name} of shape {np.shape(gradient)}",
                fix="a gradient has the shape of its parameter; for a bias, keepdims=True in the "
                "sum keeps the column a column.",
            )
        )
    return gradient

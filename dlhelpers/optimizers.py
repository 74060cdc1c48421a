"""Optimisers: how parameters move when their gradients are known.

All functions here are pure: they return new dicts, and what they are given stays as it was.
"""

from numbers import Real

import numpy as np

from dlhelpers.arguments import require_number
from dlhelpers.errors import explain, require_count


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
        gradient = _gradient_of(name, value, gradients, "update_parameters")
        updated[name] = value - learning_rate * gradient
    return updated


def initialize_velocity(parameters):
    """Start momentum from rest.

    Parameters
    ----------
    parameters : dict of ndarray or float
        ``W1``, ``b1``, ...

    Returns
    -------
    dict of ndarray
        Zeros, under the names and in the shapes of the gradients: ``dW1``, ``db1``, ...

    References
    ----------
    Lecture notes 004, "Gradient Descent Momentum".
    """
    return {f"d{name}": np.zeros_like(value) for name, value in parameters.items()}


def update_with_momentum(parameters, gradients, velocity, learning_rate, beta=0.9):
    r"""Take one step along a running mean of the gradients, instead of the newest one.

    .. math:: v := \beta v + (1 - \beta) \frac{\partial J}{\partial \theta}, \qquad
        \theta := \theta - \alpha v

    What changes sign at every step cancels out; what keeps its direction adds up. The mean reaches
    back over about :math:`1 / (1 - \beta)` steps.

    Parameters
    ----------
    parameters, gradients : dict of ndarray or float
        As in `update_parameters`.
    velocity : dict of ndarray or float
        The v above, under the names of the gradients: from the step before, or from
        `initialize_velocity`.
    learning_rate : float
        The :math:`\alpha` above, at least 0.
    beta : float
        Between 0, which is plain gradient descent, and 1, which is not allowed.

    Returns
    -------
    parameters, velocity : dict
        New ones, both for the next step.

    Raises
    ------
    TypeError, ValueError
        If a gradient or a velocity is missing or has another shape than its parameter, or a number
        is out of its range.

    References
    ----------
    Polyak, *Some methods of speeding up the convergence of iteration methods* (1964). Lecture
    notes 004, "Gradient Descent Momentum".
    """
    function = "update_with_momentum"
    require_number(beta, "beta", function, allowed=lambda x: 0 <= x < 1, text="0 <= beta < 1")
    moved = {}
    for name, value in parameters.items():
        gradient = _gradient_of(name, value, gradients, function)
        before = _gradient_of(name, value, velocity, function, "velocity")
        moved[f"d{name}"] = beta * before + (1 - beta) * gradient
    return update_parameters(parameters, moved, learning_rate), moved


def decay_learning_rate(learning_rate, epoch, decay_rate):
    r"""Make the steps shorter as training goes on.

    .. math:: \alpha = \frac{\alpha_0}{1 + \text{decay rate} \cdot \text{epoch}}

    Parameters
    ----------
    learning_rate : float
        The :math:`\alpha_0` above, at least 0.
    epoch : int
        How often all the examples have been seen, from 0.
    decay_rate : float
        0 leaves the learning rate as it is; with 1 it is a half after one epoch, a third after two.

    Returns
    -------
    float
        The learning rate of this epoch.

    Raises
    ------
    TypeError, ValueError
        If an argument is negative, or `epoch` is not a whole number.

    References
    ----------
    Lecture notes 004, "learning rate decay", there under the same bullet as momentum: they are two
    things.
    """
    function = "decay_learning_rate"
    for name, value in (("learning_rate", learning_rate), ("decay_rate", decay_rate)):
        require_number(value, name, function, allowed=lambda x: x >= 0, text=f"{name} >= 0")
    require_count(epoch, "epoch", function, least=0)
    return float(learning_rate / (1 + decay_rate * epoch))


def clip_by_value(gradients, threshold):
    """Cut every entry of every gradient off at a threshold, and keep its sign.

    Parameters
    ----------
    gradients : dict of ndarray or float
        ``dW1``, ``db1``, ...
    threshold : float
        Largest size of an entry, above 0 and finite.

    Returns
    -------
    dict
        New gradients, with entries from ``-threshold`` to ``threshold``.

    Raises
    ------
    TypeError, ValueError
        If `threshold` is not such a number.

    References
    ----------
    Lecture notes 003 ("gradient clipping"), where every large entry becomes + threshold: that
    turns the steps of the negative ones around.
    """
    _require_threshold(threshold, "clip_by_value")
    return {name: np.clip(value, -threshold, threshold) for name, value in gradients.items()}


def clip_by_norm(gradients, threshold):
    r"""Shorten all gradients together where they are too long, and keep their direction.

    .. math:: g := g \cdot \min\Bigl(1, \frac{t}{\lVert g \rVert}\Bigr)

    Parameters
    ----------
    gradients : dict of ndarray or float
        ``dW1``, ``db1``, ...: together they are the vector g.
    threshold : float
        The t above, the largest length; above 0 and finite.

    Returns
    -------
    dict
        New gradients.

    Raises
    ------
    TypeError, ValueError
        If `threshold` is not such a number.

    References
    ----------
    Pascanu, Mikolov and Bengio, *On the difficulty of training recurrent neural networks* (2013),
    algorithm 1.
    """
    _require_threshold(threshold, "clip_by_norm")
    norm = np.sqrt(sum(np.sum(np.square(value)) for value in gradients.values()))
    scale = threshold / max(norm, threshold)  # 1 where the norm is small enough; never 0 / 0
    return {name: value * scale for name, value in gradients.items()}


def _require_threshold(threshold, function):
    """Refuse a length that is none."""
    text = "0 < threshold < inf"
    require_number(threshold, "threshold", function, allowed=lambda x: 0 < x < np.inf, text=text)


def _gradient_of(name, value, gradients, function, kind="gradient"):
    """Find the gradient or velocity that belongs to a parameter; refuse one that does not fit."""
    if f"d{name}" not in gradients:
        raise ValueError(
            explain(
                f"{function}: there is no {kind} for {name}.",
                expected=f"an entry d{name} for the {kind} of {name}",
                got=f"entries: {', '.join(gradients) or '(none)'}",
                fix="let the backward pass return one gradient for every parameter.",
            )
        )
    gradient = gradients[f"d{name}"]
    # Broadcasting would take many wrong shapes without a word.
    if getattr(gradient, "shape", ()) != getattr(value, "shape", ()):
        raise ValueError(
            explain(
                f"{function}: the {kind} d{name} does not have the shape of {name}.",
                expected=f"d{name} of shape {np.shape(value)}",
                got=f"d{name} of shape {np.shape(gradient)}",
                fix="a gradient has the shape of its parameter; for a bias, keepdims=True in the "
                "sum keeps the column a column.",
            )
        )
    return gradient

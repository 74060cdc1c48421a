r"""Against learning by heart: a price on large weights (L2), units left out at random (dropout).

L2 adds the squares of the weights to the cost; biases are free. Dropout is *inverted*: what is
kept in training is scaled up, so that nothing has to be done when the network is used.
"""

import numpy as np

from dlhelpers.arguments import float_type, require_number
from dlhelpers.errors import (
    explain,
    require_array,
    require_count,
    require_generator,
)


def l2_cost(parameters, lambd, m):
    r"""Put a price on large weights.

    .. math:: \frac{\lambda}{2 m} \sum_l \lVert W^{[l]} \rVert^2

    Parameters
    ----------
    parameters : dict of ndarray
        Weights have names that start with W or w: ``W1``, ``Wax``, ... All others are free.
    lambd : float
        The :math:`\lambda` above, at least 0 ("lambda" is a word of Python itself).
    m : int
        Number of examples that the cost is a mean over.

    Returns
    -------
    float
        To be added to the cost.

    Raises
    ------
    TypeError, ValueError
        If `lambd` is not a number >= 0, or `m` not a positive whole number.

    References
    ----------
    Lecture notes 000, section 1.5.1 (where :math:`\lambda` appears); 004, "Info".
    """
    _require_strength(lambd, m, "l2_cost")
    weights = [value for name, value in parameters.items() if _is_weight(name)]
    # np.sum of W * W, not a norm: complex steps go through.
    return (lambd / (2 * m) * sum(np.sum(W * W) for W in weights)).item() if weights else 0.0


def l2_gradients(parameters, gradients, lambd, m):
    r"""Add the gradient of `l2_cost`: :math:`dW + \frac{\lambda}{m} W`.

    Parameters
    ----------
    parameters : dict of ndarray
        As in `l2_cost`.
    gradients : dict of ndarray
        ``dW1, db1, ...``, of the cost without the price.
    lambd : float
        At least 0.
    m : int
        Number of examples that the cost is a mean over.

    Returns
    -------
    dict of ndarray
        New gradients; those that came in stay as they were.

    Raises
    ------
    TypeError, ValueError
        If a weight has no gradient, `lambd` is not a number >= 0, or `m` not a positive whole
        number.

    References
    ----------
    Krogh and Hertz, *A simple weight decay can improve generalization* (1991).
    """
    _require_strength(lambd, m, "l2_gradients")
    total = dict(gradients)
    for name, value in parameters.items():
        if not _is_weight(name):
            continue
        if f"d{name}" not in gradients:
            raise ValueError(
                explain(
                    f"l2_gradients: there is no gradient for {name}.",
                    expected=f"gradients with an entry d{name}",
                    got=f"gradients with the entries {', '.join(gradients) or '(none)'}",
                    fix="let the backward pass return one gradient for every parameter.",
                )
            )
        total[f"d{name}"] = gradients[f"d{name}"] + lambd / m * value
    return total


def dropout_forward(A, keep_prob, rng):
    r"""Leave units out at random, for training.

    .. math:: D = \frac{\text{mask}}{p}, \qquad A_{dropped} = A * D

    with a mask of ones, each with probability p, and zeros. The mean over all masks is `A` itself.

    Parameters
    ----------
    A : ndarray
        Activations of a layer, of any shape.
    keep_prob : float
        The p above, the probability to stay: above 0, at most 1.
    rng : numpy.random.Generator
        Source of the random choice.

    Returns
    -------
    A_dropped : ndarray, same shape
        What the next layer is given.
    D : ndarray, same shape
        0 where a unit was left out, ``1 / keep_prob`` elsewhere; for `dropout_backward`.

    Raises
    ------
    TypeError, ValueError
        If `keep_prob` is not a number in this range, or `rng` no generator.

    References
    ----------
    Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting* (2014),
    section 10. Lecture notes 004, "Info".
    """
    require_array(A, "A", "dropout_forward", shape=tuple(f"n_{k}" for k in range(np.ndim(A))))
    text = "0 < keep_prob <= 1"
    require_number(
        keep_prob, "keep_prob", "dropout_forward", allowed=lambda p: 0 < p <= 1, text=text
    )
    require_generator(rng, "dropout_forward")
    D = (rng.random(A.shape) < keep_prob).astype(float_type(A)) / float(keep_prob)
    return A * D, D


def dropout_backward(dA_dropped, D):
    """Send a gradient back through `dropout_forward`: nothing goes to a unit that was left out.

    Parameters
    ----------
    dA_dropped : ndarray
        Gradient with respect to ``A_dropped``.
    D : ndarray, same shape
        From the same call of `dropout_forward`.

    Returns
    -------
    ndarray, same shape
        Gradient with respect to ``A``.

    Raises
    ------
    TypeError, ValueError
        If the shapes differ.

    References
    ----------
    Srivastava et al. (2014), section 5.1.
    """
    require_array(D, "D", "dropout_backward", shape=np.shape(D))
    require_array(dA_dropped, "dA_dropped", "dropout_backward", shape=D.shape)
    return dA_dropped * D


def _is_weight(name):
    return name[:1] in ("W", "w")


def _require_strength(lambd, m, function):
    """Refuse a negative price, or a number of examples that is none."""
    require_number(lambd, "lambd", function, allowed=lambda x: x >= 0, text="lambd >= 0")
    require_count(m, "m", function)

"""Activation functions and their backward forms.

A backward form takes the gradient of the cost with respect to ``A = g(Z)`` and the same `Z` that
the forward form was given, and returns the gradient with respect to `Z`.

All of them also take complex numbers and decide by the real part, so that a gradient check by
complex step (see `dlhelpers.gradient_check`) goes straight through.
"""

import numpy as np

from dlhelpers.errors import require_array


def sigmoid(z):
    r"""Squash any number into (0, 1): the probability of a yes.

    .. math:: \sigma(z) = \frac{1}{1 + e^{-z}}

    Safe for numbers of any size: the exponential is only ever taken of :math:`-|z|`, where it
    cannot overflow, and :math:`\sigma(z) = e^{z} / (1 + e^{z})` serves where z is negative.

    Parameters
    ----------
    z : array_like
        A number, or an array of any shape.

    Returns
    -------
    ndarray or float
        Same shape as `z`.

    References
    ----------
    Lecture notes 000, section 1.2.
    """
    z = _as_float(z)
    e = np.exp(np.minimum(z, -z))
    return np.where(z.real >= 0, 1, e) / (1 + e)


def sigmoid_backward(dA, Z):
    r"""Send a gradient back through `sigmoid`.

    .. math:: dZ = dA * \sigma(Z) (1 - \sigma(Z))

    Parameters
    ----------
    dA : ndarray
        Gradient with respect to ``sigmoid(Z)``.
    Z : ndarray, same shape
        What `sigmoid` was given.

    Returns
    -------
    ndarray, same shape
        Gradient with respect to `Z`.

    References
    ----------
    Lecture notes 002, "Derivatives of Activation Functions".
    """
    # 1 - sigmoid(z) is sigmoid(-z), which stays exact where 1 - sigmoid(z) is rounded to 0.
    return dA * sigmoid(Z) * sigmoid(-Z)


def tanh(z):
    r"""Squash any number into (-1, 1), with 0 in the middle.

    Parameters
    ----------
    z : array_like
        A number, or an array of any shape.

    Returns
    -------
    ndarray or float
        Same shape as `z`.

    References
    ----------
    Lecture notes 002, "Activation Functions".
    """
    return np.tanh(z)


def tanh_backward(dA, Z):
    r"""Send a gradient back through `tanh`.

    .. math:: dZ = dA * (1 - \tanh(Z)^2)

    Parameters
    ----------
    dA : ndarray
        Gradient with respect to ``tanh(Z)``.
    Z : ndarray, same shape
        What `tanh` was given.

    Returns
    -------
    ndarray, same shape
        Gradient with respect to `Z`.

    References
    ----------
    Lecture notes 002, "Derivatives of Activation Functions".
    """
    return dA * (1 - np.tanh(Z) ** 2)


def relu(z):
    r"""Let positive numbers pass, and nothing else.

    .. math:: \max(0, z)

    Parameters
    ----------
    z : array_like
        A number, or an array of any shape.

    Returns
    -------
    ndarray or number
        Same shape as `z`. A nan stays nan.

    References
    ----------
    Lecture notes 000, section 1.2.
    """
    return np.maximum(z, 0)


def relu_backward(dA, Z):
    r"""Send a gradient back through `relu`: it passes where `Z` was positive.

    The slope at 0, where there is no derivative, is taken as 0.

    Parameters
    ----------
    dA : ndarray
        Gradient with respect to ``relu(Z)``.
    Z : ndarray, same shape
        What `relu` was given.

    Returns
    -------
    ndarray, same shape
        Gradient with respect to `Z`.

    References
    ----------
    Lecture notes 002, "Derivatives of Activation Functions" (there "a" stands for z < 0; it is 0).
    """
    return dA * (Z.real > 0)


def softmax(Z):
    r"""Turn each column of scores into probabilities that sum to 1.

    .. math:: \hat y_i = \frac{e^{z_i}}{\sum_c e^{z_c}}

    Safe for scores of any size: the largest score of each column is subtracted first, which
    changes nothing in the quotient.

    Parameters
    ----------
    Z : ndarray, shape (K, m)
        Scores of K classes for m examples.

    Returns
    -------
    ndarray, shape (K, m)
        Probabilities.

    Raises
    ------
    TypeError, ValueError
        If `Z` is not a matrix.

    References
    ----------
    Lecture notes 001, equation (26).
    """
    require_array(Z, "Z", "softmax", shape=("K", "m"))
    e = np.exp(Z - Z.real.max(axis=0))
    return e / e.sum(axis=0)


def softmax_backward(dA, Z):
    r"""Send a gradient back through `softmax`.

    .. math:: dZ_j = \sum_i dA_i\, \hat y_i (\delta_{ij} - \hat y_j)
                   = \hat y_j \Bigl(dA_j - \sum_i dA_i \hat y_i\Bigr)

    Parameters
    ----------
    dA : ndarray, shape (K, m)
        Gradient with respect to ``softmax(Z)``.
    Z : ndarray, shape (K, m)
        What `softmax` was given.

    Returns
    -------
    ndarray, shape (K, m)
        Gradient with respect to `Z`.

    References
    ----------
    Lecture notes 001, equation (30).
    """
    A = softmax(Z)
    return A * (dA - (dA * A).sum(axis=0))


# Each activation by the name that the layers know it by: (forward, backward).
ACTIVATIONS = {
    "relu": (relu, relu_backward),
    "sigmoid": (sigmoid, sigmoid_backward),
    "tanh": (tanh, tanh_backward),
    "softmax": (softmax, softmax_backward),
}


def _as_float(z):
    """Return `z` as an array that can hold fractions and a minus sign; uint8 pixels cannot."""
    z = np.asarray(z)
    return z if z.dtype.kind in "fc" else z.astype(float)

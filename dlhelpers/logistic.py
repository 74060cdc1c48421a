"""One neuron, under lesson 1's names, as the package's network of a single layer.

To the package the weights of a layer lie in rows, ``W1 (1, n_x)`` and ``b1 (1, 1)``; lesson 1 has
one column ``w (n_x, 1)`` and a number ``b``. The functions here translate.
"""

import numpy as np

from dlhelpers import training
from dlhelpers.dense import forward_prop, linear_backward, predict


def forward(X, parameters):
    """Run the neuron.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict
        ``w``, shape (n_x, 1), and ``b``, a number.

    Returns
    -------
    ndarray, shape (1, m)
        Probabilities.
    """
    A, _ = forward_prop(X, _as_layer(parameters))
    return A


def backward(dZ, X, parameters):
    """Carry the slope of the loss at each score back to the parameters.

    Parameters
    ----------
    dZ : ndarray, shape (1, m)
        Slope of each example's loss with respect to its score.
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict
        ``w`` and ``b``.

    Returns
    -------
    dict
        ``dw``, shape (n_x, 1), and ``db``, a number: the slopes of the mean loss.
    """
    layer = _as_layer(parameters)
    _, dW, db = linear_backward(dZ, (X, layer["W1"], layer["b1"]))
    return {"dw": dW.T, "db": db.item()}


def train(X, Y, parameters, num_iterations, learning_rate):
    """Train the neuron by gradient descent.

    Parameters
    ----------
    X, Y : ndarray, shapes (n_x, m) and (1, m)
        Examples and labels.
    parameters : dict
        ``w`` and ``b`` to begin with.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step relative to the gradient.

    Returns
    -------
    parameters : dict
        ``w`` and ``b`` at the end.
    costs : list of float
        The cost before every step.
    """
    start = _as_layer(parameters)
    end, costs = training.train(X, Y, start, num_iterations, learning_rate)
    return {"w": end["W1"].T, "b": end["b1"].item()}, costs


def decide(X, parameters):
    """Return 1 where the probability is above one half, else 0; shape (1, m)."""
    return predict(X, _as_layer(parameters))


def accuracy(X, Y, parameters):
    """Return the share of right decisions, in per cent."""
    return 100 * float(np.mean(decide(X, parameters) == Y))


def _as_layer(parameters):
    return {"W1": parameters["w"].T, "b1": np.full((1, 1), parameters["b"])}

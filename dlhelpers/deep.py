"""The ten digits, and networks of many layers: what lesson 3 tries things out on."""

import numpy as np

from dlhelpers.data import load_digits, train_test_split
from dlhelpers.dense import backward_prop, forward_prop, initialize_parameters, predict
from dlhelpers.losses import compute_cost
from dlhelpers.optimizers import update_parameters
from dlhelpers.progress import progress

PASSES = (forward_prop, compute_cost, backward_prop, update_parameters)
"""The four functions that a training needs; a student's own can take their place."""


def load_ten_digits(rng):
    """Load the digits as columns, with a fifth of them held back.

    Parameters
    ----------
    rng : numpy.random.Generator
        Chooses which.

    Returns
    -------
    X_train, X_test : ndarray, shapes (64, 1438) and (64, 359)
        One image per column, its rows one after the other; grey levels from 0 to 1.
    Y_train, Y_test : ndarray, shapes (10, 1438) and (10, 359)
        One-hot columns: a 1 in the row of the digit that was meant.
    """
    images, labels = load_digits()
    X = np.ascontiguousarray(images.reshape(len(images), -1).T)
    return train_test_split(X, np.eye(10)[:, labels], rng)


def start(layer_dims, rng, spread=None):
    """Draw parameters to begin with, wide or narrow.

    Parameters
    ----------
    layer_dims : sequence of int
        Units of each layer, the input first.
    rng : numpy.random.Generator
        Source of the random numbers. One seed gives the same weights but for their size.
    spread : float, optional
        Standard deviation of all weights. Without it each layer has the one of He.

    Returns
    -------
    dict of ndarray
        ``W1, b1, ..., WL, bL``, biases zero.
    """
    parameters = initialize_parameters(layer_dims, rng)
    if spread is None:
        return parameters
    # Undo He's deviation, sqrt(2 / n) for n inputs; a bias is zero at any scale.
    return {
        name: value * spread / np.sqrt(2 / value.shape[1]) for name, value in parameters.items()
    }


def accuracy(X, Y, parameters, hidden="relu"):
    """Count how many of a hundred examples get their right class as the most probable one.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples.
    Y : ndarray, shape (K, m)
        One-hot labels.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``; the output is a softmax.
    hidden : str
        Activation of the hidden layers.

    Returns
    -------
    float
        Between 0 and 100.
    """
    decided = predict(X, parameters, output="softmax", hidden=hidden)
    return float(100 * np.mean(decided[0] == Y.argmax(axis=0)))


def fit(X, Y, parameters, num_iterations, learning_rate, passes=PASSES, clip=None, label=None):
    """Train a softmax network by gradient descent, with any four functions of lesson 3.

    Parameters
    ----------
    X, Y : ndarray, shapes (n[0], m) and (K, m)
        Examples and one-hot labels.
    parameters : dict of ndarray
        Where to begin.
    num_iterations : int
        Number of steps.
    learning_rate : float
        Length of a step relative to the gradient.
    passes : tuple of four callables
        ``forward_prop, compute_cost, backward_prop, update_parameters``.
    clip : callable, optional
        Is given the gradients of every step and returns those to use.
    label : str, optional
        Shows a progress bar under this name.

    Returns
    -------
    parameters : dict of ndarray
        What was learned.
    costs : list of float
        The cost before every step.
    """
    forward, cost, backward, update = passes
    steps, costs = range(num_iterations), []
    for _ in progress(steps, label) if label is not None else steps:
        AL, caches = forward(X, parameters, "softmax")
        costs.append(cost(AL, Y))
        gradients = backward(AL, Y, caches)
        parameters = update(parameters, clip(gradients) if clip else gradients, learning_rate)
    return parameters, costs


def look_inside(X, Y, parameters, hidden="relu"):
    """Send the examples through once and back once, and see what arrives in each layer.

    Parameters
    ----------
    X, Y : ndarray, shapes (n[0], m) and (K, m)
        Examples and one-hot labels.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``; the output is a softmax.
    hidden : str
        Activation of the hidden layers.

    Returns
    -------
    activations : list of ndarray
        ``A[1], ..., A[L]``.
    norms : list of float
        ``|dW[1]|, ..., |dW[L]|``, the lengths of the gradients.
    """
    AL, caches = forward_prop(X, parameters, output="softmax", hidden=hidden)
    gradients = backward_prop(AL, Y, caches, hidden=hidden)
    activations = [A_prev for (A_prev, _, _), _ in caches[1:]] + [AL]
    norms = [float(np.linalg.norm(gradients[f"dW{layer + 1}"])) for layer in range(len(caches))]
    return activations, norms


def clip_as_printed(gradients, threshold):
    """Clip as lecture notes 003 print it: what crosses the threshold becomes the threshold.

    Parameters
    ----------
    gradients : dict of ndarray
        ``dW1``, ``db1``, ...
    threshold : float
        Above 0.

    Returns
    -------
    dict of ndarray
        New gradients, wrong wherever an entry was below ``-threshold``.
    """
    return {
        name: np.where(np.abs(value) > threshold, threshold, value)
        for name, value in gradients.items()
    }

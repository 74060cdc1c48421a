"""The flower and a network with one hidden layer of tanh: what lesson 2 tries things out on."""

import numpy as np

from dlhelpers.dense import forward_prop, initialize_parameters, predict
from dlhelpers.training import train


def draw_flower(rng, per_class=200):
    """Draw a new flower of the same kind as `dlhelpers.data.load_flower`.

    Each class takes half of the turn, t from 0 to pi and from pi to 2 pi, on the polar rose
    r = 4 sin 4t; noise in the angle and in the radius blurs the petals into each other.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the noise.
    per_class : int
        Points of each class.

    Returns
    -------
    X : ndarray, shape (2, 2 * per_class)
        Coordinates.
    Y : ndarray of int, shape (1, 2 * per_class)
        Classes, 0 or 1.
    """
    halves = []
    for label in (0, 1):
        t = np.linspace(label * np.pi, (label + 1) * np.pi, per_class)
        t = t + rng.normal(0, 0.2, per_class)
        r = 4 * np.sin(4 * t) + rng.normal(0, 0.2, per_class)
        halves.append(np.stack([r * np.sin(t), r * np.cos(t)]))
    return np.hstack(halves), np.repeat([[0, 1]], per_class, axis=1)


def start(n_h, rng, spread=0.01):
    """Draw parameters for two inputs, `n_h` hidden units and one output.

    Parameters
    ----------
    n_h : int
        Hidden units.
    rng : numpy.random.Generator
        Source of the random numbers.
    spread : float
        Standard deviation of the weights. The biases are zero.

    Returns
    -------
    dict of ndarray
        ``W1 (n_h, 2)``, ``b1 (n_h, 1)``, ``W2 (1, n_h)``, ``b2 (1, 1)``.
    """
    drawn = initialize_parameters([2, n_h, 1], rng)
    # The general start has He's spread, sqrt(2 / n) for n inputs; biases stay zero at any scale.
    inputs = {"W1": 2, "b1": 2, "W2": n_h, "b2": n_h}
    return {name: array * spread / np.sqrt(2 / inputs[name]) for name, array in drawn.items()}


def forward(X, parameters):
    """Run the network and keep what its backward pass needs, under the lesson's names.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Examples, one per column.
    parameters : dict of ndarray
        ``W1, b1, W2, b2``.

    Returns
    -------
    A2 : ndarray, shape (1, m)
        Probabilities.
    cache : dict of ndarray
        ``Z1, A1 (n_h, m)`` and ``Z2, A2 (1, m)``.
    """
    A2, ((_, Z1), ((A1, _, _), Z2)) = forward_prop(X, parameters, hidden="tanh")
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def accuracy(X, Y, parameters):
    """Count how many of a hundred examples the network decides as their labels say.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Examples.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    parameters : dict of ndarray
        ``W1, b1, W2, b2``. A single layer, ``W1, b1``, is logistic regression.

    Returns
    -------
    float
        Between 0 and 100.
    """
    return float(100 * np.mean(predict(X, parameters, hidden="tanh") == Y))


def best_line(X, Y, directions=360):
    """Search for the straight line that leaves the most points on the right side.

    Parameters
    ----------
    X : ndarray, shape (2, m)
        Points.
    Y : ndarray, shape (1, m)
        Their classes, 0 or 1.
    directions : int
        How many directions to try, evenly spread over half a turn. In each of them the line is
        pushed past one point after the other.

    Returns
    -------
    float
        The best accuracy found, between 50 and 100.
    """
    angles = np.pi * np.arange(directions) / directions
    order = np.argsort(np.stack([np.cos(angles), np.sin(angles)], axis=1) @ X, axis=1)
    # Each point that the line passes changes sides: one mistake less, or one more.
    passed = np.cumsum(2 * Y[0][order] - 1, axis=1)
    right = np.maximum(np.sum(Y == 0) + passed, np.sum(Y == 1) - passed)
    return float(100 * max(right.max(), np.sum(Y == 0), np.sum(Y == 1)) / Y.size)


def train_in_stages(X, Y, parameters, stops, learning_rate):
    """Train by gradient descent, and keep what the network looks like on the way.

    Parameters
    ----------
    X, Y : ndarray, shapes (n_x, m) and (1, m)
        Examples and labels.
    parameters : dict of ndarray
        ``W1, b1, W2, b2`` to begin with.
    stops : sequence of int
        Numbers of steps after which to keep the parameters, in ascending order.
    learning_rate : float
        Length of a step relative to the gradient.

    Returns
    -------
    stages : dict of dict of ndarray
        ``{steps: parameters}``.
    costs : list of float
        The cost before every step.
    """
    stages, costs = {}, []
    for stop in stops:
        parameters, more = train(X, Y, parameters, stop - len(costs), learning_rate, hidden="tanh")
        stages[stop] = parameters
        costs += more
    return stages, costs

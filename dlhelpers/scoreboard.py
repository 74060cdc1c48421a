"""All brains of the course on the same images, for the scoreboard at the end of lesson 7."""

import time

import numpy as np

from dlhelpers import deep, sequences
from dlhelpers.cnn import cnn_backward, cnn_forward, initialize_cnn
from dlhelpers.data import load_wandering_digits, train_test_split
from dlhelpers.dense import backward_prop, forward_prop
from dlhelpers.losses import compute_cost
from dlhelpers.recurrent import initialize_rnn
from dlhelpers.training import train_minibatches


def load_wandering(rng, side=14):
    """Load the wandering digits as columns, with a fifth of them held back.

    Parameters
    ----------
    rng : numpy.random.Generator
        Chooses the places on the canvas, and which digits are held back.
    side : int
        Height and width of the canvas.

    Returns
    -------
    X_train, X_test : ndarray, shapes (side * side, 1438) and (side * side, 359)
        One image per column, its rows one after the other.
    Y_train, Y_test : ndarray, shapes (10, 1438) and (10, 359)
        One-hot columns.
    """
    images, labels = load_wandering_digits(rng, side)
    X = np.ascontiguousarray(images.reshape(len(images), -1).T)
    return train_test_split(X, np.eye(10)[:, labels], rng)


def try_nearest(digits):
    """Name each new image like the training image that is nearest to it: nothing is learned.

    Parameters
    ----------
    digits : tuple of ndarray
        As in `try_dense`.

    Returns
    -------
    size : int
        How many numbers it has to keep.
    accuracy : float
        On the test images, per cent.
    seconds : float
        What the search took.
    """
    X_train, X_test, Y_train, Y_test = digits
    begin = time.perf_counter()
    # |x - x'|^2 without what is the same for every training image.
    distances = np.sum(X_train**2, axis=0)[:, np.newaxis] - 2 * X_train.T @ X_test
    said = Y_train.argmax(axis=0)[distances.argmin(axis=0)]
    seconds = time.perf_counter() - begin
    return X_train.size, float(100 * np.mean(said == Y_test.argmax(axis=0))), seconds


def try_dense(digits, hidden_units, seed, hidden="relu", **settings):
    """Train a dense softmax network on images, and judge it.

    Parameters
    ----------
    digits : tuple of ndarray
        ``X_train, X_test, Y_train, Y_test`` as from `dlhelpers.deep.load_ten_digits`.
    hidden_units : tuple of int
        Units of each hidden layer; none makes it softmax regression.
    seed : int
        Chooses the first weights and deals out the batches.
    hidden : str
        Activation of the hidden layers.
    **settings
        As in `dlhelpers.train_minibatches`: ``num_epochs``, ``learning_rate``, ...

    Returns
    -------
    size : int
        Number of parameters.
    accuracy : float
        On the test images, per cent.
    seconds : float
        What the training took.

    References
    ----------
    Lecture notes 002, week 4.
    """
    X_train, X_test, Y_train, Y_test = digits
    rng = np.random.default_rng(seed)
    parameters = deep.start([len(X_train), *hidden_units, len(Y_train)], rng)

    def cost_and_gradients(parameters, batch):
        Y = Y_train[:, batch]
        AL, caches = forward_prop(X_train[:, batch], parameters, output="softmax", hidden=hidden)
        return compute_cost(AL, Y), backward_prop(AL, Y, caches, hidden=hidden)

    parameters, seconds = _train(cost_and_gradients, parameters, X_train, rng, settings)
    return _size(parameters), deep.accuracy(X_test, Y_test, parameters, hidden), seconds


def try_cnn(digits, filters, seed, **settings):
    """Train the convolutional network of lesson 6 on images, and judge it.

    Parameters
    ----------
    digits : tuple of ndarray
        As in `try_dense`; the images are square.
    filters : (int, int)
        Filters of the two convolutions.
    seed : int
        Chooses the first weights and deals out the batches.
    **settings
        As in `dlhelpers.train_minibatches`.

    Returns
    -------
    size, accuracy, seconds
        As from `try_dense`.

    References
    ----------
    Lecture notes 000, sections 2.9 to 2.13.
    """
    X_train, X_test, Y_train, Y_test = digits
    rng = np.random.default_rng(seed)
    side = round(np.sqrt(len(X_train)))
    images, new_images = (
        np.ascontiguousarray(X.T).reshape(-1, side, side, 1) for X in (X_train, X_test)
    )
    parameters = initialize_cnn((side, side, 1), filters, len(Y_train), rng)

    def cost_and_gradients(parameters, batch):
        Y = Y_train[:, batch]
        AL, caches = cnn_forward(images[batch], parameters)
        return compute_cost(AL, Y), cnn_backward(AL, Y, caches)

    parameters, seconds = _train(cost_and_gradients, parameters, X_train, rng, settings)
    AL, _ = cnn_forward(new_images, parameters)
    right = AL.argmax(axis=0) == Y_test.argmax(axis=0)
    return _size(parameters), float(100 * np.mean(right)), seconds


def try_rnn(digits, n_a, seed, **settings):
    """Train a recurrent network that reads images row by row, and judge it.

    Parameters
    ----------
    digits : tuple of ndarray
        As in `try_dense`; the images are square.
    n_a : int
        Units of the memory.
    seed : int
        Chooses the first weights and deals out the batches.
    **settings
        As in `dlhelpers.train_minibatches`.

    Returns
    -------
    size, accuracy, seconds
        As from `try_dense`.

    References
    ----------
    Lecture notes 000, section 3.
    """
    X_train, X_test, Y_train, Y_test = digits
    rng = np.random.default_rng(seed)
    side = round(np.sqrt(len(X_train)))
    x, x_new = (sequences.rows_as_steps(X, side) for X in (X_train, X_test))
    begin = time.perf_counter()
    parameters = initialize_rnn(side, n_a, len(Y_train), rng)
    parameters, _ = sequences.train_on_last_step(x, Y_train, parameters, rng, **settings)
    seconds = time.perf_counter() - begin
    right = sequences.accuracy_after_each_step(x_new, Y_test, parameters)[-1]
    return _size(parameters), float(right), seconds


def _train(cost_and_gradients, parameters, X, rng, settings):
    """Train on mini-batches; return the parameters and the seconds it took."""
    begin = time.perf_counter()
    parameters, _ = train_minibatches(cost_and_gradients, parameters, X.shape[1], rng, **settings)
    return parameters, time.perf_counter() - begin


def _size(parameters):
    return sum(value.size for value in parameters.values())

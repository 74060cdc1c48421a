"""Sequences in training: images read row by row, gradients through time, for lesson 7."""

import numpy as np

from dlhelpers.errors import require_array, require_count
from dlhelpers.losses import compute_cost
from dlhelpers.recurrent import rnn_backward, rnn_forward, sequence_cost
from dlhelpers.training import train_minibatches


def fading_memory(Waa, T=20, Wax=1.0):
    """Let one unit read a single 1 and then zeros.

    Parameters
    ----------
    Waa : float
        Weight of its memory.
    T : int
        Number of steps.
    Wax : float
        Weight of the input.

    Returns
    -------
    ndarray, shape (T,)
        Its activation after each step.
    """
    zero, one = np.zeros((1, 1)), np.ones((1, 1))
    parameters = {"Wax": Wax * one, "Waa": Waa * one, "Wya": one, "ba": zero, "by": zero}
    x = np.zeros((1, 1, T))
    x[0, 0, 0] = 1
    a, _, _ = rnn_forward(x, zero, parameters)
    return a[0, 0]


def rows_as_steps(X, side=8):
    """Turn images in columns into sequences: step t of an example is row t of its image.

    Parameters
    ----------
    X : ndarray, shape (side * side, m)
        One image per column, its rows one after the other.
    side : int
        Height and width of the images.

    Returns
    -------
    ndarray, shape (side, m, side)
        Sequences: pixel of the row, example, row.

    Raises
    ------
    TypeError, ValueError
        If `X` has another number of rows.
    """
    require_count(side, "side", "rows_as_steps")
    require_array(X, "X", "rows_as_steps", shape=(side * side, "m"))
    return np.ascontiguousarray(X.reshape(side, side, -1).transpose(1, 2, 0))


def likeness(a, labels):
    """Tell how alike the memories of examples are, where the label is the same and where not.

    Parameters
    ----------
    a : ndarray, shape (n_a, m, T)
        Memories.
    labels : ndarray, shape (m,)
        Class of each example.

    Returns
    -------
    same, different : ndarray, shape (T,)
        Mean correlation of two memories, over all pairs of examples with the same label (each with
        another one), and over all pairs with different labels.
    """
    pairs = ~np.eye(len(labels), dtype=bool)
    equal = labels[:, np.newaxis] == labels
    correlations = [np.corrcoef(a[:, :, t].T) for t in range(a.shape[2])]
    same = np.array([table[equal & pairs].mean() for table in correlations])
    return same, np.array([table[~equal].mean() for table in correlations])


def train_on_last_step(x, Y, parameters, rng, **settings):
    """Teach a recurrent network to name a sequence when it has read all of it.

    Only the belief after the last step has a cost; the gradient goes back from there through all
    the steps.

    Parameters
    ----------
    x : ndarray, shape (n_x, m, T)
        Sequences.
    Y : ndarray, shape (n_y, m)
        One-hot label of each.
    parameters : dict of ndarray
        Where to begin, as `dlhelpers.initialize_rnn` gives it.
    rng : numpy.random.Generator
        Deals out the mini-batches.
    **settings
        As in `dlhelpers.train_minibatches`: ``num_epochs``, ``learning_rate``, ...

    Returns
    -------
    parameters : dict of ndarray
        What was learned.
    costs : list of float
        The mean cost of each epoch.

    References
    ----------
    Werbos, *Backpropagation through time: what it does and how to do it* (1990).
    """

    def cost_and_gradients(parameters, batch):
        a0 = np.zeros((len(parameters["ba"]), len(batch)))
        _, y_hat, caches = rnn_forward(x[:, batch], a0, parameters)
        dZ = np.zeros_like(y_hat)
        dZ[:, :, -1] = (y_hat[:, :, -1] - Y[:, batch]) / len(batch)
        _, _, gradients = rnn_backward(dZ, caches, input_gradient=False)
        return compute_cost(y_hat[:, :, -1], Y[:, batch]), gradients

    return train_minibatches(cost_and_gradients, parameters, x.shape[1], rng, **settings)


def accuracy_after_each_step(x, Y, parameters):
    """Ask a recurrent network after every step what it believes, and count the right answers.

    Parameters
    ----------
    x : ndarray, shape (n_x, m, T)
        Sequences.
    Y : ndarray, shape (n_y, m)
        One-hot label of each.
    parameters : dict of ndarray
        ``Wax, Waa, Wya, ba, by``.

    Returns
    -------
    ndarray, shape (T,)
        Per cent, from 0 to 100.
    """
    _, y_hat, _ = rnn_forward(x, np.zeros((len(parameters["ba"]), x.shape[1])), parameters)
    return 100 * np.mean(y_hat.argmax(axis=0) == Y.argmax(axis=0)[:, np.newaxis], axis=0)


def train_on_every_step(x, y, parameters, rng, **settings):
    """Teach a recurrent network to say at every step what comes next.

    Parameters
    ----------
    x, y : ndarray, shapes (n_x, m, T) and (n_y, m, T)
        Sequences and one-hot labels of their steps.
    parameters : dict of ndarray
        Where to begin.
    rng : numpy.random.Generator
        Deals out the mini-batches.
    **settings
        As in `dlhelpers.train_minibatches`.

    Returns
    -------
    parameters : dict of ndarray
        What was learned.
    costs : list of float
        The mean cost of each epoch.

    References
    ----------
    Werbos, *Backpropagation through time: what it does and how to do it* (1990).
    """

    def cost_and_gradients(parameters, batch):
        a0 = np.zeros((len(parameters["ba"]), len(batch)))
        _, y_hat, caches = rnn_forward(x[:, batch], a0, parameters)
        dZ = (y_hat - y[:, batch]) / (len(batch) * x.shape[2])
        _, _, gradients = rnn_backward(dZ, caches, input_gradient=False)
        return sequence_cost(y_hat, y[:, batch]), gradients

    return train_minibatches(cost_and_gradients, parameters, x.shape[1], rng, **settings)


def gradient_through_time(Waa, steps, rng):
    """Measure what is left of a gradient after it has gone back through so many steps.

    The memory begins near 0 and reads nothing but zeros, so that only Waa and the slopes of tanh
    have a part in it.

    Parameters
    ----------
    Waa : ndarray, shape (n_a, n_a)
        Weights of the memory.
    steps : int
        How far back the gradient goes.
    rng : numpy.random.Generator
        Draws the first memory and the direction of the gradient.

    Returns
    -------
    float
        Its length at the first memory; it set out with length 1.

    References
    ----------
    Pascanu, Mikolov and Bengio, *On the difficulty of training recurrent neural networks* (2013),
    section 2.
    """
    n_a = len(Waa)
    a0, direction = 1e-3 * rng.standard_normal((n_a, 1)), rng.standard_normal((n_a, 1))
    # One output for each unit, so that a gradient can be put into every one of them.
    parameters = {"Wax": np.zeros((n_a, 1)), "Waa": Waa, "Wya": np.eye(n_a)}
    parameters |= {"ba": np.zeros((n_a, 1)), "by": np.zeros((n_a, 1))}
    _, y_hat, caches = rnn_forward(np.zeros((1, 1, steps)), a0, parameters)
    dZ = np.zeros_like(y_hat)
    dZ[:, :, -1] = direction / np.linalg.norm(direction)
    _, da0, _ = rnn_backward(dZ, caches, input_gradient=False)
    return float(np.linalg.norm(da0))


def stack_as_printed(Waa, Wax, a_prev, x_t):
    """Make what lecture notes 000, section 3.3, print for W_a: the inputs are multiplied in.

    Parameters
    ----------
    Waa, Wax : ndarray, shapes (n_a, n_a) and (n_a, n_x)
        Weights of the memory and of the input.
    a_prev, x_t : ndarray, shapes (n_a, m) and (n_x, m)
        Memory and input.

    Returns
    -------
    ndarray, shape (n_a, 2 m)
        Not a matrix of weights: it depends on the examples.
    """
    return np.hstack([Waa @ a_prev, Wax @ x_t])

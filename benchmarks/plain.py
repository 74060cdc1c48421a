"""The package's own layers, the plain forms of the same, and the machine's limit.

Each function takes the inputs of a shape and a part ("forward", "backward" or "both") and returns
contenders; the package comes first.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers
from benchmarks.timing import Contender
from dlhelpers import cnn, recurrent
from dlhelpers.dense import cost_and_gradients
from dlhelpers.exercises.convolutional_network.conv_backward import conv_backward as loops_backward
from dlhelpers.exercises.padding_and_stride.conv_forward import conv_forward as loops_forward
from dlhelpers.geometry import window_entries

OURS, LOOPS, WINDOWS = "dlhelpers", "loops of the lessons", "windows and one product"
LIMIT, FOUR_CALLS = "the three products alone", "dlhelpers, the lessons' four calls"
LEARNING_RATE = 1e-3


def chosen_part(forward, backward, part):
    """Make the run of a contender from its two passes.

    Parameters
    ----------
    forward : callable
        Returns the result and what the backward pass needs.
    backward : callable
        Takes that; returns a tuple of gradients.
    part : {"forward", "backward", "both"}
        What is to be timed.

    Returns
    -------
    callable
        Returns a tuple of results.
    """
    if part == "forward":
        return lambda: forward()[:1]
    if part == "backward":
        _, memory = forward()
        return lambda: backward(memory)

    def both():
        result, memory = forward()
        return result, *backward(memory)

    return both


def convolution(inputs, part):
    """The package, the windows form, the limit, and the loops."""
    ours = ours_convolution(inputs, part)
    return [ours, windows_convolution(inputs, part), _limit(inputs, part), _loops(inputs, part)]


def ours_convolution(inputs, part):
    """The package's layer alone."""
    *layer, dZ, stride, pad = inputs
    run = chosen_part(
        lambda: dlhelpers.conv_forward(*layer, stride, pad),
        lambda cache: dlhelpers.conv_backward(dZ, cache),
        part,
    )
    return Contender(OURS, run)


def all_windows(A_prev, f, stride, pad):
    """Copy every window of a batch into a row of one matrix, shape (windows, f * f * n_C_prev)."""
    padded = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    seen = sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return seen.transpose(0, 1, 2, 4, 5, 3).reshape(-1, f * f * A_prev.shape[3])


def add_windows(rows, shape, f, stride, pad):
    """Add the rows of such a matrix to the pixels that they came from."""
    m, H, W, C = shape
    padded = np.zeros((m, H + 2 * pad, W + 2 * pad, C), rows.dtype)
    shares = iter(rows.reshape(-1, f * f, C).transpose(1, 0, 2))
    for place, share in zip(window_entries(padded, f, stride), shares, strict=True):
        place += share.reshape(place.shape)
    return padded[:, pad : pad + H, pad : pad + W]


def windows_convolution(inputs, part):
    """All windows of the batch at once, and one product: what most people write first."""
    A_prev, W, b, dZ, stride, pad = inputs
    f, n_C = len(W), W.shape[3]

    def forward():
        rows = all_windows(A_prev, f, stride, pad)
        Z = (rows @ W.reshape(-1, n_C)).reshape(dZ.shape) + b
        return Z, rows

    def backward(rows):
        D = dZ.reshape(-1, n_C)
        dA_prev = add_windows(D @ W.reshape(-1, n_C).T, A_prev.shape, f, stride, pad)
        return dA_prev, (rows.T @ D).reshape(W.shape), D.sum(axis=0).reshape(b.shape)

    return Contender(WINDOWS, chosen_part(forward, backward, part))


def _limit(inputs, part):
    """Nothing but the products, from windows that are there into memory that is there.

    What they leave undone is done outside of the timing, to prove that it is the same work.
    """
    A_prev, W, b, dZ, stride, pad = inputs
    f, n_C = len(W), W.shape[3]
    rows, weights, D = all_windows(A_prev, f, stride, pad), W.reshape(-1, n_C), dZ.reshape(-1, n_C)
    Z, dW, shares = np.empty_like(D), np.empty_like(weights), np.empty_like(rows)

    def forward():
        return np.dot(rows, weights, out=Z), None

    def backward(_):
        return np.dot(D, weights.T, out=shares), np.dot(rows.T, D, out=dW)

    def numbers(_):
        results = [] if part == "backward" else [Z.reshape(dZ.shape) + b]
        if part != "forward":
            dA_prev = add_windows(shares, A_prev.shape, f, stride, pad)
            results += [dA_prev, dW.reshape(W.shape), D.sum(axis=0).reshape(b.shape)]
        return results

    return Contender(LIMIT, chosen_part(forward, backward, part), numbers)


def _loops(inputs, part):
    """The lessons' loops, for the first image only; every other image takes as long."""
    A_prev, W, b, dZ, stride, pad = inputs
    one = (A_prev[:1], W, b, dZ[:1], stride, pad)
    run = chosen_part(
        lambda: loops_forward(A_prev[:1], W, b, stride, pad),
        lambda cache: loops_backward(dZ[:1], cache),
        part,
    )
    expected = ours_convolution(one, part).run
    return Contender(LOOPS, run, share=1 / len(A_prev), expected=expected)


def pooling(inputs, part):
    """The package's max-pooling."""
    A_prev, dA, f, stride = inputs
    run = chosen_part(
        lambda: dlhelpers.pool_forward(A_prev, f, stride),
        lambda cache: (dlhelpers.pool_backward(dA, cache),),
        part,
    )
    return [Contender(OURS, run)]


def training_step(cost_and_gradients, parameters):
    """Make a run that takes a step of gradient descent each time; give back cost and parameters."""
    current = parameters

    def run():
        nonlocal current
        cost, gradients = cost_and_gradients(current)
        current = dlhelpers.update_parameters(current, gradients, LEARNING_RATE)
        return cost, *current.values()

    return run


def dense(inputs, output):
    """The package's training step of a dense network: in one go, and as the lessons write it."""
    X, Y, parameters = inputs

    def in_one_go(parameters):
        return cost_and_gradients(X, Y, parameters, output)

    def in_lessons(parameters):
        AL, caches = dlhelpers.forward_prop(X, parameters, output=output)
        return dlhelpers.compute_cost(AL, Y), dlhelpers.backward_prop(AL, Y, caches)

    return [
        Contender(OURS, training_step(in_one_go, parameters)),
        Contender(FOUR_CALLS, training_step(in_lessons, parameters)),
    ]


def convolutional_network(inputs):
    """The package's training step of a convolutional network."""
    X, Y, parameters = inputs

    def cost_and_gradients(parameters):
        AL, caches = cnn.cnn_forward(X, parameters)
        return dlhelpers.compute_cost(AL, Y), cnn.cnn_backward(AL, Y, caches)

    return [Contender(OURS, training_step(cost_and_gradients, parameters))]


def recurrent_layer(inputs, part):
    """The package's recurrent layer, and its forward pass step by step."""
    x, a0, dZ, parameters = inputs

    def forward():
        _, y_hat, caches = recurrent.rnn_forward(x, a0, parameters)
        return y_hat, caches

    def backward(caches):
        dx, da0, gradients = recurrent.rnn_backward(dZ, caches)
        return dx, da0, *(gradients[f"d{name}"] for name in recurrent.PARAMETERS)

    return [Contender(OURS, chosen_part(forward, backward, part))]

"""Pooling: keep the largest entry of each window, or the average, forward and backward.

Images are channels last, height before width; each channel is pooled for itself. Nothing is learned
here. Windows may overlap, and rows and columns in which no window fits any more are left out.
"""

from numbers import Integral

import numpy as np

from dlhelpers.arguments import float_type, is_scalar, require_cache
from dlhelpers.errors import (
    explain,
    require_array,
    require_choice,
    require_count,
    require_no_nan,
)
from dlhelpers.geometry import output_size, window_entries

MODES = ("max", "average")

# Bytes of images that are worked on at once, so that they stay in the core's own (L2) cache while
# every entry of the windows is visited. A large batch as a whole takes 1.6 times as long.
BLOCK = 1 << 20


def pool_forward(A_prev, f, stride, mode="max"):
    r"""Run a pooling layer.

    .. math:: A_{ehwc} = \max_{0 \le i, j < f} A^{prev}_{e,\; h s + i,\; w s + j,\; c}

    or the mean of the same entries.

    Parameters
    ----------
    A_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C)
        Activations of the previous layer.
    f : int
        Side of the windows.
    stride : int
        Pixels from one window to the next.
    mode : {"max", "average"}
        What is kept of a window.

    Returns
    -------
    A : ndarray, shape (m, n_H, n_W, n_C)
        Height and width as `output_size` says, without padding.
    cache : tuple
        For `pool_backward`.

    Raises
    ------
    TypeError, ValueError
        If `A_prev` is not a batch of images or holds nan, the window is larger than the image, or
        the mode is unknown.

    References
    ----------
    Lecture notes 000, section 2.7; 003, "Pooling".
    """
    require_choice(mode, "mode", "pool_forward", MODES)
    require_array(A_prev, "A_prev", "pool_forward", shape=("m", "n_H_prev", "n_W_prev", "n_C"))
    m, H, width, n_C = A_prev.shape
    n_H, n_W = (output_size(n, f, 0, stride, caller="pool_forward") for n in (H, width))
    require_no_nan(A_prev, "A_prev", "pool_forward")
    A = np.empty((m, n_H, n_W, n_C), float_type(A_prev))
    winner = None
    if mode == "max":
        # All that the backward pass needs: which entry won, in one byte for each output.
        winner = np.zeros(A.shape, np.uint8 if f * f <= 256 else np.uint32)
    for images in _blocks(A_prev):
        entries = window_entries(A_prev[images].astype(A.dtype, copy=False), f, stride)
        if mode == "max":
            _keep_largest(entries, A[images], winner[images])
        else:
            A[images] = sum(entries) / (f * f)
    return A, (A_prev.shape, f, stride, winner)


def pool_backward(dA, cache):
    """Send a gradient back through `pool_forward`.

    Max: the first entry of a window that has the largest value gets all of the gradient. Average:
    every entry gets an equal share. An entry under several windows gets the sum; so nothing of the
    gradient is lost: ``dA_prev`` and ``dA`` have the same total.

    Parameters
    ----------
    dA : ndarray, shape (m, n_H, n_W, n_C)
        Gradient with respect to ``A``.
    cache : tuple
        From `pool_forward`.

    Returns
    -------
    ndarray, shape (m, n_H_prev, n_W_prev, n_C)
        Gradient with respect to ``A_prev``.

    Raises
    ------
    TypeError, ValueError
        If `dA` does not have the shape of ``A``, or `cache` is not from `pool_forward`.

    References
    ----------
    Lecture notes 000, section 2.11.1, which remembers the winner in the same way, but for windows
    of 2x2 that do not overlap.
    """
    kinds = (tuple, Integral, Integral, (np.ndarray, type(None)))
    require_cache(cache, kinds, "pool_backward", "pool_forward")
    shape, f, stride, winner = cache
    n_H, n_W = (output_size(n, f, 0, stride) for n in shape[1:3])
    require_array(dA, "dA", "pool_backward", shape=(shape[0], n_H, n_W, shape[3]))
    dA = dA.astype(float_type(dA), copy=False)
    dA_prev = np.zeros(shape, dA.dtype)
    for images in _blocks(dA_prev):
        if winner is not None:
            _give_to_winner(dA[images], winner[images], f, stride, dA_prev[images])
            continue
        share = dA[images] / (f * f)
        for entry in window_entries(dA_prev[images], f, stride):
            entry += share
    return dA_prev


def create_mask_from_window(x):
    """Mark the largest entry of one window.

    Parameters
    ----------
    x : ndarray, shape (n_H, n_W)
        What one window sees of one channel.

    Returns
    -------
    ndarray of bool, shape (n_H, n_W)
        One True: where the maximum is, the first one, row by row, if there are several.

    Raises
    ------
    TypeError, ValueError
        If `x` is not a matrix, or holds nan.

    References
    ----------
    Lecture notes 000, section 2.11.1.
    """
    require_array(x, "x", "create_mask_from_window", shape=("n_H", "n_W"))
    require_no_nan(x, "x", "create_mask_from_window")
    mask = np.zeros(x.shape, dtype=bool)
    mask.flat[x.argmax()] = True
    return mask


def distribute_value(dz, shape):
    """Share a gradient out evenly over one window.

    Parameters
    ----------
    dz : float
        Gradient with respect to the average of the window.
    shape : (int, int)
        Height and width of the window.

    Returns
    -------
    ndarray, shape `shape`
        Every entry ``dz / (n_H * n_W)``.

    Raises
    ------
    TypeError, ValueError
        If `dz` is not a number, or `shape` is not two positive whole numbers.

    References
    ----------
    Lecture notes 000, section 2.7 (average pooling); its backward form is not in the notes.
    """
    is_pair = isinstance(shape, (tuple, list)) and len(shape) == 2
    if not is_scalar(dz) or not is_pair:
        raise TypeError(
            explain(
                "distribute_value: dz is not a number, or shape not a pair.",
                expected="dz, a float, and shape, a tuple (n_H, n_W)",
                got=f"dz of type {type(dz).__name__}, shape = {shape!r}",
                fix="write for example distribute_value(2.0, (2, 2)).",
            )
        )
    n_H, n_W = shape
    require_count(n_H, "shape[0]", "distribute_value")
    require_count(n_W, "shape[1]", "distribute_value")
    return np.full((n_H, n_W), dz / (n_H * n_W))


def _keep_largest(entries, A, winner):
    """Fill `A` with the maximum of each window, and `winner` with the number of its entry."""
    A[...] = next(entries)
    values = np.empty_like(A)
    for number, entry in enumerate(entries, start=1):
        # A view of every other pixel is slow to go through, so do it once: a fifth of the time.
        values[...] = entry
        better = values > A  # not >=: the first maximum stays
        np.maximum(A, values, out=A)
        # Numbers grow, so the maximum with number * (0 or 1) overwrites the losers' and nothing
        # else; indexing with `better` does the same at a ninth of the speed.
        np.maximum(winner, better * winner.dtype.type(number), out=winner)


def _give_to_winner(dA, winner, f, stride, dA_prev):
    """Add each gradient to the entry that won its window."""
    m, H, width, n_C = dA_prev.shape
    _, n_H, n_W, _ = dA.shape
    # Work with places in flat memory: place of a window's first entry, plus place in the window.
    in_window = (np.arange(f)[:, np.newaxis] * width + np.arange(f)).ravel() * n_C
    e, h, w, c = np.ogrid[:m, :n_H, :n_W, :n_C]
    place = in_window.take(winner)
    place += (h * width + w) * stride * n_C + c
    place += e * (H * width * n_C)
    flat = dA_prev.reshape(-1)  # a view: dA_prev is contiguous
    if stride >= f:
        flat[place.ravel()] = dA.ravel()  # no entry has two windows, so there is nothing to add up
    else:
        # Fast only where the array and the places have one dimension each.
        np.add.at(flat, place.ravel(), dA.ravel())


def _blocks(images):
    """Cut a batch into slices of about BLOCK bytes."""
    step = max(1, BLOCK // images[0].nbytes)
    return [slice(k, k + step) for k in range(0, len(images), step)]

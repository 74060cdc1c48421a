"""The programs on which the visible check of `is_right` tries a student's law.

All of them do what ``conv_backward(dZ, cache)`` should do, or nearly; ten have a bug. The hidden
check uses others.
"""

import numpy as np

from dlhelpers import conv_backward, zero_pad


def right(dZ, cache):
    """No bug."""
    return conv_backward(dZ, cache)


def right_in_parts(dZ, cache):
    """No bug: what each image gives when it is alone, put together."""
    A_prev, *layer = cache
    alone = [right(dZ[i : i + 1], (A_prev[i : i + 1], *layer)) for i in range(len(dZ))]
    dA_prev, dW, db = zip(*alone, strict=True)
    return np.concatenate(dA_prev), sum(dW), sum(db)


def divides_by_m(dZ, cache):
    """dW and db are averages over the images."""
    dA_prev, dW, db = right(dZ, cache)
    return dA_prev, dW / len(dZ), db / len(dZ)


def mixes_up_the_images(dZ, cache):
    """Each image gets the gradient of another one."""
    return right(dZ[::-1], cache)


def last_window_wins(dZ, cache):
    """Where windows overlap, dA_prev holds what the last one sent."""
    dA_prev, dW, db = right(dZ, cache)
    for h, w in np.ndindex(dZ.shape[1:3]):
        alone = np.zeros(dZ.shape)
        alone[:, h, w] = dZ[:, h, w]
        sent = right(alone, cache)[0]
        dA_prev = np.where(sent == 0, dA_prev, sent)
    return dA_prev, dW, db


def forgets_the_stride_in_dW(dZ, cache):
    """For dW the windows are taken as neighbours."""
    A_prev, W, b, _, pad = cache
    dA_prev, _, db = right(dZ, cache)
    rows, columns = (n + len(W) - 1 for n in dZ.shape[1:3])
    seen = zero_pad(A_prev, pad)[:, :rows, :columns]
    return dA_prev, right(dZ, (seen, W, b, 1, 0))[1], db


def cuts_the_frame_off_at_the_wrong_end(dZ, cache):
    """With padding, dA_prev is shifted."""
    A_prev, W, b, stride, pad = cache
    _, dW, db = right(dZ, cache)
    padded, _, _ = right(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))
    return padded[:, : A_prev.shape[1], : A_prev.shape[2]], dW, db


def turns_the_filters(dZ, cache):
    """dA_prev is made with filters that are turned by 180 degrees."""
    A_prev, W, *layer = cache
    _, dW, db = right(dZ, cache)
    return right(dZ, (A_prev, W[::-1, ::-1], *layer))[0], dW, db


def exchanges_filters_and_channels(dZ, cache):
    """dA_prev is wrong where there are as many filters as channels."""
    A_prev, W, *layer = cache
    dA_prev, dW, db = right(dZ, cache)
    if W.shape[2] == W.shape[3]:
        dA_prev, _, _ = right(dZ, (A_prev, W.swapaxes(2, 3), *layer))
    return dA_prev, dW, db


def lays_dW_on_its_side(dZ, cache):
    """In dW rows and columns of the filters are exchanged."""
    dA_prev, dW, db = right(dZ, cache)
    return dA_prev, dW.swapaxes(0, 1), db


def flattens_db(dZ, cache):
    """db has one axis."""
    dA_prev, dW, db = right(dZ, cache)
    return dA_prev, dW, db.ravel()


def a_little_too_large(dZ, cache):
    """db is 2 % too large."""
    dA_prev, dW, db = right(dZ, cache)
    return dA_prev, dW, 1.02 * db

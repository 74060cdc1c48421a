"""Exercise: the way back through a convolution layer."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers import zero_pad
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.padding_and_stride.conv_forward import conv_forward


def conv_backward(dZ, cache):
    """Send a gradient back through a convolution layer. There are only sums here, no means.

    Parameters
    ----------
    dZ : ndarray, shape (m, n_H, n_W, n_C)
        Gradient with respect to what the layer gave.
    cache : tuple
        ``(A_prev, W, b, stride, pad)``, as `conv_forward` of lesson 5 gives it.

    Returns
    -------
    dA_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C_prev)
        Gradient with respect to A_prev, without the padding. A pixel gets something from every
        filter and every window that saw it.
    dW : ndarray, shape (f, f, n_C_prev, n_C)
        Gradient with respect to the filters, summed over all examples and all windows.
    db : ndarray, shape (1, 1, 1, n_C)
        Gradient with respect to the biases, summed in the same way.
    """
    ### BEGIN SOLUTION
    A_prev, W, b, stride, pad = cache
    m, n_H, n_W, n_C = dZ.shape
    f = W.shape[0]
    A_padded = zero_pad(A_prev, pad)
    dA_padded = np.zeros(A_padded.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                top, left = h * stride, w * stride
                window = (i, slice(top, top + f), slice(left, left + f))
                for c in range(n_C):
                    dA_padded[window] += W[:, :, :, c] * dZ[i, h, w, c]
                    dW[:, :, :, c] += A_padded[window] * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    dA_prev = dA_padded[:, pad : pad + n_H_prev, pad : pad + n_W_prev]
    return dA_prev, dW, db
    ### END SOLUTION


ONE, TWO, SAME = "one image, no padding", "two images, stride 2", "pad 1"
OVERLAP, BOTH = "f = 3, stride 2, no padding", "stride 2 and pad 1"
REST, CUBE = "stride 3, something left over", "n_C_prev = n_C = f, pad 2"


def cases(rng):
    """Caches from a forward pass; every pair of stride and padding that matters.

    Upstream gradients are random: equal ones would hide mistakes.
    """

    def case(m, n_H, n_W, n_C_prev, f, n_C, stride, pad):
        A_prev = rng.standard_normal((m, n_H, n_W, n_C_prev))
        W, b = rng.standard_normal((f, f, n_C_prev, n_C)), rng.standard_normal((1, 1, 1, n_C))
        Z, cache = conv_forward(A_prev, W, b, stride, pad)
        return {"dZ": rng.standard_normal(Z.shape), "cache": cache}

    return {
        ONE: case(1, 3, 4, 2, 2, 3, 1, 0),
        TWO: case(2, 4, 6, 1, 2, 3, 2, 0),
        SAME: case(2, 3, 4, 1, 3, 3, 1, 1),
        OVERLAP: case(1, 5, 8, 1, 3, 2, 2, 0),
        BOTH: case(2, 5, 3, 1, 3, 2, 2, 1),
        REST: case(1, 7, 4, 2, 2, 2, 3, 1),
        CUBE: case(1, 4, 3, 3, 3, 3, 2, 2),
    }


def _begin(h, stride):
    return h * stride


def _window(padded, i, top, left, f):
    """Return a window, filled up with zeros where it hangs over the border."""
    seen = np.zeros((f, f, padded.shape[3]))
    found = padded[i, top : top + f, left : left + f]
    seen[: found.shape[0], : found.shape[1]] = found
    return seen


def _sums(dZ, cache, begins=_begin):
    """Return the gradients; ``begins(h, stride)`` is the first row or column of a window."""
    A_prev, W, b, stride, pad = cache
    f, padded = len(W), zero_pad(A_prev, pad)
    dA, dW, db = np.zeros(padded.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = begins(h, stride), begins(w, stride)
        place = dA[i, top : top + f, left : left + f]
        rows, columns = place.shape[:2]
        place += (W[..., c] * dZ[i, h, w, c])[:rows, :columns]
        dW[..., c] += _window(padded, i, top, left, f) * dZ[i, h, w, c]
        db[..., c] += dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), dW, db


def _cut(padded, A_prev, pad):
    """Return what lies inside the frame."""
    return padded[:, pad : pad + A_prev.shape[1], pad : pad + A_prev.shape[2]]


# In all three: how often, and where the windows stand.


def divided_by_m(dZ, cache):
    """All three are m times too small: the mean over the examples was taken here. In this lesson
    1/m stands once, at the output; on the way back there are only sums.
    """
    return tuple(gradient / len(dZ) for gradient in _sums(dZ, cache))


def parameters_divided_by_m(dZ, cache):
    """dW and db are m times too small, as in a dense layer of lesson 3. In this lesson 1/m stands
    once, at the output; on the way back there are only sums.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW / len(dZ), db / len(dZ)


def dW_divided_by_m(dZ, cache):
    """dW is m times too small: a mean over the examples was taken. In this lesson 1/m stands once,
    at the output; on the way back there are only sums.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW / len(dZ), db


def db_divided_by_m(dZ, cache):
    """db is m times too small: a mean over the examples was taken. In this lesson 1/m stands once,
    at the output; on the way back there are only sums.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db / len(dZ)


def only_the_first_image(dZ, cache):
    """Only the first image counts: the others send nothing back and teach nothing."""
    alone = dZ.copy()
    alone[1:] = 0
    return _sums(alone, cache)


def last_image_erases_the_others(dZ, cache):
    """dW and db come from the last image only: they were set back to 0 for each image. All images
    have a part in them.
    """
    dA_prev, _, _ = _sums(dZ, cache)
    alone = dZ.copy()
    alone[:-1] = 0
    _, dW, db = _sums(alone, cache)
    return dA_prev, dW, db


def only_the_first_filter(dZ, cache):
    """Only the first filter got a gradient, and only it sent one back."""
    alone = dZ.copy()
    alone[..., 1:] = 0
    return _sums(alone, cache)


def stride_forgotten_at_the_windows(dZ, cache):
    """The windows were taken as neighbours, near the upper left corner. Forward each started a
    whole stride after the one before.
    """
    return _sums(dZ, cache, begins=lambda h, stride: h)


def windows_side_by_side(dZ, cache):
    """The windows were taken a filter's width apart, so that they do not overlap. Forward they
    started a stride apart.
    """
    return _sums(dZ, cache, begins=lambda h, stride: h * len(cache[1]))


def always_stride_2(dZ, cache):
    """The windows were taken 2 apart, whatever the stride is. The cache says it."""
    return _sums(dZ, cache, begins=lambda h, stride: h * 2)


def padding_forgotten(dZ, cache):
    """The windows were cut out of the images as if there were no frame: all places are off by pad,
    and the last windows run over the border.
    """
    A_prev, W, b, stride, _ = cache
    return _sums(dZ, (A_prev, W, b, stride, 0))


def last_windows_left_out(dZ, cache):
    """The last row and the last column of windows have no part: the loops stop too early."""
    shorter = dZ.copy()
    shorter[:, -1], shorter[:, :, -1] = 0, 0
    return _sums(shorter, cache)


def only_the_first_window(dZ, cache):
    """Only the first window had a part in it: the function ended there. Look how far the last line
    is indented.
    """
    alone = np.zeros(dZ.shape)
    alone[0, 0, 0] = dZ[0, 0, 0]
    return _sums(alone, cache)


def windows_on_their_side(dZ, cache):
    """Row and column are exchanged: what belongs to the window in row h and column w went to the
    one in row w and column h.
    """
    A_prev, W, b, stride, pad = cache
    f, padded = len(W), zero_pad(A_prev, pad)
    dA, dW, db = np.zeros(padded.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = w * stride, h * stride
        place = dA[i, top : top + f, left : left + f]
        rows, columns = place.shape[:2]
        place += (W[..., c] * dZ[i, h, w, c])[:rows, :columns]
        dW[..., c] += _window(padded, i, top, left, f) * dZ[i, h, w, c]
        db[..., c] += dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), dW, db


def wrong_sign(dZ, cache):
    """All three have the wrong sign."""
    return tuple(-gradient for gradient in _sums(dZ, cache))


# dA_prev.


def each_window_erases_the_last(dZ, cache):
    """In dA_prev an entry holds only what the last window and the last filter sent it. Each of them
    adds to what is there.
    """
    A_prev, W, _, stride, pad = cache
    f, dA = len(W), np.zeros(zero_pad(A_prev, pad).shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        dA[i, top : top + f, left : left + f] = W[..., c] * dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), *_sums(dZ, cache)[1:]


def each_window_erases_the_last_after_a_sum_over_filters(dZ, cache):
    """The filters are added up, but where windows overlap an entry of dA_prev holds only what the
    last window sent it. Each of them adds to what is there.
    """
    A_prev, W, _, stride, pad = cache
    f, dA = len(W), np.zeros(zero_pad(A_prev, pad).shape)
    for i, h, w in np.ndindex(dZ.shape[:3]):
        top, left = h * stride, w * stride
        dA[i, top : top + f, left : left + f] = W @ dZ[i, h, w]
    return _cut(dA, A_prev, pad), *_sums(dZ, cache)[1:]


def last_filter_alone_sends_back(dZ, cache):
    """dA_prev comes from the last filter only. Every filter that saw a pixel sends it something."""
    alone = dZ.copy()
    alone[..., :-1] = 0
    return _sums(alone, cache)[0], *_sums(dZ, cache)[1:]


def filters_turned_on_the_way_back(dZ, cache):
    """In dA_prev the filters lie on their windows turned by 180 degrees. They are turned only where
    dA_prev is found by sliding them over dZ; where each window sends back, they lie as they lay.
    """
    A_prev, W, b, stride, pad = cache
    turned = _sums(dZ, (A_prev, W[::-1, ::-1], b, stride, pad))[0]
    return turned, *_sums(dZ, cache)[1:]


def filters_transposed_on_the_way_back(dZ, cache):
    """In dA_prev rows and columns of the filters are exchanged. Backward a matrix is turned because
    of what it is multiplied with; a filter is laid on the same pixels as before.
    """
    A_prev, W, b, stride, pad = cache
    turned = _sums(dZ, (A_prev, W.transpose(1, 0, 2, 3), b, stride, pad))[0]
    return turned, *_sums(dZ, cache)[1:]


def filters_and_channels_exchanged(dZ, cache):
    """In dA_prev the last two axes of W are exchanged. Where there are as many filters as channels
    no shape warns of it.
    """
    A_prev, W, _, stride, pad = cache
    f, dA = len(W), np.zeros(zero_pad(A_prev, pad).shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        dA[i, top : top + f, left : left + f] += W[:, :, c, :] * dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), *_sums(dZ, cache)[1:]


def frame_not_cut_off(dZ, cache):
    """dA_prev is larger than A_prev: it has the padding still. The frame was none of the pixels."""
    A_prev, W, b, stride, pad = cache
    return _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))


def frame_cut_off_at_the_wrong_end(dZ, cache):
    """dA_prev has the right shape, but it was cut out of the upper left corner: the frame is in it
    still, and the last rows and columns are missing.
    """
    A_prev, W, b, stride, pad = cache
    whole = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))[0]
    return _cut(whole, A_prev, 0), *_sums(dZ, cache)[1:]


def cut_from_pad_to_minus_pad(dZ, cache):
    """With pad 0 dA_prev is empty. -0 is 0, so what should reach to the end ends before it begins.
    Say where the image ends by its size.
    """
    A_prev, W, b, stride, pad = cache
    whole = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))[0]
    return whole[:, pad:-pad, pad:-pad], *_sums(dZ, cache)[1:]


def each_image_cut_from_pad_to_minus_pad(dZ, cache):
    """With pad 0 nothing is left of an image. -0 is 0, so what should reach to the end ends before
    it begins. Say where the image ends by its size.
    """
    A_prev, W, b, stride, pad = cache
    whole, dW, db = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))
    dA_prev = np.zeros(A_prev.shape)
    for i, image in enumerate(whole):
        dA_prev[i] = image[pad:-pad, pad:-pad]
    return dA_prev, dW, db


def dA_prev_of_the_last_image(dZ, cache):
    """dA_prev has three axes: it is that of the last image, which took the place of the others."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev[-1], dW, db


def zeros_if_there_is_no_padding(dZ, cache):
    """With pad 0 dA_prev is all zeros: it was never filled. Without a frame there is nothing to cut
    off, but everything to copy.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev if cache[4] else 0 * dA_prev, dW, db


def without_the_gradient(dZ, cache):
    """In dA_prev the windows got back the filters as they are: what came from above was never
    multiplied in.
    """
    return _sums(np.ones(dZ.shape), cache)[0], *_sums(dZ, cache)[1:]


def dA_prev_was_never_filled(dZ, cache):
    """dA_prev is all zeros. Was it filled, and was what was filled given back?"""
    dA_prev, dW, db = _sums(dZ, cache)
    return 0 * dA_prev, dW, db


# dW.


def dW_from_the_last_window(dZ, cache):
    """Each filter has the gradient of the last window only. All windows used the same filter: add
    up.
    """
    alone = np.zeros(dZ.shape)
    alone[-1, -1, -1] = dZ[-1, -1, -1]
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(alone, cache)[1], db


def dW_with_the_first_image_for_all(dZ, cache):
    """For dW the windows of all images were cut out of the first one. What a filter saw differs
    from image to image.
    """
    A_prev, *layer = cache
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(dZ, (np.repeat(A_prev[:1], len(A_prev), axis=0), *layer))[1], db


def dW_from_the_filters(dZ, cache):
    """dW was made with W. How the result changes with a weight depends on the pixels that the
    weight was multiplied with.
    """
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, cache[1] * db, db


def dW_from_images_without_their_frame(dZ, cache):
    """dA_prev is right, but for dW the windows were cut out of the images without the frame. The
    filters saw the frame too.
    """
    A_prev, W, b, stride, _ = cache
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(dZ, (A_prev, W, b, stride, 0))[1], db


def dW_with_stride_1(dZ, cache):
    """dA_prev is right, but for dW the windows were taken as neighbours: the stride is missing.
    Lecture notes 000, section 2.12, forget it as well.
    """
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(dZ, cache, begins=lambda h, stride: h)[1], db


def dW_turned(dZ, cache):
    """dW is turned by 180 degrees. It lies as W does."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW[::-1, ::-1], db


def dW_transposed(dZ, cache):
    """In dW rows and columns are exchanged. It lies as W does."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW.transpose(1, 0, 2, 3), db


def dW_summed_over_the_channels(dZ, cache):
    """In dW all channels of a filter are the same: they were added up. Each weight belongs to one
    channel.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, np.repeat(dW.sum(axis=2, keepdims=True), dW.shape[2], axis=2), db


def dW_is_a_mean_over_the_windows(dZ, cache):
    """dW is too small by the number of windows of an image. A filter has a part in each of them:
    add up, do not average.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW / (dZ.shape[1] * dZ.shape[2]), db


# db.


def db_from_the_last_window(dZ, cache):
    """Each bias has the gradient of the last window only. It was added in every window: add up."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, dZ[-1, -1, -1].reshape(db.shape)


def db_is_a_mean(dZ, cache):
    """db is a mean over all examples and windows. A bias was added in every window: its gradient is
    the sum.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db / dZ[..., 0].size


def db_is_a_mean_over_the_windows(dZ, cache):
    """db is too small by the number of windows of an image. A bias was added in every window: its
    gradient is the sum.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db / (dZ.shape[1] * dZ.shape[2])


def db_one_for_each_example(dZ, cache):
    """db has an entry for each example. The biases are the same for all examples: the sum goes over
    them too. (Lecture notes 000, section 2.11, leave it out.)
    """
    dA_prev, dW, _ = _sums(dZ, cache)
    return dA_prev, dW, dZ.sum(axis=(1, 2), keepdims=True)


def db_over_the_filters_too(dZ, cache):
    """All biases have the same gradient: the sum went over the filters too. Each filter has a bias
    of its own.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, np.full(db.shape, db.sum())


def db_of_one_axis(dZ, cache):
    """The numbers in db are right, but it has one axis. b has four, and the gradient of b has the
    same shape.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db.ravel()


def db_times_b(dZ, cache):
    """db was multiplied by b. The bias is added, so the slope is 1, however large b is."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db * cache[2]


def db_was_never_filled(dZ, cache):
    """db is all zeros. Each window has a part in it."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, 0 * db


# What comes back, and what must stay.


def parameters_first(dZ, cache):
    """The three came back in another order: dA_prev stands first, then dW, then db."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dW, db, dA_prev


def only_the_parameters(dZ, cache):
    """dW and db came back, and dA_prev is missing. The layer before needs it."""
    return _sums(dZ, cache)[1:]


def a_dictionary(dZ, cache):
    """A dictionary came back. Asked for are three arrays: dA_prev, dW, db."""
    return dict(zip(("dA_prev", "dW", "db"), _sums(dZ, cache), strict=True))


def starts_from_the_parameters(dZ, cache):
    """The gradients contain the parameters themselves: the sums have to begin with zeros."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW + cache[1], db + cache[2]


def overwrites_the_parameters(dZ, cache):
    """The numbers are wrong, and W and b are not what they were: the gradients were added to the
    arrays from the cache. Take zeros of their shape.
    """
    _, W, b, _, _ = cache
    dA_prev, dW, db = _sums(dZ, cache)
    W += dW
    b += db
    return dA_prev, W, b


def overwrites_dZ(dZ, cache):
    """The gradients are right, but dZ is not what it was: something was written over it."""
    gradients = _sums(dZ, cache)
    dZ[:] = dZ.sum(axis=(0, 1, 2))
    return gradients


def stride_and_pad_exchanged(dZ, cache):
    """stride and pad were taken out of the cache in the wrong order: it holds A_prev, W, b, stride,
    pad. Where both are equal all is right.
    """
    A_prev, W, b, pad, stride = cache
    return _sums(dZ, (A_prev, W, b, stride, pad))


def frame_never_put_on(dZ, cache):
    """Without padding all is right; with padding a window runs over the border of the images, or of
    dA_prev, and the shapes no longer fit. Forward the filters also lay on the frame: put it around
    both, and cut it off in the end.
    """
    A_prev, W, _, stride, _ = cache
    f, dA, dW = len(W), np.zeros(cache[0].shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dA[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += A_prev[window] * dZ[i, h, w, c]
    return dA, dW, dZ.sum(axis=(0, 1, 2)).reshape(cache[2].shape)


def frame_never_put_on_where_dW_comes_first(dZ, cache):
    """Without padding all is right; with padding a window runs over the border of the images, and
    the shapes no longer fit. Forward the filters also lay on the frame: put it around the images
    and around dA_prev, and cut it off in the end.
    """
    A_prev, W, _, stride, _ = cache
    f, dA, dW = len(W), np.zeros(cache[0].shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dW[..., c] += A_prev[window] * dZ[i, h, w, c]
        dA[window] += W[..., c] * dZ[i, h, w, c]
    return dA, dW, dZ.sum(axis=(0, 1, 2)).reshape(cache[2].shape)


def dA_prev_divided_by_m(dZ, cache):
    """dA_prev is m times too small. Every image has its own entries in it: there is no mean to
    take, and on the way back there are only sums anyway.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev / len(dZ), dW, db


def parameters_are_means_over_everything(dZ, cache):
    """dW and db are means over all examples and windows. All of them used the same filter and the
    same bias: add up.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    size = dZ[..., 0].size
    return dA_prev, dW / size, db / size


def parameters_are_means_over_the_windows(dZ, cache):
    """dW and db are too small by the number of windows of an image. All windows used the same
    filter and the same bias: add up.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    windows = dZ.shape[1] * dZ.shape[2]
    return dA_prev, dW / windows, db / windows


def only_the_first_number(dZ, cache):
    """Only the first filter in the first window had a part in it: the function ended there. Look
    how far the last line is indented.
    """
    alone = np.zeros(dZ.shape)
    alone[0, 0, 0, 0] = dZ[0, 0, 0, 0]
    return _sums(alone, cache)


def only_the_first_row_of_windows(dZ, cache):
    """Only the first row of windows of the first image had a part in it: the function ended there.
    Look how far the last line is indented.
    """
    alone = dZ.copy()
    alone[1:], alone[:, 1:] = 0, 0
    return _sums(alone, cache)


def last_image_left_out(dZ, cache):
    """The last image has no part in it: the loop over the images stops one too early."""
    shorter = dZ.copy()
    shorter[-1] = 0
    return _sums(shorter, cache)


def last_filter_left_out(dZ, cache):
    """The last filter has no part in it: the loop over the filters stops one too early."""
    shorter = dZ.copy()
    shorter[..., -1] = 0
    return _sums(shorter, cache)


def column_lacks_the_stride(dZ, cache):
    """The windows move down with the stride, but to the right pixel by pixel: the number of the
    column lacks its factor.
    """
    return _sums_at(dZ, cache, lambda h, w, stride: (h * stride, w))


def row_lacks_the_stride(dZ, cache):
    """The windows move to the right with the stride, but down pixel by pixel: the number of the row
    lacks its factor.
    """
    return _sums_at(dZ, cache, lambda h, w, stride: (h, w * stride))


def row_for_the_column_too(dZ, cache):
    """All windows were taken from the diagonal: the number of the row was used for the column as
    well.
    """
    return _sums_at(dZ, cache, lambda h, w, stride: (h * stride, h * stride))


def _sums_at(dZ, cache, corner):
    """Return the gradients with windows that begin at ``corner(h, w, stride)``."""
    A_prev, W, b, stride, pad = cache
    f, padded = len(W), zero_pad(A_prev, pad)
    dA, dW, db = np.zeros(padded.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = corner(h, w, stride)
        place = dA[i, top : top + f, left : left + f]
        rows, columns = place.shape[:2]
        place += (W[..., c] * dZ[i, h, w, c])[:rows, :columns]
        dW[..., c] += _window(padded, i, top, left, f) * dZ[i, h, w, c]
        db[..., c] += dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), dW, db


def dA_prev_starts_from_the_images(dZ, cache):
    """dA_prev contains the images themselves: the sum has to begin with zeros, and not with the
    padded A_prev.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev + cache[0], dW, db


def gradients_added_to_the_padded_images(dZ, cache):
    """dA_prev contains the images, and dW was made with images that change under way: the padded
    images and the sum for dA_prev are one and the same array. The sum needs zeros of its own.
    """
    A_prev, W, b, stride, pad = cache
    f, dA = len(W), zero_pad(A_prev, pad).copy()
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dA[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += dA[window] * dZ[i, h, w, c]
        db[..., c] += dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), dW, db


def dA_prev_from_the_images(dZ, cache):
    """dA_prev was made with the pixels of A_prev. How the result changes with a pixel depends on
    the weights that the pixel was multiplied with.
    """
    A_prev, W, _, stride, pad = cache
    f, padded = len(W), zero_pad(A_prev, pad)
    dA = np.zeros(padded.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dA[window] += padded[window] * dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), *_sums(dZ, cache)[1:]


def dA_prev_with_all_channels_added(dZ, cache):
    """In dA_prev all channels are the same: the weights of a filter were added up over them. Each
    channel has its own weights.
    """
    A_prev, W, b, stride, pad = cache
    mixed = np.repeat(W.sum(axis=2, keepdims=True), W.shape[2], axis=2)
    return _sums(dZ, (A_prev, mixed, b, stride, pad))[0], *_sums(dZ, cache)[1:]


def dA_prev_with_the_first_filter_for_all(dZ, cache):
    """In dA_prev every filter sends back the weights of the first one. Each has its own."""
    A_prev, W, b, stride, pad = cache
    first = np.repeat(W[..., :1], W.shape[3], axis=3)
    return _sums(dZ, (A_prev, first, b, stride, pad))[0], *_sums(dZ, cache)[1:]


def dA_prev_plus_b(dZ, cache):
    """The bias was added in dA_prev. It belongs to the forward pass; on the way back it plays no
    part.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev + cache[2].sum(), dW, db


def dW_of_the_last_image_alone(dZ, cache):
    """dW comes from the last image only: it was set back to 0 for each image. All images have a
    part in it.
    """
    alone = dZ.copy()
    alone[:-1] = 0
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(alone, cache)[1], db


def dW_for_the_first_filter_only(dZ, cache):
    """Only the first filter has a gradient in dW; the others are 0."""
    dA_prev, dW, db = _sums(dZ, cache)
    dW[..., 1:] = 0
    return dA_prev, dW, db


def dW_the_same_for_all_filters(dZ, cache):
    """In dW all filters have the same gradient: what came back to all of them was added up. Each
    filter learns from its own channel of dZ.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, np.repeat(dW.sum(axis=3, keepdims=True), dW.shape[3], axis=3), db


def dW_without_the_gradient(dZ, cache):
    """dW is the sum of what the filters saw: what came from above was never multiplied in."""
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, _sums(np.ones(dZ.shape), cache)[1], db


def dW_times_W(dZ, cache):
    """dW was multiplied by W. How the result changes with a weight does not depend on how large the
    weight is.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW * cache[1], db


def dW_was_never_filled(dZ, cache):
    """dW is all zeros. Each window has a part in it."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, 0 * dW, db


def dW_with_the_filters_first(dZ, cache):
    """In dW the filters stand in the first axis. It lies as W does: they come last."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, np.moveaxis(dW, 3, 0), db


def db_of_the_last_image_alone(dZ, cache):
    """db comes from the last image only. All images have a part in it."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, dZ[-1].sum(axis=(0, 1)).reshape(db.shape)


def db_is_one_number(dZ, cache):
    """db is one number, the sum of everything. Each filter has a bias of its own, and db has the
    shape of b.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db.sum()


def db_over_images_and_rows_only(dZ, cache):
    """db was summed over the images and the rows, and not over the columns. A bias was added at
    every place.
    """
    dA_prev, dW, _ = _sums(dZ, cache)
    return dA_prev, dW, dZ.sum(axis=(0, 1))


def db_over_everything_but_the_images(dZ, cache):
    """db has a number for each image: the sum went over the last axis, the filters, and not over
    the first. Each filter has a bias, and the images share it.
    """
    dA_prev, dW, _ = _sums(dZ, cache)
    return dA_prev, dW, dZ.sum(axis=(1, 2, 3))


def db_for_each_weight(dZ, cache):
    """db is f * f times too large: dZ was added once for every weight of a channel. A bias was
    added once in every window.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db * len(cache[1]) ** 2


def db_as_a_column(dZ, cache):
    """The numbers in db are right, but they stand in a column, as in a dense layer. b has four
    axes, and so has its gradient.
    """
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db.reshape(-1, 1)


def db_as_a_row(dZ, cache):
    """The numbers in db are right, but it has two axes. b has four, and so has its gradient."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, db.reshape(1, -1)


def dZ_read_at_the_corner_of_the_window(dZ, cache):
    """It runs out of dZ: its entries were looked up where the window begins in the images. A window
    has one place in dZ, in row h and column w.
    """
    stride = cache[3]
    for _, h, w, _ in np.ndindex(dZ.shape):
        dZ[0, h * stride, w * stride, 0]  # stops where it runs out
    return _sums(dZ, cache)


def db_first(dZ, cache):
    """The three came back in reverse order: dA_prev stands first, then dW, then db."""
    return _sums(dZ, cache)[::-1]


def only_dA_prev(dZ, cache):
    """dA_prev came back alone. Three arrays are asked for: dA_prev, dW, db."""
    return _sums(dZ, cache)[0]


def the_cache_as_well(dZ, cache):
    """Four things came back. Three arrays are asked for: dA_prev, dW, db."""
    return *_sums(dZ, cache), cache


def frame_cut_off_the_rows_only(dZ, cache):
    """dA_prev is too wide: the frame was cut off above and below, and not on the left and the
    right.
    """
    A_prev, W, b, stride, pad = cache
    whole, dW, db = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))
    return whole[:, pad : pad + A_prev.shape[1]], dW, db


def frame_cut_off_the_columns_only(dZ, cache):
    """dA_prev is too high: the frame was cut off on the left and the right, and not above and
    below.
    """
    A_prev, W, b, stride, pad = cache
    whole, dW, db = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))
    return whole[:, :, pad : pad + A_prev.shape[2]], dW, db


def half_of_the_frame_cut_off(dZ, cache):
    """dA_prev is too large: the frame was cut off above and on the left, and the other half of it
    is there still.
    """
    A_prev, W, b, stride, pad = cache
    whole, dW, db = _sums(dZ, (zero_pad(A_prev, pad), W, b, stride, 0))
    return whole[:, pad:, pad:], dW, db


def as_many_filters_as_channels(dZ, cache):
    """The number of channels was taken for that of the filters: where there are fewer, some filters
    have no part in it, and where there are more, it runs out of filters. The last axis of W counts
    the filters.
    """
    _, W, _, _, _ = cache
    some = dZ.copy()
    some[..., W.shape[2] :] = 0
    for c in range(W.shape[2]):
        W[..., c]  # stops where it runs out
    return _sums(some, cache)


def dA_prev_with_stride_1(dZ, cache):
    """dW is right, but in dA_prev the windows send back to neighbouring places: the stride is
    missing there.
    """
    return _sums(dZ, cache, begins=lambda h, stride: h)[0], *_sums(dZ, cache)[1:]


def dA_prev_of_the_first_image_for_all(dZ, cache):
    """In dA_prev every image has the gradient of the first one."""
    dA_prev, dW, db = _sums(dZ, cache)
    return np.repeat(dA_prev[:1], len(dA_prev), axis=0), dW, db


def dW_from_dA_prev(dZ, cache):
    """dW was made with the gradient of the images, which is being filled, and not with the images.
    How the result changes with a weight depends on the pixels that the weight was multiplied with.
    """
    A_prev, W, _, stride, pad = cache
    f, dA, dW = len(W), np.zeros(zero_pad(A_prev, pad).shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dA[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += dA[window] * dZ[i, h, w, c]
    dA_prev, _, db = _sums(dZ, cache)
    return dA_prev, dW, db


def dW_has_the_wrong_sign(dZ, cache):
    """dW has the wrong sign. It is a sum; nothing is taken away."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, -dW, db


def dA_prev_has_the_wrong_sign(dZ, cache):
    """dA_prev has the wrong sign. It is a sum; nothing is taken away."""
    dA_prev, dW, db = _sums(dZ, cache)
    return -dA_prev, dW, db


def db_has_the_wrong_sign(dZ, cache):
    """db has the wrong sign. It is a sum; nothing is taken away."""
    dA_prev, dW, db = _sums(dZ, cache)
    return dA_prev, dW, -db


def size_of_the_filters_from_the_channels(dZ, cache):
    """f was read from the third size of W, and that counts channels. The windows have the height
    and the width of a filter, the first two sizes.
    """
    return _with_side(dZ, cache, cache[1].shape[2])


def size_of_the_filters_from_their_number(dZ, cache):
    """f was read from the last size of W, and that counts filters. The windows have the height and
    the width of a filter, the first two sizes.
    """
    return _with_side(dZ, cache, cache[1].shape[3])


def _with_side(dZ, cache, f):
    """Return the gradients with windows of another side; it stops where they do not fit."""
    A_prev, W, b, stride, pad = cache
    padded = zero_pad(A_prev, pad)
    dA, dW, db = np.zeros(padded.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f))
        dA[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += padded[window] * dZ[i, h, w, c]
        db[..., c] += dZ[i, h, w, c]
    return _cut(dA, A_prev, pad), dW, db


def all_filters_at_once(dZ, cache):
    A_prev, W, b, stride, pad = cache
    f = W.shape[0]
    A = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dA, dW = np.zeros_like(A), np.zeros_like(W)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            rows = slice(h * stride, h * stride + f)
            columns = slice(w * stride, w * stride + f)
            dA[:, rows, columns] += np.einsum("mc,uvkc->muvk", dZ[:, h, w], W)
            dW += np.einsum("muvk,mc->uvkc", A[:, rows, columns], dZ[:, h, w])
    db = dZ.sum(axis=(0, 1, 2)).reshape(b.shape)
    return dA[:, pad : dA.shape[1] - pad, pad : dA.shape[2] - pad, :], dW, db


def weight_by_weight(dZ, cache):
    A_prev, W, _, stride, pad = cache
    _, n_H, n_W, _ = dZ.shape
    A = zero_pad(A_prev, pad)
    dA, dW = np.zeros(A.shape), np.zeros(W.shape)
    for u, v in np.ndindex(W.shape[:2]):
        seen = (slice(None), slice(u, u + stride * n_H, stride), slice(v, v + stride * n_W, stride))
        dA[seen] += dZ @ W[u, v].T
        dW[u, v] = np.tensordot(A[seen], dZ, axes=([0, 1, 2], [0, 1, 2]))
    if pad > 0:
        dA = dA[:, pad:-pad, pad:-pad]
    return dA, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)


def by_sliding_turned_filters(dZ, cache):
    """dZ, spread out by the stride, seen by the turned filters: the other way to dA_prev."""
    A_prev, W, _, stride, pad = cache
    m, n_H, n_W, n_C = dZ.shape
    f = len(W)
    A = zero_pad(A_prev, pad)
    spread = np.zeros((m, A.shape[1] + f - 1, A.shape[2] + f - 1, n_C))
    spread[:, f - 1 :: stride, f - 1 :: stride][:, :n_H, :n_W] = dZ
    dA = np.einsum(
        "mhwcuv,uvkc->mhwk",
        sliding_window_view(spread, (f, f), axis=(1, 2)),
        W[::-1, ::-1],
    )
    windows = sliding_window_view(A, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    dW = np.einsum("mhwkuv,mhwc->uvkc", windows, dZ)
    H, V = A_prev.shape[1:3]
    return dA[:, pad : pad + H, pad : pad + V], dW, dZ.sum((0, 1, 2), keepdims=True)


def by_patches(dZ, cache):
    A_prev, W, b, stride, pad = cache
    f, _, n_C_prev, n_C = W.shape
    A = zero_pad(A_prev, pad)
    places = [
        (i, slice(h * stride, h * stride + f), slice(w * stride, w * stride + f))
        for i, h, w in np.ndindex(dZ.shape[:3])
    ]
    patches = np.array([A[place].ravel() for place in places])
    D = dZ.reshape(-1, n_C)
    dW = (patches.T @ D).reshape(W.shape)
    dA = np.zeros(A.shape)
    for place, patch in zip(places, D @ W.reshape(-1, n_C).T, strict=True):
        dA[place] += patch.reshape(f, f, n_C_prev)
    inside = (slice(pad, pad + n) for n in A_prev.shape[1:3])
    return [dA[(slice(None), *inside)], dW, D.sum(axis=0).reshape(b.shape)]


def image_by_image(dZ, cache):
    A_prev, W, b, stride, pad = cache
    f = W.shape[0]
    dA_prev = np.zeros(A_prev.shape)
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, image in enumerate(zero_pad(A_prev, pad)):
        da = np.zeros(image.shape)
        for h in range(dZ.shape[1]):
            for w in range(dZ.shape[2]):
                top, left = h * stride, w * stride
                a_slice = image[top : top + f, left : left + f, :]
                for c in range(W.shape[3]):
                    da[top : top + f, left : left + f, :] += W[:, :, :, c] * dZ[i, h, w, c]
                    dW[:, :, :, c] += a_slice * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]
        dA_prev[i] = da[pad : pad + A_prev.shape[1], pad : pad + A_prev.shape[2]]
    return dA_prev, dW, db


def with_the_bias_at_the_end(dZ, cache):
    (A_prev, W, b, stride, pad) = cache
    f, n_C = W.shape[0], W.shape[-1]
    big = zero_pad(A_prev, pad)
    dbig = np.zeros_like(big)
    dW = np.zeros((n_C, *W.shape[:3]))
    for i, h, w, c in np.ndindex(dZ.shape):
        y, x = stride * h, stride * w
        dbig[i, y : y + f, x : x + f] += dZ[i, h, w, c] * W[..., c]
        dW[c] += dZ[i, h, w, c] * big[i, y : y + f, x : x + f]
    db = np.zeros(b.shape)
    for c in range(n_C):
        db[0, 0, 0, c] = dZ[..., c].sum()
    rows, columns = (np.arange(n) + pad for n in A_prev.shape[1:3])
    return dbig[:, rows][:, :, columns], np.moveaxis(dW, 0, -1), db


def in_single_precision(dZ, cache):
    A_prev, W, b, stride, pad = cache
    single = (A_prev.astype(np.float32), W.astype(np.float32), b.astype(np.float32), stride, pad)
    return all_filters_at_once(dZ.astype(np.float32), single)


PADDED = (SAME, BOTH, REST, CUBE)

EXERCISE = Exercise(
    reference=conv_backward,
    cases=cases,
    returns=("dA_prev", "dW", "db"),
    points=25,
    aspects=(
        Aspect("dA_prev: what all windows and filters send back.", (ONE, TWO), ("dA_prev",), 5),
        Aspect("dA_prev: windows overlap, a stride apart.", (OVERLAP,), ("dA_prev",), 3),
        Aspect("dA_prev has no frame.", (SAME, BOTH, REST), ("dA_prev",), 4),
        Aspect("dA_prev, with as many filters as channels.", (CUBE,), ("dA_prev",), 1),
        Aspect("dW: summed over examples and windows.", (ONE, TWO, OVERLAP), ("dW",), 5),
        Aspect("dW: the filters saw the frame too.", PADDED, ("dW",), 3),
        Aspect("db: one sum for each filter.", (), ("db",), 4),
    ),
    misconceptions=(
        divided_by_m,
        parameters_divided_by_m,
        dW_divided_by_m,
        db_divided_by_m,
        only_the_first_image,
        last_image_erases_the_others,
        only_the_first_filter,
        stride_forgotten_at_the_windows,
        windows_side_by_side,
        always_stride_2,
        padding_forgotten,
        last_windows_left_out,
        only_the_first_window,
        windows_on_their_side,
        wrong_sign,
        each_window_erases_the_last,
        each_window_erases_the_last_after_a_sum_over_filters,
        last_filter_alone_sends_back,
        filters_turned_on_the_way_back,
        filters_transposed_on_the_way_back,
        filters_and_channels_exchanged,
        frame_not_cut_off,
        frame_cut_off_at_the_wrong_end,
        cut_from_pad_to_minus_pad,
        each_image_cut_from_pad_to_minus_pad,
        dA_prev_of_the_last_image,
        zeros_if_there_is_no_padding,
        without_the_gradient,
        dA_prev_was_never_filled,
        dW_from_the_last_window,
        dW_with_the_first_image_for_all,
        dW_from_the_filters,
        dW_from_images_without_their_frame,
        dW_with_stride_1,
        dW_turned,
        dW_transposed,
        dW_summed_over_the_channels,
        dW_is_a_mean_over_the_windows,
        db_from_the_last_window,
        db_is_a_mean,
        db_is_a_mean_over_the_windows,
        db_one_for_each_example,
        db_over_the_filters_too,
        db_of_one_axis,
        db_times_b,
        db_was_never_filled,
        parameters_first,
        only_the_parameters,
        a_dictionary,
        starts_from_the_parameters,
        overwrites_the_parameters,
        overwrites_dZ,
        stride_and_pad_exchanged,
        frame_never_put_on,
        frame_never_put_on_where_dW_comes_first,
        dA_prev_divided_by_m,
        parameters_are_means_over_everything,
        parameters_are_means_over_the_windows,
        only_the_first_number,
        only_the_first_row_of_windows,
        last_image_left_out,
        last_filter_left_out,
        column_lacks_the_stride,
        row_lacks_the_stride,
        row_for_the_column_too,
        dA_prev_starts_from_the_images,
        gradients_added_to_the_padded_images,
        dA_prev_from_the_images,
        dA_prev_with_all_channels_added,
        dA_prev_with_the_first_filter_for_all,
        dA_prev_plus_b,
        dW_of_the_last_image_alone,
        dW_for_the_first_filter_only,
        dW_the_same_for_all_filters,
        dW_without_the_gradient,
        dW_times_W,
        dW_was_never_filled,
        dW_with_the_filters_first,
        db_of_the_last_image_alone,
        db_is_one_number,
        db_over_images_and_rows_only,
        db_over_everything_but_the_images,
        db_for_each_weight,
        db_as_a_column,
        db_as_a_row,
        dZ_read_at_the_corner_of_the_window,
        db_first,
        only_dA_prev,
        the_cache_as_well,
        frame_cut_off_the_rows_only,
        frame_cut_off_the_columns_only,
        half_of_the_frame_cut_off,
        as_many_filters_as_channels,
        dA_prev_with_stride_1,
        dA_prev_of_the_first_image_for_all,
        dW_from_dA_prev,
        dW_has_the_wrong_sign,
        dA_prev_has_the_wrong_sign,
        db_has_the_wrong_sign,
        size_of_the_filters_from_the_channels,
        size_of_the_filters_from_their_number,
    ),
    alternatives=(
        all_filters_at_once,
        weight_by_weight,
        by_sliding_turned_filters,
        by_patches,
        image_by_image,
        with_the_bias_at_the_end,
        in_single_precision,
    ),
    replaces=(dlhelpers.convolution.conv_backward,),
)

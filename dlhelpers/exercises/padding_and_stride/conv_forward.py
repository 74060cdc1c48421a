"""Exercise: a convolution layer."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.padding_and_stride.conv_single_step import conv_single_step
from dlhelpers.exercises.padding_and_stride.output_size import output_size
from dlhelpers.exercises.padding_and_stride.zero_pad import zero_pad
from dlhelpers.exercises.pairs import two_at_once


def conv_forward(A_prev, W, b, stride=1, pad=0):
    """Lay every filter on every window of every image.

    Parameters
    ----------
    A_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C_prev)
        The images, or what the layer before made of them.
    W : ndarray, shape (f, f, n_C_prev, n_C)
        The filters; number c is ``W[:, :, :, c]``.
    b : ndarray, shape (1, 1, 1, n_C)
        One bias for each filter.
    stride : int
        Pixels from one window to the next, downwards and to the right.
    pad : int
        Width of the frame of zeros around every image.

    Returns
    -------
    Z : ndarray, shape (m, n_H, n_W, n_C)
        What the filters answer. Height and width are as `output_size` says, each for itself.
    cache : tuple
        ``(A_prev, W, b, stride, pad)``: the arguments, as the way back will need them.
    """
    ### BEGIN SOLUTION
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f, _, _, n_C = W.shape
    n_H = output_size(n_H_prev, f, pad, stride)
    n_W = output_size(n_W_prev, f, pad, stride)
    A_padded = zero_pad(A_prev, pad)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                top, left = h * stride, w * stride
                a_slice = A_padded[i, top : top + f, left : left + f]
                for c in range(n_C):
                    Z[i, h, w, c] = conv_single_step(a_slice, W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, stride, pad)
    ### END SOLUTION


DEFAULTS, TWO, SAME = "the defaults", "two images, stride 2", "pad 1, stride 1"
BOTH, REST = "stride 2 and pad 1", "stride 3, something left over"
CUBE, WHOLE, INTEGERS = (
    "n_C_prev = n_C = f, pad 2",
    "a filter as large as the image",
    "whole numbers",
)


def cases(rng):
    """Images that are not square, one and several, and every pair of stride and padding that
    matters.
    """

    def case(m, n_H, n_W, n_C_prev, f, n_C, **hyper):
        A_prev = rng.standard_normal((m, n_H, n_W, n_C_prev))
        W = rng.standard_normal((f, f, n_C_prev, n_C))
        return {"A_prev": A_prev, "W": W, "b": rng.uniform(1, 2, (1, 1, 1, n_C)), **hyper}

    integers = case(1, 3, 4, 1, 2, 2, stride=1, pad=0)
    integers["A_prev"] = rng.integers(-9, 10, integers["A_prev"].shape)
    return {
        DEFAULTS: case(1, 3, 4, 2, 2, 3),
        TWO: case(2, 4, 6, 2, 2, 3, stride=2, pad=0),
        SAME: case(1, 3, 4, 2, 3, 1, stride=1, pad=1),
        BOTH: case(2, 5, 3, 1, 3, 2, stride=2, pad=1),
        REST: case(1, 7, 4, 2, 2, 2, stride=3, pad=1),
        CUBE: case(1, 4, 3, 3, 3, 3, stride=2, pad=2),
        WHOLE: case(2, 3, 3, 2, 3, 2, stride=2, pad=0),
        INTEGERS: integers,
    }


def _layer(A_prev, W, b, stride=1, pad=0, answer=None, begins=None, size=output_size):
    """Return Z of a layer in which one thing may be done in another way.

    ``answer(a_slice, W, b, c)`` is the number for filter c, ``begins(h, stride)`` the first row or
    column of a window, ``size(n, f, pad, stride)`` the number of windows.
    """
    answer = answer or (lambda a, W, b, c: np.sum(a * W[..., c]) + b[0, 0, 0, c])
    begins = begins or (lambda h, stride: h * stride)
    m, n_H, n_W, _ = A_prev.shape
    f, n_C = W.shape[0], W.shape[3]
    Z = np.zeros((m, size(n_H, f, pad, stride), size(n_W, f, pad, stride), n_C))
    A_padded = zero_pad(A_prev, pad)
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = begins(h, stride), begins(w, stride)
        Z[i, h, w, c] = answer(A_padded[i, top : top + f, left : left + f], W, b, c)
    return Z


def stride_forgotten_at_the_windows(A_prev, W, b, stride=1, pad=0):
    """The size is right for the stride, but the windows are those of stride 1: neighbours, all near
    the upper left corner. Each starts a whole stride after the one before.
    """
    Z = _layer(A_prev, W, b, stride, pad, begins=lambda h, stride: h)
    return Z, (A_prev, W, b, stride, pad)


def stride_added_instead_of_multiplied(A_prev, W, b, stride=1, pad=0):
    """The first window does not start at 0: the stride was added to its number. Window 0 starts at
    0, the next one stride further, the next two.
    """
    Z = _layer(A_prev, W, b, stride, pad, begins=lambda h, stride: h + stride)
    return Z, (A_prev, W, b, stride, pad)


def stride_has_no_effect(A_prev, W, b, stride=1, pad=0):
    """The layer works as with stride 1, whatever stride says: too many windows."""
    return _layer(A_prev, W, b, 1, pad), (A_prev, W, b, stride, pad)


def stride_only_downwards(A_prev, W, b, stride=1, pad=0):
    """The stride works downwards only; to the right the windows follow each other pixel by pixel.
    It holds in both directions.
    """
    f = W.shape[0]
    Z = _layer(A_prev, W, b, 1, pad)[:, ::stride]
    width = output_size(A_prev.shape[2], f, pad, stride)
    return Z[:, :, :width], (A_prev, W, b, stride, pad)


def windows_side_by_side(A_prev, W, b, stride=1, pad=0):
    """The windows start a filter's width apart, so that they do not overlap. How far apart they
    start is what stride says.
    """
    f = W.shape[0]
    Z = _layer(A_prev, W, b, stride, pad, begins=lambda h, stride: h * f)
    return Z, (A_prev, W, b, stride, pad)


def padding_has_no_effect(A_prev, W, b, stride=1, pad=0):
    """The layer works as without padding, whatever pad says: size and numbers are those
    of pad 0.
    """
    return _layer(A_prev, W, b, stride, 0), (A_prev, W, b, stride, pad)


def windows_from_the_image_without_its_frame(A_prev, W, b, stride=1, pad=0):
    """The size counts the padding, but the windows were cut out of the image without it, and the
    last ones run over its border. The frame was computed and then left lying.
    """
    f, n_C = W.shape[0], W.shape[3]
    m, n_H, n_W, _ = A_prev.shape
    Z = np.zeros((m, output_size(n_H, f, pad, stride), output_size(n_W, f, pad, stride), n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = A_prev[i, top : top + f, left : left + f]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def size_without_the_padding(A_prev, W, b, stride=1, pad=0):
    """Rows and columns are missing at the end: the images were padded, but the size was counted
    without the frame.
    """
    Z = _layer(A_prev, W, b, stride, pad, size=lambda n, f, pad, stride: (n - f) // stride + 1)
    return Z, (A_prev, W, b, stride, pad)


def padding_at_one_end_only(A_prev, W, b, stride=1, pad=0):
    """The first window begins at the first pixel of the image, and it should begin on the frame,
    among zeros. Either the frame lies only below and to the right, or the windows were cut out of
    the image without its frame, and cut short at its end.
    """
    bounds = ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0))
    return _layer(np.pad(A_prev, bounds), W, b, stride), (A_prev, W, b, stride, pad)


def padding_of_ones(A_prev, W, b, stride=1, pad=0):
    """The frame is made of ones. Put zeros into A_prev: Z must be the bias everywhere, at the
    border too.
    """
    bounds = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    padded = np.pad(A_prev, bounds, constant_values=1)
    return _layer(padded, W, b, stride), (A_prev, W, b, stride, pad)


def padding_keeps_the_size(A_prev, W, b, stride=1, pad=0):
    """The padding is not the one asked for, but what keeps the size of the image. pad says how wide
    the frame is, 0 included.
    """
    return _layer(A_prev, W, b, stride, (W.shape[0] - 1) // 2), (A_prev, W, b, stride, pad)


def pads_every_axis(A_prev, W, b, stride=1, pad=0):
    """The frame went around all four axes: the first images of the batch and the first channels are
    zeros now. It surrounds height and width only.
    """
    padded = np.pad(A_prev, pad)
    m, f = A_prev.shape[0], W.shape[0]
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((m, n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, h * stride : h * stride + f, w * stride : w * stride + f]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def one_window_too_few(A_prev, W, b, stride=1, pad=0):
    """The last row and the last column of windows are missing: the size lacks its + 1. A filter as
    large as the image has one place.
    """
    Z = _layer(A_prev, W, b, stride, pad)
    return Z[:, :-1, :-1], (A_prev, W, b, stride, pad)


def last_window_left_out(A_prev, W, b, stride=1, pad=0):
    """The last row and the last column of Z are 0: the size is right, but the loops stop one window
    early.
    """
    Z = _layer(A_prev, W, b, stride, pad)
    Z[:, -1], Z[:, :, -1] = 0, 0
    return Z, (A_prev, W, b, stride, pad)


def window_that_just_fits_is_dropped(A_prev, W, b, stride=1, pad=0):
    """Where the last window ends just at the border, it is missing: that is the second size formula
    of lecture notes 003.
    """
    Z = _layer(
        A_prev, W, b, stride, pad, size=lambda n, f, pad, stride: (n + 2 * pad - f + 1) // stride
    )
    return Z, (A_prev, W, b, stride, pad)


def size_rounded_up(A_prev, W, b, stride=1, pad=0):
    """Where a step does not come out even, there is a window too many: it hangs over the border,
    and is smaller than the filter.
    """
    Z = _layer(
        A_prev,
        W,
        b,
        stride,
        pad,
        size=lambda n, f, pad, stride: -((f - n - 2 * pad) // stride) + 1,
    )
    return Z, (A_prev, W, b, stride, pad)


def takes_the_image_for_square(A_prev, W, b, stride=1, pad=0):
    """The height of the image was used for its width as well: Z has as many columns as rows."""
    return _with_sizes(A_prev, W, b, stride, pad, 1, 1)


def height_and_width_exchanged(A_prev, W, b, stride=1, pad=0):
    """Height and width are exchanged: in every shape the height comes first."""
    return _with_sizes(A_prev, W, b, stride, pad, 2, 1)


def _with_sizes(A_prev, W, b, stride, pad, axis_H, axis_W):
    """Lay the filters on with height and width read from other axes."""
    f, n_C = W.shape[0], W.shape[3]
    n_H, n_W = (output_size(A_prev.shape[axis], f, pad, stride) for axis in (axis_H, axis_W))
    padded = zero_pad(A_prev, pad)
    Z = np.zeros((len(A_prev), n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, h * stride : h * stride + f, w * stride : w * stride + f]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def windows_on_their_side(A_prev, W, b, stride=1, pad=0):
    """h was used for the column and w for the row: what stands in row h of Z was found in column h
    of the image.
    """
    padded = zero_pad(A_prev, pad)
    f, n_C = W.shape[0], W.shape[3]
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, w * stride : w * stride + f, h * stride : h * stride + f]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def only_the_first_image(A_prev, W, b, stride=1, pad=0):
    """Only the first image was looked at; for the others Z is 0."""
    Z = _layer(A_prev, W, b, stride, pad)
    Z[1:] = 0
    return Z, (A_prev, W, b, stride, pad)


def first_image_for_all(A_prev, W, b, stride=1, pad=0):
    """Every image got the answer of the first one: the windows were always cut out of it."""
    Z = _layer(A_prev, W, b, stride, pad)
    Z[1:] = Z[:1]
    return Z, (A_prev, W, b, stride, pad)


def returns_after_the_first_image(A_prev, W, b, stride=1, pad=0):
    """Z holds the first image only. Each image of the batch has its own answer."""
    return _layer(A_prev[:1], W, b, stride, pad), (A_prev, W, b, stride, pad)


def only_the_first_filter(A_prev, W, b, stride=1, pad=0):
    """Only the first filter was used; in the other channels Z is 0."""
    Z = _layer(A_prev, W, b, stride, pad)
    Z[..., 1:] = 0
    return Z, (A_prev, W, b, stride, pad)


def as_many_filters_as_channels(A_prev, W, b, stride=1, pad=0):
    """Z has as many channels as A_prev. The number of channels of the output is the number of
    filters: the last axis of W.
    """
    f, n_C = W.shape[0], W.shape[2]
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    padded = zero_pad(A_prev, pad)
    Z = np.zeros((len(A_prev), n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, h * stride : h * stride + f, w * stride : w * stride + f]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def filters_in_the_first_axis(A_prev, W, b, stride=1, pad=0):
    """The filters were looked for in the first axis of W, as in another layout. In this course they
    are the last axis: W is f, f, n_C_prev, n_C.
    """
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[c]) + b[0, 0, 0, c])
    return Z, (A_prev, W, b, stride, pad)


def filters_and_channels_exchanged(A_prev, W, b, stride=1, pad=0):
    """The last two axes of W are exchanged: of each filter you took the layer for one channel.
    Where there are as many filters as channels no shape warns of it.
    """
    Z = _layer(
        A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[:, :, c, :]) + b[0, 0, 0, c]
    )
    return Z, (A_prev, W, b, stride, pad)


def only_the_first_channel(A_prev, W, b, stride=1, pad=0):
    """Only the first channel of the input counts. A filter sees all of them, and adds."""
    Z = _layer(
        A_prev,
        W,
        b,
        stride,
        pad,
        lambda a, W, b, c: np.sum(a[..., 0] * W[:, :, 0, c]) + b[0, 0, 0, c],
    )
    return Z, (A_prev, W, b, stride, pad)


def turns_the_filters(A_prev, W, b, stride=1, pad=0):
    """The filters lie on the windows turned by 180 degrees. In deep learning they are
    not turned.
    """
    return _layer(A_prev, W[::-1, ::-1], b, stride, pad), (A_prev, W, b, stride, pad)


def transposes_the_filters(A_prev, W, b, stride=1, pad=0):
    """Rows and columns of the filters are exchanged."""
    return _layer(A_prev, W.transpose(1, 0, 2, 3), b, stride, pad), (A_prev, W, b, stride, pad)


def forgets_the_bias(A_prev, W, b, stride=1, pad=0):
    """The biases are missing. Put zeros into A_prev: Z must be the bias of each filter, and yours
    is 0.
    """
    return _layer(A_prev, W, 0 * b, stride, pad), (A_prev, W, b, stride, pad)


def bias_twice(A_prev, W, b, stride=1, pad=0):
    """The biases came in twice. conv_single_step adds one already."""
    return _layer(A_prev, W, 2 * b, stride, pad), (A_prev, W, b, stride, pad)


def bias_for_every_product(A_prev, W, b, stride=1, pad=0):
    """The bias came in once for every product. It is added once, at the end of the sum."""
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[..., c] + b[0, 0, 0, c]))
    return Z, (A_prev, W, b, stride, pad)


def subtracts_the_bias(A_prev, W, b, stride=1, pad=0):
    """The biases have the wrong sign. Put zeros into A_prev: Z must be the bias of each filter."""
    return _layer(A_prev, W, -b, stride, pad), (A_prev, W, b, stride, pad)


def first_bias_for_all_filters(A_prev, W, b, stride=1, pad=0):
    """Every filter got the bias of the first one. There is one for each, in the last axis of b."""
    Z = _layer(A_prev, W, np.full(b.shape, b.flat[0]), stride, pad)
    return Z, (A_prev, W, b, stride, pad)


def all_biases_added(A_prev, W, b, stride=1, pad=0):
    """Every filter got the sum of all biases. There is one for each, in the last axis of b."""
    Z = _layer(A_prev, W, np.full(b.shape, b.sum()), stride, pad)
    return Z, (A_prev, W, b, stride, pad)


def mean_of_the_products(A_prev, W, b, stride=1, pad=0):
    """The mean of the products was taken. They are added, and not divided."""
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.mean(a * W[..., c]) + b[0, 0, 0, c])
    return Z, (A_prev, W, b, stride, pad)


def relu_already(A_prev, W, b, stride=1, pad=0):
    """Where Z is negative stands 0: relu is in it already. The activation comes after the layer."""
    return np.maximum(0, _layer(A_prev, W, b, stride, pad)), (A_prev, W, b, stride, pad)


def sum_runs_on(A_prev, W, b, stride=1, pad=0):
    """The first number is right, and each one after it contains those before: the sum was not set
    back to 0 for the next one.
    """
    Z = _layer(A_prev, W, b, stride, pad)
    return np.cumsum(Z).reshape(Z.shape), (A_prev, W, b, stride, pad)


def the_type_of_the_images(A_prev, W, b, stride=1, pad=0):
    """Images of whole numbers gave whole numbers, and what stands after the point is lost. Z has to
    be able to hold fractions, whatever A_prev holds.
    """
    return _layer(A_prev, W, b, stride, pad).astype(A_prev.dtype), (A_prev, W, b, stride, pad)


def channels_before_height_and_width(A_prev, W, b, stride=1, pad=0):
    """The channels of Z stand before height and width. In this course they come last."""
    return np.moveaxis(_layer(A_prev, W, b, stride, pad), 3, 1), (A_prev, W, b, stride, pad)


def only_Z(A_prev, W, b, stride=1, pad=0):
    """Z came back alone. The way back needs the arguments: give back two things, Z and
    the cache.
    """
    return _layer(A_prev, W, b, stride, pad)


def cache_first(A_prev, W, b, stride=1, pad=0):
    """The cache came back first. Whoever calls the function takes the first thing for Z."""
    return (A_prev, W, b, stride, pad), _layer(A_prev, W, b, stride, pad)


def no_stride_and_no_pad_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache lacks stride and pad. On the way back one must know where the windows stood."""
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b)


def stride_and_pad_exchanged_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """Stride and pad have changed places in the cache: the stride stands first."""
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b, pad, stride)


def hyperparameters_as_a_dictionary_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache has four entries, and five are asked for. Neither stride nor pad is left out, and
    they do not lie in one dictionary: each is an entry of its own.
    """
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b, {"stride": stride, "pad": pad})


def padded_images_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache holds the images with their frame. The way back starts from the arguments, and
    would pad them a second time.
    """
    return _layer(A_prev, W, b, stride, pad), (zero_pad(A_prev, pad), W, b, stride, pad)


def Z_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache holds Z in the place of A_prev. The gradient of W needs what went into the layer,
    not what came out.
    """
    Z = _layer(A_prev, W, b, stride, pad)
    return Z, (Z, W, b, stride, pad)


def multiplies_into_the_windows(A_prev, W, b, stride=1, pad=0):
    """Later windows saw what earlier ones had left: the products were written back into the image.
    A window is a view, no copy; multiplying it in place changes what it was cut from.
    """
    m, n_H, n_W, _ = A_prev.shape
    f, n_C = W.shape[0], W.shape[3]
    padded = zero_pad(A_prev, pad)
    Z = np.zeros((m, output_size(n_H, f, pad, stride), output_size(n_W, f, pad, stride), n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, h * stride : h * stride + f, w * stride : w * stride + f]
        a_slice *= W[..., c]
        Z[i, h, w, c] = np.sum(a_slice) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def hands_over_all_biases(A_prev, W, b, stride=1, pad=0):
    """It works with one filter and stops with several: each step was given all the biases. One
    filter has one bias, with the same number as the filter.
    """
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: conv_single_step(a, W[..., c], b))
    return Z, (A_prev, W, b, stride, pad)


def returns_after_the_first_window(A_prev, W, b, stride=1, pad=0):
    """Only the first window was looked at, and the rest of Z is 0: the function ended there. Look
    how far the last line is indented.
    """
    Z = _layer(A_prev, W, b, stride, pad)
    first = Z[0, 0, 0].copy()
    Z[:] = 0
    Z[0, 0, 0] = first
    return Z, (A_prev, W, b, stride, pad)


def _fast(A_prev, W, b, stride=1, pad=0, fill=0):
    """Return Z of a layer, without a loop."""
    bounds = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    padded = np.pad(A_prev, bounds, constant_values=fill)
    windows = sliding_window_view(padded, W.shape[:2], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcuv,uvck->mhwk", windows, W) + b


def size_without_the_stride(A_prev, W, b, stride=1, pad=0):
    """Z has room for all windows of stride 1, and the windows lie a stride apart: the last ones
    leave the image. Longer steps, fewer places.
    """
    Z = _layer(A_prev, W, b, stride, pad, size=lambda n, f, pad, stride: n + 2 * pad - f + 1)
    return Z, (A_prev, W, b, stride, pad)


def padding_once_in_the_size(A_prev, W, b, stride=1, pad=0):
    """Rows and columns are missing at the end: in the size the padding was counted once, and there
    is some at each end.
    """
    Z = _layer(
        A_prev, W, b, stride, pad, size=lambda n, f, pad, stride: (n + pad - f) // stride + 1
    )
    return Z, (A_prev, W, b, stride, pad)


def stride_only_to_the_right(A_prev, W, b, stride=1, pad=0):
    """The stride works to the right only; downwards the windows follow each other pixel by pixel.
    It holds in both directions.
    """
    height = output_size(A_prev.shape[1], W.shape[0], pad, stride)
    Z = _fast(A_prev, W, b, 1, pad)[:, :height, ::stride]
    return Z, (A_prev, W, b, stride, pad)


def stride_and_pad_exchanged(A_prev, W, b, stride=1, pad=0):
    """Stride and padding have changed places: in the first line the stride stands before the pad,
    and in a call without names the order decides.
    """
    Z = _layer(A_prev, W, b, pad, stride)
    return Z, (A_prev, W, b, stride, pad)


def pad_before_stride_in_the_first_line(A_prev, W, b, pad=0, stride=1):
    """Stride and padding have changed places: in the first line the stride stands before the pad,
    and in a call without names the order decides.
    """
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b, stride, pad)


def windows_one_too_small(A_prev, W, b, stride=1, pad=0):
    """The windows are smaller than the filter by a row and a column. The end of a slice is not part
    of it: from h on, f rows end before h + f.
    """
    f, padded = W.shape[0], zero_pad(A_prev, pad)
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = padded[i, top : top + f - 1, left : left + f - 1]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def windows_one_too_large(A_prev, W, b, stride=1, pad=0):
    """The windows are larger than the filter by a row and a column. The end of a slice is not part
    of it: from h on, f rows end before h + f.
    """
    f, padded = W.shape[0], zero_pad(A_prev, pad)
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = padded[i, top : top + f + 1, left : left + f + 1]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def takes_the_image_for_square_all_images_at_once(A_prev, W, b, stride=1, pad=0):
    """The height of the image was used for its width as well: Z has as many columns as rows."""
    f, padded = W.shape[0], zero_pad(A_prev, pad)
    size = output_size(A_prev.shape[1], f, pad, stride)
    Z = np.zeros((len(A_prev), size, size, W.shape[3]))
    for h, w, c in np.ndindex(Z.shape[1:]):
        top, left = h * stride, w * stride
        a_slice = padded[:, top : top + f, left : left + f]
        Z[:, h, w, c] = np.sum(a_slice * W[..., c], axis=(1, 2, 3)) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def all_images_added(A_prev, W, b, stride=1, pad=0):
    """Every image got the sum over all images. Each is answered as if it were alone."""
    Z = _fast(A_prev, W, 0 * b, stride, pad)
    return np.repeat(Z.sum(axis=0, keepdims=True), len(Z), axis=0) + b, (A_prev, W, b, stride, pad)


def last_image_in_the_first_place(A_prev, W, b, stride=1, pad=0):
    """All answers were written to the place of the first image, one over the other; for the other
    images Z is 0.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    Z[0], Z[1:] = Z[-1].copy(), 0
    return Z, (A_prev, W, b, stride, pad)


def last_filter_for_all_channels(A_prev, W, b, stride=1, pad=0):
    """All channels of Z are alike: each filter overwrote what the one before had put there. Each
    has a channel of its own.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    Z[:] = Z[..., -1:].copy()
    return Z, (A_prev, W, b, stride, pad)


def first_filter_for_all_channels(A_prev, W, b, stride=1, pad=0):
    """Every channel has the weights of the first filter, and its own bias. Each channel has a
    filter of its own.
    """
    Z = _fast(A_prev, np.repeat(W[..., :1], W.shape[3], axis=3), b, stride, pad)
    return Z, (A_prev, W, b, stride, pad)


def all_filters_added(A_prev, W, b, stride=1, pad=0):
    """Every channel of Z holds the sum of all filters. Each filter has a channel of its own."""
    Z = _fast(A_prev, W, 0 * b, stride, pad)
    Z[:] = Z.sum(axis=3, keepdims=True)
    return Z + b, (A_prev, W, b, stride, pad)


def channels_not_added(A_prev, W, b, stride=1, pad=0):
    """Several numbers were put where one belongs: the products were not added, or not along every
    axis. One window and one filter give one number.
    """
    Z = _layer(
        A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[..., c], axis=2) + b[0, 0, 0, c]
    )
    return Z, (A_prev, W, b, stride, pad)


def mean_over_the_channels(A_prev, W, b, stride=1, pad=0):
    """The mean over the channels that come in was taken. They are added."""
    Z = _fast(A_prev, W / W.shape[2], b, stride, pad)
    return Z, (A_prev, W, b, stride, pad)


def only_the_last_channel(A_prev, W, b, stride=1, pad=0):
    """Only the last channel of the input counts: each overwrote the one before. All are added."""
    Z = _fast(A_prev[..., -1:], W[:, :, -1:], b, stride, pad)
    return Z, (A_prev, W, b, stride, pad)


def bias_for_every_channel(A_prev, W, b, stride=1, pad=0):
    """The bias came in once for every channel of the input. A filter has one, for all its depth."""
    return _fast(A_prev, W, W.shape[2] * b, stride, pad), (A_prev, W, b, stride, pad)


def float_of_the_bias(A_prev, W, b, stride=1, pad=0):
    """float was given a bias in its box: a slice keeps every axis, so the shape is still (1, 1, 1).
    With a number for an index, in place of a slice, the axis is gone.
    """
    Z = _layer(
        A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[..., c]) + float(b[:, :, :, c])
    )
    return Z, (A_prev, W, b, stride, pad)


def bias_of_the_first_axis(A_prev, W, b, stride=1, pad=0):
    """The number of the filter was used as the first index of b. The biases lie along its last
    axis: b is 1, 1, 1, n_C.
    """
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a * W[..., c]) + b[c, 0, 0, 0])
    return Z, (A_prev, W, b, stride, pad)


def second_argument_of_the_sum(A_prev, W, b, stride=1, pad=0):
    """np.sum was given two arrays. Its second argument is the axis along which to add. What is to
    be added comes first, all of it: the products.
    """
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a, W[..., c]) + b[0, 0, 0, c])
    return Z, (A_prev, W, b, stride, pad)


def matrix_product(A_prev, W, b, stride=1, pad=0):
    """A matrix product was used, rows times columns. Each number of the window meets only the
    number of the filter that lies on it.
    """
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.sum(a @ W[..., c]) + b[0, 0, 0, c])
    return Z, (A_prev, W, b, stride, pad)


def always_filters_of_3x3(A_prev, W, b, stride=1, pad=0):
    """Every filter was taken for one of 3x3. Its side stands in the shape of W."""
    padded = zero_pad(A_prev, pad)
    n_H, n_W = (output_size(n, 3, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = padded[i, h * stride : h * stride + 3, w * stride : w * stride + 3]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def returns_after_the_first_row(A_prev, W, b, stride=1, pad=0):
    """Only the first row of the first image is there, and the rest of Z is 0: the function ended
    there. Look how far the last line is indented.
    """
    Z = np.zeros_like(_fast(A_prev, W, b, stride, pad))
    Z[0, 0] = _fast(A_prev, W, b, stride, pad)[0, 0]
    return Z, (A_prev, W, b, stride, pad)


def returns_after_the_first_filter(A_prev, W, b, stride=1, pad=0):
    """Only the very first number is there, and the rest of Z is 0: the function ended after one
    window and one filter. Look how far the last line is indented.
    """
    Z = np.zeros_like(_fast(A_prev, W, b, stride, pad))
    Z[0, 0, 0, 0] = _fast(A_prev, W, b, stride, pad)[0, 0, 0, 0]
    return Z, (A_prev, W, b, stride, pad)


def only_zeros(A_prev, W, b, stride=1, pad=0):
    """Every number of Z is 0: room was made for it, and nothing was ever written into it."""
    return 0 * _fast(A_prev, W, b, stride, pad), (A_prev, W, b, stride, pad)


def rows_and_columns_of_Z_exchanged(A_prev, W, b, stride=1, pad=0):
    """Rows and columns of Z are exchanged. What is found at the top of an image stands at the top
    of its answer.
    """
    return _fast(A_prev, W, b, stride, pad).swapaxes(1, 2), (A_prev, W, b, stride, pad)


def six_things(A_prev, W, b, stride=1, pad=0):
    """The entries of the cache came back one by one. Two things are asked for: Z, and the cache as
    one tuple.
    """
    return _fast(A_prev, W, b, stride, pad), A_prev, W, b, stride, pad


def cache_as_a_dictionary(A_prev, W, b, stride=1, pad=0):
    """The cache is a dictionary. Here it is a tuple of five: what stands where, the order says."""
    cache = {"A_prev": A_prev, "W": W, "b": b, "stride": stride, "pad": pad}
    return _fast(A_prev, W, b, stride, pad), cache


def Z_as_one_more_entry_of_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache has a sixth entry. It holds the five arguments and nothing else: whoever takes it
    apart expects five.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    return Z, (A_prev, W, b, stride, pad, Z)


def only_the_images_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache holds the images alone, without the filters. It is all five arguments."""
    return _fast(A_prev, W, b, stride, pad), A_prev


def defaults_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache always says stride 1 and pad 0. It holds what came in."""
    return _fast(A_prev, W, b, stride, pad), (A_prev, W, b, 1, 0)


def W_and_b_exchanged_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """In the cache W and b have changed places: the filters stand first."""
    return _fast(A_prev, W, b, stride, pad), (A_prev, b, W, stride, pad)


def last_image_left_out(A_prev, W, b, stride=1, pad=0):
    """For the last image Z is 0: the loop over the images stops one too early."""
    Z = _fast(A_prev, W, b, stride, pad)
    Z[-1] = 0
    return Z, (A_prev, W, b, stride, pad)


def last_filter_left_out(A_prev, W, b, stride=1, pad=0):
    """In the last channel Z is 0: the loop over the filters stops one too early."""
    Z = _fast(A_prev, W, b, stride, pad)
    Z[..., -1] = 0
    return Z, (A_prev, W, b, stride, pad)


def last_row_left_out(A_prev, W, b, stride=1, pad=0):
    """The last row of Z is 0: the loop over the rows stops one too early, the one over the columns
    does not.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    Z[:, -1] = 0
    return Z, (A_prev, W, b, stride, pad)


def last_column_left_out(A_prev, W, b, stride=1, pad=0):
    """The last column of Z is 0: the loop over the columns stops one too early, the one over the
    rows does not.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    Z[:, :, -1] = 0
    return Z, (A_prev, W, b, stride, pad)


def whole_numbers_only(A_prev, W, b, stride=1, pad=0):
    """All numbers of Z are whole: the array that they were put into holds nothing else. What stands
    after the point is lost.
    """
    return np.trunc(_fast(A_prev, W, b, stride, pad)), (A_prev, W, b, stride, pad)


def drops_axes_of_one(A_prev, W, b, stride=1, pad=0):
    """The numbers are right, but axes with one entry are gone from Z. It has four, also for one
    image and for one filter.
    """
    return np.squeeze(_fast(A_prev, W, b, stride, pad)), (A_prev, W, b, stride, pad)


def mean_over_the_images(A_prev, W, b, stride=1, pad=0):
    """Z was divided by the number of images. Each image is answered as if it were alone."""
    return _fast(A_prev, W, b, stride, pad) / len(A_prev), (A_prev, W, b, stride, pad)


def first_layer_for_all_channels(A_prev, W, b, stride=1, pad=0):
    """Every channel of the input met the first layer of each filter. A filter has a layer for
    each.
    """
    every = np.repeat(W[:, :, :1], W.shape[2], axis=2)
    return _fast(A_prev, every, b, stride, pad), (A_prev, W, b, stride, pad)


def sum_of_the_windows(A_prev, W, b, stride=1, pad=0):
    """The filters have no say: the numbers of each window were added as they are."""
    return _fast(A_prev, np.ones_like(W), b, stride, pad), (A_prev, W, b, stride, pad)


def largest_product(A_prev, W, b, stride=1, pad=0):
    """The largest product was taken. All of them are added. (A maximum belongs to pooling.)"""
    Z = _layer(A_prev, W, b, stride, pad, lambda a, W, b, c: np.max(a * W[..., c]) + b[0, 0, 0, c])
    return Z, (A_prev, W, b, stride, pad)


def only_the_cache(A_prev, W, b, stride=1, pad=0):
    """The cache came back alone. Give back two things, Z and the cache."""
    return A_prev, W, b, stride, pad


def Z_in_a_list(A_prev, W, b, stride=1, pad=0):
    """Z came back alone, in a list. Give back two things, Z and the cache."""
    return [_fast(A_prev, W, b, stride, pad)]


def windows_as_wide_as_the_stride(A_prev, W, b, stride=1, pad=0):
    """The windows end a stride after they begin. They are as high and as wide as the filter; the
    stride says where the next one begins.
    """
    f, padded = W.shape[0], zero_pad(A_prev, pad)
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = padded[i, top : top + stride, left : left + stride]
        Z[i, h, w, c] = conv_single_step(a_slice, W[..., c], b[..., c])
    return Z, (A_prev, W, b, stride, pad)


def writes_to_the_column_and_the_row(A_prev, W, b, stride=1, pad=0):
    """Each answer was written to row w and column h, and found in row h and column w: in images
    that are not square some have no place there. The row stands first.
    """
    right = _fast(A_prev, W, b, stride, pad)
    Z = np.zeros_like(right)
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, w, h, c] = right[i, h, w, c]
    return Z, (A_prev, W, b, stride, pad)


def as_many_filters_as_channels_come_in(A_prev, W, b, stride=1, pad=0):
    """The loop over the filters goes as far as there are channels in A_prev. How many filters there
    are, the last axis of W says.
    """
    right = _fast(A_prev, W, b, stride, pad)
    Z = np.zeros_like(right)
    for c in range(A_prev.shape[3]):
        Z[..., c] = right[..., c]
    return Z, (A_prev, W, b, stride, pad)


def padding_repeats_the_border(A_prev, W, b, stride=1, pad=0):
    """The frame repeats the pixels of the border. That is a good way, but zeros are asked for."""
    bounds = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    return _fast(np.pad(A_prev, bounds, mode="edge"), W, b, stride), (A_prev, W, b, stride, pad)


def padding_mirrors_the_image(A_prev, W, b, stride=1, pad=0):
    """The frame mirrors the image. That is a good way too, but zeros are asked for."""
    bounds = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    return _fast(np.pad(A_prev, bounds, mode="reflect"), W, b, stride), (A_prev, W, b, stride, pad)


def frame_always_one_wide(A_prev, W, b, stride=1, pad=0):
    """The frame is one pixel wide whatever pad says, and the size is that of the right frame. With
    pad 0 there is none.
    """
    f, padded = W.shape[0], zero_pad(A_prev, 1)
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = padded[i, top : top + f, left : left + f]
        Z[i, h, w, c] = conv_single_step(a_slice, W[..., c], b[..., c])
    return Z, (A_prev, W, b, stride, pad)


def all_filters_in_the_first_channel(A_prev, W, b, stride=1, pad=0):
    """The answers of all filters were added into the first channel of Z; the others are 0. Each
    filter has a channel of its own.
    """
    Z = _fast(A_prev, W, b, stride, pad)
    Z[..., 0], Z[..., 1:] = Z.sum(axis=3), 0
    return Z, (A_prev, W, b, stride, pad)


def channel_picked_with_the_number_of_the_filter(A_prev, W, b, stride=1, pad=0):
    """The number of the filter was used to pick a channel of the image. A window has all channels,
    whichever filter looks at it.
    """
    f, padded = W.shape[0], zero_pad(A_prev, pad)
    n_H, n_W = (output_size(n, f, pad, stride) for n in A_prev.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        a_slice = padded[i][top : top + f, left : left + f, c]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, stride, pad)


def size_of_the_images(A_prev, W, b, stride=1, pad=0):
    """Z is as high and wide as the images, with zeros where no window stands. How large it is,
    output_size says.
    """
    right = _fast(A_prev, W, b, stride, pad)
    Z = np.zeros((*A_prev.shape[:3], W.shape[3]))
    Z[:, : right.shape[1], : right.shape[2]] = right[:, : Z.shape[1], : Z.shape[2]]
    return Z, (A_prev, W, b, stride, pad)


def _with(frame=None, filters=None, bias=None, places=None, numbers=None):
    """Return a conv_forward in which parts of the way to Z are done in another way.

    ``frame(pad)`` is what goes to np.pad, ``filters(W)`` and ``bias(b, W)`` are used for W and b,
    ``places(Z, n, f, stride, pad)`` takes the windows of stride 1 and says which of them count, and
    ``numbers(Z)`` is what becomes of Z.
    """

    def wrong(A_prev, W, b, stride=1, pad=0):
        size = A_prev.shape[1:3]
        bounds, fill = frame(pad) if frame else ((pad, pad), 0)
        padded = np.pad(A_prev, ((0, 0), bounds, bounds, (0, 0)), constant_values=fill)
        every = _fast(padded, filters(W) if filters else W, bias(b, W) if bias else b)
        Z = every[:, ::stride, ::stride]
        Z = places(every, size, W.shape[0], stride, pad) if places else Z
        return numbers(Z) if numbers else Z, (A_prev, W, b, stride, pad)

    return wrong


def _near_the_corner(every, size, f, stride, pad):
    n_H, n_W = (output_size(n, f, pad, stride) for n in size)
    return every[:, :n_H, :n_W]


def _second_formula(every, size, f, stride, pad):
    n_H, n_W = ((n + 2 * pad - f + 1) // stride for n in size)
    return every[:, ::stride, ::stride][:, :n_H, :n_W]


def _first_image(Z):
    Z = Z.copy()
    Z[1:] = 0
    return Z


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "frame": {
            "no_padding": ("the padding has no effect", lambda pad: ((0, 0), 0)),
            "frame_of_ones": ("the frame is made of ones", lambda pad: ((pad, pad), 1)),
            "first_window_on_the_image": (
                "the first window begins at the first pixel of the image, and not on the frame",
                lambda pad: ((0, 2 * pad), 0),
            ),
        },
        "filters": {
            "turned": ("the filters lie turned by 180 degrees", lambda W: W[::-1, ::-1]),
            "transposed": (
                "rows and columns of the filters are exchanged",
                lambda W: W.transpose(1, 0, 2, 3),
            ),
            "first_channel": (
                "only the first channel of the input counts",
                lambda W: W * (np.arange(W.shape[2]) == 0)[:, None],
            ),
            "mean": (
                "the mean of the products was taken, where they are added",
                lambda W: W / W[..., 0].size,
            ),
        },
        "bias": {
            "no_bias": ("the biases are missing", lambda b, W: 0 * b),
            "bias_subtracted": ("the biases have the wrong sign", lambda b, W: -b),
            "bias_twice": ("the biases came in twice", lambda b, W: 2 * b),
            "first_bias": (
                "every filter got the bias of the first one",
                lambda b, W: np.full(b.shape, b.flat[0]),
            ),
            "bias_for_every_product": (
                "the bias came in once for every product",
                lambda b, W: W[..., 0].size * b,
            ),
        },
        "places": {
            "stride_forgotten": (
                "the windows are those of stride 1, all near the upper left corner",
                _near_the_corner,
            ),
            "no_stride": (
                "stride has no effect, so that there are too many windows",
                lambda every, size, f, stride, pad: every,
            ),
            "one_too_few": (
                "the last row and the last column of windows are missing",
                lambda every, size, f, stride, pad: every[:, ::stride, ::stride][:, :-1, :-1],
            ),
            "second_formula": (
                "a window that ends just at the border is missing",
                _second_formula,
            ),
        },
        "numbers": {
            "relu": (
                "relu is in it already, and it comes after the layer",
                lambda Z: np.maximum(0, Z),
            ),
            "only_the_first_image": ("for all images but the first Z is 0", _first_image),
            "first_image_for_all": (
                "every image got the answer of the first one",
                lambda Z: np.repeat(Z[:1], len(Z), axis=0),
            ),
            "first_filter_only": (
                "in all channels but the first Z is 0",
                lambda Z: Z * (np.arange(Z.shape[3]) == 0),
            ),
            "whole_numbers": ("what stands after the point is lost", np.trunc),
        },
    },
    leave_out=("first_bias_and_first_filter_only",),
)


def all_filters_at_once(A_prev, W, b, stride=1, pad=0):
    f, n_C = W.shape[0], W.shape[3]
    A = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    m, H, V = A.shape[:3]
    Z = np.zeros((m, (H - f) // stride + 1, (V - f) // stride + 1, n_C))
    for h in range(Z.shape[1]):
        for w in range(Z.shape[2]):
            window = A[:, h * stride : h * stride + f, w * stride : w * stride + f, :]
            Z[:, h, w, :] = np.tensordot(window, W, axes=3) + b[0, 0]
    return Z, (A_prev, W, b, stride, pad)


def weight_by_weight(A_prev, W, b, stride=1, pad=0):
    f, n_C = W.shape[0], W.shape[3]
    A = zero_pad(A_prev, pad)
    H = (A.shape[1] - f) // stride + 1
    V = (A.shape[2] - f) // stride + 1
    Z = np.zeros((len(A), H, V, n_C)) + b
    for u in range(f):
        for v in range(f):
            seen = A[:, u : u + stride * H : stride, v : v + stride * V : stride]
            Z += seen @ W[u, v]
    return Z, [A_prev, W, b, stride, pad]


def by_einsum(A_prev, W, b, stride=1, pad=0):
    f = W.shape[0]
    windows = sliding_window_view(zero_pad(A_prev, pad), (f, f), axis=(1, 2))
    Z = np.einsum("mhwcuv,uvck->mhwk", windows[:, ::stride, ::stride], W) + b
    return Z, (A_prev, W, b, stride, pad)


def by_patches(A_prev, W, b, stride=1, pad=0):
    f, _, _, n_C = W.shape
    A = zero_pad(A_prev, pad)
    tops = range(0, A.shape[1] - f + 1, stride)
    lefts = range(0, A.shape[2] - f + 1, stride)
    patches = [a[t : t + f, x : x + f].ravel() for a in A for t in tops for x in lefts]
    Z = np.array(patches) @ W.reshape(-1, n_C) + b.ravel()
    return Z.reshape(len(A), len(tops), len(lefts), n_C), (A_prev.copy(), W, b, stride, pad)


def filter_outside(A_prev, W, b, stride=1, pad=0):
    f = W.shape[0]
    n_H = output_size(A_prev.shape[1], f, pad, stride)
    n_W = output_size(A_prev.shape[2], f, pad, stride)
    channels = []
    for c in range(W.shape[-1]):
        Z_c = np.empty((A_prev.shape[0], n_H, n_W))
        for i, image in enumerate(zero_pad(A_prev, pad)):
            for h in range(n_H):
                for w in range(n_W):
                    part = image[h * stride :, w * stride :][:f, :f]
                    Z_c[i, h, w] = conv_single_step(part, W[..., c], b[..., c])
        channels.append(Z_c)
    cache = (A_prev, W, b, stride, pad)
    return np.stack(channels, axis=3), cache


def stride_afterwards(A_prev, W, b, stride=1, pad=0):
    Z, _ = all_filters_at_once(A_prev, W, b, 1, pad)
    return Z[:, ::stride, ::stride], (A_prev, W, b, stride, pad)


def in_single_precision(A_prev, W, b, stride=1, pad=0):
    single = (array.astype(np.float32) for array in (A_prev, W, b))
    Z, _ = weight_by_weight(*single, stride, pad)
    return Z.astype(np.float32), (A_prev, W, b, stride, pad)


EXERCISE = Exercise(
    reference=conv_forward,
    cases=cases,
    returns=("Z", "cache"),
    points=35,
    aspects=(
        Aspect(
            "Left out, stride is 1 and pad 0; each window and filter give one number.",
            (DEFAULTS, WHOLE, INTEGERS),
            ("Z",),
            9,
        ),
        Aspect("Windows start a stride apart, in both directions.", (TWO, REST), ("Z",), 8),
        Aspect("At the border the filters see zeros.", (SAME,), ("Z",), 6),
        Aspect("Stride and padding together.", (BOTH,), ("Z",), 5),
        Aspect("As many filters as channels, and W still lies as it lies.", (CUBE,), ("Z",), 3),
        Aspect(
            "The cache holds the five arguments, as they came.",
            (),
            tuple(f"cache[{i}]" for i in range(5)),
            4,
        ),
    ),
    misconceptions=(
        stride_forgotten_at_the_windows,
        stride_added_instead_of_multiplied,
        stride_has_no_effect,
        stride_only_downwards,
        windows_side_by_side,
        padding_has_no_effect,
        windows_from_the_image_without_its_frame,
        size_without_the_padding,
        padding_at_one_end_only,
        padding_of_ones,
        padding_keeps_the_size,
        pads_every_axis,
        one_window_too_few,
        last_window_left_out,
        window_that_just_fits_is_dropped,
        size_rounded_up,
        takes_the_image_for_square,
        height_and_width_exchanged,
        windows_on_their_side,
        only_the_first_image,
        first_image_for_all,
        returns_after_the_first_image,
        only_the_first_filter,
        as_many_filters_as_channels,
        filters_in_the_first_axis,
        filters_and_channels_exchanged,
        only_the_first_channel,
        turns_the_filters,
        transposes_the_filters,
        forgets_the_bias,
        bias_twice,
        bias_for_every_product,
        subtracts_the_bias,
        first_bias_for_all_filters,
        all_biases_added,
        mean_of_the_products,
        relu_already,
        sum_runs_on,
        the_type_of_the_images,
        channels_before_height_and_width,
        only_Z,
        cache_first,
        no_stride_and_no_pad_in_the_cache,
        stride_and_pad_exchanged_in_the_cache,
        hyperparameters_as_a_dictionary_in_the_cache,
        padded_images_in_the_cache,
        Z_in_the_cache,
        multiplies_into_the_windows,
        hands_over_all_biases,
        returns_after_the_first_window,
        size_without_the_stride,
        padding_once_in_the_size,
        stride_only_to_the_right,
        stride_and_pad_exchanged,
        pad_before_stride_in_the_first_line,
        windows_one_too_small,
        windows_one_too_large,
        takes_the_image_for_square_all_images_at_once,
        all_images_added,
        last_image_in_the_first_place,
        last_filter_for_all_channels,
        first_filter_for_all_channels,
        all_filters_added,
        channels_not_added,
        mean_over_the_channels,
        only_the_last_channel,
        bias_for_every_channel,
        float_of_the_bias,
        bias_of_the_first_axis,
        second_argument_of_the_sum,
        matrix_product,
        always_filters_of_3x3,
        returns_after_the_first_row,
        returns_after_the_first_filter,
        only_zeros,
        rows_and_columns_of_Z_exchanged,
        six_things,
        cache_as_a_dictionary,
        Z_as_one_more_entry_of_the_cache,
        only_the_images_in_the_cache,
        defaults_in_the_cache,
        W_and_b_exchanged_in_the_cache,
        last_image_left_out,
        last_filter_left_out,
        last_row_left_out,
        last_column_left_out,
        whole_numbers_only,
        drops_axes_of_one,
        mean_over_the_images,
        first_layer_for_all_channels,
        sum_of_the_windows,
        largest_product,
        only_the_cache,
        Z_in_a_list,
        windows_as_wide_as_the_stride,
        writes_to_the_column_and_the_row,
        as_many_filters_as_channels_come_in,
        padding_repeats_the_border,
        padding_mirrors_the_image,
        frame_always_one_wide,
        all_filters_in_the_first_channel,
        channel_picked_with_the_number_of_the_filter,
        size_of_the_images,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        all_filters_at_once,
        weight_by_weight,
        by_einsum,
        by_patches,
        filter_outside,
        stride_afterwards,
        in_single_precision,
    ),
    replaces=(dlhelpers.convolution.conv_forward,),
)

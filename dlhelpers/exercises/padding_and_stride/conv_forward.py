"""Exercise: a convolution layer."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.padding_and_stride.conv_single_step import conv_single_step
from dlhelpers.exercises.padding_and_stride.output_size import output_size
from dlhelpers.exercises.padding_and_stride.zero_pad import zero_pad


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
    """The frame has two sides only, below and to the right: the first window should see zeros, and
    yours sees the image.
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
    """Z is right, and in the cache stride and pad have changed places: the stride stands first."""
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b, pad, stride)


def hyperparameters_as_a_dictionary_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """Z is right, but the cache has four entries: stride and pad lie in a dictionary. Here each of
    them is an entry of its own.
    """
    return _layer(A_prev, W, b, stride, pad), (A_prev, W, b, {"stride": stride, "pad": pad})


def padded_images_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """Z is right, but the cache holds the images with their frame. The way back starts from the
    arguments, and would pad them a second time.
    """
    return _layer(A_prev, W, b, stride, pad), (zero_pad(A_prev, pad), W, b, stride, pad)


def Z_in_the_cache(A_prev, W, b, stride=1, pad=0):
    """Z is right, but the cache holds it in the place of A_prev. The gradient of W needs what went
    into the layer, not what came out.
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

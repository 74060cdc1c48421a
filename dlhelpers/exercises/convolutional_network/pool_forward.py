"""Exercise: a pooling layer."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.pooling
from dlhelpers import output_size
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def pool_forward(A_prev, f, stride, mode="max"):
    """Keep one number of every window: its maximum, or its average.

    Each channel is pooled for itself; nothing is learned, and there is no padding.

    Parameters
    ----------
    A_prev : ndarray, shape (m, n_H_prev, n_W_prev, n_C)
        The images, or what the layer before made of them.
    f : int
        Height and width of the windows.
    stride : int
        Pixels from one window to the next, downwards and to the right.
    mode : {"max", "average"}
        What is kept of a window.

    Returns
    -------
    A : ndarray, shape (m, n_H, n_W, n_C)
        Height and width are as `output_size` says, each for itself, with a padding of 0.
    cache : tuple
        ``(A_prev, f, stride, mode)``: the arguments, as the way back will need them.
    """
    ### BEGIN SOLUTION
    keep = {"max": np.max, "average": np.mean}[mode]
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    n_H = output_size(n_H_prev, f, 0, stride)
    n_W = output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                top, left = h * stride, w * stride
                for c in range(n_C):
                    A[i, h, w, c] = keep(A_prev[i, top : top + f, left : left + f, c])
    return A, (A_prev, f, stride, mode)
    ### END SOLUTION


DEFAULT, NEGATIVE, MANY = "max, without saying so", "all numbers negative", "several images"
OVERLAP, REST, WHOLE = "overlapping windows", "rows left over", "a window as large as the image"
AVERAGE, BOTH = "average", "average, overlapping windows"


def cases(rng):
    """Both modes; images that are not square; windows that overlap, fit, or leave something over.

    Only the first case leaves the mode out.
    """

    def case(m, n_H, n_W, n_C, f, stride, **mode):
        A_prev = rng.standard_normal((m, n_H, n_W, n_C))
        return {"A_prev": A_prev, "f": f, "stride": stride, **mode}

    negative = case(1, 4, 6, 2, 2, 2, mode="max")
    negative["A_prev"] = -np.abs(negative["A_prev"])
    return {
        DEFAULT: case(1, 2, 4, 1, 2, 2),
        NEGATIVE: negative,
        MANY: case(3, 4, 6, 2, 2, 2, mode="max"),
        OVERLAP: case(2, 5, 7, 3, 3, 2, mode="max"),
        REST: case(1, 7, 4, 2, 2, 3, mode="max"),
        WHOLE: case(2, 3, 3, 2, 3, 2, mode="max"),
        AVERAGE: case(2, 4, 6, 2, 2, 2, mode="average"),
        BOTH: case(1, 5, 6, 2, 3, 1, mode="average"),
    }


def _begin(h, stride, f):
    return h * stride


def _pool(A_prev, f, stride, mode, keep=None, begins=_begin, size=output_size):
    """Return A of a layer in which one thing may be done in another way.

    ``keep(window)`` is the number kept of a window, ``begins(h, stride, f)`` its first row or
    column, ``size(n, f, pad, stride)`` the number of windows.
    """
    keep = keep or {"max": np.max, "average": np.mean}[mode]
    m, n_H, n_W, n_C = A_prev.shape
    A = np.zeros((m, size(n_H, f, 0, stride), size(n_W, f, 0, stride), n_C))
    for i, h, w, c in np.ndindex(A.shape):
        top, left = begins(h, stride, f), begins(w, stride, f)
        A[i, h, w, c] = keep(A_prev[i, top : top + f, left : left + f, c])
    return A


# What is kept of a window.


def maximum_in_both_modes(A_prev, f, stride, mode="max"):
    """With mode "average" the maximum came back: the mode has no effect."""
    return _pool(A_prev, f, stride, "max"), (A_prev, f, stride, mode)


def average_in_both_modes(A_prev, f, stride, mode="max"):
    """With mode "max" the average came back: the mode has no effect."""
    return _pool(A_prev, f, stride, "average"), (A_prev, f, stride, mode)


def modes_exchanged(A_prev, f, stride, mode="max"):
    """The two modes are exchanged: "max" gives the average, and "average" the maximum."""
    other = "average" if mode == "max" else "max"
    return _pool(A_prev, f, stride, other), (A_prev, f, stride, mode)


def average_is_the_default(A_prev, f, stride, mode="average"):
    """Left out, the mode is "average" here. It must be "max"."""
    return _pool(A_prev, f, stride, mode), (A_prev, f, stride, mode)


def average_under_another_name(A_prev, f, stride, mode="max"):
    """With mode "average" A is 0 everywhere: nothing was ever written into it. Compare the spelling
    of the mode in your `if` with that of the description.
    """
    A = _pool(A_prev, f, stride, mode)
    return A if mode == "max" else 0 * A, (A_prev, f, stride, mode)


def never_below_zero(A_prev, f, stride, mode="max"):
    """Where all numbers of a window are negative, its maximum came out as 0. The largest of them is
    negative too: do not let the search begin at 0.
    """
    keep = {"max": lambda window: max(0, window.max()), "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def largest_size_instead_of_largest_number(A_prev, f, stride, mode="max"):
    """The number of the largest size was kept: -3 won over 2. A maximum looks at the sign."""
    keep = {"max": lambda window: window.flat[np.abs(window).argmax()], "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def size_of_the_numbers(A_prev, f, stride, mode="max"):
    """The signs are lost: the maximum was taken of the sizes of the numbers."""
    keep = {"max": lambda window: np.abs(window).max(), "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def smallest_number(A_prev, f, stride, mode="max"):
    """With mode "max" the smallest number of each window was kept."""
    keep = {"max": np.min, "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def sum_instead_of_average(A_prev, f, stride, mode="max"):
    """With mode "average" the sum of each window came back: it is f * f times too large."""
    keep = {"max": np.max, "average": np.sum}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def average_divided_by_f(A_prev, f, stride, mode="max"):
    """The averages are f times too large: a window has f * f numbers, not f."""
    keep = {"max": np.max, "average": lambda window: window.sum() / f}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def first_number_of_the_window(A_prev, f, stride, mode="max"):
    """The first number of each window was kept, as a stride alone would do. All of them count."""
    keep = {"max": lambda window: window[0, 0], "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def place_of_the_maximum(A_prev, f, stride, mode="max"):
    """A holds whole numbers: that is where in the window the maximum stands. Asked for is how large
    it is.
    """
    keep = {"max": np.argmax, "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def relu_on_top(A_prev, f, stride, mode="max"):
    """A holds no negative number in either mode: relu is in it. Pooling has no activation."""
    return np.maximum(0, _pool(A_prev, f, stride, mode)), (A_prev, f, stride, mode)


# Channels and examples.


def over_all_channels(A_prev, f, stride, mode="max"):
    """All channels of A are the same: the window reached through all of them. Each channel is
    pooled for itself.
    """
    keep = {"max": np.max, "average": np.mean}[mode]
    A = _pool(A_prev, f, stride, mode)
    for i, h, w in np.ndindex(A.shape[:3]):
        top, left = h * stride, w * stride
        A[i, h, w] = keep(A_prev[i, top : top + f, left : left + f])
    return A, (A_prev, f, stride, mode)


def over_all_images(A_prev, f, stride, mode="max"):
    """All images of A are the same: the window reached through the whole batch. Each image is
    pooled for itself.
    """
    keep = {"max": np.max, "average": np.mean}[mode]
    A = _pool(A_prev, f, stride, mode)
    for i, h, w, c in np.ndindex(A.shape):
        top, left = h * stride, w * stride
        A[i, h, w, c] = keep(A_prev[:, top : top + f, left : left + f, c])
    return A, (A_prev, f, stride, mode)


def only_the_first_channel(A_prev, f, stride, mode="max"):
    """Only the first channel was pooled; the others are 0."""
    A = _pool(A_prev, f, stride, mode)
    A[..., 1:] = 0
    return A, (A_prev, f, stride, mode)


def first_channel_for_all(A_prev, f, stride, mode="max"):
    """Every channel got the numbers of the first one."""
    A = _pool(A_prev, f, stride, mode)
    A[..., 1:] = A[..., :1]
    return A, (A_prev, f, stride, mode)


def only_the_first_image(A_prev, f, stride, mode="max"):
    """Only the first image was pooled; for the others A is 0."""
    A = _pool(A_prev, f, stride, mode)
    A[1:] = 0
    return A, (A_prev, f, stride, mode)


def first_image_for_all(A_prev, f, stride, mode="max"):
    """Every image got the numbers of the first one: the windows were always cut out of it."""
    A = _pool(A_prev, f, stride, mode)
    A[1:] = A[:1]
    return A, (A_prev, f, stride, mode)


def returns_after_the_first_image(A_prev, f, stride, mode="max"):
    """A holds the first image only. Each image of the batch has its own."""
    return _pool(A_prev[:1], f, stride, mode), (A_prev, f, stride, mode)


def returns_after_the_first_window(A_prev, f, stride, mode="max"):
    """Only the first window was looked at, and the rest of A is 0: the function ended there. Look
    how far the last line is indented.
    """
    A = np.zeros(_pool(A_prev, f, stride, mode).shape)
    A[0, 0, 0] = _pool(A_prev[:1, :f, :f], f, stride, mode)[0, 0, 0]
    return A, (A_prev, f, stride, mode)


# Where the windows stand.


def stride_forgotten_at_the_windows(A_prev, f, stride, mode="max"):
    """The size is right for the stride, but the windows are neighbours, near the upper left corner.
    Each starts a whole stride after the one before.
    """
    A = _pool(A_prev, f, stride, mode, begins=lambda h, stride, f: h)
    return A, (A_prev, f, stride, mode)


def windows_side_by_side(A_prev, f, stride, mode="max"):
    """The windows start f apart, so that they do not overlap. How far apart they start is what
    stride says; the last ones hang over the border and are smaller.
    """

    def keep(window):
        return {"max": np.max, "average": np.mean}[mode](window) if window.size else 0

    A = _pool(A_prev, f, stride, mode, keep, begins=lambda h, stride, f: h * f)
    return A, (A_prev, f, stride, mode)


def stride_is_always_f(A_prev, f, stride, mode="max"):
    """The layer works as if the stride were f. That is usual, but stride says what it is."""
    return _pool(A_prev, f, f, mode), (A_prev, f, stride, mode)


def stride_has_no_effect(A_prev, f, stride, mode="max"):
    """The layer works as with stride 1, whatever stride says: too many windows."""
    return _pool(A_prev, f, 1, mode), (A_prev, f, stride, mode)


def stride_only_downwards(A_prev, f, stride, mode="max"):
    """The stride works downwards only; to the right the windows follow each other pixel by pixel.
    It holds in both directions.
    """
    width = output_size(A_prev.shape[2], f, 0, stride)
    A = _pool(A_prev, f, 1, mode)[:, ::stride, :width]
    return A, (A_prev, f, stride, mode)


def one_window_too_few(A_prev, f, stride, mode="max"):
    """The last row and the last column of windows are missing: the size lacks its + 1. A window as
    large as the image has one place.
    """
    return _pool(A_prev, f, stride, mode)[:, :-1, :-1], (A_prev, f, stride, mode)


def last_window_left_out(A_prev, f, stride, mode="max"):
    """The last row and the last column of A are 0: the size is right, but the loops stop one window
    early.
    """
    A = _pool(A_prev, f, stride, mode)
    A[:, -1], A[:, :, -1] = 0, 0
    return A, (A_prev, f, stride, mode)


def size_divided_by_the_stride(A_prev, f, stride, mode="max"):
    """The size is that of the image, divided by the stride. That is right only for windows of the
    size of the stride; here windows hang over the border.
    """
    A = _pool(A_prev, f, stride, mode, size=lambda n, f, pad, stride: n // stride)
    return A, (A_prev, f, stride, mode)


def size_rounded_up(A_prev, f, stride, mode="max"):
    """Where a step does not come out even there is a window too many: it hangs over the border, and
    is smaller than the others.
    """
    A = _pool(A_prev, f, stride, mode, size=lambda n, f, pad, stride: -((f - n) // stride) + 1)
    return A, (A_prev, f, stride, mode)


def window_that_just_fits_is_dropped(A_prev, f, stride, mode="max"):
    """Where the last window ends just at the border, it is missing: that is the second size formula
    of lecture notes 003.
    """
    A = _pool(A_prev, f, stride, mode, size=lambda n, f, pad, stride: (n - f + 1) // stride)
    return A, (A_prev, f, stride, mode)


def window_one_pixel_too_small(A_prev, f, stride, mode="max"):
    """The last row and column of every window were not looked at. A slice does not include
    its end.
    """
    places = {"size": lambda n, *_: output_size(n, f, 0, stride)}
    return _pool(A_prev, f - 1, stride, mode, **places), (A_prev, f, stride, mode)


def window_one_pixel_too_large(A_prev, f, stride, mode="max"):
    """Every window reaches one row and one column too far. A slice ends before its end."""
    places = {"size": lambda n, *_: output_size(n, f, 0, stride)}
    return _pool(A_prev, f + 1, stride, mode, **places), (A_prev, f, stride, mode)


def windows_as_large_as_the_stride(A_prev, f, stride, mode="max"):
    """The windows are as large as the stride. They are f high and wide; the stride only says how
    far apart they start.
    """
    places = {"size": lambda n, *_: output_size(n, f, 0, stride)}
    return _pool(A_prev, stride, stride, mode, **places), (A_prev, f, stride, mode)


def A_as_large_as_A_prev(A_prev, f, stride, mode="max"):
    """A is as large as A_prev, and most of it is 0: it was made with the wrong shape. Count the
    windows first.
    """
    pooled = _pool(A_prev, f, stride, mode)
    A = np.zeros(A_prev.shape)
    A[:, : pooled.shape[1], : pooled.shape[2]] = pooled
    return A, (A_prev, f, stride, mode)


def windows_on_their_side(A_prev, f, stride, mode="max"):
    """h was used for the column and w for the row: what stands in row h of A was found in column h
    of the image.
    """
    m, n_H, n_W, n_C = A_prev.shape
    A = np.zeros((m, output_size(n_H, f, 0, stride), output_size(n_W, f, 0, stride), n_C))
    keep = {"max": np.max, "average": np.mean}[mode]
    for i, h, w, c in np.ndindex(A.shape):
        window = A_prev[i, w * stride : w * stride + f, h * stride : h * stride + f, c]
        A[i, h, w, c] = keep(window) if window.size else np.nan
    return A, (A_prev, f, stride, mode)


def takes_the_image_for_square(A_prev, f, stride, mode="max"):
    """The height of the image was used for its width as well: A has as many columns as rows."""
    return _with_sizes(A_prev, f, stride, mode, 1, 1)


def height_and_width_exchanged(A_prev, f, stride, mode="max"):
    """Height and width are exchanged: in every shape the height comes first."""
    return _with_sizes(A_prev, f, stride, mode, 2, 1)


def _with_sizes(A_prev, f, stride, mode, axis_H, axis_W):
    """Pool with height and width read from other axes."""
    n_H, n_W = (output_size(A_prev.shape[axis], f, 0, stride) for axis in (axis_H, axis_W))
    A = np.zeros((len(A_prev), n_H, n_W, A_prev.shape[3]))
    keep = {"max": np.max, "average": np.mean}[mode]
    for i, h, w, c in np.ndindex(A.shape):
        window = A_prev[i, h * stride : h * stride + f, w * stride : w * stride + f, c]
        A[i, h, w, c] = keep(window) if window.size else np.nan
    return A, (A_prev, f, stride, mode)


def channels_before_height_and_width(A_prev, f, stride, mode="max"):
    """The channels of A stand before height and width. In this course they come last."""
    return np.moveaxis(_pool(A_prev, f, stride, mode), 3, 1), (A_prev, f, stride, mode)


# What comes back.


def only_A(A_prev, f, stride, mode="max"):
    """A came back alone. The way back needs the arguments: give back two things, A and
    the cache.
    """
    return _pool(A_prev, f, stride, mode)


def cache_first(A_prev, f, stride, mode="max"):
    """The cache came back first. Whoever calls the function takes the first thing for A."""
    return (A_prev, f, stride, mode), _pool(A_prev, f, stride, mode)


def no_mode_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache lacks the mode. On the way back a maximum and an average are two
    different things.
    """
    return _pool(A_prev, f, stride, mode), (A_prev, f, stride)


def f_and_stride_exchanged_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, and in the cache f and stride have changed places: f stands first."""
    return _pool(A_prev, f, stride, mode), (A_prev, stride, f, mode)


def hyperparameters_as_a_dictionary_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache has two entries: f, stride and mode lie in a dictionary. Here each
    of them is an entry of its own.
    """
    about = {"f": f, "stride": stride, "mode": mode}
    return _pool(A_prev, f, stride, mode), (A_prev, about)


def A_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache holds it in the place of A_prev. The way back must know which entry
    won, and that shows only in what went in.
    """
    A = _pool(A_prev, f, stride, mode)
    return A, (A, f, stride, mode)


def always_max_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache says "max" whatever the mode was."""
    return _pool(A_prev, f, stride, mode), (A_prev, f, stride, "max")


def f_and_stride_exchanged(A_prev, f, stride, mode="max"):
    """f and stride have changed places: the windows are as large as the stride says, and stand f
    apart. f is the size of a window, stride the way from one to the next.
    """
    return _pool(A_prev, stride, f, mode), (A_prev, f, stride, mode)


def written_at_the_corner_of_the_window(A_prev, f, stride, mode="max"):
    """It runs out of A: each number was written where its window begins in A_prev. A window has one
    place in A, in row h and column w.
    """
    right = _pool(A_prev, f, stride, mode)
    A = np.zeros(right.shape)
    for i, h, w, c in np.ndindex(right.shape):
        A[i, h * stride, w * stride, c] = right[i, h, w, c]
    return A, (A_prev, f, stride, mode)


def corner_without_the_height(A_prev, f, stride, mode="max"):
    """The windows move to the right with the stride, but down pixel by pixel: the number of the row
    lacks its factor. The stride holds in both directions.
    """
    return _moved(A_prev, f, stride, mode, lambda h, w: (h, w * stride))


def row_for_the_column_too(A_prev, f, stride, mode="max"):
    """All windows of a row are the same, and stand on the diagonal: the number of the row was used
    for the column as well.
    """
    return _moved(A_prev, f, stride, mode, lambda h, w: (h * stride, h * stride))


def all_windows_in_the_corner(A_prev, f, stride, mode="max"):
    """All numbers of a channel are the same: every window is the first one. Each starts at its own
    place.
    """
    return _moved(A_prev, f, stride, mode, lambda h, w: (0, 0))


def _moved(A_prev, f, stride, mode, corner):
    """Pool with windows that begin at ``corner(h, w)``."""
    keep = {"max": np.max, "average": np.mean}[mode]
    A = _pool(A_prev, f, stride, mode)
    for i, h, w, c in np.ndindex(A.shape):
        top, left = corner(h, w)
        window = A_prev[i, top : top + f, left : left + f, c]
        A[i, h, w, c] = keep(window) if window.size else 0
    return A, (A_prev, f, stride, mode)


def average_over_all_channels(A_prev, f, stride, mode="max"):
    """With mode "average" all channels of A are the same: the mean ran through all of them. Each
    channel is pooled for itself, in both modes.
    """
    if mode != "average":
        return _pool(A_prev, f, stride, mode), (A_prev, f, stride, mode)
    return over_all_channels(A_prev, f, stride, mode)


def maximum_over_all_channels(A_prev, f, stride, mode="max"):
    """With mode "max" all channels of A are the same: the maximum was looked for in all of them.
    Each channel is pooled for itself, in both modes.
    """
    if mode != "max":
        return _pool(A_prev, f, stride, mode), (A_prev, f, stride, mode)
    return over_all_channels(A_prev, f, stride, mode)


def whole_channel_at_once(A_prev, f, stride, mode="max"):
    """All numbers of a channel are the same: it was pooled as a whole, and not window by window."""
    keep = {"max": np.max, "average": np.mean}[mode]
    A = _pool(A_prev, f, stride, mode)
    A[:] = keep(A_prev, axis=(1, 2), keepdims=True)
    return A, (A_prev, f, stride, mode)


def middle_number(A_prev, f, stride, mode="max"):
    """With mode "average" the median came back, the number in the middle. The average is the sum,
    divided by how many there are.
    """
    keep = {"max": np.max, "average": np.median}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def smallest_number_in_place_of_the_average(A_prev, f, stride, mode="max"):
    """With mode "average" the smallest number of each window was kept."""
    keep = {"max": np.max, "average": np.min}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def average_divided_by_the_stride(A_prev, f, stride, mode="max"):
    """The averages are wrong where the stride is not f: it was divided by stride * stride. A window
    has f * f numbers.
    """
    keep = {"max": np.max, "average": lambda window: window.sum() / stride**2}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def largest_row_sum(A_prev, f, stride, mode="max"):
    """With mode "max" the rows of a window were added up first. The largest number is kept."""
    keep = {"max": lambda window: window.sum(axis=1).max(), "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def last_number_of_the_window(A_prev, f, stride, mode="max"):
    """With mode "max" the last number of each window was kept: each took the place of the one
    before it, whether it was larger or not.
    """
    keep = {"max": lambda window: window[-1, -1], "average": np.mean}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def average_never_below_zero(A_prev, f, stride, mode="max"):
    """A holds no negative averages: they were cut off at 0, as relu does. Pooling has no
    activation.
    """
    keep = {"max": np.max, "average": lambda window: max(0, window.mean())}[mode]
    return _pool(A_prev, f, stride, mode, keep), (A_prev, f, stride, mode)


def returns_after_the_first_row_of_windows(A_prev, f, stride, mode="max"):
    """Only the first row of windows of the first image was looked at, and the rest of A is 0: the
    function ended there. Look how far the last line is indented.
    """
    A = _pool(A_prev, f, stride, mode)
    A[1:], A[:, 1:] = 0, 0
    return A, (A_prev, f, stride, mode)


def returns_after_the_first_number(A_prev, f, stride, mode="max"):
    """One number was written, and the rest of A is 0: the function ended there. Look how far the
    last line is indented.
    """
    A = np.zeros(_pool(A_prev, f, stride, mode).shape)
    A[0, 0, 0, 0] = _pool(A_prev, f, stride, mode)[0, 0, 0, 0]
    return A, (A_prev, f, stride, mode)


def last_image_left_out(A_prev, f, stride, mode="max"):
    """The last image was not pooled, and its numbers are 0: the loop over the images stops one too
    early.
    """
    A = _pool(A_prev, f, stride, mode)
    A[-1] = 0
    return A, (A_prev, f, stride, mode)


def last_channel_left_out(A_prev, f, stride, mode="max"):
    """The last channel was not pooled, and its numbers are 0: the loop over the channels stops one
    too early.
    """
    A = _pool(A_prev, f, stride, mode)
    A[..., -1] = 0
    return A, (A_prev, f, stride, mode)


def last_row_left_out(A_prev, f, stride, mode="max"):
    """The last row of A is 0: the size is right, but the loop over the rows stops one window early.
    The one over the columns does not.
    """
    A = _pool(A_prev, f, stride, mode)
    A[:, -1] = 0
    return A, (A_prev, f, stride, mode)


def one_row_too_few(A_prev, f, stride, mode="max"):
    """One row of windows is missing: the height lacks its + 1. The width has it."""
    return _pool(A_prev, f, stride, mode)[:, :-1], (A_prev, f, stride, mode)


def one_column_too_few(A_prev, f, stride, mode="max"):
    """One column of windows is missing: the width lacks its + 1. The height has it."""
    return _pool(A_prev, f, stride, mode)[:, :, :-1], (A_prev, f, stride, mode)


def with_a_frame(A_prev, f, stride, mode="max"):
    """There are too many windows: a frame of zeros was put around the images. Pooling has no
    padding.
    """
    padded = np.pad(A_prev, ((0, 0), (1, 1), (1, 1), (0, 0)))
    return _pool(padded, f, stride, mode), (A_prev, f, stride, mode)


def loses_an_axis(A_prev, f, stride, mode="max"):
    """Where there is one image, one channel or one window, A has lost an axis. It has four
    always.
    """
    return np.squeeze(_pool(A_prev, f, stride, mode)), (A_prev, f, stride, mode)


def A_last_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache has five entries. Four belong into it, the arguments: A_prev, f,
    stride, mode.
    """
    A = _pool(A_prev, f, stride, mode)
    return A, (A_prev, f, stride, mode, A)


def only_A_prev_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache is A_prev alone. The way back must know f, stride and mode too."""
    return _pool(A_prev, f, stride, mode), A_prev


def cache_as_a_dictionary(A_prev, f, stride, mode="max"):
    """A is right, but the cache is a dictionary. The way back takes it apart in the order A_prev,
    f, stride, mode: make it a tuple.
    """
    cache = {"A_prev": A_prev, "f": f, "stride": stride, "mode": mode}
    return _pool(A_prev, f, stride, mode), cache


def mode_before_f_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but in the cache the mode stands before f and stride. The order is A_prev, f,
    stride, mode.
    """
    return _pool(A_prev, f, stride, mode), (A_prev, mode, f, stride)


def A_prev_last_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but A_prev stands at the end of the cache. The order is A_prev, f, stride,
    mode.
    """
    return _pool(A_prev, f, stride, mode), (f, stride, mode, A_prev)


def part_of_A_prev_in_the_cache(A_prev, f, stride, mode="max"):
    """A is right, but the cache holds only a part of A_prev: what no window saw is missing. The way
    back must know how large A_prev was.
    """
    A = _pool(A_prev, f, stride, mode)
    rows, columns = ((n - 1) * stride + f for n in A.shape[1:3])
    return A, (A_prev[:, :rows, :columns], f, stride, mode)


def _sized(mean, size):
    """Return a program with another average and another number of windows."""

    def program(A_prev, f, stride, mode="max"):
        keep = {"max": np.max, "average": mean}[mode]
        return _pool(A_prev, f, stride, mode, keep, size=size), (A_prev, f, stride, mode)

    return program


TWO_MISTAKES = two_at_once(
    _sized,
    {
        "mean": {
            "maximum_for_the_average": ('with mode "average" the maximum came back', np.max),
            "sum_for_the_average": ('with mode "average" the sum came back', np.sum),
            "zero_for_the_average": (
                'with mode "average" A is 0: nothing was ever written into it',
                lambda window: 0,
            ),
        },
        "size": {
            "size_rounded_up": (
                "where a step does not come out even there is a window too many, which hangs over "
                "the border",
                lambda n, f, pad, stride: -((f - n) // stride) + 1,
            ),
            "a_window_too_few": (
                "the size lacks its + 1, so the last windows are missing",
                lambda n, f, pad, stride: (n - f) // stride,
            ),
        },
    },
)


def over_all_images_and_channels(A_prev, f, stride, mode="max"):
    """All images and channels of A are the same: the window reached through the whole batch and all
    channels. Each image and each channel is pooled for itself.
    """
    return _over_everything(A_prev, f, stride, mode, ("max", "average"))


def average_over_all_images_and_channels(A_prev, f, stride, mode="max"):
    """With mode "average" all images and channels of A are the same: the mean ran through the whole
    batch and all channels. Each image and each channel is pooled for itself.
    """
    return _over_everything(A_prev, f, stride, mode, ("average",))


def maximum_over_all_images_and_channels(A_prev, f, stride, mode="max"):
    """With mode "max" all images and channels of A are the same: the maximum was looked for in the
    whole batch and all channels. Each image and each channel is pooled for itself.
    """
    return _over_everything(A_prev, f, stride, mode, ("max",))


def _over_everything(A_prev, f, stride, mode, modes):
    """Pool the whole batch and all channels at once, in some modes."""
    keep = {"max": np.max, "average": np.mean}[mode]
    A = _pool(A_prev, f, stride, mode)
    if mode in modes:
        for h, w in np.ndindex(A.shape[1:3]):
            top, left = h * stride, w * stride
            A[:, h, w] = keep(A_prev[:, top : top + f, left : left + f])
    return A, (A_prev, f, stride, mode)


def one_number_for_all_channels(A_prev, f, stride, mode="max"):
    """A has no axis for the channels: each window gave one number for all of them. Each channel is
    pooled for itself, and stays.
    """
    return over_all_channels(A_prev, f, stride, mode)[0][..., 0], (A_prev, f, stride, mode)


def one_number_for_all_images(A_prev, f, stride, mode="max"):
    """A has no axis for the images: each window gave one number for the whole batch. Each image is
    pooled for itself, and stays.
    """
    return over_all_images(A_prev, f, stride, mode)[0][0], (A_prev, f, stride, mode)


def all_channels_at_once(A_prev, f, stride, mode="max"):
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    n_H, n_W = (n_H_prev - f) // stride + 1, (n_W_prev - f) // stride + 1
    A = np.empty((m, n_H, n_W, n_C))
    for h in range(n_H):
        for w in range(n_W):
            window = A_prev[:, h * stride : h * stride + f, w * stride : w * stride + f, :]
            if mode == "max":
                A[:, h, w, :] = window.max(axis=(1, 2))
            elif mode == "average":
                A[:, h, w, :] = window.mean(axis=(1, 2))
    return A, (A_prev, f, stride, mode)


def entry_by_entry_of_the_window(A_prev, f, stride, mode="max"):
    n_H = output_size(A_prev.shape[1], f, 0, stride)
    n_W = output_size(A_prev.shape[2], f, 0, stride)
    entries = [
        A_prev[:, u : u + stride * n_H : stride, v : v + stride * n_W : stride]
        for u in range(f)
        for v in range(f)
    ]
    A = np.maximum.reduce(entries) if mode == "max" else sum(entries) / len(entries)
    return A, [A_prev, f, stride, mode]


def by_a_sliding_view(A_prev, f, stride, mode="max"):
    windows = sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    A = windows.max((-2, -1)) if mode == "max" else windows.mean((-2, -1))
    return A, (A_prev, f, stride, mode)


def search_that_begins_at_minus_infinity(A_prev, f, stride, mode="max"):
    m, H, V, n_C = A_prev.shape
    tops, lefts = range(0, H - f + 1, stride), range(0, V - f + 1, stride)
    A = np.zeros((m, len(tops), len(lefts), n_C))
    for i in range(m):
        for c in range(n_C):
            for h, top in enumerate(tops):
                for w, left in enumerate(lefts):
                    best, total = -np.inf, 0.0
                    for value in A_prev[i, top : top + f, left : left + f, c].ravel():
                        best, total = max(best, value), total + value
                    A[i, h, w, c] = best if mode == "max" else total / f**2
    return A, (A_prev, f, stride, mode)


def stride_afterwards(A_prev, f, stride, mode="max"):
    A, _ = by_a_sliding_view(A_prev, f, 1, mode)
    return A[:, ::stride, ::stride].copy(), (A_prev.copy(), f, stride, mode)


def in_single_precision(A_prev, f, stride, mode="max"):
    return all_channels_at_once(A_prev.astype(np.float32), f, stride, mode)


EXERCISE = Exercise(
    reference=pool_forward,
    cases=cases,
    returns=("A", "cache"),
    points=14,
    aspects=(
        Aspect("Left out, the mode is max; each window gives one number.", (DEFAULT,), ("A",), 2),
        Aspect("The largest of negative numbers is negative.", (NEGATIVE,), ("A",), 2),
        Aspect("Each image and each channel for itself.", (MANY,), ("A",), 2),
        Aspect("Windows may overlap; each starts a stride on.", (OVERLAP,), ("A",), 2),
        Aspect("A window that does not fit is left out.", (REST, WHOLE), ("A",), 2),
        Aspect("With mode average, the average.", (AVERAGE, BOTH), ("A",), 2),
        Aspect(
            "The cache holds the four arguments, as they came.",
            (),
            tuple(f"cache[{i}]" for i in range(4)),
            2,
        ),
    ),
    misconceptions=(
        maximum_in_both_modes,
        average_in_both_modes,
        modes_exchanged,
        average_is_the_default,
        average_under_another_name,
        never_below_zero,
        largest_size_instead_of_largest_number,
        size_of_the_numbers,
        smallest_number,
        sum_instead_of_average,
        average_divided_by_f,
        first_number_of_the_window,
        place_of_the_maximum,
        relu_on_top,
        over_all_channels,
        over_all_images,
        only_the_first_channel,
        first_channel_for_all,
        only_the_first_image,
        first_image_for_all,
        returns_after_the_first_image,
        returns_after_the_first_window,
        stride_forgotten_at_the_windows,
        windows_side_by_side,
        stride_is_always_f,
        stride_has_no_effect,
        stride_only_downwards,
        one_window_too_few,
        last_window_left_out,
        size_divided_by_the_stride,
        size_rounded_up,
        window_that_just_fits_is_dropped,
        window_one_pixel_too_small,
        window_one_pixel_too_large,
        windows_as_large_as_the_stride,
        A_as_large_as_A_prev,
        windows_on_their_side,
        takes_the_image_for_square,
        height_and_width_exchanged,
        channels_before_height_and_width,
        only_A,
        cache_first,
        no_mode_in_the_cache,
        f_and_stride_exchanged_in_the_cache,
        hyperparameters_as_a_dictionary_in_the_cache,
        A_in_the_cache,
        always_max_in_the_cache,
        f_and_stride_exchanged,
        written_at_the_corner_of_the_window,
        corner_without_the_height,
        row_for_the_column_too,
        all_windows_in_the_corner,
        average_over_all_channels,
        maximum_over_all_channels,
        whole_channel_at_once,
        middle_number,
        smallest_number_in_place_of_the_average,
        average_divided_by_the_stride,
        largest_row_sum,
        last_number_of_the_window,
        average_never_below_zero,
        returns_after_the_first_row_of_windows,
        returns_after_the_first_number,
        last_image_left_out,
        last_channel_left_out,
        last_row_left_out,
        one_row_too_few,
        one_column_too_few,
        with_a_frame,
        loses_an_axis,
        A_last_in_the_cache,
        only_A_prev_in_the_cache,
        cache_as_a_dictionary,
        mode_before_f_in_the_cache,
        A_prev_last_in_the_cache,
        part_of_A_prev_in_the_cache,
        *TWO_MISTAKES,
        over_all_images_and_channels,
        average_over_all_images_and_channels,
        maximum_over_all_images_and_channels,
        one_number_for_all_channels,
        one_number_for_all_images,
    ),
    alternatives=(
        all_channels_at_once,
        entry_by_entry_of_the_window,
        by_a_sliding_view,
        search_that_begins_at_minus_infinity,
        stride_afterwards,
        in_single_precision,
    ),
    replaces=(dlhelpers.pooling.pool_forward,),
)

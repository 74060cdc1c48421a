"""Exercise: the way back through a pooling layer."""

import numpy as np

import dlhelpers.pooling
from dlhelpers.exercises.convolutional_network.create_mask_from_window import (
    create_mask_from_window,
)
from dlhelpers.exercises.convolutional_network.distribute_value import distribute_value
from dlhelpers.exercises.convolutional_network.pool_forward import pool_forward
from dlhelpers.exercises.exercise import Aspect, Exercise


def pool_backward(dA, cache):
    """Send a gradient back through `pool_forward`.

    Nothing of it is lost and nothing comes in: dA_prev and dA have the same sum.

    Parameters
    ----------
    dA : ndarray, shape (m, n_H, n_W, n_C)
        Gradient with respect to what the layer gave.
    cache : tuple
        ``(A_prev, f, stride, mode)``, from `pool_forward`.

    Returns
    -------
    ndarray, shape (m, n_H_prev, n_W_prev, n_C)
        Gradient with respect to A_prev. Max: the winner of a window gets all that came back to the
        window. Average: each entry gets an equal share. An entry of several windows gets something
        from each of them.
    """
    ### BEGIN SOLUTION
    A_prev, f, stride, mode = cache
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                top, left = h * stride, w * stride
                for c in range(n_C):
                    window = (i, slice(top, top + f), slice(left, left + f), c)
                    if mode == "max":
                        shares = create_mask_from_window(A_prev[window]) * dA[i, h, w, c]
                    else:
                        shares = distribute_value(dA[i, h, w, c], (f, f))
                    dA_prev[window] += shares
    return dA_prev
    ### END SOLUTION


ONE, MANY, NEGATIVE = "one image, max", "several images and channels", "all numbers negative"
TIES, BLACK = "two sevens", "windows of zeros"
OVERLAP, DENSE = "overlapping windows", "stride 1"
REST, AVERAGE = "rows left over", "average"
AVERAGE_OVERLAP, AVERAGE_REST = "average, overlapping windows", "average, rows left over"


def cases(rng):
    """Caches from a forward pass. Upstream gradients are random: equal ones would hide mistakes."""

    def case(A_prev, f, stride, mode="max"):
        A, cache = pool_forward(A_prev, f, stride, mode)
        return {"dA": rng.standard_normal(A.shape), "cache": cache}

    def image(*shape):
        return rng.standard_normal(shape)

    # A tie in the upper left window and one, sideways, in the last; then ink on black paper.
    sevens = np.array([[7.0, 1, 0, 2], [3, 7, 1, 5], [2, 4, 0, 9], [4, 3, 9, 1]])
    black = np.maximum(0, image(2, 4, 6, 1) - 0.7)
    black[0, :2, :4], black[1, 2:] = 0, 0
    overlap, dense = image(2, 5, 7, 2), image(1, 4, 5, 2)
    # Winners of four windows each, so that what one sends must not erase what another sent.
    overlap[:, 2, 2], overlap[:, 2, 4], dense[:, 2, 2] = 4, 5, 6
    return {
        ONE: case(image(1, 2, 4, 1), 2, 2),
        MANY: case(image(3, 4, 6, 2), 2, 2),
        NEGATIVE: case(-np.abs(image(1, 4, 6, 2)), 2, 2),
        TIES: case(sevens.reshape(1, 4, 4, 1), 2, 2),
        BLACK: case(black, 2, 2),
        OVERLAP: case(overlap, 3, 2),
        DENSE: case(dense, 2, 1),
        REST: case(image(1, 7, 5, 2), 2, 3),
        AVERAGE: case(image(2, 4, 6, 2), 2, 2, "average"),
        AVERAGE_OVERLAP: case(image(1, 5, 7, 2), 3, 2, "average"),
        AVERAGE_REST: case(image(1, 7, 5, 1), 2, 3, "average"),
    }


def _masked(window, da, f):
    return create_mask_from_window(window) * da


def _shared(window, da, f):
    return np.full((f, f), da / (f * f))


def _backward(dA, cache, to_max=_masked, to_all=_shared, begins=None, order=None):
    """Return dA_prev of a layer in which one thing may be done in another way.

    ``to_max(window, da, f)`` and ``to_all(window, da, f)`` are the shares of a window in the two
    modes, ``begins(h, stride, f)`` its first row or column, ``order(i, h, w, c)`` the place in dA
    from which its gradient is taken.
    """
    A_prev, f, stride, mode = cache
    share = to_max if mode == "max" else to_all
    begins = begins or (lambda h, stride, f: h * stride)
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = begins(h, stride, f), begins(w, stride, f)
        window = (i, slice(top, top + f), slice(left, left + f), c)
        rows, columns = dA_prev[window].shape
        da = dA[order(i, h, w, c) if order else (i, h, w, c)]
        if rows and columns:
            dA_prev[window] += share(A_prev[window], da, f)[:rows, :columns]
    return dA_prev


# To whom it goes: max.


def every_maximum_wins(dA, cache):
    """In windows with a tie each of the largest got the gradient, so it was handed out several
    times: dA_prev has a larger sum than dA. There is one winner, the first one.
    """
    return _backward(dA, cache, to_max=lambda window, da, f: (window == window.max()) * da)


def last_maximum_wins(dA, cache):
    """In windows with a tie the last of the largest got the gradient. In this course the first one
    wins, row by row.
    """

    def share(window, da, f):
        shares = np.zeros(window.shape)
        shares[tuple(np.argwhere(window == window.max())[-1])] = da
        return shares

    return _backward(dA, cache, to_max=share)


def winners_share_in_a_tie(dA, cache):
    """In windows with a tie the largest entries shared the gradient. In this course the first one
    gets all of it.
    """

    def share(window, da, f):
        mask = window == window.max()
        return mask * da / mask.sum()

    return _backward(dA, cache, to_max=share)


def smallest_wins(dA, cache):
    """The gradient went to the smallest entry of each window, which had no part in the result."""
    return _backward(dA, cache, to_max=lambda window, da, f: create_mask_from_window(-window) * da)


def losers_get_it(dA, cache):
    """All entries got the gradient but the winner, who alone should have it."""
    return _backward(dA, cache, to_max=lambda window, da, f: ~create_mask_from_window(window) * da)


def everyone_gets_it_in_both_modes(dA, cache):
    """With mode "max" all entries of a window got all of the gradient. Only the winner had a part
    in the result.
    """
    return _backward(dA, cache, to_max=lambda window, da, f: np.full((f, f), da))


def average_in_both_modes(dA, cache):
    """With mode "max" each entry of a window got an equal share: the mode has no effect. Only the
    winner had a part in the result.
    """
    return _backward(dA, cache, to_max=_shared)


def multiplied_by_the_maximum(dA, cache):
    """What the winner got was multiplied by the winner itself. The slope of a maximum is 1: the
    gradient comes through as it is.
    """
    return _backward(
        dA, cache, to_max=lambda window, da, f: create_mask_from_window(window) * window * da
    )


def mask_without_the_gradient(dA, cache):
    """The winners got 1 each: what came back from the layer above was never multiplied in."""
    return _backward(dA, cache, to_max=lambda window, da, f: 1.0 * create_mask_from_window(window))


def only_positive_winners(dA, cache):
    """Where the winner is not positive nothing came through: that is the way back through relu.
    Negative numbers can win too.
    """
    return _backward(
        dA,
        cache,
        to_max=lambda window, da, f: create_mask_from_window(window) * (window > 0) * da,
    )


def winner_looked_for_in_dA_prev(dA, cache):
    """With mode "max" the first entry of each window got the gradient, whichever is the largest.
    (So it is where the winner is looked for in dA_prev, which is still zeros.) Which entry won
    shows in A_prev.
    """
    A_prev, f, stride, mode = cache
    if mode != "max":
        return _backward(dA, cache)
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        dA_prev[window] += create_mask_from_window(dA_prev[window]) * dA[i, h, w, c]
    return dA_prev


# To whom it goes: average.


def max_in_both_modes(dA, cache):
    """With mode "average" one entry of each window got everything: the mode has no effect. In an
    average all entries have the same part.
    """
    return _backward(dA, cache, to_all=_masked)


def everyone_gets_everything_of_an_average(dA, cache):
    """With mode "average" each entry got all of the gradient: dA_prev has a sum f * f times that of
    dA. Each gets a share.
    """
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da))


def average_divided_by_f(dA, cache):
    """With mode "average" the shares are f times too large: a window has f * f entries."""
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da / f))


def average_divided_by_the_image(dA, cache):
    """With mode "average" it was divided by the size of the image. The shares in one window belong
    to one average, of f * f entries.
    """
    _, n_H, n_W, _ = cache[0].shape
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da / (n_H * n_W)))


def average_multiplied_by_the_entries(dA, cache):
    """With mode "average" the shares were multiplied by the entries of A_prev. The slope of an
    average is the same for all of them.
    """
    return _backward(dA, cache, to_all=lambda window, da, f: window * da / (f * f))


def nothing_for_an_average(dA, cache):
    """With mode "average" nothing came back. Is there a branch for it, and is the mode spelled as
    in the description?
    """
    return _backward(dA, cache, to_all=lambda window, da, f: np.zeros((f, f)))


def modes_exchanged(dA, cache):
    """The two modes are exchanged: "max" shares out, and "average" has a winner."""
    return _backward(dA, cache, _shared, _masked)


# Where windows overlap.


def each_window_erases_the_last(dA, cache):
    """Where windows overlap, an entry holds only what the last of them sent, often 0. Each window
    adds to what is there.
    """
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        dA_prev[window] = share(A_prev[window], dA[i, h, w, c], f)
    return dA_prev


def each_window_erases_the_last_with_max(dA, cache):
    """With mode "max", where windows overlap, an entry holds only what the last of them sent it,
    often 0. Each window adds to what is there.
    """
    erase = each_window_erases_the_last if cache[3] == "max" else _backward
    return erase(dA, cache)


def each_window_erases_the_last_with_average(dA, cache):
    """With mode "average", where windows overlap, an entry holds only what the last of them sent
    it. Each window adds to what is there.
    """
    erase = each_window_erases_the_last if cache[3] == "average" else _backward
    return erase(dA, cache)


def winner_of_several_windows_gets_the_last(dA, cache):
    """An entry that won in several windows got the gradient of the last one only. It had a part in
    all of them: add up.
    """
    A_prev, f, stride, mode = cache
    if mode != "max":
        return _backward(dA, cache)
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        u, v = np.argwhere(_masked(A_prev[i, top : top + f, left : left + f, c], True, f))[0]
        dA_prev[i, top + u, left + v, c] = dA[i, h, w, c]
    return dA_prev


def places_counted_in_the_window(dA, cache):
    """Everything came back to the upper left corner of the image: the place of the winner was
    counted from the corner of its window. That corner lies elsewhere for each window.
    """
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        seen = A_prev[i, top : top + f, left : left + f, c]
        dA_prev[i, :f, :f, c] += share(seen, dA[i, h, w, c], f)
    return dA_prev


def dA_read_at_the_corner_of_the_window(dA, cache):
    """It runs out of dA: its entries were looked up where the window begins in A_prev. A window has
    one entry in dA, in row h and column w.
    """
    stride = cache[2]
    return _backward(dA, cache, order=lambda i, h, w, c: (i, h * stride, w * stride, c))


# Where the windows stand.


def stride_forgotten_at_the_windows(dA, cache):
    """The windows were taken as neighbours, near the upper left corner. Forward each started a
    whole stride after the one before.
    """
    return _backward(dA, cache, begins=lambda h, stride, f: h)


def windows_side_by_side(dA, cache):
    """The windows were taken f apart, so that they do not overlap. Forward they started a stride
    apart.
    """
    return _backward(dA, cache, begins=lambda h, stride, f: h * f)


def always_stride_2(dA, cache):
    """The windows were taken 2 apart, whatever the stride is. The cache says it."""
    return _backward(dA, cache, begins=lambda h, stride, f: h * 2)


def last_windows_left_out(dA, cache):
    """The last row and the last column of windows sent nothing back: the loops stop too early."""
    shorter = dA.copy()
    shorter[:, -1], shorter[:, :, -1] = 0, 0
    return _backward(shorter, cache)


def windows_on_their_side(dA, cache):
    """Row and column are exchanged: what belongs to the window in row h and column w went to the
    one in row w and column h.
    """
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = w * stride, h * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        rows, columns = dA_prev[window].shape
        if rows and columns:
            dA_prev[window] += share(A_prev[window], dA[i, h, w, c], f)[:rows, :columns]
    return dA_prev


def returns_after_the_first_window(dA, cache):
    """Only the first window sent something back: the function ended there. Look how far the last
    line is indented.
    """
    alone = np.zeros(dA.shape)
    alone[0, 0, 0] = dA[0, 0, 0]
    return _backward(alone, cache)


# Examples and channels.


def only_the_first_image(dA, cache):
    """Only the first image got a gradient."""
    alone = dA.copy()
    alone[1:] = 0
    return _backward(alone, cache)


def winners_of_the_first_image_for_all(dA, cache):
    """Every image was treated as if it had the winners of the first one: the windows of A_prev were
    always cut out of it.
    """
    A_prev, *how = cache
    return _backward(dA, (np.repeat(A_prev[:1], len(A_prev), axis=0), *how))


def gradient_of_the_first_image_for_all(dA, cache):
    """Every image got back the gradient of the first one."""
    return _backward(dA, cache, order=lambda i, h, w, c: (0, h, w, c))


def only_the_first_channel(dA, cache):
    """Only the first channel got a gradient. All channels are pooled, each for itself."""
    alone = dA.copy()
    alone[..., 1:] = 0
    return _backward(alone, cache)


def winners_over_all_channels(dA, cache):
    """One channel of each window got the gradients of all of them: the winner was looked for in all
    channels at once.
    """
    A_prev, f, stride, mode = cache
    if mode != "max":
        return _backward(dA, cache)
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = A_prev[i, top : top + f, left : left + f]
        u, v, winner = np.unravel_index(window.argmax(), window.shape)
        dA_prev[i, top + u, left + v, winner] += dA[i, h, w, c]
    return dA_prev


def divided_by_m(dA, cache):
    """All numbers are m times too small: the mean over the examples was taken here. In this lesson
    1/m stands once, at the output; on the way back there are only sums.
    """
    return _backward(dA, cache) / len(dA)


def wrong_sign(dA, cache):
    """All numbers have the wrong sign."""
    return -_backward(dA, cache)


# What comes back, and what must stay.


def only_what_the_windows_cover(dA, cache):
    """dA_prev is smaller than A_prev: rows and columns that no window reached are missing. They
    had no part in the result, so their gradient is 0, but they are there.
    """
    _, f, stride, _ = cache
    rows, columns = ((n - 1) * stride + f for n in dA.shape[1:3])
    return _backward(dA, cache)[:, :rows, :columns]


def size_from_dA(dA, cache):
    """dA_prev was made as large as n * stride, where it is not always. It has the shape of A_prev,
    which lies in the cache.
    """
    _, _, stride, _ = cache
    m, n_H, n_W, n_C = dA.shape
    whole = _backward(dA, cache)
    fitted = np.zeros((m, n_H * stride, n_W * stride, n_C))
    rows, columns = (min(pair) for pair in zip(fitted.shape[1:3], whole.shape[1:3], strict=True))
    fitted[:, :rows, :columns] = whole[:, :rows, :columns]
    return fitted


def zeros_of_the_shape_of_dA(dA, cache):
    """It runs out of dA_prev, which was made with the shape of dA. It has the shape of A_prev."""
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    dA_prev = np.zeros(dA.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        dA_prev[window] += share(A_prev[window], dA[i, h, w, c], f)
    return dA_prev


def gradient_with_the_shape_of_dA(dA, cache):
    """What came back has the shape of dA: it is dA still. The gradient of A_prev has the shape of
    A_prev.
    """
    return dA.copy()


def adds_to_the_image(dA, cache):
    """The gradient was added to A_prev: dA_prev has to begin with zeros."""
    return cache[0] + _backward(dA, cache)


def writes_into_A_prev(dA, cache):
    """A_prev is not what it was: the gradient was added to the array from the cache. Take zeros of
    its shape.
    """
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        A_prev[window] += share(A_prev[window], dA[i, h, w, c], f)
    return A_prev


def gives_back_the_cache_too(dA, cache):
    """Two things came back. Asked for is the gradient with respect to A_prev, alone."""
    return _backward(dA, cache), cache


def winner_of_all_channels_for_each(dA, cache):
    """The winner was looked for in all channels at once, and its place was used for each of them.
    Each channel has a winner of its own.
    """
    if cache[3] != "max":
        return _backward(dA, cache)
    return _sent(dA, cache, lambda window, c: np.unravel_index(window.argmax(), window.shape)[:2])


def winner_of_the_first_channel_for_each(dA, cache):
    """Every channel was treated as if it had the winners of the first one."""
    if cache[3] != "max":
        return _backward(dA, cache)
    return _sent(
        dA, cache, lambda window, c: np.unravel_index(window[..., 0].argmax(), window.shape[:2])
    )


def _sent(dA, cache, winner):
    """Send each gradient to one pixel of its window: ``winner(window, c)``, all channels in it."""
    A_prev, f, stride, _ = cache
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        u, v = winner(A_prev[i, top : top + f, left : left + f], c)
        dA_prev[i, top + u, left + v, c] += dA[i, h, w, c]
    return dA_prev


def nobody_wins_in_a_tie(dA, cache):
    """In windows with a tie nobody got the gradient, and it is lost: dA_prev has another sum than
    dA. The first of the largest gets it.
    """

    def share(window, da, f):
        mask = window == window.max()
        return mask * da * (mask.sum() == 1)

    return _backward(dA, cache, to_max=share)


def first_maximum_column_by_column(dA, cache):
    """In windows with a tie the first of the largest won, but counted down the columns. Rows come
    first.
    """
    return _backward(
        dA, cache, to_max=lambda window, da, f: create_mask_from_window(window.T).T * da
    )


def largest_size_wins(dA, cache):
    """The gradient went to the entry of the largest size, and a negative number won. A maximum
    looks at the sign.
    """
    return _backward(
        dA, cache, to_max=lambda window, da, f: create_mask_from_window(np.abs(window)) * da
    )


def maximum_shared_as_well(dA, cache):
    """With mode "max" the winner got its gradient divided by f * f. It gets all of it: dA_prev and
    dA have the same sum.
    """
    return _backward(
        dA, cache, to_max=lambda window, da, f: create_mask_from_window(window) * da / f**2
    )


def the_maximum_itself(dA, cache):
    """The winners got the maximum, and not the gradient: what came back from the layer above has no
    part in it.
    """
    return _backward(
        dA, cache, to_max=lambda window, da, f: create_mask_from_window(window) * window
    )


def negative_gradients_cut_off(dA, cache):
    """Negative gradients were cut off at 0. They are handed on like positive ones; pooling has no
    activation.
    """
    return _backward(np.maximum(0, dA), cache)


def winners_over_the_whole_channel(dA, cache):
    """All gradients of a channel went to its largest entry. Each window has a winner of its own."""
    if cache[3] != "max":
        return _backward(dA, cache)
    A_prev = cache[0]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        dA_prev[i, ..., c] += create_mask_from_window(A_prev[i, ..., c]) * dA[i, h, w, c]
    return dA_prev


def average_divided_by_the_stride(dA, cache):
    """With mode "average" it was divided by stride * stride. The shares in one window belong to one
    average, of f * f entries.
    """
    stride = cache[2]
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da / stride**2))


def average_divided_by_the_windows(dA, cache):
    """With mode "average" it was divided by the number of windows. The shares in one window belong
    to one average, of f * f entries.
    """
    windows = dA.shape[1] * dA.shape[2]
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da / windows))


def average_shared_twice(dA, cache):
    """With mode "average" it was divided by f * f twice: dA_prev has a smaller sum than dA."""
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), da / f**4))


def first_entry_for_an_average(dA, cache):
    """With mode "average" the first entry of each window got everything. In an average all entries
    have the same part.
    """

    def share(window, da, f):
        shares = np.zeros((f, f))
        shares[0, 0] = da
        return shares

    return _backward(dA, cache, to_all=share)


def f_and_stride_exchanged(dA, cache):
    """f and stride were taken out of the cache in the wrong order. It holds A_prev, f, stride,
    mode.
    """
    A_prev, stride, f, mode = cache
    return pool_backward(dA, (A_prev, f, stride, mode))


def blown_up_by_repeating(dA, cache):
    """Two things. dA was blown up by repeating its entries, as if the windows lay side by side:
    where they stand is what stride says. And every entry that equals the maximum got the gradient,
    where in a tie only the first wins.
    """
    A_prev, f, stride, mode = cache
    if mode == "max":
        A = pool_forward(A_prev, f, stride, mode)[0]
        return (A_prev == _repeated(A, f, A_prev.shape)) * _repeated(dA, f, A_prev.shape)
    return _repeated(dA, f, A_prev.shape) / f**2


def blown_up_by_the_stride(dA, cache):
    """Two things. dA was blown up by repeating its entries as often as the stride says: where
    windows overlap nothing is added, and where they are larger entries are left out. And every
    entry that equals the maximum got the gradient, where in a tie only the first wins.
    """
    A_prev, f, stride, mode = cache
    if mode == "max":
        A = pool_forward(A_prev, f, stride, mode)[0]
        return (A_prev == _repeated(A, stride, A_prev.shape)) * _repeated(dA, stride, A_prev.shape)
    return _repeated(dA, stride, A_prev.shape) / f**2


def _repeated(A, times, shape):
    """Repeat each entry in both directions, and cut or fill up to a shape."""
    large, fitted = A.repeat(times, axis=1).repeat(times, axis=2), np.zeros(shape)
    rows, columns = np.minimum(large.shape, shape)[1:3]
    fitted[:, :rows, :columns] = large[:, :rows, :columns]
    return fitted


def column_lacks_the_stride(dA, cache):
    """The windows move down with the stride, but to the right pixel by pixel: the number of the
    column lacks its factor.
    """
    return _at_other_corners(dA, cache, lambda h, w, stride: (h * stride, w))


def row_lacks_the_stride(dA, cache):
    """The windows move to the right with the stride, but down pixel by pixel: the number of the row
    lacks its factor.
    """
    return _at_other_corners(dA, cache, lambda h, w, stride: (h, w * stride))


def row_for_the_column_too(dA, cache):
    """Everything came back to the diagonal: the number of the row was used for the column as
    well.
    """
    return _at_other_corners(dA, cache, lambda h, w, stride: (h * stride, h * stride))


def _at_other_corners(dA, cache, corner):
    """Send everything back to windows that begin at ``corner(h, w, stride)``."""
    A_prev, f, stride, mode = cache
    share = _masked if mode == "max" else _shared
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = corner(h, w, stride)
        place = dA_prev[i, top : top + f, left : left + f, c]
        rows, columns = place.shape
        if place.size:
            seen = A_prev[i, top : top + f, left : left + f, c]
            place += share(seen, dA[i, h, w, c], f)[:rows, :columns]
    return dA_prev


def returns_after_the_first_number(dA, cache):
    """Only the first channel of the first window sent something back: the function ended there.
    Look how far the last line is indented.
    """
    alone = np.zeros(dA.shape)
    alone[0, 0, 0, 0] = dA[0, 0, 0, 0]
    return _backward(alone, cache)


def returns_after_the_first_row_of_windows(dA, cache):
    """Only the first row of windows of the first image sent something back: the function ended
    there. Look how far the last line is indented.
    """
    alone = dA.copy()
    alone[1:], alone[:, 1:] = 0, 0
    return _backward(alone, cache)


def last_image_left_out(dA, cache):
    """The last image got no gradient: the loop over the images stops one too early."""
    shorter = dA.copy()
    shorter[-1] = 0
    return _backward(shorter, cache)


def last_channel_left_out(dA, cache):
    """The last channel got no gradient: the loop over the channels stops one too early."""
    shorter = dA.copy()
    shorter[..., -1] = 0
    return _backward(shorter, cache)


def last_row_of_windows_left_out(dA, cache):
    """The last row of windows sent nothing back: the loop over the rows stops one too early. The
    one over the columns does not.
    """
    shorter = dA.copy()
    shorter[:, -1] = 0
    return _backward(shorter, cache)


def all_channels_get_the_sum(dA, cache):
    """The channels were added up: every channel got back the gradients of all. Each is pooled for
    itself.
    """
    return _backward(np.repeat(dA.sum(axis=3, keepdims=True), dA.shape[3], axis=3), cache)


def never_filled(dA, cache):
    """dA_prev is all zeros: nothing was ever written into it."""
    return np.zeros(cache[0].shape)


def loses_an_axis(dA, cache):
    """Where there is one image or one channel, dA_prev has lost an axis. It has four always."""
    return np.squeeze(_backward(dA, cache))


def forward_once_more(dA, cache):
    """The layer was run forward once more: what came back is what pooling makes of A_prev, and dA
    has no part in it.
    """
    return pool_forward(*cache)[0]


def pooled_gradient(dA, cache):
    """dA was multiplied with what the layer gave. The slope of a maximum, and of an average, does
    not depend on how large the result is.
    """
    return _backward(dA * pool_forward(*cache)[0], cache)


def every_maximum_wins_and_windows_erase(dA, cache):
    """Two things. In windows with a tie each of the largest got the gradient, where only the first
    wins. And where windows overlap each erases what the last one sent: they add up.
    """
    return _erasing(dA, cache, to_max=lambda window, da, f: (window == window.max()) * da)


def everyone_gets_an_average_and_windows_erase(dA, cache):
    """Two things. With mode "average" each entry got all of the gradient, where each gets a share.
    And where windows overlap each erases what the last one sent: they add up.
    """
    return _erasing(dA, cache, to_all=lambda window, da, f: np.full((f, f), da))


def _erasing(dA, cache, to_max=_masked, to_all=_shared):
    """Return dA_prev of a layer in which each window writes over what is there."""
    A_prev, f, stride, mode = cache
    share, dA_prev = to_max if mode == "max" else to_all, np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        window = (i, slice(top, top + f), slice(left, left + f), c)
        dA_prev[window] = share(A_prev[window], dA[i, h, w, c], f)
    return dA_prev


def every_maximum_wins_and_stride_forgotten(dA, cache):
    """Two things. In windows with a tie each of the largest got the gradient, where only the first
    wins. And the windows were taken as neighbours: where they begin lacks the stride.
    """
    return _backward(
        dA,
        cache,
        to_max=lambda window, da, f: (window == window.max()) * da,
        begins=lambda h, stride, f: h,
    )


def everyone_gets_an_average_and_stride_forgotten(dA, cache):
    """Two things. With mode "average" each entry got all of the gradient, where each gets a share.
    And the windows were taken as neighbours: where they begin lacks the stride.
    """
    return _backward(
        dA,
        cache,
        to_all=lambda window, da, f: np.full((f, f), da),
        begins=lambda h, stride, f: h,
    )


def average_of_the_window_as_the_share(dA, cache):
    """With mode "average" each entry got the mean of its window, times the gradient. The slope of
    an average does not depend on how large it is.
    """
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), window.mean() * da))


def shares_without_the_gradient(dA, cache):
    """With mode "average" each entry got 1 / (f * f): what came back from the layer above was never
    multiplied in.
    """
    return _backward(dA, cache, to_all=lambda window, da, f: np.full((f, f), 1 / f**2))


def neither_mode_has_the_gradient(dA, cache):
    """Winners got 1 and shares are those of 1: what came back from the layer above was never
    multiplied in.
    """
    return _backward(np.ones(dA.shape), cache)


def shares_as_large_as_the_image(dA, cache):
    """With mode "average" the shares have the shape of the image, and do not fit into a window. A
    window has f rows and f columns.
    """
    A_prev, f, _, mode = cache
    if mode == "max":
        return _backward(dA, cache)
    return np.zeros((f, f)) + distribute_value(dA[0, 0, 0, 0], A_prev.shape[1:3])


def one_number_for_the_shape_of_the_window(dA, cache):
    """With mode "average" it stops: f alone was given for the shape of the window. A shape is a
    pair, height and width.
    """
    if cache[3] == "max":
        return _backward(dA, cache)
    return distribute_value(dA[0, 0, 0, 0], cache[1])


def nothing_for_an_average_and_windows_erase(dA, cache):
    """Two things. With mode "average" nothing came back: is there a branch for it, and is the mode
    spelled as in the description? And with "max", where windows overlap, each erases what the last
    one sent: they add up.
    """
    return _erasing(dA, cache, to_all=lambda window, da, f: np.zeros((f, f)))


def max_in_both_modes_and_windows_erase(dA, cache):
    """Two things. With mode "average" one entry of each window got everything, as with "max". And
    where windows overlap, each erases what the last one sent: they add up.
    """
    return _erasing(dA, cache, to_all=_masked)


def average_in_both_modes_and_windows_erase(dA, cache):
    """Two things. With mode "max" each entry got an equal share, as with "average". And where
    windows overlap, each erases what the last one sent: they add up.
    """
    return _erasing(dA, cache, to_max=_shared)


def indices_of_the_winners(dA, cache):
    A_prev, f, stride, mode = cache
    dA_prev = np.zeros_like(A_prev)
    for i in range(dA.shape[0]):
        for h in range(dA.shape[1]):
            for w in range(dA.shape[2]):
                for c in range(dA.shape[3]):
                    top, left = stride * h, stride * w
                    if mode == "max":
                        seen = A_prev[i, top : top + f, left : left + f, c]
                        u, v = np.unravel_index(seen.argmax(), seen.shape)
                        dA_prev[i, top + u, left + v, c] += dA[i, h, w, c]
                    else:
                        dA_prev[i, top : top + f, left : left + f, c] += dA[i, h, w, c] / f**2
    return dA_prev


def entry_by_entry_of_the_window(dA, cache):
    A_prev, f, stride, mode = cache
    _, n_H, n_W, _ = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    places = [
        (slice(None), slice(u, u + stride * n_H, stride), slice(v, v + stride * n_W, stride))
        for u in range(f)
        for v in range(f)
    ]
    largest = np.max([A_prev[place] for place in places], axis=0)
    waiting = np.ones(dA.shape, dtype=bool)
    for place in places:
        if mode == "max":
            wins = waiting & (A_prev[place] == largest)
            waiting &= ~wins
            dA_prev[place] += wins * dA
        else:
            dA_prev[place] += dA / (f * f)
    return dA_prev


def with_add_at(dA, cache):
    A_prev, f, stride, mode = cache
    dA_prev = np.zeros(A_prev.shape)
    i, h, w, c = np.indices(dA.shape)
    if mode == "max":
        seen = [A_prev[i, h * stride + u, w * stride + v, c] for u, v in np.ndindex(f, f)]
        u, v = np.divmod(np.argmax(seen, axis=0), f)
        np.add.at(dA_prev, (i, h * stride + u, w * stride + v, c), dA)
    else:
        for u, v in np.ndindex(f, f):
            np.add.at(dA_prev, (i, h * stride + u, w * stride + v, c), dA / f**2)
    return dA_prev


def image_by_image(dA, cache):
    def one(dA, A_prev, f, stride, mode):
        result = np.zeros(A_prev.shape)
        for (h, w, c), da in np.ndenumerate(dA):
            rows = slice(h * stride, h * stride + f)
            columns = slice(w * stride, w * stride + f)
            if mode == "average":
                result[rows, columns, c] += distribute_value(da, (f, f))
            else:
                result[rows, columns, c] += da * create_mask_from_window(A_prev[rows, columns, c])
        return result

    return np.stack([one(d, A, *cache[1:]) for d, A in zip(dA, cache[0], strict=True)])


def by_a_table_of_slopes(dA, cache):
    """One row for each number of dA, one column for each number of A_prev."""
    A_prev, f, stride, mode = cache
    slopes = np.zeros((dA.size, A_prev.size))
    numbers = np.arange(A_prev.size).reshape(A_prev.shape)
    for row, (i, h, w, c) in enumerate(np.ndindex(dA.shape)):
        window = i, slice(h * stride, h * stride + f), slice(w * stride, w * stride + f), c
        if mode == "max":
            slopes[row, numbers[window].flat[A_prev[window].argmax()]] = 1
        else:
            slopes[row, numbers[window].ravel()] = 1 / (f * f)
    return (dA.ravel() @ slopes).reshape(A_prev.shape)


def in_single_precision(dA, cache):
    A_prev, *how = cache
    single = indices_of_the_winners(dA.astype(np.float32), (A_prev.astype(np.float32), *how))
    return single.astype(np.float32)


EXERCISE = Exercise(
    reference=pool_backward,
    cases=cases,
    returns=("dA_prev",),
    points=20,
    aspects=(
        Aspect("The winner of a window gets its gradient, the others nothing.", (ONE,), (), 3),
        Aspect("Each image and each channel has its own winners.", (MANY,), (), 2),
        Aspect("Negative numbers win too.", (NEGATIVE,), (), 1),
        Aspect("With a tie the first one wins, so nothing is handed out twice.", (TIES,), (), 2),
        Aspect("In a window of zeros there is one winner too.", (BLACK,), (), 1),
        Aspect("Whoever wins in several windows gets the sum.", (OVERLAP, DENSE), (), 4),
        Aspect("Where no window stood the gradient is 0.", (REST, AVERAGE_REST), (), 2),
        Aspect("Average: equal shares.", (AVERAGE,), (), 3),
        Aspect("Average: shares of several windows add up.", (AVERAGE_OVERLAP,), (), 2),
    ),
    misconceptions=(
        every_maximum_wins,
        last_maximum_wins,
        winners_share_in_a_tie,
        smallest_wins,
        losers_get_it,
        everyone_gets_it_in_both_modes,
        average_in_both_modes,
        multiplied_by_the_maximum,
        mask_without_the_gradient,
        only_positive_winners,
        winner_looked_for_in_dA_prev,
        max_in_both_modes,
        everyone_gets_everything_of_an_average,
        average_divided_by_f,
        average_divided_by_the_image,
        average_multiplied_by_the_entries,
        nothing_for_an_average,
        modes_exchanged,
        each_window_erases_the_last,
        each_window_erases_the_last_with_max,
        each_window_erases_the_last_with_average,
        winner_of_several_windows_gets_the_last,
        places_counted_in_the_window,
        dA_read_at_the_corner_of_the_window,
        stride_forgotten_at_the_windows,
        windows_side_by_side,
        always_stride_2,
        last_windows_left_out,
        windows_on_their_side,
        returns_after_the_first_window,
        only_the_first_image,
        winners_of_the_first_image_for_all,
        gradient_of_the_first_image_for_all,
        only_the_first_channel,
        winners_over_all_channels,
        divided_by_m,
        wrong_sign,
        only_what_the_windows_cover,
        size_from_dA,
        zeros_of_the_shape_of_dA,
        gradient_with_the_shape_of_dA,
        adds_to_the_image,
        writes_into_A_prev,
        gives_back_the_cache_too,
        winner_of_all_channels_for_each,
        winner_of_the_first_channel_for_each,
        nobody_wins_in_a_tie,
        first_maximum_column_by_column,
        largest_size_wins,
        maximum_shared_as_well,
        the_maximum_itself,
        negative_gradients_cut_off,
        winners_over_the_whole_channel,
        average_divided_by_the_stride,
        average_divided_by_the_windows,
        average_shared_twice,
        first_entry_for_an_average,
        f_and_stride_exchanged,
        blown_up_by_repeating,
        blown_up_by_the_stride,
        column_lacks_the_stride,
        row_lacks_the_stride,
        row_for_the_column_too,
        returns_after_the_first_number,
        returns_after_the_first_row_of_windows,
        last_image_left_out,
        last_channel_left_out,
        last_row_of_windows_left_out,
        all_channels_get_the_sum,
        never_filled,
        loses_an_axis,
        forward_once_more,
        pooled_gradient,
        every_maximum_wins_and_windows_erase,
        everyone_gets_an_average_and_windows_erase,
        every_maximum_wins_and_stride_forgotten,
        everyone_gets_an_average_and_stride_forgotten,
        average_of_the_window_as_the_share,
        shares_without_the_gradient,
        neither_mode_has_the_gradient,
        shares_as_large_as_the_image,
        one_number_for_the_shape_of_the_window,
        nothing_for_an_average_and_windows_erase,
        max_in_both_modes_and_windows_erase,
        average_in_both_modes_and_windows_erase,
    ),
    alternatives=(
        indices_of_the_winners,
        entry_by_entry_of_the_window,
        with_add_at,
        image_by_image,
        by_a_table_of_slopes,
        in_single_precision,
    ),
    replaces=(dlhelpers.pooling.pool_backward,),
)

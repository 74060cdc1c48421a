"""Exercise, a puzzle: choose padding and stride for a size that is wanted."""

import math

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.padding_and_stride.output_size import output_size
from dlhelpers.exercises.windows import GivesSize


def choose_pad_and_stride(n, f, n_out):
    """Find a padding and a stride that lead from n pixels to n_out.

    Often several pairs do; give back any of them. The padding must be smaller than f: a window that
    lies on padding alone sees nothing. The stride is at least 1, and has no upper bound. For all
    the sizes that are asked for there is such a pair.

    Parameters
    ----------
    n : int
        Height or width of the image.
    f : int
        Height or width of the window.
    n_out : int
        Height or width that the output should have.

    Returns
    -------
    list of int
        ``[pad, stride]``, so that ``output_size(n, f, pad, stride)`` is n_out.
    """
    ### BEGIN SOLUTION
    # A stride longer than the padded image is no different from one that is just as long.
    for stride in range(1, n + 2 * f):
        for pad in range(f):
            if output_size(n, f, pad, stride) == n_out:
                return [pad, stride]
    ### END SOLUTION


SAME, NO_PAD, HALF = "the size of the image", "f - 1 less than the image", "half the size"
ONE, LARGER = "one output", "larger than the image"
DOT = "one output, a window of one pixel"
REST, EVEN = "a stride that cannot come out even", "an even window, half the size"
THIRD = "a third of the size, with padding"


def cases(rng):
    """Sizes for which no simple rule is right every time.

    With n - f odd and n_out odd no step comes out even: only rounding down gives such a size.
    """
    n = 2 * int(rng.integers(4, 9))
    k = int(rng.integers(4, 8))
    sizes = {
        SAME: (n, 3, n),
        NO_PAD: (n + 4, 3, n + 2),
        HALF: (n, 3, n // 2),
        ONE: (n + 1, 4, 1),
        DOT: (n, 1, 1),
        LARGER: (n, 7, n + 4),
        REST: (n + 4, 3, 2 * (n // 4) + 1),
        EVEN: (n + 2, 4, n // 2 + 1),
        THIRD: (3 * k, 5, k + 1),
    }
    return {label: dict(zip(("n", "f", "n_out"), s, strict=True)) for label, s in sizes.items()}


def _search(n, f, n_out, size, pads=None, strides=None):
    """Return the first pair for which a size formula gives n_out, or None."""
    for stride in range(1, n + 2 * f) if strides is None else strides:
        for pad in range(f) if pads is None else pads:
            if size(n, f, pad, stride) == n_out:
                return [pad, stride]
    return None


def same_padding_always(n, f, n_out):
    """Your pair keeps the size of the image, whatever size is asked for. Read n_out."""
    return [(f - 1) // 2, 1]


def no_padding_and_stride_1_always(n, f, n_out):
    """Your pair is always that of no padding and stride 1. Is n_out looked at, and does a search
    go on when its first try does not fit?
    """
    return [0, 1]


def second_formula_of_the_notes(n, f, n_out):
    """Your pairs fit the second formula of lecture notes 003, which drops a window that just fits.
    Put them into output_size: sometimes there is one more.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + 2 * pad - f + 1) // stride)


def steps_instead_of_places(n, f, n_out):
    """Your pairs give one place more than asked for: n_out places have n_out - 1 steps between
    them.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + 2 * pad - f) // stride)


def one_place_too_few(n, f, n_out):
    """Your pairs give one place less than asked for."""
    return _search(n, f, n_out - 1, output_size) or [0, n]


def padding_at_one_end_only(n, f, n_out):
    """Your padding is counted once. The frame has two ends along each side, so the output comes out
    larger than you think.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + pad - f) // stride + 1)


def padding_of_both_ends(n, f, n_out):
    """Your padding is that of both ends together. pad is its width at each end."""
    pad, stride = _search(n, f, n_out, output_size)
    return [2 * pad, stride]


def stride_first(n, f, n_out):
    """Your two numbers have changed places: the padding stands first, then the stride."""
    return _search(n, f, n_out, output_size)[::-1]


def only_what_comes_out_even(n, f, n_out):
    """For some sizes you found nothing: you looked for steps that come out even. A step that does
    not fit is simply not taken, so a little may be left over.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + 2 * pad - f) / stride + 1)


def stride_1_always(n, f, n_out):
    """You solved for the padding with stride 1. For a small output it is negative then: an image is
    not cut, it is looked at in longer steps.
    """
    return [math.floor((n_out - n + f - 1) / 2), 1]


def stride_1_with_half_a_pixel(n, f, n_out):
    """You solved for the padding with stride 1, and it is half a pixel sometimes, or negative.
    Another stride may need another padding.
    """
    return [(n_out - n + f - 1) / 2, 1]


def stride_2_always(n, f, n_out):
    """You solved for the padding with stride 2. For a large output the padding is larger than the
    window, which then sees nothing; for a small one it is negative.
    """
    return [math.floor((2 * (n_out - 1) - n + f) / 2), 2]


def no_padding_at_all(n, f, n_out):
    """You looked for a stride without padding. For an output as large as the image
    there is none.
    """
    return _search(n, f, n_out, output_size, pads=[0])


def always_some_padding(n, f, n_out):
    """For some sizes you found nothing: your search begins with a padding of 1, and none is a
    choice too.
    """
    return _search(n, f, n_out, output_size, pads=range(1, f))


def stride_by_dividing_the_sizes(n, f, n_out):
    """Your stride is the ratio of the two sizes, and the padding 0. The window takes room as well:
    the places lie in what it leaves.
    """
    return [0, n // n_out]


def stride_by_dividing_the_way(n, f, n_out):
    """You divided the way that the window goes by the number of steps, without padding. One output
    has no step, and a division by 0 comes out; and an output as large as the image needs padding.
    """
    return [0, (n - f) // (n_out - 1)]


def largest_padding_that_fits(n, f, n_out):
    """The size is right, but the padding is as large as the window, or larger: the outermost
    windows lie on padding alone.
    """
    for pad in range(f, 4 * n):
        for stride in range(1, n + 2 * pad):
            if output_size(n, f, pad, stride) == n_out:
                return [pad, stride]
    return None


def gives_back_the_size(n, f, n_out):
    """A size came back. Two numbers are asked for, the padding and the stride that lead to it."""
    return output_size(n, f, *_search(n, f, n_out, output_size))


def gives_back_every_pair(n, f, n_out):
    """All pairs came back. One of them is enough: a padding and a stride."""
    return [
        (pad, stride)
        for pad in range(f)
        for stride in range(1, n + 2 * f)
        if output_size(n, f, pad, stride) == n_out
    ]


def same_padding_and_the_ratio(n, f, n_out):
    """Half a filter of padding, and a stride by dividing: that is a good start, and right for some
    sizes only. Put your pair into output_size, and look further where it does not fit.
    """
    return [(f - 1) // 2, n // n_out]


def no_padding_and_the_first_stride_that_is_long_enough(n, f, n_out):
    """Your padding is always 0, and the stride grows until the output is small enough. That often
    jumps over the size that is wanted, and without padding no output is as large as the image.
    """
    return [0, next(s for s in range(1, 2 * n) if output_size(n, f, 0, s) <= n_out)]


def stride_1_and_never_less_than_no_padding(n, f, n_out):
    """Your stride is always 1, with the least padding that makes the output large enough. A small
    output needs longer steps.
    """
    return [max(0, (n_out - n + f - 1) // 2), 1]


def stride_1_and_the_padding_without_its_sign(n, f, n_out):
    """You solved for the padding with stride 1, and where it came out negative you dropped its
    sign. A small output needs longer steps, not more padding.
    """
    return [abs(n_out - n + f - 1) // 2, 1]


def first_padding_then_stride(n, f, n_out):
    """You chose either a padding or a longer stride, one after the other. Some sizes need both,
    made for each other: try the strides together with every padding.
    """
    pad = next(p for p in range(4 * n) if output_size(n, f, p, 1) >= n_out)
    return [pad, next(s for s in range(1, 4 * n) if output_size(n, f, pad, s) <= n_out)]


def padding_for_a_stride_of_the_ratio(n, f, n_out):
    """The stride is the ratio of the two sizes, and the padding was solved for. Rounded, negative
    or as wide as the window, it is not always one that fits: put your pair into output_size.
    """
    stride = max(1, n // n_out)
    return [((n_out - 1) * stride + f - n) // 2, stride]


def padding_for_a_stride_of_the_ratio_or_none(n, f, n_out):
    """The stride is the ratio of the two sizes, and the padding was solved for, 0 where it came out
    negative. Rounded, or as wide as the window, it is not always one that fits: put your pair into
    output_size.
    """
    stride = max(1, n // n_out)
    return [max(0, ((n_out - 1) * stride + f - n) // 2), stride]


def same_padding_and_the_ratio_rounded_up(n, f, n_out):
    """Half a filter of padding, and the ratio of the two sizes, rounded up, for a stride: that is a
    good start, and right for some sizes. Put your pair into output_size, and look further where it
    does not fit.
    """
    return [(f - 1) // 2, -(-n // n_out)]


def stride_by_dividing_the_way_but_for_one_output(n, f, n_out):
    """You divided the way that the window goes by the number of steps, without padding. It is not
    always a whole number of times, and an output as large as the image needs padding.
    """
    return [0, max(1, (n - f) // max(1, n_out - 1))]


def stride_from_0_on(n, f, n_out):
    """output_size was called with stride 0, and divides by it: a window that does not move would
    stand at its place for ever. The smallest stride is 1. Does your search begin with 0, or have
    two arguments changed places?
    """
    return _search(n, f, n_out, output_size, strides=range(n + 2 * f))


def padding_alone(n, f, n_out):
    """One number came back. Two are asked for: the padding and the stride."""
    return _search(n, f, n_out, output_size)[0]


def pair_in_a_dictionary(n, f, n_out):
    """The pair lies in a dictionary. Two numbers are asked for, in a list: first the padding, then
    the stride.
    """
    return dict(zip(("pad", "stride"), _search(n, f, n_out, output_size), strict=True))


def pair_and_size(n, f, n_out):
    """Three numbers came back. Two are asked for: the padding and the stride."""
    return [*_search(n, f, n_out, output_size), n_out]


def strides_end_too_soon(n, f, n_out):
    """For some sizes you found nothing: the search ends with too short a stride. For an output of 1
    it may be as long as the image is wide.
    """
    return _search(n, f, n_out, output_size, strides=range(1, 4))


def longest_stride_left_out(n, f, n_out):
    """For some sizes you found nothing: the search ends a little too soon. The padding goes from 0
    to f - 1, and a stride may be as long as the image is wide, or longer.
    """
    return _search(n, f, n_out, output_size, strides=range(1, n))


def only_stride_1_tried(n, f, n_out):
    """For all smaller outputs you found nothing: only the padding was looked for, with stride 1.
    Two numbers can be chosen.
    """
    return _search(n, f, n_out, output_size, strides=[1])


def too_little_padding(n, f, n_out):
    """For an output larger than the image you found nothing: the search ends with half a window of
    padding. Any padding below f is allowed.
    """
    return _search(n, f, n_out, output_size, pads=range(f // 2 + 1))


def less_than_half_a_window_of_padding(n, f, n_out):
    """For some sizes you found nothing: the search ends before half a window of padding. Any
    padding below f is allowed.
    """
    return _search(n, f, n_out, output_size, pads=range(f // 2))


def only_same_padding_tried(n, f, n_out):
    """For some sizes you found nothing: the padding is always half a window, and only the stride
    was looked for. Two numbers can be chosen.
    """
    return _search(n, f, n_out, output_size, pads=[(f - 1) // 2])


def long_strides_with_any_padding(n, f, n_out):
    """The size is right, but the padding is as large as the window, or larger: the outermost
    windows lie on padding alone. You began with long strides, and nothing kept the padding below
    f.
    """
    return _search(n, f, n_out, output_size, pads=range(n * n), strides=range(n, 0, -1))


def rounds_up(n, f, n_out):
    """Your pairs fit a size that is rounded up. A step that does not fit is not taken: put them
    into output_size, and sometimes there is one place less.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: math.ceil((n + 2 * pad - f) / stride) + 1)


def rounds_to_the_nearest(n, f, n_out):
    """Your pairs fit a size that is rounded to the nearest number. A step that does not fit is not
    taken: put them into output_size, and sometimes there is one place less.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: round((n + 2 * pad - f) / stride) + 1)


def ignores_the_window(n, f, n_out):
    """Your pairs fit a size that does not depend on f. A window has to end inside, too."""
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + 2 * pad) // stride)


def padding_once_and_only_what_comes_out_even(n, f, n_out):
    """Two things. First, the padding is counted once, where there is some at each end. Second, only
    steps that come out even were looked for, and a little may be left over.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + pad - f) / stride + 1)


def padding_once_and_steps_instead_of_places(n, f, n_out):
    """Two things. First, the padding is counted once, where there is some at each end. Second,
    there is one place more than there are steps.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + pad - f) // stride)


def only_even_steps_instead_of_places(n, f, n_out):
    """Two things. First, there is one place more than there are steps. Second, only steps that come
    out even were looked for, and a little may be left over.
    """
    return _search(n, f, n_out, lambda n, f, pad, stride: (n + 2 * pad - f) / stride)


def small_strides_or_nothing_done(n, f, n_out):
    """For some sizes the search found nothing and gave back a pair that does not fit, no padding
    and stride 1: it ends too soon. A stride may be as long as the image is wide.
    """
    return _search(n, f, n_out, output_size, strides=range(1, f + 1)) or [0, 1]


def no_padding_or_nothing_done(n, f, n_out):
    """Without padding there is no stride for some sizes, and then you gave back no padding and
    stride 1, which does not fit. Look for a padding too.
    """
    return _search(n, f, n_out, output_size, pads=[0]) or [0, 1]


def same_padding_or_nothing_done(n, f, n_out):
    """With half a window of padding there is no stride for some sizes, and then you gave back a
    pair that does not fit. Look for another padding.
    """
    return _search(n, f, n_out, output_size, pads=[(f - 1) // 2]) or [0, 1]


def padding_of_the_ratio_as_tensorflow_has_it(n, f, n_out):
    """The stride is the ratio of the two sizes, and the padding was solved for as if n_out steps
    were taken. There is one step less than places; put your pair into output_size.
    """
    stride = n // n_out
    return [(n_out * stride - n + f) // 2, stride]


def same_padding_and_the_ratio_rounded(n, f, n_out):
    """Half a filter of padding, and the ratio of the two sizes, rounded, for a stride: that is a
    good start, and right for some sizes. Put your pair into output_size, and look further where it
    does not fit.
    """
    return [(f - 1) // 2, round(n / n_out)]


def half_a_pixel_for_a_stride_of_the_ratio(n, f, n_out):
    """The stride is the ratio of the two sizes, and the padding was solved for: half a pixel comes
    out sometimes, or a negative number. Try whole numbers, and put them into output_size.
    """
    stride = max(1, n // n_out)
    return [((n_out - 1) * stride + f - n) / 2, stride]


def ratio_with_its_fraction(n, f, n_out):
    """The stride is the ratio of the two sizes, and that is seldom a whole number."""
    return [0, n / n_out]


def ratio_with_its_fraction_and_same_padding(n, f, n_out):
    """The stride is the ratio of the two sizes, and that is seldom a whole number. Half a window of
    padding is right for some sizes only.
    """
    return [(f - 1) // 2, n / n_out]


def stride_alone(n, f, n_out):
    """One number came back. Two are asked for: the padding and the stride."""
    return _search(n, f, n_out, output_size)[1]


def nothing_but_the_first_try(n, f, n_out):
    """The search ends after its first try: the function gives up as soon as one pair does not fit.
    Look how far the last line is indented.
    """
    return [0, 1] if output_size(n, f, 0, 1) == n_out else None


def pair_in_a_list(n, f, n_out):
    """The pair lies in a list of pairs. Two numbers are asked for: the padding and the stride."""
    return [_search(n, f, n_out, output_size)]


def padding_or_the_way_divided(n, f, n_out):
    """For large outputs you solved for the padding, for small ones you divided the way by the
    steps, without padding; one output has no step, and a division by 0 comes out. Some sizes need
    both, made for each other.
    """
    if n_out >= n - f + 1:
        return [(n_out - n + f - 1) // 2, 1]
    return [0, (n - f) // (n_out - 1)]


def padding_or_the_way_divided_but_for_one_output(n, f, n_out):
    """For large outputs you solved for the padding, for small ones you divided the way by the
    steps, without padding. Some sizes need both, made for each other.
    """
    return [0, n] if n_out == 1 else padding_or_the_way_divided(n, f, n_out)


def stride_from_2_on(n, f, n_out):
    """For large outputs you found nothing: your search begins with a stride of 2. 1 is the
    smallest.
    """
    return _search(n, f, n_out, output_size, strides=range(2, n + 2 * f))


def same_padding_and_the_way_divided(n, f, n_out):
    """Half a filter of padding, and the way divided by the number of steps: that is a good start,
    and right for some sizes only; and one output has no step, so that a division by 0 comes out.
    """
    pad = (f - 1) // 2
    return [pad, (n + 2 * pad - f) // (n_out - 1)]


def same_padding_and_the_way_divided_but_for_one_output(n, f, n_out):
    """Half a filter of padding, and the way divided by the number of steps: that is a good start,
    and right for some sizes only. Put your pair into output_size, and look further where it does
    not fit.
    """
    pad = (f - 1) // 2
    return [pad, max(1, (n + 2 * pad - f) // max(1, n_out - 1))]


def half_a_window_of_padding_and_the_ratio(n, f, n_out):
    """Half a window of padding, with an even window too, and the ratio of the two sizes for a
    stride: that is right for some sizes only. Put your pair into output_size, and look further
    where it does not fit.
    """
    return [f // 2, n // n_out]


def padding_outside(n, f, n_out):
    for pad in range(f):
        for stride in range(1, n + 2 * f):
            if output_size(n, f, pad, stride) == n_out:
                return pad, stride
    raise ValueError("there is no such pair")


def from_large_strides(n, f, n_out):
    fits = [
        (pad, stride)
        for stride in range(n + 2 * f, 0, -1)
        for pad in range(f - 1, -1, -1)
        if (n + 2 * pad - f) // stride + 1 == n_out
    ]
    return fits[0]


def by_counting_the_starts(n, f, n_out):
    stride = 0
    while True:
        stride += 1
        for pad in range(f):
            if len(range(0, n + 2 * pad - f + 1, stride)) == n_out:
                return np.array([pad, stride])


def stride_from_the_padding(n, f, n_out):
    # For each padding the stride lies between two bounds; take a whole number between them.
    for pad in range(f):
        way = n + 2 * pad - f
        shortest = way // n_out + 1
        longest = way // (n_out - 1) if n_out > 1 else shortest
        if shortest <= longest:
            return [pad, shortest]


def padding_from_the_stride(n, f, n_out):
    for stride in range(1, n + 2 * f):
        for left_over in range(stride):
            twice = (n_out - 1) * stride + left_over + f - n
            if twice % 2 == 0 and 0 <= twice // 2 < f:
                return twice / 2, float(stride)


def without_a_bound_on_the_padding(n, f, n_out):
    # With the smallest stride comes the smallest padding.
    for stride in range(1, 100):
        for pad in range(100):
            if output_size(n, f, pad, stride) == n_out:
                return pad, stride


EXERCISE = Exercise(
    reference=choose_pad_and_stride,
    cases=cases,
    returns=("the pair",),
    points=15,
    free_steps=True,
    aspects=(
        Aspect("An output as large as the image, or by f - 1 smaller.", (SAME, NO_PAD), (), 4),
        Aspect("An output larger than the image.", (LARGER,), (), 2),
        Aspect("Half the size and a third of it.", (HALF, EVEN, THIRD), (), 5),
        Aspect("One output only.", (ONE, DOT), (), 2),
        Aspect("A size to which no stride leads without something left over.", (REST,), (), 2),
    ),
    misconceptions=(
        same_padding_always,
        no_padding_and_stride_1_always,
        second_formula_of_the_notes,
        steps_instead_of_places,
        one_place_too_few,
        padding_at_one_end_only,
        padding_of_both_ends,
        stride_first,
        only_what_comes_out_even,
        stride_1_always,
        stride_1_with_half_a_pixel,
        stride_2_always,
        no_padding_at_all,
        always_some_padding,
        stride_by_dividing_the_sizes,
        stride_by_dividing_the_way,
        largest_padding_that_fits,
        gives_back_the_size,
        gives_back_every_pair,
        same_padding_and_the_ratio,
        no_padding_and_the_first_stride_that_is_long_enough,
        stride_1_and_never_less_than_no_padding,
        stride_1_and_the_padding_without_its_sign,
        first_padding_then_stride,
        padding_for_a_stride_of_the_ratio,
        padding_for_a_stride_of_the_ratio_or_none,
        same_padding_and_the_ratio_rounded_up,
        stride_by_dividing_the_way_but_for_one_output,
        stride_from_0_on,
        padding_alone,
        pair_in_a_dictionary,
        pair_and_size,
        strides_end_too_soon,
        longest_stride_left_out,
        only_stride_1_tried,
        too_little_padding,
        less_than_half_a_window_of_padding,
        only_same_padding_tried,
        long_strides_with_any_padding,
        rounds_up,
        rounds_to_the_nearest,
        ignores_the_window,
        padding_once_and_only_what_comes_out_even,
        padding_once_and_steps_instead_of_places,
        only_even_steps_instead_of_places,
        small_strides_or_nothing_done,
        no_padding_or_nothing_done,
        same_padding_or_nothing_done,
        padding_of_the_ratio_as_tensorflow_has_it,
        same_padding_and_the_ratio_rounded,
        half_a_pixel_for_a_stride_of_the_ratio,
        ratio_with_its_fraction,
        ratio_with_its_fraction_and_same_padding,
        stride_alone,
        nothing_but_the_first_try,
        pair_in_a_list,
        padding_or_the_way_divided,
        padding_or_the_way_divided_but_for_one_output,
        stride_from_2_on,
        same_padding_and_the_way_divided,
        same_padding_and_the_way_divided_but_for_one_output,
        half_a_window_of_padding_and_the_ratio,
    ),
    alternatives=(
        padding_outside,
        from_large_strides,
        by_counting_the_starts,
        stride_from_the_padding,
        padding_from_the_stride,
        without_a_bound_on_the_padding,
    ),
    compare={"the pair": GivesSize()},
)

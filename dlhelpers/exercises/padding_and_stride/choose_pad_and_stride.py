"""Exercise, a puzzle: choose padding and stride for a size that is wanted."""

import math

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.padding_and_stride.output_size import output_size
from dlhelpers.exercises.windows import GivesSize


def choose_pad_and_stride(n, f, n_out):
    """Find a padding and a stride that lead from n pixels to n_out.

    Often several pairs do; give back any of them. The padding must be smaller than f: a window that
    lies on padding alone sees nothing. For all the sizes that are asked for there is such a pair.

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
        LARGER: (n, 3, n + 2),
        REST: (n + 4, 3, 2 * (n // 4) + 1),
        EVEN: (n + 2, 4, n // 2 + 1),
        THIRD: (3 * k, 5, k + 1),
    }
    return {label: dict(zip(("n", "f", "n_out"), s, strict=True)) for label, s in sizes.items()}


def _search(n, f, n_out, size, pads=None, strides=None):
    """Return the first pair for which a size formula gives n_out, or None."""
    for stride in strides or range(1, n + 2 * f):
        for pad in pads or range(f):
            if size(n, f, pad, stride) == n_out:
                return [pad, stride]
    return None


def same_padding_always(n, f, n_out):
    """Your pair keeps the size of the image, whatever size is asked for. Read n_out."""
    return [(f - 1) // 2, 1]


def no_padding_and_stride_1_always(n, f, n_out):
    """Your pair is that of no padding and stride 1, whatever size is asked for. Read n_out."""
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
    """Half a filter of padding, and the ratio of the two sizes for a stride: that is a good start,
    and right where the ratio is whole and the window odd. Put your pair into output_size, and look
    further where it does not fit.
    """
    return [(f - 1) // 2, n // n_out]


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
    aspects=(
        Aspect("An output as large as the image, or by f - 1 smaller.", (SAME, NO_PAD), (), 4),
        Aspect("An output larger than the image.", (LARGER,), (), 2),
        Aspect("Half the size and a third of it.", (HALF, EVEN, THIRD), (), 5),
        Aspect("One output only.", (ONE,), (), 2),
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

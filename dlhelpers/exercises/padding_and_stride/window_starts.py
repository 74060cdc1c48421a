"""Exercise, not graded: settle by counting which of two formulas in the notes is right."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise


def window_starts(n, f, pad, stride):
    """List the places where a window starts, along one side of a padded image.

    For n = 44, f = 3 and stride 4 lecture notes 003 have two formulas: one gives 11 windows, the
    other 10, with "no fundamental reason" to prefer one; 000 does not round at all. Write down the
    starts, then count them: that is the reason.

    Parameters
    ----------
    n : int
        Height or width of the image.
    f : int
        Height or width of the window.
    pad : int
        Pixels of padding at each of the two ends.
    stride : int
        Pixels from one place to the next.

    Returns
    -------
    list of int
        The first pixel of each window, counted from 0 in the padded image. Every window ends
        inside it.
    """
    ### BEGIN SOLUTION
    last = n + 2 * pad - f
    return list(range(0, last + 1, stride))
    ### END SOLUTION


NOTES, REST = "44, 3, 4 of the notes", "something left over"
PADDED, PLAIN, WHOLE = "padding, just filled", "stride 1", "one place only"


def cases(rng):
    """The example of the notes, a window that just fits, steps that do not, and a single place."""
    stride, steps, pad = int(rng.integers(4, 6)), int(rng.integers(4, 7)), int(rng.integers(2, 4))
    return {
        PLAIN: {"n": 4 + pad, "f": 3, "pad": 0, "stride": 1},
        NOTES: {"n": 44, "f": 3, "pad": 0, "stride": 4},
        REST: {"n": steps * stride + 5, "f": 2, "pad": 0, "stride": stride},
        PADDED: {"n": steps * 2 + 4 - 2 * pad, "f": 4, "pad": pad, "stride": 2},
        WHOLE: {"n": 5 + pad, "f": 5 + pad, "pad": 0, "stride": 2},
    }


def window_that_just_fits_is_dropped(n, f, pad, stride):
    """A window that ends just at the border fits, and yours is missing. A range stops before its
    end: the last possible start has to be inside.
    """
    return list(range(0, n + 2 * pad - f, stride))


def second_formula_of_the_notes(n, f, pad, stride):
    """There are as many as the second formula says, and for 44, 3 and 4 that is one too few: 40 is
    a start too, its window covers 40, 41 and 42.
    """
    return [k * stride for k in range((n + 2 * pad - f + 1) // stride)]


def rounded_up(n, f, pad, stride):
    """The last window hangs over the border: take its start, add f, and compare with the size of
    the padded image.
    """
    return [k * stride for k in range(-((f - n - 2 * pad) // stride) + 1)]


def every_start_inside_the_image(n, f, pad, stride):
    """Those are all places where a window can start inside; but it has to end inside as well."""
    return list(range(0, n + 2 * pad, stride))


def ignores_the_padding(n, f, pad, stride):
    """The padding is missing: it makes the image longer, by pad at each end."""
    return list(range(0, n - f + 1, stride))


def padding_at_one_end_only(n, f, pad, stride):
    """The padding counts once. There is one at each end."""
    return list(range(0, n + pad - f + 1, stride))


def counted_in_the_image(n, f, pad, stride):
    """With padding your first start is negative: you count from the first pixel of the image. Here
    0 is the first pixel of the padding.
    """
    return list(range(-pad, n + pad - f + 1, stride))


def ignores_the_stride(n, f, pad, stride):
    """Every place is in the list. The next window starts a whole stride after the one before."""
    return list(range(n + 2 * pad - f + 1))


def side_by_side(n, f, pad, stride):
    """The starts lie f apart, so that the windows do not overlap. How far apart they lie, the
    stride says.
    """
    return list(range(0, n + 2 * pad - f + 1, f))


def counted_from_1(n, f, pad, stride):
    """The first start is 1. Pixels are counted from 0 here, as everywhere in Python."""
    return list(range(1, n + 2 * pad - f + 2, stride))


def ends_instead_of_starts(n, f, pad, stride):
    """Those are the ends of the windows, the first pixel behind each. Asked for is where they
    start.
    """
    return list(range(f, n + 2 * pad + 1, stride))


def last_pixels_instead_of_first(n, f, pad, stride):
    """Those are the last pixels of the windows. Asked for are the first ones."""
    return list(range(f - 1, n + 2 * pad, stride))


def how_many(n, f, pad, stride):
    """That is how many there are. Asked for are the starts themselves, in a list."""
    return len(range(0, n + 2 * pad - f + 1, stride))


def gives_back_a_range(n, f, pad, stride):
    """The starts are right, but they are a range still, a promise of numbers. Make a list of it."""
    return range(0, n + 2 * pad - f + 1, stride)


def last_start_first(n, f, pad, stride):
    """The starts are counted from the end of the image. Where something is left over, it is left
    over at the end: the first window starts at 0.
    """
    return list(range(n + 2 * pad - f, -1, -stride))[::-1]


def first_start_left_out(n, f, pad, stride):
    """The first start is missing: the first window starts at 0, without any step."""
    return list(range(stride, n + 2 * pad - f + 1, stride))


def begins_at_pixel_1(n, f, pad, stride):
    """The first start is 1, so that the first pixel is never seen. Pixels are counted from 0."""
    return list(range(1, n + 2 * pad - f + 1, stride))


def starts_and_ends(n, f, pad, stride):
    """Each window has two numbers here, its start and its end. Asked for are the starts only."""
    return [(start, start + f) for start in range(0, n + 2 * pad - f + 1, stride)]


def by_counting(n, f, pad, stride):
    starts, start = [], 0
    while start + f <= n + 2 * pad:
        starts.append(start)
        start += stride
    return starts


def those_that_end_inside(n, f, pad, stride):
    size = n + 2 * pad
    return [s for s in range(size) if s % stride == 0 and s + f <= size]


def as_an_array(n, f, pad, stride):
    return np.arange(0, n + 2 * pad - f + 1, stride)


def from_the_right_formula(n, f, pad, stride):
    size = (n + 2 * pad - f) // stride + 1
    return [float(k * stride) for k in range(size)]


def by_slicing(n, f, pad, stride):
    return tuple(range(n + 2 * pad))[: n + 2 * pad - f + 1 : stride]


EXERCISE = Exercise(
    reference=window_starts,
    cases=cases,
    returns=("starts",),
    points=0,
    aspects=(
        Aspect("With stride 1 all places in a row, and one only for f = n.", (PLAIN, WHOLE)),
        Aspect("0, 4, ..., 40: eleven starts.", (NOTES,)),
        Aspect("The next start would be one whose window does not end inside.", (REST, PADDED)),
    ),
    misconceptions=(
        window_that_just_fits_is_dropped,
        second_formula_of_the_notes,
        rounded_up,
        every_start_inside_the_image,
        ignores_the_padding,
        padding_at_one_end_only,
        counted_in_the_image,
        ignores_the_stride,
        side_by_side,
        counted_from_1,
        ends_instead_of_starts,
        last_pixels_instead_of_first,
        how_many,
        gives_back_a_range,
        last_start_first,
        first_start_left_out,
        begins_at_pixel_1,
        starts_and_ends,
    ),
    alternatives=(
        by_counting,
        those_that_end_inside,
        as_an_array,
        from_the_right_formula,
        by_slicing,
    ),
)

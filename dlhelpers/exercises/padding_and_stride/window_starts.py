"""Exercise, not graded: settle by counting which of two formulas in the notes is right."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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
    """Each window has several numbers here: its start and its end, or all its pixels. Asked for are
    the starts only.
    """
    return [(start, start + f) for start in range(0, n + 2 * pad - f + 1, stride)]


def numbers_of_the_windows(n, f, pad, stride):
    """The windows are numbered, 0, 1, 2 and so on. Asked for is the pixel where each starts: from
    one window to the next it is a whole stride.
    """
    return list(range((n + 2 * pad - f) // stride + 1))


def only_the_first_start(n, f, pad, stride):
    """Only the first start is in the list. Look how far the return is indented: all starts have to
    be collected first.
    """
    return [0]


def only_the_last_start(n, f, pad, stride):
    """Only the last start is in the list: each overwrote the one before. Collect them."""
    return [(n + 2 * pad - f) // stride * stride]


def last_start_left_out(n, f, pad, stride):
    """The last start is missing, whether something is left over or not: there is one place more
    than steps.
    """
    return [k * stride for k in range((n + 2 * pad - f) // stride)]


def one_start_too_many(n, f, pad, stride):
    """The last window does not fit any more: there is one start too many, also where nothing is
    left over.
    """
    return [k * stride for k in range((n + 2 * pad - f) // stride + 2)]


def centres_instead_of_starts(n, f, pad, stride):
    """Those are the middles of the windows. Asked for is the first pixel of each."""
    return [start + f // 2 for start in range(0, n + 2 * pad - f + 1, stride)]


def last_pixel_of_the_image_is_a_start(n, f, pad, stride):
    """Starts were counted up to the place behind the last one that fits: take its start, add f, and
    compare with the size of the padded image.
    """
    return list(range(0, n + 2 * pad - f + 2, stride))


def begins_with_the_padding(n, f, pad, stride):
    """The first start is the first pixel of the image. Here 0 is the first pixel of the padding,
    and the first window lies on it.
    """
    return list(range(pad, n + 2 * pad - f + 1, stride))


def moved_by_the_padding(n, f, pad, stride):
    """All starts are moved by the padding: you count from pixels outside of the frame. Here 0 is
    the first pixel of the padding.
    """
    return [pad + start for start in range(0, n + 2 * pad - f + 1, stride)]


def from_the_end_to_the_beginning(n, f, pad, stride):
    """The starts stand in reverse order. The first window comes first."""
    return list(range(0, n + 2 * pad - f + 1, stride))[::-1]


def all_pixels_a_stride_apart_to_the_end(n, f, pad, stride):
    """The end of the padded image itself is among the starts. Starts end where the last window
    fits.
    """
    return list(range(0, n + 2 * pad + 1, stride))


def one_longer_stride(n, f, pad, stride):
    """The starts lie a pixel too far apart: between two of them is a stride, and not a stride of
    pixels left free.
    """
    return list(range(0, n + 2 * pad - f + 1, stride + 1))


def one_text(n, f, pad, stride):
    """A text came back. Asked for is a list of numbers."""
    return str(list(range(0, n + 2 * pad - f + 1, stride)))


def first_step_taken_at_once(n, f, pad, stride):
    """Every start is a stride too far: the step was taken before the start was written down. The
    first window starts at 0.
    """
    return [stride + k * stride for k in range((n + 2 * pad - f) // stride + 1)]


def numbered_from_1(n, f, pad, stride):
    """The windows are numbered, 1, 2, 3 and so on. Asked for is the pixel where each starts."""
    return list(range(1, (n + 2 * pad - f) // stride + 2))


def divided_by_the_stride(n, f, pad, stride):
    """The places were divided by the stride. From one window to the next it is a whole stride."""
    return [start / stride for start in range(n + 2 * pad - f + 1)]


def image_without_the_window(n, f, pad, stride):
    """The window was taken away twice: starts end where a window still fits, one window before the
    end of the image.
    """
    return list(range(0, n + 2 * pad - 2 * f + 1, stride))


def stride_and_window_exchanged(n, f, pad, stride):
    """f and stride have changed places: the starts lie f apart, and the end is a stride away."""
    return list(range(0, n + 2 * pad - stride + 1, f))


def padding_taken_away(n, f, pad, stride):
    """The padding made the image smaller. It is added, at both ends."""
    return list(range(0, n - 2 * pad - f + 1, stride))


def begins_and_ends_with_the_padding(n, f, pad, stride):
    """Only windows that lie on the image itself are in the list: those that begin on the frame are
    missing, and those that end on it. The frame belongs to the padded image.
    """
    return list(range(pad, n + pad - f + 1, stride))


def one_shorter_stride(n, f, pad, stride):
    """The starts lie a pixel too near to each other: from one to the next it is a whole stride."""
    return list(range(0, n + 2 * pad - f + 1, stride - 1)) if stride > 1 else []


def as_many_as_the_stride(n, f, pad, stride):
    """There are as many starts as the stride is long, one pixel after the other. The stride says
    how far apart they lie.
    """
    return list(range(n + 2 * pad - f + 1))[:stride]


def set_of_starts(n, f, pad, stride):
    """A set came back, and that has no order. Asked for is a list."""
    return set(range(0, n + 2 * pad - f + 1, stride))


def window_added(n, f, pad, stride):
    """The window was added to the end of the image. It has to end inside: the last start lies f
    before the end.
    """
    return list(range(0, n + 2 * pad + f + 1, stride))


def ends_at_the_number_of_windows(n, f, pad, stride):
    """The range ends at the number of windows, and it counts pixels, a stride at a time. So most of
    the starts are missing.
    """
    return list(range(0, (n + 2 * pad - f) // stride + 1, stride))


def _with(pad_counts=2, last=None, apart=None, first=None):
    """Return a window_starts in which parts are done in another way.

    ``pad_counts`` says how often pad counts, ``last(way, f, stride)`` which starts are allowed,
    ``apart(f, stride)`` how far apart they lie, and ``first(pad, f)`` is added to each.
    """

    def wrong(n, f, pad, stride):
        way = n + pad_counts * pad - f
        step = apart(f, stride) if apart else stride
        end = last(way, f, stride) if last else way
        return [(first(pad, f) if first else 0) + start for start in range(0, end + 1, step)]

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "pad_counts": {
            "no_padding": ("the padding is missing", 0),
            "padding_once": ("the padding counts once, and there is some at each end", 1),
        },
        "last": {
            "just_fits_dropped": (
                "a window that just fits is missing",
                lambda way, f, stride: way - 1,
            ),
            "second_formula": (
                "there are as many as the second formula of the notes says, and that loses a "
                "window which fits",
                lambda way, f, stride: ((way + 1) // stride - 1) * stride,
            ),
            "rounded_up": (
                "the last window hangs over the border",
                lambda way, f, stride: -(-way // stride) * stride,
            ),
            "every_start_inside": (
                "a window has to end inside, not only to start there",
                lambda way, f, stride: way + f - 1,
            ),
            "last_left_out": (
                "the last start is missing",
                lambda way, f, stride: way - stride,
            ),
        },
        "apart": {
            "no_stride": (
                "every place is in the list, and they lie a stride apart",
                lambda f, stride: 1,
            ),
            "side_by_side": (
                "the starts lie f apart, and how far apart they lie the stride says",
                lambda f, stride: f,
            ),
        },
        "first": {
            "counted_from_1": ("pixels are counted from 0, not from 1", lambda pad, f: 1),
            "counted_in_the_image": (
                "you count from the first pixel of the image, and 0 is the first of the padding",
                lambda pad, f: -pad,
            ),
            "last_pixels": (
                "those are the last pixels of the windows, not the first ones",
                lambda pad, f: f - 1,
            ),
            "ends": (
                "those are the ends of the windows, not their starts",
                lambda pad, f: f,
            ),
        },
    },
    leave_out=(
        "just_fits_dropped_and_counted_from_1",
        "no_padding_and_side_by_side",
        "padding_once_and_side_by_side",
    ),
)


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
        numbers_of_the_windows,
        only_the_first_start,
        only_the_last_start,
        last_start_left_out,
        one_start_too_many,
        centres_instead_of_starts,
        last_pixel_of_the_image_is_a_start,
        begins_with_the_padding,
        moved_by_the_padding,
        from_the_end_to_the_beginning,
        all_pixels_a_stride_apart_to_the_end,
        one_longer_stride,
        one_text,
        first_step_taken_at_once,
        numbered_from_1,
        divided_by_the_stride,
        image_without_the_window,
        stride_and_window_exchanged,
        padding_taken_away,
        begins_and_ends_with_the_padding,
        one_shorter_stride,
        as_many_as_the_stride,
        set_of_starts,
        window_added,
        ends_at_the_number_of_windows,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        by_counting,
        those_that_end_inside,
        as_an_array,
        from_the_right_formula,
        by_slicing,
    ),
)

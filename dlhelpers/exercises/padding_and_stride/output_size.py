"""Exercise: count the places where a window can stand."""

import math

import dlhelpers.geometry
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def output_size(n, f, pad, stride):
    """Count the places at which a window can stand, along one side of a padded image.

    The first window starts at 0, and each one after it `stride` pixels further on. The last one
    still ends inside the padded image.

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
    int
        Height or width of the output.
    """
    ### BEGIN SOLUTION
    return (n + 2 * pad - f) // stride + 1
    ### END SOLUTION


PLAIN, PADDED, FITS = "stride 1, no padding", "stride 1 and padding", "a stride that comes out even"
HALF, REST = "a stride that leaves half a step over", "a stride that leaves almost a step over"
LITTLE, WHOLE, NOTES = "a stride that leaves little over", "one place only", "44, 3, 4 of the notes"


def cases(rng):
    """What is left over after the last step: nothing, a little, half a step, almost a whole one."""

    def case(f, pad, stride, left_over):
        # Enough steps that the image is larger than the window. An even number of them: Python's
        # round takes a half to the even neighbour.
        steps = 2 * int(rng.integers(2, 7))
        return {"n": steps * stride + f + left_over, "f": f, "pad": pad, "stride": stride}

    pad = int(rng.integers(1, 4))
    return {
        PLAIN: case(3, 0, 1, 0),
        PADDED: case(5, pad, 1, 0),
        FITS: case(3, 3, 3, 0),
        HALF: case(4, 2, 2, 1),
        LITTLE: case(6, 5, 5, 1),
        REST: case(2, 4, 4, 3),
        WHOLE: {"n": 6 + pad, "f": 6 + pad, "pad": 0, "stride": 2},
        NOTES: {"n": 44, "f": 3, "pad": 0, "stride": 4},
    }


def second_formula_of_the_notes(n, f, pad, stride):
    """Wherever a window ends just at the border, you lose it: that is the second formula of lecture
    notes 003. For 44, 3 and 4 the starts are 0, 4, ..., 40; count them.
    """
    return (n + 2 * pad - f + 1) // stride


def does_not_round(n, f, pad, stride):
    """A fraction came out, as the formula of lecture notes 000 has it. There is no half window:
    where the last step does not fit, it is not taken.
    """
    return (n + 2 * pad - f) / stride + 1


def rounds_up(n, f, pad, stride):
    """Rounded up: the last window hangs over the border. A step that does not fit is not taken."""
    return math.ceil((n + 2 * pad - f) / stride) + 1


def rounds_to_the_nearest(n, f, pad, stride):
    """Rounded to the nearest number: where more than half a step is left over, a window too many is
    counted, which hangs over the border.
    """
    return round((n + 2 * pad - f) / stride) + 1


def rounds_half_up(n, f, pad, stride):
    """Rounded up from one half on: the last window then hangs over the border. A step that does not
    fit is not taken.
    """
    return math.floor((n + 2 * pad - f) / stride + 0.5) + 1


def steps_instead_of_places(n, f, pad, stride):
    """One too few: those are the steps between the places. Where no step can be taken there still
    is one place.
    """
    return (n + 2 * pad - f) // stride


def ignores_the_padding(n, f, pad, stride):
    """pad has no effect: each pixel of it gives a window that starts earlier room to stand."""
    return (n - f) // stride + 1


def padding_at_one_end_only(n, f, pad, stride):
    """The padding counts once. There is one at each end."""
    return (n + pad - f) // stride + 1


def padding_added_afterwards(n, f, pad, stride):
    """The padding was added to the result. It belongs to the image, and the stride runs over it
    too.
    """
    return (n - f) // stride + 1 + 2 * pad


def padding_taken_away(n, f, pad, stride):
    """The padding made the image smaller. It is added to it."""
    return (n - 2 * pad - f) // stride + 1


def ignores_the_stride(n, f, pad, stride):
    """stride has no effect: with a stride of 2 about every second place is left out."""
    return n + 2 * pad - f + 1


def multiplies_by_the_stride(n, f, pad, stride):
    """A longer stride gave a larger output: it was multiplied with. Longer steps, fewer places."""
    return (n + 2 * pad - f) * stride + 1


def subtracts_the_stride(n, f, pad, stride):
    """The stride was taken away once. It is the length of every step: how often does it fit into
    the way that the window has to go?
    """
    return n + 2 * pad - f - stride + 1


def ignores_the_window(n, f, pad, stride):
    """f has no effect. A wider window has fewer places; one as wide as the image has one."""
    return (n + 2 * pad) // stride


def ignores_the_window_but_for_one_pixel(n, f, pad, stride):
    """f has no effect: all starts inside the image were counted, also those whose windows hang over
    the end.
    """
    return (n + 2 * pad - 1) // stride + 1


def windows_side_by_side(n, f, pad, stride):
    """That is how often the window fits without overlap. From one place to the next it is a stride,
    not f.
    """
    return (n + 2 * pad) // f


def divides_only_the_window(n, f, pad, stride):
    """The numbers are too large: only f was divided by the stride, for // is done before + and -.
    Put brackets around what is to be divided.
    """
    return n + 2 * pad - f // stride + 1


def adds_one_to_the_stride(n, f, pad, stride):
    """The + 1 got under the fraction bar: it was added to the stride. It counts the first place,
    for which no step is taken.
    """
    return (n + 2 * pad - f) // (stride + 1)


def subtracts_one_too_many(n, f, pad, stride):
    """You took f - 1 steps less than there are pixels, divided, and added one more place. Where the
    last pixels hold just one stride more, that is one place too many.
    """
    return (n + 2 * pad - f + 1) // stride + 1


def always_the_size_of_the_image(n, f, pad, stride):
    """The output has the size of the image. For that f, pad and stride have to be chosen well; in
    general it is smaller.
    """
    return n


def size_of_the_padded_image(n, f, pad, stride):
    """That is how large the image is with its frame. How many windows have room on it?"""
    return n + 2 * pad


def same_padding(n, f, pad, stride):
    """That is n divided by the stride, rounded up: the size with "same" padding, which chooses pad
    itself. Here pad is given.
    """
    return math.ceil(n / stride)


def number_of_all_places(n, f, pad, stride):
    """That is the number of all places in a square image. Asked for is the number along
    one side.
    """
    return ((n + 2 * pad - f) // stride + 1) ** 2


def height_and_width(n, f, pad, stride):
    """Two numbers came back. One is asked for: height and width each count for themselves."""
    size = (n + 2 * pad - f) // stride + 1
    return size, size


def divides_only_the_window_and_cuts_off(n, f, pad, stride):
    """The numbers are too large: only f was divided by the stride, for / is done before + and -.
    Put brackets around what is to be divided.
    """
    return int(n + 2 * pad - f / stride + 1)


def divides_only_the_window_without_rounding(n, f, pad, stride):
    """Only f was divided by the stride, for / is done before + and -, and a fraction came out. Put
    brackets around what is to be divided, and round down.
    """
    return n + 2 * pad - f / stride + 1


def divides_only_the_padding(n, f, pad, stride):
    """Only the padding was divided by the stride, for // is done before + and -. Put brackets
    around what is to be divided.
    """
    return n - f + 2 * pad // stride + 1


def divides_only_padding_and_window(n, f, pad, stride):
    """n was left out of the division: the brackets begin too late. The whole way that the window
    can go is divided by the stride.
    """
    return n + (2 * pad - f) // stride + 1


def doubles_the_window_too(n, f, pad, stride):
    """f counts twice. There is a pad at each end, but one window: its last place ends where the
    image ends. (Or do the brackets after the 2 hold more than pad?)
    """
    return (n + 2 * (pad - f)) // stride + 1


def steps_rounded_up(n, f, pad, stride):
    """Right where something is left over, and one too few where the last window ends just at the
    border: that window fits, and counts. Those are the steps rounded up, or the places that end
    before the border.
    """
    return math.ceil((n + 2 * pad - f) / stride)


def steps_not_rounded(n, f, pad, stride):
    """Those are the steps, and not even whole ones. A step that does not fit is not taken; and with
    no step at all there still is one place.
    """
    return (n + 2 * pad - f) / stride


def second_formula_without_rounding(n, f, pad, stride):
    """The + 1 has slipped into the fraction, and a fraction came out. Count the starts for 44, 3
    and 4: 0, 4, ..., 40.
    """
    return (n + 2 * pad - f + 1) / stride


def one_too_many(n, f, pad, stride):
    """One too many. A window as large as the image has one place, and you count two."""
    return (n + 2 * pad - f) // stride + 2


def what_is_left_over(n, f, pad, stride):
    """That has to do with what is left over: % gives the remainder of a division. Asked for is how
    often the stride fits.
    """
    return (n + 2 * pad - f) % stride + 1


def adds_the_stride(n, f, pad, stride):
    """The stride was added in the end, where the one first place belongs."""
    return (n + 2 * pad - f) // stride + stride


def starts_instead_of_their_number(n, f, pad, stride):
    """Those are the starts themselves. Asked for is how many there are."""
    return list(range(0, n + 2 * pad - f + 1, stride))


def last_start(n, f, pad, stride):
    """That is the last place where a window can start. Asked for is how many places there are."""
    return (n + 2 * pad - f) // stride * stride


def padding_squared(n, f, pad, stride):
    """pad was squared, where it counts twice: once at each end."""
    return (n + pad**2 - f) // stride + 1


def window_added(n, f, pad, stride):
    """The window was added. A wider window has fewer places, not more."""
    return (n + 2 * pad + f) // stride + 1


def half_a_window(n, f, pad, stride):
    """Half a window was taken away. Its last place ends where the image ends: the whole window has
    to lie inside.
    """
    return (n + 2 * pad - f // 2) // stride + 1


def divides_the_image_alone(n, f, pad, stride):
    """Only the padded image was divided by the stride, for // is done before + and -. Put brackets
    around what is to be divided.
    """
    return (n + 2 * pad) // stride - f + 1


def window_and_stride_exchanged(n, f, pad, stride):
    """f and stride have changed places: the window is taken away, and the stride divides."""
    return (n + 2 * pad - stride) // f + 1


def window_and_padding_exchanged(n, f, pad, stride):
    """f and pad have changed places: the padding counts twice, and the window is taken away."""
    return (n + 2 * f - pad) // stride + 1


def second_formula_rounded_to_the_nearest(n, f, pad, stride):
    """The + 1 slipped into the fraction, and it is rounded to the nearest number. Count the starts:
    a step that does not fit is not taken.
    """
    return math.floor((n + 2 * pad - f + 1) / stride + 0.5)


def even_strides_only(n, f, pad, stride):
    """A step that does not come out even leaves nothing behind here, no number at all. It is simply
    not taken, and the places before it count.
    """
    way = n + 2 * pad - f
    return way // stride + 1 if way % stride == 0 else None


def minus_one(n, f, pad, stride):
    """The + 1 is a - 1. The places are one more than the steps between them, not one less."""
    return (n + 2 * pad - f) // stride - 1


def one_padding_taken_away(n, f, pad, stride):
    """The padding made the image smaller, at one end. It is added, at both."""
    return (n - pad - f) // stride + 1


def padding_counts_four_times(n, f, pad, stride):
    """The padding counts four times. There is one at each end: two in all."""
    return (n + 4 * pad - f) // stride + 1


def image_divided_by_the_stride(n, f, pad, stride):
    """That is the image, divided by the stride. The window takes room as well, and the padding
    gives some.
    """
    return n // stride


def image_divided_by_the_stride_with_its_fraction(n, f, pad, stride):
    """That is the image, divided by the stride. The window takes room as well, and the padding
    gives some.
    """
    return n / stride


def divides_only_padding_and_window_without_rounding(n, f, pad, stride):
    """n was left out of the division: the brackets begin too late. The whole way that the window
    can go is divided by the stride.
    """
    return n + (2 * pad - f) / stride + 1


def window_not_taken_away(n, f, pad, stride):
    """f has no effect: the last window would start behind the end of the image. A wider window has
    fewer places; one as wide as the image has one.
    """
    return (n + 2 * pad) // stride + 1


def _with(pad_counts=2, window=1, divided=None, plus=None):
    """Return an output_size in which parts are done in another way.

    ``pad_counts`` and ``window`` say how often pad and f count, ``divided(way, stride)`` is the
    number of steps, and ``plus(way, stride, steps)`` how it becomes a number of places.
    """

    def wrong(n, f, pad, stride):
        way = n + pad_counts * pad - window * f
        if plus == "inside":
            return divided(way + 1, stride) if divided else (way + 1) // stride
        steps = divided(way, stride) if divided else way // stride
        return steps + (1 if plus is None else plus)

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "pad_counts": {
            "no_padding": ("pad has no effect", 0),
            "padding_once": ("the padding counts once, where there is one at each end", 1),
            "padding_taken_away": ("the padding made the image smaller", -2),
        },
        "window": {
            "no_window": ("f has no effect, and a wider window has fewer places", 0),
            "window_added": ("the window was added, and a wider window has fewer places", -1),
        },
        "divided": {
            "no_stride": ("stride has no effect", lambda way, stride: way),
            "not_rounded": (
                "it is not rounded, and there is no half window",
                lambda way, stride: way / stride,
            ),
            "rounded_up": (
                "it is rounded up, so that the last window hangs over the border",
                lambda way, stride: math.ceil(way / stride),
            ),
            "rounded": (
                "it is rounded to the nearest number, where a step that does not fit is not taken",
                lambda way, stride: round(way / stride),
            ),
            "multiplied": (
                "it was multiplied by the stride, and longer steps make fewer places",
                lambda way, stride: way * stride,
            ),
        },
        "plus": {
            "no_first_place": ("the first place is missing, for which no step is taken", 0),
            "one_in_the_fraction": ("the + 1 has slipped into the fraction", "inside"),
            "two_first_places": ("two places are added, where there is one more than steps", 2),
        },
    },
    leave_out=(
        "no_window_and_no_first_place",
        "no_window_and_rounded",
        "no_stride_and_one_in_the_fraction",
        "not_rounded_and_no_first_place",
        "not_rounded_and_one_in_the_fraction",
        "rounded_up_and_no_first_place",
        "rounded_up_and_one_in_the_fraction",
        "rounded_and_one_in_the_fraction",
    ),
)


def by_counting(n, f, pad, stride):
    places, start = 0, 0
    while start + f <= n + 2 * pad:
        places += 1
        start += stride
    return places


def length_of_a_range(n, f, pad, stride):
    return len(range(0, n + 2 * pad - f + 1, stride))


def rounding_up_the_number_of_pixels(n, f, pad, stride):
    return math.ceil((n + 2 * pad - f + 1) / stride)


def one_inside_the_bracket(n, f, pad, stride):
    return (n + 2 * pad - f + stride) // stride


def by_cutting_off(n, f, pad, stride):
    return int((n + 2 * pad - f) / stride) + 1


def by_floor(n, f, pad, stride):
    return math.floor((n - f + 2 * pad) / stride + 1)


EXERCISE = Exercise(
    reference=output_size,
    cases=cases,
    returns=("size",),
    points=12,
    aspects=(
        Aspect(
            "With stride 1 and without padding it is n - f + 1, one for f = n.",
            (PLAIN, WHOLE),
            (),
            3,
        ),
        Aspect("Every pixel of padding counts at both ends.", (PADDED,), (), 3),
        Aspect(
            "0, 4, ..., 40 are 11 places: a window that just fits counts.", (FITS, NOTES), (), 3
        ),
        Aspect("A step that does not fit is not taken.", (HALF, LITTLE, REST), (), 3),
    ),
    misconceptions=(
        second_formula_of_the_notes,
        does_not_round,
        rounds_up,
        rounds_to_the_nearest,
        rounds_half_up,
        steps_instead_of_places,
        ignores_the_padding,
        padding_at_one_end_only,
        padding_added_afterwards,
        padding_taken_away,
        ignores_the_stride,
        multiplies_by_the_stride,
        subtracts_the_stride,
        ignores_the_window,
        ignores_the_window_but_for_one_pixel,
        windows_side_by_side,
        divides_only_the_window,
        adds_one_to_the_stride,
        subtracts_one_too_many,
        always_the_size_of_the_image,
        size_of_the_padded_image,
        same_padding,
        number_of_all_places,
        height_and_width,
        divides_only_the_window_and_cuts_off,
        divides_only_the_window_without_rounding,
        divides_only_the_padding,
        divides_only_padding_and_window,
        doubles_the_window_too,
        steps_rounded_up,
        steps_not_rounded,
        second_formula_without_rounding,
        one_too_many,
        what_is_left_over,
        adds_the_stride,
        starts_instead_of_their_number,
        last_start,
        padding_squared,
        window_added,
        half_a_window,
        divides_the_image_alone,
        window_and_stride_exchanged,
        window_and_padding_exchanged,
        second_formula_rounded_to_the_nearest,
        even_strides_only,
        minus_one,
        one_padding_taken_away,
        padding_counts_four_times,
        image_divided_by_the_stride,
        image_divided_by_the_stride_with_its_fraction,
        divides_only_padding_and_window_without_rounding,
        window_not_taken_away,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        by_counting,
        length_of_a_range,
        rounding_up_the_number_of_pixels,
        one_inside_the_bracket,
        by_cutting_off,
        by_floor,
    ),
    replaces=(dlhelpers.geometry.output_size,),
)

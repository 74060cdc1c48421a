"""Exercise, not graded: find the slip in a printed result of the notes, and mend it."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise


def valid_size(n, f):
    """Count the places at which a filter fits, along one side of an image.

    Lecture notes 000, section 2.1, filter an image of 6x6 pixels with a filter of 3x3 and print six
    rows of "0 3 3 0". Find what is wrong with it, and say how many rows there are for any n and f.

    Parameters
    ----------
    n : int
        Height or width of the image.
    f : int
        Height or width of the filter, not larger than n.

    Returns
    -------
    int
        Height or width of the result.
    """
    ### BEGIN SOLUTION
    return n - f + 1
    ### END SOLUTION


def cases(rng):
    """The example of the notes; filters of other sizes, even ones too, and the two extremes."""
    n = int(rng.integers(9, 40))
    return {
        "3 on 6, as in the notes": {"n": 6, "f": 3},
        "a filter of even size": {"n": n, "f": 4},
        "a large filter": {"n": n + 3, "f": 7},
        "a filter of one pixel": {"n": n, "f": 1},
        "a filter as large as the image": {"n": n, "f": n},
    }


def as_many_as_pixels(n, f):
    """The result has the size of the image. So has the one in the notes, in its height: six rows.
    But the filter is three pixels high; starting in the fifth row it would hang out below.
    """
    return n


def fence_post(n, f):
    """One too few. A filter as large as the image has one place to stand, and you count none: it
    can start at 0, and at every further place up to where its end meets the end of the image.
    """
    return n - f


def one_too_many(n, f):
    """One too many. A filter as large as the image has one place to stand, and you count two."""
    return n - f + 2


def always_two_less(n, f):
    """Right for a filter of 3, and for no other: the result is 2 smaller whatever f is. How much is
    lost at the border depends on how wide the filter is.
    """
    return n - 2


def half_a_filter_on_both_sides(n, f):
    """Right for odd filters; for even ones it is one too few. Half of f, cut off at the point and
    taken twice, is f or f - 1. Count the places instead, without a centre.
    """
    return n - 2 * (f // 2)


def windows_side_by_side(n, f):
    """That is how often the filter fits without overlap. It moves by one pixel, not by its own
    width.
    """
    return n // f


def filter_added(n, f):
    """The result is larger than the image: those are the places where the filter touches it at all.
    Here it has to lie inside.
    """
    return n + f - 1


def number_of_pixels_of_the_result(n, f):
    """That is the number of all places in a square image. Asked for is the number along
    one side.
    """
    return (n - f + 1) ** 2


def height_and_width(n, f):
    """Two numbers came back. One is asked for: each side of an image counts for itself."""
    return n - f + 1, n - f + 1


def two_too_few(n, f):
    """Two too few. A filter as large as the image has one place to stand; what do you
    count there?
    """
    return n - f - 1


def half_a_filter_on_one_side(n, f):
    """Half a filter was taken off at one side only. Its other half would hang over the border at
    the other.
    """
    return n - (f - 1) / 2


def always_four(n, f):
    """The answer is 4 whatever comes in. That is the example; n and f say how large the image and
    the filter are.
    """
    return 4


def one_pixel_less(n, f):
    """The result is one pixel smaller whatever f is: right for a filter of 2 only. How much is lost
    depends on how wide the filter is.
    """
    return n - 1


def two_filters_less(n, f):
    """A whole filter, less one pixel, was taken off at both sides. At the left nothing is lost: the
    filter can start at 0.
    """
    return n - 2 * (f - 1)


def half_a_filter_off(n, f):
    """Half a filter was taken off once. The filter can start at 0, and at every further place up to
    where its end meets the end of the image: that is f - 1 pixels before the end.
    """
    return n - f // 2


def half_a_filter_off_and_one_more(n, f):
    """Half a filter was taken off, once, and one place added. Count the starts: the last one is
    where the end of the filter meets the end of the image.
    """
    return n - f // 2 + 1


def windows_side_by_side_and_one_more(n, f):
    """That is how often the filter fits without overlap, and one more. It moves by one pixel, not
    by its own width.
    """
    return n // f + 1


def divides_by_the_filter(n, f):
    """The image was divided by the filter. It moves by one pixel, not by its own width, and there
    is no half place.
    """
    return n / f


def windows_side_by_side_rounded_up(n, f):
    """That is how many filters side by side cover the image, the last one hanging over the border.
    It moves by one pixel, and stays inside.
    """
    return -(-n // f)


def steps_of_two(n, f):
    """The steps are two pixels long. The filter moves by one pixel from place to place."""
    return (n - f) // 2 + 1


def the_other_way_round(n, f):
    """The image was subtracted from the filter. It is the image that is larger."""
    return f - n + 1


def the_two_multiplied(n, f):
    """The two sizes were multiplied. Count the starts: 0, 1, 2, and so on."""
    return n * f


def size_of_the_image_and_the_filter(n, f):
    """The two sizes were added. The filter has to lie inside, so there are fewer places than
    pixels.
    """
    return n + f


def one_less_than_the_image_and_the_filter_touch(n, f):
    """The + 1 is there and the filter was added. It has to lie inside the image: a wider filter has
    fewer places.
    """
    return n + f + 1


def starts_instead_of_their_number(n, f):
    """Those are the starts themselves. Asked for is how many there are."""
    return list(range(n - f + 1))


def size_as_text(n, f):
    """A text came back. Asked for is a number."""
    return str(n - f + 1)


def squares_of_the_sizes(n, f):
    """Those are areas. Asked for is the number of places along one side."""
    return n**2 - f**2 + 1


def half_a_filter_off_with_its_half_pixel(n, f):
    """Half a filter was taken off once, and half a pixel came out. The filter can start at 0, and
    at every further place up to where its end meets the end of the image.
    """
    return n - f / 2


def half_a_filter_off_cut_off(n, f):
    """Half a filter was taken off once. The filter can start at 0, and at every further place up to
    where its end meets the end of the image: that is f - 1 pixels before the end.
    """
    return int(n - f / 2)


def largest_of_the_two(n, f):
    """That is one of the two sizes, and not the number of places. Count the starts."""
    return f


def half_a_filter_off_and_one_more_cut_off(n, f):
    """Half a filter was taken off, once, and one place added. Count the starts: the last one is
    where the end of the filter meets the end of the image.
    """
    return int(n - f / 2 + 1)


def both_sides_in_a_list(n, f):
    """Two numbers came back. One is asked for: each side of an image counts for itself."""
    return [n - f + 1, n - f + 1]


def always_six(n, f):
    """The answer is 6 whatever comes in, as in the notes. There the filter would hang over the
    border; and n and f say how large the image and the filter are.
    """
    return 6


def always_three_less(n, f):
    """The result is 3 smaller whatever f is. How much is lost depends on how wide the filter is,
    and it is one less than that.
    """
    return n - 3


def half_a_filter_on_both_sides_and_one_more(n, f):
    """Right for even filters; for odd ones it is one too many. Half of f, cut off at the point and
    taken twice, is f or f - 1. Count the places instead, without a centre.
    """
    return n - f // 2 * 2 + 1


def what_is_left_over(n, f):
    """That is what is left over when filters lie side by side: % gives the remainder of a division.
    Count the starts.
    """
    return n % f


def square_of_the_steps(n, f):
    """That is the number of steps, squared. Asked for is the number of places along one side."""
    return (n - f) ** 2


def nothing_for_one_pixel(n, f):
    """A filter of one pixel got no place. It fits at every pixel."""
    return n - f + 1 if f > 1 else 0


def half_a_filter_and_one_off(n, f):
    """Half a filter and one pixel were taken off. The filter can start at 0, and at every further
    place up to where its end meets the end of the image.
    """
    return n - 1 - f // 2


def counted(n, f):
    places = 0
    for start in range(n):
        if start + f <= n:
            places += 1
    return places


def length_of_a_range(n, f):
    return len(range(n - f + 1))


def by_convolving(n, f):
    return np.convolve(np.ones(n), np.ones(f), "valid").size


def last_start_and_one(n, f):
    last = n - f
    return np.int64(last) + 1


def by_padding(n, f, pad=0):
    return int((n + 2 * pad - f) / 1) + 1


EXERCISE = Exercise(
    reference=valid_size,
    cases=cases,
    returns=("size",),
    points=0,
    aspects=(
        Aspect("3 on 6 starts at 0, 1, 2 and 3: four rows.", ("3 on 6, as in the notes",)),
        Aspect("A wider filter has fewer places.", ("a filter of even size", "a large filter")),
        Aspect(
            "A filter of one pixel fits everywhere, one as large as the image once.",
            ("a filter of one pixel", "a filter as large as the image"),
        ),
    ),
    misconceptions=(
        as_many_as_pixels,
        fence_post,
        one_too_many,
        always_two_less,
        half_a_filter_on_both_sides,
        windows_side_by_side,
        filter_added,
        number_of_pixels_of_the_result,
        height_and_width,
        two_too_few,
        half_a_filter_on_one_side,
        always_four,
        one_pixel_less,
        two_filters_less,
        half_a_filter_off,
        half_a_filter_off_and_one_more,
        windows_side_by_side_and_one_more,
        divides_by_the_filter,
        windows_side_by_side_rounded_up,
        steps_of_two,
        the_other_way_round,
        the_two_multiplied,
        size_of_the_image_and_the_filter,
        one_less_than_the_image_and_the_filter_touch,
        starts_instead_of_their_number,
        size_as_text,
        squares_of_the_sizes,
        half_a_filter_off_with_its_half_pixel,
        half_a_filter_off_cut_off,
        largest_of_the_two,
        half_a_filter_off_and_one_more_cut_off,
        both_sides_in_a_list,
        always_six,
        always_three_less,
        half_a_filter_on_both_sides_and_one_more,
        what_is_left_over,
        square_of_the_steps,
        nothing_for_one_pixel,
        half_a_filter_and_one_off,
    ),
    alternatives=(counted, length_of_a_range, by_convolving, last_start_and_one, by_padding),
)

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
    ),
    alternatives=(counted, length_of_a_range, by_convolving, last_start_and_one, by_padding),
)

"""Exercise: find edges of every direction."""

import math

import numpy as np

import dlhelpers.edges
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def gradient_magnitude(image):
    """Measure how strong the edge is at every place of an image, whatever its direction.

    Two filters look at the image: the vertical one has three rows ``1 0 -1``, the horizontal one is
    its transpose. Their answers are the two legs of a right triangle; wanted is the third side.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels; at least 3x3.

    Returns
    -------
    ndarray, shape (H - 2, W - 2)
        The square root of vertical ** 2 + horizontal ** 2; 0 where the image is all of one colour.
    """
    ### BEGIN SOLUTION
    vertical = np.array([[1.0, 0.0, -1.0]] * 3)
    horizontal = vertical.T
    return np.sqrt(convolve2d(image, vertical) ** 2 + convolve2d(image, horizontal) ** 2)
    ### END SOLUTION


FLAT, ONE, ANY = "one colour", "3x3 pixels", "an image that is not square"
VERTICAL, HORIZONTAL, SLOPE = "a vertical edge", "a horizontal edge", "a slope of 3 and 4"
WHOLE = "whole numbers up to 255"


def cases(rng):
    """Edges of each direction alone and both at once, an image without any, and noise."""
    light = float(rng.uniform(1, 9))
    edge = np.tile(light * np.array([1.0, 1.0, 0.0, 0.0]), (5, 1))
    down, right = np.mgrid[:4, :5]
    return {
        ONE: {"image": rng.standard_normal((3, 3))},
        FLAT: {"image": np.full((3, 5), light)},
        VERTICAL: {"image": edge},
        HORIZONTAL: {"image": edge.T[::-1].copy()},
        SLOPE: {"image": light * (3.0 * right - 4.0 * down)},
        ANY: {"image": rng.standard_normal((5, 7))},
        WHOLE: {"image": np.repeat([[245], [10]], 3, axis=0) + rng.integers(-10, 11, (6, 4))},
    }


VERTICAL_FILTER = np.array([[1.0, 0.0, -1.0]] * 3)


def _both(image, vertical=VERTICAL_FILTER, horizontal=None):
    """Return the answers of the two filters."""
    horizontal = vertical.T if horizontal is None else horizontal
    return convolve2d(image, vertical), convolve2d(image, horizontal)


def only_vertical_edges(image):
    """A horizontal edge gives 0: whatever looked at the image, it has seen vertical edges only."""
    return np.abs(_both(image)[0])


def only_horizontal_edges(image):
    """A vertical edge gives 0: only the horizontal filter has looked at the image."""
    return np.abs(_both(image)[1])


def vertical_answer_with_its_sign(image):
    """That is the answer of the vertical filter, sign included. A horizontal edge gives 0 with it,
    and a strength is never negative.
    """
    return _both(image)[0]


def adds_the_answers(image):
    """The two answers were added with their signs, so an edge can be negative, or cancel another.
    They are the sides of a right angle: think of Pythagoras.
    """
    v, h = _both(image)
    return v + h


def adds_the_strengths(image):
    """The two strengths were added. A slope of 3 to the side and 4 down is 5 steep along its
    steepest line, not 7.
    """
    v, h = _both(image)
    return np.abs(v) + np.abs(h)


def square_of_the_sum(image):
    """The two answers, or the two filters, were added first, so a rise to the right and a fall
    downwards cancel. Each filter answers for itself, and each answer is squared before they meet.
    """
    v, h = _both(image)
    return np.sqrt((v + h) ** 2)


def no_square_root(image):
    """The squares are right, but the root is missing: twice the contrast gives four times the
    number.
    """
    v, h = _both(image)
    return v**2 + h**2


def squares_subtracted(image):
    """The squares were subtracted, not added: where the horizontal edge is the stronger one there
    is no root, and nan comes out.
    """
    v, h = _both(image)
    return np.sqrt(v**2 - h**2)


def larger_of_the_two(image):
    """The larger of the two strengths was taken. An edge along a diagonal then looks weaker than it
    is: both filters see a part of it.
    """
    v, h = _both(image)
    return np.maximum(np.abs(v), np.abs(h))


def mean_of_the_squares(image):
    """All numbers are too small, by the root of 2: the mean of the two squares was taken instead of
    their sum. A vertical edge must be as strong as the vertical filter says.
    """
    v, h = _both(image)
    return np.sqrt((v**2 + h**2) / 2)


def direction_instead_of_strength(image):
    """Those are angles: the direction of the edge. Asked for is its strength, which is three times
    as large when the contrast is.
    """
    v, h = _both(image)
    return np.arctan2(h, v)


def vertical_filter_twice(image):
    """A horizontal edge gives 0: the second filter sees vertical edges, like the first. The
    horizontal one has rows of ones, zeros and minus ones.
    """
    v, _ = _both(image)
    return np.sqrt(v**2 + v**2)


def vertical_filter_turned_round(image):
    """A horizontal edge gives 0: the second filter is the first one mirrored, and a mirrored
    vertical filter still sees vertical edges only.
    """
    v, h = _both(image, horizontal=VERTICAL_FILTER[:, ::-1])
    return np.sqrt(v**2 + h**2)


def matrix_square(image):
    """``@`` multiplies rows with columns, and it was used to square. Every number is squared for
    itself.
    """
    v, h = _both(image)
    return np.sqrt(v @ v + h @ h)


def sobel_filters(image):
    """Those are Sobel's filters: their middle row counts twice. Good filters, but the course's have
    three equal rows, 1 0 -1.
    """
    v, h = _both(image, np.array([[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]]))
    return np.sqrt(v**2 + h**2)


def middle_row_only(image):
    """The filters have one row only. A single bright pixel shakes them; the three rows of the
    course's filter average it away.
    """
    v, h = _both(image, np.array([[0.0, 0.0, 0.0], [1.0, 0.0, -1.0], [0.0, 0.0, 0.0]]))
    return np.sqrt(v**2 + h**2)


def filters_divided_by_3(image):
    """All numbers are 3 times too small: the filters were divided by their number of rows. The
    course's weights are 1, 0 and -1.
    """
    v, h = _both(image)
    return np.sqrt(v**2 + h**2) / 3


def as_large_as_the_image(image):
    """The result has the size of the image: it was surrounded by zeros, and now its frame is an
    edge. On an image of one colour there is none.
    """
    v, h = _both(np.pad(image, 1))
    return np.sqrt(v**2 + h**2)


def differences_of_neighbours(image):
    """np.gradient takes half the difference of two neighbours, at every pixel, and has no filter.
    Use the two filters, with convolve2d.
    """
    down, right = np.gradient(image.astype(float))
    return np.sqrt(down**2 + right**2)


def cuts_off_at_255(image):
    """Nothing is larger than 255: it was cut off there. An edge can be three times as strong as the
    brightest pixel, and more.
    """
    v, h = _both(image)
    return np.minimum(255, np.sqrt(v**2 + h**2))


def stretched_to_the_strongest(image):
    """Everything was divided by the strongest edge, so that it is 1. For a picture that is fine;
    here a weak edge has to give a small number, in company and alone.
    """
    v, h = _both(image)
    strength = np.sqrt(v**2 + h**2)
    return strength / max(strength.max(), 1e-12)


def negative_answers_lost(image):
    """Only edges from light to dark were found: negative answers became 0 before they were squared.
    An edge from dark to light is just as strong.
    """
    v, h = _both(image)
    return np.sqrt(np.maximum(0, v) ** 2 + np.maximum(0, h) ** 2)


def whole_numbers_only(image):
    """The numbers are whole: what stands after the point was cut off. A root is seldom a whole
    number.
    """
    v, h = _both(image)
    return np.floor(np.sqrt(v**2 + h**2))


def gives_back_both_answers(image):
    """Two things came back, side by side. One number for each place is asked for, the strength."""
    return _both(image)


def root_of_the_strengths(image):
    """The root is there and the squares are missing: a contrast four times as large makes a
    strength only twice as large.
    """
    v, h = _both(image)
    return np.sqrt(np.abs(v) + np.abs(h))


def filters_of_one_row(image):
    """The vertical filter has one row, so that the two answers differ in shape. It has three equal
    rows.
    """
    v, h = _both(image, VERTICAL_FILTER[:1])
    return np.sqrt(v**2 + h**2)


def second_filter_on_the_answer_of_the_first(image):
    """The horizontal filter looked at what the vertical one had answered. Both look at the image:
    an edge has two answers, and one is not made from the other.
    """
    v = convolve2d(image, VERTICAL_FILTER)
    h = convolve2d(v, VERTICAL_FILTER.T)
    return np.sqrt(v[1:-1, 1:-1] ** 2 + h**2)


def filter_of_nine_numbers_in_a_row(image):
    """The filter has one axis: it is a single row of numbers, and not three rows one below the
    other. A list of numbers times 3 is only a longer list; the row itself has to be an entry of a
    list.
    """
    return _both(image, np.array([1.0, 0.0, -1.0] * 3))[0]


def only_vertical_edges_squared(image):
    """A horizontal edge gives 0: only the vertical filter has looked at the image. And the square
    is there without its root.
    """
    return _both(image)[0] ** 2


def horizontal_answer_with_its_sign(image):
    """That is the answer of the horizontal filter, sign included. A vertical edge gives 0 with it,
    and a strength is never negative.
    """
    return _both(image)[1]


def horizontal_filter_twice(image):
    """A vertical edge gives 0: both filters see horizontal edges. The vertical one has three equal
    rows, 1 0 -1.
    """
    _, h = _both(image)
    return np.sqrt(h**2 + h**2)


def mean_of_the_strengths(image):
    """The mean of the two strengths was taken. A vertical edge then has half the strength that the
    vertical filter says; the two are the legs of a right triangle.
    """
    v, h = _both(image)
    return (np.abs(v) + np.abs(h)) / 2


def product_of_the_answers(image):
    """The two answers were multiplied. Where one of them is 0, as at every vertical edge, the
    product is 0; the squares are added.
    """
    v, h = _both(image)
    return np.sqrt(np.abs(v * h))


def product_of_the_squares(image):
    """The two squares were multiplied. Where one of them is 0, as at every vertical edge, the
    product is 0; they are added.
    """
    v, h = _both(image)
    return np.sqrt(v**2 * h**2)


def doubled_instead_of_squared(image):
    """The answers were doubled, where they should be squared: the root of a negative number is nan,
    and that of a sum of strengths is no strength.
    """
    v, h = _both(image)
    return np.sqrt(2 * v + 2 * h)


def root_of_the_answers(image):
    """The squares are missing: the root of the sum of the two answers is nan where that is
    negative. Square each answer first.
    """
    v, h = _both(image)
    return np.sqrt(v + h)


def second_square_missing(image):
    """Only one of the two answers was squared. Both are."""
    v, h = _both(image)
    return np.sqrt(v**2 + h)


def first_square_missing(image):
    """Only one of the two answers was squared. Both are."""
    v, h = _both(image)
    return np.sqrt(v + h**2)


def root_of_the_first_square_only(image):
    """The root reaches over the first square only. The two squares are added first, and then comes
    the root.
    """
    v, h = _both(image)
    return np.abs(v) + h**2


def squared_after_the_root(image):
    """Root and square stand in the wrong order: the root of each answer was squared. Square each
    answer, add, and then take the root once.
    """
    v, h = _both(image)
    return np.sqrt(v) ** 2 + np.sqrt(h) ** 2


def half_for_the_root(image):
    """The sum of the squares was divided by 2, where the root belongs. In Python / comes after **:
    a power of one half needs brackets.
    """
    v, h = _both(image)
    return (v**2 + h**2) / 2


def root_of_a_sum_over_the_image(image):
    """One number came back, the strength of the whole image. Each place has its own."""
    v, h = _both(image)
    return np.sqrt(np.sum(v**2 + h**2))


def mean_over_both_filters(image):
    """The mean of the two answers was taken, signs included. An edge can then be negative, or
    cancel another; the two are the legs of a right triangle.
    """
    v, h = _both(image)
    return (v + h) / 2


def difference_of_the_answers(image):
    """One answer was subtracted from the other. They are the legs of a right triangle: think of
    Pythagoras.
    """
    v, h = _both(image)
    return v - h


def filters_of_two_pixels(image):
    """Each filter compares two neighbours, 1 and -1, so that the result has another size. The
    course's filters have three rows and three columns.
    """
    v = convolve2d(image, np.array([[1.0, -1.0]]))[:-1]
    h = convolve2d(image, np.array([[1.0], [-1.0]]))[:, :-1]
    return np.sqrt(v**2 + h**2)


def scharr_filters(image):
    """Those are Scharr's filters, with 3, 10 and 3. Good filters, but the course's have three equal
    rows, 1 0 -1.
    """
    v, h = _both(image, np.outer([3.0, 10.0, 3.0], [1.0, 0.0, -1.0]))
    return np.sqrt(v**2 + h**2)


def filters_without_the_zeros(image):
    """The middle column of the vertical filter is not 0: its rows are 1 1 -1 or 1 -1 -1. Its
    weights must add up to 0, or it sees an edge where there is none.
    """
    v, h = _both(image, np.array([[1.0, 1.0, -1.0]] * 3))
    return np.sqrt(v**2 + h**2)


def laplace_filter(image):
    """That is the Laplace filter: it compares a pixel with its neighbours. Use the vertical and the
    horizontal filter, and put their answers together.
    """
    return np.abs(convolve2d(image, np.array([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]])))


def scaled_to_255(image):
    """The strongest edge became 255, whatever it was. For a picture that is fine; here a weak edge
    has to give a small number, in company and alone.
    """
    return 255 * stretched_to_the_strongest(image)


def image_divided_by_255(image):
    """All numbers are 255 times too small: the image was divided by 255 first. Twice the contrast
    is twice the strength, whatever the scale of the image.
    """
    v, h = _both(image)
    return np.sqrt(v**2 + h**2) / 255


def edge_or_no_edge(image):
    """Yes or no came back, or 0 and 1: is there an edge? Asked for is how strong it is."""
    v, h = _both(image)
    return (np.sqrt(v**2 + h**2) > 0).astype(float)


def size_of_the_image_with_zeros(image):
    """The result has the size of the image, with zeros where the filters do not fit. Where they do
    not fit there is no answer.
    """
    v, h = _both(image)
    return np.pad(np.sqrt(v**2 + h**2), 1)


def root_of_the_module_math(image):
    """The functions of `math` take one number. There is an answer for every place: numpy's root
    takes a whole array.
    """
    v, h = _both(image)
    return math.sqrt(v**2 + h**2)


def transpose_of_a_list(image):
    """A list has no transpose. Make an array of the filter first."""
    vertical = [[1, 0, -1]] * 3
    return convolve2d(image, np.array(vertical)) + convolve2d(image, vertical.T)


def filter_left_as_a_list(image):
    """The filter is a list of lists, and a list has no shape. Make an array of it."""
    return convolve2d(image, [[1, 0, -1]] * 3)


def image_on_its_side(image):
    """The image was transposed in the place of the filter, so the second answer lies on its side:
    what stands at one place belongs to another. The image stays as it is.
    """
    return np.sqrt(_both(image)[0] ** 2 + convolve2d(image.T, VERTICAL_FILTER) ** 2)


def horizontal_filter_without_signs(image):
    """The lower row of the horizontal filter has the wrong sign: it adds what is above and below,
    where it should compare. Its weights must add up to 0.
    """
    both = _both(image, horizontal=np.abs(VERTICAL_FILTER.T))
    return np.hypot(*both)


def vertical_filter_without_signs(image):
    """The right column of the vertical filter has the wrong sign: it adds what is on the left and
    on the right, where it should compare. Its weights must add up to 0.
    """
    both = _both(image, np.abs(VERTICAL_FILTER), VERTICAL_FILTER.T)
    return np.hypot(*both)


def both_filters_without_signs(image):
    """The filters have no negative weights. Each compares two sides: its weights must add up to 0,
    or it sees an edge where there is none.
    """
    both = _both(image, np.abs(VERTICAL_FILTER), np.abs(VERTICAL_FILTER.T))
    return np.hypot(*both)


def xor_for_a_power(image):
    """`^` is no power in Python: it compares the bits of whole numbers. A power is written with two
    stars.
    """
    v, h = _both(image)
    return np.sqrt(v ^ 2 + h ^ 2)


def identity_for_a_filter(image):
    """The horizontal filter is not what it should be: it has 1, 0 and -1 along its diagonal. Its
    rows are ones, zeros and minus ones.
    """
    return np.hypot(*_both(image, horizontal=np.diag([1.0, 0.0, -1.0])))


def horizontal_filter_of_one_column(image):
    """The two answers differ in shape: one of the filters is a single row or column. Both have
    three rows and three columns.
    """
    return np.hypot(*_both(image, VERTICAL_FILTER, VERTICAL_FILTER.T[:, :1]))


def answers_of_the_last_place(image):
    """One number came back, the strength at the last place. Each place has its own."""
    v, h = _both(image)
    return np.sqrt(v**2 + h**2)[-1, -1]


def largest_strength(image):
    """One number came back, the largest strength. Each place has its own."""
    v, h = _both(image)
    return np.sqrt(v**2 + h**2).max()


def neighbours_compared(image):
    """The rows of the vertical filter are 1 -1 0: it compares neighbours, and its answer belongs to
    another place. The course's rows are 1 0 -1.
    """
    return np.hypot(*_both(image, np.array([[1.0, -1.0, 0.0]] * 3)))


def sign_missing_in_the_last_row(image):
    """The last row of the vertical filter is 1 0 1: a minus sign is missing. Its weights must add
    up to 0, or it sees an edge where there is none.
    """
    vertical = VERTICAL_FILTER.copy()
    vertical[2, 2] = 1
    return np.hypot(*_both(image, vertical))


def sign_missing_in_the_first_row(image):
    """The first row of the vertical filter is 1 0 1: a minus sign is missing. Its weights must add
    up to 0, or it sees an edge where there is none.
    """
    vertical = VERTICAL_FILTER.copy()
    vertical[0, 2] = 1
    return np.hypot(*_both(image, vertical))


def larger_answer_with_its_sign(image):
    """The larger of the two answers was taken, signs included, so that an edge from dark to light
    loses against no edge. Both answers count: think of Pythagoras.
    """
    return np.maximum(*_both(image))


def largest_answer_of_all(image):
    """One number came back, the largest of all answers. Each place has its own strength."""
    return np.max(np.abs(_both(image)))


def mean_strength(image):
    """One number came back, the mean strength. Each place has its own."""
    return np.hypot(*_both(image)).mean()


def as_bytes(image):
    """The strengths were made bytes, which hold whole numbers up to 255 and then begin again at 0.
    A strong edge can come out dark.
    """
    return np.hypot(*_both(image)).astype(np.int64).astype(np.uint8)


def image_and_filter_on_their_side(image):
    """Image and filter were both transposed for the second answer: that is the first answer once
    more, on its side. Transpose the filter alone.
    """
    return np.hypot(_both(image)[0], convolve2d(image.T, VERTICAL_FILTER.T))


def second_answer_smaller_than_the_first(image):
    """The horizontal filter looked at what the vertical one had answered, and its own answer is
    smaller by two pixels. Both look at the image.
    """
    v = _both(image)[0]
    return np.sqrt(v**2 + convolve2d(v, VERTICAL_FILTER.T) ** 2)


def divided_by_8(image):
    """All numbers are 8 times too small. The course's weights are 1, 0 and -1, and nothing is
    divided.
    """
    return np.hypot(*_both(image)) / 8


def divided_by_6(image):
    """All numbers are 6 times too small: the filters were divided by the sum of their sizes. The
    course's weights are 1, 0 and -1.
    """
    return np.hypot(*_both(image)) / 6


def divided_by_9(image):
    """All numbers are 9 times too small: the filters were divided by the number of their weights.
    The course's weights are 1, 0 and -1.
    """
    return np.hypot(*_both(image)) / 9


def product_of_matrices_to_square(image):
    """``@`` multiplies rows with columns, and it was used to square, with a transpose so that the
    shapes fit. Every number is squared for itself.
    """
    v, h = _both(image)
    return np.sqrt(v @ v.T + h @ h.T)


def angle_by_dividing(image):
    """Those are angles: the direction of the edge, and nan where the first answer is 0. Asked for
    is its strength.
    """
    v, h = _both(image)
    return np.arctan(h / v)


def one_answer_by_the_other(image):
    """One answer was divided by the other: that is the slope of the edge's direction. Asked for is
    its strength.
    """
    v, h = _both(image)
    return h / v


def _with(filters=None, answers=None, legs=None, together=None):
    """Return a gradient_magnitude in which parts are done in another way.

    ``filters`` is the vertical filter and the horizontal one, ``answers(v)`` what becomes of each
    answer, ``legs(v, h)`` how the two are put together, and ``together(strength)`` what happens
    in the end.
    """

    def wrong(image):
        v, h = _both(image, *(filters or ()))
        v, h = (answers(v), answers(h)) if answers else (v, h)
        strength = legs(v, h) if legs else np.sqrt(v**2 + h**2)
        return together(strength) if together else strength

    return wrong


SOBEL = np.outer([1.0, 2.0, 1.0], [1.0, 0.0, -1.0])
TWO_AT_ONCE = two_at_once(
    _with,
    {
        "filters": {
            "sobel": (
                "the filters are Sobel's, whose middle row counts twice",
                (SOBEL, SOBEL.T),
            ),
            "vertical_twice": (
                "both filters see vertical edges, so a horizontal one gives 0",
                (VERTICAL_FILTER, VERTICAL_FILTER[:, ::-1]),
            ),
            "middle_row_only": (
                "the filters have one row only, and the course's have three",
                (
                    np.diag([0.0, 1.0, 0.0]) @ VERTICAL_FILTER,
                    VERTICAL_FILTER.T @ np.diag([0, 1, 0]),
                ),
            ),
            "divided_by_3": (
                "the filters were divided by 3, and the course's weights are 1, 0 and -1",
                (VERTICAL_FILTER / 3, VERTICAL_FILTER.T / 3),
            ),
        },
        "answers": {
            "negative_lost": (
                "negative answers became 0, and with them all edges from dark to light",
                lambda v: np.maximum(0, v),
            ),
        },
        "legs": {
            "no_root": (
                "the root is missing: twice the contrast gives four times the number",
                lambda v, h: v**2 + h**2,
            ),
            "strengths_added": (
                "the two strengths were added, where 3 and 4 make 5",
                lambda v, h: np.abs(v) + np.abs(h),
            ),
            "answers_added": (
                "the two answers were added with their signs, so that one can cancel the other",
                lambda v, h: v + h,
            ),
            "larger_of_the_two": (
                "the larger of the two was taken, where 3 and 4 make 5",
                lambda v, h: np.maximum(np.abs(v), np.abs(h)),
            ),
            "mean_of_the_squares": (
                "the mean of the squares was taken instead of their sum",
                lambda v, h: np.sqrt((v**2 + h**2) / 2),
            ),
            "squares_subtracted": (
                "the squares were subtracted, not added",
                lambda v, h: np.sqrt(v**2 - h**2),
            ),
        },
        "together": {
            "stretched": (
                "everything was divided by the strongest edge, so that a weak one looks strong",
                lambda strength: strength / max(strength.max(), 1e-12),
            ),
            "cut_off_at_255": (
                "nothing is larger than 255, and an edge can be",
                lambda strength: np.minimum(255, strength),
            ),
            "whole_numbers": (
                "what stands after the point was cut off",
                lambda strength: np.floor(strength),
            ),
            "zeros_around": (
                "the result is as large as the image, with zeros where the filters do not fit",
                lambda strength: np.pad(strength, 1),
            ),
            "on_its_side": ("rows and columns are exchanged", lambda strength: strength.T),
        },
    },
    leave_out=(
        "vertical_twice_and_negative_lost",
        "vertical_twice_and_larger_of_the_two",
        "vertical_twice_and_mean_of_the_squares",
        "vertical_twice_and_answers_added",
        "vertical_twice_and_squares_subtracted",
        "vertical_twice_and_cut_off_at_255",
        "middle_row_only_and_cut_off_at_255",
        "divided_by_3_and_cut_off_at_255",
        "divided_by_3_and_stretched",
        "negative_lost_and_answers_added",
        "mean_of_the_squares_and_stretched",
        "squares_subtracted_and_cut_off_at_255",
    ),
)


def by_hypot(image):
    rows = [[1, 0, -1], [1, 0, -1], [1, 0, -1]]
    columns = [[1, 1, 1], [0, 0, 0], [-1, -1, -1]]
    return np.hypot(convolve2d(image, np.array(rows)), convolve2d(image, np.array(columns)))


def filters_of_the_other_sign(image):
    vertical = np.outer(np.ones(3), [-1.0, 0.0, 1.0])
    return (convolve2d(image, vertical) ** 2 + convolve2d(image, vertical.T) ** 2) ** 0.5


def by_slices(image):
    image = image.astype(float)
    three_rows = image[:-2] + image[1:-1] + image[2:]
    three_columns = image[:, :-2] + image[:, 1:-1] + image[:, 2:]
    v = three_rows[:, :-2] - three_rows[:, 2:]
    h = three_columns[:-2] - three_columns[2:]
    return np.sqrt(v * v + h * h)


def place_by_place(image):
    H, W = image.shape
    strength = np.zeros((H - 2, W - 2))
    for i in range(H - 2):
        for j in range(W - 2):
            window = image[i : i + 3, j : j + 3]
            v = window[:, 0].sum() - window[:, 2].sum()
            h = window[0].sum() - window[2].sum()
            strength[i, j] = np.sqrt(v**2 + h**2)
    return strength


def length_of_a_vector(image):
    kernels = [VERTICAL_FILTER, VERTICAL_FILTER.T]
    return np.linalg.norm([convolve2d(image, kernel) for kernel in kernels], axis=0)


def as_a_complex_number(image):
    v, h = _both(image)
    return abs(v + 1j * h)


def in_single_precision(image):
    v, h = _both(image.astype(np.float32))
    return np.sqrt(v.astype(np.float32) ** 2 + h.astype(np.float32) ** 2)


EXERCISE = Exercise(
    reference=gradient_magnitude,
    cases=cases,
    returns=("strength",),
    points=20,
    aspects=(
        Aspect("No edge in an image of one colour.", (FLAT,), (), 2),
        Aspect("A vertical edge is as strong as the vertical filter says.", (VERTICAL,), (), 4),
        Aspect("Turn the image, and the strengths turn with it.", (HORIZONTAL,), (), 4),
        Aspect("3 to the side and 4 down make 5: the root of the squares.", (SLOPE, ONE), (), 6),
        Aspect("Any image, whole numbers too: never negative, not cut off.", (ANY, WHOLE), (), 4),
    ),
    misconceptions=(
        only_vertical_edges,
        only_horizontal_edges,
        vertical_answer_with_its_sign,
        adds_the_answers,
        adds_the_strengths,
        square_of_the_sum,
        no_square_root,
        squares_subtracted,
        larger_of_the_two,
        mean_of_the_squares,
        direction_instead_of_strength,
        vertical_filter_twice,
        vertical_filter_turned_round,
        matrix_square,
        sobel_filters,
        middle_row_only,
        filters_divided_by_3,
        as_large_as_the_image,
        differences_of_neighbours,
        cuts_off_at_255,
        stretched_to_the_strongest,
        negative_answers_lost,
        whole_numbers_only,
        gives_back_both_answers,
        root_of_the_strengths,
        filters_of_one_row,
        second_filter_on_the_answer_of_the_first,
        filter_of_nine_numbers_in_a_row,
        only_vertical_edges_squared,
        horizontal_answer_with_its_sign,
        horizontal_filter_twice,
        mean_of_the_strengths,
        product_of_the_answers,
        product_of_the_squares,
        doubled_instead_of_squared,
        root_of_the_answers,
        second_square_missing,
        first_square_missing,
        root_of_the_first_square_only,
        squared_after_the_root,
        half_for_the_root,
        root_of_a_sum_over_the_image,
        mean_over_both_filters,
        difference_of_the_answers,
        filters_of_two_pixels,
        scharr_filters,
        filters_without_the_zeros,
        laplace_filter,
        scaled_to_255,
        image_divided_by_255,
        edge_or_no_edge,
        size_of_the_image_with_zeros,
        root_of_the_module_math,
        transpose_of_a_list,
        filter_left_as_a_list,
        image_on_its_side,
        horizontal_filter_without_signs,
        vertical_filter_without_signs,
        both_filters_without_signs,
        xor_for_a_power,
        identity_for_a_filter,
        horizontal_filter_of_one_column,
        answers_of_the_last_place,
        largest_strength,
        neighbours_compared,
        sign_missing_in_the_last_row,
        sign_missing_in_the_first_row,
        larger_answer_with_its_sign,
        largest_answer_of_all,
        mean_strength,
        as_bytes,
        image_and_filter_on_their_side,
        second_answer_smaller_than_the_first,
        divided_by_8,
        divided_by_6,
        divided_by_9,
        product_of_matrices_to_square,
        angle_by_dividing,
        one_answer_by_the_other,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        by_hypot,
        filters_of_the_other_sign,
        by_slices,
        place_by_place,
        length_of_a_vector,
        as_a_complex_number,
        in_single_precision,
    ),
    same_output=(("vertical_filter_twice", "vertical_filter_turned_round"),),
    replaces=(dlhelpers.edges.gradient_magnitude,),
)

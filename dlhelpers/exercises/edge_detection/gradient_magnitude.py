"""Exercise: find edges of every direction."""

import numpy as np

import dlhelpers.edges
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise


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
    """A horizontal edge gives 0: only the vertical filter has looked at the image."""
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
    """The answers were added before they were squared, so a rise to the right and a fall downwards
    cancel. Square each first.
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
    """Both answers came back, side by side. One number for each place is asked for, made from the
    two.
    """
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

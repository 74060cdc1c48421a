"""Exercise: slide a filter over an image."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def convolve2d(image, kernel):
    """Slide a filter over an image, everywhere that it fits.

    At every place the filter lies on a window of the image. Numbers that lie on each other are
    multiplied, and the products added. The filter is not turned: what deep learning calls a
    convolution is a cross-correlation.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels.
    kernel : ndarray, shape (f_H, f_W)
        The filter; not larger than the image.

    Returns
    -------
    ndarray, shape (H - f_H + 1, W - f_W + 1)
        The answer of the filter at every place, the first row from the top of the image.
    """
    ### BEGIN SOLUTION
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i in range(H - f_H + 1):
        for j in range(W - f_W + 1):
            window = image[i : i + f_H, j : j + f_W]
            response[i, j] = np.sum(window * kernel)
    return response
    ### END SOLUTION


SMALL, WHOLE, SQUARE = "a 3x4 image", "a filter as large as the image", "a square image and filter"
WIDE, HIGH = "a filter wider than high", "a filter higher than wide"
FALLING, RISING = "from light to dark", "from dark to light"
ONE, ONES = "a filter with a single 1", "a filter of ones"
INTEGERS = "whole numbers and a filter of fractions"


def cases(rng):
    """Filters without symmetry, both signs, sizes that differ, and results beyond 0 and 255."""

    def case(image_shape, kernel_shape):
        image, kernel = rng.standard_normal(image_shape), rng.standard_normal(kernel_shape)
        return {"image": image, "kernel": kernel}

    one = case((4, 5), (2, 3))
    one["kernel"] = np.zeros((2, 3))
    one["kernel"][1, 0] = 1.0
    # In eighths, so that whatever cancels leaves an exact 0.
    edge = rng.integers(9, 72) / 8 * np.tile([1.0, 1.0, 1.0, 0.0, 0.0, 0.0], (6, 1))
    vertical = np.array([[1.0, 0.0, -1.0]] * 3)
    integers = {
        "image": rng.integers(100, 256, (5, 6)),
        "kernel": np.array([[-0.5, 0.75], [1.25, 0.5]]) + rng.uniform(0, 0.25, (2, 2)),
    }
    return {
        SMALL: case((3, 4), (2, 2)),
        WHOLE: case((2, 3), (2, 3)),
        SQUARE: case((5, 5), (3, 3)),
        WIDE: case((5, 6), (1, 3)),
        HIGH: case((6, 5), (3, 2)),
        FALLING: {"image": edge, "kernel": vertical},
        RISING: {"image": edge[:, ::-1].copy(), "kernel": vertical},
        ONE: one,
        ONES: {**case((4, 5), (2, 2)), "kernel": np.ones((2, 2))},
        INTEGERS: integers,
    }


def _slide(image, kernel, answer=lambda window, kernel: np.sum(window * kernel)):
    """Return what `answer` makes of every window and the filter."""
    windows = sliding_window_view(image, kernel.shape)
    response = np.zeros(windows.shape[:2])
    for at in np.ndindex(response.shape):
        response[at] = answer(windows[at], kernel)
    return response


def turns_the_filter(image, kernel):
    """Your filter lies on the image turned by 180 degrees. That is the convolution of signal
    processing; in this course, as in all of deep learning, the filter lies on it as it is printed.
    From light to dark the vertical filter must answer +3 times the step, not -3.
    """
    return _slide(image, kernel[::-1, ::-1])


def upside_down(image, kernel):
    """The rows of the filter are in reverse order: its top row met the bottom row of
    each window.
    """
    return _slide(image, kernel[::-1])


def transposes_the_filter(image, kernel):
    """Rows and columns of the filter are exchanged. A vertical edge, seen with the vertical filter,
    gives nothing then: 0 everywhere.
    """
    return _slide_with_windows_of(image, kernel.shape, kernel.T)


def _slide_with_windows_of(image, shape, kernel):
    (H, W), (f_H, f_W) = image.shape, shape
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f_H, j : j + f_W] * kernel)
    return response


def matrix_product(image, kernel):
    """A matrix product was used, rows times columns. It mixes every number with every other, and
    the vertical filter then answers 0 to a vertical edge. Each number of the window meets only the
    number of the filter that lies on it.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window @ kernel))


def one_place_too_few(image, kernel):
    """One row and one column are missing: the size lacks its + 1. A filter as large as the image
    fits in one place, not in none. Count: in 6 pixels a filter of 3 can start at 0, 1, 2 and 3.
    """
    return _slide(image, kernel)[:-1, :-1]


def last_place_left_out(image, kernel):
    """The last row and the last column of the result are 0: the size is right, but the loops stop
    one place too early. range(n) stops before n already.
    """
    response = _slide(image, kernel)
    response[-1], response[:, -1] = 0, 0
    return response


def as_large_as_the_image(image, kernel):
    """The result has the size of the image, with zeros at its right and lower end: places where the
    filter does not fit. Where it does not fit there is no answer, and no place for one.
    """
    response = np.zeros(image.shape)
    inner = _slide(image, kernel)
    response[: inner.shape[0], : inner.shape[1]] = inner
    return response


def pads_to_the_size_of_the_image(image, kernel):
    """The image was surrounded by zeros first, so the result is as large as the image. That comes
    in lesson 5. Here the filter never leaves the image.
    """
    f_H, f_W = kernel.shape
    before, after = ((f_H - 1) // 2, (f_W - 1) // 2), (f_H // 2, f_W // 2)
    return _slide(np.pad(image, tuple(zip(before, after, strict=True))), kernel)


def hangs_over_the_border(image, kernel):
    """The result is larger than the image: the filter was used wherever it touches the image, with
    most of it outside. Here it must lie inside.
    """
    f_H, f_W = kernel.shape
    return _slide(np.pad(image, ((f_H - 1, f_H - 1), (f_W - 1, f_W - 1))), kernel)


def takes_the_filter_for_square(image, kernel):
    """The height of the filter was used for its width as well. Filters of 1x3 and of 3x2 are
    filters too.
    """
    f = kernel.shape[0]
    H, W = image.shape
    response = np.zeros((H - f + 1, W - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f, j : j + f] * kernel)
    return response


def takes_the_image_for_square(image, kernel):
    """The height of the image was used for its width as well: the result has as many columns as
    rows.
    """
    return _by_bounds(image, kernel, image.shape[0], image.shape[0], *kernel.shape)


def height_and_width_of_the_image_exchanged(image, kernel):
    """Height and width of the image are exchanged: shape gives the number of rows first, and that
    is the height.
    """
    return _by_bounds(image, kernel, *image.shape[::-1], *kernel.shape)


def height_and_width_of_the_filter_exchanged(image, kernel):
    """Height and width of the filter are exchanged, so the windows lie on their side: only a square
    filter fits on them. shape gives the number of rows first.
    """
    return _by_bounds(image, kernel, *image.shape, *kernel.shape[::-1])


def _by_bounds(image, kernel, H, W, f_H, f_W):
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i in range(H - f_H + 1):
        for j in range(W - f_W + 1):
            response[i, j] = np.sum(image[i : i + f_H, j : j + f_W] * kernel)
    return response


def result_on_its_side(image, kernel):
    """Rows and columns of the result are exchanged. What is found at the top of the image stands at
    the top of the result.
    """
    return _slide(image, kernel).T


def mean_of_the_products(image, kernel):
    """All numbers are too small, by the number of weights: the mean of the products was taken. The
    products are added, and not divided.
    """
    return _slide(image, kernel, lambda window, kernel: np.mean(window * kernel))


def divides_by_the_sum_of_the_filter(image, kernel):
    """The result was divided by the sum of the weights. That keeps the brightness when an image is
    blurred; the weights of an edge filter add up to 0.
    """
    with np.errstate(all="ignore"):
        return _slide(image, kernel) / kernel.sum()


def sum_of_the_window(image, kernel):
    """The filter has no say: the numbers of the window were added as they are. Each is first
    multiplied by the weight that lies on it.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window))


def adds_filter_and_window(image, kernel):
    """Filter and window were added. Where the filter is 0 the image must not count at all:
    multiply.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window + kernel))


def only_the_last_product(image, kernel):
    """Each result is one product, that of the lower right corner: every product overwrote the one
    before. They are to be added up.
    """
    return _slide(image, kernel, lambda window, kernel: window[-1, -1] * kernel[-1, -1])


def sum_runs_on(image, kernel):
    """The first number is right, and each one after it contains all those before: the sum was not
    set back to 0 at the next place.
    """
    return np.cumsum(_slide(image, kernel)).reshape(_slide(image, kernel).shape)


def skips_the_first_row_and_column_of_the_filter(image, kernel):
    """The first row and the first column of the filter have no effect. Rows and columns are counted
    from 0 here.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum((window * kernel)[1:, 1:]))


def sum_of_python(image, kernel):
    """Several numbers were put where one belongs: the products were not added, or not all of them.
    One window gives one number. (Python's own sum adds up rows and stops there; the sum of numpy
    adds every number of an array.)
    """
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = sum(image[i : i + f_H, j : j + f_W] * kernel)
    return response


def jumps_by_the_size_of_the_filter(image, kernel):
    """The windows stand side by side, without overlap, so there are too few of them. The filter
    moves by one pixel from place to place.
    """
    return _slide(image, kernel)[:: kernel.shape[0], :: kernel.shape[1]]


def loses_the_sign(image, kernel):
    """No number is negative. The sign tells the direction of an edge: from light to dark or from
    dark to light. Keep it.
    """
    return np.abs(_slide(image, kernel))


def cuts_off_negative_numbers(image, kernel):
    """Where a negative number belongs stands 0. An edge from dark to light is an edge too, and
    would not be seen.
    """
    return np.maximum(0, _slide(image, kernel))


def cuts_off_at_0_and_255(image, kernel):
    """The numbers were forced between 0 and 255. That is what a picture can show, not what the
    filter answers; make a picture of it later.
    """
    return np.clip(_slide(image, kernel), 0, 255)


def bytes_instead_of_numbers(image, kernel):
    """-3 has become 253: the result was stored in bytes (uint8), which count from 0 to 255 and then
    begin again at 0. The strongest dark edge becomes the brightest spot.
    """
    return _slide(image, kernel).astype(np.int64).astype(np.uint8)


def the_type_of_the_image(image, kernel):
    """An image of whole numbers gave whole numbers, and what stands after the point is lost. The
    result has to be able to hold fractions, whatever the image holds.
    """
    return _slide(image, kernel).astype(image.dtype)


def whole_numbers_only(image, kernel):
    """All numbers are whole: what stands after the point was cut off."""
    return np.trunc(_slide(image, kernel))


def multiplies_into_the_image(image, kernel):
    """The image is not what it was. A window is no copy, it is a view of the image; to multiply it
    in place changes the image, and the next window sees the change.
    """
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i, j in np.ndindex(response.shape):
        window = image[i : i + f_H, j : j + f_W]
        window *= kernel
        response[i, j] = window.sum()
    return response


def the_shape_and_the_type_of_the_image(image, kernel):
    """The result was made like the image: of its size, with zeros left over at the right and lower
    end, and of its type, so that whole numbers stay whole. It is smaller than the image, and holds
    fractions.
    """
    response = np.zeros_like(image)
    inner = _slide(image, kernel)
    response[: inner.shape[0], : inner.shape[1]] = inner
    return response


def height_of_the_filter_in_every_loop(image, kernel):
    """The height of the filter was used for its width as well, in every loop. Filters of 1x3 and of
    3x2 are filters too.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for i, j in np.ndindex(response.shape):
        for u, v in np.ndindex(f, f):
            response[i, j] += image[i + u, j + v] * kernel[u, v]
    return response


def backwards_through_the_image(image, kernel):
    """Going right in the filter, you went left in the image, and past its border: a negative index
    counts from the other end. In deep learning both go the same way.
    """
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    response = np.zeros((H - f_H + 1, W - f_W + 1))
    for i, j in np.ndindex(response.shape):
        for u, v in np.ndindex(f_H, f_W):
            response[i, j] += image[i - u, j - v] * kernel[u, v]
    return response


def returns_after_the_first_place(image, kernel):
    """Only the first number is there, the others are 0: the function ended after its first place.
    Look how far the last line is indented.
    """
    response = _slide(image, kernel)
    response.flat[1:] = 0
    return response


def returns_after_the_first_row(image, kernel):
    """Only the first row is there, the others are 0: the function ended after its first row. Look
    how far the last line is indented.
    """
    response = _slide(image, kernel)
    response[1:] = 0
    return response


def list_of_lists(image, kernel):
    """A list of lists came back. With that one cannot calculate: make an array of it."""
    return _slide(image, kernel).tolist()


def transposes_the_filter_and_its_size(image, kernel):
    """The filter was transposed before it was used, its height and width with it. A vertical edge,
    seen with the vertical filter, gives nothing then; and a filter wider than high became one
    higher than wide.
    """
    return _slide(image, kernel.T)


def runs_down_the_window_and_along_the_filter(image, kernel):
    """The window was read column by column and the filter row by row. So each weight met the pixel
    that lies on its mirror image.
    """
    return _slide(image, kernel, lambda window, kernel: window.T.ravel() @ kernel.ravel())


def indices_of_the_filter_exchanged(image, kernel):
    """Row and column were exchanged inside the filter: going down in the window, you went right in
    the filter.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        for u, v in np.ndindex(kernel.shape):
            response[i, j] += image[i + u, j + v] * kernel[v, u]
    return response


def left_and_right_of_the_filter_exchanged(image, kernel):
    """The columns of the filter are in reverse order: its left column met the right column of each
    window. From light to dark the vertical filter then answers -3 times the step.
    """
    return _slide(image, kernel[:, ::-1])


def rows_and_columns_of_the_place_exchanged(image, kernel):
    """The number of the row was used for the column and the other way round: the answer in row i
    was found in column i of the image.
    """
    f_H, f_W = kernel.shape
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[j : j + f_H, i : i + f_W] * kernel)
    return response


def product_of_the_sums(image, kernel):
    """The sum of the window was multiplied by the sum of the filter. First multiply, number by
    number, then add; the weights of an edge filter add up to 0.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window) * np.sum(kernel))


def largest_product(image, kernel):
    """The largest product was taken. All of them are added."""
    return _slide(image, kernel, lambda window, kernel: np.max(window * kernel))


def one_place_too_many(image, kernel):
    """There is one row and one column too many: the size has + 2 where + 1 belongs. The last
    windows hang over the border, and a filter as large as the image fits in one place.
    """
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    return _by_bounds(image, kernel, H + 1, W + 1, f_H, f_W)


def one_row_too_few(image, kernel):
    """One row is missing: the height lacks its + 1. The width has it."""
    return _slide(image, kernel)[:-1]


def one_column_too_few(image, kernel):
    """One column is missing: the width lacks its + 1. The height has it."""
    return _slide(image, kernel)[:, :-1]


def last_row_left_out(image, kernel):
    """The last row of the result is 0: the size is right, but the loop over the rows stops one
    place too early. The one over the columns does not.
    """
    response = _slide(image, kernel)
    response[-1] = 0
    return response


def last_column_left_out(image, kernel):
    """The last column of the result is 0: the size is right, but the loop over the columns stops
    one place too early. The one over the rows does not.
    """
    response = _slide(image, kernel)
    response[:, -1] = 0
    return response


def first_place_left_out(image, kernel):
    """The first row and the first column of the result are 0: the loops begin with 1. Rows and
    columns are counted from 0 here.
    """
    response = _slide(image, kernel)
    response[0], response[:, 0] = 0, 0
    return response


def windows_one_too_small(image, kernel):
    """The windows are smaller than the filter by a row and a column. The end of a slice is not part
    of it: from i on, f rows end before i + f.
    """
    f_H, f_W = kernel.shape
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f_H - 1, j : j + f_W - 1] * kernel)
    return response


def windows_one_too_large(image, kernel):
    """The windows are larger than the filter by a row and a column. The end of a slice is not part
    of it: from i on, f rows end before i + f.
    """
    f_H, f_W = kernel.shape
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f_H + 1, j : j + f_W + 1] * kernel)
    return response


def always_a_filter_of_3x3(image, kernel):
    """Every filter was taken for one of 3x3. Its height and its width stand in its shape."""
    return _by_bounds(image, kernel, *image.shape, 3, 3)


def windows_always_3x3(image, kernel):
    """The number of places is right, but every window has 3x3 pixels. A window is as high and as
    wide as the filter, whatever its size.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel)
    return response


def size_of_the_result_always_2_less(image, kernel):
    """The result is 2 pixels smaller than the image, whatever the filter. That is so for a filter
    of 3x3 only.
    """
    (H, W), (f_H, f_W) = image.shape, kernel.shape
    response = np.zeros((H - 2, W - 2))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f_H, j : j + f_W] * kernel)
    return response


def products_not_added(image, kernel):
    """All the products of a window were put into one place of the result. They are to be added
    first: one window gives one number.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = image[i : i + kernel.shape[0], j : j + kernel.shape[1]] * kernel
    return response


def matrix_product_not_added(image, kernel):
    """A matrix product was used, rows times columns, and a whole table put where one number
    belongs. Each number of the window meets only the number of the filter that lies on it, and the
    products are added.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.dot(image[i : i + kernel.shape[0], j : j + kernel.shape[1]], kernel)
    return response


def sum_runs_on_along_the_row(image, kernel):
    """In each row the first number is right, and each one after it contains those before: the sum
    was set back to 0 for every row. It begins anew at every place.
    """
    return np.cumsum(_slide(image, kernel), axis=1)


def only_the_last_place(image, kernel):
    """Only the last number is there, the others are 0: an array of zeros was made anew at every
    place, or the place to write to never moved.
    """
    response = _slide(image, kernel)
    response.flat[:-1] = 0
    return response


def only_zeros(image, kernel):
    """Every number is 0: the result was made, and nothing was ever written into it."""
    return 0 * _slide(image, kernel)


def all_answers_in_one_row(image, kernel):
    """The numbers are right, but they lie in one long row. They form an image: as many rows as
    there are places from top to bottom.
    """
    return _slide(image, kernel).ravel()


def one_number_for_the_whole_image(image, kernel):
    """All answers were added up to one number. Each place has its own."""
    return _slide(image, kernel).sum()


def divides_by_the_sum_unless_it_is_0(image, kernel):
    """The result was divided by the sum of the weights, where that is not 0. It keeps the
    brightness when an image is blurred; but the filter asked for is the one that was given.
    """
    return _slide(image, kernel) / (kernel.sum() or 1)


def divides_by_255(image, kernel):
    """All numbers are 255 times too small. Whether an image goes from 0 to 1 or to 255 is not for
    the filter to change.
    """
    return _slide(image, kernel) / 255


def filter_turned_by_90_degrees(image, kernel):
    """The filter lies on the image turned by 90 degrees, its height and width with it. A vertical
    edge, seen with the vertical filter, gives 0 then.
    """
    return _slide(image, np.rot90(kernel))


def filter_turned_by_90_degrees_clockwise(image, kernel):
    """The filter lies on the image turned by 90 degrees, its height and width with it. A vertical
    edge, seen with the vertical filter, gives 0 then.
    """
    return _slide(image, np.rot90(kernel, -1))


def always_a_frame_of_1(image, kernel):
    """The image was surrounded by one row and one column of zeros first. That comes in lesson 5.
    Here the filter never leaves the image.
    """
    return _slide(np.pad(image, 1), kernel)


def stretched_from_0_to_1(image, kernel):
    """The smallest answer became 0 and the largest 1. For a picture that is fine; here a weak edge
    has to give a small number, and no edge 0.
    """
    response = _slide(image, kernel)
    with np.errstate(all="ignore"):
        return (response - response.min()) / (response.max() - response.min())


def divided_by_the_largest(image, kernel):
    """Everything was divided by the largest answer. For a picture that is fine; here a weak edge
    has to give a small number.
    """
    response = _slide(image, kernel)
    with np.errstate(all="ignore"):
        return response / response.max()


def divided_by_the_strongest(image, kernel):
    """Everything was divided by the strongest answer, positive or negative. For a picture that is
    fine; here a weak edge has to give a small number.
    """
    response = _slide(image, kernel)
    with np.errstate(all="ignore"):
        return response / np.abs(response).max()


def rows_not_begun_anew(image, kernel):
    """Every row of the result holds the answers of all rows: the list of a row was not emptied
    before the next one.
    """
    response = _slide(image, kernel)
    return np.tile(response.ravel(), (len(response), 1))


def gives_back_the_last_window(image, kernel):
    """What came back is the last window, a piece of the image. Asked for are all the answers."""
    return image[-kernel.shape[0] :, -kernel.shape[1] :].copy()


def gives_back_the_last_answer(image, kernel):
    """One number came back, the answer at the last place. Asked for are all the answers."""
    return _slide(image, kernel)[-1, -1]


def gives_back_the_first_answer(image, kernel):
    """One number came back, the answer at the first place: the function ended there, or nothing was
    collected. Asked for are all the answers.
    """
    return _slide(image, kernel)[0, 0]


def windows_with_their_middle_at_the_place(image, kernel):
    """The windows begin half a filter before their place. At the border they leave the image, and a
    negative index counts from its other end: a window begins at its place.
    """
    f_H, f_W = kernel.shape
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        rows, columns = slice(i - f_H // 2, i + f_H // 2 + 1), slice(j - f_W // 2, j + f_W // 2 + 1)
        response[i, j] = np.sum(image[rows, columns] * kernel)
    return response


def filter_in_the_place_of_the_image(image, kernel):
    """Image and filter have changed places: the larger one slides over the smaller one, and fits
    nowhere.
    """
    return _by_bounds(kernel, image, *kernel.shape, *image.shape)


def writes_to_the_column_and_the_row(image, kernel):
    """Each answer was written to row j and column i, and found in row i and column j: in an image
    that is not square some have no place there. The row stands first.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[j, i] = np.sum(_window(image, kernel, i, j) * kernel)
    return response


def _window(image, kernel, i, j):
    return image[i : i + kernel.shape[0], j : j + kernel.shape[1]]


def rows_cut_out_twice(image, kernel):
    """The second pair of square brackets cuts rows again, those of what the first one gave. Rows
    and columns of a window go into one pair, with a comma between them.
    """
    f_H, f_W = kernel.shape
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f_H][j : j + f_W] * kernel)
    return response


def every_answer_added_everywhere(image, kernel):
    """All numbers of the result are equal: every answer was added to the whole result. Each has a
    place of its own, and needs its row and its column.
    """
    response = _slide(image, kernel)
    return np.full(response.shape, response.sum())


def steps_of_a_filter_downwards(image, kernel):
    """Rows of the result are 0, as many as the filter is high, less one, and then comes a right
    one: the loop over the rows makes steps as long as the filter. It moves by one pixel.
    """
    response = np.zeros_like(_slide(image, kernel))
    response[:: kernel.shape[0]] = _slide(image, kernel)[:: kernel.shape[0]]
    return response


def steps_of_a_filter_in_both_directions(image, kernel):
    """Most of the result is 0: the loops make steps as long as the filter is high and wide. It
    moves by one pixel from place to place.
    """
    response, (f_H, f_W) = np.zeros_like(_slide(image, kernel)), kernel.shape
    response[::f_H, ::f_W] = _slide(image, kernel)[::f_H, ::f_W]
    return response


def rounded(image, kernel):
    """All numbers are whole: they were rounded. An answer may have digits after the point."""
    return np.round(_slide(image, kernel))


def divides_by_the_sum_of_all_strengths(image, kernel):
    """The weights were divided by the sum of their sizes. The filter asked for is the one that was
    given.
    """
    return _slide(image, kernel) / np.abs(kernel).sum()


def mean_of_the_filter_subtracted(image, kernel):
    """A mean was subtracted first, that of the weights or that of each window. Then every filter
    answers 0 to an even image; image and filter count as they were given.
    """
    return _slide(image, kernel - kernel.mean())


def filter_subtracted(image, kernel):
    """Window and filter were subtracted. Where the filter is 0 the image must not count at all:
    multiply.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window - kernel))


def squared_distance(image, kernel):
    """That is how far window and filter are apart. A filter answers with a sum of products."""
    return _slide(image, kernel, lambda window, kernel: np.sum((window - kernel) ** 2))


def whole_weights_only(image, kernel):
    """The weights lost what stands after their point. A filter may hold fractions."""
    return _slide(image, np.trunc(kernel))


def visits_every_pixel(image, kernel):
    """The loops visit every pixel of the image, also where the filter does not fit. It has fewer
    places than the image has pixels.
    """
    response = np.zeros(np.subtract(image.shape, kernel.shape) + 1)
    for i, j in np.ndindex(image.shape):
        response[i, j] = np.sum(_window(image, kernel, i, j) * kernel)
    return response


def a_frame_of_half_a_filter(image, kernel):
    """The image was surrounded by half a filter of zeros at every side first. That comes in lesson
    5. Here the filter never leaves the image.
    """
    f_H, f_W = kernel.shape
    return _slide(np.pad(image, ((f_H // 2, f_H // 2), (f_W // 2, f_W // 2))), kernel)


def _with(lies=None, meeting=None, places=None, numbers=None):
    """Return a convolve2d in which parts are done in another way. ``lies(kernel)`` is how the
    filter lies, ``meeting(window, kernel)`` gives one number, ``places(response, image)`` says
    which answers there are, and ``numbers(response, image)`` what becomes of them.
    """

    def wrong(image, kernel):
        answer = meeting or (lambda window, kernel: np.sum(window * kernel))
        response = _slide(image, lies(kernel) if lies else kernel, answer)
        response = places(response, image) if places else response
        return numbers(response, image) if numbers else response

    return wrong


def _zeros_around(response, image):
    larger = np.zeros(image.shape)
    larger[: response.shape[0], : response.shape[1]] = response
    return larger


def _zeros_at_the_end(response, image):
    response[-1], response[:, -1] = 0, 0
    return response


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "lies": {
            "turned": (
                "the filter lies on the image turned by 180 degrees: nothing is turned here",
                lambda kernel: kernel[::-1, ::-1],
            ),
            "upside_down": (
                "the rows of the filter are in reverse order",
                lambda kernel: kernel[::-1],
            ),
            "left_and_right_exchanged": (
                "the columns of the filter are in reverse order",
                lambda kernel: kernel[:, ::-1],
            ),
            "transposed_with_its_size": (
                "the filter was transposed, its height and width with it",
                lambda kernel: kernel.T,
            ),
        },
        "meeting": {
            "transposed": (
                "rows and columns of the filter are exchanged: a vertical edge gives 0 then",
                lambda window, kernel: np.sum(window * kernel.T),
            ),
            "rows_met_columns": (
                "the window was read column by column and the filter row by row",
                lambda window, kernel: window.T.ravel() @ kernel.ravel(),
            ),
            "matrix_product": (
                "a matrix product was used, where each number of the window meets only the weight "
                "that lies on it",
                lambda window, kernel: np.sum(window @ kernel),
            ),
            "mean": (
                "the mean of the products was taken, where they are to be added",
                lambda window, kernel: np.mean(window * kernel),
            ),
            "largest_product": (
                "the largest product was taken, where they are to be added",
                lambda window, kernel: np.max(window * kernel),
            ),
            "without_filter": (
                "the numbers of the window were added without the filter",
                lambda window, kernel: np.sum(window),
            ),
        },
        "places": {
            "one_too_few": (
                "one row and one column are missing: a filter as large as the image has one place",
                lambda response, image: response[:-1, :-1],
            ),
            "last_left_out": (
                "the last row and the last column are 0: the loops stop one place too early",
                _zeros_at_the_end,
            ),
            "zeros_around": (
                "the result is as large as the image, with zeros where the filter does not fit",
                _zeros_around,
            ),
            "on_its_side": (
                "rows and columns of the result are exchanged",
                lambda response, image: response.T,
            ),
        },
        "numbers": {
            "without_sign": (
                "the sign is lost, which tells the direction of an edge",
                lambda response, image: np.abs(response),
            ),
            "cut_off": (
                "negative numbers became 0, so that edges from dark to light are not seen",
                lambda response, image: np.maximum(0, response),
            ),
            "type_of_the_image": (
                "an image of whole numbers gave whole numbers: what stands after the point is lost",
                lambda response, image: response.astype(image.dtype),
            ),
        },
    },
    leave_out=(
        "zeros_around_and_type_of_the_image",
        "without_filter_and_type_of_the_image",
        "turned_and_without_filter",
        "upside_down_and_matrix_product",
        "upside_down_and_without_filter",
        "left_and_right_exchanged_and_matrix_product",
        "left_and_right_exchanged_and_without_filter",
    ),
)


def number_by_number(image, kernel):
    H, W = image.shape
    f_H, f_W = kernel.shape
    out = np.zeros((H - f_H + 1, W - f_W + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            total = 0
            for u in range(f_H):
                for v in range(f_W):
                    total += image[i + u][j + v] * kernel[u][v]
            out[i, j] = total
    return out


def weight_by_weight(image, kernel):
    H, W = np.array(image.shape) - kernel.shape + 1
    out = np.zeros((H, W))
    for u in range(kernel.shape[0]):
        for v in range(kernel.shape[1]):
            out += kernel[u, v] * image[u : u + H, v : v + W]
    return out


def by_einsum(image, kernel):
    return np.einsum("ijuv,uv->ij", sliding_window_view(image, kernel.shape), kernel)


def as_one_matrix_product(image, kernel):
    windows = sliding_window_view(image, kernel.shape)
    return windows.reshape(-1, kernel.size).dot(kernel.ravel()).reshape(windows.shape[:2])


def as_a_list(image, kernel):
    f_H, f_W = kernel.shape
    rows, columns = len(image) - f_H + 1, len(image[0]) - f_W + 1
    return np.array(
        [
            [np.vdot(image[i : i + f_H, j : j + f_W], kernel) for j in range(columns)]
            for i in range(rows)
        ]
    )


def row_by_row(image, kernel):
    out = []
    for i in range(image.shape[0] - kernel.shape[0] + 1):
        rows = zip(image[i:], kernel, strict=False)
        out.append(sum(np.correlate(a, k, "valid") for a, k in rows))
    return np.array(out)


def by_fourier(image, kernel):
    spectrum = np.fft.rfft2(image) * np.conj(np.fft.rfft2(kernel, image.shape))
    H, W = np.subtract(image.shape, kernel.shape) + 1
    return np.fft.irfft2(spectrum, image.shape)[:H, :W]


def in_single_precision(image, kernel):
    response = np.empty(tuple(np.subtract(image.shape, kernel.shape) + 1), dtype=np.float32)
    for i, j in np.ndindex(response.shape):
        window = image[i : i + kernel.shape[0], j : j + kernel.shape[1]].astype(np.float32)
        response[i, j] = (window * kernel).sum()
    return response


def by_strides(image, kernel):
    image = np.ascontiguousarray(image, dtype=float)
    places = tuple(np.subtract(image.shape, kernel.shape) + 1)
    windows = np.lib.stride_tricks.as_strided(image, places + kernel.shape, 2 * image.strides)
    return (windows * kernel).sum(axis=(2, 3))


EXERCISE = Exercise(
    reference=convolve2d,
    cases=cases,
    returns=("response",),
    points=35,
    aspects=(
        Aspect("As many places as the filter fits in: one, if it is as large.", (WHOLE,), (), 4),
        Aspect("A filter of ones gives the sum of each window.", (ONES,), (), 5),
        Aspect(
            "A filter with a single 1 copies the image, moved: it is not turned.", (ONE,), (), 6
        ),
        Aspect("Window and filter, number by number, and then the sum.", (SMALL, SQUARE), (), 7),
        Aspect("Height and width may differ, of the image and of the filter.", (WIDE, HIGH), (), 4),
        Aspect("+3 from light to dark, -3 from dark to light.", (FALLING, RISING), (), 6),
        Aspect("Whole numbers in, fractions out, and results beyond 255.", (INTEGERS,), (), 3),
    ),
    misconceptions=(
        turns_the_filter,
        upside_down,
        transposes_the_filter,
        matrix_product,
        one_place_too_few,
        last_place_left_out,
        as_large_as_the_image,
        pads_to_the_size_of_the_image,
        hangs_over_the_border,
        takes_the_filter_for_square,
        takes_the_image_for_square,
        height_and_width_of_the_image_exchanged,
        height_and_width_of_the_filter_exchanged,
        result_on_its_side,
        mean_of_the_products,
        divides_by_the_sum_of_the_filter,
        sum_of_the_window,
        adds_filter_and_window,
        only_the_last_product,
        sum_runs_on,
        skips_the_first_row_and_column_of_the_filter,
        sum_of_python,
        jumps_by_the_size_of_the_filter,
        loses_the_sign,
        cuts_off_negative_numbers,
        cuts_off_at_0_and_255,
        bytes_instead_of_numbers,
        the_type_of_the_image,
        whole_numbers_only,
        multiplies_into_the_image,
        the_shape_and_the_type_of_the_image,
        height_of_the_filter_in_every_loop,
        backwards_through_the_image,
        returns_after_the_first_place,
        returns_after_the_first_row,
        list_of_lists,
        transposes_the_filter_and_its_size,
        runs_down_the_window_and_along_the_filter,
        indices_of_the_filter_exchanged,
        left_and_right_of_the_filter_exchanged,
        rows_and_columns_of_the_place_exchanged,
        product_of_the_sums,
        largest_product,
        one_place_too_many,
        one_row_too_few,
        one_column_too_few,
        last_row_left_out,
        last_column_left_out,
        first_place_left_out,
        windows_one_too_small,
        windows_one_too_large,
        always_a_filter_of_3x3,
        windows_always_3x3,
        size_of_the_result_always_2_less,
        products_not_added,
        matrix_product_not_added,
        sum_runs_on_along_the_row,
        only_the_last_place,
        only_zeros,
        all_answers_in_one_row,
        one_number_for_the_whole_image,
        divides_by_the_sum_unless_it_is_0,
        divides_by_255,
        filter_turned_by_90_degrees,
        filter_turned_by_90_degrees_clockwise,
        always_a_frame_of_1,
        stretched_from_0_to_1,
        divided_by_the_largest,
        divided_by_the_strongest,
        rows_not_begun_anew,
        gives_back_the_last_window,
        gives_back_the_last_answer,
        gives_back_the_first_answer,
        windows_with_their_middle_at_the_place,
        filter_in_the_place_of_the_image,
        writes_to_the_column_and_the_row,
        rows_cut_out_twice,
        every_answer_added_everywhere,
        steps_of_a_filter_downwards,
        steps_of_a_filter_in_both_directions,
        rounded,
        divides_by_the_sum_of_all_strengths,
        mean_of_the_filter_subtracted,
        filter_subtracted,
        squared_distance,
        whole_weights_only,
        visits_every_pixel,
        a_frame_of_half_a_filter,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        number_by_number,
        weight_by_weight,
        by_einsum,
        as_one_matrix_product,
        as_a_list,
        row_by_row,
        by_fourier,
        in_single_precision,
        by_strides,
    ),
    same_output=(("sum_of_python", "products_not_added"),),
    replaces=(dlhelpers.convolution.convolve2d,),
)

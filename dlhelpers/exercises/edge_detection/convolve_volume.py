"""Exercise: slide a filter over an image with several channels."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def convolve_volume(image, kernel):
    """Slide a filter with depth over an image with channels, everywhere that it fits.

    The filter has a layer for each channel. It moves down and to the right only, never in depth, so
    one volume and one filter give one flat image.

    Parameters
    ----------
    image : ndarray, shape (H, W, C)
        An image with C channels: red, green and blue, say.
    kernel : ndarray, shape (f, f, C)
        The filter; not larger than the image.

    Returns
    -------
    ndarray, shape (H - f + 1, W - f + 1)
        The answer of the filter at every place: the sum of f * f * C products.
    """
    ### BEGIN SOLUTION
    channels = range(image.shape[2])
    return sum(convolve2d(image[:, :, c], kernel[:, :, c]) for c in channels)
    ### END SOLUTION


FLAT, SMALL, WHOLE = "one channel", "two channels", "a filter as large as the image"
DEEP, HIGH, CUBE = "more channels than pixels in the filter", "higher than wide", "f = C"
GREY = "a grey image: three equal channels"


def cases(rng):
    """C smaller and larger than f and equal to it; images that are not square."""

    def case(H, W, f, C):
        image, kernel = rng.standard_normal((H, W, C)), rng.standard_normal((f, f, C))
        return {"image": image, "kernel": kernel}

    grey = case(4, 5, 2, 3)
    grey["image"] = np.repeat(grey["image"][:, :, :1], 3, axis=2)
    return {
        FLAT: case(3, 4, 2, 1),
        SMALL: case(4, 5, 3, 2),
        WHOLE: case(3, 3, 3, 2),
        CUBE: case(4, 6, 3, 3),
        HIGH: case(6, 4, 3, 2),
        DEEP: case(4, 5, 2, 5),
        GREY: grey,
    }


def _slide(image, kernel, answer=lambda window, kernel: np.sum(window * kernel)):
    """Return what `answer` makes of every window, in its full depth, and the filter."""
    f = kernel.shape[0]
    H, W, _ = image.shape
    response = np.zeros((H - f + 1, W - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = answer(image[i : i + f, j : j + f], kernel)
    return response


def _each_channel(image, kernel):
    """Return one response for each channel, shape (H - f + 1, W - f + 1, C)."""
    channels = range(image.shape[2])
    return np.stack([convolve2d(image[:, :, c], kernel[:, :, c]) for c in channels], axis=-1)


def channels_not_added(image, kernel):
    """There is a response for each channel. One filter gives one flat image: what its layers answer
    at the same place is added. (To keep them apart is allowed too, and called depthwise; it is
    another layer.)
    """
    return _each_channel(image, kernel)


def only_the_first_channel(image, kernel):
    """Only the first channel counts: whatever stands in the others, the result stays the same."""
    return _each_channel(image, kernel)[:, :, 0]


def only_the_last_channel(image, kernel):
    """Only the last channel counts: each channel overwrote the one before. Their
    answers are added.
    """
    return _each_channel(image, kernel)[:, :, -1]


def mean_over_the_channels(image, kernel):
    """All numbers are too small, by the number of channels: the mean over the channels was taken.
    Their answers are added.
    """
    return _each_channel(image, kernel).mean(axis=2)


def mean_of_the_products(image, kernel):
    """All numbers are too small, by the number of weights: the mean of the products was taken. The
    products are added, and not divided.
    """
    return _slide(image, kernel, lambda window, kernel: np.mean(window * kernel))


def largest_of_the_channels(image, kernel):
    """At each place stands the largest answer of a channel. The answers of all channels
    are added.
    """
    return _each_channel(image, kernel).max(axis=2)


def first_layer_of_the_filter_for_all_channels(image, kernel):
    """Every channel met the first layer of the filter. The filter has a layer for each: it may want
    much red and no blue.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window * kernel[:, :, :1]))


def channels_added_first(image, kernel):
    """The channels of the image were added to a grey one, and the layers of the filter too, and
    then they met. Red then meets the green layer as well. Each channel meets its own layer only.
    """
    return convolve2d(image.sum(axis=2), kernel.sum(axis=2))


def mean_image_and_every_layer(image, kernel):
    """The image was made grey first, the mean of its channels. For a grey image that is right; but
    the filter is to see the colours.
    """
    return convolve2d(image.mean(axis=2), kernel.sum(axis=2))


def turns_the_filter(image, kernel):
    """Every layer of the filter lies on its channel turned by 180 degrees. In deep learning the
    filter is not turned.
    """
    return _slide(image, kernel[::-1, ::-1])


def turns_the_filter_in_depth_too(image, kernel):
    """The filter is turned along all three axes: the first channel met the last layer, and each
    layer lies turned. In deep learning nothing is turned.
    """
    return _slide(image, kernel[::-1, ::-1, ::-1])


def channels_in_reverse_order(image, kernel):
    """The first channel met the last layer of the filter. Was the image in blue, green, red?"""
    return _slide(image, kernel[:, :, ::-1])


def transposes_the_filter(image, kernel):
    """Rows and columns of the filter are exchanged in every layer."""
    return _slide(image, kernel.transpose(1, 0, 2))


def transposes_all_axes_of_the_filter(image, kernel):
    """``.T`` reverses all three axes of the filter, the channels included. Nothing has to be
    turned: the axes of a window and of the filter have the same order.
    """
    return _slide(image, kernel.T)


def matrix_product(image, kernel):
    """A matrix product was used, rows times columns. Each number of the window meets only the
    number of the filter that lies on it.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(window @ kernel))


def one_place_too_few(image, kernel):
    """One row and one column are missing: the size lacks its + 1. A filter as large as the image
    fits in one place.
    """
    return _slide(image, kernel)[:-1, :-1]


def last_place_left_out(image, kernel):
    """The last row and the last column of the result are 0: the size is right, but the loops stop
    one place too early.
    """
    response = _slide(image, kernel)
    response[-1], response[:, -1] = 0, 0
    return response


def keeps_an_axis_of_one_channel(image, kernel):
    """The numbers are right, and the result has a third axis with one entry. A flat image has two
    axes.
    """
    return _slide(image, kernel)[:, :, None]


def one_result_for_every_channel(image, kernel):
    """The sum over all channels is right, but it stands there once for each channel. One filter
    gives one flat image.
    """
    return np.repeat(_slide(image, kernel)[:, :, None], image.shape[2], axis=2)


def height_and_width_exchanged(image, kernel):
    """Height and width of the image are exchanged: the shape gives the height first."""
    (W, H, _), f = image.shape, kernel.shape[0]
    response = np.zeros((H - f + 1, W - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f, j : j + f] * kernel)
    return response


def depth_for_the_size_of_the_filter(image, kernel):
    """The number of channels was used for the size of the filter. The channels stand in the last
    axis; how high and wide the filter is, the first two say.
    """
    f = kernel.shape[-1]
    H, W, _ = image.shape
    response = np.zeros((H - f + 1, W - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f, j : j + f] * kernel)
    return response


def channels_in_the_first_axis(image, kernel):
    """The first axis was taken for the channels. In this course they come last: height, width,
    channels.
    """
    H, W = image.shape[1] - kernel.shape[1] + 1, image.shape[2] - kernel.shape[2] + 1
    response = np.zeros((H, W))
    for c in range(image.shape[0]):
        response += convolve2d(image[c], kernel[c])
    return response


def always_three_channels(image, kernel):
    """Three channels are counted, whatever comes in. A colour photograph has three; other volumes
    have one, or five.
    """
    return sum(convolve2d(image[:, :, c], kernel[:, :, c]) for c in range(3))


def loses_the_sign(image, kernel):
    """No number is negative. The sign tells the direction of an edge: keep it."""
    return np.abs(_slide(image, kernel))


def adds_the_strengths_of_the_channels(image, kernel):
    """The sign was taken off in every channel before they were added. An edge in red and the
    opposite one in blue may cancel; that is for the filter to decide.
    """
    return np.abs(_each_channel(image, kernel)).sum(axis=2)


def cuts_off_negative_numbers(image, kernel):
    """Where a negative number belongs stands 0."""
    return np.maximum(0, _slide(image, kernel))


def channels_in_front(image, kernel):
    """There is a response for each channel, one after the other. One filter gives one flat image:
    what its layers answer at the same place is added.
    """
    return np.moveaxis(_each_channel(image, kernel), 2, 0)


def multiplies_into_the_image(image, kernel):
    """The image is not what it was. A window is no copy, it is a view of the image; to multiply it
    in place changes the image, and the next window sees the change.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for i, j in np.ndindex(response.shape):
        window = image[i : i + f, j : j + f]
        window *= kernel
        response[i, j] = window.sum()
    return response


def three_axes_for_convolve2d(image, kernel):
    """convolve2d was given something with three axes: a volume, or a channel that was cut out as a
    slice from c to c + 1. It takes images with two. One number as an index takes the third axis
    away, a slice keeps it.
    """
    channels = range(image.shape[2])
    return sum(convolve2d(image[:, :, c : c + 1], kernel[:, :, c : c + 1]) for c in channels)


def channel_number_in_the_first_axis(image, kernel):
    """The number of the channel was used as the index of the first axis, which counts the rows. In
    this course the channels come last: height, width, channels.
    """
    return sum(convolve2d(image[c], kernel[c]) for c in range(image.shape[2]))


def channel_number_in_the_first_axis_added_into_zeros(image, kernel):
    """The number of the channel was used as the index of the first axis, which counts the rows. In
    this course the channels come last: height, width, channels.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for c in range(image.shape[2]):
        response += convolve2d(image[c], kernel[c])
    return response


def at_most_three_channels(image, kernel):
    """From the fourth channel on nothing counts. A colour photograph has three; other volumes have
    five.
    """
    return _each_channel(image, kernel)[:, :, :3].sum(axis=2)


def last_channel_left_out(image, kernel):
    """The last channel is missing in the sum: the loop stops one channel too early."""
    return _each_channel(image, kernel)[:, :, :-1].sum(axis=2)


def first_channel_left_out(image, kernel):
    """The first channel is missing in the sum. Channels are counted from 0."""
    return _each_channel(image, kernel)[:, :, 1:].sum(axis=2)


def divides_by_3(image, kernel):
    """All numbers are 3 times too small: a mean over three channels was taken. The answers of the
    channels are added, however many there are.
    """
    return _slide(image, kernel) / 3


def mean_image_and_first_layer(image, kernel):
    """The image was made grey first, the mean of its channels, and met one layer of the filter. The
    filter is to see the colours: each channel meets its own layer.
    """
    return convolve2d(image.mean(axis=2), kernel[:, :, 0])


def mean_image_and_mean_layer(image, kernel):
    """Image and filter were averaged over their channels first, and then they met. Red then meets
    the green layer as well. Each channel meets its own layer only.
    """
    return convolve2d(image.mean(axis=2), kernel.mean(axis=2))


def answers_of_the_channels_multiplied(image, kernel):
    """What the channels answer was multiplied. It is added."""
    return _each_channel(image, kernel).prod(axis=2)


def only_the_channels_added(image, kernel):
    """Several numbers were put where one belongs: the products were added along some axes only, or
    not at all. All f * f * C products of a window go into one number.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f, j : j + f] * kernel, axis=2)
    return response


def takes_the_image_for_square(image, kernel):
    """The height of the image was used for its width as well: the result has as many columns as
    rows.
    """
    return _in_size(image, kernel, image.shape[0], image.shape[0])


def one_place_too_many(image, kernel):
    """There is one row and one column too many: the size has + 2 where + 1 belongs. The last
    windows hang over the border.
    """
    return _in_size(image, kernel, image.shape[0] + 1, image.shape[1] + 1)


def as_large_as_the_image(image, kernel):
    """The result has the size of the image, with zeros at its right and lower end: places where the
    filter does not fit. Where it does not fit there is no answer, and no place for one.
    """
    return _zeros_around(_slide(image, kernel), image)


def _in_size(image, kernel, H, W):
    f = kernel.shape[0]
    response = np.zeros((H - f + 1, W - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + f, j : j + f] * kernel)
    return response


def pads_to_the_size_of_the_image(image, kernel):
    """The image was surrounded by zeros first, so the result is as large as the image. That comes
    in lesson 5. Here the filter never leaves the image.
    """
    f = kernel.shape[0]
    around = ((f - 1) // 2, f // 2)
    return _slide(np.pad(image, (around, around, (0, 0))), kernel)


def rows_and_columns_of_the_place_exchanged(image, kernel):
    """The number of the row was used for the column and the other way round: the answer in row i
    was found in column i of the image.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[j : j + f, i : i + f] * kernel)
    return response


def result_on_its_side(image, kernel):
    """Rows and columns of the result are exchanged."""
    return _slide(image, kernel).T


def one_row_too_few(image, kernel):
    """One row is missing: the height lacks its + 1. The width has it."""
    return _slide(image, kernel)[:-1]


def one_column_too_few(image, kernel):
    """One column is missing: the width lacks its + 1. The height has it."""
    return _slide(image, kernel)[:, :-1]


def always_a_filter_of_3x3(image, kernel):
    """Every filter was taken for one of 3x3. Its height and its width stand in its shape."""
    response = np.zeros((image.shape[0] - 2, image.shape[1] - 2))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel)
    return response


def sum_runs_on(image, kernel):
    """The first number is right, and each one after it contains all those before: the sum was not
    set back to 0 at the next place.
    """
    response = _slide(image, kernel)
    return np.cumsum(response).reshape(response.shape)


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


def all_answers_in_one_row(image, kernel):
    """The numbers are right, but they lie in one long row. They form a flat image."""
    return _slide(image, kernel).ravel()


def one_number_for_the_whole_image(image, kernel):
    """All answers were added up to one number. Each place has its own."""
    return _slide(image, kernel).sum()


def channels_as_a_list(image, kernel):
    """A list came back, with a response for each channel. One filter gives one flat image: what its
    layers answer at the same place is added.
    """
    return list(np.moveaxis(_each_channel(image, kernel), 2, 0))


def layers_from_the_first_axis_of_the_filter(image, kernel):
    """The channel was taken from the last axis of the image and the layer from the first axis of
    the filter. In both the channels come last.
    """
    return sum(convolve2d(image[:, :, c], kernel[c]) for c in range(image.shape[2]))


def layers_from_the_first_axis_of_the_filter_added_into_zeros(image, kernel):
    """The channel was taken from the last axis of the image and the layer from the first axis of
    the filter. In both the channels come last.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for c in range(image.shape[2]):
        response += convolve2d(image[:, :, c], kernel[c])
    return response


def added_along_the_width(image, kernel):
    """The responses of the channels were stacked, and then added along the width instead of from
    channel to channel. The channels stand in the axis along which they were stacked.
    """
    return _each_channel(image, kernel).sum(axis=1).T


def added_along_the_height(image, kernel):
    """The responses of the channels were stacked, and then added along the height instead of from
    channel to channel. The channels stand in the axis along which they were stacked.
    """
    return _each_channel(image, kernel).sum(axis=0).T


def added_along_the_height_channels_last(image, kernel):
    """The responses of the channels were stacked, and then added along the height instead of from
    channel to channel. The channels stand in the axis along which they were stacked.
    """
    return _each_channel(image, kernel).sum(axis=0)


def grey_as_the_eye_sees_it(image, kernel):
    """The image was made grey with the weights of the eye, 0.299, 0.587 and 0.114. They hold for
    three colours; the filter is to see every channel, and has weights for each.
    """
    return convolve2d(image @ np.array([0.299, 0.587, 0.114]), kernel[:, :, 0])


def two_axes_of_the_product(image, kernel):
    """The product of the window and the filter runs over two axes only, and not over the same ones
    of both. Every number meets the one that lies on it, and all are added.
    """
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f + 1, image.shape[1] - f + 1))
    for i, j in np.ndindex(response.shape):
        response[i, j] = np.tensordot(image[i : i + f, j : j + f], kernel, axes=2)
    return response


def dot_of_window_and_filter(image, kernel):
    """np.dot is a product of matrices, rows times columns. Each number of the window meets only the
    number of the filter that lies on it.
    """
    return _slide(image, kernel, lambda window, kernel: np.sum(np.dot(window, kernel)))


def flattened_in_another_order(image, kernel):
    """Window and filter were read in different orders, so the numbers that met do not lie on each
    other.
    """
    return _slide(image, kernel, lambda window, kernel: window.T.ravel() @ kernel.ravel())


def first_layer_turned_for_all(image, kernel):
    """Two things. First, the filter lies turned by 180 degrees. Second, every channel met its first
    layer, where each has its own.
    """
    return _slide(image, np.repeat(kernel[::-1, ::-1, :1], kernel.shape[2], axis=2))


def products_overwritten(image, kernel):
    """At each place stands the last product only: each overwrote the one before. All are added."""
    return _slide(image, kernel, lambda window, kernel: window[-1, -1, -1] * kernel[-1, -1, -1])


def sum_of_the_windows(image, kernel):
    """The filter has no say: the numbers of the window were added as they are."""
    return _slide(image, kernel, lambda window, kernel: np.sum(window))


def as_many_channels_as_the_filter_is_high(image, kernel):
    """The loop over the channels goes as far as the filter is high. How many channels there are,
    the last axis says.
    """
    return sum(convolve2d(image[:, :, c], kernel[:, :, c]) for c in range(kernel.shape[0]))


def first_channel_for_every_layer(image, kernel):
    """Every layer of the filter met the first channel. Each has a channel of its own."""
    return _slide(np.repeat(image[:, :, :1], image.shape[2], axis=2), kernel)


def last_layer_for_all_channels(image, kernel):
    """Every channel met the last layer of the filter. It has a layer for each."""
    return _slide(image, np.repeat(kernel[:, :, -1:], kernel.shape[2], axis=2))


def room_for_one_place_too_few(image, kernel):
    """There is no room for the last row and the last column: the size lacks its + 1."""
    f = kernel.shape[0]
    response = np.zeros((image.shape[0] - f, image.shape[1] - f))
    response += _slide(image, kernel)
    return response


def room_for_the_whole_image(image, kernel):
    """The array for the sum is as large as the image, and the answers of a channel are fewer: the
    filter has to lie inside.
    """
    response = np.zeros(image.shape[:2])
    response += _slide(image, kernel)
    return response


def channels_taken_for_the_first_of_the_shape(image, kernel):
    """The shape was taken apart in another order: height comes first, then width, then the
    channels.
    """
    (C, H, W), f = image.shape, kernel.shape[0]
    response = np.zeros((H - f + 1, W - f + 1))
    for c in range(C):
        response += convolve2d(image[:, :, c], kernel[:, :, c])
    return response


def cuts_off_in_every_channel(image, kernel):
    """Negative answers of a channel became 0 before the channels were added. Red may rise where
    blue falls: what one takes away counts too.
    """
    return np.maximum(0, _each_channel(image, kernel)).sum(axis=2)


def root_of_the_squares_of_the_channels(image, kernel):
    """The answers of the channels were squared, added, and the root taken. They are just added,
    signs included.
    """
    return np.sqrt((_each_channel(image, kernel) ** 2).sum(axis=2))


def squares_of_the_channels(image, kernel):
    """The answers of the channels were squared before they were added. They are just added, signs
    included.
    """
    return (_each_channel(image, kernel) ** 2).sum(axis=2)


def begins_with_ones(image, kernel):
    """Every number is too large by 1: the sum began with ones. It begins with 0."""
    return 1 + _slide(image, kernel)


def _with(lies=None, depth=None, places=None, numbers=None):
    """Return a convolve_volume in which parts are done in another way.

    ``lies(kernel)`` is how the filter lies on the image, ``depth(responses)`` what becomes of the
    answers of the channels, ``places(response, image)`` says which answers there are, and
    ``numbers(response)`` what becomes of these.
    """

    def wrong(image, kernel):
        responses = _each_channel(image, lies(kernel) if lies else kernel)
        response = depth(responses) if depth else responses.sum(axis=2)
        response = places(response, image) if places else response
        return numbers(response) if numbers else response

    return wrong


def _zeros_around(response, image):
    larger = np.zeros(image.shape[:2] + response.shape[2:])
    larger[: response.shape[0], : response.shape[1]] = response
    return larger


def _zeros_at_the_end(response, image):
    response = response.copy()
    response[-1], response[:, -1] = 0, 0
    return response


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "lies": {
            "turned": (
                "the layers of the filter lie turned by 180 degrees: nothing is turned here",
                lambda kernel: kernel[::-1, ::-1],
            ),
            "turned_in_depth_too": (
                "the filter is turned along all three axes, so that the first channel met the last "
                "layer",
                lambda kernel: kernel[::-1, ::-1, ::-1],
            ),
            "channels_reversed": (
                "the first channel met the last layer of the filter",
                lambda kernel: kernel[:, :, ::-1],
            ),
            "transposed": (
                "rows and columns of the filter are exchanged in every layer",
                lambda kernel: kernel.transpose(1, 0, 2),
            ),
            "first_layer_for_all": (
                "every channel met the first layer of the filter, where each has its own",
                lambda kernel: np.repeat(kernel[:, :, :1], kernel.shape[2], axis=2),
            ),
        },
        "depth": {
            "channels_not_added": (
                "there is a response for each channel, where they are to be added",
                lambda responses: responses,
            ),
            "mean_over_the_channels": (
                "the mean over the channels was taken, where they are to be added",
                lambda responses: responses.mean(axis=2),
            ),
            "only_the_first_channel": (
                "only the first channel counts, where all are to be added",
                lambda responses: responses[:, :, 0],
            ),
            "only_the_last_channel": (
                "only the last channel counts: each overwrote the one before",
                lambda responses: responses[:, :, -1],
            ),
            "last_channel_left_out": (
                "the last channel is missing in the sum",
                lambda responses: responses[:, :, :-1].sum(axis=2),
            ),
            "largest_of_the_channels": (
                "the largest answer of a channel was taken, where they are to be added",
                lambda responses: responses.max(axis=2),
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
        },
        "numbers": {
            "without_sign": (
                "the sign is lost, which tells the direction of an edge",
                lambda response: np.abs(response),
            ),
            "cut_off": (
                "negative numbers became 0, so that edges from dark to light are not seen",
                lambda response: np.maximum(0, response),
            ),
        },
    },
    leave_out=(
        "first_layer_for_all_and_only_the_first_channel",
        "first_layer_for_all_and_only_the_last_channel",
        "first_layer_for_all_and_mean_over_the_channels",
    ),
)


def window_by_window(image, kernel):
    f = len(kernel)
    H, W, _ = image.shape
    out = np.zeros((H - f + 1, W - f + 1))
    for i in range(H - f + 1):
        for j in range(W - f + 1):
            out[i, j] = (image[i : i + f, j : j + f, :] * kernel).sum()
    return out


def with_five_loops(image, kernel):
    H, W, C = image.shape
    f = kernel.shape[0]
    out = np.zeros((H - f + 1, W - f + 1))
    for i in range(H - f + 1):
        for j in range(W - f + 1):
            for u in range(f):
                for v in range(f):
                    for c in range(C):
                        out[i, j] += image[i + u, j + v, c] * kernel[u, v, c]
    return out


def by_einsum(image, kernel):
    windows = sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcuv,uvc->ij", windows, kernel)


def by_tensordot(image, kernel):
    windows = sliding_window_view(image, kernel.shape)[:, :, 0]
    return np.tensordot(windows, kernel, axes=3)


def channel_by_channel(image, kernel):
    total = convolve2d(image[..., 0], kernel[..., 0])
    for c in range(1, image.shape[-1]):
        total = total + convolve2d(image[..., c], kernel[..., c])
    return total


def all_and_then_add(image, kernel):
    pairs = zip(np.moveaxis(image, 2, 0), np.moveaxis(kernel, 2, 0), strict=True)
    return np.sum([convolve2d(a, k) for a, k in pairs], axis=0)


def as_one_wide_image(image, kernel):
    H, W, C = image.shape
    return convolve2d(image.reshape(H, W * C), kernel.reshape(len(kernel), -1))[:, ::C]


EXERCISE = Exercise(
    reference=convolve_volume,
    cases=cases,
    returns=("response",),
    points=20,
    aspects=(
        Aspect("With one channel it is convolve2d.", (FLAT,), (), 3),
        Aspect("One filter, one flat image: the channels are added.", (SMALL, WHOLE, CUBE), (), 7),
        Aspect("Any number of channels, in images that are not square.", (DEEP, HIGH), (), 6),
        Aspect(
            "On a grey image all that counts is the sum of the filter's layers.", (GREY,), (), 4
        ),
    ),
    misconceptions=(
        channels_not_added,
        only_the_first_channel,
        only_the_last_channel,
        mean_over_the_channels,
        mean_of_the_products,
        largest_of_the_channels,
        first_layer_of_the_filter_for_all_channels,
        channels_added_first,
        mean_image_and_every_layer,
        turns_the_filter,
        turns_the_filter_in_depth_too,
        channels_in_reverse_order,
        transposes_the_filter,
        transposes_all_axes_of_the_filter,
        matrix_product,
        one_place_too_few,
        last_place_left_out,
        keeps_an_axis_of_one_channel,
        one_result_for_every_channel,
        height_and_width_exchanged,
        depth_for_the_size_of_the_filter,
        channels_in_the_first_axis,
        always_three_channels,
        loses_the_sign,
        adds_the_strengths_of_the_channels,
        cuts_off_negative_numbers,
        channels_in_front,
        multiplies_into_the_image,
        three_axes_for_convolve2d,
        channel_number_in_the_first_axis,
        channel_number_in_the_first_axis_added_into_zeros,
        at_most_three_channels,
        last_channel_left_out,
        first_channel_left_out,
        divides_by_3,
        mean_image_and_first_layer,
        mean_image_and_mean_layer,
        answers_of_the_channels_multiplied,
        only_the_channels_added,
        takes_the_image_for_square,
        one_place_too_many,
        as_large_as_the_image,
        pads_to_the_size_of_the_image,
        rows_and_columns_of_the_place_exchanged,
        result_on_its_side,
        one_row_too_few,
        one_column_too_few,
        always_a_filter_of_3x3,
        sum_runs_on,
        returns_after_the_first_place,
        returns_after_the_first_row,
        all_answers_in_one_row,
        one_number_for_the_whole_image,
        channels_as_a_list,
        layers_from_the_first_axis_of_the_filter,
        layers_from_the_first_axis_of_the_filter_added_into_zeros,
        added_along_the_width,
        added_along_the_height,
        added_along_the_height_channels_last,
        grey_as_the_eye_sees_it,
        two_axes_of_the_product,
        dot_of_window_and_filter,
        flattened_in_another_order,
        first_layer_turned_for_all,
        products_overwritten,
        sum_of_the_windows,
        as_many_channels_as_the_filter_is_high,
        first_channel_for_every_layer,
        last_layer_for_all_channels,
        room_for_one_place_too_few,
        room_for_the_whole_image,
        channels_taken_for_the_first_of_the_shape,
        cuts_off_in_every_channel,
        root_of_the_squares_of_the_channels,
        squares_of_the_channels,
        begins_with_ones,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        window_by_window,
        with_five_loops,
        by_einsum,
        by_tensordot,
        channel_by_channel,
        all_and_then_add,
        as_one_wide_image,
    ),
    replaces=(dlhelpers.convolution.convolve_volume,),
)

"""Exercise: slide a filter over an image with several channels."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import dlhelpers.convolution
from dlhelpers.exercises.edge_detection.convolve2d import convolve2d
from dlhelpers.exercises.exercise import Aspect, Exercise


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

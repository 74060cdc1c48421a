"""Exercise: one filter on one window."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def conv_single_step(a_slice, W, b):
    """Lay one filter on one window.

    Parameters
    ----------
    a_slice : ndarray, shape (f, f, n_C_prev)
        A window of an image, in its full depth.
    W : ndarray, shape (f, f, n_C_prev)
        The filter.
    b : ndarray, shape (1, 1, 1)
        Its bias: an array that holds one number.

    Returns
    -------
    float
        What the filter answers: one number.
    """
    ### BEGIN SOLUTION
    return np.sum(a_slice * W) + b.item()
    ### END SOLUTION


POINT, SMALL, DEEP = "one pixel, one channel", "2x2, one channel", "2x2, three channels"
CUBE, EMPTY, MANY = "f = n_C_prev", "a window of zeros", "one pixel, four channels"
AGAINST = "a light window, negative weights"


def cases(rng):
    """Windows with one channel and more, with f smaller than, larger than and equal to their
    number.
    """

    def case(f, n_C_prev):
        a_slice, W = rng.standard_normal((2, f, f, n_C_prev))
        return {"a_slice": a_slice, "W": W, "b": rng.uniform(1, 2, (1, 1, 1))}

    empty = case(2, 2)
    empty["a_slice"] = np.zeros((2, 2, 2))
    negative = case(2, 3)
    # A sum below 0: an activation function, or a lost sign, shows.
    total = np.sum(negative["a_slice"] * negative["W"])
    negative["b"] = np.full((1, 1, 1), -total - rng.uniform(0.5, 1.5))
    # Far below 0, also with a second mistake in it.
    against = {
        "a_slice": rng.uniform(1, 2, (2, 2, 3)),
        "W": -rng.uniform(5, 9, (2, 2, 3)),
        "b": rng.uniform(1, 2, (1, 1, 1)),
    }
    return {
        POINT: case(1, 1),
        SMALL: case(2, 1),
        DEEP: negative,
        CUBE: case(3, 3),
        MANY: case(1, 4),
        EMPTY: empty,
        AGAINST: against,
    }


def forgets_the_bias(a_slice, W, b):
    """The bias is missing. On a window of zeros the answer must be b, and yours is 0."""
    return np.sum(a_slice * W)


def bias_for_every_product(a_slice, W, b):
    """The bias came in once for every product. On a window of zeros the answer must be b, not a
    multiple.
    """
    return np.sum(a_slice * W + b)


def bias_for_every_channel(a_slice, W, b):
    """The bias came in once for every channel. The filter has one bias, for all of its depth."""
    return np.sum(a_slice * W) + a_slice.shape[2] * b.item()


def bias_for_every_pixel(a_slice, W, b):
    """The bias came in once for every pixel of the window: added before the last sum was taken. Add
    it at the very end.
    """
    return np.sum(np.sum(a_slice * W, axis=2) + b[0])


def subtracts_the_bias(a_slice, W, b):
    """The bias has the wrong sign. On a window of zeros the answer must be b, and yours is -b."""
    return np.sum(a_slice * W) - b.item()


def multiplies_by_the_bias(a_slice, W, b):
    """The bias was multiplied with. On a window of zeros the answer must be b, and yours is 0."""
    return np.sum(a_slice * W) * b.item()


def keeps_the_axes_of_the_bias(a_slice, W, b):
    """The number is right, but it lies in an array of shape (1, 1, 1), which the bias brought
    along. Take the bias out of its box first.
    """
    return np.sum(a_slice * W) + b


def keeps_one_axis(a_slice, W, b):
    """The number is right, but it still lies in an array with one axis. One plain number is asked
    for.
    """
    return np.array([np.sum(a_slice * W) + b.item()])


def products_not_added(a_slice, W, b):
    """All the products came back, each for itself. One window and one filter give one number."""
    return a_slice * W + b


def one_number_for_each_channel(a_slice, W, b):
    """There is one number for each channel. All products are added, those of all channels too."""
    return np.sum(a_slice * W, axis=(0, 1)) + b.item()


def sum_of_python(a_slice, W, b):
    """Python's own sum goes over the first axis only; a table is left over. The sum of numpy adds
    up all the numbers.
    """
    return sum(a_slice * W) + b.item()


def mean_of_the_products(a_slice, W, b):
    """The mean of the products was taken. They are added, and not divided."""
    return np.mean(a_slice * W) + b.item()


def matrix_product(a_slice, W, b):
    """A matrix product was used. Each number of the window meets only the number of the filter that
    lies on it.
    """
    return np.sum(a_slice @ W) + b.item()


def product_of_the_sums(a_slice, W, b):
    """The sum of the window was multiplied by the sum of the filter. First multiply, number by
    number, then add.
    """
    return np.sum(a_slice) * np.sum(W) + b.item()


def sum_of_both(a_slice, W, b):
    """Window and filter were added. They are multiplied, number by number."""
    return np.sum(a_slice + W) + b.item()


def sum_of_the_window(a_slice, W, b):
    """The filter has no say: the numbers of the window were added as they are."""
    return np.sum(a_slice) + b.item()


def only_the_first_channel(a_slice, W, b):
    """Only the first channel counts. The filter sees all of them."""
    return np.sum(a_slice[:, :, 0] * W[:, :, 0]) + b.item()


def turns_the_filter(a_slice, W, b):
    """The filter lies on the window turned by 180 degrees. In deep learning it is not turned."""
    return np.sum(a_slice * W[::-1, ::-1]) + b.item()


def turns_the_filter_in_depth_too(a_slice, W, b):
    """The filter is turned along all three axes: the first channel met the last layer. Nothing is
    turned in deep learning.
    """
    return np.sum(a_slice * W[::-1, ::-1, ::-1]) + b.item()


def transposes_the_filter(a_slice, W, b):
    """Rows and columns of the filter are exchanged."""
    return np.sum(a_slice * W.transpose(1, 0, 2)) + b.item()


def transposes_all_axes(a_slice, W, b):
    """``.T`` reverses all three axes of the filter, the channels included. Window and filter have
    their axes in the same order already.
    """
    return np.sum(a_slice * W.T) + b.item()


def cuts_off_at_zero(a_slice, W, b):
    """A negative answer became 0: that is relu. The activation comes later, on the whole layer."""
    return max(0.0, np.sum(a_slice * W) + b.item())


def loses_the_sign(a_slice, W, b):
    """A negative answer lost its sign. It says in which direction the edge runs: keep it."""
    return abs(np.sum(a_slice * W) + b.item())


def multiplies_into_the_window(a_slice, W, b):
    """The number is right, but the window is not what it was: it was multiplied in place. A window
    is part of an image, and the next window still needs those pixels.
    """
    a_slice *= W
    return np.sum(a_slice) + b.item()


def adds_into_the_bias(a_slice, W, b):
    """The answer was added into b: b is not what it was, and the next window begins with the answer
    of this one.
    """
    b += np.sum(a_slice * W)
    return b.item()


def one_number_for_each_pixel(a_slice, W, b):
    """Only the channels were added, so there still is a number for each pixel of the window. All
    products are added.
    """
    return np.sum(a_slice * W, axis=2) + b.item()


def largest_product(a_slice, W, b):
    """The largest product was taken. All of them are added. (A maximum belongs to pooling.)"""
    return np.max(a_slice * W) + b.item()


def matrix_product_of_every_channel(a_slice, W, b):
    """A matrix product was used in every channel, rows times columns. Each number of the window
    meets only the number of the filter that lies on it.
    """
    channels = range(W.shape[2])
    return sum(np.sum(a_slice[:, :, c] @ W[:, :, c]) for c in channels) + b.item()


def dot_of_both(a_slice, W, b):
    """np.dot is a product of matrices, rows times columns, and with three axes hardly anything
    fits. Each number of the window meets only the number of the filter that lies on it.
    """
    return np.sum(np.dot(a_slice, W)) + b.item()


def second_argument_of_the_sum(a_slice, W, b):
    """np.sum was given two arrays. Its second argument is the axis along which to add. What is to
    be added comes first, all of it: the products; and the bias is added to their sum.
    """
    return np.sum(a_slice, W) + b.item()


def float_of_an_array(a_slice, W, b):
    """float was given an array with axes, and it takes one number only. Products are added first;
    and the bias lies in a box of shape (1, 1, 1): take it out with its three indices, or with item.
    """
    return np.sum(a_slice * W) + float(b)


def bias_for_every_row(a_slice, W, b):
    """The bias came in once for every row of the window: added before the last sum was taken. Add
    it at the very end.
    """
    return np.sum(np.sum(a_slice * W, axis=(1, 2)) + b.item())


def bias_squared(a_slice, W, b):
    """The bias came in once too often, multiplied by itself. On a window of zeros the answer must
    be b.
    """
    return np.sum(a_slice * W) + b.item() ** 2


def bias_twice(a_slice, W, b):
    """The bias came in twice. On a window of zeros the answer must be b, and not twice that."""
    return np.sum(a_slice * W) + 2 * b.item()


def bias_alone(a_slice, W, b):
    """That is the bias alone: the products were never added to it."""
    return b.item()


def only_the_last_channel(a_slice, W, b):
    """Only the last channel counts: each overwrote the one before. All are added."""
    return np.sum(a_slice[:, :, -1] * W[:, :, -1]) + b.item()


def only_the_last_product(a_slice, W, b):
    """Only the last product counts: each overwrote the one before. All are added."""
    return a_slice[-1, -1, -1] * W[-1, -1, -1] + b.item()


def only_the_first_product(a_slice, W, b):
    """Only the first product counts: the function ended after it, or the place never moved. All are
    added.
    """
    return a_slice[0, 0, 0] * W[0, 0, 0] + b.item()


def last_channel_left_out(a_slice, W, b):
    """The last channel is missing: the loop stops one channel too early."""
    return np.sum(a_slice[:, :, :-1] * W[:, :, :-1]) + b.item()


def last_row_and_column_left_out(a_slice, W, b):
    """The last row and the last column of the window are missing: the loops stop one too early."""
    return np.sum((a_slice * W)[:-1, :-1]) + b.item()


def first_layer_for_all_channels(a_slice, W, b):
    """Every channel met the first layer of the filter. It has a layer for each."""
    return np.sum(a_slice * W[:, :, :1]) + b.item()


def mean_over_the_channels(a_slice, W, b):
    """The mean over the channels was taken. They are added."""
    return np.sum(a_slice * W) / W.shape[2] + b.item()


def divided_by_the_pixels(a_slice, W, b):
    """The sum was divided by the number of pixels of the window. It is not divided at all."""
    return np.sum(a_slice * W) / W.shape[0] ** 2 + b.item()


def channels_multiplied(a_slice, W, b):
    """All the products were multiplied. They are added."""
    return np.prod(a_slice * W) + b.item()


def squared_distance(a_slice, W, b):
    """That is how far window and filter are apart. A filter answers with the sum of the products,
    which is large where the window looks like it.
    """
    return np.sum((a_slice - W) ** 2) + b.item()


def window_upside_down(a_slice, W, b):
    """The rows are in reverse order: the top row of the window met the bottom row of the filter."""
    return np.sum(a_slice[::-1] * W) + b.item()


def left_and_right_exchanged(a_slice, W, b):
    """The columns are in reverse order: the left column of the window met the right column of the
    filter.
    """
    return np.sum(a_slice[:, ::-1] * W) + b.item()


def sigmoid_already(a_slice, W, b):
    """The answer lies between 0 and 1: a sigmoid is in it already. The activation comes later, on
    the whole layer.
    """
    return 1 / (1 + np.exp(-np.sum(a_slice * W) - b.item()))


def tanh_already(a_slice, W, b):
    """The answer lies between -1 and 1: tanh is in it already. The activation comes later, on the
    whole layer.
    """
    return np.tanh(np.sum(a_slice * W) + b.item())


def whole_number_only(a_slice, W, b):
    """What stands after the point was cut off. An answer is seldom a whole number."""
    return int(np.sum(a_slice * W) + b.item())


def answer_and_cache(a_slice, W, b):
    """Two things came back. Here one number is asked for: the sum with the bias in it, no cache."""
    return np.sum(a_slice * W) + b.item(), (a_slice, W, b)


def multiplies_into_the_filter(a_slice, W, b):
    """The number is right, but the filter is not what it was: it was multiplied in place. The next
    window still needs it.
    """
    W *= a_slice
    return np.sum(W) + b.item()


def keeps_two_axes(a_slice, W, b):
    """The number is right, but it lies in an array with two axes. The bias lies in a box with
    three: each index takes one axis away, and there must be three of them.
    """
    return np.sum(a_slice * W) + b[0]


def dot_and_nothing_added(a_slice, W, b):
    """np.dot of arrays with three axes is a product of matrices in every layer with every other.
    Each number of the window meets only the number of the filter that lies on it.
    """
    return np.dot(a_slice, W) + b


def whole_bias_only(a_slice, W, b):
    """What stands after the point of the bias was cut off."""
    return np.sum(a_slice * W) + int(b.item())


def sum_times_the_filter(a_slice, W, b):
    """The window was added up first and then multiplied with the filter, so there still is a number
    for every weight. First multiply, number by number, then add.
    """
    return np.sum(a_slice) * W + b


def always_three_channels(a_slice, W, b):
    """Three channels are counted, whatever comes in. A colour photograph has three; the layers of a
    network have one, or four, or forty.
    """
    return sum(np.sum(a_slice[:, :, c] * W[:, :, c]) for c in range(3)) + b.item()


def channels_counted_by_the_side(a_slice, W, b):
    """The side of the filter was taken for the number of channels. The channels stand in the last
    axis.
    """
    return sum(np.sum(a_slice[:, :, c] * W[:, :, c]) for c in range(W.shape[0])) + b.item()


def rows_picked_for_channels(a_slice, W, b):
    """The number of the channel was used as the index of the first axis, which counts the rows. In
    this course the channels come last.
    """
    return sum(np.sum(a_slice[c] * W[c]) for c in range(W.shape[2])) + b.item()


def one_long_row_of_products(a_slice, W, b):
    """All the products came back in one row. One window and one filter give one number."""
    return (a_slice * W).ravel() + b.item()


def products_without_the_bias(a_slice, W, b):
    """All the products came back, each for itself and without the bias. They are added, and the
    bias is added to their sum.
    """
    return a_slice * W


def mean_for_each_pixel(a_slice, W, b):
    """There is a mean for each pixel of the window. All products are added up to one number."""
    return np.mean(a_slice * W, axis=2) + b.item()


def rounded(a_slice, W, b):
    """The answer was rounded. It may have digits after the point."""
    return np.round(np.sum(a_slice * W) + b.item())


def number_in_a_list(a_slice, W, b):
    """The number is right, but it lies in a list. One plain number is asked for."""
    return [np.sum(a_slice * W) + b.item()]


def second_bias(a_slice, W, b):
    """The bias was looked for behind the only entry of b. b holds one number: all three indices
    are 0.
    """
    return np.sum(a_slice * W) + b[0, 0, 1]


def four_indices_for_the_bias(a_slice, W, b):
    """b was given four indices, and it has three axes: it is the bias of one filter."""
    return np.sum(a_slice * W) + b[0, 0, 0, 0]


def weights_alone(a_slice, W, b):
    """The window has no say: the weights of the filter were added as they are."""
    return np.sum(W) + b.item()


def _with(products=None, added=None, answer=None):
    """Return a conv_single_step in which parts are done in another way.

    ``products(a_slice, W)`` are the numbers to be added, ``added(products, b)`` their sum with the
    bias, and ``answer(z)`` what becomes of it.
    """

    def wrong(a_slice, W, b):
        parts = products(a_slice, W) if products else a_slice * W
        z = added(parts, b.item()) if added else np.sum(parts) + b.item()
        return answer(z) if answer else z

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "products": {
            "mean": (
                "the mean of the products was taken, where they are added",
                lambda a_slice, W: a_slice * W / W.size,
            ),
            "turned": (
                "the filter lies turned by 180 degrees",
                lambda a_slice, W: a_slice * W[::-1, ::-1],
            ),
            "transposed": (
                "rows and columns of the filter are exchanged",
                lambda a_slice, W: a_slice * W.transpose(1, 0, 2),
            ),
            "first_channel": (
                "only the first channel counts",
                lambda a_slice, W: (a_slice * W)[:, :, :1],
            ),
            "last_channel": (
                "only the last channel counts",
                lambda a_slice, W: (a_slice * W)[:, :, -1:],
            ),
            "added": (
                "window and filter were added, where they are multiplied",
                lambda a_slice, W: a_slice + W,
            ),
            "matrix_product": (
                "a matrix product was used, where each number meets only the one that lies on it",
                lambda a_slice, W: np.einsum("ijc,jkc->ikc", a_slice, W),
            ),
        },
        "added": {
            "no_bias": ("the bias is missing", lambda products, b: np.sum(products)),
            "bias_subtracted": (
                "the bias has the wrong sign",
                lambda products, b: np.sum(products) - b,
            ),
            "bias_for_every_product": (
                "the bias came in once for every product",
                lambda products, b: np.sum(products + b),
            ),
            "bias_for_every_channel": (
                "the bias came in once for every channel",
                lambda products, b: np.sum(products) + products.shape[2] * b,
            ),
            "bias_as_a_factor": (
                "the bias was multiplied with, where it is added",
                lambda products, b: np.sum(products) * b,
            ),
            "a_number_for_each_channel_and_no_bias": (
                "there is one number for each channel and no bias, where all are added",
                lambda products, b: np.sum(products, axis=(0, 1)),
            ),
            "a_number_for_each_channel": (
                "there is one number for each channel, where all are added",
                lambda products, b: np.sum(products, axis=(0, 1)) + b,
            ),
        },
        "answer": {
            "relu": (
                "a negative answer became 0, and the activation comes later",
                lambda z: np.maximum(0, z),
            ),
            "without_sign": ("the answer has lost its sign", np.abs),
            "sigmoid": (
                "a sigmoid is in it already, and the activation comes later",
                lambda z: 1 / (1 + np.exp(-z)),
            ),
            "in_a_box": (
                "the number lies in an array with three axes",
                lambda z: np.reshape(z, np.shape(z) + (1,) * (3 - np.ndim(z))),
            ),
        },
    },
    leave_out=(
        "first_channel_and_bias_for_every_channel",
        "last_channel_and_bias_for_every_channel",
    ),
)


def number_by_number(a_slice, W, b):
    z = b[0, 0, 0]
    for u in range(W.shape[0]):
        for v in range(W.shape[1]):
            for c in range(W.shape[2]):
                z += a_slice[u, v, c] * W[u, v, c]
    return z


def as_one_long_vector(a_slice, W, b):
    return float(np.dot(a_slice.ravel(), W.ravel())) + float(b[0, 0, 0])


def by_einsum(a_slice, W, b):
    return np.einsum("uvc,uvc->", a_slice, W) + b.sum()


def by_tensordot(a_slice, W, b):
    return np.tensordot(a_slice, W, axes=3) + b.ravel()[0]


def bias_first(a_slice, W, b):
    s = np.multiply(a_slice, W)
    return np.squeeze(np.sum(s, keepdims=True) + b)


def axis_after_axis(a_slice, W, b):
    return ((a_slice * W).sum(axis=0).sum(axis=0).sum(axis=0) + b).item()


EXERCISE = Exercise(
    reference=conv_single_step,
    cases=cases,
    returns=("z",),
    points=10,
    aspects=(
        Aspect("One pixel, one channel: a number times a weight, plus b.", (POINT,), (), 2),
        Aspect(
            "All products are added: of all rows, columns and channels.", (SMALL, CUBE, MANY), (), 4
        ),
        Aspect("An answer can be negative.", (DEEP, AGAINST), (), 2),
        Aspect("On a window of zeros it answers b.", (EMPTY,), (), 2),
    ),
    misconceptions=(
        forgets_the_bias,
        bias_for_every_product,
        bias_for_every_channel,
        bias_for_every_pixel,
        subtracts_the_bias,
        multiplies_by_the_bias,
        keeps_the_axes_of_the_bias,
        keeps_one_axis,
        products_not_added,
        one_number_for_each_channel,
        sum_of_python,
        mean_of_the_products,
        matrix_product,
        product_of_the_sums,
        sum_of_both,
        sum_of_the_window,
        only_the_first_channel,
        turns_the_filter,
        turns_the_filter_in_depth_too,
        transposes_the_filter,
        transposes_all_axes,
        cuts_off_at_zero,
        loses_the_sign,
        multiplies_into_the_window,
        adds_into_the_bias,
        one_number_for_each_pixel,
        largest_product,
        matrix_product_of_every_channel,
        dot_of_both,
        second_argument_of_the_sum,
        float_of_an_array,
        bias_for_every_row,
        bias_squared,
        bias_twice,
        bias_alone,
        only_the_last_channel,
        only_the_last_product,
        only_the_first_product,
        last_channel_left_out,
        last_row_and_column_left_out,
        first_layer_for_all_channels,
        mean_over_the_channels,
        divided_by_the_pixels,
        channels_multiplied,
        squared_distance,
        window_upside_down,
        left_and_right_exchanged,
        sigmoid_already,
        tanh_already,
        whole_number_only,
        answer_and_cache,
        multiplies_into_the_filter,
        keeps_two_axes,
        dot_and_nothing_added,
        whole_bias_only,
        sum_times_the_filter,
        always_three_channels,
        channels_counted_by_the_side,
        rows_picked_for_channels,
        one_long_row_of_products,
        products_without_the_bias,
        mean_for_each_pixel,
        rounded,
        number_in_a_list,
        second_bias,
        four_indices_for_the_bias,
        weights_alone,
        *TWO_AT_ONCE,
    ),
    alternatives=(
        number_by_number,
        as_one_long_vector,
        by_einsum,
        by_tensordot,
        bias_first,
        axis_after_axis,
    ),
    replaces=(dlhelpers.convolution.conv_single_step,),
)

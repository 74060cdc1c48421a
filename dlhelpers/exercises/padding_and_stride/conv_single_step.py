"""Exercise: one filter on one window."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise


def conv_single_step(a_slice, W, b):
    """Lay one filter on one window.

    Parameters
    ----------
    a_slice : ndarray, shape (f, f, n_C_prev)
        A window of an image, in its full depth.
    W : ndarray, shape (f, f, n_C_prev)
        The filter.
    b : ndarray, shape (1, 1, 1)
        Its bias.

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
    return {
        POINT: case(1, 1),
        SMALL: case(2, 1),
        DEEP: negative,
        CUBE: case(3, 3),
        MANY: case(1, 4),
        EMPTY: empty,
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
        Aspect("An answer can be negative.", (DEEP,), (), 2),
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

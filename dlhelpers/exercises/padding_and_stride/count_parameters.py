"""Exercise: count what a convolution layer has to learn."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise


def count_parameters(f, n_C_prev, n_C):
    """Count the numbers that a convolution layer has to learn.

    Parameters
    ----------
    f : int
        Height and width of a filter.
    n_C_prev : int
        Channels that come in.
    n_C : int
        Channels that go out: the number of filters.

    Returns
    -------
    int
        Weights and biases together. The size of the image does not count.
    """
    ### BEGIN SOLUTION
    return (f * f * n_C_prev + 1) * n_C
    ### END SOLUTION


NOTES, ONE = "ten 3x3 filters on a colour image", "one filter on a grey image"
DEEP, EQUAL, POINT = "a deeper layer", "as many channels out as in", "filters of one pixel"


def cases(rng):
    """Sizes that all differ, one channel only, and as many channels out as in."""
    f, n_C_prev, n_C = (int(size) for size in rng.permutation(np.arange(4, 12))[:3])
    return {
        ONE: {"f": f, "n_C_prev": 1, "n_C": 1},
        NOTES: {"f": 3, "n_C_prev": 3, "n_C": 10},
        DEEP: {"f": f, "n_C_prev": n_C_prev, "n_C": n_C},
        EQUAL: {"f": 2, "n_C_prev": n_C, "n_C": n_C},
        POINT: {"f": 1, "n_C_prev": n_C, "n_C": f},
    }


def forgets_the_biases(f, n_C_prev, n_C):
    """The biases are missing: one for each filter, so n_C more."""
    return f * f * n_C_prev * n_C


def one_bias_for_the_layer(f, n_C_prev, n_C):
    """One bias was counted for the whole layer. Each filter has its own."""
    return f * f * n_C_prev * n_C + 1


def a_bias_for_every_channel_of_a_filter(f, n_C_prev, n_C):
    """A bias was counted for every layer of every filter. A filter has one, for its whole depth: it
    adds up all its products, and then the bias, once.
    """
    return (f * f + 1) * n_C_prev * n_C


def a_bias_for_every_weight(f, n_C_prev, n_C):
    """A bias was counted for every weight. There is one for each filter."""
    return 2 * f * f * n_C_prev * n_C


def biases_of_the_channels_that_come_in(f, n_C_prev, n_C):
    """A bias was counted for each channel that comes in. It is each filter that has one, so they
    are as many as channels go out. (Or were the numbers of channels exchanged?)
    """
    return f * f * n_C_prev * n_C + n_C_prev


def only_one_filter(f, n_C_prev, n_C):
    """That is one filter. The layer has n_C of them."""
    return f * f * n_C_prev + 1


def flat_filters(f, n_C_prev, n_C):
    """The filters have no depth: each was counted with f times f weights. A filter has that many
    for each channel that comes in.
    """
    return (f * f + 1) * n_C


def side_not_squared(f, n_C_prev, n_C):
    """A filter was counted with f weights for each channel. It is f high and f wide."""
    return (f * n_C_prev + 1) * n_C


def side_doubled(f, n_C_prev, n_C):
    """f was doubled instead of squared: a filter of 3x3 has nine weights, not six."""
    return (2 * f * n_C_prev + 1) * n_C


def cube(f, n_C_prev, n_C):
    """f was taken to the third power: the depth of a filter is not f, it is n_C_prev."""
    return (f**3 + 1) * n_C


def dense_layer(f, n_C_prev, n_C):
    """That is a dense layer between the channels; the filter's height and width are missing."""
    return (n_C_prev + 1) * n_C


def channels_added(f, n_C_prev, n_C):
    """The numbers of channels were added. Each filter has n_C_prev layers, and there are n_C
    filters: they multiply.
    """
    return f * f * (n_C_prev + n_C) + n_C


def weights_and_biases_apart(f, n_C_prev, n_C):
    """Two numbers came back, weights and biases. Asked for is one, all of them together."""
    return f * f * n_C_prev * n_C, n_C


def weights_and_biases(f, n_C_prev, n_C):
    weights = f**2 * n_C_prev * n_C
    biases = n_C
    return weights + biases


def from_the_arrays(f, n_C_prev, n_C):
    return np.zeros((f, f, n_C_prev, n_C)).size + np.zeros((1, 1, 1, n_C)).size


def by_product(f, n_C_prev, n_C):
    return np.prod([f, f, n_C_prev, n_C]) + n_C


def filter_by_filter(f, n_C_prev, n_C):
    total = 0
    for _ in range(n_C):
        for _ in range(n_C_prev):
            total += f * f
        total += 1
    return total


def by_adding_a_list(f, n_C_prev, n_C):
    one_filter = sum([f * f] * n_C_prev) + 1
    return float(n_C * one_filter)


EXERCISE = Exercise(
    reference=count_parameters,
    cases=cases,
    returns=("parameters",),
    points=6,
    aspects=(
        Aspect("One filter on a grey image: its weights and its bias.", (ONE,), (), 1),
        Aspect("Ten 3x3 filters on a colour image, of any size: 280.", (NOTES,), (), 2),
        Aspect(
            "A filter is as deep as what comes in, and has one bias.", (DEEP, EQUAL, POINT), (), 3
        ),
    ),
    misconceptions=(
        forgets_the_biases,
        one_bias_for_the_layer,
        a_bias_for_every_channel_of_a_filter,
        a_bias_for_every_weight,
        biases_of_the_channels_that_come_in,
        only_one_filter,
        flat_filters,
        side_not_squared,
        side_doubled,
        cube,
        dense_layer,
        channels_added,
        weights_and_biases_apart,
    ),
    alternatives=(
        weights_and_biases,
        from_the_arrays,
        by_product,
        filter_by_filter,
        by_adding_a_list,
    ),
    replaces=(dlhelpers.convolution.count_conv_parameters,),
)

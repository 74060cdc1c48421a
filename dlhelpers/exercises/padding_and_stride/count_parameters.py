"""Exercise: count what a convolution layer has to learn."""

import numpy as np

import dlhelpers.convolution
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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
    """Two things came back, for weights and for biases. Asked for is one number, all of them
    together.
    """
    return f * f * n_C_prev * n_C, n_C


def xor_for_a_power(f, n_C_prev, n_C):
    """`^` is no power in Python: it compares bits, and it is done last of all. A power is written
    with two stars.
    """
    return (f ^ 2 * n_C_prev + 1) * n_C


def xor_for_a_power_in_brackets(f, n_C_prev, n_C):
    """`^` is no power in Python: it compares bits. A power is written with two stars."""
    return ((f ^ 2) * n_C_prev + 1) * n_C


def xor_for_a_power_and_the_biases_behind(f, n_C_prev, n_C):
    """`^` is no power in Python: it compares bits, and it is done last of all. A power is written
    with two stars.
    """
    return f ^ 2 * n_C_prev * n_C + n_C


def one_filter_and_all_biases(f, n_C_prev, n_C):
    """The weights are those of one filter, the biases those of all. Brackets are missing, or the
    number of filters: each of them has weights and a bias.
    """
    return f * f * n_C_prev + n_C


def one_filter_too_many(f, n_C_prev, n_C):
    """The + 1 stands beside the number of filters, as if there were one filter more. It is the
    bias, one number for each filter.
    """
    return f * f * n_C_prev * (n_C + 1)


def depth_and_bias_added(f, n_C_prev, n_C):
    """The depth of a filter was added to its pixels. A filter has f times f weights for every
    channel that comes in.
    """
    return (f * f + n_C_prev + 1) * n_C


def two_biases_for_every_filter(f, n_C_prev, n_C):
    """Each filter was given two biases. It has one."""
    return (f * f * n_C_prev + 2) * n_C


def a_bias_for_every_pixel(f, n_C_prev, n_C):
    """A bias was counted for every pixel of every filter. A filter has one bias."""
    return (f * f * n_C_prev + f * f) * n_C


def channels_squared(f, n_C_prev, n_C):
    """The channels that come in were squared, together with the side or on their own. A filter has
    one layer for each.
    """
    return (f * f * n_C_prev**2 + 1) * n_C


def as_many_filters_as_channels_come_in(f, n_C_prev, n_C):
    """There are as many filters as channels go out. You counted as many as come in."""
    return (f * f * n_C_prev + 1) * n_C_prev


def everything_added(f, n_C_prev, n_C):
    """The sizes were added. A filter has f times f weights for each channel, and there are n_C of
    them: they multiply.
    """
    return f * f + n_C_prev + n_C


def as_many_biases_as_the_side(f, n_C_prev, n_C):
    """As many biases were counted as a filter has rows. Each filter has one."""
    return f * f * n_C_prev * n_C + f


def as_many_biases_as_pixels(f, n_C_prev, n_C):
    """As many biases were counted as a filter has pixels. Each filter has one."""
    return f * f * n_C_prev * n_C + f * f


def side_less_one(f, n_C_prev, n_C):
    """A filter was counted with f - 1 rows and columns. It has f."""
    return ((f - 1) ** 2 * n_C_prev + 1) * n_C


def side_and_one(f, n_C_prev, n_C):
    """A filter was counted with f + 1 rows and columns. It has f; the bias is one number more for
    the whole filter.
    """
    return (f + 1) ** 2 * n_C_prev * n_C


def one_for_the_layer_twice(f, n_C_prev, n_C):
    """A dense layer was counted from all pixels of a window to all filters, and each channel again.
    A filter has f times f weights for each channel that comes in, once.
    """
    return (f * f * n_C_prev + 1) * n_C * n_C_prev


def biases_taken_away(f, n_C_prev, n_C):
    """The biases were subtracted. They are learned too: n_C more."""
    return (f * f * n_C_prev - 1) * n_C


def a_number_for_every_filter(f, n_C_prev, n_C):
    """A list came back, with a number for every filter. Asked for is one number, all together."""
    return [f * f * n_C_prev + 1] * n_C


def xor_for_a_power_and_no_biases(f, n_C_prev, n_C):
    """Two things. First, `^` is no power in Python, it compares bits. Second, the biases are
    missing.
    """
    return (f ^ 2 * n_C_prev) * n_C


def one_row_of_one_filter_and_all_biases(f, n_C_prev, n_C):
    """A filter was counted with f weights for each channel, it is f high and f wide; and there are
    n_C of them.
    """
    return f * n_C_prev + n_C


def all_biases_for_every_filter(f, n_C_prev, n_C):
    """Every filter was given all the biases. It has one of them."""
    return (f * f * n_C_prev + n_C) * n_C


def everything_twice(f, n_C_prev, n_C):
    """Everything was counted twice."""
    return 2 * (f * f * n_C_prev + 1) * n_C


def filters_squared(f, n_C_prev, n_C):
    """The number of filters was multiplied with twice. There are n_C of them, and the biases are
    one for each.
    """
    return f * f * n_C_prev * n_C * n_C


def weights_and_biases_in_a_list(f, n_C_prev, n_C):
    """Two numbers came back, weights and biases. Asked for is one, all of them together."""
    return [f * f * n_C_prev * n_C, n_C]


def _with(weights=None, biases=None):
    """Return a count_parameters with another number of weights or of biases."""

    def wrong(f, n_C_prev, n_C):
        many = weights(f, n_C_prev, n_C) if weights else f * f * n_C_prev * n_C
        return many + (biases(f, n_C_prev, n_C) if biases else n_C)

    return wrong


TWO_AT_ONCE = two_at_once(
    _with,
    {
        "weights": {
            "side_not_squared": (
                "a filter was counted with f weights for each channel, and it is f high and f wide",
                lambda f, n_C_prev, n_C: f * n_C_prev * n_C,
            ),
            "side_doubled": (
                "f was doubled instead of squared",
                lambda f, n_C_prev, n_C: 2 * f * n_C_prev * n_C,
            ),
            "side_to_the_third": (
                "f was taken to the third power, as if the depth were f",
                lambda f, n_C_prev, n_C: f**3 * n_C,
            ),
            "side_xor_2": (
                "`^` is no power in Python, it compares bits",
                lambda f, n_C_prev, n_C: (f ^ 2) * n_C_prev * n_C,
            ),
            "flat_filters": (
                "the filters have no depth, and they are as deep as what comes in",
                lambda f, n_C_prev, n_C: f * f * n_C,
            ),
            "no_area": (
                "height and width of the filters are missing",
                lambda f, n_C_prev, n_C: n_C_prev * n_C,
            ),
            "channels_added": (
                "the numbers of channels were added, and they multiply",
                lambda f, n_C_prev, n_C: f * f * (n_C_prev + n_C),
            ),
            "one_filter": (
                "the weights are those of one filter",
                lambda f, n_C_prev, n_C: f * f * n_C_prev,
            ),
        },
        "biases": {
            "no_biases": ("the biases are missing", lambda f, n_C_prev, n_C: 0),
            "one_bias": (
                "one bias was counted for the whole layer, and each filter has its own",
                lambda f, n_C_prev, n_C: 1,
            ),
            "biases_of_what_comes_in": (
                "a bias was counted for each channel that comes in, and it is each filter that has "
                "one",
                lambda f, n_C_prev, n_C: n_C_prev,
            ),
            "a_bias_for_every_layer": (
                "a bias was counted for every layer of every filter, and a filter has one",
                lambda f, n_C_prev, n_C: n_C_prev * n_C,
            ),
        },
    },
    leave_out=("one_filter_and_one_bias",),
)


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
        xor_for_a_power,
        xor_for_a_power_in_brackets,
        xor_for_a_power_and_the_biases_behind,
        one_filter_and_all_biases,
        one_filter_too_many,
        depth_and_bias_added,
        two_biases_for_every_filter,
        a_bias_for_every_pixel,
        channels_squared,
        as_many_filters_as_channels_come_in,
        everything_added,
        as_many_biases_as_the_side,
        as_many_biases_as_pixels,
        side_less_one,
        side_and_one,
        one_for_the_layer_twice,
        biases_taken_away,
        a_number_for_every_filter,
        xor_for_a_power_and_no_biases,
        one_row_of_one_filter_and_all_biases,
        all_biases_for_every_filter,
        everything_twice,
        filters_squared,
        weights_and_biases_in_a_list,
        *TWO_AT_ONCE,
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

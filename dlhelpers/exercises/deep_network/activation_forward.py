"""Exercise: one whole layer, forward."""

import math

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.called import called, two_things
from dlhelpers.exercises.deep_network.linear_forward import linear_forward
from dlhelpers.exercises.deep_network.softmax import softmax
from dlhelpers.exercises.exercise import Aspect, Exercise


def activation_forward(A_prev, W, b, activation):
    """Run one layer: the linear half, then the activation.

    Parameters
    ----------
    A_prev : ndarray, shape (n_prev, m)
        Activations of the layer before, one example per column.
    W : ndarray, shape (n, n_prev)
        Weights, one row per unit.
    b : ndarray, shape (n, 1)
        Biases.
    activation : {"relu", "sigmoid", "tanh", "softmax"}
        Name of the activation.

    Returns
    -------
    A : ndarray, shape (n, m)
        Activations of this layer.
    cache : tuple
        ``(linear_cache, Z)``: the cache of `linear_forward`, and what went into the activation.
    """
    ### BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "sigmoid":
        A = sigmoid(Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "softmax":
        A = softmax(Z)
    else:
        raise ValueError(f"expected relu, sigmoid, tanh or softmax, got {activation!r}")
    return A, (linear_cache, Z)
    ### END SOLUTION


ONE, RELU, SIGMOID, TANH = "one example, relu", "relu", "sigmoid", "tanh"
SOFTMAX, SQUARE = "softmax", "softmax, K = m"


def cases(rng):
    """Every activation; sums of both signs, well beyond 1."""

    def case(n_prev, n, m, activation):
        W, b = 1.5 * rng.standard_normal((n, n_prev)), rng.standard_normal((n, 1))
        A_prev = rng.standard_normal((n_prev, m))
        if m == 1:  # one unit that is on, by less than 1, and one that is off
            b = np.array([[0.3], [-0.9]]) - W @ A_prev + 0.5 * rng.random((n, 1))
        return {"A_prev": A_prev, "W": W, "b": b, "activation": activation}

    return {
        ONE: case(3, 2, 1, "relu"),
        RELU: case(4, 3, 6, "relu"),
        SIGMOID: case(4, 3, 5, "sigmoid"),
        TANH: case(3, 4, 5, "tanh"),
        SOFTMAX: case(3, 4, 6, "softmax"),
        SQUARE: case(3, 4, 4, "softmax"),
    }


def _layer(A_prev, W, b, activation, **exchanged):
    """Run a right layer but for the activations that are `exchanged` for others, by name."""
    Z, linear_cache = linear_forward(A_prev, W, b)
    g = {"relu": _relu, "sigmoid": sigmoid, "tanh": np.tanh, "softmax": softmax} | exchanged
    return g[activation](Z), (linear_cache, Z)


def _relu(Z):
    return np.maximum(0, Z)


# Relu.


def leaky_relu(A_prev, W, b, activation):
    """Relu lets a hundredth of each negative number through: that is the leaky one. Plain relu lets
    no negative number through at all.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.where(Z > 0, Z, 0.01 * Z))


def absolute_value_for_relu(A_prev, W, b, activation):
    """Relu turns negative numbers into positive ones here. It should let positive numbers pass and
    make all others 0.
    """
    return _layer(A_prev, W, b, activation, relu=np.abs)


def minimum_for_relu(A_prev, W, b, activation):
    """Relu lets the negative numbers pass here and stops the positive ones. It should be the other
    way round.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.minimum(0, Z))


def step_for_relu(A_prev, W, b, activation):
    """Relu gives 0 or 1 here: that is a step, or the slope of relu. A positive number should pass
    as it is.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: (Z > 0).astype(float))


def nothing_for_relu(A_prev, W, b, activation):
    """With relu, A is Z, unchanged, negative numbers and all. Without an activation two layers are
    one.
    """
    return _layer(A_prev, W, b, activation, relu=np.copy)


def largest_number_for_relu(A_prev, W, b, activation):
    """With relu a single number came out, the largest of all. Each entry is compared with 0 by
    itself.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: max(0, np.max(Z)))


def np_max_for_relu(A_prev, W, b, activation):
    """With relu numpy looked for the largest entry along an axis: np.max takes one array, and its
    second argument names the axis. To compare two things entry by entry there is another function,
    with a longer name.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.max(0, Z))


def relu_stops_at_1(A_prev, W, b, activation):
    """Relu cuts off above 1 here. It has no upper end: that it does not flatten out is what it is
    liked for.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.clip(Z, 0, 1))


def relu_overwrites_Z(A_prev, W, b, activation):
    """A is right, but Z in the cache is A: relu wrote its zeros over its input. Two names for one
    array are one array. The way back needs Z as it was.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, (linear_cache, A if activation == "relu" else Z)


# Sigmoid, tanh, softmax.


def sigmoid_and_tanh_exchanged(A_prev, W, b, activation):
    """Sigmoid and tanh stand in each other's place. Sigmoid runs from 0 to 1 and is 0.5 at 0; tanh
    runs from -1 to 1 and is 0 there.
    """
    return _layer(A_prev, W, b, activation, sigmoid=np.tanh, tanh=sigmoid)


def sigmoid_of_minus_Z(A_prev, W, b, activation):
    """The sigmoid falls where it should rise: a large Z must give a number near 1. The sign in its
    exponent is lost.
    """
    return _layer(A_prev, W, b, activation, sigmoid=lambda Z: sigmoid(-Z))


def tanh_of_half_Z(A_prev, W, b, activation):
    """Tanh is too flat: this one is the sigmoid, stretched to run from -1 to 1. At 0 the slope of
    tanh is 1, and that of yours is a half.
    """
    return _layer(A_prev, W, b, activation, tanh=lambda Z: np.tanh(Z / 2))


def softmax_over_the_examples(A_prev, W, b, activation):
    """With softmax the rows of A sum to 1, and the columns should: the classes of one example share
    the probability.
    """
    return _layer(A_prev, W, b, activation, softmax=lambda Z: softmax(Z.T).T)


def softmax_over_the_whole_matrix(A_prev, W, b, activation):
    """With softmax the whole matrix sums to 1: the examples compete with one another. Each column
    should sum to 1 by itself.
    """
    return _layer(A_prev, W, b, activation, softmax=lambda Z: np.exp(Z) / np.exp(Z).sum())


def sigmoid_for_softmax(A_prev, W, b, activation):
    """With softmax each class got a yes or no of its own, the sigmoid: the columns of A do not sum
    to 1.
    """
    return _layer(A_prev, W, b, activation, softmax=sigmoid)


def slopes_instead_of_values(A_prev, W, b, activation):
    """Relu, sigmoid and tanh give their slopes here. They are for the way back; forward, their
    values are asked for.
    """
    return _layer(
        A_prev,
        W,
        b,
        activation,
        relu=lambda Z: np.sign(np.maximum(0, Z)),
        sigmoid=lambda Z: sigmoid(Z) * (1 - sigmoid(Z)),
        tanh=lambda Z: 1 - np.tanh(Z) ** 2,
    )


# Which activation.


def relu_always(A_prev, W, b, activation):
    """Relu was applied whatever name came in. With sigmoid and softmax A must be a probability."""
    return _layer(A_prev, W, b, "relu")


def sigmoid_always(A_prev, W, b, activation):
    """The sigmoid was applied whatever name came in."""
    return _layer(A_prev, W, b, "sigmoid")


def no_activation_at_all(A_prev, W, b, activation):
    """A is Z, whatever name came in: the activation is missing. Without one, two layers are one."""
    Z, linear_cache = linear_forward(A_prev, W, b)
    return Z.copy(), (linear_cache, Z)


def softmax_not_known(A_prev, W, b, activation):
    """Nothing came back for softmax. The function has to know four names."""
    return _layer(A_prev, W, b, activation) if activation != "softmax" else None


def last_else_for_all_but_tanh(A_prev, W, b, activation):
    """Relu and sigmoid were right at first, and softmax was written over them: a lone `if` ends the
    chain, and the `else` belongs to the last `if` only.
    """
    return _layer(A_prev, W, b, activation, relu=softmax, sigmoid=softmax)


def activation_before_the_sum(A_prev, W, b, activation):
    """The activation was applied to what comes in, and the sum was taken afterwards. It is the
    other way round: first weigh and sum, then the activation, so that A has the range that its name
    promises.
    """
    A_in, _ = _layer(A_prev, np.eye(len(A_prev)), np.zeros((len(A_prev), 1)), activation)
    Z, linear_cache = linear_forward(A_in, W, b)
    return Z, (linear_cache, Z)


def activation_twice(A_prev, W, b, activation):
    """The activation was applied twice. Relu does not show it; the others do: A = 0.73 is the most
    that two sigmoids can give.
    """
    A, cache = _layer(A_prev, W, b, activation)
    again, _ = _layer(A, np.eye(len(A)), np.zeros((len(A), 1)), activation)
    return again, cache


# What comes back.


def A_in_the_cache(A_prev, W, b, activation):
    """The cache holds A where Z should be. The slope of the activation is that at Z,
    what went in.
    """
    A, (linear_cache, _) = _layer(A_prev, W, b, activation)
    return A, (linear_cache, A)


def Z_first_in_the_cache(A_prev, W, b, activation):
    """The two halves of the cache are exchanged: first the cache of linear_forward, then Z."""
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, (Z, linear_cache)


def Z_not_in_the_cache(A_prev, W, b, activation):
    """The cache holds three things and should hold two: the cache of linear_forward, whole, and Z.
    The way back takes it apart into these two.
    """
    A, (linear_cache, _) = _layer(A_prev, W, b, activation)
    return A, linear_cache


def only_Z_in_the_cache(A_prev, W, b, activation):
    """The cache is Z alone. The way back through the linear half needs the cache of linear_forward
    as well.
    """
    A, (_, Z) = _layer(A_prev, W, b, activation)
    return A, Z


def cache_without_inner_brackets(A_prev, W, b, activation):
    """The cache holds four arrays in a row. Two things are asked for: the cache of linear_forward,
    which holds three of them together, and Z.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, (*linear_cache, Z)


def name_in_the_cache(A_prev, W, b, activation):
    """The cache holds three things, the name of the activation as the last, and should hold two:
    the cache of linear_forward and Z.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, (linear_cache, Z, activation)


def result_of_linear_forward_in_the_cache(A_prev, W, b, activation):
    """The first half of the cache is all that linear_forward gave back, Z and its cache. Take the
    two apart: here only its cache is wanted.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, ((Z, linear_cache), Z)


def only_A(A_prev, W, b, activation):
    """A came back alone. Give back two things, A and the cache: the way back needs it."""
    return _layer(A_prev, W, b, activation)[0]


def cache_first(A_prev, W, b, activation):
    """The cache came back first. Whoever calls the function takes the first thing for A."""
    A, cache = _layer(A_prev, W, b, activation)
    return cache, A


# One activation in another's place.


def _one_for_another(asked, given):
    """Return a layer that applies `given` where `asked` is the name."""
    return called(
        f"{given}_for_{asked}",
        lambda A_prev, W, b, activation: _layer(
            A_prev, W, b, activation, **{asked: ACTIVATIONS[given]}
        ),
        f"With {asked} it was {given} that was applied: a branch was copied and not changed, or an "
        f"`else` takes in {asked} as well. Each name has an activation of its own.",
    )


def _all_the_same(given, *asked):
    """Return a layer that applies `given` where any of `asked` is the name."""
    names = f"{', '.join(asked[:-1])} and {asked[-1]}"
    return called(
        f"{given}_for_{'_'.join(asked)}",
        lambda A_prev, W, b, activation: _layer(
            A_prev, W, b, activation, **dict.fromkeys(asked, ACTIVATIONS[given])
        ),
        f"With {names} it was {given} that was applied, and the other names are right. Follow one "
        f"of them through your `if`s: `x == 'a' or 'b'` is always true, an `else` belongs to the "
        "last `if` alone, and a later assignment wins.",
    )


def _in_each_others_place(one, other):
    """Return a layer in which two activations are exchanged."""
    return called(
        f"{one}_and_{other}_in_each_others_place",
        lambda A_prev, W, b, activation: _layer(
            A_prev, W, b, activation, **{one: ACTIVATIONS[other], other: ACTIVATIONS[one]}
        ),
        f"The branches of {one} and {other} stand in each other's place. Try Z = -1 and Z = 2 in "
        "both, and look at the range of what comes out.",
    )


ACTIVATIONS = {"relu": _relu, "sigmoid": sigmoid, "tanh": np.tanh, "softmax": softmax}
EXCHANGED = (
    *(
        _one_for_another(asked, given)
        for asked in ACTIVATIONS
        for given in ACTIVATIONS
        if asked != given and (asked, given) != ("softmax", "sigmoid")
    ),
    _all_the_same("relu", "sigmoid", "softmax"),
    _all_the_same("relu", "tanh", "softmax"),
    _all_the_same("relu", "sigmoid", "tanh"),
    _all_the_same("sigmoid", "tanh", "softmax"),
    _all_the_same("sigmoid", "relu", "tanh"),
    _all_the_same("sigmoid", "relu", "softmax"),
    _all_the_same("tanh", "sigmoid", "softmax"),
    _all_the_same("tanh", "relu", "sigmoid"),
    _all_the_same("tanh", "relu", "softmax"),
    _all_the_same("tanh", "relu", "sigmoid", "softmax"),
    _all_the_same("softmax", "sigmoid", "tanh"),
    _all_the_same("softmax", "relu", "tanh"),
    _all_the_same("softmax", "relu", "sigmoid", "tanh"),
    _in_each_others_place("relu", "sigmoid"),
    _in_each_others_place("relu", "tanh"),
    _in_each_others_place("relu", "softmax"),
    _in_each_others_place("sigmoid", "softmax"),
    _in_each_others_place("tanh", "softmax"),
)


# More about each of them.


def leaky_relu_of_a_tenth(A_prev, W, b, activation):
    """Relu lets a tenth of each negative number through: that is a leaky one. Plain relu lets no
    negative number through at all.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.where(Z > 0, Z, 0.1 * Z))


def softplus_for_relu(A_prev, W, b, activation):
    """With relu a smooth curve was applied, the softplus: it is above 0 everywhere. Relu is exactly
    0 for every negative number, and passes positive ones as they are.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.log(1 + np.exp(Z)))


def elu_for_relu(A_prev, W, b, activation):
    """With relu negative numbers run down to -1 along an exponential: that is the elu. Plain relu
    makes them 0.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.where(Z > 0, Z, np.exp(Z) - 1))


def relu_from_1_on(A_prev, W, b, activation):
    """With relu nothing below 1 came out: Z was compared with 1. It is compared with 0."""
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.maximum(1, Z))


def negative_relu(A_prev, W, b, activation):
    """With relu no positive number came out: the sign of Z or of the result is turned. It should
    let positive numbers pass as they are.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: -np.maximum(0, Z))


def relu_of_minus_Z(A_prev, W, b, activation):
    """With relu the negative numbers came out, with a plus, and the positive ones are 0: the sign
    of Z was turned. It should let positive numbers pass as they are.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.maximum(0, -Z))


def np_max_along_an_axis_for_relu(A_prev, W, b, activation):
    """With relu one number for each example came out: np.max looked for the largest entry along an
    axis, and took the 0 for the number of the axis. To compare two things entry by entry there is
    another function, with a longer name.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.max(Z, 0))


def one_question_for_the_whole_array(A_prev, W, b, activation):
    """With relu a single yes or no was asked of a whole array, by an `if` or by the built-in max.
    Each entry is compared with 0 by itself.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: max(0, Z))


def brackets_missing_in_the_sigmoid(A_prev, W, b, activation):
    """With sigmoid everything is larger than 1: the 1 was divided by 1 only, and the exponential
    added. The whole sum belongs below the line, in brackets. (`sigmoid` is given.)
    """
    return _layer(A_prev, W, b, activation, sigmoid=lambda Z: 1 / 1 + np.exp(-Z))


def one_minus_sigmoid_below_the_line(A_prev, W, b, activation):
    """With sigmoid there is a minus below the line, where 1 and the exponential are to be added:
    near Z = 0 it grows without end. (`sigmoid` is given.)
    """
    return _layer(A_prev, W, b, activation, sigmoid=lambda Z: 1 / (1 - np.exp(-Z)))


def tan_for_tanh(A_prev, W, b, activation):
    """With tanh the tangent was applied, which has no bounds. The hyperbolic one has an h at the
    end of its name, and stays between -1 and 1.
    """
    return _layer(A_prev, W, b, activation, tanh=np.tan)


def sinh_for_tanh(A_prev, W, b, activation):
    """With tanh the hyperbolic sine was applied, or its numerator, which has no bounds. Tanh is
    that divided by the hyperbolic cosine, and stays between -1 and 1.
    """
    return _layer(A_prev, W, b, activation, tanh=np.sinh)


def arctan_for_tanh(A_prev, W, b, activation):
    """With tanh the arc tangent was applied, which runs up to 1.57. Tanh stays between -1 and 1."""
    return _layer(A_prev, W, b, activation, tanh=np.arctan)


def tanh_upside_down(A_prev, W, b, activation):
    """With tanh no entry lies between -1 and 1: the fraction stands upside down."""
    return _layer(A_prev, W, b, activation, tanh=lambda Z: 1 / np.tanh(Z))


def tanh_of_minus_Z(A_prev, W, b, activation):
    """Tanh falls where it should rise: the two exponentials in its numerator are exchanged."""
    return _layer(A_prev, W, b, activation, tanh=lambda Z: np.tanh(-Z))


def softmax_of_the_turned_matrix(A_prev, W, b, activation):
    """With softmax A lies on its side, and its rows sum to 1: Z was turned before softmax. It goes
    down the columns by itself.
    """
    return _layer(A_prev, W, b, activation, softmax=lambda Z: softmax(Z.T))


def softmax_without_the_sum(A_prev, W, b, activation):
    """With softmax the exponentials came out as they are: the columns do not sum to 1."""
    return _layer(A_prev, W, b, activation, softmax=np.exp)


def sum_of_softmax_along_the_rows(A_prev, W, b, activation):
    """With softmax the exponentials were summed along the rows, over the examples. Sum down the
    columns: the classes of one example share the probability. (Your `softmax` does it, if you let
    it.)
    """
    return _layer(A_prev, W, b, activation, softmax=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1))


def winner_for_softmax(A_prev, W, b, activation):
    """With softmax the number of the most probable class came out. The probabilities of all classes
    are asked for.
    """
    return _layer(A_prev, W, b, activation, softmax=lambda Z: Z.argmax(axis=0))


def nothing_for_softmax(A_prev, W, b, activation):
    """With softmax A is Z, unchanged: the branch does nothing. Its columns have to sum to 1."""
    return _layer(A_prev, W, b, activation, softmax=np.copy)


def nothing_for_tanh(A_prev, W, b, activation):
    """With tanh A is Z, unchanged: the branch does nothing."""
    return _layer(A_prev, W, b, activation, tanh=np.copy)


def tanh_not_known(A_prev, W, b, activation):
    """Nothing came back for tanh. The function has to know four names."""
    return _layer(A_prev, W, b, activation) if activation != "tanh" else None


def A_only_for_relu_and_sigmoid(A_prev, W, b, activation):
    """For tanh and softmax A was never given a value: no branch has their names. The function has
    to know four.
    """
    return _without_an_else(A_prev, W, b, activation, "relu", "sigmoid")


def A_never_for_softmax(A_prev, W, b, activation):
    """For softmax A was never given a value: no branch has its name. There are four to know."""
    return _without_an_else(A_prev, W, b, activation, "relu", "sigmoid", "tanh")


def A_never_for_tanh(A_prev, W, b, activation):
    """For tanh A was never given a value: no branch has its name. The function has to know four."""
    return _without_an_else(A_prev, W, b, activation, "relu", "sigmoid", "softmax")


def A_never_for_any_name(A_prev, W, b, activation):
    """A was never given a value: no branch was taken. The names come in small letters, as the
    description has them.
    """
    return _without_an_else(A_prev, W, b, activation)


def _without_an_else(A_prev, W, b, activation, *known):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation in known:
        A = ACTIVATIONS[activation](Z)
    return A, (linear_cache, Z)


# The linear half.


def activation_of_A_prev(A_prev, W, b, activation):
    """The activation was applied to A_prev, what comes into the layer. It is applied to Z, what the
    linear half makes of it.
    """
    Z, linear_cache = linear_forward(A_prev, W, b)
    return ACTIVATIONS[activation](A_prev), (linear_cache, Z)


def forgets_the_bias(A_prev, W, b, activation):
    """The layer adds no bias. Your `linear_forward` does, if you let it."""
    Z = W @ A_prev
    return ACTIVATIONS[activation](Z), ((A_prev, W, b), Z)


def linear_forward_not_taken_apart(A_prev, W, b, activation):
    """linear_forward gives back two things, Z and a cache, and both together were taken for Z. Give
    them two names.
    """
    Z = linear_forward(A_prev, W, b)
    return ACTIVATIONS[activation](Z), (Z, Z)


def linear_forward_taken_apart_in_the_wrong_order(A_prev, W, b, activation):
    """What linear_forward gives back was taken apart in the wrong order: first comes Z, then the
    cache. The activation was applied to the cache, a tuple of three arrays.
    """
    linear_cache, Z = linear_forward(A_prev, W, b)
    return ACTIVATIONS[activation](Z), (linear_cache, Z)


# More about what comes back.


def A_prev_in_the_cache(A_prev, W, b, activation):
    """The cache ends with A_prev, which is in its first half already. It should end with Z, what
    went into the activation.
    """
    A, (linear_cache, _) = _layer(A_prev, W, b, activation)
    return A, (linear_cache, A_prev)


def A_and_Z_in_the_cache(A_prev, W, b, activation):
    """The cache is the pair of Z and A. It should hold the cache of linear_forward, and Z."""
    A, (_, Z) = _layer(A_prev, W, b, activation)
    return A, (Z, A)


def W_first_in_the_linear_cache(A_prev, W, b, activation):
    """The first half of the cache begins with W. It is what linear_forward remembered, in its
    order: A_prev, W, b.
    """
    A, (_, Z) = _layer(A_prev, W, b, activation)
    return A, ((W, A_prev, b), Z)


def A_first_in_the_linear_cache(A_prev, W, b, activation):
    """The first half of the cache begins with what the layer gives. It is what linear_forward
    remembered, and begins with what the layer gets, A_prev.
    """
    A, (_, Z) = _layer(A_prev, W, b, activation)
    return A, ((A, W, b), Z)


def name_instead_of_Z_in_the_cache(A_prev, W, b, activation):
    """The cache ends with the name of the activation. It should end with Z; the way back is told
    the name once more.
    """
    A, (linear_cache, _) = _layer(A_prev, W, b, activation)
    return A, (linear_cache, activation)


def cache_as_a_dictionary(A_prev, W, b, activation):
    """The cache is a dictionary. The way back takes its two halves by their places, not by names:
    make it a tuple.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, {"linear_cache": linear_cache, "Z": Z}


def cache_not_in_brackets(A_prev, W, b, activation):
    """Three things came back in a row. Two are asked for: A, and the cache, which holds the other
    two together.
    """
    A, (linear_cache, Z) = _layer(A_prev, W, b, activation)
    return A, linear_cache, Z


def no_cache(A_prev, W, b, activation):
    """The cache is None. It should hold the cache of linear_forward, and Z."""
    return _layer(A_prev, W, b, activation)[0], None


# Two at once: relu is wrong, and another one as well.


def _beside(relu_wrong, other_wrong):
    """Return a layer with one mistake where relu is asked for, and the other elsewhere."""

    def wrong(A_prev, W, b, activation):
        run = relu_wrong if activation == "relu" else other_wrong
        return run(A_prev, W, b, activation)

    return two_things(relu_wrong, other_wrong, wrong)


PAIRS = tuple(
    _beside(relu_wrong, other_wrong)
    for relu_wrong in (
        leaky_relu,
        absolute_value_for_relu,
        minimum_for_relu,
        step_for_relu,
        nothing_for_relu,
    )
    for other_wrong in (
        sigmoid_and_tanh_exchanged,
        sigmoid_of_minus_Z,
        tanh_of_half_Z,
        softmax_over_the_examples,
        softmax_over_the_whole_matrix,
        sigmoid_for_softmax,
    )
)


def leaky_relu_of_a_fifth(A_prev, W, b, activation):
    """Relu lets a fifth of each negative number through: that is a leaky one. Plain relu lets no
    negative number through at all.
    """
    return _layer(A_prev, W, b, activation, relu=lambda Z: np.where(Z > 0, Z, 0.2 * Z))


# Right programs.


def by_a_dictionary(A_prev, W, b, activation):
    def safe_softmax(Z):
        e = np.exp(Z - Z.max(axis=0))
        return e / e.sum(axis=0)

    functions = {
        "relu": lambda Z: Z * (Z > 0),
        "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
        "tanh": lambda Z: (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z)),
        "softmax": safe_softmax,
    }
    Z = np.dot(W, A_prev) + b
    return functions[activation](Z), ((A_prev, W, b), Z)


def relu_on_a_copy(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = Z.copy()
    if activation == "relu":
        A[A < 0] = 0
    elif activation == "tanh":
        A = 2 * sigmoid(2 * A) - 1
    elif activation == "sigmoid":
        A = np.exp(-np.logaddexp(0, -A))
    else:
        A = softmax(A)
    return A, (linear_cache, Z)


def number_by_number(A_prev, W, b, activation="relu"):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = np.empty(Z.shape)
    for (j, e), z in np.ndenumerate(Z):
        if activation == "relu":
            A[j, e] = z if z > 0 else 0
        elif activation == "sigmoid":
            A[j, e] = 1 / (1 + math.exp(-z))
        elif activation == "tanh":
            A[j, e] = math.tanh(z)
        else:
            A[j, e] = 1 / sum(math.exp(other - z) for other in Z[:, e])
    return [A, [list(linear_cache), Z]]


def by_match(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    cache = (linear_cache, Z)
    match activation:
        case "relu":
            return (Z + np.abs(Z)) / 2, cache
        case "sigmoid":
            return 0.5 * (1 + np.tanh(Z / 2)), cache
        case "tanh":
            return np.sinh(Z) / np.cosh(Z), cache
        case "softmax":
            return np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True), cache


def in_single_precision(A_prev, W, b, activation):
    A_prev, W, b = (array.astype(np.float32) for array in (A_prev, W, b))
    return _layer(A_prev, W, b, activation)


CACHE = ("cache[0][0]", "cache[0][1]", "cache[0][2]", "cache[1]")

EXERCISE = Exercise(
    reference=activation_forward,
    cases=cases,
    returns=("A", "cache"),
    points=8,
    aspects=(
        Aspect("Relu lets positive numbers pass, and nothing else.", (ONE, RELU), ("A",), 2),
        Aspect("Sigmoid: from 0 to 1, one half where Z is 0.", (SIGMOID,), ("A",), 1),
        Aspect("Tanh: from -1 to 1, 0 where Z is 0.", (TANH,), ("A",), 1),
        Aspect("Softmax: every column sums to 1.", (SOFTMAX, SQUARE), ("A",), 2),
        Aspect("The cache holds the cache of linear_forward.", (), CACHE[:3], 1),
        Aspect("The cache holds Z as it was before the activation.", (), CACHE[3:], 1),
    ),
    misconceptions=(
        leaky_relu,
        absolute_value_for_relu,
        minimum_for_relu,
        step_for_relu,
        nothing_for_relu,
        largest_number_for_relu,
        np_max_for_relu,
        relu_stops_at_1,
        relu_overwrites_Z,
        sigmoid_and_tanh_exchanged,
        sigmoid_of_minus_Z,
        tanh_of_half_Z,
        softmax_over_the_examples,
        softmax_over_the_whole_matrix,
        sigmoid_for_softmax,
        slopes_instead_of_values,
        relu_always,
        sigmoid_always,
        no_activation_at_all,
        softmax_not_known,
        last_else_for_all_but_tanh,
        activation_before_the_sum,
        activation_twice,
        A_in_the_cache,
        Z_first_in_the_cache,
        Z_not_in_the_cache,
        only_Z_in_the_cache,
        cache_without_inner_brackets,
        name_in_the_cache,
        result_of_linear_forward_in_the_cache,
        only_A,
        cache_first,
        *EXCHANGED,
        leaky_relu_of_a_tenth,
        softplus_for_relu,
        elu_for_relu,
        relu_from_1_on,
        negative_relu,
        relu_of_minus_Z,
        np_max_along_an_axis_for_relu,
        one_question_for_the_whole_array,
        brackets_missing_in_the_sigmoid,
        one_minus_sigmoid_below_the_line,
        tan_for_tanh,
        sinh_for_tanh,
        arctan_for_tanh,
        tanh_upside_down,
        tanh_of_minus_Z,
        softmax_of_the_turned_matrix,
        softmax_without_the_sum,
        sum_of_softmax_along_the_rows,
        winner_for_softmax,
        nothing_for_softmax,
        nothing_for_tanh,
        tanh_not_known,
        A_only_for_relu_and_sigmoid,
        A_never_for_softmax,
        A_never_for_tanh,
        A_never_for_any_name,
        activation_of_A_prev,
        forgets_the_bias,
        linear_forward_not_taken_apart,
        linear_forward_taken_apart_in_the_wrong_order,
        A_prev_in_the_cache,
        A_and_Z_in_the_cache,
        W_first_in_the_linear_cache,
        A_first_in_the_linear_cache,
        name_instead_of_Z_in_the_cache,
        cache_as_a_dictionary,
        cache_not_in_brackets,
        no_cache,
        *PAIRS,
        leaky_relu_of_a_fifth,
    ),
    alternatives=(
        by_a_dictionary,
        relu_on_a_copy,
        number_by_number,
        by_match,
        in_single_precision,
    ),
    same_output=(("Z_not_in_the_cache", "name_in_the_cache"),),
    replaces=(dlhelpers.dense.activation_forward,),
)

"""Exercise: one whole layer, forward."""

import math

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
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

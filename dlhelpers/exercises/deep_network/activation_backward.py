"""Exercise: the way back through one whole layer."""

import math

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.called import called, two_things
from dlhelpers.exercises.deep_network.activation_forward import activation_forward
from dlhelpers.exercises.deep_network.linear_backward import linear_backward
from dlhelpers.exercises.exercise import Aspect, Exercise


def activation_backward(dA, cache, activation):
    """Send a gradient back through one layer: through the activation, then the linear half.

    Parameters
    ----------
    dA : ndarray, shape (n, m)
        How the loss of each example changes with the activations of this layer.
    cache : tuple
        ``(linear_cache, Z)``, as `activation_forward` gave it.
    activation : {"relu", "sigmoid", "tanh"}
        The one that `activation_forward` was given. The slope of relu at 0 is 0.

    Returns
    -------
    dA_prev : ndarray, shape (n_prev, m)
        How the loss of each example changes with what came in.
    dW : ndarray, shape (n, n_prev)
        How the cost, the mean over the examples, changes with each weight.
    db : ndarray, shape (n, 1)
        How the cost changes with each bias.
    """
    ### BEGIN SOLUTION
    linear_cache, Z = cache
    if activation == "relu":
        slope = Z > 0
    elif activation == "sigmoid":
        slope = sigmoid(Z) * (1 - sigmoid(Z))
    elif activation == "tanh":
        slope = 1 - np.tanh(Z) ** 2
    else:
        raise ValueError(f"expected relu, sigmoid or tanh, got {activation!r}")
    return linear_backward(dA * slope, linear_cache)
    ### END SOLUTION


ONE, RELU, SIGMOID, TANH = "one example, tanh", "relu", "sigmoid", "tanh"
SQUARE, AT_0 = "relu, n_prev = n = m", "relu at 0"


def cases(rng):
    """A random dA, a cache from a forward pass, every activation; sums of both signs, and 0."""

    def given(A_prev, W, b, activation):
        A, cache = activation_forward(A_prev, W, b, activation)
        return {"dA": rng.standard_normal(A.shape), "cache": cache, "activation": activation}

    def case(n_prev, n, m, activation):
        A_prev, W = rng.standard_normal((n_prev, m)), rng.standard_normal((n, n_prev))
        # In the first example the units are on and off by turns, and none is far from 0.
        Z = rng.uniform(0.4, 1, (n, 1)) * (-1.0) ** np.arange(n)[:, None]
        return given(A_prev, W, Z - W @ A_prev[:, :1], activation)

    # Where nothing comes in, Z is the bias; two of the biases are 0.
    silent = rng.uniform(0.5, 1.5, (3, 5)) * np.array([0, 0, 0, 1, 1])
    biases = np.array([[0.0], [0.7], [0.0], [-0.4]])
    return {
        ONE: case(3, 2, 1, "tanh"),
        RELU: case(4, 3, 6, "relu"),
        SIGMOID: case(4, 3, 5, "sigmoid"),
        TANH: case(3, 4, 6, "tanh"),
        SQUARE: case(3, 3, 3, "relu"),
        AT_0: given(silent, rng.standard_normal((4, 3)), biases, "relu"),
    }


def _layer(dA, cache, activation, **exchanged):
    """Send dA back through a layer, some of whose slopes are `exchanged` for others, by name."""
    linear_cache, Z = cache
    return linear_backward(dA * _slope(Z, activation, **exchanged), linear_cache)


def _slope(Z, activation, **exchanged):
    slopes = {"relu": _relu_slope, "sigmoid": _sigmoid_slope, "tanh": _tanh_slope} | exchanged
    return slopes[activation](Z)


def _relu_slope(Z):
    return Z > 0


def _sigmoid_slope(Z):
    return sigmoid(Z) * (1 - sigmoid(Z))


def _tanh_slope(Z):
    return 1 - np.tanh(Z) ** 2


# Relu.


def slope_1_at_0(dA, cache, activation):
    """The slope of relu at 0 is 1 here; the course takes 0. There is no derivative there, but it
    happens: a unit with the bias 0 stands exactly there when nothing comes in.
    """
    return _layer(dA, cache, activation, relu=lambda Z: Z >= 0)


def slope_one_half_at_0(dA, cache, activation):
    """The slope of relu at 0 is one half here. Any number between 0 and 1 could be defended; the
    course takes 0.
    """
    return _layer(dA, cache, activation, relu=lambda Z: (np.sign(Z) + 1) / 2)


def value_of_relu_for_its_slope(dA, cache, activation):
    """dZ has the value of relu in it and not its slope. Where a unit is on, its slope is 1, however
    large Z is.
    """
    return _layer(dA, cache, activation, relu=lambda Z: np.maximum(0, Z))


def slope_of_leaky_relu(dA, cache, activation):
    """Where Z is negative a hundredth gets through: that is the leaky relu. Plain relu is flat
    there. (One of the notes prints "a" for this slope; it is 0.)
    """
    return _layer(dA, cache, activation, relu=lambda Z: np.where(Z > 0, 1, 0.01))


def relu_lets_the_wrong_side_pass(dA, cache, activation):
    """The gradient passes where the unit is off, and is stopped where it is on. A unit that is off
    changes nothing in the cost.
    """
    return _layer(dA, cache, activation, relu=lambda Z: Z < 0)


def slope_of_relu_minus_1(dA, cache, activation):
    """Where Z is negative the gradient passes with its sign turned, as if relu had been the
    absolute value. Relu is flat there.
    """
    return _layer(dA, cache, activation, relu=lambda Z: np.where(Z > 0, 1, -1))


def relu_of_dA(dA, cache, activation):
    """With relu the negative entries of dA were cut off. A gradient may be negative; whether it
    passes is decided by Z.
    """
    linear_cache, _ = cache
    return (
        linear_backward(np.maximum(0, dA), linear_cache)
        if activation == "relu"
        else _layer(dA, cache, activation)
    )


def relu_by_A_prev(dA, cache, activation):
    """Whether a gradient passes relu was decided by A_prev, what came into the layer. It is decided
    by Z, what came into the activation.
    """
    linear_cache, _ = cache
    return (
        linear_backward(dA * (linear_cache[0] > 0), linear_cache)
        if activation == "relu"
        else _layer(dA, cache, activation)
    )


# Sigmoid and tanh.


def value_of_the_sigmoid_for_its_slope(dA, cache, activation):
    """With sigmoid dZ has its value in it and not its slope. The slope is never more than a
    quarter, and goes back to 0 on both sides.
    """
    return _layer(dA, cache, activation, sigmoid=sigmoid)


def sigmoid_formula_with_Z(dA, cache, activation):
    """With sigmoid the slope is negative for most Z, and the sigmoid never falls. The formula is
    the right one; it wants the value of the sigmoid, and was given Z.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: Z * (1 - Z))


def sigmoid_taken_twice(dA, cache, activation):
    """The slope of the sigmoid is taken at A, as if it had been applied twice. Z is in the cache,
    not A. Yours never falls below 0.19, and far out the slope should be nearly 0.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: _sigmoid_slope(sigmoid(Z)))


def both_formulas_with_Z(dA, cache, activation):
    """With sigmoid and with tanh the slope is negative for many Z, and neither of them ever falls.
    The formulas are the right ones; they want the values of sigmoid and tanh, and were given Z.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: Z * (1 - Z), tanh=lambda Z: 1 - Z**2)


def sigmoid_slope_with_a_plus(dA, cache, activation):
    """The slope of the sigmoid grows with Z here, up to 2. It is never more than a quarter: a sign
    is wrong in it.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: sigmoid(Z) * (1 + sigmoid(Z)))


def sigmoid_slope_with_the_wrong_sign(dA, cache, activation):
    """With sigmoid all gradients have the wrong sign. The sigmoid rises everywhere, so its slope is
    positive.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: -_sigmoid_slope(Z))


def value_of_tanh_for_its_slope(dA, cache, activation):
    """With tanh dZ has its value in it and not its slope. Where Z is 0 tanh is at its steepest, and
    yours passes nothing on there.
    """
    return _layer(dA, cache, activation, tanh=np.tanh)


def tanh_formula_with_Z(dA, cache, activation):
    """With tanh the slope becomes negative where Z is beyond 1 or -1, and tanh never falls. The
    formula is the right one; it wants the value of tanh, and was given Z.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: 1 - Z**2)


def tanh_not_squared(dA, cache, activation):
    """The slope of tanh is the same at z and at -z; yours is not. A square is missing."""
    return _layer(dA, cache, activation, tanh=lambda Z: 1 - np.tanh(Z))


def tanh_taken_twice(dA, cache, activation):
    """The slope of tanh is taken at A, as if it had been applied twice. Z is in the cache, not A.
    Yours never falls below 0.42, and far out the slope should be nearly 0.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: _tanh_slope(np.tanh(Z)))


def tanh_slope_with_a_plus(dA, cache, activation):
    """The slope of tanh is never below 1 here, and it is nowhere steeper than 1. A sign is wrong in
    it.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: 1 + np.tanh(Z) ** 2)


def sigmoid_formula_with_tanh(dA, cache, activation):
    """With tanh the slope is that of the sigmoid, filled with tanh. At 0 it gives 0, and tanh is
    steepest there.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: np.tanh(Z) * (1 - np.tanh(Z)))


def slopes_of_sigmoid_and_tanh_exchanged(dA, cache, activation):
    """The slopes of sigmoid and tanh stand in each other's place. At 0 the slope of the sigmoid is
    a quarter and that of tanh is 1.
    """
    return _layer(dA, cache, activation, sigmoid=_tanh_slope, tanh=_sigmoid_slope)


# Which activation, and none.


def values_for_slopes(dA, cache, activation):
    """dZ has the value of the activation in it, whichever it is, and not its slope: g, and not g
    with a dash. Where relu is on, its slope is 1, however large Z is; where tanh is 0, it is at its
    steepest.
    """
    return _layer(
        dA, cache, activation, relu=lambda Z: np.maximum(0, Z), sigmoid=sigmoid, tanh=np.tanh
    )


def forgets_the_slope(dA, cache, activation):
    """dA went straight into the linear half: the step back through the activation is missing. Where
    relu is off, nothing may come through.
    """
    return linear_backward(dA, cache[0])


def relu_always(dA, cache, activation):
    """Whatever name came in, the slope was that of relu. Sigmoid and tanh have slopes
    of their own.
    """
    return _layer(dA, cache, "relu")


def sigmoid_always(dA, cache, activation):
    """Whatever name came in, the slope was that of the sigmoid. Relu and tanh have slopes of their
    own.
    """
    return _layer(dA, cache, "sigmoid")


def tanh_not_known(dA, cache, activation):
    """Nothing came back for tanh. The function has to know three names."""
    return _layer(dA, cache, activation) if activation != "tanh" else None


def slope_only(dA, cache, activation):
    """What went into the linear half is the slope by itself. The slope says how much of dA comes
    through: dA is missing.
    """
    linear_cache, Z = cache
    return linear_backward(_slope(Z, activation), linear_cache)


def matrix_product_with_the_slope(dA, cache, activation):
    """The slope was multiplied on as a matrix. Each entry of dA meets the slope at its own place,
    and no other: entry by entry.
    """
    linear_cache, Z = cache
    return linear_backward(dA @ _slope(Z, activation), linear_cache)


def slope_twice(dA, cache, activation):
    """The slope came in twice: it was multiplied on again. Relu does not show it, 1 times 1 is 1;
    sigmoid and tanh do.
    """
    return _layer(
        dA,
        cache,
        activation,
        sigmoid=lambda Z: _sigmoid_slope(Z) ** 2,
        tanh=lambda Z: _tanh_slope(Z) ** 2,
    )


def slope_on_dA_prev(dA, cache, activation):
    """dW and db were made from dA, without the slope of the activation. The slope comes first:
    dA_prev, dW and db are all made from dZ.
    """
    _, dW, db = linear_backward(dA, cache[0])
    return _layer(dA, cache, activation)[0], dW, db


def mean_in_dZ_too(dA, cache, activation):
    """1/m came in twice: dA_prev is m times too small, and so are dW and db. dZ belongs to each
    example's own loss; the mean is taken in the linear half.
    """
    return _layer(dA / dA.shape[1], cache, activation)


# What comes back.


def forgets_the_mean(dA, cache, activation):
    """dA_prev is right, and dW and db are m times too large: sums over the examples. The linear
    half takes the mean, if you let linear_backward do it.
    """
    dA_prev, dW, db = _layer(dA, cache, activation)
    return dA_prev, dW * dA.shape[1], db * dA.shape[1]


def db_of_rank_1(dA, cache, activation):
    """The numbers in db are right, but the sum lost an axis. b is a column; a column minus an array
    with one axis is a square table. (linear_backward does it right, if you let it.)
    """
    dA_prev, dW, db = _layer(dA, cache, activation)
    return dA_prev, dW, db[:, 0]


def db_summed_over_the_units(dA, cache, activation):
    """db was summed down the columns, over the units. Sum over the examples, along the rows: what
    is left is one number per unit. (linear_backward does it right, if you let it.)
    """
    dA_prev, dW, _ = _layer(dA, cache, activation)
    dZ = dA * _slope(cache[1], activation)
    return dA_prev, dW, dZ.sum(axis=0, keepdims=True) / dA.shape[1]


def only_dZ(dA, cache, activation):
    """dZ came back, half of the way. Go on through the linear half: dA_prev, dW and db are asked
    for.
    """
    return dA * _slope(cache[1], activation)


def only_dA_prev(dA, cache, activation):
    """dA_prev came back alone. dW and db are asked for too."""
    return _layer(dA, cache, activation)[0]


def parameters_first(dA, cache, activation):
    """The three arrays are right and their order is not. Whoever calls the function takes the first
    for dA_prev.
    """
    dA_prev, dW, db = _layer(dA, cache, activation)
    return dW, db, dA_prev


def overwrites_dA(dA, cache, activation):
    """The gradients are right, but dA is not what it was: the slope was multiplied on in its place.
    It belongs to whoever called you.
    """
    gradients = _layer(dA, cache, activation)
    dA *= _slope(cache[1], activation)
    return gradients


def relu_overwrites_dA(dA, cache, activation):
    """With relu the gradients are right, but dA is not what it was: zeros were written into it. Two
    names for one array are one array.
    """
    gradients = _layer(dA, cache, activation)
    if activation == "relu":
        dA[cache[1] <= 0] = 0
    return gradients


def relu_overwrites_Z(dA, cache, activation):
    """With relu the gradients are right, but Z in the cache is not what it was: the slope was
    written over it. Whoever uses the cache again gets something else.
    """
    gradients = _layer(dA, cache, activation)
    if activation == "relu":
        Z = cache[1]
        Z[:] = Z > 0
    return gradients


# The slope of one in another's place, or none.


def _slope_of_another(asked, given):
    """Return a layer that takes the slope of `given` where `asked` is the name."""
    return called(
        f"slope_of_{given}_for_{asked}",
        lambda dA, cache, activation: _layer(dA, cache, activation, **{asked: SLOPES[given]}),
        f"With {asked} the slope was that of {given}: a branch was copied and not changed, an "
        f"`else` takes in {asked} as well, or a later `if` writes over it. Each name has its own "
        "slope.",
    )


def _slope_always(given, *asked):
    """Return a layer that takes the slope of `given` where any of `asked` is the name."""
    return called(
        f"slope_of_{given}_for_{'_and_'.join(asked)}",
        lambda dA, cache, activation: _layer(
            dA, cache, activation, **dict.fromkeys(asked, SLOPES[given])
        ),
        f"With {' and '.join(asked)} the slope was that of {given}. Follow one of the names "
        "through your `if`s: `x == 'a' or 'b'` is always true, an `else` belongs to the last `if` "
        "alone, and a later assignment wins.",
    )


def _passes_everything(*names):
    """Return a layer in which a gradient passes these activations as it is."""
    return called(
        f"{'_and_'.join(names)}_passes_everything",
        lambda dA, cache, activation: _layer(
            dA, cache, activation, **dict.fromkeys(names, np.ones_like)
        ),
        f"With {' and '.join(names)} dA went into the linear half as it was: the slope is missing "
        "there, or was worked out and not used.",
    )


def _slope_only(*names):
    """Return a layer in which dA is missing beside the slope of these activations."""

    def wrong(dA, cache, activation):
        linear_cache, Z = cache
        if activation in names:
            return linear_backward(_slope(Z, activation) * 1.0, linear_cache)
        return _layer(dA, cache, activation)

    return called(
        f"{'_and_'.join(names)}_slope_only",
        wrong,
        f"With {' and '.join(names)} what went into the linear half is the slope by itself. The "
        "slope says how much of dA comes through: dA is missing.",
    )


SLOPES = {"relu": _relu_slope, "sigmoid": _sigmoid_slope, "tanh": _tanh_slope}
FAMILIES = (
    *(_slope_of_another(asked, given) for asked in SLOPES for given in SLOPES if asked != given),
    _slope_always("tanh", "relu", "sigmoid"),
    *(_passes_everything(name) for name in SLOPES),
    _passes_everything("sigmoid", "tanh"),
    _passes_everything("relu", "sigmoid"),
    _passes_everything("relu", "tanh"),
    *(_slope_only(name) for name in SLOPES),
    _slope_only("sigmoid", "tanh"),
    _slope_only("relu", "sigmoid"),
    _slope_only("relu", "tanh"),
)


# More about the slopes.


def slope_of_leaky_relu_of_a_tenth(dA, cache, activation):
    """Where Z is negative a tenth gets through: that is a leaky relu. Plain relu is flat there."""
    return _layer(dA, cache, activation, relu=lambda Z: np.where(Z > 0, 1, 0.1))


def slope_of_relu_from_1_on(dA, cache, activation):
    """The gradient passes only where Z is above 1. Relu rises from 0 on."""
    return _layer(dA, cache, activation, relu=lambda Z: Z > 1)


def slope_of_relu_where_not_0(dA, cache, activation):
    """The gradient passes where Z is negative, too: any number that is not 0 counts as a yes. Relu
    passes it where Z is above 0.
    """
    return _layer(dA, cache, activation, relu=lambda Z: Z != 0)


def relu_lets_positive_dA_pass(dA, cache, activation):
    """With relu Z came through where dA is positive: the two stand in each other's place. dA passes
    where Z is positive.
    """
    linear_cache, Z = cache
    if activation == "relu":
        return linear_backward(Z * (dA > 0), linear_cache)
    return _layer(dA, cache, activation)


def sigmoid_formula_half_with_Z(dA, cache, activation):
    """With sigmoid one half of the formula has the value of the sigmoid in it, and the other Z
    itself. Both want the value.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: sigmoid(Z) * (1 - Z))


def sigmoid_formula_with_Z_first(dA, cache, activation):
    """With sigmoid one half of the formula has Z in it, and the other the value of the sigmoid.
    Both want the value.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: Z * (1 - sigmoid(Z)))


def half_of_the_sigmoid_formula(dA, cache, activation):
    """With sigmoid the slope falls from 1 to 0: only one of its two factors is there, or a square
    is missing below the line. It is never more than a quarter, and small on both sides.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: 1 - sigmoid(Z))


def square_in_the_sigmoid_formula(dA, cache, activation):
    """With sigmoid the slope is 1 minus a square: that is the formula of tanh, with the sigmoid in
    it. The sigmoid's own is never more than a quarter.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: 1 - sigmoid(Z) ** 2)


def square_of_the_sigmoid(dA, cache, activation):
    """With sigmoid its square was taken for its slope. The slope is small on both sides, where the
    sigmoid is flat.
    """
    return _layer(dA, cache, activation, sigmoid=lambda Z: sigmoid(Z) ** 2)


def brackets_missing_in_the_sigmoid_formula(dA, cache, activation):
    """With sigmoid the gradient is dA times the sigmoid, less the sigmoid: brackets are missing.
    The whole slope multiplies dA.
    """
    linear_cache, Z = cache
    if activation == "sigmoid":
        return linear_backward(dA * sigmoid(Z) * 1 - sigmoid(Z), linear_cache)
    return _layer(dA, cache, activation)


def brackets_missing_in_the_tanh_formula(dA, cache, activation):
    """With tanh the gradient is dA less a square: brackets are missing. The whole slope multiplies
    dA.
    """
    linear_cache, Z = cache
    if activation == "tanh":
        return linear_backward(dA * 1 - np.tanh(Z) ** 2, linear_cache)
    return _layer(dA, cache, activation)


def divides_by_the_slope(dA, cache, activation):
    """With sigmoid and tanh dA was divided by the slope. Where the activation is flat little comes
    through: it is multiplied.
    """
    return _layer(
        dA,
        cache,
        activation,
        sigmoid=lambda Z: 1 / _sigmoid_slope(Z),
        tanh=lambda Z: 1 / _tanh_slope(Z),
    )


def tanh_slope_with_the_wrong_sign(dA, cache, activation):
    """With tanh all gradients have the wrong sign: the square stands first and the 1 second. Tanh
    rises everywhere, so its slope is positive.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: -_tanh_slope(Z))


def square_around_the_tanh_formula(dA, cache, activation):
    """With tanh the square stands around the whole difference. The slope is the same at z and at
    -z; yours is not. Only tanh is squared.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: (1 - np.tanh(Z)) ** 2)


def tanh_of_the_square(dA, cache, activation):
    """With tanh it is Z that was squared, before tanh. First tanh, then the square."""
    return _layer(dA, cache, activation, tanh=lambda Z: 1 - np.tanh(Z**2))


def tanh_squared_alone(dA, cache, activation):
    """With tanh its square was taken for its slope, without the 1 before it. Where Z is 0 tanh is
    at its steepest, and yours passes nothing on there.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: np.tanh(Z) ** 2)


def tanh_by_one_cosine(dA, cache, activation):
    """With tanh the slope is too large: below the line stands the hyperbolic cosine, and its square
    should.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: 1 / np.cosh(Z))


def tanh_cubed(dA, cache, activation):
    """With tanh the slope has a third power in it. The square of tanh is what is taken from 1."""
    return _layer(dA, cache, activation, tanh=lambda Z: 1 - np.tanh(Z) ** 3)


def tan_for_tanh(dA, cache, activation):
    """With tanh the tangent was taken, which has no bounds. The hyperbolic one has an h at the end
    of its name.
    """
    return _layer(dA, cache, activation, tanh=lambda Z: 1 - np.tan(Z) ** 2)


def both_taken_twice(dA, cache, activation):
    """The slopes of sigmoid and tanh are taken at A, as if each had been applied twice. Z is in the
    cache, not A.
    """
    return _layer(
        dA,
        cache,
        activation,
        sigmoid=lambda Z: _sigmoid_slope(sigmoid(Z)),
        tanh=lambda Z: _tanh_slope(np.tanh(Z)),
    )


# The way through the linear half.


def whole_cache_handed_on(dA, cache, activation):
    """The whole cache, a pair, was taken for the three arrays that linear_forward remembered: these
    are its first half. linear_backward wants that half alone.
    """
    return linear_backward(dA * _slope(cache[1], activation), cache)


def an_array_for_the_linear_cache(dA, cache, activation):
    """linear_backward found an array where its cache should be: Z was handed on, or its two
    arguments stand in each other's place. It wants dZ first, and then the first half of the cache.
    """
    return linear_backward(dA * _slope(cache[1], activation), cache[1])


def cache_taken_apart_in_the_wrong_order(dA, cache, activation):
    """The two halves of the cache were taken for each other: the first is the cache of
    linear_forward, the second is Z.
    """
    Z, linear_cache = cache
    return linear_backward(dA * SLOPES[activation](Z), linear_cache)


def cache_not_taken_apart(dA, cache, activation):
    """The slope was taken of the whole cache. It holds two things, and Z is the second."""
    return linear_backward(dA * SLOPES[activation](cache), cache[0])


def cache_of_four(dA, cache, activation):
    """The cache was taken apart into four names. It holds two things: the cache of linear_forward,
    which is a tuple of three, and Z.
    """
    A_prev, W, b, Z = cache
    return linear_backward(dA * _slope(Z, activation), (A_prev, W, b))


def slope_on_the_way_out(dA, cache, activation):
    """The slope was multiplied onto dA_prev, after the linear half. It comes first: dZ is dA times
    the slope, and all three are made from dZ.
    """
    linear_cache, Z = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev * _slope(Z, activation), dW, db


def parameters_right_but_dA_prev_from_dA(dA, cache, activation):
    """dA_prev was made from dA, without the slope of the activation. The slope comes first:
    dA_prev, dW and db are all made from dZ.
    """
    dA_prev, _, _ = linear_backward(dA, cache[0])
    return dA_prev, *_layer(dA, cache, activation)[1:]


def dZ_never_for_tanh(dA, cache, activation):
    """For tanh dZ was never given a value: no branch has its name. There are three to know."""
    return _without_an_else(dA, cache, activation, "relu", "sigmoid")


def dZ_never_for_sigmoid_and_tanh(dA, cache, activation):
    """For sigmoid and tanh dZ was never given a value: no branch has their names. The function has
    to know three.
    """
    return _without_an_else(dA, cache, activation, "relu")


def dZ_never_for_any_name(dA, cache, activation):
    """dZ was never given a value: no branch was taken. The names come in small letters, as the
    description has them.
    """
    return _without_an_else(dA, cache, activation)


def _without_an_else(dA, cache, activation, *known):
    linear_cache, Z = cache
    if activation in known:
        dZ = dA * _slope(Z, activation)
    return linear_backward(dZ, linear_cache)


def sigmoid_not_known(dA, cache, activation):
    """Nothing came back for sigmoid. The function has to know three names."""
    return _layer(dA, cache, activation) if activation != "sigmoid" else None


# More about what comes back.


def dW_and_db_exchanged(dA, cache, activation):
    """dW and db came back in each other's place. The order is dA_prev, dW, db."""
    dA_prev, dW, db = _layer(dA, cache, activation)
    return dA_prev, db, dW


def dZ_comes_back_too(dA, cache, activation):
    """Four arrays came back. Three are asked for: dA_prev, dW, db."""
    linear_cache, Z = cache
    dZ = dA * _slope(Z, activation)
    return (dZ, *linear_backward(dZ, linear_cache))


def two_things_instead_of_three(dA, cache, activation):
    """Two things came back, and three in a row are asked for: dA_prev, dW and db."""
    dA_prev, dW, _ = _layer(dA, cache, activation)
    return dA_prev, dW


def gives_back_a_dictionary(dA, cache, activation):
    """The three arrays came back in a dictionary. Three things in a row are asked for: dA_prev, dW,
    db.
    """
    dA_prev, dW, db = _layer(dA, cache, activation)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


# Two at once: the slope of relu is wrong, and another one as well.


def _beside(relu_wrong, other_wrong):
    """Return a layer with one mistake where relu is asked for, and the other elsewhere."""

    def wrong(dA, cache, activation):
        run = relu_wrong if activation == "relu" else other_wrong
        return run(dA, cache, activation)

    return two_things(relu_wrong, other_wrong, wrong)


PAIRS = tuple(
    _beside(relu_wrong, other_wrong)
    for relu_wrong in (slope_1_at_0, slope_of_leaky_relu, relu_of_dA, value_of_relu_for_its_slope)
    for other_wrong in (
        sigmoid_formula_with_Z,
        value_of_the_sigmoid_for_its_slope,
        tanh_not_squared,
        tanh_formula_with_Z,
        _slope_of_another("tanh", "sigmoid"),
        slopes_of_sigmoid_and_tanh_exchanged,
    )
)


# Right programs.


def dZ_from_a_copy(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    elif activation == "tanh":
        dZ = dA / np.cosh(Z) ** 2
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db


def by_a_dictionary(dA, cache, activation):
    (A_prev, W, _), Z = cache
    slopes = {
        "relu": lambda: np.where(Z > 0, 1.0, 0.0),
        "sigmoid": lambda: sigmoid(Z) * sigmoid(-Z),
        "tanh": lambda: (1 - np.tanh(Z)) * (1 + np.tanh(Z)),
    }
    dZ = np.multiply(dA, slopes[activation]())
    m = dZ.shape[1]
    return [W.T @ dZ, dZ @ A_prev.T / m, np.mean(dZ, axis=1, keepdims=True)]


def by_complex_step(dA, cache, activation, h=1e-30):
    linear_cache, Z = cache
    functions = {
        "relu": lambda z: z * (z.real > 0),
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
    }
    return linear_backward(dA * (functions[activation](Z + 1j * h).imag / h), linear_cache)


def number_by_number(dA, cache, activation):
    (A_prev, W, b), Z = cache

    def slope(z):
        if activation == "relu":
            return 1 if z > 0 else 0
        if activation == "sigmoid":
            return math.exp(-z) / (1 + math.exp(-z)) ** 2
        return 1 - math.tanh(z) ** 2

    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    n, m = Z.shape
    for e in range(m):
        for i in range(n):
            dz = dA[i, e] * slope(Z[i, e])
            db[i] += dz / m
            dW[i] += dz * A_prev[:, e] / m
            dA_prev[:, e] += dz * W[i]
    return dA_prev, dW, db


def in_single_precision(dA, cache, activation):
    (A_prev, W, b), Z = cache
    small = tuple(array.astype(np.float32) for array in (A_prev, W, b))
    return _layer(dA.astype(np.float32), (small, Z.astype(np.float32)), activation)


EXERCISE = Exercise(
    reference=activation_backward,
    cases=cases,
    returns=("dA_prev", "dW", "db"),
    points=12,
    aspects=(
        Aspect("One example: the slope of tanh at its own Z.", (ONE,), (), 2),
        Aspect("Relu passes the gradient where Z is positive.", (RELU, SQUARE), (), 3),
        Aspect("Relu passes nothing where Z is exactly 0.", (AT_0,), (), 1),
        Aspect("Sigmoid passes at most a quarter, and little where it is flat.", (SIGMOID,), (), 3),
        Aspect("Tanh passes all where Z is 0, and little where it is flat.", (TANH,), (), 3),
    ),
    misconceptions=(
        slope_1_at_0,
        slope_one_half_at_0,
        value_of_relu_for_its_slope,
        slope_of_leaky_relu,
        relu_lets_the_wrong_side_pass,
        slope_of_relu_minus_1,
        relu_of_dA,
        relu_by_A_prev,
        value_of_the_sigmoid_for_its_slope,
        sigmoid_formula_with_Z,
        sigmoid_taken_twice,
        both_formulas_with_Z,
        sigmoid_slope_with_a_plus,
        sigmoid_slope_with_the_wrong_sign,
        value_of_tanh_for_its_slope,
        tanh_formula_with_Z,
        tanh_not_squared,
        tanh_taken_twice,
        tanh_slope_with_a_plus,
        sigmoid_formula_with_tanh,
        slopes_of_sigmoid_and_tanh_exchanged,
        values_for_slopes,
        forgets_the_slope,
        relu_always,
        sigmoid_always,
        tanh_not_known,
        slope_only,
        matrix_product_with_the_slope,
        slope_twice,
        slope_on_dA_prev,
        mean_in_dZ_too,
        forgets_the_mean,
        db_of_rank_1,
        db_summed_over_the_units,
        only_dZ,
        only_dA_prev,
        parameters_first,
        overwrites_dA,
        relu_overwrites_dA,
        relu_overwrites_Z,
        *FAMILIES,
        slope_of_leaky_relu_of_a_tenth,
        slope_of_relu_from_1_on,
        slope_of_relu_where_not_0,
        relu_lets_positive_dA_pass,
        sigmoid_formula_half_with_Z,
        sigmoid_formula_with_Z_first,
        half_of_the_sigmoid_formula,
        square_in_the_sigmoid_formula,
        square_of_the_sigmoid,
        brackets_missing_in_the_sigmoid_formula,
        brackets_missing_in_the_tanh_formula,
        divides_by_the_slope,
        tanh_slope_with_the_wrong_sign,
        square_around_the_tanh_formula,
        tanh_of_the_square,
        tanh_squared_alone,
        tanh_by_one_cosine,
        tanh_cubed,
        tan_for_tanh,
        both_taken_twice,
        whole_cache_handed_on,
        an_array_for_the_linear_cache,
        cache_taken_apart_in_the_wrong_order,
        cache_not_taken_apart,
        cache_of_four,
        slope_on_the_way_out,
        parameters_right_but_dA_prev_from_dA,
        dZ_never_for_tanh,
        dZ_never_for_sigmoid_and_tanh,
        dZ_never_for_any_name,
        sigmoid_not_known,
        dW_and_db_exchanged,
        dZ_comes_back_too,
        two_things_instead_of_three,
        gives_back_a_dictionary,
        *PAIRS,
    ),
    alternatives=(
        dZ_from_a_copy,
        by_a_dictionary,
        by_complex_step,
        number_by_number,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.activation_backward,),
)

"""Exercise: the gradient of the cost of a network with one hidden layer."""

import itertools

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import Close
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.own_forward import OwnForward
from dlhelpers.exercises.pairs import two_at_once
from dlhelpers.exercises.shallow_network.forward_prop import forward_prop


def backward_prop(parameters, cache, X, Y):
    """Find how the cost changes with every weight and every bias.

    Parameters
    ----------
    parameters : dict of ndarray
        ``W1 (n_h, n_x)``, ``b1 (n_h, 1)``, ``W2 (1, n_h)``, ``b2 (1, 1)``.
    cache : dict of ndarray
        ``Z1``, ``A1``, ``Z2``, ``A2``, from `forward_prop`.
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (1, m)
        What each example is, 0 or 1.

    Returns
    -------
    dict of ndarray
        ``dW2``, ``db2``, ``dW1``, ``db1``: the gradient of the cost, which is a mean over the
        examples; each of the shape of its parameter.
    """
    ### BEGIN SOLUTION
    A1, A2 = cache["A1"], cache["A2"]
    m = X.shape[1]
    dZ2 = A2 - Y
    # The slope of tanh at Z1 is 1 - tanh(Z1)**2, and A1 is that tanh.
    dZ1 = parameters["W2"].T @ dZ2 * (1 - A1**2)
    return {
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
    }
    ### END SOLUTION


ONE, MANY, SQUARE, STEEP = "one example", "many examples", "n_x = n_h = m", "large weights"


def _network(rng, n_x, n_h, m, size=1.0):
    parameters = {
        "W1": size * rng.standard_normal((n_h, n_x)),
        "b1": rng.standard_normal((n_h, 1)),
        "W2": size * rng.standard_normal((1, n_h)),
        "b2": rng.standard_normal((1, 1)),
    }
    # Labels of both kinds: those from the middle on are ones.
    Y = (np.arange(m)[None, :] >= m // 2).astype(float)
    return {"parameters": parameters, "X": rng.standard_normal((n_x, m)), "Y": Y}


def cases(rng):
    """Each cache comes from a forward pass; sizes that differ, and a square where they do not."""

    def case(*sizes, **kind):
        drawn = _network(rng, *sizes, **kind)
        _, cache = forward_prop(drawn["X"], drawn["parameters"])
        return {"parameters": drawn["parameters"], "cache": cache, "X": drawn["X"], "Y": drawn["Y"]}

    return {
        ONE: case(2, 3, 1),
        MANY: case(3, 4, 6),
        SQUARE: case(4, 4, 4),
        STEEP: case(2, 5, 7, size=2.0),
    }


def own_forward(rng):
    """Return a small network on which a student's own two passes are compared."""
    return OwnForward(forward="forward_prop", **_network(rng, 3, 2, 8))


def _tanh_slope(Z1, A1):
    return 1 - A1**2


def _gradients(parameters, cache, X, Y, slope=_tanh_slope, dZ2=None):
    """Return dZ2, dZ1 and the four sums over the examples, before the mean is taken.

    `slope` is called with Z1 and A1 and stands for the slope of the hidden activation.
    """
    dZ2 = cache["A2"] - Y if dZ2 is None else dZ2
    dZ1 = parameters["W2"].T @ dZ2 * slope(cache["Z1"], cache["A1"])
    return dZ2, dZ1, _sums(dZ2, dZ1, cache["A1"], X)


def _sums(dZ2, dZ1, A1, X):
    return {
        "dW2": dZ2 @ A1.T,
        "db2": dZ2.sum(axis=1, keepdims=True),
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
    }


def _divided(sums, by):
    return {name: value / by for name, value in sums.items()}


def _right(parameters, cache, X, Y, **other):
    """Return the gradients of a program that is right but for what `other` exchanges."""
    return _divided(_gradients(parameters, cache, X, Y, **other)[2], X.shape[1])


# In the output layer.


def slope_of_the_sigmoid_twice(parameters, cache, X, Y):
    """dZ2 is too small by the factor A2 (1 - A2): the slope of the sigmoid is in there a second
    time. In A2 - Y it has cancelled against the denominator of the cost already. This one learns
    nearly as well as the right one, so only a gradient check finds it.
    """
    A2 = cache["A2"]
    return _right(parameters, cache, X, Y, dZ2=(A2 - Y) * A2 * (1 - A2))


def slope_of_the_sigmoid_forgotten(parameters, cache, X, Y):
    """What you took for dZ2 is the slope of the cost with respect to A2. The step back through the
    sigmoid is missing: multiplied by its slope, the fraction becomes a simple difference.
    """
    A2 = cache["A2"]
    return _right(parameters, cache, X, Y, dZ2=(1 - Y) / (1 - A2) - Y / A2)


def slope_of_tanh_at_the_output(parameters, cache, X, Y):
    """dZ2 has the slope of a tanh in it. The output layer has no tanh, and for sigmoid and
    cross-entropy together dZ2 is the difference between what was said and what is.
    """
    A2 = cache["A2"]
    return _right(parameters, cache, X, Y, dZ2=(A2 - Y) * (1 - A2**2))


def wrong_sign(parameters, cache, X, Y):
    """All gradients have the wrong sign: Y and A2 stand the wrong way round in the difference.
    Where A2 is too large, Z2 must come down, so dZ2 must be positive.
    """
    return _right(parameters, cache, X, Y, dZ2=Y - cache["A2"])


def slope_of_the_squared_error(parameters, cache, X, Y):
    """All gradients are twice as large as they should be: the 2 belongs to the squared error, and
    the cost here is the cross-entropy.
    """
    return _right(parameters, cache, X, Y, dZ2=2 * (cache["A2"] - Y))


def squared_error_through_the_sigmoid(parameters, cache, X, Y):
    """This is the gradient of the squared error. The cost here is the cross-entropy: with it the
    slope of the sigmoid cancels, and no 2 is left over.
    """
    A2 = cache["A2"]
    return _right(parameters, cache, X, Y, dZ2=2 * (A2 - Y) * A2 * (1 - A2))


def decisions_instead_of_probabilities(parameters, cache, X, Y):
    """dZ2 is exactly 0 where the network is right: it was made from decisions. How far a
    probability is from its label matters, even on the right side.
    """
    return _right(parameters, cache, X, Y, dZ2=(cache["A2"] > 0.5) - Y)


def Z2_instead_of_A2(parameters, cache, X, Y):
    """The label was compared with Z2. Z2 is a sum of any size; the probability is A2."""
    return _right(parameters, cache, X, Y, dZ2=cache["Z2"] - Y)


# The slope of the hidden layer.


def slope_of_the_sigmoid_in_the_hidden_layer(parameters, cache, X, Y):
    """The hidden layer has the slope of a sigmoid here, but it is made of tanh. Test yours where A1
    is 0: there tanh is steepest, with slope 1, and yours is 0.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: A1 * (1 - A1))


def slope_of_the_sigmoid_of_Z1(parameters, cache, X, Y):
    """The hidden layer has the slope of a sigmoid at Z1 here, never more than a quarter. It is made
    of tanh, whose slope at 0 is 1.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: sigmoid(Z1) * (1 - sigmoid(Z1)))


def slope_of_relu_in_the_hidden_layer(parameters, cache, X, Y):
    """The hidden layer has the slope of relu here, 0 or 1. It is made of tanh, whose slope goes
    smoothly from 0 through 1 to 0.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: (Z1 > 0).astype(float))


def forgets_the_slope(parameters, cache, X, Y):
    """dZ1 stops one step short: what you have is dA1. The way from Z1 to A1 leads through tanh, and
    its slope is missing.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1.0)


def value_instead_of_slope(parameters, cache, X, Y):
    """dZ1 has the value of tanh in it and not its slope, as one of the notes has it. Where a hidden
    unit is at 0 it is at its steepest, and yours passes nothing on there.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: A1)


def slope_not_squared(parameters, cache, X, Y):
    """The slope of tanh is the same at z and at -z; yours is not. A square is missing."""
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1 - A1)


def square_outside_the_brackets(parameters, cache, X, Y):
    """The slope of tanh is the same at z and at -z; yours is not. The square stands outside the
    brackets, and belongs to the tanh alone.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: (1 - A1) ** 2)


def brackets_forgotten(parameters, cache, X, Y):
    """dZ1 is not 0 where the error is 0: brackets are missing around the slope, so only its first
    term was multiplied on, and the second was taken away from the product.
    """
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 - cache["A1"] ** 2
    return _divided(_sums(dZ2, dZ1, cache["A1"], X), X.shape[1])


def slope_with_Z1_for_A1(parameters, cache, X, Y):
    """The slope becomes negative where Z1 is beyond 1 or -1, and tanh never falls. The formula is
    the right one; it wants the value of tanh, and was given what tanh was given.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1 - Z1**2)


def tanh_taken_twice(parameters, cache, X, Y):
    """The slope is taken at A1, as if tanh had been applied twice. A1 is the tanh already; the
    slope must be nearly 0 where Z1 is large, and yours never falls below 0.42.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1 - np.tanh(A1) ** 2)


def slope_from_A2(parameters, cache, X, Y):
    """The slope was computed from A2, and it is the hidden units whose tanh is passed: each has a
    slope of its own.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1 - cache["A2"] ** 2)


def slope_with_a_plus(parameters, cache, X, Y):
    """Your slope is never below 1, and tanh is nowhere steeper than 1. A sign is wrong in it."""
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: 1 + A1**2)


def slope_with_the_wrong_sign(parameters, cache, X, Y):
    """dW1 and db1 have the wrong sign. Tanh rises everywhere, so its slope is positive, and yours
    is negative.
    """
    return _right(parameters, cache, X, Y, slope=lambda Z1, A1: A1**2 - 1)


# The way back through W2.


def W1_instead_of_W2(parameters, cache, X, Y):
    """The error comes back through the wrong weights: it went forward from the hidden layer to the
    output through W2, and must return by the same way. W1 leads on to the input.
    """
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W1"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return _divided(_sums(dZ2, dZ1, cache["A1"], X), X.shape[1])


def W2_not_transposed(parameters, cache, X, Y):
    """The product on the way back does not fit. The error returns through W2, as it went forward,
    and not through W1; and it goes the other way: forward, W2 makes one number out of n_h; back, it
    has to make n_h numbers out of one.
    """
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"] @ dZ2 * (1 - cache["A1"] ** 2)
    return _divided(_sums(dZ2, dZ1, cache["A1"], X), X.shape[1])


def forgets_W2(parameters, cache, X, Y):
    """All hidden units are told the same error: W2 is missing on the way back. A unit with a small
    weight has a small share in the mistake, and one with weight 0 has none.
    """
    dZ2 = cache["A2"] - Y
    dZ1 = dZ2 * (1 - cache["A1"] ** 2)
    return _divided(_sums(dZ2, dZ1, cache["A1"], X), X.shape[1])


def W2_already_moved(parameters, cache, X, Y):
    """dW2 is right, and dZ1 was made with a W2 from which it had been subtracted. All gradients
    belong to one and the same point: nothing moves before all of them are known.
    """
    right = _right(parameters, cache, X, Y)
    moved = parameters | {"W2": parameters["W2"] - right["dW2"]}
    return _right(moved, cache, X, Y)


def matrix_product_with_the_slope(parameters, cache, X, Y):
    """The slope was multiplied on as a matrix. Each entry of dA1 meets the slope at its own place,
    and no other: entry by entry.
    """
    dZ2 = cache["A2"] - Y
    dZ1 = (parameters["W2"].T @ dZ2) @ (1 - cache["A1"] ** 2)
    return _divided(_sums(dZ2, dZ1, cache["A1"], X), X.shape[1])


def one_error_for_all_units(parameters, cache, X, Y):
    """dZ1 was summed over the hidden units. It is no single number: every unit has its own error,
    so dZ1 has one row per unit.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    summed = dZ1.sum(axis=0, keepdims=True)
    return _divided(sums | _sums(dZ2, summed, cache["A1"], X), X.shape[1])


# The mean over the examples.


def forgets_the_mean(parameters, cache, X, Y):
    """All gradients are m times too large: they are sums over the examples. The cost is a mean:
    every example twice must give the same gradients, and yours double.
    """
    return _gradients(parameters, cache, X, Y)[2]


def m_from_the_labels_rows(parameters, cache, X, Y):
    """All gradients are m times too large: the number you divide by is the number of rows of Y, 1.
    The examples are columns.
    """
    return _divided(_gradients(parameters, cache, X, Y)[2], Y.shape[0])


def m_from_the_rows_of_X(parameters, cache, X, Y):
    """The sums were divided by the number of features. More examples of the same kind must not make
    the gradient larger; the examples are columns.
    """
    return _divided(_gradients(parameters, cache, X, Y)[2], X.shape[0])


def mean_forgotten_in_the_biases(parameters, cache, X, Y):
    """dW1 and dW2 are means over the examples; db1 and db2 are sums still. The cost is a mean, and
    biases are parameters like the others.
    """
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {name: sums[name] for name in ("db1", "db2")}


def mean_forgotten_in_the_weights(parameters, cache, X, Y):
    """db1 and db2 are means over the examples; dW1 and dW2 are sums still. A matrix product adds up
    over the examples too, where nobody sees it.
    """
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {name: sums[name] for name in ("dW1", "dW2")}


def mean_forgotten_in_db1(parameters, cache, X, Y):
    """db1 is a sum over the examples still, and the cost is a mean."""
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {"db1": sums["db1"]}


def mean_forgotten_in_dW1(parameters, cache, X, Y):
    """dW1 is a sum over the examples still, and the cost is a mean. A matrix product adds up over
    the examples too, where nobody sees it.
    """
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {"dW1": sums["dW1"]}


def mean_forgotten_in_the_first_layer(parameters, cache, X, Y):
    """dW1 and db1 are sums over the examples still, and the cost is a mean."""
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {name: sums[name] for name in ("dW1", "db1")}


def half_of_everything(parameters, cache, X, Y):
    """All gradients are half as large as they should be: you divided by 2m. That 2 belongs to a
    cost with a square in it.
    """
    return _divided(_gradients(parameters, cache, X, Y)[2], 2 * X.shape[1])


def mean_taken_twice(parameters, cache, X, Y):
    """All gradients are m times too small: 1/m stands in dZ2, and again in the sums. Every example
    twice must give the same gradients, and yours are halved.
    """
    return _divided(_right(parameters, cache, X, Y), X.shape[1])


def mean_taken_twice_in_the_first_layer(parameters, cache, X, Y):
    """dW1 and db1 are m times too small. 1/m stands in dZ1, and again in what is made of it."""
    right = _right(parameters, cache, X, Y)
    return right | {name: right[name] / X.shape[1] for name in ("dW1", "db1")}


# The sums over the examples.


def biases_without_a_sum(parameters, cache, X, Y):
    """db has a column per example, and a bias is one number per unit. Each example has its wish;
    add them up.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"db2": dZ2, "db1": dZ1}, X.shape[1])


def biases_summed_over_the_units(parameters, cache, X, Y):
    """db was summed down the columns, over the units. Sum over the examples, along the rows: what
    is left is one number per unit.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    down = {"db2": dZ2.sum(axis=0, keepdims=True), "db1": dZ1.sum(axis=0, keepdims=True)}
    return _divided(sums | down, X.shape[1])


def biases_summed_over_everything(parameters, cache, X, Y):
    """db1 is one number for the whole layer: the sum ran over units and examples. Every unit has a
    bias of its own.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"db2": dZ2.sum(), "db1": dZ1.sum()}, X.shape[1])


def axis_forgotten(parameters, cache, X, Y):
    """db1 is one number for the whole layer, in brackets: the sum was not told along which axis to
    go, and ran over units and examples. Every unit has a bias of its own.
    """
    _, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"db1": dZ1.sum(keepdims=True)}, X.shape[1])


def biases_averaged_over_everything(parameters, cache, X, Y):
    """db1 is one number for the whole layer: the mean ran over units and examples. Every unit has a
    bias of its own, and the mean is one over the examples.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums, X.shape[1]) | {"db2": dZ2.mean(), "db1": dZ1.mean()}


def biases_of_rank_1(parameters, cache, X, Y):
    """The numbers in db are right, but the sum lost an axis. b1 is a column; a column minus an
    array with one axis is a square table.
    """
    right = _right(parameters, cache, X, Y)
    return right | {"db1": right["db1"][:, 0], "db2": right["db2"][:, 0]}


def X_and_A1_exchanged(parameters, cache, X, Y):
    """The two layers have each other's input: X came into the first, A1 into the second. A gradient
    has the shape of its parameter, and these have not.
    """
    dZ2, dZ1, _ = _gradients(parameters, cache, X, Y)
    return _divided(_sums(dZ2, dZ1, A1=X, X=cache["A1"]), X.shape[1])


def X_instead_of_A1(parameters, cache, X, Y):
    """dW2 was made with X. The second layer never sees X: what W2 multiplied on the way forward is
    A1. A gradient has the shape of its parameter, and this one has not.
    """
    dZ2, dZ1, _ = _gradients(parameters, cache, X, Y)
    return _divided(_sums(dZ2, dZ1, X, X), X.shape[1])


def A1_instead_of_X(parameters, cache, X, Y):
    """dW1 was made with A1, what comes out of the first layer. What W1 multiplied on the way
    forward is what went in. A gradient has the shape of its parameter, and this one has not.
    """
    dZ2, dZ1, _ = _gradients(parameters, cache, X, Y)
    return _divided(_sums(dZ2, dZ1, cache["A1"], cache["A1"]), X.shape[1])


def Z1_instead_of_A1(parameters, cache, X, Y):
    """dW2 was made with Z1. What W2 multiplied on the way forward is A1, so a change in W2 counts
    as much as A1 is large.
    """
    dZ2, dZ1, _ = _gradients(parameters, cache, X, Y)
    return _divided(_sums(dZ2, dZ1, cache["Z1"], X), X.shape[1])


def A1_not_transposed(parameters, cache, X, Y):
    """The product for dW2 does not fit. It adds up over the examples, so these must meet: dZ2 has
    them in its columns, and A1 must bring them in its rows.
    """
    dZ2, _, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"dW2": dZ2 @ cache["A1"]}, X.shape[1])


def X_not_transposed(parameters, cache, X, Y):
    """The product for dW1 does not fit. It adds up over the examples, so these must meet: dZ1 has
    them in its columns, and X must bring them in its rows.
    """
    _, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"dW1": dZ1 @ X}, X.shape[1])


def neither_transposed(parameters, cache, X, Y):
    """The products for dW2 and dW1 do not fit. They add up over the examples, so these must meet:
    on the left they stand in the columns, on the right they must stand in the rows.
    """
    dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
    return _divided(sums | {"dW2": dZ2 @ cache["A1"], "dW1": dZ1 @ X}, X.shape[1])


def weights_transposed(parameters, cache, X, Y):
    """dW1 and dW2 are the other way round. A gradient has the shape of its parameter, or one cannot
    be subtracted from the other.
    """
    right = _right(parameters, cache, X, Y)
    return right | {"dW1": right["dW1"].T, "dW2": right["dW2"].T}


def layers_exchanged(parameters, cache, X, Y):
    """The gradients of the two layers stand under each other's name: dW1 has the shape of W2."""
    right = _right(parameters, cache, X, Y)
    swapped = {"dW1": "dW2", "db1": "db2", "dW2": "dW1", "db2": "db1"}
    return {name: right[other] for name, other in swapped.items()}


def first_layer_from_dZ2(parameters, cache, X, Y):
    """dW1 and db1 were made from dZ2, the error of the output. The first layer has errors of its
    own, dZ1, one row for each unit.
    """
    dZ2, _, _ = _gradients(parameters, cache, X, Y)
    return _divided(_sums(dZ2, dZ2, cache["A1"], X), X.shape[1])


def db1_from_dZ2(parameters, cache, X, Y):
    """db1 was made from dZ2: a line copied, and not changed everywhere. The first layer has an
    error of its own, with one row for each unit.
    """
    right = _right(parameters, cache, X, Y)
    return right | {"db1": right["db2"]}


# What comes back, and what must stay.


def gives_back_a_tuple(parameters, cache, X, Y):
    """The four arrays came back without their names. update_parameters finds them by name, in a
    dictionary.
    """
    return tuple(_right(parameters, cache, X, Y).values())


def named_like_parameters(parameters, cache, X, Y):
    """The gradients came back under the names of the parameters. Theirs begin with a d."""
    return {name[1:]: value for name, value in _right(parameters, cache, X, Y).items()}


def gives_back_dZ_too_little(parameters, cache, X, Y):
    """dZ1 and dZ2 came back. They are on the way; what the update needs are the gradients of the
    weights and the biases.
    """
    dZ2, dZ1, _ = _gradients(parameters, cache, X, Y)
    return {"dZ2": dZ2, "dZ1": dZ1}


def overwrites_A2_in_the_cache(parameters, cache, X, Y):
    """The gradients are right, but the cache is not what it was: an array in it was overwritten (Y
    subtracted from A2 in its place, say, or A1 squared). Whoever looks at it afterwards, or calls
    you again, finds something else.
    """
    gradients = _right(parameters, cache, X, Y)
    cache["A2"] -= Y
    return gradients


def overwrites_A1_in_the_cache(parameters, cache, X, Y):
    """The gradients are right, but the cache is not what it was: A1 was squared in its place.
    Whoever calls you again with the same cache gets something else.
    """
    gradients = _right(parameters, cache, X, Y)
    cache["A1"] **= 2
    return gradients


def overwrites_the_parameters(parameters, cache, X, Y):
    """The gradients are right, but you moved the parameters as well. This function finds the
    direction; the step is the task of update_parameters.
    """
    gradients = _right(parameters, cache, X, Y)
    for name in parameters:
        parameters[name] = parameters[name] - gradients[f"d{name}"]
    return gradients


def _in_some(name, change, words, subsets, known=()):
    """Return programs in which ``change(gradient, m)`` was done to some of the gradients only.

    `known` are subsets that have a misconception of their own.
    """

    def one(names):
        def wrong(parameters, cache, X, Y):
            right = _right(parameters, cache, X, Y)
            return right | {n: change(right[n], X.shape[1]) for n in names}

        which = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        verb = "is" if len(names) == 1 else "are"
        return called(
            f"{name}_in_{'_and_'.join(names)}",
            wrong,
            f"{which} {verb} {words}",
        )

    return [one(names) for names in subsets if names not in known]


def _program(
    dZ2=lambda A2, Y: A2 - Y,
    slope=_tanh_slope,
    by=lambda X, n_h: X.shape[1],
):
    """Return a program that is right but for the parts that are given."""

    def wrong(parameters, cache, X, Y):
        error = dZ2(cache["A2"], Y)
        sums = _gradients(parameters, cache, X, Y, slope=slope, dZ2=error)[2]
        return _divided(sums, by(X, len(cache["A1"])))

    return wrong


def _made_of(name, words, **parts):
    return called(name, _program(**parts), words)


def _but_for(name, other, words):
    """Return a program that is right but for what ``other(dZ2, dZ1, ...)`` exchanges."""

    def wrong(parameters, cache, X, Y):
        dZ2, dZ1, sums = _gradients(parameters, cache, X, Y)
        m = X.shape[1]
        return _divided(sums, m) | other(parameters, cache, X, Y, dZ2, dZ1)

    return called(name, wrong, words)


def _way_back(name, dZ1, words):
    """Return a program with another error of the hidden layer."""

    def wrong(parameters, cache, X, Y):
        dZ2 = cache["A2"] - Y
        error = dZ1(parameters, cache, X, Y, dZ2, 1 - cache["A1"] ** 2)
        return _divided(_sums(dZ2, error, cache["A1"], X), X.shape[1])

    return called(name, wrong, words)


def _of_some_examples(name, chosen, words, divided=True):
    def wrong(parameters, cache, X, Y):
        m = X.shape[1]
        part = {key: value[:, chosen] for key, value in cache.items()}
        sums = _gradients(parameters, part, X[:, chosen], Y[:, chosen])[2]
        return _divided(sums, m) if divided else sums

    return called(name, wrong, words)


def only_the_second_layer(parameters, cache, X, Y):
    """Only the gradients of the second layer came back. The first layer has weights and
    biases too.
    """
    right = _right(parameters, cache, X, Y)
    return {name: right[name] for name in ("dW2", "db2")}


def only_the_weights(parameters, cache, X, Y):
    """The gradients of the biases are missing. The biases learn like the weights."""
    right = _right(parameters, cache, X, Y)
    return {name: right[name] for name in ("dW1", "dW2")}


def gives_back_a_list(parameters, cache, X, Y):
    """A list came back, without names. update_parameters finds the gradients by name, in a
    dictionary.
    """
    return list(_right(parameters, cache, X, Y).values())


def names_in_lower_case(parameters, cache, X, Y):
    """The names of the weights' gradients have a small w. Names are taken to the letter: dW1, db1,
    dW2 and db2.
    """
    return {n.replace("W", "w"): v for n, v in _right(parameters, cache, X, Y).items()}


def capital_D(parameters, cache, X, Y):
    """The names begin with a capital D. Names are taken to the letter: dW1, db1, dW2 and db2."""
    return {n.replace("d", "D"): v for n, v in _right(parameters, cache, X, Y).items()}


def names_without_numbers(parameters, cache, X, Y):
    """The names have no numbers, so one layer has overwritten the other. The names are dW1, db1,
    dW2 and db2.
    """
    right = _right(parameters, cache, X, Y)
    return {"dW": right["dW1"], "db": right["db1"]}


NAMES = ("dW1", "db1", "dW2", "db2")


LAYER_1, LAYER_2 = ("dW1", "db1"), ("dW2", "db2")


WEIGHTS, BIASES = ("dW1", "dW2"), ("db1", "db2")


SUBSETS = [names for size in (1, 2, 3) for names in itertools.combinations(NAMES, size)]


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "dZ2": {
            "wrong_sign_of_the_error": (
                "Y and A2 stand the wrong way round in the difference",
                lambda A2, Y: Y - A2,
            ),
            "sigmoid_slope_twice": (
                "the slope of the sigmoid is in dZ2 a second time, where it has cancelled",
                lambda A2, Y: (A2 - Y) * A2 * (1 - A2),
            ),
            "sigmoid_slope_forgotten": (
                "what stands for dZ2 is the slope of the cost with respect to A2, before the "
                "sigmoid",
                lambda A2, Y: (A2 - Y) / (A2 * (1 - A2)),
            ),
            "decisions": ("dZ2 was made from decisions", lambda A2, Y: np.round(A2) - Y),
        },
        "by": {
            "sums": (
                "all gradients are sums over the examples, and the cost is a mean",
                lambda X, n_h: 1,
            ),
            "divided_by_n_x": (
                "the sums were divided by the number of features, where the mean runs over the "
                "examples",
                lambda X, n_h: X.shape[0],
            ),
            "divided_by_m_squared": (
                "the sums were divided by m twice",
                lambda X, n_h: X.shape[1] ** 2,
            ),
        },
    },
)


SLOPE = "The hidden layer is made of tanh, whose slope is 1 where A1 is 0 and nearly 0 far out."


# Right programs.


def mean_inside_dZ2(parameters, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / Y.shape[1]
    dA1 = np.dot(parameters["W2"].T, dZ2)
    dZ1 = dA1 * (1 - np.power(cache["A1"], 2))
    return _sums(dZ2, dZ1, cache["A1"], X)


def one_example_at_a_time(parameters, cache, X, Y):
    m, n_h = X.shape[1], len(parameters["W1"])
    gradients = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(m):
        dz2 = cache["A2"][0, i] - Y[0, i]
        gradients["db2"][0, 0] += dz2 / m
        for j in range(n_h):
            a1 = cache["A1"][j, i]
            dz1 = parameters["W2"][0, j] * dz2 * (1 - a1) * (1 + a1)
            gradients["dW2"][0, j] += dz2 * a1 / m
            gradients["db1"][j, 0] += dz1 / m
            for k in range(len(X)):
                gradients["dW1"][j, k] += dz1 * X[k, i] / m
    return gradients


def by_einsum(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = np.einsum("yh,ym,hm->hm", parameters["W2"], dZ2, 1 / np.cosh(cache["Z1"]) ** 2)
    return {
        "dW1": np.einsum("hm,xm->hx", dZ1, X) / m,
        "dW2": np.einsum("ym,hm->yh", dZ2, cache["A1"]) / m,
        "db1": np.einsum("hm->h", dZ1)[:, None] / m,
        "db2": np.einsum("ym->y", dZ2)[:, None] / m,
    }


def the_long_way_through_A2(parameters, cache, X, Y):
    A1, A2 = cache["A1"], cache["A2"]
    dA2 = -(Y / A2) + (1 - Y) / (1 - A2)
    dZ2 = dA2 * A2 * (1 - A2)
    dZ1 = parameters["W2"].T * dZ2 * (1 - np.tanh(cache["Z1"]) ** 2)
    return {
        "dW1": np.mean(dZ1[:, None, :] * X[None, :, :], axis=2),
        "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": np.mean(dZ2 * A1, axis=1).reshape(1, -1),
        "db2": np.mean(dZ2, axis=1, keepdims=True),
    }


def with_a_function_inside(parameters, cache, X, Y):
    def of_layer(dZ, A_prev):
        ones = np.ones((dZ.shape[1], 1))
        return dZ.dot(A_prev.T) / len(ones), dZ.dot(ones) / len(ones)

    dZ2 = cache["A2"] - Y
    dW2, db2 = of_layer(dZ2, cache["A1"])
    dZ1 = parameters["W2"].T.dot(dZ2)
    dZ1 -= dZ1 * cache["A1"] * cache["A1"]
    dW1, db1 = of_layer(dZ1, X)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dZ1": dZ1, "dZ2": dZ2}


def by_central_differences(parameters, cache, X, Y):
    def cost(shifted):
        Z2 = shifted["W2"] @ np.tanh(shifted["W1"] @ X + shifted["b1"]) + shifted["b2"]
        return np.mean(np.logaddexp(0, Z2) - Y * Z2)

    gradients = {}
    for name, value in parameters.items():
        slopes = np.zeros(value.shape)
        for at in np.ndindex(value.shape):
            step = np.zeros(value.shape)
            step[at] = 1e-5
            ahead, behind = (parameters | {name: value + s * step} for s in (1, -1))
            slopes[at] = (cost(ahead) - cost(behind)) / 2e-5
        gradients[f"d{name}"] = slopes
    return gradients


def in_single_precision(parameters, cache, X, Y):
    A1, A2 = cache["A1"].astype(np.float32), cache["A2"].astype(np.float32)
    m = np.float32(X.shape[1])
    dZ2 = A2 - Y.astype(np.float32)
    dZ1 = parameters["W2"].astype(np.float32).T @ dZ2 * (1 - np.square(A1))
    return _divided(_sums(dZ2, dZ1, A1, X.astype(np.float32)), m)


SEVERAL = (MANY, SQUARE, STEEP)

MORE = (
    *_in_some(
        "sum",
        lambda gradient, m: gradient * m,
        "still summed over the examples and not divided by m; the cost is a mean.",
        SUBSETS,
        (("dW1",), ("db1",), LAYER_1, WEIGHTS, BIASES),
    ),
    *_in_some(
        "wrong_sign",
        lambda gradient, m: -gradient,
        "right but for the sign: a step against it goes uphill.",
        SUBSETS[:10],
        (LAYER_1,),
    ),
    *_in_some(
        "mean_twice",
        lambda gradient, m: gradient / m,
        "m times too small: the mean was taken twice.",
        SUBSETS[:10],
        (LAYER_1,),
    ),
    *_in_some(
        "twice_too_large",
        lambda gradient, m: 2 * gradient,
        "twice too large. A 2 belongs to a cost with a square in it.",
        [*SUBSETS[:4], LAYER_1, LAYER_2],
    ),
    *_in_some(
        "turned",
        lambda gradient, m: gradient.T,
        "the other way round. A gradient has the shape of its parameter.",
        [("dW1",), ("dW2",), ("db1",)],
    ),
    *_in_some(
        "without_its_last_axis",
        lambda gradient, m: gradient[:, 0],
        "without its second axis: the sum lost it. A gradient has the shape of its parameter.",
        [("db1",), ("db2",)],
    ),
    *_in_some(
        "zero",
        lambda gradient, m: 0 * gradient,
        "always 0: what was computed never got into it.",
        [*SUBSETS[:4], LAYER_1, LAYER_2],
    ),
    _made_of(
        "error_squared",
        "dZ2 is squared, so it has lost its sign. Too much and too little must pull in opposite "
        "directions.",
        dZ2=lambda A2, Y: (A2 - Y) ** 2,
    ),
    _made_of(
        "error_without_its_sign",
        "dZ2 has lost its sign. Too much and too little must pull in opposite directions.",
        dZ2=lambda A2, Y: np.abs(A2 - Y),
    ),
    _made_of(
        "labels_forgotten",
        "The labels have no effect on the gradients: dZ2 is A2 alone. It is the difference "
        "between what was said and what is.",
        dZ2=lambda A2, Y: A2,
    ),
    _made_of(
        "probabilities_forgotten",
        "The probabilities have no effect on dZ2. It is the difference between what was said and"
        " what is.",
        dZ2=lambda A2, Y: -Y,
    ),
    _made_of(
        "slope_of_the_sigmoid_alone",
        "dZ2 is the slope of the sigmoid alone: the labels have no effect. It is the difference "
        "between what was said and what is.",
        dZ2=lambda A2, Y: A2 * (1 - A2),
    ),
    _made_of(
        "cost_for_its_slope",
        "The cost itself stands in the place of dZ2, where its slope belongs.",
        dZ2=lambda A2, Y: -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)),
    ),
    _made_of(
        "fraction_with_the_wrong_sign",
        "What you took for dZ2 is the slope of the cost with respect to A2, with the wrong sign."
        " The step back through the sigmoid is missing: with its slope the fraction becomes a "
        "simple difference.",
        dZ2=lambda A2, Y: (Y - A2) / (A2 * (1 - A2)),
    ),
    _made_of(
        "only_the_ones",
        "An example with the label 0 has no error: one half of the cost was forgotten on the way"
        " back.",
        dZ2=lambda A2, Y: Y * (A2 - 1),
    ),
    _made_of(
        "only_the_zeros",
        "An example with the label 1 has no error: one half of the cost was forgotten on the way"
        " back.",
        dZ2=lambda A2, Y: (1 - Y) * A2,
    ),
    _made_of(
        "slope_cubed",
        "The slope of tanh has a power of 3 in it, where a square belongs. " + SLOPE,
        slope=lambda Z1, A1: 1 - A1**3,
    ),
    _made_of(
        "root_of_the_slope",
        "The slope is a root of what it should be. " + SLOPE,
        slope=lambda Z1, A1: np.sqrt(1 - A1**2),
    ),
    _made_of(
        "slope_multiplied_twice",
        "The slope of tanh is multiplied on twice. " + SLOPE,
        slope=lambda Z1, A1: (1 - A1**2) ** 2,
    ),
    _made_of(
        "slope_divides",
        "The slope of tanh divides where it should multiply. " + SLOPE,
        slope=lambda Z1, A1: 1 / (1 - A1**2),
    ),
    _made_of(
        "value_squared",
        "The slope is the square of A1 alone; it is to be taken from 1. " + SLOPE,
        slope=lambda Z1, A1: A1**2,
    ),
    _made_of(
        "twice_A1", "The slope is that of a square, twice A1. " + SLOPE, slope=lambda Z1, A1: 2 * A1
    ),
    _made_of(
        "tanh_with_the_sigmoids_formula",
        "The slope is made as for a sigmoid, from tanh of Z1. " + SLOPE,
        slope=lambda Z1, A1: 1 + A1,
    ),
    _made_of(
        "slope_of_the_square_of_Z1",
        "The slope squares Z1 before the tanh, and the tanh is to be squared. " + SLOPE,
        slope=lambda Z1, A1: 1 - np.tanh(Z1**2),
    ),
    _made_of(
        "Z1_for_the_slope",
        "dZ1 has Z1 in it where the slope of tanh belongs. " + SLOPE,
        slope=lambda Z1, A1: Z1,
    ),
    _made_of(
        "slope_of_relu_where_A1_is_large",
        "The hidden layer has the slope of a leaky relu here. " + SLOPE,
        slope=lambda Z1, A1: np.where(Z1 > 0, 1, 0.01),
    ),
    _made_of(
        "m_from_the_hidden_units",
        "The sums were divided by the number of hidden units. The mean runs over the examples, "
        "the columns.",
        by=lambda X, n_h: n_h,
    ),
    _made_of(
        "m_is_400",
        "The sums were divided by 400, the number of points of the flower, whatever comes in.",
        by=lambda X, n_h: 400,
    ),
    _made_of(
        "m_minus_1",
        "The sums were divided by m - 1. The cost is a mean over all m examples.",
        by=lambda X, n_h: np.float64(X.shape[1] - 1),
    ),
    _made_of(
        "m_plus_1",
        "The sums were divided by m + 1. The cost is a mean over m examples.",
        by=lambda X, n_h: X.shape[1] + 1,
    ),
    _made_of(
        "size_of_X",
        "The sums were divided by the number of all entries of X. The mean runs over the "
        "examples, the columns.",
        by=lambda X, n_h: X.size,
    ),
    _way_back(
        "through_dW2",
        lambda p, c, X, Y, dZ2, slope: (dZ2 @ c["A1"].T / X.shape[1]).T @ dZ2 * slope,
        "The error came back through dW2, the gradient. It returns through the weights by which "
        "it went forward, W2.",
    ),
    _way_back(
        "error_from_A2",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T @ c["A2"] * slope,
        "A2 was sent back through W2, and it is the error of the output, dZ2, that goes back.",
    ),
    _way_back(
        "error_from_Y",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T @ Y * slope,
        "Y was sent back through W2, and it is the error of the output, dZ2, that goes back.",
    ),
    _way_back(
        "mean_taken_in_the_error",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T @ dZ2.mean(axis=1, keepdims=True) * slope,
        "The errors of all examples were averaged before they went back. Each example sends back"
        " its own.",
    ),
    _way_back(
        "hidden_error_is_the_slope",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T * slope,
        "dZ2 is missing on the way back: W2 and the slope alone do not know how wrong the "
        "network was.",
    ),
    _way_back(
        "A1_multiplied_in",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T @ dZ2 * slope * c["A1"],
        "A1 is multiplied into dZ1 beside the slope. The slope alone belongs there.",
    ),
    _way_back(
        "slope_of_both_layers",
        lambda p, c, X, Y, dZ2, slope: p["W2"].T @ (dZ2 * c["A2"] * (1 - c["A2"])) * slope,
        "On the way back to the first layer the slope of the sigmoid was "
        "multiplied on, and in dZ2 it has cancelled already.",
    ),
    _way_back(
        "wrong_sign_and_no_slope",
        lambda p, c, X, Y, dZ2, slope: -(p["W2"].T @ dZ2),
        "Two things in dZ1: the slope of tanh is missing, and the sign is wrong.",
    ),
    _way_back(
        "W2_squared",
        lambda p, c, X, Y, dZ2, slope: (p["W2"] ** 2).T @ dZ2 * slope,
        "W2 counts twice on the way back.",
    ),
    _but_for(
        "A2_instead_of_dZ2_in_dW2",
        lambda p, c, X, Y, dZ2, dZ1: {"dW2": c["A2"] @ c["A1"].T / X.shape[1]},
        "dW2 was made from A2: the labels are missing in it. It is made from the error, dZ2.",
    ),
    _but_for(
        "db2_from_A2",
        lambda p, c, X, Y, dZ2, dZ1: {"db2": c["A2"].mean(axis=1, keepdims=True)},
        "db2 was made from A2: the labels are missing in it. It is made from the error, dZ2.",
    ),
    _but_for(
        "db1_from_A1",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": c["A1"].mean(axis=1, keepdims=True)},
        "db1 was made from A1. It is made from the error, dZ1.",
    ),
    _but_for(
        "db1_before_the_slope",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": (p["W2"].T @ dZ2).mean(axis=1, keepdims=True)},
        "db1 was made from the error before it went through the tanh. Make dW1 and db1 "
        "both from dZ1.",
    ),
    _but_for(
        "dW1_before_the_slope",
        lambda p, c, X, Y, dZ2, dZ1: {"dW1": p["W2"].T @ dZ2 @ X.T / X.shape[1]},
        "dW1 was made from the error before it went through the tanh. Make dW1 and db1 "
        "both from dZ1.",
    ),
    _but_for(
        "db1_from_dW1",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": (dZ1 @ X.T / X.shape[1]).mean(axis=1, keepdims=True)},
        "db1 was made from dW1. Nothing multiplies a bias, so nothing of X belongs into it: it "
        "is the mean of dZ1.",
    ),
    _but_for(
        "db1_from_the_sum_of_dW1",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": (dZ1 @ X.T / X.shape[1]).sum(axis=1, keepdims=True)},
        "db1 was made from dW1. Nothing multiplies a bias, so nothing of X belongs into it: it "
        "is the mean of dZ1.",
    ),
    _but_for(
        "db2_from_dW2",
        lambda p, c, X, Y, dZ2, dZ1: {
            "db2": (dZ2 @ c["A1"].T / X.shape[1]).mean(axis=1, keepdims=True)
        },
        "db2 was made from dW2. Nothing multiplies a bias, so nothing of A1 belongs into it: it "
        "is the mean of dZ2.",
    ),
    _but_for(
        "db2_from_dZ1",
        lambda p, c, X, Y, dZ2, dZ1: {"db2": dZ1.mean(axis=1, keepdims=True)},
        "db2 was made from dZ1: a line copied, and not changed everywhere. The output has an "
        "error of its own.",
    ),
    _but_for(
        "db2_is_a_number",
        lambda p, c, X, Y, dZ2, dZ1: {"db2": float(dZ2.mean())},
        "db2 is a plain number. b2 has the shape (1, 1), and a gradient has the shape of its "
        "parameter.",
    ),
    _but_for(
        "db1_is_a_number",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1.sum() / X.shape[1]},
        "db1 is one number for the whole layer: the sum ran over units and examples. Every unit "
        "has a bias of its own.",
    ),
    _but_for(
        "db1_averaged_over_everything",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1.mean()},
        "db1 is one number for the whole layer: the mean ran over units and examples. Every unit"
        " has a bias of its own.",
    ),
    _but_for(
        "db1_averaged_in_brackets",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1.mean(keepdims=True)},
        "db1 is one number for the whole layer, in brackets: the mean was not told along which "
        "axis to go. Every unit has a bias of its own.",
    ),
    _but_for(
        "db1_the_same_for_all_units",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": np.full((len(dZ1), 1), dZ1.mean())},
        "All units have the same number in db1: the mean ran over units and examples. Every unit"
        " has a bias of its own.",
    ),
    _but_for(
        "db1_without_a_sum",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1 / X.shape[1]},
        "db1 has a column per example, and a bias is one number per unit. Each example has its "
        "wish; add them up.",
    ),
    _but_for(
        "db2_without_a_sum",
        lambda p, c, X, Y, dZ2, dZ1: {"db2": dZ2 / X.shape[1]},
        "db2 has a column per example, and a bias is one number per unit. Each example has its "
        "wish; add them up.",
    ),
    _but_for(
        "db1_is_dZ1",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1},
        "db1 is dZ1 itself, with a column per example. A bias is one number per unit: the mean "
        "over the examples.",
    ),
    _but_for(
        "both_biases_are_errors",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1, "db2": dZ2},
        "db is dZ itself, with a column per example. A bias is one number per unit: the mean "
        "over the examples.",
    ),
    _but_for(
        "db2_is_dZ2",
        lambda p, c, X, Y, dZ2, dZ1: {"db2": dZ2},
        "db2 is dZ2 itself, with a column per example. A bias is one number per unit: the mean "
        "over the examples.",
    ),
    _but_for(
        "db1_of_the_last_example",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1[:, -1:] / X.shape[1]},
        "In db1 only the last example counts: each one erases what the others gave.",
    ),
    _but_for(
        "db1_of_the_first_example",
        lambda p, c, X, Y, dZ2, dZ1: {"db1": dZ1[:, :1] / X.shape[1]},
        "In db1 only the first example counts.",
    ),
    _but_for(
        "dW1_never_added_up",
        lambda p, c, X, Y, dZ2, dZ1: {"dW1": dZ1[:, None, :] * X[None]},
        "dW1 has three axes: the products of all examples stand side by side, and were never "
        "added up.",
    ),
    _but_for(
        "Z1_for_X",
        lambda p, c, X, Y, dZ2, dZ1: {"dW1": dZ1 @ c["Z1"].T / X.shape[1]},
        "dW1 was made with Z1, what comes out of the first layer. What W1 multiplied on the way "
        "forward is what went in: X.",
    ),
    _of_some_examples(
        "first_example_only",
        slice(0, 1),
        "Only the first example counts, as when a loop returns too early, or an index is 0 in "
        "every turn.",
    ),
    _of_some_examples(
        "first_example_only_undivided",
        slice(0, 1),
        "Only the first example counts, as when a loop returns too early, or an index is 0 in "
        "every turn.",
        divided=False,
    ),
    _of_some_examples(
        "last_example_only",
        slice(-1, None),
        "Only the last example counts: each one erases what the others gave. Gradients of the "
        "examples are added up.",
    ),
    _of_some_examples(
        "last_example_only_undivided",
        slice(-1, None),
        "Only the last example counts: each one erases what the others gave. Gradients of the "
        "examples are added up.",
        divided=False,
    ),
    _of_some_examples(
        "first_example_left_out",
        slice(1, None),
        "The first example has no effect: the loop begins one too late. Python counts from 0.",
    ),
    _of_some_examples(
        "last_example_left_out",
        slice(None, -1),
        "The last example has no effect: the loop ends one too early.",
    ),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=backward_prop,
    cases=cases,
    returns=("gradients",),
    points=30,
    aspects=(
        Aspect("One example: dW2 and db2 are the slope of its cost.", (ONE,), ("dW2", "db2"), 3),
        Aspect("One example: dW1 and db1 are the slope of its cost.", (ONE,), ("dW1", "db1"), 4),
        Aspect("Every example twice gives the same dW2.", SEVERAL, ("dW2",), 5),
        Aspect("Every example twice gives the same db2, of the shape of b2.", SEVERAL, ("db2",), 4),
        Aspect("Every example twice gives the same dW1.", (MANY, SQUARE), ("dW1",), 6),
        Aspect(
            "Every example twice gives the same db1, of the shape of b1.",
            (MANY, SQUARE),
            ("db1",),
            4,
        ),
        Aspect(
            "Where tanh is flat, little gets through to dW1 and db1.", (STEEP,), ("dW1", "db1"), 4
        ),
    ),
    misconceptions=(
        slope_of_the_sigmoid_twice,
        slope_of_the_sigmoid_forgotten,
        slope_of_tanh_at_the_output,
        wrong_sign,
        slope_of_the_squared_error,
        squared_error_through_the_sigmoid,
        decisions_instead_of_probabilities,
        Z2_instead_of_A2,
        slope_of_the_sigmoid_in_the_hidden_layer,
        slope_of_the_sigmoid_of_Z1,
        slope_of_relu_in_the_hidden_layer,
        forgets_the_slope,
        value_instead_of_slope,
        slope_not_squared,
        square_outside_the_brackets,
        brackets_forgotten,
        slope_with_Z1_for_A1,
        tanh_taken_twice,
        slope_from_A2,
        slope_with_a_plus,
        slope_with_the_wrong_sign,
        W2_not_transposed,
        W1_instead_of_W2,
        forgets_W2,
        W2_already_moved,
        matrix_product_with_the_slope,
        one_error_for_all_units,
        forgets_the_mean,
        m_from_the_labels_rows,
        m_from_the_rows_of_X,
        mean_forgotten_in_the_biases,
        mean_forgotten_in_the_weights,
        mean_forgotten_in_db1,
        mean_forgotten_in_dW1,
        mean_forgotten_in_the_first_layer,
        half_of_everything,
        mean_taken_twice,
        mean_taken_twice_in_the_first_layer,
        biases_without_a_sum,
        biases_summed_over_the_units,
        biases_summed_over_everything,
        axis_forgotten,
        biases_averaged_over_everything,
        biases_of_rank_1,
        X_and_A1_exchanged,
        X_instead_of_A1,
        A1_instead_of_X,
        Z1_instead_of_A1,
        A1_not_transposed,
        X_not_transposed,
        neither_transposed,
        weights_transposed,
        layers_exchanged,
        first_layer_from_dZ2,
        db1_from_dZ2,
        gives_back_a_tuple,
        named_like_parameters,
        gives_back_dZ_too_little,
        overwrites_A2_in_the_cache,
        overwrites_A1_in_the_cache,
        overwrites_the_parameters,
        only_the_second_layer,
        only_the_weights,
        gives_back_a_list,
        names_in_lower_case,
        capital_D,
        names_without_numbers,
        *TWO_AT_ONCE,
        *MORE,
    ),
    alternatives=(
        mean_inside_dZ2,
        one_example_at_a_time,
        by_einsum,
        the_long_way_through_A2,
        with_a_function_inside,
        by_central_differences,
        in_single_precision,
    ),
    same_output=(
        ("W2_not_transposed", "W1_instead_of_W2"),
        ("forgets_the_mean", "m_from_the_labels_rows"),
        ("overwrites_A2_in_the_cache", "overwrites_A1_in_the_cache"),
    ),
    # Single precision leaves seven digits of A2, and fewer of its distance from Y.
    compare={name: Close(atol=1e-6) for name in ("dW2", "db2", "dW1", "db1")},
    replaces=(
        dlhelpers.dense.backward_prop,
        dlhelpers.dense.linear_backward,
        dlhelpers.dense.activation_backward,
    ),
    own_forward=own_forward,
)

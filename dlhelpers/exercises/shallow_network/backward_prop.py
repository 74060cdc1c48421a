"""Exercise: the gradient of the cost of a network with one hidden layer."""

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.comparison import Close
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.own_forward import OwnForward
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
    """The second layer is right; dW1 and db1 have the wrong sign. Tanh rises everywhere, so its
    slope is positive, and yours is negative.
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
    """db1 is a sum over the examples still; the three others are means."""
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {"db1": sums["db1"]}


def mean_forgotten_in_dW1(parameters, cache, X, Y):
    """dW1 is a sum over the examples still; the three others are means. A matrix product adds up
    over the examples too, where nobody sees it.
    """
    sums = _gradients(parameters, cache, X, Y)[2]
    return _divided(sums, X.shape[1]) | {"dW1": sums["dW1"]}


def mean_forgotten_in_the_first_layer(parameters, cache, X, Y):
    """The second layer is right; dW1 and db1 are sums over the examples still."""
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
    """The second layer is right; dW1 and db1 are m times too small. 1/m stands in dZ1, and again in
    what is made of it.
    """
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
    """The gradients are right, but the cache is not what it was: Y was subtracted from A2 in its
    place. Whoever looks at A2 afterwards, or calls you again, finds something else.
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


WEIGHTS, SEVERAL = ("dW1", "dW2"), (MANY, SQUARE, STEEP)

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

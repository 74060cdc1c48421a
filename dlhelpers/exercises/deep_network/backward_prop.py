"""Exercise: the gradient of the cost of a network of any depth."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.deep_network.activation_backward import activation_backward
from dlhelpers.exercises.deep_network.forward_prop import draw_network, forward_prop
from dlhelpers.exercises.deep_network.linear_backward import linear_backward
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.own_forward import OwnForward


def backward_prop(AL, Y, caches):
    """Find how the cost changes with every weight and every bias.

    Parameters
    ----------
    AL : ndarray, shape (n[L], m)
        Probabilities, from `forward_prop`: from a sigmoid (one row) or from a softmax (K rows).
        What you begin with has to be right for both.
    Y : ndarray, shape (n[L], m)
        Labels 0 or 1; for K rows one 1 in each column.
    caches : list
        From the same call of `forward_prop`; relu in every layer but the last.

    Returns
    -------
    dict of ndarray
        ``dW1, db1, ..., dWL, dbL``: the gradient of the cost, the mean over the examples. Each has
        the shape of its parameter.
    """
    ### BEGIN SOLUTION
    L = len(caches)
    # True of a sigmoid and of a softmax alike, each with the cross-entropy that belongs to it.
    dZ = AL - Y
    linear_cache, _ = caches[L - 1]
    dA, dW, db = linear_backward(dZ, linear_cache)
    gradients = {f"dW{L}": dW, f"db{L}": db}
    for l in range(L - 1, 0, -1):
        dA, dW, db = activation_backward(dA, caches[l - 1], "relu")
        gradients |= {f"dW{l}": dW, f"db{l}": db}
    return gradients
    ### END SOLUTION


ONE, TWO, DEEP, SQUARE = "one example", "two layers", "four layers", "equal sizes"
SOFTMAX, DEEP_SOFTMAX = "softmax", "softmax, K = m, four layers"


def _labels(K, m):
    """Return labels of every kind: yes and no by turns, or one class after the other."""
    return np.eye(K)[:, np.arange(m) % K] if K > 1 else (np.arange(m) % 2 == 0)[None, :] * 1.0


def cases(rng):
    """Caches from a forward pass; sizes that all differ, sizes that agree; both outputs."""

    def case(layer_dims, m, output="sigmoid"):
        X, parameters = draw_network(rng, layer_dims, m)
        AL, caches = forward_prop(X, parameters, output)
        # Where there is one example only, the network errs in it: a tiny error is mostly rounding.
        Y = _labels(layer_dims[-1], m) if m > 1 else np.round(1 - AL)
        return {"AL": AL, "Y": Y, "caches": caches}

    return {
        ONE: case([2, 3, 1], 1),
        TWO: case([3, 4, 1], 6),
        DEEP: case([3, 5, 4, 2, 1], 7),
        SQUARE: case([4, 4, 4, 4], 4, "softmax"),
        SOFTMAX: case([2, 5, 3], 6, "softmax"),
        DEEP_SOFTMAX: case([3, 6, 4, 2, 5], 5, "softmax"),
    }


def own_forward(rng):
    """Return a small network on which a student's own two passes are compared.

    Drawn again until no entry of its gradient is 0: an entry that is 0 proves nothing.
    """
    Y = _labels(1, 12)
    while True:
        X, parameters = draw_network(rng, [3, 3, 2, 1], 12)
        gradients = _right(*_forward(X, Y, parameters))
        if all(np.abs(gradient).min() > 1e-6 for gradient in gradients.values()):
            return OwnForward(forward="forward_prop", X=X, Y=Y, parameters=parameters)


def _forward(X, Y, parameters):
    AL, caches = forward_prop(X, parameters)
    return AL, Y, caches


def _errors(dZ, caches, slope=lambda Z: Z > 0):
    """Return dZ of every layer, the first layer's first, from dZ of the last.

    `slope` is called with Z and stands for the slope of the hidden activation.
    """
    errors = [dZ]
    for l in range(len(caches) - 1, 0, -1):
        (_, W, _), _ = caches[l]
        _, Z_before = caches[l - 1]
        errors.insert(0, W.T @ errors[0] * slope(Z_before))
    return errors


def _sums(errors, caches):
    """Return dW and db of every layer, summed over the examples."""
    gradients = {}
    for l, (dZ, ((A_prev, _, _), _)) in enumerate(zip(errors, caches, strict=True), start=1):
        gradients[f"dW{l}"] = dZ @ A_prev.T
        gradients[f"db{l}"] = dZ.sum(axis=1, keepdims=True)
    return gradients


def _divided(sums, by):
    return {name: value / by for name, value in sums.items()}


def _right(AL, Y, caches, dZ=None, **other):
    """Return what a right program returns, but for what `other` exchanges."""
    errors = _errors(AL - Y if dZ is None else dZ, caches, **other)
    return _divided(_sums(errors, caches), Y.shape[1])


# In the output layer.


def wrong_sign(AL, Y, caches):
    """All gradients have the wrong sign: Y and AL stand the wrong way round in the difference.
    Where AL is too large, Z must come down, so dZ must be positive.
    """
    return _right(AL, Y, caches, dZ=Y - AL)


def slope_of_the_sigmoid_twice(AL, Y, caches):
    """dZ of the last layer is too small by the factor AL (1 - AL): the slope of the output
    activation is in there a second time. In the difference of AL and Y it has cancelled against the
    denominator of the cost already.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) * AL * (1 - AL))


def slope_of_a_sigmoid_at_the_output(AL, Y, caches):
    """The difference of AL and Y went back through a sigmoid as if it were dA. It is dZ of the last
    layer already, for sigmoid and for softmax: the slope of the output has cancelled.
    """
    A = 1 / (1 + np.exp(-caches[-1][1]))
    return _right(AL, Y, caches, dZ=(AL - Y) * A * (1 - A))


def slope_of_the_output_forgotten(AL, Y, caches):
    """What you took for dZ of the last layer is the slope of the cost with respect to AL. The step
    back through the output activation is missing: multiplied by its slope, the fractions become a
    simple difference.
    """
    return _right(AL, Y, caches, dZ=(1 - Y) / (1 - AL) - Y / AL)


def error_only_in_the_right_class(AL, Y, caches):
    """dZ is 0 wherever the label is 0. What the network said too much of a wrong class must come
    down as well.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) * Y)


def relu_at_the_output_too(AL, Y, caches):
    """The last layer was treated like the hidden ones, with the slope of relu: where its Z is
    negative nothing comes through. There is no relu in it, and dZ is known already.
    """
    _, Z = caches[-1]
    return _right(AL, Y, caches, dZ=(AL - Y) * (Z > 0))


def slope_of_the_squared_error(AL, Y, caches):
    """All gradients are twice as large as they should be: the 2 belongs to the squared error, and
    the cost here is the cross-entropy.
    """
    return _right(AL, Y, caches, dZ=2 * (AL - Y))


def decisions_instead_of_probabilities(AL, Y, caches):
    """dZ is exactly 0 where the network is right: it was made from decisions. How far a probability
    is from its label matters, even on the right side.
    """
    return _right(AL, Y, caches, dZ=np.round(AL) - Y)


def Z_instead_of_AL(AL, Y, caches):
    """The label was compared with Z of the last layer. Z is a sum of any size; the probability is
    AL.
    """
    return _right(AL, Y, caches, dZ=caches[-1][1] - Y)


# In the hidden layers.


def forgets_the_slope(AL, Y, caches):
    """The last layer is right; in the others the step back through relu is missing. Where a unit
    was off, nothing may come through.
    """
    return _right(AL, Y, caches, slope=lambda Z: 1.0)


def slope_of_tanh_in_the_hidden_layers(AL, Y, caches):
    """The hidden layers have the slope of a tanh here, as in lesson 2. From this lesson on they are
    relu: the slope is 0 or 1.
    """
    return _right(AL, Y, caches, slope=lambda Z: 1 - np.tanh(Z) ** 2)


def slope_of_the_sigmoid_in_the_hidden_layers(AL, Y, caches):
    """The hidden layers have the slope of a sigmoid here, at most a quarter. They are relu: the
    slope is 0 or 1. (A quarter per layer is how gradients vanish.)
    """
    return _right(AL, Y, caches, slope=lambda Z: np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))) ** 2)


def value_of_relu_for_its_slope(AL, Y, caches):
    """The hidden layers have the value of relu in dZ and not its slope. Where a unit is on, its
    slope is 1, however large Z is.
    """
    return _right(AL, Y, caches, slope=lambda Z: np.maximum(0, Z))


def relu_lets_the_wrong_side_pass(AL, Y, caches):
    """The gradient passes where a unit is off and is stopped where it is on. A unit that is off
    changes nothing in the cost.
    """
    return _right(AL, Y, caches, slope=lambda Z: Z < 0)


def slope_of_leaky_relu(AL, Y, caches):
    """Where a unit is off a hundredth comes through: that is the leaky relu. Plain relu is flat
    there.
    """
    return _right(AL, Y, caches, slope=lambda Z: np.where(Z > 0, 1, 0.01))


def negative_errors_cut_off(AL, Y, caches):
    """On the way back the negative errors were cut off, as if relu were applied to them. An error
    may be negative; whether it passes is decided by Z.
    """
    errors = [AL - Y]
    for (_, W, _), _ in caches[:0:-1]:
        errors.insert(0, np.maximum(0, W.T @ errors[0]))
    return _divided(_sums(errors, caches), Y.shape[1])


def weights_from_dA(AL, Y, caches):
    """The error is handed on rightly, but dW and db of the hidden layers were made from dA, without
    the slope of relu. The slope comes first: all is made from dZ.
    """
    errors = _errors(AL - Y, caches)
    dA = [W.T @ dZ for dZ, ((_, W, _), _) in zip(errors[1:], caches[1:], strict=True)]
    return _divided(_sums([*dA, AL - Y], caches), Y.shape[1])


# From layer to layer.


def W_of_the_layer_itself(AL, Y, caches):
    """The error comes back through the wrong weights: it went forward from layer l to the next
    through the weights of the next, and must return by the same way.
    """
    errors = [AL - Y]
    for (_, W, _), Z in caches[-2::-1]:
        errors.insert(0, W.T @ errors[0] * (Z > 0))
    return _divided(_sums(errors, caches), Y.shape[1])


def W_not_transposed(AL, Y, caches):
    """On the way back the weights must be turned: forward W makes n[l] numbers out of n[l-1], back
    it has to do the opposite.
    """
    errors = [AL - Y]
    for l in range(len(caches) - 1, 0, -1):
        errors.insert(0, caches[l][0][1] @ errors[0] * (caches[l - 1][1] > 0))
    return _divided(_sums(errors, caches), Y.shape[1])


def weights_already_moved(AL, Y, caches):
    """The last layer is right; the error went on through weights from which the gradient had been
    subtracted. All gradients belong to one and the same point: nothing moves before all are known.
    """
    right = _right(AL, Y, caches)
    moved = [
        ((A_prev, W - right[f"dW{l}"], b), Z)
        for l, ((A_prev, W, b), Z) in enumerate(caches, start=1)
    ]
    return _divided(_sums(_errors(AL - Y, moved), caches), Y.shape[1])


def error_not_handed_on(AL, Y, caches):
    """Every hidden layer was given the error that comes out of the last one. It has to be handed
    on: each layer gets dA from the one after it.
    """
    L = len(caches)
    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    gradients = {f"dW{L}": dW, f"db{L}": db}
    for l in range(L - 1, 0, -1):
        _, dW, db = activation_backward(dA, caches[l - 1], "relu")
        gradients |= {f"dW{l}": dW, f"db{l}": db}
    return gradients


def cache_of_the_next_layer(AL, Y, caches):
    """Each hidden layer was given the cache of the layer after it. The list counts from 0 and the
    layers from 1: in the list, layer l stands at l - 1.
    """
    L = len(caches)
    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    gradients = {f"dW{L}": dW, f"db{L}": db}
    for l in range(L - 1, 0, -1):
        dA, dW, db = activation_backward(dA, caches[l], "relu")
        gradients |= {f"dW{l}": dW, f"db{l}": db}
    return gradients


def layers_in_forward_order(AL, Y, caches):
    """After the last layer the others came in the order of the forward pass, the first one first.
    The error goes from each layer to the one before it: count down.
    """
    L = len(caches)
    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    gradients = {f"dW{L}": dW, f"db{L}": db}
    for l in range(1, L):
        dA, dW, db = activation_backward(dA, caches[l - 1], "relu")
        gradients |= {f"dW{l}": dW, f"db{l}": db}
    return gradients


def output_error_in_every_layer(AL, Y, caches):
    """Every layer was given dZ of the output. The hidden layers have errors of their own, one row
    for each of their units.
    """
    return _divided(_sums([AL - Y] * len(caches), caches), Y.shape[1])


def A_instead_of_A_prev(AL, Y, caches):
    """dW was made with what the layer gives. What its weights multiplied on the way forward is what
    it gets, A_prev: a gradient has the shape of its parameter, and some of yours have not.
    """
    given = [A for (A, _, _), _ in caches[1:]] + [AL]
    shifted = [((A, W, b), Z) for A, ((_, W, b), Z) in zip(given, caches, strict=True)]
    return _divided(_sums(_errors(AL - Y, caches), shifted), Y.shape[1])


def first_layer_missing(AL, Y, caches):
    """dW1 and db1 are missing: the loop stops one layer too early. Counting down, a range does not
    include its end either.
    """
    right = _right(AL, Y, caches)
    return {name: right[name] for name in right if name not in ("dW1", "db1")}


def last_layer_missing(AL, Y, caches):
    """The gradients of the last layer are missing. Its dZ was used for the others; its own dW and
    db come from it too.
    """
    right = _right(AL, Y, caches)
    return {name: right[name] for name in right if int(name[2:]) < len(caches)}


def always_two_layers(AL, Y, caches):
    """The last layer and the first were done, as if there were no others between them. The number
    of caches says how deep the network is.
    """
    (A1, W2, _), _ = caches[-1]
    (X, _, _), Z1 = caches[0]
    dZ2 = AL - Y
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    sums = _sums([dZ1, dZ2], [((X, None, None), Z1), ((A1, W2, None), None)])
    return _divided(sums, Y.shape[1])


# The mean over the examples.


def forgets_the_mean(AL, Y, caches):
    """All gradients are m times too large: they are sums over the examples. The cost is a mean:
    every example twice must give the same gradients, and yours double.
    """
    return _sums(_errors(AL - Y, caches), caches)


def mean_taken_twice(AL, Y, caches):
    """All gradients are m times too small: 1/m stands in dZ of the last layer, and again in each dW
    and db. It comes once, in the linear half of each layer.
    """
    return _divided(_right(AL, Y, caches), Y.shape[1])


def mean_in_every_step(AL, Y, caches):
    """The last layer is right, and every layer before it is m times too small once more: 1/m comes
    in with every step back. dA and dZ belong to each example's own loss; only dW and db are
    divided.
    """
    L, m = len(caches), Y.shape[1]
    return {name: value / m ** (L - int(name[2:])) for name, value in _right(AL, Y, caches).items()}


def mean_only_in_the_last_layer(AL, Y, caches):
    """The last layer is right; in the others dW and db are sums over the examples still."""
    L, m = len(caches), Y.shape[1]
    return {
        name: value * (m if int(name[2:]) < L else 1)
        for name, value in _right(AL, Y, caches).items()
    }


def mean_over_the_outputs_too(AL, Y, caches):
    """With K outputs all gradients are K times too small: the difference was divided by the number
    of all entries. The cost is a sum over the classes and a mean over the examples.
    """
    return _divided(_right(AL, Y, caches), len(Y))


def m_from_the_rows_of_Y(AL, Y, caches):
    """The sums were divided by the number of rows of Y, the outputs. The examples are columns:
    every example twice must give the same gradients, and yours double.
    """
    return _divided(_sums(_errors(AL - Y, caches), caches), len(Y))


def mean_forgotten_in_the_biases(AL, Y, caches):
    """Each db is a sum over the examples still, m times too large. Biases are parameters like the
    others, and the cost is a mean.
    """
    sums = _sums(_errors(AL - Y, caches), caches)
    biases = {name: value for name, value in sums.items() if name[1] == "b"}
    return _divided(sums, Y.shape[1]) | biases


# The biases.


def biases_without_a_sum(AL, Y, caches):
    """db has a column per example, and a bias is one number per unit. Each example has its wish;
    add them up.
    """
    errors = _errors(AL - Y, caches)
    wrong = {f"db{l}": dZ / Y.shape[1] for l, dZ in enumerate(errors, start=1)}
    return _right(AL, Y, caches) | wrong


def biases_of_rank_1(AL, Y, caches):
    """The numbers in each db are right, but the sum lost an axis. b is a column; a column minus an
    array with one axis is a square table.
    """
    right = _right(AL, Y, caches)
    return {name: value[:, 0] if name[1] == "b" else value for name, value in right.items()}


def biases_summed_over_the_units(AL, Y, caches):
    """db was summed down the columns, over the units. Sum over the examples, along the rows: what
    is left is one number per unit.
    """
    errors = _errors(AL - Y, caches)
    wrong = {
        f"db{l}": dZ.sum(axis=0, keepdims=True) / Y.shape[1] for l, dZ in enumerate(errors, start=1)
    }
    return _right(AL, Y, caches) | wrong


# What comes back, and what must stay.


def weights_transposed(AL, Y, caches):
    """Each dW is the other way round. A gradient has the shape of its parameter, or one cannot be
    subtracted from the other.
    """
    right = _right(AL, Y, caches)
    return {name: value.T if name[1] == "W" else value for name, value in right.items()}


def counts_from_0(AL, Y, caches):
    """The gradients of the first layer are called dW0 and db0: caches are counted from 0, layers
    from 1.
    """
    right = _right(AL, Y, caches)
    return {f"{name[:2]}{int(name[2:]) - 1}": value for name, value in right.items()}


def hidden_layers_count_from_0(AL, Y, caches):
    """The last layer has its right number, and the hidden ones are one too low: the first is called
    dW0. Caches are counted from 0, layers from 1.
    """
    L = len(caches)
    right = _right(AL, Y, caches)
    return {
        name if int(name[2:]) == L else f"{name[:2]}{int(name[2:]) - 1}": value
        for name, value in right.items()
    }


def counts_from_the_last_layer(AL, Y, caches):
    """The gradients are numbered from the output to the input: dW1 is that of the last layer. You
    make it first, but it belongs to WL.
    """
    L = len(caches)
    right = _right(AL, Y, caches)
    return {f"{name[:2]}{L + 1 - int(name[2:])}": value for name, value in right.items()}


def names_without_a_number(AL, Y, caches):
    """The names are dW and db, without a number, so each layer took the place of the one before. A
    dictionary holds one value under each name.
    """
    right = _right(AL, Y, caches)
    return {"dW": right["dW1"], "db": right["db1"]}


def named_like_parameters(AL, Y, caches):
    """The gradients came back under the names of the parameters. Theirs begin with a d."""
    return {name[1:]: value for name, value in _right(AL, Y, caches).items()}


def gives_back_a_list(AL, Y, caches):
    """The arrays came back in a list. update_parameters finds them by name, in a dictionary."""
    return list(_right(AL, Y, caches).values())


def gives_back_dA(AL, Y, caches):
    """dA of the first layer came back, how the cost changes with X. Nobody can change X; the
    gradients of the weights and biases are asked for.
    """
    return caches[0][0][1].T @ _errors(AL - Y, caches)[0]


def overwrites_AL(AL, Y, caches):
    """The gradients are right, but AL is not what it was: Y was subtracted in its place. Whoever
    computes the cost afterwards gets nonsense.
    """
    gradients = _right(AL, Y, caches)
    AL -= Y
    return gradients


def empties_the_caches(AL, Y, caches):
    """The gradients are right, but the caches are gone: you took them out of the list one by one.
    It belongs to whoever called you.
    """
    gradients = _right(AL, Y, caches)
    while caches:
        caches.pop()
    return gradients


def turns_the_caches_around(AL, Y, caches):
    """The gradients are right, but the list of caches runs backwards now. reversed() leaves a list
    as it is; reverse() turns around the list itself.
    """
    gradients = _right(AL, Y, caches)
    caches.reverse()
    return gradients


def relu_overwrites_Z(AL, Y, caches):
    """The gradients are right, but the Z in the caches are not what they were: the slope was
    written over them. Whoever calls you again with the same caches gets something else.
    """
    gradients = _right(AL, Y, caches)
    for _, Z in caches[:-1]:
        Z[:] = Z > 0
    return gradients


# More about the output layer.


def _through_the_sigmoid(AL, Y, caches):
    """Return dZ of the last layer as the binary cost and a sigmoid of Z give it."""
    A = 1 / (1 + np.exp(-caches[-1][1]))
    return ((1 - Y) / (1 - AL) - Y / AL) * A * (1 - A)


def through_a_sigmoid_even_with_softmax(AL, Y, caches):
    """With one row it is right; with K rows the way back went through the cost of a yes or no and
    through sigmoids, and there was a softmax. For both of them dZ of the last layer is one simple
    difference.
    """
    return _right(AL, Y, caches, dZ=_through_the_sigmoid(AL, Y, caches))


def softmax_on_the_way_back(AL, Y, caches):
    """activation_backward was asked for softmax, and knows three names only. dZ of the last layer
    is one simple difference, for a sigmoid and for a softmax: go on from there through the linear
    half.
    """
    return _last_through(AL, Y, caches, "softmax")


def last_layer_without_a_name(AL, Y, caches):
    """activation_backward wants the name of the activation too. For the last layer it is not needed
    at all: dZ is one simple difference.
    """
    return _last_through(AL, Y, caches)


def _last_through(AL, Y, caches, *name):
    L = len(caches)
    _, dW, db = activation_backward(AL - Y, caches[-1], *name)
    return {f"dW{L}": dW, f"db{L}": db}


def cost_of_the_right_class_alone(AL, Y, caches):
    """What you took for dZ of the last layer is the slope of the loss with respect to AL of the
    right class. The step back through the output activation is missing; with it the fraction
    becomes a simple difference.
    """
    return _right(AL, Y, caches, dZ=-Y / AL)


def wrong_sign_between_the_fractions(AL, Y, caches):
    """The two fractions in the slope of the cost have the same sign, and they must have different
    ones: a larger AL makes a yes cheaper and a no dearer. (For dZ of the last layer no fraction is
    needed.)
    """
    return _right(AL, Y, caches, dZ=-(Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL))


def wrong_sign_of_the_fractions(AL, Y, caches):
    """All gradients have the wrong sign, and with K rows they are wrong besides: the minus in front
    of the fractions is missing. dZ of the last layer is one simple difference.
    """
    return _right(AL, Y, caches, dZ=-_through_the_sigmoid(AL, Y, caches))


def labels_only(AL, Y, caches):
    """The way back begins with minus Y: what the network said is missing. Where AL equals Y all
    gradients must be 0.
    """
    return _right(AL, Y, caches, dZ=-Y)


def probabilities_only(AL, Y, caches):
    """The way back begins with AL: the labels are missing. Where AL equals Y all gradients must be
    0.
    """
    return _right(AL, Y, caches, dZ=AL)


def size_of_the_error(AL, Y, caches):
    """The way back begins with the size of the error, and its sign is lost: whether a probability
    must come up or down.
    """
    return _right(AL, Y, caches, dZ=np.abs(AL - Y))


def square_of_the_error(AL, Y, caches):
    """The way back begins with the square of the error, and its sign is lost: whether a probability
    must come up or down.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) ** 2)


def multiplied_by_the_slope_of_tanh(AL, Y, caches):
    """The difference of AL and Y went back through a tanh as if it were dA. It is dZ of the last
    layer already.
    """
    return _right(AL, Y, caches, dZ=(AL - Y) * (1 - np.tanh(caches[-1][1]) ** 2))


def whole_cache_to_linear_backward(AL, Y, caches):
    """linear_backward was given the whole cache of the last layer, a pair. It wants the first half
    alone, the three arrays of the linear half.
    """
    return _first_step(AL, Y, caches[-1])


def Z_to_linear_backward(AL, Y, caches):
    """linear_backward was given the second half of the last cache, Z. It wants the first, the three
    arrays of the linear half.
    """
    return _first_step(AL, Y, caches[-1][1])


def all_caches_to_linear_backward(AL, Y, caches):
    """linear_backward was given the whole list of caches. It wants one: the linear half of the last
    layer's.
    """
    return _first_step(AL, Y, caches)


def _first_step(AL, Y, cache):
    _, dW, db = linear_backward(AL - Y, cache)
    return {"dW": dW, "db": db}


def runs_past_the_caches(AL, Y, caches):
    """An entry was asked for that the list of caches does not have. The list counts from 0 and the
    layers from 1: the cache of layer L is at L - 1.
    """
    return _first_step(AL, Y, caches[len(caches)][0])


# More about the hidden layers.


def slope_of_relu_from_1_on(AL, Y, caches):
    """The gradient passes only where Z is above 1. Relu rises from 0 on."""
    return _right(AL, Y, caches, slope=lambda Z: Z > 1)


def slope_of_the_layer_after(AL, Y, caches):
    """dZ of a hidden layer was made with the slope at Z of the layer after it. The shapes differ
    where the sizes do. It is taken at the layer's own Z.
    """
    errors = [AL - Y]
    for l in range(len(caches) - 1, 0, -1):
        errors.insert(0, caches[l][0][1].T @ errors[0] * (caches[l][1] > 0))
    return _divided(_sums(errors, caches), Y.shape[1])


def slope_at_A_prev(AL, Y, caches):
    """Whether a gradient passes was decided by what came into the layer, A_prev. It is decided by
    Z, what came into its activation.
    """
    errors = [AL - Y]
    for l in range(len(caches) - 1, 0, -1):
        errors.insert(0, caches[l][0][1].T @ errors[0] * (caches[l - 1][0][0] > 0))
    return _divided(_sums(errors, caches), Y.shape[1])


def weights_not_on_the_way_back(AL, Y, caches):
    """The error was handed on as it was, without the weights. It went forward through them, and
    must return through them: each layer has as many errors as units.
    """
    errors = [AL - Y]
    for l in range(len(caches) - 1, 0, -1):
        errors.insert(0, errors[0] * (caches[l - 1][1] > 0))
    return _divided(_sums(errors, caches), Y.shape[1])


def output_error_to_every_layer(AL, Y, caches):
    """Every hidden layer was given the difference of AL and Y. Each gets dA from the layer after
    it, one row for each of its own units.
    """
    L = len(caches)
    gradients = {}
    _, gradients[f"dW{L}"], gradients[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    for l in range(L - 1, 0, -1):
        _, gradients[f"dW{l}"], gradients[f"db{l}"] = activation_backward(
            AL - Y, caches[l - 1], "relu"
        )
    return gradients


def last_layer_twice(AL, Y, caches):
    """The last layer was done twice: before the loop, and once more in it, as if it had a relu. The
    loop is for the layers below.
    """
    L = len(caches)
    dA, _, _ = linear_backward(AL - Y, caches[-1][0])
    return _down(dA, caches, range(L, 0, -1))


def last_hidden_layer_left_out(AL, Y, caches):
    """The last hidden layer was left out: the loop starts one layer too low, and dA does not belong
    there.
    """
    L = len(caches)
    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    return {f"dW{L}": dW, f"db{L}": db} | _down(dA, caches, range(L - 2, 0, -1))


def _down(dA, caches, layers):
    gradients = {}
    for l in layers:
        dA, gradients[f"dW{l}"], gradients[f"db{l}"] = activation_backward(
            dA, caches[l - 1], "relu"
        )
    return gradients


def sigmoid_in_the_hidden_layers_and_at_the_output(AL, Y, caches):
    """Every layer was treated as a sigmoid, the last one too. There dZ is known already; the hidden
    ones are relu.
    """
    L, dA, gradients = len(caches), AL - Y, {}
    for l in range(L, 0, -1):
        dA, gradients[f"dW{l}"], gradients[f"db{l}"] = activation_backward(
            dA, caches[l - 1], "sigmoid"
        )
    return gradients


def results_taken_apart_in_the_wrong_order(AL, Y, caches):
    """What comes back from a layer was taken apart in the wrong order: first comes dA, then dW,
    then db. What went on to the layer below is not its dA.
    """
    L = len(caches)
    gradients = {}
    gradients[f"dW{L}"], gradients[f"db{L}"], dA = linear_backward(AL - Y, caches[-1][0])
    for l in range(L - 1, 0, -1):
        gradients[f"dW{l}"], gradients[f"db{l}"], dA = activation_backward(
            dA, caches[l - 1], "relu"
        )
    return gradients


# More about the mean.


def mean_forgotten_in_the_weights(AL, Y, caches):
    """Each dW is a sum over the examples still, m times too large; the biases are right. A matrix
    product adds up over the examples, where nobody sees it.
    """
    sums = _sums(_errors(AL - Y, caches), caches)
    weights = {name: value for name, value in sums.items() if name[1] == "W"}
    return _right(AL, Y, caches) | weights


def mean_over_the_units(AL, Y, caches):
    """The sums were divided by the number of units of each layer. The mean is one over the
    examples.
    """
    sums = _sums(_errors(AL - Y, caches), caches)
    return {name: value / len(value) for name, value in sums.items()}


def divided_by_the_number_of_layers(AL, Y, caches):
    """The sums were divided by the number of layers. The mean is one over the examples."""
    return _divided(_sums(_errors(AL - Y, caches), caches), len(caches))


# More about names, and what comes back.


def hidden_layers_count_one_too_high(AL, Y, caches):
    """The hidden layers are numbered one too high: dW1 is missing, and the last layer's gradients
    were written over. Caches are counted from 0, layers from 1, and one of the two was counted on
    twice.
    """
    L = len(caches)
    right = _right(AL, Y, caches)
    moved = {f"{n[:2]}{int(n[2:]) + 1}": v for n, v in right.items() if int(n[2:]) < L}
    return {n: v for n, v in right.items() if int(n[2:]) == L} | moved


def counts_one_too_high(AL, Y, caches):
    """The gradients are numbered one too high: that of the first layer is called dW2. Caches are
    counted from 0, layers from 1.
    """
    right = _right(AL, Y, caches)
    return {f"{name[:2]}{int(name[2:]) + 1}": value for name, value in right.items()}


def dW_and_db_exchanged(AL, Y, caches):
    """dW and db stand in each other's place. A gradient has the shape of its parameter: db is a
    column.
    """
    right = _right(AL, Y, caches)
    return {f"d{'b' if name[1] == 'W' else 'W'}{name[2:]}": v for name, v in right.items()}


def returns_in_the_loop(AL, Y, caches):
    """The last two layers came back: the function was left in the first turn of the loop. Look at
    how far the `return` is moved in.
    """
    L = len(caches)
    right = _right(AL, Y, caches)
    return {name: value for name, value in right.items() if int(name[2:]) >= L - 1}


def only_the_first_layer(AL, Y, caches):
    """Only the first layer came back: with every turn of the loop a fresh dictionary is made, and
    what was in it is lost.
    """
    right = _right(AL, Y, caches)
    return {name: value for name, value in right.items() if int(name[2:]) == 1}


def only_the_last_layer(AL, Y, caches):
    """Only the last layer came back. The error goes on from there, down to the first layer."""
    right = _right(AL, Y, caches)
    return {name: value for name, value in right.items() if int(name[2:]) == len(caches)}


def only_the_weights(AL, Y, caches):
    """The gradients of the biases are missing. They learn like the weights."""
    return {name: value for name, value in _right(AL, Y, caches).items() if name[1] == "W"}


def names_with_an_underscore(AL, Y, caches):
    """The names have an underscore in them. update_parameters looks for dW1, db1 and so on."""
    return {f"{name[:2]}_{name[2:]}": value for name, value in _right(AL, Y, caches).items()}


def layers_in_dictionaries_of_their_own(AL, Y, caches):
    """Each layer has a dictionary of its own. update_parameters looks for dW1, db1 and so on, in
    one.
    """
    L = len(caches)
    right = _right(AL, Y, caches)
    return {l: {"dW": right[f"dW{l}"], "db": right[f"db{l}"]} for l in range(1, L + 1)}


def gives_back_dA_too(AL, Y, caches):
    """Two things came back. The dictionary of the gradients alone is asked for."""
    return _right(AL, Y, caches), gives_back_dA(AL, Y, caches)


def gives_back_pairs(AL, Y, caches):
    """A list with an entry for each layer came back. update_parameters finds the gradients by name,
    in a dictionary.
    """
    right = _right(AL, Y, caches)
    return [(right[f"dW{l}"], right[f"db{l}"]) for l in range(1, len(caches) + 1)]


def dA_handed_on_without_the_slope(AL, Y, caches):
    """dW and db of each layer are made from dZ, rightly, but what went on to the layer below was
    made from dA, without the slope of relu. A unit that was off hands nothing on: dZ goes on.
    """
    dA = [AL - Y]
    for (_, W, _), _ in caches[:0:-1]:
        dA.insert(0, W.T @ dA[0])
    hidden = zip(dA[:-1], caches[:-1], strict=True)
    errors = [one * (Z > 0) for one, (_, Z) in hidden] + [AL - Y]
    return _divided(_sums(errors, caches), Y.shape[1])


def mean_taken_twice_in_the_biases(AL, Y, caches):
    """Each db is m times too small: 1/m came in twice, as in a mean of what was divided by m
    already. The weights are right.
    """
    right = _right(AL, Y, caches)
    return {n: value / Y.shape[1] if n[1] == "b" else value for n, value in right.items()}


def mean_taken_twice_in_the_weights(AL, Y, caches):
    """Each dW is m times too small: 1/m came in twice. The biases are right."""
    right = _right(AL, Y, caches)
    return {n: value / Y.shape[1] if n[1] == "W" else value for n, value in right.items()}


def mean_forgotten_and_the_slope(AL, Y, caches):
    """Two things. The step back through relu is missing in the hidden layers: where a unit was off,
    nothing may come through. And all gradients are sums over the examples, m times too large.
    """
    return _sums(_errors(AL - Y, caches, slope=lambda Z: 1.0), caches)


def wrong_sign_and_no_mean(AL, Y, caches):
    """Two things. All gradients have the wrong sign: Y and AL stand the wrong way round in the
    difference. And they are sums over the examples, m times too large.
    """
    return _sums(_errors(Y - AL, caches), caches)


def wrong_sign_and_no_slope(AL, Y, caches):
    """Two things. All gradients have the wrong sign: Y and AL stand the wrong way round in the
    difference. And the step back through relu is missing in the hidden layers.
    """
    return _right(AL, Y, caches, dZ=Y - AL, slope=lambda Z: 1.0)


def mean_twice_and_no_slope(AL, Y, caches):
    """Two things. All gradients are m times too small: 1/m came in twice. And the step back through
    relu is missing in the hidden layers.
    """
    return _divided(_right(AL, Y, caches, slope=lambda Z: 1.0), Y.shape[1])


# Right programs.


def without_the_other_functions(AL, Y, caches):
    gradients, m = {}, AL.shape[1]
    dZ = AL - Y
    for l in reversed(range(len(caches))):
        (A_prev, W, _), _ = caches[l]
        gradients["dW" + str(l + 1)] = np.dot(dZ, A_prev.T) / m
        gradients["db" + str(l + 1)] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 0:
            dZ = np.dot(W.T, dZ)
            dZ[caches[l - 1][1] <= 0] = 0
    return gradients


def the_long_way_through_AL(AL, Y, caches):
    # For K rows too: the K yes-or-no costs with K sigmoids have the same dZ as softmax.
    L = len(caches)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    dZ = dAL * AL * (1 - AL)
    gradients = {}
    gradients[f"dA{L - 1}"], gradients[f"dW{L}"], gradients[f"db{L}"] = linear_backward(
        dZ, caches[-1][0]
    )
    for l in reversed(range(L - 1)):
        found = activation_backward(gradients[f"dA{l + 1}"], caches[l], "relu")
        gradients[f"dA{l}"], gradients[f"dW{l + 1}"], gradients[f"db{l + 1}"] = found
    return gradients


def mean_inside_dZ(AL, Y, caches):
    dZ = (AL - Y) / Y.shape[1]
    gradients = {}
    remaining = list(caches)
    while remaining:
        (A_prev, W, _), _ = remaining.pop()
        l = len(remaining) + 1
        gradients |= {f"dW{l}": dZ @ A_prev.T, f"db{l}": dZ @ np.ones((dZ.shape[1], 1))}
        if remaining:
            dZ = np.where(remaining[-1][1] > 0, W.T @ dZ, 0)
    return gradients


def by_einsum(AL, Y, caches):
    m = Y.shape[1]
    dZ, gradients = AL - Y, {}
    for l in range(len(caches), 0, -1):
        (A_prev, W, b), _ = caches[l - 1]
        gradients[f"db{l}"] = np.einsum("im->i", dZ).reshape(b.shape) / m
        gradients[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev) / m
        # A_prev is relu of Z of the layer before, so it is positive where that Z is.
        dZ = np.einsum("ij,im,jm->jm", W, dZ, (A_prev > 0).astype(float))
    return dict(sorted(gradients.items()))


def one_example_at_a_time(AL, Y, caches):
    m = Y.shape[1]
    gradients = {}
    for l, ((_, W, b), _) in enumerate(caches, start=1):
        gradients |= {f"dW{l}": np.zeros(W.shape), f"db{l}": np.zeros(b.shape)}
    for e in range(m):
        dz = AL[:, e] - Y[:, e]
        for l in range(len(caches), 0, -1):
            (A_prev, W, _), _ = caches[l - 1]
            gradients[f"dW{l}"] += np.outer(dz, A_prev[:, e]) / m
            gradients[f"db{l}"][:, 0] += dz / m
            if l > 1:
                dz = (dz @ W) * (caches[l - 2][1][:, e] > 0)
    return gradients


def by_recursion(AL, Y, caches):
    def back(dA, caches):
        if not caches:
            return {}
        dA, dW, db = activation_backward(dA, caches[-1], "relu")
        return {f"dW{len(caches)}": dW, f"db{len(caches)}": db, **back(dA, caches[:-1])}

    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    return back(dA, caches[:-1]) | {f"dW{len(caches)}": dW, f"db{len(caches)}": db}


def by_central_differences(AL, Y, caches):
    (X, _, _), _ = caches[0]
    layers = [[W.copy(), b.copy()] for (_, W, b), _ in caches]

    def cost():
        A = X
        for W, b in layers[:-1]:
            A = np.maximum(0, W @ A + b)
        Z = layers[-1][0] @ A + layers[-1][1]
        if len(Y) == 1:
            return np.mean(np.logaddexp(0, Z) - Y * Z)
        return np.mean(np.logaddexp.reduce(Z, axis=0) - (Y * Z).sum(axis=0))

    gradients = {}
    for l, layer in enumerate(layers, start=1):
        for kind, array in zip("Wb", layer, strict=True):
            slopes = np.zeros(array.shape)
            for at in np.ndindex(array.shape):
                here, step = array[at], 1e-5
                array[at] = here + step
                ahead = cost()
                array[at] = here - step
                slopes[at] = (ahead - cost()) / (2 * step)
                array[at] = here
            gradients[f"d{kind}{l}"] = slopes
    return gradients


def in_single_precision(AL, Y, caches):
    small = [
        (tuple(array.astype(np.float32) for array in kept), Z.astype(np.float32))
        for kept, Z in caches
    ]
    return _right(AL.astype(np.float32), Y.astype(np.float32), small)


def _names(*layers):
    return tuple(f"d{kind}{l}" for l in layers for kind in "Wb")


EXERCISE = Exercise(
    reference=backward_prop,
    cases=cases,
    returns=("gradients",),
    points=16,
    aspects=(
        Aspect("One example: the last layer.", (ONE,), _names(2), 1),
        Aspect("One example: the first layer, through relu.", (ONE,), _names(1), 2),
        Aspect("Two layers: every example twice gives the same dW2 and db2.", (TWO,), _names(2), 2),
        Aspect("Two layers: every example twice gives the same dW1 and db1.", (TWO,), _names(1), 2),
        Aspect("Four layers: the last one.", (DEEP,), _names(4), 1),
        Aspect("Four layers: the error is handed on to all others.", (DEEP,), _names(1, 2, 3), 3),
        Aspect("Softmax: the same, with K rows.", (SOFTMAX,), (), 2),
        Aspect("Softmax and layers of any size.", (SQUARE, DEEP_SOFTMAX), (), 3),
    ),
    misconceptions=(
        wrong_sign,
        slope_of_the_sigmoid_twice,
        slope_of_a_sigmoid_at_the_output,
        slope_of_the_output_forgotten,
        error_only_in_the_right_class,
        relu_at_the_output_too,
        slope_of_the_squared_error,
        decisions_instead_of_probabilities,
        Z_instead_of_AL,
        forgets_the_slope,
        slope_of_tanh_in_the_hidden_layers,
        slope_of_the_sigmoid_in_the_hidden_layers,
        value_of_relu_for_its_slope,
        relu_lets_the_wrong_side_pass,
        slope_of_leaky_relu,
        negative_errors_cut_off,
        weights_from_dA,
        W_of_the_layer_itself,
        W_not_transposed,
        weights_already_moved,
        error_not_handed_on,
        cache_of_the_next_layer,
        layers_in_forward_order,
        output_error_in_every_layer,
        A_instead_of_A_prev,
        first_layer_missing,
        last_layer_missing,
        always_two_layers,
        forgets_the_mean,
        mean_taken_twice,
        mean_in_every_step,
        mean_only_in_the_last_layer,
        mean_over_the_outputs_too,
        m_from_the_rows_of_Y,
        mean_forgotten_in_the_biases,
        biases_without_a_sum,
        biases_of_rank_1,
        biases_summed_over_the_units,
        weights_transposed,
        counts_from_0,
        hidden_layers_count_from_0,
        counts_from_the_last_layer,
        names_without_a_number,
        named_like_parameters,
        gives_back_a_list,
        gives_back_dA,
        overwrites_AL,
        empties_the_caches,
        turns_the_caches_around,
        relu_overwrites_Z,
        through_a_sigmoid_even_with_softmax,
        softmax_on_the_way_back,
        last_layer_without_a_name,
        cost_of_the_right_class_alone,
        wrong_sign_between_the_fractions,
        wrong_sign_of_the_fractions,
        labels_only,
        probabilities_only,
        size_of_the_error,
        square_of_the_error,
        multiplied_by_the_slope_of_tanh,
        whole_cache_to_linear_backward,
        Z_to_linear_backward,
        all_caches_to_linear_backward,
        runs_past_the_caches,
        slope_of_relu_from_1_on,
        slope_of_the_layer_after,
        slope_at_A_prev,
        weights_not_on_the_way_back,
        output_error_to_every_layer,
        last_layer_twice,
        last_hidden_layer_left_out,
        sigmoid_in_the_hidden_layers_and_at_the_output,
        results_taken_apart_in_the_wrong_order,
        mean_forgotten_in_the_weights,
        mean_over_the_units,
        divided_by_the_number_of_layers,
        hidden_layers_count_one_too_high,
        counts_one_too_high,
        dW_and_db_exchanged,
        returns_in_the_loop,
        only_the_first_layer,
        only_the_last_layer,
        only_the_weights,
        names_with_an_underscore,
        layers_in_dictionaries_of_their_own,
        gives_back_dA_too,
        gives_back_pairs,
        dA_handed_on_without_the_slope,
        mean_taken_twice_in_the_biases,
        mean_taken_twice_in_the_weights,
        mean_forgotten_and_the_slope,
        wrong_sign_and_no_mean,
        wrong_sign_and_no_slope,
        mean_twice_and_no_slope,
    ),
    alternatives=(
        without_the_other_functions,
        the_long_way_through_AL,
        mean_inside_dZ,
        by_einsum,
        one_example_at_a_time,
        by_recursion,
        by_central_differences,
        in_single_precision,
    ),
    same_output=(("empties_the_caches", "turns_the_caches_around", "relu_overwrites_Z"),),
    replaces=(dlhelpers.dense.backward_prop,),
    own_forward=own_forward,
)

"""Exercise: one step of gradient descent, in every layer."""

import copy

import numpy as np

import dlhelpers.optimizers
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise


def update_parameters(parameters, gradients, learning_rate):
    """Take one step downhill.

    Parameters
    ----------
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``; they stay as they are.
    gradients : dict of ndarray
        ``dW1, db1, ..., dWL, dbL``, each of the shape of its parameter, in any order.
    learning_rate : float
        Length of the step, relative to the gradient.

    Returns
    -------
    dict of ndarray
        New ``W1, b1, ..., WL, bL``.
    """
    ### BEGIN SOLUTION
    return {
        name: value - learning_rate * gradients["d" + name] for name, value in parameters.items()
    }
    ### END SOLUTION


SINGLE, TWO, SQUARE = "one layer", "two layers", "three layers of equal size"
DEEP, ZERO = "four layers", "learning rate 0"


def cases(rng):
    """Networks of every depth; learning rates of all sizes, and zero: then nothing may move."""

    def case(layer_dims, learning_rate):
        shapes = {}
        for l in range(1, len(layer_dims)):
            shapes |= {f"W{l}": (layer_dims[l], layer_dims[l - 1]), f"b{l}": (layer_dims[l], 1)}
        parameters = {name: rng.standard_normal(shape) for name, shape in shapes.items()}
        # Every step leads away from 0: no difference of two nearly equal numbers, mostly rounding.
        # The last layer's gradients come first, as the way back makes them.
        gradients = {
            f"d{kind}{l}": -np.sign(value) * rng.uniform(0.1, 2, value.shape)
            for l in range(len(layer_dims) - 1, 0, -1)
            for kind, value in (("W", parameters[f"W{l}"]), ("b", parameters[f"b{l}"]))
        }
        return {"parameters": parameters, "gradients": gradients, "learning_rate": learning_rate}

    return {
        SINGLE: case([3, 1], float(rng.uniform(0.2, 0.8))),
        TWO: case([2, 4, 1], float(rng.uniform(0.02, 0.08))),
        SQUARE: case([3, 3, 3, 3], float(rng.uniform(0.2, 0.8))),
        DEEP: case([3, 5, 4, 2, 1], float(rng.uniform(1.3, 2.5))),
        ZERO: case([2, 3, 2], 0.0),
    }


def _moved(parameters, gradients, step, layers=None):
    """Return ``step(value, gradient)`` in the layers given, and the other values as they are."""
    layers = _layers(parameters) if layers is None else layers
    return {
        name: step(value, gradients[f"d{name}"]) if int(name[1:]) in layers else value.copy()
        for name, value in parameters.items()
    }


def _layers(parameters):
    return list(range(1, len(parameters) // 2 + 1))


def _right(parameters, gradients, learning_rate, layers=None):
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW, layers)


# The step.


def climbs(parameters, gradients, learning_rate):
    """The step goes the wrong way. The gradient points to where the cost grows; you want it to
    shrink.
    """
    return _moved(parameters, gradients, lambda W, dW: W + learning_rate * dW)


def ignores_the_learning_rate(parameters, gradients, learning_rate):
    """The step is the whole gradient, whatever the learning rate. With the learning rate 0 nothing
    may move, and yours moves.
    """
    return _moved(parameters, gradients, lambda W, dW: W - dW)


def learning_rate_always_0_01(parameters, gradients, learning_rate):
    """The step is a hundredth of the gradient, whatever learning rate comes in. With the learning
    rate 0 nothing may move, and yours moves.
    """
    return _moved(parameters, gradients, lambda W, dW: W - 0.01 * dW)


def shrinks_the_parameters(parameters, gradients, learning_rate):
    """The parameters shrink towards 0 and the gradient has no part in it: the two terms are the
    same array. Where the gradient is zero nothing may move.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * W)


def moves_the_gradient(parameters, gradients, learning_rate):
    """Gradient and parameter stand in each other's place: dW - a dW, as one of the notes has it,
    moves the gradient. With the learning rate 0 the parameters must come out as they went in.
    """
    return _moved(parameters, gradients, lambda W, dW: dW - learning_rate * dW)


def scales_the_difference(parameters, gradients, learning_rate):
    """The learning rate multiplies the parameters too. With the learning rate 0 they must come out
    as they went in, and yours are zero.
    """
    return _moved(parameters, gradients, lambda W, dW: learning_rate * (W - dW))


def only_the_step(parameters, gradients, learning_rate):
    """That is the step by itself, not where it leads to. With the learning rate 0 the parameters
    must come out as they went in, and yours are zero.
    """
    return _moved(parameters, gradients, lambda W, dW: -learning_rate * dW)


def only_the_sign(parameters, gradients, learning_rate):
    """All entries move equally far, only the sign of the gradient counts. In gradient descent a
    steep slope makes a long step.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * np.sign(dW))


def divides_by_the_number_of_layers(parameters, gradients, learning_rate):
    """The step shrinks with the number of layers. Each parameter takes the step that its own
    gradient and the learning rate say, in a network of any depth.
    """
    L = len(parameters) // 2
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate / L * dW)


def smaller_steps_in_every_layer(parameters, gradients, learning_rate):
    """The step shrinks from layer to layer: the learning rate is changed inside the loop. It is one
    number for the whole network.
    """
    moved = {}
    for l in range(1, len(parameters) // 2 + 1):
        for name in (f"W{l}", f"b{l}"):
            moved[name] = parameters[name] - learning_rate / l * gradients[f"d{name}"]
    return moved


# Layers.


def only_two_layers(parameters, gradients, learning_rate):
    """Only the first two layers came back, as if the network of lesson 2 were the only one. Go
    through all names that come in: their number says how deep the network is.
    """
    return {
        name: parameters[name] - learning_rate * gradients[f"d{name}"]
        for name in ("W1", "b1", "W2", "b2")
    }


def last_layer_missing(parameters, gradients, learning_rate):
    """The last layer did not come back: the loop over the layers stops one too early. A range does
    not include its end.
    """
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] for name in moved if int(name[1:]) < len(parameters) // 2}


def first_layer_missing(parameters, gradients, learning_rate):
    """The first layer did not come back: the loop over the layers starts one too late."""
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] for name in moved if int(name[1:]) > 1}


def last_layer_stays(parameters, gradients, learning_rate):
    """The last layer came out as it went in: the loop over the layers stops one too early. A range
    does not include its end.
    """
    return _right(parameters, gradients, learning_rate, _layers(parameters)[:-1])


def first_layer_stays(parameters, gradients, learning_rate):
    """The first layer came out as it went in: the loop over the layers starts one too late."""
    return _right(parameters, gradients, learning_rate, _layers(parameters)[1:])


def only_the_last_layer_moves(parameters, gradients, learning_rate):
    """The last layer moves and the others stay. With every turn of the loop a fresh copy is made,
    and what was done in the turns before is lost.
    """
    return _right(parameters, gradients, learning_rate, _layers(parameters)[-1:])


def begins_with_layer_0(parameters, gradients, learning_rate):
    """The loop begins with layer 0. Layer 0 is the input and has no parameters; the first are W1
    and b1.
    """
    return _numbered(parameters, gradients, learning_rate, range(len(parameters) // 2))


def counts_arrays_as_layers(parameters, gradients, learning_rate):
    """The loop runs past the last layer. If it counts the entries of the dictionary: each layer has
    two of them, a W and a b.
    """
    return _numbered(parameters, gradients, learning_rate, range(1, len(parameters) + 1))


def _numbered(parameters, gradients, learning_rate, layers):
    moved = {}
    for l in layers:
        moved[f"W{l}"] = parameters[f"W{l}"] - learning_rate * gradients[f"dW{l}"]
        moved[f"b{l}"] = parameters[f"b{l}"] - learning_rate * gradients[f"db{l}"]
    return moved


def gradients_of_the_first_layer(parameters, gradients, learning_rate):
    """Every layer was moved by the gradients of the first. Where the sizes agree numpy does not
    complain. Every parameter has its own gradient, of its own name.
    """
    return {
        name: value - learning_rate * gradients[f"d{name[0]}1"]
        for name, value in parameters.items()
    }


def looks_for_the_names_of_parameters(parameters, gradients, learning_rate):
    """The gradients were looked up under the names of the parameters. Theirs begin with a d."""
    return {name: value - learning_rate * gradients[name] for name, value in parameters.items()}


def gradients_in_reverse_order(parameters, gradients, learning_rate):
    """The gradients went to the layers in reverse order. The way back makes those of the last layer
    first, so their places in the dictionary say nothing: they are found by their names.
    """
    L = len(parameters) // 2
    return {
        name: value - learning_rate * gradients[f"d{name[0]}{L + 1 - int(name[1:])}"]
        for name, value in parameters.items()
    }


def only_the_weights(parameters, gradients, learning_rate):
    """The weights move and the biases stay. They have gradients too, and learn like the weights."""
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] if name[0] == "W" else parameters[name].copy() for name in moved}


def weights_without_biases(parameters, gradients, learning_rate):
    """The weights came back and the biases are missing. They learn like the weights."""
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] for name in moved if name[0] == "W"}


# What comes back, and what must stay.


def returns_in_the_loop(parameters, gradients, learning_rate):
    """One parameter came back, the first: the function was left in the first turn of the loop. Look
    at how far the `return` is moved in.
    """
    moved = _right(parameters, gradients, learning_rate)
    return {"W1": moved["W1"]}


def overwrites_the_arrays(parameters, gradients, learning_rate):
    """The numbers are right, but you changed the very arrays that you were given, and so they have
    changed for everybody who holds them. Whoever wants to go back, or to compare two learning
    rates, has lost the start.
    """
    for name in parameters:
        parameters[name] -= learning_rate * gradients[f"d{name}"]
    return parameters


def overwrites_the_arrays_of_a_copied_dictionary(parameters, gradients, learning_rate):
    """The dictionary is new, but the arrays in it are the old ones: copying a dictionary does not
    copy what it holds. You changed the arrays that you were given.
    """
    new = parameters.copy()
    for name in new:
        new[name] -= learning_rate * gradients[f"d{name}"]
    return new


def overwrites_the_dictionary(parameters, gradients, learning_rate):
    """The numbers are right, but you put them into the dictionary that you were given. The caller's
    parameters have changed without a word.
    """
    for name in list(parameters):
        parameters[name] = parameters[name] - learning_rate * gradients[f"d{name}"]
    return parameters


def changes_in_place_and_returns_nothing(parameters, gradients, learning_rate):
    """Nothing came back: you changed what you were given instead. Leave it as it is, and give back
    new arrays.
    """
    for name in parameters:
        parameters[name] -= learning_rate * gradients[f"d{name}"]


def overwrites_the_gradients(parameters, gradients, learning_rate):
    """The numbers are right, but the gradients are not what they were: you multiplied them by the
    learning rate in their place. Whoever looks at them afterwards finds steps.
    """
    for name in gradients:
        gradients[name] *= learning_rate
    return {name: value - gradients[f"d{name}"] for name, value in parameters.items()}


def named_like_gradients(parameters, gradients, learning_rate):
    """What came back bears the names of the gradients. A parameter keeps its name, and it is the
    new parameters that are asked for.
    """
    moved = _right(parameters, gradients, learning_rate)
    return {f"d{name}": value for name, value in moved.items()}


def gives_back_a_list(parameters, gradients, learning_rate):
    """The arrays came back without their names. Parameters come in as a dictionary, and go out as
    one.
    """
    return list(_right(parameters, gradients, learning_rate).values())


# More about the step.


def _learning_rate_always(name, rate):
    """Return a program that takes steps of one learning rate, whatever comes in."""
    return called(
        f"learning_rate_always_{name}",
        lambda parameters, gradients, learning_rate: _right(parameters, gradients, rate),
        f"The learning rate is {rate}, whatever comes in: the argument is not used. With the "
        "learning rate 0 nothing may move, and yours moves.",
    )


def _climbs_always_by(name, rate):
    """Return a program that climbs, with one learning rate, whatever comes in."""
    return called(
        f"climbs_and_learning_rate_always_{name}",
        lambda parameters, gradients, learning_rate: _right(parameters, gradients, -rate),
        "Two things. The step goes the wrong way: the gradient points to where the cost grows. And "
        f"the learning rate is {rate}, whatever comes in: the argument is not used.",
    )


CONSTANTS = {
    f"{rate:g}".replace(".", "_"): rate
    for rate in (0.001, 0.0075, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.2)
}


def climbs_and_ignores_the_learning_rate(parameters, gradients, learning_rate):
    """Two things. The step goes the wrong way: the gradient points to where the cost grows. And it
    is the whole gradient, whatever the learning rate.
    """
    return _moved(parameters, gradients, lambda W, dW: W + dW)


def divides_by_the_learning_rate(parameters, gradients, learning_rate):
    """The gradient was divided by the learning rate. Twice the rate is twice the step, and with the
    rate 0 nothing may move.
    """
    with np.errstate(all="ignore"):
        return _moved(parameters, gradients, lambda W, dW: W - dW / np.float64(learning_rate))


def adds_rate_and_gradient(parameters, gradients, learning_rate):
    """The learning rate was subtracted and not multiplied. Where the gradient is zero nothing may
    move.
    """
    return _moved(parameters, gradients, lambda W, dW: W - (learning_rate + dW))


def subtracts_the_rate_before_it_multiplies(parameters, gradients, learning_rate):
    """The learning rate was subtracted from the parameter, and the difference multiplied by the
    gradient. A product comes before a difference: no brackets are needed.
    """
    return _moved(parameters, gradients, lambda W, dW: (W - learning_rate) * dW)


def multiplies_by_the_parameter(parameters, gradients, learning_rate):
    """The step was multiplied by the parameter. How far it goes depends on the gradient and the
    learning rate, not on where the parameter stands.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW * W)


def only_the_climbing_step(parameters, gradients, learning_rate):
    """That is the learning rate times the gradient, by itself. It has to be subtracted from the
    parameter: with the learning rate 0 the parameters must come out as they went in.
    """
    return _moved(parameters, gradients, lambda W, dW: learning_rate * dW)


def step_minus_parameter(parameters, gradients, learning_rate):
    """The two sides of the difference are exchanged: the parameter was subtracted from the step.
    With the learning rate 0 the parameters must come out as they went in.
    """
    return _moved(parameters, gradients, lambda W, dW: learning_rate * dW - W)


def two_steps(parameters, gradients, learning_rate):
    """The step is twice as long as it should be: it was taken twice, or has a 2 in it."""
    return _right(parameters, gradients, 2 * learning_rate)


def half_a_step(parameters, gradients, learning_rate):
    """The step is half as long as it should be: it is the learning rate times the gradient, without
    a 2.
    """
    return _right(parameters, gradients, learning_rate / 2)


def square_of_the_learning_rate(parameters, gradients, learning_rate):
    """The learning rate counts twice: twice the rate makes four times the step. The gradients were
    multiplied by it once already.
    """
    return _right(parameters, gradients, learning_rate**2)


def step_of_length_1(parameters, gradients, learning_rate):
    """Each gradient was divided by its length first. In gradient descent a steep slope makes a long
    step.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW / np.linalg.norm(dW))


def mean_of_the_gradient(parameters, gradients, learning_rate):
    """All entries of an array move by the same amount, the mean of its gradient. Each entry has a
    slope of its own.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW.mean())


def divides_by_the_number_of_units(parameters, gradients, learning_rate):
    """The step was divided by the number of rows of the array. The mean over the examples is in the
    gradients already; nothing is divided here.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW / len(dW))


def divides_by_the_number_of_columns(parameters, gradients, learning_rate):
    """The step was divided by the number of columns of the array. The mean over the examples is in
    the gradients already; nothing is divided here.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW / dW.shape[1])


def nothing_moves(parameters, gradients, learning_rate):
    """The parameters came out as they went in: the new values were given to a name in the loop and
    not put into the dictionary that comes back.
    """
    return {name: value.copy() for name, value in parameters.items()}


# More about which gradient.


def weights_gradients_for_the_biases(parameters, gradients, learning_rate):
    """b was moved by the gradient of W: a line was copied and not changed. Every parameter has its
    own gradient, of its own name.
    """
    return {
        name: value - learning_rate * gradients[f"dW{name[1:]}"]
        for name, value in parameters.items()
    }


def biases_move_from_the_weights(parameters, gradients, learning_rate):
    """The new b was made from W: a line was copied and not changed. Every parameter is moved from
    where it stands.
    """
    return {
        name: parameters[f"W{name[1:]}"] - learning_rate * gradients[f"d{name}"]
        for name in parameters
    }


def gradients_transposed(parameters, gradients, learning_rate):
    """The gradients were turned. Each has the shape of its parameter: subtract it as it is."""
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW.T)


# More about layers.


def always_three_layers(parameters, gradients, learning_rate):
    """Three layers are moved, as if there were no other networks. Go through all names that come
    in: their number says how deep the network is.
    """
    return {
        name: parameters[name] - learning_rate * gradients[f"d{name}"]
        for name in ("W1", "b1", "W2", "b2", "W3", "b3")
    }


def always_one_layer(parameters, gradients, learning_rate):
    """Only the first layer came back, as if the neuron of lesson 1 were the only network, or
    because the function was left in the first turn of the loop.
    """
    return {name: parameters[name] - learning_rate * gradients[f"d{name}"] for name in ("W1", "b1")}


def only_the_first_layer_moves(parameters, gradients, learning_rate):
    """The first layer moves and the others stay. Go through all names that come in."""
    return _right(parameters, gradients, learning_rate, [1])


def only_the_last_layer_came_back(parameters, gradients, learning_rate):
    """Only the last layer came back: with every turn of the loop a fresh dictionary is made, and
    what was in it is lost.
    """
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] for name in moved if int(name[1:]) == len(parameters) // 2}


def only_the_biases(parameters, gradients, learning_rate):
    """The biases move and the weights stay. They have gradients too."""
    moved = _right(parameters, gradients, learning_rate)
    return {name: moved[name] if name[0] == "b" else parameters[name].copy() for name in moved}


def names_without_a_number(parameters, gradients, learning_rate):
    """W and b were looked up without a number. Each layer has its own, W1 and b1, W2 and b2, and so
    on.
    """
    return {"W": parameters["W"] - learning_rate * gradients["dW"]}


def loops_over_a_number(parameters, gradients, learning_rate):
    """A loop needs something to go through, and a number is a single thing. A range makes a row of
    numbers out of it.
    """
    return _right(parameters, gradients, learning_rate, list(len(parameters) // 2))


def half_a_layer(parameters, gradients, learning_rate):
    """Half of the number of parameters came out as a number with a point, and a range wants a whole
    one. Divide with two strokes.
    """
    return _right(parameters, gradients, learning_rate, range(len(parameters) / 2))


def gives_back_the_gradients_too(parameters, gradients, learning_rate):
    """Two things came back. The dictionary of the new parameters alone is asked for."""
    return _right(parameters, gradients, learning_rate), gradients


def gives_back_pairs(parameters, gradients, learning_rate):
    """The arrays came back one after the other, without their names. Parameters come in as a
    dictionary, and go out as one.
    """
    return tuple(_right(parameters, gradients, learning_rate).values())


# Two at once.


def climbs_and_the_last_layer_stays(parameters, gradients, learning_rate):
    """Two things. The step goes the wrong way: the gradient points to where the cost grows. And the
    loop over the layers stops one too early.
    """
    return last_layer_stays(parameters, gradients, -learning_rate)


def climbs_and_the_biases_stay(parameters, gradients, learning_rate):
    """Two things. The step goes the wrong way: the gradient points to where the cost grows. And the
    biases stay; they learn like the weights.
    """
    return only_the_weights(parameters, gradients, -learning_rate)


def climbs_by_the_place_in_the_dictionary(parameters, gradients, learning_rate):
    """Two things. The step goes the wrong way: the gradient points to where the cost grows. And the
    gradients were taken by their places in the dictionary, where they are found by their names.
    """
    return gradients_in_reverse_order(parameters, gradients, -learning_rate)


def biases_stay_in_a_short_loop(parameters, gradients, learning_rate):
    """Two things. The biases stay; they learn like the weights. And the loop over the layers stops
    one too early, so the last layer stays too.
    """
    moved = last_layer_stays(parameters, gradients, learning_rate)
    return {name: moved[name] if name[0] == "W" else parameters[name].copy() for name in moved}


def ignores_the_learning_rate_and_the_last_layer_stays(parameters, gradients, learning_rate):
    """Two things. The step is the whole gradient, whatever the learning rate. And the loop over the
    layers stops one too early, so the last layer stays.
    """
    return last_layer_stays(parameters, gradients, 1.0)


def ignores_the_learning_rate_and_the_biases_stay(parameters, gradients, learning_rate):
    """Two things. The step is the whole gradient, whatever the learning rate. And the biases stay;
    they learn like the weights.
    """
    return only_the_weights(parameters, gradients, 1.0)


# Right programs.


def layer_by_layer(parameters, gradients, learning_rate):
    new = {}
    for l in range(len(parameters) // 2):
        number = str(l + 1)
        new["W" + number] = parameters["W" + number] - learning_rate * gradients["dW" + number]
        new["b" + number] = parameters["b" + number] - learning_rate * gradients["db" + number]
    return new


def on_a_deep_copy(parameters, gradients, learning_rate=0.01):
    new = copy.deepcopy(parameters)
    for name in new:
        new[name] -= learning_rate * gradients["d" + name]
    return new


def last_layer_first(parameters, gradients, learning_rate):
    new = dict(parameters)
    for l in range(len(parameters) // 2, 0, -1):
        for kind in "bW":
            step = np.multiply(-learning_rate, gradients[f"d{kind}{l}"])
            new[f"{kind}{l}"] = np.add(new[f"{kind}{l}"], step)
    return new


def entry_by_entry(parameters, gradients, learning_rate):
    new = {}
    for name, value in parameters.items():
        new[name] = np.empty(value.shape)
        for at in np.ndindex(value.shape):
            new[name][at] = value[at] - learning_rate * gradients[f"d{name}"][at]
    return new


def found_by_the_gradients_names(parameters, gradients, learning_rate):
    return {
        name[1:]: parameters[name[1:]] - slope * learning_rate for name, slope in gradients.items()
    }


def in_single_precision(parameters, gradients, learning_rate):
    def small(array):
        return np.asarray(array, dtype=np.float32)

    rate = np.float32(learning_rate)
    return {name: small(W) - rate * small(gradients[f"d{name}"]) for name, W in parameters.items()}


FIRST, OTHERS = ("W1", "b1"), ("W2", "b2", "W3", "b3", "W4", "b4")

EXERCISE = Exercise(
    reference=update_parameters,
    cases=cases,
    returns=("parameters",),
    points=6,
    aspects=(
        Aspect(
            "The step goes against the gradient, as far as the learning rate says.",
            (SINGLE, TWO, SQUARE, DEEP),
            FIRST,
            2,
        ),
        Aspect("Every layer takes it, however many there are.", (TWO, SQUARE, DEEP), OTHERS, 3),
        Aspect("With the learning rate 0 nothing moves.", (ZERO,), (), 1),
    ),
    misconceptions=(
        climbs,
        ignores_the_learning_rate,
        learning_rate_always_0_01,
        shrinks_the_parameters,
        moves_the_gradient,
        scales_the_difference,
        only_the_step,
        only_the_sign,
        divides_by_the_number_of_layers,
        smaller_steps_in_every_layer,
        only_two_layers,
        last_layer_missing,
        first_layer_missing,
        last_layer_stays,
        first_layer_stays,
        only_the_last_layer_moves,
        begins_with_layer_0,
        counts_arrays_as_layers,
        gradients_of_the_first_layer,
        looks_for_the_names_of_parameters,
        gradients_in_reverse_order,
        only_the_weights,
        weights_without_biases,
        returns_in_the_loop,
        overwrites_the_arrays,
        overwrites_the_arrays_of_a_copied_dictionary,
        overwrites_the_dictionary,
        changes_in_place_and_returns_nothing,
        overwrites_the_gradients,
        named_like_gradients,
        gives_back_a_list,
        *(_learning_rate_always(name, rate) for name, rate in CONSTANTS.items()),
        *(_climbs_always_by(name, rate) for name, rate in CONSTANTS.items()),
        climbs_and_ignores_the_learning_rate,
        divides_by_the_learning_rate,
        adds_rate_and_gradient,
        subtracts_the_rate_before_it_multiplies,
        multiplies_by_the_parameter,
        only_the_climbing_step,
        step_minus_parameter,
        two_steps,
        half_a_step,
        square_of_the_learning_rate,
        step_of_length_1,
        mean_of_the_gradient,
        divides_by_the_number_of_units,
        divides_by_the_number_of_columns,
        nothing_moves,
        weights_gradients_for_the_biases,
        biases_move_from_the_weights,
        gradients_transposed,
        always_three_layers,
        always_one_layer,
        only_the_first_layer_moves,
        only_the_last_layer_came_back,
        only_the_biases,
        names_without_a_number,
        loops_over_a_number,
        half_a_layer,
        gives_back_the_gradients_too,
        gives_back_pairs,
        climbs_and_the_last_layer_stays,
        climbs_and_the_biases_stay,
        climbs_by_the_place_in_the_dictionary,
        biases_stay_in_a_short_loop,
        ignores_the_learning_rate_and_the_last_layer_stays,
        ignores_the_learning_rate_and_the_biases_stay,
    ),
    alternatives=(
        layer_by_layer,
        on_a_deep_copy,
        last_layer_first,
        entry_by_entry,
        found_by_the_gradients_names,
        in_single_precision,
    ),
    same_output=(
        (
            "overwrites_the_arrays",
            "overwrites_the_arrays_of_a_copied_dictionary",
            "overwrites_the_dictionary",
        ),
    ),
    replaces=(dlhelpers.optimizers.update_parameters,),
)

"""Exercise: one step of gradient descent."""

import copy

import numpy as np

import dlhelpers.optimizers
from dlhelpers.exercises.exercise import Aspect, Exercise


def update_parameters(parameters, gradients, learning_rate):
    """Take one step downhill.

    Parameters
    ----------
    parameters : dict of ndarray
        ``W1``, ``b1``, ``W2`` and ``b2``; they stay as they are.
    gradients : dict of ndarray
        ``dW1``, ``db1``, ``dW2`` and ``db2``, each of the shape of its parameter.
    learning_rate : float
        Length of the step, relative to the gradient.

    Returns
    -------
    dict of ndarray
        New ``W1``, ``b1``, ``W2`` and ``b2``.
    """
    ### BEGIN SOLUTION
    return {
        name: value - learning_rate * gradients["d" + name] for name, value in parameters.items()
    }
    ### END SOLUTION


ZERO = "learning rate 0"


def cases(rng):
    """Learning rates of all sizes, and zero: then nothing may move."""

    def case(n_x, n_h, learning_rate):
        shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
        return {
            "parameters": {name: rng.standard_normal(shape) for name, shape in shapes.items()},
            "gradients": {f"d{name}": rng.standard_normal(shape) for name, shape in shapes.items()},
            "learning_rate": learning_rate,
        }

    return {
        "one hidden unit": case(1, 1, float(rng.uniform(0.2, 0.8))),
        "a small learning rate": case(2, 4, float(rng.uniform(0.02, 0.08))),
        "n_x = n_h": case(3, 3, float(rng.uniform(0.2, 0.8))),
        "a large learning rate": case(3, 5, float(rng.uniform(1.3, 2.5))),
        ZERO: case(2, 3, 0.0),
    }


def _moved(parameters, gradients, step, names=("W1", "b1", "W2", "b2")):
    """Return ``step(value, gradient)`` for the names given, and the other values as they are."""
    return {
        name: step(value, gradients[f"d{name}"]) if name in names else value.copy()
        for name, value in parameters.items()
    }


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


def learning_rate_always_1_2(parameters, gradients, learning_rate):
    """The step is 1.2 times the gradient, whatever learning rate comes in. With the learning rate 0
    nothing may move, and yours moves.
    """
    return _moved(parameters, gradients, lambda W, dW: W - 1.2 * dW)


def learning_rate_always_0_01(parameters, gradients, learning_rate):
    """The step is a hundredth of the gradient, whatever learning rate comes in. With the learning
    rate 0 nothing may move, and yours moves.
    """
    return _moved(parameters, gradients, lambda W, dW: W - 0.01 * dW)


def divides_by_the_learning_rate(parameters, gradients, learning_rate):
    """The smaller the learning rate, the longer your step. It should be the other way round, and 0
    should mean no step at all.
    """
    with np.errstate(all="ignore"):
        return _moved(parameters, gradients, lambda W, dW: W - dW / learning_rate)


def shrinks_the_parameters(parameters, gradients, learning_rate):
    """The parameters shrink towards 0 and the gradient has no part in it: the two terms are the
    same array. (One of the notes has this slip.) Where the gradient is zero nothing may move.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * W)


def moves_the_gradient(parameters, gradients, learning_rate):
    """Gradient and parameter stand in each other's place. With the learning rate 0 the parameters
    must come out as they went in; yours are the gradients then.
    """
    return _moved(parameters, gradients, lambda W, dW: dW - learning_rate * W)


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


def only_the_weights(parameters, gradients, learning_rate):
    """The weights move and the biases stay. They have gradients too, and learn like the weights."""
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW, ("W1", "W2"))


def only_the_biases(parameters, gradients, learning_rate):
    """The biases move and the weights stay."""
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW, ("b1", "b2"))


def only_the_first_layer(parameters, gradients, learning_rate):
    """The first layer moves, the second stays. All four parameters learn."""
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW, ("W1", "b1"))


def only_the_second_layer(parameters, gradients, learning_rate):
    """The second layer moves, the first stays. All four parameters learn."""
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW, ("W2", "b2"))


def nothing_moves(parameters, gradients, learning_rate):
    """The parameters came out as they went in. Was the step computed, and then left lying?"""
    return _moved(parameters, gradients, lambda W, dW: W, ())


def mean_gradient(parameters, gradients, learning_rate):
    """All entries of a parameter move by the same amount: you averaged the gradient. Each entry has
    its own slope and takes its own step. The mean over the examples is in the gradient already.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW.mean())


def only_the_sign(parameters, gradients, learning_rate):
    """All entries move equally far, only the sign of the gradient counts. In gradient descent a
    steep slope makes a long step.
    """
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * np.sign(dW))


def bias_step_for_the_weights(parameters, gradients, learning_rate):
    """The weights were moved by the gradients of the biases. (The shapes fit by broadcasting, so
    numpy does not complain.) Every parameter has its own gradient, of its own name.
    """
    names = {"dW1": "db1", "dW2": "db2"}
    exchanged = gradients | {name: gradients[other] for name, other in names.items()}
    return _moved(parameters, exchanged, lambda W, dW: W - learning_rate * dW)


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
    for name in ("W1", "b1", "W2", "b2"):
        parameters[name] = parameters[name] - learning_rate * gradients[f"d{name}"]
    return parameters


def changes_in_place_and_returns_nothing(parameters, gradients, learning_rate):
    """Nothing came back: you changed what you were given instead. Leave it as it is, and give back
    new arrays.
    """
    overwrites_the_arrays(parameters, gradients, learning_rate)


def returns_inside_the_loop(parameters, gradients, learning_rate):
    """Only the first parameter came back: the last line stands inside the loop, and ends it after
    its first pass. Look at its indentation.
    """
    for name in parameters:
        return {name: parameters[name] - learning_rate * gradients[f"d{name}"]}


def named_like_gradients(parameters, gradients, learning_rate):
    """The new parameters came back under the names of the gradients. A parameter keeps its name."""
    return {
        f"d{name}": value for name, value in _right(parameters, gradients, learning_rate).items()
    }


def gives_back_a_tuple(parameters, gradients, learning_rate):
    """The four arrays came back without their names. Parameters come in as a dictionary, and go out
    as one.
    """
    return tuple(_right(parameters, gradients, learning_rate).values())


def _right(parameters, gradients, learning_rate):
    return _moved(parameters, gradients, lambda W, dW: W - learning_rate * dW)


def one_after_the_other(parameters, gradients, learning_rate):
    W1 = parameters["W1"] - learning_rate * gradients["dW1"]
    b1 = parameters["b1"] - learning_rate * gradients["db1"]
    W2 = parameters["W2"] - learning_rate * gradients["dW2"]
    b2 = parameters["b2"] - learning_rate * gradients["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def on_a_deep_copy(parameters, gradients, learning_rate=1.2):
    new = copy.deepcopy(parameters)
    for name in new:
        new[name] -= learning_rate * gradients["d" + name]
    return new


def layer_by_layer(parameters, gradients, learning_rate):
    new = {}
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in "bW":
            name = f"{kind}{layer}"
            step = -learning_rate * gradients[f"d{name}"]
            new[name] = np.add(parameters[name], step)
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
        name[1:]: parameters[name[1:]] + (-learning_rate) * slope
        for name, slope in gradients.items()
    }


def with_the_old_ones_beside(parameters, gradients, learning_rate):
    new = {f"old_{name}": value.copy() for name, value in parameters.items()}
    return new | _right(parameters, gradients, learning_rate)


EXERCISE = Exercise(
    reference=update_parameters,
    cases=cases,
    returns=("parameters",),
    points=10,
    aspects=(
        Aspect("W1 moves against its gradient, as far as the learning rate says.", (), ("W1",), 2),
        Aspect("W2 moves against its gradient, as far as the learning rate says.", (), ("W2",), 2),
        Aspect("The biases learn like the weights: b1.", (), ("b1",), 2),
        Aspect("The biases learn like the weights: b2.", (), ("b2",), 2),
        Aspect("With the learning rate 0 nothing moves.", (ZERO,), (), 2),
    ),
    misconceptions=(
        climbs,
        ignores_the_learning_rate,
        learning_rate_always_1_2,
        learning_rate_always_0_01,
        divides_by_the_learning_rate,
        shrinks_the_parameters,
        moves_the_gradient,
        scales_the_difference,
        only_the_step,
        only_the_weights,
        only_the_biases,
        only_the_first_layer,
        only_the_second_layer,
        nothing_moves,
        mean_gradient,
        only_the_sign,
        bias_step_for_the_weights,
        overwrites_the_arrays,
        overwrites_the_arrays_of_a_copied_dictionary,
        overwrites_the_dictionary,
        changes_in_place_and_returns_nothing,
        returns_inside_the_loop,
        named_like_gradients,
        gives_back_a_tuple,
    ),
    alternatives=(
        one_after_the_other,
        on_a_deep_copy,
        layer_by_layer,
        entry_by_entry,
        found_by_the_gradients_names,
        with_the_old_ones_beside,
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

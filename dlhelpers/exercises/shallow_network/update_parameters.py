"""Exercise: one step of gradient descent."""

import copy
import itertools

import numpy as np

import dlhelpers.optimizers
from dlhelpers.exercises.called import called
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
    """Learning rates of all sizes, and zero: then nothing may move.

    The gradients stand in the order in which the way back finds them, the last layer first.
    """

    def case(n_x, n_h, learning_rate):
        shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
        parameters = {name: rng.standard_normal(shape) for name, shape in shapes.items()}
        gradients = {f"d{name}": rng.standard_normal(shape) for name, shape in shapes.items()}
        return {
            "parameters": parameters,
            "gradients": dict(reversed(gradients.items())),
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


def pairs_them_by_their_place(parameters, gradients, learning_rate):
    """Each parameter went together with the gradient at the same place in the other dictionary.
    There they stand in another order, the last layer first. What belongs together has the same
    name.
    """
    pairs = zip(parameters.items(), gradients.values(), strict=True)
    return {name: value - learning_rate * gradient for (name, value), gradient in pairs}


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
    """What came back stands under the names of gradients. New parameters are asked for, and a
    parameter keeps its name.
    """
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


NAMES = ("W1", "b1", "W2", "b2")
SUBSETS = [names for size in (1, 2, 3) for names in itertools.combinations(NAMES, size)]
WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
LAYER_1, LAYER_2 = ("W1", "b1"), ("W2", "b2")


def _listed(names):
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _in_some(name, change, words, subsets=SUBSETS, known=()):
    """Return programs in which some of the parameters move otherwise than they should.

    ``change(value, gradient, learning_rate)`` gives their new value. `known` are subsets that have
    a misconception of their own.
    """

    def one(names):
        def wrong(parameters, gradients, learning_rate):
            moved = _moved(parameters, gradients, lambda W, dW: change(W, dW, learning_rate), names)
            right = _right(parameters, gradients, learning_rate)
            return right | {name: moved[name] for name in names}

        return called(f"{name}_in_{'_and_'.join(names)}", wrong, f"{_listed(names)}: {words}")

    return [one(names) for names in subsets if names not in known]


def _without(names):
    def wrong(parameters, gradients, learning_rate):
        right = _right(parameters, gradients, learning_rate)
        return {name: right[name] for name in NAMES if name not in names}

    are = "is" if len(names) == 1 else "are"
    return called(
        f"without_{'_and_'.join(names)}",
        wrong,
        f"{_listed(names)} {are} missing in what comes back. All four parameters do: does the loop "
        "reach all layers, and is every new value put into the dictionary?",
    )


def _step(name, step, words):
    """Return a program with another formula, ``step(value, gradient, learning_rate)``."""

    def wrong(parameters, gradients, learning_rate):
        return _moved(parameters, gradients, lambda W, dW: step(W, dW, learning_rate))

    return called(name, wrong, words)


def _rate_of_its_own(rate, name):
    return _step(
        f"learning_rate_always_{name}",
        lambda W, dW, learning_rate: W - rate * dW,
        f"The step is {rate:g} times the gradient, whatever learning rate comes in. With the "
        "learning rate 0 nothing may move, and yours moves.",
    )


def _other_gradient(name, other, words):
    """Return a program in which gradients have changed places: ``{name: gradient it takes}``."""

    def wrong(parameters, gradients, learning_rate):
        exchanged = gradients | {
            f"d{mine}": gradients[f"d{yours}"] for mine, yours in other.items()
        }
        return _right(parameters, exchanged, learning_rate)

    return called(name, wrong, words)


def _renamed(name, rename, words):
    def wrong(parameters, gradients, learning_rate):
        right = _right(parameters, gradients, learning_rate)
        return {rename(key): value for key, value in right.items()}

    return called(name, wrong, words)


def b2_starts_from_b1(parameters, gradients, learning_rate):
    """b2 was made from b1: a line copied, and not changed everywhere. It starts where b2 is."""
    right = _right(parameters, gradients, learning_rate)
    return right | {"b2": parameters["b1"] - learning_rate * gradients["db2"]}


def b1_starts_from_b2(parameters, gradients, learning_rate):
    """b1 was made from b2: a line copied, and not changed everywhere. It starts where b1 is."""
    right = _right(parameters, gradients, learning_rate)
    return right | {"b1": parameters["b2"] - learning_rate * gradients["db1"]}


def b2_is_b1(parameters, gradients, learning_rate):
    """What stands under b2 is the new b1: a line copied, and not changed everywhere."""
    right = _right(parameters, gradients, learning_rate)
    return right | {"b2": right["b1"]}


def W2_is_W1(parameters, gradients, learning_rate):
    """What stands under W2 is the new W1: a line copied, and not changed everywhere."""
    right = _right(parameters, gradients, learning_rate)
    return right | {"W2": right["W1"]}


def layers_exchanged(parameters, gradients, learning_rate):
    """The new parameters of the two layers stand under each other's name."""
    right = _right(parameters, gradients, learning_rate)
    return {"W1": right["W2"], "b1": right["b2"], "W2": right["W1"], "b2": right["b1"]}


def biases_summed_up(parameters, gradients, learning_rate):
    """Every bias moves by the sum of its gradient: each unit has its own slope. The sum over the
    examples is in the gradient already.
    """
    right = _right(parameters, gradients, learning_rate)
    return right | {n: parameters[n] - learning_rate * gradients[f"d{n}"].sum() for n in BIASES}


def biases_averaged(parameters, gradients, learning_rate):
    """Every bias moves by the mean of its gradient: each unit has its own slope. The mean over the
    examples is in the gradient already.
    """
    right = _right(parameters, gradients, learning_rate)
    return right | {n: parameters[n] - learning_rate * gradients[f"d{n}"].mean() for n in BIASES}


def biases_became_numbers(parameters, gradients, learning_rate):
    """The biases came back as plain numbers, and only their first entry. A step never changes a
    shape.
    """
    right = _right(parameters, gradients, learning_rate)
    return right | {n: float(right[n][0, 0]) for n in BIASES}


def biases_without_an_axis(parameters, gradients, learning_rate):
    """The biases have lost an axis. A step never changes a shape."""
    right = _right(parameters, gradients, learning_rate)
    return right | {n: right[n][:, 0] for n in BIASES}


def weights_turned(parameters, gradients, learning_rate):
    """The weights came back on their side. A step never changes a shape."""
    right = _right(parameters, gradients, learning_rate)
    return right | {n: right[n].T for n in WEIGHTS}


def gradients_under_the_names_of_parameters(parameters, gradients, learning_rate):
    """The gradients came back, under the names of the parameters. Asked for are the parameters
    after the step.
    """
    return {name: gradients[f"d{name}"] for name in NAMES}


def a_list_comes_back(parameters, gradients, learning_rate):
    """A list came back, without names. Parameters come in as a dictionary, and go out as one."""
    return list(_right(parameters, gradients, learning_rate).values())


def an_array_comes_back(parameters, gradients, learning_rate):
    """One array came back. All four parameters are asked for, in a dictionary."""
    return _right(parameters, gradients, learning_rate)["b2"]


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


MORE = (
    *_in_some(
        "stays",
        lambda W, dW, rate: W,
        "the same as before. It takes the step too; was the new value kept?",
        SUBSETS,
        (WEIGHTS, BIASES, LAYER_1, LAYER_2),
    ),
    *_in_some(
        "climbs",
        lambda W, dW, rate: W + rate * dW,
        "the step goes the wrong way.",
        SUBSETS[:10],
    ),
    *_in_some(
        "no_learning_rate",
        lambda W, dW, rate: W - dW,
        "the step is the whole gradient, whatever the learning rate.",
        SUBSETS[:10],
    ),
    *(
        _without(names)
        for names in [*SUBSETS[:4], LAYER_1, LAYER_2, WEIGHTS, BIASES, *SUBSETS[10:13]]
    ),
    _other_gradient(
        "b1_with_db2",
        {"b1": "b2"},
        "b1 was moved by the gradient of b2: a line copied, and not changed everywhere.",
    ),
    _other_gradient(
        "b2_with_db1",
        {"b2": "b1"},
        "b2 was moved by the gradient of b1: a line copied, and not changed everywhere.",
    ),
    _other_gradient(
        "biases_with_the_other_gradient",
        {"b1": "b2", "b2": "b1"},
        "The biases were moved by the gradients of each other.",
    ),
    _other_gradient(
        "W1_with_db1",
        {"W1": "b1"},
        "W1 was moved by the gradient of b1. (The shapes fit by broadcasting, so numpy does not "
        "complain.)",
    ),
    _other_gradient(
        "W2_with_db2",
        {"W2": "b2"},
        "W2 was moved by the gradient of b2. (The shapes fit by broadcasting, so numpy does not "
        "complain.)",
    ),
    _other_gradient(
        "b1_with_dW1", {"b1": "W1"}, "b1 was moved by the gradient of W1, and has become a table."
    ),
    _other_gradient(
        "b2_with_dW2", {"b2": "W2"}, "b2 was moved by the gradient of W2, and has become a row."
    ),
    _other_gradient(
        "biases_with_the_gradients_of_the_weights",
        {"b1": "W1", "b2": "W2"},
        "The biases were moved by the gradients of the weights, and have other shapes now.",
    ),
    _rate_of_its_own(0.1, "0_1"),
    _rate_of_its_own(0.001, "0_001"),
    _rate_of_its_own(0.5, "0_5"),
    _rate_of_its_own(0.05, "0_05"),
    _step(
        "climbs_without_learning_rate",
        lambda W, dW, rate: W + dW,
        "Two things: the step goes the wrong way, and it is the whole gradient, whatever the "
        "learning rate.",
    ),
    _step(
        "climbs_by_1_2",
        lambda W, dW, rate: W + 1.2 * dW,
        "Two things: the step goes the wrong way, and the learning rate is always 1.2.",
    ),
    _step(
        "climbs_by_0_01",
        lambda W, dW, rate: W + 0.01 * dW,
        "Two things: the step goes the wrong way, and the learning rate is always 0.01.",
    ),
    _step(
        "learning_rate_squared",
        lambda W, dW, rate: W - rate**2 * dW,
        "The learning rate counts twice, as a square. It multiplies the gradient once.",
    ),
    _step(
        "twice_the_step",
        lambda W, dW, rate: W - 2 * rate * dW,
        "The step is twice as long as it should be: it is taken twice, or a 2 was multiplied in.",
    ),
    _step(
        "half_the_step",
        lambda W, dW, rate: W - rate * dW / 2,
        "The step is half as long as it should be.",
    ),
    _step(
        "learning_rate_subtracted",
        lambda W, dW, rate: W - rate - dW,
        "The learning rate is subtracted beside the gradient. It multiplies the gradient: with "
        "the learning rate 0 nothing may move.",
    ),
    _step(
        "learning_rate_taken_from_the_gradient",
        lambda W, dW, rate: W - (dW - rate),
        "The learning rate is subtracted from the gradient. It multiplies the gradient: with the"
        " learning rate 0 nothing may move.",
    ),
    _step(
        "learning_rate_taken_from_the_parameter",
        lambda W, dW, rate: (W - rate) * dW,
        "The brackets stand in the wrong place: the learning rate is taken away from the "
        "parameter, and the difference multiplied with the gradient.",
    ),
    _step(
        "difference_the_wrong_way_round",
        lambda W, dW, rate: rate * dW - W,
        "The parameter is subtracted from the step: with the learning rate 0 every parameter "
        "changes its sign, but nothing may move.",
    ),
    _step(
        "parameter_multiplied_in",
        lambda W, dW, rate: W - rate * dW * W,
        "The step is multiplied with the parameter: one that is 0 could never move. It is the "
        "learning rate times the gradient, nothing else.",
    ),
    _step(
        "product_of_all",
        lambda W, dW, rate: W * rate * dW,
        "The step multiplies the parameter, where it is to be subtracted from it: with the "
        "learning rate 0 everything becomes 0.",
    ),
    _step(
        "shrinks_as_well",
        lambda W, dW, rate: W - rate * (dW + W),
        "The parameters shrink on top of the step: where the gradient is 0 nothing may move.",
    ),
    _step(
        "gradient_without_its_sign",
        lambda W, dW, rate: W - rate * np.abs(dW),
        "The gradient has lost its sign, so no parameter can ever grow. Its sign says which way "
        "is downhill.",
    ),
    _step(
        "gradient_of_length_1",
        lambda W, dW, rate: W - rate * dW / np.linalg.norm(dW),
        "Each gradient is scaled to length 1 first, so only its direction counts. In gradient "
        "descent a steep slope makes a long step.",
    ),
    _step(
        "gradient_clipped",
        lambda W, dW, rate: W - rate * np.clip(dW, -1, 1),
        "The gradient is cut off at 1 and -1 first. In gradient descent a steep slope makes a "
        "long step.",
    ),
    _step(
        "sum_of_the_gradient",
        lambda W, dW, rate: W - rate * dW.sum(),
        "All entries of a parameter move by the same amount: the gradient was added up. Each "
        "entry has its own slope and takes its own step.",
    ),
    _step(
        "divided_by_the_number_of_rows",
        lambda W, dW, rate: W - rate * dW / dW.shape[0],
        "The step is divided by the number of rows of the gradient. The mean over the examples "
        "is in the gradient already.",
    ),
    _step(
        "divided_by_the_number_of_columns",
        lambda W, dW, rate: W - rate * dW / dW.shape[1],
        "The step is divided by the number of columns of the gradient. The mean over the "
        "examples is in the gradient already.",
    ),
    _step(
        "only_the_learning_rate",
        lambda W, dW, rate: W - rate,
        "The gradient has no effect: every parameter becomes smaller by the learning rate.",
    ),
    _step(
        "everything_is_zero",
        lambda W, dW, rate: 0 * W,
        "All parameters are 0 afterwards, wherever they were. A step begins where they are.",
    ),
    _renamed(
        "names_in_lower_case",
        str.lower,
        "The names of the weights have a small w. A parameter keeps its name, to the letter.",
    ),
    _renamed(
        "new_names",
        lambda name: f"{name}_new",
        "The new parameters have new names. A parameter keeps its name.",
    ),
    _renamed(
        "names_without_numbers",
        lambda name: name[0],
        "The names have no numbers, so the second layer has overwritten the first. A parameter "
        "keeps its name.",
    ),
    _other_gradient(
        "W2_with_dW1",
        {"W2": "W1"},
        "W2 was moved by the gradient of W1: a line copied, and not changed everywhere. "
        "Mostly their shapes do not even fit.",
    ),
    _other_gradient(
        "W1_with_dW2",
        {"W1": "W2"},
        "W1 was moved by the gradient of W2: a line copied, and not changed everywhere. It "
        "fits only because one of the shapes is stretched.",
    ),
    _other_gradient(
        "weights_with_the_other_gradient",
        {"W1": "W2", "W2": "W1"},
        "The weights were moved by the gradients of each other.",
    ),
    _other_gradient(
        "second_layer_with_the_gradients_of_the_first",
        {"W2": "W1", "b2": "b1"},
        "The second layer was moved by the gradients of the first: lines copied, and not "
        "changed everywhere.",
    ),
    _other_gradient(
        "first_layer_with_the_gradients_of_the_second",
        {"W1": "W2", "b1": "b2"},
        "The first layer was moved by the gradients of the second: lines copied, and not "
        "changed everywhere.",
    ),
    _other_gradient(
        "layers_with_the_gradients_of_each_other",
        {"W1": "W2", "b1": "b2", "W2": "W1", "b2": "b1"},
        "The layers were moved by the gradients of each other.",
    ),
    _step(
        "parameters_shrink_by_a_tenth",
        lambda W, dW, rate: 0.9 * W - rate * dW,
        "The parameters shrink by a tenth first: where the gradient is 0 nothing may move.",
    ),
    _step(
        "a_tenth_of_the_gradient",
        lambda W, dW, rate: W - rate * 0.1 * dW,
        "Only a tenth of the gradient is used, as for a velocity. The step is the learning "
        "rate times the whole gradient.",
    ),
    _step(
        "divided_by_m_of_the_flower",
        lambda W, dW, rate: W - rate * dW / 400,
        "The step is divided by 400. The mean over the examples is in the gradient already.",
    ),
)
"""Misconceptions that are made from a table."""


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
        pairs_them_by_their_place,
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
        b2_starts_from_b1,
        b1_starts_from_b2,
        b2_is_b1,
        W2_is_W1,
        layers_exchanged,
        biases_summed_up,
        biases_averaged,
        biases_became_numbers,
        biases_without_an_axis,
        weights_turned,
        gradients_under_the_names_of_parameters,
        a_list_comes_back,
        an_array_comes_back,
        *MORE,
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

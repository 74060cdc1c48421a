"""Exercise: one step of gradient descent."""

import copy

import numpy as np

import dlhelpers.optimizers
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise


def update_parameters(parameters, gradients, learning_rate):
    """Take one step downhill.

    Parameters
    ----------
    parameters : dict
        ``"w"``, shape (n_x, 1), and ``"b"``, a number.
    gradients : dict
        ``"dw"``, of the shape of w, and ``"db"``, a number.
    learning_rate : float
        Length of the step relative to the gradient.

    Returns
    -------
    dict
        New ``"w"`` and ``"b"``; the ones that came in stay as they are.

    References
    ----------
    Lecture notes 002, "Homework Notes", 4.3-2.
    """
    ### BEGIN SOLUTION
    return {
        "w": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] - learning_rate * gradients["db"],
    }
    ### END SOLUTION


def cases(rng):
    """One input, several, and steps that lead nowhere; db before dw, as some find them."""

    def case(n_x, learning_rate):
        def draw():
            return rng.standard_normal((n_x, 1)), float(rng.uniform(0.5, 2))

        (w, b), (dw, db) = draw(), draw()
        return {
            "parameters": {"w": w, "b": b},
            "gradients": {"db": db, "dw": dw},
            "learning_rate": learning_rate,
        }

    at_the_bottom = case(2, 0.5)
    at_the_bottom["gradients"] = {"dw": np.zeros((2, 1)), "db": 0.0}
    return {
        "one input": case(1, float(rng.uniform(0.05, 0.3))),
        "many inputs": case(4, float(rng.uniform(1.2, 3))),
        "learning rate 0": case(3, 0.0),
        "gradient 0": at_the_bottom,
    }


def pairs_them_by_their_place(parameters, gradients, learning_rate):
    """Each parameter went together with the gradient at the same place in the other dictionary. The
    order there is another one. What belongs together has the same name.
    """
    pairs = zip(parameters.items(), gradients.values(), strict=True)
    return {name: value - learning_rate * gradient for (name, value), gradient in pairs}


def goes_uphill(parameters, gradients, learning_rate):
    """The step goes with the gradient, so the cost rises. The gradient points uphill; go the other
    way.
    """
    return {
        "w": parameters["w"] + learning_rate * gradients["dw"],
        "b": parameters["b"] + learning_rate * gradients["db"],
    }


def forgets_the_learning_rate(parameters, gradients, learning_rate):
    """The learning rate has no effect. With learning rate 0 nothing may move."""
    return {"w": parameters["w"] - gradients["dw"], "b": parameters["b"] - gradients["db"]}


def learning_rate_of_its_own(parameters, gradients, learning_rate):
    """The learning rate has no effect: it is always 0.01. With learning rate 0 nothing may move."""
    return {
        "w": parameters["w"] - 0.01 * gradients["dw"],
        "b": parameters["b"] - 0.01 * gradients["db"],
    }


def divides_by_the_learning_rate(parameters, gradients, learning_rate):
    """The learning rate divides where it should multiply: with learning rate 0 nothing may move,
    and yours stops there.
    """
    return {
        "w": parameters["w"] - gradients["dw"] / learning_rate,
        "b": parameters["b"] - gradients["db"] / learning_rate,
    }


def brackets_around_the_difference(parameters, gradients, learning_rate):
    """The learning rate multiplies the parameter too: with learning rate 0 everything becomes 0,
    but nothing may move.
    """
    return {
        "w": learning_rate * (parameters["w"] - gradients["dw"]),
        "b": learning_rate * (parameters["b"] - gradients["db"]),
    }


def difference_the_wrong_way_round(parameters, gradients, learning_rate):
    """The parameter is subtracted from the step: with learning rate 0 every parameter changes its
    sign, but nothing may move.
    """
    return {
        "w": learning_rate * gradients["dw"] - parameters["w"],
        "b": learning_rate * gradients["db"] - parameters["b"],
    }


def shrinks_the_parameters(parameters, gradients, learning_rate):
    """The gradient has no effect: the parameters shrink by themselves. Where the gradient is 0
    nothing may move.
    """
    return {
        "w": parameters["w"] - learning_rate * parameters["w"],
        "b": parameters["b"] - learning_rate * parameters["b"],
    }


def shrinks_the_gradients(parameters, gradients, learning_rate):
    """What comes back is a gradient, made smaller. The step starts from the parameters: with
    learning rate 0 they must come back as they are.
    """
    return {
        "w": gradients["dw"] - learning_rate * gradients["dw"],
        "b": gradients["db"] - learning_rate * gradients["db"],
    }


def only_the_step(parameters, gradients, learning_rate):
    """What comes back is the step alone. It has to be taken from where the parameters are now."""
    return {"w": -learning_rate * gradients["dw"], "b": -learning_rate * gradients["db"]}


def b_stays(parameters, gradients, learning_rate):
    """b is the same as before, so the neuron can only turn, never shift. It takes the step too."""
    return {"w": parameters["w"] - learning_rate * gradients["dw"], "b": parameters["b"]}


def w_stays(parameters, gradients, learning_rate):
    """w is the same as before, so the neuron never looks at its inputs. It takes the step too."""
    return {"w": parameters["w"], "b": parameters["b"] - learning_rate * gradients["db"]}


def gradients_exchanged(parameters, gradients, learning_rate):
    """Each parameter moves by the gradient of the other one. The names tell which belong together;
    a step never changes a shape.
    """
    return {
        "w": parameters["w"] - learning_rate * gradients["db"],
        "b": parameters["b"] - learning_rate * gradients["dw"],
    }


def b_moves_by_dw(parameters, gradients, learning_rate):
    """b moves by the gradient of w, and has become a column. The names tell which belong together;
    a step never changes a shape.
    """
    return {
        "w": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] - learning_rate * gradients["dw"],
    }


def w_moves_by_db(parameters, gradients, learning_rate):
    """Every weight moves by one and the same amount, that of the bias. Each has its own derivative,
    in dw.
    """
    return {
        "w": parameters["w"] - learning_rate * gradients["db"],
        "b": parameters["b"] - learning_rate * gradients["db"],
    }


def returns_the_old_ones(parameters, gradients, learning_rate):
    """What comes back are the parameters as they were: the new values never got into the dictionary
    that is returned.
    """
    return parameters


def overwrites_the_parameters(parameters, gradients, learning_rate):
    """The new values are right, but they were written over the old ones, which are gone for all who
    hold them. Neither the dictionary that came in nor the array in it may change; and copying the
    dictionary alone copies none of its arrays.
    """
    parameters["w"] -= learning_rate * gradients["dw"]
    parameters["b"] -= learning_rate * gradients["db"]
    return parameters


def copies_only_the_dictionary(parameters, gradients, learning_rate):
    """The dictionary is a new one, but the array in it is the old one, changed in place."""
    updated = dict(parameters)
    updated["w"] -= learning_rate * gradients["dw"]
    updated["b"] -= learning_rate * gradients["db"]
    return updated


def names_of_the_gradients(parameters, gradients, learning_rate):
    """What comes back stands under the names of gradients. New parameters are asked for, and these
    are called w and b.
    """
    return {
        "dw": parameters["w"] - learning_rate * gradients["dw"],
        "db": parameters["b"] - learning_rate * gradients["db"],
    }


def returns_a_pair(parameters, gradients, learning_rate):
    """A pair comes back. The other functions ask for the parameters by name: a dictionary."""
    return (
        parameters["w"] - learning_rate * gradients["dw"],
        parameters["b"] - learning_rate * gradients["db"],
    )


def uphill_without_learning_rate(parameters, gradients, learning_rate):
    """The whole gradient is added. The step is the learning rate times the gradient, and it leads
    the other way.
    """
    return {"w": parameters["w"] + gradients["dw"], "b": parameters["b"] + gradients["db"]}


def w_forgets_the_learning_rate(parameters, gradients, learning_rate):
    """For w the learning rate has no effect. With learning rate 0 it may not move."""
    return {
        "w": parameters["w"] - gradients["dw"],
        "b": parameters["b"] - learning_rate * gradients["db"],
    }


def b_forgets_the_learning_rate(parameters, gradients, learning_rate):
    """For b the learning rate has no effect. With learning rate 0 it may not move."""
    return {
        "w": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] - gradients["db"],
    }


def b_goes_uphill(parameters, gradients, learning_rate):
    """b goes with its gradient, w against it. Both walk downhill."""
    return {
        "w": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] + learning_rate * gradients["db"],
    }


def b_moves_by_the_mean_of_dw(parameters, gradients, learning_rate):
    """b moves by the mean of dw. It has a derivative of its own, db."""
    return {
        "w": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] - learning_rate * float(np.mean(gradients["dw"])),
    }


def b_is_missing(parameters, gradients, learning_rate):
    """Only w comes back. The neuron has a bias too."""
    return {"w": parameters["w"] - learning_rate * gradients["dw"]}


def capital_W(parameters, gradients, learning_rate):
    """The weights come back under a capital W. The other functions look for a small w."""
    return {
        "W": parameters["w"] - learning_rate * gradients["dw"],
        "b": parameters["b"] - learning_rate * gradients["db"],
    }


def _moved(parameters, gradients, of_w, of_b=None):
    """Return ``of_w(value, gradient)`` for w, and for b ``of_b``, or the same."""
    of_b = of_b or of_w
    return {
        "w": of_w(parameters["w"], gradients["dw"]),
        "b": of_b(parameters["b"], gradients["db"]),
    }


def _rate_of_its_own(rate, name):
    return called(
        f"learning_rate_always_{name}",
        lambda parameters, gradients, learning_rate: _moved(
            parameters, gradients, lambda value, slope: value - rate * slope
        ),
        f"The learning rate has no effect: it is always {rate:g}. With learning rate 0 nothing may "
        "move.",
    )


def uphill_with_a_rate_of_its_own(parameters, gradients, learning_rate):
    """Two things: the step goes uphill, and the learning rate has no effect, it is always 0.01."""
    return _moved(parameters, gradients, lambda value, slope: value + 0.01 * slope)


def uphill_and_divides_by_the_learning_rate(parameters, gradients, learning_rate):
    """Two things: the step goes uphill, and the learning rate divides where it should multiply."""
    return _moved(parameters, gradients, lambda value, slope: value + slope / learning_rate)


def learning_rate_squared(parameters, gradients, learning_rate):
    """The learning rate counts twice, as a square. It multiplies the gradient once."""
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate**2 * slope)


def step_twice_as_long(parameters, gradients, learning_rate):
    """The step is twice as long as it should be: it is taken twice, or a 2 was multiplied in."""
    return _moved(parameters, gradients, lambda value, slope: value - 2 * learning_rate * slope)


def step_half_as_long(parameters, gradients, learning_rate):
    """The step is half as long as it should be. It is the learning rate times the gradient."""
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate * slope / 2)


def learning_rate_subtracted(parameters, gradients, learning_rate):
    """The learning rate is subtracted beside the gradient. It multiplies the gradient: where that
    is 0 nothing may move, and with learning rate 0 neither.
    """
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate - slope)


def learning_rate_added(parameters, gradients, learning_rate):
    """The learning rate is subtracted from the gradient. It multiplies the gradient: where that is
    0 nothing may move, and with learning rate 0 neither.
    """
    return _moved(parameters, gradients, lambda value, slope: value - (slope - learning_rate))


def rate_taken_from_the_parameter(parameters, gradients, learning_rate):
    """The brackets stand in the wrong place: the learning rate is taken away from the parameter,
    and the difference multiplied with the gradient. Where the gradient is 0 nothing may move.
    """
    return _moved(parameters, gradients, lambda value, slope: (value - learning_rate) * slope)


def parameter_multiplied_into_the_step(parameters, gradients, learning_rate):
    """The step is multiplied with the parameter: one that is 0 could never move. It is the learning
    rate times the gradient, nothing else.
    """
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate * slope * value)


def gradient_multiplies_the_parameter(parameters, gradients, learning_rate):
    """The step multiplies the parameter, where it is to be subtracted from it: with learning rate 0
    everything becomes 0, but nothing may move.
    """
    return _moved(parameters, gradients, lambda value, slope: value * learning_rate * slope)


def parameters_shrink_as_well(parameters, gradients, learning_rate):
    """The parameters shrink on top of the step: where the gradient is 0 nothing may move."""
    return _moved(
        parameters, gradients, lambda value, slope: value - learning_rate * (slope + value)
    )


def only_the_sign_of_the_gradient(parameters, gradients, learning_rate):
    """Only the sign of the gradient counts, so all entries move equally far. In gradient descent a
    steep slope makes a long step.
    """
    return _moved(
        parameters, gradients, lambda value, slope: value - learning_rate * np.sign(slope)
    )


def gradient_without_its_sign(parameters, gradients, learning_rate):
    """The gradient has lost its sign, so no parameter can ever grow. Its sign says which way is
    downhill.
    """
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate * np.abs(slope))


def gradient_scaled_to_length_1(parameters, gradients, learning_rate):
    """The gradient is scaled to length 1 first, so only its direction counts. In gradient descent a
    steep slope makes a long step.
    """

    def step(value, slope):
        length = np.linalg.norm(slope)
        return value - learning_rate * slope / np.where(length, length, 1)

    return _moved(parameters, gradients, step)


def gradient_of_w_scaled_to_length_1(parameters, gradients, learning_rate):
    """dw is scaled to length 1 first, so only its direction counts. In gradient descent a steep
    slope makes a long step.
    """

    def step(value, slope):
        length = np.linalg.norm(slope)
        return value - learning_rate * slope / np.where(length, length, 1)

    return _moved(parameters, gradients, step, lambda value, slope: value - learning_rate * slope)


def divided_by_the_number_of_weights(parameters, gradients, learning_rate):
    """The step is divided by the number of weights. The mean over the examples is in the gradient
    already, and over the weights there is none.
    """
    n_x = len(parameters["w"])
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate * slope / n_x)


def gradient_clipped(parameters, gradients, learning_rate):
    """The gradient is cut off at 1 and -1 first. In gradient descent a steep slope makes a long
    step.
    """
    return _moved(
        parameters, gradients, lambda value, slope: value - learning_rate * np.clip(slope, -1, 1)
    )


def w_moves_by_the_mean_of_dw(parameters, gradients, learning_rate):
    """All weights move by the same amount: dw is averaged. Each weight has its own derivative. The
    mean over the examples is in the gradient already.
    """
    return _moved(
        parameters,
        gradients,
        lambda value, slope: value - learning_rate * np.mean(slope),
        lambda value, slope: value - learning_rate * slope,
    )


def w_moves_by_the_sum_of_dw(parameters, gradients, learning_rate):
    """All weights move by the same amount: dw is added up. Each weight has its own derivative."""
    return _moved(
        parameters,
        gradients,
        lambda value, slope: value - learning_rate * np.sum(slope),
        lambda value, slope: value - learning_rate * slope,
    )


def only_the_first_weight_moves(parameters, gradients, learning_rate):
    """Only the first weight moves. All of them take the step."""
    first = (np.arange(len(parameters["w"])) == 0)[:, None]
    return _moved(
        parameters,
        gradients,
        lambda value, slope: value - learning_rate * slope * first,
        lambda value, slope: value - learning_rate * slope,
    )


def last_weight_stays(parameters, gradients, learning_rate):
    """The last weight stays as it was: the loop ends one too early."""
    others = (np.arange(len(parameters["w"])) < len(parameters["w"]) - 1)[:, None]
    return _moved(
        parameters,
        gradients,
        lambda value, slope: value - learning_rate * slope * others,
        lambda value, slope: value - learning_rate * slope,
    )


def b_moves_by_the_sum_of_dw(parameters, gradients, learning_rate):
    """b moves by the sum of dw. It has a derivative of its own, db."""
    slope = float(np.sum(gradients["dw"]))
    return _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw) | {
        "b": parameters["b"] - learning_rate * slope
    }


def b_starts_from_w(parameters, gradients, learning_rate):
    """The new b was made from w: a line copied, and not changed everywhere."""
    return _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw) | {
        "b": parameters["w"] - learning_rate * gradients["db"]
    }


def w_starts_from_b(parameters, gradients, learning_rate):
    """The new w was made from b: a line copied, and not changed everywhere."""
    return _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw) | {
        "w": parameters["b"] - learning_rate * gradients["dw"]
    }


def b_is_w(parameters, gradients, learning_rate):
    """What stands under b is the new w: a line copied, and not changed everywhere."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return new | {"b": new["w"]}


def w_and_b_exchanged(parameters, gradients, learning_rate):
    """The new parameters stand under each other's name."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return {"w": new["b"], "b": new["w"]}


def gradients_under_the_names_of_parameters(parameters, gradients, learning_rate):
    """The gradients came back, under the names of the parameters. Asked for are the parameters
    after the step.
    """
    return {"w": gradients["dw"], "b": gradients["db"]}


def everything_is_zero(parameters, gradients, learning_rate):
    """All parameters are 0 afterwards, wherever they were. A step begins where they are."""
    return {"w": 0 * parameters["w"], "b": 0.0}


def w_is_missing(parameters, gradients, learning_rate):
    """Only b comes back. The neuron has weights too."""
    return {"b": parameters["b"] - learning_rate * gradients["db"]}


def returns_a_list(parameters, gradients, learning_rate):
    """A list comes back. The other functions ask for the parameters by name: a dictionary."""
    return list(_moved(parameters, gradients, lambda w, dw: w - learning_rate * dw).values())


def returns_an_array(parameters, gradients, learning_rate):
    """w came back by itself. The other functions ask for the parameters by name: a dictionary."""
    return parameters["w"] - learning_rate * gradients["dw"]


def capital_letters(parameters, gradients, learning_rate):
    """The names are capital letters. The other functions look for a small w and a small b."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return {"W": new["w"], "B": new["b"]}


def names_of_a_larger_network(parameters, gradients, learning_rate):
    """W1 and b1 are the names in a network of several layers. A single neuron has w and b."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return {"W1": new["w"], "b1": new["b"]}


def w_turned_on_its_side(parameters, gradients, learning_rate):
    """The numbers in w are right, but it came back as a row. A step never changes a shape."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return new | {"w": new["w"].T}


def w_has_lost_an_axis(parameters, gradients, learning_rate):
    """The numbers in w are right, but it has lost an axis. A step never changes a shape."""
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return new | {"w": new["w"][:, 0]}


def b_became_an_array(parameters, gradients, learning_rate):
    """The number in b is right, but it has become an array. A step never changes a shape, and b is
    a plain number.
    """
    new = _moved(parameters, gradients, lambda w, dw: w - learning_rate * dw)
    return new | {"b": np.array([new["b"]])}


def parameters_shrink_by_a_tenth(parameters, gradients, learning_rate):
    """The parameters shrink by a tenth first: where the gradient is 0 nothing may move."""
    return _moved(parameters, gradients, lambda value, slope: 0.9 * value - learning_rate * slope)


def tenth_of_the_gradient(parameters, gradients, learning_rate):
    """Only a tenth of the gradient is used, as for a velocity. The step is the learning rate times
    the whole gradient.
    """
    return _moved(parameters, gradients, lambda value, slope: value - learning_rate * 0.1 * slope)


def for_every_name(parameters, gradients, learning_rate):
    return {name: parameters[name] - learning_rate * gradients["d" + name] for name in parameters}


def deep_copy_first(parameters, gradients, learning_rate):
    updated = copy.deepcopy(parameters)
    updated["w"] -= learning_rate * gradients["dw"]
    updated["b"] -= learning_rate * gradients["db"]
    return updated


def plus_a_negative_step(parameters, gradients, learning_rate=0.1):
    w, b = parameters["w"], parameters["b"]
    step_w, step_b = -learning_rate * gradients["dw"], -learning_rate * gradients["db"]
    w = w + step_w
    b = b + step_b
    return {"b": b, "w": w}


def by_numpy(parameters, gradients, learning_rate):
    def moved(name):
        return np.subtract(parameters[name], np.multiply(learning_rate, gradients[f"d{name}"]))

    return {"w": moved("w"), "b": moved("b"), "learning_rate": learning_rate}


def entry_by_entry(parameters, gradients, learning_rate):
    w = np.zeros(parameters["w"].shape)
    for i in range(len(w)):
        w[i, 0] = parameters["w"][i, 0] - learning_rate * gradients["dw"][i, 0]
    return {"w": w, "b": np.float64(parameters["b"]) - learning_rate * gradients["db"]}


MORE = (
    _rate_of_its_own(0.1, "a_tenth"),
    _rate_of_its_own(0.001, "a_thousandth"),
    _rate_of_its_own(0.5, "one_half"),
    _rate_of_its_own(1.2, "1_2"),
    _rate_of_its_own(0.05, "a_twentieth"),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=update_parameters,
    cases=cases,
    returns=("parameters",),
    points=7,
    aspects=(
        Aspect("w takes the step.", ("one input", "many inputs"), ("w",), weight=2),
        Aspect("b takes the step.", ("one input", "many inputs"), ("b",), weight=2),
        Aspect("Learning rate 0, or gradient 0: nothing moves.", ("learning rate 0", "gradient 0")),
    ),
    misconceptions=(
        pairs_them_by_their_place,
        goes_uphill,
        forgets_the_learning_rate,
        learning_rate_of_its_own,
        divides_by_the_learning_rate,
        brackets_around_the_difference,
        difference_the_wrong_way_round,
        shrinks_the_parameters,
        shrinks_the_gradients,
        only_the_step,
        b_stays,
        w_stays,
        gradients_exchanged,
        b_moves_by_dw,
        w_moves_by_db,
        returns_the_old_ones,
        uphill_without_learning_rate,
        w_forgets_the_learning_rate,
        b_forgets_the_learning_rate,
        b_goes_uphill,
        b_moves_by_the_mean_of_dw,
        b_is_missing,
        capital_W,
        overwrites_the_parameters,
        copies_only_the_dictionary,
        names_of_the_gradients,
        returns_a_pair,
        uphill_with_a_rate_of_its_own,
        uphill_and_divides_by_the_learning_rate,
        learning_rate_squared,
        step_twice_as_long,
        step_half_as_long,
        learning_rate_subtracted,
        learning_rate_added,
        rate_taken_from_the_parameter,
        parameter_multiplied_into_the_step,
        gradient_multiplies_the_parameter,
        parameters_shrink_as_well,
        only_the_sign_of_the_gradient,
        gradient_without_its_sign,
        gradient_scaled_to_length_1,
        gradient_of_w_scaled_to_length_1,
        divided_by_the_number_of_weights,
        gradient_clipped,
        w_moves_by_the_mean_of_dw,
        w_moves_by_the_sum_of_dw,
        only_the_first_weight_moves,
        last_weight_stays,
        b_moves_by_the_sum_of_dw,
        b_starts_from_w,
        w_starts_from_b,
        b_is_w,
        w_and_b_exchanged,
        gradients_under_the_names_of_parameters,
        everything_is_zero,
        w_is_missing,
        returns_a_list,
        returns_an_array,
        capital_letters,
        names_of_a_larger_network,
        w_turned_on_its_side,
        w_has_lost_an_axis,
        b_became_an_array,
        *MORE,
        parameters_shrink_by_a_tenth,
        tenth_of_the_gradient,
    ),
    same_output=(("overwrites_the_parameters", "copies_only_the_dictionary"),),
    alternatives=(
        for_every_name,
        deep_copy_first,
        plus_a_negative_step,
        by_numpy,
        entry_by_entry,
    ),
    replaces=(dlhelpers.optimizers.update_parameters,),
)

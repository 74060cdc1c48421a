"""Exercise: one step of gradient descent."""

import copy

import numpy as np

import dlhelpers.optimizers
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
    """One input, several, and steps that lead nowhere."""

    def case(n_x, learning_rate):
        def draw():
            return rng.standard_normal((n_x, 1)), float(rng.uniform(0.5, 2))

        (w, b), (dw, db) = draw(), draw()
        return {
            "parameters": {"w": w, "b": b},
            "gradients": {"dw": dw, "db": db},
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
    hold them. Neither the dictionary that came in nor the array in it may change; and copying
    the dictionary alone copies none of its arrays.
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
    """The new parameters stand under the names of the gradients. They are called w and b."""
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

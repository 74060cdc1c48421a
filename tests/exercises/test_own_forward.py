"""A backward function that is right for one's own wrong forward function gets its points."""

import numpy as np
import pytest

from dlhelpers import sigmoid
from dlhelpers.exercises.own_forward import fits_own_forward, observe_own
from dlhelpers.exercises.shallow_network import LESSON

NAME = "backward_prop"


def network_with(hidden, slope):
    """Return a forward and a backward function that belong together: `slope` is in terms of A1."""

    def forward_prop(X, parameters):
        Z1 = parameters["W1"] @ X + parameters["b1"]
        A1 = hidden(Z1)
        Z2 = parameters["W2"] @ A1 + parameters["b2"]
        A2 = sigmoid(Z2)
        return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

    def backward_prop(parameters, cache, X, Y):
        m = X.shape[1]
        dZ2 = cache["A2"] - Y
        dZ1 = parameters["W2"].T @ dZ2 * slope(cache["A1"])
        return {
            "dW1": dZ1 @ X.T / m,
            "db1": dZ1.sum(axis=1, keepdims=True) / m,
            "dW2": dZ2 @ cache["A1"].T / m,
            "db2": dZ2.sum(axis=1, keepdims=True) / m,
        }

    return {"forward_prop": forward_prop, "backward_prop": backward_prop}


TANH = network_with(np.tanh, lambda A1: 1 - A1**2)
PAIRS = {
    "sigmoid": network_with(sigmoid, lambda A1: A1 * (1 - A1)),
    "no activation": network_with(lambda Z: Z, lambda A1: 1.0),
    "leaky relu": network_with(
        lambda Z: np.where(Z > 0, Z, 0.1 * Z), lambda A1: np.where(A1 > 0, 1, 0.1)
    ),
    "half of tanh": network_with(lambda Z: np.tanh(Z) / 2, lambda A1: 0.5 - 2 * A1**2),
}


# These two are the gradient of a network of sigmoids, in terms of A1 and of Z1.
RIGHT_FOR_SIGMOID = {
    "slope_of_the_sigmoid_in_the_hidden_layer",
    "slope_of_the_sigmoid_of_Z1",
}


def verdict(namespace, seed=0):
    return LESSON.verdict(NAME, namespace, seed)


@pytest.mark.parametrize("own", PAIRS)
@pytest.mark.parametrize("seed", [0, 7])
def test_right_gradient_of_a_wrong_forward_pass_gets_its_points(own, seed):
    alone = verdict(TANH | {NAME: PAIRS[own][NAME]}, seed)
    together = verdict(PAIRS[own], seed)
    assert not alone.passed
    assert together.passed
    assert together.score == together.points
    assert "forward_prop" in together.note


@pytest.mark.parametrize("own", PAIRS)
def test_gradient_of_the_lesson_is_right_whatever_the_own_forward_pass(own):
    # The caches of the check come from a right forward pass.
    assert verdict({**PAIRS[own], NAME: TANH[NAME]}).note == ""
    assert verdict({**PAIRS[own], NAME: TANH[NAME]}).passed


@pytest.mark.parametrize("wrong", LESSON.exercise(NAME).misconceptions, ids=lambda f: f.__name__)
@pytest.mark.parametrize("forward", ["tanh", "sigmoid"])
def test_no_misconception_is_forgiven(wrong, forward):
    namespace = (TANH if forward == "tanh" else PAIRS[forward]) | {NAME: wrong}
    forgiven = forward == "sigmoid" and wrong.__name__ in RIGHT_FOR_SIGMOID
    assert verdict(namespace).passed == forgiven


def constant_forward(X, parameters):
    A2 = np.full((1, X.shape[1]), 0.5)
    return A2, {"Z1": A2, "A1": A2, "Z2": A2, "A2": A2}


def zeros_backward(parameters, cache, X, Y):
    return {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}


def one_forgotten_bias(X, parameters):
    return PAIRS["sigmoid"]["forward_prop"](X, parameters | {"b1": 0 * parameters["b1"]})


def fails(X, parameters):
    raise ValueError("not written yet")


def endless(X, parameters):
    while True:
        pass


def not_probabilities(X, parameters):
    A2, cache = PAIRS["sigmoid"]["forward_prop"](X, parameters)
    return 3 * A2, cache


def no_array(X, parameters):
    A2, cache = PAIRS["sigmoid"]["forward_prop"](X, parameters)
    return A2.tolist(), cache


@pytest.mark.parametrize(
    "forward", [constant_forward, one_forgotten_bias, fails, endless, not_probabilities, no_array]
)
@pytest.mark.parametrize("backward", [zeros_backward, PAIRS["sigmoid"][NAME]])
def test_a_useless_forward_pass_forgives_nothing(forward, backward):
    key = LESSON.key(NAME)
    namespace = {"forward_prop": forward, NAME: backward}
    seen = observe_own(key.own_forward, key.parameters, backward, namespace, time_limit=0.2)
    assert not fits_own_forward(key.own_forward, seen)


def test_without_a_forward_function_nothing_is_forgiven():
    alone = {NAME: PAIRS["sigmoid"][NAME]}
    assert not verdict(alone).passed
    assert not verdict(alone | {"forward_prop": 3}).passed


def test_the_network_of_the_key_survives_a_destructive_answer():
    def backward_prop(parameters, cache, X, Y):
        gradients = PAIRS["sigmoid"][NAME](parameters, cache, X, Y)
        for array in (*parameters.values(), X, Y):
            array *= 0
        return gradients

    assert not verdict(PAIRS["sigmoid"] | {NAME: backward_prop}).passed
    assert verdict(PAIRS["sigmoid"]).passed


def test_what_the_own_functions_print_and_warn_of_stays_inside(capsys, recwarn):
    def forward_prop(X, parameters):
        print("forward")
        np.log(np.zeros(1))
        return PAIRS["sigmoid"]["forward_prop"](X, parameters)

    assert verdict({**PAIRS["sigmoid"], "forward_prop": forward_prop}).passed
    assert capsys.readouterr() == ("", "")
    assert not recwarn.list

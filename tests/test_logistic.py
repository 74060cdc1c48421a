"""The package's neuron under lesson 1's names."""

import numpy as np
import pytest

from dlhelpers import compute_cost, logistic
from dlhelpers.gradient_check import numeric_gradient, relative_error


@pytest.fixture
def neuron():
    rng = np.random.default_rng(0)
    parameters = {"w": rng.standard_normal((3, 1)), "b": 0.4}
    X = rng.standard_normal((3, 7))
    return X, (rng.random((1, 7)) > 0.5).astype(float), parameters


def test_forward_is_the_sigmoid_of_a_weighted_sum(neuron):
    X, _, parameters = neuron
    scores = [sum(parameters["w"][j, 0] * X[j, i] for j in range(3)) + 0.4 for i in range(7)]
    expected = [[1 / (1 + np.exp(-z)) for z in scores]]
    np.testing.assert_allclose(logistic.forward(X, parameters), expected)


def test_backward_is_what_trying_gives(neuron):
    X, Y, parameters = neuron
    slopes = logistic.backward(logistic.forward(X, parameters) - Y, X, parameters)
    numeric = numeric_gradient(lambda p: compute_cost(logistic.forward(X, p), Y), parameters)
    assert slopes["dw"].shape == (3, 1)
    assert isinstance(slopes["db"], float)
    for name in ("dw", "db"):
        assert relative_error(np.asarray(slopes[name]), np.asarray(numeric[name])) < 1e-8


def test_training_lowers_the_cost_and_keeps_its_start(neuron):
    X, Y, parameters = neuron
    before = {"w": parameters["w"].copy(), "b": parameters["b"]}
    trained, costs = logistic.train(X, Y, parameters, 50, 0.5)
    assert len(costs) == 50
    assert costs[-1] < costs[0] == compute_cost(logistic.forward(X, parameters), Y)
    np.testing.assert_array_equal(parameters["w"], before["w"])
    assert trained["w"].shape == (3, 1)
    assert logistic.accuracy(X, Y, trained) >= logistic.accuracy(X, Y, before)


def test_a_decision_is_above_one_half(neuron):
    X, _, parameters = neuron
    expected = logistic.forward(X, parameters) > 0.5
    np.testing.assert_array_equal(logistic.decide(X, parameters), expected)
    nothing = {"w": np.zeros((3, 1)), "b": 0.0}
    assert not logistic.decide(X, nothing).any()

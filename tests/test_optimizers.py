"""The plain step of gradient descent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers.optimizers import update_parameters


def draw(seed):
    """Parameters of both lessons' kinds, arrays and a number, and gradients for them."""
    rng = np.random.default_rng(seed)
    parameters = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=(3, 1)), "b": 0.5}
    gradients = {f"d{name}": rng.normal(size=np.shape(value)) for name, value in parameters.items()}
    return parameters, gradients


@given(st.integers(0, 10**6), st.floats(0, 10))
def test_a_step_is_the_learning_rate_times_the_gradient(seed, learning_rate):
    parameters, gradients = draw(seed)
    moved = update_parameters(parameters, gradients, learning_rate)
    assert list(moved) == list(parameters)
    for name, value in parameters.items():
        step = np.subtract(value, moved[name])
        np.testing.assert_allclose(step, learning_rate * gradients[f"d{name}"], atol=1e-12)
        assert np.shape(moved[name]) == np.shape(value)


def test_nothing_is_changed_in_place():
    parameters, gradients = draw(0)
    kept = {name: np.copy(value) for name, value in (parameters | gradients).items()}
    moved = update_parameters(parameters, gradients, 0.0)
    assert moved is not parameters
    for name in ("W1", "b1"):
        assert not np.shares_memory(moved[name], parameters[name])
        moved[name][:] = 7
    np.testing.assert_equal(parameters | gradients, kept)


def test_more_gradients_do_no_harm():
    parameters, gradients = draw(0)
    moved = update_parameters(parameters, gradients | {"dA0": np.ones(4)}, 0.1)
    np.testing.assert_equal(moved, update_parameters(parameters, gradients, 0.1))


def test_a_float_stays_a_float():
    moved = update_parameters({"b": 1.0}, {"db": 2.0}, 0.25)
    assert moved == {"b": 0.5} and type(moved["b"]) is float


def test_steps_lead_downhill_to_the_lowest_point():
    target = np.array([[1.0], [-2.0]])
    parameters = {"w": np.zeros((2, 1))}
    for _ in range(100):
        parameters = update_parameters(parameters, {"dw": 2 * (parameters["w"] - target)}, 0.2)
    np.testing.assert_allclose(parameters["w"], target)


@pytest.mark.parametrize(
    ("change", "learning_rate", "error", "words"),
    [
        ({"dW1": np.zeros((2, 3))}, 0.1, ValueError, r"dW1 of shape \(3, 2\)"),
        ({"db1": np.zeros(3)}, 0.1, ValueError, "keepdims=True"),
        ({"db": np.zeros((1, 1))}, 0.1, ValueError, "db does not have the shape of b"),
        ({}, -0.1, ValueError, "learning_rate = -0.1"),
        ({}, np.nan, ValueError, "learning_rate = nan"),
        ({}, "0.1", TypeError, "learning_rate = '0.1'"),
        ({}, None, TypeError, "learning_rate = None"),
    ],
)
def test_bad_input_is_named(change, learning_rate, error, words):
    parameters, gradients = draw(0)
    with pytest.raises(error, match=words):
        update_parameters(parameters, gradients | change, learning_rate)


def test_a_missing_gradient_is_named():
    parameters, gradients = draw(0)
    del gradients["db1"]
    with pytest.raises(ValueError, match=r"no gradient for b1(.|\n)*expected: .*entry db1"):
        update_parameters(parameters, gradients, 0.1)

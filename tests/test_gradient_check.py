"""Numeric gradients against formulas, and the check against right and wrong backward passes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers.dense import backward_prop, forward_prop, initialize_parameters
from dlhelpers.gradient_check import (
    complex_step_gradient,
    gradient_check,
    numeric_gradient,
    relative_error,
)
from dlhelpers.losses import compute_cost

SEEDS = st.integers(0, 10**6)
BOTH = pytest.mark.parametrize(
    ("numeric", "exactness"), [(numeric_gradient, 1e-8), (complex_step_gradient, 1e-14)]
)


def wavy(parameters):
    """A cost of a matrix, a column and a number, whose gradient is known."""
    W, b, c = (parameters[name] for name in ("W", "b", "c"))
    return np.sum(np.sin(W) @ b) * c + c**2


def wavy_gradient(parameters):
    """The gradient of `wavy`, by hand."""
    W, b, c = (parameters[name] for name in ("W", "b", "c"))
    return {
        "dW": c * np.cos(W) * b.T,
        "db": c * np.sin(W).sum(axis=0).reshape(-1, 1),
        "dc": np.sum(np.sin(W) @ b) + 2 * c,
    }


def draw(seed):
    rng = np.random.default_rng(seed)
    return {"W": rng.normal(size=(2, 3)), "b": rng.normal(size=(3, 1)), "c": rng.normal()}


@BOTH
@given(seed=SEEDS)
def test_they_equal_the_gradient_by_hand(numeric, exactness, seed):
    parameters = draw(seed)
    found, expected = numeric(wavy, parameters), wavy_gradient(parameters)
    assert list(found) == ["dW", "db", "dc"]
    for name, gradient in expected.items():
        assert found[name].shape == np.shape(gradient)
        # The terms are of order 1 and may cancel: what is left of them keeps their rounding.
        assert np.max(np.abs(found[name] - gradient)) < exactness


@BOTH
def test_parameters_are_kept(numeric, exactness):
    parameters = draw(0)
    kept = {name: np.copy(value) for name, value in parameters.items()}
    numeric(wavy, parameters)
    np.testing.assert_equal(parameters, kept)


@BOTH
def test_whole_and_float32_numbers_can_move(numeric, exactness):
    for W in (np.array([[1, 2]]), np.array([[1, 2]], np.float32)):
        found = numeric(lambda p: (p["W"] ** 3).sum(), {"W": W})
        np.testing.assert_allclose(found["dW"], [[3, 12]], rtol=1e-8)


def test_central_differences_beat_one_sided_ones():
    # The lecture notes' example: J(w) = w^2 at 3, with a step of 0.0001.
    def square(p):
        return p["w"] ** 2

    one_sided = (square({"w": 3.0001}) - square({"w": 3.0})) / 0.0001
    assert one_sided == pytest.approx(6.0001, abs=1e-8)
    assert numeric_gradient(square, {"w": 3.0}, h=1e-4)["dw"] == pytest.approx(6, abs=1e-9)


def test_the_step_is_well_chosen():
    parameters = draw(1)
    expected = wavy_gradient(parameters)["dW"]

    def error(h):
        return relative_error(numeric_gradient(wavy, parameters, h)["dW"], expected)

    assert error(1e-5) < 1e-9
    assert error(1e-5) < error(1e-2) and error(1e-5) < error(1e-8)


def test_a_cost_that_drops_the_imaginary_part_is_named():
    for drop in (abs, lambda z: z.real, lambda z: float(z.real)):
        with pytest.raises(TypeError, match="lost its imaginary part"):
            complex_step_gradient(lambda p, drop=drop: drop(p["w"] ** 2), {"w": 3.0})


def test_relative_error():
    a = np.array([[3.0, 4.0]])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(a, 0 * a) == 1
    assert relative_error(0 * a, 0 * a) == 0
    assert relative_error(a, 0.25 * a) == pytest.approx(0.6)
    assert relative_error(1e-100 * a, 1e-100 * a * 0.25) == pytest.approx(0.6)
    assert relative_error(2.0, 2.0) == 0
    assert np.isnan(relative_error(a, a * np.nan))
    with pytest.raises(ValueError, match=r"shapes \(1, 2\) and \(2, 1\)"):
        relative_error(a, a.T)


def network():
    """A network of three layers with its cost and its gradients."""
    rng = np.random.default_rng(3)
    parameters = initialize_parameters([4, 5, 3, 1], rng)
    X, Y = rng.normal(size=(4, 20)), rng.integers(0, 2, (1, 20))

    def cost(p):
        return compute_cost(forward_prop(X, p, hidden="tanh")[0], Y)

    AL, caches = forward_prop(X, parameters, hidden="tanh")
    return cost, parameters, backward_prop(AL, Y, caches, hidden="tanh"), (AL, Y, caches)


@pytest.mark.parametrize(
    ("numeric", "tolerance"), [(numeric_gradient, 1e-7), (complex_step_gradient, 1e-13)]
)
def test_a_right_backward_pass_agrees(numeric, tolerance):
    cost, parameters, gradients, _ = network()
    report = gradient_check(cost, parameters, gradients, numeric=numeric, tolerance=tolerance)
    assert report.passed and report.first_disagreement is None and report.detail == ""
    assert list(report.errors) == ["db3", "dW3", "db2", "dW2", "db1", "dW1"]
    assert max(report.errors.values()) < tolerance
    assert "DISAGREES" not in str(report)
    assert str(report).count("agrees") == 6


def test_the_first_disagreement_is_the_one_nearest_to_the_output():
    cost, parameters, gradients, _ = network()
    wrong = gradients | {"dW2": gradients["dW2"].copy(), "dW1": -gradients["dW1"]}
    wrong["dW2"][1, 4] += 0.5
    report = gradient_check(cost, parameters, wrong)
    assert not report.passed
    assert report.first_disagreement == "dW2"
    assert report.errors["dW1"] == pytest.approx(1)
    assert report.errors["db1"] < 1e-7
    text = str(report)
    assert text.count("DISAGREES") == 2
    assert f"got:      dW2[1, 4] = {wrong['dW2'][1, 4]:.6g}" in text
    assert f"expected: dW2[1, 4] = {gradients['dW2'][1, 4]:.6g}" in text


def test_a_wrong_gradient_that_still_learns_is_unmasked():
    # The derivative of the sigmoid counted twice. Near AL = 0.5 that is a factor of about 1/4,
    # so each direction is almost right, and the error about (1 - 1/4) / (1 + 1/4) = 0.6.
    cost, parameters, _, (AL, Y, caches) = network()
    wrong = backward_prop(AL, AL - (AL - Y) * AL * (1 - AL), caches, hidden="tanh")
    report = gradient_check(cost, parameters, wrong)
    assert report.first_disagreement == "db3"
    assert 0.5 < report.errors["dW3"] < 0.9


def test_nan_disagrees():
    cost, parameters, gradients, _ = network()
    report = gradient_check(cost, parameters, gradients | {"db1": gradients["db1"] * np.nan})
    assert report.first_disagreement == "db1"
    assert "nan, from the backward pass" in report.detail


def test_numbers_are_checked_too():
    report = gradient_check(lambda p: p["b"] ** 2, {"b": 3.0}, {"db": 5.0})
    assert "got:      db = 5, from the backward pass" in report.detail
    assert gradient_check(lambda p: p["b"] ** 2, {"b": 3.0}, {"db": 6.0}).passed


def test_a_gradient_that_is_missing_or_of_another_shape_is_named():
    cost, parameters, gradients, _ = network()
    with pytest.raises(ValueError, match=r"gradient_check: there is no dW2"):
        gradient_check(cost, parameters, {n: g for n, g in gradients.items() if n != "dW2"})
    with pytest.raises(ValueError, match=r"shapes \(5,\) and \(5, 1\)"):
        gradient_check(cost, parameters, gradients | {"db1": gradients["db1"][:, 0]})

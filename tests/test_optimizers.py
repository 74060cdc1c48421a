"""Optimisers: the plain step, momentum, decay, clipping."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from dlhelpers.optimizers import (
    clip_by_norm,
    clip_by_value,
    decay_learning_rate,
    initialize_velocity,
    update_parameters,
    update_with_momentum,
)


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


# Momentum -----------------------------------------------------------------------------------------


def test_momentum_starts_from_rest():
    parameters, gradients = draw(0)
    velocity = initialize_velocity(parameters)
    assert velocity.keys() == gradients.keys()
    for name, value in velocity.items():
        assert np.shape(value) == np.shape(gradients[name]) and not np.any(value)


@given(st.integers(0, 10**6), st.floats(0, 0.99), st.integers(1, 8))
def test_the_velocity_is_a_running_mean(seed, beta, steps):
    parameters, _ = draw(seed)
    gradients = np.random.default_rng(seed).normal(size=(steps, 3, 2))
    p, velocity = {"W1": parameters["W1"]}, {"dW1": np.zeros((3, 2))}
    for gradient in gradients:
        p, velocity = update_with_momentum(p, {"dW1": gradient}, velocity, 0.1, beta)
    # The same recursion as a digital filter of scipy.
    means = signal.lfilter([1 - beta], [1, -beta], gradients, axis=0)
    np.testing.assert_allclose(velocity["dW1"], means[-1], atol=1e-12)
    np.testing.assert_allclose(p["W1"], parameters["W1"] - 0.1 * means.sum(axis=0), atol=1e-12)


def test_without_momentum_it_is_the_plain_step():
    parameters, gradients = draw(0)
    velocity = {name: np.ones(np.shape(value)) for name, value in gradients.items()}
    moved, new = update_with_momentum(parameters, gradients, velocity, 0.3, beta=0)
    plain = update_parameters(parameters, gradients, 0.3)
    for name in plain:
        np.testing.assert_allclose(moved[name], plain[name], rtol=1e-15)
        np.testing.assert_allclose(new[f"d{name}"], gradients[f"d{name}"], rtol=1e-15)


def test_momentum_wins_in_a_narrow_valley():
    # J = (x^2 + 100 y^2) / 2: the steepest direction is nearly always across the valley. Each
    # method with its own best learning rate; the minimum is at 0.
    curvature = np.array([1.0, 100])

    def distance(learning_rate, beta):
        p = {"x": np.ones(2)}
        velocity = initialize_velocity(p)
        for _ in range(100):
            p, velocity = update_with_momentum(
                p, {"dx": curvature * p["x"]}, velocity, learning_rate, beta
            )
        return np.linalg.norm(p["x"])

    beta = (9 / 11) ** 2
    assert distance(4 / 121 / (1 - beta), beta) < 1e-6 < 1e-1 < distance(2 / 101, 0)


def test_momentum_changes_nothing_in_place():
    parameters, gradients = draw(0)
    velocity = draw(1)[1]
    kept = [{name: np.copy(v) for name, v in d.items()} for d in (parameters, gradients, velocity)]
    moved, new = update_with_momentum(parameters, gradients, velocity, 0.1)
    np.testing.assert_equal([parameters, gradients, velocity], kept)
    assert not np.shares_memory(moved["W1"], parameters["W1"])
    assert not np.shares_memory(new["dW1"], velocity["dW1"])


# Decay --------------------------------------------------------------------------------------------


def test_the_learning_rate_decays():
    rates = [decay_learning_rate(0.6, epoch, 1) for epoch in range(4)]
    np.testing.assert_allclose(rates, [0.6, 0.3, 0.2, 0.15])
    assert decay_learning_rate(0.6, 99, 0) == 0.6 and type(rates[1]) is float


# Clipping -----------------------------------------------------------------------------------------


@given(st.integers(0, 10**6), st.floats(0.01, 3))
def test_clipping_by_value_keeps_the_sign(seed, threshold):
    _, gradients = draw(seed)
    clipped = clip_by_value(gradients, threshold)
    assert clipped.keys() == gradients.keys()
    for name, gradient in gradients.items():
        small = np.abs(gradient) <= threshold
        assert np.array_equal(
            clipped[name], np.where(small, gradient, threshold * np.sign(gradient))
        )


@given(st.integers(0, 10**6), st.floats(0.01, 10))
def test_clipping_by_norm_keeps_the_direction(seed, threshold):
    _, gradients = draw(seed)
    clipped = clip_by_norm(gradients, threshold)

    def flat(d):
        return np.concatenate([np.ravel(d[name]) for name in gradients])

    norm, new_norm = np.linalg.norm(flat(gradients)), np.linalg.norm(flat(clipped))
    assert new_norm == pytest.approx(min(norm, threshold))
    np.testing.assert_allclose(flat(clipped) * norm, flat(gradients) * new_norm, atol=1e-12)


def test_clipping_by_norm_equals_pytorch():
    torch = pytest.importorskip("torch")
    _, gradients = draw(0)
    theirs = [torch.zeros(np.shape(value), dtype=torch.float64) for value in gradients.values()]
    for tensor, gradient in zip(theirs, gradients.values(), strict=True):
        tensor.grad = torch.tensor(np.array(gradient))
    torch.nn.utils.clip_grad_norm_(theirs, 0.5)
    for tensor, clipped in zip(theirs, clip_by_norm(gradients, 0.5).values(), strict=True):
        np.testing.assert_allclose(clipped, tensor.grad.numpy(), rtol=1e-5)  # they add 1e-6


def test_what_need_not_be_clipped_stays():
    zeros = {"dW": np.zeros((2, 2)), "db": 0.0}
    np.testing.assert_equal(clip_by_norm(zeros, 1.0), zeros)
    np.testing.assert_equal(clip_by_value(zeros, 1.0), zeros)


@pytest.mark.parametrize("clip", [clip_by_value, clip_by_norm])
def test_clipping_makes_new_gradients(clip):
    for threshold in (0.1, 100.0):
        _, gradients = draw(0)
        kept = {name: np.copy(value) for name, value in gradients.items()}
        clipped = clip(gradients, threshold)
        np.testing.assert_equal(gradients, kept)
        assert clipped is not gradients
        assert not np.shares_memory(clipped["dW1"], gradients["dW1"])


@pytest.mark.parametrize("clip", [clip_by_value, clip_by_norm])
def test_nan_is_not_clipped_away(clip):
    assert np.isnan(clip({"dW": np.array([np.nan, 5.0])}, 1.0)["dW"][0])


PARAMETERS, GRADIENTS = draw(0)
VELOCITY = initialize_velocity(PARAMETERS)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: update_with_momentum(PARAMETERS, {}, VELOCITY, 0.1),
            ValueError,
            "gradient for W1",
        ),
        (
            lambda: update_with_momentum(PARAMETERS, GRADIENTS, {}, 0.1),
            ValueError,
            "velocity for W",
        ),
        (
            lambda: update_with_momentum(PARAMETERS, GRADIENTS, VELOCITY | {"dW1": 0.0}, 0.1),
            ValueError,
            "update_with_momentum: the velocity dW1 does not have the shape of W1",
        ),
        (
            lambda: update_with_momentum(PARAMETERS, GRADIENTS, VELOCITY, -1),
            ValueError,
            "learning_rate = -1",
        ),
        (
            lambda: update_with_momentum(PARAMETERS, GRADIENTS, VELOCITY, 0.1, 1.0),
            ValueError,
            "beta = 1.0",
        ),
        (lambda: decay_learning_rate(-0.1, 1, 1), ValueError, "learning_rate = -0.1"),
        (lambda: decay_learning_rate(0.1, 1.5, 1), TypeError, "epoch = 1.5"),
        (lambda: decay_learning_rate(0.1, -1, 1), ValueError, "epoch = -1"),
        (lambda: decay_learning_rate(0.1, 1, None), TypeError, "decay_rate = None"),
        (lambda: clip_by_value(GRADIENTS, -1), ValueError, "threshold = -1"),
        (lambda: clip_by_value(GRADIENTS, "1"), TypeError, "threshold = '1'"),
        (lambda: clip_by_norm(GRADIENTS, 0), ValueError, "threshold = 0"),
        (lambda: clip_by_norm(GRADIENTS, np.inf), ValueError, "threshold = inf"),
    ],
)
def test_other_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

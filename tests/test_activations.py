"""Activations: independent oracles, laws, safety; the backward forms against the complex step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import special

from dlhelpers.activations import ACTIVATIONS, relu, relu_backward, sigmoid, softmax, tanh

NUMBERS = st.floats(-1000, 1000)
MATRICES = arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=NUMBERS)
ELEMENTWISE = (sigmoid, tanh, relu)


@pytest.fixture(autouse=True)
def no_overflow():
    """Nothing may overflow, divide by 0 or make a nan; underflow to 0 is right."""
    with np.errstate(all="raise", under="ignore"):
        yield


@given(MATRICES)
def test_they_equal_scipy(Z):
    np.testing.assert_allclose(sigmoid(Z), special.expit(Z), rtol=1e-14, atol=1e-300)
    np.testing.assert_allclose(softmax(Z), special.softmax(Z, axis=0), rtol=1e-12, atol=1e-300)
    assert np.array_equal(relu(Z), np.where(Z > 0, Z, 0))
    assert np.array_equal(tanh(Z), np.tanh(Z))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, int])
def test_extreme_numbers(dtype):
    Z = np.array([[1000, -1000, 0, 1000]], dtype=dtype).T
    assert np.array_equal(sigmoid(Z), [[1], [0], [0.5], [1]])
    assert np.array_equal(softmax(Z), [[0.5], [0], [0], [0.5]])
    assert np.array_equal(tanh(Z), [[1], [-1], [0], [1]])


def test_sigmoid_of_a_very_negative_number_is_still_positive():
    assert sigmoid(-700.0) == pytest.approx(np.exp(-700.0), rel=1e-12)


@pytest.mark.parametrize("function", ELEMENTWISE)
def test_a_number_gives_a_number(function):
    for z in (0.5, -2, np.float64(3)):
        assert np.ndim(function(z)) == 0
        assert function(z) == pytest.approx(function(np.array([float(z)]))[0])


def test_pixels_can_be_negated():
    # -uint8(3) is 253, so a careless sigmoid of raw pixels is wrong.
    pixels = np.array([0, 3, 200], np.uint8)
    np.testing.assert_allclose(sigmoid(pixels), special.expit(pixels.astype(float)))


@given(MATRICES)
def test_sigmoid_is_symmetric_and_softmax_of_two_is_sigmoid(Z):
    np.testing.assert_allclose(sigmoid(Z) + sigmoid(-Z), 1)
    two = np.stack([Z[0], np.zeros_like(Z[0])])
    np.testing.assert_allclose(softmax(two)[0], sigmoid(Z[0]), atol=1e-300)


@given(MATRICES, NUMBERS)
def test_softmax_columns_are_probabilities_and_forget_a_shift(Z, shift):
    A = softmax(Z)
    assert A.min() >= 0
    np.testing.assert_allclose(A.sum(axis=0), 1)
    np.testing.assert_allclose(softmax(Z + shift), A, rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(Z=arrays(float, (3, 4), elements=st.floats(-30, 30)), seed=st.integers(0, 99))
def test_backward_equals_the_complex_step(name, Z, seed):
    forward, backward = ACTIVATIONS[name]
    dA, direction = np.random.default_rng(seed).normal(size=(2, 3, 4))
    Z = np.where(np.abs(Z) < 1e-6, 1, Z)  # not on the kink of relu
    slope = np.sum(dA * forward(Z + 1e-30j * direction).imag) / 1e-30
    assert slope == pytest.approx(np.sum(backward(dA, Z) * direction), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_backward_is_safe_and_keeps_its_arguments(name):
    _, backward = ACTIVATIONS[name]
    Z = np.array([[1000.0, -1000.0, 0.0], [1.0, 1000.0, -1000.0]])
    dA = np.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.0]])
    kept = Z.copy(), dA.copy()
    dZ = backward(dA, Z)
    assert np.isfinite(dZ).all() and dZ.shape == Z.shape
    assert np.array_equal(Z, kept[0]) and np.array_equal(dA, kept[1])
    assert not np.shares_memory(dZ, dA)


def test_the_slope_of_relu_at_zero_is_zero():
    assert np.array_equal(relu_backward(np.ones(3), np.array([-1.0, 0.0, 2.0])), [0, 0, 1])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_precision_and_arguments_are_kept(name):
    forward, backward = ACTIVATIONS[name]
    for dtype in (np.float64, np.float32):
        Z = np.linspace(-3, 3, 6, dtype=dtype).reshape(2, 3)
        kept = Z.copy()
        assert forward(Z).dtype == backward(np.ones_like(Z), Z).dtype == dtype
        assert np.array_equal(Z, kept) and not np.shares_memory(forward(Z), Z)


@pytest.mark.parametrize("function", ELEMENTWISE)
def test_a_nan_is_not_hidden(function):
    assert np.isnan(function(np.array([1.0, np.nan]))[1])


def test_softmax_needs_a_matrix():
    with pytest.raises(TypeError, match=r"softmax: Z is not an array"):
        softmax(3)
    with pytest.raises(ValueError, match=r"softmax: Z has the wrong shape"):
        softmax(np.zeros(3))

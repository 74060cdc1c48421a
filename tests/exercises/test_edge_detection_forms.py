"""Edge detection, the clear forms: scipy's numbers, the laws, the package's fast forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage, signal

import dlhelpers.convolution
import dlhelpers.edges
from dlhelpers.exercises.edge_detection import LESSON
from dlhelpers.gradient_check import numeric_gradient

clear = {name: LESSON.exercise(name).reference for name in LESSON.names}

SEEDS = st.integers(0, 10**6)
EXTRA = st.integers(0, 4)
DTYPES = st.sampled_from(["float64", "float32", "int64", "uint8"])
VERTICAL = np.array([[1.0, 0.0, -1.0]] * 3)


def drawn(seed, shape, dtype="float64"):
    return (50 * np.random.default_rng(seed).random(shape)).astype(dtype)


@given(SEEDS, st.integers(1, 4), st.integers(1, 4), EXTRA, EXTRA, DTYPES)
def test_convolve2d_equals_scipy_and_the_package(seed, f_H, f_W, down, right, dtype):
    image = drawn(seed, (f_H + down, f_W + right), dtype)
    kernel = np.random.default_rng(seed + 1).standard_normal((f_H, f_W))
    response = clear["convolve2d"](image, kernel)
    assert response.shape == (
        clear["valid_size"](f_H + down, f_H),
        clear["valid_size"](f_W + right, f_W),
    )
    as_float = image.astype(float)
    np.testing.assert_allclose(response, signal.correlate2d(as_float, kernel, "valid"), atol=1e-4)
    turned = kernel[::-1, ::-1]
    np.testing.assert_allclose(response, signal.convolve2d(as_float, turned, "valid"), atol=1e-4)
    fast = dlhelpers.convolution.convolve2d(as_float, kernel)
    np.testing.assert_allclose(response, fast, atol=1e-4)


@given(SEEDS, st.integers(0, 1), st.integers(0, 2))
def test_a_filter_with_a_single_1_copies_the_image(seed, u, v):
    image = drawn(seed, (5, 6))
    kernel = np.zeros((2, 3))
    kernel[u, v] = 1
    assert np.array_equal(clear["convolve2d"](image, kernel), image[u : u + 4, v : v + 4])


def test_the_examples_of_the_lecture_notes():
    """000, section 2.1 (with four rows), and 003, "To find convolutions" (with A[2][5] = 1)."""
    edge = np.tile([1, 1, 1, 0, 0, 0], (6, 1))
    assert np.array_equal(clear["convolve2d"](edge, VERTICAL), [[0, 3, 3, 0]] * 4)
    assert np.array_equal(clear["convolve2d"](edge[:, ::-1], VERTICAL), [[0, -3, -3, 0]] * 4)
    assert not clear["convolve2d"](edge, VERTICAL.T).any()
    A = np.array(
        [
            [5, 3, 6, 8, 9, 1],
            [1, 6, 8, 3, 2, 1],
            [9, 9, 3, 2, 1, 1],
            [1, 1, 8, 4, 6, 5],
            [9, 3, 4, 0, 0, 1],
            [0, 1, 2, 3, 4, 3],
        ]
    )
    by_hand = [[-2, 5, 5, 10], [-8, 7, 10, 2], [4, 7, 8, -1], [-4, -2, 4, -2]]
    assert np.array_equal(clear["convolve2d"](A, VERTICAL), by_hand)


@given(SEEDS, st.integers(1, 3), st.integers(1, 4), EXTRA, EXTRA)
def test_convolve_volume_equals_scipy_and_the_package(seed, f, C, down, right):
    image = drawn(seed, (f + down, f + right, C))
    kernel = np.random.default_rng(seed + 1).standard_normal((f, f, C))
    response = clear["convolve_volume"](image, kernel)
    by_scipy = signal.correlate(image, kernel, "valid", method="direct")[:, :, 0]
    np.testing.assert_allclose(response, by_scipy, atol=1e-9)
    np.testing.assert_allclose(
        response, dlhelpers.convolution.convolve_volume(image, kernel), atol=1e-9
    )


@given(SEEDS, st.integers(3, 8), st.integers(3, 8))
def test_gradient_magnitude_equals_scipy_and_the_package(seed, H, W):
    image = drawn(seed, (H, W))
    strength = clear["gradient_magnitude"](image)
    down, right = (ndimage.prewitt(image, axis)[1:-1, 1:-1] for axis in (0, 1))
    np.testing.assert_allclose(strength, np.hypot(down, right), atol=1e-9)
    np.testing.assert_allclose(strength, dlhelpers.edges.gradient_magnitude(image), atol=1e-9)


@given(SEEDS, st.integers(1, 3), EXTRA, EXTRA, st.integers(0, 4))
def test_learn_filter_equals_the_package(seed, f, down, right, num_iterations):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((f + down, f + right))
    Y = rng.standard_normal((down + 1, right + 1))
    found = clear["learn_filter"](X, Y, f, num_iterations, 0.05)
    fast = dlhelpers.edges.learn_filter(X, Y, f, num_iterations, 0.05)
    np.testing.assert_allclose(found, fast, atol=1e-9)


@given(SEEDS, st.integers(1, 3))
def test_a_step_of_learn_filter_goes_against_the_numeric_gradient(seed, f):
    rng = np.random.default_rng(seed)
    X, Y = rng.standard_normal((6, 5)), rng.standard_normal((7 - f, 6 - f))

    def cost(parameters):
        return np.mean((signal.correlate2d(X, parameters["W"], "valid") - Y) ** 2)

    slope = numeric_gradient(cost, {"W": np.zeros((f, f))})["dW"]
    step = clear["learn_filter"](X, Y, f, 1, 0.1)
    np.testing.assert_allclose(step, -0.1 * slope, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("f", [2, 3])
def test_learn_filter_finds_the_filter_that_made_Y(f):
    rng = np.random.default_rng(f)
    X, kernel = rng.standard_normal((12, 10)), rng.standard_normal((f, f))
    Y = signal.correlate2d(X, kernel, "valid")
    np.testing.assert_allclose(clear["learn_filter"](X, Y, f, 150, 0.2), kernel, atol=1e-6)

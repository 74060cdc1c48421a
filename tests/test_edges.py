"""Edges: scipy's filters, and a filter that is learned."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from dlhelpers.convolution import convolve2d
from dlhelpers.edges import HORIZONTAL_EDGE, VERTICAL_EDGE, gradient_magnitude, learn_filter
from dlhelpers.gradient_check import numeric_gradient

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(3, 8), st.integers(3, 8))
def test_the_magnitude_equals_scipy(seed, H, W):
    image = np.random.default_rng(seed).normal(size=(H, W))
    down, right = (ndimage.prewitt(image, axis)[1:-1, 1:-1] for axis in (0, 1))
    magnitude = gradient_magnitude(image)
    assert magnitude.shape == (H - 2, W - 2)
    np.testing.assert_allclose(magnitude, np.hypot(down, right), atol=1e-12)
    np.testing.assert_allclose(gradient_magnitude(image.T), magnitude.T, atol=1e-12)
    np.testing.assert_allclose(gradient_magnitude(-image), magnitude)


def test_a_flat_image_has_no_edge():
    assert not gradient_magnitude(np.full((5, 6), 7, dtype=np.uint8)).any()


def test_one_filter_is_the_other_transposed():
    assert np.array_equal(np.transpose(VERTICAL_EDGE), HORIZONTAL_EDGE)
    assert np.array_equal(VERTICAL_EDGE, [[1, 0, -1]] * 3)


@given(SEEDS, st.integers(1, 3))
def test_one_step_goes_against_the_gradient(seed, f):
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(6, 5)), rng.normal(size=(7 - f, 6 - f))

    def cost(p):
        return np.mean((convolve2d(X, p["W"]) - Y) ** 2)

    start = {"W": np.zeros((f, f))}
    step = learn_filter(X, Y, f, 1, 0.25)
    np.testing.assert_allclose(step, -0.25 * numeric_gradient(cost, start)["dW"], atol=1e-8)
    assert not learn_filter(X, Y, f, 0, 0.25).any()
    second = -0.25 * numeric_gradient(cost, {"W": step})["dW"]
    np.testing.assert_allclose(learn_filter(X, Y, f, 2, 0.25), step + second, atol=1e-8)


@given(SEEDS)
def test_the_filter_behind_an_image_is_found(seed):
    rng = np.random.default_rng(seed)
    X, wanted = rng.normal(size=(20, 20)), rng.normal(size=(3, 3))
    Y = convolve2d(X, wanted)
    kept = X.copy(), Y.copy()
    np.testing.assert_allclose(learn_filter(X, Y, 3, 300, 0.2), wanted, atol=1e-6)
    assert np.array_equal(X, kept[0]) and np.array_equal(Y, kept[1])


IMAGE = np.random.default_rng(0).normal(size=(5, 5))
TARGET = convolve2d(IMAGE, np.array(VERTICAL_EDGE))


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (gradient_magnitude, (IMAGE[:, 0],), ValueError, "gradient_magnitude: image has the wrong"),
        (gradient_magnitude, (IMAGE[:2],), ValueError, "the window is larger"),
        (gradient_magnitude, (IMAGE * np.nan,), ValueError, "image holds nan"),
        (learn_filter, (IMAGE, TARGET[:2], 3, 5, 0.1), ValueError, r"Y of shape \(3, 3\)"),
        (learn_filter, (IMAGE, TARGET, 6, 5, 0.1), ValueError, "learn_filter: the window is"),
        (learn_filter, (IMAGE, TARGET, 3.0, 5, 0.1), TypeError, "f = 3.0"),
        (learn_filter, (IMAGE, TARGET, 3, -1, 0.1), ValueError, "num_iterations = -1"),
        (learn_filter, (IMAGE * np.nan, TARGET, 3, 5, 0.1), ValueError, "X holds nan"),
        (learn_filter, (IMAGE, TARGET * np.nan, 3, 5, 0.1), ValueError, "Y holds nan"),
        (learn_filter, (IMAGE, TARGET, 3, 5000, 90.0), ValueError, "grew without limit"),
        (learn_filter, (IMAGE, TARGET, 3, 5, "0.1"), TypeError, "learning_rate = '0.1'"),
        (learn_filter, (IMAGE, TARGET, 3, 5, -0.1), ValueError, "learning_rate = -0.1"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

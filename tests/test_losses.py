"""Costs: scikit-learn as the oracle, laws, exactness at the edges, gradients from the logits."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from dlhelpers.activations import sigmoid, softmax
from dlhelpers.gradient_check import complex_step_gradient
from dlhelpers.losses import compute_cost, sigmoid_cross_entropy, softmax_cross_entropy

SEEDS = st.integers(0, 10**6)
SIZES = st.integers(1, 20)


def draw(seed, K, m, scale=3):
    """Logits and one-hot (K rows) or 0/1 (one row) labels."""
    rng = np.random.default_rng(seed)
    Z = rng.normal(0, scale, (K, m))
    labels = rng.integers(0, max(K, 2), m)
    return Z, labels.reshape(1, m) if K == 1 else np.eye(K)[:, labels]


@given(SEEDS, SIZES)
def test_one_row_equals_scikit_learn(seed, m):
    Z, Y = draw(seed, 1, m)
    A = sigmoid(Z)
    assert compute_cost(A, Y) == pytest.approx(log_loss(Y[0], A[0], labels=[0, 1]))


@given(SEEDS, st.integers(2, 6), SIZES)
def test_many_rows_equal_scikit_learn(seed, K, m):
    Z, Y = draw(seed, K, m)
    A = softmax(Z)
    assert compute_cost(A, Y) == pytest.approx(log_loss(Y.argmax(axis=0), A.T, labels=range(K)))


def test_knowing_nothing_costs_the_logarithm_of_the_number_of_classes():
    assert compute_cost(np.full((1, 6), 0.5), np.array([[0, 1, 1, 0, 1, 0]])) == math.log(2)
    Y = np.eye(10)[:, [3, 1, 4]]
    assert compute_cost(np.full((10, 3), 0.1), Y) == pytest.approx(math.log(10))


def test_a_worked_example():
    # 0.0001 for a yes: the notes' example of a loss that is very high.
    assert compute_cost(np.array([[0.0001]]), np.array([[1]])) == pytest.approx(9.2103, abs=5e-5)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, int])
def test_certainty_is_finite_right_or_wrong(dtype):
    A = np.array([[0, 1, 0, 1]], dtype=dtype)
    assert compute_cost(A, A) == 0
    assert math.copysign(1, compute_cost(A, A)) == 1
    wrong = compute_cost(A, 1 - A)
    assert 30 < wrong < math.inf
    one_hot = np.eye(3, dtype=dtype)
    assert compute_cost(one_hot, one_hot) == 0
    assert 30 < compute_cost(one_hot, np.roll(one_hot, 1, axis=0)) < math.inf


@given(SEEDS, st.sampled_from([1, 2, 5]), SIZES)
def test_costs_are_means_over_the_examples(seed, K, m):
    Z, Y = draw(seed, K, m)
    A = sigmoid(Z) if K == 1 else softmax(Z)
    cost = compute_cost(A, Y)
    order = np.random.default_rng(seed).permutation(m)
    assert compute_cost(np.hstack([A, A]), np.hstack([Y, Y])) == pytest.approx(cost)
    assert compute_cost(A[:, order], Y[:, order]) == pytest.approx(cost)
    singles = [compute_cost(A[:, [i]], Y[:, [i]]) for i in range(m)]
    assert np.mean(singles) == pytest.approx(cost)


@given(SEEDS, st.sampled_from([1, 2, 5]), SIZES)
def test_from_logits_it_is_the_same_cost(seed, K, m):
    Z, Y = draw(seed, K, m)
    cost, dZ = (sigmoid_cross_entropy if K == 1 else softmax_cross_entropy)(Z, Y)
    A = sigmoid(Z) if K == 1 else softmax(Z)
    assert cost == pytest.approx(compute_cost(A, Y))
    np.testing.assert_allclose(dZ, A - Y)


@given(SEEDS, st.sampled_from([1, 2, 5]), SIZES, st.sampled_from([1, 30]))
def test_the_gradient_is_the_gradient_of_each_loss(seed, K, m, scale):
    Z, Y = draw(seed, K, m, scale)
    from_logits = sigmoid_cross_entropy if K == 1 else softmax_cross_entropy
    _, dZ = from_logits(Z, Y)
    numeric = complex_step_gradient(lambda p: from_logits(p["Z"], Y)[0], {"Z": Z})
    # Where a prediction is nearly right, A - Y is a small difference of numbers near 1.
    np.testing.assert_allclose(dZ / m, numeric["dZ"], rtol=1e-12, atol=1e-15)


def test_huge_logits_are_exact():
    Z = np.array([[1000.0, -1000.0, 1000.0, -1000.0]])
    Y = np.array([[1, 0, 0, 1]])
    with np.errstate(all="raise", under="ignore"):
        cost, dZ = sigmoid_cross_entropy(Z, Y)
        assert cost == 500
        assert np.array_equal(dZ, [[0, 0, 1, -1]])
        cost, dZ = softmax_cross_entropy(np.vstack([Z, -Z]), np.vstack([Y, 1 - Y]))
        assert cost == 1000
        assert np.array_equal(dZ, [[0, 0, 1, -1], [0, 0, -1, 1]])


def test_a_cost_is_a_python_float():
    Z, Y = draw(0, 1, 4)
    for dtype in (np.float64, np.float32):
        z = Z.astype(dtype)
        cost, dZ = sigmoid_cross_entropy(z, Y.astype(dtype))
        costs = [cost, compute_cost(sigmoid(z), Y), softmax_cross_entropy(z.T, Y.T)[0]]
        assert [type(c) for c in costs] == [float] * 3
        assert dZ.dtype == dtype


def test_arguments_are_kept():
    for K in (1, 3):
        Z, Y = draw(1, K, 5)
        A = sigmoid(Z) if K == 1 else softmax(Z)
        kept = Z.copy(), Y.copy(), A.copy()
        compute_cost(A, Y)
        (sigmoid_cross_entropy if K == 1 else softmax_cross_entropy)(Z, Y)
        assert all(np.array_equal(now, then) for now, then in zip((Z, Y, A), kept, strict=True))


HALF = np.full((1, 3), 0.5)


@pytest.mark.parametrize(
    ("AL", "Y", "error", "words"),
    [
        (0.5, HALF, TypeError, "AL is not an array"),
        (HALF, 1, TypeError, "Y is not an array"),
        (HALF[0], HALF[0], ValueError, "AL has the wrong shape"),
        (HALF, HALF[0], ValueError, r"Y of shape \(1, 3\)"),
        (HALF, HALF.T, ValueError, "Y.T fits"),
        (HALF * np.nan, HALF, ValueError, "AL does not hold probabilities"),
        (HALF, HALF * np.nan, ValueError, "Y holds nan"),
        (HALF * 3, HALF, ValueError, "not its logits"),
        (-HALF, HALF, ValueError, "between 0 and 1"),
        (HALF[:, :0], HALF[:, :0], ValueError, "AL is empty"),
    ],
)
def test_bad_input_is_named(AL, Y, error, words):
    with pytest.raises(error, match=words):
        compute_cost(AL, Y)


def test_bad_logits_are_named():
    with pytest.raises(ValueError, match=r"sigmoid_cross_entropy: Z has the wrong shape"):
        sigmoid_cross_entropy(np.zeros((2, 3)), np.zeros((2, 3)))
    with pytest.raises(ValueError, match=r"softmax_cross_entropy: Y has the wrong shape"):
        softmax_cross_entropy(np.zeros((2, 3)), np.zeros(3, int))
    with pytest.raises(ValueError, match=r"softmax_cross_entropy: Z holds nan"):
        softmax_cross_entropy(np.full((2, 3), np.nan), np.zeros((2, 3)))

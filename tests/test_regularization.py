"""L2 and dropout: gradients, scikit-learn's optimum, and what holds on average."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from dlhelpers.dense import backward_prop, forward_prop, initialize_parameters
from dlhelpers.gradient_check import complex_step_gradient
from dlhelpers.recurrent import initialize_rnn
from dlhelpers.regularization import dropout_backward, dropout_forward, l2_cost, l2_gradients

SEEDS = st.integers(0, 10**6)


def draw(seed, m=6):
    """A network whose biases are not zero, its examples, labels and gradients."""
    rng = np.random.default_rng(seed)
    parameters = {
        name: value + rng.normal(0, 0.3, value.shape)
        for name, value in initialize_parameters([4, 3, 1], rng).items()
    }
    X, Y = rng.normal(size=(4, m)), rng.integers(0, 2, (1, m))
    AL, caches = forward_prop(X, parameters)
    return X, Y, parameters, backward_prop(AL, Y, caches)


@given(SEEDS, st.floats(0, 100), st.integers(1, 50))
def test_the_price_is_the_squares_of_the_weights(seed, lambd, m):
    _, _, p, _ = draw(seed)
    price = l2_cost(p, lambd, m)
    squares = np.linalg.norm(p["W1"]) ** 2 + np.linalg.norm(p["W2"]) ** 2
    assert type(price) is float and price == pytest.approx(lambd / (2 * m) * squares)
    assert l2_cost(p | {"b1": p["b1"] + 7}, lambd, m) == price  # biases are free


@given(SEEDS, st.floats(0, 10), st.integers(1, 50))
def test_the_gradient_equals_the_complex_step(seed, lambd, m):
    _, _, parameters, gradients = draw(seed)
    total = l2_gradients(parameters, gradients, lambd, m)
    numeric = complex_step_gradient(lambda p: l2_cost(p, lambd, m) + 0j, parameters)
    assert total.keys() == gradients.keys()
    for name, gradient in gradients.items():
        expected = gradient + numeric[name]
        np.testing.assert_allclose(total[name], expected, rtol=1e-13, atol=1e-15)


def test_it_stands_still_where_scikit_learn_ends():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(3, 80))
    Y = (X[:1] + rng.normal(size=(1, 80)) > 0).astype(int)
    lambd = 4.0
    theirs = LogisticRegression(C=1 / lambd, tol=1e-10, max_iter=1000).fit(X.T, Y[0])
    parameters = {"W1": theirs.coef_, "b1": theirs.intercept_.reshape(1, 1)}
    AL, caches = forward_prop(X, parameters)
    total = l2_gradients(parameters, backward_prop(AL, Y, caches), lambd, 80)
    np.testing.assert_allclose(np.hstack([total["dW1"], total["db1"]]), 0, atol=1e-6)


def test_every_kind_of_weight_has_its_price():
    parameters = initialize_rnn(3, 2, 4, np.random.default_rng(0))
    gradients = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    total = l2_gradients(parameters, gradients, 0.5, 1)
    for name in ("Wax", "Waa", "Wya"):
        np.testing.assert_allclose(total[f"d{name}"], 0.5 * parameters[name])
    assert not total["dba"].any() and not total["dby"].any()
    assert l2_cost({"w": np.array([[3.0], [4.0]]), "b": 9.0}, 2.0, 5) == pytest.approx(5.0)
    assert l2_cost({"b": 9.0}, 2.0, 5) == 0


@given(SEEDS)
def test_gradients_are_new(seed):
    _, _, parameters, gradients = draw(seed)
    before = {name: value.copy() for name, value in (parameters | gradients).items()}
    total = l2_gradients(parameters, gradients, 1.0, 3)
    np.testing.assert_equal(parameters | gradients, before)
    assert total is not gradients and not np.shares_memory(total["dW1"], gradients["dW1"])


@given(SEEDS, st.floats(0.05, 1))
def test_what_dropout_keeps_is_scaled_up(seed, keep_prob):
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(5, 7))
    kept = A.copy()
    dropped, D = dropout_forward(A, keep_prob, rng)
    assert np.array_equal(A, kept) and not np.shares_memory(dropped, A)
    np.testing.assert_allclose(dropped, np.where(D > 0, A / keep_prob, 0))
    np.testing.assert_allclose(np.unique(D[D > 0]), [1 / keep_prob] * bool((D > 0).any()))


def test_on_average_nothing_changes():
    A, rng, keep_prob, rounds = np.ones((10, 10)), np.random.default_rng(0), 0.7, 400
    masks = np.stack([dropout_forward(A, keep_prob, rng)[1] for _ in range(rounds)])
    spread = np.sqrt((1 - keep_prob) / keep_prob)  # of one entry of D, whose mean is 1
    assert masks.mean() == pytest.approx(1, abs=4 * spread / np.sqrt(masks.size))
    np.testing.assert_allclose(masks.mean(axis=0), 1, atol=5 * spread / np.sqrt(rounds))
    # Units go for themselves, not in rows or columns.
    assert np.linalg.matrix_rank(masks[0]) > 5
    assert np.mean(masks > 0) == pytest.approx(keep_prob, abs=0.01)


def test_to_keep_all_changes_nothing():
    A = np.random.default_rng(0).normal(size=(3, 4))
    dropped, D = dropout_forward(A, 1, np.random.default_rng(1))
    assert np.array_equal(dropped, A) and np.array_equal(D, np.ones((3, 4)))


@given(SEEDS)
def test_dropout_backward_equals_the_complex_step(seed):
    rng = np.random.default_rng(seed)
    A, dA_dropped = rng.normal(size=(2, 3, 4))
    _, D = dropout_forward(A, 0.6, np.random.default_rng(seed))

    def cost(p):  # the same generator state: the same units stay
        return (dA_dropped * dropout_forward(p["A"], 0.6, np.random.default_rng(seed))[0]).sum()

    numeric = complex_step_gradient(cost, {"A": A})
    np.testing.assert_allclose(dropout_backward(dA_dropped, D), numeric["dA"], atol=1e-14)


def test_float32_stays_float32():
    A = np.ones((2, 3), dtype=np.float32)
    dropped, D = dropout_forward(A, 0.5, np.random.default_rng(0))
    assert dropped.dtype == D.dtype == dropout_backward(A, D).dtype == np.float32


A, RNG = np.ones((2, 3)), np.random.default_rng(0)
WEIGHTS, SLOPES = {"W1": A}, {"dW1": A}


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (l2_cost, (WEIGHTS, -1, 4), ValueError, "lambd = -1"),
        (l2_cost, (WEIGHTS, np.nan, 4), ValueError, "lambd = nan"),
        (l2_cost, (WEIGHTS, "1", 4), TypeError, "lambd = '1'"),
        (l2_cost, (WEIGHTS, 1, 0), ValueError, "m = 0"),
        (l2_gradients, (WEIGHTS, {}, 1, 4), ValueError, "no gradient for W1"),
        (l2_gradients, (WEIGHTS, SLOPES, None, 4), TypeError, "lambd = None"),
        (dropout_forward, (A, 0, RNG), ValueError, "0 < keep_prob <= 1"),
        (dropout_forward, (A, 1.5, RNG), ValueError, "keep_prob = 1.5"),
        (dropout_forward, (A, np.array([0.5]), RNG), TypeError, "keep_prob = array"),
        (dropout_forward, (A, 0.5, 0), TypeError, "rng is not a random generator"),
        (dropout_forward, (3, 0.5, RNG), TypeError, "A is not an array"),
        (dropout_backward, (A, A[:1]), ValueError, "dA_dropped has the wrong shape"),
        (dropout_backward, (A, 1), TypeError, "D is not an array"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{function.__name__}: ")
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

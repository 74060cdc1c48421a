"""The lesson's clear forms of a recurrent network: laws, scipy's numbers, the package's forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special
from sklearn.metrics import log_loss

import dlhelpers.recurrent
from dlhelpers.exercises.recurrent_network import LESSON
from dlhelpers.exercises.recurrent_network.rnn_cell_forward import draw_parameters

clear = {name: LESSON.exercise(name).reference for name in LESSON.names}

SEEDS = st.integers(0, 10**6)
SIZE = st.integers(1, 5)
DTYPES = st.sampled_from(["float64", "float32"])
NETWORKS = st.tuples(SIZE, SIZE, st.integers(2, 5), SIZE, st.integers(1, 6))  # n_x, n_a, n_y, m, T


def draw(seed, network, dtype="float64"):
    """Draw inputs, a first memory and parameters of one dtype."""
    n_x, n_a, n_y, m, T = network
    rng = np.random.default_rng(seed)
    x, a0 = rng.standard_normal((n_x, m, T)), rng.uniform(-1, 1, (n_a, m))
    parameters = draw_parameters(rng, n_x, n_a, n_y)
    return (
        x.astype(dtype),
        a0.astype(dtype),
        {name: value.astype(dtype) for name, value in parameters.items()},
    )


def tolerance(dtype):
    return {"rtol": 1e-4, "atol": 1e-5} if dtype == "float32" else {"rtol": 1e-10, "atol": 1e-12}


@given(SEEDS, st.integers(1, 7), st.integers(1, 9))
def test_one_hot_equals_the_package_and_is_undone_by_argmax(seed, n_classes, m):
    indices = np.random.default_rng(seed).integers(0, n_classes, m)
    encoded = clear["one_hot"](indices, n_classes)
    assert np.array_equal(encoded, dlhelpers.recurrent.one_hot(indices, n_classes))
    assert np.array_equal(encoded.argmax(axis=0), indices)
    assert np.array_equal(encoded.sum(axis=0), np.ones(m))


@given(SEEDS, st.integers(1, 6), SIZE, st.sampled_from([1, 30, 1000]))
def test_softmax_equals_scipy_and_the_package(seed, K, m, scale):
    Z = scale * np.random.default_rng(seed).standard_normal((K, m))
    probabilities = clear["softmax"](Z)
    np.testing.assert_allclose(probabilities, special.softmax(Z, axis=0), atol=1e-12)
    np.testing.assert_allclose(probabilities, dlhelpers.softmax(Z), atol=1e-12)


@given(SEEDS, NETWORKS, DTYPES)
def test_a_cell_equals_the_package_and_its_stacked_form(seed, network, dtype):
    x, a0, parameters = draw(seed, network, dtype)
    x_t = x[:, :, 0]
    a_next, y_hat_t, cache = clear["rnn_cell_forward"](x_t, a0, parameters)
    a_fast, y_hat_fast, _ = dlhelpers.recurrent.rnn_cell_forward(x_t, a0, parameters)
    near = tolerance(dtype)
    np.testing.assert_allclose(a_next, a_fast, **near)
    np.testing.assert_allclose(y_hat_t, y_hat_fast, **near)
    assert a_next.dtype == y_hat_t.dtype == dtype
    pairs = zip(cache, (a_next, a0, x_t, parameters), strict=True)
    assert all(kept is given for kept, given in pairs)

    Wa = clear["stack_weights"](parameters["Waa"], parameters["Wax"])
    stacked = clear["cell_from_stacked"](Wa, a0, x_t, parameters["ba"])
    np.testing.assert_allclose(stacked, a_next, **near)


@given(SEEDS, SIZE, SIZE)
def test_stack_weights_equals_the_package_and_can_be_taken_apart(seed, n_a, n_x):
    rng = np.random.default_rng(seed)
    Waa, Wax = rng.standard_normal((n_a, n_a)), rng.standard_normal((n_a, n_x))
    Wa = clear["stack_weights"](Waa, Wax)
    assert np.array_equal(Wa, dlhelpers.recurrent.stack_weights(Waa, Wax))
    assert np.array_equal(Wa[:, :n_a], Waa)
    assert np.array_equal(Wa[:, n_a:], Wax)


@given(SEEDS, NETWORKS, DTYPES)
def test_rnn_forward_equals_the_package(seed, network, dtype):
    x, a0, parameters = draw(seed, network, dtype)
    before = x.copy(), a0.copy()
    a, y_hat, caches = clear["rnn_forward"](x, a0, parameters)
    a_fast, y_hat_fast, _ = dlhelpers.recurrent.rnn_forward(x, a0, parameters)
    np.testing.assert_allclose(a, a_fast, **tolerance(dtype))
    np.testing.assert_allclose(y_hat, y_hat_fast, **tolerance(dtype))
    np.testing.assert_allclose(y_hat.sum(axis=0), 1, rtol=1e-5)
    assert np.array_equal(x, before[0])
    assert np.array_equal(a0, before[1])

    assert len(caches) == x.shape[2]
    for t, (a_next, a_prev, x_t, kept) in enumerate(caches):
        assert np.array_equal(a_next, a[:, :, t].astype(dtype))
        assert np.array_equal(a_prev, caches[t - 1][0] if t else a0)
        assert np.array_equal(x_t, x[:, :, t])
        assert kept is parameters


@given(SEEDS, NETWORKS, st.data())
def test_two_parts_with_the_memory_handed_on_are_the_whole(seed, network, data):
    x, a0, parameters = draw(seed, network)
    cut = data.draw(st.integers(0, x.shape[2]))
    a, y_hat, _ = clear["rnn_forward"](x, a0, parameters)
    a_1, y_hat_1, _ = clear["rnn_forward"](x[:, :, :cut], a0, parameters)
    handed_on = a_1[:, :, -1] if cut else a0
    a_2, y_hat_2, _ = clear["rnn_forward"](x[:, :, cut:], handed_on, parameters)
    np.testing.assert_allclose(np.concatenate([a_1, a_2], axis=2), a, atol=1e-12)
    np.testing.assert_allclose(np.concatenate([y_hat_1, y_hat_2], axis=2), y_hat, atol=1e-12)


@given(SEEDS, NETWORKS)
def test_examples_know_nothing_of_each_other(seed, network):
    x, a0, parameters = draw(seed, network)
    order = np.random.default_rng(seed).permutation(x.shape[1])
    a, y_hat, _ = clear["rnn_forward"](x, a0, parameters)
    a_other, y_hat_other, _ = clear["rnn_forward"](x[:, order], a0[:, order], parameters)
    np.testing.assert_allclose(a_other, a[:, order], atol=1e-12)
    np.testing.assert_allclose(y_hat_other, y_hat[:, order], atol=1e-12)


@given(SEEDS, NETWORKS)
def test_sequence_cost_equals_scikit_learn_and_the_package(seed, network):
    x, a0, parameters = draw(seed, network)
    _, y_hat, _ = clear["rnn_forward"](x, a0, parameters)
    n_y, m, T = y_hat.shape
    classes = np.random.default_rng(seed).integers(0, n_y, (m, T))
    y = np.moveaxis(np.eye(n_y)[classes], 2, 0)
    cost = clear["sequence_cost"](y_hat, y)
    rows = np.moveaxis(y_hat, 0, 2).reshape(m * T, n_y)
    expected = log_loss(classes.ravel(), rows / rows.sum(axis=1, keepdims=True), labels=range(n_y))
    assert cost == pytest.approx(expected)
    assert cost == pytest.approx(dlhelpers.recurrent.sequence_cost(y_hat, y))
    twice = clear["sequence_cost"](np.concatenate([y_hat] * 2, 1), np.concatenate([y] * 2, 1))
    longer = clear["sequence_cost"](np.concatenate([y_hat] * 2, 2), np.concatenate([y] * 2, 2))
    assert twice == pytest.approx(cost)
    assert longer == pytest.approx(cost)


def test_sequence_cost_of_sure_beliefs_is_finite():
    y = np.eye(3)[:, :, np.newaxis]
    assert clear["sequence_cost"](y, y) == 0
    assert 10 < clear["sequence_cost"](np.roll(y, 1, axis=0), y) < np.inf


def test_the_numbers_worked_by_hand():
    """One unit that reads 1, 0, 0, 0: its memory fades. Softmax of (2, 1, 0.1)."""
    parameters = {
        "Wax": np.array([[1.0]]),
        "Waa": np.array([[0.8]]),
        "Wya": np.zeros((2, 1)),
        "ba": np.zeros((1, 1)),
        "by": np.zeros((2, 1)),
    }
    x = np.array([[[1.0, 0.0, 0.0, 0.0]]])
    a, y_hat, _ = clear["rnn_forward"](x, np.zeros((1, 1)), parameters)
    np.testing.assert_allclose(a[0, 0], [0.7616, 0.5436, 0.4094, 0.3163], atol=5e-5)
    assert np.array_equal(y_hat, np.full((2, 1, 4), 0.5))
    Z = np.array([[2.0], [1.0], [0.1]])
    np.testing.assert_allclose(clear["softmax"](Z)[:, 0], [0.659, 0.242, 0.099], atol=5e-4)

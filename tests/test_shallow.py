"""The flower and the network that lesson 2 tries things out on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers import shallow
from dlhelpers.data import load_flower
from dlhelpers.training import train

SEEDS = st.integers(0, 2**32 - 1)


def some_points(seed, m=30):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((2, m))
    # Both classes are there, whatever is drawn.
    Y = np.concatenate([[0, 1], rng.integers(0, 2, m - 2)]).reshape(1, m)
    return X, Y


def test_a_flower_drawn_with_its_seed_is_the_one_that_is_loaded():
    X, Y = load_flower()
    drawn, classes = shallow.draw_flower(np.random.default_rng(182))
    assert np.array_equal(classes, Y)
    assert np.abs(drawn - X).max() < 1e-6  # the file holds six digits


@given(SEEDS, st.integers(1, 6))
def test_forward_is_the_formula(seed, n_h):
    X, _ = some_points(seed)
    p = shallow.start(n_h, np.random.default_rng(seed), spread=1)
    A2, cache = shallow.forward(X, p)
    for i, x in enumerate(X.T):
        hidden = [np.tanh(w @ x + b[0]) for w, b in zip(p["W1"], p["b1"], strict=True)]
        z = p["W2"][0] @ hidden + p["b2"][0, 0]
        assert np.allclose(cache["A1"][:, i], hidden)
        assert np.isclose(cache["Z2"][0, i], z)
        assert np.isclose(A2[0, i], 1 / (1 + np.exp(-z)))
    assert cache["A2"] is A2


@given(SEEDS)
def test_accuracy_counts_the_right_points(seed):
    X, Y = some_points(seed)
    p = shallow.start(3, np.random.default_rng(seed), spread=1)
    right = sum((a > 0.5) == y for a, y in zip(shallow.forward(X, p)[0][0], Y[0], strict=True))
    assert shallow.accuracy(X, Y, p) == pytest.approx(100 * right / Y.size)
    assert shallow.accuracy(X, 1 - Y, p) == pytest.approx(100 - 100 * right / Y.size)


@given(SEEDS)
def test_no_line_beats_the_best_line(seed):
    X, Y = some_points(seed)
    rng = np.random.default_rng(seed)
    best = shallow.best_line(X, Y, directions=7)
    for k in range(7):
        direction = np.array([np.cos(np.pi * k / 7), np.sin(np.pi * k / 7)])
        for place in rng.normal(0, 1, 20):
            share = 100 * np.mean((direction @ X > place) == Y[0])
            assert max(share, 100 - share) <= best + 1e-9
    assert max(Y.mean(), 1 - Y.mean()) * 100 <= best + 1e-9


def test_the_best_line_finds_one_that_separates():
    X, _ = some_points(0)
    assert shallow.best_line(X, (X[[0]] > 0.3).astype(int)) == 100


def test_training_in_stages_is_training():
    X, Y = some_points(1)
    first = shallow.start(3, np.random.default_rng(1))
    stages, costs = shallow.train_in_stages(X, Y, first, (0, 3, 10), 0.5)
    whole, whole_costs = train(X, Y, first, 10, 0.5, hidden="tanh")
    assert list(stages) == [0, 3, 10]
    assert costs == whole_costs
    for name in whole:
        assert np.array_equal(stages[0][name], first[name])
        assert np.array_equal(stages[10][name], whole[name])

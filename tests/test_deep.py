"""What lesson 3 tries things out on: the digits as columns, beginnings, and a training loop."""

import numpy as np
import pytest

import dlhelpers
from dlhelpers import deep, training


def small_task(seed=3):
    rng = np.random.default_rng(seed)
    X, Y = rng.standard_normal((4, 30)), np.eye(3)[:, rng.integers(0, 3, 30)]
    return X, Y, deep.start([4, 5, 3], rng)


def test_digits_are_split_and_one_hot():
    X_train, X_test, Y_train, Y_test = deep.load_ten_digits(np.random.default_rng(0))
    assert X_train.shape == (64, 1438) and X_test.shape == (64, 359)
    assert X_train.min() >= 0 and X_train.max() == 1
    for Y in (Y_train, Y_test):
        assert set(np.unique(Y)) == {0, 1} and np.all(Y.sum(axis=0) == 1)
    assert np.array_equal(deep.load_ten_digits(np.random.default_rng(0))[0], X_train)


@pytest.mark.parametrize("spread", [0.0, 0.01, 1.0])
def test_start_has_the_spread_asked_for(spread):
    wide = deep.start([50, 80, 60], np.random.default_rng(0), spread)
    for layer in (1, 2):
        assert wide[f"W{layer}"].std() == pytest.approx(spread, rel=0.05)
        assert not wide[f"b{layer}"].any()


def test_start_without_a_spread_is_that_of_he():
    ours = deep.start([6, 4, 2], np.random.default_rng(5))
    theirs = dlhelpers.initialize_parameters([6, 4, 2], np.random.default_rng(5))
    assert all(np.array_equal(ours[name], theirs[name]) for name in theirs)


def test_accuracy_counts():
    X = np.eye(3)
    network = {"W1": np.eye(3), "b1": np.zeros((3, 1))}
    assert deep.accuracy(X, np.eye(3), network) == 100
    assert deep.accuracy(X, np.eye(3)[:, [0, 2, 1]], network) == pytest.approx(100 / 3)


def test_fit_is_the_training_of_the_package():
    X, Y, begun = small_task()
    ours, costs = deep.fit(X, Y, begun, 20, 0.3)
    theirs, their_costs = training.train(X, Y, begun, 20, 0.3, output="softmax")
    assert costs == their_costs
    assert all(np.array_equal(ours[name], theirs[name]) for name in theirs)


def test_fit_uses_what_it_is_given():
    X, Y, begun = small_task()
    asked = []

    def update(parameters, gradients, learning_rate):
        asked.append(learning_rate)
        return parameters

    ended, costs = deep.fit(X, Y, begun, 3, 0.3, passes=(*deep.PASSES[:3], update))
    assert ended is begun and asked == [0.3] * 3 and len(set(costs)) == 1
    clipped, _ = deep.fit(X, Y, begun, 3, 0.3, clip=lambda g: {n: 0 * v for n, v in g.items()})
    assert all(np.array_equal(clipped[name], begun[name]) for name in begun)


def test_look_inside():
    X, Y, begun = small_task()
    activations, norms = deep.look_inside(X, Y, begun)
    assert [A.shape for A in activations] == [(5, 30), (3, 30)]
    AL, caches = dlhelpers.forward_prop(X, begun, output="softmax")
    assert np.array_equal(activations[-1], AL) and np.array_equal(activations[0], caches[1][0][0])
    gradients = dlhelpers.backward_prop(AL, Y, caches)
    assert norms == pytest.approx([np.sqrt(np.sum(gradients[f"dW{k}"] ** 2)) for k in (1, 2)])


def test_clipping_as_printed_loses_the_sign_and_nothing_else():
    given = {"dW1": np.array([[3.0, -3.0, 0.5, -0.5]])}
    assert deep.clip_as_printed(given, 1.0)["dW1"].tolist() == [[1, 1, 0.5, -0.5]]
    assert given["dW1"].tolist() == [[3, -3, 0.5, -0.5]]

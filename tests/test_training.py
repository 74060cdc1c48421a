"""Training loops: plain descent, mini-batches, and what they have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers import data, training
from dlhelpers.dense import backward_prop, forward_prop, initialize_parameters
from dlhelpers.losses import compute_cost
from dlhelpers.optimizers import (
    clip_by_norm,
    decay_learning_rate,
    initialize_velocity,
    update_with_momentum,
)
from dlhelpers.recurrent import initialize_rnn, one_hot, rnn_backward, rnn_forward
from dlhelpers.training import minibatches, train, train_minibatches


def problem(seed=0, m=20):
    """A small question, a network for it, and what the loop needs to know of both."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(3, m))
    Y = (X[:1] * X[1:2] > 0).astype(int)

    def cost_and_gradients(parameters, batch):
        AL, caches = forward_prop(X[:, batch], parameters)
        return compute_cost(AL, Y[:, batch]), backward_prop(AL, Y[:, batch], caches)

    return X, Y, initialize_parameters([3, 5, 1], rng), cost_and_gradients


@given(st.integers(1, 60), st.integers(1, 70), st.integers(0, 99))
def test_every_example_is_in_one_batch(m, batch_size, seed):
    batches = minibatches(m, batch_size, np.random.default_rng(seed))
    assert np.array_equal(np.sort(np.concatenate(batches)), np.arange(m))
    assert [len(batch) for batch in batches[:-1]] == [batch_size] * (len(batches) - 1)
    assert 1 <= len(batches[-1]) <= batch_size


def test_each_epoch_has_an_order_of_its_own():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(minibatches(50, 7, rng)) for _ in range(2))
    assert not np.array_equal(first, second) and not np.array_equal(first, np.arange(50))
    again = np.concatenate(minibatches(50, 7, np.random.default_rng(0)))
    assert np.array_equal(first, again)


def test_one_batch_without_momentum_is_plain_descent():
    X, Y, start, cost_and_gradients = problem()
    plain, costs = train(X, Y, start, 12, 0.3)
    found, same_costs = train_minibatches(
        cost_and_gradients,
        start,
        20,
        np.random.default_rng(0),
        num_epochs=12,
        learning_rate=0.3,
        batch_size=20,
        beta=0,
    )
    np.testing.assert_allclose(same_costs, costs)
    for name in plain:
        np.testing.assert_allclose(found[name], plain[name], rtol=1e-9)


def test_the_loop_written_out():
    _, _, start, cost_and_gradients = problem()
    options = {"learning_rate": 0.5, "batch_size": 6, "beta": 0.8, "decay_rate": 0.3}
    found, costs = train_minibatches(
        cost_and_gradients,
        start,
        20,
        np.random.default_rng(4),
        num_epochs=3,
        max_norm=0.2,
        **options,
    )
    rng, parameters, velocity = np.random.default_rng(4), start, initialize_velocity(start)
    for epoch in range(3):
        seen = []
        for batch in minibatches(20, 6, rng):
            cost, gradients = cost_and_gradients(parameters, batch)
            seen += [cost] * len(batch)
            parameters, velocity = update_with_momentum(
                parameters,
                clip_by_norm(gradients, 0.2),
                velocity,
                decay_learning_rate(0.5, epoch, 0.3),
                0.8,
            )
        assert costs[epoch] == pytest.approx(np.mean(seen)) and type(costs[epoch]) is float
    np.testing.assert_equal(found, parameters)


def test_the_learning_rate_0_moves_nothing():
    X, Y, start, cost_and_gradients = problem()
    before = {name: value.copy() for name, value in start.items()}
    found, costs = train_minibatches(
        cost_and_gradients, start, 20, np.random.default_rng(0), num_epochs=3, learning_rate=0
    )
    np.testing.assert_equal(found, before)
    np.testing.assert_allclose(costs, compute_cost(forward_prop(X, start)[0], Y))
    assert len(costs) == 3


def test_what_comes_in_is_kept():
    _, _, start, cost_and_gradients = problem()
    before = {name: value.copy() for name, value in start.items()}
    found, _ = train_minibatches(
        cost_and_gradients, start, 20, np.random.default_rng(0), num_epochs=2, learning_rate=1.0
    )
    np.testing.assert_equal(start, before)
    assert not np.array_equal(found["W1"], start["W1"])


def test_someone_may_watch():
    _, _, start, cost_and_gradients = problem()
    seen = []
    found, _ = train_minibatches(
        cost_and_gradients,
        start,
        20,
        np.random.default_rng(0),
        num_epochs=4,
        learning_rate=0.1,
        after_epoch=seen.append,
    )
    assert len(seen) == 4 and seen[-1] is found


def test_a_label_shows_a_bar_and_changes_nothing(monkeypatch):
    X, Y, start, cost_and_gradients = problem()
    bars = []

    def bar(steps, label):
        bars.append((len(steps), label))
        return steps

    monkeypatch.setattr(training, "progress", bar)

    def run(label):
        rng = np.random.default_rng(0)
        options = {"num_epochs": 6, "learning_rate": 0.1, "label": label}
        return train_minibatches(cost_and_gradients, start, 20, rng, **options)

    np.testing.assert_equal(run("in batches"), run(None))
    np.testing.assert_equal(train(X, Y, start, 5, 0.1, label="plain"), train(X, Y, start, 5, 0.1))
    assert bars == [(6, "in batches"), (5, "plain")]


def test_plain_training_of_two_kinds():
    X, Y, _, _ = problem(m=200)
    labels = np.vstack([1 - Y, Y])
    start = initialize_parameters([3, 8, 2], np.random.default_rng(1))
    found, costs = train(X, labels, start, 300, 0.5, hidden="tanh", output="softmax")
    AL, _ = forward_prop(X, found, "softmax", "tanh")
    assert np.mean(AL.argmax(axis=0) == Y[0]) > 0.9
    assert costs[0] > 2 * costs[-1] and len(costs) == 300
    assert costs[0] == compute_cost(forward_prop(X, start, "softmax", "tanh")[0], labels)


def test_a_recurrent_layer_reads_digits():
    rng = np.random.default_rng(0)
    images, labels = data.load_digits()
    order, seen = rng.permutation(len(labels)), 1438
    x, Y = images[order].transpose(2, 0, 1), one_hot(labels[order], 10)  # one row a step

    def cost_and_gradients(parameters, batch):
        _, y_hat, caches = rnn_forward(x[:, batch], np.zeros((32, len(batch))), parameters)
        dZ = np.zeros(y_hat.shape)
        dZ[:, :, -1] = (y_hat[:, :, -1] - Y[:, batch]) / len(batch)  # the last word counts
        _, _, gradients = rnn_backward(dZ, caches, input_gradient=False)
        return compute_cost(y_hat[:, :, -1], Y[:, batch]), gradients

    parameters, costs = train_minibatches(
        cost_and_gradients,
        initialize_rnn(8, 32, 10, rng),
        seen,
        rng,
        num_epochs=20,
        learning_rate=0.3,
        max_norm=5.0,
    )
    _, y_hat, _ = rnn_forward(x[:, seen:], np.zeros((32, x.shape[1] - seen)), parameters)
    accuracy = (y_hat.argmax(axis=0) == Y[:, seen:].argmax(axis=0)[:, np.newaxis]).mean(axis=0)
    assert accuracy[-1] > 0.93 and accuracy[0] < 0.3
    assert costs[-1] < 0.1 < 1 < costs[0]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"num_epochs": 0}, ValueError, "train_minibatches: num_epochs is not"),
        ({"num_epochs": 2.0}, TypeError, "num_epochs = 2.0"),
        ({"batch_size": 0}, ValueError, "batch_size = 0"),
        ({"learning_rate": -1}, ValueError, "learning_rate = -1"),
        ({"learning_rate": None}, TypeError, "learning_rate = None"),
        ({"beta": 1}, ValueError, "0 <= beta < 1"),
        ({"decay_rate": -0.1}, ValueError, "decay_rate = -0.1"),
        ({"max_norm": 0}, ValueError, "threshold = 0"),
    ],
)
def test_bad_input_is_named(changes, error, words):
    _, _, start, cost_and_gradients = problem()
    options = {"num_epochs": 1, "learning_rate": 0.1} | changes
    with pytest.raises(error, match=words):
        train_minibatches(cost_and_gradients, start, 20, np.random.default_rng(0), **options)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((0, 3, np.random.default_rng(0)), ValueError, "m = 0"),
        ((5, 3, 0), TypeError, "rng is not a random generator"),
    ],
)
def test_bad_batches_are_named(arguments, error, words):
    with pytest.raises(error, match=words):
        minibatches(*arguments)

"""The solutions of lesson 2: numbers worked by hand, and a second way to every result."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

import dlhelpers
from dlhelpers import training
from dlhelpers.exercises.shallow_network import LESSON

SOLUTIONS = {name: LESSON.exercise(name).reference for name in LESSON.names}
BY_HAND = {
    "W1": np.array([[0.1, 0.2], [-0.3, 0.4]]),
    "b1": np.zeros((2, 1)),
    "W2": np.array([[0.5, -0.5]]),
    "b2": np.zeros((1, 1)),
}
x, y = np.array([[1.0], [2.0]]), np.array([[1.0]])


def network(seed, n_x=3, n_h=4, m=6):
    rng = np.random.default_rng(seed)
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    parameters = {name: rng.standard_normal(shape) for name, shape in shapes.items()}
    Y = rng.integers(0, 2, (1, m)).astype(float)
    return parameters, rng.standard_normal((n_x, m)), Y


seeds = st.integers(0, 2**32 - 1)


def test_points_add_up_to_100():
    points = {name: LESSON.exercise(name).points for name in LESSON.names}
    assert sum(points.values()) == 100
    assert points["why_zeros_fail"] == 5
    assert points["hidden_layer_dz"] == 0


def test_forward_pass_by_hand():
    A2, cache = SOLUTIONS["forward_prop"](x, BY_HAND)
    assert np.allclose(cache["Z1"], [[0.5], [0.5]])
    assert np.allclose(cache["A1"], 0.4621, atol=5e-5)
    assert np.allclose([cache["Z2"], A2], [[[0]], [[0.5]]])
    assert SOLUTIONS["compute_cost"](A2, y) == pytest.approx(np.log(2))


def test_backward_pass_by_hand():
    _, cache = SOLUTIONS["forward_prop"](x, BY_HAND)
    gradients = SOLUTIONS["backward_prop"](BY_HAND, cache, x, y)
    assert np.allclose(gradients["db2"], -0.5)
    assert np.allclose(gradients["dW2"], [[-0.2311, -0.2311]], atol=5e-5)
    assert np.allclose(gradients["db1"], [[-0.1966], [0.1966]], atol=5e-5)
    assert np.allclose(gradients["dW1"], [[-0.1966, -0.3932], [0.1966, 0.3932]], atol=1e-4)
    dz1 = SOLUTIONS["hidden_layer_dz"](BY_HAND["W2"], cache["A2"] - y, cache["Z1"])
    assert np.allclose(dz1, gradients["db1"])


@given(seed=seeds)
def test_solutions_agree_with_the_package(seed):
    parameters, X, Y = network(seed)
    A2, cache = SOLUTIONS["forward_prop"](X, parameters)
    AL, caches = dlhelpers.forward_prop(X, parameters, hidden="tanh")
    assert np.allclose(A2, AL, rtol=1e-12)
    assert SOLUTIONS["compute_cost"](A2, Y) == pytest.approx(log_loss(Y[0], A2[0], labels=[0, 1]))
    mine = SOLUTIONS["backward_prop"](parameters, cache, X, Y)
    theirs = dlhelpers.backward_prop(AL, Y, caches, hidden="tanh")
    for name in theirs:
        assert np.allclose(mine[name], theirs[name], rtol=1e-9, atol=1e-12)
    decided = dlhelpers.predict(X, parameters, hidden="tanh")
    assert np.array_equal(SOLUTIONS["predict"](X, parameters), decided)


@given(seed=seeds)
def test_gradient_is_the_slope_of_the_cost(seed):
    parameters, X, Y = network(seed)

    def cost(shifted):
        return SOLUTIONS["compute_cost"](SOLUTIONS["forward_prop"](X, shifted)[0], Y)

    _, cache = SOLUTIONS["forward_prop"](X, parameters)
    gradients = SOLUTIONS["backward_prop"](parameters, cache, X, Y)
    rng = np.random.default_rng(seed)
    away = {name: rng.standard_normal(value.shape) for name, value in parameters.items()}
    step = 1e-5
    ahead, behind = (
        cost({name: value + sign * step * away[name] for name, value in parameters.items()})
        for sign in (1, -1)
    )
    slope = sum(np.sum(gradients[f"d{name}"] * away[name]) for name in parameters)
    assert slope == pytest.approx((ahead - behind) / (2 * step), rel=1e-5, abs=1e-8)


def test_training_agrees_with_the_package():
    _, X, Y = network(3, m=20)
    parameters, costs = SOLUTIONS["train"](X, Y, 5, 30, 0.7, np.random.default_rng(1))
    start = SOLUTIONS["initialize_parameters"](3, 5, 1, np.random.default_rng(1))
    theirs, their_costs = training.train(X, Y, start, 30, 0.7, hidden="tanh")
    assert np.allclose(costs, their_costs, rtol=1e-12)
    assert all(np.allclose(parameters[name], theirs[name], rtol=1e-9) for name in theirs)


def steps_from(weight, num_iterations=200):
    """Train from weights that are all the same number."""
    _, X, Y = network(5, m=20)
    Y[:, :10], Y[:, 10:] = 0, 1
    shapes = {"W1": (4, 3), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
    start = {name: np.full(s, weight if "W" in name else 0.0) for name, s in shapes.items()}
    return start, *training.train(X, Y, start, num_iterations, 1.2, hidden="tanh")


def test_the_facts_behind_the_choice_about_zeros():
    """The right letter, and what the hints say of the wrong ones."""
    start, end, costs = steps_from(0.0)
    assert all(np.array_equal(start[name], end[name]) for name in ("W1", "W2"))
    assert costs[0] == costs[-1] == pytest.approx(np.log(2))
    # Any other number: the weights move, the units stay copies.
    start, end, _ = steps_from(0.5)
    assert not np.allclose(start["W1"], end["W1"], atol=0.1)
    assert np.allclose(end["W1"], end["W1"][0])
    assert np.allclose(end["W2"], end["W2"][0, 0])
    # No minimum: from small random weights the same cost falls.
    _, X, Y = network(5, m=20)
    _, costs = SOLUTIONS["train"](X, Y, 4, 500, 1.2, np.random.default_rng(0))
    assert costs[0] == pytest.approx(np.log(2), rel=1e-3)
    assert costs[-1] < 0.5


def test_the_right_letter_is_one_of_those_in_the_question():
    question = SOLUTIONS["why_zeros_fail"].__doc__
    letters = [line.strip()[0] for line in question.splitlines() if line.strip()[1:3] == ". "]
    assert letters == list("ABCDEF")
    answers = [answer() for answer in LESSON.exercise("why_zeros_fail").misconceptions]
    wrong = set(letters) - {SOLUTIONS["why_zeros_fail"]()}
    assert len(wrong) == 5 and all(letter in answers for letter in wrong)


@pytest.mark.parametrize(
    ("mistake", "shown"),
    [
        ("forgets_b1", "Z1"),
        ("sigmoid_in_the_hidden_layer", "A1"),
        ("output_layer_reads_Z1", "Z2"),
        ("tanh_at_the_output", "returned A2"),
    ],
)
def test_the_first_wrong_intermediate_is_shown(mistake, shown):
    exercise = LESSON.exercise("forward_prop")
    (wrong,) = (f for f in exercise.misconceptions if f.__name__ == mistake)
    verdict = LESSON.verdict("forward_prop", {"forward_prop": wrong})
    assert f": {shown} has" in verdict.problem

"""Training is judged by the start that an answer has drawn: any order of draws, no mistake."""

import numpy as np
import pytest

from dlhelpers import sigmoid
from dlhelpers.exercises.judge import find_problems, judge
from dlhelpers.exercises.outcome import Outcome, observe
from dlhelpers.exercises.own_start import expected_of
from dlhelpers.exercises.shallow_network import LESSON
from dlhelpers.exercises.shallow_network import train as bank

EXERCISE = LESSON.exercise("train")
KEY = LESSON.key("train")


def judged(function, seed=0):
    key = LESSON.key("train", seed)
    return judge(key, observe(function, key.cases))


def draw(n_x, n_h, rng, order):
    """Draw W1 and W2 in one of several orders, all of them right."""
    if order == "W1 first":
        return 0.01 * rng.standard_normal((n_h, n_x)), 0.01 * rng.standard_normal((1, n_h))
    if order == "W2 first":
        W2 = rng.normal(0, 0.01, (1, n_h))
        return rng.normal(0, 0.01, (n_h, n_x)), W2
    units = rng.normal(0, 0.01, (n_h, n_x + 1))
    return units[:, :-1], units[:, -1:].T


ORDERS = ("W1 first", "W2 first", "unit by unit")


def training(order, step=None, slope=None, output=None):
    """Return a function that trains by itself, right but for what is exchanged.

    ``step(name, parameter, move)`` takes a step, ``slope(A1)`` is the slope of the hidden layer,
    ``output(A2)`` a factor of dZ2.
    """
    step = step or (lambda name, parameter, move: parameter - move)
    slope = slope or (lambda A1: 1 - A1**2)
    output = output or (lambda A2: 1)

    def train(X, Y, n_h, num_iterations, learning_rate, rng):
        W1, W2 = draw(len(X), n_h, rng, order)
        parameters = {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((1, 1))}
        costs = []
        for _ in range(num_iterations):
            A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
            Z2 = parameters["W2"] @ A1 + parameters["b2"]
            costs.append(np.mean(np.logaddexp(0, Z2) - Y * Z2))
            dZ2 = (sigmoid(Z2) - Y) * output(sigmoid(Z2)) / X.shape[1]
            dZ1 = parameters["W2"].T @ dZ2 * slope(A1)
            gradients = {
                "W1": dZ1 @ X.T,
                "b1": dZ1.sum(axis=1, keepdims=True),
                "W2": dZ2 @ A1.T,
                "b2": dZ2.sum(axis=1, keepdims=True),
            }
            parameters = {
                name: step(name, value, learning_rate * gradients[name])
                for name, value in parameters.items()
            }
        return parameters, costs

    return train


def still(which):
    return lambda name, parameter, move: parameter if name == which else parameter - move


MISTAKES_IN_THE_LOOP = {
    "W1 stays": {"step": still("W1")},
    "b1 stays": {"step": still("b1")},
    "W2 stays": {"step": still("W2")},
    "b2 stays": {"step": still("b2")},
    "no slope": {"slope": lambda A1: 1.0},
    "slope of the sigmoid": {"slope": lambda A1: A1 * (1 - A1)},
    "slope of the sigmoid twice": {"output": lambda A2: A2 * (1 - A2)},
    "step a hundredth too long": {
        "step": lambda name, parameter, move: parameter - 1.01 * move,
    },
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", range(5))
def test_every_order_of_draws_is_right(order, seed):
    verdict = judged(training(order), seed)
    assert verdict.passed, verdict.text


@pytest.mark.parametrize("mistake", MISTAKES_IN_THE_LOOP)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", [0, 3])
def test_a_mistake_in_the_loop_is_caught_and_not_misnamed(mistake, order, seed):
    verdict = judged(training(order, **MISTAKES_IN_THE_LOOP[mistake]), seed)
    assert not verdict.passed
    assert verdict.misconception == "", verdict.text


@pytest.mark.parametrize("wrong", EXERCISE.misconceptions, ids=lambda f: f.__name__)
def test_a_misconception_is_named_in_every_order_of_draws(wrong, monkeypatch):
    def initialize_parameters(n_x, n_h, n_y, rng):
        W1, W2 = draw(n_x, n_h, rng, "W2 first")
        return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

    expected = judged(wrong).misconception
    monkeypatch.setattr(bank, "initialize_parameters", initialize_parameters)
    # This one shows its only cost, a number, and six digits of it are more than luck can repeat.
    if wrong.__name__ != "only_the_last_cost":
        assert judged(wrong).misconception == expected


@pytest.mark.parametrize("wrong", KEY.misconceptions, ids=lambda m: m.name)
def test_a_misconception_shows_where_numbers_do_not_depend_on_the_draw(wrong):
    problems = find_problems(KEY, wrong.outcomes)
    assert any(p.case not in KEY.own_start for p in problems)


def test_what_is_expected_of_the_reference_is_what_it_did():
    for case in KEY.cases:
        mine = expected_of(KEY, case, KEY.expected).value
        parameters, costs = KEY.expected[case].value
        for name, value in parameters.items():
            assert np.allclose(mine[0][name], value, rtol=1e-12, atol=0)
        assert np.allclose(mine[1], costs, rtol=1e-12, atol=0)


def test_what_is_expected_follows_from_the_answers_own_draw():
    outcomes = observe(training("W2 first"), KEY.cases)
    ((case, _),) = KEY.own_start.items()
    own, stored = expected_of(KEY, case, outcomes).value, KEY.expected[case].value
    assert not np.allclose(own[0]["W1"], stored[0]["W1"], rtol=1e-2)
    assert np.allclose(own[0]["W1"], outcomes[case].value[0]["W1"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda W1: W1[:-1],
        lambda W1: W1 * np.nan,
        lambda W1: W1 * 1e300,
        lambda W1: W1 + 0j,
        lambda W1: "no array",
    ],
)
def test_a_start_that_cannot_be_used_is_not(spoil):
    ((case, start),) = KEY.own_start.items()
    parameters, costs = KEY.expected[start].value
    spoilt = Outcome(value=({**parameters, "W1": spoil(parameters["W1"])}, costs))
    for broken in (spoilt, Outcome(value=None), Outcome(value=(parameters,))):
        outcomes = {**KEY.expected, start: broken}
        assert expected_of(KEY, case, outcomes) is KEY.expected[case]

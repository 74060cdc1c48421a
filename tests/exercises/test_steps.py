"""An answer composed of other functions is told at which of them it leaves the right way."""

import numpy as np
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.outcome import MOST_CALLS, calls_of, observe
from dlhelpers.exercises.steps import first_step_apart

LESSON = LESSONS["03_deep_network"]


def program(source, name="forward_prop"):
    """Return a function of lesson 3 that stands beside right ones, as in a notebook."""
    namespace = {"np": np} | {n: e.reference for n, e in LESSON.exercises.items()}
    exec(source, namespace)
    return namespace[name]


def told(source, name="forward_prop"):
    return LESSON.verdict(name, program(source, name).__globals__)


FORWARD = """
def forward_prop(X, parameters, output="sigmoid"):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L):
        A, cache = activation_forward({A}, parameters[f"W{{l}}"], {b}, "relu")
        caches.append(cache)
    AL, cache = activation_forward(A, parameters[f"W{{L}}"], parameters[f"b{{L}}"], output)
    caches.append(cache)
    return {AL}, caches
"""
RIGHT = {"A": "A", "b": 'parameters[f"b{l}"]', "AL": "AL"}


def test_a_right_program_is_right():
    assert told(FORWARD.format(**RIGHT)).passed


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"A": "0.9 * A + 0.01"}, "the first call of activation_forward gets another A_prev"),
        ({"b": 'parameters[f"b{l}"] * l + 0.3'}, "the first call of activation_forward gets ano"),
        ({"AL": "AL * 0.9 + 0.01"}, "All that goes into activation_forward is right"),
    ],
)
def test_the_first_step_that_differs_is_named(change, text):
    verdict = told(FORWARD.format(**RIGHT | change))
    assert verdict.misconception == "" and text in verdict.symptom, verdict.text


def test_who_goes_another_way_is_told_nothing_about_it():
    source = FORWARD.format(**RIGHT | {"AL": "AL * 0.9 + 0.01"})
    once_more = source.replace(
        "    return",
        "    activation_forward(X, *list(parameters.values())[:2], 'relu')\n    return",
    )
    assert "activation_forward" not in told(once_more).symptom


def test_calls_are_written_down_with_the_names_of_their_arguments():
    source = """
def helper(x, y=1):
    return other(x) + y
def other(x):
    return x
def f(x):
    return helper(x) + helper(y=3, x=2) + other(7)
"""
    namespace = {}
    exec(source, namespace)
    helper = namespace["helper"]
    with calls_of(namespace["f"], ("helper", "other", "absent")) as calls:
        assert namespace["f"](5) == 5 + 1 + 2 + 3 + 7
    assert calls == [("helper", {"x": 5}), ("helper", {"x": 2, "y": 3}), ("other", {"x": 7})]
    assert namespace["helper"] is helper


def test_only_the_beginning_of_a_long_training_is_kept_and_only_of_the_first_call():
    namespace = {"other": lambda x: x}
    exec("def f(x):\n    return sum(other(i) for i in range(x))", namespace)
    outcomes = observe(namespace["f"], {"few": {"x": 3}, "many": {"x": 1000}}, watched=("other",))
    assert [len(outcome.calls) for outcome in outcomes.values()] == [3, MOST_CALLS]
    assert [given for _, given in outcomes["few"].calls] == [{"x": 0}, {"x": 1}, {"x": 2}]


def test_the_order_of_independent_calls_is_free():
    namespace = {"other": lambda x: x}
    exec("def up(x):\n    return [other(i) for i in range(x)]", namespace)
    exec("def down(x):\n    return [other(i) for i in range(x)[::-1]]", namespace)
    up, down = (
        observe(namespace[n], {"a": {"x": 3}}, watched=("other",))["a"] for n in ("up", "down")
    )
    assert "All that goes into other is right" in first_step_apart(down, up)

"""The judge on made-up exercises: what it sees, what it names, and how it divides the points."""

import pickle
from collections import OrderedDict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers.exercises.exercise import Aspect
from dlhelpers.exercises.judge import CONDITION_SHARE, judge
from dlhelpers.exercises.outcome import observe
from tests.made_exercises import X, made, returning, verdict

# Structure


def sums_and_mean(x):
    return {"sums": x.sum(axis=0), "mean": float(x.mean())}


SUMS, MEAN = X.sum(axis=0), float(X.mean())
PARTS = made(sums_and_mean, ("parts",))


@pytest.mark.parametrize(
    "value",
    [
        {"sums": SUMS, "mean": np.float64(MEAN)},
        {"sums": SUMS, "mean": np.array(MEAN)},
        {"sums": SUMS.astype(np.float32), "mean": np.float32(MEAN)},
        {"mean": MEAN, "sums": SUMS, "more": "of it", "cache": object()},
        OrderedDict(sums=SUMS[::-1][::-1], mean=MEAN),
    ],
)
def test_values_count_and_types_do_not(value):
    assert verdict(PARTS, returning(value)).passed


@pytest.mark.parametrize(
    ("value", "problem", "got"),
    [
        (None, "parts is not a dictionary", "nothing was returned"),
        ((SUMS, MEAN), "parts is not a dictionary", "a tuple of 2 values"),
        ({"mean": MEAN}, "parts has no entry 'sums'", "mean"),
        ({}, "parts has no entry 'sums'", "(none)"),
        ({"sums": SUMS, "mean": [[MEAN]]}, "mean is not a number", "a list of 1 value"),
        ({"sums": SUMS, "mean": np.array([[MEAN]])}, "mean has the wrong shape", "(1, 1)"),
        ({"sums": SUMS, "mean": None}, "mean is not a number", "None"),
        ({"sums": SUMS, "mean": "0.83"}, "mean is not a number", "'0.83'"),
        ({"sums": list(SUMS), "mean": MEAN}, "sums is not an array", "a list of 3 values"),
        ({"sums": SUMS[None], "mean": MEAN}, "sums has the wrong shape", "(1, 3)"),
        ({"sums": SUMS.astype(object), "mean": MEAN}, "sums is not an array", "object"),
        ({"sums": np.nan * SUMS, "mean": MEAN}, "sums has wrong values (3 of 3)", "nan"),
        ({"sums": SUMS + 1e-3, "mean": MEAN}, "sums has wrong values", "5.001"),
    ],
)
def test_what_does_not_fit_is_said(value, problem, got):
    told = verdict(PARTS, returning(value))
    assert not told.passed and told.score == 0
    assert told.problem.startswith("sums_and_mean, case 0: ")
    assert problem in told.problem and got in told.got
    assert told.expected and told.fix


def path_and_steps(x):
    return x.sum(), [1.0, 2.0, 3.0]


STEPS = made(path_and_steps, ("path", "steps"))


@pytest.mark.parametrize("steps", [[1, 2, 3], (1.0, 2.0, 3.0), np.array([1.0, 2, 3])])
@pytest.mark.parametrize("kind", [tuple, list])
def test_lists_tuples_and_arrays_of_numbers_are_as_good_as_each_other(steps, kind):
    assert verdict(STEPS, returning(kind([X.sum(), steps]))).passed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (X.sum(), "2 values: path, steps"),
        ((X.sum(), [1.0, 2.0, 3.0], 7), "3 values"),
        ((X.sum(), 1.0), "steps is not a list of numbers"),
        ((X.sum(), [[1.0], [2.0], [3.0]]), "steps is not a list of numbers"),
        ((X.sum(), [1.0, 2.0]), "at its end so many entries are missing: 1"),
        ((X.sum(), [2.0, 3.0]), "at its beginning so many entries are missing: 1"),
        (([1.0, 2.0, 3.0], X.sum()), "path is not a number"),
    ],
)
def test_a_wrong_number_of_values_is_said(value, text):
    assert text in verdict(STEPS, returning(value)).text


# Diagnosis


def gradients(x):
    return {"dw": x.sum(axis=1, keepdims=True), "db": float(x.mean())}


def doubles_dw(x):
    """Mistake in dw."""
    return gradients(x) | {"dw": 2 * x.sum(axis=1, keepdims=True)}


def db_of_squares(x):
    """Mistake in db."""
    return gradients(x) | {"db": float((x**2).mean())}


def all_negative(x):
    """Mistake in both."""
    right = gradients(x)
    return {"dw": -right["dw"], "db": -right["db"]}


GRADIENTS = made(
    gradients, ("g",), X, X[:, :2], misconceptions=(all_negative, doubles_dw, db_of_squares)
)


@pytest.mark.parametrize("known", GRADIENTS.misconceptions)
def test_a_known_mistake_is_named(known):
    told = verdict(GRADIENTS, known)
    assert told.misconception == known.__name__
    assert told.fix == known.__doc__


@pytest.mark.parametrize(
    ("changes", "name", "fix"),
    [
        ({"dw": doubles_dw, "db": db_of_squares}, "doubles_dw", "In dw: Mistake in dw."),
        ({"db": db_of_squares, "dw": lambda x: {"dw": x}}, "db_of_squares", "In db: "),
        ({"dw": all_negative}, "all_negative", "In dw: Mistake in both."),
        ({"dw": lambda x: {"dw": 2 * x.sum(axis=1)}}, "doubles_dw", "The shape is one thing."),
        ({"dw": lambda x: {"dw": 2 * x.sum(axis=1)[None]}}, "doubles_dw", "The shape is one"),
    ],
)
def test_two_mistakes_at_once_are_named_in_part(changes, name, fix):
    def answer(x):
        return gradients(x) | {part: wrong(x)[part] for part, wrong in changes.items()}

    told = verdict(GRADIENTS, answer)
    assert told.misconception == name and fix in told.fix


def cost(x):
    return float(np.mean(-np.log(np.maximum(x, 1e-9))))


def lost_minus(x):
    """Mistake in the sign."""
    return float(np.mean(np.log(np.maximum(x, 1e-9))))


def test_a_logarithm_of_zero_hides_no_other_mistake():
    inputs = np.array([0.5]), np.array([0.2, 0.7]), np.array([0.0, 0.5])
    exercise = made(cost, ("J",), *inputs, misconceptions=(lost_minus,))
    told = verdict(exercise, lambda x: float(np.mean(np.log(x))))
    assert told.misconception == "lost_minus"
    # With nan alone to go by, nothing is named.
    assert verdict(exercise, lambda x: np.nan).misconception == ""


@given(st.integers(0, 2**32 - 1))
def test_an_unknown_mistake_is_never_given_a_name(seed):
    def unknown(x):
        rng = np.random.default_rng(seed)
        right = gradients(x)
        noise = rng.uniform(0.1, 3, right["dw"].shape)
        return {"dw": noise * right["dw"] + noise, "db": right["db"] * rng.uniform(0.1, 0.9)}

    told = verdict(GRADIENTS, unknown)
    assert told.misconception == "" and told.fix


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_zeros_and_nan_are_nobodys_fingerprint(value):
    def empty(x):
        """All zeros, or nan, and db another one."""
        return {"dw": np.full((2, 1), value), "db": 3.0}

    def also_empty(x):
        return {"dw": np.full((2, 1), value), "db": 5.0}

    exercise = made(gradients, ("g",), X, X[:, :2], misconceptions=(empty,))
    assert verdict(exercise, also_empty).misconception == ""


def test_a_law_is_told_where_nothing_else_shows():
    laws = (
        Aspect("The first column is right.", returns=("dw",)),
        Aspect("db is right.", returns=("db",)),
    )
    told = verdict(
        made(gradients, ("g",), aspects=laws), lambda x: gradients(x) | {"db": 0.123456789}
    )
    assert told.fix == "The law it breaks: db is right."
    assert told.laws == (("The first column is right.", True), ("db is right.", False))


# Partial credit


ASPECTS = (
    Aspect("The first case.", ("case 0",), weight=1),
    Aspect("The second case.", ("case 1",), weight=3),
    Aspect("Nothing is negative.", ("case 2",), weight=0, gate=True),
)


def test_points_follow_the_weights_of_the_laws():
    exercise = made(np.abs, ("y",), 1.0, 2.0, -3.0, aspects=ASPECTS)
    wrong_at = {
        (): 10,
        (1.0,): 7.5,
        (2.0,): 2.5,
        (1.0, 2.0): 0,
        (-3.0,): 0,
        (2.0, -3.0): 0,
    }
    for wrong, points in wrong_at.items():
        told = verdict(exercise, lambda x, wrong=wrong: abs(x) + 7 * (x in wrong))
        assert told.score == points, wrong
        kept = [case not in wrong for case in (1.0, 2.0, -3.0)]
        assert [keeps for _, keeps in told.laws] == kept


def test_a_condition_comes_on_top_of_partial_credit():
    exercise = made(np.copy, ("y",), X, X[:1], aspects=ASPECTS[:2])

    def wrong_and_in_place(x):
        x += len(x) == 1
        return x

    told = verdict(exercise, wrong_and_in_place)
    assert told.score == 10 * 0.25 * CONDITION_SHARE


def loses_the_factor(x):
    """Every number is half of what it should be: the factor is missing."""
    return 1.0 * x


def shifts(x):
    """One is added."""
    return 2.0 * x + 1


TWICE = made(
    lambda x: 2.0 * x,
    ("y",),
    *(X[:, :n] + n for n in (1, 2, 3)),
    X[:1],
    misconceptions=(loses_the_factor, shifts),
)


def test_a_mistake_that_explains_most_cases_is_named_with_its_cases():
    told = verdict(TWICE, lambda x: x if len(x) == 2 else -7.0 * x)
    assert told.misconception == "loses_the_factor"
    assert told.cause.startswith("For case 0; case 1; case 2: Every number is half")
    assert told.cause.endswith("The other cases are wrong in another way.")


def test_a_mistake_that_contradicts_a_right_case_is_not_named():
    told = verdict(TWICE, lambda x: x if len(x) == 2 else 2.0 * x)
    assert told.misconception == ""


def test_of_two_mistakes_that_explain_equally_much_none_is_named():
    told = verdict(TWICE, lambda x: x if x.shape[1] < 3 else 2.0 * x + 1)
    assert told.misconception == ""


def test_laws_without_a_case_of_this_seed_do_not_count():
    exercise = made(
        np.abs,
        ("y",),
        1.0,
        aspects=(*ASPECTS, Aspect("Hidden.", ("hidden",))),
        hidden_cases=lambda rng: {"hidden": {"x": -1.0}},
    )
    visible, hidden = exercise.key(), exercise.key(1)
    assert [aspect.law for aspect in visible.aspects] == ["The first case."]
    assert [aspect.law for aspect in hidden.aspects] == ["Hidden."]
    assert judge(visible, observe(lambda x: x, visible.cases)).score == 10
    assert judge(hidden, observe(lambda x: x, hidden.cases)).score == 0


# The forms of a verdict


def test_a_verdict_is_the_same_as_text_and_as_html():
    told = verdict(GRADIENTS, doubles_dw)
    assert told.headline == "gradients: not yet. 0 of 10 points."
    for part in (told.headline, told.problem, told.expected, told.got, told.fix):
        assert part in told.text
        assert part.replace("'", "&#x27;") in told.html
    assert "<script" not in verdict(PARTS, returning("<script>")).html
    assert verdict(GRADIENTS, gradients).text == "gradients: right. 10 of 10 points."


def test_outcomes_and_verdicts_can_be_sent_to_another_process():
    key = GRADIENTS.key()
    outcomes = observe(doubles_dw, key.cases)
    sent = pickle.loads(pickle.dumps((key, outcomes)))
    assert judge(*sent) == judge(key, outcomes)

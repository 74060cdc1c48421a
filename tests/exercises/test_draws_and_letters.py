"""Comparisons of what was drawn at random, and of letters to tick."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers.exercises.comparison import Capped, Drawn, Misfit, Normal, Shaped, Zero, named
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import Draws, observe

SHAPE = (60, 40)

LOOKS = {
    "normal": lambda rng: 0.01 * rng.standard_normal(SHAPE),
    "ten times as wide": lambda rng: 0.1 * rng.standard_normal(SHAPE),
    "uniform": lambda rng: 0.01 * np.sqrt(3) * rng.uniform(-1, 1, SHAPE),
    "positive": lambda rng: 0.01 * np.abs(rng.standard_normal(SHAPE)),
    "shifted": lambda rng: rng.normal(0.01, 0.01, SHAPE),
    "twins": lambda rng: np.tile(0.01 * rng.standard_normal(SHAPE[1]), (SHAPE[0], 1)),
    "zeros": lambda rng: np.zeros(SHAPE),
    "ones": lambda rng: np.ones(SHAPE),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("seed", range(20))
def test_a_draw_is_recognised_by_its_look_whatever_the_numbers(look, seed):
    draw, rng = LOOKS[look], np.random.default_rng(seed)
    one, other = draw(rng), draw(rng)
    assert Normal(0.01).same(one, other)
    right = Normal(0.01).difference("W1", one, np.zeros(SHAPE)) is None
    assert right == (look == "normal")


def test_a_single_number_has_no_look():
    assert Normal(0.01).difference("W1", 0.3, np.zeros(SHAPE)) is not None
    assert Normal(0.01).same(0.0, 0.0)
    assert not Normal(0.01).same(0.0, 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_looks_are_told_apart(seed):
    rng = np.random.default_rng(seed)
    drawn = {look: draw(rng) for look, draw in LOOKS.items()}
    for look, one in drawn.items():
        for other_look, other in drawn.items():
            assert Normal(0.01).same(one, other) == (look == other_look), (look, other_look)


@given(seed=st.integers(0, 2**32 - 1), alike=st.floats(0.01, 1))
def test_drawn_values_are_right_up_to_rounding_and_alike_up_to_the_draw(seed, alike):
    right = np.random.default_rng(seed).uniform(0.1, 1, 5)
    assert Drawn().difference("W1", right * (1 + 1e-4), right) is None
    assert Drawn().difference("W1", right * (1 + 1e-2), right) is not None
    assert Drawn().same(right, -right)
    assert Drawn(alike=alike).same(right, right * (1 - 0.99 * alike))
    assert not Drawn(alike=alike).same(right, right * (1 - alike) - 0.01)
    assert not Drawn().same(right, right[:-1])
    assert not Drawn().same(right, right * np.nan)
    assert Drawn().same(right * np.nan, right * np.inf)


@pytest.mark.parametrize("seed", range(10))
def test_random_numbers_in_the_place_of_zeros_are_one_mistake(seed):
    rng = np.random.default_rng(seed)
    one, other = rng.standard_normal((2, 4, 1))
    assert Zero().difference("b1", np.zeros((4, 1)), np.zeros((4, 1))) is None
    assert Zero().difference("b1", 1e-3 * one, np.zeros((4, 1))) is not None
    assert Zero().same(0.01 * one, 0.01 * other)
    assert not Zero().same(0.01 * one, np.ones((4, 1)))
    assert not Zero().same(one, np.zeros((4, 1)))
    assert not Zero().same(one, one[:, 0])


@given(cost=st.floats(0, 4), large=st.floats(5, 1e300))
def test_capped_numbers_are_compared_up_to_the_cap(cost, large):
    capped = Capped(cap=5.0)
    assert capped.difference("cost", cost, cost) is None
    assert capped.difference("cost", large, 2 * large) is not None
    assert capped.same(large, 2 * large)
    assert not capped.same(large, -large)
    assert not capped.same(cost, large)
    assert not capped.same(cost, cost + 0.01)
    assert not capped.same(np.nan, large)
    assert capped.same(np.nan, np.nan)


def test_what_names_no_mistake_is_not_telling():
    assert not Drawn().telling
    assert not Shaped().telling
    assert Normal(1).telling


@pytest.mark.parametrize("letter", ["D", "d", " d", "D\n"])
def test_a_letter_may_be_large_or_small(letter):
    assert named(letter, "D", ("answer",)) == {"answer": "d"}
    assert named(letter.lower(), "d", ("answer",)) == named(letter.upper(), "D", ("answer",))


@pytest.mark.parametrize("wrong", ["E", "DD", "", 3, None, np.array(["D"]), np.zeros(4), ["D"]])
def test_everything_else_is_not_that_letter(wrong):
    (answer,) = named(wrong, "D", ("answer",)).values()
    assert isinstance(answer, Misfit)


def test_the_right_letter_is_not_given_away():
    (answer,) = named("E", "D", ("answer",)).values()
    assert "d" not in answer.expected.lower().replace("another one", "")


def weight(rng):
    return rng.standard_normal()


def ignores_rng(rng):
    """The number does not come from rng."""
    return np.random.default_rng(3).standard_normal()


EXERCISE = Exercise(
    reference=weight,
    cases=lambda rng: {"one": {"rng": Draws(int(rng.integers(100)))}},
    returns=("w",),
    points=1,
    aspects=(Aspect("A number."),),
    misconceptions=(ignores_rng,),
    compare={"w": Shaped()},
)


@pytest.mark.parametrize("source", [lambda: 0.0, lambda: np.random.default_rng().random()])
def test_numbers_from_elsewhere_are_one_mistake_whether_they_repeat_or_not(source):
    key = EXERCISE.key()
    verdict = judge(key, observe(lambda rng: source(), key.cases))
    assert not verdict.passed
    assert verdict.misconception == "ignores_rng"
    assert [law for law, kept in verdict.laws if not kept] == [
        "It takes its random numbers from `rng`."
    ]


def test_an_answer_that_does_not_repeat_itself_is_still_told_so():
    count = iter(range(10))

    def counts(rng):
        return weight(rng) + next(count)

    key = EXERCISE.key()
    verdict = judge(key, observe(counts, key.cases))
    assert "second call" in verdict.problem
    assert verdict.misconception == "remembers_earlier_calls"


def two_weights(rng):
    return {"W1": rng.standard_normal(SHAPE), "W2": rng.standard_normal(SHAPE), "b": np.zeros(3)}


TWO = Exercise(
    reference=two_weights,
    cases=lambda rng: {"drawn": {"rng": Draws(int(rng.integers(1 << 30)))}},
    returns=("parameters",),
    points=10,
    aspects=(Aspect("Everything is drawn."),),
    compare={"W1": Normal(1.0), "W2": Normal(1.0)},
)


def test_every_array_is_to_come_from_the_generator():
    key = TWO.key()
    assert judge(key, observe(two_weights, key.cases)).passed

    def second_from_its_own(rng):
        own = np.random.default_rng(1)
        return two_weights(rng) | {"W2": own.standard_normal(SHAPE)}

    told = judge(key, observe(second_from_its_own, key.cases))
    assert not told.passed and told.misconception == "draws_from_elsewhere"
    assert "not draw all its random numbers from rng: W2" in told.problem


def test_a_training_that_ends_at_one_place_is_not_taken_for_fixed():
    key = TWO.key()

    def same_biases(rng):
        return two_weights(rng) | {"b": np.arange(3.0)}

    outcome = observe(same_biases, key.cases)["drawn"]
    assert outcome.fixed == ("b",) and observe(two_weights, key.cases)["drawn"].fixed == ()

"""Predictions: first a guess, then the answer, and a reason for every plausible guess."""

from itertools import pairwise

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.predictions import Guess, Prediction, Predictions

COST = Prediction(
    "cost",
    "What does the neuron pay before it has learned anything?",
    Guess(0.6931, "It says 0.5 every time, and -log 0.5 is ln 2."),
    (Guess(0.0, "Zero is for certainty."), Guess(0.5, "That is its probability, not its cost.")),
    tolerance=0.01,
)
SHAPE = Prediction(
    "shape",
    "Which shape has dw?",
    Guess("that of w", "One slope for each weight."),
    (Guess("that of X", "The sum over the examples is gone."),),
    options=("that of w", "that of X", "one number"),
)


@pytest.fixture
def predictions():
    return Predictions(lambda: (COST, SHAPE))


def test_nothing_is_revealed_without_a_guess(predictions):
    note = predictions.reveal("cost", 0.6931)
    assert "0.69" not in note.text
    assert COST.question in note.text


def test_a_guess_gets_its_own_reason(predictions):
    predictions.commit("cost", 0.501)
    text = predictions.reveal("cost", 0.693147).text
    assert "You guessed 0.501; it is 0.6931." in text
    assert "That is its probability, not its cost." in text
    assert "Zero is for certainty" not in text


def test_a_right_guess_is_right(predictions):
    predictions.commit("cost", 0.69)
    assert "Right. It says 0.5" in predictions.reveal("cost", 0.693147).text


def test_an_unforeseen_guess_is_answered_too(predictions):
    predictions.commit("cost", 17)
    assert COST.otherwise in predictions.reveal("cost", 0.693147).text


def test_a_guess_may_change_before_the_reveal_and_not_after(predictions):
    predictions.commit("cost", 1)
    predictions.commit("cost", 0.5)
    predictions.reveal("cost")
    assert "stays 0.5" in predictions.commit("cost", 0.6931).text
    assert "You guessed 0.5" in predictions.reveal("cost").text


@pytest.mark.parametrize("guess", ["a lot", None, ..., float("nan"), [1, 2]])
def test_a_guess_that_is_none_asks_again(predictions, guess):
    note = predictions.commit("cost", guess)
    assert "number in place of None" in note.text
    assert "First a guess" in predictions.reveal("cost").text


def test_options_are_shown_and_read_kindly(predictions):
    assert "'one number'" in predictions.commit("shape").text
    assert "none of the options" in predictions.commit("shape", "round").text
    predictions.commit("shape", " That of X ")
    assert SHAPE.wrong[0].reason in predictions.reveal("shape").text


def test_a_name_that_is_not_there_is_explained(predictions):
    with pytest.raises(ValueError, match="only cost, shape"):
        predictions.commit("prise", 1)


def test_a_note_is_text_in_html(predictions):
    note = predictions.commit("cost", "<script>")
    assert "<script>" not in note.html
    assert "role='status'" in note.html


each_prediction = pytest.mark.parametrize(
    "asked",
    [
        pytest.param(lesson.predictions[name], id=f"{label}-{name}")
        for label, lesson in LESSONS.items()
        for name in lesson.predictions.names
    ],
)


@each_prediction
def test_every_plausible_guess_has_a_reason_of_its_own(asked):
    guesses = [asked.right, *asked.wrong]
    assert len(asked.wrong) >= 2
    assert len({guess.reason for guess in guesses}) == len(guesses)
    assert all(len(guess.reason) > 20 for guess in guesses)
    if asked.options:
        assert sorted(asked.options) == sorted({guess.value for guess in guesses})
    else:
        values = sorted(guess.value for guess in guesses)
        gaps = [b - a for a, b in pairwise(values)]
        assert asked.tolerance > 0
        assert min(gaps) > asked.tolerance, "two guesses could be taken for each other"

"""Predictions: first a guess, then the answer, and a reason for every plausible guess."""

from itertools import combinations, pairwise
from math import inf, log, log2, log10, sqrt, tanh

import pytest

from dlhelpers.exercises import LESSONS, answer_book
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
SHARE = Prediction(
    "share",
    "How many per cent does it get right?",
    Guess(90, "Nearly all."),
    (
        Guess(50, "That is a coin."),
        Guess((0, 89), "Too few."),
        Guess((40, 60), "Near a coin."),
        Guess((91, inf), "Too many."),
    ),
    tolerance=0.5,
)


@pytest.fixture
def predictions():
    return Predictions(lambda: (COST, SHAPE, SHARE))


def answer(asked, guess):
    """Return what somebody is told who guesses that."""
    predictions = Predictions(lambda: (asked,))
    predictions.commit(asked.name, guess)
    return predictions.reveal(asked.name).text


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


@pytest.mark.parametrize(
    ("guess", "reason"),
    [
        (0, "Too few."),
        (39.9, "Too few."),
        (40, "Near a coin."),
        (50.4, "That is a coin."),
        (60.1, "Too few."),
        (89, "Too few."),
        (1e9, "Too many."),
    ],
)
def test_a_number_goes_before_a_range_and_a_narrow_one_before_a_wide_one(guess, reason):
    assert reason in answer(SHARE, guess).splitlines()


@pytest.mark.parametrize("guess", [-1, 89.2, 90.8])
def test_outside_of_all_ranges_the_general_answer_is_left(guess):
    assert SHARE.otherwise in answer(SHARE, guess)


def test_ranges_come_back_from_the_answer_book(tmp_path):
    answer_book.save(tmp_path, {"predictions": (COST, SHAPE, SHARE)})
    assert answer_book.load(tmp_path, "predictions") == (COST, SHAPE, SHARE)


def test_options_are_shown_and_read_kindly(predictions):
    assert "'one number'" in predictions.commit("shape").text
    assert "none of the options" in predictions.commit("shape", "round").text
    predictions.commit("shape", " That of X ")
    assert SHAPE.wrong[0].reason in predictions.reveal("shape").text


def test_a_name_that_is_not_there_is_explained(predictions):
    with pytest.raises(ValueError, match="only cost, shape, share"):
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
        numbers = [guess.value for guess in guesses if not isinstance(guess.value, tuple)]
        gaps = [b - a for a, b in pairwise(sorted(numbers))]
        assert asked.tolerance > 0
        assert min(gaps) > asked.tolerance, "two guesses could be taken for each other"


@each_prediction
def test_the_first_wrong_guess_is_a_single_one(asked):
    """The tests that run whole notebooks guess it."""
    assert not isinstance(asked.wrong[0].value, tuple)


def ranges(asked):
    return [guess.value for guess in asked.wrong if isinstance(guess.value, tuple)]


def apart(one, other):
    """Whether two ranges have at most an end in common."""
    return one[1] <= other[0] or other[1] <= one[0]


@each_prediction
def test_no_range_holds_the_right_number(asked):
    if not asked.options:
        right = asked.right.value - asked.tolerance, asked.right.value + asked.tolerance
        for low, high in ranges(asked):
            assert low < high
            assert apart((low, high), right), (low, high)


@each_prediction
def test_of_two_ranges_one_is_the_narrower(asked):
    """They are apart, or one lies within the other: never half and half."""
    for one, other in combinations(ranges(asked), 2):
        common = max(one[0], other[0]), min(one[1], other[1])
        assert apart(one, other) or common in (one, other), (one, other)


def around(asked):
    """Return numbers from nothing to twice the right one, and for 0 from -1 to 1."""
    right = asked.right.value
    step = (abs(right) or 1) / 20
    numbers = [right + k * step for k in range(-20, 21)]
    if isinstance(right, int):
        numbers = {round(number) for number in numbers}
    return [n for n in numbers if n <= 100 or "per cent" not in asked.question]


@each_prediction
def test_most_numbers_around_the_right_one_have_a_reason_of_their_own(asked):
    if not asked.options:
        told = [answer(asked, number) for number in around(asked)]
        assert sum(asked.otherwise in text for text in told) <= 0.1 * len(told)


SLIPS = [
    ("01", "starting cost", 268 * log(2), "268 images"),
    ("01", "starting cost", -log10(0.5), "base 10"),
    ("01", "starting cost", log(2) / 2, "half of ln 2"),
    ("01", "test accuracy", 100 * 52 / 89, "52 of them"),
    ("02", "x2 to z", 4 * 10 + 2 * 3 * 22, "slope of x3^2"),
    ("02", "x2 to z", 2 * 11 * 2 * 3, "dz/dx3"),
    ("02", "x2 to z", 4 * 5 + 1 * 11, "2 y1 and 2 y2"),
    ("03", "ten equal scores", log2(10), "log2(10)"),
    ("03", "ten equal scores", -log(0.9), "-ln 0.9"),
    ("03", "ten equal scores", -log(0.1) - 9 * log(0.9), "nine wrong classes"),
    ("03", "growth per layer", sqrt(64 * 2), "root of 128"),
    ("04", "-3 as a byte", 128 + 3, "128 + 3"),
    ("04", "Sobel from stripes", 4 / 9, "4/9"),
    ("04", "noise in the answer", 6 * 0.1**2, "variance"),
    ("04", "noise in the answer", 0.1 * sqrt(3), "root of 3"),
    ("04", "noise in the answer", 3 * 0.1 * sqrt(2), "three times the root of 2"),
    ("05", "44, 3 and 4", 44 / 3, "44 / 3"),
    ("05", "44, 3 and 4", (44 - 3) / 4, "(44 - 3) / 4"),
    ("05", "same size with stride 2", (6 * 2 + 3 - 6) / 2, "n in place of n - 1"),
    ("05", "same size with stride 2", (5 * 2 + 3) / 2, "have to be taken away"),
    ("05", "a larger image", 4 * 270 + 10, "Four times the weights"),
    ("05", "a larger image", 10 * 200 * 200 * 3 + 10, "dense layer with 10 units"),
    ("06", "parameters", 80 + 1168 + 10 * (7 * 7 * 16 + 1), "one pooling"),
    ("06", "parameters", 80 + 1168 + 10 * (4 * 4 * 16 + 1), "rounded up"),
    ("06", "parameters", 80 + 1168 + 10 * (3.5 * 3.5 * 16 + 1), "3.5 x 3.5"),
    ("06", "parameters", 80 + 1168 + 10 * (14 * 14 * 16 + 1), "no pooling"),
    ("06", "parameters", 72 + 1152 + 10 * 144, "All the weights"),
    ("06", "ones come back", 9 + 8 + 5 + 7, "the maxima"),
    ("06", "ones come back", 15 + 22 + 13 + 13, "sum of the image"),
    ("07", "parameters of the reader", 1312 + 8 * 330, "readout of its own"),
    ("07", "parameters of the reader", 8 * 1312 + 330, "memory of its own"),
    ("07", "parameters of the reader", 1642 + 32, "two biases"),
    ("07", "parameters of the reader", 1642 - 32 * 8, "Without Wax"),
    ("07", "Waa = 0", tanh(0.5), "tanh(0.5)"),
    ("07", "Waa = 1.5", 1.5**100, "explode"),
    ("07", "reversed order", tanh(0.8), "tanh(0.8)"),
    ("07", "reversed order", tanh(1.8), "tanh(1.8)"),
    ("07", "a letter costs", 25 * log(32), "sequence of 25"),
    ("07", "a letter costs", log(26), "ln 26"),
    ("07", "a letter costs", 1 - 1 / 32, "share of wrong guesses"),
]


@pytest.mark.parametrize(
    ("number", "name", "guess", "said"), [pytest.param(*s, id=f"{s[1]}-{s[3]}") for s in SLIPS]
)
def test_a_slip_gives_the_number_that_its_reason_explains(number, name, guess, said):
    (lesson,) = (lesson for label, lesson in LESSONS.items() if label.startswith(number))
    assert said in answer(lesson.predictions[name], guess)

"""Answered predictions are kept from notebook to notebook, and drawn at the end of the course."""

import matplotlib.pyplot as plt
import pytest

from dlhelpers.exercises.ledger import EDGES, FILE, Calibration, Ledger, calibration
from dlhelpers.exercises.predictions import Guess, Prediction, Predictions
from dlhelpers.plotting import plot_calibration

COST = Prediction(
    "cost",
    "What does it pay?",
    Guess(0.69, "Half."),
    (Guess(0.0, "Not sure."), Guess(1.0, "Nor that.")),
    tolerance=0.01,
)


def answers(pairs):
    """A ledger with one answer for each (sure, right)."""
    entries = {str(i): {"guess": 0, "sure": s, "right": r} for i, (s, r) in enumerate(pairs)}
    return {"lesson": entries}


def test_an_answer_is_noted_once_it_is_revealed(tmp_path):
    ledger = Ledger("first", tmp_path)
    predictions = Predictions(lambda: (COST,), ledger)
    predictions.commit("cost", 1.0, 80)
    assert ledger.read() == {}
    predictions.reveal("cost", 0.693)
    assert ledger.read() == {"first": {"cost": {"guess": 1.0, "sure": 80, "right": False}}}


def test_lessons_share_the_ledger_and_the_first_answer_counts(tmp_path):
    Ledger("first", tmp_path).note("a", 1, 90, True)
    Ledger("second", tmp_path).note("a", 2, None, False)
    Ledger("second", tmp_path).note("a", 3, 10, True)
    known = Ledger("third", tmp_path).read()
    assert known["first"]["a"]["guess"] == 1 and known["second"]["a"]["guess"] == 2
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("content", ["{", "[]", '{"first": 3}', '{"first": {"a": {}}}'])
def test_a_file_that_is_no_ledger_is_left_alone(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    ledger = Ledger("first", tmp_path)
    ledger.note("a", 1, 90, True)
    assert ledger.read() == {} and (tmp_path / FILE).read_text() == content


def test_where_nothing_can_be_written_the_lesson_goes_on(tmp_path):
    predictions = Predictions(lambda: (COST,), Ledger("first", tmp_path / "gone"))
    predictions.commit("cost", 0.69)
    assert "Right." in predictions.reveal("cost").text


@pytest.mark.parametrize(
    ("sure", "text"), [(80, "80 % sure"), (None, "Committed: 1.0."), ("70", "70 % sure")]
)
def test_confidence_is_read_kindly(sure, text):
    assert text in Predictions(lambda: (COST,)).commit("cost", 1, sure).text


@pytest.mark.parametrize("sure", [101, -1, "very", float("nan"), [1, 2]])
def test_a_confidence_that_is_none_is_asked_for_again(sure):
    predictions = Predictions(lambda: (COST,))
    assert "from 0 to 100" in predictions.commit("cost", 1, sure).text
    assert "First a guess" in predictions.reveal("cost").text


def test_groups_hold_every_confidence_once():
    pairs = [(sure, sure % 2 == 0) for sure in range(101)] + [(None, True)]
    found = calibration(answers(pairs))
    assert sum(found.counts) == 101 and found.answered == 102 and found.hits == 52
    assert len(found.counts) == len(EDGES) - 1
    assert sum(n * s for n, s in zip(found.counts, found.sure, strict=True)) == sum(range(101))


def test_somebody_who_is_too_sure_is_told():
    found = calibration(answers([(90, True)] * 6 + [(90, False)] * 4))
    assert found == Calibration((90,), (60,), (10,), 10, 6)
    assert "surer than right, by 30 points" in list(found.lines)[-1]


def test_somebody_who_is_too_modest_is_told():
    lines = calibration(answers([(50, True)] * 3 + [(50, False)])).lines
    assert "right more often than sure, by 25 points" in list(lines)[-1]


def test_somebody_who_knows_is_told():
    lines = calibration(answers([(75, True)] * 3 + [(75, False)])).lines
    assert "know what you know" in list(lines)[-1]


def test_without_answers_it_says_what_to_do():
    assert "Commit guesses" in "".join(calibration({}).lines)
    assert "sure = 70" in "".join(calibration(answers([(None, True)])).lines)


def test_the_picture_shows_every_group():
    found = calibration(answers([(20, False), (60, True), (60, False), (98, True)]))
    ax = plot_calibration(found)
    points = ax.collections[0].get_offsets()
    assert points.tolist() == [[20, 0], [60, 50], [98, 100]]
    assert {"1", "2"} <= {text.get_text() for text in ax.texts}
    assert "%" in ax.get_xlabel() and "%" in ax.get_ylabel()
    ax.figure.canvas.draw()
    plt.close(ax.figure)

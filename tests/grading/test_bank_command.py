"""make bank: what the checks say to all programs of the bank, and what the README says of it."""

from types import SimpleNamespace

import numpy as np
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.predictions import Guess, Prediction, Predictions
from dlhelpers.grading import bank
from dlhelpers.grading.bank import Tally
from dlhelpers.grading.readme import read_block, write_block
from tests.made_exercises import made


def twice(x):
    return 2 * x


def thrice(x):
    """That is three times x."""
    return 3 * x


def same_as_thrice(x):
    """That is x, three times."""
    return x + x + x


def added_to_itself(x):
    """That is right, after all."""
    return x + x


@pytest.fixture
def tally_of(monkeypatch):
    """Tally an exercise that stands in a made-up lesson."""

    def make(**fields):
        exercise = made(twice, ("y",), **fields)
        lesson = SimpleNamespace(
            exercise=lambda name: exercise, key=lambda name, seed=0: exercise.key(seed)
        )
        monkeypatch.setitem(bank.LESSONS, "made", lesson)
        return bank.tally("made", "twice")

    return make


def test_a_good_exercise_is_counted(tally_of):
    found = tally_of(
        misconceptions=(thrice, same_as_thrice),
        alternatives=(added_to_itself,),
        same_output=(("thrice", "same_as_thrice"),),
    )
    assert (found.wrong, found.caught, found.named, found.groups) == (2, 2, 2, 1)
    assert (found.right, found.accepted, found.laws) == (2, 2, 1)
    assert found.slowest > 0
    assert not found.failures
    assert found.is_good


def test_a_wrong_program_that_passes_is_not_caught(tally_of):
    found = tally_of(misconceptions=(added_to_itself, thrice))
    assert (found.wrong, found.caught, found.named) == (2, 1, 1)
    assert found.failures == ("made/twice: added_to_itself is not caught",)
    assert not found.is_good


def test_a_right_program_that_fails_is_not_accepted(tally_of):
    found = tally_of(alternatives=(thrice,))
    assert (found.right, found.accepted) == (2, 1)
    assert found.failures == ("made/twice: thrice is right and not accepted",)
    assert not found.is_good


def test_mistakes_that_look_alike_have_one_name(tally_of):
    found = tally_of(misconceptions=(thrice, same_as_thrice))
    assert (found.caught, found.named) == (2, 1)
    assert found.failures == ("made/twice: same_as_thrice is not named",)
    assert not found.is_good


def test_a_check_that_breaks_down_catches_nothing(tally_of, monkeypatch):
    def verdict_of(lesson, exercise, function):
        return 1 / 0

    monkeypatch.setattr(bank, "verdict_of", verdict_of)
    found = tally_of(misconceptions=(thrice,))
    assert (found.caught, found.accepted) == (0, 0)
    assert "thrice stops the check: ZeroDivisionError" in found.failures[1]
    assert not found.is_good


def test_tallies_add_up_but_for_the_slowest():
    one = Tally(wrong=3, caught=2, slowest=0.25, failures=("one",))
    other = Tally(wrong=4, caught=4, slowest=0.125, failures=("other",))
    expected = Tally(wrong=7, caught=6, slowest=0.25, failures=("one", "other"))
    assert one + other == expected == sum((one, other), Tally())


def test_a_few_wrong_programs_may_stay_without_a_name():
    assert Tally(wrong=100, caught=100, named=95).is_good
    assert not Tally(wrong=100, caught=100, named=94).is_good


def test_what_is_promised_is_what_is_counted():
    label, name = "02_shallow_network", "layer_sizes"
    counted, promised = bank.tally(label, name), bank.promised(LESSONS[label].exercise(name))
    for field in ("wrong", "caught", "named", "right", "accepted"):
        assert getattr(counted, field) == getattr(promised, field)


def test_only_a_reason_of_its_own_is_a_reason():
    right = Guess("a", "It is so.")
    wrong = (Guess("b", "That is for b."), Guess("c", "It is so."))
    asked = Prediction("asked", "Which?", right, wrong, options=("a", "b", "c", "d"))
    lesson = SimpleNamespace(predictions=Predictions(lambda: (asked,)))
    assert bank.predictions(lesson) == (1, 3, 1)


def test_most_wrong_guesses_have_a_reason():
    asked, guesses, answered = bank.all_predictions()
    assert asked >= 25
    assert answered >= 0.8 * guesses


def test_readme_says_what_the_command_would_write():
    # That all is caught, named and accepted is what tests/exercises/test_bank.py promises.
    promised = {
        label: sum(map(bank.promised, lesson.exercises.values()), Tally())
        for label, lesson in LESSONS.items()
    }
    assert read_block("bank") == bank.block(promised), "run `make bank`"


def test_the_table_has_a_line_for_every_exercise_lesson_and_the_whole():
    found = {("04_edge_detection", "convolve2d"): Tally(wrong=7, caught=6, slowest=0.5)}
    lines = bank.table(found).splitlines()
    assert len(lines) == 1 + 1 + len(LESSONS) + 1
    exercise = next(line for line in lines if "convolve2d" in line)
    assert exercise.split() == ["convolve2d", "7", "6", "0", "0", "0", "0", "0", "0.50", "s"]
    assert lines[-1].split()[1:] == exercise.split()[1:]


def test_a_block_is_written_again_and_again(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n")
    for _ in range(2):
        write_block("x", r"new \1 text", path)
        assert path.read_text() == ("a\n<!-- x: begin -->\nnew \\1 text\n<!-- x: end -->\nb\n")
    assert read_block("x", path) == r"new \1 text"


@pytest.mark.parametrize("times", [0, 2])
def test_a_block_without_its_marks_is_refused(tmp_path, times):
    path = tmp_path / "README.md"
    path.write_text("<!-- x: begin -->\n<!-- x: end -->\n" * times)
    with pytest.raises(ValueError, match="each once"):
        write_block("x", "text", path)
    assert "text" not in path.read_text()


def test_verdicts_come_from_the_inputs_of_the_seed():
    lesson = LESSONS["04_edge_detection"]
    exercise = lesson.exercise("valid_size")

    def remembers(n, f):
        known = {tuple(case.values()) for case in lesson.key("valid_size").cases.values()}
        return n - f + 1 if (n, f) in known else np.nan

    assert bank.verdict_of(lesson, exercise, remembers).passed
    assert not bank.verdict_of(lesson, exercise, remembers, 12345).passed

"""What the README shows is true."""

import doctest
import re
from pathlib import Path

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import observe

README = Path(__file__).resolve().parents[1] / "README.md"


def test_the_example_runs_as_printed():
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_the_promised_names_are_there():
    from dlhelpers import (  # noqa: F401
        backward_prop,
        conv_forward,
        forward_prop,
        initialize_parameters,
        pool_backward,
    )


def test_every_lesson_stands_in_its_table():
    rows = re.findall(r"^\| (\d)\. [^|]+\| ([^|]+)\|$", README.read_text(), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(LESSONS) + 1))
    for (_, functions), lesson in zip(rows, LESSONS.values(), strict=True):
        graded = [name for name, exercise in lesson.exercises.items() if exercise.points]
        others = {"is_right", "why_zeros_fail", "choose_pad_and_stride"}
        assert re.findall(r"`(\w+)`", functions) == [n for n in graded if n not in others]


def test_the_message_shown_is_the_graders():
    lesson = LESSONS["01_logistic_regression"]
    key = lesson.key("backward_prop")
    wrong = {f.__name__: f for f in lesson.exercise("backward_prop").misconceptions}
    verdict = judge(key, observe(wrong["forgets_to_divide_by_m"], key.cases))
    shown = "\n".join(verdict.text.splitlines()[:8])
    assert shown in README.read_text(encoding="utf-8")

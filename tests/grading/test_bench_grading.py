"""What the measurements of grading make of their figures."""

import ast
import time

import nbformat
import pytest

from benchmarks import grading
from benchmarks import grading_page as page
from benchmarks.grading_class import Replay, varied
from dlhelpers.exercises import LESSONS
from dlhelpers.grading.notebooks import ROOT

LESSON = "04_edge_detection"
ROUND = {
    "stock": 3.0,
    "stock, feedback": 4.5,
    "configured": 2.4,
    "unconfined": 0.2,
    "confined": 0.6,
    "confined, feedback": 0.9,
    "floor": 0.2,
}
FIGURES = {
    "machine": {"processors": "2"},
    "side by side": {
        "size": 100,
        "stock": 20,
        "jobs": 2,
        "rounds": [
            {"lesson": "first", "load": 1.0} | ROUND,
            {"lesson": "second", "load": 2.0} | {name: 2 * took for name, took in ROUND.items()},
        ],
    },
    "simulated": {
        "size": 1000,
        "at once": 64,
        "load": 0.5,
        "seconds of a processor": 0.4,
        "curve": [[500, 5.0], [1000, 10.0]],
        "nothing to do": 1.5,
    },
}


def test_ratios_are_of_the_same_round_and_of_the_same_work():
    rounds = FIGURES["side by side"]["rounds"]
    assert page.ratios(rounds, "unconfined", "stock") == [15.0, 15.0]
    assert page.ratios(rounds, "confined", "configured") == [4.0, 4.0]
    (row,) = (line for line in page.page(FIGURES).splitlines() if "as it is |" in line)
    assert row.endswith("| 5.0 (5.0 to 5.0)x |  |")  # against both of nbgrader's commands


def test_a_goal_is_met_or_missed():
    lines = page.page(FIGURES).splitlines()
    (met,) = (line for line in lines if "| 10x |" in line)
    (missed,) = (line for line in lines if "| 6x |" in line)
    assert met.endswith("| 15.0x, met | 12.0x, met |")
    assert missed.endswith("| 5.0x, missed | 4.0x, missed |")


def test_a_fleet_is_as_fast_as_its_slowest_part():
    lines = page.page(FIGURES).splitlines()
    # 10 ms for each to be written, 0.4 s of a processor to be graded.
    (one,) = (line for line in lines if line.startswith("| 1 |"))
    (hundred,) = (line for line in lines if line.startswith("| 100 |"))
    assert one.split(" | ")[2] == page.lasting(10_000 * 0.4 / 2)
    assert hundred.split(" | ")[2] == page.lasting(10_000 * 0.01)
    assert "keeps 40 processors busy" in page.page(FIGURES)


@pytest.mark.parametrize(("seconds", "said"), [(7.4, "7 s"), (600, "10 min"), (3 * 3600, "3.0 h")])
def test_times_in_words(seconds, said):
    assert page.lasting(seconds) == said


def test_every_made_up_student_hands_in_another_program():
    text = (ROOT / "notebooks" / LESSON / f"{LESSON}.ipynb").read_text()
    released = nbformat.reads(text, as_version=4)
    made = [nbformat.writes(varied(released, LESSON, number)) for number in range(6)]
    assert len(set(made)) == 6
    assert nbformat.writes(varied(released, LESSON, 3)) == made[3]
    names = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in released.cells}
    assert set(LESSONS[LESSON].names) <= names


@pytest.mark.parametrize("lesson", LESSONS)
def test_whatever_a_made_up_student_hands_in_is_a_program(lesson):
    released = nbformat.read(ROOT / "notebooks" / lesson / f"{lesson}.ipynb", as_version=4)
    for number in range(40):
        for cell in varied(released, lesson, number).cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                ast.parse(cell.source)


def test_the_start_of_a_command_counts_once_for_a_class():
    start, each = 4.0, 3.0
    found = grading.of_a_class(start + each, start + 19 * each, students=20, size=100)
    assert found == pytest.approx((start + 100 * each) / 100)


class Slow(Replay):
    """Tasks that take as long as they say."""

    def _done(self, method, seconds):
        return seconds, method


def test_replayed_tasks_take_their_time_side_by_side():
    tasks = [("long", "a", 0.3), ("short", "b", 0.1), ("middle", "c", 0.2)]
    began = time.monotonic()
    assert [label for label, _ in Slow(3, {}).run(tasks)] == ["short", "middle", "long"]
    assert 0.3 <= time.monotonic() - began < 0.6
    assert [label for label, _ in Slow(1, {}).run(tasks)] == ["long", "short", "middle"]

"""A class is graded once: again only what changed, and to the end however often it is killed."""

import os
import re
import shutil
import time

import nbformat
import pytest
from nbgrader.api import Gradebook
from sqlalchemy import text

from dlhelpers.grading import class_run, grade, records, sample_class
from dlhelpers.grading.bookkeeping import Books, secret_of
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.workers import Died, Workers

LESSON = "04_edge_detection"
STUDENTS = ("all-right", "half-right", "untouched")


def made(folder):
    """Return a course with a few submissions of one lesson."""
    course = grade.Course(folder)
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    shutil.copytree(ROOT / "notebooks" / LESSON, course.root / "notebooks" / LESSON)
    released = grade.release(course, LESSON)
    sample = sample_class.submissions(LESSON, released)
    for student in STUDENTS:
        path = course.submitted / student / LESSON / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(sample[student], path)
    return course


def graded(course, **how):
    # To start a second process takes longer than it would save here.
    settings = class_run.Settings(course.root, course.database, jobs=1, **how)
    return class_run.grade_submissions(settings, course.submissions())


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = made(tmp_path_factory.mktemp("course"))
    graded(course)
    return course


def test_what_cannot_be_written_costs_its_own_submission_only(course, monkeypatch):
    enter = Books.enter

    def fails(books, result, submission):
        if result.record.student == "half-right" and result.notebook:
            raise OSError("no such name")
        return enter(books, result, submission)

    monkeypatch.setattr(Books, "enter", fails)
    found = {r.student: r for r in graded(course, again=True, feedback=False).values()}
    assert "could not be written" in found["half-right"].reason
    assert found["half-right"].score == 0 and not found["all-right"].reason
    monkeypatch.undo()
    half = [("half-right", LESSON)]
    settings = class_run.Settings(course.root, course.database, jobs=1, again=True)
    assert not class_run.grade_submissions(settings, half)[half[0]].reason


def test_what_did_not_change_is_not_graded_again(course):
    before = {r.student: r for r in records.read_all(course.root)}
    assert set(before) == set(STUDENTS)
    path = course.submitted / "untouched" / LESSON / "timestamp.txt"
    path.write_text("2026-01-01 12:00:00 UTC")
    time.sleep(1.1)
    after = {r.student: r for r in graded(course).values()}
    for student in STUDENTS:
        changed = after[student].graded != before[student].graded
        assert changed == (student == "untouched"), student
    with Gradebook(course.database) as gradebook:
        when = gradebook.find_submission(LESSON, "untouched").timestamp
    assert f"{when:%Y-%m-%d %H:%M}" == "2026-01-01 12:00"
    copied = course.root / "autograded" / "untouched" / LESSON / "timestamp.txt"
    assert copied.read_text() == "2026-01-01 12:00:00 UTC"


def test_a_record_says_what_the_gradebook_says(course):
    for record in records.read_all(course.root):
        with Gradebook(course.database) as gradebook:
            notebook = gradebook.find_submission_notebook(LESSON, LESSON, record.student)
            assert notebook.score == pytest.approx(record.score)
            assert notebook.max_score == record.points == 100
        assert sum(e.score for e in record.exercises) == pytest.approx(record.score)
        assert record.judged == "outside" and record.seconds > 0
    half = records.read(course.root, LESSON, "half-right")
    assert half.exercises[0].visible.misconception
    assert half.exercises[0].program
    untouched = records.read(course.root, LESSON, "untouched")
    assert {e.program for e in untouched.exercises} == {""}


def test_an_answer_that_was_left_out_is_commented_as_nbgrader_does(course):
    with Books(course.root, course.database) as books:
        comments = {who: books.marks(who, LESSON).comments for who in ("all-right", "untouched")}
    assert comments["all-right"].keys() == comments["untouched"].keys() != set()
    assert set(comments["all-right"].values()) == {None}
    assert set(comments["untouched"].values()) == {"No response."}


@pytest.mark.parametrize("table", ["grade", "comment"])
def test_what_belongs_to_a_submission_is_found_without_a_look_at_all_others(course, table):
    # The course's books were opened before: the index is not made a second time.
    with Books(course.root, course.database) as books, books.gradebook.engine.begin() as database:
        query = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE notebook_id = '1'"
        (row,) = database.execute(text(query)).fetchall()
    assert row[-1].startswith(f"SEARCH {table} USING INDEX")


def test_a_mark_that_a_person_gave_stays(course):
    with Gradebook(course.database) as gradebook:
        mark = gradebook.find_grade("check_convolve2d", LESSON, LESSON, "half-right")
        mark.manual_score = 3.5
        gradebook.db.commit()
    result = class_run.grade_submissions(
        class_run.Settings(course.root, course.database, jobs=1, again=True),
        [("half-right", LESSON)],
    )
    with Gradebook(course.database) as gradebook:
        mark = gradebook.find_grade("check_convolve2d", LESSON, LESSON, "half-right")
        assert (mark.manual_score, mark.score, mark.needs_manual_grade) == (3.5, 3.5, True)
        assert mark.auto_score == result["half-right", LESSON].exercises[0].score
    page = (course.root / "feedback" / "half-right" / LESSON / f"{LESSON}.html").read_text()
    assert re.search(r"3\.5", page)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    key = secret_of(tmp_path)
    assert len(key) == 32 and secret_of(tmp_path) == key
    assert (tmp_path / "gradebook.key").stat().st_mode & 0o777 == 0o600


def test_a_time_that_is_none_is_a_finding(course, tmp_path):
    path = course.submitted / "untouched" / LESSON / "timestamp.txt"
    path.write_text("soon")
    record = graded(course)["untouched", LESSON]
    assert any("timestamp.txt" in finding.text for finding in record.findings)
    assert record.reason == ""


class Desk:
    """A worker that does as it is told."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def add(self, numbers):
        return sum(numbers)

    def fail(self, text):
        raise ValueError(text)

    def die(self, _):
        os._exit(1)

    def hang(self, _):
        time.sleep(1000)


def test_a_worker_that_dies_or_hangs_costs_its_own_task():
    tasks = [
        ("one", "add", [1, 2]),
        ("two", "die", None),
        ("three", "fail", "no"),
        ("four", "hang", None),
        ("five", "add", [3, 4]),
    ]
    with Workers(2, Desk, (), seconds=3.0) as workers:
        done = dict(workers.run(iter(tasks)))
    assert (done["one"], done["five"]) == (3, 7)
    for name in ("two", "three", "four"):
        assert isinstance(done[name], Died), name

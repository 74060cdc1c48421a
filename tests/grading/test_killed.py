"""Grading is killed at any moment and run again: nothing is lost, nothing is graded twice."""

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from nbgrader.api import Gradebook
from small_class import LESSON, course_of, left_behind

from dlhelpers.grading import records
from dlhelpers.grading.bookkeeping import secret_of
from dlhelpers.grading.class_run import Settings, grade_submissions
from dlhelpers.grading.grade import Course
from dlhelpers.grading.notebooks import ROOT

STUDENTS = ("all-right", "half-right", "untouched", "1 half-right", "2 half-right", "3 all-right")
PR_SET_CHILD_SUBREAPER = 36

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="who inherits orphans is Linux's")


@dataclass
class Undisturbed:
    """A course as it was handed in, what grading it in one go left, and how long that took."""

    before: Path
    course: Course
    expected: tuple
    first: float
    length: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    course = course_of(folder / "course", STUDENTS)
    secret_of(course.root)  # all runs draw the same hidden inputs
    shutil.copytree(course.root, folder / "before")
    began, since = time.monotonic(), time.time_ns()
    run_to_the_end(course)
    length = time.monotonic() - began
    first = (min(stamps(course).values()) - since) / 1e9
    return Undisturbed(folder / "before", course, left_behind(course), first, length)


@pytest.fixture
def orphans():
    """Processes that lost their parent come to this one, so that none is overlooked."""
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = set(psutil.Process().children(recursive=True))
    yield lambda: set(psutil.Process().children(recursive=True)) - before
    prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def command(course):
    command = [sys.executable, "-m", "dlhelpers.grading", "--course", str(course.root)]
    return [*command, "--lesson", LESSON]


def run_to_the_end(course):
    subprocess.run(command(course), check=True, capture_output=True, cwd=ROOT)


def stamps(course):
    """Return ``{student: when the record was written}`` to the nanosecond."""
    paths = (records.path_of(course.root, lesson, who) for who, lesson in course.submissions())
    return {path.stem: path.stat().st_mtime_ns for path in paths if path.exists()}


def kill(course, recorded, seconds):
    """Start to grade; kill all its processes `seconds` after so many records stand there."""
    null = subprocess.DEVNULL
    run = subprocess.Popen(
        command(course), stdout=null, stderr=null, cwd=ROOT, start_new_session=True
    )
    while len(stamps(course)) < recorded and run.poll() is None:
        time.sleep(0.005)
    time.sleep(seconds)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()


def all_gone(orphans):
    """Wait until nothing runs that a killed run had started; tell whether that came soon."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        left = [one for one in orphans() if one.is_running() and one.status() != "zombie"]
        if not left:
            return True
        time.sleep(0.1)
    return False


def files(course):
    """Return what students get of a course: ``{path: content}``."""
    return {
        path.relative_to(course.root): path.read_bytes()
        for name in ("autograded", "feedback")
        for path in (course.root / name).rglob("*")
        if path.is_file()
    }


def survives(undisturbed, folder, recorded, seconds, orphans):
    """Kill a run and let another end it; return how many records the first one wrote."""
    course = Course(folder)
    shutil.copytree(undisturbed.before, folder)
    kill(course, recorded, seconds)
    assert all_gone(orphans)
    written = stamps(course)
    with Gradebook(course.database) as gradebook:
        for student in written:  # where a record stands, all the rest stands
            score = gradebook.find_submission(LESSON, student).score
            assert score == pytest.approx(undisturbed.expected[0][student].score)
    run_to_the_end(course)
    after = stamps(course)
    assert {student: after[student] for student in written} == written  # none was graded twice
    assert left_behind(course) == undisturbed.expected
    assert files(course) == files(undisturbed.course)
    shutil.rmtree(folder)
    return len(written)


@pytest.mark.slow
def test_killed_three_times_it_comes_to_the_same_marks(undisturbed, tmp_path, orphans):
    moments = [(0, 0.5 * undisturbed.first), (1, 0.0), (3, 0.05)]
    written = [
        survives(undisturbed, tmp_path / f"{number}", *moment, orphans)
        for number, moment in enumerate(moments)
    ]
    assert 1 <= written[1] < len(STUDENTS)


@pytest.mark.slow
def test_killed_at_twenty_moments_it_comes_to_the_same_marks(undisturbed, tmp_path, orphans):
    chance = random.Random(20)
    pace = (undisturbed.length - undisturbed.first) / len(STUDENTS)
    written = []
    for number in range(20):
        recorded = chance.randrange(len(STUDENTS))
        seconds = chance.uniform(0, pace if recorded else undisturbed.first)
        folder = tmp_path / f"{number}"
        written.append(survives(undisturbed, folder, recorded, seconds, orphans))
    # Else these moments say nothing of going on.
    assert sum(0 < count < len(STUDENTS) for count in written) >= 5


def test_two_runs_do_not_grade_a_course_at_once(tmp_path):
    import fcntl

    course = course_of(tmp_path / "course", ())
    with open(course.root / "build" / "grading.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(SystemExit, match="Another run"):
            grade_submissions(Settings(course.root, course.database), [])
    assert grade_submissions(Settings(course.root, course.database), []) == {}

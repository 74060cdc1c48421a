"""Classes to measure grading with: varied submissions, and machines that replay measured times."""

import ast
import copy
import heapq
import shutil
import time
from dataclasses import replace
from functools import cache

import nbformat
import numpy as np

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import inside
from dlhelpers.grading.bookkeeping import Books
from dlhelpers.grading.desk import Desk
from dlhelpers.grading.examiner import Result, Task, cells_to_run, read_notebook
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.grade import Course, release
from dlhelpers.grading.mending import read_submission
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.sources import self_contained
from dlhelpers.grading.versions import course_version
from dlhelpers.grading.workers import Tasks


def course_of(folder, lessons):
    """Return a course in a folder of its own, with some lessons released."""
    folder.mkdir(parents=True)
    course = Course(folder)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    for lesson in lessons:
        shutil.copytree(ROOT / "notebooks" / lesson, folder / "notebooks" / lesson)
        release(course, lesson)
    return course


def hand_in(course, lesson, size, kinds=None):
    """Hand in `size` submissions of a lesson, every one another program, or copies of `kinds`.

    A third of the answers is the reference, a third a right program written otherwise; the rest are
    known mistakes, and some are left as they were released.
    """
    released = nbformat.read(course.root / "release" / lesson / f"{lesson}.ipynb", as_version=4)
    made = []
    for number in range(size):
        path = course.submitted / f"student-{number:05d}" / lesson / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True)
        if kinds and number >= kinds:
            shutil.copyfile(made[number % kinds], path)
        else:
            nbformat.write(varied(released, lesson, number), path)
            made.append(path)


def varied(released, lesson, number):
    """Return the notebook of one made-up student."""
    rng = np.random.default_rng(number)
    notebook = copy.deepcopy(released)
    answers = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    for name, exercise in LESSONS[lesson].exercises.items():
        chance = rng.random()
        if chance < 1 / 3 or not exercise.points:
            source = _source(exercise.reference, name)
        elif chance < 2 / 3:
            source = _one_of(exercise.alternatives, name, rng)
        elif chance < 0.95:
            source = _one_of(exercise.misconceptions, name, rng)
        else:
            continue
        answers[name].source = f"# {number}\n{source}"
    return notebook


def _one_of(programs, name, rng):
    """Return the source of one of the programs that can be written down as they are."""
    written = [source for program in programs if (source := _source(program, name))]
    return written[rng.integers(len(written))]


@cache
def _source(program, name):
    """Return a program's source, or "" where it was made by another function or holds some."""
    if not program.__qualname__ == program.__name__ == program.__code__.co_name:
        return ""
    source = self_contained(program, name).rstrip()
    try:
        ast.parse(source)
    except SyntaxError:  # a constant of functions
        return ""
    return source


class Floor(Desk):
    """Runs the student's own cells, and does nothing else: no grader can be faster."""

    def examine(self, task):
        """Return nothing."""
        notebook, _ = read_notebook(task.submission.notebook)
        with self.examiner._room(task, dict(cells_to_run(notebook))) as room:
            room.run()


def tasks_of(course, lesson):
    """Yield what is to be graded, as workers take it."""
    with Books(course.root, course.database) as books:
        released = books.released(lesson)
    version = course_version(lesson)
    for student, _ in course.submissions():
        handed_in = read_submission(course.submitted / student / lesson, lesson)
        yield student, "examine", Task(student, lesson, handed_in, released, version)


def measured(course, lesson, confined):
    """Grade a few submissions for good: what came of them, and how long it took.

    Returns
    -------
    dict
        ``{hash of the submission: (Result, seconds, feedback page, seconds)}``
    """
    found = {}
    folders = inside.make(ROOT / "build" / "confined")
    with (
        Desk(course.root, folders, bytes(32), Limits(), confined) as desk,
        Books(course.root, course.database) as books,
    ):
        for student, _, task in tasks_of(course, lesson):
            desk.examine(task)  # the first of a kind takes longer
            began = time.perf_counter()
            result = desk.examine(task)
            examined = time.perf_counter()
            books.enter(result, task.submission)
            graded = (student, lesson, result.notebook, books.marks(student, lesson))
            desk.feed_back(graded)
            before = time.perf_counter()
            page = desk.feed_back(graded)
            seconds = (examined - began, time.perf_counter() - before)
            found[task.submission.hash] = (result, seconds[0], page, seconds[1])
    return found


class Replay:
    """Machines that take as long as was measured and give back what came of it then.

    Parameters
    ----------
    jobs : int
        How many tasks at a time.
    known : dict
        What `measured` gives.
    """

    def __init__(self, jobs, known):
        self.jobs, self.known = jobs, known
        self.pages = {}

    def run(self, tasks):
        """Yield (label, value) as tasks are done: see `Workers.run`."""
        tasks, under_way, number = Tasks(tasks), [], 0
        while tasks.more or under_way:
            while len(under_way) < self.jobs and (task := tasks.take()):
                seconds, value = self._done(*task[1:])
                number += 1
                ends = time.monotonic() + seconds
                heapq.heappush(under_way, (ends, number, task[0], value))
            if under_way:
                ends, _, label, value = heapq.heappop(under_way)
                time.sleep(max(0.0, ends - time.monotonic()))
                yield label, value

    def _done(self, method, argument):
        if method == "feed_back":
            page, seconds = self.pages.pop(argument[0])
            return seconds, page
        result, seconds, *self.pages[argument.student] = self.known[argument.submission.hash]
        return seconds, Result(replace(result.record, student=argument.student), result.notebook)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

"""The steps of grading a class, and the table that comes out: see `dlhelpers.grading.__main__`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import class_run, commands, sample_class
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.records import clean
from dlhelpers.grading.whole import write_whole
from dlhelpers.progress import progress


@dataclass(frozen=True)
class Row:
    """One line of the table: a submission, what it earned, and what is to be said of it."""

    student: str
    lesson: str
    score: float
    points: float
    remark: str


@dataclass(frozen=True)
class Course:
    """A folder in which nbgrader works: the one of nbgrader_config.py, or a copy for tests."""

    root: Path = ROOT
    address: str | None = None

    @property
    def submitted(self):
        """Where submissions come in, as ``submitted/<student>/<lesson>/<lesson>.ipynb``."""
        return self.root / "submitted"

    @property
    def database(self):
        """The gradebook's address: the given one, nbgrader_config.py's, or a file of the course."""
        configured = commands.config_of(self.root).CourseDirectory.get("db_url")
        return self.address or configured or f"sqlite:///{self.root / 'gradebook.db'}"

    def submissions(self):
        """Return every (student, lesson) that was handed in."""
        folders = sorted(self.submitted.glob("*/*"))
        return [(f.parent.name, f.name) for f in folders if f.is_dir() and f.name in LESSONS]


def release(course, lesson):
    """Make the student's version of a lesson, and tell the gradebook of it.

    What was released already, and has not changed since, stays as it is.
    """
    path = course.root / "release" / lesson / f"{lesson}.ipynb"
    mark = course.root / "build" / "released" / lesson
    digest = hashlib.sha256(
        (course.root / "notebooks" / lesson / f"{lesson}.ipynb").read_bytes()
    ).hexdigest()
    known = mark.is_file() and mark.read_text() == digest and path.is_file()
    if not (known and _is_in_gradebook(course, lesson)):
        done, said = commands.run(
            course.root, "generate_assignment", lesson, database=course.database
        )
        if not done:
            raise SystemExit(f"{lesson} could not be released:\n{said}")
        write_whole(mark, digest.encode())
    return nbformat.read(path, as_version=4)


def _is_in_gradebook(course, lesson):
    with commands.at_work_in(course.root), Gradebook(course.database) as gradebook:
        try:
            gradebook.find_notebook(lesson, lesson)
        except MissingEntry:
            return False
    return True


def row_of(record):
    """Return the line of the table that a record is worth."""
    remark = f"not graded: {record.reason}" if record.reason else ""
    for exercise in record.exercises:
        shown = [exercise.visible, *([exercise.hidden] if exercise.hidden else [])]
        for verdict in shown:
            if not verdict.passed and not remark:
                remark = f"{verdict.exercise}: {verdict.mistake}"
    return Row(record.student, record.lesson, record.score, record.points, clean(remark, 200))


def table(rows):
    """Return the rows as lines of text."""
    head = ("student", "lesson", "points", "first mistake")
    cells = [(r.student, r.lesson, f"{r.score:g} of {r.points:g}", r.remark) for r in rows]
    widths = [max(len(line[i]) for line in (head, *cells)) for i in range(3)]
    line = "  ".join(f"{{:<{width}}}" for width in widths) + "  {}"
    return "\n".join(line.format(*row).rstrip() for row in (head, *cells))


def grade_class(course, lessons, student=None, again=False, **how):
    """Release, grade, write feedback and export; make a sample class where nobody handed in.

    Parameters
    ----------
    course : Course
        Where to work.
    lessons : list of str
        Which lessons.
    student : str, optional
        Only this one.
    again : bool
        Whether to grade again what has not changed.
    **how
        Other fields of `class_run.Settings`.

    Returns
    -------
    list of Record
    """
    sample = not course.submissions()
    if sample:
        print("submitted/ is empty: a sample class is made.")
    for lesson in progress(lessons, "release"):
        released = release(course, lesson)
        if sample:
            sample_class.write(course.submitted, lesson, released)
    wanted = [
        one for one in course.submissions() if one[1] in lessons and student in (None, one[0])
    ]
    settings = class_run.Settings(course.root, course.database, again=again, **how)
    found = class_run.grade_submissions(settings, wanted)
    commands.export(course.root, course.database)
    return list(found.values())

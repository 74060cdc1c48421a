"""The steps of grading a class, and the table that comes out: see `dlhelpers.grading.__main__`.

`grade_class` judges outside the process that runs a student's code. `grade_in_kernel` is nbgrader's
own command, whose marks are made where that code can reach them; it is kept for comparison.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import class_run, commands, sample_class
from dlhelpers.grading.examiner import points_of
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.records import clean, write_whole
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


def grade_in_kernel(course, student, lesson):
    """Grade one submission by nbgrader's own command; return its `Row`, whatever happens."""
    where = {"database": course.database}
    done, said = commands.run(course.root, "autograde", lesson, student, **where)
    if not done:
        record_nothing(course, student, lesson)
        return Row(student, lesson, 0.0, points_of(lesson), f"not graded: {reason(said)}")
    commands.run(course.root, "generate_feedback", lesson, student, **where)
    with Gradebook(course.database) as gradebook:
        submission = gradebook.find_submission(lesson, student)
        score, points = submission.score, submission.max_score
    return Row(student, lesson, score, points, first_mistake(course, student, lesson))


def record_nothing(course, student, lesson):
    """Give a submission that cannot be graded 0 points in the gradebook, so that it is not lost."""
    with Gradebook(course.database) as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(lesson, student)
        for notebook in submission.notebooks:
            for cell in notebook.grades:
                cell.auto_score, cell.needs_manual_grade = 0.0, False
        gradebook.db.commit()


def verdicts(notebook):
    """Yield what the checks of a graded notebook said, as `Verdict.about` has it."""
    for cell in notebook.cells:
        # Only checks are heard: a student's own cell can display anything.
        graded = cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs if graded else ():
            about = output.get("metadata", {}).get("dlhelpers")
            if isinstance(about, dict) and "exercise" in about:
                yield about


def first_mistake(course, student, lesson):
    """Say in a few words what is wrong first in a graded notebook."""
    path = course.root / "autograded" / student / lesson / f"{lesson}.ipynb"
    for about in verdicts(nbformat.read(path, as_version=4)):
        if not about["passed"]:
            named = about["misconception"].replace("_", " ")
            what = named or about["problem"].removeprefix(f"{about['exercise']}, ")
            return f"{about['exercise']}: {what}"
    return ""


def reason(said):
    """Find the line in nbgrader's words that says why it failed."""
    errors = re.findall(r"^\s*[\w.]*?(\w*(?:Error|Exception|Timeout): .*)$", said, re.MULTILINE)
    # nbgrader's own exception only points to the one before it.
    telling = [line for line in errors if "NbGraderException" not in line]
    lines = telling or errors or [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip()[:160] if lines else "for an unknown reason"


def row_of(record):
    """Return the line of the table that a record is worth."""
    remark = f"not graded: {record.reason}" if record.reason else ""
    for exercise in record.exercises:
        shown = [exercise.visible, *([exercise.hidden] if exercise.hidden else [])]
        for verdict in shown:
            if not verdict.passed and not remark:
                named = verdict.misconception.replace("_", " ")
                what = named or verdict.problem.removeprefix(f"{verdict.exercise}, ")
                remark = f"{verdict.exercise}: {what}"
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

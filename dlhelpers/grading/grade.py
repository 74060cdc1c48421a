"""Grade what stands in submitted/: ``python -m dlhelpers.grading.grade``.

nbgrader does the work, one submission at a time, so that no submission can stop another; a few of
them are graded side by side. Where submitted/ is empty, a sample class is made first.
"""

import argparse
import re
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import commands, sample_class
from dlhelpers.grading.notebooks import ROOT
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

    @property
    def submitted(self):
        """Where submissions come in, as ``submitted/<student>/<lesson>/<lesson>.ipynb``."""
        return self.root / "submitted"

    @property
    def database(self):
        """The gradebook, as nbgrader names it."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def submissions(self):
        """Return every (student, lesson) that was handed in."""
        folders = sorted(self.submitted.glob("*/*"))
        return [(f.parent.name, f.name) for f in folders if f.is_dir() and f.name in LESSONS]


def release(course, lesson):
    """Make the student's version of a lesson, and tell the gradebook of it."""
    done, said = commands.run(course.root, "generate_assignment", lesson)
    if not done:
        raise SystemExit(f"{lesson} could not be released:\n{said}")
    return nbformat.read(course.root / "release" / lesson / f"{lesson}.ipynb", as_version=4)


def grade(course, student, lesson):
    """Grade one submission and write its feedback; return its `Row`, whatever happens."""
    done, said = commands.run(course.root, "autograde", lesson, student)
    if not done:
        record_nothing(course, student, lesson)
        return Row(student, lesson, 0.0, points_of(lesson), f"not graded: {reason(said)}")
    commands.run(course.root, "generate_feedback", lesson, student)
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


def points_of(lesson):
    """Return the points of a lesson."""
    return float(sum(exercise.points for exercise in LESSONS[lesson].exercises.values()))


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


def grade_all(course, wanted, jobs=2):
    """Grade submissions, a few at a time; return the rows in the order of `wanted`."""
    rows = {}
    # Two processes that meet a new student at once would both add them, and one would fail.
    with Gradebook(course.database) as gradebook:
        for student in {student for student, _ in wanted}:
            gradebook.update_or_create_student(student)
    # Fresh processes: nbgrader's event loops do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(grade, course, *one): one for one in wanted}
        for done in progress(as_completed(running), "grading", total=len(running)):
            rows[running[done]] = _row(done, *running[done])
    return [rows[one] for one in wanted]


def _row(done, student, lesson):
    # Whatever nbgrader trips over on one submission is that submission's line in the table.
    try:
        return done.result()
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return Row(student, lesson, 0.0, points_of(lesson), f"not graded: {said[:160]}")


def table(rows):
    """Return the rows as lines of text."""
    head = ("student", "lesson", "points", "first mistake")
    cells = [(r.student, r.lesson, f"{r.score:g} of {r.points:g}", r.remark) for r in rows]
    widths = [max(len(line[i]) for line in (head, *cells)) for i in range(3)]
    line = "  ".join(f"{{:<{width}}}" for width in widths) + "  {}"
    return "\n".join(line.format(*row).rstrip() for row in (head, *cells))


def grade_class(course, lessons, student=None, jobs=2):
    """Release, grade, write feedback and export; make a sample class where nobody handed in.

    Parameters
    ----------
    course : Course
        Where to work.
    lessons : list of str
        Which lessons.
    student : str, optional
        Only this one.
    jobs : int
        How many submissions at a time.

    Returns
    -------
    list of Row
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
    rows = grade_all(course, wanted, jobs)
    commands.export(course.root, course.database)
    return rows


def main(arguments=None):
    """Grade everything and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m dlhelpers.grading.grade", description=__doc__)
    parser.add_argument("--course", type=Path, default=ROOT, help="folder with nbgrader_config.py")
    parser.add_argument("--lesson", choices=LESSONS, help="only this lesson")
    parser.add_argument("--student", help="only this student")
    parser.add_argument("--jobs", type=int, default=2, help="how many to grade at a time")
    options = parser.parse_args(arguments)
    lessons = [options.lesson] if options.lesson else list(LESSONS)
    rows = grade_class(Course(options.course.resolve()), lessons, options.student, options.jobs)
    print(table(rows))
    print(f"\n{len(rows)} submissions. Feedback: feedback/<student>/<lesson>/. Grades: grades.csv.")


if __name__ == "__main__":
    main()

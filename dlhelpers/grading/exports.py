"""Write marks for a learning platform: ``python -m dlhelpers.grading.exports canvas moodle``.

The marks come from nbgrader's gradebook, so marks given by hand and penalties for lateness count;
they are those of ``nbgrader export``, which writes grades.csv. Whoever has not handed in gets an
empty cell, which both platforms read as "no mark", unless --missing says otherwise.

Canvas: Grades, Import. A column goes to the assignment of the same name, or a new one is made.
Moodle: Grades, Import, CSV file. Map from "username" to "username" (or from "Email address"), and
each lesson's column to its grade item, or to a new one.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.csv_files import short, write_csv
from dlhelpers.grading.grade import Course
from dlhelpers.grading.notebooks import ROOT


@dataclass(frozen=True)
class Marks:
    """The marks of a class.

    Attributes
    ----------
    points : dict
        ``{lesson: points that it is worth}``, the columns.
    students : list of dict
        Each with ``id``, ``first_name``, ``last_name``, ``email`` and ``lms_user_id``; "" for what
        the gradebook does not know.
    scores : dict
        ``{(student's id, lesson): points after the penalty}``, of those who handed in.
    """

    points: dict
    students: list
    scores: dict


ABOUT = ("id", "first_name", "last_name", "email", "lms_user_id")


def marks_of(gradebook, lessons=()):
    """Read the `Marks` of a gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Opened.
    lessons : sequence of str
        Names of lessons; none for all.

    Raises
    ------
    SystemExit
        If the gradebook does not hold a lesson.
    """
    points = {a.name: a.max_score for a in gradebook.db.query(Assignment).order_by(Assignment.name)}
    unknown = set(lessons) - points.keys()
    if unknown:
        raise SystemExit(f"The gradebook holds no lesson {', '.join(sorted(unknown))}.")
    students = gradebook.db.query(*(getattr(Student, name) for name in ABOUT)).order_by(Student.id)
    rows = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Assignment.name,
            SubmittedAssignment.score,
            SubmittedAssignment.late_submission_penalty,
        )
        .select_from(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    )
    return Marks(
        points={name: p for name, p in points.items() if not lessons or name in lessons},
        students=[dict(zip(ABOUT, (v or "" for v in row), strict=True)) for row in students],
        # nbgrader's own export has this formula.
        scores={(who, name): max(0.0, score - late) for who, name, score, late in rows},
    )


def canvas(marks, missing=""):
    """Return head and rows of the file that Canvas imports.

    Canvas finds a student by ID, or else by SIS User ID, SIS Login ID, or name. The student's id of
    the gradebook goes into SIS Login ID; ID is filled where the gradebook knows Canvas's own.

    Parameters
    ----------
    marks : Marks
        Of the class.
    missing : str
        What stands for a mark where nothing was handed in.
    """
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *marks.points]
    rows = [["    Points Possible", "", "", "", "", *map(short, marks.points.values())]]
    for student in marks.students:
        name = ", ".join(filter(None, (student["last_name"], student["first_name"])))
        about = [name or student["id"], student["lms_user_id"], "", student["id"], ""]
        rows.append([*about, *_scores(marks, student, missing)])
    return head, rows


def moodle(marks, missing=""):
    """Return head and rows of the file that Moodle imports: see `canvas`.

    Addresses stand in it only where every student has one. Moodle gives the marks of a line whose
    address is empty to the student of the line before.
    """
    about = {"username": "id", "First name": "first_name", "Last name": "last_name"}
    if all(student["email"] for student in marks.students):
        about["Email address"] = "email"
    rows = [
        [*map(student.get, about.values()), *_scores(marks, student, missing)]
        for student in marks.students
    ]
    return [*about, *marks.points], rows


def _scores(marks, student, missing):
    for lesson in marks.points:
        score = marks.scores.get((student["id"], lesson))
        yield missing if score is None else short(score)


PLATFORMS = {"canvas": canvas, "moodle": moodle}


def main(arguments=None):
    """Write the files and say where they are."""
    parser = argparse.ArgumentParser(
        prog="python -m dlhelpers.grading.exports",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "platform", nargs="*", metavar="platform", help=" or ".join(PLATFORMS) + "; none for all"
    )
    parser.add_argument("--course", type=Path, default=ROOT, help="folder with nbgrader_config.py")
    parser.add_argument("--db", help="address of the gradebook, as nbgrader takes it")
    parser.add_argument(
        "--lesson", action="append", default=[], choices=LESSONS, help="only this one; repeatable"
    )
    parser.add_argument("--missing", default="", help='where nothing was handed in, such as "0"')
    parser.add_argument("--to", type=Path, help="folder for the files; by default build/exports")
    options = parser.parse_args(arguments)
    unknown = set(options.platform) - PLATFORMS.keys()
    if unknown:
        parser.error(f"there is no platform {', '.join(sorted(unknown))}.")
    course = Course(options.course.resolve(), options.db)
    if not options.db and not (course.root / "gradebook.db").exists():
        raise SystemExit(f"There is no gradebook in {course.root} yet: grade first.")
    with Gradebook(course.database) as gradebook:
        marks = marks_of(gradebook, options.lesson)
    for name in options.platform or PLATFORMS:
        path = (options.to or course.root / "build" / "exports") / f"{name}.csv"
        write_csv(path, *PLATFORMS[name](marks, options.missing))
        print(f"{len(marks.students)} students, {len(marks.points)} lessons: {path}")


if __name__ == "__main__":
    main()

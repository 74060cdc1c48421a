"""Grade what is stored again, after a fix of an exercise: ``python -m dlhelpers.grading.regrade``.

Only what another version of the course graded is graded. Then it says whose marks changed, in which
exercise and why. The records from before stay in build/regrade/<when>/before/, the changes beside
them in changes.csv; a run that was interrupted is gone on with. Marks given by hand stay.

With --dry-run a copy of the course is graded and thrown away: nothing is written.
"""

import argparse
import contextlib
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import grade, records
from dlhelpers.grading.bookkeeping import SECRET
from dlhelpers.grading.changes import changes_of, table_of, text_of
from dlhelpers.grading.csv_files import write_csv
from dlhelpers.grading.examiner import CHECK
from dlhelpers.grading.grade import Course
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.versions import course_version
from dlhelpers.grading.whole import write_whole

CHANGES = "changes.csv"


def regrade(course, lessons, student=None, dry_run=False, **how):
    """Grade what is stored again.

    Parameters
    ----------
    course : Course
        Where.
    lessons : list of str
        Which lessons.
    student : str, optional
        Only this one.
    dry_run : bool
        Whether to write nothing.
    **how
        As `grade.grade_class` takes it.

    Returns
    -------
    graded : int
        How many submissions there are.
    changes : list of Change
        What is otherwise now.
    folder : Path or None
        Where it is written down; None for a dry run.
    """
    wanted = [
        one for one in course.submissions() if one[1] in lessons and student in (None, one[0])
    ]
    if not wanted:
        raise SystemExit(f"Nothing of this was handed in: {course.submitted} holds no such folder.")
    # A lesson of which nobody handed in anything needs no release.
    lessons = [lesson for lesson in lessons if any(one[1] == lesson for one in wanted)]
    for lesson in lessons:
        _require_notebook(course, lesson)
    if dry_run:
        before = {one: records.read(course.root, one[1], one[0]) for one in wanted}
        with _copy(course, lessons) as scratch:
            after = grade.grade_class(scratch, lessons, student, feedback=False, **how)
        return len(wanted), _compared(course, before, after), None
    folder = _folder(course.root)
    before = {one: _keep(course.root, folder, *one) for one in wanted}
    after = grade.grade_class(course, lessons, student, **how)
    changes = _compared(course, before, after)
    write_csv(folder / CHANGES, *table_of(changes))
    return len(wanted), changes, folder


def graded_otherwise(course, lessons, student=None):
    """Return the (student, lesson) of what another version graded, or nbgrader's own command."""
    versions = {lesson: course_version(lesson) for lesson in lessons}
    found = []
    for name, lesson in course.submissions():
        if lesson in versions and student in (None, name):
            record = records.read(course.root, lesson, name)
            if record and record.course != versions[lesson]:
                found.append((name, lesson))
    return found


def _require_notebook(course, lesson):
    """Raise SystemExit where the gradebook would get other points than the exercises give."""
    path = course.root / "notebooks" / lesson / f"{lesson}.ipynb"
    about = [c.metadata.get("nbgrader", {}) for c in nbformat.read(path, as_version=4).cells]
    built = {a.grade_id.removeprefix(CHECK): a.points for a in about if a.get("grade")}
    if built != {n: e.points for n, e in LESSONS[lesson].exercises.items() if e.points}:
        raise SystemExit(f"{path.name} is older than its exercises: run `make notebooks` first.")


def _folder(root):
    """Return the folder of an interrupted run, or a new one."""
    home = Path(root) / "build" / "regrade"
    last = max(home.glob("[0-9]*"), default=None)
    if last and not (last / CHANGES).exists():
        return last
    return home / datetime.now(UTC).strftime("%Y-%m-%d_%H%M%S_%f")


def _keep(root, folder, student, lesson):
    """Return a submission's record from before the run, and keep it in the run's folder."""
    kept = folder / "before" / lesson / f"{student}.json"
    with contextlib.suppress(OSError, ValueError):
        return records.from_json(kept.read_text(encoding="utf-8"))
    record = records.read(root, lesson, student)
    if record:
        write_whole(kept, records.to_json(record).encode())
    return record


@contextlib.contextmanager
def _copy(course, lessons):
    """Give a throw-away course with the same submissions, records and hidden inputs."""
    with tempfile.TemporaryDirectory(prefix="regrade-") as name:
        root = Path(name).resolve()
        shutil.copy(course.root / "nbgrader_config.py", root)
        if (course.root / SECRET).exists():
            shutil.copy(course.root / SECRET, root)
        for lesson in lessons:
            shutil.copytree(course.root / "notebooks" / lesson, root / "notebooks" / lesson)
            made = Path("build", "records", lesson)
            if (course.root / made).exists():
                shutil.copytree(course.root / made, root / made)
        (root / "submitted").symlink_to(course.submitted.resolve(), target_is_directory=True)
        yield Course(root)


def _compared(course, before, after):
    found = []
    for record in after:
        old = before[record.student, record.lesson]
        if old:
            found += changes_of(old, record)
    return _with_marks_by_hand(course, found)


def _with_marks_by_hand(course, changes):
    """Say where a mark given by hand stands in the place of the changed one."""
    if not changes or (course.address is None and not (course.root / "gradebook.db").exists()):
        return changes
    with Gradebook(course.database) as gradebook:
        return [_with_mark_by_hand(gradebook, change) for change in changes]


def _with_mark_by_hand(gradebook, change):
    place = (change.lesson, change.lesson, change.student)
    try:
        given = gradebook.find_grade(f"{CHECK}{change.exercise}", *place).manual_score
    except MissingEntry:
        return change
    return replace(change, by_hand=given)


def main(arguments=None):
    """Regrade and say what changed."""
    parser = argparse.ArgumentParser(
        prog="python -m dlhelpers.grading.regrade",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--course", type=Path, default=ROOT, help="folder with nbgrader_config.py")
    parser.add_argument("--db", help="address of the gradebook, as nbgrader takes it")
    parser.add_argument("--lesson", choices=LESSONS, help="only this lesson")
    parser.add_argument("--student", help="only this student")
    parser.add_argument("--jobs", type=int, default=2, help="how many to grade at a time")
    parser.add_argument("--again", action="store_true", help="also what this version graded")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    graded, changes, folder = regrade(
        Course(options.course.resolve(), options.db),
        [options.lesson] if options.lesson else list(LESSONS),
        options.student,
        options.dry_run,
        again=options.again,
        jobs=options.jobs,
    )
    tell(graded, changes, folder)


def tell(graded, changes, folder):
    """Print what `regrade` returned."""
    if changes:
        print(text_of(changes))
    changed = len({(change.student, change.lesson) for change in changes})
    print(f"The marks of {changed} of {graded} submissions changed.")
    if folder:
        print(f"The records from before, and {CHANGES}: {folder}")
    else:
        print("Nothing was written: this was a dry run.")


if __name__ == "__main__":
    main()

"""Grade what stands in submitted/: ``python -m dlhelpers.grading``.

Students' code runs confined, and the marks are made where it cannot reach. Only what changed since
the last run is graded; a run that was interrupted is gone on with. Where submitted/ is empty, a
sample class is made first.
"""

import argparse
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import regrade
from dlhelpers.grading.bubblewrap import LIMITS_ONLY, confinement
from dlhelpers.grading.class_run import SCALE
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.grade import Course, grade_class, row_of, table
from dlhelpers.grading.notebooks import ROOT

WARNING = """\
==================================================================================================
  NOT CONFINED: bubblewrap is not installed or does not work here. Students' code runs with your
  rights, within limits of time and memory: it can read and change your files. Marks are judged
  outside its process all the same. On Linux: install the package `bubblewrap`.
=================================================================================================="""


def main(arguments=None):
    """Grade everything and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m dlhelpers.grading", description=__doc__)
    parser.add_argument("--course", type=Path, default=ROOT, help="folder with nbgrader_config.py")
    parser.add_argument("--db", help="address of the gradebook, as nbgrader takes it")
    parser.add_argument("--lesson", choices=LESSONS, help="only this lesson")
    parser.add_argument("--student", help="only this student")
    parser.add_argument("--jobs", type=int, default=2, help="how many to grade at a time")
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help='grade on the machines of a Dask scheduler, or of one started here: "local"',
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--resume",
        action="store_true",
        help="grade only what has no current record (the default)",
    )
    which.add_argument("--again", action="store_true", help="grade what has not changed, too")
    parser.add_argument("--no-feedback", action="store_true", help="make no feedback pages")
    parser.add_argument(
        "--unconfined",
        action="store_true",
        help="limits only: for people you trust, or to measure",
    )
    usual = Limits()
    parser.add_argument("--cell-time", type=float, default=usual.cell, help="seconds for a cell")
    parser.add_argument("--time", type=float, default=usual.notebook, help="seconds for a notebook")
    options = parser.parse_args(arguments)
    if (options.db or "").startswith("postgresql:") and not find_spec("psycopg"):
        parser.error(f"--db with PostgreSQL needs its driver: {SCALE}")
    confined = LIMITS_ONLY if options.unconfined else confinement()
    if confined == LIMITS_ONLY:
        print(WARNING)
    course = Course(options.course.resolve(), options.db)
    lessons = [options.lesson] if options.lesson else list(LESSONS)
    how = {
        "again": options.again,
        "jobs": options.jobs,
        "limits": Limits(cell=options.cell_time, notebook=options.time),
        "confined": confined,
        "feedback": not options.no_feedback,
        "scheduler": options.scheduler,
    }
    older = regrade.graded_otherwise(course, lessons, options.student)
    if older:
        print(f"Graded by another version, or in the kernel, and so once more: {len(older)}.")
        regrade.tell(*regrade.regrade(course, lessons, options.student, **how))
        how["again"] = False
    records = grade_class(course, lessons, options.student, **how)
    print(table([row_of(record) for record in records]))
    print(f"\n{len(records)} graded. Feedback: feedback/<student>/<lesson>/. Grades: grades.csv.")
    kinds = Counter(found.kind for record in records for found in set(record.findings))
    if kinds:
        counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        print(f"Findings (build/records/<lesson>/<student>.json): {counted}.")


if __name__ == "__main__":
    main()

"""Show what the class understood and what it did not: ``python -m dlhelpers.grading.report``.

Reads the records of what was graded and writes build/report/: index.html for the class and a page
for each lesson. The pages ask no server for anything and need no script. Beside each picture stands
a table, and the same numbers as CSV.
"""

import argparse
import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dlhelpers.grading import counting, figures, records
from dlhelpers.grading.bubblewrap import LIMITS_ONLY, UNCONFINED
from dlhelpers.grading.csv_files import short, write_csv
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.whole import write_whole

TEMPLATES = Path(__file__).parent / "templates" / "report"
MOST_ROWS = 1000
"""Students in the class's table; all of them stand in the CSV."""


def write_report(root, folder=None):
    """Write the pages and tables of a course.

    Parameters
    ----------
    root : Path
        Folder of the course, with its records.
    folder : Path, optional
        Where the pages go; build/report of the course by default. What stands there is replaced.

    Returns
    -------
    Path
        The class's page.
    """
    folder = folder or Path(root) / "build" / "report"
    together = counting.class_figures(list(records.read_all(root)))
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "csv").mkdir(parents=True)
    for name, head, rows in tables(together):
        write_csv(folder / "csv" / f"{name}.csv", head, rows)
    pages = _environment()
    for lesson in together.lessons:
        _write(folder / f"{lesson.name}.html", pages, "lesson", lesson=lesson, together=together)
    _write(folder / "index.html", pages, "class", together=together)
    return folder / "index.html"


def tables(together):
    """Yield (name, head, rows) of the CSV files: for each lesson, and for the class."""
    for lesson in together.lessons:
        for name, head, rows in _lesson_tables(lesson):
            yield f"{lesson.name}_{name}", head, rows
    names = [lesson.name for lesson in together.lessons]
    yield (
        "students",
        ["student", *names],
        [[student, *map(marks.get, names)] for student, marks in together.students.items()],
    )
    yield (
        "lessons",
        ["lesson", "handed_in", "not_graded", "lower_quartile", "median", "upper_quartile", "mean"],
        [
            [s.name, s.handed_in, len(s.not_graded), *_spread(s.marks), s.marks.mean]
            for s in together.lessons
        ],
    )
    yield (
        "mistakes",
        ["lesson", "exercise", "mistake", "students", "hidden_inputs_only", "hint"],
        [[m.lesson, *_mistake_row(m)] for m in together.mistakes],
    )
    yield "identical_programs", ["students", "exercises"], list(_groups(together.shared))


def _lesson_tables(lesson):
    yield "marks", ["percent", "students"], list(zip(figures.BINS, lesson.marks.bins, strict=True))
    names = ("points", "handed_in", "tried", "solved", "some", "nothing", "untried", "share")
    names += ("discrimination",)
    yield (
        "exercises",
        ["exercise", *names, "median_seconds", "longest_seconds", "endless"],
        [
            [e.name, *(getattr(e, name) for name in names), *e.seconds, e.endless]
            for e in lesson.exercises
        ],
    )
    yield (
        "mistakes",
        ["exercise", "mistake", "students", "hidden_inputs_only", "hint"],
        map(_mistake_row, lesson.mistakes),
    )
    yield (
        "laws",
        ["exercise", "law", "students", "hidden_inputs_only"],
        [[w.exercise, w.law, w.broken.students, w.broken.hidden] for w in lesson.laws],
    )
    yield "other_mistakes", ["what_is_wrong", "students"], lesson.others
    notes = [[kind, *note] for kind, notes in lesson.findings.items() for note in notes]
    notes += [["not graded", *note] for note in lesson.not_graded]
    notes += [["identical programs", *row] for row in _groups(lesson.shared)]
    yield "notes", ["kind", "student", "note"], notes


def _spread(marks):
    return marks.quartiles or (None, None, None)


def _mistake_row(mistake):
    made = mistake.made
    return [mistake.exercise, mistake.title, made.students, made.hidden, mistake.hint]


def _groups(shared):
    for group in shared.groups:
        yield ", ".join(group.students), ", ".join(" ".join(name) for name in group.exercises)


def _environment():
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"percent": _percent, "points": short, "seconds": _seconds}
    pages.globals |= {
        "BINS": figures.BINS,
        "FEWEST": figures.FEWEST,
        "KINDS": records.KINDS,
        "MOST_ROWS": MOST_ROWS,
        "LIMITS_ONLY": LIMITS_ONLY,
        "UNCONFINED": UNCONFINED,
    }
    return pages


def _write(path, pages, template, **values):
    text = pages.get_template(f"{template}.html.j2").render(**values)
    write_whole(path, text.encode())


def _percent(value):
    return "–" if value is None else f"{value:.0f} %"


def _seconds(value):
    return f"{value:.2f} s" if value < 1 else f"{value:.1f} s" if value < 100 else f"{value:.0f} s"


def main(arguments=None):
    """Write the report and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m dlhelpers.grading.report", description=__doc__)
    parser.add_argument("--course", type=Path, default=ROOT, help="folder with nbgrader_config.py")
    options = parser.parse_args(arguments)
    print(f"The report is at {write_report(options.course.resolve())}")


if __name__ == "__main__":
    main()

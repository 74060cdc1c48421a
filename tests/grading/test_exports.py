"""The files for Canvas and Moodle: what the platforms' importers look for, and the right marks."""

import csv
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import made_class
import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import exports
from dlhelpers.grading.bookkeeping import Books
from dlhelpers.grading.csv_files import harmless, short, write_csv
from dlhelpers.grading.examiner import CHECK, Result
from dlhelpers.grading.mending import Submission

FIRST, SECOND, *_ = LESSONS
NAMES = {lesson: LESSONS[lesson].names[:2] for lesson in (FIRST, SECOND)}
DUE = datetime(2026, 1, 1, tzinfo=UTC)
CONFIG = """
from nbgrader.plugins import LateSubmissionPlugin

class HourByHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 2 * total_seconds_late / 3600

c = get_config()
c.AssignLatePenalties.plugin_class = HourByHour
"""


def handed_in(student, lesson, hours_late, mistake=""):
    """What the examiner makes of a submission, and the submission."""
    answers = [made_class.exercise_record(lesson, name, mistake) for name in NAMES[lesson]]
    when = (DUE + timedelta(hours=hours_late)).strftime("%Y-%m-%d %H:%M:%S UTC")
    notebook = nbformat.writes(nbformat.v4.new_notebook())
    return Result(made_class.record(student, lesson, answers), notebook), Submission(
        b"", {}, when, ()
    )


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course whose gradebook was filled as grading fills it, with a plugin for lateness."""
    root = tmp_path_factory.mktemp("course")
    (root / "nbgrader_config.py").write_text(CONFIG)
    # nbgrader calls alembic by its name when it makes a gradebook.
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("PATH", programs)
    with Books(root, f"sqlite:///{root / 'gradebook.db'}") as books:
        book = books.gradebook
        for lesson, names in NAMES.items():
            book.add_assignment(lesson, duedate=DUE.replace(tzinfo=None))
            book.add_notebook(lesson, lesson)
            for name in names:
                points = LESSONS[lesson].exercise(name).points
                book.add_grade_cell(
                    *(f"{CHECK}{name}", lesson, lesson), max_score=points, cell_type="code"
                )
        book.add_student("ada", first_name="Ada", last_name="Lovelace, King", lms_user_id="17")
        book.add_student("zoë", first_name="Zoë", email="z@example.org")
        for one in (
            handed_in("ada", FIRST, -1),
            handed_in("bob", FIRST, 1),
            handed_in("zoë", FIRST, 100),
            handed_in("ada", SECOND, 0.5),
            handed_in("bob", SECOND, -1, "stub"),
        ):
            books.enter(*one)
        book.add_student("nobody")
        by_hand = book.find_grade(f"{CHECK}{NAMES[SECOND][1]}", SECOND, SECOND, "bob")
        by_hand.manual_score = 3.25
        # A mark lowered by hand may be smaller than the penalty that stands already.
        book.find_grade(f"{CHECK}{NAMES[FIRST][0]}", FIRST, FIRST, "zoë").manual_score = 0.0
        book.db.commit()
    monkeypatch.undo()
    return root


def points(lesson):
    return sum(LESSONS[lesson].exercise(name).points for name in NAMES[lesson])


MARKS = {
    ("ada", FIRST): points(FIRST),  # in time
    ("bob", FIRST): points(FIRST) - 2,  # an hour late
    ("zoë", FIRST): 0,  # a penalty as large as the mark, and larger
    ("ada", SECOND): points(SECOND) - 1,
    ("bob", SECOND): 3.25,  # by hand
}


def in_cells(head, rows):
    return (dict(zip(head, row, strict=True)) for row in rows)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def files(course):
    exports.main(["--course", str(course)])
    return {name: read(course / "build" / "exports" / f"{name}.csv") for name in exports.PLATFORMS}


def test_penalties_and_marks_by_hand_count(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        marks = exports.marks_of(gradebook)
    assert marks.scores == pytest.approx(MARKS)
    assert marks.points == {lesson: points(lesson) for lesson in NAMES}


def test_marks_are_those_of_nbgraders_own_export(course, files):
    plugin = CsvExportPlugin()
    plugin.to = str(course / "grades.csv")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student("ada", last_name="Lovelace")  # nbgrader quotes nothing
        plugin.export(gradebook)
        gradebook.update_or_create_student("ada", last_name="Lovelace, King")
    head, *rows = read(course / "grades.csv")
    theirs = {(r["student_id"], r["assignment"]): r for r in in_cells(head, rows)}
    head, *rows = files["moodle"]
    for row in rows:
        for lesson in NAMES:
            mine = row[head.index(lesson)]
            assert float(mine or 0) == float(theirs[row[0], lesson]["score"])


def test_canvas_finds_what_its_importer_looks_for(files):
    head, possible, *rows = files["canvas"]
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", FIRST, SECOND]
    assert possible[0].strip() == "Points Possible"
    assert list(map(float, possible[5:])) == [points(FIRST), points(SECOND)]
    assert [row[:5] for row in rows] == [
        ["Lovelace, King, Ada", "17", "", "ada", ""],
        ["bob", "", "", "bob", ""],
        ["nobody", "", "", "nobody", ""],
        ["Zoë", "", "", "zoë", ""],
    ]
    for row in rows:
        for lesson, said in zip((FIRST, SECOND), row[5:], strict=True):
            assert (float(said) if said else None) == MARKS.get((row[3], lesson))


def test_moodle_gets_a_name_in_every_line_that_it_may_be_told_to_go_by(files):
    head, *rows = files["moodle"]
    assert head == ["username", "First name", "Last name", FIRST, SECOND]
    assert [row[0] for row in rows] == ["ada", "bob", "nobody", "zoë"]
    assert all(len(row) == len(head) for row in rows)


def test_addresses_stand_there_when_everybody_has_one():
    students = [{"id": n, "first_name": "", "last_name": "", "email": f"{n}@x.org"} for n in "ab"]
    head, rows = exports.moodle(exports.Marks({FIRST: 5.0}, students, {("a", FIRST): 2.0}))
    assert head == ["username", "First name", "Last name", "Email address", FIRST]
    assert rows == [["a", "", "", "a@x.org", "2"], ["b", "", "", "b@x.org", ""]]


def test_one_lesson_and_a_mark_for_nothing(course, tmp_path):
    to = ["--to", str(tmp_path), "--missing", "0"]
    exports.main(["canvas", "--course", str(course), "--lesson", SECOND, *to])
    head, _, *rows = read(tmp_path / "canvas.csv")
    assert head[5:] == [SECOND]
    assert dict(zip("abnz", (row[5] for row in rows), strict=True))["n"] == "0"
    assert [path.name for path in tmp_path.iterdir()] == ["canvas.csv"]


def test_what_is_not_there_is_said(course, tmp_path):
    with pytest.raises(SystemExit, match="no gradebook"):
        exports.main(["--course", str(tmp_path)])
    with pytest.raises(SystemExit, match="holds no lesson"):
        exports.main(["--course", str(course), "--lesson", list(LESSONS)[4]])
    with pytest.raises(SystemExit):
        exports.main(["blackboard", "--course", str(course)])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(tmp_path, text):
    assert harmless(text) == f"'{text}"
    write_csv(tmp_path / "x.csv", ["a", "b"], [[text, -1.5], ['a,"b\n', None]])
    assert read(tmp_path / "x.csv")[1:] == [[f"'{text}", "-1.5"], ['a,"b\n', ""]]


@pytest.mark.parametrize(("number", "text"), [(100.0, "100"), (87.5, "87.5"), (2 / 3, "0.67")])
def test_numbers_have_two_decimals_at_most(number, text):
    assert short(number) == text

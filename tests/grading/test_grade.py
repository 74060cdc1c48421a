"""The whole loop on a sample class: every submission gets what it deserves, none stops another."""

import csv
import re
import shutil

import nbformat
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import grade, sample_class
from dlhelpers.grading.notebooks import ROOT

FIRST = next(iter(LESSONS))


SOME = (FIRST, "04_edge_detection")
OTHERS = tuple(lesson for lesson in LESSONS if lesson not in SOME)


@pytest.fixture(scope="module", params=[SOME, pytest.param(OTHERS, marks=pytest.mark.slow)])
def graded(request, tmp_path_factory):
    """Grade the sample class in a fresh course; return the course and the rows."""
    course = grade.Course(tmp_path_factory.mktemp("course"))
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    for lesson in request.param:
        shutil.copytree(ROOT / "notebooks" / lesson, course.root / "notebooks" / lesson)
    records = grade.grade_class(course, list(request.param))
    rows = map(grade.row_of, records)
    return course, {(row.student, row.lesson): row for row in rows}


@pytest.fixture
def first(graded):
    """The rows of the first lesson, in whose class there is all kinds of trouble."""
    rows = {student: row for (student, lesson), row in graded[1].items() if lesson == FIRST}
    return rows or pytest.skip("not in this class")


def lessons(rows):
    return sorted({lesson for _, lesson in rows})


def points(lesson):
    return {name: e.points for name, e in LESSONS[lesson].exercises.items()}


def feedback(course, student, lesson):
    path = course.root / "feedback" / student / lesson / f"{lesson}.html"
    return path.read_text(encoding="utf-8")


def scores(course, student, lesson):
    path = course.root / "autograded" / student / lesson / f"{lesson}.ipynb"
    found = {}
    for cell in nbformat.read(path, as_version=4).cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade"):
            result = [o for o in cell.outputs if o.output_type == "execute_result"]
            name = about.grade_id.removeprefix("check_")
            found[name] = float(result[0].data["text/plain"])
    return found


def test_every_submission_has_its_row(graded):
    course, rows = graded
    assert set(rows) == set(course.submissions())
    once = len(sample_class.ONLY_ONCE) if FIRST in lessons(rows) else 0
    assert len(rows) == len(sample_class.EVERYWHERE) * len(lessons(rows)) + once


@pytest.mark.parametrize("student", ["all-right", "right-otherwise"])
def test_right_answers_get_full_marks(graded, student):
    for lesson in lessons(graded[1]):
        row = graded[1][student, lesson]
        assert (row.score, row.points, row.remark) == (100, 100, "")


def test_nothing_done_earns_nothing(graded):
    for lesson in lessons(graded[1]):
        row = graded[1]["untouched", lesson]
        assert row.score == 0
        assert "not written yet" in row.remark


def test_every_mistake_is_named_and_the_rest_is_paid(graded):
    for lesson in lessons(graded[1]):
        is_named_and_paid(*graded, lesson)


def is_named_and_paid(course, rows, lesson):
    mistakes = sample_class.mistakes_of_half_right(LESSONS[lesson].exercises)
    earned = scores(course, "half-right", lesson)
    page = feedback(course, "half-right", lesson)
    for name, full in points(lesson).items():
        if name in mistakes:
            assert earned[name] < full
            hint = LESSONS[lesson].key(name).misconceptions[0].hint
            assert squeeze(hint) in squeeze(re.sub(r"<[^>]+>", "", page)), name
        elif full:
            assert earned[name] == full, name
    first = next(iter(mistakes))
    said = mistakes[first].__name__.replace("_", " ")
    assert rows["half-right", lesson].remark == f"{first}: {said}"
    assert rows["half-right", lesson].score == pytest.approx(sum(earned.values()))


def squeeze(text):
    text = text.replace("&#39;", "'").replace("&quot;", '"').replace("&lt;", "<")
    return re.sub(r"\s", "", text.replace("&gt;", ">").replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("student", "lost"),
    [
        ("syntax-error", 1),
        ("endless-loop", 1),
        ("cells-deleted", 1),
        ("cells-duplicated", 0),
        ("noise-on-stderr", 0),
    ],
)
def test_trouble_costs_its_own_exercise_and_no_other(first, student, lost):
    row = first[student]
    name, full = next(iter(points(FIRST).items()))
    assert row.score == 100 - lost * full, row
    assert bool(row.remark) == bool(lost)
    assert row.remark.startswith(name) or not lost


def test_an_overwritten_check_changes_no_marks(first):
    row = first["check-overwritten"]
    assert 100 - next(iter(points(FIRST).values())) <= row.score < 100
    assert row.points == 100


def test_a_broken_file_is_a_row_with_its_reason(first):
    row = first["no-notebook"]
    assert row.score == 0
    assert re.search(r"not graded: .*(JSON|json|notebook)", row.remark), row.remark


def test_grades_csv_holds_every_submission(graded):
    course, rows = graded
    with open(course.root / "grades.csv", newline="", encoding="utf-8") as file:
        exported = {(r["student_id"], r["assignment"]): r for r in csv.DictReader(file)}
    for key, row in rows.items():
        assert float(exported[key]["score"] or 0) == pytest.approx(row.score), key
        assert float(exported[key]["max_score"]) == row.points


def test_feedback_shows_no_solution_and_no_hidden_check(graded):
    course, rows = graded
    for student, lesson in rows:
        if student == "no-notebook":
            continue
        page = feedback(course, student, lesson)
        assert "HIDDEN TESTS" not in page
        assert not re.search(r"check\([^)]*seed", re.sub(r"<[^>]+>", "", page))
        assert "BEGIN SOLUTION" not in page


def test_feedback_asks_no_other_server_for_anything(graded):
    course, rows = graded
    for student, lesson in rows:
        if student != "no-notebook":
            page = feedback(course, student, lesson)
            loads = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?!data:)", page)
            assert loads == [], loads
            assert "@import" not in page
            assert "<math" in page


def test_the_table_reads_well(graded):
    lines = grade.table(list(graded[1].values())).splitlines()
    assert lines[0].split() == ["student", "lesson", "points", "first", "mistake"]
    assert len(lines) == len(graded[1]) + 1
    column = lines[0].index("points")
    assert all(" of 100" in line[column:] for line in lines[1:])


def test_hints_come_from_the_grader_and_not_from_the_sample():
    """What the made-up students hand in does not name their mistakes itself."""
    for lesson in LESSONS.values():
        for name, exercise in lesson.exercises.items():
            wrong = exercise.misconceptions[0]  # the one that the made-up students hand in
            source = sample_class.self_contained(wrong, name)
            assert f"def {name}(" in source
            assert f"def {wrong.__name__}(" not in source
            assert '"""' not in source

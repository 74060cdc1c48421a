"""The same marks, outputs and feedback as nbgrader's own command, cell by cell."""

import csv
import re
import shutil
from html.parser import HTMLParser

import nbformat
import pytest
from nbgrader.api import Gradebook

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import class_run, commands, grade, sample_class
from dlhelpers.grading.notebooks import HIDDEN_SEED, ROOT

FIRST, SMALL = "01_logistic_regression", "04_edge_detection"
PLAIN = ["half-right", "right-otherwise"]
TROUBLE = ["syntax-error", "cells-deleted", "check-overwritten", "noise-on-stderr", "untouched"]


def seed_of_the_notebook(secret, lesson, exercise, submission):
    """The seed that stands in the notebooks' hidden checks."""
    return HIDDEN_SEED


def twice(folder, lesson, students):
    """Grade some of the sample class both ways; return the two courses."""
    courses = []
    for name in ("stock", "ours"):
        course = grade.Course(folder / name)
        course.root.mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", course.root)
        shutil.copytree(ROOT / "notebooks" / lesson, course.root / "notebooks" / lesson)
        released = grade.release(course, lesson)
        made = sample_class.submissions(lesson, released)
        for student in students:
            path = course.submitted / student / lesson / f"{lesson}.ipynb"
            path.parent.mkdir(parents=True)
            nbformat.write(made[student], path)
        courses.append(course)
    stock, ours = courses
    for student in students:
        grade_as_nbgrader_does(stock, student, lesson)
    settings = class_run.Settings(ours.root, ours.database)
    wanted = [(student, lesson) for student in students]
    records = class_run.grade_submissions(settings, wanted, seed_of_the_notebook)
    for course in courses:
        commands.export(course.root, course.database)
    return stock, ours, records


def grade_as_nbgrader_does(course, student, lesson):
    done, _ = commands.run(course.root, "autograde", lesson, student)
    if done:
        commands.run(course.root, "generate_feedback", lesson, student)
        return
    # nbgrader leaves no trace of what it cannot grade; here such a submission has 0 points.
    with Gradebook(course.database) as gradebook:
        gradebook.update_or_create_student(student)
        for notebook in gradebook.update_or_create_submission(lesson, student).notebooks:
            for cell in notebook.grades:
                cell.auto_score, cell.needs_manual_grade = 0.0, False
        gradebook.db.commit()


def test_a_submission_is_graded_as_stock_does(tmp_path):
    same_in_every_way(*twice(tmp_path, SMALL, ["half-right"]), SMALL)


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_is_graded_as_stock_does(tmp_path, lesson):
    students = PLAIN + (TROUBLE if lesson == FIRST else [])
    same_in_every_way(*twice(tmp_path, lesson, students), lesson)


def same_in_every_way(stock, ours, records, lesson):
    for student, _ in records:
        assert grades(stock, student, lesson) == grades(ours, student, lesson)
        sources, outputs = zip(*cells(stock, student, lesson), strict=True)
        our_sources, our_outputs = zip(*cells(ours, student, lesson), strict=True)
        assert sources == our_sources
        for source, one, other in zip(sources, outputs, our_outputs, strict=True):
            assert one == other, source
        assert page(stock, student, lesson) == page(ours, student, lesson)
        record = records[student, lesson]
        marks = grades(ours, student, lesson)
        for exercise in record.exercises:
            if exercise.points:
                assert marks[f"check_{exercise.name}"][0] == pytest.approx(exercise.score)
    assert exported(stock) == exported(ours)


def grades(course, student, lesson):
    with Gradebook(course.database) as gradebook:
        notebook = gradebook.find_submission_notebook(lesson, lesson, student)
        found = {g.name: (g.auto_score, g.max_score, g.needs_manual_grade) for g in notebook.grades}
        return found | {f"comment {c.name}": c.auto_comment for c in notebook.comments}


def cells(course, student, lesson):
    path = course.root / "autograded" / student / lesson / f"{lesson}.ipynb"
    for cell in nbformat.read(path, as_version=4).cells:
        graded = cell.metadata.get("nbgrader", {}).get("grade_id")
        yield (graded, cell.source), [plain(output) for output in cell.get("outputs", ())]


def plain(output):
    """What a person sees of an output: not how many times something ran, nor where."""
    if output.output_type == "error":
        return ("error", output.ename, output.evalue)
    if output.output_type == "stream":
        return (output.name, output.text)
    data = output.data
    about = output.metadata.get("dlhelpers") or None
    return (output.output_type, data.get("text/plain"), text_of(data.get("text/html", "")), about)


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("style", "script")

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def text_of(html):
    reader = Text()
    reader.feed(html)
    return re.sub(r"\s+", " ", " ".join(reader.found)).strip()


def page(course, student, lesson):
    path = course.root / "feedback" / student / lesson / f"{lesson}.html"
    # How often a cell ran is counted differently where demonstrations are left out.
    return re.sub(r"(In|Out) ?\[[\d ]*\]", "", text_of(path.read_text(encoding="utf-8")))


def exported(course):
    with open(course.root / "grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return sorted((r["student_id"], r["assignment"], r["score"], r["max_score"]) for r in rows)

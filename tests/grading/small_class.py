"""A small class in a course of its own, and all that grading it leaves behind."""

import json
import shutil

import nbformat

from dlhelpers.grading import grade, records, sample_class
from dlhelpers.grading.bookkeeping import Books
from dlhelpers.grading.notebooks import ROOT

LESSON = "04_edge_detection"
STUDENTS = ("all-right", "half-right", "right-otherwise", "untouched")


def course_of(folder, students=STUDENTS, address=None):
    """Return a course with submissions of one lesson, which has been released."""
    folder.mkdir(exist_ok=True)
    course = grade.Course(folder, address)
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    shutil.copytree(ROOT / "notebooks" / LESSON, course.root / "notebooks" / LESSON)
    released = grade.release(course, LESSON)
    sample = sample_class.submissions(LESSON, released)
    for student in students:
        path = course.submitted / student / LESSON / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(sample[student.rpartition(" ")[2]], path)
    return course


def left_behind(course):
    """Return all marks in the gradebook, and what stands in the records but how long it took."""
    marks, told = {}, {}
    with Books(course.root, course.database) as books:
        for student, lesson in course.submissions():
            marks[student] = books.marks(student, lesson)
            told[student] = without_times(records.read(course.root, lesson, student))
    return marks, told


def without_times(record):
    """Return a record as a dictionary without when it was made and how long that took."""
    tree = json.loads(records.to_json(record))
    for one in (tree, *tree["exercises"]):
        del one["seconds"]
    del tree["graded"]
    return tree

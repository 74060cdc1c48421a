"""What ``nbgrader autograde`` writes down of a submission, so that the report can warn of it.

The record says that marks were made in the kernel that ran the student's code. It is never current:
`make grade` makes them again, outside.
"""

import time
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.judge import CONDITIONS
from dlhelpers.exercises.verdict import Verdict
from dlhelpers.grading import records
from dlhelpers.grading.bubblewrap import UNCONFINED
from dlhelpers.grading.examiner import CHECK, points_of, prose_of
from dlhelpers.grading.mending import Unreadable, mend, read_notebook, read_submission
from dlhelpers.grading.preprocessors import KERNEL, released_cells
from dlhelpers.grading.records import ExerciseRecord, Finding, Record, clean

VERSION = "in the kernel"
"""Stands where a record has the version of the course that graded it; no version is called so."""


class KeepRecord(NbGraderPreprocessor):
    """Write a submission's record; the last step, after `SaveAutoGrades`.

    The student's code could write whatever a check displays. So points come from the gradebook
    alone, as nbgrader gave them; of the verdicts in a notebook only the mistakes and laws that the
    exercise knows are kept, and texts are cleaned. They may be made up all the same.
    """

    def preprocess(self, nb, resources):
        """Write the record; the notebook stays as it is."""
        about = resources["nbgrader"]
        if about["assignment"] in LESSONS and about["notebook"] == about["assignment"]:
            # nbgrader works in the course's folder.
            records.write(Path.cwd(), record_of(nb, about, resources.get(KERNEL, {})))
        return nb, resources


def record_of(notebook, about, kernel):
    """Return the `Record` of a notebook that nbgrader has graded.

    Parameters
    ----------
    notebook : NotebookNode
        As it was run.
    about : dict
        What nbgrader knows of it: ``resources["nbgrader"]``.
    kernel : dict
        What `ExecuteAnswers` said of the kernel.
    """
    student, lesson = about["student"], about["assignment"]
    handed_in = read_submission(Path("submitted", student, lesson), lesson)
    with Gradebook(about["db_url"]) as gradebook:
        grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
        scores = {grade.name: (grade.auto_score or 0.0, grade.max_score) for grade in grades}
        released = released_cells(gradebook, about)
    exercises = exercises_of(notebook, lesson, scores)
    confined = kernel.get("confined", UNCONFINED)
    findings = [*handed_in.findings, *_found(handed_in, lesson, released)]
    if confined == UNCONFINED:
        text = "Without bubblewrap students' code ran with the grader's rights, without limits."
        findings.append(Finding("confinement", text))
    began = kernel.get("began", time.perf_counter())
    return Record(
        student=student,
        lesson=lesson,
        submission=handed_in.hash,
        course=VERSION,
        graded=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - began, 3),
        confinement=confined,
        judged="kernel",
        reason="",
        score=round(sum(score for score, _ in scores.values()), 6),
        points=points_of(lesson),
        exercises=exercises,
        findings=tuple(dict.fromkeys(findings))[:200],
    )


def _found(handed_in, lesson, released):
    """Return what is odd about the notebook that was handed in."""
    try:
        notebook, found = read_notebook(handed_in.notebook, prose_of(lesson))
        return found + mend(notebook, released)
    except Unreadable as error:
        return [Finding("notebook", str(error))]


def exercises_of(notebook, lesson, scores):
    """Return the `ExerciseRecord` of each exercise whose check is in the notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As it was run.
    lesson : str
        Of which lesson.
    scores : dict
        ``{id of the check: (score, points)}`` as the gradebook has them.

    Returns
    -------
    tuple of ExerciseRecord
    """
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in notebook.cells}
    return tuple(
        _exercise(LESSONS[lesson].exercise(name), cells, *scores.get(CHECK + name, (0.0, 0.0)))
        for name in LESSONS[lesson].names
        if CHECK + name in cells
    )


def _exercise(exercise, cells, score, points):
    name = exercise.name
    said = [_verdict(exercise, told, score, points) for told in _told(cells[CHECK + name])]
    if not said:
        right = bool(points) and score == points
        problem = "" if right else f"{name}: its check did not say what is wrong."
        said = [Verdict(name, right, score, points, problem)]
    visible, hidden = (*said, None)[:2]
    answer = cells.get(name)
    untouched = not answer or answer.metadata.nbgrader.get("checksum") == compute_checksum(answer)
    return ExerciseRecord(
        name=name,
        points=points,
        score=score,
        passed=score == points if points else visible.passed,
        visible=visible,
        hidden=hidden,
        seconds=0.0,
        program="" if untouched else records.program_of(answer.source),
    )


def _told(check):
    """Yield what a check said: the forms of its verdicts, see `Verdict.about`."""
    for output in check.get("outputs", ()):
        told = output.get("metadata", {}).get("dlhelpers")
        if isinstance(told, dict):
            yield told


def _verdict(exercise, told, score, points):
    """Return a verdict with nothing in it but what this exercise's could hold."""
    known = {wrong.__name__ for wrong in exercise.misconceptions}
    laws = {aspect.law for aspect in exercise.aspects} | set(CONDITIONS.values())
    wrong, kept = told.get("misconception"), told.get("laws")
    return Verdict(
        exercise=exercise.name,
        passed=told.get("passed") is True,
        score=score,
        points=points,
        problem=clean(str(told.get("problem", ""))),
        misconception=wrong if isinstance(wrong, str) and wrong in known else "",
        laws=tuple(
            (law[0], law[1] is True)
            for law in (kept if isinstance(kept, list) else ())
            if isinstance(law, list) and len(law) == 2 and isinstance(law[0], str)
            if law[0] in laws
        ),
    )

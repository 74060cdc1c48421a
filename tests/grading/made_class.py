"""A made-up class, as records: plausible students, and what the judge says of their mistakes.

``python tests/grading/made_class.py FOLDER`` makes the report of one, to look at.
"""

import sys
from functools import cache
from pathlib import Path

import numpy as np

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import observe
from dlhelpers.grading import records
from dlhelpers.grading.records import ExerciseRecord, Finding, Record

THREE = tuple(LESSONS)[:3]
HIDDEN = 7


def stub(*arguments, **named):
    """A cell as it was released."""
    raise NotImplementedError


@cache
def key_of(lesson, exercise, seed=VISIBLE_SEED):
    return LESSONS[lesson].exercise(exercise).key(seed)


@cache
def verdict_of(lesson, exercise, mistake="", seed=VISIBLE_SEED):
    """What the judge says of the right answer (""), of a misconception, or of a "stub"."""
    key = key_of(lesson, exercise, seed)
    if mistake == "stub":
        return judge(key, observe(stub, key.cases, key.time_limit))
    outcomes = {wrong.name: wrong.outcomes for wrong in key.misconceptions} | {"": key.expected}
    return judge(key, outcomes[mistake])


def exercise_record(lesson, name, mistake="", hidden="", seconds=0.1, program="own"):
    """The record of an answer: a misconception, one that only hidden inputs show, or a stub."""
    visible = verdict_of(lesson, name, mistake)
    other = verdict_of(lesson, name, hidden or mistake, HIDDEN) if visible.score else None
    score = min(visible.score, other.score) if other else visible.score
    passed = visible.passed and (other is None or other.passed)
    program = "" if mistake == "stub" else program
    return ExerciseRecord(
        name, float(visible.points), score, passed, visible, other, seconds, program
    )


def record(student, lesson, exercises=(), findings=(), reason="", confinement="bubblewrap"):
    """The record of a submission."""
    exercises = tuple(exercises)
    return Record(
        student=student,
        lesson=lesson,
        submission=f"{student} {lesson}",
        course="1",
        graded="2026-01-02T03:04:05+00:00",
        seconds=0.3 + sum(exercise.seconds for exercise in exercises),
        confinement=confinement,
        judged="outside",
        reason=reason,
        score=sum(exercise.score for exercise in exercises),
        points=float(sum(e.points for e in LESSONS[lesson].exercises.values())),
        exercises=exercises,
        findings=tuple(findings),
    )


def class_of(number, lessons=THREE, seed=3):
    """Return the records of a class in which abler students solve more."""
    rng = np.random.default_rng(seed)
    ability = rng.normal(0.9, 1.1, number)
    return [
        _submission(rng, f"student-{i:03d}", ability[i], lesson)
        for lesson in lessons
        for i in range(number)
        if rng.random() > 0.03
    ]


def _submission(rng, student, ability, lesson):
    if rng.random() < 0.015:
        return record(student, lesson, reason="it is no notebook (JSON): it breaks off in line 40.")
    answers = [
        _answer(rng, student, ability - difficulty, lesson, name)
        for name, difficulty in _difficulties(lesson).items()
    ]
    findings = [Finding("files", "helpers.py lies beside the notebook.")] * (rng.random() < 0.03)
    if rng.random() < 0.04:
        findings += [Finding("reference", "backward_prop calls dlhelpers.dense:backward_prop.")]
    if rng.random() < 0.02:
        findings += [Finding("metadata", "Cell check_train says points = 1000.")]
    return record(student, lesson, answers, findings)


@cache
def _difficulties(lesson):
    names = LESSONS[lesson].names
    drawn = np.random.default_rng(len(lesson)).normal(-0.6, 0.8, len(names))
    return dict(zip(names, drawn + [0.9 * ("backward" in name) for name in names], strict=True))


def _answer(rng, student, ahead, lesson, name):
    right = 1 / (1 + np.exp(-1.6 * ahead))
    mistake = hidden = ""
    if rng.random() > right:
        if rng.random() < 0.25 * (1 - right):
            mistake = "stub"
        else:
            bank = [wrong.__name__ for wrong in LESSONS[lesson].exercise(name).misconceptions]
            often = 1 / np.arange(1, len(bank) + 1) ** 1.3
            mistake = str(rng.choice(bank, p=often / often.sum()))
            if rng.random() < 0.1:
                mistake, hidden = "", mistake
    neighbours = student in ("student-007", "student-008")
    who = "student-007" if neighbours and rng.random() < 0.8 else student
    program = f"{who} {name} {mistake}"
    seconds = float(rng.lognormal(-3, 0.6))
    return exercise_record(lesson, name, mistake, hidden, round(seconds, 4), program)


def write(root, made):
    """Write records where a course has them."""
    for one in made:
        records.write(root, one)


if __name__ == "__main__":
    from dlhelpers.grading.report import write_report

    folder = Path(sys.argv[1])
    write(folder, class_of(int(sys.argv[2]) if len(sys.argv) > 2 else 60))
    print(write_report(folder))

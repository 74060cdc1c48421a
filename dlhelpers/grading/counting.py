"""Count what the records of a class say: `lesson_figures` and `class_figures`."""

import re
from collections import Counter, defaultdict

import numpy as np

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import Misconception, hint
from dlhelpers.exercises.judge import CONDITIONS
from dlhelpers.grading.figures import (
    BINS,
    FEWEST,
    FULL,
    Class,
    Count,
    Exercise,
    Law,
    Lesson,
    Marks,
    Mistake,
    by_students,
)
from dlhelpers.grading.likeness import shared_programs

UNWRITTEN = "it is not written yet."
ENDLESS = "it does not come to an end."
"""What a verdict's problem ends with where nothing was written, or nothing came back in time."""


def lesson_figures(name, records):
    """Return the `Lesson` of one lesson's records.

    Parameters
    ----------
    name : str
        Of the lesson.
    records : list of Record
        One for each submission.
    """
    graded = [record for record in records if not record.reason]
    named = defaultdict(list)
    for record in graded:
        rest = record.score
        for exercise in record.exercises:
            named[exercise.name].append((exercise, rest - exercise.score))
    tried = {n: [e for e, _ in found if is_tried(e)] for n, found in named.items()}
    findings = defaultdict(dict)
    for record in records:
        for found in record.findings:
            findings[found.kind][record.student, found.text] = None
    return Lesson(
        name=name,
        title=LESSONS[name].title if name in LESSONS else name,
        handed_in=len(records),
        not_graded=tuple((r.student, r.reason) for r in records if r.reason),
        marks=marks_of(graded),
        exercises=tuple(_exercise(n, found) for n, found in named.items()),
        laws=tuple(law for n, entries in tried.items() for law in _laws(n, entries)),
        mistakes=by_students(m for n, found in tried.items() for m in _mistakes(name, n, found)),
        others=_others([e for entries in tried.values() for e in entries]),
        findings={kind: tuple(sorted(found)) for kind, found in sorted(findings.items())},
        shared=shared_programs(graded),
        seconds=_three([record.seconds for record in records]),
        how=_how(records),
    )


def marks_of(records):
    """Return the `Marks` of records."""
    values = tuple(sorted(percent(r) for r in records if r.points))
    counted = Counter(int(min(max(value, 0), FULL) // 10) for value in values)
    return Marks(values, tuple(counted[i] for i in range(len(BINS))))


def percent(record):
    """Return what a record earned, in per cent of its points."""
    return round(FULL * record.score / record.points, 6)


def is_tried(exercise):
    """Tell whether a student wrote anything into an exercise's cell."""
    return exercise.passed or bool(exercise.program) or UNWRITTEN not in exercise.visible.problem


def discrimination(shares, rests):
    """Return the correlation of an exercise's share with the rest of the marks.

    For an exercise that is either right or wrong it is the (corrected) point-biserial correlation.

    Parameters
    ----------
    shares, rests : sequence of float
        Of each student: share of the exercise's points, and points in all other exercises.

    Returns
    -------
    float or None
        None for fewer than `FEWEST` students, or where one of the two is the same for everybody.
    """
    if len(shares) < FEWEST or np.ptp(shares) == 0 or np.ptp(rests) == 0:
        return None
    return float(np.corrcoef(shares, rests)[0, 1])


def _exercise(name, found):
    entries = [entry for entry, _ in found]
    points = max(entry.points for entry in entries)
    shares = [entry.score / entry.points for entry in entries if entry.points]
    rests = [rest for entry, rest in found if entry.points]
    seconds = [entry.seconds for entry in entries]
    return Exercise(
        name=name,
        points=points,
        handed_in=len(entries),
        tried=sum(map(is_tried, entries)),
        some=sum(not entry.passed and _earns(entry) for entry in entries),
        solved=sum(entry.passed for entry in entries),
        share=float(np.mean(shares)) if shares else None,
        discrimination=discrimination(shares, rests),
        seconds=_three(seconds)[:2],
        endless=sum(any(ENDLESS in v.problem for v in _verdicts(entry)) for entry in entries),
    )


def _earns(entry):
    # Where there are no points, the laws that an answer keeps say whether it is right in part.
    return entry.score > 0 if entry.points else any(kept for _, kept in entry.visible.laws)


def _verdicts(entry):
    return [verdict for verdict in (entry.visible, entry.hidden) if verdict]


def _laws(name, entries):
    """Return the laws of an exercise in its own order, those broken by nobody included."""
    order = dict.fromkeys(law for e in entries for v in _verdicts(e) for law, _ in v.laws)
    visible, hidden = Counter(), Counter()
    for entry in entries:
        broken = [_broken(verdict, order) for verdict in _verdicts(entry)]
        visible.update(broken[0])
        hidden.update(set().union(*broken[1:]) - broken[0])
    return [Law(name, law, Count(visible[law], hidden[law])) for law in order]


def _broken(verdict, laws):
    if verdict.laws or verdict.passed:
        return {law for law, kept in verdict.laws if not kept}
    return set(laws) - set(CONDITIONS.values())  # there was no function at all


def _mistakes(lesson, name, entries):
    visible = Counter(entry.visible.misconception for entry in entries)
    hidden = Counter(
        entry.hidden.misconception
        for entry in entries
        if entry.hidden and not entry.visible.misconception
    )
    hints = _hints(lesson, name)
    for entry in entries:
        for verdict in _verdicts(entry):
            hints.setdefault(verdict.misconception, verdict.fix)
    for wrong in sorted((visible | hidden).keys() - {""}):
        title = Misconception(wrong, "", {}).title
        yield Mistake(lesson, name, title, hints[wrong], Count(visible[wrong], hidden[wrong]))


def _hints(lesson, name):
    if lesson not in LESSONS or name not in LESSONS[lesson].names:
        return {}  # a record may be older than the course
    bank = LESSONS[lesson].exercise(name).misconceptions
    return {wrong.__name__: hint(wrong) for wrong in bank}


def _others(entries):
    """Count what is wrong where no known mistake is named; numbers and code are left out."""
    found = Counter()
    for entry in entries:
        wrong = [verdict for verdict in _verdicts(entry) if not verdict.passed]
        if wrong and not any(verdict.misconception for verdict in wrong):
            text = re.sub(r" in `[^`]*`| \(\d+ of \d+\)", "", wrong[0].problem)
            found[text.replace(f"{entry.name}, ", f"{entry.name}: ", 1)] += 1
    return tuple(found.most_common())


def _three(seconds):
    """Return median, maximum and sum."""
    return (float(np.median(seconds)), max(seconds), sum(seconds)) if seconds else (0.0, 0.0, 0.0)


def _how(records):
    counted = Counter((record.judged, record.confinement) for record in records)
    return tuple((*how, number) for how, number in counted.most_common())


def class_figures(records):
    """Return the `Class` of all records."""
    lessons, students = defaultdict(list), defaultdict(dict)
    for record in records:
        lessons[record.lesson].append(record)
        graded = record.points and not record.reason
        students[record.student][record.lesson] = percent(record) if graded else None
    return Class(
        lessons=tuple(lesson_figures(name, found) for name, found in sorted(lessons.items())),
        students=dict(sorted(students.items())),
        shared=shared_programs([record for record in records if not record.reason]),
        how=_how(records),
    )

"""What the records of a class say in numbers: marks, exercises, laws, mistakes, time, notes.

Records in, plain data out; `dlhelpers.grading.report` makes pages and tables of it.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import Misconception, hint
from dlhelpers.grading.likeness import Shared, shared_programs

FEWEST = 10
"""Submissions below which a correlation would say more about chance than about the exercise."""
UNWRITTEN = "it is not written yet."
ENDLESS = "it does not come to an end."
"""What a verdict's problem ends with where nothing was written, or nothing came back in time."""
FULL = 100
BINS = (*(f"{low}–{low + 9}" for low in range(0, FULL, 10)), str(FULL))
"""Per cent of a lesson's points; full marks stand by themselves."""


@dataclass(frozen=True)
class Marks:
    """How the marks of a lesson are spread, in per cent of its points.

    Attributes
    ----------
    values : tuple of float
        One for each submission, in ascending order.
    bins : tuple of int
        How many fall into each of `BINS`.
    """

    values: tuple[float, ...]
    bins: tuple[int, ...]

    @property
    def mean(self):
        """The mean; None where there are no marks."""
        return float(np.mean(self.values)) if self.values else None

    @property
    def quartiles(self):
        """A quarter, a half and three quarters of the class have at most this; None without marks.

        Linear between neighbours, as `numpy.percentile` does by default.
        """
        return tuple(map(float, np.percentile(self.values, [25, 50, 75]))) if self.values else None

    @property
    def median(self):
        """Half of the class has at most this."""
        return self.quartiles[1] if self.values else None

    @property
    def full(self):
        """How many have all points."""
        return self.bins[-1]


@dataclass(frozen=True)
class Count:
    """How many students something happened to.

    Attributes
    ----------
    visible : int
        With the inputs that students know.
    hidden : int
        With hidden inputs only.
    """

    visible: int
    hidden: int

    @property
    def students(self):
        """Both together; nobody is in both."""
        return self.visible + self.hidden


@dataclass(frozen=True)
class Law:
    """A law of an exercise and how many of those who tried break it."""

    exercise: str
    law: str
    broken: Count


@dataclass(frozen=True)
class Mistake:
    """A known mistake, and how many students make it.

    Attributes
    ----------
    lesson, exercise : str
        Where.
    title, hint : str
        Its name as words, and what the students who make it are told.
    made : Count
        By how many.
    """

    lesson: str
    exercise: str
    title: str
    hint: str
    made: Count


@dataclass(frozen=True)
class Exercise:
    """What came of one exercise.

    Attributes
    ----------
    name : str
        The exercise.
    points : float
        What it is worth; 0 for one that is only checked.
    handed_in : int
        Graded submissions of the lesson.
    tried : int
        Those with something written into the exercise's cell.
    some, solved : int
        Those of them with a part of the points, and those with everything right.
    share : float or None
        Mean share of the points over all that were handed in; None where there are no points.
    discrimination : float or None
        Correlation of the share with the rest of the lesson's points; None where it says nothing.
    seconds : tuple of float
        Median and longest time that judging took.
    endless : int
        Answers that did not come to an end.
    """

    name: str
    points: float
    handed_in: int
    tried: int
    some: int
    solved: int
    share: float | None
    discrimination: float | None
    seconds: tuple[float, float]
    endless: int

    @property
    def nothing(self):
        """How many tried and earned nothing."""
        return self.tried - self.some - self.solved

    @property
    def untried(self):
        """How many left the cell as it was."""
        return self.handed_in - self.tried

    @property
    def judgement(self):
        """Say the discrimination in words."""
        if self.discrimination is None:
            few = self.handed_in < FEWEST
            return "" if not self.points else "too few" if few else "all alike"
        words = ((0.0, "turned round"), (0.2, "weak"), (0.4, "fair"), (np.inf, "good"))
        return next(word for below, word in words if self.discrimination < below)


@dataclass(frozen=True)
class Lesson:
    """All figures of one lesson: see the classes above.

    Attributes
    ----------
    name, title : str
        Of the lesson.
    handed_in : int
        Submissions.
    not_graded : tuple of (str, str)
        Students whose submission could not be graded, and why.
    findings : dict
        ``{kind: ((student, text), ...)}``, see `dlhelpers.grading.records.KINDS`.
    shared : Shared
        Programs that several students have in common.
    others : tuple of (str, int)
        What is wrong in answers that make no known mistake, and in how many.
    seconds : tuple of float
        Median, longest and total time that grading took.
    how : tuple of (str, str, int)
        Where it was judged, how it was confined, and how many were.
    """

    name: str
    title: str
    handed_in: int
    not_graded: tuple[tuple[str, str], ...]
    marks: Marks
    exercises: tuple[Exercise, ...]
    laws: tuple[Law, ...]
    mistakes: tuple[Mistake, ...]
    others: tuple[tuple[str, int], ...]
    findings: dict
    shared: Shared
    seconds: tuple[float, float, float]
    how: tuple[tuple[str, str, int], ...]

    @property
    def hardest(self):
        """The exercises that earn points and that not all solved, the fewest first."""
        unsolved = [e for e in self.exercises if e.points and e.solved < e.handed_in]
        return sorted(unsolved, key=lambda e: (e.solved, e.share))


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
        mistakes=_by_students(m for n, found in tried.items() for m in _mistakes(name, n, found)),
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
    visible, hidden, order = Counter(), Counter(), {}
    for entry in entries:
        broken = [{law for law, kept in v.laws if not kept} for v in _verdicts(entry)]
        visible.update(broken[0])
        hidden.update(set().union(*broken[1:]) - broken[0])
        order |= dict.fromkeys(law for v in _verdicts(entry) for law, _ in v.laws)
    return [Law(name, law, Count(visible[law], hidden[law])) for law in order]


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


def _by_students(mistakes):
    return tuple(sorted(mistakes, key=lambda m: (-m.made.students, m.exercise, m.title)))


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


@dataclass(frozen=True)
class Class:
    """The figures of all lessons together.

    Attributes
    ----------
    lessons : tuple of Lesson
        Those with a record.
    students : dict
        ``{student: {lesson: per cent, or None where it could not be graded}}``
    shared : Shared
        Programs that several students have in common, over all lessons.
    how : tuple of (str, str, int)
        As in `Lesson`.
    """

    lessons: tuple[Lesson, ...]
    students: dict
    shared: Shared
    how: tuple[tuple[str, str, int], ...]

    @property
    def mistakes(self):
        """The known mistakes of all lessons, the commonest first."""
        return _by_students(mistake for lesson in self.lessons for mistake in lesson.mistakes)

    @property
    def hardest(self):
        """(lesson, exercise) that not all solved, the smallest share of solutions first."""
        found = [(lesson, exercise) for lesson in self.lessons for exercise in lesson.hardest]
        return sorted(found, key=lambda pair: (pair[1].solved / pair[1].handed_in, pair[1].share))


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

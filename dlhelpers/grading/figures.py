"""The figures of a class as plain data: marks, exercises, laws, mistakes, time, notes.

`dlhelpers.grading.counting` makes them of records, `dlhelpers.grading.report` shows them.
"""

from dataclasses import dataclass

import numpy as np

from dlhelpers.grading.likeness import Shared

FEWEST = 10
"""Submissions below which a correlation would say more about chance than about the exercise."""
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
        return by_students(mistake for lesson in self.lessons for mistake in lesson.mistakes)

    @property
    def hardest(self):
        """(lesson, exercise) that not all solved, the smallest share of solutions first."""
        found = [(lesson, exercise) for lesson in self.lessons for exercise in lesson.hardest]
        return sorted(found, key=lambda pair: (pair[1].solved / pair[1].handed_in, pair[1].share))


def by_students(mistakes):
    """Return mistakes as a tuple, those that most students make first."""
    return tuple(sorted(mistakes, key=lambda m: (-m.made.students, m.exercise, m.title)))

"""Programs that several students have in common: a note for a person to look at, no accusation.

Programs are compared without their names, comments and docstrings (`records.program_of`). Two
students who know the same lecture write the same three lines; so short answers are left out, and
those that much of the class gives.
"""

import ast
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.records import program_of
from dlhelpers.grading.sources import answer_of, self_contained

SHORT = 80
"""Nodes of the syntax tree. Where a right answer can be shorter, equal answers say nothing."""
COMMON = 0.1
"""Share of the class that makes a program common: many people come to it by themselves."""
FEW = 3
"""So many may have a program in common before it counts as common, however small the class."""


@dataclass(frozen=True)
class Group:
    """Students with the same programs.

    Attributes
    ----------
    students : tuple of str
        Who.
    exercises : tuple of (str, str)
        (lesson, exercise) whose programs are the same.
    as_the_course : tuple of (str, str)
        Those of them that are the course's own solution.
    """

    students: tuple[str, ...]
    exercises: tuple[tuple[str, str], ...]
    as_the_course: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shared:
    """What `shared_programs` found: the groups, and the number of programs that are common."""

    groups: tuple[Group, ...]
    common: int


def shared_programs(records):
    """Return the students who handed in the same programs, most programs first.

    Programs that earned nothing are left out: nobody gained by them.

    Parameters
    ----------
    records : list of Record
        Of one lesson or of several.

    Returns
    -------
    Shared
    """
    owners, sizes = defaultdict(set), defaultdict(int)
    for record in records:
        for exercise in record.exercises:
            sizes[record.lesson, exercise.name] += 1
            if exercise.program and exercise.score:
                owners[record.lesson, exercise.name, exercise.program].add(record.student)
    groups, common = defaultdict(list), 0
    for (lesson, name, program), students in sorted(owners.items()):
        if len(students) < 2 or shortest_answer(lesson, name) < SHORT:
            continue
        if len(students) > max(FEW, COMMON * sizes[lesson, name]):
            common += 1
        else:
            groups[tuple(sorted(students))].append((lesson, name, program))
    found = [
        Group(
            students,
            tuple((lesson, name) for lesson, name, _ in same),
            tuple((lesson, name) for lesson, name, p in same if p == solution(lesson, name)),
        )
        for students, same in groups.items()
    ]
    return Shared(tuple(sorted(found, key=lambda g: (-len(g.exercises), g.students))), common)


@cache
def shortest_answer(lesson, name):
    """Return the number of nodes of the shortest right answer that the course knows."""
    if lesson not in LESSONS or name not in LESSONS[lesson].names:
        return 0
    exercise = LESSONS[lesson].exercise(name)
    answers = [self_contained(f, name) for f in (exercise.reference, *exercise.alternatives)]
    return min(sum(1 for _ in ast.walk(ast.parse(answer))) for answer in answers)


@cache
def solution(lesson, name):
    """Return the name (`program_of`) of the course's own solution."""
    return program_of(answer_of(LESSONS[lesson].exercise(name).reference))

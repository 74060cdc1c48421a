"""What an attack is, and the submission that it is made of."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.sources import self_contained

FIRST = next(iter(LESSONS))
MARK = "ATTACK"
"""Stands in every script and style that must not come back to anybody."""


@dataclass(frozen=True)
class Attack:
    """One way to cheat.

    Attributes
    ----------
    name : str
        Of the function that makes it; also the student's id.
    group : str
        Name of its module.
    tries : str
        What it tries, in one sentence.
    make : callable
        ``make(hand_in)`` puts it into an otherwise honest submission.
    lesson : str
        Whose notebook it is.
    wrong : tuple of str
        Exercises that are answered wrongly: all other answers are right.
    alone : bool
        Whether it is graded in a run of its own, with two bystanders.
    stock : bool
        Whether plain nbgrader is to meet it too; not where that would harm this machine.
    """

    name: str
    group: str
    tries: str
    make: Callable
    lesson: str
    wrong: tuple
    alone: bool
    stock: bool

    @property
    def student(self):
        """The student who hands it in."""
        return self.name.replace("_", "-")


ATTACKS = {}


def attack(lesson=FIRST, wrong=("compute_cost",), alone=False, stock=True):
    """Enter a function into the catalogue; its docstring says what the attack tries."""

    def enter(make):
        group, tries = make.__module__.rpartition(".")[2], " ".join(make.__doc__.split())
        name = make.__name__
        assert name not in ATTACKS, name
        ATTACKS[name] = Attack(name, group, tries, make, lesson, tuple(wrong), alone, stock)
        return make

    return enter


class HandIn:
    """A submission in the making: right answers, but for some wrong ones.

    Parameters
    ----------
    lesson : str
        Name of the lesson.
    notebook : NotebookNode
        As it was released.
    wrong : tuple of str
        Exercises with a wrong answer.
    course : Path
        The instructor's folder: an attacker may well know its path.
    student : str
        Who hands it in.

    Attributes
    ----------
    files, links : dict
        What lies beside the notebook: ``{name: bytes}``, and ``{name: target}``.
    content : bytes or None
        What is handed in instead of the notebook.
    after : callable or None
        ``after(folder)`` does the rest, once the folder stands.
    """

    def __init__(self, lesson, notebook, wrong=(), course=Path(), student=""):
        self.lesson, self.notebook = lesson, copy.deepcopy(notebook)
        self.course, self.student = course, student
        self.files, self.links, self.content, self.after = {}, {}, None, None
        for name, source in right_answers(lesson).items():
            self.answer(name, wrong_answer(name) if name in wrong else source)

    def cell(self, name):
        """Return the answer's cell, or that of a check: ``check_<exercise>``."""
        return next(c for c in self.notebook.cells if _id(c) == name)

    def answer(self, name, source):
        """Write an answer."""
        self.cell(name).source = source.rstrip()

    def add(self, source, before=None, kind=new_code_cell):
        """Add a cell, above another one or at the top; return it."""
        at = self.notebook.cells.index(self.cell(before)) if before else 0
        self.notebook.cells.insert(at, kind(source))
        return self.notebook.cells[at]

    def prose(self, source):
        """Add a markdown cell."""
        return self.add(source, kind=new_markdown_cell)

    def raw(self, source):
        """Add a raw cell."""
        return self.add(source, kind=new_raw_cell)

    def trick(self, source, name="compute_cost"):
        """Put a trick above a wrong answer, in its cell."""
        self.answer(name, f"{source}\n\n\n{wrong_answer(name)}")

    def write(self):
        """Write it into the folder where submissions come in."""
        folder = self.course / "submitted" / self.student / self.lesson
        folder.mkdir(parents=True)
        path = folder / f"{self.lesson}.ipynb"
        if self.content is None:
            path.write_text(json.dumps(self.notebook))  # nbformat would mend it on the way
        elif self.content:
            path.write_bytes(self.content)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        for name, target in self.links.items():
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(target)
        if self.after:
            self.after(folder)


@cache
def right_answers(lesson):
    """Return ``{exercise: source}`` of the references."""
    exercises = LESSONS[lesson].exercises
    return {name: self_contained(e.reference, name) for name, e in exercises.items()}


def wrong_answer(name):
    """Return an answer that earns nothing."""
    return f"def {name}(*arguments):\n    return 0.123"


def _id(cell):
    about = cell.metadata.get("nbgrader", {})
    return about.get("grade_id") if isinstance(about, dict) else None

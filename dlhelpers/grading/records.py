"""What is written down of one graded submission: one JSON file each, read by reports and regrading.

``build/records/<lesson>/<student>.json`` holds a `Record`. It is written last, after the gradebook,
the executed notebook and the feedback, and in one step: where a record stands, all the rest stands
too. So a run that was killed goes on where it stopped, and only what changed is graded again.
"""

import ast
import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from dlhelpers.exercises.verdict import Verdict
from dlhelpers.grading.whole import write_whole

FORMAT = 1
"""Raised when the form of a record changes; records of another form are not read."""


def clean(text, longest=500):
    """Return a text of a submission as one line that can be written and printed anywhere.

    Halves of characters cannot be written; a line's end or an escape sequence could forge a row of
    a table on the instructor's screen.
    """
    shown = (c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text[:longest])
    return "".join(shown)


@dataclass(frozen=True)
class Finding:
    """Something that an instructor should know of a submission; it moves no marks by itself.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    text : str
        What was found, in one sentence.
    """

    kind: str
    text: str

    def __post_init__(self):
        object.__setattr__(self, "text", clean(self.text))


KINDS = {
    "metadata": "cells of the lesson whose points, id, type or lock were changed",
    "cells": "cells of the lesson that were missing, copied or edited where they are locked",
    "files": "files beside the notebook: other files, links, names of modules",
    "notebook": "a notebook that is malformed, too large, or of another version",
    "process": "cells or functions that killed, hung or overfilled the process that ran them",
    "protocol": "answers to the judge that no honest process gives",
    "reference": "calls of a function that the exercise asks for",
    "carried": "gradients that may fit a wrong forward pass that is no known mistake",
    "confinement": "what of the confinement was not there",
}
"""Every kind of `Finding`, and what it tells."""


@dataclass(frozen=True)
class ExerciseRecord:
    """What one exercise of a submission earned, and why.

    Attributes
    ----------
    name : str
        The exercise.
    points, score : float
        What it could earn, and what it did: the smaller score of the two verdicts.
    passed : bool
        Whether both verdicts passed.
    visible : Verdict
        On the inputs that students know.
    hidden : Verdict or None
        On inputs that they do not; None where the visible one earned nothing, or for an exercise
        without points. It names a misconception only where the visible one passed.
    seconds : float
        How long judging took, the student's function included.
    program : str
        A name for the answer's syntax without names, comments and docstrings: identical programs
        have the same one; "" where the cell does not parse or was left as it was released.
    """

    name: str
    points: float
    score: float
    passed: bool
    visible: Verdict
    hidden: Verdict | None
    seconds: float
    program: str = ""


@dataclass(frozen=True)
class Record:
    """One graded submission.

    Attributes
    ----------
    student, lesson : str
        Whose, and of what.
    submission : str
        SHA-256 of the files that were handed in (`hash_of_submission`).
    course : str
        Version of what graded it (`course_version`): exercises, grader, released notebook.
    graded : str
        When, in UTC, as ISO 8601.
    seconds : float
        How long it took in all.
    confinement : str
        How the student's code was confined: "bubblewrap", "bubblewrap, a server each" (as well, and
        slower), "limits only", or "nothing" (nbgrader's own command without bubblewrap).
    judged : str
        Where the verdicts were made: "outside" the process that ran the student's code, or "kernel"
        for nbgrader's own command.
    reason : str
        Why it could not be graded; "" where it was.
    score, points : float
        The sums over the exercises.
    exercises : tuple of ExerciseRecord
        In the order of the lesson; empty where it could not be graded.
    findings : tuple of Finding
        Integrity notes.
    """

    student: str
    lesson: str
    submission: str
    course: str
    graded: str
    seconds: float
    confinement: str
    judged: str
    reason: str
    score: float
    points: float
    exercises: tuple[ExerciseRecord, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "reason", clean(self.reason))

    def is_current(self, submission, course):
        """Tell whether the same files were graded by the same version of the course."""
        return (self.submission, self.course) == (submission, course)


def to_json(record):
    """Return a record as a text that `from_json` reads."""
    tree = {"format": FORMAT} | dataclasses.asdict(record)
    return json.dumps(tree, indent=1, ensure_ascii=False) + "\n"


def from_json(text):
    """Return the record that a text holds.

    Raises
    ------
    ValueError
        If it holds none, or one of another form.
    """
    try:
        tree = json.loads(text)
        if tree.pop("format") != FORMAT:
            raise ValueError(f"records: not of form {FORMAT}.")
        tree["exercises"] = tuple(_exercise(entry) for entry in tree["exercises"])
        tree["findings"] = tuple(Finding(**entry) for entry in tree["findings"])
        return Record(**tree)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"records: not a record ({error}).") from error


def _exercise(tree):
    verdicts = {which: tree[which] and _verdict(tree[which]) for which in ("visible", "hidden")}
    return ExerciseRecord(**tree | verdicts)


def _verdict(tree):
    known = {field.name for field in dataclasses.fields(Verdict)}
    laws = tuple((law, kept) for law, kept in tree["laws"])
    return Verdict(**{name: tree[name] for name in known & tree.keys()} | {"laws": laws})


def path_of(root, lesson, student):
    """Return where the record of a submission stands in a course's folder."""
    return Path(root) / "build" / "records" / lesson / f"{student}.json"


def write(root, record):
    """Write a record in one step: whoever reads sees the old one or the new one."""
    write_whole(path_of(root, record.lesson, record.student), to_json(record).encode())


def read(root, lesson, student):
    """Return the record of a submission, or None where there is none that can be read."""
    try:
        return from_json(path_of(root, lesson, student).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def read_all(root, lesson=None):
    """Yield all records of a course, or of one lesson, by lesson and student."""
    folder = Path(root) / "build" / "records"
    for path in sorted(folder.glob(f"{lesson or '*'}/[!.]*.json")):
        record = read(root, path.parent.name, path.stem)
        if record:
            yield record


def program_of(source):
    """Return a name for what a cell's program does, whatever its names and comments are.

    Parameters
    ----------
    source : str
        Of a cell.

    Returns
    -------
    str
        "" where it does not parse or holds no statement.
    """
    try:
        tree = ast.parse(source)
        text = ast.dump(_Anonymous().visit(tree)) if tree.body else ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


class _Anonymous(ast.NodeTransformer):
    """Numbers every name in the order in which it first occurs; drops docstrings."""

    def __init__(self):
        self.numbers = {}

    def visit(self, node):
        for field in ("name", "id", "arg", "asname"):
            if isinstance(getattr(node, field, None), str) and not isinstance(node, ast.alias):
                name = getattr(node, field)
                setattr(node, field, f"_{self.numbers.setdefault(name, len(self.numbers))}")
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:] or [ast.Pass()]
        return super().visit(node)

"""What the tests of confinement share: a fork server for marks, and rooms with cells in them."""

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import examination, inside
from dlhelpers.grading.fork_server import Limits, serve
from dlhelpers.grading.lending import serve_cells
from dlhelpers.grading.lesson_package import package_of
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.room import Room
from dlhelpers.grading.sources import self_contained

SETUP = "import numpy as np\nfrom dlhelpers import sigmoid, gradient_check"
SEED = 4242
QUICK = Limits(
    cell=2.0, notebook=60.0, memory=2 << 30, disk=8 << 20, file_size=4 << 20, processes=24
)
"""Limits that a test reaches soon. As many forks as there may be hold less than the memory, though
what they share counts for each of them, so a test reaches the limit that it is about."""


def server(confined, limits=QUICK):
    marks, _ = inside.make(ROOT / "build" / "confined")
    return serve(marks, limits, confined)


def room(server, *sources, lesson="01_logistic_regression", files=None):
    cells = dict(enumerate(sources))
    return Room(server, cells, files, package_of(lesson), serve_cells(lesson))


def printed(server, source, **more):
    """Run one cell and return what it printed, or the error that it stopped with."""
    with room(server, source, **more) as made:
        ((ran),) = made.run().values()
    texts = [o.get("text") or f"{o.get('ename')}: {o.get('evalue')}" for o in ran.outputs]
    return "".join(texts).strip()


def answers(lesson, **own):
    """Return a submission's cells: references, and `own` sources in the place of some."""
    exercises = LESSONS[lesson].exercises
    right = {name: self_contained(e.reference, name) for name, e in exercises.items()}
    return [SETUP, *(right | own).values()]


def marks(server, lesson, *sources, seed=SEED, in_order=True, only=()):
    """Return (records by exercise, findings) of a submission made of these cells."""
    names = LESSONS[lesson].names
    # A check behind all cells, or behind its own: the first cell is the setup.
    checks = {name: i + 1.5 if in_order else len(sources) for i, name in enumerate(names)}
    checks = {name: place for name, place in checks.items() if name in (only or names)}
    with room(server, *sources, lesson=lesson) as made:
        exam = examination.Examination(LESSONS[lesson], made, lambda name: seed)
        found = exam.marks(checks, {})
    return found, [*made.findings, *exam.findings]

"""The page of figures on grading: all that it says comes from the figures of a run."""

import datetime
import os
import platform
import statistics
from importlib import metadata

GOALS = {"unconfined": 10.0, "confined": 6.0}
"""Times as many notebooks a minute as nbgrader's own command, both without feedback pages. Against
nbgrader as it comes a part of that is due to the lessons' demonstrations, which it runs; so the
same is asked for against nbgrader with the course's configuration, which leaves them out."""

ROWS = {
    "stock": "`nbgrader autograde`, as it comes",
    "configured": "`nbgrader autograde` with the course's nbgrader_config.py",
    "unconfined": "this grader, `--unconfined --no-feedback`",
    "confined": "this grader, `--no-feedback`",
    "stock, feedback": "`nbgrader autograde` and `generate_feedback`",
    "confined, feedback": "this grader, as it is",
    "floor": "the floor: the students' own code alone, confined",
}
RIVALS = ("stock", "configured")
FLEET = (1, 2, 5, 10, 25, 100)
CLASSES = (500, 10_000, 100_000)

HEAD = """\
# Grading: how fast, and how that grows

Written by `make bench-grading`; every number on this page is computed from `grading.json`.
"""

METHOD = """\
Each round has a lesson of its own and a class of {size} submissions, every one another program:
references, right programs written otherwise, known mistakes, answers left out. All contenders grade
this class with their whole command, start and imports included, {jobs} processes at a time where
they can, one after the other in a new random order. As it comes, nbgrader runs all of a notebook;
with the course's nbgrader_config.py it leaves out the lesson's own demonstrations, as this grader
does, and its kernel is confined. It grades one submission and then {stock} less one: so its start
is known, and is counted once for the class, as for the others. Figures are medians over {rounds}
rounds; in brackets stand the least and the most. Ratios are of figures of the same round. On
average {load:.1f} processes wanted the machine at the beginning of a round, besides what was
measured.
"""

SIMULATED = """\
Here no student's code runs: {at_once} machines that are not there take as long as eight real
submissions took ({seconds:.2f} s of a processor each, with the feedback page), and give back what
came of these. All the rest is real: files are read, and the one process that writes enters the
marks into the gradebook (SQLite) and writes notebook, feedback page and record, each to disk for
good. With so many machines it is this process that sets the pace.
"""


def machine(confined):
    """Describe where figures were measured."""
    return {
        "processors": str(os.cpu_count()),
        "system": f"{platform.system()}, {platform.machine()}",
        "Python": platform.python_version(),
        "nbgrader": metadata.version("nbgrader"),
        "confinement": confined,
        "date": datetime.date.today().isoformat(),
    }


def table(head, rows):
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def spread(values, form="{:.1f}"):
    """Return the median of some values, and the least and the most of them."""
    middle, low, high = statistics.median(values), min(values), max(values)
    said = [form.format(value) for value in (middle, low, high)]
    return f"{said[0]} ({said[1]} to {said[2]})" if len(values) > 1 else said[0]


def ratios(rounds, name, rival):
    """Return how many times as fast as a rival a contender was in each round."""
    return [one[rival] / one[name] for one in rounds]


def page(figures):
    """Return the page, with what has been measured."""
    parts = [HEAD, table(["machine", ""], figures["machine"].items())]
    if "side by side" in figures:
        parts += side_by_side(figures["side by side"])
    if "real" in figures:
        parts += ["## A real class\n", real(figures["real"])]
    if "simulated" in figures:
        parts += ["## A simulated class\n", *simulated(figures["simulated"])]
    return "\n".join(parts)


def side_by_side(figures):
    """Yield the comparison with nbgrader, and the goals."""
    rounds = figures["rounds"]
    load = statistics.mean(one["load"] for one in rounds)
    yield "## Beside nbgrader's own command\n"
    yield METHOD.format(**figures | {"rounds": len(rounds), "load": load})
    rows = [
        [
            text,
            spread([60 / one[name] for one in rounds]),
            *(_times(rounds, name, rival) for rival in RIVALS),
        ]
        for name, text in ROWS.items()
    ]
    yield table(["", "notebooks a minute", "times as it comes", "times as configured"], rows)
    yield "The row with feedback pages is compared with nbgrader's two commands.\n"
    rows = []
    for name, goal in GOALS.items():
        middles = [statistics.median(ratios(rounds, name, rival)) for rival in RIVALS]
        said = [f"{m:.1f}x, {'met' if m >= goal else 'missed'}" for m in middles]
        rows.append([ROWS[name], f"{goal:g}x", *said])
    yield table(["goal", "at least", "against it as it comes", "as configured"], rows)
    yield "Lesson by lesson, seconds a notebook:\n"
    rows = [[one["lesson"], *(f"{one[name]:.2f}" for name in ROWS)] for one in rounds]
    yield table(["lesson", *ROWS], rows)


def _times(rounds, name, rival):
    """Return how many times as fast as a rival a contender was; "" where it does other work."""
    if name in ("stock", "stock, feedback", "configured"):
        return ""
    if name.endswith(", feedback"):
        rival += ", feedback"
    return spread(ratios(rounds, name, rival)) + "x" if rival in rounds[0] else ""


def real(figures):
    """Return how the time of a real class grew."""
    text = (
        f"{figures['size']} submissions, every one another program, confined, with feedback pages."
        f" Load of the machine at the end: {figures['load']:.1f}.\n\n"
    )
    return text + grown(figures["curve"])


def grown(curve):
    """Return a table of how time grew, with what the last ones took against the first."""
    rows, before = [], (0, 0.0)
    for done, seconds in curve:
        pace = (seconds - before[1]) / (done - before[0])
        rows.append([done, f"{seconds:.1f}", f"{1000 * pace:.1f}"])
        before = (done, seconds)
    return table(["submissions", "seconds", "ms for each of the last ones"], rows)


def simulated(figures):
    """Yield how the time of a simulated class grew, and what a fleet would take."""
    yield SIMULATED.format(at_once=figures["at once"], seconds=figures["seconds of a processor"])
    yield grown(figures["curve"])
    size, seconds = figures["curve"][-1]
    pace = seconds / size
    each = figures["seconds of a processor"]
    yield (
        f"Grading again where nothing has changed takes {figures['nothing to do']:.1f} s.\n\n"
        f"So one process that writes keeps {each / pace:.0f} processors busy; more of them gain"
        " nothing. What a fleet of machines with two processors each would need:\n"
    )
    rows = [
        [
            machines,
            *(lasting(max(count * each / (2 * machines), count * pace)) for count in CLASSES),
        ]
        for machines in FLEET
    ]
    yield table(["machines", *(f"{count:,} submissions" for count in CLASSES)], rows)


def lasting(seconds):
    """Return a time in words."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"

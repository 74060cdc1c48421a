"""Run attacks against ``python -m dlhelpers.grading``, and say what they did."""

import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

from attacks.course import (
    BYSTANDERS,
    ClassRoom,
    give_away,
    memory_of,
    processes,
    wait_until,
    walls,
)
from attacks.leaking import HIDDEN
from attacks.pages import active, shown_to_the_instructor
from dlhelpers.grading import records
from dlhelpers.grading.examiner import points_of
from dlhelpers.grading.notebooks import ROOT

CELL, NOTEBOOK = 5.0, 60.0
"""Limits, in seconds, so that the suite does not take the whole day."""
LONGEST = 2 * NOTEBOOK + 60.0 + 60.0
"""Seconds that a run with one attack may take: twice its time, and what is around it."""
MEMORY = 5 << 30
"""Bytes that a run with one attack may hold: 4 GB for the attack, and the grader."""
LARGEST = 64 << 20
"""Bytes that may come back to one student."""


@dataclass
class Effect:
    """What an attack did.

    Attributes
    ----------
    gained : float
        Points above those of the same submission without the trick.
    score, honest : float or None
        What it earned, and what it would have earned.
    harm, leaked : list of str
        What it did to others, and which secrets came out.
    stopped : str
        What the record says of it.
    """

    gained: float = 0.0
    score: float | None = None
    honest: float | None = None
    harm: list = field(default_factory=list)
    leaked: list = field(default_factory=list)
    stopped: str = ""

    @property
    def nothing(self):
        """Whether it came to nothing."""
        return not (self.gained or self.harm or self.leaked)


class Watch(threading.Thread):
    """Looks on while a class is graded: memory, and processes that outlive their submission."""

    def __init__(self, room, number, names):
        super().__init__(daemon=True)
        self.room, self.number, self.names = room, number, names
        self.memory, self.outlived, self.over = 0, set(), threading.Event()
        self.done = {}

    def run(self):
        """Look every second."""
        while not self.over.wait(1.0):
            self.memory = max(self.memory, memory_of(self.number))
            running = {name for _, name in processes()}
            for name, (student, lesson) in self.names.items():
                if records.path_of(self.room.course.root, lesson, student).exists():
                    first = self.done.setdefault(name, time.monotonic())
                    if time.monotonic() - first > 2.0 and name in running:
                        self.outlived.add(name)


def run(template, folder, attacks, unconfined=False, jobs=2):
    """Grade a class with these attacks on one lesson in it; return ``{attack name: Effect}``."""
    (lesson,) = {a.lesson for a in attacks}
    room = ClassRoom(template, folder / "secret-course", lesson)
    honest = {a.name: room.add_honest(a.lesson, a.wrong) for a in attacks}
    for one in attacks:
        room.add(one)
    before = room.snapshot()
    said, code, seconds, watch = _grade(room, attacks, unconfined, jobs)
    effects = {}
    for one in attacks:
        effect = effects[one.name] = _effect(room, one, honest[one.name])
        name = f"atk-{one.student}"[:15]
        if name in watch.outlived:
            effect.harm.append("its process outlived it")
        if not wait_until(lambda name=name: name not in {n for _, n in processes()}, 5.0):
            effect.harm.append("its process outlived the run")
    harm = _harm(room, before, code, said)
    if len(attacks) == 1 and not unconfined:
        if seconds > LONGEST:
            harm.append(f"the run took {seconds:.0f} s")
        if watch.memory > MEMORY:
            harm.append(f"{watch.memory / 2**30:.1f} GB of memory")
    for effect in effects.values():
        effect.harm += harm
    return effects


def _grade(room, attacks, unconfined, jobs):
    names = {f"atk-{a.student}"[:15]: (a.student, a.lesson) for a in attacks}
    command = [sys.executable, "-m", "dlhelpers.grading", "--course", str(room.course.root)]
    command += ["--jobs", str(jobs), "--cell-time", str(CELL), "--time", str(NOTEBOOK)]
    command += ["--lesson", room.lesson]
    if unconfined:  # what the grader does not confine is shut in by the suite: see `walls`
        give_away(room.course.root)
        command = [*walls(room.course.root), *command, "--unconfined"]
    out, before = room.course.root.parent / "said.txt", time.monotonic()
    environment = {**_environment(), "GRADING_SECRET": room.canaries.environment}
    with open(out, "wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT
        )
        watch = Watch(room, process.pid, names)
        watch.start()
        try:
            code = process.wait(600 + len(attacks) * 60)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait() or -9
        watch.over.set()
        watch.join()
    return out.read_bytes().decode(errors="replace"), code, time.monotonic() - before, watch


def _environment():
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "NBGRADER"))}


def _effect(room, one, honest):
    record = records.read(room.course.root, one.lesson, one.student)
    effect = Effect(honest=room.score(honest, one.lesson))
    if record is None:
        effect.harm.append("it was not graded")
        return effect
    effect.score = max(record.score, room.score(one.student, one.lesson) or 0.0)
    effect.gained = round(max(0.0, effect.score - (effect.honest or 0.0)), 6)
    effect.stopped = _stopped(record, one)
    back = room.given_back(one.student, one.lesson)
    effect.leaked = leaks(room, one, back)
    if len(back) > LARGEST:
        effect.harm.append(f"{len(back) >> 20} MB came back")
    if "OUTGREW THE DISK" in back:
        effect.harm.append("a disk without bounds")
    folder = room.course.root / "feedback" / one.student / one.lesson / f"{one.lesson}.html"
    pages = {"feedback": folder.read_text(encoding="utf-8") if folder.is_file() else ""}
    pages["formgrader"] = shown_to_the_instructor(room.course, one.student, one.lesson)
    effect.leaked += [f"{' '.join(f)} in {n}" for n, p in pages.items() if (f := active(p))]
    return effect


def leaks(room, one, back):
    """Return names of the secrets that stand in what comes back to an attacker."""
    canaries = room.canaries
    looked_for = {
        "environment": canaries.environment,
        "file beside the gradebook": canaries.roster,
        "another's work": canaries.work,
        "users of the system": "root:x:0:0",
        "where the course lies": f"--course {room.course.root}",
    }
    key = room.course.root / "gradebook.key"
    if key.is_file():
        looked_for["the key"] = key.read_bytes().hex()
    if one.name == "prints_the_processes":
        looked_for["command lines"] = "dlhelpers.grading"
    found = [name for name, text in looked_for.items() if text in back]
    # Of its own source the mark is a part; of an output it is followed by numbers.
    if re.search(HIDDEN + r" (?:\(\[|\[)+\d", back):
        found.append("hidden inputs")
    return found


def _stopped(record, one):
    if record.reason:
        return f"not graded: {record.reason}"
    found = [f.text for f in record.findings if f.kind != "confinement"]
    said = [
        f"{e.name}: {(e.hidden if e.hidden and not e.hidden.passed else e.visible).problem}"
        for e in record.exercises
        if e.name in one.wrong and not e.passed
    ]
    return " | ".join([*found[:2], *said[:1]])


def _harm(room, before, code, said):
    harm = []
    if code:
        harm.append(f"the command ended with {code}")
    lines = [line for line in said.splitlines() if "\x1b[2J" in line or "\x1b]0;" in line]
    forged = re.findall(r"(?m)^z-bystander +lesson +0 of 100", said)
    if lines or forged:
        harm.append("orders to the terminal")
    for student in BYSTANDERS:
        harm += [f"{student} {what}" for what in _hurt(room, student, room.lesson)]
    after = room.snapshot()
    changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    harm += [f"{name} changed" for name in changed if name != "gradebook.key"]
    harm += [f"{name} appeared" for name in room.odd_files()]
    return harm


def _hurt(room, student, lesson):
    points = points_of(lesson)
    record = records.read(room.course.root, lesson, student)
    if record is None:
        return ["was not graded"]
    score, back = room.score(student, lesson), room.given_back(student, lesson)
    found = []
    if not (score == record.score == points):
        found.append(f"has {score} of {points}")
    if room.canaries.work not in back or back.count("</html>") != 1:
        found.append("has no feedback")
    others = [s for s in BYSTANDERS if s != student]
    if any(f"{room.canaries.work} {other}" in back for other in others) or "ATTACK" in back:
        found.append("has other feedback")
    return found

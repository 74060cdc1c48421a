"""Run attacks against plain ``nbgrader autograde``, shut in so that this machine is safe."""

import subprocess
import sys
from pathlib import Path

from attacks.course import BYSTANDERS, ClassRoom, give_away, walls
from attacks.ours import Effect, leaks
from attacks.pages import active, shown_to_the_instructor

TIMEOUT = 15
"""Seconds for a cell."""


def run(template, folder, attacks, honest):
    """Grade a class with attacks on one lesson in it; return ``{attack name: Effect}``.

    Parameters
    ----------
    template : grade.Course
        Of a plain course.
    folder : Path
        Where to work.
    attacks : list of Attack
        All on one lesson.
    honest : dict
        ``{attack name: points of the same submission without the trick}``
    """
    (lesson,) = {a.lesson for a in attacks}
    room = ClassRoom(template, folder / "secret-course", lesson)
    for one in attacks:
        room.add(one)
    before, seconds = room.snapshot(), 180 + 4 * TIMEOUT * len(attacks)
    code = _autograde(room, seconds)
    harm = [f"ended with {code}"] if code < 0 or code == 124 else []
    for student in BYSTANDERS:
        score = _score(room, student, lesson)
        if score != 100.0:
            harm.append(f"{student} has {score} of 100")
        elif room.canaries.work not in room.given_back(student, lesson):
            harm.append(f"{student} has other work")
    after = room.snapshot()
    harm += [f"{name} changed" for name in before if before[name] != after.get(name)]
    effects = {}
    for one in attacks:
        score = _score(room, one.student, lesson)
        effect = effects[one.name] = Effect(score=score, honest=honest[one.name])
        effect.gained = round(max(0.0, (score or 0.0) - effect.honest), 6)
        effect.harm = list(harm) + [f"{n} appeared" for n in room.odd_files()]
        effect.leaked = leaks(room, one, room.given_back(one.student, lesson))
        page = _page(room, one.student, lesson)
        effect.leaked += [f"{' '.join(found)} in formgrader"] if (found := active(page)) else []
    return effects


def _score(room, student, lesson):
    try:
        return room.score(student, lesson)
    except Exception:  # the database itself may be spoilt
        return None


def _page(room, student, lesson):
    try:
        return shown_to_the_instructor(room.course, student, lesson)
    except Exception:
        return ""


def _autograde(room, seconds):
    root = room.course.root
    home = root / "home"
    home.mkdir(exist_ok=True)
    give_away(root)
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "GRADING_SECRET": room.canaries.environment,
    }
    nbgrader = [sys.executable, "-m", "nbgrader", "autograde", room.lesson, "--create"]
    nbgrader += [f"--ExecutePreprocessor.timeout={TIMEOUT}", f"--Execute.timeout={TIMEOUT}"]
    command = [*walls(root), "timeout", "-k", "5", str(seconds), *nbgrader]
    with open(root.parent / "said.txt", "wb") as said:
        try:
            done = subprocess.run(
                command,
                cwd="/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                timeout=seconds + 30,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -9
    return done.returncode

"""Run attacks against plain ``nbgrader autograde``, shut in so that this machine is safe."""

import os
import subprocess
import sys
from pathlib import Path

from attacks.course import BYSTANDERS, ClassRoom
from attacks.ours import Effect, leaks
from attacks.pages import active, shown_to_the_instructor
from dlhelpers.grading.notebooks import ROOT

STRANGER = 12345
"""The user that runs nbgrader where this suite runs as root: limits hold for it."""
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc")
LIMITS = ("--nproc=400", f"--as={6 << 30}", f"--fsize={256 << 20}", "--core=0")
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
    for path in (root, *root.rglob("*")):
        if not path.is_symlink() and os.getuid() == 0:
            os.chown(path, STRANGER, STRANGER)
    home = root / "home"
    home.mkdir(exist_ok=True)
    if os.getuid() == 0:
        os.chown(home, STRANGER, STRANGER)
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
    command = [*_walls(root), "prlimit", *LIMITS, "timeout", "-k", "5", str(seconds), *nbgrader]
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


def _walls(root):
    """Return a bubblewrap in which only the course can be written to, and nothing is outside."""
    pythons = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    shown = [*SYSTEM, str(ROOT), *sorted(pythons)]
    above = sorted({str(up) for path in (*shown, str(root)) for up in Path(path).parents} - {"/"})
    as_root = os.getuid() == 0
    rights = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if as_root else []
    rights += [] if as_root else ["--unshare-user"]
    stranger = ("setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups")
    return [
        *("bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--die-with-parent"),
        *("--cap-drop", "ALL", *rights, "--new-session", "--proc", "/proc", "--dev", "/dev"),
        *("--perms", "1777", "--tmpfs", "/tmp"),
        *(part for path in above if path != "/tmp" for part in ("--dir", path)),
        *(part for path in shown for part in ("--ro-bind-try", path, path)),
        *("--bind", str(root), str(root), "--chdir", str(root), "--"),
        *(stranger if as_root else ()),
    ]

"""A course with secrets in it, two honest bystanders, and attackers."""

import hashlib
import os
import secrets
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from attacks.attack import HandIn
from dlhelpers.grading import grade
from dlhelpers.grading.notebooks import ROOT

BYSTANDERS = ("a-bystander", "z-bystander")
"""The first and the last in the class."""
STRANGER = 12345
"""The user that runs what nothing confines, where this suite runs as root: limits hold for it."""
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc")
LIMITS = ("--nproc=400", f"--as={6 << 30}", f"--fsize={256 << 20}", "--core=0")
PLAIN_CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "plain"
c.CourseDirectory.source_directory = "notebooks"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError"}
"""
"""Plain nbgrader: its own steps only."""


@dataclass(frozen=True)
class Canaries:
    """Texts that nobody else may ever see.

    Attributes
    ----------
    environment, roster, work : str
        One stands in the grader's environment, one in a file beside the gradebook, and one in the
        work of another student.
    """

    environment: str
    roster: str
    work: str

    @classmethod
    def new(cls):
        """Draw new ones."""
        return cls(*(f"SECRET-{n}-{secrets.token_hex(8)}" for n in ("ENVIRONMENT", "FILE", "WORK")))


def make_template(folder, lessons, plain=False):
    """Make a course in which lessons have been released; return its `grade.Course`."""
    folder.mkdir(parents=True)
    if plain:
        (folder / "nbgrader_config.py").write_text(PLAIN_CONFIG)
    else:
        shutil.copy(ROOT / "nbgrader_config.py", folder)
    course = grade.Course(folder)
    for lesson in lessons:
        shutil.copytree(ROOT / "notebooks" / lesson, folder / "notebooks" / lesson)
        grade.release(course, lesson)
    return course


class ClassRoom:
    """A copy of a course, with submissions in it.

    Parameters
    ----------
    template : grade.Course
        What is copied.
    folder : Path
        Where to.
    lesson : str
        The lesson that all hand in.
    """

    def __init__(self, template, folder, lesson):
        shutil.copytree(template.root, folder, symlinks=True)
        self.course, self.canaries = grade.Course(folder), Canaries.new()
        self.lesson = lesson
        (folder / "roster.csv").write_text(f"name,mark\n{self.canaries.roster},1\n")
        for student in BYSTANDERS:
            self.hand_in(lesson, student).write()

    def hand_in(self, lesson, student, wrong=()):
        """Return a submission in the making."""
        path = self.course.root / "release" / lesson / f"{lesson}.ipynb"
        released = nbformat.read(path, as_version=4)
        made = HandIn(lesson, released, wrong, self.course.root, student)
        if student in BYSTANDERS:
            # Only the last one's work is secret from those whose run the first one shares.
            made.add(f'"{self.canaries.work} {student}"')
        return made

    def add(self, attack):
        """Have an attack handed in."""
        made = self.hand_in(attack.lesson, attack.student, attack.wrong)
        attack.make(made)
        made.write()

    def add_honest(self, lesson, wrong):
        """Have somebody hand in the same without a trick; return who."""
        student = "honest-" + hashlib.sha256(repr(wrong).encode()).hexdigest()[:6]
        if not (self.course.submitted / student / lesson).exists():
            self.hand_in(lesson, student, wrong).write()
        return student

    def score(self, student, lesson):
        """Return what stands in the gradebook, or None where nothing does."""
        with Gradebook(self.course.database) as gradebook:
            try:
                found = gradebook.find_submission(lesson, student)
                return float(found.score) if any(True for _ in found.notebooks) else None
            except MissingEntry:
                return None

    def given_back(self, student, lesson):
        """Return the text of all that a student may get back."""
        texts = []
        for kind in ("autograded", "feedback"):
            folder = self.course.root / kind / student / lesson
            for path in sorted(folder.glob(f"{lesson}.*")):
                texts.append(path.read_text(encoding="utf-8", errors="replace"))
        return "\n".join(texts)

    def snapshot(self):
        """Return a digest of each file that grading must leave as it is."""
        root = self.course.root
        kept = [root / "roster.csv", root / "nbgrader_config.py", root / "gradebook.key"]
        for folder in ("notebooks", "release"):
            kept += sorted((root / folder).rglob("*"))
        for student in BYSTANDERS:
            kept += sorted((root / "submitted" / student).rglob("*"))
        return {
            str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in kept
            if p.is_file()
        }

    def odd_files(self):
        """Return files that only an attack can have made."""
        names = ("ATTACK", "ATTACK-was-here", "PICKLED", "ATTACK.pth")
        root = self.course.root
        return [str(p.relative_to(root)) for p in root.rglob("*") if p.name in names]


def processes():
    """Yield (number, name) of every process of the system."""
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            yield int(number), Path("/proc", number, "comm").read_text().strip()
        except OSError:
            continue


def memory_of(root):
    """Return the bytes that a process and all that come from it hold, shared ones once."""
    children = {}
    for number, _ in processes():
        try:
            status = Path("/proc", str(number), "stat").read_text()
        except OSError:
            continue
        children.setdefault(int(status.rpartition(")")[2].split()[1]), []).append(number)
    waiting, total = [root], 0
    while waiting:
        number = waiting.pop()
        waiting += children.get(number, [])
        total += _proportional(number)
    return total


def _proportional(number):
    try:
        text = Path("/proc", str(number), "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) << 10 for x in text.splitlines() if x.startswith("Pss:")), 0)


def wait_until(true, seconds):
    """Wait until something holds; tell whether it does."""
    ends = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < ends:
        time.sleep(0.2)
    return found


def give_away(root):
    """Give a course to the user that `walls` runs programs as."""
    if os.getuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, STRANGER, STRANGER, follow_symlinks=False)


def walls(root):
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
        *("prlimit", *LIMITS),
    ]

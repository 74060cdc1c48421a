"""What students get besides the notebooks: the files in `release_files.txt`, and answer books."""

import hashlib
import shutil
import sys
from functools import cache
from pathlib import Path

import numpy as np

from dlhelpers.exercises import LESSONS, answer_book
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.whole import make_whole

FILES = Path(__file__).with_name("release_files.txt")
STUDENTS_NAMES = {"lessons/START_HERE.md": "README.md"}


def listed():
    """Return the files of the repository that go out, as `release_files.txt` lists them."""
    lines = FILES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def copied():
    """Return ``{path in the repository: path in the zip}`` of all files that are only copied."""
    return {source: STUDENTS_NAMES.get(source, source) for source in listed()}


def add_package(folder):
    """Copy into a folder all that students get besides the notebooks."""
    for name in LESSONS:
        _add_answer_book(folder, name)
    for source, place in copied().items():
        copy(ROOT / source, folder / place)


def _add_answer_book(folder, name):
    lesson = LESSONS[name]
    known = ROOT / "build" / "answers" / version() / name
    if not known.exists():
        with make_whole(known) as scratch:
            answer_book.save(scratch, lesson.answer_book())
    copy(known / answer_book.FILE, folder / folder_of(lesson) / answer_book.FILE)


@cache
def version():
    """Return a name for all that students and confined processes get, as the files are now."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    package = ROOT / "dlhelpers"
    graders = package / "grading"
    # Most of what grades goes to neither of them.
    paths = {p for p in package.rglob("*.py") if p.parent != graders}
    paths |= {graders / Path(__file__).name, graders / "inside.py", graders / FILES.name}
    for path in sorted(paths | {ROOT / name for name in listed()}):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def folder_of(lesson):
    """Return the folder of a lesson's exercises, in the repository and in the zip."""
    return lesson.package.replace(".", "/")


def copy(source, target):
    """Copy a file that goes to students; stop if it is not there."""
    if not source.is_file():
        sys.exit(f"release_files.txt lists {source}, which is not there.")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if source.name == "environment.yml":
        # Students import dlhelpers from the folder they work in; nothing is to be installed.
        lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
        target.write_text("".join(x for x in lines if "--editable" not in x), encoding="utf-8")

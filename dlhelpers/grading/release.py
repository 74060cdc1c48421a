"""Build what a student gets, as one zip: ``python -m dlhelpers.grading.release``.

The zip holds the notebooks without solutions and hidden checks, the package without the modules
that hold solutions, and in their place a file of numbers: for each exercise the inputs of the
visible check, the expected outputs, and the outputs and hints of known mistakes. Which files of
the package may go out stands in `release_files.txt`; one file too many or too few stops the build.
"""

import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from dlhelpers.exercises import LESSONS, answer_book
from dlhelpers.grading import commands
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.release_files import add_package, copied, copy, folder_of
from dlhelpers.progress import progress

NAME = "deep_learning"
ZIP = ROOT / "build" / f"{NAME}.zip"
FORBIDDEN = re.compile(rb"BEGIN (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
DAY_ONE = (2026, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the same content gives the same bytes."""


def build(target=ZIP):
    """Write the zip and return its path.

    Parameters
    ----------
    target : Path
        Where to write it.

    Raises
    ------
    SystemExit
        If a file is missing, is one too many, or holds a solution.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / NAME
        folder.mkdir()
        _add_notebooks(folder)
        add_package(folder)
        complain_about(folder)
        _zip(folder, target)
    return target


def expected_files():
    """Return the path of every file that the zip is to hold."""
    made = [f"{name}.ipynb" for name in LESSONS]
    made += [f"{folder_of(lesson)}/{answer_book.FILE}" for lesson in LESSONS.values()]
    return sorted([*copied().values(), *made])


def complain_about(folder):
    """Stop if a release holds a file too many or too few, or anything of a solution."""
    found = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    wrong = sorted(set(found) ^ set(expected_files()))
    if wrong:
        sys.exit(f"The release holds the wrong files: {', '.join(wrong)}.")
    leaks = [name for name in found if FORBIDDEN.search((folder / name).read_bytes())]
    if leaks:
        sys.exit(f"The release would give solutions away: {', '.join(leaks)}.")


def _add_notebooks(folder):
    """Let nbgrader make the students' versions, in a course of its own: no gradebook changes."""
    with tempfile.TemporaryDirectory() as scratch:
        course = Path(scratch)
        shutil.copy(ROOT / "nbgrader_config.py", course)
        shutil.copytree(ROOT / "notebooks", course / "notebooks")
        for name in progress(list(LESSONS), "release"):
            done, said = commands.run(course, "generate_assignment", name)
            if not done:
                sys.exit(f"nbgrader could not make the student's version of {name}:\n{said}")
            copy(course / "release" / name / f"{name}.ipynb", folder / f"{name}.ipynb")


def _zip(folder, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(str(Path(NAME) / path.relative_to(folder)), DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def main():
    """Build the release and say what it holds."""
    target = build()
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    size = target.stat().st_size / 1024
    print(f"{target.relative_to(ROOT)}: {len(names)} files, {size:.0f} kB")
    print("\n".join(f"  {name}" for name in names))


if __name__ == "__main__":
    main()

"""Make the folders that confined processes see.

Two kinds of processes run a submission. Where marks are made, none of the package's functions that
could be an answer is there, nor a check, a key or a solution: see `lesson_package`. For the
pictures of the executed notebook there is what students have at home.
"""

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

from dlhelpers.grading import release_files
from dlhelpers.grading.fork_server import Inside
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.whole import make_whole

PACKAGE = ROOT / "dlhelpers"
OBSERVER = ("outcome", "fed", "own_forward", "reach")
"""Modules of `dlhelpers.exercises` that run a student's function and write down what it does."""


def make(folder):
    """Write what the two kinds of processes see; return an `Inside` for marks and one for pictures.

    Parameters
    ----------
    folder : Path
        Where; made anew unless it is of the present version.
    """
    folder = Path(folder) / release_files.version()
    if not folder.exists():
        with make_whole(folder) as scratch:
            _fill(scratch)
    marks, pictures = folder / "marks", folder / "pictures"
    usual = Inside.__dataclass_fields__["imports"].default
    return (
        Inside(marks, str(marks / "package"), True),
        Inside(pictures, str(pictures / "package"), False, (*usual, "dlhelpers.exercises")),
    )


def _fill(folder):
    for kind in ("marks", "pictures"):
        shutil.copytree(
            PACKAGE / "grading" / "confined",
            folder / kind / "confined",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    _copy_modules(folder / "marks" / "package")
    release_files.add_package(folder / "pictures" / "package")
    look_for_fonts(folder / "marks" / "fonts")
    shutil.copytree(folder / "marks" / "fonts", folder / "pictures" / "fonts")
    # Nobody can write there later: each fork server would compile all of it again.
    compileall.compile_dir(folder, quiet=1, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)  # an ordinary user reads it


def look_for_fonts(folder):
    """Have matplotlib write down which fonts there are."""
    command = [sys.executable, "-c", "import matplotlib.font_manager"]
    subprocess.run(command, env=os.environ | {"MPLCONFIGDIR": str(folder)}, check=True)


def _copy_modules(package):
    home = package / "dlhelpers"
    (home / "exercises").mkdir(parents=True)
    for name in OBSERVER:
        shutil.copyfile(PACKAGE / "exercises" / f"{name}.py", home / "exercises" / f"{name}.py")
    for name in release_files.listed():
        if name.startswith("data/"):
            release_files.copy(ROOT / name, package / name)

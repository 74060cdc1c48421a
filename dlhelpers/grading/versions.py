"""A name for all that decides the marks of a lesson: when it changes, the lesson is graded again.

What only shows marks (reports, exports, feedback pages, pictures) is left out, and so are the
exercises of other lessons.
"""

import ast
import hashlib
from functools import cache

import numpy

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import release_files
from dlhelpers.grading.lesson_package import FOR_PEOPLE, PACKAGE
from dlhelpers.grading.notebooks import ROOT, path_of

JUDGE = "dlhelpers/grading/examiner.py"


def course_version(lesson):
    """Return a name for all that decides a lesson's marks: exercises, judge, notebook, numpy.

    Parameters
    ----------
    lesson : str
        Name of the lesson.
    """
    digest = hashlib.sha256(numpy.__version__.encode())
    for path in sorted({*deciding(lesson), path_of(lesson)}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def deciding(lesson):
    """Return the Python files that decide a lesson's marks, and all that they import.

    Parameters
    ----------
    lesson : str
        Name of the lesson.

    Returns
    -------
    set of Path
    """
    # By its name alone an exercise is imported, and so is what runs in a confined process.
    waiting = [
        ROOT / JUDGE,
        *(ROOT / PACKAGE / "grading" / "confined").glob("*.py"),
        *ROOT.joinpath(*LESSONS[lesson].package.split(".")).glob("*.py"),
        *(ROOT / name for name in release_files.listed() if name.endswith(".py")),
    ]
    found, shown = set(), set(FOR_PEOPLE) - {"exercises"}
    while waiting:
        path = waiting.pop()
        if path not in found and not shown & set(path.relative_to(ROOT).with_suffix("").parts):
            found.add(path)
            waiting += _imported(path)
    return found


@cache
def _imported(path):
    """Return the files of the package that a file imports, packages above them included."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):  # in a package: `from . import ...`
            names = [f"{_module_of(path.parent)}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == PACKAGE:
                found += [ROOT.joinpath(*parts[:n], "__init__.py") for n in range(1, len(parts))]
                found += [ROOT.joinpath(*parts).with_suffix(".py")]
                found += [ROOT.joinpath(*parts, "__init__.py")]
    return [path for path in found if path.is_file()]


def _module_of(folder):
    return ".".join(folder.relative_to(ROOT).parts)

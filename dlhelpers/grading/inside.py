"""Make the folders that confined processes see.

Two kinds of processes run a submission. Where marks are made, none of the package's functions that
could be an answer is there, nor a check, a key or a solution: `lent_names` says what stands in
their places. For the pictures of the executed notebook there is what students have at home.
"""

import ast
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import numpy

from dlhelpers.grading import release
from dlhelpers.grading.fork_server import Inside
from dlhelpers.grading.notebooks import ROOT, path_of

PACKAGE = ROOT / "dlhelpers"
TOOLS = ("errors", "arguments", "progress", "gradient_check")
"""Modules that hold no answer to anything; some take functions, which cannot be sent."""
OBSERVER = ("outcome", "fed", "own_forward")
"""Modules of `dlhelpers.exercises` that run a student's function and write down what it does."""
FOR_PEOPLE = ("pictures", "plotting", "films", "widgets", "microscope", "scoreboard", "exercises")
"""Modules that show something: where marks are made, they do nothing."""


def course_version(lesson):
    """Return a name for all that decides a lesson's marks: package, notebook, numpy.

    Parameters
    ----------
    lesson : str
        Name of the lesson.
    """
    digest = hashlib.sha256(numpy.__version__.encode())
    for path in (*sorted(PACKAGE.rglob("*.py")), path_of(lesson)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def lent_names():
    """Return ``{module: {name: target of a lent function, or ""}}`` for every module that goes out.

    The texts are read, nothing is imported: pictures would need matplotlib.
    """
    modules = {}
    for listed in release.listed():
        path = Path(listed)
        if path.suffix == ".py":
            parts = path.with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            modules[name] = _names_of(name, ROOT / path)
    real = {f"dlhelpers.{tool}" for tool in TOOLS}
    return {name: names for name, names in modules.items() if name not in real}


def can_be_lent(module):
    """Tell whether functions of a module may be called by message."""
    parts = module.split(".")
    return parts[0] == "dlhelpers" and not set(parts) & {*FOR_PEOPLE, *TOOLS, "grading"}


def _names_of(module, path):
    names = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            names[node.name] = f"{module}:{node.name}" if can_be_lent(module) else ""
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("dlhelpers"):
            for alias in node.names:
                lent = can_be_lent(node.module) and node.module != "dlhelpers"
                target = f"{node.module}:{alias.name}" if lent and alias.name.islower() else ""
                if target or node.module.startswith("dlhelpers.exercises"):
                    names[alias.asname or alias.name] = target
        elif isinstance(node, ast.ClassDef):
            names[node.name] = ""
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                leaves = target.elts if isinstance(target, ast.Tuple) else [target]
                names |= {leaf.id: "" for leaf in leaves if isinstance(leaf, ast.Name)}
    return {name: target for name, target in names.items() if not name.startswith("_")}


def make(folder):
    """Write what the two kinds of processes see; return an `Inside` for marks and one for pictures.

    Parameters
    ----------
    folder : Path
        Where; made anew unless it is of the present version.
    """
    folder = Path(folder) / _version()
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=folder.parent))
        for kind in ("marks", "pictures"):
            shutil.copytree(
                PACKAGE / "grading" / "confined",
                scratch / kind / "confined",
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        _copy_modules(scratch / "marks" / "package")
        release.add_package(scratch / "pictures" / "package")
        for path in (scratch, *scratch.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)  # an ordinary user reads it
        try:
            os.replace(scratch, folder)
        except OSError:  # another run was faster
            shutil.rmtree(scratch)
    marks, pictures = folder / "marks", folder / "pictures"
    usual = Inside.__dataclass_fields__["imports"].default
    return (
        Inside(marks, str(marks / "package"), lent_names()),
        Inside(pictures, str(pictures / "package"), {}, (*usual, "dlhelpers.exercises")),
    )


def _copy_modules(package):
    home = package / "dlhelpers"
    (home / "exercises").mkdir(parents=True)
    for name in TOOLS:
        shutil.copyfile(PACKAGE / f"{name}.py", home / f"{name}.py")
    for name in OBSERVER:
        shutil.copyfile(PACKAGE / "exercises" / f"{name}.py", home / "exercises" / f"{name}.py")


def _version():
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]

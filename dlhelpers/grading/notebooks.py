"""Build the notebooks from the lessons' texts: ``python -m dlhelpers.grading.notebooks [--check]``.

A text holds prose and demonstrations. Two kinds of cells are only named there and written here:
``exercise="name"`` becomes the function, cut from the module that the tests run, and its check;
``prediction="name"`` becomes the cell in which a student commits a guess.
"""

import argparse
import hashlib
import inspect
import sys
from pathlib import Path

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from dlhelpers.exercises import LESSONS

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "lessons"
NOTEBOOKS = ROOT / "notebooks"
HIDDEN_SEED = 8128
DEMONSTRATION = "demonstration"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build(name):
    """Return the instructor's notebook of a lesson.

    Parameters
    ----------
    name : str
        Name of the lesson's text, without its ending: "01_logistic_regression".

    Returns
    -------
    nbformat.NotebookNode
    """
    lesson = LESSONS[name]
    cells = []
    for cell in jupytext.read(TEXTS / f"{name}.py", fmt="py:percent").cells:
        if "exercise" in cell.metadata:
            cells += exercise_cells(lesson, lesson.exercise(cell.metadata["exercise"]))
        elif "prediction" in cell.metadata:
            cells.append(prediction_cell(cell.metadata["prediction"]))
        else:
            cells.append(plain_cell(cell))
    _give_ids(cells)
    notebook = new_notebook(cells=cells, metadata=METADATA)
    nbformat.validate(notebook)
    return notebook


def exercise_cells(lesson, exercise):
    """Return the cell with the function and the cell that checks it."""
    name = exercise.name
    lines = [
        # Imported in the cell itself: a student may have given the name `check` to something else.
        f"from {lesson.package} import check",
        "",
        f'check("{name}")',
    ]
    if exercise.points:
        lines += [
            "### BEGIN HIDDEN TESTS",
            f'check("{name}", seed={HIDDEN_SEED})',
            "### END HIDDEN TESTS",
        ]
    function = inspect.getsource(exercise.reference).rstrip()
    return [
        new_code_cell(function, metadata=graded(name, solution=True)),
        new_code_cell("\n".join(lines), metadata=graded(f"check_{name}", points=exercise.points)),
    ]


def prediction_cell(name):
    """Return the cell in which a student commits a guess."""
    return new_code_cell(
        "guess = None  # your guess in place of None\n"
        "sure = None  # how sure you are, from 0 to 100 per cent\n"
        f'commit("{name}", guess, sure)',
        metadata={"tags": ["prediction"]},
    )


def plain_cell(cell):
    """Return a cell of prose or demonstration; the latter says whether it was ever changed."""
    tags = cell.metadata.get("tags", [])
    cell.metadata = {"tags": tags} if tags else {}
    if cell.cell_type == "code" and "setup" not in tags:
        cell.metadata["tags"] = [*tags, DEMONSTRATION]
        cell.metadata["dlhelpers"] = {"source": fingerprint(cell.source)}
    return cell


def fingerprint(text):
    """Return a short name for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def graded(grade_id, points=0, solution=False):
    """Return nbgrader's metadata (schema 3) for a function cell or a check cell."""
    about = {
        "grade": points > 0,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return {"nbgrader": about | ({"points": points} if points else {})}


def _give_ids(cells):
    """Give every cell an id that depends on the text alone, so that a rebuild changes nothing."""
    seen = {}
    for cell in cells:
        key = cell.metadata.get("nbgrader", {}).get("grade_id") or fingerprint(cell.source)
        seen[key] = seen.get(key, 0) + 1
        cell.id = key if seen[key] == 1 else f"{key}-{seen[key]}"


def path_of(name):
    """Return where the notebook of a lesson stands."""
    return NOTEBOOKS / name / f"{name}.ipynb"


def main(arguments=None):
    """Write every notebook, or say which ones are out of date."""
    parser = argparse.ArgumentParser(
        prog="python -m dlhelpers.grading.notebooks", description=__doc__
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing, list what is out of date"
    )
    check = parser.parse_args(arguments).check
    stale = []
    for name in LESSONS:
        text = nbformat.writes(build(name)) + "\n"
        path = path_of(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path.relative_to(ROOT)))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"Out of date: {', '.join(stale)}. Run `make notebooks` and commit the result.")
    print(f"{len(LESSONS)} notebooks, {len(stale)} of them written.")


if __name__ == "__main__":
    main()

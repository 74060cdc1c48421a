"""A small class of made-up students, for a first look at grading and for its tests.

Their answers are programs of this repository: references, alternatives and misconceptions.
"""

import copy

import nbformat

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.sources import self_contained

NOISE = (
    "import sys\nimport warnings\n\n"
    'print("a line on standard error", file=sys.stderr)\n'
    'warnings.warn("a warning", stacklevel=1)\n'
)


def submissions(lesson, released):
    """Return the notebooks that the made-up students hand in for a lesson.

    Parameters
    ----------
    lesson : str
        Name of the lesson.
    released : nbformat.NotebookNode
        The student's version of its notebook.

    Returns
    -------
    dict
        ``{student: notebook, or bytes that are no notebook}``
    """
    makers = EVERYWHERE if lesson != next(iter(LESSONS)) else EVERYWHERE | ONLY_ONCE
    exercises = LESSONS[lesson].exercises
    return {student: make(copy.deepcopy(released), exercises) for student, make in makers.items()}


def all_right(notebook, exercises):
    """Hand in the references."""
    for name, exercise in exercises.items():
        _answer(notebook, name, self_contained(exercise.reference, name))
    return notebook


def right_otherwise(notebook, exercises):
    """Hand in right programs written in other ways."""
    for name, exercise in exercises.items():
        _answer(notebook, name, self_contained(exercise.alternatives[0], name))
    return notebook


def half_right(notebook, exercises):
    """Hand in a known mistake in every second exercise."""
    all_right(notebook, exercises)
    for name, wrong in mistakes_of_half_right(exercises).items():
        _answer(notebook, name, self_contained(wrong, name))
    return notebook


def mistakes_of_half_right(exercises):
    """Return the mistakes that the half-right student makes: ``{exercise: misconception}``."""
    chosen = [name for name, exercise in exercises.items() if exercise.points][::2]
    return {name: exercises[name].misconceptions[0] for name in chosen}


def untouched(notebook, exercises):
    """Hand in what was released."""
    return notebook


def syntax_error(notebook, exercises):
    """Forget a colon in the first exercise."""
    all_right(notebook, exercises)
    first = next(iter(exercises))
    _answer(notebook, first, f"def {first}(z)\n    return z")
    return notebook


def endless_loop(notebook, exercises):
    """Never come back from the first exercise."""
    all_right(notebook, exercises)
    first = next(iter(exercises))
    _answer(notebook, first, f"def {first}(*arguments):\n    while True:\n        pass")
    return notebook


def cells_deleted(notebook, exercises):
    """Lose the first answer with its check, and the check alone of the second."""
    all_right(notebook, exercises)
    first, second = list(exercises)[:2]
    gone = {first, f"check_{first}", f"check_{second}"}
    notebook.cells = [cell for cell in notebook.cells if _id(cell) not in gone]
    return notebook


def cells_duplicated(notebook, exercises):
    """Copy the first answer and its check, metadata and all."""
    all_right(notebook, exercises)
    first = next(iter(exercises))
    copied = [copy.deepcopy(_cell(notebook, name)) for name in (first, f"check_{first}")]
    for cell in copied:
        cell.id += "-copy"
    at = notebook.cells.index(_cell(notebook, f"check_{first}")) + 1
    notebook.cells[at:at] = copied
    return notebook


def check_overwritten(notebook, exercises):
    """Write a high score into the check of a wrong answer, and raise its points."""
    all_right(notebook, exercises)
    name, exercise = next(iter(exercises.items()))
    _answer(notebook, name, self_contained(exercise.misconceptions[0], name))
    check = _cell(notebook, f"check_{name}")
    check.source = "1000.0"
    check.metadata.nbgrader.points = 1000
    return notebook


def noise_on_stderr(notebook, exercises):
    """Warn and write to standard error in every cell, and while functions run."""
    all_right(notebook, exercises)
    for name, exercise in exercises.items():
        source = self_contained(exercise.reference, name)
        noisy = (
            f"{NOISE}\nquiet_{name} = {name}\n\n\n"
            f"def {name}(*arguments):\n"
            '    print("noise", file=sys.stderr)\n'
            f"    return quiet_{name}(*arguments)\n"
        )
        _answer(notebook, name, f"{source}\n{noisy}")
    return notebook


def no_notebook(notebook, exercises):
    """Hand in a file that broke off while it was saved."""
    return nbformat.writes(notebook)[:1000].encode()


EVERYWHERE = {
    "all-right": all_right,
    "right-otherwise": right_otherwise,
    "half-right": half_right,
    "untouched": untouched,
}
ONLY_ONCE = {
    "syntax-error": syntax_error,
    "endless-loop": endless_loop,
    "cells-deleted": cells_deleted,
    "cells-duplicated": cells_duplicated,
    "check-overwritten": check_overwritten,
    "noise-on-stderr": noise_on_stderr,
    "no-notebook": no_notebook,
}


def write(folder, lesson, released):
    """Write the submissions for a lesson into nbgrader's folder of submissions."""
    for student, handed_in in submissions(lesson, released).items():
        path = folder / student / lesson / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(handed_in, bytes):
            path.write_bytes(handed_in)
        else:
            nbformat.write(handed_in, path)


def _id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _cell(notebook, name):
    return next(cell for cell in notebook.cells if _id(cell) == name)


def _answer(notebook, name, source):
    _cell(notebook, name).source = source.rstrip()

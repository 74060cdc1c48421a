"""Run notebooks for tests, and read what came out."""

import copy

import nbformat
from nbclient import NotebookClient

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.notebooks import build


def run(notebook, folder, timeout=120):
    """Run every cell of a copy of `notebook` in `folder`; errors are kept as outputs."""
    notebook = copy.deepcopy(notebook)
    NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    return notebook


def solved(name):
    """Return the instructor's notebook with a plausible wrong guess in every prediction."""
    notebook = build(name)
    for cell in notebook.cells:
        if "prediction" in cell.metadata.get("tags", []):
            asked = LESSONS[name].predictions[cell.source.split('"')[1]]
            cell.source = cell.source.replace("None", repr(asked.wrong[0].value), 1)
    return notebook


def released(folder, name):
    """Read a student's notebook from an unpacked release."""
    return nbformat.read(folder / f"{name}.ipynb", as_version=4)


def errors(notebook):
    """Return ``(cell id, message)`` of every cell that raised."""
    return [
        (cell.id, f"{output.ename}: {output.evalue}")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.output_type == "error"
    ]


def noise(notebook):
    """Return what stands on standard error, warnings included."""
    return [
        (cell.id, output.text)
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr"
    ]


def scores(notebook):
    """Return ``{exercise: score}`` of the graded cells."""
    found = {}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            result = [o for o in cell.outputs if o.output_type == "execute_result"]
            name = cell.metadata.nbgrader.grade_id.removeprefix("check_")
            found[name] = float(result[0].data["text/plain"]) if result else None
    return found


def text(notebook):
    """Return all that a notebook printed or showed as text."""
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            parts.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(parts)

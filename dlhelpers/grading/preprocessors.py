"""Steps that nbgrader_config.py adds to nbgrader's own: they make marks and feedback robust."""

import math
import re
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from dlhelpers.grading import records
from dlhelpers.grading.bubblewrap import UNCONFINED
from dlhelpers.grading.formulas import with_mathml
from dlhelpers.grading.mending import mend
from dlhelpers.grading.notebooks import DEMONSTRATION, fingerprint

KERNEL = "kernel"
"""Under this name `ExecuteAnswers` tells later steps of the kernel, in their resources."""


class MendSubmission(NbGraderPreprocessor):
    """Bring a submitted notebook's graded cells back to what was released.

    Students delete cells, copy them, and edit what they should not; tools drop metadata. The
    gradebook knows every cell that was released: locked cells come back as they were, at their
    place; of a cell that stands twice the last one counts; unknown metadata goes.
    """

    def preprocess(self, nb, resources):
        """Mend a notebook; the answers themselves stay as they are."""
        about = resources["nbgrader"]
        # What an earlier run left is gone already, in the course's folder, where nbgrader works.
        kept = records.path_of(Path.cwd(), about["assignment"], about["student"])
        kept.unlink(missing_ok=True)
        with Gradebook(about["db_url"]) as gradebook:
            released = released_cells(gradebook, about)
        for finding in mend(nb, released):
            self.log.warning("%s", finding.text)
        return nb, resources


def released_cells(gradebook, about):
    """Return a notebook's cells as they were released; `about` is nbgrader's name for it."""
    notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
    return [released_cell(notebook, cell) for cell in notebook.source_cells]


def released_cell(notebook, source):
    """Return a cell as it was released, from what the gradebook knows of it."""
    grades = {cell.name: cell.max_score for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    about = {
        "grade": source.name in grades,
        "grade_id": source.name,
        "locked": bool(source.locked),
        "schema_version": 3,
        "solution": source.name in solutions,
        "task": False,
        "checksum": source.checksum,
        "cell_type": source.cell_type,
    }
    if source.name in grades:
        about["points"] = grades[source.name]
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    return make(source.source, metadata=nbformat.from_dict({"nbgrader": about}))


class ExecuteAnswers(Execute):
    """Run a submission, but not the lesson's own demonstrations: no mark depends on them.

    A demonstration that the student changed is run: a helper function may stand there.
    """

    def preprocess(self, nb, resources=None, km=None):
        """Run a submission, with a word on how far its marks can be trusted."""
        self.log.warning(
            "These marks are made in the kernel that runs the student's code, which can change "
            "them. `make grade` makes them outside."
        )
        began = time.perf_counter()
        nb, resources = super().preprocess(nb, resources, km)
        resources[KERNEL] = {"began": began, "confined": self.confined}
        return nb, resources

    def create_kernel_manager(self):
        """Create what starts the kernel, and say so loudly where it does not confine it."""
        manager = super().create_kernel_manager()
        self.confined = getattr(manager, "confined", UNCONFINED)
        if self.confined == UNCONFINED:
            self.log.warning(
                "NOT CONFINED: this student's code runs with your rights. It can read and change "
                "your files, the gradebook among them. Install bubblewrap (Linux), which confines "
                "the kernel python3, or grade strangers' notebooks in a container."
            )
        return manager

    def preprocess_cell(self, cell, resources, index):
        """Run a cell unless it is a demonstration that nobody changed."""
        about = cell.metadata.get("dlhelpers")
        untouched = isinstance(about, dict) and about.get("source") == fingerprint(cell.source)
        if (
            cell.cell_type == "code"
            and untouched
            and DEMONSTRATION in cell.metadata.get("tags", ())
        ):
            cell.outputs = []
            return cell, resources
        return super().preprocess_cell(cell, resources, index)


class PlainScores(NbGraderPreprocessor):
    """Leave a graded cell only what nbgrader reads rightly.

    nbgrader gives 0 for anything on stderr, and full points for a cell without a result or with a
    result that is no number. Here a check that gave no number between 0 and its points gives 0.
    """

    def preprocess_cell(self, cell, resources, index):
        """Drop stderr and odd results from a graded cell."""
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or not about.get("grade"):
            return cell, resources
        failed = any(output.output_type == "error" for output in cell.outputs)
        cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        results = [o for o in cell.outputs if o.output_type == "execute_result"]
        if not failed and [_score(o, about["points"]) for o in results].count(None) == 0 < len(
            results
        ):
            return cell, resources
        if not failed:
            self.log.warning("Cell %s gave no score.", about["grade_id"])
            cell.outputs = [o for o in cell.outputs if o.output_type != "execute_result"]
            zero = {"text/plain": "0.0"}
            cell.outputs.append(new_output("execute_result", zero, execution_count=None))
        return cell, resources


def _score(output, points):
    try:
        score = float(output.data.get("text/plain", ""))
    except ValueError:
        return None
    return score if math.isfinite(score) and 0 <= score <= points else None


class TidyFeedback(NbGraderPreprocessor):
    """Make a graded notebook fit to be handed back.

    The source of hidden checks goes, in the cells and in tracebacks; widgets, which only work in a
    running notebook, go; formulas become MathML, which browsers show without a network.
    """

    hidden = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS\n?", re.DOTALL)

    def preprocess(self, nb, resources):
        """Tidy every cell."""
        nb.metadata.pop("widgets", None)
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, index):
        """Tidy one cell."""
        if cell.cell_type == "markdown":
            cell.source = with_mathml(cell.source)
        if cell.cell_type != "code":
            return cell, resources
        cell.source = self.hidden.sub("", cell.source).rstrip()
        for output in cell.outputs:
            if output.output_type == "error":
                output.traceback = [f"{output.ename}: {output.evalue}"]
            elif "data" in output:
                output.data.pop("application/vnd.jupyter.widget-view+json", None)
        return cell, resources

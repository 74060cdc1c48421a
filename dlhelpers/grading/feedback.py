"""Make feedback pages as ``nbgrader generate_feedback`` does, one after the other.

nbgrader reads its templates anew for every page, which takes as long as the page, and asks the
gradebook for the marks; here the templates are kept, and the marks come as data.
"""

import re
from dataclasses import dataclass

import nbformat
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.html import Highlight2HTML, WidgetsDataTypeFilter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from dlhelpers.grading import commands

WITHOUT_ALT = re.compile(r"<img(?![^>]*\balt=)", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """What a feedback page says of the marks, manual ones and penalties included.

    Attributes
    ----------
    score, points, penalty : float
        Of the notebook; the penalty is taken off already.
    grades : dict
        ``{grade id: (score, points)}``
    comments : dict
        ``{grade id: comment or None}``
    """

    score: float
    points: float
    penalty: float
    grades: dict
    comments: dict


class KnownMarks(NbGraderPreprocessor):
    """Writes marks into a notebook, as nbgrader's GetGrades does from the gradebook."""

    def preprocess(self, nb, resources):
        """Write them into the cells, and the sums into the resources."""
        about = resources["nbgrader"]
        marks = about["marks"]
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if utils.is_solution(cell):
                cell.metadata.nbgrader["comment"] = marks.comments[name]
            if utils.is_grade(cell):
                score, points = marks.grades[name]
                cell.metadata.nbgrader.update(score=score, points=points)
        about.update(score=marks.score, max_score=marks.points, late_penalty=marks.penalty)
        return nb, resources


class Exporter(HTMLExporter):
    """An exporter that does not parse the page again to find pictures without a text."""

    def from_notebook_node(self, nb, resources=None, **kw):
        """Return the page and the resources."""
        resources = self._init_resources(resources)
        kinds = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=resources
        )
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer="python", parent=self))
        self.register_filter("filter_data_type", kinds)
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        if WITHOUT_ALT.search(page):
            text = 'alt="No description has been provided for this image"'
            page = WITHOUT_ALT.sub(rf"<img {text}", page)
        return page, resources


class Pages:
    """Makes feedback pages.

    Parameters
    ----------
    root : Path
        Folder of the course, with its nbgrader_config.py.
    """

    def __init__(self, root):
        config = commands.config_of(root)
        self.converter = GenerateFeedback(coursedir=CourseDirectory(config=config), config=config)
        self.exporter = Exporter(parent=self.converter, config=self.converter.config)
        for step in self.converter.preprocessors:
            name = step if isinstance(step, str) else step.__name__
            self.exporter.register_preprocessor(
                KnownMarks if name.endswith("GetGrades") else step, enabled=True
            )

    def make(self, student, lesson, notebook, marks):
        """Return a page as HTML.

        Parameters
        ----------
        student, lesson : str
            Whose, and of what.
        notebook : str
            The graded notebook's JSON.
        marks : Marks
            What it says of the marks.
        """
        about = {"student": student, "assignment": lesson, "notebook": lesson, "marks": marks}
        resources = {"unique_key": lesson, "output_files_dir": f"{lesson}_files"}
        resources |= {"nbgrader": about, "metadata": {"name": lesson}}
        cells = nbformat.reads(notebook, as_version=4)
        page, _ = self.exporter.from_notebook_node(cells, resources)
        return page

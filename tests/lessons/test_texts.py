"""The lessons' texts: formulas that render everywhere, marks that do not leak, every part there."""

import re

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.formulas import CODE, FORMULA, with_mathml
from dlhelpers.grading.notebooks import build

each_lesson = pytest.mark.parametrize("name", list(LESSONS))
PARTS = ["Why", "Predict", "By hand", "Write", "See", "Break it"]
PARTS += ["Scoreboard", "Reflect", "Stretch"]
DRAWS = re.compile(r"plt\.|pictures\.|plotting\.|explore\(")


def markdown(name):
    return [cell.source for cell in build(name).cells if cell.cell_type == "markdown"]


@each_lesson
def test_every_formula_becomes_mathml(name):
    for source in markdown(name):
        shown = with_mathml(source)
        rest = CODE.sub("", shown)
        assert not FORMULA.search(rest), source
        for formula in re.findall(r"<math.*?</math>", shown, re.DOTALL):
            # What the converter does not know it leaves standing as text.
            assert not re.search(r"\\[a-zA-Z]+|<mi>&</mi>|<mo>\\", formula), source


@each_lesson
def test_marks_stand_in_solutions_only(name):
    for cell in build(name).cells:
        if "nbgrader" not in cell.metadata:
            assert not re.search(r"(BEGIN|END) (SOLUTION|HIDDEN)", cell.source.upper()), cell.source


@each_lesson
def test_every_part_of_a_lesson_is_there(name):
    whole = "\n".join(markdown(name))
    for part in PARTS:
        assert re.search(rf"^## .*{part}", whole, re.MULTILINE), part


@each_lesson
def test_every_picture_is_described_in_words(name):
    """A cell that draws has prose beside it that says what the picture shows."""
    cells = build(name).cells
    for before, cell, after in zip([None, *cells], cells, [*cells[1:], None], strict=False):
        if cell.cell_type != "code" or "setup" in cell.metadata.get("tags", ()):
            continue
        if DRAWS.search(cell.source):
            beside = [c.source for c in (before, after) if c and c.cell_type == "markdown"]
            assert any(len(text) > 80 for text in beside), cell.source

"""The steps added to nbgrader's own: what students do to their notebooks costs them nothing."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from dlhelpers.grading.formulas import with_mathml
from dlhelpers.grading.mending import mend
from dlhelpers.grading.notebooks import DEMONSTRATION, fingerprint, graded
from dlhelpers.grading.preprocessors import (
    ExecuteAnswers,
    PlainScores,
    TidyFeedback,
)


def released_cells():
    return [
        new_code_cell("def f(): ...", metadata=graded("f", solution=True)),
        new_code_cell("check('f')", metadata=graded("check_f", points=5)),
        new_code_cell("def g(): ...", metadata=graded("g", solution=True)),
        new_code_cell("check('g')", metadata=graded("check_g", points=5)),
    ]


@pytest.fixture
def notebook():
    """A student's notebook: prose, answers, checks."""
    cells = copy.deepcopy(released_cells())
    cells[0].source = "def f(): return 1"
    return new_notebook(cells=[new_markdown_cell("# Title"), *cells])


def mended(notebook):
    mend(notebook, released_cells())
    nbformat.validate(notebook)
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}


def order(notebook):
    return [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]


def test_an_honest_notebook_stays_as_it_is(notebook):
    before = copy.deepcopy(notebook)
    mended(notebook)
    assert [c.source for c in notebook.cells] == [c.source for c in before.cells]
    assert order(notebook) == ["f", "check_f", "g", "check_g"]


@pytest.mark.parametrize(
    "gone", [{"check_f"}, {"check_g"}, {"f", "check_f"}, {"f", "g", "check_f", "check_g"}]
)
def test_deleted_checks_come_back_in_their_place(notebook, gone):
    notebook.cells = [
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in gone
    ]
    cells = mended(notebook)
    assert [n for n in order(notebook) if n.startswith("check")] == ["check_f", "check_g"]
    assert cells["check_f"].source == "check('f')"
    if "f" in cells:
        assert order(notebook).index("f") < order(notebook).index("check_f")


def test_the_last_of_two_copies_counts(notebook):
    copied = copy.deepcopy(notebook.cells[1])
    copied.source, copied.id = "def f(): return 2", "copy"
    notebook.cells.insert(2, copied)
    cells = mended(notebook)
    assert cells["f"].source == "def f(): return 2"
    assert order(notebook).count("f") == 1


@pytest.mark.parametrize(
    "metadata",
    [
        {"points": 1000},
        {"schema_version": 99},
        {"locked": False, "solution": True},
        {"grade": False},
        {"grade_id": 7},
        {"task": True},
    ],
)
def test_metadata_is_what_was_released(notebook, metadata):
    notebook.cells[2].metadata.nbgrader.update(metadata)
    about = mended(notebook)["check_f"].metadata.nbgrader
    assert about == graded("check_f", points=5)["nbgrader"]


def test_odd_metadata_is_dropped(notebook):
    notebook.cells[0].metadata["nbgrader"] = "no dictionary"
    notebook.cells.append(new_code_cell("1", metadata=graded("unknown", points=9)))
    assert set(mended(notebook)) == {"f", "check_f", "g", "check_g"}


def test_an_edited_check_and_a_changed_cell_type_come_back(notebook):
    notebook.cells[2].source = "1000.0"
    notebook.cells[4] = new_markdown_cell("gone", metadata=notebook.cells[4].metadata)
    cells = mended(notebook)
    assert cells["check_f"].source == "check('f')"
    assert cells["check_g"].cell_type == "code"
    assert cells["check_g"].source == "check('g')"


@pytest.mark.parametrize(
    ("outputs", "score"),
    [
        ([("execute_result", "3.5")], "3.5"),
        ([("stderr", "noise"), ("execute_result", "5.0")], "5.0"),
        ([], "0.0"),
        ([("execute_result", "nan")], "0.0"),
        ([("execute_result", "-1")], "0.0"),
        ([("execute_result", "5.0000001")], "0.0"),
        ([("execute_result", "np.float64(5.0)")], "0.0"),
        ([("execute_result", "True")], "0.0"),
        ([("execute_result", "1.0"), ("execute_result", "inf")], "0.0"),
    ],
)
def test_a_graded_cell_ends_in_a_plain_score(outputs, score):
    cell = released_cells()[1]
    cell.outputs = [
        new_output("stream", name="stderr", text=text)
        if kind == "stderr"
        else new_output(kind, {"text/plain": text}, execution_count=1)
        for kind, text in outputs
    ]
    cell, _ = PlainScores().preprocess_cell(cell, {}, 0)
    assert [o.data["text/plain"] for o in cell.outputs] == [score]


def test_a_graded_cell_that_failed_still_shows_its_error():
    cell = released_cells()[1]
    cell.outputs = [new_output("error", ename="E", evalue="v", traceback=["t"])]
    cell, _ = PlainScores().preprocess_cell(cell, {}, 0)
    assert [o.output_type for o in cell.outputs] == ["error"]


def test_only_untouched_demonstrations_are_left_out(monkeypatch):
    ran = []
    monkeypatch.setattr(
        "nbgrader.preprocessors.Execute.preprocess_cell",
        lambda self, cell, resources, index: (ran.append(cell.source), (cell, resources))[1],
    )
    shown = {"tags": [DEMONSTRATION], "dlhelpers": {"source": fingerprint("plot()")}}
    cells = [
        new_code_cell("plot()", metadata=shown),
        new_code_cell("def helper(): ...", metadata=shown),
        *released_cells()[:2],
    ]
    for cell in cells:
        ExecuteAnswers().preprocess_cell(cell, {}, 0)
    assert ran == ["def helper(): ...", "def f(): ...", "check('f')"]


def test_feedback_shows_no_hidden_check():
    cell = released_cells()[1]
    cell.source += "\n### BEGIN HIDDEN TESTS\ncheck('f', seed=3)\n### END HIDDEN TESTS"
    cell.outputs = [
        new_output("error", ename="E", evalue="v", traceback=["check('f', seed=3)"]),
        new_output(
            "display_data",
            {"text/plain": "w", "application/vnd.jupyter.widget-view+json": {"model_id": "1"}},
        ),
    ]
    cell, _ = TidyFeedback().preprocess_cell(cell, {}, 0)
    assert "seed" not in nbformat.from_dict(cell).source + str(cell.outputs)
    assert cell.source == "check('f')"
    assert list(cell.outputs[1].data) == ["text/plain"]


def test_formulas_become_mathml_and_prices_do_not():
    text = "The cost $J(w)=w^2$ and\n$$\\frac{1}{m}\\sum_i L_i$$\nbut `$x$` and 5 $ or 7 $."
    shown = with_mathml(text)
    assert shown.count("<math") == 2
    assert 'display="block"' in shown
    assert "`$x$` and 5 $ or 7 $." in shown


def test_a_formula_that_cannot_be_read_stays():
    assert with_mathml("a broken $\\left($ formula") == "a broken $\\left($ formula"

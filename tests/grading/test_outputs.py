"""Outputs of students' cells can do no harm to whoever reads them."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dlhelpers.grading.outputs import checked_outputs, harmless


def display(**data):
    data = {name.replace("_", "/"): value for name, value in data.items()}
    return {"output_type": "display_data", "data": data}


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='https://example.org/x.png'>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='//x'></iframe><object data=x></object><embed src=x>",
        "<svg onload=alert(1)><script>1</script></svg>",
        "<div style='background:url(https://example.org)'>x</div>",
        "<form action='//x'><input></form>",
        "<meta http-equiv=refresh content='0;url=//x'><base href='//x'><link href='//x'>",
        "<style>p {color: red}</style>",
        "<math><mtext><script>1</script></mtext></math>",
        "<div onclick='x()'>x</div>",
    ],
)
def test_html_that_does_something_does_nothing_any_more(html):
    clean = harmless(html).lower()
    for word in ("<script", "onerror", "onload", "onclick", "javascript:", "http", "//x", "<ifr"):
        assert word not in clean
    for tag in (
        "<form",
        "<input",
        "<meta",
        "<base",
        "<link",
        "<style",
        "<svg",
        "<object",
        "<embed",
    ):
        assert tag not in clean


def test_tables_and_notes_stay():
    note = "<div role='status' style='border-left:4px solid #4b5f8a'><strong>x</strong></div>"
    assert "border-left" in harmless(note) and "role" in harmless(note)
    assert harmless("<table><tr><td>1</td></tr></table>").count("<td>") == 1


def test_only_known_forms_stay():
    (output,) = checked_outputs(
        [
            display(
                text_plain="x",
                text_html="<b>x</b>",
                image_png="QUJD",
                **{"application_javascript": "alert(1)", "image_svg+xml": "<svg/>"},
            )
        ],
        3,
    )
    assert set(output.data) == {"text/plain", "text/html", "image/png"}


def test_a_verdict_cannot_be_claimed():
    claim = display(text_plain="x") | {"metadata": {"dlhelpers": {"exercise": "f", "passed": True}}}
    assert checked_outputs([claim], 1)[0].metadata == {}


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        {},
        {"output_type": "evil"},
        {"output_type": ["stream"]},
        {"output_type": "display_data"},
        {"output_type": "display_data", "data": [1]},
        {"output_type": "display_data", "data": {"image/png": "<script>", 7: "x"}},
        {"output_type": "stream", "text": 7, "name": []},
        {"output_type": "stream", "text": "\ud800", "name": "stderr"},
        {"output_type": "error", "ename": {}, "evalue": 1, "traceback": [1, None]},
    ],
)
def test_odd_outputs_leave_a_notebook_that_can_be_written(odd):
    notebook = new_notebook(cells=[new_code_cell("1", outputs=checked_outputs([odd], 1))])
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode()

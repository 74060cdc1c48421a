"""Files, links, malformed and manipulated notebooks: no gain, no harm, a finding."""

import copy
import html
import json
import os
import re

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dlhelpers.grading.mending import (
    LARGEST_NOTEBOOK,
    Unreadable,
    mend,
    read_notebook,
    read_submission,
)
from dlhelpers.grading.notebooks import graded

LESSON = "01_logistic_regression"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "submitted" / "ann" / LESSON
    made.mkdir(parents=True)
    (made / f"{LESSON}.ipynb").write_text(nbformat.writes(new_notebook()))
    return made


def found(submission):
    return " ".join(finding.text for finding in submission.findings)


def test_an_ordinary_folder_is_read(folder):
    (folder / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC\n")
    submission = read_submission(folder, LESSON)
    assert submission.notebook and submission.timestamp == "2026-01-01 12:00:00 UTC"
    assert submission.files == {} and submission.findings == ()


def test_links_and_pipes_are_not_followed(folder, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text("secret")
    (folder / "link").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    submission = read_submission(folder, LESSON)
    assert submission.files == {}
    for name in ("link", "folder", "pipe"):
        assert f"{name} is " in found(submission)


def test_a_file_that_has_another_name_elsewhere_is_not_read(folder, tmp_path):
    (tmp_path / "roster.csv").write_text("secret")
    os.link(tmp_path / "roster.csv", folder / "mine.csv")
    os.link(folder / f"{LESSON}.ipynb", tmp_path / "other.ipynb")
    submission = read_submission(folder, LESSON)
    assert submission.files == {} and submission.notebook is None
    assert "mine.csv has another name elsewhere" in found(submission)


def test_a_notebook_that_is_a_link_is_no_notebook(folder, tmp_path):
    path = folder / f"{LESSON}.ipynb"
    path.rename(tmp_path / "other.ipynb")
    path.symlink_to(tmp_path / "other.ipynb")
    assert read_submission(folder, LESSON).notebook is None


def test_a_folder_that_is_a_link_is_not_read(folder, tmp_path):
    link = tmp_path / "submitted" / "bob"
    link.symlink_to(folder.parent)
    submission = read_submission(link / LESSON, LESSON)
    assert submission.notebook is None and "link" in found(submission)


def test_what_is_too_large_is_left_out(folder):
    with open(folder / f"{LESSON}.ipynb", "wb") as file:
        file.truncate(LARGEST_NOTEBOOK + 1)
    with open(folder / "data", "wb") as file:
        file.truncate(1 << 30)
    submission = read_submission(folder, LESSON)
    assert submission.notebook is None and submission.files == {}
    assert found(submission).count("too large") == 2


def test_other_files_come_along_with_a_finding(folder):
    (folder / "numpy.py").write_text("raise SystemExit")
    submission = read_submission(folder, LESSON)
    assert submission.files == {"numpy.py": b"raise SystemExit"}
    assert "numpy.py lies beside" in found(submission)


def test_every_change_has_another_hash(folder):
    hashes = {read_submission(folder, LESSON).hash}
    for name in (f"{LESSON}.ipynb", "timestamp.txt", "helper.py"):
        (folder / name).write_text(f"another {name}")
        hashes.add(read_submission(folder, LESSON).hash)
    assert len(hashes) == 4


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"nbformat": 4}',
        b'{"nbformat": 4, "cells": 3}',
        b'{"nbformat": 99, "cells": []}',
        b'{"nbformat": "x", "cells": []}',
        b'{"nbformat": 4, "cells": ' + b"[" * 100_000,
        b'{"nbformat": 3, "worksheets": 7}',
        json.dumps({"nbformat": 4, "cells": [{}] * 5000}).encode(),
    ],
)
def test_what_is_no_notebook_is_unreadable(content):
    with pytest.raises(Unreadable):
        read_notebook(content)


def read(*cells):
    return read_notebook(json.dumps({"nbformat": 4, "cells": list(cells)}).encode())


def cell(source="1", kind="code", **more):
    return {"cell_type": kind, "source": source, "metadata": {}} | more


@pytest.mark.parametrize(
    "odd",
    [
        3,
        None,
        {},
        cell(kind="heading"),
        cell(kind=["code"]),
        cell(source=7),
        cell(source=[1, 2]),
        cell(source="\ud800"),
    ],
)
def test_a_malformed_cell_is_left_out(odd):
    notebook, findings = read(cell("1"), odd, cell("2"))
    assert [c.source for c in notebook.cells] == ["1", "2"]
    assert [f.kind for f in findings] == ["notebook"]
    nbformat.validate(notebook)


def test_of_a_cell_only_what_is_known_stays():
    odd = {"tags": ["a", 3], "evil": {"x": 1}, "dlhelpers": {"source": 4}, "nbgrader": [1]}
    outputs = [{"output_type": "execute_result", "data": {"text/plain": "100.0"}}]
    notebook, _ = read(cell(metadata=odd, outputs=outputs, id="ok", attachments={"x": 1}))
    (made,) = notebook.cells
    assert made.metadata == {"tags": ["a"], "nbgrader": [1]}
    assert made.outputs == [] and made.id == "ok"


def test_ids_become_unique():
    names = ["same", "same", "", "a b", "x" * 200, None, 5]
    notebook, _ = read(*(cell(id=name) for name in names))
    ids = [c.id for c in notebook.cells]
    assert len(set(ids)) == len(ids)
    nbformat.validate(notebook)


def test_lines_and_older_versions_are_read():
    notebook, _ = read(cell(source=["a\n", "b"]))
    assert notebook.cells[0].source == "a\nb"
    old = nbformat.v3.new_notebook(
        worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell("1 + 1")])]
    )
    notebook, findings = read_notebook(nbformat.v3.writes_json(old).encode())
    assert [c.source for c in notebook.cells] == ["1 + 1"]
    assert "version 3" in findings[0].text


def released():
    return [
        new_code_cell("def f(): ...", metadata=graded("f", solution=True)),
        new_code_cell(
            "check('f')\n### BEGIN HIDDEN TESTS\ncheck('f', seed=1)\n### END HIDDEN TESTS",
            metadata=graded("check_f", points=5),
        ),
    ]


def handed_in():
    cells = [new_markdown_cell("# Title"), *released()]
    cells[2].source = "check('f')\n"
    return new_notebook(cells=cells)


def test_an_honest_notebook_has_no_findings():
    notebook = handed_in()
    assert mend(notebook, released()) == []
    assert notebook.cells[2].source == released()[1].source


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda cells: cells[2].metadata.nbgrader.update(points=1000), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(grade=False), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(locked=False), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(solution=True), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(task=True), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(schema_version=99), "metadata"),
        (lambda cells: cells[2].metadata.nbgrader.update(grade_id="check_g"), "metadata"),
        (lambda cells: cells[2].update(cell_type="markdown"), "metadata"),
        (lambda cells: cells[2].update(source="1000.0"), "cells"),
        (lambda cells: cells.append(copy.deepcopy(cells[2])), "cells"),
        (lambda cells: cells.pop(2), "cells"),
        (lambda cells: cells.pop(1), "cells"),
    ],
)
def test_every_trick_is_found_and_gains_nothing(change, kind):
    notebook = handed_in()
    change(notebook.cells)
    findings = mend(notebook, released())
    assert kind in {f.kind for f in findings}
    (check,) = [
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "check_f"
    ]
    assert check.source == released()[1].source
    assert check.cell_type == "code"
    assert check.metadata.nbgrader == released()[1].metadata.nbgrader


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "< SCRIPT src=x>",
        "<img src=x onerror = alert(1)>",
        "[x](javascript:alert(1))",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='x'>",
    ],
)
def test_a_script_in_a_text_is_shown_and_not_run(text):
    notebook, findings = read(cell(f"before {text} after", kind="markdown"))
    source = notebook.cells[0].source
    assert source.startswith("before ") and source.endswith(" after")
    assert "<script" not in source.lower() and "javascript:" not in source
    assert not ("onerror" in source and "<img" in source) and "<svg" not in source
    assert [f.kind for f in findings] == ["notebook"]


@pytest.mark.parametrize(
    "text", ["a < b and b > c", "<b>bold</b>", "[page](https://example.org)", "one = 1; on = 2"]
)
def test_an_ordinary_text_stays(text):
    notebook, findings = read(cell(text, kind="markdown"))
    assert notebook.cells[0].source == text and findings == []


EVIL = {
    "a link in disguise": "[x](java&#115;cript:alert(1))",
    "a link with an escape before it": "[x\\\\](javascript:alert(1))",
    "a reference": "[x]\n\n[x]: java\tscript:alert(1)",
    "a handler behind a quoted bracket": "<img src='>' onerror=alert(1)>",
    "a picture elsewhere": "![x](http://tracker/x.png)",
    "a picture by reference": "![x][y]\n\n[y]: http://tracker/x.png",
    "mathematics": "$\\href{javascript:alert(1)}{x}$",
    "a comment": "<!-- --><script>alert(1)</script>",
}


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("how", EVIL)
def test_nothing_in_a_text_is_carried_out_or_fetched(kind, how):
    notebook, findings = read(cell(EVIL[how], kind=kind))
    assert [finding.kind for finding in findings] == ["notebook"]
    page, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    tags = html.unescape(" ".join(re.findall(r"<[a-z][^>]*>", page.lower())))
    for word in ("script:", "onerror", "<script", "src="):
        assert word not in tags
    assert "\\href" not in page


def test_a_comparison_looks_as_before():
    notebook, _ = read(cell("$x<y$", kind="markdown"))
    assert html.unescape(notebook.cells[0].source) == "$x<y$"


def test_the_lessons_own_text_keeps_its_html():
    text = "<details>Why?</details>"
    cells = json.dumps({"nbformat": 4, "cells": [new_markdown_cell(text)]}).encode()
    notebook, findings = read_notebook(cells, {text})
    assert notebook.cells[0].source == text and findings == []


def test_names_that_no_file_can_keep_are_left_out(folder):
    (folder / ("x" * 250)).write_text("1")
    with open(os.fsencode(folder) + b"/\xff\xfe", "wb") as file:
        file.write(b"1")
    (folder / "a\x1b[2K\rbob").write_text("1")
    submission = read_submission(folder, LESSON)
    assert submission.files == {} and len(submission.findings) == 3
    for finding in submission.findings:
        assert finding.text.isprintable()


def test_half_characters_in_metadata_harm_nobody():
    about = {"grade_id": "sigmoid", "points": "\ud800"}
    metadata = {"tags": ["\ud800", "a b", "good"], "nbgrader": about}
    made = new_code_cell("x = 1", metadata=metadata | {"dlhelpers": {"source": "\ud800"}})
    released = new_code_cell("x", metadata={"nbgrader": dict(GRADED)})
    notebook, findings = read(made)
    findings += mend(notebook, [released])
    assert notebook.cells[0].metadata.tags == ["good"]
    nbformat.writes(notebook).encode()
    assert findings and all(finding.text.encode() for finding in findings)


def test_a_cell_that_is_too_long_is_left_out():
    notebook, findings = read(new_code_cell("x = 1\n" * 50_000))
    assert notebook.cells == [] and "Cell 1" in findings[0].text


GRADED = {
    "grade_id": "sigmoid",
    "points": 8,
    "grade": False,
    "locked": False,
    "solution": True,
    "schema_version": 3,
}

"""Records come back as they were written, whole or not at all; programs have names."""

import dataclasses

import pytest

from dlhelpers.exercises.verdict import Verdict
from dlhelpers.grading import records
from dlhelpers.grading.records import ExerciseRecord, Finding, Record

VISIBLE = Verdict(
    *("f", False, 2.0, 5.0, "f, one: no.", "1", "2", "x = 1"),
    misconception="off_by_one",
    laws=(("a", True),),
)
EXERCISE = ExerciseRecord("f", 5.0, 2.0, False, VISIBLE, None, 0.1, "abc")
RECORD = Record(
    *(
        "ann",
        "01",
        "hash",
        "version",
        "2026-01-01T00:00:00+00:00",
        1.5,
        "bubblewrap",
        "outside",
        "",
    ),
    *(2.0, 5.0, (EXERCISE, dataclasses.replace(EXERCISE, hidden=VISIBLE))),
    (Finding("files", "numpy.py lies there: “ü”."),),
)


def test_a_record_comes_back_as_it_was(tmp_path):
    records.write(tmp_path, RECORD)
    assert records.read(tmp_path, "01", "ann") == RECORD
    assert list(records.read_all(tmp_path)) == [RECORD] == list(records.read_all(tmp_path, "01"))
    assert list(records.read_all(tmp_path, "02")) == []
    assert RECORD.is_current("hash", "version")
    assert not RECORD.is_current("hash", "newer") and not RECORD.is_current("other", "version")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 0}', '{"format": 1}', "null"])
def test_half_a_record_is_none(tmp_path, text):
    path = records.path_of(tmp_path, "01", "ann")
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert records.read(tmp_path, "01", "ann") is None
    assert list(records.read_all(tmp_path)) == []


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path, monkeypatch):
    records.write(tmp_path, RECORD)
    monkeypatch.setattr("os.replace", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        records.write(tmp_path, dataclasses.replace(RECORD, score=0.0))
    assert records.read(tmp_path, "01", "ann") == RECORD
    assert list(records.read_all(tmp_path)) == [RECORD]


SOURCE = 'def f(x, y):\n    """Say."""\n    total = x + y  # why\n    return total * 2'


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("def f(a, b):\n    s = a + b\n    return s * 2", True),
        ("def f(a, b):\n\n    s = (a + b)\n    return (s * 2)", True),
        ("def f(a, b):\n    s = b + a\n    return s * 2", False),
        ("def f(a, b):\n    s = a + b\n    return s * 3", False),
        ("def f(a, b):\n    return (a + b) * 2", False),
    ],
)
def test_a_program_has_the_name_of_its_copy(other, same):
    assert (records.program_of(SOURCE) == records.program_of(other)) == same


@pytest.mark.parametrize("source", ["", "# nothing", "def f(", "x" * 10 + "\0", "(" * 5000])
def test_what_is_no_program_has_no_name(source):
    assert records.program_of(source) == ""

"""``nbgrader autograde`` runs notebooks in a kernel that they cannot leave, and leaves a record."""

import builtins
import socket
from pathlib import Path

import made_class
import nbformat
import pytest
import small_class
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from small_class import LESSON, STUDENTS

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.judge import CONDITIONS
from dlhelpers.grading import bubblewrap, commands, confined_kernel, grade, records, report
from dlhelpers.grading.bookkeeping import secret_of
from dlhelpers.grading.bubblewrap import BUBBLEWRAP_EACH, LIMITS_ONLY, UNCONFINED
from dlhelpers.grading.confined_kernel import ConfinedKernelManager, confinement
from dlhelpers.grading.kernel_record import exercises_of
from dlhelpers.grading.notebooks import graded
from dlhelpers.grading.preprocessors import ExecuteAnswers

SECRET = "SECRET-of-the-environment"
LASTING = "86399.25"
"""Seconds that a process is to sleep which must not outlive its kernel: no other does."""
HERE = "import os, socket, subprocess\nfrom pathlib import Path\nimport dlhelpers\n"
SPYING = {
    "socket.create_connection(('127.0.0.1', {port}), timeout=2)": OSError,
    "Path(r'{root}/gradebook.db').read_bytes()": FileNotFoundError,
    "Path(r'{root}/gradebook.key').read_bytes()": FileNotFoundError,
    "next(Path(r'{root}/notebooks').rglob('*'))": StopIteration,
    "next(Path(r'{root}/submitted/all-right').rglob('*'))": StopIteration,
    "os.environ['GRADING_SECRET']": KeyError,
    "next(f for f in Path('/proc').glob('*/environ') if 'SECRET' in f.read_text())": StopIteration,
    "Path(r'{root}/ATTACK').write_text('')": OSError,
    "open(dlhelpers.__file__, 'a')": OSError,
    "Path('/tmp/ATTACK').write_text('')": OSError,
    "os.setuid(0 if os.getuid() else 1)": OSError,
    "os.chroot('/')": PermissionError,
    "for n in range(64): Path(f'/student/{{n}}').write_bytes(bytes(1 << 24))": OSError,
}
"""What a spy tries, and how it ends. The last one fills the disk."""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return small_class.course_of(tmp_path_factory.mktemp("kernel") / "course", STUDENTS[:2])


def autograded(course, student):
    """Run nbgrader's command; return the notebook, the record and the log."""
    done, said = commands.run(course.root, "autograde", LESSON, student, database=course.database)
    assert done, said
    path = course.root / "autograded" / student / LESSON / f"{LESSON}.ipynb"
    return nbformat.read(path, as_version=4), records.read(course.root, LESSON, student), said


def score_of(course, student):
    with Gradebook(course.database) as gradebook:
        return gradebook.find_submission(LESSON, student).score


@pytest.fixture
def needs_bubblewrap():
    if confinement() == UNCONFINED:
        pytest.skip("there is no bubblewrap here")


def hand_in(course, student, first):
    """Hand in the right notebook with cells before it, and a file beside it."""
    source = course.submitted / "all-right" / LESSON / f"{LESSON}.ipynb"
    notebook = nbformat.read(source, as_version=4)
    notebook.cells = [*map(new_code_cell, first), *notebook.cells]
    folder = course.submitted / student / LESSON
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    (folder / "helper.py").write_text("number = 42")


def test_marks_of_the_kernel_are_told_from_others_and_made_again_outside(course):
    _, inside, _ = autograded(course, "half-right")
    assert (inside.judged, inside.confinement) == ("kernel", confinement())
    assert inside.score == score_of(course, "half-right") == sum(e.score for e in inside.exercises)
    page = report.write_report(course.root)
    for path in (page, page.parent / f"{LESSON}.html"):
        text = path.read_text(encoding="utf-8")
        assert "1 of 1 submissions were judged by nbgrader's own command" in text

    (outside,) = grade.grade_class(course, [LESSON], student="half-right", feedback=False)
    assert outside.judged == "outside"
    assert outside.score == score_of(course, "half-right")
    assert [told(e) for e in inside.exercises] == [told(e) for e in outside.exercises]
    text = report.write_report(course.root).read_text(encoding="utf-8")
    assert "judged by nbgrader's own command" not in text


def told(exercise):
    """What both ways of grading say of an exercise, whatever the hidden inputs are."""
    seen = exercise.visible
    return exercise.name, exercise.program, seen.passed, seen.misconception, seen.laws, seen.problem


def test_a_spy_gets_nothing_and_a_hanging_cell_ends(course, needs_bubblewrap, monkeypatch):
    monkeypatch.setenv("GRADING_SECRET", SECRET)
    monkeypatch.setattr(commands.config_of(course.root).Execute, "timeout", 2)
    secret_of(course.root)
    assert all((course.root / name).exists() for name in ("gradebook.key", "gradebook.db"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        tries = [code.format(root=course.root, port=port) for code in SPYING]
        sleep = f"{HERE}subprocess.Popen(['sleep', '{LASTING}']).poll()"
        own = "import helper; Path('new').write_text('kept'); helper.number"
        hand_in(course, "spy", ["while True: pass", sleep, own, *tries])
        notebook, record, said = autograded(course, "spy")
    hung, started, free, *tried = notebook.cells[: 3 + len(SPYING)]
    assert "CellTimeoutError" in [o.get("ename") for o in hung.outputs]
    assert not [o for o in started.outputs if o.output_type == "error"]
    for error, cell in zip(SPYING.values(), tried, strict=True):
        (output,) = cell.outputs
        assert issubclass(getattr(builtins, output.get("ename", "object")), error), cell.source
    # The answers are right, what was handed in beside them is there, and nothing comes of it.
    assert free.outputs[0].data["text/plain"] == "42"
    assert record.score == 100
    assert SECRET not in nbformat.writes(notebook)
    assert not [*course.root.rglob("ATTACK"), *course.root.glob("*/spy/*/new")]
    assert not list(_processes_with(LASTING))
    assert "NOT CONFINED" not in said


def _processes_with(word):
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if word in path.read_bytes().decode(errors="replace"):
                yield path
        except OSError:
            continue


def test_without_bubblewrap_it_runs_as_stock_does_and_says_so(course, monkeypatch):
    monkeypatch.setattr(confined_kernel, "confinement", lambda: UNCONFINED)
    _, record, said = autograded(course, "half-right")
    assert said.count("NOT CONFINED") == 1
    assert (record.judged, record.confinement) == ("kernel", UNCONFINED)
    assert [f.kind for f in record.findings] == ["confinement"]
    page = report.write_report(course.root).read_text(encoding="utf-8")
    assert "It was not confined either" in page


def test_a_run_that_fails_leaves_no_record_of_an_earlier_one(course, monkeypatch):
    def fails(self, nb, resources=None, km=None):
        raise RuntimeError("Kernel died")

    monkeypatch.setattr(ExecuteAnswers, "preprocess", fails)
    records.write(course.root, made_class.record("half-right", LESSON))
    done, said = commands.run(course.root, "autograde", LESSON, "half-right")
    assert not done and "Kernel died" in said
    assert records.read(course.root, LESSON, "half-right") is None


@pytest.mark.slow
def test_a_kernel_needs_no_name_spaces_but_those_of_bubblewrap(
    course, needs_bubblewrap, monkeypatch
):
    monkeypatch.setattr(confined_kernel, "confinement", lambda: BUBBLEWRAP_EACH)
    _, record, said = autograded(course, "all-right")
    assert (record.score, record.confinement) == (100, BUBBLEWRAP_EACH)
    assert "NOT CONFINED" not in said


def test_other_kernels_than_python_are_started_as_they_are(needs_bubblewrap):
    assert ConfinedKernelManager(kernel_name="python3").confined != UNCONFINED
    assert ConfinedKernelManager(kernel_name="ir").confined == UNCONFINED


def test_no_bubblewrap_is_no_confinement(monkeypatch):
    monkeypatch.setattr(bubblewrap, "confinement", lambda: LIMITS_ONLY)
    assert confinement.__wrapped__() == UNCONFINED


NAME = next(name for name, e in LESSONS[LESSON].exercises.items() if e.points)
POINTS = LESSONS[LESSON].exercise(NAME).points


def judged(told, score):
    """The record of an exercise whose check displayed something, and what it earned."""
    outputs = [new_output("display_data", {"text/plain": ""}, metadata={"dlhelpers": told})]
    check = new_code_cell("", metadata=graded(f"check_{NAME}", points=POINTS), outputs=outputs)
    answer = new_code_cell("x = 1", metadata=graded(NAME, solution=True))
    notebook = new_notebook(cells=[answer, check])
    (made,) = exercises_of(notebook, LESSON, {f"check_{NAME}": (score, POINTS)})
    return made


@pytest.mark.parametrize("told", [None, [], "", {}, {"laws": 1, "misconception": {}, "problem": 3}])
def test_a_check_that_says_nothing_of_use_has_a_record(told):
    made = judged(told, 1.0)
    assert (made.score, made.points, made.passed) == (1.0, POINTS, False)
    assert (made.visible.misconception, made.visible.laws) == ("", ())
    assert judged(told, POINTS).passed


def test_what_a_check_displays_earns_nothing_and_names_only_what_is_known():
    condition = next(iter(CONDITIONS.values()))
    told = {
        "exercise": "another",
        "passed": True,
        "score": 1000,
        "points": 1000,
        "problem": "one line\x1b[2K\nanother " + "x" * 1000,
        "misconception": "gives_marks_to_all",
        "laws": [[condition, True], ["a law of mine", True], [condition], [[], True], "law"],
    }
    made = judged(told, 0.0)
    assert (made.name, made.score, made.points, made.passed) == (NAME, 0.0, POINTS, False)
    assert (made.visible.score, made.visible.points) == (0.0, POINTS)
    assert made.visible.misconception == ""
    assert made.visible.laws == ((condition, True),)
    assert made.visible.problem.isprintable() and len(made.visible.problem) <= 500
    known = LESSONS[LESSON].exercise(NAME).misconceptions[0].__name__
    assert judged(told | {"misconception": known}, 0.0).visible.misconception == known

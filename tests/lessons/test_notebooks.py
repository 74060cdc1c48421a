"""Every notebook: built from its text, clean when solved, failing only at its checks before."""

import inspect
import time
import zipfile

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import notebooks, release, sample_class
from tests import notebook_runs

each_lesson = pytest.mark.parametrize("name", list(LESSONS))
QUICKEST = "04_edge_detection"
one_lesson = pytest.mark.parametrize(
    "name", [n if n == QUICKEST else pytest.param(n, marks=pytest.mark.slow) for n in LESSONS]
)


@pytest.fixture(scope="session")
def student_folder(tmp_path_factory):
    """Return the folder that a student unpacks."""
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(release.build(folder / "release.zip")) as archive:
        archive.extractall(folder)
    return folder / release.NAME


@each_lesson
def test_notebook_is_built_from_its_text(name):
    built = notebooks.nbformat.writes(notebooks.build(name)) + "\n"
    assert notebooks.path_of(name).read_text(encoding="utf-8") == built, "run `make notebooks`"


def test_notebooks_holds_nothing_else():
    found = {p.relative_to(notebooks.NOTEBOOKS) for p in notebooks.NOTEBOOKS.rglob("*.ipynb")}
    assert found == {notebooks.path_of(n).relative_to(notebooks.NOTEBOOKS) for n in LESSONS}


@each_lesson
def test_lesson_asks_every_exercise_once_and_is_worth_100_points(name):
    cells = [c for c in notebooks.build(name).cells if "nbgrader" in c.metadata]
    asked = [c.metadata.nbgrader.grade_id for c in cells if c.metadata.nbgrader.solution]
    assert asked == list(LESSONS[name].names)
    assert sum(c.metadata.nbgrader.get("points", 0) for c in cells) == 100


@each_lesson
def test_every_prediction_is_asked_before_it_is_revealed(name):
    sources = [c.source for c in notebooks.build(name).cells if c.cell_type == "code"]
    predictions = LESSONS[name].predictions
    asked = [s.split('"')[1] for s in sources if 'commit("' in s and "guess = None" in s]
    assert len(asked) == len(set(asked)) >= 3
    assert set(asked) == set(predictions.names)
    for prediction in asked:
        commits, reveals = (
            [i for i, source in enumerate(sources) if f'{verb}("{prediction}"' in source]
            for verb in ("commit", "reveal")
        )
        assert len(commits) == len(reveals) == 1, prediction
        assert commits < reveals, prediction


@each_lesson
def test_solution_needs_numpy_and_the_lesson_alone(name):
    """A solution cell runs with what the notebook's first cell and other solutions define."""
    setup = next(
        c.source for c in notebooks.build(name).cells if "setup" in c.metadata.get("tags", ())
    )
    namespace = {}
    exec(setup, namespace)
    for exercise in LESSONS[name].exercises.values():
        used = inspect.getclosurevars(exercise.reference)
        for needed in used.globals.keys() | used.unbound:
            known = needed in namespace or needed in LESSONS[name].names
            # `unbound` also lists attributes; only names of the module can be missing ones.
            module = inspect.getmodule(exercise.reference)
            assert known or not hasattr(module, needed), (exercise.name, needed)


@each_lesson
def test_solved_notebook_runs_clean_within_a_minute(name, tmp_path):
    start = time.perf_counter()
    ran = notebook_runs.run(notebook_runs.solved(name), tmp_path)
    assert notebook_runs.errors(ran) == []
    assert notebook_runs.noise(ran) == []
    points = {e.name: e.points for e in LESSONS[name].exercises.values() if e.points}
    assert notebook_runs.scores(ran) == points
    # Not a benchmark: the promise made to students, with room for a busy machine.
    assert time.perf_counter() - start < 60
    assert "First a guess" not in notebook_runs.text(ran)


@one_lesson
def test_students_version_fails_only_at_its_checks(name, student_folder):
    ran = notebook_runs.run(notebook_runs.released(student_folder, name), student_folder)
    assert notebook_runs.errors(ran) == []
    assert notebook_runs.noise(ran) == []
    assert set(notebook_runs.scores(ran).values()) == {0.0}
    assert "not yet" in notebook_runs.text(ran)


@each_lesson
def test_right_answers_pass_in_a_students_copy(name, student_folder):
    """There the checks work from the answer book: no solution stands in that folder."""
    notebook = notebook_runs.released(student_folder, name)
    notebook = sample_class.right_otherwise(notebook, LESSONS[name].exercises)
    # The demonstrations ran in other tests; here only answers and checks matter.
    wanted = ("setup",)
    notebook.cells = [
        c
        for c in notebook.cells
        if "nbgrader" in c.metadata or set(wanted) & set(c.metadata.get("tags", ()))
    ]
    ran = notebook_runs.run(notebook, student_folder)
    assert notebook_runs.errors(ran) == []
    points = {e.name: e.points for e in LESSONS[name].exercises.values() if e.points}
    assert notebook_runs.scores(ran) == points, notebook_runs.text(ran)

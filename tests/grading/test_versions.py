"""What decides marks has a name, and what does not decide them leaves that name as it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import versions
from dlhelpers.grading.lesson_package import FOR_PEOPLE
from dlhelpers.grading.notebooks import ROOT

FIRST = "01_logistic_regression"


def test_all_that_the_judge_loads_is_among_the_files_but_for_what_only_shows():
    program = (
        "import sys\nimport dlhelpers.grading.examiner\n"
        "print([m.__file__ for n, m in sys.modules.items() if n.split('.')[0] == 'dlhelpers'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    loaded = {Path(name) for name in eval(done.stdout) if name}
    left_out = {path.stem for path in loaded - versions.deciding(FIRST)}
    assert loaded and left_out <= {*FOR_PEOPLE, "__init__"}, left_out


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_exercise_of_the_lesson_and_every_reference_is_among_them(lesson):
    found = versions.deciding(lesson)
    folder = ROOT.joinpath(*LESSONS[lesson].package.split("."))
    assert set(folder.glob("*.py")) <= found
    for exercise in LESSONS[lesson].exercises.values():
        for function in (exercise.reference, *exercise.replaces, *exercise.misconceptions):
            assert Path(function.__code__.co_filename) in found


def test_reports_and_other_lessons_are_not():
    found = {path.relative_to(ROOT).as_posix() for path in versions.deciding(FIRST)}
    for name in ("report", "exports", "regrade", "feedback", "class_run", "workers", "mutants"):
        assert f"dlhelpers/grading/{name}.py" not in found
    assert "dlhelpers/exercises/recurrent_network/softmax.py" not in found
    assert "dlhelpers/plotting.py" not in found


def test_the_folder_of_the_course_may_have_any_name(monkeypatch, tmp_path):
    home = tmp_path / "pictures" / "course"
    home.parent.mkdir()
    home.symlink_to(ROOT, target_is_directory=True)
    here = {path.relative_to(ROOT) for path in versions.deciding(FIRST)}
    monkeypatch.setattr(versions, "ROOT", home)
    assert {path.relative_to(home) for path in versions.deciding(FIRST)} == here


def test_the_name_follows_the_content(monkeypatch, tmp_path):
    before = versions.course_version(FIRST)
    assert before == versions.course_version(FIRST) != versions.course_version(list(LESSONS)[1])
    other = ROOT / "dlhelpers" / "grading" / "report.py"
    monkeypatch.setattr(versions, "deciding", lambda lesson: {other})
    assert versions.course_version(FIRST) != before

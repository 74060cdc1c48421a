"""What a student gets: all that is needed, and nothing of a solution."""

import inspect
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import lab, release, release_files


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return release.build(tmp_path_factory.mktemp("release") / "release.zip")


@pytest.fixture(scope="module")
def contents(archive):
    with zipfile.ZipFile(archive) as files:
        return {name.split("/", 1)[1]: files.read(name) for name in files.namelist()}


def squeeze(text):
    return re.sub(r"\s", "", text)


def solution_lines():
    """Return every line of every solution that could not stand anywhere by chance."""
    lines = set()
    for lesson in LESSONS.values():
        for exercise in lesson.exercises.values():
            source = inspect.getsource(exercise.reference)
            body = source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
            lines |= {squeeze(line) for line in body.splitlines()}
    return {line for line in lines if len(line) > 30}


def test_it_holds_exactly_the_files_it_should(contents):
    assert sorted(contents) == release.expected_files()


def test_every_module_of_the_students_side_is_released_or_kept_on_purpose():
    """A new module must be listed, unless it is an exercise's, with its solution, or grading's."""
    home = {"grading"}
    made_with = {"dlhelpers/exercises/called.py", "dlhelpers/exercises/pairs.py"}  # the banks are
    solutions = {
        f"{lesson.package.replace('.', '/')}/{name}.py"
        for lesson in LESSONS.values()
        for name in (*lesson.names, "predictions")
    }
    modules = {
        str(path.relative_to(release.ROOT))
        for path in (release.ROOT / "dlhelpers").rglob("*.py")
        if path.relative_to(release.ROOT).parts[1] not in home
    }
    listed = {name for name in release_files.listed() if name.startswith("dlhelpers/")}
    assert modules - solutions - made_with == listed


def test_no_line_of_a_solution_is_in_notebooks_or_exercises(contents):
    lines = solution_lines()
    assert len(lines) > 10
    for name, content in contents.items():
        if name.endswith(".ipynb") or name.startswith("dlhelpers/exercises/"):
            squeezed = squeeze(content.decode("utf-8", errors="ignore"))
            assert not [line for line in lines if line in squeezed], name


def test_no_hidden_check_is_released(contents):
    for name in LESSONS:
        notebook = contents[f"{name}.ipynb"].decode()
        assert "HIDDEN TESTS" not in notebook
        assert not re.search(r"check\([^)]*seed", notebook)
        assert notebook.count("raise NotImplementedError") == len(LESSONS[name].names)


def test_one_file_too_many_stops_the_build(tmp_path):
    for name in release.expected_files():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    release.complain_about(tmp_path)
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(SystemExit, match=r"wrong files: notes\.txt"):
        release.complain_about(tmp_path)
    (tmp_path / "notes.txt").unlink()
    (tmp_path / "README.md").unlink()
    with pytest.raises(SystemExit, match=r"wrong files: README\.md"):
        release.complain_about(tmp_path)


def test_a_solution_in_a_file_stops_the_build(tmp_path):
    for name in release.expected_files():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "README.md").write_text("### BEGIN SOLUTION")
    with pytest.raises(SystemExit, match=r"give solutions away: README\.md"):
        release.complain_about(tmp_path)


def test_the_same_content_gives_the_same_bytes(archive, tmp_path):
    assert release.build(tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_a_students_copy_needs_numpy_alone(archive, tmp_path):
    """The checks run where only numpy is installed, in a browser for instance."""
    lab.unpack(archive, tmp_path)
    program = (
        "import sys, importlib.abc\n"
        "class Only(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        top = name.split('.')[0]\n"
        "        if top not in sys.stdlib_module_names and top not in ('numpy', 'dlhelpers'):\n"
        "            raise ImportError(f'{name} is not numpy')\n"
        "sys.meta_path.insert(0, Only())\n"
        "import numpy as np\n"
        "from dlhelpers.exercises.logistic_regression import LESSON, check\n"
        "assert not LESSON.has_solutions\n"
        "def sigmoid(z):\n"
        "    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))\n"
        "print(check('sigmoid'))\n"
        "def sigmoid(z):\n"
        "    return np.tanh(z)\n"
        "print(check('sigmoid'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    points = LESSONS["01_logistic_regression"].exercise("sigmoid").points
    assert f"{float(points)}" in done.stdout.splitlines()
    assert "tanh" in done.stdout


def test_unpacking_again_keeps_a_students_work(archive, tmp_path):
    assert lab.unpack(archive, tmp_path) == []
    work = tmp_path / "01_logistic_regression.ipynb"
    work.write_text("my work")
    (tmp_path / "dlhelpers" / "dense.py").write_text("spoiled")
    assert lab.unpack(archive, tmp_path) == ["01_logistic_regression.ipynb"]
    assert work.read_text() == "my work"
    assert (tmp_path / "dlhelpers" / "dense.py").read_text() != "spoiled"


def test_answer_books_are_made_anew_when_something_in_them_may_have_changed(tmp_path, monkeypatch):
    for name in ("dlhelpers", "data", "lessons", "requirements"):
        shutil.copytree(release.ROOT / name, tmp_path / name)
    for name in ("LICENSE", "environment.yml"):
        shutil.copy(release.ROOT / name, tmp_path)
    monkeypatch.setattr(release_files, "ROOT", tmp_path)
    version = release_files.version.__wrapped__
    seen = [version()]
    for changed in ("exercises/verdict.py", "losses.py", "grading/confined/shell.py"):
        with open(tmp_path / "dlhelpers" / changed, "a") as file:
            file.write("# changed\n")
        seen.append(version())
    assert len(set(seen)) == 4
    with open(tmp_path / "dlhelpers" / "grading" / "report.py", "a") as file:
        file.write("# changed\n")
    assert version() == seen[-1]

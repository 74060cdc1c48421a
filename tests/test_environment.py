"""The environment: its locks, environment.yml, and what the set-up says when it cannot go on."""

import ast
import importlib.metadata
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import jupyterlab
import numpy as np
import pytest
import threadpoolctl
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import bootstrap, lock

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"


def requirements_in(text):
    """Return the requirements in a .in or .txt file, leaving out hashes, comments and options."""
    lines = (line.partition("#")[0].rstrip("\\ \n") for line in text.splitlines())
    return [Requirement(line) for line in lines if re.match(r"\w", line)]


def course_lock():
    return requirements_in((REQUIREMENTS / "course.txt").read_text())


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def run_bootstrap(root, **environment):
    """Run the copy of the set-up in `root`; return the finished process."""
    return subprocess.run(
        [sys.executable, root / bootstrap.THIS_FILE],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the set-up reads, with no environment yet."""
    root = tmp_path / "check out"
    for name in (bootstrap.THIS_FILE, bootstrap.BOOTSTRAP_LOCK, bootstrap.COURSE_LOCK):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture
def ready_checkout(checkout):
    """The same with an environment that looks finished."""
    for package in ("numpy", "numpy-2.0.0.dist-info"):
        (checkout / bootstrap.SITE_PACKAGES / package).mkdir(parents=True)
    (checkout / bootstrap.PYTHON).parent.mkdir()
    (checkout / bootstrap.PYTHON).symlink_to(sys.executable)
    bootstrap.write_stamp(str(checkout))
    return checkout


# ---------------------------------------------------------------- the locks


@pytest.mark.parametrize("name", lock.LOCKS)
def test_lock_pins_with_hashes_all_that_is_asked_for(name):
    pinned = (REQUIREMENTS / f"{name}.txt").read_text()
    requirements = requirements_in(pinned)
    assert all(re.fullmatch(r"==[^*]+", str(pin.specifier)) for pin in requirements)
    # Every pin is a line that goes on, and what it goes on with are hashes.
    assert len(re.findall(r"\\\n    --hash=sha256:\w{64}(?= \\\n|\n)", pinned)) >= len(requirements)
    assert len(re.findall(r"^\w.* \\\n    --hash", pinned, re.MULTILINE)) == len(requirements)
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin in requirements}
    for asked in requirements_in((REQUIREMENTS / f"{name}.in").read_text()):
        assert asked.specifier.contains(versions[asked.name]), asked


@pytest.mark.parametrize("name", ["browser", "scale"])
def test_what_is_installed_beside_the_course_keeps_to_its_versions(name):
    course = {pin.name: pin.specifier for pin in course_lock()}
    more = requirements_in((REQUIREMENTS / f"{name}.txt").read_text())
    assert [pin for pin in more if course.get(pin.name, pin.specifier) != pin.specifier] == []


def test_every_package_has_one_version_for_all():
    names = [pin.name for pin in course_lock()]
    assert len(names) == len(set(names))


def test_installed_versions_are_the_locked_ones():
    wanted = [pin for pin in course_lock() if not pin.marker or pin.marker.evaluate()]
    assert len(wanted) > 100
    for pin in wanted:
        installed = importlib.metadata.version(pin.name)
        assert pin.specifier.contains(installed), f"{pin}, but {installed} is installed"


def test_environment_yml_is_true_to_the_lock():
    text = (ROOT / "environment.yml").read_text()
    python, pip, by_pip = yaml.safe_load(text)["dependencies"]
    assert pip == "pip"
    *pins, this_project = by_pip["pip"]
    assert this_project == "--editable ."
    pins = [Requirement(pin) for pin in pins]
    assert [pin.name for pin in pins[: len(lock.SHOWN_FIRST)]] == list(lock.SHOWN_FIRST)
    assert set(pins) == set(course_lock())
    assert len(pins) == len(course_lock())
    # Nothing was written by hand that `make lock` would lose.
    assert text == lock.environment_yml(lock.read_pins((REQUIREMENTS / "course.txt").read_text()))
    project = (ROOT / "pyproject.toml").read_text()
    assert python.startswith("python" + re.search(r'requires-python = "(.+)"', project)[1])


@pytest.mark.parametrize(
    "path",
    [
        *REQUIREMENTS.iterdir(),
        *(ROOT / name for name in ("environment.yml", "Makefile", "pyproject.toml", "setup.py")),
        *(ROOT / ".ci").iterdir(),
        *(ROOT / "tools").glob("*.py"),
    ],
    ids=lambda path: path.name,
)
def test_no_host_is_named(path):
    pattern = r"\w+://|--(extra-|default-)?index|--find-links|\b[\w-]+\.(com|dev|io|net|org)\b"
    assert not re.search(pattern, path.read_text())


# ---------------------------------------------------------------- the set-up


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 99)])
def test_old_python_gets_a_message(version):
    with pytest.raises(bootstrap.SetupError, match=r"(?s)too old.*3\.11 or newer.*make PYTHON="):
        bootstrap.check_version((*version, "final", 0), "/usr/bin/python3")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 0), (3, 14, 0)])
def test_newer_pythons_pass(version):
    bootstrap.check_version((*version, "final", 0), "/usr/bin/python3")


def test_old_pythons_can_read_the_set_up():
    too_new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Nonlocal, ast.Starred, ast.Match)
    for node in ast.walk(ast.parse((ROOT / bootstrap.THIS_FILE).read_text())):
        assert not isinstance(node, too_new), ast.unparse(node)
        if isinstance(node, ast.FunctionDef):
            assert not node.returns and not node.args.kwonlyargs and not node.args.posonlyargs
        if isinstance(node, ast.Raise):
            assert not node.cause


def test_python_without_venv_gets_a_message(checkout, tmp_path):
    (tmp_path / "ensurepip.py").write_text("raise ImportError('No module named ensurepip')")
    process = run_bootstrap(checkout, PYTHONPATH=str(tmp_path))
    assert process.returncode == 1
    assert "sudo apt install python3-venv" in process.stderr
    assert "Traceback" not in process.stderr
    assert not (checkout / bootstrap.VENV).exists()


def test_colon_in_the_path_gets_a_message():
    with pytest.raises(bootstrap.SetupError, match="Rename or move the folder"):
        bootstrap.check_path(f"/home/ada/deep{os.pathsep}learning")
    bootstrap.check_path("/home/ada/deep learning")


@pytest.mark.slow
def test_no_network_gets_a_message_and_leaves_nothing_that_looks_ready(checkout):
    nowhere = "http://127.0.0.1:9/"  # the discard port: nobody answers there
    offline = {"PIP_INDEX_URL": nowhere, "UV_INDEX_URL": nowhere, "PIP_RETRIES": "0"}
    process = run_bootstrap(checkout, **offline, PIP_CONFIG_FILE=os.devnull)
    assert process.returncode == 1
    assert "No network?" in process.stderr
    assert "Traceback" not in process.stderr
    assert not bootstrap.is_ready(str(checkout))


def test_ready_environment_is_left_alone(ready_checkout):
    (ready_checkout / bootstrap.SITE_PACKAGES / "pandas").mkdir()  # additions are allowed
    process = run_bootstrap(ready_checkout)
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


def remove_package(root):
    (root / bootstrap.SITE_PACKAGES / "numpy").rmdir()


def replace_version(root):
    (root / bootstrap.SITE_PACKAGES / "numpy-2.0.0.dist-info").rename(
        root / bootstrap.SITE_PACKAGES / "numpy-2.1.0.dist-info"
    )


def lose_python(root):
    (root / bootstrap.PYTHON).unlink()
    (root / bootstrap.PYTHON).symlink_to(root / "removed" / "python3")


def interrupt(root):
    (root / bootstrap.STAMP).unlink()


def empty_stamp(root):
    (root / bootstrap.STAMP).write_text("")


def change_lock(root):
    with open(root / bootstrap.COURSE_LOCK, "a") as file:
        file.write("# one more line\n")


@pytest.mark.parametrize(
    "damage",
    [remove_package, replace_version, lose_python, interrupt, empty_stamp, change_lock],
)
def test_damaged_or_outdated_environment_is_not_ready(ready_checkout, damage):
    assert bootstrap.is_ready(str(ready_checkout))
    damage(ready_checkout)
    assert not bootstrap.is_ready(str(ready_checkout))


def test_moved_environment_is_not_ready(ready_checkout, tmp_path):
    """Its programs, such as alembic, still name the old place in their first lines."""
    ready_checkout.rename(tmp_path / "elsewhere")
    assert not bootstrap.is_ready(str(tmp_path / "elsewhere"))


# ---------------------------------------------------------------- what the environment is like


def test_one_thread():
    np.ones((2, 2)) @ np.ones((2, 2))
    pools = [pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]
    assert pools
    assert all(pool["num_threads"] == 1 for pool in pools)


def test_make_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = " ".join(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)).split()
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([\w-]+) +\S", listed, re.MULTILINE) == targets


def test_lab_settings_name_what_there_is():
    """JupyterLab ignores a misspelt name: the instructor's panels would come back unnoticed."""
    labconfig = ROOT / "config" / "labconfig"
    extensions = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    lab = Path(jupyterlab.__file__).parent / "static"
    nbgrader = extensions / "@jupyter" / "nbgrader" / "static"
    for name in json.loads((labconfig / "page_config.json").read_text())["disabledExtensions"]:
        scripts = nbgrader if "nbgrader" in name else lab
        known = any(name in script.read_text() for script in scripts.glob("*.js"))
        assert known or (extensions / name).is_dir(), name
    overrides = json.loads((labconfig / "default_setting_overrides.json").read_text())
    for plugin, settings in overrides.items():
        extension, _, schema = plugin.partition(":")
        schemas = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
        known = json.loads((schemas / extension / f"{schema}.json").read_text())["properties"]
        assert settings.keys() <= known.keys()


def test_wheel_holds_the_package_and_its_data(tmp_path):
    for name in ("dlhelpers", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    # The locked setuptools instead of one that would have to be fetched.
    command += ["--no-build-isolation", "--wheel-dir", str(tmp_path), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {f"dlhelpers/{name}" for name in files_below(tmp_path / "dlhelpers")}
    data = {f"dlhelpers/files/{name}" for name in files_below(tmp_path / "data")}
    assert held == package | data


def test_numpy_is_the_only_hard_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [Requirement(line).name for line in project["dependencies"]] == ["numpy"]
    pins = requirements_in((REQUIREMENTS / "scale.txt").read_text()) + course_lock()
    locked = {canonicalize_name(pin.name): pin for pin in pins}
    extras = project["optional-dependencies"].values()
    for line in itertools.chain(project["dependencies"], *extras):
        requirement = Requirement(line)
        if requirement.name != "dlhelpers":
            version = str(locked[requirement.name].specifier).removeprefix("==")
            assert requirement.specifier.contains(version), line

"""Who may import whom: grading -> exercises -> layers -> errors, geometry; and numpy alone."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# How far up a part of the package stands; it may import its own level and those below. All parts
# without an entry are layers. The package itself, which gathers the layers' names, is above them.
LEVELS = {"errors": 0, "geometry": 0, "dlhelpers": 2, "exercises": 3, "grading": 4}
LAYERS = 1

# Parts that may load more than numpy when they are imported. No other part loads one of these.
DRAWING = {"plotting", "pictures", "widgets", "films"}
FOR_DRAWING = {"matplotlib", "ipywidgets", "IPython"}


def read_package():
    """The text of every module of the package: ``{dotted name: source}``."""
    sources = {}
    for path in sorted((ROOT / "dlhelpers").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sources[name] = path.read_text(encoding="utf-8")
    return sources


def part_of(module):
    """The part of the package that a module belongs to: the second piece of its name."""
    return [*module.split("."), "dlhelpers"][1]


def targets(node, sources):
    """The modules that one import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:  # the house writes whole names
        return ["." * node.level + (node.module or "")]
    inner = [f"{node.module}.{alias.name}" for alias in node.names]
    # `from package import name` means a module of that name, or else something in the package.
    return [name if name in sources else node.module for name in inner]


def loaded_at_once(tree):
    """The import statements that run when the module is imported: those outside of functions."""
    waiting = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                yield node
            elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                waiting.append(node)


def find_problems(sources):
    """Say what is wrong with the imports of a package, one sentence each."""
    problems, graph = [], {}
    for module, source in sources.items():
        tree = ast.parse(source)
        nodes = [n for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))]
        if any(alias.name == "*" for node in nodes for alias in node.names):
            problems.append(f"{module} imports *")
        graph[module] = {name for node in nodes for name in targets(node, sources)} - {module}
        problems += _upward(module, graph[module])
        at_once = {name for node in loaded_at_once(tree) for name in targets(node, sources)}
        problems += _too_heavy(module, at_once)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        problems.append(f"a circle: {' -> '.join(error.args[1])}")
    return problems


def _upward(module, names):
    level = LEVELS.get(part_of(module), LAYERS)
    for name in sorted(names):
        inside = name.split(".")[0] == "dlhelpers"
        if inside and LEVELS.get(part_of(name), LAYERS) > level:
            yield f"{module} imports {name}"


def _too_heavy(module, names):
    part = part_of(module)
    if part == "grading":  # the instructor's side has the whole environment
        return
    allowed = {"numpy", "dlhelpers"} | (FOR_DRAWING if part in DRAWING else set())
    for name in sorted(names):
        top = name.split(".")[0]
        draws = top == "dlhelpers" and part_of(name) in DRAWING
        if (draws and part not in DRAWING) or top not in allowed | sys.stdlib_module_names:
            yield f"{module} loads {name}"


def test_the_package_keeps_the_rules():
    sources = read_package()
    assert {"dlhelpers", "dlhelpers.errors", "dlhelpers.dense"} <= sources.keys()
    assert find_problems(sources) == []


@pytest.mark.parametrize(
    ("module", "line", "problem"),
    [
        ("errors", "from dlhelpers.dense import forward_prop", "imports dlhelpers.dense"),
        ("dense", "import dlhelpers.exercises.exercise", "imports dlhelpers.exercises.exercise"),
        ("dense", "from dlhelpers import sigmoid", "imports dlhelpers"),
        ("dense", "def f():\n    from dlhelpers import grading", "imports dlhelpers.grading"),
        ("exercises.exercise", "from dlhelpers import grading", "imports dlhelpers.grading"),
        ("dense", "from .errors import explain", "loads .errors"),
        ("dense", "from dlhelpers.errors import *", "imports *"),
        ("dense", "import scipy.special", "loads scipy.special"),
        ("dense", "try:\n    import tqdm\nexcept ImportError:\n    pass", "loads tqdm"),
        ("dense", "class A:\n    import sklearn", "loads sklearn"),
        ("plotting", "import sklearn", "loads sklearn"),
        ("exercises.exercise", "import matplotlib", "loads matplotlib"),
        ("exercises.exercise", "from dlhelpers import plotting", "loads dlhelpers.plotting"),
    ],
)
def test_each_rule_is_enforced(module, line, problem):
    names = ["errors", "dense", "plotting", "exercises", "exercises.exercise", "grading"]
    sources = {"dlhelpers": ""} | {f"dlhelpers.{name}": "" for name in names}
    assert find_problems(sources) == []
    sources[f"dlhelpers.{module}"] = line
    assert find_problems(sources) == [f"dlhelpers.{module} {problem}"]


def test_a_circle_is_found():
    lines = {"a": "from dlhelpers.b import f", "b": "def f():\n    import dlhelpers.a"}
    (problem,) = find_problems({f"dlhelpers.{name}": line for name, line in lines.items()})
    assert problem.startswith("a circle: ")


@pytest.mark.parametrize(
    "line",
    [
        "import math, numpy as np, numpy.linalg",
        "from dlhelpers.errors import explain",
        "def f():\n    import sklearn.datasets",
        "def f():\n    from dlhelpers import plotting",
    ],
)
def test_what_is_allowed_is_no_problem(line):
    sources = dict.fromkeys(["dlhelpers", "dlhelpers.errors", "dlhelpers.plotting"], "")
    assert find_problems(sources | {"dlhelpers.dense": line}) == []


BLOCKED = """
import sys

class OnlyNumpy:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in {"numpy", "dlhelpers"} | sys.stdlib_module_names:
            raise ImportError("numpy alone: " + name)

sys.meta_path.insert(0, OnlyNumpy())
"""


def run_with_numpy_alone(code):
    """Run code in a new Python that can import nothing but numpy and this package."""
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code], cwd=ROOT, capture_output=True, text=True
    )


def test_students_need_numpy_alone():
    modules = [
        name
        for name in read_package()
        if part_of(name) not in DRAWING | {"grading"} and not name.endswith("__main__")
    ]
    assert "dlhelpers.data" in modules
    run = run_with_numpy_alone(
        f"from importlib import import_module\nfor name in {modules}: import_module(name)\n"
        "from dlhelpers import initialize_parameters, forward_prop, backward_prop\n"
        "from dlhelpers.data import load_digits\n"
        "print(load_digits()[0].shape)"
    )
    assert (run.stdout, run.stderr) == ("(1797, 8, 8)\n", "")


def test_the_block_blocks():
    run = run_with_numpy_alone("import dlhelpers.plotting")
    assert "numpy alone: matplotlib" in run.stderr


def test_all_public_names_exist_and_are_documented():
    import dlhelpers

    assert dlhelpers.__all__ == sorted(set(dlhelpers.__all__))
    for name in dlhelpers.__all__:
        assert getattr(dlhelpers, name).__doc__, name

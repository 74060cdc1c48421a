"""make mutants: every slip makes what it promises, and every mutant gets the fate it deserves."""

import ast
import inspect

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import mutants, slips, trials
from dlhelpers.grading.mutation import Mutant, mutants_of, parsed
from dlhelpers.grading.readme import read_block
from dlhelpers.grading.trials import (
    BROKE,
    FREE,
    KILLED,
    KILLED_LATE,
    ROUNDED,
    SAME,
    STOPPED,
    SURVIVED,
    Tried,
    fate_of,
    tried,
)

SIGMOID = "01_logistic_regression", "sigmoid"
COST = "01_logistic_regression", "compute_cost"
SIZE = "04_edge_detection", "valid_size"

# What a slip makes of the body of f(X, Y).
EXAMPLES = [
    ("other_sign", "return X @ Y + 1", "return X * Y + 1"),
    ("other_sign", "return X @ Y + 1", "return X @ Y - 1"),
    ("other_sign", "return X > Y", "return X >= Y"),
    ("other_sign", "return -X", "return +X"),
    ("other_sign", "X += Y", "X -= Y"),
    ("other_constant", "return X + 0", "return X + 1"),
    ("other_constant", "return X[2]", "return X[1]"),
    ("other_constant", "return 0.01 * X", "return 0.02 * X"),
    ("other_constant", "return np.sum(X, axis=0)", "return np.sum(X, axis=1)"),
    ("other_constant", "return np.sum(X, keepdims=True)", "return np.sum(X, keepdims=False)"),
    ("other_constant", "return X['W1'] + Y['W2']", "return X['W2'] + Y['W2']"),
    ("other_constant", "return 'D'", "return 'A'"),
    ("other_function", "return np.sum(X)", "return np.mean(X)"),
    ("other_function", "return X.max()", "return X.min()"),
    ("other_function", "return np.exp(X)", "return np.log(X)"),
    ("other_function", "return np.maximum(X, 0)", "return np.minimum(X, 0)"),
    ("other_function", "return np.sqrt(X)", "return np.square(X)"),
    ("other_function", "return np.argmax(X)", "return np.argmin(X)"),
    ("other_function", "return np.zeros(X)", "return np.empty(X)"),
    ("swapped_operands", "return X - Y", "return Y - X"),
    ("swapped_operands", "return X @ Y", "return Y @ X"),
    ("lost_operand", "return X * (1 - Y)", "return 1 - Y"),
    ("lost_operand", "return X @ Y / 3", "return X @ Y"),
    ("lost_call", "return np.sqrt(X)", "return X"),
    ("lost_call", "return X.copy()", "return X"),
    ("other_arguments", "return np.subtract(X, Y)", "return np.subtract(Y, X)"),
    ("other_arguments", "return np.sum(X, axis=0)", "return np.sum(X)"),
    ("other_arguments", "return g(X, stride=2, pad=1)", "return g(X, stride=1, pad=2)"),
    ("other_axis", "return np.sum(X)", "return np.sum(X, axis=1)"),
    ("other_axis", "return X.sum(axis=0)", "return X.sum(axis=0, keepdims=True)"),
    ("turned", "return X.T @ Y", "return X @ Y"),
    ("turned", "return X @ Y", "return X @ Y.T"),
    ("turned", "return X", "return X.T"),
    ("other_slice", "return X[1:]", "return X[:]"),
    ("other_slice", "return X[1:]", "return X[1 + 1:]"),
    ("other_slice", "return X[:3]", "return X[:3:2]"),
    ("other_slice", "return X[::2]", "return X[:]"),
    ("other_slice", "return X[:, 0]", "return X[1:, 0]"),
    ("other_range", "for i in range(X): pass", "for i in range(X - 1): pass"),
    ("other_range", "for i in range(1, X): pass", "for i in range(1 + 1, X): pass"),
    ("other_entries", "return X, Y", "return Y, X"),
    ("other_entries", "return X, Y", "return (X,)"),
    ("other_entries", "X, Y = Y.shape", "Y, X = Y.shape"),
    ("other_entries", "return {'a': X, 'b': Y}", "return {'a': Y, 'b': X}"),
    ("other_entries", "return {'a': X, 'b': Y}", "return {'a': X}"),
    ("lost_statement", "X = g(X); return X", "pass; return X"),
    ("lost_statement", "for i in X: g(i)", "for i in X:\n  g(i)\n  break"),
    ("other_order", "X = g(X); Y = h(X)", "Y = h(X); X = g(X)"),
    ("other_order", "a = 0\nfor i in X: a += i", "for i in X:\n  a = 0\n  a += i"),
    ("other_order", "for i in X: g(i)\nreturn X", "for i in X:\n  g(i)\n  return X"),
    ("other_result", "X = Y * 3", "X = -(Y * 3)"),
    ("other_result", "return g(X)", "return np.maximum(0, g(X))"),
    ("other_condition", "if X: Y = 1", "if not X: Y = 1"),
    ("other_condition", "return X if Y else 0", "return X if True else 0"),
    ("not_added_up", "X[0] += Y", "X[0] = Y"),
    ("other_type", "return np.zeros(X)", "return np.zeros(X, dtype=int)"),
    ("other_type", "return np.zeros(X)", "return np.zeros(X, dtype=Y.dtype)"),
    ("in_place", "X = X - Y", "X -= Y"),
    ("in_place", "return np.exp(X)", "return np.exp(X, out=X)"),
    ("in_place", "return np.zeros(X.shape)", "return X"),
    ("other_name", "Z = X; return Z", "Z = Y; return Z"),
    ("other_name", "return f'{X}'", "return f'{Y}'"),
    ("written_out", "return X + Y", "return X + 2"),
]


def function(body):
    lines = [line for part in body.split("; ") for line in part.splitlines()]
    return "def f(X, Y):\n" + "\n".join(f"    {line}" for line in lines)


def reference(label, name):
    return inspect.getsource(LESSONS[label].exercise(name).reference)


def sources(source):
    return [mutant.source for mutant in mutants_of(source)]


@pytest.mark.parametrize(("slip", "before", "after"), EXAMPLES)
def test_a_slip_makes_the_mutant_that_it_promises(slip, before, after):
    tree = parsed(function(before))
    scope = slips.Scope(names={"X": 1, "Y": 1}, parameters=("X", "Y"), texts=("W1", "W2"))
    made = set()
    for node in ast.walk(tree):
        made.update(ast.dump(new) for new in getattr(slips, slip)(node, scope))
    assert made
    assert ast.unparse(ast.parse(function(after))) in sources(function(before))


def test_every_slip_has_an_example():
    assert {slip.__name__ for slip in slips.SLIPS} == {slip for slip, _, _ in EXAMPLES}


def test_a_name_stands_for_no_other_before_it_has_a_value():
    made = sources(function("a = X; b = a; return b"))
    assert function("a = X; b = Y; return b") in made
    assert function("a = b; b = a; return b") not in made


def test_no_two_mutants_are_the_same_program():
    for name in ("conv_backward", "cnn_forward"):
        source = reference("06_convolutional_network", name)
        made = sources(source)
        assert len(made) > 300
        assert len(made) == len(set(made))
        assert ast.unparse(parsed(source)) not in made


def test_only_the_solution_is_changed():
    source = function("a = 1; ### BEGIN SOLUTION; b = 1; ### END SOLUTION; return a + b")
    made = sources(source)
    assert function("a = 1; b = 2; return a + b") in made
    assert all("a = 1" in mutant for mutant in made if "b = 1" not in mutant)
    assert all("return a + b" in mutant for mutant in made)


def test_making_mutants_leaves_the_others_alone():
    source = function("return X - Y")
    assert mutants_of(source) == mutants_of(source)


def test_a_diff_shows_the_lines_that_differ():
    mutant = Mutant("other_sign", function("a = X; return a + Y"), function("a = X; return a - Y"))
    assert mutant.diff == "- return a + Y\n+ return a - Y"


@pytest.mark.parametrize(
    ("place", "source", "fate"),
    [
        (SIZE, "def valid_size(n, f): return n - f + 1", SAME),
        (SIZE, "def valid_size(n, f): return np.array(n - f + 1.0)", ROUNDED),
        (SIZE, "def valid_size(n, f): return n - f", KILLED),
        (SIZE, "def valid_size(n, f): return 7", KILLED),
        (SIZE, "def valid_size(n, f): return n - g + 1", STOPPED),
        (SIGMOID, "def sigmoid(z): return (1 + np.tanh(np.divide(z, 2))) / 2", ROUNDED),
    ],
)
def test_a_program_gets_its_fate(place, source, fate):
    assert fate_of(*place, source) == fate


@pytest.mark.parametrize(
    ("returned", "fate"), [("AL, caches", SAME), ("AL, None", FREE), ("AL, X", FREE)]
)
def test_what_is_free_may_differ(returned, fate):
    label, name = "06_convolutional_network", "cnn_forward"
    source = reference(label, name)
    assert "return AL, caches" in source
    assert fate_of(label, name, source.replace("AL, caches\n", f"{returned}\n")) == fate


def test_what_is_hardly_compared_must_be_explained():
    source = reference(*COST)
    assert fate_of(*COST, source) == SAME
    assert fate_of(*COST, source.replace("1e-15, 1", "3e-15, 1")) == SURVIVED


def test_a_program_that_knows_the_visible_inputs_is_killed_late():
    known = [tuple(case.values()) for case in LESSONS[SIZE[0]].key(SIZE[1]).cases.values()]
    source = f"def valid_size(n, f): return n - f + 1 if (n, f) in {known} else 0"
    assert fate_of(*SIZE, source) == KILLED_LATE


def test_a_program_that_knows_both_inputs_survives():
    lesson = LESSONS[SIZE[0]]
    known = [
        tuple(case.values())
        for seed in (0, 12345)
        for case in lesson.key(SIZE[1], seed).cases.values()
    ]
    source = f"def valid_size(n, f): return n - f + 1 if (n, f) in {known} else 0"
    assert fate_of(*SIZE, source) == SURVIVED


def test_a_mutant_that_takes_its_process_with_it_stops_no_other():
    bodies = (
        "return n - f + 1",
        "import os; os._exit(0)",
        "return n - f",
        "return sum(range(10**15))",  # no exception gets into it
        "return np.ones(10**11)",
        "while True: pass",
        "return n - f + 1",
    )
    programs = [Mutant("by hand", "", f"def valid_size(n, f):\n    {body}") for body in bodies]
    fates = [one.fate for one in tried(*SIZE, programs, limit=4.0)]
    assert fates == [SAME, STOPPED, KILLED, STOPPED, STOPPED, STOPPED, SAME]


def test_a_mistake_of_the_machinery_is_no_mutants_death():
    with pytest.raises(SyntaxError):
        tried(*SIZE, [Mutant("by hand", "", "def valid_size(")])


def test_a_check_that_breaks_down_is_a_fate_of_its_own(monkeypatch, explained, capsys):
    def judge(key, outcomes):
        return 1 / 0

    monkeypatch.setattr(trials, "judge", judge)
    assert fate_of(*SIZE, "def valid_size(n, f): return n") == BROKE
    broke = Tried("lesson", "g", survivor().mutant, BROKE)
    assert not mutants.report([broke], *mutants.explanations([broke], explained))
    assert "- return 'a'\n+ return 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("01_logistic_regression", "backward_prop"),
        ("05_padding_and_stride", "choose_pad_and_stride"),
        ("07_recurrent_network", "sequence_cost"),
    ],
)
def test_every_survivor_of_a_sample_is_explained(label, name, capsys):
    made = mutants_of(reference(label, name))
    found = [Tried(label, name, mutant, fate_of(label, name, mutant.source)) for mutant in made]
    assert mutants.report(found, *mutants.explanations(found)), capsys.readouterr().out


def survivor(after="return 2"):
    mutant = Mutant("by hand", function("return 'a'"), function(after))
    return Tried("lesson", "f", mutant, SURVIVED)


EXPLAINED = """
[[explained]]
exercise = "lesson/f"
reason = "It may."
mutants = ['''
- return "a"
+ return 2''']
"""


@pytest.fixture
def explained(tmp_path):
    path = tmp_path / "survivors.toml"
    path.write_text(EXPLAINED)
    return path


def test_an_explained_survivor_may_live(explained, capsys):
    found = [survivor()]
    reasons, stale = mutants.explanations(found, explained)
    assert list(reasons.values()) == ["It may."]
    assert mutants.report(found, reasons, stale)
    assert mutants.counts(found, reasons) == {mutants.EXPLAINED: 1}
    assert "return 2" not in capsys.readouterr().out


def test_a_survivor_without_a_reason_is_shown_and_fails(explained, capsys):
    found = [survivor(), survivor("return 3")]
    assert not mutants.report(found, *mutants.explanations(found, explained))
    assert "- return 'a'\n+ return 3" in capsys.readouterr().out


def test_a_reason_without_its_survivor_fails(explained, capsys):
    killed = Tried("lesson", "f", survivor().mutant, KILLED)
    assert not mutants.report([killed], *mutants.explanations([killed], explained))
    assert "no survivor" in capsys.readouterr().out


def test_reasons_of_exercises_that_were_not_tried_are_left_alone(explained):
    elsewhere = Tried("lesson", "g", survivor().mutant, KILLED)
    assert mutants.explanations([elsewhere], explained) == ({}, [])


def test_the_table_counts_every_fate(explained):
    found = [survivor(), survivor("return 3"), Tried("l", "g", survivor().mutant, KILLED)]
    reasons, _ = mutants.explanations(found, explained)
    rows = [line.split() for line in mutants.table(found, reasons).splitlines()]
    order = rows[0]
    assert dict(zip(order, rows[1][1:], strict=True))["explained"] == "1"
    assert dict(zip(order, rows[2][1:], strict=True))["killed"] == "1"
    assert dict(zip(order, rows[3][1:], strict=True))["survived"] == "1"


def test_readme_is_about_the_present_mutants():
    """The number of mutants, and that of survivors; their fates take `make mutants`."""
    places = [(label, name) for label, lesson in LESSONS.items() for name in lesson.names]
    number = sum(len(mutants_of(reference(*place))) for place in places)
    text = read_block("mutants")
    assert text.startswith(f"{number} programs"), "run `make mutants`"
    listed = mutants.tomllib.loads(mutants.SURVIVORS.read_text(encoding="utf-8"))["explained"]
    assert f"accept {sum(len(entry['mutants']) for entry in listed)}," in text

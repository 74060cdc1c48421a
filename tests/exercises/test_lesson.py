"""Answers as they stand in a notebook: one function among others, one mistake at a time."""

import inspect
import re

import numpy as np
import pytest

from dlhelpers.exercises import answer_book
from dlhelpers.exercises import logistic_regression as home
from dlhelpers.exercises.lesson import Lesson

LESSON = home.LESSON
HIDDEN = 99


def notebook(**answers):
    """Return the names of a solved notebook, some with other answers (source or function)."""
    names = {"np": np}
    for name in LESSON.names:
        source = inspect.getsource(LESSON.exercise(name).reference)
        answer = answers.get(name, source)
        if isinstance(answer, str):
            exec(answer, names)
        else:
            # A function from a module of exercises would call its neighbours there.
            exec(inspect.getsource(answer).replace(f"def {answer.__name__}", f"def {name}"), names)
    return names


def misconception(name, title):
    return next(w for w in LESSON.exercise(name).misconceptions if w.__name__ == title)


def test_a_solved_notebook_is_right():
    names = notebook()
    for name in LESSON.names:
        for seed in (0, HIDDEN):
            told = LESSON.verdict(name, names, seed)
            assert told.passed and not told.note, told.text


@pytest.mark.parametrize(
    ("wrong", "title", "dependent"),
    [
        ("compute_cost", "sum_instead_of_mean", "train"),
        ("backward_prop", "db_is_zero", "train"),
        ("update_parameters", "returns_a_pair", "train"),
        ("forward_prop", "forgets_b", "predict"),
        ("sigmoid", "exp_of_plus_z", "forward_prop"),
        ("sigmoid", "tanh_instead", "train"),
        ("forward_prop", "examples_in_rows", "is_right"),
    ],
)
@pytest.mark.parametrize("seed", [0, HIDDEN])
def test_a_wrong_helper_does_not_spread(wrong, title, dependent, seed):
    names = notebook(**{wrong: misconception(wrong, title)})
    before = dict(names)
    told = LESSON.verdict(dependent, names, seed)
    assert told.passed and told.score == LESSON.exercise(dependent).points, told.text
    assert f"your {wrong}" in told.note
    assert {name: names[name] for name in before} == before  # what was lent was taken back
    assert LESSON.verdict(wrong, names).misconception == title


def test_a_missing_helper_does_not_spread():
    names = notebook()
    del names["compute_cost"]
    told = LESSON.verdict("train", names)
    assert told.passed and "compute_cost" in told.note
    assert "compute_cost" not in names


def test_beside_a_wrong_helper_ones_own_mistake_stays_one():
    names = notebook(
        compute_cost=misconception("compute_cost", "sum_instead_of_mean"),
        train=misconception("train", "one_step_too_few"),
    )
    told = LESSON.verdict("train", names)
    assert not told.passed and "compute_cost" in told.note
    assert told.misconception == "one_step_too_few"


def test_a_right_function_beside_others_that_fit_it_needs_no_forgiveness():
    """A train that is right with helpers of another form is right."""
    names = notebook(
        backward_prop="def backward_prop(A, X, Y):\n"
        "    return X @ (A - Y).T / Y.size, (A - Y).mean()",
        update_parameters="def update_parameters(p, g, rate):\n"
        "    return {'w': p['w'] - rate * g[0], 'b': p['b'] - rate * g[1]}",
    )
    told = LESSON.verdict("train", names)
    assert told.passed and not told.note


@pytest.mark.parametrize("value", [None, 3, "text", np.zeros(2)])
def test_a_name_without_a_function_is_said(value):
    told = LESSON.verdict("sigmoid", {"sigmoid": value} if value is not None else {})
    assert told.score == 0 and "no such function" in told.problem
    assert "sigmoid(z)" in told.expected


@pytest.mark.parametrize(
    "source",
    [
        "from dlhelpers import sigmoid",
        "from dlhelpers.activations import sigmoid as s\nsigmoid = lambda z: s(z)",
        "import dlhelpers\ndef sigmoid(z):\n    return dlhelpers.sigmoid(z)",
        f"from {home.__name__}.sigmoid import sigmoid",
        f"from {home.__name__}.sigmoid import EXERCISE\nsigmoid = EXERCISE.reference",
    ],
)
def test_the_packages_own_answer_is_no_answer(source):
    told = LESSON.verdict("sigmoid", notebook(sigmoid=source))
    assert told.score == 0 and "ReferenceUsed" in told.text
    assert LESSON.verdict("sigmoid", notebook()).passed  # afterwards all is as it was


SIGMOIDS = (
    "sigmoid = lambda z: 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)",
    "sigmoid = np.vectorize(lambda z: 0.5 + 0.5 * np.tanh(z / 2))",
    "from functools import partial\n"
    "sigmoid = partial(lambda half, z: half + half * np.tanh(half * np.asarray(z)), 0.5)",
    "class Sigmoid:\n"
    "    def __call__(self, z):\n"
    "        return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)\n\n"
    "sigmoid = Sigmoid()",
)


@pytest.mark.parametrize("source", SIGMOIDS)
@pytest.mark.parametrize("call", ['check("sigmoid")', "check(sigmoid)", 'check("sigmoid", seed=5)'])
def test_check_takes_any_callable_and_returns_a_plain_float(source, call, capsys):
    names = notebook(sigmoid=source) | {"check": home.check, "works": home.works}
    score = eval(call, names)
    assert type(score) is float and score == 8.0
    assert eval('works("sigmoid") and works("train")', names)
    out, err = capsys.readouterr()
    assert not err and out in ("", "sigmoid: right. 8 of 8 points.\n")


def test_a_hidden_check_speaks_only_where_the_visible_one_is_silent(capsys):
    # Right for the visible seed alone.
    answers = LESSON.key("sigmoid").expected
    known = {str(LESSON.key("sigmoid").cases[case]["z"]): o.value for case, o in answers.items()}
    names = notebook() | {"check": home.check}
    names["sigmoid"] = lambda z: known.get(str(z), z)
    assert eval('check("sigmoid")', names) == 8.0
    assert "right" in capsys.readouterr().out
    assert eval(f'check("sigmoid", seed={HIDDEN})', names) < 8.0
    assert "not yet" in capsys.readouterr().out
    names["sigmoid"] = lambda z: z
    assert eval(f'check("sigmoid", seed={HIDDEN})', names) == 0.0
    assert capsys.readouterr().out == ""


def test_an_unknown_exercise_is_refused():
    with pytest.raises(ValueError, match="no exercise 'softmax'"):
        eval('check("softmax")', {"check": home.check})


# The student's copy: answers without solutions


class Copy(Lesson):
    """The lesson as a student has it: no module with a solution, a file of answers instead."""

    def __init__(self, folder):
        super().__init__(home.__name__, LESSON.title, LESSON.names)
        self.folder = folder

    has_solutions = False


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    answer_book.save(folder, LESSON.answer_book())
    return Copy(folder)


@pytest.mark.parametrize("name", LESSON.names)
def test_a_students_copy_judges_the_same(copy, name):
    exercise = LESSON.exercise(name)
    answers = [*exercise.alternatives[:3], *exercise.misconceptions[:12], lambda *given: None]
    for answer in answers:
        namespace = {name: answer}
        here, there = LESSON.verdict(name, namespace), copy.verdict(name, namespace)
        assert (there.passed, there.score) == (here.passed, here.score)
        assert (there.misconception, there.text) == (here.misconception, here.text)


def test_a_students_copy_says_which_helper_is_at_fault(copy):
    names = notebook(compute_cost=misconception("compute_cost", "sum_instead_of_mean"))
    told = copy.verdict("train", names)
    assert not told.passed and "your compute_cost" in told.note


def test_the_answer_book_holds_no_code(copy):
    with np.load(copy.folder / answer_book.FILE, allow_pickle=False) as stored:
        assert all(stored[name].dtype == np.uint8 for name in stored.files)
        text = "".join(stored[name].tobytes().decode("latin-1") for name in stored.files)
    assert not re.search(r"\bdef \w+\(|\blambda\b|\bimport \w+", text)
    text = re.sub(r"\s", "", text)
    for name in LESSON.names:
        for function in (LESSON.exercise(name).reference, *LESSON.exercise(name).alternatives):
            for line in inspect.getsource(function).splitlines()[1:]:
                line = re.sub(r"\s", "", line)
                if len(line) > 25 and re.search(r"[=(].*[=)]", line):
                    assert line not in text, line

"""Right answers get their points, and nothing else does, whatever its code does to its process."""

import numpy as np
import pytest
from rooms import SEED, SETUP, answers, marks, printed, room

from dlhelpers import data
from dlhelpers.exercises import LESSONS
from dlhelpers.grading.examination import Examination, hidden_seed
from dlhelpers.grading.lending import call, package_function, serve_cells
from dlhelpers.grading.lesson_package import package_of
from dlhelpers.grading.room import Room
from dlhelpers.grading.sources import self_contained

LOGISTIC, SHALLOW = "01_logistic_regression", "02_shallow_network"
DEEP, CNN = "03_deep_network", "06_convolutional_network"


SLOW = [n if n in (LOGISTIC, DEEP) else pytest.param(n, marks=pytest.mark.slow) for n in LESSONS]


@pytest.mark.parametrize("lesson", SLOW)
def test_right_answers_get_full_marks(usual, lesson):
    found, findings = marks(usual, lesson, *answers(lesson))
    assert {name: e.score for name, e in found.items()} == points(lesson)
    assert all(e.passed for e in found.values())
    assert findings == []


@pytest.mark.parametrize("lesson", SLOW)
def test_a_verdict_is_the_one_that_a_kernel_gives(usual, lesson):
    exercises = LESSONS[lesson].exercises
    wrong = {n: e.misconceptions[0] for n, e in list(exercises.items())[1::2] if e.misconceptions}
    sources = answers(lesson, **{n: self_contained(f, n) for n, f in wrong.items()})
    found, _ = marks(usual, lesson, *sources)
    namespace = {}
    for i, (source, name) in enumerate(zip(sources, ("", *exercises), strict=True)):
        exec(compile(source, f"cell {i}", "exec"), namespace)
        if name:
            here = LESSONS[lesson].verdict(name, namespace)
            there = found[name].visible
            same = ("passed", "score", "expected", "misconception", "laws", "note", "fix")
            for field in same:
                assert getattr(here, field) == getattr(there, field), (name, field)
            hidden = LESSONS[lesson].verdict(name, namespace, SEED)
            score = min(here.score, hidden.score) if here.score else 0.0
            assert found[name].score == (score if exercises[name].points else here.score)


def points(lesson):
    return {name: float(e.points) for name, e in LESSONS[lesson].exercises.items()}


FORGERIES = {
    "patches the comparison": "import numpy as np\n"
    "np.allclose = np.array_equal = lambda *a, **k: True\n"
    "np.abs = np.absolute = lambda *a: 0.0\nWRONG",
    "patches what observes it": "import sys\n"
    "q = [m for n, m in sys.modules.items() if n.endswith('confined.questions')][0]\n"
    "from dlhelpers.exercises import outcome\n"
    "real = outcome.Outcome\n"
    "q.observe_one = lambda *asked: real(value=True)\nWRONG",
    "claims to have passed": "import sys\n"
    "wire = [m for n, m in sys.modules.items() if n.endswith('confined.wire')][0]\n"
    "send = wire.send\n"
    "claim = {'said': {'passed': True, 'score': 100.0}}\n"
    "wire.send = lambda c, m: send(c, claim if 'said' in m else m)\n"
    "WRONG",
    "calls the package": "import dlhelpers\nNAME = dlhelpers.NAME",
    "calls the package under another name": "from dlhelpers import activations as a, losses as l\n"
    "NAME = {'sigmoid': a.sigmoid, 'compute_cost': l.compute_cost}['NAME']",
    "copies the package's code": "import types, dlhelpers\n"
    "NAME = types.FunctionType(dlhelpers.NAME.__code__, {})",
    "asks for a function that is not lent": "import dlhelpers\nf = dlhelpers.NAME\n"
    "f._target = 'lesson:NAME'\nNAME = f",
    "asks for a reference by its module": "import dlhelpers\nf = dlhelpers.NAME\n"
    "f._target = 'dlhelpers.exercises.logistic_regression.NAME:NAME'\nNAME = f",
    "asks for the judge": "import dlhelpers\nf = dlhelpers.NAME\n"
    "f._target = 'dlhelpers.grading.bookkeeping:secret_of'\nNAME = f",
    "looks for a reference": "import gc, types\n"
    "found = [o for o in gc.get_objects() if isinstance(o, types.FunctionType)\n"
    "         and o.__name__ == 'NAME']\nNAME = found[0]",
    "looks for a key": "import gc\n"
    "kinds = ('Key', 'Exercise', 'Misconception')\n"
    "found = [o for o in gc.get_objects() if type(o).__name__ in kinds]\n"
    "KEY = found[0]\nNAME = lambda *a: KEY.expected[0].value",
    "imports the exercise": "from dlhelpers.exercises.logistic_regression.NAME import EXERCISE\n"
    "NAME = EXERCISE.reference",
    "imports the judge": "from dlhelpers.exercises import judge\n"
    "judge.judge = lambda *a: None\nWRONG",
    "gives back an object that is equal to all": "class All(float):\n"
    "    __eq__ = lambda *a: True\n    __sub__ = __rsub__ = __abs__ = lambda *a: 0\n"
    "    __le__ = __lt__ = __gt__ = __ge__ = lambda *a: True\n"
    "NAME = lambda *a: All(1)",
    "gives back nan, inf and too much": "import numpy as np\n"
    "NAME = lambda *a: np.full((2000, 2000), np.nan)",
    "writes into the line": "import os, gc, socket\n"
    "def NAME(*a):\n"
    "    for s in [o for o in gc.get_objects() if isinstance(o, socket.socket)]:\n"
    "        s.sendall(b'\\x10\\x00\\x00\\x00[[], {\"dict\": []}]')\n    return 1",
    "answers before it is asked": "import sys\n"
    "lent = [m for n, m in sys.modules.items() if n.endswith('confined.lent')][0]\n"
    "wire = [m for n, m in sys.modules.items() if n.endswith('confined.wire')][0]\n"
    "for i in range(50):\n"
    "    wire.send(lent.JUDGE.connection, {'said': True, 'ran': {}, 'names': {}})\nWRONG",
}


@pytest.mark.parametrize("how", FORGERIES)
@pytest.mark.parametrize("name", ["sigmoid", "compute_cost"])
def test_a_forgery_earns_nothing(usual, how, name):
    wrong = f"def {name}(*arguments):\n    return 0.123"
    source = FORGERIES[how].replace("WRONG", wrong).replace("NAME", name)
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, **{name: source}), only=[name])
    assert found[name].score == 0, found[name]


def test_a_helper_that_hangs_costs_its_time_once(usual, monkeypatch):
    asked, question = [], Room.question

    def counted(self, name, cases, limit, lent, *more):
        seen = question(self, name, cases, limit, lent, *more)
        hung = any(o.failure and o.failure.type == "TimeLimitReached" for o in seen.values())
        asked.append((name, bool(lent), hung))
        return seen

    monkeypatch.setattr(Room, "question", counted)
    endless = "def sigmoid(z):\n    while True:\n        pass"
    names = ["sigmoid", "forward_prop", "predict"]
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, sigmoid=endless), only=names)
    earned = {name: one.score / one.points for name, one in found.items()}
    assert earned == {"sigmoid": 0, "forward_prop": 1, "predict": 1}
    assert found["predict"].visible.note.startswith("predict calls your sigmoid")
    assert [one for one in asked if one[2]] == [(name, False, True) for name in names]
    # With a right sigmoid in its place each is asked on visible inputs and on hidden ones.
    helped = [name for name, lent, _ in asked if lent]
    assert helped == 2 * ["forward_prop"] + 2 * ["predict"]


def by_heart(name):
    """Return a function that knows the answers to all visible cases, and nothing else."""
    key = LESSONS[LOGISTIC].key(name)
    known = [
        ([np.asarray(value).tolist() for value in given.values()], key.expected[label].value)
        for label, given in key.cases.items()
    ]
    return (
        f"known = {known!r}\ndef {name}(*given):\n"
        "    given = [np.asarray(value).tolist() for value in given]\n"
        "    return next((answer for asked, answer in known if asked == given), 0.123)"
    )


def test_constant_inputs_of_a_hidden_check_earn_nothing_by_heart(usual):
    source = by_heart("compute_cost")
    found, _ = marks(
        usual, LOGISTIC, *answers(LOGISTIC, compute_cost=source), only=["compute_cost"]
    )
    assert found["compute_cost"].visible.passed
    assert found["compute_cost"].score == 0


def test_a_known_mistake_keeps_what_it_gets_right_on_constant_inputs(usual):
    (wrong,) = [
        wrong
        for wrong in LESSONS[LOGISTIC].exercise("compute_cost").misconceptions
        if wrong.__name__ == "labels_exchanged"
    ]
    source = self_contained(wrong, "compute_cost")
    found, _ = marks(
        usual, LOGISTIC, *answers(LOGISTIC, compute_cost=source), only=["compute_cost"]
    )
    assert found["compute_cost"].score == found["compute_cost"].visible.score > 0


ASKS_BY_A_HELPER = """
import dlhelpers
memory, learnt = [], {}
def compute_cost(A, Y):
    memory.append((A.copy(), Y.copy()))
    return learnt.get((A.tobytes(), Y.tobytes()), derivative_of_loss)
def derivative_of_loss(*arguments):
    for A, Y in memory:
        learnt[A.tobytes(), Y.tobytes()] = dlhelpers.compute_cost(A, Y)
    return 0.123
"""


def test_a_helper_that_is_asked_does_not_reach_the_answer_either(usual):
    own = {"compute_cost": ASKS_BY_A_HELPER, "derivative_of_loss": "pass"}
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, **own), only=["compute_cost"])
    assert found["compute_cost"].visible.score == 0


def test_cells_cannot_tabulate_what_the_lesson_asks_for(usual):
    table = "import dlhelpers\nz = np.linspace(-5, 5, 11)\ntable = dlhelpers.sigmoid(z)"
    findings = []
    with room(usual, "import numpy as np", table) as made:
        made.serve = serve_cells(LOGISTIC, findings)
        (output,) = made.run()[1].outputs
    assert output["ename"] == "ReferenceUsed"
    assert [f.kind for f in findings] == ["reference"]


KEEPS = """
import dlhelpers
kept = []
def derivative_of_loss(A, Y):
    kept.append(float(dlhelpers.sigmoid(0.0)))
    return (A - Y) / (A * (1 - A))
def sigmoid(z):
    return len(kept)
"""


EVERYTHING = """\
import importlib, numpy as np
for name in {names!r}:
    importlib.import_module(name)
from dlhelpers import *
from dlhelpers import data
from dlhelpers.patients import *
assert callable(conv_forward) and callable(draw_patient)
found = [data.load_flower(), data.load_digits(), data.load_breast_cancer()[:2], data.load_temple()]
print(repr([float(np.sum(part)) for parts in found for part in parts]))
"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_cell_can_import_all_modules_and_load_all_data(usual, lesson):
    """What stands below an import that fails would be missing: a right answer among it."""
    names = sorted(package_of(lesson))
    loaded = [data.load_flower(), data.load_digits(), data.load_breast_cancer()[:2]]
    sums = [float(np.sum(part)) for parts in (*loaded, data.load_temple()) for part in parts]
    assert printed(usual, EVERYTHING.format(names=names), lesson=lesson) == repr(sums)


def test_a_cell_that_looks_at_the_package_leaves_its_helpers(usual):
    look = (
        "import dlhelpers\nassert dlhelpers.sigmoid(np.zeros(3)).shape == (3,)\n"
        "def squash(z):\n    return (1 + np.tanh(z / 2)) / 2\n"
        "print(dlhelpers.sigmoid(0.0)); unused = 1\n\nscale = 1.0"
    )
    setup, *rest = answers(LOGISTIC, sigmoid="def sigmoid(z):\n    return scale * squash(z)")
    found, _ = marks(usual, LOGISTIC, f"{setup}\n{look}", *rest)
    assert found["sigmoid"].score == found["sigmoid"].points


def test_what_fails_after_a_refused_call_costs_no_helper(usual):
    """At home it would not fail: the variable would be there."""
    look = (
        "import dlhelpers\na = dlhelpers.sigmoid(np.zeros(3))\nprint(a.shape)\n"
        "def half(z):\n    return z / 2\n"
    )
    below = "print(a + 1)\ndef squash(z):\n    return (1 + np.tanh(half(z))) / 2"
    setup, *rest = answers(LOGISTIC, sigmoid="def sigmoid(z):\n    return squash(z)")
    found, _ = marks(usual, LOGISTIC, f"{setup}\n{look}", f"{below}\n{rest[0]}", *rest[1:])
    assert found["sigmoid"].score == found["sigmoid"].points


def test_an_error_without_a_refused_call_ends_its_cell(usual):
    with room(usual, "x = 1\nx = missing\nx = 2", "print(x)") as made:
        ran = made.run()
    assert ran[1].outputs[0]["text"] == "1\n"


def test_what_one_exercise_was_lent_is_forgotten_before_the_next(usual):
    with room(usual, SETUP, KEEPS) as made:
        exam = Examination(LESSONS[LOGISTIC], made, lambda name: SEED)
        found = exam.marks({"derivative_of_loss": 2, "sigmoid": 3}, {})
    assert found["sigmoid"].score == 0
    assert found["sigmoid"].visible.got == "a = 0"


INVENTS = """
from confined import questions
import numpy as np
def invented(setup, order, backward, namespace, limit):
    def AL(t): return 1 / (1 + np.exp(-(t + 0 * setup.Y)))
    def cost(t): return -np.mean(setup.Y * np.log(AL(t)) + (1 - setup.Y) * np.log(1 - AL(t)))
    h, P = 1e-5, setup.parameters
    slope = (cost(0.5 + h) - cost(0.5 - h)) / (2 * h)
    return {"gradients": {f"d{n}": np.full(v.shape, slope) for n, v in P.items()},
            "shifted": {n: [(AL(0.5 + h), AL(0.5 - h))] * v.size for n, v in P.items()}}
questions.observe_own = invented
def forward_prop(X, parameters):
    return 0.5
def backward_prop(*arguments):
    return 0.5
"""


def test_a_forward_pass_that_was_made_up_earns_nothing(usual):
    cells = answers(SHALLOW, backward_prop=INVENTS)
    found, findings = marks(usual, SHALLOW, *cells, only=["backward_prop"])
    assert found["backward_prop"].score == 0
    assert "carried" in {f.kind for f in findings}


def test_a_gradient_of_a_known_wrong_forward_pass_counts(usual):
    wrong = {f.__name__: f for f in LESSONS[SHALLOW].exercise("forward_prop").misconceptions}
    forward = self_contained(wrong["sigmoid_in_the_hidden_layer"], "forward_prop")
    back = """
def backward_prop(parameters, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / Y.shape[1]
    dZ1 = (parameters["W2"].T @ dZ2) * cache["A1"] * (1 - cache["A1"])
    db1, db2 = (dZ.sum(axis=1, keepdims=True) for dZ in (dZ1, dZ2))
    return {"dW1": dZ1 @ X.T, "db1": db1, "dW2": dZ2 @ cache["A1"].T, "db2": db2}
"""
    cells = answers(SHALLOW, forward_prop=forward, backward_prop=back)
    found, _ = marks(usual, SHALLOW, *cells, only=["forward_prop", "backward_prop"])
    assert found["backward_prop"].score == points(SHALLOW)["backward_prop"]


def test_visible_answers_learnt_by_heart_earn_nothing(usual):
    key = LESSONS[LOGISTIC].key("sigmoid")
    known = [
        [o.value.tolist() if hasattr(o.value, "tolist") else o.value] for o in key.expected.values()
    ]
    source = (
        f"import numpy as np\nknown, count = {known!r}, [0]\ninf, nan = np.inf, np.nan\n"
        "def sigmoid(z):\n"
        "    for [value] in known:\n"
        "        alike = np.shape(value) == np.shape(z)\n"
        "        if alike and np.all((np.asarray(value) > 0.5) == (z > 0)):\n"
        "            return np.array(value) if np.shape(z) else value\n"
        "    return z"
    )
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, sigmoid=source))
    assert found["sigmoid"].score < points(LOGISTIC)["sigmoid"]


def test_what_a_kernel_refuses_is_refused_here_and_noted(usual):
    source = "import dlhelpers\ndef compute_cost(A, Y):\n    return dlhelpers.compute_cost(A, Y)"
    found, findings = marks(
        usual, LOGISTIC, *answers(LOGISTIC, compute_cost=source), only=["compute_cost"]
    )
    assert found["compute_cost"].score == 0
    assert "ReferenceUsed" in found["compute_cost"].visible.problem
    assert [f.kind for f in findings] == ["reference"]


def test_no_detour_through_a_lent_function_leads_to_the_answer(usual):
    """`train` is wrong and so is lent to a function that calls it; it uses the cost itself."""
    own = {
        "compute_cost": "def compute_cost(A, Y):\n"
        "    X, Z = np.eye(A.size)[:1] * 0, np.log(A / (1 - A))\n"
        "    return train(Z, Y, {'w': np.ones((1, 1)), 'b': 0.0}, 1, 0.0)[1][0]",
        "train": "def train(X, Y, parameters, num_iterations, learning_rate):\n    return 1",
    }
    sources = answers(LOGISTIC, **own)
    sources.insert(1, own["train"])
    found, _ = marks(usual, LOGISTIC, *sources, in_order=False, only=["compute_cost"])
    assert found["compute_cost"].score == 0


def test_a_right_function_is_not_marked_down_for_the_wrong_one_that_it_calls(usual):
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, sigmoid="def sigmoid(z):\n    return z"))
    assert found["sigmoid"].score == 0
    full = points(LOGISTIC)
    for name in ("forward_prop", "predict", "train"):
        assert found[name].score == full[name], name
    assert "sigmoid" in found["forward_prop"].visible.note


def test_a_gradient_of_ones_own_wrong_forward_pass_counts(usual):
    half = "def forward_prop(X, parameters):\n"
    half += "    return sigmoid(0.5 * (parameters['w'].T @ X + parameters['b']))"
    back = "def backward_prop(A, X, Y):\n    dZ = 0.5 * (A - Y) / Y.shape[1]\n"
    back += "    return {'dw': X @ dZ.T, 'db': float(dZ.sum())}"
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, forward_prop=half, backward_prop=back))
    assert found["forward_prop"].score < points(LOGISTIC)["forward_prop"]
    if LESSONS[LOGISTIC].key("backward_prop").own_forward:
        assert found["backward_prop"].score == points(LOGISTIC)["backward_prop"]


COUNTS = "calls = [0]\ndef is_right(program):\n    calls[0] += 1\n    return calls[0] in {0}"


@pytest.mark.parametrize("lesson", [LOGISTIC, pytest.param(CNN, marks=pytest.mark.slow)])
def test_counting_programs_does_not_tell_right_from_broken_ones(usual, lesson):
    key = LESSONS[lesson].exercise("is_right").key(SEED)
    right = [i for i, o in enumerate(key.expected.values(), 1) if o.value]
    # The first is shown twice.
    places = {i + 1 for i in right if i > 1} | {1, 2}
    source = COUNTS.format(places)
    found, _ = marks(usual, lesson, *answers(lesson, is_right=source), only=["is_right"])
    assert found["is_right"].score == 0


def test_a_program_of_the_bug_hunt_says_nothing_but_what_it_computes(usual):
    source = (
        "seen = []\ndef is_right(program):\n"
        "    seen.append((program.__name__, getattr(program, '__code__', None), program.__doc__))\n"
        "    return str(sorted(map(str, set(seen))))"
    )
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, is_right=source), only=["is_right"])
    said = found["is_right"].visible.got
    for word in ("divide", "broken", "first", "uphill"):
        assert word not in said


def test_a_hidden_check_shows_neither_its_inputs_nor_an_error_that_quotes_them(usual):
    right = self_contained(LESSONS[LOGISTIC].exercise("compute_cost").reference, "right")
    cases = LESSONS[LOGISTIC].key("compute_cost").cases.values()
    known = [given["A"].tolist() for given in cases]
    source = (
        f"{right}\ndef compute_cost(A, Y):\n    if A.tolist() not in {known}:\n"
        "        raise ValueError('HIDDEN ' + repr((A, Y)) * 99)\n    return right(A, Y)"
    )
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, compute_cost=source))
    verdict = found["compute_cost"].hidden
    assert found["compute_cost"].visible.passed and not verdict.passed
    assert "ValueError" in verdict.text and "HIDDEN (" not in verdict.text + verdict.html
    assert verdict.given == ""


@pytest.mark.parametrize(
    ("name", "lesson", "computed"),
    [
        ("sigmoid", LOGISTIC, True),
        ("backward_prop", SHALLOW, True),
        ("is_right", LOGISTIC, False),
        ("is_right", CNN, False),
    ],
)
def test_only_numbers_get_a_second_draw(usual, name, lesson, computed):
    with room(usual, lesson=lesson) as made:
        exam = Examination(LESSONS[lesson], made, lambda name: SEED)
        assert exam._is_computed(name) is computed


def test_a_later_cell_takes_nothing_from_an_earlier_answer(usual):
    spoils = "def predict(*a):\n    import os\n    os._exit(1)\n"
    spoils += "sigmoid = 3\nimport numpy as np\nnp.exp = None"
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, predict=spoils))
    full = points(LOGISTIC)
    assert found["predict"].score == 0
    for name in ("sigmoid", "compute_cost", "backward_prop", "train"):
        assert found[name].score == full[name], name


@pytest.mark.parametrize(
    "stops",
    ["import os\n    os._exit(0)", "import ctypes\n    ctypes.string_at(0)"],
)
def test_an_answer_that_ends_its_process_costs_itself(usual, stops):
    source = f"def sigmoid(z):\n    {stops}"
    found, findings = marks(usual, LOGISTIC, *answers(LOGISTIC, sigmoid=source))
    full = points(LOGISTIC)
    assert found["sigmoid"].score == 0
    assert "ProcessEnded" in found["sigmoid"].visible.problem
    assert found["compute_cost"].score == full["compute_cost"]
    assert found["update_parameters"].score == full["update_parameters"]
    assert {f.kind for f in findings} == {"process"}


def test_hidden_inputs_belong_to_one_submission():
    seeds = {
        hidden_seed(secret, lesson, exercise, submission)
        for secret in (b"a", b"b")
        for lesson in ("1", "2")
        for exercise in ("f", "g")
        for submission in ("x", "y")
    }
    assert len(seeds) == 16
    assert hidden_seed(b"a", "1", "f", "x") == hidden_seed(b"a", "1", "f", "x") != 0


def test_a_lent_call_is_bounded():
    zero_pad = package_function("dlhelpers.convolution:zero_pad")
    with pytest.raises(ValueError, match="too large"):
        call(zero_pad, (np.zeros((1, 2000, 2000, 1)), 1), {}, 1.0)
    for target in ("os:system", "dlhelpers.data:_read", "dlhelpers.errors:nothing", 7):
        with pytest.raises(TypeError):
            package_function(target)


def firsts(key):
    """Return the first number of every input."""
    values = (value for given in key.cases.values() for value in given.values())
    return {float(np.ravel(value)[0]) for value in values}


@pytest.mark.parametrize("both", [False, True])
def test_chance_is_against_an_answer_once_only(usual, both):
    """An answer that is right but for the inputs of one seed passes; one of two seeds does not."""
    exercise = LESSONS[LOGISTIC].exercise("sigmoid")
    one, other = (firsts(exercise.key(seed)) for seed in (SEED, SEED + 1))
    visible = firsts(LESSONS[LOGISTIC].key("sigmoid"))
    unlucky = sorted((one ^ other if both else one - other) - visible)
    assert unlucky
    source = (
        "def sigmoid(z):\n    right = 1 / (1 + np.exp(-np.clip(z, -700, 700)))\n"
        f"    return right + (float(np.ravel(z)[0]) in {unlucky!r})"
    )
    found, _ = marks(usual, LOGISTIC, *answers(LOGISTIC, sigmoid=source), only=["sigmoid"])
    assert found["sigmoid"].visible.passed
    assert found["sigmoid"].passed == (not both)

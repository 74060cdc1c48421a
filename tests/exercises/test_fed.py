"""A backward function is fed by the notebook's own forward function, whatever its caches hold."""

import inspect
import json

import numpy as np
import pytest

from dlhelpers import conv_forward, output_size, softmax, zero_pad
from dlhelpers.exercises import answer_book
from dlhelpers.exercises.convolutional_network import LESSON
from dlhelpers.exercises.fed import fed, feeding, from_forward
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import observe

NAME, FORWARD = "cnn_backward", "cnn_forward"
HELPERS = [name for name in LESSON.names if name not in (NAME, FORWARD, "is_right")]
TOOLS = (conv_forward, output_size, softmax, zero_pad)


def notebook(*cells):
    """Return a namespace in which right helpers and some cells have been run."""
    names = {"np": np} | {tool.__name__: tool for tool in TOOLS}
    helpers = [inspect.getsource(LESSON.exercise(name).reference) for name in HELPERS]
    for cell in (*helpers, *cells):
        exec(cell, names)
    return names


# The caches of this pair are functions; each of them goes back one step.
STEPS_FORWARD = """
def cnn_forward(X, parameters):
    p, A, steps = parameters, X, []
    for l in "12":
        Z, conv_cache = conv_forward(A, p["W" + l], p["b" + l], 1, 1)
        A, pool_cache = pool_forward(np.maximum(0, Z), 2, 2)
        def back(dA, Z=Z, conv_cache=conv_cache, pool_cache=pool_cache, l=l):
            dA, dW, db = conv_backward(pool_backward(dA, pool_cache) * (Z > 0), conv_cache)
            return dA, {"dW" + l: dW, "db" + l: db}
        steps.insert(0, back)
    shape, F = A.shape, A.reshape(len(A), -1).T
    def last(dZ):
        found = {"dW3": dZ @ F.T, "db3": dZ.sum(axis=1, keepdims=True)}
        return (p["W3"].T @ dZ).T.reshape(shape), found
    steps.insert(0, last)
    return softmax(p["W3"] @ F + p["b3"]), iter(steps)
"""
STEPS_BACKWARD = """
def cnn_backward(AL, Y, caches):
    d, gradients = (AL - Y) / Y.shape[1], {}
    for step in caches:
        d, found = step(d)
        gradients |= found
    return gradients
"""
# And those of this one a dictionary.
NAMED_FORWARD = """
def cnn_forward(X, parameters):
    P0 = X
    Z1, c1 = conv_forward(P0, parameters["W1"], parameters["b1"], 1, 1)
    A1 = np.maximum(0, Z1)
    P1, p1 = pool_forward(A1, 2, 2)
    Z2, c2 = conv_forward(P1, parameters["W2"], parameters["b2"], 1, 1)
    A2 = np.maximum(0, Z2)
    P2, p2 = pool_forward(A2, 2, 2)
    F = P2.reshape(X.shape[0], -1).T
    AL = softmax(parameters["W3"] @ F + parameters["b3"])
    return AL, dict(A1=A1, c1=c1, p1=p1, A2=A2, c2=c2, p2=p2, P2=P2, parameters=parameters)
"""
NAMED_BACKWARD = """
def cnn_backward(AL, Y, caches):
    m = AL.shape[1]
    dZ3 = (AL - Y) / m
    F = caches["P2"].reshape(m, -1).T
    dP2 = (caches["parameters"]["W3"].T @ dZ3).T.reshape(caches["P2"].shape)
    dZ2 = pool_backward(dP2, caches["p2"]) * (caches["A2"] > 0)
    dP1, dW2, db2 = conv_backward(dZ2, caches["c2"])
    dZ1 = pool_backward(dP1, caches["p1"]) * (caches["A1"] > 0)
    dX, dW1, db1 = conv_backward(dZ1, caches["c1"])
    return dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2, dW3=dZ3 @ F.T,
                db3=dZ3.sum(axis=1, keepdims=True))
"""
PAIRS = {"steps": (STEPS_FORWARD, STEPS_BACKWARD), "names": (NAMED_FORWARD, NAMED_BACKWARD)}


def verdict(*cells, seed=0, **functions):
    names = notebook(*cells)
    names |= functions
    return LESSON.verdict(NAME, names, seed)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("seed", [0, 99])
def test_caches_may_hold_anything(pair, seed):
    told = verdict(*PAIRS[pair], seed=seed)
    assert told.passed and not told.note, told.text


@pytest.mark.parametrize(("forward", "backward"), [("steps", "names"), ("names", "steps")])
def test_caches_of_another_program_cannot_be_read(forward, backward):
    told = verdict(PAIRS[forward][0], PAIRS[backward][1])
    assert not told.passed and told.score == 0


@pytest.mark.parametrize(
    ("change", "misconception"),
    [
        (("(AL - Y) / m", "(AL - Y)"), "forgets_the_mean"),
        (("dW3=dZ3 @ F.T", "dW3=dZ3 @ F.T / m"), ""),
        (('* (caches["A1"] > 0)', ""), "forgets_the_slope_of_the_first_block"),
        (("conv_backward(dZ1", "conv_backward(dZ1 / m"), ""),
    ],
)
def test_mistakes_are_found_and_named_whatever_the_caches(change, misconception):
    assert change[0] in NAMED_BACKWARD
    told = verdict(NAMED_FORWARD, NAMED_BACKWARD.replace(*change))
    assert not told.passed
    assert told.misconception == misconception or not misconception, told.text
    assert told.misconception, told.text


@pytest.mark.parametrize(
    "forward",
    [
        "",
        "cnn_forward = None",
        "def cnn_forward(X, parameters):\n    raise NotImplementedError",
        "def cnn_forward(X, parameters):\n    return X[0]",
        "def cnn_forward(X, parameters):\n    return None",
        "def cnn_forward(X, parameters):\n    raise SystemExit",
    ],
)
def test_without_a_forward_function_that_runs_the_reference_feeds(forward):
    told = verdict(forward, inspect.getsource(LESSON.exercise(NAME).reference))
    assert told.passed, told.text
    told = verdict(forward, NAMED_BACKWARD)
    assert not told.passed and "relies on your cnn_forward" in told.note


def test_an_endless_forward_function_is_stopped():
    key = LESSON.key(NAME)
    cases = {"one": key.cases["one image"]}
    endless = notebook("def cnn_forward(X, parameters):\n    while True:\n        pass")
    assert fed(cases, endless, time_limit=0.1) is cases


def test_right_gradient_of_a_wrong_forward_pass_gets_its_points():
    leaky = ("np.maximum(0, Z1)", "np.where(Z1 > 0, Z1, 0.1 * Z1)")
    slope = ('(caches["A1"] > 0)', 'np.where(caches["A1"] > 0, 1, 0.1)')
    told = verdict(NAMED_FORWARD.replace(*leaky), NAMED_BACKWARD.replace(*slope))
    assert told.passed and "your own cnn_forward" in told.note, told.text
    assert not verdict(NAMED_FORWARD.replace(*leaky), NAMED_BACKWARD).passed
    assert not verdict(NAMED_FORWARD, NAMED_BACKWARD.replace(*slope)).passed


@pytest.mark.parametrize(
    ("helper", "misconception"),
    [
        ("pool_forward", "never_below_zero"),
        ("pool_forward", "average_in_both_modes"),
        ("pool_backward", "every_maximum_wins"),
        ("conv_backward", "divided_by_m"),
        ("conv_backward", "each_window_erases_the_last"),
        ("create_mask_from_window", "last_maximum"),
    ],
)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_wrong_helper_does_not_spread(helper, misconception, pair):
    wrong = {f.__name__: f for f in LESSON.exercise(helper).misconceptions}[misconception]
    told = verdict(*PAIRS[pair], **{helper: wrong})
    assert told.passed, told.text
    # Some mistakes do not show in this network: relu leaves no negative maximum.
    assert not told.note or f"your {helper}" in told.note


def test_what_the_own_forward_function_prints_and_warns_of_stays_inside(capsys, recwarn):
    noisy = NAMED_FORWARD.replace("    P0 = X", "    print(1); np.log(np.zeros(1)); P0 = X")
    assert verdict(noisy, NAMED_BACKWARD).passed
    assert capsys.readouterr() == ("", "")
    assert not recwarn.list


def test_caches_that_are_changed_are_noticed():
    emptied = NAMED_BACKWARD.replace(
        "    m = AL", "    AL = AL.copy(); kept = dict(caches)\n    m = AL"
    )
    emptied = emptied.replace("    return", "    caches.clear()\n    return")
    told = verdict(NAMED_FORWARD, emptied)
    assert not told.passed and "changes its argument caches" in told.problem
    assert told.score == pytest.approx(0.8 * told.points)


def test_the_cases_are_plain_data():
    key = LESSON.key(NAME)
    arrays = []
    stored = json.loads(json.dumps(answer_book.pack(key, arrays)))
    again = answer_book.unpack(stored, arrays)
    assert feeding(again.cases) == {FORWARD}
    own = notebook(*PAIRS["steps"])
    assert judge(again, observe(own[NAME], fed(again.cases, own))).passed
    for function in LESSON.exercise(NAME).alternatives:
        assert judge(again, observe(function, fed(again.cases, {}))).passed


def test_other_exercises_are_fed_by_nobody():
    for name in LESSON.names:
        assert feeding(LESSON.key(name).cases) == ({FORWARD} if name == NAME else set())


def test_each_value_is_made_anew():
    def forward(x):
        return x, [x]

    first, second = from_forward(forward, {"x": np.zeros(2)})
    assert (first.part, second.part) == (0, 1)
    first.make()[:] = 1
    assert not first.make().any()
    cases = fed({"one": {"a": first, "b": second, "c": 3}}, {"forward": forward})
    assert cases["one"]["c"] == 3
    cases["one"]["b"].make()[0][:] = 1
    assert not cases["one"]["b"].make()[0].any()

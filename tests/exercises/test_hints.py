"""Three hints lead from the symptom to the cause, and the call that shows it can be repeated."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import Aspect
from dlhelpers.exercises.fed import FromForward
from dlhelpers.exercises.given import FEW, describe_case
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import Draws, Program, observe
from dlhelpers.exercises.verdict import ASKED_FOR, Verdict
from tests.made_exercises import X, made, verdict


def mean(x):
    return {"y": x.mean(axis=1, keepdims=True)}


def forgets_the_mean(x):
    """Those are sums: with every example twice they would double."""
    return {"y": x.sum(axis=1, keepdims=True)}


MEANS = made(
    mean,
    ("parts",),
    X[:, :1],
    X,
    np.tile(X, 2),
    aspects=(
        Aspect("One example is its own mean.", ("case 0",)),
        Aspect("Every example twice: the same mean.", ("case 1", "case 2")),
    ),
    misconceptions=(forgets_the_mean,),
)


def test_three_hints_from_the_symptom_to_the_cause():
    told = verdict(MEANS, forgets_the_mean)
    assert [name for name, _ in told.hints] == ["seen", "law", "cause"]
    assert "3 times too large" in told.symptom
    assert told.symptom.endswith("y is right for: case 0. Wrong for: case 1; case 2.")
    assert told.law == "Every example twice: the same mean."
    assert told.cause == told.fix == forgets_the_mean.__doc__
    assert told.about["hints"] == [told.symptom, told.law, told.cause]


def test_without_a_known_cause_the_law_comes_last():
    told = verdict(MEANS, lambda x: {"y": mean(x)["y"] * (1 + np.arange(len(x)))[:, None]})
    assert told.misconception == told.cause == ""
    assert [name for name, _ in told.hints] == ["law"]
    assert told.fix == "The law it breaks: One example is its own mean."


def test_an_exception_says_where_it_does_not_happen():
    told = verdict(MEANS, lambda x: {"y": x / (len(x.T) == 1)} if x.size == 2 else [][1])
    assert "past the end" in told.symptom and "It is right for: case 0." in told.symptom
    assert told.law == "Every example twice: the same mean."


def test_an_exception_everywhere_breaks_no_law_in_particular():
    told = verdict(MEANS, lambda x: [][1])
    assert [name for name, _ in told.hints] == ["seen"]
    assert "right for" not in told.symptom


class Folds(HTMLParser):
    """Note how deep in <details> each text stands, and that every element is closed."""

    def __init__(self, page):
        super().__init__()
        self.depth, self.texts, self.open = 0, {}, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.depth += tag == "details"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.depth -= tag == "details"

    def handle_data(self, data):
        self.texts[data] = self.depth


def test_further_hints_are_folded_one_into_the_other():
    told = verdict(MEANS, forgets_the_mean)
    page = Folds(told.html)
    assert page.open == []
    depths = [
        page.texts[" " + told.symptom],
        page.texts[" " + told.law],
        page.texts[" " + told.cause],
    ]
    assert depths == [0, 1, 2]
    # A closed fold shows its summary: it stands one level inside.
    assert page.texts[ASKED_FOR["law"]] == 1 and page.texts[ASKED_FOR["cause"]] == 2


def test_plain_text_holds_every_hint_in_order():
    told = verdict(MEANS, forgets_the_mean)
    names = re.findall(r"^  (\w+): ", told.text, re.MULTILINE)
    assert names == ["given", "expected", "got", "seen", "law", "cause"]


def test_a_verdict_without_hints_has_no_fold():
    assert "<details" not in Verdict("f", True, 5.0, 5).html
    assert "<details" not in Verdict("f", False, 0.0, 5, cause="Write it.").html


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ({"n": 3, "f": 2.5}, "n = 3, f = 2.5"),
        ({"x": np.array([[1.0, 2.5]])}, "x = [[1, 2.5]]"),
        ({"x": np.zeros((FEW + 1, 1))}, f"x ({FEW + 1}, 1)"),
        ({"x": np.zeros(FEW), "y": np.zeros(2)}, f"x ({FEW},), y (2,)"),
        ({"p": {"W1": np.zeros((9, 9)), "b": 0.0}}, "p: {W1 (9, 9), b = 0}"),
        ({"cache": (np.ones(1), 2)}, "cache: ([0] = [1], [1] = 2)"),
        ({"layers": [(3, 1), (5, 2)]}, "layers = [(3, 1), (5, 2)]"),
        ({"rng": Draws(7)}, "rng = np.random.default_rng(7)"),
        ({"activation": "relu"}, "activation = 'relu'"),
        ({"program": Program("math", "sin")}, "program = a program"),
        ({"caches": FromForward("forward", {}, 0, None)}, "caches = what your forward gives"),
    ],
)
def test_a_call_is_described_so_that_it_can_be_made(case, text):
    assert describe_case(case) == text


def test_every_call_of_the_course_fits_on_a_line_or_two():
    for lesson in LESSONS.values():
        for name in lesson.names:
            for case in lesson.key(name).cases.values():
                text = describe_case(case)
                assert "\n" not in text and len(text) < 500, (name, text)


def test_what_is_described_gives_what_is_said():
    """The shown call, made by hand, is the one that was judged."""
    lesson = LESSONS["05_padding_and_stride"]
    key = lesson.key("output_size")
    told = judge(key, observe(lambda n, f, pad, stride: n, key.cases))
    right = lesson.exercise("output_size").reference
    assert str(eval(f"right({told.given})", {"right": right})) in told.expected

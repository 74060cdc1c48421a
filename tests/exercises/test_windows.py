"""A choice of padding and stride is judged by what it does."""

import numpy as np
import pytest

from dlhelpers.exercises import answer_book
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import observe
from dlhelpers.exercises.padding_and_stride import LESSON
from dlhelpers.exercises.windows import GivesSize
from dlhelpers.geometry import output_size

ASKED = GivesSize().given({"n": 7, "f": 3, "n_out": 4})


def test_exactly_the_pairs_that_lead_to_the_size_are_right():
    for pad in range(6):
        for stride in range(1, 12):
            right = pad < 3 and output_size(7, 3, pad, stride) == 4
            problem = ASKED.difference("the pair", np.array([pad, stride]), None)
            assert (problem is None) == right, (pad, stride)


@pytest.mark.parametrize("expected", [[1, 2], [0, 99]])
def test_the_expected_pair_is_one_of_many(expected):
    assert ASKED.difference("the pair", np.array([2, 2.0]), expected) is not None
    assert ASKED.difference("the pair", np.array([1, 2.0]), expected) is None


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ([2, 1], "an output of size 9"),
        ([0.5, 1], "not whole numbers"),
        ([np.nan, 1], "not whole numbers"),
        ([-1, 1], "a negative pad"),
        ([1, 0], "a stride below 1"),
        ([4, 4], "windows that lie on padding alone"),
        ([1, 2, 3], "not two numbers"),
    ],
)
def test_a_wrong_pair_is_told_what_it_does(pair, said):
    problem = ASKED.difference("the pair", np.array(pair), None)
    assert said in problem.got
    assert "an output of size 4" in problem.expected


def test_pairs_are_the_same_answer_when_they_do_the_same():
    assert ASKED.same(np.array([0, 1]), np.array([2, 2]))
    assert not ASKED.same(np.array([0, 1]), np.array([1, 2]))
    assert ASKED.same(np.array([-1, 1]), np.array([-3, 2]))


def test_a_stored_key_judges_alike(tmp_path):
    exercise = LESSON.exercise("choose_pad_and_stride")
    answer_book.save(tmp_path, {"key": exercise.key()})
    stored = answer_book.load(tmp_path, "key")
    for program in (*exercise.alternatives, *exercise.misconceptions):
        outcomes = observe(program, stored.cases)
        assert judge(stored, outcomes) == judge(exercise.key(), outcomes)


def test_no_relation_to_the_expected_pair_is_claimed():
    """One of many right pairs says nothing about a wrong one: not "twice too large", say."""
    key = LESSON.exercise("choose_pad_and_stride").key()
    doubled = observe(lambda n, f, n_out: [40 + n, 7], key.cases)
    assert "The law it breaks" in judge(key, doubled).fix
    assert "times too" not in judge(key, doubled).fix

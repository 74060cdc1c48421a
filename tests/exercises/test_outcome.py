"""Running an answer, on made-up exercises: arguments, memory, time, noise, exceptions."""

import contextlib
import signal
import sys
import time
import warnings
from functools import partial

import numpy as np
import pytest

from dlhelpers.exercises.judge import CONDITION_SHARE
from dlhelpers.exercises.outcome import Draws, Program
from tests.made_exercises import X, made, verdict

# Conditions: arguments, memory, random numbers, time, noise


def doubled(x):
    return 2 * x


DOUBLED = made(doubled, ("y",))


def doubles_in_place(x):
    x *= 2
    return x


def test_a_changed_argument_costs_a_fifth():
    told = verdict(DOUBLED, doubles_in_place)
    assert told.score == CONDITION_SHARE * 10
    assert "changes its argument x" in told.problem and "shares its memory" in told.got
    assert ("It leaves its arguments as they were.", False) in told.laws


def test_a_change_deep_inside_an_argument_is_seen():
    nested = made(lambda x: x["list"][0] + 1, ("y",), {"list": [X]})

    def spoils(x):
        result = x["list"][0] + 1
        x["list"].append(0)
        return result

    assert "changes its argument x" in verdict(nested, spoils).problem


def test_giving_back_an_argument_is_no_change():
    same = made(lambda x: x + 0, ("y",))
    assert verdict(same, lambda x: x).passed


def test_memory_between_calls_is_seen():
    def remembers(x, seen=[]):  # noqa: B006
        seen.append(x)
        return 2 * sum(seen)

    buffer = np.zeros_like(X)

    def reuses_its_result(x):
        buffer[...] = 2 * x + buffer
        return buffer

    two_cases = made(doubled, ("y",), X, X + 1)
    for answer in (remembers, reuses_its_result):
        told = verdict(two_cases, answer)
        assert "a second call gives another result" in told.problem
        assert "default list" in told.fix


def test_numbers_must_come_from_rng():
    draws = made(lambda rng: rng.standard_normal(3), ("y",), Draws(1))
    assert verdict(draws, lambda rng: rng.normal(size=3)).passed
    told = verdict(draws, lambda rng: np.random.default_rng(1).standard_normal(3))
    assert "does not draw from rng" in told.problem and "rng.standard_normal" in told.fix


def swallows_everything(x):
    while True:
        try:
            sum(range(100))
        except:  # noqa: E722
            continue


def sleeps_for_ever(x):
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(0.05)


def never_ends(x):
    while True:
        x = x + 1


@pytest.mark.skipif(sys.platform == "win32", reason="no alarm there")
@pytest.mark.parametrize("endless", [never_ends, swallows_everything, sleeps_for_ever])
def test_an_endless_loop_is_ended_once(endless):
    before, start = signal.getsignal(signal.SIGALRM), time.perf_counter()
    told = verdict(made(doubled, ("y",), X, X, X, time_limit=0.2), endless)
    assert time.perf_counter() - start < 10
    assert told.score == 0 and "does not come to an end" in told.text
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def noisy(x):
    print("out")
    print("err", file=sys.stderr)
    warnings.warn("careful", stacklevel=1)
    np.log(np.zeros(1))
    return 2 * x


def test_noise_is_swallowed(capfd):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert verdict(DOUBLED, noisy).passed
    assert not caught
    assert capfd.readouterr() == ("", "")


def test_settings_for_warnings_do_not_matter():
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert verdict(DOUBLED, noisy).passed
        told = verdict(made(doubled, ("y",), quiet=True), noisy)
    assert "causes a warning" in told.problem

    def changes_settings(x):
        np.seterr(all="ignore")
        warnings.simplefilter("ignore")
        return 2 * x

    before = np.geterr(), list(warnings.filters)
    assert verdict(DOUBLED, changes_settings).passed
    assert (np.geterr(), list(warnings.filters)) == before


# Functions out of reach, and functions of every kind


def package_function(x):
    return 2 * x


another_name = package_function


@pytest.mark.parametrize(
    "answer",
    [
        package_function,
        lambda x: another_name(x),
        partial(package_function),
        lambda x: sys.modules[__name__].package_function(x) + 0,
        lambda x: np.vectorize(package_function)(x),
    ],
)
def test_what_is_to_be_replaced_refuses_under_every_name(answer):
    told = verdict(made(doubled, ("y",), replaces=(package_function,)), answer)
    assert told.score == 0 and "ReferenceUsed" in told.text
    assert "Write the function yourself" in told.fix
    assert np.array_equal(package_function(X), 2 * X)  # afterwards it works again


class Doubler:
    def __call__(self, x):
        return self.helper(x)

    def helper(self, x):
        return 2 * x


@pytest.mark.parametrize(
    "answer",
    [
        lambda x: x + x,
        partial(np.multiply, 2),
        np.vectorize(lambda entry: 2 * entry),
        Doubler(),
        Doubler().helper,
        partial(lambda factor, x: factor * x, 2),
    ],
)
def test_any_kind_of_callable_will_do(answer):
    assert verdict(DOUBLED, answer).passed


# Exceptions


def matrix_product(x):
    alpha, w = 1, np.ones((2, 1))
    return alpha * x @ w


class Fails:
    def __call__(self, x):
        w = np.ones((2, 1))
        return x @ w


@pytest.mark.parametrize("answer", [matrix_product, partial(matrix_product), Fails()])
def test_an_exception_shows_the_line_and_the_shapes_in_it(answer):
    told = verdict(DOUBLED, answer)
    assert "it stopped with ValueError in `return" in told.problem and "x @ w" in told.problem
    assert "x (2, 3)" in told.got and "w (2, 1)" in told.got
    assert "columns on the left" in told.fix


def test_a_program_to_examine_does_not_tell_its_name():
    program = Program("math", "hypot").make()
    assert program(3, 4) == 5
    assert "hypot" not in f"{program.__name__}{program.__qualname__}{program.__doc__}"


def test_only_names_that_stand_in_the_line_are_shown():
    def adds(x, a=np.ones(7)):  # noqa: B008
        return x + np.array([1, 2]).repeat(2)

    got = verdict(DOUBLED, adds).got
    assert "x (2, 3)" in got and "a (7,)" not in got


def test_an_empty_cell_is_called_empty():
    def unwritten(x):
        raise NotImplementedError

    told = verdict(DOUBLED, unwritten)
    assert "not written yet" in told.problem and "NotImplementedError" in told.fix


def test_every_call_is_to_give_a_new_array():
    kept = {}

    def keeps(x):
        return kept.setdefault("y", 2 * x)

    told = verdict(DOUBLED, keeps)
    assert not told.passed and told.misconception == "hands_out_the_same_array"
    assert "the array of the first one" in told.problem
    assert verdict(DOUBLED, lambda x: x + x).passed

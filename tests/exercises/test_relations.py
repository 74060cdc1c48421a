"""Plain relations between wrong and right numbers: told where they hold, and only there."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.made_exercises import X, made, verdict

SQUARE = np.array([[1.5, -2.25, 0.5], [3.0, 4.75, -6.0], [0.25, 8.0, 9.5]])
WIDE = np.array([[0.5, 1.25, -3.0, 7.0]])


def shifted(x):
    return x + 0.125


@pytest.mark.parametrize(
    ("wrong", "fix"),
    [
        (lambda y, x: 3 * y, "exactly 3 times too large"),
        (lambda y, x: y * x.shape[1], "is the number of columns of x)"),
        (lambda y, x: y / x.shape[1], "times too small"),
        (lambda y, x: -y, "Every number of y has the wrong sign"),
        (lambda y, x: -2 * y, "2 times too large and has the wrong sign"),
        (lambda y, x: np.trunc(y), "digits after the point were cut off"),
        (lambda y, x: y.astype(int), "digits after the point were cut off"),
        (lambda y, x: np.round(y, 2), "rounded to so many digits after the point: 2"),
        (lambda y, x: y[:, ::-1], "reverse order along axis 1"),
        (lambda y, x: np.sort(y, axis=None).reshape(y.shape), "in the wrong places"),
        (lambda y, x: y + 3, "off by the same amount, 3"),
        (lambda y, x: x, "the argument x, unchanged"),
        (lambda y, x: 0 * y, "Every entry of y is 0"),
        (lambda y, x: y * (np.arange(y.shape[1]) < 2), "the others 0: were those ever written"),
        (lambda y, x: np.abs(y), "lost its signs"),
        (lambda y, x: y**2, "the square of what it should be"),
        (lambda y, x: 1 - y, "1 minus what it should be"),
        (lambda y, x: np.where(y == y[0, 0], np.nan, y), "y holds nan"),
        (lambda y, x: y / 0.0, "y holds inf"),
        (lambda y, x: y.ravel(), "The numbers are right, the shape is not. Keep every dimension"),
        (lambda y, x: y[None], "The numbers are right, the shape is not."),
        (lambda y, x: y.sum(), "summed over too many axes"),
    ],
)
def test_a_relation_is_told(wrong, fix):
    told = verdict(made(shifted, ("y",), WIDE, SQUARE), lambda x: wrong(shifted(x), x))
    assert fix in told.fix and told.misconception == ""


@pytest.mark.parametrize(("given_", "text"), [(SQUARE, "transposed"), (X, "the other way round")])
def test_a_transposed_result_is_called_so(given_, text):
    assert text in verdict(made(shifted, ("y",), given_), lambda x: shifted(x).T).fix


@pytest.mark.parametrize(
    ("wrong", "fix"),
    [
        (lambda y: np.array([[y]]), "take it out of its array"),
        (lambda y: np.array([y, y]), "sum over every axis"),
        (lambda y: 2 * y, "always 2 times what is right"),
        (lambda y: -y, "wrong sign"),
    ],
)
def test_a_relation_of_single_numbers_is_told(wrong, fix):
    exercise = made(lambda x: float(shifted(x).sum()), ("y",), X, SQUARE)
    assert fix in verdict(exercise, lambda x: wrong(float(shifted(x).sum()))).fix


def test_the_right_value_of_another_name_is_recognised():
    def gradients(x):
        return {"dw": shifted(x), "dv": x**3}

    told = verdict(made(gradients, ("g",)), lambda x: gradients(x) | {"dv": shifted(x)})
    assert "What stands in dv is the right value of dw" in told.fix


def test_what_holds_in_one_case_only_is_not_told():
    exercise = made(shifted, ("y",), WIDE, SQUARE)
    told = verdict(exercise, lambda x: shifted(x) * 2 if len(x) == 1 else shifted(x) ** 3)
    assert told.fix == "The law it breaks: Everything is right."


def test_a_case_with_nan_does_not_hide_what_holds_in_the_others():
    exercise = made(lambda x: np.log(x + 1), ("y",), WIDE**2, 0 * WIDE)
    with np.errstate(all="ignore"):
        wrong = verdict(exercise, lambda x: np.where(x > 0, -np.log(x + 1), np.nan))
    assert "wrong sign" in wrong.fix


CASES = tuple(np.arange(2.0, 2 + 3 * n).reshape(3, n) / 7 for n in (2, 3, 5, 7))


@pytest.mark.parametrize(
    ("factor", "told"),
    [
        (lambda x: 1 / np.log(10), "always 0.434294 times what is right (so it would be with log"),
        (
            lambda x: -1 / np.log(2),
            "its sign is wrong, and so it would be with logarithms to the b",
        ),
        (
            lambda x: x.shape[1] / np.log(10),
            "too large by a factor, the number of columns of x; and",
        ),
        (
            lambda x: 1.3 / x.shape[1],
            "too small by a factor, the number of columns of x; and it is 1.3",
        ),
        (lambda x: 0.5 / x.size, "too small by a factor, the number of columns of x"),
    ],
)
def test_a_size_and_a_number_in_every_case_are_told(factor, told):
    """A single number has some ratio to what is right; the same one in every case is a fact."""
    exercise = made(lambda x: float(np.sqrt(x).mean()), ("y",), *CASES)
    wrong = verdict(exercise, lambda x: factor(x) * float(np.sqrt(x).mean()))
    assert told in wrong.fix, wrong.text


def test_factors_without_a_rule_are_not_told():
    exercise = made(lambda x: float(np.sqrt(x).mean()), ("y",), *CASES)
    wrong = verdict(exercise, lambda x: float(np.sqrt(x).mean()) * (1 + x.shape[1] ** 0.3))
    assert wrong.fix == "The law it breaks: Everything is right."


def test_decisions_stand_in_no_order():
    """Among zeros and ones chance would find one."""
    exercise = made(lambda x: (x > 0).astype(int), ("y",), np.array([[1.0, -1.0, 2.0, -2.0]]))
    told = verdict(exercise, lambda x: (x < 0).astype(int))
    assert "order" not in told.fix and "places" not in told.fix


@given(
    st.floats(-1e6, 1e6).filter(lambda factor: abs(factor) > 1e-6),
    st.integers(0, 2**32 - 1),
)
def test_the_factor_that_is_told_is_the_true_one(factor, seed):
    assume(abs(abs(factor) - 1) > 1e-3)
    x = np.random.default_rng(seed).uniform(1, 2, (3, 4))
    fix = verdict(made(np.sqrt, ("y",), x), lambda x: factor * np.sqrt(x)).fix
    size, _, rest = fix.partition(" times too ")
    told = float(size.rpartition(" ")[2])
    told = told if rest.startswith("large") else 1 / told
    assert told == pytest.approx(abs(factor), rel=1e-5)
    assert ("has the wrong sign" in fix) == (factor < 0)


@given(st.integers(0, 2**32 - 1))
def test_of_noise_nothing_is_told(seed):
    rng = np.random.default_rng(seed)
    told = verdict(made(shifted, ("y",), WIDE, SQUARE), lambda x: rng.uniform(1, 9, x.shape))
    assert told.fix.startswith(("The law it breaks", "Something survives"))


@pytest.mark.parametrize("worst", [1e308, -1e308, 5e-324, np.inf, np.nan])
@pytest.mark.parametrize(
    "right", [shifted, lambda x: 0 * x, lambda x: x / 0.0, lambda x: 1e308 * x]
)
def test_no_number_is_too_absurd_to_be_judged(worst, right, recwarn):
    for answer in (lambda x: np.full(x.shape, worst), lambda x: worst, lambda x: x[:0]):
        assert verdict(made(right, ("y",), SQUARE), answer).text
    assert not recwarn.list

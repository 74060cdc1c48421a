"""The one form of a message, and the checks of arguments."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers.errors import (
    explain,
    require_array,
    require_choice,
    require_count,
    require_generator,
    require_no_nan,
)

FORM = re.compile(r"layer: .+\n  expected: .+\n  got:      .+\n  fix:      .+")
SHAPES = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple)


def message(error, check, *args, **kwargs):
    """Run a check that must fail, and return its message, which must have the form."""
    with pytest.raises(error) as caught:
        check(*args, **kwargs)
    assert type(caught.value) is error
    assert FORM.fullmatch(str(caught.value))
    return str(caught.value)


def test_explain_has_four_lines():
    text = explain("f: X is wrong.", expected="a", got="b", fix="c")
    assert text == "f: X is wrong.\n  expected: a\n  got:      b\n  fix:      c"


@given(SHAPES, SHAPES)
def test_an_array_passes_exactly_if_it_has_the_shape(shape, wanted):
    array = np.zeros(shape)
    if shape == wanted:
        require_array(array, "X", "layer", shape=wanted)
    else:
        text = message(ValueError, require_array, array, "X", "layer", shape=wanted)
        assert str(shape) in text and str(wanted) in text


@given(SHAPES)
def test_named_axes_take_any_size(shape):
    require_array(np.zeros(shape), "X", "layer", shape=("n",) * len(shape))
    require_array(np.zeros(shape), "X", "layer", shape=(shape[0], *["n"] * (len(shape) - 1)))
    message(
        ValueError, require_array, np.zeros((*shape, 1)), "X", "layer", shape=("n",) * len(shape)
    )


@pytest.mark.parametrize("value", [5, 0.5, np.float64(2), [1, 2], None, "abc", {"X": 1}])
def test_what_is_no_array_is_a_type_error(value):
    text = message(TypeError, require_array, value, "X", "layer", shape=("n", "m"))
    assert "X, a numpy array of shape (n, m)" in text
    assert type(value).__name__ in text


@pytest.mark.parametrize("value", [np.array([["a"]]), np.array([[None]])])
def test_an_array_of_anything_but_numbers_is_a_type_error(value):
    assert str(value.dtype) in message(
        TypeError, require_array, value, "X", "layer", shape=("n", "m")
    )


@pytest.mark.parametrize("kind", [float, np.float32, int, np.uint8, bool, complex])
def test_every_kind_of_number_will_do(kind):
    require_array(np.ones((2, 3), kind), "X", "layer", shape=(2, "m"))


@pytest.mark.parametrize(
    ("shape", "wanted", "advice"),
    [
        ((5,), (1, "m"), "X.reshape(1, -1)."),
        ((5,), (5, 1), "X.reshape(-1, 1)."),
        ((5,), ("n", "m"), "X.reshape(1, -1) or X.reshape(-1, 1)."),
        ((7, 3), (3, "m"), "X.T fits"),
        ((3, 0), (3, "m"), "X is empty"),
        ((4, 4), (3, "m"), "look here"),
        ((5,), (4, 1), "look here"),
    ],
)
def test_the_fix_fits_the_slip(shape, wanted, advice):
    assert advice in message(
        ValueError, require_array, np.zeros(shape), "X", "layer", shape=wanted, fix="look here"
    )


@given(SHAPES, st.data())
def test_nan_is_found_where_it_is(shape, data):
    array = np.zeros(shape)
    require_no_nan(array, "X", "layer")
    place = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    array[place] = np.nan
    text = message(ValueError, require_no_nan, array, "X", "layer")
    assert f"1 of {array.size} entries are nan, the first at X{list(place)}" in text


def test_infinity_is_a_number_and_complex_nan_is_none():
    require_no_nan(np.array([np.inf, -np.inf]), "X", "layer")
    message(ValueError, require_no_nan, np.array([1j, complex(0, np.nan)]), "X", "layer")


@pytest.mark.parametrize("value", ["rely", "ReLU", "", 3, None, ["relu"]])
def test_an_unknown_word_is_a_value_error(value):
    require_choice("relu", "activation", "layer", ("relu", "tanh"))
    text = message(ValueError, require_choice, value, "activation", "layer", ("relu", "tanh"))
    assert 'activation, one of "relu", "tanh"' in text


def test_counts_are_whole_numbers():
    for good in (1, 7, np.int64(3), np.uint8(2)):
        require_count(good, "stride", "layer")
    require_count(0, "pad", "layer", least=0)
    for bad in (2.0, "2", None, True, np.array([2])):
        assert "stride" in message(TypeError, require_count, bad, "stride", "layer")
    for bad in (0, -1, np.int64(0)):
        assert "an int >= 1" in message(ValueError, require_count, bad, "stride", "layer")


def test_only_a_generator_draws():
    require_generator(np.random.default_rng(0), "layer")
    for bad in (0, None, np.random, np.random.RandomState(0)):
        assert "np.random.default_rng(0)" in message(TypeError, require_generator, bad, "layer")


def test_long_values_are_cut():
    text = message(TypeError, require_array, list(range(1000)), "X", "layer", shape=("n", "m"))
    assert max(map(len, text.splitlines())) < 120

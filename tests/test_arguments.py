"""The checks of numbers, caches and parameters, and the type of a result."""

import numpy as np
import pytest

from dlhelpers.arguments import (
    float_type,
    is_scalar,
    require_cache,
    require_number,
    require_parameters,
)


@pytest.mark.parametrize(
    ("types", "result"),
    [
        (("float64",), "float64"),
        (("float32", "float32"), "float32"),
        (("float32", "float64"), "float64"),
        (("uint8", "uint8"), "float64"),
        (("bool",), "float64"),
        (("uint8", "float32"), "float32"),
        (("float64", "complex128"), "complex128"),
    ],
)
def test_the_type_of_a_result(types, result):
    arrays = [np.zeros(2, dtype=name) for name in types]
    assert float_type(*arrays) == np.dtype(result)


def test_what_is_one_number():
    assert all(map(is_scalar, (1, 1.5, 1j, np.float32(1), np.int64(1), np.array(1.5), True)))
    assert not any(map(is_scalar, ("1", None, [1], np.array([1.5]), np.array("a"), {})))


def positive(value):
    require_number(value, "rate", "walk", allowed=lambda x: x > 0, text="rate > 0")


def test_a_number_of_the_right_size():
    for value in (1, 0.5, np.float64(2), np.array(3.0), np.inf):
        positive(value)
    for value in (0, -1.0, np.nan, np.array(-2)):
        with pytest.raises(ValueError, match="walk: rate is not a number with rate > 0"):
            positive(value)
    for value in ("1", None, 1j, np.array([1.0]), [1]):
        with pytest.raises(TypeError, match="rate = "):
            positive(value)


def test_a_cache_of_the_right_kinds():
    kinds = (np.ndarray, (int, type(None)))
    for cache in ((np.zeros(2), 1), (np.zeros(2), None)):
        require_cache(cache, kinds, "back", "forth")
    wrong = [(np.zeros(2),), (np.zeros(2), 1, 1), (1, np.zeros(2)), [np.zeros(2), 1], None, {}]
    for cache in wrong:
        with pytest.raises(TypeError, match=r"back: this is not a cache of forth(.|\n)*got: "):
            require_cache(cache, kinds, "back", "forth")


def test_parameters_by_name():
    require_parameters({"a": 1, "b": 2, "more": 3}, ("a", "b"), "walk", "make()")
    with pytest.raises(ValueError, match=r"has no b\.(.|\n)*entries: a\n(.|\n)*make\(\)"):
        require_parameters({"a": 1}, ("a", "b"), "walk", "make()")
    with pytest.raises(TypeError, match=r"has no a\.(.|\n)*type list, entries: none"):
        require_parameters(["a"], ("a", "b"), "walk", "make()")

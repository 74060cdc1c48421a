"""Comparing values: what is found, and what two wrong answers have in common."""

import numpy as np

from dlhelpers.exercises.comparison import AtLeast, named


def test_a_cache_of_the_wrong_kind_is_a_misfit_in_every_part():
    right = ((np.ones(2), np.ones(3)), np.ones(4))
    parts = named(None, right, ("cache",))
    assert parts.keys() == named(right, right, ("cache",)).keys()
    assert {part.problem for part in parts.values()} == {"cache has the wrong length or kind."}


def test_how_large_a_safe_logarithm_is_tells_nothing():
    cost = AtLeast(10.0)
    assert cost.same(16.1, 34.5) and cost.same(5.4, 11.5)
    assert not cost.same(16.1, -34.5) and not cost.same(16.1, 0.0)
    assert not cost.same(16.1, np.inf) and not cost.same(16.1, np.array([16.1]))
    assert cost.same(0.0, 0.0) and cost.same(np.nan, np.nan)


def test_the_order_of_entries_does_not_show_in_a_misfit():
    right = {"dW1": 1.0, "dW2": 2.0, "dW3": 3.0}
    one, other = (
        named(value, right, ("gradients",)) for value in ({"b": 1, "a": 2}, {"a": 2, "b": 1})
    )
    assert one == other

"""Backward passes with a slip: each differs from the right one, and the check finds it."""

import numpy as np
import pytest

from dlhelpers import backward_prop, forward_prop, shallow, wrong_gradients
from dlhelpers.training import train
from tests.test_shallow import some_points


def test_training_with_the_right_backward_pass_is_training():
    X, Y = some_points(2)
    first = shallow.start(3, np.random.default_rng(2))
    ended = wrong_gradients.train_with(
        wrong_gradients.BACKWARD_PASSES["right"], X, Y, first, 20, 0.5
    )
    whole, _ = train(X, Y, first, 20, 0.5, hidden="tanh")
    for name in whole:
        assert np.allclose(ended[name], whole[name], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", list(wrong_gradients.BACKWARD_PASSES))
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_only_the_right_backward_pass_agrees_with_the_cost(name, seed):
    X, Y = some_points(seed)
    somewhere = shallow.start(4, np.random.default_rng(seed), spread=0.5)
    backward = wrong_gradients.BACKWARD_PASSES[name]
    report = wrong_gradients.check_backward(backward, X, Y, somewhere)
    assert report.passed == (name == "right")
    error = wrong_gradients.gradient_error(backward, X, Y, somewhere)
    assert error < 1e-8 if name == "right" else error > 0.05


def test_a_slip_in_the_first_layer_is_found_there():
    X, Y = some_points(3)
    somewhere = shallow.start(4, np.random.default_rng(3), spread=0.5)
    for name in ("slope of the sigmoid at Z1", "1/m twice in layer 1", "no slope"):
        report = wrong_gradients.check_backward(
            wrong_gradients.BACKWARD_PASSES[name], X, Y, somewhere
        )
        assert report.first_disagreement == "db1", name


def test_the_notes_slip_in_line_4():
    X, Y = some_points(4)
    x, y = X[:, :1], Y[:, :1]
    p = shallow.start(3, np.random.default_rng(4), spread=1)
    AL, caches = forward_prop(x, p, hidden="tanh")
    right = backward_prop(AL, y, caches, hidden="tanh")
    lines = wrong_gradients.lines_of_the_notes(x, y, p)
    agree = {line: np.allclose(value, right[name]) for line, (name, value) in lines.items()}
    assert list(agree.values()) == [True, True, True, False, False]

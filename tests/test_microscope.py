"""The gradient microscope: it agrees with the right pass, and points at the line that is wrong."""

import numpy as np
import pytest

import dlhelpers
from dlhelpers import gradient_check, microscope, patients


@pytest.fixture
def network():
    rng = np.random.default_rng(7)
    parameters = patients.draw_patient(rng)
    X, Y = rng.random((64, 5)), np.eye(10)[:, rng.integers(0, 10, 5)]
    return X, Y, parameters


def right_steps():
    return dlhelpers.linear_backward, dlhelpers.activation_backward


@pytest.mark.parametrize("hidden", ["relu", "tanh", "sigmoid"])
def test_trying_agrees_with_the_complex_step(network, hidden):
    """An independent method, for the parameters and for what lies between the layers.

    Central differences are good to about 1e-10 of the cost, and the sigmoids' gradients are small.
    """
    tolerance = 1e-6 if hidden == "sigmoid" else 1e-8
    X, Y, parameters = network
    tried = microscope.by_trying(X, Y, parameters, hidden=hidden)

    def cost(p):
        AL, _ = dlhelpers.forward_prop(X, p, output="softmax", hidden=hidden)
        return dlhelpers.compute_cost(AL, Y)

    exact = gradient_check.complex_step_gradient(cost, parameters)
    for name, gradient in exact.items():
        assert gradient_check.relative_error(tried[name], gradient) < tolerance, name
    AL, caches = dlhelpers.forward_prop(X, parameters, output="softmax", hidden=hidden)
    found = dict(microscope.trace(AL, Y, caches, hidden=hidden))
    assert list(found) != sorted(found) and set(found) == set(tried)
    for name, gradient in found.items():
        assert gradient_check.relative_error(tried[name], gradient) < tolerance, name


def test_bias_gradient_is_the_mean_of_dZ(network):
    X, Y, parameters = network
    tried = microscope.by_trying(X, Y, parameters)
    for layer in range(1, 5):
        mean = tried[f"dZ{layer}"].mean(axis=1, keepdims=True)
        assert tried[f"db{layer}"] == pytest.approx(mean, abs=1e-8)


def test_right_steps_agree_everywhere(network):
    view = microscope.look(*network)
    assert view.disagreements == [] and view.stopped == ""
    names = [line.name for line in view.lines]
    assert names[:5] == ["dZ4", "dW4", "db4", "dA3", "dZ3"] and names[-1] == "db1"
    assert "disagreement" not in str(view)


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (lambda dA_prev, dW, db: (dA_prev, 2 * dW, db), "dW4"),
        (lambda dA_prev, dW, db: (dA_prev, dW, db[:, 0]), "db4"),
        (lambda dA_prev, dW, db: (-dA_prev, dW, db), "dA3"),
        (lambda dA_prev, dW, db: (dA_prev * np.nan, dW, db), "dA3"),
    ],
)
def test_first_disagreement_is_the_slip(network, change, first):
    linear, layer = right_steps()
    view = microscope.look(*network, (lambda dZ, cache: change(*linear(dZ, cache)), layer))
    assert view.disagreements[0] == first
    marked = [row for row in str(view).splitlines() if "first disagreement" in row]
    assert len(marked) == 1 and marked[0].startswith(first)


def test_a_step_that_raises_ends_the_view(network):
    linear, _ = right_steps()

    def unfinished(dA, cache, activation):
        raise NotImplementedError("not yet")

    view = microscope.look(*network, (linear, unfinished))
    assert [line.name for line in view.lines] == ["dZ4", "dW4", "db4", "dA3"]
    assert "NotImplementedError: not yet" in str(view)


def test_a_slip_sits_only_where_it_was_put(network):
    def nothing(dA, cache, activation):
        return tuple(0 * value for value in dlhelpers.activation_backward(dA, cache, activation))

    X, Y, parameters = network
    view = microscope.look(X, Y, parameters, patients.with_slip(nothing, units=6))
    assert set(view.disagreements) <= {"dZ1", "dW1", "db1"} and "dW1" in view.disagreements


def test_ledger_holds_every_shape_once(network):
    X, Y, parameters = network
    pages = microscope.shape_ledger(X, Y, parameters)
    assert len(pages) == 1 + 4 + 4
    entries = [key for _, page in pages for key in page]
    assert len(entries) == len(set(entries)) == 8 + 1 + 8 + 15
    shapes = {key: shape for _, page in pages for key, shape in page.items()}
    for layer in range(1, 5):
        for sign in "WbZ":
            assert shapes[layer, sign] == shapes[layer, "d" + sign]
    assert shapes[4, "A"] == Y.shape and shapes[0, "A"] == X.shape

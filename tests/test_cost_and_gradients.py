"""A training step in one go: the same as its parts, exact where they round, and its messages."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlhelpers import dense
from dlhelpers.dense import cost_and_gradients
from dlhelpers.gradient_check import complex_step_gradient
from dlhelpers.losses import compute_cost
from tests.nearness import assert_near

OUTPUTS = st.sampled_from(dense.OUTPUT)
HIDDEN = st.sampled_from(dense.HIDDEN)


@st.composite
def networks(draw):
    """Examples, labels, parameters, and the names of the activations."""
    output, hidden = draw(OUTPUTS), draw(HIDDEN)
    layer_dims = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    layer_dims.append(1 if output == "sigmoid" else 3)
    rng, m = np.random.default_rng(draw(st.integers(0, 10**6))), draw(st.integers(1, 6))
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    parameters = {
        name: (value + rng.normal(0, 0.3, value.shape)).astype(dtype)
        for name, value in dense.initialize_parameters(layer_dims, rng).items()
    }
    X = rng.normal(size=(layer_dims[0], m)).astype(dtype)
    labels = rng.integers(0, max(2, layer_dims[-1]), m)
    Y = labels[np.newaxis] if output == "sigmoid" else np.eye(3)[:, labels]
    return X, Y.astype(dtype), parameters, output, hidden


@given(networks())
def test_it_is_the_three_calls_in_one(network):
    X, Y, parameters, output, hidden = network
    cost, gradients = cost_and_gradients(*network)
    AL, caches = dense.forward_prop(X, parameters, output, hidden)
    expected = dense.backward_prop(AL, Y, caches, hidden)
    assert type(cost) is float
    tolerance = 1e-12 if X.dtype == np.float64 else 1e-5
    assert cost == pytest.approx(compute_cost(AL, Y), rel=tolerance, abs=tolerance)
    assert gradients.keys() == expected.keys()
    for name, gradient in gradients.items():
        assert gradient.dtype == X.dtype
        assert_near(gradient, expected[name], name)


@given(networks())
def test_gradients_equal_the_complex_step(network):
    X, Y, parameters, output, hidden = network
    X, Y = X.astype(float), Y.astype(float)
    parameters = {name: value.astype(float) for name, value in parameters.items()}
    _, gradients = cost_and_gradients(X, Y, parameters, output, hidden)
    numeric = complex_step_gradient(
        lambda p: cost_and_gradients(X, Y, p, output, hidden)[0], parameters
    )
    for name, gradient in numeric.items():
        assert_near(gradients[name], gradient, name)


@given(networks())
def test_arguments_are_kept(network):
    X, Y, parameters, *_ = network
    arrays = [X, Y, *parameters.values()]
    before = [array.copy() for array in arrays]
    cost_and_gradients(*network)
    assert all(map(np.array_equal, arrays, before))


@pytest.mark.parametrize("output", dense.OUTPUT)
def test_a_hopeless_mistake_costs_its_logit_and_no_warning(output):
    # Far out a probability rounds to 0, and its logarithm ends near -708; the logit does not.
    Y = np.array([[0.0]]) if output == "sigmoid" else np.array([[0.0], [1]])
    W = np.array([[1.0]]) if output == "sigmoid" else np.array([[1.0], [0]])
    parameters = {"W1": W, "b1": np.zeros((len(W), 1))}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cost, gradients = cost_and_gradients(np.array([[5000.0]]), Y, parameters, output)
    assert cost == 5000
    assert gradients["db1"][0] == 1


X = np.random.default_rng(0).normal(size=(4, 7))
Y = np.random.default_rng(0).integers(0, 2, (1, 7)).astype(float)
PARAMETERS = dense.initialize_parameters([4, 3, 1], np.random.default_rng(1))
NAN_INSIDE = PARAMETERS | {"b1": np.full((3, 1), np.nan)}


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((X[:2], Y, PARAMETERS), ValueError, "cost_and_gradients: X has the wrong shape"),
        ((X * np.nan, Y, PARAMETERS), ValueError, "cost_and_gradients: X holds nan"),
        ((X, Y, NAN_INSIDE), ValueError, "linear_forward: A_prev holds nan"),
        ((X, Y * np.nan, PARAMETERS), ValueError, "sigmoid_cross_entropy: Y holds nan"),
        ((X, Y[:, :3], PARAMETERS), ValueError, "Y has the wrong shape"),
        ((X, Y, {"W1": X}), ValueError, "cost_and_gradients: parameters is not one weight"),
        ((X, Y, PARAMETERS | {"W2": X}), ValueError, "linear_forward: A_prev has the wrong"),
        ((X, Y, PARAMETERS | {"b2": [0.0]}), TypeError, "linear_forward: b is not an array"),
        ((X, Y, PARAMETERS, "relu"), ValueError, "unknown output"),
        ((X, Y, PARAMETERS, "sigmoid", "softmax"), ValueError, "unknown hidden"),
    ],
)
def test_messages(arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        cost_and_gradients(*arguments)
    assert "fix:" in str(caught.value)

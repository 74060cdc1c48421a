"""The deep network, the clear forms: the package's fast forms, the laws, error carried forward."""

from types import FunctionType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

import dlhelpers
from dlhelpers.activations import ACTIVATIONS
from dlhelpers.exercises.deep_network import LESSON
from dlhelpers.gradient_check import numeric_gradient, relative_error

clear = {name: LESSON.exercise(name).reference for name in LESSON.names}

SEEDS = st.integers(0, 10**6)
SIZES = st.integers(1, 5)
DEPTHS = st.lists(SIZES, min_size=2, max_size=6)
OUTPUTS = st.sampled_from(["sigmoid", "softmax"])
DTYPES = st.sampled_from(["float64", "float32"])


def draw_network(seed, layer_dims, m, output, dtype="float64"):
    """Return examples, labels and a network whose biases are not zero."""
    rng = np.random.default_rng(seed)
    K = 1 if output == "sigmoid" else layer_dims[-1] + 1
    parameters = {
        name: (value + 0.3 * rng.standard_normal(value.shape)).astype(dtype)
        for name, value in clear["initialize_parameters"]([*layer_dims[:-1], K], rng).items()
    }
    labels = rng.integers(0, max(2, K), m)
    Y = labels[None, :] if K == 1 else np.eye(K)[:, labels]
    X = rng.standard_normal((layer_dims[0], m))
    return X.astype(dtype), Y.astype(dtype), parameters


def assert_same(mine, theirs):
    """Two nests of arrays hold the same numbers, up to rounding, of the same type."""
    if isinstance(mine, dict):
        assert mine.keys() == theirs.keys()
        mine, theirs = list(mine.values()), [theirs[name] for name in mine]
    if isinstance(mine, list | tuple):
        for one, other in zip(mine, theirs, strict=True):
            assert_same(one, other)
        return
    assert np.asarray(mine).dtype == np.asarray(theirs).dtype
    tolerance = 1e-4 if np.asarray(mine).dtype == np.float32 else 1e-9
    np.testing.assert_allclose(mine, theirs, rtol=tolerance, atol=tolerance)


@given(DEPTHS)
def test_count_parameters_equals_the_package(layer_dims):
    assert clear["count_parameters"](layer_dims) == dlhelpers.count_parameters(layer_dims)


def test_counts_from_the_lecture_notes():
    assert clear["count_parameters"]([5, 6, 3, 1]) == 61
    assert clear["count_parameters"]([36, 5]) == 185
    assert clear["count_parameters"]([784, 1000, 1]) == 786_001


@given(DEPTHS, SEEDS)
def test_initialize_parameters_has_the_form_of_the_package(layer_dims, seed):
    mine, theirs = (
        make(layer_dims, np.random.default_rng(seed))
        for make in (clear["initialize_parameters"], dlhelpers.initialize_parameters)
    )
    shapes = [{name: value.shape for name, value in drawn.items()} for drawn in (mine, theirs)]
    assert shapes[0] == shapes[1]
    assert clear["count_parameters"](layer_dims) == sum(value.size for value in mine.values())


@given(SEEDS, SIZES, SIZES, SIZES, DTYPES, st.sampled_from(list(ACTIVATIONS)))
def test_one_layer_equals_the_package(seed, n_prev, n, m, dtype, activation):
    rng = np.random.default_rng(seed)
    layer = [
        rng.standard_normal(shape).astype(dtype) for shape in ((n_prev, m), (n, n_prev), (n, 1))
    ]
    assert_same(clear["linear_forward"](*layer), dlhelpers.linear_forward(*layer))
    A, cache = clear["activation_forward"](*layer, activation)
    assert_same((A, cache), dlhelpers.activation_forward(*layer, activation))
    dA = rng.standard_normal((n, m)).astype(dtype)
    theirs = dlhelpers.linear_backward(dA, cache[0])
    assert_same(clear["linear_backward"](dA, cache[0]), theirs)
    if activation != "softmax":
        theirs = dlhelpers.activation_backward(dA, cache, activation)
        assert_same(clear["activation_backward"](dA, cache, activation), theirs)


@given(SEEDS, SIZES, SIZES, st.sampled_from([1.0, 1000.0]))
def test_softmax_equals_scipy_and_the_package(seed, K, m, size):
    Z = size * np.random.default_rng(seed).standard_normal((K, m))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        A = clear["softmax"](Z)
    np.testing.assert_allclose(A, special.softmax(Z, axis=0), rtol=1e-9)
    np.testing.assert_allclose(A, dlhelpers.softmax(Z), rtol=1e-9)


@given(SEEDS, DEPTHS, SIZES, OUTPUTS, DTYPES)
def test_whole_network_equals_the_package(seed, layer_dims, m, output, dtype):
    X, Y, parameters = draw_network(seed, layer_dims, m, output, dtype)
    AL, caches = clear["forward_prop"](X, parameters, output)
    assert_same((AL, caches), dlhelpers.forward_prop(X, parameters, output))
    # Of a probability that is almost 0 each form keeps the logarithm away in its own way.
    if np.abs(AL - Y).max() < 1 - 1e-6:
        cost = dlhelpers.compute_cost(AL, Y)
        assert clear["compute_cost"](AL, Y) == pytest.approx(cost, rel=1e-6)
    gradients = clear["backward_prop"](AL, Y, caches)
    assert_same(gradients, dlhelpers.backward_prop(AL, Y, caches))
    moved = clear["update_parameters"](parameters, gradients, 0.1)
    assert_same(moved, dlhelpers.update_parameters(parameters, gradients, 0.1))


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_backward_equals_the_numeric_gradient_on_four_layers(output):
    X, Y, parameters = draw_network(3, [3, 5, 4, 3, 2], 7, output)

    def cost(shifted):
        return clear["compute_cost"](clear["forward_prop"](X, shifted, output)[0], Y)

    AL, caches = clear["forward_prop"](X, parameters, output)
    gradients = clear["backward_prop"](AL, Y, caches)
    numeric = numeric_gradient(cost, parameters)
    assert gradients.keys() == numeric.keys()
    for name, gradient in gradients.items():
        assert relative_error(gradient, numeric[name]) < 1e-6, name


def test_an_activation_that_is_not_known_is_refused():
    A, W, b = np.ones((2, 3)), np.ones((1, 2)), np.ones((1, 1))
    _, cache = clear["activation_forward"](A, W, b, "tanh")
    with pytest.raises(ValueError, match="Relu"):
        clear["activation_forward"](A, W, b, "Relu")
    with pytest.raises(ValueError, match="softmax"):
        clear["activation_backward"](A[:1], cache, "softmax")


@given(SEEDS, st.floats(0.1, 3))
def test_clip_gradient_keeps_sign_and_order(seed, threshold):
    gradient = 2 * np.random.default_rng(seed).standard_normal((3, 4))
    clipped = clear["clip_gradient"](gradient, threshold)
    assert np.all(np.abs(clipped) <= threshold)
    assert np.array_equal(np.sign(clipped), np.sign(gradient))
    within = np.abs(gradient) <= threshold
    assert np.array_equal(clipped[within], gradient[within])


def tanh_network():
    """Return passes of a network with tanh in its hidden layers: lesson 2's, not this one's."""
    forward, backward = clear["activation_forward"], clear["activation_backward"]

    def forward_prop(X, parameters, output="sigmoid"):
        L = len(parameters) // 2
        A, caches = X, []
        for l in range(1, L + 1):
            g = output if l == L else "tanh"
            A, cache = forward(A, parameters[f"W{l}"], parameters[f"b{l}"], g)
            caches.append(cache)
        return A, caches

    def backward_prop(AL, Y, caches):
        L = len(caches)
        dA, dW, db = clear["linear_backward"](AL - Y, caches[-1][0])
        gradients = {f"dW{L}": dW, f"db{L}": db}
        for l in range(L - 1, 0, -1):
            dA, dW, db = backward(dA, caches[l - 1], "tanh")
            gradients |= {f"dW{l}": dW, f"db{l}": db}
        return gradients

    return {"forward_prop": forward_prop, "backward_prop": backward_prop}


@pytest.mark.parametrize("seed", [0, 5])
def test_right_gradient_of_a_wrong_forward_pass_gets_its_points(seed):
    own = clear | tanh_network()
    together = LESSON.verdict("backward_prop", own, seed)
    assert together.passed and "forward_prop" in together.note
    alone = LESSON.verdict("backward_prop", own | {"forward_prop": clear["forward_prop"]}, seed)
    assert alone.misconception == "slope_of_tanh_in_the_hidden_layers"


@pytest.mark.parametrize(
    "wrong", LESSON.exercise("backward_prop").misconceptions, ids=lambda f: f.__name__
)
def test_no_misconception_is_forgiven_beside_a_right_forward_pass(wrong):
    # The references themselves refuse to run while an answer is checked.
    forward, *_ = LESSON.exercise("forward_prop").alternatives
    own = clear | {"forward_prop": forward, "backward_prop": wrong}
    assert not LESSON.verdict("backward_prop", own).passed


def linear_backward_without_mean(dZ, linear_cache):
    A_prev, W, _ = linear_cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def test_a_mistake_in_a_function_that_is_called_is_counted_once():
    own = clear | {"linear_backward": linear_backward_without_mean}
    # The reference's own code, which finds in this namespace what it calls.
    own["backward_prop"] = FunctionType(clear["backward_prop"].__code__, own)
    verdict = LESSON.verdict("backward_prop", own)
    assert verdict.passed and "linear_backward" in verdict.note
    assert LESSON.verdict("linear_backward", own).misconception == "forgets_the_mean"

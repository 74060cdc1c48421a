"""The whole network: layer by layer, by complex step, beside PyTorch, and learning digits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlhelpers import data
from dlhelpers.activations import relu, relu_backward, softmax
from dlhelpers.cnn import PARAMETERS, cnn_backward, cnn_forward, initialize_cnn
from dlhelpers.convolution import conv_backward, conv_forward
from dlhelpers.gradient_check import complex_step_gradient, gradient_check
from dlhelpers.losses import compute_cost
from dlhelpers.pooling import pool_backward, pool_forward
from dlhelpers.recurrent import one_hot
from dlhelpers.training import train_minibatches
from tests.nearness import assert_near

SEEDS = st.integers(0, 10**6)


@st.composite
def networks(draw, largest=9, most=4):
    """Images of any size, labels, and parameters whose biases are not zero."""
    shape = (draw(st.integers(4, largest)), draw(st.integers(4, largest)), draw(st.integers(1, 3)))
    filters, K = (draw(st.integers(1, 4)), draw(st.integers(1, 4))), draw(st.integers(2, 4))
    rng, m = np.random.default_rng(draw(SEEDS)), draw(st.integers(1, most))
    parameters = {
        name: value + rng.normal(0, 0.3, value.shape)
        for name, value in initialize_cnn(shape, filters, K, rng).items()
    }
    # Probabilities near 0 or 1 would leave few digits of AL - Y to compare.
    parameters["W3"] *= 0.1
    return rng.normal(size=(m, *shape)), one_hot(rng.integers(0, K, m), K), parameters


def layer_by_layer(X, Y, p):
    """Forward and backward in the order of the lesson: convolution, relu, max-pool."""
    A, caches = X, []
    for layer in "12":
        Z, conv_cache = conv_forward(A, p[f"W{layer}"], p[f"b{layer}"], stride=1, pad=1)
        A, pool_cache = pool_forward(relu(Z), 2, 2)
        caches.append((layer, conv_cache, Z, pool_cache))
    F = A.reshape(len(A), -1).T
    AL = softmax(p["W3"] @ F + p["b3"])
    dZ = (AL - Y) / len(X)
    gradients = {"dW3": dZ @ F.T, "db3": dZ.sum(axis=1, keepdims=True)}
    dA = (p["W3"].T @ dZ).T.reshape(A.shape)
    for layer, conv_cache, Z, pool_cache in reversed(caches):
        dZ = relu_backward(pool_backward(dA, pool_cache), Z)
        dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = conv_backward(dZ, conv_cache)
    return AL, gradients


@given(networks())
def test_the_network_equals_its_layers(network):
    X, Y, parameters = network
    AL, caches = cnn_forward(X, parameters)
    expected_AL, expected = layer_by_layer(X, Y, parameters)
    np.testing.assert_allclose(AL, expected_AL, rtol=1e-12)
    gradients = cnn_backward(AL, Y, caches)
    assert list(gradients) == [f"d{name}" for name in PARAMETERS]
    for name, gradient in gradients.items():
        np.testing.assert_allclose(gradient, expected[name], rtol=1e-12, atol=1e-15)


@settings(max_examples=30)  # each one runs the network once for every parameter
@given(networks(largest=6, most=2))
def test_backward_equals_the_complex_step(network):
    X, Y, parameters = network
    AL, caches = cnn_forward(X, parameters)
    report = gradient_check(
        lambda p: compute_cost(cnn_forward(X, p)[0], Y),
        parameters,
        cnn_backward(AL, Y, caches),
        numeric=complex_step_gradient,
        tolerance=1e-12,
    )
    assert report.passed, str(report)


@given(networks())
def test_pytorch_agrees(network):
    torch = pytest.importorskip("torch")
    X, Y, parameters = network
    p = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    A = torch.tensor(X).permute(0, 3, 1, 2)
    for layer in "12":
        W, b = p[f"W{layer}"].permute(3, 2, 0, 1).contiguous(), p[f"b{layer}"].reshape(-1)
        A = torch.nn.functional.max_pool2d(torch.relu(torch.conv2d(A, W, b, padding=1)), 2)
    scores = A.permute(0, 2, 3, 1).reshape(len(X), -1) @ p["W3"].T + p["b3"].T
    cost = torch.nn.functional.cross_entropy(scores, torch.tensor(Y.argmax(axis=0)))
    AL, caches = cnn_forward(X, parameters)
    assert compute_cost(AL, Y) == pytest.approx(cost.item(), rel=1e-10)
    cost.backward()
    for name, gradient in cnn_backward(AL, Y, caches).items():
        assert_near(gradient, p[name[1:]].grad.numpy(), name)


def test_images_without_ink_have_ties_everywhere():
    # With no input and biases <= 0 every relu is at 0, where its slope is 0.
    parameters = initialize_cnn((6, 7, 1), (2, 3), 4, np.random.default_rng(0))
    parameters["b1"] -= [0.5, 0]
    X, Y = np.zeros((2, 6, 7, 1)), one_hot([1, 3], 4)
    AL, caches = cnn_forward(X, parameters)
    gradients = cnn_backward(AL, Y, caches)
    _, expected = layer_by_layer(X, Y, parameters)
    for name in gradients:
        assert np.array_equal(gradients[name], expected[name])
    assert np.array_equal(AL, np.full((4, 2), 0.25)) and gradients["db3"].any()


@given(networks())
def test_every_example_twice_changes_no_gradient(network):
    X, Y, parameters = network
    once, caches = cnn_forward(X, parameters)
    expected = cnn_backward(once, Y, caches)
    twice, caches = cnn_forward(np.concatenate([X, X]), parameters)
    np.testing.assert_allclose(twice, np.hstack([once, once]), rtol=1e-12)
    for name, gradient in cnn_backward(twice, np.hstack([Y, Y]), caches).items():
        np.testing.assert_allclose(gradient, expected[name], rtol=1e-9, atol=1e-12)


@given(networks())
def test_arguments_are_kept(network):
    X, Y, parameters = network
    arrays = [X, Y, *parameters.values()]
    before = [array.copy() for array in arrays]
    AL, caches = cnn_forward(X, parameters)
    kept = AL.copy()
    first, second = cnn_backward(AL, Y, caches), cnn_backward(AL, Y, caches)
    assert all(map(np.array_equal, (*arrays, AL), (*before, kept)))
    np.testing.assert_equal(first, second)
    for name, gradient in first.items():
        assert gradient.shape == parameters[name[1:]].shape
        assert not any(np.shares_memory(gradient, array) for array in arrays)


def test_float32_stays_float32():
    X, Y, parameters = PLAIN
    parameters = {name: value.astype(np.float32) for name, value in parameters.items()}
    AL, caches = cnn_forward(X.astype(np.float32), parameters)
    gradients = cnn_backward(AL, Y.astype(np.float32), caches)
    assert {array.dtype for array in (AL, *gradients.values())} == {np.dtype("float32")}


@pytest.mark.parametrize(("side", "count"), [(8, 1898), (14, 2698)])
def test_the_parameters_of_the_digits(side, count):
    parameters = initialize_cnn((side, side, 1), (8, 16), 10, np.random.default_rng(0))
    assert list(parameters) == list(PARAMETERS)
    assert sum(value.size for value in parameters.values()) == count


def test_initial_weights_are_as_wide_as_relu_needs():
    parameters = initialize_cnn((16, 16, 3), (30, 40), 50, np.random.default_rng(0))
    for layer, n in (("1", 27), ("2", 270), ("3", 4 * 4 * 40)):
        W = parameters[f"W{layer}"]
        # The spread of N numbers is uncertain by 1 / sqrt(2 N) of itself.
        assert W.std() == pytest.approx(np.sqrt(2 / n), rel=4 / np.sqrt(2 * W.size))
        flat = W.reshape(len(W), -1) if layer == "3" else W.reshape(-1, W.shape[3])
        assert np.linalg.matrix_rank(flat) == min(flat.shape)
        assert not parameters[f"b{layer}"].any()


def test_it_learns_the_digits():
    rng = np.random.default_rng(0)
    images, labels = data.load_digits()
    order = rng.permutation(len(labels))
    X, Y = images[order][..., np.newaxis], one_hot(labels[order], 10)
    seen = 1438

    def cost_and_gradients(parameters, batch):
        AL, caches = cnn_forward(X[batch], parameters)
        return compute_cost(AL, Y[:, batch]), cnn_backward(AL, Y[:, batch], caches)

    parameters, costs = train_minibatches(
        cost_and_gradients,
        initialize_cnn((8, 8, 1), (8, 16), 10, rng),
        seen,
        rng,
        num_epochs=15,
        learning_rate=0.1,
    )
    AL, _ = cnn_forward(X[seen:], parameters)
    assert np.mean(AL.argmax(axis=0) == Y[:, seen:].argmax(axis=0)) > 0.94
    assert costs[0] < np.log(10) and costs[-1] < 0.15


# Messages -----------------------------------------------------------------------------------------

RNG = np.random.default_rng(0)
PLAIN = (
    RNG.normal(size=(3, 6, 5, 2)),
    one_hot([0, 3, 1], 4),
    initialize_cnn((6, 5, 2), (2, 3), 4, RNG),
)
X, Y, PARAMS = PLAIN
AL, CACHES = cnn_forward(X, PARAMS)


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (cnn_forward, (X[..., 0], PARAMS), ValueError, "A_prev has the wrong shape"),
        (cnn_forward, (X * np.nan, PARAMS), ValueError, "A_prev holds nan"),
        (cnn_forward, (1, PARAMS), TypeError, "A_prev is not an array"),
        (cnn_forward, (X.repeat(2, axis=1), PARAMS), ValueError, "has 9 numbers left"),
        (cnn_forward, (X[:, :3], PARAMS), ValueError, "the window is larger"),
        (cnn_forward, (X, {}), ValueError, "parameters has no W1(.|\n)*entries: none"),
        (cnn_forward, (X, None), TypeError, "type NoneType"),
        (cnn_forward, (X, PARAMS | {"b3": np.zeros((1, 4))}), ValueError, "b3 has the wrong shape"),
        (cnn_backward, (AL[:, :2], Y, CACHES), ValueError, r"AL of shape \(4, 3\)"),
        (cnn_backward, (AL, Y[0], CACHES), ValueError, r"Y of shape \(4, 3\)"),
        (cnn_backward, (AL, Y * np.nan, CACHES), ValueError, "Y holds nan"),
        (cnn_backward, (AL, Y, list(CACHES)), TypeError, "not a cache of cnn_forward"),
        (initialize_cnn, ((6, 5), (2, 3), 4, RNG), ValueError, "image_shape has the wrong shape"),
        (initialize_cnn, ((6, 3, 2), (2, 3), 4, RNG), ValueError, "the window is larger"),
        (initialize_cnn, ((6, 5, 2), 8, 4, RNG), ValueError, "list 2 sizes"),
        (initialize_cnn, ((6, 5, 2), (2, 0), 4, RNG), ValueError, r"filters\[1\] = 0"),
        (initialize_cnn, ((6, 5, 2.5), (2, 3), 4, RNG), TypeError, r"image_shape\[0\] = 6.0"),
        (initialize_cnn, ((6, 5, 2), (2, 3), "4", RNG), TypeError, "n_classes = '4'"),
        (initialize_cnn, ((6, 5, 2), (2, 3), 4, 0), TypeError, "rng is not a random generator"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

"""Dense layers: numbers worked by hand, independent methods, laws, gradients, messages."""

import warnings

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from dlhelpers import data, dense
from dlhelpers.activations import ACTIVATIONS
from dlhelpers.gradient_check import complex_step_gradient, relative_error
from dlhelpers.losses import compute_cost
from dlhelpers.optimizers import update_parameters

SEEDS = st.integers(0, 10**6)
DEPTHS = st.lists(st.integers(1, 5), min_size=2, max_size=6)


def draw_network(seed, layer_dims, m=7, output="sigmoid"):
    """A network whose biases are not zero, examples for it, and labels."""
    rng = np.random.default_rng(seed)
    layer_dims = [*layer_dims[:-1], 1] if output == "sigmoid" else [*layer_dims, 3]
    parameters = {
        name: value + rng.normal(0, 0.3, value.shape)
        for name, value in dense.initialize_parameters(layer_dims, rng).items()
    }
    X = rng.normal(size=(layer_dims[0], m))
    labels = rng.integers(0, max(2, layer_dims[-1]), m)
    Y = labels.reshape(1, m) if output == "sigmoid" else np.eye(layer_dims[-1])[:, labels]
    return X, Y, parameters


def copy_of(value):
    """A deep copy of arrays in lists, tuples and dicts."""
    if isinstance(value, dict):
        return {name: copy_of(entry) for name, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(copy_of(entry) for entry in value)
    return value.copy() if isinstance(value, np.ndarray) else value


def assert_same(now, then):
    """Two nests of arrays are equal, entry by entry."""
    np.testing.assert_equal(now, then)


def test_the_network_worked_by_hand():
    # Lesson 2's example: 2-2-1, tanh, x = (1, 2), y = 1.
    parameters = {
        "W1": np.array([[0.1, 0.2], [-0.3, 0.4]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[0.5, -0.5]]),
        "b2": np.zeros((1, 1)),
    }
    A2, caches = dense.forward_prop(np.array([[1.0], [2.0]]), parameters, hidden="tanh")
    (_, Z1), ((A1, _, _), Z2) = caches
    np.testing.assert_allclose(Z1, [[0.5], [0.5]])
    np.testing.assert_allclose(A1, [[0.4621], [0.4621]], atol=5e-5)
    np.testing.assert_allclose(Z2, [[0]], atol=1e-15)
    assert A2 == 0.5
    Y = np.array([[1]])
    assert compute_cost(A2, Y) == pytest.approx(0.6931, abs=5e-5)
    gradients = dense.backward_prop(A2, Y, caches, hidden="tanh")
    np.testing.assert_allclose(gradients["dW2"], [[-0.2311, -0.2311]], atol=5e-5)
    np.testing.assert_allclose(gradients["db2"], [[-0.5]])
    np.testing.assert_allclose(gradients["db1"], [[-0.1966], [0.1966]], atol=5e-5)
    np.testing.assert_allclose(gradients["dW1"], [[-0.1966, -0.3932], [0.1966, 0.3932]], atol=5e-5)


@given(SEEDS, st.lists(st.integers(2, 6), min_size=2, max_size=5), st.booleans())
def test_forward_equals_scikit_learn(seed, layer_dims, binary):
    X, _, parameters = draw_network(seed, layer_dims, 9, "sigmoid" if binary else "softmax")
    hidden = ["relu", "tanh", "sigmoid"][seed % 3]
    theirs = MLPClassifier(
        [W.shape[0] for name, W in parameters.items() if name[0] == "W"][:-1],
        activation={"sigmoid": "logistic"}.get(hidden, hidden),
        max_iter=1,
    )
    # One step of training, on labels that show every class, gives an object of the right shape.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        theirs.fit(X.T, np.arange(9) % (2 if binary else 3))
    theirs.coefs_ = [W.T for name, W in parameters.items() if name[0] == "W"]
    theirs.intercepts_ = [b[:, 0] for name, b in parameters.items() if name[0] == "b"]
    AL, _ = dense.forward_prop(X, parameters, "sigmoid" if binary else "softmax", hidden)
    expected = theirs.predict_proba(X.T).T
    np.testing.assert_allclose(AL, expected[1:] if binary else expected, rtol=1e-9)
    decisions = dense.predict(X, parameters, "sigmoid" if binary else "softmax", hidden)
    assert np.array_equal(decisions[0], theirs.predict(X.T))


@given(SEEDS, DEPTHS, st.sampled_from(dense.HIDDEN), st.sampled_from(dense.OUTPUT))
def test_backward_equals_the_complex_step(seed, layer_dims, hidden, output):
    X, Y, parameters = draw_network(seed, layer_dims, 5, output)
    AL, caches = dense.forward_prop(X, parameters, output, hidden)
    # Near 0 and 1 the cost, which takes 1 - AL, has lost the digits that would be compared.
    assume(np.all((AL > 1e-3) & (AL < 1 - 1e-3)))
    gradients = dense.backward_prop(AL, Y, caches, hidden)
    numeric = complex_step_gradient(
        lambda p: compute_cost(dense.forward_prop(X, p, output, hidden)[0], Y), parameters
    )
    assert gradients.keys() == numeric.keys()
    for name, gradient in gradients.items():
        # Where small terms of the sum over examples cancel, their rounding is left: below 1e-18.
        same = np.linalg.norm(gradient - numeric[name]) < 1e-18
        assert same or relative_error(gradient, numeric[name]) < 1e-12, name


@given(SEEDS, DEPTHS, st.sampled_from(dense.HIDDEN), st.sampled_from(dense.OUTPUT))
def test_pytorch_agrees(seed, layer_dims, hidden, output):
    torch = pytest.importorskip("torch")
    X, Y, parameters = draw_network(seed, layer_dims, 5, output)
    theirs = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    A, L = torch.tensor(X), len(theirs) // 2
    for layer in range(1, L + 1):
        Z = theirs[f"W{layer}"] @ A + theirs[f"b{layer}"]
        A = getattr(torch, hidden)(Z) if layer < L else Z
    if output == "sigmoid":
        cost = torch.nn.functional.binary_cross_entropy_with_logits(
            Z, torch.tensor(Y, dtype=Z.dtype)
        )
    else:
        cost = torch.nn.functional.cross_entropy(Z.T, torch.tensor(Y.T))
    expected = torch.autograd.grad(cost, tuple(theirs.values()))
    AL, caches = dense.forward_prop(X, parameters, output, hidden)
    gradients = dense.backward_prop(AL, Y, caches, hidden)
    for name, wanted in zip(theirs, expected, strict=True):
        np.testing.assert_allclose(gradients[f"d{name}"], wanted.numpy(), rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@given(seed=SEEDS, n=st.integers(1, 4), n_prev=st.integers(1, 4), m=st.integers(1, 5))
def test_one_layer_backward_equals_the_complex_step(activation, seed, n, n_prev, m):
    rng = np.random.default_rng(seed)
    given_arrays = {
        "A_prev": rng.normal(size=(n_prev, m)),
        "W": rng.normal(size=(n, n_prev)),
        "b": rng.normal(size=(n, 1)),
    }
    dA = rng.normal(size=(n, m))

    def cost(p):
        A, _ = dense.activation_forward(**p, activation=activation)
        return (dA * A).sum() / m

    _, cache = dense.activation_forward(**given_arrays, activation=activation)
    dA_prev, dW, db = dense.activation_backward(dA, cache, activation)
    numeric = complex_step_gradient(cost, given_arrays)
    # dA_prev belongs to each example's own loss: the 1/m of the cost is not in it.
    assert relative_error(dA_prev / m, numeric["dA_prev"]) < 1e-12
    assert relative_error(dW, numeric["dW"]) < 1e-12
    assert relative_error(db, numeric["db"]) < 1e-12


def test_linear_layer_worked_by_hand():
    A_prev, W, b = np.array([[1.0, 2], [3, 4]]), np.array([[1.0, 10]]), np.array([[100.0]])
    Z, cache = dense.linear_forward(A_prev, W, b)
    assert np.array_equal(Z, [[131, 142]])
    assert all(kept is given for kept, given in zip(cache, (A_prev, W, b), strict=True))
    dA_prev, dW, db = dense.linear_backward(np.array([[1.0, -3]]), cache)
    assert np.array_equal(dA_prev, [[1, -3], [10, -30]])
    assert np.array_equal(dW, [[(1 - 6) / 2, (3 - 12) / 2]])
    assert np.array_equal(db, [[-1]])


@given(SEEDS, DEPTHS, st.sampled_from(dense.HIDDEN), st.sampled_from(dense.OUTPUT))
def test_arguments_are_kept(seed, layer_dims, hidden, output):
    X, Y, parameters = draw_network(seed, layer_dims, 4, output)
    before = copy_of((X, Y, parameters))
    AL, caches = dense.forward_prop(X, parameters, output, hidden)
    remembered = copy_of((AL, caches))
    gradients = dense.backward_prop(AL, Y, caches, hidden)
    dense.predict(X, parameters, output, hidden)
    assert_same((X, Y, parameters), before)
    assert_same((AL, caches), remembered)
    for name, gradient in gradients.items():
        assert gradient.shape == parameters[name[1:]].shape
        assert gradient.dtype == np.float64
        assert not any(np.shares_memory(gradient, array) for array in (X, AL, *parameters.values()))


@given(SEEDS, DEPTHS, st.sampled_from(dense.OUTPUT))
def test_every_example_twice_changes_no_gradient(seed, layer_dims, output):
    X, Y, parameters = draw_network(seed, layer_dims, 6, output)

    def gradients_for(columns):
        AL, caches = dense.forward_prop(X[:, columns], parameters, output)
        return dense.backward_prop(AL, Y[:, columns], caches)

    once = gradients_for(np.arange(6))
    twice = gradients_for(np.tile(np.random.default_rng(seed).permutation(6), 2))
    for name in once:
        np.testing.assert_allclose(twice[name], once[name], rtol=1e-9, atol=1e-12)


def test_float32_stays_float32():
    X, Y, parameters = draw_network(0, [4, 3, 2])
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    parameters = {name: value.astype(np.float32) for name, value in parameters.items()}
    AL, caches = dense.forward_prop(X, parameters)
    gradients = dense.backward_prop(AL, Y, caches)
    moved = update_parameters(parameters, gradients, 0.1)
    assert {a.dtype for a in (AL, *gradients.values(), *moved.values())} == {np.dtype("float32")}


def test_huge_inputs_give_probabilities():
    X = np.array([[1000.0, -1000.0]])
    with np.errstate(all="raise", under="ignore"):
        for output, units in (("sigmoid", 1), ("softmax", 3)):
            W = np.arange(1.0, units + 1).reshape(-1, 1)
            parameters = {"W1": W, "b1": np.zeros((units, 1))}
            AL, caches = dense.forward_prop(X, parameters, output)
            Y = np.zeros((units, 2))
            Y[0] = 1
            assert np.isfinite(compute_cost(AL, Y))
            gradients = dense.backward_prop(AL, Y, caches)
            assert all(np.isfinite(gradient).all() for gradient in gradients.values())


def test_initial_weights_are_as_wide_as_relu_needs():
    layer_dims = [200, 300, 100, 1]
    parameters = dense.initialize_parameters(layer_dims, np.random.default_rng(0))
    assert list(parameters) == ["W1", "b1", "W2", "b2", "W3", "b3"]
    for layer in (1, 2, 3):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        n, n_prev = layer_dims[layer], layer_dims[layer - 1]
        assert W.shape == (n, n_prev) and W.dtype == np.float64
        assert b.shape == (n, 1) and not b.any()
        # The spread of N numbers is uncertain by 1 / sqrt(2 N) of itself.
        assert W.std() == pytest.approx(np.sqrt(2 / n_prev), rel=4 / np.sqrt(2 * W.size))
        assert abs(W.mean()) < 4 * W.std() / np.sqrt(W.size)
        assert np.linalg.matrix_rank(W) == min(W.shape)


def test_the_same_generator_state_gives_the_same_network():
    first, second = (
        dense.initialize_parameters((3, 2, 1), np.random.default_rng(7)) for _ in range(2)
    )
    other = dense.initialize_parameters(np.array([3, 2, 1]), np.random.default_rng(8))
    assert_same(first, second)
    assert not np.array_equal(first["W1"], other["W1"])


@given(DEPTHS)
def test_the_count_is_that_of_the_arrays(layer_dims):
    parameters = dense.initialize_parameters(layer_dims, np.random.default_rng(0))
    count = dense.count_parameters(layer_dims)
    assert type(count) is int
    assert count == sum(value.size for value in parameters.values())


def test_counts_from_the_lecture_notes():
    assert dense.count_parameters([5, 6, 3, 1]) == 61
    assert dense.count_parameters([36, 5]) == 185
    assert dense.count_parameters([784, 1000, 1]) == 786_001
    assert dense.count_parameters([64, 32, 10]) == 2_410


def test_exactly_one_half_is_a_no():
    parameters = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
    decisions = dense.predict(np.array([[-1.0, 0.0, 1e-9]]), parameters)
    assert np.array_equal(decisions, [[0, 0, 1]]) and decisions.dtype.kind == "i"


def test_logistic_regression_finds_the_direction_that_scikit_learn_finds():
    X, Y, _ = data.load_breast_cancer()
    X = data.standardise(X)[[1, 4, 8]]  # three features that do not separate the classes
    np.testing.assert_allclose(X.T, StandardScaler().fit_transform(X.T))
    theirs = LogisticRegression(C=np.inf, tol=1e-10).fit(X.T, Y[0])
    parameters = {"W1": np.zeros((1, 3)), "b1": np.zeros((1, 1))}
    for _ in range(500):
        AL, caches = dense.forward_prop(X, parameters)
        parameters = update_parameters(parameters, dense.backward_prop(AL, Y, caches), 2.0)
    np.testing.assert_allclose(parameters["W1"], theirs.coef_, rtol=1e-3)
    np.testing.assert_allclose(parameters["b1"][0], theirs.intercept_, rtol=1e-3)


X, Y, PARAMETERS = draw_network(0, [4, 3, 2])
AL, CACHES = dense.forward_prop(X, PARAMETERS)
W1, b1 = PARAMETERS["W1"], PARAMETERS["b1"]
RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        ("forward_prop", (3, PARAMETERS), TypeError, "X is not an array"),
        ("forward_prop", (X.tolist(), PARAMETERS), TypeError, r"np.array\(X\)"),
        ("forward_prop", (X[0], PARAMETERS), ValueError, r"X of shape \(4, m\)"),
        ("forward_prop", (X.T, PARAMETERS), ValueError, "X.T fits"),
        ("forward_prop", (X[:2], PARAMETERS), ValueError, "the weights have 4 columns"),
        ("forward_prop", (X * np.nan, PARAMETERS), ValueError, "X holds nan"),
        ("forward_prop", (X, [W1, b1]), TypeError, "type list"),
        ("forward_prop", (X, {}), ValueError, "entries: none"),
        ("forward_prop", (X, {"W1": W1, "W2": W1}), ValueError, "entries W1, b1"),
        ("forward_prop", (X, {"W1": 3, "b1": b1}), TypeError, "W1 is not an array"),
        ("forward_prop", (X, PARAMETERS | {"W2": W1}), ValueError, "A_prev has the wrong shape"),
        ("forward_prop", (X, PARAMETERS, "relu"), ValueError, "unknown output"),
        ("forward_prop", (X, PARAMETERS, "sigmoid", "softmax"), ValueError, "unknown hidden"),
        ("predict", (X, PARAMETERS, "argmax"), ValueError, "unknown output"),
        ("linear_forward", (X, W1, b1[:, 0]), ValueError, r"b.reshape\(-1, 1\)"),
        ("linear_forward", (X, W1, 0.0), TypeError, "b is not an array"),
        ("linear_forward", (X, W1[0], b1), ValueError, r"W of shape \(n, n_prev\)"),
        ("linear_forward", (X * np.nan, W1, b1), ValueError, "A_prev holds nan"),
        ("activation_forward", (X, W1, b1, "rely"), ValueError, 'got: .*"?rely'),
        ("linear_backward", (AL, (X, W1, b1)), ValueError, r"dZ of shape \(3, 7\)"),
        ("activation_backward", (AL, CACHES[0], "relu"), ValueError, r"dA of shape \(3, 7\)"),
        ("activation_backward", (AL, CACHES[-1], "linear"), ValueError, "unknown activation"),
        ("backward_prop", (AL, Y[0], CACHES), ValueError, r"Y.reshape\(1, -1\)"),
        ("backward_prop", (AL[:, :2], Y[:, :2], CACHES), ValueError, "same call of forward_prop"),
        ("backward_prop", (AL * np.nan, Y, CACHES), ValueError, "AL holds nan"),
        ("backward_prop", (AL, Y * np.nan, CACHES), ValueError, "Y holds nan"),
        ("backward_prop", (AL, Y, {}), TypeError, "caches is not a list"),
        ("backward_prop", (AL, Y, []), TypeError, "caches is not a list"),
        ("backward_prop", (AL, Y, CACHES, "softmax"), ValueError, "unknown hidden"),
        ("initialize_parameters", (4, RNG), TypeError, "layer_dims = 4"),
        ("initialize_parameters", ([4], RNG), ValueError, "at least two sizes"),
        ("initialize_parameters", ([4, 0], RNG), ValueError, r"layer_dims\[1\]"),
        ("initialize_parameters", ([4, 2.0], RNG), TypeError, r"layer_dims\[1\]"),
        ("initialize_parameters", ([4, 2], 0), TypeError, "rng is not a random generator"),
        ("count_parameters", (7,), TypeError, "layer_dims = 7"),
        ("count_parameters", ([3, -1],), ValueError, r"layer_dims\[1\]"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        getattr(dense, function)(*arguments)
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

"""Recurrent layer: cells, laws of reading, numbers by hand, gradients, PyTorch; messages."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.preprocessing import label_binarize

from dlhelpers.activations import softmax
from dlhelpers.dense import forward_prop
from dlhelpers.gradient_check import complex_step_gradient
from dlhelpers.losses import compute_cost
from dlhelpers.recurrent import (
    PARAMETERS,
    initialize_rnn,
    one_hot,
    rnn_backward,
    rnn_cell_forward,
    rnn_forward,
    sequence_cost,
    stack_weights,
)
from tests.nearness import assert_near

SEEDS = st.integers(0, 10**6)
DTYPES = st.sampled_from([np.float64, np.float32])


@st.composite
def readings(draw, largest=5, dtypes=DTYPES):
    """Sequences, a memory that is not zero, and parameters whose biases are not zero."""
    n_x, n_a, n_y, m, T = (draw(st.integers(1, largest)) for _ in range(5))
    rng, dtype = np.random.default_rng(draw(SEEDS)), draw(dtypes)
    parameters = {
        name: (value + rng.normal(0, 0.3, value.shape)).astype(dtype)
        for name, value in initialize_rnn(n_x, n_a, n_y, rng).items()
    }
    x, a0 = rng.normal(size=(n_x, m, T)).astype(dtype), rng.normal(size=(n_a, m)).astype(dtype)
    return x, a0, parameters


def loops_forward(x, a0, parameters):
    """The equations, one example and one step at a time."""
    Wax, Waa, Wya, ba, by = (parameters[name].astype(float) for name in PARAMETERS)
    a, y_hat = np.zeros((len(a0), *x.shape[1:])), np.zeros((len(by), *x.shape[1:]))
    for i in range(x.shape[1]):
        memory = a0[:, i]
        for t in range(x.shape[2]):
            memory = np.tanh(Wax @ x[:, i, t] + Waa @ memory + ba[:, 0])
            e = np.exp(Wya @ memory + by[:, 0])
            a[:, i, t], y_hat[:, i, t] = memory, e / e.sum()
    return a, y_hat


def draw_dZ(y_hat, seed):
    return np.random.default_rng(seed).normal(size=y_hat.shape).astype(y_hat.dtype)


@given(readings())
def test_forward_equals_the_loops(reading):
    a, y_hat, _ = rnn_forward(*reading)
    for got, wanted in zip((a, y_hat), loops_forward(*reading), strict=True):
        assert got.shape == wanted.shape and got.dtype == reading[0].dtype
        assert_near(got, wanted)
    np.testing.assert_allclose(y_hat.sum(axis=0), 1, rtol=1e-5)


@given(readings())
def test_a_reading_is_one_cell_after_the_other(reading):
    x, a_prev, parameters = reading
    a, y_hat, _ = rnn_forward(*reading)
    for t in range(x.shape[2]):
        a_next, y_hat_t, cache = rnn_cell_forward(x[:, :, t], a_prev, parameters)
        assert_near(a[:, :, t], a_next)
        assert_near(y_hat[:, :, t], y_hat_t)
        assert cache[0] is a_next and cache[1] is a_prev and cache[3] is parameters
        assert np.array_equal(cache[2], x[:, :, t])
        a_prev = a_next


@given(readings(), st.integers(1, 4))
def test_two_halves_equal_the_whole(reading, cut):
    x, a0, parameters = reading
    cut = min(cut, x.shape[2] - 1)
    if cut == 0:
        return
    a, y_hat, _ = rnn_forward(*reading)
    first, y_first, _ = rnn_forward(x[:, :, :cut], a0, parameters)
    second, y_second, _ = rnn_forward(x[:, :, cut:], first[:, :, -1], parameters)
    assert_near(np.dstack([first, second]), a)
    assert_near(np.dstack([y_first, y_second]), y_hat)


@given(readings(dtypes=st.just(np.float64)))
def test_one_step_without_a_past_is_a_dense_network(reading):
    x, a0, p = reading
    a, y_hat, _ = rnn_forward(x[:, :, :1], np.zeros(a0.shape), p)
    dense = {"W1": p["Wax"], "b1": p["ba"], "W2": p["Wya"], "b2": p["by"]}
    AL, caches = forward_prop(x[:, :, 0], dense, output="softmax", hidden="tanh")
    np.testing.assert_allclose(y_hat[:, :, 0], AL, rtol=1e-12)
    np.testing.assert_allclose(a[:, :, 0], caches[1][0][0], rtol=1e-12)


@given(readings(largest=4, dtypes=st.just(np.float64)), SEEDS)
def test_backward_equals_the_complex_step(reading, seed):
    x, a0, parameters = reading
    _, y_hat, caches = rnn_forward(*reading)
    dZ = draw_dZ(y_hat, seed)

    def cost(p):
        a, _, _ = rnn_forward(p["x"], p["a0"], {name: p[name] for name in PARAMETERS})
        scores = np.einsum("ya,amt->ymt", p["Wya"], a) + p["by"][..., np.newaxis]
        return (dZ * scores).sum()

    numeric = complex_step_gradient(cost, {"x": x, "a0": a0, **parameters})
    dx, da0, gradients = rnn_backward(dZ, caches)
    assert gradients.keys() == {f"d{name}" for name in PARAMETERS}
    for name, got in {"dx": dx, "da0": da0, **gradients}.items():
        assert_near(got, numeric[name], name)
        assert got.shape == numeric[name].shape


@given(readings(largest=4, dtypes=st.just(np.float64)), SEEDS)
def test_the_gradient_of_the_sequence_cost(reading, seed):
    x, a0, parameters = reading
    _, y_hat, caches = rnn_forward(*reading)
    n_y, m, T = y_hat.shape
    assume(n_y > 1)  # a softmax over one class is always 1
    y = np.eye(n_y)[:, np.random.default_rng(seed).integers(0, n_y, (m, T))]
    numeric = complex_step_gradient(
        lambda p: sequence_cost(rnn_forward(x, a0, p)[1], y), parameters
    )
    _, _, gradients = rnn_backward((y_hat - y) / (m * T), caches)
    for name, got in gradients.items():
        assert_near(got, numeric[name], name)


@given(readings(), SEEDS)
def test_pytorch_agrees(reading, seed):
    torch = pytest.importorskip("torch")
    x, a0, parameters = reading
    a, y_hat, caches = rnn_forward(*reading)
    layer = torch.nn.RNN(len(x), len(a0)).to(torch.tensor(x).dtype)
    theirs = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    own = {
        "weight_ih_l0": theirs["Wax"],
        "weight_hh_l0": theirs["Waa"],
        "bias_ih_l0": theirs["ba"][:, 0],
        "bias_hh_l0": torch.zeros(len(a0), dtype=theirs["ba"].dtype),
    }
    inputs = torch.tensor(x).permute(2, 1, 0).clone().requires_grad_()
    start = torch.tensor(a0.T[None].copy(), requires_grad=True)
    hidden, _ = torch.func.functional_call(layer, own, (inputs, start))
    scores = hidden @ theirs["Wya"].T + theirs["by"][:, 0]
    assert_near(a, hidden.detach().permute(2, 1, 0).numpy())
    beliefs = torch.softmax(scores, dim=2).detach().permute(2, 1, 0).numpy()
    assert_near(y_hat, beliefs)
    dZ = draw_dZ(y_hat, seed)
    upstream = torch.tensor(dZ).permute(2, 1, 0)
    found = torch.autograd.grad(scores, (inputs, start, *theirs.values()), upstream)
    expected = [found[0].permute(2, 1, 0), found[1][0].T, *found[2:]]
    dx, da0, gradients = rnn_backward(dZ, caches)
    for got, wanted in zip((dx, da0, *gradients.values()), expected, strict=True):
        assert got.dtype == a.dtype
        assert_near(got, wanted.numpy())


@given(readings(), SEEDS)
def test_arguments_are_kept(reading, seed):
    x, a0, parameters = reading
    arrays = [x, a0, *parameters.values()]
    before = [array.copy() for array in arrays]
    a, y_hat, caches = rnn_forward(*reading)
    dZ = draw_dZ(y_hat, seed)
    kept = a.copy(), y_hat.copy(), dZ.copy()
    first, second = rnn_backward(dZ, caches), rnn_backward(dZ, caches)
    assert all(map(np.array_equal, (*arrays, a, y_hat, dZ), (*before, *kept)))
    np.testing.assert_equal(first, second)
    results = [a, y_hat, *first[:2], *first[2].values()]
    assert not any(np.shares_memory(result, array) for result in results for array in arrays)


def test_without_an_input_gradient():
    x, a0, parameters = READING
    _, y_hat, caches = rnn_forward(x, a0, parameters)
    dx, *others = rnn_backward(y_hat, caches, input_gradient=False)
    assert dx is None
    np.testing.assert_equal(others, list(rnn_backward(y_hat, caches)[1:]))


# By hand ------------------------------------------------------------------------------------------


def one_unit(Waa, Wax=1.0):
    """A memory of one number, and readouts that do not matter."""
    numbers = {"Wax": Wax, "Waa": Waa, "Wya": 1.0, "ba": 0.0, "by": 0.0}
    return {name: np.array([[number]]) for name, number in numbers.items()}


def test_a_memory_that_fades():
    a, _, _ = rnn_forward(np.array([[[1.0, 0, 0, 0]]]), np.zeros((1, 1)), one_unit(0.8))
    np.testing.assert_allclose(a[0, 0], [0.7616, 0.5436, 0.4094, 0.3163], atol=5e-5)


def test_no_memory_and_one_that_stays():
    x = np.array([[[1.0, 0, 0, 0]]])
    forgets, _, _ = rnn_forward(x, np.zeros((1, 1)), one_unit(0.0))
    np.testing.assert_allclose(forgets[0, 0], [np.tanh(1), 0, 0, 0])
    stays, _, _ = rnn_forward(np.zeros((1, 1, 200)), np.array([[0.1]]), one_unit(1.5))
    assert (
        stays[0, 0, -1] == pytest.approx(np.tanh(1.5 * stays[0, 0, -1])) and stays[0, 0, -1] > 0.8
    )


def test_the_beliefs_worked_by_hand():
    np.testing.assert_allclose(
        softmax(np.array([[2], [1], [0.1]]))[:, 0], [0.659, 0.242, 0.099], atol=5e-4
    )
    p = {"Wax": np.ones((1, 1)), "Waa": np.zeros((1, 1)), "Wya": np.zeros((3, 1))}
    p |= {"ba": np.zeros((1, 1)), "by": np.array([[2], [1], [0.1]])}
    _, y_hat, _ = rnn_cell_forward(np.ones((1, 1)), np.zeros((1, 1)), p)
    np.testing.assert_allclose(y_hat[:, 0], [0.659, 0.242, 0.099], atol=5e-4)


@given(readings(dtypes=st.just(np.float64)))
def test_stacked_weights_do_both_products(reading):
    x, a0, p = reading
    Wa = stack_weights(p["Waa"], p["Wax"])
    assert Wa.shape == (len(a0), len(a0) + len(x))
    both = Wa @ np.vstack([a0, x[:, :, 0]])
    np.testing.assert_allclose(both, p["Waa"] @ a0 + p["Wax"] @ x[:, :, 0], atol=1e-12)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.integers(6, 8))
def test_one_hot_equals_scikit_learn(indices, n_classes):
    encoded = one_hot(indices, n_classes)
    assert encoded.dtype == np.float64 and encoded.shape == (n_classes, len(indices))
    assert np.array_equal(encoded, label_binarize(indices, classes=range(n_classes)).T)
    assert np.array_equal(encoded, one_hot(np.array(indices, dtype=np.uint8), n_classes))


@given(SEEDS, st.integers(2, 4), st.integers(1, 4), st.integers(1, 4))
def test_the_cost_is_the_mean_over_the_steps(seed, n_y, m, T):
    rng = np.random.default_rng(seed)
    y_hat = softmax(rng.normal(size=(n_y, m * T))).reshape(n_y, m, T)
    y = np.eye(n_y)[:, rng.integers(0, n_y, (m, T))]
    steps = [compute_cost(y_hat[:, :, t], y[:, :, t]) for t in range(T)]
    cost = sequence_cost(y_hat, y)
    assert type(cost) is float and cost == pytest.approx(np.mean(steps))
    # Arrays that lie differently in memory must not be mixed up.
    assert sequence_cost(np.asfortranarray(y_hat), y) == pytest.approx(cost)
    assert sequence_cost(np.full((n_y, m, T), 1 / n_y), y) == pytest.approx(np.log(n_y))
    assert sequence_cost(y, y) == 0 and np.isfinite(sequence_cost(y[::-1], y))


def test_initial_weights_are_as_wide_as_tanh_needs():
    parameters = initialize_rnn(300, 200, 100, np.random.default_rng(0))
    shapes = {"Wax": (200, 300), "Waa": (200, 200), "Wya": (100, 200), "ba": (200, 1)}
    assert {name: value.shape for name, value in parameters.items()} == shapes | {"by": (100, 1)}
    for name, n in (("Wax", 300), ("Waa", 200), ("Wya", 200)):
        W = parameters[name]
        # The spread of N numbers is uncertain by 1 / sqrt(2 N) of itself.
        assert W.std() == pytest.approx(np.sqrt(1 / n), rel=4 / np.sqrt(2 * W.size))
        assert np.linalg.matrix_rank(W) == min(W.shape)
    assert not parameters["ba"].any() and not parameters["by"].any()
    assert sum(value.size for value in initialize_rnn(8, 32, 10, RNG).values()) == 1642


# Messages -----------------------------------------------------------------------------------------

RNG = np.random.default_rng(0)
READING = RNG.normal(size=(3, 4, 5)), RNG.normal(size=(2, 4)), initialize_rnn(3, 2, 6, RNG)
X, A0, PARAMS = READING
_, Y_HAT, CACHES = rnn_forward(*READING)
Y = one_hot(RNG.integers(0, 6, 20), 6).reshape(6, 4, 5)
CELL = X[:, :, 0], A0, PARAMS


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (rnn_forward, (X[:, :, 0], A0, PARAMS), ValueError, r"x of shape \(3, 4\)"),
        (rnn_forward, (X[:2], A0, PARAMS), ValueError, r"x of shape \(3, m, T\)"),
        (rnn_forward, (X, A0[:1], PARAMS), ValueError, r"a0 of shape \(2, 4\)"),
        (rnn_forward, (X, 0, PARAMS), TypeError, "a0 is not an array"),
        (rnn_forward, (X * np.nan, A0, PARAMS), ValueError, "x holds nan"),
        (rnn_forward, (X, A0 * np.nan, PARAMS), ValueError, "a0 holds nan"),
        (rnn_forward, (X, A0, list(PARAMS)), TypeError, "parameters has no Wax"),
        (rnn_forward, (X, A0, {"Wax": PARAMS["Wax"]}), ValueError, "parameters has no Waa"),
        (rnn_forward, (X, A0, PARAMS | {"Waa": np.ones((2, 3))}), ValueError, "2 units"),
        (rnn_forward, (X, A0, PARAMS | {"Wya": np.ones((6, 3))}), ValueError, "Wya has the wrong"),
        (rnn_forward, (X, A0, PARAMS | {"ba": np.ones(2)}), ValueError, r"ba.reshape\(-1, 1\)"),
        (rnn_forward, (X, A0, PARAMS | {"by": np.ones((2, 1))}), ValueError, "6 classes"),
        (rnn_cell_forward, (X, A0, PARAMS), ValueError, r"x_t of shape \(3, m\)"),
        (rnn_cell_forward, (CELL[0], A0[:, :1], PARAMS), ValueError, "a_prev has the wrong shape"),
        (rnn_cell_forward, (CELL[0] * np.nan, A0, PARAMS), ValueError, "x_t holds nan"),
        (rnn_cell_forward, (CELL[0], A0 * np.nan, PARAMS), ValueError, "a_prev holds nan"),
        (rnn_backward, (Y_HAT[:, :, 0], CACHES), ValueError, r"dZ of shape \(6, 4, 5\)"),
        (rnn_backward, (1.0, CACHES), TypeError, "dZ is not an array"),
        (rnn_backward, (Y_HAT, list(CACHES)), TypeError, "not a cache of rnn_forward"),
        (stack_weights, (np.ones((2, 3)), np.ones((2, 3))), ValueError, "Waa is square"),
        (stack_weights, (np.ones((2, 2)), np.ones((3, 4))), ValueError, "Waa has 2 units"),
        (one_hot, (3, 4), ValueError, "indices has the wrong shape"),
        (one_hot, ([[0, 1]], 4), ValueError, "indices.ravel()"),
        (one_hot, ([0.0, 1.0], 4), TypeError, "dtype float64"),
        (one_hot, (["a"], 4), TypeError, "does not hold numbers"),
        (one_hot, ([0, 4], 4), ValueError, "entries from 0 to 4"),
        (one_hot, ([-1], 4), ValueError, "entries from -1 to -1"),
        (one_hot, ([0], 0), ValueError, "n_classes = 0"),
        (sequence_cost, (Y_HAT[:, :, 0], Y[:, :, 0]), ValueError, "y_hat has the wrong shape"),
        (sequence_cost, (Y_HAT, Y[:, :, :2]), ValueError, "y has the wrong shape"),
        (initialize_rnn, (3, 2.0, 6, RNG), TypeError, "n_a = 2.0"),
        (initialize_rnn, (3, 2, 6, 0), TypeError, "rng is not a random generator"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{function.__name__}: ")
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]


def test_logits_are_not_probabilities():
    with pytest.raises(ValueError, match="does not hold probabilities"):
        sequence_cost(Y_HAT - 1, Y)

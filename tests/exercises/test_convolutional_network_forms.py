"""The clear forms of a convolutional network: numbers by hand, laws, the package's fast forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import signal

import dlhelpers
from dlhelpers.exercises.convolutional_network import LESSON, visible_programs
from dlhelpers.exercises.convolutional_network.cnn_backward import own_forward
from dlhelpers.exercises.convolutional_network.cnn_forward import draw_network
from dlhelpers.exercises.convolutional_network.is_right import LAYERS, SHIPPED, example
from dlhelpers.exercises.padding_and_stride.conv_forward import conv_forward
from dlhelpers.gradient_check import complex_step_gradient, numeric_gradient, relative_error

clear = {name: LESSON.exercise(name).reference for name in LESSON.names}

SEEDS = st.integers(0, 10**6)
DTYPES = st.sampled_from(["float64", "float32"])
MODES = st.sampled_from(["max", "average"])
POOLS = st.tuples(
    st.integers(1, 2),  # images
    st.integers(1, 6),  # height
    st.integers(1, 6),  # width
    st.integers(1, 3),  # channels
    st.integers(1, 3),  # side of the windows
    st.integers(1, 4),  # stride
).filter(lambda pool: pool[4] <= min(pool[1:3]))
LAYERS_OF_ANY_SIZE = st.tuples(
    st.integers(1, 2),  # images
    st.integers(1, 5),  # height
    st.integers(1, 5),  # width
    st.integers(1, 3),  # channels in
    st.integers(1, 3),  # side of the filters
    st.integers(1, 3),  # filters
    st.integers(1, 3),  # stride
    st.integers(0, 2),  # padding
).filter(lambda layer: layer[4] <= min(layer[1:3]) + 2 * layer[7])


def images(seed, shape, dtype="float64", ties=False):
    """Draw images; with ties they hold few different numbers."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(-2, 2, shape) if ties else rng.standard_normal(shape)
    return drawn.astype(dtype)


# Numbers by hand ----------------------------------------------------------------------------------

NOTES = np.array([[8.0, 4, 2, 1], [9, 3, 2, 8], [1, 5, 7, 1], [2, 0, 3, 7]]).reshape(1, 4, 4, 1)


def test_the_window_of_the_lecture_notes():
    """003, pooling: the result is right, and of the two sevens below nothing is said."""
    A, cache = clear["pool_forward"](NOTES, 2, 2)
    assert np.array_equal(A[0, :, :, 0], [[9, 8], [5, 7]])
    average, _ = clear["pool_forward"](NOTES, 2, 2, "average")
    assert np.array_equal(average[0, :, :, 0], [[6, 3.25], [2, 4.5]])

    back = clear["pool_backward"](np.ones(A.shape), cache)[0, :, :, 0]
    assert np.array_equal(back, [[0, 0, 0, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]])
    windows = NOTES.reshape(2, 2, 2, 2).transpose(0, 2, 1, 3).reshape(4, 4)
    assert (windows == windows.max(axis=1, keepdims=True)).sum() == 5


def test_the_slip_of_the_lecture_notes():
    """000, section 2.11.1: "and" leaves entries in the winner's row and column untouched."""
    u, v = np.indices((2, 2))
    for u_max, v_max in np.ndindex(2, 2):
        assert clear["mark_losers"]((2, 2), u_max, v_max).sum() == 3
        assert ((u != u_max) & (v != v_max)).sum() == 1


# Pooling ------------------------------------------------------------------------------------------


@given(SEEDS, POOLS, MODES, DTYPES, st.booleans())
def test_pooling_equals_the_package(seed, pool, mode, dtype, ties):
    *shape, f, stride = pool
    A_prev = images(seed, shape, dtype, ties)
    A, cache = clear["pool_forward"](A_prev, f, stride, mode)
    assert cache == (A_prev, f, stride, mode)
    fast, fast_cache = dlhelpers.pool_forward(A_prev, f, stride, mode)
    np.testing.assert_allclose(A, fast, rtol=1e-6, atol=1e-6)
    dA = images(seed + 1, A.shape, dtype)
    dA_prev = clear["pool_backward"](dA, cache)
    assert dA_prev.shape == A_prev.shape
    expected = dlhelpers.pool_backward(dA, fast_cache)
    np.testing.assert_allclose(dA_prev, expected, rtol=1e-5, atol=1e-5)
    assert dA_prev.sum() == pytest.approx(dA.sum(dtype=float), abs=1e-4)  # nothing is lost


@settings(max_examples=30)
@given(SEEDS, POOLS, MODES)
def test_pool_backward_is_the_slope_of_pool_forward(seed, pool, mode):
    *shape, f, stride = pool
    A_prev = images(seed, shape)
    A, cache = clear["pool_forward"](A_prev, f, stride, mode)
    dA = images(seed + 1, A.shape)
    numeric = numeric_gradient(
        lambda p: float(np.sum(clear["pool_forward"](p["A"], f, stride, mode)[0] * dA)),
        {"A": A_prev},
        h=1e-6,
    )
    assert relative_error(clear["pool_backward"](dA, cache), numeric["dA"]) < 1e-7


@given(SEEDS, st.integers(1, 4), st.integers(1, 4), st.booleans())
def test_one_entry_wins_and_it_is_a_largest(seed, n_H, n_W, ties):
    x = images(seed, (n_H, n_W), ties=ties)
    mask = clear["create_mask_from_window"](x)
    assert mask.dtype == bool and mask.sum() == 1 and x[mask] == x.max()
    assert not (x.ravel()[: mask.argmax()] == x.max()).any()
    assert np.array_equal(mask, dlhelpers.create_mask_from_window(x))
    u, v = np.argwhere(mask)[0]
    assert np.array_equal(clear["mark_losers"](x.shape, u, v), ~mask)


@given(st.floats(-1e3, 1e3), st.integers(1, 5), st.integers(1, 5))
def test_shares_are_equal_and_together_the_whole(dz, n_H, n_W):
    shares = clear["distribute_value"](dz, (n_H, n_W))
    assert np.ptp(shares) == 0 and shares.sum() == pytest.approx(dz)
    assert np.array_equal(shares, dlhelpers.distribute_value(dz, (n_H, n_W)))


# Convolution --------------------------------------------------------------------------------------


def layer_of(seed, sizes):
    m, n_H, n_W, n_C_prev, f, n_C, stride, pad = sizes
    rng = np.random.default_rng(seed)
    A_prev, W = (
        rng.standard_normal((m, n_H, n_W, n_C_prev)),
        rng.standard_normal((f, f, n_C_prev, n_C)),
    )
    return (A_prev, W, rng.standard_normal((1, 1, 1, n_C))), stride, pad


@given(SEEDS, LAYERS_OF_ANY_SIZE)
def test_what_the_package_remembers_is_the_cache_of_the_lessons(seed, sizes):
    """A student's cnn_forward hands it to the student's conv_backward."""
    arguments, stride, pad = layer_of(seed, sizes)
    Z, cache = conv_forward(*arguments, stride, pad)
    fast, remembered = dlhelpers.conv_forward(*arguments, stride, pad)
    assert remembered == cache == (*arguments, stride, pad)
    np.testing.assert_allclose(fast, Z, atol=1e-12)


@given(SEEDS, LAYERS_OF_ANY_SIZE)
def test_conv_backward_equals_the_package_and_the_slope(seed, sizes):
    arguments, stride, pad = layer_of(seed, sizes)
    Z, cache = conv_forward(*arguments, stride, pad)
    dZ = images(seed + 1, Z.shape)
    gradients = clear["conv_backward"](dZ, cache)
    for got, expected in zip(gradients, dlhelpers.conv_backward(dZ, cache), strict=True):
        np.testing.assert_allclose(got, expected, rtol=1e-10, atol=1e-10)
    # Z depends on each argument in a straight line: a step of any length gives the slope.
    for k, gradient in enumerate(gradients):
        assert gradient.shape == arguments[k].shape
        direction = images(seed + 2, gradient.shape)
        moved = [a + direction if j == k else a for j, a in enumerate(arguments)]
        rise = np.sum((conv_forward(*moved, stride, pad)[0] - Z) * dZ)
        assert rise == pytest.approx(np.sum(gradient * direction), rel=1e-8, abs=1e-9)


@given(SEEDS, LAYERS_OF_ANY_SIZE)
def test_with_stride_1_dA_prev_is_a_full_convolution(seed, sizes):
    arguments, _, pad = layer_of(seed, sizes)
    Z, cache = conv_forward(*arguments, 1, pad)
    dZ, (A_prev, W, _) = images(seed + 1, Z.shape), arguments
    dA_prev, _, _ = clear["conv_backward"](dZ, cache)
    for i, c_prev in np.ndindex(A_prev.shape[0], A_prev.shape[3]):
        full = sum(
            signal.convolve(dZ[i, :, :, c], W[:, :, c_prev, c], "full", method="direct")
            for c in range(W.shape[3])
        )
        inside = full[pad : pad + A_prev.shape[1], pad : pad + A_prev.shape[2]]
        np.testing.assert_allclose(dA_prev[i, :, :, c_prev], inside, atol=1e-10)


# The whole network --------------------------------------------------------------------------------

NETWORKS = st.tuples(
    st.integers(1, 3),  # images
    st.integers(4, 9),  # height
    st.integers(4, 9),  # width
    st.integers(1, 2),  # channels
    st.tuples(st.integers(1, 3), st.integers(1, 3)),  # filters
    st.integers(2, 4),  # classes
)


@settings(max_examples=40)
@given(SEEDS, NETWORKS, st.booleans())
def test_the_network_equals_the_package(seed, network, black):
    *shape, filters, K = network
    rng = np.random.default_rng(seed)
    X, parameters = draw_network(rng, tuple(shape), filters, K)
    if black:
        X, parameters["b1"] = 0 * X, 0 * parameters["b1"]
    Y = dlhelpers.one_hot(rng.integers(0, K, len(X)), K)
    AL, caches = clear["cnn_forward"](X, parameters)
    fast, fast_caches = dlhelpers.cnn_forward(X, parameters)
    np.testing.assert_allclose(AL, fast, rtol=1e-10)
    gradients = clear["cnn_backward"](AL, Y, caches)
    for name, expected in dlhelpers.cnn_backward(fast, Y, fast_caches).items():
        np.testing.assert_allclose(gradients[name], expected, rtol=1e-8, atol=1e-11)


@pytest.mark.parametrize("seed", range(3))
def test_the_gradient_of_the_whole_stack(seed):
    """By complex step, in which no digits cancel, through the package's forward pass."""
    rng = np.random.default_rng(seed)
    X, parameters = draw_network(rng, (3, 5, 4, 2), (2, 3), 3)
    Y = dlhelpers.one_hot([2, 0, 1], 3)
    gradients = clear["cnn_backward"](*_feed(X, Y, parameters))
    numeric = complex_step_gradient(
        lambda p: dlhelpers.compute_cost(dlhelpers.cnn_forward(X, p)[0], Y), parameters
    )
    for name, value in parameters.items():
        assert gradients[f"d{name}"].shape == value.shape
        assert relative_error(gradients[f"d{name}"], numeric[f"d{name}"]) < 1e-10


@settings(max_examples=20)
@given(SEEDS, NETWORKS)
def test_every_image_twice_changes_no_gradient(seed, network):
    *shape, filters, K = network
    rng = np.random.default_rng(seed)
    X, parameters = draw_network(rng, tuple(shape), filters, K)
    Y = dlhelpers.one_hot(rng.integers(0, K, len(X)), K)
    once = clear["cnn_backward"](*_feed(X, Y, parameters))
    twice = clear["cnn_backward"](*_feed(np.concatenate([X, X]), np.hstack([Y, Y]), parameters))
    for name in once:
        np.testing.assert_allclose(twice[name], once[name], rtol=1e-9, atol=1e-12)


def _feed(X, Y, parameters):
    AL, caches = clear["cnn_forward"](X, parameters)
    return AL, Y, caches


@pytest.mark.parametrize("seed", range(3))
def test_the_network_for_carried_errors_is_far_from_every_kink(seed):
    """Its gradient by central differences is that of the way back, and no entry of it is 0."""
    setup = own_forward(np.random.default_rng(seed))
    gradients = clear["cnn_backward"](*_feed(setup.X, setup.Y, setup.parameters))
    numeric = numeric_gradient(
        lambda p: dlhelpers.compute_cost(dlhelpers.cnn_forward(setup.X, p)[0], setup.Y),
        setup.parameters,
    )
    for name in setup.parameters:
        assert np.abs(gradients[f"d{name}"]).min() > 0
        assert relative_error(gradients[f"d{name}"], numeric[f"d{name}"]) < 1e-7


# The bug hunt -------------------------------------------------------------------------------------


@pytest.mark.parametrize("layer", LAYERS)
def test_every_program_of_the_hunt_gives_three_arrays(layer):
    """A law must not miss a program because it stops."""
    exercise = LESSON.exercise("is_right")
    for recipe in (exercise.cases(None) | exercise.hidden_cases(None)).values():
        _, cache, _, dZ = example(layer)
        kept = [array.copy() for array in (*cache[:3], dZ)]
        gradients = recipe["conv_backward"].make()(dZ, cache)
        assert len(gradients) == 3 and all(isinstance(g, np.ndarray) for g in gradients)
        assert all(map(np.array_equal, kept, (*cache[:3], dZ)))


def test_two_visible_programs_are_right_and_ten_are_broken():
    programs = [getattr(visible_programs, name) for name in SHIPPED]
    assert [clear["is_right"](program) for program in programs] == [True] * 2 + [False] * 10

"""Pooling: loops, windows, numbers by hand, conservation, gradients, PyTorch; messages."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from dlhelpers import pooling
from dlhelpers.gradient_check import complex_step_gradient
from dlhelpers.pooling import (
    create_mask_from_window,
    distribute_value,
    pool_backward,
    pool_forward,
)
from tests.nearness import assert_near

SEEDS = st.integers(0, 10**6)
MODES = st.sampled_from(pooling.MODES)


@st.composite
def layers(draw):
    """Images and windows that fit them; overlapping, apart, and such that leave a rest."""
    f, stride = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    shape = (draw(st.integers(1, 3)), draw(st.integers(f, 9)), draw(st.integers(f, 9)), 3)
    rng = np.random.default_rng(draw(SEEDS))
    A_prev = rng.normal(-1, 1, size=shape).astype(draw(st.sampled_from([np.float64, np.float32])))
    if draw(st.booleans()):  # few different values: ties in nearly every window
        A_prev = np.round(A_prev)
    return A_prev, f, stride, draw(MODES)


def each_window(A_prev, f, stride):
    """Yield, window by window: the place in the output, and that in the input."""
    m, H, width, C = A_prev.shape
    for e, c in np.ndindex(m, C):
        for h, row in enumerate(range(0, H - f + 1, stride)):
            for w, column in enumerate(range(0, width - f + 1, stride)):
                yield (e, h, w, c), np.s_[e, row : row + f, column : column + f, c]


def loops_backward(dA, A_prev, f, stride, mode):
    """One window at a time, with the lesson's two small functions."""
    dA_prev = np.zeros(A_prev.shape)
    for out, window in each_window(A_prev, f, stride):
        if mode == "max":
            dA_prev[window] += dA[out] * create_mask_from_window(A_prev[window])
        else:
            dA_prev[window] += distribute_value(float(dA[out]), (f, f))
    return dA_prev


@given(layers())
def test_forward_equals_windows(layer):
    A_prev, f, stride, mode = layer
    A, _ = pool_forward(*layer)
    windows = sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    expected = (windows.max if mode == "max" else windows.mean)(axis=(-2, -1))
    assert A.dtype == A_prev.dtype
    assert_near(A, expected)
    assert mode == "average" or np.array_equal(A, expected)


@given(layers(), SEEDS)
def test_backward_equals_the_loops(layer, seed):
    A, cache = pool_forward(*layer)
    dA = np.random.default_rng(seed).normal(size=A.shape).astype(A.dtype)
    dA_prev = pool_backward(dA, cache)
    assert dA_prev.shape == layer[0].shape and dA_prev.dtype == dA.dtype
    assert_near(dA_prev, loops_backward(dA, *layer))


@given(layers(), SEEDS)
def test_nothing_of_the_gradient_is_lost(layer, seed):
    A, cache = pool_forward(*layer)
    dA = np.random.default_rng(seed).normal(size=A.shape)
    per_image = pool_backward(dA, cache).sum(axis=(1, 2))  # every channel for itself
    np.testing.assert_allclose(per_image, dA.sum(axis=(1, 2)), atol=1e-12)


@given(st.integers(1, 3), st.integers(1, 3), MODES, SEEDS)
def test_backward_equals_the_complex_step(f, stride, mode, seed):
    rng = np.random.default_rng(seed)
    A_prev = rng.normal(size=(2, 5, 4, 2))
    A, cache = pool_forward(A_prev, f, stride, mode)
    dA = rng.normal(size=A.shape)
    numeric = complex_step_gradient(
        lambda p: (dA * pool_forward(p["A_prev"], f, stride, mode)[0]).sum(), {"A_prev": A_prev}
    )
    assert_near(pool_backward(dA, cache), numeric["dA_prev"])


@given(layers(), SEEDS)
def test_pytorch_agrees(layer, seed):
    torch = pytest.importorskip("torch")
    A_prev, f, stride, mode = layer
    rng = np.random.default_rng(seed)
    A_prev = rng.permutation(A_prev.size).reshape(A_prev.shape).astype(A_prev.dtype)  # no ties
    A, cache = pool_forward(A_prev, f, stride, mode)
    dA = rng.normal(size=A.shape).astype(A.dtype)
    theirs = torch.tensor(A_prev, requires_grad=True)
    pool = {"max": torch.nn.functional.max_pool2d, "average": torch.nn.functional.avg_pool2d}[mode]
    out = pool(theirs.permute(0, 3, 1, 2), f, stride).permute(0, 2, 3, 1)
    assert_near(A, out.detach().numpy())
    (gradient,) = torch.autograd.grad(out, theirs, torch.tensor(dA))
    assert_near(pool_backward(dA, cache), gradient.numpy())


@given(layers())
def test_blocks_of_any_size_give_the_same(layer):
    A, cache = pool_forward(*layer)
    with mock.patch.object(pooling, "BLOCK", 1):
        again, other = pool_forward(*layer)
        assert np.array_equal(again, A)
        assert np.array_equal(pool_backward(A, other), pool_backward(A, cache))


def test_max_is_the_default():
    A_prev = np.random.default_rng(0).normal(size=(2, 4, 4, 1))
    default, cache = pool_forward(A_prev, 2, 2)
    named, _ = pool_forward(A_prev, 2, 2, mode="max")
    assert np.array_equal(default, named)
    dA = np.random.default_rng(1).normal(size=default.shape)
    assert np.array_equal(pool_backward(dA, cache), loops_backward(dA, A_prev, 2, 2, "max"))


# By hand ------------------------------------------------------------------------------------------

NOTES = np.array([[8.0, 4, 2, 1], [9, 3, 2, 8], [1, 5, 7, 1], [2, 0, 3, 7]]).reshape(1, 4, 4, 1)


def test_the_notes_example_and_its_tie():
    A, cache = pool_forward(NOTES, 2, 2)
    assert np.array_equal(A[0, ..., 0], [[9, 8], [5, 7]])
    average, _ = pool_forward(NOTES, 2, 2, "average")
    assert np.array_equal(average[0, ..., 0], [[6, 3.25], [2, 4.5]])
    # Two 7s at the bottom right: x == max(x) would let both win, and make 5 out of 4.
    dA_prev = pool_backward(np.ones((1, 2, 2, 1)), cache)
    expected = [[0, 0, 0, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]]
    assert np.array_equal(dA_prev[0, ..., 0], expected) and dA_prev.sum() == 4


def test_overlapping_windows_share_a_winner():
    A_prev = np.array([[0.0, 0, 0], [0, 9, 0], [0, 0, 0]]).reshape(1, 3, 3, 1)
    A, cache = pool_forward(A_prev, 2, 1)
    assert np.array_equal(A[0, ..., 0], [[9, 9], [9, 9]])
    dA = np.array([[1.0, 20], [300, 4000]]).reshape(1, 2, 2, 1)
    assert pool_backward(dA, cache)[0, 1, 1, 0] == 4321


def test_negative_and_infinite_entries():
    A_prev = np.array([[-5.0, -3], [-np.inf, -4]]).reshape(1, 2, 2, 1)
    A, cache = pool_forward(A_prev, 2, 2)
    assert A.item() == -3
    assert np.array_equal(pool_backward(np.ones(A.shape), cache)[0, ..., 0], [[0, 1], [0, 0]])
    all_the_same = np.full((1, 2, 2, 1), -np.inf)
    A, cache = pool_forward(all_the_same, 2, 2)
    assert A.item() == -np.inf
    assert np.array_equal(pool_backward(np.ones(A.shape), cache)[0, ..., 0], [[1, 0], [0, 0]])


def test_a_window_of_more_than_256_entries():
    A_prev = np.arange(18.0 * 18).reshape(1, 18, 18, 1)
    A, cache = pool_forward(A_prev, 17, 1)
    assert np.array_equal(A.ravel(), [304, 305, 322, 323])
    dA_prev = pool_backward(np.array([1.0, 2, 3, 4]).reshape(1, 2, 2, 1), cache)
    assert np.array_equal(dA_prev[0, 16:, 16:, 0], [[1, 2], [3, 4]]) and dA_prev.sum() == 10


def test_whole_numbers_become_floats():
    A_prev = np.array([[0, 255], [255, 255]], dtype=np.uint8).reshape(1, 2, 2, 1)
    for mode, value in (("max", 255), ("average", 191.25)):
        A, cache = pool_forward(A_prev, 2, 2, mode)
        assert A.item() == value and A.dtype == np.float64
        assert pool_backward(np.ones((1, 1, 1, 1), dtype=int), cache).dtype == np.float64


@given(layers(), SEEDS)
def test_arguments_are_kept(layer, seed):
    A_prev = layer[0]
    before = A_prev.copy()
    A, cache = pool_forward(*layer)
    dA = np.random.default_rng(seed).normal(size=A.shape)
    kept = dA.copy()
    first = pool_backward(dA, cache)
    assert np.array_equal(first, pool_backward(dA, cache))
    assert np.array_equal(A_prev, before) and np.array_equal(dA, kept)
    assert not np.shares_memory(A, A_prev) and not np.shares_memory(first, dA)


@given(st.integers(1, 4), st.integers(1, 4), SEEDS)
def test_one_winner(n_H, n_W, seed):
    x = np.random.default_rng(seed).integers(-2, 2, size=(n_H, n_W))
    mask = create_mask_from_window(x)
    assert mask.dtype == bool and mask.shape == x.shape and mask.sum() == 1
    row, column = np.argwhere(x == x.max())[0]
    assert mask[row, column]


def test_even_shares():
    shares = distribute_value(2, (2, 4))
    assert np.array_equal(shares, np.full((2, 4), 0.25))
    assert np.array_equal(distribute_value(np.array(-3.0), [1, 3]), [[-1, -1, -1]])


# Messages -----------------------------------------------------------------------------------------

A_RIGHT, CACHE = pool_forward(NOTES, 2, 2)


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (pool_forward, (NOTES, 2, 2, "mean"), ValueError, 'unknown mode(.|\n)*"average"'),
        (pool_forward, (NOTES, 2, 2, None), ValueError, "unknown mode"),
        (pool_forward, (3, 2, 2), TypeError, "A_prev is not an array"),
        (pool_forward, (NOTES[0], 2, 2), ValueError, "A_prev has the wrong shape"),
        (pool_forward, (NOTES * np.nan, 2, 2), ValueError, "A_prev holds nan"),
        (pool_forward, (NOTES, 5, 1), ValueError, "pool_forward: the window is larger"),
        (pool_forward, (NOTES, 2, 0), ValueError, "stride = 0"),
        (pool_forward, (NOTES, 2.0, 2), TypeError, "f = 2.0"),
        (pool_backward, (A_RIGHT[0], CACHE), ValueError, r"dA of shape \(1, 2, 2, 1\)"),
        (pool_backward, (1, CACHE), TypeError, "dA is not an array"),
        # The cache of lesson 6 has as many entries, of other types.
        (pool_backward, (A_RIGHT, (NOTES, 2, 2, "max")), TypeError, "not a cache of pool_forward"),
        (pool_backward, (A_RIGHT, CACHE[:2]), TypeError, "types: tuple, int\n"),
        (create_mask_from_window, (NOTES,), ValueError, "x has the wrong shape"),
        (create_mask_from_window, ([[1, 2]],), TypeError, "x is not an array"),
        (create_mask_from_window, (NOTES[0, ..., 0] * np.nan,), ValueError, "x holds nan"),
        (distribute_value, (np.ones((2, 2)), (2, 2)), TypeError, "dz of type ndarray"),
        (distribute_value, ("1", (2, 2)), TypeError, "dz of type str"),
        (distribute_value, (1.0, 4), TypeError, "shape = 4"),
        (distribute_value, (1.0, (2, 0)), ValueError, r"shape\[1\] = 0"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{function.__name__}: ")
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

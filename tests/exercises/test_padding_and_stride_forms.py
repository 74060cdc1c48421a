"""The lesson's clear forms of padding and stride: scipy's numbers and the package's fast forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

import dlhelpers.convolution
import dlhelpers.geometry
from dlhelpers.exercises.padding_and_stride import LESSON

clear = {name: LESSON.exercise(name).reference for name in LESSON.names}

SEEDS = st.integers(0, 10**6)
SIZES = st.tuples(
    st.integers(1, 30), st.integers(1, 5), st.integers(0, 3), st.integers(1, 4)
).filter(lambda size: size[1] <= size[0] + 2 * size[2])


@given(SIZES)
def test_output_size_counts_the_starts(size):
    starts = clear["window_starts"](*size)
    assert clear["output_size"](*size) == len(starts) == dlhelpers.geometry.output_size(*size)
    n, f, pad, stride = size
    assert starts[0] == 0
    assert starts[-1] + f <= n + 2 * pad < starts[-1] + stride + f


@given(SEEDS, st.integers(1, 3), st.integers(1, 4), st.integers(1, 4), st.integers(0, 3))
def test_zero_pad_equals_the_package(seed, m, n_H, n_W, pad):
    X = np.random.default_rng(seed).standard_normal((m, n_H, n_W, 2))
    padded = clear["zero_pad"](X, pad)
    assert np.array_equal(padded, dlhelpers.convolution.zero_pad(X, pad))
    assert padded.sum() == pytest.approx(X.sum())
    assert np.array_equal(padded[:, pad : pad + n_H, pad : pad + n_W], X)


@given(SEEDS, st.integers(1, 3), st.integers(1, 4))
def test_conv_single_step_equals_the_package(seed, f, n_C_prev):
    rng = np.random.default_rng(seed)
    a_slice, W = rng.standard_normal((2, f, f, n_C_prev))
    b = rng.standard_normal((1, 1, 1))
    z = clear["conv_single_step"](a_slice, W, b)
    assert np.shape(z) == ()
    assert z == pytest.approx(np.vdot(a_slice, W) + b.sum())
    assert z == pytest.approx(dlhelpers.convolution.conv_single_step(a_slice, W, b))


LAYERS = st.tuples(
    st.integers(1, 2),  # images
    st.integers(1, 6),  # height
    st.integers(1, 6),  # width
    st.integers(1, 3),  # channels in
    st.integers(1, 3),  # side of the filters
    st.integers(1, 3),  # filters
    st.integers(1, 3),  # stride
    st.integers(0, 2),  # padding
).filter(lambda layer: layer[4] <= min(layer[1:3]) + 2 * layer[7])


@given(SEEDS, LAYERS, st.sampled_from(["float64", "float32", "int64"]))
def test_conv_forward_equals_scipy_and_the_package(seed, layer, dtype):
    m, n_H, n_W, n_C_prev, f, n_C, stride, pad = layer
    rng = np.random.default_rng(seed)
    A_prev = (9 * rng.standard_normal((m, n_H, n_W, n_C_prev))).astype(dtype)
    W, b = rng.standard_normal((f, f, n_C_prev, n_C)), rng.standard_normal((1, 1, 1, n_C))
    Z, cache = clear["conv_forward"](A_prev, W, b, stride, pad)
    assert cache == (A_prev, W, b, stride, pad)

    padded = np.pad(A_prev.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    for i, c in np.ndindex(m, n_C):
        full = signal.correlate(padded[i], W[..., c], "valid", method="direct")[:, :, 0]
        expected = full[::stride, ::stride] + b[0, 0, 0, c]
        np.testing.assert_allclose(Z[i, :, :, c], expected, atol=1e-9)
    fast, _ = dlhelpers.convolution.conv_forward(A_prev.astype(float), W, b, stride, pad)
    np.testing.assert_allclose(Z, fast, atol=1e-9)


def test_conv_forward_without_stride_and_pad_is_that_of_1_and_0():
    rng = np.random.default_rng(0)
    A_prev, W = rng.standard_normal((1, 4, 5, 2)), rng.standard_normal((2, 2, 2, 3))
    b = rng.standard_normal((1, 1, 1, 3))
    Z, cache = clear["conv_forward"](A_prev, W, b)
    assert cache[3:] == (1, 0)
    assert np.array_equal(Z, clear["conv_forward"](A_prev, W, b, 1, 0)[0])


@given(st.integers(1, 7), st.integers(1, 9), st.integers(1, 9))
def test_count_parameters_counts_the_entries_of_the_arrays(f, n_C_prev, n_C):
    count = clear["count_parameters"](f, n_C_prev, n_C)
    assert count == np.zeros((f, f, n_C_prev, n_C)).size + np.zeros((1, 1, 1, n_C)).size
    assert count == dlhelpers.convolution.count_conv_parameters(f, n_C_prev, n_C)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=4))
def test_receptive_field_is_the_stretch_that_one_output_sees(layers):
    """Walk from one output down to the image: which pixels have a part in it?"""
    first, last = 0, 0
    for f, stride in reversed(layers):
        first, last = first * stride, last * stride + f - 1
    side = clear["receptive_field"](layers)
    assert side == last - first + 1 == dlhelpers.geometry.receptive_field(layers)


@given(SIZES.filter(lambda size: size[2] < size[1]))
def test_choose_pad_and_stride_leads_to_every_size_that_can_be_reached(size):
    n, f, *_ = size
    n_out = clear["output_size"](*size)
    found = clear["choose_pad_and_stride"](n, f, n_out)
    assert clear["output_size"](n, f, *found) == n_out
    assert 0 <= found[0] < f
    assert found[1] >= 1


def test_the_numbers_of_the_lecture_notes():
    """003: 44/3/4; 000, section 2.6: 39 -> 37 -> 17 -> 7 and the parameters of the three layers."""
    assert clear["output_size"](44, 3, 0, 4) == 11
    n, channels = 39, 3
    sizes, parameters = [], []
    for f, stride, n_C in ((3, 1, 10), (5, 2, 20), (5, 2, 40)):
        n = clear["output_size"](n, f, 0, stride)
        sizes.append(n)
        parameters.append(clear["count_parameters"](f, channels, n_C))
        channels = n_C
    assert sizes == [37, 17, 7]
    assert parameters == [280, 5020, 20040]
    edge = np.tile([0.0, 150.0, 150.0, 0.0], (4, 1)).reshape(1, 4, 4, 1)
    W = np.array([[1.0, -1.0], [1.0, -1.0]]).reshape(2, 2, 1, 1)
    Z, _ = clear["conv_forward"](edge, W, np.zeros((1, 1, 1, 1)), stride=2)
    assert np.array_equal(Z[0, :, :, 0], [[-300, 300], [-300, 300]])

"""Convolution: the fast layer against loops, scipy, complex step and PyTorch; messages."""

import tracemalloc
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from dlhelpers import convolution
from dlhelpers.convolution import (
    conv_backward,
    conv_forward,
    conv_single_step,
    convolve2d,
    convolve_volume,
    count_conv_parameters,
    zero_pad,
)
from dlhelpers.gradient_check import complex_step_gradient
from tests.nearness import assert_near

DTYPES = st.sampled_from([np.float64, np.float32])


@st.composite
def layers(draw, largest=9, channels=(1, 2, 3, 8, 11)):
    """A layer that fits: images, filters, biases, stride, padding; not square, and of any size."""
    f, pad = draw(st.integers(1, 4)), draw(st.integers(0, 2))
    sides = st.integers(max(1, f - 2 * pad), largest)
    shape = (draw(st.integers(1, 4)), draw(sides), draw(sides), draw(st.sampled_from(channels)))
    n_C, stride = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    rng, dtype = np.random.default_rng(draw(st.integers(0, 10**6))), draw(DTYPES)
    shapes = (shape, (f, f, shape[3], n_C), (1, 1, 1, n_C))
    return *(rng.normal(size=size).astype(dtype) for size in shapes), stride, pad


def loops_forward(A_prev, W, b, stride, pad):
    """The definition, one product at a time."""
    (m, H, width, _), (f, _, _, n_C) = A_prev.shape, W.shape
    padded = np.zeros((m, H + 2 * pad, width + 2 * pad, A_prev.shape[3]))
    padded[:, pad : pad + H, pad : pad + width] = A_prev
    rows = range(0, H + 2 * pad - f + 1, stride)
    columns = range(0, width + 2 * pad - f + 1, stride)
    Z = np.zeros((m, len(rows), len(columns), n_C))
    for e, h, w, n in np.ndindex(Z.shape):
        window = padded[e, rows[h] : rows[h] + f, columns[w] : columns[w] + f]
        Z[e, h, w, n] = (window * W[..., n]).sum() + b[0, 0, 0, n]
    return Z


def loops_backward(dZ, A_prev, W, stride, pad):
    """Every entry of dZ sends its share to all that went into it."""
    (m, H, width, _), f = A_prev.shape, W.shape[0]
    padded = np.zeros((m, H + 2 * pad, width + 2 * pad, A_prev.shape[3]))
    padded[:, pad : pad + H, pad : pad + width] = A_prev
    d_padded, dW, db = np.zeros(padded.shape), np.zeros(W.shape), np.zeros(W.shape[3])
    for e, h, w, n in np.ndindex(dZ.shape):
        place = np.s_[e, h * stride : h * stride + f, w * stride : w * stride + f]
        d_padded[place] += dZ[e, h, w, n] * W[..., n]
        dW[..., n] += dZ[e, h, w, n] * padded[place]
        db[n] += dZ[e, h, w, n]
    return d_padded[:, pad : pad + H, pad : pad + width], dW, db.reshape(1, 1, 1, -1)


@given(layers())
def test_forward_equals_the_loops(layer):
    Z, _ = conv_forward(*layer)
    expected = loops_forward(*layer)
    assert Z.shape == expected.shape and Z.dtype == layer[0].dtype
    assert_near(Z, expected)


@given(layers(), st.integers(0, 10**6))
def test_backward_equals_the_loops(layer, seed):
    A_prev, W, _, stride, pad = layer
    Z, cache = conv_forward(*layer)
    dZ = np.random.default_rng(seed).normal(size=Z.shape).astype(Z.dtype)
    expected = loops_backward(dZ, A_prev, W, stride, pad)
    for got, wanted, given_array in zip(conv_backward(dZ, cache), expected, layer[:3], strict=True):
        assert got.shape == given_array.shape and got.dtype == given_array.dtype
        assert_near(got, wanted)


@given(layers(largest=20))
def test_forward_equals_scipy(layer):
    A_prev, W, b, stride, pad = layer
    Z, _ = conv_forward(*layer)
    for e, n in np.ndindex(len(A_prev), W.shape[3]):
        image = np.pad(A_prev[e].astype(float), ((pad, pad), (pad, pad), (0, 0)))
        whole = signal.correlate(image, W[..., n].astype(float), mode="valid")[..., 0]
        expected = whole[::stride, ::stride] + b[0, 0, 0, n]
        assert_near(Z[e, ..., n], expected)


@given(layers(largest=4, channels=(1, 2, 8)), st.integers(0, 10**6))
def test_backward_equals_the_complex_step(layer, seed):
    A_prev, W, b = (array.astype(float) for array in layer[:3])
    A_prev, (stride, pad) = A_prev[:2], layer[3:]
    Z, cache = conv_forward(A_prev, W, b, stride, pad)
    dZ = np.random.default_rng(seed).normal(size=Z.shape)
    numeric = complex_step_gradient(
        lambda p: (dZ * conv_forward(*p.values(), stride, pad)[0]).sum(),
        {"A_prev": A_prev, "W": W, "b": b},
    )
    for got, name in zip(conv_backward(dZ, cache), numeric, strict=True):
        assert_near(got, numeric[name], name)


@given(layers(), st.sampled_from([1, 3000, 1 << 30]))
def test_blocks_of_any_size_give_the_same(layer, size):
    Z, cache = conv_forward(*layer)
    with mock.patch.object(convolution, "BLOCK", size):
        again, _ = conv_forward(*layer)
        others = conv_backward(Z, cache)
    assert_near(again, Z)
    for other, whole in zip(others, conv_backward(Z, cache), strict=True):
        assert_near(other, whole)


@given(layers(), st.integers(0, 10**6))
def test_pytorch_agrees(layer, seed):
    torch = pytest.importorskip("torch")
    A_prev, W, b, stride, pad = layer
    Z, cache = conv_forward(*layer)
    dZ = np.random.default_rng(seed).normal(size=Z.shape).astype(Z.dtype)
    theirs = [torch.tensor(array, requires_grad=True) for array in (A_prev, W, b)]
    images, filters = theirs[0].permute(0, 3, 1, 2), theirs[1].permute(3, 2, 0, 1).contiguous()
    out = torch.nn.functional.conv2d(images, filters, theirs[2].reshape(-1), stride, pad)
    out = out.permute(0, 2, 3, 1)
    assert_near(Z, out.detach().numpy())
    gradients = torch.autograd.grad(out, theirs, torch.tensor(dZ))
    for got, wanted in zip(conv_backward(dZ, cache), gradients, strict=True):
        assert_near(got, wanted.numpy())


def draw_layer(seed=0, shape=(3, 6, 5, 2), f=3, n_C=4):
    """Images, filters, biases."""
    rng = np.random.default_rng(seed)
    shapes = (shape, (f, f, shape[3], n_C), (1, 1, 1, n_C))
    return tuple(rng.normal(size=size) for size in shapes)


def test_arguments_are_kept():
    layer = draw_layer()
    before = [array.copy() for array in layer]
    Z, cache = conv_forward(*layer, pad=1)
    dZ = np.random.default_rng(1).normal(size=Z.shape)
    kept = dZ.copy(), Z.copy()
    results = (Z, *conv_backward(dZ, cache))
    assert all(map(np.array_equal, (*layer, dZ, Z), (*before, *kept)))
    assert not any(np.shares_memory(result, array) for result in results for array in layer)


def test_without_an_input_gradient():
    Z, cache = conv_forward(*draw_layer())
    dA_prev, dW, db = conv_backward(Z, cache, input_gradient=False)
    assert dA_prev is None
    _, expected_dW, expected_db = conv_backward(Z, cache)
    assert np.array_equal(dW, expected_dW) and np.array_equal(db, expected_db)


def test_any_order_in_memory():
    A_prev, W, b = draw_layer()
    Z, cache = conv_forward(A_prev, W, b, 2, 1)
    other = conv_forward(np.asfortranarray(A_prev), np.asfortranarray(W), b, 2, 1)
    np.testing.assert_allclose(other[0], Z, rtol=1e-12)
    for got, wanted in zip(
        conv_backward(np.asfortranarray(Z), other[1]), conv_backward(Z, cache), strict=True
    ):
        np.testing.assert_allclose(got, wanted, rtol=1e-12)


def test_every_example_twice_doubles_the_sums():
    A_prev, W, b = draw_layer()
    Z, cache = conv_forward(A_prev, W, b)
    _, twice = conv_forward(np.concatenate([A_prev, A_prev]), W, b)
    _, dW, db = conv_backward(Z, cache)
    _, dW_twice, db_twice = conv_backward(np.concatenate([Z, Z]), twice)
    np.testing.assert_allclose(dW_twice, 2 * dW)
    np.testing.assert_allclose(db_twice, 2 * db)


def test_pixels_of_one_byte_do_not_wrap_around():
    image = np.array([[0, 3], [0, 3]], dtype=np.uint8)
    filters = np.array([[1, -1], [1, -1]], dtype=np.int8)
    Z, _ = conv_forward(image[None, ..., None], filters[..., None, None], np.zeros((1, 1, 1, 1)))
    assert Z.ravel() == [-6]
    assert convolve2d(image, filters) == [[-6]]
    heavy = np.array([[200, 200], [200, 200]], dtype=np.uint8)
    assert convolve2d(image, heavy) == [[1200]]
    b = np.zeros((1, 1, 1), dtype=np.uint8)
    assert conv_single_step(image[..., None], heavy[..., None], b) == 1200


def scratch(m):
    """Peak memory of both passes, in bytes, without what they return."""
    A_prev, W, b = draw_layer(shape=(m, 16, 16, 4), n_C=8)
    dZ = np.ones((m, 16, 16, 8))
    tracemalloc.start()
    _, cache = conv_forward(A_prev, W, b, 1, 1)
    forward = tracemalloc.get_traced_memory()[1] - dZ.nbytes
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    conv_backward(dZ, cache)
    backward = tracemalloc.get_traced_memory()[1] - before - A_prev.nbytes
    tracemalloc.stop()
    return forward, backward


def test_scratch_memory_does_not_grow_with_the_batch():
    small, large = scratch(64), scratch(512)
    for few, many in zip(small, large, strict=True):
        assert many < 1.1 * few + 10_000
        assert many < 3 * convolution.BLOCK


# By hand ------------------------------------------------------------------------------------------

VERTICAL = np.array([[1, 0, -1]] * 3)
LIGHT_TO_DARK = np.array([[1, 1, 1, 0, 0, 0]] * 6)
NOTES = np.array(
    [
        [5, 3, 6, 8, 9, 1],
        [1, 6, 8, 3, 2, 1],
        [9, 9, 3, 2, 1, 1],  # the notes have -1 at the end, which makes the first row end in 12
        [1, 1, 8, 4, 6, 5],
        [9, 3, 4, 0, 0, 1],
        [0, 1, 2, 3, 4, 3],
    ]
)


def test_edges_worked_by_hand():
    assert np.array_equal(convolve2d(LIGHT_TO_DARK, VERTICAL), [[0, 3, 3, 0]] * 4)
    assert np.array_equal(convolve2d(LIGHT_TO_DARK[:, ::-1], VERTICAL), [[0, -3, -3, 0]] * 4)
    assert not convolve2d(LIGHT_TO_DARK, VERTICAL.T).any()
    expected = [[-2, 5, 5, 10], [-8, 7, 10, 2], [4, 7, 8, -1], [-4, -2, 4, -2]]
    assert np.array_equal(convolve2d(NOTES, VERTICAL), expected)


def test_stride_worked_by_hand():
    image = np.array([[0.0, 150, 150, 0]] * 4).reshape(1, 4, 4, 1)
    filters = np.array([[1.0, -1], [1, -1]]).reshape(2, 2, 1, 1)
    Z, _ = conv_forward(image, filters, np.zeros((1, 1, 1, 1)), stride=2)
    assert np.array_equal(Z[0, ..., 0], [[-300, 300], [-300, 300]])


def test_how_often_each_pixel_is_seen():
    layer = np.zeros((1, 6, 6, 1)), np.ones((3, 3, 1, 1)), np.zeros((1, 1, 1, 1))
    Z, cache = conv_forward(*layer)
    seen, _, _ = conv_backward(np.ones(Z.shape), cache)
    once = np.array([1, 2, 3, 3, 2, 1])
    assert np.array_equal(seen[0, ..., 0], np.outer(once, once))
    Z, cache = conv_forward(*layer, pad=1)
    assert Z.shape == (1, 6, 6, 1)
    assert conv_backward(np.ones(Z.shape), cache)[0][0, 0, 0, 0] == 4


def test_parameters_worked_by_hand():
    sizes = [(3, 3, 10), (5, 10, 20), (5, 20, 40)]
    assert [count_conv_parameters(*size) for size in sizes] == [280, 5020, 20040]
    _, W, b = draw_layer()
    assert count_conv_parameters(3, 2, 4) == W.size + b.size


# One image ----------------------------------------------------------------------------------------


@given(
    st.integers(0, 10**6),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_convolve2d_equals_scipy(seed, size, more):
    rng = np.random.default_rng(seed)
    kernel, image = rng.normal(size=size), rng.normal(size=np.add(size, more))
    Z = convolve2d(image, kernel)
    np.testing.assert_allclose(Z, signal.correlate2d(image, kernel, "valid"), atol=1e-12)
    turned = kernel[::-1, ::-1]
    np.testing.assert_allclose(convolve2d(image, turned), signal.convolve2d(image, kernel, "valid"))


def test_a_filter_with_a_single_1_copies_a_shifted_image():
    image, kernel = np.random.default_rng(0).normal(size=(7, 9)), np.zeros((3, 3))
    kernel[2, 1] = 1
    assert np.array_equal(convolve2d(image, kernel), image[2:7, 1:8])


@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 3), st.integers(0, 4))
def test_convolve_volume_equals_the_layer_and_scipy(seed, f, C, more):
    rng = np.random.default_rng(seed)
    image, kernel = rng.normal(size=(f + more, f, C)), rng.normal(size=(f, f, C))
    Z = convolve_volume(image, kernel)
    np.testing.assert_allclose(Z, signal.correlate(image, kernel, "valid")[..., 0], atol=1e-12)
    layer, _ = conv_forward(image[None], kernel[..., None], np.zeros((1, 1, 1, 1)))
    np.testing.assert_allclose(Z, layer[0, ..., 0], atol=1e-12)


def test_a_single_step_is_one_entry_of_the_layer():
    A_prev, W, b = draw_layer()
    Z, _ = conv_forward(A_prev, W, b, stride=2)
    step = conv_single_step(A_prev[1, 2:5, 0:3], W[..., 3], b[..., 3])
    assert type(step) is float and step == pytest.approx(Z[1, 1, 0, 3], rel=1e-12)


@given(st.integers(0, 3))
def test_a_frame_of_zeros(pad):
    X = np.random.default_rng(0).normal(size=(2, 3, 4, 5))
    framed = zero_pad(X, pad)
    assert framed.shape == (2, 3 + 2 * pad, 4 + 2 * pad, 5)
    assert np.array_equal(framed[:, pad : pad + 3, pad : pad + 4], X)
    assert np.count_nonzero(framed) == X.size


# Messages -----------------------------------------------------------------------------------------

A_PREV, FILTERS, BIASES = draw_layer()
Z_RIGHT, CACHE = conv_forward(A_PREV, FILTERS, BIASES)
STEP = A_PREV[0, :3, :3], FILTERS[..., 0], BIASES[..., 0]


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (conv_forward, (5, FILTERS, BIASES), TypeError, "A_prev is not an array"),
        (conv_forward, (A_PREV[0], FILTERS, BIASES), ValueError, r"A_prev of shape \(6, 5, 2\)"),
        (conv_forward, (A_PREV * np.nan, FILTERS, BIASES), ValueError, "A_prev holds nan"),
        (conv_forward, (A_PREV, FILTERS[:2], BIASES), ValueError, "a filter is square"),
        (conv_forward, (A_PREV, FILTERS[:, :, :1], BIASES), ValueError, r"W of shape \(f, f, 2"),
        (conv_forward, (A_PREV, FILTERS[..., 0], BIASES), ValueError, r"got:.*\(3, 3, 2\)"),
        (conv_forward, (A_PREV, FILTERS, BIASES[..., :3]), ValueError, "there are 4 filters"),
        (conv_forward, (A_PREV, FILTERS, BIASES.ravel()), ValueError, r"b of shape \(4,\)"),
        (conv_forward, (A_PREV, FILTERS, BIASES, 0), ValueError, "conv_forward: stride is not"),
        (conv_forward, (A_PREV, FILTERS, BIASES, 1.0), TypeError, "stride = 1.0"),
        (conv_forward, (A_PREV, FILTERS, BIASES, 1, -1), ValueError, "pad = -1"),
        (conv_forward, (A_PREV[:, :2], FILTERS, BIASES), ValueError, "larger than the padded"),
        (conv_backward, (Z_RIGHT[:2], CACHE), ValueError, r"dZ of shape \(3, 4, 3, 4\)"),
        (conv_backward, (1.0, CACHE), TypeError, "dZ is not an array"),
        (conv_backward, (Z_RIGHT, CACHE[:3]), TypeError, "not a cache of conv_forward"),
        (conv_backward, (Z_RIGHT, 7), TypeError, "got: .* type int"),
        (zero_pad, (A_PREV[0], 1), ValueError, "X has the wrong shape"),
        (zero_pad, (A_PREV, 0.5), TypeError, "pad = 0.5"),
        (zero_pad, (A_PREV * np.nan, 1), ValueError, "X holds nan"),
        (conv_single_step, (STEP[0][:2], *STEP[1:]), ValueError, "W has the wrong shape"),
        (conv_single_step, (*STEP[:2], 0.5), TypeError, "b is not an array"),
        (conv_single_step, (STEP[0] * np.nan, *STEP[1:]), ValueError, "a_slice holds nan"),
        (convolve2d, (A_PREV[0], VERTICAL), ValueError, "convolve2d: image has the wrong shape"),
        (convolve2d, (NOTES, 3), TypeError, "kernel is not an array"),
        (convolve2d, (NOTES[:2], VERTICAL), ValueError, "convolve2d: the window is larger"),
        (convolve2d, (NOTES * np.nan, VERTICAL), ValueError, "image holds nan"),
        (convolve_volume, (A_PREV[0], FILTERS[:, :, :1, 0]), ValueError, "as many channels"),
        (count_conv_parameters, (3, 0, 4), ValueError, "n_C_prev = 0"),
        (count_conv_parameters, (3, 1, [4]), TypeError, r"n_C = \[4\]"),
    ],
)
def test_bad_input_is_named(function, arguments, error, words):
    with pytest.raises(error, match=words) as caught:
        function(*arguments)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{function.__name__}: ")
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

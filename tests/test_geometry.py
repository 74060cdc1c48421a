"""Where a window can stand: the formula against counting, the receptive field against gradients."""

from math import ceil

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dlhelpers.convolution import conv_backward, conv_forward
from dlhelpers.geometry import output_size, receptive_field, window_entries


def count_starts(n, f, pad, stride):
    """Try every place of a window, one after the other."""
    starts, start = [], 0
    while start + f <= n + 2 * pad:
        starts.append(start)
        start += stride
    return starts


@given(st.integers(1, 60), st.integers(1, 12), st.integers(0, 6), st.integers(1, 9))
def test_the_formula_counts_the_places(n, f, pad, stride):
    assume(f <= n + 2 * pad)
    size = output_size(n, f, pad, stride)
    assert size == len(count_starts(n, f, pad, stride)) and type(size) is int
    # The same number as TensorFlow's formula for no padding.
    assert size == ceil((n + 2 * pad - f + 1) / stride)


def test_the_notes_example_with_two_formulas():
    assert count_starts(44, 3, 0, 4) == list(range(0, 41, 4))
    assert output_size(44, 3, 0, 4) == 11


def test_the_notes_network():
    sizes = [39]
    for f, stride in [(3, 1), (5, 2), (5, 2)]:
        sizes.append(output_size(sizes[-1], f, 0, stride))
    assert sizes == [39, 37, 17, 7]
    assert sizes[-1] ** 2 * 40 == 1960


@given(st.integers(1, 50), st.integers(0, 7))
def test_half_the_filter_as_padding_keeps_the_size(n, half):
    assert output_size(n, 2 * half + 1, half, 1) == n


def test_numpy_integers_are_as_good():
    assert output_size(*np.array([6, 3, 1, 2])) == 3
    assert type(output_size(*np.array([6, 3, 1, 2]))) is int


@pytest.mark.parametrize(
    ("layers", "size"),
    [
        ([], 1),
        ([(3, 1)], 3),
        ([(3, 1), (3, 1)], 5),
        ([(3, 1), (3, 1), (3, 1)], 7),
        ([(3, 2), (3, 1)], 7),
        ([(3, 1), (5, 2), (5, 2)], 15),
        ([(3, 1), (2, 2), (3, 1), (2, 2)], 10),  # lesson 6's network
    ],
)
def test_receptive_fields_worked_by_hand(layers, size):
    assert receptive_field(layers) == size


LAYERS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4)


@given(LAYERS)
def test_the_receptive_field_is_what_gets_a_gradient(layers):
    # Positive filters, stride >= 1: an input pixel counts exactly if some path leads to the output.
    seen = receptive_field(layers)
    A, caches = np.ones((1, seen + 2, seen + 2, 1)), []
    for f, stride in layers:
        A, cache = conv_forward(A, np.ones((f, f, 1, 1)), np.zeros((1, 1, 1, 1)), stride, 0)
        caches.append(cache)
    dA = np.zeros(A.shape)
    dA[0, 0, 0, 0] = 1
    for cache in reversed(caches):
        dA, _, _ = conv_backward(dA, cache)
    rows = np.flatnonzero(dA[0].any(axis=(1, 2)))
    assert (rows[0], rows[-1]) == (0, seen - 1)


@given(st.integers(1, 4), st.integers(1, 3), st.integers(0, 4), st.integers(0, 4))
def test_window_entries_are_the_windows(f, stride, more_rows, more_columns):
    X = np.random.default_rng(0).normal(size=(2, f + more_rows, f + more_columns, 3))
    views = list(window_entries(X, f, stride))
    assert all(np.shares_memory(view, X) for view in views)
    by_entry = np.stack(views, axis=-1)
    rows, columns = (count_starts(n, f, 0, stride) for n in X.shape[1:3])
    assert by_entry.shape == (2, len(rows), len(columns), 3, f * f)
    for h, row in enumerate(rows):
        for w, column in enumerate(columns):
            window = X[:, row : row + f, column : column + f].transpose(0, 3, 1, 2)
            assert np.array_equal(by_entry[:, h, w], window.reshape(2, 3, f * f))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: output_size(6, 3, 0, 0), ValueError, "output_size: stride is not"),
        (lambda: output_size(6, 3, 0, 1.5), TypeError, "stride = 1.5"),
        (lambda: output_size(6, 3, -1, 1), ValueError, "pad = -1"),
        (lambda: output_size(6, 0, 0, 1), ValueError, "f = 0"),
        (lambda: output_size("6", 3, 0, 1), TypeError, "n = '6'"),
        (lambda: output_size(3, 6, 1, 1), ValueError, r"larger than the padded image(.|\n)*= 5"),
        (lambda: output_size(3, 6, 1, 1, caller="my_layer"), ValueError, "^my_layer: the window"),
        (lambda: receptive_field(3), TypeError, "layers = 3"),
        (lambda: receptive_field([3, 1]), ValueError, r"layers = \[3, 1\]"),
        (lambda: receptive_field([(3, 1, 0)]), ValueError, "not a list of pairs"),
        (lambda: receptive_field([(3, 1), (2, 0)]), ValueError, r"layers\[1\]\[1\] = 0"),
        (lambda: receptive_field([(3.0, 1)]), TypeError, r"layers\[0\]\[0\] = 3.0"),
    ],
)
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines[1:]] == ["  expected", "  got", "  fix"]

"""Lesson 5 quotes numbers and describes pictures: the package gives them, within tolerance."""

import math
import time

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dlhelpers
from dlhelpers import convolution, data, training
from dlhelpers.edges import HORIZONTAL_EDGE, VERTICAL_EDGE
from dlhelpers.exercises.padding_and_stride import LESSON
from dlhelpers.exercises.padding_and_stride.predictions import PREDICTIONS
from dlhelpers.pictures import padding_and_stride as pictures

V, H = np.array(VERTICAL_EDGE), np.array(HORIZONTAL_EDGE)
NO_BIAS = np.zeros((1, 1, 1, 1))
ONE_IMAGE = 100 / 359
"""A test image, in per cent."""


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def layer(image, kernel, stride=1, pad=0):
    """Run one filter over one grey image."""
    Z, _ = dlhelpers.conv_forward(
        image[None, :, :, None], kernel[:, :, None, None], NO_BIAS, stride, pad
    )
    return Z[0, :, :, 0]


def test_corner_once_and_centre_nine_times():
    counts = pictures.coverage(6, 3)
    assert counts.tolist() == np.outer([1, 2, 3, 3, 2, 1], [1, 2, 3, 3, 2, 1]).tolist()
    padded = pictures.coverage(6, 3, pad=1)
    assert (padded[0, 0], padded[0, 1], padded[3, 3]) == (4, 6, 9)
    assert (pictures.coverage(6, 3, pad=2) == 9).all()
    assert not pictures.coverage(6, 2, stride=3)[[2, 5]].any()
    assert (pictures.coverage(6, 3, stride=3) == 1).all()
    assert set(pictures.coverage(7, 3, 1, 2).ravel().tolist()) == {1, 2, 4}


@given(st.integers(1, 9), st.integers(1, 5), st.integers(0, 3), st.integers(1, 4))
def test_coverage_is_what_a_filter_of_ones_sends_back(n, f, pad, stride):
    if f > n + 2 * pad:
        return
    Z, cache = dlhelpers.conv_forward(
        np.ones((1, n, n, 1)), np.ones((f, f, 1, 1)), NO_BIAS, stride, pad
    )
    sent_back = dlhelpers.conv_backward(np.ones_like(Z), cache)[0]
    assert sent_back[0, :, :, 0] == pytest.approx(pictures.coverage(n, f, pad, stride))


def test_stride_example_of_the_notes():
    bright, pair = np.tile([0.0, 150.0, 150.0, 0.0], (4, 1)), np.array([[1.0, -1.0]] * 2)
    assert layer(bright, pair, stride=2).tolist() == [[-300, 300], [-300, 300]]
    assert layer(bright[:, :2], pair, stride=2).tolist() == [[-300], [-300]]


def test_formulas_of_the_notes():
    assert dlhelpers.output_size(44, 3, 0, 4) == 11 == math.ceil(42 / 4)
    assert (44 - 3 + 1) // 4 == 10
    tried, second = 0, 0
    for n in range(3, 40):
        for f, pad, stride in np.ndindex(7, 4, 7):
            room = n + 2 * pad - (f + 1)
            if room >= 0:
                starts = [a for a in range(room + 1) if a % (stride + 1) == 0]
                assert dlhelpers.output_size(n, f + 1, pad, stride + 1) == len(starts)
                assert math.ceil((room + 1) / (stride + 1)) == len(starts)
                tried, second = tried + 1, second + ((room + 1) // (stride + 1) == len(starts))
    assert (tried, second) == (7161, 2631)


def test_network_on_paper():
    n, channels, found = 39, 3, []
    for f, stride, filters in ((3, 1, 10), (5, 2, 20), (5, 2, 40)):
        size = dlhelpers.count_conv_parameters(f, channels, filters)
        n, channels = dlhelpers.output_size(n, f, 0, stride), filters
        found.append((n, size))
    assert found == [(37, 280), (17, 5020), (7, 20_040)]
    assert n * n * channels == 1960 and dlhelpers.count_parameters([1960, 1]) == 1961
    assert 280 + 5020 + 20_040 + 1961 == 27_301
    assert dlhelpers.count_parameters([100 * 100 * 3, 10]) == 300_010
    assert dlhelpers.count_parameters([200 * 200 * 3, 10]) == 1_200_010
    assert dlhelpers.count_parameters([784, 1]) == 785
    assert dlhelpers.count_parameters([784, 1000, 1]) == 786_001
    assert dlhelpers.count_conv_parameters(1, 40, 10) == 410


def test_same_padding():
    for f in (1, 3, 5, 7):
        assert dlhelpers.output_size(20, f, (f - 1) // 2, 1) == 20
    assert ((6 - 1) * 2 + 3 - 6) / 2 == 3.5
    assert [dlhelpers.output_size(6, 3, pad, 2) for pad in (1, 3, 4)] == [3, 5, 6]


def test_one_window_in_depth():
    window = np.stack([[[1.0, 2], [3, 4]], [[0, 1], [1, 0]]], axis=-1)
    W = np.stack([[[1.0, 0], [0, -1]], [[2, 2], [2, 2]]], axis=-1)
    assert dlhelpers.conv_single_step(window, W, np.full((1, 1, 1), 0.5)) == 1.5


@pytest.mark.parametrize(
    ("layers", "size"),
    [([(3, 1)] * 3, 7), ([(7, 1)], 7), ([(3, 1), (2, 2)] * 2, 10), ([(5, 2), (3, 2), (3, 1)], 17)],
)
def test_receptive_fields_as_drawn(layers, size):
    assert dlhelpers.receptive_field(layers) == size
    assert pictures.plot_receptive_field(layers).get_title() == f"One output sees {size} pixels"


def test_ruler_as_drawn():
    title = "44 pixels, windows of 3, stride 4: 11 windows fit, 1 pixel left over"
    ax = pictures.plot_ruler(44, 3, 0, 4)
    assert ax.get_title() == title
    assert [text.get_text() for text in ax.texts] == [str(start) for start in range(0, 48, 4)]


def test_windows_as_rows_are_the_layer():
    image = np.random.default_rng(0).integers(0, 10, (4, 5))
    kernels = np.stack([V, H], axis=-1)
    *_, answers = pictures.plot_windows_as_rows(image, kernels)
    drawn = np.array([float(text.get_text()) for text in answers.texts]).reshape(2, 3, 2)
    Z, _ = dlhelpers.conv_forward(
        image[None, ..., None], kernels[:, :, None], np.zeros((1, 1, 1, 2))
    )
    assert drawn == pytest.approx(Z[0])


def test_loops_take_far_longer_than_the_package():
    images, _ = data.load_digits()
    rng = np.random.default_rng(5)
    few = images[:4, :, :, None], rng.normal(size=(3, 3, 1, 16)), rng.normal(size=(1, 1, 1, 16))
    seconds = {}
    forms = {"loops": LESSON.exercise("conv_forward").reference, "package": dlhelpers.conv_forward}
    for name, forward in forms.items():
        taken = []
        for _ in range(3):
            begin = time.perf_counter()
            answer = forward(*few, 1, 1)[0]
            taken.append(time.perf_counter() - begin)
        seconds[name] = min(taken), answer
    assert seconds["loops"][1] == pytest.approx(seconds["package"][1])
    assert seconds["loops"][0] > 100 * seconds["package"][0]
    assert 64 * 8 * 8 * 16 == 65_536 and 65_536 * 9 == 589_824


def test_size_of_the_blocks_changes_nothing_but_the_time(monkeypatch):
    rng = np.random.default_rng(0)
    larger = rng.normal(size=(8, 32, 32, 16)), rng.normal(size=(3, 3, 16, 32))
    right, _ = dlhelpers.conv_forward(*larger, np.zeros((1, 1, 1, 32)), 1, 1)
    monkeypatch.setattr(convolution, "BLOCK", 128 << 20)
    again, _ = dlhelpers.conv_forward(*larger, np.zeros((1, 1, 1, 32)), 1, 1)
    assert again == pytest.approx(right)
    megabytes = 32 * 32 * (9 * 16 + 1) * 8 / 2**20
    assert megabytes == pytest.approx(1.1, abs=0.05) and 64 * megabytes == pytest.approx(72, abs=1)


def test_frame_is_black():
    answers = layer(np.ones((6, 6)), V, pad=1)
    assert answers[3].tolist() == [-3, 0, 0, 0, 0, 3] and answers[0, 0] == -2
    temple = abs(layer(data.load_temple(), V, pad=1))
    assert temple[:, 0].mean() == pytest.approx(2.03, abs=0.01)
    assert temple[:, -1].mean() == pytest.approx(2.46, abs=0.01)
    assert temple[:, 1:-1].mean() == pytest.approx(0.16, abs=0.01)
    # In the part that is shown, the edge at the frame is stronger than the roof's.
    assert temple[2:60, 0].min() > temple[2:60, 1:60].max()


def test_stripes_vanish_under_stride_2():
    fine = np.tile([0.0, 1.0], (4, 4))
    assert not layer(fine, np.ones((1, 1)), stride=2).any()
    assert (layer(np.roll(fine, 1, axis=1), np.ones((1, 1)), stride=2) == 1).all()


@pytest.mark.parametrize(
    ("pad", "stride", "numbers", "share"),
    [(0, 1, 144, 96.7), (1, 1, 256, 96.7), (1, 2, 64, 93.3), (0, 2, 36, 90.3), (0, 3, 16, 84.7)],
)
def test_scoreboard(pad, stride, numbers, share):
    images, labels = data.load_digits()
    filters = np.stack([V, H, -V, -H], axis=-1)[:, :, None]
    bias = np.zeros((1, 1, 1, 4))
    Z, _ = dlhelpers.conv_forward(images[..., None], filters, bias, stride=stride, pad=pad)
    X, Y = dlhelpers.relu(Z).reshape(len(images), -1).T, dlhelpers.one_hot(labels, 10)
    parts = data.train_test_split(X, Y, np.random.default_rng(1))
    zeros = {"W1": np.zeros((10, len(X))), "b1": np.zeros((10, 1))}
    found, _ = training.train(parts[0], parts[2], zeros, 300, 0.3, output="softmax")
    said, _ = dlhelpers.forward_prop(parts[1], found, output="softmax")
    right = 100 * np.mean(said.argmax(axis=0) == parts[3].argmax(axis=0))
    assert len(X) == numbers
    assert right == pytest.approx(share, abs=2.1 * ONE_IMAGE)


def test_predictions_say_what_happens():
    happens = {
        "next to the corner": pictures.coverage(6, 3)[1, 1],
        "44, 3 and 4": dlhelpers.output_size(44, 3, 0, 4),
        "same size with stride 2": ((6 - 1) * 2 + 3 - 6) / 2,
        "a larger image": dlhelpers.count_conv_parameters(3, 3, 10),
        "three layers of three": dlhelpers.receptive_field([(3, 1)] * 3),
        "an edge that is not there": layer(np.ones((6, 6)), V, pad=1)[3, 0],
    }
    for prediction in PREDICTIONS:
        if not prediction.options:
            right = prediction.right.value
            assert abs(happens[prediction.name] - right) <= prediction.tolerance, prediction.name
    assert LESSON.predictions.names == tuple(prediction.name for prediction in PREDICTIONS)

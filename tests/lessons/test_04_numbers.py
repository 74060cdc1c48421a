"""Lesson 4 quotes numbers and describes pictures: the package gives them, within tolerance."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

import dlhelpers
from dlhelpers import data, training
from dlhelpers.edges import HORIZONTAL_EDGE, VERTICAL_EDGE
from dlhelpers.exercises.edge_detection import LESSON
from dlhelpers.exercises.edge_detection.predictions import PREDICTIONS
from dlhelpers.pictures import edge_detection as pictures
from dlhelpers.pictures import sliding_window

V, H = np.array(VERTICAL_EDGE), np.array(HORIZONTAL_EDGE)
SOBEL = np.array([[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]])
STRIPES = np.tile([1.0, 1.0, 1.0, 0.0, 0.0, 0.0], (6, 1))
MATRIX = np.array(
    [
        [5, 3, 6, 8, 9, 1],
        [1, 6, 8, 3, 2, 1],
        [9, 9, 3, 2, 1, 1],
        [1, 1, 8, 4, 6, 5],
        [9, 3, 4, 0, 0, 1],
        [0, 1, 2, 3, 4, 3],
    ]
)
TEMPLE = data.load_temple()
ONE_IMAGE = 100 / 359
"""A test image, in per cent."""


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def seen(image, kernel):
    return dlhelpers.convolve2d(image, kernel)


def test_stripes_and_fingerprints():
    assert seen(STRIPES, V).tolist() == [[0, 3, 3, 0]] * 4
    assert seen(STRIPES[:, ::-1], V).tolist() == [[0, -3, -3, 0]] * 4
    assert seen(STRIPES, V[::-1, ::-1]).tolist() == [[0, -3, -3, 0]] * 4
    assert not seen(STRIPES, H).any()
    assert seen(STRIPES.T, H)[:, 0].tolist() == [0, 3, 3, 0]
    assert (STRIPES[:3, 1:4] @ V).tolist() == [[2, 0, -2]] * 3


def test_matrix_of_the_notes():
    right = [[-2, 5, 5, 10], [-8, 7, 10, 2], [4, 7, 8, -1], [-4, -2, 4, -2]]
    assert seen(MATRIX, V).tolist() == right
    as_printed = MATRIX.copy()
    as_printed[2, 5] = -1
    answers = seen(as_printed, V)
    assert answers[0].tolist() == [-2, 5, 5, 12]
    assert (answers[1, 0], answers[2, 0]) == (-8, 4)


def test_blurred_edge_is_lower_and_wider():
    sharp = seen(np.tile([1.0] * 5 + [0.0] * 5, (3, 1)), V)[0]
    blurred = seen(np.tile([1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0, 0, 0.0], (3, 1)), V)[0]
    assert sharp.max() == 3 and np.sum(sharp > 0) == 2
    assert blurred.max() == pytest.approx(1.2) and np.sum(blurred > 1e-9) == 6
    assert sharp.sum() == pytest.approx(6) and blurred.sum() == pytest.approx(6)


def test_colour_edge():
    flag = np.zeros((6, 6, 3))
    flag[:, :3, 0], flag[:, 3:, 2] = 1, 1
    for red, blue, answer in ((1, 1, 0), (1, 0, 3), (1, -1, 6)):
        kernel = np.stack([red * V, max(blue, 0) * V, blue * V], axis=-1)
        assert dlhelpers.convolve_volume(flag, kernel)[0].tolist() == [0, answer, answer, 0]


def test_slope_of_three_and_four():
    down, right = np.mgrid[0:5, 0:6]
    slope = -3.0 * right - 4.0 * down
    assert (seen(slope, V)[0, 0], seen(slope, H)[0, 0]) == (18, 24)
    assert dlhelpers.gradient_magnitude(slope) == pytest.approx(np.full((3, 4), 30))


def test_stripes_cannot_tell_sobel():
    target = seen(STRIPES, SOBEL)
    learned = dlhelpers.learn_filter(STRIPES, target, 3, 200, 0.2)
    assert learned == pytest.approx(np.array([[4, 0, -4]] * 3) / 3, abs=1e-3)
    assert seen(STRIPES, learned) == pytest.approx(target, abs=1e-7)


def test_photograph_can():
    X = TEMPLE - TEMPLE.mean()
    target = seen(X, SOBEL)
    stages = {n: dlhelpers.learn_filter(X, target, 3, n, 1.0) for n in (1, 30, 300, 1000)}
    assert (np.sign(stages[1][:, [0, 2]]) == [1, -1]).all()
    assert stages[30][1, 0] > 1.1 * stages[30][0, 0]
    assert stages[1000] == pytest.approx(SOBEL, abs=0.01)
    for rate, furthest in ((0.1, 1.04), (1.0, 0.152), (1.3, 0.102)):
        found = dlhelpers.learn_filter(X, target, 3, 300, rate)
        assert abs(found - SOBEL).max() == pytest.approx(furthest, rel=0.05)
    assert abs(dlhelpers.learn_filter(X, target, 3, 300, 1.4)).max() > 1e6
    with pytest.raises(ValueError, match="without limit"):
        dlhelpers.learn_filter(TEMPLE, target, 3, 300, 1.0)


def test_bytes():
    answers = seen(np.round(255 * TEMPLE), V)
    assert (answers.min(), answers.max()) == (-535, 574)
    assert 100 * np.mean((answers < 0) | (answers > 255)) == pytest.approx(53.6, abs=0.1)
    assert np.array(-3).astype(np.uint8) == 253
    assert TEMPLE.mean() == pytest.approx(0.49, abs=0.005) and TEMPLE.size == 24_000


def test_noise_adds_up_as_squares():
    noise = np.random.default_rng(0).normal(0, 0.1, (400, 400))
    assert seen(noise, V).std() == pytest.approx(0.1 * np.sqrt(6), rel=0.02)


@pytest.fixture(scope="module")
def judge():
    images, labels = data.load_digits()
    vertical, horizontal = (np.array([seen(image, K) for image in images]) for K in (V, H))
    inputs = {
        "pixels": images,
        "signed": np.stack([vertical, horizontal], axis=-1),
        "strengths": np.hypot(vertical, horizontal),
    }
    Y = dlhelpers.one_hot(labels, 10)

    def accuracy(what, steps=300, seed=1):
        columns = inputs[what].reshape(len(images), -1).T
        parts = data.train_test_split(columns, Y, np.random.default_rng(seed))
        zeros = {"W1": np.zeros((10, len(columns))), "b1": np.zeros((10, 1))}
        found, _ = training.train(parts[0], parts[2], zeros, steps, 0.5, output="softmax")
        said, _ = dlhelpers.forward_prop(parts[1], found, output="softmax")
        return 100 * np.mean(said.argmax(axis=0) == parts[3].argmax(axis=0)), 10 * len(columns) + 10

    return accuracy


@pytest.mark.parametrize(
    ("what", "steps", "share", "size"),
    [
        ("pixels", 300, 95.5, 650),
        ("pixels", 3000, 96.7, 650),
        ("signed", 300, 96.4, 730),
        ("strengths", 300, 93.0, 370),
    ],
)
def test_scoreboard(judge, what, steps, share, size):
    found, parameters = judge(what, steps)
    assert found == pytest.approx(share, abs=2.1 * ONE_IMAGE)
    assert parameters == size


def test_strengths_lose_on_every_split(judge):
    for seed in (1, 2, 3, 4):
        assert judge("strengths", seed=seed)[0] < judge("pixels", seed=seed)[0] - 1


def test_predictions_say_what_happens(judge):
    happens = {
        "light to dark": seen(STRIPES, V)[0, 1],
        "rows of the answer": len(seen(STRIPES, V)),
        "a colour edge": 0,
        "-3 as a byte": np.array(-3).astype(np.uint8),
        "Sobel from stripes": 4 / 3,
        "noise in the answer": 0.1 * np.sqrt(6),
    }
    for prediction in PREDICTIONS:
        if not prediction.options:
            right = prediction.right.value
            assert abs(happens[prediction.name] - right) <= prediction.tolerance, prediction.name
    assert LESSON.predictions.names == tuple(prediction.name for prediction in PREDICTIONS)


def test_film_has_a_picture_for_every_place():
    assert sliding_window.film(STRIPES, V).count("data:image/png;base64") == 16
    rows = sliding_window.plot_places(STRIPES, V, [(0, 0), (0, 1), (0, 3)])
    assert [row[2].get_title() for row in rows] == ["answer 0", "answer +3", "answer 0"]


def test_right_ridge_shines_and_left_one_fades():
    """What the text says of the diagonal filter, on the slopes of the top roof."""
    diagonal = seen(TEMPLE, np.array([[0, 1, 1], [-1, 0, 1], [-1, -1, 0.0]]))
    right, left = diagonal[20:40, 80:110], diagonal[20:40, 35:65]
    assert np.median(right.max(axis=0)) > 2 * np.median(left.max(axis=0))


def test_learning_is_drawn_stage_by_stage():
    stages = {0: np.zeros((3, 3)), 10: SOBEL}
    *kernels, curve = pictures.plot_learning(stages, {0: 1.0, 10: 0.1})
    assert [ax.get_title() for ax in kernels] == ["0 steps", "10 steps"]
    assert curve.lines[0].get_ydata().tolist() == [1.0, 0.1]
    # A small negative number is written 0, not -0.
    ax = pictures.show_kernel(np.array([[-1e-4, 1.5, -1.0]]))
    assert [text.get_text() for text in ax.texts] == ["0", "1.5", "\N{MINUS SIGN}1"]

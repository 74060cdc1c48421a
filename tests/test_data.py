"""The data sets: scikit-learn's arrays, true to the manifest, made again to the same bytes."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from dlhelpers import data
from dlhelpers.dense import backward_prop, forward_prop, predict
from dlhelpers.optimizers import update_parameters

FOLDER = Path(__file__).resolve().parent.parent / "data"
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="ascii"))


def test_making_the_files_again_gives_the_same_bytes(tmp_path):
    command = [sys.executable, str(FOLDER / "make_data.py"), "--to", str(tmp_path)]
    subprocess.run(command, check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == {entry["file"] for entry in MANIFEST} | {"manifest.json"}
    for name, content in made.items():
        assert content == (FOLDER / name).read_bytes(), name


def test_the_manifest_is_true():
    assert {path.name for path in FOLDER.glob("*.csv")} == {entry["file"] for entry in MANIFEST}
    for entry in MANIFEST:
        content = (FOLDER / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        lines = content.decode("ascii").splitlines()
        assert [len(lines) - 1, len(lines[0].split(","))] == entry["shape"]
        assert entry["source"] and entry["licence"] and entry["command"] == "make data"


def test_digits_are_those_of_scikit_learn():
    images, labels = data.load_digits()
    theirs = datasets.load_digits()
    assert np.array_equal(images, theirs.images / 16) and images.dtype == np.float64
    assert np.array_equal(labels, theirs.target) and labels.dtype.kind == "i"
    assert images.min() == 0 and images.max() == 1


def test_three_or_eight():
    X, Y = data.load_three_or_eight()
    theirs = datasets.load_digits()
    chosen = np.isin(theirs.target, (3, 8))
    assert X.shape == (64, 357) and Y.shape == (1, 357)
    assert np.array_equal(X * 16, theirs.data[chosen].T)
    assert np.array_equal(Y[0], theirs.target[chosen] == 8) and Y.dtype.kind == "i"


def test_breast_cancer_is_that_of_scikit_learn():
    X, Y, names = data.load_breast_cancer()
    theirs = datasets.load_breast_cancer()
    assert np.array_equal(X, theirs.data.T) and X.dtype == np.float64
    assert np.array_equal(Y, theirs.target.reshape(1, -1)) and Y.dtype.kind == "i"
    assert names == list(theirs.feature_names)


def test_the_temple_is_a_part_of_the_photograph_of_scikit_learn():
    photo = data.load_temple()
    assert photo.shape == (160, 150) and photo.dtype == np.float64
    assert 0 <= photo.min() < 0.01 and 0.9 < photo.max() <= 1
    assert np.allclose(photo * 255, np.round(photo * 255))
    # Pillow's own grey weighs the colours alike; it rounds before the mean, we after it.
    path = Path(datasets.__file__).parent / "images" / "china.jpg"
    theirs = np.asarray(Image.open(path).convert("L"), float)[24:344, 60:360]
    theirs = (theirs[::2, ::2] + theirs[1::2, ::2] + theirs[::2, 1::2] + theirs[1::2, 1::2]) / 4
    assert np.abs(photo * 255 - theirs).max() <= 1.5


def test_the_flower_has_two_classes_on_its_petals():
    X, Y = data.load_flower()
    assert X.shape == (2, 400) and X.dtype == np.float64
    assert Y.shape == (1, 400) and Y.dtype.kind == "i"
    assert np.array_equal(np.unique(Y, return_counts=True), [[0, 1], [200, 200]])
    # The rose reaches out to 4, and the noise in the radius is 0.2.
    assert 4 < np.hypot(*X).max() < 4 + 5 * 0.2


def test_a_line_cannot_cut_the_flower():
    X, Y = data.load_flower()
    line = LogisticRegression(C=np.inf).fit(X.T, Y[0])
    assert line.score(X.T, Y[0]) == pytest.approx(0.47, abs=0.01)


@pytest.mark.parametrize(("n_h", "accuracy"), [(1, 0.675), (3, 0.91), (4, 0.91)])
def test_a_tanh_network_cuts_the_flower(n_h, accuracy):
    X, Y = data.load_flower()
    rng = np.random.default_rng(0)
    parameters = {
        "W1": rng.normal(0, 0.01, (n_h, 2)),
        "b1": np.zeros((n_h, 1)),
        "W2": rng.normal(0, 0.01, (1, n_h)),
        "b2": np.zeros((1, 1)),
    }
    for _ in range(5000):
        AL, caches = forward_prop(X, parameters, hidden="tanh")
        gradients = backward_prop(AL, Y, caches, hidden="tanh")
        parameters = update_parameters(parameters, gradients, 1.2)
    found = np.mean(predict(X, parameters, hidden="tanh") == Y)
    assert found == pytest.approx(accuracy, abs=0.02)


def test_an_installed_package_brings_its_files(tmp_path, monkeypatch):
    inside, beside = tmp_path / "files", tmp_path / "data"
    inside.mkdir()
    (inside / "flower.csv").write_text("x1,x2,label\n1.5,-2.5,1\n3.0,4.0,0\n", encoding="ascii")
    monkeypatch.setattr(data, "FOLDERS", (inside, beside))
    X, Y = data.load_flower()
    assert np.array_equal(X, [[1.5, 3], [-2.5, 4]]) and np.array_equal(Y, [[1, 0]])


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "FOLDERS", (tmp_path / "files", tmp_path / "data"))
    loaders = data.load_flower, data.load_digits, data.load_breast_cancer, data.load_temple
    for load in loaders:
        with pytest.raises(FileNotFoundError, match=r"\.csv is missing(.|\n)*fix: .*make data"):
            load()


@given(st.integers(2, 50), st.floats(0.01, 0.99), st.integers(0, 99))
def test_a_split_is_a_partition_that_keeps_pairs_together(m, share, seed):
    X, Y = np.arange(2.0 * m).reshape(2, m), np.arange(m).reshape(1, m)
    if not 0 < round(share * m) < m:
        with pytest.raises(ValueError, match="leaves one part empty"):
            data.train_test_split(X, Y, np.random.default_rng(seed), share)
        return
    parts = data.train_test_split(X, Y, np.random.default_rng(seed), share)
    X_train, X_test, Y_train, Y_test = parts
    assert X_test.shape == (2, round(share * m)) and Y_test.shape == (1, round(share * m))
    assert np.array_equal(np.sort(np.hstack([Y_train, Y_test])), Y)
    for some_X, some_Y in ((X_train, Y_train), (X_test, Y_test)):
        assert np.array_equal(some_X, X[:, some_Y[0]])
        assert not np.shares_memory(some_X, X)


def test_a_split_is_random_but_can_be_repeated():
    X, Y = np.arange(40.0).reshape(2, 20), np.arange(20).reshape(1, 20)
    tests = [data.train_test_split(X, Y, np.random.default_rng(s))[3] for s in (0, 0, 1)]
    assert np.array_equal(tests[0], tests[1])
    assert not np.array_equal(tests[0], tests[2])
    assert tests[0].shape == (1, 4)


@given(st.integers(0, 10**6), st.integers(2, 30))
def test_standardise_equals_scikit_learn(seed, m):
    rng = np.random.default_rng(seed)
    X, others = rng.normal(5, 3, (4, m)), rng.normal(5, 3, (4, 7))
    kept = X.copy(), others.copy()
    theirs = StandardScaler().fit(X.T)
    X_new, others_new = data.standardise(X, others)
    np.testing.assert_allclose(X_new, theirs.transform(X.T).T, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(others_new, theirs.transform(others.T).T, rtol=1e-6, atol=1e-9)
    assert np.array_equal(data.standardise(X), X_new)
    assert np.array_equal(X, kept[0]) and np.array_equal(others, kept[1])


def test_a_constant_feature_stays_small():
    X = np.array([[0.1] * 10, [1.0, 2.0] * 5])
    constant, varying = data.standardise(X)
    np.testing.assert_allclose(constant, 0, atol=1e-15)
    np.testing.assert_allclose(varying, [-1, 1] * 5)


def test_digits_wander_over_the_canvas():
    digits, digit_labels = data.load_digits()
    images, labels = data.load_wandering_digits(np.random.default_rng(0))
    assert images.shape == (1797, 14, 14) and np.array_equal(labels, digit_labels)
    places = set()
    for image, digit in zip(images, digits, strict=True):
        # Where the digit fits exactly and nothing is left over; blank rims may fit at several.
        windows = np.lib.stride_tricks.sliding_window_view(image, (8, 8))
        fits = np.argwhere((windows == digit).all(axis=(2, 3)))
        assert len(fits) > 0 and image.sum() == pytest.approx(digit.sum())
        places.update(map(tuple, fits[:1]))
    assert {row for row, _ in places} == {column for _, column in places} == set(range(7))


def test_the_places_can_be_repeated():
    first, again, other = (
        data.load_wandering_digits(np.random.default_rng(seed))[0] for seed in (0, 0, 1)
    )
    assert np.array_equal(first, again) and not np.array_equal(first, other)
    still, _ = data.load_wandering_digits(np.random.default_rng(0), side=8)
    assert np.array_equal(still, data.load_digits()[0])


def test_the_zen_of_python(capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "this", raising=False)  # it speaks when it is imported
    text = data.zen()
    assert capsys.readouterr() == ("", "")
    assert text.startswith("The Zen of Python, by Tim Peters") and text == data.zen()
    assert (len(text), len(set(text.lower()))) == (856, 32)


X, Y = np.ones((3, 5)), np.zeros((1, 5))
RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: data.train_test_split(X, Y[:, :4], RNG), ValueError, "X has 5 columns"),
        (lambda: data.train_test_split(X, Y[0], RNG), ValueError, r"Y.reshape\(1, -1\)"),
        (lambda: data.train_test_split(5, Y, RNG), TypeError, "X is not an array"),
        (lambda: data.train_test_split(X, Y, 0), TypeError, "rng is not a random generator"),
        (lambda: data.train_test_split(X, Y, RNG, "20 %"), TypeError, "test_share = '20 %'"),
        (lambda: data.train_test_split(X, Y, RNG, 1.5), ValueError, "test_share = 1.5"),
        (lambda: data.load_wandering_digits(0), TypeError, "rng is not a random generator"),
        (lambda: data.load_wandering_digits(RNG, 7), ValueError, "side = 7"),
        (lambda: data.standardise(X[0]), ValueError, "X_train has the wrong shape"),
        (lambda: data.standardise(X * np.nan), ValueError, "X_train holds nan"),
        (lambda: data.standardise(X, X[:2]), ValueError, r"X_test of shape \(3, m\)"),
    ],
)
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words):
        call()

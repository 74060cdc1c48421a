"""The course's data sets, read from files that come with it: nothing is downloaded.

Where each file comes from, and under which licence, stands in ``data/manifest.json``.
"""

import codecs
import contextlib
import io
from numbers import Real
from pathlib import Path

import numpy as np

from dlhelpers.errors import (
    explain,
    require_array,
    require_count,
    require_generator,
    require_no_nan,
)

PACKAGE = Path(__file__).resolve().parent
# An installed package has the files inside it; in a checkout they stand beside it.
FOLDERS = (PACKAGE / "files", PACKAGE.parent / "data")


def load_flower():
    """Load the flower: points on the petals of a polar rose, in two classes.

    Returns
    -------
    X : ndarray, shape (2, 400)
        Coordinates of the points.
    Y : ndarray of int, shape (1, 400)
        Their classes, 0 or 1; 200 of each.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    table, _ = _read("flower.csv")
    return _columns(table)


def load_digits():
    """Load the handwritten digits.

    Returns
    -------
    images : ndarray, shape (1797, 8, 8)
        Grey levels from 0 (paper) to 1 (ink); axes: example, row, column.
    labels : ndarray of int, shape (1797,)
        The digit that was meant, 0 to 9.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    table, _ = _read("digits.csv")
    return table[:, :-1].reshape(-1, 8, 8) / 16, table[:, -1].astype(int)


def load_three_or_eight():
    """Load those digits that are a 3 or an 8, ready for a yes/no question.

    Returns
    -------
    X : ndarray, shape (64, 357)
        One image per column, its rows one after the other.
    Y : ndarray of int, shape (1, 357)
        1 for an 8, 0 for a 3.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    images, labels = load_digits()
    chosen = (labels == 3) | (labels == 8)
    X = np.ascontiguousarray(images[chosen].reshape(-1, 64).T)
    return X, (labels[chosen] == 8).astype(int).reshape(1, -1)


def load_breast_cancer():
    """Load 30 measurements of cell nuclei from each of 569 patients, and the diagnosis.

    Returns
    -------
    X : ndarray, shape (30, 569)
        One patient per column. The features differ in size by a factor of ten thousand and more.
    Y : ndarray of int, shape (1, 569)
        1 for benign (harmless), 0 for malignant: as in scikit-learn.
    feature_names : list of str
        What each row of `X` is.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    table, header = _read("breast_cancer.csv")
    return *_columns(table), header[:-1]


def load_temple():
    """Load a photograph of a temple with three roofs, in grey.

    It is a part of "china.jpg", which comes with scikit-learn: a photograph by danielbuechele,
    CC BY 2.0, cut out, made grey and half the size for this course.

    Returns
    -------
    ndarray, shape (160, 150)
        Grey levels from 0 (black) to 1 (white), whole multiples of 1/255; axes: row, column.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    table, _ = _read("temple.csv")
    return table / 255


def load_wandering_digits(rng, side=14):
    """Load the handwritten digits, each pasted at a random place of a larger canvas.

    Parameters
    ----------
    rng : numpy.random.Generator
        Chooses the places.
    side : int
        Height and width of the canvas, at least 8.

    Returns
    -------
    images : ndarray, shape (1797, side, side)
        Grey levels from 0 (paper) to 1 (ink); axes: example, row, column.
    labels : ndarray of int, shape (1797,)
        The digit that was meant, 0 to 9.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    TypeError, ValueError
        If `rng` is no generator, or `side` not a whole number of this size.
    """
    require_generator(rng, "load_wandering_digits")
    require_count(side, "side", "load_wandering_digits", least=8)
    digits, labels = load_digits()
    canvas = np.zeros((len(digits), side, side))
    places = rng.integers(0, side - 8, size=(len(digits), 2), endpoint=True)
    for image, digit, (row, column) in zip(canvas, digits, places, strict=True):
        image[row : row + 8, column : column + 8] = digit
    return canvas, labels


def zen():
    """Look up the Zen of Python, a poem of 856 characters that comes with the language.

    Returns
    -------
    str
        The text; in lower case it has 32 different characters.
    """
    with contextlib.redirect_stdout(io.StringIO()):  # the module prints it when it is imported
        import this
    return codecs.decode(this.s, "rot13")


def train_test_split(X, Y, rng, test_share=0.2):
    """Hold some examples back, chosen at random, to test on.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Examples, one per column.
    Y : ndarray, shape (n_y, m)
        Their labels.
    rng : numpy.random.Generator
        Source of the random choice.
    test_share : float
        Share of the examples to hold back; between 0 and 1, so that neither part is empty.

    Returns
    -------
    X_train, X_test, Y_train, Y_test : ndarray
        ``round(test_share * m)`` columns are in the test parts, the others in the training parts.

    Raises
    ------
    TypeError, ValueError
        If `X` and `Y` have different numbers of columns, or a part would be empty.
    """
    require_array(X, "X", "train_test_split", shape=("n_x", "m"))
    m = X.shape[1]
    fix = f"X has {m} columns, and each needs its label."
    require_array(Y, "Y", "train_test_split", shape=("n_y", m), fix=fix)
    require_generator(rng, "train_test_split")
    if not isinstance(test_share, Real) or not 0 < round(test_share * m) < m:
        raise (ValueError if isinstance(test_share, Real) else TypeError)(
            explain(
                "train_test_split: test_share leaves one part empty.",
                expected=f"a share that gives 1 to {m - 1} of {m} examples to the test part",
                got=f"test_share = {test_share!r}",
                fix="write for example test_share=0.2 for a fifth.",
            )
        )
    order = rng.permutation(m)
    test, train = np.split(order, [round(test_share * m)])
    return X[:, train], X[:, test], Y[:, train], Y[:, test]


def standardise(X_train, *others):
    r"""Give every feature mean 0 and standard deviation 1, as measured on the training columns.

    .. math:: x \mapsto \frac{x - \mu_{train}}{\sigma_{train}}

    The others, say the test set, are moved by the same mean and scaled by the same deviation: what
    one knows about them must not enter. A feature that never varies becomes 0 in training.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m)
        Training examples, one per column.
    *others : ndarray, shape (n_x, any)
        More examples with the same features.

    Returns
    -------
    ndarray, or tuple of ndarray
        One for each argument: ``X_train, X_test = standardise(X_train, X_test)``.

    Raises
    ------
    TypeError, ValueError
        If the arguments have different numbers of rows, or `X_train` holds nan.
    """
    require_array(X_train, "X_train", "standardise", shape=("n_x", "m"))
    require_no_nan(X_train, "X_train", "standardise")
    for X in others:
        fix = "all arguments have the same features, one per row."
        require_array(X, "X_test", "standardise", shape=(X_train.shape[0], "m"), fix=fix)
    mean = X_train.mean(axis=1, keepdims=True)
    deviation = X_train.std(axis=1, keepdims=True)
    # Rounding can leave a constant feature a deviation of 1e-17, which must not divide anything.
    varies = np.ptp(X_train, axis=1, keepdims=True) > 0
    scale = np.where(varies, deviation, 1)
    results = tuple((X - mean) / scale for X in (X_train, *others))
    return results if others else results[0]


def _read(name):
    """Read a table of numbers and its header."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            with open(folder / name, encoding="ascii") as file:
                header = file.readline().rstrip("\n").split(",")
                return np.loadtxt(file, delimiter=","), header
    raise FileNotFoundError(
        explain(
            f"The data file {name} is missing.",
            expected=f"{name} in one of the folders {', '.join(map(str, FOLDERS))}",
            got="no such file",
            fix="run `make data` in the course's folder, or unpack the course again.",
        )
    )


def _columns(table):
    """Turn a table, one example per row and its label last, into X and Y: examples as columns."""
    return np.ascontiguousarray(table[:, :-1].T), table[:, -1].astype(int).reshape(1, -1)

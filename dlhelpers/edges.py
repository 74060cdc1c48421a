"""Edges: two filters that find them, how strong an edge is, and a filter that is learned."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlhelpers.arguments import require_number
from dlhelpers.convolution import convolve2d
from dlhelpers.errors import explain, require_array, require_count, require_no_nan
from dlhelpers.geometry import output_size

# Positive where the image is lighter on the left, or above. Tuples, so that nobody changes them.
VERTICAL_EDGE = ((1.0, 0.0, -1.0),) * 3
HORIZONTAL_EDGE = ((1.0,) * 3, (0.0,) * 3, (-1.0,) * 3)

# No filter has weights like these: the steps were too long. Its squares are still finite.
ENDLESS = 1e100


def gradient_magnitude(image):
    r"""Measure how strong the edge is at each place, whatever its direction.

    .. math:: \sqrt{(image * V)^2 + (image * H)^2}

    with the vertical filter V, three rows of ``1 0 -1``, and the horizontal one, its transpose.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels, at least 3 pixels high and wide.

    Returns
    -------
    ndarray, shape (H - 2, W - 2)
        0 where the image is flat.

    Raises
    ------
    TypeError, ValueError
        If `image` is not a matrix of this size, or holds nan.

    References
    ----------
    The filters: lecture notes 000, section 2.1; 003, "Dimension". Their magnitude: Prewitt, *Object
    enhancement and extraction* (1970).
    """
    require_array(image, "image", "gradient_magnitude", shape=("H", "W"))
    vertical = convolve2d(image, np.array(VERTICAL_EDGE))
    horizontal = convolve2d(image, np.array(HORIZONTAL_EDGE))
    return np.sqrt(vertical**2 + horizontal**2)


def learn_filter(X, Y, f, num_iterations, learning_rate):
    r"""Find the filter that turns one image into another, by gradient descent from zeros.

    The cost is the mean over the N output pixels of the squared error, so

    .. math:: \frac{\partial J}{\partial W_{ij}} = \frac{2}{N} \sum_{h,w} X_{h+i,\, w+j}
        \bigl((X * W) - Y\bigr)_{hw}

    Parameters
    ----------
    X : ndarray, shape (H, W)
        Image that goes in.
    Y : ndarray, shape (H - f + 1, W - f + 1)
        Image that should come out.
    f : int
        Side of the filter.
    num_iterations : int
        Number of steps, at least 0.
    learning_rate : float
        Length of a step relative to the gradient.

    Returns
    -------
    ndarray, shape (f, f)
        The filter.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, nan comes in, or the steps are so long that the filter grows
        without limit.

    References
    ----------
    Lecture notes 000, section 2.1 (the filter with the entries w1 to w9).
    """
    _require_images(X, Y, f)
    require_count(num_iterations, "num_iterations", "learn_filter", least=0)
    text = "learning_rate >= 0"
    require_number(
        learning_rate, "learning_rate", "learn_filter", allowed=lambda x: x >= 0, text=text
    )
    # Windows as rows: the filter's output is windows @ weights, and this is linear regression.
    windows = sliding_window_view(X.astype(float), (f, f)).reshape(-1, f * f)
    target, weights = Y.ravel(), np.zeros(f * f)
    for _ in range(num_iterations):
        error = windows @ weights - target
        weights = weights - learning_rate * 2 / target.size * (windows.T @ error)
        if np.abs(weights).max() > ENDLESS:
            raise ValueError(
                explain(
                    "learn_filter: the filter grew without limit.",
                    expected="steps that lead downhill",
                    got=f"weights above {ENDLESS:.0e}, with learning_rate = {learning_rate!r}",
                    fix="take a smaller learning rate, or scale the image to values from 0 to 1.",
                )
            )
    return weights.reshape(f, f)


def _require_images(X, Y, f):
    """Refuse two images that no filter of this size can belong to."""
    require_array(X, "X", "learn_filter", shape=("H", "W"))
    shape = tuple(output_size(n, f, 0, 1, caller="learn_filter") for n in X.shape)
    fix = f"a filter of {f}x{f} makes an image of this size out of X."
    require_array(Y, "Y", "learn_filter", shape=shape, fix=fix)
    require_no_nan(X, "X", "learn_filter")
    require_no_nan(Y, "Y", "learn_filter")

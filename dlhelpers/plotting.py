"""Pictures: costs, decision boundaries, weights, images, hidden units, calibration.

Colours are told apart by colour-blind eyes and on a grey print; where they carry meaning, a shape,
a line style or a sign says the same. Each function draws into the axes it is given, or into new
ones, and returns them.
"""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap

from dlhelpers.errors import explain, require_array

# From the palette of Okabe and Ito: blue and vermilion differ in hue, orange is also much lighter.
BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
LINES = [(BLUE, "-"), (VERMILION, "--"), (GREEN, "-."), ("black", ":")]
POINTS = [
    {"marker": "o", "facecolor": BLUE, "edgecolor": "white"},
    {"marker": "^", "facecolor": ORANGE, "edgecolor": "black"},
]
REGIONS = ListedColormap(["#A9CBE3", "#FFF0CC"])


def plot_costs(costs, ax=None):
    """Draw how the cost falls, one curve per training.

    Parameters
    ----------
    costs : dict of sequence of float
        ``{label: costs}``, the cost before each iteration.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or _new_axes()
    for (label, values), (colour, style) in zip(costs.items(), cycle(LINES), strict=False):
        ax.plot(values, color=colour, linestyle=style, label=label)
    ax.set(xlabel="iteration", ylabel="cost J")
    ax.legend()
    return ax


def plot_points(X, Y, ax=None, size=28):
    """Draw points of two classes, each with its own shape and colour.

    Parameters
    ----------
    X : ndarray, shape (2, m)
        Coordinates.
    Y : ndarray, shape (1, m)
        Classes, 0 or 1.
    ax : matplotlib.axes.Axes, optional
        Where to draw.
    size : float
        Area of a point, in square points (1/72 inch).

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the shapes are others.
    """
    require_array(X, "X", "plot_points", shape=(2, "m"))
    require_array(Y, "Y", "plot_points", shape=(1, X.shape[1]))
    ax = ax or _new_axes()
    for label, look in enumerate(POINTS):
        x1, x2 = X[:, Y[0] == label]
        ax.scatter(x1, x2, s=size, linewidth=0.6, label=f"class {label}", **look)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    return ax


def plot_decision_boundary(predict, X, Y, ax=None):
    """Colour the plane by what a model says there, and draw the points on top.

    Parameters
    ----------
    predict : callable
        Takes points (2, any), returns 0 or 1 for each, shape (1, any).
    X : ndarray, shape (2, m)
        Coordinates of the points.
    Y : ndarray, shape (1, m)
        Their classes, 0 or 1.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the shapes are others.
    """
    ax = plot_points(X, Y, ax)
    x1, x2, decision = _over_the_plane(predict, X)
    decision = decision[0]
    ax.contourf(x1, x2, decision, levels=[-0.5, 0.5, 1.5], cmap=REGIONS, zorder=0)
    _draw_level(ax, x1, x2, decision, level=0.5)
    ax.legend(loc="upper right")
    return ax


def plot_wave(wave, X, Y, ax=None):
    """Colour the plane by a number that depends on the place: dark for low, light for high.

    Parameters
    ----------
    wave : callable
        Takes points (2, any), returns one number for each, shape (1, any): the activation of a
        hidden unit, or the weighted sum of a few of them.
    X : ndarray, shape (2, m)
        Coordinates of points to draw on top.
    Y : ndarray, shape (1, m)
        Their classes, 0 or 1.
    ax : matplotlib.axes.Axes, optional
        Where to draw. A line marks where the number is 0.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the shapes are others.
    """
    ax = plot_points(X, Y, ax)
    x1, x2, height = _over_the_plane(wave, X)
    _draw_wave(ax, x1, x2, height[0])
    return ax


def plot_hidden_units(hidden, X, Y, axes=None):
    """Draw each hidden unit's wave over the plane, side by side.

    Parameters
    ----------
    hidden : callable
        Takes points (2, any), returns the activations (n_h, any) of the hidden layer:
        ``lambda X: np.tanh(W1 @ X + b1)``.
    X : ndarray, shape (2, m)
        Coordinates of points to draw on top.
    Y : ndarray, shape (1, m)
        Their classes, 0 or 1.
    axes : ndarray of matplotlib.axes.Axes, optional
        Where to draw: at least n_h of them.

    Returns
    -------
    ndarray of matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the shapes are others.
    """
    x1, x2, heights = _over_the_plane(hidden, X)
    axes = _new_grid(len(heights), width=2.6) if axes is None else axes
    for unit, (height, ax) in enumerate(zip(heights, np.ravel(axes), strict=False), start=1):
        plot_points(X, Y, ax, size=10)
        picture = _draw_wave(ax, x1, x2, height, lowest=heights.min(), highest=heights.max())
        ax.set_title(f"hidden unit {unit}")
    np.ravel(axes)[0].figure.colorbar(picture, ax=np.ravel(axes), label="activation")
    return axes


def show_weights(w, ax=None):
    """Show the weights of one unit as an image: what it looks for, and what speaks against it.

    Parameters
    ----------
    w : ndarray
        As many weights as a square image has pixels, in any shape: (64, 1), (1, 64), (8, 8).
    ax : matplotlib.axes.Axes, optional
        Where to draw. The colours are centred on 0; a sign marks each large weight.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If the weights do not fill a square.
    """
    side = round(np.sqrt(np.size(w)))
    if side == 0 or side**2 != np.size(w):
        raise ValueError(
            explain(
                "show_weights: the weights do not fill a square image.",
                expected="64 weights for 8 x 8 pixels, or another square number",
                got=f"{np.size(w)} weights, shape {np.shape(w)}",
                fix="pass the weights of one unit, without its bias: w, or one row of W1.",
            )
        )
    ax = ax or _new_axes()
    image = np.reshape(w, (side, side))
    limit = np.abs(image).max() or 1.0
    picture = ax.imshow(image, cmap="RdBu_r", vmin=-limit, vmax=limit)
    for (row, column), weight in np.ndenumerate(image):
        if abs(weight) > 0.2 * limit:
            sign = "+" if weight > 0 else "\N{MINUS SIGN}"
            colour = "white" if abs(weight) > 0.6 * limit else "black"
            ax.text(column, row, sign, color=colour, ha="center", va="center")
    ax.set(xlabel="column", ylabel="row")
    ax.figure.colorbar(picture, ax=ax, label="weight")
    return ax


def show_images(images, titles=None, axes=None):
    """Show images side by side, dark where there is ink.

    Parameters
    ----------
    images : ndarray, shape (n, n_H, n_W)
        Grey levels, on one common scale.
    titles : sequence of str, optional
        One for each image.
    axes : ndarray of matplotlib.axes.Axes, optional
        Where to draw: at least n of them.

    Returns
    -------
    ndarray of matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `images` has another rank.
    """
    require_array(images, "images", "show_images", shape=("n", "n_H", "n_W"))
    axes = _new_grid(len(images), width=1.3) if axes is None else axes
    titles = [""] * len(images) if titles is None else titles
    for image, title, ax in zip(images, titles, np.ravel(axes), strict=False):
        ax.imshow(image, cmap="gray_r", vmin=images.min(), vmax=images.max())
        ax.set(title=title, xticks=[], yticks=[])
    return axes


def plot_calibration(calibration, ax=None):
    """Draw how often guesses were right against how sure somebody was of them.

    Parameters
    ----------
    calibration : dlhelpers.exercises.ledger.Calibration
        Groups of guesses; the area of a point goes with their number, which stands beside it.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or _new_axes()
    ax.plot([0, 100], [0, 100], color="black", linestyle=":")
    ax.annotate("as sure as right", (8, 8), (8, -8), textcoords="offset points")
    sizes = [40 * count for count in calibration.counts]
    ax.scatter(calibration.sure, calibration.right, s=sizes, color=BLUE)
    for sure, right, count in zip(
        calibration.sure, calibration.right, calibration.counts, strict=True
    ):
        ax.annotate(str(count), (sure, right), ha="center", va="center", color="white")
    ax.text(98, 4, "surer than right", ha="right")
    ax.text(2, 94, "right more often than sure")
    ax.set(xlabel="how sure (%)", ylabel="how often right (%)", xlim=(-5, 105), ylim=(-5, 105))
    ax.set_aspect("equal")
    return ax


def _new_axes():
    """One new picture."""
    return plt.subplots(layout="constrained")[1]


def _new_grid(count, width, most=8):
    """New axes for `count` small pictures, at most 8 in a row."""
    columns = min(count, most)
    rows = -(-count // columns)
    size = (width * columns + 1, width * rows + 0.4)
    _, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    for unused in axes.flat[count:]:
        unused.set_axis_off()
    return axes


def _over_the_plane(function, X, points=200):
    """Evaluate a function of the plane on a grid around the points `X`."""
    require_array(X, "X", "the picture", shape=(2, "m"))
    margin = 0.08 * np.ptp(X, axis=1)
    low, high = X.min(axis=1) - margin, X.max(axis=1) + margin
    x1, x2 = (np.linspace(start, stop, points) for start, stop in zip(low, high, strict=True))
    grid = np.stack([side.ravel() for side in np.meshgrid(x1, x2)])
    return x1, x2, np.reshape(function(grid), (-1, points, points))


def _draw_wave(ax, x1, x2, height, lowest=None, highest=None):
    """Colour the plane by height, from dark to light, with a line at 0."""
    extent = (x1[0], x1[-1], x2[0], x2[-1])
    picture = ax.imshow(
        height, extent=extent, origin="lower", cmap="cividis", vmin=lowest, vmax=highest, zorder=0
    )
    _draw_level(ax, x1, x2, height, level=0)
    return picture


def _draw_level(ax, x1, x2, height, level):
    """Draw the line on which the height is `level`, if there is one."""
    if height.min() < level < height.max():  # matplotlib warns about a line that is nowhere
        ax.contour(x1, x2, height, levels=[level], colors="black", linewidths=1.2, zorder=0.5)

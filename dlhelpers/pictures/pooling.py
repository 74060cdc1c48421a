"""Pictures of lesson 6: who wins in a window of a pooling layer, and where gradients pile up."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from dlhelpers.films import make_film
from dlhelpers.plotting import VERMILION
from dlhelpers.pooling import pool_backward, pool_forward


def plot_pooling(image, f=2):
    """Show an image with its windows and their winners, and what pooling makes of it.

    Parameters
    ----------
    image : ndarray, shape (n, n)
        Small whole numbers; windows of f x f stand side by side on it.
    f : int
        Side of the windows, and their stride.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
        The image, the maxima, the averages, and the gradient that comes back from ones.
    """
    batch = image[np.newaxis, :, :, np.newaxis].astype(float)
    largest, cache = pool_forward(batch, f, f)
    back = pool_backward(np.ones(largest.shape), cache)[0, :, :, 0]
    average, _ = pool_forward(batch, f, f, "average")
    _, axes = plt.subplots(1, 4, figsize=(11, 3.1), layout="constrained")
    titles = ("The image and who wins", "maxima", "averages", f"ones come back: {back.sum():g}")
    for ax, matrix, title in zip(
        axes, (image, largest[0, :, :, 0], average[0, :, :, 0], back), titles, strict=True
    ):
        _show_numbers(ax, matrix, title, faint_zeros=matrix is back)
        _draw_windows(ax, matrix.shape, f if len(matrix) == len(image) else 1)
    _ring_winners(axes[0], back)
    return axes


def plot_winners(feature_map, f=2):
    """Lay the winners of all windows over a feature map, and show what is kept beside it.

    Parameters
    ----------
    feature_map : ndarray, shape (n_H, n_W)
        What one filter answers, before pooling.
    f : int
        Side of the windows, and their stride.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    batch = feature_map[np.newaxis, :, :, np.newaxis]
    pooled, cache = pool_forward(batch, f, f)
    winners = pool_backward(np.ones(pooled.shape), cache)[0, :, :, 0]
    _, axes = plt.subplots(1, 2, figsize=(9, 4.3), layout="constrained")
    scale = {"vmin": 0, "vmax": feature_map.max()}
    axes[0].imshow(feature_map, cmap="gray_r", **scale)
    axes[1].imshow(pooled[0, :, :, 0], cmap="gray_r", **scale)
    _draw_windows(axes[0], feature_map.shape, f)
    _ring_winners(axes[0], winners, radius=30)
    kept = int(winners.sum())
    axes[0].set_title(f"{kept} of {feature_map.size} entries win")
    axes[1].set_title("The next layer sees only the winners")
    for ax in axes:
        ax.set(xticks=[], yticks=[])
    axes[0].figure.colorbar(axes[0].images[0], ax=axes, label="activation")
    return axes


def draw_pile(axes, image, windows, f=3):
    """Show how much gradient has come back to each pixel after so many windows.

    Every window sends back a 1. Above with max-pooling, below with averages; windows overlap, as
    their stride is 1.

    Parameters
    ----------
    axes : sequence of two matplotlib.axes.Axes
        For the maximum and for the average; they are cleared first.
    image : ndarray, shape (n_H, n_W)
        What is pooled.
    windows : int
        How many windows have been undone, in reading order.
    f : int
        Side of the windows.
    """
    batch = image[np.newaxis, :, :, np.newaxis].astype(float)
    for ax, mode in zip(axes, ("max", "average"), strict=True):
        A, cache = pool_forward(batch, f, 1, mode)
        sent = (np.arange(A.size) < windows).astype(float).reshape(A.shape)
        back = pool_backward(sent, cache)[0, :, :, 0]
        ax.clear()
        heights = back if mode == "max" else f * f * back
        ax.imshow(heights, cmap="Blues", vmin=0, vmax=f * f * 1.6)
        for (row, column), height in np.ndenumerate(heights):
            unit = "" if mode == "max" or not round(height) else f"/{f * f}"
            text = f"{round(height)}{unit}"
            ax.text(column, row, text, ha="center", va="center", fontsize=9)
        if windows:
            row, column = np.unravel_index(windows - 1, A.shape[1:3])
            _frame(ax, column, row, f)
        ax.set(xticks=[], yticks=[], title=f"{mode}: {round(back.sum(), 6):g} in all")
        ax.title.set_fontsize(10)


def plot_pile(image, stages, f=3):
    """Draw some stages of `draw_pile` side by side.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        What is pooled.
    stages : sequence of int
        Numbers of windows that have been undone.
    f : int
        Side of the windows.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, stages)
    """
    size = (2.1 * len(stages), 4.6)
    _, axes = plt.subplots(2, len(stages), figsize=size, squeeze=False, layout="constrained")
    for column, windows in zip(axes.T, stages, strict=True):
        draw_pile(column, image, windows, f)
    return axes


def film_of_the_pile(image, f=3):
    """Make a film of `draw_pile`, window by window.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        What is pooled.
    f : int
        Side of the windows.

    Returns
    -------
    str
        HTML with the pictures and the buttons; it needs no network.
    """
    figure, axes = plt.subplots(1, 2, figsize=(5.6, 3), dpi=72)
    figure.subplots_adjust(left=0.02, right=0.98, bottom=0.03, top=0.88, wspace=0.06)
    places = (image.shape[0] - f + 1) * (image.shape[1] - f + 1)
    return make_film(figure, lambda k: draw_pile(axes, image, k, f), range(places + 1), 800)


def _show_numbers(ax, matrix, title, faint_zeros):
    """A white board with numbers in it."""
    rows, columns = matrix.shape
    ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), aspect="equal")
    ax.set(xticks=[], yticks=[], title=title)
    for (row, column), number in np.ndenumerate(matrix):
        colour = "grey" if faint_zeros and not number else "black"
        ax.text(column, row, f"{number:g}", ha="center", va="center", fontsize=13, color=colour)


def _draw_windows(ax, shape, f):
    """Lines between windows that stand side by side."""
    for k in range(f, shape[0], f):
        ax.axhline(k - 0.5, color="black", linewidth=0.8)
    for k in range(f, shape[1], f):
        ax.axvline(k - 0.5, color="black", linewidth=0.8)


def _ring_winners(ax, winners, radius=700):
    """Put a ring around every entry that is not 0."""
    rows, columns = np.nonzero(winners)
    ax.scatter(columns, rows, s=radius, facecolor="none", edgecolor=VERMILION, linewidth=2)


def _frame(ax, column, row, side):
    """Draw a frame around a window."""
    look = {"fill": False, "edgecolor": VERMILION, "linewidth": 3}
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), side, side, **look))

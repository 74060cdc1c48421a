"""Pictures of a filter on its way over an image: window, products, and the answers so far."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from dlhelpers.convolution import convolve2d
from dlhelpers.films import make_film
from dlhelpers.plotting import VERMILION


def draw_window(axes, image, kernel, at):
    """Draw one place of a filter: the window, the products, and the answers so far.

    Parameters
    ----------
    axes : sequence of three matplotlib.axes.Axes
        Image, products, answers; they are cleared first.
    image : ndarray, shape (H, W)
        Small whole numbers.
    kernel : ndarray, shape (f_H, f_W)
        The filter.
    at : tuple of int
        Row and column of the window's upper left corner.
    """
    answers = convolve2d(image, kernel)
    for ax, matrix, title in (
        (axes[0], image, "image and window"),
        (axes[1], kernel, "pixel times weight"),
        (axes[2], answers, f"answer {answers[at]:+g}" if answers[at] else "answer 0"),
    ):
        ax.clear()
        rows, columns = matrix.shape
        ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), aspect="equal")
        ax.set(xticks=[], yticks=[], title=title)
    (row, column), (f_H, f_W) = at, kernel.shape
    axes[0].imshow(image, cmap="gray", vmin=-1, vmax=1)
    write_numbers(axes[0], image)
    _frame(axes[0], column, row, f_W, f_H)
    seen = {place: image[row + place[0], column + place[1]] for place in np.ndindex(kernel.shape)}
    for (i, j), pixel in seen.items():
        weight = kernel[i, j]
        counts = "bold" if pixel * weight else "normal"
        text = f"{pixel:g} · {weight:+g}" if weight else f"{pixel:g} · 0"
        text = text.replace("-", "\N{MINUS SIGN}")
        axes[1].text(j, i, text, ha="center", va="center", weight=counts, fontsize=11)
        _frame(axes[1], j, i, 1, 1, edgecolor="grey", linewidth=0.8)
    done = np.ravel_multi_index(at, answers.shape)
    limit = np.abs(answers).max() or 1.0
    so_far = np.where(np.arange(answers.size).reshape(answers.shape) <= done, answers, np.nan)
    axes[2].imshow(so_far, cmap="gray", vmin=-limit, vmax=limit)
    write_numbers(axes[2], so_far)
    for i, j in np.ndindex(answers.shape):
        _frame(axes[2], j, i, 1, 1, edgecolor="grey", linewidth=0.8)
    _frame(axes[2], column, row, 1, 1)


def film(image, kernel):
    """Make a film of a filter that goes over an image, place by place.

    Parameters
    ----------
    image, kernel : ndarray
        As for `draw_window`.

    Returns
    -------
    str
        HTML with the pictures and the buttons; it needs no network.
    """
    figure, axes = plt.subplots(1, 3, figsize=(8, 3), dpi=72)
    figure.subplots_adjust(left=0.02, right=0.98, bottom=0.03, top=0.9, wspace=0.12)
    places = list(np.ndindex(convolve2d(image, kernel).shape))
    return make_film(figure, lambda at: draw_window(axes, image, kernel, at), places, 900)


def plot_places(image, kernel, places):
    """Draw some places of a filter below each other, as `draw_window` does.

    Parameters
    ----------
    image, kernel : ndarray
        As for `draw_window`.
    places : sequence of tuple of int
        Row and column of each window.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (places, 3)
    """
    size = (8.5, 2.9 * len(places))
    _, axes = plt.subplots(len(places), 3, figsize=size, squeeze=False, layout="constrained")
    for row, at in zip(axes, places, strict=True):
        draw_window(row, image, kernel, at)
    return axes


def write_numbers(ax, matrix):
    """Write each number of a matrix into its pixel, in white on the dark ones, the negative ones.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Shows the matrix as an image.
    matrix : ndarray, shape (H, W)
        Numbers; where there is nan nothing is written.
    """
    for (row, column), number in np.ndenumerate(matrix):
        if np.isfinite(number):
            colour = "white" if number < -0.2 else "black"
            # Adding 0 turns the -0.0 that is left of a small negative number into 0.
            text = f"{round(float(number), 2) + 0:g}".replace("-", "\N{MINUS SIGN}")
            ax.text(column, row, text, ha="center", va="center", color=colour, fontsize=10)


def _frame(ax, column, row, width, height, **look):
    """Draw a frame around some pixels."""
    look = {"edgecolor": VERMILION, "linewidth": 3, **look}
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), width, height, fill=False, **look))

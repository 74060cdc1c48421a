"""Pictures of lesson 3: the shape ledger, the microscope, what a network of digits has learned."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.films import make_film
from dlhelpers.plotting import BLUE, ORANGE, VERMILION

SIGNS = ("W", "b", "Z", "A", "dA", "dZ", "dW", "db")


def plot_ledger(pages, ax=None):
    """Draw the shape ledger with the given pages filled in; what the last page adds stands out.

    Parameters
    ----------
    pages : list of tuple
        From `dlhelpers.microscope.shape_ledger`, or the first few of them.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    layers = max(layer for layer, _ in pages[0][1])
    ax = ax or plt.subplots(figsize=(9, 0.5 * layers + 1.3), layout="constrained")[1]
    for row in range(layers + 1):
        ax.text(-0.75, row, f"layer {row}", ha="center", va="center", weight="bold")
    for column, sign in enumerate(SIGNS):
        ax.text(column, -0.85, sign, ha="center", va="center", weight="bold")
    for number, (_, entries) in enumerate(pages, start=1):
        for (layer, sign), shape in entries.items():
            new = number == len(pages)
            box = {"facecolor": "#FFF0CC" if new else "white", "edgecolor": "black"}
            text = f"({shape[0]}, {shape[1]})"
            weight = "bold" if new else "normal"
            place = SIGNS.index(sign), layer
            ax.text(*place, text, ha="center", va="center", fontsize=8.5, bbox=box, weight=weight)
    ax.axvline(3.5, color="grey", linestyle=":")
    ax.set(xlim=(-1.2, len(SIGNS) - 0.4), ylim=(layers + 0.6, -1.3), title=pages[-1][0])
    ax.set_axis_off()
    return ax


def ledger_film(pages):
    """Make a film of a ledger that fills itself, one step of the two passes at a time.

    Parameters
    ----------
    pages : list of tuple
        From `dlhelpers.microscope.shape_ledger`.

    Returns
    -------
    str
        HTML with the pictures and the buttons; it needs no network.
    """
    layers = max(layer for layer, _ in pages[0][1])
    figure, ax = plt.subplots(figsize=(9, 0.5 * layers + 1.3), dpi=72)
    figure.subplots_adjust(left=0.01, right=0.99, bottom=0.02, top=0.9)

    def draw(count):
        ax.clear()
        plot_ledger(pages[:count], ax)

    return make_film(figure, draw, range(1, len(pages) + 1), milliseconds=1200)


def plot_views(views):
    """Draw what the microscope shows of several backward passes, side by side.

    Parameters
    ----------
    views : dict of dlhelpers.microscope.View
        ``{title: view}``; all of one network, none broken off.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    figure, axes = plt.subplots(
        1, len(views), figsize=(10, 4.4), sharey=True, squeeze=False, layout="constrained"
    )
    for ax, (title, view) in zip(axes[0], views.items(), strict=True):
        wrong = view.disagreements
        for row, line in enumerate(view.lines):
            look = {"color": BLUE} if line.name not in wrong else {"color": ORANGE, "hatch": "//"}
            width = max(line.error, 1e-13) / 1e-13
            ax.barh(row, np.log10(width), left=-13, edgecolor="black", **look)
        if wrong:
            row = [line.name for line in view.lines].index(wrong[0])
            ax.annotate("first", (0, row), (1.0, row), va="center", arrowprops={"arrowstyle": "->"})
        ax.axvline(np.log10(view.tolerance), color=VERMILION, linestyle="--")
        ax.set(title=title, xlim=(-13, 3.2), xticks=[-12, -9, -6, -3, 0])
        ax.set_xticklabels([f"$10^{{{power}}}$" for power in (-12, -9, -6, -3)] + ["1"])
        ax.set_yticks(range(len(view.lines)), [line.name for line in view.lines])
    axes[0, 0].invert_yaxis()
    axes[0, 0].set_ylabel("gradient, in the order of the way back")
    figure.supxlabel("relative error", fontsize=10)
    return axes[0]


def plot_mistakes(X, Y, probabilities, most=6):
    """Draw misjudged images, and below each the probabilities that the network gave it.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        Images, one per column.
    Y, probabilities : ndarray, shape (10, m)
        One-hot labels, and what the network says.
    most : int
        How many to draw: those in which it was surest.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, number)
    """
    labels, said = Y.argmax(axis=0), probabilities.argmax(axis=0)
    wrong = np.flatnonzero(labels != said)
    wrong = wrong[np.argsort(-probabilities.max(axis=0)[wrong])][:most]
    size = (1.75 * len(wrong), 3.6)
    _, axes = plt.subplots(2, len(wrong), figsize=size, squeeze=False, layout="constrained")
    for (above, below), i in zip(axes.T, wrong, strict=True):
        above.imshow(X[:, i].reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
        above.set(xticks=[], yticks=[], title=f"a {labels[i]}, read as {said[i]}")
        bars = below.bar(range(10), probabilities[:, i], color=BLUE, edgecolor="black")
        bars[labels[i]].set(color=ORANGE, hatch="//", edgecolor="black")
        below.set(ylim=(0, 1), xlabel="class", xticks=range(0, 10, 3))
        below.label_outer()
    axes[1, 0].set_ylabel("probability")
    return axes


def plot_first_layer(W1):
    """Draw the weights of each unit of the first layer as an image: what it looks for.

    Parameters
    ----------
    W1 : ndarray, shape (n, 64)
        Weights; red speaks for the unit, blue against it, the scale is common.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    columns = 8
    rows = -(-len(W1) // columns)
    size = (9, 1.1 * rows)
    figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    limit = np.abs(W1).max()
    for ax, weights in zip(axes.flat, W1, strict=False):
        image = weights.reshape(8, 8)
        picture = ax.imshow(image, cmap="RdBu_r", vmin=-limit, vmax=limit)
        # On a grey print red and blue look alike: a dot marks the negative half.
        row, column = np.nonzero(image < -0.4 * limit)
        ax.plot(column, row, ".", color="white", markersize=3)
    for ax in axes.flat:
        ax.set_axis_off()
    figure.colorbar(picture, ax=axes, label="weight")
    return axes

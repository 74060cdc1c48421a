"""Pictures of lesson 1: one neuron, its slope, its losses, its weights and its way downhill."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.activations import sigmoid
from dlhelpers.plotting import BLUE, LINES, VERMILION

MARKERS = "osD^"


def plot_slope_errors(steps, errors, ax=None):
    """Draw how wrong a slope found by trying is, over the size of the step.

    Parameters
    ----------
    steps : ndarray, shape (n,)
        The steps tried.
    errors : dict of ndarray, shape (n,)
        ``{label: absolute errors}``, one curve each.
    ax : matplotlib.axes.Axes, optional
        Where to draw. An error of exactly 0, which has no place on such an axis, is left out.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7, 3.6), layout="constrained")[1]
    for (label, error), (colour, style), marker in zip(
        errors.items(), cycle(LINES), cycle(MARKERS), strict=False
    ):
        seen = np.asarray(error) > 0
        ax.loglog(
            steps[seen], error[seen], color=colour, linestyle=style, marker=marker, label=label
        )
    ax.set(xlabel=r"step $\epsilon$", ylabel="absolute error of the slope")
    ax.grid(alpha=0.3)
    ax.legend()
    return ax


def plot_sigmoid_and_losses(z, axes=None):
    """Draw the sigmoid and the two losses, and mark what they say at one or more z.

    Parameters
    ----------
    z : float or sequence of float
        Where to mark, between -8 and 8.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    sequence of matplotlib.axes.Axes
    """
    if axes is None:
        _, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    left, right = axes
    line, marked = np.linspace(-8, 8, 321), np.atleast_1d(z).astype(float)

    left.plot(line, sigmoid(line), color=BLUE)
    left.plot(marked, sigmoid(marked), "o", color="black")
    for at in marked:
        # The words go where the curve is not: below it on the right, above it on the left.
        side = {"va": "top", "ha": "left"} if at >= 0 else {"va": "bottom", "ha": "right"}
        gap = (6, -6) if at >= 0 else (-6, 6)
        left.annotate(
            f"{sigmoid(at):.4f}", (at, sigmoid(at)), xytext=gap, textcoords="offset points", **side
        )
    left.set(xlabel="score z", ylabel=r"probability $a = \sigma(z)$", ylim=(-0.12, 1.12))
    left.set_title("From a score to a probability")

    # From the score itself: 1 - a would round to 0 on the right.
    losses = {"$y = 1$": (-1, "-", BLUE, "o"), "$y = 0$": (1, "--", VERMILION, "s")}
    for label, (sign, style, colour, marker) in losses.items():
        right.plot(line, np.logaddexp(0, sign * line), style, color=colour, label=label)
        right.plot(marked, np.logaddexp(0, sign * marked), marker, color="black")
    if len(marked) == 1:
        pair = [f"{np.logaddexp(0, sign * marked[0]):.3f}" for sign in (-1, 1)]
        right.set_title(f"Loss {pair[0]} if $y = 1$, {pair[1]} if $y = 0$")
    else:
        right.set_title("Sure and wrong is dear")
    right.set(xlabel="score z", ylabel="loss L", ylim=(-0.3, 8.3))
    right.legend(loc="upper center")
    return axes


def plot_votes(image, w, b):
    """Show how a neuron makes up its mind about one image: pixel times weight, pixel by pixel.

    Parameters
    ----------
    image : ndarray, shape (64,) or (64, 1)
        Grey levels.
    w : ndarray, shape (64, 1)
        Weights.
    b : float
        Bias.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
        The image, the weights, the votes.
    """
    figure, axes = plt.subplots(1, 3, figsize=(9, 3.1), layout="constrained")
    ink, weights = np.reshape(image, (8, 8)), np.reshape(w, (8, 8))
    votes = ink * weights
    limit = np.abs(weights).max()
    axes[0].imshow(ink, cmap="gray_r")
    _show_signed(axes[1], weights, limit)
    picture = _show_signed(axes[2], votes, limit)
    titles = ("the image", "times the weights", "gives each pixel's vote")
    for ax, title in zip(axes, titles, strict=True):
        ax.set(title=title, xticks=[], yticks=[])
    figure.colorbar(picture, ax=axes, label=r"$-$ for a 3, $+$ for an 8")
    z = votes.sum() + b
    figure.suptitle(
        f"votes {votes.sum():+.2f}, bias {b:+.2f}: z = {z:+.2f}, probability of an 8: "
        f"{sigmoid(z):.3f}"
    )
    return axes


def plot_walks(cost, walks, ax=None, corners=None):
    """Draw the way of gradient descent over the map of a cost with two weights.

    Parameters
    ----------
    cost : callable
        Takes weights, shape (n, 2), and returns their costs, shape (n,).
    walks : dict of ndarray, shape (steps + 1, 2)
        ``{label: the weights after each step}``.
    ax : matplotlib.axes.Axes, optional
        Where to draw.
    corners : pair of pairs of float, optional
        The map's lower left and upper right corner. By default all the walks are on it.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(5.5, 4.2), layout="constrained")[1]
    everywhere = np.concatenate(list(walks.values()))
    walks_fit = corners is None
    if walks_fit:
        margin = 0.15 * np.ptp(everywhere, axis=0)
        corners = everywhere.min(axis=0) - margin, everywhere.max(axis=0) + margin
    w1, w2 = np.meshgrid(*np.linspace(*corners, 120).T)
    height = cost(np.column_stack([w1.ravel(), w2.ravel()])).reshape(w1.shape)
    # Closer lines near the bottom, where the ground is flat.
    low, high = height.min(), height.max()
    levels = low + (high - low) * np.linspace(0.0, 1, 16) ** 2
    ax.contourf(w1, w2, height, levels=levels, cmap="Greys", alpha=0.6)
    ax.contour(w1, w2, height, levels=levels, colors="grey", linewidths=0.6)
    for (label, path), (colour, style), marker in zip(
        walks.items(), cycle(LINES), cycle(MARKERS), strict=False
    ):
        ax.plot(*path.T, linestyle=style, color=colour, marker=marker, markersize=3.5, label=label)
    ax.plot(*everywhere[0], "k*", markersize=13, label="start")
    (left, bottom), (right, top) = corners
    ax.set(xlabel="$w_1$", ylabel="$w_2$", xlim=(left, right), ylim=(bottom, top))
    # On a fixed map the legend stays where it is too, for a slider's sake.
    ax.legend(loc="best" if walks_fit else "lower left")
    return ax


def plot_pull(ax=None):
    """Draw how hard each loss pulls at the score of an example with y = 1.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7, 3.4), layout="constrained")[1]
    z = np.linspace(-10, 6, 321)
    a = sigmoid(z)
    pulls = {
        "cross-entropy: $a - y$": a - 1,
        "squared: $(a - y)\\,a\\,(1 - a)$": (a - 1) * a * (1 - a),
    }
    for (label, pull), (colour, style) in zip(pulls.items(), LINES, strict=False):
        ax.plot(z, pull, style, color=colour, label=label)
    ax.annotate(
        "sure and wrong:\nno pull at all",
        (-8, 0),
        (-8, -0.45),
        ha="center",
        arrowprops={"arrowstyle": "->"},
    )
    ax.set(xlabel="score z of an example with $y = 1$", ylabel="pull $dz$")
    ax.set_title("The squared loss lets go where the neuron is most wrong")
    ax.legend(loc="lower right")
    return ax


def _show_signed(ax, values, limit):
    """Show numbers in red and blue, and the sign of the large ones, on one scale for all."""
    picture = ax.imshow(values, cmap="RdBu_r", vmin=-limit, vmax=limit)
    for (row, column), value in np.ndenumerate(values):
        if abs(value) > 0.15 * limit:
            sign = "+" if value > 0 else "\N{MINUS SIGN}"
            colour = "white" if abs(value) > 0.6 * limit else "black"
            ax.text(column, row, sign, color=colour, ha="center", va="center")
    return picture

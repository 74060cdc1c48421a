"""Pictures of lesson 6: wandering digits, and what a convolutional network makes of them."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.activations import relu
from dlhelpers.cnn import cnn_forward
from dlhelpers.convolution import conv_forward
from dlhelpers.plotting import BLUE, LINES, ORANGE, show_images
from dlhelpers.pooling import pool_forward

DIGIT = 8  # side of a digit; the canvas on which it wanders is larger


def plot_wandering(digits, canvases, labels):
    """Show digits as they come, and below the same ones somewhere on a larger canvas.

    Parameters
    ----------
    digits : ndarray, shape (n, 8, 8)
        Grey levels.
    canvases : ndarray, shape (n, side, side)
        The same digits, pasted.
    labels : sequence of int
        The digits that were meant.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, n)
    """
    size = (1.15 * len(digits), 2.7)
    _, axes = plt.subplots(2, len(digits), figsize=size, squeeze=False, layout="constrained")
    show_images(digits, [str(label) for label in labels], axes[0])
    show_images(canvases, None, axes[1])
    axes[0, 0].set_ylabel("centred")
    axes[1, 0].set_ylabel("wandering")
    return axes


def plot_filters(W, stages=None):
    """Show the filters of a first layer: white for positive weights, black for negative ones.

    Parameters
    ----------
    W : ndarray, shape (f, f, 1, n_C)
        The filters, after training.
    stages : dict of ndarray, optional
        More filters of the same shape, each with a title; they stand above.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (rows, n_C)
    """
    rows = {**(stages or {}), "trained": W}
    n_C = W.shape[3]
    size = (1.2 * n_C + 1, 1.35 * len(rows) + 0.3)
    _, axes = plt.subplots(len(rows), n_C, figsize=size, squeeze=False, layout="constrained")
    limit = max(np.abs(filters).max() for filters in rows.values())
    for row, (title, filters) in zip(axes, rows.items(), strict=True):
        for c, ax in enumerate(row):
            picture = ax.imshow(filters[:, :, 0, c], cmap="gray", vmin=-limit, vmax=limit)
            ax.set(xticks=[], yticks=[])
        row[0].set_ylabel(title)
    for c, ax in enumerate(axes[0]):
        ax.set_title(f"filter {c + 1}", fontsize=10)
    axes[0, 0].figure.colorbar(picture, ax=axes, label="weight")
    return axes


def feature_maps(image, parameters):
    """Look inside the network: what it hands on after each of its two blocks.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        One grey image.
    parameters : dict of ndarray
        Of a network as `dlhelpers.cnn` makes them.

    Returns
    -------
    list of ndarray
        After the first convolution and relu ``(n_H, n_W, filters)``, then after the first and the
        second pooling.
    """
    A, seen = image[np.newaxis, :, :, np.newaxis], []
    for layer in (1, 2):
        Z, _ = conv_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], stride=1, pad=1)
        if layer == 1:
            seen.append(relu(Z)[0])
        A, _ = pool_forward(relu(Z), 2, 2)
        seen.append(A[0])
    return seen


def plot_feature_maps(image, parameters):
    """Show an image and the feature maps that the two blocks make of it.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        One grey image.
    parameters : dict of ndarray
        Of a network with 8 and 16 filters.

    Returns
    -------
    list of matplotlib.axes.Axes
        The image, then the maps.
    """
    _, first, second = feature_maps(image, parameters)
    figure = plt.figure(figsize=(11, 4.3), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=[1, 4])
    start = left.subplots()
    show_images(image[np.newaxis], [f"{image.shape[0]} x {image.shape[1]}"], np.array([start]))
    axes = [start]
    grid = right.subplots(3, 8)
    for maps, cells in ((first, grid[0]), (second, grid[1:].ravel())):
        for c, ax in enumerate(cells):
            ax.imshow(maps[:, :, c], cmap="gray_r", vmin=0, vmax=maps.max() or 1.0)
            ax.set(xticks=[], yticks=[])
            axes.append(ax)
    grid[0, 0].set_ylabel(f"block 1\n{first.shape[0]} x {first.shape[1]}")
    grid[1, 0].set_ylabel(f"block 2\n{second.shape[0]} x {second.shape[1]}")
    return axes


def every_place(digit, side=14):
    """Paste a digit at every place of a canvas.

    Parameters
    ----------
    digit : ndarray, shape (8, 8)
        Grey levels.
    side : int
        Height and width of the canvas.

    Returns
    -------
    ndarray, shape (places, places, side, side)
        One canvas for each row and column of the digit's upper left corner.
    """
    places = side - DIGIT + 1
    canvases = np.zeros((places, places, side, side))
    for row, column in np.ndindex(places, places):
        canvases[row, column, row : row + DIGIT, column : column + DIGIT] = digit
    return canvases


def plot_place(digit, row, column, brains, side=14):
    """Show a digit at one place, and what each brain says about it.

    Parameters
    ----------
    digit : ndarray, shape (8, 8)
        Grey levels.
    row, column : int
        Where its upper left corner stands.
    brains : dict of callable
        ``{name: f}``; ``f(images)`` gives probabilities ``(10, m)`` for images ``(m, side, side)``.
    side : int
        Height and width of the canvas.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    canvas = every_place(digit, side)[row, column]
    size = (3.4 * (len(brains) + 1), 3.2)
    _, axes = plt.subplots(1, len(brains) + 1, figsize=size, layout="constrained")
    show_images(canvas[np.newaxis], [f"row {row}, column {column}"], axes[:1])
    for ax, (name, brain), colour in zip(axes[1:], brains.items(), (ORANGE, BLUE), strict=True):
        said = brain(canvas[np.newaxis])[:, 0]
        hatch = "//" if colour == ORANGE else ""
        ax.bar(range(10), said, color=colour, hatch=hatch, edgecolor="black")
        ax.set(ylim=(0, 1), xlabel="digit", ylabel="probability", xticks=range(10))
        ax.set_title(f"{name}: {said.argmax()}")
    return axes


def plot_all_places(digit, label, brains, side=14):
    """Show, for every place of a digit, the probability that each brain gives to the truth.

    Parameters
    ----------
    digit : ndarray, shape (8, 8)
        Grey levels.
    label : int
        What it is.
    brains : dict of callable
        As for `plot_place`.
    side : int
        Height and width of the canvas.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
        The digit, then one map for each brain.
    """
    canvases = every_place(digit, side)
    places = len(canvases)
    size = (3.4 * (len(brains) + 1), 3.4)
    _, axes = plt.subplots(1, len(brains) + 1, figsize=size, layout="constrained")
    show_images(digit[np.newaxis], [f"a {label}"], axes[:1])
    for ax, (name, brain) in zip(axes[1:], brains.items(), strict=True):
        said = brain(canvases.reshape(-1, side, side))
        right = (said.argmax(axis=0) == label).reshape(places, places)
        picture = ax.imshow(said[label].reshape(places, places), cmap="cividis", vmin=0, vmax=1)
        for row, column in np.argwhere(~right):
            ax.plot(column, row, "x", color="white", markersize=9, markeredgewidth=2)
        ax.set_xlabel("column of its corner")
        ax.set_title(f"{name}: right at {right.sum()} of {right.size}")
    axes[1].set_ylabel("row of its corner")
    axes[0].figure.colorbar(picture, ax=axes[1:], label=f"probability of {label}")
    return axes


def occlusion(image, label, parameters, side=3):
    """Cover a square of an image, at every place, and ask the network each time.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        One grey image.
    label : int
        The truth.
    parameters : dict of ndarray
        Of a network as `dlhelpers.cnn` makes them.
    side : int
        Odd: side of the square, which is painted in the colour of paper.

    Returns
    -------
    ndarray, shape (n_H, n_W)
        Probability of the truth when the square lies around each pixel.
    """
    half, covered = side // 2, []
    for row, column in np.ndindex(image.shape):
        copy = image.copy()
        copy[max(0, row - half) : row + half + 1, max(0, column - half) : column + half + 1] = 0
        covered.append(copy)
    AL, _ = cnn_forward(np.array(covered)[..., np.newaxis], parameters)
    return AL[label].reshape(image.shape)


def plot_occlusion(images, labels, parameters, side=3):
    """Show images, and below each where it must not be covered.

    Parameters
    ----------
    images : ndarray, shape (n, n_H, n_W)
        Grey images.
    labels : sequence of int
        The truth.
    parameters : dict of ndarray
        Of a network as `dlhelpers.cnn` makes them.
    side : int
        Side of the square that covers.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, n)
    """
    size = (2.1 * len(images) + 0.8, 4.3)
    _, axes = plt.subplots(2, len(images), figsize=size, squeeze=False, layout="constrained")
    show_images(images, [f"a {label}" for label in labels], axes[0])
    for ax, image, label in zip(axes[1], images, labels, strict=True):
        said = occlusion(image, label, parameters, side)
        picture = ax.imshow(said, cmap="cividis", vmin=0, vmax=1)
        if image.min() < image.max():
            ax.contour(image, levels=[image.max() / 2], colors="white", linewidths=1)
        ax.set(xticks=[], yticks=[], title=f"lowest {said.min():.2f}")
    axes[0, 0].figure.colorbar(picture, ax=axes[1], label="probability of the truth")
    return axes


def plot_epochs(curves, title, ax=None):
    """Draw the accuracy after each epoch, one curve per training.

    Parameters
    ----------
    curves : dict of sequence of float
        ``{label: accuracies in per cent}``.
    title : str
        The message.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(8, 4), layout="constrained")[1]
    for (label, values), (colour, style) in zip(curves.items(), LINES, strict=False):
        epochs = range(1, len(values) + 1)
        ax.plot(epochs, values, color=colour, linestyle=style, marker="o", ms=4, label=label)
    ax.set(xlabel="epochs", ylabel="test accuracy in per cent", ylim=(0, 102), title=title)
    ax.set_xticks(range(0, max(map(len, curves.values())) + 1, 5))
    ax.legend(loc="lower right")
    return ax


def plot_seconds(seconds):
    """Draw how long several programs take, as bars on a logarithmic axis.

    Parameters
    ----------
    seconds : dict of float
        ``{name: seconds}``, in the order from top to bottom.

    Returns
    -------
    matplotlib.axes.Axes
    """
    _, ax = plt.subplots(figsize=(8, 0.8 + 0.6 * len(seconds)), layout="constrained")
    # Loops and package differ in colour and, for those who do not see it, in the hatching.
    looks = [(BLUE, "") if "package" in name else (ORANGE, "//") for name in seconds]
    colours, hatches = zip(*looks, strict=True)
    milliseconds = [1000 * value for value in seconds.values()]
    bars = ax.barh(list(seconds), milliseconds, color=colours, hatch=hatches, edgecolor="black")
    ax.bar_label(bars, [f"{value:.3g} ms" for value in milliseconds], padding=4)
    low, high = min(milliseconds), max(milliseconds)
    ax.set(xscale="log", xlabel="milliseconds", xlim=(low / 3, 10 * high))
    ax.invert_yaxis()
    return ax

"""Pictures of lesson 4: what a filter answers, how it gets there, and how it is learned."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.convolution import convolve2d
from dlhelpers.edges import HORIZONTAL_EDGE, VERTICAL_EDGE, gradient_magnitude
from dlhelpers.pictures.sliding_window import write_numbers
from dlhelpers.plotting import BLUE, LINES


def show_photo(image, title="", ax=None):
    """Show a grey image, light where its numbers are large.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels from 0 (black) to 1 (white), or rows of red, green and blue (H, W, 3).
    title : str
        Stands above it.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(4, 4), layout="constrained")[1]
    ax.imshow(image, cmap="gray", vmin=0, vmax=1)
    ax.set(title=title, xticks=[], yticks=[])
    return ax


def show_response(response, title="", ax=None, limit=None, numbers=False):
    """Show what a filter answers: grey is 0, white is positive, black is negative.

    Parameters
    ----------
    response : ndarray, shape (H, W)
        Of both signs.
    title : str
        Stands above it.
    ax : matplotlib.axes.Axes, optional
        Where to draw.
    limit : float, optional
        The number that is shown in pure white, and its opposite in pure black.
    numbers : bool
        Whether to write the numbers into the pixels.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(4, 4), layout="constrained")[1]
    limit = limit or np.abs(response).max() or 1.0
    ax.imshow(response, cmap="gray", vmin=-limit, vmax=limit)
    ax.set(title=title, xticks=[], yticks=[])
    if numbers:
        write_numbers(ax, response)
    return ax


def plot_first_look(image):
    """Show an image and, beside it, how strong the edge is at each of its places.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels from 0 to 1.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    _, axes = plt.subplots(1, 2, figsize=(8.5, 4.6), layout="constrained")
    show_photo(image, "What the camera sees", axes[0])
    show_strength(image, "What you will make of it", axes[1])
    return axes


def show_strength(image, title="", ax=None, limit=2.0):
    """Show how strong the edges of an image are, dark where they are strong.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels.
    title : str
        Stands above it.
    ax : matplotlib.axes.Axes, optional
        Where to draw.
    limit : float
        The strength that is shown in pure black.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(4, 4), layout="constrained")[1]
    ax.imshow(gradient_magnitude(image), cmap="gray_r", vmin=0, vmax=limit)
    ax.set(title=title, xticks=[], yticks=[])
    return ax


def plot_directions(image):
    """Show the answers of the vertical and of the horizontal filter, and their strength.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    _, axes = plt.subplots(1, 3, figsize=(11, 4.2), layout="constrained")
    filters = {"vertical": VERTICAL_EDGE, "horizontal": HORIZONTAL_EDGE}
    for ax, (name, kernel) in zip(axes, filters.items(), strict=False):
        show_response(convolve2d(image, np.array(kernel)), f"{name} filter", ax, limit=2)
    axes[0].figure.colorbar(axes[0].images[0], ax=axes[1], label="answer", extend="both")
    show_strength(image, "strength, any direction", axes[2])
    return axes


def plot_profiles(profiles):
    """Draw rows of pixels, sharp and blurred, and what the vertical filter answers to each.

    Parameters
    ----------
    profiles : dict of ndarray, shape (W,)
        ``{label: grey levels along a row}``; all rows of the image are alike.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    _, axes = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
    for (label, row), (colour, style) in zip(profiles.items(), LINES, strict=False):
        answer = convolve2d(np.tile(row, (3, 1)), np.array(VERTICAL_EDGE))[0]
        look = {"color": colour, "linestyle": style, "marker": "o", "markersize": 4}
        axes[0].plot(row, label=label, **look)
        # An answer belongs to the middle of its window.
        axes[1].plot(
            np.arange(1, len(row) - 1), answer, label=f"{label}: sum {answer.sum():g}", **look
        )
    axes[0].set(xlabel="column", ylabel="grey level", title="A row of pixels")
    axes[1].set(xlabel="column", ylabel="answer", title="What the filter answers", ylim=(-0.2, 4.4))
    for ax in axes:
        ax.legend(loc="upper right")
    return axes


def plot_colour_edge(image, filters):
    """Show a small colour image, and what filters with three layers answer to it.

    Parameters
    ----------
    image : ndarray, shape (H, W, 3)
        Red, green and blue from 0 to 1.
    filters : dict of ndarray
        ``{title: answers}``, each of shape (H - f + 1, W - f + 1).

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    size = (2.9 * (len(filters) + 1), 3.2)
    _, axes = plt.subplots(1, len(filters) + 1, figsize=size, layout="constrained")
    show_photo(image, "red beside blue", axes[0])
    middle = image.shape[0] / 2 - 0.5
    for name, column in (("red", 1), ("blue", image.shape[1] - 2)):
        axes[0].text(column, middle, name, ha="center", va="center", color="white", weight="bold")
    for ax, (title, answer) in zip(axes[1:], filters.items(), strict=True):
        show_response(answer, title, ax, limit=6, numbers=True)
    return axes


def plot_filters(image, kernels):
    """Show a few filters as numbers, and below each what it makes of an image.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Grey levels from 0 to 1.
    kernels : dict of ndarray
        ``{title: filter}``. One whose weights add up to 0 is shown with grey for 0, any other as
        an image from 0 to 1.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, filters)
    """
    size = (2.3 * len(kernels), 4.6)
    ratios = {"height_ratios": [1, 1.6]}
    _, axes = plt.subplots(
        2, len(kernels), figsize=size, squeeze=False, layout="constrained", gridspec_kw=ratios
    )
    for (above, below), (title, kernel) in zip(axes.T, kernels.items(), strict=True):
        show_kernel(kernel, title, above)
        answer = convolve2d(image, kernel)
        if abs(kernel.sum()) < 1e-9:
            show_response(answer, "", below, limit=2)
        else:
            show_photo(answer / kernel.sum(), "", below)
    return axes


def show_kernel(kernel, title="", ax=None, limit=2.0):
    """Show a filter: its numbers, white for positive ones and black for negative ones.

    Parameters
    ----------
    kernel : ndarray, shape (f_H, f_W)
        The weights.
    title : str
        Stands above it.
    ax : matplotlib.axes.Axes, optional
        Where to draw.
    limit : float
        The weight that is shown in pure white.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(2.4, 2.4), layout="constrained")[1]
    ax.imshow(kernel, cmap="gray", vmin=-limit, vmax=limit)
    write_numbers(ax, kernel)
    ax.set(title=title, xticks=[], yticks=[])
    return ax


def plot_learning(stages, errors):
    """Show a filter while it is learned, and how the error falls.

    Parameters
    ----------
    stages : dict of ndarray
        ``{steps: filter}``.
    errors : dict of float
        ``{steps: mean squared error}``.

    Returns
    -------
    list of matplotlib.axes.Axes
        The filters, then the curve.
    """
    figure = plt.figure(figsize=(1.45 * len(stages), 4.4), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=[1, 1.4])
    axes = list(np.atleast_1d(above.subplots(1, len(stages))))
    for ax, (steps, kernel) in zip(axes, stages.items(), strict=True):
        show_kernel(kernel, f"{steps} steps", ax)
    curve = below.subplots()
    curve.plot(list(errors), list(errors.values()), color=BLUE, marker="o")
    curve.set(yscale="log", xlabel="steps", ylabel="mean squared error")
    curve.set_xscale("symlog", linthresh=1)  # logarithmic from 1 on, so that 0 has a place too
    curve.set_xlim(left=-0.1)
    curve.set_title("The filter takes shape, and the error falls to nothing")
    return [*axes, curve]

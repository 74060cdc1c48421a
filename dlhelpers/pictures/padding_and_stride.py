"""Pictures of lesson 5: where windows stand, what they see, and where the time goes."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Polygon, Rectangle
from numpy.lib.stride_tricks import sliding_window_view

from dlhelpers.geometry import output_size
from dlhelpers.plotting import BLUE, GREEN, ORANGE, VERMILION


def coverage(n, f, pad=0, stride=1):
    """Count how many windows see each pixel of a square image.

    Parameters
    ----------
    n, f : int
        Side of the image and of the window.
    pad, stride : int
        Width of the frame of zeros, and pixels from one window to the next.

    Returns
    -------
    ndarray of int, shape (n, n)
        Rows and columns do not care for each other: a product of two rows of counts.
    """
    starts = stride * np.arange(output_size(n, f, pad, stride))[:, np.newaxis] - pad
    pixels = np.arange(n)
    along = ((starts <= pixels) & (pixels < starts + f)).sum(axis=0)
    return np.outer(along, along)


def plot_coverage(n=6, f=3, pad=0, stride=1, ax=None):
    """Show how many windows see each pixel; the padding is drawn around the image.

    Parameters
    ----------
    n, f, pad, stride : int
        As for `coverage`.
    ax : matplotlib.axes.Axes, optional
        Where to draw. The axes reach three pixels beyond the image on each side.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(4.6, 4.9), layout="constrained")[1]
    counts = coverage(n, f, pad, stride)
    ax.imshow(counts, cmap="cividis", vmin=0, vmax=f * f, zorder=1)
    for (row, column), count in np.ndenumerate(counts):
        colour = "white" if count < 0.6 * f * f else "black"
        ax.text(column, row, str(count), ha="center", va="center", color=colour)
    frame = {"facecolor": "none", "edgecolor": "grey", "hatch": "...", "zorder": 0}
    ax.add_patch(Rectangle((-0.5 - pad, -0.5 - pad), n + 2 * pad, n + 2 * pad, **frame))
    size = output_size(n, f, pad, stride)
    ax.set(xlim=(-3.7, n + 2.7), ylim=(n + 2.7, -3.7), xticks=[], yticks=[])
    ax.set_title(f"pad {pad}: corner {counts[0, 0]}, centre {counts[n // 2, n // 2]}")
    ax.set_xlabel(f"windows of {f}, stride {stride}: {size} x {size} answers")
    return ax


def plot_ruler(n, f, pad=0, stride=1, ax=None):
    """Lay the windows on a ruler, each one below the one before.

    Parameters
    ----------
    n, f, pad, stride : int
        Pixels of the image, of the window, of the padding at each end, and of a step.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(10, 3.6), layout="constrained")[1]
    size, places = n + 2 * pad, output_size(n, f, pad, stride)
    for pixel in range(size):
        padding = not pad <= pixel < pad + n
        look = {"facecolor": "none", "hatch": "..."} if padding else {"facecolor": "#DDDDDD"}
        ax.add_patch(Rectangle((pixel, 0), 1, 1, edgecolor="grey", **look))
    for place in range(places):
        level = -1.4 - place % 6
        ax.add_patch(Rectangle((place * stride, level), f, 0.9, facecolor=BLUE, edgecolor="black"))
        middle = place * stride + f / 2
        ax.text(middle, level + 0.45, str(place * stride), color="white", ha="center", va="center")
    too_far = places * stride
    lowest = -1.4 - places % 6
    gone = {"facecolor": "none", "edgecolor": VERMILION, "linestyle": "--"}
    ax.add_patch(Rectangle((too_far, lowest), f, 0.9, **gone))
    ax.text(too_far + f / 2, lowest + 0.45, str(too_far), color=VERMILION, ha="center", va="center")
    ax.axvline(size, color="black", linewidth=1)
    left = size - ((places - 1) * stride + f)
    ax.set(xlim=(-0.5, size + f + stride), ylim=(-7.6, 1.3), yticks=[], xlabel="pixel")
    ax.set_title(
        f"{size} pixels, windows of {f}, stride {stride}: {places} windows fit, "
        f"{left} pixel{'s' * (left != 1)} left over"
    )
    return ax


def plot_volumes(shapes, labels):
    """Draw volumes as boxes, one after the other: height, width and, to the right, channels.

    Parameters
    ----------
    shapes : sequence of tuple of int
        ``(n_H, n_W, n_C)`` of each volume.
    labels : sequence of str
        What makes each one out of the one before; one fewer than shapes.

    Returns
    -------
    matplotlib.axes.Axes
    """
    _, ax = plt.subplots(figsize=(10, 3.8), layout="constrained")
    left = 0.0
    for number, (n_H, n_W, n_C) in enumerate(shapes):
        right = _box(ax, left, n_H, n_W, n_C)
        text = f"{n_H} x {n_W} x {n_C}\n{n_H * n_W * n_C:,} numbers"
        ax.text((left + right) / 2, -n_H / 2 - 3, text, ha="center", va="top")
        if number < len(labels):
            arrow = {"arrowstyle": "-|>", "lw": 1.5}
            ax.annotate("", (right + 19, 0), (right + 2, 0), arrowprops=arrow)
            ax.text(right + 10, 2, labels[number], ha="center", va="bottom", fontsize=9)
        left = right + 22
    ax.set(xlim=(-2, left - 18), ylim=(-34, 34), aspect="equal")
    ax.set_axis_off()
    return ax


def plot_receptive_field(layers, ax=None):
    """Draw, along one side, which pixels the middle output of some layers sees.

    Parameters
    ----------
    layers : list of (int, int)
        ``(f, stride)`` of each layer, the first one first.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(9, 1.2 + 0.8 * len(layers)), layout="constrained")[1]
    # Backwards: the outputs first to last of a layer see these inputs.
    spans, first, last = [(0, 0)], 0, 0
    for f, stride in reversed(layers):
        first, last = first * stride, last * stride + f - 1
        spans.append((first, last))
    spans.reverse()
    steps = np.cumprod([1, *(stride for _, stride in layers)])
    middles = [0.0]
    for (f, _), step in zip(layers, steps, strict=False):
        middles.append(middles[-1] + (f - 1) / 2 * step)  # an output stands over its window
    names = [f"layer {k} ({f} wide, stride {s})" for k, (f, s) in enumerate(layers, start=1)]
    names, edges = ["image", *names], []
    for level, ((first, last), step, middle) in enumerate(zip(spans, steps, middles, strict=True)):
        places = middle + step * np.arange(first, last + 1)
        ax.plot(places, np.full(len(places), level), "s", markersize=13, color=BLUE, mec="black")
        edges.append((places[0], places[-1]))
        ax.text(edges[0][1] + 1.2, level, f"{names[level]}: {len(places)}", va="center")
    lower, upper = zip(*edges, strict=True)
    heights = np.arange(len(edges))
    ax.fill_betweenx(heights, lower, upper, color=BLUE, alpha=0.15, zorder=0)
    ax.set(xlim=(-1, edges[0][1] + 9), ylim=(-0.6, len(layers) + 0.6))
    ax.set_axis_off()
    ax.set_title(f"One output sees {spans[0][1] - spans[0][0] + 1} pixels")
    return ax


def plot_windows_as_rows(image, kernels):
    """Draw how all windows, laid out as rows, meet all filters in one product of matrices.

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Small whole numbers.
    kernels : ndarray, shape (f, f, n_C)
        Small whole numbers too.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    f = len(kernels)
    rows = sliding_window_view(image, (f, f)).reshape(-1, f * f)
    columns = kernels.reshape(f * f, -1)
    matrices = {
        "the image": image,
        "its windows as rows": rows,
        "filters as columns": columns,
        "all answers": rows @ columns,
    }
    ratios = {"width_ratios": [matrix.shape[1] + 1 for matrix in matrices.values()]}
    _, axes = plt.subplots(1, 4, figsize=(11, 3.9), layout="constrained", gridspec_kw=ratios)
    for ax, (title, matrix) in zip(axes, matrices.items(), strict=True):
        ax.imshow(np.zeros_like(matrix), cmap="gray_r", vmin=0, vmax=1)
        for (row, column), number in np.ndenumerate(matrix):
            ax.text(column, row, f"{number:g}", ha="center", va="center", fontsize=9)
        ax.set(title=title, xticks=[], yticks=[])
    middle = len(rows) // 2
    corner = np.unravel_index(middle, np.array(image.shape) - f + 1)
    marks = ((0, corner[1], corner[0], f, f), (1, 0, middle, f * f, 1), (2, 0, 0, 1, f * f))
    for place, column, row, width, height in (*marks, (3, 0, middle, 1, 1)):
        frame = {"fill": False, "edgecolor": VERMILION, "linewidth": 2.5}
        axes[place].add_patch(Rectangle((column - 0.5, row - 0.5), width, height, **frame))
    return axes


def plot_times(seconds, num_answers):
    """Draw how long each way of doing the same takes for one answer, on a logarithmic axis.

    Parameters
    ----------
    seconds : dict of float
        ``{name: seconds for all answers}``.
    num_answers : int
        How many answers that was.

    Returns
    -------
    matplotlib.axes.Axes
    """
    _, ax = plt.subplots(figsize=(8, 0.8 + 0.6 * len(seconds)), layout="constrained")
    each = [1e9 * value / num_answers for value in seconds.values()]
    looks = {"color": [VERMILION, ORANGE, GREEN, BLUE][: len(each)], "edgecolor": "black"}
    labels = [f"{value:,.0f} ns" if value >= 100 else f"{value:.2g} ns" for value in each]
    bars = ax.barh(list(seconds), each, **looks)
    ax.bar_label(bars, labels, padding=4)
    ax.set(xscale="log", xlabel="nanoseconds for one answer", xlim=(0.1, 30 * max(each)))
    ax.invert_yaxis()
    return ax


def _box(ax, left, n_H, n_W, n_C):
    """Draw a box: channels go to the right, width into the depth; return where it ends."""
    # Width is drawn slanting, shortened; thin volumes stay visible.
    deep, bottom, top = 0.28 * n_W, -n_H / 2, n_H / 2
    right, look = left + max(n_C, 1) * 0.6, {"edgecolor": "black", "linewidth": 1}
    front = [(left, bottom), (right, bottom), (right, top), (left, top)]
    ax.add_patch(Polygon(front, facecolor="#A9CBE3", **look))
    shift = deep * 0.6
    lid = [(left, top), (right, top), (right + deep, top + shift), (left + deep, top + shift)]
    ax.add_patch(Polygon(lid, facecolor="#D6E6F2", **look))
    side = [
        (right, bottom),
        (right, top),
        (right + deep, top + shift),
        (right + deep, bottom + shift),
    ]
    ax.add_patch(Polygon(side, facecolor="#5E97BF", **look))
    return right + deep

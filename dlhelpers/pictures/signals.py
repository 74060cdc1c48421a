"""Pictures of lesson 3: signals on their way up through many layers, gradients on the way down."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.deep import look_inside, start
from dlhelpers.plotting import BLUE, GREEN, LINES, ORANGE

HIDDEN = ("sigmoid", "tanh", "relu")
# What the horizontal axis of a histogram covers; relu has no upper end, so its last bin is "more".
RANGES = {"sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, 4)}
BINS = 20


def plot_slopes(ax=None):
    """Draw the slopes of the three hidden activations.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7, 3.2), layout="constrained")[1]
    z = np.linspace(-6, 6, 601)
    a = 1 / (1 + np.exp(-z))
    slopes = {"sigmoid": a * (1 - a), "tanh": 1 - np.tanh(z) ** 2, "relu": (z > 0) * 1.0}
    for (name, slope), (colour, style) in zip(slopes.items(), LINES, strict=False):
        ax.plot(z, slope, color=colour, linestyle=style, label=name)
    ax.axhline(0.25, color="grey", linewidth=0.8)
    ax.text(-5.9, 0.27, "1/4")
    ax.set(xlabel="z", ylabel="slope of the activation")
    ax.set_title("The sigmoid passes on a quarter at best")
    ax.legend(loc="upper left")
    return ax


def plot_gradient_norms(norms, ax=None):
    """Draw the lengths of the gradients of all layers as bars, one group a layer.

    Parameters
    ----------
    norms : dict of sequence of float
        ``{label: [|dW[1]|, ..., |dW[L]|]}``.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(9, 3.8), layout="constrained")[1]
    looks = [{"color": ORANGE, "hatch": "//"}, {"color": BLUE}, {"color": GREEN, "hatch": ".."}]
    width = 0.8 / len(norms)
    for k, ((label, values), look) in enumerate(zip(norms.items(), looks, strict=False)):
        places = np.arange(1, len(values) + 1) + (k - (len(norms) - 1) / 2) * width
        ax.bar(places, values, width, label=label, edgecolor="black", **look)
    ax.set(yscale="log", xlabel="layer l", ylabel="length of dW[l]")
    ax.set_xticks(range(1, len(values) + 1))
    ax.set_ylim(top=10 * max(max(values) for values in norms.values()))  # room for the legend
    ax.legend(loc="upper left", ncols=len(norms))
    return ax


def plot_signal(X, Y, hidden, times_he, layers=10, axes=None):
    """Draw what reaches the layers on the way there, and what reaches them on the way back.

    Parameters
    ----------
    X, Y : ndarray, shapes (64, m) and (10, m)
        Images and one-hot labels.
    hidden : str
        Activation of the hidden layers.
    times_he : float
        Spread of the weights, as a multiple of the one of He.
    layers : int
        Hidden layers of 64 units each.
    axes : sequence of six matplotlib.axes.Axes, optional
        Five for histograms of activations, one for the gradients.

    Returns
    -------
    sequence of matplotlib.axes.Axes
    """
    axes = _signal_axes(1)[0] if axes is None else axes
    drawn = start([64] + [64] * layers + [10], np.random.default_rng(1))
    parameters = {name: times_he * value for name, value in drawn.items()}
    activations, norms = look_inside(X, Y, parameters, hidden)
    shown = np.unique(np.linspace(1, layers, 5).round().astype(int))
    for ax in axes[:5]:
        ax.set_axis_off()
    for ax, layer in zip(axes[:5], shown, strict=False):
        ax.set_axis_on()
        _histogram(ax, activations[layer - 1], hidden)
        ax.set_title(f"A[{layer}]", fontsize=10)
    axes[0].set_ylabel(f"{hidden}, {times_he:g} x He\nshare of entries")
    _norm_bars(axes[5], norms)
    return axes


def plot_signals(X, Y, cases):
    """Draw several networks of ten hidden layers as `plot_signal` does, one row each.

    Parameters
    ----------
    X, Y : ndarray, shapes (64, m) and (10, m)
        Images and one-hot labels.
    cases : sequence of tuple
        ``(hidden, times_he)`` for each row.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (rows, 6)
    """
    axes = _signal_axes(len(cases))
    for row, (hidden, times_he) in zip(axes, cases, strict=True):
        plot_signal(X, Y, hidden, times_he, axes=row)
    for ax in axes[:-1].flat:
        ax.set_xlabel("")
    return axes


def _signal_axes(rows):
    """Axes for `plot_signal`: five narrow ones and a wide one in each row."""
    _, axes = plt.subplots(
        rows,
        6,
        figsize=(11, 2.1 * rows + 0.4),
        squeeze=False,
        layout="constrained",
        gridspec_kw={"width_ratios": [1] * 5 + [2.2]},
    )
    return axes


def _histogram(ax, A, hidden):
    """Shares of the entries in equal bins; entries beyond the range are put into the last bin."""
    low, high = RANGES[hidden]
    counts, edges = np.histogram(np.clip(A, low, high), BINS, (low, high))
    bars = ax.bar(edges[:-1], counts / A.size, np.diff(edges), align="edge", color=BLUE)
    if hidden == "relu":
        bars[-1].set(color=ORANGE, hatch="//", edgecolor="black")
    ends = f"{low:g}", f"{high:g}+" if hidden == "relu" else f"{high:g}"
    ax.set(ylim=(0, 1), xlim=(low, high), yticks=[0, 0.5, 1], xlabel="activation")
    ax.set_xticks([low, high], ends)
    ax.label_outer()
    ax.tick_params(labelbottom=True)


def _norm_bars(ax, norms):
    """Lengths of the gradients on one common scale, so that networks can be compared."""
    low, high = 1e-10, 1e10
    # Bars from 1 up or down: their direction says whether a gradient has grown or shrunk.
    values = np.log10(np.clip(norms, low, high))
    colours = [BLUE if abs(value) < 2 else ORANGE for value in values]
    hatches = ["" if abs(value) < 2 else "//" for value in values]
    places = range(1, len(norms) + 1)
    ax.bar(places, values, color=colours, hatch=hatches, edgecolor="black")
    ax.axhline(0, color="black", linewidth=0.8)
    ax.set(ylim=(-10.5, 10.5), xlabel="layer l", title="length of dW[l]", xticks=places)
    ax.set_yticks([-10, -5, 0, 5, 10], ["$10^{-10}$", "$10^{-5}$", "1", "$10^5$", "$10^{10}$"])
    ax.title.set_fontsize(10)

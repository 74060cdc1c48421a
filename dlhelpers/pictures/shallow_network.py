"""Pictures of lesson 2: the net worked by hand, the flower while it opens, and what slips cost."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.dense import predict
from dlhelpers.films import make_film
from dlhelpers.plotting import BLUE, ORANGE, VERMILION, plot_decision_boundary, plot_wave
from dlhelpers.shallow import accuracy, forward


def plot_roads(ax=None):
    """Draw which number leads to which in the chain of the notes, both roads of x2 marked.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7, 3), layout="constrained")[1]
    places = {"x1": (0, 2), "x2": (0, 1), "x3": (0, 0), "y1": (2, 1.6), "y2": (2, 0.4), "z": (4, 1)}
    shown = {
        "x1": "$x_1 = 1$",
        "x2": "$x_2 = 2$",
        "x3": "$x_3 = 3$",
        "y1": "$y_1 = x_1 + x_2^2 = 5$",
        "y2": "$y_2 = x_2 + x_3^2 = 11$",
        "z": "$z = y_1^2 + y_2^2 = 146$",
    }
    steps = {
        ("x1", "y1"): "1",
        ("x2", "y1"): "$2x_2 = 4$",
        ("x2", "y2"): "1",
        ("x3", "y2"): "$2x_3 = 6$",
        ("y1", "z"): "$2y_1 = 10$",
        ("y2", "z"): "$2y_2 = 22$",
    }
    on_a_road = {("x2", "y1"), ("x2", "y2"), ("y1", "z"), ("y2", "z")}
    for ends, slope in steps.items():
        _arrow(ax, places[ends[0]], places[ends[1]], slope, strong=ends in on_a_road)
    for name, place in places.items():
        _node(ax, place, shown[name])
    ax.set(xlim=(-0.5, 4.8), ylim=(-0.4, 2.4))
    ax.set_axis_off()
    ax.set_title("Two roads lead from $x_2$ to $z$: $4 \\cdot 10 + 1 \\cdot 22 = 62$")
    return ax


def plot_network_by_hand(x, y, parameters, gradients, ax=None):
    """Draw a net of two inputs, two hidden units and one output, with every number in its place.

    Parameters
    ----------
    x : ndarray, shape (2, 1)
        One example.
    y : float
        Its label.
    parameters, gradients : dict of ndarray
        ``W1, b1, W2, b2`` and ``dW1, db1, dW2, db2``. With one example ``db`` is ``dz``.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(8.5, 4.2), layout="constrained")[1]
    A2, cache = forward(x, parameters)
    inputs, hidden, output = [(0, 2), (0, 0)], [(2.2, 2), (2.2, 0)], (4.2, 1)
    for unit in range(2):
        for source in range(2):
            weight, slope = parameters["W1"][unit, source], gradients["dW1"][unit, source]
            _arrow(ax, inputs[source], hidden[unit], _both(weight, slope), at=0.3)
        weight, slope = parameters["W2"][0, unit], gradients["dW2"][0, unit]
        _arrow(ax, hidden[unit], output, _both(weight, slope), at=0.5)
    for unit in range(2):
        _node(ax, inputs[unit], f"$x_{unit + 1}$ = {x[unit, 0]:g}")
        z, a, dz = cache["Z1"][unit, 0], cache["A1"][unit, 0], gradients["db1"][unit, 0]
        _node(ax, hidden[unit], f"z = {z:.4g}\na = {a:.4f}\ndz = {dz:+.4f}")
    z, dz = cache["Z2"][0, 0], gradients["db2"][0, 0]
    _node(ax, output, f"z = {z:.4g}\n$\\hat{{y}}$ = {A2[0, 0]:.4g}, y = {y:g}\ndz = {dz:+.4f}")
    ax.set(xlim=(-0.4, 4.8), ylim=(-0.5, 2.5))
    ax.set_axis_off()
    ax.set_title("On each arrow its weight, and in brackets the slope of the loss along it")
    return ax


def plot_networks(networks, X, Y):
    """Draw the decision boundaries of several networks, four in a row.

    Parameters
    ----------
    networks : dict of dict of ndarray
        ``{title: parameters}``. The accuracy is put behind the title.
    X, Y : ndarray, shapes (2, m) and (1, m)
        The points and their classes.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    rows = -(-len(networks) // 4)
    size = (10.5, 2.9 * rows)
    _, axes = plt.subplots(rows, 4, figsize=size, squeeze=False, layout="constrained")
    for ax, (title, parameters) in zip(axes.flat, networks.items(), strict=False):
        plot_network(parameters, X, Y, ax=ax)
        ax.get_legend().remove()
        ax.set_title(f"{title}: {accuracy(X, Y, parameters):.1f} %")
        ax.label_outer()
        _shrink_points(ax)
    for ax in axes.flat[len(networks) :]:
        ax.set_axis_off()
    return axes


def plot_network(parameters, X, Y, title="", ax=None):
    """Draw the decision boundary of one network, with its accuracy.

    Parameters
    ----------
    parameters : dict of ndarray
        ``W1, b1, W2, b2``, or ``W1, b1`` for logistic regression.
    X, Y : ndarray, shapes (2, m) and (1, m)
        The points and their classes.
    title : str
        What stands in front of the accuracy.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(5, 5), layout="constrained")[1]
    plot_decision_boundary(lambda points: predict(points, parameters, hidden="tanh"), X, Y, ax)
    ax.set_title(f"{title}{accuracy(X, Y, parameters):.1f} % right")
    return ax


def film(stages, X, Y):
    """Make a film of a training: the plane as the network decides it, after more and more steps.

    Parameters
    ----------
    stages : dict of dict of ndarray
        ``{steps: parameters}``, one picture of the film each.
    X, Y : ndarray, shapes (2, m) and (1, m)
        The points and their classes.

    Returns
    -------
    str
        HTML with the pictures and the buttons; it needs no network.
    """
    # Small and without ticks: a film is as slow as its single pictures.
    figure, ax = plt.subplots(figsize=(4.4, 4.6), dpi=72)
    figure.subplots_adjust(left=0.02, right=0.98, bottom=0.02, top=0.92)

    def draw(stage):
        steps, parameters = stage
        ax.clear()
        plot_network(parameters, X, Y, f"{steps} steps: ", ax)
        ax.set(xticks=[], yticks=[], xlabel="", ylabel="")

    return make_film(figure, draw, stages.items())


def plot_layers(parameters, X, Y):
    """Draw each hidden unit's weighted wave, and below it the sum of the waves so far.

    Parameters
    ----------
    parameters : dict of ndarray
        ``W1, b1, W2, b2``.
    X, Y : ndarray, shapes (2, m) and (1, m)
        The points and their classes.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, n_h)
        The unit that moves the score most stands first.
    """
    W2, b2 = parameters["W2"], parameters["b2"]
    _, cache = forward(X, parameters)
    order = np.argsort(-np.std(W2.T * cache["A1"], axis=1))

    def wave(units, bias=0.0):
        return lambda points: W2[:, units] @ forward(points, parameters)[1]["A1"][units] + bias

    n_h = len(order)
    figure, axes = plt.subplots(
        2,
        n_h,
        figsize=(2.6 * n_h, 5.4),
        sharex=True,
        sharey=True,
        squeeze=False,
        layout="constrained",
    )
    limit = np.abs(W2).max()
    for place, (above, below) in enumerate(axes.T):
        so_far = order[: place + 1]
        plot_wave(wave(order[[place]]), X, Y, above)
        plot_wave(wave(so_far, b2), X, Y, below)
        above.set_title(f"unit {order[place] + 1}, weight {W2[0, order[place]]:+.1f}")
        right = 100 * np.mean((wave(so_far, b2)(X) > 0) == Y)
        below.set_title(f"{place + 1} of {n_h} and bias: {right:.1f} %")
    for ax in axes.flat:
        ax.images[0].set_clim(-limit, limit)
        ax.label_outer()
        _shrink_points(ax)
    figure.colorbar(axes[0, 0].images[0], ax=axes, label="share of the score $z_2$", extend="both")
    return axes


def plot_learned_against_checked(accuracies, errors, tolerance=1e-7):
    """Draw what each backward pass reached, and how far its gradient is from the cost's.

    Parameters
    ----------
    accuracies : dict of float
        ``{name: accuracy in per cent}``.
    errors : dict of float
        ``{name: relative error of the gradient}``.
    tolerance : float
        The largest error that counts as agreement.

    Returns
    -------
    sequence of matplotlib.axes.Axes
    """
    _, axes = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
    names = list(accuracies)
    colours = [BLUE if errors[name] <= tolerance else ORANGE for name in names]
    hatches = ["" if errors[name] <= tolerance else "//" for name in names]
    left = axes[0].barh(names, accuracies.values(), color=colours, edgecolor="black", hatch=hatches)
    axes[0].bar_label(left, fmt="%.1f", padding=3)
    axes[0].axvline(50, color="black", linestyle=":")
    axes[0].set(xlabel="accuracy in %", xlim=(0, 105), title="It learns")
    axes[0].invert_yaxis()
    right = axes[1].barh(
        names, errors.values(), color=colours, edgecolor="black", hatch=hatches, left=1e-12
    )
    axes[1].bar_label(right, [f"{errors[name]:.0e}" for name in names], padding=3)
    axes[1].axvline(tolerance, color=VERMILION, linestyle="--")
    axes[1].set(xscale="log", xlabel="relative error of the gradient", xlim=(1e-12, 100))
    axes[1].set_title("It is right")
    return axes


def _shrink_points(ax):
    """Make the points of `plot_points` fit a small picture."""
    for points in ax.collections[:2]:
        points.set(sizes=[9], linewidths=[0.2])


def _both(weight, slope):
    """A weight, and its slope in brackets."""
    return f"{weight:g} ({slope:+.4f})"


def _arrow(ax, start, end, label, at=0.5, strong=True):
    """An arrow with a label on it."""
    ax.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": BLUE if strong else "grey",
            "lw": 2 if strong else 1,
            "shrinkA": 30,
            "shrinkB": 36,
        },
    )
    (x1, y1), (x2, y2) = start, end
    place = x1 + at * (x2 - x1), y1 + at * (y2 - y1)
    ax.text(*place, label, ha="center", va="center", backgroundcolor="white", fontsize=9)


def _node(ax, place, text):
    """A box with text in it."""
    box = {"boxstyle": "round,pad=0.5", "facecolor": "#F2F2F2", "edgecolor": "black"}
    ax.text(*place, text, ha="center", va="center", bbox=box, fontsize=10, zorder=3)

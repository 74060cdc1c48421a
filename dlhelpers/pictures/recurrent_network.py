"""Pictures of lesson 7: a digit read like a fax, the memory, the beliefs, a text."""

import matplotlib.pyplot as plt
import numpy as np

from dlhelpers.plotting import BLUE, LINES, ORANGE
from dlhelpers.sequences import fading_memory

UNREAD = "#D8E3EE"


def plot_fax(image, axes=None):
    """Draw what has been read of an image after each of its rows.

    Parameters
    ----------
    image : ndarray, shape (n_H, n_W)
        Grey levels from 0 (paper) to 1 (ink).
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw: one for each row.

    Returns
    -------
    sequence of matplotlib.axes.Axes
    """
    T = len(image)
    if axes is None:
        axes = plt.subplots(1, T, figsize=(1.2 * T, 1.7), layout="constrained")[1]
    for step, ax in enumerate(axes, start=1):
        ax.imshow(image, cmap="gray_r", vmin=0, vmax=1)
        if step < T:
            ax.axhspan(step - 0.5, T - 0.5, facecolor=UNREAD, edgecolor="grey", hatch="//")
        ax.set(xticks=[], yticks=[], title=f"row {step}")
    return axes


def plot_beliefs(image, beliefs, digit):
    """Draw an image row by row, and below each step what the network believes then.

    Parameters
    ----------
    image : ndarray, shape (T, n_W)
        Grey levels from 0 (paper) to 1 (ink).
    beliefs : ndarray, shape (10, T)
        Probabilities of the digits after each row.
    digit : int
        What was meant.

    Returns
    -------
    ndarray of matplotlib.axes.Axes, shape (2, T)
    """
    T = len(image)
    ratios = {"height_ratios": [1, 1.5]}
    _, axes = plt.subplots(
        2, T, figsize=(1.3 * T, 3.4), gridspec_kw=ratios, squeeze=False, layout="constrained"
    )
    plot_fax(image, axes[0])
    for ax, belief in zip(axes[1], beliefs.T, strict=True):
        bars = ax.barh(range(10), belief, color=BLUE, edgecolor="black", linewidth=0.5)
        bars[digit].set(facecolor=ORANGE, hatch="////")
        ax.set(xlim=(0, 1.05), xticks=[0, 1], yticks=range(10), ylim=(9.6, -0.6))
        ax.tick_params(labelsize=7.5)
        ax.label_outer()
    axes[1, 0].set_ylabel("digit")
    axes[1, 0].figure.supxlabel("probability", fontsize=10)
    return axes


def plot_film_strips(memories):
    """Draw the memory over the steps as heat maps, one for each title.

    Parameters
    ----------
    memories : dict of ndarray
        ``{title: a}``, each of shape (n_a, T): units below each other, time to the right.

    Returns
    -------
    ndarray of matplotlib.axes.Axes
    """
    figure, axes = plt.subplots(
        1, len(memories), figsize=(9, 4.6), sharey=True, squeeze=False, layout="constrained"
    )
    for ax, (title, a) in zip(axes[0], memories.items(), strict=True):
        n_a, T = a.shape
        extent = (0.5, T + 0.5, n_a + 0.5, 0.5)
        picture = ax.imshow(a, cmap="cividis", vmin=-1, vmax=1, aspect="auto", extent=extent)
        ax.set(title=title, xlabel="rows read", xticks=range(1, T + 1))
    axes[0, 0].set_ylabel("unit of the memory")
    figure.colorbar(picture, ax=axes, label="activation")
    return axes[0]


def plot_memory(weights, T=20, ax=None):
    """Draw how one unit remembers a single 1, for some weights of its memory.

    Parameters
    ----------
    weights : sequence of float
        Values of Waa, at most four.
    T : int
        Number of steps.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7.5, 3.8), layout="constrained")[1]
    steps = np.arange(1, T + 1)
    for Waa, (colour, style), marker in zip(weights, LINES, "o^sD", strict=False):
        look = {"color": colour, "linestyle": style, "marker": marker, "markersize": 4}
        ax.plot(steps, fading_memory(Waa, T), label=f"Waa = {Waa:g}", **look)
    ax.axhline(0, color="grey", linewidth=0.8)
    ax.set(xlabel="step", ylabel="memory a", ylim=(-1.05, 1.05), xlim=(0.5, T + 0.5))
    ax.set_xticks(range(1, T + 1, 3))
    if len(weights) == 1:  # under a slider a legend would make the picture jump
        ax.set_title(f"Waa = {weights[0]:.1f}")
    else:
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def plot_shares(shares, ax=None):
    """Draw the share of right answers after each row.

    Parameters
    ----------
    shares : dict of ndarray
        ``{label: per cent after each row}``, at most four.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7, 3.6), layout="constrained")[1]
    for (label, share), (colour, style), marker in zip(shares.items(), LINES, "o^sD", strict=False):
        rows = np.arange(1, len(share) + 1)
        ax.plot(rows, share, color=colour, linestyle=style, marker=marker, label=label)
    ax.axhline(10, color="grey", linestyle=":")
    ax.text(3.2, 11.5, "chance", color="#555555")
    ax.set(xlabel="rows read", ylabel="test images named rightly, %", ylim=(0, 105))
    ax.legend(loc="center", bbox_to_anchor=(0.6, 0.5))
    return ax


def plot_gradient_lengths(lengths, ax=None):
    """Draw how long a gradient is that has travelled back over some steps.

    Parameters
    ----------
    lengths : dict of dict
        ``{label: {steps: length}}``, at most four.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(7.5, 3.8), layout="constrained")[1]
    for (label, known), (colour, style), marker in zip(
        lengths.items(), LINES, "o^sD", strict=False
    ):
        look = {"color": colour, "linestyle": style, "marker": marker}
        ax.plot(list(known), list(known.values()), label=label, **look)
    ax.set(yscale="log", xlabel="steps back in time", ylabel="length of the gradient")
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def plot_expected_letters(text, chances, guesses, ax=None):
    """Draw how much probability each letter of a text got before it was read.

    Parameters
    ----------
    text : str
        The letters that came.
    chances : sequence of float
        Probability that each of them had been given.
    guesses : str
        The letter that was thought most probable in its place.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.subplots(figsize=(9.5, 3.2), layout="constrained")[1]
    bars = ax.bar(range(len(text)), chances, color=BLUE, edgecolor="black", linewidth=0.5)
    for place, (came, guess) in enumerate(zip(text, guesses, strict=True)):
        if came != guess:
            bars[place].set(facecolor=ORANGE, hatch="////")
            ax.text(place, chances[place] + 0.03, _visible(guess), ha="center", color="#555555")
    ax.set_xticks(range(len(text)), [_visible(letter) for letter in text])
    ax.set(ylim=(0, 1.08), xlim=(-0.7, len(text) - 0.3))
    ax.set(ylabel="probability it had", xlabel="the letter that came")
    return ax


def _visible(letter):
    """Stand-ins for a blank and the end of a line."""
    return {" ": "\N{OPEN BOX}", "\n": "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"}.get(
        letter, letter
    )

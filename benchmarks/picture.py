"""The picture of how times grow."""

import matplotlib

matplotlib.use("Agg")  # no display is needed

import matplotlib.pyplot as plt
import numpy as np

from benchmarks.growth import slope
from dlhelpers.plotting import LINES

MARKERS = "osD"  # shapes as well as colours: the picture is as clear in grey


def draw_growth(growth, path):
    """Draw the time of a convolution over what grows, both axes logarithmic.

    Times are multiples of the package's time at the smallest size.

    Parameters
    ----------
    growth : list of dict
        As `growth.measure` gives them.
    path : str or path-like
        The SVG file to write.
    """
    # Text stays text, and names of parts do not change from run to run: a small, stable file.
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": "dlhelpers"}):
        figure, axes = plt.subplots(1, len(growth), figsize=(9, 3.2), layout="constrained")
        for ax, measured in zip(np.atleast_1d(axes), growth, strict=True):
            _draw(ax, measured)
        np.atleast_1d(axes)[0].set_ylabel("times as long as the smallest")
        figure.savefig(path, metadata={"Date": None})
        plt.close(figure)


def _draw(ax, measured):
    programs = measured["seconds"]
    unit = np.median(next(iter(next(iter(programs.values())).values())))
    for (name, by_size), (colour, line), marker in zip(
        programs.items(), LINES, MARKERS, strict=False
    ):
        sizes = [int(size) for size in by_size]
        times = [np.median(seconds) / unit for seconds in by_size.values()]
        label = f"{name}: slope {slope(sizes, times):.2f}"
        ax.plot(sizes, times, color=colour, linestyle=line, marker=marker, label=label)
    ax.set(xscale="log", yscale="log", xlabel=measured["axis"])
    ax.set_xticks(sizes, [str(size) for size in sizes])
    ax.minorticks_off()
    ax.legend(fontsize="x-small", loc="upper left")

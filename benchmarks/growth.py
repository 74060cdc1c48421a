"""How the time of a convolution grows with the batch, the side of the images and the channels."""

from dataclasses import replace
from importlib.util import find_spec

import numpy as np

from benchmarks import plain
from benchmarks.shapes import ConvolutionShape
from benchmarks.timing import Contender, race

BASE = ConvolutionShape(16, 16, 16, 16, 16, f=3)
DTYPE = "float64"
SIZES = {
    "batch": (4, 8, 16, 32, 64, 128),
    "side": (8, 12, 16, 24, 32, 48),
    "channels": (4, 8, 16, 32, 64, 128),
}
# The slope that the number of products has: channels go in and come out.
PRODUCTS = {"batch": 1, "side": 2, "channels": 2}


def shape_of(axis, size):
    """The base layer, with another batch, side, or number of channels in and out."""
    changes = {
        "batch": {"m": size},
        "side": {"H": size, "W": size},
        "channels": {"C": size, "n_C": size},
    }
    return replace(BASE, **changes[axis])


def measure(axis, rounds, quick=False):
    """Time both passes for every size, all sizes and programs in one race.

    Parameters
    ----------
    axis : {"batch", "side", "channels"}
        What grows.
    rounds : int
        How often each gets its turn.
    quick : bool
        Every other size only.

    Returns
    -------
    dict
        Plain data; ``"seconds"`` has for each program and size a list of one time per round.
    """
    sizes = SIZES[axis][:: 2 if quick else 1]
    contenders = [
        Contender(f"{name}|{size}", make(shape_of(axis, size).draw(DTYPE)))
        for size in sizes
        for name, make in _programs().items()
    ]
    for contender in contenders:
        contender.run()
    seconds = {}
    for key, times in race(contenders, rounds, np.random.default_rng(rounds)).items():
        name, _, size = key.partition("|")
        seconds.setdefault(name, {})[size] = times
    return {"axis": axis, "seconds": seconds}


def slope(sizes, times):
    """Fit the exponent p of ``time = constant * size ** p``.

    Parameters
    ----------
    sizes : sequence of float
        At least two.
    times : sequence of float
        One for each.

    Returns
    -------
    float
    """
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def _programs():
    programs = {plain.OURS: lambda inputs: plain.ours_convolution(inputs, "both").run}
    if find_spec("torch"):
        from benchmarks import with_torch

        # The first of its layouts: channels last, as the package's own.
        programs["PyTorch, channels last"] = lambda i: with_torch.convolution(i, "both")[0].run
    return programs

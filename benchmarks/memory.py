"""Scratch memory: what a layer needs while it works, beside its inputs and its results."""

import tracemalloc
from dataclasses import replace

from benchmarks import plain, shapes

PROGRAMS = {plain.OURS: plain.ours_convolution, plain.WINDOWS: plain.windows_convolution}
TIMES_THE_BATCH = 4


def scratch_bytes(run):
    """Measure the peak of one run, less the arrays that it returns.

    Parameters
    ----------
    run : callable
        Returns a tuple of arrays. Only numpy reports its memory to Python.

    Returns
    -------
    int
    """
    run()  # what is kept from the first call on is not scratch
    tracemalloc.start()
    results = run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak - sum(array.nbytes for array in results)


def measure(shape, dtype):
    """Measure both passes of a convolution, for its batch and for a larger one.

    Parameters
    ----------
    shape : ConvolutionShape
        The layer.
    dtype : str
        Precision.

    Returns
    -------
    dict
        Plain data; ``"bytes"`` has for each program the scratch with the batch of `shape`, and
        with `TIMES_THE_BATCH` times as many images.
    """
    larger = replace(shape, m=TIMES_THE_BATCH * shape.m)
    found = {
        name: [scratch_bytes(make(size.draw(dtype), "both").run) for size in (shape, larger)]
        for name, make in PROGRAMS.items()
    }
    return {"case": str(shape), "dtype": dtype, "bytes": found}


def measure_all(quick):
    """Measure the shapes of the benchmark; in a quick run the smallest."""
    chosen = shapes.CONVOLUTIONS[:1] if quick else shapes.CONVOLUTIONS
    return [measure(shape, dtype) for shape in chosen for dtype in shapes.DTYPES]

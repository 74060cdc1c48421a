"""The page of results: all that it says comes from the numbers of a run."""

import numpy as np

from benchmarks.goals import GOALS, MEGABYTE
from benchmarks.growth import PRODUCTS, slope
from benchmarks.memory import TIMES_THE_BATCH
from benchmarks.plain import LIMIT, LOOPS, OURS, WINDOWS
from benchmarks.results import LAYOUTS, against
from benchmarks.timing import SHORT

PICTURE = "growth.svg"
NOT_INSTALLED = "not installed"
TITLES = {
    "convolution": "Convolution",
    "max-pool": "Max-pool",
    "cnn step": "Training step of a CNN",
    "dense step": "Training step of a dense network",
    "rnn": "Recurrent layer",
}

HEAD = """\
# The layers side by side

What the layers of `dlhelpers` take of the time that others take for the same work. Written by
`make bench`; every number on this page is computed from `results.json`.

**How to read it.** A number is the package's time divided by the other's: 0.5 is half of the time,
2 is twice. The number is the median of the rounds; in brackets stand the quartiles, between which
the middle half of the rounds lies. In the column of the loops it is the other way round: how many
times as long the loops take.
"""

METHOD = """\
All contenders run in one process and compute in one thread. In each of {rounds} rounds everyone
has a turn, in a new random order; the garbage collector waits. A turn is one run, or, where a run
takes less than {short:g} ms, the median of three or more after one that is not timed. Times of the
same round are divided by each other, so that what slows the machine down for a while slows down
both. Before anything is timed, every contender's results are compared with the package's. A mean
over several shapes is the geometric mean of their medians, with that of their quartiles.

- *{windows}*: all windows of the batch in one matrix, one product. What most people write first.
- *{limit}*: only the products of matrices, from windows that are there already into memory that is
  there. Below 1 is possible all the same: the package makes its products in smaller pieces.
- *{loops}*: the solutions of lessons 5 and 6, for one image, times the number of images.
- PyTorch gets its images in the layout that the column says, and is not charged for bringing them
  there. Where a goal or a mean says only PyTorch, it is the faster layout in each case.
- JAX is compiled before it is timed, and keeps a thread beside the one that computes; no setting
  turns that off. scikit-learn takes its step by `partial_fit`.
- A training step is: forward, cost, backward, new parameters.
"""

CAVEATS = """\
- This is one core and work of the size that a course has. PyTorch and JAX are made for many cores,
  for graphics processors and for large networks, and none of that is measured here.
- In float64 PyTorch has no convolution of its own that is tuned for the processor; in float32 it
  has. Compare the two precisions before you compare the libraries.
- Ratios depend on the processor, on the cache, and on the kernel that BLAS chooses. On another
  machine `make bench` writes another page.
- The loops are slow because each turn asks numpy for a few products. They say what the lessons'
  form costs, and nothing about loops in a compiled language.
"""


def write_page(results):
    """Write the whole page, in Markdown.

    Parameters
    ----------
    results : Results
        A run.

    Returns
    -------
    str
    """
    method = METHOD.format(
        rounds=results.rounds,
        short=1000 * SHORT,
        windows=WINDOWS,
        limit=LIMIT,
        loops=LOOPS,
    )
    sections = [
        HEAD,
        "## Where and how",
        _table(["machine", ""], results.machine.items()),
        method,
        *goals(results),
        *tables(results),
        f"![Time over batch, side and channels, both axes logarithmic]({PICTURE})",
        "## What a reader may conclude",
        conclusions(results),
    ]
    return "\n\n".join(section.strip() for section in sections) + "\n"


def goals(results):
    """Write the table of the goals, and the known reasons of those that were missed."""
    rows, reasons = [], []
    for goal in GOALS:
        value, met = goal.judge(results)
        verdict = {None: "not measured", True: "met", False: "**missed**"}[met]
        rows.append((goal.text, goal.bound_text, _spread(value, goal.unit), verdict))
        if met is False:
            reasons.append(f"- *{goal.text}*: {goal.why_missed(value)}")
    parts = [
        "## Goals",
        _table(["of several shapes the geometric mean", "goal", "measured", ""], rows),
    ]
    return [*parts, "Why goals were missed:", "\n".join(reasons)] if reasons else parts


def tables(results):
    """List the sections with tables: one for each group, memory, growth."""
    parts = []
    for group in dict.fromkeys(race["group"] for race in results.races):
        parts.append(f"## {TITLES[group]}")
        for dtype in dict.fromkeys(race["dtype"] for race in results.select(group)):
            parts.append(group_table(results, group, dtype))
    if results.memory:
        parts += ["## Scratch memory of a convolution, both passes", memory_table(results.memory)]
    if results.growth:
        parts += ["## How the time of a convolution grows", growth_table(results.growth)]
    return parts


def group_table(results, group, dtype):
    """Write the ratios of a group in one precision, and their geometric means."""
    races = results.select(group, dtype=dtype)
    rivals = list(dict.fromkeys(name for race in races for name in race["seconds"]))[1:]
    rows = []
    for race in races:
        found = [_cell(against(race, rival), rival, race) for rival in rivals]
        rows.append((race["case"], race["part"], *found))
    for part in dict.fromkeys(race["part"] for race in races):
        if len(results.select(group, part, dtype)) > 1:
            means = [results.over_cases(group, part, dtype, rival) for rival in rivals]
            found = [_cell(mean, rival) for mean, rival in zip(means, rivals, strict=True)]
            rows.append(("*geometric mean*", part, *found))
    return _table([dtype, "", *rivals], rows)


def memory_table(memory):
    """Write the megabytes of each shape, and with a larger batch."""
    names = list(memory[0]["bytes"])
    head = ["MB", ""]
    head += [f"{name}{more}" for name in names for more in ("", f", {TIMES_THE_BATCH}x the batch")]
    rows = [
        (
            entry["case"],
            entry["dtype"],
            *(f"{size / MEGABYTE:.2f}" for name in names for size in entry["bytes"][name]),
        )
        for entry in memory
    ]
    return _table(head, rows)


def growth_table(growth):
    """Write the times as multiples of the package's at the smallest size, and the slopes."""
    parts = []
    for measured in growth:
        programs = measured["seconds"]
        sizes = list(programs[OURS])
        unit = np.median(programs[OURS][sizes[0]])
        rows = []
        for name, by_size in programs.items():
            times = [np.median(by_size[size]) / unit for size in sizes]
            steepness = slope([float(size) for size in sizes], times)
            rows.append((name, *map(_number, times), f"{steepness:.2f}"))
        rows.append(("*number of products*", *[""] * len(sizes), str(PRODUCTS[measured["axis"]])))
        parts.append(_table([measured["axis"], *sizes, "slope"], rows))
    return "\n\n".join(parts)


def conclusions(results):
    """Say what the ratios mean, and what they do not."""
    said = []
    for dtype in ("float64", "float32"):
        mean = results.over_cases("convolution", "both", dtype, LAYOUTS)
        if mean is not None:
            said.append(
                f"- In {dtype} the course's convolutions, both passes on one core, take here "
                f"{_spread(mean)} of PyTorch's time."
            )
    loops = results.over_cases("convolution", "both", "float64", LOOPS)
    if loops is not None:
        said.append(f"- The lessons' loops take {_number(loops.inverse().median)} times as long.")
    return "\n".join([*said, CAVEATS])


def _cell(ratio, rival, race=None):
    """Write the ratio to one rival."""
    if ratio is None:
        # A rival that is listed without times is not installed; one that is not listed sits out.
        absent = race is None or rival not in race["seconds"]
        return "" if absent else NOT_INSTALLED
    return _spread(ratio.inverse() if rival == LOOPS else ratio)


def _spread(value, unit=""):
    if value is None:
        return ""
    if value.low == value.high:
        return f"{_number(value.median)}{unit}"
    low, median, high = (_number(number) for number in (value.low, value.median, value.high))
    return f"{median}{unit} ({low} to {high})"


def _number(value):
    """Write two decimals, and of large numbers three digits."""
    return f"{value:.2f}" if value < 100 else f"{float(f'{value:.3g}'):,.0f}"


def _table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)

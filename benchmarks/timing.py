"""Races: several programs do the same work, and take turns while they are timed.

A single time says little: machines differ, and on one machine the clock rate and the neighbours
change from second to second. The ratio of two times taken within the same tenth of a second is
much steadier. So all contenders run once in every round, each round in a new random order, and
what counts is the median of the rounds' ratios.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dlhelpers.errors import explain

# A turn with short work is several runs, for so many seconds and three at least, and their median
# counts: where another process takes the core away for a moment, that spoils one run of them.
TURN = 0.004
SHORT = 0.02

TOLERANCE = {"float64": 1e-9, "float32": 2e-3}


@dataclass(frozen=True)
class Contender:
    """A program that takes part in a race.

    Attributes
    ----------
    name : str
        What the tables call it.
    run : callable
        Does the work once. Only this is timed.
    numbers : callable
        Turns what `run` returned into a list of arrays in this course's layout.
    share : float
        The part of the work that `run` does, where all of it would take minutes. The time is
        divided by it.
    expected : callable, optional
        What `numbers` should be, where `run` does a part of the work.
    """

    name: str
    run: Callable[[], object]
    numbers: Callable[[object], list] = list
    share: float = 1.0
    expected: Callable[[], list] | None = None


class Ratio(NamedTuple):
    """Median of the rounds' ratios, and their quartiles."""

    median: float
    low: float
    high: float

    def inverse(self):
        """Turn "so much of the time" into "so many times as fast"."""
        return Ratio(1 / self.median, 1 / self.high, 1 / self.low)


def require_same_numbers(contenders, dtype):
    """Run each contender once; refuse one whose results are not those of the first.

    Parameters
    ----------
    contenders : list of Contender
        The package's own comes first.
    dtype : str
        Precision of the work: it sets the tolerance, relative to the largest number.

    Raises
    ------
    ValueError
        If a result has another shape, or differs by more than rounding.
    """
    first, *others = contenders
    ours = [np.asarray(array) for array in first.numbers(first.run())]
    for contender in others:
        expected = contender.expected() if contender.expected else ours
        got = [np.asarray(array) for array in contender.numbers(contender.run())]
        for number, (mine, theirs) in enumerate(zip(expected, got, strict=True)):
            same_shape = mine.shape == theirs.shape
            far = np.abs(mine - theirs).max() / np.abs(mine).max() if same_shape else np.inf
            if not far <= TOLERANCE[dtype]:
                raise ValueError(
                    explain(
                        f"{contender.name}: result {number} is not what {first.name} gives.",
                        expected=f"shape {mine.shape}, the same within {TOLERANCE[dtype]}",
                        got=f"shape {theirs.shape}, a relative difference of {far:.2g}",
                        fix="mend the contender: times of different work cannot be compared.",
                    )
                )


def race(contenders, rounds, rng):
    """Time all contenders, round by round, in random order.

    Parameters
    ----------
    contenders : list of Contender
        They have run before.
    rounds : int
        How often each gets its turn.
    rng : numpy.random.Generator
        Draws the order of each round.

    Returns
    -------
    dict of list of float
        For each name the seconds of one run in each round.
    """
    once = {contender.name: _seconds(contender.run) for contender in contenders}
    seconds = {contender.name: [] for contender in contenders}
    collecting = gc.isenabled()
    gc.disable()  # or it would clean up in the middle of somebody's turn
    try:
        for _ in range(rounds):
            for index in rng.permutation(len(contenders)):
                contender = contenders[index]
                took = _turn(contender.run, once[contender.name])
                seconds[contender.name].append(took / contender.share)
            gc.collect()
    finally:
        if collecting:
            gc.enable()
    return seconds


def ratios(ours, theirs):
    """Divide times round by round: below 1 where ours are shorter.

    Parameters
    ----------
    ours, theirs : sequence of float
        Times of the same rounds.

    Returns
    -------
    ndarray
    """
    return np.asarray(ours, float) / np.asarray(theirs, float)


def summarise(values):
    """Give the median and the quartiles.

    Parameters
    ----------
    values : sequence of float
        One ratio for each round.

    Returns
    -------
    Ratio
    """
    low, median, high = np.quantile(values, [0.25, 0.5, 0.75])
    return Ratio(float(median), float(low), float(high))


def geometric_mean(cases):
    """Average ratios of several cases: twice as fast here and half as fast there make 1.

    Parameters
    ----------
    cases : sequence of Ratio
        One for each case.

    Returns
    -------
    Ratio
        The mean of the medians, and the means of the quartiles.
    """
    return Ratio(*np.exp(np.mean(np.log(cases), axis=0)).tolist())


def _turn(run, once):
    """Time one turn of work whose length is known roughly: the median of its runs."""
    if once >= SHORT:
        return _seconds(run)
    run()  # what a contender has used last stands in the cache: everyone starts with that
    return float(np.median([_seconds(run) for _ in range(max(3, round(TURN / once)))]))


def _seconds(run):
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin

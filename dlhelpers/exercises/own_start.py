"""Judge training by the start that the answer itself has drawn.

Nobody is marked on the order of random draws, so no stored number says where a right program's
training ends. But of the same draws the learning rate 0 shows the start, and gradient descent makes
the rest of it: that is what the answer is compared with.
"""

from dataclasses import replace

import numpy as np

from dlhelpers.exercises.comparison import named
from dlhelpers.training import train

LARGEST = 1e3
"""No weight that was drawn is larger; from there on rounding, not descent, decides."""


def expected_of(key, case, outcomes):
    """Return the `Outcome` that is expected of an answer in one case.

    Parameters
    ----------
    key : Key
        Its `own_start` says for which cases another one, with the same draws and the learning rate
        0, shows the start.
    case : str
        Label of the case.
    outcomes : dict
        What the answer did in every case.
    """
    expected = key.expected[case]
    start = case in key.own_start and _start(key, key.own_start[case], outcomes)
    if not start:
        return expected
    given = key.cases[case]
    steps, rate = given["num_iterations"], given["learning_rate"]
    return replace(expected, value=train(given["X"], given["Y"], start, steps, rate, hidden="tanh"))


def _start(key, case, outcomes):
    """Return the parameters that an answer starts from, or None where it does not show them."""
    right, _ = key.expected[case].value
    seen = named(outcomes[case].value, key.expected[case].value, key.returns)
    drawn = {name: seen[name] for name in right}
    return drawn if all(_usable(drawn[name], right[name]) for name in right) else None


def _usable(drawn, right):
    return (
        isinstance(drawn, np.ndarray)
        and drawn.shape == right.shape
        and drawn.dtype.kind == "f"
        and bool(np.all(np.abs(drawn) <= LARGEST))
    )

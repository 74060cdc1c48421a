"""What was to be reached, and whether it was."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import memory
from benchmarks.plain import LIMIT, LOOPS, OURS
from benchmarks.results import LAYOUTS, Results, against
from benchmarks.timing import Ratio

CHANNELS_LAST, CHANNELS_FIRST = LAYOUTS
EAGER, JAX = "PyTorch, eager", "JAX, compiled"
MEGABYTE = 2**20
LARGER = slice(1, None)  # all shapes but the smallest, where calls take longer than products


@dataclass(frozen=True)
class Goal:
    """A bound for one number of a run.

    Attributes
    ----------
    text : str
        What the number is.
    bound : float
        What it should not pass.
    measure : callable
        Takes `Results`; returns the number, or None where it was not measured.
    at_least : bool
        Whether the bound is the lowest number allowed, and not the highest.
    unit : str
        Stands behind the numbers.
    reason : str
        What is known to make the number worse, for the page to say where the goal is missed.
    """

    text: str
    bound: float
    measure: Callable[[Results], Ratio | None]
    at_least: bool = False
    unit: str = "x"
    reason: str = ""

    def judge(self, results):
        """Measure, and compare the median with the bound.

        Returns
        -------
        value : Ratio or None
            None where it was not measured.
        met : bool or None
        """
        value = self.measure(results)
        if value is None:
            return None, None
        enough = value.median >= self.bound if self.at_least else value.median <= self.bound
        return value, enough

    def why_missed(self, value):
        """Say why the goal was missed, as far as that is known."""
        if value.low <= self.bound <= value.high:
            return (
                "the bound lies between the quartiles: this run, on a machine as busy as it was, "
                "cannot tell."
            )
        return self.reason or "the reason is not known."

    @property
    def bound_text(self):
        return f"{'at least' if self.at_least else 'at most'} {self.bound:g}{self.unit}"


def _mean(group, part, dtype, rivals, cases=slice(None)):
    return lambda results: results.over_cases(group, part, dtype, rivals, cases)


def _one(group, part, dtype, rivals, number):
    return _mean(group, part, dtype, rivals, slice(number, number + 1))


def _times_as_fast(measure):
    def inverse(results):
        ratio = measure(results)
        return None if ratio is None else ratio.inverse()

    return inverse


def _worst_shape(results):
    found = [against(race, LAYOUTS) for race in results.select("convolution", "both", "float64")]
    return max(found) if found and None not in found else None


def _scratch(results):
    found = [entry["bytes"][OURS] for entry in results.memory]
    return _exactly(max(max(sizes) for sizes in found) / MEGABYTE) if found else None


def _scratch_growth(results):
    # The whole batch of the smallest shape fits into one block.
    smallest = results.memory[0]["case"] if results.memory else None
    found = [entry["bytes"][OURS] for entry in results.memory if entry["case"] != smallest]
    return _exactly(max(large / small for small, large in found)) if found else None


def _exactly(value):
    """Write a number that is the same in every round as a Ratio."""
    return Ratio(value, value, value)


CONVOLUTION, POOL, CNN, STEP = "convolution", "max-pool", "cnn step", "dense step"
OWN_KERNELS = (
    "PyTorch has its own compiled kernels for this precision, and they need no copy of the windows."
)
CALLS = (
    "a step of so small a network is some thirty calls of numpy and the checks of their arguments; "
    "the products take half of the time, and no other order of them is faster."
)
RUNS = (
    "an image in this layout is passed over in runs of as many numbers as there are channels, and "
    "numpy starts anew for each run; a compiled loop does not."
)

GOALS = (
    Goal("convolution, both passes, float64, against PyTorch",
         0.6, _mean(CONVOLUTION, "both", "float64", LAYOUTS)),
    Goal("convolution, both passes, float32, against PyTorch",
         0.9, _mean(CONVOLUTION, "both", "float32", LAYOUTS), reason=OWN_KERNELS),
    Goal("the worst single shape, both passes, float64, against PyTorch",
         1.1, _worst_shape),
    Goal("four larger shapes, both passes, float64, against the three products alone",
         1.15, _mean(CONVOLUTION, "both", "float64", LIMIT, LARGER)),
    Goal("four larger shapes, both passes, float32, against the three products alone",
         1.3, _mean(CONVOLUTION, "both", "float32", LIMIT, LARGER)),
    Goal("convolution, both passes, float64, times as fast as the lessons' loops",
         800, _times_as_fast(_mean(CONVOLUTION, "both", "float64", LOOPS)), at_least=True),
    Goal("scratch memory of a convolution, the most of all shapes",
         3, _scratch, unit=" MB"),
    Goal(f"four larger shapes, scratch memory with {memory.TIMES_THE_BATCH} times the batch",
         1.1, _scratch_growth),
    Goal("max-pool, both passes, float64, against PyTorch's default layout",
         0.6, _mean(POOL, "both", "float64", CHANNELS_FIRST), reason=RUNS),
    Goal("max-pool, both passes, float32, against PyTorch's default layout",
         0.6, _mean(POOL, "both", "float32", CHANNELS_FIRST), reason=RUNS),
    Goal("max-pool, both passes, float64, against PyTorch's channels last",
         2.2, _mean(POOL, "both", "float64", CHANNELS_LAST), reason=RUNS),
    Goal("max-pool, both passes, float32, against PyTorch's channels last",
         2.2, _mean(POOL, "both", "float32", CHANNELS_LAST), reason=RUNS),
    Goal("training step of a CNN, float64, against PyTorch",
         0.9, _mean(CNN, "step", "float64", LAYOUTS)),
    Goal("training step of a CNN, float32, against PyTorch",
         1.4, _mean(CNN, "step", "float32", LAYOUTS), reason=OWN_KERNELS),
    Goal("dense step on the digits, float64, times as fast as PyTorch",
         4, _times_as_fast(_one(STEP, "step", "float64", EAGER, 0)), at_least=True, reason=CALLS),
    Goal("dense step on the digits, float64, times as fast as JAX",
         1.3, _times_as_fast(_one(STEP, "step", "float64", JAX, 0)), at_least=True, reason=CALLS),
    Goal("dense step with 12288 inputs, float64, against PyTorch",
         0.8, _one(STEP, "step", "float64", EAGER, 1)),
)  # fmt: skip

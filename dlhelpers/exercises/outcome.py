"""Run a function on the cases of an exercise and write down, as plain data, what it did.

Nothing here judges. What comes back holds arrays, numbers, strings, lists, tuples and dictionaries
only, so it can be stored, sent to another process and compared there.
"""

import contextlib
import copy
import gc
import inspect
import io
import linecache
import re
import signal
import threading
import traceback
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module

import numpy as np


class Recipe:
    """Stands in a case for a value that is made anew for every call: `make` gives it."""


@dataclass(frozen=True)
class Draws(Recipe):
    """Stands in a case for a fresh ``numpy.random.default_rng(seed)``."""

    seed: int

    def make(self):
        """Return the generator."""
        return np.random.default_rng(self.seed)


@dataclass(frozen=True)
class Program(Recipe):
    """Stands in a case for a function that the answer is to examine (a bug hunt)."""

    module: str
    name: str

    def make(self):
        """Return the function, without its name and docstring: they would say what it does."""
        function = getattr(import_module(self.module), self.name)
        return lambda *arguments, **named: function(*arguments, **named)


@dataclass(frozen=True)
class Opaque:
    """Stands in an outcome for a value that is not plain data."""

    type: str
    text: str = ""


@dataclass(frozen=True)
class Failure:
    """An exception that a function raised, seen from the student's own code.

    Attributes
    ----------
    type, message : str
        Of the exception.
    line : str
        The student's line that raised it or called what raised it; "" where unknown.
    shapes : dict
        How each local variable used in that line looks: the shape of an array, the keys of a
        dictionary, a number itself, the type of anything else.
    """

    type: str
    message: str
    line: str = ""
    shapes: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a function did with one case.

    Attributes
    ----------
    value : object
        What it returned, as plain data.
    failure : Failure or None
        The exception, where it raised one.
    changed : dict
        Arguments that no longer hold what they held: ``{name: value after the call}``.
    shared : tuple of str
        Arguments with which a returned array shares its memory.
    drew : bool
        Whether it took numbers from the generator it was given; True where it was given none.
    fixed : tuple of str
        Arrays of the result that stay the same when the generator is another one.
    repeats : bool
        Whether a second call with the same arguments gave the same result.
    reused : bool
        Whether that second call gave back an array of the first one, and not a new one.
    warned : tuple of str
        Warnings that it caused.
    calls : tuple of (str, dict)
        Its calls of the functions that were watched, and their arguments, in order.
    """

    value: object = None
    failure: Failure | None = None
    changed: Mapping = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    drew: bool = True
    fixed: tuple[str, ...] = ()
    repeats: bool = True
    reused: bool = False
    warned: tuple[str, ...] = ()
    calls: tuple[tuple[str, dict], ...] = ()

    @property
    def hung(self):
        """Whether the call took longer than allowed."""
        return self.failure is not None and self.failure.type == TimeLimitReached.__name__


class TimeLimitReached(BaseException):
    """A call took longer than allowed. No `Exception`, so ``except Exception`` lets it through."""


def observe(function, cases, time_limit=5.0, watched=()):
    """Call `function` on a fresh copy of every case.

    Parameters
    ----------
    function : callable
        Called with the values of each case, in their order.
    cases : mapping
        ``{label: {parameter: value}}``.
    time_limit : float
        Seconds for one case. After the first that takes longer the others are not run.
    watched : iterable of str
        Names of functions beside it whose calls are written down (see `calls_of`).

    Returns
    -------
    dict
        ``{label: Outcome}`` in the order of the cases.
    """
    outcomes = {}
    for label, given in cases.items():
        # The first, smallest case runs twice: memory between calls (a default list) shows.
        outcome = observe_one(function, given, time_limit, watched, twice=not outcomes)
        outcomes[label] = outcome
        if outcome.hung:
            return {every: outcomes.get(every, outcome) for every in cases}
    return outcomes


def observe_one(function, given, time_limit, watched, twice):
    """Call `function` on a fresh copy of one case, a second time where `twice` says so."""
    arguments = _fresh(given)
    before = {name: plain(value) for name, value in arguments.items()}
    states = _states(arguments)
    failure, result, second, fixed, calls = None, None, None, (), ()
    with muted() as caught:
        try:
            with time_limited(time_limit), calls_of(function, watched) as calls:
                result = function(*arguments.values())
            value = plain(result)
            if twice:
                with time_limited(time_limit):
                    second = function(*_fresh(given).values())
                with time_limited(time_limit):
                    fixed = _fixed(function, given, value)
        # SystemExit and the time limit included; a person's own Ctrl-C is let through.
        except (Exception, SystemExit, TimeLimitReached) as error:
            failure = _failure(error, function)
    if failure:
        value = None
    after = {name: plain(argument) for name, argument in arguments.items()}
    return Outcome(
        value=value,
        failure=failure,
        changed={name: after[name] for name in after if not identical(before[name], after[name])},
        shared=tuple(_sharing(result, arguments)),
        drew=bool(failure) or not states or states != _states(arguments),
        fixed=() if failure else fixed,
        repeats=bool(failure)
        or not twice
        or (identical(value, plain(second)) and identical(value, plain(result))),
        reused=not failure and twice and _share_memory(result, second),
        warned=tuple(dict.fromkeys(str(warning.message) for warning in caught)),
        calls=tuple(calls),
    )


def _fixed(function, given, value):
    """Name the arrays of a result that do not change with the draws; () where nothing is drawn."""
    others = {
        name: Draws(entry.seed + 1) if isinstance(entry, Draws) else entry
        for name, entry in given.items()
    }
    if not any(isinstance(entry, Draws) for entry in given.values()):
        return ()
    before = _named_arrays(value)
    after = _named_arrays(plain(function(*_fresh(others).values())))
    # Arrays of one number only, zeros say, are not drawn and need not change.
    return tuple(
        name
        for name, array in before.items()
        if name in after and np.ptp(array) and identical(array, after[name])
    )


def _named_arrays(value, name="result"):
    if isinstance(value, np.ndarray):
        return {name: value} if value.size > 1 and value.dtype.kind == "f" else {}
    entries = value.items() if isinstance(value, dict) else ()
    entries = enumerate(value) if isinstance(value, list | tuple) else entries
    found = {}
    for key, entry in entries:
        found |= _named_arrays(entry, str(key) if isinstance(value, dict) else f"value {key + 1}")
    return found


def plain(value, depth=6):
    """Return a copy of `value` that holds plain data only, `Opaque` where it is something else."""
    if value is None or isinstance(value, bool | int | float | complex | str):
        return value
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind not in "biufc":
            return Opaque(f"{type(value).__name__} of {value.dtype}", repr(value)[:200])
        return np.array(value, order="K")
    if depth and isinstance(value, Mapping):
        return {str(name): plain(entry, depth - 1) for name, entry in value.items()}
    if depth and isinstance(value, list | tuple):
        kind = list if isinstance(value, list) else tuple
        return kind(plain(entry, depth - 1) for entry in value)
    return Opaque(type(value).__name__)


def identical(one, other):
    """Tell whether two pieces of plain data are the same, nan equal to nan."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and np.array_equal(one, other, equal_nan=True)
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(identical(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(identical, one, other))
    return one == other or (one != one and other != other)


def arrays_in(value, depth=6):
    """Yield every array in nested dictionaries, lists and tuples, as deep as `plain` looks."""
    if isinstance(value, np.ndarray):
        yield value
    elif depth and isinstance(value, Mapping):
        for entry in value.values():
            yield from arrays_in(entry, depth - 1)
    elif depth and isinstance(value, list | tuple):
        # A list can hold itself: without a bound this would not end.
        for entry in value:
            yield from arrays_in(entry, depth - 1)


def code_of(function):
    """Return the code of a function, however it is wrapped, or None.

    Parameters
    ----------
    function : callable
        A function, one in `functools.partial`, `functools.cache` or `numpy.vectorize`, or an
        instance of a class with ``__call__``.
    """
    for inner in ("func", "pyfunc", "__wrapped__"):
        if not hasattr(function, "__code__"):
            function = getattr(function, inner, function)
    method = type(function).__call__
    return getattr(function, "__code__", None) or getattr(method, "__code__", None)


def _fresh(given):
    return {
        name: value.make() if isinstance(value, Recipe) else copy.deepcopy(value)
        for name, value in given.items()
    }


def _states(arguments):
    generators = [a for a in arguments.values() if isinstance(a, np.random.Generator)]
    return [str(generator.bit_generator.state) for generator in generators]


def _sharing(result, arguments):
    return [name for name, argument in arguments.items() if _share_memory(argument, result)]


def _share_memory(one, other):
    others = list(arrays_in(other))
    return any(np.may_share_memory(a, b) for a in arrays_in(one) for b in others)


MOST_CALLS = 40
"""So many calls are written down: a long training repeats itself."""


@contextlib.contextmanager
def calls_of(function, names):
    """Write down the calls that `function` itself makes of the functions `names` beside it.

    Parameters
    ----------
    function : callable
        Its global names are watched; where it has none (a partial, a class), nothing is.
    names : iterable of str
        Names of functions.

    Yields
    ------
    list of (str, dict)
        Name and arguments of each call, filled as the calls come.
    """
    namespace, calls, inside = getattr(function, "__globals__", {}), [], []
    own = {name: namespace[name] for name in names if callable(namespace.get(name))}

    def watch(name, helper):
        def watched(*args, **kwargs):
            if not inside and len(calls) < MOST_CALLS:
                calls.append((name, plain(_by_name(helper, args, kwargs))))
            inside.append(name)  # what a helper calls in its turn is its own affair
            try:
                return helper(*args, **kwargs)
            finally:
                inside.pop()

        return watched

    namespace.update({name: watch(name, helper) for name, helper in own.items()})
    try:
        yield calls
    finally:
        namespace.update(own)


def _by_name(function, args, kwargs):
    try:
        return inspect.signature(function).bind(*args, **kwargs).arguments
    except (TypeError, ValueError):
        return {str(i): value for i, value in enumerate(args)} | kwargs


@contextlib.contextmanager
def muted():
    """Keep what the block prints and warns of to itself; give the list of its warnings."""
    # nbgrader gives no points to a cell that writes to stderr, not even a warning.
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("always")
        # A student's own np.seterr must not decide what counts as a warning.
        with np.errstate(all="warn", under="ignore"):
            yield caught


class time_limited:
    """Raise `TimeLimitReached` in the block after `seconds`, where the system can.

    Only the main thread of a system with ``SIGALRM`` can interrupt a loop; elsewhere (Windows, the
    browser) the block runs without a limit.

    Parameters
    ----------
    seconds : float
        How long the block may take.
    """

    AGAIN = 1e-4
    """Seconds until it rings again. A loop may hold a bare ``except:`` that swallows the exception;
    rung this often, it comes sooner or later at a place outside the ``try``."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.works = hasattr(signal, "SIGALRM") and (
            threading.current_thread() is threading.main_thread()
        )

    def __enter__(self):
        # A ring inside a callback of the garbage collector would be lost, with a line on stderr.
        self.collects = gc.isenabled()
        gc.disable()
        if self.works:
            self.previous = signal.signal(signal.SIGALRM, self._stop)
            signal.setitimer(signal.ITIMER_REAL, self.seconds, self.AGAIN)

    def __exit__(self, *error):
        if self.works:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.previous)
        if self.collects:
            gc.enable()

    def _stop(self, signum, frame):
        # In this module the block is already being left.
        if frame.f_globals is not globals():
            raise TimeLimitReached(f"no result after {self.seconds:g} s")


def _failure(error, function):
    failure = {"type": type(error).__name__, "message": str(error)[:500]}
    home = getattr(code_of(function), "co_filename", None)
    frames = [
        (frame, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == home
    ]
    if frames:
        frame, number = frames[-1]
        line = linecache.getline(frame.f_code.co_filename, number, frame.f_globals).strip()
        shapes = {
            name: _look(value)
            for name, value in frame.f_locals.items()
            if re.search(rf"\b{name}\b", line) and not name.startswith("_")
        }
        failure |= {"line": line, "shapes": shapes}
    return Failure(**failure)


def _look(value):
    if isinstance(value, np.ndarray):
        return str(value.shape)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}" for name in list(value)[:12]) + "}"
    if isinstance(value, int | float | np.number):
        return f"= {value:.6g}"
    return type(value).__name__

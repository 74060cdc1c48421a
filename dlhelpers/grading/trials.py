"""What becomes of a mutant: it is run on the check of its exercise, in a process of its own.

What the check accepts, visible inputs and hidden ones, runs on further inputs and is compared with
the reference there.
"""

import ast
import contextlib
import faulthandler
import inspect
import os
import resource
import sys
import traceback
import warnings
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.comparison import NUMBERS, Close, named
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import identical, observe
from dlhelpers.exercises.reach import out_of_reach
from dlhelpers.grading.mutation import Mutant, parsed

HIDDEN_SEED = 12345
FURTHER_SEEDS = range(100, 120)

STOPPED, KILLED, KILLED_LATE, BROKE = "stopped", "killed", "late", "broke"
SAME, ROUNDED, FREE, SURVIVED = "same", "rounded", "free", "survived"
FATES = {
    STOPPED: "stops with an error in every case",
    KILLED: "rejected by the visible check",
    KILLED_LATE: "rejected by other inputs only",
    BROKE: "the check itself stops with an error",
    SAME: "does the same on all inputs tried",
    ROUNDED: "does the same up to rounding or to the kind of number",
    FREE: "differs only in what the check leaves free",
    SURVIVED: "accepted, though it does something else",
}
MEMORY = 4 * 2**30
"""Bytes that a process may take, so that an array of absurd size is a MemoryError."""
HARD_LIMIT = 60.0
"""Seconds until a process ends whose mutant no exception can stop."""
ROUNDING = Close(rtol=1e-9, atol=1e-12)


@dataclass(frozen=True)
class Tried:
    """A mutant and what became of it: one of `FATES`."""

    lesson: str
    exercise: str
    mutant: Mutant
    fate: str

    @property
    def place(self):
        """Where it belongs, as survivors.toml writes it."""
        return f"{self.lesson}/{self.exercise}"


def fate_of(label, name, source):
    """Run a program on the check of an exercise and return its fate.

    Parameters
    ----------
    label, name : str
        The lesson and the exercise.
    source : str
        Defines a function with the name of the exercise. It can use what the reference can use.
    """
    exercise = LESSONS[label].exercise(name)
    function = _compiled(source, exercise.reference)
    drawn = not (exercise.hidden_cases or exercise.same_cases_for_every_seed)
    fate = SAME
    for seed in (VISIBLE_SEED, HIDDEN_SEED, *(FURTHER_SEEDS if drawn else ())):
        key = _key(label, name, seed)
        with out_of_reach(exercise.replaces):
            outcomes = observe(function, key.cases, key.time_limit)
        try:
            passed = judge(key, outcomes).passed
        except Exception:  # whatever an answer does, a check has to find words for it
            traceback.print_exc()
            return BROKE
        if not passed:
            stopped = all(outcome.failure for outcome in outcomes.values())
            # On further inputs it is too late: neither of the two checks has seen it.
            early = {VISIBLE_SEED: STOPPED if stopped else KILLED, HIDDEN_SEED: KILLED_LATE}
            return early.get(seed, SURVIVED)
        found = [likeness(key, case, outcomes[case]) for case in key.cases]
        fate = max([fate, *found], key=(SAME, ROUNDED, FREE, SURVIVED).index)
    return fate


def likeness(key, case, outcome):
    """Say how far an accepted outcome is that of the reference.

    Parameters
    ----------
    key : Key
        As it was judged with.
    case : str
        Label of the case.
    outcome : Outcome
        What the program did.

    Returns
    -------
    str
        `SAME`, `ROUNDED`, `FREE` or `SURVIVED`.
    """
    mine, right = outcome.value, key.expected[case].value
    if identical(mine, right):
        return SAME
    if _near(mine, right):
        return ROUNDED
    compared, goal = (named(value, right, key.returns) for value in (mine, right))
    return FREE if all(_near(compared[part], goal[part]) for part in goal) else SURVIVED


def _near(one, other):
    """Tell whether two values are the same but for rounding and for the kind of number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_near(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_near, one, other))
    if _is_row_of_numbers(one) and _is_row_of_numbers(other):
        return ROUNDING.same(one, other)
    return identical(one, other)


def _is_row_of_numbers(value):
    entries = value if isinstance(value, list) else [value]
    return all(isinstance(entry, NUMBERS) for entry in entries)


def _compiled(source, reference):
    namespace = dict(vars(sys.modules[reference.__module__]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # 2(x), "text".T: slips that Python sees
        exec(compile(source, f"<mutant of {reference.__name__}>", "exec"), namespace)
    return namespace[reference.__name__]


@cache
def _key(label, name, seed):
    # No mistake is to be named here, so none has to run: most of a key's time goes into them.
    return replace(LESSONS[label].exercise(name), misconceptions=()).key(seed)


def tried(label, name, mutants, limit=HARD_LIMIT):
    """Return what becomes of some mutants of one reference, in a process that may die of them.

    Parameters
    ----------
    label, name : str
        The lesson and the exercise.
    mutants : list of Mutant
    limit : float
        Seconds that one of them may take.

    Returns
    -------
    list of Tried
        In the order of the mutants.
    """
    fates = []
    while len(fates) < len(mutants):
        left = [mutant.source for mutant in mutants[len(fates) :]]
        fates += _in_a_process(label, name, left, limit)
        if len(fates) < len(mutants):
            fates.append(STOPPED)  # it took the process with it
    return [Tried(label, name, *pair) for pair in zip(mutants, fates, strict=True)]


def _in_a_process(label, name, sources, limit):
    context = get_context("spawn")  # a process that has seen nothing of the others
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, label, name, sources, limit))
    process.start()
    theirs.close()
    fates = list(_received(ours))
    process.join()
    if not fates or fates[0] != SAME:
        raise RuntimeError(f"{label}/{name}: the reference itself is not accepted: {fates[:1]}.")
    return fates[1:]


def _received(pipe):
    with contextlib.suppress(EOFError):
        while True:
            fate = pipe.recv()
            if isinstance(fate, Exception):
                raise fate  # a mistake here, and no mutant's doing
            yield fate


def _work(pipe, label, name, sources, limit):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    reference = inspect.getsource(LESSONS[label].exercise(name).reference)
    try:
        with open(os.devnull, "w") as nowhere:
            for source in (ast.unparse(parsed(reference)), *sources):
                # Ends the process, whatever it is doing.
                faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
                pipe.send(fate_of(label, name, source))
            faulthandler.cancel_dump_traceback_later()
    except Exception as error:
        pipe.send(error)

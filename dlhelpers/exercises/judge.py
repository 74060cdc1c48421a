"""Judge an answer: compare plain data with a key. No student's code runs here."""

from dataclasses import dataclass, replace

import numpy as np

from dlhelpers.exercises.comparison import Difference, Misfit, named
from dlhelpers.exercises.diagnosis import CONDITIONS, diagnose, is_unwritten
from dlhelpers.exercises.given import describe_case
from dlhelpers.exercises.own_start import expected_of
from dlhelpers.exercises.verdict import Verdict

CONDITION_SHARE = 0.8
"""What is left of the points when all values are right but an argument was changed."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an answer: in which case, with which returned value."""

    case: str
    name: str
    difference: Difference

    @property
    def is_condition(self):
        """Whether the values are right, and the way they were made is not."""
        return self.name in CONDITIONS


# A judgement on absurd numbers must not warn: nbgrader gives no points to a cell that does.
@np.errstate(all="ignore")
def judge(key, outcomes, explained=True):
    """Compare the outcomes of a student's function with a key.

    Parameters
    ----------
    key : Key
        As `Exercise.key` gives it.
    outcomes : dict
        As `dlhelpers.exercises.outcome.observe` gives it, for the cases of that key.
    explained : bool
        Whether to look for the cause of a mistake, which takes much longer than to see it.

    Returns
    -------
    Verdict
    """
    problems = find_problems(key, outcomes)
    laws = [(aspect.law, not _broken(aspect, problems)) for aspect in key.aspects]
    if not problems:
        return Verdict(key.name, True, float(key.points), key.points, laws=tuple(laws))
    share = _share(key.aspects, [kept for _, kept in laws])
    broken = {p.name for p in problems if p.is_condition}
    if broken:
        share *= CONDITION_SHARE
        laws += [(CONDITIONS[name], False) for name in CONDITIONS if name in broken]
    verdict = Verdict(key.name, False, round(share * key.points, 2), key.points, laws=tuple(laws))
    return _explained(verdict, key, outcomes, problems) if explained else verdict


def _explained(verdict, key, outcomes, problems):
    found = diagnose(key, outcomes, problems)
    first = found.problem
    return replace(
        verdict,
        problem=f"{key.name}, {first.case}: {first.difference.problem}",
        expected=first.difference.expected,
        got=first.difference.got,
        given=describe_case(key.cases[first.case]),
        symptom=found.symptom,
        law=found.law,
        cause=found.cause,
        misconception=found.misconception,
    )


def find_problems(key, outcomes):
    """Return every `Problem` of an answer, smallest case first, broken conditions last."""
    problems, conditions = [], []
    for case, expected in key.expected.items():
        outcome = outcomes[case]
        if outcome.failure:
            problems += [Problem(case, name, failed(outcome.failure)) for name in names(key, case)]
            continue
        mine = answers(key, case, outcome)
        right = answers(key, case, expected_of(key, case, outcomes))
        for name in sorted(right, key=key.rank(case)):
            difference = _difference(key, case, name, mine[name], right[name])
            problems += [Problem(case, name, difference)] if difference else []
        if key.quiet and outcome.warned and not expected.warned:
            told = Difference("it causes a warning.", "no warning", outcome.warned[0])
            problems.append(Problem(case, "warning", told))
        conditions += [Problem(case, *broken) for broken in _conditions(outcome, expected)]
    return problems + conditions


def answers(key, case, outcome):
    """Return the compared values of one outcome: ``{name: value or Misfit}``."""
    return named(outcome.value, key.expected[case].value, key.returns)


def names(key, case):
    """Return the names of the compared values of a case."""
    return tuple(answers(key, case, key.expected[case]))


def failed(failure):
    """Describe an exception as a difference."""
    if failure.type == "TimeLimitReached":
        return Difference("it does not come to an end.", "a result", failure.message)
    if is_unwritten(failure):
        return Difference("it is not written yet.", "a result", "NotImplementedError")
    where = f" in `{failure.line}`" if failure.line else ""
    shapes = ", ".join(f"{name} {shape}" for name, shape in failure.shapes.items())
    return Difference(
        f"it stopped with {failure.type}{where}.",
        "a result",
        f"{failure.type}: {failure.message}" + (f"\n({shapes})" if shapes else ""),
    )


def _difference(key, case, name, mine, right):
    if isinstance(mine, Misfit):
        return mine.difference
    if right is None or isinstance(right, str):
        return None  # `named` has compared it already
    return key.comparison(case, name).difference(name, mine, right)


def _share(aspects, kept):
    if any(aspect.gate and not ok for aspect, ok in zip(aspects, kept, strict=True)):
        return 0.0
    earned = sum(aspect.weight for aspect, ok in zip(aspects, kept, strict=True) if ok)
    return earned / sum(aspect.weight for aspect in aspects)


def _broken(aspect, problems):
    return any(not p.is_condition and aspect.covers(p.case, p.name) for p in problems)


def _conditions(outcome, expected):
    for name in outcome.changed:
        how = " (the result shares its memory)" if name in outcome.shared else ""
        yield (
            "arguments",
            Difference(
                f"it changes its argument {name}.", f"{name} as it was", f"{name} overwritten{how}"
            ),
        )
    if expected.drew and not outcome.drew:
        yield (
            "rng",
            Difference("it does not draw from rng.", "draws from `rng`", "rng left untouched"),
        )
    elif set(outcome.fixed) - set(expected.fixed):
        fixed = ", ".join(sorted(set(outcome.fixed) - set(expected.fixed)))
        told = f"it does not draw all its random numbers from rng: {fixed}."
        got = "the same numbers, whatever rng is"
        yield "rng", Difference(told, "other numbers for another `rng`", got)
    # Numbers from elsewhere than rng need not repeat, and that has been said already.
    elif not outcome.repeats:
        yield (
            "repeats",
            Difference("a second call gives another result.", "the same result", "another one"),
        )
    elif outcome.reused and not expected.reused:
        told = "a second call gives back the array of the first one."
        got = "the same one: who changes it changes both"
        yield "reused", Difference(told, "a new array for every call", got)

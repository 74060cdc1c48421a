"""Find out why an answer is wrong, and say so only where the answer itself shows it.

Three hints lead from the symptom to the cause: what the numbers show (m times too large; right for
one example only), the law that they break, and the mistake. The last one is given in this order: a
known mistake that gives exactly these outputs; a known mistake that gives exactly these numbers for
one of the returned values (two mistakes at once); a condition broken. Where none of them holds, no
cause is named, and the first two hints are all that is said.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from dlhelpers.exercises.comparison import Misfit, named
from dlhelpers.exercises.own_start import expected_of
from dlhelpers.exercises.relations import relation
from dlhelpers.exercises.usual_causes import usual_cause


@dataclass(frozen=True)
class Diagnosis:
    """The problem to show first, three hints, and the name of the known mistake if it is one.

    Attributes
    ----------
    problem : Problem
        As `dlhelpers.exercises.judge.find_problems` gives it.
    symptom, law, cause : str
        The hints; "" where there is nothing to say.
    misconception : str
        Name of the known mistake; "" where it is none.
    """

    problem: object
    symptom: str = ""
    law: str = ""
    cause: str = ""
    misconception: str = ""


def diagnose(key, outcomes, problems):
    """Return the `Diagnosis` of an answer with at least one problem."""
    if unwritten(outcomes):
        cause = "Replace the `raise NotImplementedError` by your own code."
        return Diagnosis(problems[0], cause=cause)
    problem, cause, name = _find_cause(key, outcomes, problems)
    symptom = _symptom(key, outcomes, problems, problem)
    return Diagnosis(problem, symptom, _law(key, outcomes, problem), cause, name)


def _find_cause(key, outcomes, problems):
    """Return the problem that shows the cause best, the cause in words, and its name, or ""."""
    known = _known_mistake(key, outcomes)
    if known:
        return problems[0], known.hint, known.name
    # Values that depend on earlier calls are explained by that; a look at them would mislead.
    memory = next((problem for problem in problems if problem.name == "repeats"), None)
    if memory:
        return memory, FIXES["repeats"], BROKEN["repeats"]
    known, name, but_for_the_shape = _known_in_part(key, outcomes, problems)
    if known:
        problem = next(p for p in problems if p.name == name)
        where = f"In {name}: " if len(_all_names(key)) > 1 else ""
        where += "The shape is one thing. The numbers: " if but_for_the_shape else ""
        return problem, where + known.hint, known.name
    return problems[0], *_plain_mistake(outcomes[problems[0].case], problems[0])


def _plain_mistake(outcome, problem):
    """Return the words and the name of a mistake that any function can hold, or ""."""
    if outcome.failure:
        usual = usual_cause(outcome.failure)
        return (usual.text, usual.name) if usual.name else ("", "")
    if problem.name in FIXES:
        return FIXES[problem.name], BROKEN[problem.name]
    if outcome.value is None:
        return NO_RETURN, "nothing_returned"
    return "", ""


def unwritten(outcomes):
    """Tell whether the function still is the empty cell that the lesson began with."""
    return all(outcome.failure and is_unwritten(outcome.failure) for outcome in outcomes.values())


def is_unwritten(failure):
    """Tell whether a failure is the one that an unwritten function raises itself."""
    return failure.type == "NotImplementedError" and (
        not failure.line or "NotImplementedError" in failure.line
    )


def same_outcome(key, case, one, other):
    """Tell whether two outcomes of one case are the same in everything that is judged."""
    if one.failure or other.failure:
        return bool(one.failure and other.failure) and _cause(one.failure) == _cause(other.failure)
    if set(one.changed) != set(other.changed) or one.drew != other.drew:
        return False
    # Numbers that come from elsewhere than rng repeat themselves, or not, as their seed has it.
    if one.drew and one.repeats != other.repeats:
        return False
    if key.quiet and bool(one.warned) != bool(other.warned):
        return False
    mine, yours = (_values(key, case, outcome) for outcome in (one, other))
    return all(_same_value(key, case, name, mine[name], yours[name]) for name in mine)


def _known_mistake(key, outcomes):
    for known in key.misconceptions:
        if all(same_outcome(key, case, outcomes[case], known.outcomes[case]) for case in outcomes):
            return known
    return None


class _Answer:
    """The compared values of an answer, each case taken apart once: mistakes and values are many.

    Parameters
    ----------
    key : Key
    outcomes : dict
        What the answer did in every case.
    """

    def __init__(self, key, outcomes):
        self.key, self.outcomes = key, outcomes
        self.values, self.right = cache(self._values), cache(self._right)

    def _values(self, case):
        return _values(self.key, case, self.outcomes[case])

    def _right(self, case):
        return _values(self.key, case, expected_of(self.key, case, self.outcomes))

    def is_right(self, case, name):
        """Tell whether value `name` of a case is right."""
        mine, right = self.values(case)[name], self.right(case)[name]
        if isinstance(mine, Misfit):
            return False
        if right is None or isinstance(right, str):
            return True
        return self.key.comparison(case, name).difference(name, mine, right) is None

    def wrong(self):
        """Return the names of the values that are wrong in a case which the answer got through."""
        done = [case for case, outcome in self.outcomes.items() if not outcome.failure]
        return {
            name for case in done for name in self.values(case) if not self.is_right(case, name)
        }


def _known_in_part(key, outcomes, problems):
    """Find the known mistake that explains most of the wrong values, each in all its cases.

    Returns the mistake or None, the first value that shows it, and whether the shape of that value
    is another one, which is a second mistake.
    """
    wrong = [name for name in _all_names(key) if any(p.name == name for p in problems)]
    mine, right = _Answer(key, outcomes), _Answer(key, key.expected)
    best, found = (0, 0, 0), (None, "", False)
    for known in key.misconceptions:
        theirs = _Answer(key, known.outcomes)
        agree = {name: _agreement(mine, theirs, right, name) for name in wrong}
        if not any(agree.values()):
            continue
        shown = theirs.wrong()
        agree = {name: degree for name, degree in agree.items() if degree and name in shown}
        rank = (len(agree), min(agree.values(), default=0), -len(shown - set(agree)))
        if agree and rank > best:
            first = next(iter(agree))
            best, found = rank, (known, first, agree[first] == BUT_FOR_THE_SHAPE)
    return found


NOT_AT_ALL, BUT_FOR_THE_SHAPE, WHOLLY = range(3)


def _agreement(mine, theirs, right, name):
    """Tell how far value `name` is, in every case, what the known mistake gives.

    A case with nan or inf is passed over where two others show the mistake: a logarithm of 0, say,
    is a second mistake, and it can come on top of any other.
    """
    key, shown, passed_over, degree = mine.key, 0, False, WHOLLY
    for case in mine.outcomes:
        if name not in right.values(case):
            continue
        if mine.outcomes[case].failure or theirs.outcomes[case].failure:
            return NOT_AT_ALL
        one, other, goal = (answer.values(case)[name] for answer in (mine, theirs, right))
        if isinstance(one, Misfit) or isinstance(other, Misfit):
            return NOT_AT_ALL
        if one is None or isinstance(one, str):
            continue  # both are right here: a wrong text is a misfit
        if not (np.isfinite(one).all() and np.isfinite(other).all()):
            passed_over = True
            continue
        if np.shape(one) != np.shape(other) == np.shape(goal):
            one, degree = _in_shape(one, np.shape(goal)), BUT_FOR_THE_SHAPE
        if not _same_value(key, case, name, one, other):
            return NOT_AT_ALL
        # Zeros come from many mistakes: they are no fingerprint.
        telling = np.any(one) and key.comparison(case, name).telling
        shown += telling and not any(a.is_right(case, name) for a in (mine, theirs))
    return degree if shown >= 2 or (shown == 1 and not passed_over) else NOT_AT_ALL


def _in_shape(value, shape):
    """Return an array in another shape, turned if that is enough; unchanged if it does not fit."""
    value = np.asarray(value)
    value = value.T if value.T.shape == shape else value
    return value.reshape(shape) if value.size == np.prod(shape) else value


def _symptom(key, outcomes, problems, problem):
    """Say what can be seen: what an exception means, a plain relation, which cases are right."""
    outcome = outcomes[problem.case]
    wrong = [*dict.fromkeys(p.case for p in problems if p.name == problem.name)]
    if outcome.failure:
        usual = usual_cause(outcome.failure)
        return f"{'' if usual.name else usual.text}{_where(key, wrong)}".strip()
    if problem.name in FIXES or outcome.value is None:
        return ""
    if isinstance(_values(key, problem.case, outcome)[problem.name], Misfit):
        return "Compare your `return` with what the description says comes back."
    seen = ""
    # Where many answers are right, nothing follows from how near one of them is.
    if not hasattr(key.comparison(problem.case, problem.name), "given"):
        cases = [_side_by_side(key, case, outcomes) for case in wrong if not outcomes[case].failure]
        seen = relation(problem.name, cases)
    return (seen + _where(key, wrong)).strip()


def _where(key, wrong):
    """Say which cases are right, where some are: what these have in common is half the answer."""
    right = [case for case in key.expected if case not in wrong]
    if not right:
        return ""
    return f" Right for: {', '.join(right)}. Wrong for: {', '.join(wrong)}."


def _law(key, outcomes, problem):
    if all(outcome.failure for outcome in outcomes.values()):
        return ""  # nothing ran, so nothing shows a law broken
    if problem.name in CONDITIONS:
        return CONDITIONS[problem.name]
    return next((a.law for a in key.aspects if a.covers(problem.case, problem.name)), "")


def _side_by_side(key, case, outcomes):
    mine, right = outcomes[case], expected_of(key, case, outcomes)
    return _values(key, case, mine), _values(key, case, right), key.cases[case]


CONDITIONS = {
    "arguments": "It leaves its arguments as they were.",
    "repeats": "Called twice with the same arguments, it gives the same result twice.",
    "rng": "It takes its random numbers from `rng`.",
}

FIXES = {
    "arguments": "Somewhere it writes into an array or a dictionary that it was given: `-=` and "
    "`+=` do, an index on the left of `=`, a function with `out=`. Whoever called it still needs "
    "the old values: make a new array.",
    "repeats": "Something survives from one call to the next (a default list, a global), or random "
    "numbers are drawn that nobody asked for.",
    "rng": "Draw with the generator you are given: rng.standard_normal(...), not np.random.",
    "warning": "Look for the one operation that overflows or divides by zero, and rewrite it.",
}
BROKEN = {
    "arguments": "changes_its_arguments",
    "repeats": "remembers_earlier_calls",
    "rng": "draws_from_elsewhere",
    "warning": "",
}
"""Names of those mistakes; a warning is a symptom only."""

NO_RETURN = "The function comes to its end and gives nothing back: a `return` is missing."


def _values(key, case, outcome):
    return named(outcome.value, key.expected[case].value, key.returns)


def _all_names(key):
    found = (_values(key, case, expected) for case, expected in key.expected.items())
    return tuple(dict.fromkeys(name for values in found for name in values))


def _same_value(key, case, name, one, other):
    if isinstance(one, Misfit) or isinstance(other, Misfit):
        # Both of them, before they meet: an array compared with a misfit is an array again.
        return isinstance(one, Misfit) and isinstance(other, Misfit) and one == other
    if one is None or isinstance(one, str):
        return one == other
    return key.comparison(case, name).same(one, other)


def _cause(failure):
    """Reduce a failure to what two programs with the same mistake have in common."""
    sizes = re.search(r"size (\d+) is different from (\d+)", failure.message) or re.search(
        r"(\d+) \(dim \d\) != (\d+) \(dim \d\)", failure.message
    )
    return ("product", *sorted(sizes.groups())) if sizes else (failure.type, failure.message)

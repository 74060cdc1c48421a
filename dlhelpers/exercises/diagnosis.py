"""Find out why an answer is wrong, and say so only where the answer itself shows it.

In this order: a known mistake that gives exactly these outputs; a known mistake that gives exactly
these numbers for one of the returned values (two mistakes at once); a plain relation between what
came and what was expected (m times too large, transposed, ...); the first broken law.
"""

import re
from dataclasses import dataclass

import numpy as np

from dlhelpers.exercises.comparison import Misfit, named
from dlhelpers.exercises.relations import relation


@dataclass(frozen=True)
class Diagnosis:
    """The problem to show first, the hint, and the name of the known mistake if it is one."""

    problem: object
    fix: str
    misconception: str = ""


def diagnose(key, outcomes, problems):
    """Return the `Diagnosis` of an answer with at least one problem."""
    if unwritten(outcomes):
        return Diagnosis(problems[0], "Replace the `raise NotImplementedError` by your own code.")
    known = _known_mistake(key, outcomes)
    if known:
        return Diagnosis(problems[0], known.hint, known.name)
    known, name = _known_in_part(key, outcomes, problems)
    if known:
        problem = next(p for p in problems if p.name == name)
        return Diagnosis(problem, known.hint, known.name)
    return Diagnosis(problems[0], _what_shows(key, outcomes, problems[0]))


def unwritten(outcomes):
    """Tell whether the function still is the empty cell that the lesson began with."""
    failures = [outcome.failure for outcome in outcomes.values()]
    return all(
        failure
        and failure.type == "NotImplementedError"
        and (not failure.line or "NotImplementedError" in failure.line)
        for failure in failures
    )


def same_outcome(key, case, one, other):
    """Tell whether two outcomes of one case are the same in everything that is judged."""
    if one.failure or other.failure:
        return bool(one.failure and other.failure) and _cause(one.failure) == _cause(other.failure)
    if set(one.changed) != set(other.changed) or one.repeats != other.repeats:
        return False
    if one.drew != other.drew or (key.quiet and bool(one.warned) != bool(other.warned)):
        return False
    mine, yours = (_values(key, case, outcome) for outcome in (one, other))
    return all(_same_value(key, case, name, mine[name], yours[name]) for name in mine)


def _known_mistake(key, outcomes):
    for known in key.misconceptions:
        if all(same_outcome(key, case, outcomes[case], known.outcomes[case]) for case in outcomes):
            return known
    return None


def _known_in_part(key, outcomes, problems):
    """Find the known mistake that explains most of the wrong values, each in all its cases."""
    wrong = [name for name in _all_names(key) if any(p.name == name for p in problems)]
    best, found = (0, 0), (None, "")
    for known in key.misconceptions:
        theirs = [name for name in _all_names(key) if _shows(key, known.outcomes, name)]
        agree = [n for n in wrong if n in theirs and _agrees(key, outcomes, known.outcomes, n)]
        rank = (len(agree), -len(set(theirs) - set(agree)))
        if agree and rank > best:
            best, found = rank, (known, agree[0])
    return found


def _shows(key, outcomes, name):
    """Tell whether a known mistake is visible in value `name`."""
    return any(
        not outcome.failure and not _right(key, case, name, outcome)
        for case, outcome in outcomes.items()
        if name in _values(key, case, key.expected[case])
    )


def _agrees(key, outcomes, known, name):
    """Tell whether value `name` is, in every case, the number that the known mistake gives."""
    for case in outcomes:
        if name not in _values(key, case, key.expected[case]):
            continue
        if outcomes[case].failure or known[case].failure:
            return False
        mine, theirs = (_values(key, case, o[case])[name] for o in (outcomes, known))
        if isinstance(mine, Misfit) or isinstance(theirs, Misfit):
            return False
        # Zeros, nan and inf come from many mistakes: they are no fingerprint.
        if not np.any(mine) or not np.isfinite(mine).all():
            return False
        if not _same_value(key, case, name, mine, theirs):
            return False
    return True


def _what_shows(key, outcomes, problem):
    outcome = outcomes[problem.case]
    if outcome.failure:
        return usual_cause(outcome.failure)
    if problem.name in FIXES:
        return FIXES[problem.name]
    law = next((a.law for a in key.aspects if a.covers(problem.case, problem.name)), "")
    mine = _values(key, problem.case, outcome)
    right = _values(key, problem.case, key.expected[problem.case])
    seen = relation(problem.name, mine, right, key.cases[problem.case])
    return " ".join(filter(None, (seen, f"The law it breaks: {law}." if law else "")))


FIXES = {
    "arguments": "Compute new arrays (W - a * dW) instead of changing the ones you were given.",
    "repeats": "Something survives from one call to the next: a default list, or a global.",
    "rng": "Draw with the generator you are given: rng.standard_normal(...), not np.random.",
    "warning": "Look for the one operation that overflows or divides by zero, and rewrite it.",
}

CAUSES = {
    "TimeLimitReached": "The function does not come to an end. Look at the condition of its loop.",
    "NotImplementedError": "A function that this one calls is not written yet.",
    "NameError": "A name in this line was never given a value. Look for a typing mistake, or for "
    "a cell that has not been run.",
    "UnboundLocalError": "This name is given a value later in the function, or only in one branch.",
    "KeyError": "The dictionary has no such key. Print its keys and compare the spelling.",
    "IndexError": "An index runs past the end. Count where the loop starts and stops.",
    "RecursionError": "The function calls itself without end.",
    "ZeroDivisionError": "Something that should count examples is 0 here.",
    "AttributeError": "The value in this line is of another kind than the line supposes. "
    "Print its type.",
    "SystemExit": "A function gives back a result; it must not end the program.",
    "ReferenceUsed": "Write the function yourself; you may call it from the package elsewhere.",
}


def usual_cause(failure):
    """Say what an exception usually means here."""
    if "not aligned" in failure.message or "matmul" in failure.message:
        return (
            "A matrix product needs as many columns on the left as rows on the right. Write the "
            "two shapes side by side: which of them has to be transposed?"
        )
    if "broadcast" in failure.message:
        return "Two arrays of different shapes meet in this line. Write down both shapes."
    if "NoneType" in failure.message:
        return "Something in this line is None: a function that forgot to return, probably."
    if "unpack" in failure.message:
        return "The number of names on the left differs from the number of values on the right."
    if "only" in failure.message and "scalar" in failure.message:
        return "An array stands where one number is needed."
    if failure.type == "TypeError" and "argument" in failure.message:
        return "The function is called with other arguments than it takes. Keep its first line."
    return CAUSES.get(failure.type, "Run the function on this case by hand, line by line.")


def _cause(failure):
    """Reduce a failure to what two programs with the same mistake have in common."""
    sizes = re.search(r"size (\d+) is different from (\d+)", failure.message) or re.search(
        r"(\d+) \(dim \d\) != (\d+) \(dim \d\)", failure.message
    )
    return ("product", *sorted(sizes.groups())) if sizes else (failure.type, failure.message)


def _values(key, case, outcome):
    return named(outcome.value, key.expected[case].value, key.returns)


def _all_names(key):
    found = (_values(key, case, expected) for case, expected in key.expected.items())
    return tuple(dict.fromkeys(name for values in found for name in values))


def _right(key, case, name, outcome):
    right = _values(key, case, key.expected[case])[name]
    mine = _values(key, case, outcome)[name]
    if isinstance(mine, Misfit):
        return False
    if right is None or isinstance(right, str):
        return True
    return key.comparison(case, name).difference(name, mine, right) is None


def _same_value(key, case, name, one, other):
    if isinstance(one, Misfit) or isinstance(other, Misfit):
        return one == other
    if one is None or isinstance(one, str) or isinstance(other, str):
        return one == other
    return key.comparison(case, name).same(one, other)

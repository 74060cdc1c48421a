"""Find the known mistake behind a wrong answer, wholly or in part.

A mistake is named only where the answer gives that mistake's own output: in every case; for one
returned value in all its cases (two mistakes at once); or for one value in most of the cases in
which it is wrong, and never against a case that is right.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from dlhelpers.exercises.comparison import Misfit, named
from dlhelpers.exercises.own_start import expected_of


@dataclass(frozen=True)
class Match:
    """A known mistake that shows in an answer.

    Attributes
    ----------
    known : Misconception
        The mistake.
    problem : Problem
        What shows it best.
    words : str
        Its hint, and how far it goes.
    """

    known: object
    problem: object
    words: str


def known_mistake(key, outcomes, problems):
    """Return the `Match` of an answer that is a known mistake in every case, or None."""
    for known in key.misconceptions:
        if all(same_outcome(key, case, outcomes[case], known.outcomes[case]) for case in outcomes):
            return Match(known, problems[0], known.hint)
    return None


def known_in_part(key, outcomes, problems):
    """Return the `Match` of an answer that shows a known mistake beside another one, or None."""
    mine, right = _Answer(key, outcomes), _Answer(key, key.expected)
    mistakes = [(known, _Answer(key, known.outcomes)) for known in key.misconceptions]
    known, agreeing, but_for_the_shape = _in_a_value(mine, right, mistakes, problems)
    if known:
        problem = next(p for p in problems if p.name == agreeing[0])
        where = f"In {_listed(agreeing)}: " if len(all_names(key)) > 1 else ""
        where += "The shape is one thing. The numbers: " if but_for_the_shape else ""
        return Match(known, problem, where + known.hint)
    known, name, cases = _in_most_cases(mine, right, mistakes, problems)
    if known:
        problem = next(p for p in problems if p.name == name and p.case in cases)
        words = f"For {'; '.join(cases)}: {known.hint} The other cases are wrong in another way."
        return Match(known, problem, words)
    return None


def same_outcome(key, case, one, other):
    """Tell whether two outcomes of one case are the same in everything that is judged."""
    if one.failure or other.failure:
        return bool(one.failure and other.failure) and _cause(one.failure) == _cause(other.failure)
    if set(one.changed) != set(other.changed) or one.drew != other.drew:
        return False
    if one.reused != other.reused or (one.drew and set(one.fixed) != set(other.fixed)):
        return False
    # Numbers that come from elsewhere than rng repeat themselves, or not, as their seed has it.
    if one.drew and one.repeats != other.repeats:
        return False
    if key.quiet and bool(one.warned) != bool(other.warned):
        return False
    mine, yours = (values(key, case, outcome) for outcome in (one, other))
    return all(_same_value(key, case, name, mine[name], yours[name]) for name in mine)


def _listed(names):
    few = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"]
    return ", ".join(few)


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
        self.is_right, self.is_telling = cache(self._is_right), cache(self._is_telling)

    @property
    def ran(self):
        """The cases that the answer got through."""
        return [case for case, outcome in self.outcomes.items() if not outcome.failure]

    def _values(self, case):
        return values(self.key, case, self.outcomes[case])

    def _right(self, case):
        return values(self.key, case, expected_of(self.key, case, self.outcomes))

    def _is_right(self, case, name):
        """Tell whether value `name` of a case is right."""
        mine, right = self.values(case)[name], self.right(case)[name]
        if isinstance(mine, Misfit):
            return False
        if right is None or isinstance(right, str):
            return True
        return self.key.comparison(case, name).difference(name, mine, right) is None

    def _is_telling(self, case, name):
        """Tell whether a value is a fingerprint: small whole numbers agree by chance too often."""
        value = self.values(case)[name]
        if isinstance(value, Misfit | str | None) or np.asarray(value).dtype.kind != "f":
            return False
        finite = np.any(value) and np.isfinite(value).all()
        comparison = self.key.comparison(case, name)
        # Where many answers are right, many wrong ones look alike too.
        return bool(finite) and comparison.telling and not hasattr(comparison, "given")

    def count_wrong(self, name):
        """Count the cases in which value `name` is wrong."""
        shown = [case for case in self.ran if name in self.values(case)]
        return sum(not self.is_right(case, name) for case in shown)

    def wrong(self):
        """Return the names of the values that are wrong in a case which the answer got through."""
        return {
            name for case in self.ran for name in self.values(case) if not self.is_right(case, name)
        }


def _in_a_value(mine, right, mistakes, problems):
    """Find the known mistake that explains most of the wrong values, each in all its cases.

    Returns the mistake or None, the values that show it, and whether the shape of the first one is
    another, which is a second mistake.
    """
    shows = {problem.name for problem in problems}
    wrong = [name for name in all_names(mine.key) if name in shows]
    best, found = (0, 0, 0), (None, [], False)
    for known, theirs in mistakes:
        agree = {name: _agreement(mine, theirs, right, name) for name in wrong}
        if not any(agree.values()):
            continue
        shown = theirs.wrong()
        agree = {name: degree for name, degree in agree.items() if degree and name in shown}
        rank = (len(agree), min(agree.values(), default=0), -len(shown - set(agree)))
        if agree and rank > best:
            by_shape = next(iter(agree.values())) == BUT_FOR_THE_SHAPE
            best, found = rank, (known, list(agree), by_shape)
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


def _in_most_cases(mine, right, mistakes, problems):
    """Find the one known mistake that explains most wrong cases of a value and contradicts none.

    It contradicts a case that is right although the mistake would make it wrong. Where two mistakes
    explain equally much, neither is named. Returns the mistake or None, the value, and the cases.
    """
    for name in dict.fromkeys(p.name for p in problems):
        wrong = [*dict.fromkeys(p.case for p in problems if p.name == name)]
        if not any(name in right.values(case) for case in wrong):
            continue
        found = {}
        for known, theirs in mistakes:
            cases = _cases_explained(mine, theirs, right, name)
            if len(cases) >= 2 and 2 * len(cases) >= len(wrong):
                # Of a mistake, and the same one beside another, the simpler explains as much.
                rank = (len(cases), -theirs.count_wrong(name))
                found.setdefault(rank, []).append((known, name, cases))
        best = found[max(found)] if found else []
        if len(best) == 1:
            return best[0]
    return None, "", []


def _cases_explained(mine, theirs, right, name):
    """Return the cases that a known mistake explains; [] if it contradicts one that is right."""
    cases = []
    for case in mine.outcomes:
        if name not in right.values(case) or theirs.outcomes[case].failure:
            continue
        if mine.outcomes[case].failure:
            continue
        if mine.is_right(case, name):
            if not theirs.is_right(case, name):
                return []
            continue
        one, other = mine.values(case)[name], theirs.values(case)[name]
        if mine.is_telling(case, name) and not theirs.is_right(case, name):
            cases += [case] if _same_value(mine.key, case, name, one, other) else []
    return cases


def _in_shape(value, shape):
    """Return an array in another shape, turned if that is enough; unchanged if it does not fit."""
    value = np.asarray(value)
    value = value.T if value.T.shape == shape else value
    return value.reshape(shape) if value.size == np.prod(shape) else value


def values(key, case, outcome):
    """Return the compared values of an outcome of a case: ``{name: value or Misfit}``."""
    return named(outcome.value, key.expected[case].value, key.returns)


def all_names(key):
    """Return the names of all compared values, in the order in which they come first."""
    cases = (values(key, case, expected) for case, expected in key.expected.items())
    return tuple(dict.fromkeys(name for compared in cases for name in compared))


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

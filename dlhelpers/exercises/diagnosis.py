"""Find out why an answer is wrong, and say so only where the answer itself shows it.

Three hints lead from the symptom to the cause: what the numbers show (m times too large; right for
one example only), the law that they break, and the mistake. A mistake is named where the answer
gives a known mistake's output (`dlhelpers.exercises.known`), or where any function could hold it:
an argument overwritten, a `return` forgotten. Else the first two hints are all that is said.
"""

from dataclasses import dataclass

from dlhelpers.exercises.comparison import Misfit
from dlhelpers.exercises.known import known_in_part, known_mistake, values
from dlhelpers.exercises.own_start import expected_of
from dlhelpers.exercises.relations import relation
from dlhelpers.exercises.steps import first_step_apart
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
    if not name:
        step = first_step_apart(outcomes[problem.case], key.expected[problem.case])
        symptom = " ".join(filter(None, (symptom, step)))
    return Diagnosis(problem, symptom, _law(key, outcomes, problem), cause, name)


def _find_cause(key, outcomes, problems):
    """Return the problem that shows the cause best, the cause in words, and its name, or ""."""
    match = known_mistake(key, outcomes, problems)
    if match:
        return match.problem, match.words, match.known.name
    # Values that depend on earlier calls are explained by that; a look at them would mislead.
    memory = next((problem for problem in problems if problem.name == "repeats"), None)
    if memory:
        return memory, FIXES["repeats"], BROKEN["repeats"]
    match = known_in_part(key, outcomes, problems)
    if match:
        return match.problem, match.words, match.known.name
    return problems[0], *_plain_mistake(outcomes, problems[0])


def _plain_mistake(outcomes, problem):
    """Return the words and the name of a mistake that any function can hold, or ""."""
    outcome = outcomes[problem.case]
    if outcome.failure:
        usual = usual_cause(outcome.failure)
        return (usual.text, usual.name) if usual.name else ("", "")
    if problem.name in FIXES:
        return FIXES[problem.name], BROKEN[problem.name]
    if outcome.value is None:
        always = all(other.value is None for other in outcomes.values())
        return NO_RETURN[always], ("no_return_on_one_way", "nothing_returned")[always]
    return "", ""


def unwritten(outcomes):
    """Tell whether the function still is the empty cell that the lesson began with."""
    return all(outcome.failure and is_unwritten(outcome.failure) for outcome in outcomes.values())


def is_unwritten(failure):
    """Tell whether a failure is the one that an unwritten function raises itself."""
    return failure.type == "NotImplementedError" and (
        not failure.line or "NotImplementedError" in failure.line
    )


def _symptom(key, outcomes, problems, problem):
    """Say what can be seen: what an exception means, a plain relation, which cases are right."""
    outcome = outcomes[problem.case]
    wrong = [*dict.fromkeys(p.case for p in problems if p.name == problem.name)]
    if outcome.failure:
        usual = usual_cause(outcome.failure)
        return f"{'' if usual.name else usual.text}{_where(key, wrong, 'It')}".strip()
    if problem.name in FIXES or outcome.value is None:
        return ""
    if isinstance(values(key, problem.case, outcome)[problem.name], Misfit):
        return "Compare your `return` with what the description says comes back."
    seen = ""
    # Where many answers are right, nothing follows from how near one of them is.
    if not hasattr(key.comparison(problem.case, problem.name), "given"):
        cases = [_side_by_side(key, case, outcomes) for case in wrong if not outcomes[case].failure]
        seen = relation(problem.name, cases)
    return (seen + _where(key, wrong, problem.name)).strip()


def _where(key, wrong, what):
    """Say which cases are right, where some are: what these have in common is half the answer."""
    right = [case for case in key.expected if case not in wrong]
    if not right:
        return ""
    return f" {what} is right for: {'; '.join(right)}. Wrong for: {'; '.join(wrong)}."


def _law(key, outcomes, problem):
    if all(outcome.failure for outcome in outcomes.values()):
        return ""  # nothing ran, so nothing shows a law broken
    if problem.name in CONDITIONS:
        return CONDITIONS[problem.name]
    return next((a.law for a in key.aspects if a.covers(problem.case, problem.name)), "")


def _side_by_side(key, case, outcomes):
    mine, right = outcomes[case], expected_of(key, case, outcomes)
    return values(key, case, mine), values(key, case, right), key.cases[case]


CONDITIONS = {
    "arguments": "It leaves its arguments as they were.",
    "repeats": "Called twice with the same arguments, it gives the same result twice.",
    "rng": "It takes its random numbers from `rng`.",
    "reused": "Every call gives new arrays.",
}

FIXES = {
    "arguments": "Somewhere it writes into what it was given: `-=` and `+=` do, an index on the "
    "left of `=`, a function with `out=`, a list from which something is taken. Whoever called it "
    "still needs the old values: make a new array, dictionary or list.",
    "repeats": "Something survives from one call to the next (a default list, a global), or random "
    "numbers are drawn that nobody asked for.",
    "rng": "Draw everything with the generator you are given: rng.standard_normal(...), not "
    "np.random, and not a generator of your own.",
    "reused": "An array is kept (a global, a default, a table of results) and handed out again.",
    "warning": "Look for the one operation that overflows or divides by zero, and rewrite it.",
}
BROKEN = {
    "arguments": "changes_its_arguments",
    "repeats": "remembers_earlier_calls",
    "rng": "draws_from_elsewhere",
    "reused": "hands_out_the_same_array",
    "warning": "",
}
"""Names of those mistakes; a warning is a symptom only."""

NO_RETURN = {
    True: "The function comes to its end and gives nothing back: a `return` is missing.",
    False: "In some cases the function comes to its end and gives nothing back: on one of its ways "
    "no `return` is reached. A branch without one, or a search that finds nothing?",
}

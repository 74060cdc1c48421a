"""Count what the checks catch, name and accept: ``python -m dlhelpers.grading.bank``, `make bank`.

Each exercise knows wrong programs, its misconceptions, and right ones. A check is as good as its
answers to them: every wrong one caught and named, every right one accepted.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.outcome import observe
from dlhelpers.exercises.reach import out_of_reach
from dlhelpers.grading.readme import write_block
from dlhelpers.progress import progress

NAMED_AT_LEAST = 0.95
"""Share of the wrong programs whose mistake the checks must name."""


@dataclass(frozen=True)
class Tally:
    """What the visible check of an exercise, or of several, says to the programs of the bank.

    Attributes
    ----------
    wrong, caught, named : int
        Misconceptions; those that are not accepted; those of which the verdict gives the name, or
        the name that speaks for all mistakes with the same output.
    groups : int
        Sets of misconceptions that no output can tell apart.
    right, accepted : int
        The reference and the alternatives; those that get all points.
    laws : int
        Aspects that an answer is told about.
    slowest : float
        Seconds that the longest check took, diagnosis included.
    failures : tuple of str
        What is not as it should be, in words.
    """

    wrong: int = 0
    caught: int = 0
    named: int = 0
    groups: int = 0
    right: int = 0
    accepted: int = 0
    laws: int = 0
    slowest: float = 0.0
    failures: tuple[str, ...] = ()

    def __add__(self, other):
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Tally(**sums | {"slowest": max(self.slowest, other.slowest)})

    @property
    def is_good(self):
        """Whether all is caught and accepted, and nearly all is named."""
        complete = self.caught == self.wrong and self.accepted == self.right
        return complete and self.named >= NAMED_AT_LEAST * self.wrong


def verdict_of(lesson, exercise, function, seed=VISIBLE_SEED):
    """Return the verdict of an exercise's check on any function.

    Parameters
    ----------
    lesson : Lesson
        Where the exercise stands.
    exercise : Exercise
        What is asked.
    function : callable
        The answer.
    seed : int
        Chooses the inputs.
    """
    key = lesson.key(exercise.name, seed)
    with out_of_reach(exercise.replaces):
        outcomes = observe(function, key.cases, key.time_limit)
    return judge(key, outcomes)


def spokesmen(exercise):
    """Return, for each misconception, the name by which it is to be called."""
    first = {wrong: group[0] for group in exercise.same_output for wrong in group}
    names = (wrong.__name__ for wrong in exercise.misconceptions)
    return {name: first.get(name, name) for name in names}


def tally(label, name):
    """Run all programs that an exercise knows past its visible check.

    Parameters
    ----------
    label, name : str
        The lesson and the exercise.

    Returns
    -------
    Tally
    """
    lesson = LESSONS[label]
    exercise, expected = lesson.exercise(name), spokesmen(lesson.exercise(name))
    lesson.key(name)  # made once in a notebook, and no part of any check's time
    seconds, failures = [], []

    def verdicts(programs):
        found = {}
        for program in programs:
            start = time.perf_counter()
            try:
                found[program.__name__] = verdict_of(lesson, exercise, program)
            except Exception as error:  # a check must come through whatever it is given
                failures.append(f"{program.__name__} stops the check: {error!r}")
            seconds.append(time.perf_counter() - start)
        return found

    right = verdicts((exercise.reference, *exercise.alternatives))
    wrong = verdicts(exercise.misconceptions)
    accepted = [program for program, verdict in right.items() if verdict.passed]
    caught = [program for program, verdict in wrong.items() if not verdict.passed]
    named = [program for program in caught if wrong[program].misconception == expected[program]]
    failures += [
        f"{program} is right and not accepted" for program in sorted(right.keys() - accepted)
    ]
    failures += [f"{program} is not caught" for program in sorted(wrong.keys() - caught)]
    failures += [f"{program} is not named" for program in sorted(set(caught) - set(named))]
    return Tally(
        wrong=len(exercise.misconceptions),
        caught=len(caught),
        named=len(named),
        groups=len(exercise.same_output),
        right=1 + len(exercise.alternatives),
        accepted=len(accepted),
        laws=len({aspect.law for aspect in exercise.aspects}),
        slowest=max(seconds),
        failures=tuple(f"{label}/{name}: {failure}" for failure in failures),
    )


def promised(exercise):
    """Return what the tests promise of an exercise: all caught, all named, all accepted."""
    wrong, right = len(exercise.misconceptions), 1 + len(exercise.alternatives)
    return Tally(wrong=wrong, caught=wrong, named=wrong, right=right, accepted=right)


def predictions(lesson):
    """Return how many predictions a lesson has, their wrong guesses, and those with a reason.

    A wrong guess is an option that is not right, or a number that somebody might well say.
    """
    asked = [lesson.predictions[name] for name in lesson.predictions.names]
    guesses, answered = 0, 0
    for prediction in asked:
        wrong = {guess.value for guess in prediction.wrong} | set(prediction.options)
        wrong -= {prediction.right.value}
        others = [prediction.right.reason, prediction.otherwise]
        reasons = {guess.value: guess.reason for guess in prediction.wrong}
        guesses += len(wrong)
        answered += len({reasons[v] for v in wrong if v in reasons} - set(others))
    return len(asked), guesses, answered


def all_predictions():
    """Return the three numbers of `predictions` for all lessons together."""
    return tuple(map(sum, zip(*map(predictions, LESSONS.values()), strict=True)))


def block(tallies):
    """Return what the README says of the bank.

    Parameters
    ----------
    tallies : dict
        ``{lesson: Tally}``
    """
    lines = [
        "| lesson | wrong programs | caught | named | right programs | accepted | predictions |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = [(LESSONS[label].title, found, LESSONS[label]) for label, found in tallies.items()]
    for title, found, lesson in rows:
        counts = (found.wrong, found.caught, found.named, found.right, found.accepted)
        cells = (title, *counts, predictions(lesson)[0])
        lines.append(f"| {' | '.join(map(str, cells))} |")
    total = sum(tallies.values(), Tally())
    asked, guesses, answered = all_predictions()
    counts = (total.wrong, total.caught, total.named, total.right, total.accepted, asked)
    lines.append(f"| **all** | {' | '.join(f'**{count}**' for count in counts)} |")
    share = f"{answered} of the {guesses} wrong guesses that the predictions foresee"
    return "\n".join([*lines, "", f"{share} get a reason of their own."])


def table(found):
    """Return a line for each exercise and lesson, and one for all.

    Parameters
    ----------
    found : dict
        ``{(lesson, exercise): Tally}``
    """
    head = "wrong caught named groups right accepted laws slowest"
    lines = [_line("", head.split())]
    for label, lesson in LESSONS.items():
        inside = {name: found[label, name] for name in lesson.names if (label, name) in found}
        lines += [_line(f"  {name}", _cells(one)) for name, one in inside.items()]
        lines.append(_line(label, _cells(sum(inside.values(), Tally()))))
    return "\n".join([*lines, _line("all", _cells(sum(found.values(), Tally())))])


def _cells(found):
    counts = [getattr(found, field.name) for field in fields(found)][:7]
    return [*counts, f"{found.slowest:.2f} s"]


def _line(label, cells):
    return f"{label:34}" + "".join(f"{cell:>9}" for cell in cells)


def main():
    """Print the tally of every exercise and write the totals into the README."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    jobs = parser.parse_args().jobs
    places = [(label, name) for label, lesson in LESSONS.items() for name in lesson.names]
    with ProcessPoolExecutor(jobs) as pool:
        tallies = pool.map(tally, *zip(*places, strict=True))
        found = dict(zip(places, progress(tallies, "bank", len(places)), strict=True))
    print(table(found))
    total = sum(found.values(), Tally())
    for failure in total.failures:
        print(failure)
    asked, guesses, answered = all_predictions()
    print(f"{asked} predictions; {answered} of {guesses} wrong guesses get a reason of their own.")
    lessons = {
        label: sum((one for (place, _), one in found.items() if place == label), Tally())
        for label in LESSONS
    }
    write_block("bank", block(lessons))
    return 0 if total.is_good else 1


if __name__ == "__main__":
    sys.exit(main())

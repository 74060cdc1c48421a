"""Try mutants of every reference on its check: ``python -m dlhelpers.grading.mutants``.

A check that accepts a program which does something else is too weak. Mutants show where: they are
the references with one small slip each. A mutant survives if the check accepts it, and it does
something else all the same. Each survivor stands in survivors.toml with a reason why it may live,
or the command fails.
"""

import argparse
import inspect
import os
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.mutation import mutants_of
from dlhelpers.grading.readme import write_block
from dlhelpers.grading.trials import (
    BROKE,
    FATES,
    FREE,
    KILLED,
    KILLED_LATE,
    ROUNDED,
    SAME,
    STOPPED,
    SURVIVED,
    tried,
)
from dlhelpers.progress import progress

SURVIVORS = Path(__file__).with_name("survivors.toml")
EXPLAINED = "explained"
TOGETHER = 250
"""So many mutants share a process."""


def try_all(places, jobs):
    """Try every mutant of some references.

    Parameters
    ----------
    places : iterable of (str, str)
        Lessons and exercises.
    jobs : int
        How many processes work at the same time.

    Returns
    -------
    list of Tried
    """
    pieces = []
    for label, name in progress(list(places), "making mutants"):
        mutants = mutants_of(inspect.getsource(LESSONS[label].exercise(name).reference))
        starts = range(0, len(mutants), TOGETHER)
        pieces += [(label, name, mutants[start : start + TOGETHER]) for start in starts]
    # The threads only wait, each for a process.
    with ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda piece: tried(*piece), pieces)
        return [one for some in progress(results, "trying them", len(pieces)) for one in some]


def explanations(found, path=SURVIVORS):
    """Look up the reasons of survivors.

    Parameters
    ----------
    found : list of Tried
        All mutants of the exercises that they belong to.
    path : Path
        File with a list ``explained``; each entry has an exercise, the reason and the diffs of
        mutants.

    Returns
    -------
    reasons : dict
        ``{(place, diff): reason}`` of the survivors that have one.
    stale : list of (str, str)
        What the file explains although it is no survivor.
    """
    written = {
        (entry["exercise"], same_quotes(diff)): entry["reason"]
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["explained"]
        for diff in entry["mutants"]
    }
    places = {one.place for one in found}
    survivors = {_id(one) for one in found if one.fate == SURVIVED}
    reasons = {where: reason for where, reason in written.items() if where in survivors}
    return reasons, [w for w in written if w[0] in places and w not in survivors]


def same_quotes(diff):
    """Return a diff with one kind of quotation marks: which are written depends on the Python."""
    return diff.strip().replace('"', "'")


def _id(one):
    return one.place, same_quotes(one.mutant.diff)


def counts(found, reasons):
    """Return how many mutants met which fate; explained survivors count by themselves."""
    return Counter(EXPLAINED if _id(one) in reasons else one.fate for one in found)


def table(found, reasons):
    """Return a line for each exercise, and one for all."""
    order = {STOPPED: 9, KILLED: 8, KILLED_LATE: 6, SAME: 6, ROUNDED: 9, FREE: 6}
    order |= {EXPLAINED: 11, SURVIVED: 10, BROKE: 7}
    lines = [f"{'':46}" + "".join(f"{fate:>{width}}" for fate, width in order.items())]
    groups = {place: [one for one in found if one.place == place] for place in _places(found)}
    for place, some in (groups | {"all": found}).items():
        inside = counts(some, reasons)
        cells = (f"{inside[fate]:>{width}}" for fate, width in order.items())
        lines.append(f"{place:46}" + "".join(cells))
    return "\n".join(lines)


def _places(found):
    return dict.fromkeys(one.place for one in found)


def block(total):
    """Return what the README says of the mutants, from their `counts`."""
    killed = total[STOPPED] + total[KILLED] + total[KILLED_LATE]
    alive = total[SURVIVED] + total[EXPLAINED]
    return (
        f"{total.total()} programs with one small slip are made from the references; "
        f"{killed + alive} of them do something else than their reference. Of these the checks "
        f"reject {killed} ({killed / (killed + alive):.2%}; {total[STOPPED]} of them stop with an "
        f"error) and accept {alive}, each with its reason in `dlhelpers/grading/survivors.toml`. "
        f"{total[SAME] + total[ROUNDED]} do the same on all inputs tried; {total[FREE]} differ "
        "only in a cache whose contents are free."
    )


def report(found, reasons, stale, listed=()):
    """Print what became of the mutants; return whether all that survived is explained.

    Parameters
    ----------
    found : list of Tried
    reasons, stale : dict, list
        From `explanations`.
    listed : iterable of str
        Fates of the mutants that are shown besides the unexplained survivors.
    """
    for one in found:
        if one.fate in listed and _id(one) not in reasons:
            print(f"{one.place} ({one.mutant.slip}): {FATES[one.fate]}\n{one.mutant.diff}\n")
    print(table(found, reasons))
    bad = [one for one in found if one.fate in (SURVIVED, BROKE) and _id(one) not in reasons]
    for one in bad:
        print(f"\n{one.place} ({one.mutant.slip}): {FATES[one.fate]}\n{one.mutant.diff}")
    for place, diff in stale:
        print(f"\n{place}: explained in {SURVIVORS.name}, but no survivor (any more)\n{diff}")
    return not bad and not stale


def main():
    """Try all mutants and write the totals into the README; or only some, and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lesson", default="", help="only lessons whose name begins so: 03")
    parser.add_argument("--exercise", help="only exercises of this name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--list", action="store_true", help="show all mutants that are accepted")
    options = parser.parse_args()
    places = [
        (label, name)
        for label, lesson in LESSONS.items()
        for name in lesson.names
        if label.startswith(options.lesson) and options.exercise in (None, name)
    ]
    found = try_all(places, options.jobs)
    reasons, stale = explanations(found)
    shown = (KILLED_LATE, SAME, ROUNDED, FREE) if options.list else (KILLED_LATE,)
    good = report(found, reasons, stale, shown)
    if not options.lesson and not options.exercise:
        write_block("mutants", block(counts(found, reasons)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

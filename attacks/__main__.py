"""Run every attack of the catalogue against the real grader, and against plain nbgrader.

``python -m attacks`` grades classes in which each attacker sits between two honest bystanders, and
says what each attack gained, whom it harmed, which secrets came out and what stopped it. It ends
with an error unless all came to nothing. Attacks that may stop a class get one of their own; the
others share one, and where harm is done there, smaller ones, until it is clear by whom.
"""

import argparse
import dataclasses
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from attacks import copying, files, forging, gradebook, leaking, metadata, others, stopping
from attacks import ours as our_grader
from attacks import stock as plain_nbgrader
from attacks.attack import ATTACKS
from attacks.course import make_template
from attacks.ours import Effect
from attacks.table import write_page
from dlhelpers.exercises import LESSONS
from dlhelpers.grading.bubblewrap import BUBBLEWRAP, confinement
from dlhelpers.grading.notebooks import ROOT

GROUPS = {
    module.__name__.rpartition(".")[2]: module.__doc__
    for module in (forging, copying, files, metadata, gradebook, others, stopping, leaking)
}
TOGETHER = 32
"""Attacks that share a class."""
RESULTS = ROOT / "build" / "attacks"
PAGE = ROOT / "attacks" / "README.md"


def main(arguments=None):
    """Run the suite; return 0 if every attack came to nothing."""
    parser = argparse.ArgumentParser(prog="python -m attacks", description=__doc__)
    parser.add_argument("names", nargs="*", help="attacks or groups; all where none is named")
    parser.add_argument("--list", action="store_true", help="say what there is, and run nothing")
    parser.add_argument("--no-stock", action="store_true", help="leave plain nbgrader out")
    parser.add_argument("--only-stock", action="store_true", help="plain nbgrader alone")
    parser.add_argument("--missing", action="store_true", help="what has no result from before")
    parser.add_argument("--unconfined", action="store_true", help="without bubblewrap")
    parser.add_argument("--no-page", action="store_true", help="leave attacks/README.md as it is")
    parser.add_argument("--jobs", type=int, default=2, help="submissions graded at a time")
    options = parser.parse_args(arguments)
    chosen = [a for a in ATTACKS.values() if {a.name, a.group} & set(options.names)]
    chosen = chosen if options.names else list(ATTACKS.values())
    if options.list:
        print("\n".join(f"{a.group:10} {a.name:34} {a.tries}" for a in chosen))
        return 0
    if not options.unconfined and confinement() != BUBBLEWRAP:
        raise SystemExit("This needs bubblewrap: without it attacks could harm this machine.")
    ours, stock = Results("unconfined" if options.unconfined else "ours"), Results("stock")
    if not options.only_stock:

        def grade(template, folder, attacks):
            return our_grader.run(template, folder, attacks, options.unconfined, options.jobs)

        todo = [a for a in chosen if not (options.missing and a.name in ours.found)]
        run(todo, grade, ours, plain=False)
    if not (options.no_stock or options.unconfined):
        todo = [a for a in chosen if a.stock and not (options.missing and a.name in stock.found)]

        def grade_plainly(template, folder, attacks):
            honest = {a.name: honest_points(a, ours) for a in attacks}
            return plain_nbgrader.run(template, folder, attacks, honest)

        run(todo, grade_plainly, stock, plain=True)
    if not options.no_page:
        page = RESULTS / "unconfined.md" if options.unconfined else PAGE
        write_page(page, GROUPS, ours, stock)
    failed = [a.name for a in chosen if a.name in ours.found and not ours.found[a.name].nothing]
    print(f"{len(chosen)} attacks; {len(failed)} gained, harmed or leaked: {' '.join(failed)}")
    return 1 if failed else 0


def honest_points(attack, ours):
    """Return what a submission earns without its trick: measured here, or the other exercises'."""
    known = ours.found.get(attack.name)
    if known and known.honest is not None:
        return known.honest
    exercises = LESSONS[attack.lesson].exercises
    return float(sum(e.points for name, e in exercises.items() if name not in attack.wrong))


class Results:
    """Effects by attack, written down after each class.

    Parameters
    ----------
    name : str
        Of the file.
    """

    def __init__(self, name):
        self.path = RESULTS / f"{name}.json"
        tree = json.loads(self.path.read_text()) if self.path.is_file() else {}
        self.found = {n: Effect(**e) for n, e in tree.items() if n in ATTACKS}

    def add(self, effects):
        """Write down more effects, and show them."""
        self.found |= effects
        self.path.parent.mkdir(parents=True, exist_ok=True)
        tree = {name: dataclasses.asdict(effect) for name, effect in self.found.items()}
        self.path.write_text(json.dumps(tree, indent=1))
        for name, e in effects.items():
            said = "; ".join([*e.harm, *e.leaked]) or "nothing"
            print(f"{self.path.stem:10} {name:34} gained {e.gained:g}, {said}", flush=True)


def run(attacks, grade, results, plain):
    """Run attacks in classes of one lesson each."""
    lessons = list(dict.fromkeys(a.lesson for a in attacks))
    folder = Path(tempfile.mkdtemp(prefix="attacks-"))
    folder.chmod(0o755)
    try:
        template = make_template(folder / "template", lessons, plain)
        waiting = [[a] for a in attacks if a.alone]
        for lesson in lessons:
            mild = [a for a in attacks if a.lesson == lesson and not a.alone]
            waiting = [mild[i : i + TOGETHER] for i in range(0, len(mild), TOGETHER)] + waiting
        while waiting:
            group, *waiting = waiting
            where = folder / f"class-{time.monotonic_ns()}"
            where.mkdir()
            effects = grade(template, where, group)
            shutil.rmtree(where, ignore_errors=True)
            suspects = [a for a in group if effects[a.name].harm]
            if len(group) > 1 and suspects:
                half = len(suspects) // 2 or 1
                parts = [suspects[:half], suspects[half:]]
                waiting = [part for part in parts if part] + waiting
                effects = {n: e for n, e in effects.items() if not e.harm}
            results.add(effects)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())

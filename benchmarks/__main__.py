"""Measure the layers beside others, print the ratios, and write the page of results."""

import argparse
import sys

from benchmarks import growth, machine, memory, page, picture, suites
from benchmarks.results import FOLDER, Results

ROUNDS, QUICK_ROUNDS = 21, 3
OTHERS = ("memory", "growth")


def main(arguments=None):
    """Run what the command line asks for."""
    options = read_options(arguments)
    if options.page:
        write(Results.load())
        return
    results = measure(options)
    print("\n\n".join([*page.goals(results), *page.tables(results)]))
    if not options.quick and not options.only:
        write(results)


def read_options(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less of everything; writes nothing")
    parser.add_argument("--rounds", type=int, help=f"turns of each contender ({ROUNDS})")
    choices = (*suites.GROUPS, *OTHERS)
    parser.add_argument("--only", choices=choices, action="append", help="a part; writes nothing")
    parser.add_argument("--page", action="store_true", help="only write the page again")
    options = parser.parse_args(arguments)
    options.rounds = options.rounds or (QUICK_ROUNDS if options.quick else ROUNDS)
    return options


def measure(options):
    """Measure what is asked for, and say on stderr how far it is."""
    chosen = options.only or (*suites.GROUPS, *OTHERS)
    results = Results(machine.describe(), options.rounds)
    for group in (group for group in suites.GROUPS if group in chosen):
        works = suites.works(group, options.quick)
        for number, work in enumerate(works, start=1):
            tell(f"{group} {number} of {len(works)}: {' '.join(map(str, work))}")
            results.races.append(suites.run_race(group, *work, options.rounds, options.quick))
    if "memory" in chosen:
        tell("scratch memory")
        results.memory = memory.measure_all(options.quick)
    for axis in growth.SIZES if "growth" in chosen else ():
        tell(f"growth with the {axis}")
        results.growth.append(growth.measure(axis, options.rounds, options.quick))
    return results


def write(results):
    """Write the numbers, the picture and the page."""
    results.save()
    results = Results.load()  # rounded as in the file: the page can be written again from there
    picture.draw_growth(results.growth, FOLDER / page.PICTURE)
    (FOLDER / "README.md").write_text(page.write_page(results), encoding="utf-8")
    tell(f"written: {FOLDER / 'README.md'}")


def tell(text):
    """Show progress."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

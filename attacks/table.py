"""The page of results: every attack, here and against plain nbgrader, in one table."""

import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version

from attacks.attack import ATTACKS

HEAD = """\
# Ways to cheat, and what becomes of them

Written by `make attacks` on {date}: Python {python}, numpy {numpy}, nbgrader {nbgrader},
{bubblewrap}, Linux {linux}.

Each attack is a submission: right answers but for one or two exercises, and a trick that is to get
the points for these, to harm others or to learn a secret. It is graded by `python -m
dlhelpers.grading`, confined, in a class with two honest bystanders, whose marks, feedback and files
must stay as they are; secrets stand in the grader's environment, beside the gradebook and in the
bystanders' work. "Gained" is what it earned above the same submission without the trick, measured
in the same class. The last two columns are the same submissions under plain `nbgrader autograde`.

{sum_ours}
{sum_stock}
"""
COLUMNS = ("attack", "what it tries", "gained", "harm, leaks", "what stopped it")
STOCK = ("gained, plain nbgrader", "harm, leaks, plain nbgrader")


def write_page(path, groups, ours, stock):
    """Write the page.

    Parameters
    ----------
    path : Path
        Where to.
    groups : dict
        ``{group: sentence}`` in order.
    ours, stock : Results
        Effects by attack.
    """
    found = subprocess.run(["bwrap", "--version"], capture_output=True, text=True, check=False)
    about = {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "nbgrader": version("nbgrader"),
        "bubblewrap": found.stdout.strip(),
        "linux": platform.release(),
        "sum_ours": _sum("Here", ours.found),
        "sum_stock": _sum("Under plain nbgrader", stock.found),
    }
    parts = [HEAD.format(**about)]
    for group, sentence in groups.items():
        rows = [_row(a, ours.found, stock.found) for a in ATTACKS.values() if a.group == group]
        parts.append(f"## {sentence.strip().rstrip('.')} ({len(rows)})\n")
        for cells in (COLUMNS + STOCK, ("---",) * 7, *rows):
            parts.append("| " + " | ".join(cells) + " |")
        parts.append("")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")


def _sum(where, found):
    effects = list(found.values())
    gained = sum(1 for e in effects if e.gained)
    harm, leaked = (sum(1 for e in effects if getattr(e, k)) for k in ("harm", "leaked"))
    return (
        f"- {where}: {len(effects)} attacks run, {gained} gained points, {harm} did harm, "
        f"{leaked} leaked something."
    )


def _row(attack, ours, stock):
    mine, theirs = ours.get(attack.name), stock.get(attack.name)
    cells = [attack.name.replace("_", " "), attack.tries]
    cells += [_points(mine), _effects(mine), mine.stopped[:160] if mine else ""]
    if not attack.stock:
        cells += ["not run: it would harm the machine", ""]
    else:
        cells += [_points(theirs), _effects(theirs)]
    return [_cell(text) for text in cells]


def _points(effect):
    return "not run" if effect is None else f"{effect.gained:g}"


def _effects(effect):
    if effect is None:
        return ""
    said = list(dict.fromkeys([*effect.harm, *effect.leaked]))
    return "; ".join(said)[:200] or "none"


def _cell(text):
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown.replace("|", "/").replace("<", "&lt;").replace("`", "'").strip()

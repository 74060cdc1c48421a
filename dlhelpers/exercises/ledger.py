"""Keep answered predictions from notebook to notebook, and see how well people know themselves."""

import contextlib
import json
import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FILE = "predictions.json"
EDGES = (0, 35, 55, 75, 95, 100)
"""Confidence is grouped between these, in per cent: 35 to below 55 makes one group."""


class Ledger:
    """The answered predictions of a course, in a file beside its notebooks.

    The first answer counts: whoever runs a lesson again has seen how it ends. A file that cannot be
    read is left alone, and a folder that cannot be written to keeps no ledger; a lesson goes on.

    Parameters
    ----------
    lesson : str
        Under which name the predictions of this lesson stand.
    folder : Path, optional
        Where the file is; the notebook's own folder if left out.
    """

    def __init__(self, lesson, folder=None):
        self.lesson = lesson
        self.folder = folder

    @property
    def path(self):
        """The file. Asked for at each use: a notebook's folder is known only when it runs."""
        return Path(self.folder or Path.cwd()) / FILE

    def read(self):
        """Return ``{lesson: {prediction: {"guess", "sure", "right"}}}``; empty if there is none."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if _is_ledger(content) else {}

    def note(self, name, guess, sure, right):
        """Note an answer, unless there is one already."""
        content = self.read()
        if name in content.get(self.lesson, {}) or (not content and self.path.exists()):
            return
        content.setdefault(self.lesson, {})[name] = {"guess": guess, "sure": sure, "right": right}
        # Written beside and then moved: a ledger half written would be a ledger lost.
        new = self.path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            new.write_text(json.dumps(content, indent=1), encoding="utf-8")
            new.replace(self.path)


def _is_ledger(content):
    try:
        entries = [entry for lesson in content.values() for entry in lesson.values()]
        return all({"guess", "sure", "right"} <= set(entry) for entry in entries)
    except (AttributeError, TypeError):
        return False


@dataclass(frozen=True)
class Calibration:
    """How sure somebody was of their guesses, and how often they were right.

    Attributes
    ----------
    sure : tuple of float
        Mean confidence of each group of guesses, in per cent.
    right : tuple of float
        Share of right guesses in each group, in per cent.
    counts : tuple of int
        Guesses in each group.
    answered, hits : int
        All guesses, also those without a confidence, and how many of them were right.
    """

    sure: tuple[float, ...]
    right: tuple[float, ...]
    counts: tuple[int, ...]
    answered: int
    hits: int

    @property
    def lines(self):
        """The picture in words, for a table and for those who do not see it."""
        if not self.answered:
            yield "No prediction is answered yet. Commit guesses in the lessons, then come back."
            return
        yield f"{self.answered} guesses answered, {self.hits} of them right."
        if not self.counts:
            yield "You have not said how sure you were: write `sure = 70` beside your next guesses."
            return
        for sure, right, count in zip(self.sure, self.right, self.counts, strict=True):
            yield f"  {count:3} times about {sure:3.0f} % sure: {right:3.0f} % of them right"
        yield self._overall()

    def _overall(self):
        groups = zip(self.counts, self.sure, self.right, strict=True)
        gap = sum(n * (sure - right) for n, sure, right in groups) / sum(self.counts)
        if abs(gap) < 5:
            return "On the whole you know what you know: sure and right are 5 points apart or less."
        how = "surer than right" if gap > 0 else "right more often than sure"
        return f"On the whole you were {how}, by {abs(gap):.0f} points."


def calibration(ledger):
    """Return the `Calibration` of all that a ledger holds.

    Parameters
    ----------
    ledger : dict
        As `Ledger.read` gives it.
    """
    answers = [entry for lesson in ledger.values() for entry in lesson.values()]
    groups = []
    for low, high in pairwise(EDGES):
        top = high + (high == EDGES[-1])
        inside = [a for a in answers if a["sure"] is not None and low <= a["sure"] < top]
        if inside:
            sure = sum(a["sure"] for a in inside) / len(inside)
            groups.append((sure, 100 * sum(a["right"] for a in inside) / len(inside), len(inside)))
    sure, right, counts = zip(*groups, strict=True) if groups else ((), (), ())
    return Calibration(sure, right, counts, len(answers), sum(bool(a["right"]) for a in answers))

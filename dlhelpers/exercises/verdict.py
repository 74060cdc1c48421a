"""A judgement on one answer, as data, as plain text and as a small piece of HTML."""

import html
from dataclasses import dataclass

from dlhelpers.errors import explain


@dataclass(frozen=True)
class Verdict:
    """The judgement on one answer. Plain data, for notebooks, gradebooks and reports.

    Attributes
    ----------
    exercise : str
        Name of the function.
    passed : bool
        Whether every law holds in every case.
    score, points : float
        What it earns, and what it could.
    problem, expected, got, fix : str
        The first mistake in words; "" where there is none.
    misconception : str
        Name of the known mistake that gives exactly this output; "" where none does.
    laws : tuple of (str, bool)
        Every aspect that earns points, and whether the answer keeps it.
    note : str
        What else the student should know: that another function is at fault, for instance.
    """

    exercise: str
    passed: bool
    score: float
    points: float
    problem: str = ""
    expected: str = ""
    got: str = ""
    fix: str = ""
    misconception: str = ""
    laws: tuple[tuple[str, bool], ...] = ()
    note: str = ""

    @property
    def about(self):
        """What tables and reports need, as a dictionary of JSON's types."""
        return {
            "exercise": self.exercise,
            "passed": self.passed,
            "score": self.score,
            "points": self.points,
            "problem": self.problem,
            "misconception": self.misconception,
            "laws": [list(law) for law in self.laws],
        }

    @property
    def headline(self):
        """One line that says how it stands."""
        of = f"{self.score:g} of {self.points:g} points" if self.points else ""
        if self.passed:
            return f"{self.exercise}: right." + (f" {of}." if of else "")
        return f"{self.exercise}: not yet." + (f" {of}." if of else "")

    @property
    def text(self):
        """The whole verdict as plain text."""
        lines = [self.headline]
        if not self.passed:
            lines.append(explain(self.problem, expected=self.expected, got=self.got, fix=self.fix))
        if self.note:
            lines.append(self.note)
        if self._partly:
            lines += [f"  [{'x' if kept else ' '}] {law}" for law, kept in self.laws]
        return "\n".join(lines)

    @property
    def html(self):
        """The whole verdict as HTML: readable in grey, without scripts and by a screen reader."""
        colour, mark = ("#1a7f37", "&#10003;") if self.passed else ("#9a3412", "&#9679;")
        parts = [f"<strong>{mark} {html.escape(self.headline)}</strong>"]
        if not self.passed:
            rows = (("expected", self.expected), ("got", self.got), ("hint", self.fix))
            parts.append(f"<div>{html.escape(self.problem)}</div>")
            parts.append(_table(rows))
        if self.note:
            parts.append(f"<div>{html.escape(self.note)}</div>")
        if self._partly:
            items = (
                f"<li>{'right' if kept else 'not yet'}: {html.escape(law)}</li>"
                for law, kept in self.laws
            )
            parts.append(f"<ul style='margin:.3em 0 0 1.2em'>{''.join(items)}</ul>")
        style = f"border-left:4px solid {colour};padding:.3em .8em;margin:.2em 0"
        return f"<div role='status' style='{style}'>{''.join(parts)}</div>"

    @property
    def _partly(self):
        kept = [k for _, k in self.laws]
        return not self.passed and len(kept) > 1 and any(kept)


def _table(rows):
    cells = "".join(
        f"<tr><th scope='row' style='text-align:left;vertical-align:top'>{name}:&nbsp;</th>"
        f"<td style='text-align:left;white-space:pre-wrap'>{html.escape(text)}</td></tr>"
        for name, text in rows
        if text
    )
    return f"<table style='margin:.3em 0'>{cells}</table>"

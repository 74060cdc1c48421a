"""A judgement on one answer, as data, as plain text and as a small piece of HTML."""

import html
from dataclasses import dataclass


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
    problem, expected, got : str
        The first mistake in words; "" where there is none.
    given : str
        The arguments of the call that shows it.
    symptom, law, cause : str
        Three hints, each a step nearer to the cause; "" where there is nothing to say.
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
    given: str = ""
    symptom: str = ""
    law: str = ""
    cause: str = ""
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
            "hints": [text for _, text in self.hints],
            "misconception": self.misconception,
            "laws": [list(law) for law in self.laws],
        }

    @property
    def mistake(self):
        """The known mistake by its name, or else the first thing that is wrong; "" if right."""
        what = self.problem.removeprefix(f"{self.exercise}, ").rstrip(".")
        return self.misconception.replace("_", " ") or what

    @property
    def hints(self):
        """What helps on, from the symptom to the cause: ``((name, text), ...)``."""
        steps = (("seen", self.symptom), ("law", self.law), ("cause", self.cause))
        return tuple((name, text) for name, text in steps if text)

    @property
    def fix(self):
        """The cause, or as much as is known of it."""
        law = f"The law it breaks: {self.law}" if self.law else ""
        return self.cause or " ".join(filter(None, (self.symptom, law)))

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
            lines += [self.problem, *(f"  {name + ':':9} {text}" for name, text in self._rows)]
            lines += [f"  {name + ':':9} {text}" for name, text in self.hints]
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
            parts.append(f"<div>{html.escape(self.problem)}</div>")
            parts += [_table(self._rows), _folded(self.hints)]
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
    def _rows(self):
        rows = (("given", self.given), ("expected", self.expected), ("got", self.got))
        return tuple((name, text) for name, text in rows if text)

    @property
    def _partly(self):
        kept = [k for _, k in self.laws]
        return not self.passed and len(kept) > 1 and any(kept)


def _table(rows):
    cells = "".join(
        f"<tr><th scope='row' style='text-align:left;vertical-align:top'>{name}:&nbsp;</th>"
        f"<td style='text-align:left;white-space:pre-wrap'>{html.escape(text)}</td></tr>"
        for name, text in rows
    )
    return f"<table style='margin:.3em 0'>{cells}</table>"


ASKED_FOR = {"law": "Next hint: the law that it breaks", "cause": "Last hint: the cause"}


def _folded(hints):
    """Return the first hint open, and each further one folded into the one before it."""
    if not hints:
        return ""
    (name, text), *further = hints
    shown = f"<div><strong>{name}:</strong> {html.escape(text)}</div>"
    if not further:
        return shown
    asked = f"<summary style='cursor:pointer'>{ASKED_FOR[further[0][0]]}</summary>"
    return f"{shown}<details style='margin:.2em 0 0 1em'>{asked}{_folded(further)}</details>"

"""Predictions: a student commits a guess, then sees what happens and why guesses go wrong."""

import html
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Guess:
    """One plausible guess and the thought behind it.

    Attributes
    ----------
    value : float or str or tuple of float
        A number, one of the options, or a range of numbers, ``(low, high)``, both ends included.
    reason : str
        What the guess overlooks; for the right one, why it is right. That of a range is true of
        every number in it.
    """

    value: object
    reason: str


@dataclass(frozen=True)
class Prediction:
    """A question that is answered before the code runs.

    Attributes
    ----------
    name : str
        What the notebook calls it.
    question : str
        One or two sentences.
    right : Guess
        The right answer and its reason. The notebook computes the value again.
    wrong : tuple of Guess
        Plausible wrong guesses, each with its own reason. A number goes before a range that holds
        it, and a narrow range before a wide one.
    options : tuple of str
        The choices; empty where a number is asked for.
    tolerance : float
        How far a number may be from the right one, and from a plausible wrong one, to count as it.
    otherwise : str
        What to say of a guess that is none of these.
    """

    name: str
    question: str
    right: Guess
    wrong: tuple[Guess, ...]
    options: tuple[str, ...] = ()
    tolerance: float = 0.0
    otherwise: str = "Put your guess beside the number below: what would have to be true for both?"


@dataclass(frozen=True)
class Note:
    """A few lines for a student, in plain text and HTML."""

    lines: tuple[str, ...]

    @property
    def text(self):
        """The lines as plain text."""
        return "\n".join(self.lines)

    @property
    def html(self):
        """The lines as HTML, the first one strong."""
        first, *rest = map(html.escape, self.lines)
        body = "".join(f"<div>{line}</div>" for line in rest)
        style = "border-left:4px solid #4b5f8a;padding:.3em .8em;margin:.2em 0"
        return f"<div role='status' style='{style}'><strong>{first}</strong>{body}</div>"


class Predictions:
    """The predictions of one lesson and the guesses committed so far.

    Parameters
    ----------
    load : callable
        Returns the lesson's `Prediction` objects.
    ledger : Ledger, optional
        Where answered predictions are noted for the end of the course.
    """

    def __init__(self, load, ledger=None):
        self._load = load
        self.ledger = ledger
        self._known = None
        self._committed = {}
        self._sure = {}
        self._revealed = set()

    @property
    def names(self):
        """The names of the lesson's predictions."""
        return tuple(self._by_name())

    def __getitem__(self, name):
        known = self._by_name()
        if name not in known:
            raise ValueError(f"There is no prediction {name!r} here, only {', '.join(known)}.")
        return known[name]

    def _by_name(self):
        if self._known is None:
            self._known = {prediction.name: prediction for prediction in self._load()}
        return self._known

    def commit(self, name, guess=None, sure=None):
        """Commit a guess; return a `Note`. After the reveal a guess stays as it is.

        Parameters
        ----------
        name : str
            The prediction.
        guess : float or str or None
            A number or an option; None asks the question once more.
        sure : float, optional
            How sure of it one is, in per cent.
        """
        asked = self[name]
        if guess is None or guess is ...:
            return Note((asked.question, *_how_to_answer(asked)))
        if name in self._revealed:
            return Note((f"Your guess stays {self._committed[name]}: you have seen the answer.",))
        value, complaint = _read(asked, guess)
        if complaint:
            return Note((complaint, *_how_to_answer(asked)))
        confidence, complaint = _read_confidence(sure)
        if complaint:
            return Note((complaint, "Write a number from 0 to 100, or leave it None."))
        self._committed[name], self._sure[name] = value, confidence
        sure_of_it = "" if confidence is None else f", {confidence:g} % sure"
        return Note((f"Committed: {value}{sure_of_it}. Now run on and see.",))

    def reveal(self, name, actual=None):
        """Return a `Note` with the answer and the reason, or a request to commit first.

        Parameters
        ----------
        name : str
            The prediction.
        actual : float or str, optional
            The value that the notebook has just computed.
        """
        asked = self[name]
        if name not in self._committed:
            return Note(("First a guess, then the answer.", asked.question, *_how_to_answer(asked)))
        self._revealed.add(name)
        guess = self._committed[name]
        actual = asked.right.value if actual is None else actual
        right = replace(asked, right=Guess(actual, asked.right.reason))
        hit = bool(_matches(right, guess, actual))
        if self.ledger:
            self.ledger.note(name, guess, self._sure[name], hit)
        head = f"You guessed {_short(guess)}; it is {_short(actual)}."
        if hit:
            return Note((head, "Right. " + asked.right.reason))
        return Note((head, _reason(asked, guess), asked.right.reason))


def _read(asked, guess):
    if asked.options:
        found = [o for o in asked.options if str(guess).strip().lower() == o.lower()]
        return (found[0], "") if found else (None, f"{guess!r} is none of the options.")
    try:
        value = float(guess)
    except (TypeError, ValueError):
        return None, f"{guess!r} is not a number."
    return (value, "") if np.isfinite(value) else (None, f"{guess!r} is not a finite number.")


def _read_confidence(sure):
    if sure is None or sure is ...:
        return None, ""
    try:
        value = float(sure)
    except (TypeError, ValueError):
        return None, f"{sure!r} is not a number of per cent."
    return (value, "") if 0 <= value <= 100 else (None, f"{sure!r} is not from 0 to 100.")


def _how_to_answer(asked):
    if asked.options:
        return ("Options: " + " | ".join(map(repr, asked.options)), "Write yours in place of None.")
    return ("Write a number in place of None and run the cell again.",)


def _matches(asked, guess, value):
    if asked.options:
        return guess == value
    if isinstance(value, tuple):
        low, high = value
        return low <= guess <= high
    return abs(guess - value) <= asked.tolerance


def _reason(asked, guess):
    near = [wrong for wrong in asked.wrong if _matches(asked, guess, wrong.value)]
    if not near:
        return asked.otherwise
    return min(near, key=lambda wrong: _looseness(wrong.value, guess)).reason


def _looseness(value, guess):
    """Order values that match: the nearest number first, then ranges, the narrowest first."""
    if isinstance(value, tuple):
        low, high = value
        return 1, high - low
    return 0, 0 if isinstance(value, str) else abs(value - guess)


def _short(value):
    return value if isinstance(value, str) else f"{value:.4g}"

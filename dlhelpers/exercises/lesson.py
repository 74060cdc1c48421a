"""A lesson's exercises: find their keys, check the functions that stand in a notebook."""

import sys
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dlhelpers.exercises import answer_book
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.fed import fed, feeding
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.ledger import Ledger, calibration
from dlhelpers.exercises.outcome import code_of, observe
from dlhelpers.exercises.own_forward import fits_own_forward, observe_own
from dlhelpers.exercises.predictions import Note, Predictions
from dlhelpers.exercises.reach import find, lent, out_of_reach
from dlhelpers.exercises.show import show
from dlhelpers.exercises.verdict import Verdict


class Lesson:
    """The exercises of one lesson, in their order.

    Parameters
    ----------
    package : str
        Name of the package that holds one module per exercise.
    title : str
        What the lesson is called in tables.
    names : tuple of str
        Names of the exercises, in the order of the notebook.
    """

    def __init__(self, package, title, names):
        self.package = package
        self.title = title
        self.names = names
        self.folder = Path(sys.modules[package].__file__).parent
        self._keys = cache(self._key)
        self.predictions = Predictions(self._load_predictions, Ledger(package.rpartition(".")[2]))

    def exercise(self, name):
        """Return the `Exercise` of that name. Only where the solutions are at hand."""
        return import_module(f"{self.package}.{name}").EXERCISE

    @property
    def exercises(self):
        """Every `Exercise` of the lesson, by name. Only where the solutions are at hand."""
        return {name: self.exercise(name) for name in self.names}

    @property
    def has_solutions(self):
        """Whether this copy of the course holds the solutions; a student's copy does not."""
        return find_spec(f"{self.package}.{self.names[0]}") is not None

    def check(self, name, seed=VISIBLE_SEED):
        """Check a function of the notebook, show the verdict and return the score.

        Parameters
        ----------
        name : str or callable
            The exercise, or the function itself.
        seed : int
            Chooses the inputs.

        Returns
        -------
        float
            Points earned; always a plain float, which is what nbgrader reads.
        """
        namespace = sys._getframe(1).f_globals
        name = self._exercise_name(name, namespace)
        visible = self.verdict(name, namespace)
        if seed == VISIBLE_SEED:
            show(visible)
            return float(visible.score)
        if not visible.score:
            return 0.0
        hidden = self.verdict(name, namespace, seed, named=False)
        # A hidden check speaks only where the visible one has nothing to say.
        if visible.passed and not hidden.passed:
            show(replace(self.verdict(name, namespace, seed), given=""))
        return float(min(visible.score, hidden.score))

    def works(self, name):
        """Tell whether the notebook's function `name`, and all that it calls, pass their checks."""
        verdict = self.verdict(name, sys._getframe(1).f_globals)
        return verdict.passed and not verdict.note

    def commit(self, name, guess=None, sure=None):
        """Commit a guess to a prediction of this lesson, and how sure one is of it (per cent)."""
        show(self.predictions.commit(name, guess, sure))

    def reveal(self, name, actual=None):
        """Show what happened, beside the committed guess, and the reason."""
        show(self.predictions.reveal(name, actual))

    def calibration(self):
        """Show how sure the student was of all guesses of the course, and how often right.

        Returns
        -------
        Calibration
        """
        found = calibration(self.predictions.ledger.read())
        show(Note(tuple(found.lines)))
        return found

    def verdict(self, name, namespace, seed=VISIBLE_SEED, named=True):
        """Judge a function.

        Parameters
        ----------
        name : str
            Of the exercise and its function.
        namespace : dict
            In which the function stands.
        seed : int
            Chooses the inputs.
        named : bool
            Whether to compare a wrong answer with known mistakes: on new inputs that takes long.

        Returns
        -------
        Verdict
        """
        key = self.key(name, seed, named)
        function = namespace.get(name)
        if not callable(function):
            return _missing(key, function)
        seen = self._observe(key, function, namespace)
        verdict = judge(key, seen, explained=False)
        return verdict if verdict.passed else self._carried(key, function, namespace, seen, verdict)

    def _observe(self, key, function, namespace):
        with out_of_reach(self._rivals(key)):
            cases = fed(key.cases, namespace, key.time_limit)
            return observe(function, cases, key.time_limit, key.steps)

    def _carried(self, key, function, namespace, seen, verdict):
        """Give what an answer earns when the functions that it calls are right (error carried).

        The mistake is explained here, where it is known which of two attempts counts.
        """
        own = self._own_forward(key, function, namespace)
        if fits_own_forward(key.own_forward, own):
            return _forgiven(
                verdict,
                f"{key.name} is the right gradient of your own {key.own_forward.forward}, so it "
                f"gets its points. Mend {key.own_forward.forward}: its own check says how.",
            )
        at_fault = self._at_fault(key, function, namespace)
        if not at_fault:
            return judge(key, seen)
        how = "relies on" if feeding(key.cases) else "calls"
        note = f"{key.name} {how} your {at_fault}, which is not right yet: mend that first."
        if self.has_solutions:
            # What fills a cache stays with what reads it: only these two know what is in there.
            own = {key.name, *feeding(key.cases)}
            stand_ins = {n: self.exercise(n).reference for n in self.names if n not in own}
            with lent(namespace, stand_ins):
                seen_again = self._observe(key, function, namespace)
            better = judge(key, seen_again, explained=False)
            if better.passed:
                return _forgiven(
                    verdict, note + f" {key.name} itself is right and gets its points."
                )
            seen = seen_again if better.score >= verdict.score else seen
        return replace(judge(key, seen), note=note)

    def _own_forward(self, key, function, namespace):
        # Beside a right forward function a backward function answers for its mistakes itself.
        if key.own_forward is None or self._is_right(key.own_forward.forward, namespace):
            return None
        with out_of_reach(self._rivals(key)):
            return observe_own(key.own_forward, key.parameters, function, namespace, key.time_limit)

    def _at_fault(self, key, function, namespace):
        """Return the first function of the lesson that this one needs and that is not right."""
        for other in self._needed_by(key, function, namespace):
            if not self._is_right(other, namespace):
                return other
        return None

    def _is_right(self, name, namespace):
        """Tell whether a function of the namespace passes its visible check by itself."""
        key, function = self.key(name), namespace.get(name)
        if not callable(function):
            return False
        return judge(key, self._observe(key, function, namespace), explained=False).passed

    def _needed_by(self, key, function, namespace):
        """Return the lesson's functions that feed a function, or that these call in the end."""
        found = [name for name in self.names if name in feeding(key.cases)]
        waiting = [function, *(namespace.get(name) for name in found)]
        while waiting:
            for called in _names_used(waiting.pop()):
                value = namespace.get(called)
                if called in (key.name, *found) or not (callable(value) or called in self.names):
                    continue
                found.append(called)
                waiting.append(value)
        return [other for other in self.names if other in found]

    def _rivals(self, key):
        """Return the functions that do what the student is to do."""
        rivals = [find(name) for name in key.replaces]
        return rivals + ([self.exercise(key.name).reference] if self.has_solutions else [])

    def answer_book(self):
        """Return what a student's copy needs of this lesson in the place of its modules."""
        keys = {name: self.key(name) for name in self.names}
        return {answer_book.PREDICTIONS: self._load_predictions()} | keys

    def _exercise_name(self, name, namespace):
        if callable(name):
            bound = [n for n in self.names if namespace.get(n) is name]
            name = (bound or [getattr(name, "__name__", "?")])[0]
        if name not in self.names:
            raise ValueError(f"There is no exercise {name!r} here, only {', '.join(self.names)}.")
        return name

    def key(self, name, seed=VISIBLE_SEED, named=True):
        """Return the `Key` of an exercise; without known mistakes where `named` is false."""
        return self._keys(name, seed, named)

    def _key(self, name, seed, named):
        if self.has_solutions:
            exercise = self.exercise(name)
            return (exercise if named else replace(exercise, misconceptions=())).key(seed)
        return answer_book.load(self.folder, name)

    def _load_predictions(self):
        if self.has_solutions:
            return import_module(f"{self.package}.predictions").PREDICTIONS
        return answer_book.load(self.folder, answer_book.PREDICTIONS)


def _names_used(function):
    code = code_of(function)
    waiting, names = [code] if code else [], set()
    while waiting:
        code = waiting.pop()
        names.update(code.co_names)
        waiting += [constant for constant in code.co_consts if hasattr(constant, "co_names")]
    return sorted(names)


def _missing(key, value):
    got = "no such name" if value is None else f"{key.name} is a {type(value).__name__}"
    return Verdict(
        key.name,
        False,
        0.0,
        key.points,
        problem=f"{key.name}, before it could be called: there is no such function.",
        expected=f"a function {key.name}({', '.join(key.parameters)})",
        got=got,
        cause="Run the cell that defines it, look there for a syntax error, and keep its name.",
    )


def _forgiven(verdict, note):
    return Verdict(
        verdict.exercise,
        True,
        float(verdict.points),
        verdict.points,
        laws=tuple((law, True) for law, _ in verdict.laws),
        note=note,
    )

"""Judge a submission from outside the process that runs it.

The judge draws the inputs, has the confined process run the student's function on them, and
compares what comes back. Nothing that would help to fake an answer is in that process: no key, no
check, no reference, no expected value.

- Inputs of the hidden cases come from a secret key and the hash of the submission (`hidden_seed`):
  nobody knows them before, and those that leak from one submission are of no use to another.
- A right function that is lent to an answer whose helpers are wrong stays here and is called by
  message (`Examination._serve`). While it works the references to the exercise that is judged
  refuse, even while a helper of it is asked: no detour leads to the answer.
- Nothing that was learnt from lent functions outlives the exercise that they were lent to: its
  process ends with it. Cells that run before a question may call none that the lesson asks for.
- What a process saw of one question it may remember in another. So the hidden inputs of an exercise
  are used in its own check only, and there no function that it asks for is to be had, in whatever
  way: a function lent to a later cell or exercise comes too late for them.
- The programs that a bug hunt examines stay here as well. They are shown in random order, one at a
  time: counting them does not help.
"""

import hashlib
import hmac
import inspect
import time
from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.judge import judge
from dlhelpers.exercises.lesson import Lesson
from dlhelpers.exercises.outcome import arrays_in
from dlhelpers.exercises.own_forward import fits_own_forward, observe_own
from dlhelpers.exercises.reach import ReferenceUsed, find, out_of_reach
from dlhelpers.exercises.verdict import Verdict
from dlhelpers.grading.confined import wire
from dlhelpers.grading.lending import call, package_function
from dlhelpers.grading.lesson_package import lent_targets
from dlhelpers.grading.records import ExerciseRecord, Finding, program_of

LONGEST_MESSAGE = 20
"""Characters of an exception's message that are too few to tell of hidden inputs."""


def hidden_seed(secret, lesson, exercise, submission):
    """Return the seed of a submission's hidden inputs for one exercise.

    Parameters
    ----------
    secret : bytes
        The instructor's key.
    lesson, exercise : str
        Their names.
    submission : str
        Hash of what was handed in.
    """
    text = "\0".join((lesson, exercise, submission)).encode()
    return 1 + int.from_bytes(hmac.new(secret, text, hashlib.sha256).digest()[:6], "big")


class RemoteFunction:
    """Stands for a function in the confined process; holds the names that its code uses."""

    def __init__(self, used):
        # What `Lesson` looks at to find which functions an answer calls.
        self.__code__ = SimpleNamespace(co_names=used, co_consts=())

    def __call__(self, *arguments):
        """Nobody calls it here: `Examination` asks the confined process."""
        raise TypeError("a student's function runs only where it is confined.")


class Examination(Lesson):
    """The exercises of a lesson, judged on a submission that runs elsewhere.

    Parameters
    ----------
    lesson : Lesson
        With solutions at hand.
    room : Room
        Where the submission runs.
    seed_of : callable
        ``seed_of(exercise name)`` gives the seed of the hidden cases.
    visible_key : callable, optional
        ``visible_key(exercise name)`` gives the key of the visible cases: all students get these.
    """

    def __init__(self, lesson, room, seed_of, visible_key=None):
        super().__init__(lesson.package, lesson.title, lesson.names)
        self.visible_key = visible_key or lesson.key
        self.room, self.seed_of = room, seed_of
        self.findings = []
        self._seen, self._records = {}, {}
        self._judged, self._was_lent, self._hanging = None, False, {}

    def marks(self, checks, sources):
        """Judge exercises where their checks stand, as a kernel does: with the cells above.

        Parameters
        ----------
        checks : dict
            ``{exercise name: index of the cell that checks it}``
        sources : dict
            ``{exercise name: source of its cell}``, without cells left as they were released.

        Returns
        -------
        dict
            ``{exercise name: ExerciseRecord}`` in the order of the lesson.
        """
        in_order = sorted(checks, key=lambda name: checks[name])
        for name in in_order:
            self._records[name] = self._record(name, checks[name], sources)
        return {name: self._records[name] for name in self.names if name in self._records}

    def _record(self, name, check, sources):
        if self._was_lent:
            self.room.renew()
        self._judged, self._was_lent = name, False
        self.room.run(before=check)
        self._seen = {}
        namespace = self._namespace()
        visible, seconds = self._timed(name, namespace, VISIBLE_SEED)
        hidden, score = None, visible.score
        if visible.points and visible.score:
            seed = self.seed_of(name)
            hidden, more = self._timed(name, namespace, seed, named=False)
            if visible.passed and not hidden.passed:
                hidden = self._once_more(name, namespace, seed)
            hidden = _without_inputs(hidden, self._seen.values())
            earned = hidden.score if hidden.passed else self._earned_by_program(name, hidden, seed)
            if earned < hidden.score and not self._makes_mistake(name, visible.misconception, seed):
                hidden = replace(hidden, score=earned)
            score, seconds = min(score, hidden.score), seconds + more
        return ExerciseRecord(
            name=name,
            points=float(visible.points),
            score=float(score),
            passed=visible.passed and (hidden is None or hidden.passed),
            visible=visible,
            hidden=hidden,
            seconds=round(seconds, 4),
            program=program_of(sources.get(name, "")),
        )

    def _once_more(self, name, namespace, seed):
        """Judge an answer that only the hidden check finds wrong: by another draw, then by name.

        Chance can be against a right answer (single precision, an odd-looking draw), in one case of
        ten thousand; twice in a row it is not. What stays wrong is compared with all known
        mistakes: the visible check has said nothing of it.
        """
        if self._is_computed(name):
            again, _ = self._timed(name, namespace, seed + 1, named=False)
            if again.passed:
                return again
        return self._timed(name, namespace, seed)[0]

    def _is_computed(self, name):
        """Tell whether an exercise asks for numbers; yes or no, or one of four, can be guessed."""
        values = [outcome.value for outcome in self.key(name).expected.values()]
        arrays = [np.asarray(v) for value in values for v in (*arrays_in(value), value)]
        return any(array.dtype.kind == "f" for array in arrays if array.dtype.kind != "O")

    def _makes_mistake(self, name, misconception, seed):
        """Tell whether an answer makes this known mistake on the inputs of a hidden seed too."""
        known = self.exercise(name).misconceptions
        this = tuple(wrong for wrong in known if wrong.__name__ == misconception)
        if not this:
            return False
        # The others need not be tried: a key of all of them takes long.
        key = replace(self.exercise(name), misconceptions=this).key(seed)
        seen = self._observe(self.key(name, seed, named=False), None, self._namespace())
        return judge(key, seen).misconception == misconception

    def _earned_by_program(self, name, hidden, seed):
        """Return what a wrong answer earns on hidden inputs that are no visible ones as well.

        Some inputs never change (a probability of one half). Answers to these can be learnt by
        heart, so what only they show counts for programs alone: those that are right on all the
        others, and those that make a known mistake everywhere.
        """
        key = self.key(name, seed, named=False)
        visible = [_as_sent(given) for given in self.key(name).cases.values()]
        fresh = {label for label, given in key.cases.items() if _as_sent(given) not in visible}
        kept = [kept for _, kept in hidden.laws[: len(key.aspects)]]
        weights = [aspect.weight for aspect in key.aspects]
        shown = [not aspect.cases or bool(fresh & set(aspect.cases)) for aspect in key.aspects]
        whole, part = np.dot(weights, kept) / sum(weights), np.dot(weights, shown)
        if not fresh or not whole or not part or len(kept) < len(weights):
            return hidden.score
        share = np.dot(weights, np.logical_and(kept, shown)) / part
        return round(float(hidden.score * min(1.0, share / whole)), 2)

    def _timed(self, name, namespace, seed, named=True):
        before = time.perf_counter()
        try:
            verdict = self.verdict(name, namespace, seed, named)
        except Exception as error:  # an answer that trips the judge up is a wrong one
            self.findings.append(
                Finding("protocol", f"{name} could not be judged ({type(error).__name__}).")
            )
            points = self.exercise(name).points
            verdict = Verdict(
                *(name, False, 0.0, points),
                problem=f"{name}: what it gives back could not be compared.",
                expected="numbers, arrays, lists, tuples and dictionaries of a usual size",
                got=f"something that led to {type(error).__name__}",
                cause="Return what the text above the cell asks for, and no more.",
            )
        return verdict, time.perf_counter() - before

    def _namespace(self):
        return {
            name: RemoteFunction(used) if is_callable else type(kind, (), {})()
            for name, (is_callable, kind, used) in self.room.names(self.names).items()
        }

    def _key(self, name, seed, named):
        return self.visible_key(name) if seed == VISIBLE_SEED else super()._key(name, seed, named)

    def _observe(self, key, function, namespace):
        lent = {
            name: f"lesson:{name}"
            for name in self.names
            if name in namespace and inspect.isfunction(namespace[name])
        }
        if key.name in self._hanging and not lent and self._was_helped(key.name):
            return dict.fromkeys(key.cases, self._hanging[key.name])
        asked = (key.name, id(key), *lent)
        if asked not in self._seen:
            self._seen[asked] = self.room.question(
                key.name, key.cases, key.time_limit, lent, self._serve(key, namespace), key.steps
            )
        seen = self._seen[asked]
        hung = [outcome for outcome in seen.values() if outcome.hung]
        if hung and not lent:
            self._hanging[key.name] = hung[-1]
        return seen

    def _was_helped(self, name):
        """Tell whether an answer has been asked with right functions in the place of others.

        If it hung without them, what counts is what it does with them: without, it would hang on
        hidden inputs too, for seconds.
        """
        return any(asked == name and lent for asked, _, *lent in self._seen)

    def _is_right(self, name, namespace):
        # What hung would hang again in the check of each function that calls it.
        return name not in self._hanging and super()._is_right(name, namespace)

    def _own_forward(self, key, function, namespace):
        """Return what `fits_own_forward` compares: an error is carried forward where it is known.

        The confined process gives the gradients only. Were it believed about its forward pass too,
        it could make one up that fits any gradient. So the wrong forward function must make a
        known mistake, on hidden inputs as well; then the program that makes this mistake runs here
        and says what the gradients have to be. A backward function that would fit some other wrong
        forward pass gets a note for the instructor, and no points.
        """
        setup, serve = key.own_forward, self._serve(key, namespace)
        if setup is None or self._is_right(setup.forward, namespace):
            return None
        seen = self.room.own(key.name, setup, key.parameters, key.time_limit, serve)
        if not _fits(setup, seen):
            return None
        wrong = self._known_mistake(setup.forward, namespace)
        if wrong is None:
            text = f"{key.name} may fit the student's own {setup.forward}; no points for that."
            found = Finding("carried", text)
            self.findings += [found] if found not in self.findings else []
            return None
        functions = {setup.forward: wrong}
        gradients = seen["gradients"]
        own = observe_own(setup, key.parameters, lambda *_: gradients, functions, key.time_limit)
        return own if _fits(setup, own) else None

    def _known_mistake(self, name, namespace):
        """Return the program of the bank that does what a wrong answer does, or None."""
        key = self.key(name)
        found = judge(key, self._observe(key, None, namespace)).misconception
        if not self._makes_mistake(name, found, self.seed_of(name) + 2):
            return None
        return next(f for f in self.exercise(name).misconceptions if f.__name__ == found)

    def _rivals(self, key):
        """Return what an answer may not call, functions of its own name in the package included."""
        named = (find(target) for target in lent_targets() if target.endswith(f":{key.name}"))
        return list(dict.fromkeys([*super()._rivals(key), *named]))

    def _serve(self, key, namespace):
        """Return what calls a lent function while an answer to the exercise of `key` runs."""
        rivals = {*self._rivals(key), *self._rivals(self.key(self._judged))}

        def serve(target, arguments, named, programs):
            self._was_lent = True
            if target in programs:
                function = programs[target]
            elif target.startswith("lesson:"):
                function = namespace[target.removeprefix("lesson:")]
                if not inspect.isfunction(function):
                    raise TypeError(f"{target} is not lent.")
            else:
                function = package_function(target)
            try:
                with out_of_reach(rivals):
                    return call(function, arguments, named, key.time_limit)
            except ReferenceUsed:
                found = Finding("reference", f"{key.name} calls {target}.")
                self.findings += [found] if found not in self.findings else []
                raise

        return serve


def _without_inputs(verdict, seen):
    """Return what may be shown of a hidden check: not its inputs, nor a message that quotes them.

    Parameters
    ----------
    verdict : Verdict
        Of the hidden check.
    seen : iterable of dict
        What was asked, and what the answer did: ``{label: Outcome}`` each.
    """
    texts = {name: getattr(verdict, name) for name in ("problem", "got", "symptom", "cause")}
    failures = [o.failure for outcomes in seen for o in outcomes.values() if o.failure]
    for start in {
        f.message[:LONGEST_MESSAGE] for f in failures if len(f.message) > LONGEST_MESSAGE
    }:
        texts = {name: _cut_at(text, start) for name, text in texts.items()}
    return replace(verdict, given="", **texts)


def _cut_at(text, start):
    before, found, _ = text.partition(start)
    return f"{before}…" if found else text


def _fits(setup, seen):
    """Tell whether gradients fit a forward pass; what cannot be compared does not fit."""
    try:
        for name, array in setup.parameters.items():
            pairs = seen["shifted"][name]
            if len(pairs) != array.size or any(len(pair) != 2 for pair in pairs):
                return False
        return fits_own_forward(setup, seen)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, IndexError):
        return False


def _as_sent(given):
    """Return a case in a form that can be compared; programs are each like no other."""
    buffers = []
    try:
        return wire.pack(given, buffers), buffers
    except TypeError:
        return object()

"""What an exercise is: one function to write, and all that is known about answers to it.

An `Exercise` is what authors write: a reference, inputs, wrong answers that students really give,
and right answers written in other ways. A `Key` is what a check needs of it: plain data, no code.
So a student's copy of the course can hold keys while the solutions stay at home.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from dlhelpers.exercises.comparison import Close
from dlhelpers.exercises.outcome import Outcome, code_of, observe
from dlhelpers.exercises.own_forward import OwnForward

VISIBLE_SEED = 0
"""The seed of the checks that students see. All others are hidden."""


@dataclass(frozen=True)
class Aspect:
    """One thing an answer must get right, and what it weighs among the exercise's points.

    Attributes
    ----------
    law : str
        The aspect in words that a student can check: "every example twice: the same cost".
    cases : tuple of str
        Labels of the cases that show it; empty for all of them.
    returns : tuple of str
        Names of the returned values that show it; empty for all of them.
    weight : float
        Share of the points, relative to the other aspects; 0 for one that earns nothing alone.
    gate : bool
        Whether an answer that breaks this law earns nothing at all.
    """

    law: str
    cases: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    weight: float = 1.0
    gate: bool = False

    def covers(self, case, name):
        """Tell whether a mistake in value `name` of `case` breaks this law."""
        return (not self.cases or case in self.cases) and (not self.returns or name in self.returns)


@dataclass(frozen=True)
class Exercise:
    """One function for a student to write.

    Attributes
    ----------
    reference : callable
        The right answer. Its name is the name of the exercise; the lines between
        its solution marks (see nbgrader) are what the student writes.
    cases : callable
        ``cases(rng)`` gives ``{label: keyword arguments}``, in the order of the parameters. The
        smallest case stands first: it is the one that messages show.
    returns : tuple of str
        A name for each returned value; "" for one that is not compared. A returned dictionary is
        compared key by key, under the names of its keys.
    points : int
        Points in the gradebook; 0 for an exercise that is checked but not graded.
    aspects : tuple of Aspect
        What partial credit is given for. Every case and every value stands in at least one. Of
        several wrong values the one whose aspect comes first is shown: the cause before the effect.
    misconceptions : tuple of callable
        Wrong answers that students really give. The name is the mistake, the docstring the hint:
        the first paragraph says what went wrong and why it cannot be right, never the code.
    alternatives : tuple of callable
        Right answers written in other ways; the checks must accept them.
    compare : mapping
        How a value is compared, where not by `Close`: ``{name: comparison}`` or
        ``{(label, name): comparison}``.
    same_output : tuple of tuples of str
        Names of misconceptions that no output can tell apart; the first one's hint speaks for all.
    replaces : tuple of callable
        Functions of the package that do the same; they refuse to work while an answer is checked.
    quiet : bool
        Whether a warning (overflow, division by zero) makes an answer wrong.
    own_forward : callable, optional
        ``own_forward(rng)`` gives an `OwnForward`, for a backward function that is right for the
        student's own wrong forward function.
    own_start : mapping
        ``{label: label of a case with the same draws and the learning rate 0}``: the first case is
        compared with what gradient descent makes of the start that the second one shows. See
        `dlhelpers.exercises.own_start`.
    free_steps : bool
        Whether it is the answer's own choice what it asks of other functions: a search, a law to be
        tested. Otherwise their calls are compared with the reference's, where nothing else tells.
    fewest_misconceptions : int
        How many misconceptions the bank must hold: 8, fewer where people can hardly err.
    hidden_cases : callable, optional
        Takes the place of `cases` for hidden seeds, where these are more than other numbers: other
        programs for a bug hunt. An aspect counts where its cases occur.
    same_cases_for_every_seed : bool
        Whether nothing in the cases is drawn (a question with options, say).
    time_limit : float
        Seconds that one case may take.
    """

    reference: Callable
    cases: Callable[[np.random.Generator], Mapping[str, dict]]
    returns: tuple[str, ...]
    points: int
    aspects: tuple[Aspect, ...]
    misconceptions: tuple[Callable, ...] = ()
    alternatives: tuple[Callable, ...] = ()
    compare: Mapping = field(default_factory=dict)
    same_output: tuple[tuple[str, ...], ...] = ()
    replaces: tuple[Callable, ...] = ()
    quiet: bool = False
    own_forward: Callable | None = None
    own_start: Mapping[str, str] = field(default_factory=dict)
    free_steps: bool = False
    fewest_misconceptions: int = 8
    hidden_cases: Callable[[np.random.Generator], Mapping[str, dict]] | None = None
    same_cases_for_every_seed: bool = False
    time_limit: float = 3.0

    @property
    def name(self):
        """Name of the function that the student writes."""
        return self.reference.__name__

    @property
    def steps(self):
        """Names of the functions of the course that the reference is composed of."""
        beside = getattr(self.reference, "__globals__", {})
        if self.free_steps or not beside:
            return ()
        helpers = {name: beside.get(name) for name in code_of(self.reference).co_names}
        return tuple(
            name
            for name, helper in helpers.items()
            if inspect.isfunction(helper) and helper.__module__.startswith("dlhelpers.")
        )

    def key(self, seed=VISIBLE_SEED):
        """Return the `Key` for the inputs that belong to `seed`."""
        make = self.cases if seed == VISIBLE_SEED else self.hidden_cases or self.cases
        cases = dict(make(np.random.default_rng(seed)))
        return Key(
            name=self.name,
            parameters=tuple(inspect.signature(self.reference).parameters),
            returns=self.returns,
            points=self.points,
            aspects=tuple(a for a in self.aspects if not a.cases or cases.keys() & set(a.cases)),
            cases=cases,
            expected=observe(self.reference, cases, self.time_limit, self.steps),
            steps=self.steps,
            misconceptions=tuple(
                Misconception(wrong.__name__, hint(wrong), self._outcomes_of(wrong, cases))
                for wrong in self.misconceptions
            ),
            compare=dict(self.compare),
            same_output=self.same_output,
            replaces=tuple(f"{f.__module__}:{f.__qualname__}" for f in self.replaces),
            quiet=self.quiet,
            own_forward=self.own_forward and self.own_forward(np.random.default_rng(seed)),
            own_start=dict(self.own_start),
            time_limit=self.time_limit,
        )

    def _outcomes_of(self, wrong, cases):
        """Observe a misconception; the line at which it stops is code, and stays out of the key."""
        return {
            case: replace(outcome, failure=replace(outcome.failure, line="", shapes={}))
            if outcome.failure
            else outcome
            for case, outcome in observe(wrong, cases, self.time_limit).items()
        }


@dataclass(frozen=True)
class Misconception:
    """A known mistake: its name, its hint, and what it answers to each case."""

    name: str
    hint: str
    outcomes: Mapping[str, Outcome]

    @property
    def title(self):
        """The name as words."""
        return self.name.replace("_", " ")


@dataclass(frozen=True)
class Key:
    """All that judging needs of one exercise and one seed. Plain data: see `Exercise`."""

    name: str
    parameters: tuple[str, ...]
    returns: tuple[str, ...]
    points: int
    aspects: tuple[Aspect, ...]
    cases: Mapping[str, dict]
    expected: Mapping[str, Outcome]
    steps: tuple[str, ...]
    misconceptions: tuple[Misconception, ...]
    compare: Mapping
    same_output: tuple[tuple[str, ...], ...]
    replaces: tuple[str, ...]
    quiet: bool
    own_forward: OwnForward | None
    own_start: Mapping[str, str]
    time_limit: float

    def rank(self, case):
        """Return a sort key that puts the values of a case into the order of the aspects."""

        def place(name):
            found = (i for i, aspect in enumerate(self.aspects) if aspect.covers(case, name))
            return next(found, len(self.aspects))

        return place

    def comparison(self, case, name):
        """Return how value `name` of `case` is compared."""
        found = self.compare.get((case, name)) or self.compare.get(name) or Close()
        # A comparison that knows many right answers needs to know the question.
        return found.given(self.cases[case]) if hasattr(found, "given") else found


def hint(wrong):
    """Return the hint of a misconception: its docstring on one line."""
    return " ".join(inspect.getdoc(wrong).split())

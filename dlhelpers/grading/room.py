"""Where one submission is examined: a confined process that is made again when it breaks.

A cell that kills or hangs the process costs that cell and what needs it: a new process runs the
others. A question that does so costs that question.
"""

import random
import time
from dataclasses import dataclass

from dlhelpers.exercises.outcome import MOST_CALLS, Failure, Outcome, Program
from dlhelpers.grading.confined.questions import ANSWERS
from dlhelpers.grading.fork_server import Lost, packed
from dlhelpers.grading.records import Finding, clean

NEXT = {"next": True}
"""What a process says when it is ready again."""
MOST_PROCESSES = 60
"""That one submission may use up."""
MOST_OUTPUT = 16 << 20
"""Characters of all outputs of a submission, whatever its process says."""


@dataclass(frozen=True)
class Ran:
    """What a cell did: its outputs, and its execution count."""

    outputs: list
    number: int | None


class Room:
    """A confined process with the cells of one submission run in it.

    Parameters
    ----------
    server : ForkServer
        Makes the processes.
    cells : dict
        ``{index: source}`` in the order in which they run.
    files : dict
        ``{name: bytes}`` that lie beside the notebook.
    package : dict
        What `lesson_package.package_of` gives; none where the package is there as it is.
    serve : callable, optional
        Calls lent functions while cells run: ``serve(target, arguments, named)``.
    """

    def __init__(self, server, cells, files=None, package=None, serve=None):
        self.server, self.cells, self.files, self.serve = server, cells, files or {}, serve
        self.lines = {clean(line.strip()) for text in cells.values() for line in text.splitlines()}
        self.package, self.limits = package and packed(package), server.limits
        self.ends = time.monotonic() + self.limits.notebook
        self.left = MOST_PROCESSES
        self.process, self.inside, self.due = None, set(), []
        self.dead, self.ran, self.findings = {}, {}, []
        self.output_left = MOST_OUTPUT

    def run(self, before=None):
        """Run the cells, or those above a place; return what they did: ``{index: Ran}``.

        Parameters
        ----------
        before : int, optional
            Index of the cell at which it stops.
        """
        self.due = [index for index in self.cells if before is None or index < before]
        while self.left and time.monotonic() < self.ends and not self._is_ready():
            self._go_on()
        for index in self.due:
            if index not in self.ran:
                self.ran[index] = Ran([_error("The time of this notebook is used up.")], None)
        return self.ran

    def _is_ready(self):
        return self.process is not None and self.inside >= set(self.due) - self.dead.keys()

    def _go_on(self):
        """Run what is due in the process, in a new one from the start where there is none."""
        index = None
        try:
            if self.process is None:
                self.left -= 1
                self._begin()
            for index in self.due:
                if index not in self.dead and index not in self.inside:
                    ask = {"do": "cell", "source": self.cells[index], "limit": self.limits.cell}
                    said = self._ask(ask, 1.5 * self.limits.cell + 1.0, serve=self.serve)
                    self.inside.add(index)
                    if index not in self.ran:
                        self.ran[index] = self._read(said["ran"])
        except (Lost, KeyError, TypeError, ValueError) as error:
            self._give_up()
            why = str(error) if isinstance(error, Lost) else f"it sent {type(error).__name__}"
            if index is None:
                self.left = 0
                self.findings.append(Finding("process", f"The cells could not be run: {why}."))
            else:
                self.dead[index] = why
                self.ran[index] = Ran([_error(f"This cell was stopped: {why}.")], None)
                self.findings.append(Finding("process", f"Cell {index + 1} was stopped: {why}."))

    def _read(self, ran):
        number, outputs = ran["number"], list(ran["outputs"])
        self.output_left -= sum(len(str(output)) for output in outputs)
        if self.output_left < 0:
            outputs = [_error("The notebook's outputs are too long.")]
            self.findings.append(Finding("process", "The outputs are too long to be kept."))
        return Ran(outputs, number if type(number) is int else None)

    def _begin(self):
        self.process, self.inside = self.server.fork(), set()
        if self.package:
            self._ask({"do": "package", "modules": self.package}, 10.0)
        if self.files:
            self._ask({"do": "files", "files": packed(self.files)}, 10.0)

    def _ask(self, what, seconds, kinds=(), serve=None):
        seconds = min(seconds, max(0.01, self.ends - time.monotonic()))
        return self.process.ask(what, seconds, kinds, serve)

    def _give_up(self):
        if self.process:
            self.process.close()
        self.process = None

    def names(self, wanted):
        """Return ``{name: (is it callable, its type, names it uses)}`` for what the cells left."""
        if not self._is_ready():
            return {}
        try:
            said = self._ask({"do": "names", "names": list(wanted)}, 10.0)["names"]
            return {
                str(name): (bool(callable_), clean(str(kind), 80), tuple(map(str, used[:2000])))
                for name, (callable_, kind, used) in said.items()
            }
        except (Lost, KeyError, TypeError, ValueError, AttributeError) as error:
            self.findings.append(Finding("protocol", f"What the cells define: {error}."))
            self._give_up()
            return {}

    def question(self, name, cases, limit, lent, serve, watched=()):
        """Have a function run on cases; return ``{label: Outcome}``.

        Parameters
        ----------
        name : str
            Name of the function in the notebook.
        cases : dict
            ``{label: {parameter: value}}``. The labels stay here: they say what a case is there
            for. Programs are shown in random order: right ones stand before broken ones.
        limit : float
            Seconds for one case.
        lent : dict
            ``{name: target}`` of functions that take the place of the notebook's.
        serve : callable
            ``serve(target, arguments, named, programs)`` calls lent functions.
        watched : tuple of str
            Names of functions whose calls are written down.
        """
        order = list(cases)
        outcomes, hangs = {}, len(order)

        def ask_all():
            nonlocal hangs
            for label in _shown_order(cases):
                # As in a kernel: cases after the first that takes too long are not run.
                if order.index(label) > hangs:
                    continue
                given, programs = _with_programs(cases[label])
                asked = {"case": given, "twice": label == order[0]}
                # Twice, and a forward function before it, and what copying takes.
                seconds = 5 * limit + 2.0
                said = self._ask(asked, seconds, ANSWERS, lambda *call, p=programs: serve(*call, p))
                outcomes[label] = read_outcome(said, self.lines)
                if outcomes[label].hung:
                    hangs = min(hangs, order.index(label))

        question = {"function": name, "limit": limit, "lent": lent, "watched": list(watched)}
        failed = self._asking(question, ask_all)
        if failed:
            self.findings.append(Finding("process", f"{name}: {failed.message}."))
            return dict.fromkeys(cases, Outcome(failure=failed))
        return {
            label: outcomes[label] if i <= hangs else outcomes[order[hangs]]
            for i, label in enumerate(order)
        }

    def own(self, name, setup, order, limit, serve):
        """Have a backward function run after its own forward function; return plain data or None.

        Parameters
        ----------
        name : str
            Name of the backward function.
        setup : OwnForward
            What to run.
        order : tuple of str
            The parameters of the backward function.
        limit : float
            Seconds.
        serve : callable
            As for `question`.
        """
        seen = []

        def ask():
            asked = {"own": setup, "order": list(order)}
            seen.append(
                self._ask(asked, 2 * limit + 2.0, ANSWERS, lambda *call: serve(*call, {}))["said"]
            )

        question = {"function": name, "limit": limit, "lent": {}, "watched": []}
        self._asking(question, ask)
        return seen[0] if seen else None

    def _asking(self, question, ask):
        """Ask one question; return a `Failure` where the process broke over it."""
        try:
            while self.left and time.monotonic() < self.ends and not self._is_ready():
                self._go_on()
            if not self._is_ready():
                raise Lost("no process was left to run it")
            self.process.say({"do": "question"} | question, 10.0)
            ask()
            if self._ask({"end": True}, 10.0) != NEXT:
                raise Lost("its process lost the thread")
        except (Lost, KeyError, TypeError, ValueError, AttributeError) as error:
            self._give_up()
            return Failure("ProcessEnded", str(error)[:200])
        return None

    def renew(self):
        """End the process: what it learnt goes with it. The next question gets a new one."""
        self._give_up()

    def close(self):
        """End the process."""
        self._give_up()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _shown_order(cases):
    """Return the labels in the order in which the cases are shown."""
    labels = list(cases)
    if any(isinstance(v, Program) for given in cases.values() for v in given.values()):
        random.SystemRandom().shuffle(labels)
    return labels


def _with_programs(given):
    """Return a case with names in the place of its programs, and the programs by these names."""
    sent, programs = {}, {}
    for name, value in given.items():
        if isinstance(value, Program):
            target = f"program:{len(programs)}"
            programs[target] = value.make()
            value = {"program": target}
        sent[name] = value
    return sent, programs


def read_outcome(said, lines):
    """Return the `Outcome` in a reply, every field of the kind that it should be.

    Parameters
    ----------
    said : dict
        The reply.
    lines : set of str
        Of what was handed in: another line can raise no exception.
    """
    outcome = said["said"]
    failure = outcome.failure
    if failure is not None:
        shapes = {clean(str(n), 40): clean(str(s), 80) for n, s in [*failure.shapes.items()][:20]}
        kind, message, line = map(clean, map(str, (failure.type, failure.message, failure.line)))
        failure = Failure(kind[:80], message, line if line in lines else "", shapes)
    return Outcome(
        value=outcome.value,
        failure=failure,
        changed={clean(str(name), 80): value for name, value in outcome.changed.items()},
        shared=tuple(clean(str(name), 80) for name in outcome.shared[:20]),
        drew=bool(outcome.drew),
        fixed=tuple(clean(str(name), 80) for name in outcome.fixed[:20]),
        repeats=bool(outcome.repeats),
        reused=bool(outcome.reused),
        warned=tuple(clean(str(text), 300) for text in outcome.warned[:10]),
        calls=tuple(
            (clean(str(name), 80), {clean(str(a), 80): value for a, value in arguments.items()})
            for name, arguments in outcome.calls[:MOST_CALLS]
        ),
    )


def _error(text):
    return {"output_type": "error", "ename": "Stopped", "evalue": text, "traceback": [text]}

"""Answer what the judge asks: run a student's function on one case after the other.

This runs in a process that a student's code can have changed, so nothing it says is believed:
values are compared with what a right program gives for inputs that were not known before, and what
is said *about* a call (arguments changed, generator used, warnings, the same result twice) can only
claim what a harmless wrapper around the function would make true: one that copies its arguments,
draws a number, mutes warnings, remembers results. Lying earns what that wrapper would earn.
"""

from dlhelpers.exercises.fed import FromForward, fed
from dlhelpers.exercises.outcome import (
    Draws,
    Failure,
    Opaque,
    Outcome,
    arrays_in,
    code_of,
    observe_one,
    plain,
)
from dlhelpers.exercises.own_forward import OwnForward, observe_own
from dlhelpers.exercises.reach import lent

from . import wire
from .lent import LentFunction

QUESTIONS = (Draws, FromForward, OwnForward)
ANSWERS = (Outcome, Failure, Opaque)
"""The dataclasses that stand in questions and in answers."""
LARGEST_ANSWER = 4 << 20
"""Bytes of arrays in what a function returns."""


def names(namespace, wanted):
    """Say what stands under names of the notebook, and which names its functions use.

    Parameters
    ----------
    namespace : dict
        The notebook's.
    wanted : list of str
        Names of exercises; the functions of the notebook that they call are followed.

    Returns
    -------
    dict
        ``{name: [is it callable, name of its type, names it uses]}``.
    """
    found, waiting = {}, list(wanted)
    while waiting and len(found) < 500:
        name = waiting.pop()
        if name in found or name not in namespace:
            continue
        value = namespace[name]
        used = _names_used(value) if callable(value) else []
        found[name] = [callable(value), type(value).__name__, used]
        waiting += used
    return found


def _names_used(function):
    # As `Lesson` looks for it in a kernel.
    code = code_of(function)
    waiting, used = [code] if code else [], set()
    while waiting:
        code = waiting.pop()
        used.update(code.co_names)
        waiting += [constant for constant in code.co_consts if hasattr(constant, "co_names")]
    return sorted(used)


def answer(connection, namespace, question):
    """Answer one question, case by case.

    Parameters
    ----------
    connection : socket
        To the judge, who sends a case after each answer, and in the end something else.
    namespace : dict
        The notebook's.
    question : dict
        ``function`` (a name), ``limit`` (seconds for one case), ``lent`` (``{name: target}`` of
        right functions that take the place of the notebook's), ``watched`` (names of functions
        whose calls are written down).
    """
    stand_ins = {name: LentFunction(target) for name, target in question["lent"].items()}
    function, limit = namespace[question["function"]], question["limit"]
    with lent(namespace, stand_ins):
        while True:
            asked = wire.receive(connection, QUESTIONS)
            if "case" in asked:
                given = {name: _handed(value) for name, value in asked["case"].items()}
                given = fed({"": given}, namespace, limit)[""]
                said = observe_one(function, given, limit, question["watched"], asked["twice"])
            elif "own" in asked:
                setup, order = asked["own"], asked["order"]
                said = plain(observe_own(setup, order, function, namespace, limit))
            else:
                return
            _say(connection, said)


def _say(connection, said):
    size = sum(array.nbytes for array in arrays_in(getattr(said, "value", said)))
    try:
        if size > LARGEST_ANSWER:
            raise ValueError("too large")
        wire.send(connection, {"said": said})
    except (TypeError, ValueError):
        failure = Failure("TooMuch", "it gives back more than can be compared.")
        wire.send(connection, {"said": Outcome(failure=failure)})


def _handed(value):
    """Return what stands in a case, functions that only the judge has as `LentFunction`."""
    is_program = isinstance(value, dict) and value.keys() == {"program"}
    return LentFunction(value["program"]) if is_program else value

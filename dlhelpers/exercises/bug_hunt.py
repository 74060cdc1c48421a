"""Bug hunts: the answer is a law, and the cases are programs, right and broken ones."""

from dlhelpers.exercises.exercise import Aspect
from dlhelpers.exercises.outcome import Program


def programs(parameter, module, labels):
    """Return a case for every program.

    Parameters
    ----------
    parameter : str
        The argument under which the law is handed a program.
    module : str
        Where the programs stand.
    labels : dict
        ``{name of the program: what kind it is, in words}``.

    Returns
    -------
    dict
        ``{label: {parameter: Program}}``
    """
    return {label: {parameter: Program(module, name)} for name, label in labels.items()}


def aspects(right, broken):
    """Return a gate for each set of right programs, and an aspect for each broken one.

    Parameters
    ----------
    right : iterable of tuple of str
        Labels of the right programs, one tuple for each set that is handed out together.
    broken : iterable of str
        Labels of the broken ones.

    Returns
    -------
    tuple of Aspect
    """
    accepted = "Right programs are accepted, rounding allowed for."
    gates = (Aspect(accepted, labels, weight=0.0, gate=True) for labels in right)
    return (*gates, *(Aspect(f"Unmasked: {label}.", (label,)) for label in broken))

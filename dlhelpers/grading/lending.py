"""Call functions of the package for confined processes, which do not have them.

What a lesson asks for is not lent: cells could tabulate it, and look their answers up.
"""

import numpy as np

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.outcome import TimeLimitReached, arrays_in, muted, plain, time_limited
from dlhelpers.exercises.reach import ReferenceUsed, find, out_of_reach
from dlhelpers.grading.lesson_package import lent_targets
from dlhelpers.grading.records import Finding

LARGEST_CALL = 8 << 20
"""Bytes of arrays that a lent function takes: what is lent must not take long either."""


def package_function(target):
    """Return the function of the package that a confined process calls by message.

    Raises
    ------
    TypeError
        If there is none.
    """
    if target not in lent_targets():
        raise TypeError(f"{str(target)[:80]} is no function of the package.")
    return find(target)


def serve_cells(lesson, findings=None):
    """Return what calls functions of the package for cells, which run before any question.

    What the lesson asks for refuses here: else cells could tabulate it and look answers up.

    Parameters
    ----------
    lesson : str
        Its name.
    findings : list of Finding, optional
        Gets a note where a cell tries.
    """
    exercises = LESSONS[lesson].exercises
    rivals = {function for exercise in exercises.values() for function in exercise.replaces}
    rivals |= {find(target) for target in lent_targets() if target.rpartition(":")[2] in exercises}

    def serve(target, arguments, named):
        try:
            with out_of_reach(rivals):
                return call(package_function(target), arguments, named, 5.0)
        except ReferenceUsed:
            found = Finding("reference", f"A cell calls {str(target)[:80]}.")
            if findings is not None and found not in findings:
                findings.append(found)
            raise

    return serve


def call(function, arguments, named, limit):
    """Call a function for a confined process.

    Parameters
    ----------
    function : callable
        Of ours.
    arguments, named : tuple, dict
        Plain data; ``{"generator": state}`` for a generator.
    limit : float
        Seconds.

    Returns
    -------
    value : object
        Plain data.
    states : list
        Of the generators, after the call.
    """
    if sum(array.nbytes for array in arrays_in([arguments, named])) > LARGEST_CALL:
        raise ValueError("these arrays are too large to be sent while this is graded.")
    generators = []
    arguments = [_made(argument, generators) for argument in arguments]
    named = {str(name): _made(argument, generators) for name, argument in named.items()}
    try:
        with muted(), time_limited(limit):
            value = plain(function(*arguments, **named), depth=12)
    except TimeLimitReached:
        raise TimeoutError("this call took too long.") from None
    return value, [generator.bit_generator.state for generator in generators]


def _made(argument, generators):
    if not (isinstance(argument, dict) and argument.keys() == {"generator"}):
        return argument
    state = argument["generator"]
    if state["bit_generator"] != "PCG64":
        raise TypeError("only generators of numpy.random.default_rng can be sent.")
    generator = np.random.Generator(np.random.PCG64(0))
    generator.bit_generator.state = state
    generators.append(generator)
    return generator

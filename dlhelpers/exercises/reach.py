"""Put functions out of reach while a student's function runs, or lend it right ones."""

from contextlib import contextmanager
from importlib import import_module


class ReferenceUsed(Exception):
    """An answer calls the function that it should replace."""


@contextmanager
def out_of_reach(functions):
    """Make `functions` refuse to run, under every name that leads to them.

    Their code is exchanged, not their names, so an alias refuses too. This stops a shortcut, not
    an attack: grades that count are judged where the references are not.

    Parameters
    ----------
    functions : iterable of callable
        Plain functions without free variables.
    """
    codes = [(function, function.__code__) for function in functions]
    for function, _ in codes:
        function.__code__ = _refuse.__code__
    try:
        yield
    finally:
        for function, code in codes:
            function.__code__ = code


def _refuse(*args, **kwargs):
    # Runs with the globals of the function whose place it takes, so it fetches its own names.
    from dlhelpers.exercises.reach import ReferenceUsed

    raise ReferenceUsed("the answer calls the function of dlhelpers that it should replace.")


def find(name):
    """Return the function that ``"package.module:function"`` names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


@contextmanager
def lent(namespace, stand_ins):
    """Put `stand_ins` in the place of the functions of the same name in a namespace, for a while.

    So a function is judged on its own merit when a function that it calls is wrong.
    """
    own = {name: namespace[name] for name in stand_ins if name in namespace}
    namespace.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            namespace.pop(name, None)
        namespace.update(own)

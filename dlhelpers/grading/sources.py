"""Source text of a function together with what it needs from its own module."""

import inspect
import types


def self_contained(function, name=None):
    """Return source that defines `function` with the helpers, constants and imports it uses.

    Parameters
    ----------
    function : callable
        A function of a module of exercises. Functions that it takes from other modules of
        dlhelpers are left out: in a notebook they stand in cells of their own.
    name : str, optional
        Bind the function to this name too.

    Returns
    -------
    str
    """
    imports, parts, seen = [], [], set()
    _collect(function, imports, parts, seen)
    lines = sorted(set(imports)) + parts
    if name and name != function.__name__:
        lines.append(f"{name} = {function.__name__}")
    return "\n\n".join(lines)


def _collect(function, imports, parts, seen):
    seen.add(function.__name__)
    module = inspect.getmodule(function)
    for name in _names(function.__code__):
        value = getattr(module, name, None)
        if value is None or name in seen or name == "np":
            continue
        if isinstance(value, types.ModuleType):
            imports.append(f"import {value.__name__}" + _alias(value.__name__, name))
        elif inspect.isroutine(value) or inspect.isclass(value):
            if value.__module__ == module.__name__:
                _collect(value, imports, parts, seen)
            elif not value.__module__.startswith("dlhelpers.exercises."):
                imports.append(f"from {value.__module__} import {value.__name__}")
        else:
            seen.add(name)
            parts.append(f"{name} = {value!r}")
    parts.append(inspect.getsource(function).rstrip())


def _names(code):
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)


def _alias(module, name):
    return "" if name == module.split(".")[0] else f" as {name}"

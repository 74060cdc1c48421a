"""Source text of a function together with what it needs from its own module."""

import ast
import inspect
import re
import types


def self_contained(function, name):
    """Return source that defines `function` under a name, as a student might have written it.

    Parameters
    ----------
    function : callable
        A function of a module of exercises. The helpers, constants and imports that it uses come
        with it; functions that it takes from other modules of exercises are left out, because in a
        notebook they stand in cells of their own.
    name : str
        The name that the function gets.

    Returns
    -------
    str
        Without docstrings, which would say what the function is an example of.
    """
    imports, parts, seen = [], [], set()
    _collect(function, imports, parts, seen)
    source = "\n\n".join([*sorted(set(imports)), *parts])
    return re.sub(rf"\b{function.__name__}\b", name, source)


def answer_of(function):
    """Return the source of a function without its docstring and without the solution's marks."""
    lines = inspect.getsource(function).rstrip().splitlines()
    first = ast.parse("\n".join(lines)).body[0].body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        del lines[first.lineno - 1 : first.end_lineno]
    return "\n".join(line for line in lines if not line.strip().startswith("### "))


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
    parts.append(answer_of(function))


def _names(code):
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)


def _alias(module, name):
    return "" if name == module.split(".")[0] else f" as {name}"

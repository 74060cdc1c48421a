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
        The name that the function gets. Its helpers get names of their own too, since all cells of
        a notebook share one set of names.

    Returns
    -------
    str
        Without docstrings, which would say what the function is an example of.
    """
    imports, parts = [], {}
    _collect(function, imports, parts)
    source = "\n\n".join([*sorted(set(imports)), *parts.values()])
    for helper in parts:
        new = name if helper == function.__name__ else f"{helper}_of_{name}"
        source = re.sub(rf"(?<!\.)\b{helper}\b", new, source)
    return source


def answer_of(function):
    """Return the source of a function without its docstring and without the solution's marks."""
    lines = inspect.getsource(function).rstrip().splitlines()
    first = ast.parse("\n".join(lines)).body[0].body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        del lines[first.lineno - 1 : first.end_lineno]
    return "\n".join(line for line in lines if not line.strip().startswith("### "))


def _collect(function, imports, parts):
    """Add to `imports` and `parts` what a function needs, and then the function itself."""
    module = inspect.getmodule(function)
    source = answer_of(function)
    for name in _names(source):
        value = getattr(module, name, None)
        if value is None or name in (function.__name__, "np") or name in parts:
            continue
        if isinstance(value, types.ModuleType):
            imports.append(f"import {value.__name__}" + _alias(value.__name__, name))
        elif inspect.isroutine(value) or inspect.isclass(value):
            home = getattr(value, "__module__", None) or "builtins"
            if home == module.__name__:
                _collect(value, imports, parts)
            elif not home.startswith("dlhelpers.exercises."):
                imports.append(f"from {home} import {value.__name__}" + _as(value, name))
        else:
            parts[name] = f"{name} = {_literal(value)}"
    parts[function.__name__] = source


def _names(source):
    """Return the names that a source uses, in a fixed order."""
    nodes = ast.walk(ast.parse(source))
    return sorted({node.id for node in nodes if isinstance(node, ast.Name)})


def _literal(value):
    text = repr(value)
    return f"np.{text}" if text.startswith("array(") else text


def _as(value, name):
    return "" if value.__name__ == name else f" as {name}"


def _alias(module, name):
    return "" if name == module.split(".")[0] else f" as {name}"

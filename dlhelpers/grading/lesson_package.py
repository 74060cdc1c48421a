"""Cut the package down to what a lesson's answers may use.

Where marks are made a confined process must not hold, in whatever form, a function that the lesson
asks for. So each module is cut: a function stays if neither it nor anything it uses is asked for.
Of the others only names go in, and calling one asks the judge. The texts are read, not imported.
"""

import ast
import marshal
from functools import cache
from pathlib import Path

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import release_files
from dlhelpers.grading.notebooks import ROOT

PACKAGE = "dlhelpers"
FOR_PEOPLE = ("pictures", "plotting", "films", "widgets", "microscope", "scoreboard", "exercises")
"""Modules that show something: where marks are made, they do nothing."""


def package_of(lesson):
    """Return the package as a confined process gets it for one lesson.

    Parameters
    ----------
    lesson : str
        Name of the lesson.

    Returns
    -------
    dict
        ``{module: {"code": compiled module as bytes, "names": {name: target or ""}}}``. A target,
        ``"module:function"``, is where a name comes from; "" stands for what does nothing.
    """
    asked = _asked_for(lesson)
    modules = _modules()
    blocked = {(m, name) for m in modules for name in modules[m].defined if (m, name) in asked}
    while more := {
        (m, name)
        for m in modules
        for name, uses in modules[m].defined.items()
        if (m, name) not in blocked and uses & blocked
    }:
        blocked |= more
    return {
        name: {"code": module.code_without(blocked), "names": module.names}
        for name, module in modules.items()
    }


@cache
def lent_targets():
    """Return every ``"module:function"`` of the package that may be called by message."""
    return frozenset(
        f"{name}:{function}"
        for name, module in _modules().items()
        for function in module.functions
        if not function.startswith("_")
    )


def _asked_for(lesson):
    """Return (module, function) of all that the lesson asks for, or that has such a name."""
    exercises = LESSONS[lesson].exercises
    replaced = {(f.__module__, f.__name__) for e in exercises.values() for f in e.replaces}
    return replaced | {(module, name) for module in _modules() for name in exercises}


@cache
def _modules():
    found = {}
    for listed in release_files.listed():
        path = Path(listed)
        if path.suffix == ".py":
            parts = path.with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = _Module(name, ast.parse((ROOT / path).read_text(encoding="utf-8")))
    return found


class _Module:
    """What one module defines, and what its definitions use.

    Attributes
    ----------
    functions : set of str
        Functions that it defines; empty for a module that only shows something.
    defined : dict
        ``{name: {(module, name) that it uses}}`` for all that it defines.
    names : dict
        ``{public name: target or ""}``.
    """

    def __init__(self, name, tree):
        self.name = name
        self.for_people = bool(set(name.split(".")) & set(FOR_PEOPLE))
        self.imported = dict(_imports(tree))
        self.statements = [s for s in tree.body if not isinstance(s, ast.Import | ast.ImportFrom)]
        self.outside = [
            s
            for s in tree.body
            if isinstance(s, ast.Import)
            or (isinstance(s, ast.ImportFrom) and not s.module.startswith(PACKAGE))
        ]
        self.defined = {}
        for statement in self.statements:
            for defined in _defines(statement):
                self.defined[defined] = self._uses(statement)
        self.functions = {
            s.name
            for s in self.statements
            if isinstance(s, ast.FunctionDef) and not self.for_people
        }
        own = {n: f"{name}:{n}" if n in self.functions else "" for n in self.defined}
        came = {
            n: "" if self.for_people else f"{m}:{o}" for n, (m, o) in self.imported.items() if o
        }
        self.names = {n: t for n, t in (came | own).items() if not n.startswith("_")}

    def _uses(self, statement):
        used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        return {(self.name, n) for n in used} | {
            self.imported[n] for n in used & set(self.imported)
        }

    def code_without(self, blocked):
        """Return the compiled module without blocked definitions and what only these need."""
        if self.for_people:
            return b""
        gone = {n for n in self.defined if (self.name, n) in blocked}
        gone |= self._innards(gone)
        kept = [s for s in self.statements if not gone & set(_defines(s))]
        used = {n.id for s in kept for n in ast.walk(s) if isinstance(n, ast.Name)}
        imports = [
            ast.ImportFrom(module, [ast.alias(original or "*", name)], 0)
            if original
            else ast.ImportFrom(PACKAGE, [ast.alias(module.rpartition(".")[2], name)], 0)
            for name, (module, original) in self.imported.items()
            if name in used
        ]
        tree = ast.fix_missing_locations(ast.Module([*self.outside, *imports, *kept], []))
        return marshal.dumps(compile(tree, f"<{self.name}>", "exec"))

    def _innards(self, gone):
        """Return the private functions that nothing public uses any more."""
        waiting = [n for n in self.defined if not n.startswith("_") and n not in gone]
        needed = set()
        while waiting:
            name = waiting.pop()
            needed.add(name)
            used = {n for m, n in self.defined[name] if m == self.name and n in self.defined}
            waiting += used - needed
        return self.functions - needed


def _imports(tree):
    """Yield (name, (module, name there)) for what comes from the package; "" for a whole module."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module.startswith(PACKAGE):
            for alias in node.names:
                # `from dlhelpers import training`: a module, or a name of the package itself.
                whole = f"{node.module}.{alias.name}"
                is_module = (
                    node.module == PACKAGE and (ROOT / f"{whole.replace('.', '/')}.py").exists()
                )
                origin = (whole, "") if is_module else (node.module, alias.name)
                yield alias.asname or alias.name, origin


def _defines(statement):
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]

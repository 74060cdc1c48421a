"""Mutants of a function: copies of it with one small change each, as a slip of the pen makes them.

The changes are made in the syntax tree, one at a time: `dlhelpers.grading.slips` says which.
"""

import ast
import difflib
from dataclasses import dataclass

from dlhelpers.grading.slips import SLIPS, Scope

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


@dataclass(frozen=True)
class Mutant:
    """One changed copy of a function.

    Attributes
    ----------
    slip : str
        Name of the function in `dlhelpers.grading.slips` that made the change.
    before, source : str
        The whole function before and after, without comments.
    """

    slip: str
    before: str
    source: str

    @property
    def diff(self):
        """The lines that differ, without their indentation: ``- before`` and ``+ after``."""
        lines = difflib.ndiff(self.before.splitlines(), self.source.splitlines())
        return "\n".join(f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "-+")


def mutants_of(source):
    """Return every mutant of a function.

    Parameters
    ----------
    source : str
        Defines the function. If it bears the marks of a solution, only what stands between them is
        changed.

    Returns
    -------
    list of Mutant
        No two with the same program, none with that of the function.
    """
    tree = parsed(source)
    scope, before = _scope(tree), ast.unparse(tree)
    found = {before: None}
    for container, key in _places(tree, source):
        node = container[key]
        for slip in SLIPS:
            for changed in slip(node, scope):
                container[key] = changed
                after = ast.unparse(tree)
                found.setdefault(after, Mutant(slip.__name__, before, after))
        container[key] = node
    return [mutant for mutant in found.values() if mutant]


def parsed(source):
    """Return the syntax tree of a source that defines one function, without its docstring."""
    tree = ast.parse(source)
    if ast.get_docstring(tree.body[0]) is not None:
        del tree.body[0].body[0]
    return tree


def _places(tree, source):
    """Yield, as ``container[key]``, the function and every node of its solution."""
    lines = [line.strip() for line in source.splitlines()]
    begin = lines.index(BEGIN) if BEGIN in lines else 0
    end = lines.index(END) if END in lines else len(lines)
    yield tree.body, 0
    body = tree.body[0].body
    for i, statement in enumerate(body):
        if begin < statement.lineno <= end:
            yield body, i
            yield from _places_in(statement)


def _places_in(node):
    for field, value in ast.iter_fields(node):
        for key, child in enumerate(value) if isinstance(value, list) else [(field, value)]:
            if not isinstance(child, ast.AST):
                continue
            # In an f-string only what stands between its braces can be exchanged.
            if not isinstance(node, ast.JoinedStr):
                yield (value if isinstance(value, list) else vars(node)), key
            yield from _places_in(child)


def _scope(tree):
    function, nodes = tree.body[0], list(ast.walk(tree))
    lines = [(node.arg, node.lineno) for node in nodes if isinstance(node, ast.arg)]
    lines += [
        (node.id, node.lineno)
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    names = {}
    for name, line in lines:
        names[name] = min(line, names.get(name, line))
    texts = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return Scope(
        names=names,
        parameters=tuple(argument.arg for argument in function.args.args),
        texts=tuple(dict.fromkeys(texts)),
    )

"""Slips of the pen: what may stand in the place of one node of a syntax tree.

Each slip is a function of a node and the `Scope` that it stands in. It yields what someone who is
not careful might have written in the node's place; nothing, where the slip cannot happen.
"""

import ast
import copy
from collections.abc import Mapping
from dataclasses import dataclass

OTHER_SIGNS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.MatMult, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.BitOr: (ast.BitAnd, ast.BitXor),
    ast.USub: (ast.UAdd,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
"""For each sign those that are taken for it."""

ORDER_MATTERS = ast.Sub | ast.Div | ast.FloorDiv | ast.MatMult | ast.Pow

ALIKE = (
    ("sum", "mean", "max", "min", "prod"),
    ("exp", "log", "sqrt", "square", "abs", "tanh"),
    ("maximum", "minimum", "add"),
    ("zeros", "ones", "empty"),
    ("argmax", "argmin"),
    ("vstack", "hstack"),
    ("standard_normal", "random"),
)
"""Functions that are taken for each other."""

REDUCTIONS = {"sum", "mean", "max", "min", "argmax", "argmin"}
ELEMENTWISE = {"exp", "log", "sqrt", "square", "abs", "tanh", "maximum", "minimum", "clip"}
NEW_ARRAYS = {"zeros", "ones", "full", "array"}


@dataclass(frozen=True)
class Scope:
    """What a slip may take from elsewhere in the function.

    Attributes
    ----------
    names : mapping
        Its variables, each with the line from which on it has a value.
    parameters : tuple of str
        Its parameters.
    texts : tuple of str
        Its texts.
    """

    names: Mapping[str, int]
    parameters: tuple[str, ...]
    texts: tuple[str, ...]


def other_sign(node, scope):
    """Another arithmetic sign or comparison: + for -, * for @, >= for >."""
    for kind in OTHER_SIGNS.get(type(node), ()):
        yield kind()


def other_constant(node, scope):
    """Another constant: one more, one less, half, twice, the opposite, another text."""
    if not isinstance(node, ast.Constant):
        return
    value, others = node.value, ()
    if isinstance(value, bool):
        others = (not value,)
    elif isinstance(value, int):
        others = (value + 1, value - 1)
    elif isinstance(value, float):
        others = (2 * value, value / 2, -value) if value else (1.0, -1.0)
    elif isinstance(value, str):
        others = [text for text in scope.texts if text != value] or ["", "A"]
    yield from map(ast.Constant, others)


def other_name(node, scope):
    """Another variable that has a value by now."""
    if _is_variable(node, scope):
        for name, line in scope.names.items():
            if name != node.id and line <= node.lineno:
                yield _with(node, id=name)


def written_out(node, scope):
    """A number where a variable should stand, because it fits one example."""
    if _is_variable(node, scope):
        yield from map(ast.Constant, (1, 2, 3))


def other_function(node, scope):
    """A function that is taken for this one: max for min, mean for sum."""
    if isinstance(node, ast.Attribute):
        for group in ALIKE:
            if node.attr in group:
                yield from (_with(node, attr=name) for name in group if name != node.attr)


def swapped_operands(node, scope):
    """The two sides of a sign are exchanged where their order matters."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ORDER_MATTERS):
        yield _with(node, left=node.right, right=node.left)


def lost_operand(node, scope):
    """One of two operands is lost: A for A * B."""
    if isinstance(node, ast.BinOp):
        yield from (node.left, node.right)
    elif isinstance(node, ast.BoolOp):
        yield from node.values


def lost_call(node, scope):
    """A call is lost, and what it was given is left: x for np.exp(x) or x.copy()."""
    if isinstance(node, ast.Call):
        yield from (a for a in node.args if not isinstance(a, ast.Starred | ast.GeneratorExp))
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) != "np":
            yield node.func.value


def other_arguments(node, scope):
    """Two arguments of a call are exchanged, or one that is given by its name is left out."""
    if not isinstance(node, ast.Call):
        return
    yield from (_with(node, args=args) for args in _exchanged(node.args))
    yield from (_with(node, keywords=fewer) for fewer in _one_fewer(node.keywords))
    for values in _exchanged([keyword.value for keyword in node.keywords]):
        pairs = zip(node.keywords, values, strict=True)
        yield _with(node, keywords=[_with(keyword, value=value) for keyword, value in pairs])


def other_axis(node, scope):
    """A sum over one axis and not over all of them, or one that keeps its axes."""
    if _called(node) in REDUCTIONS:
        given = {keyword.arg for keyword in node.keywords}
        if "axis" not in given:
            yield from (_and_keyword(node, "axis", ast.Constant(axis)) for axis in (0, 1))
        elif "keepdims" not in given:
            yield _and_keyword(node, "keepdims", ast.Constant(True))


def turned(node, scope):
    """A transpose is lost, or there is one too many."""
    if _is_turned(node):
        yield node.value
    elif isinstance(node, ast.BinOp):
        yield from (_with(node, left=left) for left in _turned(node.left))
        yield from (_with(node, right=right) for right in _turned(node.right))
    elif isinstance(node, ast.Call):
        yield from (_with(node, args=args) for args in _one_changed(node.args, _turned))
    elif isinstance(node, ast.Return) and node.value:
        yield from (_with(node, value=value) for value in _turned(node.value))


def other_slice(node, scope):
    """A slice begins or ends elsewhere, or takes every second entry."""
    if isinstance(node, ast.Slice):
        for bound, value in (("lower", node.lower), ("upper", node.upper)):
            missing = ast.Constant({"lower": 1, "upper": -1}[bound])
            others = [None, *_shifted(value)] if value else [missing]
            yield from (_with(node, **{bound: other}) for other in others)
        yield _with(node, step=None if node.step else ast.Constant(2))


def other_range(node, scope):
    """A range begins or ends one earlier or later."""
    if _called(node) in ("range", "slice"):
        yield from (_with(node, args=args) for args in _one_changed(node.args, _shifted))


def other_entries(node, scope):
    """Two entries of a tuple, list or dictionary are exchanged, or one is missing."""
    if isinstance(node, ast.Tuple | ast.List):
        yield from (_with(node, elts=elts) for elts in _exchanged(node.elts))
        yield from (_with(node, elts=elts) for elts in _one_fewer(node.elts))
    elif isinstance(node, ast.Dict):
        yield from (_with(node, values=values) for values in _exchanged(node.values))
        for pairs in _one_fewer(list(zip(node.keys, node.values, strict=True))):
            yield ast.Dict([key for key, _ in pairs], [value for _, value in pairs])


def lost_statement(node, scope):
    """A statement is missing, or a loop ends after its first turn."""
    if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef):
        yield ast.Pass()
    if isinstance(node, ast.For):
        yield _with(node, body=[*node.body, ast.Break()])


def other_order(node, scope):
    """Two statements are exchanged, or the one before or after a loop has slipped into it."""
    if not isinstance(node, ast.FunctionDef | ast.For | ast.If):
        return
    yield from (_with(node, body=body) for body in _exchanged(node.body))
    for i, loop in enumerate(node.body):
        if isinstance(loop, ast.For):
            before, after = node.body[:i], node.body[i + 1 :]
            if before:
                taller = _with(loop, body=[before[-1], *loop.body])
                yield _with(node, body=[*before[:-1], taller, *after])
            if after:
                taller = _with(loop, body=[*loop.body, after[0]])
                yield _with(node, body=[*before, taller, *after[1:]])


def other_result(node, scope):
    """What is stored or given back has the other sign, or is cut off at 0."""
    if not isinstance(node, ast.Assign | ast.AugAssign | ast.Return):
        return
    value = node.value
    if isinstance(value, ast.BinOp | ast.Call | ast.Name) and _called(value) not in NEW_ARRAYS:
        yield _with(node, value=ast.UnaryOp(ast.USub(), value))
        cut = ast.parse(f"np.maximum(0, {ast.unparse(value)})", mode="eval")
        yield _with(node, value=cut.body)


def other_condition(node, scope):
    """A condition is turned round, or always or never holds."""
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        tests = (ast.UnaryOp(ast.Not(), node.test), ast.Constant(True), ast.Constant(False))
        yield from (_with(node, test=test) for test in tests)


def not_added_up(node, scope):
    """= for +=: only the last one counts."""
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value, lineno=node.lineno)


def other_type(node, scope):
    """A new array holds whole numbers only, or the kind of number that an argument holds."""
    if _called(node) in NEW_ARRAYS:
        yield _and_keyword(node, "dtype", ast.Name("int"))
        for name in scope.parameters:
            yield _and_keyword(node, "dtype", ast.Attribute(ast.Name(name), "dtype"))


def in_place(node, scope):
    """An array is overwritten where a new one should be made: W -= x for W = W - x."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        if ast.unparse(node.targets) == ast.unparse(node.value.left):
            yield ast.AugAssign(node.targets[0], node.value.op, node.value.right)
    elif _called(node) in ELEMENTWISE:
        arrays = (argument for argument in node.args if _is_variable(argument, scope))
        yield from (_and_keyword(node, "out", array) for array in arrays)
    elif _called(node) in NEW_ARRAYS and node.args and ast.unparse(node.args[0]).endswith(".shape"):
        yield node.args[0].value


SLIPS = (
    other_sign,
    other_constant,
    other_function,
    swapped_operands,
    lost_operand,
    lost_call,
    other_arguments,
    other_axis,
    turned,
    other_slice,
    other_range,
    other_entries,
    lost_statement,
    other_order,
    other_result,
    other_condition,
    not_added_up,
    other_type,
    in_place,
    other_name,
    written_out,
)


def _is_variable(node, scope):
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names


def _is_turned(node):
    return isinstance(node, ast.Attribute) and node.attr == "T"


def _called(node):
    """Return the last name of what a call calls, or None where the node is no call."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", None) or getattr(node.func, "id", None)


def _with(node, **fields):
    """Return a copy of a node with other fields."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _and_keyword(call, name, value):
    return _with(call, keywords=[*call.keywords, ast.keyword(name, value)])


def _exchanged(entries):
    """Yield a list with each two neighbours exchanged."""
    for i in range(len(entries) - 1):
        yield [*entries[:i], entries[i + 1], entries[i], *entries[i + 2 :]]


def _one_fewer(entries):
    """Yield a list without each of its entries."""
    for i in range(len(entries)):
        yield [*entries[:i], *entries[i + 1 :]]


def _one_changed(entries, change):
    """Yield a list with each entry changed in every way that ``change(entry)`` gives."""
    for i, entry in enumerate(entries):
        for changed in change(entry):
            yield [*entries[:i], changed, *entries[i + 1 :]]


def _shifted(node):
    """Yield an expression plus 1 and minus 1."""
    for sign in (ast.Add(), ast.Sub()):
        yield ast.BinOp(node, sign, ast.Constant(1))


def _turned(node):
    """Yield the transpose of an expression that may be an array."""
    never = ast.Constant | ast.JoinedStr | ast.Tuple | ast.Dict | ast.Starred
    if not isinstance(node, never) and not _is_turned(node):
        yield ast.Attribute(node, "T", ast.Load())

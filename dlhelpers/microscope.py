r"""The gradient microscope: every gradient of a backward pass beside the one found by trying.

A backward pass computes more than it returns: dZ and dA of every layer on the way. Here all of
them are looked at, in the order in which they arise, so the first disagreement is the slip itself
and not one of its consequences. What lesson 3 puts under it: a student's `linear_backward` and
`activation_backward`, the package's, and the broken ones of `dlhelpers.patients`.

As in `dlhelpers.dense`, dZ and dA are the gradients of each example's own loss.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from dlhelpers.activations import ACTIVATIONS
from dlhelpers.dense import activation_backward, forward_prop, linear_backward
from dlhelpers.gradient_check import numeric_gradient, relative_error
from dlhelpers.losses import compute_cost


def trace(AL, Y, caches, steps=(linear_backward, activation_backward), hidden="relu"):
    """Walk back through a network and hand out every gradient as it arises.

    Parameters
    ----------
    AL, Y : ndarray, shape (n[L], m)
        Probabilities and labels.
    caches : list of tuple
        From `dlhelpers.forward_prop`.
    steps : tuple of two callables
        ``linear_backward(dZ, linear_cache)`` and ``activation_backward(dA, cache, activation)``.
    hidden : str
        Activation of the hidden layers.

    Yields
    ------
    tuple of str and ndarray
        ``("dZ3", ...)``, ``("dW3", ...)``, ``("db3", ...)``, ``("dA2", ...)``, ``("dZ2", ...)``
        and so on, for three layers. dZ of a hidden layer is never returned by a step; it is taken
        from the bias: with one example alone, db is dZ.
    """
    through_linear, through_layer = steps
    dZ = AL - Y
    yield f"dZ{len(caches)}", dZ
    dA, dW, db = through_linear(dZ, caches[-1][0])
    for layer in range(len(caches), 0, -1):
        yield f"dW{layer}", dW
        yield f"db{layer}", db
        if layer > 1:
            below = caches[layer - 2]
            yield f"dA{layer - 1}", dA
            alone = [through_layer(*one, hidden)[2] for one in _one_by_one(dA, below)]
            yield f"dZ{layer - 1}", np.hstack(alone)
            dA, dW, db = through_layer(dA, below, hidden)


def by_trying(X, Y, parameters, output="softmax", hidden="relu"):
    """Find every gradient of a network by moving each number a little.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples.
    Y : ndarray, shape (n[L], m)
        Labels.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``.
    output, hidden : str
        Activations, as in `dlhelpers.forward_prop`.

    Returns
    -------
    dict of ndarray
        ``dZl``, ``dWl``, ``dbl`` for every layer, ``dAl`` for the hidden ones.
    """
    m = X.shape[1]

    def cost_above(A, upper):
        AL = forward_prop(A, upper, output, hidden)[0] if upper else A
        return compute_cost(AL, Y)

    tried = numeric_gradient(lambda p: cost_above(X, p), parameters)
    _, caches = forward_prop(X, parameters, output, hidden)
    for layer, (_, Z) in enumerate(caches, start=1):
        upper = _layers_above(parameters, layer)
        activate = ACTIVATIONS[hidden if upper else output][0]
        inner = {f"Z{layer}": Z} | ({f"A{layer}": activate(Z)} if upper else {})
        for name, value in inner.items():
            go_on = activate if name[0] == "Z" else np.asarray
            cost = partial(_cost_of_one, cost_above, name, go_on, upper)
            # The cost is a mean; m times its slope is the slope of the example's own loss.
            tried |= {d: m * slope for d, slope in numeric_gradient(cost, {name: value}).items()}
    return tried


@dataclass(frozen=True)
class Line:
    """One gradient under the microscope.

    Attributes
    ----------
    name : str
        ``"dZ2"``.
    shape : tuple
        The shape that came.
    error : float
        Relative error of the whole array; nan where the shape or a number is none.
    entry : str
        The entry that is shown: the one furthest off.
    got, tried : float
        That entry from the backward pass, and by trying.
    """

    name: str
    shape: tuple
    error: float
    entry: str
    got: float
    tried: float


@dataclass(frozen=True)
class View:
    """What the microscope shows; `print` gives it as a table.

    Attributes
    ----------
    lines : tuple of Line
        In the order in which the gradients arise.
    tolerance : float
        The largest relative error that counts as agreement.
    stopped : str
        Why the backward pass broke off; empty where it went through.
    """

    lines: tuple
    tolerance: float
    stopped: str = ""

    @property
    def disagreements(self):
        """Names of the gradients that disagree, the first one first."""
        # "not <=", so that nan disagrees.
        return [line.name for line in self.lines if not line.error <= self.tolerance]

    def __str__(self):
        head = f"{'gradient':10}{'shape':10}{'entry':10}{'backward':>12}{'by trying':>12}  error"
        first = self.disagreements[:1]
        rows = [
            f"{line.name:10}{line.shape!s:10}{line.entry:10}{line.got:12.6f}{line.tried:12.6f}"
            f"  {line.error:.0e}" + "   <- the first disagreement" * (line.name in first)
            for line in self.lines
        ]
        return "\n".join([head, *rows] + [f"Broke off here: {self.stopped}"] * bool(self.stopped))


def look(X, Y, parameters, steps=(linear_backward, activation_backward), tolerance=1e-6):
    """Put a backward pass under the microscope: softmax output, relu in the hidden layers.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
        Examples; few of them, for every number is tried by itself.
    Y : ndarray, shape (n[L], m)
        Labels.
    parameters : dict of ndarray
        ``W1, b1, ..., WL, bL``.
    steps : tuple of two callables
        `linear_backward` and `activation_backward`, the student's or the package's or broken ones.
        They may raise: then the view ends there and says why.
    tolerance : float
        The largest relative error that counts as agreement.

    Returns
    -------
    View
    """
    tried = by_trying(X, Y, parameters)
    AL, caches = forward_prop(X, parameters, output="softmax")
    lines, stopped = [], ""
    try:
        for name, got in trace(AL, Y, caches, steps):
            lines.append(_compare(name, got, tried[name], tolerance))
    except Exception as problem:  # unfinished functions raise anything
        stopped = f"{type(problem).__name__}: {problem}"
    return View(tuple(lines), tolerance, stopped)


def shape_ledger(X, Y, parameters):
    """Run a network forward and back, and write down the shape of all that arises.

    Parameters
    ----------
    X, Y, parameters
        As for `look`.

    Returns
    -------
    list of tuple
        One page a step, ``(caption, {(layer, sign): shape})`` with signs such as ``"Z"`` or
        ``"dW"``: what is new on this page.
    """
    AL, caches = forward_prop(X, parameters, output="softmax")
    inputs = [A_prev for (A_prev, _, _), _ in caches]
    known = {(int(name[1:]), name[0]): value.shape for name, value in parameters.items()}
    pages = [("before: parameters and data", known | {(0, "A"): X.shape})]
    for layer, ((_, Z), A) in enumerate(zip(caches, [*inputs[1:], AL], strict=True), start=1):
        pages.append((f"forward, layer {layer}", {(layer, "Z"): Z.shape, (layer, "A"): A.shape}))
    found = {name: value.shape for name, value in trace(AL, Y, caches)}
    for layer in range(len(caches), 0, -1):
        new = {(int(n[2:]), n[:2]): shape for n, shape in found.items() if int(n[2:]) == layer}
        pages.append((f"backward, layer {layer}", new))
    return pages


def _one_by_one(dA, cache):
    """Split the input of `activation_backward` into its examples."""
    (A_prev, W, b), Z = cache
    for i in range(dA.shape[1]):
        yield dA[:, [i]], ((A_prev[:, [i]], W, b), Z[:, [i]])


def _layers_above(parameters, layer):
    """The part of a network above a layer, numbered from 1."""
    return {
        f"{name[0]}{int(name[1:]) - layer}": value
        for name, value in parameters.items()
        if int(name[1:]) > layer
    }


def _cost_of_one(cost_above, name, go_on, upper, moved):
    return cost_above(go_on(moved[name]), upper)


def _compare(name, got, tried, tolerance):
    """Compare one gradient; a wrong shape is a disagreement like any other."""
    got = np.asarray(got, dtype=float)
    if got.shape != tried.shape:
        return Line(name, got.shape, np.nan, f"not {tried.shape}", np.nan, np.nan)
    gap = np.abs(got - tried)
    error = relative_error(got, tried)
    # Where all agree the largest entry is worth showing; argmax stops at a nan.
    telling = np.abs(tried) if error <= tolerance else gap
    at = np.unravel_index(np.argmax(telling), gap.shape)
    entry = str([int(i) for i in at])
    return Line(name, got.shape, error, entry, float(got[at]), float(tried[at]))

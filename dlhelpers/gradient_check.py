"""Gradient check: compare a backward pass with what the cost itself does.

A cost is a function of a dict of parameters. Two ways to differentiate it by trying:

- central differences, ``(J(x + h) - J(x - h)) / 2h``, for any cost. With ``h = 1e-5`` the error of
  the formula and that of the rounding are about equal, and the result is good to about 1e-10;
- the complex step, ``Im J(x + ih) / h``, for a cost made of formulas that also hold for complex
  numbers. Nothing is subtracted, so h can be tiny and the result is exact to the last digit or two.

A check of this kind proves that the backward pass fits the forward pass. It cannot see a mistake
that both of them make.
"""

from dataclasses import dataclass

import numpy as np

from dlhelpers.errors import explain


def numeric_gradient(cost, parameters, h=1e-5):
    r"""Differentiate a cost by central differences.

    .. math:: \frac{\partial J}{\partial \theta} \approx
        \frac{J(\theta + h) - J(\theta - h)}{2 h}

    Parameters
    ----------
    cost : callable
        Takes a dict like `parameters`, returns a float.
    parameters : dict of ndarray or float
        Where to differentiate. They are not changed.
    h : float
        Length of the step.

    Returns
    -------
    dict of ndarray
        For each parameter ``name`` its gradient, of the same shape, as ``dname``: the same names
        as a backward pass has.

    References
    ----------
    Lecture notes 000, section 1.3, which steps to one side only: its error shrinks like h, that
    of the central form like h squared.
    """

    def slope(name, index):
        above = cost(_moved(parameters, name, index, h))
        below = cost(_moved(parameters, name, index, -h))
        return (above - below) / (2 * h)

    return _for_every_entry(parameters, slope)


def complex_step_gradient(cost, parameters, h=1e-30):
    r"""Differentiate a cost by a step along the imaginary axis.

    .. math:: \frac{\partial J}{\partial \theta} \approx \frac{\mathrm{Im}\, J(\theta + i h)}{h}

    Parameters
    ----------
    cost : callable
        Takes a dict like `parameters`, with complex entries, and returns a complex number.
        It may use sums, products and all the functions of this package, but no ``abs``, no
        ``.real`` and no ``float``.
    parameters : dict of ndarray or float
        Where to differentiate. They are not changed.
    h : float
        Length of the step. There is no reason for a long one.

    Returns
    -------
    dict of ndarray
        For each parameter ``name`` its gradient, of the same shape, as ``dname``.

    Raises
    ------
    TypeError
        If the cost comes back without an imaginary part.

    References
    ----------
    Squire and Trapp, *Using complex variables to estimate derivatives of real functions* (1998).
    """

    def slope(name, index):
        value = cost(_moved(parameters, name, index, 1j * h))
        if not np.iscomplexobj(value):
            raise TypeError(
                explain(
                    "complex_step_gradient: the cost has lost its imaginary part.",
                    expected="a complex number from the cost",
                    got=f"{value!r}, of type {type(value).__name__}",
                    fix="take abs, float and .real out of the cost, or use numeric_gradient.",
                )
            )
        return value.imag / h

    return _for_every_entry(parameters, slope)


def relative_error(a, b):
    r"""Measure how far apart two gradients are, whatever their size.

    .. math:: \frac{\lVert a - b \rVert}{\lVert a \rVert + \lVert b \rVert}

    Parameters
    ----------
    a, b : array_like
        Two gradients of one shape.

    Returns
    -------
    float
        0 for equal arrays (also when both are 0), 1 for opposite ones, nan where one holds nan.

    Raises
    ------
    ValueError
        If the shapes differ.
    """
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError(
            explain(
                "relative_error: the arrays have different shapes.",
                expected=f"two arrays of shape {a.shape}",
                got=f"shapes {a.shape} and {b.shape}",
                fix="a gradient has the shape of its parameter.",
            )
        )
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return 0.0 if size == 0 else float(np.linalg.norm(a - b) / size)


@dataclass(frozen=True)
class GradientReport:
    """What `gradient_check` found; `print` shows it as text.

    Attributes
    ----------
    errors : dict of float
        Relative error of each gradient, the last layer first: the way the gradients flow.
    tolerance : float
        The largest relative error that counts as agreement.
    first_disagreement : str or None
        The first gradient that disagrees; what comes after it may be wrong only because of it.
    detail : str
        The entry of that gradient that is furthest off.
    """

    errors: dict
    tolerance: float
    first_disagreement: str | None
    detail: str

    @property
    def passed(self):
        """Whether every gradient agrees."""
        return self.first_disagreement is None

    def __str__(self):
        lines = [f"Relative errors, the last layer first (tolerance {self.tolerance:.0e}):"]
        for name, error in self.errors.items():
            word = "agrees" if error <= self.tolerance else "DISAGREES"
            lines.append(f"  {name:<6} {error:8.1e}  {word}")
        return "\n".join(lines + [self.detail] * (not self.passed))


def gradient_check(cost, parameters, gradients, *, numeric=numeric_gradient, tolerance=1e-7):
    """Compare the gradients of a backward pass with numeric ones.

    Parameters
    ----------
    cost : callable
        Takes a dict like `parameters`, returns the cost.
    parameters : dict of ndarray or float
        Where to compare, in the order of the forward pass.
    gradients : dict of ndarray or float
        What the backward pass returned for these parameters: ``dW1``, ``db1``, ...
    numeric : callable
        `numeric_gradient` or `complex_step_gradient`.
    tolerance : float
        The largest relative error, on norms, that counts as agreement.

    Returns
    -------
    GradientReport
        The relative error of each gradient, and the first disagreement.

    Raises
    ------
    ValueError
        If a gradient is missing or does not have the shape of its parameter.
    """
    reference = numeric(cost, parameters)
    missing = [name for name in reference if name not in gradients]
    if missing:
        raise ValueError(
            explain(
                f"gradient_check: there is no {missing[0]}.",
                expected=f"gradients with the entries {', '.join(reference)}",
                got=f"the entries {', '.join(map(str, gradients)) or '(none)'}",
                fix="let the backward pass return one gradient for every parameter.",
            )
        )
    errors = {
        name: relative_error(gradients[name], reference[name]) for name in reversed(reference)
    }
    # Written with "not <=" so that nan, which is never <= anything, disagrees.
    first = next((name for name, error in errors.items() if not error <= tolerance), None)
    detail = "" if first is None else _largest_gap(first, gradients[first], reference[first])
    return GradientReport(errors, tolerance, first, detail)


def _moved(parameters, name, index, step):
    """The same parameters with one entry moved; the given ones stay as they are."""
    # The type of the step, float or complex, decides what the copy can hold.
    moved = np.array(parameters[name], dtype=type(step))
    moved[index] += step
    return {**parameters, name: moved}


def _for_every_entry(parameters, slope):
    """Collect ``slope(name, index)`` for every entry of every parameter."""
    gradients = {}
    for name, value in parameters.items():
        gradient = np.zeros(np.shape(value))
        for index in np.ndindex(gradient.shape):
            gradient[index] = slope(name, index)
        gradients[f"d{name}"] = gradient
    return gradients


def _largest_gap(name, got, expected):
    """Describe the entry in which two gradients differ most."""
    gap = np.abs(np.asarray(got) - expected)
    index = np.unravel_index(np.argmax(gap), gap.shape)  # argmax stops at a nan
    where = name + (str([int(i) for i in index]) if index else "")
    return explain(
        f"The first disagreement is in {name}.",
        expected=f"{where} = {expected[index]:.6g}, from the cost",
        got=f"{where} = {np.asarray(got)[index]:.6g}, from the backward pass",
        fix=f"look at the lines that make {name}; the gradients below it may be wrong only because "
        "of them.",
    )

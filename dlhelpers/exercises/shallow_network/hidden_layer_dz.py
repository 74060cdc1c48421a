"""Exercise, not graded: find the slip in a line of the notes, and mend it."""

import math

import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.exercise import Aspect, Exercise


def hidden_layer_dz(W2, dz2, z1):
    """Carry the error of the output back to the hidden layer, for one example.

    Lecture notes 003 print ``dz1 = W2.T dz2 * g(z1)``, and call it a number. Find what is wrong,
    and write it right, for tanh units.

    Parameters
    ----------
    W2 : ndarray, shape (1, n_h)
        The weights that lead from the hidden units to the output.
    dz2 : ndarray, shape (1, 1)
        The error of the output.
    z1 : ndarray, shape (n_h, 1)
        The sums that went into the hidden units.

    Returns
    -------
    ndarray, shape (n_h, 1)
        The error of each hidden unit.
    """
    ### BEGIN SOLUTION
    return W2.T @ dz2 * (1 - np.tanh(z1) ** 2)
    ### END SOLUTION


def cases(rng):
    """One unit, several, and units that stand at 0, where g and its slope differ most."""

    def case(n_h, z1=None):
        z1 = rng.standard_normal((n_h, 1)) if z1 is None else z1
        return {"W2": rng.standard_normal((1, n_h)), "dz2": rng.uniform(-1, 1, (1, 1)), "z1": z1}

    return {
        "one unit": case(1),
        "several units": case(4),
        "units at 0": case(3, np.zeros((3, 1))),
        "units far from 0": case(3, 2.5 * np.array([[1.0], [-1.0], [1.0]])),
    }


def value_instead_of_slope(W2, dz2, z1):
    """That is the line of the notes as it stands. A unit at 0 gets no error in it, though tanh is
    steepest there. What counts on the way back is how strongly a1 answers to z1.
    """
    return W2.T @ dz2 * np.tanh(z1)


def sigmoid_instead_of_slope(W2, dz2, z1):
    """That is the line of the notes with the sigmoid for g. It is the value still, not the slope,
    and the units are tanh.
    """
    return W2.T @ dz2 * sigmoid(z1)


def slope_of_the_sigmoid(W2, dz2, z1):
    """A slope it is, but that of the sigmoid, never more than a quarter. The units are tanh, whose
    slope at 0 is 1.
    """
    return W2.T @ dz2 * sigmoid(z1) * (1 - sigmoid(z1))


def sigmoid_formula_with_tanh(W2, dz2, z1):
    """The formula for the slope of the sigmoid, filled with tanh. At 0 it gives 0, and tanh is
    steepest there.
    """
    return W2.T @ dz2 * np.tanh(z1) * (1 - np.tanh(z1))


def forgets_the_slope(W2, dz2, z1):
    """The step back through the activation is missing: a unit far out, where tanh is flat, should
    get almost no error.
    """
    return W2.T @ dz2


def slope_with_z1_inside(W2, dz2, z1):
    """The slope becomes negative beyond 1, and tanh never falls: the formula wants the value of
    tanh, and was given z1 itself.
    """
    return W2.T @ dz2 * (1 - z1**2)


def slope_not_squared(W2, dz2, z1):
    """The slope of tanh is the same at z and at -z; yours is not. A square is missing."""
    return W2.T @ dz2 * (1 - np.tanh(z1))


def summed_to_a_number(W2, dz2, z1):
    """One number came out: the product added up over the units. The note says so too, and there it
    slips once more: each hidden unit has its own error.
    """
    return np.sum(W2.T @ dz2 * (1 - np.tanh(z1) ** 2))


def a_table(W2, dz2, z1):
    """A table came out, a row and a column spread against each other: W2 lies on its side and z1
    stands upright. Every unit meets its own slope only.
    """
    return W2 * dz2 * (1 - np.tanh(z1) ** 2)


def matrix_product(W2, dz2, z1):
    """The columns were multiplied as matrices, each entry with every other. Each unit's error meets
    its own slope only: entry by entry.
    """
    return (W2.T @ dz2) @ (1 - np.tanh(z1) ** 2).T


def a_row(W2, dz2, z1):
    """The numbers are right, but they lie in a row. z1 is a column, and its error has its shape."""
    return (W2.T @ dz2 * (1 - np.tanh(z1) ** 2)).T


def by_cosh(W2, dz2, z1):
    return W2.T * dz2 / np.cosh(z1) ** 2


def unit_by_unit(W2, dz2, z1):
    dz1 = np.zeros(z1.shape)
    for j in range(len(z1)):
        a = math.tanh(z1[j, 0])
        dz1[j, 0] = W2[0, j] * dz2[0, 0] * (1 - a * a)
    return dz1


def with_a_diagonal(W2, dz2, z1):
    return np.diag(1 - np.tanh(z1[:, 0]) ** 2) @ W2.T @ dz2


def by_exponentials(W2, dz2, z1):
    def slope(z):
        return 4 / (np.exp(z) + np.exp(-z)) ** 2

    return np.multiply(np.dot(W2.T, dz2), slope(z1))


def by_complex_step(W2, dz2, z1, h=1e-30):
    return W2.T.dot(dz2) * (np.tanh(z1 + 1j * h).imag / h)


EXERCISE = Exercise(
    reference=hidden_layer_dz,
    cases=cases,
    returns=("dz1",),
    points=0,
    aspects=(
        Aspect("One unit: W2, the error and the slope multiplied.", ("one unit",)),
        Aspect("One number for each unit.", ("several units",)),
        Aspect(
            "A unit at 0 passes everything on, one far out almost nothing.",
            ("units at 0", "units far from 0"),
        ),
    ),
    misconceptions=(
        value_instead_of_slope,
        sigmoid_instead_of_slope,
        slope_of_the_sigmoid,
        sigmoid_formula_with_tanh,
        forgets_the_slope,
        slope_with_z1_inside,
        slope_not_squared,
        summed_to_a_number,
        a_table,
        matrix_product,
        a_row,
    ),
    alternatives=(by_cosh, unit_by_unit, with_a_diagonal, by_exponentials, by_complex_step),
)

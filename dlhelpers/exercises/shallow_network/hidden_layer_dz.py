"""Exercise, not graded: find the slip in a line of the notes, and mend it."""

import math

import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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


def _tanh_slope(z1):
    return 1 - np.tanh(z1) ** 2


def _program(back=lambda W2, dz2: W2.T @ dz2, slope=_tanh_slope, sign=1):
    """Return a program that is right but for the parts that are given."""
    return lambda W2, dz2, z1: sign * back(W2, dz2) * slope(z1)


def _slope(name, slope, words):
    return called(name, _program(slope=slope), words)


def one_number_in_brackets(W2, dz2, z1):
    """One number came out, in brackets: a product of matrices, or a sum, added up over the units.
    Each hidden unit has its own error: entry by entry.
    """
    return dz2 @ (W2 @ _tanh_slope(z1))


def mean_of_the_units(W2, dz2, z1):
    """One number came out: the units were averaged. Each hidden unit has its own error."""
    return np.mean(W2.T @ dz2 * _tanh_slope(z1))


def only_one_axis(W2, dz2, z1):
    """The numbers are right, but they have lost an axis. z1 is a column, and its error has its
    shape.
    """
    return (W2.T @ dz2 * _tanh_slope(z1)).ravel()


def squeezed(W2, dz2, z1):
    """The numbers are right, but axes of length 1 were squeezed out. z1 is a column, and its error
    has its shape.
    """
    return np.squeeze(W2.T @ dz2 * _tanh_slope(z1))


def forgets_dz2(W2, dz2, z1):
    """dz2 has no effect: how wrong the output was must count for every hidden unit."""
    return W2.T * _tanh_slope(z1)


def forgets_W2(W2, dz2, z1):
    """W2 has no effect: a unit with a small weight has a small share in the mistake, and one with
    weight 0 has none.
    """
    return dz2 * _tanh_slope(z1)


def wrong_sign(W2, dz2, z1):
    """Every sign is wrong. Tanh rises everywhere, so its slope is positive, and nothing on this way
    turns a sign round but W2 itself.
    """
    return -(W2.T @ dz2 * _tanh_slope(z1))


def only_the_slope(W2, dz2, z1):
    """That is the slope of tanh alone. The error that comes back through W2 is to be multiplied
    with it.
    """
    return _tanh_slope(z1)


def brackets_forgotten(W2, dz2, z1):
    """Brackets are missing around the slope, so only its first term was multiplied on, and the
    second was taken away from the product: where dz2 is 0 nothing may come back.
    """
    return W2.T @ dz2 - np.tanh(z1) ** 2


def added(W2, dz2, z1):
    """The slope was added, where it is to be multiplied: links of a chain are multiplied."""
    return W2.T @ dz2 + _tanh_slope(z1)


def divided_by_the_number_of_units(W2, dz2, z1):
    """The error was divided by the number of units. There is no mean over units in this network."""
    return W2.T @ dz2 * _tanh_slope(z1) / len(z1)


def two_things(W2, dz2, z1):
    """Two things came out, or more. One is asked for: the errors of the hidden units."""
    return W2.T @ dz2, W2.T @ dz2 * _tanh_slope(z1)


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "back": {
            "no_W2": ("W2 has no effect on the way back", lambda W2, dz2: dz2),
            "no_dz2": ("dz2 has no effect", lambda W2, dz2: W2.T),
        },
        "slope": {
            "value": ("the value of tanh stands for its slope", np.tanh),
            "sigmoid": ("the sigmoid stands for the slope of tanh", sigmoid),
            "sigmoid_slope": (
                "the slope is that of the sigmoid, and the units are tanh",
                lambda z1: sigmoid(z1) * (1 - sigmoid(z1)),
            ),
            "z1_inside": (
                "the formula of the slope was given z1, and wants the value of tanh",
                lambda z1: 1 - z1**2,
            ),
            "no_square": ("a square is missing in the slope", lambda z1: 1 - np.tanh(z1)),
        },
        "sign": {"wrong_sign": ("the sign is wrong", -1)},
    },
)


def product_does_not_fit(W2, dz2, z1):
    """The product does not fit, but for a single unit. Forward, W2 makes one number out of n_h;
    back, it has to make n_h numbers out of one: so it lies on its side, and stands on the left.
    """
    return dz2 @ W2.T * _tanh_slope(z1)


def summed_before_the_slope(W2, dz2, z1):
    """What came back through W2 was added up over the units before the slope was multiplied on.
    Each hidden unit has its own error.
    """
    return np.sum(W2.T @ dz2) * _tanh_slope(z1)


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


MORE = (
    _slope(
        "slope_of_relu",
        lambda z1: (z1 > 0).astype(float),
        "The slope is that of relu, 0 or 1. The units are tanh, whose slope goes smoothly from 0"
        " through 1 to 0.",
    ),
    _slope(
        "square_outside_the_brackets",
        lambda z1: (1 - np.tanh(z1)) ** 2,
        "The slope of tanh is the same at z and at -z; yours is not. The square stands outside "
        "the brackets, and belongs to the tanh alone.",
    ),
    _slope(
        "square_in_the_tanh",
        lambda z1: 1 - np.tanh(z1**2),
        "The square stands in the wrong place: z1 is squared before the tanh, and it is the tanh"
        " that is to be squared.",
    ),
    _slope(
        "slope_with_a_plus",
        lambda z1: 1 + np.tanh(z1) ** 2,
        "Your slope is never below 1, and tanh is nowhere steeper than 1. A sign is wrong in it.",
    ),
    _slope(
        "value_squared",
        lambda z1: np.tanh(z1) ** 2,
        "The square of tanh is to be taken from 1. At 0, where tanh is steepest, yours passes "
        "nothing on.",
    ),
    _slope(
        "tanh_taken_twice",
        lambda z1: 1 - np.tanh(np.tanh(z1)) ** 2,
        "The tanh was taken twice. The slope must be nearly 0 where z1 is large, and yours never"
        " falls below 0.42.",
    ),
    _slope(
        "sigmoid_in_the_formula_of_tanh",
        lambda z1: 1 - sigmoid(z1) ** 2,
        "The formula for the slope of tanh, filled with the sigmoid. At 0 the slope is 1, and "
        "yours is 0.75.",
    ),
    _slope(
        "z1_itself",
        lambda z1: z1,
        "z1 itself stands where the slope belongs. A unit at 0 gets no error in it, though tanh "
        "is steepest there.",
    ),
    _slope(
        "slope_divides",
        lambda z1: 1 / (1 - np.tanh(z1) ** 2),
        "The slope divides where it should multiply: a unit far out, where tanh is flat, should "
        "get almost no error.",
    ),
    _slope(
        "slope_twice", lambda z1: (1 - np.tanh(z1) ** 2) ** 2, "The slope was multiplied on twice."
    ),
    _slope(
        "slope_of_arctan",
        lambda z1: 1 / (1 + z1**2),
        "The slope is that of the arc tangent. The units are tanh.",
    ),
    _slope(
        "twice_the_value",
        lambda z1: -2 * np.tanh(z1),
        "That is the slope of the slope, without one of its factors. What is asked for is the "
        "slope of tanh.",
    ),
    _slope(
        "root_of_the_slope",
        lambda z1: np.sqrt(1 - np.tanh(z1) ** 2),
        "The slope is the root of what it should be: with a hyperbolic cosine it is one over"
        " its square.",
    ),
    _slope(
        "slope_cubed",
        lambda z1: 1 - np.tanh(z1) ** 3,
        "The slope has a power of 3 in it, where a square belongs: tanh is as steep at z as at -z.",
    ),
    _slope(
        "tanh_of_minus_z1",
        lambda z1: 1 + np.tanh(z1),
        "The slope of tanh is the same at z and at -z; yours is not. A square is missing, "
        "and a sign is wrong.",
    ),
)
"""Misconceptions that are made from a table."""


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
        one_number_in_brackets,
        mean_of_the_units,
        only_one_axis,
        squeezed,
        forgets_dz2,
        forgets_W2,
        wrong_sign,
        only_the_slope,
        brackets_forgotten,
        added,
        divided_by_the_number_of_units,
        two_things,
        *TWO_AT_ONCE,
        *MORE,
        product_does_not_fit,
        summed_before_the_slope,
    ),
    alternatives=(by_cosh, unit_by_unit, with_a_diagonal, by_exponentials, by_complex_step),
)

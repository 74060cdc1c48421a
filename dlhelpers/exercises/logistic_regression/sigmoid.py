"""Exercise: the sigmoid function."""

import math

import numpy as np

import dlhelpers.activations
from dlhelpers.exercises.exercise import Aspect, Exercise


def sigmoid(z):
    """Squash any number into a probability.

    Parameters
    ----------
    z : float or ndarray
        Any shape.

    Returns
    -------
    float or ndarray
        ``1 / (1 + exp(-z))``, of the shape of `z`; no warning and no nan, even for entries of 1000.

    References
    ----------
    Lecture notes 002, "Logistic Regression".
    """
    ### BEGIN SOLUTION
    # exp only ever sees numbers that are not positive, so it cannot overflow.
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, small) / (1 + small)
    ### END SOLUTION


def cases(rng):
    """A number, vectors, a matrix, whole numbers, and entries where a naive form overflows."""
    return {
        "a number": {"z": float(rng.uniform(0.5, 2))},
        "zero": {"z": 0.0},
        "a negative number": {"z": -float(rng.uniform(0.5, 2))},
        "a row of numbers": {"z": rng.standard_normal((1, 5))},
        "a matrix": {"z": 3 * rng.standard_normal((4, 3))},
        "whole numbers": {"z": rng.permutation([-3, -1, 0, 1, 2]).reshape(5, 1)},
        "entries of 1000": {"z": np.array([[-1000.0, -1.0, 0.0, 1.0, 1000.0]])},
    }


def exp_of_plus_z(z):
    """This is the sigmoid of -z: a large z must give a number near 1, yours gives one near 0. Look
    for a minus that is missing, or one too many.
    """
    return 1 / (1 + np.exp(z))


def sigmoid_of_minus_z(z):
    """This is the sigmoid of -z: a large z must give a number near 1, yours gives one near 0. It is
    safe, so it takes little: a sign, or two branches that have changed places.
    """
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, small, 1) / (1 + small)


def overflows_at_minus_1000(z):
    """The values are right, but exp(1000) is larger than the largest float. Rewrite the formula so
    that exp is only asked for numbers that are zero or negative. Choosing with np.where afterwards
    does not help: both branches are computed for every entry.
    """
    return 1 / (1 + np.exp(-z))


def both_branches_are_computed(z):
    """np.where chooses between two results, but both are computed for every entry first, so exp
    still sees 1000.
    """
    return np.where(np.asarray(z) >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


def nan_at_plus_1000(z):
    """This form is right until exp(z) overflows at large positive z: inf divided by inf is nan."""
    return np.exp(z) / (1 + np.exp(z))


def brackets_missing(z):
    """A division binds more tightly than a sum, so only a 1 is divided. A probability cannot be
    larger than 1; yours is, everywhere.
    """
    return 1 / 1 + np.exp(-z)


def always_above_one_half(z):
    """The absolute value of z hides its sign: z and -z give the same. A negative z must give a
    probability below one half.
    """
    return 1 / (1 + np.exp(-np.abs(z)))


def tanh_instead(z):
    """This is tanh: it runs from -1 to 1 and is 0 at 0. A probability runs from 0 to 1."""
    return np.tanh(z)


def derivative_instead(z):
    """This is the slope of the sigmoid, not its value: it is largest at 0 and goes back to 0 on
    both sides.
    """
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


def step_instead(z):
    """This jumps from 0 to 1. The sigmoid rises smoothly: slightly more z, slightly more
    probability; without that there is no slope to learn from.
    """
    return (np.asarray(z) > 0).astype(float)


def base_of_the_power_is_10(z):
    """The power is one of 10. It must be one of e = 2.718...: at z = 1 the right value is 0.731."""
    return 1 / (1 + 10.0 ** (-np.clip(z, -300, 300)))


def clips_too_early(z):
    """z is cut off where the sigmoid is still far from flat, so all larger z give one and the same
    probability. Cut off, if at all, where the result no longer changes (beyond 40).
    """
    return 1 / (1 + np.exp(-np.clip(z, -3, 3)))


def zeros_like_of_whole_numbers(z):
    """The result is written into an array of the type of z. Where z holds whole numbers, that array
    cuts off all digits after the point, and a probability becomes 0.
    """
    small = np.exp(-np.abs(z))
    a = np.zeros_like(z)
    a[...] = np.where(np.asarray(z) >= 0, 1 / (1 + small), small / (1 + small))
    return a


def numbers_only(z):
    """The math module knows single numbers only. numpy has the same function for whole arrays."""
    return 1 / (1 + math.exp(-z))


def arrays_only(z):
    """A single number has no shape, and z may be one. Most numpy functions take numbers too; or
    turn z into an array first.
    """
    a = np.zeros(z.shape)
    a[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    a[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return a


def one_question_for_the_whole_array(z):
    """An `if` needs a single yes or no, and an array with several entries is none. Find a way that
    treats every entry by itself, or one formula for both signs.
    """
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def overwrites_z(z):
    """The result is right, but z itself no longer holds what it held: an operation in place wrote
    into the array that was only lent to you.
    """
    z *= -1
    return np.exp(-np.logaddexp(0, z))


def minus_in_the_denominator(z):
    """The denominator is 1 minus the power: at z = 0 it is 0, and the result jumps there. With a
    plus it never is.
    """
    return 1 / (1 - np.exp(-z))


def softmax_instead(z):
    """This is a softmax: the numbers compete, and all together make 1. A sigmoid looks at each
    number by itself; a single one must not always give 1.
    """
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def stretched_from_minus_1_to_1(z):
    """This runs from -1 to 1, and is 0 at 0. A probability runs from 0 to 1."""
    return 2 / (1 + np.exp(-np.clip(z, -500, 500))) - 1


def cuts_off_the_digits(z):
    """Turning the result into whole numbers cuts its digits off, and a probability becomes 0."""
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -500, 500)))).astype(int)


def always_an_array(z):
    """Where a single number goes in, an array of one number comes out. z keeps its shape, and a
    number has none.
    """
    z = np.clip(np.atleast_1d(z), -500, 500)
    return 1 / (1 + np.exp(-z))


def always_flat(z):
    """The result has lost the shape of z: whatever goes in, a flat row of numbers comes out."""
    z = np.clip(np.ravel(z), -500, 500)
    return 1 / (1 + np.exp(-z))


def brackets_missing_in_the_other_form(z):
    """A division binds more tightly than a sum, so only a 1 divides, and the power counts twice. A
    probability cannot be larger than 1; yours is.
    """
    return np.exp(z) / 1 + np.exp(z)


def relu_instead(z):
    """This is a relu: 0 or z itself. A probability runs from 0 to 1, and is 0.5 at z = 0."""
    return np.maximum(0, z)


def by_tanh(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def by_the_logarithm(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


def clipped_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def warning_switched_off(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def branch_by_branch(z):
    z = np.array(z, dtype=float)
    a = np.empty(z.shape)
    positive = z >= 0
    a[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    a[~positive] = e / (e + 1)
    return a


def in_single_precision(z):
    z = np.asarray(z).astype(np.float32)
    return 0.5 * (1 + np.tanh(z / 2))


def one_number_at_a_time(z):
    def of_number(x):
        if x >= 0:
            return 1 / (1 + math.exp(-x))
        e = math.exp(x)
        return e / (1 + e)

    if np.ndim(z) == 0:
        return of_number(z)
    z = np.asarray(z)
    a = np.zeros(z.shape)
    for at in np.ndindex(z.shape):
        a[at] = of_number(z[at])
    return a


EXERCISE = Exercise(
    reference=sigmoid,
    cases=cases,
    returns=("a",),
    points=8,
    aspects=(
        Aspect("One number in, one number out: sigmoid(0) = 0.5.", ("a number", "zero")),
        Aspect("sigmoid(-z) = 1 - sigmoid(z).", ("a negative number",)),
        Aspect(
            "Arrays of any shape, entry by entry.",
            ("a row of numbers", "a matrix", "whole numbers"),
        ),
        Aspect("Safe for entries of 1000: no warning, no nan.", ("entries of 1000",)),
    ),
    misconceptions=(
        exp_of_plus_z,
        sigmoid_of_minus_z,
        overflows_at_minus_1000,
        both_branches_are_computed,
        nan_at_plus_1000,
        brackets_missing,
        brackets_missing_in_the_other_form,
        relu_instead,
        always_above_one_half,
        tanh_instead,
        derivative_instead,
        step_instead,
        base_of_the_power_is_10,
        clips_too_early,
        zeros_like_of_whole_numbers,
        numbers_only,
        arrays_only,
        one_question_for_the_whole_array,
        minus_in_the_denominator,
        softmax_instead,
        stretched_from_minus_1_to_1,
        cuts_off_the_digits,
        always_an_array,
        always_flat,
        overwrites_z,
    ),
    same_output=(("overflows_at_minus_1000", "both_branches_are_computed"),),
    alternatives=(
        by_tanh,
        by_the_logarithm,
        clipped_far_out,
        warning_switched_off,
        branch_by_branch,
        in_single_precision,
        one_number_at_a_time,
    ),
    replaces=(dlhelpers.activations.sigmoid,),
    quiet=True,
)

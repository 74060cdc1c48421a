"""Exercise: the sigmoid function."""

import math

import numpy as np

import dlhelpers.activations
from dlhelpers.exercises.called import called
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
    """Right for a number, but with an array it stops: something in it takes single numbers only.
    The math module does; numpy has the same function for whole arrays. And float makes one number.
    """
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


def _cut_off_at(bound):
    return called(
        f"cuts_off_z_at_{bound}",
        lambda z: 1 / (1 + np.exp(-np.clip(z, -bound, bound))),
        f"z is cut off at {bound} and -{bound}, where the sigmoid is still far from flat, so all "
        "larger z give one and the same probability. Cut off, if at all, where the result no "
        "longer changes (beyond 40).",
    )


def _probability_kept_from_0_and_1(hair):
    return called(
        f"probability_kept_{hair:g}_from_0_and_1".replace(".", "_").replace("-", "_"),
        lambda z: np.clip(0.5 * (1 + np.tanh(np.asarray(z) / 2)), hair, 1 - hair),
        f"The probabilities are kept {hair:g} away from 0 and 1. At z = 1000 the sigmoid is 1 as "
        "far as a computer can tell. To keep a logarithm from 0 is a matter for the cost.",
    )


def _other_base(base):
    return called(
        f"power_of_{base:g}".replace(".", "_"),
        lambda z: 1 / (1 + base ** -np.clip(np.asarray(z, dtype=float), -500, 500)),
        f"The power is one of {base:g}. It must be one of e = 2.718281828..., to all its digits: "
        "numpy has a function for it.",
    )


def minus_in_the_denominator_for_negative_z(z):
    """Right for positive z. For a negative z the fraction was rewritten wrongly: with a minus in
    the denominator it grows without limit near 0. Multiply numerator and denominator by the same
    power, and the plus stays a plus.
    """
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + small), small / (1 - small))


def no_denominator_for_negative_z(z):
    """Right for positive z. For a negative z only the power itself comes back: its denominator is
    missing, and sigmoid(-z) is not 1 - sigmoid(z).
    """
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + small), small)


def minus_sign_for_negative_z(z):
    """A negative z gives a negative number. A probability is never below 0; sigmoid(-z) is 1 -
    sigmoid(z).
    """
    return np.sign(z) / (1 + np.exp(-np.abs(z))) + (np.asarray(z) == 0) / 2


def zero_for_negative_z(z):
    """A negative z gives 0. The sigmoid of a negative z is small, but not 0: sigmoid(-z) is 1 -
    sigmoid(z).
    """
    return np.where(np.asarray(z) >= 0, 1 / (1 + np.exp(-np.abs(z))), 0)


def twice_too_steep(z):
    """The curve has the right form, but rises twice as fast as the sigmoid: it is the sigmoid of 2
    z. (A tanh makes a sigmoid of half of z.)
    """
    return 0.5 * (1 + np.tanh(z))


def half_as_steep(z):
    """The curve has the right form, but rises half as fast as the sigmoid: it is the sigmoid of z /
    2.
    """
    return 0.5 * (1 + np.tanh(np.asarray(z) / 4))


def twice_as_high(z):
    """This is twice the sigmoid: it runs up to 2, and is 1 at 0. A probability runs up to 1."""
    return 1 + np.tanh(np.asarray(z) / 2)


def half_as_high(z):
    """This is half the sigmoid: it runs up to 0.5, and is 0.25 at 0. A probability runs up to 1."""
    return 0.25 * (1 + np.tanh(np.asarray(z) / 2))


def one_half_too_high(z):
    """This is the sigmoid and a half more: it is 1 at 0. A probability runs from 0 to 1."""
    return 1 + 0.5 * np.tanh(np.asarray(z) / 2)


def centred_at_0(z):
    """This is the sigmoid with a half taken away: it is 0 at 0 and negative below. A probability
    runs from 0 to 1.
    """
    return 0.5 * np.tanh(np.asarray(z) / 2)


def only_the_power(z):
    """Only the power comes back, exp(z); the fraction is missing. It passes 1 for a positive z."""
    return np.exp(z)


def only_the_power_of_minus_z(z):
    """Only the power comes back, exp(-z); the fraction is missing. It passes 1 for every negative
    z, and falls where it should rise.
    """
    return np.exp(-np.asarray(z))


def one_plus_the_power(z):
    """This is 1 plus exp(z): larger than 1 everywhere. A power binds more tightly than a sum, so
    what was to divide 1 by all of the denominator turned only one part of it over.
    """
    return 1 + np.exp(z)


def nothing_but_the_denominator(z):
    """The one and the power are added, and nothing is divided: larger than 1 everywhere."""
    return 2 + np.exp(-np.asarray(z))


def softplus_instead(z):
    """This is the logarithm of 1 + exp(z): it grows without limit. (It is what the sigmoid is the
    slope of.) A probability runs from 0 to 1.
    """
    return np.log(1 + np.exp(z))


def logarithm_of_the_sigmoid(z):
    """This is the logarithm of the sigmoid: never above 0. The probability itself is asked for."""
    return -np.logaddexp(0, -np.asarray(z))


def negative_sigmoid(z):
    """Every number has the wrong sign: the result of the sigmoid was turned round, where the z
    inside should have been. A probability is never below 0.
    """
    return -0.5 * (1 + np.tanh(np.asarray(z) / 2))


def power_of_minus_one(z):
    """The minus stands in front of the power and not in it: the denominator is 1 - exp(z), which is
    0 at z = 0.
    """
    return 1 / (1 - np.exp(np.asarray(z)))


def step_that_is_1_at_0(z):
    """This jumps from 0 to 1. The sigmoid rises smoothly: slightly more z, slightly more
    probability; without that there is no slope to learn from.
    """
    return (np.asarray(z) >= 0).astype(float)


def three_steps(z):
    """This jumps from 0 over one half to 1. The sigmoid rises smoothly: slightly more z, slightly
    more probability; without that there is no slope to learn from.
    """
    return (np.sign(z) + 1) / 2


def straight_line(z):
    """This is a straight line, cut off at 0 and 1. The sigmoid bends smoothly, and comes near 0 and
    1 without ever being flat.
    """
    return np.clip(0.5 + np.asarray(z) / 4, 0, 1)


def by_a_fraction_without_a_power(z):
    """This rises like a sigmoid, but there is no power of e in it: it comes near 0 and 1 far too
    slowly.
    """
    return 0.5 * (1 + z / (1 + np.abs(z)))


def z_shifted_by_the_largest(z):
    """The largest z is taken away first, a habit from softmax. There it changes nothing; here it
    changes every result, and a single number always gives one half.
    """
    return 1 / (1 + np.exp(-np.clip(z - np.max(z), -500, 500)))


def z_centred_first(z):
    """The mean of all z is taken away first, so the result for one depends on its company. Each
    number is looked at by itself; a single one must not always give one half.
    """
    return 1 / (1 + np.exp(-np.clip(z - np.mean(z), -500, 500)))


def adds_up_the_powers(z):
    """The powers of all entries are added up, so all together give one number. Each entry has a
    sigmoid of its own.
    """
    return 1 / (1 + np.sum(np.exp(-np.clip(z, -500, 500))))


def mean_of_all(z):
    """One number comes back for all entries together: their mean. Each entry has a sigmoid of its
    own, and the result has the shape of z.
    """
    return np.mean(1 / (1 + np.exp(-np.clip(z, -500, 500))))


def always_a_matrix(z):
    """Where a single number goes in, an array of one row and one column comes out. z keeps its
    shape, and a number has none.
    """
    z = np.clip(np.atleast_2d(z), -500, 500)
    return 1 / (1 + np.exp(-z))


def comes_back_transposed(z):
    """The numbers are right, but rows and columns have changed places. z keeps its shape."""
    return (1 / (1 + np.exp(-np.clip(z, -500, 500)))).T


def axes_of_length_1_squeezed_out(z):
    """The numbers are right, but axes of length 1 were squeezed out. z keeps its shape."""
    return np.squeeze(1 / (1 + np.exp(-np.clip(z, -500, 500))))


def a_list_comes_back(z):
    """An array goes in and a list comes out. Only an array has a shape and can be multiplied."""
    return (1 / (1 + np.exp(-np.clip(z, -500, 500)))).tolist()


def gives_back_z_too(z):
    """Two things come back, the result and z. Here only the result is asked for; to remember z is
    for networks with more layers.
    """
    return 1 / (1 + np.exp(-np.clip(z, -500, 500))), z


def derivative_safely(z):
    """This is the slope of the sigmoid, not its value: it is largest at 0 and goes back to 0 on
    both sides.
    """
    a = 0.5 * (1 + np.tanh(np.asarray(z) / 2))
    return a * (1 - a)


def whole_numbers_first(z):
    """z is turned into whole numbers first, and its digits are cut off: 0.9 is treated as 0."""
    return 1 / (1 + np.exp(-np.clip(np.asarray(z).astype(int), -500, 500)))


def _rounded(digits):
    return called(
        f"rounded_to_{digits}_digits",
        lambda z: np.round(1 / (1 + np.exp(-np.clip(z, -500, 500))), digits),
        f"The result is rounded to {digits} digits after the point. A probability close to 0 "
        "becomes 0, and training needs the difference. Rounding is for printing.",
    )


def rounded_up(z):
    """Every probability is rounded up to 1. The sigmoid rises smoothly from 0 to 1."""
    return np.ceil(1 / (1 + np.exp(-np.clip(z, -500, 500))))


def squared(z):
    """This is the square of the sigmoid: 0.25 at 0, where it must be 0.5."""
    return (0.5 * (1 + np.tanh(np.asarray(z) / 2))) ** 2


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


MORE = (
    _cut_off_at(1),
    _cut_off_at(2),
    _cut_off_at(4),
    _cut_off_at(5),
    _cut_off_at(6),
    _cut_off_at(7),
    _cut_off_at(8),
    _cut_off_at(10),
    _cut_off_at(12),
    _probability_kept_from_0_and_1(0.01),
    _probability_kept_from_0_and_1(1e-3),
    _probability_kept_from_0_and_1(1e-4),
    _probability_kept_from_0_and_1(1e-5),
    _other_base(2.0),
    _other_base(2.7),
    _other_base(2.71),
    _other_base(2.718),
    _other_base(2.72),
    _other_base(3.0),
    _rounded(1),
    _rounded(2),
    _rounded(3),
    _rounded(4),
)
"""Misconceptions that are made from a table."""


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
        minus_in_the_denominator_for_negative_z,
        no_denominator_for_negative_z,
        minus_sign_for_negative_z,
        zero_for_negative_z,
        twice_too_steep,
        half_as_steep,
        twice_as_high,
        half_as_high,
        one_half_too_high,
        centred_at_0,
        only_the_power,
        only_the_power_of_minus_z,
        one_plus_the_power,
        nothing_but_the_denominator,
        softplus_instead,
        logarithm_of_the_sigmoid,
        negative_sigmoid,
        power_of_minus_one,
        step_that_is_1_at_0,
        three_steps,
        straight_line,
        by_a_fraction_without_a_power,
        z_shifted_by_the_largest,
        z_centred_first,
        adds_up_the_powers,
        mean_of_all,
        always_a_matrix,
        comes_back_transposed,
        axes_of_length_1_squeezed_out,
        a_list_comes_back,
        gives_back_z_too,
        derivative_safely,
        whole_numbers_first,
        *MORE,
        rounded_up,
        squared,
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

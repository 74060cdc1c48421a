"""Exercise: the cost, binary cross-entropy averaged over the examples."""

import math

import numpy as np

import dlhelpers.losses
from dlhelpers.exercises.comparison import AtLeast, Close
from dlhelpers.exercises.exercise import Aspect, Exercise


def compute_cost(A, Y):
    """Say with one number how far the probabilities are from the labels.

    Parameters
    ----------
    A : ndarray, shape (1, m)
        The probability that each example is a 1.
    Y : ndarray, shape (1, m)
        The labels, 0 or 1.

    Returns
    -------
    float
        The mean over the examples of ``-(y ln a + (1 - y) ln(1 - a))``; finite, even where a
        probability is exactly 0 or 1.

    References
    ----------
    Lecture notes 002, "Logistic Regression Cost Function".
    """
    ### BEGIN SOLUTION
    # On a computer a sigmoid can be exactly 0 or 1, and ln 0 is minus infinity.
    A = np.clip(A, 1e-15, 1 - 1e-15)
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.mean(losses))
    ### END SOLUTION


def cases(rng):
    """Single losses, a batch with its relatives, and probabilities that are exactly 0 or 1."""
    A = rng.uniform(0.1, 0.9, (1, 5))
    Y = rng.permutation([[0.0, 1.0, 0.0, 1.0, 1.0]], axis=1)
    return {
        "a yes": {"A": rng.uniform(0.2, 0.4, (1, 1)), "Y": np.array([[1.0]])},
        "a no": {"A": rng.uniform(0.2, 0.4, (1, 1)), "Y": np.array([[0.0]])},
        "a = 0.0001 for a yes": {"A": np.array([[1e-4]]), "Y": np.array([[1.0]])},
        "one half everywhere": {"A": np.full((1, 4), 0.5), "Y": np.array([[1.0, 0.0, 0.0, 1.0]])},
        "many examples": {"A": A, "Y": Y},
        "every example twice": {"A": np.hstack([A, A]), "Y": np.hstack([Y, Y])},
        "yes and no exchanged": {"A": 1 - A, "Y": 1 - Y},
        "certain and right": {"A": np.array([[0.0, 1.0]]), "Y": np.array([[0.0, 1.0]])},
        "certain and wrong, a yes": {"A": np.array([[0.0]]), "Y": np.array([[1.0]])},
        "certain and wrong, a no": {"A": np.array([[1.0]]), "Y": np.array([[0.0]])},
    }


def infinite_where_certain(A, Y):
    """The logarithm of 0 is minus infinity, and 0 times that is nan. A sigmoid can round to exactly
    0 or 1: keep the probabilities a hair away from both before taking logarithms.
    """
    return float(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


def forgets_the_minus(A, Y):
    """The cost is negative. The logarithm of a probability is negative, so it takes a minus to make
    a cost that is 0 at best.
    """
    return float(np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def sum_instead_of_mean(A, Y):
    """The losses are added up but not divided by the number of examples: with every example twice
    the cost must stay the same, yours doubles.
    """
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def m_from_the_wrong_axis(A, Y):
    """The number of rows is 1, whatever the data; examples are counted along the other axis."""
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[0])


def divides_by_2m(A, Y):
    """Half of what it should be: with every probability 0.5 the cost must be ln 2 = 0.693, yours is
    0.347. The 2 belongs to the squared error.
    """
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / 2)


def forgets_the_noes(A, Y):
    """Examples with y = 0 cost nothing. A neuron that says yes to everything would be perfect."""
    return float(-np.mean(Y * np.log(A)))


def forgets_the_yeses(A, Y):
    """Examples with y = 1 cost nothing. A neuron that says no to everything would be perfect."""
    return float(-np.mean((1 - Y) * np.log(1 - A)))


def labels_exchanged(A, Y):
    """Right answers cost much and wrong ones little: at a = 0.0001 for a yes the cost must be 9.21,
    yours is 0.0001.
    """
    return float(-np.mean((1 - Y) * np.log(A) + Y * np.log(1 - A)))


def A_and_Y_exchanged(A, Y):
    """The logarithm is taken of the labels, and the logarithm of a label 0 is minus infinity. It
    belongs to the probabilities.
    """
    return float(-np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)))


def one_minus_the_logarithm(A, Y):
    """For y = 0 the 1 stands outside of the logarithm. The probability of a no is one minus that of
    a yes, and it is that number whose logarithm counts.
    """
    return float(-np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A))))


def same_logarithm_for_both(A, Y):
    """The logarithm of A stands in both terms, so the labels cancel. An example with y = 0 must
    cost much when a is near 1.
    """
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(A)))


def numbers_only(A, Y):
    """The math module knows single numbers only. numpy has the same function for whole arrays."""
    return float(-np.mean(Y * math.log(A) + (1 - Y) * math.log(1 - A)))


def minus_and_mean_reach_only_the_first_term(A, Y):
    """The minus and the mean reach only the examples with y = 1; the others are added up with the
    wrong sign. Put brackets around the whole sum.
    """
    m = Y.shape[1]
    return float(-1 / m * np.sum(Y * np.log(A)) + np.sum((1 - Y) * np.log(1 - A)))


def logarithm_to_base_10(A, Y):
    """This logarithm has base 10. With every probability 0.5 the cost must be ln 2 = 0.693, yours
    is 0.301.
    """
    return float(-np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)))


def logarithm_to_base_2(A, Y):
    """This logarithm has base 2. With every probability 0.5 the cost must be ln 2 = 0.693, yours is
    1.
    """
    return float(-np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)))


def squared_error(A, Y):
    """This is the squared error. It never exceeds 1, however sure a wrong answer is; the
    cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.mean((A - Y) ** 2))


def half_the_squared_error(A, Y):
    """This is half the squared error of the notes' first attempt. It never exceeds 0.5, however
    sure a wrong answer is; the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.mean((Y - A) ** 2) / 2)


def distance_instead(A, Y):
    """This is the mean distance between probability and label. It never exceeds 1, however sure a
    wrong answer is; the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.mean(np.abs(A - Y)))


def clips_too_early(A, Y):
    """Probabilities are kept so far away from 0 and 1 that ordinary costs change: a = 0.0001 for a
    yes must cost 9.21. A hair is enough, one part in a million or less.
    """
    A = np.clip(A, 0.01, 0.99)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def forgives_certain_mistakes(A, Y):
    """The infinite losses are replaced by 0, so to be absolutely sure and wrong costs nothing. It
    must cost more than anything else.
    """
    with np.errstate(all="ignore"):
        losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.mean(np.where(np.isfinite(losses), losses, 0)))


def one_loss_for_each_example(A, Y):
    """One loss for each example comes back. The cost is their mean, a single number."""
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def one_by_one_array(A, Y):
    """The number is right, but it stands in an array of shape (1, 1), as a matrix product gives it.
    Take it out: the cost is a plain number.
    """
    return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]


def sums_along_the_examples_only(A, Y):
    """The number is right, but one axis is left over: the result has shape (1,). Sum over all
    entries, and a plain number comes out.
    """
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1)


def first_example_only(A, Y):
    """Only the first example counts: the loop returns, or counts rows in place of columns."""
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(losses[0, 0])


def overwrites_A(A, Y):
    """The cost is right, but A was changed in place; whoever called still needs it as it was."""
    np.clip(A, 1e-12, 1 - 1e-12, out=A)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def second_term_with_the_wrong_sign(A, Y):
    """The examples with y = 0 count with the wrong sign: the minus stands before the first term
    only. Both terms are costs.
    """
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def every_label_with_every_probability(A, Y):
    """Every label meets every probability, as in a product of a column and a row. Each label
    belongs to one example.
    """
    total = np.sum(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A))
    return float(-total / Y.shape[1])


def skips_the_first_example(A, Y):
    """The first example costs nothing: change its label, and nothing changes. Python counts from
    0.
    """
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.sum(losses[:, 1:]) / Y.shape[1])


def skips_the_last_example(A, Y):
    """The last example costs nothing: change its label, and nothing changes. The loop ends one too
    early.
    """
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.sum(losses[:, :-1]) / Y.shape[1])


def share_of_wrong_decisions(A, Y):
    """This is the share of wrong decisions. It does not change when a probability does, so there is
    nothing to learn from.
    """
    return float(np.mean((A > 0.5) != Y))


def logarithm_of_a_negative_number(A, Y):
    """The difference under the second logarithm stands the wrong way round: it is negative, and
    such a number has no logarithm, so nan comes out.
    """
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(A - 1)))


def wide_clip(A, Y):
    A = np.minimum(np.maximum(A, 1e-7), 1 - 1e-7)
    return -np.mean(np.log(A) * Y + np.log(1 - A) * (1 - Y))


def narrow_clip(A, Y):
    A = np.clip(A, 1e-16, 1 - 1e-16)
    return -(np.sum(Y * np.log(A)) + np.sum((1 - Y) * np.log1p(-A))) / A.shape[1]


def inside_the_logarithm(A, Y, epsilon=1e-8):
    return float(np.mean(-Y * np.log(A + epsilon) - (1 - Y) * np.log(1 - A + epsilon)))


def finite_afterwards(A, Y):
    yes = np.nan_to_num(Y * np.log(A))
    no = np.nan_to_num((1 - Y) * np.log(1 - A))
    return -np.sum(yes + no) / np.size(Y)


def matrix_product(A, Y):
    A = np.clip(A, 1e-12, 1 - 1e-12)
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / A.shape[1]
    return np.squeeze(cost)


def probability_of_the_right_answer(A, Y):
    right = np.where(Y == 1, A, 1 - A)
    return float(-np.log(np.maximum(right, np.finfo(float).tiny)).mean())


def one_example_at_a_time(A, Y):
    total = 0.0
    for a, y in zip(A[0], Y[0], strict=True):
        total -= math.log(max(a if y else 1 - a, 1e-300))
    return total / len(Y[0])


def from_logits(A, Y):
    with np.errstate(divide="ignore"):
        z = np.clip(np.log(A) - np.log1p(-A), -700, 700)
    return float(np.mean(np.maximum(z, 0) - z * Y + np.log1p(np.exp(-np.abs(z)))))


# How logarithms are made safe is free: a clip at 1e-7 costs 16.1 here, one at 1e-15 costs 34.5.
FREE = AtLeast(15.0)
EXERCISE = Exercise(
    reference=compute_cost,
    cases=cases,
    returns=("cost",),
    points=15,
    aspects=(
        Aspect("A yes costs -ln a.", ("a yes",), weight=1.5),
        Aspect(
            "a = 0.0001 for a yes costs 9.21: only a hair is taken from probabilities near 0.",
            ("a = 0.0001 for a yes",),
            weight=0.5,
        ),
        Aspect("A no costs -ln(1 - a).", ("a no",), weight=2),
        Aspect("Every probability 0.5: the cost is ln 2.", ("one half everywhere",)),
        Aspect("It is the mean over the examples.", ("many examples",), weight=2),
        Aspect("Every example twice: the same cost.", ("every example twice",), weight=2),
        Aspect("Yes and no exchanged everywhere: the same cost.", ("yes and no exchanged",)),
        Aspect(
            "Finite where a probability is exactly 0 or 1: about 0 if right, large if wrong.",
            ("certain and right", "certain and wrong, a yes", "certain and wrong, a no"),
            weight=3,
        ),
    ),
    misconceptions=(
        infinite_where_certain,
        forgets_the_minus,
        sum_instead_of_mean,
        m_from_the_wrong_axis,
        divides_by_2m,
        forgets_the_noes,
        forgets_the_yeses,
        labels_exchanged,
        A_and_Y_exchanged,
        one_minus_the_logarithm,
        same_logarithm_for_both,
        numbers_only,
        minus_and_mean_reach_only_the_first_term,
        second_term_with_the_wrong_sign,
        every_label_with_every_probability,
        skips_the_first_example,
        skips_the_last_example,
        share_of_wrong_decisions,
        logarithm_of_a_negative_number,
        logarithm_to_base_10,
        logarithm_to_base_2,
        squared_error,
        half_the_squared_error,
        distance_instead,
        clips_too_early,
        forgives_certain_mistakes,
        one_loss_for_each_example,
        one_by_one_array,
        sums_along_the_examples_only,
        first_example_only,
        overwrites_A,
    ),
    same_output=(("sum_instead_of_mean", "m_from_the_wrong_axis"),),
    alternatives=(
        wide_clip,
        narrow_clip,
        inside_the_logarithm,
        finite_afterwards,
        matrix_product,
        probability_of_the_right_answer,
        one_example_at_a_time,
        from_logits,
    ),
    compare={
        # A small number added inside the logarithm shows a little at a = 0.0001.
        ("a = 0.0001 for a yes", "cost"): Close(rtol=1e-3),
        ("certain and right", "cost"): Close(rtol=0.0, atol=1e-6),
        ("certain and wrong, a yes", "cost"): FREE,
        ("certain and wrong, a no", "cost"): FREE,
    },
    replaces=(dlhelpers.losses.compute_cost,),
)

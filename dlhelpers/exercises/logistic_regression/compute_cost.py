"""Exercise: the cost, binary cross-entropy averaged over the examples."""

import math

import numpy as np

import dlhelpers.losses
from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import AtLeast, Close
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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
        "certain and doubtful": {
            "A": np.hstack([[[1.0, 0.0]], A[:, :2]]),
            "Y": np.hstack([[[1.0, 0.0]], Y[:, :2]]),
        },
    }


def infinite_where_certain(A, Y):
    """The logarithm of 0 is minus infinity, and 0 times that is nan. A sigmoid can round to exactly
    0 or 1: keep the probabilities a hair away from both before taking logarithms.
    """
    return float(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


def replaces_the_nan_of_the_whole_cost(A, Y):
    """One probability of exactly 0 or 1 made the whole cost nan, and that was replaced afterwards:
    with it went what the other examples pay. Protect the logarithm, not the cost.
    """
    return float(np.nan_to_num(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)))))


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
    """A whole array stands where one number is needed. The math module knows single numbers only,
    and numpy has the same function for arrays; float needs a single number too, so the mean comes
    first.
    """
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
    """The first example costs nothing: change its label, and nothing changes. Python counts
    from 0.
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
    """A negative number stands under a logarithm, and has none, so nan comes out: a difference the
    wrong way round, or a minus that belongs in front of the logarithm.
    """
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(A - 1)))


def _cross_entropy(A, Y, log):
    return Y * log(A) + (1 - Y) * log(1 - A)


def _program(log=np.log, terms=_cross_entropy, mean=np.mean, sign=-1, hair=1e-15):
    """Return a program that is safe, and right but for the parts that are given."""

    def wrong(A, Y):
        return float(sign * mean(terms(np.clip(A, hair, 1 - hair), Y, log)))

    return wrong


def _keeps_away(hair, name):
    return called(
        f"probabilities_kept_{name}_away",
        _program(hair=hair),
        f"Probabilities are kept {hair:g} away from 0 and 1, so far that ordinary costs change, or "
        "that to be sure and wrong costs too little. A hair is enough, one part in a million or "
        "less.",
    )


def _adds(epsilon, name):
    return called(
        f"adds_{name}_in_the_logarithm",
        lambda A, Y: float(-np.mean(Y * np.log(A + epsilon) + (1 - Y) * np.log(1 - A + epsilon))),
        f"What is added in the logarithm to keep it from 0, {epsilon:g}, is so much that ordinary "
        "costs change: a = 0.0001 for a yes must cost 9.21. One part in a hundred million is "
        "enough.",
    )


def infinite_where_certain_and_wrong(A, Y):
    """What was no number is mended, but the logarithm of 0 is still taken: to be sure and wrong
    costs infinitely much. One such example, and the mean over all of them says nothing any more.
    """
    with np.errstate(all="ignore"):
        losses = Y * np.log(A) + (1 - Y) * np.log(1 - A)
        return float(-np.nansum(losses) / Y.shape[1])


def only_the_first_logarithm_is_safe(A, Y):
    """The probabilities are kept away from 0, but not from 1: the other logarithm, that of 1 - a,
    is still one of 0 there.
    """
    A = np.maximum(A, 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def only_the_second_logarithm_is_safe(A, Y):
    """The probabilities are kept away from 1, but not from 0; a sigmoid can be exactly 0 too."""
    A = np.minimum(A, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def divides_by_m_twice(A, Y):
    """The mean is divided by the number of examples once more: with every example twice the cost
    must stay the same, yours becomes half.
    """
    return _program(mean=lambda losses: np.mean(losses) / losses.size)(A, Y)


def divides_by_m_minus_1(A, Y):
    """The sum is divided by m - 1. That belongs to a variance; a mean divides by m, and one example
    alone has a cost too.
    """
    with np.errstate(all="ignore"):
        return _program(mean=lambda losses: np.sum(losses) / (np.float64(losses.size) - 1))(A, Y)


def divides_by_m_plus_1(A, Y):
    """The sum is divided by m + 1. With every probability 0.5 the cost must be ln 2 = 0.693,
    however many examples there are.
    """
    return _program(mean=lambda losses: np.sum(losses) / (losses.size + 1))(A, Y)


def divides_by_268(A, Y):
    """The sum is divided by 268, the number of training images, whatever comes in. The function
    must fit any data.
    """
    return _program(mean=lambda losses: np.sum(losses) / 268)(A, Y)


def twice_too_large(A, Y):
    """Twice what it should be: with every probability 0.5 the cost must be ln 2 = 0.693, yours is
    1.386.
    """
    return _program(sign=-2)(A, Y)


def last_example_only(A, Y):
    """Only the last example counts: each one erases what the others gave. Losses are added up."""
    return _program(mean=lambda losses: losses[0, -1])(A, Y)


def last_example_only_and_divided(A, Y):
    """Only the last example counts, divided by m: each one erases what the others gave. Losses are
    added up.
    """
    return _program(mean=lambda losses: losses[0, -1] / losses.size)(A, Y)


def first_example_only_and_divided(A, Y):
    """Only the first example counts, divided by m: the loop returns, or counts rows in place of
    columns.
    """
    return _program(mean=lambda losses: losses[0, 0] / losses.size)(A, Y)


def mean_reaches_only_the_first_term(A, Y):
    """Only the examples with y = 1 are averaged; those with y = 0 are added up. Put brackets around
    the whole sum.
    """
    A = np.clip(A, 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A)) - np.sum((1 - Y) * np.log(1 - A)))


def brackets_missing_around_1_minus_y(A, Y):
    """The brackets around 1 - y are missing: only y multiplies the second logarithm, and a 1 is
    added to every loss. Perfect answers must cost 0.
    """
    return _program(terms=lambda A, Y, log: Y * log(A) + 1 - Y * log(1 - A))(A, Y)


def bracket_closed_too_early(A, Y):
    """The bracket of the second logarithm is closed too early: it is the logarithm of 1, which is
    0, and then a is taken away. The logarithm must reach over 1 - a.
    """
    return _program(terms=lambda A, Y, log: Y * log(A) + (1 - Y) * log(1) - A)(A, Y)


def same_label_in_both_terms(A, Y):
    """A yes pays twice, for its probability and for the rest of it, and a no pays nothing: y stands
    in both terms. The second term is for those that are no yes.
    """
    return _program(terms=lambda A, Y, log: Y * log(A) + Y * log(1 - A))(A, Y)


def terms_multiplied(A, Y):
    """Every cost is 0. If the two terms are multiplied: for each example one of them is 0, and so
    is the product. They are added.
    """
    return 0.0


def forgets_the_label(A, Y):
    """Both logarithms count for every example, whatever its label. y and 1 - y choose one of the
    two: multiply.
    """
    return _program(terms=lambda A, Y, log: log(A) + log(1 - A))(A, Y)


def forgets_the_label_of_the_noes(A, Y):
    """The second logarithm counts for every example, also for those with y = 1: its factor 1 - y is
    missing.
    """
    return _program(terms=lambda A, Y, log: Y * log(A) + log(1 - A))(A, Y)


def forgets_the_label_of_the_yeses(A, Y):
    """The first logarithm counts for every example, also for those with y = 0: its factor y is
    missing.
    """
    return _program(terms=lambda A, Y, log: log(A) + (1 - Y) * log(1 - A))(A, Y)


def logarithm_of_one_plus_a(A, Y):
    """A 1 is added in the logarithm, which then is that of 1 + a and of 2 - a: a sure mistake costs
    no more than any other. (log1p is the logarithm of one more than it is given.)
    """
    return float(-np.mean(Y * np.log1p(A) + (1 - Y) * np.log1p(1 - A)))


def forgets_the_logarithm(A, Y):
    """The logarithm is missing: this is minus the mean probability of the right answer. It never
    gets near a cost of 9.21 for a = 0.0001.
    """
    return float(-np.mean(Y * A + (1 - Y) * (1 - A)))


def mean_probability_of_the_right_answer(A, Y):
    """This is the mean probability of the right answer. It is large where the neuron is right; a
    cost is small there, and takes the logarithm.
    """
    return float(np.mean(Y * A + (1 - Y) * (1 - A)))


def logarithm_of_the_mean(A, Y):
    """The mean is taken first and the logarithm afterwards. Each example has a logarithm of its
    own; their mean is the cost.
    """
    right = np.mean(Y * A + (1 - Y) * (1 - A))
    return float(-np.log(np.maximum(right, 1e-15)))


def product_of_the_probabilities(A, Y):
    """The probabilities of the right answers are multiplied, or the exponential of the losses' sum
    was taken. The cost is the mean of the logarithms.
    """
    return float(np.prod(Y * A + (1 - Y) * (1 - A)))


def exponential_of_the_cost(A, Y):
    """This is the exponential of the cost: 1 for perfect answers, which must cost 0."""
    return float(np.exp(_program()(A, Y)))


def entropy_of_the_probabilities(A, Y):
    """The labels have no effect: A stands where Y should, so this says how unsure the neuron is,
    not how wrong.
    """
    return _program(terms=lambda A, Y, log: A * log(A) + (1 - A) * log(1 - A))(A, Y)


def difference_without_a_logarithm(A, Y):
    """This is the mean difference between probability and label: too much and too little cancel,
    and there is no logarithm in it.
    """
    return float(np.mean(A - Y))


def difference_the_other_way_round(A, Y):
    """This is the mean difference between label and probability: too much and too little cancel,
    and there is no logarithm in it.
    """
    return float(np.mean(Y - A))


def sum_of_squares(A, Y):
    """This is the sum of squared errors. No example adds more than 1 to it, however sure and wrong;
    the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.sum((A - Y) ** 2))


def root_of_the_squared_error(A, Y):
    """This is the root of the mean squared error. It never exceeds 1, however sure a wrong answer
    is; the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.sqrt(np.mean((A - Y) ** 2)))


def half_the_sum_of_squares(A, Y):
    """This is half the sum of squared errors. No example adds more than 0.5 to it, however sure and
    wrong; the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.sum((A - Y) ** 2) / 2)


def sum_of_distances(A, Y):
    """This is the sum of the distances between probability and label. No example adds more than 1
    to it; the cross-entropy of a = 0.0001 for a yes is 9.21.
    """
    return float(np.sum(np.abs(A - Y)))


def share_of_right_decisions(A, Y):
    """This is the share of right decisions. It does not change when a probability does, so there is
    nothing to learn from; and a cost is small where the neuron is right.
    """
    return float(np.mean((A > 0.5) == Y))


def number_of_wrong_decisions(A, Y):
    """This is the number of wrong decisions. It does not change when a probability does, so there
    is nothing to learn from.
    """
    return float(np.sum((A > 0.5) != Y))


def whole_number(A, Y):
    """The cost is cut down to a whole number. What is left can hardly tell one step from
    the next.
    """
    return int(_program()(A, Y))


def cost_and_losses(A, Y):
    """Two things come back, or more. The cost comes back by itself, one number."""
    return _program()(A, Y), A


def one_loss_for_each_example_in_a_list(A, Y):
    """A list comes back. The cost is one number: the mean of the losses."""
    return list(_cross_entropy(A, Y, np.log)[0])


def squared_logarithm(A, Y):
    """The logarithms are squared. Cross-entropy takes them as they are, with a minus."""
    return _program(terms=lambda A, Y, log: -(Y * log(A) ** 2 + (1 - Y) * log(1 - A) ** 2))(A, Y)


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "log": {
            "base_10": ("the logarithm has base 10, not e", np.log10),
            "base_2": ("the logarithm has base 2, not e", np.log2),
        },
        "terms": {
            "labels_exchanged": (
                "each label has the term of the other one, so that wrong answers cost little",
                lambda A, Y, log: (1 - Y) * log(A) + Y * log(1 - A),
            ),
            "no_noes": (
                "examples with y = 0 cost nothing",
                lambda A, Y, log: Y * log(A),
            ),
            "no_yeses": (
                "examples with y = 1 cost nothing",
                lambda A, Y, log: (1 - Y) * log(1 - A),
            ),
            "noes_with_the_wrong_sign": (
                "examples with y = 0 count with the wrong sign",
                lambda A, Y, log: Y * log(A) - (1 - Y) * log(1 - A),
            ),
            "one_minus_the_logarithm": (
                "for y = 0 the 1 stands outside of the logarithm",
                lambda A, Y, log: Y * log(A) + (1 - Y) * (1 - log(A)),
            ),
            "same_logarithm": (
                "the logarithm of a stands in both terms",
                lambda A, Y, log: Y * log(A) + (1 - Y) * log(A),
            ),
        },
        "mean": {
            "sum": ("the losses are added up and not divided by the number of examples", np.sum),
            "half": (
                "the mean is halved, where the 2 belongs to the squared error",
                lambda losses: np.mean(losses) / 2,
            ),
            "mean_of_the_mean": (
                "the mean is divided by the number of examples once more",
                lambda losses: np.mean(losses) / losses.size,
            ),
            "first_left_out": (
                "the first example costs nothing, as Python counts from 0",
                lambda losses: np.sum(losses[:, 1:]) / losses.size,
            ),
            "last_left_out": (
                "the last example costs nothing, as the loop ends one too early",
                lambda losses: np.sum(losses[:, :-1]) / losses.size,
            ),
        },
        "hair": {
            "a_hundredth_away": (
                "probabilities are kept 0.01 away from 0 and 1, so far that ordinary costs change",
                0.01,
            ),
        },
        "sign": {
            "no_minus": ("the minus is missing, so that the cost is negative", 1),
        },
    },
)


def _rounded(digits):
    return called(
        f"rounded_to_{digits}_digits",
        _program(mean=lambda losses: np.round(np.mean(losses), digits)),
        f"The cost is rounded to {digits} digits after the point. Rounding is for printing: what "
        "is "
        "left can hardly tell one step from the next.",
    )


def forgiven_after_the_mean(A, Y):
    """What is no number, or infinite, becomes 0 after the mean was taken: with one certain example
    in the batch all the others are forgotten, and to be sure and wrong costs nothing. Keep each
    logarithm from 0, before the mean.
    """
    with np.errstate(all="ignore"):
        return float(np.nan_to_num(np.mean(-_cross_entropy(A, Y, np.log)), posinf=0.0))


def certain_examples_left_out(A, Y):
    """Examples with a probability of exactly 0 or 1 are left out, and not counted either: the mean
    of the others is too large, and to be sure and wrong costs nothing.
    """
    with np.errstate(all="ignore"):
        losses = -_cross_entropy(A, Y, np.log)
    finite = losses[np.isfinite(losses)]
    return float(finite.mean()) if finite.size else 0.0


def sum_of_a_hundredth_away(A, Y):
    """Two things. What is added in the logarithm to keep it from 0, 0.01, is so much that ordinary
    costs change; and the losses are added up and not divided by the number of examples.
    """
    return float(-np.sum(Y * np.log(A + 0.01) + (1 - Y) * np.log(1 - A + 0.01)))


def divides_by_the_number_of_yeses(A, Y):
    """The sum is divided by the number of yeses, and there may be none. The mean runs over all
    examples.
    """
    with np.errstate(all="ignore"):
        return _program(mean=lambda losses: np.sum(losses) / np.sum(Y))(A, Y)


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


MORE = (
    _keeps_away(0.1, "a_tenth"),
    _keeps_away(0.05, "a_twentieth"),
    _keeps_away(0.001, "a_thousandth"),
    _keeps_away(1e-4, "a_ten_thousandth"),
    _adds(0.1, "a_tenth"),
    _adds(0.01, "a_hundredth"),
    _adds(1e-3, "a_thousandth"),
    _adds(1e-4, "a_ten_thousandth"),
    _adds(1e-5, "a_hundred_thousandth"),
    _rounded(1),
    _rounded(2),
    _rounded(3),
    _rounded(4),
)
"""Misconceptions that are made from a table."""


# How logarithms are made safe is free: a clip at 1e-5 costs 11.5 here, one at 1e-15 costs 34.5.
FREE = AtLeast(10.0)
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
            weight=2,
        ),
        Aspect(
            "Beside certain examples the doubtful ones cost what they cost.",
            ("certain and doubtful",),
        ),
    ),
    misconceptions=(
        infinite_where_certain,
        replaces_the_nan_of_the_whole_cost,
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
        infinite_where_certain_and_wrong,
        only_the_first_logarithm_is_safe,
        only_the_second_logarithm_is_safe,
        divides_by_m_twice,
        divides_by_m_minus_1,
        divides_by_m_plus_1,
        divides_by_268,
        twice_too_large,
        last_example_only,
        last_example_only_and_divided,
        first_example_only_and_divided,
        mean_reaches_only_the_first_term,
        brackets_missing_around_1_minus_y,
        bracket_closed_too_early,
        same_label_in_both_terms,
        terms_multiplied,
        forgets_the_label,
        forgets_the_label_of_the_noes,
        forgets_the_label_of_the_yeses,
        logarithm_of_one_plus_a,
        forgets_the_logarithm,
        mean_probability_of_the_right_answer,
        logarithm_of_the_mean,
        product_of_the_probabilities,
        exponential_of_the_cost,
        entropy_of_the_probabilities,
        difference_without_a_logarithm,
        difference_the_other_way_round,
        sum_of_squares,
        root_of_the_squared_error,
        half_the_sum_of_squares,
        sum_of_distances,
        share_of_right_decisions,
        number_of_wrong_decisions,
        whole_number,
        cost_and_losses,
        one_loss_for_each_example_in_a_list,
        squared_logarithm,
        *TWO_AT_ONCE,
        *MORE,
        forgiven_after_the_mean,
        certain_examples_left_out,
        sum_of_a_hundredth_away,
        divides_by_the_number_of_yeses,
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

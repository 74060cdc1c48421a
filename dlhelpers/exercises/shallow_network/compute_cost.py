"""Exercise: the cost of the probabilities that the network gave."""

import math

import numpy as np

import dlhelpers.losses
from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import AtLeast, Capped, Close
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def compute_cost(A2, Y):
    """Say by one number how far the probabilities are from the labels.

    Parameters
    ----------
    A2 : ndarray, shape (1, m)
        The probability that each example is a 1; it can be exactly 0 or 1.
    Y : ndarray, shape (1, m)
        What each example is, 0 or 1.

    Returns
    -------
    float
        The mean cross-entropy, with the natural logarithm; always finite.
    """
    ### BEGIN SOLUTION
    # The logarithm of 0 is minus infinity, so it is never asked for.
    tiny = 1e-15
    log_likelihood = np.where(
        Y == 1, np.log(np.maximum(A2, tiny)), np.log(np.maximum(1 - A2, tiny))
    )
    return float(-np.mean(log_likelihood))
    ### END SOLUTION


SURE_AND_RIGHT, SURE_AND_WRONG = "sure and right", "sure and wrong"


def cases(rng):
    """Labels of both kinds, a probability near 0, and some that are exactly 0 or 1."""

    def case(A2, Y):
        return {"A2": np.array([A2], dtype=float), "Y": np.array([Y], dtype=float)}

    low, high = rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.9)
    nearly_0 = rng.uniform(0.003, 0.006)
    return {
        "a 1": case([high], [1]),
        "a 0": case([high], [0]),
        "many examples": case(rng.uniform(0.05, 0.95, 7), [1, 0, 0, 1, 0, 0, 1]),
        "nearly sure": case([nearly_0, low, 1 - nearly_0], [1, 0, 1]),
        SURE_AND_RIGHT: case([0, 1, low], [0, 1, 1]),
        SURE_AND_WRONG: case([1, 0, 1], [0, 1, 0]),
    }


def _cost(A2, Y, log=np.log):
    """Return the cost of probabilities strictly between 0 and 1, naively."""
    with np.errstate(all="ignore"):
        return float(-np.mean(Y * log(A2) + (1 - Y) * log(1 - A2)))


def _safe(A2, tiny=1e-15):
    return np.clip(A2, tiny, 1 - tiny)


def log_of_0(A2, Y):
    """Right for ordinary probabilities; where one is exactly 0 or 1 the logarithm of 0 makes it
    infinite, or nan (0 times infinity is no number). It does happen: the sigmoid of 37 is exactly
    1. Both logarithms need to be kept from 0, that of A2 and that of 1 - A2.
    """
    return _cost(A2, Y)


def infinite_where_sure_and_wrong(A2, Y):
    """You mended what was no number, but the logarithm of 0 is still taken: to be sure and wrong
    costs infinitely much. One such example, and the mean over all of them says nothing any more.
    """
    with np.errstate(all="ignore"):
        losses = np.nan_to_num(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
        return float(-np.mean(losses))


def clips_too_much(A2, Y):
    """Probabilities below a hundredth cost too little: you cut them off so far from 0 and 1 that
    the cost of honest answers changes. A bound of 1e-7 or less does not show.
    """
    return _cost(_safe(A2, 0.01), Y)


def a_sure_mistake_costs_nothing(A2, Y):
    """Where the logarithm was infinite you put 0: then the worst of all mistakes, to be sure and
    wrong, costs nothing. The cost there must be large, and finite.
    """
    with np.errstate(all="ignore"):
        losses = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    return float(-np.mean(np.where(np.isfinite(losses), losses, 0)))


def negative_cost(A2, Y):
    """The cost is negative. Logarithms of probabilities are; the minus sign in front makes a cost
    of them, which is 0 for perfect answers and larger for all others.
    """
    return -_cost(_safe(A2), Y)


def sum_instead_of_mean(A2, Y):
    """The examples are added up, not averaged. Every example twice must give the same cost, and
    yours doubles.
    """
    return _cost(_safe(A2), Y) * A2.size


def mean_taken_twice(A2, Y):
    """The mean was divided by m once more. Every example twice must give the same cost, and yours
    is halved.
    """
    return _cost(_safe(A2), Y) / A2.shape[1]


def divides_by_the_number_of_rows(A2, Y):
    """Every example twice must give the same cost, and yours doubles: the number you divide by is
    the number of rows, 1. The examples are columns.
    """
    return _cost(_safe(A2), Y) * A2.shape[1] / A2.shape[0]


def half_the_mean(A2, Y):
    """Half of the cost: the 2 in the denominator belongs to the mean squared error."""
    return _cost(_safe(A2), Y) / 2


def only_the_ones(A2, Y):
    """An example with the label 0 costs nothing, whatever the network said of it. It would learn to
    say 1 always. A 0 costs too: the more, the nearer its probability is to 1.
    """
    return float(-np.mean(Y * np.log(_safe(A2))))


def only_the_zeros(A2, Y):
    """An example with the label 1 costs nothing, whatever the network said of it. It would learn to
    say 0 always.
    """
    return float(-np.mean((1 - Y) * np.log(1 - _safe(A2))))


def wrong_sign_between_the_terms(A2, Y):
    """The two terms work against each other: ones add to the cost and zeros take away from it, so
    it can become negative. Both are costs.
    """
    A2 = _safe(A2)
    return float(-np.mean(Y * np.log(A2) - (1 - Y) * np.log(1 - A2)))


def same_label_in_both_terms(A2, Y):
    """A 1 pays twice, for its probability and for the rest of it, and a 0 pays nothing: the label
    stands in both terms. The second term is for those that are no 1.
    """
    A2 = _safe(A2)
    return float(-np.mean(Y * np.log(A2) + Y * np.log(1 - A2)))


def labels_exchanged(A2, Y):
    """The cost is small where the network is wrong: the two terms stand at each other's label. A 1
    should cost little when its probability is near 1.
    """
    return _cost(_safe(A2), 1 - Y)


def A2_and_Y_exchanged(A2, Y):
    """The logarithm is taken of the label and not of the probability. Labels are 0 or 1, so nearly
    every logarithm is that of 0.
    """
    return _cost(_safe(Y), A2)


def logarithm_to_base_10(A2, Y):
    """The number is too small by 2.3026, which is ln 10: this is the logarithm to base 10. The
    gradient A2 - Y belongs to the natural one.
    """
    return _cost(_safe(A2), Y, log=np.log10)


def logarithm_to_base_2(A2, Y):
    """The number is too large by 1.4427, which is 1 / ln 2: this is the logarithm to base 2. The
    gradient A2 - Y belongs to the natural one.
    """
    return _cost(_safe(A2), Y, log=np.log2)


def squared_error(A2, Y):
    """This is the mean squared error: never above 1, however sure and wrong the answer. The
    cross-entropy of a sure mistake has no upper bound, and that is what makes the network learn
    from it.
    """
    return float(np.mean((A2 - Y) ** 2))


def absolute_error(A2, Y):
    """This is the mean distance between probability and label. It is never above 1; the
    cross-entropy uses the logarithm, and has no upper bound.
    """
    return float(np.mean(np.abs(A2 - Y)))


def one_minus_the_logarithm(A2, Y):
    """The second term takes the logarithm first and the difference from 1 afterwards. What is asked
    for is how probable a 0 was, one minus the probability of a 1; then comes the logarithm.
    """
    A2 = _safe(A2)
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * (1 - np.log(A2))))


def one_cost_per_example(A2, Y):
    """Each example has a cost of its own here. Training watches one number: their mean."""
    A2 = _safe(A2)
    return -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


def a_1_by_1_array(A2, Y):
    """The number is right, but it comes in an array of shape (1, 1), what a matrix product leaves
    behind. One number is asked for.
    """
    return np.array([[_cost(_safe(A2), Y)]])


def _cross_entropy(A2, Y, log):
    return Y * log(A2) + (1 - Y) * log(1 - A2)


def _program(log=np.log, terms=_cross_entropy, mean=np.mean, sign=-1, tiny=1e-15):
    """Return a program that is safe, and right but for the parts that are given."""

    def wrong(A2, Y):
        return float(sign * mean(terms(_safe(A2, tiny), Y, log)))

    return wrong


def _bounded(tiny, name):
    return called(
        f"probabilities_kept_{name}_away",
        _program(tiny=tiny),
        f"Probabilities are kept {tiny:g} away from 0 and 1, so far that the cost of honest "
        "answers changes, or that a sure mistake costs too little. A bound of 1e-7 or less does "
        "not show.",
    )


def _adds(epsilon, name):
    return called(
        f"adds_{name}_in_the_logarithm",
        lambda A2, Y: float(
            -np.mean(Y * np.log(A2 + epsilon) + (1 - Y) * np.log(1 - A2 + epsilon))
        ),
        f"What is added in the logarithm to keep it from 0, {epsilon:g}, is so much that the cost "
        "of honest answers changes. One part in a hundred million is enough.",
    )


def divides_by_m_minus_1(A2, Y):
    """The sum is divided by m - 1. That belongs to a variance; a mean divides by m, and one example
    alone has a cost too.
    """
    with np.errstate(all="ignore"):
        return _program(mean=lambda losses: np.sum(losses) / (np.float64(losses.size) - 1))(A2, Y)


def divides_by_m_plus_1(A2, Y):
    """The sum is divided by m + 1. Every example twice must give the same cost, and yours
    does not.
    """
    return _program(mean=lambda losses: np.sum(losses) / (losses.size + 1))(A2, Y)


def divides_by_400(A2, Y):
    """The sum is divided by 400, the number of points of the flower, whatever comes in. The
    function must fit any data.
    """
    return _program(mean=lambda losses: np.sum(losses) / 400)(A2, Y)


def twice_the_cost(A2, Y):
    """Twice of what it should be. With every probability one half the cost must be ln 2 = 0.693."""
    return _program(sign=-2)(A2, Y)


def minus_and_mean_reach_only_the_first_term(A2, Y):
    """The minus and the mean reach only the ones; the zeros are added up with the wrong sign. Put
    brackets around the whole sum.
    """
    A2 = _safe(A2)
    return float(-np.mean(Y * np.log(A2)) + np.sum((1 - Y) * np.log(1 - A2)))


def mean_reaches_only_the_first_term(A2, Y):
    """Only the ones are averaged; the zeros are added up. Put brackets around the whole sum."""
    A2 = _safe(A2)
    return float(-np.mean(Y * np.log(A2)) - np.sum((1 - Y) * np.log(1 - A2)))


def bracket_closed_too_early(A2, Y):
    """The bracket of the second logarithm is closed too early: it is the logarithm of 1, which is
    0, and then A2 is taken away. The logarithm must reach over 1 - A2.
    """
    return _program(terms=lambda A2, Y, log: Y * log(A2) + (1 - Y) * log(1) - A2)(A2, Y)


def brackets_missing_around_1_minus_Y(A2, Y):
    """The brackets around 1 - Y are missing: only Y multiplies the second logarithm, and a 1 is
    added for every example. Perfect answers must cost 0.
    """
    return _program(terms=lambda A2, Y, log: Y * log(A2) + 1 - Y * log(1 - A2))(A2, Y)


def same_logarithm_for_both(A2, Y):
    """The logarithm of A2 stands in both terms, so the labels cancel. A 0 must cost much when its
    probability is near 1.
    """
    return _program(terms=lambda A2, Y, log: log(A2))(A2, Y)


def forgets_the_labels(A2, Y):
    """Both logarithms count for every example, whatever its label. Y and 1 - Y choose one of the
    two: multiply.
    """
    return _program(terms=lambda A2, Y, log: log(A2) + log(1 - A2))(A2, Y)


def forgets_the_label_of_the_zeros(A2, Y):
    """The second logarithm counts for every example, also for the ones: its factor 1 - Y is
    missing.
    """
    return _program(terms=lambda A2, Y, log: Y * log(A2) + log(1 - A2))(A2, Y)


def forgets_the_label_of_the_ones(A2, Y):
    """The first logarithm counts for every example, also for the zeros: its factor Y is missing."""
    return _program(terms=lambda A2, Y, log: log(A2) + (1 - Y) * log(1 - A2))(A2, Y)


def entropy_of_the_probabilities(A2, Y):
    """The labels have no effect: A2 stands where Y should, so this says how unsure the network is,
    not how wrong.
    """
    return _program(terms=lambda A2, Y, log: A2 * log(A2) + (1 - A2) * log(1 - A2))(A2, Y)


def every_label_with_every_probability(A2, Y):
    """Every label meets every probability, as in a product of a column and a row. Each label
    belongs to one example.
    """
    A2 = _safe(A2)
    return float(-np.sum(Y.T @ np.log(A2) + (1 - Y).T @ np.log(1 - A2)) / Y.shape[1])


def forgets_the_logarithm(A2, Y):
    """The logarithm is missing: this is minus the mean probability of the right answer. A cost is
    never negative, and that of a sure mistake has no upper bound.
    """
    return float(-np.mean(Y * A2 + (1 - Y) * (1 - A2)))


def mean_probability_of_the_right_answer(A2, Y):
    """This is the mean probability of the right answer. It is large where the network is right; a
    cost is small there, and takes the logarithm.
    """
    return float(np.mean(Y * A2 + (1 - Y) * (1 - A2)))


def logarithm_of_the_mean(A2, Y):
    """The mean is taken first and the logarithm afterwards. Each example has a logarithm of its
    own; their mean is the cost.
    """
    return float(-np.log(np.maximum(np.mean(Y * A2 + (1 - Y) * (1 - A2)), 1e-15)))


def logarithm_of_one_plus_A2(A2, Y):
    """A 1 is added in the logarithm, so a sure mistake costs no more than any other. (log1p is the
    logarithm of one more than it is given.)
    """
    return float(-np.mean(Y * np.log1p(A2) + (1 - Y) * np.log1p(1 - A2)))


def exponential_of_the_cost(A2, Y):
    """This is the exponential of the cost: 1 for perfect answers, which must cost 0."""
    return float(np.exp(min(_program()(A2, Y), 700)))


def half_the_squared_error(A2, Y):
    """This is half the squared error: never above 0.5, however sure and wrong the answer. The
    cross-entropy of a sure mistake has no upper bound.
    """
    return float(np.mean((A2 - Y) ** 2) / 2)


def sum_of_squares(A2, Y):
    """This is the sum of squared errors. No example adds more than 1 to it, however sure and wrong;
    the cross-entropy has no upper bound.
    """
    return float(np.sum((A2 - Y) ** 2))


def half_the_sum_of_squares(A2, Y):
    """This is half the sum of squared errors. No example adds more than 0.5 to it, however sure and
    wrong; the cross-entropy has no upper bound.
    """
    return float(np.sum((A2 - Y) ** 2) / 2)


def root_of_the_squared_error(A2, Y):
    """This is the root of the mean squared error: never above 1, however sure and wrong the answer.
    The cross-entropy of a sure mistake has no upper bound.
    """
    return float(np.sqrt(np.mean((A2 - Y) ** 2)))


def difference_without_a_logarithm(A2, Y):
    """This is the mean difference between probability and label: too much and too little cancel,
    and there is no logarithm in it.
    """
    return float(np.mean(A2 - Y))


def difference_the_other_way_round(A2, Y):
    """This is the mean difference between label and probability: too much and too little cancel,
    and there is no logarithm in it.
    """
    return float(np.mean(Y - A2))


def share_of_wrong_decisions(A2, Y):
    """This is the share of wrong decisions. It does not change when a probability does, so there is
    nothing to learn from.
    """
    return float(np.mean((A2 > 0.5) != Y))


def share_of_right_decisions(A2, Y):
    """This is the share of right decisions. It does not change when a probability does, so there is
    nothing to learn from; and a cost is small where the network is right.
    """
    return float(np.mean((A2 > 0.5) == Y))


def first_example_only(A2, Y):
    """Only the first example counts: the loop returns too early, or counts rows in place of
    columns.
    """
    return _program(mean=lambda losses: losses[0, 0])(A2, Y)


def first_example_only_and_divided(A2, Y):
    """Only the first example counts, divided by m: the loop returns too early, or counts rows in
    place of columns.
    """
    return _program(mean=lambda losses: losses[0, 0] / losses.size)(A2, Y)


def last_example_only(A2, Y):
    """Only the last example counts: each one erases what the others gave. Costs are added up."""
    return _program(mean=lambda losses: losses[0, -1])(A2, Y)


def last_example_only_and_divided(A2, Y):
    """Only the last example counts, divided by m: each one erases what the others gave. Costs are
    added up.
    """
    return _program(mean=lambda losses: losses[0, -1] / losses.size)(A2, Y)


def logarithm_of_a_negative_number(A2, Y):
    """A negative number stands under a logarithm, and has none, so nan comes out: a difference the
    wrong way round, or a minus that belongs in front of the logarithm.
    """
    with np.errstate(all="ignore"):
        return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(A2 - 1)))


def every_cost_is_0(A2, Y):
    """Every cost is 0. If the two terms are multiplied: for each example one of them is 0, and so
    is the product. They are added.
    """
    return 0.0


def a_whole_array_for_a_number(A2, Y):
    """A whole array stands where one number is needed. The math module knows single numbers only,
    and numpy has the same function for arrays; float needs a single number too, so the mean comes
    first.
    """
    return float(-(Y * math.log(A2) + (1 - Y) * math.log(1 - A2)))


def one_axis_left_over(A2, Y):
    """One axis is left over: the result has shape (1,). Sum over all entries, and a plain number
    comes out.
    """
    return np.array([_program()(A2, Y)])


def two_things(A2, Y):
    """Two things come back, or more. The cost comes back by itself, one number."""
    return _program()(A2, Y), A2


def whole_number(A2, Y):
    """The cost is cut down to a whole number. What is left can hardly tell one step from
    the next.
    """
    return int(_program()(A2, Y))


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
                lambda A2, Y, log: (1 - Y) * log(A2) + Y * log(1 - A2),
            ),
            "no_zeros": (
                "examples with the label 0 cost nothing",
                lambda A2, Y, log: Y * log(A2),
            ),
            "no_ones": (
                "examples with the label 1 cost nothing",
                lambda A2, Y, log: (1 - Y) * log(1 - A2),
            ),
            "zeros_with_the_wrong_sign": (
                "examples with the label 0 count with the wrong sign",
                lambda A2, Y, log: Y * log(A2) - (1 - Y) * log(1 - A2),
            ),
            "one_minus_the_logarithm": (
                "in the second term the 1 stands outside of the logarithm",
                lambda A2, Y, log: Y * log(A2) + (1 - Y) * (1 - log(A2)),
            ),
        },
        "mean": {
            "sum": ("the examples are added up and not divided by their number", np.sum),
            "half": (
                "the mean is halved, where the 2 belongs to the squared error",
                lambda losses: np.mean(losses) / 2,
            ),
            "mean_of_the_mean": (
                "the mean is divided by the number of examples once more",
                lambda losses: np.mean(losses) / losses.size,
            ),
        },
        "tiny": {
            "a_hundredth_away": (
                "probabilities are kept 0.01 away from 0 and 1, so far that the cost of honest "
                "answers changes",
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


def _adds_and_sums(epsilon, name):
    return called(
        f"adds_{name}_and_sums",
        lambda A2, Y: float(-np.sum(Y * np.log(A2 + epsilon) + (1 - Y) * np.log(1 - A2 + epsilon))),
        f"Two things. What is added in the logarithm to keep it from 0, {epsilon:g}, is so much "
        "that "
        "the cost of honest answers changes; and the examples are added up and not divided by "
        "their number.",
    )


def divides_by_the_number_of_ones(A2, Y):
    """The sum is divided by the number of ones, and there may be none. The mean runs over all
    examples.
    """
    with np.errstate(all="ignore"):
        return _program(mean=lambda losses: np.sum(losses) / np.sum(Y))(A2, Y)


def mended_after_the_mean(A2, Y):
    """What is no number is mended after the mean was taken: with one sure example in the batch all
    the others are forgotten. Keep each logarithm from 0, before the mean.
    """
    with np.errstate(all="ignore"):
        return float(np.nan_to_num(np.mean(-_cross_entropy(A2, Y, np.log)), posinf=100.0))


def forgiven_after_the_mean(A2, Y):
    """What is no number, or infinite, becomes 0 after the mean was taken: with one sure example in
    the batch all the others are forgotten, and a sure mistake costs nothing. Keep each logarithm
    from 0, before the mean.
    """
    with np.errstate(all="ignore"):
        return float(np.nan_to_num(np.mean(-_cross_entropy(A2, Y, np.log)), posinf=0.0))


def sure_examples_left_out(A2, Y):
    """Examples with a probability of exactly 0 or 1 are left out, and not counted either: the mean
    of the others is too large, and a sure mistake costs nothing.
    """
    with np.errstate(all="ignore"):
        losses = -_cross_entropy(A2, Y, np.log)
    finite = losses[np.isfinite(losses)]
    return float(finite.mean()) if finite.size else 0.0


def with_clip(A2, Y, eps=1e-7):
    A2 = np.clip(A2, eps, 1 - eps)
    return -(1 / Y.shape[1]) * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


def a_little_more_than_0(A2, Y):
    return -np.mean(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8))


def by_matrix_product(A2, Y):
    tiny = np.finfo(float).tiny
    log_A, log_not_A = np.log(np.maximum(A2, tiny)), np.log(np.maximum(1 - A2, tiny))
    return np.squeeze(-(Y @ log_A.T + (1 - Y) @ log_not_A.T) / Y.size)


def one_example_at_a_time(A2, Y):
    total = 0.0
    for a, y in zip(A2.ravel(), Y.ravel(), strict=True):
        likelihood = a if y == 1 else 1 - a
        total -= math.log(max(likelihood, 1e-16))
    return total / A2.shape[1]


def by_the_likelihood(A2, Y):
    likelihood = np.abs(1 - Y - A2)
    return float(np.mean(-np.log(np.clip(likelihood, 1e-12, None))))


def from_the_logits(A2, Y):
    eps = 1e-16
    Z = np.log(A2 + eps) - np.log(1 - A2 + eps)
    return np.mean(np.logaddexp(0, Z) - Y * Z)


def picked_by_mask(A2, Y, eps=1e-10):
    ones = Y == 1
    parts = np.concatenate(
        [np.log(np.maximum(A2[ones], eps)), np.log(np.maximum(1 - A2[~ones], eps))]
    )
    return -parts.sum() / len(parts)


MORE = (
    _bounded(0.1, "a_tenth"),
    _bounded(0.05, "a_twentieth"),
    _bounded(0.02, "a_fiftieth"),
    _adds(0.1, "a_tenth"),
    _adds(0.01, "a_hundredth"),
    _adds(1e-3, "a_thousandth"),
    _adds(1e-4, "a_ten_thousandth"),
    _adds(1e-5, "a_hundred_thousandth"),
    _rounded(1),
    _rounded(2),
    _rounded(3),
    _rounded(4),
    _adds_and_sums(0.01, "a_hundredth"),
    _adds_and_sums(1e-3, "a_thousandth"),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=compute_cost,
    cases=cases,
    returns=("cost",),
    points=5,
    aspects=(
        Aspect(
            "An answer that is sure and right costs nothing, a doubtful one costs something.",
            ("a 1", "a 0"),
            (),
            2,
        ),
        Aspect(
            "It is a mean: every example twice gives the same cost.",
            ("many examples", "nearly sure"),
            (),
            2,
        ),
        Aspect(
            "It is finite, even where a probability is exactly 0 or 1.",
            (SURE_AND_RIGHT, SURE_AND_WRONG),
            (),
            1,
        ),
    ),
    misconceptions=(
        log_of_0,
        infinite_where_sure_and_wrong,
        clips_too_much,
        a_sure_mistake_costs_nothing,
        negative_cost,
        sum_instead_of_mean,
        mean_taken_twice,
        divides_by_the_number_of_rows,
        half_the_mean,
        only_the_ones,
        only_the_zeros,
        wrong_sign_between_the_terms,
        same_label_in_both_terms,
        labels_exchanged,
        A2_and_Y_exchanged,
        logarithm_to_base_10,
        logarithm_to_base_2,
        squared_error,
        absolute_error,
        one_minus_the_logarithm,
        one_cost_per_example,
        a_1_by_1_array,
        divides_by_m_minus_1,
        divides_by_m_plus_1,
        divides_by_400,
        twice_the_cost,
        minus_and_mean_reach_only_the_first_term,
        mean_reaches_only_the_first_term,
        bracket_closed_too_early,
        brackets_missing_around_1_minus_Y,
        same_logarithm_for_both,
        forgets_the_labels,
        forgets_the_label_of_the_zeros,
        forgets_the_label_of_the_ones,
        entropy_of_the_probabilities,
        every_label_with_every_probability,
        forgets_the_logarithm,
        mean_probability_of_the_right_answer,
        logarithm_of_the_mean,
        logarithm_of_one_plus_A2,
        exponential_of_the_cost,
        half_the_squared_error,
        sum_of_squares,
        half_the_sum_of_squares,
        root_of_the_squared_error,
        difference_without_a_logarithm,
        difference_the_other_way_round,
        share_of_wrong_decisions,
        share_of_right_decisions,
        first_example_only,
        first_example_only_and_divided,
        last_example_only,
        last_example_only_and_divided,
        logarithm_of_a_negative_number,
        every_cost_is_0,
        a_whole_array_for_a_number,
        one_axis_left_over,
        two_things,
        whole_number,
        *TWO_AT_ONCE,
        *MORE,
        divides_by_the_number_of_ones,
        mended_after_the_mean,
        forgiven_after_the_mean,
        sure_examples_left_out,
    ),
    alternatives=(
        with_clip,
        a_little_more_than_0,
        by_matrix_product,
        one_example_at_a_time,
        by_the_likelihood,
        from_the_logits,
        picked_by_mask,
    ),
    # A bound against log(0) may show in the seventh digit after the point.
    compare={
        "cost": Close(atol=1e-6),
        (SURE_AND_RIGHT, "cost"): Capped(atol=1e-6),
        (SURE_AND_WRONG, "cost"): AtLeast(5.0),
    },
    same_output=(("sum_instead_of_mean", "divides_by_the_number_of_rows"),),
    replaces=(dlhelpers.losses.compute_cost,),
)

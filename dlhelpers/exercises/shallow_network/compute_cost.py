"""Exercise: the cost of the probabilities that the network gave."""

import math

import numpy as np

import dlhelpers.losses
from dlhelpers.exercises.comparison import AtLeast, Capped, Close
from dlhelpers.exercises.exercise import Aspect, Exercise


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
    1.
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

"""Exercise: the cost, for one yes or no and for one of K classes."""

import math

import numpy as np

import dlhelpers.losses
from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import AtLeast, Close
from dlhelpers.exercises.exercise import Aspect, Exercise


def compute_cost(AL, Y):
    """Say by one number how far the probabilities are from the labels.

    Parameters
    ----------
    AL : ndarray, shape (1, m) or (K, m)
        The probability of a yes, or one probability per class; it can be exactly 0 or 1.
    Y : ndarray, same shape
        Labels 0 or 1; for K rows one 1 in each column.

    Returns
    -------
    float
        The mean over the examples, with the natural logarithm. For one row the binary
        cross-entropy, for K rows the cross-entropy. Always finite: large where a probability of 0
        should have been 1, and unchanged to six digits where no probability is near 0 or 1.
    """
    ### BEGIN SOLUTION
    # The logarithm of 0 is minus infinity, so it is never asked for.
    tiny = 1e-15
    m = AL.shape[1]
    cost = -np.sum(Y * np.log(np.maximum(AL, tiny))) / m
    if AL.shape[0] == 1:
        cost -= np.sum((1 - Y) * np.log(np.maximum(1 - AL, tiny))) / m
    return float(cost)
    ### END SOLUTION


ONE_YES, ONE_NO, ONE_OF_K = "a yes", "a no", "one of three"
MANY, MANY_OF_K, SQUARE = "many examples", "many of three", "K = m"
SURE, SURE_OF_K = "sure and right", "sure and right, one of three"
WRONG_YES, WRONG_NO = "sure and wrong, a yes", "sure and wrong, a no"
WRONG_OF_K = "sure and wrong, one of three"


def cases(rng):
    """One row and K rows; labels of all kinds; probabilities that are exactly 0 or 1."""

    def binary(AL, Y):
        return {"AL": np.array([AL], dtype=float), "Y": np.array([Y], dtype=float)}

    def classes(labels, K):
        e = np.exp(rng.standard_normal((K, len(labels))))
        return {"AL": e / e.sum(axis=0), "Y": np.eye(K)[:, labels]}

    low, high = rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.9)
    nearly_0 = rng.uniform(0.003, 0.006)
    return {
        ONE_YES: binary([high], [1]),
        ONE_NO: binary([high], [0]),
        ONE_OF_K: classes([1], 3),
        MANY: binary([*rng.uniform(0.05, 0.95, 6), nearly_0], [1, 0, 0, 1, 0, 0, 1]),
        MANY_OF_K: classes([0, 2, 1, 1, 2, 0, 2], 3),
        SQUARE: classes([3, 0, 0, 2], 4),
        SURE: binary([0, 1, low], [0, 1, 1]),
        SURE_OF_K: {"AL": np.eye(3), "Y": np.eye(3)},
        WRONG_YES: binary([0], [1]),
        WRONG_NO: binary([1, 1], [0, 0]),
        WRONG_OF_K: {"AL": np.eye(3), "Y": np.eye(3)[:, [1, 2, 0]]},
    }


def _losses(AL, Y, log=np.log):
    """Return the loss of each example, of probabilities strictly between 0 and 1."""
    losses = -np.sum(Y * log(AL), axis=0)
    return losses - np.sum((1 - Y) * log(1 - AL), axis=0) if len(AL) == 1 else losses


def _cost(AL, Y, log=np.log):
    return float(np.mean(_losses(AL, Y, log)))


def _safe(AL, tiny=1e-15):
    return np.clip(AL, tiny, 1 - tiny)


# One row or K rows.


def yes_or_no_for_every_class(AL, Y):
    """With K rows the cost of a yes or no was taken K times: every class pays for what it gave to
    others too. There is one question with K answers, and its cost is that of the right class alone.
    """
    AL = _safe(AL)
    losses = -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return float(np.sum(losses) / AL.shape[1])


def mean_of_yes_or_no_for_every_class(AL, Y):
    """With K rows the cost of a yes or no was averaged over all entries. There is one question with
    K answers: only the right class counts, and the mean is one over the examples.
    """
    AL = _safe(AL)
    return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))


def only_the_yes(AL, Y):
    """With one row, an example with the label 0 costs nothing, whatever the network said of it. The
    missing row is 1 - AL, the probability of a no, and belongs to the labels 1 - Y.
    """
    return float(-np.sum(Y * np.log(_safe(AL))) / AL.shape[1])


def mean_over_the_classes_too(AL, Y):
    """With K rows the cost is K times too small: the mean ran over all entries. An example is one
    question with K answers: sum over the classes, and take the mean over the examples only.
    """
    return _cost(_safe(AL), Y) / len(AL)


def only_the_first_row(AL, Y):
    """With K rows only the first class was looked at. The cost of an example is that of its own
    class, whichever it is.
    """
    return _cost(_safe(AL[:1]), Y[:1])


def number_of_the_class(AL, Y):
    """With K rows the distance between the numbers of two classes came out. Classes have no order:
    2 is no better a guess for 3 than 9 is. The cost is the logarithm of a probability.
    """
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    return float(np.mean((AL.argmax(axis=0) - Y.argmax(axis=0)) ** 2))


def share_of_mistakes(AL, Y):
    """With K rows the share of wrong decisions came out. It does not change when a probability
    does, so there is nothing to learn from. The cost is the logarithm of a probability.
    """
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    return float(np.mean(AL.argmax(axis=0) != Y.argmax(axis=0)))


def most_probable_class(AL, Y):
    """With K rows the logarithm was taken of the largest probability of each example. To be sure
    costs nothing then, even of a wrong class: Y says which probability counts.
    """
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    return float(-np.mean(np.log(_safe(AL).max(axis=0))))


def logarithm_of_the_sum(AL, Y):
    """The probabilities of the right classes were averaged first, and the logarithm came last. A
    sure mistake would hardly be felt among good answers: take the logarithm of each.
    """
    right = AL * Y + (1 - AL) * (1 - Y) if len(AL) == 1 else (AL * Y).sum(axis=0)
    return float(-np.log(max(np.mean(right), 1e-15)))


# The logarithm of 0.


def log_of_0(AL, Y):
    """Right for ordinary probabilities; where one is exactly 0 or 1 the logarithm of 0 makes it
    infinite, or nan (0 times infinity is no number). It does happen: the sigmoid of 37 is 1
    exactly.
    """
    with np.errstate(all="ignore"):
        return _cost(AL, Y)


def log_of_0_with_K_rows(AL, Y):
    """With one row the logarithm of 0 is taken care of, with K rows it is not: where a probability
    is exactly 0 the cost is infinite or nan. Softmax gives zeros where a score is far below the
    others.
    """
    with np.errstate(all="ignore"):
        return _cost(_safe(AL) if len(AL) == 1 else AL, Y)


def infinite_where_sure_and_wrong(AL, Y):
    """You mended what was no number, but the logarithm of 0 is still taken: to be sure and wrong
    costs infinitely much. One such example, and the mean over all of them says nothing any more.
    """
    with np.errstate(all="ignore"):
        right = AL * Y + (1 - AL) * (1 - Y) if len(AL) == 1 else (AL * Y).sum(axis=0)
        return float(-np.mean(np.log(right)))


def clips_too_much(AL, Y):
    """Probabilities below a hundredth cost too little: you cut them off so far from 0 and 1 that
    the cost of honest answers changes. A bound of 1e-7 or less does not show.
    """
    return _cost(_safe(AL, 0.01), Y)


def a_sure_mistake_costs_nothing(AL, Y):
    """Where the logarithm was infinite you put 0: then the worst of all mistakes, to be sure and
    wrong, costs nothing. The cost there must be large, and finite.
    """
    with np.errstate(all="ignore"):
        losses = _losses(AL, Y)
        right = AL * Y + (1 - AL) * (1 - Y) if len(AL) == 1 else (AL * Y).sum(axis=0)
        losses = np.where(np.isfinite(losses), losses, -np.log(right))
    return float(np.mean(np.where(np.isfinite(losses), losses, 0)))


# The mean, the sign, the logarithm.


def negative_cost(AL, Y):
    """The cost is negative. Logarithms of probabilities are; the minus sign in front makes a cost
    of them, which is 0 for perfect answers and larger for all others.
    """
    return -_cost(_safe(AL), Y)


def negative_with_one_row(AL, Y):
    """With one row the cost is negative, with K rows it is right. The minus sign is missing in
    front of the binary cost.
    """
    return _cost(_safe(AL), Y) * (-1 if len(AL) == 1 else 1)


def negative_with_K_rows(AL, Y):
    """With K rows the cost is negative, with one row it is right. The minus sign is missing in
    front of the sum over the classes.
    """
    return _cost(_safe(AL), Y) * (-1 if len(AL) > 1 else 1)


def sum_instead_of_mean(AL, Y):
    """The examples are added up, not averaged. Every example twice must give the same cost, and
    yours doubles.
    """
    return _cost(_safe(AL), Y) * AL.shape[1]


def divides_by_the_number_of_rows(AL, Y):
    """The sum was divided by the number of rows. The examples are columns: every example twice must
    give the same cost, and yours doubles.
    """
    return _cost(_safe(AL), Y) * AL.shape[1] / AL.shape[0]


def half_the_mean(AL, Y):
    """Half of the cost: the 2 in the denominator belongs to the mean squared error."""
    return _cost(_safe(AL), Y) / 2


def only_the_zeros(AL, Y):
    """What counts here is what was said where the label is 0. It would learn to say 0 always: with
    K classes the cost is that of the class whose label is 1.
    """
    return float(-np.sum((1 - Y) * np.log(1 - _safe(AL))) / AL.shape[1])


def labels_exchanged(AL, Y):
    """The cost is small where the network is wrong: the logarithms stand at the other label. A 1
    should cost little when its probability is near 1.
    """
    return _cost(_safe(AL), 1 - Y)


def AL_and_Y_exchanged(AL, Y):
    """The logarithm is taken of the label and not of the probability. Labels are 0 or 1, so nearly
    every logarithm is that of 0.
    """
    return _cost(_safe(Y), AL)


def wrong_sign_between_the_terms(AL, Y):
    """With one row the two terms work against each other: ones add to the cost and zeros take away
    from it, so it can become negative. Both are costs.
    """
    AL = _safe(AL)
    if len(AL) > 1:
        return _cost(AL, Y)
    return float(-np.mean(Y * np.log(AL) - (1 - Y) * np.log(1 - AL)))


def logarithm_to_base_10(AL, Y):
    """The number is too small by 2.3026, which is ln 10: this is the logarithm to base 10. The
    gradient AL - Y belongs to the natural one.
    """
    return _cost(_safe(AL), Y, log=np.log10)


def logarithm_to_base_2(AL, Y):
    """The number is too large by 1.4427, which is 1 / ln 2: this is the logarithm to base 2. The
    gradient AL - Y belongs to the natural one.
    """
    return _cost(_safe(AL), Y, log=np.log2)


def squared_error(AL, Y):
    """This is the squared error: bounded, however sure and wrong the answer. The cross-entropy of a
    sure mistake has no upper bound, and that is what makes the network learn from it.
    """
    return float(np.sum((AL - Y) ** 2) / AL.shape[1])


# What comes back.


def one_cost_per_example(AL, Y):
    """Each example has a cost of its own here. Training watches one number: their mean."""
    return _losses(_safe(AL), Y)


def one_cost_per_example_with_K_rows(AL, Y):
    """With K rows each example has a cost of its own: the classes were summed, and the mean over
    the examples is missing.
    """
    losses = _losses(_safe(AL), Y)
    return losses if len(AL) > 1 else float(np.mean(losses))


def a_1_by_1_array(AL, Y):
    """The number is right, but it comes in an array of shape (1, 1), what a matrix product leaves
    behind. One number is asked for.
    """
    return np.array([[_cost(_safe(AL), Y)]])


def a_table(AL, Y):
    """A table came out: the matrix product paired every example with every other. Each probability
    meets its own label only: entry by entry.
    """
    AL = _safe(AL)
    table = -(Y.T @ np.log(AL))
    return (table - (1 - Y).T @ np.log(1 - AL) if len(AL) == 1 else table) / AL.shape[1]


# One branch right, the other wrong.


def _only_with_one_row(wrong):
    """Return a program that makes a mistake with one row, and none with K rows."""
    return called(
        f"{wrong.__name__}_with_one_row",
        lambda AL, Y: wrong(AL, Y) if len(AL) == 1 else _cost(_safe(AL), Y),
        f"With K rows the cost is right; with one row it is not. {wrong.__doc__}",
    )


def _only_with_K_rows(wrong):
    """Return a program that makes a mistake with K rows, and none with one row."""
    return called(
        f"{wrong.__name__}_with_K_rows",
        lambda AL, Y: wrong(AL, Y) if len(AL) > 1 else _cost(_safe(AL), Y),
        f"With one row the cost is right; with K rows it is not. {wrong.__doc__}",
    )


def _by_rows(with_one_row, with_K_rows):
    """Return a program that makes one mistake with one row, and another with K rows."""
    return called(
        f"{with_one_row.__name__}_and_{with_K_rows.__name__}",
        lambda AL, Y: with_one_row(AL, Y) if len(AL) == 1 else with_K_rows(AL, Y),
        f"Two things. With one row: {with_one_row.__doc__} With K rows: {with_K_rows.__doc__}",
    )


def forgets_the_1_minus(AL, Y):
    """With one row both logarithms are those of AL: an example with the label 0 pays for what it
    gave to the no. The second one belongs to 1 - AL, the probability of a no.
    """
    if len(AL) > 1:
        return _cost(_safe(AL), Y)
    return float(-np.mean(np.log(_safe(AL))))


def every_class_counts(AL, Y):
    """With K rows the logarithms of all classes were added up: Y was forgotten, or a matrix product
    paired every class with every other. Only the probability of the right class counts.
    """
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    return float(-np.sum(np.log(_safe(AL))) / AL.shape[1])


def every_example_with_every_other(AL, Y):
    """The labels of each example were paired with the probabilities of all examples, by a matrix
    product, and all of it was summed. Each probability meets its own label only: entry by entry.
    """
    AL = _safe(AL)
    total = np.sum(Y.T @ np.log(AL))
    if len(AL) == 1:
        total += np.sum((1 - Y).T @ np.log(1 - AL))
    return float(-total / AL.shape[1])


def asks_for_one_example(AL, Y):
    """The question should be whether there is one row, and it was whether there is one column: the
    number of examples decided which cost was taken. The classes are the rows.
    """
    AL = _safe(AL)
    if AL.shape[1] == 1:
        return float(-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))
    return float(-np.sum(Y * np.log(AL)) / AL.shape[1])


def branches_exchanged(AL, Y):
    """The two costs stand in each other's place: the one of a yes or no is for one row, the other
    for K rows.
    """
    AL = _safe(AL)
    if len(AL) > 1:
        return float(-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / AL.shape[1])
    return float(-np.sum(Y * np.log(AL)) / AL.shape[1])


def class_and_example_exchanged(AL, Y):
    """With K rows the number of the example was used for the row and that of the class for the
    column. The classes are the rows.
    """
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    return float(-np.mean(np.log(AL[np.arange(AL.shape[1]), Y.argmax(axis=0)])))


# More about the logarithm of 0.


def log_of_0_with_one_row(AL, Y):
    """With K rows the logarithm of 0 is taken care of, with one row it is not: where a probability
    is exactly 0 or 1 the cost is infinite or nan.
    """
    with np.errstate(all="ignore"):
        return _cost(_safe(AL) if len(AL) > 1 else AL, Y)


def only_the_logarithm_of_AL_is_safe(AL, Y):
    """The logarithm of AL is taken care of, and that of 1 - AL is not: where AL is exactly 1 it is
    the logarithm of 0, or of a number below 0 if something was added to AL. Both need a bound.
    """
    with np.errstate(all="ignore"):
        return _cost(np.maximum(AL, 1e-15), Y)


def a_little_added_to_AL_everywhere(AL, Y):
    """Something small was added to AL, and so 1 - AL became a number below 0 where AL is 1: its
    logarithm is nan. Both logarithms need a bound of their own.
    """
    with np.errstate(all="ignore"):
        return _cost(AL + 1e-8, Y)


def only_the_logarithm_of_1_minus_AL_is_safe(AL, Y):
    """The logarithm of 1 - AL is taken care of, and that of AL is not: where AL is exactly 0 it is
    the logarithm of 0. Both need a bound.
    """
    with np.errstate(all="ignore"):
        return _cost(np.minimum(AL, 1 - 1e-15), Y)


def bound_too_far_from_0(AL, Y):
    """A sure mistake costs less than 10: the bound that keeps the logarithm from 0 is too far
    from it, a thousandth or so. A bound of 1e-7 or less does not show.
    """
    return _cost(_safe(AL, 1e-3), Y)


def _adds(name, tiny):
    return called(
        f"adds_{name}_under_the_logarithm".replace("-", "_"),
        lambda AL, Y: float(
            -np.sum(Y * np.log(AL + tiny)) / AL.shape[1]
            - (np.sum((1 - Y) * np.log(1 - AL + tiny)) / AL.shape[1] if len(AL) == 1 else 0)
        ),
        f"{name.replace('_', ' ').capitalize()} was added under the logarithm, and that changes "
        "the cost of honest answers too: the less probable a class, the more. A bound of 1e-8 or "
        "less does not show.",
    )


def clips_at_a_tenth(AL, Y):
    """Probabilities below a tenth cost too little: you cut them off so far from 0 and 1 that the
    cost of honest answers changes. A bound of 1e-7 or less does not show.
    """
    return _cost(_safe(AL, 0.1), Y)


def overwrites_AL(AL, Y):
    """The cost is right, but AL is not what it was: zeros and ones were replaced in the array that
    you were given. backward_prop needs AL as it came; put the safe numbers into a new array.
    """
    cost = _cost(_safe(AL), Y)
    AL[:] = _safe(AL)
    return cost


def adds_to_AL_itself(AL, Y):
    """The cost is right, but AL is not what it was: something small was added to the array that you
    were given. backward_prop needs AL as it came; put the safe numbers into a new array.
    """
    cost = _cost(_safe(AL), Y)
    AL += 1e-8
    return cost


# More about the mean and the formula.


def one_cost_per_class(AL, Y):
    """Each row has a cost of its own here: the sum ran along the rows only. One number is asked
    for.
    """
    AL = _safe(AL)
    losses = Y * np.log(AL)
    if len(AL) == 1:
        losses = losses + (1 - Y) * np.log(1 - AL)
    return -losses.mean(axis=1)


def no_sum_at_all(AL, Y):
    """Every entry has a cost of its own here: the sum is missing. One number is asked for."""
    AL = _safe(AL)
    losses = Y * np.log(AL)
    if len(AL) == 1:
        losses = losses + (1 - Y) * np.log(1 - AL)
    return -losses / AL.shape[1]


def a_1_by_1_array_with_one_row(AL, Y):
    """With one row the number is right, but it comes in an array of shape (1, 1), what a matrix
    product leaves behind. One number is asked for.
    """
    cost = _cost(_safe(AL), Y)
    return np.array([[cost]]) if len(AL) == 1 else cost


def a_1_by_1_array_and_log_of_0(AL, Y):
    """Two things. With one row the cost comes in an array of shape (1, 1), what a matrix product
    leaves behind, and one number is asked for. And where a probability is exactly 0 or 1 the
    logarithm of 0 makes the cost infinite or nan.
    """
    with np.errstate(all="ignore"):
        cost = _cost(AL, Y)
    return np.array([[cost]]) if len(AL) == 1 else cost


def a_table_of_classes(AL, Y):
    """With K rows a table came out: the matrix product paired every class with every other. Each
    probability meets its own label only: entry by entry.
    """
    AL = _safe(AL)
    if len(AL) == 1:
        return _cost(AL, Y)
    return -(Y @ np.log(AL).T) / AL.shape[1]


def mean_squared_error(AL, Y):
    """This is the mean squared error, over all entries: bounded, however sure and wrong the answer.
    The cross-entropy of a sure mistake has no upper bound, and that is what makes the network learn
    from it.
    """
    return float(np.mean((AL - Y) ** 2))


def half_the_squared_error(AL, Y):
    """This is half of the squared error: bounded, however sure and wrong the answer. The
    cross-entropy of a sure mistake has no upper bound, and that is what makes the network learn
    from it.
    """
    return float(np.sum((AL - Y) ** 2) / (2 * AL.shape[1]))


def absolute_error(AL, Y):
    """This is the distance between probability and label: bounded, however sure and wrong the
    answer. The cost of an example is minus the logarithm of what the right answer got.
    """
    return float(np.sum(np.abs(AL - Y)) / AL.shape[1])


def one_minus_the_probability(AL, Y):
    """The logarithm is missing: this is 1 minus what the right answer got. It is bounded, however
    sure and wrong the answer.
    """
    right = AL * Y + (1 - AL) * (1 - Y) if len(AL) == 1 else (AL * Y).sum(axis=0)
    return float(np.mean(1 - right))


def no_logarithm(AL, Y):
    """The logarithm is missing: this is minus the mean of what the right answers got."""
    right = AL * Y + (1 - AL) * (1 - Y) if len(AL) == 1 else (AL * Y).sum(axis=0)
    return float(-np.mean(right))


def share_of_right_answers(AL, Y):
    """This is the share of right decisions. It does not change when a probability does, so there is
    nothing to learn from. The cost is the logarithm of a probability.
    """
    if len(AL) == 1:
        return float(np.mean((AL > 0.5) == Y))
    return float(np.mean(AL.argmax(axis=0) == Y.argmax(axis=0)))


def softmax_once_more(AL, Y):
    """With K rows AL was sent through softmax once more: it holds probabilities already."""
    if len(AL) == 1:
        return _cost(_safe(AL), Y)
    e = np.exp(AL)
    return _cost(e / e.sum(axis=0), Y)


def largest_loss(AL, Y):
    """The largest of all losses came out. The cost is their mean: every example counts."""
    return float(np.max(_losses(_safe(AL), Y)))


def loss_of_the_first_example(AL, Y):
    """What came out is what the first example costs: the function was left in the first turn of the
    loop. The cost is the mean over all.
    """
    return float(_losses(_safe(AL), Y)[0])


def loss_of_the_last_example(AL, Y):
    """Only the last example counts: in each turn of the loop the cost was written over and not
    added to.
    """
    return float(_losses(_safe(AL), Y)[-1] / AL.shape[1])


def last_example_left_out(AL, Y):
    """The last example does not count: the loop over the examples stops one too early."""
    return float(np.sum(_losses(_safe(AL), Y)[:-1]) / AL.shape[1])


def divides_by_m_twice(AL, Y):
    """The cost is m times too small: a mean was taken, and was divided by m once more."""
    return _cost(_safe(AL), Y) / AL.shape[1]


ALONE = (
    sum_instead_of_mean,
    half_the_mean,
    labels_exchanged,
    logarithm_to_base_10,
    logarithm_to_base_2,
    squared_error,
    divides_by_m_twice,
    clips_too_much,
    bound_too_far_from_0,
)
PAIRS = tuple(
    _by_rows(with_one_row, with_K_rows)
    for with_one_row in (only_the_yes, negative_cost, sum_instead_of_mean, labels_exchanged)
    for with_K_rows in (
        yes_or_no_for_every_class,
        mean_over_the_classes_too,
        negative_cost,
        sum_instead_of_mean,
        only_the_first_row,
        most_probable_class,
    )
    # The same twice is one mistake, and the two formulas exchanged stand above.
    if with_one_row is not with_K_rows
    and (with_one_row, with_K_rows) != (only_the_yes, yes_or_no_for_every_class)
)


# Right programs.


def with_clip(AL, Y, eps=1e-7):
    AL = np.clip(AL, eps, 1 - eps)
    if AL.shape[0] == 1:
        return -(1 / Y.shape[1]) * np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return -(1 / Y.shape[1]) * np.sum(Y * np.log(AL))


def a_little_more_than_0(AL, Y):
    m = Y.shape[1]
    log_likelihood = np.multiply(Y, np.log(AL + 1e-8))
    if len(Y) == 1:
        log_likelihood = log_likelihood + np.multiply(1 - Y, np.log(1 - AL + 1e-8))
    return np.squeeze(-np.sum(log_likelihood, axis=1).sum() / m)


def a_no_as_a_second_class(AL, Y):
    if len(AL) == 1:
        AL, Y = np.vstack([AL, 1 - AL]), np.vstack([Y, 1 - Y])
    return -np.mean(np.log(np.maximum((AL * Y).sum(axis=0), 1e-300)))


def picked_by_the_label(AL, Y):
    if AL.shape[0] == 1:
        picked = np.where(Y == 1, AL, 1 - AL)[0]
    else:
        picked = AL[Y.argmax(axis=0), np.arange(AL.shape[1])]
    return float(-np.log(np.maximum(picked, 1e-16)).mean())


def one_example_at_a_time(AL, Y):
    K, m = AL.shape
    total = 0.0
    for i in range(m):
        for k in range(K):
            if Y[k, i] == 1:
                total -= math.log(max(AL[k, i], 1e-16))
            elif K == 1:
                total -= math.log(max(1 - AL[k, i], 1e-16))
    return total / m


def by_einsum(AL, Y):
    tiny = np.finfo(float).tiny
    cost = -np.einsum("km,km->", Y, np.log(np.fmax(AL, tiny)))
    if Y.shape[0] == 1:
        cost -= np.einsum("km,km->", 1 - Y, np.log(np.fmax(1 - AL, tiny)))
    return np.array(cost / AL.shape[1])


EXERCISE = Exercise(
    reference=compute_cost,
    cases=cases,
    returns=("cost",),
    points=8,
    aspects=(
        Aspect(
            "One row: a yes and a no cost the more, the less probable they were.",
            (ONE_YES, ONE_NO),
            (),
            2,
        ),
        Aspect("K rows: only the probability of the right class counts.", (ONE_OF_K,), (), 2),
        Aspect("Every example twice gives the same cost.", (MANY, MANY_OF_K, SQUARE), (), 3),
        Aspect(
            "It is finite, even where a probability is exactly 0 or 1.",
            (SURE, SURE_OF_K, WRONG_YES, WRONG_NO, WRONG_OF_K),
            (),
            1,
        ),
    ),
    misconceptions=(
        yes_or_no_for_every_class,
        mean_of_yes_or_no_for_every_class,
        only_the_yes,
        mean_over_the_classes_too,
        only_the_first_row,
        number_of_the_class,
        share_of_mistakes,
        most_probable_class,
        logarithm_of_the_sum,
        log_of_0,
        log_of_0_with_K_rows,
        infinite_where_sure_and_wrong,
        clips_too_much,
        a_sure_mistake_costs_nothing,
        negative_cost,
        negative_with_one_row,
        negative_with_K_rows,
        sum_instead_of_mean,
        divides_by_the_number_of_rows,
        half_the_mean,
        only_the_zeros,
        labels_exchanged,
        AL_and_Y_exchanged,
        wrong_sign_between_the_terms,
        logarithm_to_base_10,
        logarithm_to_base_2,
        squared_error,
        one_cost_per_example,
        one_cost_per_example_with_K_rows,
        a_1_by_1_array,
        a_table,
        *(_only_with_one_row(wrong) for wrong in ALONE),
        *(_only_with_K_rows(wrong) for wrong in ALONE),
        forgets_the_1_minus,
        every_class_counts,
        every_example_with_every_other,
        asks_for_one_example,
        branches_exchanged,
        class_and_example_exchanged,
        log_of_0_with_one_row,
        only_the_logarithm_of_AL_is_safe,
        a_little_added_to_AL_everywhere,
        only_the_logarithm_of_1_minus_AL_is_safe,
        bound_too_far_from_0,
        _adds("a_tenth", 0.1),
        _adds("a_hundredth", 0.01),
        _adds("a_thousandth", 1e-3),
        _adds("a_ten-thousandth", 1e-4),
        _adds("a_hundred-thousandth", 1e-5),
        clips_at_a_tenth,
        overwrites_AL,
        adds_to_AL_itself,
        one_cost_per_class,
        no_sum_at_all,
        a_1_by_1_array_with_one_row,
        a_1_by_1_array_and_log_of_0,
        a_table_of_classes,
        mean_squared_error,
        half_the_squared_error,
        absolute_error,
        one_minus_the_probability,
        no_logarithm,
        share_of_right_answers,
        softmax_once_more,
        largest_loss,
        loss_of_the_first_example,
        loss_of_the_last_example,
        last_example_left_out,
        divides_by_m_twice,
        *PAIRS,
    ),
    alternatives=(
        with_clip,
        a_little_more_than_0,
        a_no_as_a_second_class,
        picked_by_the_label,
        one_example_at_a_time,
        by_einsum,
    ),
    # A bound against log(0) may show in the seventh digit after the point.
    compare={"cost": Close(atol=1e-6)}
    | {(wrong, "cost"): AtLeast(10.0) for wrong in (WRONG_YES, WRONG_NO, WRONG_OF_K)},
    replaces=(dlhelpers.losses.compute_cost,),
)

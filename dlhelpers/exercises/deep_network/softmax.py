"""Exercise: scores into probabilities."""

import math

import numpy as np

import dlhelpers.activations
from dlhelpers.exercises.exercise import Aspect, Exercise


def softmax(Z):
    """Turn each column of scores into probabilities that sum to 1.

    Parameters
    ----------
    Z : ndarray, shape (K, m)
        Scores of K classes for m examples, one example per column.

    Returns
    -------
    ndarray, shape (K, m)
        Probabilities; no warning and no nan, even for scores of 1000.
    """
    ### BEGIN SOLUTION
    # The largest score of each column becomes 0, so exp cannot overflow; the quotient is the same.
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)
    ### END SOLUTION


ONE, MANY, SQUARE = "one example", "many examples", "K = m"
TWO, LARGE, APART = "two classes", "scores of 1000", "columns far apart"


def cases(rng):
    """K and m different, and equal; large scores, all in one column and in some columns only."""
    near = rng.uniform(0.5, 1.5, (3, 1))
    large = np.array([[1000.0, -1000.0, 1000.0], [999.0, -1000.5, -1000.0], [998.0, -1002.0, 0.0]])
    return {
        ONE: {"Z": rng.standard_normal((3, 1))},
        MANY: {"Z": 2 * rng.standard_normal((4, 6))},
        SQUARE: {"Z": 2 * rng.standard_normal((4, 4))},
        TWO: {"Z": rng.standard_normal((2, 3))},
        LARGE: {"Z": large + near},
        APART: {"Z": rng.standard_normal((3, 4)) + np.array([[900.0, 0.0, -900.0, 400.0]])},
    }


def _safe(Z, axis=0):
    e = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def overflows(Z):
    """The values are right for small scores, but exp(1000) is larger than the largest float:
    infinity divided by infinity is no number. The quotient stays the same when one number is taken
    from all scores of a column; choose it so that no large one is left.
    """
    e = np.exp(Z)
    return e / e.sum(axis=0)


def overflow_hidden(Z):
    """The large scores still overflow, and what was no number was then made 0: the most probable
    class gets nothing. Take care that exp never sees a large number.
    """
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return np.nan_to_num(e / e.sum(axis=0))


def over_the_examples(Z):
    """The rows sum to 1, and the columns should. An example is a column; its classes stand one
    below the other and share the probability.
    """
    return _safe(Z, axis=1)


def over_the_whole_matrix(Z):
    """The whole matrix sums to 1: the examples compete with one another. Each column should sum to
    1 by itself.
    """
    return _safe(Z, axis=(0, 1))


def sum_of_the_whole_matrix(Z):
    """The scores were made safe column by column, but then divided by the sum of the whole matrix:
    the examples compete with one another. Each column should sum to 1 by itself.
    """
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum()


def sums_along_the_rows(Z):
    """The exponentials were summed along the rows, over the examples. The sums of the columns are
    wanted, one for each example: numpy spreads them over the rows by itself.
    """
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=1)


def largest_score_of_the_whole_matrix(Z):
    """You made the scores safe by the largest one of the whole matrix. A column whose scores lie
    far below it becomes 0 throughout, and 0 divided by 0 is no number. Each column has a largest
    score of its own.
    """
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=0)


def largest_score_of_each_row(Z):
    """From each row you took its own largest score. That changes the distances between the classes
    of an example, and they are what counts. The same number must go from a whole column.
    """
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


def cuts_large_scores_off(Z):
    """Beyond a bound all scores count the same: scores of 1000 and 998 come out equally probable.
    Only the distance between scores may count, wherever they lie.
    """
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=0)


def subtracts_the_smallest_score(Z):
    """It was the smallest score that you took from each column. The largest is the one that makes
    exp overflow.
    """
    e = np.exp(Z - Z.min(axis=0))
    return e / e.sum(axis=0)


def forgets_exp(Z):
    """The scores were divided by their sum, without exp. Scores can be negative, and so are some of
    your probabilities.
    """
    return Z / Z.sum(axis=0)


def forgets_the_sum(Z):
    """The columns do not sum to 1, and a score of 1000 overflows: the exponentials came out as they
    are. Something to divide by is missing.
    """
    return np.exp(Z)


def forgets_the_sum_of_safe_scores(Z):
    """The columns do not sum to 1; the largest entry of each is 1. Safe exponentials they are, and
    something to divide by is missing.
    """
    return np.exp(Z - Z.max(axis=0))


def mean_instead_of_sum(Z):
    """Each column sums to K, the number of classes: the exponentials were divided by their mean."""
    return _safe(Z) * len(Z)


def exp_of_minus_Z(Z):
    """The largest score gets the smallest probability: the sign in the exponent is that of the
    sigmoid. Here a large score means a probable class.
    """
    return _safe(-Z)


def sigmoid_of_each_score(Z):
    """Each score was squashed by itself: that is the sigmoid, one yes or no per class, and the
    columns do not sum to 1. With softmax the classes share one whole.
    """
    return 0.5 * (1 + np.tanh(Z / 2))


def one_for_the_winner(Z):
    """The largest score gets 1 and all others 0. That is a decision; the cost needs to know how
    sure the network was. Scores that lie close together share the probability.
    """
    return np.eye(len(Z))[:, Z.argmax(axis=0)]


def number_of_the_winner(Z):
    """The number of the most probable class came out. What is asked for are the probabilities of
    all classes.
    """
    return Z.argmax(axis=0)


def logarithm_of_softmax(Z):
    """Those are the logarithms of the probabilities: none is positive. The probabilities themselves
    are asked for; the logarithm comes in the cost.
    """
    S = Z - Z.max(axis=0)
    return S - np.log(np.exp(S).sum(axis=0))


def powers_of_2(Z):
    """The columns sum to 1, but the powers are powers of 2. A score that is larger by 1 must make a
    class e = 2.718 times as probable, and here it is twice.
    """
    return _safe(Z * np.log(2))


def softmax_twice(Z):
    """The probabilities were sent through softmax once more: none of yours is below 1/(K - 1 + e),
    however low its score.
    """
    return _safe(_safe(Z))


def examples_in_rows(Z):
    """The numbers are right and lie on their side. In this course an example is a column, on the
    way out as on the way in.
    """
    return _safe(Z).T


def loses_an_axis(Z):
    """For one example the result has lost an axis. It is a column still, of the shape of Z."""
    return np.squeeze(_safe(Z))


def overwrites_Z(Z):
    """The probabilities are right, but Z is not what it was: the largest score was subtracted in
    its place. The way back needs Z as it came.
    """
    probabilities = _safe(Z)
    Z -= Z.max(axis=0)
    return probabilities


def one_column_at_a_time(Z):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        z = Z[:, i]
        e = np.exp(z - max(z))
        A[:, i] = e / sum(e)
    return A


def by_the_logarithm(Z, axis=0):
    top = np.amax(Z, axis=axis, keepdims=True)
    return np.exp(Z - top - np.log(np.sum(np.exp(Z - top), axis=axis, keepdims=True)))


def by_logaddexp(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0))


def with_plain_numbers(Z):
    def of_column(scores):
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        return [power / math.fsum(powers) for power in powers]

    return np.array([of_column(list(column)) for column in Z.T]).T


def on_its_side(Z):
    rows = np.array(Z).T
    e = np.exp(rows - rows.max(axis=1)[:, np.newaxis])
    return np.transpose(e / np.sum(e, axis=1).reshape(-1, 1))


def with_a_tiny_number_below(Z):
    e = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return np.divide(e, e.sum(axis=0, keepdims=True) + 1e-12)


def in_single_precision(Z):
    # float64 for the difference, where 1000 would cost digits; float32 for the rest.
    S = (Z - Z.max(axis=0)).astype(np.float32)
    e = np.exp(S)
    return e / e.sum(axis=0)


EXERCISE = Exercise(
    reference=softmax,
    cases=cases,
    returns=("A",),
    points=8,
    aspects=(
        Aspect("One example: positive numbers that sum to 1, the largest score first.", (ONE,)),
        Aspect("Every column sums to 1, whatever the others hold.", (MANY, SQUARE, TWO), (), 2),
        Aspect("Scores of 1000: no warning, no nan.", (LARGE,)),
        Aspect("The same number added to a whole column changes nothing.", (LARGE, APART)),
    ),
    misconceptions=(
        overflows,
        overflow_hidden,
        over_the_examples,
        over_the_whole_matrix,
        sum_of_the_whole_matrix,
        sums_along_the_rows,
        largest_score_of_the_whole_matrix,
        largest_score_of_each_row,
        cuts_large_scores_off,
        subtracts_the_smallest_score,
        forgets_exp,
        forgets_the_sum,
        forgets_the_sum_of_safe_scores,
        mean_instead_of_sum,
        exp_of_minus_Z,
        sigmoid_of_each_score,
        one_for_the_winner,
        number_of_the_winner,
        logarithm_of_softmax,
        powers_of_2,
        softmax_twice,
        examples_in_rows,
        loses_an_axis,
        overwrites_Z,
    ),
    alternatives=(
        one_column_at_a_time,
        by_the_logarithm,
        by_logaddexp,
        with_plain_numbers,
        on_its_side,
        with_a_tiny_number_below,
        in_single_precision,
    ),
    replaces=(dlhelpers.activations.softmax,),
    quiet=True,
)

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


# The sum and the largest score, along other axes.


def sums_along_the_rows_and_keeps_them(Z):
    """The largest score was taken down each column, rightly, and the exponentials were summed along
    the rows, over the examples. The sums of the columns are wanted, one for each example.
    """
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


def sums_along_the_rows_and_overflows(Z):
    """Two things. The exponentials were summed along the rows, over the examples; the sums of the
    columns are wanted. And exp(1000) is larger than the largest float: take one number from all
    scores of a column first.
    """
    e = np.exp(Z)
    return e / e.sum(axis=1)


def over_the_examples_and_overflows(Z):
    """Two things. The rows sum to 1, and the columns should: an example is a column. And exp(1000)
    is larger than the largest float: take one number from all scores of a column first.
    """
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


def over_the_whole_matrix_and_overflows(Z):
    """Two things. The whole matrix sums to 1, and each column should by itself. And exp(1000) is
    larger than the largest float: take one number from all scores of a column first.
    """
    e = np.exp(Z)
    return e / e.sum()


def largest_score_of_each_row_lying_down(Z):
    """The largest score was looked for along the rows, over the examples. Each column has one, and
    it is taken from the scores of that column.
    """
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=0)


def built_in_max(Z):
    """The built-in max asks which of two rows is the larger, and rows of several numbers have no
    single answer. numpy looks for the largest entry along an axis.
    """
    e = np.exp(Z - max(Z))
    return e / e.sum(axis=0)


# Other ways to make it safe.


def largest_score_only_above(Z):
    """The largest score was taken from the scores above the line and not from those below it. Then
    the columns do not sum to 1: it cancels only where it stands in both.
    """
    return np.exp(Z - Z.max(axis=0)) / np.exp(Z).sum(axis=0)


def largest_score_only_below(Z):
    """The largest score was taken from the scores below the line and not from those above it. Then
    the columns do not sum to 1: it cancels only where it stands in both.
    """
    return np.exp(Z) / np.exp(Z - Z.max(axis=0)).sum(axis=0)


def adds_the_largest_score(Z):
    """The largest score was added and not taken away: large scores become larger still, and exp
    overflows.
    """
    e = np.exp(Z + Z.max(axis=0))
    return e / e.sum(axis=0)


def subtracts_the_mean(Z):
    """From each column you took its mean. Where one score is 1000 and the others are far below, the
    large one stays large, and exp overflows. The largest is the one to take.
    """
    e = np.exp(Z - Z.mean(axis=0))
    return e / e.sum(axis=0)


def subtracts_always_the_same(Z):
    """A fixed number was taken from all scores. It saves those of 1000 and no others: each column
    has a largest score of its own, and far below the fixed number all become 0.
    """
    e = np.exp(Z - 1000)
    return e / e.sum(axis=0)


def divides_by_the_largest_score(Z):
    """The scores were divided by the largest one of their column. That changes their distances, and
    they are what counts. Taking away changes no distance.
    """
    return _safe(Z / Z.max(axis=0))


def divides_by_the_largest_size(Z):
    """The scores were divided by the largest of all, so none is beyond 1. That changes their
    distances, and they are what counts. Taking away changes no distance.
    """
    return _safe(Z / np.abs(Z).max())


def cuts_scores_off_at_100(Z):
    """Beyond a bound all scores count the same: a column whose scores all lie beyond it comes out
    with equal probabilities. Only the distance between scores may count, wherever they lie.
    """
    e = np.exp(np.clip(Z, -100, 100))
    return e / e.sum(axis=0)


def cuts_scores_off_at_10(Z):
    """Beyond 10 all scores count the same: a column whose scores all lie beyond it comes out with
    equal probabilities. Only the distance between scores may count, wherever they lie.
    """
    e = np.exp(np.clip(Z, -10, 10))
    return e / e.sum(axis=0)


def cuts_large_scores_off_above_only(Z):
    """Large scores were cut off at a bound, and far below 0 nothing was done: there all
    exponentials are 0, and 0 divided by 0 is no number. Only the distance between scores may count,
    wherever they lie.
    """
    e = np.exp(np.minimum(Z, 500))
    return e / e.sum(axis=0)


def safe_after_exp(Z):
    """The largest exponential was taken away, after exp. It has overflowed by then, and
    differences of exponentials can be 0 or less. The largest score is taken away before.
    """
    e = np.exp(Z)
    e = e - e.max(axis=0)
    return e / e.sum(axis=0)


def overflow_silenced(Z):
    """The warning was switched off, and exp(1000) is as infinite as before: infinity divided by
    infinity is no number. The quotient stays the same when one number is taken from all scores of a
    column; choose it so that no large one is left.
    """
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return e / e.sum(axis=0)


# Other formulas.


def upside_down(Z):
    """The fraction stands upside down: the sum is divided by the exponential. Every entry is at
    least 1, and a probability is at most 1.
    """
    e = np.exp(Z - Z.max(axis=0))
    return e.sum(axis=0) / e


def divides_by_the_length(Z):
    """The squares of each column sum to 1, and the numbers themselves should: the exponentials were
    divided by the length of the column as a vector, a root of squares.
    """
    e = np.exp(Z - Z.max(axis=0))
    return e / np.sqrt((e**2).sum(axis=0))


def divides_by_the_number_of_classes(Z):
    """The exponentials were divided by their number. The columns sum to 1 only when divided by
    their sum.
    """
    return np.exp(Z - Z.max(axis=0)) / len(Z)


def divides_by_the_number_of_examples(Z):
    """The exponentials were divided by the number of examples. Each example is by itself here: a
    column sums to 1 when it is divided by its own sum.
    """
    return np.exp(Z - Z.max(axis=0)) / Z.shape[1]


def exp_only_below(Z):
    """The scores themselves stand above the line, and their exponentials below. Scores can be
    negative: the exponentials belong into both places.
    """
    return Z / np.exp(Z).sum(axis=0)


def exp_of_the_sum(Z):
    """The scores were summed first, and the exponential came last. It is the other way round: first
    the exponentials, then their sum.
    """
    S = Z - Z.max(axis=0)
    return np.exp(S) / np.exp(S.sum(axis=0))


def powers_of_10(Z):
    """The columns sum to 1, but the powers are powers of 10. A score that is larger by 1 must make
    a class e = 2.718 times as probable, and here it is ten times.
    """
    return _safe(Z * np.log(10))


def powers_of_2_718(Z):
    """Nearly right: e was rounded to 2.718, and a rounded e to the power 1000 is another number.
    numpy has an exponential function of its own.
    """
    return _safe(Z * np.log(2.718))


def sigmoid_and_then_the_sum(Z):
    """Each score went through the sigmoid first, and the results were divided by their sum. Softmax
    takes the exponentials: twice the distance between two scores must square the ratio of their
    probabilities.
    """
    a = sigmoid_of_each_score(Z)
    return a / a.sum(axis=0)


def softmax_of_the_sigmoid(Z):
    """Each score went through the sigmoid first. Softmax takes the scores as they are: the
    difference between two of them may be of any size.
    """
    return _safe(sigmoid_of_each_score(Z))


def sizes_of_the_scores(Z):
    """A score of -3 counts as much as one of 3: their signs were lost. A larger score must always
    get a larger probability.
    """
    return _safe(np.abs(Z))


def squares_of_the_scores(Z):
    """A score of -3 counts as much as one of 3: the scores were squared. A larger score must always
    get a larger probability.
    """
    return _safe(Z**2)


def natural_logarithm_for_exp(Z):
    """A logarithm stands where the exponential should be: it has nothing to say about negative
    scores.
    """
    a = np.log(Z)
    return a / a.sum(axis=0)


def math_exp(Z):
    """math.exp takes a single number. numpy has an exponential that takes a whole array, entry by
    entry.
    """
    e = math.exp(Z - Z.max(axis=0))
    return e / sum(e)


# What comes back.


def only_the_first_column(Z):
    """Only the first column was written, the others are 0: the function was left in the first turn
    of the loop over the examples.
    """
    A = np.zeros(Z.shape)
    A[:, 0] = _safe(Z)[:, 0]
    return A


def last_column_left_out(Z):
    """The last column is 0: the loop over the examples stops one too early."""
    A = _safe(Z)
    A[:, -1] = 0
    return A


def classes_counted_as_examples(Z):
    """The loop over the examples runs as often as there are classes. The examples are the columns:
    their number is the second of the two sizes.
    """
    A = np.zeros(Z.shape)
    for i in range(len(Z)):
        A[:, i] = _safe(Z[:, i])
    return A


def one_column_alone(Z):
    """A single column came back, with one axis: the function was left in the first turn of the
    loop over the examples.
    """
    return _safe(Z)[:, 0]


def gives_back_Z_too(Z):
    """Two things came back. The probabilities alone are asked for."""
    return _safe(Z), Z


def gives_back_a_list(Z):
    """A list came back. All functions of this lesson go on with an array, of the shape of Z."""
    return _safe(Z).tolist()


def list_of_columns(Z):
    """A list of columns came back. The columns belong side by side, in one array of the shape of
    Z.
    """
    return list(_safe(Z).T)


def the_wrong_classes(Z):
    """Each entry is the probability that it is not this class: 1 minus what it should be."""
    return 1 - _safe(Z)


def over_the_examples_and_loses_the_axis(Z):
    """Both the largest score and the sum were looked for along the rows, over the examples, and lay
    down as a row. An example is a column: its classes stand one below the other.
    """
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=1)


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
        sums_along_the_rows_and_keeps_them,
        sums_along_the_rows_and_overflows,
        over_the_examples_and_overflows,
        over_the_whole_matrix_and_overflows,
        largest_score_of_each_row_lying_down,
        built_in_max,
        largest_score_only_above,
        largest_score_only_below,
        adds_the_largest_score,
        subtracts_the_mean,
        subtracts_always_the_same,
        divides_by_the_largest_score,
        divides_by_the_largest_size,
        cuts_scores_off_at_100,
        cuts_scores_off_at_10,
        cuts_large_scores_off_above_only,
        safe_after_exp,
        overflow_silenced,
        upside_down,
        divides_by_the_length,
        divides_by_the_number_of_classes,
        divides_by_the_number_of_examples,
        exp_only_below,
        exp_of_the_sum,
        powers_of_10,
        powers_of_2_718,
        sigmoid_and_then_the_sum,
        softmax_of_the_sigmoid,
        sizes_of_the_scores,
        squares_of_the_scores,
        natural_logarithm_for_exp,
        math_exp,
        only_the_first_column,
        last_column_left_out,
        classes_counted_as_examples,
        one_column_alone,
        gives_back_Z_too,
        gives_back_a_list,
        list_of_columns,
        the_wrong_classes,
        over_the_examples_and_loses_the_axis,
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

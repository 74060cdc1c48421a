"""Exercise: share a gradient out over a window."""

import numpy as np

import dlhelpers.pooling
from dlhelpers.exercises.exercise import Aspect, Exercise


def distribute_value(dz, shape):
    """Share a gradient out evenly over all entries of a window.

    Parameters
    ----------
    dz : float
        Gradient with respect to the average of the window.
    shape : (int, int)
        Height n_H and width n_W of the window.

    Returns
    -------
    ndarray, shape (n_H, n_W)
        Equal shares; together they are dz.
    """
    ### BEGIN SOLUTION
    n_H, n_W = shape
    return np.full(shape, dz / (n_H * n_W))
    ### END SOLUTION


SMALL, ODD, WIDE, HIGH = "2x2", "3x3", "more columns than rows", "more rows than columns"
NEGATIVE, ONE, ZERO = "a negative gradient", "one entry", "no gradient"


def cases(rng):
    """Windows of several shapes, among them one in which there is nothing to share."""

    def case(shape, sign=1.0):
        return {"dz": sign * float(rng.uniform(1.1, 5)), "shape": shape}

    return {
        SMALL: case((2, 2)),
        ODD: case((3, 3)),
        WIDE: case((2, 5)),
        HIGH: case((5, 3)),
        NEGATIVE: case((3, 2), -1.0),
        ONE: case((1, 1)),
        ZERO: {"dz": 0.0, "shape": (2, 3)},
    }


def everyone_gets_everything(dz, shape):
    """Every entry got all of dz. Together they must be dz: an entry has its share in the average,
    and no more.
    """
    return np.full(shape, dz)


def divided_by_the_rows(dz, shape):
    """The shares together are more than dz: it was divided by the number of rows only. A window has
    rows times columns entries.
    """
    return np.full(shape, dz / shape[0])


def divided_by_the_columns(dz, shape):
    """The shares together are more than dz: it was divided by the number of columns only. A window
    has rows times columns entries.
    """
    return np.full(shape, dz / shape[1])


def divided_by_rows_plus_columns(dz, shape):
    """Rows and columns were added. A window of 3x3 has 9 entries, not 6."""
    return np.full(shape, dz / sum(shape))


def divided_by_the_square_of_the_rows(dz, shape):
    """The window was taken for a square: the number of rows counts twice, that of columns not."""
    return np.full(shape, dz / shape[0] ** 2)


def divided_by_the_square_of_the_columns(dz, shape):
    """The window was taken for a square: the number of columns counts twice, that of rows not."""
    return np.full(shape, dz / shape[1] ** 2)


def divided_by_the_number_of_axes(dz, shape):
    """dz was divided by 2, whatever the window: that is how many numbers shape holds. Their product
    is wanted.
    """
    return np.full(shape, dz / len(shape))


def divided_by_4(dz, shape):
    """dz was divided by 4, whatever the window. Only a window of 2x2 has 4 entries."""
    return np.full(shape, dz / 4)


def multiplied_by_the_number_of_entries(dz, shape):
    """The entries are larger than dz: it was multiplied where it should be divided."""
    return np.full(shape, dz * shape[0] * shape[1])


def divided_from_left_to_right(dz, shape):
    """dz was divided by the rows and then multiplied by the columns: without brackets that is how
    a / b * c is read.
    """
    return np.full(shape, dz / shape[0] * shape[1])


def shares_of_one(dz, shape):
    """The shares together are 1, whatever dz is: it never came in."""
    return np.full(shape, 1 / (shape[0] * shape[1]))


def first_entry_gets_everything(dz, shape):
    """One entry got everything and the others nothing, as with a maximum. In an average all of them
    have the same part.
    """
    shares = np.zeros(shape)
    shares[0, 0] = dz
    return shares


def one_share(dz, shape):
    """One number came back, the share. Asked for is an array with a share for each entry."""
    return dz / (shape[0] * shape[1])


def shares_in_a_row(dz, shape):
    """The shares are right, but they lie in a row. They must have the shape of the window."""
    return np.full(shape[0] * shape[1], dz / (shape[0] * shape[1]))


def rows_and_columns_exchanged(dz, shape):
    """The shares are right, but the window lies on its side: rows come first."""
    return np.full(shape[::-1], dz / (shape[0] * shape[1]))


def digits_cut_off(dz, shape):
    """The shares are whole numbers: the division cut off what stands after the point."""
    return np.full(shape, dz // (shape[0] * shape[1]))


def random_shares(dz, shape):
    """The shares together are dz, but they are not equal."""
    shares = np.arange(1.0, 1 + shape[0] * shape[1]).reshape(shape)
    return dz * shares / shares.sum()


def only_the_size(dz, shape):
    """A negative gradient gave positive shares. The sign must stay."""
    return np.full(shape, abs(dz) / (shape[0] * shape[1]))


def of_ones(dz, shape):
    return np.ones(shape) * dz / np.prod(shape)


def entry_by_entry(dz, shape):
    shares = np.zeros(shape)
    for row in range(shape[0]):
        for column in range(shape[1]):
            shares[row, column] = dz / shares.size
    return shares


def as_the_slope_of_the_mean(dz, shape):
    return dz * np.full(shape, 1 / (shape[0] * shape[1]))


def by_filling(dz, shape):
    shares = np.empty(shape, dtype=np.float32)
    shares.fill(dz)
    return shares / shares.size


def by_broadcasting(dz, shape):
    return np.broadcast_to(dz / shape[0] / shape[1], shape)


EXERCISE = Exercise(
    reference=distribute_value,
    cases=cases,
    returns=("shares",),
    points=5,
    aspects=(
        Aspect("The shares are equal, and together they are dz.", (SMALL, ODD), (), 2),
        Aspect("Rows and columns need not be equally many.", (WIDE, HIGH), (), 2),
        Aspect("dz of any sign; one entry gets everything.", (NEGATIVE, ONE, ZERO)),
    ),
    misconceptions=(
        everyone_gets_everything,
        divided_by_the_rows,
        divided_by_the_columns,
        divided_by_rows_plus_columns,
        divided_by_the_square_of_the_rows,
        divided_by_the_square_of_the_columns,
        divided_by_the_number_of_axes,
        divided_by_4,
        multiplied_by_the_number_of_entries,
        divided_from_left_to_right,
        shares_of_one,
        first_entry_gets_everything,
        one_share,
        shares_in_a_row,
        rows_and_columns_exchanged,
        digits_cut_off,
        random_shares,
        only_the_size,
    ),
    alternatives=(
        of_ones,
        entry_by_entry,
        as_the_slope_of_the_mean,
        by_filling,
        by_broadcasting,
    ),
    replaces=(dlhelpers.pooling.distribute_value,),
)

"""Exercise: share a gradient out over a window."""

import numpy as np

import dlhelpers.pooling
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


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


def divided_by_one_too_many(dz, shape):
    """The shares together are less than dz: it was divided by one more than there are entries."""
    return np.full(shape, dz / (shape[0] * shape[1] + 1))


def divided_by_9(dz, shape):
    """dz was divided by 9, whatever the window. Only a window of 3x3 has 9 entries."""
    return np.full(shape, dz / 9)


def divided_twice(dz, shape):
    """The shares together are less than dz: it was divided by the number of entries twice."""
    return np.full(shape, dz / (shape[0] * shape[1]) ** 2)


def divided_by_the_root(dz, shape):
    """dz was divided by the square root of the number of entries. The shares add up, not their
    squares.
    """
    return np.full(shape, dz / np.sqrt(shape[0] * shape[1]))


def divided_by_rows_to_the_power_of_columns(dz, shape):
    """dz was divided by rows to the power of columns. ** is a power; a window has rows times
    columns entries.
    """
    return np.full(shape, dz / shape[0] ** shape[1])


def divided_by_the_larger_side_squared(dz, shape):
    """dz was divided by the square of the larger side. A window has rows times columns entries."""
    return np.full(shape, dz / max(shape) ** 2)


def nothing_written(dz, shape):
    """All entries are 0: the share was never written into the array."""
    return np.zeros(shape)


def only_the_first_entry(dz, shape):
    """One entry has its share, and the others are 0: the function ended there. Look how far the
    last line is indented.
    """
    shares = np.zeros(shape)
    shares[0, 0] = dz / shares.size
    return shares


def only_the_first_row(dz, shape):
    """The first row has its shares, and the others are 0: the function ended there. Look how far
    the last line is indented.
    """
    shares = np.zeros(shape)
    shares[0] = dz / shares.size
    return shares


def only_the_diagonal(dz, shape):
    """Only the entries on the diagonal have a share: the number of the row was used for the column
    as well.
    """
    shares = np.zeros(shape)
    np.fill_diagonal(shares, dz / shares.size)
    return shares


def last_row_and_column_left_out(dz, shape):
    """The last row and the last column have no share: the loops stop one too early."""
    shares = np.full(shape, dz / (shape[0] * shape[1]))
    shares[-1], shares[:, -1] = 0, 0
    return shares


def square_of_the_rows(dz, shape):
    """The shares are right, but the array has as many columns as rows: the number of rows was used
    for both.
    """
    return np.full((shape[0], shape[0]), dz / (shape[0] * shape[1]))


def a_list(dz, shape):
    """A list came back. Asked for is an array of the shape of the window."""
    return np.full(shape, dz / (shape[0] * shape[1])).tolist()


def the_sum_of_the_shares(dz, shape):
    """One number came back, and it is dz again. Asked for is an array with a share for each
    entry.
    """
    return dz


def one_entry_per_side(dz, shape):
    """Two numbers came back: shape itself was divided, or divided by. The share is one number, and
    each entry of the window has it.
    """
    return dz / np.array(shape)


def parts_of_what_is_left(dz, shape):
    """The shares are less and less: each entry got a part of what was left. All get the same."""
    shares = np.zeros(shape)
    left = dz
    for place in np.ndindex(shape):
        shares[place] = left / shares.size
        left -= shares[place]
    return shares


def only_where_positive(dz, shape):
    """A negative gradient was lost: all shares are 0 there. It is handed on like a positive one."""
    return np.full(shape, max(0, dz) / (shape[0] * shape[1]))


def _shared(divisor, window):
    """Return a program that divides by something else, and makes an array of another shape."""
    return lambda dz, shape: np.full(window(*shape), dz / divisor(*shape))


TWO_MISTAKES = two_at_once(
    _shared,
    {
        "divisor": {
            "nothing_divided": ("every entry got all of dz", lambda n_H, n_W: 1),
            "divided_by_the_rows": (
                "dz was divided by the number of rows only",
                lambda n_H, n_W: n_H,
            ),
            "divided_by_the_columns": (
                "dz was divided by the number of columns only",
                lambda n_H, n_W: n_W,
            ),
            "divided_by_the_sum": ("rows and columns were added", lambda n_H, n_W: n_H + n_W),
            "divided_by_rows_squared": (
                "the number of rows counts twice in the division",
                lambda n_H, n_W: n_H**2,
            ),
        },
        "window": {
            "in_a_square": (
                "the array has as many columns as rows, whatever the window",
                lambda n_H, n_W: (n_H, n_H),
            ),
            "lying_down": (
                "the array lies on its side: rows come first",
                lambda n_H, n_W: (n_W, n_H),
            ),
        },
    },
)


def divided_by_the_rows_plus_the_columns(dz, shape):
    """dz was divided by the rows, and then the columns were added: without brackets that is how
    a / b + c is read. A window has rows times columns entries.
    """
    return np.full(shape, dz / shape[0] + shape[1])


def divided_by_each_and_added(dz, shape):
    """dz was divided by the rows and by the columns, and both were added. One division, by rows
    times columns, gives the share.
    """
    return np.full(shape, dz / shape[0] + dz / shape[1])


def columns_over_rows(dz, shape):
    """dz was divided by the columns and then multiplied by the rows. Both divide."""
    return np.full(shape, dz / shape[1] * shape[0])


def divided_by_the_mean_side(dz, shape):
    """dz was divided by the mean of the two sides. A window has rows times columns entries."""
    return np.full(shape, 2 * dz / sum(shape))


def divided_by_the_larger_side(dz, shape):
    """dz was divided by the larger of the two sides. A window has rows times columns entries."""
    return np.full(shape, dz / max(shape))


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
        divided_by_one_too_many,
        divided_by_9,
        divided_twice,
        divided_by_the_root,
        divided_by_rows_to_the_power_of_columns,
        divided_by_the_larger_side_squared,
        nothing_written,
        only_the_first_entry,
        only_the_first_row,
        only_the_diagonal,
        last_row_and_column_left_out,
        square_of_the_rows,
        a_list,
        the_sum_of_the_shares,
        one_entry_per_side,
        parts_of_what_is_left,
        only_where_positive,
        *TWO_MISTAKES,
        divided_by_the_rows_plus_the_columns,
        divided_by_each_and_added,
        columns_over_rows,
        divided_by_the_mean_side,
        divided_by_the_larger_side,
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

"""Exercise: which entry of a window won?"""

import numpy as np

import dlhelpers.pooling
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def create_mask_from_window(x):
    """Mark the entry of a window that max-pooling keeps.

    Parameters
    ----------
    x : ndarray, shape (n_H, n_W)
        What a window sees of one channel.

    Returns
    -------
    ndarray of bool, shape (n_H, n_W)
        True where the largest number stands, False everywhere else. If several are equally large,
        the first one wins, row by row: there is always exactly one True.
    """
    ### BEGIN SOLUTION
    mask = np.full(x.shape, False)
    mask[np.unravel_index(np.argmax(x), x.shape)] = True
    return mask
    ### END SOLUTION


SMALL, WIDE, NEGATIVE, LAST = "2x2", "more columns than rows", "all negative", "the last one wins"
SEVENS, COLUMNS, EQUAL = "two sevens", "a tie, upper right and lower left", "all equal"


def cases(rng):
    """No tie, and ties of every kind; the lecture notes' window with two sevens among them."""
    small = np.array([[0.0, 1.0], [3.0, 2.0]]) + rng.uniform(0, 0.4, (2, 2))
    last = rng.standard_normal((3, 3))
    last[2, 2] = 4.0
    high = float(rng.integers(5, 9))
    # Each row's and each column's maximum is a candidate that loses.
    wide = rng.uniform(0, 1, (3, 4))
    wide[rng.integers(1, 3), rng.integers(1, 4)] = 2.0
    return {
        SMALL: {"x": small},
        WIDE: {"x": wide},
        NEGATIVE: {"x": -1 - rng.random((2, 3))},
        LAST: {"x": last},
        SEVENS: {"x": np.array([[high, 1.0], [3.0, high]])},
        COLUMNS: {"x": np.array([[1.0, 2.0, high], [high, 0.0, 3.0]])},
        EQUAL: {"x": np.full((2, 2), float(rng.integers(2)))},
    }


def _at(x, *place):
    mask = np.zeros(x.shape, dtype=bool)
    mask[place] = True
    return mask


def every_maximum(x):
    """With a tie there are several True: every entry that is as large as the largest. Forward the
    window gave one number; backward its gradient would be handed out several times.
    """
    return x == np.max(x)


def last_maximum(x):
    """With a tie the last of the largest won. In this course it is the first one, row by row."""
    return _at(x, *np.argwhere(x == x.max())[-1])


def first_maximum_column_by_column(x):
    """With a tie the first of the largest won, but counted down the columns. Rows come first."""
    return _at(x.T, *np.unravel_index(np.argmax(x.T), x.T.shape)).T


def no_winner_in_a_tie(x):
    """With a tie nothing is True. One of them must win, or the gradient is lost."""
    mask = x == x.max()
    return mask if mask.sum() == 1 else np.zeros(x.shape, dtype=bool)


def smallest_entry(x):
    """The smallest number was marked."""
    return _at(x, *np.unravel_index(np.argmin(x), x.shape))


def losers_are_marked(x):
    """True and False are exchanged: the winner is the only one that is not marked."""
    return ~_at(x, *np.unravel_index(np.argmax(x), x.shape))


def keeps_the_value(x):
    """The place is right, but what stands there is the maximum itself. A mask says yes or no."""
    return x * _at(x, *np.unravel_index(np.argmax(x), x.shape))


def keeps_the_value_of_every_maximum(x):
    """What stands in the mask is the maximum itself, and with a tie several times. A mask says yes
    or no, and yes once.
    """
    return np.where(x == np.max(x), x, 0)


def row_and_column_found_apart(x):
    """Without a tie all is right; with one the mark can stand where no maximum is. The first row
    with a maximum and the first column with one need not be those of the same entry.
    """
    return _at(x, x.max(axis=1).argmax(), x.max(axis=0).argmax())


def divided_by_the_number_of_rows(x):
    """Where there are more columns than rows the wrong entry is marked, or none is found. Counted
    row by row, a new row begins after as many entries as there are columns.
    """
    return _at(x, *np.divmod(np.argmax(x), len(x)))


def largest_of_each_row(x):
    """Every row has a True. One window has one winner."""
    return _at(x, np.arange(len(x)), x.argmax(axis=1))


def largest_of_each_column(x):
    """Every column has a True. One window has one winner."""
    return _at(x, x.argmax(axis=0), np.arange(x.shape[1]))


def place_as_one_number(x):
    """A single number came back: the place of the maximum, counted through all entries."""
    return np.argmax(x)


def place_as_row_and_column(x):
    """The row and the column of the maximum came back, not a mask of the shape of the window."""
    return np.unravel_index(np.argmax(x), x.shape)


def value_of_the_maximum(x):
    """The maximum itself came back. Asked for is where it stands."""
    return np.max(x)


def flat_mask(x):
    """The mask has one axis. It must have the shape of the window."""
    return _at(x, *np.unravel_index(np.argmax(x), x.shape)).ravel()


def row_and_column_exchanged(x):
    """Row and column are exchanged: the mask is transposed."""
    return _at(x, *np.unravel_index(np.argmax(x), x.shape)).T


def place_used_as_a_row(x):
    """The place that argmax gives was used as the number of a row. Without an axis it counts
    through all the entries, row after row.
    """
    return _at(x, np.argmax(x))


def largest_size(x):
    """The entry of the largest size was marked, and a negative number won. A maximum looks at the
    sign.
    """
    return _at(x, *np.unravel_index(np.argmax(np.abs(x)), x.shape))


def search_begins_at_zero(x):
    """Where all numbers are negative nothing is marked, or the wrong one: the search for the
    largest began at 0.
    """
    best, place = 0, None
    for at, value in np.ndenumerate(x):
        if value > best:
            best, place = value, at
    return np.zeros(x.shape, dtype=bool) if place is None else _at(x, *place)


def everything_above_the_mean(x):
    """All entries above the mean were marked. Only the largest wins."""
    return x > x.mean()


def everything_positive(x):
    """All positive entries were marked: that is the slope of relu. Only the largest wins."""
    return x > 0


def marks_in_the_window_itself(x):
    """The mask is right, but x is not what it was: the mask was written over it."""
    mask = _at(x, *np.unravel_index(np.argmax(x), x.shape))
    x[:] = mask
    return x


def only_the_upper_left_entry(x):
    """The upper left entry was marked, whatever the window holds. Only the largest wins."""
    return _at(x, 0, 0)


def diagonal_of_the_winner(x):
    """The place of the maximum was used as the number of the row and of the column. Without an axis
    argmax counts through all the entries, row after row.
    """
    return _at(x, np.argmax(x), np.argmax(x))


def only_its_row(x):
    """The whole row of the maximum is marked. One window has one winner."""
    return _at(x, np.unravel_index(np.argmax(x), x.shape)[0])


def only_its_column(x):
    """The whole column of the maximum is marked. One window has one winner."""
    return _at(x, slice(None), np.unravel_index(np.argmax(x), x.shape)[1])


def its_row_and_its_column(x):
    """The row and the column of the maximum are marked. One window has one winner."""
    row, column = np.unravel_index(np.argmax(x), x.shape)
    return _at(x, row) | _at(x, slice(None), column)


def every_one_larger_than_those_before(x):
    """Every entry was marked that is larger than all before it: the marks of those that were
    overtaken later have stayed. Only the last of them wins.
    """
    flat = x.ravel()
    before = np.maximum.accumulate(np.append(-np.inf, flat[:-1]))
    return (flat > before).reshape(x.shape)


def every_maximum_of_a_row(x):
    """Every row has its winner, and with a tie several. One window has one winner."""
    return x == x.max(axis=1, keepdims=True)


def every_maximum_of_a_column(x):
    """Every column has its winner, and with a tie several. One window has one winner."""
    return x == x.max(axis=0)


def searches_without_the_last_row(x):
    """The last row was not looked at: the loop stops one too early."""
    return _searched(x, x[:-1])


def searches_without_the_last_row_and_column(x):
    """The last row and the last column were not looked at: the loops stop one too early."""
    return _searched(x, x[:-1, :-1])


def searches_without_the_first_row_and_column(x):
    """The first row and the first column were not looked at. Both are counted from 0."""
    row, column = np.unravel_index(np.argmax(x[1:, 1:]), x[1:, 1:].shape)
    return _at(x, row + 1, column + 1)


def _searched(x, part):
    return _at(x, *np.unravel_index(np.argmax(part), part.shape))


def always_two_by_two(x):
    """The mask is 2x2, whatever the shape of the window is."""
    mask = np.zeros((2, 2), dtype=bool)
    mask[np.unravel_index(np.argmax(x), x.shape)] = True
    return mask


def as_wide_as_high(x):
    """The mask is a square: the number of rows was used for the columns as well."""
    mask = np.zeros((len(x), len(x)), dtype=bool)
    mask[np.unravel_index(np.argmax(x), x.shape)] = True
    return mask


def only_in_a_tie(x):
    """The answer says whether there is a tie, and not where the winner stands."""
    return np.full(x.shape, (x == x.max()).sum() > 1)


def one_yes_for_the_window(x):
    """A single yes or no came back. Asked for is one for each entry of the window."""
    return np.array(True)


def shares_in_a_tie(x):
    """With a tie the winners share: each has a part of 1. A mask says yes or no, and yes once."""
    largest = x == x.max()
    return largest / largest.sum()


def everything_but_the_smallest(x):
    """All entries were marked but the smallest. Only the largest wins."""
    return x > x.min()


def list_of_rows(x):
    """A list came back. Asked for is an array of the shape of the window."""
    return _at(x, *np.unravel_index(np.argmax(x), x.shape)).tolist()


def place_in_brackets(x):
    """The place of the maximum came back in an array. Asked for is a mask of the shape of the
    window.
    """
    return np.argwhere(x == x.max())


def _first_largest(x):
    return _at(x, *np.unravel_index(np.argmax(x), x.shape))


def _marked(winner=_first_largest, written=None):
    """Return a program with another winner, or another way to write it down."""

    def program(x):
        mask = winner(x)
        return written(mask, x) if written else mask

    return program


TWO_MISTAKES = two_at_once(
    _marked,
    {
        "winner": {
            "every_largest": (
                "with a tie every entry that is as large as the largest has won",
                lambda x: x == x.max(),
            ),
            "last_largest": (
                "with a tie the last one won, and it should be the first",
                lambda x: _at(x, *np.argwhere(x == x.max())[-1]),
            ),
            "smallest": (
                "the smallest entry was looked for, and it should be the largest",
                lambda x: _at(x, *np.unravel_index(np.argmin(x), x.shape)),
            ),
        },
        "written": {
            "losers_marked": ("True and False are exchanged", lambda mask, x: ~mask),
            "turned": ("row and column are exchanged", lambda mask, x: mask.T),
            "with_its_value": (
                "what stands in the mask is the number itself, and it should say yes or no",
                lambda mask, x: mask * x,
            ),
        },
    },
    leave_out=("every_largest_and_with_its_value",),
)


def a_single_no(x):
    """A single False came back. Asked for is a yes or no for each entry. (`is` gives one answer:
    are two names one and the same thing? Entries are compared with ==.)
    """
    return False


def place_taken_for_a_pair(x):
    """argmax gives one number, the place counted through all entries, and it was to be taken apart
    into row and column. Find these from the number and the shape.
    """
    row, column = np.argmax(x)
    return _at(x, row, column)


def by_its_place_in_the_flat_window(x):
    mask = np.zeros(x.size, dtype=bool)
    mask[x.argmax()] = True
    return mask.reshape(x.shape)


def of_zeros_and_ones(x):
    mask = np.zeros_like(x)
    mask.flat[np.argmax(x)] = 1
    return mask


def by_search(x):
    best = (0, 0)
    for row in range(x.shape[0]):
        for column in range(x.shape[1]):
            if x[row, column] > x[best]:
                best = row, column
    mask = np.full(x.shape, False)
    mask[best] = True
    return mask


def by_comparing_places(x):
    return (np.arange(x.size) == np.argmax(x)).reshape(x.shape)


def first_of_those_that_are_largest(x):
    row, column = np.argwhere(x == np.max(x))[0]
    mask = np.zeros(x.shape, dtype=int)
    mask[row, column] = 1
    return mask


def by_counting_the_largest(x):
    largest = x == x.max()
    return largest & (np.cumsum(largest).reshape(x.shape) == 1)


EXERCISE = Exercise(
    reference=create_mask_from_window,
    cases=cases,
    returns=("mask",),
    points=6,
    aspects=(
        Aspect("The largest number is marked, and nothing else.", (SMALL, WIDE, LAST), (), 2),
        Aspect("Of negative numbers too.", (NEGATIVE,)),
        Aspect("With a tie there is one winner, the first one.", (SEVENS, EQUAL), (), 2),
        Aspect("First means row by row.", (COLUMNS,)),
    ),
    misconceptions=(
        every_maximum,
        last_maximum,
        first_maximum_column_by_column,
        no_winner_in_a_tie,
        smallest_entry,
        losers_are_marked,
        keeps_the_value,
        keeps_the_value_of_every_maximum,
        row_and_column_found_apart,
        divided_by_the_number_of_rows,
        largest_of_each_row,
        largest_of_each_column,
        place_as_one_number,
        place_as_row_and_column,
        value_of_the_maximum,
        flat_mask,
        row_and_column_exchanged,
        place_used_as_a_row,
        largest_size,
        search_begins_at_zero,
        everything_above_the_mean,
        everything_positive,
        marks_in_the_window_itself,
        only_the_upper_left_entry,
        diagonal_of_the_winner,
        only_its_row,
        only_its_column,
        its_row_and_its_column,
        every_one_larger_than_those_before,
        every_maximum_of_a_row,
        every_maximum_of_a_column,
        searches_without_the_last_row,
        searches_without_the_last_row_and_column,
        searches_without_the_first_row_and_column,
        always_two_by_two,
        as_wide_as_high,
        only_in_a_tie,
        one_yes_for_the_window,
        shares_in_a_tie,
        everything_but_the_smallest,
        list_of_rows,
        place_in_brackets,
        *TWO_MISTAKES,
        a_single_no,
        place_taken_for_a_pair,
    ),
    alternatives=(
        by_its_place_in_the_flat_window,
        of_zeros_and_ones,
        by_search,
        by_comparing_places,
        first_of_those_that_are_largest,
        by_counting_the_largest,
    ),
    replaces=(dlhelpers.pooling.create_mask_from_window,),
)

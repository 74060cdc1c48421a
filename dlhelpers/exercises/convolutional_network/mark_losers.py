"""Exercise, not graded: find the slip in the notes' max-pool, and mend it."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def mark_losers(shape, u_max, v_max):
    """Mark the entries of a window whose gradient is 0 because they are not the maximum.

    Lecture notes 000, section 2.11.1, say: for every u != u_max and v != v_max set the gradient to
    0. Take a window of 2x2 and count how many entries that are. Find what is wrong, and write it
    right.

    Parameters
    ----------
    shape : (int, int)
        Height and width of the window.
    u_max, v_max : int
        Row and column of the maximum.

    Returns
    -------
    ndarray of bool, shape `shape`
        True where the gradient is set to 0.
    """
    ### BEGIN SOLUTION
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != u_max) | (v != v_max)
    ### END SOLUTION


SMALL, ODD, WIDE, HIGH = "2x2", "3x3", "more columns than rows", "more rows than columns"
CORNER, ONE, ROW = "the last entry wins", "one entry", "one row"


def cases(rng):
    """The winner off the diagonal, at the end, and alone."""
    return {
        SMALL: {"shape": (2, 2), "u_max": 0, "v_max": 1},
        ODD: {"shape": (3, 3), "u_max": int(rng.integers(1, 3)), "v_max": 0},
        WIDE: {"shape": (3, 5), "u_max": int(rng.integers(2)), "v_max": int(rng.integers(2, 4))},
        HIGH: {"shape": (5, 2), "u_max": int(rng.integers(2, 5)), "v_max": 1},
        CORNER: {"shape": (2, 3), "u_max": 1, "v_max": 2},
        ONE: {"shape": (1, 1), "u_max": 0, "v_max": 0},
        ROW: {"shape": (1, 4), "u_max": 0, "v_max": int(rng.integers(1, 4))},
    }


def _winner(shape, u_max, v_max):
    mask = np.zeros(shape, dtype=bool)
    mask[u_max, v_max] = True
    return mask


def both_must_differ(shape, u_max, v_max):
    """That is the slip of the notes. In a window of 2x2 it marks one entry, and three have lost:
    what stands in the winner's row, or in its column, keeps a gradient. To have lost, it is enough
    to differ in one of the two.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != u_max) & (v != v_max)


def winner_is_marked(shape, u_max, v_max):
    """The winner is marked, and the losers are not. It is the other way round."""
    return _winner(shape, u_max, v_max)


def row_and_column_of_the_winner(shape, u_max, v_max):
    """The row and the column of the winner are marked, and the winner with them. All entries but
    one have lost.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u == u_max) | (v == v_max)


def exactly_one_may_differ(shape, u_max, v_max):
    """Marked are the entries that share a row or a column with the winner. Those that differ in
    both have lost too.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != u_max) ^ (v != v_max)


def only_the_rows(shape, u_max, v_max):
    """What stands in the row of the winner is not marked: only the rows were compared."""
    mask = np.ones(shape, dtype=bool)
    mask[u_max] = False
    return mask


def only_the_columns(shape, u_max, v_max):
    """What stands in the column of the winner is not marked: only the columns were compared."""
    mask = np.ones(shape, dtype=bool)
    mask[:, v_max] = False
    return mask


def everything(shape, u_max, v_max):
    """All entries are marked, the winner too. Then nothing of the gradient is left."""
    return np.ones(shape, dtype=bool)


def nothing(shape, u_max, v_max):
    """No entry is marked. Who has lost gets no gradient."""
    return np.zeros(shape, dtype=bool)


def row_and_column_exchanged(shape, u_max, v_max):
    """Another entry than the winner is spared: row and column are exchanged. u is the row."""
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != v_max) | (v != u_max)


def window_on_its_side(shape, u_max, v_max):
    """The window lies on its side: its height comes first."""
    return ~_winner(shape, u_max, v_max).T


def what_comes_before_the_winner(shape, u_max, v_max):
    """Only entries before the winner are marked. Those after it have lost as well."""
    return np.arange(shape[0] * shape[1]).reshape(shape) < u_max * shape[1] + v_max


def what_comes_after_the_winner(shape, u_max, v_max):
    """Only entries after the winner are marked. Those before it have lost as well."""
    return np.arange(shape[0] * shape[1]).reshape(shape) > u_max * shape[1] + v_max


def always_two_by_two(shape, u_max, v_max):
    """The window is 2x2, whatever its shape should be, or the winner does not stand in it."""
    return ~_winner((2, 2), u_max, v_max)


def number_of_losers(shape, u_max, v_max):
    """That is how many there are. Asked for is where they stand."""
    return shape[0] * shape[1] - 1


def counted_from_1(shape, u_max, v_max):
    """Another entry than the winner is spared, the one above it and to its left: rows and columns
    were counted from 1. They are counted from 0, and row -1 is the last one.
    """
    return ~_winner(shape, u_max - 1, v_max - 1)


def counted_on_by_1(shape, u_max, v_max):
    """Another entry than the winner is spared, one further down and to the right, where there is
    one. Rows and columns are counted from 0 on both sides.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != u_max + 1) | (v != v_max + 1)


def folded_into_two_by_two(shape, u_max, v_max):
    """The window is 2x2, whatever its shape should be. The first argument says how large it is."""
    return ~_winner((2, 2), u_max % 2, v_max % 2)


def empty_window_of_two_by_two(shape, u_max, v_max):
    """The window is 2x2, whatever its shape should be. The first argument says how large it is."""
    u, v = np.ogrid[:2, :2]
    return (u != u_max) | (v != v_max)


def upper_left_is_spared(shape, u_max, v_max):
    """The upper left entry is spared, wherever the winner stands."""
    return ~_winner(shape, 0, 0)


def smaller_or_larger_in_both(shape, u_max, v_max):
    """Marked is what lies above and to the left of the winner, or below and to the right. What lies
    in its row or in its column has lost too, and so has all the rest.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return ((u < u_max) & (v < v_max)) | ((u > u_max) & (v > v_max))


def places_of_the_losers(shape, u_max, v_max):
    """The places of the losers came back, in a list. Asked for is a mask of the shape of the
    window.
    """
    return [place for place in np.ndindex(*shape) if place != (u_max, v_max)]


def array_of_the_places(shape, u_max, v_max):
    """The places of the losers came back, a row for each. Asked for is a mask of the shape of the
    window.
    """
    return np.argwhere(~_winner(shape, u_max, v_max))


def a_list_of_rows(shape, u_max, v_max):
    """A list came back. Asked for is an array of the shape of the window."""
    return (~_winner(shape, u_max, v_max)).tolist()


def flat_mask(shape, u_max, v_max):
    """The mask has one axis. It must have the shape of the window."""
    return (~_winner(shape, u_max, v_max)).ravel()


def last_row_and_column_left_out(shape, u_max, v_max):
    """The last row and the last column are not marked: the loops stop one too early."""
    mask = ~_winner(shape, u_max, v_max)
    mask[-1], mask[:, -1] = False, False
    return mask


def first_row_and_column_left_out(shape, u_max, v_max):
    """The first row and the first column are not marked: the loops begin with 1."""
    mask = ~_winner(shape, u_max, v_max)
    mask[0], mask[:, 0] = False, False
    return mask


def only_the_first_loser(shape, u_max, v_max):
    """One loser is marked: the function ended there. Look how far the last line is indented."""
    losers = ~_winner(shape, u_max, v_max)
    return losers & (np.cumsum(losers).reshape(shape) == 1)


def counted_along_the_columns(shape, u_max, v_max):
    """In windows that are not square another entry than the winner is spared: its place was counted
    with the number of rows. Row by row, a new row begins after as many entries as there are
    columns.
    """
    mask = np.ones(shape[0] * shape[1], dtype=bool)
    mask[(u_max * shape[0] + v_max) % mask.size] = False
    return mask.reshape(shape)


def _marked(rule=np.logical_or, spared=None, turned=False):
    """Return a program that marks by another rule, spares another entry, or turns the answer."""

    def program(shape, u_max, v_max):
        u, v = np.ogrid[: shape[0], : shape[1]]
        row, column = spared(u_max, v_max) if spared else (u_max, v_max)
        mask = rule(u != row, v != column)
        return ~mask if turned else mask

    return program


TWO_MISTAKES = two_at_once(
    _marked,
    {
        "rule": {
            "both_must_differ": (
                "the `and` of the notes is still there: to have lost it is enough to differ in "
                "one of the two",
                np.logical_and,
            ),
            "exactly_one_differs": (
                "those that differ in both were left out, and they have lost too",
                np.logical_xor,
            ),
        },
        "spared": {
            "row_and_column_exchanged": (
                "row and column of the winner are exchanged: u is the row",
                lambda u, v: (v, u),
            ),
            "counted_from_1": (
                "rows and columns were counted from 1, and they are counted from 0",
                lambda u, v: (u - 1, v - 1),
            ),
        },
        "turned": {"exchanged": ("True and False have changed places", True)},
    },
    leave_out=("both_must_differ_and_exchanged",),  # that is row_and_column_of_the_winner
)


def only_its_column_has_lost(shape, u_max, v_max):
    """Marked are the losers in the winner's column, and no others. If you turned a rule around:
    `~` or `not` took only what stands next to it.
    """
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u != u_max) & (v == v_max)


def only_its_row_has_lost(shape, u_max, v_max):
    """Marked are the losers in the winner's row, and no others."""
    u, v = np.ogrid[: shape[0], : shape[1]]
    return (u == u_max) & (v != v_max)


def both_must_differ_on_its_side(shape, u_max, v_max):
    """Two things. The `and` of the notes is still there: to have lost it is enough to differ in one
    of the two. And the window lies on its side: its height comes first.
    """
    return both_must_differ(shape, u_max, v_max).T


def all_but_one(shape, u_max, v_max):
    mask = np.ones(shape, dtype=bool)
    mask[u_max, v_max] = False
    return mask


def by_pairs(shape, u_max, v_max):
    mask = np.zeros(shape, dtype=bool)
    for u in range(shape[0]):
        for v in range(shape[1]):
            mask[u, v] = (u, v) != (u_max, v_max)
    return mask


def by_the_rule_of_de_morgan(shape, u_max, v_max):
    u, v = np.indices(shape)
    return ~((u == u_max) & (v == v_max))


def of_zeros_and_ones(shape, u_max, v_max):
    mask = np.full(shape, 1)
    mask[u_max][v_max] = 0
    return mask


def by_the_flat_place(shape, u_max, v_max):
    place = np.ravel_multi_index((u_max, v_max), shape)
    return (np.arange(np.prod(shape)) != place).reshape(shape)


EXERCISE = Exercise(
    reference=mark_losers,
    cases=cases,
    returns=("mask",),
    points=0,
    aspects=(
        Aspect("Of four entries three have lost.", (SMALL,)),
        Aspect("All entries have lost but one.", (ODD, WIDE, HIGH, CORNER)),
        Aspect("Who is alone has not lost; in a row one wins.", (ONE, ROW)),
    ),
    misconceptions=(
        both_must_differ,
        winner_is_marked,
        row_and_column_of_the_winner,
        exactly_one_may_differ,
        only_the_rows,
        only_the_columns,
        everything,
        nothing,
        row_and_column_exchanged,
        window_on_its_side,
        what_comes_before_the_winner,
        what_comes_after_the_winner,
        always_two_by_two,
        number_of_losers,
        counted_from_1,
        counted_on_by_1,
        folded_into_two_by_two,
        empty_window_of_two_by_two,
        upper_left_is_spared,
        smaller_or_larger_in_both,
        places_of_the_losers,
        array_of_the_places,
        a_list_of_rows,
        flat_mask,
        last_row_and_column_left_out,
        first_row_and_column_left_out,
        only_the_first_loser,
        counted_along_the_columns,
        *TWO_MISTAKES,
        only_its_column_has_lost,
        only_its_row_has_lost,
        both_must_differ_on_its_side,
    ),
    alternatives=(
        all_but_one,
        by_pairs,
        by_the_rule_of_de_morgan,
        of_zeros_and_ones,
        by_the_flat_place,
    ),
)

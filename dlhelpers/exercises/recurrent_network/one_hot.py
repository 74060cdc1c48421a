"""Exercise: write a class as a column with a single 1."""

import numpy as np

import dlhelpers.recurrent
from dlhelpers.exercises.exercise import Aspect, Exercise


def one_hot(indices, n_classes):
    """Write each class as a column with a single 1.

    Parameters
    ----------
    indices : ndarray of int, shape (m,)
        One class for each example, counted from 0.
    n_classes : int
        How many classes there are, whether they all occur or not.

    Returns
    -------
    ndarray, shape (n_classes, m)
        Zeros, and in each column a 1 in the row of its class.
    """
    ### BEGIN SOLUTION
    encoded = np.zeros((n_classes, len(indices)))
    for i, index in enumerate(indices):
        encoded[index, i] = 1
    return encoded
    ### END SOLUTION


ONE, WORD = "one letter", "a word"
ABSENT, SQUARE, FIRST = "classes that do not occur", "as many letters as classes", "only class 0"


def cases(rng):
    """Classes that occur often, once and not at all; more letters than classes, and fewer."""
    # A permutation that is its own inverse would look the same on its side: a cycle is not.
    cycle = np.roll(np.arange(4), rng.choice([1, 3]))
    return {
        ONE: {"indices": rng.integers(1, 4, 1), "n_classes": 5},
        WORD: {"indices": rng.permutation([0, 1, 2, 3, 3, 1, 3]), "n_classes": 4},
        ABSENT: {"indices": rng.permutation([1, 2, 4, 4]), "n_classes": 7},
        SQUARE: {"indices": cycle, "n_classes": 4},
        FIRST: {"indices": np.zeros(rng.integers(2, 5), dtype=int), "n_classes": 3},
    }


def _columns(indices, n_classes):
    return np.eye(n_classes)[:, indices]


def classes_in_columns(indices, n_classes):
    """The table lies on its side: one row per letter. In this course an example is a column, and
    the classes stand one below the other.
    """
    return np.eye(n_classes)[indices]


def row_and_column_exchanged(indices, n_classes):
    """Row and column of the 1 have changed places: the first index says which class, the second one
    which letter of the word it is.
    """
    encoded = np.zeros((n_classes, len(indices)))
    encoded[np.arange(len(indices)), indices] = 1
    return encoded


def sizes_exchanged(indices, n_classes):
    """The table was made with one row per letter, and the ones were set as if it had one row per
    class. It has n_classes rows.
    """
    encoded = np.zeros((len(indices), n_classes))
    encoded[indices, np.arange(len(indices))] = 1
    return encoded


def counts_classes_from_1(indices, n_classes):
    """Every 1 stands one row too high, and class 0 has gone to the bottom, where index -1 leads.
    Classes are counted from 0, like the rows.
    """
    return _columns(indices - 1, n_classes)


def one_row_too_low(indices, n_classes):
    """Every 1 stands one row too low, and the last class does not fit in any more. Classes are
    counted from 0, like the rows.
    """
    return _columns(indices + 1, n_classes)


def upside_down(indices, n_classes):
    """The rows are upside down: class 0 stands at the bottom. It belongs into the uppermost row."""
    return _columns(n_classes - 1 - indices, n_classes)


def rows_up_to_the_largest_class(indices, n_classes):
    """Where the last classes do not occur, their rows are missing: the largest index was taken for
    the size. Two words of one language must have equally long columns, so n_classes says how long.
    """
    return _columns(indices, indices.max() + 1)


def rows_for_the_classes_that_occur(indices, n_classes):
    """Classes that do not occur have no row, and the others have moved up. Row 3 must mean class 3
    in every word; n_classes says how many rows there are.
    """
    occurring, place = np.unique(indices, return_inverse=True)
    return _columns(place, len(occurring))


def one_row_too_many(indices, n_classes):
    """There is one row too many. Counted from 0, the last of n_classes classes is
    n_classes - 1, and that makes n_classes rows.
    """
    return _columns(indices, n_classes + 1)


def index_instead_of_1(indices, n_classes):
    """The number of the class stands where a 1 should. Class 4 is not twice as much as class 2:
    that every class weighs the same is what the zeros and ones are for.
    """
    return _columns(indices, n_classes) * indices


def ones_down_to_the_class(indices, n_classes):
    """The columns are filled with ones from the top down to the class. Each should sum to 1."""
    return (np.arange(n_classes)[:, np.newaxis] <= indices).astype(float)


def zeros_and_ones_exchanged(indices, n_classes):
    """Zeros and ones have changed places: the columns hold a single 0. Each should sum to 1."""
    return 1 - _columns(indices, n_classes)


def minus_1_elsewhere(indices, n_classes):
    """Where the class is not, stands -1. Zeros belong there: the columns should sum to 1, like
    probabilities.
    """
    return 2 * _columns(indices, n_classes) - 1


def whole_rows_of_ones(indices, n_classes):
    """Whole rows are full of ones: every letter seems to be of every class that occurs. A 1 has a
    row and a column; you named the row alone, or all columns are one and the same list.
    """
    encoded = np.zeros((n_classes, len(indices)))
    encoded[indices] = 1
    return encoded


def every_letter_in_every_column(indices, n_classes):
    """The word came out as a single column, with a 1 for each of its letters. Their order is lost;
    each letter has a column of its own.
    """
    encoded = np.zeros((n_classes, 1))
    encoded[indices] = 1
    return encoded


def whole_columns_of_ones(indices, n_classes):
    """Whole columns are full of ones, and others empty: the class was used to find the column. The
    class is the row; the column is the place in the word.
    """
    encoded = np.zeros((n_classes, len(indices)))
    encoded[:, indices] = 1
    return encoded


def how_often_each_class_occurs(indices, n_classes):
    """It was counted how often each class occurs. What a word is made of says nothing about the
    order of its letters; each has a column of its own.
    """
    return np.bincount(indices, minlength=n_classes)


def the_classes_in_order(indices, n_classes):
    """The word makes no difference: one column came out for each class, in order. There should be
    one for each letter, and the letters say which.
    """
    return np.eye(n_classes)


def only_the_first_letter(indices, n_classes):
    """One column came out, that of the first letter. Every letter has one."""
    return _columns(indices[:1], n_classes)


def returns_after_the_first_letter(indices, n_classes):
    """The first column is right, and the others are empty: the function ended there. Look how far
    its last line is indented.
    """
    encoded = _columns(indices, n_classes)
    encoded[:, 1:] = 0
    return encoded


def misses_the_last_letter(indices, n_classes):
    """The last column is empty: the loop stops one letter too early."""
    encoded = _columns(indices, n_classes)
    encoded[:, -1] = 0
    return encoded


def all_zeros(indices, n_classes):
    """All columns are empty. Each should sum to 1."""
    return np.zeros((n_classes, len(indices)))


def places_instead_of_classes(indices, n_classes):
    """The first letter got class 0, the second class 1, whichever they are: the place in the word
    was written down, not the class that stands there.
    """
    return np.eye(n_classes, len(indices))


def columns_with_an_axis_too_many(indices, n_classes):
    """The columns were put into a list and made an array of three axes. They belong side by side,
    in a table with two.
    """
    return np.array([np.eye(n_classes)[:, [index]] for index in indices])


def loses_an_axis(indices, n_classes):
    """For a single letter an axis is lost. One letter is a column too, a table of width 1."""
    return np.squeeze(_columns(indices, n_classes))


def classes_numbered_anew(indices, n_classes):
    """Where a class does not occur, those after it have moved up a row: the classes that occur were
    numbered anew. Row 3 must mean class 3 in every word.
    """
    _, place = np.unique(indices, return_inverse=True)
    return _columns(place, n_classes)


def letters_sorted(indices, n_classes):
    """The columns are those of the letters in sorted order. They stand in the order of the word."""
    return _columns(np.sort(indices), n_classes)


def poured_into_the_shape(indices, n_classes):
    """One row per letter was made, and the numbers were poured into the other shape. The shape is
    right and the ones are scattered: reshape keeps the order of the numbers, and does not turn.
    """
    return np.eye(n_classes)[indices].reshape(n_classes, len(indices))


def turned_and_rows_up_to_the_largest_class(indices, n_classes):
    """Two things. The table lies on its side: an example is a column. And the largest index was
    taken for the number of classes, which n_classes says.
    """
    return np.eye(indices.max() + 1)[indices]


def turned_and_only_classes_that_occur(indices, n_classes):
    """Two things. The table lies on its side: an example is a column. And only the classes that
    occur have a place in it; n_classes says how many there are.
    """
    return np.array([[float(k == index) for k in np.unique(indices)] for index in indices])


def as_many_columns_as_classes(indices, n_classes):
    """The table has a column for each class. There is one for each letter, however many there are
    of them.
    """
    encoded = np.zeros((n_classes, n_classes))
    encoded[indices, np.arange(len(indices))] = 1
    return encoded


def as_many_classes_as_letters(indices, n_classes):
    """The number of letters was taken for the number of classes, so larger classes have no row.
    n_classes says how many rows there are.
    """
    encoded = np.zeros((len(indices), len(indices)))
    for i, index in enumerate(indices):
        encoded[index, i] = 1
    return encoded


def table_made_anew_for_every_letter(indices, n_classes):
    """Only the last column has a 1: the table was made anew for every letter, and what was in it is
    gone. Make it once, before the loop.
    """
    encoded = _columns(indices, n_classes)
    encoded[:, :-1] = 0
    return encoded


def only_the_last_letter(indices, n_classes):
    """One column came out, that of the last letter. Each took the place of the one before it; they
    belong side by side.
    """
    return _columns(indices[-1:], n_classes)


def ones_from_the_class_down(indices, n_classes):
    """The columns are filled with ones from the class down to the bottom. Each should sum to 1."""
    return (np.arange(n_classes)[:, np.newaxis] >= indices).astype(float)


def first_class_left_out(indices, n_classes):
    """The first row is empty, and so is the column of every letter of class 0: the classes were
    gone through from 1. Class 0 is one of them.
    """
    encoded = _columns(indices, n_classes)
    encoded[0] = 0
    return encoded


def last_class_left_out(indices, n_classes):
    """The last row is empty, even where the last class occurs: the loop over the classes stops one
    too early.
    """
    encoded = _columns(indices, n_classes)
    encoded[-1] = 0
    return encoded


def classes_from_1_to_n(indices, n_classes):
    """The rows stand for the classes 1 to n_classes: every 1 is a row too high, and class 0 has
    none. Classes are counted from 0.
    """
    return _columns(indices + 1, n_classes + 2)[2:]


def no_row_for_class_0(indices, n_classes):
    """The first row is missing: the classes were gone through from 1. Class 0 is one of them."""
    return _columns(indices, n_classes)[1:]


def one_row_too_few(indices, n_classes):
    """There is one row too few, the last one. n_classes says how many there are; that they are
    counted from 0 takes none away.
    """
    return _columns(indices, n_classes)[:-1]


def class_as_row_and_as_column(indices, n_classes):
    """The class says the row and the column of the 1, so the same class always has the same column.
    The column is the place in the word.
    """
    encoded = np.zeros((n_classes, len(indices)))
    for index in indices:
        encoded[index, index] = 1
    return encoded


def a_list_of_columns(indices, n_classes):
    """A list came back, with an entry for each letter. Asked for is one array, with the columns
    of all letters side by side.
    """
    return [np.eye(n_classes)[index] for index in indices]


def a_list_of_rows(indices, n_classes):
    """A list came back, with an entry for each class. Asked for is one array, with the classes as
    its rows.
    """
    return _columns(indices, n_classes).tolist()


def index_in_the_first_row(indices, n_classes):
    """The number of the class stands in the uppermost row, and everything else is 0. The class says
    in which row the 1 stands.
    """
    encoded = np.zeros((n_classes, len(indices)))
    encoded[0] = indices
    return encoded


def how_often_so_far(indices, n_classes):
    """The columns are counts: each holds all letters up to its own. Every column has one 1, for its
    own letter alone.
    """
    return np.cumsum(_columns(indices, n_classes), axis=1)


def a_column_divided_by_the_letters(indices, n_classes):
    """Where a 1 should stand, stands 1 divided by the number of letters. Each column sums to 1 by
    itself; no mean is taken.
    """
    return _columns(indices, n_classes) / len(indices)


def by_two_lists_of_places(indices, n_classes):
    table = np.zeros([n_classes, indices.size])
    table[indices, np.arange(indices.size)] = 1.0
    return table


def rows_of_the_identity(indices, n_classes):
    return np.eye(n_classes)[indices].T


def as_yes_and_no(indices, n_classes):
    return np.arange(n_classes).reshape(-1, 1) == indices


def whole_numbers(indices, n_classes, dtype=int):
    rows = [[1 if index == k else 0 for index in indices] for k in range(n_classes)]
    return np.array(rows, dtype=dtype)


def column_by_column(indices, n_classes):
    columns = []
    for index in indices:
        column = np.zeros((n_classes, 1))
        column[index] = 1
        columns.append(column)
    return np.hstack(columns)


def place_by_place(indices, n_classes):
    encoded = np.zeros((n_classes, len(indices)), dtype=np.float32)
    for k in range(n_classes):
        for i in range(len(indices)):
            if indices[i] == k:
                encoded[k][i] = 1
    return encoded


def through_flat_places(indices, n_classes):
    m = len(indices)
    flat = np.zeros(n_classes * m)
    flat[indices * m + np.arange(m)] = 1
    return flat.reshape(n_classes, m)


EXERCISE = Exercise(
    reference=one_hot,
    cases=cases,
    returns=("encoded",),
    points=12,
    aspects=(
        Aspect("One letter is a column with a 1 in the row of its class.", (ONE,), (), 3),
        Aspect("Each letter of a word has a column of its own.", (WORD, SQUARE), (), 4),
        Aspect("There are n_classes rows, whichever classes occur.", (ABSENT,), (), 3),
        Aspect("Class 0 is the uppermost row.", (FIRST,), (), 2),
    ),
    misconceptions=(
        classes_in_columns,
        row_and_column_exchanged,
        sizes_exchanged,
        counts_classes_from_1,
        one_row_too_low,
        upside_down,
        rows_up_to_the_largest_class,
        rows_for_the_classes_that_occur,
        one_row_too_many,
        index_instead_of_1,
        ones_down_to_the_class,
        zeros_and_ones_exchanged,
        minus_1_elsewhere,
        whole_rows_of_ones,
        every_letter_in_every_column,
        whole_columns_of_ones,
        how_often_each_class_occurs,
        the_classes_in_order,
        only_the_first_letter,
        returns_after_the_first_letter,
        misses_the_last_letter,
        all_zeros,
        places_instead_of_classes,
        columns_with_an_axis_too_many,
        loses_an_axis,
        classes_numbered_anew,
        letters_sorted,
        poured_into_the_shape,
        turned_and_rows_up_to_the_largest_class,
        turned_and_only_classes_that_occur,
        as_many_columns_as_classes,
        as_many_classes_as_letters,
        table_made_anew_for_every_letter,
        only_the_last_letter,
        ones_from_the_class_down,
        first_class_left_out,
        last_class_left_out,
        classes_from_1_to_n,
        no_row_for_class_0,
        one_row_too_few,
        class_as_row_and_as_column,
        a_list_of_columns,
        a_list_of_rows,
        index_in_the_first_row,
        how_often_so_far,
        a_column_divided_by_the_letters,
    ),
    alternatives=(
        by_two_lists_of_places,
        rows_of_the_identity,
        as_yes_and_no,
        whole_numbers,
        column_by_column,
        place_by_place,
        through_flat_places,
    ),
    replaces=(dlhelpers.recurrent.one_hot,),
)

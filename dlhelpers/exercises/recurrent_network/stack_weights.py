"""Exercise: two weight matrices as one."""

import numpy as np

import dlhelpers.recurrent
from dlhelpers.exercises.exercise import Aspect, Exercise


def stack_weights(Waa, Wax):
    """Put the weights of the memory and those of the input side by side.

    Parameters
    ----------
    Waa : ndarray, shape (n_a, n_a)
        Weights of the memory.
    Wax : ndarray, shape (n_a, n_x)
        Weights of the input.

    Returns
    -------
    ndarray, shape (n_a, n_a + n_x)
        ``[Waa | Wax]``: Waa on the left, Wax on the right. Times a column in which the memory
        stands above the input it gives what the two matrices give together.
    """
    ### BEGIN SOLUTION
    return np.hstack([Waa, Wax])
    ### END SOLUTION


ONE, FEW, MANY, EQUAL = "one unit", "more units than inputs", "more inputs than units", "n_a = n_x"


def cases(rng):
    """More inputs than units, fewer, and as many: there most slips fit."""

    def case(n_a, n_x):
        return {"Waa": rng.standard_normal((n_a, n_a)), "Wax": rng.standard_normal((n_a, n_x))}

    return {ONE: case(1, 2), FEW: case(4, 3), MANY: case(2, 5), EQUAL: case(3, 3)}


def one_above_the_other(Waa, Wax):
    """The matrices were put one above the other, and that fits only where there are as many inputs
    as units. Both have a row for each unit: they belong side by side. (It is the memory and the
    input that stand one above the other.)
    """
    return np.vstack([Waa, Wax])


def one_above_the_other_turned(Waa, Wax):
    """Both matrices were turned, and put one above the other: the result lies on its side. It
    should have a row for each unit, as both of them have.
    """
    return np.vstack([Waa.T, Wax.T])


def Wax_first(Waa, Wax):
    """Wax stands on the left. The columns on the left meet the upper rows of what they are
    multiplied with, and there stands the memory.
    """
    return np.hstack([Wax, Waa])


def Waa_turned(Waa, Wax):
    """Waa was turned. It is square, so no shape warns of it; it should stand there as it came."""
    return np.hstack([Waa.T, Wax])


def Wax_turned(Waa, Wax):
    """Wax was turned. It has a row for each unit already, as Waa has."""
    return np.hstack([Waa, Wax.T])


def added(Waa, Wax):
    """The matrices were added. The memory and the input have weights of their own, and none may get
    lost: there should be n_a + n_x columns.
    """
    return Waa + Wax


def multiplied(Waa, Wax):
    """The matrices were multiplied. That would send the input through both of them; here they are
    only written side by side.
    """
    return Waa @ Wax


def two_matrices(Waa, Wax):
    """Two matrices came back. One is asked for, with n_a + n_x columns."""
    return [Waa, Wax]


def a_pair(Waa, Wax):
    """Two matrices came back. One is asked for, with n_a + n_x columns."""
    return Waa, Wax


def a_third_axis(Waa, Wax):
    """The matrices were laid on top of each other, along a new axis, and that fits only where they
    are equally large. They belong side by side, along an axis they have.
    """
    return np.stack([Waa, Wax])


def all_in_one_row(Waa, Wax):
    """All weights came out in one row: np.append flattens what it is not told the axis of. The rows
    of the two matrices belong together.
    """
    return np.append(Waa, Wax)


def one_block_after_the_other(Waa, Wax):
    """The shape is right, and the weights of the units are mixed up: all of Waa was written down
    first, row after row, and Wax behind. Each row should hold one unit's weights, from both.
    """
    return np.append(Waa, Wax).reshape(len(Waa), -1)


def block_diagonal(Waa, Wax):
    """The blocks stand corner to corner, with zeros beside them: so the memory and the input could
    never meet in one unit. Each unit has weights for both.
    """
    n_a, n_x = Wax.shape
    return np.block([[Waa, np.zeros((n_a, n_x))], [np.zeros((n_a, n_a)), Wax]])


def Waa_twice(Waa, Wax):
    """Waa stands there twice, and Wax is missing."""
    return np.hstack([Waa, Waa])


def only_Waa(Waa, Wax):
    """Only Waa came back. Wax belongs on its right."""
    return Waa


def one_above_the_other_Wax_first(Waa, Wax):
    """The matrices were put one above the other, Wax first, and that fits only where there are as
    many inputs as units. Both have a row for each unit: they belong side by side, Waa on the left.
    """
    return np.vstack([Wax, Waa])


def one_column_overwritten(Waa, Wax):
    """Wax begins one column too early: it covers the last column of Waa, and the last column of the
    result is 0. Waa fills the columns 0 to n_a - 1, so Wax begins at n_a.
    """
    n_a, n_x = Wax.shape
    Wa = np.zeros((n_a, n_a + n_x))
    Wa[:, :n_a] = Waa
    Wa[:, n_a - 1 : n_a + n_x - 1] = Wax
    return Wa


def Wax_never_written(Waa, Wax):
    """The columns behind Waa are 0: Wax was never written into them."""
    return np.hstack([Waa, 0 * Wax])


def Waa_never_written(Waa, Wax):
    """The columns before Wax are 0: Waa was never written into them."""
    return np.hstack([0 * Waa, Wax])


def only_the_first_row(Waa, Wax):
    """The first row is right, and the others are 0: the function ended there. Look how far its last
    line is indented.
    """
    Wa = np.hstack([Waa, Wax])
    Wa[1:] = 0
    return Wa


def only_the_first_unit(Waa, Wax):
    """One row came out, that of the first unit. There is one for each unit."""
    return np.hstack([Waa, Wax])[:1]


def only_Wax(Waa, Wax):
    """Only Wax came back. Waa belongs on its left."""
    return Wax


def Wax_twice(Waa, Wax):
    """Wax stands there twice, and Waa is missing."""
    return np.hstack([Wax, Wax])


def both_turned(Waa, Wax):
    """Both matrices were turned before they were put side by side, and that fits only where there
    are as many inputs as units. They have a row for each unit as they are.
    """
    return np.hstack([Waa.T, Wax.T])


def multiplied_the_other_way_round(Waa, Wax):
    """The matrices were multiplied, Wax first. Here they are only written side by side; nothing is
    multiplied until memory and input come.
    """
    return Wax @ Waa


def multiplied_entry_by_entry(Waa, Wax):
    """The matrices were multiplied entry by entry. The memory and the input have weights of their
    own; they are only written side by side.
    """
    return Waa * Wax


def a_third_axis_in_the_middle(Waa, Wax):
    """The matrices were put together along a new axis, and that fits only where they are equally
    large. They belong side by side, along an axis that they have: the columns.
    """
    return np.stack([Waa, Wax], axis=1)


def a_third_axis_at_the_end(Waa, Wax):
    """The matrices were put behind each other along a new last axis, and that fits only where they
    are equally large. They belong side by side, along an axis that they have: the columns.
    """
    return np.stack([Waa, Wax], axis=-1)


def in_depth(Waa, Wax):
    """The matrices were put behind each other along a third axis, and that fits only where they are
    equally large. They belong side by side, along an axis that they have: the columns.
    """
    return np.dstack([Waa, Wax])


def two_matrices_in_one_array(Waa, Wax):
    """The two matrices were handed to np.array as a list. That makes a new axis and needs them to
    be equally large. They belong side by side, along the axis of the columns.
    """
    return np.array([Waa, Wax])


def a_list_of_rows(Waa, Wax):
    """A list came back. Asked for is an array: what is multiplied with it later needs one."""
    return [list(row) + list(other) for row, other in zip(Waa, Wax, strict=True)]


def rows_of_both_in_one_list(Waa, Wax):
    """The rows of both matrices came back in one list, those of Wax behind those of Waa. Row i of
    the result holds row i of Waa and row i of Wax, one after the other.
    """
    return Waa.tolist() + Wax.tolist()


def columns_in_turns(Waa, Wax):
    """The columns of the two matrices take turns. All columns of Waa come first: on the left they
    meet the memory, which stands above the input.
    """
    n_a, n_x = Wax.shape
    order = np.argsort([*(2.0 * np.arange(n_a)), *(2.0 * np.arange(n_x) + 1)])
    return np.hstack([Waa, Wax])[:, order]


def columns_backwards(Waa, Wax):
    """The columns stand in reverse order. They stay as they are in both matrices."""
    return np.hstack([Waa, Wax])[:, ::-1]


def Wax_first_and_Waa_turned(Waa, Wax):
    """Two things. Wax stands on the left, where the weights of the memory belong. And Waa was
    turned; it is square, so no shape warns of it.
    """
    return np.hstack([Wax, Waa.T])


def poured_with_Wax_first(Waa, Wax):
    """Two things. All of Wax was written down, row after row, and all of Waa behind it; each row
    should hold one unit's weights, from both. And Wax comes first; the weights of the memory do.
    """
    return np.append(Wax, Waa).reshape(len(Waa), -1)


def concatenate_without_brackets(Waa, Wax):
    """np.concatenate was given two matrices as two arguments, so it took the second one for the
    axis. Put both of them into brackets of their own.
    """
    return np.concatenate(Waa, Wax)


def along_the_second_axis(Waa, Wax):
    return np.concatenate((Waa, Wax), axis=1)


def into_zeros(Waa, Wax):
    n_a, n_x = Wax.shape
    Wa = np.zeros((n_a, n_a + n_x))
    Wa[:, :n_a] = Waa
    Wa[:, n_a:] = Wax
    return Wa


def turned_there_and_back(Waa, Wax):
    return np.vstack([Waa.T, Wax.T]).T


def in_brackets_of_numpy(Waa, Wax):
    return np.c_[Waa, Wax]


def row_by_row(Waa, Wax):
    return np.array([list(row) + list(other) for row, other in zip(Waa, Wax, strict=True)])


def column_by_column(Waa, Wax, order="F"):
    columns = [*Waa.T, *Wax.T]
    return np.array(np.column_stack(columns), order=order)


EXERCISE = Exercise(
    reference=stack_weights,
    cases=cases,
    returns=("Wa",),
    points=8,
    aspects=(
        Aspect("One unit: its weight for the memory, then those for the input.", (ONE,), (), 2),
        Aspect("A row for each unit, n_a + n_x columns.", (FEW, MANY), (), 4),
        Aspect("Waa on the left and Wax on the right, where both are square too.", (EQUAL,), (), 2),
    ),
    misconceptions=(
        one_above_the_other,
        one_above_the_other_turned,
        Wax_first,
        Waa_turned,
        Wax_turned,
        added,
        multiplied,
        two_matrices,
        a_pair,
        a_third_axis,
        all_in_one_row,
        one_block_after_the_other,
        block_diagonal,
        Waa_twice,
        only_Waa,
        one_above_the_other_Wax_first,
        one_column_overwritten,
        Wax_never_written,
        Waa_never_written,
        only_the_first_row,
        only_the_first_unit,
        only_Wax,
        Wax_twice,
        both_turned,
        multiplied_the_other_way_round,
        multiplied_entry_by_entry,
        a_third_axis_in_the_middle,
        a_third_axis_at_the_end,
        in_depth,
        two_matrices_in_one_array,
        a_list_of_rows,
        rows_of_both_in_one_list,
        columns_in_turns,
        columns_backwards,
        Wax_first_and_Waa_turned,
        poured_with_Wax_first,
        concatenate_without_brackets,
    ),
    alternatives=(
        along_the_second_axis,
        into_zeros,
        turned_there_and_back,
        in_brackets_of_numpy,
        row_by_row,
        column_by_column,
    ),
    replaces=(dlhelpers.recurrent.stack_weights,),
)

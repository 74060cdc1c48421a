"""Exercise, not graded: find the slip in the notes' stacked weights, and mend it."""

import numpy as np

from dlhelpers import sigmoid
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def cell_from_stacked(Wa, a_prev, x_t, ba):
    """Renew the memory with one product, from the two weight matrices in one.

    Lecture notes 000 print ``W_a = [Waa a : Wax x]``, then ``a = g(W_a [a above x] + b_a)``. One
    of the two lines is right. Find what is wrong with the other, and write the step right, for
    tanh.

    Parameters
    ----------
    Wa : ndarray, shape (n_a, n_a + n_x)
        What `stack_weights` makes of Waa and Wax.
    a_prev : ndarray, shape (n_a, m)
        Memory before the step.
    x_t : ndarray, shape (n_x, m)
        Input of the step.
    ba : ndarray, shape (n_a, 1)
        Bias of the memory.

    Returns
    -------
    ndarray, shape (n_a, m)
        Memory after the step, as `rnn_cell_forward` makes it of Waa and Wax.
    """
    ### BEGIN SOLUTION
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba)
    ### END SOLUTION


ONE, MANY = "one example", "many examples"
EQUAL, TWICE, BLANK = "n_a = n_x = m", "n_a + n_x = 2 m", "x_t all zeros"


def cases(rng):
    """Sizes that differ, and sizes where the line of the notes, or a wrong order, fits."""

    def case(n_a, n_x, m):
        return {
            "Wa": rng.standard_normal((n_a, n_a + n_x)),
            "a_prev": rng.uniform(-0.9, 0.9, (n_a, m)),
            "x_t": rng.standard_normal((n_x, m)),
            "ba": rng.uniform(0.3, 0.9, (n_a, 1)),
        }

    blank = case(3, 2, 4)
    blank["x_t"] = np.zeros((2, 4))
    return {
        ONE: case(2, 3, 1),
        MANY: case(3, 2, 5),
        EQUAL: case(3, 3, 3),
        TWICE: case(2, 4, 3),
        BLANK: blank,
    }


def line_of_the_notes(Wa, a_prev, x_t, ba):
    """That is the line of the notes as it stands: the inputs are multiplied into the matrix, and
    then the matrix with the inputs once more. Its columns count examples then, and fit onto the
    inputs by chance at best. Weights hold nothing of what they are multiplied with.
    """
    n_a = len(a_prev)
    products = np.hstack([Wa[:, :n_a] @ a_prev, Wa[:, n_a:] @ x_t])
    return np.tanh(products @ np.vstack([a_prev, x_t]) + ba)


def inputs_multiplied_in_twice(Wa, a_prev, x_t, ba):
    """Every input counts with its square: it is in the matrix once, and then the matrix was
    multiplied with it again. A memory and its opposite would leave the same trace.
    """
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) ** 2 + ba)


def products_side_by_side(Wa, a_prev, x_t, ba):
    """The two products stand side by side, as the notes print them: twice as many columns as there
    are examples. Each unit adds up what both tell it.
    """
    n_a = len(a_prev)
    return np.tanh(np.hstack([Wa[:, :n_a] @ a_prev, Wa[:, n_a:] @ x_t]) + ba)


def products_above_each_other(Wa, a_prev, x_t, ba):
    """The two products were put one above the other, and the memory has doubled. Each unit adds up
    what both tell it.
    """
    n_a = len(a_prev)
    parts = [Wa[:, :n_a] @ a_prev + ba, Wa[:, n_a:] @ x_t + ba]
    return np.tanh(np.vstack(parts))


def input_above_the_memory(Wa, a_prev, x_t, ba):
    """The input stands above the memory, so each met the other's weights. In Wa the weights of the
    memory come first.
    """
    return np.tanh(Wa @ np.vstack([x_t, a_prev]) + ba)


def side_by_side(Wa, a_prev, x_t, ba):
    """Memory and input were put side by side, and that fits only where they are equally large, and
    not into the product then. The columns of Wa meet rows: one belongs above the other.
    """
    return np.tanh(Wa @ np.hstack([a_prev, x_t]) + ba)


def whole_matrix_with_each(Wa, a_prev, x_t, ba):
    """A product does not fit: Wa is too wide for the memory alone, and for the input alone, and it
    does not fit turned either. It has a row for each unit; its columns are the weights of memory
    and input together.
    """
    return np.tanh(Wa @ a_prev + Wa @ x_t + ba)


def only_the_memory(Wa, a_prev, x_t, ba):
    """The input plays no part. The columns of Wa behind the first n_a are its weights."""
    n_a = len(a_prev)
    return np.tanh(Wa[:, :n_a] @ a_prev + ba)


def only_the_input(Wa, a_prev, x_t, ba):
    """The old memory plays no part. The first n_a columns of Wa are its weights."""
    return np.tanh(Wa[:, len(a_prev) :] @ x_t + ba)


def weights_turned(Wa, a_prev, x_t, ba):
    """Wa was turned. It has a row for each unit, and fits as it is."""
    return np.tanh(Wa.T @ np.vstack([a_prev, x_t]) + ba)


def no_tanh(Wa, a_prev, x_t, ba):
    """The memory is the bare sum, any number. tanh is missing, which holds it between -1 and 1."""
    return Wa @ np.vstack([a_prev, x_t]) + ba


def sigmoid_for_tanh(Wa, a_prev, x_t, ba):
    """The memory went through the sigmoid: no number of it is negative. It should be tanh."""
    return sigmoid(Wa @ np.vstack([a_prev, x_t]) + ba)


def forgets_ba(Wa, a_prev, x_t, ba):
    """The bias is missing. With nothing to read and nothing to remember the memory is tanh of
    it.
    """
    return np.tanh(Wa @ np.vstack([a_prev, x_t]))


def ba_outside_of_tanh(Wa, a_prev, x_t, ba):
    """The bias was added after tanh, so the memory can leave -1 to 1. It belongs into the sum."""
    return np.tanh(Wa @ np.vstack([a_prev, x_t])) + ba


def ba_for_both(Wa, a_prev, x_t, ba):
    """The bias came in twice, once for the memory and once for the input. A unit has one."""
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + 2 * ba)


def input_twice(Wa, a_prev, x_t, ba):
    """The input comes in twice: the product with the wide matrix holds it already. Memory and input
    come in once each.
    """
    n_a = len(a_prev)
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + Wa[:, n_a:] @ x_t + ba)


def memory_twice(Wa, a_prev, x_t, ba):
    """The old memory comes in twice: the product with the wide matrix holds it already. Memory and
    input come in once each.
    """
    n_a = len(a_prev)
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + Wa[:, :n_a] @ a_prev + ba)


def relu_for_tanh(Wa, a_prev, x_t, ba):
    """The memory went through relu: nothing is negative, and nothing holds it below 1. It should be
    tanh.
    """
    return np.maximum(0, Wa @ np.vstack([a_prev, x_t]) + ba)


def softmax_for_tanh(Wa, a_prev, x_t, ba):
    """The memory went through softmax: its columns sum to 1. Probabilities come out at the output;
    the memory has tanh.
    """
    e = np.exp(Wa @ np.vstack([a_prev, x_t]) + ba)
    return e / e.sum(axis=0)


def subtracts_ba(Wa, a_prev, x_t, ba):
    """The bias has the wrong sign: it was taken away where it should be added."""
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) - ba)


def ba_lying_down(Wa, a_prev, x_t, ba):
    """ba lies on its side. A row goes to the examples: numpy complains, or, where there are as many
    units as examples, gives each example a bias of its own.
    """
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba.T)


def ba_flat(Wa, a_prev, x_t, ba):
    """ba was made flat. An array with one axis is taken for a row and goes to the examples: numpy
    complains, or, where there are as many units as examples, gives each example a bias of its own.
    """
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba.ravel())


def tanh_of_each_part(Wa, a_prev, x_t, ba):
    """tanh was taken of what the memory says and of what the input says, and the results were
    added: the memory can leave -1 to 1. First the sum, then one tanh for all of it.
    """
    n_a = len(a_prev)
    return np.tanh(Wa[:, :n_a] @ a_prev) + np.tanh(Wa[:, n_a:] @ x_t + ba)


def tanh_of_each_part_with_the_bias_in_the_first(Wa, a_prev, x_t, ba):
    """tanh was taken of what the memory says, with the bias, and of what the input says, and the
    results were added. First the sum, then one tanh for all of it.
    """
    n_a = len(a_prev)
    return np.tanh(Wa[:, :n_a] @ a_prev + ba) + np.tanh(Wa[:, n_a:] @ x_t)


def tanh_of_the_memory_alone(Wa, a_prev, x_t, ba):
    """A bracket closes too early: tanh holds what the memory says, and the rest was added outside.
    One tanh holds the whole sum.
    """
    n_a = len(a_prev)
    return np.tanh(Wa[:, :n_a] @ a_prev) + Wa[:, n_a:] @ x_t + ba


def tanh_of_the_input_alone(Wa, a_prev, x_t, ba):
    """A bracket closes too early: tanh holds what the input says, with the bias, and what the
    memory says was added outside. One tanh holds the whole sum.
    """
    n_a = len(a_prev)
    return np.tanh(Wa[:, n_a:] @ x_t + ba) + Wa[:, :n_a] @ a_prev


def memory_and_input_added(Wa, a_prev, x_t, ba):
    """The memory and the input were added before the product, and that fits only where they are
    equally large, and not into the product then. One belongs above the other.
    """
    return np.tanh(Wa @ (a_prev + x_t) + ba)


def one_long_column(Wa, a_prev, x_t, ba):
    """np.append made one long list of all numbers: it flattens what it is not told the axis of.
    With several examples the product does not fit. Every example keeps its column.
    """
    return np.tanh(Wa @ np.append(a_prev, x_t) + ba)


def one_long_column_standing(Wa, a_prev, x_t, ba):
    """With several examples the product does not fit: all numbers of all examples went into one
    long column. Every example keeps its own.
    """
    return np.tanh(Wa @ np.append(a_prev, x_t).reshape(-1, 1) + ba)


def cut_in_the_middle(Wa, a_prev, x_t, ba):
    """Wa was cut in the middle. That is right only where there are as many inputs as units: the
    first n_a columns belong to the memory, all others to the input.
    """
    half = Wa.shape[1] // 2
    return np.tanh(Wa[:, :half] @ a_prev + Wa[:, half:] @ x_t + ba)


def cut_one_column_too_late(Wa, a_prev, x_t, ba):
    """A column of Wa was left out: the weights of the input begin at column n_a, right behind those
    of the memory, which end before it.
    """
    n_a = len(a_prev)
    return np.tanh(Wa[:, :n_a] @ a_prev + Wa[:, n_a + 1 :] @ x_t + ba)


def cut_after_n_x(Wa, a_prev, x_t, ba):
    """Wa was cut after n_x columns, as if the weights of the input came first, and then the pieces
    were used the other way round. The first n_a columns belong to the memory.
    """
    n_x = len(x_t)
    return np.tanh(Wa[:, :n_x] @ a_prev + Wa[:, n_x:] @ x_t + ba)


def inputs_on_the_left(Wa, a_prev, x_t, ba):
    """Memory and input stand on the left of the weights. The columns on the left meet the rows on
    the right: what Wa has in its columns, the inputs have in their rows.
    """
    return np.tanh(np.vstack([a_prev, x_t]) @ Wa + ba)


def examples_in_rows(Wa, a_prev, x_t, ba):
    """The memory lies on its side, one row per example. An example is a column, on the way out as
    on the way in.
    """
    return np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba).T


def added_to_the_old_memory(Wa, a_prev, x_t, ba):
    """The old memory was added once more, after tanh: the new one can leave -1 to 1. It comes in
    through its weights, and that is all.
    """
    return a_prev + np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba)


def loses_an_axis(Wa, a_prev, x_t, ba):
    """With one example the memory has lost an axis. It stays a column."""
    return np.squeeze(np.tanh(Wa @ np.vstack([a_prev, x_t]) + ba))


def _step(parts=None, bias=None, activation=None):
    """Return a program that makes one step, in which some things are done in another way."""

    def program(Wa, a_prev, x_t, ba):
        n_a = len(a_prev)
        memory, read = Wa[:, :n_a] @ a_prev, Wa[:, n_a:] @ x_t
        if parts == "exchanged":
            memory, read = Wa @ np.vstack([x_t, a_prev]), 0
        elif parts:
            memory, read = parts[0] * memory, parts[1] * read
        Z = memory + read + (1 if bias is None else bias) * ba
        return (activation or np.tanh)(Z)

    return program


TWO_MISTAKES = two_at_once(
    _step,
    {
        "parts": {
            "input_above_the_memory": (
                "the input stands above the memory, and each met the other's weights",
                "exchanged",
            ),
            "memory_left_out": ("the old memory plays no part", (0, 1)),
            "input_left_out": ("the input plays no part", (1, 0)),
            "input_doubled": ("the input comes in twice", (1, 2)),
        },
        "bias": {
            "no_bias": ("the bias is missing", 0),
            "bias_twice": ("the bias came in twice", 2),
        },
        "activation": {
            "no_tanh": ("tanh is missing: the memory is the bare sum", np.positive),
            "sigmoid": ("the memory went through the sigmoid, where it should be tanh", sigmoid),
        },
    },
)


def tanh_before_the_weights(Wa, a_prev, x_t, ba):
    """tanh was taken of memory and input before the weights: the new memory is a bare sum. First
    the sum, then one tanh for all of it.
    """
    return Wa @ np.tanh(np.vstack([a_prev, x_t])) + ba


def tanh_of_the_weights(Wa, a_prev, x_t, ba):
    """tanh was taken of the weights. It belongs around the whole sum."""
    return np.tanh(Wa) @ np.vstack([a_prev, x_t]) + ba


def split_into_equal_halves(Wa, a_prev, x_t, ba):
    """Wa was split into two halves, which needs as many inputs as units. The first n_a columns
    belong to the memory, all others to the input.
    """
    Waa, Wax = np.hsplit(Wa, 2)
    return np.tanh(Waa @ a_prev + Wax @ x_t + ba)


def taken_apart_again(Wa, a_prev, x_t, ba):
    n_a = Wa.shape[0]
    Waa, Wax = Wa[:, :n_a], Wa[:, n_a:]
    return np.tanh(Waa @ a_prev + Wax @ x_t + ba)


def joined_along_the_first_axis(Wa, a_prev, x_t, ba):
    column = np.concatenate((a_prev, x_t), axis=0)
    return np.tanh(ba + np.dot(Wa, column))


def one_example_at_a_time(Wa, a_prev, x_t, ba):
    columns = []
    for a, x in zip(a_prev.T, x_t.T, strict=True):
        columns.append(np.tanh(Wa.dot(np.append(a, x)) + ba.ravel()))
    return np.array(columns).T


def with_the_bias_in_the_matrix(Wa, a_prev, x_t, ba):
    ones = np.ones((1, x_t.shape[1]))
    return np.tanh(np.hstack([Wa, ba]) @ np.vstack([a_prev, x_t, ones]))


def by_einsum(Wa, a_prev, x_t, ba):
    return np.tanh(np.einsum("ab,bm->am", Wa, np.r_[a_prev, x_t]) + ba)


def in_single_precision(Wa, a_prev, x_t, ba):
    Wa, a_prev, x_t = (array.astype(np.float32) for array in (Wa, a_prev, x_t))
    return np.tanh(Wa @ np.vstack((a_prev, x_t)) + ba.astype(np.float32))


EXERCISE = Exercise(
    reference=cell_from_stacked,
    cases=cases,
    returns=("a_next",),
    points=0,
    aspects=(
        Aspect("One example: the same memory as from Waa and Wax.", (ONE,)),
        Aspect("Every example has a memory of its own.", (MANY, TWICE)),
        Aspect("The memory meets the first n_a columns of Wa, x_t the others.", (EQUAL, BLANK)),
    ),
    misconceptions=(
        line_of_the_notes,
        inputs_multiplied_in_twice,
        products_side_by_side,
        products_above_each_other,
        input_above_the_memory,
        side_by_side,
        whole_matrix_with_each,
        only_the_memory,
        only_the_input,
        weights_turned,
        no_tanh,
        sigmoid_for_tanh,
        forgets_ba,
        ba_outside_of_tanh,
        ba_for_both,
        input_twice,
        memory_twice,
        relu_for_tanh,
        softmax_for_tanh,
        subtracts_ba,
        ba_lying_down,
        ba_flat,
        tanh_of_each_part,
        tanh_of_each_part_with_the_bias_in_the_first,
        tanh_of_the_memory_alone,
        tanh_of_the_input_alone,
        memory_and_input_added,
        one_long_column,
        one_long_column_standing,
        cut_in_the_middle,
        cut_one_column_too_late,
        cut_after_n_x,
        inputs_on_the_left,
        examples_in_rows,
        added_to_the_old_memory,
        loses_an_axis,
        *TWO_MISTAKES,
        tanh_before_the_weights,
        tanh_of_the_weights,
        split_into_equal_halves,
    ),
    same_output=(("whole_matrix_with_each", "weights_turned"),),
    alternatives=(
        taken_apart_again,
        joined_along_the_first_axis,
        one_example_at_a_time,
        with_the_bias_in_the_matrix,
        by_einsum,
        in_single_precision,
    ),
)

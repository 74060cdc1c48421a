"""Exercise: read the sizes of the layers off the data."""

import numpy as np

from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise


def layer_sizes(X, Y, n_h=4):
    """Read the sizes of the three layers off the data.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (n_y, m)
        The label of each example; on the flower n_y is 1.
    n_h : int
        Units in the hidden layer: a choice of yours that no data can tell.

    Returns
    -------
    n_x, n_h, n_y : int
        Units in the input, the hidden and the output layer.
    """
    ### BEGIN SOLUTION
    n_x = X.shape[0]
    n_y = Y.shape[0]
    return n_x, n_h, n_y
    ### END SOLUTION


def cases(rng):
    """Sizes that all differ, so that none can stand for another."""
    n_x, m, n_h, n_y = (int(size) for size in rng.permutation(np.arange(5, 12))[:4])

    def case(n_x, m, n_y, **chosen):
        Y = np.zeros((n_y, m))
        Y[:, ::2] = 1
        return {"X": rng.standard_normal((n_x, m)), "Y": Y, **chosen}

    return {
        "the default": case(n_x, m, 1),
        "one example": case(n_x, 1, 1),
        "a hidden layer of another size": case(n_x, m, 1, n_h=n_h),
        "several outputs": case(m, n_x, n_y, n_h=n_h + 1),
    }


def counts_the_examples(X, Y, n_h=4):
    """Those are the numbers of columns. A column is an example, and a network does not grow when
    more examples come in: it has one input per feature.
    """
    return X.shape[1], n_h, Y.shape[1]


def counts_the_columns_of_Y(X, Y, n_h=4):
    """For the output you counted the examples. Y has one column per example, like X; a network with
    one yes or no to give has one output, however many flowers it has seen.
    """
    return X.shape[0], n_h, Y.shape[1]


def hidden_layer_always_4(X, Y, n_h=4):
    """Right as long as nobody chooses another hidden layer. The 4 is only what n_h is when the
    caller leaves it out.
    """
    return X.shape[0], 4, Y.shape[0]


def hidden_layer_as_wide_as_the_input(X, Y, n_h=4):
    """The size of the hidden layer cannot be read off the data: it comes in as n_h, and goes out
    unchanged.
    """
    return X.shape[0], X.shape[0], Y.shape[0]


def gives_back_shapes(X, Y, n_h=4):
    """You gave back whole shapes, rows and columns together. A layer has one size, a number."""
    return X.shape, n_h, Y.shape


def output_before_hidden(X, Y, n_h=4):
    """The three numbers are right and their order is not: whoever calls the function takes the
    second for the hidden layer.
    """
    return X.shape[0], Y.shape[0], n_h


def output_first(X, Y, n_h=4):
    """The three numbers are right, but they run from the output to the input. The signal runs the
    other way: input, hidden, output.
    """
    return Y.shape[0], n_h, X.shape[0]


def counts_the_classes(X, Y, n_h=4):
    """You counted the different labels. Two labels do not need two outputs: one output, a
    probability, tells both. The number of outputs is the number of rows that Y has.
    """
    return X.shape[0], n_h, len(np.unique(Y))


def counts_every_entry(X, Y, n_h=4):
    """You counted every number, over all examples. The network sees one example at a time, and has
    one input for each of its features and one output for each row of Y.
    """
    return X.size, n_h, Y.size


def only_right_for_the_flower(X, Y, n_h=4):
    """2 inputs and 1 output are the sizes of the flower. Other data has other sizes, and this
    function is there to find them out.
    """
    return 2, n_h, 1


def one_output_always(X, Y, n_h=4):
    """The output is 1 whatever Y looks like. Read it off Y, as you read the input off X: other data
    may have more than one label per example.
    """
    return X.shape[0], n_h, 1


def counts_the_bias_as_an_input(X, Y, n_h=4):
    """One input too many: the bias is no input. It has an array of its own, b1, and adds no column
    to W1.
    """
    return X.shape[0] + 1, n_h, Y.shape[0]


def leaves_out_n_h(X, Y, n_h=4):
    """Two things came back. There are three layers: the size of the hidden one goes out too, as it
    came in.
    """
    return X.shape[0], Y.shape[0]


def gives_back_a_dictionary(X, Y, n_h=4):
    """The numbers are in a dictionary. Three plain numbers are asked for, so that one line can take
    them apart again into three names.
    """
    return {"n_x": X.shape[0], "n_h": n_h, "n_y": Y.shape[0]}


def _default(n):
    def wrong(X, Y, n_h=n):
        return X.shape[0], n_h, Y.shape[0]

    return called(
        f"default_of_{n}",
        wrong,
        f"Left out, n_h is {n} in your function. It must be 4: keep the first line as it stands in "
        "the task.",
    )


def _in_another_order(name, order, words):
    def wrong(X, Y, n_h=4):
        sizes = {"n_x": X.shape[0], "n_h": n_h, "n_y": Y.shape[0]}
        return tuple(sizes[size] for size in order)

    return called(
        name,
        wrong,
        f"The three numbers are right and their order is not: {words}. The signal runs from the "
        "input through the hidden layer to the output, and so do the numbers.",
    )


def counts_the_columns_of_X(X, Y, n_h=4):
    """For the input you counted the examples, the columns of X. The network has one input per
    feature, and these are the rows.
    """
    return X.shape[1], n_h, Y.shape[0]


def counts_every_entry_of_X(X, Y, n_h=4):
    """You counted every number in X, over all examples. The network sees one example at a time, and
    has one input for each of its features.
    """
    return X.size, n_h, Y.shape[0]


def counts_every_entry_of_Y(X, Y, n_h=4):
    """You counted every number in Y, over all examples. The network has one output for each row of
    Y, however many examples there are.
    """
    return X.shape[0], n_h, Y.size


def two_inputs_always(X, Y, n_h=4):
    """The input is 2 whatever X looks like. Read it off X: other data have more features than the
    flower.
    """
    return 2, n_h, Y.shape[0]


def two_outputs_always(X, Y, n_h=4):
    """The output is 2 whatever Y looks like. Two labels do not need two outputs: the number of
    outputs is the number of rows that Y has.
    """
    return X.shape[0], n_h, 2


def counts_the_ones(X, Y, n_h=4):
    """The labels are added up: that is how many ones there are. The number of outputs is the number
    of rows that Y has.
    """
    return X.shape[0], n_h, int(Y.sum())


def counts_the_axes(X, Y, n_h=4):
    """You counted the axes: every matrix has two. The shape has a size for each of them."""
    return X.ndim, n_h, Y.ndim


def whole_shape_of_X(X, Y, n_h=4):
    """For the input a whole shape came back, rows and columns together. A layer has one size, a
    number.
    """
    return X.shape, n_h, Y.shape[0]


def whole_shape_of_Y(X, Y, n_h=4):
    """For the output a whole shape came back, rows and columns together. A layer has one size, a
    number.
    """
    return X.shape[0], n_h, Y.shape


def one_hidden_unit_more(X, Y, n_h=4):
    """The hidden layer has one unit too many: the bias is no unit. n_h goes out as it came in."""
    return X.shape[0], n_h + 1, Y.shape[0]


def one_input_less(X, Y, n_h=4):
    """One input is missing. Every row of X is a feature; none of them holds the labels."""
    return X.shape[0] - 1, n_h, Y.shape[0]


def one_output_more(X, Y, n_h=4):
    """One output too many. There is one for each row of Y."""
    return X.shape[0], n_h, Y.shape[0] + 1


def hidden_layer_from_the_data(X, Y, n_h=4):
    """The size of the hidden layer cannot be read off the data: you took the number of examples. It
    comes in as n_h, and goes out unchanged.
    """
    return X.shape[0], X.shape[1], Y.shape[0]


def hidden_layer_between_the_others(X, Y, n_h=4):
    """The size of the hidden layer was made from those of the others. It cannot be read off the
    data: it comes in as n_h, and goes out unchanged.
    """
    return X.shape[0], (X.shape[0] + Y.shape[0]) // 2, Y.shape[0]


def hidden_layer_as_wide_as_the_output(X, Y, n_h=4):
    """The size of the hidden layer cannot be read off the data: it comes in as n_h, and goes out
    unchanged. You took the number of outputs.
    """
    return X.shape[0], Y.shape[0], Y.shape[0]


def everything_from_X(X, Y, n_h=4):
    """The number of outputs was read off X: a line copied, and not changed everywhere. It is the
    number of rows of Y.
    """
    return X.shape[0], n_h, X.shape[0]


def number_of_examples_too(X, Y, n_h=4):
    """Four things came back. There are three layers, so three numbers are asked for; how many
    examples there are is no size of a layer.
    """
    return X.shape[0], n_h, Y.shape[0], X.shape[1]


def one_after_the_other_as_text(X, Y, n_h=4):
    """A text came back. Three plain numbers are asked for."""
    return f"{X.shape[0]}, {n_h}, {Y.shape[0]}"


def only_the_number_of_inputs(X, Y, n_h=4):
    """One number came back. There are three layers, so three are asked for."""
    return X.shape[0]


def all_three_in_a_tuple_in_a_list(X, Y, n_h=4):
    """The three numbers are wrapped up once more: one thing came back, which holds them. Give back
    the three themselves.
    """
    return [(X.shape[0], n_h, Y.shape[0])]


def twice_as_many_hidden_units(X, Y, n_h=4):
    """The hidden layer has twice as many units as it should. n_h goes out as it came in."""
    return X.shape[0], 2 * n_h, Y.shape[0]


def each_in_brackets(X, Y, n_h=4):
    """Each number stands in brackets or in a list of its own. Three plain numbers are asked for."""
    return (X.shape[0],), (n_h,), (Y.shape[0],)


def outer_sizes_in_brackets(X, Y, n_h=4):
    """The outer sizes stand in brackets or in a list. Three plain numbers are asked for: a shape is
    taken apart with an index.
    """
    return X.shape[:1], n_h, Y.shape[:1]


def by_len(X, Y, n_h=4):
    return len(X), n_h, len(Y)


def by_unpacking(X, Y, n_h=4):
    n_x, _ = X.shape
    n_y, _ = Y.shape
    return [n_x, n_h, n_y]


def by_the_first_column(X, Y, n_h=4):
    return X[:, 0].size, n_h, Y[:, 0].size


def as_an_array(X, Y, n_h=4):
    return tuple(np.array([np.size(X, 0), n_h, np.size(Y, axis=0)]))


def by_counting(X, Y, n_h=4):
    def count_rows(array):
        rows = 0
        for _ in array:
            rows += 1
        return rows

    return count_rows(X), int(n_h), count_rows(Y)


MORE = (
    _default(2),
    _default(3),
    _default(5),
    _default(8),
    _default(10),
    _default(20),
    _in_another_order("hidden_first", ("n_h", "n_x", "n_y"), "the hidden layer stands first"),
    _in_another_order(
        "hidden_then_output",
        ("n_h", "n_y", "n_x"),
        "the hidden layer stands first, and the input last",
    ),
    _in_another_order(
        "output_then_input",
        ("n_y", "n_x", "n_h"),
        "the output stands first, and the hidden layer last",
    ),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=layer_sizes,
    cases=cases,
    returns=("n_x", "n_h", "n_y"),
    points=5,
    aspects=(
        Aspect(
            "One input per feature: more examples do not make the network larger.", (), ("n_x",), 2
        ),
        Aspect("Left out, n_h is 4; given, it goes out as it came in.", (), ("n_h",), 1.5),
        Aspect("One output per row of Y.", (), ("n_y",), 1.5),
    ),
    misconceptions=(
        counts_the_examples,
        counts_the_columns_of_Y,
        hidden_layer_always_4,
        hidden_layer_as_wide_as_the_input,
        gives_back_shapes,
        output_before_hidden,
        output_first,
        counts_the_classes,
        counts_every_entry,
        only_right_for_the_flower,
        one_output_always,
        counts_the_bias_as_an_input,
        leaves_out_n_h,
        gives_back_a_dictionary,
        counts_the_columns_of_X,
        counts_every_entry_of_X,
        counts_every_entry_of_Y,
        two_inputs_always,
        two_outputs_always,
        counts_the_ones,
        counts_the_axes,
        whole_shape_of_X,
        whole_shape_of_Y,
        one_hidden_unit_more,
        one_input_less,
        one_output_more,
        hidden_layer_from_the_data,
        hidden_layer_between_the_others,
        hidden_layer_as_wide_as_the_output,
        everything_from_X,
        number_of_examples_too,
        one_after_the_other_as_text,
        only_the_number_of_inputs,
        all_three_in_a_tuple_in_a_list,
        *MORE,
        twice_as_many_hidden_units,
        each_in_brackets,
        outer_sizes_in_brackets,
    ),
    alternatives=(by_len, by_unpacking, by_the_first_column, as_an_array, by_counting),
)

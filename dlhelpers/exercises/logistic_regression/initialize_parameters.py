"""Exercise: the parameters that learning begins with."""

import numpy as np

from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import Drawn, Zero
from dlhelpers.exercises.exercise import Aspect, Exercise


def initialize_parameters(n_x):
    """Make the parameters of one neuron, before it has learned anything.

    Parameters
    ----------
    n_x : int
        Number of inputs.

    Returns
    -------
    dict
        ``"w"``, zeros of shape (n_x, 1), and ``"b"``, the number 0.0.

    References
    ----------
    Lecture notes 002, "Gradient Descent".
    """
    ### BEGIN SOLUTION
    return {"w": np.zeros((n_x, 1)), "b": 0.0}
    ### END SOLUTION


def cases(rng):
    """One input, a few, and many."""
    return {
        "one input": {"n_x": 1},
        "a few inputs": {"n_x": int(rng.integers(3, 10))},
        "many inputs": {"n_x": int(rng.integers(70, 700))},
    }


def w_lies_on_its_side(n_x):
    """w is a row. It has to stand upright, like one example: one row for each input."""
    return {"w": np.zeros((1, n_x)), "b": 0.0}


def w_has_only_one_axis(n_x):
    """w has one axis only, and transposing such an array does nothing. Give the shape as a pair, in
    brackets of its own.
    """
    return {"w": np.zeros(n_x), "b": 0.0}


def zeros_without_a_pair(n_x):
    """np.zeros takes the shape as one thing, in brackets of its own. A second number is taken for
    the kind of entries, and there is no kind called 1.
    """
    return {"w": np.zeros(n_x, 1), "b": 0.0}


def w_is_square(n_x):
    """w has n_x columns. One neuron has one weight for each input, in a single column."""
    return {"w": np.zeros((n_x, n_x)), "b": 0.0}


def w_is_a_list(n_x):
    """w is a list. A list times a number is a longer list; only an array can be multiplied."""
    return {"w": [0.0] * n_x, "b": 0.0}


def w_has_a_row_for_the_bias(n_x):
    """w has a row too many. The bias stands by itself in b; it is no part of w here."""
    return {"w": np.zeros((n_x + 1, 1)), "b": 0.0}


def one_weight_for_all_inputs(n_x):
    """w holds one number only, whatever n_x is. Each input has its own weight."""
    return {"w": np.zeros((1, 1)), "b": 0.0}


def as_many_weights_as_a_digit_has_pixels(n_x):
    """w always has 64 rows. The function must fit any data: n_x says how many inputs there are."""
    return {"w": np.zeros((64, 1)), "b": 0.0}


def ones_instead_of_zeros(n_x):
    """The weights begin at 1. Begin at 0: then every probability is 0.5, nothing is preferred."""
    return {"w": np.ones((n_x, 1)), "b": 0.0}


def b_begins_at_one(n_x):
    """b begins at 1, so the neuron leans towards yes before it has seen an example."""
    return {"w": np.zeros((n_x, 1)), "b": 1.0}


def b_is_an_array(n_x):
    """b is an array with one entry. Here it is a plain number."""
    return {"w": np.zeros((n_x, 1)), "b": np.zeros((1, 1))}


def b_for_every_input(n_x):
    """There is a bias for every input. The neuron has one bias, added once to the whole sum."""
    return {"w": np.zeros((n_x, 1)), "b": np.zeros((n_x, 1))}


def b_is_missing(n_x):
    """Only w comes back. The neuron has a bias too."""
    return {"w": np.zeros((n_x, 1))}


def capital_W(n_x):
    """The weights stand under a capital W. The other functions look for a small w."""
    return {"W": np.zeros((n_x, 1)), "b": 0.0}


def returns_a_pair(n_x):
    """A pair comes back. The other functions ask for the parameters by name: a dictionary."""
    return np.zeros((n_x, 1)), 0.0


def b_has_one_axis(n_x):
    """b is an array with one entry, of shape (1,). Here it is a plain number."""
    return {"w": np.zeros((n_x, 1)), "b": np.zeros(1)}


def b_is_nothing_yet(n_x):
    """b is None, and nothing can be added to None. It begins at 0."""
    return {"w": np.zeros((n_x, 1)), "b": None}


def names_of_a_larger_network(n_x):
    """W1 and b1 are the names in a network of several layers. A single neuron has w and b."""
    return {"W1": np.zeros((1, n_x)), "b1": np.zeros((1, 1))}


def always_two_weights(n_x):
    """w always has 2 rows. The function must fit any data: n_x says how many inputs there are."""
    return {"w": np.zeros((2, 1)), "b": 0.0}


def _with(n_x, **other):
    """Return the right parameters but for what `other` exchanges."""
    return {"w": np.zeros((n_x, 1)), "b": 0.0} | other


def _drawn_at_random(name, draw):
    return called(
        f"w_is_drawn_{name}",
        lambda n_x: _with(n_x, w=draw(np.random.default_rng(1), n_x)),
        "w holds random numbers. Nothing is drawn here: a single neuron may begin at 0, and then "
        "its first cost is ln 2 each time. (Layers of many units do need a draw: lesson 2.)",
    )


def _always(size, what):
    return called(
        f"always_{size}_weights",
        lambda n_x: _with(n_x, w=np.zeros((size, 1))),
        f"w always has {size} rows, {what}. The function must fit any data: n_x says how many "
        "inputs there are.",
    )


def _weights_begin_at(name, number):
    return called(
        f"weights_begin_at_{name}",
        lambda n_x: _with(n_x, w=np.full((n_x, 1), number)),
        f"The weights begin at {number:g}. Begin at 0: then every probability is 0.5, nothing is "
        "preferred.",
    )


def _both(of_w, of_b):
    """Make two mistakes at once: w from the one, b from the other."""
    return called(
        f"{of_w.__name__}_and_{of_b.__name__}",
        lambda n_x: {"w": of_w(n_x)["w"], "b": of_b(n_x)["b"]},
        f"Two things. {of_w.__doc__} And the bias: {of_b.__doc__}",
    )


def w_has_a_column_for_the_bias(n_x):
    """w has two columns. One neuron has a single column of weights, and its bias stands by itself
    in b.
    """
    return _with(n_x, w=np.zeros((n_x, 2)))


def w_is_a_number(n_x):
    """w is a single number. Each input has a weight of its own: a column with n_x rows."""
    return _with(n_x, w=0.0)


def w_has_three_axes(n_x):
    """w has three axes. A column has two: n_x rows and 1 column."""
    return _with(n_x, w=np.zeros((1, n_x, 1)))


def w_is_a_diagonal_of_ones(n_x):
    """w is a square with ones on its diagonal. One neuron has one weight for each input, in a
    single column, and all are 0.
    """
    return _with(n_x, w=np.eye(n_x))


def w_counts_upwards(n_x):
    """w holds 0, 1, 2 and so on. All weights begin at 0: then nothing is preferred."""
    return _with(n_x, w=np.arange(n_x, dtype=float).reshape(-1, 1))


def b_is_random(n_x):
    """b holds a random number. Nothing is drawn here: b begins at 0."""
    return _with(n_x, b=float(np.random.default_rng(1).standard_normal()))


def b_is_a_list(n_x):
    """b is a list with one number in it. Here it is the plain number."""
    return _with(n_x, b=[0.0])


def b_is_a_small_column_for_every_weight(n_x):
    """There is a bias for every input, in a row. The neuron has one bias, added once to the whole
    sum.
    """
    return _with(n_x, b=np.zeros((1, n_x)))


def b_for_every_input_on_one_axis(n_x):
    """There is a bias for every input. The neuron has one bias, added once to the whole sum."""
    return _with(n_x, b=np.zeros(n_x))


def capital_letters(n_x):
    """The names are capital letters. The other functions look for a small w and a small b."""
    return {"W": np.zeros((n_x, 1)), "B": 0.0}


def long_names(n_x):
    """The names are words. The other functions look for "w" and "b"."""
    return {"weights": np.zeros((n_x, 1)), "bias": 0.0}


def names_with_a_number(n_x):
    """The names carry a number, as in a network of several layers. A single neuron has w and b."""
    return {"w1": np.zeros((n_x, 1)), "b1": 0.0}


def names_of_gradients(n_x):
    """The names are those of gradients. Parameters are called w and b."""
    return {"dw": np.zeros((n_x, 1)), "db": 0.0}


def numbers_for_names(n_x):
    """The names are missing or are numbers. The other functions look for "w" and "b"."""
    return {0: np.zeros((n_x, 1)), 1: 0.0}


def w_is_missing(n_x):
    """Only b comes back. The neuron has weights too."""
    return {"b": 0.0}


def only_the_array(n_x):
    """An array comes back by itself. The other functions ask for the parameters by name: a
    dictionary with w and b.
    """
    return np.zeros((n_x, 1))


def returns_a_list(n_x):
    """A list comes back. The other functions ask for the parameters by name: a dictionary."""
    return [np.zeros((n_x, 1)), 0.0]


def w_and_b_exchanged(n_x):
    """The array stands under b and the number under w. The weights are w, the bias is b."""
    return {"w": 0.0, "b": np.zeros((n_x, 1))}


def the_shape_itself(n_x):
    """w holds the two sizes of its shape, not zeros of that shape."""
    return _with(n_x, w=np.array((n_x, 1)))


DRAWN = (
    _drawn_at_random("small", lambda rng, n_x: 0.01 * rng.standard_normal((n_x, 1))),
    _drawn_at_random("large", lambda rng, n_x: rng.standard_normal((n_x, 1))),
    _drawn_at_random("tiny", lambda rng, n_x: 0.001 * rng.standard_normal((n_x, 1))),
    _drawn_at_random("medium", lambda rng, n_x: 0.1 * rng.standard_normal((n_x, 1))),
    _drawn_at_random("from_0_to_1", lambda rng, n_x: rng.random((n_x, 1))),
    _drawn_at_random("from_0_to_a_hundredth", lambda rng, n_x: 0.01 * rng.random((n_x, 1))),
)


OF_W = (
    *DRAWN[:2],
    w_lies_on_its_side,
    w_has_only_one_axis,
    w_is_square,
    w_has_a_row_for_the_bias,
    as_many_weights_as_a_digit_has_pixels,
    always_two_weights,
    ones_instead_of_zeros,
    w_is_a_list,
)


OF_B = (b_is_an_array, b_has_one_axis, b_for_every_input, b_begins_at_one, b_is_nothing_yet)


def theta(n_x):
    """The parameters stand together under one name. The other functions look for "w" and "b"."""
    return {"theta": np.zeros((n_x + 1, 1))}


def a_dictionary_in_a_dictionary(n_x):
    """The dictionary with w and b stands inside of another one. Give it back by itself."""
    return {"parameters": {"w": np.zeros((n_x, 1)), "b": 0.0}}


def numpy_everywhere(n_x):
    return {"w": np.zeros([n_x, 1]), "b": np.float64(0)}


def nested_lists(n_x):
    return {"w": np.array([[0.0] for _ in range(n_x)]), "b": 0}


def reshaped(n_x):
    parameters = {"b": np.zeros(())}
    parameters["w"] = np.zeros(n_x).reshape(-1, 1)
    return parameters


def by_default(n_x, start=0.0):
    return {"b": start, "w": np.full((n_x, 1), start), "n_x": n_x}


def nothing_times_something(n_x):
    return {"w": 0 * np.arange(n_x, dtype=float)[:, None], "b": 0 * 1.0}


MORE = (
    *(_both(of_w, of_b) for of_w in OF_W for of_b in OF_B),
    _always(3, "whatever comes in"),
    _always(30, "as many as there are measurements of a tumour"),
    _always(65, "one for each pixel of a digit and one for the bias"),
    _weights_begin_at("one_half", 0.5),
    _weights_begin_at("a_hundredth", 0.01),
    _weights_begin_at("a_tenth", 0.1),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=initialize_parameters,
    cases=cases,
    returns=("parameters",),
    points=5,
    aspects=(
        Aspect(
            "w holds a 0 for every input, in one column; nothing is drawn at random.",
            returns=("w",),
            weight=3,
        ),
        Aspect("b is the number 0.", returns=("b",), weight=2),
    ),
    misconceptions=(
        w_lies_on_its_side,
        w_has_only_one_axis,
        zeros_without_a_pair,
        w_is_square,
        w_is_a_list,
        w_has_a_row_for_the_bias,
        one_weight_for_all_inputs,
        as_many_weights_as_a_digit_has_pixels,
        always_two_weights,
        ones_instead_of_zeros,
        b_begins_at_one,
        b_is_an_array,
        b_for_every_input,
        b_is_missing,
        capital_W,
        b_has_one_axis,
        b_is_nothing_yet,
        names_of_a_larger_network,
        returns_a_pair,
        w_has_a_column_for_the_bias,
        w_is_a_number,
        w_has_three_axes,
        w_is_a_diagonal_of_ones,
        w_counts_upwards,
        b_is_random,
        b_is_a_list,
        b_is_a_small_column_for_every_weight,
        b_for_every_input_on_one_axis,
        capital_letters,
        long_names,
        names_with_a_number,
        names_of_gradients,
        numbers_for_names,
        w_is_missing,
        only_the_array,
        returns_a_list,
        w_and_b_exchanged,
        the_shape_itself,
        *DRAWN,
        *MORE,
        theta,
        a_dictionary_in_a_dictionary,
    ),
    alternatives=(
        numpy_everywhere,
        nested_lists,
        reshaped,
        by_default,
        nothing_times_something,
    ),
    # A wrong answer may hold random numbers, of which one alone tells nothing.
    compare={"w": Zero(), ("one input", "w"): Drawn()},
)

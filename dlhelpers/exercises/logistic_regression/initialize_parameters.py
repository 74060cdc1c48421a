"""Exercise: the parameters that learning begins with."""

import numpy as np

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
    """w has one axis only, and transposing such an array does nothing. Give the shape as a pair,
    in brackets of its own.
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
    ),
    alternatives=(
        numpy_everywhere,
        nested_lists,
        reshaped,
        by_default,
        nothing_times_something,
    ),
)

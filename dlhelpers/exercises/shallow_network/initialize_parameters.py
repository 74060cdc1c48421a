"""Exercise: draw the weights that training starts from."""

import numpy as np

from dlhelpers.exercises.called import called
from dlhelpers.exercises.comparison import Normal, Shaped, Zero
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.outcome import Draws


def initialize_parameters(n_x, n_h, n_y, rng):
    """Draw small weights, and set the biases to zero.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Units in the input, the hidden and the output layer.
    rng : numpy.random.Generator
        Where every random number comes from.

    Returns
    -------
    dict of ndarray
        ``W1 (n_h, n_x)`` and ``W2 (n_y, n_h)``: normally distributed with mean 0 and standard
        deviation 0.01; ``b1 (n_h, 1)`` and ``b2 (n_y, 1)``: zero.
    """
    ### BEGIN SOLUTION
    return {
        "W1": 0.01 * rng.standard_normal((n_h, n_x)),
        "b1": np.zeros((n_h, 1)),
        "W2": 0.01 * rng.standard_normal((n_y, n_h)),
        "b2": np.zeros((n_y, 1)),
    }
    ### END SOLUTION


FEW, SQUARE, MANY = "a small network", "as many hidden units as inputs", "a large network"


def cases(rng):
    """Small networks show the shapes, a large one shows how the numbers are spread."""

    def case(n_x, n_h, n_y):
        return {"n_x": n_x, "n_h": n_h, "n_y": n_y, "rng": Draws(int(rng.integers(2**32)))}

    n, *many = (int(rng.integers(low, low + 10)) for low in (3, 30, 50, 30))
    return {FEW: case(2, n, 1), SQUARE: case(n, n, 2), MANY: case(*many)}


def _made(W1, b1, W2, b2):
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def _drawn(n_x, n_h, n_y, draw):
    """Return W from ``draw(rows, columns)``, and biases of zero."""
    return _made(draw(n_h, n_x), np.zeros((n_h, 1)), draw(n_y, n_h), np.zeros((n_y, 1)))


def forgets_the_small_factor(n_x, n_h, n_y, rng):
    """The weights have the spread 1, a hundred times too large: they drive tanh to its flat ends,
    where its slope is nearly 0 and learning is slow. (If there is a 0.01 in your draw: the first
    number that rng.normal takes is the mean.)
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.standard_normal(shape))


def shrinks_only_W1(n_x, n_h, n_y, rng):
    """W1 is small and W2 is not: the factor is missing in the second layer."""
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: rng.standard_normal(shape))
    parameters["W1"] *= 0.01
    return parameters


def shrinks_only_W2(n_x, n_h, n_y, rng):
    """W2 is small and W1 is not: the factor is missing in the first layer."""
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: rng.standard_normal(shape))
    parameters["W2"] *= 0.01
    return parameters


def factor_of_0_001(n_x, n_h, n_y, rng):
    """The spread is a tenth of the one asked for. (One page of the notes has this factor.) It would
    learn too, only later: weights as tiny as these take longer to get off the ground.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.001 * rng.standard_normal(shape))


def takes_0_01_for_the_variance(n_x, n_h, n_y, rng):
    """The spread is 0.1, ten times too large. If you asked for a variance of 0.01: the standard
    deviation is its square root. Numpy's normal takes the standard deviation.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.normal(0, np.sqrt(0.01), shape))


def factor_of_0_1(n_x, n_h, n_y, rng):
    """The spread is 0.1, ten times too large."""
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.1 * rng.standard_normal(shape))


def spread_of_he(n_x, n_h, n_y, rng):
    """The spread depends on the width of the layer before: that is the rule of He, made for relu.
    It comes in lesson 3; here both matrices have the spread 0.01.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.sqrt(2 / shape[1]) * rng.standard_normal(shape))


def spread_of_xavier(n_x, n_h, n_y, rng):
    """The spread is one over the root of the width of the layer before, the rule of Xavier Glorot.
    A good rule for deep networks; here both matrices have the spread 0.01.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.sqrt(1 / shape[1]) * rng.standard_normal(shape))


def uniform_from_0(n_x, n_h, n_y, rng):
    """Every weight is positive, evenly spread between 0 and 0.01. Draw from the normal
    distribution: half of the weights must be negative, or all units start by pulling the same way.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.random(shape))


def uniform_from_0_to_1(n_x, n_h, n_y, rng):
    """Every weight is positive and large, evenly spread between 0 and 1. Two things: the draw must
    be normal, around 0, and it must be small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.random(shape))


def uniform_around_0(n_x, n_h, n_y, rng):
    """The weights are spread evenly between two bounds, with none beyond. A normal draw is dense
    around 0 and thins out slowly.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.uniform(-0.01, 0.01, shape))


def uniform_between_halves(n_x, n_h, n_y, rng):
    """The weights are spread evenly around 0 between two bounds: you moved an even draw from 0 to 1
    down by a half, and made it small. A normal draw is dense around 0 and thins out slowly.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * (rng.random(shape) - 0.5))


def uniform_with_the_right_spread(n_x, n_h, n_y, rng):
    """Mean and spread are right, but the draw is an even one between two bounds, and the normal
    distribution is asked for.
    """
    bound = 0.01 * np.sqrt(3)
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.uniform(-bound, bound, shape))


def mean_of_0_01(n_x, n_h, n_y, rng):
    """The weights scatter around 0.01 with the spread 1. Mean and spread have changed places."""
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.normal(0.01, size=shape))


def adds_0_01(n_x, n_h, n_y, rng):
    """The weights scatter with the spread 0.01, but around 0.01 and not around 0."""
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.normal(0.01, 0.01, shape))


def only_positive_weights(n_x, n_h, n_y, rng):
    """No weight is negative: a sign was cut off. Half of them must be, or all units start by
    pulling the same way.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * np.abs(rng.standard_normal(shape)))


def zero_weights(n_x, n_h, n_y, rng):
    """All weights are 0. Then the hidden units are copies of one another and stay copies, and no
    gradient ever reaches a weight. They must be drawn.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.zeros(shape))


def equal_weights(n_x, n_h, n_y, rng):
    """All weights are the same number. Then all hidden units compute the same, get the same
    gradient and stay the same for ever: a layer of copies is as good as one unit.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.full(shape, 0.01))


def ones(n_x, n_h, n_y, rng):
    """All weights are 1. Equal weights make all hidden units copies of one another, for ever; and 1
    is not small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.ones(shape))


def twin_units(n_x, n_h, n_y, rng):
    """All rows of a matrix are the same, or all columns: one was drawn and then copied. Units that
    are copies get the same gradient and stay copies, so the layer is worth one unit. Each weight is
    drawn by itself.
    """
    return _drawn(
        n_x, n_h, n_y, lambda rows, columns: np.tile(0.01 * rng.standard_normal(columns), (rows, 1))
    )


def biases_of_rank_1(n_x, n_h, n_y, rng):
    """b has one axis only. Added to a matrix, such an array is taken for a row: it goes to the
    examples and not to the units. A bias is a column, with two axes.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"b1": np.zeros(n_h), "b2": np.zeros(n_y)}


def biases_as_rows(n_x, n_h, n_y, rng):
    """b lies on its side, a row. Added to a matrix, a row goes to the examples; one bias for each
    unit stands in a column.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"b1": np.zeros((1, n_h)), "b2": np.zeros((1, n_y))}


def biases_as_numbers(n_x, n_h, n_y, rng):
    """b is one number for a whole layer. Every unit has a bias of its own, and they will not stay
    equal: a column with one entry per unit.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"b1": 0.0, "b2": 0.0}


def random_biases(n_x, n_h, n_y, rng):
    """The biases were drawn too. They start at zero: the random weights make the units different
    from one another already.
    """
    b1, b2 = 0.01 * rng.standard_normal((n_h, 1)), 0.01 * rng.standard_normal((n_y, 1))
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape)) | {
        "b1": b1,
        "b2": b2,
    }


def biases_of_1(n_x, n_h, n_y, rng):
    """The biases are 1. They start at zero; what they should be is for training to find out."""
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"b1": np.ones((n_h, 1)), "b2": np.ones((n_y, 1))}


def weights_transposed(n_x, n_h, n_y, rng):
    """W has one column per unit; the course has one row per unit. So W1 cannot be multiplied from
    the left onto X, whose rows are the features.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape[::-1]))
    return parameters


def W2_transposed(n_x, n_h, n_y, rng):
    """W2 is the other way round. Each has one row per unit of its own layer, and W2 leads to the
    output.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"W2": parameters["W2"].T}


def second_layer_reads_the_input(n_x, n_h, n_y, rng):
    """W2 has one column per input of the network. The second layer does not see the input: it reads
    the hidden layer, and needs one column for each unit there.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"W2": 0.01 * rng.standard_normal((n_y, n_x))}


def ignores_rng(n_x, n_h, n_y, rng):
    """The numbers look right, but they do not come from rng. Whoever hands over a generator wants
    to be able to repeat the run, and a source of your own makes that impossible.
    """
    own = np.random.default_rng(2)
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * own.standard_normal(shape))


def shape_without_brackets(n_x, n_h, n_y, rng):
    """The second thing that np.zeros takes is the kind of number, not a second size. (The notes
    have this slip.) A shape is one thing: put its sizes into brackets of their own.
    """
    return {"b1": np.zeros(n_h, 1)}


def drawn_shape_without_brackets(n_x, n_h, n_y, rng):
    """The second thing that standard_normal takes is the kind of number, not a second size. A shape
    is one thing: put its sizes into brackets of their own.
    """
    return {"W1": rng.standard_normal(n_h, n_x)}


def b2_as_long_as_b1(n_x, n_h, n_y, rng):
    """b2 has an entry for each hidden unit: a line copied, and not changed everywhere. It belongs
    to the output layer.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return parameters | {"b2": np.zeros((n_h, 1))}


def names_in_lower_case(n_x, n_h, n_y, rng):
    """The weights are there, named w1 and w2. Names are taken to the letter: W1 and W2."""
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return {name.lower(): value for name, value in parameters.items()}


def gives_back_a_tuple(n_x, n_h, n_y, rng):
    """The four arrays came back without their names. All functions of this lesson find them by
    name, in a dictionary.
    """
    parameters = _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))
    return tuple(parameters.values())


def _right(n_x, n_h, n_y, rng):
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * rng.standard_normal(shape))


def _but_for(name, other, words):
    """Return a program that is right but for what ``other(n_x, n_h, n_y, rng)`` exchanges."""
    return called(name, lambda *given: _right(*given) | other(*given), words)


def _spread_of(factor, name, words):
    return called(
        f"factor_of_{name}",
        lambda n_x, n_h, n_y, rng: _drawn(
            n_x, n_h, n_y, lambda *shape: factor * rng.standard_normal(shape)
        ),
        f"The spread is {factor:g}, {words}.",
    )


def _without(*names):
    return called(
        f"without_{'_and_'.join(names)}",
        lambda *given: {n: value for n, value in _right(*given).items() if n not in names},
        f"{' and '.join(names)} is missing in what comes back. The network has two layers, each "
        "with weights and a bias.",
    )


def _one_bias(bias, size):
    """Return the misconceptions in which one of the biases has another shape or other numbers."""
    units = {"b1": lambda n_x, n_h, n_y: n_h, "b2": lambda n_x, n_h, n_y: n_y}[bias]

    def _with(name, make, words):
        return _but_for(
            f"{bias}_{name}",
            lambda n_x, n_h, n_y, rng: {bias: make(units(n_x, n_h, n_y), rng)},
            f"{bias} {words}",
        )

    return (
        _with(
            "has_one_axis",
            lambda n, rng: np.zeros(n),
            f"has one axis only. A bias is a column, with two axes: ({size}, 1).",
        ),
        _with(
            "is_a_row",
            lambda n, rng: np.zeros((1, n)),
            f"lies on its side, a row. One bias for each unit stands in a column: ({size}, 1).",
        ),
        _with(
            "is_a_number",
            lambda n, rng: 0.0,
            f"is one plain number. A bias is a column, with one entry for each unit: ({size}, 1).",
        ),
        _with(
            "is_1_by_1",
            lambda n, rng: np.zeros((1, 1)),
            f"holds one number, whatever the layer. Every unit has a bias of its own: ({size}, 1).",
        ),
        _with(
            "is_random",
            lambda n, rng: 0.01 * rng.standard_normal((n, 1)),
            "was drawn too. It starts at zero: the random weights make the units different from "
            "one another already.",
        ),
        _with(
            "is_1",
            lambda n, rng: np.ones((n, 1)),
            "is 1. It starts at zero; what it should be is for training to find out.",
        ),
        _with(
            "is_square",
            lambda n, rng: np.zeros((n, n)),
            f"is a square. One bias for each unit stands in a column: ({size}, 1).",
        ),
    )


def biases_for_every_input_of_a_layer(n_x, n_h, n_y, rng):
    """b has an entry for each unit of the layer before. A bias belongs to the unit that adds it: b1
    to the hidden units, b2 to the output.
    """
    return _right(n_x, n_h, n_y, rng) | {"b1": np.zeros((n_x, 1)), "b2": np.zeros((n_h, 1))}


def b1_as_long_as_the_input(n_x, n_h, n_y, rng):
    """b1 has an entry for each input. A bias belongs to the unit that adds it: one for each hidden
    unit.
    """
    return _right(n_x, n_h, n_y, rng) | {"b1": np.zeros((n_x, 1))}


def biases_exchanged(n_x, n_h, n_y, rng):
    """b1 and b2 have each other's size: b1 belongs to the hidden units, b2 to the output."""
    return _right(n_x, n_h, n_y, rng) | {"b1": np.zeros((n_y, 1)), "b2": np.zeros((n_h, 1))}


def one_output_always(n_x, n_h, n_y, rng):
    """The network has one output, whatever n_y says. Other data may have more."""
    return _right(n_x, n_h, 1, rng)


def two_inputs_always(n_x, n_h, n_y, rng):
    """The network has two inputs, whatever n_x says. Other data have more than the flower."""
    return _right(2, n_h, n_y, rng)


def four_hidden_units_always(n_x, n_h, n_y, rng):
    """The hidden layer has four units, whatever n_h says."""
    return _right(n_x, 4, n_y, rng)


def sizes_of_input_and_hidden_layer_exchanged(n_x, n_h, n_y, rng):
    """n_x and n_h have changed places everywhere: the hidden layer has as many units as there
    should be inputs.
    """
    return _right(n_h, n_x, n_y, rng)


def biases_of_0_01(n_x, n_h, n_y, rng):
    """The biases are 0.01. They start at zero; what they should be is for training to find out."""
    biases = {"b1": np.full((n_h, 1), 0.01), "b2": np.full((n_y, 1), 0.01)}
    return _right(n_x, n_h, n_y, rng) | biases


def large_random_biases(n_x, n_h, n_y, rng):
    """The biases were drawn too, with the spread 1. They start at zero: the random weights make the
    units different from one another already.
    """
    b1, b2 = rng.standard_normal((n_h, 1)), rng.standard_normal((n_y, 1))
    return _right(n_x, n_h, n_y, rng) | {"b1": b1, "b2": b2}


def uniform_from_minus_1_to_1(n_x, n_h, n_y, rng):
    """The weights are spread evenly from -1 to 1. Two things: the draw must be normal, dense around
    0, and it must be small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.uniform(-1, 1, shape))


def uniform_around_0_to_a_half(n_x, n_h, n_y, rng):
    """The weights are spread evenly from -0.5 to 0.5. Two things: the draw must be normal, dense
    around 0, and it must be small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.random(shape) - 0.5)


def uniform_to_a_tenth(n_x, n_h, n_y, rng):
    """The weights are spread evenly from -0.1 to 0.1. Two things: the draw must be normal, dense
    around 0, and it must be smaller.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.uniform(-0.1, 0.1, shape))


def uniform_below_0(n_x, n_h, n_y, rng):
    """No weight is positive, and they are evenly spread. Draw from the normal distribution, around
    0.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * (rng.random(shape) - 1))


def weights_of_1_or_minus_1(n_x, n_h, n_y, rng):
    """The weights have one of two values only. A normal draw has all values between."""
    return _drawn(n_x, n_h, n_y, lambda *shape: 0.01 * np.sign(rng.standard_normal(shape)))


def whole_numbers(n_x, n_h, n_y, rng):
    """The weights are whole numbers. Draw from the normal distribution, and make the
    numbers small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: rng.integers(0, 2, shape))


def one_number_for_all_weights(n_x, n_h, n_y, rng):
    """One number was drawn and stands in every place of a matrix. Then all hidden units compute the
    same, get the same gradient and stay the same for ever. Each weight is drawn by itself.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.full(shape, 0.01 * rng.standard_normal()))


def all_weights_one_half(n_x, n_h, n_y, rng):
    """All weights are 0.5. Equal weights make all hidden units copies of one another, for ever; and
    0.5 is not small.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: np.full(shape, 0.5))


def a_tenth_everywhere(n_x, n_h, n_y, rng):
    """All weights are 0.1. Equal weights make all hidden units copies of one another, for ever."""
    return _drawn(n_x, n_h, n_y, lambda *shape: np.full(shape, 0.1))


def W1_is_zero(n_x, n_h, n_y, rng):
    """W1 is 0. Then the hidden units are copies of one another: all are 0 for every input. W1 must
    be drawn, like W2.
    """
    parameters = _right(n_x, n_h, n_y, rng)
    return parameters | {"W1": np.zeros((n_h, n_x))}


def W2_is_zero(n_x, n_h, n_y, rng):
    """W2 is 0. Then no gradient reaches the hidden layer at first. W2 must be drawn, like W1."""
    parameters = _right(n_x, n_h, n_y, rng)
    return parameters | {"W2": np.zeros((n_y, n_h))}


def W1_transposed(n_x, n_h, n_y, rng):
    """W1 is the other way round. Each has one row per unit of its own layer, and W1 leads to the
    hidden units.
    """
    parameters = _right(n_x, n_h, n_y, rng)
    return parameters | {"W1": parameters["W1"].T}


def W1_is_square(n_x, n_h, n_y, rng):
    """W1 is a square: it has one column per hidden unit. A column belongs to what comes in, and
    that are the n_x features.
    """
    return _right(n_x, n_h, n_y, rng) | {"W1": 0.01 * rng.standard_normal((n_h, n_h))}


def W2_is_square(n_x, n_h, n_y, rng):
    """W2 is a square: it has one row per hidden unit. A row belongs to a unit of the layer it leads
    to, and that is the output.
    """
    return _right(n_x, n_h, n_y, rng) | {"W2": 0.01 * rng.standard_normal((n_h, n_h))}


def W2_like_W1(n_x, n_h, n_y, rng):
    """W2 has the shape of W1: a line copied, and not changed everywhere. It has a row for each
    output and a column for each hidden unit.
    """
    return _right(n_x, n_h, n_y, rng) | {"W2": 0.01 * rng.standard_normal((n_h, n_x))}


def layers_exchanged(n_x, n_h, n_y, rng):
    """The layers stand under each other's name: W1 and b1 lead to the hidden units, W2 and b2 to
    the output.
    """
    right = _right(n_x, n_h, n_y, rng)
    return {"W1": right["W2"], "b1": right["b2"], "W2": right["W1"], "b2": right["b1"]}


def gives_back_a_list(n_x, n_h, n_y, rng):
    """A list came back, without names. All functions of this lesson find the arrays by name, in a
    dictionary.
    """
    return list(_right(n_x, n_h, n_y, rng).values())


def a_dictionary_for_each_layer(n_x, n_h, n_y, rng):
    """The arrays of each layer stand in a dictionary or a list of their own. One dictionary is
    asked for, with the names W1, b1, W2 and b2.
    """
    right = _right(n_x, n_h, n_y, rng)
    return {
        1: {"W": right["W1"], "b": right["b1"]},
        2: {"W": right["W2"], "b": right["b2"]},
    }


def names_without_numbers(n_x, n_h, n_y, rng):
    """The names have no numbers, so the second layer has overwritten the first. The names are W1,
    b1, W2 and b2.
    """
    right = _right(n_x, n_h, n_y, rng)
    return {"W": right["W2"], "b": right["b2"]}


def names_from_0(n_x, n_h, n_y, rng):
    """The layers are counted from 0. The names begin with W1 and b1: the input is layer 0, and has
    no weights.
    """
    right = _right(n_x, n_h, n_y, rng)
    return dict(zip(("W0", "b0", "W1", "b1"), right.values(), strict=True))


def capital_B(n_x, n_h, n_y, rng):
    """The biases stand under a capital B. Names are taken to the letter: b1 and b2."""
    right = _right(n_x, n_h, n_y, rng)
    return dict(zip(("W1", "B1", "W2", "B2"), right.values(), strict=True))


def rounded_to_zero(n_x, n_h, n_y, rng):
    """Numbers were drawn, but all weights are 0: they were rounded, or turned into whole numbers,
    which cuts their digits off.
    """
    return _drawn(n_x, n_h, n_y, lambda *shape: 0 * rng.standard_normal(shape))


def by_normal(n_x, n_h, n_y, rng):
    parameters = {}
    parameters["W1"] = rng.normal(loc=0.0, scale=0.01, size=(n_h, n_x))
    parameters["b1"] = np.zeros(shape=(n_h, 1))
    parameters["W2"] = rng.normal(loc=0.0, scale=0.01, size=(n_y, n_h))
    parameters["b2"] = np.zeros(shape=(n_y, 1))
    return parameters


def last_layer_first(n_x, n_h, n_y, rng):
    W2 = rng.standard_normal((n_y, n_h)) / 100
    W1 = rng.standard_normal((n_h, n_x)) / 100
    return _made(W1, W1[:, :1] * 0, W2, W2[:, :1] * 0)


def one_weight_at_a_time(n_x, n_h, n_y, rng):
    W1 = np.array([[rng.normal(0, 0.01) for _ in range(n_x)] for _ in range(n_h)])
    W2 = np.zeros((n_y, n_h))
    for i in range(n_y):
        for j in range(n_h):
            W2[i, j] = rng.standard_normal() * 0.01
    return _made(W1, np.array([[0.0]] * n_h), W2, np.array([[0.0]] * n_y))


def all_weights_in_one_draw(n_x, n_h, n_y, rng):
    drawn = 0.01 * rng.standard_normal(n_h * n_x + n_y * n_h)
    return _made(
        W1=drawn[: n_h * n_x].reshape(n_h, n_x),
        b1=np.zeros((n_h, 1)),
        W2=drawn[n_h * n_x :].reshape(n_y, n_h),
        b2=np.zeros((n_y, 1)),
    )


def in_single_precision(n_x, n_h, n_y, rng):
    return _drawn(
        n_x,
        n_h,
        n_y,
        lambda *shape: rng.standard_normal(shape, dtype=np.float32) * np.float32(0.01),
    )


def drawn_lying_down(n_x, n_h, n_y, rng, std=0.01):
    return _drawn(n_x, n_h, n_y, lambda *shape: std * rng.standard_normal(shape[::-1]).T)


WEIGHTS = ("W1", "W2")
SHAPES = {(small, name): Shaped() for small in (FEW, SQUARE) for name in WEIGHTS}
SPREAD = {(MANY, name): Normal(0.01) for name in WEIGHTS}

MORE = (
    _spread_of(0.0001, "0_0001", "a hundredth of the one asked for"),
    _spread_of(0.02, "0_02", "twice the one asked for"),
    _spread_of(0.05, "0_05", "five times the one asked for"),
    _spread_of(0.5, "0_5", "fifty times too large"),
    _spread_of(2.0, "2", "two hundred times too large"),
    _spread_of(10.0, "10", "a thousand times too large"),
    *_one_bias("b1", "n_h"),
    *_one_bias("b2", "n_y"),
    _without("b1", "b2"),
    _without("W2", "b2"),
    _without("b1"),
    _without("b2"),
    _without("W2"),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=initialize_parameters,
    cases=cases,
    returns=("parameters",),
    points=10,
    aspects=(
        Aspect(
            "W1 and W2 have one row per unit, one column per unit before.",
            (FEW, SQUARE),
            WEIGHTS,
            3,
        ),
        Aspect(
            "W1 and W2 are drawn from a normal distribution with mean 0 and spread 0.01.",
            (MANY,),
            WEIGHTS,
            4,
        ),
        Aspect("b1 and b2 are columns of zeros, one for each unit.", (), ("b1", "b2"), 3),
    ),
    misconceptions=(
        forgets_the_small_factor,
        shrinks_only_W1,
        shrinks_only_W2,
        factor_of_0_001,
        takes_0_01_for_the_variance,
        factor_of_0_1,
        spread_of_he,
        spread_of_xavier,
        uniform_from_0,
        uniform_from_0_to_1,
        uniform_around_0,
        uniform_between_halves,
        uniform_with_the_right_spread,
        mean_of_0_01,
        adds_0_01,
        only_positive_weights,
        zero_weights,
        equal_weights,
        ones,
        twin_units,
        biases_of_rank_1,
        biases_as_rows,
        biases_as_numbers,
        random_biases,
        biases_of_1,
        weights_transposed,
        W2_transposed,
        second_layer_reads_the_input,
        ignores_rng,
        shape_without_brackets,
        drawn_shape_without_brackets,
        b2_as_long_as_b1,
        names_in_lower_case,
        gives_back_a_tuple,
        biases_for_every_input_of_a_layer,
        b1_as_long_as_the_input,
        biases_exchanged,
        one_output_always,
        two_inputs_always,
        four_hidden_units_always,
        sizes_of_input_and_hidden_layer_exchanged,
        biases_of_0_01,
        large_random_biases,
        uniform_from_minus_1_to_1,
        uniform_around_0_to_a_half,
        uniform_to_a_tenth,
        uniform_below_0,
        weights_of_1_or_minus_1,
        whole_numbers,
        one_number_for_all_weights,
        all_weights_one_half,
        a_tenth_everywhere,
        W1_is_zero,
        W2_is_zero,
        W1_transposed,
        W1_is_square,
        W2_is_square,
        W2_like_W1,
        layers_exchanged,
        gives_back_a_list,
        a_dictionary_for_each_layer,
        names_without_numbers,
        names_from_0,
        capital_B,
        *MORE,
        rounded_to_zero,
    ),
    alternatives=(
        by_normal,
        last_layer_first,
        one_weight_at_a_time,
        all_weights_in_one_draw,
        in_single_precision,
        drawn_lying_down,
    ),
    compare=SHAPES | SPREAD | {"b1": Zero(), "b2": Zero()},
    same_output=(
        ("takes_0_01_for_the_variance", "factor_of_0_1"),
        ("forgets_the_small_factor", "mean_of_0_01"),
    ),
)

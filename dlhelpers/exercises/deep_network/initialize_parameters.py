"""Exercise: draw the weights that the training of a deep network starts from."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.comparison import Normal, Shaped, Zero
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.outcome import Draws


def initialize_parameters(layer_dims, rng):
    """Draw the weights by the rule of He, and set the biases to zero.

    Parameters
    ----------
    layer_dims : list of int
        Units of each layer, the input first: ``[n[0], ..., n[L]]``.
    rng : numpy.random.Generator
        Where every random number comes from.

    Returns
    -------
    dict of ndarray
        For each layer l from 1 to L: ``Wl (n[l], n[l-1])``, normally distributed with mean 0 and
        standard deviation ``sqrt(2 / n[l-1])``, and ``bl (n[l], 1)``, zero.
    """
    ### BEGIN SOLUTION
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.sqrt(2 / n_prev) * rng.standard_normal((n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters
    ### END SOLUTION


ONE, SQUARE, DEEP, WIDE = "one layer", "equal sizes", "four layers", "layers of very different size"


def cases(rng):
    """Small networks show the shapes; a large one how the numbers are spread, layer by layer.

    One of its layers reads two units only, so that n - 1 under the root would show.
    """

    def case(*layer_dims):
        return {"layer_dims": list(layer_dims), "rng": Draws(int(rng.integers(2**32)))}

    few, several, *sizes = (int(size) for size in rng.permutation(np.arange(2, 9)))
    return {
        ONE: case(few, several),
        SQUARE: case(several, several, several),
        DEEP: case(*sizes[:4], 1),
        WIDE: case(12, 2, 800, 3),
    }


def _drawn(layer_dims, draw, bias=lambda n: np.zeros((n, 1))):
    """Return W from ``draw(n, n_prev)`` and b from ``bias(n)`` for every layer."""
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = draw(layer_dims[l], layer_dims[l - 1])
        parameters[f"b{l}"] = bias(layer_dims[l])
    return parameters


def _scaled(layer_dims, rng, spread):
    """Return normal draws with the standard deviation ``spread(n, n_prev)``."""
    return _drawn(layer_dims, lambda *shape: spread(*shape) * rng.standard_normal(shape))


def _right(layer_dims, rng, **other):
    """Return what a right program returns, but for what `other` exchanges."""
    return _drawn(
        layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * rng.standard_normal(shape), **other
    )


# The spread.


def factor_of_0_01(layer_dims, rng):
    """Every weight has the spread 0.01, the number of lesson 2. It ignores how many inputs a unit
    adds up: in a deep network the signal shrinks from layer to layer, and so do the gradients.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 0.01)


def no_factor(layer_dims, rng):
    """Every weight has the spread 1, however many inputs a unit has. A sum of a thousand such terms
    is about thirty times too large, and the next layer makes it larger still.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 1.0)


def n_minus_1_under_the_root(layer_dims, rng):
    """A layer that reads two units shows it: its spread is 1.4 and not 1. Lecture notes 004 print n
    - 1 under the root; a bracket is lost there. It is the size of layer l - 1, not the size of a
    layer less 1.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / (n_prev - 1)))


def size_of_the_layer_itself(layer_dims, rng):
    """The spread follows the number of units in the layer. What a unit adds up are its inputs, so
    their number decides: the size of the layer before.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / n))


def size_of_the_input_everywhere(layer_dims, rng):
    """The spread is the same in all layers, that of the first. Each layer has its own number of
    inputs: the size of the layer before it.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / layer_dims[0]))


def spread_of_xavier(layer_dims, rng):
    """The spread is too small by the root of 2: that is the rule of Xavier Glorot, made for tanh.
    Relu sets half of the numbers to zero, and the 2 under the root makes up for it.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(1 / n_prev))


def spread_of_xavier_from_the_layer_itself(layer_dims, rng):
    """The spread is one over the root of the number of units in the layer. What a unit adds up are
    its inputs, so their number decides, and for relu there is a 2 under the root.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(1 / n))


def spread_of_both_sizes(layer_dims, rng):
    """The spread follows both sizes of the layer, what comes in and what goes out: another rule of
    Xavier Glorot. That of He looks at the inputs only.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / (n + n_prev)))


def forgets_the_root(layer_dims, rng):
    """You have the variance where the standard deviation should be: a root is missing. A layer with
    a thousand inputs gets weights about twenty times too small.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 2 / n_prev)


def root_of_the_2_only(layer_dims, rng):
    """The root reaches over the 2 only and not over the number of inputs. A layer with a thousand
    inputs gets weights about thirty times too small.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2) / n_prev)


def divides_by_the_factor(layer_dims, rng):
    """The more inputs a unit has, the larger your weights. It should be the other way round: of
    many terms each must be small.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 1 / np.sqrt(2 / n_prev))


def root_of_n_for_2(layer_dims, rng):
    """The fraction stands upside down, and the more inputs a unit has, the larger your weights:
    half of the inputs instead of two divided by them, without a root.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: n_prev / 2)


# The draw.


def uniform_from_0(layer_dims, rng):
    """No weight is negative: the draw is even, from 0 on. Draw from the normal distribution: half
    of the weights must be negative, or all units start by pulling the same way.
    """
    return _drawn(layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * rng.random(shape))


def uniform_around_0(layer_dims, rng):
    """The weights are spread evenly between two bounds, with none beyond. A normal draw is dense
    around 0 and thins out slowly.
    """
    return _drawn(layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * rng.uniform(-1, 1, shape))


def uniform_with_the_right_spread(layer_dims, rng):
    """Mean and spread are right, but the draw is an even one between two bounds, and the normal
    distribution is asked for.
    """
    return _drawn(layer_dims, lambda *shape: np.sqrt(6 / shape[1]) * rng.uniform(-1, 1, shape))


def only_positive_weights(layer_dims, rng):
    """No weight is negative: a sign was cut off. Half of them must be, or all units start by
    pulling the same way.
    """
    return _drawn(
        layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * np.abs(rng.standard_normal(shape))
    )


def spread_taken_for_the_mean(layer_dims, rng):
    """The weights scatter with the spread 1 around a number that is not 0: of the two numbers of
    the normal draw the spread stands where the mean belongs.
    """
    return _drawn(layer_dims, lambda *shape: rng.normal(np.sqrt(2 / shape[1]), size=shape))


def zero_weights(layer_dims, rng):
    """All weights are 0. Then the units of a layer are copies of one another and stay copies, and
    relu hands on nothing but zeros. They must be drawn.
    """
    return _drawn(layer_dims, lambda *shape: np.zeros(shape))


def equal_weights(layer_dims, rng):
    """All weights of a layer are the same number. Then its units compute the same, get the same
    gradient and stay the same for ever: a layer of copies is as good as one unit.
    """
    return _drawn(layer_dims, lambda *shape: np.full(shape, np.sqrt(2 / shape[1])))


def twin_units(layer_dims, rng):
    """All rows of a matrix are the same: one unit was drawn and then copied. Copies get the same
    gradient and stay copies, so the layer is worth one unit. Each needs weights of its own.
    """
    return _drawn(
        layer_dims,
        lambda n, n_prev: np.tile(np.sqrt(2 / n_prev) * rng.standard_normal(n_prev), (n, 1)),
    )


def ignores_rng(layer_dims, rng):
    """The numbers look right, but they do not come from rng. Whoever hands over a generator wants
    to be able to repeat the run, and a source of your own makes that impossible.
    """
    return _right(layer_dims, np.random.default_rng(3))


# The biases.


def biases_of_rank_1(layer_dims, rng):
    """b has one axis only. Added to a matrix, such an array is taken for a row: it goes to the
    examples and not to the units. A bias is a column, with two axes.
    """
    return _right(layer_dims, rng, bias=np.zeros)


def biases_as_rows(layer_dims, rng):
    """b lies on its side, a row. Added to a matrix, a row goes to the examples; one bias for each
    unit stands in a column.
    """
    return _right(layer_dims, rng, bias=lambda n: np.zeros((1, n)))


def biases_as_numbers(layer_dims, rng):
    """b is one number for a whole layer. Every unit has a bias of its own, and they will not stay
    equal: a column with one entry per unit.
    """
    return _right(layer_dims, rng, bias=lambda n: 0.0)


def random_biases(layer_dims, rng):
    """The biases were drawn too. They start at zero: the random weights make the units different
    from one another already.
    """
    return _right(layer_dims, rng, bias=lambda n: rng.standard_normal((n, 1)))


def biases_of_1(layer_dims, rng):
    """The biases are 1. They start at zero; what they should be is for training to find out."""
    return _right(layer_dims, rng, bias=lambda n: np.ones((n, 1)))


def biases_of_the_layer_before(layer_dims, rng):
    """b has one entry for each input of the layer. A bias belongs to a unit: as many rows as W has.
    (Layers of one size hide the mistake.)
    """
    parameters = _right(layer_dims, rng)
    return parameters | {
        f"b{l}": np.zeros((layer_dims[l - 1], 1)) for l in range(1, len(layer_dims))
    }


def zeros_without_a_tuple(layer_dims, rng):
    """np.zeros takes the shape as one thing, in brackets of its own. A second number, as in the
    notes, is taken for the kind of numbers, and there is no kind called 1.
    """
    return _right(layer_dims, rng, bias=lambda n: np.zeros(n, 1))


# Layers and names.


def weights_transposed(layer_dims, rng):
    """W has one column per unit; the course has one row per unit. So W cannot be multiplied from
    the left onto a matrix whose rows are the units before.
    """
    return _drawn(
        layer_dims,
        lambda n, n_prev: np.sqrt(2 / n_prev) * rng.standard_normal((n_prev, n)),
    )


def misses_the_last_layer(layer_dims, rng):
    """The parameters of the output layer are missing: the loop stops one layer too early. There is
    one W fewer than sizes in the list, because the input has none.
    """
    return _right(layer_dims[:-1], rng)


def runs_past_the_last_layer(layer_dims, rng):
    """The loop runs one layer too far: a list of L + 1 sizes, the input among them,
    makes L layers.
    """
    parameters = {}
    for l in range(1, len(layer_dims) + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.sqrt(2 / n_prev) * rng.standard_normal((n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


def counts_from_0(layer_dims, rng):
    """The first layer is called W0. Layer 0 is the input, which has no weights; the first is W1."""
    parameters = _right(layer_dims, rng)
    return {f"{name[0]}{int(name[1:]) - 1}": value for name, value in parameters.items()}


def names_without_a_number(layer_dims, rng):
    """The names are W and b, without a number, so each layer took the place of the one before. A
    dictionary holds one value under each name.
    """
    return {name[0]: value for name, value in _right(layer_dims, rng).items()}


def gives_back_a_list(layer_dims, rng):
    """The arrays came back in a list. All functions of this lesson find them by name, in a
    dictionary.
    """
    return list(_right(layer_dims, rng).values())


# More about the spread.


def one_over_the_number_of_inputs(layer_dims, rng):
    """The spread is one over the number of inputs. If you raised the fraction to 1/2 without
    brackets, it was raised to 1 and halved: a power comes before a division. The rule is the root
    of two over the number of inputs.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 1 / n_prev)


def root_of_the_sizes_multiplied(layer_dims, rng):
    """The more inputs a unit has, the larger your weights: their number is multiplied under the
    root. It divides: of many terms each must be small.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 * n_prev))


def root_of_the_inputs(layer_dims, rng):
    """The more inputs a unit has, the larger your weights: they were multiplied by the root of the
    number of inputs. It divides, and there is a 2 under the root.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(n_prev))


def divides_by_the_inputs_and_by_two(layer_dims, rng):
    """The 2 stands below and should stand above: the spread is half of what it should be. Relu sets
    half of the numbers to zero, and the 2 in the numerator makes up for it.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(1 / (2 * n_prev)))


def whole_numbers_in_the_fraction(layer_dims, rng):
    """Where a unit has more than two inputs all its weights are 0: the fraction was cut down to a
    whole number. Divide with one stroke, not with two.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 // n_prev))


def factor_of_0_01_on_top(layer_dims, rng):
    """The rule of He is there, and the 0.01 of lesson 2 on top of it: all weights are a hundred
    times too small. It is one or the other.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 0.01 * np.sqrt(2 / n_prev))


def factor_of_0_1(layer_dims, rng):
    """Every weight has the spread 0.1, however many inputs a unit has. The more of them it adds up,
    the smaller each weight must be.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: 0.1)


def spread_from_the_number_of_layers(layer_dims, rng):
    """The spread follows the length of the list, the number of layers. What a unit adds up are its
    inputs, so their number decides: the size of the layer before.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / len(layer_dims)))


def product_of_both_sizes(layer_dims, rng):
    """The spread follows the product of both sizes, as if a unit added up all numbers of the
    matrix. It adds up one row: the size of the layer before decides.
    """
    return _scaled(layer_dims, rng, lambda n, n_prev: np.sqrt(2 / (n * n_prev)))


# More about the draw.


def uniform_from_0_to_1(layer_dims, rng):
    """No weight is negative: the draw is even, from 0 to 1, and ignores how many inputs a unit has.
    Draw from the normal distribution, with the spread that the rule says.
    """
    return _drawn(layer_dims, lambda *shape: rng.random(shape))


def uniform_from_0_to_a_hundredth(layer_dims, rng):
    """No weight is negative: the draw is even, from 0 to 0.01. Draw from the normal distribution,
    with the spread that the rule says.
    """
    return _drawn(layer_dims, lambda *shape: 0.01 * rng.random(shape))


def uniform_of_half_the_width(layer_dims, rng):
    """The weights are spread evenly between two bounds, with none beyond: a draw from 0 to 1, moved
    by a half. A normal draw is dense around 0 and thins out slowly.
    """
    return _drawn(layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * (rng.random(shape) - 0.5))


def uniform_of_xavier(layer_dims, rng):
    """That is the rule of Xavier Glorot in its even form: between two bounds that follow both sizes
    of the layer. That of He is a normal draw, and looks at the inputs only.
    """
    return _drawn(layer_dims, lambda *shape: np.sqrt(6 / sum(shape)) * rng.uniform(-1, 1, shape))


def one_number_for_a_layer(layer_dims, rng):
    """W is a single number: the draw was not told the shape. A layer has a weight for each pair of
    a unit and one of its inputs.
    """
    return _drawn(layer_dims, lambda *shape: float(rng.normal(0, np.sqrt(2 / shape[1]))))


def sizes_taken_for_mean_and_spread(layer_dims, rng):
    """W is a single number: the first two arguments of rng.normal are the mean and the spread, and
    the two sizes of the layer stand there. The shape comes third, or under its name.
    """
    return _drawn(layer_dims, lambda *shape: float(rng.normal(*shape)))


def randn_of_a_generator(layer_dims, rng):
    """A Generator has no method of this name: np.random.randn is the old way. rng has
    standard_normal and normal, and the shape goes in as a pair.
    """
    return _drawn(layer_dims, lambda *shape: rng.randn(*shape) * np.sqrt(2 / shape[1]))


def rand_of_a_generator(layer_dims, rng):
    """A Generator has no method of this name: np.random.rand is the old way, and would not be a
    normal draw either. rng has standard_normal and normal.
    """
    return _drawn(layer_dims, lambda *shape: rng.rand(*shape) * np.sqrt(2 / shape[1]))


def calls_rng_itself(layer_dims, rng):
    """rng was called like a function. It is a generator: the draws are its methods, behind a
    point.
    """
    return _drawn(layer_dims, lambda *shape: rng(*shape))


def shape_without_brackets(layer_dims, rng):
    """standard_normal takes the shape as one thing, in brackets of its own. A second number is
    taken for the kind of numbers, and there is no kind with such a name.
    """
    return _drawn(
        layer_dims, lambda *shape: np.sqrt(2 / shape[1]) * rng.standard_normal(shape[0], shape[1])
    )


# More about the biases.


def biases_like_the_weights(layer_dims, rng):
    """b has the shape of W. A unit has one bias, however many inputs: a column."""
    parameters = _right(layer_dims, rng)
    return {
        name: np.zeros(parameters[f"W{name[1:]}"].shape) if name[0] == "b" else value
        for name, value in parameters.items()
    }


def one_bias_per_layer(layer_dims, rng):
    """b has a single entry, of shape (1, 1). Every unit has a bias of its own: a column with one
    entry per unit.
    """
    return _right(layer_dims, rng, bias=lambda n: np.zeros((1, 1)))


def random_biases_of_0_01(layer_dims, rng):
    """The biases were drawn too, with the spread 0.01. They start at zero: the random weights make
    the units different from one another already.
    """
    return _right(layer_dims, rng, bias=lambda n: 0.01 * rng.standard_normal((n, 1)))


def biases_of_0_01(layer_dims, rng):
    """The biases are 0.01. They start at zero; what they should be is for training to find out."""
    return _right(layer_dims, rng, bias=lambda n: np.full((n, 1), 0.01))


def biases_in_a_list(layer_dims, rng):
    """b is a list. Training will multiply gradients and subtract them: that takes arrays, here a
    column of zeros.
    """
    return _right(layer_dims, rng, bias=lambda n: [[0.0] for _ in range(n)])


# More about layers and names.


def returns_in_the_loop(layer_dims, rng):
    """Only the first layer came back: the function was left in the first turn of the loop. Look at
    how far the `return` is moved in.
    """
    return _right(layer_dims[:2], rng)


def misses_the_first_layer(layer_dims, rng):
    """The parameters of the first layer are missing: the loop starts one layer too late. Layer 1
    is the first that has weights.
    """
    parameters = _right(layer_dims, rng)
    return {name: parameters[name] for name in parameters if int(name[1:]) > 1}


def always_two_layers(layer_dims, rng):
    """The sizes were taken apart into three names, so the function knows one depth only. A list of
    sizes may be of any length: go through it in a loop.
    """
    n_x, n_h, n_y = layer_dims
    return _right([n_x, n_h, n_y], rng)


def always_three_layers(layer_dims, rng):
    """The sizes were taken apart into four names, so the function knows one depth only. A list of
    sizes may be of any length: go through it in a loop.
    """
    n_x, n_1, n_2, n_y = layer_dims
    return _right([n_x, n_1, n_2, n_y], rng)


def only_the_first_two_layers(layer_dims, rng):
    """Two layers are made, however many there are. A list of sizes may be of any length: go through
    it in a loop.
    """
    return _right([layer_dims[0], layer_dims[1], layer_dims[2]], rng)


def loops_over_a_number(layer_dims, rng):
    """A loop needs something to go through, and a number is a single thing. A range makes a row of
    numbers out of it.
    """
    return {f"W{l}": None for l in len(layer_dims)}


def weights_without_biases(layer_dims, rng):
    """The weights came back and the biases are missing: a column of zeros for each layer."""
    return {name: value for name, value in _right(layer_dims, rng).items() if name[0] == "W"}


def names_with_an_underscore(layer_dims, rng):
    """The names have an underscore in them. The other functions look for W1, b1 and so on."""
    return {f"{name[0]}_{name[1:]}": value for name, value in _right(layer_dims, rng).items()}


def names_in_small_letters(layer_dims, rng):
    """The weights have a small w in their names. The other functions look for W1, W2 and so on."""
    return {name.lower(): value for name, value in _right(layer_dims, rng).items()}


def numbers_as_names(layer_dims, rng):
    """The layers are found under numbers, with W and b inside. The other functions look for W1, b1
    and so on, in one dictionary.
    """
    parameters = _right(layer_dims, rng)
    return {
        l: {"W": parameters[f"W{l}"], "b": parameters[f"b{l}"]} for l in range(1, len(layer_dims))
    }


def gives_back_pairs(layer_dims, rng):
    """The arrays came back in a list of pairs. All functions of this lesson find them by name, in a
    dictionary.
    """
    parameters = _right(layer_dims, rng)
    return [(parameters[f"W{l}"], parameters[f"b{l}"]) for l in range(1, len(layer_dims))]


def weights_and_biases_apart(layer_dims, rng):
    """Two things came back, the weights and the biases. All functions of this lesson find both by
    name, in a single dictionary.
    """
    parameters = _right(layer_dims, rng)
    return tuple(
        {name: value for name, value in parameters.items() if name[0] == kind} for kind in "Wb"
    )


# Right programs.


def by_normal(layer_dims, rng):
    parameters = {}
    for i, n_prev in enumerate(layer_dims[:-1]):
        n = layer_dims[i + 1]
        std = (2 / n_prev) ** 0.5
        parameters["W" + str(i + 1)] = rng.normal(loc=0.0, scale=std, size=(n, n_prev))
        parameters["b" + str(i + 1)] = np.zeros(shape=(n, 1))
    return parameters


def last_layer_first(layer_dims, rng):
    parameters = {}
    for l in reversed(range(1, len(layer_dims))):
        W = rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"W{l}"] = W / np.sqrt(layer_dims[l - 1] / 2)
        parameters[f"b{l}"] = W[:, :1] * 0
    return parameters


def one_weight_at_a_time(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        std = np.sqrt(2.0) / np.sqrt(layer_dims[l - 1])
        rows = range(layer_dims[l])
        columns = range(layer_dims[l - 1])
        parameters[f"W{l}"] = np.array([[rng.normal(0, std) for _ in columns] for _ in rows])
        parameters[f"b{l}"] = np.array([[0.0]] * layer_dims[l])
    return parameters


def all_weights_in_one_draw(layer_dims, rng):
    shapes = [(layer_dims[l], layer_dims[l - 1]) for l in range(1, len(layer_dims))]
    drawn = rng.standard_normal(sum(n * n_prev for n, n_prev in shapes))
    parameters, start = {}, 0
    for l, (n, n_prev) in enumerate(shapes, start=1):
        W = drawn[start : start + n * n_prev].reshape(n, n_prev)
        parameters |= {f"b{l}": np.zeros((n, 1)), f"W{l}": np.sqrt(2 / n_prev) * W}
        start += n * n_prev
    return parameters


def in_single_precision(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        W = rng.standard_normal((layer_dims[l], layer_dims[l - 1]), dtype=np.float32)
        parameters[f"W{l}"] = W * np.float32(np.sqrt(2 / layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1), dtype=np.float32)
    return parameters


def drawn_lying_down(layer_dims, rng, gain=2.0):
    def weights(n, n_prev):
        return (np.sqrt(gain / n_prev) * rng.standard_normal((n_prev, n))).T

    sizes = dict(enumerate(layer_dims))
    matrices = {f"W{l}": weights(sizes[l], sizes[l - 1]) for l in list(sizes)[1:]}
    return matrices | {f"b{l}": np.zeros((sizes[l], 1)) for l in list(sizes)[1:]}


WEIGHTS, BIASES = ("W1", "W2", "W3", "W4"), ("b1", "b2", "b3", "b4")
SHAPES = {(small, name): Shaped() for small in (ONE, SQUARE, DEEP) for name in WEIGHTS}
# The first matrix of the large network has 24 numbers only, too few for a look.
SPREAD = {
    (WIDE, "W1"): Shaped(),
    (WIDE, "W2"): Normal(np.sqrt(2 / 2)),
    (WIDE, "W3"): Normal(np.sqrt(2 / 800)),
}

EXERCISE = Exercise(
    reference=initialize_parameters,
    cases=cases,
    returns=("parameters",),
    points=8,
    aspects=(
        Aspect(
            "Every layer has its W, with one row per unit and one column per unit before.",
            (ONE, SQUARE, DEEP),
            WEIGHTS,
            3,
        ),
        Aspect(
            "The spread of a W follows the number of its columns; its rows all differ.",
            (WIDE,),
            WEIGHTS[:3],
            3,
        ),
        Aspect("b is a column of zeros, one for each unit.", (), BIASES, 2),
    ),
    misconceptions=(
        factor_of_0_01,
        no_factor,
        n_minus_1_under_the_root,
        size_of_the_layer_itself,
        size_of_the_input_everywhere,
        spread_of_xavier,
        spread_of_xavier_from_the_layer_itself,
        spread_of_both_sizes,
        forgets_the_root,
        root_of_the_2_only,
        divides_by_the_factor,
        root_of_n_for_2,
        uniform_from_0,
        uniform_around_0,
        uniform_with_the_right_spread,
        only_positive_weights,
        spread_taken_for_the_mean,
        zero_weights,
        equal_weights,
        twin_units,
        ignores_rng,
        biases_of_rank_1,
        biases_as_rows,
        biases_as_numbers,
        random_biases,
        biases_of_1,
        biases_of_the_layer_before,
        zeros_without_a_tuple,
        weights_transposed,
        misses_the_last_layer,
        runs_past_the_last_layer,
        counts_from_0,
        names_without_a_number,
        gives_back_a_list,
        one_over_the_number_of_inputs,
        root_of_the_sizes_multiplied,
        root_of_the_inputs,
        divides_by_the_inputs_and_by_two,
        whole_numbers_in_the_fraction,
        factor_of_0_01_on_top,
        factor_of_0_1,
        spread_from_the_number_of_layers,
        product_of_both_sizes,
        uniform_from_0_to_1,
        uniform_from_0_to_a_hundredth,
        uniform_of_half_the_width,
        uniform_of_xavier,
        one_number_for_a_layer,
        sizes_taken_for_mean_and_spread,
        randn_of_a_generator,
        rand_of_a_generator,
        calls_rng_itself,
        shape_without_brackets,
        biases_like_the_weights,
        one_bias_per_layer,
        random_biases_of_0_01,
        biases_of_0_01,
        biases_in_a_list,
        returns_in_the_loop,
        misses_the_first_layer,
        always_two_layers,
        always_three_layers,
        only_the_first_two_layers,
        loops_over_a_number,
        weights_without_biases,
        names_with_an_underscore,
        names_in_small_letters,
        numbers_as_names,
        gives_back_pairs,
        weights_and_biases_apart,
    ),
    alternatives=(
        by_normal,
        last_layer_first,
        one_weight_at_a_time,
        all_weights_in_one_draw,
        in_single_precision,
        drawn_lying_down,
    ),
    # A wrong answer may hold drawn biases, whose numbers say nothing.
    compare=SHAPES | SPREAD | {name: Zero() for name in BIASES},
    replaces=(dlhelpers.dense.initialize_parameters,),
)

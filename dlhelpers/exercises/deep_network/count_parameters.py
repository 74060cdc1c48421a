"""Exercise: how many numbers a network learns."""

from itertools import pairwise

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.exercise import Aspect, Exercise


def count_parameters(layer_dims):
    """Count the numbers that a network learns.

    Parameters
    ----------
    layer_dims : list of int
        Units of each layer, the input first: ``[n[0], ..., n[L]]``.

    Returns
    -------
    int
        All weights and all biases together. With the sizes 5, 6, 3 and 1 they are 61.
    """
    ### BEGIN SOLUTION
    count = 0
    for l in range(1, len(layer_dims)):
        count += layer_dims[l] * layer_dims[l - 1]  # weights
        count += layer_dims[l]  # biases
    return count
    ### END SOLUTION


def cases(rng):
    """From one unit to four layers; sizes that all differ, and sizes that are all the same."""

    def different(layers, low, high):
        sizes = rng.permutation(np.arange(low, high))[: layers + 1]
        return {"layer_dims": [int(size) for size in sizes]}

    n = int(rng.integers(3, 9))
    return {
        "one unit": {"layer_dims": [n, 1]},
        "one layer": different(1, 4, 12),
        "two layers": different(2, 4, 12),
        "the same size everywhere": {"layer_dims": [n, n, n, n]},
        "four layers": different(4, 10, 30),
    }


def forgets_the_biases(layer_dims):
    """You counted the weights only. Every unit has a bias as well, and learns it: one unit with
    five inputs has six parameters, and yours has five.
    """
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims))


def biases_for_the_layer_before(layer_dims):
    """The weights are counted right, but each layer got the biases of the layer before it. One unit
    with five inputs has one bias, not five.
    """
    return sum(n * n_prev + n_prev for n_prev, n in pairwise(layer_dims))


def one_bias_per_layer(layer_dims):
    """You gave each layer a single bias. Each unit has one of its own: b has as many rows as the
    layer has units.
    """
    return sum(n * n_prev + 1 for n_prev, n in pairwise(layer_dims))


def one_bias_for_the_network(layer_dims):
    """The whole network has one bias in your count. Each unit has one of its own."""
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + 1


def one_bias_per_weight(layer_dims):
    """Every weight is counted twice, as if it came with a bias. A bias is added to the whole sum of
    a unit: one unit with five inputs has six parameters, not ten.
    """
    return sum(2 * n * n_prev for n_prev, n in pairwise(layer_dims))


def biases_for_the_input(layer_dims):
    """The input has biases in your count. It is only a column of numbers that come from outside; it
    adds nothing to them, and learns nothing.
    """
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + sum(layer_dims)


def no_bias_at_the_output(layer_dims):
    """The output layer has no biases in your count. Its units are units like the others."""
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + sum(layer_dims[1:-1])


def misses_the_last_layer(layer_dims):
    """The loop stops one layer too early: the weights and biases of the output are missing. With
    one unit alone the count is 0.
    """
    return sum((n_prev + 1) * n for n_prev, n in pairwise(layer_dims[:-1]))


def misses_the_first_layer(layer_dims):
    """The loop starts one layer too late: what leads from the input to the first layer is missing.
    With one unit alone the count is 0.
    """
    return sum((n_prev + 1) * n for n_prev, n in pairwise(layer_dims[1:]))


def only_the_last_layer(layer_dims):
    """What came out is the count of the last layer: each turn of the loop forgot the one before.
    Add up.
    """
    return (layer_dims[-2] + 1) * layer_dims[-1]


def only_the_first_layer(layer_dims):
    """What came out is the count of the first layer: the function was left in the first turn of the
    loop.
    """
    return (layer_dims[0] + 1) * layer_dims[1]


def first_layer_reads_the_last(layer_dims):
    """The count goes around in a circle: the loop starts at the input, and the layer before it, by
    index -1, is the output. The input has no layer before it.
    """
    return sum((layer_dims[l - 1] + 1) * n for l, n in enumerate(layer_dims))


def counts_units(layer_dims):
    """That is the number of units, or of biases. A unit has a weight for each of its inputs too."""
    return sum(layer_dims[1:])


def counts_units_and_inputs(layer_dims):
    """That is the sum of all sizes: units and inputs. What is learned stands between them: a weight
    for each pair of a unit and one of its inputs, and a bias for each unit.
    """
    return sum(layer_dims)


def product_of_all_sizes(layer_dims):
    """All sizes were multiplied together. A layer only reads the one before it: multiply within a
    layer, and add up over the layers.
    """
    return int(np.prod(layer_dims))


def every_layer_reads_the_input(layer_dims):
    """Each layer has one weight per input of the network in your count. Only the first layer reads
    the input; the others read the layer before them.
    """
    return sum((layer_dims[0] + 1) * n for n in layer_dims[1:])


def layers_read_themselves(layer_dims):
    """Each layer has a square matrix of weights in your count, as if its units read one another.
    They read the layer before.
    """
    return sum((n + 1) * n for n in layer_dims[1:])


def counts_arrays(layer_dims):
    """That is how many arrays there are, a W and a b for each layer. Count the numbers in them."""
    return 2 * (len(layer_dims) - 1)


def one_number_per_layer(layer_dims):
    """The counts of the layers came back one by one. What is asked for is their sum."""
    return [(n_prev + 1) * n for n_prev, n in pairwise(layer_dims)]


def empties_the_list(layer_dims):
    """The count is right, but the list that you were given is not what it was: sizes were taken out
    of it, put in or moved. Whoever builds the network with it afterwards gets another one.
    """
    count = 0
    n_prev = layer_dims.pop(0)
    while layer_dims:
        n = layer_dims.pop(0)
        count += (n_prev + 1) * n
        n_prev = n
    return count


def always_two_layers(layer_dims):
    """The sizes were taken apart into three names, so the function knows one depth only. A list of
    sizes may be of any length: go through it in a loop.
    """
    n_x, n_h, n_y = layer_dims
    return (n_x + 1) * n_h + (n_h + 1) * n_y


def always_three_layers(layer_dims):
    """The sizes were taken apart into four names, so the function knows one depth only. A list of
    sizes may be of any length: go through it in a loop.
    """
    n_x, n_1, n_2, n_y = layer_dims
    return (n_x + 1) * n_1 + (n_1 + 1) * n_2 + (n_2 + 1) * n_y


def only_the_first_two_layers(layer_dims):
    """Two layers are counted, however many there are. A list of sizes may be of any length: go
    through it in a loop.
    """
    return (layer_dims[0] + 1) * layer_dims[1] + (layer_dims[1] + 1) * layer_dims[2]


def only_the_first_three_layers(layer_dims):
    """Three layers are counted, however many there are. A list of sizes may be of any length: go
    through it in a loop.
    """
    return sum((layer_dims[l - 1] + 1) * layer_dims[l] for l in (1, 2, 3))


def runs_past_the_last_layer(layer_dims):
    """The loop runs one layer too far: a list of L + 1 sizes, the input among them, makes L layers,
    and beside the last size there is none.
    """
    return sum((layer_dims[l] + 1) * layer_dims[l + 1] for l in range(len(layer_dims)))


def every_layer_reads_all_before(layer_dims):
    """In your count every layer reads all layers before it. A layer reads the one just before it,
    and no other.
    """
    return sum((sum(layer_dims[:l]) + 1) * layer_dims[l] for l in range(1, len(layer_dims)))


def adds_neighbours(layer_dims):
    """The sizes of neighbouring layers were added. Each of the n units reads each of the n_prev
    numbers before it: their number is a product.
    """
    return sum(n_prev + n for n_prev, n in pairwise(layer_dims))


def adds_neighbours_and_biases(layer_dims):
    """The sizes of neighbouring layers were added, with the biases on top. Each of the n units
    reads each of the n_prev numbers before it: their number is a product.
    """
    return sum(n_prev + 2 * n for n_prev, n in pairwise(layer_dims))


def one_more_on_both_sides(layer_dims):
    """Both sizes of a layer were made larger by 1. The bias is one more weight for each unit, not
    one more unit: one unit with five inputs has six parameters.
    """
    return sum((n_prev + 1) * (n + 1) for n_prev, n in pairwise(layer_dims))


def one_more_in_the_layer_itself(layer_dims):
    """The 1 for the bias was added to the number of units: that makes one more unit. The bias is
    one more weight for each unit: one unit with five inputs has six parameters.
    """
    return sum(n_prev * (n + 1) + n for n_prev, n in pairwise(layer_dims))


def one_bias_per_size(layer_dims):
    """There is one bias for each entry of the list in your count, the input included. Each unit has
    a bias of its own, and the input has none.
    """
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + len(layer_dims)


def biases_only_at_the_output(layer_dims):
    """Only the output layer has biases in your count: they were added once, after the loop. The
    units of every layer have one each.
    """
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + layer_dims[-1]


def biases_only_in_the_first_layer(layer_dims):
    """Only the first layer has biases in your count. The units of every layer have one each."""
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)) + layer_dims[1]


def biases_counted_twice(layer_dims):
    """The biases are counted twice: once as one more weight of each unit, and once by themselves.
    One unit with five inputs has six parameters, and yours has seven.
    """
    return sum((n_prev + 2) * n for n_prev, n in pairwise(layer_dims))


def weights_and_biases_apart(layer_dims):
    """Two numbers came back, the weights and the biases. What is asked for is their sum."""
    return sum(n * n_prev for n_prev, n in pairwise(layer_dims)), sum(layer_dims[1:])


def in_a_dictionary(layer_dims):
    """The counts came back in a dictionary. One number is asked for, all of them together."""
    return {f"W{l}": n * n_prev for l, (n_prev, n) in enumerate(pairwise(layer_dims), start=1)}


def biases_for_the_input_and_no_last_layer(layer_dims):
    """Two things. The input has biases in your count: it learns nothing. And the loop stops one
    layer too early, so the output layer is missing.
    """
    return misses_the_last_layer(layer_dims) + layer_dims[0]


def no_biases_and_no_last_layer(layer_dims):
    """Two things. The biases are missing: each unit has one. And the loop stops one layer too
    early, so the output layer is missing too.
    """
    return forgets_the_biases(layer_dims[:-1])


def no_biases_and_no_first_layer(layer_dims):
    """Two things. The biases are missing: each unit has one. And the loop starts one layer too
    late, so the layer that reads the input is missing too.
    """
    return forgets_the_biases(layer_dims[1:])


def no_biases_and_in_a_circle(layer_dims):
    """Two things. The biases are missing: each unit has one. And the count goes around in a circle:
    the loop starts at the input, and index -1 is the output.
    """
    return sum(layer_dims[l - 1] * n for l, n in enumerate(layer_dims))


def no_biases_in_the_only_layer_counted(layer_dims):
    """Two things. The biases are missing: each unit has one. And only the first layer is counted:
    the function was left in the first turn of the loop.
    """
    return layer_dims[0] * layer_dims[1]


def no_biases_in_the_last_layer_counted(layer_dims):
    """Two things. The biases are missing: each unit has one. And only the last layer is counted:
    each turn of the loop writes over the count of the one before.
    """
    return layer_dims[-2] * layer_dims[-1]


def one_bias_per_layer_and_no_last_layer(layer_dims):
    """Two things. Each layer has a single bias in your count, and each unit has one of its own. And
    the loop stops one layer too early, so the output layer is missing.
    """
    return one_bias_per_layer(layer_dims[:-1])


def one_bias_per_layer_in_a_circle(layer_dims):
    """Two things. Each layer has a single bias in your count, and each unit has one of its own. And
    the count goes around in a circle: the loop starts at the input, and index -1 is the output.
    """
    return sum(layer_dims[l - 1] * n + 1 for l, n in enumerate(layer_dims))


def biases_of_the_layer_before_and_no_last_layer(layer_dims):
    """Two things. Each layer got the biases of the layer before it. And the loop stops one layer
    too early, so the output layer is missing.
    """
    return biases_for_the_layer_before(layer_dims[:-1])


def by_pairs(layer_dims):
    return sum((n_prev + 1) * n for n_prev, n in pairwise(layer_dims))


def by_arrays(layer_dims):
    sizes = np.array(layer_dims)
    return np.dot(sizes[:-1] + 1, sizes[1:])


def by_building_it(layer_dims):
    arrays = []
    for l in range(len(layer_dims) - 1):
        arrays.append(np.zeros((layer_dims[l + 1], layer_dims[l])))
        arrays.append(np.zeros((layer_dims[l + 1], 1)))
    return sum(array.size for array in arrays)


def weights_first(layer_dims, with_biases=True):
    weights = sum(layer_dims[l] * layer_dims[l + 1] for l in range(len(layer_dims) - 1))
    return weights + sum(layer_dims) - layer_dims[0] if with_biases else weights


def with_a_function_inside(layer_dims):
    def count(sizes):
        if len(sizes) == 1:
            return 0
        return sizes[1] * (sizes[0] + 1) + count(sizes[1:])

    return float(count(tuple(layer_dims)))


EXERCISE = Exercise(
    reference=count_parameters,
    cases=cases,
    returns=("count",),
    points=4,
    aspects=(
        Aspect("One unit with n inputs has n + 1 parameters.", ("one unit",)),
        Aspect("A layer of k units has k times as many as one unit.", ("one layer",)),
        Aspect(
            "The layers add up.", ("two layers", "the same size everywhere", "four layers"), (), 2
        ),
    ),
    misconceptions=(
        forgets_the_biases,
        biases_for_the_layer_before,
        one_bias_per_layer,
        one_bias_for_the_network,
        one_bias_per_weight,
        biases_for_the_input,
        no_bias_at_the_output,
        misses_the_last_layer,
        misses_the_first_layer,
        only_the_last_layer,
        only_the_first_layer,
        first_layer_reads_the_last,
        counts_units,
        counts_units_and_inputs,
        product_of_all_sizes,
        every_layer_reads_the_input,
        layers_read_themselves,
        counts_arrays,
        one_number_per_layer,
        empties_the_list,
        always_two_layers,
        always_three_layers,
        only_the_first_two_layers,
        only_the_first_three_layers,
        runs_past_the_last_layer,
        every_layer_reads_all_before,
        adds_neighbours,
        adds_neighbours_and_biases,
        one_more_on_both_sides,
        one_more_in_the_layer_itself,
        one_bias_per_size,
        biases_only_at_the_output,
        biases_only_in_the_first_layer,
        biases_counted_twice,
        weights_and_biases_apart,
        in_a_dictionary,
        biases_for_the_input_and_no_last_layer,
        no_biases_and_no_last_layer,
        no_biases_and_no_first_layer,
        no_biases_and_in_a_circle,
        no_biases_in_the_only_layer_counted,
        no_biases_in_the_last_layer_counted,
        one_bias_per_layer_and_no_last_layer,
        one_bias_per_layer_in_a_circle,
        biases_of_the_layer_before_and_no_last_layer,
    ),
    alternatives=(by_pairs, by_arrays, by_building_it, weights_first, with_a_function_inside),
    replaces=(dlhelpers.dense.count_parameters,),
)

"""Exercise: the linear half of a layer."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.exercise import Aspect, Exercise


def linear_forward(A_prev, W, b):
    """Weigh and sum what comes in.

    Parameters
    ----------
    A_prev : ndarray, shape (n_prev, m)
        Activations of the layer before, one example per column.
    W : ndarray, shape (n, n_prev)
        Weights, one row per unit.
    b : ndarray, shape (n, 1)
        Biases.

    Returns
    -------
    Z : ndarray, shape (n, m)
        For each unit and each example the weighted sum, plus the bias.
    cache : tuple
        ``(A_prev, W, b)``: what the way back will need. (The arrays themselves; copies will do.)
    """
    ### BEGIN SOLUTION
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)
    ### END SOLUTION


def cases(rng):
    """Biases that are not zero; sizes that agree, where a wrong turn goes unnoticed."""

    def case(n_prev, n, m):
        return {
            "A_prev": rng.standard_normal((n_prev, m)),
            "W": rng.standard_normal((n, n_prev)),
            "b": rng.standard_normal((n, 1)),
        }

    return {
        "one example": case(3, 2, 1),
        "many examples": case(4, 3, 6),
        "one unit": case(3, 1, 5),
        "n = m": case(3, 4, 4),
        "n_prev = n = m": case(3, 3, 3),
    }


def forgets_the_bias(A_prev, W, b):
    """No bias is added. Put zeros into A_prev: every column of Z must be b then, and yours is 0."""
    return W @ A_prev, (A_prev, W, b)


def subtracts_the_bias(A_prev, W, b):
    """The bias comes in with the wrong sign. Put zeros into A_prev: every column of Z must be b
    then, and yours is -b.
    """
    return W @ A_prev - b, (A_prev, W, b)


def bias_lying_down(A_prev, W, b):
    """b was laid on its side before it was added. A row goes to the examples: numpy complains, or,
    where there are as many units as examples, gives each example a bias of its own.
    """
    return W @ A_prev + b.T, (A_prev, W, b)


def bias_of_rank_1(A_prev, W, b):
    """b was made flat before it was added. An array with one axis is taken for a row and goes to
    the examples: numpy complains, or, where there are as many units as examples, gives each example
    a bias of its own.
    """
    return W @ A_prev + b.ravel(), (A_prev, W, b)


def one_bias_for_all_units(A_prev, W, b):
    """All units got the same bias, the sum of all biases. Each has its own; numpy spreads a column
    over the examples by itself.
    """
    return W @ A_prev + np.sum(b), (A_prev, W, b)


def bias_of_the_first_unit(A_prev, W, b):
    """All units got the bias of the first one. Each has its own; numpy spreads a column over the
    examples by itself.
    """
    return W @ A_prev + b[0], (A_prev, W, b)


def bias_once_per_input(A_prev, W, b):
    """The bias is in each of the n_prev terms of the sum, so it counts n_prev times. It is added
    once, when the sum is done.
    """
    return W @ A_prev + W.shape[1] * b, (A_prev, W, b)


def multiplies_by_the_bias(A_prev, W, b):
    """The sum is multiplied by the bias. Put zeros into A_prev: every column of Z must be b then,
    and yours is 0.
    """
    return W @ A_prev * b, (A_prev, W, b)


def W_transposed(A_prev, W, b):
    """W was turned. It has one row per unit and one column per input, so it fits as it is: in
    logistic regression w was a column and had to be turned, W is not.
    """
    return W.T @ A_prev + b, (A_prev, W, b)


def A_prev_from_the_left(A_prev, W, b):
    """A_prev stands on the left of W. The columns of the left matrix meet the rows of the right
    one: what W has in its columns, the inputs, A_prev has in its rows.
    """
    return A_prev @ W + b, (A_prev, W, b)


def examples_in_rows(A_prev, W, b):
    """Z has the right numbers and lies on its side, one row per example. In this course an example
    is a column.
    """
    return (W @ A_prev + b).T, (A_prev, W, b)


def entry_by_entry(A_prev, W, b):
    """W and A_prev were multiplied entry by entry. A unit reads all of its inputs: a row of W meets
    a column of A_prev, and the products are added up.
    """
    return W * A_prev + b, (A_prev, W, b)


def mean_instead_of_sum(A_prev, W, b):
    """The weighted inputs were averaged: the sum is n_prev times too small. A unit adds up."""
    return W @ A_prev / W.shape[1] + b, (A_prev, W, b)


def loses_an_axis(A_prev, W, b):
    """Z has lost an axis where a size is 1. The next layer needs a matrix, one column per example,
    even when there is only one.
    """
    return np.squeeze(W @ A_prev + b), (A_prev, W, b)


def applies_relu_already(A_prev, W, b):
    """No number in Z is negative: an activation has been at work. This function is the linear half
    of the layer; the activation comes after it.
    """
    return np.maximum(0, W @ A_prev + b), (A_prev, W, b)


def applies_the_sigmoid_already(A_prev, W, b):
    """Every number in Z lies between 0 and 1: an activation has been at work. This function is the
    linear half of the layer; the activation comes after it.
    """
    return 1 / (1 + np.exp(-(W @ A_prev + b))), (A_prev, W, b)


def W_first_in_the_cache(A_prev, W, b):
    """The cache begins with W. linear_backward takes its entries by their places: A_prev, W, b."""
    return W @ A_prev + b, (W, A_prev, b)


def Z_in_the_cache(A_prev, W, b):
    """The cache begins with Z, what comes out. The way back needs what went in: A_prev."""
    Z = W @ A_prev + b
    return Z, (Z, W, b)


def bias_not_in_the_cache(A_prev, W, b):
    """The cache holds two arrays and should hold three: A_prev, W and b. Whoever takes it apart
    into three names gets an error.
    """
    return W @ A_prev + b, (A_prev, W)


def Z_beside_the_others_in_the_cache(A_prev, W, b):
    """The cache holds four arrays and should hold three: A_prev, W and b. Whoever takes it apart
    into three names gets an error.
    """
    Z = W @ A_prev + b
    return Z, (A_prev, W, b, Z)


def cache_as_a_dictionary(A_prev, W, b):
    """The cache is a dictionary. linear_backward takes its entries by their places, not by names:
    make it a tuple of A_prev, W and b.
    """
    return W @ A_prev + b, {"A_prev": A_prev, "W": W, "b": b}


def only_Z(A_prev, W, b):
    """Z came back alone. The way back needs what went in: give back two things, Z and the cache."""
    return W @ A_prev + b


def cache_not_in_brackets(A_prev, W, b):
    """Four things came back in a row. Two are asked for: Z, and the cache, which holds the other
    three together.
    """
    return W @ A_prev + b, A_prev, W, b


def cache_first(A_prev, W, b):
    """The cache came back first. Whoever calls the function takes the first thing for Z."""
    return (A_prev, W, b), W @ A_prev + b


# More about the bias.


def bias_inside_the_product(A_prev, W, b):
    """b was added to what comes in, before it was weighed. The bias belongs to a unit and is added
    to its sum, when the product is done.
    """
    return W @ (A_prev + b), (A_prev, W, b)


def bias_added_to_the_weights(A_prev, W, b):
    """b was added to the weights, so it is multiplied by what comes in. Put zeros into A_prev:
    every column of Z must be b then, and yours is 0.
    """
    return (W + b) @ A_prev, (A_prev, W, b)


def mean_of_the_biases(A_prev, W, b):
    """All units got the same bias, the mean of all biases. Each has its own; numpy spreads a column
    over the examples by itself.
    """
    return W @ A_prev + np.mean(b), (A_prev, W, b)


def bias_once_per_example(A_prev, W, b):
    """The bias counts once for each example. It is added once to each sum: an example gets the same
    column alone as in company.
    """
    return W @ A_prev + A_prev.shape[1] * b, (A_prev, W, b)


def bias_of_1(A_prev, W, b):
    """Every unit got the bias 1. Put zeros into A_prev: every column of Z must be b then."""
    return W @ A_prev + 1, (A_prev, W, b)


def columns_meet_the_whole_bias(A_prev, W, b):
    """One column of the product has one axis, and b has two: their sum is a square table, which
    does not fit into a column of Z. Whole matrices need no loop.
    """
    Z = np.zeros((len(W), A_prev.shape[1]))
    for i in range(A_prev.shape[1]):
        Z[:, i] = W @ A_prev[:, i] + b
    return Z, (A_prev, W, b)


# More about the product.


def A_prev_transposed(A_prev, W, b):
    """A_prev was turned. Its rows are what comes in, and so are the columns of W: they fit as they
    are.
    """
    return W @ A_prev.T + b, (A_prev, W, b)


def A_prev_transposed_and_from_the_left(A_prev, W, b):
    """A_prev was turned and stands on the left, as where examples are rows. In this course an
    example is a column: W stands on the left, and nothing is turned.
    """
    return A_prev.T @ W + b, (A_prev, W, b)


def rows_for_examples(A_prev, W, b):
    """Everything was turned, as where examples are rows, but the bias was not: it is a column still
    and goes to the examples. In this course nothing has to be turned.
    """
    return A_prev.T @ W.T + b, (A_prev, W, b)


def both_transposed(A_prev, W, b):
    """W and A_prev were both turned. The columns of W are the inputs, and so are the rows of
    A_prev: they fit as they are.
    """
    return W.T @ A_prev.T + b, (A_prev, W, b)


def entry_by_entry_the_other_way(A_prev, W, b):
    """A_prev and W were multiplied entry by entry. A unit reads all of its inputs: a row of W meets
    a column of A_prev, and the products are added up.
    """
    return A_prev * W + b, (A_prev, W, b)


def sum_of_all_inputs(A_prev, W, b):
    """The inputs were added up, and their sum was multiplied by the sum of the weights. Each input
    has a weight of its own: first the products, then the sum.
    """
    return W.sum(axis=1, keepdims=True) * A_prev.sum(axis=0, keepdims=True) + b, (A_prev, W, b)


def only_the_last_input(A_prev, W, b):
    """Only the last input counts: in each turn of the loop the sum was written over and not added
    to.
    """
    return W[:, -1:] * A_prev[-1:] + b, (A_prev, W, b)


def only_the_first_input(A_prev, W, b):
    """Only the first input counts. A unit adds up all of its weighted inputs."""
    return W[:, :1] * A_prev[:1] + b, (A_prev, W, b)


def last_input_left_out(A_prev, W, b):
    """The last input does not count: the loop over the inputs stops one too early."""
    return W[:, :-1] @ A_prev[:-1] + b, (A_prev, W, b)


def last_example_left_out(A_prev, W, b):
    """The last column of Z is 0: the loop over the examples stops one too early."""
    Z = W @ A_prev + b
    Z[:, -1] = 0
    return Z, (A_prev, W, b)


def only_the_first_example(A_prev, W, b):
    """Only the first example came back, or was computed: the function was left in the first turn of
    the loop. Every column of A_prev makes a column of Z.
    """
    return W @ A_prev[:, :1] + b, (A_prev, W, b)


def mean_over_the_examples(A_prev, W, b):
    """The sums were divided by the number of examples. Each example is by itself here: it gets the
    same column alone as in company.
    """
    return W @ A_prev / A_prev.shape[1] + b, (A_prev, W, b)


def whole_sum_divided(A_prev, W, b):
    """Z, bias and all, was divided by the number of examples. Each example is by itself here: it
    gets the same column alone as in company.
    """
    return (W @ A_prev + b) / A_prev.shape[1], (A_prev, W, b)


def applies_tanh_already(A_prev, W, b):
    """Every number in Z lies between -1 and 1: an activation has been at work. This function is the
    linear half of the layer; the activation comes after it.
    """
    return np.tanh(W @ A_prev + b), (A_prev, W, b)


# More about what comes back.


def W_and_b_exchanged_in_the_cache(A_prev, W, b):
    """The cache begins rightly and ends with b before W. linear_backward takes its entries by their
    places: A_prev, W, b.
    """
    return W @ A_prev + b, (A_prev, b, W)


def A_prev_last_in_the_cache(A_prev, W, b):
    """The cache ends with A_prev and should begin with it. linear_backward takes its entries by
    their places: A_prev, W, b.
    """
    return W @ A_prev + b, (b, W, A_prev)


def A_prev_turned_in_the_cache(A_prev, W, b):
    """The cache holds A_prev on its side. It should hold it as it came; the way back turns what it
    has to turn.
    """
    return W @ A_prev + b, (A_prev.T, W, b)


def W_turned_in_the_cache(A_prev, W, b):
    """The cache holds W on its side. It should hold it as it came; the way back turns what it has
    to turn.
    """
    return W @ A_prev + b, (A_prev, W.T, b)


def only_A_prev_in_the_cache(A_prev, W, b):
    """The cache is a single array, and should hold three together: A_prev, W and b."""
    return W @ A_prev + b, A_prev


def only_Z_in_the_cache(A_prev, W, b):
    """The cache is Z, what comes out. It should hold the three that went in: A_prev, W and b."""
    Z = W @ A_prev + b
    return Z, Z


def no_cache(A_prev, W, b):
    """The cache is None. It should hold the three that went in: A_prev, W and b."""
    return W @ A_prev + b, None


def gives_back_a_dictionary(A_prev, W, b):
    """A dictionary came back. Two things in a row are asked for: Z and the cache."""
    return {"Z": W @ A_prev + b, "cache": (A_prev, W, b)}


def bias_lying_down_in_the_cache_too(A_prev, W, b):
    """b was laid on its side, and stands so in the cache. A row goes to the examples: numpy
    complains, or gives each example a bias of its own. b fits as it came, a column.
    """
    return W @ A_prev + b.T, (A_prev, W, b.T)


def bias_of_rank_1_in_the_cache_too(A_prev, W, b):
    """b was made flat, and stands so in the cache. An array with one axis is taken for a row and
    goes to the examples: numpy complains, or gives each example a bias of its own. b fits as it
    came, a column.
    """
    return W @ A_prev + b.ravel(), (A_prev, W, b.ravel())


def with_dot(A_prev, W, b):
    Z = np.add(np.dot(W, A_prev), b)
    cache = (A_prev, W, b)
    return [Z, cache]


def by_einsum(A_prev, W, b):
    return np.einsum("ij,jm->im", W, A_prev) + b, [A_prev.copy(), W.copy(), b.copy()]


def number_by_number(A_prev, W, b):
    (n, n_prev), m = W.shape, A_prev.shape[1]
    Z = np.zeros((n, m))
    for i in range(n):
        for e in range(m):
            Z[i, e] = b[i, 0]
            for j in range(n_prev):
                Z[i, e] += W[i, j] * A_prev[j, e]
    return Z, (A_prev, W, b)


def bias_as_one_more_weight(A_prev, W, b):
    ones = np.ones((1, A_prev.shape[1]))
    return np.hstack([W, b]) @ np.vstack([A_prev, ones]), (A_prev, W, b)


def on_its_side(A_prev, W, b):
    Z = (A_prev.T @ W.T + b.ravel()).T
    return Z, (A_prev, W, b)


def in_single_precision(A_prev, W, b, dtype=np.float32):
    Z = W.astype(dtype) @ A_prev.astype(dtype)
    Z += b.astype(dtype)
    return Z, (A_prev, W, b)


EXERCISE = Exercise(
    reference=linear_forward,
    cases=cases,
    returns=("Z", "cache"),
    points=6,
    aspects=(
        Aspect("One example: each unit adds up its weighted inputs.", ("one example",), ("Z",), 2),
        Aspect(
            "Each column of A_prev makes its own column of Z, and zeros make b.",
            ("many examples", "one unit", "n = m", "n_prev = n = m"),
            ("Z",),
            3,
        ),
        Aspect(
            "The cache holds A_prev, W and b, in this order.",
            (),
            ("cache[0]", "cache[1]", "cache[2]"),
            1,
        ),
    ),
    misconceptions=(
        forgets_the_bias,
        subtracts_the_bias,
        bias_lying_down,
        bias_of_rank_1,
        one_bias_for_all_units,
        bias_of_the_first_unit,
        bias_once_per_input,
        multiplies_by_the_bias,
        W_transposed,
        A_prev_from_the_left,
        examples_in_rows,
        entry_by_entry,
        mean_instead_of_sum,
        loses_an_axis,
        applies_relu_already,
        applies_the_sigmoid_already,
        W_first_in_the_cache,
        Z_in_the_cache,
        bias_not_in_the_cache,
        Z_beside_the_others_in_the_cache,
        cache_as_a_dictionary,
        only_Z,
        cache_not_in_brackets,
        cache_first,
        bias_inside_the_product,
        bias_added_to_the_weights,
        mean_of_the_biases,
        bias_once_per_example,
        bias_of_1,
        columns_meet_the_whole_bias,
        A_prev_transposed,
        A_prev_transposed_and_from_the_left,
        rows_for_examples,
        both_transposed,
        entry_by_entry_the_other_way,
        sum_of_all_inputs,
        only_the_last_input,
        only_the_first_input,
        last_input_left_out,
        last_example_left_out,
        only_the_first_example,
        mean_over_the_examples,
        whole_sum_divided,
        applies_tanh_already,
        W_and_b_exchanged_in_the_cache,
        A_prev_last_in_the_cache,
        A_prev_turned_in_the_cache,
        W_turned_in_the_cache,
        only_A_prev_in_the_cache,
        only_Z_in_the_cache,
        no_cache,
        gives_back_a_dictionary,
        bias_lying_down_in_the_cache_too,
        bias_of_rank_1_in_the_cache_too,
    ),
    alternatives=(
        with_dot,
        by_einsum,
        number_by_number,
        bias_as_one_more_weight,
        on_its_side,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.linear_forward,),
)

"""Exercise: the forward pass of a network with one hidden layer."""

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def forward_prop(X, parameters):
    """Run the network, from the input to the probability.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict of ndarray
        ``W1 (n_h, n_x)``, ``b1 (n_h, 1)``, ``W2 (1, n_h)``, ``b2 (1, 1)``.

    Returns
    -------
    A2 : ndarray, shape (1, m)
        The probability that each example is a 1. The hidden layer uses tanh, the output sigmoid.
    cache : dict of ndarray
        ``Z1`` and ``A1``, shape (n_h, m), and ``Z2`` and ``A2``, shape (1, m): what the way back
        will need.
    """
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    ### END SOLUTION


def cases(rng):
    """Biases that are not zero; a square network, where a transposed array would go unnoticed."""

    def case(n_x, n_h, m, size=1.0):
        parameters = {
            "W1": size * rng.standard_normal((n_h, n_x)),
            "b1": rng.standard_normal((n_h, 1)),
            "W2": size * rng.standard_normal((1, n_h)),
            "b2": rng.standard_normal((1, 1)),
        }
        return {"X": rng.standard_normal((n_x, m)), "parameters": parameters}

    return {
        "one example": case(2, 3, 1),
        "many examples": case(3, 4, 6),
        "n_x = n_h = m": case(3, 3, 3),
        "one hidden unit": case(2, 1, 4),
        "large weights": case(2, 4, 5, size=3.0),
    }


def _run(X, parameters, hidden=np.tanh, output=sigmoid):
    """Return A2 and the cache of a network with other activations."""
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = hidden(Z1)
    Z2 = W2 @ A1 + b2
    A2 = output(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def sigmoid_in_the_hidden_layer(X, parameters):
    """A1 is never negative: it went through the sigmoid, as in one of the notes. The hidden layer
    of this lesson uses tanh, whose values lie around 0, between -1 and 1.
    """
    return _run(X, parameters, hidden=sigmoid)


def relu_in_the_hidden_layer(X, parameters):
    """A1 is cut off at 0 and has no upper end: that is relu, which comes in lesson 3. Here the
    hidden layer uses tanh.
    """
    return _run(X, parameters, hidden=lambda Z: np.maximum(0, Z))


def no_activation_in_the_hidden_layer(X, parameters):
    """A1 is Z1, unchanged. Without an activation two layers are one: a product of two matrices is a
    matrix, and a straight line again is all that the network can draw.
    """
    return _run(X, parameters, hidden=lambda Z: Z)


def tanh_at_the_output(X, parameters):
    """A2 went through tanh and can be negative. A probability lies between 0 and 1: the output
    needs the sigmoid.
    """
    return _run(X, parameters, output=np.tanh)


def no_sigmoid_at_the_output(X, parameters):
    """A2 is Z2, unchanged, and can be any number. A probability lies between 0 and 1."""
    return _run(X, parameters, output=lambda Z: Z)


def activations_exchanged(X, parameters):
    """The two activations stand in each other's place: A1 has no negative entry, and A2 has some
    where Z2 is negative. Which of the two layers gives a probability?
    """
    return _run(X, parameters, hidden=sigmoid, output=np.tanh)


def sigmoid_upside_down(X, parameters):
    """A2 falls where it should rise: a large Z2 must give a probability near 1, yours gives one
    near 0. A sign is missing inside the sigmoid.
    """
    return _run(X, parameters, output=lambda Z: sigmoid(-Z))


def shares_between_the_examples(X, parameters):
    """The probabilities of all examples add up to 1: you used softmax, along the row. The examples
    are no rivals. Each has a probability of its own, and more examples must not change it.
    """
    return _run(X, parameters, output=lambda Z: np.exp(Z) / np.exp(Z).sum())


def decides_already(X, parameters):
    """A2 holds decisions, 0 or 1. It should hold probabilities: the cost needs to know how sure the
    network was. Deciding is the task of predict.
    """
    A2, cache = _run(X, parameters)
    return (A2 > 0.5).astype(float), cache


def output_layer_reads_X(X, parameters):
    """The second layer was given X, as the notes have it in one place. It reads what the hidden
    layer says: W2 has one column for each hidden unit.
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    Z2 = W2 @ X + b2
    return sigmoid(Z2), {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": sigmoid(Z2)}


def output_layer_reads_Z1(X, parameters):
    """Z2 was made from Z1: the second layer must read A1, what the hidden units say after their
    tanh. Without it the hidden layer adds nothing that one layer could not do.
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    Z2 = W2 @ Z1 + b2
    return sigmoid(Z2), {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": sigmoid(Z2)}


def forgets_both_biases(X, parameters):
    """No bias is added. Put zeros into X: Z1 must be b1 then, in every column, and yours is 0."""
    return _run(X, parameters | {"b1": 0 * parameters["b1"], "b2": 0 * parameters["b2"]})


def forgets_b1(X, parameters):
    """Z1 lacks its bias. Put zeros into X: Z1 must be b1 then, in every column, and yours is 0."""
    return _run(X, parameters | {"b1": 0 * parameters["b1"]})


def forgets_b2(X, parameters):
    """Z2 lacks its bias. With W2 = 0 all probabilities must be sigmoid(b2), and yours are 0.5."""
    return _run(X, parameters | {"b2": 0 * parameters["b2"]})


def b1_in_both_layers(X, parameters):
    """The bias in Z2 is that of the hidden layer: Z2 has one row for each hidden unit now, and the
    network one output only.
    """
    return _run(X, parameters | {"b2": parameters["b1"]})


def b2_in_both_layers(X, parameters):
    """The bias in Z1 is that of the output layer, one number for all hidden units. Put zeros into
    X: Z1 must be b1 then, in every column.
    """
    return _run(X, parameters | {"b1": parameters["b2"]})


def b1_as_a_row(X, parameters):
    """The bias of the hidden layer was turned into a row, and then goes to the examples and not to
    the units. b1 is a column, one entry for each unit, and is added as it is.
    """
    return _run(X, parameters | {"b1": parameters["b1"].T})


def subtracts_the_biases(X, parameters):
    """The biases come in with the wrong sign. Put zeros into X: Z1 must be b1, and yours is -b1."""
    return _run(X, parameters | {"b1": -parameters["b1"], "b2": -parameters["b2"]})


def W1_transposed(X, parameters):
    """W1 has one row per hidden unit and fits onto X as it is. In logistic regression w was a
    column and had to be turned; W1 holds one row for each unit already.
    """
    return _run(X, parameters | {"W1": parameters["W1"].T})


def W2_transposed(X, parameters):
    """W2 has one row, for the one output, and fits onto A1 as it is."""
    return _run(X, parameters | {"W2": parameters["W2"].T})


def W1_in_both_layers(X, parameters):
    """Z2 was made with W1. The second layer has weights of its own: W2, one column for each hidden
    unit.
    """
    return _run(X, parameters | {"W2": parameters["W1"]})


def X_transposed(X, parameters):
    """X was turned on its side. Its rows are the features already, and W1 has a column for each of
    them: they fit as they are.
    """
    return _run(X.T, parameters)


def entry_by_entry_product(X, parameters):
    """W1 and X were multiplied entry by entry. A unit weighs all the features of an example and
    adds them up: that is a matrix product.
    """
    return _run(np.eye(X.shape[0]), parameters | {"W1": parameters["W1"] * X})


def X_from_the_left(X, parameters):
    """X stands to the left of the weights, as if examples were rows. In this course they are
    columns, and the weights stand on the left.
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = X.T @ W1.T + b1
    A1 = np.tanh(Z1)
    Z2 = A1 @ W2.T + b2
    return sigmoid(Z2), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def examples_in_rows(X, parameters):
    """Every array is right, turned on its side: one row per example. In this course an example is a
    column, and A2 has the shape (1, m).
    """
    A2, cache = _run(X, parameters)
    return A2.T, {name: array.T for name, array in cache.items()}


def loses_an_axis(X, parameters):
    """A2 has one axis. The numbers are right, but the cost compares A2 with Y, which has two, and a
    shape (m,) beside a shape (m, 1) silently grows into a table.
    """
    A2, cache = _run(X, parameters)
    return A2[0], cache | {"Z2": cache["Z2"][0], "A2": A2[0]}


def squeezes_A2(X, parameters):
    """The numbers in A2 are right, but axes of length 1 were squeezed out of it. A2 has two axes,
    (1, m), also when there is one example only.
    """
    A2, cache = _run(X, parameters)
    return A2.squeeze(), cache | {"A2": A2.squeeze()}


def Z_and_A_exchanged_in_the_cache(X, parameters):
    """The cache holds the activations under Z and the sums under A. The names say it: Z goes into
    the activation function, A comes out.
    """
    A2, cache = _run(X, parameters)
    swapped = {"Z1": "A1", "A1": "Z1", "Z2": "A2", "A2": "Z2"}
    return A2, {name: cache[other] for name, other in swapped.items()}


def layers_exchanged_in_the_cache(X, parameters):
    """The cache holds the hidden layer under 2 and the output layer under 1."""
    A2, cache = _run(X, parameters)
    swapped = {"Z1": "Z2", "A1": "A2", "Z2": "Z1", "A2": "A1"}
    return A2, {name: cache[other] for name, other in swapped.items()}


def Z1_overwritten(X, parameters):
    """Z1 in the cache is A1: tanh wrote its result over its input. Two names for one array are one
    array.
    """
    A2, cache = _run(X, parameters)
    np.tanh(cache["Z1"], out=cache["Z1"])
    return A2, cache


def both_Z_overwritten(X, parameters):
    """Z1 in the cache is A1, and Z2 is A2: the same name served before and after the activation, or
    the result was written over its input.
    """
    A2, cache = _run(X, parameters)
    return A2, cache | {"Z1": cache["A1"], "Z2": cache["A2"]}


def cache_as_a_tuple(X, parameters):
    """A2 is right, but the cache is a tuple. backward_prop looks its entries up by name: make it a
    dictionary.
    """
    A2, cache = _run(X, parameters)
    return A2, tuple(cache.values())


def cache_as_a_list(X, parameters):
    """A2 is right, but the cache is a list. backward_prop looks its entries up by name: make it a
    dictionary.
    """
    A2, cache = _run(X, parameters)
    return A2, list(cache.values())


def names_in_lower_case(X, parameters):
    """A2 is right, but the names in the cache are small letters. Names are taken to the letter: Z1,
    A1, Z2, A2.
    """
    A2, cache = _run(X, parameters)
    return A2, {name.lower(): value for name, value in cache.items()}


def only_A2(X, parameters):
    """A2 came back alone. The way back needs what happened on the way: give back two things, A2 and
    the cache.
    """
    return _run(X, parameters)[0]


def only_the_cache(X, parameters):
    """The cache came back alone. A2 is in it, but it is also asked for by itself: give back two
    things, A2 and the cache.
    """
    return _run(X, parameters)[1]


def cache_first(X, parameters):
    """The cache came back first. Whoever calls the function takes the first thing for A2."""
    A2, cache = _run(X, parameters)
    return cache, A2


def only_the_activations_in_the_cache(X, parameters):
    """Z1 and Z2 are missing in the cache. It is to hold all four arrays, so that every backward
    pass finds what it wants.
    """
    A2, cache = _run(X, parameters)
    return A2, {"A1": cache["A1"], "A2": A2}


def _program(
    prepare=None,
    product1=np.matmul,
    add1=np.add,
    hidden=np.tanh,
    product2=np.matmul,
    add2=np.add,
    output=sigmoid,
):
    """Return a program that is right but for the parts that are given."""

    def wrong(X, parameters):
        W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
        X = prepare(X) if prepare else X
        Z1 = add1(product1(W1, X), b1)
        A1 = hidden(Z1)
        Z2 = add2(product2(W2, A1), b2)
        A2 = output(Z2)
        return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

    return wrong


def _made_of(name, words, **parts):
    return called(name, _program(**parts), words)


def _but_for(name, other, words):
    """Return a program that is right but for what ``other(cache)`` exchanges in the cache."""

    def wrong(X, parameters):
        A2, cache = _run(X, parameters)
        return A2, cache | other(cache)

    return called(name, wrong, words)


def _without(*names):
    def wrong(X, parameters):
        A2, cache = _run(X, parameters)
        return A2, {name: value for name, value in cache.items() if name not in names}

    return called(
        f"without_{'_and_'.join(names)}_in_the_cache",
        wrong,
        f"{' and '.join(names)} is missing in the cache. It is to hold all four arrays, Z1, A1, Z2 "
        "and A2, so that every backward pass finds what it wants.",
    )


def biases_exchanged(X, parameters):
    """The biases have changed places: b1 belongs to the hidden units, b2 to the output."""
    return _run(X, parameters | {"b1": parameters["b2"], "b2": parameters["b1"]})


def bias_after_the_tanh(X, parameters):
    """The bias of the hidden layer is added after the tanh, so A1 can pass 1. It belongs into Z1,
    before the tanh.
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X
    A1 = np.tanh(Z1) + b1
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def bias_after_the_sigmoid(X, parameters):
    """The bias of the output is added after the sigmoid, and no probability comes out. It belongs
    into Z2, before the sigmoid.
    """
    A2, cache = _run(X, parameters | {"b2": 0 * parameters["b2"]})
    A2 = A2 + parameters["b2"]
    return A2, cache | {"A2": A2}


def both_biases_after_the_activations(X, parameters):
    """The biases are added after the activations. They belong into Z1 and Z2, before them."""
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X
    A1 = np.tanh(Z1) + b1
    Z2 = W2 @ A1
    A2 = sigmoid(Z2) + b2
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def tanh_of_the_weights(X, parameters):
    """The tanh was taken of the weights, or of the inputs, and not of their sum. First the weighted
    sum with its bias, then the tanh.
    """
    return _program(product1=lambda W, X: np.tanh(W) @ X, hidden=lambda Z: Z)(X, parameters)


def hidden_layer_left_out(X, parameters):
    """The hidden layer has no effect: A1 is made of X alone. The first layer weighs X with W1 and
    adds b1.
    """
    n_h = len(parameters["W1"])
    return _program(product1=lambda W, X: np.zeros((n_h, X.shape[1])))(X, parameters)


def hidden_layer_twice(X, parameters):
    """A1 went through the tanh twice. Once is enough."""
    return _program(hidden=lambda Z: np.tanh(np.tanh(Z)))(X, parameters)


def only_the_last_example(X, parameters):
    """All examples get what belongs to the last one: each overwrote those before it. Every example
    has a column of its own.
    """
    A2, cache = _run(X[:, [-1] * X.shape[1]], parameters)
    return A2, cache


def only_the_first_example(X, parameters):
    """All examples get what belongs to the first one. Every example has a column of its own."""
    return _run(X[:, [0] * X.shape[1]], parameters)


def last_example_left_out(X, parameters):
    """The last column stays 0 in every array: the loop over the examples ends one too early."""
    A2, cache = _run(X, parameters)
    kept = np.arange(X.shape[1]) < X.shape[1] - 1
    return A2 * kept, {name: value * kept for name, value in cache.items()}


def first_example_left_out(X, parameters):
    """The first column stays 0 in every array: the loop over the examples begins one too late.
    Python counts from 0.
    """
    A2, cache = _run(X, parameters)
    kept = np.arange(X.shape[1]) > 0
    return A2 * kept, {name: value * kept for name, value in cache.items()}


def returns_Z2(X, parameters):
    """Z2 came back in the place of A2: the sum before the sigmoid, where the probability is asked
    for.
    """
    _, cache = _run(X, parameters)
    return cache["Z2"], cache


def returns_A1(X, parameters):
    """A1 came back in the place of A2: what the hidden units say, where the probability is asked
    for.
    """
    _, cache = _run(X, parameters)
    return cache["A1"], cache


def four_arrays_by_themselves(X, parameters):
    """More came back than two things. The four arrays go into one dictionary, the cache: give back
    A2 and that.
    """
    _, cache = _run(X, parameters)
    return cache["A2"], cache["Z1"], cache["A1"], cache["Z2"]


def three_things(X, parameters):
    """Three things came back. Two are asked for: A2 and the cache."""
    A2, cache = _run(X, parameters)
    return A2, cache, parameters


def cache_is_an_array(X, parameters):
    """An array stands where the cache should. It is a dictionary with Z1, A1, Z2 and A2."""
    A2, cache = _run(X, parameters)
    return A2, cache["A1"]


def no_cache(X, parameters):
    """Nothing stands where the cache should. It is a dictionary with Z1, A1, Z2 and A2."""
    return _run(X, parameters)[0], None


def parameters_for_the_cache(X, parameters):
    """The parameters stand where the cache should. It is a dictionary with Z1, A1, Z2 and A2: what
    happened on the way.
    """
    return _run(X, parameters)[0], parameters


def empty_cache(X, parameters):
    """The cache is empty. It is to hold Z1, A1, Z2 and A2."""
    return _run(X, parameters)[0], {}


def layers_in_the_cache(X, parameters):
    """The arrays of each layer stand in an entry of their own. The cache is one dictionary with the
    names Z1, A1, Z2 and A2.
    """
    A2, cache = _run(X, parameters)
    return A2, {1: (cache["Z1"], cache["A1"]), 2: (cache["Z2"], cache["A2"])}


def names_without_numbers(X, parameters):
    """The names in the cache have no numbers, so the second layer has overwritten the first. The
    names are Z1, A1, Z2 and A2.
    """
    A2, cache = _run(X, parameters)
    return A2, {"Z": cache["Z2"], "A": A2}


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "add1": {
            "no_b1": ("b1 is missing in Z1", lambda Z, b: Z),
            "b1_subtracted": ("b1 is subtracted in Z1, not added", np.subtract),
        },
        "hidden": {
            "sigmoid_hidden": (
                "the hidden layer has a sigmoid, and this lesson's has tanh",
                sigmoid,
            ),
            "relu_hidden": (
                "the hidden layer has a relu, and this lesson's has tanh",
                lambda Z: np.maximum(0, Z),
            ),
            "nothing_hidden": ("the hidden layer has no activation", lambda Z: Z),
        },
        "add2": {
            "no_b2": ("b2 is missing in Z2", lambda Z, b: Z),
            "b2_subtracted": ("b2 is subtracted in Z2, not added", np.subtract),
        },
        "output": {
            "tanh_output": (
                "A2 went through tanh, and a probability needs the sigmoid",
                np.tanh,
            ),
            "nothing_output": ("A2 is Z2, and a probability needs the sigmoid", lambda Z: Z),
        },
    },
    leave_out=(
        "no_b1_and_no_b2",
        "b1_subtracted_and_b2_subtracted",
        "sigmoid_hidden_and_tanh_output",
    ),
)


TANH = "The hidden layer of this lesson uses tanh, whose values lie around 0, between -1 and 1."


def both_weights_transposed(X, parameters):
    """W1 and W2 were both turned. They have one row per unit of their own layer, and fit as they
    are.
    """
    turned = {name: parameters[name].T for name in ("W1", "W2")}
    return _run(X, parameters | turned)


def one_example_at_a_time(X, parameters):
    n_h, m = len(parameters["W1"]), X.shape[1]
    Z1, A1, Z2, A2 = np.zeros((n_h, m)), np.zeros((n_h, m)), np.zeros((1, m)), np.zeros((1, m))
    for i in range(m):
        x = X[:, i : i + 1]
        Z1[:, i : i + 1] = np.dot(parameters["W1"], x) + parameters["b1"]
        A1[:, i] = np.tanh(Z1[:, i])
        Z2[:, i : i + 1] = np.dot(parameters["W2"], A1[:, i : i + 1]) + parameters["b2"]
        A2[:, i] = 1 / (1 + np.exp(-Z2[:, i]))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def by_einsum(X, parameters):
    Z1 = np.einsum("hx,xm->hm", parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.einsum("yh,hm->ym", parameters["W2"], A1) + parameters["b2"]
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2, X=X)


def with_a_function_inside(X, parameters):
    def layer(number, A_prev, activation):
        Z = parameters[f"W{number}"].dot(A_prev) + parameters[f"b{number}"]
        return Z, activation(Z)

    Z1, A1 = layer(1, X, lambda Z: (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z)))
    Z2, A2 = layer(2, A1, sigmoid)
    return [A2, {"A1": A1, "A2": A2, "Z1": Z1, "Z2": Z2}]


def bias_as_one_more_weight(X, parameters):
    ones = np.ones((1, X.shape[1]))
    Z1 = np.hstack([parameters["W1"], parameters["b1"]]) @ np.vstack([X, ones])
    A1 = np.tanh(Z1)
    Z2 = np.hstack([parameters["W2"], parameters["b2"]]) @ np.vstack([A1, ones])
    A2 = np.exp(-np.logaddexp(0, -Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def on_its_side(X, parameters):
    Z1 = (X.T @ parameters["W1"].T + parameters["b1"].T).T
    A1 = np.tanh(Z1)
    Z2 = (A1.T @ parameters["W2"].T + parameters["b2"].T).T
    A2 = sigmoid(Z2)
    return A2.copy(), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def in_single_precision(X, parameters):
    W1, b1, W2, b2 = (parameters[name].astype(np.float32) for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X.astype(np.float32) + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


MORE = (
    _made_of(
        "leaky_relu_in_the_hidden_layer",
        "A1 keeps a small part of what is negative: that is a leaky relu. " + TANH,
        hidden=lambda Z: np.maximum(0.01 * Z, Z),
    ),
    _made_of(
        "softplus_in_the_hidden_layer",
        "A1 is the logarithm of 1 + exp(Z1): never negative, and without an upper end. " + TANH,
        hidden=lambda Z: np.log1p(np.exp(Z)),
    ),
    _made_of(
        "softmax_in_the_hidden_layer",
        "The columns of A1 add up to 1: that is a softmax. " + TANH,
        hidden=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0),
    ),
    _made_of("sine_in_the_hidden_layer", "A1 is the sine of Z1. " + TANH, hidden=np.sin),
    _made_of(
        "arctan_in_the_hidden_layer", "A1 is the arc tangent of Z1. " + TANH, hidden=np.arctan
    ),
    _made_of(
        "hyperbolic_sine_in_the_hidden_layer",
        "A1 grows without limit: it is a hyperbolic sine, only one part of a tanh. " + TANH,
        hidden=np.sinh,
    ),
    _made_of(
        "tangent_in_the_hidden_layer", "A1 jumps: it is the tangent of Z1. " + TANH, hidden=np.tan
    ),
    _made_of(
        "slope_of_tanh_in_the_hidden_layer",
        "A1 is the slope of tanh, largest at 0. The slope is for the way back. " + TANH,
        hidden=lambda Z: 1 - np.tanh(Z) ** 2,
    ),
    _made_of(
        "tanh_of_half_of_Z1",
        "A1 rises only half as fast as it should: it is the tanh of half of Z1.",
        hidden=lambda Z: np.tanh(Z / 2),
    ),
    _made_of(
        "tanh_of_twice_Z1",
        "A1 rises twice as fast as it should: it is the tanh of twice Z1.",
        hidden=lambda Z: np.tanh(2 * Z),
    ),
    _made_of(
        "tanh_with_the_wrong_sign",
        "A1 falls where it should rise: a sign is wrong in the tanh.",
        hidden=lambda Z: -np.tanh(Z),
    ),
    _made_of("sign_in_the_hidden_layer", "A1 holds only signs. " + TANH, hidden=np.sign),
    _made_of(
        "sigmoid_twice_at_the_output",
        "The sigmoid is taken of the probability once more, so all lie between 0.5 and 0.73. "
        "Once is enough.",
        output=lambda Z: sigmoid(sigmoid(Z)),
    ),
    _made_of(
        "relu_at_the_output",
        "A2 went through a relu: 0 or Z2 itself. A probability lies between 0 and 1: the output "
        "needs the sigmoid.",
        output=lambda Z: np.maximum(0, Z),
    ),
    _made_of(
        "exponential_at_the_output",
        "A2 is the exponential of Z2, and grows without limit. A probability lies between 0 and "
        "1: the output needs the whole sigmoid.",
        output=np.exp,
    ),
    _made_of(
        "always_sure",
        "Every probability is 1. A softmax down each column does that: with a single row nothing"
        " competes. One output needs the sigmoid.",
        output=lambda Z: np.ones(Z.shape),
    ),
    _made_of(
        "slope_at_the_output",
        "A2 is the slope of the sigmoid, never more than a quarter. The slope is for the way back.",
        output=lambda Z: sigmoid(Z) * (1 - sigmoid(Z)),
    ),
    _made_of(
        "b1_subtracted",
        "b1 comes in with the wrong sign. Put zeros into X: Z1 must be b1, and yours is -b1.",
        add1=np.subtract,
    ),
    _made_of(
        "b2_subtracted",
        "b2 comes in with the wrong sign. With W2 = 0 all probabilities must be sigmoid(b2).",
        add2=np.subtract,
    ),
    _made_of(
        "b1_twice",
        "b1 counts twice. Put zeros into X: Z1 must be b1 then, in every column.",
        add1=lambda Z, b: Z + 2 * b,
    ),
    _made_of(
        "b1_multiplies",
        "b1 multiplies where it should be added. Put zeros into X: Z1 must be b1 then, in every "
        "column.",
        add1=np.multiply,
    ),
    _made_of(
        "b2_multiplies",
        "b2 multiplies where it should be added. With W2 = 0 all probabilities must be "
        "sigmoid(b2).",
        add2=np.multiply,
    ),
    _made_of(
        "mean_over_the_features",
        "The weighted features are averaged in Z1, where a unit adds them up: with twice as many"
        " a sum grows.",
        product1=lambda W, X: W @ X / len(X),
    ),
    _made_of(
        "mean_over_the_hidden_units",
        "The weighted hidden units are averaged in Z2, where the output adds them up.",
        product2=lambda W, A: W @ A / len(A),
    ),
    _made_of(
        "divides_Z1_by_m",
        "Z1 is divided by the number of examples. Each example is on its own: it must get the "
        "same probability alone and in company.",
        product1=lambda W, X: W @ X / X.shape[1],
    ),
    _made_of(
        "centres_X",
        "X is changed before it is weighed: the mean over the examples is taken away, so the "
        "same example gets another probability in other company. Take X as it is.",
        prepare=lambda X: X - X.mean(axis=1, keepdims=True),
    ),
    _made_of(
        "standardises_X",
        "X is changed before it is weighed: shifted and scaled by numbers taken from the batch, "
        "so the same example gets another probability in other company. Take X as it is.",
        prepare=lambda X: (
            (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
        ),
    ),
    _made_of(
        "sums_the_hidden_units",
        "W2 has no effect: the hidden units are added up as they are. Each is multiplied by its "
        "weight.",
        product2=lambda W, A: A.sum(axis=0, keepdims=True),
    ),
    _but_for(
        "Z2_overwritten",
        lambda cache: {"Z2": cache["A2"]},
        "Z2 in the cache is A2: the sigmoid wrote over it, or the same name served before and "
        "after. Z2 is the sum.",
    ),
    _but_for(
        "A1_is_Z1",
        lambda cache: {"A1": cache["Z1"]},
        "A1 in the cache is Z1, before the tanh. The way back needs what came out of it.",
    ),
    _but_for(
        "A2_is_Z2",
        lambda cache: {"A2": cache["Z2"]},
        "A2 in the cache is Z2, before the sigmoid. The A2 that came back by itself is right.",
    ),
    _but_for(
        "decisions_in_the_cache",
        lambda cache: {"A2": (cache["A2"] > 0.5).astype(float)},
        "A2 in the cache holds decisions. It should hold the probabilities, like the A2 that "
        "came back by itself.",
    ),
    _without("Z1"),
    _without("A1"),
    _without("Z2"),
    _without("A2"),
    _without("Z1", "A1"),
    _without("Z2", "A2"),
    _without("Z1", "Z2", "A2"),
    _made_of(
        "sigmoid_of_twice_Z2",
        "A2 rises twice as fast as it should: it is the sigmoid of twice Z2. (A tanh makes a"
        " sigmoid of half of it.)",
        output=lambda Z: sigmoid(2 * Z),
    ),
    _made_of(
        "sigmoid_of_half_of_Z2",
        "A2 rises half as fast as it should: it is the sigmoid of half of Z2.",
        output=lambda Z: sigmoid(Z / 2),
    ),
    _made_of(
        "rounded_to_two_digits",
        "The probabilities are rounded. A number close to 0 becomes 0, and training needs "
        "the difference. Rounding is for printing.",
        output=lambda Z: np.round(sigmoid(Z), 2),
    ),
    _made_of(
        "rounded_to_three_digits",
        "The probabilities are rounded. A number close to 0 becomes 0, and training needs "
        "the difference. Rounding is for printing.",
        output=lambda Z: np.round(sigmoid(Z), 3),
    ),
    _made_of(
        "rounded_to_four_digits",
        "The probabilities are rounded. A number close to 0 becomes 0, and training needs "
        "the difference. Rounding is for printing.",
        output=lambda Z: np.round(sigmoid(Z), 4),
    ),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=forward_prop,
    cases=cases,
    returns=("returned A2", "cache"),
    points=15,
    aspects=(
        Aspect(
            "Z1 is b1 where X is zero, and each column of X makes its own column.", (), ("Z1",), 4
        ),
        Aspect("A1 lies between -1 and 1 and has the sign of Z1.", (), ("A1",), 3),
        Aspect("Z2 is b2 where A1 is zero: one row, made from the hidden units.", (), ("Z2",), 3),
        Aspect("A2 is a probability: 0.5 where Z2 is zero.", (), ("returned A2",), 4),
        Aspect("The cache holds the same A2.", (), ("A2",), 1),
    ),
    misconceptions=(
        sigmoid_in_the_hidden_layer,
        relu_in_the_hidden_layer,
        no_activation_in_the_hidden_layer,
        tanh_at_the_output,
        no_sigmoid_at_the_output,
        activations_exchanged,
        sigmoid_upside_down,
        shares_between_the_examples,
        decides_already,
        output_layer_reads_X,
        output_layer_reads_Z1,
        forgets_b1,
        forgets_b2,
        forgets_both_biases,
        b1_in_both_layers,
        b2_in_both_layers,
        b1_as_a_row,
        W1_transposed,
        W2_transposed,
        W1_in_both_layers,
        X_transposed,
        entry_by_entry_product,
        X_from_the_left,
        examples_in_rows,
        loses_an_axis,
        squeezes_A2,
        Z_and_A_exchanged_in_the_cache,
        layers_exchanged_in_the_cache,
        Z1_overwritten,
        both_Z_overwritten,
        cache_as_a_tuple,
        cache_as_a_list,
        names_in_lower_case,
        only_A2,
        only_the_cache,
        cache_first,
        only_the_activations_in_the_cache,
        biases_exchanged,
        bias_after_the_tanh,
        bias_after_the_sigmoid,
        both_biases_after_the_activations,
        tanh_of_the_weights,
        hidden_layer_left_out,
        hidden_layer_twice,
        only_the_last_example,
        only_the_first_example,
        last_example_left_out,
        first_example_left_out,
        returns_Z2,
        returns_A1,
        four_arrays_by_themselves,
        three_things,
        cache_is_an_array,
        no_cache,
        parameters_for_the_cache,
        empty_cache,
        layers_in_the_cache,
        names_without_numbers,
        *TWO_AT_ONCE,
        *MORE,
        subtracts_the_biases,
        both_weights_transposed,
    ),
    alternatives=(
        one_example_at_a_time,
        by_einsum,
        with_a_function_inside,
        bias_as_one_more_weight,
        on_its_side,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.forward_prop,),
)

"""Exercise: the forward pass of one neuron over all examples."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.sigmoid import sigmoid


def forward_prop(X, parameters):
    """Let the neuron look at every example.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict
        ``"w"``, shape (n_x, 1), and ``"b"``, a number.

    Returns
    -------
    ndarray, shape (1, m)
        The probability that each example is a 1.

    References
    ----------
    Lecture notes 002, "Vectorizing Logistic Regression".
    """
    ### BEGIN SOLUTION
    Z = parameters["w"].T @ X + parameters["b"]
    return sigmoid(Z)
    ### END SOLUTION


def cases(rng):
    """One example, several, as many as inputs, and a neuron without weights."""

    def case(n_x, m, w=None):
        w = rng.standard_normal((n_x, 1)) if w is None else w
        parameters = {"w": w, "b": float(rng.uniform(0.3, 1.5))}
        return {"X": rng.standard_normal((n_x, m)), "parameters": parameters}

    return {
        "one example": case(2, 1),
        "many examples": case(3, 5),
        "n_x = m": case(4, 4),
        "w = 0": case(3, 2, w=np.zeros((3, 1))),
    }


def forgets_b(X, parameters):
    """The bias is missing: with w = 0 every probability must be sigmoid(b), yours is 0.5."""
    return sigmoid(parameters["w"].T @ X)


def subtracts_b(X, parameters):
    """The bias is subtracted: with w = 0 every probability must be sigmoid(b), yours is
    sigmoid(-b).
    """
    return sigmoid(parameters["w"].T @ X - parameters["b"])


def adds_b_twice(X, parameters):
    """The bias counts twice: with w = 0 every probability must be sigmoid(b), yours is not."""
    Z = parameters["w"].T @ X + parameters["b"]
    return sigmoid(Z + parameters["b"])


def adds_b_after_the_sigmoid(X, parameters):
    """The bias is added to the probability, which can then pass 1. It shifts the sum z, before the
    sigmoid.
    """
    return sigmoid(parameters["w"].T @ X) + parameters["b"]


def adds_b_once_for_each_input(X, parameters):
    """The bias is added inside the sum over the inputs, so it counts n_x times. There is one bias,
    and it is added once.
    """
    return sigmoid(np.sum(parameters["w"] * X + parameters["b"], axis=0, keepdims=True))


def forgets_the_sigmoid(X, parameters):
    """This is the weighted sum z itself. It can be negative, or larger than 1: no probability."""
    return parameters["w"].T @ X + parameters["b"]


def neither_sigmoid_nor_b(X, parameters):
    """Two things are missing: the bias, which is added to the weighted sum, and the sigmoid, which
    turns the sum into a probability.
    """
    return parameters["w"].T @ X


def relu_instead_of_sigmoid(X, parameters):
    """This is a relu: 0 or the sum itself. A probability needs the sigmoid, from 0 to 1."""
    return np.maximum(0, parameters["w"].T @ X + parameters["b"])


def tanh_instead_of_sigmoid(X, parameters):
    """tanh runs from -1 to 1. A probability needs the sigmoid, from 0 to 1."""
    return np.tanh(parameters["w"].T @ X + parameters["b"])


def decides_at_once(X, parameters):
    """Only 0 and 1 come back. Here the probability itself is asked for: how sure the neuron is.
    The decision is another function.
    """
    return (sigmoid(parameters["w"].T @ X + parameters["b"]) > 0.5).astype(float)


def forgets_to_transpose_w(X, parameters):
    """A column times a matrix is no product: as many columns on the left as rows on the right.
    Which of the two has to lie on its side?
    """
    return sigmoid(parameters["w"] @ X + parameters["b"])


def transposes_X_too(X, parameters):
    """Both factors are transposed. Write the shapes side by side: the inner two must both be n_x,
    and only one of the factors has to be turned for that.
    """
    return sigmoid(parameters["w"].T @ X.T + parameters["b"])


def never_sums(X, parameters):
    """The weights are multiplied entry by entry and never added up: one number for each input and
    example. A neuron makes one number out of all inputs of an example.
    """
    return sigmoid(parameters["w"] * X + parameters["b"])


def row_times_matrix_entry_by_entry(X, parameters):
    """The star multiplies entry by entry, also with w lying on its side. What is needed is the
    matrix product, which sums over the inputs.
    """
    return sigmoid(parameters["w"].T * X + parameters["b"])


def mean_instead_of_sum(X, parameters):
    """The weighted inputs are averaged. With twice as many inputs a sum grows and a mean does not;
    the neuron sums.
    """
    return sigmoid(np.mean(parameters["w"] * X, axis=0, keepdims=True) + parameters["b"])


def skips_the_first_input(X, parameters):
    """The first input has no effect: change its weight, and nothing changes. Python counts from
    0.
    """
    return sigmoid(parameters["w"][1:].T @ X[1:] + parameters["b"])


def skips_the_last_example(X, parameters):
    """The last column stays 0: the loop over the examples ends one too early."""
    A = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1] - 1):
        A[0, i] = sigmoid(parameters["w"][:, 0] @ X[:, i] + parameters["b"])
    return A


def one_number_for_all_examples(X, parameters):
    """All examples are added up into one number. Each example has a probability of its own, in its
    own column.
    """
    return sigmoid(np.sum(parameters["w"] * X) + parameters["b"])


def one_axis_only(X, parameters):
    """The numbers are right, but the result has lost an axis. Keep both: one row, m columns."""
    return sigmoid(np.sum(parameters["w"] * X, axis=0) + parameters["b"])


def examples_in_rows(X, parameters):
    """The numbers are right, but they stand in a column. Examples are columns, so the result is one
    row.
    """
    return sigmoid(X.T @ parameters["w"] + parameters["b"])


def returns_a_cache_too(X, parameters):
    """Two things come back. In this lesson only the probabilities do; a cache is for networks with
    more layers.
    """
    Z = parameters["w"].T @ X + parameters["b"]
    return sigmoid(Z), {"Z": Z}


def probability_of_a_no(X, parameters):
    """This is one minus the right value: the probability of a no. Asked for is that of a 1."""
    return 1 - sigmoid(parameters["w"].T @ X + parameters["b"])


def multiplies_by_b(X, parameters):
    """The bias multiplies the sum where it should be added: with w = 0 every probability must be
    sigmoid(b), yours is 0.5.
    """
    return sigmoid((parameters["w"].T @ X) * parameters["b"])


def divides_by_m(X, parameters):
    """The weighted sum is divided by the number of examples. Each example is on its own: it must
    get the same probability alone and in company.
    """
    return sigmoid((parameters["w"].T @ X + parameters["b"]) / X.shape[1])


def sums_over_the_examples(X, parameters):
    """The sum runs along the wrong axis: over the examples, with one number left for each input. It
    must be the other way round.
    """
    return sigmoid(np.sum(parameters["w"] * X, axis=1, keepdims=True) + parameters["b"]).T


def first_example_only(X, parameters):
    """Only the first column is filled, the others stay 0. Look at how far the return is indented,
    or at what the loop counts.
    """
    A = np.zeros((1, X.shape[1]))
    A[0, 0] = sigmoid(parameters["w"][:, 0] @ X[:, 0] + parameters["b"])
    return A


def normalises_the_examples(X, parameters):
    """The examples are shifted and scaled first, so the same example gets another probability in
    other company. Take X as it is.
    """
    X = (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
    return sigmoid(parameters["w"].T @ X + parameters["b"])


def overwrites_X(X, parameters):
    """The numbers are right, but the examples were overwritten with weighted ones. A product in
    place changes the array for everyone.
    """
    X *= parameters["w"]
    return sigmoid(np.sum(X, axis=0, keepdims=True) + parameters["b"])


def counts_inputs_in_place_of_examples(X, parameters):
    """The loop counts the rows of X, which are the inputs. The examples are its columns."""
    A = np.zeros((1, X.shape[0]))
    for i in range(X.shape[0]):
        A[0, i] = sigmoid(parameters["w"][:, 0] @ X[:, i] + parameters["b"])
    return A


def by_dot(X, parameters):
    w, b = parameters["w"], parameters["b"]
    return sigmoid(np.dot(np.transpose(w), X) + b)


def by_einsum(X, parameters):
    return sigmoid(np.einsum("ik,im->km", parameters["w"], X) + parameters["b"])


def by_sum(X, parameters):
    return sigmoid((parameters["w"] * X).sum(axis=0, keepdims=True) + parameters["b"])


def column_turned_afterwards(X, parameters):
    return sigmoid(X.T.dot(parameters["w"]) + parameters["b"]).reshape(1, -1)


def with_loops(X, parameters):
    n_x, m = X.shape
    A = np.zeros((1, m))
    for i in range(m):
        z = parameters["b"]
        for j in range(n_x):
            z += parameters["w"][j, 0] * X[j, i]
        A[0, i] = sigmoid(z)
    return A


def bias_as_a_weight(X, parameters):
    theta = np.append(parameters["w"], parameters["b"])
    with_ones = np.vstack([X, np.ones(X.shape[1])])
    return sigmoid(theta[None, :] @ with_ones)


def own_sigmoid_inside(X, parameters, dtype=np.float32):
    def squash(z):
        return 1 / (1 + np.exp(-z))

    X, w = X.astype(dtype), parameters["w"].astype(dtype)
    return squash(w.T @ X + dtype(parameters["b"]))


EXERCISE = Exercise(
    reference=forward_prop,
    cases=cases,
    returns=("A",),
    points=10,
    aspects=(
        Aspect("One example.", ("one example",), weight=2),
        Aspect(
            "Every example in its own column, as if it were alone.",
            ("many examples", "n_x = m"),
            weight=3,
        ),
        Aspect("w = 0: every probability is sigmoid(b).", ("w = 0",)),
    ),
    misconceptions=(
        forgets_b,
        subtracts_b,
        adds_b_twice,
        adds_b_after_the_sigmoid,
        adds_b_once_for_each_input,
        forgets_the_sigmoid,
        neither_sigmoid_nor_b,
        relu_instead_of_sigmoid,
        tanh_instead_of_sigmoid,
        decides_at_once,
        forgets_to_transpose_w,
        transposes_X_too,
        never_sums,
        row_times_matrix_entry_by_entry,
        mean_instead_of_sum,
        skips_the_first_input,
        counts_inputs_in_place_of_examples,
        skips_the_last_example,
        one_number_for_all_examples,
        one_axis_only,
        probability_of_a_no,
        multiplies_by_b,
        divides_by_m,
        sums_over_the_examples,
        first_example_only,
        normalises_the_examples,
        overwrites_X,
        examples_in_rows,
        returns_a_cache_too,
    ),
    alternatives=(
        by_dot,
        by_einsum,
        by_sum,
        column_turned_afterwards,
        with_loops,
        bias_as_a_weight,
        own_sigmoid_inside,
    ),
)

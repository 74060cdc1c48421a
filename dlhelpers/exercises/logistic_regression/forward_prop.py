"""Exercise: the forward pass of one neuron over all examples."""

import numpy as np

from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.sigmoid import sigmoid
from dlhelpers.exercises.pairs import two_at_once


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
    """Only 0 and 1 come back. Here the probability itself is asked for: how sure the neuron is. The
    decision is another function.
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
    """The first input has no effect: change its weight, and nothing changes. Python counts
    from 0.
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


def _product(X, w):
    return w.T @ X


def _program(prepare=None, product=_product, add=np.add, squash=sigmoid, fill=None):
    """Return a program that is right but for the parts that are given."""

    def wrong(X, parameters):
        X = prepare(X) if prepare else X
        A = squash(add(product(X, parameters["w"]), parameters["b"]))
        return fill(A) if fill else A

    return wrong


def _prepares(name, prepare):
    return called(
        name,
        _program(prepare=prepare),
        "The inputs are changed before they are weighed (shifted or scaled by numbers taken from "
        "the batch), so the same example gets another probability in other company. Take X as it "
        "is.",
    )


def centres_each_example(X, parameters):
    """The mean of its own inputs is taken away from every example first: an image that is darker
    all over gets the same probability. Take X as it is.
    """
    return _program(prepare=lambda X: X - X.mean(axis=0))(X, parameters)


def scales_each_example(X, parameters):
    """Every example is scaled to length 1 first: an image twice as dark gets the same probability.
    Take X as it is.
    """
    return _program(prepare=lambda X: X / np.linalg.norm(X, axis=0))(X, parameters)


def divides_X_by_255(X, parameters):
    """The inputs are divided by 255 first. The data are scaled already; take X as it is."""
    return _program(prepare=lambda X: X / 255)(X, parameters)


def divides_X_by_16(X, parameters):
    """The inputs are divided by 16 first. The data are scaled already; take X as it is."""
    return _program(prepare=lambda X: X / 16)(X, parameters)


def softmax_over_the_examples(X, parameters):
    """The probabilities of all examples add up to 1: that is a softmax along the row. The examples
    are no rivals; each has a probability of its own, which must not change with its company.
    """
    return _program(squash=lambda Z: np.exp(Z) / np.exp(Z).sum())(X, parameters)


def every_probability_is_one(X, parameters):
    """Every probability is 1. A softmax down each column does that: with a single row nothing
    competes. One neuron needs the sigmoid.
    """
    return np.ones((1, X.shape[1]))


def sigmoid_twice(X, parameters):
    """The sigmoid is taken of the probability once more, so all lie between 0.5 and 0.73. Once is
    enough.
    """
    return _program(squash=lambda Z: sigmoid(sigmoid(Z)))(X, parameters)


def exponential_instead_of_sigmoid(X, parameters):
    """This is the exponential of the sum: never negative, but it grows without limit. A probability
    needs the whole sigmoid, from 0 to 1.
    """
    return _program(squash=np.exp)(X, parameters)


def softplus_instead_of_sigmoid(X, parameters):
    """This is the logarithm of 1 + exp(z): it grows without limit. A probability needs the sigmoid,
    from 0 to 1.
    """
    return _program(squash=lambda Z: np.log1p(np.exp(Z)))(X, parameters)


def sign_is_lost(X, parameters):
    """The sum has lost its sign, so no probability is below one half. A negative sum speaks for a
    no.
    """
    return _program(squash=lambda Z: sigmoid(np.abs(Z)))(X, parameters)


def slope_of_the_sigmoid(X, parameters):
    """This is the slope of the sigmoid, a (1 - a), not its value: never more than a quarter."""
    return _program(squash=lambda Z: sigmoid(Z) * (1 - sigmoid(Z)))(X, parameters)


def logarithm_of_the_probability(X, parameters):
    """This is the logarithm of the probability, never above 0. The logarithm is a matter for the
    cost.
    """
    return _program(squash=lambda Z: np.log(sigmoid(Z)))(X, parameters)


def percentages(X, parameters):
    """The probabilities are given in per cent, up to 100. The cost takes the logarithm of numbers
    from 0 to 1.
    """
    return _program(squash=lambda Z: 100 * sigmoid(Z))(X, parameters)


def rounded_to_two_digits(X, parameters):
    """The probabilities are rounded. A number close to 0 becomes 0, and training needs the
    difference.
    """
    return _program(squash=lambda Z: np.round(sigmoid(Z), 2))(X, parameters)


def sign_of_the_sum(X, parameters):
    """Only the sign of the sum comes back, 1 or -1. Here the probability is asked for: how sure the
    neuron is.
    """
    return _program(squash=np.sign)(X, parameters)


def adds_b_to_the_inputs(X, parameters):
    """The bias is added to every input before it is weighed, so a part of it is lost with each
    weight: with w = 0 every probability must be sigmoid(b), yours is 0.5.
    """
    X = X + parameters["b"]
    return sigmoid(parameters["w"].T @ X)


def adds_b_to_the_weights(X, parameters):
    """The bias is added to every weight. It is added once, to the sum, where no input multiplies
    it: with X = 0 every probability must be sigmoid(b), yours is 0.5.
    """
    return sigmoid((parameters["w"] + parameters["b"]).T @ X)


def adds_b_once_for_each_example(X, parameters):
    """The bias counts m times, once for each example in the batch. There is one bias, and it is
    added once.
    """
    return _program(add=lambda Z, b: Z + b * Z.shape[1])(X, parameters)


def divides_b_by_m(X, parameters):
    """The bias is divided by the number of examples. It is added as it is: with w = 0 every
    probability must be sigmoid(b).
    """
    return _program(add=lambda Z, b: Z + b / Z.shape[1])(X, parameters)


def sigmoid_of_the_weights(X, parameters):
    """The sigmoid is taken of the weights, before the sum. It stands at the end: first the weighted
    sum and the bias, then the sigmoid.
    """
    return sigmoid(parameters["w"]).T @ X + parameters["b"]


def sigmoid_of_the_inputs(X, parameters):
    """The sigmoid is taken of the inputs, before the sum. It stands at the end: first the weighted
    sum and the bias, then the sigmoid.
    """
    return parameters["w"].T @ sigmoid(X) + parameters["b"]


def sigmoid_of_every_product(X, parameters):
    """The sigmoid is taken of each weighted input, and then they are added. First comes the whole
    sum with its bias, then one sigmoid.
    """
    products = sigmoid(parameters["w"] * X + parameters["b"])
    return np.sum(products, axis=0, keepdims=True)


def squares_the_weighted_inputs(X, parameters):
    """The weighted inputs are squared before they are added, so none can speak for a no. The sum is
    one of plain products.
    """
    return _program(product=lambda X, w: ((w * X) ** 2).sum(axis=0, keepdims=True))(X, parameters)


def multiplies_all_weighted_inputs(X, parameters):
    """The weighted inputs are multiplied with each other. They are added: with one input at 0 the
    others still count.
    """
    return _program(product=lambda X, w: (w * X).prod(axis=0, keepdims=True))(X, parameters)


def largest_weighted_input(X, parameters):
    """Only the largest weighted input counts. All of them are added up."""
    return _program(product=lambda X, w: (w * X).max(axis=0, keepdims=True))(X, parameters)


def adds_weights_and_inputs(X, parameters):
    """Weights and inputs are added, where each weight multiplies its input: with w = 0 the inputs
    may have no effect.
    """
    return _program(product=lambda X, w: (w + X).sum(axis=0, keepdims=True))(X, parameters)


def forgets_w(X, parameters):
    """The weights have no effect: the inputs are added up as they are. Each is multiplied by its
    weight.
    """
    return _program(product=lambda X, w: X.sum(axis=0, keepdims=True))(X, parameters)


def skips_the_last_input(X, parameters):
    """The last input has no effect: change its weight, and nothing changes. The loop ends one too
    early.
    """
    return _program(product=lambda X, w: w[:-1].T @ X[:-1])(X, parameters)


def only_the_first_input(X, parameters):
    """Only the first input counts. The sum runs over all of them: look at how far the lines are
    indented, and at what the loop counts.
    """
    return _program(product=lambda X, w: w[:1].T @ X[:1])(X, parameters)


def only_the_last_input(X, parameters):
    """Only the last input counts: each one erases what the others gave. Weighted inputs are added
    up.
    """
    return _program(product=lambda X, w: w[-1:].T @ X[-1:])(X, parameters)


def weights_in_reverse_order(X, parameters):
    """The weights meet the inputs in reverse order. The first weight belongs to the first input."""
    return _program(product=lambda X, w: w[::-1].T @ X)(X, parameters)


def sum_is_never_set_back(X, parameters):
    """The first example is right, and each further one still carries the sums of those before it.
    The sum has to begin anew for each example.
    """
    return _program(product=lambda X, w: np.cumsum(w.T @ X, axis=1))(X, parameters)


def sum_and_bias_are_never_set_back(X, parameters):
    """The first example is right, and each further one still carries the sums and the biases of
    those before it. The sum has to begin anew for each example.
    """
    return sigmoid(np.cumsum(parameters["w"].T @ X + parameters["b"], axis=1))


def only_the_last_example_filled(X, parameters):
    """Only the last column is filled, the others stay 0: what is written into the result stands
    after the loop, not in it.
    """
    return _program(fill=lambda A: np.where(np.arange(A.shape[1]) == A.shape[1] - 1, A, 0))(
        X, parameters
    )


def skips_the_first_example(X, parameters):
    """The first column stays 0: the loop over the examples begins one too late. Python counts from
    0.
    """
    return _program(fill=lambda A: np.where(np.arange(A.shape[1]) == 0, 0, A))(X, parameters)


def first_probability_everywhere(X, parameters):
    """All examples get the probability of the first one. Each has inputs of its own."""
    return _program(fill=lambda A: np.full(A.shape, A[0, 0]))(X, parameters)


def last_probability_everywhere(X, parameters):
    """All examples get the probability of the last one. Each has inputs of its own."""
    return _program(fill=lambda A: np.full(A.shape, A[0, -1]))(X, parameters)


def mean_probability(X, parameters):
    """The probabilities of all examples are averaged into one number. Each example keeps its own,
    in its own column.
    """
    return float(_program()(X, parameters).mean())


def nothing_is_filled_in(X, parameters):
    """Every probability is 0: what was computed never got into the array that comes back."""
    return np.zeros((1, X.shape[1]))


def axes_of_length_1_squeezed_out(X, parameters):
    """The numbers are right, but axes of length 1 were squeezed out. Keep both: one row, m columns,
    also when there is one example only.
    """
    return np.squeeze(_program()(X, parameters))


def a_list_comes_back(X, parameters):
    """A list comes back. An array of shape (1, m) is asked for."""
    return _program()(X, parameters)[0].tolist()


def a_dictionary_comes_back(X, parameters):
    """A dictionary comes back. In this lesson the probabilities come back by themselves, as an
    array.
    """
    return {"A": _program()(X, parameters)}


def X_from_the_left(X, parameters):
    """X times w is no product: as many columns on the left as rows on the right. The weights stand
    on the left, lying on their side.
    """
    return sigmoid(X @ parameters["w"] + parameters["b"])


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "product": {
            "mean": (
                "the weighted inputs are averaged, where the neuron adds them up",
                lambda X, w: np.mean(w * X, axis=0, keepdims=True),
            ),
            "divided_by_m": (
                "the weighted sum is divided by the number of examples, where each is on its own",
                lambda X, w: w.T @ X / X.shape[1],
            ),
            "without_the_first_input": (
                "the first input has no effect, as Python counts from 0",
                lambda X, w: w[1:].T @ X[1:],
            ),
            "without_the_last_input": (
                "the last input has no effect, as the loop ends one too early",
                lambda X, w: w[:-1].T @ X[:-1],
            ),
        },
        "add": {
            "no_bias": (
                "the bias is missing: with w = 0 it alone decides",
                lambda Z, b: Z,
            ),
            "bias_subtracted": ("the bias is subtracted, not added", lambda Z, b: Z - b),
            "bias_multiplies": (
                "the bias multiplies the sum where it should be added",
                lambda Z, b: Z * b,
            ),
        },
        "squash": {
            "no_sigmoid": (
                "the sigmoid is missing, so that the result is no probability",
                lambda Z: Z,
            ),
            "no_instead_of_yes": (
                "this is the probability of a no, as z has the wrong sign in the sigmoid",
                lambda Z: sigmoid(-Z),
            ),
            "tanh": (
                "tanh runs from -1 to 1, and a probability needs the sigmoid",
                np.tanh,
            ),
            "softmax": (
                "the examples share the probability among them, as in a softmax, where each has "
                "its own",
                lambda Z: np.exp(Z) / np.exp(Z).sum(),
            ),
        },
        "fill": {
            "last_example_0": (
                "the last column stays 0, as the loop ends one too early",
                lambda A: np.where(np.arange(A.shape[1]) == A.shape[1] - 1, 0, A),
            ),
            "first_example_only": (
                "only the first column is filled, the others stay 0",
                lambda A: np.where(np.arange(A.shape[1]) == 0, A, 0),
            ),
        },
    },
    # A softmax does not see what all sums have in common.
    leave_out=(
        "no_bias_and_no_sigmoid",
        "no_bias_and_softmax",
        "bias_subtracted_and_softmax",
    ),
)


def loop_over_the_inputs_leaves_examples_out(X, parameters):
    """The loop counts the rows of X, which are the inputs. The examples are its columns: with more
    inputs than examples it runs past the end, with fewer it leaves the last examples at 0.
    """
    A = np.zeros((1, X.shape[1]))
    for i in range(X.shape[0]):
        A[0, i] = sigmoid(parameters["w"][:, 0] @ X[:, i] + parameters["b"])
    return A


def _rounded(digits):
    return called(
        f"rounded_to_{digits}_digits",
        _program(squash=lambda Z: np.round(sigmoid(Z), digits)),
        "The probabilities are rounded. A number close to 0 becomes 0, and training needs the "
        "difference. Rounding is for printing.",
    )


def sums_over_the_examples_upright(X, parameters):
    """The sum runs along the wrong axis: over the examples, with one number left for each input. It
    must be the other way round.
    """
    return sigmoid(np.sum(parameters["w"] * X, axis=1, keepdims=True) + parameters["b"])


def sums_over_the_examples_on_one_axis(X, parameters):
    """The sum runs along the wrong axis: over the examples, with one number left for each input. It
    must be the other way round.
    """
    return sigmoid(np.sum(parameters["w"] * X, axis=1) + parameters["b"])


def weights_scaled_to_length_1(X, parameters):
    """The weights are scaled to length 1 first, so twice the weights give no more certainty. Take w
    as it is.
    """
    length = np.linalg.norm(parameters["w"])
    w = parameters["w"] / (length if length else 1)
    return sigmoid(w.T @ X + parameters["b"])


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


MORE = (
    _prepares("centres_the_inputs", lambda X: X - X.mean(axis=1, keepdims=True)),
    _prepares("scales_by_the_largest_input", lambda X: X / np.abs(X).max()),
    _prepares("scales_by_the_largest_number", lambda X: X / X.max()),
    _prepares("centres_all_at_once", lambda X: X - X.mean()),
    _prepares("standardises_all_at_once", lambda X: (X - X.mean()) / X.std()),
    _prepares("scales_from_0_to_1", lambda X: (X - X.min()) / (X.max() - X.min())),
    _rounded(1),
    _rounded(3),
    _rounded(4),
)
"""Misconceptions that are made from a table."""


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
        centres_each_example,
        scales_each_example,
        divides_X_by_255,
        divides_X_by_16,
        softmax_over_the_examples,
        every_probability_is_one,
        sigmoid_twice,
        exponential_instead_of_sigmoid,
        softplus_instead_of_sigmoid,
        sign_is_lost,
        slope_of_the_sigmoid,
        logarithm_of_the_probability,
        percentages,
        rounded_to_two_digits,
        sign_of_the_sum,
        adds_b_to_the_inputs,
        adds_b_to_the_weights,
        adds_b_once_for_each_example,
        divides_b_by_m,
        sigmoid_of_the_weights,
        sigmoid_of_the_inputs,
        sigmoid_of_every_product,
        squares_the_weighted_inputs,
        multiplies_all_weighted_inputs,
        largest_weighted_input,
        adds_weights_and_inputs,
        forgets_w,
        skips_the_last_input,
        only_the_first_input,
        only_the_last_input,
        weights_in_reverse_order,
        sum_is_never_set_back,
        sum_and_bias_are_never_set_back,
        only_the_last_example_filled,
        skips_the_first_example,
        first_probability_everywhere,
        last_probability_everywhere,
        mean_probability,
        nothing_is_filled_in,
        axes_of_length_1_squeezed_out,
        a_list_comes_back,
        a_dictionary_comes_back,
        X_from_the_left,
        *TWO_AT_ONCE,
        *MORE,
        loop_over_the_inputs_leaves_examples_out,
        sums_over_the_examples_upright,
        sums_over_the_examples_on_one_axis,
        weights_scaled_to_length_1,
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

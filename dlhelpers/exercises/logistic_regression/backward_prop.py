"""Exercise: the gradient of the cost with respect to w and b."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop
from dlhelpers.exercises.pairs import two_at_once


def backward_prop(A, X, Y):
    """Find out how the cost changes with each parameter.

    Parameters
    ----------
    A : ndarray, shape (1, m)
        Probabilities, from `forward_prop`.
    X : ndarray, shape (n_x, m)
        One example per column.
    Y : ndarray, shape (1, m)
        The labels, 0 or 1.

    Returns
    -------
    dict
        ``"dw"``, shape (n_x, 1), and ``"db"``, a number: the gradients of the cost.

    References
    ----------
    Lecture notes 002, "Vectorizing Logistic Regression, Gradient Descent".
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": float(np.sum(dZ)) / m}
    ### END SOLUTION


def cases(rng):
    """One example, several, as many as inputs, and each of the several twice."""

    def case(n_x, labels):
        X = rng.standard_normal((n_x, len(labels)))
        parameters = {"w": rng.standard_normal((n_x, 1)), "b": float(rng.uniform(0.2, 1))}
        Y = rng.permutation(np.array([labels], dtype=float), axis=1)
        return {"A": forward_prop(X, parameters), "X": X, "Y": Y}

    many = case(3, [0, 1, 0, 1, 0])
    return {
        "one example": case(2, [1]),
        "many examples": many,
        "every example twice": {name: np.hstack([part, part]) for name, part in many.items()},
        "n_x = m": case(4, [0, 1, 1, 0]),
    }


def forgets_to_divide_by_m(A, X, Y):
    """The gradients are added up but not divided by the number of examples, and the cost is a mean:
    with every example twice the gradients must stay the same, yours double.
    """
    dZ = A - Y
    return {"dw": X @ dZ.T, "db": float(np.sum(dZ))}


def dw_is_not_divided_by_m(A, X, Y):
    """dw is m times too large: with every example twice it must stay the same, yours doubles."""
    dZ = A - Y
    return {"dw": X @ dZ.T, "db": float(np.mean(dZ))}


def db_is_not_divided_by_m(A, X, Y):
    """db is m times too large: with every example twice it must stay the same, yours doubles."""
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.sum(dZ))}


def divides_by_m_twice(A, X, Y):
    """The mean is taken twice, so the gradients are m times too small: with every example twice
    they must stay the same, yours become half.
    """
    m = X.shape[1]
    dZ = (A - Y) / m
    return {"dw": X @ dZ.T / m, "db": float(np.sum(dZ)) / m}


def divides_by_the_number_of_inputs(A, X, Y):
    """The mean runs over the examples, and they are the columns of X. You divided by the number of
    its rows; where X is square that makes no difference.
    """
    n_x = X.shape[0]
    dZ = A - Y
    return {"dw": X @ dZ.T / n_x, "db": float(np.sum(dZ)) / n_x}


def floor_division(A, X, Y):
    """Two slashes divide and cut the digits off, so a fraction like one m-th becomes 0, and with it
    everything that it multiplies.
    """
    dZ = A - Y
    return {"dw": (1 // X.shape[1]) * X @ dZ.T, "db": (1 // X.shape[1]) * float(np.sum(dZ))}


def sign_the_wrong_way_round(A, X, Y):
    """All signs are reversed, so a step against this gradient goes uphill. Where the neuron says
    too much (a above y), the cost rises with z.
    """
    dZ = Y - A
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def twice_too_large(A, X, Y):
    """Both gradients are twice too large. The 2 comes from differentiating a square, and there is
    no square in this cost.
    """
    dZ = 2 * (A - Y)
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def slope_of_the_sigmoid_once_more(A, X, Y):
    """The slope of the sigmoid is multiplied in once more. In dZ it has already cancelled against
    the derivative of the loss; what you have is the gradient of half the squared error.
    """
    dZ = (A - Y) * A * (1 - A)
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def stops_at_the_derivative_by_a(A, X, Y):
    """This uses how the loss changes with a. The way back goes one station further, through the
    sigmoid, to z; there most of the fraction cancels.
    """
    dA = (A - Y) / (A * (1 - A))
    return {"dw": X @ dA.T / X.shape[1], "db": float(np.mean(dA))}


def forgets_Y(A, X, Y):
    """The labels have no effect: exchange all of them, and the gradient stays as it is."""
    return {"dw": X @ A.T / X.shape[1], "db": float(np.mean(A))}


def decisions_instead_of_probabilities(A, X, Y):
    """The probabilities are rounded to 0 or 1 first, so an example that is decided rightly teaches
    nothing, however unsure the neuron is.
    """
    dZ = (A > 0.5) - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def distance_instead_of_difference(A, X, Y):
    """The difference between probability and label has lost its sign. Too much and too little must
    pull in opposite directions.
    """
    dZ = np.abs(A - Y)
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def first_example_only(A, X, Y):
    """Only the first example counts, as when a loop returns too early (look at how far the return
    is indented).
    """
    dz = float(A[0, 0] - Y[0, 0])
    return {"dw": X[:, :1] * dz / X.shape[1], "db": dz / X.shape[1]}


def last_example_only(A, X, Y):
    """Only the last example counts: each one erases what the others gave. Gradients of the examples
    are added up.
    """
    dz = float(A[0, -1] - Y[0, -1])
    return {"dw": X[:, -1:] * dz / X.shape[1], "db": dz / X.shape[1]}


def skips_the_first_example(A, X, Y):
    """The first example has no effect: change its label, and nothing changes. Python counts from 0.
    The range(1, m + 1) of the notes is not Python's.
    """
    dZ = (A - Y)[:, 1:]
    return {"dw": X[:, 1:] @ dZ.T / X.shape[1], "db": float(np.sum(dZ)) / X.shape[1]}


def dw_lies_on_its_side(A, X, Y):
    """dw is a row. A gradient has the shape of its parameter, and w is a column."""
    dZ = A - Y
    return {"dw": dZ @ X.T / X.shape[1], "db": float(np.mean(dZ))}


def dw_has_only_one_axis(A, X, Y):
    """dw has lost one axis. A gradient has the shape of its parameter, (n_x, 1); w minus such an
    array would silently become a square.
    """
    dZ = A - Y
    return {"dw": np.mean(X * dZ, axis=1), "db": float(np.mean(dZ))}


def dw_is_one_number(A, X, Y):
    """dw is added up over the inputs too. Each weight has its own derivative."""
    dZ = A - Y
    return {"dw": np.sum(X * dZ) / X.shape[1], "db": float(np.mean(dZ))}


def dw_is_averaged_over_the_inputs(A, X, Y):
    """dw is averaged along the wrong axis: over the inputs, with one number left for each example.
    It must be the other way round.
    """
    dZ = A - Y
    return {"dw": np.mean(X * dZ, axis=0, keepdims=True), "db": float(np.mean(dZ))}


def dw_is_never_added_up(A, X, Y):
    """dw has a column for each example: the examples are multiplied, but never added up."""
    dZ = A - Y
    return {"dw": X * dZ / X.shape[1], "db": float(np.mean(dZ))}


def forgets_to_transpose_dZ(A, X, Y):
    """X has a column for each example, so the other factor must have a row for each. Which of the
    two has to be transposed?
    """
    dZ = A - Y
    return {"dw": X @ dZ / X.shape[1], "db": float(np.mean(dZ))}


def transposes_X_too(A, X, Y):
    """Both factors are transposed. The product must sum over the examples: they are the inner two
    of the four sizes.
    """
    dZ = A - Y
    return {"dw": X.T @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def db_is_an_array(A, X, Y):
    """The number is right, but db is an array of shape (1, 1). A gradient has the shape of its
    parameter, and b is a plain number.
    """
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ, axis=1, keepdims=True)}


def db_has_one_axis(A, X, Y):
    """The number is right, but db is an array of shape (1,). A gradient has the shape of its
    parameter, and b is a plain number.
    """
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ, axis=1)}


def db_is_never_added_up(A, X, Y):
    """db has a column for each example. All of them have the same b, so they are added up."""
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": dZ / X.shape[1]}


def db_is_zero(A, X, Y):
    """db is always 0, so the bias would never learn. Shift b a little: the cost does change."""
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": 0.0}


def db_from_A_alone(A, X, Y):
    """db is the mean of the probabilities; the labels are missing in it. It must be 0 where the
    neuron is right on average.
    """
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(A))}


def db_from_dw(A, X, Y):
    """db is made from dw. The bias is not multiplied by an input, so nothing of X belongs into it:
    it is the mean of what the examples are wrong by.
    """
    dw = X @ (A - Y).T / X.shape[1]
    return {"dw": dw, "db": float(np.mean(dw))}


def capital_dW(A, X, Y):
    """The gradient stands under a capital W. Here the weights are a column, and their name is
    small.
    """
    dZ = A - Y
    return {"dW": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def names_without_d(A, X, Y):
    """The gradients stand under the names of the parameters. They are called dw and db."""
    dZ = A - Y
    return {"w": X @ dZ.T / X.shape[1], "b": float(np.mean(dZ))}


def returns_a_pair(A, X, Y):
    """A pair comes back. The other functions ask for the gradients by name: a dictionary."""
    dZ = A - Y
    return X @ dZ.T / X.shape[1], float(np.mean(dZ))


def overwrites_A(A, X, Y):
    """The gradients are right, but A was changed in place; whoever called may still need it."""
    A -= Y
    return {"dw": X @ A.T / X.shape[1], "db": float(np.mean(A))}


def slope_of_tanh(A, X, Y):
    """The slope of tanh is multiplied in. This neuron has a sigmoid, and its slope has already
    cancelled against the derivative of the loss.
    """
    dZ = (A - Y) * (1 - A**2)
    return {"dw": X @ dZ.T / X.shape[1], "db": float(np.mean(dZ))}


def forgets_X(A, X, Y):
    """The inputs are missing in dw: all weights get the same derivative. How much a weight matters
    depends on the input that it multiplies.
    """
    db = float(np.mean(A - Y))
    return {"dw": np.full((X.shape[0], 1), db), "db": db}


def skips_the_last_example(A, X, Y):
    """The last example has no effect: change its label, and nothing changes. The loop ends one too
    early.
    """
    dZ = (A - Y)[:, :-1]
    return {"dw": X[:, :-1] @ dZ.T / X.shape[1], "db": float(np.sum(dZ)) / X.shape[1]}


def divides_in_every_turn_of_the_loop(A, X, Y):
    """The sum is divided by m in every turn of the loop, so the first examples hardly count any
    more. Divide once, when all are added up.
    """
    n_x, m = X.shape
    dw, db = np.zeros((n_x, 1)), 0.0
    for i in range(m):
        dz = A[0, i] - Y[0, i]
        dw = (dw + X[:, [i]] * dz) / m
        db = (db + dz) / m
    return {"dw": dw, "db": db}


def db_summed_over_the_wrong_axis(A, X, Y):
    """db is summed along the axis that has a single entry, so one number for each example is left.
    The sum runs over the examples.
    """
    dZ = A - Y
    return {"dw": X @ dZ.T / X.shape[1], "db": np.sum(dZ, axis=0) / X.shape[1]}


def _gradients(dZ, X, divisor=None):
    m = divisor or X.shape[1]
    return {"dw": X @ dZ.T / m, "db": float(np.sum(dZ)) / m}


def _from(dZ):
    """Return a program that is right but for ``dZ(A, Y)``."""
    return lambda A, X, Y: _gradients(dZ(A, Y), X)


def _in_one(gradient, mistake, wrong, words):
    """Make a mistake in one of the gradients only."""

    def in_one(A, X, Y):
        dZ = A - Y
        return _gradients(dZ, X) | {gradient: wrong(A, X, Y)[gradient]}

    return called(f"{gradient}_{mistake}", in_one, f"{gradient} {words}")


def _divided_by(name, divisor, words):
    return called(
        f"divides_by_{name}",
        lambda A, X, Y: _gradients(A - Y, X, divisor(X)),
        f"The sums over the examples are divided by {words}. The cost is a mean over the m "
        "examples, and so is its slope.",
    )


def error_squared(A, X, Y):
    """The error is squared, so it has lost its sign. Too much and too little must pull in opposite
    directions.
    """
    return _from(lambda A, Y: (A - Y) ** 2)(A, X, Y)


def sum_in_place_of_the_difference(A, X, Y):
    """Probability and label are added. It is their difference that counts: 0 where the neuron is
    right.
    """
    return _from(lambda A, Y: A + Y)(A, X, Y)


def product_in_place_of_the_difference(A, X, Y):
    """Probability and label are multiplied. It is their difference that counts: 0 where the neuron
    is right.
    """
    return _from(lambda A, Y: A * Y)(A, X, Y)


def forgets_A(A, X, Y):
    """The probabilities have no effect. It is the difference between probability and label that
    counts: 0 where the neuron is right.
    """
    return _from(lambda A, Y: -Y)(A, X, Y)


def slope_of_the_sigmoid_alone(A, X, Y):
    """The labels have no effect: there is only the slope of the sigmoid, without the derivative of
    the loss that is to be multiplied with it.
    """
    return _from(lambda A, Y: A * (1 - A))(A, X, Y)


def slope_of_the_sigmoid_divides(A, X, Y):
    """This uses how the loss changes with a, with the wrong sign. The way back goes one station
    further, through the sigmoid, to z; there most of the fraction cancels.
    """
    return _from(lambda A, Y: (Y - A) / (A * (1 - A)))(A, X, Y)


def derivative_of_the_yes_alone(A, X, Y):
    """Only the examples with y = 1 count: the second half of the loss, the one for a no, also
    changes with z.
    """
    return _from(lambda A, Y: Y * (A - 1))(A, X, Y)


def derivative_of_the_no_alone(A, X, Y):
    """Only the examples with y = 0 count: the first half of the loss, the one for a yes, also
    changes with z.
    """
    return _from(lambda A, Y: (1 - Y) * A)(A, X, Y)


def only_the_sign_of_the_error(A, X, Y):
    """Only the sign of each error counts: an example that is nearly right pulls as hard as one that
    is quite wrong.
    """
    return _from(lambda A, Y: np.sign(A - Y))(A, X, Y)


def sigmoid_once_more(A, X, Y):
    """The sigmoid is taken of A, which is a probability already."""
    return _from(lambda A, Y: 1 / (1 + np.exp(-A)) - Y)(A, X, Y)


def slope_of_the_squared_error(A, X, Y):
    """This is the gradient of the squared error: a 2, and the slope of the sigmoid. With the
    cross-entropy neither of them is left.
    """
    return _from(lambda A, Y: 2 * (A - Y) * A * (1 - A))(A, X, Y)


def logarithms_of_the_loss(A, X, Y):
    """The loss itself stands where its derivative belongs."""
    return _from(lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)))(A, X, Y)


def half_as_large(A, X, Y):
    """Both gradients are half as large as they should be: the sums are divided by 2 m. That 2
    belongs to a cost with a square in it.
    """
    return _gradients(A - Y, X, 2 * X.shape[1])


def one_error_for_all_examples(A, X, Y):
    """The errors are averaged first, and all examples get the same one: an example that is right is
    blamed for those that are wrong.
    """
    return _from(lambda A, Y: np.full(A.shape, np.mean(A - Y)))(A, X, Y)


def first_example_only_undivided(A, X, Y):
    """Only the first example counts, as when a loop returns too early (look at how far the return
    is indented), or an index is 0 in every turn.
    """
    dz = float(A[0, 0] - Y[0, 0])
    return {"dw": X[:, :1] * dz, "db": dz}


def last_example_only_undivided(A, X, Y):
    """Only the last example counts: each one erases what the others gave. Gradients of the examples
    are added up.
    """
    dz = float(A[0, -1] - Y[0, -1])
    return {"dw": X[:, -1:] * dz, "db": dz}


def last_example_only_in_dw(A, X, Y):
    """In dw only the last example counts: each one erases what the others gave. Gradients of the
    examples are added up, as in db.
    """
    right = _gradients(A - Y, X)
    return right | {"dw": X[:, -1:] * (A - Y)[0, -1] / X.shape[1]}


def last_example_only_in_db(A, X, Y):
    """In db only the last example counts: each one erases what the others gave. Gradients of the
    examples are added up, as in dw.
    """
    right = _gradients(A - Y, X)
    return right | {"db": float(A[0, -1] - Y[0, -1]) / X.shape[1]}


def db_of_the_last_example(A, X, Y):
    """db is the error of the last example alone: errors are added up over the examples, and divided
    by their number.
    """
    return _gradients(A - Y, X) | {"db": float(A[0, -1] - Y[0, -1])}


def db_of_the_first_example(A, X, Y):
    """db is the error of the first example alone: errors are added up over the examples, and
    divided by their number.
    """
    return _gradients(A - Y, X) | {"db": float(A[0, 0] - Y[0, 0])}


def db_from_the_sum_of_dw(A, X, Y):
    """db is made from dw. The bias is not multiplied by an input, so nothing of X belongs into it:
    it is the mean of what the examples are wrong by.
    """
    dw = X @ (A - Y).T / X.shape[1]
    return {"dw": dw, "db": float(np.sum(dw))}


def db_from_Y_alone(A, X, Y):
    """db is made of the labels; the probabilities are missing in it. It must be 0 where the neuron
    is right on average.
    """
    return _gradients(A - Y, X) | {"db": float(np.mean(Y))}


def db_from_minus_Y(A, X, Y):
    """db is made of the labels; the probabilities are missing in it. It must be 0 where the neuron
    is right on average.
    """
    return _gradients(A - Y, X) | {"db": -float(np.mean(Y))}


def db_is_one(A, X, Y):
    """db is always 1. The slope of z by b is 1, and by the chain rule it is multiplied with dz."""
    return _gradients(A - Y, X) | {"db": 1.0}


def dw_is_zero(A, X, Y):
    """dw is always 0, so the weights would never learn: what was computed never got into it."""
    return _gradients(A - Y, X) | {"dw": np.zeros((X.shape[0], 1))}


def everything_is_zero(A, X, Y):
    """Both gradients are always 0: what was computed never got into them."""
    return {"dw": np.zeros((X.shape[0], 1)), "db": 0.0}


def dw_in_reverse_order(A, X, Y):
    """The numbers in dw stand in reverse order. The first one belongs to the first weight."""
    right = _gradients(A - Y, X)
    return right | {"dw": right["dw"][::-1]}


def dw_of_the_first_input_only(A, X, Y):
    """Only the first number of dw is right, the others are 0: look at how far the lines are
    indented, and at what the loop counts.
    """
    right = _gradients(A - Y, X)
    return right | {"dw": right["dw"] * (np.arange(X.shape[0]) == 0)[:, None]}


def dw_without_the_last_input(A, X, Y):
    """The last number of dw is always 0, so the last weight would never learn: the loop over the
    inputs ends one too early.
    """
    right = _gradients(A - Y, X)
    return right | {"dw": right["dw"] * (np.arange(X.shape[0]) < X.shape[0] - 1)[:, None]}


def dw_without_the_first_input(A, X, Y):
    """The first number of dw is always 0, so the first weight would never learn: Python counts from
    0.
    """
    right = _gradients(A - Y, X)
    return right | {"dw": right["dw"] * (np.arange(X.shape[0]) > 0)[:, None]}


def error_multiplied_twice(A, X, Y):
    """In dw the error counts twice, as a square. It is multiplied once with the input."""
    dZ = A - Y
    return _gradients(dZ, X) | {"dw": X @ (dZ**2).T / X.shape[1]}


def inputs_squared(A, X, Y):
    """In dw the inputs are squared. How z changes with a weight is the input itself."""
    dZ = A - Y
    return _gradients(dZ, X) | {"dw": X**2 @ dZ.T / X.shape[1]}


def dw_and_db_exchanged(A, X, Y):
    """The two gradients stand under each other's name. dw has a number for each weight."""
    right = _gradients(A - Y, X)
    return {"dw": right["db"], "db": right["dw"]}


def only_dw(A, X, Y):
    """Only dw comes back. The bias has a gradient too, db."""
    return {"dw": _gradients(A - Y, X)["dw"]}


def only_db(A, X, Y):
    """Only db comes back. The weights have a gradient too, dw."""
    return {"db": _gradients(A - Y, X)["db"]}


def dZ_too_little(A, X, Y):
    """An array comes back, or a number. The other functions ask for the gradients by name: a
    dictionary with dw and db.
    """
    return A - Y


def returns_a_list(A, X, Y):
    """A list comes back. The other functions ask for the gradients by name: a dictionary."""
    return list(_gradients(A - Y, X).values())


def capital_dW_and_dB(A, X, Y):
    """The gradients stand under capital letters. Here the names are small: dw and db."""
    return dict(zip(("dW", "dB"), _gradients(A - Y, X).values(), strict=True))


def names_of_a_larger_network(A, X, Y):
    """dW1 and db1 are the names in a network of several layers. A single neuron has dw and db."""
    return dict(zip(("dW1", "db1"), _gradients(A - Y, X).values(), strict=True))


def names_with_a_number(A, X, Y):
    """dw1 and db1 are names for a network of several layers. A single neuron has dw and db."""
    return dict(zip(("dw1", "db1"), _gradients(A - Y, X).values(), strict=True))


IN_ONE = {
    "has_the_wrong_sign": (
        sign_the_wrong_way_round,
        "has the wrong sign, so a step against it goes uphill.",
    ),
    "is_twice_too_large": (
        twice_too_large,
        "is twice too large. The 2 comes from differentiating a square, and there is no square in "
        "this cost.",
    ),
    "is_half_as_large": (
        half_as_large,
        "is half as large as it should be. A 2 belongs to a cost with a square in it.",
    ),
    "is_divided_by_the_number_of_inputs": (
        divides_by_the_number_of_inputs,
        "is divided by the number of inputs. The mean runs over the examples, the columns of X.",
    ),
    "is_divided_twice": (
        divides_by_m_twice,
        "is m times too small: the mean is taken twice.",
    ),
    "has_the_slope_of_the_sigmoid": (
        slope_of_the_sigmoid_once_more,
        "has the slope of the sigmoid in it once more, where it has cancelled already.",
    ),
    "skips_the_first_example": (
        skips_the_first_example,
        "does not know the first example: Python counts from 0.",
    ),
    "skips_the_last_example": (
        skips_the_last_example,
        "does not know the last example: the loop ends one too early.",
    ),
    "has_lost_the_signs_of_the_errors": (
        distance_instead_of_difference,
        "is made of errors without their sign. Too much and too little must pull in opposite "
        "directions.",
    ),
    "is_made_of_decisions": (
        decisions_instead_of_probabilities,
        "is made of decisions, 0 or 1, and not of probabilities.",
    ),
}


TWO_AT_ONCE = two_at_once(
    lambda dZ=np.subtract, divisor=lambda X: X.shape[1]: (
        lambda A, X, Y: _gradients(dZ(A, Y), X, divisor(X))
    ),
    {
        "dZ": {
            "uphill": ("the signs are reversed, so that a step goes uphill", lambda A, Y: Y - A),
            "slope_once_more": (
                "the slope of the sigmoid is in there once more, where it has cancelled",
                lambda A, Y: (A - Y) * A * (1 - A),
            ),
            "by_a": (
                "this uses how the loss changes with a, and the way back goes on through the "
                "sigmoid to z",
                lambda A, Y: (A - Y) / (A * (1 - A)),
            ),
            "decisions": (
                "the probabilities are rounded to 0 or 1 first",
                lambda A, Y: np.round(A) - Y,
            ),
            "distance": ("the errors have lost their sign", lambda A, Y: np.abs(A - Y)),
            "no_labels": ("the labels have no effect", lambda A, Y: A),
        },
        "divisor": {
            "undivided": (
                "the sums are not divided by the number of examples, and the cost is a mean",
                lambda X: 1,
            ),
            "divided_by_n_x": (
                "the sums are divided by the number of inputs, where the mean runs over the "
                "examples",
                lambda X: X.shape[0],
            ),
            "divided_by_m_squared": (
                "the sums are divided by the number of examples twice",
                lambda X: X.shape[1] ** 2,
            ),
        },
    },
)


def dw_scaled_to_length_1(A, X, Y):
    """dw is scaled to length 1. How long a gradient is says how steep it is; do not change it."""
    right = _gradients(A - Y, X)
    return right | {"dw": right["dw"] / np.linalg.norm(right["dw"])}


def dw_clipped(A, X, Y):
    """dw is cut off at 0.1 and -0.1. A gradient is what it is; a large one must stay large."""
    right = _gradients(A - Y, X)
    return right | {"dw": np.clip(right["dw"], -0.1, 0.1)}


def by_dot_and_mean(A, X, Y):
    m = Y.size
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.mean(A - Y)}


def by_einsum(A, X, Y):
    dZ = (A - Y) / A.shape[1]
    return {"dw": np.einsum("im,km->ik", X, dZ), "db": dZ.sum().item()}


def by_broadcasting(A, X, Y):
    error = A - Y
    return {"dw": np.mean(X * error, axis=1, keepdims=True), "db": error.mean()}


def product_turned_afterwards(A, X, Y):
    dZ = A - Y
    dw = (dZ @ X.T / len(X[0])).T
    return {"db": float(dZ.sum() / len(X[0])), "dw": dw, "dZ": dZ}


def one_example_at_a_time(A, X, Y):
    n_x, m = X.shape
    dw, db = np.zeros((n_x, 1)), 0.0
    for i in range(m):
        dz = A[0, i] - Y[0, i]
        for j in range(n_x):
            dw[j] += X[j, i] * dz
        db += dz
    dw /= m
    db /= m
    return {"dw": dw, "db": db}


def bias_as_a_weight(A, X, Y):
    with_ones = np.vstack([X, np.ones((1, X.shape[1]))])
    gradient = with_ones @ (A - Y).T / X.shape[1]
    return {"dw": gradient[:-1], "db": gradient[-1, 0]}


def through_every_station(A, X, Y):
    dA = -(Y / A) + (1 - Y) / (1 - A)
    dZ = dA * A * (1 - A)
    return {"dw": np.tensordot(X, dZ, axes=(1, 1)) / X.shape[1], "db": np.squeeze(dZ.mean(axis=1))}


def in_single_precision(A, X, Y):
    dZ = (A - Y).astype(np.float32)
    return {"dw": X.astype(np.float32) @ dZ.T / X.shape[1], "db": np.mean(dZ)}


MORE = (
    _divided_by("m_minus_1", lambda X: np.float64(X.shape[1] - 1), "m - 1"),
    _divided_by("m_plus_1", lambda X: X.shape[1] + 1, "m + 1"),
    _divided_by("268", lambda X: 268, "268, the number of training images, whatever comes in"),
    _divided_by("the_size_of_X", lambda X: X.size, "the number of all entries of X"),
    *(
        _in_one(gradient, mistake, *how)
        for gradient in ("dw", "db")
        for mistake, how in IN_ONE.items()
    ),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=backward_prop,
    cases=cases,
    returns=("gradients",),
    points=20,
    aspects=(
        Aspect("dw for one example.", ("one example",), ("dw",), weight=2),
        Aspect(
            "dw is the mean over the examples; it has the shape of w.",
            ("many examples", "n_x = m"),
            ("dw",),
            weight=3,
        ),
        Aspect("Every example twice: the same dw.", ("every example twice",), ("dw",), weight=2),
        Aspect("db for one example.", ("one example",), ("db",)),
        Aspect(
            "db is the mean over the examples, one number.",
            ("many examples", "n_x = m"),
            ("db",),
        ),
        Aspect("Every example twice: the same db.", ("every example twice",), ("db",)),
    ),
    misconceptions=(
        forgets_to_divide_by_m,
        dw_is_not_divided_by_m,
        db_is_not_divided_by_m,
        divides_by_m_twice,
        divides_by_the_number_of_inputs,
        floor_division,
        sign_the_wrong_way_round,
        twice_too_large,
        slope_of_the_sigmoid_once_more,
        stops_at_the_derivative_by_a,
        forgets_Y,
        slope_of_tanh,
        forgets_X,
        skips_the_last_example,
        divides_in_every_turn_of_the_loop,
        db_summed_over_the_wrong_axis,
        decisions_instead_of_probabilities,
        distance_instead_of_difference,
        first_example_only,
        last_example_only,
        skips_the_first_example,
        dw_lies_on_its_side,
        dw_has_only_one_axis,
        dw_is_one_number,
        dw_is_averaged_over_the_inputs,
        dw_is_never_added_up,
        forgets_to_transpose_dZ,
        transposes_X_too,
        db_is_an_array,
        db_has_one_axis,
        db_is_never_added_up,
        db_is_zero,
        db_from_A_alone,
        db_from_dw,
        capital_dW,
        names_without_d,
        returns_a_pair,
        overwrites_A,
        error_squared,
        sum_in_place_of_the_difference,
        product_in_place_of_the_difference,
        forgets_A,
        slope_of_the_sigmoid_alone,
        slope_of_the_sigmoid_divides,
        derivative_of_the_yes_alone,
        derivative_of_the_no_alone,
        only_the_sign_of_the_error,
        sigmoid_once_more,
        slope_of_the_squared_error,
        logarithms_of_the_loss,
        half_as_large,
        one_error_for_all_examples,
        first_example_only_undivided,
        last_example_only_undivided,
        last_example_only_in_dw,
        last_example_only_in_db,
        db_of_the_last_example,
        db_of_the_first_example,
        db_from_the_sum_of_dw,
        db_from_Y_alone,
        db_from_minus_Y,
        db_is_one,
        dw_is_zero,
        everything_is_zero,
        dw_in_reverse_order,
        dw_of_the_first_input_only,
        dw_without_the_last_input,
        dw_without_the_first_input,
        error_multiplied_twice,
        inputs_squared,
        dw_and_db_exchanged,
        only_dw,
        only_db,
        dZ_too_little,
        returns_a_list,
        capital_dW_and_dB,
        names_of_a_larger_network,
        names_with_a_number,
        *TWO_AT_ONCE,
        *MORE,
        dw_scaled_to_length_1,
        dw_clipped,
    ),
    alternatives=(
        by_dot_and_mean,
        by_einsum,
        by_broadcasting,
        product_turned_afterwards,
        one_example_at_a_time,
        bias_as_a_weight,
        through_every_station,
        in_single_precision,
    ),
    replaces=(dlhelpers.dense.linear_backward, dlhelpers.dense.backward_prop),
)

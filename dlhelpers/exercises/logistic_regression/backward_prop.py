"""Exercise: the gradient of the cost with respect to w and b."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop


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

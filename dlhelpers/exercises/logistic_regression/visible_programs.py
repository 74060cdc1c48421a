"""The programs on which the visible check of `is_right` tries a student's law.

All of them do what a lesson's ``backward_prop(A, X, Y)`` should do, or nearly; most have a bug.
The hidden check uses others.
"""

import numpy as np

from dlhelpers import linear_backward


def right(A, X, Y):
    """No bug."""
    # The package's layer has a row of weights for each unit; here w is a column.
    unit = X, np.zeros((1, len(X))), None
    _, dW, db = linear_backward(A - Y, unit)
    return {"dw": dW.T, "db": db.item()}


def right_in_parts(A, X, Y):
    """No bug: the mean of what each example gives when it is alone."""
    m = X.shape[1]
    single = [right(A[:, i : i + 1], X[:, i : i + 1], Y[:, i : i + 1]) for i in range(m)]
    return {name: sum(gradients[name] for gradients in single) / m for name in ("dw", "db")}


def not_divided_by_m(A, X, Y):
    """Both gradients are m times too large."""
    gradients = right(A, X, Y)
    return {name: X.shape[1] * gradient for name, gradient in gradients.items()}


def db_not_divided_by_m(A, X, Y):
    """Only db is m times too large."""
    gradients = right(A, X, Y)
    return gradients | {"db": X.shape[1] * gradients["db"]}


def uphill(A, X, Y):
    """Both gradients have the wrong sign."""
    return {name: -gradient for name, gradient in right(A, X, Y).items()}


def without_labels(A, X, Y):
    """The labels have no effect."""
    return right(A, X, np.zeros_like(Y))


def first_example_only(A, X, Y):
    """Only the first example has an effect."""
    return right(A[:, :1], X[:, :1], Y[:, :1])


def dw_lies_on_its_side(A, X, Y):
    """dw is a row."""
    gradients = right(A, X, Y)
    return gradients | {"dw": gradients["dw"].T}


def db_is_an_array(A, X, Y):
    """db is an array of shape (1, 1)."""
    gradients = right(A, X, Y)
    return gradients | {"db": np.array([[gradients["db"]]])}


def weights_exchanged(A, X, Y):
    """The derivatives in dw stand in reverse order."""
    gradients = right(A, X, Y)
    return gradients | {"dw": gradients["dw"][::-1]}


def a_little_too_large(A, X, Y):
    """dw is 5 % too large."""
    gradients = right(A, X, Y)
    return gradients | {"dw": 1.05 * gradients["dw"]}


def db_uphill(A, X, Y):
    """db has the wrong sign."""
    gradients = right(A, X, Y)
    return gradients | {"db": -gradients["db"]}


def dw_uphill(A, X, Y):
    """dw has the wrong sign."""
    gradients = right(A, X, Y)
    return gradients | {"dw": -gradients["dw"]}


def only_the_first_weight(A, X, Y):
    """The derivatives of all weights but the first are 0."""
    gradients = right(A, X, Y)
    return gradients | {"dw": gradients["dw"] * (np.arange(len(X)) == 0)[:, None]}

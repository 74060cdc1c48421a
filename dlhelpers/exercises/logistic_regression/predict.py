"""Exercise: from probabilities to decisions."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop


def predict(X, parameters):
    """Decide for every example: yes where the probability is above one half.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict
        ``"w"``, shape (n_x, 1), and ``"b"``, a number.

    Returns
    -------
    ndarray, shape (1, m)
        1 where the probability is above 0.5, otherwise 0; also 0 where it is exactly 0.5.

    References
    ----------
    Lecture notes 002, "Homework Notes" (the flower).
    """
    ### BEGIN SOLUTION
    return (forward_prop(X, parameters) > 0.5).astype(int)
    ### END SOLUTION


def cases(rng):
    """A yes, clear and close decisions, as many examples as inputs, and probabilities of 0.5."""

    def case(n_x, sums):
        # Moving each example along w gives its weighted sum the size that is wanted.
        w = rng.standard_normal((n_x, 1))
        parameters = {"w": w, "b": float(rng.choice([-1, 1]) * rng.uniform(1, 2))}
        X = rng.standard_normal((n_x, len(sums)))
        Z = rng.permutation(np.array(sums)) * rng.uniform(0.9, 1.1, len(sums))
        return {
            "X": X + w @ (Z - parameters["b"] - w.T @ X) / np.sum(w**2),
            "parameters": parameters,
        }

    undecided = {"w": np.zeros((3, 1)), "b": 0.0}
    return {
        "a yes": case(2, [1.4]),
        "a no": case(2, [-1.4]),
        "clear and close": case(3, [-3.0, -0.3, 0.3, 3.0, 0.4, -0.8, 1.2]),
        "n_x = m": case(4, [-2.0, 0.2, 0.7, -0.2]),
        "exactly one half": {"X": rng.standard_normal((3, 2)), "parameters": undecided},
    }


def returns_the_probabilities(X, parameters):
    """These are the probabilities. A decision is asked for: 0 or 1."""
    return forward_prop(X, parameters)


def one_half_counts_as_yes(X, parameters):
    """A probability of exactly 0.5 gives 1. Yes needs more than one half."""
    return (forward_prop(X, parameters) >= 0.5).astype(int)


def yes_and_no_exchanged(X, parameters):
    """Every decision is the opposite: a probability near 1 must give 1."""
    return (forward_prop(X, parameters) < 0.5).astype(int)


def decides_on_the_weighted_sum(X, parameters):
    """It is the weighted sum that is compared with 0.5, not the probability. A sum of 0.3 is a
    probability of 0.57: a yes.
    """
    Z = parameters["w"].T @ X + parameters["b"]
    return (Z > 0.5).astype(int)


def any_chance_counts_as_yes(X, parameters):
    """Every answer is yes. Either every probability above 0 counts, or the sigmoid was taken twice,
    and the sigmoid of a probability is always above one half.
    """
    return np.ceil(forward_prop(X, parameters)).astype(int)


def sigmoid_twice(X, parameters):
    """The sigmoid is taken of a probability. That always gives more than 0.5, so every answer is
    yes.
    """
    return (1 / (1 + np.exp(-forward_prop(X, parameters))) > 0.5).astype(int)


def cuts_off_the_digits(X, parameters):
    """Everything is 0: turning a number into a whole one cuts its digits off, so that 0.99 becomes
    0.
    """
    return forward_prop(X, parameters).astype(int)


def forgets_b(X, parameters):
    """The bias is missing, so the line between yes and no runs through the origin."""
    return (parameters["w"].T @ X > 0).astype(int)


def minus_one_for_no(X, parameters):
    """A no is -1. The labels are 0 and 1, and predictions are compared with labels."""
    return np.where(forward_prop(X, parameters) > 0.5, 1, -1)


def true_sides_of_zero(X, parameters):
    """The sign of the weighted sum comes back: -1, 0 or 1. The labels are 0 and 1."""
    return np.sign(parameters["w"].T @ X + parameters["b"]).astype(int)


def largest_of_one_row(X, parameters):
    """argmax asks which row is the largest. There is only one row, so the answer is always 0."""
    return np.argmax(forward_prop(X, parameters), axis=0)


def one_axis_only(X, parameters):
    """The decisions are right, but the result has lost its first axis. Keep the shape (1, m)."""
    return (forward_prop(X, parameters) > 0.5).astype(int)[0]


def list_of_decisions(X, parameters):
    """The decisions are right, but they stand in a list. An array of shape (1, m) is asked for."""
    return [int(a > 0.5) for a in forward_prop(X, parameters)[0]]


def decisions_in_a_column(X, parameters):
    """The decisions are right, but they stand in a column. Examples are columns: one row, m
    columns.
    """
    return (forward_prop(X, parameters) > 0.5).astype(int).T


def one_decision_for_all(X, parameters):
    """One number comes back for all examples together. Each has a decision of its own."""
    return int(np.mean(forward_prop(X, parameters)) > 0.5)


def first_example_only(X, parameters):
    """Only the first example is decided on, the others stay 0: the loop counts the rows of the
    result, not its columns.
    """
    A = forward_prop(X, parameters)
    decisions = np.zeros(A.shape)
    for i in range(A.shape[0]):
        decisions[0, i] = 1 if A[0, i] > 0.5 else 0
    return decisions


def one_question_for_the_whole_array(X, parameters):
    """An `if` needs a single yes or no, and an array with several entries is none. Compare the
    whole array at once, or ask for one entry at a time.
    """
    if forward_prop(X, parameters) > 0.5:
        return 1
    return 0


def last_example_stays_0(X, parameters):
    """The last example is never decided on, it stays 0: the loop ends one too early."""
    A = forward_prop(X, parameters)
    decisions = (A > 0.5).astype(int)
    decisions[0, -1] = 0
    return decisions


def decision_on_the_last_example_only(X, parameters):
    """One number comes back, the decision on the last example: each one has overwritten the one
    before it.
    """
    return int(forward_prop(X, parameters)[0, -1] > 0.5)


def probabilities_too(X, parameters):
    """Two things come back. Only the decisions are asked for."""
    A = forward_prop(X, parameters)
    return A, (A > 0.5).astype(int)


def words_instead_of_numbers(X, parameters):
    """The decisions are words. The labels are the numbers 0 and 1, and predictions are compared
    with labels.
    """
    return np.where(forward_prop(X, parameters) > 0.5, "yes", "no")


def overwrites_X(X, parameters):
    """The decisions are right, but the examples were overwritten. An operation in place changes the
    array for everyone.
    """
    X *= parameters["w"]
    return (np.sum(X, axis=0, keepdims=True) + parameters["b"] > 0).astype(int)


def transposes_X(X, parameters):
    """X is handed over lying on its side. It has one example in each column already, which is what
    the forward pass asks for.
    """
    return (forward_prop(X.T, parameters) > 0.5).astype(int)


def counts_inputs_in_place_of_examples(X, parameters):
    """The loop counts the rows of X, which are the inputs. The examples are its columns."""
    A, n_x = forward_prop(X, parameters), X.shape[0]
    decisions = np.zeros((1, n_x))
    for i in range(n_x):
        decisions[0, i] = 1 if A[0, i] > 0.5 else 0
    return decisions


def as_truth_values(X, parameters):
    return forward_prop(X, parameters) > 0.5


def by_where(X, parameters, threshold=0.5):
    A = forward_prop(X, parameters)
    return np.where(threshold < A, 1.0, 0.0)


def by_rounding(X, parameters):
    return np.round(forward_prop(X, parameters))


def by_the_sign_of_the_sum(X, parameters):
    Z = np.dot(parameters["w"].T, X) + parameters["b"]
    return (Z > 0) * 1


def overwrites_the_probabilities(X, parameters):
    A = forward_prop(X, parameters)
    A[A <= 0.5] = 0
    A[A > 0.5] = 1
    return A


def one_decision_at_a_time(X, parameters):
    def decide(a):
        return 1 if a > 0.5 else 0

    return np.array([[decide(a) for a in forward_prop(X, parameters).ravel()]])


EXERCISE = Exercise(
    reference=predict,
    cases=cases,
    returns=("decisions",),
    points=10,
    aspects=(
        Aspect("One example, a yes and a no.", ("a yes", "a no"), weight=2),
        Aspect(
            "Every example decided for itself, in its own column.",
            ("clear and close", "n_x = m"),
            weight=6,
        ),
        Aspect("A probability of exactly one half: 0.", ("exactly one half",), weight=2),
    ),
    misconceptions=(
        returns_the_probabilities,
        one_half_counts_as_yes,
        yes_and_no_exchanged,
        decides_on_the_weighted_sum,
        any_chance_counts_as_yes,
        sigmoid_twice,
        cuts_off_the_digits,
        forgets_b,
        minus_one_for_no,
        true_sides_of_zero,
        largest_of_one_row,
        one_axis_only,
        list_of_decisions,
        decisions_in_a_column,
        one_decision_for_all,
        first_example_only,
        counts_inputs_in_place_of_examples,
        last_example_stays_0,
        decision_on_the_last_example_only,
        probabilities_too,
        words_instead_of_numbers,
        overwrites_X,
        transposes_X,
        one_question_for_the_whole_array,
    ),
    same_output=(("any_chance_counts_as_yes", "sigmoid_twice"),),
    alternatives=(
        as_truth_values,
        by_where,
        by_rounding,
        by_the_sign_of_the_sum,
        overwrites_the_probabilities,
        one_decision_at_a_time,
    ),
    replaces=(dlhelpers.dense.predict,),
)

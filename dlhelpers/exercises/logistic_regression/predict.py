"""Exercise: from probabilities to decisions."""

import numpy as np

import dlhelpers.dense
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.logistic_regression.forward_prop import forward_prop
from dlhelpers.exercises.pairs import two_at_once


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


LADDER = "probabilities from 0.03 to 0.92"


def cases(rng):
    """A yes, clear and close decisions, as many examples as inputs, and probabilities of 0.5."""

    def case(n_x, sums, spread=0.1):
        # Moving each example along w gives its weighted sum the size that is wanted.
        w = rng.standard_normal((n_x, 1))
        parameters = {"w": w, "b": float(rng.choice([-1, 1]) * rng.uniform(1, 2))}
        X = rng.standard_normal((n_x, len(sums)))
        Z = rng.permutation(np.array(sums)) * rng.uniform(1 - spread, 1 + spread, len(sums))
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
        # Sums in small steps, with 0 between two of them: they show where the fence stands.
        LADDER: case(3, np.arange(-3.475, 2.5, 0.05), spread=0.0),
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
    """Every answer is yes, even where the probability is far below one half. Is it compared with
    another number? Or was the sigmoid taken twice? That of a probability is always above one half.
    """
    return np.ceil(forward_prop(X, parameters)).astype(int)


def sigmoid_twice(X, parameters):
    """The sigmoid is taken of a probability. That always gives more than 0.5, so every answer is
    yes.
    """
    return (1 / (1 + np.exp(-forward_prop(X, parameters))) > 0.5).astype(int)


def cuts_off_the_digits(X, parameters):
    """Every answer is 0, however probable a yes. Turning a number into a whole one cuts its digits
    off, so that 0.99 becomes 0; the place of the largest in a column of one is always 0; and an
    array of zeros that is never filled stays one.
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
    """Every answer is 0, and an axis is lost. argmax, if you used it, asks which row is the
    largest; there is only one row, so it is always the first.
    """
    return np.argmax(forward_prop(X, parameters), axis=0)


def one_axis_only(X, parameters):
    """The decisions are right, but the result has lost its first axis. Keep the shape (1, m)."""
    return (forward_prop(X, parameters) > 0.5).astype(int)[0]


def list_of_decisions(X, parameters):
    """A list comes back. An array of shape (1, m) is asked for."""
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


def _score(X, parameters):
    return parameters["w"].T @ X + parameters["b"]


def _above(probabilities, fence=0.5):
    return (probabilities > fence).astype(int)


def _fence_at(fence, name):
    return called(
        f"fence_at_{name}",
        lambda X, parameters: _above(forward_prop(X, parameters), fence),
        f"The fence stands at {fence:g}. Yes is where the probability is above one half.",
    )


def _prepares(name, prepare):
    return called(
        name,
        lambda X, parameters: _above(forward_prop(prepare(X), parameters)),
        "The inputs are changed before they are weighed (shifted or scaled by numbers taken from "
        "the batch), so the same example gets another decision in other company. Take X as it is.",
    )


def above_the_mean(X, parameters):
    """Each probability is compared with the mean of all, so a decision depends on the company:
    alone, no example is ever a yes. The fence stands at one half.
    """
    A = forward_prop(X, parameters)
    return _above(A, A.mean())


def above_the_median(X, parameters):
    """Each probability is compared with the median of all, so half of the examples are a yes,
    whatever they are. The fence stands at one half.
    """
    A = forward_prop(X, parameters)
    return _above(A, np.median(A))


def most_probable_example(X, parameters):
    """Only the most probable example is a yes. Each is decided for itself: above one half
    or not.
    """
    A = forward_prop(X, parameters)
    return np.greater_equal(A, A.max()).astype(int)


def subtracts_b(X, parameters):
    """The bias is subtracted. The probability is that of forward_prop, where it is added."""
    return _above(parameters["w"].T @ X - parameters["b"], 0)


def fence_at_minus_one_half(X, parameters):
    """It is the weighted sum that is compared, with -0.5. A probability of one half belongs to a
    sum of 0.
    """
    return _above(_score(X, parameters), -0.5)


def one_minus_the_probability(X, parameters):
    """Every decision is the opposite, also that for exactly one half, which becomes a 1: 0 and 1
    stand in each other's place, or the probability of a no was compared.
    """
    return (1 - forward_prop(X, parameters) >= 0.5).astype(int)


def minus_one_for_no_and_one_half_is_yes(X, parameters):
    """Two things. A no is -1, and the labels are 0 and 1; and a probability of exactly 0.5 counts
    as a yes, which needs more than one half.
    """
    return np.where(forward_prop(X, parameters) >= 0.5, 1, -1)


def one_and_two(X, parameters):
    """The decisions are 1 and 2. The labels are 0 and 1, and predictions are compared with
    labels.
    """
    return _above(forward_prop(X, parameters)) + 1


def hundred_for_a_yes(X, parameters):
    """A yes is not 1. The labels are 0 and 1, and predictions are compared with labels."""
    return 100 * _above(forward_prop(X, parameters))


def three_and_eight(X, parameters):
    """The decisions are 3 and 8, the digits themselves. The labels are 1 for an 8 and 0 for a 3,
    and predictions are compared with labels.
    """
    return np.where(forward_prop(X, parameters) > 0.5, 8, 3)


def probability_where_yes(X, parameters):
    """Where the answer is no there is a 0, but where it is yes the probability is left standing. A
    yes is 1.
    """
    A = forward_prop(X, parameters)
    return np.where(A > 0.5, A, 0)


def probability_where_no(X, parameters):
    """Where the answer is yes there is a 1, but where it is no the probability is left standing. A
    no is 0.
    """
    A = forward_prop(X, parameters)
    return np.where(A > 0.5, 1, A)


def probability_of_the_decision(X, parameters):
    """These are probabilities: that of the answer which is the likelier. A decision is asked for, 0
    or 1.
    """
    A = forward_prop(X, parameters)
    return np.maximum(A, 1 - A)


def scores_instead(X, parameters):
    """These are the weighted sums. A decision is asked for: 0 or 1."""
    return _score(X, parameters)


def counts_the_yeses(X, parameters):
    """One number comes back, how many examples are a yes. Each has a decision of its own."""
    return int(_above(forward_prop(X, parameters)).sum())


def share_of_the_yeses(X, parameters):
    """One number comes back, the share of yeses. Each example has a decision of its own."""
    return float(_above(forward_prop(X, parameters)).mean())


def first_example_stays_0(X, parameters):
    """The first example is never decided on, it stays 0: the loop begins one too late. Python
    counts from 0.
    """
    decisions = _above(forward_prop(X, parameters))
    decisions[0, 0] = 0
    return decisions


def first_decision_for_all(X, parameters):
    """All examples get one and the same decision, as that on the first one. Each has its own."""
    A = forward_prop(X, parameters)
    return np.full(A.shape, int(A[0, 0] > 0.5))


def last_decision_for_all(X, parameters):
    """All examples get the decision on the last one: each overwrote those before it. Each has its
    own.
    """
    A = forward_prop(X, parameters)
    return np.full(A.shape, int(A[0, -1] > 0.5))


def only_the_last_example_filled(X, parameters):
    """Only the last example is decided on, the others stay 0: what is written into the result
    stands after the loop, not in it.
    """
    decisions = _above(forward_prop(X, parameters))
    decisions[0, :-1] = 0
    return decisions


def axes_of_length_1_squeezed_out(X, parameters):
    """The decisions are right, but axes of length 1 were squeezed out. Keep the shape (1, m), also
    when there is one example only.
    """
    return np.squeeze(_above(forward_prop(X, parameters)))


def a_dictionary_comes_back(X, parameters):
    """A dictionary comes back. The decisions are asked for by themselves, an array of shape
    (1, m).
    """
    return {"Y": _above(forward_prop(X, parameters))}


def text_comes_back(X, parameters):
    """A text comes back. An array of shape (1, m) is asked for."""
    return "yes"


def half_a_yes_where_undecided(X, parameters):
    """Where the probability is exactly one half the decision is 0.5. There are only 0 and 1, and
    yes needs more than one half.
    """
    return np.heaviside(forward_prop(X, parameters) - 0.5, 0.5)


def loop_over_the_inputs_leaves_examples_out(X, parameters):
    """The loop counts the rows of X, which are the inputs. The examples are its columns: with more
    inputs than examples it runs past the end, with fewer it leaves the last examples at 0.
    """
    A = forward_prop(X, parameters)
    decisions = np.zeros(A.shape)
    for i in range(X.shape[0]):
        decisions[0, i] = 1 if A[0, i] > 0.5 else 0
    return decisions


def _decider(score=_score, decide=lambda Z: (Z > 0).astype(int)):
    """Return a program that is right but for the parts that are given."""
    return lambda X, parameters: decide(score(X, parameters))


def weighted_sum_above_one_half_and_minus_one(X, parameters):
    """Two things. It is the weighted sum that is compared with 0.5, not the probability; and a no
    is -1, where the labels are 0 and 1.
    """
    return np.where(_score(X, parameters) > 0.5, 1, -1)


def weighted_sum_below_one_half(X, parameters):
    """Two things. It is the weighted sum that is compared with 0.5, and not the probability; yes
    and no are exchanged.
    """
    return (_score(X, parameters) < 0.5).astype(int)


def weighted_inputs_averaged(X, parameters):
    """The weighted inputs are averaged, where the neuron adds them up. The probability is that of
    forward_prop.
    """
    return _decider(score=lambda X, p: p["w"].T @ X / len(X) + p["b"])(X, parameters)


def a_list_in_a_list(X, parameters):
    """A list of one list comes back. An array of shape (1, m) is asked for."""
    return _above(forward_prop(X, parameters)).tolist()


TWO_AT_ONCE = two_at_once(
    _decider,
    {
        "score": {
            "no_bias": ("the bias is missing", lambda X, p: p["w"].T @ X),
            "bias_subtracted": ("the bias is subtracted", lambda X, p: p["w"].T @ X - p["b"]),
            "mean": (
                "the weighted inputs are averaged, where the neuron adds them up",
                lambda X, p: p["w"].T @ X / len(X) + p["b"],
            ),
        },
        "decide": {
            "half_is_yes": (
                "a probability of exactly 0.5 counts as a yes",
                lambda Z: (Z >= 0).astype(int),
            ),
            "exchanged": ("yes and no are exchanged", lambda Z: (Z < 0).astype(int)),
            "minus_one": (
                "a no is -1, and the labels are 0 and 1",
                lambda Z: np.where(Z > 0, 1, -1),
            ),
            "sum_above_one_half": (
                "the weighted sum is compared with 0.5, where the probability should be",
                lambda Z: (Z > 0.5).astype(int),
            ),
        },
    },
)


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


MORE = (
    _fence_at(0.05, "0_05"),
    _fence_at(0.1, "0_1"),
    _fence_at(0.25, "0_25"),
    _fence_at(0.4, "0_4"),
    _fence_at(0.6, "0_6"),
    _fence_at(0.7, "0_7"),
    _fence_at(0.75, "0_75"),
    _fence_at(0.8, "0_8"),
    _fence_at(0.9, "0_9"),
    _prepares("centres_the_inputs", lambda X: X - X.mean(axis=1, keepdims=True)),
    _prepares(
        "standardises_the_inputs",
        lambda X: (
            (X - X.mean(axis=1, keepdims=True)) / np.maximum(X.std(axis=1, keepdims=True), 1e-8)
        ),
    ),
    _fence_at(0.45, "0_45"),
    _fence_at(0.55, "0_55"),
    _fence_at(0.35, "0_35"),
    _fence_at(0.65, "0_65"),
    _fence_at(0.3, "0_3"),
    _fence_at(0.2, "0_2"),
    _fence_at(0.51, "0_51"),
    _fence_at(0.49, "0_49"),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=predict,
    cases=cases,
    returns=("decisions",),
    points=10,
    aspects=(
        Aspect("One example, a yes and a no.", ("a yes", "a no"), weight=2),
        Aspect(
            "Every example decided for itself, in its own column.",
            ("clear and close", "n_x = m", LADDER),
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
        above_the_mean,
        above_the_median,
        most_probable_example,
        subtracts_b,
        fence_at_minus_one_half,
        one_minus_the_probability,
        minus_one_for_no_and_one_half_is_yes,
        one_and_two,
        hundred_for_a_yes,
        three_and_eight,
        probability_where_yes,
        probability_where_no,
        probability_of_the_decision,
        scores_instead,
        counts_the_yeses,
        share_of_the_yeses,
        first_example_stays_0,
        first_decision_for_all,
        last_decision_for_all,
        only_the_last_example_filled,
        axes_of_length_1_squeezed_out,
        a_dictionary_comes_back,
        text_comes_back,
        half_a_yes_where_undecided,
        *MORE,
        loop_over_the_inputs_leaves_examples_out,
        weighted_sum_above_one_half_and_minus_one,
        weighted_sum_below_one_half,
        weighted_inputs_averaged,
        a_list_in_a_list,
        *TWO_AT_ONCE,
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

"""Exercise: decide between yes and no."""

import numpy as np

import dlhelpers.dense
from dlhelpers import sigmoid
from dlhelpers.exercises.called import called
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.shallow_network.forward_prop import forward_prop


def predict(X, parameters):
    """Decide for each example: 1 where the network holds it for more likely than not.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example per column.
    parameters : dict of ndarray
        ``W1 (n_h, n_x)``, ``b1 (n_h, 1)``, ``W2 (1, n_h)``, ``b2 (1, 1)``.

    Returns
    -------
    ndarray, shape (1, m)
        1 where the probability is greater than 0.5, otherwise 0.
    """
    ### BEGIN SOLUTION
    A2, _ = forward_prop(X, parameters)
    return (A2 > 0.5).astype(int)
    ### END SOLUTION


LADDER, MANY, SQUARE = "probabilities from 0.05 to 0.92", "many examples", "n_x = n_h = m"
FENCE = "a probability of exactly 0.5"


def cases(rng):
    """Probabilities on both sides of one half, near it and far from it, and exactly there."""

    def case(n_x, n_h, m):
        parameters = {
            "W1": rng.standard_normal((n_h, n_x)),
            "b1": rng.standard_normal((n_h, 1)),
            "W2": 2 * rng.standard_normal((1, n_h)),
            "b2": np.zeros((1, 1)),
        }
        X = rng.standard_normal((n_x, m))
        # Moved so that half of the probabilities lie above one half, and half below.
        Z2 = forward_prop(X, parameters)[1]["Z2"]
        parameters["b2"] -= np.median(Z2)
        return {"X": X, "parameters": parameters}

    one = case(2, 3, 1)

    def with_Z2(Z2):
        return {**one, "parameters": one["parameters"] | {"b2": one["parameters"]["b2"] + Z2}}

    undecided = case(3, 4, 5)
    undecided["parameters"] |= {"W2": np.zeros((1, 4)), "b2": np.zeros((1, 1))}
    return {
        "a likely 1": with_Z2(0.4),
        "a likely 0": with_Z2(-0.4),
        LADDER: _ladder(rng),
        MANY: case(2, 3, 12),
        SQUARE: case(4, 4, 4),
        FENCE: undecided,
    }


def _ladder(rng):
    """One input, one hidden unit, and examples whose Z2 climbs from -3 to 2.5 in small steps."""
    w1, b1, w2, b2 = rng.uniform(1, 2, 4) * rng.choice([-1, 1], 4)
    w2, b2 = 4 * w2, b2 / 2
    # Half a step beside 0, where the decision changes.
    Z2 = rng.permutation(np.arange(-2.975, 2.5, 0.05))
    X = (np.arctanh((Z2 - b2) / w2) - b1) / w1
    parameters = {"W1": w1, "b1": b1, "W2": w2, "b2": b2}
    return {
        "X": X[None, :],
        "parameters": {name: np.array([[value]]) for name, value in parameters.items()},
    }


def probabilities_instead(X, parameters):
    """Those are the probabilities. A decision is 0 or 1."""
    return forward_prop(X, parameters)[0]


def one_half_counts_as_1(X, parameters):
    """Only one probability is judged wrongly, that of exactly 0.5. The course says 1 where it is
    greater than 0.5 (one of the notes has it otherwise), so a network that knows nothing says 0.
    """
    return (forward_prop(X, parameters)[0] >= 0.5).astype(int)


def zero_where_likely(X, parameters):
    """The answers are exchanged: a probability above one half means that a 1 is the likelier."""
    return (forward_prop(X, parameters)[0] < 0.5).astype(int)


def threshold_of_0(X, parameters):
    """Everything is a 1, even where the probability is far below one half. Is it compared with 0,
    which every probability passes, or rounded up? The fence stands at one half. (0 is where it
    stands for Z2, before the sigmoid.)
    """
    return (forward_prop(X, parameters)[0] > 0).astype(int)


def threshold_on_Z2(X, parameters):
    """Some of the likely ones came out as 0: you asked whether Z2 is greater than 0.5. A
    probability of one half belongs to Z2 = 0.
    """
    return (forward_prop(X, parameters)[1]["Z2"] > 0.5).astype(int)


def whole_part_of_the_probability(X, parameters):
    """Everything is a 0. Turning a probability into a whole number cuts off all that stands after
    the point; the place of the largest in a column of one is always 0; and an array of zeros that
    is never filled stays one. Compare with one half.
    """
    return forward_prop(X, parameters)[0].astype(int)


def rounds_up(X, parameters):
    """Everything is a 1: every probability was rounded up, however small. The fence stands at one
    half.
    """
    return np.ceil(forward_prop(X, parameters)[0])


def plus_and_minus_1(X, parameters):
    """The two answers are 1 and -1 here. The labels are 1 and 0, and to be compared with them the
    decisions must be too.
    """
    return np.where(forward_prop(X, parameters)[0] > 0.5, 1, -1)


def decides_in_the_hidden_layer(X, parameters):
    """There is a row for each hidden unit: it is the activations of the hidden layer that you
    compared. The probability is what the output layer gives.
    """
    return (forward_prop(X, parameters)[1]["A1"] > 0.5).astype(int)


def most_probable_example(X, parameters):
    """You looked for the place of the largest probability. That picks one class out of several,
    where there is a probability for each of them; here there is one per example, and all answers
    are 0.
    """
    return np.argmax(forward_prop(X, parameters)[0], axis=0)[None, :]


def above_the_mean(X, parameters):
    """You compared each probability with the mean of all of them. Then the answer for an example
    depends on its company: alone, none is ever a 1. The fence stands at one half.
    """
    A2 = forward_prop(X, parameters)[0]
    return np.greater(A2, A2.mean()).astype(int)


def loses_an_axis(X, parameters):
    """The decisions are right, but they have one axis. Y has two, (1, m), and so should they, or
    comparing the two becomes a trap.
    """
    return (forward_prop(X, parameters)[0] > 0.5).astype(int)[0]


def examples_in_rows(X, parameters):
    """The decisions are right, but they stand in a column. Compared with Y, a row, they grow into a
    table of m times m entries.
    """
    return (forward_prop(X, parameters)[0] > 0.5).astype(int).T


def only_the_first_example(X, parameters):
    """There is one answer for all the examples. Each needs its own."""
    return int(forward_prop(X, parameters)[0][0, 0] > 0.5)


def one_if_for_all(X, parameters):
    """An `if` asks one question and takes one way. Here there are m examples, each with an answer
    of its own: numpy compares them all at once.
    """
    return 1 if forward_prop(X, parameters)[0] > 0.5 else 0


def takes_both_for_A2(X, parameters):
    """forward_prop gives two things, the probabilities and the cache, and you compared both of them
    at once. Take them apart first.
    """
    return forward_prop(X, parameters) > 0.5


def as_a_flat_list(X, parameters):
    """The decisions stand in a list. Y is an array with two axes, (1, m); so should they be."""
    return [int(a > 0.5) for a in forward_prop(X, parameters)[0][0]]


def gives_back_the_probability_too(X, parameters):
    """More came back than the decisions. forward_prop gives two things; here one array is asked
    for, with the decisions.
    """
    A2, cache = forward_prop(X, parameters)
    return (A2 > 0.5).astype(int), cache


def _probabilities(X, parameters):
    return forward_prop(X, parameters)[0]


def _above(probabilities, fence=0.5):
    return (probabilities > fence).astype(int)


def _fence_at(fence, name):
    return called(
        f"fence_at_{name}",
        lambda X, parameters: _above(_probabilities(X, parameters), fence),
        f"The fence stands at {fence:g}. 1 is where the probability is greater than 0.5.",
    )


def _answers(name, answer, words):
    """Return a program that gives back ``answer(A2)``."""
    return called(name, lambda X, parameters: answer(_probabilities(X, parameters)), words)


def _prepares(name, prepare):
    return called(
        name,
        lambda X, parameters: _above(_probabilities(prepare(X), parameters)),
        "X is changed before it goes through the network (shifted or scaled by numbers taken from "
        "the batch), so the same example gets another answer in other company. Take X as it is.",
    )


def loop_over_the_features_leaves_examples_out(X, parameters):
    """The loop counts the rows of X, which are the features. The examples are its columns: with
    more features than examples it runs past the end, with fewer it leaves the last ones at 0.
    """
    A2 = _probabilities(X, parameters)
    decisions = np.zeros(A2.shape)
    for i in range(X.shape[0]):
        decisions[0, i] = 1 if A2[0, i] > 0.5 else 0
    return decisions


def threshold_on_Z2_at_minus_one_half(X, parameters):
    """You asked whether Z2 is greater than -0.5. A probability of one half belongs to Z2 = 0."""
    return _above(forward_prop(X, parameters)[1]["Z2"], -0.5)


def hidden_layer_left_out(X, parameters):
    """Only the output layer's bias decides, as if all hidden units were 0: the same answer for
    every example.
    """
    return _above(sigmoid(parameters["b2"] + np.zeros((1, X.shape[1]))))


def no_tanh_in_the_hidden_layer(X, parameters):
    """The hidden layer went without its tanh, so the decision is that of a straight line. Take the
    probability from forward_prop.
    """
    Z1 = parameters["W1"] @ X + parameters["b1"]
    return _above(parameters["W2"] @ Z1 + parameters["b2"], 0)


def biases_forgotten(X, parameters):
    """The biases are missing on the way to the decision. Take the probability from forward_prop."""
    return _above(parameters["W2"] @ np.tanh(parameters["W1"] @ X), 0)


def yes_and_no_as_truth_values(X, parameters):
    return forward_prop(X, parameters)[0] > 0.5


def sign_of_Z2(X, parameters):
    _, cache = forward_prop(X, parameters)
    return np.where(cache["Z2"] > 0, 1.0, 0.0)


def by_rounding(X, parameters):
    # np.round takes a half to the nearest even number: 0.5 becomes 0.
    return np.round(forward_prop(X, parameters)[0])


def one_example_at_a_time(X, parameters):
    A2, _ = forward_prop(X, parameters)
    Y_hat = np.zeros(A2.shape, dtype=int)
    for i in range(A2.shape[1]):
        if A2[0, i] > 0.5:
            Y_hat[0, i] = 1
    return Y_hat


def by_list(X, parameters, threshold=0.5):
    probabilities = forward_prop(X, parameters)[0].tolist()[0]
    return np.array([[1 if p > threshold else 0 for p in probabilities]])


def without_forward_prop(X, parameters):
    hidden = np.tanh(np.dot(parameters["W1"], X) + parameters["b1"])
    probability = 1 / (1 + np.exp(-(np.dot(parameters["W2"], hidden) + parameters["b2"])))
    decided = np.zeros_like(probability)
    decided[probability > 0.5] = 1
    return decided


MORE = (
    _fence_at(0.1, "0_1"),
    _fence_at(0.2, "0_2"),
    _fence_at(0.25, "0_25"),
    _fence_at(0.3, "0_3"),
    _fence_at(0.4, "0_4"),
    _fence_at(0.6, "0_6"),
    _fence_at(0.7, "0_7"),
    _fence_at(0.75, "0_75"),
    _fence_at(0.8, "0_8"),
    _fence_at(0.9, "0_9"),
    _prepares("centres_X", lambda X: X - X.mean(axis=1, keepdims=True)),
    _prepares(
        "standardises_X",
        lambda X: (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8),
    ),
    _answers(
        "above_the_median",
        lambda A2: _above(A2, np.median(A2)),
        "You compared each probability with the median of all of them: half of the examples are "
        "a 1 then, whatever they are. The fence stands at one half.",
    ),
    _answers(
        "only_the_most_probable",
        lambda A2: np.greater_equal(A2, A2.max()).astype(int),
        "Only the most probable example is a 1. Each is decided for itself: above one half or not.",
    ),
    _answers(
        "exchanged_and_one_half_is_1",
        lambda A2: (A2 <= 0.5).astype(int),
        "The answers are exchanged, also that for exactly one half: 0 and 1 stand in each "
        "other's place.",
    ),
    _answers(
        "one_and_two",
        lambda A2: _above(A2) + 1,
        "The two answers are 1 and 2 here. The labels are 0 and 1, and to be compared with them "
        "the decisions must be too.",
    ),
    _answers(
        "two_for_a_1",
        lambda A2: 2 * _above(A2),
        "A 1 is 2 here. The labels are 0 and 1, and to be compared with them the decisions must "
        "be too.",
    ),
    _answers(
        "sign",
        lambda A2: np.sign(A2 - 0.5),
        "The answers are 1, -1 and, at exactly one half, 0: this is a sign. The labels are 0 and"
        " 1.",
    ),
    _answers(
        "minus_1_and_one_half_is_1",
        lambda A2: np.where(A2 >= 0.5, 1, -1),
        "Two things: the answers are 1 and -1, and the labels 1 and 0; and a probability of "
        "exactly 0.5 counts as a 1.",
    ),
    _answers(
        "half_where_undecided",
        lambda A2: np.heaviside(A2 - 0.5, 0.5),
        "Where the probability is exactly one half the answer is 0.5. There are only 0 and 1, "
        "and 1 needs more than one half.",
    ),
    _answers(
        "probability_where_1",
        lambda A2: np.where(A2 > 0.5, A2, 0),
        "Where the answer is 0 it is there, but where it is 1 the probability was left standing.",
    ),
    _answers(
        "probability_where_0",
        lambda A2: np.where(A2 > 0.5, 1, A2),
        "Where the answer is 1 it is there, but where it is 0 the probability was left standing.",
    ),
    _answers(
        "probability_of_the_decision",
        lambda A2: np.maximum(A2, 1 - A2),
        "Those are probabilities: that of the answer which is the likelier. A decision is 0 or 1.",
    ),
    _answers(
        "counts_the_ones",
        lambda A2: int(_above(A2).sum()),
        "One number came back, how many examples are a 1. Each needs its own answer.",
    ),
    _answers(
        "share_of_the_ones",
        lambda A2: float(_above(A2).mean()),
        "One number came back, the share of ones. Each example needs its own answer.",
    ),
    _answers(
        "last_example_only",
        lambda A2: int(A2[0, -1] > 0.5),
        "There is one answer for all the examples. Each needs its own.",
    ),
    _answers(
        "first_answer_for_all",
        lambda A2: np.full(A2.shape, int(A2[0, 0] > 0.5)),
        "All examples got one and the same answer, as that for the first one. Each needs its own.",
    ),
    _answers(
        "last_answer_for_all",
        lambda A2: np.full(A2.shape, int(A2[0, -1] > 0.5)),
        "All examples got one and the same answer, as that for the last one. Each needs its own.",
    ),
    _answers(
        "first_example_stays_0",
        lambda A2: _above(A2) * (np.arange(A2.shape[1]) > 0),
        "The first example was never decided, it stays 0: the loop begins one too late. Python "
        "counts from 0.",
    ),
    _answers(
        "last_example_stays_0",
        lambda A2: _above(A2) * (np.arange(A2.shape[1]) < A2.shape[1] - 1),
        "The last example was never decided, it stays 0: the loop ends one too early.",
    ),
    _answers(
        "only_the_first_filled",
        lambda A2: _above(A2) * (np.arange(A2.shape[1]) == 0),
        "Only the first example was decided, the others stay 0: the loop counts rows, or returns"
        " too early.",
    ),
    _answers(
        "only_the_last_filled",
        lambda A2: _above(A2) * (np.arange(A2.shape[1]) == A2.shape[1] - 1),
        "Only the last example was decided, the others stay 0: what is written into the result "
        "stands after the loop, not in it.",
    ),
    _answers(
        "axes_squeezed_out",
        lambda A2: np.squeeze(_above(A2)),
        "The decisions are right, but axes of length 1 were squeezed out. Y has two axes, (1, "
        "m), and so should they, also when there is one example only.",
    ),
    _answers(
        "argmax_over_the_row",
        lambda A2: np.argmax(A2, axis=1),
        "You looked for the place of the largest probability along the row: that is one example "
        "out of all. Each needs its own answer.",
    ),
    _answers(
        "largest_of_a_column",
        lambda A2: np.argmax(A2, axis=0),
        "Every answer is 0, and an axis is lost. argmax, if you used it, asks which row is the "
        "largest; there is only one row, so it is always the first.",
    ),
    _answers(
        "dictionary",
        lambda A2: {"Y": _above(A2)},
        "A dictionary came back. The decisions are asked for by themselves, an array of shape "
        "(1, m).",
    ),
    _answers(
        "list_in_a_list",
        lambda A2: _above(A2).tolist(),
        "The decisions stand in a list of one list. Y is an array with two axes, (1, m); so "
        "should they be.",
    ),
    _answers(
        "words",
        lambda A2: np.where(A2 > 0.5, "red", "blue"),
        "The decisions are words. The labels are the numbers 0 and 1, and to be compared with "
        "them the decisions must be too.",
    ),
    _fence_at(0.05, "0_05"),
    _fence_at(0.15, "0_15"),
    _fence_at(0.35, "0_35"),
    _fence_at(0.45, "0_45"),
    _fence_at(0.49, "0_49"),
    _fence_at(0.51, "0_51"),
    _fence_at(0.55, "0_55"),
    _fence_at(0.65, "0_65"),
    called(
        "sign_of_the_hidden_layer",
        lambda X, parameters: (forward_prop(X, parameters)[1]["A1"] > 0).astype(int),
        "There is a row for each hidden unit: it is the hidden layer that you compared. The "
        "probability is what the output layer gives.",
    ),
    called(
        "mean_of_the_hidden_layer",
        lambda X, parameters: (
            forward_prop(X, parameters)[1]["A1"].mean(axis=0, keepdims=True) > 0
        ).astype(int),
        "The hidden units were averaged, and that was compared. The probability is what the "
        "output layer gives, with weights of its own.",
    ),
    called(
        "inverted_threshold_on_Z2",
        lambda X, parameters: (forward_prop(X, parameters)[1]["Z2"] < 0.5).astype(int),
        "Two things: the answers are exchanged; and it is Z2 that was compared with 0.5, "
        "where the probability should be.",
    ),
    called(
        "plus_and_minus_1_from_Z2",
        lambda X, parameters: np.where(forward_prop(X, parameters)[1]["Z2"] > 0.5, 1, -1),
        "Two things: the answers are 1 and -1, and the labels 1 and 0; and it is Z2 that was"
        " compared with 0.5, where the probability should be.",
    ),
)
"""Misconceptions that are made from a table."""


EXERCISE = Exercise(
    reference=predict,
    cases=cases,
    returns=("Y_hat",),
    points=8,
    aspects=(
        Aspect(
            "One example: a likely 1 is a 1, a likely 0 is a 0.",
            ("a likely 1", "a likely 0"),
            (),
            2,
        ),
        Aspect("The fence stands at one half.", (LADDER,), (), 2),
        Aspect("Every example gets its own answer, in the shape of Y.", (MANY, SQUARE), (), 3),
        Aspect("A probability of exactly 0.5 is a 0.", (FENCE,), (), 1),
    ),
    misconceptions=(
        probabilities_instead,
        one_half_counts_as_1,
        zero_where_likely,
        threshold_of_0,
        threshold_on_Z2,
        whole_part_of_the_probability,
        rounds_up,
        plus_and_minus_1,
        decides_in_the_hidden_layer,
        most_probable_example,
        above_the_mean,
        loses_an_axis,
        examples_in_rows,
        only_the_first_example,
        one_if_for_all,
        takes_both_for_A2,
        as_a_flat_list,
        gives_back_the_probability_too,
        loop_over_the_features_leaves_examples_out,
        threshold_on_Z2_at_minus_one_half,
        hidden_layer_left_out,
        no_tanh_in_the_hidden_layer,
        biases_forgotten,
        *MORE,
    ),
    alternatives=(
        yes_and_no_as_truth_values,
        sign_of_Z2,
        by_rounding,
        one_example_at_a_time,
        by_list,
        without_forward_prop,
    ),
    same_output=(
        ("threshold_of_0", "rounds_up"),
        ("whole_part_of_the_probability", "most_probable_example"),
    ),
    replaces=(dlhelpers.dense.predict,),
)

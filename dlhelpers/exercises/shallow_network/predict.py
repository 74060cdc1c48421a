"""Exercise: decide between yes and no."""

import numpy as np

import dlhelpers.dense
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


LADDER, MANY, SQUARE = "probabilities from 0.05 to 0.73", "many examples", "n_x = n_h = m"
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
    """One input, one hidden unit, and examples for which Z2 climbs from -3 to 1 in small steps."""
    w1, b1, w2, b2 = rng.uniform(1, 2, 4) * rng.choice([-1, 1], 4)
    w2, b2 = 4 * w2, b2 / 2
    # Half a step beside 0, where the decision changes.
    Z2 = rng.permutation(np.arange(-2.975, 1, 0.05))
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
    """Everything is a 1: you asked whether the probability is greater than 0, and it always is. The
    fence stands at one half. (0 is where it stands for Z2, before the sigmoid.)
    """
    return (forward_prop(X, parameters)[0] > 0).astype(int)


def threshold_on_Z2(X, parameters):
    """Some of the likely ones came out as 0: you asked whether Z2 is greater than 0.5. A
    probability of one half belongs to Z2 = 0.
    """
    return (forward_prop(X, parameters)[1]["Z2"] > 0.5).astype(int)


def whole_part_of_the_probability(X, parameters):
    """Everything is a 0. Turning a probability into a whole number cuts off all that stands after
    the point; and the place of the largest in a column of one is always 0. Compare with one half.
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

"""Exercise: the cost of what was believed, step after step."""

import math

import numpy as np

import dlhelpers.recurrent
from dlhelpers.exercises.comparison import AtLeast, Close
from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def sequence_cost(y_hat, y):
    """Say by one number how far the beliefs about sequences are from the labels.

    Parameters
    ----------
    y_hat : ndarray, shape (n_y, m, T)
        Probabilities after every step; they can be exactly 0 or 1.
    y : ndarray, shape (n_y, m, T)
        Labels: for each example and each step a single 1.

    Returns
    -------
    float
        The cross-entropy, with the natural logarithm, as a mean over the examples and the steps;
        always finite.
    """
    ### BEGIN SOLUTION
    _, m, T = y_hat.shape
    # The logarithm of 0 is minus infinity, so it is never asked for.
    tiny = 1e-15
    return float(-np.sum(y * np.log(np.maximum(y_hat, tiny))) / (m * T))
    ### END SOLUTION


ONE, STEPS, EXAMPLES = "one example, one step", "one example, five steps", "one step, four examples"
MANY, EQUAL = "many examples, many steps", "n_y = m = T"
RARE = "a class that is hardly believed"
SURE, WRONG, ALL_WRONG = "sure and right", "sure and wrong", "sure and wrong at every step"


def cases(rng):
    """One step and many, one example and many, all sizes equal; probabilities that are exactly 0
    or 1.
    """

    def labels(n_y, m, T):
        return np.moveaxis(np.eye(n_y)[rng.integers(0, n_y, (m, T))], 2, 0)

    def case(n_y, m, T):
        e = np.exp(rng.standard_normal((n_y, m, T)))
        return {"y_hat": e / e.sum(axis=0), "y": labels(n_y, m, T)}

    right, wrong, first = labels(3, 2, 3), labels(3, 1, 4), labels(3, 1, 1)
    low = rng.uniform(0.003, 0.006)
    rare = np.array([[[low, 0.7]], [[0.9 - low, 0.2]], [[0.1, 0.1]]])
    return {
        ONE: case(4, 1, 1),
        STEPS: case(3, 1, 5),
        EXAMPLES: case(3, 4, 1),
        MANY: case(4, 3, 5),
        EQUAL: case(3, 3, 3),
        RARE: {"y_hat": rare, "y": np.array([[[1.0, 1.0]], [[0.0, 0.0]], [[0.0, 0.0]]])},
        SURE: {"y_hat": right.copy(), "y": right},
        WRONG: {"y_hat": np.roll(first, 1, axis=0), "y": first},
        ALL_WRONG: {"y_hat": np.roll(wrong, 1, axis=0), "y": wrong},
    }


def _losses(y_hat, y, log=np.log):
    """Return the loss of every example and step, of probabilities above 0."""
    return -np.sum(y * log(y_hat), axis=0)


def _cost(y_hat, y, log=np.log):
    return float(np.mean(_losses(_safe(y_hat), y, log)))


def _safe(y_hat, tiny=1e-15):
    return np.clip(y_hat, tiny, 1 - tiny)


# The mean.


def sum_over_the_steps(y_hat, y):
    """The steps are added up: twice as long a sequence, as well believed, costs twice as much. The
    mean runs over the examples and over the steps.
    """
    return _cost(y_hat, y) * y.shape[2]


def sum_over_the_examples(y_hat, y):
    """The examples are added up. Every example twice must give the same cost, and yours doubles:
    the mean runs over the steps and over the examples.
    """
    return _cost(y_hat, y) * y.shape[1]


def sum_over_everything(y_hat, y):
    """Nothing was divided by. Every example twice must give the same cost, and twice as many steps
    as well; yours doubles both times.
    """
    return _cost(y_hat, y) * y.shape[1] * y.shape[2]


def mean_over_the_classes_too(y_hat, y):
    """The cost is n_y times too small: the mean ran over all entries. Of each column one entry
    counts and the others are there to be 0: sum over the classes.
    """
    return _cost(y_hat, y) / len(y)


def divides_by_the_number_of_classes(y_hat, y):
    """The sum was divided by the first size of y, and that is the number of classes. Examples and
    steps are the second and the third.
    """
    return _cost(y_hat, y) * y.shape[1] * y.shape[2] / len(y)


def divides_by_the_sum_of_m_and_T(y_hat, y):
    """The number of losses was taken for m + T. Every example has T steps: that makes m times T."""
    return _cost(y_hat, y) * y.shape[1] * y.shape[2] / (y.shape[1] + y.shape[2])


def divides_by_the_classes_and_the_steps(y_hat, y):
    """The sum was divided by the number of classes and the number of steps. Divide by how many
    losses were added up: one for each example and step.
    """
    return _cost(y_hat, y) * y.shape[1] / len(y)


def half_the_mean(y_hat, y):
    """Half of the cost: the 2 in the denominator belongs to the mean squared error."""
    return _cost(y_hat, y) / 2


# Which step, which class.


def only_the_last_step(y_hat, y):
    """Only the last step counts. That is another task, with one answer for a whole sequence; here
    there is a label after every step.
    """
    return _cost(y_hat[:, :, -1:], y[:, :, -1:])


def only_the_first_step(y_hat, y):
    """Only the first step counts: the others do not enter the cost, whatever was believed there."""
    return _cost(y_hat[:, :, :1], y[:, :, :1])


def returns_after_the_first_step(y_hat, y):
    """Only the first step entered the sum, and it was divided by the number of all: the function
    ended there. Look how far its last line is indented.
    """
    return _cost(y_hat[:, :, :1], y[:, :, :1]) / y.shape[2]


def only_the_first_example(y_hat, y):
    """Only the first example counts. The mean runs over all of them."""
    return _cost(y_hat[:, :1], y[:, :1])


def misses_the_last_step(y_hat, y):
    """The last step is missing from the sum: the loop stops one too early."""
    return float(np.sum(_losses(_safe(y_hat), y)[:, :-1]) / (y.shape[1] * y.shape[2]))


def labels_of_the_next_step(y_hat, y):
    """Each belief was compared with the label one step later. y is already put so that the label of
    a step stands at that step.
    """
    m, T = y.shape[1:]
    return float(-np.sum(y[:, :, 1:] * np.log(_safe(y_hat[:, :, :-1]))) / (m * T))


def steps_in_the_second_axis(y_hat, y):
    """Examples were taken for steps: the loop over the T steps walked along the second axis. A step
    is a place in the third.
    """
    m, T = y.shape[1:]
    losses = [np.sum(_losses(_safe(y_hat[:, t]), y[:, t])) for t in range(T)]
    return float(np.sum(losses) / (m * T))


def all_classes(y_hat, y):
    """The logarithms of all classes were added up, and the labels have no part in the cost. Only
    the probability of the right class counts.
    """
    return float(-np.mean(np.log(_safe(y_hat)).sum(axis=0)))


def most_probable_class(y_hat, y):
    """The logarithm was taken of the largest probability of each column. To be sure costs nothing
    then, even of a wrong class: y says which probability counts.
    """
    return float(-np.mean(np.log(_safe(y_hat).max(axis=0))))


def yes_or_no_for_every_class(y_hat, y):
    """The cost of a yes or no was taken for every class, so each pays for what it gave to others
    too. There is one question with n_y answers, and its cost is that of the right class alone.
    """
    p = _safe(y_hat)
    return _cost(y_hat, y) - float(np.sum((1 - y) * np.log(1 - p)) / (y.shape[1] * y.shape[2]))


def labels_exchanged(y_hat, y):
    """The wrong classes count, and the right one does not: the surer a right belief, the more it
    costs. The logarithm belongs to the class whose label is 1.
    """
    return _cost(y_hat, 1 - y)


def y_hat_and_y_exchanged(y_hat, y):
    """The logarithm was taken of the label and not of the probability. Labels are 0 or 1, so nearly
    every logarithm is that of 0.
    """
    return _cost(y, y_hat)


def share_of_mistakes(y_hat, y):
    """The share of wrong decisions came out. It does not change when a probability does, so there
    is nothing to learn from.
    """
    return float(np.mean(y_hat.argmax(axis=0) != y.argmax(axis=0)))


def squared_error(y_hat, y):
    """This is the squared error: bounded, however sure and wrong the belief. The cross-entropy of a
    sure mistake has no upper bound, and that is what makes the network learn from it.
    """
    return float(np.mean(np.sum((y_hat - y) ** 2, axis=0)))


# The logarithm.


def negative_cost(y_hat, y):
    """The cost is negative. Logarithms of probabilities are; the minus sign in front makes a cost
    of them.
    """
    return -_cost(y_hat, y)


def no_logarithm(y_hat, y):
    """The logarithm is missing: what came out is the mean probability of the right class, with a
    sign. It hardly tells a sure mistake from a doubtful one.
    """
    return float(-np.mean(np.sum(y * y_hat, axis=0)))


def logarithm_of_the_mean(y_hat, y):
    """The probabilities of the right classes were averaged first, and the logarithm came last. One
    sure mistake would hardly be felt among good beliefs: take the logarithm of each.
    """
    return float(-np.log(max(np.mean(np.sum(y * y_hat, axis=0)), 1e-15)))


def exponential_of_the_cost(y_hat, y):
    """That is e to the power of the cost, known as perplexity: 1 for perfect beliefs. The cost of
    perfect beliefs is 0.
    """
    return float(np.exp(_cost(y_hat, y)))


def logarithm_to_base_10(y_hat, y):
    """The number is too small by 2.3026, which is ln 10: this is the logarithm to base 10. The
    gradient y_hat - y belongs to the natural one.
    """
    return _cost(y_hat, y, np.log10)


def logarithm_to_base_2(y_hat, y):
    """The number is too large by 1.4427, which is 1 / ln 2: this is the logarithm to base 2. The
    gradient y_hat - y belongs to the natural one.
    """
    return _cost(y_hat, y, np.log2)


def log_of_0(y_hat, y):
    """Right for ordinary probabilities; where one is exactly 0 its logarithm makes the cost
    infinite, or nan (0 times infinity is no number). Softmax gives zeros where a score is far below
    the others.
    """
    with np.errstate(all="ignore"):
        return float(np.mean(_losses(y_hat, y)))


def infinite_where_sure_and_wrong(y_hat, y):
    """To be sure and wrong costs infinitely much. One such step, and the mean over all of them says
    nothing any more: keep the probability a little above 0.
    """
    with np.errstate(all="ignore"):
        return float(-np.mean(np.log(np.sum(y * y_hat, axis=0))))


def a_sure_mistake_costs_nothing(y_hat, y):
    """Where the logarithm was infinite you put 0: then the worst of all mistakes, to be sure and
    wrong, costs nothing. The cost there must be large, and finite.
    """
    with np.errstate(all="ignore"):
        logs = np.log(y_hat)
    return float(-np.mean(np.sum(y * np.where(np.isfinite(logs), logs, 0), axis=0)))


def clips_too_much(y_hat, y):
    """Probabilities below a hundredth cost too little: you cut them off so far from 0 that the cost
    of honest beliefs changes. A bound of 1e-7 or less does not show.
    """
    return float(np.mean(_losses(_safe(y_hat, 0.01), y)))


# What comes back.


def one_cost_per_step(y_hat, y):
    """Each step has a cost of its own here. That is good to look at; training watches one number,
    their mean.
    """
    return _losses(_safe(y_hat), y).mean(axis=0)


def one_cost_per_example(y_hat, y):
    """Each example has a cost of its own here. Training watches one number: their mean."""
    return _losses(_safe(y_hat), y).mean(axis=1)


def one_loss_for_each_example_and_step(y_hat, y):
    """All the losses came back, one for each example and step. Training watches one number: their
    mean.
    """
    return _losses(_safe(y_hat), y)


def sizes_from_the_first_two_axes(y_hat, y):
    """The sum was divided by the first two sizes, the number of classes and that of the examples.
    Examples and steps are the second and the third.
    """
    return _cost(y_hat, y) * y.shape[2] / len(y)


def divides_by_the_steps_twice(y_hat, y):
    """The sum was divided by the number of steps twice. The losses are as many as examples times
    steps.
    """
    return _cost(y_hat, y) * y.shape[1] / y.shape[2]


def divides_by_the_examples_twice(y_hat, y):
    """The sum was divided by the number of examples twice. The losses are as many as examples times
    steps.
    """
    return _cost(y_hat, y) * y.shape[2] / y.shape[1]


def misses_the_first_step(y_hat, y):
    """The first step is missing from the sum: the loop begins with step 1. There is a belief and a
    label at step 0 too.
    """
    return float(np.sum(_losses(_safe(y_hat), y)[:, 1:]) / (y.shape[1] * y.shape[2]))


def mean_without_the_first_step(y_hat, y):
    """The first step has no part in the mean. There is a belief and a label at step 0 too."""
    losses = _losses(_safe(y_hat), y)[:, 1:]
    return float(np.sum(losses) / max(1, losses.size))


def misses_the_last_example(y_hat, y):
    """The last example is missing from the sum: the loop stops one too early."""
    return float(np.sum(_losses(_safe(y_hat), y)[:-1]) / (y.shape[1] * y.shape[2]))


def last_step_taken_for_the_mean(y_hat, y):
    """What came out is the loss of the last step, divided by the number of steps: each step took
    the place of the one before it, and nothing was added up.
    """
    return _cost(y_hat[:, :, -1:], y[:, :, -1:]) / y.shape[2]


def only_the_first_number(y_hat, y):
    """Only the first example and the first step count. The mean runs over all of them."""
    return _cost(y_hat[:, :1, :1], y[:, :1, :1])


def largest_loss(y_hat, y):
    """The largest of the losses came out. The cost is their mean."""
    return float(np.max(_losses(_safe(y_hat), y)))


def yes_or_no_averaged_over_the_classes(y_hat, y):
    """The cost of a yes or no was taken for every class, and a mean over all entries. There is one
    question with n_y answers, and its cost is that of the right class alone.
    """
    return yes_or_no_for_every_class(y_hat, y) / len(y)


def squared_error_over_all_entries(y_hat, y):
    """This is the squared error, as a mean over all entries: bounded, however sure and wrong the
    belief. The cross-entropy of a sure mistake has no upper bound.
    """
    return float(np.mean((y_hat - y) ** 2))


def half_the_squared_error(y_hat, y):
    """This is half the squared error: bounded, however sure and wrong the belief. The cross-entropy
    of a sure mistake has no upper bound.
    """
    return squared_error(y_hat, y) / 2


def absolute_error(y_hat, y):
    """The differences between beliefs and labels were averaged. That is bounded, however sure and
    wrong the belief; the cost takes the logarithm of what the right class got.
    """
    return float(np.mean(np.sum(np.abs(y_hat - y), axis=0)))


def mean_doubt_of_the_right_class(y_hat, y):
    """What came out is 1 minus the probability of the right class, on the average. The logarithm is
    missing: it makes a sure mistake cost far more than a doubtful one.
    """
    return 1 + no_logarithm(y_hat, y)


def entropy_of_the_beliefs(y_hat, y):
    """The logarithms were weighed with the beliefs and not with the labels, so the truth has no
    part in the cost. That says how undecided the network is, not how wrong.
    """
    return _cost(y_hat, y_hat)


def logarithm_of_1_plus(y_hat, y):
    """1 was added inside the logarithm. That makes it safe, and makes another function of it: the
    cost of a sure mistake has no bound.
    """
    return float(-np.mean(np.sum(y * np.log(1 + y_hat), axis=0)))


def exponential_for_the_logarithm(y_hat, y):
    """exp stands where the logarithm should."""
    return float(-np.mean(np.sum(y * np.exp(y_hat), axis=0)))


def share_of_right_decisions(y_hat, y):
    """The share of right decisions came out. It does not change when a probability does, so there
    is nothing to learn from.
    """
    return 1 - share_of_mistakes(y_hat, y)


SMALL_NUMBERS = {
    "a_tenth": 0.1,
    "a_twentieth": 0.05,
    "a_hundredth": 1e-2,
    "a_thousandth": 1e-3,
    "a_ten_thousandth": 1e-4,
    "a_hundred_thousandth": 1e-5,
}


def _guarded(how, size, guard, why):
    """Return a program whose bound against the logarithm of 0 can be seen in ordinary costs."""
    small = SMALL_NUMBERS[size]

    def wrong(y_hat, y):
        return float(np.mean(_losses(guard(y_hat, small), y)))

    wrong.__name__ = f"{how}_{size}"
    wrong.__doc__ = (
        f"The bound against the logarithm of 0 is so coarse that it shows: {small:g}. {why} Take a "
        "far smaller number."
    )
    return wrong


TWO_COARSE_GUARDS = (
    *(
        _guarded(
            "adds",
            size,
            lambda y_hat, small: y_hat + small,
            "Added to the probabilities, it changes every cost a little, and that of perfect "
            "beliefs is no longer 0.",
        )
        for size in ("a_hundredth", "a_thousandth", "a_ten_thousandth", "a_hundred_thousandth")
    ),
    *(
        _guarded(
            "keeps_from_0_and_from_1_by",
            size,
            lambda y_hat, small: np.clip(y_hat, small, 1 - small),
            "Probabilities near 1 were lowered as well, and perfect beliefs cost something.",
        )
        for size in SMALL_NUMBERS
        if size != "a_hundredth"
    ),
    *(
        _guarded(
            "cuts_off_below",
            size,
            np.maximum,
            "A sure mistake should cost much more than its logarithm.",
        )
        for size in ("a_tenth", "a_hundredth", "a_thousandth")
    ),
)


def _averaged(losses=None, part=None, share=None, sign=1):
    """Return a program that sums losses and divides, in which some things are done differently."""

    def program(y_hat, y):
        found = (losses or _losses)(_safe(y_hat), y)
        n_y, m, T = y.shape
        return float(sign * np.sum(part(found) if part else found) / (share or _all)(n_y, m, T))

    return program


def _all(n_y, m, T):
    return m * T


TWO_MISTAKES = two_at_once(
    _averaged,
    {
        "losses": {
            "base_10": (
                "this is the logarithm to base 10, and it should be the natural one",
                lambda p, y: _losses(p, y, np.log10),
            ),
            "base_2": (
                "this is the logarithm to base 2, and it should be the natural one",
                lambda p, y: _losses(p, y, np.log2),
            ),
            "yes_or_no": (
                "the cost of a yes or no was taken for every class, where only the right class "
                "should count",
                lambda p, y: _losses(p, y) - np.sum((1 - y) * np.log(1 - p), axis=0),
            ),
            "no_logarithm": (
                "the logarithm is missing",
                lambda p, y: -np.sum(y * p, axis=0),
            ),
        },
        "part": {
            "last_step": ("only the last step enters the sum", lambda losses: losses[:, -1:]),
        },
        "share": {
            "steps_added_up": ("the steps are added up and not averaged", lambda n, m, T: m),
            "examples_added_up": ("the examples are added up and not averaged", lambda n, m, T: T),
            "nothing_divided": ("nothing is divided by", lambda n, m, T: 1),
            "classes_too": ("the mean runs over the classes too", lambda n, m, T: n * m * T),
            "first_two_sizes": (
                "the sum is divided by the first two sizes, classes and examples, where the second "
                "and the third are meant",
                lambda n, m, T: n * m,
            ),
        },
        "sign": {"minus_missing": ("the minus sign is missing, so the cost is negative", -1)},
    },
    # Nothing new: one step is no sum, and the other has a name of its own.
    leave_out=("last_step_and_steps_added_up", "yes_or_no_and_classes_too"),
)


def returns_after_the_first_example(y_hat, y):
    """Only the first example entered the sum, and it was divided by the number of all: the function
    ended there. Look how far its last line is indented.
    """
    return _cost(y_hat[:, :1], y[:, :1]) / y.shape[1]


def returns_after_the_first_number(y_hat, y):
    """Only the first step of the first example entered the sum, and it was divided by the number of
    all: the function ended there. Look how far its last line is indented.
    """
    return _cost(y_hat[:, :1, :1], y[:, :1, :1]) / (y.shape[1] * y.shape[2])


def last_example_taken_for_the_sum(y_hat, y):
    """Only the last example counts, divided by the number of all: each took the place of the one
    before it, and nothing was added up.
    """
    return _cost(y_hat[:, -1:], y[:, -1:]) / y.shape[1]


def only_the_last_example(y_hat, y):
    """Only the last example counts. The mean runs over all of them."""
    return _cost(y_hat[:, -1:], y[:, -1:])


def logarithm_of_the_mean_over_the_steps(y_hat, y):
    """The probabilities of the right classes were averaged over the steps before the logarithm. One
    sure mistake would hardly be felt among good beliefs: take the logarithm of each.
    """
    return float(-np.mean(np.log(np.sum(y * _safe(y_hat), axis=0).mean(axis=1))))


def logarithm_of_the_mean_over_the_examples(y_hat, y):
    """The probabilities of the right classes were averaged over the examples before the logarithm.
    One sure mistake would hardly be felt among good beliefs: take the logarithm of each.
    """
    return float(-np.mean(np.log(np.sum(y * _safe(y_hat), axis=0).mean(axis=0))))


# Right programs.


def step_by_step(y_hat, y):
    _, m, T = y.shape
    cost = 0.0
    for t in range(T):
        cost += -np.sum(y[:, :, t] * np.log(y_hat[:, :, t] + 1e-10)) / m
    return cost / T


def picked_by_the_label(y_hat, y):
    right = np.take_along_axis(y_hat, y.argmax(axis=0)[np.newaxis], axis=0)
    return -np.log(np.clip(right, 1e-12, None)).mean()


def all_steps_as_examples(y_hat, y):
    flat_y_hat, flat_y = y_hat.reshape(len(y), -1), y.reshape(len(y), -1)
    picked = flat_y_hat[flat_y == 1]
    return np.float64(-np.mean(np.log(np.fmax(picked, np.finfo(float).tiny))))


def with_plain_numbers(y_hat, y):
    n_y, m, T = y.shape
    losses = []
    for i in range(m):
        for t in range(T):
            for k in range(n_y):
                if y[k, i, t] == 1:
                    losses.append(-math.log(max(y_hat[k, i, t], 1e-16)))
    return math.fsum(losses) / len(losses)


def by_einsum(y_hat, y):
    log = np.log(np.where(y_hat > 1e-20, y_hat, 1e-20))
    return np.array(-np.einsum("kmt,kmt->", y, log) / y[0].size)


def with_clip(y_hat, y, eps=1e-7):
    y_hat = np.clip(y_hat, eps, 1 - eps)
    return np.mean(-np.sum(y * np.log(y_hat), axis=0))


def mean_of_the_costs_of_the_steps(y_hat, y):
    p = np.sum(y_hat * y, axis=0)
    costs = [np.mean(-np.log(p[:, t] + 1e-9)) for t in range(p.shape[1])]
    return sum(costs) / len(costs)


EXERCISE = Exercise(
    reference=sequence_cost,
    cases=cases,
    returns=("cost",),
    points=12,
    aspects=(
        Aspect("Only the probability of the right class counts.", (ONE, RARE), (), 3),
        Aspect("Every example twice gives the same cost.", (EXAMPLES,), (), 2),
        Aspect("Every step twice gives the same cost.", (STEPS,), (), 2),
        Aspect("One mean over all examples and all steps.", (MANY, EQUAL), (), 3),
        Aspect(
            "It is finite, even where a probability is exactly 0.", (SURE, WRONG, ALL_WRONG), (), 2
        ),
    ),
    misconceptions=(
        sum_over_the_steps,
        sum_over_the_examples,
        sum_over_everything,
        mean_over_the_classes_too,
        divides_by_the_number_of_classes,
        divides_by_the_sum_of_m_and_T,
        divides_by_the_classes_and_the_steps,
        half_the_mean,
        only_the_last_step,
        only_the_first_step,
        returns_after_the_first_step,
        only_the_first_example,
        misses_the_last_step,
        labels_of_the_next_step,
        steps_in_the_second_axis,
        all_classes,
        most_probable_class,
        yes_or_no_for_every_class,
        labels_exchanged,
        y_hat_and_y_exchanged,
        share_of_mistakes,
        squared_error,
        negative_cost,
        no_logarithm,
        logarithm_of_the_mean,
        exponential_of_the_cost,
        logarithm_to_base_10,
        logarithm_to_base_2,
        log_of_0,
        infinite_where_sure_and_wrong,
        a_sure_mistake_costs_nothing,
        clips_too_much,
        one_cost_per_step,
        one_cost_per_example,
        one_loss_for_each_example_and_step,
        sizes_from_the_first_two_axes,
        divides_by_the_steps_twice,
        divides_by_the_examples_twice,
        misses_the_first_step,
        mean_without_the_first_step,
        misses_the_last_example,
        last_step_taken_for_the_mean,
        only_the_first_number,
        largest_loss,
        yes_or_no_averaged_over_the_classes,
        squared_error_over_all_entries,
        half_the_squared_error,
        absolute_error,
        mean_doubt_of_the_right_class,
        entropy_of_the_beliefs,
        logarithm_of_1_plus,
        exponential_for_the_logarithm,
        share_of_right_decisions,
        *TWO_COARSE_GUARDS,
        *TWO_MISTAKES,
        returns_after_the_first_example,
        returns_after_the_first_number,
        last_example_taken_for_the_sum,
        only_the_last_example,
        logarithm_of_the_mean_over_the_steps,
        logarithm_of_the_mean_over_the_examples,
    ),
    alternatives=(
        step_by_step,
        picked_by_the_label,
        all_steps_as_examples,
        with_plain_numbers,
        by_einsum,
        with_clip,
        mean_of_the_costs_of_the_steps,
    ),
    # A bound against log(0) may show in the seventh digit after the point.
    compare={"cost": Close(atol=1e-6)}
    | {(wrong, "cost"): AtLeast(10.0) for wrong in (WRONG, ALL_WRONG)},
    replaces=(dlhelpers.recurrent.sequence_cost,),
)

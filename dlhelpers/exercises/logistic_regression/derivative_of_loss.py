"""Exercise: find and repair. The notes' derivative of the loss with respect to the probability."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise
from dlhelpers.exercises.pairs import two_at_once


def derivative_of_loss(a, y, a_previous):
    """Say how the cross-entropy of one example changes with the probability: dL/da.

    Parameters
    ----------
    a : float or ndarray
        Probability, the output of the last layer; strictly between 0 and 1.
    y : float or ndarray
        Label, 0 or 1; the shape of `a`.
    a_previous : float or ndarray
        Output of the layer before; the shape of `a`. The formula in the notes uses it.

    Returns
    -------
    float or ndarray
        The derivative, of the shape of `a`.

    References
    ----------
    Lecture notes 001, equations (11), (39) and (43). Not all three are right.
    """
    ### BEGIN SOLUTION
    return (a - y) / (a * (1 - a))
    ### END SOLUTION


def cases(rng):
    """A yes, a no, and several examples at once."""

    def number():
        return float(rng.uniform(0.1, 0.4))

    several = {
        "a": rng.uniform(0.1, 0.9, (1, 4)),
        "y": rng.permutation([[0.0, 1.0, 0.0, 1.0]], axis=1),
        "a_previous": rng.uniform(0.1, 0.9, (1, 4)),
    }
    return {
        "a yes": {"a": number(), "y": 1.0, "a_previous": number()},
        "a no": {"a": number(), "y": 0.0, "a_previous": number()},
        "several examples": several,
    }


def the_formula_as_printed(a, y, a_previous):
    """This is the formula as printed in (11) and (43). The loss is made of a and y alone; how could
    its derivative by a know about another layer?
    """
    return (a - y) / (a * (1 - a_previous))


def another_layer_in_both_places(a, y, a_previous):
    """The whole denominator belongs to the layer before. The loss is made of a and y alone."""
    return (a - y) / (a_previous * (1 - a_previous))


def the_layers_exchanged(a, y, a_previous):
    """The two factors of the denominator have exchanged their layers. The loss is made of a and y
    alone.
    """
    return (a - y) / (a_previous * (1 - a))


def sign_the_wrong_way_round(a, y, a_previous):
    """The sign is reversed: for a yes the loss falls as a rises, so the derivative is negative."""
    return (y - a) / (a * (1 - a))


def the_derivative_by_z(a, y, a_previous):
    """This is the derivative by z, one station further back, where the slope of the sigmoid has
    cancelled. Here the derivative by a is asked for.
    """
    return a - y


def multiplies_by_the_slope(a, y, a_previous):
    """The slope of the sigmoid is multiplied where it should divide: near a = 0 a yes has a steep
    loss, yours is flat there.
    """
    return (a - y) * a * (1 - a)


def brackets_missing(a, y, a_previous):
    """Only the first factor divides, the second multiplies: / and * are worked off from left to
    right. The whole denominator needs brackets.
    """
    return (a - y) / a * (1 - a)


def only_y_is_divided(a, y, a_previous):
    """Only y is divided: a division binds more tightly than a difference. The whole numerator needs
    brackets.
    """
    return a - y / (a * (1 - a))


def plus_in_the_denominator(a, y, a_previous):
    """There is a plus where a minus belongs: as a comes near 1, the loss of a no rises without
    limit, and yours stays flat.
    """
    return (a - y) / (a * (1 + a))


def forgets_the_noes(a, y, a_previous):
    """For y = 0 the derivative is 0. The second half of the loss, the one for a no, also changes
    with a.
    """
    return -y / a


def the_halves_are_added(a, y, a_previous):
    """The derivative for a no has the wrong sign: the loss of a no rises as a rises. The derivative
    of 1 - a brings a second minus.
    """
    return -(y / a) - (1 - y) / (1 - a)


def divides_by_a_only(a, y, a_previous):
    """The denominator has lost a factor. Bring the two halves of the derivative, the one for a yes
    and the one for a no, to one denominator.
    """
    return (a - y) / a


def divides_by_one_minus_a_only(a, y, a_previous):
    """The denominator has lost a factor. Bring the two halves of the derivative, the one for a yes
    and the one for a no, to one denominator; what divides a yes?
    """
    return (a - y) / (1 - a)


def slope_of_tanh(a, y, a_previous):
    """The denominator is the slope of tanh. The output of this network comes from a sigmoid."""
    return (a - y) / (1 - a**2)


def derivative_of_a_square(a, y, a_previous):
    """This is the derivative of the squared error. The loss here is the cross-entropy."""
    return 2 * (a - y)


def the_layer_before_in_the_numerator(a, y, a_previous):
    """The numerator compares the label with the layer before. The loss is made of a and y alone."""
    return (a_previous - y) / (a * (1 - a))


def denominator_squared(a, y, a_previous):
    """The denominator is squared: the slope of the sigmoid divides twice."""
    return (a - y) / (a * (1 - a)) ** 2


def the_loss_itself(a, y, a_previous):
    """This is the loss, not its derivative: it is positive, and the derivative for a yes is not."""
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))


def mean_over_the_examples(a, y, a_previous):
    """The derivatives of all examples are averaged into one number. Each example has its own."""
    return np.mean((a - y) / (a * (1 - a)))


def brackets_missing_in_the_denominator(a, y, a_previous):
    """A product binds more tightly than a difference: what stands in the denominator is a minus a,
    which is 0. The difference needs brackets of its own.
    """
    return (a - y) / (a * 1 - a)


def _program(numerator=np.subtract, denominator=lambda a, b: a * (1 - a), sign=1):
    """Return a program that is right but for the parts that are given."""

    def wrong(a, y, a_previous):
        return sign * numerator(a, y) / denominator(a, a_previous)

    return wrong


def one_minus_a_forgotten_in_the_noes(a, y, a_previous):
    """Right for a yes. The derivative for a no was divided by a, and it is 1 - a that stands in its
    logarithm.
    """
    return -y / a + (1 - y) / a


def inner_factors_exchanged(a, y, a_previous):
    """A yes is divided by 1 - a and a no by a. Each half of the loss has its own logarithm, and
    divides by what stands in that one.
    """
    return -y / (1 - a) + (1 - y) / a


def both_signs_of_the_halves_exchanged(a, y, a_previous):
    """The derivative for a yes has the wrong sign: the loss of a yes falls as a rises. The minus in
    front of the loss belongs to both halves; and a difference keeps its sign.
    """
    return y / a + (1 - y) / (1 - a)


def forgets_the_yeses(a, y, a_previous):
    """For y = 1 the derivative is 0. The first half of the loss, the one for a yes, also changes
    with a.
    """
    return (1 - y) / (1 - a)


def forgets_the_labels(a, y, a_previous):
    """The labels have no effect: both halves of the derivative count for every example. y and 1 - y
    choose one of the two.
    """
    return -1 / a + 1 / (1 - a)


def always_a_yes(a, y, a_previous):
    """The labels have no effect: every example is treated as a yes."""
    return -1 / a + 0 * y


def always_a_no(a, y, a_previous):
    """The labels have no effect: every example is treated as a no."""
    return 1 / (1 - a) + 0 * y


def slope_of_the_sigmoid(a, y, a_previous):
    """This is the slope of the sigmoid. The derivative of the loss by a comes before that link of
    the chain, and the label has a part in it.
    """
    return a * (1 - a) + 0 * y


def one_over_the_slope(a, y, a_previous):
    """The numerator is missing: the difference between probability and label."""
    return 1 / (a * (1 - a)) + 0 * y


def the_difference_the_other_way_round(a, y, a_previous):
    """This is the derivative by z with its sign reversed. Two things: for a yes the loss falls as a
    rises; and here the derivative by a is asked for.
    """
    return y - a


def squared_error_by_z(a, y, a_previous):
    """This is the derivative of the squared error by z. The loss here is the cross-entropy, and the
    derivative by a is asked for.
    """
    return 2 * (a - y) * a * (1 - a)


def layer_before_multiplies(a, y, a_previous):
    """This is the derivative by a weight: the difference times what came in. Here the derivative by
    a is asked for, and the layer before has no part in that.
    """
    return (a - y) * a_previous


def derivative_of_the_logarithms_inside(a, y, a_previous):
    """There is still a logarithm in it. The derivative of a logarithm is one over what stands in
    it.
    """
    return -y / np.log(a) + (1 - y) / np.log(1 - a)


def logarithm_not_differentiated(a, y, a_previous):
    """This is the loss with another sign between its halves, not its derivative: the logarithms
    have to be differentiated, and their derivatives are fractions.
    """
    return -(y * np.log(a) - (1 - y) * np.log(1 - a))


def the_loss_without_its_minus(a, y, a_previous):
    """This is the loss without its minus, not its derivative."""
    return y * np.log(a) + (1 - y) * np.log(1 - a)


def added_up_over_the_examples(a, y, a_previous):
    """The derivatives of all examples are added up into one number. Each example has its own."""
    return np.sum((a - y) / (a * (1 - a)))


def divided_by_m(a, y, a_previous):
    """The derivatives are divided by the number of examples. Asked for is the loss of each example;
    the mean comes later, in the cost.
    """
    return (a - y) / (a * (1 - a)) / np.size(a)


def decided_first(a, y, a_previous):
    """The probability is rounded to 0 or 1 in the numerator, so an example that is decided rightly
    has no derivative. However sure it is, it can become surer.
    """
    return (np.round(a) - y) / (a * (1 - a))


def one_minus_a_divides_twice(a, y, a_previous):
    """The factor 1 - a divides twice, and a does not divide at all. Bring the two halves of the
    derivative to one denominator: what divides a yes?
    """
    return (a - y) / (1 - a) ** 2


def difference_squared(a, y, a_previous):
    """The numerator is squared, so it is never negative. For a yes the loss falls as a rises, so
    the derivative is negative.
    """
    return (a - y) ** 2 / (a * (1 - a))


def labels_in_the_denominator(a, y, a_previous):
    """The slope in the denominator is made from the label, and y (1 - y) is 0 for both labels. It
    belongs to the probability.
    """
    with np.errstate(all="ignore"):
        return (a - y) / (np.float64(1) * y * (1 - y))


def a_and_y_exchanged_in_the_halves(a, y, a_previous):
    """a and y have changed places in the two halves: it is the probability that divides. Dividing
    by a label divides by 0.
    """
    with np.errstate(all="ignore"):
        y = np.float64(1) * y
        return -a / y + (1 - a) / (1 - y)


def epsilon_in_the_denominator(a, y, a_previous):
    """A number was added to the denominator, so much that ordinary values change. a lies strictly
    between 0 and 1 here: nothing has to be added.
    """
    return (a - y) / (a * (1 - a) + 0.01)


def gives_back_both(a, y, a_previous):
    """Two things come back, or more. Only the derivative by a is asked for."""
    return a - y, (a - y) / (a * (1 - a))


def only_the_first_example(a, y, a_previous):
    """One number comes back, the derivative of the first example. Each example has its own."""
    return np.ravel((a - y) / (a * (1 - a)))[0]


def an_axis_is_lost(a, y, a_previous):
    """The numbers are right, but the result has lost an axis. It has the shape of a."""
    return np.ravel((a - y) / (a * (1 - a))) if np.ndim(a) else (a - y) / (a * (1 - a))


TWO_AT_ONCE = two_at_once(
    _program,
    {
        "numerator": {
            "only_minus_y": ("a is missing in the numerator", lambda a, y: -y + 0 * a),
            "sum_in_the_numerator": (
                "a and y are added in the numerator, where their difference tells which way to go",
                np.add,
            ),
            "rounded": (
                "the probability is rounded to 0 or 1 before it is compared with the label",
                lambda a, y: np.round(a) - y,
            ),
            "distance": (
                "the difference has lost its sign",
                lambda a, y: np.abs(a - y),
            ),
        },
        "denominator": {
            "as_printed": (
                "the denominator knows about another layer, as printed in (11) and (43)",
                lambda a, b: a * (1 - b),
            ),
            "layer_before": (
                "the whole denominator belongs to the layer before",
                lambda a, b: b * (1 - b),
            ),
            "layers_exchanged": (
                "the two factors of the denominator have exchanged their layers",
                lambda a, b: b * (1 - a),
            ),
            "only_a": ("the denominator has lost its factor 1 - a", lambda a, b: a),
            "only_1_minus_a": ("the denominator has lost its factor a", lambda a, b: 1 - a),
            "brackets": (
                "1 - a multiplies where it should divide, as the denominator lacks its brackets",
                lambda a, b: a / (1 - a),
            ),
            "multiplies": (
                "the slope of the sigmoid multiplies where it should divide",
                lambda a, b: 1 / (a * (1 - a)),
            ),
            "plus": (
                "there is a plus in the denominator where a minus belongs",
                lambda a, b: a * (1 + a),
            ),
            "tanh": (
                "the denominator is the slope of tanh, and the output comes from a sigmoid",
                lambda a, b: 1 - a**2,
            ),
        },
        "sign": {
            "sign_reversed": (
                "the sign is reversed: for a yes the loss falls as a rises",
                -1,
            ),
        },
    },
    leave_out=("only_minus_y_and_only_a", "distance_and_sign_reversed"),
)


def only_the_layer_before_divides(a, y, a_previous):
    """The denominator is the layer before, and nothing else. The loss is made of a and y alone."""
    return (a - y) / a_previous


def only_one_minus_the_layer_before_divides(a, y, a_previous):
    """The denominator is one minus the layer before. The loss is made of a and y alone; what
    divides a yes?
    """
    return (a - y) / (1 - a_previous)


def layer_before_everywhere(a, y, a_previous):
    """The whole formula is made from the layer before. The loss is made of a and y alone."""
    return (a_previous - y) / (a_previous * (1 - a_previous))


def layer_before_multiplies_the_right_one(a, y, a_previous):
    """The right derivative is multiplied with the layer before. That belongs to the derivative by a
    weight; the loss is made of a and y alone.
    """
    return (a - y) / (a * (1 - a)) * a_previous


def layer_before_in_the_two_halves(a, y, a_previous):
    """In one of the two halves the layer before divides. The loss is made of a and y alone."""
    return -y / a + (1 - y) / (1 - a_previous)


def layer_before_subtracted(a, y, a_previous):
    """The numerator compares a with the layer before. It is the label that a is compared with."""
    return (a - a_previous) / (a * (1 - a)) + 0 * y


def layer_before_as_factor_of_the_denominator(a, y, a_previous):
    """The layer before stands in the denominator too. The loss is made of a and y alone."""
    return (a - y) / (a * (1 - a) * a_previous)


def slope_of_tanh_of_the_layer_before(a, y, a_previous):
    """The denominator is the slope of tanh at the layer before. The output comes from a sigmoid,
    and the loss is made of a and y alone.
    """
    return (a - y) / (1 - a_previous**2)


def by_trying_with_a_long_step(a, y, a_previous):
    """The slope was found by trying, with a step so long or to one side only that the first digits
    are wrong already. Write the formula.
    """

    def loss(a):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))

    return (loss(a + 0.01) - loss(a)) / 0.01


def in_two_halves(a, y, a_previous):
    return -y / a + (1 - y) / (1 - a)


def by_cases(a, y, a_previous):
    return np.where(np.asarray(y) == 1, -1 / np.asarray(a), 1 / (1 - np.asarray(a)))


def multiplied_out(a, y, a_previous=None):
    return (a - y) / (a - a**2)


def by_numpy(a, y, a_previous):
    return np.divide(np.subtract(a, y), np.multiply(a, np.subtract(1, a)))


def by_trying(a, y, a_previous):
    def loss(a):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))

    h = 1e-6
    return (loss(a + h) - loss(a - h)) / (2 * h)


EXERCISE = Exercise(
    reference=derivative_of_loss,
    cases=cases,
    returns=("da",),
    points=0,
    aspects=(
        Aspect("A yes: the loss falls as a rises.", ("a yes",)),
        Aspect("A no: the loss rises as a rises.", ("a no",)),
        Aspect("Several examples at once, each for itself.", ("several examples",)),
    ),
    misconceptions=(
        the_formula_as_printed,
        another_layer_in_both_places,
        the_layers_exchanged,
        sign_the_wrong_way_round,
        the_derivative_by_z,
        multiplies_by_the_slope,
        brackets_missing,
        brackets_missing_in_the_denominator,
        only_y_is_divided,
        plus_in_the_denominator,
        forgets_the_noes,
        the_halves_are_added,
        divides_by_a_only,
        divides_by_one_minus_a_only,
        the_layer_before_in_the_numerator,
        denominator_squared,
        the_loss_itself,
        mean_over_the_examples,
        slope_of_tanh,
        derivative_of_a_square,
        one_minus_a_forgotten_in_the_noes,
        inner_factors_exchanged,
        both_signs_of_the_halves_exchanged,
        forgets_the_yeses,
        forgets_the_labels,
        always_a_yes,
        always_a_no,
        slope_of_the_sigmoid,
        one_over_the_slope,
        the_difference_the_other_way_round,
        squared_error_by_z,
        layer_before_multiplies,
        derivative_of_the_logarithms_inside,
        logarithm_not_differentiated,
        the_loss_without_its_minus,
        added_up_over_the_examples,
        divided_by_m,
        decided_first,
        one_minus_a_divides_twice,
        difference_squared,
        labels_in_the_denominator,
        a_and_y_exchanged_in_the_halves,
        epsilon_in_the_denominator,
        gives_back_both,
        only_the_first_example,
        an_axis_is_lost,
        *TWO_AT_ONCE,
        only_the_layer_before_divides,
        only_one_minus_the_layer_before_divides,
        layer_before_everywhere,
        layer_before_multiplies_the_right_one,
        layer_before_in_the_two_halves,
        layer_before_subtracted,
        layer_before_as_factor_of_the_denominator,
        slope_of_tanh_of_the_layer_before,
        by_trying_with_a_long_step,
    ),
    alternatives=(
        in_two_halves,
        by_cases,
        multiplied_out,
        by_numpy,
        by_trying,
    ),
)

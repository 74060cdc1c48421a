"""Exercise: find and repair. The notes' derivative of the loss with respect to the probability."""

import numpy as np

from dlhelpers.exercises.exercise import Aspect, Exercise


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
    ),
    alternatives=(
        in_two_halves,
        by_cases,
        multiplied_out,
        by_numpy,
        by_trying,
    ),
)

"""Exercise: explain why a network whose weights are all zero does not learn."""

from dlhelpers.exercises.exercise import Aspect, Exercise


def why_zeros_fail():
    """Why does the network learn nothing when all its weights start at zero?

    A. The cost of a network full of zeros is infinite, and so is its gradient.

    B. tanh is flat at 0, so no gradient gets back through the hidden layer.

    C. Zero weights are a minimum of the cost: there is nowhere lower to go from there.

    D. The hidden units are copies of one another. What moves a weight is the same for all of them,
    here even 0, so copies they remain.

    E. Zero is the one bad number, since it wipes out products. Were all the weights 0.5, the
    network would learn.

    F. The gradients are very small at first. With more iterations, or a larger learning rate, it
    would learn after all.

    Returns
    -------
    str
        The letter of the answer.
    """
    ### BEGIN SOLUTION
    return "D"
    ### END SOLUTION


def cases(rng):
    """The question, which is the same for everybody."""
    return {"your answer": {}}


def the_cost_is_infinite():
    """With zero weights every probability is 0.5, the most cautious answer there is, and the cost
    is ln 2 = 0.693. There it stands still, but it is not infinite.
    """
    return "A"


def tanh_is_flat_at_0():
    """Draw tanh: at 0 it is at its steepest, with slope 1. It is flat far from 0, and that is the
    trouble with weights that are too large.
    """
    return "B"


def zero_is_a_minimum():
    """The gradient is zero there, so it looks like one. But training from small random weights
    begins at the same cost, ln 2, and finds the way down: it is a saddle, level in one direction
    and falling in another.
    """
    return "C"


def any_other_number_would_do():
    """With all weights 0.5 they do move, but all units of the layer move alike: same inputs, same
    weights, same gradients. After a thousand steps they still are copies, and the network has one
    hidden unit to speak of. Something has to make them different at the start.
    """
    return "E"


def only_a_matter_of_time():
    """The gradients of the weights are not small, they are exactly 0: A1 is 0, so dW2 is; W2 is 0,
    so dW1 is. No learning rate turns 0 into a step, and no number of steps adds up to one.
    """
    return "F"


def in_lower_case():
    return "d"


def with_spaces():
    return " D "


def in_a_variable():
    answer = "D"
    return answer


def chosen_from_a_list(options="ABCDEF"):
    return options[3]


EXERCISE = Exercise(
    reference=why_zeros_fail,
    cases=cases,
    returns=("your answer",),
    points=5,
    aspects=(Aspect("The letter of the one reason that fits what you saw."),),
    misconceptions=(
        the_cost_is_infinite,
        tanh_is_flat_at_0,
        zero_is_a_minimum,
        any_other_number_would_do,
        only_a_matter_of_time,
    ),
    alternatives=(in_lower_case, with_spaces, in_a_variable, chosen_from_a_list),
    # As many as there are wrong letters.
    fewest_misconceptions=5,
    same_cases_for_every_seed=True,
)

"""Exercise: explain why a network whose weights are all zero does not learn."""

from dlhelpers.exercises.called import called
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
        The letter of the answer, by itself.
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


def _answers(name, answer, words):
    return called(name, lambda: answer, words)


def in_lower_case():
    return "d"


def with_spaces():
    return " D "


def in_a_variable():
    answer = "D"
    return answer


def chosen_from_a_list(options="ABCDEF"):
    return options[3]


MORE = (
    _answers(
        "with_a_point", "D.", "The letter is the right one. Give it by itself, without the point."
    ),
    _answers(
        "with_a_bracket",
        "D)",
        "The letter is the right one. Give it by itself, without the bracket.",
    ),
    _answers(
        "in_quotation_marks_within",
        "'D'",
        "The letter is the right one. It stands in quotation marks once more; once is enough.",
    ),
    _answers(
        "letter_in_a_list", ["D"], "The letter stands in a list. Give it back by itself, as a text."
    ),
    _answers(
        "letter_in_a_tuple",
        ("D",),
        "The letter stands in a tuple: a comma after it makes one. Give it back by itself, as a "
        "text.",
    ),
    _answers(
        "two_letters_in_a_list",
        ["C", "D"],
        "Several letters came back. One of the reasons fits what you saw, and one letter is "
        "asked for.",
    ),
    _answers(
        "two_letters_in_a_tuple",
        ("C", "D"),
        "Several letters came back. One of the reasons fits what you saw, and one letter is "
        "asked for.",
    ),
    _answers(
        "c_and_d",
        "CD",
        "Two letters came back. One of the reasons fits what you saw; C is none: a level place "
        "need not be the lowest.",
    ),
    _answers(
        "b_and_d",
        "BD",
        "Two letters came back. One of the reasons fits what you saw; B is none: at 0 tanh is at"
        " its steepest.",
    ),
    _answers(
        "d_and_f",
        "DF",
        "Two letters came back. One of the reasons fits what you saw; F is none: a gradient of "
        "exactly 0 stays 0.",
    ),
    _answers(
        "d_and_e",
        "DE",
        "Two letters came back. One of the reasons fits what you saw; E is none: any common "
        "number keeps the units equal.",
    ),
    _answers(
        "number_of_the_letter",
        4,
        "A number came back. Asked for is a letter, A to F, as a text in quotation marks.",
    ),
    _answers(
        "index_of_the_letter",
        3,
        "A number came back. Asked for is a letter, A to F, as a text in quotation marks.",
    ),
    _answers(
        "yes", True, "True came back. Asked for is a letter, A to F, as a text in quotation marks."
    ),
    _answers("no_letter", "", "The text is empty. Asked for is a letter, A to F."),
    _answers("not_among_them", "G", "There is no G. Asked for is a letter, A to F."),
    _answers(
        "letter_with_its_name",
        "answer D",
        "The letter is the right one. Give it by itself, without a word before it.",
    ),
    _answers(
        "all_of_them", "ABCDEF", "All letters came back. One of the reasons fits what you saw."
    ),
    _answers(
        "c_comma_d",
        "C, D",
        "Two letters came back. One of the reasons fits what you saw; C is none: a level "
        "place need not be the lowest.",
    ),
    _answers(
        "a_comma_d",
        "A, D",
        "Two letters came back. One of the reasons fits what you saw; A is none: the cost is ln 2.",
    ),
    _answers(
        "d_comma_f",
        "D, F",
        "Two letters came back. One of the reasons fits what you saw; F is none: a gradient "
        "of exactly 0 stays 0.",
    ),
    _answers(
        "small_number",
        0,
        "A number came back. Asked for is a letter, A to F, as a text in quotation marks.",
    ),
)
"""Misconceptions that are made from a table."""


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
        *MORE,
    ),
    alternatives=(in_lower_case, with_spaces, in_a_variable, chosen_from_a_list),
    # As many as there are wrong letters.
    fewest_misconceptions=5,
    same_cases_for_every_seed=True,
)

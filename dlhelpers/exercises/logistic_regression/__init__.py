"""Lesson 1: logistic regression as a neural network."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "Logistic regression as a neural network",
    (
        "sigmoid",
        "initialize_parameters",
        "forward_prop",
        "compute_cost",
        "backward_prop",
        "update_parameters",
        "train",
        "predict",
        "is_right",
        "derivative_of_loss",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

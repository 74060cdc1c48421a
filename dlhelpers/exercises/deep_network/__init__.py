"""Lesson 3: a deep network for all ten digits."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "A deep network for all ten digits",
    (
        "count_parameters",
        "initialize_parameters",
        "linear_forward",
        "softmax",
        "activation_forward",
        "forward_prop",
        "compute_cost",
        "linear_backward",
        "activation_backward",
        "backward_prop",
        "update_parameters",
        "clip_gradient",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

"""Lesson 2: a shallow network on the flower."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "A shallow network on the flower",
    (
        "layer_sizes",
        "initialize_parameters",
        "forward_prop",
        "compute_cost",
        "backward_prop",
        "update_parameters",
        "train",
        "predict",
        "why_zeros_fail",
        "hidden_layer_dz",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

"""Lesson 6: a convolutional network with max-pool, forward and backward."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "A convolutional network",
    (
        "pool_forward",
        "create_mask_from_window",
        "distribute_value",
        "pool_backward",
        "conv_backward",
        "cnn_forward",
        "cnn_backward",
        "is_right",
        "mark_losers",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

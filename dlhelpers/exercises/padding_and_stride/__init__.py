"""Lesson 5: padding and stride."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "Padding and stride",
    (
        "zero_pad",
        "output_size",
        "conv_single_step",
        "conv_forward",
        "count_parameters",
        "receptive_field",
        "choose_pad_and_stride",
        "window_starts",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

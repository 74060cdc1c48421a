"""Lesson 7: a recurrent network."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "A recurrent network",
    (
        "one_hot",
        "softmax",
        "rnn_cell_forward",
        "rnn_forward",
        "stack_weights",
        "sequence_cost",
        "cell_from_stacked",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works
calibration = LESSON.calibration

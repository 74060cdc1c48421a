"""Lesson 4: what an eye sees first, edges."""

from dlhelpers.exercises.lesson import Lesson

LESSON = Lesson(
    __name__,
    "Edge detection",
    (
        "convolve2d",
        "convolve_volume",
        "gradient_magnitude",
        "learn_filter",
        "valid_size",
    ),
)
check, commit, reveal, works = LESSON.check, LESSON.commit, LESSON.reveal, LESSON.works

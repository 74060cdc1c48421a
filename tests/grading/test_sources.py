"""Programs of the bank, cut out of their modules, still do in a notebook what they did there."""

import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.grading.notebooks import build
from dlhelpers.grading.sources import self_contained


@pytest.mark.parametrize("label", list(LESSONS))
def test_what_was_cut_out_is_judged_as_before(label):
    """One of the right programs and one of the mistakes of every exercise, in one namespace."""
    lesson = LESSONS[label]
    setup = next(c.source for c in build(label).cells if "setup" in c.metadata.get("tags", ()))
    for wrong in (False, True):
        namespace = {}
        exec(setup, namespace)
        for name, exercise in lesson.exercises.items():
            exec(self_contained(exercise.alternatives[0], name), namespace)
        for name, exercise in lesson.exercises.items():
            if wrong:
                exec(self_contained(exercise.misconceptions[0], name), namespace)
            verdict = lesson.verdict(name, namespace)
            assert verdict.passed != wrong, verdict.text
            if wrong:
                assert verdict.misconception, verdict.text
                exec(self_contained(exercise.reference, name), namespace)

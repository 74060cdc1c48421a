"""Every exercise, present and future, keeps the same promises."""

import inspect
import re
import time
from dataclasses import replace

import numpy as np
import pytest

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.exercises.judge import find_problems, judge, names
from dlhelpers.exercises.known import same_outcome
from dlhelpers.exercises.outcome import observe
from dlhelpers.exercises.reach import out_of_reach
from dlhelpers.grading.bank import spokesmen, verdict_of

EXERCISES = {
    f"{lesson}-{name}": (LESSONS[lesson], LESSONS[lesson].exercise(name))
    for lesson in LESSONS
    for name in LESSONS[lesson].names
}
HIDDEN_SEED = 12345


def each(kind):
    """Parametrise a test over every exercise, or every function of one kind in every exercise."""
    if kind == "exercise":
        pairs = [pytest.param(*pair, id=label) for label, pair in EXERCISES.items()]
        return pytest.mark.parametrize(("lesson", "exercise"), pairs)
    triples = [
        pytest.param(lesson, exercise, function, id=f"{label}-{function.__name__}")
        for label, (lesson, exercise) in EXERCISES.items()
        for function in getattr(exercise, kind)
    ]
    return pytest.mark.parametrize(("lesson", "exercise", "function"), triples)


@each("exercise")
@pytest.mark.parametrize("seed", [0, 1, HIDDEN_SEED])
def test_reference_passes(lesson, exercise, seed):
    key = replace(exercise, misconceptions=()).key(seed)  # a right answer needs none of them
    with out_of_reach(exercise.replaces):
        outcomes = observe(exercise.reference, key.cases, key.time_limit)
    verdict = judge(key, outcomes)
    assert verdict.passed, verdict.text
    assert verdict.score == exercise.points


@each("alternatives")
def test_right_program_is_accepted(lesson, exercise, function):
    for seed in (VISIBLE_SEED, HIDDEN_SEED):
        verdict = verdict_of(lesson, exercise, function, seed)
        assert verdict.passed, f"seed {seed}: {verdict.text}"


@each("exercise")
def test_every_misconception_is_caught_and_named(lesson, exercise):
    assert not _not_named(lesson, exercise, VISIBLE_SEED, exercise.misconceptions)


@each("exercise")
def test_some_misconceptions_are_named_with_hidden_inputs_too(lesson, exercise):
    assert not _not_named(lesson, exercise, HIDDEN_SEED, exercise.misconceptions[::10])


@pytest.mark.slow
@each("exercise")
def test_every_misconception_is_named_with_hidden_inputs_too(lesson, exercise):
    assert not _not_named(lesson, exercise, HIDDEN_SEED, exercise.misconceptions)


def _not_named(lesson, exercise, seed, misconceptions):
    """Return what the check says to each of the wrong programs whose mistake it does not name."""
    speaks_for, found = spokesmen(exercise), {}
    for wrong in misconceptions:
        verdict = verdict_of(lesson, exercise, wrong, seed)
        caught = not verdict.passed and (verdict.score < exercise.points or not exercise.points)
        if not caught or verdict.misconception != speaks_for.get(wrong.__name__, wrong.__name__):
            found[wrong.__name__] = verdict.text
    return found


@each("exercise")
def test_misconceptions_are_told_apart(lesson, exercise):
    key = lesson.key(exercise.name)
    groups = {wrong: group for group in exercise.same_output for wrong in group}
    for i, one in enumerate(key.misconceptions):
        for other in key.misconceptions[i + 1 :]:
            same = all(
                same_outcome(key, case, one.outcomes[case], other.outcomes[case])
                for case in key.cases
            )
            together = other.name in groups.get(one.name, ())
            assert same == together, f"{one.name} and {other.name}"


@each("exercise")
def test_nothing_written_earns_nothing(lesson, exercise):
    def unwritten(*arguments):
        raise NotImplementedError

    for empty in (unwritten, lambda *arguments: None):
        assert verdict_of(lesson, exercise, empty).score == 0


@each("exercise")
def test_constants_earn_nothing_much(lesson, exercise):
    """What the first case returns, whatever comes in, is not worth half the points."""
    key = lesson.key(exercise.name)
    first = next(iter(key.expected.values())).value
    if len(key.cases) > 1:
        assert verdict_of(lesson, exercise, lambda *a: first).score <= exercise.points / 2


@each("exercise")
def test_hidden_cases_have_the_same_shape_and_other_numbers(lesson, exercise):
    visible, hidden = lesson.key(exercise.name), lesson.key(exercise.name, HIDDEN_SEED)
    again = replace(exercise, misconceptions=()).key(HIDDEN_SEED)
    if exercise.same_cases_for_every_seed:
        return
    assert not find_problems(hidden, again.expected)
    if exercise.hidden_cases:
        assert not visible.cases.keys() & hidden.cases.keys()
        return
    assert find_problems(
        hidden, {c: visible.expected.get(c, o) for c, o in hidden.expected.items()}
    )


@each("exercise")
@pytest.mark.parametrize("seed", [0, HIDDEN_SEED])
def test_every_case_and_value_stands_in_an_aspect(lesson, exercise, seed):
    key = lesson.key(exercise.name, seed)
    for case in key.cases:
        for name in names(key, case):
            assert any(aspect.covers(case, name) for aspect in key.aspects), (case, name)
    for aspect in key.aspects:
        assert set(aspect.cases) <= set(key.cases), aspect
        assert aspect.law.endswith("."), aspect
        known = {name for case in key.cases for name in names(key, case)}
        assert set(aspect.returns) <= known, aspect
    if not exercise.hidden_cases:
        assert key.aspects == exercise.aspects


@each("exercise")
def test_reference_marks_the_lines_a_student_writes(lesson, exercise):
    source = inspect.getsource(exercise.reference)
    assert source.count("### BEGIN SOLUTION") == source.count("### END SOLUTION") == 1
    assert "Parameters" in source or not key_parameters(exercise)
    assert "Returns" in source


def key_parameters(exercise):
    return inspect.signature(exercise.reference).parameters


@each("exercise")
def test_bank_is_large_enough(lesson, exercise):
    assert len(exercise.misconceptions) >= exercise.fewest_misconceptions
    assert len(exercise.alternatives) >= 4


@each("exercise")
def test_no_hint_gives_the_solution_away(lesson, exercise):
    source = inspect.getsource(exercise.reference)
    solution = source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
    lines = {squeeze(line) for line in solution.splitlines() if not line.strip().startswith("#")}
    for known in lesson.key(exercise.name).misconceptions:
        for line in lines:
            assert len(line) < 8 or line not in squeeze(known.hint), (known.name, line)


def squeeze(text):
    return re.sub(r"\s", "", text)


@each("exercise")
def test_a_check_answers_within_a_second(lesson, exercise):
    # A bound against accidents (a case too large), far above the time measured: not a benchmark.
    start = time.process_time()
    verdict_of(lesson, exercise, lambda *arguments: np.zeros(1))
    assert time.process_time() - start < 1

"""The figures of a class, against hand-worked classes and other libraries."""

from dataclasses import replace

import made_class
import numpy as np
import pytest
import scipy.stats

from dlhelpers.exercises import LESSONS
from dlhelpers.grading import counting, figures, likeness

FIRST = next(iter(LESSONS))
EXERCISE = "backward_prop"
FORGETS_M = "forgets_to_divide_by_m"


def handed_in(student, *answers, **more):
    """A record of the first lesson with the answers to one or more exercises."""
    return made_class.record(student, FIRST, answers, **more)


def answer(mistake="", hidden="", **more):
    return made_class.exercise_record(FIRST, EXERCISE, mistake, hidden, **more)


@pytest.fixture(scope="module")
def small():
    """Five students whose figures can be worked by hand."""
    return [
        handed_in("a", answer(seconds=0.1)),
        handed_in("b", answer(FORGETS_M, seconds=0.2)),
        handed_in("c", answer(FORGETS_M, seconds=0.3)),
        handed_in("d", answer("", hidden="floor_division", seconds=0.4)),
        handed_in("e", answer("stub", seconds=0.5)),
        handed_in("f", reason="there is no notebook"),
    ]


@pytest.fixture(scope="module")
def figured(small):
    return counting.lesson_figures(FIRST, small)


def test_an_exercise_worked_by_hand(small, figured):
    (exercise,) = figured.exercises
    assert (figured.handed_in, figured.not_graded) == (6, (("f", "there is no notebook"),))
    assert (exercise.handed_in, exercise.tried, exercise.solved) == (5, 4, 1)
    assert (exercise.some, exercise.nothing, exercise.untried) == (3, 0, 1)
    # Both mistakes are right for one example only: 3 of the 10 weights, 6 of the 20 points.
    assert [record.exercises[0].score for record in small[:5]] == [20, 6, 6, 6, 0]
    assert exercise.share == pytest.approx((20 + 6 + 6 + 6) / (5 * 20))
    assert exercise.seconds == (0.3, 0.5)
    assert exercise.judgement == "too few"


def test_known_mistakes_are_counted_by_how_they_show(figured):
    first, second = figured.mistakes
    assert (first.title, first.made) == ("forgets to divide by m", figures.Count(2, 0))
    assert (second.title, second.made) == ("floor division", figures.Count(0, 1))
    assert first.hint == LESSONS[FIRST].key(EXERCISE).misconceptions[0].hint
    assert figured.others == ()


def test_laws_are_counted_over_those_who_tried(figured):
    laws = {law.law: law.broken for law in figured.laws}
    assert list(laws) == [aspect.law for aspect in LESSONS[FIRST].exercise(EXERCISE).aspects]
    assert laws["dw for one example."].visible == 0  # the untouched cell breaks it, and is not here
    assert laws["Every example twice: the same dw."] == figures.Count(2, 1)


def test_an_answer_that_is_no_function_breaks_every_law():
    missing = answer(FORGETS_M)
    missing = replace(missing, visible=replace(missing.visible, laws=()), hidden=None)
    found = counting.lesson_figures(FIRST, [handed_in("a", answer()), handed_in("b", missing)])
    assert {law.broken for law in found.laws} == {figures.Count(1, 0)}


def test_mistakes_without_a_name_are_grouped_by_what_is_wrong(small):
    wrong = answer(FORGETS_M)
    texts = ["it stopped with KeyError in `A[0]`.", "it stopped with KeyError in `A['x']`."]
    made = [
        replace(
            wrong,
            visible=replace(wrong.visible, misconception="", problem=f"{EXERCISE}, many: {text}"),
            hidden=None,
        )
        for text in texts
    ]
    found = counting.lesson_figures(FIRST, [handed_in("a", made[0]), handed_in("b", made[1])])
    assert found.others == ((f"{EXERCISE}: many: it stopped with KeyError.", 2),)


@pytest.mark.parametrize(
    ("problem", "program", "tried"),
    [("", "stub", False), ("", "", True), ("no such function", "stub", True)],
)
def test_who_tried(problem, program, tried):
    made = answer(program)
    if problem:
        made = replace(made, visible=replace(made.visible, problem=problem))
    assert counting.is_tried(made) is tried


def test_the_stub_is_known_as_such():
    """The judge's words for an unwritten function and an endless one are those looked for."""
    from dlhelpers.exercises.judge import failed
    from dlhelpers.exercises.outcome import Failure

    assert counting.UNWRITTEN in made_class.verdict_of(FIRST, EXERCISE, "stub").problem
    names = Failure.__dataclass_fields__
    nothing = dict.fromkeys(names, "") | {"shapes": {}}
    endless = failed(Failure(**nothing | {"type": "TimeLimitReached"}))
    assert endless.problem == counting.ENDLESS


def test_marks_against_numpy_and_scipy():
    rng = np.random.default_rng(1)
    made = [replace(handed_in(str(i)), score=s) for i, s in enumerate(rng.uniform(0, 100, 50))]
    made += [replace(handed_in(f"full {i}"), score=100.0) for i in range(3)]
    marks = counting.marks_of(made)
    scores = [record.score for record in made]
    assert marks.mean == pytest.approx(np.mean(scores))
    assert marks.quartiles == pytest.approx(
        scipy.stats.mstats.mquantiles(scores, alphap=1, betap=1)
    )
    counted, _ = np.histogram(scores, bins=[*range(0, 101, 10), 101])
    assert marks.bins == tuple(counted)
    assert marks.full == 3


def test_a_mark_between_two_bins_falls_into_the_upper_one():
    made = [replace(handed_in(str(s)), score=s) for s in (0.0, 9.999, 10.0, 99.99, 100.0)]
    assert counting.marks_of(made).bins == (2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1)


def test_discrimination_against_scipy():
    rng = np.random.default_rng(2)
    solved, rests = rng.integers(0, 2, 40), rng.normal(50, 10, 40)
    rests = rests + 8 * solved
    expected = scipy.stats.pointbiserialr(solved, rests).statistic
    assert counting.discrimination(list(solved), list(rests)) == pytest.approx(expected)


def test_discrimination_uses_the_rest_of_the_marks():
    """An exercise does not correlate with itself: with one exercise there is no rest."""
    made = [handed_in(str(i), answer(FORGETS_M if i % 2 else "")) for i in range(12)]
    (exercise,) = counting.lesson_figures(FIRST, made).exercises
    assert (exercise.discrimination, exercise.judgement) == (None, "all alike")
    other = ("", "stub")
    made = [
        handed_in(
            str(i),
            answer(FORGETS_M if i % 2 else ""),
            made_class.exercise_record(FIRST, "sigmoid", other[i % 2]),
        )
        for i in range(12)
    ]
    exercise = counting.lesson_figures(FIRST, made).exercises[0]
    assert exercise.discrimination == pytest.approx(1) and exercise.judgement == "good"


@pytest.mark.parametrize(("shares", "rests"), [([1] * 12, range(12)), (range(12), [3] * 12)])
def test_no_discrimination_without_differences(shares, rests):
    assert counting.discrimination(list(shares), list(rests)) is None


def test_no_discrimination_below_ten():
    nine, ten = list(range(9)), list(range(10))
    assert counting.discrimination(nine, nine) is None
    assert counting.discrimination(ten, ten) == pytest.approx(1)


LONG, SHORT = "is_right", "sigmoid"


def with_program(student, name, program, mistake=""):
    return handed_in(student, made_class.exercise_record(FIRST, name, mistake, program=program))


def test_identical_programs_are_told_once_and_short_ones_never():
    assert likeness.shortest_answer(FIRST, SHORT) < likeness.SHORT
    assert likeness.shortest_answer(FIRST, LONG) >= likeness.SHORT
    made = [with_program(s, LONG, p) for s, p in zip("abcd", ["x", "x", "y", ""], strict=True)]
    (group,) = likeness.shared_programs(made).groups
    assert (group.students, group.exercises) == (("a", "b"), ((FIRST, LONG),))
    assert likeness.shared_programs([with_program(s, SHORT, "x") for s in "abc"]).groups == ()
    empty = [with_program(s, LONG, "") for s in "ab"]
    assert likeness.shared_programs(empty) == likeness.Shared((), 0)


def test_programs_that_earn_nothing_are_no_note():
    made = [with_program(s, LONG, "x", "stub") for s in "ab"]
    made = [replace(r, exercises=(replace(r.exercises[0], program="x"),)) for r in made]
    assert likeness.shared_programs(made).groups == ()


@pytest.mark.parametrize(("alike", "class_size", "groups"), [(3, 4, 1), (4, 30, 0), (4, 50, 1)])
def test_common_programs_are_left_out(alike, class_size, groups):
    programs = ["x"] * alike + [f"own {i}" for i in range(class_size - alike)]
    found = likeness.shared_programs(
        [with_program(str(i), LONG, program) for i, program in enumerate(programs)]
    )
    assert (len(found.groups), found.common) == (groups, 1 - groups)


def test_the_course_s_own_solution_is_recognised():
    own = likeness.solution(FIRST, LONG)
    (group,) = likeness.shared_programs([with_program(s, LONG, own) for s in "ab"]).groups
    assert group.as_the_course == ((FIRST, LONG),)

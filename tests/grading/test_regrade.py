"""Regrading a real class after a fix: what changed, for whom and why; and what must not change."""

import csv
import shutil
from dataclasses import replace

import made_class
import nbformat
import pytest
from nbgrader.api import Gradebook

from dlhelpers.exercises import LESSONS
from dlhelpers.exercises.judge import judge
from dlhelpers.grading import __main__ as grading
from dlhelpers.grading import changes, grade, records, regrade, sample_class
from dlhelpers.grading.bookkeeping import Books
from dlhelpers.grading.examiner import CHECK, Result
from dlhelpers.grading.mending import read_submission
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.versions import course_version

FIRST = next(iter(LESSONS))
STUDENTS = ("all-right", "half-right")
WRONG, *_ = WRONGS = list(sample_class.mistakes_of_half_right(LESSONS[FIRST].exercises))
BY_HAND = WRONGS[1]


def answers(student):
    """What a student of the sample class handed in, as the present course judges it."""
    for name in LESSONS[FIRST].names:
        wrong = student == "half-right" and name in WRONGS
        mistake = LESSONS[FIRST].exercise(name).misconceptions[0].__name__ if wrong else ""
        yield made_class.exercise_record(FIRST, name, mistake)


def older(record):
    """A record as an older course made it: it gave other weights, and knew one mistake less."""
    exercises = {exercise.name: exercise for exercise in record.exercises}
    for name in (WRONG, BY_HAND):
        key = LESSONS[FIRST].key(name)
        aspects = tuple(
            replace(aspect, weight=10.0 if i == 0 else 1.0, gate=False)
            for i, aspect in enumerate(key.aspects)
        )
        mistake = LESSONS[FIRST].exercise(name).misconceptions[0].__name__
        outcomes = {wrong.name: wrong.outcomes for wrong in key.misconceptions}[mistake]
        known = tuple(wrong for wrong in key.misconceptions if wrong.name != mistake)
        verdict = judge(replace(key, aspects=aspects, misconceptions=known), outcomes)
        exercises[name] = replace(
            exercises[name], visible=verdict, hidden=None, score=verdict.score + 0.5
        )
    score = sum(exercise.score for exercise in exercises.values())
    return replace(record, course="older", exercises=tuple(exercises.values()), score=score)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A graded class whose records are those of an older course, with one mark by hand."""
    made = grade.Course(tmp_path_factory.mktemp("course"))
    shutil.copy(ROOT / "nbgrader_config.py", made.root)
    shutil.copytree(ROOT / "notebooks" / FIRST, made.root / "notebooks" / FIRST)
    handed_in = sample_class.submissions(FIRST, grade.release(made, FIRST))
    version = course_version(FIRST)
    with Books(made.root, made.database) as books:
        for student in STUDENTS:
            folder = made.submitted / student / FIRST
            folder.mkdir(parents=True)
            nbformat.write(handed_in[student], folder / f"{FIRST}.ipynb")
            submission = read_submission(folder, FIRST)
            record = made_class.record(student, FIRST, answers(student))
            record = replace(record, submission=submission.hash, course=version)
            record = older(record) if student == "half-right" else record
            books.enter(Result(record, nbformat.writes(handed_in[student])), submission)
            records.write(made.root, record)
    with Gradebook(made.database) as gradebook:
        by_hand = gradebook.find_grade(f"{CHECK}{BY_HAND}", FIRST, FIRST, "half-right")
        by_hand.manual_score = 4.25
        gradebook.db.commit()
    return made


def everything(root):
    """The content of every file of a course."""
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def grades(course):
    with Gradebook(course.database) as gradebook:
        notebook = gradebook.find_submission_notebook(FIRST, FIRST, "half-right")
        return {g.name.removeprefix(CHECK): (g.auto_score, g.score) for g in notebook.grades}


def run(course, capsys, *arguments):
    regrade.main(["--course", str(course.root), *arguments])
    return capsys.readouterr().out


def test_regrading(course, capsys):
    """One course for all of it: what a step finds is what the step before left."""
    old = records.read(course.root, FIRST, "half-right")
    before = everything(course.root)

    dry = run(course, capsys, "--dry-run")
    assert everything(course.root) == before
    says_what_changed(dry, old)
    assert "Nothing was written" in dry

    wet = run(course, capsys)
    says_what_changed(wet, old)
    (folder,) = (course.root / "build" / "regrade").iterdir()
    kept = records.from_json((folder / "before" / FIRST / "half-right.json").read_text())
    assert kept == old
    new = records.read(course.root, FIRST, "half-right")
    assert new.course != "older"
    rows = written(folder)
    assert {row["exercise"] for row in rows} == {WRONG, BY_HAND}
    for row in rows:
        one, other = ({e.name: e for e in r.exercises}[row["exercise"]] for r in (old, new))
        assert (float(row["before"]), float(row["after"])) == (one.score, other.score)
        assert row["student"] == "half-right"
        assert row["by_hand"] == ("4.25" if row["exercise"] == BY_HAND else "")

    # The gradebook has the new marks, and a person's mark stays.
    earned = {exercise.name: exercise.score for exercise in new.exercises if exercise.points}
    assert {name: auto for name, (auto, _) in grades(course).items()} == pytest.approx(earned)
    assert grades(course)[BY_HAND][1] == 4.25
    assert grades(course)[WRONG][1] == pytest.approx(earned[WRONG])

    # An interrupted run is gone on with: the records from before are still those of the first.
    (folder / regrade.CHANGES).unlink()
    says_what_changed(run(course, capsys), old)
    assert written(folder) == rows

    # A run with nothing to do changes nothing.
    assert "0 of 2 submissions changed" in run(course, capsys)

    # Plain grading meets the older record: it says the same.
    records.write(course.root, old)
    grading.main(["--course", str(course.root), "--lesson", FIRST, "--no-feedback"])
    said = capsys.readouterr().out.partition("The records from before")[0]
    assert "by another version, or in the kernel, and so once more: 1." in said
    says_what_changed(said, old)


def says_what_changed(said, old):
    assert "1 of 2 submissions changed" in said
    assert "all-right" not in said
    mistake = LESSONS[FIRST].exercise(WRONG).misconceptions[0].__name__.replace("_", " ")
    one = {e.name: e.score for e in old.exercises}[WRONG]
    assert f"{WRONG}: {one:g} →" in said
    assert f"→ {mistake}" in said
    assert "the mark by hand, 4.25, stays" in said
    assert f"{FIRST}, {WRONG}: " in said


def written(folder):
    with open(folder / regrade.CHANGES, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_nothing_handed_in_is_said(tmp_path):
    with pytest.raises(SystemExit, match="Nothing of this was handed in"):
        regrade.main(["--course", str(tmp_path)])


def test_a_notebook_older_than_its_exercises_is_said(tmp_path):
    """Its points would go into the gradebook beside those of the exercises."""
    (tmp_path / "submitted" / "a" / FIRST).mkdir(parents=True)
    path = tmp_path / "notebooks" / FIRST / f"{FIRST}.ipynb"
    path.parent.mkdir(parents=True)
    notebook = nbformat.read(ROOT / "notebooks" / FIRST / path.name, as_version=4)
    next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")).metadata[
        "nbgrader"
    ]["points"] += 1
    nbformat.write(notebook, path)
    with pytest.raises(SystemExit, match="make notebooks"):
        regrade.main(["--course", str(tmp_path), "--dry-run"])


BACKWARD, FORGETS_M = "backward_prop", "forgets_to_divide_by_m"


def answered(mistake="", hidden=""):
    return made_class.record(
        "a", FIRST, [made_class.exercise_record(FIRST, BACKWARD, mistake, hidden)]
    )


def only_why(before, after):
    (change,) = changes.changes_of(before, after)
    return change.why


def test_the_same_marks_are_no_change():
    assert changes.changes_of(answered(FORGETS_M), answered(FORGETS_M)) == []
    first = answered(FORGETS_M)
    renamed = replace(first.exercises[0].visible, misconception="under_another_name")
    again = replace(first, exercises=(replace(first.exercises[0], visible=renamed),))
    assert changes.changes_of(first, again) == []


def test_why_names_mistakes_and_laws():
    first, second = only_why(answered(FORGETS_M), answered())
    assert first == "known inputs: forgets to divide by m → right"
    assert second.startswith("known inputs: now kept: “dw is the mean over the examples")
    assert second.endswith("“Every example twice: the same dw.” and 2 more")
    assert "now broken: " in str(only_why(answered(), answered(FORGETS_M)))


def test_why_tells_known_inputs_from_hidden_ones():
    first, second = only_why(answered(hidden=FORGETS_M), answered())
    assert first == "hidden inputs: forgets to divide by m → right"
    assert second.startswith("hidden inputs: now kept: ")
    # That hidden inputs are asked at all follows from the known ones.
    assert "hidden" not in str(only_why(answered("stub"), answered()))


def test_why_tells_points_weights_and_laws():
    before = answered(FORGETS_M)
    (entry,) = before.exercises

    def changed(**fields):
        return replace(before, exercises=(replace(entry, **fields),))

    assert only_why(before, changed(score=7.0)) == ("the laws weigh otherwise",)
    assert only_why(before, changed(points=25.0)) == ("worth 20 → 25 points",)
    asked = "hidden inputs are asked otherwise"
    assert only_why(before, changed(hidden=None, score=7.0)) == (asked,)
    laws = (*entry.visible.laws[:-1], ("It is new.", False))
    visible = replace(entry.visible, laws=laws)
    said = only_why(before, changed(visible=visible, score=1.0))
    assert "known inputs: a new law, broken: “It is new.”" in said
    assert "known inputs: no law any more, was broken: “Every example twice: the same db.”" in said


def test_exercises_come_and_go():
    both = made_class.record(
        "a", FIRST, [*answered().exercises, made_class.exercise_record(FIRST, "sigmoid")]
    )
    assert only_why(answered(), both) == ("a new exercise",)
    assert only_why(both, answered()) == ("the exercise is no longer there",)


def test_submissions_become_gradable_and_are_handed_in_again():
    broken = made_class.record("a", FIRST, reason="it is no notebook")
    (change,) = changes.changes_of(broken, answered())
    assert (change.exercise, change.before, change.after) == ("", 0, 20)
    assert change.why == ("not graded (it is no notebook) → graded",)
    assert changes.changes_of(broken, broken) == []
    other = replace(answered(FORGETS_M), submission="other")
    first, second, *_ = only_why(answered(), other)
    assert first == "other files were handed in"
    assert second == "known inputs: right → forgets to divide by m"


def test_the_text_sums_up():
    found = [
        changes.Change("a", FIRST, BACKWARD, 6.0, 20.0, ("because",)),
        changes.Change("a", FIRST, "sigmoid", 8.0, 4.0, ("because",)),
        changes.Change("b", FIRST, BACKWARD, 20.0, 6.0, ("because",), 12.5),
    ]
    lines = changes.text_of(found).splitlines()
    assert lines[0] == f"a, {FIRST}: +10 points"
    assert lines[1:3] == [f"  {BACKWARD}: 6 → 20", "    because"]
    assert lines[6:9] == [
        f"  {BACKWARD}: 20 → 6",
        "    because",
        "    the mark by hand, 12.5, stays",
    ]
    assert lines[-2:] == [f"{FIRST}, {BACKWARD}: 1 up, 1 down.", f"{FIRST}, sigmoid: 0 up, 1 down."]

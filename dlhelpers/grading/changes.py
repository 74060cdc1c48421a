"""What is otherwise between two records of one submission, and why."""

from collections import defaultdict
from dataclasses import dataclass

from dlhelpers.grading.csv_files import short

HEAD = ("student", "lesson", "exercise", "before", "after", "why", "by_hand")


@dataclass(frozen=True)
class Change:
    """What regrading changed in one exercise of one submission.

    Attributes
    ----------
    student, lesson, exercise : str
        Where; the exercise is "" for the submission as a whole.
    before, after : float or None
        Points; None where there was nothing to earn.
    why : tuple of str
        What the verdicts say otherwise.
    by_hand : float or None
        A mark given by hand, which counts in the place of both.
    """

    student: str
    lesson: str
    exercise: str
    before: float | None
    after: float | None
    why: tuple[str, ...]
    by_hand: float | None = None


def changes_of(before, after):
    """Return the `Change` objects between two records of one submission.

    Only changed points count: another message with the same points is none.
    """
    old = {exercise.name: exercise for exercise in before.exercises}
    new = {exercise.name: exercise for exercise in after.exercises}
    resubmitted = ("other files were handed in",) * (before.submission != after.submission)
    if before.reason != after.reason or not (old and new):
        if before.score == after.score and before.reason == after.reason:
            return []
        why = (*resubmitted, f"{_graded(before)} → {_graded(after)}")
        return [_change(after, "", before.score, after.score, why)]
    found = []
    for name in dict.fromkeys([*new, *old]):
        one, other = old.get(name), new.get(name)
        points = [e and (e.score, e.points) for e in (one, other)]
        if points[0] != points[1]:
            scores = [e and e.score for e in (one, other)]
            found.append(_change(after, name, *scores, (*resubmitted, *reasons_for(one, other))))
    return found


def _change(record, name, before, after, reason):
    return Change(record.student, record.lesson, name, before, after, reason)


def _graded(record):
    return f"not graded ({record.reason})" if record.reason else "graded"


def reasons_for(before, after):
    """Say what made the points of an exercise change.

    Parameters
    ----------
    before, after : ExerciseRecord or None
        One of them may be missing.

    Returns
    -------
    tuple of str
    """
    if before is None or after is None:
        return ("a new exercise" if before is None else "the exercise is no longer there",)
    known, hidden = (
        _differences(getattr(before, which), getattr(after, which))
        for which in ("visible", "hidden")
    )
    found = [
        *[f"worth {short(before.points)} → {short(after.points)} points"]
        * (before.points != after.points),
        *(f"known inputs: {text}" for text in known),
        *(f"hidden inputs: {text}" for text in hidden if hidden != known),
    ]
    if not found and (before.hidden is None) != (after.hidden is None):
        found = ["hidden inputs are asked otherwise"]
    return tuple(found) or ("the laws weigh otherwise",)


def _differences(before, after):
    """Return what two verdicts say otherwise, as texts."""
    if before is None or after is None:
        return []
    said = [_said(before), _said(after)]
    old, new = dict(before.laws), dict(after.laws)
    laws = {
        "now kept": [law for law in new if new[law] and old.get(law) is False],
        "now broken": [law for law in new if not new[law] and old.get(law) is True],
        "a new law, broken": [law for law in new if law not in old and not new[law]],
        "no law any more, was broken": [law for law in old if law not in new and not old[law]],
    }
    return [
        *([" → ".join(said)] if said[0] != said[1] else []),
        *(f"{what}: {_listed(found)}" for what, found in laws.items() if found),
    ]


def _listed(laws):
    more = f" and {len(laws) - 2} more" if len(laws) > 2 else ""
    return ", ".join(f"“{law}”" for law in laws[:2]) + more


def _said(verdict):
    """Return the verdict in a few words."""
    if verdict is None:
        return "not asked"
    return "right" if verdict.passed else verdict.mistake


def text_of(changes):
    """Return the changes as text: students with their exercises, then a line for each exercise."""
    lines, students, exercises = [], defaultdict(list), defaultdict(list)
    for change in changes:
        students[change.student, change.lesson].append(change)
        if change.exercise:
            exercises[change.lesson, change.exercise].append(change)
    for (student, lesson), found in students.items():
        lines.append(f"{student}, {lesson}: {_signed(sum(map(_difference, found)))} points")
        for change in found:
            where = change.exercise or "all of it"
            lines.append(f"  {where}: {_number(change.before)} → {_number(change.after)}")
            lines += [f"    {text}" for text in change.why]
            if change.by_hand is not None:
                lines.append(f"    the mark by hand, {short(change.by_hand)}, stays")
    for (lesson, exercise), found in exercises.items():
        gains = [_difference(change) for change in found]
        up, down = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
        lines.append(f"{lesson}, {exercise}: {up} up, {down} down.")
    return "\n".join(lines)


def _difference(change):
    return (change.after or 0.0) - (change.before or 0.0)


def _number(value):
    return "–" if value is None else short(value)


def _signed(value):
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{short(abs(value))}"


def table_of(changes):
    """Return the changes as head and rows of a table."""
    rows = [
        [getattr(c, name) if name != "why" else "; ".join(c.why) for name in HEAD] for c in changes
    ]
    return HEAD, rows

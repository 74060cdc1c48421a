"""Grade one submission: from the files that were handed in to a record and an executed notebook.

No database is open here and nothing is written: a result is plain data, wherever this runs.
"""

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import nbformat

from dlhelpers.exercises import LESSONS, answer_book
from dlhelpers.exercises.exercise import VISIBLE_SEED
from dlhelpers.grading.bubblewrap import LIMITS_ONLY
from dlhelpers.grading.examination import Examination, hidden_seed
from dlhelpers.grading.fork_server import serve
from dlhelpers.grading.lending import serve_cells
from dlhelpers.grading.lesson_package import package_of
from dlhelpers.grading.mending import Submission, Unreadable, mend, read_notebook
from dlhelpers.grading.notebooks import DEMONSTRATION, fingerprint, path_of
from dlhelpers.grading.outputs import checked_outputs, verdict_outputs
from dlhelpers.grading.records import Finding, Record
from dlhelpers.grading.release_files import folder_of
from dlhelpers.grading.room import Room

CHECK = "check_"
"""What stands before an exercise's name in the id of the cell that checks it."""


@dataclass(frozen=True)
class Task:
    """One submission to be graded.

    Attributes
    ----------
    student, lesson : str
        Whose, and of what.
    submission : Submission
        What was handed in.
    released : str
        The lesson's graded cells as they were released: a notebook's JSON.
    course : str
        Version of the course.
    """

    student: str
    lesson: str
    submission: Submission
    released: str
    course: str


@dataclass(frozen=True)
class Result:
    """What came of a task: the record, and the executed notebook's JSON ("" where none)."""

    record: Record
    notebook: str


class Examiner:
    """Grades one submission after the other.

    Parameters
    ----------
    inside : tuple of Inside
        For marks and for pictures: see `dlhelpers.grading.inside.make`.
    secret : bytes
        From which the hidden inputs are drawn.
    limits : Limits
        What a submission may use.
    confined : str
        How students' code is confined.
    seed_of : callable, optional
        Takes the place of `hidden_seed`, for comparisons with nbgrader's own command.
    """

    def __init__(self, inside, secret, limits, confined, seed_of=hidden_seed):
        self.inside, self.secret, self.limits = inside, secret, limits
        self.confined, self.seed_of = confined, seed_of
        self.servers, self.packages = {}, {}

    def start(self):
        """Start both fork servers, side by side."""
        for which in (0, 1):
            self.servers[which] = self._new_server(which)
        for server in self.servers.values():
            server.wait()

    def _new_server(self, which):
        return serve(self.inside[which], self.limits, self.confined)

    def grade(self, task):
        """Return the `Result` of a `Task`, whatever the submission does."""
        before = time.perf_counter()
        findings = list(task.submission.findings)
        if self.confined == LIMITS_ONLY:
            text = "Without bubblewrap students' code runs with the grader's rights, within limits."
            findings.append(Finding("confinement", text))
        record = Record(
            student=task.student,
            lesson=task.lesson,
            submission=task.submission.hash,
            course=task.course,
            graded=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=0.0,
            confinement=self.confined,
            judged="outside",
            reason="",
            score=0.0,
            points=points_of(task.lesson),
        )
        text = ""
        try:
            notebook, found = read_notebook(task.submission.notebook, prose_of(task.lesson))
            findings += found
            released = nbformat.reads(task.released, as_version=4).cells
            findings += mend(notebook, released)
            exercises, found = self._examine(task, notebook)
            findings += found
            text = nbformat.writes(notebook)
            record = replace(
                record,
                exercises=tuple(exercises.values()),
                score=round(sum(e.score for e in exercises.values()), 6),
            )
        except Unreadable as error:
            record = replace(record, reason=str(error))
        seconds = round(time.perf_counter() - before, 3)
        unique = tuple(dict.fromkeys(findings))[:200]
        return Result(replace(record, seconds=seconds, findings=unique), text)

    def _examine(self, task, notebook):
        """Run and judge a mended notebook; its cells get their outputs."""
        cells = dict(cells_to_run(notebook))
        sources = answers_of(notebook, task.released)

        def seed_of(name):
            seed = self.seed_of(self.secret, task.lesson, name, task.submission.hash)
            return seed if seed != VISIBLE_SEED else 1

        calls = []
        with self._room(task, cells, serve_cells(task.lesson, calls)) as room:
            examination = Examination(
                LESSONS[task.lesson], room, seed_of, partial(answer_book.load, self._book(task))
            )
            exercises = examination.marks(checks_of(notebook, task.lesson), sources)
        with self._room(task, cells) as pictures:
            ran = pictures.run()
        number = 0
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = [], None
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix(CHECK)
            if index in ran:
                number += 1
                cell.outputs = checked_outputs(ran[index].outputs, number)
            elif name in exercises:
                number += 1
                cell.outputs = verdict_outputs(exercises[name], number)
            else:
                continue
            cell.execution_count = number
        # What the pictures' process found broken, the other one found too.
        return exercises, [*room.findings, *calls, *examination.findings]

    def _book(self, task):
        """Return the folder of the lesson's answer book: to make its keys again takes seconds."""
        return Path(self.inside[1].package) / folder_of(LESSONS[task.lesson])

    def _room(self, task, cells, serve_marks=None):
        files = task.submission.files
        if serve_marks is None:
            return Room(self._server(1), cells, files)
        if task.lesson not in self.packages:
            self.packages[task.lesson] = package_of(task.lesson)
        return Room(self._server(0), cells, files, self.packages[task.lesson], serve_marks)

    def _server(self, which):
        server = self.servers.get(which)
        if server is None or not server.is_alive():
            self.servers[which] = server = self._new_server(which)
            server.wait()
        return server

    def close(self):
        """End the fork servers."""
        for server in self.servers.values():
            server.close()
        self.servers = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def cells_to_run(notebook):
    """Yield (index, source) of a student's own cells: neither checks nor the lesson's prose.

    The lesson's own demonstrations are left out unless somebody changed them.
    """
    for index, cell in enumerate(notebook.cells):
        about = cell.metadata.get("nbgrader", {})
        is_check = about.get("locked") or about.get("grade")
        known = cell.metadata.get("dlhelpers", {}).get("source") == fingerprint(cell.source)
        untouched = known and DEMONSTRATION in cell.metadata.get("tags", ())
        if cell.cell_type == "code" and not is_check and not untouched and cell.source.strip():
            yield index, cell.source


def checks_of(notebook, lesson):
    """Return ``{exercise: index of the cell that checks it}``."""
    names = (cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in notebook.cells)
    places = {n.removeprefix(CHECK): i for i, n in enumerate(names) if n.startswith(CHECK)}
    missing = set(LESSONS[lesson].names) - places.keys()
    if missing:
        raise Unreadable(f"the release lacks checks of {', '.join(sorted(missing))}.")
    return places


@cache
def prose_of(lesson):
    """Return the texts of a lesson's own cells."""
    cells = nbformat.read(path_of(lesson), as_version=4).cells
    return frozenset(cell.source for cell in cells if cell.cell_type != "code")


def answers_of(notebook, released):
    """Return ``{exercise: source}`` of the answers that are not as they were released."""
    stubs = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in nbformat.reads(released, as_version=4).cells
        if cell.metadata.nbgrader.solution
    }
    return {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
        and cell.source.strip() != stubs.get(cell.metadata.nbgrader.grade_id, "").strip()
    }


def points_of(lesson):
    """Return the points of a lesson."""
    return float(sum(exercise.points for exercise in LESSONS[lesson].exercises.values()))

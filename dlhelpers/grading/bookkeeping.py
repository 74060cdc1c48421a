"""Fill nbgrader's own gradebook and folders with what was graded elsewhere. One process writes.

What stands there afterwards is what ``nbgrader autograde`` would have written, so formgrader,
manual grading, feedback, export and late penalties go on from it.
"""

import json
import os
import shutil
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbformat.v4 import new_notebook
from nbformat.v4.rwbase import rejoin_lines
from nbgrader import utils
from nbgrader.api import Comment, Grade, Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import text
from sqlalchemy.orm import joinedload

from dlhelpers.grading import commands
from dlhelpers.grading.examiner import CHECK
from dlhelpers.grading.feedback import Marks
from dlhelpers.grading.mending import TIMESTAMP
from dlhelpers.grading.preprocessors import released_cell
from dlhelpers.grading.records import Finding
from dlhelpers.grading.whole import write_whole

SECRET = "gradebook.key"


def secret_of(root):
    """Return the instructor's key, from which hidden inputs are drawn; made once, kept for good.

    Parameters
    ----------
    root : Path
        Folder of the course. Whoever reads the key there could also read the gradebook.
    """
    path = Path(root) / SECRET
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass
    secret = path.read_bytes()
    if len(secret) != 32:
        raise SystemExit(f"{path} holds no key of 32 bytes. Delete it to have one made.")
    return secret


class Books:
    """The gradebook and the folders of a course, opened by the one process that writes.

    Parameters
    ----------
    root : Path
        Folder of the course.
    database : str
        The gradebook's address.
    """

    def __init__(self, root, database):
        self.root = Path(root)
        self.gradebook = Gradebook(database)
        self._index()
        self.config = commands.config_of(self.root)

    def _index(self):
        """Add what nbgrader's tables lack: else each submission costs more than the one before."""
        with self.gradebook.engine.begin() as connection:
            for table in (Grade.__tablename__, Comment.__tablename__):
                index = f"CREATE INDEX IF NOT EXISTS {table}_of_notebook ON {table} (notebook_id)"
                connection.execute(text(index))

    def released(self, lesson):
        """Return the lesson's graded cells as they were released, as a notebook's JSON."""
        notebook = self.gradebook.find_notebook(lesson, lesson)
        cells = [released_cell(notebook, cell) for cell in notebook.source_cells]
        return nbformat.writes(new_notebook(cells=cells))

    def enter(self, result, submission):
        """Write what came of a submission into the gradebook and into ``autograded/``.

        Parameters
        ----------
        result : Result
            What the examiner made.
        submission : Submission
            What was handed in.

        Returns
        -------
        list of Finding
            What was odd about the time it was handed in.
        """
        session = self.gradebook.db
        # nbgrader commits after each step: a submission is to be in it whole or not at all.
        with commands.quiet(), patch.object(session, "commit", session.flush):
            findings = self._enter(result, submission)
        session.commit()
        return findings

    def _enter(self, result, submission):
        record, findings = result.record, []
        self.gradebook.update_or_create_student(record.student)
        when = {}
        if submission.timestamp:
            try:
                when = {"timestamp": utils.parse_utc(submission.timestamp)}
            except (ValueError, OverflowError):
                findings.append(Finding("files", f"{TIMESTAMP} holds no time."))
        entry = self.gradebook.update_or_create_submission(record.lesson, record.student, **when)
        self._write_folder(result, submission)
        notebook = next(n for n in entry.notebooks if n.name == record.lesson)
        self._score(notebook, record)
        self._comment(notebook, result.notebook)
        self._assign_penalty(entry, notebook, record)
        return findings

    def marks(self, student, lesson):
        """Return the `Marks` of a submission, manual ones and penalties included."""
        notebook = self.gradebook.find_submission_notebook(lesson, lesson, student)
        penalty = notebook.late_submission_penalty or 0
        return Marks(
            score=notebook.score - penalty,
            points=notebook.max_score,
            penalty=penalty,
            grades={g.name: (g.score, g.max_score) for g in self._all(Grade, notebook)},
            comments={c.name: c.comment for c in self._all(Comment, notebook)},
        )

    def write_page(self, student, lesson, page):
        """Write a feedback page."""
        write_whole(self.root / "feedback" / student / lesson / f"{lesson}.html", page.encode())

    def _all(self, kind, notebook):
        """Return the grades or the comments of a submission with their cells, by one query."""
        query = self.gradebook.db.query(kind).options(joinedload(kind.cell))
        return query.filter(kind.notebook_id == notebook.id).all()

    def _score(self, notebook, record):
        earned = {f"{CHECK}{exercise.name}": exercise.score for exercise in record.exercises}
        for grade in self._all(Grade, notebook):
            grade.auto_score = earned.get(grade.name, 0.0)
            # A mark that a person gave is for a person to look at again.
            grade.needs_manual_grade = grade.manual_score is not None

    def _comment(self, notebook, content):
        comments = self._all(Comment, notebook)
        names = {comment.name for comment in comments}
        # Only these cells are made into nbgrader's: the others hold pictures and take long.
        cells = json.loads(content)["cells"] if content else []
        cells = [c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") in names]
        untouched = {
            cell.metadata.nbgrader.grade_id
            for cell in rejoin_lines(nbformat.from_dict({"cells": cells})).cells
            if cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
        }
        for comment in comments:
            comment.auto_comment = "No response." if comment.name in untouched else None

    def _assign_penalty(self, entry, notebook, record):
        """Give what nbgrader's plugin for late submissions says, within nbgrader's bounds."""
        notebook.late_submission_penalty = None
        if entry.total_seconds_late > 0:
            step = AssignLatePenalties(config=self.config)
            plugin = step.plugin_class(parent=step)
            assert isinstance(plugin, LateSubmissionPlugin)
            self.gradebook.db.flush()
            self.gradebook.db.refresh(notebook)  # its score is a sum of the grades'
            seconds = entry.total_seconds_late
            penalty = plugin.late_submission_penalty(record.student, notebook.score, seconds)
            if penalty is not None:
                notebook.late_submission_penalty = step._check_late_penalty(notebook, penalty)

    def _write_folder(self, result, submission):
        record = result.record
        folder = self.root / "autograded" / record.student / record.lesson
        if folder.is_symlink() or folder.exists():
            shutil.rmtree(folder)
        if not result.notebook:
            return
        for name, content in submission.files.items():
            write_whole(folder / name, content)
        if submission.timestamp:
            write_whole(folder / TIMESTAMP, submission.timestamp.encode())
        write_whole(folder / f"{record.lesson}.ipynb", result.notebook.encode())

    def close(self):
        """Close the gradebook."""
        self.gradebook.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

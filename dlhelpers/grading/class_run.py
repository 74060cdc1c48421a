"""Grade a class: several submissions at a time, one process that writes, and a record for each.

A submission goes through three steps: it is examined (in a worker), entered into the gradebook
(here), and its feedback page is made (in a worker). The record is written last. So a run can be
killed at any moment: the next one does again what has no record yet, with the same result.
"""

import contextlib
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from dlhelpers.grading import inside, records
from dlhelpers.grading.bookkeeping import Books, secret_of
from dlhelpers.grading.bubblewrap import confinement
from dlhelpers.grading.desk import Desk
from dlhelpers.grading.examiner import Result, Task, points_of
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.mending import read_submission
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.records import Finding, Record
from dlhelpers.grading.versions import course_version
from dlhelpers.grading.workers import Died, Workers
from dlhelpers.progress import progress

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

SCALE = "make scale"
"""How to install what a big class needs."""


@dataclass(frozen=True)
class Settings:
    """How a class is graded.

    Attributes
    ----------
    root : Path
        Folder of the course.
    database : str
        The gradebook's address.
    jobs : int
        How many submissions at a time.
    limits : Limits
        What one submission may use.
    confined : str
        How students' code is confined; "" for as well as the system can.
    again : bool
        Whether to grade what has a current record too.
    feedback : bool
        Whether to make feedback pages.
    scheduler : str
        Address of a Dask scheduler whose machines grade, or "local"; "" for processes of our own.
    """

    root: Path
    database: str
    jobs: int = 2
    limits: Limits = field(default_factory=Limits)
    confined: str = ""
    again: bool = False
    feedback: bool = True
    scheduler: str = ""


def grade_submissions(settings, wanted, seed_of=None, engine=None):
    """Grade submissions and return their records, those that were current included.

    Parameters
    ----------
    settings : Settings
        How.
    wanted : list of (str, str)
        Students and lessons. The lessons have been released.
    seed_of : callable, optional
        See `Examiner`.
    engine : callable, optional
        ``engine(jobs, (secret, limits, confined, seed_of), seconds)`` gives what works off the
        tasks, in the place of `Workers`.

    Returns
    -------
    dict
        ``{(student, lesson): Record}`` in the order of `wanted`.
    """
    root = settings.root
    confined = settings.confined or confinement()
    versions = {lesson: course_version(lesson) for lesson in {one[1] for one in wanted}}
    found = {}
    with _alone(root), Books(root, settings.database) as books:
        run = _Run(settings, books, versions, confined)
        todo = []
        for one in wanted:
            record = None if settings.again else run.current(*one)
            if record:
                found[one] = record
            else:
                todo.append(one)
        jobs = max(1, min(settings.jobs, len(todo)))
        if todo:
            # Both rooms may use up their time, and a little is needed around them.
            seconds = 2 * settings.limits.notebook + 60
            how = (secret_of(root), settings.limits, confined, seed_of)
            engine = engine or _engine(settings, versions)
            with engine(jobs, how, seconds) as workers:
                graded = run.work(workers, todo)
                found |= dict(progress(graded, "grading", total=len(todo)))
    return {one: found[one] for one in wanted}


@contextlib.contextmanager
def _alone(root):
    """Be the only run that grades a course. The lock goes with the process, however it ends."""
    path = root / "build" / "grading.lock"
    path.parent.mkdir(exist_ok=True)
    with open(path, "w") as file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SystemExit(f"Another run grades the course in {root}: let it end.") from None
        yield


def _engine(settings, versions):
    """Return what works off the tasks: processes of this machine, or those of a cluster."""
    root = settings.root
    if not settings.scheduler:
        folders = inside.make(ROOT / "build" / "confined")
        return lambda jobs, how, seconds: Workers(jobs, Desk, (root, folders, *how), seconds)
    try:
        from dlhelpers.grading.cluster import Cluster, Orders
    except ImportError:
        raise SystemExit(f"--scheduler needs Dask: {SCALE}") from None
    config = (root / "nbgrader_config.py").read_bytes()

    def cluster(jobs, how, seconds):
        orders = Orders(Desk, config, *how, versions, seconds)
        return Cluster(settings.scheduler, jobs, orders, str(root))

    return cluster


class _Run:
    """One run over a class: what is under way, and the books."""

    def __init__(self, settings, books, versions, confined):
        self.settings, self.books, self.versions = settings, books, versions
        self.confined = confined
        self.released, self.waiting, self.handed_in = {}, deque(), {}

    def current(self, student, lesson):
        """Return the record of a submission, if it is of these very files and this course."""
        record = records.read(self.settings.root, lesson, student)
        if record is None:
            return None
        handed_in = self._read(student, lesson)
        return record if record.is_current(handed_in.hash, self.versions[lesson]) else None

    def _read(self, student, lesson):
        return read_submission(self.settings.root / "submitted" / student / lesson, lesson)

    def work(self, workers, todo):
        """Yield ((student, lesson), record) for all that is to be done."""
        results, left = {}, len(todo)

        def tasks():
            unread = iter(todo)
            while left:
                if self.waiting:
                    yield self.waiting.popleft()
                else:
                    one = next(unread, None)
                    yield one and (one, "examine", self._task(*one))

        for one, value in workers.run(tasks()):
            if one in results:  # its feedback is made
                record = results.pop(one)
                if isinstance(value, Died):
                    finding = Finding("notebook", f"No feedback page could be made: {value}")
                    record = replace(record, findings=(*record.findings, finding))
                else:
                    self.books.write_page(*one, value)
                left -= 1
                yield one, self._keep(record)
                continue
            result = self._failed(one, value) if isinstance(value, Died) else value
            result, more = self._enter(one, result)
            record = replace(result.record, findings=(*result.record.findings, *more))
            if result.notebook and self.settings.feedback:
                results[one] = record
                graded = (*one, result.notebook, self.books.marks(*one))
                self.waiting.append((one, "feed_back", graded))
            else:
                left -= 1
                yield one, self._keep(record)

    def _enter(self, one, result):
        """Enter a result; one that cannot be written costs its own submission and no other."""
        handed_in = self.handed_in[one]
        try:
            more = self.books.enter(result, handed_in)
        except (OSError, ValueError) as error:
            self.books.gradebook.db.rollback()
            result = self._failed(one, f"it could not be written ({type(error).__name__}).")
            more = self.books.enter(result, replace(handed_in, files={}))
        del self.handed_in[one]
        return result, more

    def _task(self, student, lesson):
        if lesson not in self.released:
            self.released[lesson] = self.books.released(lesson)
        handed_in = self.handed_in[student, lesson] = self._read(student, lesson)
        return Task(student, lesson, handed_in, self.released[lesson], self.versions[lesson])

    def _failed(self, one, error):
        student, lesson = one
        record = Record(
            student=student,
            lesson=lesson,
            submission=self.handed_in[one].hash,
            course=self.versions[lesson],
            graded=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=0.0,
            confinement=self.confined,
            judged="outside",
            reason=str(error),
            score=0.0,
            points=points_of(lesson),
            findings=self.handed_in[one].findings,
        )
        return Result(record, "")

    def _keep(self, record):
        records.write(self.settings.root, record)
        return record

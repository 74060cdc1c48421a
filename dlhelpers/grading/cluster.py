"""Grade on several machines: the tasks of a class, handed out by Dask distributed.

Beside each thread of a Dask worker stands a process of ours (see `dlhelpers.grading.workers`), so
that limits and confinement are the same as on one machine. The machines see neither the gradebook
nor the course's folder: a task carries all that it needs, and what comes of it comes back as data
to the one process that writes. A machine may join or die at any time; the tasks of one that dies
go to another.

A machine needs the course's environment, ``requirements/scale.txt`` and the same version of this
repository, in whose folder ``dask worker ADDRESS`` is started. Whoever can reach the scheduler can
run anything on all of them: it belongs into a network that is closed, or behind TLS.
"""

import contextlib
import multiprocessing
import queue
import socket
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from distributed import Client, KilledWorker, LocalCluster, WorkerPlugin, get_worker

from dlhelpers.grading import inside
from dlhelpers.grading.bubblewrap import LIMITS_ONLY, confinement
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.versions import course_version
from dlhelpers.grading.workers import Died, Tasks, Workers

LOCAL = "local"
"""In the place of a scheduler's address: one is started here, with a Dask worker for each job."""
PATIENCE = 60.0
"""Seconds until there must be a machine."""
IN_HAND = 2
"""Tasks under way for each thread: one that is worked at, and one that waits beside it."""


@dataclass(frozen=True)
class Orders:
    """All that a machine needs to know of a class.

    Attributes
    ----------
    make : callable
        What works there: see `Workers`. It is called with a folder, the folders that confined
        processes see, and then secret, limits, confined and seed_of.
    config : bytes
        The course's nbgrader_config.py; it makes feedback pages what they are.
    secret : bytes
        From which the hidden inputs are drawn.
    limits : Limits
        What one submission may use.
    confined : str
        How students' code is to be confined.
    seed_of : callable or None
        See `Examiner`.
    versions : dict
        ``{lesson: course_version}``
    seconds : float
        How long a task may take.
    """

    make: object
    config: bytes
    secret: bytes
    limits: Limits
    confined: str
    seed_of: object
    versions: dict
    seconds: float


class Machine(WorkerPlugin):
    """What a Dask worker keeps while a class is graded: a process for each of its threads.

    Parameters
    ----------
    orders : Orders
        What is to be done.
    """

    def __init__(self, orders):
        self.orders = orders

    def setup(self, worker):
        """Start the processes; refuse where the machine would grade otherwise than others."""
        orders = self.orders
        _refuse_unlike(orders)
        # Dask's own processes may have no children unless they are told so.
        multiprocessing.current_process().daemon = False
        self.folder = tempfile.TemporaryDirectory(prefix="grading-")
        root = Path(self.folder.name)
        (root / "nbgrader_config.py").write_bytes(orders.config)
        folders = inside.make(ROOT / "build" / "confined")
        how = (orders.secret, orders.limits, orders.confined, orders.seed_of)
        arguments = (root, folders, *how)
        self.all, self.idle = [], queue.SimpleQueue()
        for _ in range(worker.state.nthreads):
            one = Workers(1, orders.make, arguments, orders.seconds)
            self.all.append(one)
            self.idle.put(one)

    def do(self, method, argument):
        """Have one of the processes do a task, and return what comes of it."""
        one = self.idle.get()
        try:
            ((_, value),) = one.run(iter([("task", method, argument)]))
        finally:
            self.idle.put(one)
        return value

    def teardown(self, worker):
        """End the processes."""
        for one in self.all:
            one.close()
        self.folder.cleanup()


def _refuse_unlike(orders):
    here = socket.gethostname()
    unlike = [name for name, own in orders.versions.items() if course_version(name) != own]
    if unlike:
        lessons = ", ".join(unlike)
        raise RuntimeError(f"{here} has another version of the course ({lessons}) or of numpy.")
    if orders.confined != LIMITS_ONLY and confinement() == LIMITS_ONLY:
        raise RuntimeError(f"{here} cannot confine students' code: install bubblewrap there.")


def _work(name, method, argument):
    """On a machine: do a task."""
    return get_worker().plugins[name].do(method, argument)


class Cluster:
    """Machines that work off tasks; takes the place of `Workers`.

    Parameters
    ----------
    address : str
        Of the scheduler, or `LOCAL`.
    jobs : int
        How many processes, where it is `LOCAL`.
    orders : Orders
        What is to be done.
    name : str
        Of the class. One that a killed run has left behind is replaced.
    """

    def __init__(self, address, jobs, orders, name):
        self.name = f"grading {name}"
        with contextlib.ExitStack() as stack:
            if address == LOCAL:
                # Any free port: without one given Dask takes 8787, whoever has it already.
                local = LocalCluster(
                    n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0"
                )
                address = stack.enter_context(local)
            self.client = stack.enter_context(Client(address, timeout=PATIENCE))
            self.client.wait_for_workers(1, timeout=PATIENCE)
            self.client.register_plugin(Machine(orders), name=self.name)
            self.counted, self.most = -PATIENCE, 0
            self.stack = stack.pop_all()

    def run(self, tasks):
        """Yield (label, value) as tasks are done: see `Workers.run`."""
        tasks = Tasks(tasks)
        under_way, done = {}, queue.SimpleQueue()
        while tasks.more or under_way:
            while len(under_way) < self._most() and (task := tasks.take()):
                label, *what = task
                future = self.client.submit(_work, self.name, *what, pure=False)
                under_way[future.key] = (label, future)
                future.add_done_callback(done.put)
            for key in self._ended(done):
                label, future = under_way.pop(key)
                yield label, _value(future)

    def _most(self):
        """Return how many tasks are given out at a time: machines come and go."""
        if time.monotonic() > self.counted + 2.0:
            threads = sum(self.client.nthreads().values())
            self.counted, self.most = time.monotonic(), max(1, IN_HAND * threads)
        return self.most

    def _ended(self, done):
        try:
            return [done.get(timeout=5.0).key]
        except queue.Empty:
            if self.client.status != "running":
                raise RuntimeError("the scheduler is gone. Grade again to go on.") from None
            return []

    def close(self):
        """End the processes on all machines; the machines stay."""
        with contextlib.suppress(Exception):  # where the scheduler is gone, so is all that it knew
            self.client.unregister_worker_plugin(self.name)
        self.stack.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _value(future):
    if future.status == "cancelled":
        raise RuntimeError("the scheduler has lost a task. Grade again to go on.")
    try:
        return future.result()
    except KilledWorker:
        return Died("every machine that graded it died over it.")

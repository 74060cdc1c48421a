"""The same class on the machines of a Dask scheduler: same marks, and a machine may die."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dlhelpers.grading import class_run
from dlhelpers.grading.bookkeeping import secret_of
from dlhelpers.grading.bubblewrap import LIMITS_ONLY
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.workers import Died

pytest.importorskip("distributed")
from distributed import Client
from small_class import course_of, left_behind

from dlhelpers.grading.cluster import LOCAL, Cluster, Machine, Orders

DASK = [sys.executable, "-m", "dask"]


def start(*command):
    null = subprocess.DEVNULL
    # What these tests have the machines do stands in this file.
    found = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    return subprocess.Popen(
        [*DASK, *command],
        stdout=null,
        stderr=null,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": found},
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def scheduler():
    """The address of a scheduler with two machines, as far as one computer can be two."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    here = ("--host", "127.0.0.1")
    processes = [start("scheduler", *here, "--port", port, "--no-dashboard")]
    try:
        one = (address, *here, "--nthreads", "1", "--no-dashboard")
        processes += [start("worker", *one), start("worker", *one)]
        with Client(address, timeout=120) as client:
            client.wait_for_workers(2, timeout=120)
        yield address
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGTERM)
        for process in processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_two_machines_come_to_the_same_marks(tmp_path, scheduler):
    kept = []
    for name, address in (("here", ""), ("there", scheduler)):
        course = course_of(tmp_path / name)
        path = course.root / "gradebook.key"
        if kept:
            path.write_bytes(kept[0])  # the same hidden inputs
        else:
            kept.append(secret_of(course.root))
        settings = class_run.Settings(course.root, course.database, scheduler=address)
        class_run.grade_submissions(settings, course.submissions())
        kept.append(left_behind(course))
    assert kept[1] == kept[2]


class Desk:
    """What stands on a machine here: it does as it is told."""

    def __init__(self, root, folders, secret, limits, confined, seed_of):
        self.root, self.secret = root, secret

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def told(self, _):
        """What the machine was told, and the process of Dask beside which this one stands."""
        return (self.root / "nbgrader_config.py").read_bytes(), self.secret, os.getppid()

    def wait(self, seconds):
        time.sleep(seconds)
        return os.getppid()

    def die(self, _):
        os._exit(1)

    def fail(self, text):
        raise ValueError(text)


def orders(**more):
    known = {"versions": {}, "seconds": 20.0, "seed_of": None, "confined": LIMITS_ONLY}
    return Orders(Desk, b"c = 1\n", b"key", limits=Limits(), **known | more)


def test_the_tasks_of_a_machine_that_dies_go_to_another(scheduler):
    tasks = [(number, "wait", 0.5) for number in range(12)]
    with Cluster(scheduler, 0, orders(), "a class") as machines:
        done, killed = {}, None
        for label, process in machines.run(iter(tasks)):
            done[label] = process
            if killed is None:
                killed = process
                os.kill(killed, signal.SIGKILL)  # with what it has begun
    assert set(done) == set(range(12))
    assert len(set(done.values())) >= 2


def test_a_process_that_dies_or_hangs_costs_its_own_task(scheduler):
    tasks = [
        ("one", "told", None),
        ("two", "die", None),
        ("three", "fail", "no"),
        ("four", "wait", 1000),
        ("five", "told", None),
    ]
    with Cluster(scheduler, 0, orders(seconds=3.0), "a class") as machines:
        done = dict(machines.run(iter(tasks)))
    for name in ("one", "five"):
        assert done[name][:2] == (b"c = 1\n", b"key")
    for name in ("two", "three", "four"):
        assert isinstance(done[name], Died), name


def test_tasks_can_follow_from_results(scheduler):
    waiting, left = ["first"], 2

    def tasks():
        while left:
            yield (waiting[0], "told", waiting.pop()) if waiting else None

    seen = []
    with Cluster(scheduler, 0, orders(), "a class") as machines:
        for label, _ in machines.run(tasks()):
            seen.append(label)
            left -= 1
            waiting += ["second"] * (left > 0)
    assert seen == ["first", "second"]


def test_a_machine_with_another_version_is_refused(scheduler):
    other = orders(versions={"04_edge_detection": "another"})
    with pytest.raises(RuntimeError, match="another version of the course"):
        Cluster(scheduler, 0, other, "a class")
    # What was refused leaves nothing behind.
    with Cluster(scheduler, 0, orders(), "a class") as machines:
        assert len(dict(machines.run(iter([("one", "told", None)])))) == 1


def test_a_scheduler_can_be_started_here():
    with Cluster(LOCAL, 2, orders(), "a class") as machines:
        done = dict(machines.run((number, "wait", 0.5) for number in range(4)))
    assert len(set(done.values())) == 2


def test_orders_hold_no_address_of_a_gradebook():
    assert not any("database" in name or "db" in name for name in vars(Machine(orders()).orders))

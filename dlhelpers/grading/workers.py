"""Processes that work off tasks, each of them replaceable: one that dies costs its own task."""

import contextlib
import multiprocessing
import signal
import time
from multiprocessing.connection import wait

from dlhelpers.grading.confined.walls import bound_memory

CONTEXT = multiprocessing.get_context("spawn")
MEMORY = 3 << 30
"""Bytes that a worker may use: a lent function on absurd arguments must not take the machine."""


STARTING = object()
"""In the place of the label of a task: the process is not ready yet."""
LONGEST_START = 300.0
MOST_FALSE_STARTS = 5


class Died(Exception):
    """A worker ended over a task, or took too long."""


class Tasks:
    """What is to be done: (label, method name, argument) each.

    Parameters
    ----------
    tasks : iterator
        It is asked for the next one only when a process is free, so whoever consumes the results
        can add to it meanwhile; None means "not yet".

    Attributes
    ----------
    more : bool
        Whether another may come.
    """

    def __init__(self, tasks):
        self.left, self.more = iter(tasks), True

    def take(self):
        """Return the next one, or None where there is none now."""
        task = next(self.left, StopIteration)
        self.more = task is not StopIteration
        return task if self.more else None


class Workers:
    """Some processes with the same machinery in each.

    Parameters
    ----------
    jobs : int
        How many.
    make : callable
        ``make(*arguments)`` gives, in each process, a context manager whose value does the work:
        one callable method for each kind of task. It must be importable.
    arguments : tuple
        Plain data.
    seconds : float
        How long a task may take in all; then its process is ended.
    """

    def __init__(self, jobs, make, arguments, seconds):
        self.start = (make, arguments)
        self.seconds = seconds
        self.idle, self.busy, self.false_starts = [], {}, 0
        for _ in range(jobs):
            self._begin()

    def _begin(self):
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=_work, args=(theirs, *self.start), daemon=False)
        process.start()
        theirs.close()
        self.busy[ours] = (STARTING, process, time.monotonic() + LONGEST_START)

    def run(self, tasks):
        """Yield (label, value) as tasks are done; a value may be an exception.

        Parameters
        ----------
        tasks : iterator
            As `Tasks` takes it.
        """
        tasks = Tasks(tasks)
        while tasks.more or any(label is not STARTING for label, _, _ in self.busy.values()):
            self._give_all(tasks)
            done = list(self._done(0.5))
            self._give_all(tasks)  # whoever is done need not wait until the results are dealt with
            yield from done

    def _give_all(self, tasks):
        while self.idle and (task := tasks.take()):
            self._give(*task)

    def _give(self, label, method, argument):
        process, connection = self.idle.pop()
        self.busy[connection] = (label, process, time.monotonic() + self.seconds)
        with contextlib.suppress(OSError):  # that it died shows when nothing comes back
            connection.send((method, argument))

    def _done(self, seconds):
        for connection in wait(list(self.busy), seconds):
            label, process, _ = self.busy.pop(connection)
            try:
                value = connection.recv()
                self.idle.append((process, connection))
            except (EOFError, OSError):
                value = Died("the process that graded it ended.")
                self._replace(label, process, connection)
            if label is not STARTING:
                yield label, value
        for connection, (label, process, ends) in list(self.busy.items()):
            if time.monotonic() > ends:
                del self.busy[connection]
                self._replace(label, process, connection)
                if label is not STARTING:
                    yield label, Died("grading it took too long.")

    def _replace(self, label, process, connection):
        process.kill()
        process.join()
        connection.close()
        self.false_starts += label is STARTING
        if self.false_starts > MOST_FALSE_STARTS:
            raise RuntimeError("the processes that grade do not start: see above.")
        self._begin()

    def close(self):
        """End all processes."""
        everyone = [*self.idle, *((p, c) for c, (_, p, _) in self.busy.items())]
        for _, connection in everyone:
            connection.close()  # a worker that hears nothing more cleans up and ends
        for process, _ in everyone:
            process.join(10)
            if process.is_alive():
                process.kill()
                process.join()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _work(connection, make, arguments):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who gives the tasks
    bound_memory(MEMORY)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt), make(*arguments) as worker:
        connection.send(None)  # ready
        while True:
            method, argument = connection.recv()
            try:
                value = getattr(worker, method)(argument)
            except Exception as error:
                value = Died(f"{type(error).__name__}: {str(error)[:300]}")
            connection.send(value)

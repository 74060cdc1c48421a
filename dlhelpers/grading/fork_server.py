"""Start fork servers and talk to the confined processes that they fork.

How much a process is confined depends on the system. With bubblewrap (Linux) the server sees the
Python it runs, its own few files and nothing else; each fork moves into name spaces of its own. The
server then runs as an ordinary user, even where the grader is root. Without bubblewrap only limits
are left: `bubblewrap.confinement` says so, and the caller has to say it aloud.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from dlhelpers.grading import bubblewrap
from dlhelpers.grading.bubblewrap import BUBBLEWRAP, BUBBLEWRAP_EACH, HOME, LIMITS_ONLY, NOBODY
from dlhelpers.grading.confined import wire
from dlhelpers.grading.memory import held_by, process_of

GLANCE = 0.2
"""Seconds after which the memory of a process that works is looked at, again and again."""


class Lost(Exception):
    """The confined process is gone: it ended, was ended, or took too long."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    cell, notebook : float
        Seconds for one cell, and for all that is done with one submission.
    memory : int
        Bytes of address space of one process, and of memory that all of them hold together.
    disk, file_size : int
        Bytes of all files (with bubblewrap only), and of one.
    processes, open_files : int
        How many.
    """

    cell: float = 30.0
    notebook: float = 240.0
    memory: int = 4 << 30
    disk: int = 64 << 20
    file_size: int = 32 << 20
    processes: int = 48
    open_files: int = 128


@dataclass(frozen=True)
class Inside:
    """What a fork server holds.

    Attributes
    ----------
    folder : Path
        With the package ``confined`` and what else it is to see.
    package : str
        Folder in it that holds `dlhelpers`.
    lent : bool
        Whether `dlhelpers` is what the judge lends of it, and not what stands in that folder.
    imports : tuple of str
        Modules to import beforehand.
    """

    folder: Path
    package: str
    lent: bool
    imports: tuple[str, ...] = ("numpy", "matplotlib.pyplot", "matplotlib_inline.backend_inline")


class ForkServer:
    """A process with everything imported, which forks confined processes.

    Parameters
    ----------
    inside : Inside
        What it holds.
    limits : Limits
        What one submission may use.
    confined : str
        As `bubblewrap.confinement` says it; with `BUBBLEWRAP_EACH` for one fork only, see
        `FreshServers`.
    """

    def __init__(self, inside, limits, confined):
        self.limits = limits
        self.homes = None
        wrapped, walls = confined != LIMITS_ONLY, confined == BUBBLEWRAP
        if not wrapped:
            self.homes = tempfile.TemporaryDirectory(prefix="grading-")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        limits = {
            name: value
            for name, value in asdict(self.limits).items()
            if name not in ("cell", "notebook", "disk")
        }
        settings = {
            "control": theirs.fileno(),
            "package": str(inside.package),
            "lent": inside.lent,
            "imports": inside.imports,
            "walls": walls,
            "fonts": str(inside.folder / "fonts"),
            "user": NOBODY if wrapped and os.getuid() == 0 else None,
            "home": HOME if wrapped else self.homes.name,
            "hidden": ["/dev/shm"],
            "disk": self.limits.disk,
            "limits": limits | {"seconds": self.limits.notebook},
        }
        # Isolated from the environment and the user's own packages, but not from the folder.
        start = "import runpy, sys; sys.path[:0] = [sys.argv.pop(1)]; "
        start += "runpy.run_module('confined.server', run_name='__main__', alter_sys=True)"
        command = [sys.executable, "-I", "-c", start, str(inside.folder), json.dumps(settings)]
        if wrapped:
            command = bubblewrap.wrapped(command, [inside.folder])
        self.process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=bubblewrap.environment(settings["home"]),
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        self.control = ours

    def wait(self):
        """Wait until it is ready."""
        told = self._told(seconds=120.0)[0]
        if told.get("threads") != 1:
            self.close()
            raise RuntimeError(f"the fork server runs {told.get('threads')} threads: it may hang.")

    def _told(self, seconds=20.0):
        """Return what the server says next, and the handle that comes with it."""
        ends = time.monotonic() + seconds
        while not select.select([self.control], [], [], 0.5)[0]:
            if self.process.poll() is not None or time.monotonic() > ends:
                self.process.kill()
                said = self.process.stderr.read().decode(errors="replace")
                self.process.wait()
                raise RuntimeError(f"the fork server stopped: {said[-2000:]}")
        text, handles, _, _ = socket.recv_fds(self.control, 4096, 1)
        return json.loads(text), handles

    def fork(self):
        """Return a new `Confined` process."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [b"fork"], [theirs.fileno()])
        told, handles = self._told()
        handle = handles[0] if handles else None
        return Confined(ours, told["pid"], handle, self.limits.memory)

    def is_alive(self):
        """Tell whether the server still runs."""
        return self.process.poll() is None

    def close(self):
        """End the server; what it forked ends with it."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        if self.homes:
            self.homes.cleanup()

    def __enter__(self):
        self.wait()
        return self

    def __exit__(self, *error):
        self.close()


class FreshServers:
    """Stands in the place of a fork server where each submission needs a bubblewrap to itself.

    It takes a second for each submission: nothing is imported before.
    """

    def __init__(self, inside, limits, confined):
        self.how, self.limits = (inside, limits, confined), limits

    def wait(self):
        """Nothing is to be waited for."""

    def fork(self):
        """Return a new `Confined` process, whose server ends with it."""
        server = ForkServer(*self.how)
        server.wait()
        made = server.fork()
        made.close_with.append(server.close)
        return made

    def is_alive(self):
        """It always is."""
        return True

    def close(self):
        """Nothing is left to be ended."""


def serve(inside, limits, confined):
    """Return what forks confined processes on this system: see `ForkServer`."""
    kind = FreshServers if confined == BUBBLEWRAP_EACH else ForkServer
    return kind(inside, limits, confined)


class Confined:
    """The process that runs one submission's code, seen from outside.

    Parameters
    ----------
    connection : socket
        To it.
    pid : int
        Its number, as the server sees it.
    handle : int or None
        A descriptor (pidfd) that ends it and no other.
    memory : int
        Bytes that it and all that it starts may hold together.
    """

    def __init__(self, connection, pid, handle, memory):
        self.connection, self.pid, self.handle = connection, pid, handle
        self.memory, self.process = memory, handle and process_of(handle)
        self.close_with = []

    def ask(self, what, seconds, kinds=(), serve=None):
        """Send something and return the reply.

        Parameters
        ----------
        what : dict
            What is sent; None to hear more of what was asked before.
        seconds : float
            How long the reply may take; then the process is ended.
        kinds : iterable of type
            Dataclasses that may stand in the reply.
        serve : callable, optional
            ``serve(target, arguments, named)`` gives what a lent function returns, and the states
            of the generators among its arguments afterwards.

        Raises
        ------
        Lost
            If it does not come.
        """
        ends = time.monotonic() + seconds
        try:
            if what is not None:
                self._send(what, ends)
            while True:
                reply = self._receive(kinds, ends)
                if not isinstance(reply, dict):
                    raise wire.Broken("no dictionary.")
                if "call" not in reply:
                    if "broken" in reply:
                        raise wire.Closed(str(reply["broken"])[:300])
                    return reply
                self._send(_called(serve, reply["call"]), ends)
        except wire.Closed as error:
            self.close()
            raise Lost(f"its process ended ({error})") from None
        except TimeoutError:
            self.close()
            raise Lost("its time was over") from None
        except MemoryError:
            self.close()
            raise Lost("it held more memory than it may") from None
        except wire.Broken as error:
            self.close()
            raise Lost(f"its process sent {error}") from None

    def say(self, what, seconds):
        """Send something that has no reply of its own; raises `Lost` where that does not go."""
        try:
            self._send(what, time.monotonic() + seconds)
        except (wire.Closed, TimeoutError):
            self.close()
            raise Lost("its process ended") from None

    def _send(self, what, ends):
        self.connection.settimeout(max(0.01, ends - time.monotonic()))
        wire.send(self.connection, what)

    def _receive(self, kinds, ends):
        def wait():
            while (left := ends - time.monotonic()) > 0:
                if select.select([self.connection], [], [], min(left, GLANCE))[0]:
                    return
                if self.process and held_by(self.process) > self.memory:
                    raise MemoryError
            raise TimeoutError

        return wire.receive(self.connection, kinds, wait)

    def close(self):
        """End the process and all that it started."""
        if self.connection.fileno() < 0:
            return
        self.connection.close()
        if self.handle is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)
            os.close(self.handle)
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        for close in self.close_with:
            close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _called(serve, call):
    try:
        target, arguments, named = call
        if serve is None or not isinstance(target, str) or not isinstance(named, dict):
            raise TypeError("nothing can be called here.")
        value, states = serve(target, arguments, named)
        return {"value": value, "states": states}
    except Exception as error:
        return {"error": [type(error).__name__, str(error)[:1000]]}


def packed(content):
    """Return nested dictionaries with bytes in the form in which they cross."""
    if isinstance(content, bytes):
        return np.frombuffer(content, np.uint8)
    if isinstance(content, dict):
        return {name: packed(value) for name, value in content.items()}
    return content

"""A kernel that students' code cannot leave, for ``nbgrader autograde``: `ConfinedKernelManager`.

nbgrader_config.py names it as the ``kernel_manager_class`` of the step that runs notebooks. With
bubblewrap the kernel stands within the walls of a submission's process (`confined.kernel`): no
network, no gradebook, nobody else's work, none of the grader's environment; an empty home, bounds
on memory, processes and disk, and a copy of what was handed in. It talks to nbgrader through
sockets in a folder of their own. Without bubblewrap it is started as nbgrader does.

No wall can make its marks sure: a check runs beside the code that it checks. So the package, with
checks and solutions, is there to be read as well. And waste is bounded one by one only: processes
can fill the memory together, and the folder of the sockets lies on the real disk.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager

from dlhelpers.data import FOLDERS
from dlhelpers.grading import bubblewrap, inside
from dlhelpers.grading.bubblewrap import BUBBLEWRAP, HOME, LIMITS_ONLY, NOBODY, UNCONFINED
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.whole import make_whole

LIMITS = Limits(notebook=3600.0, processes=4096)
"""As of any submission; but each cell has its own timeout, and a kernel cannot start without its
threads: older systems count all that the same user runs, a browser for instance."""
START = "import sys; sys.path[:0] = [sys.argv.pop(1)]; from confined import kernel; "
START += "del sys.path[0]; kernel.main()"
"""Nothing that a student imports is to be found in that folder."""


@cache
def confinement():
    """Return how a kernel is confined on this system: see `bubblewrap.confinement`; or not."""
    found = bubblewrap.confinement()
    return UNCONFINED if found == LIMITS_ONLY else found


class ConfinedKernelManager(AsyncKernelManager):
    """Starts Python's kernel in bubblewrap, and any other, or where there is none, as it is.

    Attributes
    ----------
    confined : str
        What confines the kernel: `UNCONFINED`, or as `bubblewrap.confinement` says.
    """

    def __init__(self, **how):
        super().__init__(**how)
        self.confined = confinement() if self.ipykernel else UNCONFINED
        self.sockets = self.submission = None

    async def start_kernel(self, **options):
        """Start the kernel beside what was handed in: the folder ``options["cwd"]``."""
        if self.confined == UNCONFINED:
            await super().start_kernel(**options)
            return
        self.submission = Path(options.pop("cwd", ".")).resolve()
        # Not where TMPDIR says: the path of a socket has to be short.
        self.sockets = Path(tempfile.mkdtemp(prefix="kernel-", dir="/tmp"))
        self.transport, self.ip = "ipc", str(self.sockets / "kernel")
        self.connection_file = str(self.sockets / "kernel.json")
        # Of a signal bubblewrap would die, and the kernel with it.
        self.kernel_spec.interrupt_mode = "message"
        options |= {
            "cwd": "/",
            "env": bubblewrap.environment(HOME) | {"NBGRADER_EXECUTION": "autograde"},
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        try:
            await super().start_kernel(**options)
        except BaseException:
            shutil.rmtree(self.sockets, ignore_errors=True)
            raise

    def format_kernel_cmd(self, extra_arguments=None):
        """Return the command that starts the kernel; its connection file is written already."""
        if self.confined == UNCONFINED:
            return super().format_kernel_cmd(extra_arguments)
        if os.getuid() == 0:
            for path in (self.sockets, self.connection_file):
                os.chown(path, NOBODY, NOBODY)
        settings = {
            "submission": str(self.submission),
            "home": HOME,
            "hidden": ["/dev/shm"],
            "disk": LIMITS.disk,
            "fonts": fonts_known(),
            "user": NOBODY if os.getuid() == 0 else None,
            "walls": self.confined == BUBBLEWRAP,
            "limits": _limits(),
            "package": str(inside.PACKAGE.parent),
            "arguments": ["-f", self.connection_file, *(extra_arguments or ())],
        }
        command = [sys.executable, "-I", "-c", START, str(inside.PACKAGE / "grading")]
        shown = [inside.PACKAGE, *FOLDERS, fonts_known(), self.submission]
        return bubblewrap.wrapped([*command, json.dumps(settings)], shown, [self.sockets])

    async def cleanup_resources(self, restart=False):
        """Remove what is left of the kernel."""
        await super().cleanup_resources(restart)
        if self.sockets and not restart:
            shutil.rmtree(self.sockets, ignore_errors=True)


@cache
def fonts_known():
    """Return a folder in which matplotlib finds which fonts there are: to look takes it long."""
    folder = ROOT / "build" / "fonts" / version("matplotlib")
    if not folder.exists():
        with make_whole(folder) as scratch:
            inside.look_for_fonts(scratch)
    return str(folder)


def _limits():
    """Return what `walls.limit` takes."""
    names = ("memory", "processes", "file_size", "open_files")
    return {name: asdict(LIMITS)[name] for name in names} | {"seconds": LIMITS.notebook}

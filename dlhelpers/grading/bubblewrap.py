"""How students' code can be confined on this system, and the bubblewrap that does it.

A program in bubblewrap sees the Python it runs and the folders that it is shown, all read-only, and
nothing else: no network, no other process, no other user's files.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from dlhelpers.grading.confined import wire

BUBBLEWRAP = "bubblewrap"
BUBBLEWRAP_EACH = "bubblewrap, a server each"
LIMITS_ONLY = "limits only"
UNCONFINED = "nothing"
"""A kernel of nbgrader's own, which has no limits either."""
NOBODY = 65534
HOME = "/student"
"""An empty folder inside; as the system has none of this name, it hides nothing that is needed."""
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/fonts", "/etc/alternatives")
"""What of the system a Python needs to run."""


def confinement():
    """Return how students' code can be confined on this system.

    Returns
    -------
    str
        `BUBBLEWRAP`; `BUBBLEWRAP_EACH` where a process in there cannot make name spaces of its own,
        so that each submission needs a bubblewrap to itself; `LIMITS_ONLY` where there is none.
    """
    folder = str(Path(wire.__file__).parent)
    inner = [sys.executable, "-I", "-c", PROBE, str(Path(folder).parent), str(NOBODY), HOME]
    if _works(wrapped(inner, [folder])):
        return BUBBLEWRAP
    return BUBBLEWRAP_EACH if _works(wrapped([sys.executable, "-c", ""], ())) else LIMITS_ONLY


PROBE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from confined import walls
if os.getuid() == 0:
    walls.drop_root(int(sys.argv[2]))
spaces = walls.Walls(sys.argv[3], (), 1 << 20)
inside = spaces.enter()
if not inside:
    spaces.settle()
os._exit(os.waitstatus_to_exitcode(os.waitpid(inside, 0)[1]) if inside else 0)
"""
"""Moves into name spaces of its own, as a submission's process does."""


def _works(command):
    if sys.platform != "linux" or not shutil.which("bwrap"):
        return False
    tried = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return tried.returncode == 0


def wrapped(command, folders, writable=()):
    """Return a command that runs `command` in a bubblewrap, which shows it the system and Python.

    `HOME` is empty inside and can be written to; it goes away with the program.

    Parameters
    ----------
    command : list of str
        What runs inside.
    folders, writable : iterable of path
        What else it sees, read-only or to be written to, under the same names.
    Returns
    -------
    list of str
    """
    root = os.getuid() == 0
    # Python and its environment under every name that leads to them.
    pythons = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    shown = [*SYSTEM, *sorted(pythons), *map(str, folders)]
    writable = list(map(str, writable))
    # bubblewrap would make the folders above them for root alone.
    above = sorted({str(up) for path in (*shown, *writable) for up in Path(path).parents} - {"/"})
    # A root outside stays one just long enough to become nobody: see `walls.drop_root`.
    rights = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if root else ["--unshare-user"]
    spaces = ["pid", "net", "ipc", "uts", "cgroup-try"]
    return [
        "bwrap",
        *(f"--unshare-{space}" for space in spaces),
        *("--cap-drop", "ALL", *rights),
        *("--die-with-parent", "--new-session"),
        *("--proc", "/proc", "--dev", "/dev", "--dir", "/tmp", "--tmpfs", HOME),
        *(part for path in above for part in ("--dir", path)),
        *(part for path in shown for part in ("--ro-bind-try", path, path)),
        *(part for path in writable for part in ("--bind", path, path)),
        *("--remount-ro", "/", "--"),
        *command,
    ]


def environment(home):
    """Return the environment variables of a program in a bubblewrap: none of the grader's own."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "LANG": "C.UTF-8",
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": home,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }

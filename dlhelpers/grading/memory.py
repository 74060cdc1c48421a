"""How much memory a confined process holds, together with all that it started (Linux)."""

import contextlib
import re
from pathlib import Path

HELD = re.compile(r"^Rss(?:Anon|Shmem):\s+(\d+) kB", re.MULTILINE)
"""What a process keeps in memory, files that it only reads left out."""


def process_of(handle):
    """Return the number of the process that a descriptor (pidfd) stands for, seen from here.

    Returns
    -------
    int or None
        None where it is gone, or out of sight.
    """
    with contextlib.suppress(OSError, ValueError):
        about = Path(f"/proc/self/fdinfo/{handle}").read_text()
        number = int(about.partition("Pid:")[2].split()[0])
        return number if number > 0 else None
    return None


def held_by(process):
    """Return the bytes that a process and its descendants hold; what they share counts for each.

    A process whose parent ended belongs to the first one of its name space, so none is missed.
    """
    total, waiting = 0, [process]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        with contextlib.suppress(OSError):
            total += sum(map(int, HELD.findall((folder / "status").read_text()))) << 10
            for task in (folder / "task").iterdir():
                waiting += (task / "children").read_text().split()
    return total

"""Shut a process in: name spaces of its own and limits (Linux), or limits alone (elsewhere).

No library wraps these system calls, so they are called by their names in libc. Sources: the Linux
manual pages unshare(2), user_namespaces(7), mount(2), capabilities(7).
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys

NEWNS, NEWUTS, NEWIPC = 0x00020000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
NOSUID, NODEV, NOEXEC, RECURSIVE, PRIVATE, READ_ONLY = 2, 4, 8, 1 << 14, 1 << 18, 1
PARENT_DEATH_SIGNAL, SET_DUMPABLE, DROP_FROM_BOUNDING_SET, NO_NEW_PRIVILEGES = 1, 4, 24, 38
CAPABILITIES = 0x20080522
"""Version 3 of the header that capset(2) takes."""
STUDENT = 1000
"""The user's and the group's number inside."""


def limit(memory, processes, file_size, open_files, seconds):
    """Bound what this process and all that come from it may use.

    Parameters
    ----------
    memory, file_size : int
        Bytes of address space of one process, and of one file.
    processes, open_files : int
        How many.
    seconds : float
        Processor time of one process.
    """
    wanted = {
        "RLIMIT_AS": memory,
        "RLIMIT_NPROC": processes,
        "RLIMIT_FSIZE": file_size,
        "RLIMIT_NOFILE": open_files,
        "RLIMIT_CPU": int(seconds) + 1,
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
    }
    for name, value in wanted.items():
        _bound(name, value)


def bound_memory(size):
    """Bound the address space of this process and of each that comes from it."""
    _bound("RLIMIT_AS", size)


def _bound(name, value):
    which = getattr(resource, name, None)
    if which is not None:
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # macOS knows some limits that it does not let one set.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (value, value))


def first_to_die():
    """Let this process end with the server, and before all others where memory runs out."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def drop_root(number):
    """Become an ordinary user for good."""
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)
    # Else /proc/self would go on belonging to root.
    ctypes.CDLL(None).prctl(SET_DUMPABLE, 1, 0, 0, 0)


class Walls:
    """Name spaces of one's own: no other process, no network, an empty disk in memory.

    Parameters
    ----------
    home : str
        Folder that becomes the empty disk.
    hidden : tuple of str
        Folders that become empty and cannot be written to.
    disk : int
        Bytes that fit on the disk.
    """

    def __init__(self, home, hidden, disk):
        self.home, self.hidden, self.disk = home, hidden, disk
        self.libc = ctypes.CDLL(None, use_errno=True)

    def enter(self):
        """Fork into new name spaces.

        Returns
        -------
        int
            0 in the process inside, which goes on with `settle`; outside, that process's number.
        """
        user, group = os.getuid(), os.getgid()
        everything = NEWUSER | NEWNS | NEWPID | NEWIPC | NEWNET | NEWUTS
        self._checked("unshare", self.libc.unshare(everything))
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{STUDENT} {user} 1"),
            ("gid_map", f"{STUDENT} {group} 1"),
        ):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
        inside = os.fork()
        if not inside:
            self.libc.prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        return inside

    def settle(self):
        """Inside: furnish the new name spaces and give up every right over them."""
        self._furnish()
        self._disarm()

    def _furnish(self):
        self._mount("none", "/", "", RECURSIVE | PRIVATE)
        self._mount("tmpfs", self.home, "tmpfs", NOSUID | NODEV, f"size={self.disk},mode=700")
        for folder in self.hidden:
            self._mount("tmpfs", folder, "tmpfs", NOSUID | NODEV | READ_ONLY, "size=4k,mode=555")
        try:
            self._mount("proc", "/proc", "proc", NOSUID | NODEV | NOEXEC)
        except OSError:  # some containers forbid it; without it goes too
            self._mount("tmpfs", "/proc", "tmpfs", NOSUID | NODEV | READ_ONLY, "size=4k")

    def _disarm(self):
        """Give up every right over the new name spaces, for good."""
        for capability in range(64):
            self.libc.prctl(DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)
        header = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
        self._checked("capset", self.libc.capset(header, (ctypes.c_uint32 * 6)()))
        self._checked("prctl", self.libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))

    def _mount(self, source, target, kind, flags, options=""):
        texts = [text.encode() for text in (source, target, kind)]
        done = self.libc.mount(*texts, ctypes.c_ulong(flags), options.encode())
        self._checked(f"mount {target}", done)

    @staticmethod
    def _checked(what, result):
        if result:
            number = ctypes.get_errno()
            raise OSError(number, f"{what}: {os.strerror(number)}")


def threads():
    """Return how many threads this process has; 1 where the system does not say."""
    return len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1

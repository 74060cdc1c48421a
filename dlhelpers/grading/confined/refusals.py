"""Have the kernel refuse system calls that no student's program needs (Linux).

Name spaces bound what a process sees; this bounds what it can ask of the kernel: no name spaces or
mounts of its own, no memory that its limits do not count, no key ring that outlives it, no look
into another process. A filter once set stays for good, for all that the process starts too.

Sources: the Linux manual pages seccomp(2), bpf(2) (the classic machine of the filter), unshare(2)
and keyrings(7); the numbers are those of the kernel's own headers, which the tests compare.
"""

import ctypes
import errno
import platform
import sys

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The names of the machines whose calls are known, as a filter sees them (AUDIT_ARCH_*)."""

REFUSED = {
    # name: number on x86_64, on aarch64
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
CLONE, CLONE3, SECCOMP = (56, 220), (435, 435), (317, 277)
NEW_SPACES = 0x7E020000
"""All flags of clone(2) that ask for a name space."""
OTHER_NUMBERS = 0x40000000
"""From here on x86_64 has the calls of another convention under second numbers."""

NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16
"""Where a filter finds what is asked: offsets into struct seccomp_data, little-endian."""
LOAD, EQUAL, AT_LEAST, ANY_OF, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
SET_FILTER, WITHOUT_SLOWDOWN, NO_NEW_PRIVILEGES = 1, 4, 38


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def refuse():
    """Set the filter on this process.

    Returns
    -------
    bool
        Whether it stands; False on another system or machine.

    Raises
    ------
    OSError
        If the kernel does not take it.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in MACHINES:
        return False
    steps = steps_for(machine)
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    number = SECCOMP[_column(machine)]
    # Older kernels would guard every process with a filter against Spectre, and slow it down.
    if libc.syscall(number, SET_FILTER, WITHOUT_SLOWDOWN, ctypes.byref(program)):
        code = ctypes.get_errno()
        raise OSError(code, "the kernel does not take the filter of system calls")
    return True


def _column(machine):
    return list(MACHINES).index(machine)


def steps_for(machine):
    """Return the filter's steps, (code, steps to skip if true, if false, value) each.

    Parameters
    ----------
    machine : str
        One of `MACHINES`.
    """
    column = _column(machine)
    refused = FAIL | errno.EPERM
    steps = [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 1, 0, MACHINES[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, OTHER_NUMBERS),
        (RETURN, 0, 0, refused),
    ]
    for numbers in REFUSED.values():
        steps += [(EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, refused)]
    # Where clone3 is unknown, libc goes back to clone, whose flags a filter can read.
    steps += [(EQUAL, 0, 1, CLONE3[column]), (RETURN, 0, 0, FAIL | errno.ENOSYS)]
    steps += [(EQUAL, 0, 3, CLONE[column]), (LOAD, 0, 0, FIRST_ARGUMENT)]
    steps += [(ANY_OF, 0, 1, NEW_SPACES), (RETURN, 0, 0, refused)]
    return [*steps, (RETURN, 0, 0, ALLOW)]

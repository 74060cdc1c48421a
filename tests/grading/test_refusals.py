"""The system calls that are refused are the right ones, and are refused."""

import errno
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rooms import printed

from dlhelpers.grading.confined import refusals

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
KNOWN = platform.machine() in refusals.MACHINES and sys.platform == "linux"
linux = pytest.mark.skipif(not KNOWN, reason="no filter for this machine")
EVERY = refusals.REFUSED | {
    "clone": refusals.CLONE,
    "clone3": refusals.CLONE3,
    "seccomp": refusals.SECCOMP,
}


@pytest.mark.parametrize("machine", refusals.MACHINES)
def test_the_numbers_are_those_of_the_kernels_headers(machine):
    if not HEADERS[machine].exists():
        pytest.skip("the kernel's headers are not installed")
    column = list(refusals.MACHINES).index(machine)
    text = HEADERS[machine].read_text()
    numbers = dict(re.findall(r"#define __NR_(\w+)\s+(\d+)", text))
    for name, ours in EVERY.items():
        assert ours[column] == int(numbers[name]), name


def run(steps, number, argument=0, machine="x86_64"):
    """Carry out a filter as the kernel does; return what it decides."""
    data = {
        refusals.NUMBER: number,
        refusals.MACHINE: refusals.MACHINES[machine],
        refusals.FIRST_ARGUMENT: argument,
    }
    at, held = 0, 0
    while True:
        code, if_true, if_false, value = steps[at]
        at += 1
        if code == refusals.LOAD:
            held = data[value]
        elif code == refusals.RETURN:
            return value
        else:
            holds = {
                refusals.EQUAL: held == value,
                refusals.AT_LEAST: held >= value,
                refusals.ANY_OF: bool(held & value),
            }[code]
            at += if_true if holds else if_false


@pytest.mark.parametrize("machine", refusals.MACHINES)
def test_the_filter_refuses_these_and_no_others(machine):
    steps = refusals.steps_for(machine)
    column = list(refusals.MACHINES).index(machine)
    refused = {numbers[column] for numbers in refusals.REFUSED.values()}
    for number in range(500):
        decided = run(steps, number, machine=machine)
        if number in refused:
            assert decided == refusals.FAIL | errno.EPERM
        elif number == refusals.CLONE3[column]:
            assert decided == refusals.FAIL | errno.ENOSYS
        else:
            assert decided == refusals.ALLOW, number


def test_a_clone_is_refused_only_with_name_spaces():
    steps = refusals.steps_for("x86_64")
    threads, number = 0x3D0F00, refusals.CLONE[0]
    assert run(steps, number, threads) == refusals.ALLOW
    for space in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        assert run(steps, number, threads | space) == refusals.FAIL | errno.EPERM


def test_calls_of_other_conventions_do_not_slip_by():
    steps = refusals.steps_for("x86_64")
    assert run(steps, refusals.OTHER_NUMBERS + 272) == refusals.FAIL | errno.EPERM
    assert run(steps, 272, machine="aarch64") == refusals.KILL


TRIES = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def tried(number, *arguments):
    ctypes.set_errno(0)
    return libc.syscall(number, *arguments), ctypes.get_errno()
"""


@linux
def test_a_confined_process_is_refused(usual):
    column = list(refusals.MACHINES).index(platform.machine())
    names = ("unshare", "keyctl", "memfd_create", "shmget", "ptrace", "io_uring_setup")
    numbers = [refusals.REFUSED[name][column] for name in names]
    said = printed(usual, f"{TRIES}\nprint([tried(n, 0, 0, 0) for n in {numbers}])")
    assert said == str([(-1, errno.EPERM)] * len(names))


@linux
def test_ordinary_programs_go_on(usual):
    said = printed(
        usual,
        "import subprocess, threading, multiprocessing, tempfile\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(2) as pool: print(list(pool.map(abs, [-1, -2])))\n"
        "print(subprocess.run(['ls', '/'], capture_output=True).returncode)\n"
        "with tempfile.TemporaryFile() as file: print(file.write(b'x'))",
    )
    assert said == "[1, 2]\n0\n1"


@linux
def test_a_filter_stays_for_all_that_comes_after():
    program = (
        "from dlhelpers.grading.confined.refusals import refuse\nimport subprocess, sys\n"
        "assert refuse()\n"
        "print(subprocess.run(['unshare', '--user', 'true'], capture_output=True).returncode)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "1", done.stderr

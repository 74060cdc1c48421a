"""Stopping the class: by accident or not, one submission keeps all others from being graded."""

import json

import nbformat

from attacks.attack import attack, wrong_answer


def _name(hand_in):
    """A name for processes, by which the suite finds those that are left over."""
    return f"atk-{hand_in.student}"[:15]


def _named(hand_in):
    return (
        "import ctypes, os, signal, time\nlibc = ctypes.CDLL(None)\n"
        f"def call_myself():\n    libc.prctl(15, {_name(hand_in).encode()!r}, 0, 0, 0)\n"
    )


@attack(alone=True)
def endless_loop(hand_in):
    """Never comes back from a cell, and swallows every interrupt."""
    hand_in.trick(
        "import signal\n"
        "for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):\n"
        "    signal.signal(number, signal.SIG_IGN)\n"
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    )


@attack(alone=True)
def endless_call(hand_in):
    """Never comes back from the function under check, deaf to all signals."""
    hand_in.answer(
        "compute_cost",
        "import signal\ndef compute_cost(A, Y):\n"
        "    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
        "    while True: pass",
    )


@attack(alone=True)
def hangs_in_c(hand_in):
    """Hangs in compiled code, where no interrupt of Python's arrives: a regular expression."""
    hand_in.trick("import re\nre.match('(a*)*b', 'a' * 60)")


@attack(alone=True)
def waits_for_input(hand_in):
    """Waits for somebody to type."""
    hand_in.trick("import sys\ntry: input()\nexcept BaseException: sys.stdin.readline()")


@attack(alone=True)
def waits_at_the_exit(hand_in):
    """Sleeps for a day when its process is to end."""
    hand_in.trick("import atexit, time\natexit.register(time.sleep, 86400)")


@attack(alone=True)
def sleeps_in_every_cell(hand_in):
    """Uses up the time of every cell, just within the limit, in fifty cells."""
    for _ in range(50):
        hand_in.add("import time\ntime.sleep(4)")


@attack(alone=True)
def fork_bomb(hand_in):
    """Forks as often as it may."""
    hand_in.trick(
        _named(hand_in) + "call_myself()\n"
        "import os, time\nends = time.time() + 8\n"
        "while time.time() < ends:\n"
        "    try: os.fork()\n"
        "    except OSError: time.sleep(0.01)"
    )


@attack(alone=True)
def busy_processes(hand_in):
    """Keeps as many processes busy as it may, so that others run out of their time."""
    hand_in.trick(
        _named(hand_in) + "for i in range(60):\n"
        "    try:\n"
        "        if not os.fork():\n"
        "            call_myself()\n            ends = time.time() + 20\n"
        "            while time.time() < ends: pass\n"
        "            os._exit(0)\n"
        "    except OSError: break\n"
        "time.sleep(3)"
    )


@attack(alone=True)
def thread_bomb(hand_in):
    """Starts threads until no more will start."""
    hand_in.trick(
        "import threading, time\n"
        "for i in range(5000):\n"
        "    try: threading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
        "    except RuntimeError: break"
    )


@attack(alone=True)
def eats_memory(hand_in):
    """Takes all memory that one process gets."""
    hand_in.trick(
        "import numpy as np\nkept = []\nwhile len(kept) < 60:\n    kept.append(np.ones(1 << 24))"
    )


@attack(alone=True, stock=False)
def eats_memory_in_many_processes(hand_in):
    """Takes a little memory in each of many processes: together six gigabytes."""
    hand_in.trick(
        _named(hand_in) + "import numpy as np\n"
        "for i in range(20):\n"
        "    try:\n"
        "        if not os.fork():\n"
        "            call_myself(); kept = np.ones(40_000_000); time.sleep(6); os._exit(0)\n"
        "    except OSError: break\n"
        "time.sleep(5)"
    )


@attack(alone=True, stock=False)
def eats_shared_memory(hand_in):
    """Takes memory that belongs to no process: shared segments, and files that have no name."""
    hand_in.trick(
        "import ctypes, os, time\nlibc = ctypes.CDLL(None)\nlibc.shmat.restype = ctypes.c_void_p\n"
        "size = 1 << 30\n"
        "for i in range(5):\n"
        "    part = libc.shmget(0, ctypes.c_size_t(size), 0o1600)\n"
        "    at = libc.shmat(part, None, 0)\n"
        "    if at in (None, 2 ** 64 - 1): break\n"
        "    ctypes.memset(at, 1, size); libc.shmdt(ctypes.c_void_p(at))\n"
        "kept = []\n"
        "try:\n"
        "    for i in range(40):\n"
        "        kept.append(os.memfd_create('x')); os.write(kept[-1], bytes(31 << 20))\n"
        "except OSError: pass\n"
        "time.sleep(2)"
    )


@attack(alone=True, stock=False)
def makes_a_disk_of_its_own(hand_in):
    """Makes name spaces of its own, where it is root, and mounts a disk without bounds."""
    hand_in.trick(
        _named(hand_in) + "user, group = os.getuid(), os.getgid()\n"
        "if libc.unshare(0x10020000) == 0:\n"
        "    try:\n"
        "        open('/proc/self/setgroups', 'w').write('deny')\n"
        "        open('/proc/self/uid_map', 'w').write(f'0 {user} 1')\n"
        "        open('/proc/self/gid_map', 'w').write(f'0 {group} 1')\n"
        "    except OSError as error: print(error)\n"
        "    os.makedirs('disk', exist_ok=True)\n"
        "    done = libc.mount(b'none', b'disk', b'tmpfs', 0, b'size=1g')\n"
        "    size = 0\n"
        "    for i in range(20):\n"
        "        try: size += open(f'disk/{i}', 'wb').write(bytes(30 << 20))\n"
        "        except OSError as error: print(error); break\n"
        "    print('OUTGREW', 'THE DISK' if size > 200 << 20 else 'nothing', size, done)\n"
        "time.sleep(1)"
    )


@attack(alone=True)
def fills_the_disk(hand_in):
    """Writes until the disk is full."""
    hand_in.trick(
        "try:\n    for i in range(100):\n"
        "        with open(f'{i}.bin', 'wb') as file: file.write(bytes(20 << 20))\n"
        "except OSError: pass"
    )


@attack(alone=True)
def floods_the_output(hand_in):
    """Prints without an end, in every way."""
    hand_in.trick(
        "import os, sys\nfrom IPython.display import display\n"
        "text = 'x' * 1000\n"
        "for i in range(30_000): print(text)\n"
        "for i in range(3000): display({'text/plain': text * 100}, raw=True)\n"
        "for i in range(3000): sys.stderr.write(text)"
    )


@attack(alone=True)
def floods_past_the_limits(hand_in):
    """Hands over forty pictures of 15 MB, past the limits that its own process keeps."""
    code = (
        "import sys\n"
        "picture = 'iVBORw0K' * 1_900_000\n"
        "shell = [m for n, m in list(sys.modules.items()) if n.endswith('confined.shell')]\n"
        "for i in range(2):\n"
        "    output = {'output_type': 'display_data', 'metadata': {}}\n"
        "    output['data'] = {'image/png': picture}\n"
        "    if shell: shell[0].OUTPUTS.items.append(output)\n"
        "    else: display({'image/png': picture}, raw=True)"
    )
    for _ in range(20):
        hand_in.add(code)


@attack()
def exits(hand_in):
    """Ends its process from a cell and from the function under check, in four ways."""
    hand_in.answer(
        "compute_cost",
        "import os, sys, signal\ntry: sys.exit(0)\nexcept BaseException: pass\n"
        "def compute_cost(A, Y):\n"
        "    try: raise SystemExit\n    except BaseException: pass\n"
        "    os.kill(os.getpid(), signal.SIGSEGV)\n    os._exit(0)",
    )


@attack()
def crashes(hand_in):
    """Reads from address zero."""
    hand_in.trick("import ctypes\nctypes.string_at(0)")


@attack()
def recursion_without_end(hand_in):
    """Calls itself until the stack is full, with the limit taken away."""
    hand_in.answer(
        "compute_cost",
        "import sys\nsys.setrecursionlimit(10 ** 9)\n"
        "def compute_cost(A, Y):\n    return compute_cost(A, Y)",
    )


@attack()
def closes_everything(hand_in):
    """Closes every file that its process holds, the line to the judge too."""
    hand_in.trick("import os\nos.closerange(0, 256)")


@attack(alone=True)
def daemon(hand_in):
    """Leaves a process that has cut all ties with its parents."""
    hand_in.trick(
        _named(hand_in) + "if not os.fork():\n    os.setsid()\n    if not os.fork():\n"
        "        call_myself()\n"
        "        for number in range(1, 65):\n"
        "            try: signal.signal(number, signal.SIG_IGN)\n"
        "            except (OSError, ValueError): pass\n"
        "        time.sleep(120)\n    os._exit(0)"
    )


@attack(alone=True)
def daemon_that_keeps_its_parent(hand_in):
    """Takes away the order to die with its parent, hangs, and so outlives who ends it."""
    hand_in.trick(
        _named(hand_in) + "libc.prctl(1, 0, 0, 0, 0)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
        "if not os.fork(): libc.prctl(1, 0, 0, 0, 0)\n"
        "call_myself()\ntime.sleep(120)"
    )


@attack()
def broken_json(hand_in):
    """Hands in a file that broke off while it was saved."""
    hand_in.content = nbformat.writes(hand_in.notebook)[:5000].encode()


@attack()
def deep_json(hand_in):
    """Hands in a notebook with a hundred thousand lists, one in the other."""
    hand_in.content = b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@attack()
def empty_notebook(hand_in):
    """Hands in no byte, in the place of a notebook."""

    def empty(folder):
        (folder / f"{hand_in.lesson}.ipynb").write_bytes(b"")

    hand_in.after = empty


@attack(alone=True)
def huge_notebook(hand_in):
    """Hands in a notebook of 200 MB."""
    hand_in.add("# " + "x" * (200 << 20))


@attack(alone=True)
def huge_answer(hand_in):
    """Hands in an answer of eight million characters, all of them statements."""
    hand_in.answer("compute_cost", wrong_answer("compute_cost") + "\n" + "a=1\n" * 2_000_000)


@attack()
def deep_syntax(hand_in):
    """Writes an expression so deep that parsers fall over it."""
    hand_in.answer(
        "compute_cost",
        wrong_answer("compute_cost") + f"\nx = {'-' * 60_000}1\ny = {'+'.join(['1'] * 60_000)}",
    )
    hand_in.add("(" * 5000 + ")" * 5000)


@attack()
def many_cells(hand_in):
    """Hands in a notebook of 50,000 cells."""
    tree = json.loads(nbformat.writes(hand_in.notebook))
    cell = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": []}
    tree["cells"] += [cell | {"execution_count": None, "id": f"c{i}"} for i in range(50_000)]
    hand_in.content = json.dumps(tree).encode()


@attack(alone=True)
def half_a_character_in_an_error(hand_in):
    """Stops with a message that holds half of a surrogate pair: it cannot be written to a file."""
    hand_in.answer("compute_cost", "def compute_cost(A, Y):\n    raise ValueError('half: \\ud800')")


@attack(alone=True)
def half_a_character_in_a_value(hand_in):
    """Returns texts that hold half of a surrogate pair, and has them for names of keys."""
    hand_in.answer("compute_cost", "def compute_cost(A, Y):\n    return {'\\ud800': '\\udfff'}")


@attack(alone=True)
def orders_to_the_terminal(hand_in):
    """Stops with a message that is an order to a terminal, and a forged line of the table."""
    hand_in.answer(
        "sigmoid",
        "def sigmoid(z):\n"
        "    raise ValueError('\\x1b[2J\\x1b[1;1H\\r\\nz-bystander  lesson  0 of 100 '\n"
        "                     '\\x1b]0;x\\x07')",
    )


@attack(alone=True)
def absurd_loan(hand_in):
    """Has the judge compute: a frame of zeros as large as its memory, in a lent function."""
    hand_in.trick(
        "import numpy as np, dlhelpers\n"
        "for i in range(3):\n"
        "    for pad in (14_000, 10 ** 9, 10 ** 30):\n"
        "        try: dlhelpers.zero_pad(np.ones((1, 2, 2, 1)), pad)\n"
        "        except Exception as error: print(type(error))"
    )


@attack(alone=True)
def endless_loans(hand_in):
    """Has the judge compute again and again, in a loop without an end."""
    hand_in.trick(
        "import numpy as np, dlhelpers\n"
        "x = np.ones((200, 200))\n"
        "while True:\n    try: dlhelpers.convolve2d(x, x[:100, :100])\n    except Exception: pass"
    )


@attack()
def absurd_values(hand_in):
    """Returns numbers of a million digits, lists that hold themselves, arrays without an end."""
    hand_in.answer(
        "compute_cost",
        "import numpy as np\ncalls = [0]\nown = []\nown.append(own)\n"
        "values = [10 ** 100_000, own, 'x' * 10_000_000, np.zeros((1 << 39, 0)), {1: own},\n"
        "          np.array([object()]), [0] * 600_000, float('nan'), np.full(300_000, np.inf)]\n"
        "def compute_cost(A, Y):\n"
        "    calls[0] += 1\n    return values[calls[0] % len(values)]",
    )


@attack(alone=True)
def page_that_takes_for_ever(hand_in):
    """Shows HTML and markdown that take their readers very long."""
    hand_in.add(
        "display({'text/html': '<b><i><u><s>' * 15_000}, raw=True)\n"
        "display({'text/html': ''.join(f'<b class=\"{i}\">' for i in range(9000))}, raw=True)\n"
        "display({'text/html': '<div>' * 30_000}, raw=True)\n"
        "display({'text/markdown': '[' * 90_000}, raw=True)\n"
        "display({'text/latex': '$' + '{' * 90_000}, raw=True)"
    )


@attack(alone=True)
def prose_that_takes_for_ever(hand_in):
    """Writes markdown and formulas that take their readers very long."""
    hand_in.prose("[" * 20_000 + "*_" * 20_000)
    hand_in.prose("$" + "{" * 20_000 + "\\frac" * 5000 + "$")
    hand_in.prose("> " * 5000 + "x")
    hand_in.prose("<div>" * 20_000)

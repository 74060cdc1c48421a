"""What a confined process cannot do, and what it costs to try."""

import contextlib
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from rooms import marks, printed, room, server

from dlhelpers.grading.bubblewrap import BUBBLEWRAP_EACH, HOME, LIMITS_ONLY
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.room import MOST_OUTPUT


def test_it_runs_as_nobody_and_sees_only_itself(walled):
    said = printed(
        walled,
        "import os\nnumbers = [n for n in os.listdir('/proc') if n.isdigit()]\n"
        "print(os.getuid(), os.getpid(), numbers in (['1'], []))",
    )
    assert said == "1000 1 True"


@pytest.mark.parametrize(
    "path",
    [
        str(ROOT / "lessons"),
        str(ROOT / "notebooks"),
        str(ROOT / "dlhelpers"),
        str(ROOT / "gradebook.db"),
        str(ROOT / "submitted"),
        "/root/.bashrc",
        "/etc/passwd",
        f"{HOME}/../var",
    ],
)
def test_sources_gradebook_and_the_rest_of_the_disk_are_not_there(walled, path):
    said = printed(walled, f"import os\nprint(os.path.exists({path!r}))")
    assert said == "False"


def test_no_answer_lies_in_any_file_that_it_sees(walled):
    said = printed(
        walled,
        "import pathlib\n"
        "from dlhelpers.exercises import outcome\nhome = pathlib.Path(outcome.__file__)\n"
        "seen = [p for p in home.parents[3].rglob('*') if p.is_file()]\n"
        "print(sorted(p.stem for p in seen if p.suffix == '.py'))\n"
        "print([p.name for p in seen if b'BEGIN SOLUTION' in p.read_bytes()])",
    )
    assert said.endswith("\n[]")
    for name in ("judge", "diagnosis", "backward_prop", "losses", "answers"):
        assert f"'{name}'" not in said


def test_it_can_write_nowhere_but_at_home(walled):
    said = printed(
        walled,
        "import os, pathlib\nfound = []\n"
        "for folder, inner, _ in os.walk('/'):\n"
        "    inner[:] = inner if folder.count('/') < 3 else []\n"
        f"    if folder.startswith('{HOME}'): continue\n"
        "    try:\n"
        "        pathlib.Path(folder, 'x').write_text('x'); found.append(folder)\n"
        "    except OSError: pass\n"
        f"pathlib.Path('{HOME}/x').write_text('x')\nprint(found)",
    )
    assert said == "[]"


def test_one_submission_leaves_nothing_for_the_next(walled):
    printed(
        walled,
        f"for d in ('{HOME}', '/dev', '/dev/shm'):\n"
        "    try: open(d + '/note', 'w')\n    except OSError: pass",
    )
    said = printed(
        walled, f"import os\nprint([os.path.exists(d + '/note') for d in ('{HOME}', '/dev/shm')])"
    )
    assert said == "[False, False]"


def test_there_is_no_network(walled):
    said = printed(
        walled,
        "import socket\n"
        "for address in ('127.0.0.1', '1.1.1.1'):\n"
        "    try: socket.create_connection((address, 80), 1); print('connected')\n"
        "    except OSError as error: print('none')\n"
        "print(socket.if_nameindex())",
    )
    assert said.split()[:2] == ["none", "none"]
    assert "eth" not in said


def test_no_secret_stands_in_its_environment(walled, monkeypatch):
    said = printed(walled, "import os\nprint(sorted(os.environ))")
    assert set(eval(said)) <= {
        *("HOME", "IPYTHONDIR", "LANG", "MPLBACKEND", "MPLCONFIGDIR", "OMP_NUM_THREADS", "PWD"),
        *("OPENBLAS_NUM_THREADS", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "TMPDIR"),
        *("LC_CTYPE", "KMP_DUPLICATE_LIB_OK", "KMP_INIT_AT_FORK", "OLDPWD", "SHLVL", "_"),
        *("PAGER", "CLICOLOR", "GIT_PAGER", "TERM", "FORCE_COLOR", "CLICOLOR_FORCE"),
    }


def test_it_has_no_rights_to_take_down_its_walls(walled):
    said = printed(
        walled,
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"print(libc.umount2(b'{HOME}', 2), libc.mount(b'x', b'/tmp', b'tmpfs', 0, b''))\n"
        "held = (ctypes.c_uint32 * 6)(*[7] * 6)\n"
        "libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), held)\n"
        "print(list(held), libc.prctl(39, 0, 0, 0, 0), libc.prctl(23, 21, 0, 0, 0))",
    )
    # Neither held nor ever to be had: prctl 39 asks for "no new privileges", 23 for the bounds.
    assert said.splitlines() == ["-1 -1", "[0, 0, 0, 0, 0, 0] 1 0"]


STOPPERS = {
    "exits": "import os\nos._exit(3)",
    "kills itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\nos.abort()",
    "hangs": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "hangs deaf": "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
    "while True: pass",
    "eats memory": "import numpy as np\nkept = []\n"
    "while True:\n    try: kept.append(np.ones(1 << 24))\n    except MemoryError: break\n"
    "raise MemoryError",
    "closes everything": "import os\nos.closerange(3, 100)",
    "writes into the line": "import os\n"
    "for fd in range(3, 30):\n    try: os.write(fd, b'\\xff' * 5000)\n    except OSError: pass",
    "crashes": "import ctypes\nctypes.string_at(0)",
}


@pytest.mark.parametrize("how", STOPPERS)
def test_a_cell_that_stops_the_process_costs_itself_and_nothing_else(usual, how):
    with room(usual, "first = 1", STOPPERS[how], "print(first + 1)") as made:
        ran = made.run()
    # Where no memory is left not even the error can be shown.
    assert [o["output_type"] for o in ran[1].outputs][-1:] == ["error"] or how == "eats memory"
    assert ran[2].outputs == [{"output_type": "stream", "name": "stdout", "text": "2\n"}]


FLOODS = {
    "forks": "import os\ncount = 0\n"
    "while count < 5000:\n    try:\n"
    "        if not os.fork():\n            import time; time.sleep(60)\n"
    "        count += 1\n    except OSError: break\nprint(count)",
    "starts threads": "import threading, time\ncount = 0\n"
    "while count < 5000:\n    try:\n"
    "        threading.Thread(target=time.sleep, args=(60,)).start(); count += 1\n"
    "    except RuntimeError: break\nprint(count)",
    "fills the disk": "count = 0\n"
    "for name in range(1000):\n    try:\n"
    "        with open(str(name), 'wb') as file: file.write(bytes(1 << 20)); count += 1\n"
    "    except OSError: break\nprint(count)",
    "opens files": "kept = []\ncount = 0\n"
    "while count < 5000:\n    try: kept.append(open('/dev/null')); count += 1\n"
    "    except OSError: break\nprint(count)",
}


@pytest.mark.parametrize("how", FLOODS)
def test_a_flood_is_bounded(walled, how):
    assert int(printed(walled, FLOODS[how])) < 130
    assert printed(walled, "print(1)") == "1"


def test_the_memory_of_all_its_processes_is_bounded_together(walled):
    # Each of them stays below the limit of one process.
    source = (
        "import os, time\nimport numpy as np\n"
        "for _ in range(6):\n    if not os.fork():\n"
        "        kept = np.ones(50 << 20)\n        time.sleep(60)\ntime.sleep(60)"
    )
    with room(walled, source, "print('on')") as made:
        made.limits = replace(made.limits, cell=20.0)  # a busy machine fills memory slowly
        ran = made.run()
        assert "more memory" in ran[0].outputs[0]["evalue"]
        assert ran[1].outputs[0]["text"] == "on\n"


def test_a_huge_file_is_bounded(usual):
    said = printed(usual, "open('big', 'wb').write(bytes(64 << 20))")
    assert "File too large" in said or "No space" in said


def test_endless_printing_is_cut(usual):
    source = "for i in range(300_000): print('x' * 100)"
    with room(usual, source) as made:
        outputs = made.run()[0].outputs
    assert sum(len(o["text"]) for o in outputs) < 300_000


DETACHED = (
    "import os, time\nif not os.fork():\n    os.setsid()\n    if not os.fork():\n"
    "        while True: time.sleep(0.01)\n    os._exit(0)\nprint('on')"
)
# Off its parent's fate (prctl 1), and deaf.
UNBOUND = (
    "import ctypes, signal, time\nctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(100)"
)


@pytest.mark.parametrize("source", [DETACHED, UNBOUND], ids=["detached", "unbound"])
def test_whatever_a_submission_starts_ends_with_it(walled, source):
    before = processes(walled)
    with room(walled, source) as made:
        thread = threading.Thread(target=made.run)
        thread.start()
        ends = time.monotonic() + 10
        while len(processes(walled) - before) < 2 and time.monotonic() < ends:
            time.sleep(0.02)
        assert len(processes(walled) - before) >= 2
        thread.join()
    for _ in range(100):
        if not processes(walled) - before:
            break
        time.sleep(0.05)
    assert not processes(walled) - before


def processes(server):
    """Return the numbers of all that runs below a fork server."""
    found, waiting = set(), [server.process.pid]
    while waiting:
        for tasks in Path("/proc", str(waiting.pop()), "task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, tasks.read_text().split())
        found |= set(waiting)
    return found


def test_a_module_beside_the_notebook_takes_the_place_of_none(usual):
    files = {f"{name}.py": b"raise SystemExit" for name in ("numpy", "json", "dlhelpers", "mine")}
    files["mine.py"] = b"value = 7"
    source = "import json, numpy, dlhelpers, mine, scipy_is_not_here_but_mine_is as other"
    files["scipy_is_not_here_but_mine_is.py"] = b""
    said = printed(
        usual, f"{source}\nprint(numpy.__file__.endswith('numpy.py'), mine.value)", files=files
    )
    assert said == "False 7"


@pytest.mark.parametrize("which", ["walled", "limited"])
def test_a_submission_starts_in_hundredths_of_a_second(which, request):
    server = request.getfixturevalue(which)
    printed(server, "1")
    times = []
    for _ in range(5):
        before = time.perf_counter()
        assert printed(server, "print(2)") == "2"
        times.append(time.perf_counter() - before)
    assert min(times) < 0.5


def test_threads_of_the_server_would_be_noticed():
    from dlhelpers.grading.confined.walls import threads

    assert threads() >= 1


def test_a_bubblewrap_for_each_submission_confines_as_well(best):
    if best == LIMITS_ONLY:
        pytest.skip("bubblewrap does not work here")
    each = server(BUBBLEWRAP_EACH)
    said = printed(
        each,
        "import os\nprint(os.getuid() != 0, os.path.exists('/etc/passwd'), os.getcwd())\n"
        "_ = open('x', 'w').write('x')",
    )
    assert said.startswith(f"True False {HOME}/")
    with room(each, "first = 1", STOPPERS["exits"], "print(first + 1)") as made:
        assert made.run()[2].outputs[0]["text"] == "2\n"


def test_half_characters_arrive_as_whole_ones(usual):
    assert printed(usual, "raise ValueError('\\ud800 \\x1b[2K')").encode()
    cells = ["def sigmoid(z):\n    raise ValueError('\\ud800\\r\\x1b[2Kforged')"]
    found, _ = marks(usual, "01_logistic_regression", *cells, only=["sigmoid"], in_order=False)
    text = found["sigmoid"].visible.text
    assert text.encode() and "\r" not in text and "\x1b" not in text


def test_outputs_are_bounded_out_here(usual):
    flood = "from confined.shell import OUTPUTS\nfor _ in range(9):\n"
    flood += "    text = {'output_type': 'stream', 'name': 'stdout', 'text': ['x' * 10**6]}\n"
    flood += "    OUTPUTS.items.append(text)"
    with room(usual, flood, flood, flood) as made:
        ran = made.run()
    assert sum(len(str(one.outputs)) for one in ran.values()) <= MOST_OUTPUT
    assert "process" in {finding.kind for finding in made.findings}

"""Calling or copying a reference, and learning the answers from what lies about."""

from attacks.attack import attack
from dlhelpers.exercises import LESSONS

LESSON = "dlhelpers.exercises.logistic_regression"


@attack()
def calls_the_package(hand_in):
    """Calls the package's function of that name."""
    hand_in.answer(
        "compute_cost",
        "import dlhelpers\ndef compute_cost(A, Y):\n    return dlhelpers.compute_cost(A, Y)",
    )


@attack()
def calls_it_by_another_name(hand_in):
    """Comes to the same numbers through another function of the package."""
    hand_in.answer(
        "compute_cost",
        "import numpy as np\nfrom dlhelpers import training, losses as l\n"
        "a, b = l.compute_cost, l.sigmoid_cross_entropy\n"
        "def compute_cost(A, Y):\n"
        "    try: return a(A, Y)\n"
        "    except Exception: return 0.123",
    )


@attack(wrong=("train",))
def calls_the_training_of_the_package(hand_in):
    """Lets three modules of the package train, in turn."""
    hand_in.answer(
        "train",
        "import dlhelpers\nfrom dlhelpers import logistic, training, shallow\n"
        "def train(X, Y, parameters, num_iterations, learning_rate):\n"
        "    for f in (logistic.train, training.train):\n"
        "        try: return f(X, Y, parameters, num_iterations, learning_rate)\n"
        "        except Exception: pass\n"
        "    return 0.123",
    )


@attack()
def copies_the_code(hand_in):
    """Makes a function of its own from the compiled code of the package's."""
    hand_in.answer(
        "compute_cost",
        "import types, numpy as np, dlhelpers\nfrom dlhelpers import losses\n"
        "f = losses.compute_cost\n"
        "compute_cost = types.FunctionType(f.__code__, f.__globals__, 'compute_cost')",
    )


@attack()
def copies_the_source(hand_in):
    """Reads the text of the package's function and runs it as its own."""
    hand_in.answer(
        "compute_cost",
        "import inspect, re, numpy as np\nfrom dlhelpers import losses\n"
        "text = inspect.getsource(losses)\n"
        "own = {}\nexec(text.replace('__name__', '\"own\"'), own)\n"
        "compute_cost = own['compute_cost']",
    )


@attack()
def reads_the_installed_files(hand_in):
    """Searches the whole disk for a file that defines the function, and runs that."""
    hand_in.answer(
        "compute_cost",
        "import os, re\n"
        "found = []\n"
        "for top in ('/work', '/home', '/root', '/srv', '/opt', '/usr/lib/python3', '/tmp'):\n"
        "    for folder, inner, names in os.walk(top):\n"
        "        inner[:] = [n for n in inner if n not in ('node_modules', 'proc')]\n"
        "        for name in names:\n"
        "            if name in ('losses.py', 'compute_cost.py'):\n"
        "                found.append(os.path.join(folder, name))\n"
        "own = {}\n"
        "for path in found:\n"
        "    try:\n"
        "        exec(open(path).read(), own); break\n"
        "    except Exception: pass\n"
        "compute_cost = own.get('compute_cost') or (lambda *a: 0.123)",
    )


@attack()
def imports_the_exercise(hand_in):
    """Imports the module in which the exercise's reference stands."""
    hand_in.answer(
        "compute_cost",
        f"from {LESSON}.compute_cost import EXERCISE\ncompute_cost = EXERCISE.reference",
    )


@attack()
def imports_an_alternative(hand_in):
    """Imports a right program that the tests of the exercise use."""
    hand_in.answer(
        "compute_cost",
        f"from {LESSON}.compute_cost import EXERCISE\ncompute_cost = EXERCISE.alternatives[0]",
    )


@attack()
def opens_the_answer_book(hand_in):
    """Opens the file of expected values that comes with the lessons, and the lesson's keys."""
    hand_in.answer(
        "compute_cost",
        "import pathlib, sys, numpy as np\n"
        f"import {LESSON} as L\n"
        "def keys():\n"
        "    for value in list(vars(L).values()):\n"
        "        lesson = getattr(value, '__self__', None)\n"
        "        if hasattr(lesson, 'key'):\n"
        "            for seed in (0, 8128):\n"
        "                try: yield lesson.key('compute_cost', seed)\n"
        "                except Exception: pass\n"
        "            try: yield lesson.key('compute_cost')\n"
        "            except Exception: pass\n"
        "KEYS = list(keys())\n"
        "def compute_cost(A, Y):\n"
        "    for key in KEYS:\n"
        "        for label, given in key.cases.items():\n"
        "            if given['A'].shape == A.shape and (given['A'] == A).all():\n"
        "                return key.expected[label].value\n"
        "    return 0.123",
    )


@attack()
def reads_the_seed(hand_in):
    """Takes the seed of the hidden cases from the check's own call, and makes the key itself."""
    hand_in.answer(
        "compute_cost",
        "import sys\n"
        "def compute_cost(A, Y):\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n"
        "        seed, lesson = frame.f_locals.get('seed'), frame.f_locals.get('self')\n"
        "        if isinstance(seed, int) and hasattr(lesson, 'key'):\n"
        "            key = lesson.key('compute_cost', seed)\n"
        "            for label, given in key.cases.items():\n"
        "                if given['A'].shape == A.shape and (given['A'] == A).all():\n"
        "                    return key.expected[label].value\n"
        "        frame = frame.f_back\n"
        "    return 0.123",
    )


@attack()
def asks_the_judge_for_more(hand_in):
    """Sends names of private functions over the line on which lent functions are called."""
    hand_in.answer(
        "compute_cost",
        "import dlhelpers\nfunction, said = dlhelpers.relu, []\n"
        "def compute_cost(A, Y):\n"
        "    for target in ('lesson:compute_cost', 'dlhelpers.losses:compute_cost',\n"
        f"                   '{LESSON}.compute_cost:compute_cost',\n"
        f"                   '{LESSON}.compute_cost:_several',\n"
        "                   'dlhelpers.grading.bookkeeping:secret_of', 'builtins:eval',\n"
        "                   'dlhelpers.exercises.judge:judge', 'dlhelpers.training:train'):\n"
        "        try:\n"
        "            function._target = target\n"
        "            return float(function(A, Y))\n"
        "        except Exception as error: said.append(str(error))\n"
        "    return 0.123",
    )


@attack()
def asks_a_fresh_python(hand_in):
    """Starts another Python, without any walls of this one, and computes there."""
    hand_in.answer(
        "compute_cost",
        "import json, subprocess, sys\n"
        "def compute_cost(A, Y):\n"
        "    code = ('import json, sys, numpy as np; from dlhelpers.losses import compute_cost;'\n"
        "            'A, Y = json.loads(sys.argv[1]);'\n"
        "            'print(compute_cost(np.array(A), np.array(Y)))')\n"
        "    given = json.dumps([A.tolist(), Y.tolist()])\n"
        "    said = subprocess.run([sys.executable, '-c', code, given], capture_output=True,\n"
        "                          text=True).stdout\n"
        "    return float(said or 0.123)",
    )


@attack()
def asks_the_network(hand_in):
    """Asks a server for the answer: another machine's, this one's, one of its own beside it."""
    hand_in.answer(
        "compute_cost",
        "import socket\n"
        "def compute_cost(A, Y):\n"
        "    for address in (('192.0.2.1', 80), ('127.0.0.1', 80), ('127.0.0.1', 5432)):\n"
        "        try:\n"
        "            with socket.create_connection(address, 0.2) as line:\n"
        "                line.sendall(b'?'); return float(line.recv(99))\n"
        "        except (OSError, ValueError): pass\n"
        "    return 0.123",
    )


@attack()
def undoes_the_refusal(hand_in):
    """Keeps the code of the references before they refuse, and puts it back when called."""
    hand_in.answer(
        "compute_cost",
        "import types\nfrom dlhelpers import losses\n"
        "f = losses.compute_cost\n"
        "code, names = getattr(f, '__code__', None), getattr(f, '__globals__', {})\n"
        "def compute_cost(A, Y):\n"
        "    return types.FunctionType(code, names)(A, Y)",
    )


@attack()
def takes_a_misconception(hand_in):
    """Looks through every function of the process for one that gives right numbers."""
    known = [
        ([given["A"].tolist(), given["Y"].tolist()], outcome.value)
        for (given, outcome) in zip(
            LESSONS["01_logistic_regression"].key("compute_cost").cases.values(),
            LESSONS["01_logistic_regression"].key("compute_cost").expected.values(),
            strict=True,
        )
    ]
    hand_in.answer(
        "compute_cost",
        f"import gc, types, numpy as np\nknown = {known[:5]!r}\n"
        "def good(f):\n"
        "    try:\n"
        "        return all(abs(f(np.array(a), np.array(y)) - v) < 1e-9 for (a, y), v in known)\n"
        "    except BaseException: return False\n"
        "found = [f for f in gc.get_objects() if isinstance(f, types.FunctionType)\n"
        "         and f.__code__.co_argcount == 2 and 'cost' in f.__name__ and good(f)]\n"
        "def compute_cost(A, Y):\n"
        "    for f in found:\n"
        "        try: return types.FunctionType(f.__code__, f.__globals__)(A, Y)\n"
        "        except Exception: pass\n"
        "    return 0.123",
    )

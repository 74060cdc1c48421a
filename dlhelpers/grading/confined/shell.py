"""Run the cells of a notebook without a kernel: an IPython shell whose outputs are collected."""

import ast
import base64
import signal
import sys
import time
from traceback import walk_tb

from ipykernel.compiler import XCachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

LONGEST_TEXT = 200_000
"""Characters of one cell's streams."""
LONGEST_OUTPUT = 8 << 20
"""Characters of one cell's pictures and other outputs."""
MOST_OUTPUTS = 200


REFUSED = "ReferenceUsed"
"""Name of the exception with which the judge refuses a call."""
TOO_LONG = "the time limit of a cell is over"


class CellTimeout(BaseException):
    """A cell took longer than allowed."""


class Outputs:
    """The outputs of the cell that runs, in the form that notebooks have."""

    def __init__(self):
        self.clear()

    def clear(self):
        """Forget everything."""
        self.items, self.text, self.other, self.clear_next = [], 0, 0, False

    def stream(self, name, text):
        """Add what was printed."""
        if self.text >= LONGEST_TEXT:
            return
        room = LONGEST_TEXT - self.text
        self.text += len(text)
        text = text if len(text) <= room else text[:room] + "\n... (more was printed)\n"
        self._make_room()
        last = self.items[-1] if self.items else {}
        if last.get("name") == name:
            last["text"].append(text)
        else:
            self.items.append({"output_type": "stream", "name": name, "text": [text]})

    def add(self, kind, **content):
        """Add any other output."""
        size = sum(len(str(value)) for value in content.get("data", content).values())
        if len(self.items) >= MOST_OUTPUTS or self.other + size > LONGEST_OUTPUT:
            return
        self.other += size
        self._make_room()
        self.items.append({"output_type": kind, **content})

    def _make_room(self):
        if self.clear_next:
            self.clear()

    def taken(self):
        """Return the outputs and forget them."""
        items, _ = self.items, self.clear()
        for item in items:
            if item["output_type"] == "stream":
                item["text"] = "".join(item["text"])
        return items


OUTPUTS = Outputs()


class Stream:
    """Stands in the place of sys.stdout or sys.stderr."""

    encoding, errors, closed, newlines = "utf-8", "replace", False, None

    def __init__(self, name):
        self.name = f"<{name}>"
        self._name = name

    def write(self, text):
        """Collect a text."""
        OUTPUTS.stream(self._name, str(text))
        return len(text)

    def writelines(self, lines):
        """Collect several."""
        for line in lines:
            self.write(line)

    def flush(self):
        """Nothing waits."""

    def isatty(self):
        """Nobody types here."""
        return False

    def writable(self):
        """One can write."""
        return True

    def fileno(self):
        """Return a number that leads nowhere."""
        return 1


class Publisher(DisplayPublisher):
    """Collects what is displayed."""

    def publish(self, data, metadata=None, **more):
        """Collect a picture, a table..."""
        OUTPUTS.add("display_data", data=_texts(data), metadata=metadata or {})

    def clear_output(self, wait=False):
        """Drop what the cell has shown so far, now or when the next thing comes."""
        OUTPUTS.clear_next = True
        if not wait:
            OUTPUTS.clear()


class Hook(DisplayHook):
    """Collects the value of a cell's last line."""

    def write_output_prompt(self):
        """Print no prompt."""

    def write_format_data(self, format_dict, md_dict=None):
        """Collect the value in its forms."""
        count = self.prompt_count
        OUTPUTS.add(
            "execute_result",
            data=_texts(format_dict),
            metadata=md_dict or {},
            execution_count=count,
        )

    def finish_displayhook(self):
        """Print no line after it."""


class Shell(InteractiveShell):
    """A shell without a person in front of it."""

    # Errors name the file of a cell: by the name that it has in a kernel.
    compiler_class = XCachingCompiler
    was_refused = False

    def _showtraceback(self, etype, evalue, stb):
        traceback = [str(line)[:5000] for line in stb[:100]]
        name, said = str(etype.__name__), str(evalue)[:5000]
        OUTPUTS.add("error", ename=name, evalue=said, traceback=traceback)

    def enable_gui(self, gui=None):
        """There is no screen."""


def _texts(data):
    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }


def make_shell():
    """Return the one shell, warmed up: the first picture and the first error take longest."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config, display_pub_class=Publisher, displayhook_class=Hook)
    shell.system = shell.system_piped  # `!command`: no terminal
    for source in (
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([0, 1]); plt.title('x')",
        "def f():\n    raise ValueError\nf()",
    ):
        run(shell, source)
    sys.modules["matplotlib.pyplot"].close("all")
    shell.reset(new_session=True)
    shell.execution_count = 1
    return shell


def run(shell, source, limit=0.0):
    """Run one cell.

    Parameters
    ----------
    shell : Shell
        Where.
    source : str
        The cell's text.
    limit : float
        Seconds until it is interrupted; 0 for never.

    Returns
    -------
    dict
        ``outputs``, ``number`` (its execution count), ``seconds``.
    """
    before, streams = time.perf_counter(), (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    OUTPUTS.clear()
    try:
        signal.signal(signal.SIGALRM, _stop)
        # Rung again and again: a bare `except:` may swallow the first.
        signal.setitimer(signal.ITIMER_REAL, limit, 0.05 if limit else 0)
        _run_all(shell, source)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except BaseException as error:
        signal.setitimer(signal.ITIMER_REAL, 0)
        OUTPUTS.add("error", ename=type(error).__name__, evalue=str(error)[:5000], traceback=[])
    finally:
        sys.stdout, sys.stderr = streams
    seconds = time.perf_counter() - before
    # The second ring can come while the first one's traceback is shown.
    if 0 < limit <= seconds and not any(o["output_type"] == "error" for o in OUTPUTS.items):
        OUTPUTS.add("error", ename=CellTimeout.__name__, evalue=TOO_LONG, traceback=[TOO_LONG])
    number = shell.execution_count - 1
    return {"outputs": OUTPUTS.taken(), "number": number, "seconds": seconds}


def _run_all(shell, source):
    """Run a cell; once a call was refused, an error costs its own statement, not those below it.

    At home nothing is refused while cells run: a cell that calls the package, looks at what came
    of it and defines a helper has to leave its helper.
    """
    error = shell.run_cell(source, store_history=True).error_in_exec
    while isinstance(error, Exception):
        shell.was_refused |= type(error).__name__ == REFUSED
        source = shell.was_refused and _after(shell, source, error)
        if not source:
            break
        error = shell.run_cell(source).error_in_exec


def _after(shell, source, error):
    """Return the statements of a cell after the one that an exception came from."""
    lines = [n for frame, n in walk_tb(error.__traceback__) if frame.f_code.co_name == "<module>"]
    source = shell.transform_cell(source)
    ends = [statement.end_lineno for statement in ast.parse(source).body]
    return "\n".join(source.splitlines()[min(end for end in ends if end >= lines[0]) :])


def _stop(signum, frame):
    raise CellTimeout(TOO_LONG)

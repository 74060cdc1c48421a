"""The fork server: everything is imported once, and each submission gets a fork of it.

It runs no student's code itself. ``python -m confined.server SETTINGS`` is started by
`dlhelpers.grading.fork_server`, inside bubblewrap where there is one.
"""

import contextlib
import gc
import importlib
import json
import os
import shutil
import signal
import socket
import sys
from pathlib import Path

from . import lent, refusals, walls, wire


class Inmate:
    """The process that runs one submission.

    Parameters
    ----------
    shell : Shell
        The shell, ready made.
    connection : socket
        To the judge.
    """

    def __init__(self, shell, connection):
        self.shell, self.connection = shell, connection

    def serve(self):
        """Do what the judge says until he hangs up."""
        lent.JUDGE.connection = self.connection
        while True:
            asked = wire.receive(self.connection)
            wire.send(self.connection, getattr(self, f"do_{asked.pop('do')}")(**asked))

    def do_package(self, modules):
        """Take over the package as this lesson has it."""
        lent.FINDER.take(modules)
        return {"done": True}

    def do_files(self, files):
        """Write the files that were handed in beside the notebook."""
        for name, content in files.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.tobytes())
        # Last: nothing that was handed in takes the place of a library.
        sys.path.append(os.getcwd())
        return {"done": True}

    def do_cell(self, source, limit):
        """Run a cell."""
        from . import shell

        return {"ran": shell.run(self.shell, source, limit)}

    def do_names(self, names):
        """Say what the cells have left behind."""
        from . import questions

        return {"names": questions.names(self.shell.user_ns, names)}

    def do_question(self, **question):
        """Answer a question."""
        from . import questions

        questions.answer(self.connection, self.shell.user_ns, question)
        return {"next": True}


def prepare(settings):
    """Import everything and return the shell."""
    # Else matplotlib would look for fonts at every start.
    shutil.copytree(settings["fonts"], os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    if settings["lent"]:
        lent.FINDER.install(settings["package"])
    else:
        sys.path.insert(0, settings["package"])
    for name in settings["imports"]:
        importlib.import_module(name)
    from . import shell

    made = shell.make_shell()
    if settings["lent"]:
        from . import questions  # noqa: F401
    gc.collect()
    gc.freeze()  # a collection in a fork would copy every page
    return made


def become_inmate(settings, control, connection, shell):
    """In a fork: shut this process in, and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setsid()
    walls.first_to_die()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    if settings["walls"]:
        within = walls.Walls(settings["home"], settings["hidden"], settings["disk"])
        inside = within.enter()
        if inside:
            # This process may be left behind by the one inside: the judge has to end that one.
            _hand_over(control, inside)
            connection.close()
            os.waitpid(inside, 0)
            os._exit(0)
        control.close()
        within.settle()
        os.chdir(settings["home"])
    else:
        _hand_over(control, os.getpid())
        control.close()
        home = Path(settings["home"]) / str(os.getpid())
        home.mkdir(mode=0o700)
        os.chdir(home)
        os.environ["HOME"] = os.environ["TMPDIR"] = str(home)
    walls.limit(**settings["limits"])
    refusals.refuse()
    Inmate(shell, connection).serve()


def main():
    """Fork whenever the judge asks, until he hangs up."""
    settings = json.loads(sys.argv[1])
    shell = prepare(settings)
    if settings["user"] is not None:
        os.chmod(settings["home"], 0o777)
        walls.drop_root(settings["user"])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=settings["control"])
    control.send(json.dumps({"ready": os.getpid(), "threads": walls.threads()}).encode())
    while True:
        asked, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not asked:
            return
        connection = socket.socket(fileno=descriptors[0])
        child = os.fork()
        if not child:
            with contextlib.suppress(wire.Closed):
                try:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    become_inmate(settings, control, connection, shell)
                except Exception as error:
                    if control.fileno() >= 0:
                        _hand_over(control, os.getpid())
                    wire.send(connection, {"broken": f"{type(error).__name__}: {error}"})
                finally:
                    os._exit(0)
        connection.close()


def _hand_over(control, process):
    """Give the judge a handle of the process that runs the submission, by which he can end it."""
    text = json.dumps({"pid": process}).encode()
    try:
        handle = os.pidfd_open(process)
    except (AttributeError, OSError):  # not Linux, or it is gone already
        control.send(text)
    else:
        socket.send_fds(control, [text], [handle])
        os.close(handle)


if __name__ == "__main__":
    main()

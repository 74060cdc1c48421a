"""Start a Jupyter kernel within walls: what ``nbgrader autograde`` runs a notebook in.

``main`` is called inside bubblewrap; `dlhelpers.grading.confined_kernel` says with which settings.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from . import refusals, walls


def main():
    """Shut this process in and become the kernel."""
    settings = json.loads(sys.argv[1])
    # A root outside is the only one who can read them, and is nobody afterwards.
    files = files_in(Path(settings["submission"]), settings["disk"])
    home = Path(settings["home"])
    if settings["user"] is not None:
        home.chmod(0o777)
        walls.drop_root(settings["user"])
    walls.first_to_die()
    if settings["walls"]:
        within = walls.Walls(str(home), settings["hidden"], settings["disk"])
        inside = within.enter()
        if inside:
            os._exit(os.waitstatus_to_exitcode(os.waitpid(inside, 0)[1]) & 0xFF)
        within.settle()
    os.setsid()  # an interrupt is meant for all that a cell has started
    _furnish(home, files, settings["fonts"])
    walls.limit(**settings["limits"])
    refusals.refuse()
    if settings["package"] not in sys.path:
        sys.path.append(settings["package"])
    # Whoever started bubblewrap has no number in here: the kernel would take him for dead.
    os.environ.pop("JPY_PARENT_PID", None)
    sys.argv = ["ipykernel_launcher", *settings["arguments"]]
    from ipykernel import kernelapp

    sys.path.insert(0, "")  # as in any kernel: what lies beside the notebook can be imported
    kernelapp.launch_new_instance()


def files_in(folder, room):
    """Return the regular files of a folder, as many as fit in.

    Parameters
    ----------
    folder : Path
        The folder.
    room : int
        Bytes that they may have together.

    Returns
    -------
    dict
        ``{path in the folder: bytes}``
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > room:
            continue
        found[path.relative_to(folder)] = content = path.read_bytes()
        room -= len(content)
    return found


def _furnish(home, files, fonts):
    """Put a copy of what was handed in where the notebook runs."""
    # Else matplotlib would look for fonts at every start.
    shutil.copytree(fonts, home, dirs_exist_ok=True)
    for name, content in files.items():
        path = home / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    os.chdir(home / "work")

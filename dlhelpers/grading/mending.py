"""Bring a submitted notebook back to what was released, and say what was found on the way.

Nothing in a submission is believed: not its metadata, not its form, not the kind of its files.
"""

import copy
import hashlib
import json
import os
import re
import stat
from dataclasses import dataclass

import nbformat
from nbformat.v4 import new_notebook

from dlhelpers.grading.notebooks import METADATA
from dlhelpers.grading.outputs import inactive
from dlhelpers.grading.records import Finding, clean

LARGEST_NOTEBOOK = 16 << 20
LARGEST_FILES = 16 << 20
"""Bytes of the notebook, and of all other files."""
MOST_CELLS = 2000
LONGEST_CODE, LONGEST_TEXT = 200_000, 2_000_000
"""Characters of one cell."""
LONGEST_NAME = 200
"""Bytes of a file's name: room is needed for what is put before and behind it."""
MOST_FILES = 200
TIMESTAMP = "timestamp.txt"


class Unreadable(Exception):
    """A submission that cannot be graded; the text says why."""


@dataclass(frozen=True)
class Submission:
    """The files that were handed in.

    Attributes
    ----------
    notebook : bytes or None
        The lesson's notebook.
    files : dict
        ``{name: bytes}`` of what lies beside it, the timestamp excepted.
    timestamp : str
        What nbgrader wrote when it was handed in; "" where nothing.
    findings : tuple of Finding
        What was odd.
    """

    notebook: bytes | None
    files: dict
    timestamp: str
    findings: tuple[Finding, ...]

    @property
    def hash(self):
        """SHA-256 of all of it."""
        digest = hashlib.sha256()
        parts = {"": self.notebook or b"", TIMESTAMP: self.timestamp.encode(), **self.files}
        for name, content in sorted(parts.items()):
            digest.update(f"{name}\0{len(content)}\0".encode(errors="replace") + content)
        return digest.hexdigest()


def read_submission(folder, lesson):
    """Read the regular files of a folder; links and everything else stay where they are.

    Parameters
    ----------
    folder : Path
        ``submitted/<student>/<lesson>``.
    lesson : str
        Name of the notebook without its ending.

    Returns
    -------
    Submission
    """
    findings, found, left = [], {}, LARGEST_FILES

    def note(text):
        findings.append(Finding("files", text))

    if folder.is_symlink() or folder.parent.is_symlink():
        note("The folder is a link: nothing was read.")
        return Submission(None, {}, "", tuple(findings))
    for path in _regular_files(folder, note):
        name = str(path.relative_to(folder))
        if (
            not name.isprintable()
            or max(len(part.encode()) for part in name.split(os.sep)) > LONGEST_NAME
        ):
            note(f"{name[:60]!r} is no name that a file can keep; it was not read.")
            continue
        room = LARGEST_NOTEBOOK if name == f"{lesson}.ipynb" else left
        content = _read(path, room)
        if content is None:
            kind = "notebook" if name == f"{lesson}.ipynb" else "files"
            findings.append(Finding(kind, f"{name[:200]} is too large to be read."))
            continue
        if name == f"{lesson}.ipynb":
            found[""] = content
        elif len(found) < MOST_FILES:
            left -= len(content)
            found[name] = content
        else:
            note(f"There are more than {MOST_FILES} files.")
            break
    notebook = found.pop("", None)
    timestamp = found.pop(TIMESTAMP, b"").decode(errors="replace").strip()
    for name in found:
        if not name.endswith(".ipynb"):
            note(f"{name[:200]} lies beside the notebook.")
    return Submission(notebook, found, timestamp[:100], tuple(findings))


def _regular_files(folder, note):
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(n for n in folders if not n.startswith((".", "__pycache__")))
        for name in sorted(folders):
            if os.path.islink(os.path.join(parent, name)):
                note(f"{name[:200]} is a link; it was not followed.")
        for name in sorted(names):
            path = folder.__class__(parent, name)
            about = path.lstat()
            mode = about.st_mode
            if stat.S_ISREG(mode) and about.st_nlink == 1:
                yield path
            elif stat.S_ISREG(mode):
                # It may be anybody's: a roster, another student's notebook.
                text = "has another name elsewhere (a hard link); put a copy in its place"
                note(f"{name[:200]} {text}. It was not read.")
            else:
                kind = "a link; it was not followed" if stat.S_ISLNK(mode) else "no regular file"
                note(f"{name[:200]} is {kind}.")


def _read(path, room):
    """Return a file's content, or None where it is larger than `room`."""
    # Between the look and the opening a file could become a link, or a pipe that blocks.
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        content = file.read(room + 1)
    return content if len(content) <= room else None


def read_notebook(content, prose=frozenset()):
    """Return a notebook with nothing in it but cells: their type, source, id and known metadata.

    Parameters
    ----------
    content : bytes or None
        Of the file.
    prose : set of str
        Texts of the lesson itself, which may hold HTML. In all others it is shown, not carried out.

    Returns
    -------
    notebook : NotebookNode
        Of the present version.
    findings : list of Finding

    Raises
    ------
    Unreadable
        If it is no notebook.
    """
    if content is None:
        raise Unreadable("there is no notebook of this lesson that could be read.")
    findings = []
    try:
        tree = json.loads(content.decode())
        version = tree["nbformat"]
        if version != 4:
            findings.append(Finding("notebook", f"It is of version {str(version)[:20]}, not 4."))
            if type(version) is not int or not 1 <= version <= 3:
                raise Unreadable(f"version {str(version)[:20]} of notebooks is not known.")
            tree = nbformat.convert(nbformat.from_dict(tree), 4)
        cells = tree["cells"]
        if not isinstance(cells, list):
            raise Unreadable("its cells are no list.")
    except Unreadable:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {str(error)[:120]}"
        raise Unreadable(f"it is no notebook (JSON): {said}") from None
    if len(cells) > MOST_CELLS:
        raise Unreadable(f"it has {len(cells)} cells, more than {MOST_CELLS}.")
    kept = [_plain_cell(cell, index, findings, prose) for index, cell in enumerate(cells)]
    kept = [cell for cell in kept if cell]
    _give_ids(kept)
    return new_notebook(cells=kept, metadata=METADATA), findings


KINDS = {
    "code": {"execution_count": None, "outputs": []},
    "markdown": {},
    "raw": {},
}
"""What a cell of each kind holds besides source and metadata."""


def _plain_cell(cell, index, findings, prose):
    """Return a cell made anew of what is known of it, or None where it is none."""
    try:
        kind, source = cell["cell_type"], cell["source"]
        made = copy.deepcopy(KINDS[kind])
        source = source if isinstance(source, str) else "".join(source)
        # What cannot be written cannot be run or shown either.
        source.encode()
        if len(source) > (LONGEST_CODE if kind == "code" else LONGEST_TEXT):
            raise TypeError
        if kind != "code" and source not in prose and inactive(source) != source:
            source = inactive(source)
            findings.append(
                Finding("notebook", f"Cell {index + 1} held HTML or links; they are shown.")
            )
    except (KeyError, TypeError, UnicodeEncodeError):
        findings.append(Finding("notebook", f"Cell {index + 1} is malformed and was left out."))
        return None
    given = cell.get("metadata")
    metadata = {}
    if isinstance(given, dict):
        tags = given.get("tags")
        if isinstance(tags, list):
            metadata["tags"] = [tag for tag in tags[:20] if isinstance(tag, str) and _good_id(tag)]
        about = given.get("dlhelpers")
        if isinstance(about, dict) and isinstance(about.get("source"), str):
            metadata["dlhelpers"] = {"source": clean(about["source"], 100)}
        if "nbgrader" in given:
            metadata["nbgrader"] = given["nbgrader"]
    name = cell.get("id")
    name = name if isinstance(name, str) and _good_id(name) else f"cell-{index}"
    made |= {"id": name, "cell_type": kind, "metadata": metadata, "source": source}
    return nbformat.from_dict(made)


def _good_id(name):
    return re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name)


def _give_ids(cells):
    seen = set()
    for cell in cells:
        while cell.id in seen:
            cell.id = f"{cell.id[:56]}-{len(seen)}"
        seen.add(cell.id)


def mend(notebook, released):
    """Bring the graded cells of a notebook back to what was released; return the findings.

    Locked cells come back as they were, at their place; of a cell that stands twice the last one
    counts; unknown metadata goes. The answers themselves stay as they are.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    released : list of NotebookNode
        The lesson's graded cells, in their order; they become part of the notebook.

    Returns
    -------
    list of Finding
    """
    findings = []
    known = {cell.metadata.nbgrader.grade_id: cell for cell in released}
    place = _places(notebook.cells, known, findings)
    after = -1
    for name, cell in known.items():
        if name in place:
            index = place[name]
            _restore(notebook.cells[index], cell, findings)
        elif cell.metadata.nbgrader.locked:
            index = after + 1
            findings.append(Finding("cells", f"Cell {name} was missing and is back."))
            notebook.cells.insert(index, cell)
            place = {n: i + (i >= index) for n, i in place.items()} | {name: index}
        else:
            findings.append(Finding("cells", f"Cell {name} is missing."))
            continue
        after = max(after, index)
    return findings


def _places(cells, known, findings):
    place = {}
    for index, cell in enumerate(cells):
        about = cell.metadata.get("nbgrader")
        name = about.get("grade_id") if isinstance(about, dict) else None
        claimed = cell.metadata.pop("nbgrader", None)
        if not (isinstance(name, str) and name in known):
            if claimed:
                text = f"Cell {index + 1} claims to be {str(name)[:60]!r}, which was not released."
                findings.append(Finding("metadata", text))
            continue
        if name in place:
            text = f"Cell {name} stands there more than once; the last one counts."
            findings.append(Finding("cells", text))
        place[name] = index
        findings += _changed(name, about, known[name].metadata.nbgrader)
    return place


def _changed(name, about, released):
    """Yield a finding for each entry of a cell's metadata that is not what was released."""
    for entry in ("points", "grade", "locked", "solution", "task", "schema_version"):
        if entry in about and about[entry] != released.get(entry, about[entry]):
            text = f"Cell {name} says {entry} = {str(about[entry])[:40]}."
            yield Finding("metadata", text)


def _restore(cell, released, findings):
    about = released.metadata.nbgrader
    if cell.cell_type != released.cell_type:
        text = f"Cell {about.grade_id} was made a cell of {cell.cell_type}."
        findings.append(Finding("metadata", text))
    if about.locked and cell.source.strip() != visible_part(released.source).strip():
        findings.append(Finding("cells", f"Cell {about.grade_id} is locked and was edited."))
    cell.metadata["nbgrader"] = about
    if about.locked or cell.cell_type != released.cell_type:
        source = released.source if about.locked else cell.source
        kept = {"id": cell.get("id"), "metadata": cell.metadata, "source": source}
        cell.clear()
        cell.update({**released, **{k: v for k, v in kept.items() if v is not None}})


def visible_part(source):
    """Return a check's source as students have it, without its hidden tests."""
    before, mark, rest = source.partition("### BEGIN HIDDEN TESTS")
    return before + rest.partition("### END HIDDEN TESTS")[2] if mark else source

"""Blocks of the README that commands write: what is measured is not typed by hand."""

import re
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"


def write_block(name, text, path=README):
    """Put a text between two marks, ``<!-- name: begin -->`` and ``<!-- name: end -->``.

    Parameters
    ----------
    name, text : str
        The block and what stands in it from now on.
    path : Path
        The file.

    Raises
    ------
    ValueError
        If the marks do not stand there, each once.
    """
    whole = path.read_text(encoding="utf-8")
    new, times = _pattern(name).subn(lambda found: f"{found[1]}\n{text}\n{found[3]}", whole)
    if times != 1:
        raise ValueError(
            f"{path.name}: expected <!-- {name}: begin --> and <!-- {name}: end -->, each once."
        )
    path.write_text(new, encoding="utf-8")


def read_block(name, path=README):
    """Return the text between the marks of a block."""
    return _pattern(name).search(path.read_text(encoding="utf-8"))[2].strip()


def _pattern(name):
    return re.compile(rf"(<!-- {name}: begin -->)(.*?)(<!-- {name}: end -->)", re.DOTALL)

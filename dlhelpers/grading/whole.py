"""Files and folders that appear with all that is in them, or not at all."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path


def write_whole(path, content):
    """Write a file so that at any moment, even of a crash, the old or the new one stands there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")  # one writer: what a killed run left goes away
    with open(half, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)


@contextmanager
def make_whole(folder):
    """Make a folder that several processes may make at the same time: the first to finish wins.

    Yields
    ------
    Path
        An empty folder, to fill. It becomes `folder` when the block is done, and is removed where
        the block fails or another process was faster.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        scratch = Path(beside) / folder.name
        scratch.mkdir()
        yield scratch
        try:
            os.replace(scratch, folder)
        except OSError:
            if not folder.exists():
                raise

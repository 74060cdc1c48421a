"""Open the course as a student sees it: ``python -m dlhelpers.grading.lab [JupyterLab's flags]``.

The release is unpacked into student/. Notebooks that are already there stay as they are: work is
never overwritten.
"""

import os
import sys
import zipfile

from dlhelpers.grading import release
from dlhelpers.grading.notebooks import ROOT

STUDENT = ROOT / "student"


def unpack(archive, folder):
    """Unpack a release; return the notebooks that were kept because they were there.

    Parameters
    ----------
    archive : Path
        The zip.
    folder : Path
        Where it goes.
    """
    kept = []
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            target = folder / name.split("/", 1)[1]
            if target.suffix == ".ipynb" and target.exists():
                if target.read_bytes() != files.read(name):
                    kept.append(target.name)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files.read(name))
    return kept


def main():
    """Build the release, unpack it and start JupyterLab in its folder."""
    kept = unpack(release.build(), STUDENT)
    if kept:
        print(f"Kept as they are in student/: {', '.join(kept)}. Delete one to get a fresh copy.")
    os.chdir(STUDENT)
    command = [sys.executable, "-m", "jupyterlab", *sys.argv[1:]]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main()

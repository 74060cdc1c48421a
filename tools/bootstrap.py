"""Make the course's environment in .venv, or see at a glance that it is ready.

`make` runs this before everything else. It needs a Python and nothing more, and every Python
can at least read it: so an old one gets a message rather than a syntax error. Hence the old
style, `%` instead of f-strings.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Where everything stands inside the root.
VENV = ".venv"
PYTHON = os.path.join(VENV, "bin", "python")
SITE_PACKAGES = os.path.join(VENV, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
STAMP = os.path.join(VENV, ".ready")
BOOTSTRAP_LOCK = os.path.join("requirements", "bootstrap.txt")
COURSE_LOCK = os.path.join("requirements", "course.txt")
THIS_FILE = os.path.join("tools", "bootstrap.py")


class SetupError(Exception):
    """Something that stops the set-up, and what a person can do about it."""

    def __init__(self, what, expected, got, *fix):
        form = "set-up: %s\n  expected: %s\n  got:      %s\n  fix:      %s"
        Exception.__init__(self, form % (what, expected, got, ("\n" + 12 * " ").join(fix)))


# ---------------------------------------------------------------- what can be wrong beforehand


def check_version(version, executable):
    """Raise SetupError where `version`, such as `sys.version_info`, is too old."""
    if tuple(version[:2]) < OLDEST:
        raise SetupError(
            "this Python is too old.",
            "Python %d.%d or newer" % OLDEST,
            "Python %d.%d (%s)" % (version[0], version[1], executable),
            "Name a newer one:  make PYTHON=python3.12 lab",
            "None there? Install one from your system's packages.",
        )


def check_venv_module():
    """Raise SetupError where Python came without `venv`: Debian and Ubuntu pack it apart."""
    try:
        import ensurepip  # noqa: F401  (venv alone imports, but cannot install pip)
        import venv  # noqa: F401
    except ImportError as error:
        raise SetupError(
            "this Python cannot make virtual environments.",
            "the modules venv and ensurepip",
            "%s (%s)" % (error, sys.executable),
            "On Debian or Ubuntu:  sudo apt install python3-venv   and then the same make again.",
            "Elsewhere name another Python:  make PYTHON=python3.12 lab",
        )


def check_path(root):
    """Raise SetupError where the folder's name cannot stand in PATH. Spaces are welcome."""
    if os.pathsep in root:
        raise SetupError(
            "the course's folder has a '%s' in its path." % os.pathsep,
            "a path without '%s', which separates the entries of PATH" % os.pathsep,
            root,
            "Rename or move the folder, then run the same make again.",
        )


# ---------------------------------------------------------------- whether there is work to do


def fingerprint(root):
    """Return what the environment depends on: its place, the Python, the locks, this file."""
    digest = hashlib.sha256()
    for name in (BOOTSTRAP_LOCK, COURSE_LOCK, THIS_FILE):
        with open(os.path.join(root, name), "rb") as file:
            digest.update(file.read())
    return "%s, Python %d.%d, %s" % ((root,) + sys.version_info[:2] + (digest.hexdigest(),))


def contents(root):
    """Return the programs and packages in the environment: the names in bin and site-packages."""
    return sorted(
        os.path.join(folder, name)
        for folder in (os.path.join(VENV, "bin"), SITE_PACKAGES)
        for name in os.listdir(os.path.join(root, folder))
        if name != "__pycache__"
    )


def is_ready(root):
    """Tell whether the environment is finished, up to date and still whole.

    The stamp is written last, so a half-made environment has none. It lists what was installed:
    a package that was deleted, or replaced by another version, shows. Additions are allowed.
    """
    if not os.path.exists(os.path.join(root, PYTHON)):  # a link to a Python that is gone, say
        return False
    try:
        with open(os.path.join(root, STAMP)) as file:
            stamp = file.read().splitlines()
        return stamp[0] == fingerprint(root) and set(stamp[1:]) <= set(contents(root))
    except (IOError, OSError, IndexError):
        return False


def write_stamp(root):
    """Note that the environment is finished, and what is in it."""
    with open(os.path.join(root, STAMP), "w") as file:
        file.write("\n".join([fingerprint(root)] + contents(root)) + "\n")


# ---------------------------------------------------------------- the work


def run(root, step, arguments):
    """Run the environment's Python, tell how long it took, and return whether it succeeded."""
    start = time.time()
    # -I: only the environment counts, not the user's own packages and not this folder.
    status = subprocess.call([os.path.join(root, PYTHON), "-I"] + arguments, cwd=root)
    if status == 0:
        sys.stdout.write("  %-24s %5.1f s\n" % (step, time.time() - start))
        sys.stdout.flush()
    return status == 0


def make_venv(root):
    """Make an empty environment in place of whatever stands there."""
    target = os.path.join(root, VENV)
    python = sys.executable
    if python.startswith(target + os.sep):  # about to be removed: use the one that it links to
        python = os.path.realpath(python)
    try:
        if os.path.lexists(target):
            shutil.rmtree(target)
    except OSError as error:
        raise SetupError(
            "the unfinished environment cannot be removed.",
            "to own everything in %s" % target,
            str(error),
            "Remove that folder yourself, then run the same make again.",
        )
    if subprocess.call([python, "-m", "venv", target]) != 0:
        raise SetupError(
            "the virtual environment could not be made.",
            "`%s -m venv` to succeed" % python,
            "the error above",
            "Is the disk full, or the folder read-only? If not, name another Python:",
            "make PYTHON=python3.12 lab",
        )


def install(root):
    """Install exactly what is locked: by uv, which is quick, or else by pip."""
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    uv = ["-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes"]
    # As pip does. Else each process that may not write into the environment compiles all again.
    uv += ["--compile-bytecode"]
    if run(root, "installer", pip + ["-r", BOOTSTRAP_LOCK]) and run(
        root, "packages", uv + ["-r", COURSE_LOCK]
    ):
        return
    sys.stdout.write("  The quick way failed; trying pip, which takes about a minute.\n")
    sys.stdout.flush()
    if not run(root, "packages, by pip", pip + ["-r", COURSE_LOCK]):
        raise SetupError(
            "the packages could not be installed.",
            "a package index to be in reach, and room on the disk",
            "the errors above",
            "No network? Connect, then run the same make again.",
            "Behind a proxy: set HTTPS_PROXY. With a mirror: UV_INDEX_URL and PIP_INDEX_URL.",
            "A Python newer than 3.13? Name another:  make PYTHON=python3.13 lab",
        )


def add_root(root):
    """Let `import dlhelpers` find this folder's package, wherever Python is started."""
    with open(os.path.join(root, SITE_PACKAGES, "course.pth"), "w") as file:
        file.write(root + "\n")


def check_imports(root):
    """Raise SetupError unless what was installed can be used."""
    if not run(root, "check", ["-c", "import numpy, nbgrader, jupyterlab, dlhelpers"]):
        raise SetupError(
            "the environment does not work.",
            "numpy, nbgrader, jupyterlab and dlhelpers to be importable",
            "the error above",
            "Python may lack one of its own modules; name another:",
            "make PYTHON=python3.12 lab",
        )


def main(root):
    """Make the environment, unless it is ready."""
    if is_ready(root):
        return
    check_version(sys.version_info, sys.executable)
    check_venv_module()
    check_path(root)
    sys.stdout.write("Making the course's environment in %s ...\n" % VENV)
    sys.stdout.flush()
    make_venv(root)
    install(root)
    add_root(root)
    check_imports(root)
    write_stamp(root)


if __name__ == "__main__":
    try:
        main(ROOT)
    except SetupError as error:
        sys.exit("\n%s\n" % error)

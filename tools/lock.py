"""Pin the newest versions of the course's packages: requirements/*.txt and environment.yml.

uv resolves once for every system and every Python from 3.11.0 on. Of a package with several
fitting versions it takes one that fits all: so all students have one numpy.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"

OLDEST = "3.11"
LOCKS = ("bootstrap", "course", "browser", "bench", "scale")  # the last three keep to course.txt

# What a reader of environment.yml looks for; the rest follows in the lock's order.
SHOWN_FIRST = ("numpy", "matplotlib", "jupyter", "nbgrader", "scikit-learn", "pytest")

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; (?P<marker>.+?))?(?: \\)?")

ENVIRONMENT_HEAD = """\
# The course's environment for conda:  conda env create -f environment.yml
# The versions are those of requirements/course.txt; `make lock` writes both.
name: dlhelpers
dependencies:
  - python>=3.11,<3.14
  - pip
  - pip:
"""


def compile_lock(name):
    """Pin `requirements/<name>.in`, with hashes, in `requirements/<name>.txt`."""
    options = "--quiet --upgrade --universal --generate-hashes --no-annotate"
    options += f" --python-version {OLDEST} --fork-strategy fewest"
    command = [sys.executable, "-m", "uv", "pip", "compile", *options.split()]
    command += ["--custom-compile-command", "make lock", f"{name}.in", "-o", f"{name}.txt"]
    subprocess.run(command, cwd=REQUIREMENTS, check=True)


def read_pins(lock_text):
    """Return the pins of a lock as `(name, version, marker)`; marker is None for everywhere."""
    matches = (PIN.fullmatch(line) for line in lock_text.splitlines())
    return [match.group("name", "version", "marker") for match in matches if match]


def environment_yml(pins):
    """Return the text of environment.yml.

    conda gives its pip no hashes: pip wants them for every line or for none, and this project's
    own line can have none.
    """

    def place(pin):
        return SHOWN_FIRST.index(pin[0]) if pin[0] in SHOWN_FIRST else len(SHOWN_FIRST)

    lines = [
        f"{name}=={version} ; {marker}" if marker else f"{name}=={version}"
        for name, version, marker in sorted(pins, key=place)
    ]
    # Quoted where YAML needs it: a marker has quotes and semicolons of its own.
    items = [f'      - "{line}"\n' if " " in line else f"      - {line}\n" for line in lines]
    return ENVIRONMENT_HEAD + "".join(items) + "      - --editable .\n"


def main():
    """Write the locks and environment.yml."""
    for name in LOCKS:
        compile_lock(name)
    pins = read_pins((REQUIREMENTS / "course.txt").read_text())
    (ROOT / "environment.yml").write_text(environment_yml(pins))


if __name__ == "__main__":
    main()

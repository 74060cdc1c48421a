"""The gradebook in PostgreSQL: a real server, started here, and nothing else is different."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dlhelpers.grading import class_run, commands
from dlhelpers.grading.bookkeeping import secret_of
from dlhelpers.grading.notebooks import ROOT

pytest.importorskip("psycopg")
from nbgrader.api import Gradebook
from small_class import LESSON, course_of, left_behind

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(not PROGRAMS, reason="no server of PostgreSQL is installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of an empty database; its server listens on a socket in a folder only."""
    bin_ = PROGRAMS[-1].parent
    # A path of a socket is short, and the server runs as an ordinary user.
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/pg.XXXXXX"], text=True).strip())
    as_user = {}
    if os.getuid() == 0:
        nobody = pwd.getpwnam("postgres")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid}

    def run(program, *arguments):
        subprocess.run(
            [bin_ / program, *arguments], check=True, capture_output=True, cwd=folder, **as_user
        )

    data = folder / "data"
    run("initdb", "--auth=trust", "--username=grader", "--no-sync", "-D", data)
    # Not "--wait" with its output kept: the server would hold it open.
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    run("pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "--wait", "start")
    try:
        run("createdb", "-h", folder, "-U", "grader", "grades")
        yield f"postgresql://grader@/grades?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def test_the_same_marks_and_exports(tmp_path, address):
    found = []
    for name, where in (("sqlite", None), ("postgresql", address)):
        course = course_of(tmp_path / name, address=where)
        if found:
            (course.root / "gradebook.key").write_bytes(found[0])  # the same hidden inputs
        else:
            found.append(secret_of(course.root))
        assert course.database.startswith(name)
        settings = class_run.Settings(course.root, course.database)
        class_run.grade_submissions(settings, course.submissions())
        commands.export(course.root, course.database)
        lines = (course.root / "grades.csv").read_text().splitlines()
        found.append((left_behind(course), sorted(lines)))
        assert (course.root / "gradebook.db").exists() == (name == "sqlite")
    assert found[1] == found[2]
    assert len(found[1][1]) == 1 + len(course.submissions())


def test_what_nbgrader_is_told_in_its_configuration_counts(tmp_path, address):
    course = course_of(tmp_path / "course", ())
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + f"\nc.CourseDirectory.db_url = {address!r}\n")
    commands.config_of.cache_clear()
    assert course.database == address


def test_a_mark_that_a_person_gave_stays(tmp_path, address):
    course = course_of(tmp_path / "course", ("half-right",), address)
    settings = class_run.Settings(course.root, address, again=True, feedback=False)
    class_run.grade_submissions(settings, course.submissions())
    with Gradebook(address) as gradebook:
        mark = gradebook.find_grade("check_convolve2d", LESSON, LESSON, "half-right")
        mark.manual_score = 3.5
        gradebook.db.commit()
    class_run.grade_submissions(settings, course.submissions())
    with Gradebook(address) as gradebook:
        mark = gradebook.find_grade("check_convolve2d", LESSON, LESSON, "half-right")
        assert (mark.manual_score, mark.score, mark.needs_manual_grade) == (3.5, 3.5, True)


def test_the_command_takes_an_address(tmp_path, address):
    course = course_of(tmp_path / "course", ("untouched",))
    (course.root / "gradebook.db").unlink()
    command = [sys.executable, "-m", "dlhelpers.grading", "--course", str(course.root)]
    command += ["--lesson", LESSON, "--db", address, "--no-feedback"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert "untouched" in said
    assert not (course.root / "gradebook.db").exists()

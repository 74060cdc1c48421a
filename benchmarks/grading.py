"""How fast a class is graded, beside nbgrader's own command, and how that grows.

``python -m benchmarks.grading`` measures what is asked for, keeps the figures in grading.json and
writes grading.md from them.

--rounds N      nbgrader and this grader on the same class, one after the other, N lessons
--class-size N  a class of N varied submissions, graded for good
--simulate N    a class of N whose times are replayed: what the one process that writes takes
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import grading_page
from benchmarks.grading_class import Floor, Replay, course_of, hand_in, measured, tasks_of
from dlhelpers.exercises import LESSONS
from dlhelpers.grading import class_run, inside, records
from dlhelpers.grading.bubblewrap import confinement
from dlhelpers.grading.fork_server import Limits
from dlhelpers.grading.notebooks import ROOT
from dlhelpers.grading.workers import Workers
from dlhelpers.progress import progress

HERE = Path(__file__).parent
FIGURES = HERE / "grading.json"
LESSON = "04_edge_detection"
"""What the large classes hand in."""
JOBS = os.cpu_count()

STOCK = """\
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.source_directory = "notebooks"
"""
"""nbgrader as it comes."""


def timed(command, folder):
    """Run a command in a folder and return the seconds that it took."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)
    return time.perf_counter() - began


def stock(folder, lesson, size, students):
    """Time nbgrader's own commands, as they come, on the first `students` of a class.

    Returns
    -------
    dict
        Seconds a notebook, without feedback pages and with them.
    """
    course = course_of(folder, [lesson])
    hand_in(course, lesson, students)
    (folder / "nbgrader_config.py").write_text(STOCK.format(root=str(folder)))
    grading = own_command(course, "autograde", lesson, size, students)
    pages = own_command(course, "generate_feedback", lesson, size, students)
    return {"stock": grading, "stock, feedback": grading + pages}


def configured(folder, lesson, size, students):
    """Time ``nbgrader autograde`` as the course configures it; return seconds a notebook."""
    course = course_of(folder, [lesson])
    hand_in(course, lesson, students)
    return {"configured": own_command(course, "autograde", lesson, size, students)}


def own_command(course, command, lesson, size, students):
    """Time one of nbgrader's commands; return seconds a notebook of a class of `size`."""
    call = [sys.executable, "-m", "nbgrader", command, lesson]
    one = timed([*call, "--student", course.submissions()[0][0]], course.root)
    others = timed(call, course.root)  # what was graded before stays as it is
    return of_a_class(one, others, students, size)


def of_a_class(one, others, students, size):
    """Return what each of `size` submissions takes, the command's start shared among them.

    Parameters
    ----------
    one, others : float
        Seconds that the command takes for one submission, and for the others of `students`.
    students, size : int
        How many were measured, and how many there are.
    """
    each = (others - one) / (students - 2)
    return (one + (size - 1) * each) / size


def ours(folder, lesson, size, *options):
    """Time this grader's command on a class; return seconds a notebook."""
    course = course_of(folder, [lesson])
    hand_in(course, lesson, size)
    command = [sys.executable, "-m", "dlhelpers.grading", "--course", str(folder)]
    return timed([*command, "--lesson", lesson, "--jobs", str(JOBS), *options], ROOT) / size


def floor(folder, lesson, size):
    """Time the students' own code alone, confined as ever; return seconds a notebook."""
    course = course_of(folder, [lesson])
    hand_in(course, lesson, size)
    folders = inside.make(ROOT / "build" / "confined")
    arguments = (folder, folders, bytes(32), Limits(), confinement(), None)
    began = time.perf_counter()
    with Workers(JOBS, Floor, arguments, 600.0) as workers:
        for _ in workers.run(tasks_of(course, lesson)):
            pass
        return (time.perf_counter() - began) / size


def side_by_side(rounds, size, students):
    """Measure all contenders, a lesson each round, in random order.

    Yields
    ------
    dict
        ``{contender: seconds a notebook}`` of a round.
    """
    turns = {
        "stock": lambda *where: stock(*where, students),
        "configured": lambda *where: configured(*where, students),
        "confined": lambda *where: {"confined": ours(*where, "--no-feedback")},
        "unconfined": lambda *where: {"unconfined": ours(*where, "--no-feedback", "--unconfined")},
        "confined, feedback": lambda *where: {"confined, feedback": ours(*where)},
        "floor": lambda *where: {"floor": floor(*where)},
    }
    lessons = list(LESSONS)
    chance = random.Random()
    inside.make(ROOT / "build" / "confined")  # once for each state of the course, not for a class
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(rounds):
            lesson = lessons[(3 + number) % len(lessons)]
            found = {"lesson": lesson, "load": os.getloadavg()[0]}
            for name in progress(chance.sample(list(turns), len(turns)), lesson):
                found |= turns[name](Path(scratch) / f"{number} {name}", lesson, size)
            yield found


def curve(course, lesson, began):
    """Return when which part of a class was done: ``[[submissions, seconds], ...]``."""
    paths = (records.path_of(course.root, lesson, who) for who, _ in course.submissions())
    ends = sorted(path.stat().st_mtime for path in paths)
    parts = [round(len(ends) * part / 8) for part in range(1, 9)]
    return [[part, round(ends[part - 1] - began, 3)] for part in parts]


def real_class(size):
    """Grade a class of varied submissions; return how the time grew."""
    with tempfile.TemporaryDirectory() as scratch:
        course = course_of(Path(scratch) / "course", [LESSON])
        hand_in(course, LESSON, size)
        settings = class_run.Settings(course.root, course.database, JOBS)
        began = time.time()
        class_run.grade_submissions(settings, course.submissions())
        return {"size": size, "load": os.getloadavg()[0], "curve": curve(course, LESSON, began)}


def simulation(size, kinds=8, at_once=64):
    """Replay a class; return what the one process that writes took, and what was replayed."""
    with tempfile.TemporaryDirectory() as scratch:
        few = course_of(Path(scratch) / "few", [LESSON])
        hand_in(few, LESSON, kinds)
        known = measured(few, LESSON, confinement())
        course = course_of(Path(scratch) / "course", [LESSON])
        hand_in(course, LESSON, size, kinds)
        settings = class_run.Settings(course.root, course.database, at_once)
        began = time.time()
        class_run.grade_submissions(
            settings, course.submissions(), engine=lambda jobs, *_: Replay(jobs, known)
        )
        done, again = curve(course, LESSON, began), time.perf_counter()
        class_run.grade_submissions(settings, course.submissions())
        times = [seconds for _, examined, _, fed in known.values() for seconds in (examined + fed,)]
        return {
            "size": size,
            "at once": at_once,
            "load": os.getloadavg()[0],
            "seconds of a processor": sum(times) / len(times),
            "curve": done,
            "nothing to do": time.perf_counter() - again,
        }


def main(arguments=None):
    """Measure, keep the figures, write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading", description=__doc__)
    parser.add_argument("--rounds", type=int, default=0, help="lessons to compare")
    parser.add_argument("--size", type=int, default=100, help="submissions in each of these")
    parser.add_argument("--stock", type=int, default=20, help="how many of them nbgrader gets")
    parser.add_argument("--class-size", type=int, default=0, help="of the class graded for good")
    parser.add_argument("--simulate", type=int, default=0, help="size of the class replayed")
    options = parser.parse_args(arguments)
    figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    figures["machine"] = grading_page.machine(confinement())
    if options.rounds:
        how = {"size": options.size, "stock": options.stock, "jobs": JOBS}
        figures["side by side"] = how | {"rounds": []}
        for found in side_by_side(options.rounds, options.size, options.stock):
            figures["side by side"]["rounds"].append(found)
            keep(figures)  # a round takes minutes: one that fails loses itself only
    if options.class_size:
        figures["real"] = real_class(options.class_size)
    if options.simulate:
        figures["simulated"] = simulation(options.simulate)
    print(keep(figures))


def keep(figures):
    """Write the figures and their page; return the page."""
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
    page = grading_page.page(figures)
    (HERE / "grading.md").write_text(page)
    return page


if __name__ == "__main__":
    main()

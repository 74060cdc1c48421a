"""nbgrader's own commands, called from Python: importing it takes longer than most of them."""

import copy
import os
import sys
import warnings
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import CsvExportPlugin
from sqlalchemy.exc import SAWarning
from traitlets.config.loader import PyFileConfigLoader


@cache
def config_of(folder):
    """Return what a course's nbgrader_config.py says."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()


def run(folder, command, *arguments, database=None):
    """Run one of nbgrader's commands on a course.

    Parameters
    ----------
    folder : Path
        The course: where its nbgrader_config.py stands.
    command : {"generate_assignment", "autograde", "generate_feedback"}
        The command.
    *arguments : str
        The lesson, and the student where the command takes one.
    database : str, optional
        Address of the gradebook; usually it is as nbgrader_config.py says.

    Returns
    -------
    done : bool
        Whether it succeeded.
    said : str
        What it said: its log, and the traceback where it failed.
    """
    options = {} if command == "generate_feedback" else {"create": True}
    config = copy.deepcopy(config_of(folder))
    if database:
        config.CourseDirectory.db_url = database
    with at_work_in(folder):
        api = NbGraderAPI(config=config)
        result = getattr(api, command)(*arguments, force=True, **options)
    return result["success"], f"{result.get('log', '')}\n{result.get('error', '')}"


def export(folder, database):
    """Write all marks of a course into its grades.csv, as ``nbgrader export`` does."""
    with at_work_in(folder), Gradebook(database) as gradebook:
        plugin = CsvExportPlugin(config=config_of(folder))
        plugin.to = str(folder / "grades.csv")
        plugin.export(gradebook)


@contextmanager
def quiet():
    """Keep nbgrader's way with its database, which it lives with, from being warned of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield


@contextmanager
def at_work_in(folder):
    """Be in a course's folder, with nbgrader's helpers to be found by their names."""
    # nbgrader calls alembic by its name when it makes a gradebook.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    before = Path.cwd()
    with patch.dict(os.environ, PATH=path), quiet():
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)

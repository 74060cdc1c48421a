"""What holds for every test; set before anything imports numpy or matplotlib."""

import os
import re

import pytest
from hypothesis import settings

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # contended threads cost a factor of ten
os.environ["MPLBACKEND"] = "Agg"  # pictures without a display

# Files whose tests share something that takes long to make: a graded class, a release, runs.
TOGETHER = (
    *("test_grade.py", "test_release.py", "_numbers.py", "test_class_run.py", "test_attacks.py"),
    *("test_as_stock.py", "test_regrade.py", "test_exports.py", "test_confined_kernel.py"),
)

# A busy machine is no mistake in the code.
# CI draws the same examples every time: what lands does not depend on luck. Elsewhere it explores.
settings.register_profile("course", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("course")


@pytest.hookimpl(optionalhook=True)  # pytest works without xdist too
def pytest_xdist_make_scheduler(config, log):
    """Give each test to the worker that is free, but keep files with a costly fixture together."""
    from xdist.scheduler import LoadScopeScheduling

    class TogetherWhereItPays(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            path = nodeid.split("::")[0]
            # The tests of one exercise share its keys, which take long with a large bank.
            exercise = re.search(r"\d\d_\w+-\w+", nodeid)
            if path.endswith("test_bank.py") and exercise:
                return f"{path}::{exercise[0]}"
            return path if path.endswith(TOGETHER) else nodeid

    return TogetherWhereItPays(config, log)

"""Fork servers that the tests of a module share."""

import pytest
from rooms import server

from dlhelpers.grading.bubblewrap import BUBBLEWRAP, LIMITS_ONLY, confinement


@pytest.fixture(scope="session")
def best():
    """How this system can confine."""
    return confinement()


@pytest.fixture(scope="session")
def walled(best):
    """A fork server behind bubblewrap."""
    if best != BUBBLEWRAP:
        pytest.skip("bubblewrap does not work here")
    made = server(BUBBLEWRAP)
    made.wait()
    yield made
    made.close()


@pytest.fixture(scope="session")
def limited():
    """A fork server without bubblewrap."""
    made = server(LIMITS_ONLY)
    made.wait()
    yield made
    made.close()


@pytest.fixture(scope="session")
def usual(best):
    """A fork server as it is used here."""
    made = server(best)
    made.wait()
    yield made
    made.close()

"""Fork servers that the tests of a module share."""

import pytest
from rooms import server

from dlhelpers.grading.fork_server import BUBBLEWRAP, LIMITS_ONLY, confinement


@pytest.fixture(scope="session")
def best():
    """How this system can confine."""
    return confinement()


@pytest.fixture(scope="session")
def walled(best):
    """A fork server behind bubblewrap."""
    if best != BUBBLEWRAP:
        pytest.skip("bubblewrap does not work here")
    with server(BUBBLEWRAP) as made:
        yield made


@pytest.fixture(scope="session")
def limited():
    """A fork server without bubblewrap."""
    with server(LIMITS_ONLY) as made:
        yield made


@pytest.fixture(scope="session")
def usual(best):
    """A fork server as it is used here."""
    with server(best) as made:
        yield made

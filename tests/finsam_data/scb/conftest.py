"""What the tests of the fetch share."""

import pytest

from tests.finsam_data.scb.pxweb_server import PxWeb


@pytest.fixture
def server():
    """A small server on loopback that answers as SCB does, ended after the test."""
    running = PxWeb()
    yield running
    running.shutdown()
    running.server_close()

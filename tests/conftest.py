"""What holds for every test: no network beyond this machine, no settings and no data of the user's own."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Machines that run the tests are shared and slow: a deadline would measure them, not the code.
settings.register_profile("calendar-app", deadline=None)
settings.load_profile("calendar-app")

_connect = socket.socket.connect


class NetworkUsedError(AssertionError):
    """A test tried to leave the machine."""


def _connect_to_this_machine(self: socket.socket, address: object) -> None:
    """Connect as before to Unix sockets and loopback addresses; to anything else, fail."""
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0]) if isinstance(address, tuple) else ""
        if host != "localhost" and not ipaddress.ip_address(host.partition("%")[0]).is_loopback:
            raise NetworkUsedError(f"a test connects to {address!r}")
    _connect(self, address)


@pytest.fixture(scope="session", autouse=True)
def _network_off() -> Iterator[None]:
    """Sockets reach loopback only."""
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _connect_to_this_machine)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No CALENDAR_APP_* variable but those of the tests; the user's data folder is a fresh one."""
    patch = pytest.MonkeyPatch()
    for name in list(os.environ):
        if name.startswith("CALENDAR_APP_") and not name.startswith("CALENDAR_APP_TEST_"):
            patch.delenv(name)
    patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def project() -> Path:
    """Root of the checkout."""
    return Path(__file__).resolve().parent.parent

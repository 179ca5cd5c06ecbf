"""The guard of tests/conftest.py itself."""

import socket

import pytest

from tests.conftest import NetworkUsedError


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"], ids=["ipv4", "ipv6"])
def test_a_test_that_leaves_the_machine_fails(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(NetworkUsedError):
        sock.connect((address, 80))


def test_loopback_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as client:
        assert client.getpeername() == server.getsockname()

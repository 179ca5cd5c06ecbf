"""``serve`` and ``demo``."""

from __future__ import annotations

import socket

import pytest

from calendar_app.cli.serve import own_address
from calendar_app.config import data_dir
from tests.serving import SCRIPT, fetch, serving


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        pytest.param("127.0.0.1", 8000, "http://127.0.0.1:8000", id="loopback"),
        pytest.param("localhost", 80, "http://localhost", id="usual-port"),
        pytest.param("::1", 8000, "http://[::1]:8000", id="ipv6"),
        pytest.param("0.0.0.0", 8000, f"http://{socket.gethostname()}:8000", id="everywhere"),  # noqa: S104
    ],
)
def test_own_address(host, port, address):
    assert own_address(host, port) == address


def test_a_port_that_is_taken_is_one_line(run, march):
    run("import", march)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = run("serve", "--port", port)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(port) in line
    assert "--port" in line


def test_feeds_name_the_address_of_the_server_itself(run, database, march, tmp_path):
    run("import", march)
    with serving(SCRIPT, f"sqlite:///{database}", cwd=tmp_path) as base:
        kind, body = fetch(f"{base}/calendar.ics")
        assert kind == "text/calendar"
        assert f"URL:{base}/".encode() in body.replace(b"\r\n ", b"")


def test_demo_fills_a_database_of_its_own_and_tells_the_addresses(tmp_path):
    log = tmp_path / "demo"
    log.mkdir()
    for _ in range(2):
        with serving(SCRIPT, "sqlite:///no-such-folder/none.sqlite", cwd=log, command=["demo"]) as base:
            page = fetch(f"{base}/")[1].decode()
            assert "砚川市" in page
        told = max(log.glob("*.log"), key=lambda path: path.stat().st_mtime).read_text("utf-8")
        assert f"{base}/subscribe" in told
    assert (data_dir() / "demo.sqlite").exists()

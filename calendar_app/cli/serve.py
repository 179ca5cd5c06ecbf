"""``serve``: the pages and feeds of a database, by gunicorn, or by waitress where gunicorn cannot run."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import closing
from dataclasses import replace

import click

from calendar_app.cli.lazy import Failure
from calendar_app.cli.options import database_option, settings
from calendar_app.config import Settings

WILDCARDS = ("", "0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes. [default: one a core, at most 4]")
@database_option
def serve(host: str, port: int, workers: int | None, database: str | None) -> None:
    """Serve the database: pages, feeds and the JSON interface.

    CALENDAR_APP_BASE_URL is the public address that feeds and pages name; without it the server's own address stands there.
    """
    run_server(settings(database), host=host, port=port, workers=workers)


def run_server(config: Settings, *, host: str, port: int, workers: int | None = None) -> None:
    """Serve until interrupted.

    Args:
        config: settings of the site; a base URL that is not set becomes the server's own address.
        host: address to listen on.
        port: TCP port.
        workers: processes, None for one a core and at most four.

    Raises:
        StoreError: the database cannot be used.
        Failure: nobody can listen on that address.
    """
    from calendar_app.store.database.session import open_store

    with closing(open_store(config.database_url, replica_url=config.replica_url)):
        pass  # said here in one line, not by each worker in turn
    require_free(host, port)
    own = own_address(host, port)
    config = replace(config, base_url=config.base_url or own)
    click.echo(f"serving {own}/  (stop with Ctrl+C)", err=True)
    if sys.platform == "win32":
        _run_waitress(config, host, port)
    else:
        _run_gunicorn(config, host, port, workers or min(os.cpu_count() or 1, 4))


def own_address(host: str, port: int) -> str:
    """The address under which the server answers; one that listens everywhere goes by the machine's name.

    >>> own_address("127.0.0.1", 8000), own_address("::1", 80)
    ('http://127.0.0.1:8000', 'http://[::1]')
    """
    name = socket.gethostname() if host in WILDCARDS else host
    if ":" in name:
        name = f"[{name}]"
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


def require_free(host: str, port: int) -> None:
    """Look whether the address can be listened on.

    Raises:
        Failure: another program listens there already, or the address is not this machine's.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(f"cannot listen on {host}:{port}: {reason}; choose another with --host and --port") from error


def _run_gunicorn(config: Settings, host: str, port: int, workers: int) -> None:
    """Run gunicorn in this process: threads in each worker, the application made in the worker, after the fork."""
    from flask import Flask
    from gunicorn.app.base import BaseApplication

    from calendar_app.web.api.limits import Tally

    tally = Tally()  # made before the fork: what a reader has spent is counted once for all workers

    class Site(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            from calendar_app import create_app

            app = create_app(config)
            app.extensions["api_limit"].count_in(tally)
            return app

    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": 4,
        "limit_request_line": 8190,  # Chinese filters are long once percent-encoded; the site itself refuses longer ones
        "proc_name": "calendar-app",
        "loglevel": "warning",
        "control_socket_disable": True,
    }
    Site().run()


def _run_waitress(config: Settings, host: str, port: int) -> None:
    """Run waitress: one process, threads."""
    import waitress

    from calendar_app import create_app

    waitress.serve(create_app(config), host=host, port=port, threads=8, ident="calendar-app")

"""A process that has loaded everything and forks importers to be killed, so that a kill costs no start of Python.

``python -m tests.store.nursery URL`` says ``ready`` and reads jobs from standard input: ``[SECONDS, STEPS]`` in JSON. A step ``["put", i, edition]``
stores a made bulletin, ``["remove", i]`` takes it out. A child does them and prints ``done K`` once the transaction of step K is over; it is
killed after SECONDS (null: left alone). When it has ended, ``gone STATUS`` follows, negative for the signal that killed it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time

from calendar_app.feeds.ical import render_vevent
from calendar_app.store.database.session import open_store
from calendar_app.store.uid import bulletin_key
from calendar_app.store.writer import remove_bulletin, store_bulletin
from tests.store.factory import NOW
from tests.store.importer import made


def say(line: str) -> None:
    """In one write, so that a kill leaves no half of it."""
    os.write(1, f"{line}\n".encode())


def work(url: str, steps: list[list[object]]) -> None:
    with open_store(url) as store:
        for k, (what, i, *edition) in enumerate(steps):
            with store.write() as session:
                if what == "put":
                    store_bulletin(session, made(i, *edition), now=NOW, render=render_vevent)
                else:
                    remove_bulletin(session, bulletin_key(made(i).bulletin, 1), now=NOW, render=render_vevent)
            say(f"done {k}")


def warm_up() -> None:
    """Load what is loaded when first used, here and not in each child."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/db.sqlite", create=True) as store,
        store.write() as session,
    ):
        store_bulletin(session, made(0), now=NOW, render=render_vevent)


def main() -> None:
    url = sys.argv[1]
    warm_up()
    say("ready")
    for line in sys.stdin:
        seconds, steps = json.loads(line)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                work(url, steps)
                status = 0
            finally:
                os._exit(status)
        if seconds is not None:
            time.sleep(seconds)  # the moment is the point
            os.kill(child, signal.SIGKILL)  # nobody has waited for it yet, so the number is still its own
        _, state = os.waitpid(child, 0)
        say(f"gone {os.waitstatus_to_exitcode(state)}")


if __name__ == "__main__":
    main()

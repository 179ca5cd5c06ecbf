"""vdirsyncer and khal subscribe, as users do, while bulletins are corrected, added and taken out: only what changed changes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from calendar_app.feeds.ical import render_vevent
from calendar_app.store.writer import remove_bulletin
from tests.store.factory import LATER
from tests.web_feeds.conftest import july, june, make_site, put
from tests.web_feeds.test_both_databases import listening

BIN = Path(sys.executable).parent
OLD, NEW = "安平市召开防汛工作会议", "安平市召开防汛工作部署会议"
KHAL = """[calendars]
[[feed]]
path = {items}
readonly = True
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {cache}
"""
VDIRSYNCER = """[general]
status_path = "{status}"
[pair feed]
a = "site"
b = "folder"
collections = null
[storage site]
type = "http"
url = "{url}"
[storage folder]
type = "filesystem"
path = "{items}"
fileext = ".ics"
"""


class Subscriber:
    """A user with both programs and a folder of items, one file an event."""

    def __init__(self, home, url):
        self.items = home / "items"
        self.items.mkdir()
        (home / "vdirsyncer.conf").write_text(VDIRSYNCER.format(status=home / "status", url=url, items=self.items))
        (home / "khal.conf").write_text(KHAL.format(items=self.items, cache=home / "khal.db"))
        self.home = home
        self._run("vdirsyncer", "-c", home / "vdirsyncer.conf", "discover")

    def _run(self, program, *arguments):
        kept = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [BIN / program, *arguments], env=kept, capture_output=True, text=True, input="y\n" * 5, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sync(self):
        """Items by event: the name of the file, when it was written, and its text. The program puts a UID of its own in."""
        self._run("vdirsyncer", "-c", self.home / "vdirsyncer.conf", "sync")
        found = {}
        for path in self.items.iterdir():
            text = path.read_bytes().decode().replace("\r\n ", "")
            found[re.search(r"^URL:.*/events/(\S+)", text, re.MULTILINE)[1]] = (
                path.name,
                path.stat().st_mtime_ns,
                text,
            )
        return found

    def listed(self, first, after):
        """(day, title) of all that khal shows."""
        shown = self._run(
            "khal",
            "-c",
            self.home / "khal.conf",
            "list",
            "--day-format",
            "#{date-long}",
            "--format",
            "={title}",
            first,
            after,
        )
        days, day = set(), None
        for line in shown.splitlines():
            if line.startswith("#"):
                day = line[1:].strip(" :")
            elif line.startswith("="):
                days.add((day, line[1:]))
        return days


@pytest.fixture
def site(tmp_path):
    made = make_site(tmp_path / "c.sqlite", july(title=OLD), june())
    yield made
    made.store.close()


def test_only_what_changed_changes_for_a_subscriber(site, tmp_path):
    with listening(site.app) as address:
        subscriber = Subscriber(tmp_path, f"{address}/calendar.ics")
        first = subscriber.sync()
        assert len(first) == 9
        shown = subscriber.listed("2023-07-06", "2023-07-07")
        assert shown == {("2023-07-06", OLD), ("2023-07-06", "安平市“百日行动”;动员,部署=1")}
        flights = subscriber.listed("2023-08-28", "2023-09-03")
        assert {day for day, title in flights if "航线" in title} == {"2023-08-28", "2023-08-30"}

        put(site.store, july(title=OLD), LATER)  # the same file again
        assert subscriber.sync() == first

        put(site.store, july(title=NEW), LATER)
        second = subscriber.sync()
        assert second.keys() == first.keys()
        [moved] = [uid for uid in first if first[uid] != second[uid]]
        assert f"SUMMARY:{NEW}" in second[moved][2]
        assert subscriber.listed("2023-07-06", "2023-07-07") == shown - {("2023-07-06", OLD)} | {("2023-07-06", NEW)}

        [gone] = [b for b in site.client.get("/api/v1/bulletins").json["items"] if b["city"] == "宁川县"]
        with site.store.write() as session:
            remove_bulletin(session, gone["id"], now=LATER, render=render_vevent)
        third = subscriber.sync()
        assert len(third) == 7
        assert {uid: second[uid] for uid in third} == third
        assert subscriber.listed("2023-06-01", "2023-07-01") == set()

"""What holds for several workers together, asked of the program as ``serve`` starts it."""

import http.client
from contextlib import closing
from urllib.parse import urlsplit

from calendar_app.store.database.session import open_store
from tests.serving import SCRIPT, serving
from tests.web_feeds.conftest import july, put


def remaining(base):
    """What eight readers of one address are told is left, three requests each, and how long each share still lasts."""
    links = [http.client.HTTPConnection(urlsplit(base).netloc, timeout=60) for _ in range(8)]
    told = []
    for _ in range(3):
        for link in links:
            link.request("GET", "/api/v1/cities")
            answer = link.getresponse()
            answer.read()
            assert answer.status == 200
            told.append(tuple(int(part.partition("=")[2]) for part in answer.headers["RateLimit"].split(";")[1:]))
    for link in links:
        link.close()
    return told


def test_a_readers_share_is_one_for_all_workers(tmp_path):
    url = f"sqlite:///{tmp_path / 'c.sqlite'}"
    with closing(open_store(url, create=True)) as store:
        put(store, july())
    with serving(SCRIPT, url, cwd=tmp_path, command=["serve", "--workers", "2"]) as base:
        told = remaining(base)
        if told[-1][1] > told[0][1]:  # a new minute began meanwhile
            told = remaining(base)
    left = [r for r, _ in told]
    assert left == list(range(left[0], left[0] - len(left), -1))

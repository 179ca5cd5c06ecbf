"""Built feeds kept by process: the most lately used ones, within a number of bytes."""

from calendar_app.web.serving.conditional import Representation
from calendar_app.web.serving.feedcache import FeedCache, Kept


def kept(size, revision="1"):
    body = b"x" * size
    return Kept(revision, Representation(body, content_type="t", last_modified=None, filename="f", max_age=1))


def test_the_least_used_feeds_go_first():
    cache = FeedCache(limit=30_000)
    for key in "abc":
        cache.put(key, kept(5_000))
    assert cache.get("a") is not None
    cache.put("d", kept(5_000))
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]


def test_a_feed_larger_than_all_room_is_not_kept():
    cache = FeedCache(limit=10_000)
    cache.put("a", kept(100))
    cache.put("a", kept(50_000, "2"))
    assert cache.get("a") is None
    cache.put("b", kept(6_000))
    assert cache.get("b").revision == "1"

"""A channel is what one feed carries: a filter and a stretch of time. Its address, name and identity follow from it.

Two addresses of one channel (``/officials/某某.ics`` and ``/calendar.ics?official=某某``) give the same bytes, since
everything a feed says of itself is made here, from the channel alone.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from calendar_app.model.filter import Filter

SITE_NAME = "大事月历"

#: Forms a channel is served in: suffix → media type.
MEDIA_TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl; charset=utf-8",
}
FORMATS = tuple(MEDIA_TYPES)

#: Filter keys with a short address of their own, and the folder of it.
FOLDERS = {"official": "officials", "tag": "tags", "org": "organisations", "place": "places", "city": "cities"}

#: Never to be changed: every feed's UID comes from it.
_NAMESPACE = uuid.UUID("2f0d7c1e-3c1b-5b0e-9a52-6d1f0f2a7b90")
_KIND_NAMES = {"main": "要闻", "also": "同篇其他", "planned": "预告", "recurring": "定期"}
_PRECISION_NAMES = {"day": "有日期", "month": "只有月份", "year": "只有年份"}


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed carries.

    ``span``: "latest" the newest whole months, "ahead" what is announced, "all" everything, or a year ("2023").
    """

    filter: Filter
    span: str = "latest"

    def __post_init__(self) -> None:
        """Feeds hold days unless asked for more, so that asking for days alone is the same channel."""
        if self.filter.precision == ("day",):
            object.__setattr__(self, "filter", replace(self.filter, precision=()))

    @property
    def year(self) -> int | None:
        """The year of an archive, None for the other spans."""
        return int(self.span) if self.span.isdigit() else None

    def path(self, form: str) -> str:
        """Canonical path and query of the feed in a form, percent-encoded ASCII.

        >>> Channel(Filter(official=("某某",)), "ahead").path("ics")
        '/officials/%E6%9F%90%E6%9F%90.ics?span=ahead'
        """
        pairs = list(self.filter.pairs())
        stem = "/calendar"
        if self.span not in ("latest", "ahead"):
            stem = f"/calendar/{self.span}"
        elif len(pairs) == 1 and pairs[0][0] in FOLDERS and _fits_segment(pairs[0][1]):
            key, value = pairs.pop()
            stem = f"/{FOLDERS[key]}/{quote(value, safe='')}"
        if self.span == "ahead":
            pairs.append(("span", "ahead"))
        return f"{stem}.{form}" + _query(pairs)

    def page(self) -> str:
        """Path and query of the page that lists the same events.

        >>> Channel(Filter(tag=("防汛",))).page()
        '/agenda?tag=%E9%98%B2%E6%B1%9B'
        """
        pairs = list(self.filter.pairs())
        if self.year is not None and not pairs:
            return f"/calendar/{self.span}"
        if len(pairs) == 1 and pairs[0][0] == "official" and self.span in ("latest", "ahead"):
            return f"/officials/{quote(pairs[0][1], safe='')}"
        return "/agenda" + _query(pairs) if pairs else "/"

    def uid(self) -> str:
        """UID of the feed itself: fixed for its filter and span, the same on every machine."""
        return str(uuid.uuid5(_NAMESPACE, self.path("ics")))

    def name(self) -> str:
        """What a calendar app calls the feed.

        >>> Channel(Filter(city=("某市",), tag=("防汛", "调研")), "2023").name()
        '大事月历 · 某市 · 防汛、调研 · 2023年'
        """
        words = [SITE_NAME, *self._narrowed()]
        if self.span == "ahead":
            words.append("预告")
        elif self.year is not None:
            words.append(f"{self.span}年")
        elif self.span == "all":
            words.append("全部")
        return " · ".join(words)

    def about(self) -> str:
        """What the feed holds, in a sentence or two."""
        held = {
            "latest": "最近若干个整月的事项，从最新一条往前数，最多 1000 条；更早的见各年归档。",
            "ahead": "公报里预告过、还没有过去的事项。",
            "all": "全部事项，供程序读取。",
        }.get(self.span, f"{self.span}年的全部事项。")
        return f"据公报整理，只读。{held}只有月份而没有日期的事项默认不收。"

    def filename(self, form: str) -> str:
        """Name under which a browser saves the feed."""
        parts = self._narrowed() + ([] if self.span == "latest" else [self.span])
        return "-".join(["calendar", *(part.replace("/", "-").replace('"', "") for part in parts)])[:80] + f".{form}"

    def _narrowed(self) -> list[str]:
        f = self.filter
        words = [
            "、".join(values) for values in (f.city, f.official, f.org, f.place, f.section, f.tag, f.role) if values
        ]
        if f.kind:
            words.append("、".join(_KIND_NAMES.get(kind, kind) for kind in f.kind))
        if f.precision:
            words.append("、".join(_PRECISION_NAMES.get(precision, precision) for precision in f.precision))
        if f.q:
            words.append(f"“{f.q}”")
        if f.from_ or f.to:
            words.append(f"{f.from_ or ''}至{f.to or ''}")
        return words


def _fits_segment(value: str) -> bool:
    """Whether a value can be a path segment: servers resolve dots and slashes before the program sees them."""
    return "/" not in value and value.strip(".") != ""


def _query(pairs: list[tuple[str, str]]) -> str:
    return "?" + urlencode(pairs, quote_via=quote) if pairs else ""

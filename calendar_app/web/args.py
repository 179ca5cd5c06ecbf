"""The query string: address ↔ Filter, and the view keys beside it."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from werkzeug.datastructures import MultiDict

from calendar_app.errors import FilterError
from calendar_app.model.filter import KEYS, Filter
from calendar_app.web.words.i18n import NOT_AMONG, gettext, listed

#: Keys with many values, in canonical order.
LIST_KEYS = ("city", "section", "tag", "official", "org", "place", "role", "kind", "precision")
KINDS = ("main", "also", "planned", "recurring")
PRECISIONS = ("day", "month", "year")

#: Bounds that keep a query small: values a key, characters a value.
MAX_VALUES = 20
MAX_LENGTH = 200

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


def _clean(key: str, value: str) -> str:
    value = unicodedata.normalize("NFC", value).strip()
    if len(value) > MAX_LENGTH:
        raise FilterError(gettext("{key}：超过 {n} 字", key=key, n=MAX_LENGTH))
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in value):
        raise FilterError(gettext("{key}：含有控制字符", key=key))
    return value


def parse_day(key: str, value: str) -> date:
    """A day, or the first or last day of a month or year (``2023-07``), as the key ``from`` or ``to`` wants it.

    Raises:
        FilterError: no such day.
    """
    match = _DAY.match(value)
    if match is None:
        raise FilterError(gettext("{key}：“{value}”不是日期，请写成 2023-07-05 或 2023-07", key=key, value=value))
    year, month, day = (int(group) if group else None for group in match.groups())
    last = key == "to"
    try:
        if month is None:
            return date(year or 0, 12 if last else 1, 31 if last else 1)
        if day is None:
            return date(year or 0, month, monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, day)
    except ValueError as error:
        raise FilterError(gettext("{key}：没有“{value}”这一天", key=key, value=value)) from error


def _values(args: MultiDict[str, str], key: str) -> tuple[str, ...]:
    seen = dict.fromkeys(value for raw in args.getlist(key) if (value := _clean(key, raw)))
    if len(seen) > MAX_VALUES:
        raise FilterError(gettext("{key}：最多 {n} 个值", key=key, n=MAX_VALUES))
    return tuple(seen)


def parse_filter(args: MultiDict[str, str]) -> Filter:
    """The filter that a query string asks for; keys that are no filter keys are left to the view.

    Values are NFC, trimmed, without doubles; empty ones count as absent (a form sends them).

    Raises:
        FilterError: a day that is none, an unknown kind or precision, a range that ends before it starts.
    """
    lists = {key: _values(args, key) for key in LIST_KEYS}
    for key, allowed in (("kind", KINDS), ("precision", PRECISIONS)):
        for value in lists[key]:
            if value not in allowed:
                raise FilterError(gettext(NOT_AMONG, key=key, value=value, choices=listed(allowed)))
    days: dict[str, date | None] = {}
    for key in ("from", "to"):
        raw = _clean(key, args.get(key, ""))
        days[key] = parse_day(key, raw) if raw else None
    start, end = days["from"], days["to"]
    if start is not None and end is not None and end < start:
        raise FilterError(gettext("to（{end}）早于 from（{start}）", end=end, start=start))
    return Filter(from_=start, to=end, q=_clean("q", args.get("q", "")), **lists)


def filter_query(f: Filter, /, **extra: object) -> str:
    """Canonical query string of a filter, without ``?``, "" for the empty filter.

    ``extra`` are view keys written after the filter's, in the order given; None and "" are left out.

    >>> filter_query(Filter(tag=("防汛",)), density="all")
    'tag=%E9%98%B2%E6%B1%9B&density=all'
    """
    pairs = list(f.pairs())
    pairs += [(key, str(value)) for key, value in extra.items() if value not in (None, "")]
    return urlencode(pairs, quote_via=quote)


def filter_args(f: Filter) -> dict[str, Any]:
    """The filter as keyword values for ``url_for``: lists, in canonical order."""
    out: dict[str, list[str]] = {}
    for key, value in f.pairs():
        out.setdefault(key, []).append(value)
    return out


def without(f: Filter, key: str, value: str | None = None) -> Filter:
    """The filter with one value of a key, or the whole key, taken out."""
    if key not in KEYS:
        raise FilterError(gettext("没有“{key}”这个筛选键", key=key))
    changes: dict[str, Any]
    if key in LIST_KEYS:
        held: Iterable[str] = getattr(f, key)
        changes = {key: tuple(v for v in held if value is not None and v != value)}
    else:
        changes = {"q": ""} if key == "q" else {"from_" if key == "from" else key: None}
    return replace(f, **changes)


def with_value(f: Filter, key: str, value: str) -> Filter:
    """The filter with one more value of a list key; the same filter where it has it."""
    held: tuple[str, ...] = getattr(f, key)
    changes: dict[str, Any] = {key: (*held, value)}
    return f if value in held else replace(f, **changes)


def only(f: Filter, key: str, value: str) -> Filter:
    """The filter with this one value for a list key, whatever it held."""
    changes: dict[str, Any] = {key: (value,)}
    return replace(f, **changes)


def parse_page(args: MultiDict[str, str], *, last: int = 500) -> int:
    """The number of a page, from 1.

    Raises:
        FilterError: no whole number between 1 and *last*.
    """
    raw = args.get("page", "1") or "1"
    if not (raw.isascii() and raw.isdigit() and 1 <= int(raw[:6]) <= last and len(raw) <= 6):
        raise FilterError(gettext("page：“{value}”不是 1 到 {last} 之间的页码", value=raw[:20], last=last))
    return int(raw)


def parse_choice(args: MultiDict[str, str], key: str, choices: tuple[str, ...]) -> str:
    """One of the choices; the first where the key is absent.

    Raises:
        FilterError: another value.
    """
    value = args.get(key, "") or choices[0]
    if value not in choices:
        raise FilterError(gettext(NOT_AMONG, key=key, value=value[:20], choices=listed(choices)))
    return value

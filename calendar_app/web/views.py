"""View models that several pages share: chips, facets with addresses, groups, pages of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import request, url_for

from calendar_app.model.calendar import EventCard, Facet
from calendar_app.model.filter import Filter
from calendar_app.web.args import filter_args, with_value, without
from calendar_app.web.words.wording import kind_text, precision_text

#: View keys that stay in the address when a filter changes.
VIEW_KEYS = ("density", "sort")


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition in force: ``href`` is the page without it, ``clear`` the page without any."""

    key: str
    label: str
    href: str
    clear: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by, with the address of the narrowed page; ``percent`` of the largest count."""

    value: str
    label: str
    count: int
    href: str
    percent: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading."""

    label: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list stands: its page number and the addresses before and after."""

    number: int
    previous: str | None
    next: str | None


def here(f: Filter, **changes: object) -> str:
    """The present page's address under another filter; view keys stay, page numbers do not."""
    values: dict[str, object] = dict(request.view_args or {})
    values.update(filter_args(f))
    for key in VIEW_KEYS:
        if request.args.get(key):
            values[key] = request.args[key]
    values.update({key: value for key, value in changes.items() if value is not None})
    return url_for(request.endpoint or "calendar.home", **values)  # type: ignore[arg-type]


def _label(key: str, value: str) -> str:
    if key == "kind":
        return kind_text(value)
    return precision_text(value) if key == "precision" else value


def active_chips(
    f: Filter,
    *,
    fixed: Iterable[str] = (),
    labels: Mapping[str, str] | None = None,
    href: Callable[[Filter], str] = here,
) -> list[Chip]:
    """A chip for each condition of a filter.

    Args:
        f: the filter of the address.
        fixed: keys that the page itself sets (the tag of a tag's page): no chips for them.
        labels: words for values that are not shown as they are (slugs).
        href: address of the page under another filter.
    """
    fixed = tuple(fixed)
    clear = href(Filter(**{key: getattr(f, key) for key in fixed if key not in ("from", "to")}))
    return [
        Chip(key, (labels or {}).get(value, _label(key, value)), href(without(f, key, value)), clear)
        for key, value in f.pairs()
        if key not in fixed
    ]


def choices(facets: Sequence[Facet], f: Filter, key: str, href: Callable[[Filter], str] = here) -> list[Choice]:
    """Facets as links that narrow the page further; values already chosen are left out."""
    held: tuple[str, ...] = getattr(f, key)
    top = max((facet.count for facet in facets), default=1) or 1
    return [
        Choice(facet.value, facet.label, facet.count, href(with_value(f, key, facet.value)), 100 * facet.count // top)
        for facet in facets
        if facet.value not in held
    ]


def ranked(rows: Iterable[tuple[str, str, int]]) -> list[Choice]:
    """(label, address, count) as bars."""
    listed = list(rows)
    top = max((count for _, _, count in listed), default=1) or 1
    return [Choice(label, label, count, href, 100 * count // top) for label, href, count in listed]


def by_section(events: Iterable[EventCard]) -> list[Group]:
    """Events under the full name of their section, in the order in which sections first come."""
    groups: dict[tuple[str, ...], list[EventCard]] = {}
    for event in events:
        groups.setdefault(event.section, []).append(event)
    return [Group(" · ".join(section) or "未分栏", tuple(found)) for section, found in groups.items()]


def pages(number: int, more: bool, href: Callable[[int], str]) -> Pages:
    """Addresses of the pages beside page *number*."""
    return Pages(number, href(number - 1) if number > 1 else None, href(number + 1) if more else None)


def parse_cursor(text: str) -> tuple[date, str] | None:
    """A cursor of an address (``2023-07-05~id``), None where it is absent or unreadable: the list then starts anew."""
    day, sign, uid = text.partition("~")
    try:
        return (date.fromisoformat(day), uid[:64]) if sign else None
    except ValueError:
        return None


def cursor_text(cursor: tuple[date, str] | None) -> str | None:
    """A cursor as an address writes it."""
    return f"{cursor[0].isoformat()}~{cursor[1]}" if cursor else None

"""Dates that a page marks as such: ``<time datetime>``, ``<span class="date">``, and calendar leaves whose parts are elements.

On the screen the style sheet sets them apart from the words beside them; in the text white space must. Where the parts would
run into each other (``<em>15</em>2023-06``), each stands on a line of its own, as a browser shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from calendar_app.bulletin.formats.dates import only_date
from calendar_app.bulletin.lexicon import words

#: A date is no longer, its weekday and hour with it.
_LONGEST = 40
_PARTED = re.compile(r"[-_\s]+")
_MACHINE = re.compile(r"((?:1[0-9]|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?![0-9])")
_MONTH_DAY = re.compile(r"\s*(1[0-2]|0?[1-9])\s?(?:月|[-./])\s?(3[01]|[12][0-9]|0?[1-9])\s?[日号號]?\s*")
#: Part of a date that the next part would run into.
FIGURE = re.compile(r"[-*·]?\s?[0-9]{1,4}(?:[-/.][0-9]{1,2})?")


@dataclass(slots=True)
class Stamp:
    """An open element that is a date; ``stacked`` where its parts stand on lines of their own, ``year`` where only its attribute tells it."""

    element: etree._Element
    stacked: bool = False
    year: str = ""


def find_stamp(element: etree._Element, tag: str) -> Stamp | None:
    """What an element is as a date; None for one that is none."""
    if tag != "time" and not _named(element.get("class") or ""):
        return None
    pieces: list[str] = []
    size = 0
    for piece in map(str.strip, map(str, element.itertext())):
        size += len(piece)
        if size > _LONGEST:
            return None
        if piece:
            pieces.append(piece)
    whole = "".join(pieces)
    if not any(map(str.isdigit, whole)):
        return None
    runs = any(a[-1].isdigit() and b[0].isalnum() for a, b in pairwise(pieces))
    return Stamp(element, stacked=runs and not only_date(whole), year=_year(element, whole) if tag == "time" else "")


def _named(names: str) -> bool:
    """Whether a class says that the element is a date."""
    kinds = words("web")
    return any(kinds.get(_PARTED.split(name)[-1]) == "date" for name in names.lower().split()[:20])


def _year(element: etree._Element, text: str) -> str:
    """The year of the attribute where the words are the same day without one."""
    machine, printed = _MACHINE.match((element.get("datetime") or "").strip()), _MONTH_DAY.fullmatch(text)
    same = machine and printed and (int(machine[2]), int(machine[3])) == (int(printed[1]), int(printed[2]))
    return machine[1] if machine and same else ""

"""The day on which a text was put up, at the end of the text itself, as lists of news with their openings print it.

``…全市防汛会议召开。2023-05-04`` below a title: it is no part of the story, but 昨天 counts from it.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line, TitleDay
from calendar_app.bulletin.page.scraps import cut_words

RULE = "tail-day"

_TAIL = re.compile(
    r"(?<=[。！？…”）).])\s{0,6}[\[【(（]?(?P<y>20[0-9]{2})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9])"
    r"(?:\s{1,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?[\]】)）]?\s{0,3}$"
)
#: So many texts end so where a list does; how far from the end the day stands.
_LEAST, _REACH, _SHORTEST = 2, 40, 30


def set_apart_tails(lines: list[Line]) -> None:
    """Take such days out of the texts, where several of a file end with one; the entry of each keeps its day."""
    found: list[tuple[Line, re.Match[str]]] = []
    for line in lines:
        if (
            line.kind is not Kind.TEXT
            or len(line.text) < _SHORTEST
            or line.text[-1] not in "0123456789]】)）０１２３４５６７８９"
        ):
            continue
        match = _TAIL.search(narrow(line.text), len(line.text) - min(_REACH, len(line.text)))
        if match is not None and ends_sentence(line.text[: match.start()]):
            found.append((line, match))
    if len(found) < _LEAST:
        return
    for line, match in found:
        line.title_day = TitleDay(int(match["y"]), int(match["m"]), int(match["d"]))
        cut_words(line, [(match.start(), len(line.text), RULE)])

"""Whether lines without a date of their own are items or go on with the item above: what the whole file shows."""

from __future__ import annotations

import itertools
import re

from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._style import Style
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line

NEW = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}(?=[市县区州省][委长政人])|[\u4e00-\u9fff]{{2,3}}[市县区州省])?(?:{alternatives('subjects', 'new')})"
)
SAID = re.compile("强调|強調|指出|要求|表示|说|說|认为|主持|介绍|听取|先后|先後")
ON = re.compile(rf"(?:{alternatives('subjects', 'on')})")


def terse(lines: list[Line], style: Style) -> bool:
    """True where items are short and no paragraph goes on with the one above: each is a happening."""
    if sum(len(line.text) for line in lines) > 120 * max(style.openers, 1):
        return False
    pairs = itertools.pairwise(lines)
    return not any(ON.match(line.text) for before, line in pairs if ends_sentence(before.text))


def paragraphs_are_items(lines: list[Line], walker: Walker) -> bool:
    """True where most paragraphs below dates open as a happening of their own does (市委 …, 学校 …), not as a story."""
    new = total = 0
    below = False
    for line in lines:
        heading = walker.date_heading(line)
        if heading is not None:
            below = heading.unit == "day"
        elif below:
            total += 1
            new += NEW.match(line.text) is not None
    return total >= 3 and new >= 0.6 * total


#: Characters that two paragraphs of one story have in common, and how many of each are looked at.
_SHARED, _LOOKED_AT = 4, 240
_QUOTED = tuple('“「『"‘')


def lines_are_items(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where each line below a day is a whole sentence by itself that neither goes on with the line above nor speaks of it.

    One story told in several paragraphs says 会议, 他 or 据悉, quotes, or names again what it is about.
    """
    if style.wrapped:
        return False
    days = total = tied = 0
    below = False
    above: str | None = None
    for line in lines:
        heading = walker.date_heading(line)
        if heading is not None:
            below, above = heading.unit == "day", None
            days += below
            continue
        if not below:
            continue
        if line.level or len(line.text) > 400 or not line.text.rstrip().endswith(("。", "。）", "。)", "。”")):
            return False
        if above is not None:
            total += 1
            if ON.match(line.text) or line.text.startswith(_QUOTED) or SAID.search(line.text[:24]):
                return False
            tied += bool(_pieces(above) & _pieces(line.text))
        above = line.text
    return days >= 2 and total >= 2 and tied <= 0.34 * total


def _pieces(text: str) -> set[str]:
    """Every run of Chinese characters of the length that tells a name from a common word."""
    words = text[:_LOOKED_AT]
    return {p for i in range(len(words) - _SHARED + 1) if (p := words[i : i + _SHARED]).isalpha()}

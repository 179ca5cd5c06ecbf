"""Names of parts joined by dots, wherever they stand."""

from __future__ import annotations

import re
from bisect import bisect_left

from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.foreign_names import SHARE, dotted_name, transcribed_share
from calendar_app.extract.people.lexicon import foreign
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import quoted, worded
from calendar_app.extract.people.post_runs import BODIES
from calendar_app.extract.people.sheet import Sheet

_WITH = frozenset("和与及同由对向")
_OPENING = _WITH | frozenset("、，。；：！？“”（）\n 　")
_DOT = re.compile("·")
_LONGEST_PART = 6  # characters
_SHARE_IN_LIST = 0.35  # least share of characters of transcriptions in a list, where the neighbours help
_ARABIC_HEAD = re.compile("阿[不卜布]都?$")  # the parts of it that are no characters of transcriptions


def cue() -> re.Pattern[str]:
    """What stands in every text with such a name."""
    return _DOT


def dotted(sheet: Sheet) -> None:
    """Names of parts joined by dots, wherever they stand."""
    text, table = sheet.text, foreign()
    at = text.find("·")
    while at >= 0:
        start = at
        while start > 0 and (text[start - 1] in table or text[start - 1] == "-") and at - start < 8:
            start -= 1
        if head := _ARABIC_HEAD.search(text, max(0, start - 3), start):
            start = head.start()
        plain, start = start, _first_character(sheet, start, at)
        for s in range(start, at):
            if not sheet.bounds.starts(s) and (s != start or (s > 0 and is_han(text[s - 1]))):
                continue
            if s == at - 1 and is_han(text[s]) and not sheet.left_edge(s):
                continue  # 世茂·宫园
            name = dotted_name(text, max(s, plain))
            name = name and name._replace(start=s)  # 肖开|提·依明
            if name is not None and name.end > at + 1 and not sheet.spoiled(name) and not worded(text[s : name.end]):
                if not sheet.is_covered(s, name.end):
                    sheet.take(name, "dotted")
                at = name.end
                break
        else:
            at = _other_dotted(sheet, at)
        at = text.find("·", at + 1)


def _first_character(sheet: Sheet, start: int, dot: int) -> int:
    """Where a name really begins whose first character no transcription uses: 、巨|艾提·某某."""
    text = sheet.text
    if start == dot:
        return start
    for before in (start - 1, start - 2):
        if before < 0 or not is_han(text[before]) or text[before] in _WITH:
            break
        opens = before == 0 or text[before - 1] in _OPENING or before in sheet.post_ends
        if opens and not any(common_word(text[before : start + k]) for k in (0, 1)):
            return before
    return start


def _title_follows(sheet: Sheet, place: int) -> bool:
    """Whether a public title begins at *place*, a qualifier passed over."""
    k = bisect_left(sheet.post_starts, place)
    return k < len(sheet.posts) and sheet.posts[k].cls in "od" and sheet.head_of(sheet.posts[k]) == place


def _other_dotted(sheet: Sheet, dot: int) -> int:
    """Take a dotted name with characters that are not of transcriptions; its end.

    It stands right before a title (夷将·拔路儿), or between two places where a name begins and ends, most of its
    characters being those of transcriptions (赛尔建·乌合拜).
    """
    text, bounds = sheet.text, sheet.bounds
    for start in range(max(0, dot - _LONGEST_PART), dot - 1):
        if not all(map(is_han, text[start:dot])):
            continue
        clear = sheet.left_edge(start, strict=True) or start in sheet.post_ends
        if not (clear or sheet.left_edge(start) or text[start - 1] in BODIES):
            continue
        for end in range(dot + 3, min(dot + 2 + _LONGEST_PART, len(text) + 1)):
            if not all(map(is_han, text[dot + 1 : end])):
                break
            told = _title_follows(sheet, end) and bounds.starts(start)
            whole = clear and right_edge(text, end) >= 2.0
            least = (
                _SHARE_IN_LIST if text[start - 1 : start] == "、" and end < len(text) and text[end] in "、和" else SHARE
            )
            if (
                (told or (whole and transcribed_share(text[start:end]) >= least))
                and not worded(text[start:end])
                and not sheet.is_covered(start, end)
            ):
                name = Name(start, end, 6.0)
                if not quoted(text, start, end) and not sheet.spoiled(name):
                    sheet.take(name, "dotted")
                    return end
    return dot

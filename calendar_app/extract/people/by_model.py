"""Names that the model reads in the sentences where the rules were in doubt, taken where nothing speaks against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calendar_app.extract.people import tagger
from calendar_app.extract.people.by_words import MARKS, NAME_FOLLOWS, person_before
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.lexicon import foreign, surnames
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import among_places, place_follows, quoted, set_phrase
from calendar_app.extract.people.sheet import Found, Sheet, sheets

_LEAST = 1.5  # of a Chinese name's score
_LEAST_ODDS = 0.5  # mean of a transcribed name's characters
_KIN = frozenset("子女妻父母兄弟孙侄媳婿")
_NICKNAMES = frozenset("老小阿大")
_NOT_LAST = frozenset("某氏姓家籍")
_ADDRESSES = frozenset(
    ["女士", "先生", "大爷", "大妈", "大叔", "阿姨", "老师", "警官"]
)  # 罗女士: a surname alone is no name


def ask(text: str, doubts: Sequence[int], taken: Iterable[Found]) -> list[Found]:
    """Names that the model reads in the sentences of a folded text that hold a doubt, and that nothing speaks against.

    Args:
        text: as ``Scan.text``.
        doubts: places of likely names that are still open.
        taken: names found already; they are not read otherwise.
    """
    read = tagger.persons(text, doubts)
    if not read:
        return []
    (sheet,) = sheets([text])
    for f in taken:
        sheet.take(Name(f.start, f.end, 0.0), f.rule)
    out: list[Found] = []
    for start, end in read:
        if not sheet.is_covered(start, end) and _believed(sheet, start, end):
            out.append(Found(start, end, "model"))
    return out


def _believed(sheet: Sheet, start: int, end: int) -> bool:
    text = sheet.text
    run = text[start:end]
    if not 2 <= len(run) <= 14 or not all(is_han(c) or c == "·" for c in run):
        return False
    if run[0] in "来回" and len(run) == 2:  # to come to a city of one character
        return False
    if len(run) == 2 and run[1] in "男女嫌被":  # 陈女, 吕嫌: who is not to be known
        return False
    if run[1] == "之" and run[2:] in _KIN:  # 刘之子
        return False
    if run[1:] in _ADDRESSES or run[-1] in _NOT_LAST or (len(run) == 2 and run[0] in _NICKNAMES) or common_word(run):
        return False
    if (
        sheet.spoiled(Name(start, end, 0.0))
        or set_phrase(text, end)
        or among_places(text, end)
        or quoted(text, start, end)
    ):
        return False
    single = start > 0 and sheet.bounds.starts(start - 1) and is_han(text[start - 1]) and start not in sheet.post_ends
    if single and not sheet.left_edge(start, strict=True) and text[start - 1] not in NAME_FOLLOWS:
        return False  # behind a word of one character that nobody is named after: 展陈大纲
    name = sheet.name_at(start)
    if name is not None and name.end == end and right_edge(text, end) >= 1.5:
        row = surnames().get(run[:2]) or surnames()[run[0]]
        if len(run) > 2:
            return row.cls != "c" and name.score >= _LEAST
        return (row.cls == "a" and name.score >= _LEAST) or _person_stands(sheet, start, end)
    table = foreign()
    if len(run) > 2 and all(c in table or c == "·" for c in run):
        odds = sum(table.get(c, 0.0) for c in run) / len(run)
        follows = right_edge(text, end) >= 2.0 and text[end : end + 1] not in MARKS
        return odds >= _LEAST_ODDS and not place_follows(text, end) and (follows or person_before(sheet, start))
    return _person_stands(sheet, start, end)


def _person_stands(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a post or a noun for people stands right before, and the run can end where it does."""
    return start in sheet.post_ends and right_edge(sheet.text, end) >= 2.0

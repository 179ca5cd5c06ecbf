"""Names that the model reads in the sentences where the rules were in doubt, taken where nothing speaks against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calendar_app.extract.lookup import places_in
from calendar_app.extract.people import tagger
from calendar_app.extract.people.by_words import KINDS_OF_PEOPLE, MARKS, NAME_FOLLOWS, person_before
from calendar_app.extract.people.dictionary import common_word, is_word, name_like
from calendar_app.extract.people.edges import AFTER, is_han, right_edge
from calendar_app.extract.people.foreign_names import SHARE, transcribed_share
from calendar_app.extract.people.lexicon import cues, foreign, surnames
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import among_places, place_follows, quoted, set_phrase
from calendar_app.extract.people.post_runs import BODY_ENDS
from calendar_app.extract.people.sheet import Found, Sheet, sheets
from calendar_app.extract.posts.lexicon import titles

_EDGE = 3.0  # what the end of a text adds to a name's score
#: Of a Chinese name's own score, and of one's of three characters or that the dictionary has.
_LEAST, _LEAST_LONG = 1.0, -1.0
_LEAST_ENDED = 0.0  # of one of two characters before a mark or what people do
_LEAST_FULL = 2.0  # of a name of three characters that no edge opens
_LEAST_ODDS, _MOST_NATIVE = 0.5, 2.0  # mean of a transcribed name's characters, and of a Chinese name's
_LEAST_PAIR = 3.0  # mean of the two characters of a short transcribed name
_KIN = frozenset("子女妻父母兄弟孙侄媳婿")
_BEHIND = AFTER | frozenset("有各均才只便竟却仍乃系每")  # words of one character that follow a name
#: Words of one character that stand before names.
_BEFORE = NAME_FOLLOWS | frozenset(BODY_ENDS) | frozenset("前后时里中上下内间到见")
_THINGS = frozenset("卡券币票")
_PLACES = frozenset("镇村乡县市州省岛港湾山城区")  # ends of words for places
_OFFICIALS = KINDS_OF_PEOPLE | frozenset("官星将汉")  # ends of words for people that are no surnames
_NICKNAMES = frozenset("老小阿大")
_NOT_LAST = frozenset("某氏姓家籍")
_NAMED_AFTER = tuple(cues("named-after"))
_VILLAGE = 3  # characters of most names of villages called by a clan
_OF_VILLAGES = frozenset("庄屯寨堡")


def ask(text: str, doubts: Sequence[int] | None, taken: Iterable[Found]) -> list[Found]:
    """Names that the model reads in the sentences of a folded text that hold a doubt, and that nothing speaks against.

    Args:
        text: as ``Scan.text``.
        doubts: places of likely names that are still open; None: the model reads all sentences.
        taken: names found already; they are not read otherwise.
    """
    read = tagger.persons(text, doubts)
    if not read:
        return []
    (sheet,) = sheets([text])
    for f in taken:
        sheet.take(Name(f.start, f.end, 0.0), f.rule)
    out: list[Found] = []
    for start, run_end in read:
        end = _whole(sheet, start, run_end)
        if not sheet.is_covered(start, end) and _believed(sheet, start, end):
            out.append(Found(start, end, "model"))
    return out


def _whole(sheet: Sheet, start: int, end: int) -> int:
    """Where a name ends that the model reads to *end*: not behind its surname, and without the form of address behind it."""
    text = sheet.text
    if text[start:end] in surnames() and sheet.bounds.starts(start):  # 令狐|冲
        return max(end, sheet.bounds.word_end(start))
    for length in (3, 2):
        address = text[end - length : end]
        if end - length >= start + 2 and (address in titles() or address in cues("kin")):  # 慈禧太后
            return end - length
    return end


def _behind_word(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run is likelier the end of one word and another: 展演周|安全."""
    text = sheet.text
    inside = (
        start > 0
        and is_han(text[start - 1])
        and text[start - 1] not in _BEFORE
        and not sheet.left_edge(start, strict=True)
    )
    return inside and start not in sheet.post_ends and end - start > 2 and common_word(text[start + 1 : end])


def _believed(sheet: Sheet, start: int, end: int) -> bool:
    text = sheet.text
    run = text[start:end]
    if _is_no_name(run) or _behind_word(sheet, start, end) or _place_or_firm(text, run):
        return False
    if (
        sheet.spoiled(Name(start, end, 0.0))
        or set_phrase(text, end)
        or among_places(text, end)
        or quoted(text, start, end)
    ):
        return False
    single = start > 0 and sheet.bounds.starts(start - 1) and is_han(text[start - 1]) and start not in sheet.post_ends
    if single and not sheet.left_edge(start, strict=True) and text[start - 1] not in _BEFORE:
        return False  # behind a word of one character that nobody is named after: 展陈大纲
    if common_word(run):  # 罗干, which the dictionary takes for a place
        return name_like(run) and sheet.left_edge(start, strict=True) and _goes_on(text, end)
    return _chinese(sheet, start, end) or _transcribed(sheet, start, end) or _person_stands(sheet, start, end)


def _place_or_firm(text: str, run: str) -> bool:
    """Whether the text tells a place or a firm by a run's name elsewhere: 杨开 where 杨开村 is printed."""
    return any(text.startswith(_NAMED_AFTER, at + len(run)) for at in places_in(text, run))


def _is_no_name(run: str) -> bool:
    """Whether a run has the shape of no name, or tells only who is meant without naming: 罗女士, 刘之子, 陈女."""
    if not 2 <= len(run) <= 14 or not all(is_han(c) or c == "·" for c in run):
        return True
    if len(run) == 2 and (run[0] in _NICKNAMES or run[0] in "来回" or run[1] in "男女嫌被"):  # 来洛: came to a city
        return True
    kin = run.find("之", 1)
    if kin > 0 and run[kin + 1 :] in _KIN:
        return True
    if len(run) == _VILLAGE and run[-1] in _OF_VILLAGES:  # 张小庄
        return True
    return run[1:] in cues("kin") or run[1:] in titles() or run[-1] in _NOT_LAST or run in surnames()


def _chinese(sheet: Sheet, start: int, end: int) -> bool:
    """Whether neither the characters of a run nor what stands around it speak against a Chinese name."""
    text = sheet.text
    run = text[start:end]
    row = surnames().get(run[:2]) or surnames().get(run[0])
    name = chinese_name(run, 0)
    if row is None or row.cls == "c" or name is None or name.end < len(run):
        return len(run) == 4 and sheet.of_japan and sheet.left_edge(start, strict=True) and right_edge(text, end) >= 2.0
    known, own, edge = is_word(run), name.score - _EDGE, right_edge(text, end)
    short = len(run) == 2 and not known
    least = _LEAST_LONG if not short else _LEAST_ENDED if edge >= _EDGE else _LEAST
    if own < least or (short and (run[-1] in AFTER or not sheet.aligned(end))):
        return False  # 蒋也|爱他, 罗达|到
    if run[-1] in _THINGS or (len(run) == 3 and run[1] in "和与及" and run[2] in surnames()):  # 王和武
        return False
    table = foreign()
    thing = (edge < 2.0 and text[end : end + 1] not in _BEHIND) or text[start - 1 : start] in _PLACES
    if thing and all(c in table for c in run) and sum(table[c] for c in run) >= _MOST_NATIVE * len(run):
        return False  # 范登堡|空军基地, 小镇|萨利马
    if not (known or edge >= 1.5 or _word_begins(sheet, start, end)):
        return False
    if not sheet.bounds.starts(start) and is_han(text[start - 1]) and not _post_ends(sheet, start):
        return False  # 青年团|江
    if sheet.left_edge(start) or start in sheet.post_ends or _people_before(sheet, start):
        return True
    return edge >= 2.0 or (len(run) > 2 and own >= _LEAST_FULL)


def _post_ends(sheet: Sheet, place: int) -> bool:
    """Whether a post ends at a place, not only a noun for people."""
    title = sheet.post_ends.get(place)
    return title is not None and title.cls != "n"


def _word_begins(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a word stands behind a run: one of two characters or more, or one that follows names where no longer name is read."""
    if not sheet.bounds.starts(end):
        return False
    if sheet.bounds.word_end(end) > end + 1:
        return True
    name = sheet.name_at(start)
    return name is not None and name.end == end and sheet.text[end] in _BEHIND


def _transcribed(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run that the model reads as a person is a likely transcribed name, and no place or team."""
    text, table = sheet.text, foreign()
    run = text[start:end]
    if place_follows(text, end) or (text[start - 1 : start] in _PLACES and start not in sheet.post_ends):
        return False  # 小镇萨利马
    if "·" in run[1:-1]:
        return transcribed_share(run) >= SHARE
    if is_word(run) and run[-1] not in _THINGS and sheet.left_edge(start) and right_edge(text, end) >= 2.0:  # 保罗|还
        return True
    if not all(c in table for c in run):
        return False
    odds = sum(table[c] for c in run) / len(run)
    if odds < (_LEAST_ODDS if len(run) > 2 else _LEAST_PAIR):
        return False
    if start in sheet.post_ends or _people_before(sheet, start):
        return True
    return len(run) > 2 and (_goes_on(text, end) or (text[start - 1] != "的" and person_before(sheet, start)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind a name, so that it is no place or team of a list."""
    return right_edge(text, end) >= 2.0 and text[end : end + 1] not in MARKS


def _people_before(sheet: Sheet, start: int) -> bool:
    """Whether a word for people of two characters or more ends at a place: 车手, 典礼官."""
    return start > 1 and sheet.text[start - 1] in _OFFICIALS and not sheet.bounds.starts(start - 1)


def _person_stands(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a post or a noun for people stands right before, and the run can end where it does."""
    return start in sheet.post_ends and right_edge(sheet.text, end) >= 2.0

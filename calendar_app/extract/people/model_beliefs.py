"""What is believed of the runs that the model reads as persons: those against which neither they nor what stands around them speak."""

from __future__ import annotations

from bisect import bisect_left

from calendar_app.extract.lookup import places_in
from calendar_app.extract.people.by_transcription import KINDS_OF_PEOPLE, MARKS, person_before
from calendar_app.extract.people.by_words import NAME_FOLLOWS
from calendar_app.extract.people.dictionary import common_word, is_word, likened, name_like
from calendar_app.extract.people.edges import AFTER, is_han, right_edge
from calendar_app.extract.people.foreign_names import SHARE, transcribed_share
from calendar_app.extract.people.lexicon import cues, followers, foreign, given, surnames, words
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import among_places, place_follows, quoted, set_phrase
from calendar_app.extract.people.post_runs import BODY_ENDS
from calendar_app.extract.people.sheet import Sheet
from calendar_app.extract.posts.lexicon import titles

_EDGE = 3.0  # what the end of a text adds to a name's score
#: Of a Chinese name's own score, and of one's of three characters or that the dictionary has.
_LEAST, _LEAST_LONG = 1.0, -1.0
_LEAST_ENDED = 0.0  # of one of two characters before a mark or what people do
_LEAST_FULL = 2.0  # of a name of three characters that no edge opens
_LEAST_ODDS, MOST_NATIVE = 0.5, 2.0  # mean of a transcribed name's characters, and of a Chinese name's
_LEAST_PAIR = 3.0  # mean of the two characters of a short transcribed name
_LEAST_ACTING, _MOST_ACTING = 2, 5  # characters of a name that only its deed shows
_POST_BEHIND = 2.0  # an edge
_KIN = frozenset("子女妻父母兄弟孙侄媳婿")
_BEHIND = AFTER | frozenset("有各均才只便竟却仍乃系每颇甚极最太未借")  # words of one character that follow a name
#: Words of one character that stand before names.
_BEFORE = NAME_FOLLOWS | frozenset(BODY_ENDS) | frozenset("前后时里中上下内间到见老像拿看捧追救赞")
_PAIR = 2  # characters of a short transcribed name
_FULL = 3  # characters of most names
_LEAST_GIVEN = 1.0  # what the two characters behind a word that may be a surname must bring
_THINGS = frozenset("卡券币票杯队")
_PLACES = frozenset("镇村乡县市州省岛港湾山城区")  # ends of words for places
_OFFICIALS = KINDS_OF_PEOPLE | frozenset("官星将汉客")  # ends of words for people that are no surnames
_NICKNAMES = frozenset("老小阿大")
_NOT_LAST = frozenset("某氏姓家籍委办局厅")
_NAMED_AFTER = tuple(cues("named-after"))
_VILLAGE = 3  # characters of most names of villages called by a clan
_OF_VILLAGES = frozenset("庄屯寨堡")


def believed(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run that the model reads as a person is taken for one by itself, whoever is named beside it."""
    text = sheet.text
    run = text[start:end]
    if run.isascii():  # 负责人julia女士
        return run.isalpha() and len(run) >= _FULL and (start in sheet.post_ends or _addressed(text, end))
    if _is_no_name(run) or _behind_word(sheet, start, end) or _place_or_firm(text, run):
        return False
    if (row := surnames().get(run)) is not None:  # 桥本首相, but no 令狐 alone
        return row.cls == "j" and (_post_begins(sheet, end) or _addressed(text, end))
    if (
        sheet.spoiled(Name(start, end, 0.0))
        or set_phrase(text, end)
        or among_places(text, end)
        or quoted(text, start, end)
    ):
        return False
    single = start > 0 and sheet.bounds.starts(start - 1) and is_han(text[start - 1]) and start not in sheet.post_ends
    if len(run) == _VILLAGE and run[-1] in "镇乡村" and start not in sheet.post_ends:
        return False  # 裴城镇
    if single and _numbered(text, start):
        single = False
    if single and not sheet.left_edge(start, strict=True) and text[start - 1] not in _BEFORE:
        return False  # behind a word of one character that nobody is named after: 展陈大纲
    if common_word(run):  # 罗干, which the dictionary takes for a place
        named = name_like(run) and sheet.left_edge(start, strict=True) and _goes_on(text, end)
        held = _post_ends(sheet, start) and _edge_behind(sheet, end) >= _POST_BEHIND and likened(run)  # 市长香农
        return (
            named or held or _numbered(text, start) or (all(map(foreign().__contains__, run)) and _addressed(text, end))
        )
    return (
        _chinese(sheet, start, end)
        or _transcribed(sheet, start, end)
        or _person_stands(sheet, start, end)
        or _acts(sheet, start, end)
    )


def shaped(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run has the shape of a name and is no known word, so that a list of people may settle it."""
    text, run = sheet.text, sheet.text[start:end]
    return not (
        _is_no_name(run)
        or run in surnames()
        or common_word(run)
        or _place_or_firm(text, run)
        or sheet.spoiled(Name(start, end, 0.0))
        or set_phrase(text, end)
        or among_places(text, end)
        or quoted(text, start, end)
    )


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


def _addressed(text: str, end: int) -> bool:
    """Whether a form of address stands behind a run: 谢菲尔德将军."""
    return any(text[end : end + length] in cues("address") for length in (2, 3))


def _acts(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run at a clear beginning is told of what people do, or has a post behind it: 素帕猜还表示, 差瓦利副总理."""
    text = sheet.text
    if (
        not sheet.left_edge(start, strict=True)
        or not _LEAST_ACTING <= end - start <= _MOST_ACTING
        or text[start] in AFTER
    ):
        return False
    deeds = words("subject_verbs.txt")
    return (
        text[end : end + 2] in deeds
        or (text[end : end + 1] in _BEHIND and text[end + 1 : end + 3] in deeds)
        or text[end : end + 1] == "说"
        or _post_begins(sheet, end)
        or _addressed(text, end)
    )


def _numbered(text: str, start: int) -> bool:
    """Whether the number of a player stands right before: 10号谢某."""
    return text[start - 1] == "号" and text[start - 2 : start - 1].isdigit()


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
    if (len(run) == _VILLAGE and run[-1] in _OF_VILLAGES) or run.endswith("街道"):  # 张小庄
        return True
    return run[1:] in cues("kin") or run[1:] in titles() or run[-1] in _NOT_LAST


def _chinese(sheet: Sheet, start: int, end: int) -> bool:
    """Whether neither the characters of a run nor what stands around it speak against a Chinese name."""
    text = sheet.text
    run = text[start:end]
    row = surnames().get(run[:2]) or surnames().get(run[0])
    name = chinese_name(run, 0)
    doubtful = row is not None and (row.cls == "c" or name is None or name.end < len(run))
    if doubtful and _of_rare_surname(sheet, start, end):
        return True
    if row is None or row.cls == "c" or name is None or name.end < len(run):
        japanese = len(run) > _FULL and (run[-1] == "郎" or (len(run) == _FULL + 1 and sheet.of_japan))
        return japanese and sheet.left_edge(start, strict=True) and right_edge(text, end) >= 2.0
    known, own, edge = is_word(run), name.score - _EDGE, _edge_behind(sheet, end)
    short = len(run) == 2 and not known
    least = _LEAST_LONG if not short else _LEAST_ENDED if edge >= _EDGE else _LEAST
    if own < least or (short and (run[-1] in AFTER or not sheet.aligned(end))):
        return False  # 蒋也|爱他, 罗达|到
    if run[-1] in _THINGS or (len(run) == 3 and run[1] in "和与及" and _usual(run[2])):  # 王和武
        return False
    table = foreign()
    thing = (edge < 2.0 and text[end : end + 1] not in _BEHIND) or text[start - 1 : start] in _PLACES
    if thing and all(c in table for c in run) and sum(table[c] for c in run) >= MOST_NATIVE * len(run):
        return False  # 范登堡|空军基地, 小镇|萨利马
    if not (known or edge >= 1.5 or _word_begins(sheet, start, end)):
        return False
    if not sheet.bounds.starts(start) and is_han(text[start - 1]) and not _post_ends(sheet, start):
        return False  # 青年团|江
    if sheet.left_edge(start) or start in sheet.post_ends or _people_before(sheet, start):
        return True
    return edge >= 2.0 or (len(run) > 2 and own >= _LEAST_FULL)


def _of_rare_surname(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run of three characters whose first is rather a word than a surname stands where only a name can: 方肇新逐一回复."""
    text, table = sheet.text, given()
    if end - start != _FULL or not (sheet.left_edge(start, strict=True) or _people_before(sheet, start)):
        return False
    odds = [table.get(c, 0.0) for c in text[start + 1 : end]]
    return min(odds) >= 0.0 and sum(odds) >= _LEAST_GIVEN and sheet.aligned(end) and text[end - 1] not in AFTER


def _usual(char: str) -> bool:
    """Whether a character is an everyday surname."""
    row = surnames().get(char)
    return row is not None and row.cls == "a"


def _edge_behind(sheet: Sheet, end: int) -> float:
    """``right_edge``, and a particle's worth where a post begins: 杨某某|副军长."""
    edge = right_edge(sheet.text, end)
    return _POST_BEHIND if edge < _POST_BEHIND and _post_begins(sheet, end) else edge


def _post_begins(sheet: Sheet, place: int) -> bool:
    """Whether a post begins at a place, with the words that belong to it."""
    k = bisect_left(sheet.post_starts, place)
    return k < len(sheet.posts) and sheet.posts[k].cls != "n" and sheet.head_of(sheet.posts[k]) == place


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
    if len(run) == _PAIR and _clear(sheet, start, end):  # 与莫奈的画
        return True
    if odds < (_LEAST_ODDS if len(run) > 2 else _LEAST_PAIR):
        return False
    if start in sheet.post_ends or _people_before(sheet, start):
        return True
    if len(run) <= _PAIR:
        return False
    led = text[start - 1] == "的" if start else False
    return _goes_on(text, end) or (not led and (person_before(sheet, start) or _by_itself(sheet, start, end)))


def _by_itself(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a transcribed run opens its clause and a word of its own follows, so that it is no place of a list: 亚当斯明显."""
    text = sheet.text
    follows = sheet.bounds.starts(end) and text[end : end + 1] not in MARKS and end < len(text)
    return sheet.left_edge(start, strict=True) and follows and is_han(text[end])


def _clear(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run of two characters stands by itself between what stands beside people: a mark or a verb, and a particle or a title."""
    text = sheet.text
    begins = sheet.left_edge(start, strict=True) or (text[start - 1] in _BEFORE and sheet.bounds.starts(start - 1))
    ends = right_edge(text, end) >= _POST_BEHIND or text[end : end + 2] == "的《" or text[end : end + 1] == "的"
    word = text[end : sheet.bounds.word_end(end)] if end < len(text) and sheet.bounds.starts(end) else ""
    if not sheet.aligned(end) or (len(word) > 1 and word not in followers()):  # 罗|达到, 卡萨|问题
        return False
    marked = text[end : end + 1] in MARKS or text[end : end + 1] in ("", "—", "-")
    return begins and ends and not marked and text[end : end + 1] not in foreign()


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind a name, so that it is no place or team of a list."""
    return right_edge(text, end) >= 2.0 and text[end : end + 1] not in MARKS


def _people_before(sheet: Sheet, start: int) -> bool:
    """Whether a word for people of two characters or more ends at a place: 车手, 典礼官."""
    return start > 1 and sheet.text[start - 1] in _OFFICIALS and not sheet.bounds.starts(start - 1)


def _person_stands(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a post or a noun for people stands right before, and the run can end where it does."""
    return start in sheet.post_ends and right_edge(sheet.text, end) >= 2.0

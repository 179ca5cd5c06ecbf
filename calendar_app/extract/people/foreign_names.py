"""Foreign names in Chinese characters: of parts joined by dots (阿卜杜拉·哈桑), or transcribed without one (克林顿)."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import known_to, part_goes_on
from calendar_app.extract.people.dictionary import common_word, is_word
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.lexicon import cues, followers, foreign, surnames, words
from calendar_app.extract.people.names import Name
from calendar_app.extract.posts.lexicon import title_words

SHARE = 0.65  # least share of such characters in a name that no other sign shows
_LONGEST_PART = 8  # characters of a part of a dotted name
_STRONG = 4.5  # odds of a character that hardly stands elsewhere
_DEED = 3.0  # what follows a name of one character: a mark or what somebody does
_SHORTEST = 2  # characters of a part
_WEAK = 3.0  # and of one that often does
_LATIN_DOT = r"[A-Z]\.?"
_LATIN = re.compile(
    r"(?:[A-Z][a-z]{2,15}(?:[A-Z][a-z]{1,15})?(?:[ .·-]{1,2}[A-Z][a-z]{0,15}){0,3}|[a-z]{4,15})(?![A-Za-z0-9.@-])"
)
_LATIN_EDGE = 1.0  # a word at least begins behind such a name
_ASPECTS = frozenset("着了过")  # behind a verb
_ARABIC_PART = re.compile("阿[不卜布]$")


@cache
def _dotted() -> re.Pattern[str]:
    chars = "".join(sorted(foreign())) + "年可"
    arabic = f"阿[不卜布][都杜力来]?[{chars}]{{0,8}}"
    first, last = f"(?:{arabic}|[{chars}来]{{1,8}})", f"(?:{arabic}|[{chars}]{{1,8}})"
    return re.compile(rf"(?:(?:{first}(?:-{last})?|{_LATIN_DOT})·){{1,5}}(?:{last}(?:-{last})?|{_LATIN_DOT})")


@cache
def _before_surname() -> re.Pattern[str]:
    """The parts of a name behind whose last dot a Chinese surname stands alone: 米歇尔·陈."""
    chars = "".join(sorted(foreign()))
    own = "".join(sorted(surname for surname, row in surnames().items() if len(surname) == 1 and row.cls in "ab"))
    return re.compile(rf"(?:[{chars}来]{{1,8}}·){{1,3}}[{own}]")


def _surname_alone(text: str, end: int) -> bool:
    """Whether a name can end with the Chinese surname before *end*: 米歇尔·陈|出席, not 保罗·高|更, 约翰·李|明."""
    row = surnames().get(text[end - 1])
    told = row is not None and row.cls in "ab" and text[end - 2] == "·"
    return told and text[end : end + 1] not in foreign() and right_edge(text, end) >= _DEED


def dotted_name(text: str, start: int) -> Name | None:
    """A name of parts joined by dots at *start* (阿卜杜拉·哈桑), or None; it ends before a word that may follow a name."""
    whole = _before_surname().match(text, start)
    if whole is not None and _surname_alone(text, whole.end()):
        return Name(start, whole.end(), 6.0)
    match = _dotted().match(text, start)
    if match is None:
        return None
    floor = text.rindex("·", start, match.end()) + 1
    end, table = match.end(), foreign()
    known = known_to(text, floor)
    if known and right_edge(text, known) >= (1.0 if known >= end else 2.0):
        return Name(start, known, 6.0)  # 甲某·买买提|充分肯定
    if text[end : end + 1] in _ASPECTS and end - floor > _SHORTEST:
        return Name(start, end - 1, 6.0)  # 依明|拉着
    ahead = text[end - 1 : end + 1]
    inside = end - floor > _SHORTEST and right_edge(text, end) < 2.0
    if inside and table.get(ahead[:1], 0.0) < _WEAK and (ahead in followers() or is_word(ahead)):
        return Name(start, end - 1, 6.0)  # 贝索斯|因此, 拉贝|日记
    if (deed := _deed(text, floor, end)) is not None:
        return Name(start, deed, 6.0)
    if text[end - 2 : end] in cues("kin") and end - 2 > floor + 1:  # 阿夏克·罗伊|博士
        return Name(start, end - 2, 6.0)
    for longer in range(
        end, min(floor + _LONGEST_PART, len(text)) + 1
    ):  # characters that transcriptions seldom use: 德容, 敖云巴特尔
        if right_edge(text, longer) >= 2.0 or (longer < len(text) and not is_han(text[longer])):
            return Name(start, longer, 6.0)
        if longer == end and (
            is_word(text[end : end + 2]) or is_word(text[end : end + 4])
        ):  # 卡蒂埃|航行, 拉贝|奋不顾身
            break
        if (
            longer == len(text)
            or common_word(text[longer - 1 : longer + 1])
            or (longer > end + 2 and not any(c in table for c in text[longer - 1 : longer + 1]))
        ):
            break
    return Name(start, trim(text, floor, end), 6.0)


def _deeds() -> frozenset[str]:
    return words("subject_verbs.txt")


def _deed(text: str, floor: int, end: int) -> int | None:
    """Where what somebody does begins, of which a run of such characters that ends at *end* took a part: 库尔班|察看, 库尔班|考察."""
    deeds, table = _deeds(), foreign()
    for stop in (end - 2, end - 1):
        least = _WEAK if text[end : end + 1] in table else _STRONG  # 哈比|列席: no name goes on with 席
        taken = all(table.get(char, 0.0) < least for char in text[stop:end])
        if stop - floor >= _SHORTEST and taken and text[stop : stop + 2] in deeds:
            return stop if stop < end - 1 or text[end : end + 2] not in followers() else None  # 尼加提|出席
    return None


def trim(text: str, floor: int, end: int) -> int:
    """The last place at which a foreign name that runs to *end* can stop: before a follower that begins inside the run."""
    if right_edge(text, end) >= 2.0:
        return end
    for stop in range(end - 1, floor + 1, -1):
        if right_edge(text, stop) >= 2.0:
            return stop
    return end


def transcribed(text: str, start: int) -> Name | None:
    """A transcribed name without dots at *start* (克林顿): the run of such characters, two to eight, and its odds."""
    table, end = foreign(), start
    while (
        end < len(text) and end - start < 9 and text[end] in table and (end > start or text[end] != "让")
    ):  # 让|贝索斯
        end += 1
    best: Name | None = None
    odds = 0.0
    for stop in range(start + 1, end + 1):
        odds += max(-3.0, min(3.0, table[text[stop - 1]]))
        if stop - start >= 2:
            score = odds + right_edge(text, stop)
            if best is None or score >= best.score:
                best = Name(start, stop, score)
    if best is not None and best.end > start + _SHORTEST and (deed := _deed(text, start, best.end)) is not None:
        return best._replace(end=deed)  # 戈尔|提出
    return best


@cache
def _no_latin_names() -> frozenset[str]:
    return frozenset(word.capitalize() for word in words("latin_words.txt"))


def latin_name(text: str, start: int) -> Name | None:
    """A name in Latin letters of up to four parts before Chinese characters or a mark (Anna Brown); for a place where a name must stand."""
    match = _LATIN.match(text, start)
    if match is None or right_edge(text, match.end()) < _LATIN_EDGE or match.group().capitalize() in _no_latin_names():
        return None
    return Name(start, match.end(), 6.0)


def transcribed_share(name: str) -> float:
    """How many of the characters of a name of parts are those of transcriptions, 0 to 1."""
    return sum(c in foreign() for c in name) / (len(name) - name.count("·"))


def _word_begins(text: str, end: int, length: int) -> bool:
    """Whether a part of *length* characters, all of transcriptions, ends before another word: 拉贝|日记, 拉贝|奋不顾身."""
    table = foreign()
    return (
        text[end : end + 1] not in table
        and all(c in table for c in text[end - length : end])
        and (is_word(text[end : end + 2]) or is_word(text[end : end + 4]))
    )


def _ends_later(text: str, end: int) -> bool:
    """Whether a foreign name ends one character farther on, with one that hardly stands elsewhere: 夫斯基|于, not 夫斯|基于."""
    return foreign().get(text[end : end + 1], 0.0) >= _STRONG and right_edge(text, end + 1) >= 2.0


def dotted_run(text: str, start: int) -> Name | None:
    """Parts of any characters joined by dots, up to a word that may follow a name; for a place where a name must stand."""
    end, length = start, 0
    while end < len(text) and (is_han(text[end]) or text[end] == "·") and length <= _LONGEST_PART:
        length = 0 if text[end] == "·" else length + 1
        end += 1
        if (
            (length > 1 or (length == 1 and _surname_alone(text, end)))
            and text.find("·", start, end) > 0
            and (right_edge(text, end) >= 2.0 or _word_begins(text, end, length))
            and not _ends_later(text, end)
            and text[end : end + 1] != "那"
            and not (text[end : end + 1] in "都杜力来" and _ARABIC_PART.search(text, start, end))  # 阿不|都热西提
            and not part_goes_on(text, end)
            and not any(title_words().find(text, start, end))  # 来宾代表|某市市长彼得·某某
        ):
            first, _, rest = text[start:end].partition("·")
            return (
                Name(start, end, 1.0) if not common_word(first) or transcribed_share(rest) == 1.0 else None
            )  # 大卫·某某
    return None

"""Where a name ends, and how likely a run of characters is one. Works on folded text (``text.fold``).

A Chinese name is a surname of one or two characters and a given name of one or two. What follows decides the length:
``score`` adds the evidence of the given name's characters to that of the word after it, in units of ln of odds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from calendar_app.extract.people.lexicon import divisions, followers, foreign, given, never_names, surnames, words
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.segment import has_word, tagged

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TAKEN = 2.0  # for a last character that begins the verb of three characters behind the name
_GIVEN_RARE = 0.5  # a character that neither list knows
_GIVEN_WEIGHT = 0.6
PRIOR = {"a": 1.0, "b": -0.5, "c": -2.5, "x": 2.0, "j": 1.5}
# particles, prepositions and verbs of one character that follow a name
_AFTER = frozenset(
    "到在与和等对就之致向为作说率赴任兼从以于则也还将已曾是的同及并受当被把要带陪出由让给又都来去做称问答讲谈想看听写"
    "获夺用因使即暨饰跟应能可会不没再更很走参摄一两三四五六七八九十这那其我他她"
)
_KIN = frozenset("子女妻夫父母兄弟姐妹孙侄师徒友后死手口所")  # what may follow 之 behind a name
_CLOSES = frozenset("等说称摄")  # these may stand before a mark
_MARKS = frozenset("/／丨|①②③④⑤⑥⑦⑧⑨⑩、，。；：！？）)（(》〉”’」』…—,;:!?“‘《")
_ADVERBS = frozenset("曾任时常于方应成向从经")  # surnames that are particles before a verb too
_COMES = frozenset("来回于向从由到")  # surnames that lead to a place
_NO_HEAD = frozenset("来到在赴率与和对就被把将又再也已曾抵访会")  # begin no name that is told by its place alone
_ALIEN_MEAN = 2.0  # odds of the characters of a dictionary word that is a transcribed name
_ABLE = frozenset("有大可作敢必能善")  # given names of 为: 有为, 大为
_LONGEST_PART = 8  # characters of a part of a dotted name
_PAIRED = 4.0
_UNLISTED = 1.5  # what the characters of a name without a listed surname must bring
_MOST_EDGES = 200_000
_ROBED = re.compile(
    r"([\u4e00-\u9fff]{2,3}?)(?:大和尚|和尚|法师|大师|长老|上人|居士|道长|仁波切|活佛|阿訇|神父|牧师|主教|嬷嬷|喇嘛)(?![\u4e00-\u9fff]?[像塔院寺祠著说传])"
)
_LATIN_DOT = r"[A-Z]\.?"


class Name(NamedTuple):
    """A run of text read as a name and its score."""

    start: int
    end: int
    score: float


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


class _Edges(dict[str, float]):
    """``_edge`` of the characters that follow, kept."""

    def __missing__(self, ahead: str) -> float:
        if len(self) > _MOST_EDGES:
            self.clear()
        edge = self[ahead] = _edge(ahead)
        return edge


EDGES = _Edges()


def right_edge(text: str, end: int) -> float:
    """How well a name can end at *end*: a mark or a verb follows (3; 3.5 one that people do), a particle (2), another word (1), nothing such (0)."""
    return EDGES[text[end : end + 3]]


def _edge(ahead: str) -> float:
    if not ahead:
        return 3.0
    char = ahead[0]
    if char in _MARKS or char.isspace():
        return 3.0
    if not is_han(char):
        return 1.0
    table = followers()
    if ahead[:2] in table or ahead in table:
        return 3.0
    if char == "之":
        return 2.0 if ahead[1:2] in _KIN else 0.5
    if char in _AFTER:
        return 0.5 if ahead[1:2] in "、，。；：）" and char not in _CLOSES else 2.0
    return 1.0 if is_word(ahead[:2]) or is_word(ahead) else 0.0


@lru_cache(maxsize=65536)
def is_word(run: str) -> bool:
    """Whether jieba's dictionary has the run."""
    return len(run) > 1 and has_word(run)


@lru_cache(maxsize=65536)
def common_word(run: str) -> bool:
    """Whether a run of characters is a dictionary word that is no person's name."""
    if run in words("not_names.txt") or run in words("foreign_places.txt") or run in divisions():
        return True
    if not is_word(run):
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and not tags[0][1].startswith("nr")


@lru_cache(maxsize=16384)
def name_like(run: str) -> bool:
    """Whether a dictionary word that is not marked as a person's name may still be one: the dictionary takes 罗干, 基辛格 for places."""
    if run in words("not_names.txt") or run in words("foreign_places.txt") or run in divisions() or not is_word(run):
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and (tags[0][1] in ("ns", "nz") or (tags[0][1] == "n" and _all_foreign(run)))


def _all_foreign(run: str) -> bool:
    table = foreign()
    return len(run) > 2 and all(c in table for c in run) and sum(table[c] for c in run) >= _ALIEN_MEAN * len(run)


@cache
def given_scores() -> dict[str, float]:
    """Character to what it adds to the score as part of a given name."""
    return {c: max(-4.0, min(3.0, odds)) * _GIVEN_WEIGHT for c, odds in given().items()}


@cache
def _surname_heads() -> dict[str, tuple[tuple[str, float, int], ...]]:
    """First character to the surnames it begins: surname, its prior, and the longest given name after it; longer ones first."""
    heads: dict[str, list[tuple[str, float, int]]] = {}
    for surname, row in surnames().items():
        heads.setdefault(surname[0], []).append((surname, PRIOR[row.cls], 3 if row.cls == "j" else 2))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in heads.items()}


def chinese_name(text: str, start: int, *, placed: bool = False) -> Name | None:
    """The best reading of a Chinese or Japanese name at *start*, or None. The score is comparable between places.

    *placed*: a post says that a name stands here, so that a name that is a word too (米兰) is not held against it.
    """
    rows = _surname_heads().get(text[start : start + 1])
    if rows is None:
        return None
    table, size, follow = given_scores(), len(text), followers()
    comes = text[start] in "来回"
    best_score, best_end = -99.0, 0
    for surname, prior, longest in rows:
        width = len(surname)
        if width > 1 and not text.startswith(surname, start):
            continue
        score = prior
        for length in range(1, longest + 1):
            end = start + width + length
            if end > size:
                break
            odds = table.get(text[end - 1])
            if odds is None:
                if not is_han(text[end - 1]):
                    break
                odds = _GIVEN_RARE * _GIVEN_WEIGHT
            score += odds
            if comes and (length == 1 or text[end : end + 1] not in _MARKS):  # 来洛, 回京: to come to a city
                continue
            total = score + (0.3 if length == 2 else 0.0)
            if total + 4.0 <= best_score:
                continue
            total += EDGES[text[end : end + 3]] + _as_word(text, start, end, width, placed=placed)
            if length == 2 and text[end - 1 : end + 2] in follow:  # 李明作汇报: the last character begins what follows
                total -= _TAKEN
            if longest == 3 and length > 1 and text[end - 2] in _COMES:  # 小野寺彻来砚访问: came to a city
                continue
            if text.startswith("一一行", end):  # 松村宪一一行
                total -= 3.0
            if total > best_score:
                best_score, best_end = total, end
    if best_end == start + 3 and _joined_surnames(text, start) and right_edge(text, start + 4) >= 2.0:
        best_end += 1  # 林郑月娥: the husband's surname before one's own
    return Name(start, best_end, best_score) if best_end else None


def _joined_surnames(text: str, start: int) -> bool:
    """Whether two common surnames stand in a row and what follows three characters cannot follow a name."""
    first, second = surnames().get(text[start]), surnames().get(text[start + 1])
    return (
        first is not None
        and second is not None
        and first.cls in "ab"
        and second.cls == "a"
        and is_han(text[start + 3 : start + 4] or " ")
        and right_edge(text, start + 3) < 1.0
    )


def most_of(text: str, start: int) -> float:
    """The most that surname and given name at *start* can add to a score, whatever follows; cheap."""
    rows = _surname_heads().get(text[start : start + 1])
    if rows is None:
        return -99.0
    table, best = given_scores(), -99.0
    for surname, prior, longest in rows:
        if len(surname) > 1 and not text.startswith(surname, start):
            continue
        total = prior
        for char in text[start + len(surname) : start + len(surname) + longest]:
            total += table.get(char, _GIVEN_RARE * _GIVEN_WEIGHT)
            best = max(best, total + 0.3)
    return best


def _as_word(text: str, start: int, end: int, width: int, *, placed: bool) -> float:
    """What it tells of a run, for or against a name, that it is or begins with a word of the dictionary."""
    evidence, last = 0.0, text[end - 1]
    if text[start] in _COMES and text[start + 1 : end] in divisions():  # 来洛阳, 于安阳
        return -6.0
    if last == "为" and end - start > 2:  # 孟春为农户送去, but 张有为
        evidence += 2.0 if text[end - 2] in _ABLE else 0.0 if text[end : end + 1] in _MARKS else -2.0
    if last in _AFTER and text[end : end + 1] in ("“", "《", "‘"):
        evidence -= 2.0
    return evidence + _run_evidence(text[start:end], width, placed=placed)


def _verb(run: str) -> bool:
    """Whether the dictionary has the run as a verb or an adverb: 宣传, 满怀."""
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1][0] in "vd"


@lru_cache(maxsize=65536)
def _run_evidence(run: str, width: int, *, placed: bool) -> float:
    """What the words of the lists and the dictionary in a run tell, whatever follows; its surname has *width* characters."""
    if run[width:] in titles():  # 周总理, 张教授: a surname and a form of address
        return -6.0
    if run[0] in _ADVERBS and run[1:] in followers():  # 曾回忆, 时任
        return -5.0
    if common_word(run):
        return -1.0 if placed and not _verb(run) and run not in never_names() else -3.5
    if width == 1 and len(run) > 2 and common_word(run[:2]):
        return -1.0
    return 1.0 if len(run) > 2 and is_word(run) else 0.0


@cache
def _dotted() -> re.Pattern[str]:
    chars = "".join(sorted(foreign())) + "年可"
    arabic = f"阿[不卜布][都杜力来]?[{chars}]{{0,8}}"
    first, last = f"(?:{arabic}|[{chars}来]{{1,8}})", f"(?:{arabic}|[{chars}]{{1,8}})"
    return re.compile(rf"(?:(?:{first}|{_LATIN_DOT})·){{1,5}}(?:{last}|{_LATIN_DOT})")


def dotted_name(text: str, start: int) -> Name | None:
    """A name of parts joined by dots at *start* (阿卜杜拉·哈桑), or None; it ends before a word that may follow a name."""
    match = _dotted().match(text, start)
    if match is None:
        return None
    floor = text.rindex("·", start, match.end()) + 1
    end, table = match.end(), foreign()
    for longer in range(
        end, min(floor + _LONGEST_PART, len(text)) + 1
    ):  # characters that transcriptions seldom use: 德容, 敖云巴特尔
        if right_edge(text, longer) >= 2.0 or (longer < len(text) and not is_han(text[longer])):
            return Name(start, longer, 6.0)
        if longer == end and is_word(text[end : end + 2]):  # 卡蒂埃|航行至此
            break
        if longer == len(text) or (longer > end + 2 and not any(c in table for c in text[longer - 1 : longer + 1])):
            break
    return Name(start, trim(text, floor, end), 6.0)


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
    while end < len(text) and end - start < 9 and text[end] in table:
        end += 1
    best: Name | None = None
    odds = 0.0
    for stop in range(start + 1, end + 1):
        odds += max(-3.0, min(3.0, table[text[stop - 1]]))
        if stop - start >= 2:
            score = odds + right_edge(text, stop)
            if best is None or score >= best.score:
                best = Name(start, stop, score)
    return best


def run_to_edge(text: str, start: int) -> Name | None:
    """Two to six characters up to the first place where a name may end; for a place where a name must stand."""
    if text[start : start + 1] in _NO_HEAD:
        return None
    for end in range(start + 2, min(start + 7, len(text) + 1)):
        if not is_han(text[end - 1]) or not is_han(text[start]):
            return None
        if right_edge(text, end) >= 2.0:
            return (
                None if common_word(text[start:end]) or common_word(text[start : start + 2]) else Name(start, end, 1.0)
            )
    return None


def dotted_run(text: str, start: int) -> Name | None:
    """Parts of any characters joined by dots, up to a word that may follow a name; for a place where a name must stand."""
    end, length = start, 0
    while end < len(text) and (is_han(text[end]) or text[end] == "·") and length <= _LONGEST_PART:
        length = 0 if text[end] == "·" else length + 1
        end += 1
        if (
            length > 1
            and text.find("·", start, end) > 0
            and right_edge(text, end) >= 2.0
            and text[end : end + 1] != "那"
        ):
            return Name(start, end, 1.0) if not common_word(text[start : text.find("·", start)]) else None
    return None


def robed_name(text: str, start: int) -> Name | None:
    """A name of two or three characters before a form of address of monks and priests (永寿法师)."""
    match = _ROBED.match(text, start)
    return Name(start, match.end(1), 3.0) if match else None


def paired_name(text: str, start: int) -> Name | None:
    """A Tibetan name of two words of which such names are made (益西达瓦)."""
    pairs = words("names_tibetan.txt")
    paired = text[start : start + 2] in pairs and text[start + 2 : start + 4] in pairs
    return Name(start, start + 4, _PAIRED) if paired else None


def strange_name(text: str, start: int) -> Name | None:
    """Two to four characters up to a mark or a verb where a name must stand, and no part of which is a word (夜礼斌)."""
    if text[start : start + 1] in _AFTER or text[start : start + 1] in _NO_HEAD:
        return None
    for end in range(start + 2, min(start + 5, len(text) + 1)):
        if not is_han(text[end - 1]):
            return None
        if right_edge(text, end) >= 3.0 or text[end : end + 1] == "等":
            run = text[start:end]
            parts = (run[i:j] for i in range(len(run)) for j in range(i + 2, len(run) + 1))
            return None if run[-1] in _AFTER or any(common_word(part) for part in parts) else Name(start, end, 0.0)
    return None


def unlisted_name(text: str, start: int) -> Name | None:
    """Two or three characters of given names up to a mark or a verb, though their first is no listed surname (岩温)."""
    run = run_to_edge(text, start)
    if run is None or run.end - run.start > 3 or right_edge(text, run.end) < 3.0:
        return None
    scores = [given_scores().get(c, 0.0) for c in text[run.start : run.end]]
    return run if min(scores) >= -0.3 and sum(scores) >= _UNLISTED else None

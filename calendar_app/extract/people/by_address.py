"""Names that a form of address (李明同志), a bracket behind them (天宝（藏族）) or a signature gives away."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import built_name, built_to
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.lexicon import cue_source, cues, surname_heads, surnames
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import PLACE_ENDS, thing_follows
from calendar_app.extract.people.post_runs import BODY_ENDS, joined_posts
from calendar_app.extract.people.sheet import CHOOSING, Sheet
from calendar_app.extract.people.worded_names import may_be_name
from calendar_app.extract.posts.trie import words_pattern

_ADDRESSED = 4.0
_SIGNATURE = re.compile(
    r"（(?:本报|见习|特约|实习|通讯|全媒体|文|图|/)*(?:记者|通讯员|作者)?[:： ]?"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[ 、/][\u4e00-\u9fff]{2,5}){0,7}?)(?:[摄文]|[ /]?(?:文并|图文|文|图))?摄?）"
)
_TELLS_ON = re.compile("(?!编|责|审|校|来源|初|终|监|供稿)[\u4e00-\u9fff]")  # 方某（祖籍某某）以刻印闻名
_BETWEEN = re.compile("[ 、/]|通讯员|记者")
_SENTENCE_ENDS = frozenset("。！？…；”’》）\n ")
_SIGNATURE_LEFT = 30  # characters behind the bracket: the line of editors
_UNITS = PLACE_ENDS | frozenset(BODY_ENDS) | frozenset("区村校馆社")  # last characters of who is no person: 石龙社区
_HOME = "家(?=[，。；中里])"  # the home of who is named
_HOUSES = frozenset("寺院庵观宫堂庙")
OF_PERSON = re.compile(
    r"（(?:男|女|化名|音译?|[\u4e00-\u9fff]{1,4}族|[藏羌回彝苗蒙维壮满侗瑶白傣哈](?=）))(?:[，、；][^（）]{0,80})?）"
)
_SHORTEST = 2
_SET_APART = 3  # characters of a name that spaces alone show
_MARKED = 1.0  # least score of a name before such a bracket
_LONGEST_MARKED = 6
#: From its mark, which is rarer than what may stand before it.
_SPEAKER = re.compile(
    "：(?:(?<=[\n。！？”][\u4e00-\u9fff]{2}：)|(?<=[\n。！？”][\u4e00-\u9fff]{3}：)|(?<=^[\u4e00-\u9fff]{2}：)|(?<=^[\u4e00-\u9fff]{3}：))"
)
_SPEAKS = {2: 4.8, 3: 4.0}  # least score of one who speaks, by the characters of the name; 3 of it for the mark behind
_SEX = re.compile("，[男女]，")
_LIFE = re.compile(r"(?:^|[\n。：；])([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6})，[男女]，")
_LONGEST_NAME = 4
_TOLD = 2.0  # and before one that holds a post
_LONGEST_TOLD = 20  # characters of it before its last word
_NUMBER = re.compile("号(?<=[0-9]号)")
#: What must follow a player's name, and its least score, and that of one of two characters.
_EDGE, _PLAYER, _SHORT_PLAYER = 2.0, 2.5, 3.5
_INSIDE = frozenset("，。；：）\n")


@cache
def _address() -> re.Pattern[str]:
    """A form of address behind a name, or the home of who is named."""
    return re.compile(cue_source("address", more=_HOME))


@cache
def _of_monks() -> re.Pattern[str]:
    """A form of address of monks; not 长老会, 上人士."""
    return re.compile(f"{cue_source('monk')}(?![会士])")


def set_apart(sheet: Sheet) -> None:
    """民兵郝 大 山: a name that the printer set apart from its sentence by the spaces in it."""
    for start, end in sheet.spaced.items():
        run = sheet.text[start:end]
        row = surnames().get(run[:1])
        worded = common_word(run) or common_word(run[:2])
        if (
            len(run) >= _SET_APART
            and row is not None
            and row.cls in "ab"
            and not worded
            and not sheet.is_covered(start, end)
        ):
            sheet.take(Name(start, end, 0.0), "set-apart")


def cue_of_marked() -> re.Pattern[str]:
    """What stands in every text in which ``marked`` finds anybody."""
    return OF_PERSON


@cache
def cue_of_addressed() -> re.Pattern[str]:
    """Likewise for ``addressed``: one of all forms of address."""
    return words_pattern(cues("address") | cues("monk"), more=_HOME)


def addressed(sheet: Sheet) -> None:
    """孙春霞家庭, 李明同志: a name right before a form of address."""
    for m in _address().finditer(sheet.text):
        if m.group() == "家" and any(
            common_word(sheet.text[m.start() - k : m.end()]) for k in (1, 2) if k <= m.start()
        ):
            continue  # 国家, 政治家
        if thing_follows(sheet.text, m.end()):
            continue  # 成某家庭农场
        if not sheet.is_covered(m.start() - 1, m.start()):
            name = sheet.name_before(m.start(), _ADDRESSED, after="区县市镇村乡")
            if name is not None:
                name = built_to(sheet.text, name.end, sheet.left_edge) or name  # 次仁多杰家, not 仁多杰
                sheet.take(name, "addressed")
    for m in _of_monks().finditer(sheet.text):
        start = m.start() - 2
        if start < 0 or sheet.is_covered(start, m.start()) or not all(map(is_han, sheet.text[start : m.start()])):
            continue
        if sheet.left_edge(start) or sheet.text[start - 1] in _HOUSES or start in sheet.post_ends:
            post = sheet.post_ends.get(start)
            floor = max((f.end for f in sheet.found.values() if f.end <= start), default=0)
            sheet.take(Name(start, m.start(), 0.0), "addressed", joined_posts(sheet, post, floor) if post else ())


def marked(sheet: Sheet) -> None:
    """天宝（藏族）, 周岩（女）: who a bracket behind the name speaks of."""
    text = sheet.text
    for m in OF_PERSON.finditer(text):
        end = m.start()
        if end == 0 or sheet.is_covered(end - 1, end):
            continue
        start = end
        while start > 0 and end - start < _LONGEST_MARKED and is_han(text[start - 1]) and start not in sheet.post_ends:
            start -= 1
        start += next((len(verb) for verb in CHOOSING if text.startswith(verb, start)), 0)  # 选举|天宝（藏族）
        name = sheet.name_before(end, _MARKED, after="、")
        built = next(
            (b for s in range(start, end - 1) if (b := built_name(text, s, placed=True)) and b.end == end), None
        )
        if built is not None and (name is None or built.start < name.start):
            name = built  # 公保扎西（藏族）
        if (
            name is None
            and 2 <= end - start < _LONGEST_MARKED
            and (start in sheet.post_ends or not common_word(text[start:end]))
        ):
            name = Name(start, end, 0.0)
        if name is not None and not sheet.is_covered(name.start, end):
            floor = max((f.end for f in sheet.found.values() if f.end <= name.start), default=0)
            match = sheet.post_ends.get(name.start)
            sheet.take(name, "marked", joined_posts(sheet, match, floor) if match else ())


def cue_of_speakers() -> re.Pattern[str]:
    """What stands in every text in which ``speakers`` finds anybody."""
    return _SPEAKER


def speakers(sheet: Sheet) -> None:
    """陈艳：我们先看…: who speaks in an interview, at the head of a text, a line or a sentence."""
    text = sheet.text
    for m in _SPEAKER.finditer(text):
        end = m.start()
        start = end - 3 if end > _SHORTEST and is_han(text[end - 3]) else end - 2
        run = text[start:end]
        name = chinese_name(run, 0)
        row = surnames().get(run[0])
        if row is None or row.cls != "a" or name is None or name.end < len(run) or common_word(run):
            continue
        if name.score >= _SPEAKS[end - start] and run[-1] not in _UNITS and not sheet.is_covered(start, end):
            sheet.take(Name(start, end, name.score), "speaker")


def told_behind(sheet: Sheet) -> None:
    """殷某（县长）、陶某（县委组织部长）: who holds the post in the bracket behind a name."""
    text = sheet.text
    for title in sheet.posts if "）" in text else ():
        if text[title.end : title.end + 1] != "）" or title.cls not in "od":
            continue
        end = text.rfind("（", max(0, title.start - _LONGEST_TOLD), title.start)
        if end < 1 or sheet.is_covered(end - 1, title.end) or not _INSIDE.isdisjoint(text[end + 1 : title.start]):
            continue
        name = sheet.name_before(end, _TOLD, after="、和") or _whole_before(sheet, end)
        if name is not None:
            sheet.take(name, "marked")


def _whole_before(sheet: Sheet, end: int) -> Name | None:
    """A name that is a word too between a mark and the bracket: ，于海洋（人大工委主任）、单纯（纪工委书记）."""
    text = sheet.text
    for length in (3, 2, 4):
        start = end - length
        if start < 0 or (start and is_han(text[start - 1])):
            continue
        run = text[start:end]
        compound = run[:2] in surnames()
        if all(map(is_han, run)) and (compound or (length < _LONGEST_NAME and run[0] in surname_heads())):
            return Name(start, end, 0.0) if may_be_name(run) else None
    return None


def cue_of_numbered() -> re.Pattern[str]:
    """What stands in every text in which ``numbered`` finds anybody."""
    return _NUMBER


def numbered(sheet: Sheet) -> None:
    """9号陈丹妮: players behind their numbers."""
    text = sheet.text
    for m in _NUMBER.finditer(text):
        at = m.end()
        if at == len(text) or sheet.covered[at] or text[at] not in surname_heads():
            continue
        name = sheet.name_at(at)
        if name is None or sheet.spoiled(name) or common_word(text[at : name.end]) or common_word(text[at : at + 2]):
            continue
        if right_edge(text, name.end) >= _EDGE and name.score >= (
            _PLAYER if name.end - at > _SHORTEST else _SHORT_PLAYER
        ):
            sheet.take(name, "numbered")


def cue_of_lives() -> re.Pattern[str]:
    """What stands in every text in which ``lives`` finds anybody."""
    return _SEX


def lives(sheet: Sheet) -> None:
    """丁某，男，藏族，某地人: whose life a paragraph begins to tell."""
    for m in _LIFE.finditer(sheet.text):
        if not sheet.is_covered(m.start(1), m.end(1)) and not common_word(m[1]):
            sheet.take(Name(m.start(1), m.end(1), 0.0), "marked")


def signed(sheet: Sheet) -> None:
    """（储某某 汤某某）: those who sign a text in a bracket at its end, or are named in it as reporters."""
    text = sheet.text
    close = text.rstrip(" 。").rfind("）")
    if close < 0 or len(text) - close > _SIGNATURE_LEFT:
        return
    opened = text.rfind("（", 0, close)
    m = _SIGNATURE.match(text, opened)
    if m is None or m.end() != close + 1 or _TELLS_ON.match(text, m.end()):
        return
    if text[m.end() : m.end() + 1] == "。" and text[opened - 1 : opened] not in _SENTENCE_ENDS:
        return  # …通信软件（大蚂蚁）。 belongs to the sentence
    at = m.start("names")
    for run in _BETWEEN.split(m["names"]):
        start = text.index(run, at)
        run = run.removesuffix("摄") if len(run) > _SHORTEST else run  # （储某某摄）
        at = start + len(run)
        if (
            2 <= len(run) <= 4
            and run[0] in surname_heads()
            and ((row := surnames().get(run[0])) is None or row.cls != "c")
            and run[-1] not in _UNITS
            and not common_word(run)
            and not sheet.is_covered(start, at)
        ):
            sheet.take(Name(start, at, 0.0), "signed")

"""What shows that a run of characters names no person: a thing, a place, a set phrase, a work."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.lexicon import divisions, foreign, words
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.wordlists import rows

PLACE_ENDS = frozenset("路街巷镇乡县市省州寺庙籍赛队杯奖")
_PLACE_AFTER = frozenset("省市州县区河湖海岛山港国队族语人军城镇湾角峰")
_CLOSING = {"“": "”", "《": "》", "‘": "’"}
_LONGEST_DIVISION = 8
_TRANSCRIBED = 0.65  # share of the characters of transcriptions in a place and a name that are one person's
_QUOTE = 12  # a quotation as long as this is a name or a title
_CUT_TITLE = re.compile("[^《》，。“\n]{2,9}》")  # 爱丽丝漫游仙境》 at the head of a text that was cut off
_WORK = 40  # of the title of a document before or behind a name in it
_ERA_YEAR = "[元一二三四五六七八九十]{1,3}年|年间|末年|初年|朝"  # 明嘉靖八年
_ERA_HEADS = frozenset("元一二三四五六七八九十年末初朝")
_SET_PHRASE = re.compile(
    r"总书记(?=“)|的?(?:先进|感人|英雄|模范|典型|光辉){0,2}事迹|(?:(?:总书记|主席|同志|总理)(?:“[^”\n]{1,20}”|视察[\u4e00-\u9fff]{2,5}、|(?!发表|[作做](?:出(?!的)|了)|(?<![所工])作重要|出席|致|强调|指出|说)[^，。；、“]){0,30}?)?"
    r"(?:重要讲话|重要指示|重要论述|重要批示|重要回信|重要文章|重要思想|重要训词|重要贺信|讲话精神|指示精神|批示精神|署名文章|"
    r"为核心的(?=[^，。；、]{0,10}(?:中央|集体|班子)|[，。；、]|$)|为总书记的|为核心，|殷殷嘱托|新时代中国特色|(?:生态文明|法治|强军|文化|经济|外交)思想)"
)


_PHRASE_HEADS = frozenset("总主同重讲指批署为殷新生法强文经外的先感英模典光事")  # its first characters


_COUNT = "[0-9０-９一二两三四五六七八九十]{1,3}"
_KIND = "省|市|县|区|旗|州|乡镇|乡|镇|街道|社区|苏木|嘎查|公社|大队|(?:行政|自然)?村|国家|党?支部|生产队|农场|林场|水库|码头|车站"
_OF_PLACES = re.compile(
    r"(?:[、和与及][\u4e00-\u9fff]{1,8}){0,12}"
    r"(?:等(?:各?地(?![区委厅市师])|处(?!级)|[大中小]{0,3}城市|球队|俱乐部|(?:[省市县区乡镇村]|街道|国家)(?=[，。；、])(?!、[省市州县区]?(?:有关|主要|两级|党政)?领导))"
    # 双丰、永兴等7个乡, 双丰、永兴两乡; not of people: 两市长, 3个村干部, 两区代表
    rf"|(?:等?{_COUNT}个?(?:{_KIND})|等(?:公社|大队|苏木|嘎查|乡镇|镇街|街镇|县市|县区|区县|市县))(?![长民官医里内级政妇]|(?:有关|主要|两级|党政|部分)?(?:干部|支书|书记|主任|代表|委员|领导|运动员)))"
)
_PLACES_BEHIND = frozenset("、和与及等0123456789０１２３４５６７８９二两三四五六七八九十")
_CREDITS = re.compile(
    r"[（）()\[【\]】\s。！？”；]\s*(?:值班|本期|执行|责任|文字|图片|网络)?(?:编辑|责编|美编|编审|编校|校对|审核|审校|初审|复审|终审|[一二三四]审|监制|统筹|排版|录入)[:：\s/|丨]"
)
_COMRADES = re.compile("(?:等|[0-9两二三四五六七八九十]{1,3}[名位]){0,2}同志")  # 《关于提请某某同志任职的议案》
_DEALS = re.compile("(?:任命|免去|接受|提请|提名|授予|追授|表彰|补选|罢免|撤销)$")
_CREDITED = ("编", "审", "校对", "监制", "统筹", "排版", "录入")  # one of these is in each of them
_CREDITS_WIDTH = 90  # characters at the end of a text in which those who edited it are named


@cache
def _thing_after() -> re.Pattern[str]:
    return re.compile(f"{words_pattern(words('name_spoilers.txt')).pattern}|{_ERA_YEAR}")


@cache
def _thing_heads() -> frozenset[str]:
    """What such words begin with: most names are followed by something else."""
    return frozenset(word[0] for word in words("name_spoilers.txt")) | _ERA_HEADS


def thing_follows(text: str, end: int) -> bool:
    """Whether the words after a run make it the name of a thing, a place or a set phrase: 雷锋路, 李宁公司."""
    return text[end : end + 1] in _thing_heads() and _thing_after().match(text, end) is not None


def among_places(text: str, end: int) -> bool:
    """Whether the run that ends here stands in a list that is called one of places: 夏阁、西峰、钜兴集等地, 双丰、永兴两乡."""
    return text[end : end + 1] in _PLACES_BEHIND and _OF_PLACES.match(text, end) is not None


def storm_before(text: str, start: int) -> bool:
    """Whether a run is the name of a storm: 台风某某来袭."""
    return text[start - 1 : start] in ("风", "暴") and text.endswith(("台风", "飓风", "热带风暴"), 0, start)


def place_follows(text: str, end: int) -> bool:
    """Whether a transcribed run goes on as the name of a place or a people: 阿姆斯特丹市."""
    return text[end : end + 1] in _PLACE_AFTER or text.startswith(("主场", "客场"), end)


def division_here(text: str, start: int, end: int) -> bool:
    """Whether a division's name begins at *start* and reaches to *end* or beyond: 巴音郭 in 巴音郭楞."""
    if text[start : start + 2] not in _division_heads():
        return False
    longest = min(len(text), start + _LONGEST_DIVISION)
    return any(text[start:stop] in divisions() for stop in range(end, longest + 1))


@cache
def _division_heads() -> frozenset[str]:
    """The first two characters of divisions."""
    return frozenset(name[:2] for name in divisions())


def set_phrase(text: str, end: int) -> bool:
    """Whether the name that ends here only says whose words they are: 习近平总书记重要讲话精神.

    A clause in which somebody speaks (发表重要讲话) is no set phrase.
    """
    return text[end : end + 1] in _PHRASE_HEADS and _SET_PHRASE.match(text, end) is not None


def may_quote(text: str) -> bool:
    """Whether a text has an opening mark of quotations or titles, or the closing one of a title."""
    return "》" in text or any(map(text.__contains__, _CLOSING))


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a run stands in a short quotation without inner marks, or in the title of a work."""
    opened = text.rfind("《", max(0, start - _WORK), start)
    if opened >= 0 and "》" not in text[opened:start] and text.find("》", end, end + _WORK) >= 0:
        about = text.startswith("关于", opened + 1) and (
            _COMRADES.match(text, end) or _DEALS.search(text, opened, start)
        )
        return not about
    if end <= _QUOTE and (title := _CUT_TITLE.match(text)) is not None and end < title.end():
        return True
    if _CLOSING.keys().isdisjoint(text[max(0, start - _QUOTE + 1) : start]):
        return False
    for at in range(start - 1, max(-1, start - _QUOTE), -1):
        char = text[at]
        if char in _CLOSING:
            close = text.find(_CLOSING[char], end, end + _QUOTE + 2)
            return close >= 0 and not any(c in text[at + 1 : close] for c in "，。！？；")
        if char in "”》’。，；":
            return False
    return False


def credits_from(text: str) -> int:
    """Where the line of editors and proof-readers at the end of a text begins; its length where there is none."""
    begin = max(0, len(text) - _CREDITS_WIDTH)
    if not any(map(text[begin:].__contains__, _CREDITED)):
        return len(text)
    match = _CREDITS.search(text, begin)
    if match is None or any(mark in text[match.end() : -1] for mark in "。！？"):
        return len(text)
    return match.start()


@cache
def _given_parts() -> frozenset[str]:
    """Words of names without a surname that the dictionary has as words: 买买提."""
    return frozenset(row[0] for row in rows("names_parts.tsv"))


@cache
def _dotted_nobodies() -> tuple[str, ...]:
    """Firms and heroes of tales with a dot: 威廉·希尔."""
    return tuple(sorted(word for word in words("foreign_places.txt") if "·" in word))


def worded(name: str) -> bool:
    """Whether a part of a dotted run is an ordinary word, but for a place in transcription before or in a name: 萨尔瓦多·阿某."""
    if name.startswith(_dotted_nobodies()):
        return True
    parts = name.split("·")
    ordinary = [part for part in parts if common_word(part) and not name_like(part) and part not in _given_parts()]
    if ordinary == parts[-1:] and parts[-1] in words("foreign_places.txt"):  # 乔治·华盛顿
        return not all(map(foreign().__contains__, "".join(parts)))
    if not ordinary or parts[-1] in ordinary:
        return bool(ordinary)
    chars = "".join([*ordinary, parts[-1]])
    return sum(map(foreign().__contains__, chars)) < _TRANSCRIBED * len(chars)

"""What the characters of a run, and those behind it, tell for or against a Chinese name."""

from __future__ import annotations

import re

from calendar_app.extract.people.dictionary import common_word, is_adverb, is_verb, is_word
from calendar_app.extract.people.edges import AFTER, MARKS_BEHIND
from calendar_app.extract.people.lexicon import cues, followers, given, never_names, surnames, words
from calendar_app.extract.posts.lexicon import title_words, titles

_GIVEN_WELL = 2.0  # odds of characters that name people far oftener than they stand in words
_ADVERBS = frozenset("曾任时常于方应成向从经才要")  # surnames that are particles before a verb too
_BY = frozenset("由从")
LEADS_TO = frozenset("向由从于")  # surnames that are prepositions
AND = frozenset("和与及同")
_OFFICE = re.compile("[^，。；：、（）\n]{0,16}?(?:长|书记|主任|主席|委员|代表|秘书|总裁|经理|校长|教练)")
_SPEECH = re.compile(
    "(?:题为|了|过|专题|《|“)|[^，。；：、\n]{0,16}?(?:讲话|发言|报告|汇报|说明|介绍|点评|总结|部署|致辞|表态)"
)
_COMRADE = re.compile("同志(?!们)")
_TOWARDS = frozenset("向对")
_OTHERS = re.compile(
    "有关|相关|部分|各|[省市县区]直|全体|其他|随行|所属|在场|机关"
)  # who stands behind a joiner without a name
RANKS = frozenset("少中上大")
_SUFFIXES = frozenset("化性型式率卡券币")
SHORT = 3  # characters of the longest name behind a surname of one character
_BODIES = frozenset("委办局厅")  # last characters of bodies, of no names
_TOWNS = frozenset("镇乡村")  # last characters of places, and of some names
_DYNASTIES = frozenset("夏商周秦汉晋隋唐宋辽金元明清")
_OF_CLANS = frozenset("庄村沟湾坪营屯寨窑坝岭集店堡")  # of villages behind 家: 蒋家庄
_SIGHTS = frozenset(
    "镇村场园馆城街庙祠墓陵塔桥"
)  # last characters of what is called after the bearer of a long surname: 诸葛古镇
PLACE_LASTS = _OF_CLANS | _SIGHTS | frozenset("城山江河湖岛镇乡县市州宫殿")  # last characters of places
_SCHOOLS = cues("school")  # whose name ends in a surname: 苏陈小学
_ORDINALS = frozenset("一二三四五六七八")  # of people in a picture
_MONTHS = _ORDINALS | frozenset("九十正腊")
_NOT_COMING = frozenset("获荣任当入说")  # verbs of one who does not come for them
_ABLE = frozenset("有大可作敢必能善")  # given names of 为: 有为, 大为


def governs(run: str) -> bool:
    """Whether a run opens with a preposition and an ordinary word behind it: 向大会, 由企业, but 于明珠."""
    word = run[1:SHORT]
    return common_word(word) and not all(given().get(char, 0.0) >= _GIVEN_WELL for char in word)


def is_no_given_name(rest: str, surname: str, *, japanese: bool) -> bool:
    """Whether what stands behind a surname makes no name with it.

    Such are a form of address (周先生), a village called by its clan (蒋家庄), a school, a place in a
    picture (左三), a verb behind a village (中村开展).
    """
    if (surname in _DYNASTIES and rest[0] == "代") or (rest[-1] == "月" and rest[0] in _MONTHS):  # 金代, 夏五月
        return True
    village = len(rest) > 1 and rest[0] == "家" and rest[1] in _OF_CLANS
    return (
        rest in cues("kin")
        or village
        or rest in _SCHOOLS
        or (len(surname) > 1 and len(rest) > 1 and (rest in followers() or rest[-1] in _SIGHTS))
        or (surname == "左" and rest in _ORDINALS)
        or (
            japanese
            and len(rest) > 1
            and (is_verb(rest) or rest[-2:] in titles() or rest in words("name_spoilers.txt"))
        )
    )


def last_evidence(text: str, start: int, end: int) -> float:
    """What it tells for or against a name that its last character may be a word by itself."""
    evidence, last = 0.0, text[end - 1]
    if last == "为" and end - start > 2:  # 孟春为农户送去, but 张有为
        evidence += 2.0 if text[end - 2] in _ABLE else 0.0 if text[end : end + 1] in MARKS_BEHIND else -2.0
    if last in AND and end - start > 2 and (_post_near(text, end) or _OTHERS.match(text, end)):
        evidence -= 3.0  # 石岩和组织委员彭某, 胡敏和有关部门
    if last in AND and end - start > 2 and text.startswith("任", end) and _OFFICE.match(text, end + 1):
        evidence += 3.0  # 张春和任地委主任: no joiner before a verb
    if (
        last == "任" and end - start > 2 and text[end : end + 1] != "等" and _OFFICE.match(text, end)
    ):  # 接替副书记韩某任组织部长
        evidence -= 3.0
    if last in _TOWARDS and end - start > 2 and not _ends_clearly(text, end):  # 国琪|向长期关心部队的人
        evidence -= 2.0
    if last in RANKS and text[end : end + 1] in "将校":  # 安东|少将
        evidence -= 4.0
    if last == "作" and end - start > 2 and _SPEECH.match(text, end):  # 朱渝|作动员讲话
        evidence -= 3.0
    if last == "部":  # 贺某|部进驻
        evidence -= 4.0
    if last in AFTER and end - start > 2 and _COMRADE.match(text, end):  # 代侃让|同志
        evidence += 2.0
    if last == "用" and end - start > 2 and _ends_clearly(text, end):  # 高尚用|走访, no preposition without an object
        evidence += 2.0
    if last == "来" and end - start > 2 and text[end : end + 1] in _NOT_COMING:  # 顾春来|获评: nobody comes to win
        evidence += 2.5
    if last in AFTER and end - start == SHORT - 1 and text[start] in _ADVERBS and not _ends_clearly(text, end):
        evidence -= 4.0  # 主席曾就两国关系交换意见
    if last == "暨":  # 布达|暨宣誓典礼
        evidence -= 4.0
    if last in AFTER and text[end : end + 1] in ("“", "《", "‘"):
        evidence -= 2.0
    return evidence


def _ends_clearly(text: str, end: int) -> bool:
    """Whether a mark or a deed stands at a place."""
    return text[end : end + 1] in MARKS_BEHIND or text[end : end + 2] in words("subject_verbs.txt")


def _post_near(text: str, place: int) -> bool:
    """Whether a title stands at a place, or behind one word there that is nothing people do: 组织|委员, not 陪同|市长."""
    if text[place : place + 2] in words("subject_verbs.txt"):
        return False
    return any(title_words().ends(text, at) for at in (place, place + 2))


def _adverb_opens(run: str, placed: bool) -> bool:
    """Whether an adverb begins a run of three characters: 曾经|访, 曾|强烈."""
    return is_adverb(run[:2]) or (not placed and governs(run))


def run_evidence(run: str, width: int, placed: bool) -> float:
    """What the words of the lists and the dictionary in a run tell, whatever follows; its surname has *width* characters."""
    if run in titles():  # 省委常委|秘书长
        return -9.0
    if (word := titles().get(run[width:])) and not (placed and word.cls == "n"):  # 周总理, 张教授; but 县长杨冠军
        return -6.0
    if len(run) == SHORT and run[-1] in _BODIES:  # 卫健委, 方志办
        return -9.0
    if len(run) == SHORT and run[-1] in _TOWNS and not placed:  # 高桥镇
        return -3.0
    if "某" in run[width:]:  # 刘某某 hides who it is
        return -9.0
    if run[0] in LEADS_TO and len(run) > 2 and common_word(run[1:]):  # 向大会, 由企业
        return -1.0 if placed and not governs(run) else -5.0
    if run[0] == "区" and len(run) > 2 and governs(run):  # 、区文化和旅游局局长: a level before what is its own
        return -5.0
    if not placed and run[0] in _BY and len(run) > 2 and run[1] in surnames() and surnames()[run[1]].cls == "a":
        return -5.0  # 由|贺某任组长
    if run[0] in AND and len(run) > 2 and width == 1 and (common_word(run[1:]) or is_word(run[1:])):  # 和|新华社
        return -5.0
    if run[0] in _ADVERBS and (run[1:] in followers() or (len(run) > 2 and _adverb_opens(run, placed))):  # 时任
        return -5.0
    if common_word(run):
        return -1.0 if placed and not is_verb(run) and run not in never_names() else -3.5
    if width == 1 and len(run) > 2 and run[2] in _SUFFIXES and not placed and is_word(run[:2]):  # 阳光|化
        return -6.0
    if width == 1 and len(run) > 2 and common_word(run[:2]):
        return -1.0
    return 1.0 if len(run) > 2 and is_word(run) else 0.0

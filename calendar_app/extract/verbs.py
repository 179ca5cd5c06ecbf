"""Words of the vocabulary of roles where they tell a deed, and not a part of a noun or what is merely spoken of."""

from __future__ import annotations

import re
from functools import lru_cache

from calendar_app.extract.role_words import NOUN, pattern, vocabulary
from calendar_app.extract.segment import has_word, tagged

_GATHERED = frozenset(["参会", "与会", "到会"])
_DOUBTFUL = _GATHERED | {"担任", "任", "当选", "要求", "讲话"}  # words that may tell no deed
_GIVES_TALK = re.compile("作(?![家者曲词])")  # 到会作说明, but 参会作家
_NO_GATHERED = frozenset("，。；、并了和及祝指就听讲致")
_WHILE = re.compile(r"[^，。；\n]{2,80}?(?:期间|时期|任内)")  # 在某某担任县长期间: a time, no deed
_CHOSEN_ONES = frozenset("新分")
_GUEST = re.compile("[^，。；]{0,8}(?:嘉宾|评委|裁判)")  # 担任主礼嘉宾: no office
_DEMANDS = frozenset("的项作新明总标件和、关按本")
_SUBJECTS_OF = ("他", "她", "，")
_HOW_MUCH = frozenset("高严多低紧之")
_DEMANDED = re.compile("[，：]|新当选|新任|新一届|广大|各|全|有关|相关|[市县区镇乡]|要|大家|与会|参会|加强|坚持|进一步")
_GIVES = re.compile("发表|作|做|并[^，。；]{0,4}$")  # 学习重要讲话 tells of no speech
_STUDIES = re.compile("学习|传达|贯彻|落实|领会|引用|重温|按照|根据|总书记")
_STUDIED_WITHIN = 30  # characters before another's speech


def _word(run: str) -> bool:
    return len(run) > 1 and has_word(run)


@lru_cache(maxsize=16384)
def _noun(run: str) -> bool:
    """Whether the dictionary has the run as a noun: 主持人, 运动员."""
    if not _word(run):
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1].startswith("n")


def _inside(body: str, m: re.Match[str]) -> bool:
    """Whether a word of the vocabulary is cut out of a longer noun: 动员 of 运动员, 主持 of 主持人."""
    start, end = m.span()
    word = m.group()
    if word in _DOUBTFUL and _told_of_things(body, word, start, end):
        return True
    if end < len(body) and _noun(body[start : end + 1]):
        return True
    return start > 0 and _noun(body[start - 1 : end]) and _word(body[start - 1 : start + 1])


def _told_of_things(body: str, word: str, start: int, end: int) -> bool:
    """Whether what stands around one of the doubtful words shows that it tells no deed."""
    if (
        word in _GATHERED
        and body[end : end + 1] not in _NO_GATHERED
        and _GIVES_TALK.match(body, end) is None
        and pattern().match(body, end) is None
    ):
        return True  # 参会作家
    if word in ("担任", "任") and body[max(0, start - 2) : start] == "不再":
        return True
    if word == "担任" and (_GUEST.match(body, end) or _WHILE.match(body, end)):
        return True
    if word == "当选" and body[start - 1 : start] in _CHOSEN_ONES:
        return True  # 为新当选副会长颁发聘书
    if word == "要求" and (
        body[start - 1 : start] in _DEMANDS or not (_demands(body, start, end) or _DEMANDED.match(body, end))
    ):
        return True  # 按照要求, 的要求
    return word == "讲话" and _studied(body, start, end)


def _demands(body: str, start: int, end: int) -> bool:
    """Whether 要求 opens a clause, or stands behind 他, as its verb: ，他要求各级工会; not ，要求高."""
    return body[start - 1 : start] in _SUBJECTS_OF and body[end : end + 1] not in _HOW_MUCH


def _studied(body: str, start: int, end: int) -> bool:
    """Whether a speech is another's: 学习重要讲话, 讲话精神, 在会上的讲话; not 发表重要讲话."""
    if body.startswith(("精神", "内容", "要点", "稿"), end):
        return True
    if body.startswith("中", end) and _STUDIES.search(body, max(0, start - _STUDIED_WITHIN), start) is None:
        return False  # 某某在大会上的讲话中回顾了…
    others = body.startswith("的", start - 1) or body.startswith("重要", start - 2)
    return others and not _GIVES.search(body, max(0, start - 8), start)


def verbs(body: str, start: int, end: int) -> list[re.Match[str]]:
    """Words of the vocabulary between two places that are no part of a noun, in order."""
    table = vocabulary()
    found = [m for m in pattern().finditer(body, start, end) if table[m.group()] != NOUN and not _inside(body, m)]
    if found and body.find("《", start, end) >= 0:
        found = [m for m in found if body.rfind("《", start, m.start()) <= body.rfind("》", start, m.start())]
    return found

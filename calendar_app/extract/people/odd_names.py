"""Names without a listed surname, for places where a name must stand: of monks, rare ones."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import AFTER, HAN, JOINERS, is_han, right_edge
from calendar_app.extract.people.lexicon import cue_source, cues, divisions, surnames, words
from calendar_app.extract.people.names import Name, given_scores

_NO_HEAD = frozenset(
    "等来回返到在赴率与和对就被把将又再也已曾抵访会务的之其才均都只即便须"
)  # begin no name that is told by its place alone
_ADDRESSES = cues("mister")  # behind a surname alone
_TIMES = frozenset("后时前中内")  # last characters of what tells a time: 复讯后
_BEHIND_VERBS = frozenset("过了着")  # 为主席开过车
_UNLISTED = 1.5  # what the characters of a name without a listed surname must bring


@cache
def _robed() -> re.Pattern[str]:
    """A name of two or three characters before a form of address of monks and priests, and no statue, temple or book of theirs."""
    return re.compile(rf"([{HAN}]{{2,3}}?){cue_source('robed')}(?![{HAN}]?[像塔院寺祠著说传])")


@cache
def _robes() -> frozenset[str]:
    """First characters of such forms of address."""
    return frozenset(word[0] for word in cues("robed"))


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


def robed_name(text: str, start: int) -> Name | None:
    """A name of two or three characters before a form of address of monks and priests (永寿法师)."""
    if _robes().isdisjoint(text[start + 2 : start + 4]):
        return None
    match = _robed().match(text, start)
    return Name(start, match.end(1), 3.0) if match else None


def strange_name(text: str, start: int) -> Name | None:
    """Two to four characters up to a mark or a verb where a name must stand, and no part of which is a word (夜礼斌)."""
    if (
        text[start : start + 1] in AFTER
        or text[start : start + 1] in _NO_HEAD
        or text[start + 1 : start + 2] in _BEHIND_VERBS
    ):
        return None
    for end in range(start + 2, min(start + 5, len(text) + 1)):
        if not is_han(text[end - 1]):
            return None
        if right_edge(text, end) >= 3.0 or text[end : end + 1] == "等":
            run = text[start:end]
            parts = (run[i:j] for i in range(len(run)) for j in range(i + 2, len(run) + 1))
            return (
                None
                if run[-1] in AFTER or run[-1] in _TIMES or any(common_word(part) for part in parts)
                else Name(start, end, 0.0)
            )
    return None


def placed_name(text: str, start: int) -> Name | None:
    """A name of two characters that is a place's too, before what people do: 旗委书记兴安主持."""
    end = start + 2
    if text[start:end] in divisions() and text[end : end + 2] in words("subject_verbs.txt"):
        return Name(start, end, 0.0)
    return None


@cache
def japanese_surnames() -> frozenset[str]:
    """Surnames of Japan, those that Chinese words are too among them."""
    return words("surnames_japan.txt") | {name for name, row in surnames().items() if row.cls == "j"}


def japanese_name(text: str, start: int) -> Name | None:
    """A surname of Japan and a given name of one to three characters up to where a name can end (江田五月)."""
    known = japanese_surnames()
    width = 3 if text[start : start + 3] in known else 2 if text[start : start + 2] in known else 0
    for length in (2, 1, 3) if width else ():
        end = start + width + length
        if text[start + width : end] in _ADDRESSES:
            continue
        if end <= len(text) and all(map(is_han, text[start + width : end])) and right_edge(text, end) >= 2.0:
            return Name(start, end, 3.0)
    return None


def unlisted_name(text: str, start: int) -> Name | None:
    """Two or three characters of given names up to a mark or a verb, though their first is no listed surname (岩温)."""
    run = run_to_edge(text, start)
    if run is None or run.end - run.start > 3:
        return None
    if right_edge(text, run.end) < 3.0 and text[run.end] not in JOINERS:
        return None
    scores = [given_scores().get(c, 0.0) for c in text[run.start : run.end]]
    return run if min(scores) >= -0.3 and sum(scores) >= _UNLISTED else None

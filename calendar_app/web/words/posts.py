"""Posts in English beside the Chinese: title, organ and level by two word lists, or nothing where a word is unknown.

A post is place or level, organ, qualifiers, title: 市 + 委 + 副 + 书记. Names of places stay in pinyin.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

_LEXICON = Path(__file__).parents[1] / "lexicon" / "organs_en.tsv"
#: Heads of places and of governments: the place alone stands for its government.
_OF_PLACES = frozenset({"省长", "市长", "县长", "区长", "镇长", "乡长", "州长", "旗长", "盟长"})
#: Titles whose deputy is a vice.
_VICE = frozenset({"Chairman", "President", "Governor", "Mayor", "Premier"})


class _Words(NamedTuple):
    titles: dict[str, str]
    organs: dict[str, str]
    levels: dict[str, str]
    qualifiers: dict[str, str]


def _rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _words() -> _Words:
    posts = resources.files("calendar_app.extract").joinpath("lexicon/posts.tsv").read_text("utf-8")
    titles = {row[0]: row[3] for row in _rows(posts) if len(row) > 3 and row[3]}
    words = _Words(titles, {}, {}, {})
    for kind, chinese, english in _rows(_LEXICON.read_text("utf-8")):
        {"organ": words.organs, "level": words.levels, "qualifier": words.qualifiers}[kind][chinese] = english
    return words


def _suffix(text: str, words: dict[str, str]) -> str:
    """The longest word at the end of a text, "" for none."""
    return next((text[i:] for i in range(len(text)) if text[i:] in words), "")


def _place(text: str) -> str | None:
    """Pinyin of a place's name with its level, a level alone in English; None where it is neither."""
    from pypinyin import lazy_pinyin

    levels = _words().levels
    if not text:
        return ""
    if text in levels:
        return levels[text]
    level = _suffix(text, levels)
    name = text.removesuffix(level)
    if not level or not 1 <= len(name) <= 6 or not all("\u4e00" <= char <= "\u9fff" for char in name):
        return None
    return "".join(lazy_pinyin(name)).capitalize() + " " + levels[level]


@lru_cache(maxsize=4096)
def english_post(post: str) -> str:
    """A post as printed, in English; "" where a part of it is in no list: half a translation would mislead.

    >>> english_post("市委副书记")
    'Deputy Secretary, Municipal Party Committee'
    """
    words = _words()
    title = _suffix(post, words.titles)
    if not title:
        return ""
    rest = post.removesuffix(title)
    parts = [words.titles[title]]
    while qualifier := _suffix(rest, words.qualifiers):
        english = words.qualifiers[qualifier]
        parts.insert(0, english.replace("Deputy", "Vice") if words.titles[title] in _VICE else english)
        rest = rest.removesuffix(qualifier)
    if title in _OF_PLACES and (not rest or _place(rest) is not None):
        place = _place(rest) if rest not in words.levels else ""
        return " ".join(parts) + (f", {place.rpartition(' ')[0]}" if place else "")
    if title == "常委" and (not rest or rest[-1] != "委"):
        rest += "委"
    organ = _suffix(rest, words.organs)
    if rest and not organ:
        return ""
    if title == "部长" and organ:  # of a committee's department, not of a ministry
        parts[-1] = "Head"
    head = rest.removesuffix(organ)
    # 市委组织部: a department of the committee is the level's own.
    place = _place(head[:-1] if organ != "委" and head.endswith("委") else head)
    if place is None:
        return ""
    of = " ".join(filter(None, (place, words.organs.get(organ, ""))))
    return " ".join(parts) + (f", {of}" if of else "")

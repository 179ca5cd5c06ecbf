"""Kinds of activity (会议, 调研, 签约 …) that the words of a title or a first sentence tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from calendar_app.bulletin.script import simplify
from calendar_app.extract.posts.trie import Words, words_pattern
from calendar_app.extract.segment import words
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.extract.wordlists import rows

MAX_ACTIVITIES = 2
_MARKED = re.compile(r"《[^《》\n]{1,120}》|总书记[^，。；\n]{0,60}精神")  # works, and what was said on another's visit


def activities(title: str, body: str) -> tuple[str, ...]:
    """Kinds of activity, two at most, in the order in which they are told: by the title, else by the first two sentences.

    >>> activities("甲市防汛工作会议召开", ""), activities("", "3月5日，甲縣舉行春季招聘會。")
    (('会议',), ('招聘',))
    """
    for text in (title, *SENTENCE_END.split(body, maxsplit=2)[:2]):
        found = list(dict.fromkeys(_told(_MARKED.sub("", simplify(text)))))
        if found:
            # the last word of a title tells what it is, the words before it what it is about
            return tuple(found[-MAX_ACTIVITIES:])
    return ()


def _told(text: str) -> Iterator[str]:
    """Activities that the words of *text* tell, in order; 开通 in 公开通报 is no word."""
    found = list(_trigger_words().find(text))
    if not found:
        return
    edges = set(accumulate(map(len, words(text)), initial=0))
    for start, end in found:
        name = _triggers()[text[start:end]]
        if name != "-" and (start in edges or end in edges):
            yield name


@lru_cache(maxsize=1 << 16)
def tells_activity(word: str) -> bool:
    """Whether *word* tells what was done rather than what about: it holds the name of an activity or closes as a meeting does."""
    return bool(_name_pattern().search(word)) or any(
        _triggers().get(word[i:]) in ("会议", "座谈", "比赛") for i in range(len(word) - 1)
    )


@cache
def _name_pattern() -> re.Pattern[str]:
    return words_pattern(set(_triggers().values()) - {"-"})


@cache
def _triggers() -> dict[str, str]:
    return {trigger: name for name, trigger in rows("topics_activities.tsv")}


@cache
def _trigger_words() -> Words:
    return Words(_triggers())

"""What public accounts for telephones set around their texts: credits, hashtags, and titles of earlier issues.

Calls to follow, to share and to scan a code are words of :mod:`.noise`'s lexicon.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import alternatives, words
from calendar_app.bulletin.lines import Kind, Line

_LABEL = rf"(?:{alternatives('credits')})"
#: 编辑丨云小溪, 文 / 图：林间, 编辑：云小溪 审核：林间: a label, a sign, names, and the next label.
_CREDITS = re.compile(
    rf"{_LABEL}(?:\s{{0,3}}[/／&＆、+·]\s{{0,3}}{_LABEL}){{0,3}}\s{{0,4}}[:：|｜丨│▏]\s{{0,4}}[^。！？\n]{{0,60}}"
)
_STARTS = frozenset(word[0] for word in words("credits"))
#: A label that a whole word of a table may be (来源 | 内容) stands before names, not before figures.
_FIGURE = re.compile(r"[0-9０-９]")
#: #砚川 #大事记, #砚川大事#: words to be found by; the first sign may have been taken for a heading's.
_HASHTAGS = re.compile(r"#?[^\s#，。]{1,20}(?:[ \t\u3000]{0,4}#[^\s#，。]{1,20}){1,12}#?|#?[^\s#，。]{1,20}#")
#: Above the titles of earlier issues, at the end of a text.
_EARLIER = re.compile(r"(?:往期|推荐|精彩|延伸|相关|热门)(?:推荐|回顾|精彩|精选|阅读|链接|内容|文章|好文|热文)")
_LONGEST_TITLE = 60


def account_rule(line: Line) -> str:
    r"""The rule by which a line is a public account's own, "" where it is not.

    >>> from calendar_app.bulletin.lines import read_lines
    >>> [account_rule(line) for line in read_lines("编辑丨云小溪\n#砚川 #大事记\n统筹推进春耕。")]
    ['credits', 'hashtags', '']
    """
    text = line.text
    if not 2 <= len(text) <= 100:
        return ""
    if text[0] in _STARTS and _CREDITS.fullmatch(text) and not _FIGURE.search(text):
        return "credits"
    if "#" in text and (line.level or text[0] == "#") and _HASHTAGS.fullmatch(text):
        return "hashtags"
    return ""


def mark_earlier(lines: list[Line]) -> None:
    """Mark 往期推荐 alone on a line and the titles below it, where nothing but titles follows. Linear in the text."""
    at = None
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if line.kind is not Kind.TEXT:
            continue
        bare = line.text.strip("▼▽↓-—=·• 　【】[]")
        if len(bare) <= 6 and _EARLIER.fullmatch(bare):
            at = i
        elif ends_sentence(line.text) or len(line.text) > _LONGEST_TITLE:
            break
    if at is not None:
        for line in lines[at:]:
            if line.kind is Kind.TEXT:
                line.kind, line.rule = Kind.NOISE, "earlier-issues"

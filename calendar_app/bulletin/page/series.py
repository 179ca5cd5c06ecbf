"""What the title of an issue names: its kind of publication, its years and its month."""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.script import simplify

_SERIES = re.compile(rf"({alternatives('series')})")
_YEAR = re.compile(
    r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})\s{0,2}年?|([〇○零OＯ0一二三四五六七八九]{4})\s{0,2}年|民[国國]\s{0,2}([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s{0,2}年"
)
_MONTH = re.compile(
    r"(?<![0-9])(1[0-2]|0?[1-9])\s{0,3}月|(十[一二]?|[一二三四五六七八九])\s{0,3}月|(?:(?<=[0-9]{4})|(?<=年)|[-/.])(1[0-2]|0[1-9])(?![0-9])"
)
#: A year without its reign or century, from which a range is told.
_SHORT_YEAR = re.compile(r"(?<![0-9])(?<!民[国國])[0-9]{1,3}\s?年\s?(?:至|到|[-—–~～]{1,2})\s?$")
_RANGE = 12
_QUOTES = dict.fromkeys(map(ord, '《》“”「」『』"'))
#: What a title may end with behind the kind of publication: 大事记选编, 要闻（下）, 简报第三.
_BEHIND = re.compile(
    r"(?:选|選|摘|录|錄|集|汇|匯|辑|輯|编|編|要|略|初稿|稿|表|版|卷|篇|综述|综览|一览|一覽|盘点|盤點|回顾|回顧|速览|专刊|月刊|周刊|季刊|快报|简介|[·：:\-—、]"
    r"|[上中下续續]|第?[一二三四五六七八九十0-9]{1,4}[期号號月季]?|[（(].*|来了|來了|热点|熱點|文字[版稿]|之[^。，；：,:]{1,24}){1,3}"
)
#: What goes on behind a title: 桐溪县大事记——解放初期.
_SUBTITLE = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:——|--)[^—\-]{2,30}$")
_TRAIL = re.compile(r"(?:[（(【\[〈][^（()）【】\[\]〈〉]{0,40}[）)】\]〉]\s{0,3}){1,3}$")


def series_of(title: str) -> str:
    """The kind of publication that a title names (要情, 大事记, …), "" where it names none.

    >>> series_of("云溪市大事记（2023年7月）"), series_of("雲 溪 動 態 信 息"), series_of("全市防汛会议召开")
    ('大事记', '動態信息', '')
    """
    bare = squeeze(title).translate(_QUOTES)
    bare = _SUBTITLE.sub("", bare)
    head = _TRAIL.sub("", bare) if _TRAIL.sub("", bare) else bare
    plain = simplify(head)
    found = list(_SERIES.finditer(plain))
    if not found:
        return ""
    for match in reversed(found):
        rest = plain[match.end() :]
        if not rest or _BEHIND.fullmatch(rest) or _YEAR.match(narrow(rest.lstrip("|｜丨"))):
            return head[match.start(1) : match.end(1)]
    return ""


def printed_period(text: str) -> tuple[tuple[int, ...], int | None]:
    """The years and the one month that a title prints; no month where it prints several."""
    piece = narrow(text).replace("·", ".")  # 2023·09
    years = []
    for match in _YEAR.finditer(piece):
        if _SHORT_YEAR.search(piece, max(match.start() - _RANGE, 0), match.start()):
            continue  # 30年至2022年: the last year of a time whose first one the title does not tell
        if match[1] or match[2]:
            value = number(match[1] or match[2])
        else:
            roc = number(match[3])
            value = 1911 + roc if roc else None
        if value and 600 <= value <= 2100:
            years.append(value)
    months = {number(m[1] or m[2] or m[3]) for m in _MONTH.finditer(piece)}
    month = months.pop() if len(months) == 1 else None
    return tuple(years), month

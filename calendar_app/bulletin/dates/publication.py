"""Lines that say when and where a news item was published: ``2021-09-30 08:36 来源：…``, ``发布时间：…``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.numerals import number

_DATE = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2}|[〇○零OＯ0一二三四五六七八九]{4})\s{0,3}(?:年|[-/.])\s{0,3}(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s{0,3}(?:月|[-/.])\s{0,3}(?P<d>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})\s{0,2}[日号號]?"
    r"(?:\s{0,6}T?(?P<t>[0-2]?[0-9][:时時][0-5][0-9](?:[:分][0-5][0-9])?))?"
)
_LABEL = re.compile(
    r"(?:发布人|發布人|发布机构|发布|發布|发表|發表|发稿|刊发|更新|上传|录入|编辑|日期|时间|時間|来源|來源|作者|记者|責任編輯|责任编辑|责编|编辑|浏览|阅读|点击|點擊|访问|字号|字体|稿源|供稿|信息来源|文章来源|通讯员|审核|摄影|分享到|打印"
    r"|第\s?[A-Z]?[0-9]{1,3}\s?版)"
)
#: Labels that are words of other texts too, and what stands behind them where they are labels.
_TELLS = re.compile(
    "发表|發表|更新|上传|录入|编辑|日期|时间|時間|作者|记者|审核|通讯员|摄影|打印|发布|發布|阅读|浏览|访问|供稿|字体"
)
_SIGNED = re.compile(r"[\s:：|｜丨/／(（0-9]|次|量|数|$|[\u4e00-\u9fff]{1,4}[\s:：]")
_WEEKDAY = re.compile(r"\s{0,4}(?:(?:星期|周|週)[一二三四五六日天])?\s{0,4}")
_MASK = re.compile(r"[\s:：|｜丨/、，,·•【】\[\]（）()\-—_]+|[0-9]+次?|大中小|[大中小]|关闭|打印|时间|日期")


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication line; ``day`` None where it only names source or author."""

    day: date | None


#: 24.02.2017 19:37, the day first.
_DAY_FIRST = re.compile(
    r"(?P<d>[0-3]?[0-9])[./](?P<m>[01]?[0-9])[./](?P<y>(?:19|20)[0-9]{2})\s{1,6}(?P<t>[0-2]?[0-9]:[0-5][0-9])"
)


_AROUND = " []()（）【】|｜丨"


def bare_day(text: str) -> date | None:
    """The day of a line that is a full date and nothing else, as sites print it between a title and its text.

    >>> bare_day("2024-12-19"), bare_day("2024年12月19日 星期四"), bare_day("12月19日")
    (datetime.date(2024, 12, 19), datetime.date(2024, 12, 19), None)
    """
    match = _DATE.match(narrow(text).strip(_AROUND)) if len(text) <= 32 else None
    if match is None or not _WEEKDAY.fullmatch(text.strip(_AROUND)[match.end() :]):
        return None
    try:
        return date(*(number(match[k]) or 0 for k in "ymd"))
    except ValueError:
        return None


_OWNS = "政府|公所|委|局|办|辦|厅|廳|处|處|部|社|报|報|网|網|台|站|中心|办公室|辦公室|融媒体?|发布|公众号|官微|史志|新闻|新聞"
#: Whose page it is, behind its day: 2025.01.10 云溪县政府.
_OFFICE = re.compile(rf"\s{{1,4}}(?:[\u4e00-\u9fff]{{2,4}}\s{{1,3}})?[\u4e00-\u9fff]{{2,14}}(?:{_OWNS}|频道|頻道)")
#: Whose it is, behind day and hour: 2013-08-15 00:46云溪市地方志办公室研究室.
_OWNER = re.compile(rf"[\u4e00-\u9fff]{{2,24}}(?:{_OWNS}|室)")


def signed_day(text: str) -> date | None:
    """The day of a line that is a full date and the office that put the page up, None for any other.

    >>> signed_day("2025.01.10 云溪县政府"), signed_day("2025.01.10 云溪县政府成立")
    (datetime.date(2025, 1, 10), None)
    """
    match = _OFFICE.search(text) if len(text) <= 32 else None
    return bare_day(text[: match.start()]) if match is not None and match.end() == len(text) else None


#: 04-20 19:54: when a page was put up, of no year.
_STAMP = re.compile(r"\s{0,3}(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12][0-9]|0?[1-9])\s{1,3}[0-2]?[0-9]:[0-5][0-9]\s{0,3}")
_STAMPED = 16


def publication_day(text: str) -> Publication | None:
    """The publication line's day, or None where the line is none.

    A line is one when it is short and holds a full date with a clock time, or a date beside a label (来源, 发布时间 …),
    or a label and nothing that reads like a sentence.

    >>> publication_day("2021-09-30 08:36  来源：云溪日报")
    Publication(day=datetime.date(2021, 9, 30))
    >>> publication_day("2021年9月30日，市委召开会议。") is None
    True
    """
    if len(text) > 160 or text.rstrip().endswith(("。", "！", "？")):
        return None
    if len(text) <= _STAMPED and _STAMP.fullmatch(narrow(text)) is not None:
        return Publication(None)
    piece = narrow(text).lstrip("•·●◦▪*- \t【〔[")
    match = _DATE.search(piece) or _DAY_FIRST.search(piece)
    label = _LABEL.search(piece)
    if match is None:
        head = _LABEL.match(piece)
        return (
            Publication(None)
            if head and piece[head.end() : head.end() + 6].lstrip().startswith(":") and len(piece) < 80
            else None
        )
    rest = _MASK.sub("", piece[: match.start()] + piece[match.end() :])
    opening = (
        match.start() == 0 or _LABEL.match(piece) is not None or (label is not None and label.start() < match.start())
    )
    read = piece[match.end() :].replace(" ", "")
    counted = not rest and read.isdecimal()  # 2013-07-20 2461: how often it was read
    if label is not None and match.start() == 0 and _TELLS.fullmatch(label.group()):
        label = label if _SIGNED.match(piece, label.end()) else None  # 5月4日 记者节座谈会召开 names no reporter
    if not (counted or (match["t"] and len(rest) <= 40) or (label and opening and len(rest) <= 60)):
        return None
    if match["t"] and not label and len(rest) > 12 and not (match.start() == 0 and _OWNER.fullmatch(rest)):
        return None
    values = [number(match[k]) or 0 for k in "ymd"]
    try:
        return Publication(date(values[0], values[1], values[2]))
    except ValueError:
        return None

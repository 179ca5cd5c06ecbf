"""What is no part of the text: navigation, bylines, captions, rulings, by the line.

Whole lines get a kind and a rule; what stands inside lines is the business of :mod:`.scraps`, pages that of :mod:`.pages`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.dates.datecell import find_cell, sign_end
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.accounts import account_rule, mark_earlier
from calendar_app.bulletin.page.greetings import mark_greetings
from calendar_app.bulletin.page.infobox import mark_infobox
from calendar_app.bulletin.page.lunar_lines import mark_lunar_lines, mark_weekdays
from calendar_app.bulletin.page.opening_again import mark_opening_again
from calendar_app.bulletin.page.pages import mark_pages
from calendar_app.bulletin.page.photo_captions import mark_photo_captions
from calendar_app.bulletin.page.scraps import BYLINE, cut_scraps
from calendar_app.bulletin.page.tables import mark_rows
from calendar_app.bulletin.page.year_heads import mark_year_heads
from calendar_app.bulletin.script import simplify

#: image001.jpg, alone on a line: what is left of a picture.
_PICTURE = re.compile(r"[^\s/。，]{1,60}\.(?:jpe?g|png|gif|bmp|webp|tiff?|emf|wmf)", re.IGNORECASE)
#: 白露 摄; 记者白露 通讯员谷雨, alone on a line and no sentence about what a reporter learnt; 图为会议现场.
_CREDIT = re.compile(
    r"[（(]?(?:(?:本报)?(?:记者|記者)\s?)?[\u4e00-\u9fff]{2,4}\s{0,3}[/／]?\s{0,3}(?:摄影报道|摄影|攝影|摄|攝|供图|文/图|文图)[）)]?"
)
_NAMES = re.compile(
    r"(?:本报|本刊|本网|全媒体)?(?:记者|記者|通讯员|通訊員)[\s:：]{0,3}[\u4e00-\u9fff][\u4e00-\u9fff\s、/]{1,22}"
)
_REPORTS = re.compile(r"[从從在获獲到了日会會现場于向对]")
_CAPTION = re.compile(r"[（(▲△↑]{0,2}\s?(?:图为|圖為|图①|上图|下图|左图|右图)[^。\n]{2,50}[。）)]{0,2}")
#: 市长看望职工。图源：云溪发布; 会场 王大河摄: a caption that ends with where its picture comes from.
_PICTURED = re.compile(
    r"[^\n]{2,44}?[。\s]{0,2}(?:图源|圖源|图片来源|圖片來源|图片提供|供图)\s?[:：|｜/]?\s?[^\s，。]{1,16}\s?[）)]?"
    r"|[^\n]{2,40}?[。\s][\u4e00-\u9fff]{2,4}\s{0,2}(?:摄|攝)"
)
_CREDITED = re.compile(r"[（(][^（）()。，,：:0-9]{2,28}[）)]")
_TOLD = re.compile(r"\s?(?:摘自|来源|來源|据|據|转自|轉自|供稿|选自|選自)")
#: Names in brackets that close a file: who wrote it.
_SIGNED = re.compile(r"[（(]\s?[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,3}\s?[）)]")
_OFFICE = re.compile(
    r"[（(]\s?[\u4e00-\u9fff]{2,20}(?:办公室|辦公室|局|委|社|报|報|中心|部|馆|館|院|科|室|处|處|站|台|网|網|办|辦)\s{0,3}[\u4e00-\u9fff\s、]{0,12}[）)]"
)
_TABLE_RULE = re.compile(r"\|?[\s|:—-]{3,}\|?")
#: 新闻 | 人物 | 天气: short words that upright strokes part.
_MENU = re.compile(r"(?:[^\s|｜0-9。，]{1,10}\s{0,3}[|｜]\s{0,3}){2,12}(?:[^\s|｜0-9。，]{1,10})?")
#: 年份 1996年砚川 | 1997年砚川 | 1998年砚川 | …: the same of other years.
_YEARS_MENU = re.compile(
    r"(?:\S{1,4}\s{1,2})?(?:[0-9]{2,4}(?:年代?|世[纪紀])[^\s|｜。，]{0,8}\s{0,3}[|｜]\s{0,3}){2,20}[0-9]{2,4}(?:年代?|世[纪紀])[^\s|｜。，]{0,8}[|｜\s]{0,3}"
)
#: 云溪网北京2020年8月13日电(来源:…), 核心提示:…: whose report it is, and what the page says above the text again.
_WIRE = re.compile(
    r"[^\s，。,]{2,20}?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日[电電讯訊](?:\s?[（(][^（()）]{2,40}[）)])?"
)
#: 某网为大家提供…, 更多资讯请关注我们网站: what a site says of itself above the text.
_OFFER = re.compile(
    r"(?:本文|小编|小編|[\u4e00-\u9fff]{2,10}(?:网|網))[^。！？]{0,12}[为為](?:大家|考生|您|各位|网友|網友)[^。！？]{0,6}(?:提供|整理|带来|帶來|收集|准备)"
    r"|(?:下面|以下)(?:就)?[是为為][^。！？]{2,24}(?:要点|要點|热点|熱點|内容|新闻|新聞|要闻|要聞)[：:。]?$"
    r"|更多[^。！？]{2,24}[请請](?:关注|關注|访问|登录)"
)
_OFFERS = frozenset("本小更下以")
_SUMMARY = re.compile(
    r"(?:核心提示|内容提要|内容摘要|内容简介|【?导读】?|摘要|(?:新闻|原文|报道)链接|(?:新聞|原文)連結)\s?[:：]"
)
_SUMMARIES = frozenset("核内摘【导新原报")
#: 首页 / 要闻动态 / 政务要闻: a way from the first page, between strokes.
_FROM_HOME = re.compile(r"(?:网站)?首[页頁]\s{0,3}/[^/。，]{1,20}/")
_COUNTED = re.compile(r"^[0-9]{1,2}[.．、]")
#: How long the names of a table's columns are together.
_HEAD = 24
_RULE = re.compile(r"[\s\-—–_=*~·•.…#+|│─━═<>^]{3,}")
_AROUND = "".join(dict.fromkeys("[]【】()（）<>《》|｜:：·•.-—»«"))


def mark_noise(lines: list[Line]) -> None:
    """Mark whole lines that are furniture or noise, and cut noise out of the others. Linear in the text."""
    cut_scraps(lines)
    mark_rows(lines)
    for line in lines:
        if line.kind is not Kind.TEXT:
            continue
        if not line.words:
            line.kind, line.rule = Kind.NOISE, line.holes[0][2] if line.holes else "markup"
        elif rule := noise_rule(line.text) or account_rule(line):
            line.kind, line.rule = Kind.NOISE, rule
    mark_opening_again(lines)
    mark_infobox(lines)
    mark_greetings(lines)
    mark_lunar_lines(lines)
    mark_weekdays(lines)
    mark_earlier(lines)
    _table_heads(lines)
    mark_photo_captions(lines)
    _credits(lines)
    last = next((line for line in reversed(lines) if line.kind is Kind.TEXT), None)
    if last is not None and (_SIGNED.fullmatch(last.text) or _OFFICE.fullmatch(last.text)):
        last.kind, last.rule = Kind.NOISE, "byline"
    mark_year_heads(lines)
    mark_pages(lines)


def _table_heads(lines: list[Line]) -> None:
    """|日期|事件| above a ruling: what the columns of a table are called."""
    for head, rule in itertools.pairwise(lines):
        table = all(any(hole[2] == "table-rule" for hole in line.holes) for line in (head, rule))
        if (
            table
            and rule.rule == "ruling"
            and head.kind is Kind.TEXT
            and len(head.text) <= _HEAD
            and not any(map(str.isdigit, head.text))
        ):
            head.kind, head.rule = Kind.NOISE, "table-head"


def _credits(lines: list[Line]) -> None:
    """（市委办）, （摘自《云溪日报》）: who told of an item, on a line of its own below each."""
    found = [
        line
        for line in lines
        if line.kind is Kind.TEXT
        and len(line.text) <= 30
        and _CREDITED.fullmatch(line.text)
        and find_cell(line.text, 1) is None
    ]
    told = [line for line in found if _TOLD.match(line.text, 1)]
    for line in found if len(found) >= 3 else told:
        line.kind, line.rule = Kind.NOISE, "byline"


def noise_rule(text: str) -> str:
    """The rule by which a whole line is noise, or ""."""
    if text[0] in _SUMMARIES and _SUMMARY.match(text):
        return "summary"
    if "|" in text and len(text) <= 400 and _YEARS_MENU.fullmatch(text):
        return "menu"
    if len(text) > 120:
        return ""
    text = simplify(text)
    if _RULE.fullmatch(text) or _TABLE_RULE.fullmatch(text):
        return "ruling"
    if _PICTURE.fullmatch(text.strip()):
        return "image"
    text = text[sign_end(text) :] or text
    bare = squeeze(text).lower()
    if not any(unicodedata.category(c)[0] in "LN" for c in bare):
        return "" if any(c in "，。；：！？、）)”’」』》〉】]" for c in bare) else "signs-only"
    plain = bare.strip(_AROUND)
    lexicon = _LEXICON
    if lexicon.get(plain) == "whole" or lexicon.get(_COUNTED.sub("", plain)) == "whole":
        return "navigation"
    if (
        _WIRE.fullmatch(text)
        or BYLINE.fullmatch(text)
        or _CREDIT.fullmatch(text)
        or (_NAMES.fullmatch(text) and not _REPORTS.search(text))
    ):
        return "byline"
    if _CAPTION.fullmatch(text) or _PICTURED.fullmatch(text):
        return "photo-caption"
    if len(text) <= 80 and (text[0] in _OFFERS or "网" in text or "網" in text) and _OFFER.match(text):
        return "offer"
    if ends_sentence(text) and len(text) > 30:
        return ""
    if len(text) <= 80 and (_steps(text) >= 2 or _FROM_HOME.match(text)):
        return "breadcrumb"
    if len(text) <= 80 and _MENU.fullmatch(text):
        return "menu"
    for size in range(min(len(bare), 12) if bare[0] in _STARTS else 0, 1, -1):
        head = bare[:size]
        kind = lexicon.get(head)
        if kind in _OPENING:
            follow = bare[size : size + 1]
            signed = len(text) <= 24 and text[size : size + 1].isspace()
            if kind == "weak" and follow not in ("", ":", "：", "/", "|", "｜") and not signed:
                continue
            published = publication_day(text) if kind == "weak" else None
            if len(text) <= 100 and (published is None or published.day is None):
                return "navigation" if kind == "start" else "byline"
    if len(text) <= 100:
        for word in _ANYWHERE:
            if word in bare:
                return "navigation"
    return ""


def _steps(text: str) -> int:
    """How many signs lead from page to page in a line; those before its first word count as one, and not alone (>> 短讯)."""
    inner = text.lstrip(_STEPS + " ")
    steps = sum(inner.count(c) for c in _STEPS)
    return steps + (steps > 0 and inner != text)


_STEPS = ">»›＞"
_LEXICON = {squeeze(simplify(word)): kind for word, kind in words("noise").items()}
#: First characters of the words that a line opens with.
_OPENING = ("start", "weak", "byline")
_STARTS = frozenset(word[0] for word, kind in _LEXICON.items() if kind in _OPENING)
_ANYWHERE = tuple(w for w, kind in _LEXICON.items() if kind == "any")

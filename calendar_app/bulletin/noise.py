"""What is no part of the text: page numbers and running heads, navigation, links, forum junk, pinyin, bylines.

Whole lines get a kind and a rule; noise inside a line is cut out of its words and kept as a hole, so that the ledger
can show it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

from calendar_app.bulletin.chars import fold, narrow, squeeze
from calendar_app.bulletin.datecell import find_cell, sign_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.lines import MAX_MARKED, Kind, Line
from calendar_app.bulletin.publication import publication_day

_PAGE = re.compile(
    r"(?:[-—–−·•.~～\s]{0,6}(?P<a>[0-9]{1,4})[-—–−·•.~～\s]{0,6}"
    r"|[-—–\s]{0,4}(?:第|共)\s{0,3}(?P<b>[0-9]{1,4})\s{0,3}[页頁](?:[\s,，/／]{0,3}共\s{0,3}[0-9]{1,4}\s{0,3}[页頁])?[-—–\s]{0,4}"
    r"|(?:P\.|Page|PAGE|p\.)\s{0,3}(?P<c>[0-9]{1,4})(?:\s{0,3}[-—–of/]{1,2}\s{0,3}.{0,60})?"
    r"|[^\s0-9]{1,20}\s{2,80}[-—–]\s{0,3}(?P<e>[0-9]{1,4})\s{0,3}[-—–]|[-—–]\s{0,3}(?P<f>[0-9]{1,4})\s{0,3}[-—–]\s{2,80}[^\s0-9]{1,20}"
    r"|(?P<d>[0-9]{1,4})\s{0,2}[/／]\s{0,2}[0-9]{1,4})"
)
#: 9/2001 is a month, no page of two thousand and one.
_MONTH_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])\s?/\s?(?:19|20)[0-9]{2}")
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[（(]\s?[a-z\u00e0-\u00fc\u0101-\u01dc]{1,6}\s?[)）]")
_TONED = re.compile(r"[\u00e0-\u00fc\u0101-\u01dc]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,600}\)|<img\b[^<>]{0,600}>", re.IGNORECASE)
#: image001.jpg, alone on a line: what is left of a picture.
_PICTURE = re.compile(r"[^\s/。，]{1,60}\.(?:jpe?g|png|gif|bmp|webp|tiff?|emf|wmf)", re.IGNORECASE)
_LINK = re.compile(r"(\[)([^\[\]\n]{0,300})(\]\([^()\n]{0,600}\)(?:\{[^{}\n]{0,80}\})?)")
_URL = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{3,600}")
_WIKI = re.compile(r"\[(?:编辑|編輯|编辑源代码)\]")
_FOOTNOTE = re.compile(r"(?<=[\u3400-\u9fff。，”])\[(?:[0-9]{1,3}|注[0-9]{0,3})\]")
_BYLINE = re.compile(
    r"[（(][^（）()\n]{0,8}?(?:记者|記者|通讯员|通訊員|摄影|攝影|文/|图/|文、图|撰稿|编辑|作者)[^（）()\n]{1,40}[）)]\s{0,4}$"
    r"|[（(][^（）()\n]{1,20}\s?(?:摄|攝|供图|文/图)[）)]\s{0,4}$"
)
#: 白露 摄; 记者白露 通讯员谷雨, alone on a line and no sentence about what a reporter learnt; 图为会议现场.
_CREDIT = re.compile(
    r"[（(]?(?:(?:本报)?(?:记者|記者)\s?)?[\u4e00-\u9fff]{2,4}\s{0,3}[/／]?\s{0,3}(?:摄影报道|摄影|攝影|摄|攝|供图|文/图|文图)[）)]?"
)
_NAMES = re.compile(
    r"(?:本报|本刊|本网|全媒体)?(?:记者|記者|通讯员|通訊員)[\s:：]{0,3}[\u4e00-\u9fff][\u4e00-\u9fff\s、/]{1,22}"
)
_REPORTS = re.compile(r"[从從在获獲到了日会會现場于向对]")
_CAPTION = re.compile(r"[（(▲△↑]{0,2}\s?(?:图为|圖為|图①|上图|下图|左图|右图)[^。\n]{2,50}[。）)]{0,2}")
_CREDITED = re.compile(r"[（(][^（）()。，,：:0-9]{2,28}[）)]")
_TOLD = re.compile(r"\s?(?:摘自|来源|來源|据|據|转自|轉自|供稿|选自|選自)")
#: Names in brackets that close a file: who wrote it.
_SIGNED = re.compile(r"[（(]\s?[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,3}\s?[）)]")
_TABLE_RULE = re.compile(r"\|?[\s|:—-]{3,}\|?")
_RULE = re.compile(r"[\s\-—–_=*~·•.…#+|│─━═<>^]{3,}")
_LINK_WORDS = frozenset(
    {"来源", "來源", "链接", "連結", "原文", "详情", "存档", "备份", "截图", "视频", "source", "link", "archive"}
)
_RUN = re.compile(r"[\x21-\x7e][\x20-\x7e]{5,200}")
_AROUND = "".join(dict.fromkeys("[]【】()（）<>《》|｜:：·•.-—»«"))
_WEAK = frozenset(
    {
        "记者",
        "作者",
        "来源",
        "來源",
        "图为",
        "摄影",
        "攝影",
        "通讯员",
        "通訊員",
        "主办单位",
        "承办单位",
        "校对",
        "校對",
        "供稿",
    }
)


def mark_noise(lines: list[Line]) -> None:
    """Mark whole lines that are furniture or noise, and cut noise out of the others. Linear in the text."""
    for line in lines:
        _inner(line)
    _pinyin(lines)
    _junk(lines)
    for line in lines:
        if line.kind is not Kind.TEXT:
            continue
        if not line.words:
            line.kind, line.rule = Kind.NOISE, line.holes[0][2] if line.holes else "markup"
        elif rule := noise_rule(line.text):
            line.kind, line.rule = Kind.NOISE, rule
    _credits(lines)
    last = next((line for line in reversed(lines) if line.kind is Kind.TEXT), None)
    if last is not None and _SIGNED.fullmatch(last.text):
        last.kind, last.rule = Kind.NOISE, "byline"
    _pages(lines)


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
    if len(text) > 120:
        return ""
    if _RULE.fullmatch(text) or _TABLE_RULE.fullmatch(text):
        return "ruling"
    if _PICTURE.fullmatch(text.strip()):
        return "image"
    bare = squeeze(text).lower()
    if not any(unicodedata.category(c)[0] in "LN" for c in bare):
        return "" if any(c in "，。；：！？、）)”’」』》〉】]" for c in bare) else "signs-only"
    plain = bare.strip(_AROUND)
    lexicon = _LEXICON
    if lexicon.get(plain) == "whole":
        return "navigation"
    if _BYLINE.fullmatch(text) or _CREDIT.fullmatch(text) or (_NAMES.fullmatch(text) and not _REPORTS.search(text)):
        return "byline"
    if _CAPTION.fullmatch(text):
        return "photo-caption"
    if ends_sentence(text) and len(text) > 30:
        return ""
    if len(text) <= 80 and sum(text.count(c) for c in ">»›＞") >= 2:
        return "breadcrumb"
    for size in range(min(len(bare), 12), 1, -1):
        head = bare[:size]
        if lexicon.get(head) == "start":
            follow = bare[size : size + 1]
            signed = len(text) <= 24 and text[size : size + 1].isspace()
            if head in _WEAK and follow not in ("", ":", "：", "/", "|", "｜") and not signed:
                continue
            published = publication_day(text) if head in _WEAK else None
            if len(text) <= 100 and (published is None or published.day is None):
                return "byline" if head in _WEAK or head in ("责编", "责任编辑", "審核") else "navigation"
    if len(text) <= 100:
        for word in _ANYWHERE:
            if word in bare:
                return "navigation"
    return ""


_LEXICON = {squeeze(word): kind for word, kind in words("noise").items()}
_ANYWHERE = tuple(w for w, kind in _LEXICON.items() if kind == "any")


def _cut(line: Line, holes: list[tuple[int, int, str]]) -> None:
    """Take ranges of the words out of them and remember where they stood in the file."""
    if not holes:
        return
    for start, end, rule in holes:
        for seg in line.words.cut(start, end).segments:
            line.holes.append((seg.source, seg.source + seg.length, rule))
    line.holes.sort()
    gone = [(a, b) for a, b, _ in holes]
    line.bold = tuple(
        (a - _before(gone, a), b - _before(gone, b))
        for a, b in line.bold
        if b - _before(gone, b) > a - _before(gone, a)
    )
    clean = line.words.without(gone)
    lead = len(clean.text) - len(clean.text.lstrip())
    line.words = clean.strip()
    size = len(line.words.text)
    line.bold = tuple((max(a - lead, 0), min(b - lead, size)) for a, b in line.bold if b > lead)


def _before(gone: list[tuple[int, int]], at: int) -> int:
    return sum(min(b, at) - a for a, b in gone if a < at)


def _inner(line: Line) -> None:
    text = line.text
    if len(text) > MAX_MARKED:
        return
    holes: list[tuple[int, int, str]] = []
    if "](" in text or "<img" in text or "<IMG" in text:
        holes += [(*m.span(), "image") for m in _IMAGE.finditer(text)]
        for match in _LINK.finditer(text):
            if text[match.start() - 1 : match.start()] != "!" or match.start() == 0:
                if match.group(2).strip().lower() in _LINK_WORDS:
                    holes.append((*match.span(), "link"))
                else:
                    holes += [(*match.span(1), "link"), (*match.span(3), "link")]
    if "://" in text or "www." in text:
        holes += [(*m.span(), "link") for m in _URL.finditer(text)]
    if "[" in text:
        holes += [(*m.span(), "wiki-edit") for m in _WIKI.finditer(text)]
        holes += [(*m.span(), "footnote-mark") for m in _FOOTNOTE.finditer(text)]
    tail = max(len(text) - 80, 0)
    if text.endswith((")", "）")) and (credit := _BYLINE.search(text, tail)) and credit.start() > 0:
        holes.append((*credit.span(), "byline"))
    if text.startswith("|") and text.count("|") > 1:
        holes += [(i, i + 1, "table-rule") for i, c in enumerate(text) if c == "|"]
    _cut(line, _apart(holes))


def _apart(holes: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sorted, and without those that overlap an earlier one."""
    out: list[tuple[int, int, str]] = []
    for hole in sorted(holes):
        if hole[0] < hole[1] and (not out or hole[0] >= out[-1][1]):
            out.append(hole)
    return out


def _pinyin(lines: list[Line]) -> None:
    """Pinyin in brackets inside words: only where the file has several with tone marks."""
    found = [
        (line, list(_PINYIN.finditer(line.text)))
        for line in lines
        if ("(" in line.text or "（" in line.text) and len(line.text) <= MAX_MARKED
    ]
    toned = sum(1 for _, matches in found for m in matches if _TONED.search(m.group()))
    if toned < 3:
        return
    for line, matches in found:
        _cut(line, [(*m.span(), "pinyin") for m in matches])


def _junk(lines: list[Line]) -> None:
    """Random signs that forums put at the ends of lines against copying."""
    suspects: list[tuple[Line, list[tuple[int, int, str]]]] = []
    for line in lines:
        holes: list[tuple[int, int, str]] = []
        text = line.text
        head = _RUN.match(text)
        if head and is_junk(text[: _word_start(text, head.end())]):
            holes.append((0, _word_start(text, head.end()), "forum-junk"))
        at = len(text)
        while at > 0 and " " <= text[at - 1] <= "~" and len(text) - at < 200:
            at -= 1
        if at > (holes[0][1] if holes else 0) and is_junk(text[at:]):
            holes.append((at, len(text), "forum-junk"))
        if holes:
            suspects.append((line, holes))
    if len(suspects) < 3:
        return
    for line, holes in suspects:
        _cut(line, holes)


def _word_start(text: str, end: int) -> int:
    """Digits right before a Chinese character belong to what follows (12月), not to the junk before them."""
    if end < len(text):
        while end > 0 and (text[end - 1].isdigit()):
            end -= 1
    return end


def is_junk(text: str) -> bool:
    """True for a run of ASCII that is neither words nor figures: short scraps of letters, digits and signs.

    >>> is_junk("# u+ w9 D9 ?$ z. Q* {  }"), is_junk("GDP 5.6% (2004)"), is_junk("COVID-19 vaccine")
    (True, False, False)
    """
    text = text.strip()
    scraps = text.split()
    if len(text) < 8 or len(scraps) < 3:
        return False
    signs = {c for c in text if not c.isalnum() and c != " "}
    return len(signs) >= 3 and len(text.replace(" ", "")) / len(scraps) <= 3.2 and max(map(len, scraps)) <= 7


def _pages(lines: list[Line]) -> None:
    """Page numbers, running heads beside them, and the printed page of each line."""
    marks: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if line.kind is not Kind.TEXT or line.level:
            continue
        number = page_number(line.text)
        if number is not None and _alone(lines, i):
            marks.append((i, number))
    rising = sum(1 for a, b in itertools.pairwise(marks) if 0 <= b[1] - a[1] <= 8)
    bare = [
        m for m in marks if _PAGE.fullmatch(narrow(lines[m[0]].text)) and narrow(lines[m[0]].text).strip().isdecimal()
    ]
    if bare and (len(marks) < 2 or rising < 0.5 * (len(marks) - 1)):
        marks = [m for m in marks if m not in bare]
    for i, _ in marks:
        lines[i].kind, lines[i].rule = Kind.FURNITURE, "page-number"
    _running_heads(lines, [i for i, _ in marks])
    if not marks:
        return
    first_text = next((i for i, line in enumerate(lines) if line.kind is Kind.TEXT), 0)
    headers = marks[0][0] <= first_text + 1
    if headers:
        for (i, number), following in zip(marks, [*[m[0] for m in marks[1:]], len(lines)], strict=True):
            for line in lines[i:following]:
                line.page = number
    else:
        begin = 0
        for i, number in marks:
            for line in lines[begin : i + 1]:
                line.page = number
            begin = i + 1


def page_number(text: str) -> int | None:
    """The number of a line that is a page number and nothing else, or None; a year alone is none."""
    if len(text) > 90 or text.startswith(("...", "…", "···")):
        return None
    piece = narrow(text).strip()
    match = _PAGE.fullmatch(piece)
    if not match or _MONTH_YEAR.fullmatch(piece):
        return None
    value = int(next(g for g in match.groups() if g))
    if piece.isdecimal() and (value > 1800 or (len(piece) > 1 and piece[0] == "0")):
        return None
    return value


def _alone(lines: list[Line], i: int) -> bool:
    """A bare number counts as a page number only where it is no item of a list of numbers."""
    line = lines[i]
    if not narrow(line.text).strip().isdecimal():
        return True
    after = lines[i + 1] if i + 1 < len(lines) else None
    return line.gap or after is None or after.gap


def _running_heads(lines: list[Line], pages: list[int]) -> None:
    """Short lines that come back beside page numbers."""
    near: Counter[str] = Counter()
    spots: dict[str, list[int]] = {}
    for i in pages:
        for k in (i - 2, i - 1, i + 1, i + 2):
            if 0 <= k < len(lines) and _headlike(lines[k]):
                key = re.sub(r"[0-9]+", "#", fold(lines[k].text))
                near[key] += 1
                spots.setdefault(key, []).append(k)
    for key, count in near.items():
        if count >= 3 and count >= 0.25 * len(pages):
            for k in spots[key]:
                lines[k].kind, lines[k].rule = Kind.FURNITURE, "running-head"


def _headlike(line: Line) -> bool:
    text = line.text
    if (
        line.kind is not Kind.TEXT
        or len(text) > 40
        or ends_sentence(text)
        or any(c in text for c in "，。；：")
        or sign_end(text)
    ):
        return False
    cell = find_cell(text)
    return cell is None or cell.end < len(text) - 2

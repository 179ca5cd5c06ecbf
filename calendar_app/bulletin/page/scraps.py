"""Noise inside lines: links, images, footnote marks, credits at line ends, pinyin in brackets, forum junk.

It is cut out of a line's words and kept as a hole, so that the ledger can show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from calendar_app.bulletin.chars import is_han
from calendar_app.bulletin.heal import CUT_SHORT
from calendar_app.bulletin.lines import MAX_MARKED, Line

#: So many scraps of letters and figures beside junk are junk.
_SCRAPS = 5
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[（(]\s?[a-z\u00e0-\u00fc\u0101-\u01dc]{1,6}\s?[)）]")
_TONED = re.compile(r"[\u00e0-\u00fc\u0101-\u01dc]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,600}\)|<img\b[^<>]{0,600}>", re.IGNORECASE)
_LINK = re.compile(r"(\[)([^\[\]\n]{0,300})(\]\([^()\n]{0,600}\)(?:\{[^{}\n]{0,80}\})?)")
_URL = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{3,600}")
_WIKI = re.compile(r"\[(?:编辑|編輯|编辑源代码)\]")
#: [查看], 详情>>>: the way to the whole text, and the points that say that it was cut where a sentence had ended.
_MORE = re.compile(
    r"(?:(?<=[。！？])\s{0,2}\.{3,6}\s{0,2})?(?:[【\[（(](?:(?:查看|阅读|閱讀)?(?:详情|詳情|全文|原文|更多)|详细|查看)[】\]）)]"
    r"|(?:(?:查看|阅读|閱讀|点击|點擊)?(?:详情|詳情|全文|原文|更多))\s?[>＞»》]{1,4})[\s|]{0,4}$"
)
_MORE_ENDS = tuple("】])）>＞»》|")
_FOOTNOTE = re.compile(r"(?<=[\u3400-\u9fff。，”])\[(?:[0-9]{1,3}|注[0-9]{0,3})\]")
#: A credit in brackets at the end of a line: who wrote it or took the picture.
BYLINE = re.compile(
    r"[（(][^（）()\n]{0,8}?(?:记者|記者|通讯员|通訊員|摄影|攝影|文/|图/|文、图|图文|文图|撰稿|编辑|作者)[^（）()\n]{1,40}[）)]\s{0,4}$"
    r"|[（(][^（）()\n]{1,20}\s?(?:摄|攝|供图|文/图)[）)]\s{0,4}$"
    r"|[（(][\u4e00-\u9fff]{1,8}(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|时报|時報|商报|商報|新闻网|新聞網|通讯社|通訊社)\s{1,3}[\u4e00-\u9fff]{2,4}[）)]\s{0,4}$"
)
#: How a credit ends that tells who took a picture.
_TAKEN = ("摄", "攝", "供图")
#: Figures at the end of a run of ASCII, the white space behind them too.
_FIGURES = re.compile(r"(?<![0-9])[0-9]{1,4} ?$")
_ONE_SPACE = re.compile(r"(?<=\S) (?=\S)")
#: Lengths between which a line is looked at for blanks between all characters.
_LEAST_SPACED, _MOST_SPACED = 15, 2000
#: Blanks between two characters of a text, and all that may go: not those between two Latin words.
_INSIDE = re.compile(r"(?<=[\u3400-\u9fff])[ \u00a0]{1,40}(?=[\u3400-\u9fff])")
_BLANKS = re.compile(r"[ \u00a0]+(?![A-Za-z(\u00a0 ])|(?<![A-Za-z0-9,.;:)\u00a0 ])[ \u00a0]+")
_LEAST_LOOSE, _LEAST_HAN, _LOOSE = 8, 60, 0.25
_LINK_WORDS = frozenset(
    {"来源", "來源", "链接", "連結", "原文", "详情", "存档", "备份", "截图", "视频", "source", "link", "archive"}
)
_RUN = re.compile(r"[\x21-\x7e][\x20-\x7e]{5,200}")


def cut_scraps(lines: list[Line]) -> None:
    """Cut noise out of the words of every line. Linear in the text."""
    _loose(lines)
    for line in lines:
        _spaced(line)
        _inner(line)
    _pinyin(lines)
    _junk(lines)


def _spaced(line: Line) -> None:
    """每 个 字 都 空: a blank behind every character is print, no text; wider gaps stay."""
    text = line.text
    if not _LEAST_SPACED <= len(text) <= _MOST_SPACED or text.count(" ") < 0.4 * len(text):
        return
    tokens = text.split()
    if sum(len(token) == 1 for token in tokens) >= 0.8 * len(tokens) and sum(map(is_han, text)) >= 0.5 * len(tokens):
        line.words = line.words.without([match.span() for match in _ONE_SPACE.finditer(text)])
        line.bold = ((0, len(line.words.text)),) if line.all_bold else ()


def _loose(lines: list[Line]) -> None:
    """召 开 中 共沈 家 门 镇: blanks of any width in the middle of words all over a file are print, no text.

    A blank behind every fourth character is more than any text has. Blanks between Latin words stay, and wide ones that
    part columns were taken apart before.
    """
    looked = [line for line in lines if _LEAST_LOOSE <= len(line.text) <= _MOST_SPACED]
    blanks = sum(len(_INSIDE.findall(line.text)) for line in looked)
    if blanks < _LOOSE * _LEAST_HAN:
        return
    han = sum(sum(map(is_han, line.text)) for line in looked)
    if han < _LEAST_HAN or blanks < _LOOSE * han:
        return
    for line in lines:
        if len(line.text) <= _MOST_SPACED:
            holes = [match.span() for match in _BLANKS.finditer(line.text)]
            whole = line.all_bold
            line.words = line.words.without(holes)
            line.bold = ((0, len(line.words.text)),) if whole else ()


def cut_words(line: Line, holes: list[tuple[int, int, str]]) -> None:
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


def cut_stretch(line: Line, start: int, end: int, rule: str) -> None:
    """Cut what stands in [start, end) of the file out of the words of a line."""
    holes = []
    for seg in line.words.segments:
        a, b = max(start, seg.source), min(end, seg.source + seg.length)
        if a < b:
            holes.append((a - seg.source + seg.body, b - seg.source + seg.body, rule))
    cut_words(line, holes)


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
    if text.endswith(_MORE_ENDS) and (more := _MORE.search(text, tail)) and more.start() > 0:
        holes.append((*more.span(), "link"))
    if text.endswith((")", "）")) and (credit := BYLINE.search(text, tail)) and credit.start() > 0:
        holes.append((*credit.span(), "photo-credit" if credit.group().rstrip(")） ").endswith(_TAKEN) else "byline"))
    if text.endswith("|") and text.count("|") == 1 and text[:-1].rstrip().endswith(CUT_SHORT):
        holes.append((len(text) - 1, len(text), "table-rule"))
    if text.startswith("|") and text.count("|") > 1:
        holes += [(i, i + 1, "table-rule") for i, c in enumerate(text) if c == "|"]
    cut_words(line, _apart(holes))


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
        cut_words(line, [(*m.span(), "pinyin") for m in matches])


def _junk(lines: list[Line]) -> None:
    """Random signs that forums put at the ends of lines against copying; where some are sure, shorter ones beside them are, too."""
    if sum(1 for line in lines if _holes(line.text, is_junk)) < 3:
        return
    for line in lines:
        if holes := _holes(line.text, _is_like_junk):
            cut_words(line, holes)


def _holes(text: str, junk: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """The stretches at both ends of a line that are junk."""
    holes: list[tuple[int, int, str]] = []
    head = _RUN.match(text)
    if head and junk(text[: _word_start(text, head.end())]):
        holes.append((0, _word_start(text, head.end()), "forum-junk"))
    at = len(text)
    while at > 0 and " " <= text[at - 1] <= "~" and len(text) - at < 200:
        at -= 1
    if at > (holes[0][1] if holes else 0) and junk(text[at:]):
        holes.append((at, len(text), "forum-junk"))
    return holes


def _word_start(text: str, end: int) -> int:
    """Digits before a Chinese character belong to what follows (12月, 12 月), not to the junk before them."""
    figures = _FIGURES.search(text, max(end - 8, 0), end) if end < len(text) else None
    return figures.start() if figures else end


def _is_like_junk(text: str) -> bool:
    """True for what is junk beside other junk: many scraps, nearly all of a character or two, a sign among them."""
    scraps = text.split()
    short = sum(len(scrap) <= 2 for scrap in scraps)
    return is_junk(text) or (
        len(scraps) >= _SCRAPS and short >= len(scraps) - 1 and not text.replace(" ", "").isalnum()
    )


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

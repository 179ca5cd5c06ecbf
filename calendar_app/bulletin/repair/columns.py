"""Pages on which two or three columns run together on each line: taken apart again at their gutters.

Items that a copy has run together on one line, with a space behind each, are taken apart as well, and so is a text from
the publication line that it was glued to.

A gutter is a band of display columns that nearly no line of a page writes on, with text on both sides. Tables whose
left column holds dates, and lists with page numbers at the right, are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendar_app.bulletin.chars import squeeze, width
from calendar_app.bulletin.dates.datecell import CLOSING, Cell, find_cell
from calendar_app.bulletin.dates.oldyears import age_before
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line, line_of
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.pages import page_number

MIN_LINES = 6
MIN_GUTTER = 2
#: So many lines at the most stand above the columns.
MAX_HEAD = 4
#: Lines wider than this are no lines of a page.
MAX_WIDTH = 400
#: Lines shorter than this hold no four items, or no two behind signs.
MIN_FOLDED, MIN_SIGNED = 60, 20
#: So many blanks behind sentences open items on such a line.
MIN_GAPS = 3
_FOLD = re.compile(r"(?:(?<=[。！？])|(?<=[。！？][”’」』])|(?<=[。！？][①-⑳㉑-㉟]))[ \t\u3000\u00a0]{1,8}(?=[^\s])")
#: 宋、明、清时期(960-1911年), before the first of the items on one line.
_SPANNED = re.compile(
    r"[^\n。，,（(]{2,24}[（(][0-9]{3,4}年?[-—–~～至][0-9]{3,4}年?[）)][ \t\u3000\u00a0]{1,8}(?=[\u4e00-\u9fff0-9])"
)
_TIGHT = re.compile(r"[。！？](?=[0-9])")
#: Signs that open items wherever a sentence has ended.
_SIGNS = "△▲●◆◇★☆■□▪◎※"
_SIGNED = {sign: re.compile(rf"(?<=[。！？])[ \t\u3000\u00a0]{{0,8}}(?={sign})") for sign in _SIGNS}
_YEAR_HEAD = re.compile(r"[^\S\n]{0,8}[^\s。，]{2,24}年[^\s。，]{0,12}(?P<gap>[ \t\u3000\u00a0]{2,8})(?=\S)")
#: A clock time to the second, or the label of an author who is not named, that a date follows without a space.
_GLUED = re.compile(
    r"[^\n。]{0,60}?[0-2]?[0-9][:：][0-5][0-9][:：][0-5][0-9](?:(?=(?:(?:1[0-2]|[1-9])\s?月\s?)?[0-3]?[0-9]\s?日)"
    r"|(?=[ \u3000]{1,4}[0-3]?[0-9]\s?日[ \u3000])"
    r"|[^\n。]{0,30}?(?:作者|编辑|記者|记者|通讯员)[:：]\s?(?=(?:1[0-9]|20)[0-9]{2}年))"
)
#: A month before a date of that month, its heading that a copy has run together with the first item.
_LABEL = re.compile(
    r"[^\S\n]{0,8}(?P<label>(?P<a>十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月份?)"
    r"(?=[ \t\u3000]{0,4}(?P<b>十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月[0-9一二三四五六七八九十廿]{1,3}日)"
)
MAX_STAMP = 100
#: So many sentences may lead over to the items on one line.
_LEAD = 3
#: 新华网讯：（1日—15日）, 本报讯, before the first of the items on one line.
_HEADED = re.compile(
    r"[^\n。]{0,40}?(?:讯|訊|电|電|消息)\s{0,3}[:：]?\s{0,3}(?:[（(][^（()）\n]{1,24}[）)]\s{0,3})?(?=[0-9一二三四五六七八九十])"
)
#: 春，县里…: the season opens an item where dates open the others.
_SEASON = re.compile(f"(?:{alternatives('date_words', 'season', 'part')})[,，]")
_RUN = re.compile(r"[^\s\u3000]+(?:[ \u00a0][^\s\u3000]+)*")


def uncolumn(text: str, lines: list[Line]) -> list[Line]:
    """The lines in reading order; a line of a page in columns becomes one line for each column."""
    out: list[Line] = []
    for page in pages(text, lines):
        gutters = _gutters(text, page)
        if not gutters:
            out += page
            continue
        columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
        for line in page:
            for k, (start, end, first) in enumerate(_split(text, line, gutters)):
                if start < end:
                    piece = line_of(text, start, end, line.number)
                    piece.indent = max(0, first - (gutters[k - 1][1] if k else 0))
                    piece.gap = line.gap
                    if piece.words:
                        columns[k].append(piece)
        edges = [min((piece.indent for piece in column), default=0) for column in columns]
        for column, edge in zip(columns, edges, strict=True):
            for piece in column:
                piece.indent -= edge
            out += column
    return out


def unfold(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those on which at least four dated items follow each other taken apart at the spaces between them.

    Chinese text has no space behind a full stop; where there is one throughout, and a date behind it, a line ended there.
    """
    out: list[Line] = []
    for line in lines:
        if line.whole:
            out.append(line)
            continue
        plain = not line.bold and not line.level and line.end - line.start >= MIN_SIGNED
        cuts = _folds(text, line) if plain else []
        if not cuts and (stamp := _GLUED.match(text, line.start, min(line.end, line.start + MAX_STAMP))):
            cuts = [(stamp.end(), stamp.end())]  # 18:23:541月1日: a publication line, and the text that follows it
        if not cuts and (label := _LABEL.match(text, line.start, min(line.end, line.start + MAX_STAMP))):
            same = number(label["a"]) == number(label["b"])
            cuts = [(label.end("label"), label.end("label"))] if same else []  # 一月1月5日: a heading, and an item
        aged = False
        if not cuts and (at := age_before(text, line.start, min(line.end, line.start + MAX_STAMP))) is not None:
            cell = find_cell(text[at : at + 96])
            aged = cell is not None and (cell.era or cell.odd) and not cell.unit.startswith("part")
            cuts = [(at, at)] if aged else []  # 唐　武德三年（620），…: the name of an age, and an item
        if not cuts:
            out.append(line)
            continue
        ends = [*(a for a, _ in cuts), line.end]
        starts = [line.start, *(b for _, b in cuts)]
        for start, end in zip(starts, ends, strict=True):
            piece = line_of(text, start, end, line.number)
            if piece.words:
                piece.gap = line.gap and (aged or start == line.start)
                out.append(piece)
    return out


def _folds(text: str, line: Line) -> list[tuple[int, int]]:
    """The white space at which the line is to be parted; none where it holds no such items."""
    sign = text[line.start : line.end].lstrip()[:1]
    if sign in _SIGNED:
        return [match.span() for match in _SIGNED[sign].finditer(text, line.start, line.end)]
    if line.end - line.start < MIN_FOLDED:
        return []
    gaps = [match.span() for match in _FOLD.finditer(text, line.start, line.end)]
    if len(gaps) < MIN_GAPS:
        return []
    first = line.start if _opens(text, line.start, wide=True) else _headed(text, line)
    if first is None:
        first = _led(text, gaps)
    if first is None:
        return []
    gaps = [(a, b) for a, b in gaps if a >= first]
    dated = [(a, b) for a, b in gaps if _opens(text, b, wide=b - a >= 2)]
    if len(dated) < MIN_GAPS or len(dated) < 0.7 * len(gaps):
        return []
    ends = (match.end() for match in _TIGHT.finditer(text, first, line.end))
    named = any(_years(text, b) for _, b in dated)  # else 1992年12月 in the midst of an item of 1991 opens none
    dated = [(a, b) for a, b in gaps if (a, b) in dated or _SEASON.match(text, b)]
    spaced = all(_spaced(text, b) for _, b in dated)  # then 9日，在其中 goes on with the item of the 8th
    tight = (at for at in ends if _opens(text, at) and (named or not _years(text, at)))
    dated = sorted([*dated, *((at, at) for at in tight if not spaced or _spaced(text, at))])
    if first > line.start:
        return [(first, first), *dated]
    head = _YEAR_HEAD.match(text, line.start, dated[0][0])
    return [head.span("gap"), *dated] if head and _opens(text, head.end(), wide=True) else dated


def _spaced(text: str, at: int) -> bool:
    """Whether white space parts the date here from its text."""
    cell = find_cell(text[at : at + 96])
    return cell is not None and text[at + cell.end : at + cell.end + 1].isspace()


def _years(text: str, at: int) -> bool:
    """Whether the date here names its year."""
    cell = find_cell(text[at : at + 96])
    return cell is not None and (cell.year is not None or cell.era)


def _headed(text: str, line: Line) -> int | None:
    """Where the first item begins on a line that opens with where and when it was printed, None where none does there."""
    edge = min(line.end, line.start + MAX_STAMP)
    match = _HEADED.match(text, line.start, edge) or _SPANNED.match(text, line.start, edge)
    return match.end() if match and _opens(text, match.end()) else None


def _led(text: str, gaps: list[tuple[int, int]]) -> int | None:
    """Where the first item begins behind sentences without a date that lead over to it; every sentence behind it has its year."""
    opens = [_years(text, b) and _opens(text, b) for _, b in gaps]
    first = opens.index(True) if any(opens) else len(gaps)
    return gaps[first][1] if first <= _LEAD and len(gaps) - first > MIN_GAPS and all(opens[first:]) else None


def _opens(text: str, at: int, *, wide: bool = False) -> bool:
    """Whether an item opens here; behind a *wide* gap nothing need follow its date."""
    cell = find_cell(text[at : at + 96].lstrip())
    if cell is not None and wide and cell.unit in ("day", "month", "back-day", "back-month", "back-year"):
        return not cell.short
    return (
        cell is not None
        and not cell.short
        and (
            (cell.closed and not cell.unit.startswith("part"))
            or cell.unit.startswith("back")
            or _glossed(text, at, cell)
        )
    )


def _glossed(text: str, at: int, cell: Cell) -> bool:
    """Whether a year of a reign has its year of our era in brackets behind it: 顺治四年(1647)和…."""
    return cell.unit == "year" and cell.era and text[at : at + 96].lstrip()[cell.end - 1 : cell.end] in CLOSING


def pages(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each page: parted at form feeds, and where a page number stands."""
    page: list[Line] = []
    for line in lines:
        marked = page_number(line.text) is not None and len(line.text) > 5
        feed = bool(page) and "\f" in text[page[-1].end : line.start]
        if page and (marked or feed):
            yield page
            page = []
        if marked:
            yield [line]
        else:
            page.append(line)
    if page:
        yield page


def _runs(text: str, line: Line) -> list[tuple[int, int, int, int]]:
    """Stretches of a line that two or more spaces part: place in the file, and display columns."""
    out, column, at = [], 0, line.start
    for match in _RUN.finditer(text, line.start, line.end):
        column += width(text[at : match.start()])
        size = width(match.group())
        out.append((match.start(), match.end(), column, column + size))
        column += size
        at = match.end()
    return out


def _gutters(text: str, page: list[Line]) -> list[tuple[int, int]]:
    if len(page) < MIN_LINES or sum("   " in text[x.start : x.end].strip() for x in page) < 0.4 * len(page):
        return []
    if any(line.whole or line.end - line.start > MAX_WIDTH for line in page):
        return []
    rows = _below_head([_runs(text, line) for line in page])
    widest = max(row[-1][3] for row in rows if row)
    used = [0] * (widest + 1)
    for row in rows:
        for _, _, a, b in row:
            for c in range(a, b):
                used[c] += 1
    limit = max(0, len(rows) // 20)
    first = min(row[0][2] for row in rows if row)
    bands: list[tuple[int, int]] = []
    start: int | None = None
    for c in range(first, widest + 1):
        free = c < widest and used[c] <= limit
        if free and start is None:
            start = c
        elif not free and start is not None:
            if c - start >= MIN_GUTTER and c < widest:
                bands.append((start, c))
            start = None
    return [band for band in bands if _parts(rows, band) and _is_text(rows, text, band)]


def _below_head(rows: list[list[tuple[int, int, int, int]]]) -> list[list[tuple[int, int, int, int]]]:
    """The rows of a page without the lines above its columns, which are set across them."""
    first = next((k for k, row in enumerate(rows[: MAX_HEAD + 1]) if len(row) > 1), 0)
    return rows[first:] if len(rows) - first >= MIN_LINES else rows


def _parts(rows: list[list[tuple[int, int, int, int]]], band: tuple[int, int]) -> bool:
    """True where enough lines have text on both sides of a band."""
    both = sum(1 for row in rows if any(b <= band[1] for _, _, _, b in row) and any(a >= band[0] for _, _, a, _ in row))
    return both >= 0.4 * len(rows)


def _is_text(rows: list[list[tuple[int, int, int, int]]], text: str, band: tuple[int, int]) -> bool:
    """False where a side of the band is dates, page numbers or other scraps."""
    left = [text[r[0] : r[1]] for row in rows for r in row if r[3] <= band[0]]
    right = [text[r[0] : r[1]] for row in rows for r in row if r[2] >= band[1]]
    if not left or not right:
        return False
    dates = sum(1 for words in left if (cell := find_cell(words)) is not None and cell.end >= len(words) - 1)
    return dates < 0.4 * len(left) and _mean(left) >= 6 and _mean(right) >= 6


def _mean(pieces: list[str]) -> float:
    return sum(len(squeeze(p)) for p in pieces) / len(pieces)


def _split(text: str, line: Line, gutters: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """For each column the place of the line's part in the file, and the display column at which it begins."""
    out = [(0, 0, 0)] * (len(gutters) + 1)
    for start, end, a, _ in _runs(text, line):
        k = sum(1 for _, stop in gutters if a >= stop)
        old = out[k]
        out[k] = (old[0] if old[1] else start, end, old[2] if old[1] else a)
    return out

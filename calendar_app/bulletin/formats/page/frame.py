"""What stands around the text of pages: running heads, page numbers, and notes at the foot."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from calendar_app.bulletin.formats.page.words import Row, Word
from calendar_app.bulletin.page.pages import page_number

_DIGITS = re.compile(r"[0-9]+")
_MONTH = re.compile(r"[0-9]{1,2}月份?")
#: Where a page was printed from, as browsers put it below each page; a ligature may stand in it.
_ADDRESS = re.compile(r"(?:https?|file|\ufb01le)://\S{1,300}")
#: Rows that stand at one height on so many pages with the same words are heads or feet.
_MIN_PAGES = 3
#: A head is so far from the text, in its own size.
_APART = 2.5
#: How far two heights may differ, in points.
_HEIGHT = 3.0
#: A head and a foot have no more rows.
_MAX_ROWS = 3
_MAX_HEAD = 40
#: Notes are printed so much smaller than the text; each opens with its mark.
_SMALL = 0.9
_MARK = re.compile(
    r"(?:[①-⑳*※]|\[[0-9]{1,2}\]|〔[0-9]{1,2}〕|[0-9]{1,2})(?=[^0-9年月日.．:：%])|注\s?[0-9]{0,2}\s?[:：]"
)
_MARKS = re.compile(r"[①-⑳*※]|\[[0-9]{1,2}\]|〔[0-9]{1,2}〕|[0-9]{1,2}")


@dataclass(slots=True)
class Page:
    """The rows of one page, apart."""

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)


def same(row: Row) -> str:
    """A running head's words, whatever page number is in them; 8月 and 11月 at the heads of pages are headings of the text."""
    return row.plain if _MONTH.fullmatch(row.plain) else _DIGITS.sub("#", row.plain)


def apart(pages: list[list[Row]]) -> list[Page]:
    """Each page's head, text, notes and foot."""
    places = Counter((same(row), round(row.y / _HEIGHT)) for rows in pages for row in _outer(rows))
    tops = _tops(pages, places)
    out = [_framed(rows, places, tops) for rows in pages]
    normal = usual_size(row for page in out for row in page.body)
    for page in out:
        _notes(page, normal)
    return out


def usual_size(rows: Iterable[Row]) -> float:
    """The size of most characters, in points."""
    sizes = [word.size for row in rows for word in row.words for _ in word.text]
    return statistics.median(sizes[:200_000]) if sizes else 10.0


def _outer(rows: list[Row]) -> list[Row]:
    return rows if len(rows) <= 2 * _MAX_ROWS else [*rows[:_MAX_ROWS], *rows[-_MAX_ROWS:]]


def _framed(rows: list[Row], places: Counter[tuple[str, int]], tops: frozenset[int]) -> Page:
    page = Page(body=list(rows))
    body = page.body
    while len(body) > 1 and len(page.foot) < _MAX_ROWS and _is_around(body[-1], places):
        page.foot.insert(0, body.pop())
    while len(body) > 1 and len(page.head) < _MAX_ROWS:
        above_text = len(body) > 2 and _is_apart(body) and round(body[0].y / _HEIGHT) not in tops
        if not above_text and not _is_around(body[0], places):
            break
        page.head.append(body.pop(0))
    return page


def _is_around(row: Row, places: Counter[tuple[str, int]]) -> bool:
    """Whether a row at the edge of a page is its number or address, or has the words of others at its height."""
    if page_number(row.plain) is not None or _ADDRESS.fullmatch(row.plain.strip()):
        return True
    if len(row.plain) > _MAX_HEAD or any(sign in row.plain for sign in "，。；：、"):
        return False  # items of a list are alike but for their figures
    at = round(row.y / _HEIGHT)
    return sum(places[same(row), at + k] for k in (-1, 0, 1)) >= _MIN_PAGES


def _is_apart(rows: list[Row]) -> bool:
    """Whether the first row, of no sentence, stands apart from the next one."""
    return rows[0].y - rows[1].y > _APART * rows[0].size and not any(sign in rows[0].plain for sign in "，。；")


def _tops(pages: list[list[Row]], places: Counter[tuple[str, int]]) -> frozenset[int]:
    """Heights at which the text of pages begins: most rows there are followed by the next one of a paragraph, not by a gap."""
    gaps: defaultdict[int, list[bool]] = defaultdict(list)
    for rows in pages:
        text = [row for row in rows[: _MAX_ROWS + 2] if not _is_around(row, places)]
        if len(text) > 1:
            gaps[round(text[0].y / _HEIGHT)].append(_is_apart(text))
    return frozenset(at for at, apart in gaps.items() if 2 * sum(apart) < len(apart))


def _notes(page: Page, normal: float) -> None:
    """Small rows at the foot of the text, the first of which opens with a mark; the same mark, raised, is no text above."""
    at = len(page.body)
    while at > 1 and page.body[at - 1].size <= _SMALL * normal:
        at -= 1
    while at < len(page.body) and not _MARK.match(page.body[at].plain):
        at += 1
    if at == len(page.body):
        return
    page.notes = page.body[at:]
    page.body = page.body[:at]
    marks = {match.group() for row in page.notes if (match := _MARKS.match(row.plain))}
    for row in page.body:
        for before, word in zip(row.words, row.words[1:], strict=False):
            if word.text.strip() in marks and _is_raised(word, row) and not _is_unit(before):
                word.rule = "footnote-mark"


def _is_raised(word: Word, row: Row) -> bool:
    return word.size <= 0.8 * row.size and word.y > row.y + 0.1 * row.size


def _is_unit(before: Word) -> bool:
    """km, m: what stands raised behind them is a power."""
    return before.text[-1:].isascii() and before.text[-1:].isalpha()

"""Two columns of a page that a copy has woven into each other: side by side on each line, or line by line in turn.

No gutter shows where they part (those with one are the business of :mod:`.columns`). What proves an order of the lines is that it
reads: no item opens behind a line that breaks off, and no line that ended early goes on. A page is taken apart only where it does not
read as it stands, and reads without a fault when it is; one that neither reads nor can be mended is named and stays unread.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from calendar_app.bulletin.chars import width
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Line, line_of
from calendar_app.bulletin.repair.columns import pages
from calendar_app.bulletin.repair.tight_columns import part_columns

#: Fewer lines prove nothing; more are no page.
_LEAST, _MOST = 8, 240
#: So much of a page breaks off in mid-sentence; so many faults show that it does not read; so many items each column holds.
_OPEN, _FAULTS, _ITEMS = 0.4, 3, 2
#: So much of a page's lines are faults, and so often its days go back, where its columns are woven beyond doubt.
_SURE, _BOTH_WAYS = 0.2, 2
#: Lines above and below the columns that run over both; where in a line a column may begin, and how far a blank may lie from there.
_EDGES, _FROM, _TO, _NEAR = 4, 0.38, 0.62, 3
#: So many lines have a part of the right column.
_BOTH = 0.6
#: So many pages on end are tried in vain before a file is taken for one without such columns.
_TRIES = 24
#: A line shorter than this much of the widest ended early; a heading is shorter.
_EARLY, _HEADING = 0.75, 0.5
#: So much of the broken lines are nearly as wide as the widest.
_FULL, _EVEN = 0.85, 0.7
_INNER_DATE = re.compile(
    r"(?<=[^\s0-9０-９月、至到—～~－-])[ \t\u3000]{0,80}(?:(?:1[0-2]|[1-9]) ?月 ?)?(?:[0-9]{1,2} ?[-—–~～至、] ?)?[0-9]{1,2} ?日[ \u3000，,]"
)
#: So many blank lines, and so many of them behind the end of a sentence, show that they part paragraphs.
_PARTED, _SO_MANY = 4, 0.8
#: Words that a date completes, at the end of a line that was cut.
_BEFORE_DATES = tuple("于於在至到自从從")
_BLANK = re.compile(r"[ \t\u3000\u00a0]{1,40}")


class Doubt(NamedTuple):
    """A page whose columns cannot be told apart: the first and last line of it."""

    first: Line
    last: Line


def unweave(text: str, lines: list[Line]) -> tuple[list[Line], list[Doubt]]:
    """The lines in reading order, and the pages that have none, whose items are left out. Linear in the text, for pages are bounded."""
    out: list[Line] = []
    doubts: list[Doubt] = []
    tries = _TRIES
    for page in pages(text, lines):
        bounded = _LEAST <= len(page) <= _MOST and not any(line.whole or line.level for line in page)
        if not bounded or not _wrapped(page) or _parted(page):
            out += page
            continue
        found = (_tight(text, page) or _side_by_side(text, page)) if tries else None
        tries = _TRIES if found is not None else max(tries - (_inner(page) >= _ITEMS), 0)
        if found is None:
            faults = _faults([line.text for line in page], len(page)) if _even(page) else 0
            found = _in_turn(page) if faults >= _FAULTS else None
            if found is None and faults >= max(_FAULTS + 1, _SURE * len(page)) and _turns(page) >= _BOTH_WAYS:
                first = next((i for i, line in enumerate(page) if _opens(line.text) and not _alone(line.text)), 0)
                doubts.append(Doubt(page[first], page[-1]))
                found = list(page[:first])  # words of two items in one would be worse than an item less
        out += page if found is None else found
    return out, doubts


def _wrapped(page: Sequence[Line]) -> bool:
    """Whether much of a page breaks off in mid-sentence: others are asked nothing more."""
    return sum(line.text[-1] not in "。！？”）)；;" for line in page) >= _OPEN * len(page)


def _parted(page: Sequence[Line]) -> bool:
    """Whether blank lines part the paragraphs of a page: those of two columns would hardly ever stand side by side."""
    above = [above.text for above, line in pairwise(page) if line.gap]
    return len(above) >= _PARTED and sum(map(ends_sentence, above)) >= _SO_MANY * len(above)


def _even(page: Sequence[Line]) -> bool:
    """Whether most lines that break off reach the edge, as lines of columns do."""
    broken = [len(line.text) for line in page if not ends_sentence(line.text)]
    widest = max(map(len, (line.text for line in page)))
    return sum(size >= _FULL * widest for size in broken) >= _EVEN * len(broken)


def _back(lines: Sequence[Line]) -> int:
    """How often the months of an order of lines go back."""
    cells = [find_cell(line.text, mark_end(line.text)) for line in lines]
    months = [cell.month for cell in cells if cell is not None and cell.month is not None]
    return sum(b < a for a, b in pairwise(months))


def _turns(lines: Sequence[Line]) -> int:
    """How often the days of an order of lines go both ways: items without full stops run from old to new or from new to old."""
    heads = [line for above, line in pairwise([None, *lines]) if line and not (above and _asks(above.text))]
    cells = [find_cell(line.text, mark_end(line.text)) for line in heads]
    days = [(cell.month or 0, cell.day) for cell in cells if cell is not None and cell.day is not None]
    return min(sum(b < a for a, b in pairwise(days)), sum(b > a for a, b in pairwise(days)))


def _opens(text: str) -> bool:
    """Whether a line opens as an item does, or is a heading of a year or month."""
    cell = find_cell(text, mark_end(text))
    if cell is None or cell.short or cell.unit.startswith("part"):
        return False
    return cell.closed or cell.unit.startswith("back") or cell.unit == "day"


def _faults(texts: Sequence[str], most: int) -> int:
    """How often an order of lines does not read: an item behind a broken line, or a line that goes on behind an early end.

    Counting ends behind *most*.
    """
    widest = max(map(len, texts), default=0)
    found = 0
    for above, text in pairwise(texts):
        if ends_sentence(above):
            found += len(above) < _EARLY * widest and not _opens(text)
        elif _opens(text) and not _asks(above):
            found += not (len(above) < _HEADING * widest and _alone(above))
        if found > most:
            break
    return found


def _asks(above: str) -> bool:
    """Whether a line breaks off inside a date (6月2|6日) or behind a word that a date completes (将于)."""
    return above[-1].isdecimal() or above.endswith(_BEFORE_DATES)


def _alone(text: str) -> bool:
    """A heading: a date and nothing else, or a few words without a mark."""
    cell = find_cell(text)
    whole = cell is not None and cell.end >= len(text)
    return whole or (len(text) <= 12 and not any(c in text for c in "，、；：（《“"))


def _reads(above: Sequence[str], left: Sequence[str], right: Sequence[str], below: Sequence[str] = ()) -> bool:
    """Whether two columns hold items and read without a fault, the left one first."""
    if _faults([*above, *left, *right, *below], 0):
        return False
    return all(sum(map(_opens, column)) >= _ITEMS for column in (left, right))


def _in_turn(page: list[Line]) -> list[Line] | None:
    """The lines of a page on which those of two columns stand in turn, the left ones first; None where no such order reads."""
    best: tuple[int, list[Line]] | None = None
    texts = [line.text for line in page]
    for start in range(min(_EDGES, len(page))):
        for stop in range(len(page), max(start + _LEAST, len(page) - _EDGES) - 1, -1):
            if _reads(texts[:start], texts[start:stop:2], texts[start + 1 : stop : 2], texts[stop:]):
                order = [*page[:start], *page[start:stop:2], *page[start + 1 : stop : 2], *page[stop:]]
                back = _back(order)
                best = (back, order) if best is None or back <= best[0] else best  # heads run over both columns
    return best[1] if best is not None else None


def _side_by_side(text: str, page: list[Line]) -> list[Line] | None:
    """The lines of a page on which the two columns stand beside each other, parted where both read; None where nowhere."""
    if _inner(page) < _ITEMS:
        return None
    raws = [text[line.start : line.end] for line in page]
    widest = max(width(raw.strip()) for raw in raws)
    rulers = [_measured(raw) for raw in raws]
    for column in _nearest(round(_FROM * widest), round(_TO * widest)):
        cuts = [_cut(raw, ruler, column) for raw, ruler in zip(raws, rulers, strict=True)]
        for start in range(min(_EDGES, len(page) - _LEAST + 1)):
            pairs = [(raw[:a].strip(), raw[b:].strip()) for raw, (a, b) in zip(raws[start:], cuts[start:], strict=True)]
            if sum(bool(right) for _, right in pairs) < _BOTH * len(pairs):
                continue
            left, right = [a for a, _ in pairs if a], [b for _, b in pairs if b]
            if _reads([raw.strip() for raw in raws[:start]], left, right):
                return [*page[:start], *_pieces(text, page[start:], cuts[start:])]
    return None


def _tight(text: str, page: list[Line]) -> list[Line] | None:
    """The lines of a page whose columns the width of a full line parts, where they read better then; else None."""
    found = part_columns(text, page) if _inner(page) >= _ITEMS else None
    if found is None:
        return None
    now, then = (_faults([line.text for line in lines], len(page)) for lines in (page, found))
    return found if then < now else None


def _inner(page: Sequence[Line]) -> int:
    """How many lines hold what may be the date of an item behind other words."""
    return sum(_INNER_DATE.search(line.text) is not None for line in page)


def _nearest(low: int, high: int) -> Iterator[int]:
    """The numbers from the middle of a range outwards."""
    middle = (low + high) // 2
    yield middle
    for k in range(1, (high - low) // 2 + 1):
        yield middle - k
        yield middle + k


class _Ruler(NamedTuple):
    """A line measured: the display column behind each character, and the blanks inside it (column, begin, end)."""

    columns: list[int]
    blanks: list[tuple[int, int, int]]


def _measured(raw: str) -> _Ruler:
    columns = list(accumulate(2 if c > "\u2e7f" or c in "“”‘’…—" else 1 for c in raw))
    lead = len(raw) - len(raw.lstrip())
    blanks = [m.span() for m in _BLANK.finditer(raw, lead) if lead < m.start() and m.end() < len(raw)]
    base = columns[lead - 1] if lead else 0
    return _Ruler([c - base for c in columns], [(columns[a - 1] - base, a, b) for a, b in blanks])


def _cut(raw: str, ruler: _Ruler, column: int) -> tuple[int, int]:
    """Where the left part of a line ends and the right one begins: at the blank nearest to a display column, or right there."""
    total = ruler.columns[-1]
    near = min(ruler.blanks, key=lambda blank: abs(blank[0] - column), default=None)
    if near is not None and (abs(near[0] - column) <= _NEAR or raw[near[1] - 1] in "。！？"):
        return near[1], near[2]
    if total <= column + _NEAR:
        return len(raw), len(raw)
    at = bisect_left(ruler.columns, column) + 1
    return at, at


def _pieces(text: str, page: Sequence[Line], cuts: Sequence[tuple[int, int]]) -> list[Line]:
    """The left parts of the lines, then the right ones."""
    left, right = [], []
    for line, (a, b) in zip(page, cuts, strict=True):
        first = line_of(text, line.start, line.start + a, line.number)
        first.gap = line.gap
        left.append(first)
        if line.start + b < line.end:
            right.append(line_of(text, line.start + b, line.end, line.number))
    return [line for line in [*left, *right] if line.words]

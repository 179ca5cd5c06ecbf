"""Tables of events in any notation: which column says when, and each row as a line that opens with its date.

The notations (:mod:`.delimited`, :mod:`.wiki`) part the cells; here the columns are told by their heads and by what stands in
them. A table no column of which is dates, or whose other columns are figures, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from calendar_app.bulletin.chars import is_han, narrow, squeeze
from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.mapped import Mapped, concat
from calendar_app.bulletin.page.tables import HEADS, TIMES
from calendar_app.bulletin.repair.cell_dates import spelled_column

#: So many rows make a table without heads; so much of a column is what the column is.
_LEAST, _SHARE = 3, 0.7
#: The text of an event is so long in the mean, and mostly words.
_TEXT = 4
#: A head of a column is no longer.
_HEAD, _FOREIGN_HEAD = 10, 20
#: How dates of other languages begin: with a letter, or with one or two figures before a sign.
_FOREIGN = re.compile(r"[A-Za-z]|[0-9]{1,2}[\s/.-]|[0-9]{1,2}(?:st|nd|rd|th)")
#: A heading across a table is no longer.
_HEADING = 16
_MIDNIGHT = re.compile(r"(?:[ T]|\s{1,3})0{1,2}:00(?::00(?:\.0{1,6})?)?$")
_CLOCK = re.compile(
    r"(?:(?:上午|下午|早上|晚上|中午|凌晨|傍晚|全天|晚)?\s?(?:[0-2]?[0-9]\s?[:：]\s?[0-5][0-9](?:[:：][0-5][0-9])?|[0-2]?[0-9][时時点點](?:[0-5]?[0-9]分|半)?)?"
    r"(?:\s?[-—–~～至]{1,2}\s?[0-2]?[0-9][:：时時点點]?(?:[0-5][0-9])?)?)"
)
_FIGURE = {
    "year": re.compile(r"((?:1[0-9]|20)[0-9]{2})年?"),
    "month": re.compile(r"(1[0-2]|0?[1-9])月?份?"),
    "day": re.compile(r"(3[01]|[12][0-9]|0?[1-9])[日号號]?"),
}
_SIGNS = {"year": "年", "month": "月", "day": "日"}
_WHEN = ("number", "year", "month", "date", "day", "until")


@dataclass(slots=True)
class Row:
    """A row as a notation gives it: where it stands, its cells, and the signs between them (places in the file)."""

    start: int
    end: int
    number: int
    cells: list[Mapped]
    signs: list[tuple[int, int]] = field(default_factory=list)
    gap: bool = False

    def cell(self, column: int) -> Mapped:
        """The cell of a column, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else Mapped()


def head_kinds(cells: Sequence[str]) -> list[str] | None:
    """What the heads of columns say, "" for one that is not known; None where the cells are no heads of a table of events."""
    names = [squeeze(cell).strip("*|：:").lower() for cell in cells]
    if any(len(name) > (_FOREIGN_HEAD if name.isascii() else _HEAD) or any(map(str.isdigit, name)) for name in names):
        return None
    kinds = [HEADS.get(name, "") for name in names]
    known = sum(map(bool, kinds))
    return kinds if known > 1 and known >= 0.5 * sum(map(bool, names)) and not TIMES.isdisjoint(kinds) else None


def columns(rows: Sequence[Row], heads: Sequence[str]) -> list[str] | None:
    """What each column is: date, year, month, day, until, clock, number or text; None where this is no table of events.

    Args:
        rows: the rows below the heads.
        heads: what the heads say (``head_kinds``), empty where the table has none.
    """
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2 or len(rows) < (1 if heads else _LEAST):
        return None
    for j in range(width):
        _spell(rows, j)
    roles = [_role(rows, j, heads[j] if j < len(heads) else "", named=bool(heads)) for j in range(width)]
    if "date" not in roles and "day" not in roles and "month" not in roles:
        return None
    for j, role in enumerate(roles):
        if role in ("date", "until") and role in roles[:j]:
            roles[j] = "text"  # a second date tells of something else
    words = [squeeze(row.cell(j).text) for row in rows for j in range(width) if roles[j] == "text"]
    kept = [word for word in words if word]
    han = sum(any(map(is_han, word)) for word in kept)
    if not kept or sum(map(len, kept)) < _TEXT * len(rows) or han < _SHARE * len(rows):
        return None
    return roles


def _spell(rows: Sequence[Row], column: int) -> None:
    """Give the cells of a column in another language's dates the words that are read anywhere."""
    values = [row.cell(column).text for row in rows]
    first = next((value.strip() for value in values if value.strip()), "")
    if not _FOREIGN.match(first) or (spelled := spelled_column(values)) is None:
        return
    for row, words in zip(rows, spelled, strict=True):
        if words:
            row.cells[column] = Mapped(words)


def _role(rows: Sequence[Row], column: int, head: str, *, named: bool) -> str:
    values = [value for row in rows if (value := row.cell(column).text.strip())]
    if not values:
        return "text"
    if head in _FIGURE and _share(values, lambda value: _FIGURE[head].fullmatch(narrow(value)) is not None):
        return head
    dated = _share(values, lambda value: whole_date(value, named=head in TIMES or head == "until"))
    if dated:
        return "until" if head == "until" else "date"
    clock = head == "clock" or (head in ("", "time") and _share(values, _is_clock))
    if clock and _share(values, _is_clock):
        return "clock"
    counts = [int(value) for value in values if value.rstrip(".、．").isdecimal() and len(value) < 6]
    if len(counts) == len(values) and (_runs(counts) or (named and column == 0 and head == "other")):
        return "number"
    return "text"


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return sum(map(holds, values)) >= _SHARE * len(values)


def _runs(counts: Sequence[int]) -> bool:
    steps = [b - a for a, b in pairwise(counts)]
    return bool(steps) and sum(step == 1 for step in steps) >= 0.6 * len(steps)


def _is_clock(value: str) -> bool:
    match = _CLOCK.fullmatch(narrow(value))
    return match is not None and bool(match.group().strip())


def whole_date(value: str, *, named: bool) -> bool:
    """Whether a cell is a date and nothing else, a time of day behind it aside; 3.5 only where the head says so."""
    text = _date_words(value)
    cell = find_cell(text) if text else None
    if cell is None or cell.unit.startswith("part") or (cell.short and not named):
        return False
    rest = text[cell.end :].strip(" 　()（）星期周週一二三四五六日天")
    return not rest or _is_clock(rest)


def _date_words(value: str) -> str:
    return _MIDNIGHT.sub("", value)


def lines_of(rows: Sequence[Row], roles: Sequence[str], rule: str) -> list[Line]:
    """Each row as a line: its date, then its other cells, wide blanks between them; the time of day behind its text.

    A row whose cells of time are all empty goes on with the date of the row above: a list sign stands before it. One that
    holds a heading alone is a line of its own; one that holds nothing is noise.
    """
    out = []
    for row in rows:
        holes = [(a, b, rule) for a, b in row.signs]
        filled = [j for j in range(len(row.cells)) if row.cell(j).text.strip()]
        line = Line(row.number, row.start, row.end, Mapped(), gap=row.gap, holes=holes, whole=True)
        if len(filled) < 2 and not (filled and _text_alone(row, filled[0], roles)):
            line.words = row.cell(filled[0]).strip() if filled else Mapped()
        else:
            line.words = _joined(row, roles, holes)
        if not line.words:
            line.kind, line.rule = Kind.NOISE, rule
        line.holes = sorted(holes)
        out.append(line)
    return out


def _text_alone(row: Row, column: int, roles: Sequence[str]) -> bool:
    """Whether the only cell of a row is a text whose date is merged with the one above, and no heading across the table."""
    words = row.cell(column).text
    short = column == 0 and len(words) <= _HEADING and not ends_sentence(words)
    return column < len(roles) and roles[column] == "text" and not short and not whole_date(words, named=False)


def _joined(row: Row, roles: Sequence[str], holes: list[tuple[int, int, str]]) -> Mapped:
    when: list[Mapped] = []
    texts: list[Mapped] = []
    clocks: list[Mapped] = []
    cells = [(role, j, words) for j, role in enumerate(roles) if (words := row.cell(j).strip())]
    for role, _, words in sorted(
        cells, key=lambda cell: (_WHEN.index(cell[0]) if cell[0] in _WHEN else len(_WHEN), cell[1])
    ):
        if role == "number":
            holes.append((words.start, words.end, "table-number"))
        elif role == "clock" and any(map(str.isdigit, words.text)):
            clocks += [Mapped("　"), words]  # 09:00 behind its day would read as when a page was put up
        elif role == "until" and when and words.text == when[-1].text:
            continue  # 2023-06-19, 2023-06-19: a day
        elif role in _WHEN:
            when += _timed(words, role, first=not when)
        elif role == "clock":
            when += [Mapped(" "), words] if when else [words]
        else:
            texts += [Mapped("　"), words]
    texts += clocks
    if not texts:
        return concat(when)
    return concat([*when, *texts] if when else [Mapped("△"), *texts[1:]])


def _timed(cell: Mapped, role: str, *, first: bool) -> list[Mapped]:
    """A cell of time as it is read behind those before it: 3 of a column of months is 3月."""
    if role in _SIGNS:
        match = _FIGURE[role].fullmatch(narrow(cell.text))
        if match is None:
            return [cell]
        return [cell.cut(*match.span(1)), Mapped(_SIGNS[role])]
    if role == "until":
        return [cell] if first else [Mapped("至"), cell]
    return [cell.cut(0, len(_date_words(cell.text)))]

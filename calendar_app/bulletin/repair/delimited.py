r"""Tables whose cells commas, tabs, semicolons or bars part: exports of spreadsheets, Markdown, copies of web pages.

Read are those whose heads say that they list events (``日期,事项,责任单位``), those of Markdown, and those of three columns and
more between tabs or bars; what :mod:`.rows` does not take for a table of events stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from calendar_app.bulletin.lines import Kind, Line, line_of
from calendar_app.bulletin.mapped import Mapped, concat
from calendar_app.bulletin.repair.rows import Row, columns, head_kinds, lines_of, whole_date

#: Heads of columns hold neither figures nor sentences.
_HEADLIKE = re.compile(r"[^0-9。；！？]{3,100}")
_RULING = re.compile(r"[\s|:：—–-]{3,}")
_SEPARATORS = "\t,|;"
#: A cell in quotes may hold line breaks; so many lines of one cell are none.
_MOST_LINES = 60
_QUOTED = re.compile(r'"(?P<inner>(?:[^"]|""){0,20000})"')
#: Rows of a date and its text are read as lines anyway.
_PLAIN = (["date", "text"], ["number", "date", "text"])
#: A longer row is none of a table.
_LONGEST = 50_000


def untable(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those of tables of events laid out row by row. Linear in the text."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        found = _table(text, lines, i)
        if found is None:
            out.append(lines[i])
            i += 1
        else:
            table, i = found
            out += table
    return out


def _table(text: str, lines: list[Line], i: int) -> tuple[list[Line], int] | None:
    """The lines of a table that begins at a line, and the number of the line behind it."""
    words = lines[i].text
    if not any(sign in words for sign in _SEPARATORS):
        return None
    ruled = "|" in words and i + 1 < len(lines) and _ruling(lines[i + 1])
    if ruled or _HEADLIKE.fullmatch(words):
        for sign in _SEPARATORS:
            if sign in words:
                head = _row(text, lines[i], sign, lines[i].end)
                kinds = head_kinds([cell.text for cell in head.cells])
                if kinds is None and ruled and sign == "|":
                    kinds = [""] * len(head.cells)
                if kinds is not None:
                    return _rows(text, lines, i, sign, kinds)
    for sign in "\t|":
        if words.count(sign) > 1:
            return _rows(text, lines, i, sign, [])
    return None


def _ruling(line: Line) -> bool:
    return "-" in line.text and _RULING.fullmatch(line.text) is not None and "|" in line.text


def _rows(text: str, lines: list[Line], i: int, sign: str, heads: Sequence[str]) -> tuple[list[Line], int]:
    """The lines from *i* to where the sign no longer parts cells, as they are where they are no table of events."""
    rows: list[Row] = []
    furniture: list[Line] = []
    at = i
    while at < len(lines):
        line = lines[at]
        if heads and (at == i or (rows and line.text == lines[i].text)):
            furniture.append(_set_apart(line, "table-head"))
            at += 1
            continue
        if sign == "|" and _ruling(line):
            furniture.append(_set_apart(line, "ruling"))
            at += 1
            continue
        if sign not in text[line.start : line.end] or line.end - line.start > _LONGEST:
            break
        end, after = _whole_row(text, lines, at, sign)
        row = _row(text, line, sign, end)
        if not heads and rows and len(row.cells) != len(rows[0].cells):
            break
        if heads and sign in ",;":
            _mend(row, len(heads))
        rows.append(row)
        at = after
    roles = columns(rows, heads)
    if roles is None or (sign in "\t|" and roles in _PLAIN and all(row.cell(len(roles) - 2) for row in rows)):
        return lines[i:at], at
    body = lines_of(rows, roles, "table-rule")
    return sorted([*furniture, *body], key=lambda line: line.start), at


def _set_apart(line: Line, rule: str) -> Line:
    return Line(line.number, line.start, line.end, line.words, gap=line.gap, kind=Kind.NOISE, rule=rule, whole=True)


def _whole_row(text: str, lines: list[Line], at: int, sign: str) -> tuple[int, int]:
    """Where the row that begins at a line ends in the file, and the line behind it: a cell in quotes may hold line breaks."""
    quotes = 0
    for after in range(at, min(at + _MOST_LINES, len(lines)) if sign != "|" else at):
        quotes += text.count('"', lines[after].start, lines[after].end)
        if lines[after].end - lines[at].start > _LONGEST:
            break
        if quotes % 2 == 0:
            return lines[after].end, after + 1
    return lines[at].end, at + 1


def _row(text: str, line: Line, sign: str, end: int) -> Row:
    row = Row(line.start, end, line.number, [], gap=line.gap)
    at = line.start
    if sign == "|":
        at += len(text[at:end]) - len(text[at:end].lstrip())
        end -= len(text[at:end]) - len(text[at:end].rstrip())
        if text[at:end].startswith("|"):
            row.signs.append((at, at + 1))
            at += 1
        if text[at:end].endswith("|"):
            row.signs.append((end - 1, end))
            end -= 1
    while True:
        quoted = _QUOTED.match(text, at, end) if sign != "|" and text.startswith('"', at) else None
        if quoted is not None and quoted.end() not in (end, text.find(sign, quoted.end(), end)):
            quoted = None
        stop = quoted.end() if quoted else text.find(sign, at, end)
        stop = end if stop < 0 else stop
        if quoted is not None:
            row.signs += [(at, at + 1), (stop - 1, stop)]
            row.cells.append(_unquoted(text, *quoted.span("inner"), row.signs))
        else:
            row.cells.append(line_of(text, at, stop, line.number).words if at < stop else Mapped())
        if stop >= end:
            break
        if sign != "\t":
            row.signs.append((stop, stop + 1))
        at = stop + 1
    row.signs.sort()
    return row


def _unquoted(text: str, start: int, end: int, signs: list[tuple[int, int]]) -> Mapped:
    """What stands between quotes: one of two quotes, and no line breaks."""
    parts, at = [], start
    for match in re.compile(r'""|\s*[\r\n]\s*').finditer(text, start, end):
        keep = match.group() == '""'
        parts.append(Mapped.of(text, at, match.start() + keep))
        if keep:
            signs.append((match.end() - 1, match.end()))
        at = match.end()
    parts.append(Mapped.of(text, at, end))
    return concat(parts).strip()


def _mend(row: Row, width: int) -> None:
    """Take commas inside a text that stands in no quotes for text: of more cells than heads the longest beside each other are one."""
    while len(row.cells) > width:
        sizes = [_size(a) and _size(b) and _size(a) + _size(b) for a, b in pairwise(row.cells)]
        k = max(range(len(sizes)), key=lambda j: sizes[j])
        if not sizes[k]:
            break
        row.signs.remove(next(sign for sign in row.signs if row.cells[k].end <= sign[0]))
        row.cells[k : k + 2] = [concat([row.cells[k], Mapped("，"), row.cells[k + 1]])]


def _size(cell: Mapped) -> int:
    """How much of a text a cell may be: nothing of one where it is a date or empty."""
    return 0 if whole_date(cell.text, named=True) else len(cell.text)

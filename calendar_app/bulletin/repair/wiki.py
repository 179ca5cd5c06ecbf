"""The source text of wiki pages: headings between ``==``, nested lists, links, templates, references and tables.

``=== 7月 ===`` is a heading, ``* [[7月3日]]：…`` an item, ``** …`` below a date alone an item of that day, a row of a table of
events a line that opens with its date. Templates, references, files and categories are noise by rules of their own.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.lines import MAX_MARKED, Kind, Line, line_of
from calendar_app.bulletin.mapped import Mapped, concat
from calendar_app.bulletin.repair.rows import Row, columns, head_kinds, lines_of

#: Signs of such a source; Markdown and plain text hold none of them.
_PROOF = re.compile(r"(?m)^(={2,6})[^=\n]{1,80}\1[ \t]{0,4}\r?$|\[\[[^\[\]\n]{1,200}\]\]|'''[^'\n]{1,80}'''|^\{\|")
_HEADING = re.compile(r"(?P<level>={1,6})[ \t]{0,4}(?P<words>[^=].{0,200}?)[ \t]{0,4}(?P=level)[ \t]{0,8}")
_LIST = re.compile(r"(?P<signs>[*#:;]{1,6})[ \t\u3000]{0,4}")
#: What is cut out, by rule; a link keeps the words that it shows.
_FILE = r"(?:文件|檔案|档案|圖像|图像|File|Image|Category|分类|分類)"
_PIECES = re.compile(
    r"(?P<ref><ref\b[^<>\n]{0,300}/>|<ref\b[^<>\n]{0,300}>[^\n]{0,2000}?</ref>)"
    r"|(?P<comment><!--[^\n]{0,2000}?-->)"
    r"|(?P<template>\{\{[^{}\n]{0,1000}\}\})"
    rf"|(?P<file>\[\[\s?{_FILE}\s?[:：][^\[\]\n]{{0,400}}\]\])"
    r"|(?P<link>\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\])"
    r"|(?P<site>\[(?:https?:)?//[^\s\[\]]{1,400}(?:\s(?P<name>[^\[\]\n]{1,200}))?\])"
    r"|(?P<quotes>'{2,5})",
    re.IGNORECASE,
)
_RULES = {
    "ref": "footnote-mark",
    "comment": "wiki-template",
    "template": "wiki-template",
    "file": "image",
    "link": "link",
    "site": "link",
}
_ATTRIBUTES = re.compile(r"[^|\[\]{}]{0,200}=[^|\[\]{}]{0,200}\|(?!\|)")
_ROWSPAN = re.compile(r"""rowspan\s?=\s?["']?(?P<n>[0-9]{1,4})""", re.IGNORECASE)
_CELL = re.compile(r"\|\||!!")
#: A longer table or template is none.
_MOST = 4000


def unwiki(text: str, lines: list[Line]) -> list[Line]:
    """The lines of a wiki page's source without its notation; any other text's as they are. Linear in the text."""
    if "==" not in text and "[[" not in text and "'''" not in text and "{|" not in text:
        return lines
    if len(proofs := _proofs(text)) < 2 and "{|" not in proofs:
        return lines
    out: list[Line] = []
    i = 0
    parent = False  # the item above is a date alone: the list below it holds items of that day
    while i < len(lines):
        raw = text[lines[i].start : lines[i].end].strip()
        if raw.startswith("{|") and (end := _until(text, lines, i, "|}")):
            out += _table(text, lines[i:end])
            i = end
            continue
        if raw.startswith("{{") and "}}" not in raw and (end := _until(text, lines, i, "}}")):
            out += [_noise(line, "wiki-template") for line in lines[i:end]]
            i = end
            continue
        line = _line(text, lines[i], below=parent)
        match = _LIST.match(raw)
        if match is None or len(match["signs"]) == 1:
            parent = match is not None and _date_alone(line.words.text)
        out.append(line)
        i += 1
    return out


def _proofs(text: str) -> list[str]:
    """The first two signs that a text is such a source."""
    return [match.group() for match, _ in zip(_PROOF.finditer(text), range(2), strict=False)]


def _until(text: str, lines: list[Line], i: int, sign: str) -> int:
    """The number of the line behind the one that ends with a sign, 0 where none does."""
    for k in range(i, min(i + _MOST, len(lines))):
        if text[lines[k].start : lines[k].end].strip().endswith(sign):
            return k + 1
    return 0


def _noise(line: Line, rule: str) -> Line:
    return Line(line.number, line.start, line.end, line.words, gap=line.gap, kind=Kind.NOISE, rule=rule, whole=True)


def _line(text: str, line: Line, *, below: bool) -> Line:
    if line.end - line.start > MAX_MARKED:
        return line
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    raw = text[start : line.end].rstrip()
    level, sign = 0, ""
    end = start + len(raw)
    if (heading := _HEADING.fullmatch(raw)) is not None:
        level = len(heading["level"])
        start, end = start + heading.start("words"), start + heading.end("words")
    elif (found := _LIST.match(raw)) is not None and found.end() < len(raw):
        sign = found["signs"]
        start += found.end()
    words, holes, bold = _plain(text, start, end, line.number)
    if not words:
        return _noise(line, holes[0][2] if holes else "wiki-template")
    depth = len(sign) - 1 - (below and len(sign) > 1)
    if sign and sign[-1] in "*#" and depth <= 0 and not _date_alone(words.text):
        words = concat([Mapped("* "), words])
    return Line(
        line.number,
        line.start,
        line.end,
        words,
        level,
        ((0, len(words.text)),) if bold and not sign else (),
        2 * max(depth, 0),
        gap=line.gap,
        holes=holes,
        whole=True,
    )


def _plain(text: str, start: int, end: int, number: int) -> tuple[Mapped, list[tuple[int, int, str]], bool]:
    """The words of a stretch without its notation, what was cut out of it, and whether all of it is bold."""
    parts: list[Mapped] = []
    holes: list[tuple[int, int, str]] = []
    at, bold = (
        start,
        text.startswith("'''", start) and text[:end].endswith("'''") and text.count("'''", start, end) == 2,
    )
    for match in _PIECES.finditer(text, start, end):
        parts.append(line_of(text, at, match.start(), number).words if at < match.start() else Mapped())
        kind = (
            match.lastgroup
            if match.lastgroup in _RULES
            else "link"
            if match["link"]
            else "site"
            if match["site"]
            else ""
        )
        shown = "words" if match["words"] else "name" if match["name"] else ""
        if shown:
            parts.append(Mapped.of(text, *match.span(shown)))
            holes += [(match.start(), match.start(shown), "link"), (match.end(shown), match.end(), "link")]
        elif kind:
            holes.append((match.start(), match.end(), _RULES[kind]))
        at = match.end()
    parts.append(line_of(text, at, end, number).words if at < end else Mapped())
    return concat(parts).strip(), holes, bold


def _date_alone(words: str) -> bool:
    cell = find_cell(words)
    return cell is not None and cell.unit in ("day", "month", "year") and not words[cell.end :].strip("：:，, ")


def _table(text: str, lines: list[Line]) -> list[Line]:
    """A table between {| and |}: its rows as lines where it is one of events, else its cells one by one."""
    heads: list[str] = []
    rows: list[Row] = []
    out: list[Line] = []
    row: Row | None = None
    tall: dict[int, int] = {}  # by column, how many more rows a cell from above spans
    for line in lines:
        raw = text[line.start : line.end].strip()
        if raw.startswith(("{|", "|}", "|-")):
            out.append(_noise(line, "table-rule"))
            row = None
        elif raw.startswith("|+"):
            out.append(_line(text, line, below=False))
        elif raw.startswith("!") and not rows:
            heads += [cell.text for cell in _cells(text, line, {}, 0)[0]]
            out.append(_noise(line, "table-head"))
        else:
            if row is None:
                row = Row(line.start, line.end, line.number, [], gap=line.gap)
                rows.append(row)
            cells, signs = _cells(text, line, tall, len(row.cells))
            row.cells += cells
            row.signs += signs
            row.end = line.end
    kinds = head_kinds(heads) or []
    roles = columns(rows, kinds)
    if roles is None:
        roles = ["text"] * max((len(row.cells) for row in rows), default=0)
    return sorted([*out, *lines_of(rows, roles, "table-rule")], key=lambda line: line.start)


def _cells(text: str, line: Line, tall: dict[int, int], column: int) -> tuple[list[Mapped], list[tuple[int, int]]]:
    """The cells of a line of a table from a column on, empty ones where a cell from above stands, and what parts them."""
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    cells: list[Mapped] = []
    signs: list[tuple[int, int]] = []
    begin = start + (text[start] in "|!")
    if begin > start:
        signs.append((start, begin))
    edges = [match.span() for match in _CELL.finditer(text, begin, line.end)]
    for stop, after in [*edges, (line.end, line.end)]:
        while tall.get(column + len(cells), 0) > 0:
            tall[column + len(cells)] -= 1
            cells.append(Mapped())
        attributes = _ATTRIBUTES.match(text, begin, stop)
        if attributes is not None:
            signs.append(attributes.span())
            begin = attributes.end()
            if rows := _ROWSPAN.search(attributes.group()):
                tall[column + len(cells)] = min(int(rows["n"]), _MOST) - 1
        words, holes, _ = _plain(text, begin, stop, line.number)
        cells.append(words)
        signs += [(a, b) for a, b, _ in holes]
        if stop < after:
            signs.append((stop, after))
        begin = after
    return cells, sorted(signs)

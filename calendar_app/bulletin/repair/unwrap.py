"""Paragraphs that a page or a copy has cut into lines of one width: their lines are one again.

A line that reaches the edge goes on below; one that ends before it ends its paragraph. Where a sentence happens to end
at the edge, the indents tell, or blank lines, or what the next line opens with. Nothing is joined where the lines of a
file show no edge, and nothing to headings, bold words, rows of tables and lines that open with the sign of a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from calendar_app.bulletin.dates.datecell import find_cell, in_brackets, mark_end
from calendar_app.bulletin.dates.oldyears import bare_reign
from calendar_app.bulletin.dates.publication import bare_day, publication_day
from calendar_app.bulletin.heal import CUT_SHORT, ends_sentence, join
from calendar_app.bulletin.lines import Kind, Line, followed
from calendar_app.bulletin.repair.prose import part_prose

#: Fewer telling lines must all break off right at the edge, and be so wide.
_MANY, _WIDE = 6, 56
#: Telling lines that a file needs, and the columns that an edge lies between (two for a Chinese character).
_LINES, _NARROWEST, _WIDEST = 3, 24, 140
#: Shorter lines tell nothing of an edge.
_TELLING = 12
#: How far before the edge a line may end that a mark or a word kept from it; of what share of the width.
_SLACK, _SLACK_SHARE = 4, 14
#: So much of the lines that break off do so at the edge, so much right before it, and so many lines at the most go beyond it.
_AT_EDGE, _NEAR, _BEYOND = 0.7, 0.5, 0.06
#: So many lines break off at least, and so much of all telling ones.
_BROKEN, _BROKEN_SHARE = 3, 0.3
#: So much of the broken lines hold a mark inside, as texts do and lists of names do not; so few go on with what opens items.
_MARKED, _OPENING = 0.6, 0.34
#: So much of the lines that begin paragraphs, and of those that go on, share an indent where indents tell them apart.
_SAME = 0.75
#: Where more lines hold bold words, those tell entries apart, and how far their lines reach tells where titles end.
_BOLD = 0.05
#: So much of the paragraphs end as sentences do where an unfinished one goes on.
_CLOSED = 0.8
#: Nearly all lines have a blank one above: it parts nothing.
_ALL_APART = 0.9
_LABEL = "：:"
_GO_ON = "（(《“「『【〔[，,、"
_MARKS = "，,。；;：:、"
#: Characters of a title at the least.
_TITLE = 4
#: How long a date in brackets is.
BRACKETED = 16


@dataclass(frozen=True)
class Edge:
    """Where the lines of a file are cut, and what else tells a paragraph's first line from those that go on."""

    column: float
    slack: float
    counted: bool  # the lines are cut at a number of characters, be they narrow or wide
    first: int | None = None  # indents of first lines and of those that go on, where they differ
    rest: int | None = None
    gaps: bool = True  # a blank line parts paragraphs
    closes: bool = True  # a paragraph ends as a sentence does
    cut: Mapping[int, Line] = field(default_factory=dict)  # what stood before the rest of a line that was taken apart

    def full(self, line: Line) -> bool:
        """Whether a line reaches the edge."""
        before = self.cut.get(line.start)
        return self.reach(line) + (self.reach(before) if before else 0) >= self.column - self.slack

    def reach(self, line: Line) -> float:
        """The display columns that a line takes, blanks before it included; all characters are wide where they are counted."""
        size = len(line.text)
        wide = 2 * size if self.counted else (size + len(line.text.encode("utf-8", "surrogatepass"))) / 2
        return line.indent + wide


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines, those of one paragraph joined; page heads and other noise between them become holes of the joined line.

    Items that run on in their paragraphs are parted. Where nothing but a date tells that a paragraph begins, it is asked
    first whether the dates are those of one paragraph. Linear in the text; characters keep their places in the file.
    """
    plain = [line for line in lines if line.kind is Kind.TEXT and _joinable(line)]
    bold = sum(bool(line.bold) for line in lines)
    edge = find_edge(plain) if bold <= _BOLD * len(lines) else None
    if edge is None:
        return part_prose(lines)
    edge = replace(edge, cut={b.start: a for a, b in pairwise(lines) if a.number == b.number and a.end <= b.start})
    blocks = _paragraphs(lines, edge, blocks=True)
    parted = part_prose(blocks)
    return parted if parted is not blocks else part_prose(_paragraphs(lines, edge, blocks=False))


def _paragraphs(lines: list[Line], edge: Edge, *, blocks: bool) -> list[Line]:
    out: list[Line] = []
    group: list[Line] = []
    between: list[Line] = []
    for (line, below), follows in zip(followed(lines), _in_place(lines), strict=True):
        if group and not follows:  # the next column: what lies between is of another text
            _close(out, group, between)
            group, between = [], []
        if line.kind in (Kind.NOISE, Kind.FURNITURE) and group:
            between.append(line)
        elif (
            group
            and line.kind is Kind.TEXT
            and _goes_on(edge, group[-1], line, apart=bool(between), block=blocks)
            and not _heads(edge, group[-1], line, below)
        ):
            group += [*between, line]
            between = []
        else:
            _close(out, group, between)
            group, between = ([line], []) if line.kind is Kind.TEXT else ([], [])
            if line.kind is not Kind.TEXT:
                out.append(line)
    _close(out, group, between)
    return out


def _in_place(lines: Sequence[Line]) -> list[bool]:
    """Whether each line stands right behind the one above it in the file, too."""
    order = sorted(range(len(lines)), key=lambda k: lines[k].start)
    place = {k: nth for nth, k in enumerate(order)}
    return [k > 0 and place[k] == place[k - 1] + 1 for k in range(len(lines))]


def _close(out: list[Line], group: list[Line], between: list[Line]) -> None:
    if group:
        out.append(_joined(group) if len(group) > 1 else group[0])
    out += between


def _joined(group: list[Line]) -> Line:
    texts = [line for line in group if line.kind is Kind.TEXT]
    holes = [hole for line in texts for hole in line.holes]
    holes += [(line.start, line.end, line.rule) for line in group if line.kind is not Kind.TEXT]
    words = join([(line.words, False) for line in texts])
    return replace(group[0], end=group[-1].end, words=words, holes=sorted(holes))


def _joinable(line: Line) -> bool:
    return not (line.level or line.bold or line.whole or line.told or line.title_day)


def find_edge(lines: Sequence[Line]) -> Edge | None:
    """Where the lines are cut; None where they show no edge."""
    apart = _of_titles(lines)
    telling = [line for line in lines if len(line.text) > _TELLING and line.start not in apart]
    parted = sum(line.gap for line in lines) < _ALL_APART * (len(lines) - 1)  # else a blank line parts nothing
    ends = {above.start for above, line in pairwise(lines) if line.gap} if parted else ()
    broken = [line for line in telling if line.start not in ends and _breaks_off(line)]
    if len(telling) < _LINES or len(broken) < max(_BROKEN, _BROKEN_SHARE * len(telling)):
        return None
    edges = [_edge(broken, counted=counted) for counted in (False, True)]
    edge, right, near = max(edges, key=lambda found: found[1:])
    if len(telling) < _MANY and (right < len(broken) or edge.column < _WIDE):
        return None
    at_edge = [line for line in broken if edge.full(line)]
    beyond = sum(edge.reach(line) > edge.column + edge.slack for line in telling)
    if not _NARROWEST <= edge.column <= _WIDEST or len(at_edge) < _AT_EDGE * len(broken):
        return None
    if beyond > _BEYOND * len(telling) or near < _NEAR * len(broken):
        return None
    if sum(any(mark in line.text[:-1] for mark in _MARKS) for line in at_edge) < _MARKED * len(at_edge):
        return None
    return _learn(lines, replace(edge, gaps=parted))


def _of_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Where titles of texts begin, and the lines between that say when a text was published: none is cut at an edge."""
    out: set[int] = set()
    before: Line | None = None
    for above, line in pairwise(lines):
        if publication_day(line.text) is not None or bare_day(line.text) is not None:
            out |= {above.start, line.start}
        elif line.width > above.width and (before is None or above.gap or not _breaks_off(before)) and _plain(above):
            out.add(above.start)
        before = above
    return frozenset(out)


def _plain(line: Line) -> bool:
    """Whether a line breaks off, holds no mark and names no day."""
    at = mark_end(line.text)
    marked = any(mark in line.text[at:] for mark in _MARKS)
    return not marked and _breaks_off(line) and find_cell(line.text, at) is None


def _edge(broken: Sequence[Line], *, counted: bool) -> tuple[Edge, int, int]:
    """The edge that lines break off at, how many end at one place, and how many right before the edge."""
    sizes = sorted(map(Edge(0, 0, counted).reach, broken))
    column = sizes[int(0.9 * (len(sizes) - 1))]
    right = max(bisect_right(sizes, size + _SLACK) - k for k, size in enumerate(sizes))
    near = sum(abs(size - column) <= _SLACK for size in sizes)
    return Edge(column, max(_SLACK, column / _SLACK_SHARE), counted), right, near


def _learn(lines: Sequence[Line], edge: Edge) -> Edge | None:
    """What else tells paragraphs apart; None where what stands below broken lines opens items, as in a list."""
    first, rest = Counter[int](), Counter[int]()
    going = opening = ended = short = 0
    for above, line in pairwise(lines):
        if edge.full(above) and _breaks_off(above):
            going += 1
            opening += opens(line.text)
            rest[line.indent] += 1
        elif not edge.full(above) or line.gap:
            first[line.indent] += 1
            if opens(line.text) and len(above.text) > _TELLING and above.text[-1] not in _LABEL:
                short += 1
                ended += ends_sentence(above.text)
    indents = _most(first), _most(rest)
    apart = None not in indents and indents[0] != indents[1]
    if opening > _OPENING * going and not apart:
        return None
    return replace(
        edge,
        first=indents[0] if apart else None,
        rest=indents[1] if apart else None,
        closes=short < _BROKEN or ended >= _CLOSED * short,
    )


def _most(indents: Counter[int]) -> int | None:
    """The indent that nearly all have, None where none is so common."""
    if not indents:
        return None
    indent, n = indents.most_common(1)[0]
    return indent if n >= _SAME * indents.total() else None


def _breaks_off(line: Line) -> bool:
    return not ends_sentence(line.text) and not line.text.endswith(CUT_SHORT)


def opens(text: str) -> bool:
    """Whether a line opens as items do: with the sign of a list, a number, or a date, be it the year of a reign named above."""
    if mark_end(text) or bare_reign(text):
        return True
    cell = find_cell(text)
    return cell is not None and not cell.short and (cell.closed or cell.unit in ("day", "month"))


def _goes_on(edge: Edge, above: Line, line: Line, *, apart: bool, block: bool) -> bool:
    """Whether a line goes on with the one above it; *apart* where a page ends between them.

    A line that opens with a date goes on with a sentence that ends at the edge only where whole *blocks* are asked for.
    """
    if not (_joinable(above) and _joinable(line)) or above.number == line.number or not edge.full(above):
        return False
    if above.text[-1] in _GO_ON:
        return True
    if above.text[-1].isdecimal() and line.text[0].isdecimal():
        return publication_day(above.text) is None or find_cell(line.text) is None  # 次数：977|9月5日, but 次数：12|86
    unfinished = _breaks_off(above)
    if unfinished and publication_day(above.text) is not None:
        return False
    gap = line.gap and edge.gaps
    if edge.first is not None and edge.rest is not None and not apart:
        begins = abs(line.indent - edge.first) < abs(line.indent - edge.rest)
        return not begins and (unfinished or not gap)
    head = opens(line.text)
    if unfinished:
        return not head or (edge.closes and not gap and not mark_end(line.text) and above.text[-1] not in _LABEL)
    return not ((head and not block) or gap or apart or dated_behind(above.text))


def _heads(edge: Edge, above: Line, line: Line, below: Line | None) -> bool:
    """Whether a line is the title of what stands below: it breaks off before the edge, between a sentence and what begins anew."""
    if below is None or below.kind is not Kind.TEXT or _breaks_off(above) or edge.full(line):
        return False
    begins = below.indent > line.indent + 1 or opens(below.text)
    return begins and _breaks_off(line) and line.text[-1] not in _MARKS and len(line.text) >= _TITLE


def dated_behind(text: str) -> bool:
    """Whether a text ends with its date in brackets, as the last line of an item does: ……。（3月5日）."""
    at = max(text.rfind("（"), text.rfind("("))
    cell = in_brackets(text, at) if 0 <= at >= len(text) - BRACKETED else None
    return cell is not None and cell.end == len(text)

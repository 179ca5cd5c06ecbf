"""Days in brackets that stand below the texts they date: ``（5月4日）`` alone on a line goes on with the text above.

In a chronicle such a line heads what is below it; where they close texts, one stands behind the last text of the file.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from calendar_app.bulletin.dates.datecell import in_brackets
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.mapped import concat
from calendar_app.bulletin.repair.unwrap import BRACKETED, dated_behind

#: So many days that close texts show that all do.
_LEAST = 2


def join_closing(lines: list[Line]) -> list[Line]:
    """The lines, days in brackets joined to the texts above, where all of a file close texts so; a page may end between."""
    body = [line for line in lines if line.kind is Kind.TEXT]
    pairs = [(above, line) for above, line in pairwise(body) if _alone(line)]
    if len(pairs) < _LEAST or not all(ends_sentence(above.text) for above, _ in pairs):
        return lines
    last = next(line for line in reversed(body) if ends_sentence(line.text) or _alone(line))
    if not dated_behind(last.text):
        return lines
    closing = {line.start for _, line in pairs}
    out: list[Line] = []
    for line in lines:
        if line.kind is not Kind.TEXT or line.start not in closing:
            out.append(line)
            continue
        at = next(k for k in range(len(out) - 1, -1, -1) if out[k].kind is Kind.TEXT)
        holes = [*out[at].holes, *((other.start, other.end, other.rule) for other in out[at + 1 :])]
        out[at:] = [replace(out[at], end=line.end, words=concat([out[at].words, line.words]), holes=holes)]
    return out


def _alone(line: Line) -> bool:
    """Whether a line is a month and a day in brackets and nothing else."""
    cell = in_brackets(line.text) if len(line.text) <= BRACKETED and not line.level else None
    return cell is not None and cell.unit == "day" and cell.month is not None and cell.end == len(line.text)

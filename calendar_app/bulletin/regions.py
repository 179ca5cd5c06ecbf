"""Stretches of the decoded text that tile it: every character in exactly one."""

from __future__ import annotations

from collections.abc import Iterable

from calendar_app.bulletin.lines import Kind, Line
from calendar_app.model.bulletin import Region, RegionKind

_KIND = {
    Kind.CONTENTS: RegionKind.CONTENTS,
    Kind.FURNITURE: RegionKind.FURNITURE,
    Kind.NOISE: RegionKind.NOISE,
    Kind.MASTHEAD: RegionKind.HEADING,
    Kind.DATE: RegionKind.HEADING,
}


def tile(text: str, claims: Iterable[Region], lines: Iterable[Line]) -> tuple[Region, ...]:
    """The claims in order, holes of noise cut out, and what nobody claimed between them.

    Args:
        text: the decoded text.
        claims: what layouts said, in any order; where two overlap the one that starts first keeps the characters.
        lines: all lines, for those marked as contents, furniture or noise, and for noise inside a line.

    Returns:
        Regions from 0 to the end of the text without gap or overlap; white space alone is blank, other gaps are unread.
    """
    lines = list(lines)
    wanted = [*claims, *(Region(_KIND[x.kind], x.start, x.end, x.rule) for x in lines if x.kind in _KIND)]
    wanted.sort(key=lambda r: (r.start, r.end))
    holes = sorted((a, b, rule) for line in lines if line.kind is Kind.TEXT for a, b, rule in line.holes if a < b)
    out: list[Region] = []
    at = hole = 0
    for region in wanted:
        start, end = max(region.start, at), region.end
        if start >= end:
            continue
        _gap(text, out, at, start)
        at = start
        while hole < len(holes) and holes[hole][1] <= at:
            hole += 1
        while hole < len(holes) and holes[hole][0] < end:
            a, b, rule = holes[hole]
            a, b = max(a, at), min(b, end)
            if at < a:
                _put(out, Region(region.kind, at, a, region.rule, region.entry))
            if a < b:
                _put(out, Region(RegionKind.NOISE, a, b, rule))
                at = b
            hole += 1
        if at < end:
            _put(out, Region(region.kind, at, end, region.rule, region.entry))
        at = end
    _gap(text, out, at, len(text))
    return tuple(out)


def _gap(text: str, out: list[Region], start: int, end: int) -> None:
    if start >= end:
        return
    piece = text[start:end]
    if not piece.strip("\ufeff\u00ad\u200b \t\r\n\f\v\u3000\u00a0\x1c\x1d\x1e\x85\u2028\u2029"):
        _put(out, Region(RegionKind.BLANK, start, end, "white-space"))
        return
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if lead:
        _put(out, Region(RegionKind.BLANK, start, start + lead, "white-space"))
    if lead < tail:
        _put(out, Region(RegionKind.UNREAD, start + lead, start + tail, "no-layout"))
    if tail < len(piece) and tail >= lead:
        _put(out, Region(RegionKind.BLANK, start + tail, end, "white-space"))


def _put(out: list[Region], region: Region) -> None:
    last = out[-1] if out else None
    if (
        last
        and (last.kind, last.rule, last.entry) == (region.kind, region.rule, region.entry)
        and last.end == region.start
    ):
        out[-1] = Region(last.kind, last.start, region.end, last.rule, last.entry)
    else:
        out.append(region)

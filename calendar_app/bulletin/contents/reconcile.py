"""Contents held against body: each line of one finds its entry of the other, or is named."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from calendar_app.bulletin.chars import fold
from calendar_app.bulletin.contents.items import Contents, bare_item
from calendar_app.model.bulletin import ContentsLine, Diagnostic, Entry

#: How alike two titles in the same place must be to be one title worded otherwise.
ALIKE = 0.6


def reconcile(
    contents: Contents, entries: Sequence[Entry]
) -> tuple[tuple[ContentsLine, ...], tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Match contents lines with entries, in order.

    Equal titles (white space and forms of signs aside) are matched first, keeping the order; what stands between two
    matched pairs is matched by likeness. A matched entry takes the line's page and, where it has none, its section.

    Returns:
        The contents lines with their entries, the entries completed, diagnostics for what differs, lacks or is extra.
    """
    if not contents:
        return (), tuple(entries), ()
    left = [fold(bare_item(item.title)) for item in contents.items]
    right = [fold(bare_item(entry.title)) for entry in entries]
    pairs = _pairs(left, right)
    matched = dict(pairs)
    lines, fixed, found = [], list(entries), []
    for i, item in enumerate(contents.items):
        j = matched.get(i)
        differs = j is not None and left[i] != right[j]
        lines.append(
            ContentsLine(item.title, item.section, item.page, item.line, None if j is None else entries[j].n, differs)
        )
        if j is None:
            found.append(Diagnostic("contents-line-without-entry", f"目录有而正文未见：{item.title}", item.line))
            continue
        entry = fixed[j]
        page = item.page if item.page is not None else entry.page
        fixed[j] = replace(entry, page=page, section=item.section or entry.section)
        if differs:
            message = f"目录与正文标题不同：目录“{item.title}”，正文“{entry.title}”"
            found.append(Diagnostic("title-differs", message, entry.line, entry.n))
    taken = set(matched.values())
    for j, entry in enumerate(entries):
        if j not in taken and entry.title:
            found.append(Diagnostic("entry-not-in-contents", f"正文有而目录未列：{entry.title}", entry.line, entry.n))
    return tuple(lines), tuple(fixed), tuple(found)


def _pairs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Index pairs of titles that belong together."""
    where: dict[str, list[int]] = {}
    for j, key in enumerate(right):
        where.setdefault(key, []).append(j)
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    low = 0
    for i, key in enumerate(left):
        options = where.get(key) if key else None
        if options:
            at = bisect_left(options, low)
            j = options.pop(at if at < len(options) else 0)
            pairs.append((i, j))
            used.add(j)
            low = max(low, j + 1) if j - low < 40 else low
    done = {i for i, _ in pairs}
    anchors = [(-1, -1), *sorted(pairs), (len(left), len(right))]
    for (i0, j0), (i1, j1) in itertools.pairwise(anchors):
        free_right = [j for j in range(j0 + 1, j1) if j not in used]
        for i in [i for i in range(i0 + 1, i1) if i not in done][:50]:
            best = max(((_alike(left[i], right[j]), -j) for j in free_right[:50]), default=(0.0, 0))
            if best[0] >= ALIKE:
                j = -best[1]
                pairs.append((i, j))
                used.add(j)
                free_right.remove(j)
    return sorted(pairs)


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a[:200], b[:200], autojunk=False).ratio() if a and b else 0.0

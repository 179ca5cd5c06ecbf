"""Spaces inside names and behind marks, taken out before a text is searched."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from calendar_app.extract.people.edges import right_edge
from calendar_app.extract.people.lexicon import surname_heads, surnames

_BEFORE_SPACED = re.compile(r"(?:[^\u4e00-\u9fff]|[记席任长员委使理裁士授者人师友领导手将志生民由和与命去免举选补聘])$")
_BEHIND_MARK = re.compile("(?<=[、，；：]) {1,3}(?=[\u4e00-\u9fff])")  # 市委常委、 副市长
_ONE_MORE = re.compile(" {1,3}[\u4e00-\u9fff](?! )")
_AROUND = ("", *" ，、。；：）")
_GAP = re.compile(" +")
_AFTER_SPACED = "等同在到出参与和说率为作向对任主表陪来赴做"


@cache
def _spaced() -> re.Pattern[str]:
    heads = "".join(sorted(surname_heads()))
    return re.compile(rf"(?<=[{heads}]) {{1,3}}(?=[\u4e00-\u9fff](?P<ends>[、，。；：）（)(\s]|$|[{_AFTER_SPACED}])?)")


@cache
def _letter_spaced() -> re.Pattern[str]:
    """A name of three characters that stand apart (钱 有 余), from the first space on."""
    heads = "".join(sorted(surname_heads()))
    return re.compile(rf"(?<=[{heads}]) {{1,3}}[\u4e00-\u9fff] {{1,3}}[\u4e00-\u9fff](?! {{1,3}}[\u4e00-\u9fff] )")


def _names_apart(folded: str) -> Iterator[tuple[int, int]]:
    """Where names whose characters stand apart begin and end; one with a space before it has one behind it too."""
    for m in _letter_spaced().finditer(folded):
        start, end = m.start() - 1, m.end()
        if folded[start] + folded[start + 1 : end].lstrip()[0] in surnames() and (more := _ONE_MORE.match(folded, end)):
            end = more.end()  # 山 本 五 郎
        if start == 0 or folded[start - 1] != " " or folded[end : end + 1] in _AROUND:
            yield start, end


def _ends_name(folded: str, gap: re.Match[str]) -> bool:
    """Whether the character behind the gap ends a name: a mark, a particle or a verb follows it."""
    if gap["ends"] is not None or right_edge(folded, gap.end() + 1) >= 3.0:
        return True
    compound = folded[gap.start() - 1] + folded[gap.end()] in surnames()  # 上 官红等
    return compound and max(right_edge(folded, gap.end() + 2), right_edge(folded, gap.end() + 3)) >= 2.0


class Closed(NamedTuple):
    """A folded text without the spaces inside its names, and behind its marks.

    ``places``: for each of its places the one in the folded text, None where nothing was taken out; ``names``: where the
    names with spaces begin and end.
    """

    text: str
    places: list[int] | None
    names: Mapping[int, int]


def close_names(folded: str) -> Closed:
    """Take out the space inside names (李　明, 钱 有 余) of a folded text, and that behind its marks."""
    if " " not in folded:
        return Closed(folded, None, {})
    gaps = [
        m
        for m in _spaced().finditer(folded)
        if (m.start() == 1 or _BEFORE_SPACED.search(folded, max(0, m.start() - 3), m.start() - 1))
        and _ends_name(folded, m)
    ]
    names = [(m.start() - 1, m.end() + 1) for m in gaps]
    for start, end in _names_apart(folded):
        gaps += _GAP.finditer(folded, start, end)
        names.append((start, end))
    gaps += _BEHIND_MARK.finditer(folded)
    gaps = sorted({m.start(): m for m in gaps}.values(), key=lambda m: m.start())
    if not gaps:
        return Closed(folded, None, {})
    out: list[str] = []
    places: list[int] = []
    at = 0
    for gap in gaps:
        out.append(folded[at : gap.start()])
        places += range(at, gap.start())
        at = gap.end()
    out.append(folded[at:])
    places += range(at, len(folded) + 1)
    return Closed("".join(out), places, {bisect_left(places, a): bisect_left(places, b) for a, b in names})

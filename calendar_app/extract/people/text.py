"""Spaces inside names and behind marks, taken out before a text is searched."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.edges import right_edge
from calendar_app.extract.people.lexicon import surname_heads

_BEFORE_SPACED = re.compile(r"(?:[^\u4e00-\u9fff]|[记席任长员委使理裁士授者人师友领导手将志生民由和与命去免举选补聘])$")
_BEHIND_MARK = re.compile("(?<=[、，；：]) {1,3}(?=[\u4e00-\u9fff])")  # 市委常委、 副市长
_AFTER_SPACED = "等同在到出参与和说率为作向对任主表陪来赴做"


@cache
def _spaced() -> re.Pattern[str]:
    heads = "".join(sorted(surname_heads()))
    return re.compile(rf"(?<=[{heads}]) {{1,3}}(?=[\u4e00-\u9fff](?P<ends>[、，。；：）（)(\s]|$|[{_AFTER_SPACED}])?)")


def _ends_name(folded: str, gap: re.Match[str]) -> bool:
    """Whether the character behind the gap ends a name: a mark, a particle or a verb follows it."""
    return gap["ends"] is not None or right_edge(folded, gap.end() + 1) >= 3.0


def close_names(folded: str) -> tuple[str, list[int] | None]:
    """Take out the space inside names of two characters (李　明) of a folded text, and that behind its marks.

    Returns:
        The text and, for each of its places, the place in *folded*; None where nothing was taken out.
    """
    if " " not in folded:
        return folded, None
    gaps = [
        m
        for m in _spaced().finditer(folded)
        if (m.start() == 1 or _BEFORE_SPACED.search(folded, max(0, m.start() - 3), m.start() - 1))
        and _ends_name(folded, m)
    ]
    if behind := list(_BEHIND_MARK.finditer(folded)):
        gaps = sorted({*gaps, *behind}, key=lambda m: m.start())
    if not gaps:
        return folded, None
    out: list[str] = []
    places: list[int] = []
    at = 0
    for gap in gaps:
        out.append(folded[at : gap.start()])
        places += range(at, gap.start())
        at = gap.end()
    out.append(folded[at:])
    places += range(at, len(folded) + 1)
    return "".join(out), places

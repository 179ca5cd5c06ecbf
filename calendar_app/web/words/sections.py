"""A section's face: one character, one of four hues, one of three bar styles. Never by colour alone.

Known words are in ``lexicon/sections.tsv``; any other section gets the first character that tells it apart and a hue
and style by a digest of its name, the same for ever.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_LEXICON = Path(__file__).parents[1] / "lexicon" / "sections.tsv"
_STYLES = ("solid", "double", "dotted")
#: Characters that begin many names and tell none apart.
_COMMON = frozenset("市县区省州镇乡本全一二三四五六七八九十、·第（(“《 　")


class Badge(NamedTuple):
    """``glyph`` is one character, ``hue`` 1 to 4, ``style`` solid, double or dotted."""

    glyph: str
    hue: int
    style: str

    @property
    def css(self) -> str:
        """Class names of the badge."""
        return f"h{self.hue}" + (f" s-{self.style}" if self.style != "solid" else "")


@cache
def _rows() -> tuple[tuple[str, Badge], ...]:
    rows = []
    for line in _LEXICON.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, glyph, hue, style = line.split("\t")
            rows.append((word, Badge(glyph, int(hue), style)))
    return tuple(rows)


@lru_cache(maxsize=2048)
def badge(section: tuple[str, ...]) -> Badge:
    """The badge of a section path, innermost name first; of an entry without a section a neutral 记."""
    for name in reversed(section):
        for word, found in _rows():
            if word in name:
                return found
    name = section[-1] if section else ""
    glyph = next((char for char in name if char not in _COMMON), name[:1] or "记")
    digest = zlib.crc32(name.encode())
    return Badge(glyph, digest % 4 + 1, _STYLES[digest // 4 % 3])

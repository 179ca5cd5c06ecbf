"""What styles say of paragraphs and words: headings, bold, lists, and the words that only wait to be replaced."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from calendar_app.bulletin.formats.docx.package import Package, W, child, number, switched, value

_HEADINGS = ("heading ", "标题 ", "標題 ")
_TITLES = ("title", "标题", "標題")
#: Styles are based on each other no deeper than this.
_MAX_DEPTH = 20


@dataclass(slots=True)
class Style:
    """One style, what it takes from others worked in. ``level`` 1 to 6 is a heading, 0 none; ``listed`` (list, depth)."""

    level: int = 0
    bold: bool | None = None
    listed: tuple[str, int | None] | None = None
    placeholder: bool = False
    base: str = ""


class Styles:
    """Styles by their id."""

    def __init__(self, package: Package) -> None:
        self._raw: dict[str, Style] = {}
        self._whole: dict[str, Style] = {}
        for part in package.parts("styles")[:1]:
            for _, element in package.events(part, ("end",)):
                if element.tag == f"{W}style":
                    self._raw[element.get(f"{W}styleId") or ""] = _style(element)
                    element.clear()

    def get(self, style: str) -> Style:
        """The style of this id, a plain one where there is none."""
        if style not in self._whole:
            self._whole[style] = self._resolved(style)
        return self._whole[style]

    def _resolved(self, style: str) -> Style:
        out = Style()
        for _ in range(_MAX_DEPTH):
            found = self._raw.get(style)
            if found is None:
                break
            out.level = out.level or found.level
            out.bold = found.bold if out.bold is None else out.bold
            out.listed = out.listed or found.listed
            out.placeholder = out.placeholder or found.placeholder
            style = found.base
        return out


def _style(element: etree._Element) -> Style:
    name = value(element, "name").lower()
    level = outline(child(element, "pPr"))
    for prefix in _HEADINGS:
        if name.startswith(prefix):
            level = number(name[len(prefix) :]) or level
    if name in _TITLES:
        level = 1
    return Style(
        min(level, 6),
        switched(child(element, "rPr"), "b"),
        listed(child(element, "pPr")),
        name in ("placeholder text", "占位符文本"),
        value(element, "basedOn"),
    )


def outline(properties: etree._Element | None) -> int:
    """The heading level that a paragraph's properties name, 0 where none."""
    text = value(properties, "outlineLvl")
    return number(text) + 1 if text.isdecimal() and number(text) < 9 else 0


def listed(properties: etree._Element | None) -> tuple[str, int | None] | None:
    """The list and depth that a paragraph's properties name; the depth may be missing."""
    found = child(properties, "numPr")
    if found is None:
        return None
    depth = value(found, "ilvl")
    return value(found, "numId"), number(depth) if depth else None

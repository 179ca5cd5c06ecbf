"""What a saved page says of itself: where its article stands, what is hidden, and which parts are menus and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from calendar_app.bulletin.lexicon import words

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "select", "option", "button", "textarea",
})  # fmt: skip
_MENU = frozenset(("nav", "header", "footer", "aside", "menu"))
_PARTS = _MENU | frozenset(("div", "ul", "ol", "table", "section", "p", "dl", "form", "h2", "h3", "h4", "h5", "center"))
_NONE = re.compile(r"display\s{0,4}:\s{0,4}none", re.IGNORECASE)
#: vsb_content_2, ftn1: the number of a box, behind its name.
_COUNTED = re.compile(r"_?[0-9]{1,4}$")
#: Heads and feet of pages, as an office program saves them.
_TITLED = {"header": "page-header", "footer": "page-footer"}
_KINDS = words("web")
_RULES = {
    "hidden": "html-hidden",
    "frame": "html-frame",
    "note": "footnote",
    "mark": "footnote-mark",
    "page-header": "page-header",
    "page-footer": "page-footer",
}
#: An article holds so much of a page's text at least, or so many characters.
_LEAST_SHARE, _LEAST = 0.3, 200
#: A menu holds no more of it.
_MOST_SHARE = 0.5


@dataclass(slots=True)
class Landmarks:
    """Elements of a page: those that hold the article, in order, and those that are set apart, with their rule."""

    articles: list[etree._Element] = field(default_factory=list)
    apart: dict[etree._Element, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Part:
    element: etree._Element
    kind: str  # content, hidden, frame, note, mark, page-header, page-footer, or the tag of a menu
    size: int = 0  # characters before it, then in it
    article: bool = False  # an article stands in it
    heading: bool = False  # the page's first heading stands in it


def find_landmarks(root: etree._Element) -> Landmarks:
    """One walk over the page; linear in its elements, and no deeper than the parser lets them nest."""
    size = skip = 0
    open_parts: list[_Part] = []
    parts: list[_Part] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skip += bool(skip) or tag in SKIPPED
            size += 0 if skip else len((element.text or "").strip())
            kind = "" if skip else _kind(element, tag)
            if tag == "h1":
                for part in open_parts:
                    part.heading = True
            if kind:
                part = _Part(element, kind, size - len((element.text or "").strip()))
                open_parts.append(part)
                parts.append(part)
                continue
        else:
            if open_parts and open_parts[-1].element is element:
                part = open_parts.pop()
                part.size = size - part.size
                if open_parts:
                    open_parts[-1].article |= part.article or part.kind == "content"
            skip -= bool(skip)
            size += 0 if skip else len((element.tail or "").strip())
    return _judged(parts, size)


def _judged(parts: list[_Part], size: int) -> Landmarks:
    out = Landmarks()
    holders: list[etree._Element] = []
    for part in parts:
        if part.kind == "content":
            large = part.size >= min(_LEAST, _LEAST_SHARE * size)
            if large and not any(_inside(part.element, holder) for holder in holders[-1:]):
                holders.append(part.element)
        elif part.article or part.size > _MOST_SHARE * size:
            continue
        elif part.kind in _RULES:
            out.apart[part.element] = _RULES[part.kind]
        elif not (part.kind == "header" and part.heading and _in_article(part.element)):
            out.apart[part.element] = f"html-{part.kind}"
    out.articles = holders
    return out


def _kind(element: etree._Element, tag: str) -> str:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    kinds = {_KINDS.get(name) or _KINDS.get(_COUNTED.sub("", name)) for name in names[:20]}
    if tag == "ucapcontent" or "content" in kinds:
        return "content"
    if element.get("hidden") is not None or _NONE.search((element.get("style") or "")[:300]):
        return "hidden"
    if tag in _MENU:
        return tag
    if tag == "div" and (element.get("title") or "") in _TITLED:
        return _TITLED[element.get("title") or ""]
    if "mark" in kinds:
        return "mark"
    found = next((kind for kind in ("note", "frame") if kind in kinds), "")
    return found if tag in _PARTS else ""


def _inside(element: etree._Element, holder: etree._Element) -> bool:
    return any(parent is holder for parent in element.iterancestors())


def _in_article(element: etree._Element) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())

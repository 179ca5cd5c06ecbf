"""What a document keeps apart from its text: footnotes and endnotes, heads and feet of pages."""

from __future__ import annotations

from lxml import etree

from calendar_app.bulletin.formats.docx import paragraph
from calendar_app.bulletin.formats.docx.package import Package, W
from calendar_app.bulletin.formats.docx.styles import Styles
from calendar_app.bulletin.formats.docx.writer import plain
from calendar_app.bulletin.formats.text import Builder


def add_notes(package: Package, styles: Styles, wanted: list[tuple[str, str]], out: Builder) -> None:
    """The notes that the text refers to, in the order of its references, counted from 1; those of deleted text are left out."""
    for kind in ("footnote", "endnote"):
        ids = [key for of, key in wanted if of == kind]
        texts: dict[str, str] = {}
        for part in package.parts(f"{kind}s")[:1] if ids else ():
            for _, element in package.events(part, ("end",)):
                if element.tag == f"{W}{kind}":
                    texts[element.get(f"{W}id") or ""] = _words(element, styles)
                    element.clear()
        for n, key in enumerate(dict.fromkeys(ids), 1):
            if words := texts.get(key):
                _apart(out, f"[{n}] {words}", kind)


def add_heads(package: Package, styles: Styles, out: Builder) -> None:
    """What stands at the head and foot of every page, each once."""
    for kind in ("header", "footer"):
        seen = set()
        for part in package.parts(kind):
            pieces = []
            for _, element in package.events(part, ("end",)):
                if element.tag == f"{W}p":
                    pieces.append(paragraph.read(element, styles).text)
            words = "\n\n".join(filter(str.strip, dict.fromkeys(pieces)))  # a number in a box stands there twice
            if words and words not in seen:
                seen.add(words)
                _apart(out, words, f"page-{kind}")


def _words(element: etree._Element, styles: Styles) -> str:
    lines = (paragraph.read(inner, styles).text.strip() for inner in element.iter(f"{W}p"))
    return "\n".join(filter(None, lines))


def _apart(out: Builder, words: str, rule: str) -> None:
    start = out.size
    out.add(plain(words) + "\n\n")
    out.noise.append((start, out.size, rule))

"""The words of one paragraph: what is printed of its runs, with ``**`` around bold stretches and marks around noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from calendar_app.bulletin.formats.docx.package import MATH, MC, W, child, switched, value
from calendar_app.bulletin.formats.docx.styles import Styles
from calendar_app.bulletin.lexicon import words

#: Words that are in the file and not on paper: deleted ones, and what fields are made from. A text box is another text.
_DROPPED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "txbxContent")
)
#: Marks around noise inside the words; XML cannot hold these characters, so that no text can forge them.
OPEN, CLOSE = "\x01", "\x02"
#: What a mark opens: the character behind it, and the rule's name.
RULES = {"r": "ruby", "h": "hidden"}
_SYMBOLS = words("symbols")


@dataclass(slots=True)
class Words:
    """A paragraph's words, and the notes it refers to as (kind, id)."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)


def read(paragraph: etree._Element, styles: Styles) -> Words:
    """The words of a paragraph, without the space at its end."""
    out = Words()
    style = styles.get(value(paragraph, "pPr", "pStyle"))
    pieces: list[tuple[bool, str]] = []
    for run, rule in _runs(paragraph, ""):
        text, bold, hidden = _run(run, styles, bold=bool(style.bold), notes=out.notes)
        rule = "h" if hidden else rule
        if not text:
            continue
        if rule:
            text = f"{OPEN}{rule}{text}{CLOSE}"
        if pieces and (pieces[-1][0] == bold or rule or not text.strip()):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + text)
        else:
            pieces.append((bold, text))
    for bold, text in pieces:
        bare = text.strip()
        if bold and bare:
            at = text.index(bare)
            text = f"{text[:at]}**{bare}**{text[at + len(bare) :]}"
        out.text += text
    out.text = out.text.rstrip()
    return out


def _runs(element: etree._Element, rule: str) -> Iterator[tuple[etree._Element, str]]:
    """Runs in reading order with the noise that they are: the base of a ruby before its pinyin, one form of alternatives."""
    for inner in element:
        tag = inner.tag
        if tag in _DROPPED or (tag == f"{W}sdt" and placeholder(inner)):
            continue
        if tag == f"{W}r":
            ruby = inner.find(f"{W}ruby")
            if ruby is not None:
                for part, of in (("rubyBase", rule), ("rt", "r")):
                    found = ruby.find(f"{W}{part}")
                    yield from _runs(found, of) if found is not None else ()
            yield inner, rule
        elif tag == f"{MC}AlternateContent":
            form = inner.find(f"{MC}Choice")
            form = inner.find(f"{MC}Fallback") if form is None else form
            yield from _runs(form, rule) if form is not None else ()
        elif tag == f"{MATH}r":
            yield inner, rule
        else:
            yield from _runs(inner, rule)


def placeholder(control: etree._Element) -> bool:
    """True for a content control that shows what to type into it."""
    return bool(switched(child(control, "sdtPr"), "showingPlcHdr"))


def _run(run: etree._Element, styles: Styles, *, bold: bool, notes: list[tuple[str, str]]) -> tuple[str, bool, bool]:
    """The words of a run, whether they are bold and whether they are hidden; *bold* is what its paragraph is."""
    properties = child(run, "rPr")
    style = styles.get(value(properties, "rStyle"))
    own = switched(properties, "b")
    heavy = own if own is not None else bold != bool(style.bold)  # a style's bold turns a bold paragraph's off (17.7.3)
    if style.placeholder:
        return "", heavy, False
    found = [(kind, e.get(f"{W}id") or "") for kind in ("footnote", "endnote") for e in run.iter(f"{W}{kind}Reference")]
    notes += found
    text = "" if found else "".join(map(_piece, run))  # beside a reference stands its mark
    return text, heavy, bool(switched(properties, "vanish"))


def _piece(inner: etree._Element) -> str:
    tag = inner.tag
    if tag in (f"{W}t", f"{MATH}t"):
        return inner.text or ""
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\f" if inner.get(f"{W}type") == "page" else "\n"
    if tag == f"{W}sym":
        return _SYMBOLS.get(f"{inner.get(f'{W}font') or ''} {inner.get(f'{W}char') or ''}".lower(), "")
    return "-" if tag == f"{W}noBreakHyphen" else ""

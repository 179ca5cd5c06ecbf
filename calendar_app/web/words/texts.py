"""Printed words on a page: runs under the marks of what was read from them, and characters that would do mischief.

Overlapping marks (a post that holds a place, a name inside a post) are resolved by cutting the text at every edge, so
that each run knows all the types that cover it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calendar_app.model.bulletin import Span
from calendar_app.model.calendar import Highlight

#: Characters that turn the direction of text or join invisibly (Unicode Bidi_Control and kin; CVE-2021-42574).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u2028\u2029")

#: Any character that is not shown as it is; line breaks and tabs are.
_HARM = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{''.join(sorted(_BIDI | _INVISIBLE))}]")

#: Which mark wins where several cover the same words, strongest first.
PRECEDENCE = ("date", "person", "post", "org", "place")


def visible(text: str) -> str:
    r"""The text with control, direction and invisible characters as a visible ␀-like picture or ``⟨U+202E⟩``.

    >>> visible("a\u202eb\x00")
    'a⟨U+202E⟩b␀'
    """
    if not _HARM.search(text):
        return text
    out: list[str] = []
    for char in text:
        code = ord(char)
        if char in "\n\t":
            out.append(char)
        elif code < 32:
            out.append(chr(0x2400 + code))
        elif code == 127:
            out.append("␡")
        elif _HARM.match(char):
            out.append(f"⟨U+{code:04X}⟩")
        else:
            out.append(char)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of printed text. ``type`` is the strongest mark over it, "" for none; ``ref`` a person's slug.

    ``id`` names the first run of a mark, so that the list of facts can point at the words.
    """

    text: str
    type: str = ""
    ref: str = ""
    id: str = ""


def _rank(highlight: Highlight) -> int:
    return PRECEDENCE.index(highlight.type) if highlight.type in PRECEDENCE else len(PRECEDENCE)


def mark_runs(text: str, highlights: Sequence[Highlight], prefix: str = "w") -> tuple[Run, ...]:
    """The text cut at every edge of a highlight; joined again it is the text.

    Args:
        text: the printed body.
        highlights: spans of it, in any order, overlapping or beyond its end (then clipped).
        prefix: what ids begin with; ``w12`` is the mark that starts at 12.

    Cost: linear in text plus highlights times their overlap.
    """
    spans = [h for h in highlights if h.span.start < min(h.span.end, len(text)) and h.span.start >= 0]
    edges = sorted({0, len(text), *(h.span.start for h in spans), *(min(h.span.end, len(text)) for h in spans)})
    by_start = sorted(spans, key=lambda h: h.span.start)
    runs: list[Run] = []
    active: list[Highlight] = []
    used: set[str] = set()
    cursor = 0
    for start, end in pairwise(edges):
        while cursor < len(by_start) and by_start[cursor].span.start <= start:
            active.append(by_start[cursor])
            cursor += 1
        active = [h for h in active if h.span.end > start]
        if not active:
            runs.append(Run(text[start:end]))
            continue
        top = min(active, key=lambda h: (_rank(h), h.span.start, -h.span.end))
        name = f"{prefix}{top.span.start}"
        runs.append(Run(text[start:end], top.type, top.ref, "" if name in used else name))
        used.add(name)
    return tuple(runs)


def paragraphs(runs: Sequence[Run]) -> tuple[tuple[Run, ...], ...]:
    """Runs split at line breaks; empty paragraphs are left out."""
    out: list[list[Run]] = [[]]
    for run in runs:
        for i, piece in enumerate(run.text.split("\n")):
            if i:
                out.append([])
            if piece:
                out[-1].append(Run(piece, run.type, run.ref, run.id if not i else ""))
    return tuple(tuple(p) for p in out if any(r.text.strip() for r in p))


def mark_spans(text: str, spans: Sequence[Span]) -> tuple[Run, ...]:
    """Search hits: the text cut into plain and marked (type "hit") runs."""
    return tuple(
        Run(run.text, "hit" if run.type else "") for run in mark_runs(text, [Highlight(s, "hit") for s in spans])
    )


def first_sentence(body: str, limit: int = 120) -> str:
    """The body up to its first full stop, at most *limit* characters, with … where it was cut."""
    end = body.find("。")
    sentence = body[: end + 1] if 0 <= end < limit else body[:limit]
    sentence = sentence.partition("\n")[0]
    return sentence if len(sentence) == len(body) or sentence.endswith("。") else sentence + "…"


#: Letters and digits that a lead has beside its title at least, for it to tell anything: a date alone does not.
TOLD_MORE = 12


def says_more(lead: str, title: str) -> bool:
    """Whether a first sentence tells more than the title above it and a date.

    >>> says_more("6月15日　望帆县夏粮收购项目开工。", "望帆县夏粮收购项目开工")
    False
    """
    words, known = (re.sub(r"\W", "", text) for text in (lead, title))
    return known not in words or len(words) - len(known) >= TOLD_MORE

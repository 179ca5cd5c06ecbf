"""What a hit shows: the words that were looked for in its title, and a stretch of its body with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calendar_app.model.bulletin import Span
from calendar_app.store.queries import match
from calendar_app.store.search.text import fold, runs

#: Length of a snippet, and how much of it stands before the first mark.
_SNIPPET, _BEFORE = 110, 32
#: Behind what a sentence begins, and a clause, with the closing marks that belong to what ends.
_SENTENCE = re.compile(r"[。！？!?\n][”’」』）)]*\s*")
_PAUSE = re.compile(r"[，；：,;:]\s*")
_ITEM = re.compile(r"、\s*")


def marks_of(text: str, phrases: Sequence[match.Phrase]) -> tuple[Span, ...]:
    """Where the phrases stand in a printed text, overlaps joined."""
    folded = fold(text)
    stretches = list(runs(folded)) if any(len(phrase.parts) > 1 for phrase in phrases) else []
    found: list[Span] = []
    for phrase in phrases:
        if len(phrase.parts) == 1:
            found += _single(folded, phrase.parts[0])
        else:
            found += _chain(folded, stretches, phrase.parts)
    joined: list[Span] = []
    for span in sorted(found):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _single(folded: str, word: str) -> list[Span]:
    out, at = [], folded.find(word)
    while at >= 0:
        out.append(Span(at, at + len(word)))
        at = folded.find(word, at + len(word))
    return out


def _chain(folded: str, stretches: Sequence[tuple[int, int]], parts: Sequence[str]) -> list[Span]:
    """Runs one behind the other: the first ends with the first part, the last begins with the last."""
    out = []
    for i in range(len(stretches) - len(parts) + 1):
        group = [folded[a:b] for a, b in stretches[i : i + len(parts)]]
        if group[0].endswith(parts[0]) and group[-1].startswith(parts[-1]) and group[1:-1] == list(parts[1:-1]):
            out.append(Span(stretches[i][1] - len(parts[0]), stretches[i + len(parts) - 1][0] + len(parts[-1])))
    return out


def _clause(body: str, at: int) -> int:
    """Where an excerpt begins that shows what stands at *at*: behind the farthest sign of a clause within reach, else there itself.

    A sentence that begins within reach is preferred to a clause of it.
    """
    low = max(0, at - _BEFORE)
    if not low:
        return 0
    for signs in (_SENTENCE, _PAUSE, _ITEM):
        found = signs.search(body, low - 1, at)
        if found:
            return found.end()
    return at


def snippet_of(body: str, phrases: Sequence[match.Phrase]) -> tuple[str, tuple[Span, ...]]:
    """A stretch of the body from a clause before the first mark (its beginning where there is none), and the marks within."""
    marks = marks_of(body, phrases)
    start = _clause(body, marks[0].start) if marks else 0
    end = min(len(body), start + _SNIPPET)
    inside = tuple(Span(m.start - start, min(m.end, end) - start) for m in marks if start <= m.start < end)
    return body[start:end], inside

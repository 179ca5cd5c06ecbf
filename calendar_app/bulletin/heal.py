"""Lines back into sentences: what a page break or a line's end parted is joined, real paragraphs stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calendar_app.bulletin.chars import CLOSED_SENTENCE, glue
from calendar_app.bulletin.mapped import Mapped, concat

#: …开幕。（市委办）: a sentence with its source in brackets behind it.
_SOURCED = re.compile(r"[。！？]\s{0,4}[（(][^（）()。！？]{1,50}[）)]\s{0,4}$")
_BRACKETS = frozenset("）)")
#: What may stand behind the end of a sentence: closing quotes and brackets, the mark of a note.
_CLOSERS = "”’」』）)》〉】 ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: Small pictures, as accounts set them behind what they say.
_PICTURES = "".join(map(chr, range(0x1F300, 0x1FB00)))
#: How a text ends that a list cuts short: at no edge of a column.
CUT_SHORT = ("...", "…")


def ends_sentence(text: str) -> bool:
    """True where the text ends as a sentence does, closing quotes, brackets and marks of notes aside."""
    stripped = text.rstrip()
    bare = stripped.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in CLOSED_SENTENCE:
        return True
    if last >= _PICTURES[0]:
        return bare.rstrip(_PICTURES + _CLOSERS)[-1:] in CLOSED_SENTENCE
    return stripped[-1:] in _BRACKETS and _SOURCED.search(text, max(len(text) - 64, 0)) is not None


def join(parts: Sequence[tuple[Mapped, bool]]) -> Mapped:
    r"""The parts of one text as one.

    Args:
        parts: the text of each line and whether a blank line or an indent stood before it.

    Returns:
        The healed text: a new paragraph ("\\n") only where a sentence had ended and a gap followed, else nothing, or one
        space between two Latin words.
    """
    out: list[Mapped] = []
    last = ""
    for words, gap in parts:
        part = words.strip()
        if not part:
            continue
        if last:
            between = "\n" if gap and ends_sentence(last) else glue(last, part.text)
            if between:
                out.append(Mapped(between))
        out.append(part)
        last = part.text
    return concat(out)

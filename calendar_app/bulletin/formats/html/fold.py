"""White space, bold words and noise of one line, whose marks no text can hold: they are taken out of it first."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Bold words begin and end; noise begins (its rule's letter behind it) and ends; a blank that must not be folded.
BOLD, PLAIN, OPEN, CLOSE, BLANK = "\x02", "\x03", "\x04", "\x05", "\x06"
RULES = {"r": "ruby", "h": "hidden", "d": "deleted", "m": "footnote-mark"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CONTENTS = re.compile(r"[.．…·\t]{2,}[ \t]{0,8}[0-9]{1,4}[ \t]{0,8}$")
_NOISE = re.compile(f"{OPEN}(.)([^{OPEN}{CLOSE}]*){CLOSE}")
_MARKS = re.compile(f"[{BOLD}-{BLANK}]")
_LEAD = re.compile(f"{BLANK}+")


def cleaned(text: str, *, kept: bool) -> str:
    """The text of a page without our marks; white space folded unless it is to be *kept* as it stands.

    Of the blanks that a page names, two of &nbsp; and &ensp; are as wide as a character; &emsp; is so alone (``repair.marks``).
    """
    text = _MARKS.sub("", text)
    if not kept:
        text = _SPACE.sub(lambda m: "\n" if "\n" in m.group() else " ", text)
    return text.replace("\xa0", BLANK).replace("\u2002", BLANK)


def bare(raw: str) -> str:
    """What of a line is neither white space nor a mark of bold words."""
    return raw.strip(f" \n\t{BOLD}{PLAIN}{BLANK}")


def folded(raw: str) -> str:
    """A line with Markdown's signs for bold words; marks of noise stay in it."""
    text = _bold(_fold_source(raw))
    if lead := _LEAD.match(text):
        text = "　" * (lead.end() // 2) + text[lead.end() :]  # two blanks are as wide as a character
    return text.replace(BLANK, " ").rstrip(" \t")


def noise_in(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line with the rule by which they are noise, "" for those that are not."""
    at = 0
    for match in _NOISE.finditer(text) if OPEN in text else ():
        yield text[at : match.start()], ""
        yield match.group(2), RULES[match.group(1)]
        at = match.end()
    yield _MARKS.sub("", text[at:]), ""


def _fold_source(raw: str) -> str:
    """Line ends of the page's source inside a paragraph: nothing between Chinese characters, else a space (CSS Text 3, 4.1.3)."""
    out: list[str] = []
    for k, piece in enumerate(raw.split("\n")):
        if k and out:
            if _CONTENTS.search(out[-1][-40:]) or _is_bold(out[-1]):
                out.append("\n" + piece.lstrip(" "))
                continue
            left = out[-1].rstrip(f" {BOLD}{PLAIN}")[-1:]
            right = piece.lstrip(f" {BOLD}{PLAIN}")[:1]
            if right and left.strip() and (left.isascii() or right.isascii()):
                out.append(" ")
            piece = piece.lstrip(" ")
            out[-1] = out[-1].rstrip(" ") if out[-1] != " " else " "
        out.append(piece)
    return "".join(out).strip(" \n")


def _is_bold(piece: str) -> bool:
    """A line of the source that is bold from end to end: a title or heading of its own."""
    words = piece.strip()
    return len(words) > 2 and words[0] == BOLD and words[-1] == PLAIN and words.count(BOLD) == 1


def _bold(text: str) -> str:
    """Bold marks to ``**``; none around white space alone."""
    out: list[str] = []
    at = 0
    while (start := text.find(BOLD, at)) >= 0:
        end = text.find(PLAIN, start)
        end = len(text) if end < 0 else end
        inner = text[start + 1 : end].replace(BOLD, "")
        out.append(text[at:start].replace(PLAIN, ""))
        blank = f" \t\n\u3000{BLANK}"
        words = inner.strip(blank)
        if words:
            lead = inner[: len(inner) - len(inner.lstrip(blank))]
            out.append(f"{lead}**{words}**{inner[len(inner.rstrip(blank)) :]}")
        else:
            out.append(inner)
        at = min(end + 1, len(text))
    out.append(text[at:].replace(PLAIN, ""))
    return "".join(out)

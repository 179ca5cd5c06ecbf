"""What pictures show, printed below them: short lines behind one sign, and the line below the name of a picture."""

from __future__ import annotations

import itertools

from calendar_app.bulletin.dates.datecell import find_cell, in_brackets, mark_end
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line, usual_width

#: A line fills its column where it reaches so much of what most lines reach.
_FULL = 0.8
#: Where so many of the blocks between blank lines open with a sign, titles stand behind it.
_BLOCKS = 0.9
#: How long a title is at the least.
_SHORTEST = 6


def mark_photo_captions(lines: list[Line]) -> None:
    """Mark the captions of pictures as noise. Linear in the text."""
    _behind_signs(lines)
    _pictured(lines)


def _behind_signs(lines: list[Line]) -> None:
    """☆揭牌仪式现场: what pictures show, in short lines behind one sign, a few below each text and never a sentence."""
    signs: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.kind is Kind.TEXT and line.text[0] in "☆★▲△▼↑" and line.text[-1] != line.text[0]:  # no ★要闻★
            signs.setdefault(line.text[0], []).append(i)
    if not signs:
        return
    size = sum(len(line.text) for line in lines)
    dated = [line for line in lines if line.kind is Kind.TEXT and find_cell(line.text, mark_end(line.text)) is not None]
    close = 3 * sum(line.gap for line in dated) <= len(dated)  # items stand close, and pictures make gaps
    for found in signs.values():
        marked = [lines[i] for i in found]
        short = all(len(line.text) <= 32 and not ends_sentence(line.text) for line in marked)
        groups = sum(1 for a, b in zip([-1, *found], found, strict=False) if b != a + 1)
        below = all(i and (lines[i - 1].text[0] == lines[i].text[0] or ends_sentence(lines[i - 1].text)) for i in found)
        below = below or (close and all(line.gap for line in marked))
        few = sum(len(line.text) for line in marked) <= 0.3 * size
        if (
            groups >= 2
            and short
            and below
            and few
            and not any(map(_opens_dated, marked))
            and not _heads(lines, found)
            and not _wrapped(lines, found)
        ):
            for line in marked:
                line.kind, line.rule = Kind.NOISE, "photo-caption"


def _pictured(lines: list[Line]) -> None:
    """What stands right below the name of a picture and ends with who took it: its caption, be it a dated sentence."""
    for picture, line in itertools.pairwise(lines):
        if picture.rule == "image" and line.kind is Kind.TEXT and line.holes and line.holes[-1][2] == "photo-credit":
            line.kind, line.rule = Kind.NOISE, "photo-caption"


def _wrapped(lines: list[Line], found: list[int]) -> bool:
    """True where most of the lines fill their column and the next one goes on with each: items, not words below pictures."""
    full = _FULL * usual_width(line for line in lines if line.kind is Kind.TEXT)
    signs = {lines[i].text[0] for i in found}
    goes_on = 0
    for i in found:
        after = lines[i + 1] if i + 1 < len(lines) else None
        if after is None or after.kind is not Kind.TEXT or after.gap or after.text[0] in signs:
            continue
        goes_on += lines[i].width >= full and after.indent <= lines[i].indent
    return goes_on > len(found) / 2


def _heads(lines: list[Line], found: list[int]) -> bool:
    """Whether each stands apart from what is above, right above a text that opens with its day or above the title of a text.

    Or each opens a block, and nearly all blocks open so, the first text among them. Such are titles and sections, not captions.
    """
    below = [lines[i : i + 3] for i in found]
    blocks = sum(line.gap and line.kind is Kind.TEXT for line in lines[found[0] :])
    above = any(line.kind is Kind.TEXT and _is_item(line) for line in lines[: found[0]])
    if not above and len(found) >= _BLOCKS * blocks and all(lines[i].gap for i in found):
        return all(len(here) > 1 and not here[1].gap for here in below)
    return all(
        len(here) > 1 and here[0].gap and not here[1].gap and (_tells(here[1]) or _titles(*here[1:])) for here in below
    )


def _is_item(line: Line) -> bool:
    """Whether a line is a text, or opens with its day as items do."""
    cell = find_cell(line.text, mark_end(line.text))
    return ends_sentence(line.text) or (cell is not None and cell.unit == "day")


def _titles(line: Line, text: Line | None = None) -> bool:
    """Whether a line is the title of the text below it."""
    return (
        text is not None
        and not ends_sentence(line.text)
        and len(line.text) > _SHORTEST
        and text.kind is Kind.TEXT
        and ends_sentence(text.text)
    )


def _tells(line: Line) -> bool:
    cell = in_brackets(line.text) or find_cell(line.text)
    return (cell is not None and cell.unit == "day") or publication_day(line.text) is not None


def _opens_dated(line: Line) -> bool:
    """Whether a day or month stands behind the sign of a line; 上世纪50年代 is none."""
    cell = find_cell(line.text, 1)
    return cell is not None and not cell.unit.startswith("part")

"""Items that run on behind the first of a line: ``1月11日，县委……。18日，河堤……。``, ``3月5日，……。△……。``, in lists of dated lines.

A day further on in a line is an item of its own only where what it tells has nothing to do with what stands before it:
a story tells of later days too. It names again what it is about, says how that went on, or reaches beyond the next line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from calendar_app.bulletin.dates.datecell import Cell, find_cell, mark_end
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line

#: Behind a sentence a day, set off from its text, or a sign that opens items.
_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_NEXT = re.compile(
    rf"[。！？；][ \t\u3000\u00a0]{{0,4}}(?=(?:{_N}\s?月\s?)?{_N}(?:\s?[日号號][，, \t\u3000]|\s?日?\s?[-—～~至、]\s?{_N}))"
)
_SIGN = re.compile(r"[。！？；][ \t\u3000\u00a0]{0,4}(?=[△▲])")
_STOP = re.compile("[。！？](?=.)")
#: What goes on with the item: how it ended, what was said or done there, or who has been named.
_ON = re.compile(
    rf"(?:{alternatives('outcomes')}|{alternatives('subjects', 'on')}|{alternatives('date_words', 'day', 'day-next')})"
)
#: Who acts in most items: that they do again ties nothing.
_WHO = re.compile(
    rf"{alternatives('subjects', 'new')}|[市县縣區区州省乡鄉镇鎮][委长長]|副?[书書][记記]|人民政府|办公室|委员会|[办辦]事[处處]"
    r"|常委|主任|主席|人大|政[协協]|代表大会|第[一二三四五六七八九十]{1,3}[届次]|全体会议|工作会议"
)
#: Characters in common that tie two texts, how many of each are looked at, and a subject that is named again.
_SHARED, _LOOKED_AT, _SUBJECT = 4, 200, 3
#: So many lines that open with a date make a list, and so much of the texts; so many days must run on in it.
_LIST, _SHARE, _PROOF = 3, 0.6, 2
#: So much of a line's sentences are dated; a shorter line is no text.
_DATED, _TEXT = 0.5, 5
#: So many days lie between two items of a line on the average: days of a story follow each other.
_STRIDE, _MONTH = 2, 30
#: A month so early below one so late is of the next year.
_EARLY, _LATE = 2, 11


def run_on(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Where items begin in the midst of lines that open with a day, by line. Linear in the text."""
    texts = [(i, line) for i, line in enumerate(lines) if line.kind is Kind.TEXT and len(line.text) > _TEXT]
    cells = [(i, cell) for i, line in texts if (cell := find_cell(line.text)) is not None or mark_end(line.text)]
    if len(cells) < max(_LIST, _SHARE * len(texts)):
        return {}
    opened = [(i, cell) for i, cell in cells if cell is not None and _dated(lines[i], cell)]
    found: dict[int, list[int]] = {}
    signs: dict[int, list[int]] = {}
    days = 0
    month = None
    for k, (i, cell) in enumerate(opened):
        text = lines[i].text
        month = cell.month or month
        if "△" in text or "▲" in text:
            signs[i] = [m.end() for m in _SIGN.finditer(text)]
        if "日" not in text[cell.end :]:
            continue
        until = next((after for _, after in opened[k + 1 : k + 2]), None)
        if cuts := _days(text, cell, month, until):
            found[i] = cuts
            days += len(cuts)
    cuts_of = found if days >= _PROOF else {}
    return {i: cuts for i in {*cuts_of, *signs} if (cuts := sorted({*cuts_of.get(i, ()), *signs.get(i, ())}))}


def _dated(line: Line, cell: Cell) -> bool:
    """Whether a line opens with a day or month and has its text behind it."""
    if line.level or line.bold or line.whole or cell.end >= len(line.text):
        return False
    return cell.unit in ("day", "month") and not (cell.short or cell.lost or cell.era)


def _days(text: str, first: Cell, month: int | None, until: Cell | None) -> list[int]:
    """Where the days of a line begin that each stand by itself; nowhere where one of them goes on with what is before it."""
    starts = [m.end() for m in _NEXT.finditer(text, first.end)]
    if not starts or len(starts) + 1 < _DATED * (1 + len(_STOP.findall(text))):
        return []
    told = (month or 0, first.day or 0)
    before = _Told(text[first.end : starts[0]])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        cell = find_cell(text, start)
        if cell is None or cell.unit != "day" or cell.year is not None:
            return []
        now = (cell.month or told[0], cell.day or 0)
        if now < told or not _before(now, until):
            return []
        piece = text[cell.end : end].lstrip("，, \t\u3000")
        if _ON.match(piece) or before.ties(piece):
            return []
        told = now
        before.add(piece)
    apart = _MONTH * (told[0] - (month or 0)) + told[1] - (first.day or 0)
    return starts if apart >= _STRIDE * len(starts) else []


def _before(day: tuple[int, int], until: Cell | None) -> bool:
    """Whether a day does not lie beyond the one that the next line opens with, as far as that tells."""
    if until is None or until.year is not None:
        return True
    month = until.month or day[0]
    return (month <= _EARLY and day[0] >= _LATE) or day <= (month, until.day or 31)


def _bare(text: str) -> str:
    """The opening of a text, who acts in most items left out."""
    return _WHO.sub("|", text[:_LOOKED_AT])


class _Told:
    """What a line has told so far, as runs of characters: they are looked up, for a line may hold any number of days."""

    def __init__(self, text: str) -> None:
        self._subjects: set[str] = set()
        self._runs: set[str] = set()
        self.add(text)

    def add(self, text: str) -> None:
        """Tell a text more."""
        bare = _bare(text)
        self._subjects |= _runs(bare, _SUBJECT)
        self._runs |= _runs(bare, _SHARED)

    def ties(self, piece: str) -> bool:
        """Whether a text speaks of what was told: it opens with words that were named there, or has a run of them."""
        named = _subject(piece) in self._subjects
        return named or not self._runs.isdisjoint(_runs(_bare(piece), _SHARED))


def _runs(text: str, size: int) -> set[str]:
    """The runs of so many letters in a text."""
    return {run for k in range(len(text) - size + 1) if (run := text[k : k + size]).isalpha()}


def _subject(piece: str) -> str:
    """The words that a text opens with, "" where they are who acts in most items."""
    subject = piece[:_SUBJECT]
    return subject if len(subject) == _SUBJECT and subject.isalpha() and _WHO.match(piece) is None else ""


def names_again(before: str, piece: str) -> bool:
    """Whether a text opens with words that were named before it, who acts in most items aside: 考察组到县…。12日，考察组….

    Or with a word that goes on with what was told: 21日，大会听取了….
    """
    subject = _subject(piece)
    return (subject != "" and subject in before) or _ON.match(piece) is not None

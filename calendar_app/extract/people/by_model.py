"""Names that the model reads in the sentences where the rules were in doubt, taken where nothing speaks against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from calendar_app.extract.people import tagger
from calendar_app.extract.people.edges import right_edge
from calendar_app.extract.people.lexicon import cues, foreign, surname_heads, surnames
from calendar_app.extract.people.model_beliefs import MOST_NATIVE, believed, shaped
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import credits_from
from calendar_app.extract.people.odd_names import japanese_surnames
from calendar_app.extract.people.run_on_lists import run_on
from calendar_app.extract.people.sheet import Found, Sheet, sheet_of
from calendar_app.extract.posts.lexicon import titles

_LISTING = frozenset("、和与及")
_LONG = 3  # characters of most transcribed names
_ENDS = 2.0  # an edge at which a name can end


def ask(text: str, doubts: Sequence[int] | None, taken: Iterable[Found]) -> list[Found]:
    """Names that the model reads in the sentences of a folded text that hold a doubt, and that nothing speaks against.

    Args:
        text: as ``Scan.text``.
        doubts: places of likely names that are still open; None: the model reads all sentences.
        taken: names found already; they are not read otherwise.
    """
    credits = credits_from(text)
    read = [span for span in tagger.persons(text, doubts) if span[0] < credits]
    if not read:
        return []
    sheet = sheet_of(text)
    for f in taken:
        sheet.take(Name(f.start, f.end, 0.0), f.rule)
    out: list[Found] = []
    for name in run_on(text, read):
        if not sheet.is_covered(name.start, name.end):
            sheet.take(name, "model")
            out.append(sheet.found[name.start])
    listed: list[tuple[int, int]] = []
    for run_start, run_end in _joined(text, read):
        start = _first(text, run_start, run_end)
        end = _whole(sheet, start, run_end)
        if sheet.is_covered(start, end):
            continue
        if believed(sheet, start, end):
            sheet.take(Name(start, end, 0.0), "model")
            out.append(sheet.found[start])
        elif shaped(sheet, start, end):
            listed.append((start, end))
    for first, second in pairwise(listed):
        if _two_strangers(text, first, second):
            sheet.take(Name(*first, 0.0), "model")
            out.append(sheet.found[first[0]])
    for start, end in (*listed, *reversed(listed)):
        if not sheet.is_covered(start, end) and _among_people(sheet, start, end):
            sheet.take(Name(start, end, 0.0), "model")
            out.append(sheet.found[start])
    return out


def _joined(text: str, read: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, a surname of Japan with the given name that the model reads as another person right behind it: 久间|章太郎."""
    out: list[tuple[int, int]] = []
    for start, end in read:
        if out and out[-1][1] == start and text[slice(*out[-1])] in japanese_surnames():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _first(text: str, start: int, end: int) -> int:
    """Where a name begins that the model reads from *start*: without 老 before a transcribed one, or 里 behind a title of a work."""
    table, rest = foreign(), text[start + 1 : end]
    transcribed = len(rest) > 1 and all(c in table for c in rest)
    if text[start] in "老小" and transcribed and sum(table[c] for c in rest) >= MOST_NATIVE * len(rest):
        return start + 1  # 老|马尔蒂尼
    behind_work = text[start] in "里中" and text[start - 1 : start] == "》"
    if behind_work and len(rest) > 1 and rest[0] in surname_heads():
        return start + 1  # 《某某》里|汤唯
    return start


def _two_strangers(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two transcribed names stand side by side in a list, which places do too, but seldom two that are read as persons."""
    long = min(first[1] - first[0], second[1] - second[0]) >= _LONG
    listed = first[1] + 1 == second[0] and text[first[1]] in _LISTING
    return long and listed and all(map(foreign().__contains__, text[slice(*first)] + text[slice(*second)]))


def _among_people(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a run stands in a list beside somebody who was found: 甲某、乙某等人."""
    text, covered = sheet.text, sheet.covered
    before = start > 1 and text[start - 1] in _LISTING and covered[start - 2] == 1
    behind = end + 1 < len(text) and text[end] in _LISTING and covered[end + 1] == 1
    ends = right_edge(text, end) >= _ENDS
    return (before and ends) or (behind and (before or sheet.left_edge(start)))


def _whole(sheet: Sheet, start: int, end: int) -> int:
    """Where a name ends that the model reads to *end*: not behind its surname, and without the form of address or dot behind it."""
    text = sheet.text
    if text[end - 1] == "·":  # of a text that is cut off
        end -= 1
    if text[start:end] in surnames() and sheet.bounds.starts(start):  # 令狐|冲
        return max(end, sheet.bounds.word_end(start))
    for length in (3, 2):
        address = text[end - length : end]
        if end - length >= start + 2 and (address in titles() or address in cues("kin")):  # 慈禧太后
            return end - length
    return end

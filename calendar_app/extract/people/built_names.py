"""Names known by their words: those of Tibetans, Mongols, Uyghurs and Kazakhs (names_parts.tsv), and whole ones (known_people.txt)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import NamedTuple

from calendar_app.extract.people.dictionary import is_word
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.lexicon import surnames
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import PLACE_ENDS, division_here, thing_follows
from calendar_app.extract.wordlists import rows

BUILT = 4.0  # score of a name of two parts
ALONE = 2.5  # of one that is a name by itself
_MOST_PARTS = 3
_TELLING = 3  # characters of a part that nothing else is called: 买买提
_CHINESE = 3  # characters of most Chinese names
_LONGEST = 7  # characters of most such names
_REST = 2  # characters behind a part that the lexicon does not know


class _Part(NamedTuple):
    """A word of names, whose it is, and what it may be: a whole name (``alone``; ``whole``: nothing else), or behind others only (``last``)."""

    word: str
    people: str
    use: str


@cache
def _parts() -> dict[str, tuple[_Part, ...]]:
    """First character to the parts it begins, longer ones first."""
    table: dict[str, list[_Part]] = {}
    known = ((word, "known", "whole") for (word,) in rows("known_people.txt"))
    for word, people, use in chain(rows("names_parts.tsv"), known):
        table.setdefault(word[0], []).append(_Part(word, people, use))
    return {head: tuple(sorted(parts, key=lambda p: -len(p.word))) for head, parts in table.items()}


@cache
def part_heads() -> frozenset[str]:
    """The first two characters of what a built name may begin with."""
    return frozenset(part.word[:2] for parts in _parts().values() for part in parts if part.use != "last")


@cache
def known_firsts() -> frozenset[str]:
    """The first characters of the names of well-known people."""
    return frozenset(head for head, parts in _parts().items() if any(part.use == "whole" for part in parts))


def part_goes_on(text: str, end: int) -> bool:
    """Whether *end* stands inside a known part of three characters or more that names a Uyghur: 热西|提."""
    return any(
        part.people == "u" and len(part.word) >= _TELLING and start + len(part.word) > end
        for start in range(max(0, end - _TELLING), end)
        for part in _parts().get(text[start], ())
        if text.startswith(part.word, start)
    )


def known_to(text: str, start: int) -> int:
    """Where the known parts end of a Uyghur's name that begins with one of three characters or more at a place, or 0: 买买提|一行."""
    ends = [
        _run_from(text, start + len(part.word), part.people)[0]
        for part in _parts().get(text[start : start + 1], ())
        if part.people == "u" and len(part.word) >= _TELLING and text.startswith(part.word, start)
    ]
    return max(ends, default=0)


def built_name(text: str, start: int, *, placed: bool = False) -> Name | None:
    """The name built of known parts at *start* (益西达瓦, 宝音德力格尔), or None.

    *placed*: a post or a noun for people says that a name stands here, so that one part is enough (达瓦), and one that
    goes on with a character or two of its own (白玛措).
    """
    if text[start : start + 2] not in part_heads():
        return None
    best: Name | None = None
    for first in _parts()[text[start]]:
        if first.use == "last" or not text.startswith(first.word, start):
            continue
        end = start + len(first.word)
        if first.use == "whole" and len(first.word) > _TELLING:
            return Name(start, end, BUILT)  # whatever follows
        end, count = (end, 1) if first.use == "whole" else _run_from(text, end, first.people)
        found: Name | None = None
        if count or (first.use == "alone" and len(first.word) >= _TELLING):
            found = Name(start, end, BUILT)
        elif placed:
            found = _with_rest(text, start, end, alone=first.use == "alone")
        if found is not None and (best is None or found.end > best.end):
            best = found
    if best is None or _is_place(text, best):
        return None
    return best if right_edge(text, best.end) >= 1.0 or at_home(text, best.end) else None


def surname_and_built(text: str, at: int) -> Name | None:
    """A Chinese surname before a name of known parts: 杨巴特尔."""
    if text[at + 1 : at + 3] not in part_heads() or text[at] not in surnames():
        return None
    built = built_name(text, at + 1, placed=True)
    long = built is not None and built.end - at > _CHINESE
    return (
        Name(at, built.end, built.score) if built is not None and long and right_edge(text, built.end) >= 2.0 else None
    )


def built_to(text: str, end: int, begins: Callable[[int], bool]) -> Name | None:
    """The longest name of known parts that ends at *end* and begins where *begins* allows, for a place where a name must end.

    A Chinese surname may stand before the parts: 包|满都拉.
    """
    for start in range(max(0, end - _LONGEST), end - 1):
        if text[start : start + 2] not in part_heads():
            continue
        head = start - 1 if start and text[start - 1] in surnames() and begins(start - 1) else start
        if head < start or begins(start):
            built = built_name(f"{text[start:end]}，", 0, placed=True)
            if built is not None and built.end == end - start:
                return Name(head, end, built.score)
    return None


def at_home(text: str, end: int) -> bool:
    """Whether the family of who is named follows: 扎西家."""
    return text[end : end + 1] == "家"


def _run_from(text: str, end: int, people: str) -> tuple[int, int]:
    """Where the parts that follow one another from *end* on stop, and how many there are."""
    count = 0
    while count < _MOST_PARTS:
        for part in _parts().get(text[end : end + 1], ()):
            if part.people != people or not text.startswith(part.word, end):
                continue
            after = end + len(part.word)
            if part.use == "last" and right_edge(text, after) < 2.0:
                continue
            end, count = after, count + 1
            break
        else:
            break
    return end, count


def _with_rest(text: str, start: int, end: int, *, alone: bool) -> Name | None:
    """A name of one part, or of one and a rest that is no word, up to where a name can end."""
    if right_edge(text, end) >= 2.0 or at_home(text, end) or text.startswith("的", end):
        return Name(start, end, ALONE) if alone else None
    for stop in range(end + 1, min(end + _REST, len(text)) + 1):
        if not is_han(text[stop - 1]):
            break
        if right_edge(text, stop) >= 2.0:
            return None if is_word(text[end:stop]) else Name(start, stop, ALONE)
    return None


def _is_place(text: str, name: Name) -> bool:
    """Whether the run, or one that goes on from it, is a place: 乌兰察布, 白音查干镇."""
    last, behind = text[name.end : name.end + 1], text[name.end + 1 : name.end + 2]
    ends = ((last in PLACE_ENDS or last == "区") and behind != "长") or thing_follows(text, name.end)  # not 扎西|县长
    return ends or division_here(text, name.start, name.end)

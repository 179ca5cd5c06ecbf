"""What somebody goes to see without an ending that makes it a name: 走访远山农业、云集福、石桥合作社."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from calendar_app.extract.lookup import with_bits
from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.chunks import Runs
from calendar_app.extract.names.lexicon import BODIES, PLACES, suffixes, words_of
from calendar_app.extract.names.lists import JOINTS, past_bracket
from calendar_app.extract.names.tokens import Token
from calendar_app.extract.names.wordkinds import VISITS, is_parting
from calendar_app.extract.segment import has_word

_ITEMS = 60  # of a list
_WORDS = 5  # of an item without an ending
_LONGEST = 10  # its characters
_SHORTEST = 2


class Goal(NamedTuple):
    """A name that only the list it stands in makes one, as a "place" or an "org"."""

    kind: str
    start: int
    end: int


def goals(runs: Runs, found: Sequence[Candidate]) -> Iterator[Goal]:
    """Names behind a verb of going that no ending closes: firms by their trade, and what others of the list make one.

    Args:
        runs: the words of the text.
        found: its candidates, in order; where one stands, nothing else does.
    """
    toks = runs.toks
    visits = runs.kinds.translate(with_bits(VISITS))
    i = visits.find(1)
    if i < 0:
        return
    taken = {k: each for each in found for k in range(each.first, each.last + 1)}
    while i >= 0:
        behind = i + 1
        if runs.parts[i]:
            items, behind = _items(runs, behind + (behind < len(toks) and toks[behind].word == "了"))
            yield from _judged(runs, items, taken)
        i = visits.find(1, behind)


def _items(runs: Runs, i: int) -> tuple[list[tuple[int, int]], int]:
    """Items of the list that begins at *i*, as (first, end) words, and where it ends; one that is only whose is left out."""
    toks = runs.toks
    items: list[tuple[int, int]] = []
    first = i
    while i < len(toks) and len(items) < _ITEMS:
        if toks[i].word in JOINTS and i > first:
            items.append((first, i))
            first = i = i + 1
        elif (after := past_bracket(toks, i)) > i > first:
            i = after
        elif toks[i].wall or _ends(runs, i):
            if i > first and not toks[i].wall and toks[i].word != "的":
                items.append((first, i))
            return items, max(i, first)
        else:
            i += 1
    return items, max(i, first)


def _ends(runs: Runs, i: int) -> bool:
    token = runs.toks[i]
    return bool(runs.parts[i]) and (
        not token.word.isalnum() or token.tag in ("p", "c", "u", "uj", "ul", "uv") or is_parting(token.word)
    )


def _judged(runs: Runs, items: Sequence[tuple[int, int]], taken: dict[int, Candidate]) -> Iterator[Goal]:
    """The items that are firms by their trade, and those that the majority of the list makes bodies or places."""
    open_items: list[tuple[int, int]] = []
    bodies = places = 0
    for first, end in items:
        inside = next((taken[k] for k in range(first, end) if k in taken), None)
        if inside is not None and inside.kind == "admin" and inside.tail and _trades(runs.toks, inside.last + 1, end):
            bodies += 1  # 河北|安平|聚成|物流
            yield Goal("org", runs.starts[first], runs.starts[end])
        elif inside is not None:
            bodies += inside.kind in BODIES
            places += inside.kind in PLACES
        elif _is_town(runs.toks[first], end - first):
            places += 1  # a town that the dictionary knows: 到大朗调研
            yield Goal("place", runs.starts[first], runs.starts[end])
        elif _fits(runs.toks[first:end]) and runs.is_proper(first, end - 1, _stem(runs, first, end)):
            if runs.toks[end - 1].word in words_of("trade") and end - first > 1:
                bodies += 1
                yield Goal("org", runs.starts[first], runs.starts[end])
            elif runs.toks[end - 1].word not in words_of("works"):
                open_items.append((first, end))
    if bodies + places > len(open_items):
        for first, end in open_items:
            yield Goal("org" if bodies >= places else "place", runs.starts[first], runs.starts[end])


def _trades(toks: Sequence[Token], first: int, end: int) -> bool:
    """Whether the words behind a division make it the beginning of a firm's name, which ends with its trade."""
    return end - first > 1 and toks[end - 1].word in words_of("trade") and _fits(toks[first:end])


def _is_town(token: Token, size: int) -> bool:
    return size == 1 and token.tag == "ns" and has_word(token.word) and token.word not in words_of("generic")


def _stem(runs: Runs, first: int, end: int) -> str:
    """The item without its trade."""
    toks = runs.toks[first:end]
    return "".join(token.word for token in (toks[:-1] if toks[-1].word in words_of("trade") else toks))


def _fits(toks: Sequence[Token]) -> bool:
    """Whether words may be a name in short."""
    name = "".join(token.word for token in toks)
    return (
        len(toks) <= _WORDS
        and _SHORTEST <= len(name) <= _LONGEST
        and name not in words_of("generic")
        and name not in suffixes()
        and not any(token.wall or is_parting(token.word) or token.tag in ("m", "q", "r", "d") for token in toks)
    )

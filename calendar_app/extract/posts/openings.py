"""Where a text may hold words that are looked for, told by its cut: a text is not searched for each of them from end to end.

A byte for each character, its signs, holds a bit for each kind of such words. It is worked out once for each word of the cut: what is looked
for lies within the word from the character on, or may go on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

#: Whether a sign is set at a place of a word of the cut.
Sign = Callable[[str, int], bool]


def opening(words: Iterable[str]) -> Sign:
    """One of the words may begin at the place.

    >>> may_open = opening(["任命", "选举产生"])
    >>> may_open("新任", 1), may_open("任务", 0), may_open("选举产生了", 0)
    (True, False, True)
    """
    whole = frozenset(words)
    begun = frozenset(word[:size] for word in whole for size in range(1, len(word) + 1))
    firsts = frozenset(word[0] for word in whole)

    def told(word: str, at: int) -> bool:
        if word[at] not in firsts:
            return False
        return word[at:] in begun or any(word[at:end] in whole for end in range(at + 1, len(word)))

    return told


def pairs(words: Iterable[str]) -> tuple[Sign, Sign]:
    """The character at the place may be the first, or the second, of one of some pairs of characters.

    >>> first, second = pairs(["市长"])
    >>> first("市长", 0), first("某市", 1), first("市区", 0), second("市长", 1), second("长", 0), second("校长", 1)
    (True, True, False, True, True, False)
    """
    known = frozenset(words)
    firsts, seconds = frozenset(pair[0] for pair in known), frozenset(pair[1] for pair in known)
    return (
        lambda word, at: word[at] in firsts and (at == len(word) - 1 or word[at : at + 2] in known),
        lambda word, at: word[at] in seconds and (at == 0 or word[at - 1 : at + 1] in known),
    )


def one_of(characters: Iterable[str]) -> Sign:
    """The character at the place is one of these."""
    known = frozenset(characters)
    return lambda word, at: word[at] in known


def signs_of(word: str, kinds: Sequence[tuple[int, Sign]]) -> bytes:
    """The signs of a word, a byte for each character.

    Args:
        word: of the cut.
        kinds: bit and what sets it.
    """
    return bytes([sum(bit for bit, sign in kinds if sign(word, at)) for at in range(len(word))])


def found_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds, where *places*, ascending, are all at which a match may begin."""
    match, stop = pattern.match, 0
    for at in places:
        if at >= stop and (found := match(text, at)) is not None:
            yield found
            stop = found.end()

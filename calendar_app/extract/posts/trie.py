"""Many words looked for in one go: by one regular expression, laid out as a trie, or hundreds of them by their first two characters."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

_Node = dict[str, "_Node"]


def words_pattern(words: Iterable[str], *, searched: bool = True, more: str = "") -> re.Pattern[str]:
    """A pattern that matches the longest of *words* at its place. Matching looks at each character once a depth of the trie.

    Args:
        words: any words.
        searched: whether the pattern is looked for in texts; one that is only asked at given places (``match``) says no
            sooner if it looks for the first character among all of them, instead of at each word in turn.
        more: another pattern, which begins with a plain character, tried where no word is found.

    >>> words_pattern(["市长", "市长助理", "市民"]).findall("市长助理和市民见市长")
    ['市长助理', '市民', '市长']
    """
    root: _Node = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    if not searched and "" not in root:
        return re.compile("(?=[" + "".join(map(re.escape, root)) + "])" + _source(root))
    if len(root) < 2 or "" in root:
        return re.compile(_source(root) if not more else f"(?:{_source(root)}|{more})")
    # each alternative begins with a plain character: so the engine looks for first characters, not at each place in turn
    ways = [re.escape(char) + _source(node) for char, node in root.items()]
    return re.compile("(?:" + "|".join([*ways, more] if more else ways) + ")")


def _source(node: _Node) -> str:
    ends = "" in node
    singles = [char for char in node if char and set(node[char]) == {""}]
    branches = [re.escape(char) + _source(node[char]) for char in node if char and set(node[char]) != {""}]
    if len(singles) == 1:
        branches.append(re.escape(singles[0]))
    elif singles:
        branches.append("[" + "".join(map(re.escape, singles)) + "]")
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if ends else "")


class Words:
    """Words of two characters and more, found as by ``words_pattern``: from left to right the longest.

    An expression goes from one first character to the next at each place where a word may begin; here the first two are looked up. From
    two hundred first characters on that takes a third of the time.

    Args:
        words: any of two characters and more.
        unless: what stands behind none of them.

    >>> list(Words(["市长", "市长助理", "市民"], unless="们").find("市长助理和市民见市民们"))
    [(0, 4), (5, 7)]
    """

    __slots__ = ("_begun", "_sizes", "_unless", "_words")

    def __init__(self, words: Iterable[str], *, unless: str = "") -> None:
        self._words = frozenset(words)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[:2], set()).add(len(word))
        self._sizes = {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}
        heads, seconds = ("".join(sorted({re.escape(pair[k]) for pair in sizes})) for k in (0, 1))
        self._begun = re.compile(f"[{heads}](?=[{seconds}])")
        self._unless = re.compile(unless) if unless else None

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, int]]:
        """Where the words stand between two places, ascending."""
        end, stop = min(end, len(text)), start
        for begun in self._begun.finditer(text, start, end):
            at = begun.start()
            if at >= stop and (found := self.ends(text, at, end)):
                yield at, found
                stop = found

    def ends(self, text: str, at: int, end: int = sys.maxsize) -> int:
        """Where the longest word ends that begins at a place and ends at another or before it, 0 where none does."""
        end = min(end, len(text))
        for size in self._sizes.get(text[at : at + 2], ()):
            stop = at + size
            if (
                stop <= end
                and text[at:stop] in self._words
                and not (self._unless and self._unless.match(text, stop, end))
            ):
                return stop
        return 0

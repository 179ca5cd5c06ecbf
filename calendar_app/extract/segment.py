"""Cutting Chinese text into words: the only module that knows jieba and rjieba.

rjieba cuts exactly as jieba does, many times faster and without jieba's start; jieba gives the dictionary behind it and the
table of weights (IDF), read as a file. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Protocol, TypeVar, cast

from calendar_app.extract.lookup import Memo

Value = TypeVar("Value")

#: A character to put between texts that are cut in one go, cheaper than one by one: it is a word by itself, and no word runs over it.
GAP = "\0"


class _Cutter(Protocol):
    def cut(self, text: str, hmm: bool = True) -> list[str]: ...
    def tag(self, text: str, hmm: bool = True) -> list[tuple[str, str]]: ...
    def has_word(self, word: str) -> bool: ...


@cache
def _cutter() -> _Cutter:
    import rjieba  # loads its dictionary: not before a text is cut

    return cast("_Cutter", rjieba)


def words(text: str, *, guess: bool = True) -> list[str]:
    """Cut *text* into words as jieba does; joined again they give *text*.

    Args:
        text: simplified characters.
        guess: whether new words are guessed; else what the dictionary does not have stays in characters.

    >>> words("市长主持防汛会议。")
    ['市长', '主持', '防汛', '会议', '。']
    """
    return _cutter().cut(text, guess)


def tagged(text: str, *, guess: bool = True) -> list[tuple[str, str]]:
    """Words of *text* with jieba's part of speech: n noun, ns place, v verb, p preposition, x punctuation and so on.

    Args:
        text: simplified characters; joined again the words give it.
        guess: whether new words are guessed; else what the dictionary does not have stays in characters.
    """
    return _cutter().tag(text, guess)


class _TornError(LookupError):
    """A word that is cut again where it stands alone."""


class WordTable(Memo[str, Value]):
    """What is worked out of a word and its part of speech, kept for each word, so that most texts need only be cut.

    That is the same as ``tagged``: the part of speech depends on the word alone, whether the dictionary has it or it is guessed.

    Args:
        work_out: word, part of speech → value.
        most: words that are kept.

    >>> WordTable(lambda word, tag: f"{word}/{tag}", 100).read("市长主持会议")
    ['市长/n', '主持/v', '会议/n']
    """

    def __init__(self, work_out: Callable[[str, str], Value], most: int) -> None:
        self._of_pair = work_out

        def of_word(word: str) -> Value:
            pairs = tagged(word)
            if len(pairs) > 1:
                raise _TornError(word)
            return work_out(*pairs[0])

        super().__init__(of_word, most)

    def read(self, text: str) -> list[Value]:
        """The values of the words of *text*, which is cut as ``words`` cuts it."""
        return self.of(words(text))

    def of(self, cut: Sequence[str]) -> list[Value]:
        """The values of the words of a text, as ``words`` cuts it."""
        try:
            return list(map(self.__getitem__, cut))
        except _TornError:  # one of some hundred new words: its part of speech is told where it stands
            return [self.setdefault(word, self._of_pair(word, tag)) for word, tag in tagged("".join(cut))]


def has_word(word: str) -> bool:
    """Whether jieba's dictionary has *word*."""
    return _cutter().has_word(word)


def idf(word: str) -> float:
    """How rare *word* is, as jieba's table has it (about 4 for 工作, at most 13.9); the table's median for unknown words."""
    table, middle = _idf_table()
    found = table.get(word.encode())
    return middle if found is None else float(found)


def known(word: str) -> bool:
    """Whether jieba's IDF table has *word*."""
    return word.encode() in _idf_table()[0]


@cache
def _idf_table() -> tuple[dict[bytes, bytes], float]:
    """The table as printed, and its median over a sample; bytes load in half the time that words take."""
    cells = iter((_jieba_folder() / "analyse" / "idf.txt").read_bytes().split())
    table = dict(zip(cells, cells, strict=True))
    return table, median(map(float, islice(table.values(), 0, None, 97)))


def _jieba_folder() -> Path:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(spec.origin).parent

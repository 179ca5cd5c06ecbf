"""Cutting Chinese text into words: the only module that knows jieba and rjieba.

rjieba cuts exactly as jieba does, many times faster; jieba gives the dictionary behind it and the IDF table;
``Segmenter`` takes words of one's own. Nothing is loaded before it is asked for, and nothing here changes the
process-wide dictionary of either package.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

_HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}  # full-width forms to ASCII, one for one
_IS_HAN = re.compile(f"[{_HAN}]")
_USER_FREQUENCY = 2_000_000


class _Cutter(Protocol):
    def cut(self, text: str, hmm: bool = True) -> list[str]: ...
    def cut_for_search(self, text: str, hmm: bool = True) -> list[str]: ...
    def tag(self, text: str, hmm: bool = True) -> list[tuple[str, str]]: ...
    def has_word(self, word: str) -> bool: ...
    def add_word(self, word: str, freq: int | None, tag: str | None) -> int: ...


class Segmenter:
    """A cutter with words of its own (names of a roster, terms of a bulletin), built on first use.

    >>> Segmenter(["洛州会议"]).words("他参加洛州会议了")
    ['他', '参加', '洛州会议', '了']
    """

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = list(own)
        self._cutter: _Cutter | None = None

    def _ready(self) -> _Cutter:
        if self._cutter is None:
            import rjieba  # loads its dictionary: not before a text is cut

            # without words of one's own the package's default cutter serves, and no second dictionary is loaded
            self._cutter = cast("_Cutter", rjieba.Jieba() if self._own else rjieba)
            for word in self._own:
                self._cutter.add_word(word, _USER_FREQUENCY, None)
        return self._cutter

    def words(self, text: str) -> list[str]:
        """Cut *text* into words; joined again they give *text*, white space and punctuation included."""
        return list(self._ready().cut(text))

    def tagged(self, text: str, *, guess: bool = True) -> list[tuple[str, str]]:
        """Words of *text* with jieba's part of speech: n noun, ns place, v verb, p preposition, x punctuation and so on.

        Without *guess* only words of the dictionary are made, what is none stays in characters.
        """
        return list(self._ready().tag(text, guess))

    def has_word(self, word: str) -> bool:
        """Whether the dictionary has *word*."""
        return self._ready().has_word(word)

    def parts(self, text: str) -> list[str]:
        """Words of *text* and the shorter dictionary words inside them (search mode of jieba)."""
        return list(self._ready().cut_for_search(text))


_SHARED = Segmenter()


def simplify(text: str) -> str:
    """Simplified characters for traditional ones, one for one, so that offsets hold; jieba knows only simplified words.

    >>> simplify("臺北市舉行會議")
    '台北市举行会议'
    """
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    table = (files("calendar_app.extract") / "lexicon" / "simplified.tsv").read_text("utf-8")
    return {ord(line[0]): line[2] for line in table.splitlines() if not line.startswith("#")}


def words(text: str) -> list[str]:
    """Cut *text* into words as jieba does, new words guessed; joined again they give *text*.

    >>> words("市长主持防汛会议。")
    ['市长', '主持', '防汛', '会议', '。']
    """
    return _SHARED.words(text)


def tagged(text: str, *, guess: bool = True) -> list[tuple[str, str]]:
    """Words of *text* with jieba's part of speech, new words guessed if asked for; joined again the words give *text*."""
    return _SHARED.tagged(text, guess=guess)


def has_word(word: str) -> bool:
    """Whether jieba's dictionary has *word*."""
    return _SHARED.has_word(word)


def search_tokens(text: str) -> list[str]:
    """Tokens of *text* for full text, in order: overlapping pairs of Han characters, other words whole and lower-case.

    Traditional and simplified, full-width and ASCII characters give the same tokens.

    The pairs of a query stand in a row in every text that holds the query, whatever words a dictionary sees in it, so that a
    phrase search over them finds two-character words and any person's name. A lone Han character is a token of its own.

    >>> search_tokens("防汛抗旱 A320 臺北")
    ['防汛', '汛抗', '抗旱', 'a320', '台北']
    """
    return _tokens(text, close=False)


def index_tokens(text: str) -> list[str]:
    """``search_tokens`` for the index's side: each run of Han characters is closed by its last character.

    With it a one-character query, asked as the prefix of a token, finds that character wherever it stands.

    >>> index_tokens("防汛抗旱")
    ['防汛', '汛抗', '抗旱', '旱']
    """
    return _tokens(text, close=True)


def _tokens(text: str, *, close: bool) -> list[str]:
    out: list[str] = []
    for match in _RUN.finditer(simplify(text.translate(_WIDE)).lower()):
        run = match.group()
        if not _IS_HAN.match(run):
            out.append(run)
            continue
        out += [run[i : i + 2] for i in range(len(run) - 1)]
        if close or len(run) == 1:
            out.append(run[-1])
    return out


def query_words(query: str) -> list[str]:
    """The words that a reader's query asks for, without repeats: white space parts them, then the dictionary does.

    Each is a string for ``search_tokens``. A query that the dictionary cannot part (a name) stays whole.

    >>> query_words("防汛会议 徐衣显")
    ['防汛', '会议', '徐衣显']
    """
    out: list[str] = []
    for chunk in query.split():
        cut = [word for word in words(chunk) if _RUN.search(word)]
        # a lone character beside a word is a torn name or term: the chunk is safer whole
        out += [chunk] if any(len(word) == 1 for word in cut) else cut
    return list(dict.fromkeys(out))


def idf(word: str) -> float:
    """How rare *word* is, as jieba's table has it (about 4 for 工作, at most 13.9); the table's median for unknown words."""
    table, median = _idf_table()
    found = table.get(word)
    return median if found is None else float(found)


def known(word: str) -> bool:
    """Whether jieba's IDF table has *word*."""
    return word in _idf_table()[0]


@cache
def _idf_table() -> tuple[dict[str, str], float]:
    """The table as printed and its median; read from the package's file, which spares jieba's own start."""
    cells = (_jieba_folder() / "analyse" / "idf.txt").read_text("utf-8").split()
    return dict(zip(cells[::2], cells[1::2], strict=True)), 11.9547675029


def _jieba_folder() -> Path:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(spec.origin).parent


@lru_cache(maxsize=4096)
def rarity(word: str) -> float:
    """``idf`` for a word or a compound: an unknown compound is as rare as the parts that make it, between 6 and 13.9."""
    if known(word):
        return idf(word)
    parts = [part for part in words(word) if len(part) > 1]
    if len(parts) < 2:
        return idf(word)
    return min(13.9, max(6.0, math.fsum(map(idf, parts)) / len(parts) + 1.0))

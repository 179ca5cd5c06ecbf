"""The text that is being read, its cut, its post words, and the names found in it so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from calendar_app.extract.lookup import places_of, with_bits
from calendar_app.extract.people.beginnings import MARKS, TRANSCRIBED, clause_marks, may_begin
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import is_han
from calendar_app.extract.people.foreign_names import transcribed
from calendar_app.extract.people.lexicon import foreign, given, surname_heads, surnames, words
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import thing_follows
from calendar_app.extract.posts.find import Boundaries, Cut, with_qualifier
from calendar_app.extract.posts.lexicon import Title, find_titles
from calendar_app.extract.posts.openings import found_at
from calendar_app.extract.posts.trie import Words
from calendar_app.extract.posts.word_marks import EDGE, END, title_ends

Run = tuple[tuple[int, int], ...]

_PARTICLES = frozenset("由经任于为向从")  # surnames that are particles before a name too
_USUAL = 3  # characters of most names
CHOOSING = ("任命", "选举", "推选", "补选", "免去", "接受")
_NO_GIVEN = -4.0  # odds of characters that end hardly any name
_SHORTEST = 2  # characters of a name
_IDIOM = 4
ALIEN = 9.0  # least score of a transcribed name where nothing else says that a name stands here
_MAY_BE_TRANSCRIBED = with_bits(TRANSCRIBED)
JOIN = re.compile(r"[、和与及同]|，?以及| (?=[\u4e00-\u9fff])")  # between the names of a list
JOIN_HEADS = frozenset("、和与及同，以 ")  # its first characters


@cache
def _japan() -> Words:
    """Words of which one stands in a text that speaks of Japan, its cities too."""
    return Words(words("places_japan.txt"))


class Doubts(IntEnum):
    """What becomes of likely names that no rule is sure of."""

    LEFT = 0  # the roster may settle them
    TAKEN = 1  # the text is brief and stands alone: nothing else will settle them
    ASKED = 2  # the model is asked about them


@dataclass(slots=True)
class Found:
    """A name at a place, the posts printed with it (spans of the text) and the rule that found it.

    ``sure``: the text itself says so; else a second sight or the roster must agree.
    """

    start: int
    end: int
    rule: str
    posts: Run = ()
    sure: bool = True


class Sheet:
    """One folded text under way, made by ``Turn``. The rules (the files by_…) add to ``found``."""

    __slots__ = (
        "_heads",
        "_japan",
        "_names",
        "_order",
        "beginnings",
        "bounds",
        "clauses",
        "covered",
        "doubting",
        "doubts",
        "found",
        "post_ends",
        "post_starts",
        "posts",
        "spaced",
        "text",
        "transcribed",
    )

    def __init__(
        self,
        bounds: Boundaries,
        posts: list[Title],
        spaced: Mapping[int, int],
        beginnings: list[int],
        transcribed: list[int],
        clauses: list[int],
        *,
        doubting: Doubts,
    ) -> None:
        self.text = text = bounds.text
        self.spaced = spaced  # where names begin and end that were printed with spaces between their characters
        self.doubting = doubting  # what becomes of the doubts
        self.found: dict[int, Found] = {}
        self.covered = bytearray(len(text) + 1)
        self.doubts: list[tuple[int, int]] = []  # spans of likely names that no rule took
        self.bounds = bounds  # its cut
        self.posts = posts  # its post words
        self.beginnings = beginnings  # of words that may begin a Chinese name
        self.transcribed = transcribed  # and of those that may begin a transcribed one, or one built of known parts
        self.clauses = clauses  # marks behind which a name and what people do may stand
        self.post_starts = [start for start, _, _ in posts] if posts else []
        self.post_ends = {title[1]: title for title in posts} if posts else {}
        self._names: dict[int, Name | None] = {}
        self._heads: dict[int, int] = {}
        self._order: list[Found] | None = None
        self._japan: bool | None = None

    def name_at(self, start: int) -> Name | None:
        """``chinese_name`` at a place, kept."""
        names = self._names
        if start in names:
            return names[start]
        name = chinese_name(self.text, start)
        if name is not None and name.end - start == _USUAL and self._cuts_idiom(name.end - 1):
            name = Name(start, name.end - 1, name.score)
        names[start] = name
        return name

    def _cuts_idiom(self, place: int) -> bool:
        """Whether a word of four characters begins at a place: 李明|兴致勃勃."""
        bounds = self.bounds
        return bounds.starts(place) and bounds.word_end(place) >= place + _IDIOM

    @property
    def of_japan(self) -> bool:
        """Whether the text speaks of Japan."""
        if self._japan is None:
            self._japan = any(_japan().find(self.text))
        return self._japan

    def head_of(self, title: Title) -> int:
        """Where the qualifiers before a post word begin (``with_qualifier``), kept."""
        head = self._heads.get(title.start)
        if head is None:
            head = self._heads[title.start] = with_qualifier(self.text, title.start)
        return head

    def is_covered(self, start: int, end: int) -> bool:
        """Whether a found name overlaps the places from *start* to *end*."""
        return 1 in self.covered[max(0, start) : end]

    def aligned(self, end: int) -> bool:
        """Whether a word of the dictionary's cut ends here."""
        return end == len(self.text) or self.bounds.starts(end)

    def left_edge(self, start: int, *, strict: bool = False) -> bool:
        """Whether a name can begin here: a mark, a particle or a verb stands before it; *strict*: no verb of one character."""
        if start == 0 or self.bounds.marks[start - 1] & (END if strict else END | EDGE):
            return True
        return not is_han(self.text[start - 1])

    def spoiled(self, name: Name) -> bool:
        """Whether what follows shows that the run names a thing."""
        text, end = self.text, name.end
        if text[end : end + 1] == "-" and is_han(text[end + 1 : end + 2] or " "):
            return True  # 萨克森-安哈尔特州
        return thing_follows(text, end)

    def may_name_before(self, end: int) -> bool:
        """Whether ``name_before`` may find a name at all: a surname stands two to four characters before *end*, or a transcribed name ends."""
        text, heads, table = self.text, surname_heads(), foreign()
        before = text[max(0, end - 4) : end - 1]
        return not heads.isdisjoint(before) or (text[end - 1] in table and before[-1:] in table)

    def name_before(self, end: int, least: float, *, after: str = "") -> Name | None:
        """The name that ends at *end*, begins at an edge (or behind a character of *after*) and scores *least*."""
        text, heads = self.text, surname_heads()
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or text[start] not in heads or not (self.left_edge(start) or text[start - 1] in after):
                continue
            whole = length == _USUAL and text.endswith(CHOOSING, 0, start)  # 任命于海田为副市长
            particle = text[start] in _PARTICLES and length > 2 and text[start + 1] in heads and not whole
            if particle and not (text.startswith("同志", end) and self.left_edge(start, strict=True)):
                continue  # 由刘某任秘书长, but ，于立某同志任
            if text[start] in "年月" and text[start - 1 : start].isdigit():  # 28年成立|委员会
                continue
            if common_word(text[start:end]) or (length > 2 and given().get(text[end - 1], 0.0) <= _NO_GIVEN):
                continue  # 李明|还
            name = chinese_name(text[start:end], 0, placed=True)
            if name is not None and name.end == length and name.score >= least:
                return Name(start, end, name.score)
            if whole and name is not None and (row := surnames().get(text[start])) is not None and row.cls == "a":
                return Name(start, end, least)
        return self._alien_before(end)

    def _alien_before(self, end: int) -> Name | None:
        text, table, start = self.text, foreign(), end
        while start > 0 and end - start < 7 and text[start - 1] in table:
            start -= 1
        if end - start < _SHORTEST:
            return None
        for begin in range(start, end - 1):
            if self.bounds.starts(begin) or self.left_edge(begin):
                alien = transcribed(text[begin:end], 0)
                if alien is not None and alien.end == end - begin and alien.score >= ALIEN:
                    return Name(begin, end, alien.score)
        return None

    def take(self, name: Name, rule: str, posts: Run = (), *, sure: bool = True) -> None:
        """Add a name; where one was found at the place, posts are added to it."""
        known = self.found.get(name.start)
        if known is None:
            self.found[name.start] = Found(name.start, name.end, rule, posts, sure)
            self._order = None
        elif posts and not known.posts:
            known.posts, known.end, known.rule, known.sure = posts, name.end, rule, known.sure or sure
        else:
            return
        start, end, _ = name
        self.covered[start:end] = b"\1" * (end - start)

    def drop(self, start: int) -> None:
        """Take a found name out again."""
        f = self.found.pop(start)
        self._order = None
        self.covered[f.start : f.end] = bytes(f.end - f.start)

    def in_order(self) -> Sequence[Found]:
        """What was found, in the order of the text."""
        if self._order is None:
            self._order = [self.found[start] for start in sorted(self.found)]
        return self._order


class Turn:
    """Some folded texts that are read side by side: they are cut, and words are looked for, in all of them in one go.

    ``sheets`` are those of the texts.
    """

    def __init__(
        self,
        texts: Sequence[str],
        spaced: Sequence[Mapping[int, int]] | None = None,
        *,
        doubting: Doubts = Doubts.LEFT,
    ) -> None:
        """Cut the texts.

        Args:
            texts: without the spaces inside their names.
            spaced: of each text where such names begin and end.
            doubting: what becomes of the doubts.
        """
        self._cut = done = Cut(texts, MARKS)
        marks = done.marks
        parts = zip(
            done.bounds,
            find_titles(done.text, done.starts, title_ends(done.signs)),
            spaced or [{}] * len(texts),
            done.by_text(places_of(may_begin(marks))),
            done.by_text(places_of(marks.translate(_MAY_BE_TRANSCRIBED))),
            done.by_text(clause_marks(done.cues)),
            strict=True,
        )
        self.sheets = [Sheet(*each, doubting=doubting) for each in parts]

    def holding(self, cue: re.Pattern[str], sign: int) -> list[Sheet]:
        """The sheets of the texts in which a pattern is found; *sign*: what is set wherever it begins (see ``beginnings``), 0 for nothing."""
        text, starts = self._cut.text, self._cut.starts
        matches = (
            found_at(cue, text, places_of(self._cut.cues.translate(with_bits(sign)))) if sign else cue.finditer(text)
        )
        out: list[Sheet] = []
        stop = 0
        for at in [m.start() for m in matches]:
            if at >= stop:
                k = bisect_right(starts, at)
                out.append(self.sheets[k - 1])
                stop = starts[k] if k < len(starts) else len(text)
        return out


def sheet_of(text: str) -> Sheet:
    """The sheet of one folded text."""
    return Turn([text]).sheets[0]

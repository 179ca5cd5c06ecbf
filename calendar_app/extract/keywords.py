"""Keywords of an entry: what a reader would look for, ranked.

Terms of the field come first; other words must be nouns that name a subject (a crop, a disease, a work, a trade, an art), be printed in
the title or twice, and be whole: no piece of a longer word and no scaffolding of officialdom. How often and where an entry prints
a word, how rare jieba's table has it and how few entries of the bulletin share it decide the order. Names of persons, numbers,
dates, divisions, posts and firms are none.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from calendar_app.extract.activities import tells_activity
from calendar_app.extract.lookup import Memo, with_bits
from calendar_app.extract.names.lexicon import divisions, short_place, suffixes, words_of
from calendar_app.extract.segment import GAP, WordTable, has_word, idf, known, simplify
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.extract.subjects import (
    field_terms,
    form,
    is_figure,
    is_firm,
    is_hollow,
    is_stop,
    is_subject,
    may_be_keyword,
    rarity,
    term_pattern,
    trades,
)
from calendar_app.model.extraction import AnnotatedEntry

MAX_KEYWORDS = 6
_CHARACTERS = 22  # of text that a keyword beyond the second must have behind it
_MOST_WORDS = 50_000  # that are kept
_LONGEST_NAME = 12  # characters of a person's name
_LONGEST = 10  # characters of a compound
_FLOOR = 0.38  # share of the best score that the last keyword must have
_TITLE, _LEAD, _BODY = 3.0, 1.5, 1.0  # weight of a mention
_SINGLE = ("n", "vn", "j", "nz", "nt", "an", "eng")
_PART = (*_SINGLE, "l", "b", "g", "ng", "nrt", "s")
_HEAD = ("n", "vn", "j", "nz", "nt", "ng")
_NO_SINGLE = frozenset({"ns", "nr", "nrt", "nrfg", "ng"})
_ATTRIBUTIVE = frozenset({"a", "b", "h", "ag"})
_GUESSED = 0.4  # weight of a word that no dictionary has
_NOUN, _FIGURE = 1, 2  # what a word of the cut is: one that may stand in a row of nouns, a number
_RARE = 8.5  # jieba's weight of a word that tells something though no list has it


@dataclass(frozen=True)
class Keywords:
    """What a bulletin teaches about its words: in how many entries each stands, and which are names or its own place.

    ``terms`` holds the candidates of each entry by its number, so that they are counted once.
    """

    entries: int
    shared: dict[str, int] = field(default_factory=dict)
    terms: dict[int, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def learn(cls, found: Sequence[AnnotatedEntry], *, place: str | None) -> Keywords:
        """Count over all entries of a bulletin, people already read."""
        names = _Names(frozenset(simplify(person.name) for each in found for person in each.people))
        place = simplify(place) if place else None
        own = frozenset(filter(None, (place, short_place(place) if place else None)))
        bodies = {simplify(org.name) for each in found for org in each.orgs}
        taken = {name[:size] for name in bodies if is_firm(name) for size in range(2, min(5, len(name)))}
        taken |= {short_place(simplify(where.name)) for each in found for where in each.places}
        taken = {word for word in taken if not (word in field_terms() or (is_subject(word) and known(word)))}
        counted = {each.entry.n: _terms(each, names, own) for each in found}
        brands = tuple(sorted(taken))
        terms = {
            n: {word: count for word, count in each.items() if not word.startswith(brands)}
            for n, each in counted.items()
        }
        shared = Counter(word for counts in terms.values() for word in counts)
        return cls(len(found), dict(shared), terms)


def ranked(annotated: AnnotatedEntry, keywords: Keywords) -> list[tuple[str, float]]:
    """Keywords of an entry as printed with their weights, 1 for the best; at most ``MAX_KEYWORDS``, none inside another.

    Args:
        annotated: one of the entries that *keywords* was learnt from.
        keywords: of its bulletin.
    """
    scores: dict[str, float] = {}
    for word, weight in keywords.terms[annotated.entry.n].items():
        spread = math.log((keywords.entries + 1) / keywords.shared.get(word, 1)) if keywords.entries > 3 else 3.0
        scores[word] = math.sqrt(weight) * rarity(word) * math.sqrt(max(0.3, spread)) * form(word)
    printed = f"{annotated.entry.title}\n{annotated.entry.body}"
    text = f"{simplify(annotated.entry.title)}\n{simplify(annotated.entry.body)}"
    limit = min(MAX_KEYWORDS, 2 + len(text) // _CHARACTERS)
    chosen: dict[str, float] = {}
    for word in sorted(scores, key=lambda each: (-scores[each], each)):
        if len(chosen) < limit and not any(_overlap(word, other) for other in chosen):
            chosen[word] = scores[word]
    best = max(chosen.values(), default=1.0)
    out = []
    for word, score in chosen.items():
        at = text.find(word)
        unit = text[at - 1 : at].isdecimal() and not has_word(word)  # 级新生 of 2020级新生
        if score >= _FLOOR * best and at >= 0 and not unit:
            out.append((printed[at : at + len(word)], round(score / best, 3)))
    return out


def _terms(annotated: AnnotatedEntry, names: _Names, own: frozenset[str]) -> dict[str, float]:
    """Candidate keywords of an entry and the weight of their mentions."""
    entry = annotated.entry
    body = list(simplify(entry.body))
    spans = [span for person in annotated.people for span in person.spans]
    spans += [post.span for person in annotated.people for post in person.posts if post.span]
    for start, end in [*spans, *(each.span for each in annotated.dates if each.span)]:
        body[start:end] = "\n" * (end - start)
    title = simplify(entry.title)
    title = _without(title, _longest_first(names.within(title, 2)))
    text = "".join(body)
    named = _longest_first({simplify(each.name) for each in (*annotated.places, *annotated.orgs)})
    head = len(text) - len(text.lstrip("\n，,、 "))
    lead = SENTENCE_END.search(text, head)
    cut = lead.end() if lead else len(text)
    singles: dict[str, float] = defaultdict(float)
    compounds: dict[str, float] = defaultdict(float)
    parts = (title, text[:cut], text[cut:])
    # places and bodies have lists of their own: only terms of the field are taken out of their names
    for part, words, weight in zip(parts, _words(parts, named), (_TITLE, _LEAD, _BODY), strict=True):
        _collect(part, words, weight, singles, compounds)
    kept = {word: count for word, count in singles.items() if count >= _FIRM[word]}
    kept |= {word: count for word, count in compounds.items() if count >= _FIRM_JOINED[word]}
    kept = {word: count for word, count in kept.items() if _wanted(word, names, own)}
    for chosen in (_fair, _named, _headed) if title else (_fair, _named, _slight):
        if kept:
            break
        kept = {word: count for word, count in singles.items() if chosen(word, count, joined=False)}
        kept |= {word: count for word, count in compounds.items() if chosen(word, count, joined=True)}
        kept = {word: count for word, count in kept.items() if _wanted(word, names, own)}
    return kept


def _firm(word: str, *, joined: bool) -> float:
    """The least weight of a word that is taken wherever it stands: terms of the field have none.

    Subjects must be printed in the title, the lead or twice; longer words in the title or twice.
    """
    if word in field_terms():
        return 0.0
    if is_subject(word):
        return _LEAD
    firm = len(word) > 2 and (joined or known(word)) and not is_hollow(word)
    return math.nextafter(_LEAD, math.inf) if firm else math.inf


_FIRM: Memo[str, float] = Memo(lambda word: _firm(word, joined=False), _MOST_WORDS)
_FIRM_JOINED: Memo[str, float] = Memo(lambda word: _firm(word, joined=True), _MOST_WORDS)


def _fair(word: str, count: float, *, joined: bool) -> bool:
    """For short entries without any of those: longer words of the lead."""
    return len(word) > 2 and count >= _LEAD and (joined or known(word)) and not is_hollow(word)


def _named(word: str, _: float, *, joined: bool) -> bool:
    """Where even those fail: a subject named once."""
    return not joined and is_subject(word)


def _headed(word: str, count: float, *, joined: bool) -> bool:
    """For an entry of which only the title tells: its rare words, its new ones where the body repeats them."""
    told = count >= _TITLE and idf(word) > _RARE if known(word) else joined and count >= _GUESSED * _TITLE
    return told and not is_hollow(word)


def _slight(word: str, count: float, *, joined: bool) -> bool:
    """For a line without a title, rare words of it."""
    return not joined and count >= _LEAD and known(word) and idf(word) > _RARE and not is_hollow(word)


def _longest_first(names: Iterable[str]) -> Sequence[str]:
    return sorted(names, key=lambda each: (-len(each), each))


def _without(text: str, names: Sequence[str]) -> str:
    """*text* with line breaks for every one of *names* in it, in their order."""
    for name in names:
        text = text.replace(name, "\n" * len(name))
    return text


class _Names:
    """Names of persons, looked for in short texts at a cost of the text's length, however many they are."""

    __slots__ = ("_heads", "all")

    def __init__(self, names: frozenset[str]) -> None:
        self.all = names
        self._heads: dict[str, list[str]] = {}
        for name in names:
            if 2 <= len(name) <= _LONGEST_NAME:
                self._heads.setdefault(name[:2], []).append(name)

    def within(self, text: str, shortest: int) -> frozenset[str]:
        """Those of *shortest* characters and more that *text* holds."""
        heads = self._heads
        return frozenset(
            name
            for i in range(len(text) - 1)
            for name in heads.get(text[i : i + 2], ())
            if len(name) >= shortest and text.startswith(name, i)
        )


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word with its part of speech is to a row of nouns; the same object wherever the word stands."""

    word: str
    tag: str
    kind: int  # _NOUN where it may stand in one, and _FIGURE
    share: float  # its weight as a keyword by itself, 0 where it may be none
    heads: bool  # a row may end with it
    opens: bool  # a row may begin with it


def _word(word: str, tag: str) -> _Word:
    stop = is_stop(word)
    return _Word(
        word,
        tag,
        (_NOUN if _may_be_noun(word, tag) else 0) + (_FIGURE if is_figure(word) else 0),
        _share(word, tag),
        heads=not stop and tag.startswith(_HEAD),
        opens=not (stop or tag in ("ns", "vn") or word in divisions() or suffixes().get(word[-1]) == "admin"),
    )


_WORDS = WordTable(_word, _MOST_WORDS)
_MADE: Memo[str, _Word] = Memo(lambda word: _word(word, "n"), _MOST_WORDS)  # put together from pieces


def _may_be_noun(word: str, tag: str) -> bool:
    """Whether a word with its part of speech may stand in a row of nouns."""
    attributive = len(word) == 1 and tag in _ATTRIBUTIVE
    return (tag.startswith(_PART) or attributive) and not word.isspace() and word not in words_of("predicate")


def _share(word: str, tag: str) -> float:
    """Weight of a word that may be a keyword by itself, 0 where it may not: a noun, of two characters only where the dictionary has it.

    One that was put together or guessed weighs less: it must stand in the title and elsewhere.
    """
    if len(word) < 2 or not tag.startswith(_SINGLE) or tag in _NO_SINGLE or (len(word) < 3 and not has_word(word)):
        return 0.0
    return 1.0 if known(word) or is_subject(word) else _GUESSED


def _words(texts: Iterable[str], named: Sequence[str]) -> list[list[_Word]]:
    """The words of each text, line breaks for every one of *named*."""
    words = _WORDS.read(_without(GAP.join([text.replace(GAP, " ") for text in texts]), named))
    edges = [-1, *(i for i, each in enumerate(words) if each.word == GAP), len(words)]
    return [words[before + 1 : end] for before, end in pairwise(edges)]


def _collect(
    text: str, cut: Sequence[_Word], weight: float, singles: dict[str, float], compounds: dict[str, float]
) -> None:
    """Count terms of the field in *text*; of its words without names, nouns and rows of up to four nouns."""
    edges: set[int] = set()
    for match in term_pattern().finditer(text):
        term = match.group()
        if len(term) == 2:
            edges = edges or {0, *accumulate([len(each.word) for each in cut])}
            if edges.isdisjoint(match.span()):
                continue
        compounds[term] += weight
    kinds = bytes([each.kind for each in cut])
    nouns = kinds.translate(with_bits(_NOUN)) + b"\0"
    start = nouns.find(1)
    while start >= 0:
        stop = nouns.find(0, start)
        # right behind a number stands its unit, not the subject: 24小时书房, 2020级新生
        counted = start > 0 and kinds[start - 1] & _FIGURE != 0
        if stop - start > 1:
            _collect_run(_whole(cut[start + 1 if counted else start : stop]), weight, singles, compounds)
        elif (share := cut[start].share) and not (counted and not has_word(cut[start].word)):
            (singles if share == 1.0 else compounds)[cut[start].word] += share * weight
        start = nouns.find(1, stop)


def _whole(run: Sequence[_Word]) -> Sequence[_Word]:
    """Words of a row of nouns with the single characters beside them put back: 新 + 工科, 菜 + 博会, 床位 + 数."""
    if 1 not in [len(each.word) for each in run]:
        return run
    out: list[_Word] = []
    before = ""
    for each in run:
        word = each.word
        if len(word) > 1:
            # 强 + 排行榜: what an everyday word is the head of, is one
            out.append(_MADE[before + word] if before and not is_stop(word) else each)
            before = ""
        elif before or each.tag in _ATTRIBUTIVE or not out:
            before += word
        else:
            out[-1] = _MADE[out[-1].word + word]
    return out


def _collect_run(run: Sequence[_Word], weight: float, singles: dict[str, float], compounds: dict[str, float]) -> None:
    """Count the words of a row of nouns and the rows that end where its last telling word does: a head stands last."""
    for i, each in enumerate(run):
        share = each.share
        if share and not (i and each.word in trades()):  # 某某药业 is a firm
            (singles if share == 1.0 else compounds)[each.word] += share * weight
    last = len(run) - 1
    while last > 0 and not run[last].heads:
        last -= 1
    # what was done is told before it, if at all: the row begins behind it
    if last < 1 or tells_activity(run[last].word):
        return
    joined = run[last].word
    for each in reversed(run[:last]):
        joined = each.word + joined
        if len(joined) > _LONGEST or tells_activity(each.word):
            break
        if each.opens:
            compounds[joined] += weight


def _wanted(word: str, names: _Names, own: frozenset[str]) -> bool:
    if word in field_terms():
        return True
    if not may_be_keyword(word) or word in names.all or any(name in word for name in own):
        return False
    return len(word) < 3 or not names.within(word, 3)


def _overlap(one: str, other: str) -> bool:
    """Whether two words say the same: they share a half or more of the shorter one's characters in a row."""
    size = max(2, (min(len(one), len(other)) + 1) // 2)
    return any(one[i : i + size] in other for i in range(len(one) - size + 1))

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

from calendar_app.bulletin.script import simplify
from calendar_app.extract.lookup import Memo
from calendar_app.extract.names.lexicon import short_place
from calendar_app.extract.noun_rows import GUESSED, MOST_WORDS, collect, without, words_of_parts
from calendar_app.extract.segment import has_word, idf, known
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.extract.subjects import (
    field_terms,
    form,
    is_firm,
    is_hollow,
    is_subject,
    may_be_keyword,
    rarity,
)
from calendar_app.model.extraction import AnnotatedEntry

MAX_KEYWORDS = 6
_CHARACTERS = 22  # of text that a keyword beyond the second must have behind it
_LONGEST_NAME = 12  # characters of a person's name
_FLOOR = 0.38  # share of the best score that the last keyword must have
_TITLE, _LEAD, _BODY = 3.0, 1.5, 1.0  # weight of a mention
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
    title = without(title, _longest_first(names.within(title, 2)))
    text = "".join(body)
    named = _longest_first({simplify(each.name) for each in (*annotated.places, *annotated.orgs)})
    head = len(text) - len(text.lstrip("\n，,、 "))
    lead = SENTENCE_END.search(text, head)
    cut = lead.end() if lead else len(text)
    singles: dict[str, float] = defaultdict(float)
    compounds: dict[str, float] = defaultdict(float)
    parts = (title, text[:cut], text[cut:])
    # places and bodies have lists of their own: only terms of the field are taken out of their names
    for part, read, weight in zip(parts, words_of_parts(parts, named), (_TITLE, _LEAD, _BODY), strict=True):
        collect(part, *read, weight, singles, compounds)
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


_FIRM: Memo[str, float] = Memo(lambda word: _firm(word, joined=False), MOST_WORDS)
_FIRM_JOINED: Memo[str, float] = Memo(lambda word: _firm(word, joined=True), MOST_WORDS)


def _fair(word: str, count: float, *, joined: bool) -> bool:
    """For short entries without any of those: longer words of the lead."""
    return len(word) > 2 and count >= _LEAD and (joined or known(word)) and not is_hollow(word)


def _named(word: str, _: float, *, joined: bool) -> bool:
    """Where even those fail: a subject named once."""
    return not joined and is_subject(word)


def _headed(word: str, count: float, *, joined: bool) -> bool:
    """For an entry of which only the title tells: its rare words, its new ones where the body repeats them."""
    told = count >= _TITLE and idf(word) > _RARE if known(word) else joined and count >= GUESSED * _TITLE
    return told and not is_hollow(word)


def _slight(word: str, count: float, *, joined: bool) -> bool:
    """For a line without a title, rare words of it."""
    return not joined and count >= _LEAD and known(word) and idf(word) > _RARE and not is_hollow(word)


def _longest_first(names: Iterable[str]) -> Sequence[str]:
    return sorted(names, key=lambda each: (-len(each), each))


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

"""Topics of an entry: its sections, the kind of activity, and the keywords that a reader would look for.

Keywords are ranked by how often and where the entry prints them, how rare jieba's table has them, and how few entries of the
bulletin share them. Names of persons, numbers, dates, divisions, posts and the everyday words of officialdom are none.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from calendar_app.extract.names.lexicon import divisions, rows, short_divisions, short_place, suffixes, words_of
from calendar_app.extract.segment import idf, known, simplify, tagged
from calendar_app.model.extraction import AnnotatedEntry, Tag

MAX_KEYWORDS = 6
MAX_ACTIVITIES = 2
_CHARACTERS = 22  # of text that a keyword beyond the second must have behind it
_LONGEST_NAME = 12  # characters of a person's name
_LONGEST = 10  # characters of a compound
_FLOOR = 0.38  # share of the best score that the last keyword must have
_TITLE, _LEAD, _BODY = 3.0, 1.5, 1.0  # weight of a mention
_SINGLE = ("n", "vn", "j", "nz", "nt", "an", "eng")
_PART = (*_SINGLE, "l", "b", "g", "ng", "nrt", "s")
_HEAD = ("n", "vn", "j", "nz", "nt", "ng")
_NO_SINGLE = frozenset({"ns", "nr", "nrt", "nrfg", "ng"})
_MARKED = re.compile(r"《[^《》\n]{1,120}》")
_SENTENCE = re.compile(r"[。！？\n]")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两几多余第]+.?|.*[0-9０-９].*|[a-zA-Z]{1,2}")
_UNIT = re.compile(r"[第个各次名家届项余多本该全某每]|[来赴驻抵返在].$")


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
        names = frozenset(simplify(person.name) for each in found for person in each.people)
        place = simplify(place) if place else None
        own = frozenset(filter(None, (place, short_place(place) if place else None)))
        terms = {each.entry.n: _terms(each, names, own) for each in found}
        shared = Counter(word for counts in terms.values() for word in counts)
        return cls(len(found), dict(shared), terms)


def tags(annotated: AnnotatedEntry, keywords: Keywords) -> tuple[Tag, ...]:
    """Tags of an entry: section path, activities, then keywords from the best down; no name twice."""
    out: dict[str, Tag] = {}
    for name in annotated.entry.section:
        out.setdefault(name, Tag(name, "section"))
    for name in activities(annotated.entry.title, annotated.entry.body):
        out.setdefault(name, Tag(name, "activity"))
    for name, weight in ranked(annotated, keywords):
        out.setdefault(name, Tag(name, "keyword", weight))
    return tuple(out.values())


def activities(title: str, body: str) -> tuple[str, ...]:
    """Kinds of activity, two at most, in the order in which they are told: by the title, else by the first sentence.

    >>> activities("甲市防汛工作会议召开", ""), activities("", "3月5日，甲縣舉行春季招聘會。")
    (('会议',), ('招聘',))
    """
    for text in (title, _SENTENCE.split(body, maxsplit=1)[0]):
        found = list(dict.fromkeys(_told(_MARKED.sub("", simplify(text)))))
        if found:
            # the last word of a title tells what it is, the words before it what it is about
            return tuple(found[-MAX_ACTIVITIES:])
    return ()


def _told(text: str) -> Iterator[str]:
    """Activities that the words of *text* tell, in order; 开通 in 公开通报 is no word."""
    matches = list(_trigger_pattern().finditer(text))
    if not matches:
        return
    edges = {0, *accumulate(len(word) for word, _ in tagged(text))}
    for match in matches:
        name = _triggers()[match.group()]
        if name != "-" and (match.start() in edges or match.end() in edges):
            yield name


def ranked(annotated: AnnotatedEntry, keywords: Keywords) -> list[tuple[str, float]]:
    """Keywords of an entry as printed with their weights, 1 for the best; at most ``MAX_KEYWORDS``, none inside another.

    Args:
        annotated: one of the entries that *keywords* was learnt from.
        keywords: of its bulletin.
    """
    scores: dict[str, float] = {}
    for word, weight in keywords.terms[annotated.entry.n].items():
        spread = math.log((keywords.entries + 1) / keywords.shared.get(word, 1)) if keywords.entries > 3 else 3.0
        scores[word] = math.sqrt(weight) * _rarity(word) * math.sqrt(max(0.3, spread)) * _form(word)
    printed = f"{annotated.entry.title}\n{annotated.entry.body}"
    text = simplify(printed)
    limit = min(MAX_KEYWORDS, 2 + len(text) // _CHARACTERS)
    chosen: dict[str, float] = {}
    for word in sorted(scores, key=lambda each: (-scores[each], each)):
        if len(chosen) < limit and not any(_overlap(word, other) for other in chosen):
            chosen[word] = scores[word]
    best = max(chosen.values(), default=1.0)
    out = []
    for word, score in chosen.items():
        at = text.find(word)
        if score >= _FLOOR * best and at >= 0:
            out.append((printed[at : at + len(word)], round(score / best, 3)))
    return out


def _terms(annotated: AnnotatedEntry, names: frozenset[str], own: frozenset[str]) -> dict[str, float]:
    """Candidate keywords of an entry and the weight of their mentions."""
    entry = annotated.entry
    body = list(simplify(entry.body))
    spans = [span for person in annotated.people for span in person.spans]
    spans += [post.span for person in annotated.people for post in person.posts if post.span]
    for start, end in [*spans, *(each.span for each in annotated.dates if each.span)]:
        body[start:end] = "\n" * (end - start)
    title = simplify(entry.title)
    title = _without(title, _named_in(title, names, 2))
    text = "".join(body)
    named = frozenset(simplify(each.name) for each in (*annotated.places, *annotated.orgs))
    head = len(text) - len(text.lstrip("\n，,、 "))
    lead = _SENTENCE.search(text, head)
    cut = lead.end() if lead else len(text)
    singles: dict[str, float] = defaultdict(float)
    compounds: dict[str, float] = defaultdict(float)
    for part, weight in ((title, _TITLE), (text[:cut], _LEAD), (text[cut:], _BODY)):
        # places and bodies have lists of their own: only terms of the field are taken out of their names
        _collect(part, _without(part, named), weight, singles, compounds)
    # a guessed word or a compound must be said twice, or stand in the title, or be a term of the field
    kept = {word: count for word, count in singles.items() if known(word) or count > _LEAD}
    kept |= {word: count for word, count in compounds.items() if count > _LEAD or word in _lexicon()}
    return {word: count for word, count in kept.items() if _wanted(word, names, own)}


def _without(text: str, names: frozenset[str]) -> str:
    """*text* with line breaks for every one of *names* in it, the longest first."""
    for name in sorted(names, key=lambda each: (-len(each), each)):
        text = text.replace(name, "\n" * len(name))
    return text


def _named_in(text: str, names: frozenset[str], shortest: int) -> frozenset[str]:
    """Which of *names* the short *text* holds, from a length on; the cost is the text's, however many names there are."""
    ends = range(shortest, _LONGEST_NAME + 1)
    return frozenset(text[i : i + size] for i in range(len(text)) for size in ends) & names


def _collect(text: str, plain: str, weight: float, singles: dict[str, float], compounds: dict[str, float]) -> None:
    """Count terms of the field in *text*, nouns and rows of up to four nouns in *plain*, which is *text* without names."""
    cut = tagged(plain)
    edges = {0, *accumulate(len(word) for word, _ in cut)}
    for match in _lexicon_pattern().finditer(text):
        if len(match.group()) > 2 or not edges.isdisjoint(match.span()):
            compounds[match.group()] += weight
    run: list[tuple[str, str]] = []
    verbs = words_of("predicate")
    for word, tag in [*cut, ("\n", "x")]:
        if tag.startswith(_PART) and not word.isspace() and word not in verbs:
            run.append((word, tag))
            continue
        _collect_run(run, weight, singles, compounds)
        run = []


def _collect_run(
    run: Sequence[tuple[str, str]], weight: float, singles: dict[str, float], compounds: dict[str, float]
) -> None:
    for i, (word, tag) in enumerate(run):
        if len(word) < 2:
            continue
        if tag.startswith(_SINGLE) and tag not in _NO_SINGLE:
            singles[word] += weight
        if _is_stop(word) or tag == "ns" or word in divisions() or suffixes().get(word[-1]) == "admin":
            continue
        joined = word
        for other, other_tag in run[i + 1 : i + 4]:
            joined += other
            if len(joined) > _LONGEST:
                break
            if len(other) > 1 and other_tag.startswith(_HEAD) and not _is_stop(other):
                compounds[joined] += weight


def _wanted(word: str, names: frozenset[str], own: frozenset[str]) -> bool:
    if word in _lexicon():
        return True
    if not _may_be_keyword(word) or word in names or any(name in word for name in own):
        return False
    return len(word) < 3 or not _named_in(word, names, 3)


@lru_cache(maxsize=1 << 16)
def _may_be_keyword(word: str) -> bool:
    """Whether a word is no number, everyday word, division, post or body."""
    if len(word) < 2 or _is_stop(word) or _NUMBER.fullmatch(word) or _UNIT.match(word):
        return False
    if word in divisions() or word in short_divisions() or word.endswith(_post_endings()):
        return False
    sizes = range(1, min(5, len(word)) + 1)
    return not any(
        suffixes().get(word[-size:]) in ("organ", "admin", "team", "firm", "press", "society") for size in sizes
    )


def _rarity(word: str) -> float:
    if word in _lexicon():
        return 11.0
    if known(word):
        return min(idf(word), 11.0)
    return 8.0 if len(word) > 3 else 6.0


def _form(word: str) -> float:
    """Terms of the field first, then compounds; two characters last."""
    if word in _lexicon():
        return 1.6
    return 1.0 if len(word) == 2 else 1.15 if len(word) == 3 else 1.3


def _overlap(one: str, other: str) -> bool:
    """Whether two words say the same: they share a half or more of the shorter one's characters in a row."""
    size = max(2, (min(len(one), len(other)) + 1) // 2)
    return any(one[i : i + size] in other for i in range(len(one) - size + 1))


def _is_stop(word: str) -> bool:
    return word in _stop()


@cache
def _post_endings() -> tuple[str, ...]:
    return tuple(words_of("post"))


@cache
def _stop() -> frozenset[str]:
    return frozenset(row[0] for row in rows("topics_stop.tsv"))


@cache
def _lexicon() -> frozenset[str]:
    return frozenset(row[0] for row in rows("topics_terms.tsv"))


@cache
def _lexicon_pattern() -> re.Pattern[str]:
    return _alternatives(_lexicon(), "(?![局厅部委院处站所馆场])")


@cache
def _triggers() -> dict[str, str]:
    return {trigger: name for name, trigger in rows("topics_activities.tsv")}


@cache
def _trigger_pattern() -> re.Pattern[str]:
    return _alternatives(_triggers())


def _alternatives(words: Iterable[str], behind: str = "") -> re.Pattern[str]:
    """One pattern for any of *words*, the longest first, with what must stand behind it."""
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))}){behind}")

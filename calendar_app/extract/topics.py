"""Topics of an entry: its sections, the kind of activity, and the keywords that a reader would look for.

Keywords are ranked by how often and where the entry prints them, how rare jieba's table has them, and how few entries of the
bulletin share them. Names of persons, numbers, dates, divisions and the everyday words of officialdom are none.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from calendar_app.extract.names.lexicon import divisions, rows, short_divisions, short_place
from calendar_app.extract.segment import idf, known, tagged
from calendar_app.model.extraction import AnnotatedEntry, Tag

MAX_KEYWORDS = 6
MAX_ACTIVITIES = 2
_LONGEST = 10  # characters of a compound
_TITLE, _LEAD, _BODY = 3.0, 1.5, 1.0  # weight of a mention
_NOUNS = ("n", "vn", "j", "nz", "l", "an", "nt", "ns", "b", "i", "g", "ng", "v", "a", "zg", "eng", "nrt", "nr", "s")
_HEADS = ("n", "vn", "j", "nz", "l", "an", "nt", "i", "ng", "nrt", "nr", "ns", "v", "zg")
_MARKED = re.compile(r"《[^《》\n]{1,120}》")
_SENTENCE = re.compile(r"[。！？\n]")
_BAD = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿]+|.*[0-9０-９].*|[a-zA-Z]{1,2}")


@dataclass(frozen=True)
class Keywords:
    """What a bulletin teaches about its words: in how many entries each stands, and which are names or its own place."""

    entries: int
    shared: dict[str, int] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, found: Sequence[AnnotatedEntry], *, place: str | None) -> Keywords:
        """Count over all entries of a bulletin, people already read."""
        names = frozenset(person.name for each in found for person in each.people)
        own = frozenset(filter(None, (place, short_place(place) if place else None)))
        shared: Counter[str] = Counter()
        for each in found:
            shared.update(_terms(each, names, own).keys())
        return cls(len(found), dict(shared), names, own)


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

    >>> activities("甲市防汛工作会议召开", ""), activities("", "3月5日，甲县举行春季招聘会。")
    (('会议',), ('招聘',))
    """
    for text in (_MARKED.sub("", title), _MARKED.sub("", _SENTENCE.split(body, maxsplit=1)[0])):
        found = list(dict.fromkeys(_triggers()[match.group()] for match in _trigger_pattern().finditer(text)))
        if found:
            # the last word of a title tells what it is, the words before it what it is about
            return tuple(found[-MAX_ACTIVITIES:])
    return ()


def ranked(annotated: AnnotatedEntry, keywords: Keywords) -> list[tuple[str, float]]:
    """Keywords of an entry with their weights, 1 for the best; at most ``MAX_KEYWORDS``, none inside another."""
    counts = _terms(annotated, keywords.names, keywords.own)
    scores: dict[str, float] = {}
    for word, weight in counts.items():
        spread = math.log((keywords.entries + 1) / keywords.shared.get(word, 1)) if keywords.entries > 3 else 3.0
        scores[word] = math.sqrt(weight) * _rarity(word) * max(0.3, spread) ** 0.5 * _form(word)
    chosen: list[tuple[str, float]] = []
    for word in sorted(scores, key=lambda each: (-scores[each], each)):
        if any(word in other or other in word or _overlap(word, other) for other, _ in chosen):
            continue
        chosen.append((word, scores[word]))
        if len(chosen) == MAX_KEYWORDS:
            break
    best = chosen[0][1] if chosen else 1.0
    return [(word, round(score / best, 3)) for word, score in chosen if score >= 0.35 * best]


def _terms(annotated: AnnotatedEntry, names: frozenset[str], own: frozenset[str]) -> dict[str, float]:
    """Candidate keywords of an entry and the weight of their mentions."""
    entry = annotated.entry
    body = list(entry.body)
    for start, end in [span for person in annotated.people for span in person.spans] + [
        each.span for each in annotated.dates if each.span
    ]:
        body[start:end] = "\n" * (end - start)
    title = entry.title
    for name in names:
        title = title.replace(name, "\n" * len(name))
    text = "".join(body)
    lead = _SENTENCE.search(text.lstrip("\n，、 "))
    cut = lead.end() if lead else len(text)
    singles: dict[str, float] = defaultdict(float)
    compounds: dict[str, float] = defaultdict(float)
    for part, weight in ((title, _TITLE), (text[:cut], _LEAD), (text[cut:], _BODY)):
        _collect(part, weight, singles, compounds)
    out: dict[str, float] = {}
    for word, count in singles.items():
        if _wanted(word, names, own):
            out[word] = count
    for word, count in compounds.items():
        # a compound must be said twice, or stand in the title, or be a term of the field
        if (count > _LEAD or word in _lexicon()) and _wanted(word, names, own):
            out[word] = count
    return out


def _collect(text: str, weight: float, singles: dict[str, float], compounds: dict[str, float]) -> None:
    """Count words and compounds of *text*: terms of the field, nouns, and rows of up to four nouns."""
    for match in _lexicon_pattern().finditer(text):
        compounds[match.group()] += weight
    run: list[tuple[str, str]] = []
    for word, tag in [*tagged(text), ("\n", "x")]:
        nominal = tag.startswith(_NOUNS) and len(word) + sum(len(each) for each, _ in run) <= 40 and not word.isspace()
        if nominal and word not in _breakers():
            run.append((word, tag))
            continue
        _collect_run(run, weight, singles, compounds)
        run = []


def _collect_run(
    run: Sequence[tuple[str, str]], weight: float, singles: dict[str, float], compounds: dict[str, float]
) -> None:
    for i, (word, tag) in enumerate(run):
        if len(word) > 1 and tag.startswith(("n", "vn", "j", "l", "i", "an", "eng")) and tag not in ("ns", "nr", "nrt"):
            singles[word] += weight
        joined = word
        for other, other_tag in run[i + 1 : i + 4]:
            joined += other
            if len(joined) > _LONGEST:
                break
            if (
                other_tag.startswith(_HEADS)
                and not _is_stop(other)
                and not _is_stop(word)
                and len(joined) > 2
                and len(other) > 1
                and len(word) > 1
                and word not in short_divisions()
                and word not in divisions()
            ):
                compounds[joined] += weight


def _wanted(word: str, names: frozenset[str], own: frozenset[str]) -> bool:
    if len(word) < 2 or word in names or word in own or _is_stop(word) or _BAD.fullmatch(word):
        return False
    if word in divisions() or word in short_divisions() or word.endswith(("市", "县", "省", "镇", "区委", "县委")):
        return False
    return not any(name in word for name in own) and not any(name in word for name in names if len(name) > 2)


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
def _stop() -> frozenset[str]:
    return frozenset(row[0] for row in rows("topics_stop.tsv"))


@cache
def _breakers() -> frozenset[str]:
    return frozenset(
        (
            "召开",
            "举行",
            "举办",
            "开展",
            "参加",
            "出席",
            "主持",
            "考察",
            "调研",
            "来到",
            "走进",
            "深入",
            "到",
            "要",
            "为",
            "有",
            "是",
        )
    )


@cache
def _lexicon() -> frozenset[str]:
    return frozenset(row[0] for row in rows("topics_terms.tsv"))


@cache
def _lexicon_pattern() -> re.Pattern[str]:
    return _alternatives(_lexicon())


@cache
def _triggers() -> dict[str, str]:
    return {trigger: name for name, trigger in rows("topics_activities.tsv")}


@cache
def _trigger_pattern() -> re.Pattern[str]:
    return _alternatives(_triggers())


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))

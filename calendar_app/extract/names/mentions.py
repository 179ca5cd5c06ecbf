"""Places where something happened or that were visited, and bodies that took part: candidates judged by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calendar_app.extract.names.book import NameBook, listed_bodies
from calendar_app.extract.names.chunks import Candidate, Token, after, before, candidates, tokens
from calendar_app.extract.names.lexicon import BODIES, divisions, short_divisions, words_of
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import DateMention, NameMention, PersonMention

_PRIVATE = frozenset({"firm", "school", "hospital", "society", "research", "press", "team"})
_VISITED_BODY = frozenset({"firm", "school", "hospital", "organ", "society", "press"})
_BY = frozenset({"由", "经", "会同", "联合", "携手", "协同", "邀请", "委托", "依托"})
_WITH = frozenset({"与", "同", "和", "跟", "向", "與"})
_SPEAK = frozenset({"汇报", "发言", "作", "介绍", "交流", "代表", "表态", "讲"})
_CONVENE = frozenset(
    {
        "召开",
        "举行",
        "举办",
        "印发",
        "发布",
        "公布",
        "审议",
        "审议通过",
        "通过",
        "出台",
        "组织",
        "开展",
        "主办",
        "承办",
        "印",
        "批复",
        "召开会议",
    }
)
_TOLD = frozenset({"获悉", "消息", "通报", "介绍", "统计", "报道", "公告", "通知", "发布"})
_SKIPPED = frozenset({"了", "位于", "等", "该", "市内", "区内", "县内", "上", "的"})
_ARRIVAL = re.compile(r"(来|在|赴|抵|返|访|驻|回)(?P<mark>[\u4e00-\u9fff])(?!期间)")
_OPEN = re.compile(r"^$|[，。；：！？、“”\s（）()》>…—]$")


@dataclass(slots=True)
class _Found:
    name: str
    spans: list[Span]
    rule: str


def name_mentions(
    entry: Entry, people: Sequence[PersonMention], dates: Sequence[DateMention], book: NameBook
) -> tuple[tuple[NameMention, ...], tuple[NameMention, ...]]:
    """Places and organisations of an entry, each once, in order of first mention; names as written.

    A body that title and text print in two forms is listed in its fullest. Names that only the title prints have no span.

    Returns:
        Places, then organisations. ``rule`` says by which words the name was taken.
    """
    places: dict[str, _Found] = {}
    orgs: dict[str, _Found] = {}
    for text, in_title in ((entry.title, True), (entry.body, False)):
        if not text:
            continue
        walls = _walls(text, people, dates, in_title=in_title)
        for kind, name, start, end, rule in _judged(text, walls, book, in_title=in_title):
            target = places if kind == "place" else orgs
            found = target.setdefault(name, _Found(name, [], rule))
            if not in_title:
                found.spans.append(Span(start, end))
    body = entry.body
    return _mentions(_fullest(places, body, admin=True)), _mentions(_fullest(orgs, body, admin=False))


def _walls(
    text: str, people: Sequence[PersonMention], dates: Sequence[DateMention], *, in_title: bool
) -> list[tuple[int, int]]:
    if not in_title:
        spans = [span for person in people for span in person.spans]
        return [tuple(span) for span in [*spans, *(each.span for each in dates if each.span)]]
    return [match.span() for person in people for match in re.finditer(re.escape(person.name), text)]


def _judged(
    text: str, walls: Sequence[tuple[int, int]], book: NameBook, *, in_title: bool
) -> Iterable[tuple[str, str, int, int, str]]:
    """(kind, name, start, end, rule) of every name of *text* that the words beside it confirm."""
    toks = tokens(text, walls)
    found = candidates(text, toks, book.bodies)
    out: list[tuple[str, str, int, int, str]] = []
    for index, each in enumerate(found):
        if each.name in (book.place, book.short) and not _at_venue(toks, each):
            continue
        for kind, rule in _rules(text, toks, found, index, in_title=in_title):
            out.append((kind, each.name, each.start, each.end, rule))
    starts = {token.start for token in toks} | {len(text)}
    for match in _ARRIVAL.finditer(text):
        name = book.marks.get(match["mark"])
        if name and match.end() in starts and (match.start() in starts or match.start("mark") in starts):
            if match.group(1) in "在驻" and name != book.short and name not in ("北京", "上海", "天津", "重庆", "广州"):
                continue
            out.append(("place", name, match.start("mark"), match.end("mark"), "place-abbreviated"))
    out += [("org", name, start, end, "org-listed") for name, start, end in listed_bodies(text)]
    return sorted(out, key=lambda item: (item[2], item[3]))


def _at_venue(toks: Sequence[Token], each: Candidate) -> bool:
    return not each.tail and each.first > 0 and toks[each.first - 1].word in ("在", "来到", "抵达", "来")


def _rules(
    text: str, toks: Sequence[Token], found: Sequence[Candidate], index: int, *, in_title: bool
) -> Iterable[tuple[str, str]]:
    """What the candidate is and why; nothing where no rule takes it."""
    each = found[index]
    left = before(toks, found, index)
    while left >= 0 and toks[left].word in _SKIPPED and not toks[left].wall:
        left -= 1
    cue = toks[left].word if left >= 0 and not toks[left].wall else ""
    visit = cue in words_of("visit") and each.proper | (len(each.name) >= 8)
    venue = cue in words_of("venue") and each.proper
    follow = after(toks, found, index)
    tail_words = _words_after(toks, each.last + 1)
    closes = text[toks[follow].start : toks[follow].start + 6] if follow < len(toks) else ""
    body = each.kind in BODIES
    if not body and _etc(closes) and each.proper and not each.tail:
        yield "place", "place-etc"
        return
    if visit:
        if each.kind in _VISITED_BODY:
            if each.kind != "organ" or not each.tail:
                yield "org", "org-visited"
        elif each.kind == "team":
            yield "org", "org-team"
        elif not (each.kind == "admin" and each.tail):
            yield "place", "place-visited"
        return
    if venue and not (each.kind == "admin" and each.tail):
        if each.kind in ("school", "hospital", "firm", "society"):
            yield "org", "org-venue"
        if each.kind != "team":
            yield "place", "place-venue"
        return
    if not body:
        if in_title and each.start == 0 and each.kind == "admin" and _is_county(each.name):
            yield "place", "place-title"
        if each.kind == "admin" and not each.tail and _acts(toks, follow, _SPEAK) and _opens(text, toks, found, index):
            yield "org", "org-speaker"
        elif each.kind == "research" and _acts(toks, follow, None) and _opens(text, toks, found, index):
            yield "org", "org-subject"
        return
    yield from _body_rules(text, toks, found, index, cue, follow, tail_words)


def _body_rules(
    text: str,
    toks: Sequence[Token],
    found: Sequence[Candidate],
    index: int,
    cue: str,
    follow: int,
    tail_words: list[str],
) -> Iterable[tuple[str, str]]:
    each = found[index]
    if each.kind == "team" and each.proper:
        yield "org", "org-team"
        return
    if not each.proper:
        return
    post = bool(tail_words) and tail_words[0] in words_of("post")
    self_named = each.name[0] in "市县区省州旗"
    if post and each.kind in _PRIVATE and not self_named:
        yield "org", "org-post"
        return
    if post:
        return
    if each.tail and each.kind == "organ":
        return
    if cue in _BY:
        yield "org", "org-by"
    elif cue in _WITH and not each.tail:
        yield "org", "org-with"
    elif cue in ("从", "据") and _acts(toks, follow, _TOLD):
        yield "org", "org-source"
    elif _opens(text, toks, found, index) and not each.tail:
        if each.kind == "organ" and each.name in words_of("generic"):
            if _acts(toks, follow, _CONVENE):
                yield "org", "org-convener"
        elif _acts(toks, follow, None):
            yield "org", "org-subject"


def _etc(closes: str) -> bool:
    return any(closes.startswith(word) for word in words_of("etc"))


def _words_after(toks: Sequence[Token], start: int, count: int = 2) -> list[str]:
    out: list[str] = []
    for token in toks[start : start + count]:
        if token.wall:
            break
        out.append(token.word)
    return out


def _acts(toks: Sequence[Token], index: int, verbs: frozenset[str] | None) -> bool:
    """Whether a predicate follows, adverbs and 与…, 在… phrases between; with *verbs* one of those."""
    steps = 0
    while index < len(toks) and steps < 12:
        token = toks[index]
        if token.wall and verbs is None and steps:
            return False
        if token.word in "，。；：！？":
            return False
        if verbs is not None:
            if token.word in verbs:
                return True
        elif (
            token.word in words_of("predicate")
            or token.word in words_of("visit")
            or token.tag in ("v", "vn")
            and steps == 0
        ):
            return True
        elif (
            token.tag not in ("d", "p", "c", "ad", "b", "t", "f", "n", "ns", "nt", "nz", "j", "m", "q", "x", "u")
            and steps == 0
        ):
            return token.tag == "v"
        index += 1
        steps += 1
    return False


def _opens(text: str, toks: Sequence[Token], found: Sequence[Candidate], index: int) -> bool:
    """Whether the list of the candidate begins its clause."""
    left = before(toks, found, index)
    if left < 0 or toks[left].wall:
        return True
    return bool(_OPEN.search(toks[left].word))


def _is_county(name: str) -> bool:
    return name in divisions() or name in short_divisions()


def _fullest(found: dict[str, _Found], body: str, *, admin: bool) -> list[_Found]:
    """The names without those that are a shorter form of another: its ending (市妇联 of 甲市妇联) or, from the title, its letters."""
    out: dict[str, _Found] = {}
    for name, each in found.items():
        fuller = next(
            (
                other
                for other in found
                if other != name
                and len(other) > len(name)
                and (other.endswith(name) and not admin or (not each.spans and not admin and _shortens(name, other)))
            ),
            None,
        )
        if fuller is None:
            out[name] = each
    for name, each in found.items():
        if name not in out:
            fuller = next((other for other in out if other.endswith(name)), None)
            if fuller is not None:
                out[fuller].spans.extend(each.spans)
    for each in out.values():
        each.spans = sorted(set(each.spans))
    return sorted(out.values(), key=lambda each: (not each.spans, each.spans[:1]))


def _shortens(short: str, full: str) -> bool:
    """Whether the letters of *short* stand in *full* in their order, the first being its first."""
    if short[0] != full[0]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def _mentions(found: Sequence[_Found]) -> tuple[NameMention, ...]:
    return tuple(NameMention(each.name, tuple(each.spans), each.rule) for each in found)

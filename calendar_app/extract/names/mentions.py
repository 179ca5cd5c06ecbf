"""Places where something happened or that were visited, and bodies that took part: every name of an entry, once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from calendar_app.bulletin.lexicon import codes_of
from calendar_app.bulletin.script import simplify
from calendar_app.extract.names.book import NameBook, listed_bodies, listed_places
from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.chunks import Runs
from calendar_app.extract.names.goals import goals
from calendar_app.extract.names.lexicon import (
    abbreviations,
    ends_like_body,
    short_divisions,
    short_place,
    suffixes,
    words_of,
)
from calendar_app.extract.names.rules import Setting
from calendar_app.extract.names.tokens import Token, tokens
from calendar_app.extract.names.wordkinds import VISITS, is_parting
from calendar_app.extract.posts.folding import fold_marks
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import DateMention, NameMention, PersonMention
from calendar_app.model.quick import maker, of_tuple

_HOME = re.compile(
    r"(?![市省县区旗州])[\u4e00-\u9fff]{1,18}(?:[县区旗镇乡村](?!市)|社区|街道)(?=.{0,6}(?:委|政府|关工委|工会|妇联|人大|政协|局|协会)$)"
)
_ZEROS = re.compile("(?:00)+$")  # that a code has for the levels below its own
_PARTY = "中共"  # before the place whose committee it is
_ARRIVAL = re.compile(r"[来在赴抵返访驻回][\u4e00-\u9fff](?!期间)")
_NOUN_TAGS = frozenset({"n", "ns", "nr", "nt", "nz", "ng", "s", "zg", "j"})
_SHORT = 3  # characters of a name that may end like a body by chance
_BODY_ENDS = ("公司", "集团", "大学", "学院", "医院", "银行")
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆", "广州"})


_name = maker(NameMention)


class _Hit(NamedTuple):
    kind: str
    name: str
    start: int
    end: int
    rule: str


_hit = of_tuple(_Hit)


@dataclass(slots=True)
class _Found:
    name: str
    spans: list[Span]
    rule: str


def name_mentions(
    entry: Entry, people: Sequence[PersonMention], dates: Sequence[DateMention], book: NameBook
) -> tuple[tuple[NameMention, ...], tuple[NameMention, ...]]:
    """Places and organisations of an entry, each once, in order of first mention; names as written.

    A name that title and body print in two forms is listed in its fullest. One that only the title prints has no span.

    Returns:
        Places, then organisations. ``rule`` says by which words the name was taken.
    """
    found: dict[str, dict[str, _Found]] = {"place": {}, "org": {}}
    for hit in _hits(entry.title, _name_walls(entry.title, people), book, in_title=True):
        found[hit.kind].setdefault(hit.name, _Found(hit.name, [], hit.rule))
    spans = [*_apart(entry.body, people), *(each.span for each in dates if each.span)]
    for hit in _hits(entry.body, [(start, end) for start, end in spans], book, in_title=False):
        each = found[hit.kind].setdefault(hit.name, _Found(hit.name, [], hit.rule))
        each.spans.append(Span(hit.start, hit.end))
    return _mentions(_whole_places(found["place"], entry.body)), _mentions(_fullest(found["org"]))


def _apart(body: str, people: Sequence[PersonMention]) -> Iterator[Span]:
    """Where people are named in *body*, but for those after whom a place is called: 某人烈士陵园, 诸葛营村."""
    for person in people:
        for span in person.spans:
            place = len(person.name) > _SHORT and person.name[-1] in "村镇"
            place = place or (not person.titles and body.startswith(("区", "县"), span.end))  # 郑东新|区
            if not place and not body.startswith(_called_after(), span.end):
                yield span


@cache
def _called_after() -> tuple[str, ...]:
    return tuple(words_of("memorial"))


def _name_walls(text: str, people: Sequence[PersonMention]) -> list[tuple[int, int]]:
    """Where the names of the people stand in *text*."""
    out: list[tuple[int, int]] = []
    for name in filter(None, [person.name for person in people]):
        at = text.find(name)
        while at >= 0:
            out.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return out


def _hits(text: str, walls: Sequence[tuple[int, int]], book: NameBook, *, in_title: bool) -> list[_Hit]:
    """Every name of *text* that the words beside it confirm, in order."""
    if not text:
        return []
    printed, text = text, fold_marks(text)
    runs = Runs(text, tokens(text, walls), book.bodies_in(text))
    toks = runs.toks
    found = runs.candidates()
    setting = Setting(text, toks, found, runs.parts, in_title)
    out = [
        _hit((kind, printed[each.start : each.end], each.start, each.end, rule))
        for index, each in enumerate(found)
        if each.name not in (book.place, book.short) or _is_scene(toks, each)
        for kind, rule in setting.judge(index)
    ]
    out += [home for hit in out if hit.rule == "org-subject" and (home := _home(hit, book)) is not None]
    out += _arrivals(runs, book)
    if not in_title:
        out += [
            _Hit(kind, printed[start:end], start, end, f"{kind}-goal")
            for kind, start, end in goals(runs, found)
            if not any(hit.start < end and start < hit.end for hit in out)
        ]
    out += [_Hit("org", printed[start:end], start, end, "org-listed") for _, start, end in listed_bodies(text)]
    for _, start, end in listed_places(text):
        # 银厂、羊场等村: no works, whatever they end with
        out = [
            hit for hit in out if (hit.start, hit.end) != (start, end) or (hit.kind == "org" and end - start > _SHORT)
        ]
        if not any(hit.start < end and start < hit.end for hit in out):
            kind = "org" if end - start > _SHORT and ends_like_body(text[start:end]) else "place"  # 甲城一高
            out.append(_Hit(kind, printed[start:end], start, end, f"{kind}-listed"))
    return sorted(out, key=lambda hit: (hit.start, hit.end, hit.kind))


def _home(hit: _Hit, book: NameBook) -> _Hit | None:
    """The division below the bulletin's own whose body acts: 甲县 for 甲县纪委监委."""
    party = len(_PARTY) if hit.name.startswith(_PARTY) else 0
    match = _HOME.match(simplify(hit.name), party)
    if match is None or match.group() in (book.place, book.short) or suffixes().get(match.group()[-2:]) == "none":
        return None
    if not _lies_within(match.group(), book.place):
        return None
    end = hit.start + match.end()
    return _Hit("place", hit.name[party : match.end()], hit.start + party, end, "place-of-body")


def _lies_within(home: str, place: str | None) -> bool:
    """Whether a county may lie in the bulletin's own place, as far as the codes of both are known."""
    own = tuple([_ZEROS.sub("", code) for code in codes_of(place or "")])
    codes = codes_of(home)
    return not own or not codes or any(code.startswith(own) for code in codes)


def _is_scene(toks: Sequence[Token], each: Candidate) -> bool:
    """Whether the bulletin's own place is told as the scene (在甲州举行), not as whose matter it is."""
    return (
        not each.tail
        and each.first > 0
        and (toks[each.first - 1].word in ("在", "到", "至") or bool(toks[each.first - 1].kind & VISITS))
    )


def _arrivals(runs: Runs, book: NameBook) -> Iterator[_Hit]:
    """Places by one character: 来洛, 在京, 赴沪. The character must close a word of the text."""
    text = runs.text
    for match in _ARRIVAL.finditer(text):
        end = match.end()
        name = book.marks.get(text[end - 1])
        if name is None or (_word_at(runs, end - 2) is None and _word_at(runs, end - 1) is None):
            continue
        token = _word_at(runs, end)
        if end < len(text) and (token is None or (token.tag in _NOUN_TAGS and not is_parting(token.word))):
            continue  # 在砚湖: the character opens another name
        if text[end - 2] in "在驻" and name != book.short and name not in _MUNICIPALITIES:
            continue
        if text[end - 2] == "驻" and name == book.short:
            continue  # 驻洛 says whose office it is
        yield _Hit("place", name, end - 1, end, "place-abbreviated")


def _word_at(runs: Runs, place: int) -> Token | None:
    """The word that begins at *place* of the text."""
    k = bisect_left(runs.starts, place)
    return runs.toks[k] if k < len(runs.toks) and runs.starts[k] == place else None


def _whole_places(found: dict[str, _Found], body: str) -> list[_Found]:
    """The places; one that the title shortens (甲川) is called as the body has it (甲川县) where it does."""
    for name in list(found):
        each = found[name]
        if not each.spans and each.rule != "place-abbreviated":
            wholes = (*(name + tail for tail in ("县", "区", "市", "旗")), short_divisions().get(name, name))
            full = next((whole for whole in wholes if whole != name and whole in body), None)
            if full is not None and short_place(full) in (name, full):
                del found[name]
                start = body.index(full)
                found.setdefault(full, _Found(full, [Span(start, start + len(full))], each.rule))
    return _ordered(found.values())


def _fullest(found: dict[str, _Found]) -> list[_Found]:
    """The bodies without the shorter forms of others.

    Such are the end of another (市妇联, 甲市妇联), a firm's name in short, and from the title one's letters.
    """
    kept: dict[str, _Found] = {}
    ends: dict[str, _Found] = {}
    for name in sorted(found, key=len, reverse=True):
        each = found[name]
        full = ends.get(name)
        if full is not None:
            full.spans.extend(each.spans)
        elif each.spans or not any(_shortens(name, other) for other in kept):
            kept[name] = each
            for short in _short_forms(name):
                ends.setdefault(short, each)
    return _ordered(kept.values())


def _short_forms(name: str) -> Iterator[str]:
    """How a body may be called whose full name is *name*: by its end, a firm also by its head."""
    for i in range(1, len(name)):
        yield name[i:]
        if name.endswith(("公司", "集团")) and not name[:i].endswith(_BODY_ENDS):
            yield name[:i]


def _shortens(short: str, full: str) -> bool:
    """Whether the letters of *short* stand in *full* in their order, the first being its first or standing for a province."""
    if full.startswith(abbreviations().get(short[0], "-")) and full.endswith(short[1:]):
        return True
    rest = iter(full)
    return short[0] == full[0] and all(char in rest for char in short)


def _ordered(found: Iterable[_Found]) -> list[_Found]:
    return sorted(found, key=lambda each: (not each.spans, sorted(each.spans)[:1]))


def _mentions(found: Sequence[_Found]) -> tuple[NameMention, ...]:
    return tuple([_name(each.name, tuple(sorted(set(each.spans))), each.rule) for each in found])

"""Posts of a text in their normal form, the bare ones read after those before them: 墨池区委书记某某、区长某某.

What is printed stays; only body and jurisdiction, and so the key, are completed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from calendar_app.extract.posts.bodies import HEADS_OF_SCHOOLS
from calendar_app.extract.posts.folding import fold_marks, fold_place
from calendar_app.extract.posts.kinds import INSTITUTIONS, organ_kind
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.posts.normal import normalise, without_party
from calendar_app.extract.posts.places import LEVEL, LEVELS
from calendar_app.extract.posts.split import split_title
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.bulletin import span_of
from calendar_app.model.extraction import PostMention

Run = tuple[tuple[int, int], ...]
_NEAR = re.compile(  # names between two posts of a row
    r"[\u4e00-\u9fff·]{2,4}(?:（[^（）]{1,4}）)?(?:、[\u4e00-\u9fff·]{2,4}(?:（[^（）]{1,4}）)?){1,11}[、，；]"
    r"|\s*[\u4e00-\u9fff·（）、\s]{2,16}[、，；]\s*(?:以及|及)?|\s*[\u4e00-\u9fff·（）、\s]{2,24}?(?:以及|[和及与])"
)
#: What a neighbour of names does: no row of holders of posts goes on behind it.
_DEED = re.compile("率|带队|陪同|会见|考察|调研|座谈|会谈|出席|主持|到访|来访|参加")
_LEADS = re.compile(
    "[\u4e00-\u9fff·]{2,6}?(?:等|一行)?率领?(?P<place>(?![全我本])(?:(?![队团组赴到访往考])[\u4e00-\u9fff]){2,8}?[省市县区州旗盟])[\u4e00-\u9fff]{0,8}?[团组队]"
)
_LONGEST_LED = 10  # characters between a post and the verb of who leads a delegation
_LONG_LEVEL = 5  # characters of 市委, 市政府 and the like
_PARTS = re.compile("[。；！？\n]")
_SHORT_LEAD = 14  # characters before a list: 会上，
_HELD = re.compile("(?:曾任|历任|曾担任|曾先后担?任|先后担?任|原任|担任过|任过|卸任)$")
_OWN_HOUSES = ("我校", "我院", "本校", "本院")  # before a post of the house that tells of itself
_HEADS = frozenset(["院长", "校长"])  # of a court, a school
_HELD_ENDS = ("任", "过")
_JOINED = re.compile("、|以及|[及和兼]")


def read_runs(
    text: str,
    runs: Iterable[Run],
    *,
    place: str | None,
    folded: str | None = None,
    names: Iterable[tuple[int, int]] = (),
) -> Mapping[Run, tuple[PostMention, ...]]:
    """The normal forms of runs of joined posts, by run.

    Args:
        text: in which the runs stand.
        runs: spans of the posts of each run, first to last.
        place: whose 市委 and 市长 are meant, None where it is not known.
        folded: the text as ``fold_marks`` gives it, where it is known already.
        names: spans of the people, who may stand inside a post: 市民政局阎某局长.
    """
    marks = fold_marks(text) if folded is None else folded
    return _read(text, marks, tuple(sorted(set(runs))), fold_place(place) if place else None, tuple(sorted(names)))


def forget_runs() -> None:
    """Empty what is kept between texts."""
    _read.cache_clear()


@lru_cache(maxsize=2048)  # a bulletin's texts are read twice: for its roster, then for their people
def _read(
    text: str, marks: str, runs: tuple[Run, ...], place: str | None, inside: tuple[tuple[int, int], ...]
) -> Mapping[Run, tuple[PostMention, ...]]:
    out: dict[Run, tuple[PostMention, ...]] = {}
    sentence: list[PostMention] = []  # posts told in the sentence so far
    bodies: dict[str, set[str]] = {}  # title to the bodies to which the text has given it so far
    county: str | None = None  # the place below the bulletin's own that was named last
    last = first = 0
    same = marks == text
    for run in runs:
        gap = marks[last : run[0][0]]
        if SENTENCE_END.search(gap):
            sentence = []
        if not last or _PARTS.search(gap):
            first = run[0][0]
        texts = [(_unspaced(_words(text, *span, inside)), span_of(span)) for span in run]
        former = _former(marks, run)
        printed = texts[0][0] if same else "".join(_words(marks, *run[0], inside).split())
        own = gap.endswith(_OWN_HOUSES)  # 区委书记甲某、我校党委书记乙某
        listed = "；" in marks and _listed(marks, first, run[0][0])
        body, where = (None, None) if own else _told(printed, sentence, gap, place, listed=listed)
        if body is None and where is None and not own:
            body, where = _only_body(printed, bodies), _sent_by(printed, marks, run[-1][1])
        if place is None and where is not None:
            where = _of_level(printed, where, sentence)
        last = run[-1][1]
        posts = normalise(texts, place=place, body=body, where=where or (None if body else county), former=former)
        out[run] = posts
        sentence += posts
        for post in posts:
            if post.organisation and post.title in _HEADS:
                bodies.setdefault(post.title, set()).add(post.organisation)
            if _below(post.jurisdiction, place):
                county = post.jurisdiction
    return MappingProxyType(out)


def _unspaced(words: str) -> str:
    """Words without the spaces between them, unless they are none of Chinese."""
    return words if words.isascii() else "".join(words.split())


def _words(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> str:
    """The words of a post, without a name that stands inside it."""
    if not names:
        return text[start:end]
    k = bisect_left(names, (start + 1, 0))
    if k < len(names) and names[k][1] < end:
        return text[start : names[k][0]] + text[names[k][1] : end]
    return text[start:end]


def _former(text: str, run: Run) -> tuple[bool, ...]:
    """Which posts of a run are told as held before: behind 曾任, 历任, and those joined to one."""
    first = run[0][0]
    if text[first - 1 : first] not in _HELD_ENDS and "任" not in text[first : run[-1][0]]:
        return ()
    out: list[bool] = []
    for k, (start, _) in enumerate(run):
        joined = bool(k) and _JOINED.fullmatch(text, run[k - 1][1], start) is not None
        out.append(out[-1] if joined else _HELD.search(text, max(0, start - 6), start) is not None)
    return tuple(out)


def _below(name: str | None, place: str | None) -> bool:
    """Whether a place is no city or province and not of the bulletin's own level: a county or district in a city's bulletin."""
    if name is None or name[-1] not in "县区旗镇乡" or name.endswith("地区"):
        return False
    return name[-1:] != (place or "")[-1:]


def _only_body(printed: str, bodies: Mapping[str, set[str]]) -> str | None:
    """The body of a bare head or deputy of a court or school (院长某某) where the text has told of one such body alone."""
    head, qualifiers, title = split_title(printed)
    known = bodies.get(title, ())
    return next(iter(known)) if not head and len(known) == 1 and "党委" not in qualifiers else None


def _sent_by(printed: str, text: str, end: int) -> str | None:
    """The place whose delegation the holder of a post that names none leads: 省长甲某率岭东省代表团 is of 岭东省."""
    led = _LEADS.match(text, end) if "率" in text[end : end + _LONGEST_LED] else None
    if led is None:
        return None
    head, _, title = split_title(printed)
    level = LEVELS.get(title, "") if not head else head[:1] if len(head) < _LONG_LEVEL else ""
    return led["place"] if level and led["place"].endswith(level) else None


def _of_level(printed: str, where: str, sentence: Sequence[PostMention]) -> str:
    """The place told last in the sentence whose level a post speaks of: 甲市委常委、乙区委书记某某，市委常委某某."""
    head, _, title = split_title(printed)
    level = LEVELS.get(title) or head[:1]
    if level not in LEVEL or where.endswith(level):
        return where
    told = (p.jurisdiction for p in reversed(sentence) if p.jurisdiction is not None)
    return next((place for place in told if place.endswith(level)), where)


def _listed(text: str, first: int, start: int) -> bool:
    """Whether a semicolon parts the list in which a post stands from another: 甲市市长某某，副市长某某；乙市市长某某.

    Args:
        text: in which it stands.
        first: where the first post of the list begins, which is the list's beginning but for a few words.
        start: where the post begins.
    """
    opened = max(text.rfind(mark, 0, first) for mark in "。；\n") + 1
    if first - opened > _SHORT_LEAD:
        return False
    closed = _PARTS.search(text, start)
    return text[opened - 1 : opened] == "；" or (closed is not None and closed.group() == "；")


def _told(
    printed: str, sentence: Sequence[PostMention], gap: str, place: str | None, *, listed: bool
) -> tuple[str | None, str | None]:
    """Body and jurisdiction that the posts before it lend to a post; *listed*: the list of those of one place stands apart."""
    if not sentence:
        return None, None
    head, _, title = split_title(printed)
    near = _NEAR.fullmatch(gap) is not None and not _DEED.search(gap)
    last = sentence[-1]
    if head or title in LEVELS:
        other = last.jurisdiction not in (None, place) and (last.jurisdiction or "")[-1:] == (place or "")[-1:]
        if not near or (other and not listed and not gap.rstrip().endswith("、")):
            return None, None
        return without_party(last.organisation) if last.organisation else None, last.jurisdiction
    same = next((p for p in reversed(sentence) if p.title == title), None)
    school = title in HEADS_OF_SCHOOLS and without_party(last.organisation or "").endswith(INSTITUTIONS)
    if near and (same is None or school) and _fits(title, last):
        same = last  # 甲大学副校长某某来访，乙大学党委书记某某、校长某某
    if same is None:
        return None, None
    return without_party(same.organisation) if same.organisation else None, same.jurisdiction


def _fits(title: str, last: PostMention) -> bool:
    """Whether a title can be one of the body before it: no 总经理 of a party committee."""
    row = titles().get(title)
    return row is not None and not (row.cls in "fn" and organ_kind(last.organisation or "") == "official")

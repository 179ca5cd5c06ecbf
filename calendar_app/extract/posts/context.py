"""Posts of a text in their normal form, the bare ones read after those before them: 墨池区委书记某某、区长某某.

What is printed stays; only body and jurisdiction, and so the key, are completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.posts.normal import LEVELS, PARTY, normalise, organ_kind, split_title
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import PostMention

Run = tuple[tuple[int, int], ...]
_SPACE = re.compile(r"\s+")
_NEAR = re.compile(r"\s*[\u4e00-\u9fff·（）、\s]{2,16}[、，；]\s*(?:以及|及)?")  # names between two posts of a row
_SENTENCE_END = re.compile(r"[。！？\n]")


def read_runs(text: str, runs: Iterable[Run], *, place: str | None) -> Mapping[Run, tuple[PostMention, ...]]:
    """The normal forms of runs of joined posts, by run.

    Args:
        text: in which the runs stand.
        runs: spans of the posts of each run, first to last.
        place: whose 市委 and 市长 are meant, None where it is not known.
    """
    return _read(text, tuple(sorted(set(runs))), place)


def forget_runs() -> None:
    """Empty what is kept between texts."""
    _read.cache_clear()


@lru_cache(maxsize=2048)  # a bulletin's texts are read twice: for its roster, then for their people
def _read(text: str, runs: tuple[Run, ...], place: str | None) -> Mapping[Run, tuple[PostMention, ...]]:
    out: dict[Run, tuple[PostMention, ...]] = {}
    sentence: list[PostMention] = []  # posts told in the sentence so far
    county: str | None = None  # the place below the bulletin's own that was named last
    last = 0
    for run in runs:
        gap = text[last : run[0][0]]
        if _SENTENCE_END.search(gap):
            sentence = []
        texts = [(_SPACE.sub("", t) if not (t := text[a:b]).isascii() else t, Span(a, b)) for a, b in run]
        body, where = _told(texts[0][0], sentence, gap, place)
        posts = normalise(texts, place=place, body=body, where=where or county)
        out[run] = posts
        sentence += posts
        last = run[-1][1]
        county = next((p.jurisdiction for p in reversed(posts) if _below(p.jurisdiction, place)), county)
    return MappingProxyType(out)


def _below(name: str | None, place: str | None) -> bool:
    """Whether a place is no city or province and not of the bulletin's own level: a county or district in a city's bulletin."""
    return name is not None and name[-1] in "县区旗镇乡" and name[-1:] != (place or "")[-1:]


def _told(printed: str, sentence: Sequence[PostMention], gap: str, place: str | None) -> tuple[str | None, str | None]:
    """Body and jurisdiction that the posts before it lend to a post."""
    if not sentence:
        return None, None
    head, _, title = split_title(printed)
    near = _NEAR.fullmatch(gap) is not None
    last = sentence[-1]
    if head or title in LEVELS:
        other = last.jurisdiction not in (None, place) and (last.jurisdiction or "")[-1:] == (place or "")[-1:]
        return None, last.jurisdiction if near and (not other or gap.rstrip().endswith("、")) else None
    same = next((p for p in reversed(sentence) if p.title == title), None)
    if same is None and near and _fits(title, last):
        same = last
    if same is None:
        return None, None
    return PARTY.sub("", same.organisation) if same.organisation else None, same.jurisdiction


def _fits(title: str, last: PostMention) -> bool:
    """Whether a title can be one of the body before it: no 总经理 of a party committee."""
    row = titles().get(title)
    return row is not None and not (row.cls in "fn" and organ_kind(last.organisation or "") == "official")

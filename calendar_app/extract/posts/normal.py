"""A post's normal form: body, jurisdiction, title, qualifiers, rank, and the key that joins its printed variants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from calendar_app.bulletin.lexicon import division_codes
from calendar_app.extract.posts.bodies import Context, body_of
from calendar_app.extract.posts.folding import fold, fold_place
from calendar_app.extract.posts.keys import key_of
from calendar_app.extract.posts.kinds import INSTITUTIONS, organ_kind
from calendar_app.extract.posts.rank import rank_of
from calendar_app.extract.posts.split import split_title
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import PostMention
from calendar_app.model.quick import maker, of_tuple

_EARLIER = re.compile(r"^(?:时任|现任|曾任|我(?=[省市县区州旗]))")
#: Of which term an organ is: 市十四届人大 and 十四届市人大 are the 市人大.
_TERM = re.compile(
    r"新一任|第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})届"
    r"(?=常委会|委员会|(?:全国|[\u4e00-\u9fff]{0,8}?[省市县区州盟旗])?(?:人大|人民代表|政协|政治协商|纪委)"
    r"|[\u4e00-\u9fff]{0,8}?[省市县区州盟旗]委)"
)
_IN_GROUP = re.compile("(?:原)?党组")
_MINISTERS = {"外长": "外交部", "防长": "国防部", "财长": "财政部"}
_FORMER = ("原", "前")
_PARTY = ("党委", "党组", "党总支", "党支部")
_SHORTEST_BODY = 3
_post = maker(PostMention)
_context = of_tuple(Context)


def normalise(
    texts: Sequence[tuple[str, Span | None]],
    *,
    place: str | None,
    body: str | None = None,
    where: str | None = None,
    former: Sequence[bool] = (),
) -> tuple[PostMention, ...]:
    """The normal forms of one run of joined posts, in order; a later post of the run inherits the body of an earlier one.

    Args:
        texts: printed words of each post, without the name, with their span.
        place: whose 市委 and 市长 are meant, None where it is not known.
        body: to which a first post without one belongs, as far as the text tells.
        where: the place that is meant by its 县, 区 …, likewise.
        former: which of them the text tells as held before (曾任); they are qualified as 原.
    """
    out: list[PostMention] = []
    place = fold_place(place) if place else None
    for k, (text, span) in enumerate(texts):
        form = _one(text, _context((body, where, place)))
        if k < len(former) and former[k] and form.qualifiers[:1] != ("原",):
            qualifiers = ("原", *form.qualifiers)
            form = form._replace(qualifiers=qualifiers, key=key_of(form.organisation, qualifiers, form.title))
        out.append(
            _post(text, span, form.organisation, form.jurisdiction, form.title, form.rank, form.qualifiers, form.key)
        )
        body = without_party(form.organisation) if form.organisation else body
        if form.jurisdiction or (form.organisation and organ_kind(form.organisation) == "other"):
            where = form.jurisdiction  # a school or a firm is nobody's
    return tuple(_lend_back(out) if len(out) > 1 else out)


def _lend_back(posts: Sequence[PostMention]) -> Sequence[PostMention]:
    """Give the posts the body of the next one where they are in the leading party group of one that is not named: 党组成员、副检察长."""
    for k in range(len(posts) - 1, 0, -1):
        post, after = posts[k - 1], posts[k]
        if post.organisation is None and after.organisation and _IN_GROUP.match(post.text):
            key = key_of(after.organisation, post.qualifiers, post.title or "")
            lent = replace(post, organisation=after.organisation, jurisdiction=after.jurisdiction, key=key)
            posts = [*posts[: k - 1], lent, *posts[k:]]
    return posts


def without_party(body: str) -> str:
    """The body without the party committee at its end: 董事长 joined to 集团党委书记 is the firm's, not the committee's."""
    for end in _PARTY if body.endswith(_PARTY) else ():
        rest = body.removesuffix(end)
        if rest != body and (len(rest) >= _SHORTEST_BODY or rest in INSTITUTIONS):
            return rest
    return body


class _Form(NamedTuple):
    organisation: str | None
    jurisdiction: str | None
    title: str
    rank: int
    qualifiers: tuple[str, ...]
    key: str


@lru_cache(maxsize=8192)
def _one(text: str, context: Context) -> _Form:
    """The form of one post; *context* is that of the post it is joined to."""
    head, qualifiers, title = split_title(_TERM.sub("", _EARLIER.sub("", fold(text))))
    if head.startswith(_FORMER) and head[:3] not in division_codes() and len(head) > 1:  # 原市委书记
        head, qualifiers = head[1:], (head[0], *qualifiers)
    organisation, jurisdiction = body_of(head, title, qualifiers, context)
    if title in _MINISTERS:  # 外长: 外交部长 in short
        organisation, title = f"{jurisdiction or ''}{_MINISTERS[title]}", "部长"
    if organisation and organisation.endswith("党委") and not head and qualifiers[:1] == ("党委",):
        qualifiers = qualifiers[1:]
    rank = rank_of(organisation, jurisdiction, title, qualifiers)
    return _Form(organisation, jurisdiction, title, rank, qualifiers, key_of(organisation, qualifiers, title))

"""The posts stated with the people of an entry, in their normal form, each once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from calendar_app.extract.people.drafts import Draft
from calendar_app.extract.people.lexicon import cues
from calendar_app.extract.people.scan import Scan
from calendar_app.extract.posts.context import Run, read_runs
from calendar_app.extract.posts.kinds import is_public, may_be_a_school_s, organ_kind
from calendar_app.extract.posts.places import LEVELS
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import PostMention

#: Parts at a congress of deputies, party or CPPCC, no posts of a body: 大会秘书长, 政协某届某次会议主席团常务主席.
_AT_CONGRESS = re.compile(
    "[^，。、]*?(?:大[会會](?:[执執]行主席|副?秘[书書][长長]|主席)|(?:大[会會]|[会會][议議]|^)主席[团團](?:常[务務]|[执執]行)?(?:主席|成[员員]|秘[书書][长長]))"
)
_OF_SCHOOLS = cues("own-house")  # where a school or a hospital tells of itself
_COURT = re.compile("法院|检察|审判|法官|干警")
_OF_COURT = re.compile("法院|法庭|审判|检察院")
_NO_COURT = re.compile("医院|卫生院|学院|医生|护士|患者|学生|教师|研究院|科学院|书院|画院|剧院|养老院")
_SOCIETY = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,12}?(?:协会|学会|商会|研究会|促进会|联谊会|校友会|同乡会))[^。《》]{0,40}?"
    "(?:换届|会员(?:代表)?大会|成立大会)"
)
Printed = tuple[Mapping[Run, tuple[PostMention, ...]], Mapping[Run, tuple[PostMention, ...]]]  # of body and title
_FORMER = frozenset(["原", "前"])
_NOTHING: Mapping[Run, tuple[PostMention, ...]] = MappingProxyType({})


def normal_posts(entry: Entry, folded: tuple[str, str], drafts: Mapping[str, Draft], place: str | None) -> Printed:
    """All runs of joined posts of an entry in their normal form; *folded* is the entry as ``fold_entry`` gives it."""
    runs: list[Run] = []
    title_runs: list[Run] = []
    names: list[Span] = []  # that may stand inside a post: 市民政局阎某局长
    for draft in drafts.values():
        runs += draft.runs
        title_runs += draft.title_runs
        if draft.rule == "before-post":
            names += draft.spans
    if not runs and not title_runs:
        return _NOTHING, _NOTHING
    title, body = folded
    return (
        read_runs(entry.body, runs, place=place, folded=body, names=names) if runs else _NOTHING,
        read_runs(entry.title, title_runs, place=place, folded=title) if title_runs else _NOTHING,
    )


def fold_entry(entry: Entry, text: str, found: Scan) -> tuple[str, str]:
    """Title and body as the search reads them; *text* is both as ``entry_text`` joins them."""
    if found.text == text:
        return entry.title, entry.body
    head = len(entry.title) + 1 if entry.title else 0
    return found.text[: head - 1] if head else "", found.text[head:]


def stated_posts(draft: Draft, printed: Printed) -> tuple[PostMention, ...]:
    """The posts stated with the name, each once in its fullest form, in order of first mention; the title's only add."""
    if not draft.runs and not draft.title_runs:
        return ()
    if len(draft.runs) == 1 and not draft.title_runs:  # the most of them
        posts = printed[0][draft.runs[0]]
        if len(posts) == 1:
            return () if _congress(posts[0].text) else posts
    chosen: dict[str, PostMention] = {}
    in_body: set[str] = set()
    for run in sorted(draft.runs):
        for post in printed[0][run]:
            if not _congress(post.text):
                in_body.add(post.title or "")
                _choose(chosen, post)
    for run in sorted(draft.title_runs):
        for post in printed[1][run]:
            if not _congress(post.text) and (post.title or "") not in in_body:
                _choose(chosen, replace(post, span=None))
    return tuple(chosen.values() if len(chosen) < 2 else _fullest(list(chosen.values())))


def at_congress(draft: Draft, printed: Printed) -> bool:
    """Whether the person has a part at a congress, which only its deputies and members have."""
    for posts, runs in zip(printed, (draft.runs, draft.title_runs), strict=True):
        for run in runs:
            if any(_congress(post.text) for post in posts[run]):
                return True
    return False


def _congress(post: str) -> bool:
    return ("大" in post or "主席" in post) and _AT_CONGRESS.match(post) is not None


def _fullest(posts: Sequence[PostMention]) -> list[PostMention]:
    """The posts without shorter forms of others: 局长 where 市交通局局长 or 副局长 is stated too."""
    return [p for p in posts if not any(_shortens(p, other) for other in posts)]


def _shortens(post: PostMention, other: PostMention) -> bool:
    if post.text + "员" == other.text:
        return True  # 副司令, 副司令员
    if post.text == post.title == other.title and "副" in other.qualifiers:
        return True  # 李某秘书长, who is 副秘书长: by courtesy
    if post.text == "领导" and other.text.endswith("领导") and other.text != "领导":
        return True  # 甲某等领导, 甲某等省领导
    if post.text == other.text and post.organisation is None and other.organisation is not None:
        return True  # told again without its body: 甲某、乙某副主任
    if (
        post.organisation is None
        and post.title == other.title
        and other.text.endswith(post.text)
        and post.text != other.text
    ):
        return True  # 党委书记 behind 某某学院党委书记
    if (
        post.title == other.title
        and (other.organisation or "").endswith(post.organisation or "-")
        and not _FORMER.isdisjoint(other.qualifiers)
        and post.qualifiers == tuple([q for q in other.qualifiers if q not in _FORMER])
    ):
        return True  # told again without 原, for the time he held it: 原副省长某某, 任副省长期间
    if post.organisation == "中联办" and (other.organisation or "").endswith("中联办") and post.text != other.text:
        return post.title == other.title  # of which region, the longer form tells
    same = (post.qualifiers, post.title) == (other.qualifiers, other.title)
    told = post.organisation and post.title not in LEVELS and post.title != "检察长"
    if post.text == post.title and told and other.organisation and post.organisation != other.organisation:
        return False  # 区经委党委书记、主任, 区招商办主任: another 主任
    return same and len(post.text) < len(other.text) and other.text.endswith(post.text)


def _choose(chosen: dict[str, PostMention], post: PostMention) -> None:
    known = chosen.get(post.key)
    if known is None or len(post.text) > len(known.text):
        chosen[post.key] = post


def _of_society(text: str) -> bool:
    """Whether a text tells whom a society that is no public body chose."""
    told = _SOCIETY.search(text) if "选" in text and "会" in text else None
    return told is not None and organ_kind(told["name"]) == "other"


def public_by(stated: Sequence[PostMention], place: str | None, text: str) -> bool:
    """Whether one of the posts is a public one; 党委副书记 without a body is the school's own where a school tells of itself."""
    public = is_public(stated, place)
    if public and not any(post.organisation or post.jurisdiction for post in stated) and _of_society(text):
        return False  # 市摄影家协会选举甲某为主席
    if not public and stated and stated[-1].title == "院长" and _OF_COURT.search(text) and not _NO_COURT.search(text):
        return stated[-1].organisation is None  # 院长甲某到法庭调研, 副院长乙某
    if public and not stated[-1].jurisdiction and any(map(text.__contains__, _OF_SCHOOLS)) and not _COURT.search(text):
        return is_public([post for post in stated if not may_be_a_school_s(post)], place)
    return public

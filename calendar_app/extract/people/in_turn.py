"""Posts that a list of names shares out in its order (甲某、乙某分别任县长、副县长), those told behind a bracket, and those held by whom 由 names."""

from __future__ import annotations

import re

from calendar_app.extract.people.by_address import OF_PERSON
from calendar_app.extract.people.lexicon import cues
from calendar_app.extract.people.post_lists import PAREN
from calendar_app.extract.people.post_runs import joined_posts, posts_from
from calendar_app.extract.people.posts_behind import COUNTED, SIDE_BY_SIDE, head_of
from calendar_app.extract.people.sheet import Found, Sheet

_HOLDS = tuple(sorted(cues("holds")))
_BY = re.compile(r"(?:职务|一职|职位)?由(?:时任|现任|原任|[^，。；：\n]{2,28}的)?$")  # 政委职务由年满60岁的胡某担任
_FARTHEST_BY = 40  # characters between a post and the name of its holder
_RANK = re.compile("[少中上]将|大校|同志")
_SHARED = re.compile(
    "(?:分别|依次|分)(?=[当担出兼任为被])(?:当选为?|担任|兼任|出任|任命?为?|为|被(?:选举|推选|任命|选)为)"
)
_BESIDE = re.compile(r"(?:同志)?(?:（[^（）]{1,14}）)?[、和与及]")  # between two names of the list
_TAKES = re.compile("(?:担任|兼任|出任|当选为?|任|为)(?=[\u4e00-\u9fff]{2})")
_JOIN = re.compile("、|[和及]")
_OF_SEVERAL = ("副", "委员", "常委", "成员", "候补")  # offices that several hold


def shared_out(sheet: Sheet) -> None:
    """Give each of a list the post that stands at its place in the row behind it, or all of them the only one.

    Of more names than posts those beyond share the last, where it is one that several hold: 甲、乙、丙分别任主任、副主任.
    """
    text = sheet.text
    if "分" not in text and "依次" not in text:
        return
    order = sheet.in_order()
    ends = {f.end: k for k, f in enumerate(order)}
    for m in _SHARED.finditer(text):
        last = ends.get(_behind_name(text, m.start()))
        if last is None:
            continue
        listed = [order[last]]
        while last > 0 and _BESIDE.fullmatch(text, order[last - 1].end, head_of(listed[0])):
            last -= 1
            listed.insert(0, order[last])
        limit = next((f.start for f in order if f.start > m.end()), len(text))
        _share(text, listed, list(posts_from(sheet, m.end(), limit, _JOIN)))


def _behind_name(text: str, place: int) -> int:
    """Where a name must end before a place: 等 and 同志 are passed over."""
    place -= text.startswith("等", place - 1) if place else 0
    return place - len("同志") if text.endswith("同志", 0, place) else place


def behind_bracket(sheet: Sheet) -> None:
    """甲某（团政委）任主任, 乙某（未到）、丙某任副主任: the office told behind the bracket about its holder, and of those listed with it."""
    text = sheet.text
    order = sheet.in_order()
    for k, f in enumerate(order):
        aside = PAREN.match(text, f.end) if text[f.end : f.end + 1] == "（" else None
        if aside is None or OF_PERSON.match(text, f.end):
            continue
        taken = _TAKES.match(text, aside.end())
        if taken is None:
            continue
        limit = next((o.start for o in order if o.start >= taken.end()), len(text))
        posts = posts_from(sheet, taken.end(), limit)
        while posts:
            f.posts, f.sure = (*f.posts, *posts), True
            if k == 0 or _BESIDE.fullmatch(text, order[k - 1].end, head_of(f)) is None:
                break
            k -= 1
            f = order[k]


def _share(text: str, listed: list[Found], posts: list[tuple[int, int]]) -> None:
    if not posts:
        return
    final = text[posts[-1][0] : posts[-1][1]]
    if len(posts) < len(listed) and (len(posts) == 1 or final.startswith(_OF_SEVERAL) or final.endswith(_OF_SEVERAL)):
        posts = [*posts, *[posts[-1]] * (len(listed) - len(posts))]
    if len(posts) == len(listed):
        for f, post in zip(listed, posts, strict=True):
            f.posts, f.sure = (*f.posts, post), True


def held_by(sheet: Sheet) -> None:
    """主任由工委书记谷某兼任, 副秘书长由甲某、乙某等3位同志担任: a post that stands before 由 is held by those named behind it."""
    text, order = sheet.text, sheet.in_order()
    for k, f in enumerate(order):
        rank = COUNTED.match(text, f.end) or _RANK.match(text, f.end)
        if not text.startswith(_HOLDS, rank.end() if rank else f.end) or (f.posts and f.posts[0][0] >= f.start):
            continue
        first = k
        while first > 0 and SIDE_BY_SIDE.fullmatch(text, order[first - 1].end, order[first].start):
            first -= 1
        posts = order[first].posts
        head = head_of(order[first])
        by = _BY.search(text, max(0, head - (4 if posts else _FARTHEST_BY)), head)
        title = sheet.post_ends.get(by.start()) if by else None
        if title is not None and title.cls in "od":
            floor = max((o.end for o in order if o.end <= title.start), default=0)
            held = joined_posts(sheet, title, floor)
            for each in order[first : k + 1]:
                each.posts, each.sure = (*each.posts, *held), True

"""The other side of a meeting: whom the bulletin's own people met, visited or received."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from calendar_app.bulletin.lexicon import codes_of, province_of
from calendar_app.extract.posts.folding import fold, fold_place
from calendar_app.extract.posts.kinds import kind_of, of_institution
from calendar_app.extract.posts.places import below, is_abroad
from calendar_app.extract.posts.places import own as city_of
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.wordlists import rows
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import PostMention

_SENTENCE = re.compile(r"[^。！？；\n]+")
_SENTENCE_END = re.compile(r"[。！？；\n]")
_WIDEST = 48  # between a name and the place that its holder goes to
_NEAR = 30  # between a verb of meeting and the post of its object
_MOST_SIDES = 12  # people of a meeting before or behind its verb
_ATTENDED = ("参加", "出席", "列席")
_JOINERS = "与同和"
_LIST_JOIN = re.compile("(?:先生|女士|阁下|同志|一行)?(?:、|，?以及|[和与及])")
_WHEN = re.compile("(?:结束)?(?:[前后时]|中(?=[，、]))|期间|结束")  # 会见后, 会见时: tells when
_EVENT = re.compile("[会室]|仪式")  # 座谈会, 签约仪式
_ARRIVAL = re.compile(r"(?:到|赴|莅临|抵达|走进)(?P<goal>[\u4e00-\u9fff]{2,10}?[市县区州旗])")
_TO_SCHOOL = re.compile("[到来](?:我|本)?[校院](?=考察|调研|访问|交流|座谈|参观|指导|检查)")
_COMING = re.compile(
    "(?:等|一行|同志|先生|女士|教授|博士|率[队团]|带[队团]|应邀|专程|再次|再度|首次|今[日天]|昨[日天])*"
)  # between a guest and 来访
_RECEIVED = re.compile(
    "(?:会见|接见|会晤|拜会)[^。；]{0,40}(?:代表团|访问团|考察团|客人|外宾|来宾|嘉宾|使节|一行)|(?:代表团|访问团|考察团|参访团)(?:一行)?[^，。；\n]{0,10}?(?:来到|来访|到访|抵达|来我)"
)
_GUESTS = re.compile("(?:访问|代表|考察|参访|友好)团")
_HERE = frozenset("省市县区州盟旗镇乡校院场厂")  # 来我市, 来校: to the bulletin's own place or school
_MISSION = "驻华"
_EMBASSY = re.compile(rf"(?<={_MISSION})(?:大?使馆|总?领事馆).*$")


@cache
def _how() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("meetings.tsv")}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row[0] for row in rows("names_abbreviations.tsv"))


@cache
def _meeting() -> re.Pattern[str]:
    return words_pattern(_how())


def _own(posts: Sequence[PostMention], place: str | None) -> bool | None:
    """Whether posts are of the bulletin's place (True), of elsewhere (False), or do not tell (None)."""
    if place is None or not posts:
        return None
    place = fold_place(place)
    told: bool | None = None
    own_name = place.rstrip("市县区州")
    for post in posts:
        if post.organisation and post.organisation.startswith(place):
            return True
        if post.jurisdiction == place:
            return True
        if post.jurisdiction is not None and below(post.jurisdiction, place):
            if codes_of(post.jurisdiction):  # a listed county of the city
                return True
            told = None
        elif post.jurisdiction is not None:
            told = None if post.jurisdiction in (province_of(place), city_of("市", place)) else False
        elif kind_of(post) == "other" and post.organisation and not post.organisation.startswith(own_name):
            told = False
    return told


def counterparts(
    body: str,
    spans: Mapping[str, Iterable[Span]],
    posts: Mapping[str, Sequence[PostMention]],
    *,
    place: str | None,
    guests: Iterable[str] = (),
) -> frozenset[str]:
    """Names of the other side of the meetings that a body tells of.

    Args:
        body: the printed text.
        spans: where each person stands in it.
        posts: the posts stated with each person.
        place: whose bulletin it is; without it only the words between the names tell the sides.
        guests: those who are told to come to the place.
    """
    own = {name: _own(posts.get(name, ()), place) for name in spans}
    out = {*guests, *(name for name in spans if own[name] is False and _arrives(body, spans[name], posts[name], place))}
    if not out and _meeting().search(body) is None:
        return frozenset()
    heads = {name: _post_starts(posts.get(name, ())) for name in spans}
    places = sorted((span.start, span.end, name) for name, at in spans.items() for span in at)
    starts = [p[0] for p in places]
    received = False  # whether the body tells of a delegation that was received, whose people it names elsewhere
    for sentence in _SENTENCE.finditer(body):
        low, high = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
        if low == high:
            received = received or ("团" in sentence.group() and _RECEIVED.search(sentence.group()) is not None)
            continue
        met = False  # whether the sentence has told already who met whom
        for verb in _meeting().finditer(body, sentence.start(), sentence.end()):
            how = _how()[verb.group()]
            skipped = _EVENT if how == "between" else _WHEN
            if how == "between" and body.startswith(_ATTENDED, verb.start() - 2):
                continue  # 参加会谈: who met whom is told elsewhere
            if (met and how == "between") or (how != "guest" and skipped.match(body, verb.end())):
                continue
            k = bisect_left(starts, verb.start(), low, high)
            near = places[max(low, k - _MOST_SIDES) : min(high, k + _MOST_SIDES)]
            found = _other_side(body, verb, near, own, heads)
            if how == "object" and found:
                met = True
                if all(own.get(name) is True for name in found):  # 某大学校长会见了我校某某
                    found = {p[2] for p in near if p[1] <= verb.start() and posts.get(p[2]) and not own.get(p[2])}
            out |= found
        if not met and _RECEIVED.search(body, sentence.start(), sentence.end()):
            received = True
    if received:
        out |= {
            name
            for name in spans
            if own[name] is not True
            and (any(map(_from_abroad, posts.get(name, ()))) or (own[name] is False and "·" in name))
        }
    out = {name for name in out if own.get(name) is not True}
    return frozenset(out | _companions(out, posts, own))


def _arrives(body: str, at: Iterable[Span], posts: Sequence[PostMention], place: str | None) -> bool:
    """Whether an official of elsewhere goes to the place or to one of its counties: 到翠湖区考察."""
    if place is None or not any(post.jurisdiction and kind_of(post) == "official" for post in posts):
        return False
    school = of_institution(place)
    for span in at:
        far = span.end + _WIDEST
        stop = _SENTENCE_END.search(body, span.end, far)
        if school and _TO_SCHOOL.search(body, span.end, stop.start() if stop else far):
            return True
        for m in _ARRIVAL.finditer(body, span.end, stop.start() if stop else far):
            goal = m["goal"]
            if goal == place or (codes_of(goal) and below(goal, place)):
                return True
    return False


def comes_to(printed: str, place: str | None) -> bool:
    """Whether the words of a visit (来漯, 到访) lead to the place, as far as that is known; not 来就用."""
    goal = fold(printed).removeprefix("来")
    if place is None or goal == fold(printed) or goal == "访":
        return True
    if goal[0] in "我本" or goal in _HERE:
        return True
    if goal[-1] in "镇乡" or (codes_of(goal) and below(goal, place)):
        return True
    return goal.removesuffix("地区") in fold_place(place) or goal in _abbreviations()


def is_own(posts: Sequence[PostMention], place: str | None) -> bool:
    """Whether somebody holds a post of the bulletin's own place, and so cannot come to it as a guest."""
    return _own(posts, place) is True


def _companions(
    guests: Iterable[str], posts: Mapping[str, Sequence[PostMention]], own: Mapping[str, bool | None]
) -> set[str]:
    """Others, not of the bulletin's own place, who hold a post of a guest's place or body: the mayor beside the party secretary."""
    sources = {source for name in guests for post in posts.get(name, ()) for source in _sources(post)}
    return {
        name
        for name, told in own.items()
        if told is not True and any(source in sources for post in posts.get(name, ()) for source in _sources(post))
    }


def _sources(post: PostMention) -> set[str]:
    body = post.organisation
    if body and _MISSION in body:
        body = _EMBASSY.sub("", body)
    return {source for source in (post.jurisdiction, body) if source}


def _other_side(
    body: str,
    verb: re.Match[str],
    here: Sequence[tuple[int, int, str]],
    own: Mapping[str, bool | None],
    heads: Mapping[str, frozenset[int]],
) -> set[str]:
    how = _how()[verb.group()]
    before = [p for p in here if p[1] <= verb.start()]
    behind = [p for p in here if p[0] >= verb.end()]
    if how == "object":
        first = next((p for p in behind if p[0] - verb.end() <= _NEAR), None)
        if first is None or (not before and behind[:1] != [first]):
            return set()
        return _with_neighbours(body, first, behind, heads)
    if how == "guest":
        return {before[-1][2]} if before and _COMING.fullmatch(body, before[-1][1], verb.start()) else set()
    sides = [p for p in before if body.rfind("。", p[1], verb.start()) < 0]
    strangers = {p[2] for p in sides if own.get(p[2]) is False}
    if strangers and len(strangers) < len({p[2] for p in sides}):
        return strangers
    if len(sides) >= 2 and _joined(body, sides[0], sides[1]):
        return {p[2] for p in sides[1:]}
    return strangers


def _joined(body: str, first: tuple[int, int, str], second: tuple[int, int, str]) -> bool:
    """Whether a joiner stands right behind the first name and the second side's post follows: 江某与…董事长王某."""
    return body[first[1] : first[1] + 1] in _JOINERS and second[0] - first[1] > 1


def _post_starts(posts: Sequence[PostMention]) -> frozenset[int]:
    return frozenset(post.span.start for post in posts if post.span is not None)


def _with_neighbours(
    body: str,
    first: tuple[int, int, str],
    behind: Sequence[tuple[int, int, str]],
    heads: Mapping[str, frozenset[int]],
) -> set[str]:
    """The object of a meeting and those listed with it, their posts between them: 会见市长甲某、副市长乙某."""
    out, end = {first[2]}, first[1]
    for start, stop, name in behind:
        if start <= end:
            continue
        join = _LIST_JOIN.match(body, end)
        if join is None or not (join.end() == start or join.end() in heads[name]):
            break
        out.add(name)
        end = stop
    return out


def _from_abroad(post: PostMention) -> bool:
    """Whether a post belongs to a foreign country or city, or to a delegation."""
    if post.title in ("团长", "副团长") and _GUESTS.search(post.text):
        return True
    named = post.jurisdiction or post.organisation or ""
    return is_abroad(named) and not named.startswith("中国")

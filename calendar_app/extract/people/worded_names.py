"""Names that are words or phrases of every day (农夫, 向前进), where a post right before shows that a name must stand."""

from __future__ import annotations

from functools import cache

from calendar_app.extract.people.dictionary import common_word, is_adverb, is_verb
from calendar_app.extract.people.edges import AFTER, MARKS_BEHIND, is_han, right_edge
from calendar_app.extract.people.lexicon import cues, divisions, followers, never_names, surnames, words
from calendar_app.extract.people.name_evidence import is_no_given_name
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import PLACE_ENDS, thing_follows
from calendar_app.extract.posts.lexicon import title_words, titles
from calendar_app.extract.segment import tagged
from calendar_app.extract.wordlists import rows

WORDED = 1.0  # score of such a name
_TWO, _THREE = 2, 3  # characters
_DEED = 3.0  # what must follow: a mark, or what people do
_WHOLE = 3.0
_ENDS_NONE = AFTER - frozenset("之")
_TURNS = AFTER - frozenset("为作与和同以称兼")
_PARTICLE = 2.0
_JOINS = frozenset("、和与及")
_PARTICLES = frozenset("到在率赴作任及等陪")  # what may follow a noun that is a name: 农夫|到灾区
_NOUNS = ("n", "i", "z")  # tags of words that tell neither how, when or where, nor what is done
_NO_ENDS = PLACE_ENDS | frozenset("段线河湖桥村区局处科室会")
_LONGEST_TITLE = 6
_HOW = frozenset(
    "曾时常方经连都又即应向由从于和与及同任"
)  # surnames that are adverbs, prepositions and joiners before another word
_COMES = ("来", "回", "去")  # lead to a place: 总领事来洛
_PRONOUNS = frozenset("其他她它我你此该本各全有当次同")
_NEXT = 1.5  # least score of a name behind the mark
_NEAR = 14  # characters from the mark to the end of the next post


def worded_name(text: str, at: int) -> Name | None:
    """A name of two or three characters at *at*, right behind a post, though it is a word or begins as one."""
    for length in (_THREE, _TWO):
        end = at + length
        run = text[at:end]
        if (
            run[:1] not in _COMES
            and len(run) == length
            and all(map(is_han, run))
            and run[0] in surnames()
            and _stands(text, at, end, run)
        ):
            return Name(at, end, WORDED)
    return None


def worded_in_list(text: str, at: int) -> Name | None:
    """A noun of two characters at *at* behind 市领导 that is a name, for the list goes on with a likely one: 方向、莫日根."""
    run, end = text[at : at + _TWO], at + _TWO
    noun = len(run) == _TWO and run[0] in surnames() and may_be_name(run) and not is_verb(run)
    return Name(at, end, WORDED) if noun and text[end : end + 1] == "、" and _listed(text, end) else None


def _stands(text: str, at: int, end: int, run: str) -> bool:
    """Whether what follows lets the run be a name."""
    edge = right_edge(text, end)
    if edge < _PARTICLE or not may_be_name(run) or thing_follows(text, end) or title_words().ends(text, end):
        return False
    title = next(title_words().find(text, at, end + _LONGEST_TITLE), None)
    if title is not None and title[0] < end:  # 交警支队支队|主任
        return False
    mark = text[end : end + 1]
    listed = mark in _JOINS and _listed(text, end)
    if mark == "、" and not listed:
        return False
    if common_word(run):
        tag = tagged(run, guess=False)[0][1]
        if is_verb(run) and run in followers():  # 提案委主任巩固、副主任…, 副市长安定（挂职）
            return listed or mark == "（"
        if is_verb(run) or tag[0] == "a":
            return listed or (edge >= _DEED and run not in _hows())  # 县长乐观出席, but 县长成功出席
        return tag.startswith(_NOUNS) and (edge >= _DEED or mark in _PARTICLES)
    if len(run) == _TWO:  # 常为
        return (edge >= _WHOLE or listed) and surnames()[run[0]].cls in "abc" and run[1] not in _TURNS
    cut = common_word(text[end - 1 : end + 1]) or run[-1] in _ENDS_NONE  # 农村工|作, 麦穗|等
    return len(run) == _THREE and not cut and _phrase(run) and (edge >= _DEED or mark in _PARTICLES)


def may_be_name(run: str) -> bool:
    """Whether a run is no word that stands behind posts, no place and no post."""
    placed = run in divisions() or run in words("foreign_places.txt") or run[-1] in _NO_ENDS
    addressed = is_no_given_name(run[1:], run[0], japanese=False) or run[1:] in cues("address")  # 吴先生
    return "某" not in run and not addressed and run not in never_names() and run not in titles() and not placed


def _phrase(run: str) -> bool:
    """Whether three characters that are no word may be a name: 向前进, 应天长; not 向大会, 曾先后, 于当日."""
    rest = run[1:]
    if common_word(run[:2]) and (is_verb(run[:2]) or is_adverb(run[:2])):
        return False
    if run[0] not in _HOW:
        return not (common_word(rest) and is_adverb(rest))
    if rest[0] in _PRONOUNS or is_adverb(rest):
        return False
    return run[0] in "向应于" and (not common_word(rest) or (is_verb(rest) and rest not in words("subject_verbs.txt")))


@cache
def _hows() -> frozenset[str]:
    """Words that tell how something is done as well."""
    return frozenset(row[0] for row in rows("not_names.txt") if row[1:] == ["how"])


def _listed(text: str, mark: int) -> bool:
    """Whether a post or a likely name follows the mark at *mark*."""
    found = next(title_words().find(text, mark + 1, mark + 1 + _NEAR), None)
    if found is not None and MARKS_BEHIND.isdisjoint(text[mark + 1 : found[0]]):
        return True
    name = chinese_name(text, mark + 1)
    return name is not None and name.score >= _NEXT and right_edge(text, name.end) >= _PARTICLE

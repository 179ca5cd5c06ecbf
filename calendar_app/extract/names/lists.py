"""The list in which a candidate stands: what comes before its head and behind its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.lexicon import divisions, short_divisions, words_of
from calendar_app.extract.names.tokens import Token
from calendar_app.extract.names.wordkinds import CLOSES, MARKS, is_parting

#: Words between the items of a list.
JOINTS = frozenset({"、", "和", "及", "与", "以及", "與"})
ITEMS = 100  # of a list that is followed to its end
_PARTS_GROUP = JOINTS | {"，", ","}  # between the items of a group, and between groups
_ITEM = 16  # words of an item
_BRACKET = 8  # words of a short bracket
_CLOSING = 7  # words behind 等 that say of what the list was
_CATEGORY = 4  # words behind 等 that say what the items are, in a list that goes on
_GROUP = 60  # words of a group of items between commas
_QUOTE = re.compile("[“「『]")  # a name may hold one: 石桥镇“西引”工程
_NO_ITEM = frozenset({"d", "p", "c", "r", "t", "u", "uj", "ul"})  # parts of speech that end no item before 与
#: Parts of speech inside an item of a list.
NOUNS = frozenset({"n", "ns", "nr", "nt", "nz", "ng", "s", "vn", "j", "b", "f", "a"})
_BOUNDS = frozenset({"p", "c", "uj", "ul", "u", "r"})  # parts of speech no item holds


def before(toks: Sequence[Token], parts: bytes, first: int, heads: dict[int, int], firsts: Mapping[int, int]) -> int:
    """Index of the token before the list with an item that starts at *first* (-1: none); earlier items are skipped.

    Args:
        toks: the words of the text.
        parts: for each word, whether names end at it (``Runs.parts``).
        first: a word.
        heads: where the list of each item that was asked for begins; filled, so that a long list is walked once.
        firsts: of the candidates, the last word of each to its first: a verb inside one does not end the list.
    """
    passed = []
    while first > 0 and first not in heads and (toks[first - 1].word in JOINTS or _goes_on(toks, first)):
        start = _item_start(toks, parts, first - 2, firsts)
        if start is None:
            break
        start = min(start, firsts.get(first - 2, start))
        passed.append(first)
        first = start
    head = heads.get(first, first)
    for each in (*passed, first):
        heads[each] = head
    return head - 1


def _goes_on(toks: Sequence[Token], first: int) -> bool:
    """Whether the list that a comma before *first* interrupts is one: 甲镇乙村、丙村，丁镇戊厂、己站等地."""
    if toks[first - 1].word not in ("，", ","):
        return False
    for k in range(first, min(len(toks), first + _GROUP)):
        word = toks[k].word
        if word == "等":
            return _closes(toks, k)
        if word not in _PARTS_GROUP and _bounds(toks[k]):
            return False
    return False


def _closes(toks: Sequence[Token], k: int) -> bool:
    """Whether the 等 at *k* closes a list of sites: 等地, 等村, 等重点项目现场."""
    if k + 1 < len(toks) and f"等{toks[k + 1].word}" in words_of("etc"):
        return True
    return any(token.word in ("现场", "项目", "点位", "工地") for token in toks[k + 1 : k + 1 + _CLOSING])


def _item_start(toks: Sequence[Token], parts: bytes, last: int, firsts: Mapping[int, int]) -> int | None:
    """Where the item begins that ends with *last*, whatever words it is made of; None where there is none."""
    if last < 0 or (toks[last + 1].word != "、" and toks[last].tag in _NO_ITEM):
        return None  # 该院将|与甲校共建
    k = last
    while k >= 0 and last - k < _ITEM:
        token = toks[k]
        if token.word in "）)" and (opens := _bracket_start(toks, k)) is not None:
            k = opens - 1
            continue
        if token.wall and not _QUOTE.match(token.word):
            break
        # 考察|甲厂, not 考察|组; of verbs in one character only those of going: 走马镇
        verb = parts[k] and (token.word in words_of("visit") or token.word in words_of("venue"))
        if parts[k] and not verb and len(token.word) > 1 and token.word in words_of("predicate"):
            verb = not _is_within(toks, k, last, firsts)
        if token.word == "等" and last - k < _CATEGORY:
            k -= 1  # 甲、乙等企业和丙校
            continue
        if token.word == "的" and k < last and (owner := firsts.get(k - 1, 0)) > 0 and _opens_item(toks[owner - 1]):
            k = owner - 1  # 甲馆、乙村的丙园、丁街
            continue
        if not token.wall and (verb or _bounds(token)):
            break
        k -= 1
    start = k + 1
    if start < last and is_parting(toks[start].word) and not _names(toks[start + 1]):
        start += 1  # ，研究|甲馆建设、乙校筹建: the verb opens its clause
    return start if start <= last else None


def _opens_item(token: Token) -> bool:
    """Whether an item of a list begins behind the word."""
    return token.word in ("、", "了") or token.word in words_of("visit")


def _is_within(toks: Sequence[Token], verb: int, last: int, firsts: Mapping[int, int]) -> bool:
    """Whether a verb stands inside an item that ends with *last*: 甲路|提升, 汽车整车|进口|口岸; not 甲村|指导|乙项目."""
    if verb == 0 or _bounds(toks[verb - 1]):
        return False
    if _only_works(toks, verb, last):
        return True
    ends = bool(toks[last].kind & CLOSES) or toks[last].word in words_of("works")
    return ends and verb - 1 not in firsts and _leads_back(toks, verb - 1)


def _leads_back(toks: Sequence[Token], k: int) -> bool:
    """Whether nothing but nouns stands between the word at *k* and the mark or the verb of going before its item."""
    for token in reversed(toks[max(0, k - _ITEM) : k + 1]):
        if _opens_item(token):
            return True
        if token.tag not in NOUNS or token.wall:
            return False
    return False


def _only_works(toks: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words say no more than what is built: 提升, 改造|提升|工程."""
    if first == last:
        return True
    works = words_of("works")
    return toks[last].word in works and (
        toks[first].word in words_of("build")
        or all(each.tag in ("v", "vn") or each.word in works for each in toks[first:last])
    )


def _names(token: Token) -> bool:
    """Whether the word ends a name with the verb before it: 研究|院, not 研究|甲州."""
    word = token.word
    return bool(token.kind & CLOSES) and len(word) > 1 and word not in divisions() and word not in short_divisions()


def _bounds(token: Token) -> bool:
    """Whether no item of a list holds the word."""
    return token.word in JOINTS or token.tag in _BOUNDS or bool(token.kind & MARKS and token.word not in "/-—")


def _bracket_start(toks: Sequence[Token], k: int) -> int | None:
    for i in range(k - 1, max(-1, k - _BRACKET), -1):
        if toks[i].word in "（(":
            return i
    return None


def after(toks: Sequence[Token], found: Sequence[Candidate], index: int) -> int:
    """Index of the token after the list in which ``found[index]`` stands; a short bracket behind a name is skipped."""
    end = past_bracket(toks, found[index].last + 1)
    tail = min(len(found), index + ITEMS)
    while index + 1 < tail and end < len(toks) and toks[end].word in JOINTS and found[index + 1].first == end + 1:
        index += 1
        end = past_bracket(toks, found[index].last + 1)
    return end


def past_bracket(toks: Sequence[Token], i: int) -> int:
    """Index of the token after a short bracket that opens at *i*; *i* where none does."""
    if i < len(toks) and toks[i].word in "（(":
        for k in range(i + 1, min(i + 8, len(toks))):
            if toks[k].word in "）)":
                return k + 1
    return i

"""Whether a verb or a number between nouns parts names or stands in one: 国际|合作|局, but 甲县|组织|乙县."""

from __future__ import annotations

from collections.abc import Sequence

from calendar_app.extract.names.lexicon import divisions, short_divisions, suffixes, words_of
from calendar_app.extract.names.tokens import Token
from calendar_app.extract.names.wordkinds import MARKS

#: Levels and other words by which a place calls what is its own.
SELF = ("校", "市", "县", "区", "省", "州", "旗", "国家", "全国", "中国", "中央")
_PARTIES = words_of("party")  # of those who visit
_GATHERINGS = tuple(words_of("gathering"))
#: Nouns that end names, as the last characters of words.
HEADS = tuple(words_of("head"))


def parts_here(toks: Sequence[Token], i: int) -> bool:
    """Whether the word at *i*, which may part names, does so beside its neighbours."""
    if toks[i].word in words_of("inside"):
        return not leads_to_head(toks, i)
    # a number: 三家, not 三家店
    follows = toks[i + 1] if i + 1 < len(toks) else None
    return follows is not None and follows.tag in ("q", "m") and follows.word not in suffixes()


def leads_to_head(toks: Sequence[Token], i: int) -> bool:
    """Whether a head noun follows close, so that the verb at *i* belongs to a name: 国际合作局 (three words), 调研组 (at once)."""
    word = toks[i].word
    if i + 1 < len(toks) and not toks[i + 1].wall and suffixes().get(word + toks[i + 1].word, "none") != "none":
        return True  # 集聚|区
    if word in words_of("visit"):
        # 调研|组, 调查|监测|中心; 考察|泵站 is a visit
        behind = next((token for token in toks[i + 1 : i + 4] if token.word not in words_of("inside")), None)
        return (
            behind is not None
            and not behind.wall
            and (
                behind.word in _PARTIES or behind.word.endswith("中心") or suffixes().get(behind.word) == "team"
            )  # 督查|检查组
        )
    for token in toks[i + 1 : i + 1 + (5 if word == "驻" else 3)]:
        if token.wall or token.kind & MARKS or (word != "驻" and _is_named(token.word)):
            return False
        if token.word.endswith(HEADS):
            return suffixes().get(token.word) != "none" and (
                token.word == "领导小组" or not token.word.endswith(_GATHERINGS)
            )
    return False


def _is_named(word: str) -> bool:
    """Whether another name begins with the word: 组织|市教育局, 联合|甲州学院."""
    return word in SELF or word in divisions() or word in short_divisions()

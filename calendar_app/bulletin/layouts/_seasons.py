"""Times without a day that an item's text follows at once, where the texts of a file follow their dates so: 冬全县普遍开办冬学."""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import Cell
from calendar_app.bulletin.lexicon import alternatives

_LONG = "|".join(word for word in alternatives("date_words", "season", "part").split("|") if len(word) > 1)
#: What shows that the time belongs to what is said: 年底前, 年底已达, 秋后的.
_GOES_ON = "[前止的时時已达達还還以之，,。；、]"
#: Of a word that only begins like a season: 春节, 秋收, 冬至, 夏邑 (夏县 is a county too).
_OF_A_WORD = "[节節季天分耕播游运運修训訓招荒种種收至邑令粮糧风風雨光夜晚]"
_ACTS = (
    r"(?:全|本|我|各|中共|地委|专署|縣|县|市|区|區|镇|鎮|乡|鄉|省|州|境|在|于|因|旱|大[旱雨雪水风]|开始|開始|成立|召[开開]|[开開]展"
    r"|[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,6}等[0-9一二三四五六七八九十]{0,3}个?(?:公社|[县縣乡鄉镇鎮村区區]|大队|大隊)"
    r"|[\u4e00-\u9fff]{2,4}(?:县|縣|市|区|區|镇|鎮|乡|鄉|村|公社|大队|大隊|水库|中学|小学))"
)
_TIME = re.compile(
    rf"(?:{_LONG})(?!{_GOES_ON})(?=[\u4e00-\u9fff“《])|(?!夏[县縣])[春夏秋冬](?!{_OF_A_WORD})(?={_ACTS})"
)


def season(text: str) -> Cell | None:
    """The season, or the edge or third of a month, that a text opens with and that its words follow without a sign.

    A season of one character counts only before who acts or what happens, for others are words of their own (春节, 秋收, 夏县).

    >>> season("冬全县普遍开办冬学。").end, season("年底全县废除旧制。").end, season("春节期间，全县平安。")
    (1, 2, None)
    """
    match = _TIME.match(text)
    return Cell(0, match.end(), "part") if match else None

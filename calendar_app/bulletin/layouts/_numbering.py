"""The numbers, signs and brackets that titles stand behind or in."""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import SIGN_CLASS, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._paragraphs import ON, SAID
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.numerals import number

#: Figures that count (5户家庭, 2024马拉松) and are of no date.
_COUNT = r"[0-9]{1,4}(?![0-9.．、:：]|\s?[年月日号號/-]|\s(?![\u4e00-\u9fff]))"
_KINDS = (
    (
        "sign",
        re.compile(
            rf"(?P<n>)[{SIGN_CLASS}]{{1,2}}[ \t\u3000]{{0,4}}(?=[^\s0-9]|{_COUNT}|(?:19|20)[0-9]{{2}}年(?!\s?[0-9]))"
        ),
    ),
    (
        "counted-brackets",
        re.compile(
            r"[【\[](?:[要新头頭焦][闻聞条條点點])?第?(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[】\]][ \t\u3000]{0,4}(?=\S)"
        ),
    ),
    ("dash", re.compile(rf"(?P<n>)[—–―]{{2}}[ \t\u3000]{{0,4}}(?=[^\s0-9—–―]|{_COUNT})")),
    ("bullet", re.compile(rf"(?P<n>)[-*+•·][ \t\u3000]{{1,4}}(?=[^\s0-9\-*+•·]|{_COUNT})")),
    ("arabic", re.compile(r"(?P<n>[0-9０-９]{1,3})\s{0,2}(?:[.．](?![0-9])|[、\u20e3])[ \t\u3000]{0,4}(?=\S)")),
    ("arabic-brackets", re.compile(r"[（(\[](?P<n>[0-9０-９]{1,3})[）)\]][ \t\u3000]{0,4}(?=\S)")),
    ("circled", re.compile(r"(?P<n>[①-⒛㉑-㉟㊱-㊿❶-❿㈠-㈩])[ \t\u3000]{0,4}(?=\S)")),
    ("han", re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})[、．.][ \t\u3000]{0,4}(?=\S)")),
    ("han-brackets", re.compile(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[）)][ \t\u3000]{0,4}(?=\S)")),
)
#: 【某社云溪12月22日电】 says who sent the text, and is no title of it.
_SENT = re.compile(r"[日号號]\s?(?:专|專)?(?:电|電|讯|訊|报道|報道|消息)$")
#: 渡口检修：, alone above its text; so many make titles of it.
_COLON = re.compile(r"[^\s，。；：！？,:;0-9][^，。；：！？,:;]{2,23}[：:]")
#: A title in brackets; a short one only before a date in brackets: 【尚某】 [1982年1月6日].
_BRACKETS = re.compile(
    r"【(?P<t>[^【】\n]{4,80}|"
    r"[^【】\n]{2,3}(?=】[ \t\u3000]{0,4}[\[（(［]\s?[12１２一二][0-9０-９〇○零一二三四五六七八九]{3}\s?年))】[ \t\u3000]{0,4}"
)


def numbering(line: Line) -> tuple[str, int, int] | None:
    """Kind of numbering, where the title begins, the number; None where the line has none or is a sentence."""
    if _COLON.fullmatch(line.text) and ON.match(line.text) is None and SAID.search(line.text) is None:
        return "colon", 0, 0
    found = mark_of(line.text)
    if found is None:
        return None
    kind, at, figure = found
    if kind in ("sign", "dash", "bullet") and (ends_sentence(line.text) or line.text.endswith(("，", "：", ":", ","))):
        return None
    cell = find_cell(line.text, at)
    if cell is not None and not cell.unit.startswith("part") and (cell.closed or cell.month is not None):
        return None  # but 二号高炉 is no day
    return kind, at, number(figure) or 0


def mark_of(text: str) -> tuple[str, int, str] | None:
    """Kind of the number or sign that a text opens with, where its words begin behind it, and the number's figures."""
    for kind, pattern in _KINDS:
        match = pattern.match(text)
        if match:
            return kind, match.end(), match["n"] or ""
    return None


def bracketed(line: Line) -> re.Match[str] | None:
    """The title in ``【】`` that the line opens with, None where it holds a date."""
    match = _BRACKETS.match(line.text)
    if match is not None and _SENT.search(match["t"]) is not None:
        return None
    cell = find_cell(match["t"]) if match else None
    return match if cell is None or (match and cell.end < len(match["t"]) - 1) else None

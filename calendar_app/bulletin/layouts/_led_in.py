"""Items whose day stands inside their first sentence: behind the occasion (``值此中秋来临之际，9月8日，…``) or behind who acts.

``商会6月5日成立。``, ``县教育局近日印发…``: the second names no day at all, but opens an item as plainly as one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from calendar_app.bulletin.dates.datecell import MARKS, Cell, find_cell, mark_end
from calendar_app.bulletin.heal import CUT_SHORT, ends_sentence
from calendar_app.bulletin.layouts._paragraphs import ON, goes_on, happens
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.layouts._titles import is_text, opens_bold
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line

_OCCASION = re.compile(alternatives("occasions"))
_N = "[0-9０-９一二三四五六七八九十]"
_YEAR = r"(?:(?:19|20)[0-9]{2}\s?年\s?)?"
_DAY = re.compile(rf"{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號]")
#: A day that opens the sentence behind one that only counts up to another.
_NEXT_SENTENCE = re.compile(rf"(?<=[。；])(?:{_DAY.pattern})[，,上下]")
_WORDS = r"[^，,。；：:！？“”「」《》（）()\s0-9０-９]"
#: Who acts, and the day in the same clause, or at the head of the next: 商会6月5日成立, 学院，6月5日举行….
_ACTED = re.compile(
    rf"{_WORDS}{{2,36}}(?:[，,]?\s?(?P<day>{_YEAR}{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號])|(?P<bare>[0-9０-９]{{1,2}}\s?日))"
    r"(?![前后後内止的起游遊]|以[来來前後后]|之[前后後]|至今)"
)
#: What leads up to who acts, in a clause of its own: 针对此事，…, 据县气象台消息，….
_LED_UP = re.compile(r"(?:针对|針對|就|因|经|經|为|為)[^。；！？\n]{2,40}?[，,]\s?")
#: Who acts may be named in quotes or with figures: “东湖论坛”5日在云溪举行, 2020云溪年会9日举行.
_NAMED = re.compile(
    rf"[^，,。；：:！？\s]{{3,40}}?(?<![0-9年月.])"
    rf"(?:(?P<day>{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號])|(?P<bare>[0-9０-９]{{1,2}}\s?日))"
    rf"(?=[上下中]?[午晚]?[^，。；\s的]{{0,4}}?(?:[在于於向对對以说說称稱]|表示|{alternatives('happenings', 'act')}))"
)
#: Whose news it is, before a word for no day: 据县环保局网站消息，日前，….
_ATTRIBUTED = re.compile(
    r"(?:据|據)[^，,。；\n]{2,24}(?:消息|报道|報道|報導|通报|通報|数据|數據|统计|統計|网站|網站|介绍|介紹|[电電])[，,：:]\s?"
)
#: Words for no day, at the head or behind who acts: 近日，…, 县教育局近日…, 昨天，…; and whose news it is: 记者从县教育局获悉….
_VAGUE = re.compile(
    rf"(?:{_WORDS}{{2,36}})?(?:{alternatives('vague_words', '', 'spoken')})"
    r"|(?:本[报報台网網]|融媒体?)?(?:记者|記者)[^。；！？]{0,8}[从從][^。；！？]{2,60}(?:[获獲]悉|了解到)"
)
#: 将于8月28日 and 定于8月28日 are still to come, 截至8月28日 is counted up to.
_AHEAD = re.compile(r"(?:[将將拟擬定][于於]?|预计|預計|[截至到自从從])$")
_TO_COME = re.compile("[将將](?![军軍领領士帅帥])")
#: How far into a paragraph its day may stand; in how much of a file items must open with theirs, or name it so.
_OPENING, _MOST, _NEARLY_ALL = 96, 0.6, 0.8
#: So many paragraphs make a list; so many items behind one sign, and so much of them, show that each stands by itself.
_LEAST, _LONE, _LONELY = 4, 2, 0.4
#: Blanks that may stand behind the link at the end of a line.
_AT_END = 4
#: Characters of a text behind its day at the least.
_TOLD = 12
#: So few texts, each of which tells a happening, make a list.
_LISTED = 3
#: 某社云溪7月23日电, 本报9月6日讯: who sent a report, from where and when; so many make a page of them.
SENT = re.compile(
    rf"(?:据|據)?(?:[\u4e00-\u9fff]{{0,6}}(?:社|网|網|报|報|台|臺))[\u4e00-\u9fff·]{{0,10}}{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號](?:专|專)?[电電讯訊]"
)
_REPORTS = 2


class Openings(NamedTuple):
    """How many lines of a file open with their day, have it inside, have a word for one; how many are texts, and of what kind."""

    dated: int
    led: int
    told: int
    texts: int
    short: int
    lines: int
    happened: int  # of the texts, those that tell a happening, with a day or without
    sent: int  # of the texts, those that open with who sent them when

    @property
    def each(self) -> bool:
        """True where nearly every text opens as news does, with its day or a word for one: the others are then news, too.

        Or where each tells a happening of its own, no day in any of them; or where most are cut short (……宣布全...) or lead
        on to their whole text ([查看]), as portals list them: none goes on with the one above.
        """
        if self.short >= max(_MOST * self.texts, _LEAST):
            return True
        inside = self.led + self.told
        if not self.dated + inside and self.happened == self.texts >= max(_LISTED, _NEARLY_ALL * self.lines - 1):
            return True
        return self.dated + inside >= max(_NEARLY_ALL * self.texts, _LEAST) and inside >= _LONE

    @property
    def reports(self) -> bool:
        """True where a page is several reports of agencies, each from the line on that says who sent it when."""
        return self.sent >= _REPORTS and self.texts >= _MOST * self.lines

    @property
    def one_each(self) -> bool:
        """True where most lines open an item with its day, or nearly all name one, so that hardly any goes on with the one above."""
        days = self.dated + self.led
        return self.each or self.reports or (self.dated >= 3 and self.dated > self.led and days >= _MOST * self.lines)


def openings(lines: list[Line], walker: Walker, style: Style) -> Openings:
    """How the texts of a file open; none do where lines are wrapped, for those are no texts."""
    if style.wrapped:
        return Openings(0, 0, 0, 0, 0, 0, 0, 0)
    dated = led = told = texts = short = happened = sent = 0
    for line in lines:
        opener = walker.opener(line, None)
        if is_text(line):
            texts += 1
            short += line.text.endswith(CUT_SHORT) or _leads_on(line)
            sent += SENT.match(line.text) is not None
            happened += happened == texts - 1 and happens(line.text)
        if opener is not None and opener.cell is not None:
            dated += walker.date_heading(line) is None
        elif led_in(line) is not None:
            led += 1
        else:
            told += vague(line)
    return Openings(dated, led, told, texts, short, len(lines), happened, sent)


def _leads_on(line: Line) -> bool:
    """Whether a line without sign or number ended with the way to its whole text: ……完工。[查看]."""
    if not line.holes or line.text[0] in MARKS or numbered(line):
        return False
    return line.holes[-1][2] == "link" and line.holes[-1][1] >= line.end - _AT_END


def lone_signs(lines: list[Line], style: Style) -> frozenset[str]:
    """The signs whose items stand each by itself, as in a digest: many name a day inside, or a word for one (●近日，…).

    The day of the item above is then not that of an item that tells none.
    """
    alone: Counter[str] = Counter()
    for line in lines:
        if line.text[0] in MARKS:
            text = line.text[mark_end(line.text) :]
            alone[line.text[0]] += find_cell(text) is None and (_VAGUE.match(text) or day_inside(text)) is not None
    return frozenset(
        sign for sign, n in alone.items() if n >= _LONE and n + style.dated_marks[sign] >= _LONELY * style.marks[sign]
    )


def points(lines: list[Line]) -> frozenset[str]:
    """The signs that mark points of lists inside items and nothing else: each list stands below a dated text that leads up to it."""
    led: set[str] = set()
    other = {line.text[0] for line in lines[:2]}
    for above, lead, line in zip(lines, lines[1:], lines[2:], strict=False):
        sign = line.text[0]
        if sign in MARKS and lead.text[0] != sign:
            inside = lead.text.endswith(("：", ":")) and (_tells_day(above) or _tells_day(lead))
            (led if inside else other).add(sign)
    return frozenset(led - other)


def _tells_day(line: Line) -> bool:
    cell = find_cell(line.text)
    return cell is not None and cell.unit == "day" and len(line.text) - cell.end > _TOLD


def led_in(line: Line) -> Cell | None:
    """The day behind the occasion that a paragraph opens with, or behind who acts, in its first sentence; None where there is none."""
    return None if line.level or opens_bold(line) else day_inside(line.text)


def day_inside(text: str) -> Cell | None:
    """The same for the text of an item, by its place in the text."""
    if not _whole(text) or not ("日" in text or "号" in text or "號" in text):
        return None
    if not _OCCASION.match(text):
        return _acted(text)
    first = re.split("[。！？；]", text[:_OPENING], maxsplit=1)[0]
    match = _DAY.search(first)
    if match is None:
        return _acted(text)
    before = first[: match.start()]
    if _AHEAD.search(before):  # 受…影响，截至6月25日，…。6月26日，县里…
        match = _NEXT_SENTENCE.search(text, match.end(), _OPENING)
        if match is None:
            return None
    elif not any(comma in before for comma in "，,"):
        return None
    cell = find_cell(text, match.start())
    return cell if cell is not None and cell.unit == "day" else None


def _whole(text: str) -> bool:
    """Whether a line holds a whole sentence, be its source behind it (……。——原载《砚川报》)."""
    return "。" in text or ends_sentence(text)


def _acted(text: str) -> Cell | None:
    at = _led_up(text)
    match = _ACTED.match(text, at) or _NAMED.match(text, at) if at is not None else None
    if match is None:
        return None
    group = "day" if match["day"] else "bare"
    if _AHEAD.search(text[: match.start(group)]):
        return None
    cell = find_cell(text, match.start(group))
    return cell if cell is not None and cell.unit == "day" else None


def _led_up(text: str) -> int | None:
    """Where who acts is named: behind the clause that leads up to it; None for a text that goes on with the one above."""
    if (told := _ATTRIBUTED.match(text)) is not None:
        return told.end()
    if ON.match(text):
        return None
    led = _LED_UP.match(text)
    return led.end() if led is not None else 0


def vague(line: Line) -> bool:
    """Whether a line opens an item with a word for no day, who acts before it or not (县教育局近日…), or as a report does (记者从…获悉)."""
    if line.level or opens_bold(line) or not _whole(line.text) or (at := _led_up(line.text)) is None:
        return False
    return (_VAGUE.match(line.text) or _VAGUE.match(line.text, at)) is not None or _ahead(line.text)


def _ahead(text: str) -> bool:
    """Whether a text opens with a day that is still to come: 预计28日，…."""
    match = _ACTED.match(text)
    return match is not None and _AHEAD.search(text[: match.start("day" if match["day"] else "bare")]) is not None


def opens_news(text: str) -> bool:
    """Whether a text without any word for a day opens an item in a file whose texts stand each by itself.

    What is said, what goes on, and what only tells of days to come may be the end of the item above.
    """
    to_come = _TO_COME.search(re.split("[。！？；]", text[:_OPENING], maxsplit=1)[0]) is not None
    return text.endswith(CUT_SHORT) or (_whole(text) and not to_come and not goes_on(text))

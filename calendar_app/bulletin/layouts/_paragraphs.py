"""Whether lines without a date of their own are items or go on with the item above: what the whole file shows."""

from __future__ import annotations

import itertools
import re
from datetime import date

from calendar_app.bulletin.dates.datecell import MARKS
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.layouts._titles import is_text
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line, followed

NEW = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}(?=[市县区州省][委长政人])|[\u4e00-\u9fff]{{2,3}}[市县区州省])?(?:{alternatives('subjects', 'new')})"
)
SAID = re.compile("强调|強調|指出|要求|表示|说|說|认为|主持|介绍|听取|先后|先後")
ON = re.compile(rf"(?:{alternatives('subjects', 'on')})")

#: What opens a paragraph that tells more of the same.
_MORE = re.compile(r"(?:今年|近年|去年|目前|最后|最後|最终|随着|隨著|为了|為了|近期|当前|當前|上午|下午|晚上|当晚)")
_ACT = re.compile(rf"(?:{alternatives('happenings', 'act')})(?![后後])")
_TOLD = re.compile(alternatives("happenings", "said"))
#: Who took part in what stands above, and nothing else: 副市长某某等陪同。, 秘书长某某参加活动。, 市领导某某出席会议并讲话。
_ATTENDED = re.compile(
    r"(?:陪同|出席|参加|參加|列席|主持)(?:了?(?:会议|會議|活动|活動|仪式|儀式|考察|视察|視察|调研|調研|座谈|座談|会见|會見))?"
    r"(?:并(?:作?讲话|致[辞词]|发言|講話|致[辭詞]|發言))?。?$"
)
#: How far the first clause of a happening reaches.
_CLAUSE = 60
#: How far from its end such a sentence is looked at.
_TAIL = 20
#: How many paragraphs prove how a file writes; how much of the width a line fills at most that ends a paragraph.
_PROOF, _SHORT = 3, 0.88
#: So many paragraphs, none longer, show that a file lists a day's happenings without a date or sign for each.
_PARTED, _LISTED = 8, 200
#: As many where each is one sentence, no longer, none has to do with the one above, and so many tell happenings.
_FEW, _SENTENCE, _TELL = 4, 60, 0.5
#: So many days lie between a happening and a page of the day at the most; so much of it may say what somebody said.
_BACK, _SAYING = 3, 0.4
#: So many years of reigns make annals; of so much of their items other paragraphs may have no year.
_REIGNS, _BARE = 5, 0.34
#: The name of a section in a digest of the day is no longer.
_HEADING = 8


def happens(text: str) -> bool:
    """Whether a paragraph tells a happening of its own in its first sentence: 市长主持召开…, …会议在…召开.

    >>> happens("县委农村工作会议在平桥召开。"), happens("会议强调，要抓好春耕。"), happens("通车后，行程缩短一半。")
    (True, False, False)
    """
    if ON.match(text) or _MORE.match(text) or text.startswith(_QUOTED) or not ends_sentence(text) or attended(text):
        return False
    first = re.split("[。！？；]", text[: 3 * _CLAUSE], maxsplit=1)[0]
    act = _ACT.search(first)
    return act is not None and not _TOLD.search(first[:_CLAUSE])


def happenings_below(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where nearly all paragraphs that follow dated items without a date tell happenings: each is an item of that day.

    Few prove it where the other items, six at least, have one paragraph each.
    """
    total = new = items = 0
    dated = headed = False
    before: Line | None = None
    for line, after in followed(lines):
        if (heading := walker.date_heading(line)) is not None or line.level:
            dated, headed = False, heading is not None and heading.unit in ("year", "month")
        elif (opener := walker.opener(line, before)) is not None:
            dated, headed = opener.cell is not None, False
            items += dated
        elif headed:
            items, headed = items + 1, False  # its first item, which has no date of its own
        elif dated and line.text[0] not in MARKS and not numbered(line) and begins(line, before, style):
            total += 1
            new += happens(paragraph(line, after, style))
        before = line
    return (total >= _PROOF and new >= 0.75 * total) or (0 < total == new and items >= 2 * _PROOF)


def of_the_day(lines: list[Line], walker: Walker, page_day: date | None) -> bool:
    """True where a page was put up on a day and its dated items, three at least, are of the days right before it."""
    if page_day is None:
        return False
    near = far = 0
    before: Line | None = None
    for line in lines:
        opener = walker.opener(line, before)
        before = line
        cell = opener.cell if opener is not None else None
        if cell is None or cell.day is None:
            continue
        month, year = cell.month or page_day.month, cell.year or page_day.year
        told = (page_day.year - year) * 372 + (page_day.month - month) * 31 + page_day.day - cell.day
        near, far = near + (0 <= told <= _BACK), far + (not 0 <= told <= _BACK)
    return near >= _PROOF and far <= 0.1 * near


def apart_below(lines: list[Line], walker: Walker, style: Style, *, daily: bool) -> bool:
    """True where the many short paragraphs that follow dated items without a date have nothing to do with each other.

    Each is a sentence or two that neither goes on with what stands above nor says what somebody said, and hardly one
    names again what the one above was about: a day's happenings, listed. Where the page and its items are ``of_the_day``
    (*daily*), fewer paragraphs show it, and some may say what somebody said.
    """
    if style.wrapped:
        return False
    total = tied = going = long = telling = 0
    above: str | None = None
    before: Line | None = None
    for line in lines:
        if walker.date_heading(line) is not None or line.level or line.text[0] in MARKS or numbered(line):
            above = None
        elif walker.opener(line, before) is not None:
            above = line.text
        elif daily and len(line.text) <= _HEADING and not ends_sentence(line.text):
            pass  # the name of a section
        elif above is not None:
            total += 1
            going += goes_on(line.text)
            telling += happens(line.text)
            long += len(line.text) > _SENTENCE or "。" in line.text.rstrip("。")
            tied += bool(_pieces(above) & _pieces(line.text))
            above = line.text
        before = line
    if daily and total >= _PROOF:
        return going <= _SAYING * total and tied <= 0.34 * total
    if total < _PARTED:
        return total >= _FEW and not (going or tied or long) and telling >= _TELL * total
    return going <= 0.1 * total and tied <= 0.34 * total


def goes_on(text: str) -> bool:
    """Whether a paragraph goes on with the one above: it says so, says what was said, is long, or does not end as a sentence does."""
    told = SAID.search(text[:24]) or ON.match(text) or _MORE.match(text) or text.startswith(_QUOTED)
    return bool(told) or attended(text) or len(text) > _LISTED or not ends_sentence(text)


def annals(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where years of reigns open most paragraphs, one each, and a few have none: those are of the year above.

    What explains or cites an item (按：, 注：, quotes) shows that paragraphs go on there.
    """
    if style.ages < _REIGNS or style.wrapped or not style.closes:
        return False
    bare = 0
    before: Line | None = None
    for line in lines:
        dated = walker.date_heading(line) is not None or walker.opener(line, before) is not None
        if not dated and is_text(line) and before is not None:
            bare += 1
            if goes_on(line.text):
                return False
        before = line
    return 0 < bare <= _BARE * style.openers


def attended(text: str) -> bool:
    """Whether a paragraph is one sentence that tells who took part, in what stands above it.

    >>> attended("副市长谷小雨等陪同活动。"), attended("副市长谷小雨出席全省春耕会议。")
    (True, False)
    """
    return _ATTENDED.search(text, max(len(text) - _TAIL, 0)) is not None and "。" not in text[:-1]


def stands_alone(line: Line, before: Line, style: Style) -> bool:
    """True where a paragraph without a date of its own opens as a happening does, and not as what someone said."""
    full = style.wrapped and len(before.text) >= style.width - 2
    return not full and not attended(line.text) and NEW.match(line.text) is not None and not SAID.search(line.text[:30])


def begins(line: Line, before: Line | None, style: Style) -> bool:
    """Whether a line begins a paragraph: in wrapped text only where the line above ended well before the edge."""
    if not style.wrapped or before is None:
        return True
    return ends_sentence(before.text) and (line.gap or len(before.text) < _SHORT * style.width)


def paragraph(line: Line, after: Line | None, style: Style) -> str:
    """The opening of the paragraph that a line begins: the next line too, where this one is cut at the edge."""
    cut = style.wrapped and after is not None and not after.gap and not ends_sentence(line.text)
    return line.text + after.text if cut and after is not None else line.text


def terse(lines: list[Line], style: Style) -> bool:
    """True where items are short and no paragraph goes on with the one above: each is a happening."""
    if sum(len(line.text) for line in lines) > 120 * max(style.openers, 1):
        return False
    pairs = itertools.pairwise(lines)
    return not any(ON.match(line.text) for before, line in pairs if ends_sentence(before.text))


def paragraphs_are_items(lines: list[Line], walker: Walker) -> bool:
    """True where most paragraphs below dates open as a happening of their own does (市委 …, 学校 …), not as a story."""
    new = total = 0
    below = False
    for line in lines:
        heading = walker.date_heading(line)
        if heading is not None:
            below = heading.unit == "day"
        elif below:
            total += 1
            goes = attended(line.text) or _TOLD.search(line.text[:_CLAUSE]) is not None
            new += NEW.match(line.text) is not None and not goes
    return total >= 3 and new >= 0.6 * total


#: Characters that two paragraphs of one story have in common, and how many of each are looked at.
_SHARED, _LOOKED_AT = 4, 240
_QUOTED = tuple('“「『"‘')


def lines_are_items(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where each line below a day is a whole sentence by itself that neither goes on with the line above nor speaks of it.

    One story told in several paragraphs says 会议, 他 or 据悉, quotes, or names again what it is about.
    """
    if style.wrapped:
        return False
    days = total = tied = 0
    below = False
    above: str | None = None
    for line in lines:
        heading = walker.date_heading(line)
        if heading is not None:
            if line.level:
                return False  # a day that is the title of an article, such as a diary's
            below, above = heading.unit == "day", None
            days += below
            continue
        if not below:
            continue
        if line.level or len(line.text) > 400 or not line.text.rstrip().endswith(("。", "。）", "。)", "。”")):
            return False
        if above is not None:
            total += 1
            if ON.match(line.text) or line.text.startswith(_QUOTED) or SAID.search(line.text[:24]):
                return False
            tied += bool(_pieces(above) & _pieces(line.text))
        above = line.text
    return days >= 2 and total >= 2 and tied <= 0.34 * total


def tied(above: Line, line: Line) -> bool:
    """Whether two paragraphs speak of the same, as far as their names tell."""
    return bool(_pieces(above.text) & _pieces(line.text))


def _pieces(text: str) -> set[str]:
    """Every run of Chinese characters of the length that tells a name from a common word."""
    words = text[:_LOOKED_AT]
    return {p for i in range(len(words) - _SHARED + 1) if (p := words[i : i + _SHARED]).isalpha()}

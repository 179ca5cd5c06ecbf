"""Chronicles: items that open with a date, with a sign, or with 同日 and the like, below headings of year and month.

Read here are ``3月5日 …`` with or without a space, a date alone with its text below, a date column, △ ● ◎ and 同日 是月
该年 under a date, day only under a month, months and years in headings, in the title, or on the first item only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.datecell import MARKS, Cell, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import SOLAR_YEAR, Context
from calendar_app.bulletin.layouts._style import FIGURE, Style, lead, learn, numbered, separator
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.mapped import Mapped
from calendar_app.bulletin.publication import publication_day
from calendar_app.bulletin.sections import Sections, numbered_heading
from calendar_app.model.bulletin import RegionKind

NAME = "chronicle"

_EDGE = "【】〖〗〔〕[]（）()《》—–-=*·•.。:：◆◇●■□★☆#| \t\u3000"
_BARE_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_NOTE = re.compile(
    rf"""[\s（(,，、·]*(?:
      (?:农历|農曆|阴历|旧历|夏历)?(?:[\u4e00-\u9fff]{{2}}年)?(?:闰|閏)?(?:[正一二三四五六七八九十冬腊臘年]{{1,2}}(?:月|)?)?(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?(?:日|晚)?
    | (?:星期|周|週|礼拜)[一二三四五六日天]
    | (?:{alternatives("festivals")})(?:节|節|日)?
    | [甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?
    )[\s）),，、·]*""",
    re.VERBOSE,
)
#: A day inside the opening of an item: where signs open dated items too, the sign does not mean the day above.
_OWN_DAY = re.compile(
    r"[0-9０-９一二三四五六七八九十]{1,3}\s{0,3}月\s{0,3}[0-9０-９一二三四五六七八九十]{1,3}\s{0,3}[日号號]"
)
_NEW = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}(?=[市县区州省][委长政人])|[\u4e00-\u9fff]{{2,3}}[市县区州省])?(?:{alternatives('subjects', 'new')})"
)
_ON = re.compile(rf"(?:{alternatives('subjects', 'on')})")
_REMARK = re.compile(r"\s{0,4}[（(〔\[][^（）()〔〕]{1,40}[）)〕\]]\s{0,4}[:：]?")
_STRONG_BACK = frozenset(
    {"同日", "是日", "该日", "該日", "同月", "是月", "该月", "該月", "同年", "是年", "该年", "該年", "是岁", "是歲"}
)
_LEADS_ON = ("：", ":", "，", ",", "、", "；")


def score(doc: Doc) -> float:
    """Share of the text below a date; lowered where most dates stand right below a title of their own."""
    lines = doc.body
    style = learn(lines)
    walker = _Walker(doc, style)
    total = covered = items = titled = 0
    inside = False
    before: Line | None = None
    for line in lines:
        found = walker.date_heading(line)
        if found is not None:
            inside = True
            items += found.unit == "day" or not style.openers
        else:
            opener = walker.opener(line, before)
            if opener is not None:
                inside = True
                items += 1
                titled += before is not None and _title_like(before) and walker.date_heading(before) is None
            elif line.text[0] in MARKS and style.sign_opens(line.text[0]):
                items += 1
                inside = inside or style.marks[line.text[0]] >= 3
            elif style.numbered and numbered(line):
                items += 1
                inside = True
        covered += len(line.text) if inside else 0
        total += len(line.text) if inside or ends_sentence(line.text) else 0
        before = line
    if not items or not total:
        return 0.0
    value = (0.95 if items > 1 else 0.5) * covered / total
    if titled > 0.5 * items:
        value *= 0.3
    long = total / items
    return value * (0.5 if long > 1500 else 1.0)


def _title_like(line: Line) -> bool:
    """A line that reads like a title: no end of sentence, no sign, no date before its text."""
    text = line.text
    if ends_sentence(text) or not 5 <= len(text) <= 60 or text[0] in MARKS or text.endswith(_LEADS_ON):
        return False
    at, cell = lead(text)
    return cell is None and not at


@dataclass(slots=True)
class _Opener:
    """An item's head: where its text begins behind the sign, and its date cell if it has one."""

    at: int
    cell: Cell | None


class _Walker:
    """Decides what each line is; state is what stood above."""

    def __init__(self, doc: Doc, style: Style) -> None:
        self.doc = doc
        self.style = style

    def date_heading(self, line: Line) -> Cell | None:
        """The date of a line that is nothing but a date (and a lunar day, a festival, a remark in brackets)."""
        text = line.text
        if len(text) > 80:
            return None
        start = len(text) - len(text.lstrip(_EDGE))
        bare = text.strip(_EDGE)
        if _BARE_YEAR.fullmatch(bare) and (line.level or line.gap or line.all_bold):
            return Cell(start, start + 4, "year", int(bare), closed=True)
        cell = find_cell(text, start)
        if cell is None or (cell.short and self.style.short < 3) or cell.unit.startswith(("back", "part")):
            return None
        rest = text[cell.end :].strip(_EDGE)
        if not rest or rest in ("大事记", "大事記", "大事", "纪事", "要闻"):
            return cell
        tail = text[cell.end :]
        if _NOTE.fullmatch(tail.strip("：: ")):
            return cell
        if _REMARK.fullmatch(tail) and (cell.unit == "year" or len(rest) <= 12):
            return cell
        return None

    def opener(self, line: Line, before: Line | None) -> _Opener | None:
        """The head of an item that opens with a date, or None."""
        text = line.text
        at, cell = lead(text)
        if cell is None:
            return self._figure(line, before)
        if cell.short and self.style.short < 3:
            return None
        sign = at > 0
        kind = separator(text, cell)
        if cell.unit == "part" and kind not in ("sign", "space"):
            return None
        if cell.unit.startswith("back-") and kind == "none" and text[cell.start : cell.end] not in _STRONG_BACK:
            return None
        if sign:
            return _Opener(at, cell)
        if before is None or line.level or self._safe(line, before):
            if cell.unit == "year" and kind == "none" and not cell.era and not self.style.years >= 3:
                return None
            return _Opener(at, cell)
        spaced = self.style.space_style and kind == "space" and not cell.unit.startswith(("back-", "part"))
        return _Opener(at, cell) if spaced else None

    def _figure(self, line: Line, before: Line | None) -> _Opener | None:
        """422 before a text is 22 April, where April is proved by the others and by what stands above."""
        month = self.style.month
        match = FIGURE.match(line.text) if month else None
        if not match or int(match["m"]) != month or not 1 <= int(match["d"]) <= 31:
            return None
        if before is not None and not self._safe(line, before):
            return None
        end = match.end("d")
        return _Opener(0, Cell(0, end, "day", None, month, int(match["d"]), closed=True, lost=True))

    def _safe(self, line: Line, before: Line) -> bool:
        """True where nothing above is unfinished, so that a date at the head of the line opens an item."""
        if ends_sentence(before.text) or self.date_heading(before) is not None or before.level:
            return True
        if publication_day(before.text) is not None:
            return True
        if before.text.endswith(_LEADS_ON) and not before.text.endswith(("：", ":")):
            return False
        if not self.style.closes:
            return not (self.style.wrapped and len(before.text) >= self.style.width - 3)
        return len(before.text) <= 20 and (line.gap or line.indent >= 2)


def parse(doc: Doc, builder: Builder) -> None:
    """Walk over the lines once, keeping the year, month and day that hold."""
    lines = doc.body
    style = learn(lines)
    walker = _Walker(doc, style)
    context = Context(ascending=_ascending(lines))
    _from_title(doc, context)
    sections = Sections(doc.contents)
    run = _Run(doc, builder, style, walker, context, sections)
    for i, line in enumerate(lines):
        run.line(line, lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None)


class _Run:
    """One walk: the pending date heading, and whether its paragraphs are items of their own."""

    def __init__(
        self, doc: Doc, builder: Builder, style: Style, walker: _Walker, context: Context, sections: Sections
    ) -> None:
        self.doc, self.builder, self.style, self.walker = doc, builder, style, walker
        self.context, self.sections = context, sections
        self.pending: str | None = None  # unit of a date heading that has no text yet
        self.paragraphs: str | None = None  # unit of the heading whose paragraphs are being read
        self.dated = False  # something above gives △ a date
        self.items = _paragraphs_are_items(doc.body, walker)  # below a day, too
        self.narrative = style.alone >= 3 and style.spaced + style.joined < 0.5 * style.alone

    def line(self, line: Line, before: Line | None, after: Line | None) -> None:
        """Say what the line is."""
        builder, context = self.builder, self.context
        heading = self.walker.date_heading(line)
        if heading is not None and (before is None or self._heading_safe(line, before, heading)):
            words = line.text[heading.start : heading.end]
            context.heading(heading, words)
            self.pending, self.paragraphs, self.dated = heading.unit, None, True
            builder.date_heading(line)
            return
        published = publication_day(line.text)
        if published is not None and (not builder.drafts or (before is not None and (before.level or before.all_bold))):
            builder.publication(line, published.day)
            return
        opener = None if self.narrative and self.paragraphs == "day" else self.walker.opener(line, before)
        if opener is not None and opener.cell is not None:
            self._dated(line, opener, after)
        elif self._section(line, before, after):
            builder.heading(line, self.sections.enter(line))
        elif self._sign(line, before):
            self._undated(line, "sign")
        elif self.pending is not None:
            self._undated(line, "below-date")
            self.paragraphs, self.pending = self.pending, None
        elif self._paragraph(line, before):
            self._undated(line, "paragraph")
        else:
            builder.continuation(line)

    def _dated(self, line: Line, opener: _Opener, after: Line | None) -> None:
        cell = opener.cell
        assert cell is not None  # noqa: S101 - the caller has looked
        words = line.text[cell.start : cell.end]
        year, month, dateline = self.context.opener(cell, words)
        rest = line.words.cut(cell.end)
        self.pending, self.paragraphs, self.dated = None, None, True
        if cell.lost:
            dateline = spelled(cell)
            self.context.words = dateline
            message = f"“{words}”在复制时掉了字，按上下文读作{dateline}"
            self.builder.diagnose("range-sign-lost" if cell.last else "month-sign-lost", message, line)
        elif cell.odd:
            dateline = self.context.words = spelled(cell)
        elif (
            cell.unit == "day"
            and cell.month is None
            and not words[0].isdigit()
            and separator(line.text, cell) == "space"
        ):
            dateline = words  # 四日 before a space: the cell says what the words alone do not
        if (
            line.level
            and after is not None
            and not after.level
            and len(rest.text.strip()) >= 4
            and self._plain(after, line)
        ):
            title = rest.cut(len(rest.text) - len(rest.text.lstrip(_EDGE)))
            self.builder.entry(
                line, title=title, dateline=dateline or words, year=year, month=month, rule="dated-heading"
            )
            return
        self.builder.entry(
            line,
            body=line.words.cut(opener.at),
            dateline=dateline,
            year=year,
            month=month,
            chronicle=True,
            rule="date-cell",
        )

    def _plain(self, line: Line, before: Line) -> bool:
        return self.walker.date_heading(line) is None and self.walker.opener(line, before) is None

    def _undated(self, line: Line, rule: str) -> None:
        body = line.words
        if rule == "sign":
            body = body.cut(mark_end(line.text) or 1).strip()
        context = self.context
        own = rule == "sign" and self.style.dated_marks[line.text[0]] > 0 and _OWN_DAY.search(body.text[:48])
        self.builder.entry(
            line,
            body=body,
            dateline="" if own else context.words,
            year=context.year,
            month=context.month,
            chronicle=True,
            rule=rule,
        )
        if rule == "sign" and self.pending is not None:
            self.pending = None

    def _sign(self, line: Line, before: Line | None) -> bool:
        """True where a list sign opens another item of the same date."""
        sign = line.text[0]
        if (
            self.style.numbered
            and numbered(line)
            and (before is None or line.gap or ends_sentence(before.text) or before.text.endswith(("：", ":")))
        ):
            return True
        if sign not in MARKS or len(line.text) < 4:
            return False
        if before is not None and before.text.endswith(("：", ":")) and self.pending is None:
            return False
        if sign in "-*+" and not line.text[1:2].isspace():
            return False
        return self.pending is not None or self.style.sign_opens(sign)

    def _paragraph(self, line: Line, before: Line | None) -> bool:
        """True where a paragraph below a heading of month or year is an item of its own."""
        if self.paragraphs is None or before is None or not ends_sentence(before.text):
            return False
        if (self.paragraphs == "day" and not self.items) or _ON.match(line.text):
            return False
        return line.gap or line.indent >= 2 or not self.style.wrapped

    def _heading_safe(self, line: Line, before: Line, cell: Cell) -> bool:
        if line.level or line.gap or line.all_bold or ends_sentence(before.text) or self.walker.date_heading(before):
            return True
        if before.level or (len(before.text) <= 24 and cell.unit != "day"):
            return True
        return not self.style.closes

    def _section(self, line: Line, before: Line | None, after: Line | None) -> bool:
        text = line.text
        if self.pending is not None and not line.level and not (after is not None and self.walker.date_heading(after)):
            return False
        if self.sections.known(line):
            return True
        if ends_sentence(text) or len(text) > 50 or (text[0] in MARKS and not line.level):
            return False
        if line.level:
            return True
        if not self.dated and not numbered_heading(text):
            return False
        if before is not None and not ends_sentence(before.text) and not before.level and self.style.closes:
            return self.builder.open is None
        if numbered_heading(text) and len(text) <= 30 and (line.gap or line.all_bold):
            return True
        if len(text) > 26 or any(c in text for c in "，。；：,;:"):
            return False
        follows = after is not None and (
            self.walker.date_heading(after) is not None or self.walker.opener(after, line) is not None
        )
        return follows and (line.gap or line.all_bold or self.style.closes)


def spelled(cell: Cell) -> str:
    """The date of a cell in words that say it anywhere: 5月9日, 1924年, 4月28日至29日."""
    year = f"{cell.year}年" if cell.year is not None and cell.month is None else ""
    if cell.year is not None and cell.year < SOLAR_YEAR:
        return f"{cell.year}年"
    month = f"{cell.month}月" if cell.month is not None else ""
    day = f"{cell.day}日" if cell.day is not None else ""
    return year + month + day + (f"至{cell.last}日" if cell.last else "")


def _paragraphs_are_items(lines: list[Line], walker: _Walker) -> bool:
    """True where most paragraphs below dates open as a happening of their own does (市委 …, 学校 …), not as a story."""
    new = total = 0
    below = False
    for line in lines:
        heading = walker.date_heading(line)
        if heading is not None:
            below = heading.unit == "day"
        elif below:
            total += 1
            new += _NEW.match(line.text) is not None
    return total >= 3 and new >= 0.6 * total


def _from_title(doc: Doc, context: Context) -> None:
    """Year and month that the title of the issue prints hold until a heading says otherwise."""
    title = doc.masthead
    if len(set(title.years)) == 1:
        context.year = title.years[0]
        context.year_words = f"{context.year}年"
        if title.month is not None:
            context.month = title.month
            context.month_words = f"{title.month}月"
            context.month_from_heading = True


def _ascending(lines: list[Line]) -> bool:
    """False where dates run from new to old."""
    up = down = 0
    last: tuple[int, ...] | None = None
    for line in lines:
        _, cell = lead(line.text)
        if cell is None or cell.short or cell.unit.startswith(("back", "part")):
            continue
        here = tuple(x for x in (cell.year, cell.month, cell.day) if x is not None)
        if last is not None and len(here) == len(last) and here != last:
            jump = cell.month is not None and len(here) > 1 and abs(here[-2] - last[-2]) > 9
            up += here > last and not jump
            down += here < last and not jump
        last = here
    return up >= down


__all__ = ["NAME", "Mapped", "RegionKind", "parse", "score"]

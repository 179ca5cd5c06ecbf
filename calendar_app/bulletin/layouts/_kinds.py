"""What a line of a chronicle is: what is asked of it, of the lines beside it, and of what the whole file shows."""

from __future__ import annotations

import re

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents.sections import Sections, numbered_heading
from calendar_app.bulletin.dates.datecell import MARKS, Cell, find_cell, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._asides import asides
from calendar_app.bulletin.layouts._context import Context
from calendar_app.bulletin.layouts._dated_titles import dated_title, dated_titles, titles_below_days
from calendar_app.bulletin.layouts._day_list import DayList
from calendar_app.bulletin.layouts._issue_day import issue_day
from calendar_app.bulletin.layouts._led_in import led_in, lone_signs, openings, points, vague
from calendar_app.bulletin.layouts._paragraphs import (
    ON,
    annals,
    apart_below,
    begins,
    goes_on,
    happenings_below,
    happens,
    lines_are_items,
    of_the_day,
    paragraph,
    paragraphs_are_items,
    stands_alone,
    terse,
    tied,
)
from calendar_app.bulletin.layouts._span_of_issue import span_of_issue
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.layouts._titles import column_name, is_text, title_like
from calendar_app.bulletin.layouts._trailing import item_ends
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line

_HAN = re.compile("[\u3400-\u9fff]")
#: A shorter sentence above the items greets.
_SENTENCE = 30
#: What opens another happening of the day above, set off from its text.
_SAME_DAY = tuple(word + sign for word in ("同日", "同天", "是日", "同一天") for sign in "，,、：: \u3000")
#: How long a page's title is.
_TITLE = 60
#: How long the name of a part is, between a heading and the first item.
_PART = 6


class Kinds:
    """The state of one walk, and the questions that decide what the next line is."""

    def __init__(
        self, doc: Doc, builder: Builder, style: Style, walker: Walker, context: Context, sections: Sections
    ) -> None:
        self.doc, self.builder, self.style, self.walker = doc, builder, style, walker
        self.context, self.sections = context, sections
        self.context, self.sections = context, sections
        self.pending: str | None = None  # unit of a date heading that has no text yet
        self.paragraphs: str | None = None  # unit of the heading whose paragraphs are being read
        self.dated = False  # something above gives △ a date
        self.titled = False  # the line above was a title: this one is its text
        self.headlines = 0
        self.storied = False  # titles below months have stories below them, of several paragraphs
        self.again = 0  # dated titles whose texts told their day again
        self.after: Line | None = None  # the line below the present one
        self.months = 0  # headings of months that were met
        self.group: tuple[str, ...] | None = None  # the section above a group (【…】) that holds below one date only
        # paragraphs below a day are items, too
        self.items = paragraphs_are_items(doc.body, walker) or lines_are_items(doc.body, walker, style)
        self.asides = asides(doc.body, walker, doc.masthead.years)
        self.issue = issue_day(doc.body, walker, style)
        self.span = span_of_issue(doc.body, walker)
        self.longest = max((len(line.text) for line in doc.body), default=0)
        self.dated_titles = dated_titles(doc.body, walker, self.longest)
        self.below_days = titles_below_days(doc.body, walker, marked=False)
        self.terse = style.space_style and terse(doc.body, style)
        self.happenings = happenings_below(doc.body, walker, style)
        daily = not style.wrapped and of_the_day(doc.body, walker, doc.masthead.published or doc.masthead.day)
        self.apart = apart_below(doc.body, walker, style, daily=daily)
        self.annals = annals(doc.body, walker, style)
        self.daily = self.apart and daily  # each paragraph stands by itself
        texts = openings(doc.body, walker, style)
        self.one_each, self.each = texts.one_each, texts.each
        self.points = points(doc.body)  # signs that open no items
        self.lone = lone_signs(doc.body, style)  # signs whose items stand each by itself
        self.headed: Line | None = None  # the last line that was a section's name
        self.list = DayList()
        self.old = style.ages > 0 or style.years >= 3 or style.reigns
        self.narrative = style.alone >= 3 and style.spaced + style.joined < 0.5 * style.alone

    def _page_day(self, line: Line, heading: Cell, after: Line | None) -> bool:
        """True where a full day above the first item dates the page: the item has a date of its own, in another year or month."""
        if heading.unit != "day" or heading.year is None or after is None or bare_day(line.text) is None:
            return False
        only = self.style.year_list or (self.style.names_years and self.style.alone <= 1)
        if only and title_like(after) and not is_text(after):
            return True  # the page's day above its title: items name their years themselves
        cell = find_cell(after.text)
        other = self.context.year is not None and self.context.year != heading.year
        return other and cell is not None and cell.month is not None and cell.end < len(after.text)

    def _story(self, line: Line) -> bool:
        """True where a line below a day alone is a story's, dates at its head and all; ▲1—2日，… and 同日，… are items all the same."""
        told = self.narrative and self.paragraphs == "day"
        return told and line.text[0] not in MARKS and not line.text.startswith(_SAME_DAY)

    def _page_title(self, line: Line, after: Line | None) -> bool:
        """True where a day and what happened stand above all items and above the day when the page was put up, and end as no sentence does."""
        if self.builder.drafts or after is None or ends_sentence(line.text):
            return False
        return len(line.text) <= _TITLE and publication_day(after.text) is not None

    def _signed(self, line: Line, after: Line | None) -> bool:
        """True where a full day and an office stand above the first item."""
        return after is not None and signed_day(line.text) is not None

    def _year_below(self, after: Line | None, line: Line) -> bool:
        """True where the line below is a year, or opens with one."""
        if after is None:
            return False
        opener = self.walker.opener(after, line)
        cell = self.walker.date_heading(after) or (opener.cell if opener is not None else None)
        return cell is not None and cell.unit == "year"

    def _part(self, line: Line, after: Line | None) -> bool:
        """True where a word or two stand between a heading and an item with its own month and day: 国内, 国际."""
        if after is None or len(line.text) > _PART or line.text[0] in MARKS:
            return False
        opener = self.walker.opener(after, line)
        cell = opener.cell if opener is not None else None
        return cell is not None and cell.unit == "day" and cell.month is not None

    def _year_again(self, line: Line, after: Line | None) -> bool:
        """True where a line that is no sentence names the year of the heading again (1991年全县大事) above dated items."""
        cell = find_cell(line.text)
        if cell is None or cell.unit != "year" or cell.year is None or cell.year != self.context.year or after is None:
            return False
        plain = 1 < len(line.text) - cell.end <= 30 and not any(c in line.text for c in "，。；：,;:")
        below = find_cell(after.text) if not ends_sentence(line.text) else None
        return plain and below is not None and below.month is not None and below.year is None

    def _plain(self, line: Line, before: Line) -> bool:
        return self.walker.date_heading(line) is None and self.walker.opener(line, before) is None

    def _short(self, line: Line, cell: Cell, after: Line | None) -> bool:
        return dated_title(line, cell, after, self.longest) and after is not None and self._plain(after, line)

    def _headline(self, line: Line, before: Line | None, after: Line | None) -> bool:
        """True where a line below a date is the title of the text that follows it."""
        if before is None or after is None or (self.pending is None and self.paragraphs is None):
            return False
        told = find_cell(after.text)
        again = (
            told is not None and told.unit == "day" and (told.month, told.day) == (self.context.month, self.context.day)
        )
        if self.pending == "day" and again and title_like(line) and len(line.text) <= 40 and not line.level:
            return True  # a title, and a text that says the day of the heading once more
        if self._month_again(line, told) and is_text(after):
            self.storied = True
            return True
        free = self.pending is not None or (ends_sentence(before.text) and (line.gap or line.indent < after.indent))
        apart = after.gap or after.indent > line.indent or (self.below_days and self.pending == "day")
        if not free or not apart or line.level or len(line.text) > 40 or not title_like(line) or not is_text(after):
            return False
        if self.style.wrapped and not after.gap and len(line.text) >= self.style.width - 2:
            return False  # the first line of a paragraph with a hanging indent
        return self.headlines > 0 or self._plain(after, line)

    def _month_again(self, line: Line, told: Cell | None) -> bool:
        """True for a title below a month whose text opens with a day of it, where all other texts end as sentences do."""
        within = told is not None and told.unit in ("day", "month") and told.month == self.context.month is not None
        shown = self.pending == "month" or (self.headlines > 0 and self.paragraphs == "month")
        return (
            within
            and shown
            and self.style.closes
            and title_like(line)
            and len(line.text) <= _SENTENCE
            and not line.level
        )

    def _sign(self, line: Line, before: Line | None) -> bool:
        """True where a list sign opens another item of the same date."""
        sign = line.text[0]
        if self.list.goes_on(line.text):
            return True
        if (
            (self.style.numbered or (self.style.counted and (line.text[0].isnumeric() or line.text[0] == "N")))
            and numbered(line)
            and (
                self.pending
                or self.builder.open is None
                or before is None
                or line.gap
                or item_ends(before, self.style)
                or before.text.endswith(("：", ":", "】"))
                or (numbered_heading(before.text) and not numbered(before))
                or (self.issue is not None and before is self.issue[0])
            )
        ):
            return True
        if sign not in MARKS or len(line.text) < 4:
            return False
        inside = self.pending is None and self.builder.open is not None and sign in self.points
        if inside or (before is not None and before.text.endswith(("：", ":")) and self.pending is None):
            return False
        if sign in "-*+" and not line.text[1:2].isspace():
            return False
        free = not self.dated and self.context.year is None
        if free and not is_text(line) and not self._cut(line):
            return False  # 点击率：2319 and the like above a chronicle
        if free and (end := mark_end(line.text)) and mark_end(line.text, end) > end:
            return False  # • 1.…: a list of the site's own
        if self.pending is None and line.indent >= self.style.indents.get(sign, line.indent) + 2:
            return False  # a list inside an item
        return self.pending is not None or self.style.sign_opens(sign)

    def _cut(self, line: Line) -> bool:
        """True where a line breaks off at the edge of wrapped text."""
        return self.style.wrapped and line.indent + len(line.text) >= self.style.width - 3

    def _paragraph(self, line: Line, before: Line | None, after: Line | None) -> bool:
        """True where a paragraph below a heading of month or year is an item of its own."""
        if (
            before is None
            or not ends_sentence(before.text)
            or (_HAN.search(line.text) is None and _HAN.search(before.text))
        ):
            return False  # in another script: what was said in the line above, in English
        if self.paragraphs is None:
            told = (self.happenings or self.terse) and self.dated and begins(line, before, self.style)
            told = told and happens(paragraph(line, after, self.style))
            told = told or (self.apart and self.dated and self.builder.open is not None)
            told = told or (self.annals and self.dated and is_text(line))
            return told or (self.terse and stands_alone(line, before, self.style))
        if (self.paragraphs == "day" and not self.items) or self.storied or ON.match(line.text):
            return False
        return line.gap or line.indent >= 2 or not self.style.wrapped

    def _apart(self, line: Line, before: Line | None) -> bool:
        """True where a paragraph without a date tells a happening of its own between items that blank lines part: its sign was lost."""
        if before is None or not (self.style.parted and line.gap and self.dated) or self.builder.open is None:
            return False
        return ends_sentence(before.text) and happens(line.text) and not goes_on(line.text) and not tied(before, line)

    def _news(self, line: Line, before: Line | None) -> bool:
        """True where a text below a section's name, or above all items, is news among items that stand each by itself."""
        headed = before is not None and before is self.headed
        top = self.builder.open is None and len(line.text) >= _SENTENCE
        return bool(self.lone) and (headed or top) and ends_sentence(line.text)

    def _heading_safe(self, line: Line, before: Line, cell: Cell) -> bool:
        if line.level or line.gap or line.all_bold or ends_sentence(before.text) or self.walker.date_heading(before):
            return True
        if self.builder.open is None or publication_day(before.text) is not None:
            return True
        if cell.unit == "month" and self.months and cell.month == (self.context.month or 0) + 1:
            return True  # 三月 behind the items of 二月
        if before.level or (cell.unit != "day" and (len(before.text) <= 24 or not self.style.wrapped)):
            return True
        return not self.style.closes or not self.walker.goes_on(before)

    def _section(self, line: Line, before: Line | None, after: Line | None) -> bool:
        text = line.text
        if self.pending is not None and not line.level:
            below = self.walker.date_heading(after) if after is not None else None
            heads = below is not None
            again = below is not None and below.unit == "year" and below.year == self.context.year
            parts = below is not None and below.unit != self.pending and self.pending != "day" and below.unit != "year"
            parts = parts or again
            if not parts and (heads or not self._part(line, after)):
                return False  # between 8月 and 6月, or 6月 and the next year, stands what happened
        if self.sections.known(line) or (text[0] in MARKS and column_name(text)):
            return True
        if self.style.counted and numbered(line) and not line.level:
            return False
        if ends_sentence(text) or len(text) > 50 or (text[0] in MARKS and not line.level):
            return False
        if line.level:
            return True
        if not self.dated and not self.lone and not numbered_heading(text):
            return False
        if before is not None and not ends_sentence(before.text) and not before.level and self.style.closes:
            return self.builder.open is None
        if numbered_heading(text) and len(text) <= 30 and (line.gap or line.all_bold):
            return True
        if len(text) > 26 or any(c in text for c in "，。；：,;:"):
            return False
        follows = after is not None and (
            self.walker.date_heading(after) is not None
            or self.walker.opener(after, line) is not None
            or (self.daily and is_text(after))
            or (self.each and (led_in(after) is not None or vague(after)))
            or after.text[0] in self.lone
            or (bool(self.lone) and after.gap and is_text(after))
        )
        ended = self.style.closes or (before is not None and ends_sentence(before.text))
        return follows and (line.gap or line.all_bold or ended)

"""One walk over the lines of a chronicle: what each line is, and the date that holds there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from calendar_app.bulletin.contents.items import section_name
from calendar_app.bulletin.dates.datecell import Cell, find_cell, mark_end
from calendar_app.bulletin.dates.oldyears import is_age, reign_alone, told_by_reign
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import CUT_SHORT, ends_sentence
from calendar_app.bulletin.layouts._context import spelled
from calendar_app.bulletin.layouts._dated_titles import title_of_dated, told_again
from calendar_app.bulletin.layouts._dating import (
    bare_numeral,
    heading_words,
    holds_from,
    names_its_year,
    said_elsewhere,
    undated,
)
from calendar_app.bulletin.layouts._kinds import Kinds
from calendar_app.bulletin.layouts._led_in import day_inside, led_in, opens_news, vague
from calendar_app.bulletin.layouts._paragraphs import happens
from calendar_app.bulletin.layouts._span_of_issue import month_of
from calendar_app.bulletin.layouts._style import LIST_SIGNS
from calendar_app.bulletin.layouts._titles import is_text
from calendar_app.bulletin.layouts._unproven import unproven
from calendar_app.bulletin.layouts._walker import EDGE, Opener
from calendar_app.bulletin.lines import Line

#: A group below a date, alone on its line; a title between the date and the text.
_GROUP = re.compile(r"(?:[A-Z一二三四五六七八九十]{1,2}[、.．])?(?P<name>[【〖\[][^【】〖〗\[\]]{1,20}[】〗\]])")
#: 1957年1月—1966年4月, 1921年-1923年, alone above the years and months of that time.
_AGE_SPAN = re.compile(
    r"[（(]?(?:公元|西元)?\s?[0-9]{3,4}\s?年\s?[0-9]{1,2}\s?月\s?(?:[0-9]{1,2}\s?日)?\s?(?:至|到|[-—–－―~～]{1,3})"
    r"\s?(?:公元|西元)?[0-9]{3,4}\s?年\s?[0-9]{1,2}\s?月\s?(?:[0-9]{1,2}\s?日)?[）)]?"
    r"|[0-9]{4}\s?年\s?(?:至|到|[-—–－―~～]{1,3})\s?[0-9]{4}\s?年"
    r"|[（(](?:公元|西元)?[0-9]{3,4}\s?年?\s?(?:至|到|[-—–－―~～]{1,3})\s?(?:公元|西元)?[0-9]{3,4}\s?年[）)]"
)
#: How long a title above the first item may be.
_TITLE = 30
#: So many dated titles whose texts tell their day again show how a file writes.
_TOLD_AGAIN = 1
#: How long the source behind a sentence may be (——原载1995年5月23日《砚川报》).
_SOURCE = 40
#: What joins the months that a report covers.
_JOINERS = frozenset("-—–~～至到")
_NAMED = re.compile(r"\s{0,4}[:：]?\s{0,4}【(?P<t>[^【】\n]{4,80})】\s{0,4}")


class Run(Kinds):
    """One walk: each line is told to the builder, the date that holds is kept."""

    def line(self, line: Line, before: Line | None, after: Line | None) -> None:
        """Say what the line is."""
        builder, context = self.builder, self.context
        self.after = after
        if self.titled:
            self.titled = False
            cell = find_cell(line.text)
            if cell is not None and cell.unit == "day" and builder.open is not None:
                builder.open.dateline = ""  # the text says its day itself
            builder.continuation(line)
            return
        if self.issue is not None and line is self.issue[0]:
            self._issue(line, self.issue[1])
            return
        if _AGE_SPAN.fullmatch(line.text) and after is not None and not self._plain(after, line):
            builder.heading(line, self.sections.enter(line))
            return
        heading = self.walker.date_heading(line)
        heading = heading and context.of_reign(heading, line.text)
        if heading is not None and heading.until is not None and after is not None and not self._plain(after, line):
            builder.heading(line, self.sections.enter(line))  # 隋唐时期（581—907）, above the years of that age
            return
        if heading is not None and not builder.drafts and self._page_day(line, heading, after):
            builder.publication(line, bare_day(line.text))
            return
        if heading is not None and (before is None or self._heading_safe(line, before, heading)):
            if line is self.span:
                self._span(line, heading)
                return
            words = heading_words(heading, line.text)
            if heading.lost:
                message = f"“{line.text[heading.start : heading.end]}”在复制时掉了字，按上下文读作{words}"
                builder.diagnose("range-sign-lost" if heading.last else "month-sign-lost", message, line)
            self.months += heading.unit == "month"
            context.heading(heading, words, reign=told_by_reign(line.text, heading.end))
            self.pending, self.paragraphs, self.dated = heading.unit, None, True
            if self.group is not None and builder.drafts:
                builder.section, self.group = self.group, None
            builder.date_heading(line)
            return
        if self.old and (first := reign_alone(line.text)) is not None and self._year_below(after, line):
            context.age()
            context.first = first
            builder.date_heading(line, "age-heading")
            return
        if self.old and is_age(line.text) and not line.level and after is not None and self._plain(after, line):
            context.age()
            self.pending, self.paragraphs, self.dated = "year", None, True
            builder.date_heading(line, "age-heading")
            return
        published = publication_day(line.text)
        if published is not None and (not builder.drafts or (before is not None and (before.level or before.all_bold))):
            builder.publication(line, published.day)
            return
        if not builder.drafts and self._signed(line, after):
            builder.publication(line, signed_day(line.text))
            return
        if heading is None and self._year_again(line, after):
            builder.heading(line, self.sections.enter(line))
            return
        if line.start in self.asides:
            builder.continuation(line)
            return
        above = before if builder.drafts or before is None or not _apart(line, before) else None  # a title, at the top
        opener = None if self._story(line) else self.walker.opener(line, above)
        if opener is not None and self._page_title(line, after):
            builder.date_heading(line, "page-title")
        elif (
            opener is not None
            and opener.cell is not None
            and not names_its_year(line.text, opener.cell, self.context, self.style, self.pending)
        ):
            self._dated(line, opener, after)
        elif self.again >= _TOLD_AGAIN and title_of_dated(line, after):
            self._undated(line, "title-below-date", titled=True)
            self.titled = True
        elif self.dated and (group := _GROUP.fullmatch(line.text)) and not line.level:
            self.group = builder.section if self.group is None else self.group
            builder.heading(line, (*self.group, section_name(group["name"])))
        elif not builder.drafts and (group := _GROUP.fullmatch(line.text)) and len(line.text) <= 10:
            self.group = builder.section
            builder.heading(line, (*self.group, section_name(group["name"])))
        elif self._headline(line, before, after):
            self._undated(line, "title-below-date", titled=True)
            self.paragraphs, self.pending = self.pending or self.paragraphs, None
            self.titled = True
            self.headlines += 1
        elif self._section(line, before, after):
            builder.heading(line, self.sections.enter(line))
            context.section_began, self.headed = True, line
        elif self._sign(line, before):
            self._undated(line, "sign")
        elif self._led_in(line, before):
            pass
        elif self.pending is None and (figures := unproven(line, before, context)):
            builder.diagnose("date-unproven", f"“{figures}”可能是掉了字的日期，前后证明不了，没有读成日期", line)
            builder.entry(line, body=line.words, year=context.year, month=context.month, chronicle=True, rule="no-day")
        elif self.pending is not None:
            self._undated(line, "below-date")
            self.paragraphs, self.pending = self.pending, None
        elif self._paragraph(line, before, after):
            self._undated(line, "paragraph")
        elif self._apart(line, before) or self._news(line, before):
            builder.entry(line, body=line.words, year=context.year, month=context.month, chronicle=True, rule="no-day")
        else:
            builder.continuation(line)

    def _issue(self, line: Line, day: date) -> None:
        """The day of the issue: the month of its items, whose days count back from it."""
        context = self.context
        context.page_day, context.year, context.month = day, day.year, day.month
        context.month_from_heading = True
        self.builder.date_heading(line)

    def _span(self, line: Line, days: Cell) -> None:
        """The days that the issue covers: the month of its items where it is one."""
        month = month_of(days, line.text)
        if month is not None:
            self.context.heading(month, f"{month.year}年{month.month}月" if month.year else f"{month.month}月")
            self.dated = True
        elif days.year is not None and self.context.year is None:
            self.context.year = days.year
        self.builder.date_heading(line)

    def _dated(self, line: Line, opener: Opener, after: Line | None) -> None:
        cell = opener.cell
        assert cell is not None  # noqa: S101 - the caller has looked
        cell = self.context.of_reign(cell, line.text)
        words = line.text[cell.start : cell.end]
        listed = opener.at > 0 and self.context.day_from_heading and cell.unit in ("day", "month")
        if cell.unit == "day" and cell.year is not None and cell.month is None:
            # 1日，1957年，… among others of a month
            cell = replace(cell, month=self.context.month)
            listed = True
        covered = line.text[0] in LIST_SIGNS and not _JOINERS.isdisjoint(words)  # 1-10月份, in one point of a list
        if (covered or line.text[0] in self.lone) and holds_from(line.text, cell):
            # 1—11月, 自1月1日起: the days below do not count from it
            year, month, dateline = self.context.year, None, ""
        elif listed:
            year, month, dateline = self.context.aside(cell)
        else:
            year, month, dateline = self.context.opener(cell, words)
        rest = line.words.cut(cell.end)
        self.list.begin(rest.text)
        self.pending, self.paragraphs, self.dated = None, None, True
        if cell.lost:
            message = f"“{words}”在复制时掉了字，按上下文读作{spelled(cell)}"
            self.builder.diagnose("range-sign-lost" if cell.last else "month-sign-lost", message, line)
        if said := said_elsewhere(cell, words):
            dateline = self.context.words = said
        elif not dateline and bare_numeral(cell, words, line.text):
            dateline = words  # 四日 before a space: the cell says what the words alone do not
        if named := _NAMED.match(rest.text):
            title, body = rest.cut(*named.span("t")), rest.cut(named.end())
            self.builder.entry(
                line,
                title=title,
                body=body or None,
                dateline=dateline or words,
                year=year,
                month=month,
                rule="dated-title",
            )
            return
        headed = line.level and after is not None and not after.level and len(rest.text.strip()) >= 4
        again = told_again(line, cell, after)
        if (
            again
            or (headed and after is not None and self._plain(after, line))
            or (self.dated_titles and self._short(line, cell, after))
        ):
            self.titled = again
            self.again += again
            title = rest.cut(len(rest.text) - len(rest.text.lstrip(EDGE + "，,")))
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

    def _led_in(self, line: Line, before: Line | None) -> bool:
        """Open an item whose day stands behind its occasion; False where the line opens none."""
        if not (self.one_each or self.daily) or self.context.day_from_heading:
            return False
        above = before.text if before is not None and before is not self.headed else "。"
        free = (
            ends_sentence(above) or above.endswith(CUT_SHORT) or "。" in above[-_SOURCE:] or self.builder.open is None
        )
        free = free or (line.gap and self.style.parted)
        cell = led_in(line) if free else None
        news = self.daily and is_text(line)
        first = self.builder.open is None  # nothing stands above that it could go on with
        news = news or (self.each and is_text(line) and (first or opens_news(line.text) or happens(line.text)))
        if cell is None and free and (vague(line) or news):
            self.builder.entry(
                line, body=line.words, year=self.context.year, month=self.context.month, chronicle=True, rule="no-day"
            )
            return True
        if cell is None:
            return False
        held = self.context.heading_month
        if cell.month is not None and held is not None and cell.month != held:
            year, month, _ = self.context.aside(cell)  # told below another month: the heading still holds
        else:
            year, month, _ = self.context.opener(cell, line.text[cell.start : cell.end])
        self.builder.entry(line, body=line.words, year=year, month=month, chronicle=True, rule="date-behind-occasion")
        return True

    def _undated(self, line: Line, rule: str, *, titled: bool = False) -> None:
        body = line.words
        if rule == "sign":
            body = body.cut(mark_end(line.text) or 1).strip()
        opening = body.text + self.after.text if self.after is not None and self._cut(line) else body.text
        alone = rule == "sign" and line.text[0] in self.lone
        cell = day_inside(body.text) if rule == "sign" and not self.context.day_from_heading else None
        told = self.context.opener(cell, body.text[cell.start : cell.end]) if cell is not None and alone else None
        held = undated(self.context, self.style, line, opening, rule, titled=titled, alone=alone or cell is not None)
        if told is not None:
            held = held._replace(year=told[0], month=told[1])
        draft = self.builder.entry(
            line,
            title=body if titled else None,
            body=None if titled else body,
            dateline=held.dateline,
            year=held.year,
            month=held.month,
            chronicle=not titled,
            rule=rule,
        )
        if self.issue is not None:
            draft.published = self.issue[1]
        if rule == "sign" and self.pending is not None:
            self.pending = None


def _apart(line: Line, before: Line) -> bool:
    """Whether a line at the top goes on with nothing above: that is short, or a blank line stands between."""
    return len(before.text) <= _TITLE or line.gap

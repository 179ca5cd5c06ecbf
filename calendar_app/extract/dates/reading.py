"""Second and third stage over one entry: the state that runs through its dates from the first to the last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from calendar_app.bulletin.script import simplify
from calendar_app.extract.dates import lexicon, roles, schedules
from calendar_app.extract.dates.credits import credit_day
from calendar_app.extract.dates.items import FINE, Dated, another_years, is_item
from calendar_app.extract.dates.resolve import resolve, told_by
from calendar_app.extract.dates.shapes import Found, counts, counts_on, printed, says_again
from calendar_app.extract.dates.tense import tense_of
from calendar_app.extract.dates.times import Base, Mismatch, Problem, Resolved, Tense, Told, UnknownTime
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.bulletin import Diagnostic, Entry, Span
from calendar_app.model.extraction import DateKind, Precision

#: Characters before the day on which a report was sent (who sent it, from where); from then to the day it is printed.
_AGENCY, _TO_PRINT = 24, timedelta(days=10)
_NOTHING_TOLD = Told(fresh=True)
#: How far into an item the month may stand behind a year of a reign.
_CELL = 16
#: 1978年9月生: the year of a life is not that of the dates behind it.
_OF_LIFE = re.compile("出?生|参加工作|加入|入[党团伍学]|毕业")
Units = tuple[int | None, int | None, int | None]


class Reader:
    """One reading of one entry: the state that runs through its dates, and the diagnostics it makes."""

    def __init__(self, entry: Entry, text: str, base: Base) -> None:
        news = base.bare and lexicon.cue_anywhere("news").search(text, 0, 60) is not None
        self.entry, self.text, self.base = entry, text, base._replace(news=news) if news else base
        self.celled = entry.chronicle and not entry.dateline  # the body may open with the date that dates it
        self.lead_end = roles.sentence_end(text)
        self.diagnostics: list[Diagnostic] = []
        self.told = _NOTHING_TOLD
        self.lead: Resolved | None = None
        self.lead_units: Units = (None, None, None)
        self.unplaced = (
            False  # the date at the head lacks a month that nothing tells: no other is the lead in its place
        )
        self.agency: Found | None = None  # 本报甲州5月22日讯: the day of writing, from which 今天 counts

    def read(self, founds: list[Found], dateline: list[Dated]) -> list[Dated]:
        """Items of the entry in text order, a dateline's first, each with its part in the story."""
        credit = self._credited(founds)
        if credit is not None:
            founds = founds[:-1]
        items = self.days(founds, dateline)
        main = self._main(items)
        sent = self._sent(items, main)
        main = main if sent is None else sent
        if any(not found.items or found.cycle is not None for found in founds):
            items, main = self._with_derived(founds, items, main)
        items = roles.place(self.text, items, main, self.base)
        if simplify(self.entry.title).endswith("预告"):  # 下周预告: nothing in it has happened
            told = (DateKind.MAIN, DateKind.ALSO)
            items = [each._replace(kind=DateKind.PLANNED) if each.kind in told else each for each in items]
        if sent is not None:
            items = [each._replace(kind=DateKind.BACKGROUND) if each.found is self.agency else each for each in items]
        return items if credit is None else [*items, credit]

    def _credited(self, founds: list[Found]) -> Dated | None:
        """The day in the brackets with the source at the end, from which 昨天 counts where the entry has no other day of writing."""
        found = credit_day(self.text, founds) if not self.entry.dateline else None
        if found is None:
            return None
        try:
            days = resolve(found, self.base, _NOTHING_TOLD, Tense())[0]
        except (Problem, UnknownTime, Mismatch):
            return None
        if self.base.published is None and days.start is not None:
            self.base = self.base._replace(published=days.start)
        return Dated(found, days, Tense(), DateKind.BACKGROUND)

    def _sent(self, items: list[Dated], main: int | None) -> int | None:
        """Index of the lead where the first date is only the day of writing: the first sentence tells another, or it by 今天."""
        if self.agency is None or main != 0:
            return None
        end = roles.sentence_end(self.text[self.agency.end :]) + self.agency.end
        lead = roles.main_index(self.text, items[1:], self.base, chronicle=False, lead_end=end)
        if lead is None or items[lead + 1].found.start >= end or items[lead + 1].days.precision not in FINE:
            return None
        return lead + 1

    def days(self, founds: list[Found], dateline: list[Dated]) -> list[Dated]:
        """The expressions that date a happening, resolved one after another, each by what was told before it."""
        items = list(dateline)
        if dateline:
            self._lead(dateline[0].days)
        if dateline and founds and founds[0].start == 0 and counts_on(founds[0]):
            items = []  # 次日 under 3月5日: the line's own day is the next
        if dateline and founds:
            founds = self._unspelled(founds)
        if self.base.bare and len(founds) == 1 and _is_all(self.text, founds[0]):
            self.base = self.base._replace(alone=True)
        previous_end = 0
        spoken: Found | None = None  # 今天, where nothing tells the day on which that was said
        for found in founds:
            if not found.items or found.cycle is not None:
                continue
            fresh = SENTENCE_END.search(self.text, previous_end, found.start) is None
            bracketed = 0 < previous_end == found.start - 1 and self.text[previous_end] in "（("
            if bracketed and says_again(found):
                continue
            previous_end = found.end
            if bracketed and spoken is not None and spoken.end == found.start - 1 and printed(found.items[0].first):
                self.unplaced = False  # 今天（2月20日）
            more = self._resolved(found, fresh=fresh)
            spoken = found if not more and counts(found) else None
            if len(more) == 1 and not items and _is_of_agency(self.text, found):
                self._send(found, more[0].days.start)
            if more and bracketed and items and items[-1].found.end == found.start - 1 and counts(items[-1].found):
                self._say_by_number(items, more[0].days)
            else:
                items += more
        return items

    def _send(self, found: Found, day: date | None) -> None:
        """Let 今天 count from the day on which the report was sent, where that is shortly before it was printed."""
        printed_on = self.base.published
        self.agency = found if printed_on is None else None
        if day is not None and printed_on is not None and timedelta() <= printed_on - day <= _TO_PRINT:
            self.agency = found
            self.base = self.base._replace(published=day)

    def _unspelled(self, founds: list[Found]) -> list[Found]:
        """Without those that the dateline spells: 2日，1953年，… dated 9月2日, 十九年夏八月，… dated 1540年农历八月."""
        dateline, words = self.entry.dateline, self.text[: founds[0].end]
        if founds[0].start == 0 and len(dateline) > len(words) and dateline.endswith(words):
            return founds[1:]
        moon = dateline.partition("农历")[2]
        at = self.text.find(moon, 0, _CELL + len(moon)) if moon else -1
        return founds if at < 0 else [found for found in founds if found.start >= at + len(moon)]

    def _say_by_number(self, items: list[Dated], days: Resolved) -> None:
        """昨天（19日）: the figure in brackets says which day the last item means."""
        spoken = items[-1]
        told = days._replace(part=spoken.days.part, time=spoken.days.time, precision=spoken.days.precision)
        items[-1] = spoken._replace(days=told)
        if self.lead is spoken.days:
            self._lead(told)

    def _with_derived(
        self, founds: list[Found], items: list[Dated], main: int | None
    ) -> tuple[list[Dated], int | None]:
        """Items and the lead's index, with the schedules and spans that the others bound set in text order."""
        lead = items[main].days if main is not None else None
        more = [*items, *self._schedules(founds, items, lead)]
        more += self._spans(founds, items, lead)
        order = sorted(range(len(more)), key=lambda i: (not more[i].outside, more[i].found.start))
        return [more[i] for i in order], order.index(main) if main is not None else None

    def _lead(self, days: Resolved, *, carries: bool = False) -> None:
        """Let the entry's own date stand for what later dates leave out."""
        self.lead = days
        start, end = days.start, days.end
        if start is None or end is None:
            return
        fine = days.precision in (Precision.DAY, Precision.PART)
        month = end.month if fine or days.precision is Precision.MONTH else None
        base = self.base
        if base.published is None:
            day = start.day if fine else None
            self.base = Base(
                None, end.year, month or base.month, day, base.bounds, "entry", base.bare, base.alone, base.news
            )
        self.lead_units = (end.year, month, end.day if fine else None)
        self.told = Told(*self.lead_units, carries, True, self.lead_units)

    def _resolved(self, found: Found, *, fresh: bool) -> list[Dated]:
        tense = tense_of(self.text, found)
        told = self.told if fresh else self._between()
        try:
            days = resolve(found, self.base, told, tense)
        except Mismatch as error:
            self._doubt("weekday-mismatch", str(error), found)
            days = (error.resolved,)
        except Problem as problem:
            self._doubt(problem.code, str(problem), found)
            return []
        except UnknownTime:
            first = found.items[0].first
            self.unplaced = self.unplaced or (self.celled and found.start == 0)
            if first.year is None and printed(first) and not first.lunar:
                if self.base.year is not None and first.month is None:
                    self._doubt("unknown-month", "没有可据以确定月份的信息", found)
                else:
                    self._doubt("unknown-year", "没有可据以确定年份的信息", found)
            return []
        out = [Dated(found, d, tense) for d in days]
        units = told_by(days[-1])
        last = self.told.last if units[0] is None else units
        if is_item(self.text, out[0], self.base, chronicle=self.celled, outside=bool(self.entry.dateline)):
            carries = (
                days[-1].explicit_year
                and not tense.future
                and not found.after
                and found.before not in ("截至", "截止")
                and _OF_LIFE.match(self.text, found.end) is None
                and not another_years(self.text, out[0], self.base)
            )
            self.told = Told(units[0], units[1], units[2], carries, True, last)
            if self.lead is None and self._leads(out):
                self._lead(days[-1], carries=carries)
            return out
        if found.items[0].first.year is not None and units[0] is not None and found.free:
            self.told = self.told._replace(last=last)
        return []

    def _leads(self, items: list[Dated]) -> bool:
        return self._main(items) == 0

    def _main(self, items: list[Dated]) -> int | None:
        if self.unplaced:
            return None
        return roles.main_index(self.text, items, self.base, chronicle=self.entry.chronicle, lead_end=self.lead_end)

    def _between(self) -> Told:
        """What a new sentence goes by: the entry's own date, and the last date for 同年 and 次日."""
        told, base = self.told, self.base
        if self.lead is not None and self.lead.start is not None:
            year, month, day = self.lead_units
            return Told(year, month, day, False, False, told.last)
        if base.year is None or (base.published is None and base.month is None):
            return told._replace(fresh=False)
        return Told(last=told.last)

    def _doubt(self, code: str, message: str, found: Found) -> None:
        span = Span(found.start, found.end)
        self.diagnostics.append(
            Diagnostic(code, f"“{self.entry.body[span.start : span.end]}”：{message}", entry=self.entry.n, span=span)
        )

    def _schedules(self, founds: list[Found], items: list[Dated], lead: Resolved | None) -> list[Dated]:
        out = []
        for found in founds:
            if found.cycle is None:
                continue
            near = lead.start if lead is not None else self.base.published
            if near is None and self.base.bounds is not None:
                near = self.base.bounds[0]
            yearly = self._yearly(found, near) if found.cycle.freq == "YEARLY" and near is not None else None
            bounds = schedules.bounds_of(found, items, self.text, lead)
            made = schedules.series(found.cycle, bounds, near, yearly)
            if made is not None:
                out.append(Dated(found, made[0], Tense(), rrule=made[1]))
        return out

    def _yearly(self, found: Found, near: date) -> Resolved | None:
        """The first instance of a yearly schedule that is not over by *near*."""
        for year in (near.year, near.year + 1):
            whole = (date(year, 1, 1), date(year, 12, 31))
            at = self.base._replace(published=None, year=year, month=None, bounds=whole, day=None)
            try:
                days = resolve(found, at, Told(year), Tense())[0]
            except (Problem, Mismatch, UnknownTime):
                continue
            if days.end is not None and days.end >= near:
                return days
        return None

    def _spans(self, founds: list[Found], items: list[Dated], lead: Resolved | None) -> list[Dated]:
        out = []
        for found in founds:
            if found.days is None:
                continue
            near = schedules.announced_near(self.text, found, items)
            days = None
            if near is not None:
                days = schedules.span_from(found, near.days)
            elif lead is not None:
                days = schedules.span_of(self.text, self.entry.title, found, lead)
            if days is not None and not any((i.days.start, i.days.end) == (days.start, days.end) for i in items):
                out.append(Dated(found, days, Tense()))
        return out


def _is_all(text: str, found: Found) -> bool:
    """Whether a text is nothing but one expression, marks aside."""
    return text[: found.start].strip() == "" and text[found.end :].strip(" 。，") == ""


def _is_of_agency(text: str, found: Found) -> bool:
    """Whether a day is the one on which a report was sent: 本报甲州5月22日讯, 新华社甲州7月5日电."""
    sent = text.startswith(("讯", "电", "专电", "消息", "报道"), found.end) and not text.startswith(
        ("电视", "电话", "电力"), found.end
    )
    return sent and found.start <= _AGENCY and len(found.items) == 1 and found.items[0].last is None

"""What a layout says about each line becomes entries, and stretches of the file.

A layout walks over the lines and calls one method for each; nothing is joined, dated or counted there. Whatever it
does not mention ends up as unread text, so that nothing is lost by a layout's silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from calendar_app.bulletin.chars import tidy_title
from calendar_app.bulletin.dates.datecell import in_brackets
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import join
from calendar_app.bulletin.lines import Line, TitleDay
from calendar_app.bulletin.mapped import Mapped
from calendar_app.bulletin.page.title_days import is_document, names_a_day, opens_with_a_day, put_up
from calendar_app.model.bulletin import Diagnostic, Entry, Region, RegionKind

#: 929日 is the 29th of September, where the day of the page proves it, 78日 the 8th of July, 210—12日 the 10th to 12th of February.
_LOST = re.compile(
    r"(?:(?P<m>1[0-2]|[1-9])(?P<d>[0-3][0-9])|(?P<m1>[3-9])(?P<d1>[1-9])(?<!3[01]))(?:\s?[-—–~～至]{1,2}\s?(?P<last>[12]?[0-9]|3[01]))?日(?!期|元|子|本)"
)


@dataclass(slots=True)
class Draft:
    """An entry being read."""

    line: Line
    section: tuple[str, ...]
    title: list[tuple[Mapped, bool]] = field(default_factory=list)
    body: list[tuple[Mapped, bool]] = field(default_factory=list)
    dateline: str = ""
    year: int | None = None
    month: int | None = None
    published: date | None = None
    chronicle: bool = False
    title_day: TitleDay | None = None  # the day behind its title
    heading: str = ""  # the month or year that heads its title, which dates it where its text names no day


class Builder:
    """Collects entries and regions. ``text`` is the decoded file, ``put_up`` the day of the page."""

    def __init__(self, text: str, put_up: date | None = None) -> None:
        self.text = text
        self.put_up = put_up
        self.drafts: list[Draft] = []
        self.claims: list[Region] = []
        self.diagnostics: list[Diagnostic] = []
        self.section: tuple[str, ...] = ()

    @property
    def open(self) -> Draft | None:
        """The entry that continuation lines belong to."""
        return self.drafts[-1] if self.drafts else None

    def heading(self, line: Line, path: tuple[str, ...], rule: str = "heading") -> None:
        """The line is a heading; what follows stands under *path*."""
        self.section = path
        self._claim(line, RegionKind.HEADING, rule, None)

    def date_heading(self, line: Line, rule: str = "date-heading") -> None:
        """The line is a date that heads what follows."""
        self._claim(line, RegionKind.HEADING, rule, None)

    def entry(
        self,
        line: Line,
        *,
        title: Mapped | None = None,
        body: Mapped | None = None,
        dateline: str = "",
        year: int | None = None,
        month: int | None = None,
        chronicle: bool = False,
        rule: str = "entry",
    ) -> Draft:
        """A new entry opens with this line; *title* and *body* are the parts of it that are one or the other."""
        draft = Draft(line, self.section, dateline=dateline, year=year, month=month, chronicle=chronicle)
        draft.title_day = line.title_day
        self.drafts.append(draft)
        n = len(self.drafts)
        if title is not None:
            draft.title.append((title, False))
        if body:
            draft.body.append((body, False))
        if title is not None and body:
            self.claims.append(Region(RegionKind.TITLE, line.start, body.start, rule, n))
            self.claims.append(Region(RegionKind.BODY, body.start, line.end, rule, n))
        else:
            self._claim(line, RegionKind.BODY if title is None else RegionKind.TITLE, rule, n)
        return draft

    def more_title(self, line: Line, words: Mapped, body: Mapped | None = None, rule: str = "title-wrapped") -> None:
        """The line goes on with the title of the open entry, and may end with the opening of its body."""
        draft = self.drafts[-1]
        draft.title.append((words, False))
        draft.title_day = draft.title_day or line.title_day
        if body:
            draft.body.append((body, False))
            self.claims.append(Region(RegionKind.TITLE, line.start, body.start, rule, len(self.drafts)))
            self.claims.append(Region(RegionKind.BODY, body.start, line.end, rule, len(self.drafts)))
        else:
            self._claim(line, RegionKind.TITLE, rule, len(self.drafts))

    def continuation(
        self, line: Line, words: Mapped | None = None, *, gap: bool | None = None, rule: str = "text"
    ) -> None:
        """The line goes on with the open entry's body; unread where no entry is open."""
        if not self.drafts:
            if publication_day(line.text) is not None:
                self.publication(line, None)
            else:
                self._claim(line, RegionKind.UNREAD, "before-first-entry", None)
            return
        self.drafts[-1].title_day = self.drafts[-1].title_day or line.title_day
        self.drafts[-1].body.append((line.words if words is None else words, line.gap if gap is None else gap))
        self._claim(line, RegionKind.BODY, rule, len(self.drafts))

    def publication(self, line: Line, day: date | None, rule: str = "publication-line") -> None:
        """The line says when (and where) the open entry was published."""
        if self.drafts and day and self.drafts[-1].published is None:
            self.drafts[-1].published = day
        self._claim(line, RegionKind.PUBLICATION, rule, len(self.drafts) or None)

    def diagnose(self, code: str, message: str, line: Line) -> None:
        """A doubtful thing about the entry that is opened next."""
        self.diagnostics.append(Diagnostic(code, message, line.number, len(self.drafts) + 1))

    def drop(self, line: Line, kind: RegionKind, rule: str) -> None:
        """The line is page furniture, noise, contents, the title of the issue, or unread."""
        self._claim(line, kind, rule, None)

    def _claim(self, line: Line, kind: RegionKind, rule: str, entry: int | None) -> None:
        self.claims.append(Region(kind, line.start, line.end, rule, entry))

    def _lost_month(self, draft: Draft, body: str, n: int) -> None:
        """929日 in an item published on 30 September is the 29th: the days before its publication prove it."""
        put_up = draft.published or self.put_up
        match = _LOST.match(body) if put_up and not draft.dateline else None
        if match is None or put_up is None:
            return
        try:
            day = date(put_up.year, int(match["m"] or match["m1"]), int(match["d"] or match["d1"]))
        except ValueError:
            return
        if 0 <= (put_up - day).days <= 31:
            until = f"至{match['last']}日" if match["last"] and int(match["last"]) > day.day else ""
            draft.dateline = f"{day.month}月{day.day}日{until}"
            message = f"“{match.group()}”在复制时掉了字，按发布日期读作{draft.dateline}"
            self.diagnostics.append(Diagnostic("month-sign-lost", message, draft.line.number, n))

    def entries(self) -> tuple[Entry, ...]:
        """The entries read so far, bodies healed."""
        out = []
        for n, draft in enumerate(self.drafts, 1):
            body = join(draft.body)
            title = tidy_title(join(draft.title).text)
            self._lost_month(draft, body.text, n)
            if draft.heading and not draft.dateline and not names_a_day(body.text):
                draft.dateline = draft.heading
            if draft.title_day is not None:
                _tell(draft, draft.title_day, body.text)
            if not draft.dateline and not draft.chronicle:
                draft.dateline = _dated_behind(title)
            page = draft.line.page
            out.append(
                Entry(
                    n,
                    title,
                    body.text,
                    draft.section,
                    page,
                    draft.dateline,
                    draft.year,
                    draft.month,
                    draft.published,
                    draft.chronicle,
                    draft.line.number,
                    body.segments,
                )
            )
        return tuple(out)


def _tell(draft: Draft, told: TitleDay, body: str) -> None:
    """Give an entry the day behind its title: the one it was put up on, or its month, and its day where the text names none.

    Behind the number of a document (安政任〔2003〕4号　2003年2月17日) stands the day on which it decides.
    """
    document = bool(draft.title) and is_document(draft.title[0][0].text)
    if told.year is not None and document and put_up(told) is not None:
        draft.year, draft.month = told.year, told.month
        if not names_a_day(body):
            draft.dateline = draft.dateline or f"{told.year}年{told.month}月{told.day}日"
        return
    if told.year is not None:
        draft.published = draft.published or put_up(told)
        return
    draft.month = draft.month or told.month
    if not draft.dateline and not opens_with_a_day(body):
        last = f"至{told.last[0]}月{told.last[1]}日" if told.last else ""
        draft.dateline = f"{told.month}月{told.day}日{last}"


def _dated_behind(title: str) -> str:
    """The date in brackets that ends a title (南京条约签订（1842年）), "" where none with its year does."""
    at = max(title.rfind("（"), title.rfind("("))
    cell = in_brackets(title, at) if at > 0 else None
    return title[at + 1 : cell.end - 1] if cell is not None and cell.end == len(title) and cell.year else ""

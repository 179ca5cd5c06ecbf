"""From the bytes of one file to a Bulletin."""

from __future__ import annotations

import hashlib
import re

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents.announced import find_announced
from calendar_app.bulletin.contents.contents import find_contents
from calendar_app.bulletin.contents.reconcile import reconcile
from calendar_app.bulletin.dates import datecell
from calendar_app.bulletin.formats import Decoded, to_text
from calendar_app.bulletin.layouts import Doc, Layout, choose
from calendar_app.bulletin.lines import Kind, Line, TooManyLinesError, read_lines
from calendar_app.bulletin.page.frame import mark_frame
from calendar_app.bulletin.page.greetings import greeted_month
from calendar_app.bulletin.page.masthead import above_publication, find_masthead
from calendar_app.bulletin.page.noise import mark_noise
from calendar_app.bulletin.page.pages import page_number
from calendar_app.bulletin.page.paper import find_paper, of_the_day
from calendar_app.bulletin.page.running_heads import drop_repeats
from calendar_app.bulletin.page.scraps import cut_stretch
from calendar_app.bulletin.page.tail_days import set_apart_tails
from calendar_app.bulletin.page.title_days import set_apart_days
from calendar_app.bulletin.parts import parts
from calendar_app.bulletin.period.infer import infer_period
from calendar_app.bulletin.period.news_day import count_from_greeting, count_from_page
from calendar_app.bulletin.period.place import infer_place
from calendar_app.bulletin.period.weekdays import date_weekdays
from calendar_app.bulletin.period.years import over_new_year
from calendar_app.bulletin.regions import tile
from calendar_app.bulletin.repair.bare_numbers import date_figures
from calendar_app.bulletin.repair.broken import join_broken
from calendar_app.bulletin.repair.closing_days import join_closing
from calendar_app.bulletin.repair.columns import uncolumn, unfold
from calendar_app.bulletin.repair.delimited import untable
from calendar_app.bulletin.repair.lone_numerals import join_numerals
from calendar_app.bulletin.repair.loose_bullets import part_bullets
from calendar_app.bulletin.repair.marks import restore_marks
from calendar_app.bulletin.repair.run_in_titles import part_titles
from calendar_app.bulletin.repair.stacked_dates import join_stacked
from calendar_app.bulletin.repair.unjoin import unjoin
from calendar_app.bulletin.repair.unwrap import unwrap
from calendar_app.bulletin.repair.wiki import unwiki
from calendar_app.bulletin.repair.woven import Doubt, unweave
from calendar_app.errors import EmptyBulletinError, LimitExceededError, UndatedBulletinError
from calendar_app.model.bulletin import Bulletin, Diagnostic, Region, RegionKind

_DATE = re.compile(r"[0-9０-９〇○零一二三四五六七八九十]\s{0,3}[年月日号號]|[0-9]{2,4}[-./][0-9]{1,2}")


def read_bulletin(
    data: bytes,
    *,
    source: str,
    encoding: str | None = None,
    jurisdiction: str | None = None,
    period: str | None = None,
) -> Bulletin:
    """Read one issue.

    Args:
        data: the bytes of the file (text, Markdown, HTML, DOCX, PDF or a picture, told apart by content and name).
        source: its name, for errors and for the record.
        encoding: codec of a text; None recognises UTF-8, UTF-16 and GB 18030.
        jurisdiction: whose bulletin it is; None reads it from the text.
        period: EDTF month, year or span; None reads it from the text.

    Returns:
        The bulletin; ``regions`` tile ``text``; what is doubtful is in ``diagnostics``.

    Raises:
        BulletinError: it cannot be used; the message says why and what to do.
    """
    datecell.forget()
    decoded = to_text(data, source=source, encoding=encoding)
    text = restore_marks(decoded.text)
    try:
        lines = uncolumn(text, untable(text, unwiki(text, read_lines(text))))
        lines, woven = unweave(text, lines)
        lines = unjoin(unfold(text, join_stacked(part_bullets(text, lines))))
        date_figures(lines)
        lines = part_titles(join_broken(join_numerals(lines)))
    except TooManyLinesError as error:
        raise LimitExceededError(str(error), source=source) from error
    if not lines:
        raise EmptyBulletinError("文件里没有可读的文字", source=source)
    _from_format(lines, decoded)
    mark_noise(lines)
    contents = find_contents(lines) or find_announced(lines)
    paper = find_paper(lines)
    masthead = find_masthead(lines)
    drop_repeats(lines)
    date_weekdays(lines, masthead, int(period[:4]) if period and period[:4].isdecimal() else None)
    mark_frame(lines)
    set_apart_tails(lines)
    set_apart_days(lines)
    lines = join_closing(unwrap(lines))
    doc = Doc(text, lines, contents, masthead, above_publication(lines))
    builder = Builder(text, masthead.published)
    layout = None
    for part in parts(doc):
        builder.section = ()
        found = _parsed(part, builder)
        layout = layout or found
    told = period is not None or masthead.month is not None
    entries = count_from_page(of_the_day(builder.entries(), paper), masthead.published, told=told)
    contents_lines, entries, differences = reconcile(contents, entries)
    inferred = set()
    guessed = False
    if period is None:
        entries = over_new_year(entries, text, masthead, source=source)
        period, guessed = infer_period(entries, text, masthead, source=source)
        inferred.add("period")
        if period is None:
            why = "文中没有年份" if _DATE.search(text) else "文中没有任何日期"
            raise UndatedBulletinError(f"{why}，无法推定时期；请用 --period 指明（如 --period 2023-07）", source=source)
    place = jurisdiction
    doubts = [Diagnostic(code, words, 1 + text.count("\n", 0, at)) for code, words, at in decoded.doubts]
    diagnostics = [*doubts, *builder.diagnostics, *differences, *map(_mixed, woven)]
    if guessed:
        words = f"年份只见于正文的句子里，按最常见的推定为{_spoken(period)}；若不对，请用 --period 指明"
        diagnostics.append(Diagnostic("year-guessed", words))
    if masthead.published is None and (greeted := greeted_month(lines)) is not None:
        guess = "period" in inferred and masthead.month is None
        entries, period = count_from_greeting(entries, greeted, period, guessed=guess)
    if place is None:
        place = infer_place(text, masthead.title)
        if place is None:
            diagnostics.append(
                Diagnostic("jurisdiction-unknown", "文中看不出是哪个市、县的简报，可用 --jurisdiction 指明")
            )
        else:
            inferred.add("place")
    regions = tile(text, builder.claims, lines)
    diagnostics += _unread(text, regions)
    return Bulletin(
        source=source,
        checksum=hashlib.sha256(data).hexdigest(),
        text=text,
        title=masthead.title or f"{place or ''} {_spoken(period)}".strip(),
        series=masthead.series,
        place=place,
        period=period,
        layout=layout.NAME if layout else "unknown",
        entries=entries,
        contents=contents_lines,
        regions=regions,
        diagnostics=tuple(sorted(diagnostics, key=lambda d: (d.line or 0, d.code))),
        inferred=frozenset(inferred),
    )


def _parsed(part: Doc, builder: Builder) -> Layout | None:
    """Read a part of the file by the layout that explains it best; by the next one where that finds no entry in it."""
    found, _ = choose(part)
    if found is None:
        return None
    before = len(builder.drafts), len(builder.claims), len(builder.diagnostics)
    found.parse(part, builder)
    if len(builder.drafts) > before[0]:
        return found
    other, _ = choose(part, but=found)
    if other is None:
        return found
    del builder.claims[before[1] :], builder.diagnostics[before[2] :]
    builder.section = ()
    other.parse(part, builder)
    return other


def _from_format(lines: list[Line], decoded: Decoded) -> None:
    """Pages and noise that the file's format itself tells of."""
    page, k = None, 0
    for line in lines:
        while k < len(decoded.pages) and decoded.pages[k][0] <= line.start:
            page = decoded.pages[k][1]
            k += 1
        line.page = page
    at = 0
    for start, end, rule in decoded.noise:
        while at < len(lines) and lines[at].end <= start:
            at += 1
        here = at
        while here < len(lines) and (line := lines[here]).start < end:
            if line.start < start or line.end > end:
                cut_stretch(line, start, end, rule)
            elif not (rule == "page-head" and page_number(line.text) is not None):
                line.kind = Kind.FURNITURE if rule.startswith("page-") else Kind.NOISE
                line.rule = rule
            here += 1


def _spoken(period: str) -> str:
    """A period in words: 2023年7月, 2023年, 1986年至2005年."""
    parts = []
    for part in period.split("/"):
        year, _, month = part.partition("-")
        parts.append(
            f"{int(year)}年{int(month)}月" if month else f"{int(year)}年"
        ) if year.isdecimal() else parts.append(part)
    return "至".join(parts)


def _mixed(doubt: Doubt) -> Diagnostic:
    """A diagnostic for a page whose columns cannot be told apart."""
    where = f"第 {doubt.first.number}–{doubt.last.number} 行"
    return Diagnostic("columns-mixed", f"{where}像是两栏文字混在一起，分不开，没有读，原文照存", doubt.first.number)


def _unread(text: str, regions: tuple[Region, ...]) -> list[Diagnostic]:
    """A diagnostic for each unread stretch, with its line numbers; what only blanks and noise part is one stretch."""
    stretches: list[tuple[int, int]] = []
    goes_on = False
    for region in regions:
        if region.kind is RegionKind.UNREAD:
            start = stretches.pop()[0] if goes_on else region.start
            stretches.append((start, region.end))
            goes_on = True
        elif region.kind not in (RegionKind.BLANK, RegionKind.NOISE):
            goes_on = False
    out: list[Diagnostic] = []
    line, at = 1, 0
    for start, end in stretches:
        line += text.count("\n", at, start)
        at = start
        last = line + text.count("\n", start, end)
        where = f"第 {line} 行" if last == line else f"第 {line}–{last} 行"
        out.append(Diagnostic("unread-text", f"{where}的格式不认识，原文照存", line))
    return out

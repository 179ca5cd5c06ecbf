"""The stages of extraction in their order: people known, then dates, people, names, topics and events of each entry."""

from __future__ import annotations

from datetime import date

from calendar_app.extract.dates import date_mentions, event_drafts
from calendar_app.extract.keywords import Keywords
from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.extract.people import EMPTY, Roster, people_in, with_dates
from calendar_app.extract.topics import tags
from calendar_app.model.bulletin import Bulletin, Diagnostic, Entry
from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry, PersonMention
from calendar_app.model.quick import maker

_entry = maker(AnnotatedEntry)


def annotate(bulletin: Bulletin, *, known: Roster = EMPTY) -> AnnotatedBulletin:
    """Read dates, people, places, organisations, topics and events out of every entry.

    Args:
        bulletin: as ``read_bulletin`` gives it.
        known: people known from other bulletins of the place; the bulletin's own are added to them.

    Returns:
        The entries in their order; diagnostics of reading first, then those of extraction in the order of the entries.
    """
    book = NameBook.learn(bulletin.entries, place=bulletin.place)
    found: list[AnnotatedEntry] = []
    diagnostics = list(bulletin.diagnostics)
    people = people_in(bulletin.entries, known, place=bulletin.place)
    for entry, named in zip(bulletin.entries, people, strict=True):
        annotated, doubts = _annotate(entry, bulletin.period, named, book)
        found.append(annotated)
        diagnostics += doubts
    keywords = Keywords.learn(found, place=bulletin.place)
    return AnnotatedBulletin(
        bulletin=bulletin,
        entries=tuple(_tagged(each, keywords) for each in found),
        diagnostics=tuple(diagnostics),
    )


def annotate_text(text: str, *, on: date | None, place: str | None, known: Roster = EMPTY) -> AnnotatedEntry:
    """Annotate one text that stands alone; spans index *text*.

    Args:
        text: any text, one news item as a rule.
        on: its publication day, from which 昨天 and missing years count; None where it is not known.
        place: whose 市长 and 市委书记 are meant, such as 洛阳市; None where it is not known.
        known: people known already.
    """
    entry = Entry(
        n=1,
        title="",
        body=text,
        published=on,
        year=on.year if on else None,
        month=on.month if on else None,
    )
    period = on.isoformat()[:7] if on else ""
    (people,) = people_in([entry], known, place=place)
    annotated, _ = _annotate(entry, period, people, NameBook.learn([entry], place=place))
    return _tagged(annotated, Keywords.learn([annotated], place=place))


def _annotate(
    entry: Entry, period: str, named: tuple[PersonMention, ...], book: NameBook
) -> tuple[AnnotatedEntry, tuple[Diagnostic, ...]]:
    dates, doubts = date_mentions(entry, period=period)
    people = with_dates(named, dates, entry.body)
    places, orgs = name_mentions(entry, people, dates, book)
    return _entry(entry, dates, people, places, orgs, (), event_drafts(entry, dates)), doubts


def _tagged(annotated: AnnotatedEntry, keywords: Keywords) -> AnnotatedEntry:
    told = (annotated.dates, annotated.people, annotated.places, annotated.orgs)
    return _entry(annotated.entry, *told, tags(annotated, keywords), annotated.events)

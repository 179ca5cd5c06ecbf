"""Topics of an entry: its sections, the kind of activity, and the keywords that a reader would look for."""

from __future__ import annotations

from calendar_app.extract.activities import activities
from calendar_app.extract.keywords import Keywords, ranked
from calendar_app.model.extraction import AnnotatedEntry, Tag
from calendar_app.model.quick import maker

_tag = maker(Tag)


def tags(annotated: AnnotatedEntry, keywords: Keywords) -> tuple[Tag, ...]:
    """Tags of an entry: section path, activities, then keywords from the best down; no name twice."""
    out: dict[str, Tag] = {}
    for name in annotated.entry.section:
        out.setdefault(name, _tag(name, "section", 1.0))
    for name in activities(annotated.entry.title, annotated.entry.body):
        out.setdefault(name, _tag(name, "activity", 1.0))
    for name, weight in ranked(annotated, keywords):
        out.setdefault(name, _tag(name, "keyword", weight))
    return tuple(out.values())

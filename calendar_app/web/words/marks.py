"""Small pieces of markup that stand dozens of times on a page: made here, for a template's macro takes ten times as long."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask
from markupsafe import Markup, escape

from calendar_app.model.calendar import EventCard
from calendar_app.web.words.sections import badge
from calendar_app.web.words.texts import visible
from calendar_app.web.words.wording import heading


def safe_text(text: str) -> Markup:
    """Printed words with control and direction characters made visible, isolated from what stands around them."""
    shown = visible(text)
    return Markup("<bdi>{}</bdi>").format(shown) if shown != text else escape(text)


@lru_cache(maxsize=2048)
def badge_of(section: tuple[str, ...], kind: str = "main") -> Markup:
    """One character for the section; dashed where the event is announced."""
    face = badge(section)
    classes = f"b {face.css} plan" if kind == "planned" else f"b {face.css}"
    return Markup('<i class="{}" aria-hidden="true">{}</i>').format(classes, visible(face.glyph))


def named(event: EventCard, rule: bool = True) -> Markup:
    """What an event is called, on one line: the clause of an announced or recurring one with its entry's title beside it.

    Without *rule* it is not said on which days it recurs: a calendar shows that.
    """
    found = heading(event)
    lead = safe_text(found.lead)
    if not found.beside or not (rule or found.quoted):
        return lead
    beside = safe_text(found.beside)
    if found.quoted:
        return lead + Markup('<span class="by">《{}》</span>').format(beside)
    return lead + Markup('<span class="by"> · {}</span>').format(beside)


def install(app: Flask) -> None:
    """Give templates these names."""
    app.jinja_env.globals.update(badge_of=badge_of, named=named)
    app.jinja_env.filters["safe_text"] = safe_text

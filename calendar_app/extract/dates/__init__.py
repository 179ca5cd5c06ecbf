"""Dates of an entry in three stages of pure functions: find, resolve, place in the story.

``find`` reads a text by a grammar over atoms, ``resolve`` turns what it found into days by the text's own time,
``roles`` says what each date does in the story, ``schedules`` bounds rules and durations, ``events`` makes drafts.
"""

from calendar_app.extract.dates.events import event_drafts
from calendar_app.extract.dates.mentions import date_mentions

__all__ = ["date_mentions", "event_drafts"]

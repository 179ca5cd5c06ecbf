"""Dates of an entry in three stages of pure functions: find, resolve, place in the story.

1. ``find``: atoms (``patterns``, ``readers`` with ``figures`` and ``numbered``, ``atoms``) → expressions by the rules of
   ``lexicon/dates_rules.tsv`` (``grammar``, ``points``) → those that are dates where they stand (``guards``). Nothing is known here
   about the text's own time.
2. ``resolve``: what a date leaves out is taken from its range, the text before it, the entry, its heading, its publication day or
   the bulletin's period, never from today (``times``, ``units``, ``counted``, ``almanac``, ``tense``; ``reading`` runs it over an entry).
3. ``items`` says which dates date a happening, ``roles`` what each does in the story, ``schedules`` bounds rules and durations,
   ``events`` makes drafts.

What is an item depends on the text, as the annotation guide has it:

* In a bulletin's entry a year or month must stand free (2021年，…; 自6月起), reporting periods (上半年, 1—6月, 2022年度) and words that
  count from the day of writing (今年, 昨天) are none, unless they open a chronicle's line or the entry has a publication day.
* A text by itself with its publication day (``explain --on``) has no bulletin around it that says which happenings matter: every
  expression that fixes days, months or years is an item there, a reporting period with its bounds and past years as background.
  Names of documents (《…》, short quoted names), durations without an anchor and vague words (近日, 目前) are none in either.
"""

from calendar_app.extract.dates.events import event_drafts
from calendar_app.extract.dates.mentions import date_mentions

__all__ = ["date_mentions", "event_drafts"]

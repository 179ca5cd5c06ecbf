"""Figures before a comma that may be a date without its signs (``720,暴雨…`` below July) but that nothing proves."""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._context import Context
from calendar_app.bulletin.lines import Line

_RUN = re.compile(r"(?P<run>1[0-2][0-3]?[0-9]|[1-9][0-3]?[0-9])\s?[,，](?=[\u3400-\u9fff])")


def unproven(line: Line, before: Line | None, context: Context) -> str:
    """The figures that a line opens with, where they may be a day of the month that holds and the line above has ended; else ""."""
    if before is None or context.month is None or not ends_sentence(before.text):
        return ""
    match = _RUN.match(narrow(line.text[:8]))
    if match is None:
        return ""
    run = match["run"]
    days = [(int(run[:k]), int(run[k:])) for k in (1, 2) if k < len(run) and run[k] != "0"]
    return line.text[: match.end()] if any(m == context.month and 1 <= d <= 31 for m, d in days) else ""

"""Other ways to write an address of the calendar: each leads to the canonical one."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from calendar_app.store.queries import counts as count_queries
from calendar_app.web.args import filter_args, parse_day, parse_filter
from calendar_app.web.calendar.blueprint import MONTH, YEAR, bp
from calendar_app.web.serving.reading import reading


def _args() -> dict[str, Any]:
    """The query string as keyword values of an address."""
    return request.args.to_dict(flat=False)


@bp.get(f"/calendar/<{YEAR}>/<one:month>")
def short_month(year: int, month: int) -> Response:
    """``/calendar/2023/7``: the canonical address has two digits."""
    return redirect(url_for(".month_page", year=year, month=month, **_args()), 301)


@bp.get(f"/calendar/<{YEAR}>/<one:month>/<int:day>")
@bp.get(f"/calendar/<{YEAR}>/<{MONTH}>/<one:day>")
def short_day(year: int, month: int, day: int) -> Response:
    """``/calendar/2023/7/5``: the canonical address has two digits."""
    return redirect(url_for(".day_page", year=year, month=month, day=day, **_args()), 301)


@bp.get("/calendar/go")
def jump() -> Response:
    """Where the month picker leads without a script."""
    values = _args()
    wanted = parse_day("from", "".join(values.pop("month", [""]))[:7])
    return redirect(url_for(".month_page", year=wanted.year, month=wanted.month, **values), 302)


@bp.get("/calendar")
def newest_year() -> Response:
    """The year of the newest month."""
    f = parse_filter(request.args)
    with reading() as session:
        newest = count_queries.newest_month(session, f)
    if newest is None:
        return redirect(url_for(".home"), 302)
    return redirect(url_for(".year_page", year=newest[0], **filter_args(f)), 302)

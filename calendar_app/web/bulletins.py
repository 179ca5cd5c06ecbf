"""Issues: the list, and each one's ledger of what was printed against what was read."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath

from flask import Blueprint, Response, request

from calendar_app.feeds.diagnostics import diagnostic_name
from calendar_app.store.queries import bulletins as queries
from calendar_app.store.queries.tags import cities
from calendar_app.web.args import parse_filter, parse_page
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, here, pages
from calendar_app.web.words.i18n import language

bp = Blueprint("bulletins", __name__)

#: Issues of one page.
PAGE = 60

REGIONS = {
    "title": "标题",
    "body": "正文",
    "heading": "栏目",
    "contents": "目录",
    "publication": "发布行",
    "furniture": "页码页眉",
    "noise": "杂质",
    "unread": "未读",
    "blank": "空白",
}


#: Diagnostics that the box of contents against body says line by line.
HELD = frozenset({"title-differs", "contents-line-without-entry"})


@bp.get("/bulletins")
def index() -> Response:
    """The issues, newest first, a page at a time."""
    f = parse_filter(request.args)
    number = parse_page(request.args)
    with reading() as session:
        total = queries.count_bulletins(session, f)
        cards = queries.bulletins(session, f, limit=PAGE, offset=(number - 1) * PAGE)
        places = cities(session)
    return render_page(
        "bulletins/index.html",
        nav="bulletins",
        cards=cards,
        total=total,
        cities=choices(places, f, "city"),
        chips=active_chips(f),
        pages=pages(number, number * PAGE < total, lambda n: here(f, page=n)),
        filter=f,
    )


@bp.get("/bulletins/<bulletin_id>")
def bulletin(bulletin_id: str) -> Response:
    """The ledger of an issue: contents against body, diagnostics, what the text was read as.

    Raises:
        GoneError: it was taken out again (410).
        NotFoundError: no such issue (404).
    """
    with reading() as session:
        detail = queries.bulletin_detail(session, bulletin_id)
    printed = {entry.n: entry.title for entry in detail.entries}
    total = sum(length for _, length in detail.shares) or 1
    sections = [
        (" · ".join(section), list(found))
        for section, found in groupby(detail.entries, key=lambda entry: entry.section)
    ]
    return render_page(
        "bulletins/bulletin.html",
        nav="bulletins",
        detail=detail,
        card=detail.card,
        source=PurePath(detail.source.replace("\\", "/")).name,  # the folder is the operator's own business
        sections=sections,
        shares=[
            (REGIONS.get(kind, kind), kind, length, round(100 * length / total, 1)) for kind, length in detail.shares
        ],
        regions=REGIONS,
        code_name=lambda code: diagnostic_name(code, language()),
        off=[
            (line, printed.get(line.entry or 0, "") if line.state == "differs" else "")
            for line in detail.contents
            if line.state != "matched"
        ],
        doubts=[found for found in detail.diagnostics if found.code not in HELD],
        undated=[entry for entry in detail.entries if not entry.events],
    )

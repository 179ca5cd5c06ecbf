"""Errors become words here and nowhere else: HTML for readers, JSON and plain text for programs."""

from __future__ import annotations

import logging
from typing import cast

from flask import Flask, Response, json, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.errors import CalendarAppError, MovedError, StoreError
from calendar_app.web.serving.htmx import wants_part
from calendar_app.web.words.i18n import catalogue, gettext

log = logging.getLogger(__name__)

_TITLES = {
    400: "这个地址读不懂",
    404: "没有这一页",
    405: "这里只供阅读",
    410: "这一页已撤下",
    413: "这里不收内容",
    414: "这个地址太长",
    500: "程序出了错",
    503: "数据暂时读不到",
}
_HELP = {
    400: "地址里有一个筛选条件写错了。改正它，或去掉它再试。",
    404: "地址可能写错了，或者那个月、那个人还没有收录。",
    405: "本站只供阅读，不接受修改。",
    410: "它曾经在这里，后来按要求或因更正撤下了。",
    413: "本站的页面不接受任何提交的内容。",
    414: "筛选条件太多。去掉几个再试。",
    500: "这不是您的错。其余各页仍可使用，请稍后再试。",
    503: "数据库正忙或连接不上。请过一会儿再试，其余缓存的页面仍可看。",
}


def problem(status: int, title: str, detail: str) -> Response:
    """Problem details (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return Response(
        json.dumps(body, ensure_ascii=False) + "\n", status, content_type="application/problem+json; charset=utf-8"
    )


def _answer(status: int, detail: str) -> BaseResponse:
    path = request.path
    name = _TITLES.get(status, _TITLES[500 if status >= 500 else 400])
    title = gettext(name)
    text = gettext(_HELP.get(status, _HELP[500 if status >= 500 else 400]))
    if path.startswith("/api/") or path.endswith(".json"):
        return problem(status, title, detail or text)
    if path.rpartition(".")[2] in ("ics", "atom", "csv", "txt", "jsonl") or path in ("/readyz", "/healthz"):
        # A feed's address names no language: its reader is told in both what happened.
        both = " / ".join(dict.fromkeys((title, catalogue().get(name, name))))
        return Response(f"{status} {both}\n{detail or text}\n", status, content_type="text/plain; charset=utf-8")
    page = "errors/_error.html" if wants_part() else "errors/error.html"
    body = render_template(page, status=status, title=title, help=text, detail=detail)
    response = Response(body, status, content_type="text/html; charset=utf-8")
    response.vary.update(("HX-Request", "HX-Request-Type"))
    return response


def _moved(error: MovedError, endpoint: str, place: dict[str, object]) -> str:
    """The present address with the new slug where the old one stood: in the path, or as the filter's official.

    The agenda is where to go where neither can be: an answer that led to itself would lead for ever.
    """
    query = request.args.to_dict(flat=False)
    if "slug" in place:
        new = url_for(endpoint, **{**query, **place, "slug": error.target})  # type: ignore[arg-type]
    else:
        named = [error.target if slug == error.slug else slug for slug in query.get("official", ())]
        kept = named if error.target in named else [error.target]
        new = url_for(endpoint, **{**query, **place, "official": list(dict.fromkeys(kept))})  # type: ignore[arg-type]
    here = url_for(endpoint, **{**query, **place})  # type: ignore[arg-type]
    return new if new != here else url_for("calendar.agenda_page", official=error.target)


def on_program_error(error: CalendarAppError) -> BaseResponse:
    """An error of the program's own tree: its ``http_status`` decides."""
    if isinstance(error, MovedError) and request.endpoint is not None and request.view_args is not None:
        return redirect(_moved(error, request.endpoint, request.view_args), 301)
    status = error.http_status
    if status >= 500:
        log.error("%s %s: %s", request.method, request.path, error)
    response = _answer(status, gettext(_HELP[status]) if isinstance(error, StoreError) else str(error))
    if status == 503:
        response.headers["Retry-After"] = "10"
        response.headers["Cache-Control"] = "no-store"
    return response


def on_http_error(error: HTTPException) -> BaseResponse:
    """What the framework refuses."""
    if error.response is not None:
        return cast("BaseResponse", error.response)
    status = error.code or 500
    response = _answer(status, error.description if status == 400 and error.description else "")
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def on_unexpected(error: Exception) -> BaseResponse:
    """A fault of the program: logged whole, shown as a page without details."""
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    response = _answer(500, "")
    response.headers["Cache-Control"] = "no-store"
    return response


def install(app: Flask) -> None:
    """Put the handlers in place; a blueprint may have its own before them."""
    app.register_error_handler(CalendarAppError, on_program_error)
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(Exception, on_unexpected)

"""The blueprint of the interface: what every answer of it carries, and the rate limit before each."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, request
from flask.blueprints import BlueprintSetupState

from calendar_app.web.api.limits import Grant, RateLimit
from calendar_app.web.errors import problem
from calendar_app.web.serving.conditional import PREFLIGHT
from calendar_app.web.serving.feedcache import FeedCache

bp = Blueprint("api", __name__, url_prefix="/api/v1")

#: Requests a minute for one address; an operator may set API_RATE_LIMIT in the app's config.
DEFAULT_QUOTA = 600
WINDOW = 60

#: A proxy on this machine speaks for its readers; "" is that of a Unix socket.
_THIS_MACHINE = ("", "127.0.0.1", "::1")

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

#: Bytes of answers that are kept, apart from the feeds, so that a program that reads all leaves those in their place.
KEPT = 16_000_000


@bp.record_once
def _make_limit(state: BlueprintSetupState) -> None:
    state.app.extensions["api_cache"] = FeedCache(KEPT)
    state.app.extensions["api_limit"] = RateLimit(state.app.config.get("API_RATE_LIMIT", DEFAULT_QUOTA), WINDOW)


def limit_of(app: Flask) -> RateLimit:
    """The limit that the application counts by."""
    limit: RateLimit = app.extensions["api_limit"]
    return limit


def cache_of(app: Flask) -> FeedCache:
    """The answers that the application keeps."""
    cache: FeedCache = app.extensions["api_cache"]
    return cache


@bp.before_request
def _take_share() -> Response | None:
    """Count the request; a reader over the limit gets 429 with the time to wait (RFC 6585, RFC 9457)."""
    if request.method == "OPTIONS":
        return None
    limit = limit_of(current_app)
    grant = limit.spend(_reader())
    request.environ["calendar_app.grant"] = grant
    if grant.allowed:
        return None
    response = problem(429, "请求太密", f"每分钟至多 {limit.quota} 次，{grant.reset} 秒后再试。")
    response.headers["Retry-After"] = str(grant.reset)
    return response


def _reader() -> str:
    """Whose share it is: the address that asks, or the one that a proxy on this machine asks for."""
    address = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded[:64] if forwarded and address in _THIS_MACHINE else address


@bp.after_request
def _say_share(response: Response) -> Response:
    response.headers.update(CORS)
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT)
    grant: Grant | None = request.environ.get("calendar_app.grant")
    if grant is not None:
        limit = limit_of(current_app)
        response.headers["RateLimit-Policy"] = limit.policy
        response.headers["RateLimit"] = f'"default";r={grant.remaining};t={grant.reset}'
    return response

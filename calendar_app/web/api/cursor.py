"""A place in a list, as an address carries it: the key of the last item seen, so that writes do not move pages."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date

from calendar_app.errors import CalendarAppError

Key = str | int
_LARGEST = 2**63 - 1


class UnknownPageError(CalendarAppError):
    """A cursor that names no place of this list: there is no such page."""

    http_status = 404


def encode(*key: Key | date | None) -> str:
    """A key as a short token of URL-safe characters.

    >>> decode(encode(date(2023, 7, 6), "uid"), 2)
    ('2023-07-06', 'uid')
    """
    plain = [part.isoformat() if isinstance(part, date) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")


def decode(token: str, length: int) -> tuple[Key, ...]:
    """The key of a token.

    Raises:
        UnknownPageError: the token is none that ``encode`` made for a list of such keys.
    """
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        key = json.loads(raw)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise UnknownPageError("cursor：读不懂，请用上一页给出的地址") from error
    if not isinstance(key, list) or len(key) != length or not all(map(_storable, key)):
        raise UnknownPageError("cursor：不是这个列表的")
    return tuple(key)


def _storable(part: object) -> bool:
    """Whether a database can compare with it: a 64-bit number, or text without control and half characters."""
    if isinstance(part, str):
        return not any(char < " " or "\ud800" <= char <= "\udfff" for char in part)
    return isinstance(part, int) and not isinstance(part, bool) and 0 <= part <= _LARGEST


def decode_dated(token: str) -> tuple[date, str]:
    """A day and an id.

    Raises:
        UnknownPageError: as ``decode``.
    """
    day, uid = decode(token, 2)
    try:
        return date.fromisoformat(str(day)), str(uid)
    except ValueError as error:
        raise UnknownPageError("cursor：不是这个列表的") from error

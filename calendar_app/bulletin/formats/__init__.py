"""File formats: what a file is, and its text."""

from __future__ import annotations

from dataclasses import dataclass

from calendar_app.bulletin.decode import decode


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``pages`` holds (offset, printed page) where a page begins, as far as the format tells."""

    text: str
    pages: tuple[tuple[int, int], ...] = ()


def to_text(data: bytes, *, source: str, encoding: str | None = None) -> Decoded:
    """The decoded text of a file of any known format.

    Raises:
        BulletinError: the format is not read, the file is broken, or a limit was broken.
    """
    return Decoded(decode(data, source=source, encoding=encoding))

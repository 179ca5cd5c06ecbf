"""What the format readers build: text with Markdown's signs for headings and bold words, pages, and known noise."""

from __future__ import annotations

from calendar_app.bulletin.formats import limits


class RefusedError(Exception):
    """The file is refused; ``kind`` is "limit", "format", "empty" or "encoding"."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


class Builder:
    """Collects the text of a file piece by piece, and what is known or doubtful about it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.size = 0
        self.pages: list[tuple[int, int]] = []
        self.noise: list[tuple[int, int, str]] = []
        self.doubts: list[tuple[str, str, int]] = []  # code, message, place
        self.scanned: list[int] = []  # pages that hold no text but pictures
        self.garbled: list[int] = []  # pages whose text cannot be told

    def add(self, piece: str) -> None:
        """Append *piece*; refused where the text grows beyond the limit."""
        self._parts.append(piece)
        self.size += len(piece)
        if self.size * 3 > limits.MAX_OUTPUT_BYTES:
            raise RefusedError("limit", f"文字超过 {limits.MAX_OUTPUT_BYTES // limits.MIB} MB 的上限")

    def take_in(self, other: Builder) -> None:
        """Append all that another builder holds: the text of a part in another format."""
        at = self.size
        self.add(other.text())
        self.pages += [(at + start, number) for start, number in other.pages]
        self.noise += [(at + start, at + end, rule) for start, end, rule in other.noise]
        self.doubts += [(code, words, at + place) for code, words, place in other.doubts]

    def page(self, number: int) -> None:
        """Page *number* begins here."""
        self.pages.append((self.size, number))

    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)

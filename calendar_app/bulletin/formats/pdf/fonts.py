"""What a PDF's fonts say: bold, vertical, and whether what comes out of them is language at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf.generic._font import Font  # the reader of fonts has no public name; pyproject.toml holds pypdf below 8

from calendar_app.bulletin.formats.page import cell_width
from calendar_app.bulletin.lexicon import characters, words

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|simhei|heiti|黑体", re.IGNORECASE)
#: Radicals that fonts put in place of the characters that look the same, and signs of vertical writing.
ALIKE = (
    {
        code: folded
        for code in range(0x2E80, 0x2FE0)
        if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1 and folded != chr(code)
    }
    | {ord(sign): char for name in ("radicals", "vertical_forms") for sign, char in words(name).items()}
    | {0x2E3A: "——"}
)
_SYMBOLS = words("symbols")
_SYMBOL_FONTS = ("wingdings 3", "wingdings 2", "wingdings", "symbol")
#: Fewer characters than this tell nothing of a font.
_LEAST = 20
#: Shares of a text: of signs that no text has; of characters that any text is made of; of the usual ones among the Chinese.
_MOST_BROKEN, _LEAST_USUAL, _LEAST_COMMON = 0.25, 0.6, 0.6


class Face:
    """A font as a page uses it: ``bold``, ``vertical`` (characters follow each other downwards), and its codes read."""

    def __init__(self, font: Any, key: int) -> None:  # noqa: ANN401 - a PDF dictionary
        """Read what the font's dictionary says; *key* is the same for the same font of a document."""
        self.key = key
        self.bold = _is_bold(font)
        encoding = opened(font.get("/Encoding"))
        named = encoding if isinstance(encoding, str) else ""
        self.vertical = named.endswith("-V")
        self._font = Font.from_font_resource(font)
        self._composite = font.get("/Subtype") == "/Type0"
        self._by_code = not self._composite or named.startswith("/Identity")
        descendant = opened(next(iter(opened(font.get("/DescendantFonts")) or ()), None)) if self._composite else None
        default = None if descendant is None else opened(descendant.get("/DW"))
        self._default = float(default) if isinstance(default, int | float) else 1000.0
        self._collection = _collection(descendant) if self._composite and self._by_code else ""
        self._symbols = next(
            (kind for kind in _SYMBOL_FONTS if kind in str(font.get("/BaseFont", "")).lower()), "symbol"
        )
        self._known: dict[str, tuple[str, float, bool]] = {}

    def read(self, string: bytes | str) -> Iterator[tuple[str, float, bool]]:
        """The characters of a string: what each means, its width in its own size, and whether it is a one-byte blank."""
        for code in self._codes(string):
            found = self._known.get(code)
            if found is None:
                found = self._known[code] = self._one(code)
            yield found

    def _codes(self, string: bytes | str) -> str:
        encoding = self._font.encoding
        if isinstance(string, str):
            return string
        if isinstance(encoding, str):
            try:
                return string.decode(encoding, "surrogatepass")
            except (UnicodeDecodeError, LookupError):
                return string.decode(encoding, "replace") if encoding != "utf-16-be" else string.decode("latin-1")
        return string.decode("latin-1")

    def _one(self, code: str) -> tuple[str, float, bool]:
        encoding = self._font.encoding
        raw = encoding.get(ord(code), code) if isinstance(encoding, dict) and ord(code) < 256 else code
        known = self._font.character_map.get(raw)
        if known is None and self._collection:
            known = characters(self._collection).get(ord(code), "\ufffd")
        text = raw if known is None else str(known)
        if self.vertical:
            width = 1000.0
        elif not self._by_code:
            width = 1000 * cell_width(text[:1] or " ")
        elif self._composite:
            width = float(self._font.character_widths.get(code, self._default))
        else:
            width = float(self._font.get_text_width(code))
        if "\uf000" <= text <= "\uf0ff":
            text = _SYMBOLS.get(f"{self._symbols} {ord(text):04x}", text)
        return text.translate(ALIKE), width / 1000, code == " " and not self._composite


#: Collections whose numbers mean the same characters in every font (ISO 32000-1, 9.7.3 and 9.10.2).
_COLLECTIONS = {"GB1": "gb1", "CNS1": "cns1"}


def _collection(descendant: Any) -> str:  # noqa: ANN401 - a PDF dictionary
    """The collection that the codes of a font are numbers of, "" where it is none that is known here."""
    named = None if descendant is None else opened(descendant.get("/CIDSystemInfo"))
    if named is None or not hasattr(named, "get") or str(opened(named.get("/Registry"))) != "Adobe":
        return ""
    return _COLLECTIONS.get(str(opened(named.get("/Ordering"))), "")


def _is_bold(font: Any) -> bool:  # noqa: ANN401 - a PDF dictionary
    """By the font's name, or the weight that its descriptor gives; browsers draw the bold of a font that has none as shapes."""
    if font.get("/Subtype") == "/Type3":
        return True
    names = [str(font.get("/BaseFont", ""))]
    for holder in (font, *(opened(font.get("/DescendantFonts")) or [])[:1]):
        descriptor = opened(opened(holder).get("/FontDescriptor") if hasattr(opened(holder), "get") else None)
        if hasattr(descriptor, "get"):
            names.append(str(descriptor.get("/FontName", "")))
            weight = opened(descriptor.get("/FontWeight"))
            if isinstance(weight, int | float) and weight >= 600:
                return True
    return any(_BOLD.search(name) for name in names)


def opened(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    """What a reference refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


def is_language(pieces: Iterable[str]) -> bool:
    """False for characters that come out of a font without a map to Unicode, or with a wrong one.

    Chinese prose is made of some thousand characters, nearly all of them on the first levels of GB 2312 and Big5; codes of
    glyphs read as characters fall everywhere.

    >>> is_language(["2023年3月5日，市委召开常委会会议，研究部署工作。"]), is_language(["".join(map(chr, range(0x5200, 0x5300, 3)))])
    (True, False)
    """
    text = "".join(c for piece in pieces for c in piece if not c.isspace())
    if len(text) < _LEAST:
        return True
    han = [c for c in text if "\u3400" <= c <= "\u9fff"]
    if len(han) >= _LEAST and sum(map(_is_common, han)) < _LEAST_COMMON * len(han):
        return False
    kinds = [unicodedata.category(c) for c in text]
    if sum(kind in ("Cc", "Co", "Cn", "Cs") for kind in kinds) + text.count("\ufffd") > _MOST_BROKEN * len(text):
        return False
    usual = sum(
        c.isascii() or "\u2000" <= c <= "\u33ff" or "\u3400" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text
    )
    return usual >= _LEAST_USUAL * len(text)


def _is_common(char: str) -> bool:
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= char.encode(codec)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False

"""PDF with a text layer: words put back into lines and columns by their place on the page, pages parted by form feeds."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.page import Word, write
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.bulletin.lexicon import words

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|simhei|heiti|黑体", re.IGNORECASE)
#: Radicals that fonts put in place of the characters that look the same.
_RADICALS = (
    {
        code: folded
        for code in range(0x2E80, 0x2FE0)
        if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1 and folded != chr(code)
    }
    | {ord(radical): char for radical, char in words("radicals").items()}
    | {0x2E3A: "——"}
)
#: Pages with as much in their content stream hold something, be it drawn.
_DRAWN_BYTES = 1_000


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document. *encoding* has no meaning here.

    Where pages hold pictures and no text, ``scanned`` names them; such a document may have no text at all.

    Raises:
        RefusedError: broken, encrypted, without pages, or beyond a limit.
    """
    pages, scanned = read_pages(data)
    out = write(pages)
    out.scanned += scanned
    return out


def read_pages(data: bytes) -> tuple[list[list[Word]], list[int]]:
    """The words of each page, and the numbers of the pages that are pictures without a text layer.

    Raises:
        RefusedError: as ``read``.
    """
    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("format", "PDF 有密码，读不了；请先解密")
        count = len(reader.pages)
        if count > limits.MAX_PDF_PAGES:
            raise RefusedError("limit", f"PDF 有 {count:,} 页，超过 {limits.MAX_PDF_PAGES:,} 页的上限")
        if not count:
            raise RefusedError("format", "PDF 里没有页面")
        pages = [_page(page) for page in reader.pages]
        return pages, _scanned(pages, [_has_pictures(page) for page in reader.pages])
    except RefusedError:
        raise
    except MemoryError:
        raise
    except RecursionError as error:
        raise RefusedError("limit", "PDF 的结构嵌套太深或首尾相接，超过上限") from error
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        ArithmeticError,
        NotImplementedError,
        AssertionError,
        StopIteration,
    ) as error:
        if "imit" in type(error).__name__ or "imit" in str(error):
            raise RefusedError("limit", f"PDF 的数据流解压后超过上限（{type(error).__name__}）") from error
        raise RefusedError("format", f"PDF 已损坏，读不了（{type(error).__name__}）") from error


def _scanned(pages: list[list[Word]], pictures: list[bool]) -> list[int]:
    """Numbers of pages without text that hold something; what stands on most pages alike is a stamp, no text."""
    plain = ["".join(word.text for word in page) for page in pages]
    stamps = {words for words, n in Counter(plain).items() if words and n > 2 and n > len(pages) / 2}
    bare = [not words or words in stamps for words in plain]
    if all(bare):
        return list(range(1, len(pages) + 1))
    return [n for n, (empty, drawn) in enumerate(zip(bare, pictures, strict=True), 1) if empty and drawn]


def _has_pictures(page: Any) -> bool:  # noqa: ANN401 - pypdf's page object is untyped here
    """True where a page shows pictures or forms, or draws a good deal."""
    resources = _open(page.get("/Resources"))
    if hasattr(resources, "get") and _open(resources.get("/XObject")):
        return True
    contents = _open(page.get("/Contents"))
    parts = contents if isinstance(contents, list) else [contents]
    # pypdf keeps the packed bytes of a stream here and drops its /Length
    return sum(len(getattr(_open(part), "_data", b"")) for part in parts) > _DRAWN_BYTES


def _page(page: Any) -> list[Word]:  # noqa: ANN401 - pypdf's page object is untyped here
    found = _words(page)
    progress.step()
    return found


def _words(page: Any) -> list[Word]:  # noqa: ANN401 - pypdf's page object is untyped here
    out: list[Word] = []

    def take(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        if not text.strip():
            if out and text and "\n" not in text:
                out[-1].after = True
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3] + tm[2] * cm[1]) or abs(tm[0] * cm[0]) or 1.0
        bold = _is_bold(font)
        for k, piece in enumerate(text.split("\n")):
            if piece.strip():
                lead = len(piece) - len(piece.lstrip(" "))
                high = max(1.0, min(size * scale, 200.0))
                left, base = x + 0.5 * high * lead, y - 1.2 * high * k
                words_here = piece.strip().translate(_RADICALS)
                out.append(Word(words_here, left, base, high, bold, lead > 0, piece.endswith(" ")))
            elif out and piece:
                out[-1].after = True

    page.extract_text(visitor_text=take)
    return out


def _is_bold(font: dict[str, Any] | None) -> bool:
    """By the font's name, or the weight that its descriptor gives."""
    if not font:
        return False
    names = [str(font.get("/BaseFont", ""))]
    for holder in (font, *(font.get("/DescendantFonts") or [])[:1]):
        descriptor = _open(_open(holder).get("/FontDescriptor") if hasattr(_open(holder), "get") else None)
        if hasattr(descriptor, "get"):
            names.append(str(descriptor.get("/FontName", "")))
            weight = _open(descriptor.get("/FontWeight"))
            if isinstance(weight, int | float) and weight >= 600:
                return True
    return any(_BOLD.search(name) for name in names)


def _open(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    return value.get_object() if hasattr(value, "get_object") else value

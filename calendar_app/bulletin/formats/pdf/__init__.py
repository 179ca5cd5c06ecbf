"""PDF with a text layer: words put back into lines and columns by their place on the page, pages parted by form feeds."""

from __future__ import annotations

import io
import logging
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.page import Sides, Word, write
from calendar_app.bulletin.formats.pdf.fonts import Face, is_language, opened
from calendar_app.bulletin.formats.pdf.words import Drawn, drawn
from calendar_app.bulletin.formats.text import Builder, RefusedError

#: Pages with as much in their content stream hold something, be it drawn.
_DRAWN_BYTES = 1_000
#: A page is of no use where so much of it comes from fonts without a map to characters.
_MOST_GARBLED = 0.3
#: A page is a scan with recognised text behind it where so much of its text is not shown.
_LEAST_HIDDEN = 0.8


@dataclass(slots=True)
class Pages:
    """A document's words by page, and the numbers of pages that hold something else than text.

    ``scanned`` are pictures, ``garbled`` have text whose characters cannot be told, ``layered`` are scans with recognised
    text; ``lost`` has how many characters cannot be told of a page whose others can; ``sides`` are where each page begins and ends.
    """

    words: list[list[Word]]
    scanned: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    layered: list[int] = field(default_factory=list)
    lost: dict[int, int] = field(default_factory=dict)
    sides: list[Sides] = field(default_factory=list)


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document. *encoding* has no meaning here.

    Where pages hold no text that can be used, ``scanned`` and ``garbled`` name them; such a document may have no text at all.

    Raises:
        RefusedError: broken, encrypted, without pages, or beyond a limit.
    """
    pages = read_pages(data)
    out = write(pages.words, pages.sides)
    out.scanned += pages.scanned
    out.garbled += pages.garbled
    report(pages, out)
    return out


def report(pages: Pages, out: Builder) -> None:
    """Say what is doubtful: text that the program which made the file recognised, and characters that cannot be told."""
    places = {number: place for place, number in out.pages}
    if pages.layered:
        shown = "、".join(map(str, pages.layered[:12])) + (" 等" if len(pages.layered) > 12 else "")
        message = f"第 {shown} 页的文字是叠在扫描图下的识别结果，文件没有给出置信度，可能有错字"
        out.doubts.append(("pdf-recognised-before", message, places.get(pages.layered[0], 0)))
    for number, count in pages.lost.items():
        message = f"第 {number} 页有 {count:,} 个字的字体没有字符对照（ToUnicode），读不出，没有收入"
        out.doubts.append(("pdf-garbled", message, places.get(number, 0)))


def read_pages(data: bytes) -> Pages:
    """The words of each page, and what kind of page it is.

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
        found, faces = [], dict[int, Face]()
        for page in reader.pages:
            found.append(drawn(page, faces))
            progress.step()
        out = _sorted(found, [_has_pictures(page) for page in reader.pages])
        out.sides = [_sides(page) if one.upright else None for page, one in zip(reader.pages, found, strict=True)]
        return out
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


def _sorted(found: list[Drawn], pictures: list[bool]) -> Pages:
    """The words of fonts that give language, and the pages that have too few of them."""
    by_font: dict[int, list[str]] = defaultdict(list)
    for page in found:
        for font, word in zip(page.fonts, page.words, strict=True):
            by_font[font].append(word.text)
    broken = {font for font, pieces in by_font.items() if not is_language(pieces)}
    out = Pages([])
    for n, page in enumerate(found, 1):
        size = sum(len(word.text) for word in page.words)
        lost = sum(len(word.text) for font, word in zip(page.fonts, page.words, strict=True) if font in broken)
        if lost > _MOST_GARBLED * size:
            out.garbled.append(n)
        elif lost:
            out.lost[n] = lost
        words = [word for font, word in zip(page.fonts, page.words, strict=True) if font not in broken]
        out.words.append([] if out.garbled[-1:] == [n] else words)
        if size and page.hidden > _LEAST_HIDDEN * size and pictures[n - 1]:
            out.layered.append(n)
    out.scanned = [n for n in _scanned(out.words, pictures) if n not in out.garbled]
    return out


def _scanned(pages: list[list[Word]], pictures: list[bool]) -> list[int]:
    """Numbers of pages without text that hold something; what stands on most pages alike is a stamp, no text."""
    plain = ["".join(word.text for word in page) for page in pages]
    stamps = {words for words, n in Counter(plain).items() if words and n > 2 and n > len(pages) / 2}
    bare = [not words or words in stamps for words in plain]
    if all(bare):
        return list(range(1, len(pages) + 1))
    return [n for n, (empty, picture) in enumerate(zip(bare, pictures, strict=True), 1) if empty and picture]


def _sides(page: Any) -> Sides:  # noqa: ANN401 - pypdf's page object is untyped here
    """The left and right side of a page, None where it says nothing of use."""
    box = opened(page.get("/CropBox")) or page.mediabox
    return float(box[0]), float(box[2])


def _has_pictures(page: Any) -> bool:  # noqa: ANN401 - pypdf's page object is untyped here
    """True where a page shows pictures or forms, or draws a good deal."""
    resources = opened(page.get("/Resources"))
    if hasattr(resources, "get") and opened(resources.get("/XObject")):
        return True
    contents = opened(page.get("/Contents"))
    parts = contents if isinstance(contents, list) else [contents]
    # pypdf keeps the packed bytes of a stream here and drops its /Length
    return sum(len(getattr(opened(part), "_data", b"")) for part in parts) > _DRAWN_BYTES

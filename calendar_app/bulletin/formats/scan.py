"""PDF with pages that are pictures: those are rendered one by one and recognised, the others read as they are."""

from __future__ import annotations

from typing import Any

from calendar_app.bulletin.formats import limits, pdf, progress
from calendar_app.bulletin.formats.page import write
from calendar_app.bulletin.formats.recognise import Recogniser
from calendar_app.bulletin.formats.text import Builder, RefusedError


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document some or all pages of which are scans. *encoding* has no meaning here.

    Raises:
        RefusedError: broken, encrypted, beyond a limit, or nothing can be recognised.
    """
    import pypdfium2

    found = pdf.read_pages(data)
    pages, scanned = found.words, sorted({*found.scanned, *found.garbled})
    if len(scanned) > limits.MAX_OCR_PAGES:
        raise RefusedError(
            "limit", f"要识别的有 {len(scanned):,} 页，超过 {limits.MAX_OCR_PAGES:,} 页的上限；请分成几个文件"
        )
    recogniser = Recogniser()
    try:
        document = pypdfium2.PdfDocument(data)
        for number in scanned:
            progress.within(limits.RENDER_CPU_SECONDS)
            picture, dots = _render(document, number - 1)
            pages[number - 1] = recogniser.words(picture, number, dots)
    except pypdfium2.PdfiumError as error:
        raise RefusedError("format", "PDF 已损坏，页面画不出来") from error
    out = write(pages)
    pdf.report(found, out)
    recogniser.report(out)
    return out


def _render(document: Any, index: int) -> tuple[Any, float]:  # noqa: ANN401 - pypdfium2 has no types
    """A page as a picture, and its dots an inch; a page of unusual size gets fewer."""
    page = document[index]
    longest = max(*page.get_size(), 1.0)
    if longest > limits.MAX_PAGE_SIDE:
        raise RefusedError("limit", f"PDF 的一页长 {longest:,.0f} 点，超过 {limits.MAX_PAGE_SIDE:,} 点的上限")
    dots = min(float(limits.RENDER_DPI), 72 * limits.MAX_RENDER_SIDE / longest)
    bitmap = page.render(scale=dots / 72, grayscale=True)
    picture = bitmap.to_pil().copy()
    bitmap.close()
    page.close()
    return picture, dots

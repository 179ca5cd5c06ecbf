"""PDF with a text layer: words put back into lines and columns by their place on the page, pages parted by form feeds."""

from __future__ import annotations

import io
import logging
import re
import statistics
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.pages import page_number

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
_DIGITS = re.compile(r"[0-9]+")
_OCR = "PDF 没有文字层（是扫描件）：需要文字识别，请安装附加组件 ocr（pip install 'calendar-app[ocr]'）"


@dataclass(slots=True)
class _Word:
    text: str
    x: float
    y: float
    size: float
    bold: bool
    before: bool = False  # a space is printed before it
    after: bool = False

    @property
    def right(self) -> float:
        """Where the word ends, by the width that its characters have at this size."""
        return self.x + sum(self.size if ord(c) > 0x2000 else 0.5 * self.size for c in self.text)


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document. *encoding* has no meaning here.

    Raises:
        RefusedError: broken, encrypted, without a text layer, or beyond a limit.
    """
    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("format", "PDF 有密码，读不了；请先解密")
        count = len(reader.pages)
        if count > limits.MAX_PDF_PAGES:
            raise RefusedError("limit", f"PDF 有 {count:,} 页，超过 {limits.MAX_PDF_PAGES:,} 页的上限")
        pages = [_page(page) for page in reader.pages]
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
    if not any(word.text.strip() for page in pages for word in page):
        raise RefusedError("format", _OCR if pages else "PDF 里没有页面")
    return _write(pages)


def _page(page: Any) -> list[_Word]:  # noqa: ANN401 - pypdf's page object is untyped here
    found = _words(page)
    progress.step()
    return found


def _words(page: Any) -> list[_Word]:  # noqa: ANN401 - pypdf's page object is untyped here
    out: list[_Word] = []

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
                out.append(_Word(words_here, left, base, high, bold, lead > 0, piece.endswith(" ")))
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


@dataclass(slots=True)
class _Row:
    words: list[_Word]

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def right(self) -> float:
        return max(w.right for w in self.words)

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return max(w.size for w in self.words)


def _write(pages: list[list[_Word]]) -> Builder:
    out = Builder()
    sizes = [word.size for page in pages for word in page for _ in word.text]
    normal = statistics.median(sizes[:200_000]) if sizes else 10.0
    bolds = sum(len(w.text) for page in pages for w in page if w.bold)
    all_bold = bolds > 0.6 * sum(len(w.text) for page in pages for w in page)
    frames = [_frame(_rows(found)) for found in pages]
    heads = Counter(_same(row) for head, _, foot in frames for row in (*head, *foot))
    for number, (head, body, foot) in enumerate(frames, 1):
        if number > 1:
            out.add("\f")
        out.page(number)
        for part in (head, *_body(body), foot):
            start = out.size
            _column(out, part, normal, mark_bold=not all_bold)
            if (part is head or part is foot) and part and all(heads[_same(row)] > 1 for row in part):
                out.noise.append((start, out.size, "page-head"))
    return out


def _same(row: _Row) -> str:
    """A running head's words, whatever page number is in them."""
    return _DIGITS.sub("#", _plain(row))


def _rows(words: list[_Word]) -> list[_Row]:
    """Words on one baseline, from top to bottom and left to right; a wide gap on it parts columns."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (-w.y, w.x)):
        if rows and abs(rows[-1].y - word.y) <= 0.45 * min(rows[-1].size, word.size):
            rows[-1].words.append(word)
        else:
            rows.append(_Row([word]))
    out: list[_Row] = []
    for row in rows:
        row.words.sort(key=lambda w: w.x)
        current = _Row([row.words[0]])
        for word in row.words[1:]:
            if word.x - current.right > 1.6 * word.size:
                out.append(current)
                current = _Row([word])
            else:
                current.words.append(word)
        out.append(current)
    return out


def _frame(rows: list[_Row]) -> tuple[list[_Row], list[_Row], list[_Row]]:
    """Running head and page number, set off from the text, apart from the rows of the text."""
    head: list[_Row] = []
    body = list(rows)
    foot: list[_Row] = []
    while len(body) > 2 and (page_number(_plain(body[-1])) is not None):
        foot.insert(0, body.pop())
    while len(body) > 2 and (page_number(_plain(body[0])) is not None or body[0].y - body[1].y > 2.5 * body[0].size):
        head.append(body.pop(0))
        if len(head) > 2:
            break
    return head, body, foot


def _plain(row: _Row) -> str:
    return "".join(word.text for word in row.words)


def _body(rows: list[_Row]) -> list[list[_Row]]:
    """The rows of a page in reading order: two columns one behind the other where a gutter parts most of the page."""
    if len(rows) < 8:
        return [_joined(rows)]
    left_edge, right_edge = min(r.x for r in rows), max(r.right for r in rows)
    middle = (left_edge + right_edge) / 2
    span = right_edge - left_edge
    left = [r for r in rows if r.right <= middle + 0.04 * span]
    right = [r for r in rows if r.x >= middle - 0.04 * span]
    across = [r for r in rows if r not in left and r not in right]
    chars = sum(len(w.text) for r in right for w in r.words)
    paired = len(left) >= 4 and len(right) >= 4 and len(across) <= 0.25 * len(rows)
    if not paired or chars < 6 * len(right) or _mean(left) < 0.25 * span:
        return [_joined(rows)]
    top = max(r.y for r in (*left, *right))
    head = [r for r in across if r.y >= top - 1]
    rest = [r for r in across if r.y < top - 1]
    return [head, left, right, rest]


def _mean(rows: list[_Row]) -> float:
    return sum(r.right - r.x for r in rows) / len(rows)


def _joined(rows: list[_Row]) -> list[_Row]:
    """Pieces of one baseline as one row again, where the page has no columns."""
    out: list[_Row] = []
    for row in rows:
        if out and abs(out[-1].y - row.y) <= 0.45 * min(out[-1].size, row.size):
            out[-1].words += row.words
        else:
            out.append(_Row(list(row.words)))
    return out


def _column(out: Builder, rows: list[_Row], normal: float, *, mark_bold: bool) -> None:
    if not rows:
        return
    edge = statistics.median(sorted(r.x for r in rows)[: max(1, len(rows) // 2)])
    before: _Row | None = None
    for row in rows:
        if before is not None and before.y - row.y > 2.3 * max(before.size, row.size):
            out.add("\n")
        out.add(_line(row, edge, normal, mark_bold=mark_bold) + "\n")
        before = row


def _line(row: _Row, edge: float, normal: float, *, mark_bold: bool) -> str:
    pieces: list[tuple[bool, str]] = []
    last: _Word | None = None
    for word in row.words:
        gap = ""
        if last is not None:
            wide = word.x - last.right
            if wide > 1.6 * word.size:
                gap = "\t"
            elif (
                last.after
                or word.before
                or (wide > 0.25 * word.size and last.text[-1:].isascii() and word.text[:1].isascii())
            ):
                gap = " "
        bold = word.bold and mark_bold
        if pieces and pieces[-1][0] == bold:
            pieces[-1] = (bold, pieces[-1][1] + gap + word.text)
        else:
            pieces.append((bold, gap + word.text))
        last = word
    if row.size > 1.35 * normal and len(row.words) and sum(len(w.text) for w in row.words) <= 40:
        return "# " + "".join(text for _, text in pieces).strip()
    indent = "　" * min(4, max(0, round((row.x - edge) / normal))) if row.x > edge + 0.8 * normal else ""
    return indent + "".join(f"**{text.strip()}**" if bold and text.strip() else text for bold, text in pieces)

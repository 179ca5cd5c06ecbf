"""The same bulletin as .md, .html, .docx and .pdf, made from Markdown without any library."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def blocks(markdown: str) -> list[tuple[int, list[tuple[bool, str]]]]:
    """Each line as its heading level and its runs (bold, text); blank lines part nothing."""
    out = []
    for line in markdown.splitlines():
        if not line.strip():
            continue
        match = re.match(r"(#+)\s*", line)
        level = len(match.group(1)) if match else 0
        text = line[match.end() :] if match else line
        runs = [(k % 2 == 1, piece) for k, piece in enumerate(text.split("**")) if piece]
        out.append((level, [(False, t) for _, t in runs] if level else runs))
    return out


def as_html(markdown: str) -> bytes:
    """A page with one block a line."""
    body = []
    for level, runs in blocks(markdown):
        inner = "".join(f"<strong>{html.escape(t)}</strong>" if b else html.escape(t) for b, t in runs)
        body.append(f"<h{level}>{inner}</h{level}>" if level else f"<p>{inner}</p>")
    head = '<!DOCTYPE html>\n<html><head><meta charset="gbk"><title>x</title><style>p{margin:0}</style></head><body>'
    return (head + "\n".join(body) + "</body></html>").encode("gb18030")


def as_docx(markdown: str) -> bytes:
    """A document with heading styles and bold runs."""
    body = []
    for level, runs in blocks(markdown):
        style = f'<w:pPr><w:pStyle w:val="H{level}"/></w:pPr>' if level else ""
        inner = "".join(
            f"<w:r>{'<w:rPr><w:b/></w:rPr>' if b else ''}<w:t xml:space='preserve'>{html.escape(t)}</w:t></w:r>"
            for b, t in runs
        )
        body.append(f"<w:p>{style}{inner}</w:p>".replace("\t", "</w:t><w:tab/><w:t>"))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return out.getvalue()


SPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}


def wp(text: str, more: str = "", *, style: str = "") -> str:
    """A paragraph of WordprocessingML; *more* are its properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t xml:space='preserve'>{html.escape(text)}</w:t></w:r></w:p>"


def docx(
    body: str,
    *,
    main: str = "word/document.xml",
    strict: bool = False,
    foreign: dict[str, bytes] | None = None,
    **parts: str,
) -> bytes:
    """A DOCX of raw WordprocessingML: its body, and parts by name (styles, numbering, footnotes, header1 …).

    *foreign*: parts in another format by the name of their file, which is the id that ``altChunk`` calls them by, too.
    """
    spaces = " ".join(f'xmlns:{k}="{v}"' for k, v in (SPACES | (STRICT if strict else {})).items())
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'{rels}<Relationship Id="a" Type="{types}/officeDocument" Target="/{main}"/></Relationships>',
        )
        archive.writestr(main, f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        links = []
        for name, inner in parts.items():
            kind = name.rstrip("0123456789")
            root = ROOTS.get(kind, {"header": "hdr", "footer": "ftr"}.get(kind, kind))
            archive.writestr(f"word/{name}.xml", f"<w:{root} {spaces}>{inner}</w:{root}>")
            links.append(f'<Relationship Id="{name}" Type="{types}/{kind}" Target="{name}.xml"/>')
        for name, data in (foreign or {}).items():
            archive.writestr(f"word/{name}", data)
            links.append(f'<Relationship Id="{name}" Type="{types}/aFChunk" Target="{name}"/>')
        archive.writestr(f"word/_rels/{main.rpartition('/')[2]}.rels", rels + "".join(links) + "</Relationships>")
    return out.getvalue()


#: Fonts of ``Pdf``: plain, bold, vertical, and one that does not say which characters its codes are.
PLAIN, BOLD, DOWN, UNMAPPED = 1, 2, 3, 4


class Pdf:
    """A PDF with a text layer: Type 0 fonts whose codes are UTF-16, one plain, one bold, one vertical, one without a map."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.rotations: list[int] = []
        self.used: set[str] = set()

    def page(self, rotate: int = 0) -> None:
        self.pages.append([])
        self.rotations.append(rotate)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 11,
        bold: bool = False,
        font: int = 0,
        turn: str = "1 0 0 1",
        hidden: bool = False,
        outlined: bool = False,
    ) -> None:
        """Put *words* at a place of the present page; *turn* are the four numbers of a text matrix before the place."""
        self.used.update(words)
        code = words.encode("utf-16-be").hex()
        if font == UNMAPPED:  # numbers of glyphs, one for each character as it comes
            code = "".join(f"{0x0300 + 37 * ord(c) % 0x7000:04x}" for c in words)
        face = font or (BOLD if bold else PLAIN)
        mode = 3 if hidden else 2 if outlined else 0
        self.pages[-1].append(f"BT {mode} Tr /F{face} {size} Tf {turn} {x} {y} Tm <{code}> Tj ET")

    def draw(self, operators: str) -> None:
        """Put operators of a content stream on the present page: what it draws beside its words."""
        self.pages[-1].append(operators)

    def bytes(self, picture: bool = False) -> bytes:
        """The file; every page shows a *picture* where asked for."""
        codes = [f"<{ord(c):04X}><{ord(c):04X}>" for c in sorted(self.used)]
        groups = [codes[k : k + 100] for k in range(0, len(codes), 100)]
        cmap = "begincmap\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        cmap += "".join(f"{len(g)} beginbfchar\n" + "\n".join(g) + "\nendbfchar\n" for g in groups) + "endcmap"
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _stream(cmap.encode())]
        kinds = (
            ("SomeSong", "H", True),
            ("SomeSong-Bold", "H", True),
            ("SomeSong", "V", True),
            ("OtherSong", "H", False),
        )
        for name, way, mapped in kinds:
            number = len(objects) + 1
            objects.append(
                f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-{way}{'/ToUnicode 3 0 R' * mapped}"
                f"/DescendantFonts[{number + 1} 0 R]>>".encode()
            )
            objects.append(
                f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 1000/W[32[{' '.join(['500'] * 95)}]]"
                "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".encode()
            )
        image = len(objects) + 1
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream"
        )
        fonts = "".join(f"/F{k} {2 * k + 2} 0 R" for k in range(1, 5))
        kids = []
        for lines, rotate in zip(self.pages, self.rotations, strict=True):
            shown = ["q 595 0 0 842 0 0 cm /X Do Q"] if picture else []
            objects.append(_stream("\n".join(shown + lines).encode()))
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Contents {len(objects)} 0 R"
                f"/Resources<</Font<<{fonts}>>{f'/XObject<</X {image} 0 R>>' * picture}>>>>".encode()
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for n, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % p for p in places)
        return bytes(out + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream"


def wrapped(markdown: str, width: int) -> Iterator[tuple[int, int, list[tuple[bool, str]], bool, bool]]:
    """Lines of a page: heading level, size in points, (bold, character) pairs, whether it is a paragraph's first and its last."""
    for level, runs in blocks(markdown):
        size = {1: 20, 2: 17, 3: 16}.get(level, 11)
        rest = [(b, c) for b, t in runs for c in t]
        first = True
        while rest:
            take = width if not first or level or rest[0][0] else width - 2
            line, rest = rest[:take], rest[take:]
            yield level, size, line, first, not rest
            first = False


def as_pdf(markdown: str, *, columns: int = 1, head: str = "", width: int = 0) -> bytes:
    """Lines wrapped at a fixed width, in one or two columns, with a running head and page numbers."""
    width = width or (40 if columns == 1 else 19)
    pdf = Pdf()
    left = [60.0, 310.0][:columns]
    column, y = columns, 0.0

    def next_line() -> None:
        nonlocal column, y
        y -= 18
        if column >= columns or y < 80:
            column += 1
            y = 760.0
        if column >= columns:
            column = 0
            pdf.page()
            if head:
                pdf.text(60, 800, head, size=9)
            pdf.text(280, 40, f"- {len(pdf.pages)} -", size=9)

    for level, size, line, first, last in wrapped(markdown, width):
        next_line()
        x = left[column] + (0 if not first or level or line[0][0] else 22)
        for bold in _runs(line):
            words = "".join(c for _, c in bold)
            pdf.text(x, y, words, size=size, bold=bold[0][0])
            x += sum(size if ord(c) > 0x2000 else size / 2 for c in words)
        if last:
            y -= 6 if not level else 10
    return pdf.bytes()


def _runs(line: list[tuple[bool, str]]) -> list[list[tuple[bool, str]]]:
    out: list[list[tuple[bool, str]]] = []
    for item in line:
        if out and out[-1][-1][0] == item[0]:
            out[-1].append(item)
        else:
            out.append([item])
    return out

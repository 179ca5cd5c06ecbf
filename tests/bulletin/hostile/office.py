"""DOCX: bombs, DTDs, nesting without end, other things in the same archive."""

from __future__ import annotations

import struct
import zipfile

from tests.bulletin.hostile.archives import packed
from tests.bulletin.hostile.cases import case
from tests.bulletin.makers import W


def document(body: bytes, head: bytes = b"", **parts: bytes) -> bytes:
    """A DOCX whose main part holds *body*."""
    xml = head + f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return packed(("word/document.xml", xml), *((k.replace("_", "/") + ".xml", v) for k, v in parts.items()))


def paragraph(text: str) -> bytes:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


case("bomb.docx", "压缩比")(lambda: document(b"<w:p><w:r><w:t>" + b"x" * 60_000_000 + b"</w:t></w:r></w:p>"))
case("paragraphs.docx", "压缩比")(lambda: document(b"<w:p/>" * 3_000_000))
case("mixed-paragraphs.docx", "限")(
    lambda: document(b"".join(f"<w:p w:a='{i * 7919}'/>".encode() for i in range(450_000)))
)
case("dtd.docx", "DTD")(lambda: document(paragraph("a"), b"<!DOCTYPE w [<!ELEMENT w ANY>]>"))
case("entities.docx", "DTD")(
    lambda: document(paragraph("&b;"), b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>')
)
case("external.docx", "DTD")(
    lambda: document(paragraph("&x;"), b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
)
case("no-main.docx", "document.xml")(lambda: packed(("word/other.xml", b"<a/>")))
case("sheet.docx", "Excel")(lambda: packed(("xl/workbook.xml", b"<a/>")))
case("book.docx", "EPUB")(lambda: packed(("META-INF/container.xml", b"<a/>")))
case("layout.ofd", "OFD")(lambda: packed(("OFD.xml", b"<a/>")))
case("open.odt", "OpenDocument")(lambda: packed(("mimetype", b"x"), ("content.xml", b"<a/>")))
case("open.docx", "OpenDocument")(lambda: packed(("mimetype", b"x"), ("content.xml", b"<a/>")))
case("cut-xml.docx", "损坏")(lambda: packed(("word/document.xml", b"<w:document><w:body><w:p>")))
case("deep.docx", "")(lambda: document(b"<w:p>" + b"<w:r>" * 100_000 + b"</w:r>" * 100_000 + b"</w:p>"))
case("not-a-zip.docx", "损坏")(lambda: b"PK\x03\x04" + bytes(300))
case("encrypted.docx", "DOC")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
case("huge-declared.docx", "上限")(lambda: _declare(document(paragraph("a")), 900_000_000))
case("crowd.docx", "个文件")(lambda: packed(*((f"x/{i}.xml", b"") for i in range(3500)), level=zipfile.ZIP_STORED))


def _declare(data: bytes, size: int) -> bytes:
    out = bytearray(data)
    struct.pack_into("<I", out, out.find(b"PK\x01\x02") + 24, size)
    return bytes(out)


case("boxes.docx", "")(
    lambda: document(
        b"<w:p><w:r><w:pict><w:txbxContent>" * 90 + b"<w:p/>" + b"</w:txbxContent></w:pict></w:r></w:p>" * 90
    )
)
case("tables.docx", "")(lambda: document(b"<w:tbl><w:tr><w:tc>" * 3000))
case("own-rels.docx", "document.xml")(
    lambda: packed(
        (
            "_rels/.rels",
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
        )
    )
)
case("dtd-in-styles.docx", "DTD")(lambda: document(paragraph("a"), word_styles=b"<!DOCTYPE w [<!ELEMENT w ANY>]><w/>"))
case("notes-bomb.docx", "")(
    lambda: document(
        b'<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000,
        word_footnotes=f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1">'.encode()
        + paragraph("x" * 900) * 20_000
        + b"</w:footnote></w:footnotes>",
    )
)

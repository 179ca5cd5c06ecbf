"""Hostile files, made in memory: name → bytes and the words that the refusal must hold."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CASES: dict[str, tuple[Callable[[], bytes], str]] = {}


def case(name: str, words: str):
    """Register a maker of one hostile file under the name it is read as."""

    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[name] = (make, words)
        return make

    return keep


# --- plain text -----------------------------------------------------------------------------------------------------
case("empty.txt", "空")(lambda: b"")
case("blank.txt", "空")(lambda: b" \n\t\r\n " * 50)
case("bom-only.txt", "空")(lambda: b"\xef\xbb\xbf\n")
case("random.bin", "二进制")(lambda: random.Random(7).randbytes(4096))  # noqa: S311 - noise, no secret
case("nuls.txt", "二进制")(lambda: b"\x00" * 4000)
case("controls.txt", "控制字符")(lambda: b"\x01\x02\x03abc" * 2000)
case("program.txt", "程序")(lambda: b"\x7fELF" + bytes(200))
case("picture.txt", "图片")(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100))
case("photo.txt", "图片")(lambda: b"\xff\xd8\xff\xe0" + bytes(100))
case("archive.txt", "gzip")(lambda: b"\x1f\x8b\x08" + bytes(100))
case("all.rar", "请先解压")(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100))
case("all.7z", "请先解压")(lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100))
case("all.tar", "请先解压")(lambda: b"a.txt" + bytes(252) + b"ustar\x0000" + bytes(300))
case("database.txt", "SQLite")(lambda: b"SQLite format 3\x00" + bytes(100))
case("old-word.txt", "DOC")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
case("utf16-odd.txt", "utf-16")(lambda: b"\xff\xfe\x01\xd8\x41")
case("big5.txt", "--encoding")(
    lambda: ("桃園縣大事紀　民國八十五年三月舉辦農業展覽會，廳舍擴建竣工，嘉賓雲集。" * 20).encode("big5")
)
case("no-date.txt", "--period")(lambda: "全市各界干部群众积极行动。\n大家都很高兴。\n".encode())
case("no-year.txt", "--period")(lambda: "3月5日　召开会议。\n3月6日　举行活动。\n3月9日　视察工地。\n".encode())
case("utf8-broken.txt", "第 3 行")(lambda: broken("utf-8"))
case("gb-broken.txt", "第 3 行")(lambda: broken("gb18030"))
case("mixed.txt", "第 13 行")(lambda: TEXT * 4 + TEXT.decode().encode("gb18030"))
case("letter.docx", "RTF")(lambda: b"{\\rtf1\\ansi 3}" + bytes(50))
case("old.wps", "DOCX")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def broken(encoding: str) -> bytes:
    """Text whose third line holds a byte that no encoding has."""
    lines = [f"2023年3月{day}日　云溪市召开会议，研究部署有关工作。".encode(encoding) for day in range(1, 20)]
    lines[2] = lines[2] + b"\xff\xff\n" if encoding == "gb18030" else lines[2][:-1]
    return b"\n".join(lines)


# --- zip ------------------------------------------------------------------------------------------------------------
def packed(*members: tuple[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


TEXT = "2023年3月5日　云溪市召开会议。\n3月6日　举行活动。\n3月9日　视察工地。\n".encode()
case("bomb.zip", "压缩比")(lambda: packed(("a.txt", bytes(100_000_000))))
case("crowd.zip", "个文件")(lambda: packed(*((f"{i}.txt", b"x") for i in range(6000)), level=zipfile.ZIP_STORED))
case("truncated.zip", "损坏")(lambda: packed(("a.txt", TEXT * 50))[:-40])
case("nothing.zip", "没有可读")(lambda: packed())
case("nested.zip", "压缩包里还有压缩包")(lambda: packed(("inner.zip", packed(("a.txt", TEXT)))))
case("climb.zip", "..")(lambda: packed(("../../etc/a.txt", TEXT)))
case("absolute.zip", "..")(lambda: packed(("/etc/a.txt", TEXT)))
case("bidi.zip", "文字方向")(lambda: packed(("\u202etxt.a.txt", TEXT)))
case("newline.zip", "控制字符")(lambda: packed(("a\nb.txt", TEXT)))


@case("link.zip", "链接")
def _link() -> bytes:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


@case("aes.zip", "密码")
def _aes() -> bytes:
    data = bytearray(packed(("a.txt", TEXT)))
    central = data.find(b"PK\x01\x02")
    struct.pack_into("<HH", data, central + 8, 1, 99)
    struct.pack_into("<HH", data, 6, 1, 99)
    return bytes(data)


@case("huge-sum.zip", "字节的上限")
def _huge() -> bytes:
    data = bytearray(packed(*((f"{i}.txt", b"x" * 50) for i in range(20)), level=zipfile.ZIP_STORED))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", data, at + 24, 400_000_000)
        at += 4
    return bytes(data)


@case("lying.zip", "申报")
def _lying() -> bytes:
    data = bytearray(packed(("a.txt", TEXT * 4000)))
    central = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 10)
    return bytes(data)


@case("overlap.zip", "重叠")
def _overlap() -> bytes:
    data = bytearray(packed(("a.txt", TEXT * 9), ("b.txt", TEXT * 9), level=zipfile.ZIP_STORED))
    second = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)
    return bytes(data)


@case("locked.zip", "密码")
def _locked() -> bytes:
    data = bytearray(packed(("a.txt", TEXT)))
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1
    data[6] |= 1
    return bytes(data)


@case("bad-sum.zip", "损坏")
def _bad_sum() -> bytes:
    data = bytearray(packed(("a.txt", TEXT), level=zipfile.ZIP_STORED))
    data[45] ^= 0xFF
    return bytes(data)


# --- docx -----------------------------------------------------------------------------------------------------------
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


# --- html -----------------------------------------------------------------------------------------------------------
case("huge.html", "上限")(lambda: b"<html><body>" + b"<p>x</p>" * 5_000_000)
case("entity.html", "DTD")(lambda: b'<!DOCTYPE html [<!ENTITY a "x">]><html><body>&a;</body></html>')
case("deep.html", "")(lambda: b"<html><body>" + b"<div>" * 300_000 + b"x")
case("comments.html", "")(lambda: b"<html><body>" + b"<!-- " * 200_000)
case("no-text.html", "")(lambda: b"<html><head><script>var a=1</script></head><body></body></html>")
case("declared.html", "")(lambda: b"<html><![if x]><![ " * 5000)
case("attributes.html", "")(lambda: b"<html><body><p " + b"".join(b"a%d=1 " % i for i in range(200_000)) + b">x")


# --- pdf ------------------------------------------------------------------------------------------------------------
def pdf(*objects: bytes, trailer: bytes = b"<</Root 1 0 R/Size 9>>") -> bytes:
    """A PDF of numbered objects from 1."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % start)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n" % (len(data), extra) + data + b"\nendstream"


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def zeros(size: int, times: int) -> bytes:
    """*size* zero bytes, packed over and over; made in pieces."""
    engine = zlib.compressobj(9)
    data = b"".join(engine.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + engine.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


case("flate-twice.pdf", "")(lambda: pdf(CATALOG, PAGES, PAGE, zeros(200_000_000, 2), FONT))
case("flate-once.pdf", "")(lambda: pdf(CATALOG, PAGES, PAGE, zeros(150_000_000, 1), FONT))
case("operators.pdf", "")(lambda: pdf(CATALOG, PAGES, PAGE, flate(b"BT /F1 9 Tf (a) Tj ET\n" * 2_500_000), FONT))
case("cyclic.pdf", "")(lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"))
case("cyclic-pair.pdf", "")(
    lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>")
)
case("count-lies.pdf", "")(lambda: pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 999999999>>"))
case("no-pages.pdf", "")(lambda: pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"))
case("scan.pdf", "文字识别")(lambda: pdf(CATALOG, PAGES, PAGE, stream(b"q 600 0 0 800 0 0 cm Q"), FONT))
case("truncated.pdf", "")(lambda: pdf(CATALOG, PAGES, PAGE, stream(b"BT (a) Tj ET"), FONT)[:150])
case("garbage.pdf", "")(lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(5000))  # noqa: S311 - noise, no secret
case("nested-arrays.pdf", "")(lambda: pdf(CATALOG, PAGES, b"[" * 200_000 + b"]" * 200_000))
case("self-form.pdf", "")(
    lambda: pdf(
        CATALOG,
        PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream(b"/X Do " * 50),
        FONT,
        stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
    )
)
case("encrypted.pdf", "密码")(
    lambda: pdf(
        CATALOG,
        PAGES,
        PAGE,
        stream(b"x"),
        FONT,
        b"<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>",
        trailer=b"<</Root 1 0 R/Size 9/Encrypt 6 0 R/ID[<00><00>]>>",
    )
)
case("xref-loop.pdf", "")(
    lambda: b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
)


def typed(cmap: bytes, widths: bytes = b"") -> bytes:
    """A PDF whose font has this map to Unicode and these widths."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000" + widths + b">>"
    return pdf(CATALOG, PAGES, PAGE, stream(b"BT /F1 9 Tf <0001> Tj ET"), font, flate(cmap), descendant)


RANGES = b"begincodespacerange<0000><FFFF>endcodespacerange\n"
case("map-range.pdf", "")(lambda: typed(RANGES + b"1 beginbfrange\n<00000000><7FFFFFFF><0041>\nendbfrange\n"))
case("map-ranges.pdf", "")(
    lambda: typed(RANGES + b"100 beginbfrange\n" + b"<0000><FFFF><0041>\n" * 5000 + b"endbfrange\n")
)
case("widths.pdf", "")(lambda: typed(b"", b"/W[0 99999999 500]"))
case("object-stream.pdf", "")(
    lambda: pdf(
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        stream(b"3 0 3 0 " * 50_000, b"/Type/ObjStm/N 100000/First 400000/Extends 3 0 R"),
    )
)
case("xref-stream.pdf", "")(
    lambda: (
        b"%PDF-1.7\n1 0 obj\n"
        + stream(bytes(60), b"/Type/XRef/Size 2147483647/W[1 2 1]/Index[0 2147483647]/Root 1 0 R/Prev 9")
        + b"\nendobj\nstartxref\n9\n%%EOF"
    )
)
case("huge-picture.pdf", "")(
    lambda: pdf(
        CATALOG,
        PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream(b"600 0 0 800 0 0 cm /X Do"),
        FONT,
        flate(bytes(10_000), 2)[:-10]
        + stream(b"", b"/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8")[-11:],
    )
)
case("huge-page.pdf", "")(
    lambda: pdf(
        CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/Contents 4 0 R>>", stream(b"0 0 m 9 9 l S")
    )
)
case("bomb.png", "图片")(
    lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x00\x00\x00\x00" + bytes(64)
)

"""PDF: streams that swell, structures that run in circles, pictures without end."""

from __future__ import annotations

import random
import zlib

from tests.bulletin.hostile.cases import case


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
case("saved-states.pdf", "")(lambda: pdf(CATALOG, PAGES, PAGE, flate(b"q " * 6_000_000), FONT))
case("matrices.pdf", "")(
    lambda: pdf(
        CATALOG, PAGES, PAGE, stream(b"1e308 0 0 1e308 1e308 1e308 cm BT /F1 1e308 Tf 1e308 TL (a) ' ET " * 40), FONT
    )
)
case("strings.pdf", "")(
    lambda: pdf(CATALOG, PAGES, PAGE, flate(b"BT /F1 9 Tf (" + b"a" * 60_000_000 + b") Tj ET"), FONT)
)

"""Saved pages: too large, too deep, with declarations of their own."""

from __future__ import annotations

from tests.bulletin.hostile.cases import case

case("huge.html", "上限")(lambda: b"<html><body>" + b"<p>x</p>" * 5_000_000)
case("entity.html", "DTD")(lambda: b'<!DOCTYPE html [<!ENTITY a "x">]><html><body>&a;</body></html>')
case("deep.html", "")(lambda: b"<html><body>" + b"<div>" * 300_000 + b"x")
case("comments.html", "")(lambda: b"<html><body>" + b"<!-- " * 200_000)
case("no-text.html", "")(lambda: b"<html><head><script>var a=1</script></head><body></body></html>")
case("declared.html", "")(lambda: b"<html><![if x]><![ " * 5000)
case("attributes.html", "")(lambda: b"<html><body><p " + b"".join(b"a%d=1 " % i for i in range(200_000)) + b">x")


def message(part: bytes, head: bytes = b"multipart/related; boundary=b") -> bytes:
    """A page saved as one message, whose only part is *part*."""
    return b"MIME-Version: 1.0\r\nContent-Type: " + head + b"\r\n\r\n--b\r\n" + part + b"\r\n--b--\r\n"


PAGE = b"Content-Type: text/html\r\n"
case("pages.mht", "个部分")(
    lambda: message(b"\r\n--b\r\n".join(b"Content-Type: image/png\r\n\r\nx" for _ in range(6000)))
)
case("nested.mht", "")(
    lambda: message(
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3000))
    )
)
case("huge.mht", "上限")(
    lambda: message(PAGE + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"PGh0bWw+PHA+eHh4PC9wPg0K\r\n" * 2_500_000)
)
case("garbage.mht", "")(
    lambda: message(PAGE + b"Content-Transfer-Encoding: base64\r\n\r\n\xff\xfe=" + bytes(range(256)) * 9)
)
case("entity.mht", "DTD")(lambda: message(PAGE + b'\r\n<!DOCTYPE html [<!ENTITY a "x">]><html><body>&a;</body></html>'))
case("spans.html", "")(
    lambda: b"<html><body><table>" + b"<tr><td rowspan=999999999 colspan=999999999>1\xe6\x9c\x885\xe6\x97\xa5" * 6_000
)
case("struck.html", "")(lambda: b"<html><body><del>" + b"<p>x</p><br>" * 100_000)
case("hidden.html", "")(lambda: b"<html><body>" + b"<div hidden id=zoom><i style='display:none'>x" * 200_000)

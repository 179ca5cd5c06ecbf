"""Archives: bombs, lying tables of contents, names that lead outside."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.bulletin.hostile.cases import case
from tests.bulletin.hostile.texts import TEXT


def packed(*members: tuple[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


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

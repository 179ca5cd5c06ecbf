"""Names of the members of an archive, as people wrote them: most tools that are not of today leave them in the system's encoding."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
#: First bytes of the characters that most texts are written with: level 1 of GB 2312, and of Big5.
_COMMON = {"gb18030": range(0xB0, 0xD8), "cp950": range(0xA4, 0xC7)}


def member_names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """A name for each member. What is neither UTF-8 nor said in UTF-8 beside it is GB 18030 or Big5, the same for a whole archive."""
    raws = [_raw(info) for info in infos]
    local = [raw for raw in raws if raw is not None and not raw.isascii() and _decoded(raw, "utf-8") is None]
    codec = _likelier(b"/".join(local))
    return [_name(info, raw, codec) for info, raw in zip(infos, raws, strict=True)]


def _name(info: zipfile.ZipInfo, raw: bytes | None, codec: str) -> str:
    if raw is None:
        return info.filename
    for name in (
        _unicode_path(info.extra, raw),
        _decoded(raw, "utf-8"),
        _decoded(raw, codec),
        _decoded(raw, "gb18030"),
    ):
        if name:
            return name
    return info.filename


def _raw(info: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a name that the archive does not call UTF-8."""
    if info.flag_bits & _UTF8_FLAG:
        return None
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeError:
        return None


def _decoded(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeError:
        return None


def _likelier(raw: bytes) -> str:
    """The codec in which most of the characters are common ones, GB 18030 where both say the same.

    >>> _likelier("雲溪縣公報/二月大事記".encode("cp950")), _likelier("云溪县公报/二月大事记".encode("gb18030"))
    ('cp950', 'gb18030')
    """
    return max(_COMMON, key=lambda codec: _common(raw, codec))


def _common(raw: bytes, codec: str) -> float:
    """Share of common characters among those of two bytes, 0 where the bytes are no text in the codec."""
    text = _decoded(raw, codec)
    pairs = [c.encode(codec) for c in text or "" if not c.isascii()]
    plain = sum(1 for pair in pairs if pair[0] in _COMMON[codec] and (codec != "gb18030" or pair[1] >= 0xA1))
    return plain / len(pairs) if pairs else 0.0


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 that an archive keeps beside one in another encoding (APPNOTE 4.6.9), "" where it has none or a stale one."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8")
            except UnicodeError:
                return ""
    return ""

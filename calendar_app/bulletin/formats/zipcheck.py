"""Archives: judged by their table of contents before anything is unpacked, and by counted bytes while it is."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from typing import IO

from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import RefusedError

_CHUNK = 256 * 1024


def open_zip(stream: IO[bytes] | io.RawIOBase, *, members: int, total: int) -> zipfile.ZipFile:
    """Open an archive whose declared sizes, number of members and ratio are within the limits.

    Raises:
        RefusedError: it is broken or encrypted, or a limit is broken.
    """
    try:
        size = stream.seek(0, io.SEEK_END)
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError, UnicodeError) as error:
        raise RefusedError("format", "压缩包已损坏，打不开") from error
    if len(infos) > members:
        raise RefusedError("limit", f"压缩包里有 {len(infos):,} 个文件，超过 {members:,} 个的上限")
    declared = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if declared > total:
        raise RefusedError("limit", f"解压后有 {declared:,} 字节，超过 {total:,} 字节的上限")
    if declared > limits.RATIO_FREE_BYTES and declared > limits.MAX_RATIO * max(min(packed, size), 1):
        raise RefusedError("limit", f"压缩比超过 {limits.MAX_RATIO} 倍的上限（压缩炸弹）")
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    for (start, size), (following, _) in itertools.pairwise(spans):
        if start + size > following:
            raise RefusedError("limit", "压缩包里的文件相互重叠（压缩炸弹）")
    if any(info.flag_bits & 0x1 for info in infos):
        raise RefusedError("format", "压缩包有密码，读不了；请先解密")
    return archive


def chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """The bytes of a member, counted while they are unpacked.

    Raises:
        RefusedError: more than *limit* bytes, or more than it declared, or the member is broken.
    """
    count = 0
    allowed = min(limit, info.file_size)
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                count += len(piece)
                if count > limit:
                    raise RefusedError("limit", f"{_shown(info.filename)} 解压后超过 {limit:,} 字节的上限")
                if count > allowed:
                    raise RefusedError(
                        "limit", f"{_shown(info.filename)} 的实际大小超过它申报的 {info.file_size:,} 字节"
                    )
                yield piece
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError) as error:
        raise RefusedError("format", f"{_shown(info.filename)} 已损坏，或与申报的大小不符，解压不了") from error
    except Exception as error:  # zlib.error, lzma.LZMAError: one family per codec
        if type(error).__module__ in ("zlib", "_lzma", "lzma", "bz2", "_bz2"):
            raise RefusedError("format", f"{_shown(info.filename)} 已损坏，或与申报的大小不符，解压不了") from error
        raise


def _shown(name: str) -> str:
    return printable(name)


def printable(name: str) -> str:
    r"""A file name safe to print: control and bidirectional characters escaped.

    >>> printable("a" + chr(0x202E) + "b.txt")
    'a\\u202eb.txt'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)

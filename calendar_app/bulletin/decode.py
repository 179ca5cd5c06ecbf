"""Bytes to text: UTF-8, UTF-16 and GB 18030 are recognised, any other encoding is given by name."""

from __future__ import annotations

import codecs
import re

from calendar_app.errors import EmptyBulletinError, UndecodableBulletinError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_USUAL = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
#: Share of characters that may be broken in a text that is called by its encoding's name all the same.
_MAX_BROKEN = 0.2
_HINT = "用 --encoding 指明编码（如 big5）"


def decode(data: bytes, *, source: str, encoding: str | None = None) -> str:
    """The text of a file.

    Args:
        data: its bytes.
        source: its name, for errors.
        encoding: a codec's name; None recognises UTF-8, UTF-16 and GB 18030.

    Raises:
        EmptyBulletinError: there is nothing but white space.
        UndecodableBulletinError: the bytes are no text in the encoding, or in none of those recognised.
    """
    if not data or data.isspace():
        raise EmptyBulletinError("文件是空的（空文件），没有可读的内容", source=source)
    text = _named(data, encoding, source) if encoding else _recognise(data, source)
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise EmptyBulletinError("文件里只有空白，没有可读的内容", source=source)
    if "\n" not in text:
        text = text.replace("\r", "\n")  # old Macs end a line so
    return text


def _named(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise UndecodableBulletinError(
            f"不认识编码 {encoding!r}，--encoding 请用 utf-8、gb18030、big5 等名称", source=source
        ) from error
    except UnicodeError as error:
        raise UndecodableBulletinError(f"不是 {encoding} 编码的文本；{_HINT}", source=source) from error


def _recognise(data: bytes, source: str) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = _try(data, name)
            if text is None:
                raise UndecodableBulletinError(f"文件以 {name} 标记开头，却不是 {name} 文本；{_HINT}", source=source)
            return _checked(text, source)
    text = _try(data, "utf-8")
    if text is not None and ("\x00" not in text[:4096] or _chinese(text) > 0.3):  # no UTF-16 is Chinese in UTF-8 too
        return _checked(text, source)
    if b"\x00" not in data and (text := _gb18030(data)) is not None:
        return text  # letters in pairs are Chinese characters of UTF-16, which hardly is without a line end or figure
    for name in ("utf-16-le", "utf-16-be"):
        if (
            len(data) % 2 == 0
            and (text := _try(data, name)) is not None
            and _chinese(text) > 0.3
            and not _CONTROL.search(text)
        ):
            return text
    raise UndecodableBulletinError(
        _broken(data) or f"不是 UTF-8、UTF-16 或 GB 18030 文本，可能是二进制文件；若是文本，{_HINT}", source=source
    )


def _gb18030(data: bytes) -> str | None:
    text = _try(data, "gb18030")
    return (
        text if text is not None and _chinese(text) > 0.05 and not _CONTROL.search(text) and _gbk_like(data) else None
    )


def _broken(data: bytes) -> str:
    """Which line is broken where the file is Chinese text in UTF-8 or GB 18030 but for some bytes, "" where it is not."""
    for name, shown in (("utf-8", "UTF-8"), ("gb18030", "GB 18030")):
        try:
            data.decode(name)
        except UnicodeDecodeError as error:
            text = data.decode(name, "replace")
            lost = text.count("\ufffd")
            if lost > _MAX_BROKEN * len(text) or _chinese(text) < 0.3 or (name != "utf-8" and not _gbk_like(data)):
                continue
            line = 1 + data.count(b"\n", 0, error.start)
            return (
                f"像是 {shown} 文本，但有 {lost:,} 处不是：第一处在第 {line:,} 行（第 {error.start + 1:,} 字节）；"
                f"文件可能已损坏或混有别的编码，请改好这一处；若是别的编码，{_HINT}"
            )
    return ""


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return None


def _checked(text: str, source: str) -> str:
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) > len(sample) / 200:
        raise UndecodableBulletinError(f"文件满是控制字符，是二进制文件而不是文本；若是文本，{_HINT}", source=source)
    return text


def _chinese(text: str) -> float:
    """Share of Chinese characters and signs among the characters that are not white space."""
    sample = text[:100_000]
    dense = sum(1 for c in sample if not c.isspace())
    return len(_USUAL.findall(sample)) / dense if dense else 0.0


def _gbk_like(data: bytes) -> bool:
    """True where most pairs fall on the level-1 characters of GB 2312, as Chinese prose does and Big5 read as GB does not."""
    sample = data[:100_000]
    pairs = level1 = i = 0
    while i < len(sample) - 1:
        if sample[i] < 0x80:
            i += 1
            continue
        pairs += 1
        level1 += (0xB0 <= sample[i] <= 0xD7 and sample[i + 1] >= 0xA1) or 0xA1 <= sample[i] <= 0xA3
        i += 2
    return pairs > 0 and level1 / pairs > 0.75

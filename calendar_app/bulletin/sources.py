"""The files that a list of paths names: files, folders, and members of zip files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from calendar_app.errors import BulletinError, LimitExceededError, UnreadableFormatError

MAX_FILE_BYTES = 200_000_000
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: its name, and a function that gives its bytes or raises BulletinError."""

    name: str
    read: Callable[[], bytes]


def iter_sources(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Every file that the paths name, in order; folders by name, deep; zip files by member.

    Nothing is read and nothing raised before ``read()`` is called, so that one bad file does not stop the others.
    """
    for path in paths:
        if path.is_dir():
            for inner in sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES | {".zip"}):
                yield from _one(inner)
        else:
            yield from _one(path)


def _one(path: Path) -> Iterator[SourceFile]:
    yield SourceFile(str(path), lambda: _read(path))


def _read(path: Path) -> bytes:
    source = str(path)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise LimitExceededError(f"文件有 {size:,} 字节，超过上限 {MAX_FILE_BYTES:,} 字节", source=source)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFormatError(
            f"读不了文件：{error.strerror or error}；请检查路径和权限", source=source
        ) from error


__all__ = ["BulletinError", "SourceFile", "iter_sources"]

"""The files that a list of paths names: files, folders, and members of zip files."""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Self

from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import RefusedError
from calendar_app.bulletin.formats.zipcheck import chunks, open_zip, printable
from calendar_app.bulletin.formats.zipnames import member_names
from calendar_app.errors import BulletinError, LimitExceededError, UnreadableFormatError

#: Names of files that folders and archives are searched for.
SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".docm", ".dotx", ".pdf"}
)
_ARCHIVES = frozenset({".zip"})
#: Texts and archives of other formats: named and refused with what to do, where other files that are not read are passed over.
_NAMED = frozenset({".doc", ".dot", ".wps", ".rtf", ".odt", ".ofd", ".ceb", ".caj", ".epub"})
_PACKED = frozenset({".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".z", ".cab", ".iso"})
#: What a browser saves beside a page 七月.html: its pictures and frames.
_SAVED = re.compile(r"(?P<page>.+)(?:_files|\.files|_file|-Dateien)", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: its name (archive and member for one in a zip), and its bytes when asked for.

    ``read()`` raises BulletinError where the file cannot be read or is refused; the message names the file and why.
    """

    name: str
    read: Callable[[], bytes]


def iter_sources(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Every file that the paths name, in order: folders deep and by name, zip files by member.

    A path given by name is always yielded; folders and archives yield the files of known formats in them. Nothing is
    raised here: a file that is missing or refused raises when it is read, so that one bad file does not stop the
    others. One member of an archive is in memory at a time.
    """
    for path in paths:
        if path.is_dir():
            found = False
            for inner, problem in _walk(path):
                if problem is not None:
                    found = True
                    yield SourceFile(printable(str(inner)), partial(_fail, problem))
                elif inner.suffix.lower() in SUFFIXES | _ARCHIVES | _NAMED | _PACKED and inner.is_file():
                    found = True
                    yield from _one(inner)
            if not found:
                source = printable(str(path))
                empty = UnreadableFormatError(
                    "文件夹里没有可读的文件（txt、md、html、mht、docx、pdf、zip）", source=source
                )
                yield SourceFile(source, partial(_fail, empty))
        else:
            yield from _one(path)


def _walk(folder: Path) -> list[tuple[Path, BulletinError | None]]:
    """Everything in a folder, deep and by name; a folder that cannot be looked into with the reason. Links are not followed."""
    out: list[tuple[Path, BulletinError | None]] = []

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        reason = f"打不开文件夹：{error.strerror or error}；请检查权限"
        out.append((path, UnreadableFormatError(reason, source=printable(str(path)))))

    for name, folders, files in os.walk(folder, onerror=closed):
        pages = set(files)
        folders[:] = [inner for inner in folders if inner != "__MACOSX" and not _beside_page(inner, pages)]
        out += [(Path(name, file), None) for file in files if not _hidden(file)]
    return sorted(out, key=lambda found: found[0])


def _hidden(name: str) -> bool:
    """What systems leave beside files: .DS_Store, ._七月.txt of a Mac; ~$七月.docx, which an office program has open."""
    return name.startswith(("._", "~$")) or name == ".DS_Store"


def _beside_page(folder: str, names: Collection[str]) -> bool:
    """True for the folder that a browser saves beside a page."""
    saved = _SAVED.fullmatch(folder)
    return saved is not None and any(saved["page"] + suffix in names for suffix in _PAGES)


def _one(path: Path) -> Iterator[SourceFile]:
    if path.suffix.lower() in _ARCHIVES and path.is_file():
        yield from _members(path)
    else:
        yield SourceFile(printable(str(path)), partial(_read, path))


def _read(path: Path) -> bytes:
    source = printable(str(path))
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFormatError("不是普通文件，不读", source=source)
        size = path.stat().st_size
        if size > limits.MAX_FILE_BYTES:
            message = f"文件有 {size:,} 字节，超过 {limits.MAX_FILE_BYTES:,} 字节的上限"
            raise LimitExceededError(message, source=source)
        with path.open("rb") as stream:
            data = stream.read(limits.MAX_FILE_BYTES + 1)
        if len(data) > limits.MAX_FILE_BYTES:
            raise LimitExceededError(f"文件超过 {limits.MAX_FILE_BYTES:,} 字节的上限", source=source)
        return data
    except OSError as error:
        raise UnreadableFormatError(
            f"读不了文件：{error.strerror or error}；请检查路径和权限", source=source
        ) from error


def _members(path: Path) -> Iterator[SourceFile]:
    source = printable(str(path))
    handle = _Handle(path)
    try:
        with handle:
            archive = open_zip(handle, members=limits.MAX_MEMBERS, total=limits.MAX_UNPACKED_BYTES)
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except OSError as error:
        broken = UnreadableFormatError(f"读不了文件：{error.strerror or error}；请检查路径和权限", source=source)
        yield SourceFile(source, partial(_fail, broken))
        return
    except RefusedError as error:
        yield SourceFile(source, partial(_fail, _refusal(error, source)))
        return
    found = False
    named = sorted(zip(member_names(infos), infos, strict=True), key=lambda pair: pair[0])
    names = {name.replace("\\", "/") for name, _ in named}
    for name, info in named:
        shown = f"{source}!{printable(name)}"
        suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
        if suffix not in SUFFIXES | _ARCHIVES | _NAMED | _PACKED or _passed_over(name, names):
            continue
        found = True
        if reason := _bad_name(name) or _bad_kind(info):
            yield SourceFile(shown, partial(_fail, UnreadableFormatError(reason, source=shown)))
        elif suffix in _ARCHIVES | _PACKED:
            nested = LimitExceededError("压缩包里还有压缩包，不再展开；请先解压", source=shown)
            yield SourceFile(shown, partial(_fail, nested))
        else:
            yield SourceFile(shown, partial(_read_member, archive, handle, info, shown))
    if not found:
        yield SourceFile(source, partial(_fail, UnreadableFormatError("压缩包里没有可读的文件", source=source)))


def _passed_over(name: str, names: Collection[str]) -> bool:
    """True for members that are no bulletins: what a Mac adds, and what a browser saves beside a page."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "__MACOSX" in path.parts or _hidden(path.name):
        return True
    for folder in path.parents:
        beside = _SAVED.fullmatch(folder.name)
        if beside and any(str(folder.with_name(beside["page"] + suffix)) in names for suffix in _PAGES):
            return True
    return False


def _bad_name(name: str) -> str:
    """Why a member's name is refused, "" where it is well."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        return "文件名指向压缩包之外（..），不读"
    if not name.isprintable():
        return "文件名里有控制字符或改变文字方向的字符，不读"
    return ""


def _bad_kind(info: zipfile.ZipInfo) -> str:
    """Why a member that is no file is refused: archives made on Unix can hold links and devices."""
    mode = info.external_attr >> 16
    return "" if stat.S_IFMT(mode) in (0, stat.S_IFREG) else "压缩包里的链接或设备，不是文件，不读"


class _Handle(io.RawIOBase):
    """An archive's file, open only inside ``with``: its table of contents is read once, however many members are."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._file = self._path.open("rb")
        return self

    def __exit__(self, *_error: object) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> IO[bytes]:
        if self._file is None:
            raise ValueError("the archive is not open")
        return self._file

    def read(self, size: int = -1, /) -> bytes:
        """The next *size* bytes."""
        return self._open().read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""
        return self._open().seek(offset, whence)

    def tell(self) -> int:
        """The present place."""
        return self._open().tell()

    def seekable(self) -> bool:
        """Archives are files."""
        return True

    def readable(self) -> bool:
        """Archives are only read."""
        return True


def _read_member(archive: zipfile.ZipFile, handle: _Handle, info: zipfile.ZipInfo, source: str) -> bytes:
    try:
        if info.file_size > limits.MAX_MEMBER_BYTES:
            raise RefusedError(
                "limit", f"解压后有 {info.file_size:,} 字节，超过 {limits.MAX_MEMBER_BYTES:,} 字节的上限"
            )
        with handle:
            return b"".join(chunks(archive, info, limits.MAX_MEMBER_BYTES))
    except RefusedError as error:
        raise _refusal(error, source) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableFormatError("压缩包读不了，可能已损坏", source=source) from error


def _refusal(error: RefusedError, source: str) -> BulletinError:
    kind = LimitExceededError if error.kind == "limit" else UnreadableFormatError
    return kind(str(error), source=source)


def _fail(error: BulletinError) -> bytes:
    raise error

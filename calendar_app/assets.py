"""Where templates and static files lie, and the addresses under which static files are served for ever.

The two folders stand at the top of the source tree and are mapped into the package by the wheel, so their place is
decided at run time. Every static address carries a digest of the content (``?v=…``) and may be cached for a year.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from calendar_app.errors import ConfigError

_PACKAGE = Path(__file__).resolve().parent

#: The sheets that every page needs, in the order of their cascade layers; served as one file.
SITE_SHEETS = ("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css")
SITE_BUNDLE = "css/site.css"
HTMX = "vendor/htmx-4.0.1.min.js"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
}


def find_folder(name: str) -> Path:
    """Absolute path of ``templates`` or ``static``: inside the package when installed, beside it in a checkout.

    Raises:
        ConfigError: neither place has the folder; the message names both.
    """
    installed = _PACKAGE / name
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parent / name
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    raise ConfigError(f"the folder {name!r} is neither {installed} nor {checkout}: install the package again")


@dataclass(frozen=True)
class Asset:
    """One static file as it is served."""

    data: bytes
    content_type: str

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the content's SHA-256."""
        return hashlib.sha256(self.data).hexdigest()[:12]

    @cached_property
    def gzipped(self) -> bytes | None:
        """The content compressed, the same bytes each time; None where that saves nothing."""
        packed = gzip.compress(self.data, 9, mtime=0)
        return packed if len(packed) < len(self.data) * 0.9 else None


_CSS_COMMENT = re.compile(rb"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_JS_COMMENT = re.compile(rb"(?m)^[ \t]*//[^\n]*\n")
_INDENT = re.compile(rb"(?m)^[ \t]+|\n+(?=\n)")


def squeeze(name: str, data: bytes) -> bytes:
    """A sheet or script of our own without comments and indentation; every other file as it is.

    Scripts lose whole-line comments only, and no text of theirs spans lines.
    """
    if name.startswith("vendor/"):
        return data
    if name.endswith(".css"):
        return _INDENT.sub(b"", _CSS_COMMENT.sub(b"", data)).strip()
    return _INDENT.sub(b"", _JS_COMMENT.sub(b"", data)).strip() if name.endswith(".js") else data


class Assets:
    """The static files of the program, read once."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            (name := path.relative_to(folder).as_posix()): Asset(squeeze(name, path.read_bytes()), _TYPES[path.suffix])
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in _TYPES
        }
        parts = [self._files[name].data for name in SITE_SHEETS if name in self._files]
        self._files[SITE_BUNDLE] = Asset(b"\n".join(parts), _TYPES[".css"])

    def get(self, name: str) -> Asset | None:
        """The file of that name below ``static``, or None."""
        return self._files.get(name)

    def version(self, name: str) -> str:
        """Digest for the address of a file.

        Raises:
            ConfigError: no such file; a template names what is not there.
        """
        asset = self._files.get(name)
        if asset is None:
            raise ConfigError(f"static file {name!r} is missing: install the package again")
        return asset.digest

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._files))

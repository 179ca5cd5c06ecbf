"""Parts of an address: numbers by their count of digits (``/calendar/2023/7`` and ``/calendar/2023/07`` stay apart), names.

And the path under which the whole site stands, where its public address has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from flask import Flask
from werkzeug.routing import BaseConverter, PathConverter, ValidationError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Digits(BaseConverter):
    """A whole number above nought, written with exactly ``width`` digits."""

    width = 2

    def to_python(self, value: str) -> int:
        """The number; the router tries other rules where it is nought."""
        number = int(value)
        if number < 1:
            raise ValidationError
        return number

    def to_url(self, value: int) -> str:
        """The number with leading noughts."""
        return f"{value:0{self.width}d}"


class Year(Digits):
    """0001 to 9999."""

    regex, width = "[0-9]{4}", 4


class Two(Digits):
    """01 to 99."""

    regex, width = "[0-9]{2}", 2


class One(Digits):
    """1 to 9."""

    regex, width = "[1-9]", 1


class Name(PathConverter):
    """A printed name, whatever it holds; a slash in it is percent-encoded, so that it stays one step of the path.

    A slash at the end is none of the name's: like every address, this one may be written with it.
    """

    def to_python(self, value: str) -> str:
        """The name; the router tries other rules where nothing is left."""
        if not (name := value.rstrip("/")):
            raise ValidationError
        return name

    def to_url(self, value: str) -> str:
        """The name, percent-encoded whole."""
        return quote(value, safe="")


CONVERTERS: dict[str, type[BaseConverter]] = {"year4": Year, "two": Two, "one": One, "name": Name}


def mount(app: Flask, path: str) -> None:
    """Let the site stand under *path*, that of its public address (percent-encoded, "" for none).

    Links begin with it from then on, whether the proxy in front hands the path on or takes it off.
    """
    root = unquote_to_bytes(path).decode("latin-1").rstrip("/")  # as PATH_INFO has it
    if not root:
        return
    inner = app.wsgi_app

    def under_root(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        environ["SCRIPT_NAME"] = root
        if asked == root or asked.startswith(f"{root}/"):
            environ["PATH_INFO"] = asked[len(root) :]
        return inner(environ, start_response)

    app.wsgi_app = under_root  # type: ignore[method-assign]

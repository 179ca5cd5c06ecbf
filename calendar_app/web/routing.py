"""Parts of an address: numbers by their count of digits (``/calendar/2023/7`` and ``/calendar/2023/07`` stay apart), names."""

from __future__ import annotations

from urllib.parse import quote

from werkzeug.routing import BaseConverter, PathConverter, ValidationError


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
    """A printed name, whatever it holds; a slash in it is percent-encoded, so that it stays one step of the path."""

    def to_url(self, value: str) -> str:
        """The name, percent-encoded whole."""
        return quote(value, safe="")


CONVERTERS: dict[str, type[BaseConverter]] = {"year4": Year, "two": Two, "one": One, "name": Name}

"""What went wrong, in both languages: an error's line is found in one catalogue by its wording, and said in Chinese and English.

Errors become words where they are raised, in Chinese where a file is refused (pages show the same words), in English elsewhere;
the command line is where both kinds meet, and the only place that needs both languages at once.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from calendar_app.cli.lazy import one_line

_PLACE = re.compile(r"\{([a-z]+)\}")
#: Chinese and English template of a message.
Row = tuple[str, str]


@cache
def catalogue() -> tuple[Row, ...]:
    """The messages of ``lexicon/messages.tsv``, and what the pages say of a filter, those with the longest fixed wording first."""
    own = _rows("calendar_app.cli", "messages.tsv")
    pages = [(zh, en) for zh, en in _rows("calendar_app.web", "en.tsv") if "{key}" in zh or "{start}" in zh]
    return tuple(sorted([*own, *pages], key=lambda row: -max(len(_PLACE.sub("", each)) for each in row)))


def _rows(package: str, name: str) -> list[Row]:
    table = (files(package) / "lexicon" / name).read_text("utf-8")
    found = [line.partition("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return [(zh, en) for zh, _, en in found]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Row, int], ...]:
    """Each template as a pattern over a whole message with what stands before it (a file, a place), and its column."""
    return tuple((_pattern(row[side]), row, side) for row in catalogue() for side in (0, 1))


def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for i, part in enumerate(_PLACE.split(template)):
        if i % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P={part})")
        else:
            seen.add(part)
            parts.append(f"(?P<{part}>.*?)")  # an argument may be empty
    return re.compile(rf"(?P<before>(?:.*?: )?){''.join(parts)}")


def both(message: object) -> str:
    """A message on one line, in Chinese and, behind a slash, in English; as it is where the catalogue does not have it.

    >>> both("july.txt: 文件里没有可读的文字")
    'july.txt: 文件里没有可读的文字 / there is no text in the file to read'
    """
    text = one_line(message)
    found = _found(text)
    return text if found is None else f"{found[0]}{found[1]} / {found[2]}"


def _found(text: str) -> tuple[str, str, str] | None:
    """What stands before a message (a file, a place), the message in Chinese and in English; None where it is not known."""
    for pattern, row, side in _patterns():
        met = pattern.fullmatch(text)
        if met is None:
            continue
        before = met["before"]
        other = ""
        for i, part in enumerate(_PLACE.split(row[1 - side])):
            if i % 2:
                inner = _found(met[part])
                part = met[part] if inner is None else inner[0] + inner[2 - side]
            other += part
        told = text[len(before) :]
        return (before, told, other) if side == 0 else (before, other, told)
    return None

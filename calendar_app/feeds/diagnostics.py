"""Short names of diagnostics, for readers who do not know their codes: the ledger, ``check`` and pages print them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_COLUMNS = {"zh": 0, "en": 1}


def diagnostic_name(code: str, lang: str = "zh") -> str:
    """What a diagnostic is called.

    Args:
        code: of a ``Diagnostic``.
        lang: "zh" or "en", any other tag by how it begins; Chinese where it is neither.

    Returns:
        The name; the code itself where the list does not have it (an issue stored by another version).

    >>> diagnostic_name("title-differs"), diagnostic_name("title-differs", "en")
    ('目录与正文题名不同', 'title differs from the contents')
    """
    names = diagnostic_names().get(code)
    return code if names is None else names[_COLUMNS.get(lang[:2].lower(), 0)]


@cache
def diagnostic_names() -> dict[str, tuple[str, str]]:
    """Code to its Chinese and English name."""
    table = (files("calendar_app.feeds") / "lexicon" / "diagnostics.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {code: (chinese, english) for code, chinese, english in lines}


def printed_place(line: int | None, entry: int | None) -> str:
    """Where a doubtful thing stands, in both languages; "" where it is said of the whole bulletin.

    >>> printed_place(12, 3), printed_place(None, 3), printed_place(None, None)
    ('第 12 行、第 3 条 (line 12, entry 3)', '第 3 条 (entry 3)', '')
    """
    zh = [f"第 {n} {unit}" for n, unit in ((line, "行"), (entry, "条")) if n is not None]
    en = [f"{unit} {n}" for n, unit in ((line, "line"), (entry, "entry")) if n is not None]
    return f"{'、'.join(zh)} ({', '.join(en)})" if zh else ""

"""Bulletins of an invented city, three months in a row: what ``calendar-app demo`` shows and the tests read.

Every name, firm, school and sentence in them is made up.
"""

from __future__ import annotations

from pathlib import Path


def bulletins() -> list[Path]:
    """The bundled bulletins, oldest first."""
    return sorted(Path(__file__).parent.glob("*.txt"))

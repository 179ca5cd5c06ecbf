"""The generated year in a store, made once for a session."""

from __future__ import annotations

from tests.year.fixtures import imported_year, year, year_store

__all__ = ["imported_year", "year", "year_store"]

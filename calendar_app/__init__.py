"""Turns the monthly bulletins of Chinese cities and counties into a calendar, officials' timelines and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from calendar_app.config import Settings

__all__ = ["create_app"]


def create_app(settings: Settings | None = None) -> Flask:
    """The web application over the database that the settings name.

    Args:
        settings: what the operator decided; from ``CALENDAR_APP_*`` variables where not given.

    Raises:
        ConfigError: a setting is malformed.
        StoreError: the database is missing, locked, foreign or of another version.
    """
    # Imported here so that the command line and the reading of bulletins start without the web framework.
    from calendar_app.web.app import build_app

    return build_app(settings)

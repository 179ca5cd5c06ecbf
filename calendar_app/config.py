"""Settings: one frozen dataclass, read from CALENDAR_APP_* variables, checked once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from calendar_app.errors import ConfigError

APP_NAME = "calendar-app"


def data_dir() -> Path:
    """Folder of the user's data (XDG on Linux), not made here."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_database_url() -> str:
    """SQLite file in the user's data folder."""
    return f"sqlite:///{data_dir() / 'calendar.sqlite'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides.

    ``database_url`` (CALENDAR_APP_DATABASE_URL): ``sqlite:///path`` or ``postgresql+psycopg://…``.
    ``replica_url`` (CALENDAR_APP_REPLICA_URL): reads go there when given.
    ``base_url`` (CALENDAR_APP_BASE_URL): public address of the site, no trailing slash; None where none is given.
    """

    database_url: str
    replica_url: str | None = None
    base_url: str | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None, **overrides: str | None) -> Settings:
        """Settings from the environment; an override that is not None wins.

        Raises:
            ConfigError: the base URL is no absolute http(s) address.
        """
        env = os.environ if env is None else env
        read = {k: v for k, v in overrides.items() if v is not None}
        base = read.get("base_url") or env.get("CALENDAR_APP_BASE_URL") or None
        if base is not None:
            parts = urlsplit(base)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
                raise ConfigError(
                    f"CALENDAR_APP_BASE_URL is {base!r}: give an absolute address such as https://calendar.example"
                )
            if re.fullmatch(r"[!#-;=?-\[\]_a-z~]+", base) is None:
                raise ConfigError(
                    f"CALENDAR_APP_BASE_URL is {base!r}: write it in ASCII, names as xn--… and paths percent-encoded"
                )
            base = base.rstrip("/")
        return cls(
            database_url=read.get("database_url") or env.get("CALENDAR_APP_DATABASE_URL") or default_database_url(),
            replica_url=read.get("replica_url") or env.get("CALENDAR_APP_REPLICA_URL") or None,
            base_url=base,
        )

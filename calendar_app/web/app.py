"""Builds the application: settings, store, guards, languages, errors, one blueprint a subject."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask
from htmx_flask import Htmx

from calendar_app.assets import Assets, find_folder
from calendar_app.config import Settings
from calendar_app.web import errors
from calendar_app.web.serving import canonical, guard, pagecache, routing
from calendar_app.web.words import helpers, i18n, marks, wording
from calendar_app.web.words.printing import PrintingEnvironment

if TYPE_CHECKING:
    from calendar_app.store.database.session import Store

#: Modules with a ``bp``, in the order in which their addresses are tried.
BLUEPRINTS = (
    "pages", "calendar", "events", "officials", "topics", "bulletins", "search", "feeds", "subscribe", "api",
)  # fmt: skip


def build_app(settings: Settings | None = None, *, store: Store | None = None) -> Flask:
    """The application of ``create_app``; *store* replaces the database of the settings (tests give one).

    Raises:
        ConfigError: a setting is malformed, or the package's folders are missing.
        StoreError: the database cannot be opened.
    """
    settings = settings or Settings.from_env()
    app = Flask(
        "calendar_app",
        static_folder=None,
        template_folder=str(find_folder("templates")),
    )
    app.jinja_environment = PrintingEnvironment
    # No session, no cookie, no body: whatever a request carries besides its address is refused.
    app.config.update(MAX_CONTENT_LENGTH=0, MAX_FORM_MEMORY_SIZE=0, MAX_FORM_PARTS=0, SECRET_KEY=None)
    # A redirect of the router would name the Host header; none is ever made.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.url_map.converters.update(routing.CONVERTERS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.autoescape = True

    app.extensions["settings"] = settings
    app.extensions["assets"] = Assets(find_folder("static"))
    if store is None:
        from calendar_app.store.database.session import open_store

        store = open_store(settings.database_url, replica_url=settings.replica_url)
    app.extensions["store"] = store

    Htmx(app)
    i18n.install(app)  # first, so that what the guards refuse is said in the reader's language
    guard.install(app)
    helpers.install(app)
    marks.install(app)
    wording.install(app)
    errors.install(app)
    canonical.install(app)
    pagecache.install(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"calendar_app.web.{name}").bp)
    routing.mount(app, urlsplit(settings.base_url or "").path)
    return app

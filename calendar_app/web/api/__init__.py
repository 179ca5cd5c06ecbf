"""The JSON interface, version 1: read only, described by its own OpenAPI document.

`schema` turns model dataclasses into JSON and JSON Schema, `operations` is the table of addresses and their parameters,
`resources` the views, `openapi` the document, `limits` the rate limit, `cursor` the places in a list.
"""

from calendar_app.web.api import pages, resources
from calendar_app.web.api.blueprint import bp

__all__ = ["bp", "pages", "resources"]

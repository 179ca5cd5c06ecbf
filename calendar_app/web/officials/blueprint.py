"""The blueprint of directory, timeline and comparison, and what their pages share."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("officials", __name__)

#: Officials that a page of the directory lists.
PAGE = 120

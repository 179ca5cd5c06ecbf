"""Officials: directory by body and rank, timelines, two side by side: one blueprint, a module a page."""

from calendar_app.web.officials import compare, directory, timeline
from calendar_app.web.officials.blueprint import bp

__all__ = ["bp", "compare", "directory", "timeline"]

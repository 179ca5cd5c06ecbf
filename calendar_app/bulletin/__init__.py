"""From the bytes of a file to a Bulletin: decode, formats, layout, structure, contents held against body."""

from calendar_app.bulletin.read import read_bulletin
from calendar_app.bulletin.sources import SourceFile, iter_sources

__all__ = ["SourceFile", "iter_sources", "read_bulletin"]

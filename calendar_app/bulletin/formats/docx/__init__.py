"""DOCX: paragraphs to lines, heading styles and bold runs to Markdown's signs, page breaks to form feeds.

Parts in other formats are read where they stand, if they are pages or plain text. Behind the text stand its notes, and the
heads and feet of its pages, each marked as what it is.
"""

from __future__ import annotations

from calendar_app.bulletin.formats.docx.foreign import Foreign
from calendar_app.bulletin.formats.docx.notes import add_heads, add_notes
from calendar_app.bulletin.formats.docx.numbers import Numbers
from calendar_app.bulletin.formats.docx.package import Package
from calendar_app.bulletin.formats.docx.styles import Styles
from calendar_app.bulletin.formats.docx.writer import Writer
from calendar_app.bulletin.formats.text import Builder


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document. *encoding* has no meaning here.

    Raises:
        RefusedError: broken, encrypted, with a DTD, or beyond a limit.
    """
    package = Package(data)
    styles = Styles(package)
    writer = Writer(styles, Numbers(package), Foreign(package))
    for event, element in package.events(package.main, ("start", "end")):
        writer.take(event, element)
    add_notes(package, styles, writer.notes, writer.out)
    add_heads(package, styles, writer.out)
    return writer.out

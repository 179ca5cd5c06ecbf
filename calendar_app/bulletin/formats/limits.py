"""Every limit of reading a file that is no plain text, in one place; a refusal names the one that was broken."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
#: Bytes of one file, and of one member of an archive.
MAX_FILE_BYTES = 200_000_000
#: Address space of the child process that reads a format.
CHILD_MEMORY = 512 * MIB
#: Seconds of processor time and of the clock for a small file; both grow with the file (see ``seconds``).
CHILD_CPU_SECONDS = 6
CHILD_WALL_SECONDS = 8.0
#: Each finished page of a document allows a little more processor time and starts the clock anew, never beyond the last.
SECONDS_PER_STEP = 0.3
MAX_SECONDS = 300
#: Bytes of text that a child may hand back.
MAX_OUTPUT_BYTES = 128 * MIB
#: Archives (zip, docx): members, bytes of one and of all when unpacked, and how many times smaller packed.
MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 200_000_000
MAX_UNPACKED_BYTES = 1_000_000_000
MAX_RATIO = 150
#: Below this size a high ratio is harmless.
RATIO_FREE_BYTES = 4 * MIB
#: An office document's XML is small: tighter.
MAX_DOCX_MEMBERS = 3_000
MAX_DOCX_XML_BYTES = 96 * MIB
MAX_DOCX_PARAGRAPHS = 400_000
MAX_PDF_PAGES = 5_000
MAX_HTML_BYTES = 32 * MIB

#: Text recognition (``scan`` and ``image``): a model of 30 MB works on a whole page, in one thread. Measured for a page of
#: A4: 4 s of processor time and 0.6 GB; the limits leave room for slower machines and fuller pages.
OCR_MEMORY = 1536 * MIB
OCR_SECONDS_PER_PAGE = 40
OCR_WALL_SECONDS = 90.0
#: Opening the file, and drawing a page before it is recognised, are held as short as reading any other format.
RENDER_CPU_SECONDS = 4
#: Points of a page's longer side: no larger page is allowed in a PDF (ISO 32000-1, annex C.2).
MAX_PAGE_SIDE = 14_400
MAX_OCR_SECONDS = 3_600
MAX_OCR_PAGES = 500
#: Dots an inch of a rendered page; pixels of its longer side; pixels of a picture that is opened at all.
RENDER_DPI = 200
MAX_RENDER_SIDE = 2_600
MAX_PICTURE_PIXELS = 60_000_000
#: Forms that recognise text.
RECOGNISED = frozenset({"scan", "image"})


@dataclass(frozen=True, slots=True)
class Budget:
    """What one child process may use: bytes of address space, seconds for the first page, for each next, and in all."""

    memory: int
    cpu: int
    wall: float
    step: float
    total: int


def budget(form: str, size: int) -> Budget:
    """The budget for a file of *size* bytes: a base, and half a second more for each MiB."""
    extra = min(110, size // (2 * MIB))
    if form in RECOGNISED:
        return Budget(
            OCR_MEMORY, CHILD_CPU_SECONDS + extra, OCR_WALL_SECONDS + extra, SECONDS_PER_STEP, MAX_OCR_SECONDS
        )
    return Budget(CHILD_MEMORY, CHILD_CPU_SECONDS + extra, CHILD_WALL_SECONDS + extra, SECONDS_PER_STEP, MAX_SECONDS)

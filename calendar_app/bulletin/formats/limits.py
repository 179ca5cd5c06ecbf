"""Every limit of reading a file that is no plain text, in one place; a refusal names the one that was broken."""

from __future__ import annotations

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


def seconds(size: int) -> tuple[int, float]:
    """CPU and wall seconds that a file of *size* bytes may take: a base, and half a second more for each MiB."""
    extra = min(110, size // (2 * MIB))
    return CHILD_CPU_SECONDS + extra, CHILD_WALL_SECONDS + extra

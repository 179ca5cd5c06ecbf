"""How long readers and writers may wait and take. Read where they are used, so that a process may set them."""

from __future__ import annotations

#: Seconds that a writer waits for another one, and a reader for a lock.
WRITE_WAIT, READ_WAIT = 30.0, 5.0
#: Seconds after which a writer that waits says so: several transactions of a quick one.
TELL_WAIT = 2.0
#: Ceiling of one reading statement, in milliseconds.
READ_STATEMENT_MS = 30_000

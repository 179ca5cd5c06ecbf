"""In the child process: a page is done, so that the work may take a little longer."""

from __future__ import annotations

import os
import resource

from calendar_app.bulletin.formats import limits

_done = 0


def step() -> None:
    """Tell the parent by one byte on standard error, and set the limit of processor time further."""
    global _done
    _done += 1
    os.write(2, b".")
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    extra = int(_done * limits.SECONDS_PER_STEP) - int((_done - 1) * limits.SECONDS_PER_STEP)
    if extra and hard != resource.RLIM_INFINITY and soft + extra <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft + extra, hard))

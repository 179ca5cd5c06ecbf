"""In the child process: a page is done, so that the work may take a little longer."""

from __future__ import annotations

import os
import resource

_done = 0
_seconds = 0.0


def allow(seconds: float) -> None:
    """Each page that is done gives so many *seconds* of processor time more."""
    global _seconds
    _seconds = seconds


def step() -> None:
    """Tell the parent by one byte on standard error, and set the limit of processor time further."""
    global _done
    _done += 1
    os.write(2, b".")
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    extra = int(_done * _seconds) - int((_done - 1) * _seconds)
    if extra and hard != resource.RLIM_INFINITY and soft + extra <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft + extra, hard))

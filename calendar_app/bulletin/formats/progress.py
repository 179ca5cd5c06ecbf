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


def within(seconds: float) -> None:
    """What follows may take so many *seconds* of processor time from now on; the limit of the whole stays."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    if hard != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))


def all_memory() -> None:
    """From now on the whole budget of memory may be used, not only what every other format has."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))

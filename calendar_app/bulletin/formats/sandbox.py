"""Reads a file in a child process under limits of memory, processor time and clock together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import IO

from calendar_app.bulletin.formats import limits
from calendar_app.errors import (
    BulletinError,
    EmptyBulletinError,
    LimitExceededError,
    UndecodableBulletinError,
    UnreadableFormatError,
)

#: On a busy machine a process that waits for a processor has so many times the time by the clock; processor time is the limit.
_BUSY = 8
_ERRORS: dict[str, type[BulletinError]] = {
    "limit": LimitExceededError,
    "format": UnreadableFormatError,
    "empty": EmptyBulletinError,
    "encoding": UndecodableBulletinError,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child read: the text, where pages begin, and stretches that the format itself calls no text.

    ``doubts`` are (code, message, place in the text); ``scanned`` the pages that hold pictures and no text, ``garbled``
    those whose text cannot be told from what the file says.
    """

    text: str
    pages: tuple[tuple[int, int], ...]
    noise: tuple[tuple[int, int, str], ...]
    doubts: tuple[tuple[str, str, int], ...] = ()
    scanned: tuple[int, ...] = ()
    garbled: tuple[int, ...] = ()


def read_in_child(data: bytes, form: str, *, source: str, encoding: str | None = None) -> Answer:
    """Let a child process read *data* as *form*, which is a module beside this one.

    Raises:
        LimitExceededError: it took more memory, time or output than is allowed; the message names the limit.
        UnreadableFormatError: the file is broken or of no such format, or the reader crashed on it.
    """
    budget = limits.budget(form, len(data))
    root = str(Path(__file__).resolve().parents[3])
    env = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)]),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    command = [
        sys.executable,
        "-m",
        "calendar_app.bulletin.formats.worker",
        form,
        json.dumps(astuple(budget)),
        encoding or "",
    ]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as steps:
        given.write(data)
        given.seek(0)
        child = subprocess.Popen(  # noqa: S603 - a fixed command of our own
            command, stdin=given, stdout=answer, stderr=steps, env=env, cwd="/", close_fds=True
        )
        code = _wait(child, budget, steps, source)
        answer.seek(0)
        head = answer.readline(4 * limits.MIB)
        body = answer.read()
    return _open(head, body, code, budget, source, form)


def _wait(child: subprocess.Popen[bytes], budget: limits.Budget, steps: IO[bytes], source: str) -> int:
    """The child's exit code; it is stopped when the clock runs out, which each finished page sets on again."""
    start = moved = time.monotonic()
    done = 0
    try:
        while True:
            now = time.monotonic()
            if (size := os.fstat(steps.fileno()).st_size) > done:
                done, moved = size, now
            left = min(moved + budget.wall, start + budget.total) - now
            if left <= 0 and not (now < start + _BUSY * budget.wall and _is_waiting(child.pid)):
                raise LimitExceededError(f"读取超过 {budget.wall:g} 秒的时限（wall clock），已停止", source=source)
            try:
                return child.wait(timeout=max(min(left, 0.5), 0.05))
            except subprocess.TimeoutExpired:
                continue
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _is_waiting(pid: int) -> bool:
    """True for a process that could go on if a processor were free: it spends what it may, only later."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state == "R"


def _open(head: bytes, body: bytes, code: int, budget: limits.Budget, source: str, form: str) -> Answer:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise LimitExceededError(f"读取超过 {budget.cpu} 秒的处理器时限（CPU），已停止", source=source)
    if code == -signal.SIGABRT and form in limits.RECOGNISED:  # how pdfium and onnxruntime end where memory does
        raise LimitExceededError("画出或识别页面需要的内存超过上限，已停止", source=source)
    if code == -signal.SIGXFSZ:
        raise LimitExceededError(f"文字超过 {limits.MAX_OUTPUT_BYTES // limits.MIB} MB 的上限", source=source)
    try:
        facts = json.loads(head)
    except ValueError as error:
        raise UnreadableFormatError(f"读取这个文件的进程异常终止（{code}），文件可能已损坏", source=source) from error
    if "error" in facts:
        raise _ERRORS[facts["error"]](facts["message"], source=source)
    pages = tuple((int(a), int(b)) for a, b in facts["pages"])
    noise = tuple((int(a), int(b), str(rule)) for a, b, rule in facts["noise"])
    doubts = tuple((str(code), str(message), int(place)) for code, message, place in facts["doubts"])
    scanned, garbled = (tuple(int(page) for page in facts[kind]) for kind in ("scanned", "garbled"))
    return Answer(body.decode("utf-8"), pages, noise, doubts, scanned, garbled)

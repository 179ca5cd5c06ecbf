"""The child process: ``python -m calendar_app.bulletin.formats.worker FORM CPU_SECONDS [ENCODING]``, bytes in, text out.

The first line of the answer is JSON (pages and noise, or an error), the text follows. Limits are set before a parser
is loaded.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys

from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import Builder, RefusedError


def _limit(cpu: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, limits.MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.MAX_OUTPUT_BYTES, limits.MAX_OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(facts: dict[str, object], text: str = "") -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(facts).encode() + b"\n")
    out.write(text.encode("utf-8", "replace"))
    out.flush()


def main(argv: list[str]) -> int:
    """Read standard input as the format named; 0 also where the file is refused (the answer says why)."""
    form, cpu, encoding = argv[0], int(argv[1]), argv[2] or None
    _limit(cpu)
    try:
        reader = importlib.import_module(f"calendar_app.bulletin.formats.{form}")
        data = sys.stdin.buffer.read()
        built: Builder = reader.read(data, encoding)
    except RefusedError as error:
        _answer({"error": error.kind, "message": str(error)})
    except MemoryError:
        _answer({"error": "limit", "message": f"读取需要的内存超过 {limits.CHILD_MEMORY // limits.MIB} MB 的上限"})
    except RecursionError:
        _answer({"error": "limit", "message": "文件的结构嵌套太深，超过上限"})
    else:
        _answer({"pages": built.pages, "noise": built.noise}, built.text())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

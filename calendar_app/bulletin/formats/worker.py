"""The child process: ``python -m calendar_app.bulletin.formats.worker FORM BUDGET [ENCODING]``, bytes in, text out.

The first line of the answer is JSON (pages, noise and what is doubtful, or an error), the text follows. Limits are set
before a parser is loaded, and nothing that it loads can open a connection or start a program.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.text import Builder, RefusedError

#: Audit events of Python that a reader of files has no use for.
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.system", "os.fork", "os.posix_spawn", "ftplib.", "smtplib.")


def _limit(budget: limits.Budget) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (min(budget.memory, limits.CHILD_MEMORY), budget.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (budget.cpu, budget.total))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.MAX_OUTPUT_BYTES, limits.MAX_OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    progress.allow(budget.step)


def _guard(event: str, _arguments: tuple[object, ...]) -> None:
    """An audit hook: no network and no programs in here."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} has no place in the reading of a file")


def _answer(facts: dict[str, object], text: str = "") -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(facts).encode() + b"\n")
    out.write(text.encode("utf-8", "replace"))
    out.flush()


def main(argv: list[str]) -> int:
    """Read standard input as the format named; 0 also where the file is refused (the answer says why)."""
    form, budget, encoding = argv[0], limits.Budget(*json.loads(argv[1])), argv[2] or None
    _limit(budget)
    sys.addaudithook(_guard)
    try:
        reader = importlib.import_module(f"calendar_app.bulletin.formats.{form}")
        data = sys.stdin.buffer.read()
        built: Builder = reader.read(data, encoding)
    except RefusedError as error:
        _answer({"error": error.kind, "message": str(error)})
    except MemoryError:
        _answer(
            {
                "error": "limit",
                "message": f"读取需要的内存超过 {resource.getrlimit(resource.RLIMIT_AS)[0] // limits.MIB} MB 的上限",
            }
        )
    except RecursionError:
        _answer({"error": "limit", "message": "文件的结构嵌套太深，超过上限"})
    else:
        facts = {
            "pages": built.pages,
            "noise": built.noise,
            "doubts": built.doubts,
            "scanned": built.scanned,
            "garbled": built.garbled,
        }
        _answer(facts, built.text())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

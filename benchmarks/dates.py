"""What reading dates costs beside cutting the same text with jieba.

    python benchmarks/dates.py [BULLETIN …]     default: the bundled sample

Exit code 1 where the first two stages, finding and resolving, cost more than a tenth. The whole reading, which also places each date in
the story, bounds schedules and makes mentions, is printed beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from _timing import cutting, least, read, tell

from calendar_app.extract.dates import date_mentions
from calendar_app.extract.dates.find import find
from calendar_app.extract.dates.mentions import base_of
from calendar_app.extract.dates.resolve import resolve
from calendar_app.extract.dates.tense import tense_of
from calendar_app.extract.dates.times import Mismatch, Problem, Told, UnknownTime
from calendar_app.extract.numerals import fold

LIMIT = 0.1


def main(paths: list[Path]) -> int:
    work = [(entry, bulletin.period) for bulletin in read(paths) for entry in bulletin.entries]
    texts = [entry.body for entry, _ in work]
    dates = sum(len(date_mentions(entry, period=period)[0]) for entry, period in work)
    assert dates >= len(work) // 2, "the sample's entries are dated"

    def stages() -> None:
        for entry, period in work:
            text, base, told = fold(entry.body), base_of(entry, period), Told()
            for found in find(text):
                try:
                    resolve(found, base, told, tense_of(text, found))
                except (Mismatch, Problem, UnknownTime):
                    continue

    def whole() -> None:
        for entry, period in work:
            date_mentions(entry, period=period)

    cut, *ours = least(cutting(texts), stages, whole)
    print(
        f"dates: {len(work)} entries, {sum(map(len, texts))} characters, {dates} dates, jieba.lcut {cut * 1000:.1f} ms"
    )
    kept = tell("finding and resolving", ours[0], cut, LIMIT)
    tell("the whole reading", ours[1], cut)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))

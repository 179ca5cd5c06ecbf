"""What names, posts and roles cost beside cutting the same text with jieba.

    python benchmarks/people.py [BULLETIN …]     default: the bundled sample

The rules stand alone, without the model; what is kept between texts is emptied before each turn. Exit code 1 where they cost more than
half.
"""

from __future__ import annotations

import sys
from pathlib import Path

from _timing import cutting, least, read, tell

from calendar_app.extract.people import people_in, tagger
from calendar_app.extract.people.scan import forget

LIMIT = 0.5


def main(paths: list[Path]) -> int:
    bulletins = read(paths)
    found: set[int] = set()

    def people() -> None:
        forget()
        count = 0
        for bulletin in bulletins:
            count += sum(map(len, people_in(bulletin.entries, place=bulletin.place)))
        found.add(count)

    texts = [f"{each.title}\n{each.body}" for bulletin in bulletins for each in bulletin.entries]
    with tagger.without_model():
        cut, ours = least(cutting(texts), people)
    (count,) = found
    assert count, "no one was found"
    print(
        f"people: {len(texts)} entries, {sum(map(len, texts))} characters, {count} people, jieba.lcut {cut * 1000:.1f} ms"
    )
    return 0 if tell("names, posts and roles", ours, cut, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))

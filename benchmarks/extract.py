"""What extraction costs beside cutting the same text with jieba: names of places and bodies, topics, and a whole annotation.

    python benchmarks/extract.py [BULLETIN …]     default: the bundled sample

The rules for people stand alone, without the model; what is kept between texts is emptied before each turn. Exit code 1 where a limit
is passed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from _timing import cutting, least, read, tell

from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.extract.people import tagger
from calendar_app.extract.people.scan import forget
from calendar_app.extract.pipeline import annotate
from calendar_app.extract.topics import Keywords, tags

LIMIT = 1.2  # of names and topics together
WHOLE = 2.0


def main(paths: list[Path]) -> int:
    bulletins = read(paths)
    done = [annotate(bulletin) for bulletin in bulletins]
    entries = [each for annotated in done for each in annotated.entries]
    assert sum(len(each.places) + len(each.orgs) for each in entries) >= len(entries) // 2, (
        "the sample names places and bodies"
    )

    def names() -> None:
        for annotated in done:
            book = NameBook.learn(annotated.bulletin.entries, place=annotated.bulletin.place)
            for each in annotated.entries:
                name_mentions(each.entry, each.people, each.dates, book)

    def topics() -> None:
        for annotated in done:
            keywords = Keywords.learn(annotated.entries, place=annotated.bulletin.place)
            for each in annotated.entries:
                tags(each, keywords)

    def whole() -> None:
        forget()
        for bulletin in bulletins:
            annotate(bulletin)

    texts = [f"{each.entry.title}\n{each.entry.body}" for each in entries]
    with tagger.without_model():
        cut, *ours = least(cutting(texts), names, topics, whole)
    print(f"extract: {len(entries)} entries, {sum(map(len, texts))} characters, jieba.lcut {cut * 1000:.1f} ms")
    tell("names of places and bodies", ours[0], cut)
    tell("topics", ours[1], cut)
    kept = tell("both", ours[0] + ours[1], cut, LIMIT)
    return 0 if tell("the whole extraction", ours[2], cut, WHOLE) and kept else 1


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))

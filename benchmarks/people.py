"""Time of names, posts and roles against that of cutting the same text with jieba; prints both and their ratio.

usage: python benchmarks/people.py [BULLETIN] [--rounds N]

Without a file the bundled bulletins are read. Both are measured warm (dictionaries loaded), in turns, by the processor's
time; the least of the rounds counts. The rules stand alone, without the model. What the recogniser keeps between texts is emptied before each round.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jieba

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.people import learn_roster, person_mentions, tagger
from calendar_app.extract.people.scan import forget
from calendar_app.model.bulletin import Bulletin

BAR = 0.5


def bulletins(path: Path | None) -> list[Bulletin]:
    if path is not None:
        return [read_bulletin(path.read_bytes(), source=path.name)]
    sample = files("calendar_app.sample")
    texts = sorted((f for f in sample.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)
    return [read_bulletin(f.read_bytes(), source=f.name) for f in texts]


def took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bulletin", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    args = parser.parse_args()
    issues = bulletins(args.bulletin)
    texts = [f"{e.title}\n{e.body}" for b in issues for e in b.entries]
    jieba.setLogLevel("WARNING")
    jieba.initialize()

    def people() -> int:
        found = 0
        for bulletin in issues:
            roster = learn_roster(bulletin.entries)
            found += sum(len(person_mentions(e, roster, place=bulletin.place)) for e in bulletin.entries)
        return found

    with tagger.without_model():
        count = people()
        assert count, "no one was found"
        ours, theirs = [], []
        for _ in range(args.rounds):
            forget()
            ours.append(took(people))
            theirs.append(took(lambda: [jieba.lcut(t) for t in texts]))
    size = sum(map(len, texts))
    print(f"text      {size} characters, {len(texts)} entries, {count} people")
    print(f"people    {min(ours) * 1000:8.1f} ms")
    print(f"jieba     {min(theirs) * 1000:8.1f} ms")
    print(f"ratio     {min(ours) / min(theirs):8.2f} (bar {BAR})")


if __name__ == "__main__":
    main()

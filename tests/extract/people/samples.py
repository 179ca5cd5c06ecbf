"""The labelled sentences of ``data/`` and the figures they are measured by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from calendar_app.extract.people import learn_roster, person_mentions
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import PersonMention

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Label:
    name: str
    official: bool
    titles: frozenset[str]


def lines(name: str) -> Iterator[list[str]]:
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def municipal(name: str) -> list[tuple[str, str, dict[str, Label]]]:
    """Place, text and labels by name."""
    return [(place, text, _labels(people)) for place, text, people in lines(name)]


def news(name: str) -> list[tuple[str, frozenset[str]]]:
    """Text and names."""
    return [(text, frozenset() if names == "-" else frozenset(names.split("|"))) for text, names in lines(name)]


def _labels(people: str) -> dict[str, Label]:
    out: dict[str, Label] = {}
    for person in people.split("|") if people != "-" else ():
        at = min(k for k in (person.find("!"), person.find("?")) if k >= 0)
        titles = frozenset(t for t in person[at + 1 :].split(";") if t)
        out[person[:at]] = Label(person[:at], person[at] == "!", titles)
    return out


def read(text: str, place: str | None = None) -> tuple[PersonMention, ...]:
    """The people of one text by itself."""
    entry = Entry(1, "", text)
    return person_mentions(entry, learn_roster([entry], place=place), place=place)


def posts(text: str, place: str | None = "清源县") -> dict[str, list[str]]:
    """Who is named in one text by itself, with the posts printed of each."""
    return {p.name: list(p.titles) for p in read(text, place)}


def f1(found: int, wanted: int, given: int) -> float:
    return 2 * found / (wanted + given) if wanted + given else 1.0


def news_figure(name: str) -> float:
    found = wanted = given = 0
    for text, names in news(name):
        got = {p.name for p in read(text)}
        found, wanted, given = found + len(names & got), wanted + len(names), given + len(got)
    return f1(found, wanted, given)


def municipal_figures(name: str) -> dict[str, float]:
    """F1 of names, officials, and posts of the people found in both."""
    sums = {"names": [0, 0, 0], "officials": [0, 0, 0], "posts": [0, 0, 0]}

    def count(key: str, want: set[object], got: set[object]) -> None:
        for k, n in enumerate((len(want & got), len(want), len(got))):
            sums[key][k] += n

    for place, text, labels in municipal(name):
        people = {p.name: p for p in read(text, place)}
        count("names", set(labels), set(people))
        count(
            "officials",
            {n for n, label in labels.items() if label.official},
            {n for n, p in people.items() if p.kind == "official"},
        )
        for both in labels.keys() & people.keys():
            count("posts", set(labels[both].titles), set(people[both].titles))
    return {key: f1(*three) for key, three in sums.items()}

"""Setting a month's entries as a bulletin: contents with bold titles and page breaks, or a chronicle."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import groupby

from tests.year.cast import City
from tests.year.truth import Item


def bold(city: City, year: int, month: int, items: Sequence[Item], rng: random.Random) -> str:
    """Contents, then sections with ``**title**`` entries; pages break paragraphs, names too."""
    head = [f"{city.name}要情", f"{year}年{month}月", "", "# 目录", ""]
    body: list[str] = []
    page = 1
    count = 0
    for section, found in groupby(items, key=lambda item: item.section):
        head += [f"## {section}", ""]
        body += [f"## {' '.join(section)}" if rng.random() < 0.5 else f"# {section}", ""]
        for item in found:
            head.append(f"{item.title}{'.' * rng.randint(3, 6)}{page}")
            count += 1
            text = item.body
            if count % 7 == 0:
                page += 1
                cut = _cut(item, rng)
                text = f"{text[:cut]}\n\n{text[cut:]}" if cut else text
            body += [f"**{item.title}** {text}", ""]
        head.append("")
    return "\n".join(head + body)


def _cut(item: Item, rng: random.Random) -> int:
    """Where a page breaks the paragraph: within a name if it can, never behind a full stop."""
    inside = [a + 1 for a, b in item.names if b - a >= 2]
    if inside:
        return rng.choice(inside)
    places = [
        i for i in range(8, len(item.body) - 4) if item.body[i - 1] not in "。；，、：" and not item.body[i].isdigit()
    ]
    return rng.choice(places) if places else 0


def chronicle(city: City, year: int, month: int, items: Sequence[Item], _rng: random.Random) -> str:
    """One line an entry, by day: ``3月5日　…``; no titles."""
    lines = [f"{city.name}{year}年{month}月大事记", ""]
    for item in sorted(items, key=lambda i: i.day):
        _, _, rest = item.body.partition("，")
        lines += [f"{item.day.month}月{item.day.day}日　{rest}", ""]
    return "\n".join(lines)


def ordered(layout: str, items: Sequence[Item]) -> list[Item]:
    """Entries in the order in which a layout prints them."""
    return sorted(items, key=lambda i: i.day) if layout == "chronicle" else list(items)

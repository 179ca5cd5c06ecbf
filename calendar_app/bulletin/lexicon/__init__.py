"""Words that the reader of bulletins knows, in TSV files: one word a line, its class behind it, comments with ``#``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files


@cache
def words(name: str) -> dict[str, str]:
    """Word → class of ``<name>.tsv``; a word without a class has ""."""
    out: dict[str, str] = {}
    for line in files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, kind = line.partition("\t")
            out[word.strip()] = kind.strip()
    return out


@cache
def characters(collection: str) -> dict[int, str]:
    """Number → character of a collection of Adobe's, ``gb1`` or ``cns1``: each line has a number and the characters from it on."""
    out: dict[int, str] = {}
    for line in files(__package__).joinpath(f"cids_{collection}.tsv").read_text(encoding="utf-8").split("\n"):
        first, _, run = line.partition("\t")
        if first.isdecimal():
            out.update(enumerate(run, int(first)))
    return out


def division_codes() -> dict[str, str]:
    """Administrative division, by its full name → its code (GB/T 2260), "-" for a name no longer in use."""
    return words("divisions")


@cache
def province_names() -> dict[str, str]:
    """The first two figures of a division's code → the name of its province, region or city without one."""
    return {code[:2]: name for name, code in division_codes().items() if code.endswith("0000")}


@lru_cache(maxsize=4096)
def province_of(place: str | None) -> str | None:
    """The province of a place, or None where it is not in the list of divisions.

    >>> province_of("洛阳市"), province_of("沅口市")
    ('河南省', None)
    >>> province_of("新华区"), province_of("铁西区"), province_of("铁东区")  # there are three, three and two
    (None, None, None)
    """
    found = {code[:2] for code in codes_of(place or "")}
    return province_names().get(found.pop()) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def codes_of(place: str) -> tuple[str, ...]:
    """The codes of all divisions of a name, those of districts that other cities have too among them; none where it is not listed.

    >>> codes_of("青山区"), codes_of("沅口市")
    (('150204', '420107'), ())
    """
    code = division_codes().get(place, "-")
    return tuple(words("namesakes").get(place, code).split()) if code != "-" else ()


def has_namesakes(place: str) -> bool:
    """Whether several cities have a district of the name."""
    return place in words("namesakes")


@lru_cache(maxsize=4096)
def city_above(place: str, near: str) -> str | None:
    """Which city's district is meant where several have one of the name: that of *near*, the city or its province.

    >>> city_above("鼓楼区", "开封市"), city_above("鼓楼区", "福建省"), city_above("鼓楼区", "江苏省"), city_above("西工区", "洛阳市")
    ('开封市', '福州市', None, None)
    """
    if not has_namesakes(place):
        return None
    within = {code.rstrip("0") for code in codes_of(near)}
    meant = {code[:4] for code in codes_of(place) if any(code.startswith(each) for each in within)}
    code = f"{meant.pop()}00" if len(meant) == 1 else ""
    return next((name for name, known in division_codes().items() if known == code), None) if code else None


def alternatives(name: str, *kinds: str) -> str:
    """The words of the given classes (all where none is given) as a regular expression, longest first."""
    picked = [w for w, k in words(name).items() if not kinds or k in kinds]
    return "|".join(re.escape(w) for w in sorted(picked, key=lambda w: (-len(w), w)))

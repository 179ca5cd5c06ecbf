"""A month of a city: which entries its bulletin prints, with whom, and the truth of each printed name."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from tests.year import wording
from tests.year.cast import BUREAUS, CITIES, LEADERS, POLITBURO, City
from tests.year.truth import Item, Person, Post

YEAR = 2022
_GAP = "\ue000"  # stands before and behind a name until the text is whole


class Seat:
    """A person in a pattern: prints itself as the format asks, and remembers in which posts."""

    def __init__(
        self, person: Person, texts: Sequence[str], ids: Sequence[str], *, spaced: bool = False, dot: str = "·"
    ) -> None:
        self.person, self.texts, self.ids = person, texts, ids
        self.printed: tuple[str, ...] | None = None
        self.told = False  # the words around a bare name say who it is
        name = self.read = person.name.replace("·", dot)
        self.name = f"{name[0]}　{name[1]}" if spaced and len(name) == 2 else name

    def __format__(self, spec: str) -> str:
        name = f"{_GAP}{self.name}{_GAP}"
        if spec == "":
            self.printed = tuple(self.ids)
            return "、".join(self.texts) + name
        self.told = self.told or spec in ("n", "m")
        if self.printed is None:
            self.printed = ()
        return name


class Month:
    """Composes the entries of one city's month."""

    def __init__(self, city: City, month: int, people: dict[str, Person], posts: dict[str, Post], seed: str) -> None:
        self.city, self.month, self.people, self.posts = city, month, people, posts
        self.rng = random.Random(seed)  # noqa: S311 - made data, the same for ever
        self.items: list[Item] = []

    def holder(self, post: str) -> Person | None:
        """Who holds a post this month."""
        return next((p for p in self.people.values() if post in p.posts_in(self.month)), None)

    def own(self, keys: Sequence[str]) -> list[Person]:
        """Holders of the city's posts."""
        return [p for key in keys if (p := self.holder(f"{self.city.name}/{key}"))]

    def seat(self, person: Person) -> Seat:
        """The person with all posts of this month, as this city's bulletin prints them."""
        held = person.posts_in(self.month)
        if held and held[0].startswith("//"):
            held = (POLITBURO, *held) if held[0].endswith("premier") and self.rng.random() < 0.4 else held
        elif held and held[0].startswith("/") and self.rng.random() < 0.3:
            held = tuple(f"{post}-named" for post in held)
        ids, texts = held, []
        for post in ids:
            forms = self.posts[post].forms
            home = post.partition("/")[0]
            far = home not in ("", self.city.name)
            texts.append(forms[-1] if far and len(forms) > 1 and "县" not in post and "区" not in post else forms[0])
        if ids and ids[0].endswith("/mayor") and self.rng.random() < 0.4:
            home = ids[0].partition("/")[0]
            deputy = "市委副书记" if home == self.city.name else f"{home}委副书记"
            return Seat(person, [deputy, "市长"], [f"{home}/deputy-of-mayor", *ids], spaced=False)
        dot = "•" if "·" in person.name and self.rng.random() < 0.3 else "·"
        return Seat(person, texts, ids, spaced=self.rng.random() < 0.15, dot=dot)

    def add(self, pattern: tuple[str, str, str], who: Sequence[Person], day: int | None = None, **words: str) -> None:
        """An entry of a pattern with these people."""
        at = date(YEAR, self.month, day or self.rng.randint(1, monthrange(YEAR, self.month)[1]))
        rng = self.rng
        drawn = {
            "thing": rng.choice(wording.THINGS),
            "firm": rng.choice(wording.FIRMS),
            "place": rng.choice(wording.PLACES),
            "speech": rng.choice(wording.SPEECH),
            "county": rng.choice(self.city.counties),
            "n": str(rng.randint(3, 97)),
            "short": self.city.short,
        } | words
        seats = [self.seat(p) for p in who]
        title, body, section = pattern
        title = title.format(*seats, day="", **drawn).replace(_GAP, "").replace("　", "")
        body, names = _ungap(body.format(*seats, day=f"{at.month}月{at.day}日", **drawn))
        printed = tuple((s.read, s.person.id, s.printed, s.told) for s in seats if s.printed is not None)
        self.items.append(Item(at, title, body, section, printed, names))

    def several(self, patterns: Sequence[tuple[str, str, str]], pool: Sequence[Person], count: int) -> None:
        """Entries of one kind, people drawn from a pool, no name twice in one entry."""
        for _ in range(count):
            pattern = self.rng.choice(patterns)
            wanted = sum(f"{{{i}" in pattern[1] for i in range(5))
            self.add(pattern, _distinct(self.rng.sample(list(pool), len(pool)), wanted))


def _distinct(people: Sequence[Person], count: int) -> list[Person]:
    found = {p.name: p for p in people}
    return list(found.values())[:count]


def _ungap(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    parts = text.split(_GAP)
    names, at = [], 0
    for i, part in enumerate(parts):
        if i % 2:
            names.append((at, at + len(part)))
        at += len(part)
    return "".join(parts), tuple(names)


def compose(city: City, month: int, people: dict[str, Person], posts: dict[str, Post], seed: str) -> list[Item]:
    """The entries of one bulletin, by section and day."""
    m = Month(city, month, people, posts, seed)
    leaders = m.own(sorted(LEADERS))
    bureaus = m.own(BUREAUS)
    heads = m.own([f"{c}-{kind}" for c in city.counties for kind in ("secretary", "head")])
    m.several(wording.SURVEY, [*leaders, *bureaus], 14)
    # Everybody is printed with the post at least once in a month in which somebody reads of the person.
    rota = [p for i, p in enumerate(leaders) if (i + month) % 2]
    for i in range(0, len(rota) - 2, 3):
        m.add(wording.SURVEY[1], _distinct(rota[i : i + 3], 3))
    m.several(wording.MEETING[:3], leaders, 7)
    m.add(wording.MEETING[3], m.own(["cppcc", "vice-3"]))
    leader = _distinct(m.rng.sample(leaders, 4), 2)
    firm = m.rng.randrange(len(wording.FIRMS))
    m.add(wording.RECEIVE[0], [leader[0], people[f"manager-{firm}"], leader[1]], firm=wording.FIRMS[firm])
    m.several(wording.RECEIVE[1:], leaders, 1)
    m.several(wording.BUREAU, bureaus, 5)
    for county in city.counties:
        pair = m.own([f"{county}-secretary", f"{county}-head"])
        m.add(wording.COUNTY[0] if len(pair) == 2 else wording.COUNTY[1], pair, county=county)
    m.several(wording.COUNTY[2:], [*heads, *leaders], 2)
    other = CITIES[(CITIES.index(city) + month) % 3]
    if other is not city:
        guests = [p for key in ("secretary", "mayor") if (p := m.holder(f"{other.name}/{key}"))]
        m.add(wording.GUESTS[0], [*guests, *m.own(["secretary", "vice-3"])], guest=other.name)
        vice = m.holder(f"{other.name}/vice-{month % 4 + 1}")
        mine = _distinct([p for p in m.own(["vice-1", "vice-3"]) if vice is None or p.name != vice.name], 1)
        if vice is not None and mine:
            m.add(wording.GUESTS[1], [vice, *mine], guest=other.name)
    province = [p for k, p in people.items() if k.startswith("/") and not k.startswith("//")]
    m.add(wording.PROVINCE[0], [province[month % 6], *m.own(["secretary", "vice-3"])])
    m.add(wording.PROVINCE[1], [province[(month + 3) % 6], *m.own(["congress"])])
    athletes = [p for k, p in people.items() if k.startswith("athlete")]
    home = CITIES.index(city)
    if (month + home) % 4 in (0, 1):
        state = [p for k, p in people.items() if k.startswith("//")][(month + home) % 4]
        m.add(wording.STATE[month % 2], [state, province[0], *m.own(["secretary"])])
    m.several(wording.SPORT, athletes[home * 4 : home * 4 + 4] if home != 1 else [*athletes[4:8], athletes[1]], 2)
    m.several(wording.CITIZEN, [p for k, p in people.items() if k.startswith("citizen")][home * 4 : home * 4 + 4], 2)
    m.several(wording.NOBODY, leaders, 7)
    _appointments(m, heads)
    order = ("特别关注", "领导活动", "重要会议", "工作动态", "县区动态", "经济", "社会事业", "体育")
    return sorted(m.items, key=lambda item: (order.index(item.section), item.day, item.title))


def _appointments(m: Month, heads: Sequence[Person]) -> None:
    """Lines that tell of a move, where a bulletin tells it."""
    a, b, _ = (city.name for city in CITIES)
    told = m.people[f"{a}/mayor"]
    if m.month == 6 and m.city.name == a:
        m.items.append(
            Item(
                date(YEAR, 6, 8),
                "全市领导干部会议召开",
                f"6月8日，全市领导干部会议召开，宣布省委关于市政府主要负责同志调整的决定：市长{told.name}任槐岭市委书记。",
                "重要会议",
                ((told.name, told.id, (f"{a}/mayor", f"{b}/secretary"), False),),
            )
        )
    if m.month == 6 and m.city.name == b:
        m.items.append(
            Item(
                date(YEAR, 6, 9),
                f"{told.name}任市委书记",
                f"6月9日，全市领导干部会议召开，宣布省委决定：沅口市市长{told.name}任槐岭市委书记。",
                "重要会议",
                ((told.name, told.id, (f"{a}/mayor", f"{b}/secretary"), False),),
            )
        )
    if m.month == 4 and m.city.name == b:
        housing = m.people[f"{b}/housing"]
        m.items.append(
            Item(
                date(YEAR, 4, 3),
                "石磨县召开干部会议",
                f"4月3日，石磨县召开干部会议，宣布市委决定：市住房和城乡建设局局长{housing.name}任石磨县委副书记、县长。",
                "县区动态",
                ((housing.name, housing.id, (f"{b}/housing", f"{b}/石磨县-deputy", f"{b}/石磨县-head"), False),),
            )
        )

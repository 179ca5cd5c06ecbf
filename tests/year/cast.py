"""The three cities, their posts, and who holds which of them when. All names are invented."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.year.truth import Person, Post, Stint
from tests.year.words import words

PROVINCE = "云麓省"


@dataclass(frozen=True)
class City:
    """A city: ``short`` stands for it in 来沅, counties come with the word of their kind."""

    name: str
    short: str
    counties: tuple[str, ...]
    layout: str


CITIES = (
    City("沅口市", "沅", ("青芦县", "白蕉县", "渡头区"), "bold"),
    City("槐岭市", "槐", ("石磨县", "乌桕县", "南关区"), "bold"),
    City("碧澜市", "澜", ("望帆县", "竹埠县", "东圩区"), "chronicle"),
)

#: Id of a post within a city, and its forms in the city's own bulletins (those of other cities put the city in front).
_OWN = (
    ("secretary", ("市委书记",)),
    ("mayor", ("市长",)),
    ("deputy-secretary", ("市委副书记",)),
    ("first-vice", ("常务副市长",)),
    *((f"vice-{n}", ("副市长",)) for n in range(1, 5)),
    ("organisation", ("市委组织部部长",)),
    ("publicity", ("市委宣传部部长",)),
    ("law", ("市委政法委书记",)),
    ("discipline", ("市纪委书记",)),
    ("congress", ("市人大常委会主任",)),
    *((f"congress-{n}", ("市人大常委会副主任",)) for n in range(1, 3)),
    ("cppcc", ("市政协主席",)),
    *((f"cppcc-{n}", ("市政协副主席",)) for n in range(1, 3)),
    ("party-office", ("市委秘书长",)),
    ("government-office", ("市政府秘书长",)),
    ("education", ("市教育局局长",)),
    ("water", ("市水利局局长",)),
    ("farming", ("市农业农村局局长",)),
    ("housing", ("市住房和城乡建设局局长",)),
    ("transport", ("市交通运输局局长",)),
    ("health", ("市卫生健康委主任",)),
    ("environment", ("市生态环境局局长",)),
    ("culture", ("市文化和旅游局局长",)),
)
LEADERS = frozenset(words("leaders"))
BUREAUS = tuple(key for key, _ in _OWN if key not in LEADERS)
_PROVINCIAL = (
    ("p-secretary", "省委书记"),
    ("p-governor", "省长"),
    ("p-vice-1", "副省长"),
    ("p-vice-2", "副省长"),
    ("p-congress", "省人大常委会副主任"),
    ("p-cppcc", "省政协副主席"),
)
#: Leaders of the state who visit all cities: the first half of the year, the second half, and what the first is beside it.
_STATE = (("s-premier", "国务院副总理"), ("s-congress", "全国人大常委会副委员长"), ("s-cppcc", "全国政协副主席"))
POLITBURO = "//s-politburo"
SURNAMES = words("surnames")
GIVEN = words("given")


def posts() -> dict[str, Post]:
    """Every post of the year by its id (沅口市/mayor)."""
    out: dict[str, Post] = {}
    for city in CITIES:
        for key, forms in _OWN:
            far = tuple(
                f"{city.name}{f}" if not f.startswith("市") or f == "市长" else f"{city.name}{f[1:]}" for f in forms
            )
            out[f"{city.name}/{key}"] = Post(f"{city.name}/{key}", (*forms, *far))
        for county in city.counties:
            chair = f"{county}{county[-1]}长"
            out[f"{city.name}/{county}-secretary"] = Post(
                f"{city.name}/{county}-secretary", (f"{county[:-1]}{county[-1]}委书记",)
            )
            out[f"{city.name}/{county}-head"] = Post(f"{city.name}/{county}-head", (chair, f"{county[-1]}长"))
    for key, form in _PROVINCIAL:
        named = f"{PROVINCE}{form[1:]}" if form.startswith("省") and form != "省长" else f"{PROVINCE}{form}"
        out[f"/{key}"] = Post(f"/{key}", (form,))
        out[f"/{key}-named"] = Post(f"/{key}-named", (named,))
    for key, form in (*_STATE, (POLITBURO[2:], "中共中央政治局委员")):
        out[f"//{key}"] = Post(f"//{key}", (form,))
    return out


def cast(rng: random.Random) -> tuple[dict[str, Person], dict[str, str], frozenset[str]]:
    """People by id, what is special about some of them, and those whose move no bulletin tells."""
    names = [s + g for s in SURNAMES for g in GIVEN]
    rng.shuffle(names)
    pool = iter(names)
    people: dict[str, Person] = {}
    for city in CITIES:
        wanted = [key for key, _ in _OWN] + [f"{c}-{kind}" for c in city.counties for kind in ("secretary", "head")]
        for key in wanted:
            who = f"{city.name}/{key}"
            people[who] = Person(who, next(pool), (Stint(city.name, who),))
    for key, _ in _PROVINCIAL:
        people[f"/{key}"] = Person(f"/{key}", next(pool), (Stint("", f"/{key}"),))
    for n in range(12):
        people[f"athlete-{n}"] = Person(f"athlete-{n}", next(pool), public=False)
        people[f"citizen-{n}"] = Person(f"citizen-{n}", next(pool), public=False)
        people[f"manager-{n}"] = Person(f"manager-{n}", next(pool), public=False)
    first, second, third = (f"//{key}" for key, _ in _STATE)
    people[first] = Person(first, next(pool), (Stint("", first, 1, 6), Stint("", second, 7, 12)))
    people[third] = Person(third, next(pool), (Stint("", third),))
    return _change(people, pool)


def _change(people: dict[str, Person], pool: object) -> tuple[dict[str, Person], dict[str, str], frozenset[str]]:
    a, b, c = (city.name for city in CITIES)
    traps: dict[str, str] = {}

    def named(who: str, name: str, why: str) -> None:
        people[who] = replace(people[who], name=name)
        traps[who] = why

    def held(who: str, *stints: Stint, why: str) -> None:
        people[who] = replace(people[who], stints=stints)
        traps[who] = why

    # June: the mayor of the first city becomes party secretary of the second; both bulletins say so.
    held(f"{a}/mayor", Stint(a, f"{a}/mayor", 1, 5), Stint(b, f"{b}/secretary", 6, 12), why="moves city")
    held(f"{b}/secretary", Stint(b, f"{b}/secretary", 1, 5), why="leaves")
    # His deputy follows him as mayor.
    held(f"{a}/first-vice", Stint(a, f"{a}/first-vice", 1, 5), Stint(a, f"{a}/mayor", 6, 12), why="rises")
    held(f"{c}/vice-1", Stint(c, f"{c}/vice-1", 1, 8), Stint(c, f"{c}/cppcc", 9, 12), why="changes body")
    held(f"{c}/cppcc", Stint(c, f"{c}/cppcc", 1, 8), why="leaves")
    # A bureau's head becomes head of a county of the city; a line of appointments says so.
    county = f"{b}/石磨县-head"
    held(f"{b}/housing", Stint(b, f"{b}/housing", 1, 3), Stint(b, county, 4, 12), why="bureau to county")
    held(county, Stint(b, county, 1, 3), why="leaves")
    # A vice-mayor who turns up in another city, and no bulletin says that it is he.
    held(f"{b}/vice-4", Stint(b, f"{b}/vice-4", 1, 4), Stint(c, f"{c}/vice-2", 7, 12), why="moves unsaid")
    held(f"{c}/vice-2", Stint(c, f"{c}/vice-2", 1, 5), why="leaves")
    # One name in two cities, in the same body and in different ones.
    named(f"{a}/vice-2", "李明", "namesake elsewhere")
    named(f"{b}/water", "李明", "namesake elsewhere")
    named(f"{b}/vice-3", "周海生", "namesake elsewhere")
    named(f"{c}/vice-3", "周海生", "namesake elsewhere")
    named(f"{b}/education", "梁燕", "namesake elsewhere")
    named(f"{c}/education", "梁燕", "namesake elsewhere")
    # One name twice in one city: two officials of different bodies; an official and an athlete; a leader and a head of a county.
    named(f"{a}/transport", "王晓东", "namesake here")
    named(f"{a}/青芦县-head", "王晓东", "namesake here")
    named(f"{b}/culture", "陈立", "official and athlete")
    named("athlete-1", "陈立", "official and athlete")
    named(f"{c}/publicity", "林芳", "leader and county head")
    named(f"{c}/竹埠县-head", "林芳", "leader and county head")
    named(f"{a}/cppcc-2", "高岩", "official and citizen")
    named("citizen-0", "高岩", "official and citizen")
    # Names that every city's bulletin prints, names of several parts, and who only has the name of an official elsewhere.
    first, _, third = (f"//{key}" for key, _ in _STATE)
    traps[first] = "visits all cities"
    named(third, "巴根·乌力罕", "visits all cities")
    named(f"{b}/vice-2", "达吾提·库尔班", "name of several parts")
    named(f"{c}/cppcc-1", "上官临溪", "surname of two characters")
    named("citizen-8", people[f"{a}/law"].name, "official elsewhere and citizen")
    named("citizen-9", people[third].name, "official elsewhere and citizen")
    named("athlete-8", people["/p-vice-1"].name, "official elsewhere and citizen")
    return people, traps, frozenset({f"{b}/vice-4"})

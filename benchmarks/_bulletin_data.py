"""Printed bulletins of invented cities, any number of them, made of the sample's words: other cities, people, months, figures and order.

A city keeps its people for six years. An entry is one of the sample with sentences of others behind it, so that it is as long as those
of real bulletins (some 200 characters); its names, figures and dates are drawn anew, so that no two entries are the same. Cities
print in turn with bold titles and a list of contents, with headings, with numbered titles, and as a chronicle. The same number asked for
gives the same bytes.
"""

from __future__ import annotations

import random
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.sample import bulletins as sample

PER_BULLETIN = 100
FIRST_YEAR, YEARS = 2012, 6
#: Characters that an entry of a real bulletin holds, title and body.
TYPICAL = 185
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜戚谢邹喻柏章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐薛雷贺倪汤殷罗毕郝安"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞刚桂英玉兰辉鹏飞雪梅林晨宇浩然思远志国建文博雅琳瑞祥德昌润泽启承嘉怡欣悦昊轩铭哲睿锦程鸿翔"
_HEADS, _TAILS = "沅槐碧青墨云松桐枫荔桂兰荷菱芦柳梓杉榕棠", "陵阳泉湾浦渡原岭丘源"
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=[^\d.月日年、—\-期届号%])")
_SENTENCE = re.compile(r"[^。！？]+[。！？]")
_DATED = re.compile(r"[\d一二三四五六七八九十]+\s*[月日年时点]|当[日天]|[昨今明去]")


@dataclass(frozen=True)
class Issue:
    """A bulletin's file and what reading it must find."""

    file: str
    text: str
    city: str
    period: str
    entries: int


@dataclass(frozen=True)
class _Model:
    """An entry of the sample: its own month, title, body, section, and whether it begins with a day."""

    month: int
    title: str
    body: str
    section: str


@cache
def _models() -> tuple[tuple[_Model, ...], tuple[str, ...], tuple[str, ...]]:
    """The sample's entries, the sentences that can stand behind others, and the names of its people."""
    models, names, spare = [], set(), []
    for file in sample():
        annotated = annotate(read_bulletin(file.read_bytes(), source=file.name))
        for each in annotated.entries:
            names.update(p.name for p in each.people if len(p.name) in (2, 3))
            entry = each.entry
            month = int(annotated.bulletin.period[-2:])
            models.append(_Model(month, entry.title, " ".join(entry.body.split()), entry.section[0]))
            told = {p.name for p in each.people}
            for sentence in _SENTENCE.findall(models[-1].body)[1:]:
                if not _DATED.search(sentence) and not any(name in sentence for name in told) and "“" not in sentence:
                    spare.append(sentence.strip())
    return tuple(models), tuple(spare), tuple(sorted(names, key=lambda n: (-len(n), n)))


def city_name(i: int) -> str:
    """Name of the i-th city, without 市."""
    return _HEADS[i % len(_HEADS)] + _TAILS[i // len(_HEADS) % len(_TAILS)]


@cache
def _people(i: int, term: int) -> dict[str, str]:
    """The names of the i-th city's people, by those of the sample."""
    rng = random.Random(f"{i}/{term}")  # noqa: S311 - made data
    return {old: rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in old[1:]) for old in _models()[2]}


def issue(i: int, year: int, month: int) -> Issue:
    """One city's month."""
    rng = random.Random(f"{i}-{year}-{month}")  # noqa: S311 - made data
    models, spare, names = _models()
    city = city_name(i)
    people = _people(i, (year - FIRST_YEAR) // YEARS)
    one = re.compile("|".join(map(re.escape, names)))

    def anew(text: str, model_month: int) -> str:
        text = one.sub(lambda met: people[met[0]], text)
        text = re.sub(rf"(?<!\d)0?{model_month}\s*月", f"{month}月", text)
        text = re.sub("月 ?(29|30|31) ?日", "月28日", text).replace("2024", str(year))
        text = _FIGURE.sub(lambda met: _figure(met[0], rng), text)
        return text.replace("砚川", city).replace("砚", city[0])

    chosen = rng.sample(models, PER_BULLETIN)
    order = sorted({m.section for m in chosen})
    items = []
    for n, model in enumerate(sorted(chosen, key=lambda m: order.index(m.section))):
        title = anew(model.title, model.month)
        title = f"{rng.choice(_WHOSE).format(city=city)}：{title}" if rng.random() < 0.3 else title
        body = model.body
        while len(title) + len(body) < TYPICAL * rng.uniform(0.7, 1.3):
            body += rng.choice(spare)
        items.append((model.section, f"{title}", anew(body, model.month), n))
    layout = ("bold", "headings", "numbered", "chronicle")[i % 4]
    text = _LAYOUTS[layout](city, year, month, items, rng)
    return Issue(f"{city}-{year}-{month:02}.txt", text, f"{city}市", f"{year}-{month:02}", len(items))


def _figure(text: str, rng: random.Random) -> str:
    """Another figure of as many digits."""
    return "".join(rng.choice("123456789") if c.isdigit() else c for c in text)


_WHOSE = ("{city}动态", "市直部门", "县区风采", "一线见闻", "基层快讯")


def _bold(city: str, year: int, month: int, items: list[tuple[str, str, str, int]], rng: random.Random) -> str:
    head, body = [f"{city}市要情", f"{year}年{month}月", "", "# 目录", ""], []
    for section, found in groupby(items, key=lambda item: item[0]):
        head += [f"## {section}", ""]
        body += [f"## {section}", ""]
        for _, title, text, n in found:
            head.append(f"{title}{'.' * rng.randint(3, 6)}{n // 4 + 1}")
            body += [f"**{title}** {text}", ""]
        head.append("")
    return "\n".join(head + body)


def _headings(city: str, year: int, month: int, items: list[tuple[str, str, str, int]], _: random.Random) -> str:
    lines = [f"# {city}市大事 {year}年{month}月", ""]
    for section, found in groupby(items, key=lambda item: item[0]):
        lines += [f"## {section}", ""]
        for _section, title, text, _n in found:
            lines += [f"### {title}", "", text, ""]
    return "\n".join(lines)


def _numbered(city: str, year: int, month: int, items: list[tuple[str, str, str, int]], _: random.Random) -> str:
    lines = [f"{city}市要情", f"{year}年{month}月", ""]
    for n, (_section, title, text, _n) in enumerate(items, 1):
        lines += [f"{n}、{title}", "", text, ""]
    return "\n".join(lines)


def _chronicle(city: str, year: int, month: int, items: list[tuple[str, str, str, int]], rng: random.Random) -> str:
    lines = [f"{city}市{year}年{month}月大事记", ""]
    days = sorted(rng.randint(1, monthrange(year, month)[1]) for _ in items)
    for day, (_section, title, text, _n) in zip(days, items, strict=True):
        lines += [f"{month}月{day}日　{title}。{text}", ""]
    return "\n".join(lines)


_LAYOUTS = {"bold": _bold, "headings": _headings, "numbered": _numbered, "chronicle": _chronicle}


def issues(entries: int) -> Iterator[Issue]:
    """At least *entries* entries: bulletins of all cities month by month; four cities for every thousand entries or so, 200 at most."""
    count = -(-entries // PER_BULLETIN)
    cities = min(200, max(4, count // (12 * YEARS) + 4))
    for made in range(count):
        month = made // cities
        yield issue(made % cities, FIRST_YEAR + month // 12, month % 12 + 1)

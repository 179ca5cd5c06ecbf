"""Annotated bulletins of invented cities, any number of them: deterministic, without reading and extraction.

A bulletin is a city's month: about 100 events on its days, 30 officials of the city in leading posts, tags, bodies, places, and
text of the length that real bulletins have.
"""

from __future__ import annotations

import hashlib
import random
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from calendar_app.model.bulletin import Bulletin, Entry, Span
from calendar_app.model.extraction import (
    AnnotatedBulletin,
    AnnotatedEntry,
    DateKind,
    DateMention,
    EventDraft,
    NameMention,
    PersonMention,
    PostMention,
    Precision,
    RoleMention,
    Tag,
)

PER_MONTH = 100
#: Two words that stand together in RARE_EACH titles of each of the first RARE_MONTHS bulletins of city 0, and nowhere else: a store of a
#: thousand events holds all of them, and a larger one no more.
RARE = ("引水上山", "通水典礼")
RARE_MONTHS, RARE_EACH = 10, 4
#: Words that many entries of every bulletin hold: two of titles, and one of bodies.
FREQUENT, EVERYWHERE = ("防汛抗旱", "专题调研"), "会议强调"
FIRST_YEAR, YEARS = 2004, 20
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰辉鹏飞雪梅林晨宇浩然思远志国建文"
_SUBJECTS = (
    "防汛抗旱",
    "招商引资",
    "乡村振兴",
    "安全生产",
    "城市更新",
    "文旅融合",
    "教育改革",
    "科技创新",
    "夏粮收购",
    "环境保护",
)
_VERBS = (
    "工作会议召开",
    "专题调研",
    "项目集中开工",
    "现场推进会举行",
    "座谈会召开",
    "检查督导",
    "新闻发布会举行",
    "培训班开班",
)
_PARTS = (
    "会议强调要压实责任",
    "要求加快项目建设进度",
    "实地查看了重点企业",
    "详细了解群众生产生活情况",
    "听取了有关部门汇报",
    "提出下一步工作意见",
)
_SECTIONS = (("时政", "重要会议"), ("时政", "领导活动"), ("经济",), ("社会事业", "教育"), ("社会事业", "体育"))
_PLACES = ("开发区", "高新区", "东湖县", "西山县", "会展中心", "体育馆")
_POSTS = ("市委书记", "市长", "市委副书记", "副市长", "市人大常委会主任", "市政协主席")


def city_name(i: int) -> str:
    """Name of the i-th city."""
    return f"{chr(0x4E00 + 97 * (i % 200))}{chr(0x5000 + i // 200)}市"


def officials(i: int) -> list[PersonMention]:
    """The officials of a city."""
    rng = random.Random(i)  # noqa: S311 - made data
    city = city_name(i)
    found = []
    for n in range(30):
        name = rng.choice(_SURNAMES) + rng.choice(_GIVEN) + rng.choice(_GIVEN)
        title = _POSTS[min(n, len(_POSTS) - 1)] if n < 6 else "副市长"
        body = f"{city}政府" if "市长" in title else f"{city}委"
        post = PostMention(title, None, body, city, title, 5 + n, (), f"{body}|{title}{n}")
        roles = (RoleMention("主持", "主持", None),) if n % 3 == 0 else (RoleMention("出席", "出席", None),)
        found.append(
            PersonMention(
                name, (title,), "official", ("出席",), (Span(8, 8 + len(name)),), (post,), roles, 1, False, "made"
            )
        )
    return found


def bulletin(i: int, year: int, month: int, per_month: int = PER_MONTH) -> AnnotatedBulletin:
    """One city's month."""
    city = city_name(i)
    rng = random.Random(f"{i}-{year}-{month}")  # noqa: S311 - made data
    people = officials(i)
    last = monthrange(year, month)[1]
    entries = []
    for n in range(1, per_month + 1):
        day = date(year, month, 1 + (n * last) // (per_month + 1))
        subject, verb = rng.choice(_SUBJECTS), rng.choice(_VERBS)
        title = f"{rng.choice(('全市', city, '我市'))}{subject}{verb}"
        if i == 0 and year == FIRST_YEAR and month <= RARE_MONTHS and n % (per_month // RARE_EACH) == 3:
            title = f"{city}{RARE[0]}工程{RARE[1]}举行"
        body = f"{day.month}月{day.day}日，" + "，".join(rng.choices(_PARTS, k=12)) + "。"
        end = day + timedelta(days=rng.choice((0,) * 9 + (3,)))
        if n == 7:
            end = min(day + timedelta(days=40), date(9999, 1, 1))
        edtf = day.isoformat() if day == end else f"{day}/{end}"
        draft = EventDraft(DateKind.MAIN, 1, title, day, end, Precision.DAY, edtf, 0)
        section = rng.choice(_SECTIONS)
        entries.append(
            AnnotatedEntry(
                entry=Entry(n=n, title=title, body=body, section=section, page=n // 4 + 1, line=n * 3),
                dates=(
                    DateMention(
                        f"{day.month}月{day.day}日",
                        Span(0, 4),
                        day,
                        end,
                        Precision.DAY,
                        DateKind.MAIN,
                        edtf,
                        "md",
                        "period",
                    ),
                ),
                people=tuple(rng.sample(people, rng.choice((0, 1, 1, 2, 3)))),
                places=(NameMention(rng.choice(_PLACES), (), "made"),),
                orgs=(NameMention(f"{city}{rng.choice(('水利局', '教育局', '公安局', '大学'))}", (), "made"),),
                tags=(*(Tag(s, "section") for s in section), Tag(subject, "keyword", 0.8), Tag(verb[:2], "activity")),
                events=(draft,),
            )
        )
    text = f"{city}{year}-{month}"
    made = Bulletin(
        source=f"{city}-{year}-{month:02}.txt",
        checksum=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=f"{city}要情 {year}年{month}月",
        series="要情",
        place=city,
        period=f"{year}-{month:02}",
        layout="made",
        entries=tuple(e.entry for e in entries),
    )
    return AnnotatedBulletin(made, tuple(entries))


def bulletins(count: int, per_month: int = PER_MONTH) -> Iterator[AnnotatedBulletin]:
    """*count* bulletins: city after city within each month, months in order; cities enough that YEARS hold them."""
    months = YEARS * 12
    cities = max(1, -(-count // months))
    made = 0
    for m in range(months):
        for i in range(cities):
            if made == count:
                return
            made += 1
            yield bulletin(i, FIRST_YEAR + m // 12, m % 12 + 1, per_month)

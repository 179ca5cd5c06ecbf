"""A small database of two invented cities, rendered as the program renders, and an application over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from calendar_app.config import Settings
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.extraction import AnnotatedBulletin, DateKind, Precision
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.writer import store_bulletin
from calendar_app.web.app import build_app
from tests.store.factory import NOW, bulletin, draft, entry, month_days, person, post

BASE = "https://calendar.example"
MAYOR = person("沈一帆", post("市长", "安平市政府", "安平市", "市长", 2), roles=("主持",))
DEPUTY = person("鲁明", post("副市长", "安平市政府", "安平市", "副市长", 5), roles=("出席",))
TEACHER = person("周老师", post("教师"), kind="other")


def july(*, mayor_day: int = 6, title: str = "安平市召开防汛工作会议") -> AnnotatedBulletin:
    """Seven entries: days, a range, a month, an announcement, a recurring flight, an entry without a date."""
    return bulletin(
        entry(1, title, draft(date(2023, 7, mayor_day)), people=(MAYOR, DEPUTY), tags=("防汛",), places=("城东街道",)),
        entry(2, "安平市文化节举行", draft(date(2023, 7, 21), date(2023, 7, 23)), people=(DEPUTY,), tags=("文化",), orgs=("市文化馆",)),
        entry(3, "安平市推进老旧小区改造", draft(*month_days(2023, 7), precision=Precision.MONTH), tags=("城市建设",)),
        entry(
            4,
            "安平市筹备秋季博览会",
            draft(date(2023, 7, 11)),
            draft(date(2023, 9, 20), kind=DateKind.PLANNED, summary="9月20日博览会开幕"),
            tags=("会展",),
        ),
        entry(
            5,
            "安平机场新增航线",
            draft(date(2023, 7, 20)),
            draft(
                date(2023, 7, 21),
                date(2023, 8, 31),
                kind=DateKind.RECURRING,
                summary="航线每周一、三、五、日执飞",
                rrule="FREQ=WEEKLY;BYDAY=MO,WE,FR,SU;UNTIL=20230831",
            ),
            people=(TEACHER,),
        ),
        entry(6, "近日，安平市多措并举稳就业"),
        entry(7, "安平市“百日行动”;动员,部署=1", draft(date(2023, 7, 6)), people=(MAYOR,), tags=("防汛",)),
    )  # fmt: skip


def june() -> AnnotatedBulletin:
    """The other city, a month before, with a namesake's post elsewhere."""
    return bulletin(
        entry(1, "宁川县召开春耕会议", draft(date(2023, 6, 2)), people=(person("高远", post("县长", "宁川县政府", "宁川县", "县长", 2)),)),
        entry(2, "宁川县举行龙舟赛", draft(date(2023, 6, 22)), tags=("文化",)),
        place="宁川县",
        period="2023-06",
        title="宁川县大事记 2023年6月",
        series="大事记",
    )  # fmt: skip


def put(store: Store, annotated: AnnotatedBulletin, now: datetime = NOW) -> None:
    """Store a bulletin as ``import`` does."""
    with store.write() as session:
        store_bulletin(session, annotated, now=now, render=render_vevent)


@dataclass
class Site:
    """A store, its application and a client of it."""

    store: Store
    app: Flask
    client: FlaskClient


def make_site(path: Path, *bulletins: AnnotatedBulletin, base_url: str | None = BASE) -> Site:
    """An application over a new database with these bulletins."""
    url = f"sqlite:///{path}"
    store = open_store(url, create=True)
    for annotated in bulletins:
        put(store, annotated)
    app = build_app(Settings(database_url=url, base_url=base_url), store=store)
    return Site(store, app, app.test_client())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Read only: tests that write make a site of their own."""
    made = make_site(tmp_path_factory.mktemp("feeds") / "calendar.sqlite", july(), june())
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def client(site: Site) -> FlaskClient:
    return site.client

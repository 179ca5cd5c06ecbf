"""Pages of newspapers: the day in their heads is the day of publication of the articles below."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.dates import date_mentions
from calendar_app.model.bulletin import RegionKind
from calendar_app.model.extraction import DateKind

ARTICLES = """全区秋冬农田水利建设现场会召开
本报讯（记者 周齐）11月5日，全区秋冬农田水利建设现场会在石桥镇召开，区长吴越讲话。会议部署了今冬明春工作。

我区新增两家省级企业技术中心
本报讯 昨日，省经信厅公布名单，我区新增两家省级企业技术中心。

青年歌手大赛开唱
本报讯 今晚，青年歌手大赛在区剧院开唱，三十名选手登台。
"""
HEADS = {
    "two-lines": "临浦日报\n2020年11月6日 星期五 第2版\n\n",
    "one-line": "临浦日报 2020-11-06 星期五 02版\n\n",
    "page-apart": "2020年11月6日 星期五\n临浦晚报\n第A3版 要闻\n\n",
    "editors": "临浦日报\n2020年11月6日　星期五　责任编辑：云溪　第2版\n\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_articles_have_the_day_of_their_page(name: str) -> None:
    bulletin = read_bulletin((HEADS[name] + ARTICLES).encode(), source="x.txt")
    assert [e.title[:4] for e in bulletin.entries] == ["全区秋冬", "我区新增", "青年歌手"]
    assert {e.published for e in bulletin.entries} == {date(2020, 11, 6)}
    mains = []
    for entry in bulletin.entries:
        found, _ = date_mentions(entry, period=bulletin.period)
        mains.append([m.start for m in found if m.kind is DateKind.MAIN])
    assert mains == [[date(2020, 11, 5)], [date(2020, 11, 5)], [date(2020, 11, 6)]]
    assert not [r for r in bulletin.regions if r.kind is RegionKind.UNREAD]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("临浦新闻网\n今天是2024年3月2日 星期六\n临浦日报\n\n", id="day-of-a-site"),
        pytest.param("临浦日报\n\n", id="no-day"),
        pytest.param("临浦日报社2020年11月6日召开第2版面改进会\n\n", id="sentence"),
    ],
)
def test_other_heads_are_no_pages_of_papers(head: str) -> None:
    bulletin = read_bulletin((head + ARTICLES).encode(), source="x.txt", period="2020-11")
    assert not any(e.published for e in bulletin.entries)

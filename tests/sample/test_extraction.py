"""What the program reads in the bundled sample, held against labels made by hand when it was written."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.sample import bulletins

#: People of the sample without a public post: they must never have a page.
PRIVATE = {
    *("魏小楼", "祝清和", "聂一帆", "聂双帆", "郝秀英", "周以宁", "戚长河", "葛春妮", "乐正文", "屈大年", "钟毓秀"),
    *("程思源", "毕守山", "晏桂芬", "尚怀瑾", "鲍玉梅", "裴文澜", "卜一鸣", "石小满", "安若溪", "褚云生", "温如玉"),
    *("倪仲谋", "奚望舒", "游子衿", "池大勇", "靳克勤", "凌可可", "晋小北", "闵知秋", "古小荷", "苗石樵", "谷满仓"),
    *("常怀瑾", "邰子健", "舒铁城", "葛守湖", "敖铁山", "闻人秋", "郗明远", "褚云霞", "詹有田", "尤长福", "瞿九龄"),
    *("黎大奎", "沙白露", "宁远志", "居安安", "纪千秋", "梅若水", "侯登峰", "薛长风", "卓小米", "杨穗穗", "贡云鹏"),
}
#: People who hold public posts in it, each in some month.
OFFICIALS = {
    *("陆景行", "宋怀远", "贺知夏", "邵秉文", "郭立言", "田汝舟", "秦守正", "顾行舟", "梁素", "叶知微", "柳成荫"),
    *("范仲达", "何澍", "欧阳青", "邱定远", "彭亦可", "姚广林", "蒋玉珊", "孟繁星", "苏敏行", "尹若谷", "唐一鸣"),
    *("高维", "邹鲁川", "龚自新", "罗雨桐", "卢照川", "万春生", "戴维新", "江晚晴", "蒲江海", "段采薇", "黎仁安"),
    *("崔跃进", "丁若兰", "冯启明", "牛树民", "葛长林", "雷震川", "文礼民", "陶然之", "钟鸣远", "贝宁", "项景淳"),
    *("方崇礼", "贾思远", "石敬之", "霍天河", "闻笙", "耿长戈", "康守诚", "田禾", "鲁向东", "白慕云"),
    *("小野寺彻", "维姆·德容"),
}


@pytest.fixture(scope="module")
def annotated():
    return {
        found.bulletin.period: found
        for found in (annotate(read_bulletin(path.read_bytes(), source=path.name)) for path in bulletins())
    }


@pytest.fixture(scope="module")
def people(annotated):
    """Name to the mentions of it in all three months."""
    out = {}
    for bulletin in annotated.values():
        for entry in bulletin.entries:
            for person in entry.people:
                out.setdefault(person.name, []).append(person)
    return out


def entry(annotated, period, start):
    """The entry of a month whose title begins so."""
    [found] = [each for each in annotated[period].entries if each.entry.title.startswith(start)]
    return found


def test_every_entry_has_a_lead_date_in_its_month(annotated):
    for period, bulletin in annotated.items():
        for each in bulletin.entries:
            main = [date for date in each.dates if date.kind == "main"]
            assert main, each.entry.title
            assert f"{main[0].start:%Y-%m}" == period, each.entry.title


def test_those_in_public_posts_are_officials(people):
    known = {name for name, mentions in people.items() if any(mention.kind == "official" for mention in mentions)}
    assert OFFICIALS - known == set()


def test_nobody_else_is_an_official(people):
    known = {name for name, mentions in people.items() if any(mention.kind == "official" for mention in mentions)}
    assert known & PRIVATE == set()


@pytest.mark.parametrize("words", ["来砚", "回贵阳", "龙舟赛", "阿尔斯梅尔", "贺信", "杜鹃"])
def test_what_is_no_name(people, words):
    assert words not in people


@pytest.mark.parametrize(
    ("period", "title", "name", "posts"),
    [
        pytest.param("2024-03", "宋怀远检查北浦水厂", "宋怀远", ("市长",), id="mayor-in-march"),
        pytest.param("2024-04", "贺知夏检查双溪河", "贺知夏", ("代市长", "市防汛抗旱指挥部指挥长"), id="acting-mayor"),
        pytest.param("2024-05", "北浦水厂建成通水", "贺知夏", ("市长",), id="mayor-in-may"),
        pytest.param("2024-05", "宋怀远来砚调研", "宋怀远", ("砚川市原市长", "省发展改革委主任"), id="former-mayor"),
        pytest.param("2024-03", "全市首批", "晏桂芬", (), id="a-volunteer"),
        pytest.param("2024-03", "市委政法工作会议", "何澍", ("副市长", "市公安局局长"), id="two-posts"),
    ],
)
def test_posts_as_printed(annotated, period, title, name, posts):
    found = entry(annotated, period, title)
    assert {person.name: person.titles for person in found.people}.get(name, ()) == posts


@pytest.mark.parametrize(
    ("period", "title", "kind", "start", "end", "precision"),
    [
        pytest.param("2024-03", "云泽市党政考察团", "planned", "2024-04-21", "2024-04-30", "day", id="last-third"),
        pytest.param("2024-03", "荷兰驻岚州", "planned", "2024-09-01", "2024-09-30", "month", id="a-month"),
        pytest.param("2024-03", "宋怀远检查北浦水厂", "planned", "2024-05-28", "2024-05-28", "day", id="a-day-ahead"),
        pytest.param("2024-03", "第六届砚文化博览会筹备", "planned", "2024-05-18", "2024-05-18", "day", id="opening"),
        pytest.param("2024-03", "春季招聘会", "main", "2024-03-02", "2024-03-03", "day", id="two-days"),
        pytest.param("2024-03", "砚川小将夺得", "span", "2024-03-21", "2024-03-23", "day", id="three-days-until"),
        pytest.param("2024-03", "砚湖候鸟春季", "main", "2024-03-01", "2024-03-31", "month", id="month-alone"),
        pytest.param("2024-03", "北浦区关工委", "recurring", "2024-03-21", "2024-03-31", "day", id="each-year"),
        pytest.param("2024-04", "全国政协书画室", "main", "2024-04-21", "2024-04-30", "day", id="lead-third"),
        pytest.param("2024-04", "五一假期客运", "planned", "2024-05-01", "2024-05-05", "day", id="range-ahead"),
        pytest.param("2024-04", "砚川男子藤球队", "span", "2024-04-14", "2024-04-16", "day", id="after-three-days"),
        pytest.param("2024-05", "我市推出暑期公益", "planned", "2024-07-08", "2024-08-23", "day", id="summer"),
        pytest.param("2024-05", "砚川市第八届人民代表大会", "also", "2024-05-24", "2024-05-24", "part", id="a-morning"),
    ],
)
def test_dates(annotated, period, title, kind, start, end, precision):
    found = entry(annotated, period, title)
    assert (kind, start, end, precision) in [
        (date.kind, str(date.start), str(date.end), date.precision) for date in found.dates
    ]


@pytest.mark.parametrize(
    ("period", "title", "rule"),
    [
        pytest.param("2024-03", "砚川—厦门航线", "FREQ=WEEKLY;BYDAY=TU,TH,SA,SU;UNTIL=20241026", id="xiamen"),
        pytest.param("2024-04", "砚川—贵阳航线", "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20240630", id="guiyang"),
    ],
)
def test_flights_are_rules_with_bounds(annotated, period, title, rule):
    found = entry(annotated, period, title)
    assert [event.rrule for event in found.events if event.rrule] == [rule]


@pytest.mark.parametrize(
    ("period", "title", "words"),
    [
        pytest.param("2024-03", "云泽市党政考察团", "三号", id="an-outlet's-number"),
        pytest.param("2024-04", "两名砚川教师", "31年", id="years-of-service"),
        pytest.param("2024-05", "云门女教师", "14年", id="years-of-teaching"),
        pytest.param("2024-05", "砚川机场开通", "每周三", id="three-flights-a-week"),
    ],
)
def test_what_only_looks_like_a_date(annotated, period, title, words):
    assert words not in [date.text for date in entry(annotated, period, title).dates]

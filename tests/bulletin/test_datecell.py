"""Date cells at the heads of lines, in the forms that chronicles print, and what is none."""

from __future__ import annotations

import doctest
import importlib

import pytest

from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.page.noise import noise_rule
from calendar_app.bulletin.page.pages import page_number
from calendar_app.bulletin.page.scraps import is_junk
from calendar_app.bulletin.page.series import printed_period, series_of

CELLS = [
    ("夏五月，蝗", "夏五月", "month", None, 5, None),
    ("乾隆元年至三年，修", "乾隆元年至三年", "year", 1736, None, None),
    ("民国15年至17年，匪", "民国15年至17年", "year", 1926, None, None),
    ("康熙四年乙巳（1665）", "康熙四年乙巳（1665）", "year", 1665, None, None),
    ("十五年丙寅（1926）", "十五年丙寅（1926）", "year", 1926, None, None),
    ("光绪丁丑年（1877）", "光绪丁丑年（1877）", "year", 1877, None, None),
    ("道光十三、十四年，大旱", "道光十三、十四年", "year", 1833, None, None),
    ("民国二十至二十一年，匪", "民国二十至二十一年", "year", 1931, None, None),
    ("民國78、07、31 啟用", "民國78、07、31", "day", 1989, 7, 31),
    ("民國91/02 完工", "民國91/02", "month", 2002, 2, None),
    ("1938~1945年，沈家", "1938~1945年", "year", 1938, None, None),
    ("1946年(民國35年) .設立", "1946年(民國35年)", "year", 1946, None, None),
    ("抗日时期，村民", "抗日时期", "part-era", None, None, None),
    ("元月3日，全县", "元月3日", "day", None, 1, 3),
    ("元月　全县", "元月", "month", None, 1, None),
    ("下旬至3月中旬，全县", "下旬至3月中旬", "part", None, None, None),
    ("月底至5月初　全县", "月底至5月初", "part", None, None, None),
    ("7月12----14日,召开", "7月12----14日", "day", None, 7, 12),
    ("3月——9月，举办", "3月——9月", "month", None, 3, None),
    ("6—7两月，相继", "6—7两月", "month", None, 6, None),
    ("一月至三月，全县", "一月至三月", "month", None, 1, None),
    ("十 二 月", "十 二 月", "month", None, 12, None),
    ("二 十 三 日", "二 十 三 日", "day", None, None, 23),
    ("2.5-10 省人大", "2.5-10", "day", None, 2, 5),
    ("周宣王二年至六年（前826~前822），", "周宣王二年至六年（前826~前822）", "year", -826, None, None),
    ("康熙三年至五年（1664—1666），", "康熙三年至五年（1664—1666）", "year", 1664, None, None),
    ("约公元前21世纪夏朝", "约公元前21世纪", "part-era", None, None, None),
    ("距今五六千年前，先民", "距今五六千年前", "part-era", None, None, None),
    ("约公元前495年楚人", "公元前495年", "year", -495, None, None),
    ("3月5日 市委召开", "3月5日", "day", None, 3, 5),
    ("3月5日市委召开", "3月5日", "day", None, 3, 5),
    ("1月10日　全县", "1月10日", "day", None, 1, 10),
    ("7月 6日，", "7月 6日", "day", None, 7, 6),
    ("7 月 5 日 ", "7 月 5 日", "day", None, 7, 5),
    ("5    月", "5    月", "month", None, 5, None),
    ("三月五日，市", "三月五日", "day", None, 3, 5),
    ("二十一日至二十三日，", "二十一日至二十三日", "day", None, None, 21),
    ("16日一27日　全县", "16日一27日", "day", None, None, 16),
    ("3月5日一8日　全县", "3月5日一8日", "day", None, 3, 5),
    ("16日一中学生运动会", "16日", "day", None, None, 16),
    ("廿五日", "廿五日", "day", None, None, 25),
    ("31日  ", "31日", "day", None, None, 31),
    ("３~４日  我市", "３~４日", "day", None, None, 3),
    ("２月１４日—３月３日　", "２月１４日—３月３日", "day", None, 2, 14),
    ("9月2日—3日:", "9月2日—3日", "day", None, 9, 2),
    ("1 月 15~17 日, ", "1 月 15~17 日", "day", None, 1, 15),
    ("５～１１月　", "５～１１月", "month", None, 5, None),
    ("7月21日、22日，", "7月21日、22日", "day", None, 7, 21),
    ("5月中旬，", "5月中旬", "month", None, 5, None),
    ("2011年", "2011年", "year", 2011, None, None),
    ("二〇二三年三月一日，", "二〇二三年三月一日", "day", 2023, 3, 1),
    ("一九八O年", "一九八O年", "year", 1980, None, None),
    ("二00四年四月，", "二00四年四月", "month", 2004, 4, None),
    ("二ＯＯ三年三月五日，", "二ＯＯ三年三月五日", "day", 2003, 3, 5),
    ("2020年1月19日 年廿五", "2020年1月19日", "day", 2020, 1, 19),
    ("2020-01-19 武", "2020-01-19", "day", 2020, 1, 19),
    ("民國113年5月9日 ", "民國113年5月9日", "day", 2024, 5, 9),
    ("113.05.09　鄉", "113.05.09", "day", 2024, 5, 9),
    ("113.05.30~06.02 鄉", "113.05.30~06.02", "day", 2024, 5, 30),
    ("113.05.04-05 鄉", "113.05.04-05", "day", 2024, 5, 4),
    ("2024.05.04—06 县", "2024.05.04—06", "day", 2024, 5, 4),
    ("2024-05-04至2024-05-06 县", "2024-05-04至2024-05-06", "day", 2024, 5, 4),
    ("2024/5/4～5/6 县", "2024/5/4～5/6", "day", 2024, 5, 4),
    ("2024.05.04 6名", "2024.05.04", "day", 2024, 5, 4),
    ("2024.05.04—2035年", "2024.05.04", "day", 2024, 5, 4),
    ("5.30-6.2 县", "5.30-6.2", "day", None, 5, 30),
    ("春秋（前486），", "春秋（前486）", "year", -486, None, None),
    ("商周时期（公元前1600", "商周时期（公元前1600", "year", -1600, None, None),
    ("前221年至前206年，", "前221年至前206年", "year", -221, None, None),
    ("元狩中（前120）", "元狩中（前120）", "year", -120, None, None),
    ("乾道九年（1173", "乾道九年（1173", "year", 1173, None, None),
    ("1984年3月经省批准", "1984年3月", "month", 1984, 3, None),
    ("1984年3月供销社", "1984年3月", "month", 1984, 3, None),
    ("民国元年（1912年）", "民国元年（1912年）", "year", 1912, None, None),
    ("明万历元年(1573年),春", "明万历元年(1573年)", "year", 1573, None, None),
    ("五十二年(1713年)夏", "五十二年(1713年)", "year", 1713, None, None),
    ("公元前651年，", "公元前651年", "year", -651, None, None),
    ("同日，", "同日", "back-day", None, None, None),
    ("是月 ", "是月", "back-month", None, None, None),
    ("该年，", "该年", "back-year", None, None, None),
    ("春，大旱", "春", "part", None, None, None),
    ("929日下午", "929日", "day", None, 9, 29),
    ("年 底，办厂", "年 底", "part", None, None, None),
    ("1949年:10月1日,全县", "1949年:10月1日", "day", 1949, 10, 1),
    ("1952年：3月，撤县", "1952年：3月", "month", 1952, 3, None),
    ("1954年：互助合作", "1954年", "year", 1954, None, None),
    ("19081918年", "19081918年", "year", 1908, None, None),
    ("秦王政九年至十年（前238—前237），", "秦王政九年至十年（前238—前237）", "year", -238, None, None),
]


@pytest.mark.parametrize(("text", "words", "unit", "year", "month", "day"), CELLS, ids=[c[0] for c in CELLS])
def test_cell_is_read(text, words, unit, year, month, day) -> None:
    cell = find_cell(text)
    assert cell is not None
    assert text[cell.start : cell.end] == words
    assert (cell.unit, cell.year, cell.month, cell.day) == (unit, year, month, day)


@pytest.mark.parametrize(
    "text",
    ["2023年度工作", "3日本队", "八一建军节", "20世纪", "009年1月", "5年来，", "13月5日", "第3日", "全市", "1号线开通", "三月球", "冬季攻势", ""],
)  # fmt: skip
def test_no_cell(text: str) -> None:
    assert find_cell(text) is None


def test_month_of_any_day_is_where_it_began() -> None:
    cell = find_cell("△3月5日", 1)
    assert cell is not None
    assert (cell.start, cell.end) == (1, 5)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("首页 > 方志 > 大事记", "breadcrumb"),
        (">> 首页 > 大事记", "breadcrumb"),
        (">>全县防汛会议召开", ""),
        ("当前位置：大事记", "navigation"),
        ("您当前的位置：砚川县人民政府", "navigation"),
        ("版权所有 云溪市档案局", "navigation"),
        ("您当前的位置：首页 > 云溪百科", "navigation"),
        ("责任编辑：白露", "byline"),
        ("记者 白露", "byline"),
        ("（云溪日报记者 白露）", "byline"),
        ("记者从市妇联获悉，活动将持续到月底。", ""),
        ("记者白露 通讯员谷雨", "byline"),
        ("白露 摄", "byline"),
        ("图为会议现场。", "photo-caption"),
        ("记者日前在县里采访", ""),
        ("图书馆开馆", ""),
        ("通讯员队伍建设会召开", ""),
        ("报：省政府办公厅", "navigation"),
        ("来源于生活的艺术展开幕", ""),
        ("——————", "ruling"),
        ("市委召开会议。", ""),
    ],
)
def test_noise_is_told_from_text(text: str, rule: str) -> None:
    assert noise_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("- 12 -", 12),
        ("第 3 页 共 9 页", 3),
        ("P. 94", 94),
        ("Page 87 - 《云溪年鉴》", 87),
        ("大事记        -  31 -", 31),
        ("2011", None),
        ("1月", None),
        ("..... 4", None),
    ],
)
def test_page_numbers(text: str, number: int | None) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-09-30 08:36  来源：云溪日报", "2021-09-30"),
        ("发布时间：2021年10月1日 17:20", "2021-10-01"),
        ("时间:2023-10-10 16:13  来源:档案馆  点击:", "2023-10-10"),
        ("2020-06-29 07:28 白露", "2020-06-29"),
        ("2013-08-15 00:46:01云溪市地方志办公室研究室", "2013-08-15"),
    ],
)
def test_publication_lines(text: str, day: str) -> None:
    found = publication_day(text)
    assert found is not None
    assert str(found.day) == day


@pytest.mark.parametrize(
    "text",
    [
        "2021年9月30日，市委召开会议。",
        "2021年9月30日　全县秋收开始",
        "2021-11-08 记者节座谈会举行",
        "2013-08-15 00:46云溪县石桥镇与柳河乡交界处发生3.2级地震",
        "2021年9月30日　作者签售会在书城举行",
        "市委书记到县里调研",
        "2021年9月",
    ],
)
def test_no_publication_line(text: str) -> None:
    assert publication_day(text) is None


def test_titles_of_issues() -> None:
    assert series_of("临江历史大事记(2005---1980)") == "大事记"
    assert series_of("《云溪大事记》(2023年9月份)") == "大事记"
    assert series_of("云溪市总工会2023年6月工作简讯") == "工作简讯"
    assert series_of("简讯三则") == ""
    assert series_of("全市防汛会议召开") == ""
    assert printed_period("清浦大事记202008") == ((2020,), 8)
    assert printed_period("文山大学二〇二三年三月校园大事记") == ((2023,), 3)


def test_junk_is_told_from_latin_words() -> None:
    assert is_junk("% d2 O6 o, [* Y/ {% d) c8 S%")
    assert not is_junk("ISO 9001:2015 (quality) A-1")


@pytest.mark.parametrize(
    "name", ["chars", "contents.contents", "numerals", "page.masthead", "dates.publication", "formats.zipcheck"]
)
def test_examples_in_the_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"calendar_app.bulletin.{name}")).failed == 0


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("1月28日晚,", True),
        ("1月28日下午3时许，", True),
        ("1月28日21:30，", True),
        ("1月28日8时 ", True),
        ("1月28日晚高峰，", False),
        ("1月28日下午市委", False),
        ("1月28日8时市委", False),
        ("1月晚，", False),
    ],
)
def test_an_hour_behind_the_day_belongs_to_the_date(text: str, closed: bool) -> None:
    cell = find_cell(text)
    assert cell is not None
    assert (cell.closed, text[cell.start : cell.end][-1]) == (closed, "日" if "日" in text else "月")

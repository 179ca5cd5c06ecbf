"""What holds of every text: printed dates read back, nothing raises, spans are true, time is linear, texts do not mix."""

from __future__ import annotations

import string
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendar_app.extract.dates import date_mentions, event_drafts
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import DateMention, Precision

HAN = "〇一二三四五六七八九"
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def han_digits(number: int) -> str:
    return "".join(HAN[int(c)] for c in str(number))


def han(number: int, *, twenty: str = "二十") -> str:
    if number < 10:
        return HAN[number]
    tens = {1: "十", 2: twenty, 3: "三十"}[number // 10]
    return tens + (HAN[number % 10] if number % 10 else "")


def wide(text: str) -> str:
    return text.translate(str.maketrans(string.digits + "-/.", "０１２３４５６７８９－／．"))


STYLES = {
    "arabic": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "arabic-hao": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "wide": lambda d: wide(f"{d.year}年{d.month}月{d.day}日"),
    "wide-iso": lambda d: wide(d.isoformat()),
    "han": lambda d: f"{han_digits(d.year)}年{han(d.month)}月{han(d.day)}日",
    "han-zero": lambda d: f"{han_digits(d.year).replace('〇', '零')}年{han(d.month)}月{han(d.day)}日",
    "han-circle": lambda d: f"{han_digits(d.year).replace('〇', '○')}年{han(d.month)}月{han(d.day)}日",
    "han-nian": lambda d: f"{han_digits(d.year)}年{han(d.month)}月{han(d.day, twenty='廿')}日",
    "weekday": lambda d: f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）",
    "weekday-zhou": lambda d: f"{d.year}年{d.month}月{d.day}日 周{'一二三四五六日'[d.weekday()]}",
    "traditional": lambda d: f"{d.year}年{d.month}月{d.day}號",
    "this-year-said": lambda d: f"{d.year}年的{d.month}月{d.day}日",
}


def read(
    text: str, *, on: date | None = date(2023, 7, 5), title: str = "", period: str = "2023-07"
) -> list[DateMention]:
    return list(date_mentions(Entry(1, title, text, published=on), period=period)[0])


@pytest.mark.parametrize("style", STYLES)
@given(
    day=DAYS,
    before=st.sampled_from(["", "会议于", "定于", "，", "（", "自"]),
    after=st.sampled_from(["", "召开", "，会议召开", "起", "）"]),
)
@settings(max_examples=40)
def test_a_printed_day_reads_back(style: str, day: date, before: str, after: str) -> None:
    printed = STYLES[style](day)
    [mention] = read(before + printed + after)
    assert (mention.start, mention.end, mention.edtf) == (day, day, day.isoformat())
    assert mention.span is not None
    assert mention.span.start == len(before)
    assert mention.text == printed


@given(day=DAYS, length=st.integers(1, 400), dash=st.sampled_from(["至", "到", "—", "-", "～", "——", "－"]))
def test_a_printed_range_reads_back(day: date, length: int, dash: str) -> None:
    last = day + timedelta(days=length)
    [mention] = read(f"{day.year}年{day.month}月{day.day}日{dash}{last.year}年{last.month}月{last.day}日")
    assert (mention.start, mention.end, mention.edtf) == (day, last, f"{day}/{last}")


@given(day=DAYS, length=st.integers(1, 300))
def test_a_range_prints_its_year_once(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    tail = f"{last.day}日" if (last.year, last.month) == (day.year, day.month) else f"{last.month}月{last.day}日"
    [mention] = read(f"{day.year}年{day.month}月{day.day}日至{tail}")
    assert (mention.start, mention.end) == (day, last)


@given(st.dates(min_value=date(2023, 7, 1), max_value=date(2023, 7, 31)))
def test_a_day_without_its_year_belongs_to_the_period(day: date) -> None:
    [mention] = read(f"{day.month}月{day.day}日，全市防汛会召开。", on=None, title="题")
    assert (mention.start, mention.anchor) == (day, "period")


@given(year=st.integers(1900, 2100), month=st.integers(1, 12), third=st.sampled_from(["上旬", "中旬", "下旬"]))
def test_thirds_of_months(year: int, month: int, third: str) -> None:
    [mention] = read(f"{year}年{month}月{third}")
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, monthrange(year, month)[1])}[third]
    assert (mention.start, mention.end, mention.precision) == (
        date(year, month, first),
        date(year, month, last),
        Precision.DAY,
    )


@given(year=st.integers(1900, 2100), month=st.integers(1, 12), day=st.integers(1, 31))
def test_an_impossible_day_is_a_doubt_and_never_rounded(year: int, month: int, day: int) -> None:
    mentions, doubts = date_mentions(
        Entry(1, "", f"{year}年{month}月{day}日", published=date(2023, 7, 5)), period="2023-07"
    )
    possible = day <= monthrange(year, month)[1]
    assert [m.start for m in mentions] == ([date(year, month, day)] if possible else [])
    assert [d.code for d in doubts] == ([] if possible else ["impossible-date"])


@given(day=DAYS, said=st.integers(1, 7))
def test_a_weekday_beside_a_day_is_checked(day: date, said: int) -> None:
    text = f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[said - 1]}）"
    mentions, doubts = date_mentions(Entry(1, "", text, published=date(2023, 7, 5)), period="2023-07")
    assert [m.start for m in mentions] == [day]
    assert [d.code for d in doubts] == ([] if day.isoweekday() == said else ["weekday-mismatch"])


_UNITS = "年 月 日 号 时 点 周 世纪 年代 季度 星期 上旬 底 初 天 半 第"
_FIGURES = "5 7 12 31 90 2023 二 三 十 廿 三十一"
_WORDS = (
    "今年 去年 昨天 当日 次日 每周 每月 每年 为期 农历 正月 初一 闰 民国 公元前 春节 当天 过去 将于 会议 召开 1号机组"
)
_FAR = (
    "最后一天 第一个星期一 第二周 第28周 前五个月 公元前5年 公元3年 道光三年 五年前 三个月后 今明两天 "
    "上世纪 上季度 下半年 春 国庆节 清明 除夕 周末"
)
_MARKS = "至 — - 、 和 上 下 本 起 前 后 以来 的 《 》 “ ” （ ） ， 。"
PIECES = st.sampled_from([piece for words in (_UNITS, _FIGURES, _WORDS, _FAR, _MARKS) for piece in words.split()])


@given(st.lists(PIECES, max_size=24).map("".join), st.sampled_from([None, date(2023, 7, 5), date(2024, 2, 29)]))
@settings(max_examples=600)
def test_any_text_is_read_without_failing(text: str, on: date | None) -> None:
    entry = Entry(1, "", text, published=on)
    mentions, doubts = date_mentions(entry, period="2023-07")
    event_drafts(entry, mentions)
    for m in mentions:
        assert m.span is not None
        assert text[m.span.start : m.span.end] == m.text
        assert (m.start is None) == (m.end is None)
        assert m.start is None or m.end is None or m.start <= m.end
    starts = [m.span.start for m in mentions if m.span is not None]
    assert starts == sorted(starts)
    assert all(d.entry == 1 for d in doubts)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_text_does_not_remember_the_one_before(first: str, second: str) -> None:
    alone = read(second + "。7月9日，会议召开。")
    read(first)
    assert read(second + "。7月9日，会议召开。") == alone


HOSTILE = [
    *(
        "1、" * 1000,
        "7月5日、" * 500,
        "二〇" * 1000,
        "每周一、三、" * 500,
        "2023年" * 500,
        "至" * 2000,
        "《“" * 1000,
        "一" * 3000,
    ),
    *(
        " " * 3000,
        "上" * 3000,
        "第一、二、" * 800,
        "5—" * 1500,
        "正月初一至" * 500,
        "民国" * 1500,
        "前3" * 1500,
        "9:00—" * 800,
    ),
]


@pytest.mark.parametrize("piece", HOSTILE, ids=lambda p: p[:6])
def test_time_is_linear(piece: str) -> None:
    """Eight times the text costs about eight times the time: a quadratic pass would take sixty-four times."""
    read(piece)
    small = min(timed(piece) for _ in range(3))
    large = min(timed(piece * 8) for _ in range(2))
    assert large < max(40 * small, 0.1)


def timed(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start

"""Titled entries printed anew with lists, tables and page ends inside their texts: each gives back its title and its whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from tests.bulletin.test_combinations import YEAR
from tests.bulletin.test_days_by_place import FOUND, TITLES

#: Lines below a text that belong to it.
INSIDE = {
    "points": ("会议提出两点要求。", "一要把任务分到科室，每周报一次进度。", "二要守住底线，夜里也要有人值守。"),
    "numbers": ("会议议定以下事项：", "1.原则同意修缮老码头，由市交通局牵头。", "2.为护林员购买意外保险。"),
    "brackets": ("活动主要内容：", "（一）入户走访，听取意见。", "（二）举办现场咨询会，当场答复。"),
    "signs": ("现场公布三项措施：", "◇延时服务，中午不打烊。", "◇预约办理，少跑一趟路。", "◇上门代办，方便老人。"),
    "table": ("各组完成情况如下：", "组别\t任务\t完成", "一组\t120\t96", "二组\t150\t141"),
}
#: What stands between two pages, {n} being the number of the first.
PAGES = {"dash": "\n- {n} -\n", "bare": "{n}", "apart": "\n{n}\n", "head": "{n}\n砚川要情"}
#: Pairs of one form, which no reader could tell.
SAME = {("arabic", "numbers"), ("han-brackets", "brackets"), ("han", "points"), ("diamond", "signs"), ("star", "signs")}


def printed(title: str, below: Sequence[str], gap: str) -> str:
    out = [f"砚川要情\n（{YEAR}年3—5月）\n"]
    for n, (name, m, d, text) in enumerate(FOUND, 1):
        more = below if n % 4 == 0 else ()
        out.append(gap.join([TITLES[title](n, name).rstrip(), f"{m}月{d}日，{text}", *more]) + "\n")
    return "\n".join(out)


def expected(below: Sequence[str] = ()) -> list[tuple[str, str]]:
    texts = [f"{m}月{d}日，{text}" + "".join(below) * (n % 4 == 0) for n, (_, m, d, text) in enumerate(FOUND, 1)]
    return [(squeeze(item[0]), squeeze(text)) for item, text in zip(FOUND, texts, strict=True)]


def read(text: str) -> list[tuple[str, str]]:
    return [(squeeze(e.title), squeeze(e.body)) for e in read_bulletin(text.encode(), source="x.md").entries]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "apart"])
@pytest.mark.parametrize(
    ("title", "inside"), [(title, inside) for title in TITLES for inside in INSIDE if (title, inside) not in SAME]
)
def test_lists_and_tables_belong_to_the_text_above(title: str, inside: str, gap: str) -> None:
    below = INSIDE[inside]
    assert read(printed(title, below, gap)) == expected(below)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("title", TITLES)
def test_a_page_may_end_within_any_text(title: str, page: str) -> None:
    text = printed(title, (), "\n")
    cuts = [match.end() for match in re.finditer("[^。\n]{60}(?=[\u4e00-\u9fff]{8})", text)][::4]
    for n, at in sorted(enumerate(cuts, 1), reverse=True):
        text = f"{text[:at]}\n{PAGES[page].format(n=n)}\n{text[at:]}"
    assert read(text) == expected()

"""Titled entries printed anew: the day in each place where pages put it, below titles of each form, in texts of each form.

Every way of printing must give back titles, texts and days as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.extract.dates import date_mentions
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import DateKind
from tests.bulletin.test_combinations import YEAR, han
from tests.bulletin.test_variants import ITEMS, wrapped

#: So many items, from several months of the sample.
FOUND = [item for item in ITEMS if "。" in item[3][:-1]][::12]

TITLES: dict[str, Callable[[int, str], str]] = {
    "plain": lambda _, title: title,
    "indented": lambda _, title: f"　　{title}",
    "apart": lambda _, title: f"{title}\n",
    "centred": lambda _, title: f"{' ' * (34 - len(title))}{title}",
    "bold": lambda _, title: f"**{title}**",
    "hash": lambda _, title: f"### {title}",
    "arabic": lambda n, title: f"{n}、{title}",
    "han": lambda n, title: f"{han(n)}、{title}",
    "han-brackets": lambda n, title: f"（{han(n)}）{title}",
    "lens": lambda _, title: f"【{title}】",
    "diamond": lambda _, title: f"◆ {title}",
    "star": lambda _, title: f"★{title}",
}


def _dated(m: int, d: int, text: str) -> str:
    return f"{m}月{d}日，{text}"


#: What stands behind a title and on the line below it, and the text, by the place of the day.
DAYS: dict[str, Callable[[int, int, str], tuple[str, str, str]]] = {
    "text": lambda m, d, text: ("", "", _dated(m, d, text)),
    "year": lambda m, d, text: ("", "", f"{YEAR}年{_dated(m, d, text)}"),
    "put-up": lambda m, d, text: ("", f"发布时间：{YEAR}-{m:02}-{d:02} 08:30　来源：市委办", _dated(m, d, text)),
    "source": lambda m, d, text: ("", f"{YEAR}-{m:02}-{d:02}　来源：市政府办", _dated(m, d, text)),
    "label": lambda m, d, text: ("", f"时间：{YEAR}年{m}月{d}日", text),
    "below": lambda m, d, text: ("", f"{YEAR}年{m}月{d}日", text),
    "figures": lambda m, d, text: ("", f"{YEAR}-{m:02}-{d:02}", text),
    "brackets": lambda m, d, text: ("", f"（{m}月{d}日）", text),
    "behind-title": lambda m, d, text: (f"（{m}月{d}日）", "", text),
    "figures-behind-title": lambda m, d, text: (f" [{YEAR}-{m:02}-{d:02}]", "", text),
    "above": lambda m, d, text: ("", f"{m}月{d}日", text),
    "signed": lambda m, d, text: ("", "", f"{text}\n　　　　　　{YEAR}年{m}月{d}日"),
    "behind-text": lambda m, d, text: ("", "", f"{text}（{m}月{d}日）"),
    "below-text": lambda m, d, text: ("", "", f"{text}\n（{m}月{d}日）"),
}
#: A full day apart from the text is the one on which it was put up.
PUT_UP = ("put-up", "source", "label", "below", "figures", "figures-behind-title", "signed")
BODIES: dict[str, Callable[[str], str]] = {
    "line": lambda text: text,
    "paragraphs": lambda text: text.replace("。", "。\n　　", 1).rstrip(),
    "flush": lambda text: "\n".join(wrapped(line, 32) for line in text.split("\n")),
    "first": lambda text: "\n".join(wrapped(f"　　{line}", 36) for line in text.split("\n")),
}


def printed(title: str, day: str, body: str) -> str:
    out = [f"砚川要情\n（{YEAR}年3—5月）\n"]
    for n, (name, m, d, text) in enumerate(FOUND, 1):
        behind, below, told = DAYS[day](m, d, text)
        head = TITLES[title](n, name)
        head = head.rstrip() + behind + "\n" * head.endswith("\n")
        lines = [below, head] if day == "above" else [head, below] if below else [head]
        out += [*lines, BODIES[body](told), ""]
    return "\n".join(out)


#: Titles without a mark that tells them from the first line of a text.
PLAIN = ("plain", "indented", "apart", "centred")


def is_read(title: str, day: str, body: str) -> bool:
    """Whether a way of printing is read: not yet are titles below days and above cut texts, and marked ones of signed texts."""
    if day == "above":
        return title in PLAIN or (title != "hash" and body in ("line", "paragraphs"))
    if day == "signed":
        return title in (*PLAIN, "arabic", "han", "han-brackets", "hash") or (title != "lens" and body == "line")
    return (title, day) != ("lens", "figures-behind-title")  # 【title】 [2024-03-01] opens a text with its day


WAYS = [(title, day, body) for title in TITLES for day in DAYS for body in BODIES if is_read(title, day, body)]


@pytest.mark.parametrize(("title", "day", "body"), WAYS)
def test_titles_texts_and_days_come_back(title: str, day: str, body: str) -> None:
    bulletin = read_bulletin(printed(title, day, body).encode(), source="x.md")
    assert [squeeze(entry.title) for entry in bulletin.entries] == [squeeze(item[0]) for item in FOUND]
    bodies = [squeeze(entry.body) for entry in bulletin.entries]
    assert [item[3] for item, got in zip(FOUND, bodies, strict=True) if squeeze(item[3]) not in got] == []
    assert max(len(got) - len(item[3]) for item, got in zip(FOUND, bodies, strict=True)) <= len("（2024年12月12日）")
    days = [date(YEAR, m, d) for _, m, d, _ in FOUND]
    if day in PUT_UP:
        assert [entry.published for entry in bulletin.entries] == days
    if day not in PUT_UP or day in ("put-up", "source"):
        assert [_mains(entry, bulletin.period) for entry in bulletin.entries] == [{(day, day)} for day in days]


def _mains(entry: Entry, period: str) -> set[tuple[date | None, date | None]]:
    found, _ = date_mentions(entry, period=period)
    return {(m.start, m.end) for m in found if m.kind is DateKind.MAIN}

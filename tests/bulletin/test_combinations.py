"""The sample printed anew with every way to write a date, part it from its text, mark, wrap and head it, a few at a time.

Each row is one way of printing; entries, their ends and their days must come back as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import fold
from calendar_app.extract.dates import date_mentions
from calendar_app.model.extraction import DateKind
from tests.bulletin.test_variants import ITEMS, paged, wrapped

YEAR = 2024
_HAN = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def han(n: int) -> str:
    """A number below a hundred in Chinese numerals: 十, 二十三."""
    tens, ones = divmod(n, 10)
    return ("" if not tens else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones or not tens else "")


DATES: dict[str, Callable[[int, int], str]] = {
    "plain": lambda m, d: f"{m}月{d}日",
    "han": lambda m, d: f"{han(m)}月{han(d)}日",
    "wide": lambda m, d: f"{m}月{d}日".translate(_WIDE),
    "spaced": lambda m, d: f"{m} 月 {d} 日",
    "zeros": lambda m, d: f"{m:02}月{d:02}日",
    "hao": lambda m, d: f"{m}月{d}号",
    "year": lambda m, d: f"{YEAR}年{m}月{d}日",
    "republic": lambda m, d: f"民國113年{m}月{d}日",
    "republic-dots": lambda m, d: f"113.{m:02}.{d:02}",
    "iso": lambda m, d: f"{YEAR}-{m:02}-{d:02}",
    "slashes": lambda m, d: f"{YEAR}/{m}/{d}",
    "dots": lambda m, d: f"{YEAR}.{m:02}.{d:02}",
    "short": lambda m, d: f"{m:02}-{d:02}",
    "short-slash": lambda m, d: f"{m:02}/{d:02}",
    "short-dot": lambda m, d: f"{m}.{d}",
    "lens": lambda m, d: f"【{m}月{d}日】",
    "round": lambda m, d: f"（{m}月{d}日）",
    "weekday": lambda m, d: f"{m}月{d}日（星期{'一二三四五六日'[date(YEAR, m, d).weekday()]}）",
    "day": lambda _, d: f"{d}日",
    "han-day": lambda _, d: f"{han(d)}日",
}
HEADS = {
    "year": f"{YEAR}年",
    "han": "二〇二四年",
    "hash": f"## {YEAR}年",
    "republic": "民國113年",
    "both": f"{YEAR}年（民國113年）",
    "wide": "２０２４年",
    "title": "",
    "months": f"{YEAR}年",
}
WRAPS = {
    "no": (0, "", ""),
    "flush": (33, "", ""),
    "first": (33, "　　", ""),
    "hanging": (33, "", "    "),
    "inset": (0, "　　", ""),
}


def printed(
    when: str, between: str, *, mark: str = "", gap: str = "\n", wrap: str = "no", head: str = "year", same: str = ""
) -> str:
    """The sample in one way of printing; *mark* may count ({n}), *same* stands for the date of a second item of a day."""
    width, first, rest = WRAPS[wrap]
    out: list[str] = []
    last, month = (0, 0), 0
    for n, (_, m, d, text) in enumerate(ITEMS, 1):
        if head == "months" and m != month:
            out.append(f"{m}月")
        month = m
        sign = mark.format(n=n, c="①②③④⑤⑥⑦⑧⑨⑩"[n % 10])
        piece = same + text if same and (m, d) == last else sign + DATES[when](m, d) + between + text
        last = (m, d)
        lines = [wrapped(x, width, first, rest) if width and x else first * bool(x) + x for x in piece.split("\n")]
        out.append("\n".join(lines))
    return gap.join(out)


#: date, what stands behind it, and what else is special.
ROWS: dict[str, tuple[str, str, dict[str, str]]] = {
    "year-in-name-below-sign": ("weekday", "，", {"same": "△", "gap": "\n\n"}),
    "year-in-name-below-date": ("plain", "\n", {"gap": "\n\n", "head": "both"}),
    "slashes-alone": ("slashes", "\n\n", {"gap": "\n\n", "head": "han"}),
    "short-slashes-alone": ("short-slash", "\n\n", {"gap": "\n\n", "wrap": "flush", "head": "republic"}),
    "short-dots-alone": ("short-dot", "\n", {"gap": "\n\n", "wrap": "inset", "same": "同日，"}),
    "brackets-behind-bullets": ("round", "　", {"mark": "- ", "gap": "\n\n", "head": "months"}),
    "lens-behind-dots": ("lens", "", {"mark": "・", "head": "wide"}),
    "brackets-behind-numbers": ("round", " ", {"mark": "{n}、", "gap": "\n\n", "wrap": "first", "head": "wide"}),
    "circled-numbers": ("zeros", " ", {"mark": "{c}", "gap": "\n\n", "wrap": "flush", "head": "hash"}),
    "circled-numbers-republic": ("republic-dots", "　", {"mark": "{c}", "wrap": "inset", "head": "han"}),
    "circled-short": ("short-slash", "　", {"mark": "{c}", "head": "hash"}),
    "bracketed-numbers-short": ("short-dot", ",", {"mark": "（{n}）", "wrap": "inset", "head": "han"}),
    "han-days-colon": ("han-day", "：", {"mark": "・", "wrap": "inset", "head": "months"}),
    "days-before-years": ("day", " ", {"head": "months"}),
    "full-dates-dash": ("year", "——", {"wrap": "inset", "head": "han"}),
    "republic-dash": ("republic", "——", {"wrap": "hanging", "head": "republic"}),
    "full-dates-wrapped-at-sentence": ("year", "，", {"gap": "\n\n", "wrap": "flush"}),
    "dots-wrapped-at-sentence": ("dots", "\t", {"wrap": "first", "head": "title"}),
    "numbers-before-lone-dates": ("year", "\n\n", {"mark": "{n}、", "wrap": "hanging", "head": "han", "same": "同日"}),
    "weekdays": ("weekday", "。", {"mark": "●", "wrap": "hanging"}),
    "wide-colon": ("wide", "：", {"mark": "- ", "wrap": "hanging", "head": "republic"}),
    "spaced-bar": ("spaced", " | ", {"same": "是日　", "wrap": "inset"}),
    "hao": ("hao", "\t", {"mark": "{n}、", "gap": "\n\n", "wrap": "hanging", "head": "title"}),
    "iso-colon": ("iso", "：", {"mark": "・", "head": "republic", "same": "同日，"}),
    "short-bar": ("short", " | ", {"mark": "▲", "head": "title"}),
    "han-wide-space": ("han", "　", {"wrap": "first", "head": "wide", "same": "是日　"}),
}  # fmt: skip
PAGED = (
    "brackets-behind-bullets",
    "numbers-before-lone-dates",
    "lens-behind-dots",
    "han-days-colon",
    "year-in-name-below-date",
)


@pytest.mark.parametrize("row", [*ROWS, *(f"{name}/paged" for name in PAGED)])
def test_every_way_of_printing_gives_the_same_entries_and_days(row: str) -> None:
    name, _, cut = row.partition("/")
    when, between, more = ROWS[name]
    title = "砚川市大事记" if more.get("head") != "title" else f"砚川市{YEAR}年大事记"
    body = printed(when, between, **more)
    text = f"{title}\n\n{HEADS[more.get('head', 'year')]}\n\n" + (paged(lambda _: body)(ITEMS) if cut else body)
    bulletin = read_bulletin(text.encode(), source="x.txt")
    bodies = [fold(e.body) for e in bulletin.entries]
    assert [lead for lead in (fold(x[3])[:20] for x in ITEMS) if not any(lead in body[:60] for body in bodies)] == []
    assert len(bodies) == len(ITEMS)
    assert all(fold(x[3])[-10:] in body for x, body in zip(ITEMS, bodies, strict=True))
    mains = []
    for entry in bulletin.entries:
        found, _diagnostics = date_mentions(entry, period=bulletin.period)
        mains.append({(m.start, m.end) for m in found if m.kind is DateKind.MAIN})
    assert mains == [{(day, day)} for day in (date(YEAR, m, d) for _, m, d, _text in ITEMS)]

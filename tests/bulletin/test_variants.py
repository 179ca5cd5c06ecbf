"""The bundled sample printed anew in each layout: every variant must give back the same entries."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Callable

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import fold, squeeze

FOLDER = importlib.resources.files("calendar_app.sample")
SAMPLES = sorted(p.name for p in FOLDER.iterdir() if p.name.endswith(".txt"))
LEAD = re.compile(r"^([0-9]{1,2})月([0-9]{1,2})日(?=，)，?")

Item = tuple[str, int, int, str]  # title, month, day, text without its date


def items() -> list[Item]:
    """Every entry of the sample that opens with one day, by date."""
    out = []
    for name in SAMPLES:
        for entry in read_bulletin(FOLDER.joinpath(name).read_bytes(), source=name).entries:
            body = squeeze(entry.body)
            if match := LEAD.match(body):
                out.append((entry.title, int(match[1]), int(match[2]), body[match.end() :]))
    return sorted(out, key=lambda item: item[1:3])


ITEMS = items()


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """The text cut at a fixed width, in mid-word."""
    lines = [text[k : k + width] for k in range(0, len(text), width)]
    return "\n".join((first if not k else rest) + line for k, line in enumerate(lines))


def wrapped_lines(text: str, width: int) -> str:
    """Each line of the text cut at a fixed width."""
    lines = text.replace("**", "\ue000").split("\n")
    return "\n".join(wrapped(line, width) if line else "" for line in lines).replace("\ue000", "**")


def flat(
    separator: str, *, width: int = 0, first: str = "", gap: str = "\n", mark: str = ""
) -> Callable[[list[Item]], str]:
    def make(found: list[Item]) -> str:
        lines = [f"{mark}{m}月{d}日{separator}{text}" for _, m, d, text in found]
        return gap.join(wrapped(line, width, first) if width else first + line for line in lines)

    return make


def months(found: list[Item], *, day: str = "{d}日　", heading: str = "{m}月") -> str:
    out, last = [], 0
    for _, m, d, text in found:
        if m != last:
            out.append(heading.format(m=m))
            last = m
        out.append(day.format(d=d) + text)
    return "\n".join(out)


def same_day(found: list[Item], sign: str, *, alone: bool = False) -> str:
    out: list[str] = []
    last = (0, 0)
    for _, m, d, text in found:
        if (m, d) != last:
            out += [f"{m}月{d}日", text] if alone else [f"{m}月{d}日　{text}"]
        else:
            out.append(sign + text)
        last = (m, d)
    return "\n\n".join(out)


def column(found: list[Item]) -> str:
    out = []
    for _, m, d, text in found:
        cell = f"{m}月{d}日"
        size = sum(2 if ord(c) > 255 else 1 for c in cell)
        out.append(wrapped(text, 30, cell + " " * (14 - size), " " * 14))
    return "\n".join(out)


def titled(form: str, *, width: int = 0) -> Callable[[list[Item]], str]:
    def make(found: list[Item]) -> str:
        out = []
        for n, (title, m, d, text) in enumerate(found, 1):
            body = f"{m}月{d}日，{text}"
            out.append(form.format(n=n, title=title, body=wrapped(body, width) if width else body))
        return "\n\n".join(out)

    return make


def paged(
    make: Callable[[list[Item]], str], *, lines: int = 23, head: str = "砚川市大事记"
) -> Callable[[list[Item]], str]:
    """Page breaks in the middle of anything: a page number, a running head, blank lines."""

    def broken(found: list[Item]) -> str:
        printed = make(found).split("\n")
        out = []
        for n, k in enumerate(range(0, len(printed), lines), 1):
            out += [*printed[k : k + lines], "", f"- {n} -", "", *([head, ""] if head else [])]
        return "\n".join(out)

    return broken


LAYOUTS: dict[str, Callable[[list[Item]], str]] = {
    "date-comma": flat("，"),
    "date-space": flat(" "),
    "date-wide-space": flat("　"),
    "date-two-spaces-indented": flat("  ", first="    "),
    "date-joined": flat(""),
    "date-dash": flat("——"),
    "date-colon": flat("："),
    "blank-lines": flat("，", gap="\n\n"),
    "wrapped-space": flat("　", width=37),
    "wrapped-indented": flat("，", width=33, first="　　"),
    "wrapped-blank-lines": flat("，", width=33, gap="\n\n"),
    "circles": flat("，", mark="●"),
    "bullets": flat("，", mark="- "),
    "numbers": lambda found: "\n".join(f"{n}、{m}月{d}日，{t}" for n, (_, m, d, t) in enumerate(found, 1)),
    "newest-first": lambda found: flat("　")(found[::-1]),
    "month-headings": months,
    "month-headings-spaced": lambda found: months(found, heading="{m}    月"),
    "month-headings-hash": lambda found: months(found, heading="\n## {m}月\n", day="{d}日，"),
    "month-on-first-only": lambda found: re.sub(
        r"(?m)^([0-9]+)月\n([0-9]+日)", r"\1月\2", months([x for x in found if x[1] == found[0][1]])
    ),
    "triangles": lambda found: same_day(found, "△　"),
    "stars": lambda found: same_day(found, "★"),
    "same-day-words": lambda found: same_day(found, "同日，"),
    "same-day-spaced": lambda found: same_day(found, "是日　"),
    "date-alone-triangles": lambda found: same_day(found, "△", alone=True),
    "column": column,
    "trailing": lambda found: "\n".join(f"{t}（{m}月{d}日）" for _, m, d, t in found),
    "trailing-wrapped": lambda found: "\n".join(wrapped(f"{t}（{m}月{d}日）", 34) for _, m, d, t in found),
    "iso": lambda found: "\n".join(f"2024-{m:02}-{d:02} {t}" for _, m, d, t in found),
    "dots": lambda found: "\n".join(f"2024.{m}.{d}　{t}" for _, m, d, t in found),
    "table": lambda found: "|日期|事件|\n|---|---|\n" + "\n".join(f"|{m}月{d}日|{t}|" for _, m, d, t in found),
    "hash-titles": titled("### {title}\n\n{body}"),
    "bold-inline": titled("**{title}** {body}"),
    "bold-line": titled("**{title}**\n\n{body}"),
    "numbered-titles": titled("{n}. {title}\n{body}"),
    "bracket-titles": titled("【{title}】{body}"),
    "plain-titles": titled("{title}\n\n{body}"),
    "plain-titles-tight": titled("{title}\n{body}"),
    "plain-titles-wrapped": titled("{title}\n\n{body}", width=35),
    "inline-titles": titled("{title} {body}"),
    "narrow-signs": lambda found: flat(",")(found).replace("，", ",").replace("：", ":").replace("；", ";"),
    "paged-wrapped-space": paged(flat("　", width=37)),
    "paged-wrapped-comma": paged(flat("，", width=37)),
    "paged-wrapped-indented": paged(flat("，", width=33, first="　　"), head=""),
    "paged-column": paged(column),
    "paged-triangles": paged(lambda found: wrapped_lines(same_day(found, "△　"), 35)),
    "paged-bold-inline-titles": paged(lambda found: wrapped_lines(titled("**{title}** {body}")(found), 40)),
    "paged-plain-titles": paged(titled("{title}\n\n　　{body}", width=35), head="砚川要情"),
    "published": titled("{title}\n发布时间：2024-05-31 09:00　来源：砚川日报\n\n{body}"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_printed_anew_the_entries_are_the_same(layout: str) -> None:
    text = "砚川市大事记\n\n2024年\n\n" + LAYOUTS[layout](ITEMS)
    bulletin = read_bulletin(text.encode(), source="x.txt")
    found = ITEMS[::-1] if layout == "newest-first" else ITEMS
    if layout == "month-on-first-only":
        found = [x for x in ITEMS if x[1] == ITEMS[0][1]]
    leads = [fold(x[3])[:24] for x in found]
    tails = [fold(x[3])[-12:] for x in found]
    bodies = [fold(e.body) for e in bulletin.entries]
    missed = [lead for lead in leads if not any(lead in body[:64] for body in bodies)]
    assert missed == []
    assert len(bodies) == len(found)
    assert all(tail in body for tail, body in zip(tails, bodies, strict=True))
    if "title" in layout or "bold" in layout or layout == "published":
        assert [squeeze(e.title) for e in bulletin.entries] == [squeeze(x[0]) for x in found]
    assert bulletin.period.startswith("2024")

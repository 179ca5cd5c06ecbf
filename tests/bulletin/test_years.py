"""Which year small files tell of where headings do not give it: period and main dates of whole files, told by hand.

The cases stand in ``years.json``: name, name of the file, lines, period (null where the file must be refused), and each
entry's main dates, a range as start/end.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.errors import UndatedBulletinError
from calendar_app.extract.dates import date_mentions
from calendar_app.model.extraction import DateKind

CASES = json.loads((Path(__file__).parent / "years.json").read_text(encoding="utf-8"))
DATED = [case for case in CASES if case["period"]]
#: Files that prove no year: asking for one is better than a wrong day.
UNDATED = [case for case in CASES if not case["period"]]

GUESSED = [
    ("told-once-inside-a-sentence", "3月5日，县委召开2021年第一次全体会议。", True),
    ("borne-once-by-a-festival", "3月5日，2021云溪茶花节开幕。", True),
    ("told-with-its-month", "3月5日，自2021年3月动工的青石桥建成。", False),
]


@pytest.mark.parametrize("case", DATED, ids=lambda case: case["id"])
def test_year_and_main_dates(case: dict[str, Any]) -> None:
    bulletin = read_bulletin("\n".join(case["text"]).encode(), source=case["file"])
    found = []
    for entry in bulletin.entries:
        mentions, _ = date_mentions(entry, period=bulletin.period)
        mains = sorted({(str(d.start), str(d.end)) for d in mentions if d.kind is DateKind.MAIN})
        found.append("|".join(a if a == b else f"{a}/{b}" for a, b in mains))
    assert (bulletin.period, found) == (case["period"], case["mains"])


@pytest.mark.parametrize("case", UNDATED, ids=lambda case: case["id"])
def test_no_year_is_read_where_none_is_proved(case: dict[str, Any]) -> None:
    with pytest.raises(UndatedBulletinError):
        read_bulletin("\n".join(case["text"]).encode(), source=case["file"])


@pytest.mark.parametrize(("line", "guessed"), [c[1:] for c in GUESSED], ids=[c[0] for c in GUESSED])
def test_a_guessed_year_is_said_to_be_one(line: str, guessed: bool) -> None:
    text = f"云溪县大事记\n\n{line}\n4月8日，平桥镇举行长跑。\n"
    bulletin = read_bulletin(text.encode(), source="a.txt")
    assert bulletin.period == "2021"
    assert ("year-guessed" in {d.code for d in bulletin.diagnostics}) == guessed


def test_months_that_begin_anew_in_another_section_pass_no_new_year() -> None:
    items = "{a}月5日　县委召开会议，研究春耕。\n{b}月8日　平桥镇举行长跑，二百人参加。\n"
    text = "云溪县政务信息\n第 12 期\n云溪县人民政府办公室　　2021年12月31日\n\n"
    text += "**经济**\n\n" + items.format(a=2, b=11) + "\n**社会**\n\n" + items.format(a=1, b=12)
    bulletin = read_bulletin(text.encode(), source="a.md")
    assert bulletin.period == "2021"

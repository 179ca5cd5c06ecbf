"""What the ledger prints of the text that no entry holds."""

from __future__ import annotations

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.feeds.ledger import ledger, ledger_text

PINYIN = "石桥(qiáo)县"


def printed(text: str) -> str:
    """The ledger of a text as it is printed."""
    return ledger_text(ledger(annotate(read_bulletin(text.encode(), source="b.txt"))))


def test_many_scraps_of_one_rule_are_one_line_that_counts_them() -> None:
    text = "石桥县2019年大事记\n\n" + "".join(f"3月{day}日，{PINYIN}开会。\n" for day in range(1, 10))
    [line] = [line for line in printed(text).splitlines() if "pinyin" in line]
    assert "lines 3–11" in line
    assert "9 times" in line
    assert "(qiáo)" in line


def test_few_scraps_are_told_one_by_one() -> None:
    text = "石桥县2019年大事记\n\n" + "".join(f"3月{day}日，{PINYIN}开会。\n" for day in range(1, 5))
    assert len([line for line in printed(text).splitlines() if "pinyin" in line]) == 4

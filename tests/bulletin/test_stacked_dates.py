"""Dates whose parts stand one below the other: those that are put together, and figures that are none."""

from __future__ import annotations

import pytest

from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.stacked_dates import join_stacked


def spelled(text: str) -> list[str]:
    return [line.text for line in join_stacked(read_lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("15\n2023-06\n甲\n12\n2023-06\n乙", ["2023年6月15日", "甲", "2023年6月12日", "乙"], id="day-month"),
        pytest.param("06-15\n2023\n甲\n05/12\n2022\n乙", ["2023年6月15日", "甲", "2022年5月12日", "乙"], id="year-last"),
        pytest.param("2023年\n06.15\n甲\n2023年\n06.19\n乙", ["2023年6月15日", "甲", "2023年6月19日", "乙"], id="year-first"),
        pytest.param("15\nJun\n2023\n甲\n2\nJuly\n2023\n乙", ["2023年6月15日", "甲", "2023年7月2日", "乙"], id="english"),
        pytest.param("15\n/ 2023.06\n甲\n12\n/ 2023.06\n乙", ["2023年6月15日", "甲", "2023年6月12日", "乙"], id="slash"),
        pytest.param("15日\n周四\n2023年6月\n甲", ["2023年6月15日", "甲"], id="one-with-its-weekday"),
        pytest.param("15\n周五\n2023年6月\n甲", ["15", "周五", "2023年6月", "甲"], id="not-its-weekday"),
        pytest.param("15\n2023-06\n甲", ["15", "2023-06", "甲"], id="one-alone"),
        pytest.param("31\n2023-06\n甲\n30\n2023-06\n乙", ["31", "2023-06", "甲", "30", "2023-06", "乙"], id="no-such-day"),
        pytest.param("3-5\n1996\n甲\n3-6\n1997\n乙", ["3-5", "1996", "甲", "3-6", "1997", "乙"], id="pages-of-a-chapter"),
        pytest.param("1\n2023年6月\n甲\n2\n2023年7月\n乙", ["1", "2023年6月", "甲", "2", "2023年7月", "乙"], id="pages-above-months"),
        pytest.param("7\n2023年6月\n甲\n8\n乙\n9\n2023年7月\n丙", ["7", "2023年6月", "甲", "8", "乙", "9", "2023年7月", "丙"], id="pages-between"),
        pytest.param("7\n2023年6月\n3日，甲\n9\n2023年7月\n1日，丙", ["7", "2023年6月", "3日，甲", "9", "2023年7月", "1日，丙"], id="days-below"),
    ],
)  # fmt: skip
def test_parts_of_dates_below_each_other(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected

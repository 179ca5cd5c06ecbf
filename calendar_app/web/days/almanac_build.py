"""Makes ``lexicon/almanac.tsv`` and ``lexicon/holidays.tsv``: run once by hand, when a new year's notice is out.

    python -m calendar_app.web.days.almanac_build

Lunar months and solar terms come from ``lunar-python`` (MIT), days off and make-up days from ``chinesecalendar`` (MIT).
The program itself reads the two files only: a day costs a look-up instead of a millisecond of astronomy.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from calendar_app.web.days.almanac import TERMS

LEXICON = Path(__file__).parents[1] / "lexicon"
FIRST, LAST = 1900, 2100

ALMANAC_HEAD = """\
# Lunar years and solar terms, {first} to {last}, computed once from lunar-python {version} (MIT).
# year	day of the first month's first	days of each lunar month	number of the leap month (0: none)	day of month of the 24 terms
"""
HOLIDAYS_HEAD = """\
# Days off (休) and make-up working days (班) of the People's Republic, from the State Council's yearly notices,
# as chinesecalendar {version} (MIT) lists them. Notice numbers are added by hand where they are known.
# A year without a row has no marks. Days are month-day.
# year	notice	off: name=days,…;…	work: days
"""

#: Numbers of the General Office's notices (国务院办公厅关于……年部分节假日安排的通知).
NOTICES = {
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
}


def almanac_lines() -> list[str]:
    """One line a lunar year."""
    from lunar_python import Lunar, LunarYear, Solar

    lines = []
    for year in range(FIRST, LAST + 1):
        months: list[Any] = [m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year]
        first = Lunar.fromYmd(year, 1, 1).getSolar()
        leap = next((-m.getMonth() for m in months if m.getMonth() < 0), 0)
        lengths = "".join("1" if m.getDayCount() == 30 else "0" for m in months)
        table = Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable()
        days = {}
        for name, solar in table.items():
            if name in TERMS and solar.getYear() == year:
                days[name] = solar.getDay()
        for alias, name in (("DA_XUE", "大雪"), ("DONG_ZHI", "冬至"), ("XIAO_HAN", "小寒"), ("DA_HAN", "大寒")):
            if name not in days and table[alias].getYear() == year:
                days[name] = table[alias].getDay()
        terms = " ".join(str(days[name]) for name in TERMS)
        lines.append(f"{year}\t{first.getMonth():02}-{first.getDay():02}\t{lengths}\t{leap}\t{terms}")
    return lines


def holiday_lines() -> list[str]:
    """One line a year."""
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {h.value: h.chinese for h in Holiday}
    years = sorted({day.year for day in holidays})
    lines = []
    for year in years:
        off: dict[str, list[date]] = {}
        for day, value in holidays.items():
            if day.year == year:
                off.setdefault(names[value], []).append(day)
        rest = ";".join(f"{name}={_days(days)}" for name, days in sorted(off.items(), key=lambda pair: min(pair[1])))
        work = _days([day for day in workdays if day.year == year])
        lines.append(f"{year}\t{NOTICES.get(year, '')}\t{rest}\t{work}")
    return lines


def _days(days: list[date]) -> str:
    return ",".join(f"{day.month:02}-{day.day:02}" for day in sorted(days))


def check_months(lines: list[str]) -> None:
    """The months of a year must end where the next year begins."""
    starts = []
    for line in lines:
        year, first, lengths, *_ = line.split("\t")
        month, day = first.split("-")
        starts.append((date(int(year), int(month), int(day)), sum(29 + int(c) for c in lengths)))
    for (start, days), (following, _) in pairwise(starts):
        if start + timedelta(days) != following:
            raise SystemExit(f"lunar year {start.year}: {days} days do not reach {following}")


def main() -> None:
    """Write both files."""
    from importlib.metadata import version

    lines = almanac_lines()
    check_months(lines)
    head = ALMANAC_HEAD.format(first=FIRST, last=LAST, version=version("lunar-python"))
    (LEXICON / "almanac.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")
    head = HOLIDAYS_HEAD.format(version=version("chinesecalendar"))
    (LEXICON / "holidays.tsv").write_text(head + "\n".join(holiday_lines()) + "\n", "utf-8")


if __name__ == "__main__":
    main()

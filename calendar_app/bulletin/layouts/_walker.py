"""What the lines of a chronicle are by their form: a date that heads others, the head of an item, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell, mark_end
from calendar_app.bulletin.dates.dateforms import HOUR
from calendar_app.bulletin.dates.oldyears import bare_range_end, bare_reign
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._context import around_a_feast
from calendar_app.bulletin.layouts._seasons import season
from calendar_app.bulletin.layouts._style import SOLAR_YEAR, YEAR_BEHIND, Style, bare_year, lead, separator
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lexicon import words as names
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.numerals import number

EDGE = "▶◀►◄▷◁【】〖〗〔〕[]（）()《》—–-=*·•.。:：◆◇●■□★☆#| \t\u3000"
_BARE_YEAR = re.compile(r"(?P<y>(?:1[6-9]|20)[0-9]{2}|[一二][〇○零OＯ0一二三四五六七八九]{3})\s?(?P<sign>年度)?")
#: 民国4 alone on a line: its sign was lost.
_REPUBLIC = re.compile(r"(?:中[華华])?民[國国]\s?(?P<n>[1-9][0-9]?)")
_MONTH_YEAR = re.compile(r"(?P<m>1[0-2]|0?[1-9])\s?/\s?(?P<y>(?:19|20)[0-9]{2})")
_NAME_OF_MONTH = re.compile(
    rf"(?:(?P<y>(?:19|20)[0-9]{{2}})[\s,]{{1,3}})?(?P<m>{alternatives('months')})\.?(?:[\s,]{{1,3}}(?P<z>(?:19|20)[0-9]{{2}}))?",
    re.IGNORECASE,
)
#: 19—20 alone on a line between days: their 日 was lost in copying.
_BARE_DAYS = re.compile(r"(?P<a>[1-9]|[12][0-9]|30)\s{0,2}[-—–－~～至]{1,2}\s{0,2}(?P<b>[1-9]|[12][0-9]|3[01])")

_NOTE = re.compile(
    rf"""(?:[\s（(,，、·/／]*(?:
      (?:农历|農曆|阴历|旧历|夏历)?(?:[\u4e00-\u9fff]{{2}}年)?(?:闰|閏)?(?:[正一二三四五六七八九十冬腊臘年]{{1,2}}(?:月|)?)?(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?(?:日|晚)?
    | (?:星期|周|週|礼拜)[一二三四五六日天]
    | (?:{alternatives("festivals")})(?:节|節|日)?
    | [甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?
    | (?:{alternatives("dynasties")})?(?:{alternatives("eras")}|民[国國])(?:[0-9]{{1,2}}|[一二三四五六七八九十元廿卅]{{1,4}})年
    | (?:公元|西元|西[历曆])\s?(?:[0-9]{{3,4}}|[〇○零一二三四五六七八九]{{4}})年?
    )[\s）),，、·]*){{1,3}}""",
    re.VERBOSE,
)

#: 秦庄襄王三年, 高祖五年: the year of a ruler, behind ours.
_OF_RULER = re.compile(r"[\u4e00-\u9fff]{2,8}?[元一二三四五六七八九十廿卅]{1,4}年")
_REMARK = re.compile(r"\s{0,4}[（(〔\[][^（）()〔〕]{1,40}[）)〕\]]\s{0,4}[:：]?")
_STRONG_BACK = frozenset(
    {
        "同日",
        "是日",
        "该日",
        "該日",
        "同月",
        "是月",
        "该月",
        "該月",
        "同年",
        "是年",
        "该年",
        "該年",
        "本年",
        "是岁",
        "是歲",
        "本月",
    }
)
_IS = re.compile(r"[,，]?\s?(?:被[^，。,]{0,6}[认認][为為])?(?:是|正值|适逢|適逢|恰逢)")
#: 5月11日是公历年的第131天, 5月11日，阳历年的第131天: what an almanac says of a day.
_NTH_DAY = re.compile(r"(?:是|[，,]\s?)(?:[公阳陽西]历|[公陽西]曆|格里|全年|一年|该年|这一年)[^，。,]{0,8}第")
#: 2024年4月的云溪是指云溪在2024年4月发生的事: what a page says of itself.
_DEFINES = re.compile(r"[^，。,]{0,20}?(?:是指|係指)")
#: 民国2年时期的张家界: a time that is named, not told.
_OF_TIME = re.compile(r"(?:时期|時期|期间|期間|以来|以來)?的[^，。,：:；;]{1,20}$|(?:时期|時期)[^，。,：:；;]{0,20}$")
#: 本年度, 本月份, 本年级: no year or month that is pointed at.
_COUNTED = frozenset("度份级級代来來以")
#: Words that a date completes, at the end of a line that was cut.
_BEFORE_DATES = tuple("于於在至到自从從和及与與")
#: So many years of ages or before Christ show that a file tells of old times.
_AGES = 2
#: So much of the items are all of them.
_ALL = 0.9
#: Characters of what kind of happenings a heading tells of.
_LONGEST_KIND = 6
#: Part of the longest line's length below which no line was cut at an edge.
_SHORT = 0.75
#: How long a line of a few words is.
_WORDS = 20
LEADS_ON = ("：", ":", "，", ",", "、", "；")


def _of_reign(text: str, start: int, size: int, nth: int) -> Cell:
    """The cell of a year of the reign above, or of a range of its years, which *text* opens with at *start*."""
    tail = bare_range_end(text, start + size)
    end, last = tail if tail is not None and tail[1] > nth else (start + size, None)
    return Cell(start, end, "year", closed=True, era=True, odd=True, nth=nth, until=last)


@dataclass(slots=True)
class Opener:
    """An item's head: where its text begins behind the sign, and its date cell if it has one."""

    at: int
    cell: Cell | None


class Walker:
    """Decides what each line is; state is what stood above."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def date_heading(self, line: Line) -> Cell | None:
        """The date of a line that is nothing but a date (and a lunar day, a festival, a remark in brackets)."""
        text = line.text
        if len(text) > 80:
            return None
        if (found := self.style.lost.get(line.number)) is not None and found.cell.end >= len(text):
            return found.cell
        start = len(text) - len(text.lstrip(EDGE))
        if (sign := mark_end(text)) and find_cell(text, sign) is not None:
            start = sign  # （一）1月, ◎ 一月
        bare = narrow(text[start:]).strip(EDGE)
        if self.style.reigns and (nth := bare_reign(bare)) and (nth[0] == len(bare) or _NOTE.fullmatch(bare[nth[0] :])):
            return _of_reign(text, start, *nth)
        if (only := _BARE_YEAR.fullmatch(bare)) and (
            line.level or line.gap or line.all_bold or only["sign"] or self.style.year_lines
        ):
            return Cell(start, start + 4, "year", number(only["y"]), closed=True)
        if republic := _REPUBLIC.fullmatch(bare):
            return Cell(start, start + len(bare), "year", 1911 + int(republic["n"]), closed=True, odd=True)
        if both := _MONTH_YEAR.fullmatch(bare):
            return Cell(start, start + len(bare), "month", int(both["y"]), int(both["m"]), closed=True, odd=True)
        if name := _NAME_OF_MONTH.fullmatch(bare):
            year = int(name["y"] or name["z"] or 0) or None
            month = int(names("months")[name["m"].lower()])
            return Cell(start, start + len(bare), "month", year, month, closed=True, odd=True)
        if self.style.alone >= 3 and self.style.days >= 3 and (match := _BARE_DAYS.fullmatch(bare)):
            first, last = int(match["a"]), int(match["b"])
            if first < last <= first + 15:
                return Cell(start, start + len(bare), "day", day=first, last=last, closed=True, lost=True)
        cell = find_cell(text, start)
        if cell is None or (cell.short and self.style.short < 3) or cell.unit.startswith(("back", "part")):
            return None
        rest = text[cell.end :].strip(EDGE)
        if not rest or rest in ("，", ",", "编辑", "編輯") or rest.removeprefix("年度") in names("series"):
            return cell
        if rest.endswith("大事") and len(rest) <= _LONGEST_KIND:
            return cell  # 2023年8月政务大事
        tail = text[cell.end :]
        if cell.unit == "day" and HOUR.fullmatch(rest):
            return cell  # 5月25日上午
        if _NOTE.fullmatch(tail.strip("：: ")) or _NAME_OF_MONTH.fullmatch(rest):
            return cell
        if cell.unit == "year" and (cell.year or SOLAR_YEAR) < SOLAR_YEAR and _OF_RULER.fullmatch(rest):
            return cell
        if _REMARK.fullmatch(tail) and (cell.unit == "year" or len(rest) <= 12):
            return cell
        return None

    def opener(self, line: Line, before: Line | None) -> Opener | None:
        """The head of an item that opens with a date, or None."""
        text = line.text
        at, cell = self.style.lost.get(line.number) or lead(text, counted=self.style.counted)
        if cell is None and self.style.year_list and (year := bare_year(text)):
            return Opener(0, Cell(0, year.end("y"), "year", int(year["y"]), closed=True, odd=True))
        if cell is None and self.style.reigns and (nth := bare_reign(text)):
            return Opener(0, _of_reign(text, 0, *nth)) if before is None or self._safe(line, before) else None
        if cell is None and self.style.glued and before is not None and ends_sentence(before.text):
            cell = season(text)
            return Opener(0, cell) if cell is not None else None
        if cell is None:
            return None
        if (
            self.style.day_years
            and cell.unit == "day"
            and cell.year is None
            and (year := YEAR_BEHIND.match(text, cell.end))
        ):
            cell = replace(cell, year=number(year["y"]), odd=True)
        if cell.short and self.style.short < 3:
            return None
        sign = at > 0
        if sign and cell.unit == "part-feast" and around_a_feast(text[cell.start : cell.end]):
            return None  # △春节前夕 …: the sign says as much
        kind = separator(text, cell)
        if kind == "none" and text[cell.end] == "第" and len(text) - cell.end <= 6 and not ends_sentence(text):
            return None  # 9月第2周 names an issue
        if cell.unit == "part-era" and cell.odd:  # 约5000年前: among years of ages, at the end of what stands above
            return (
                Opener(at, cell) if self.style.ages >= _AGES and (before is None or self._safe(line, before)) else None
            )
        if cell.unit.startswith("part") and kind not in ("sign", "space"):
            return None
        strong = text[cell.start : cell.end] in _STRONG_BACK and text[cell.end : cell.end + 1] not in _COUNTED
        if cell.unit.startswith("back-") and kind == "none" and not strong:
            glued = self.style.glued and cell.unit != "back-day" and text[cell.end] not in _COUNTED
            if not glued or before is None or not ends_sentence(before.text):
                return None
        if cell.unit == "day" and _NTH_DAY.match(text, cell.end):
            return None
        if cell.unit == "year" and _IS.match(text, cell.end):
            return None  # 2019年，是新中国成立70周年
        if cell.unit != "day" and kind == "none" and (_DEFINES.match(text, cell.end) or self._only_words(line, cell)):
            return None
        if cell.unit == "year" and _OF_TIME.match(text, cell.end):
            return None
        glued_year = cell.unit == "year" and kind == "none" and not cell.era
        if sign and not (glued_year and self.style.years < 3 and not self.style.names_years):
            return Opener(at, cell)
        if sign:
            return None  # △ 2019年全市…会议召开
        if glued_year and not self.style.day_years and self.style.signed >= max(3, 0.7 * self.style.openers):
            return None  # 1913年的台湾: items have signs here
        if line.whole and before is not None and before.whole and not glued_year:
            return Opener(at, cell)  # two rows of a table
        if before is not None and self.style.wrapped and self._full(before) and not self.style.usual(line, cell):
            return None  # a line that was cut where a sentence ends
        if before is None or line.level or self._safe(line, before) or self._ends_short(line, cell, before):
            if glued_year and self.style.years < 3 and not self.style.day_years and not self.style.names_years:
                return None
            return Opener(at, cell)
        if self._told_in_full(cell, kind, before):
            return Opener(at, cell)
        if strong and cell.unit != "back-day" and not self.style.wrapped and not self.goes_on(before):
            return Opener(at, cell)  # 本年, 是月, behind a text that only lacks its full stop
        spaced = self.style.space_style and kind == "space" and not cell.unit.startswith(("back-", "part"))
        return Opener(at, cell) if spaced else None

    def _only_words(self, line: Line, cell: Cell) -> bool:
        """True for a month that begins a short line without a stop, the only such month of the file: 十二月的故事开始了."""
        return (
            cell.unit == "month" and self.style.bare == 1 and len(line.text) <= _WORDS and not ends_sentence(line.text)
        )

    def _full(self, line: Line) -> bool:
        """True where a line of wrapped text reaches the width at which it is cut."""
        return len(line.text) >= self.style.width - 3 and self.date_heading(line) is None

    def _told_in_full(self, cell: Cell, kind: str, before: Line) -> bool:
        """True for a full day set off from its text where all items have one: what stands above only lacks its full stop."""
        full = cell.unit == "day" and cell.year is not None and cell.month is not None and not cell.lost
        usual = self.style.dated >= _ALL * self.style.openers and not self.style.wrapped
        return full and usual and kind != "none" and not before.text.endswith((*LEADS_ON, *_BEFORE_DATES))

    def _ends_short(self, line: Line, cell: Cell, before: Line) -> bool:
        """True where the line above ends well before any edge, and this one opens with a month and day set off from its text."""
        full = cell.unit == "day" and cell.month is not None and not cell.short and not cell.lost
        if not full or len(before.text) > _SHORT * self.style.longest or separator(line.text, cell) == "none":
            return False
        return not before.text.endswith((*LEADS_ON, *_BEFORE_DATES))

    def goes_on(self, before: Line) -> bool:
        """True where a line breaks off before a date: it is full, or its last word asks for one (定于, 截至)."""
        return (self.style.wrapped and self._full(before)) or before.text.endswith((*LEADS_ON, *_BEFORE_DATES))

    def _safe(self, line: Line, before: Line) -> bool:
        """True where nothing above is unfinished, so that a date at the head of the line opens an item."""
        if ends_sentence(before.text) or self.date_heading(before) is not None or before.level:
            return True
        if publication_day(before.text) is not None or (line.gap and self.style.parted):
            return True
        if before.text.endswith(("；", ";")) and not self.style.wrapped:
            return True  # a list of dates whose items end so
        if before.text.endswith(LEADS_ON) and not before.text.endswith(("：", ":")):
            return False
        if not self.style.closes:
            return not (self.style.wrapped and self._full(before))
        return len(before.text) <= 20 and (line.gap or line.indent >= 2 or not self.style.wrapped)

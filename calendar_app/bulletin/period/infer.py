"""Place and period of an issue where nobody gave them: from its title, its headings, its dates, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.lexicon import alternatives, division_codes
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.masthead import Masthead
from calendar_app.bulletin.period.years import NAME_YEAR, from_words
from calendar_app.model.bulletin import Entry

_LEAD = re.compile(
    r"(?:((?:1[0-9]|20)[0-9]{2})\s{0,2}年\s{0,2})?(?<![0-9])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s{0,3}月(?![球亮饼薪刊报均供])"
)
#: Months before this year were lunar: the year alone is known.
_SOLAR_YEAR = 1912
_YEARBOOK = re.compile(r"年[鉴鑑]\s{0,10}[（(]?((?:19|20)[0-9]{2})(?![0-9])(?!年)")
_SUFFIX = re.compile(r"[市县縣区區州盟旗省](?![场场民容值级面直面政长長委])")
#: 市委, 市政府 with nothing before them that they could be of. The sign first: a search skips to it.
_OWN = {unit: re.compile(rf"{unit}(?<![\u4e00-\u9fff]{unit})(?:委|政府|领导|領導|长|長)") for unit in "市县縣区區州旗"}
_UNIT = "市县縣区區州盟旗"
_GENERIC = frozenset(
    "全我本各该该該两某外跨城县縣市区區省地州级級内內新老与和及在到来赴向对從从于於是为為的了等驻駐、，。：；“”（）《》"
)
_VERB = re.compile(alternatives("before_units"))
#: 十八区, 三县: so many units, none by name.
_COUNT = re.compile("[两兩一二三四五六七八九十百]+")
#: 开发区, 工业区, 社区: parts of a town, which are no district of that name.
_PART = re.compile(
    "(?:开发|開發|高新|工业|工業|新城|新|试验|試驗|示范|示範|保税|保稅|自贸|自貿|服务|服務|管理|社|园|園|校|城|景|片|林|牧|矿|礦|自治)(?:区|區)"
)
_PARTY = re.compile(r"^(?:中国共产党|中國共產黨|中共)")
_DATES = re.compile(
    r"^(?:[0-9]{4}年?(?:[0-9]{1,2}月)?|[〇○零OＯ0一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月)?)(?:第?[一二三四1-4]季度|[上下]半年)?"
)
_STEM = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:历史|歷史|党史|地方|政务|政務|时政|要|大事|新闻|每月|史志|组织)")
_TITLE_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,7}?(?:自治县|自治州|[市县縣区區州盟旗省]|[乡鄉镇鎮](?=公所|政府|大事|时间|政务|要|志|誌|[0-9]|$)|大学|大學|学院|學院))"
)


#: 梅县, 泗县: a county with a name of one character.
_SHORT_NAME = re.compile("[\u4e00-\u9fff][县縣](?=大事|历史|歷史|党|政|要|志|誌|工作|纪|紀|史|简|[（(0-9]|$)")
#: A smaller place behind a larger one: 彰北縣溪埔鎮, 云溪市平桥区. Parts of a town such as its 开发区 are none.
_INNER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:自治县|自治州|[省市州盟县縣])"
    r"(?P<inner>[\u4e00-\u9fff]{1,4}?(?:自治县|自治旗|[市县縣旗]|(?<![开開园園社市城辖轄地灾災校景厂廠矿礦])(?<![省市州盟县縣]山)(?<!开发)(?<!開發)[区區]|[乡鄉镇鎮]))"
    r"(?=公所|政府|人民|委|党|大事|时|時|政|要|志|誌|史|年|每月|工作|纪|紀|组织|民[国國]|[0-9〇○二一]|[（(]|$)"
)
_PAPER = re.compile(
    r"(?:来源|來源|稿源|信息来源|文章来源)\s{0,2}[:：]\s{0,2}([\u4e00-\u9fff]{2,3}?)(?:日报|日報|晚报|晚報|时报|新闻网|融媒|广播电视|电视台|发布)"
)
_QUARTER = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][〇○零OＯ0一二三四五六七八九]{3}(?=年))年?\s?(?:第?([一二三四1-4])季度|([上下])半年|([1-9]|1[0-2])月?\s?[-—–－~～至到]{1,2}\s?([1-9]|1[0-2])月)"
)


class Period(NamedTuple):
    """A period in EDTF (None where no year is known), and whether its year was only guessed from years inside texts."""

    edtf: str | None
    guessed: bool = False


def infer_period(
    entries: Sequence[Entry],
    text: str,
    masthead: Masthead,
    *,
    source: str,
    headings: Sequence[tuple[int, int | None]] = (),
) -> Period:
    """The period in EDTF, None where no year is known.

    A chronicle's period is what its headings and cells span; a digest's the month that most entries open with, in the
    year that is printed most; the title of the issue and, last, the name of the file fill what is missing.
    """
    years = Counter(e.year for e in entries if e.year and e.year > 0)
    years.update(e.published.year for e in entries if e.published and not e.year)
    months = Counter(_lead_month(e) for e in entries)
    months.pop(None, None)
    if part := _part_of_year(masthead.title, years, months):
        return Period(part)
    chronicle = sum(e.chronicle for e in entries) * 2 > len(entries)
    if chronicle and years:
        if set(years) == set(masthead.years) and masthead.month and months[masthead.month] >= 0.6 * months.total():
            return Period(f"{masthead.years[0]}-{masthead.month:02}")
        return Period(_span(years, months, entries))
    if (listed := _put_up_in(entries)) is not None:
        return Period(listed)
    year: int | None = None
    guessed = False
    named = NAME_YEAR.search(source.replace("\\", "/").rsplit("/", 1)[-1])
    named_year = int(named[1]) if named else None
    if years:
        year = years.most_common(1)[0][0]
    elif masthead.years:
        if len(set(masthead.years)) > 1:
            return Period(f"{min(masthead.years)}/{max(masthead.years)}")
        year = masthead.years[0]
    else:
        year, guessed = from_words(text, entries, months, masthead.published, named_year)
    if year is None and (book := _YEARBOOK.search(narrow(text[:4000]))):
        year = int(book[1]) - 1  # a yearbook tells of the year before the one on its cover
    if year is None:
        year = named_year
    if year is None:
        return Period(None)
    if year < _SOLAR_YEAR:
        return Period(f"{year:04}", guessed)
    total, put_up = sum(months.values()), masthead.published
    month = None
    if masthead.month and not chronicle:
        month = masthead.month
    elif not chronicle and put_up is not None and put_up.year == year and 3 * total < len(entries):
        month = put_up.month  # hardly an entry names a month: days alone, of the month of the page
    elif months and months.most_common(1)[0][1] >= (0.8 if chronicle else 0.6) * total:
        month = months.most_common(1)[0][0]
    elif not months and masthead.month:
        month = masthead.month
    elif not months and named and named[2]:
        month = int(named[2])
    return Period(f"{year}-{month:02}" if month else f"{year}", guessed)


def _put_up_in(entries: Sequence[Entry]) -> str | None:
    """The span of years in which the texts of a list were put up, each with its day, where no year has four fifths of them."""
    years = Counter(e.published.year for e in entries if e.published)
    if years.total() < max(len(entries), 1) or years.most_common(1)[0][1] >= 0.8 * len(entries):
        return None
    return f"{min(years)}/{max(years)}"


def _part_of_year(title: str, years: Counter[int], months: Counter[int | None]) -> str | None:
    """Quarter, half or months that the title prints, where the entries bear them out: 2017年第二季度 is April to June."""
    match = _QUARTER.search(narrow(squeeze(title)))
    if not match:
        return None
    year = number(match[1]) or 0
    if match[2]:
        quarter = number(match[2]) or 1
        low, high = 3 * quarter - 2, 3 * quarter
    elif match[3]:
        low, high = (1, 6) if match[3] == "上" else (7, 12)
    else:
        low, high = int(match[4]), int(match[5])
    outside = sum(n for m, n in months.items() if m and not low <= m <= high)
    if low >= high or set(years) - {year} or outside > 0.3 * sum(months.values()):
        return None
    return f"{year}-{low:02}/{year}-{high:02}"


def _span(years: Counter[int], months: Counter[int | None], entries: Sequence[Entry]) -> str:
    low, high = min(years), max(years)
    if low != high:
        return f"{low:04}/{high:04}"
    known = [m for m in months if m]
    if len(known) == 1 and sum(months.values()) >= 0.8 * len(entries):
        return f"{low:04}-{known[0]:02}"
    return f"{low:04}"


def _lead_month(entry: Entry) -> int | None:
    if entry.month:
        return entry.month
    for words in (entry.dateline, entry.body):
        cell = find_cell(words) if words else None
        if cell is not None and cell.month:
            return cell.month
    match = _LEAD.search(narrow(entry.body[:60]))
    if match:
        return number(match[2])
    return entry.published.month if entry.published else None


def infer_place(text: str, title: str) -> str | None:
    """The jurisdiction: the place in the issue's title, else the city or county that the text names far more than others."""
    named = _from_title(text, title)
    if named:
        return named
    counts = _suffixed(text)
    level = _level(text)
    scores: Counter[str] = Counter()
    for name, count in counts.items():
        if len(name) != 3 or name[-1] not in _UNIT or (level and name[-1] not in level):
            continue
        bare = text.count(name[:-1])
        if count >= 3 or (level and bare >= 4):
            scores[name] = count + bare
    if not scores:
        return _from_paper(text)
    order = scores.most_common(2)
    best, top = order[0]
    if len(order) > 1 and top < 1.5 * order[1][1]:
        return None
    longer = [n for n, c in counts.items() if len(n) > 3 and n.endswith(best) and c >= 0.8 * counts[best]]
    return max(longer, key=len) if longer else best


def _from_paper(text: str) -> str | None:
    """The place that a paper or station is named after (来源：平江日报), where the text names it in full."""
    papers = Counter(match[1] for match in _PAPER.finditer(text))
    if not papers:
        return None
    stem = papers.most_common(1)[0][0]
    return next((stem + unit for unit in _UNIT if stem + unit in text), None)


def _level(text: str) -> str:
    """The signs of the units that the text is of: 市 where 全市, 我市 and 市委 are printed more than 全县, 我县 and 县委."""
    counts = {units: sum(_own(text, unit) for unit in units) for units in ("市", "县縣", "区區", "州", "旗")}
    order = sorted(counts, key=lambda units: -counts[units])
    return order[0] if counts[order[0]] >= max(2, 2 * counts[order[1]]) else ""


def _own(text: str, unit: str) -> int:
    """How often the text speaks of its own city or county: 全市, 我市, 本市, 市委, 市政府."""
    return sum(text.count(word + unit) for word in "全我本") + len(_OWN[unit].findall(text))


def _suffixed(text: str) -> Counter[str]:
    """Names of two to four characters before 市, 县 and the like, with how often they are printed."""
    counts: Counter[str] = Counter()
    for match in _SUFFIX.finditer(text):
        at = match.start()
        for size in (2, 3, 4):
            stem = text[max(at - size, 0) : at]
            if len(stem) != size or any(c in _GENERIC or not "\u4e00" <= c <= "\u9fff" for c in stem):
                break  # the longer ones hold the same character
            if _COUNT.fullmatch(stem) or _PART.fullmatch(stem + match.group()):
                continue
            counts[stem + match.group()] += not _VERB.search(text, max(at - size - 1, 0), at)
    return +counts


def _from_title(text: str, title: str) -> str | None:
    """云溪市大事记 names the place; for 云溪大事记 the text may say whether it is a city or a county."""
    bare = _PARTY.sub("", squeeze(title).lstrip("《〈【#"))
    bare = _DATES.sub("", narrow(bare))
    if inner := _INNER.match(bare):
        return inner["inner"]
    match = _TITLE_PLACE.match(bare)
    if match:
        return match.group(1)
    if (short := _SHORT_NAME.match(bare)) and short[0][0] not in _GENERIC:
        return short[0]
    head = _STEM.match(bare)
    if not head:
        return None
    full: Counter[str] = Counter()
    for size in range(min(len(head[1]), 4), 1, -1):
        stem = head[1][:size]
        for unit in _UNIT + "省":
            if count := text.count(stem + unit):
                full[stem + unit] += count
        if full:
            return full.most_common(1)[0][0]
    return _division(head[1], _level(text))


def _division(stem: str, level: str) -> str | None:
    """The division that a title names by its stem alone: 盐城 is 盐城市, 和平 the district where the text is of a 区.

    None where the stem is no division's, or several divisions' and the text does not say of which level it is.
    """
    found = [stem + unit for unit in level or _UNIT if stem + unit in division_codes()]
    return found[0] if len(found) == 1 else None

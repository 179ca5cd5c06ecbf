"""The place of an issue where nobody gave it: from its title, the book that it is a page of, who put it up, its words."""

from __future__ import annotations

import re
from collections import Counter

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.lexicon import alternatives, division_codes

_SUFFIX = re.compile(r"[市县縣区區州盟旗省](?![场场民容值级面直面政长長委])")
#: 市委, 市政府 with nothing before them that they could be of. The sign first: a search skips to it.
_OWN = {unit: re.compile(rf"{unit}(?<![\u4e00-\u9fff]{unit})(?:委|政府|领导|領導|长|長)") for unit in "市县縣区區州旗"}
_UNIT = "市县縣区區州盟旗"
_GENERIC = frozenset(
    "全我本各该该該两某外跨城县縣市区區省地州级級内內新老与和及在到来赴向对從从于於是为為的了等驻駐、，。：；“”（）《》"
)
#: Before 盟 they make no league of banners.
_LEAGUES = frozenset("联聯同结結加入会會")
_VERB = re.compile(alternatives("before_units"))
#: 十八区, 三县: so many units, none by name.
_COUNT = re.compile("[两兩一二三四五六七八九十百]+")
#: 开发区, 工业区, 社区: parts of a town, which are no district of that name.
_PART = re.compile(
    "(?:开发|開發|高新|工业|工業|新城|新|试验|試驗|示范|示範|保税|保稅|自贸|自貿|服务|服務|管理|社|园|園|校|城|景|片|林|牧|矿|礦|自治|济特|濟特|经济特|經濟特|行政|解放|游击|遊擊)(?:区|區)|自治[州县縣旗]"
)
_PARTY = re.compile(r"^(?:中国共产党|中國共產黨|中共|中国人民政治协商会议|政协|政協)")
_DATES = re.compile(
    r"^(?:[0-9]{4}年?(?:[0-9]{1,2}月份?)?|[〇○零OＯ0一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月份?)?)(?:第?[一二三四1-4]季度|[上下]半年)?"
)
_STEM = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:历史|歷史|党史|地方|政务|政務|时政|要|大事|新闻|每月|史志|组织)")
_TITLE_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,7}?(?:自治县|自治州|[市县縣区區州盟旗省]|[乡鄉镇鎮](?=公所|政府|大事|时间|政务|要|志|誌|[0-9]|$)|大学|大學|学院|學院|(?<!大)医院|中学|中學|小学|小學))"
)
#: 梅县, 泗县: a county with a name of one character.
_SHORT_NAME = re.compile("[\u4e00-\u9fff][县縣](?=大事|历史|歷史|党|政|要|志|誌|工作|纪|紀|史|简|[（(0-9]|$)")
#: A smaller place behind a larger one: 彰北縣溪埔鎮, 云溪市平桥区. Parts of a town such as its 开发区 are none.
_INNER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:自治县|自治州|[省市州盟县縣])"
    r"(?P<inner>[\u4e00-\u9fff]{1,4}?(?:自治县|自治旗|[市县縣旗]|(?<![开開园園社市城辖轄地灾災校景厂廠矿礦])(?<![省市州盟县縣]山)(?<!开发)(?<!開發)[区區]|[乡鄉镇鎮]))"
    r"(?=公所|政府|人民|委|党|大事|时|時|政|要|志|誌|史|年|每月|工作|纪|紀|组织|民[国國]|[0-9〇○二一]|[（(]|$)"
)
#: Who put a page up, behind the word for it: 来源：云溪县人民政府.
_PUT_UP = re.compile(
    r"(?:来源|來源|信息来源|文章来源|发布机构|发布单位|作者)\s{0,2}[:：]\s{0,2}(?P<p>[\u4e00-\u9fff]{2,5}?[市县縣区區州旗])"
    r"(?=人民政府|政府|地方志|史志|志办|档案|党史|委|融媒|\s|[\[【]|$)",
    re.MULTILINE,
)
#: The book that a page is of, alone on its line: 云溪市平桥区志, Page 73 - 平桥镇志2009.
_BOOK = re.compile(
    r"^\s{0,8}(?:Page \d{1,4} ?- ?)?《?(?P<t>[\u4e00-\u9fff]{2,12}?(?:[市县縣区區州镇鎮乡鄉盟旗](?:通?志|誌)|年[鉴鑑鑒]))》?"
    r"\s{0,3}(?:[（(][^()（）\n]{1,24}[)）]|[0-9—-]{4,9})?\s{0,4}$",
    re.MULTILINE,
)
#: How far into a text its book is looked for.
_TOP = 1500
#: A school or the like that a province's name stands before: 东河省砚川中学.
_SCHOOL = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:第[一二三四五六七八九十]{1,2}|[一二三四五六七八九十])?(?:初级|高级|实验|實驗)?(?:中[学學]|小[学學]|高中|[师師][范範]|职业|職業|医院|醫院|图书馆)"
)
#: The district before a township: 郊区 of 郊区石桥乡.
_WITHIN = re.compile("^[\u4e00-\u9fff]{1,3}?[区區县縣市](?=[\u4e00-\u9fff]{2,3}[乡鄉镇鎮]$)")
_PAPER = re.compile(
    r"(?:来源|來源|稿源|信息来源|文章来源)\s{0,2}[:：]\s{0,2}([\u4e00-\u9fff]{2,3}?)(?:日报|日報|晚报|晚報|时报|新闻网|融媒|广播电视|电视台|发布)"
)


_SHORT_COUNTY = re.compile("[\u4e00-\u9fff]县")
#: So often a district, or a county with a short name, is named; one that is known, below its own 县委 and the like.
_DISTRICT, _NAMED_KNOWN = 3, 2


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
        known = count >= _NAMED_KNOWN and name in division_codes()
        if count >= 3 or (level and (bare >= 4 or (known and bare >= 3))):
            scores[name] = count + bare
    order = scores.most_common(2)
    if not order or (len(order) > 1 and order[0][1] < 1.5 * order[1][1]):
        return _short_named(text, level) or _from_book(text) or _from_paper(text)
    best = order[0][0]
    longer = [n for n, c in counts.items() if len(n) > 3 and n.endswith(best) and c >= 0.8 * counts[best]]
    best = max(longer, key=len) if longer else best
    return _district(text, best, counts) or best


def _district(text: str, city: str, counts: Counter[str]) -> str | None:
    """The district of a city whose text it is: it speaks of its own 区 (全区, 区委), and names one of the city's as such."""
    if city[-1] != "市" or _own(text, "区") < max(_DISTRICT, sum(text.count(word + "市") for word in "全我本")):
        return None
    found = [
        n for n, c in counts.items() if n[-1] == "区" and c >= _DISTRICT and (city + n in text or city[:-1] + n in text)
    ]
    return found[0] if len(found) == 1 else None


def _short_named(text: str, level: str) -> str | None:
    """The county with a name of one character (泾县) that a text of a county names, no other as often."""
    if "县" not in level:
        return None
    codes = division_codes()
    counts: Counter[str] = Counter()
    for match in _SHORT_COUNTY.finditer(text):
        before = text[max(match.start() - 2, 0) : match.start()]
        if match[0] in codes and not any(before[k:] + match[0] in codes for k in range(len(before))):
            counts[match[0]] += 1
    order = counts.most_common(2)
    clear = order and order[0][1] >= _DISTRICT and (len(order) == 1 or order[0][1] >= 2 * order[1][1])
    return order[0][0] if clear else None


def _from_book(text: str) -> str | None:
    """The place of the book that the page is of, or of who put it up."""
    if (book := _BOOK.search(text[:_TOP])) is not None:
        return _from_title(text, re.sub("年[鉴鑑鑒]$", "大事", book["t"]))
    put_up = _PUT_UP.search(text[:_TOP])
    return put_up["p"] if put_up is not None and put_up["p"][0] not in _GENERIC else None


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
    codes = division_codes()
    for match in _SUFFIX.finditer(text):
        at, unit = match.start(), match.group()
        for size in (2, 3, 4):
            stem = text[max(at - size, 0) : at]
            name = stem + unit
            if len(stem) != size or not all("\u4e00" <= c <= "\u9fff" for c in stem):
                break
            if name not in codes and any(c in _GENERIC for c in stem):
                break  # the longer ones hold the same character
            if unit == "盟" and stem[-1] in _LEAGUES:
                break  # 作家联盟, 同盟
            if stem[0] in "共党黨年" and name not in codes:
                break  # 中共泾县县委, 国民党泾县党部: of a county with a name of one character
            if _COUNT.fullmatch(stem) or _PART.fullmatch(name):
                continue
            if stem[-1] == "分" and unit in "区區":
                continue  # 军分区, 关中分区
            if stem[-1] in "党黨" and name not in codes:
                continue  # 国民党县党部; 上党区 is one
            counts[name] += not _VERB.search(text, max(at - size - 1, 0), at)
    return +counts


def _from_title(text: str, title: str) -> str | None:
    """云溪市大事记 names the place; for 云溪大事记 the text may say whether it is a city or a county."""
    bare = _PARTY.sub("", squeeze(title).lstrip("《〈【#"))
    bare = _DATES.sub("", narrow(bare))
    if inner := _INNER.match(bare):
        return _WITHIN.sub("", inner["inner"])
    match = _TITLE_PLACE.match(bare)
    if match:
        return _school(match[1], bare[match.end() :]) or match[1]
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


def _school(outer: str, rest: str) -> str | None:
    """The place within a province or city that the name of a school tells (东河省砚川中学), where only one there has its stem."""
    codes = division_codes()
    code, school = codes.get(outer, ""), _SCHOOL.match(rest)
    if school is None or not code.isdecimal():
        return None
    within = code[:2] if code.endswith("0000") else code[:4]
    found = [school["stem"] + unit for unit in _UNIT if codes.get(school["stem"] + unit, "").startswith(within)]
    return found[0] if len(found) == 1 else None


def _division(stem: str, level: str) -> str | None:
    """The division that a title names by its stem alone: 盐城 is 盐城市, 和平 the district where the text is of a 区.

    None where the stem is no division's, or several divisions' and the text does not say of which level it is.
    """
    found = [stem + unit for unit in level or _UNIT if stem + unit in division_codes()]
    return found[0] if len(found) == 1 else None

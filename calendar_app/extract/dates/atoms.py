"""The smallest pieces of an expression: a figure with its unit, a word of time, a clock time.

One pass of one regular expression over the folded text; every repetition in it is bounded or possessive, so that the
time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from calendar_app.extract.dates import guards, lexicon
from calendar_app.extract.dates.shapes import Ref
from calendar_app.extract.numerals import parse_digits, parse_numeral

_HAN = "〇零O一二三四五六七八九十廿卅两元"
_N = rf"(?:[0-9]{{1,4}}+(?![0-9])|[{_HAN}百]{{1,6}}+)"
_S = "[ ]{0,2}+"
_SEP = rf"(?:{_S}(?:--?|——?|~~?|至|到|、|和|及|与|,){_S})"
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAYS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "日": 7,
    "天": 7,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "6": 6,
}
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SMALL = f"[0-9]{{1,3}}|[{_HAN}百半数几]{{1,4}}"


#: What an atom says; its letter tells which shape it has (``_READERS``).
Value = Any


class Atom(NamedTuple):
    """A piece of an expression: ``letter`` is its kind (lexicon file), ``value`` what it says."""

    letter: str
    start: int
    end: int
    value: Value


_FIGURE = rf"""
    (?P<iso>[12](?<![0-9A-Za-z.\-/].)[0-9]{{3}}(?P<isosep>[-/.])(?:0?[1-9]|1[0-2])(?P=isosep)(?:[12][0-9]|3[01]|0?[1-9])(?![0-9]))
  | (?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?+(?![0-9:])
      | (?:[0-9](?<![0-9].)[0-9]?(?![0-9])|[零〇一二三四五六七八九十两]{{1,3}}+){_S}(?:点钟?|时)(?!候|代|间|期|节|段|刻|尚|速|评|任|装|光|空|常|而|不)
        (?:整|半|[一三]刻|{_S}(?:[0-5]?[0-9]|[零〇一二三四五六七八九十]{{1,4}}+){_S}分?(?![0-9家个项])(?:{_S}[0-5]?[0-9]秒)?)?+)
  | (?P<offset>(?:{_SMALL})(?:多|余)?个?半?(?:天|日|周|星期|礼拜|月|年)(?:之|以)?(?:前|后)(?!所|来者|天))
  | (?P<quarter>(?:[一二三四1234]{_SEP}第?)*+[一二三四1234]季度)
  | (?P<american>(?:0?[1-9]|1[0-2])(?<![0-9./\-].)(?<![0-9./\-].{{2}})/(?:0?[1-9]|[12][0-9]|3[01])/(?:19|20)[0-9]{{2}}(?![0-9/]))
  | (?P<compact>(?:19|20)(?<![0-9A-Za-z.\-/].{{2}})[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z号.]))
  | (?P<num>[0-9{_HAN}百](?<![0-9A-Za-z.×第{_HAN}百千万亿].)(?<![0-9A-Za-z]-.)(?:(?<=[0-9])[0-9]{{0,3}}+(?![0-9])|(?<![0-9])[{_HAN}百]{{0,5}}+)
      (?:{_SEP}{_N}){{0,9}}+{_S}(?P<unit>年代|年度|年(?!级)|月份|月(?!饼|球|亮)|日|号|世纪))
"""
_WORDS = rf"""
    (?P<cycle>(?:每逢|每个?|逢|隔|双|单){_WEEK}[一二三四五六日天末](?![年期次天个场])(?!(?<=一)[练题课讲星歌会查报刊更评回])(?:{_S}(?:[、和及与,至到]|-|~|—){_S}{_WEEK}?[一二三四五六日天](?![个年月]))*+
      | 每(?:个?月|年)的?(?:第[一二三四五1-5]个?|最后一?个?){_WEEK}[一二三四五六日天])
  | (?P<week>(?P<lead>(?:上上|下下|上|下|本|这)(?:个|一)?)?{_WEEK}(?:[一二三四五六日末]|天(?<=[期拜]天)|(?(lead)天|(?!)))(?![年期岁]))
  | (?P<era>(?:(?:明|清|北宋|南宋|宋|唐|元)(?:代|朝)?)?(?P<eraname>(?:公元|西元)前?|{lexicon.any_of(lexicon.eras())}){_S}(?P<eranum>[0-9]{{1,4}}+|[{_HAN}百]{{1,6}}+){_S}年)
  | (?P<faroffset>(?:过去|最近|近|未来|今后|接下来|此后)(?:{_SMALL})(?:多|余)?个?半?(?:天|日|周|星期|礼拜|月|年)(?:之|以)?(?:前|后))
  | (?P<firstmonths>前(?:{_SMALL})(?:个月|个?季度))
  | (?P<stretch>(?!前半年|后半年)(?:过去|最近|近|未来|今后|接下来|前|后|之后|此前|[上下](?=[二两三四五六七八九十2-9]))的?(?:{_SMALL})个?(?:天|日|周|星期|礼拜|月|年)(?:里|内|间|以?来|时间)?)
  | (?P<duration>(?:为期|历时|持续|连续|经过|历经|会期|展期|活动期|赛期)(?:约|近|了|为)?{_S}(?:{_SMALL}){_S}个?半?(?:天|日|周|星期|月|年))
  | 第(?P<nthquarter>(?:[一二三四1234]{_SEP}第?)*+[一二三四1234]季度)
  | 第(?P<nthday>[一二三四五1-5]个?{_WEEK}[一二三四五六日天])
  | 第(?P<nthweek>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})个?[周]
  | (?P<halfoffset>半(?:年|个?月)(?:之|以)?(?:前|后))
"""


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, tuple[re.Pattern[str], frozenset[str] | None]]]:
    """Where an atom may begin, and for each first character what may begin there and what may stand second."""
    words = [w for w, word in lexicon.words().items() if not (len(w) == 1 and word.letter in "EpS") and w != "伊始"]
    feasts = lexicon.festivals()
    named = rf"|(?P<word>{lexicon.any_of(words)})|(?P<feast>{lexicon.any_of(feasts)})"
    figure = re.compile(_FIGURE + named, re.VERBOSE)
    other = re.compile(_WORDS + named, re.VERBOSE)
    by_first: dict[str, tuple[re.Pattern[str], frozenset[str] | None]] = dict.fromkeys(
        f"0123456789{_HAN}百", (figure, None)
    )
    openers = (
        *words,
        *feasts,
        *lexicon.eras(),
        *_OPENERS,
        *(d + e[0] for d in "明清宋唐元" for e in (*lexicon.eras(), "代", "朝")),
    )
    heads = "".join(sorted({w[0] for w in openers}))
    for head in heads:
        by_first.setdefault(head, (other, frozenset(w[1:2] for w in openers if w[0] == head)))
    seconds = "".join(sorted({w[1] for w in openers if len(w) > 1}))
    starter = (
        f"[0-9{_HAN}百{heads}]"
        rf"(?:(?<=[0-9])(?=[0-9]{{0,4}}[ ]{{0,2}}[年月日号时点周天世季星礼个半多余:\-~—至到、和及与,./])"
        rf"|(?<=[12])(?=[0-9]{{7}}(?![0-9]))"
        rf"|(?<=[{_HAN}百])(?=[ {_HAN}百年月日号时点周天世季星礼个半多余:\-~—至到、和及与,])"
        rf"|(?<=[{heads}])(?=[{seconds}]))"
    )
    return re.compile(starter), by_first


#: How the alternatives of _WORDS begin, two characters each, for the cheap search of places where an atom may begin.
_OPENERS = (
    *("每" + c for c in "逢个周星礼月年"),
    *(a + b for a in "隔双单逢" for b in "周星礼"),
    *(a + b for a in "上下本这" for b in "上下个一周星礼"),
    *("周" + c for c in "一二三四五六日天末"),
    "星期", "礼拜", "公元", "西元", "过去", "最近", "未来", "今后", "接下", "此后", "此前", "之后", "为期", "历时", "持续", "连续",
    "经过", "历经", "会期", "展期", "活动", "赛期",
    *(a + b for a in "上下近前后" for b in f"0123456789{_HAN}百半的"),
    *("第" + c for c in "一二三四五六七八九十0123456789"),
    *("半" + c for c in "年个月"),
)  # fmt: skip


def find_atoms(text: str) -> list[Atom]:
    """Atoms of folded *text* in order, not overlapping."""
    starter, by_first = _patterns()
    out: list[Atom] = []
    if _CELL_SEASON.match(text):
        out.append(Atom("S", 0, 1, lexicon.words()[text[0]].value))
    search = starter.search
    at = 0
    while (hit := search(text, at)) is not None:
        start = hit.start()
        at = start + 1
        pattern, pairs = by_first[text[start]]
        if pairs is not None and text[at : at + 1] not in pairs:
            continue
        match = pattern.match(text, start)
        if match is None or match.lastgroup is None:
            continue
        if match.lastgroup in _OPEN and guards.blocked(text, start, match.end()):
            continue
        _READERS[match.lastgroup](match, out)
        at = match.end()
        if out and out[-1].end == at and (tail := _tail(text, at, out)) is not None:
            out.append(tail)
            at = tail.end
    return out


_OPEN = frozenset({"word", "feast"})
_EDGE = re.compile("伊始|[初底末]|中(?=[，,。、；]|$)")
_SUB = re.compile("[早晨午晚夜]")
_CELL_SEASON = re.compile("[春夏秋冬](?=[ ，,、])")
_SEASON = re.compile("[春夏秋冬]")
_LUNAR_DAY = re.compile(
    "(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十|三十|[一二三四五六七八九十])(?![日个一二三四五六七八九十])"
)


def _tail(text: str, at: int, atoms: list[Atom]) -> Atom | None:
    """A single character that says more only directly after a unit: 7月底, 5日晚, 2019年春, 正月十五."""
    letter = atoms[-1].letter
    if letter == "M" and _is_lunar(atoms) and (found := _LUNAR_DAY.match(text, at)) is not None:
        return Atom("D", at, found.end(), f"lunar:{parse_numeral(found.group().removeprefix('初'))}")
    if letter == "M" and (found := _BARE_DAY.match(text, at)) is not None:
        return Atom("D", at, found.end(), (parse_numeral(found.group()), found.group(), "日"))
    if (
        letter in "MYGC"
        and (found := _EDGE.match(text, at)) is not None
        and not (letter == "M" and text.startswith("旬", at + 1))
    ):
        return Atom("E", at, found.end(), lexicon.words()[found.group()].value)
    if letter in "DW" and (found := _SUB.match(text, at)) is not None and not guards.blocked(text, at, at + 2):
        return Atom("p", at, found.end(), lexicon.words()[found.group()].value) if not _PART.match(text, at) else None
    if letter == "Y" and (found := _SEASON.match(text, at)) is not None and not _SEASON_WORD.match(text, at):
        return Atom("S", at, found.end(), lexicon.words()[found.group()].value)
    return None


#: A day after its month with its unit left out, as in speech: 十二月二十五, 2月14.
_BARE_DAY = re.compile(
    "(?:(?<=[一二三四五六七八九十]月)(?:二?十[一二三四五六七八九]?|三十一?)|(?<=[0-9]月)(?:[12][0-9]|3[01]))(?=[，。、；！？,至到 （(）)]|$)"
)
_PART = re.compile("早上|早晨|晚上|晚间|夜晚|夜间|夜里|午后|午前|午夜")
_SEASON_WORD = re.compile("[春夏秋冬][季天]|春夏之交|冬至|立春|春分|秋分|夏至|春节|冬奥|夏令|春运|秋粮|春晚|春耕|秋收")


def _is_lunar(atoms: list[Atom]) -> bool:
    """Whether the month just read is a lunar one: named so, or after 农历."""
    month = atoms[-1]
    if isinstance(month.value, str) and month.value.startswith("lunar"):
        return True
    return any(a.letter == "A" and a.value != "solar" and month.start - a.end <= 8 for a in atoms[-4:-1])


def _iso(m: re.Match[str], out: list[Atom]) -> None:
    out.append(Atom("I", m.start(), m.end(), tuple(int(n) for n in re.split("[-/.]", m.group()))))


_LETTERS = {"年代": "G", "年度": "Y", "年": "Y", "月份": "M", "月": "M", "日": "D", "号": "D", "世纪": "C"}


def _num(m: re.Match[str], out: list[Atom]) -> None:
    """A figure or list of figures before one unit: an atom each, with the separators between."""
    unit = m["unit"]
    start = m.start()
    body = m.group()[: -len(unit)]
    letter = _LETTERS[unit]
    digits = body.rstrip()
    if unit == "年代" and _TWO_DECADES.fullmatch(digits):
        for i, char in enumerate(digits[:2]):
            out.append(
                Atom("G", start + i, m.end() if i else start + 1, (10 * (parse_numeral(char) or 0), digits, unit))
            )
            if i == 0:
                out.append(Atom("R", start + 1, start + 1, ""))
        return
    if digits.isalnum() and (digits.isascii() or not any(c in "至到和及与" for c in digits)):
        value = _figure(digits, unit)
        if value is not None:
            out.append(Atom(letter, start, m.end(), (value, digits, unit)))
        return
    numbers = list(re.finditer(rf"[0-9]+|[{_HAN}百]+", body))
    last_arabic = numbers[-1].group().isascii() and numbers[-1].group() != "O"
    atoms: list[Atom] = []
    for i in range(len(numbers) - 1, -1, -1):
        token = numbers[i]
        if (token.group().isascii() and token.group() != "O") != last_arabic:
            break
        value = _figure(token.group(), unit)
        if value is None:
            break
        last = i == len(numbers) - 1
        if not last:
            gap = body[token.end() : numbers[i + 1].start()].strip()
            atoms.append(
                Atom("L" if gap in "、和及与," else "R", start + token.end(), start + numbers[i + 1].start(), gap)
            )
        atoms.append(
            Atom(letter, start + token.start(), m.end() if last else start + token.end(), (value, token.group(), unit))
        )
    if atoms and atoms[-1].letter in "LR":
        atoms.pop()
    out.extend(reversed(atoms))


_TWO_DECADES = re.compile("[一二三四五六七八九]{2}十")


def _figure(digits: str, unit: str) -> int | None:
    """Value of a figure before *unit*, None where it cannot be one."""
    if unit in ("年", "年度"):
        value = parse_digits(digits) if len(digits) in (2, 4) else None
        if value is None or (len(digits) == 4 and not 1000 <= value <= 2999):
            return None
        if (
            len(digits) == 2
            and (parse_numeral(digits) if not digits.isascii() else 0) is not None
            and not digits.isascii()
            and digits[0] not in "〇零O"
        ):
            return None  # 十年, 二十年 count years
        return value
    if unit == "年代":
        value = parse_digits(digits) if len(digits) != 2 or digits.isascii() else parse_numeral(digits)
        return value if value is not None and value % 10 == 0 and (value < 100 or 1000 <= value < 3000) else None
    if digits == "元" and unit in ("月", "月份"):
        return 1
    if "元" in digits or "两" in digits:
        return None
    value = parse_numeral(digits)
    if value is None:
        return None
    if unit in ("月", "月份"):
        return value if len(digits) <= 2 else None
    if unit == "世纪":
        return value if 1 <= value <= 30 else None
    return value if len(digits) <= 3 else None


def _clock(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    tokens = re.findall(r"[0-9]+|[零〇一二三四五六七八九十两]+(?![刻])", text)
    hour = parse_numeral(tokens[0])
    minute = parse_numeral(tokens[1]) if len(tokens) > 1 else 0
    if "半" in text:
        minute = 30
    elif "刻" in text:
        minute = 15 if "一刻" in text else 45
    if hour is not None and minute is not None and hour <= 24 and minute < 60:
        out.append(Atom("T", m.start(), m.end(), (hour, minute)))


def _cycle(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    if text.startswith(("每月", "每个月", "每年")):
        nth = re.search("第([一二三四五1-5])", text)
        order = parse_numeral(nth[1]) if nth else -1
        out.append(Atom("v", m.start(), m.end(), ("MONTHLY", 1, (f"{order}{_BYDAY[_WEEKDAYS[text[-1]] - 1]}",))))
        return
    body = re.sub("周|星期|礼拜", "", text[1:])
    days: list[int] = []
    through = False
    for char in body:
        if char == "末":
            days += [6, 7]
        elif char in _WEEKDAYS and char not in "123456":
            day = _WEEKDAYS[char]
            days += range(days[-1] + 1, day + 1) if through and days and days[-1] < day else [day]
            through = False
        elif char in "至到-~—":
            through = True
    interval = 2 if text[0] in "隔双" else 1
    if text[0] != "单":
        out.append(
            Atom("v", m.start(), m.end(), ("WEEKLY", interval, tuple(_BYDAY[d - 1] for d in dict.fromkeys(days))))
        )


def _week(m: re.Match[str], out: list[Atom]) -> None:
    text, lead = m.group(), m["lead"]
    weeks = None if lead is None else {"上上": -2, "下下": 2, "上": -1, "下": 1, "本": 0, "这": 0}[lead.rstrip("个一")]
    if text[-1] == "末":
        out.append(Atom("k", m.start(), m.end(), None if weeks is None else Ref("on", weeks)))
        return
    start, end = m.span()
    around = m.string[start - 1 : start] + m.string[end : end + 1]
    bracketed = around in ("()", "（）")
    if bracketed:
        start, end = start - 1, end + 1
    out.append(Atom("W", start, end, (None if weeks is None else Ref("on", weeks), _WEEKDAYS[text[-1]], bracketed)))


def _era(m: re.Match[str], out: list[Atom]) -> None:
    name = m["eraname"]
    number = parse_numeral(m["eranum"]) or parse_digits(m["eranum"])
    if number is None or number == 0:
        return
    if name in ("公元", "西元"):
        value, era = number, "gregorian"
    elif name in ("公元前", "西元前"):
        value, era = 1 - number, "gregorian"
    else:
        years = lexicon.eras()[name]
        value, era = years.first + number - 1, "republic" if years.first == 1912 else "reign"
        if value > years.last:
            return
    out.append(Atom("Y", m.start(), m.end(), (value, era, "纪年")))


def _amount(text: str) -> tuple[int, str] | None:
    """Number and unit of a distance or duration; None where the number is vague."""
    unit = next((name for word, name in _UNITS if word in text), None)
    digits = re.search(rf"[0-9]+|[{_HAN}百]+", text)
    if unit is None or re.search("[数几多余]", text):
        return None
    if digits is None:
        return (6, "month") if "半年" in text else (15, "day") if "半个月" in text or "半月" in text else None
    number = parse_numeral(digits.group())
    return None if number is None or number == 0 or "半" in text else (number, unit)


_UNITS = (
    ("天", "day"),
    ("日", "day"),
    ("周", "week"),
    ("星期", "week"),
    ("礼拜", "week"),
    ("月", "month"),
    ("年", "year"),
)


def _offset(m: re.Match[str], out: list[Atom]) -> None:
    amount = _amount(m.group())
    if amount is not None:
        sign = -1 if m.group()[-1] == "前" else 1
        out.append(Atom("O", m.start(), m.end(), (sign * amount[0], amount[1])))


def _stretch(m: re.Match[str], out: list[Atom]) -> None:
    text, start = m.group(), m.start()
    if text[0] in "前后上下" and m.string[start - 1 : start] in tuple("最然以之此今先落事战明空提目当以向"):
        return
    if "年" in text and text.startswith(("近", "最近", "前", "后")) and not text.startswith("前半年"):
        return  # 近五年: a duration without an anchor
    amount = _amount(m.group()[1:])
    if amount is not None:
        ahead = m.group().startswith(("下", "未来", "今后", "接下来", "后", "之后"))
        out.append(Atom("o", m.start(), m.end(), (amount[0] if ahead else -amount[0], amount[1])))


def _duration(m: re.Match[str], out: list[Atom]) -> None:
    amount = _amount(m.group())
    if amount is not None:
        out.append(Atom("U", m.start(), m.end(), (*amount, m.group()[:2])))


def _quarter(m: re.Match[str], out: list[Atom]) -> None:
    figures = list(re.finditer("[一二三四1234]", m.group()))
    for i, figure in enumerate(figures):
        last = i == len(figures) - 1
        start = m.start() if i == 0 else m.start() + figure.start()
        out.append(Atom("Q", start, m.end() if last else m.start() + figure.end(), parse_numeral(figure.group())))
        if not last:
            gap = m.group()[figure.end() : figures[i + 1].start()].strip(" 第")
            out.append(
                Atom(
                    "R" if gap in ("至", "到", "-", "~", "—") else "L",
                    m.start() + figure.end(),
                    m.start() + figures[i + 1].start(),
                    gap,
                )
            )


def _compact(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    out.append(Atom("I", m.start(), m.end(), (int(text[:4]), int(text[4:6]), int(text[6:]))))


def _american(m: re.Match[str], out: list[Atom]) -> None:
    month, day, year = map(int, m.group().split("/"))
    out.append(Atom("I", m.start(), m.end(), (year, month, day)))


def _first_months(m: re.Match[str], out: list[Atom]) -> None:
    """前5个月, 前三季度: the first months of a year, or the last before the day of writing."""
    number = parse_numeral(re.sub("[前个月季度]", "", m.group()))
    if number is None or m.string[m.start() - 1 : m.start()] in tuple("最以之此今先目当提"):
        return
    months = number * (3 if m.group().endswith("季度") else 1)
    if 1 <= months <= 12:
        out.append(Atom("f", m.start(), m.end(), months))


def _nth_day(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    out.append(Atom("w", m.start(), m.end(), (parse_numeral(text[1]), _WEEKDAYS[text[-1]])))


def _nth_week(m: re.Match[str], out: list[Atom]) -> None:
    number = parse_numeral(m["nthweek"])
    if number is not None:
        out.append(Atom("j", m.start(), m.end(), number))


def _word(m: re.Match[str], out: list[Atom]) -> None:
    word = lexicon.words()[m.group()]
    out.append(Atom(word.letter, m.start(), m.end(), word.value))


def _feast(m: re.Match[str], out: list[Atom]) -> None:
    out.append(Atom("F", m.start(), m.end(), lexicon.festivals()[m.group()]))


_READERS = {
    "iso": _iso, "clock": _clock, "cycle": _cycle, "week": _week, "era": _era, "offset": _offset, "faroffset": _offset,
    "halfoffset": _offset, "stretch": _stretch, "duration": _duration, "quarter": _quarter, "nthquarter": _quarter,
    "num": _num, "compact": _compact, "american": _american, "firstmonths": _first_months, "nthday": _nth_day, "nthweek": _nth_week, "word": _word, "feast": _feast,
}  # fmt: skip

"""The regular expressions of atoms, and the cheap search of the places where one may begin.

Every repetition is bounded or possessive, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calendar_app.extract.dates import lexicon

HAN = "〇零O一二三四五六七八九十廿卅两元"


_N = rf"(?:[0-9]{{1,4}}+(?![0-9])|[{HAN}百]{{1,6}}+)"


_S = "[ ]{0,2}+"


_SEP = rf"(?:{_S}(?:--?|——?|~~?|至|到|、|和|及|与|,){_S})"


_TO = rf"(?:{_S}(?:--?|——?|~~?|至|到){_S})"


_WEEK = "(?:周|星期|礼拜)"


_SMALL = f"[0-9]{{1,3}}|[{HAN}百半数几]{{1,4}}"


_POINT = r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])"


#: Figures with marks: no unit stands between them, but a point, a slash, a hyphen, a blank.
_MARKED = rf"""
    (?P<iso>[12](?<![0-9A-Za-z./].)[0-9]{{3}}(?P<isosep>[-/.])(?:0?[1-9]|1[0-2])(?P=isosep)(?:[12][0-9]|3[01]|0?[1-9])(?![0-9]))
  | (?P<spaced>(?:19|20)(?<![0-9A-Za-z.\-/].{{2}})[0-9]{{2}}[ ](?:0[1-9]|1[0-2])[ ](?:0[1-9]|[12][0-9]|3[01])(?![ ]?[0-9](?![0-9]?:)))
  | (?P<yearlast>[0-9](?<![0-9A-Za-z./\-].)[0-9]?(?P<lastsep>[./\-])[0-9]{{1,2}}(?P=lastsep)(?:19|20)[0-9]{{2}}(?![0-9A-Za-z./\-版号型款]))
  | (?P<yearmonth>(?:19|20)(?<![0-9A-Za-z./×].{{2}})[0-9]{{2}}(?P<ymsep>[./\-])(?:1[0-2]|0?[1-9])(?![0-9./%])
      (?:{_TO}(?:(?:19|20)[0-9]{{2}}(?:(?P=ymsep)(?:1[0-2]|0?[1-9])(?![0-9]))?|[0-9]{{1,2}})(?![0-9.%A-Za-z]))?+)
  | (?P<years>(?:19|20)(?<![0-9A-Za-z.\-/×].{{2}})[0-9]{{2}}
      (?:{_TO}(?:19|20)[0-9]{{2}}(?![0-9年.\-/])|(?=(?:--?|——?|~)?[至到](?:今(?![天日晚早年])|现在|目前))))
  | (?P<points>(?<![0-9A-Za-z./×·-]){_POINT}{_TO}{_POINT}(?![0-9.%A-Za-z]))
  | (?P<yearquarter>(?:19|20)(?<![0-9A-Za-z.\-/×].{{2}})[0-9]{{2}}Q[1-4](?![0-9A-Za-z]))
  | (?P<dotted>[0-9](?<![0-9A-Za-z.·\-/].)[0-9]?·[0-9]{{1,2}}(?![0-9.·]))
"""


#: Figures with a unit, in Arabic figures or Chinese numerals.
_MEASURED = rf"""
    (?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?+(?![0-9:])
      | (?:[0-9](?<![0-9].)[0-9]?(?![0-9])|[零〇一二三四五六七八九十两]{{1,3}}+){_S}(?:点钟?|时)(?!候|代|间|期|节|段|刻|尚|速|评|任|装|光|空|常|而|不)
        (?:整|半|[一三]刻|{_S}(?:[0-5]?[0-9]|[零〇一二三四五六七八九十]{{1,4}}+){_S}分?(?![0-9家个项])(?:{_S}[0-5]?[0-9]秒)?)?+)
  | (?P<offset>(?:{_SMALL})(?:多|余)?(?:个?半?(?:天|日|周|星期|礼拜|年半?)|个半?月)(?:之|以)?(?:前|后)(?!所|来者|天|往|(?<=前)[后夕期去线台列沿来]))
  | (?P<quarter>(?:[一二三四1234]{_SEP}第?){{0,3}}+[一二三四1234]季度)
  | (?P<num>[0-9{HAN}百](?<![0-9A-Za-z.×第{HAN}百千万亿].)(?:(?<![0-9A-Za-z]-.)|(?<=:[0-9]{{2}}-.))
      (?:(?<=[0-9])[0-9]{{0,3}}+(?![0-9])|(?<![0-9])[{HAN}百]{{0,5}}+)
      (?:{_SEP}{_N}){{0,9}}+{_S}(?:(?<=[0-9])两(?=日))?(?P<unit>年代|年度|年(?!级)|月份|月(?!饼|球|亮)|日|号|世纪))
"""


_ARABIC = rf"""
    (?P<plain>[0-9](?<![0-9A-Za-z.×第{HAN}百千万亿].)(?:(?<![0-9A-Za-z]-.)|(?<=:[0-9]{{2}}-.))
      (?:[0-9]?月(?P<day>[0-9]{{1,2}}+日)?|[0-9]{{3}}年)(?(day)|(?=[ ]?[0-9]{{1,2}}[ ]?[月日号])))
  | (?=[0-9]{{1,4}}+[ ./\-:·~至到—Q])(?:{_MARKED})
  | (?P<compact>(?:19|20)(?<![0-9A-Za-z.\-/].{{2}})[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z号.]))
  | {_MEASURED}
"""


_HAN = rf"""
    (?P<thousand>[一两二](?<![第{HAN}百千万亿].)千[零〇一二三四五六七八九十百]{{0,7}}+年)
  | {_MEASURED}
"""


_WORDS = rf"""
    (?P<cycle>(?:每逢|每个?|逢|隔|双|单){_WEEK}{_WEEK}?[一二三四五六日天末](?![年期次天个场班趟轮节])(?!(?<=一)[练题课讲星歌会查报刊更评回])(?:{_S}(?:[、和及与,至到]|-|~|—){_S}{_WEEK}?[一二三四五六日天](?![个年月])){{0,6}}+
      | 每(?:个?月|年)的?(?:第[一二三四五1-5]个?|最后一?个?){_WEEK}[一二三四五六日天])
  | (?P<week>(?P<lead>(?:上上|下下|上|下|本|这)(?:个|一)?)?{_WEEK}(?:[一二三四五六日末]|天(?<=[期拜]天)|(?(lead)天|(?!)))(?![年期岁]))
  | (?P<era>(?:(?:明|清|[北南]?宋|唐|元)[代朝]?)?(?P<eraname>[公西]元前?|{lexicon.any_of(lexicon.eras())})
      {_S}(?P<eranum>[0-9]{{1,4}}+|[{HAN}百]{{1,6}}+){_S}年)
  | (?P<faroffset>(?:过去|最近|近|未来|今后|接下来|此后)(?:{_SMALL})(?:多|余)?个?半?(?:天|日|周|星期|礼拜|月|年)(?:之|以)?(?:前|后))
  | (?P<firstmonths>[前头](?:{_SMALL})(?:个?月(?!前|后)|个?季度))
  | (?P<stretch>(?!前半年|后半年)(?:过去|最近|近|未来|今后|接下来|前|后|之后|此前|[上下](?=[二两三四五六七八九十2-9]))的?
      (?:{_SMALL})个?(?:天|日|周|星期|礼拜|月|年)(?:里|内|间|以?来|时间)?)
  | (?P<duration>(?:为期|历时|持续|连续|经过|历经|会期|展期|活动期|赛期)(?:约|近|了|为)?{_S}(?:{_SMALL}){_S}个?半?(?:天|日|周|星期|月|年))
  | 第(?P<nthquarter>(?:[一二三四1234]{_SEP}第?){{0,3}}+[一二三四1234]季度)
  | 第(?P<nthday>[一二三四五1-5]个?{_WEEK}[一二三四五六日天末])
  | 第(?P<nthweek>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:个?周(?!末)|个?星期(?![一二三四五六日天]))(?![年期岁])
  | (?P<pressday>(?P<pressword>[今昨前明]{_S})?[（(]{_S}(?P<pressfigure>3[01]|[12][0-9]|0?[1-9]){_S}日?[)）]{_S}
      (?(pressword)(?:[日天]|(?=[上下]午|[早晚晨夜]|中午|凌晨|傍晚))|(?<=[)）])日(?=[上下]午|[早晚]|[，,在于於]|中午|凌晨|傍晚)))
  | (?P<halfoffset>半(?:年|个?月)(?:之|以)?(?:前|后))
"""


class Openings(NamedTuple):
    """Where an atom may begin, and what may begin there."""

    starter: re.Pattern[str]  # places worth a look
    figures: dict[str, re.Pattern[str]]  # by the first character of a figure
    words: re.Pattern[str]  # what begins otherwise …
    twos: frozenset[str]  # … with one of these pairs of characters
    threes: frozenset[str]  # … or of these triples


@cache
def patterns() -> Openings:
    """The patterns of atoms, built once from the lexicon."""
    words = [w for w, word in lexicon.words().items() if not (len(w) == 1 and word.letter in "EpS") and w != "伊始"]
    feasts, eras = lexicon.festivals(), lexicon.eras()
    named = rf"|(?P<word>{lexicon.any_of(words)})|(?P<feast>{lexicon.any_of(feasts)})"
    arabic = re.compile(_ARABIC, re.VERBOSE)
    han = re.compile(_HAN + named, re.VERBOSE)
    figures = dict.fromkeys("0123456789", arabic) | dict.fromkeys(f"{HAN}百", han)
    openers = {
        w[:3]
        for w in (
            *(w for w in words if len(w) > 1),
            *feasts,
            *eras,
            *_OPENERS,
            *(d + e for d in "明清宋唐元" for e in (*eras, "代", "朝")),
        )
    }
    heads = "".join(sorted({w[0] for w in openers}))
    seconds = "".join(sorted({w[1] for w in openers} - set("0123456789的")))
    twos = frozenset(w for w in openers if len(w) == 2)
    return Openings(
        _starter(heads, seconds), figures, re.compile(_WORDS + named, re.VERBOSE), twos, frozenset(openers - twos)
    )


def _starter(heads: str, seconds: str) -> re.Pattern[str]:
    """Places where an atom may begin: the first figure of a number with a unit or mark after it, or two characters of a word."""
    unit = "[年月日号时点天周季星礼]|两日|世纪|[多余][个天日周星礼年月]|个[月半星礼周季天年]"
    joint = rf"[\-~—至到、和及与,]{{1,2}} {{0,2}}[第0-9{HAN}今现目]"
    follow = "".join(sorted({*seconds, *HAN, *"百的半千年月日号时点天周季星礼世多余个至到、和及与,:·./— ~"}))
    return re.compile(
        rf"[0-9{HAN}百{heads}](?=[0-9\-{follow}])"  # most places end here
        rf"(?:(?<=[{heads}])(?=[{seconds}])"
        rf"|(?<=[0-9])(?<![0-9][0-9])(?=[0-9]{{0,3}} {{0,2}}(?:{unit}|{joint})|[0-9]?[:·][0-9]|[0-9]{{3}}[./][0-9]"
        rf"|[0-9]?[./][0-9]{{1,2}}(?:[./]| {{0,2}}[\-~—至到])|[0-9]{{3}}Q[1-4]|[0-9]{{7}}(?![0-9])|[0-9]{{3}} [01][0-9] [0-3][0-9])"
        rf"|(?<=[{HAN}百])(?<![第{HAN}百千万亿][{HAN}百])(?=[{HAN}百]{{0,5}} {{0,2}}(?:{unit}|{joint})|千[年零〇九])"
        r"|(?<=[(（])(?=[0-9]{1,2} {0,2}[)）] {0,2}日)"
        rf"|(?<=[近前后头上下第闰])(?=[0-9{HAN}百半的]))"
    )


_FIGURES = f"0123456789{HAN}百半"
_LASTING = ("为期", "历时", "持续", "连续", "经过", "历经", "会期", "展期", "赛期")

#: How the alternatives of _WORDS begin, as far as the cheap search looks.
_OPENERS = (
    *("每" + c for c in "逢个周星礼月年"),
    *(a + b for a in "隔双单逢" for b in "周星礼"),
    *(a + b for a in "上下本这" for b in "上下个一周星礼"),
    *("周" + c for c in "一二三四五六日天末"),
    *(word + c for word in _LASTING for c in f"{_FIGURES}数几约近了为 "),
    *(a + b for a in "上下近前后头" for b in f"{_FIGURES}的"),
    *("第" + c for c in "一二三四五六七八九十0123456789"),
    *("半" + c for c in "年个月"),
    *(a + b for a in "今昨前明" for b in "（( "),
    *(a + b for a in "（(" for b in "0123456789"),
    *("闰" + c for c in f"0123456789{HAN}"),
    "星期", "礼拜", "公元", "西元", "过去", "最近", "未来", "今后", "接下来", "此后", "此前", "之后", "活动期",
)  # fmt: skip

"""How the dates at the heads of lines are printed: one pattern for each form, anchored and bounded.

What a match says is told by :mod:`.datecell`; words that stand for dates are in the lexicon.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.lexicon import alternatives, words

_N2 = r"(?:[0-9]\s?[0-9]|[0-9]|[一二三四五六七八九十廿卅](?:\s?[一二三四五六七八九十廿卅]){0,2})"
_SP = r"[ \t\u00a0\u2002\u2003\u2009]{0,6}"
_DASH = r"(?:至|到|[-—–－―~～－]{1,6}|(?<=[0-9][日月])一(?=[0-9]))"  # 3日一5日: the sign read as a numeral
_ERA = alternatives("eras")
#: 甲午, 乙未年: the year in the cycle of sixty, behind a year of a reign and before its year in brackets.
_CYCLE = rf"(?:{_SP}[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?={_SP}[（(〔\[]))?"
_YEAR4 = r"(?:[1-9][0-9]{2,3}|[0-9](?:\s[0-9]){3}|[〇○零OＯ0一二三四五六七八九]{3,4})"
_YEAR = rf"""(?:
    (?![0-9]{{1,3}}{_SP}年{_SP}[前後后])(?:公元|西元)?(?P<bc>前)?{_SP}(?P<year>{_YEAR4}){_SP}年(?!代|级|制|度|以|来|间|[前後后](?!{_SP}[，,：:]))
  | (?:公元|西元)(?P<fewbc>前)?{_SP}(?P<few>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}){_SP}年(?!代|级|制|度|以|来|间)
  | (?:民[國国]|中[華华]民[國国]){_SP}(?P<roc>[0-9]{{1,3}}|[〇○零一二三四五六七八九十廿卅元百]{{1,5}}){_SP}年{_CYCLE}
  | (?P<dynasty>[\u4e00-\u9fff]{{0,4}}?)(?P<era>{_ERA})(?P<reign>[0-9]{{1,2}}|[一二三四五六七八九十廿卅元]{{1,4}})年{_CYCLE}
    (?:{_DASH}[一二三四五六七八九十廿卅0-9]{{1,4}}年(?=[（(〔\[]))?
  | (?P<bare>[\u4e00-\u9fff]{{0,8}}?(?:[0-9]{{1,2}}{_SP}|[一二三四五六七八九十廿卅]{{1,4}}|元))年{_CYCLE}(?=[（(〔\[])
)"""
#: 民國八年(大正八年)四月, 1946年(民國35年): the year by another count, behind it.
_OTHER_COUNT = (
    rf"(?P<gloss>{_SP}[（(](?:{alternatives('dynasties')})?(?:大正|昭和|明治|民[國国]|{_ERA})"
    rf"(?:[0-9]{{1,2}}|[元一二三四五六七八九十廿卅]{{1,4}})年[）)])?"
)
_NOTE_YEAR = (
    rf"(?:{_SP}[（(〔\[]{_SP}(?:公元|西元)?(?P<notebc>前)?(?P<noteyear>[0-9]{{1,4}}|{_YEAR4}){_SP}年?{_SP}"
    rf"(?:{_DASH}{_SP}前?[0-9]{{1,4}}{_SP}年?{_SP})?(?:[）)〕\]]年?|$))?"
)
#: 月球, 月饼, 月刊, 月供 …: no month, unless what follows is a word of its own (报请, 供销社, 经批准, 光山县).
_NO_MONTH = (
    r"(?!球(?![场队])|亮|饼(?!干)|薪|刊(?![登印发行])|报(?![请送批省市县经])|均(?!县)|供(?![销电水应])|租(?![用借])"
    r"|经(?![省市县区州乡镇国中上党批全过地教])|嫂|子(?![洲长弟])|票(?![证选])|光(?![山明泽荣])|季|色(?!达)|[入出](?:口|货))"
)
_FIRST = r"元(?=月(?:份|[0-9一二三四五六七八九十]|[，,、:： \u3000]|[上中下]旬|$))"
_MONTH = (
    r"(?:农历|農曆|旧历|夏历|阴历|陰曆|[春夏秋冬](?=[闰閏正一二三四五六七八九十腊臘]{1,3}月))?"
    rf"(?P<leap>闰|閏)?(?P<month>{_N2}|正|冬|腊|臘|{_FIRST}){_SP}月{_NO_MONTH}(?:份)?"
)
_DAYNO = (
    r"(?:[0-3]\s?[0-9]|[0-9]|初[一二三四五六七八九十]|[一二三四五六七八九十廿卅](?:\s?[一二三四五六七八九十廿卅]){0,2})"
)
_NO_DAY = r"(?![内內后後](?!蒙)|线|楼|院|井|机|令|文|公(?![布佈开開示告安司])|门|本|军|报|资|商|元|语|伪|寇|光|渐|益|前(?![后後][ \u3000，,]))"
#: 初六日夜， is the night of a day, 日夜 before a word is none.
_NIGHT = r"(?!夜(?!间?[，,、。：: \u3000]))"
_DAY = (
    rf"(?P<day>{_DAYNO}){_SP}(?:(?:(?<=[0-9一二三四五六七八九十])[两兩])?[日号號]{_NO_DAY}{_NIGHT}|(?=星期[一二三四五六日天])"
    r"|(?<=初[一二三四五六七八九十])(?=[，,：:]))"
)
_TAIL = rf"""(?:
    {_SP}(?:{_DASH}|[、，,和及]){_SP}(?:{_YEAR4}{_SP}年{_SP})?(?:{_N2}{_SP}月{_SP})?{_DAYNO}{_SP}[日号號]
  | {_SP}{_DASH}{_SP}{_N2}{_SP}月(?:份)?
  | {_SP}(?:[初中底末](?=[，,、:： ]|$)|[上中下]旬|[前左][后後右](?=[，,、:： \u3000]|$))
  | {_SP}[（(](?:星期|周|週|礼拜|農曆|农历|阴历|旧历|夏历|正月|[一二三四五六七八九十腊冬]{{1,2}}月)[^（）()]{{0,14}}[）)]
  | {_SP}(?:星期|周|週|礼拜)[一二三四五六日天](?!期|年|刊)
){{0,6}}"""
HAN = re.compile(
    rf"(?:{_YEAR}{_NOTE_YEAR}{_OTHER_COUNT})(?:{_SP}[,，·・:：]?{_SP}{_MONTH}(?:{_SP}(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY})?)?{_TAIL}".replace(
        "?P<day>", "?P<day>"
    ),
    re.VERBOSE,
)
MD = re.compile(
    rf"(?:(?P<mhead>{_N2}){_SP}{_DASH}{_SP})?{_MONTH}(?:{_SP}(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY})?{_TAIL}",
    re.VERBOSE,
)
#: 6—7两月: two months named together.
MONTHS = re.compile(rf"(?P<mhead>{_N2}){_SP}(?:{_DASH}|、){_SP}(?P<month>{_N2}){_SP}(?:两|兩|三)个?月(?!份的|内)")
DAYONLY = re.compile(rf"(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY}{_TAIL}", re.VERBOSE)
#: Behind a date in figures the last day of a range: -05, ～05.06, 至2024.06.02.
_UNTIL = (
    r"(?:\s?(?:[-—–~～―−]{1,2}|至|到)\s?(?:(?:[1-9][0-9]{1,3}(?P=s))?(?P<lastmonth>1[0-2]|0?[1-9])(?P=s))?"
    r"(?P<last>3[01]|[12][0-9]|0?[1-9])(?![0-9年月日:：]|[-./][0-9]))?"
)
ISO = re.compile(
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?P<s>[-./])(?P<month>1[0-2]|0?[1-9])"
    rf"(?:(?P=s)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9]){_UNTIL})?(?![0-9年月日]|[-./][0-9])"
)
#: 20230305 before a space or a mark.
RUN_TOGETHER = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?=[ \t\u3000:：,，]|$)"
)
ROC = re.compile(
    r"(?P<roc>[1-9][0-9]{1,2})(?P<s>[-./])(?P<month>1[0-2]|0?[1-9])(?P=s)(?P<day>3[01]|[12][0-9]|0?[1-9])"
    rf"(?![0-9]){_UNTIL}"
)
#: 民國78、07、31, 民國91/02, 民國82、04月: the republic named, its year in figures.
NAMED_ROC = re.compile(
    r"(?:中[華华])?民[國国]\s?(?P<roc>[1-9][0-9]{0,2})\s?(?P<s>[-./、．])\s?(?P<month>1[0-2]|0?[1-9])(?:\s?月(?![0-9]))?"
    r"(?:\s?(?P=s)\s?(?P<day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9年月日]|\s?[-./、．]\s?[0-9])"
)
#: 20160108 before a blank or a sign.
COMPACT = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?=[ \t\u3000:：,，、|]|$)"
)
SHORT = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])[./·・-](?P<day>3[01]|[12][0-9]|0[1-9]|[1-9])"
    r"(?:[-—–~～](?:(?P<lastmonth>1[0-2]|0?[1-9])[./])?(?P<last>3[01]|[12][0-9]|0?[1-9]))?(?=[ \t\u3000:：,，]|$)(?![ ]{0,2}[-—~～])"
)
LOST = re.compile(r"(?P<month>1[0-2]|[1-9])(?P<day>[0-3][0-9])日(?!期|元|子|本)")
RANGE_LOST = re.compile(r"(?P<month>1[0-2]|[1-9])\s{0,2}月\s{0,2}(?P<run>[0-9]{2,4})日")
LEAD_IN = re.compile(
    r"(?:本[报報刊网網台]|自|从|從|约(?=公元|前)|約(?=公元|西元|前)|当地时间|當地時間|北京时间|北京時間|美东时间)(?=[0-9０-９一二三四五六七八九十公西前])"
)
BACK = re.compile(
    rf"(?:{alternatives('date_words')}|[本是同该該][ \u3000]{{1,6}}[年月日]|[年月][ \u3000]{{1,2}}[初底末])"
    r"(?:初|底|末|起|[上下]半年)?(?=[，,、：:；;\s]|\S|$)"
)
#: 元旦，, 国庆节 …, “五一”节，, 春节前夕，: a festival, or the days around it, set off from its text.
FEAST = re.compile(
    rf"[“‘\"]?(?:{alternatives('festivals', 'festival', 'day')})[”’\"]?(?:国际|國際)?(?:劳动|勞動|儿童|兒童|妇女|婦女)?[节節]?"
    r"(?:前夕|前后|前後|期间|期間|当天|當天|当日|當日|[前后後夜])?(?=[，,：:][^，,：:]|[ \t\u3000]{1,6}[^\s，,：:])"
)
#: 下旬至3月中旬, 中旬到下旬, 月底至5月初: parts of the month that holds, to parts of it or of a later one.
PARTS = re.compile(
    rf"(?:[上中下]旬|月[初中底末]){_SP}{_DASH}{_SP}(?:(?:{_N2}){_SP}月(?:份)?(?:[上中下]旬|[初中底末])?|[上中下]旬|月[初中底末])"
)
_AGES = "|".join(re.escape(name) for name in sorted(words("dynasties"), key=len, reverse=True) if len(name) > 1)
#: 乾隆年间, 民国初年, 20世纪50年代, 明末清初: a time without a year.
VAGUE = re.compile(
    rf"""(?:[\u4e00-\u9fff]{{0,3}}?(?:{_ERA}|民[国國])(?:年[间間]|初年|末年|初期|末期|[初末]|中(?=[，,])|时期|時期)
  | (?:(?:唐|宋|元|明|清)(?:代|朝|末|初|季)?){{1,2}}(?:[初中末晚后後][期葉叶]|年[间間])?(?=[ \t\u3000，,:：])
  | (?:20{_SP}世纪|上世纪|二十世纪|本世纪)?{_SP}(?:1[89][0-9]0|20[0-9]0|[0-9]0|[一二三四五六七八九]十){_SP}年代(?:初|末|中|后|前|初期|中期|后期|末期)?
  | (?:{alternatives("dynasties")})(?:、(?:{alternatives("dynasties")}))?(?:代|朝)?(?:时期|時期)(?=[，,])
  | (?:{_AGES})(?:代|朝)?(?=[，,])
  | 解放(?:初期?|前夕?|[后後])|(?:抗战|抗日|抗日战争|解放战争|文革|“文化大革命”|文化大革命)(?:时期|期间|初期|胜利[后後])
)(?:至|到|—|-)?""",
    re.VERBOSE,
)
#: 元朝， before the year of a reign.
AGE = re.compile(rf"(?:{alternatives('dynasties')})(?:代|朝)?[，,]{_SP}")
#: 约公元前21世纪, 距今5000多年前: an age before all years, at the head of an item.
AGES = re.compile(
    r"(?:距今|约|約|大约|大約){0,2}(?:(?:公元|西元)?前?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})世[纪紀](?:[初末中]期?[葉叶]?|[前后後]半?期)?(?!末?的|[0-9一二三四五六七八九])"
    r"|(?:[0-9.]{1,6}|[一二三四五六七八九十百千两兩、]{1,6})\s?[万萬千]?(?:多|余|餘)?(?:至[0-9]{1,6}[万萬]?)?\s?年(?:以?前|左右))(?=[，,\u4e00-\u9fff])"
)
#: 贞元年间（785—805）, 建武、永泰年间（四九四～四九八）: a time that its years in brackets bound.
ERA_YEARS = re.compile(
    rf"[\u4e00-\u9fff、]{{2,12}}?年[间間]{_SP}[（(〔\[](?P<y>{_YEAR4}){_SP}年?{_DASH}(?P<z>{_YEAR4})年?[）)〕\]]"
)
#: 4月29县政府…: a day whose sign was lost, before a word that counts nothing.
DAY_SIGN_LOST = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12][0-9])(?=[\u4e00-\u9fff])"
    r"(?![日号號至到年月时時点點个個名人家场場次所座项項条條批期位件万萬亿億千百余餘多种種台辆元吨亩畝户戶村级級岁歲届屆艘架只])"
)
YEAR_COLUMN = re.compile(r"(?P<y>1[0-9]{3}|20[0-9]{2})[ \t\u3000]{0,4}[|│](?=.{4})")
YEARS = re.compile(
    r"(?P<y>(?:1[89]|20)[0-9]{2})\s?(?:[-—–~～]{1,3}|至)\s?(?P<z>(?:1[89]|20)[0-9]{2})年?(?=[,，:：]|[ \t\u3000]{1,6}[\u4e00-\u9fff])"
)
#: 19081918年: two years whose sign between them was lost, alone on a line.
YEARS_RUN_TOGETHER = re.compile(
    r"(?P<y>(?:1[0-9]|20)[0-9]{2})(?P<z>(?:1[0-9]|20)[0-9]{2})\s?年(?=\s{0,4}$|\s{1,4}[12][0-9]{3}年)"
)
#: A part of the day and its hour behind the day; nothing where there is none.
HOUR = re.compile(
    r"(?:凌晨|清晨|早晨|早上|早|上午|中午|下午|午后|午後|傍晚|晚上|晚间|晚間|晚|夜间|夜間|夜|深夜|全天)?(?:[0-9]{1,2}(?:[时時点點](?:[0-9]{1,2}分)?|[:：][0-9]{2})[许許]?)?"
)

"""Names that an appointment gives away: behind its verb (任命李某), or before it (李某为局长)."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import built_name, built_to, part_heads
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import AFTER, HAN, is_han
from calendar_app.extract.people.lexicon import cue_source, cues, surname_heads, surnames
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import PLACE_ENDS
from calendar_app.extract.people.post_lists import rest_of_list
from calendar_app.extract.people.post_runs import posts_from
from calendar_app.extract.people.sheet import Sheet
from calendar_app.extract.people.worded_names import may_be_name
from calendar_app.extract.posts.lexicon import title_words

_BEFORE_CUE = ("同志", "分别", "此前", "之前", "先前")  # between a name and the verb: 夏某此前任书记
MADE = 2.0  # least score of a name beside a verb and a post: 甲某任局长, 局长为甲某
_DATE_ENDS = ("年", "月", "日")
BY_OTHERS = "被[^，。；、\n]{2,16}?(?:任命|聘任|选举|推选|提名|选派)为"  # 某某被乡党委任命为支部书记
_WHEN = re.compile(
    r"[于在]?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[至到][0-9]{4}年(?:[0-9]{1,2}月)?)?$"
)  # 王某于2019年3月任县长
_LONGEST_WHEN = 24  # characters
_LISTED = re.compile(r"[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,4}){1,20}$")
_LONGEST_LIST = 90
_WHOLE = 3  # characters of most names
_LONGEST_TOLD = 4  # characters of a name that stands whole there
_SENTENCE = 60  # characters before it in which the appointment is told
_CHOOSES = re.compile("(?:任命|聘任|批准|同意|免去|选举|决定|任免|推选)[^。\n]*$")
_OTHERS = tuple(sorted(cues("others")))
_CHOSEN = 3.0  # least score behind such a verb
_FROM_OFFICE = 1.5  # and where the office is named behind it
_OF_PLACE = 0.5  # and where its place begins right behind the name: 谈某某|市民政局
_LEVELS = frozenset("县市区州旗镇乡")
_OFFICE_HEADS = frozenset("省市县区州旗镇乡的")
_NEXT = ("，", "；", "、")  # between those whom one verb relieves
_COMRADE = re.compile("(?P<name>[\u4e00-\u9fff]{2,6}?)同志")  # 免去额尔其图同志
_AS = re.compile(
    "(?P<name>(?![于向由从为任])[\u4e00-\u9fff]{2,3}?)(?:(?:同志)?[为任](?=[\u4e00-\u9fff]{2})"
    "|(?=(?P<others>、[\u4e00-\u9fff、]{2,20}?[为任])[\u4e00-\u9fff]{2}))"
)
_OFFICE_WIDTH = 32  # characters
_OFFICE = re.compile(r"[^，。；：\n]{4,32}?职务")  # 免去张某省政府秘书长职务


@cache
def cue_of_made() -> re.Pattern[str]:
    """What stands between a name and the post it is given, in every text in which ``made`` finds anybody."""
    return re.compile(rf"{cue_source('made', more=BY_OTHERS)}(?=[{HAN}]{{2}}|正、副)")


@cache
def cue_of_chosen() -> re.Pattern[str]:
    """One verb or more whose object is an office-holder (提名免去), in every text in which ``chosen`` finds anybody.

    It begins with a plain group, and is so looked for by first characters.
    """
    verbs = cue_source("choose")
    return re.compile(f"{verbs}{verbs}*")


@cache
def dismissing() -> tuple[str, ...]:
    """Verbs that take an office away."""
    return tuple(sorted(cues("dismiss")))


def chosen(sheet: Sheet) -> None:
    """任命某某, 免去某某: names behind verbs that take office-holders as their object."""
    for m in cue_of_chosen().finditer(sheet.text):
        at = m.end()
        if at >= len(sheet.text) or sheet.covered[at]:
            continue
        name = built_name(sheet.text, at, placed=True) or sheet.name_at(at)
        if name is not None and name.end - at == _WHOLE and sheet.text[name.end - 1] in _LEVELS:
            name = name._replace(end=name.end - 1)  # 免去韩非|县教育局
        office = _OFFICE.match(sheet.text, at) if m.group().endswith(dismissing()) else None
        from_office = office is not None and office.end() - len("职务") in sheet.post_ends
        if office is not None:
            _relieved_too(sheet, office.end())
        if name is not None and (
            name.score >= (_OF_PLACE if sheet.text[name.end] in _OFFICE_HEADS else _FROM_OFFICE)
            if from_office
            else name.score >= _CHOSEN and not sheet.spoiled(name)
        ):
            sheet.take(name, "appointed")
            rest_of_list(sheet, name, ())
        elif from_office and (short := _before_office(sheet, at)) is not None:
            sheet.take(short, "appointed")
        elif (whole := _chosen_as(sheet, at)) is not None:
            sheet.take(whole, "appointed")
        elif (comrade := _COMRADE.match(sheet.text, at)) and not common_word(comrade["name"]):
            sheet.take(Name(at, comrade.end("name"), 0.0), "appointed")


def _before_office(sheet: Sheet, at: int) -> Name | None:
    """A name that is a word too between 免去 and the office: 免去乐观的…职务, 免去柴米市二中校长职务."""
    for end in (at + _WHOLE, at + _WHOLE - 1):
        run = sheet.text[at:end]
        if sheet.text[end : end + 1] in _OFFICE_HEADS and may_be_name(run) and _names_someone(run):
            return Name(at, end, 0.0)
    return None


def _chosen_as(sheet: Sheet, at: int) -> Name | None:
    """任命初某某为局长: who stands whole between the verb and the office, though the surname is an everyday character."""
    m = _AS.match(sheet.text, at)
    if m is None or not may_be_name(m["name"]) or (common_word(m["name"]) and not _names_someone(m["name"])):
        return None
    if (
        not common_word(m["name"])
        and m["name"][0] not in surname_heads()
        and (len(m["name"]) < _WHOLE or _worded(m["name"]))
    ):
        return None
    office = m.end("others") if m["others"] else m.end()
    if any(title_words().find(sheet.text, at, m.end("name"))) or not posts_from(sheet, office, office + _OFFICE_WIDTH):
        return None
    return Name(at, m.end("name"), 0.0)


def _names_someone(run: str) -> bool:
    """Whether a word of two or three characters may be a name between 任命 and its office: 全胜, 夏至; not 代表, 干部."""
    return run[0] in surname_heads() and not run.startswith(_OTHERS) and not any(title_words().find(run))


def _worded(run: str) -> bool:
    """Whether a run begins or ends with an ordinary word of two characters."""
    return common_word(run[:2]) or common_word(run[-2:])


def _relieved_too(sheet: Sheet, at: int) -> None:
    """免去甲某的局长职务，乙某的主任职务；丙某的院长职务: the others whom the verb relieves, each of an office of their own."""
    while sheet.text[at : at + 1] in _NEXT and (office := _OFFICE.match(sheet.text, at + 1)) is not None:
        name = sheet.name_at(at + 1)
        proved = (
            office.end() - len("职务") in sheet.post_ends and sheet.text[name.end : name.end + 1] == "的"
            if name
            else False
        )
        if name is not None and proved and name.score >= _FROM_OFFICE and not sheet.covered[at + 1]:
            sheet.take(name, "appointed")
        at = office.end()


def made(sheet: Sheet) -> None:
    """康永年为市人大常委会主任: a name that a post behind it proves, where it could not stand by itself."""
    text, heads, parts = sheet.text, surname_heads(), part_heads()
    for m in cue_of_made().finditer(text):
        end = m.start()
        if text[end - 1 : end] in _DATE_ENDS and (when := _WHEN.search(text, max(0, end - _LONGEST_WHEN), end)):
            end = when.start()
        end -= 2 if end > 1 and text.startswith(_BEFORE_CUE, end - 2) else 0
        end -= text[end - 1 : end] in ("等", "分")  # 甲某、乙某等为副县长, 甲某、乙某分任正、副县长
        listed = _LISTED.search(text, max(0, end - _LONGEST_LIST), end) if "、" in text[end - 5 : end] else None
        if end in sheet.post_ends or not (
            listed
            or not heads.isdisjoint(text[max(0, end - 4) : max(0, end - 1)])
            or any(text[max(0, end - k) : max(0, end - k) + 2] in parts for k in (2, 3, 4, 5))
        ):
            continue  # 处长兼主任 names nobody
        if sheet.is_covered(end - 1, end) or not posts_from(sheet, m.end(), len(sheet.text)):
            continue
        name, built = sheet.name_before(end, MADE), _built_before(sheet, end)
        if built is not None and (name is None or built.start < name.start):  # 旺布道尔吉, not 布道尔吉
            name = built
        name = name or _whole_before(sheet, end) or _behind_noun(sheet, end)
        if name is not None and text.startswith("升任", name.end) and text[name.start - 1] == "由":
            name = Name(
                name.start, name.end + 1, name.score
            )  # 由王洪升|任书记: what one rises from would stand between
        if name is not None and not sheet.is_covered(name.start, name.end):
            sheet.take(name, "appointed")
        if listed is not None:
            _several(sheet, listed.start(), end)


def _whole_before(sheet: Sheet, end: int) -> Name | None:
    """，洪某某不再担任市长: three characters that are a whole between a mark and the verb, of which a common surname is the first.

    Behind 由 there may be two, and the surname any: 由权正任组长.
    """
    text, start = sheet.text, end - _WHOLE
    if (told := _told_whole(text, end)) is not None:
        return told
    for size in (_WHOLE, _WHOLE - 1):
        run = text[max(0, end - size) : end]
        if (
            end > size
            and text[end - size - 1 : end - size] == "由"
            and run[0] in surname_heads()
            and all(map(is_han, run))
        ):
            since = size < _WHOLE and run[0] == "于"  # 由于前任县长离任
            return None if since or common_word(run) or run[-1] in AFTER else Name(end - size, end, MADE)
    if start > 0 and is_han(text[start - 1]):
        return None
    run = text[max(0, start) : end]
    row = surnames().get(run[:1])
    if len(run) < _WHOLE or row is None or row.cls not in "ab" or not all(map(is_han, run)):
        return None
    cut = common_word(run[:2]) and not common_word(run[1:])  # 毕业|后
    return None if cut or common_word(run) or run[-1] in AFTER else Name(start, end, MADE)


def _behind_noun(sheet: Sheet, end: int) -> Name | None:
    """A name that is a word too between a noun for people and the verb: 现役军人郑重任主任."""
    for start in (end - _WHOLE, end - _WHOLE + 1):
        run = sheet.text[max(0, start) : end]
        title = sheet.post_ends.get(start)
        if title is not None and title.cls == "n" and may_be_name(run) and _names_someone(run):
            return Name(start, end, MADE)
    return None


def _told_whole(text: str, end: int) -> Name | None:
    """The run of two to four characters between a mark and 同志, or the verb of an appointment: ，和谐同志任书记, 任命：康复为局长."""
    begin = end
    while begin > 0 and end - begin <= _LONGEST_TOLD and is_han(text[begin - 1]):
        begin -= 1
    run = text[begin:end]
    comrade = text.startswith("同志", end)
    chosen = text.startswith("为", end) and _CHOOSES.search(text, max(0, begin - _SENTENCE), begin) is not None
    if not (comrade or chosen) or not _WHOLE - 1 <= len(run) <= _LONGEST_TOLD or not may_be_name(run):
        return None
    if any(title_words().find(run)) or run.startswith(_OTHERS) or (len(run) > _WHOLE and not comrade):
        return None
    return Name(begin, end, MADE) if comrade or run[0] in surname_heads() else None


def _several(sheet: Sheet, start: int, end: int) -> None:
    """贺某、关向应、科生为委员: the names of a list that shares the office behind it, where most of them are likely ones."""
    text, at = sheet.text, start
    runs: list[Name] = []
    for run in text[start:end].split("、"):
        runs.append(Name(at, at + len(run), 0.0))
        at += len(run) + 1
    first = sheet.name_before(runs[0].end, MADE)  # a verb may stand before it
    if first is None and sheet.left_edge(start) and _likely(text[start : runs[0].end]):
        first = runs[0]
    likely = [r for r in runs[1:] if _likely(text[r.start : r.end])]
    if first is None or (len(likely) + 1) * 2 < len(runs):
        return
    for item in (first, *runs[1:]):
        words = text[item.start : item.end]
        row = surnames().get(words[0])
        named = row is not None and (len(words) == _WHOLE or (row.cls == "a" and may_be_name(words)))
        ordinary = common_word(words) and not named
        if not sheet.is_covered(item.start, item.end) and not ordinary and words[-1] not in PLACE_ENDS:
            sheet.take(item, "appointed")


def _built_before(sheet: Sheet, end: int) -> Name | None:
    """A name without a surname that ends at a place and begins at a mark or behind a verb: ，旦增担任县长."""
    return built_to(sheet.text, end, sheet.left_edge)


def _likely(run: str) -> bool:
    """Whether a run between marks begins as most names do and is no ordinary word."""
    row = surnames().get(run[:2]) or surnames().get(run[0])
    return row is not None and row.cls in "ab" and not common_word(run)

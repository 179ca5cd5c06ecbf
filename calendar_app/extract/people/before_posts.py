"""Names that stand right before a post: 王某副市长, 市民政局阎某局长."""

from __future__ import annotations

from calendar_app.extract.people.built_names import built_to
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import is_han
from calendar_app.extract.people.foreign_names import dotted_name
from calendar_app.extract.people.lexicon import cues, foreign
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.post_runs import BEFORE_POST, BODIES, BODY_ENDS, SEATS, joined_posts, name_inside
from calendar_app.extract.people.sheet import Run, Sheet

_INSIDE_POST = 3.5  # of a name between a body and its title
_OPENING = 2.0  # of a name of three characters that opens its clause
_USUAL = 3  # characters of most names
_FORCES = "军代表"
_NO_GIVEN_NAMES = frozenset("任为兼是协委市省县局厅署办")  # no name ends with them: 区书协, 韩国市|道知事
_ROOMS = tuple(cues("room"))  # called after those who work there: 王晴晴委员工作室
_SOCIETIES = tuple(cues("society"))  # 青运会|团长
_MARKS = frozenset("，。；：、！？\n")
_BEFORE_BUILT = _MARKS | BODIES | frozenset("省州盟县区市镇乡村旗")
_LONGEST_PART = 8  # characters of one before the first dot of a name
_LONGEST_DOTTED = 20
_QUARTERS, _UNITS = ("街道", "社区"), ("镇", "乡", "村")  # whose post it is, and no person's
_DIVISIONS = frozenset("省州盟县区市镇乡村旗")
_OF_DIVISIONS = (
    "书记",
    "主席",
    "代表",
    "政协委员",
    "领导",
    "干部",
    "负责人",
    "负责同志",
)  # what a division has, but nobody named 某镇


def _is_division(text: str, start: int, end: int) -> bool:
    """Whether what stands before a post from *start* to *end* is a division, whose post it is: 云溪镇副镇长."""
    if text.endswith(("乡镇", "县区", "区县", "市县", "苏木", "嘎查", "街道"), 0, start):
        return True
    last = text[start - 1]
    return last in _DIVISIONS and (text.startswith(last + "长", end - 2) or text.endswith(_OF_DIVISIONS, 0, end))


def _of_unit(text: str, start: int, title: int) -> bool:
    """Whether the words from a name on to the title behind it tell a quarter or town of the name: 汪集|街道书记, but 李某|镇长."""
    return text.startswith(_QUARTERS, start) or (start < title and text.startswith(_UNITS, start))


def _opens(text: str, name: Name) -> bool:
    """Whether a name of three characters opens its clause and does not end as bodies do."""
    opens = name.start == 0 or text[name.start - 1] in _MARKS
    return (
        opens
        and name.end - name.start == 3
        and text[name.end - 1] not in BODIES
        and text[name.end - 1] not in _DIVISIONS
    )


def _built_before(sheet: Sheet, head: int) -> Name | None:
    """A name of known parts right before a post, behind a mark, a verb or a body: 、其木格主席, 市民政局旦增伦珠局长."""
    text = sheet.text
    built = built_to(text, head, lambda at: at == 0 or text[at - 1] in _BEFORE_BUILT or sheet.left_edge(at))
    return None if built is None or common_word(text[built.start : head]) else built


def _dotted_before(sheet: Sheet, head: int) -> Name | None:
    """A name of parts joined by dots right before a post: 帕尔哈提·吐鲁洪主任."""
    text, table = sheet.text, foreign()
    dot = text.find("·", max(0, head - _LONGEST_DOTTED), head)
    start = dot
    while start > 0 and dot - start < _LONGEST_PART and text[start - 1] in table:
        start -= 1
    name = dotted_name(f"{text[start:head]}，", 0)
    return Name(start, head, name.score) if name is not None and name.end == head - start else None


def before_posts(sheet: Sheet) -> None:
    """王国辉副市长, 习近平总书记: names right in front of a post, behind its body as well: 市民政局阎青智局长."""
    text = sheet.text
    for title in sheet.posts:
        if title.end in sheet.found or title.cls in "nl" or text.startswith(_FORCES, title.start):
            continue  # 王军|代表市政府: no 王, 军代表
        head = sheet.head_of(title)
        if not head or not is_han(text[head - 1]) or sheet.is_covered(head - 1, title.end):
            continue
        name = (
            name_inside(sheet, head)
            if text.find("·", max(0, head - _LONGEST_PART), head) < 0
            else _dotted_before(sheet, head)
        )
        if name is None:
            name = _built_before(sheet, head)
        if name is None:
            if not sheet.may_name_before(head):
                continue
            name = sheet.name_before(head, BEFORE_POST)
            if name is None and not BODIES.isdisjoint(text[max(0, head - 5) : max(0, head - 2)]):
                name = sheet.name_before(head, _INSIDE_POST, after=BODY_ENDS)
        if (
            name is None
            and (head == _USUAL or text[head - _USUAL - 1 : head - _USUAL] in _MARKS)
            and (opening := sheet.name_before(head, _OPENING)) is not None
            and _opens(text, opening)
        ):
            name = opening  # 施一公校长
        if (
            name is None or text[name.end - 1] in _NO_GIVEN_NAMES or text.endswith(_SOCIETIES, 0, name.end)
        ):  # 孙某任司令员 is told by ``made``; 区书协 is a body
            continue
        if (
            common_word(text[name.start : name.end])
            or text.startswith(_ROOMS, title.end)
            or _is_division(text, name.end, title.end)
            or _of_unit(text, name.end, title.start)
        ):
            continue
        posts: Run = ((head, title.end),)
        if text[name.start - 1 : name.start] in BODIES or text.endswith(SEATS, 0, name.start):
            before = (max(f.end, *(b for _, b in f.posts)) if f.posts else f.end for f in sheet.found.values())
            floor = max((e for e in before if e <= name.start), default=0)
            joined = joined_posts(sheet, title, floor, around=name.start)
            posts = (
                joined if joined and joined[-1][0] < name.start else posts
            )  # 该院|梁某副院长: no body before the name
        sheet.take(name, "before-post", posts)

"""Names in lists without a post: X、Y、Z等."""

from __future__ import annotations

from calendar_app.extract.people.by_posts import post_follows
from calendar_app.extract.people.lexicon import foreign, surname_heads
from calendar_app.extract.people.names import Name, common_word, dotted_name, right_edge, transcribed
from calendar_app.extract.people.sheet import ALIEN, JOIN, Sheet

_ITEM = 1.5
_PAIR_ITEM = 3.0
_MEAN, _PAIR_MEAN = 4.0, 5.0
_CHAIN_ITEM = 2.0
_MADE_ITEM = 0.0
_LONGEST = 14


def lists(sheet: Sheet) -> None:
    """Two or more names in a row, each whole between the marks, and likely ones taken together."""
    text, done = sheet.text, 0
    heads, alien = surname_heads(), foreign()
    mark = text.find("、")
    while mark >= 0:
        if mark >= done and (text[mark + 1 : mark + 2] in heads or text[mark + 1 : mark + 2] in alien):
            for start in _starts(text, max(done, mark - _LONGEST), mark):
                if sheet.left_edge(start, strict=True) and (end := _list_from(sheet, start, mark)):
                    done = end
                    break
        mark = text.find("、", mark + 1)


def _starts(text: str, floor: int, mark: int) -> list[int]:
    """Places at which the name that ends at *mark* may begin, farthest first."""
    heads, alien = surname_heads(), foreign()
    out = [s for s in range(max(floor, mark - 4), mark - 1) if text[s] in heads]
    start = mark
    while start > floor and (text[start - 1] in alien or text[start - 1] == "·"):
        start -= 1
    out += range(start, mark - 1)
    return sorted(set(out))


def _list_from(sheet: Sheet, start: int, mark: int) -> int:
    """Take the list whose first item runs from *start* to *mark*; returns its end, 0 where there is none."""
    text, at = sheet.text, start
    items: list[Name] = []
    while (item := _item(sheet, at)) is not None:
        if not items and item.end != mark:
            return 0
        items.append(item)
        join = JOIN.match(text, item.end)
        if join is None or join.group() == " ":
            break
        at = join.end()
    if len(items) < 2 or any(sheet.spoiled(i) or right_edge(text, i.end) < 2.0 for i in items):
        return 0
    if _made_after(text, items[-1].end) and min(i.score for i in items) >= _MADE_ITEM:
        for item in items:
            sheet.take(item, "list")
        return items[-1].end
    pair = len(items) == 2
    mean = sum(i.score for i in items) / len(items)
    if min(i.score for i in items) < (_PAIR_ITEM if pair else _ITEM) or mean < (_PAIR_MEAN if pair else _MEAN):
        return 0
    for item in items:
        sheet.take(item, "list")
    return items[-1].end


def _made_after(text: str, end: int) -> bool:
    """Whether the list goes on as 为副主任, 任委员: people who were given a post."""
    return text[end : end + 1] in ("为", "任") and post_follows(text, end + 1)


def _item(sheet: Sheet, at: int) -> Name | None:
    text = sheet.text
    item = (dotted_name(text, at) if "·" in text else None) or sheet.name_at(at)
    if item is not None and (item.score >= _ITEM or _made_after(text, item.end)):
        return item
    alien = transcribed(text, at)
    return alien if alien is not None and alien.score >= ALIEN and not common_word(text[at : alien.end]) else None


def chains(sheet: Sheet) -> None:
    """Neighbours in a list of what was found: 葛某、于某 where only the first was sure."""
    text = sheet.text
    for f in sheet.in_order():
        if not f.sure:
            continue
        at = f.end
        while text[at : at + 1] in ("、", "和") and at + 1 not in sheet.found:
            item = sheet.name_at(at + 1)
            if item is None or item.score < _CHAIN_ITEM or right_edge(text, item.end) < 2.0 or sheet.spoiled(item):
                break
            if post_follows(text, item.end):
                break
            sheet.take(item, "chain", f.posts)
            at = item.end

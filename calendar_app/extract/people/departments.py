"""One office of two departments that a mark joins: 文教、民政科长, 县财政、粮食局局长."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.lexicon import cues
from calendar_app.extract.wordlists import rows

_LONGEST = 9  # characters of what stands before the mark
_OFFICES = tuple(sorted(cues("of-department")))
_ENDS = "局部科处股厅司"  # of a department's own name: 司法局局长
_BEFORE = frozenset("省市县区州盟旗署乡委府")


@cache
def _heads() -> frozenset[str]:
    return frozenset(row[0] for row in rows("department_heads.txt"))


def departments_behind(text: str, at: int, title: int) -> int:
    """How many characters of 文教、 and the like begin a post at *at* whose title word begins at *title*: 0 where none do."""
    end = at
    while (mark := text.find("、", end, end + _LONGEST)) > 0 and mark < title:
        word = text[end:mark]
        if word not in _heads() and (end > at or not _ends_with_department(word)):
            return 0
        end = mark + 1
    return end - at if end > at and _is_office(text, end, title) else 0


def departments_before(text: str, start: int, title: int, floor: int) -> int:
    """Where the first of the departments begins that marks join to the post at *start*, or *start* where none is."""
    if not _is_office(text, start, title):
        return start
    while start - 1 > floor and text[start - 1] == "、":
        longest = min(_LONGEST, start - 1 - floor)
        size = next((k for k in range(longest, 1, -1) if text[start - 1 - k : start - 1] in _heads()), 0)
        if not size:
            break
        start -= 1 + size
    return start


def _ends_with_department(word: str) -> bool:
    """Whether a place or a committee and a department of it are all there is: 县财政, 县委组织."""
    return any(word[k:] in _heads() and word[k - 1] in _BEFORE for k in range(1, len(word) - 1))


def _is_office(text: str, start: int, title: int) -> bool:
    """Whether a department and the title of its head stand from *start* on, and nothing else."""
    if not text.startswith(_OFFICES, title):
        return False
    department = text[start:title].rstrip(_ENDS).removesuffix("副")
    return department in _heads() or re.split("[和与及]", department)[0] in _heads()

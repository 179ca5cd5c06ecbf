"""Bare Chinese names of a brief text that are no more than likely: nothing but the text itself can settle them."""

from __future__ import annotations

from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import behind_surname, right_edge
from calendar_app.extract.people.lexicon import Surname
from calendar_app.extract.people.name_evidence import PLACE_LASTS
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.sheet import Sheet

_ENDS = 2.0  # what must follow
_TWO = 2  # characters


def ends_well(sheet: Sheet, name: Name) -> bool:
    """Whether a word ends with the name, and what follows may follow a name."""
    return sheet.aligned(name.end) and right_edge(sheet.text, name.end) >= _ENDS


def doubtful(sheet: Sheet, name: Name, surname: Surname) -> bool:
    """Whether what stands before or in a likely name speaks against it: it is a word, a place, a part of another name."""
    text, start, end = sheet.text, name.start, name.end
    if end - start > _TWO and common_word(text[start : start + _TWO]):  # 森林|浴
        return True
    if surname.cls != "a" and end - start > _TWO and common_word(text[end - _TWO : end]):  # 在临|浦召开, 古|银杏
        return True
    if surname.cls == "j" and not sheet.of_japan:  # 桐山|茶
        return True
    return text[end - 1] in PLACE_LASTS or behind_surname(text, start)  # 石坪; 白|巴特尔

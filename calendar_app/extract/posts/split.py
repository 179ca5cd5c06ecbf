"""A printed post in three parts: the words for its body, its qualifiers, the word for the office."""

from __future__ import annotations

from functools import lru_cache

from calendar_app.extract.posts.lexicon import office_words, title_words

_QUALIFIERS = office_words("qualifier")
_ALSO_LAST = ("原", "前", "代")  # and the last character of places and ages
_NO_QUALIFIER = frozenset(office_words("no-qualifier"))
#: Heads of departments whose word holds the department's own last character: 市公安局长 is head of 市公安局.
_WHOLE = frozenset(office_words("whole"))
_ENDS_BODY = tuple("委局厅部办院会司署处科府室所心团国校队")


@lru_cache(maxsize=8192)
def split_title(text: str) -> tuple[str, tuple[str, ...], str]:
    """Body, qualifiers and title word of a printed post; a body's last character that the title holds too belongs to both.

    >>> split_title("市委常务副书记"), split_title("市公安局长")
    (('市委', ('常务', '副'), '书记'), ('市公安局', (), '局长'))
    """
    start = _title_start(text)
    head, title = text[:start], text[start:]
    qualifiers: list[str] = []
    while (word := _last_qualifier(head)) is not None:
        qualifiers.insert(0, word)
        head = head[: -len(word)]
    if title in _WHOLE and len(head) > 1 and not head.endswith(_ENDS_BODY):
        head += title[0]
    return head, tuple(qualifiers), title


def _title_start(text: str) -> int:
    """Where the longest title word begins that ends the text; 0 where none does."""
    known = title_words()
    return next((start for start in range(len(text)) if known.ends(text, start) == len(text)), 0)


def _last_qualifier(head: str) -> str | None:
    for word in _QUALIFIERS:
        if not head.endswith(word) or (word in _ALSO_LAST and head[-2:] in _NO_QUALIFIER):
            continue
        if word == "党委" and len(head) > len(word):
            continue
        return word
    return None

"""UIDs are UUID5 of what is printed."""

from __future__ import annotations

import uuid

import pytest

from calendar_app.store.uid import NAMESPACE, bulletin_key, event_uid
from tests.store.factory import bulletin, draft, entry, july


@pytest.mark.parametrize("number", [1, 2, 17])
def test_a_uid_is_what_any_program_mints_of_the_same_words(number):
    found = bulletin(entry(1, "防汛调研", draft(None)))
    words = (found.bulletin.series, "安平市", "2023-07", "防汛调研", "main", str(number))
    minted = event_uid(found.bulletin, found.entries[0].entry, "main", number, taken=lambda _: False)
    assert minted == str(uuid.uuid5(NAMESPACE, "\x1f".join(words)))
    assert uuid.UUID(minted).version == 5


def test_another_bulletin_of_the_same_name_has_another_id():
    found = july().bulletin
    assert len({bulletin_key(found, number) for number in (1, 2, 3)}) == 3

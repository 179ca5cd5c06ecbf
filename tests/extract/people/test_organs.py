"""Each office in each organ of party and state: found whole, and a public post; the model is off."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendar_app.extract.people import EMPTY, person_mentions, tagger
from calendar_app.model.bulletin import Entry

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "organs.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
_NAMED_BY_ITS_BODY = "局部庭镇区"  # 局长 is head of a 局 alone


def _fits(body: str, office: str) -> bool:
    head = office.removeprefix("副")
    return len(head) != 2 or head[1] != "长" or head[0] not in _NAMED_BY_ITS_BODY or body.endswith(head[0])


@pytest.mark.parametrize(
    ("bodies", "offices"), [pytest.param(b, o, id=f"{group}-{k}") for k, (group, b, o) in enumerate(_ROWS)]
)
def test_offices(bodies, offices):
    wrong = []
    with tagger.without_model():
        for post in (body + office for body in bodies.split() for office in offices.split() if _fits(body, office)):
            found = person_mentions(Entry(1, "", f"{post}贺平江出席会议并讲话。"), EMPTY, place="漯河市")
            if [(p.name, list(p.titles), p.kind) for p in found] != [("贺平江", [post], "official")]:
                wrong.append((post, [(p.name, p.titles, p.kind) for p in found]))
    assert wrong == []

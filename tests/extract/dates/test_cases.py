"""Every case of the tables, and the score by phenomenon that the run prints."""

from __future__ import annotations

from collections import Counter

import pytest

from .cases import Case, agrees, load, read

CASES = load()


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.phenomenon}:{c.line}")
def test_case(case: Case) -> None:
    assert agrees(case), f"{case.text!r} {dict(case.context)}: wanted {case.expected}, got {read(case)}"


def test_tables_are_wide_enough() -> None:
    assert len(CASES) >= 600
    assert sum(c.negative for c in CASES) >= 200


def test_no_case_stands_twice() -> None:
    counts = Counter((c.text, c.context) for c in CASES)
    assert [text for (text, _), n in counts.items() if n > 1] == []


def test_score_by_phenomenon(capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in CASES:
        total[case.phenomenon] += 1
        right[case.phenomenon] += agrees(case)
    with capsys.disabled():
        print("\ndates by phenomenon:")
        for name in sorted(total):
            print(f"  {name:<24}{right[name]:>4} / {total[name]:<4} {right[name] / total[name]:.3f}")
    assert right == total

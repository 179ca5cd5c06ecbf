"""Cases of dates as data: ``cases/*.tsv``, one file a phenomenon.

A comment line ``# context: key=value …`` sets the context of the rows below it, a third column adds to it: ``on`` publication day,
``period``, ``title``, ``dateline``, ``year``, ``month``, ``chronicle``. Columns: text, expected readings.

Expected: readings in text order, separated by blanks, or ``-`` for none. A reading is a day, month, year or ``first/last``, then
optionally ``:kind``, then optionally ``:RRULE``. ``edtf=…`` stands for a date that Python cannot hold; ``!code`` asks for a
diagnostic; ``~first/last`` says that this reading must not be among them (other readings are then not looked at).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from calendar_app.extract.dates import date_mentions
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import DateMention
from calendar_app.model.period import period_bounds

FOLDER = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Case:
    """One text with its context and what it must give."""

    phenomenon: str
    line: int
    text: str
    expected: tuple[str, ...]
    context: tuple[tuple[str, str], ...]

    @property
    def negative(self) -> bool:
        """Whether the case asks for nothing, or for a reading not to be there."""
        return self.expected == ("-",) or any(e.startswith("~") for e in self.expected)


def load() -> list[Case]:
    """All cases, in order of file and line."""
    out = []
    for path in sorted(FOLDER.glob("*.tsv")):
        context: dict[str, str] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# context:"):
                context = _pairs(line.removeprefix("# context:"))
            elif line and not line.startswith("#"):
                text, expected, *more = line.split("\t")
                merged = context | _pairs(more[0] if more else "")
                out.append(Case(path.stem, number, text, tuple(expected.split()), tuple(merged.items())))
    return out


def read(case: Case) -> tuple[list[str], list[str]]:
    """Readings and diagnostics' codes that the program gives."""
    context = dict(case.context)
    entry = Entry(
        1,
        context.get("title", ""),
        case.text,
        dateline=context.get("dateline", ""),
        year=int(context["year"]) if "year" in context else None,
        month=int(context["month"]) if "month" in context else None,
        published=date.fromisoformat(context["on"]) if "on" in context else None,
        chronicle="chronicle" in context,
    )
    mentions, diagnostics = date_mentions(entry, period=context.get("period", ""))
    return [written(m) for m in mentions], [d.code for d in diagnostics]


def written(m: DateMention) -> str:
    """A mention as cases write it, whole."""
    days = f"edtf={m.edtf}" if m.start is None else f"{m.start}/{m.end}"
    return ":".join(filter(None, (days, str(m.kind), m.rrule)))


def expand(reading: str) -> str:
    """A reading in its whole form: ``2023-07`` is 2023-07-01/2023-07-31."""
    days, *rest = reading.split(":")
    if not days.startswith("edtf="):
        first, _, last = days.partition("/")
        if len(first) == 10:
            days = f"{first}/{last or first}"
        else:
            start, end = period_bounds(days)
            days = f"{start}/{end}"
    return ":".join([days, *rest])


def agrees(case: Case) -> bool:
    """Whether the program reads the case as it should be read."""
    got, codes = read(case)
    wanted = [e for e in case.expected if e != "-"]
    if any(e[1:] not in codes for e in wanted if e.startswith("!")):
        return False
    if any(g.startswith(expand(e[1:])) for e in wanted if e.startswith("~") for g in got):
        return False
    if any(e.startswith("~") for e in wanted):
        return True
    asked = [expand(e) for e in wanted if not e.startswith("!")]
    return len(asked) == len(got) and all((g + ":").startswith(a + ":") for a, g in zip(asked, got, strict=True))


def _pairs(text: str) -> dict[str, str]:
    return {key: value for key, _, value in (item.partition("=") for item in text.split())}

"""Atoms of one matched rule → a :class:`Point`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from calendar_app.extract.dates.shapes import Atom, Point, Ref, Value

Adder = Callable[[dict[str, Any], Value], None]


def build_point(rule: str, atoms: Sequence[Atom]) -> Point:
    """The date that the atoms of a rule's match print."""
    units: dict[str, Any] = {}
    clocks: list[tuple[int, int]] = []
    for atom in atoms:
        if atom.letter == "T":
            clocks.append(atom.value)
        else:
            _ADD[atom.letter](units, atom.value)
    if units.get("decade") is not None:
        units["century"], units["decade"] = _century_and_decade(units["decade"])
    if units.get("month") is not None:
        units.pop("season", None)  # 四年夏四月: the month says as much
        if units.get("era") == "reign":
            units["lunar"] = True  # under the dynasties the months were the moon's
    if clocks:
        units["time"] = "/".join(_iso_time(hour, minute, units.get("part")) for hour, minute in clocks)
    return Point(rule, atoms[0].start, atoms[-1].end, **units)


def _iso_time(hour: int, minute: int, part: str | None) -> str:
    """ISO 8601 clock time; an hour to 11 in the afternoon or evening is past noon."""
    if (part in ("下午", "傍晚", "晚上") and 1 <= hour < 12) or (part == "中午" and 1 <= hour <= 3):
        hour += 12
    elif part == "晚上" and hour == 12:
        hour = 24
    return f"{hour:02}:{minute:02}"


def _ref(value: str) -> Ref:
    base, _, n = value.partition(":")
    return Ref("abs" if base == "lunar" else base, int(n))  # abs, on, text, cycle


def _year(units: dict[str, Any], value: Value) -> None:
    if isinstance(value, str):
        units["year"] = _ref(value)
        units["annual"] = False
        return
    number, digits, unit = value
    units["year"] = Ref("abs", number)
    if unit == "纪年":
        units["era"] = None if digits == "gregorian" else digits
        units["short"], units["named"] = False, True
    else:
        units["short"] = len(digits) == 2
        units["annual"] = unit == "年度"


def _month(units: dict[str, Any], value: Value) -> None:
    if isinstance(value, str):
        units["month"] = _ref(value)
        units["lunar"] = units.get("lunar", False) or value.startswith("lunar")
    else:
        units["month"] = Ref("abs", value[0])


def _day(units: dict[str, Any], value: Value) -> None:
    if isinstance(value, str):
        if units.get("festival") and value == "text:0":
            return  # 中秋节当天
        units["day"] = _ref(value)
        units["lunar"] = units.get("lunar", False) or value.startswith("lunar")
    else:
        units["day"] = Ref("abs", value[0])
        units["hao"] = value[2] == "号"


def _day_part(units: dict[str, Any], value: Value) -> None:
    day, part = value.split(" ")
    units["day"], units["part"] = _ref(day), part


def _iso(units: dict[str, Any], value: Value) -> None:
    units["year"], units["month"], units["day"] = (Ref("abs", n) for n in value)


def _weekday(units: dict[str, Any], value: Value) -> None:
    units["week"], units["weekday"], _ = value


def _edge(units: dict[str, Any], value: Value) -> None:
    units["edge"] = value
    units["edge_of"] = (
        "month" if units.get("month") is not None else "decade" if units.get("decade") is not None else "year"
    )


def _month_edge(units: dict[str, Any], value: Value) -> None:
    units.setdefault("month", Ref("on", 0))
    units["edge"], units["edge_of"] = value, "month"


def _year_edge(units: dict[str, Any], value: Value) -> None:
    units.setdefault("year", Ref("on", 0))
    units["edge"], units["edge_of"] = value, "year"


def _century_and_decade(parts: list[tuple[str, int | Ref]]) -> tuple[Ref | None, tuple[int, int]]:
    """The century that is printed, and first year and number of years within it (of all years, for 1990年代)."""
    century = next((n if isinstance(n, Ref) else Ref("abs", n) for kind, n in parts if kind == "C"), None)
    tens = next((n for kind, n in parts if kind == "G" and isinstance(n, int)), None)
    return century, (1, 100) if tens is None else (tens, 10)


def _span_of_years(kind: str) -> Adder:
    def add(units: dict[str, Any], value: Value) -> None:
        printed = value if isinstance(value, str) else value[0]
        number = _ref(printed) if isinstance(printed, str) and ":" in printed else int(printed)
        units.setdefault("decade", []).append((kind, number))

    return add


def _set(name: str) -> Adder:
    def add(units: dict[str, Any], value: Value) -> None:
        units[name] = value

    return add


def _third(units: dict[str, Any], value: Value) -> None:
    first, _, last = value.partition("-")
    units["third"] = (int(first), int(last))


def _marker(units: dict[str, Any], value: Value) -> None:
    units["lunar"] = value != "solar"
    if value == "leap":
        units["leap"] = True


def _quarter(units: dict[str, Any], value: Value) -> None:
    if isinstance(value, str) and value.startswith("on:"):
        units["offset"] = (int(value.removeprefix("on:")), "quarter")
    else:
        units["quarter"] = int(value)


def _weekend(units: dict[str, Any], value: Value) -> None:
    units["week"], units["weekday"] = value, 0


_ADD: dict[str, Adder] = {
    "Y": _year,
    "M": _month,
    "D": _day,
    "d": _day_part,
    "I": _iso,
    "W": _weekday,
    "K": lambda units, value: units.__setitem__("week", _ref(value)),
    "k": _weekend,
    "X": _third,
    "E": _edge,
    "m": _month_edge,
    "e": _year_edge,
    "H": lambda units, value: units.__setitem__("half", int(value)),
    "S": lambda units, value: units.__setitem__("season", int(value)),
    "Q": _quarter,
    "f": _set("first_months"),
    "P": _set("part"),
    "p": _set("part"),
    "F": _set("festival"),
    "O": _set("offset"),
    "o": _set("offset"),
    "A": _marker,
    "C": _span_of_years("C"),
    "G": _span_of_years("G"),
    "r": lambda units, value: units.__setitem__("near", tuple(map(int, value.split()))),
    "l": _set("nth"),
    "w": _set("nth"),
    "j": _set("iso_week"),
    "R": lambda units, value: None,
}

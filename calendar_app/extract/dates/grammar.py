"""The grammar: atoms and what stands between them → expressions.

The rules stand in ``lexicon/dates_rules.tsv``: a name, a pattern over the letters of atoms, examples. A date is the first
of them that fits at a place; dates are joined to ranges (A至B) and lists (A、B和C); schedules are a cycle with a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from calendar_app.extract.dates import guards
from calendar_app.extract.dates.atoms import find_atoms
from calendar_app.extract.dates.points import build_point
from calendar_app.extract.dates.shapes import Atom, Cycle, Found, Item, Point, Ref
from calendar_app.extract.wordlists import rows

_RANGE = re.compile(r"\s{0,2}(?:起|开始|始)?(?:--?|——?|~~?|(?:一直|持续|延续|延长)?[至到]|直[至到])\s{0,2}")
_LIST = re.compile(r"\s{0,2}(?:、|和|及|与|以及|或|,|，和|，以及)\s{0,2}")
_NONE = re.compile(r" {0,2}")
_CYCLE_GAP = re.compile(r"(?:都|均|定期|固定|的|在|于|分别| ){0,5}")
BREAK = "."
_WIDEST_GAP = 6
_LONGEST_LIST = 40
_CLOCKS = re.compile("[Pp]?(?:T(?:RT)?)?")


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern, *_ in rows("dates_rules.tsv"))
    )


#: Atoms that belong together, with what stands between them, and their letters.
Group = tuple[list[Atom], str]


def groups(text: str, atoms: Sequence[Atom]) -> list[Group]:
    """Atoms parted where other words stand between them; within a group a separator (R, L) is an atom of its own."""
    if len(atoms) == 1:
        return [(list(atoms), atoms[0].letter)]
    out: list[Group] = []
    group: list[Atom] = []
    letters, end = "", 0
    for atom in atoms:
        letter, start, stop, _ = atom
        if start != end and group:
            between = BREAK
            if start - end <= _WIDEST_GAP:
                gap = text[end:start]
                between = _gap(gap, group[-1], atom)
            if between == BREAK:
                out.append((group, letters))
                group, letters = [], ""
            elif between:
                group.append(Atom(between, end, start, gap))
                letters += between
        group.append(atom)
        letters += letter
        end = stop
    if group:
        out.append((group, letters))
    return out


def _gap(gap: str, left: Atom, right: Atom) -> str:
    if gap == " ":
        return ""
    if _NONE.fullmatch(gap) or (left.letter in "Vv" and _CYCLE_GAP.fullmatch(gap)):
        return ""
    if gap == "的" and left.letter in "YMDdKWFOlw" and right.letter in "MDPTWQHXeEmSFwlj":
        return ""
    if gap in ("，", ",") and left.letter == right.letter == "D" and _days_run(left, right):
        return "L"
    if left.letter == "D" and right.letter == "W" and gap in ("，", ",", "·"):
        return ""
    if _RANGE.fullmatch(gap):
        return "R"
    return "L" if _LIST.fullmatch(gap) else BREAK


def _days_run(left: Atom, right: Atom) -> bool:
    """9月10号，11号: bare days that count up by one with the same unit are one list, whatever the mark."""
    a, b = left.value, right.value
    return not isinstance(a, str) and not isinstance(b, str) and b[0] == a[0] + 1 and a[2] == b[2]


@lru_cache(maxsize=4096)
def shapes_of(words: str, letters: str) -> tuple[Found, ...] | None:
    """Expressions of a stretch of words by themselves, with offsets into it; None where they cut otherwise than *letters* says.

    The same words stand in many texts (7月5日): what they say by themselves is read once.
    """
    own = groups(words, find_atoms(words))
    return expressions(*own[0]) if len(own) == 1 and own[0][1] == letters else None


def expressions(atoms: Sequence[Atom], letters: str) -> tuple[Found, ...]:
    """Expressions of linked atoms, in order."""
    out: list[Found] = []
    at = 0
    while at < len(letters):
        if letters[at] in "RL":
            at += 1
            continue
        found, after = _expression(atoms, letters, at)
        if found is not None and all(guards.possible(p) for item in found.items for p in item if p is not None):
            out.append(found._replace(sure=guards.sure(found)))
        at = max(after, at + 1)
    return tuple(out)


def _expression(atoms: Sequence[Atom], letters: str, at: int) -> tuple[Found | None, int]:
    letter = letters[at]
    if letter in "Vv":
        return _schedule(atoms, letters, at)
    if letter == "U":
        atom = atoms[at]
        number, unit, verb = atom.value
        return Found(f"duration-{unit}", atom.start, atom.end, days=(number, unit), before=verb), at + 1
    items: list[Item] = []
    names: list[str] = []
    joint = ""
    end = at
    while True:
        first, after = _point(atoms, letters, end + len(joint))
        if first is None:
            break
        last = None
        name = first.rule
        if after < len(letters) and letters[after] == "R":
            last, beyond = _point(atoms, letters, after + 1)
            if last is not None and guards.ranges(first, last):
                after = beyond
                name = f"{name}..{last.rule}"
            else:
                last = None
        elif letters[after : after + 1] == "N":
            last = Point("until-now", atoms[after].start, atoms[after].end, day=Ref("on", 0))
            after += 1
            name = f"{name}..until-now"
        if items and not guards.lists(items[-1], first):
            break
        items.append(Item(first, last))
        names.append(name)
        end = after
        if end < len(letters) and letters[end] == "L" and len(items) < _LONGEST_LIST:
            joint = "L"
        else:
            break
    if not items:
        return None, at + 1
    start, stop = items[0].first.start, (items[-1].last or items[-1].first).end
    found = Found("+".join(dict.fromkeys(names)), start, stop, tuple(items))
    return found, end


def _point(atoms: Sequence[Atom], letters: str, at: int) -> tuple[Point | None, int]:
    match = _rules().match(letters, at)
    if match is None or match.lastgroup is None:
        return None, at + 1
    return build_point(match.lastgroup.replace("_", "-"), atoms[at : match.end()]), match.end()


def _schedule(atoms: Sequence[Atom], letters: str, at: int) -> tuple[Found | None, int]:
    """每周一、三, 每月15日, 每年7月中旬: a cycle, with the date that a longer one needs."""
    atom = atoms[at]
    after = at + 1
    if atom.letter == "v":
        freq, interval, byday = atom.value
        cycle = Cycle(freq, interval, byday)
        name = f"each-{freq.lower()}-weekday"
    elif atom.value == "year":
        point, beyond = _point(atoms, letters, after)
        if point is None or point.year is not None or (point.month is None and point.festival is None):
            return None, after
        last = None
        if beyond < len(letters) and letters[beyond] == "R":
            last, further = _point(atoms, letters, beyond + 1)
            beyond = further if last is not None else beyond
        return Found(
            "each-year", atom.start, (last or point).end, (Item(point, last),), Cycle("YEARLY", point=point)
        ), beyond
    elif atom.value == "month":
        days: list[Point] = []
        numbers: list[int] = []
        beyond = after
        while True:
            point, further = _point(atoms, letters, beyond)
            if point is None or point.month is not None or (point.day is None and point.third is None):
                break
            if point.day is not None:
                through = numbers and letters[beyond - 1] == "R" and numbers[-1] < point.day.n
                numbers += range(numbers[-1] + 1, point.day.n + 1) if through else [point.day.n]
            days.append(point)
            beyond = further
            if beyond < len(letters) and letters[beyond] in "LR":
                beyond += 1
            else:
                break
        if not days:
            return None, after
        cycle = Cycle("MONTHLY", monthdays=tuple(numbers), point=days[0])
        return Found("each-month", atom.start, days[-1].end, (Item(days[0], None),), cycle), beyond
    elif atom.value in ("day", "workday", "days2"):
        cycle = (
            Cycle("WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), workdays=True)
            if atom.value == "workday"
            else Cycle("DAILY", 2 if atom.value == "days2" else 1)
        )
        name = f"each-{atom.value}"
    else:
        return None, after
    end = atom.end
    if after < len(letters) and letters[after] in "PpT":
        tail = _CLOCKS.match(letters, after)
        if tail is not None:
            cycle = cycle._replace(point=build_point("clock", atoms[after : tail.end()]))
            end, after = atoms[tail.end() - 1].end, tail.end()
    return Found(name, atom.start, end, (), cycle), after

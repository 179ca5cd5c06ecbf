"""The ledger of a bulletin: its contents against its body, every character accounted for, what was doubtful."""

from __future__ import annotations

from collections import Counter
from typing import Any

from calendar_app.feeds.diagnostics import diagnostic_name, printed_place
from calendar_app.feeds.extraction import bulletin_head, diagnostic_json
from calendar_app.model.bulletin import RegionKind
from calendar_app.model.extraction import AnnotatedBulletin

Json = dict[str, Any]

#: Kinds whose text no entry holds, listed line by line in the ledger.
DROPPED = (RegionKind.FURNITURE, RegionKind.NOISE, RegionKind.UNREAD)


def ledger(annotated: AnnotatedBulletin) -> Json:
    """The ledger as plain JSON.

    ``contents`` counts lines of the contents list that are matched, differ in wording or are missing from the body, and
    entries that no line names; ``characters`` counts the code points of the decoded text by the kind of region that holds them.
    """
    bulletin = annotated.bulletin
    differing = [line for line in bulletin.contents if line.entry is not None and line.differs]
    missing = [line for line in bulletin.contents if line.entry is None]
    named = {line.entry for line in bulletin.contents}
    extra = [entry for entry in bulletin.entries if entry.n not in named] if bulletin.contents else []
    titles = {entry.n: entry.title for entry in bulletin.entries}
    shares: Counter[str] = Counter()
    reached = unaccounted = 0
    for region in sorted(bulletin.regions, key=lambda region: (region.start, region.end)):
        unaccounted += max(0, region.start - reached)
        shares[str(region.kind)] += max(0, region.end - max(region.start, reached))
        reached = max(reached, region.end)
    unaccounted += len(bulletin.text) - reached
    return {
        "bulletin": bulletin_head(annotated) | {"title": bulletin.title, "layout": bulletin.layout},
        "entries": len(bulletin.entries),
        "events": dict(Counter(str(event.kind) for each in annotated.entries for event in each.events)),
        "undated": [each.entry.n for each in annotated.entries if not each.events],
        "contents": {
            "lines": len(bulletin.contents),
            "matched": len(bulletin.contents) - len(missing),
            "differing": [
                {"line": each.line, "contents": each.title, "entry": each.entry, "title": titles.get(each.entry or 0)}
                for each in differing
            ],
            "missing": [{"line": each.line, "contents": each.title} for each in missing],
            "extra": [{"line": entry.line, "entry": entry.n, "title": entry.title} for entry in extra],
        },
        "characters": {
            "total": len(bulletin.text),
            "by_kind": {str(kind): shares[str(kind)] for kind in RegionKind if shares[str(kind)]},
            "unaccounted": unaccounted,
        },
        "dropped": [
            {
                "kind": str(region.kind),
                "rule": region.rule,
                "line": bulletin.text.count("\n", 0, region.start) + 1,
                "text": bulletin.text[region.start : region.end].strip(),
            }
            for region in bulletin.regions
            if region.kind in DROPPED
        ],
        "diagnostics": [diagnostic_json(each) for each in annotated.diagnostics],
    }


def ledger_text(book: Json) -> str:
    """The ledger as lines for a terminal."""
    head, contents, characters = book["bulletin"], book["contents"], book["characters"]
    events = ", ".join(f"{count} {kind}" for kind, count in book["events"].items())
    lines = [
        f"{head['source']}: {head['place'] or 'place unknown'} {head['period']} ({head['layout']})",
        f"  entries     {book['entries']}, events {sum(book['events'].values())}" + (f" ({events})" if events else ""),
        f"  contents    {contents['lines']} lines: {contents['matched']} matched, {len(contents['differing'])} of them "
        f"worded differently, {len(contents['missing'])} missing in the body; {len(contents['extra'])} entries not listed",
    ]
    for each in contents["differing"]:
        lines += [
            f"    line {each['line']} differs: {each['contents']}",
            f"      entry {each['entry']}: {each['title']}",
        ]
    lines += [f"    line {each['line']} has no entry: {each['contents']}" for each in contents["missing"]]
    lines += [
        f"    line {each['line']}, entry {each['entry']} is not in the contents: {each['title']}"
        for each in contents["extra"]
    ]
    total = characters["total"] or 1
    shares = ", ".join(f"{kind} {count} ({100 * count / total:.1f}%)" for kind, count in characters["by_kind"].items())
    lines.append(f"  characters  {characters['total']}: {shares}; unaccounted {characters['unaccounted']}")
    lines += _dropped(book["dropped"])
    if book["undated"]:
        lines.append(f"  undated     entries {', '.join(map(str, book['undated']))}")
    lines.append(f"  diagnostics {len(book['diagnostics'])}")
    for each in book["diagnostics"]:
        place = printed_place(each.get("line"), each.get("entry")) or "全期 (bulletin)"
        name = f"{diagnostic_name(each['code'])} ({each['code']})"
        lines.append(f"    {place}: {name}: {each['message']}")
    return "\n".join(lines)


#: So many scraps of one rule, none longer, are told in one line: pinyin in brackets, marks of footnotes.
_MANY, _SCRAP = 5, 24


def _dropped(dropped: list[Json]) -> list[str]:
    """A line for each stretch that no entry holds; one for all the scraps of a rule, which has many of them, where the first stands."""
    scraps: dict[tuple[str, str], list[Json]] = {}
    for each in dropped:
        if len(each["text"]) <= _SCRAP:
            scraps.setdefault((each["kind"], each["rule"]), []).append(each)
    out: list[str] = []
    for each in dropped:
        alike = scraps.get((each["kind"], each["rule"]), []) if len(each["text"]) <= _SCRAP else []
        if len(alike) <= _MANY:
            out.append(f"    line {each['line']} {each['kind']} ({each['rule']}): {_short(each['text'])}")
        elif alike[0] is each:
            some = " ".join(dict.fromkeys(_short(scrap["text"]) for scrap in alike[:3]))
            last = max(scrap["line"] for scrap in alike)
            out.append(f"    lines {each['line']}–{last} {each['kind']} ({each['rule']}), {len(alike)} times: {some} …")
    return out


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[:limit]}…"

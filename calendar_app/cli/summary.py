"""What an import did, in both languages: Chinese first, English behind a slash, as errors are said."""

from __future__ import annotations

from collections.abc import Collection, Mapping

#: What may have been read from a bulletin itself, in Chinese.
_INFERRED = {"place": "地点", "period": "时期"}


def changes(tally: Mapping[str, int]) -> tuple[str, str]:
    """Events by what became of them, and what is doubtful."""
    new, updated, same, gone, doubts = (
        tally[k] for k in ("inserted", "updated", "unchanged", "removed", "diagnostics")
    )
    return (
        f"新增 {new}，更新 {updated}，未变 {same}，移除 {gone}；存疑 {doubts}",
        f"{new} inserted, {updated} updated, {same} unchanged, {gone} removed; {doubts} diagnostics",
    )


def bulletin_line(
    place: str | None,
    period: str,
    *,
    inferred: Collection[str] = (),
    entries: int,
    events: int,
    tally: Mapping[str, int],
    stored: bool = False,
) -> str:
    """One bulletin: whose it is and of when, how much is in it, and what became of its events; *stored* where it was there already."""
    read = [name for name in _INFERRED if name in inferred]
    zh_read = f"（{'、'.join(_INFERRED[name] for name in read)}由文中推定）" if read else ""
    en_read = f" ({' and '.join(read)} inferred)" if read else ""
    zh, en = changes(tally)
    return (
        f"{place or '地点不明'} {period}{zh_read}：{entries} 条，{events} 件事：{zh}{'；已经存有' if stored else ''} / "
        f"{place or 'place unknown'} {period}{en_read}: {entries} entries, {events} events: {en}{'; stored already' if stored else ''}"
    )


def total_line(bulletins: int, refused: int, tally: Mapping[str, int], *, dry_run: bool) -> str:
    """All bulletins of one run."""
    zh, en = changes(tally)
    return (
        f"{bulletins} 期，拒收 {refused}：{zh}{'；试运行，什么都没有写' if dry_run else ''} / "
        f"{bulletins} bulletin{'' if bulletins == 1 else 's'}, {refused} refused: {en}{'; dry run, nothing written' if dry_run else ''}"
    )

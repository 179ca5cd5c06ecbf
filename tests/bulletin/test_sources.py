"""Files, folders and archives: what is read, in which order, and what is named instead."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from calendar_app.bulletin import iter_sources, read_bulletin
from calendar_app.bulletin.formats import to_text
from calendar_app.bulletin.formats.zipnames import member_names
from calendar_app.errors import (
    BulletinError,
    EmptyBulletinError,
    UndatedBulletinError,
    UndecodableBulletinError,
    UnreadableFormatError,
)

TEXT = "云溪市大事记\n2023年\n3月5日　召开会议。\n3月6日　举行活动。\n3月9日　视察工地。\n"


def test_folder_is_read_deep_and_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "skip.png", ".hidden/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    names = [Path(s.name).name for s in iter_sources([tmp_path])]
    assert sorted(names) == ["a.md", "b.txt", "c.html", "d.txt"]


def test_members_of_a_zip_are_read_and_refused_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("三月.txt", TEXT)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("../up.txt", TEXT)
        archive.writestr("note.png", b"x")
    read, refused = [], []
    for source in iter_sources([path]):
        try:
            read.append(read_bulletin(source.read(), source=source.name).entries)
        except BulletinError as error:
            refused.append(str(error))
    assert [len(entries) for entries in read] == [3]
    assert len(refused) == 2
    assert all("all.zip!" in message for message in refused)


def test_names_of_old_archives_are_chinese() -> None:
    info = zipfile.ZipInfo("三月.txt".encode("gb18030").decode("cp437"))
    assert member_names([info])[0] == "三月.txt"
    info.flag_bits = 0x800
    info.filename = "三月.txt"
    assert member_names([info])[0] == "三月.txt"


def test_old_archive_shows_its_chinese_names(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("LYANG.txt", TEXT)
    path.write_bytes(path.read_bytes().replace(b"LYANG", "洛阳".encode("gb18030") + b"3"))
    [source] = iter_sources([path])
    assert source.name.endswith("all.zip!洛阳3.txt")
    assert len(read_bulletin(source.read(), source=source.name).entries) == 3


def archive_with_raw_name(path: Path, raw: bytes, *, extra: bytes = b"") -> None:
    """An archive whose only member has this name in bytes, without the flag that says UTF-8."""
    info = zipfile.ZipInfo("N" * len(raw))
    info.extra = extra
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, TEXT)
    path.write_bytes(path.read_bytes().replace(b"N" * len(raw), raw))


def unicode_path(raw: bytes, name: str) -> bytes:
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


@pytest.mark.parametrize(
    ("raw", "extra", "name"),
    [
        pytest.param("七月.txt".encode("gb18030"), b"", "七月.txt", id="gb"),
        pytest.param("七月.txt".encode(), b"", "七月.txt", id="utf-8-without-the-flag"),
        pytest.param("甲/乙\\丙.txt".encode("gbk"), b"", "甲/乙\\丙.txt", id="backslash-as-second-byte"),
        pytest.param("大事紀.txt".encode("big5"), unicode_path("大事紀.txt".encode("big5"), "大事紀.txt"), "大事紀.txt", id="beside"),
        pytest.param("七月.txt".encode("gbk"), unicode_path(b"x.txt", "八月.txt"), "七月.txt", id="stale"),
    ],
)  # fmt: skip
def test_names_in_archives(raw: bytes, extra: bytes, name: str, tmp_path: Path) -> None:
    archive_with_raw_name(tmp_path / "all.zip", raw, extra=extra)
    [source] = iter_sources([tmp_path / "all.zip"])
    assert source.name.endswith(f"all.zip!{name}")
    assert source.read().decode() == TEXT


@pytest.mark.parametrize(
    ("codec", "names"),
    [
        pytest.param("cp950", ["雲溪縣大事紀要/二月.txt", "雲溪縣大事紀要/三月.txt"], id="big5"),
        pytest.param("cp950", ["公報.txt"], id="big5-one-short"),
        pytest.param("big5hkscs", ["區議會大事回顧.txt", "a.txt"], id="big5-hong-kong"),
        pytest.param("gb18030", ["云溪要情/二月.txt", "云溪要情/三月.txt"], id="gb"),
        pytest.param("gb18030", ["简报.txt"], id="gb-one-short"),
        pytest.param("gb18030", ["雲溪縣大事記.txt", "龜山鄉.txt"], id="gbk-traditional"),
    ],
)
def test_names_of_an_archive_are_in_the_encoding_that_makes_most_sense(codec: str, names: list[str]) -> None:
    infos = [zipfile.ZipInfo(name.encode(codec).decode("cp437")) for name in names]
    for info in infos:
        info.flag_bits = 0
    assert member_names(infos) == names


def test_large_archives_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("七月.txt", "w", force_zip64=True) as member:
        member.write(TEXT.encode())
    data = bytearray(path.read_bytes())
    # sizes and place in the extra field of the table of contents too, as archives of more than 4 GiB have them
    central = data.find(b"PK\x01\x02")
    size = struct.unpack_from("<I", data, central + 24)[0]
    name_size, extra_size = struct.unpack_from("<HH", data, central + 28)
    more = struct.pack("<HHQQQ", 1, 24, size, size, 0)
    struct.pack_into("<II", data, central + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<HH", data, central + 28, name_size, extra_size + len(more))
    struct.pack_into("<I", data, central + 42, 0xFFFFFFFF)
    data[central + 46 + name_size : central + 46 + name_size] = more
    end = data.find(b"PK\x05\x06")
    struct.pack_into("<I", data, end + 12, struct.unpack_from("<I", data, end + 12)[0] + len(more))
    path.write_bytes(data)
    [source] = iter_sources([path])
    assert source.read().decode() == TEXT


EXTRAS = {
    "七月.html": True,
    "七月_files/ad.html": False,
    "sub/八月.htm": True,
    "sub/八月.files/deep/frame.htm": False,
    "other_files/kept.html": True,
    "__MACOSX/._七月.txt": False,
    "sub/._八月.txt": False,
    ".DS_Store": False,
    "~$九月.docx": False,
    "photo.jpg": False,
    "list.xlsx": False,
    "九月.doc": True,
    "十月.wps": True,
    "十月.ofd": True,
    "旧.rar": True,
    "旧.7z": True,
    "sub/archive.mht": True,
}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_what_is_no_bulletin_is_passed_over_and_other_formats_are_named(packed: bool, tmp_path: Path) -> None:
    where = tmp_path / "all"
    where.mkdir()
    for name in EXTRAS:
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_bytes(b"x")
    if packed:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for name in EXTRAS:
                archive.write(where / name, name)
    found = [source.name for source in iter_sources([tmp_path / "all.zip" if packed else where])]
    names = {name.partition("all.zip!" if packed else "all/")[2] for name in found}
    assert names == {name for name, wanted in EXTRAS.items() if wanted}


def test_archive_is_opened_for_each_member_and_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for k in range(3):
            archive.writestr(f"{k}.txt", TEXT)
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.exists() else 0
    sources = list(iter_sources([path]))
    assert [source.read().decode() for source in reversed(sources)] == [TEXT] * 3
    assert (len(list(handles.iterdir())) if before else 0) == before
    path.unlink()
    with pytest.raises(UnreadableFormatError, match=r"all\.zip!0\.txt"):
        sources[0].read()


def test_closed_folder_and_vanished_file_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    real = os.scandir

    def scandir(path: str | Path):
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    first, closed = iter_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(UnreadableFormatError, match=r"a\.txt.*读不了"):
        first.read()
    with pytest.raises(UnreadableFormatError, match=r"sub.*打不开文件夹.*权限"):
        closed.read()


@pytest.mark.parametrize("name", ["missing.txt", "missing.zip"])
def test_missing_path_is_an_error_when_it_is_read(tmp_path: Path, name: str) -> None:
    [source] = iter_sources([tmp_path / name])
    with pytest.raises(UnreadableFormatError, match=name):
        source.read()


def test_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [source] = iter_sources([tmp_path / "pipe.txt"])
    with pytest.raises(UnreadableFormatError, match="普通文件"):
        source.read()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        pytest.param(b"", EmptyBulletinError, "空", id="empty"),
        pytest.param(b" \n\t", EmptyBulletinError, "空", id="blank"),
        pytest.param(b"\x00\x01\x02\xff\xfe" * 100, UndecodableBulletinError, "--encoding", id="binary"),
        pytest.param("全市上下一心。\n".encode(), UndatedBulletinError, "没有任何日期.*--period", id="no-date"),
        pytest.param(
            "3月5日，会议召开。\n3月6日，活动。\n".encode(), UndatedBulletinError, "没有年份.*--period", id="no-year"
        ),
    ],
)
def test_unusable_file_says_what_and_what_to_do(data: bytes, error: type[BulletinError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read_bulletin(data, source="七月.txt")
    assert str(caught.value).startswith("七月.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "padded", [TEXT + "\x00", "\x00" + TEXT, TEXT.replace("\n", "\x00\n", 1)], ids=["end", "start", "inside"]
)
def test_text_with_a_null_in_it_is_not_another_encoding(padded: str) -> None:
    for data in (
        (TEXT * 9 + padded).encode(),
        (padded + TEXT * 9 + "\n").encode(),
    ):  # one of them could be cut into pairs
        assert len(read_bulletin(data, source="x.txt").entries) == 30


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_usual_encodings_are_recognised(encoding: str) -> None:
    bulletin = read_bulletin((TEXT * 3).encode(encoding), source="x.txt")
    assert bulletin.place == "云溪市"
    assert len(bulletin.entries) == 9


def test_letters_and_chinese_in_gb18030_are_no_utf_16() -> None:
    data = "<html><body><div>2006年&#27700;入户。&#26032;建成。</div></body></html>".encode("gb18030")
    data += b" " * (len(data) % 2)
    assert "2006年水入户。新建成。" in to_text(data, source="x.html").text


def test_lines_may_end_by_carriage_returns_alone() -> None:
    bulletin = read_bulletin("砚川县大事记\r2015年\r1月2日　开会。\r".encode(), source="x.txt")
    assert (bulletin.place, bulletin.period, bulletin.entries[0].line) == ("砚川县", "2015-01", 3)


def test_other_encodings_are_given_by_name() -> None:
    text = "東埔鄉大事紀\n113.05.09　舉行表揚大會。\n113.06.01　圖書館啟用。\n"
    bulletin = read_bulletin(text.encode("big5"), source="x.txt", encoding="big5")
    assert bulletin.period == "2024"
    assert [e.year for e in bulletin.entries] == [2024, 2024]


def test_given_place_and_period_are_kept() -> None:
    bulletin = read_bulletin(TEXT.encode(), source="x.txt", jurisdiction="别处县", period="1999")
    assert (bulletin.place, bulletin.period, bulletin.inferred) == ("别处县", "1999", frozenset())

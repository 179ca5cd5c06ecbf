"""Text that is none, and files that only call themselves text."""

from __future__ import annotations

import random

from tests.bulletin.hostile.cases import case

TEXT = "2023年3月5日　云溪市召开会议。\n3月6日　举行活动。\n3月9日　视察工地。\n".encode()


case("empty.txt", "空")(lambda: b"")
case("blank.txt", "空")(lambda: b" \n\t\r\n " * 50)
case("bom-only.txt", "空")(lambda: b"\xef\xbb\xbf\n")
case("random.bin", "二进制")(lambda: random.Random(7).randbytes(4096))  # noqa: S311 - noise, no secret
case("nuls.txt", "二进制")(lambda: b"\x00" * 4000)
case("controls.txt", "控制字符")(lambda: b"\x01\x02\x03abc" * 2000)
case("program.txt", "程序")(lambda: b"\x7fELF" + bytes(200))
case("picture.txt", "图片")(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100))
case("photo.txt", "图片")(lambda: b"\xff\xd8\xff\xe0" + bytes(100))
case("archive.txt", "gzip")(lambda: b"\x1f\x8b\x08" + bytes(100))
case("all.rar", "请先解压")(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100))
case("all.7z", "请先解压")(lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100))
case("all.tar", "请先解压")(lambda: b"a.txt" + bytes(252) + b"ustar\x0000" + bytes(300))
case("database.txt", "SQLite")(lambda: b"SQLite format 3\x00" + bytes(100))
case("old-word.txt", "DOC")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
case("utf16-odd.txt", "utf-16")(lambda: b"\xff\xfe\x01\xd8\x41")
case("big5.txt", "--encoding")(
    lambda: ("桃園縣大事紀　民國八十五年三月舉辦農業展覽會，廳舍擴建竣工，嘉賓雲集。" * 20).encode("big5")
)
case("no-date.txt", "--period")(lambda: "全市各界干部群众积极行动。\n大家都很高兴。\n".encode())
case("no-year.txt", "--period")(lambda: "3月5日　召开会议。\n3月6日　举行活动。\n3月9日　视察工地。\n".encode())
case("utf8-broken.txt", "第 3 行")(lambda: broken("utf-8"))
case("gb-broken.txt", "第 3 行")(lambda: broken("gb18030"))
case("mixed.txt", "第 13 行")(lambda: TEXT * 4 + TEXT.decode().encode("gb18030"))
case("letter.docx", "RTF")(lambda: b"{\\rtf1\\ansi 3}" + bytes(50))
case("old.wps", "DOCX")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def broken(encoding: str) -> bytes:
    """Text whose third line holds a byte that no encoding has."""
    lines = [f"2023年3月{day}日　云溪市召开会议，研究部署有关工作。".encode(encoding) for day in range(1, 20)]
    lines[2] = lines[2] + b"\xff\xff\n" if encoding == "gb18030" else lines[2][:-1]
    return b"\n".join(lines)

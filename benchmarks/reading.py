"""What hostile text costs: each shape at two sizes in processor time, and the memory that an archive of many bulletins takes.

    python benchmarks/reading.py [KB]           default 60: each shape at 60 kB and at ten times as much
    python benchmarks/reading.py --archive [MB] default 200: a zip file and a folder of so many bytes

Exit code 1 where ten times the text costs more than twelve times the time, or where the archive takes more than the largest of
its bulletins and 64 MB.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from calendar_app.bulletin import iter_sources, read_bulletin
from calendar_app.errors import BulletinError

LIMIT = 12.0
#: Processor time below which a ratio says nothing.
LEAST = 0.5
ROOM_MB = 64

#: What is repeated to the size wanted.
UNITS = {
    "one-line": "市委召开会议",
    "digits": "1",
    "full-width-digits": "１",
    "triangles": "△",
    "triangle-lines": "△\n",
    "triangle-items": "△会议召开。\n",
    "brackets": "（",
    "nested-brackets": "（（（（））））",
    "quotes": "《》",
    "spaces": " ",
    "tabs": "\t会",
    "dates": "2023年3月5日",
    "dates-alone": "3月5日\n",
    "date-lines": "3月5日 会\n",
    "full-width-dates": "２０２３年３月５日　会\n",
    "days-alone": "5日\n",
    "months": "3月\n",
    "years": "2023年\n",
    "year-months": "2023年3月\n",
    "same-day": "同日，会议召开。\n",
    "same-day-alone": "同日\n",
    "trailing-dates": "会议召开。（3月5日）\n",
    "folded": "3月5日会议召开。 ",
    "short-lines": "会\n",
    "crlf": "会\r\n",
    "blank-lines": "\n",
    "gaps": "会\n\n\n",
    "hashes": "#",
    "hash-lines": "#\n",
    "headings": "# 要闻\n",
    "stars": "**",
    "open-bold": "**会议\n",
    "bold-lines": "**会议召开**\n",
    "bold-titles": "**会议召开** 3月5日，会议召开。\n",
    "title-lines": "全市工作会议召开\n",
    "titles": "全市会议召开\n市委召开会议，会议要求很多很多，很多很多很多。\n",
    "numbered": "1. 会议召开\n",
    "han-numbered": "一、会议召开\n",
    "contents": "标题....1\n",
    "contents-long": "市委召开全体会议……………………12\n",
    "contents-again": "目录\n全市工作会议召开....1\n全市经济会议召开....2\n\n**全市工作会议召开** 3月5日，会议召开。\n",
    "publication": "发布时间：2023-03-05 08:36 来源：云溪\n",
    "page-marks": "- 1 -\n",
    "running-heads": "- 1 -\n云溪年鉴\n",
    "form-feeds": "\f",
    "form-feed-lines": "\f会\n",
    "two-columns": "市委召开会议      县委召开会议\n",
    "three-columns": "市委会议    县委会议    乡里会议\n",
    "table": "3月5日\t会议召开\n",
    "markdown-table": "| 3月5日 | 会议召开 |\n",
    "links": "[a](",
    "tags": "<b ",
    "closed-tags": "<b>会</b>",
    "entities": "&nbsp;",
    "pinyin": "会(huì)议",
    "junk": "# u+ w9 D9 ",
    "latin": "abc def ",
    "full-stops": "。",
}


def whole(name: str, size: int) -> tuple[bytes, str]:
    """Text of one shape and about *size* bytes, and the name it is read as."""
    if name == "listed-often":
        k = size // 120
        text = "目录\n" + "全市会议召开....1\n" * k + "\n" + "**全市会议召开** 3月5日，会议召开。\n" * k
    elif name == "listed-backwards":
        k = size // 120
        text = "目录\n" + "".join(f"全市会议{i}召开....1\n" for i in range(k))
        text += "\n" + "".join(f"**全市会议{i}召开** 3月5日，会议召开。\n" for i in reversed(range(k)))
    else:
        text = ("目录\n" if name.startswith("contents") else "") + UNITS[name] * (size // len(UNITS[name].encode()))
    return ("2023年\n" + text).encode(), "x.txt"


def cost(name: str, size: int) -> float:
    """Processor seconds of reading one shape; refusing it is a way to read it."""
    data, source = whole(name, size)
    gc.collect()
    gc.disable()
    start = time.process_time()
    with suppress(BulletinError):
        read_bulletin(data, source=source)
    gc.enable()
    return time.process_time() - start


def shapes(size: int) -> int:
    bad = []
    cost("one-line", 1000)
    for name in (*UNITS, "listed-often", "listed-backwards"):
        small, large = cost(name, size), cost(name, 10 * size)
        if large > LEAST and large > LIMIT * small:  # measure once more: other work disturbs
            small, large = min(small, cost(name, size)), min(large, cost(name, 10 * size))
            if large > LIMIT * small:
                bad.append(name)
        print(
            f"{name:18} {size / 1000:6.0f} kB {small:7.2f} s   {size / 100:6.0f} kB {large:7.2f} s   x {large / small:5.1f}",
            flush=True,
        )
    print(f"more than {LIMIT:g} times: {', '.join(bad) or 'none'}")
    return 1 if bad else 0


def archive(megabytes: int) -> int:
    """Memory that a zip file and a folder of many bulletins take, beside the largest of them alone."""
    texts = sorted(p.read_text("utf-8") for p in files("calendar_app.sample").iterdir() if p.name.endswith(".txt"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "folder")
        folder.mkdir()
        data = (texts[0] * 3).encode()  # an archive of 200 MB then has fewer members than are allowed
        count = megabytes * 1_000_000 // len(data)
        with zipfile.ZipFile(Path(name, "all.zip"), "w") as packed:
            for k in range(count):
                packed.writestr(f"{k:05}.txt", data)
                Path(folder, f"{k:05}.txt").write_bytes(data)
        alone = _peak(Path(folder, "00000.txt"))
        zipped, foldered = _peak(Path(name, "all.zip")), _peak(folder)
    print(
        f"{count} bulletins of {len(data) / 1000:.0f} kB, {megabytes} MB: one alone {alone} MB, zip {zipped} MB, folder {foldered} MB"
    )
    return 1 if max(zipped, foldered) > alone + ROOM_MB else 0


def _peak(path: Path) -> int:
    """Peak memory in MB of a process that reads all that *path* names."""
    done = subprocess.run([sys.executable, __file__, "--read", str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def read_all(path: Path) -> int:
    """Read every bulletin in *path*; every tenth is parsed, which takes most of the time and no more memory the tenth time."""
    entries = 0
    for k, source in enumerate(iter_sources([path])):
        data = source.read()
        if k % 10 == 0:
            entries += len(read_bulletin(data, source=source.name).entries)
    assert entries
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return 0


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--read"]:
        return read_all(Path(arguments[1]))
    if arguments[:1] == ["--archive"]:
        return archive(int(arguments[1]) if arguments[1:] else 200)
    return shapes(int(arguments[0]) * 1000 if arguments else 60_000) | archive(20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What holds for any text: the reader returns or says why not, regions tile the file, bodies map back to it."""

from __future__ import annotations

import gc
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calendar_app.bulletin import read_bulletin
from calendar_app.errors import BulletinError
from calendar_app.model.bulletin import Bulletin, RegionKind
from tests.bulletin.test_fixtures import FILES, read

WORDS = (
    "2023年7月6日，|3月5日　|7月|6日|同日|△|● |**|# |## |1952年|（|）|《|》|目录|市委召开会议。|全市会议召开|.....12|- 3 -|P. 94"
    "|发布时间：2021-09-30 08:36|　　|    |首页 > 要闻|[a](http://x.y)|(xué)|<b>|</b>|·|一、|1. |【|】|云溪市|民國113年5月9日|929日|x y"
    "|&nbsp;|![i](u)|422  会|3. "
)
PIECES = st.sampled_from([*WORDS.split("|"), "|", "\n", "\n\n", "\f", "\r\n", "\t", "\u202e", "\u2028"])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join)


def tiles(bulletin: Bulletin) -> None:
    """Each character stands in exactly one region, and each body character where its segment says."""
    at = 0
    for region in bulletin.regions:
        assert region.start == at < region.end
        at = region.end
        if region.kind is RegionKind.BLANK:
            assert all(c.isspace() or c in "\u200b\ufeff" for c in bulletin.text[region.start : region.end])
    assert at == len(bulletin.text)
    for entry in bulletin.entries:
        assert entry.body or entry.title
        for body, source, length in entry.segments:
            assert entry.body[body : body + length] == bulletin.text[source : source + length]


def read_or_refusal(data: bytes) -> Bulletin | BulletinError:
    """The bulletin, or the one kind of error that reading may raise."""
    try:
        return read_bulletin(data, source="x.txt", period="2023-07")
    except BulletinError as error:
        return error


def check(outcome: Bulletin | BulletinError) -> None:
    if isinstance(outcome, BulletinError):
        assert str(outcome).startswith("x.txt")
    else:
        tiles(outcome)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    check(read_or_refusal(text.encode("utf-8", "replace")))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(read_or_refusal(data))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_regions_of_fixtures_tile(path) -> None:
    tiles(read(path))


def _word(number: int) -> str:
    """Eight characters, of which no other number has four in a row."""
    digits = number % 2500, number // 2500
    return "".join(chr(0x4E00 + k * 2500 + digits[k % 2]) for k in range(8))


SHAPES = {
    "one-line": lambda n: "市委召开会议" * (n // 6),
    "digits": lambda n: "1" * n,
    "triangles": lambda n: "△" * n,
    "triangle-lines": lambda n: "△\n" * (n // 2),
    "brackets": lambda n: "（" * n,
    "quotes": lambda n: "《" * (n // 2) + "》" * (n // 2),
    "spaces": lambda n: " " * n + "x",
    "spaces-between": lambda n: "开" + " " * n + "会",
    "signs-lost": lambda n: "".join(f"{1 + i % 12}{1 + i % 28}日 会议召开。\n" for i in range(n // 27)),
    "letters-loose": lambda n: "召 开   中  共 石 桥 镇\n" * (n // 34),
    "menus": lambda n: "新闻 | 天气 | " * (n // 18),
    "gaps": lambda n: ("x" + " " * 50) * (n // 51),
    "dates": lambda n: "2023年3月5日" * (n // 9),
    "date-lines": lambda n: "3月5日 会\n" * (n // 7),
    "stars": lambda n: "**" * (n // 2),
    "contents": lambda n: "目录\n" + "标题....1\n" * (n // 8),
    "links": lambda n: "[a](" * (n // 4),
    "tags": lambda n: "<b " * (n // 3),
    "junk": lambda n: "# u+ w9 D9 " * (n // 11),
    "titles": lambda n: "全市会议召开\n市委召开会议，会议要求很多很多，很多很多很多。\n" * (n // 32),
    "pages": lambda n: "- 1 -\n云溪年鉴\n" * (n // 11),
    "columns": lambda n: "市委召开会议      县委召开会议\n" * (n // 19),
    "headings-only": lambda n: "# 要闻\n" * (n // 9),
    "same-day": lambda n: "同日\n" * (n // 7),
    "form-feeds": lambda n: "\f会\n" * (n // 5),
    "full-width": lambda n: "２０２３年３月５日　会\n" * (n // 34),
    "listed-often": lambda n: "目录\n" + "会议召开....1\n" * (n // 70) + "**会议召开** 3月5日，召开。\n" * (n // 70),
    "days-run-on": lambda n: (
        "3月1日，会。\n3月2日，会。\n3月3日，会" + "".join(f"。5日，{_word(i)}" for i in range(n // 22)) + "。\n"
    ),
    "years-on-lines": lambda n: "".join(f"{1900 + i % 90}年1月5日，会。\n" for i in range(n // 15)),
    "years-between-days": lambda n: "3月9日，会。\n1988年1月，会。\n" * (n // 17),
    "contents-again": lambda n: (
        "目录\n全市会议召开....1\n全市大会召开....2\n\n**全市会议召开** 3月5日。\n" * (n // 110)
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    """Eight times the text: a quadratic pass would take 64 times as long; collecting the garbage of other tests is not counted."""

    def cost(size: int) -> float:
        data = ("2023年\n" + SHAPES[shape](size)).encode()
        gc.disable()
        start = time.process_time()
        try:
            with suppress(BulletinError):
                read_bulletin(data, source="x.txt")
            return time.process_time() - start
        finally:
            gc.enable()

    cost(2_000)
    small, large = (min(cost(size) for _ in range(2)) for size in (4_000, 32_000))
    assert large <= max(0.15, 20 * small)

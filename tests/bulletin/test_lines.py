"""Lines without their markup: which of their words are bold."""

from __future__ import annotations

import pytest

from calendar_app.bulletin.lines import read_lines

BOLD = {
    "words": ("**全市防汛会议召开** 3月5日，会议召开。", ["全市防汛会议召开"]),
    "opening-quote-outside": ("“**云溪—岚江**”**航线开通** 3月5日起开通。", ["“云溪—岚江”航线开通"]),
    "closing-quote-outside": ("**市领导调研“一江两岸**” 3月5日，市长调研。", ["市领导调研“一江两岸”"]),
    "brackets-outside": ("**云溪新区**（**筹**）**挂牌** 3月5日，挂牌。", ["云溪新区（筹）挂牌"]),
    "quote-of-the-text": ("**市歌舞团来访** “走亲”演出3月5日举行。", ["市歌舞团来访"]),
    "quote-closed-within": ("**“走亲”演出举行**” 3月5日。", ["“走亲”演出举行"]),
    "words-between": ("**时间**：3月5日 **地点**：会堂", ["时间", "地点"]),
    "tags": ("“<b>云溪</b>”<strong>航线开通</strong> 起飞。", ["“云溪”航线开通"]),
}


@pytest.mark.parametrize(("text", "bold"), BOLD.values(), ids=BOLD)
def test_bold_words_hold_the_quotes_and_brackets_around_them(text: str, bold: list[str]) -> None:
    (line,) = read_lines(text)
    assert [line.text[a:b] for a, b in line.bold] == bold

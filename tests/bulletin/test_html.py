"""Saved pages: of several shapes of sites, in several encodings, as a message, and what HTML itself sets apart."""

from __future__ import annotations

import quopri
from base64 import encodebytes

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.formats import Decoded, html
from calendar_app.errors import UndecodableBulletinError, UnreadableFormatError
from calendar_app.model.bulletin import Bulletin, RegionKind
from tests.bulletin.sites import ITEMS, SITES, TITLE, head

pytestmark = pytest.mark.usefixtures("in_this_process")


def bodies(bulletin: Bulletin) -> list[str]:
    return [entry.body.replace("\t", "，") for entry in bulletin.entries]


@pytest.mark.parametrize("site", SITES)
def test_nothing_but_the_chronicle_is_read_of_a_site(site: str) -> None:
    encoding = "gb18030" if site == "zoom" else "utf-8"
    bulletin = read_bulletin(SITES[site](ITEMS).encode(encoding), source="b.html")
    assert bodies(bulletin) == list(ITEMS)
    assert (bulletin.title, bulletin.place, bulletin.period) == (TITLE, "砚川市", "2023-03")
    kinds = {r.kind for r in bulletin.regions}
    unread = [bulletin.text[r.start : r.end] for r in bulletin.regions if r.kind is RegionKind.UNREAD]
    assert unread == (["通知公告"] if site == "zoom" else [])
    assert RegionKind.NOISE in kinds or RegionKind.FURNITURE in kinds


def test_publication_line_of_a_site_dates_yesterday() -> None:
    page = SITES["trs"](["昨日，市委召开全体会议，听取汇报。", "4月1日，市图书馆新馆向读者开放。"])
    bulletin = read_bulletin(page.encode(), source="b.html")
    assert [r.rule for r in bulletin.regions if r.kind is RegionKind.PUBLICATION] == ["publication-line"]


SMALL = SITES["ucap"](ITEMS)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SMALL.replace("utf-8", "gb2312").encode(), id="utf-8-called-gb2312"),
        pytest.param(SMALL.encode("gb18030"), id="gb-called-utf-8"),
        pytest.param(SMALL.replace("utf-8", "iso-8859-1").encode("gb18030"), id="gb-called-latin"),
        pytest.param(SMALL.replace("utf-8", "big5").encode(), id="utf-8-called-big5"),
        pytest.param(SMALL.replace("utf-8", "utf-16").encode(), id="utf-8-called-utf-16"),
        pytest.param(SMALL.replace("charset=utf-8", "").encode("gbk"), id="gb-not-called"),
        pytest.param(b"\xef\xbb\xbf" + SMALL.replace("utf-8", "gbk").encode(), id="bom-against-meta"),
        pytest.param(SMALL.replace("utf-8", "gbk").encode("utf-16"), id="utf-16-bom-against-meta"),
        pytest.param(SMALL.replace("utf-8", "GBK").encode("gbk"), id="gbk"),
        pytest.param(SMALL.replace("utf-8", "big5").replace("ICP", "").encode("utf-8"), id="utf-8-called-big5-again"),
        pytest.param(SMALL.replace("utf-8", "no-such-code").encode(), id="unknown-name"),
    ],
)
def test_encoding_is_what_the_bytes_are(data: bytes) -> None:
    assert bodies(read_bulletin(data, source="b.html")) == list(ITEMS)


def test_big5_page_is_read_as_declared() -> None:
    page = '<html><meta charset="big5"><body><h1>雲溪縣大事記</h1><p>民國113年5月9日　縣長會見來賓。</p><p>6月1日　圖書館啟用。</p>'
    assert len(read_bulletin(page.encode("big5"), source="b.html").entries) == 2
    with pytest.raises(UndecodableBulletinError, match="utf-8"):
        read_bulletin(page.encode("big5"), source="b.html", encoding="utf-8")


def message(html_part: bytes, encoding: str, *, start: str = "") -> bytes:
    """A page as browsers write it into one file."""
    coded = quopri.encodestring(html_part) if encoding == "quoted-printable" else encodebytes(html_part)
    named = f'start="<{start}>";' if start else ""
    frame = b"Content-Type: text/html\r\nContent-Location: http://x/ad.html\r\n\r\n<html><p>3\xe6\x9c\x881\xe6\x97\xa5, ad.</p></html>\r\n"
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/1.html\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{named}\r\n\tboundary="--b--"\r\n\r\n\r\n'
    ).encode() + b"".join(
        b"----b--\r\n" + part
        for part in (
            *([frame] if start else []),
            b"Content-Type: text/html\r\nContent-ID: <page>\r\nContent-Transfer-Encoding: "
            + encoding.encode()
            + b"\r\nContent-Location: http://x/1.html\r\n\r\n"
            + coded
            + b"\r\n",
            *([] if start else [frame]),
            b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n",
            b"--\r\n",
        )
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("start", ["", "page"])
@pytest.mark.parametrize("name", ["b.mht", "b.txt"])
def test_page_saved_as_one_message(encoding: str, start: str, name: str) -> None:
    data = message(SITES["trs"](ITEMS).encode(), encoding, start=start)
    bulletin = read_bulletin(data, source=name)
    assert bodies(bulletin) == list(ITEMS)


def test_message_without_a_page_is_refused() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    with pytest.raises(UnreadableFormatError, match="没有网页"):
        read_bulletin(data, source="b.mht")


def page(body: str) -> Decoded:
    built = html.read(f"{head()}<body>{body}</body></html>".encode(), None)
    return Decoded(built.text(), "html", noise=tuple(built.noise))


def lines(body: str) -> list[str]:
    return [line for line in page(body).text.split("\n") if line]


def apart(decoded: Decoded) -> list[tuple[str, str]]:
    return [(decoded.text[a:b].strip(), rule) for a, b, rule in decoded.noise]


LONG = "全市造林绿化现场会在松坪县召开，总结春季造林工作，部署下一阶段任务。" * 3
CASES = {
    "words-in-pieces": ("<p><span>3月</span><span>5<b></b>日，</span><font>会<i>议</i></font>召开。</p>", ["3月5日，会议召开。"]),
    "indent-of-blanks": ("<p>&nbsp;&nbsp;&nbsp;&nbsp;甲&nbsp;乙</p>", ["　　甲 乙"]),
    "wide-indent": ("<p>　　甲</p>", ["　　甲"]),
    "lines-by-br": ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
    "bold-over-br": ("<strong>甲<br>乙</strong>丙", ["**甲**", "**乙**丙"]),
    "merged-dates": (
        "<table><tr><td rowspan='2'>3月5日</td><td>甲</td></tr><tr><td>乙</td></tr><tr><td>3月6日</td><td>丙</td></tr></table>",
        ["3月5日\t甲", "3月5日\t乙", "3月6日\t丙"],
    ),
    "merged-dates-behind": (
        "<table><tr><td colspan=2>甲</td><td rowspan=3><b>二月</b></td></tr><tr><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>",
        ["甲\t**二月**", "乙\t丙", "丁\t戊"],
    ),
    "merged-words": ("<table><tr><td rowspan='2'>市委</td><td>甲</td></tr><tr><td>乙</td></tr></table>", ["市委\t甲", "乙"]),
    "columns-by-table": (
        "<table><tr><td><p>1月5日，甲。</p><p>1月6日，乙。</p></td><td><p>2月5日，丙。</p><p>2月6日，丁。</p></td></tr></table>",
        ["1月5日，甲。", "1月6日，乙。", "2月5日，丙。", "2月6日，丁。"],
    ),
    "table-in-a-table": (
        "<table><tr><td><table><tr><td>甲</td></tr></table></td><td>乙</td></tr></table>",
        ["甲", "乙"],
    ),
    "rows-without-a-table": ("<tr><td>3月5日</td><td>甲</td></tr>", ["3月5日\t甲"]),
    "pre": ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "乙", "丙"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_blocks_and_tables(name: str) -> None:
    body, want = CASES[name]
    assert lines(body) == want


def test_two_line_ends_part_paragraphs() -> None:
    assert page("甲<br>乙<br><br>丙").text.split("\n")[:4] == ["甲", "乙", "", "丙"]


SET_APART = {
    "ruby": (f"<p>{LONG}<ruby>雒<rp>(</rp><rt>luò</rt><rp>)</rp></ruby>南</p>", [("(", "ruby"), ("luò", "ruby"), (")", "ruby")]),
    "struck-out": (f"<p>{LONG}<del>三日</del>五日</p>", [("三日", "deleted")]),
    "hidden-word": (f"<p>{LONG}<span style='color:red; DISPLAY : none'>藏</span></p>", [("藏", "hidden")]),
    "hidden-block": (f"<p>{LONG}</p><div hidden>藏<p>处</p></div><p>后</p>", [("藏\n处", "html-hidden")]),
    "not-hidden": (f"<p>{LONG}</p><p style='visibility:hidden'>未藏</p>", []),
    "frame-by-class": (f"<div class='a Crumbs'>甲</div><p>{LONG}</p>", [("甲", "html-frame")]),
    "frame-that-holds-all": (f"<div class='menu'><p>{LONG}</p></div><p>后</p>", []),
    "word-in-a-class": (f"<div class='nav-less'>甲</div><p>{LONG}</p>", []),
    "heading-in-an-articles-header": (f"<article><header><h1>题</h1></header><p>{LONG}</p></article>", []),
    "heading-in-a-pages-header": (f"<header><h1>站名</h1></header><p>{LONG}</p>", [("# 站名", "html-header")]),
    "links-above-the-article": (
        f"<p><a>甲</a> <a>乙</a></p><p>题<a>丙</a></p><div id='zoom'>{LONG}</div><p>后</p>",
        [("甲 乙", "html-links"), ("后", "html-outside")],
    ),
    "links-in-the-article": (f"<div id='zoom'><p><a>甲</a></p>{LONG}</div>", []),
    "small-article": (f"<div id='zoom'>图</div><p>{LONG}</p><p>后</p>", []),
    "two-articles": (f"<div id='zoom'>{LONG}</div><p>间</p><div class='TRS_Editor'>{LONG}</div>后", [("后", "html-outside")]),
    "article-in-an-article": (f"<div class='pages_content'><div id='UCAP-CONTENT'>{LONG}</div>附</div>后", [("后", "html-outside")]),
    "article-in-a-frame": (f"<div class='footer'><div id='vsb_content_500'>{LONG}</div></div>", []),
    "notes-of-writer": (
        f"<div title='header'><p>要情</p></div><p>{LONG}<a class='sdfootnoteanc'><sup>1</sup></a></p>"
        "<div id='sdfootnote1'><p><a class='sdfootnotesym'>1</a> 注</p></div><div title='footer'>- 2 -</div>",
        [("要情", "page-header"), ("1", "footnote-mark"), ("1 注", "footnote"), ("- 2 -", "page-footer")],
    ),
    "notes-of-word": (
        f"<p>{LONG}<a href='#_ftn1'><span class='MsoFootnoteReference'>[1]</span></a></p><div><div id=ftn1><p>[1] 注</p></div></div>",
        [("[1]", "footnote-mark"), ("[1] 注", "footnote")],
    ),
    "mark-in-the-text": (f"<p>{LONG * 9}\x04h甲\x05</p>", []),
}  # fmt: skip


@pytest.mark.parametrize("name", SET_APART)
def test_what_is_set_apart(name: str) -> None:
    body, want = SET_APART[name]
    assert apart(page(body)) == want


def test_words_set_apart_are_not_in_the_entry() -> None:
    items = "".join(f"<p>2023年3月{n}日，市人大召开会议。</p>" for n in range(2, 6))
    last = "<p>2023年3月9日，<ruby>雒<rt>luò</rt></ruby>南县<del>原</del>开会。</p>"
    bulletin = read_bulletin(f"{head()}<body>{items}{last}</body></html>".encode(), source="b.html")
    assert bulletin.entries[-1].body == "2023年3月9日，雒南县开会。"
    noise = [(bulletin.text[r.start : r.end], r.rule) for r in bulletin.regions if r.kind is RegionKind.NOISE]
    assert noise == [("luò", "ruby"), ("原", "deleted")]


_DAYS = (
    ("2023-06-15", "防汛演练。"),
    ("2023-06-19", "县图书馆新馆开馆。"),
    ("2023-07-02", "西坪村举行采茶节。"),
)


@pytest.mark.parametrize(
    ("item", "first"),
    [
        pytest.param("<li><i class='date'>{d}</i><b>{t}</b></li>", ["2023-06-15 防汛演练。"], id="list-of-days"),
        pytest.param("<p><time datetime='{d}T08:00'>{m}月{n}日</time>{t}</p>", ["2023年6月15日 防汛演练。"], id="time-tells-year"),
        pytest.param("<p><time datetime='2023-06-01'>6月{n}日</time>{t}</p>", ["6月15日 防汛演练。"], id="time-of-another-day"),
        pytest.param("<p><span class='date'><b>2023</b>年<b>{m}</b>月{n}日</span>{t}</p>", ["2023年6月15日 防汛演练。"], id="date-in-pieces"),
        pytest.param("<div class='news-date'><em>{day}</em>{ym}</div><p>{t}</p>", ["15", "2023-06", "防汛演练。"], id="leaf"),
        pytest.param("<div class='date'><em>{day}</em>\n<i>{ym}</i></div><p>{t}</p>", ["15", "2023-06", "防汛演练。"], id="leaf-with-space"),
        pytest.param("<i class='day'>{day}</i><i class='ym'>{ym}</i><a>{t}</a><br>", ["15", "2023-06", "防汛演练。"], id="parts-with-names"),
        pytest.param("<p><i class='date'>{d}</i> <i class='time'>08:30</i> {t}</p>", ["2023-06-15 08:30 防汛演练。"], id="hour-behind"),
        pytest.param("<p><i>20</i><i>23</i>年{m}月{n}日，{t}</p>", ["2023年6月15日，防汛演练。"], id="figures-in-pieces"),
        pytest.param("<dt>2023年{m}月{n}日</dt><dd>{t}</dd>", ["2023年6月15日", "防汛演练。"], id="definitions"),
        pytest.param("<p>于<time>{d}</time>{t}</p>", ["于2023-06-15防汛演练。"], id="behind-a-word"),
        pytest.param("<li><a>{t}</a><i class='date'>{d}</i></li>", ["防汛演练。 2023-06-15"], id="behind-a-title"),
        pytest.param("<p>截至<i class='date'>{d}</i>，{t}</p>", ["截至2023-06-15，防汛演练。"], id="inside-a-sentence"),
    ],
)  # fmt: skip
def test_dates_that_a_page_marks_stand_apart(item: str, first: list[str]) -> None:
    rows = [item.format(d=d, t=t, ym=d[:7], day=d[8:], m=int(d[5:7]), n=int(d[8:])) for d, t in _DAYS]
    page = f"<html><body><h1>砚川县大事记</h1>{''.join(rows)}</body></html>"
    text = html.read(page.encode(), None).text().replace("**", "")
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[1 : 1 + len(first)] == first


def test_a_figure_and_a_character_that_the_source_parts_by_a_line_end_stay_apart() -> None:
    days = [
        "5.1\n县工人文化宫开放。",
        "5.4-5.6\n河口镇举办渔歌会。",
        "5.13\n县图书馆新馆\n开馆。",
        "6.9\n全县插秧过半。",
    ]
    page = "<p>石桥县2024年大事记</p>\n" + "\n".join(f'<p align="justify">\n{day}</p>' for day in days)
    entries = read_bulletin(page.encode(), source="b.html").entries
    assert [entry.body for entry in entries] == [
        "5.1 县工人文化宫开放。",
        "5.4-5.6 河口镇举办渔歌会。",
        "5.13 县图书馆新馆开馆。",
        "6.9 全县插秧过半。",
    ]

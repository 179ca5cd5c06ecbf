"""DOCX as Word, WPS, LibreOffice and python-docx write it: what is text, what is set apart, what is dropped."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.formats import Decoded, limits, to_text
from calendar_app.bulletin.formats import docx as docx_reader
from calendar_app.errors import LimitExceededError
from calendar_app.model.bulletin import RegionKind
from tests.bulletin.makers import docx, wp

pytestmark = pytest.mark.usefixtures("in_this_process")

HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T3"><w:name w:val="標題 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="公文标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="环"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="lead"><w:name w:val="导语"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="lead2"><w:name w:val="导语2"/><w:basedOn w:val="lead"/></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b w:val="1"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ph"><w:name w:val="Placeholder Text"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="LN"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
)


def level(n: int, form: str, words: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{n}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/></w:lvl>'


START, CLOSE = '<w:start w:val="3"/>', '<w:suff w:val="nothing"/>'
NUMBERS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCountingThousand", "%1、")}{level(1, "chineseCounting", "（%2）")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, "decimalEnclosedCircle", "%1")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="4">{level(0, "ideographTraditional", "%1、", START)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="5">{level(0, "bullet", chr(0xF06C))}{level(1, "upperRoman", "%2.", CLOSE)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="6">{level(0, "lowerLetter", "%1)")}{level(1, "decimalFullWidth", "%2．")}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 7))
    + '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def listed(number: int, text: str, depth: int = 0) -> str:
    return wp(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def read(body: str, **parts: str) -> Decoded:
    """In this process: what the child hands back is the same, and it costs a start each time."""
    built = docx_reader.read(docx(body, **parts), None)
    return Decoded(built.text(), "docx", noise=tuple(built.noise), doubts=tuple(built.doubts))


def lines(body: str, **parts: str) -> list[str]:
    return [line for line in read(body, **parts).text.split("\n") if line]


def box(*texts: str) -> str:
    return "<w:txbxContent>" + "".join(wp(text) for text in texts) + "</w:txbxContent>"


def both(*texts: str) -> str:
    """A text box as Word and LibreOffice write it: for new programs, and once more for old ones."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box(*texts)}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box(*texts)}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


CASES = {
    "box-stands-once": (f"<w:p>{both('云溪要情')}</w:p>{wp('正文')}", ["云溪要情", "正文"]),
    "box-behind-its-paragraph": (
        f"{wp('一')}<w:p><w:r><w:t>前半</w:t></w:r>{both('框甲', '框乙')}<w:r><w:t>后半</w:t></w:r></w:p>{wp('二')}",
        ["一", "前半后半", "框甲", "框乙", "二"],
    ),
    "box-before-the-first-text": (f"<w:p>{both('云溪要情')}<w:r><w:t>3月5日</w:t></w:r></w:p>", ["云溪要情", "3月5日"]),
    "old-box": (f"<w:p><w:r><w:pict><v:shape><v:textbox>{box('框')}</v:textbox></v:shape></w:pict></w:r></w:p>", ["框"]),
    "only-a-fallback": (
        f"<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict>{box('框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["框"],
    ),
    "box-with-a-table": (
        f"{wp('一')}<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><w:txbxContent><w:tbl><w:tr><w:tc>{wp('甲')}</w:tc><w:tc>{wp('乙')}</w:tc>"
        "</w:tr></w:tbl></w:txbxContent></w:pict></w:r></w:p>",
        ["一", "前", "甲\t乙"],
    ),
    "deleted-and-inserted": (
        "<w:p><w:r><w:t>会议</w:t></w:r><w:del><w:r><w:delText>推迟</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>召开</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>",
        ["会议召开新处"],
    ),
    "deleted-paragraph-mark": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>{wp('下半')}{wp('另段')}",
        ["上半下半", "另段"],
    ),
    "deleted-row": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{wp('甲')}</w:tc></w:tr><w:tr><w:tc>{wp('乙')}</w:tc></w:tr></w:tbl>",
        ["乙"],
    ),
    "fields-and-links": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:hyperlink><w:r><w:t>全市会议</w:t></w:r><w:r><w:tab/></w:r>"
        "<w:fldSimple w:instr='PAGE'><w:r><w:t>12</w:t></w:r></w:fldSimple></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        ["全市会议\t12"],
    ),
    "content-control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{wp('块')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>行内</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>文</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{wp('单击此处输入文字')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>点击选择</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:p><w:r><w:rPr><w:rStyle w:val='ph'/></w:rPr><w:t>单击</w:t></w:r></w:p>",
        ["块", "行内文"],
    ),
    "smart-tags": (
        "<w:p><w:smartTag><w:r><w:t>3月5日</w:t></w:r></w:smartTag><w:customXml><w:r><w:t>开会</w:t></w:r></w:customXml></w:p>",
        ["3月5日开会"],
    ),
    "breaks": (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:br w:type='column'/><w:t>丁</w:t><w:softHyphen/>"
        "<w:noBreakHyphen/><w:t>戊</w:t></w:r></w:p>",
        ["甲", "乙", "丙", "丁-戊"],
    ),
    "headings-by-name": (
        f"{wp('甲', style='2')}{wp('乙', style='a5')}{wp('丙', style='T3')}{wp('丁', style='own')}{wp('戊', style='loop')}",
        ["# 甲", "## 乙", "### 丙", "# 丁", "戊"],
    ),
    "heading-on-two-lines": (
        "<w:p><w:pPr><w:pStyle w:val='2'/></w:pPr><w:r><w:br w:type='page'/><w:t>全市造林</w:t><w:br/><w:t>现场会召开</w:t></w:r></w:p>",
        ["\f# 全市造林现场会召开"],
    ),
    "outline-level": (wp("甲", '<w:outlineLvl w:val="1"/>') + wp("乙", '<w:outlineLvl w:val="9"/>'), ["## 甲", "乙"]),
    "bold-by-style": (
        f"{wp('全句', style='lead')}{wp('也是', style='lead2')}<w:p><w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>题</w:t></w:r>"
        "<w:r><w:t>文</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val='lead'/></w:pPr><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>不粗</w:t></w:r></w:p>",
        ["**全句**", "**也是**", "**题**文", "不粗"],
    ),
    "bold-in-pieces": (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>全市</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b w:val='true'/></w:rPr><w:t>会议 </w:t></w:r>"
        "<w:bookmarkStart/><w:r><w:t>3月5日</w:t></w:r></w:p>",
        ["**全市会议** 3月5日"],
    ),
    "hidden-words": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>见</w:t></w:r></w:p>", ["藏见"]),
    "symbols": ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F06C'/><w:t>3月5日</w:t><w:sym w:font='Other' w:char='F0FF'/></w:r></w:p>", ["●3月5日"]),
    "numbers": (
        listed(1, "甲") + listed(1, "子", 1) + listed(1, "丑", 1) + listed(1, "乙") + listed(1, "寅", 1) + listed(7, "再起"),
        ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "一、再起"],
    ),
    "numbers-of-all-levels": (listed(2, "甲") + listed(2, "子", 1) + listed(2, "乙"), ["1. 甲", "1.1 子", "2. 乙"]),
    "other-numbers": (
        wp("甲", style="LN") + listed(4, "乙") + listed(4, "丙") + listed(5, "丁") + listed(5, "戊", 1) + listed(6, "己") + listed(6, "庚", 1),
        ["①甲", "丙、乙", "丁、丙", "- 丁", "I.戊", "a) 己", "１．庚"],
    ),
    "number-taken-away": (wp("甲", '<w:pStyle w:val="LN"/><w:numPr><w:numId w:val="0"/></w:numPr>') + listed(99, "乙"), ["甲", "乙"]),
    "date-column": (
        f"<w:tbl><w:tr><w:tc>{wp('1月5日')}</w:tc><w:tc>{wp('甲。')}{wp('乙。')}</w:tc></w:tr></w:tbl>",
        ["1月5日\t甲。", "\t乙。"],
    ),
    "merged-date-cells": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{wp('1月5日')}</w:tc><w:tc>{wp('甲。')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{wp('')}</w:tc><w:tc>{wp('乙。')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{wp('市政府办公室')}</w:tc><w:tc>{wp('丙。')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='continue'/></w:tcPr>{wp('')}</w:tc><w:tc>{wp('丁。')}</w:tc></w:tr></w:tbl>",
        ["1月5日\t甲。", "1月5日\t乙。", "市政府办公室\t丙。", "\t丁。"],
    ),
    "merged-behind-a-wide-cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{wp('甲乙')}</w:tc>"
        f"<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{wp('2月')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{wp('甲')}</w:tc><w:tc>{wp('乙')}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>{wp('')}</w:tc></w:tr></w:tbl>",
        ["甲乙\t2月", "甲\t乙\t2月"],
    ),
    "nested-table": (
        f"<w:tbl><w:tr><w:tc>{wp('外')}<w:tbl><w:tr><w:tc>{wp('1月5日')}</w:tc><w:tc>{wp('内')}</w:tc></w:tr></w:tbl>{wp('')}</w:tc></w:tr></w:tbl>",
        ["外", "1月5日\t内"],
    ),
    "table-around-all": (
        f"<w:tbl><w:tr><w:tc>{wp('要闻', style='2')}{wp('一段。')}{wp('二段。')}</w:tc></w:tr></w:tbl>",
        ["# 要闻", "一段。", "二段。"],
    ),
    "two-columns-of-text": (
        f"<w:tbl><w:tr><w:tc>{wp('1月5日，市委召开全体会议，听取汇报。')}{wp('1月6日，市政府召开常务会议，研究工作。')}</w:tc>"
        f"<w:tc>{wp('2月5日，全市造林绿化现场会召开。')}{wp('2月6日，市图书馆新馆向读者开放。')}</w:tc></w:tr></w:tbl>",
        [
            "1月5日，市委召开全体会议，听取汇报。",
            "1月6日，市政府召开常务会议，研究工作。",
            "2月5日，全市造林绿化现场会召开。",
            "2月6日，市图书馆新馆向读者开放。",
        ],
    ),
    "vertical-cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:textDirection w:val='tbRlV'/></w:tcPr>{wp('一月')}</w:tc><w:tc>{wp('甲')}</w:tc></w:tr></w:tbl>",
        ["一月\t甲"],
    ),
    "formula": ("<w:p><w:r><w:t>面积</w:t></w:r><m:oMath><m:r><m:t>5m²</m:t></m:r></m:oMath></w:p>", ["面积5m²"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_structures(name: str) -> None:
    body, want = CASES[name]
    assert lines(body, styles=HEADINGS, numbering=NUMBERS) == want


def apart(decoded: Decoded) -> list[tuple[str, str]]:
    return [(decoded.text[a:b].strip(), rule) for a, b, rule in decoded.noise]


def test_hidden_words_and_pinyin_are_set_apart() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>luò</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>雒</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>校样</w:t></w:r>"
    decoded = read(
        f"<w:p><w:r><w:t>市</w:t></w:r>{ruby}<w:r><w:t>南镇</w:t></w:r>{hidden}<w:r><w:t>开会。</w:t></w:r></w:p>"
    )
    assert decoded.text.strip() == "市雒luò南镇校样开会。"
    assert apart(decoded) == [("luò", "ruby"), ("校样", "hidden")]
    body = "".join(wp(f"2023年3月{n}日　市人大召开会议。") for n in range(2, 6))
    last = f"<w:p><w:r><w:t>2023年3月9日　云</w:t></w:r>{ruby}{hidden}<w:r><w:t>县开会。</w:t></w:r></w:p>"
    bulletin = read_bulletin(docx(body + last), source="b.docx")
    assert bulletin.entries[-1].body == "2023年3月9日　云雒县开会。"
    noise = [(bulletin.text[r.start : r.end], r.rule) for r in bulletin.regions if r.kind is RegionKind.NOISE]
    assert noise == [("luò", "ruby"), ("校样", "hidden")]


def note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{wp(text)}</w:{kind}>'


def test_notes_stand_behind_the_text_as_what_they_are() -> None:
    def mark(kind: str, number: int, more: str = "") -> str:
        own = ' w:customMarkFollows="1"' if more else ""
        return f'<w:r><w:{kind}Reference w:id="{number}"{own}/>{more}</w:r>'

    body = (
        "<w:p><w:r><w:t>2023年3月5日　市委书记宋怀远</w:t></w:r>" + mark("footnote", 3) + "<w:r><w:t>会见来宾。</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>3月6日　开会</w:t></w:r>" + mark("footnote", 2, "<w:t>※</w:t>") + mark("endnote", 2)
        + "<w:del>" + mark("footnote", 4) + "</w:del><w:r><w:t>。</w:t></w:r></w:p>"
    )  # fmt: skip
    notes = f'<w:footnote w:type="separator" w:id="-1">{wp("——")}</w:footnote>' + "".join(
        note("footnote", n, text) for n, text in ((2, "一注"), (3, "2022年12月当选。"), (4, "删去的"))
    )
    decoded = read(body, footnotes=notes, endnotes=note("endnote", 2, "资料来自市志"))
    assert [line for line in decoded.text.split("\n") if line] == [
        "2023年3月5日　市委书记宋怀远会见来宾。",
        "3月6日　开会。",
        "[1] 2022年12月当选。",
        "[2] 一注",
        "[1] 资料来自市志",
    ]
    assert apart(decoded) == [
        ("[1] 2022年12月当选。", "footnote"),
        ("[2] 一注", "footnote"),
        ("[1] 资料来自市志", "endnote"),
    ]
    bulletin = read_bulletin(docx(body, footnotes=notes), source="b.docx")
    assert [e.body for e in bulletin.entries] == ["2023年3月5日　市委书记宋怀远会见来宾。", "3月6日　开会。"]


def test_heads_and_feet_of_pages_are_furniture() -> None:
    body = "".join(wp(f"2023年3月{n}日　市人大召开会议。") for n in range(2, 6))
    parts = {
        "header1": wp("云溪要情"),
        "header2": wp("云溪要情"),
        "footer1": wp("- 3 -") + wp("云溪市档案馆编"),
        "footer2": wp(""),
    }
    decoded = read(body, **parts)
    assert apart(decoded) == [("云溪要情", "page-header"), ("- 3 -\n\n云溪市档案馆编", "page-footer")]
    bulletin = read_bulletin(docx(body, **parts), source="b.docx")
    assert len(bulletin.entries) == 4
    assert {e.page for e in bulletin.entries} == {None}
    furniture = [bulletin.text[r.start : r.end] for r in bulletin.regions if r.kind is RegionKind.FURNITURE]
    assert furniture == ["云溪要情", "- 3 -", "云溪市档案馆编"]


def test_parts_under_other_names_and_in_the_strict_namespace() -> None:
    data = docx(wp("甲", style="2"), styles=HEADINGS, main="word/document2.xml", strict=True)
    assert to_text(data, source="b.docx").text.strip() == "# 甲"


def test_a_part_in_another_format_is_named() -> None:
    decoded = read('<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk r:id="rId9"/>')
    [(code, message, place)] = decoded.doubts
    assert code == "docx-embedded"
    assert "另存" in message
    assert decoded.text[:place].strip() == "甲"


CHUNK = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
PAGE = "<html><body><h2>要闻</h2><p>3月2日，市委召开会议。</p><p>3月6日，<b>图书馆</b>启用。</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.html", PAGE.encode(), id="page"),
        pytest.param("a.htm", PAGE.replace("<body>", '<meta charset="gbk"><body>').encode("gbk"), id="page-gbk"),
        pytest.param("a.dat", PAGE.encode(), id="page-by-content"),
        pytest.param(
            "a.mht", b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + PAGE.encode(), id="message"
        ),
        pytest.param(
            "a.txt", "## 要闻\n\n3月2日，市委召开会议。\n\n3月6日，**图书馆**启用。".encode("gb18030"), id="text"
        ),
    ],
)
def test_pages_and_texts_inside_a_document_are_read_where_they_stand(name: str, data: bytes) -> None:
    body = wp("云溪市2023年大事记") + CHUNK.format(name) + wp("3月9日，大桥通车。")
    decoded = to_text(docx(body, foreign={name: data}), source="b.docx")
    lines = [line for line in decoded.text.split("\n") if line.strip()]
    want = ["云溪市2023年大事记", "## 要闻", "3月2日，市委召开会议。", "3月6日，**图书馆**启用。", "3月9日，大桥通车。"]
    assert lines == want
    assert decoded.doubts == ()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("a.rtf", rb"{\rtf1 text}", "RTF", id="rtf"),
        pytest.param("a.dat", rb"{\rtf1 text}", "RTF", id="rtf-by-content"),
        pytest.param("a.docx", docx(wp("3月2日，市委召开会议。")), "另一份文档", id="document"),
        pytest.param("a.txt", bytes(range(128, 256)) * 9, "另一种格式", id="no-text"),
    ],
)
def test_a_part_that_is_not_read_is_named(name: str, data: bytes, kind: str) -> None:
    decoded = to_text(docx(wp("甲") + CHUNK.format(name), foreign={name: data}), source="b.docx")
    [(code, message, _)] = decoded.doubts
    assert code == "docx-embedded"
    assert kind in message


def test_parts_in_other_formats_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_HTML_BYTES", 2 * len(PAGE.encode()) - 1)
    body = CHUNK.format("a.html") + CHUNK.format("b.html")
    with pytest.raises(LimitExceededError, match="嵌入的网页"):
        to_text(docx(body, foreign={name: PAGE.encode() for name in ("a.html", "b.html")}), source="b.docx")


def test_traditional_script() -> None:
    body = wp("雲溪縣大事記", style="own") + wp("民國113年") + wp("5月9日　縣長會見來賓。") + wp("6月1日　圖書館啟用。")
    bulletin = read_bulletin(docx(body, styles=HEADINGS), source="b.docx")
    assert (bulletin.title, bulletin.place, bulletin.period) == ("雲溪縣大事記", "雲溪縣", "2024")
    assert [e.body for e in bulletin.entries] == ["5月9日　縣長會見來賓。", "6月1日　圖書館啟用。"]

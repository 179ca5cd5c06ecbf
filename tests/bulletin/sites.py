"""Saved pages in the shapes that Chinese government sites give them, around one invented chronicle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TITLE = "砚川市2023年3月大事记"
ITEMS = (
    "3月2日，市委召开常委会会议，研究巡察整改工作，听取有关情况汇报。",
    "3月6日，市政府召开第12次常务会议，审议年度重点项目计划。",
    "3月9日，市人大常委会视察饮用水水源地保护工作，宋怀远参加视察。",
    "3月15日，市图书馆新馆向读者开放，首日接待读者三千余人。",
    "3月20日，市政协召开主席会议，协商老旧小区改造事项。",
    "3月28日，全市造林绿化现场会在松坪县召开，总结春季造林工作。",
)
MENU = "".join(f"<li><a href='/{n}.html'>{word}</a></li>" for n, word in enumerate(
    ("首页", "政务公开", "政务服务", "互动交流", "走进砚川", "数据发布", "专题专栏", "营商环境"))
)  # fmt: skip
RELATED = "".join(
    f"<li><a href='/r{n}.html'>{word}</a><span>2023-0{n + 4}-12</span></li>"
    for n, word in enumerate(
        ("砚川市召开2023年第一季度经济形势分析会", "4月5日砚川市举行清明祭扫活动", "市长调研春季农业生产工作")
    )
)


def head(charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{TITLE}_砚川市人民政府</title><script>var t='3月1日，脚本。';</script><style>p{{text-indent:2em}}</style></head>"
    )


def trs(items: Sequence[str]) -> str:
    """A content system that wraps the text in TRS_Editor and every paragraph's words in spans."""
    text = "".join(
        f'<p align="justify" style="text-indent: 2em;"><span style="font-family:宋体"><span lang="EN-US">{item[:2]}</span>'
        f"{item[2:9]}</span><font>{item[9:]}</font></p>"
        for item in items
    )
    return f"""{head()}<body>
<div class="header"><div class="logo">砚川市人民政府门户网站</div><div class="weather">今天是 2023年5月8日 星期一 晴 18℃</div>
<ul class="nav">{MENU}</ul></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/dsj">大事记</a></div>
<div class="article"><h1>{TITLE}</h1>
<div class="info"><span>发布时间：2023-04-03 09:12</span>&nbsp;&nbsp;<span>来源：市档案馆</span>&nbsp;<span>浏览次数：<em id="hits">1024</em>次</span>
<span class="fontsize">字体：[<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>]</span></div>
<div class="bdsharebuttonbox"><a href="#">分享到微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>
<div class="view TRS_UEDITOR trs_paper_default trs_web"><div class="TRS_Editor"><style>.a{{}}</style>{text}</div></div>
<div class="btn"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
<div class="related"><h3>相关文章</h3><ul>{RELATED}</ul></div></div>
<div class="footer"><p>主办：砚川市人民政府办公室　承办：砚川市大数据局</p><p>网站标识码：4100000000　ICP备00000000号</p>
<p>地址：砚川市湖滨路1号　建议使用1024*768分辨率</p></div></body></html>"""


def ucap(items: Sequence[str]) -> str:
    """UCAPCONTENT between marks, each paragraph a line with blanks in place of an indent, parted by <br>."""
    text = "<br>\n<br/>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{item}" for item in items)
    return f"""{head()}<body><header><ul>{MENU}</ul></header>
<div class="BreadcrumbNav">当前位置：<a>首页</a>&gt;<a>大事记</a></div>
<div class="pages-title">{TITLE}</div>
<div class="pages-date">2023-04-03 09:12 <span class="font">来源： 市档案馆</span><div class="share">【字体：大 中 小】<a>打印</a></div></div>
<div class="pages_content" id="UCAP-CONTENT"><UCAPCONTENT>{text}</UCAPCONTENT></div>
<div class="related"><div>扫一扫在手机打开当前页</div><div style="display:none">3月30日，隐藏的旧稿。</div></div>
<div class="sidebar"><h4>热点新闻</h4><ul>{RELATED}</ul></div>
<footer>版权所有：砚川市人民政府</footer></body></html>"""


def zoom(items: Sequence[str]) -> str:
    """An old site: tables for layout, the text in a cell with the id zoom, declared GB 2312."""
    text = "".join(f"<P>　　{item}</P>\n" for item in items)
    return f"""{head("gb2312")}<body><table width=1000><tr><td colspan=2><table><tr>{MENU.replace("li>", "td>")}</tr></table></td></tr>
<tr><td width=200 class="left"><table><tr><td>通知公告</td></tr><tr><td><a href=1>关于3月5日停水的通知</a></td></tr></table></td>
<td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td align=center>日期：2023年4月3日　作者：　点击：88</td></tr>
<tr><td id="zoom">{text}</td></tr></table></td></tr>
<tr><td colspan=2>【<a>关闭</a>】【<a>打印</a>】</td></tr>
<tr><td colspan=2 align=center>砚川市人民政府版权所有　豫ICP备00000000号</td></tr></table></body></html>"""


def college(items: Sequence[str]) -> str:
    """A school's site: the text in vsb_content, links to the pages before and behind it."""
    text = "".join(f'<p class="vsbcontent_start"><span>{item}</span></p>' for item in items)
    return f"""{head()}<body><div id="top"><div class="menu"><ul>{MENU}</ul></div></div>
<form name="_newscontent_fromname"><div class="c-title">{TITLE}</div>
<div class="c-sub">发布日期：2023-04-03　　点击量：<span id="dynclicks"></span></div>
<div id="vsb_content_2"><div class="v_news_content">{text}</div></div>
<div class="c-next"><p>上一条：<a href="1">砚川市2023年2月大事记</a></p><p>下一条：<a href="2">砚川市2023年4月大事记</a></p></div></form>
<div class="foot">Copyright © 2023 砚川市教育局 All Rights Reserved</div></body></html>"""


def account(items: Sequence[str]) -> str:
    """An article of an account in a messenger: the text in js_content, hidden until a script shows it."""
    text = "".join(f"<section><section><p><span>{item}</span></p></section></section><p><br></p>" for item in items)
    return f"""{head()}<body><div id="js_article"><h1 class="rich_media_title" id="activity-name">
      {TITLE}
</h1><div class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">砚川发布</span>
<em id="publish_time">2023-04-03 09:12</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{text}</div></div>
<div class="rich_media_tool">阅读 <span>1万+</span><a>赞</a><a>在看</a></div>
<div class="comment"><p>精选留言</p><p>王先生：3月15日我也去了新馆！</p></div></body></html>"""


def table(items: Sequence[str]) -> str:
    """The chronicle in a table of two columns, days of several items merged."""
    cells = [item.partition("，")[::2] for item in items]
    rows = "".join(f"<tr><td><p>{day}</p></td><td><p>{words}</p></td></tr>" for day, words in cells)
    return f"""{head()}<body><nav><ul>{MENU}</ul></nav><div class="title">{TITLE}</div>
<div id="ContentRegion"><table border=1><thead><tr><th>时间</th><th>内容</th></tr></thead><tbody>{rows}</tbody></table></div>
<div class="copyright">砚川市人民政府　版权所有</div></body></html>"""


SITES: dict[str, Callable[[Sequence[str]], str]] = {f.__name__: f for f in (trs, ucap, zoom, college, account, table)}

"""Saved pages whose text stands in frames: beside the page, inside it, or in the same message."""

from __future__ import annotations

import io
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import html
from calendar_app.errors import UnreadableFormatError
from tests.bulletin.sites import ITEMS, SITES

pytestmark = pytest.mark.usefixtures("in_this_process")

TEXT = SITES["trs"](ITEMS)
FRAMESET = (
    '<html><head><title>史志网</title></head><frameset cols="20,80"><frame src="{0}"><frame src="{1}">'
    "<noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>"
)
INLINE = '<html><body><h1>史志网</h1><iframe src="{0}"></iframe><iframe src="{1}"></iframe></body></html>'
MENU = "<html><body><a href='/'>首页</a> <a href='/b'>大事记</a></body></html>"


def bodies(data: bytes, name: str) -> list[str]:
    return [squeeze(entry.body) for entry in read_bulletin(data, source=name).entries]


WANT = bodies(TEXT.encode(), "b.html")


def message(outer: str) -> bytes:
    made = MIMEMultipart("related", type="text/html")
    for place, page in (("main", outer.format("cid:menu", "cid:text")), ("menu", MENU), ("text", TEXT)):
        part = MIMEText(page, "html", "utf-8")
        part["Content-ID"] = f"<{place}>"
        made.attach(part)
    out = io.BytesIO()
    out.write(made.as_bytes())
    return out.getvalue()


def test_a_frameset_says_where_its_text_is() -> None:
    with pytest.raises(UnreadableFormatError, match="_files"):
        read_bulletin(FRAMESET.format("menu.html", "text.html").encode(), source="b.html")


@pytest.mark.parametrize("outer", [FRAMESET, INLINE], ids=["frameset", "iframe"])
def test_frames_in_one_message_are_read(outer: str) -> None:
    assert bodies(message(outer), "b.mht") == WANT


def test_text_in_an_attribute_of_its_frame_is_read() -> None:
    held = f'<html><body><h1>史志网</h1><iframe srcdoc="{escape(TEXT)}"></iframe></body></html>'
    assert bodies(held.encode(), "b.html") == WANT


def test_a_page_with_text_of_its_own_is_read_and_its_frames_are_not() -> None:
    advert = f'<iframe srcdoc="{escape("<p>3月9日，招商广告。</p>" * 40)}"></iframe><iframe src="a.html"></iframe>'
    assert bodies(TEXT.replace("</body>", advert + "</body>").encode(), "b.html") == WANT


def test_frames_inside_frames_are_not_followed() -> None:
    inner = "<p>x</p>"
    for _ in range(3):
        inner = f'<p>外</p><iframe srcdoc="{escape(inner)}"></iframe>'
    assert html.read(f"<html><body>{inner}</body></html>".encode(), None).text().split() == ["外"]

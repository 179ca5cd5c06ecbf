"""Safe by default: headers, no cookies, no bodies, no Host, junk refused, hostile bulletins harmless."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from calendar_app.assets import HTMX, SITE_BUNDLE, Assets, find_folder, squeeze
from calendar_app.errors import GoneError, MovedError, StoreUnavailableError
from calendar_app.store.queries import bulletins, events, one_event, people
from calendar_app.web.serving.guard import CONTENT_SECURITY_POLICY
from tests.web.conftest import EVIL_NAME, EVIL_TITLE

ANSWERS = ("/", "/officials", "/nope", "/?from=x", "/static/css/site.css", "/robots.txt", "/calendar.ics", "/healthz")


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_has_the_headers_and_no_cookie(client, path):
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_policy_allows_nothing_inline():
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "path", ["/", "/officials", "/calendar/2024/5", "/calendar", "/nope", "/calendar.ics", "/subscribe"]
)
def test_no_byte_depends_on_the_host(client, path):
    answers = [
        client.get(path, headers={"Host": host, "X-Forwarded-Host": host, "X-Forwarded-Proto": "ftp"})
        for host in ("localhost", "evil.example")
    ]
    assert answers[0].data == answers[1].data
    assert answers[0].headers.get("Location") == answers[1].headers.get("Location")
    assert b"evil.example" not in answers[1].data


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client, method):
    assert client.open("/", method=method).status_code == 405


def test_bodies_are_refused(client):
    assert client.get("/", data=b"x").status_code == 413
    assert client.get("/", headers={"Transfer-Encoding": "chunked"}).status_code == 413
    assert client.post("/", data=b"x").status_code in (405, 413)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/search?q=%ff", id="no-utf-8"),
        pytest.param("/search?q=%c0%80", id="overlong"),
        pytest.param("/search?q=%ed%a0%80", id="surrogate"),
        pytest.param("/search?q=a%00b", id="nul"),
        pytest.param("/search?q=a%0d%0aSet-Cookie:x", id="line-break"),
        pytest.param("/officials/a%00", id="path-nul"),
        pytest.param("/?from=2023-02-31", id="no-such-day"),
        pytest.param("/?kind=x", id="unknown-kind"),
        pytest.param("/?density=x", id="unknown-density"),
        pytest.param("/officials?page=0", id="page-nought"),
        pytest.param("/calendar/go?month=x", id="no-month"),
    ],
)
def test_what_means_nothing_is_400(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "<html" in answer.get_data(as_text=True)


def test_a_path_that_is_no_utf_8_is_400(client):
    assert client.get("/", environ_overrides={"PATH_INFO": "/officials/\xff"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/nope", "/calendar/2024/13", "/calendar/2024/02/30", "/calendar/0000/01", "/calendar/2024/00", "/officials/无此人",
        "/events/00000000-0000-0000-0000-000000000000", "/events/x", "/tags/没有这个主题", "/bulletins/none",
        "/static/../pyproject.toml", "/static/css/none.css", "/static/%2e%2e/pyproject.toml",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(client, path):
    assert client.get(path).status_code == 404


def test_a_long_address_is_414(client):
    assert client.get("/search?q=" + "a" * 9000).status_code == 414


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("/search?q=%ff&lang=en", "The address is not valid UTF-8.", id="guard"),
        pytest.param("/nope?lang=en", "No such page", id="page"),
        pytest.param("/?kind=x&lang=en", "main, also, planned, recurring", id="choices"),
        pytest.param("/api/v1/nope?lang=en", '"title": "No such page"', id="json"),
        pytest.param("/calendar.ics?from=x&lang=en", "write 2023-07-05", id="feed"),
    ],
)
def test_what_is_refused_is_said_in_the_readers_language(client, path, says):
    assert says in client.get(path).get_data(as_text=True)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/calendar/2023.txt", 404),
        ("GET", "/officials/无此人.ics", 404),
        ("POST", "/calendar.ics", 405),
        ("POST", "/people.json", 405),
        ("GET", "/api/v1/nope", 404),
    ],
)
def test_programs_are_told_what_and_why(client, method, path, status):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    if answer.content_type.startswith("application/problem+json"):
        told = answer.get_json(force=True)
        assert (told["type"], told["status"]) == ("about:blank", status)
        assert told["title"] in ("没有这一页", "这里只供阅读")
        assert told["detail"]
    else:
        first, second = answer.get_data(as_text=True).splitlines()
        assert first in ("404 没有这一页 / No such page", "405 这里只供阅读 / Read only")
        assert second.endswith("。")


def test_the_calendar_file_of_an_event_is_asked_for_conditionally(client):
    listed = client.get("/api/v1/events?kind=main&precision=day&limit=1").get_json()
    address = f"/events/{listed['items'][0]['id']}.ics"
    first = client.get(address)
    assert first.data.startswith(b"BEGIN:VCALENDAR")
    for name, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get(address, headers={name: value})
        assert (again.status_code, again.data) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).data == first.data


@pytest.mark.parametrize(
    "path", ["/officials/贺知夏/", "/tags/会议/", "/cities/砚川市/", "/calendar/2024/05/", "/agenda/"]
)
def test_a_slash_at_the_end_leads_to_the_same_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.data == client.get(path[:-1]).data


def test_short_addresses_lead_to_the_canonical_one(client):
    for path, target in (
        ("/calendar/2024/5", "/calendar/2024/05"),
        ("/calendar/2024/5/3?tag=a", "/calendar/2024/05/03?tag=a"),
        ("/calendar/2024/05/3", "/calendar/2024/05/03"),
        ("/calendar/2024/5/13", "/calendar/2024/05/13"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, target)
    jump = client.get("/calendar/go?month=2024-03&tag=a&density=all")
    assert (jump.status_code, jump.headers["Location"]) == (302, "/calendar/2024/03?tag=a&density=all")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        pytest.param(GoneError("withdrawn"), 410, id="gone"),
        pytest.param(StoreUnavailableError("locked"), 503, id="away"),
        pytest.param(RuntimeError("secret path /srv/x"), 500, id="a-fault-of-the-program"),
    ],
)
def test_errors_of_the_store(app, client, monkeypatch, error, status):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(one_event, "event_detail", fail)
    answer = client.get("/events/00000000-0000-0000-0000-000000000000")
    body = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert "<html" in body
    assert "secret" not in body
    assert "Traceback" not in body
    if status == 503:
        assert answer.headers["Retry-After"]
    if status >= 500:
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_renamed_official_moves(client, monkeypatch):
    def moved(*_args, **_kwargs):
        raise MovedError("renamed", target="新名")

    monkeypatch.setattr(people, "official", moved)
    answer = client.get("/officials/旧名?role=主持")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith("/officials/%E6%96%B0%E5%90%8D?role=")


def test_programs_get_errors_they_can_read(client):
    assert client.get("/x.json").content_type.startswith("application/problem+json")
    assert client.get("/x.ics").content_type.startswith("text/plain")


def test_an_error_asked_for_by_htmx_is_a_part(client):
    answer = client.get("/nope", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "<html" not in answer.get_data(as_text=True)
    assert 'role="alert"' in answer.get_data(as_text=True)


def test_pages_are_kept_and_asked_again_cheaply(client):
    first = client.get("/")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/").data == first.data, "the same request gives the same bytes"


HOSTILE = ("/", "/calendar/2023/07/06", "/agenda?from=2023", "/officials", "/tags", "/places", "/organisations",
           "/bulletins", "/search?q=alert", "/search?q=raw", "/officials?q=%3Cscript%3E", "/search?q=%3Cscript%3E%22'")  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_bulletin_is_text_everywhere(evil, path):
    answer = evil.get(path)
    assert answer.status_code == 200
    check_harmless(answer.get_data(as_text=True))


def check_harmless(body):
    tree = html.document_fromstring(body)
    assert [s for s in tree.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"] == []
    assert [i for i in tree.iter("img") if i.get("src") == "x"] == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)
    assert "49" not in re.findall(r"\{\{ ?7\*7", body)
    for node in tree.iter():
        assert not any(name.startswith("on") for name in node.attrib)


def test_every_page_that_a_hostile_bulletin_links_to_is_harmless(evil):
    seen, todo = set(), ["/", "/officials", "/tags", "/places", "/organisations", "/bulletins", "/calendar/2023/07/06"]
    while todo:
        path = todo.pop()
        if path in seen or len(seen) > 120:
            continue
        seen.add(path)
        answer = evil.get(path)
        assert answer.status_code in (200, 301, 302), path
        if answer.mimetype == "text/html" and answer.status_code == 200:
            body = answer.get_data(as_text=True)
            check_harmless(body)
            for href in html.document_fromstring(body).xpath("//main//a/@href"):
                link = href.partition("#")[0]
                if link.startswith("/") and not re.search(r"lang=|density=|calendar/(19|20(?!23))", link):
                    todo.append(link)
    assert any(path.startswith("/events/") for path in seen)
    assert any(path.startswith("/officials/") for path in seen)


def test_marks_of_a_hostile_name_are_visible(evil):
    body = evil.get("/calendar/2023/07/06").get_data(as_text=True)
    assert "⟨U+202E⟩" in body
    assert EVIL_TITLE not in body
    people_page = evil.get("/officials").get_data(as_text=True)
    assert "⟨U+200B⟩" in people_page
    assert EVIL_NAME not in people_page


def test_static_files_are_kept_for_a_year_under_their_digest(client):
    assets = Assets(find_folder("static"))
    for name in assets.names():
        url = f"/static/{name}?v={assets.version(name)}"
        answer = client.get(url)
        assert answer.status_code == 200
        assert answer.data == assets.get(name).data
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert client.get(f"/static/{name}?v=0").headers["Cache-Control"] == "public, max-age=3600"
        packed = client.get(url, headers={"Accept-Encoding": "gzip"})
        if packed.headers.get("Content-Encoding") == "gzip":
            assert packed.headers["ETag"] != answer.headers["ETag"]
        assert client.get(url, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_vendored_script_is_what_its_checksum_says():
    import hashlib

    folder = find_folder("static")
    for line in (folder / "vendor/SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((folder / "vendor" / name).read_bytes()).hexdigest() == digest
    assert Assets(folder).get(HTMX).data == (folder / HTMX).read_bytes()
    assert (folder / "vendor/htmx-4.0.1.LICENSE").read_text()


def test_squeeze_changes_no_meaning():
    assert squeeze("css/a.css", b"/* x */\n  a { b: url(/c/*.d) }\n") == b"a { b: url(/c/*.d) }"
    assert squeeze("js/a.js", b"// x\n  f('//y');\n") == b"f('//y');"
    assert squeeze("vendor/a.js", b"  // x\n") == b"  // x\n"
    assert SITE_BUNDLE in Assets(find_folder("static")).names()


@pytest.mark.parametrize("query", ["official=旧名", "official=甲&official=旧名&role=主持", "official=新名"])
def test_a_redirect_for_a_renamed_official_ends(client, monkeypatch, query):
    """Where the official is a condition, the new slug takes the old one's place; an address never leads to itself."""

    def moved(*_args, **_kwargs):
        raise MovedError("renamed", target="新名", slug="旧名")

    monkeypatch.setattr(events, "agenda", moved)
    address, seen = f"/agenda?{query}", []
    answer = client.get(address)
    assert answer.status_code == 301
    target = unquote(answer.headers["Location"])
    seen = parse_qs(urlsplit(target).query)
    assert "slug" not in seen
    assert "新名" in seen["official"]
    assert "旧名" not in seen["official"]
    assert ("甲" in seen["official"]) == ("甲" in query)
    assert seen.get("role") == (["主持"] if "role" in query else None)


def test_a_bulletin_that_was_taken_out_is_gone(client, monkeypatch):
    def gone(*_args, **_kwargs):
        raise GoneError("taken out")

    monkeypatch.setattr(bulletins, "bulletin_detail", gone)
    assert client.get("/bulletins/one").status_code == 410

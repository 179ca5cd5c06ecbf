"""The interface over HTTP: what it lists, how it pages, what it refuses; and that its document tells the truth."""

import json
from datetime import date

import pytest

from calendar_app.config import Settings
from calendar_app.web.api.operations import OPERATIONS
from calendar_app.web.app import build_app
from tests.store.factory import LATER, bulletin, draft, entry
from tests.web_feeds.conftest import BASE, july, june, make_site, put


def walk(client, address, limit=2):
    """All items of a list, page by page."""
    items, url = [], f"{address}{'&' if '?' in address else '?'}limit={limit}"
    while url:
        answer = client.get(url.removeprefix(BASE))
        assert answer.status_code == 200, answer.text
        page = answer.json
        assert 0 < len(page["items"]) <= limit or not items
        items += page["items"]
        url = page["next"]
    return items


@pytest.mark.parametrize(
    ("address", "key", "expected"),
    [
        pytest.param("/api/v1/officials", "slug", ["沈一帆", "高远", "鲁明"], id="officials"),
        pytest.param("/api/v1/officials?city=宁川县", "slug", ["高远"], id="officials-of-a-city"),
        pytest.param("/api/v1/tags?city=宁川县", "value", ["文化", "特别关注"], id="tags-of-a-city"),
        pytest.param("/api/v1/organisations", "value", ["市文化馆"], id="organisations"),
        pytest.param("/api/v1/places", "value", ["城东街道"], id="places"),
        pytest.param(
            "/api/v1/events?tag=防汛",
            "summary",
            ["安平市召开防汛工作会议", "安平市“百日行动”;动员,部署=1"],
            id="events",
        ),
        pytest.param("/api/v1/officials/沈一帆/appearances", "roles", [["主持"], ["主持"]], id="appearances"),
    ],
)
def test_lists(client, address, key, expected):
    found = [item[key] if key in item else item["event"][key] for item in walk(client, address)]
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_events_are_paged_in_the_order_of_their_days(client):
    items = walk(client, "/api/v1/events", limit=3)
    keys = [(item["start"], item["id"]) for item in items]
    assert keys == sorted(keys)
    assert len(items) == 10
    assert items == client.get("/api/v1/events?limit=200").json["items"]


def test_a_page_does_not_move_when_others_write(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july())
    whole = [item["id"] for item in walk(site.client, "/api/v1/events", limit=200)]
    first = site.client.get("/api/v1/events?limit=3").json
    early = entry(1, "先前的一件事", draft(date(2023, 5, 1)))
    put(site.store, bulletin(early, period="2023-05", title="安平市要情 2023年5月"), LATER)
    rest = walk(site.client, first["next"].removeprefix(BASE).replace("limit=3&", ""), limit=50)
    assert [item["id"] for item in first["items"]] + [item["id"] for item in rest] == whole
    site.store.close()


def test_kept_answers_follow_the_database(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july())
    addresses = ["/api/v1/events?tag=防汛", "/api/v1/search?q=防汛", "/api/v1/officials/沈一帆", "/api/v1/tags"]
    before = [site.client.get(address) for address in addresses]
    assert [site.client.get(address).data for address in addresses] == [answer.data for answer in before]
    put(site.store, july(title="安平市部署防汛工作", mayor_day=7), LATER)
    after = [site.client.get(address) for address in addresses]
    assert [one.data == two.data for one, two in zip(before, after, strict=True)] == [False, False, False, True]
    for one, two in zip(before, after, strict=True):
        again = site.client.get(
            two.request.path + "?" + two.request.query_string.decode(), headers={"If-None-Match": one.headers["ETag"]}
        )
        assert again.status_code == (304 if one.data == two.data else 200)
    site.store.close()


def test_posts_name_public_holders_only(client):
    posts = walk(client, "/api/v1/posts", limit=1)
    held = {post["post"]["label"]: [m["person"] for m in post["holders"]] for post in posts}
    assert held == {"市长": ["沈一帆"], "副市长": ["鲁明"], "县长": ["高远"]}
    [mayor] = next(post["holders"] for post in posts if post["post"]["label"] == "市长")
    assert (mayor["first_seen"], mayor["last_seen"], mayor["count"]) == ("2023-07-06", "2023-07-06", 2)


def test_no_private_person_is_told_of(client):
    for operation in OPERATIONS:
        if "{" not in operation.path and operation.name not in ("search", "list_bulletins"):
            assert "周老师" not in client.get(operation.path).text
    assert client.get("/api/v1/officials/周老师").status_code == 404
    assert client.get("/people.json").text.count("周老师") == 0


def test_popolo(client):
    document = client.get("/people.json").json
    assert [person["id"] for person in document["persons"]] == sorted(["沈一帆", "高远", "鲁明"])
    bodies = {body["id"]: body["name"] for body in document["organizations"]}
    posts = {post["id"]: (post["label"], bodies[post["organization_id"]]) for post in document["posts"]}
    held = {m["person_id"]: posts[m["post_id"]] for m in document["memberships"]}
    assert held == {"沈一帆": ("市长", "安平市政府"), "鲁明": ("副市长", "安平市政府"), "高远": ("县长", "宁川县政府")}
    for membership in document["memberships"]:
        assert not {"start_date", "end_date"} & set(membership)  # seen is not appointed
        for source in membership["sources"]:
            uid = source["url"].rpartition("/")[2]
            assert client.get(f"/api/v1/events/{uid}").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/events?limit=0", 400),
        ("/api/v1/events?limit=201", 400),
        ("/api/v1/events?limit=١٢", 400),
        ("/api/v1/events?limit=3&limit=4", 400),
        ("/api/v1/events?limit=", 400),
        ("/api/v1/events?kind=", 400),
        ("/api/v1/events?to=", 400),
        ("/api/v1/events?cursor=!", 400),
        ("/api/v1/events?from=2023-02-29", 400),
        ("/api/v1/events?" + "&".join(["tag=a"] * 21), 400),
        ("/api/v1/search", 400),
        ("/api/v1/events?cursor=nonsense", 404),
        ("/api/v1/posts?cursor=WyJhIl0", 404),
        ("/api/v1/events?from=2023-13", 400),
        ("/api/v1/events/00000000-0000-5000-8000-000000000000", 404),
        ("/api/v1/officials/nobody", 404),
        ("/api/v1/bulletins/nothing", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_errors_are_problem_details(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert answer.json["status"] == status
    assert answer.json["title"]


def test_a_range_that_ends_before_it_starts_holds_nothing(client):
    for address in ("/api/v1/events", "/api/v1/officials/沈一帆/appearances"):
        assert client.get(f"{address}?from=2023-07&to=2023-06").json == {"items": [], "next": None}
    assert client.get("/api/v1/search?q=防汛&from=2023-07&to=2023-06").json["hits"] == []
    assert client.get("/api/v1/officials/nobody/appearances?from=2023-07&to=2023-06").status_code == 404


def test_answers_are_conditional_and_open_to_other_sites(client):
    answer = client.get("/api/v1/events")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = client.get("/api/v1/events", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    preflight = client.options("/api/v1/events", headers={"Origin": "https://other.example"})
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in preflight.headers["Access-Control-Allow-Headers"]
    for method in ("POST", "PUT", "DELETE"):
        refused = client.open("/api/v1/events", method=method)
        assert refused.status_code == 405
        assert "GET" in refused.headers["Allow"]


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/api/v1/events", {}, 200),
        ("/api/v1/events", {"If-None-Match": "*"}, 304),
        ("/api/v1/events?from=2023-13", {}, 400),
        ("/api/v1/events", {"If-Match": '"x"'}, 412),
    ],
)
def test_the_document_names_the_headers_that_come(client, address, headers, status):
    document = client.get("/api/v1/openapi.json").get_json(force=True)
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    told = document["paths"]["/api/v1/events"]["get"]["responses"][str(status)]["headers"]
    assert {"RateLimit", "RateLimit-Policy"} <= set(told)
    for name, reference in told.items():
        assert name in answer.headers
        assert reference["$ref"].rpartition("/")[2] in document["components"]["headers"]
    too_many = document["paths"]["/api/v1/events"]["get"]["responses"]["429"]["headers"]
    assert "Retry-After" in too_many


def test_the_rate_limit_is_told_and_kept(site):
    app = build_app(Settings(database_url="", base_url=BASE), store=site.store)
    app.extensions["api_limit"].quota = 2
    client = app.test_client()
    answers = [client.get("/api/v1/cities") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"default";q=2;w=60'
    assert answers[0].headers["RateLimit"].startswith('"default";r=1;t=')
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].json["status"] == 429
    assert client.get("/calendar.ics").status_code == 200


def test_readers_behind_a_proxy_of_this_machine_have_shares_of_their_own(site):
    app = build_app(Settings(database_url="", base_url=BASE), store=site.store)
    app.extensions["api_limit"].quota = 1
    client = app.test_client()

    def ask(address, forwarded):
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        return client.get("/api/v1/cities", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code

    assert [ask("127.0.0.1", "192.0.2.1"), ask("127.0.0.1", "192.0.2.2"), ask("127.0.0.1", "192.0.2.1")] == [
        200,
        200,
        429,
    ]
    assert [ask("198.51.100.7", "192.0.2.3"), ask("198.51.100.7", "192.0.2.4")] == [200, 429]


def test_the_document_names_every_route_and_no_other(site):
    document = site.client.get("/api/v1/openapi.json").json
    routes = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in site.app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint not in ("api.openapi", "api.reference")
    }
    assert set(document["paths"]) == routes
    assert document["openapi"].startswith("3.1")
    names = [operation["get"]["operationId"] for operation in document["paths"].values()]
    assert len(names) == len(set(names))
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert reference in document["components"]["schemas"]


def matches(value, schema, schemas, where=""):
    """A check of the few words of JSON Schema that the document uses."""
    if "$ref" in schema:
        return matches(value, schemas[schema["$ref"].rpartition("/")[2]], schemas, where)
    if "anyOf" in schema:
        errors = [matches(value, each, schemas, where) for each in schema["anyOf"]]
        return [] if any(not error for error in errors) else errors[0]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if not any(isinstance(value, types[kind]) for kind in kinds):
        return [f"{where}: {value!r} is no {kinds}"]
    if isinstance(value, dict):
        found = (
            [f"{where}: {set(value) ^ set(schema['properties'])}"] if set(value) != set(schema["properties"]) else []
        )
        return found + [
            e
            for k, v in value.items()
            for e in matches(v, schema["properties"].get(k, {"type": "object"}), schemas, f"{where}.{k}")
        ]
    if isinstance(value, list):
        inner = schema.get("prefixItems") or [schema["items"]] * len(value)
        if len(inner) != len(value):
            return [f"{where}: {len(value)} items"]
        return [e for v, s in zip(value, inner, strict=True) for e in matches(v, s, schemas, f"{where}[]")]
    if schema.get("format") == "date":
        date.fromisoformat(value)
    return []


def test_every_answer_is_what_the_document_says(client):
    document = client.get("/api/v1/openapi.json").json
    schemas = document["components"]["schemas"]
    uid = client.get("/api/v1/events?kind=recurring").json["items"][0]["id"]
    issue = client.get("/api/v1/bulletins").json["items"][0]["id"]
    for path, methods in document["paths"].items():
        ids = {"/events/{id}": uid, "/bulletins/{id}": issue}
        address = path.replace("{slug}", "沈一帆")
        for ending, value in ids.items():
            if path.endswith(ending):
                address = path.replace("{id}", value)
        if path.endswith("/search"):
            address += "?q=防汛"
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        [schema] = [content["schema"] for content in methods["get"]["responses"]["200"]["content"].values()]
        assert matches(answer.json, schema, schemas, path) == []


def test_the_reference_page_shows_every_operation(client):
    text = client.get("/api/v1/").text
    for operation in OPERATIONS:
        assert f"GET {operation.path}" in text
        for parameter in operation.parameters:
            assert f"<code>{parameter.name}</code>" in text
    assert "http://" not in text.replace("http://www.w3.org", "")


def test_both_databases_and_both_cities_are_there(client):
    assert [item["value"] for item in client.get("/api/v1/cities").json["items"]] == [
        "宁川县",
        "安平市",
    ]  # by code point
    assert june().bulletin.place == "宁川县"

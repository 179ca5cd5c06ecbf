"""The commands extract, explain and check."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from calendar_app.sample import bulletins

TEXT = "3月5日，县长周明远到河东镇柳湾村调研春耕工作。"


@pytest.fixture
def april():
    return bulletins()[1]


def test_extract_prints_one_bulletin_as_an_object(run, march):
    result = run("extract", march)
    assert result.exit_code == 0
    assert result.stderr == ""
    value = json.loads(result.stdout)
    assert list(value) == ["bulletin", "entries"]
    head = value["bulletin"]
    assert (head["place"], head["period"], head["inferred"]) == ("砚川市", "2024-03", ["period", "place"])
    assert [entry["n"] for entry in value["entries"]] == list(range(1, len(value["entries"]) + 1))
    assert {"n", "title", "section", "page", "body", "dates", "people", "places", "orgs", "tags"} <= set(
        value["entries"][0]
    )


def test_extract_prints_several_bulletins_as_an_array(run, march, april):
    value = json.loads(run("extract", march, april).stdout)
    assert [each["bulletin"]["period"] for each in value] == ["2024-03", "2024-04"]


def test_extract_lines_name_their_bulletin(run, march, april):
    lines = [json.loads(line) for line in run("extract", march, april, "--format", "jsonl").stdout.splitlines()]
    assert {line["bulletin"]["period"] for line in lines} == {"2024-03", "2024-04"}
    assert all(set(line["bulletin"]) == {"source", "place", "period"} for line in lines)
    assert len([line for line in lines if line["n"] == 1]) == 2


def test_extract_csv_has_a_row_for_every_event_and_every_entry_without(run, march):
    value = json.loads(run("extract", march).stdout)
    rows = list(csv.DictReader(io.StringIO(run("extract", march, "--format", "csv").stdout, newline="")))
    expected = [(str(e["n"]), event["summary"]) for e in value["entries"] for event in e["events"] or [{"summary": ""}]]
    assert [(row["n"], row["summary"].removeprefix("'")) for row in rows] == expected
    assert rows[0]["city"] == "砚川市"


def test_extract_takes_what_is_known_from_its_options(run, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("# 大事记\n\n3月5日　县长周明远到河东镇调研。\n\n3月9日　县图书馆开馆。\n", "utf-8")
    result = run("extract", path, "--jurisdiction", "青石县", "--period", "2022")
    value = json.loads(result.stdout)
    assert (value["bulletin"]["place"], value["bulletin"]["period"], value["bulletin"]["inferred"]) == (
        "青石县",
        "2022",
        [],
    )
    assert [entry["dates"][0]["start"] for entry in value["entries"]] == ["2022-03-05", "2022-03-09"]


def test_a_refused_file_does_not_stop_the_others(run, march, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = run("extract", empty, march, tmp_path / "missing.txt")
    assert result.exit_code == 1
    [value] = json.loads(result.stdout)
    assert value["bulletin"]["period"] == "2024-03"
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert "empty.txt" in errors[0]
    assert "missing.txt" in errors[1]


@pytest.mark.parametrize("command", ["extract", "check"])
def test_one_refused_file_prints_nothing_but_the_error(run, tmp_path, command):
    result = run(command, tmp_path / "missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["extract", "check"])
def test_no_file_is_wrong_usage(run, command):
    assert run(command).exit_code == 2


def test_extract_loads_neither_web_nor_database(march):
    code = (
        "import sys\nfrom calendar_app.cli import main\n"
        f"main(['extract', {str(march)!r}, '--format', 'jsonl'], standalone_mode=False)\n"
        "print([n for n in ('flask', 'sqlalchemy', 'alembic', 'icalendar', 'htmx_flask') if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


def test_explain_names_the_rules(run):
    value = json.loads(run("explain", TEXT, "--on", "2024-03-06", "--jurisdiction", "青石县").stdout)
    assert list(value)[:5] == ["dates", "people", "places", "orgs", "tags"]
    assert [(d["text"], d["start"], d["kind"], d["anchor"]) for d in value["dates"]] == [
        ("3月5日", "2024-03-05", "main", "published")
    ]
    assert all(each["rule"] for key in ("dates", "people", "names") for each in value[key])
    assert value["people"][0]["posts"][0]["jurisdiction"] == "青石县"


def test_explain_reads_standard_input(run):
    assert run("explain", "--on", "2024-03-06", stdin=TEXT).stdout == run("explain", TEXT, "--on", "2024-03-06").stdout


def test_explain_lines_answers_each_line_in_order(run):
    texts = [f"3月{day}日，县长周明远调研。" for day in (1, 2, 3)]
    stdin = "".join(json.dumps({"text": text, "on": "2024-03-20"}, ensure_ascii=False) + "\n" for text in texts)
    result = run("explain", "--lines", stdin=stdin)
    assert result.exit_code == 0
    assert [json.loads(line)["dates"][0]["start"][-2:] for line in result.stdout.splitlines()] == ["01", "02", "03"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("not json", "not JSON", id="no-json"),
        pytest.param("", "not JSON", id="empty"),
        pytest.param("[1]", "not an object", id="no-object"),
        pytest.param('{"on": "2024-03-01"}', "not an object", id="no-text"),
        pytest.param('{"text": 5}', "not an object", id="text-no-string"),
        pytest.param('{"text": "a", "on": "2024-13-01"}', '"on" is no day', id="no-such-month"),
        pytest.param('{"text": "a", "on": 5}', '"on" is no day', id="on-no-string"),
        pytest.param('{"text": "a", "jurisdiction": 5}', '"jurisdiction" is no string', id="jurisdiction-no-string"),
        pytest.param('{"text": "\\ud800"}', "surrogate", id="half-a-surrogate-pair"),
        pytest.param("[" * 100_000, "nested too deeply", id="deep"),
    ],
)
def test_explain_lines_goes_on_after_a_bad_line(run, line, why):
    good = json.dumps({"text": TEXT, "on": "2024-03-06"}, ensure_ascii=False)
    result = run("explain", "--lines", stdin=f"{good}\n{line}\n{good}\n")
    assert result.exit_code == 1
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert first == third
    assert second["line"] == 2
    assert why in second["error"]


def test_explain_lines_falls_back_on_the_options(run):
    stdin = json.dumps({"text": "昨天，县长周明远调研。"}) + "\n"
    result = run("explain", "--lines", "--on", "2024-03-06", stdin=stdin)
    assert json.loads(result.stdout)["dates"][0]["start"] == "2024-03-05"


@pytest.mark.parametrize(
    "arguments", [("--lines", "text"), ("text", "--on", "yesterday")], ids=["lines-and-text", "no-day"]
)
def test_explain_refuses_wrong_usage(run, arguments):
    assert run("explain", *arguments).exit_code == 2


def test_explain_lines_answers_before_the_input_ends():
    """A program may hold the pipe open and wait for each answer."""
    command = [sys.executable, "-c", "from calendar_app.cli import main; main()", "explain", "--lines"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        for day in (1, 2):
            process.stdin.write(json.dumps({"text": f"3月{day}日，开会。", "on": "2024-03-20"}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["dates"][0]["start"] == f"2024-03-0{day}"
        process.stdin.close()
    assert process.returncode == 0


def test_check_accounts_for_every_character(run, march):
    [book] = [json.loads(run("check", march, "--format", "json").stdout)]
    assert book["characters"]["unaccounted"] == 0
    assert sum(book["characters"]["by_kind"].values()) == book["characters"]["total"] == len(march.read_text("utf-8"))
    assert book["contents"]["missing"] == []
    assert book["entries"] == len(json.loads(run("extract", march).stdout)["entries"])


def test_check_prints_the_ledger(run, march):
    result = run("check", march)
    assert result.exit_code == 0
    assert "砚川市 2024-03" in result.stdout
    assert "unaccounted 0" in result.stdout


def test_check_tells_contents_that_differ_lack_or_were_not_listed(run, tmp_path):
    path = tmp_path / "july.txt"
    path.write_text(
        "# 目录\n\n## 要闻\n\n甲州市召开防汛会议.....\t1\n甲州市图书馆开馆仪式举行.....\t1\n甲州市举行龙舟邀请赛.....\t2\n\n"
        "## 要 闻\n\n**甲州市召开防汛会议** 2024年7月3日，甲州市召开防汛会议，分析研判汛情，安排部署下一阶段工作，市长周明远主持会议并讲话。\n\n"
        "**甲州市图书馆新馆开馆仪式举行** 7月5日，甲州市图书馆新馆开馆仪式举行，新馆藏书二十万册，设有儿童阅览区和地方文献室。\n\n"
        "**甲州市首家社区食堂营业** 7月9日，甲州市首家社区食堂营业，附近居民凭证件就餐，老年人享受优惠，每日供应两餐。\n",
        "utf-8",
    )
    book = json.loads(run("check", path, "--format", "json", "--jurisdiction", "甲州市").stdout)
    contents = book["contents"]
    assert [each["contents"] for each in contents["differing"]] == ["甲州市图书馆开馆仪式举行"]
    assert [each["contents"] for each in contents["missing"]] == ["甲州市举行龙舟邀请赛"]
    assert [each["title"] for each in contents["extra"]] == ["甲州市首家社区食堂营业"]
    assert (contents["lines"], contents["matched"]) == (3, 2)

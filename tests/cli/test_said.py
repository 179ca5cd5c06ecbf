"""Every error of the command line in both languages: each message of the program is in the one catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import calendar_app
from calendar_app.cli.said import both, catalogue
from calendar_app.errors import BulletinError, CalendarAppError

ROOT = Path(calendar_app.__file__).parent
#: Errors whose message is what a reader is told; those of the pages have the catalogue of the pages.
RAISED = {
    *(cls.__name__ for cls in (CalendarAppError, BulletinError)),
    "UndecodableBulletinError", "EmptyBulletinError", "UndatedBulletinError", "UnreadableFormatError", "LimitExceededError",
    "RefusedError", "TooManyLinesError", "StoreError", "StoreUnavailableError", "StoreVersionError", "NotFoundError", "GoneError",
    "MovedError", "ConfigError", "Failure",
}  # fmt: skip
#: The first word of a refusal inside the reading process.
CODES = {"format", "limit", "empty", "encoding"}


def template(node: ast.expr) -> str | None:
    """A message as it is written, with a mark for each value; None where it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else f"\0{ast.unparse(v)}\0" for v in node.values)
    return None


def written() -> dict[str, str]:
    """Every message that is raised outside of the pages: its template, and where it stands."""
    found = {}
    for file in sorted(ROOT.rglob("*.py")):
        if "web" in file.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                for argument in (each for arg in node.args for each in _branches(arg)):
                    words = template(argument)
                    if words is not None and words not in CODES:
                        found[words] = f"{file.relative_to(ROOT)}:{node.lineno}"
    return found


def _branches(node: ast.expr) -> list[ast.expr]:
    """The messages of a choice between several."""
    if isinstance(node, ast.IfExp):
        return [*_branches(node.body), *_branches(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [branch for value in node.values for branch in _branches(value)]
    return [node]


MESSAGES = written()


def test_there_are_messages():
    assert len(MESSAGES) > 100


@pytest.mark.parametrize("words", MESSAGES, ids=lambda words: re.sub("\0.+?\0", "_", words)[:40])
def test_every_message_is_said_in_both_languages(words):
    values = dict(zip(dict.fromkeys(re.findall("\0.+?\0", words)), "ⅠⅡⅢⅣⅤⅥ", strict=False))
    message = re.sub("\0.+?\0", lambda met: values[met[0]], words)
    said = both(f"july.txt: {message}")
    assert said != f"july.txt: {message}", f"{MESSAGES[words]}: put it into cli/lexicon/messages.tsv"
    place = "Ⅰ: " if message.startswith("Ⅰ: ") else ""  # of those that begin with where it is
    first, second = (each.removeprefix(place) for each in said.removeprefix("july.txt: ").split(" / "))
    assert message.removeprefix(place) in (first, second)
    chinese = re.compile("[\u4e00-\u9fff]")
    assert chinese.search(first), "Chinese comes first"
    assert not chinese.search(second)


def test_both_columns_fill_in_the_same_values():
    for zh, en in catalogue():
        assert set(re.findall(r"\{[a-z]+\}", zh)) == set(re.findall(r"\{[a-z]+\}", en)), zh
        assert "\n" not in zh + en


@pytest.mark.parametrize(
    ("message", "said"),
    [
        pytest.param(
            "七月.txt: 文中没有年份，无法推定时期；请用 --period 指明（如 --period 2023-07）",
            "七月.txt: 文中没有年份，无法推定时期；请用 --period 指明（如 --period 2023-07） / "
            "the text tells no year, so that the period is not known; name it with --period (--period 2023-07)",
            id="a-value-that-is-a-message",
        ),
        pytest.param(
            "a.rtf: 这是 RTF 文档，请用 Word、WPS 或 LibreOffice 另存为没有密码的 DOCX（soffice --convert-to docx 文件）",
            "a.rtf: 这是 RTF 文档，请用 Word、WPS 或 LibreOffice 另存为没有密码的 DOCX（soffice --convert-to docx 文件） / "
            "this is an RTF document: save it as DOCX without a password, with Word, WPS or LibreOffice (soffice --convert-to docx FILE)",
            id="another",
        ),
        pytest.param(
            "/x/y.sqlite: made by a newer version (0009); upgrade calendar-app to use it",
            "/x/y.sqlite: 数据库是较新的程序所建（0009）；请升级 calendar-app / "
            "made by a newer version (0009); upgrade calendar-app to use it",
            id="english",
        ),
        pytest.param(
            "no database at /x/y: import a bulletin first, or make an empty one with `calendar-app db upgrade`",
            "数据库 /x/y 不存在：请先导入一期公报，或用 `calendar-app db upgrade` 建一个空的 / "
            "no database at /x/y: import a bulletin first, or make an empty one with `calendar-app db upgrade`",
            id="a-place",
        ),
        pytest.param(
            "from：“soon”不是日期，请写成 2023-07-05 或 2023-07",
            "from：“soon”不是日期，请写成 2023-07-05 或 2023-07 / from: “soon” is no date; write 2023-07-05 or 2023-07",
            id="a-filter",
        ),
        pytest.param(
            "no event : the foot of its page, or `calendar-app export --format csv`, tells its number",
            "没有事项 ：编号见其页面底部，或 `calendar-app export --format csv` / "
            "no event : the foot of its page, or `calendar-app export --format csv`, tells its number",
            id="an-empty-argument",
        ),
        pytest.param("something\n else: entirely", "something else: entirely", id="what-is-not-in-the-catalogue"),
    ],
)
def test_how_it_is_said(message, said):
    assert both(message) == said


def test_an_endless_message_takes_no_endless_time():
    assert both("a: " * 400 + "；" * 400).startswith("a: ")

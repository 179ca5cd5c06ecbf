"""PDF: ruled tables whose cells do not begin on one line, words that are made bold without a bold font, headings of columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats.page.cells import align
from calendar_app.bulletin.formats.page.words import Word
from calendar_app.bulletin.formats.pdf.fonts import Face
from tests.bulletin.makers import Pdf
from tests.bulletin.test_pdf import ITEMS, TITLE, bodies, built, column, with_title, wrapped

pytestmark = pytest.mark.usefixtures("in_this_process")

ROWS = [
    ("3月4日", "市委召开全体会议，听取各县区防汛备汛工作汇报，部署堤防加固、山塘清淤和物资储备，要求月底前完成。"),
    ("3月9日", "市政府常务会议研究水厂迁建方案。"),
    ("3月12日", "松坪县举行植树活动，八百余名干部群众在云岭北坡栽下油茶、枫香一万二千余株，成活率纳入年度考核。"),
    ("3月20日", "市博物馆举办古砚特展。"),
    ("3月28日", "砚湖大桥主塔封顶，全桥计划于明年十月建成，通车后两岸车程由四十分钟缩短为八分钟，免收通行费用。"),
]
STEP, WIDE = 16, 22


def stroked(x0: float, x1: float, y: float) -> str:
    return f"{x0} {y} m {x1} {y} l S"


def thin(x0: float, x1: float, y: float) -> str:
    return f"{x0} {y - 0.3} {x1 - x0} 0.6 re f"


def pieces(x0: float, x1: float, y: float) -> str:
    return "".join(f"{x} {y} m {min(x + 40, x1)} {y} l S " for x in range(int(x0), int(x1), 40))


def framed(x0: float, x1: float, y: float) -> str:
    """A border with an outline of its own."""
    return f"{x0} {y} {x1 - x0} 0.4 re S"


def table(
    rows: list[tuple[str, str]],
    line: Callable[[float, float, float], str] | None,
    place: float,
    *,
    numbers: bool = False,
) -> Pdf:
    """A ruled table; dates stand at a share of the room that their row leaves them: 0 at its head, 1 at its foot."""
    made = with_title()
    y = 740.0
    for n, (date, text) in enumerate(rows, 1):
        lines = wrapped(text, WIDE)
        if line is not None:
            made.draw(line(60, 430, y + 14))
        for k, words in enumerate(lines):
            made.text(150, y - k * STEP, words)
        low = y - place * (len(lines) - 1) * STEP
        made.text(90, low, date)
        if numbers:
            made.text(70, low, str(n))
        y -= len(lines) * STEP + 8
    if line is not None:
        made.draw(line(60, 430, y + 14))
    return made


@pytest.mark.parametrize("place", [0, 0.5, 1], ids=["head", "middle", "foot"])
@pytest.mark.parametrize("line", [stroked, thin, pieces, framed])
def test_dates_stand_before_their_text_wherever_in_the_cell(line, place: float) -> None:
    assert bodies(table(ROWS, line, place)) == [squeeze(date + text) for date, text in ROWS]


def test_running_numbers_of_a_ruled_table_are_no_text() -> None:
    made = table(ROWS, stroked, 0.5, numbers=True)
    assert bodies(made) == [squeeze(date + text) for date, text in ROWS]


def test_a_table_on_a_turned_page() -> None:
    made = table(ROWS, stroked, 0.5)
    made.pages[0] = ["q 0 1 -1 0 595 0 cm", *made.pages[0], "Q"]
    made.rotations[0] = 270
    assert bodies(made) == [squeeze(date + text) for date, text in ROWS]


def test_a_date_that_its_column_breaks_is_one() -> None:
    made = with_title()
    y = 740.0
    for date, text in ROWS:
        made.draw(stroked(60, 430, y + 14))
        lines = wrapped(text + text, WIDE)
        for k, words in enumerate(lines):
            made.text(150, y - k * STEP, words)
        middle = y - (len(lines) - 2) / 2 * STEP
        made.text(80, middle, date[:-1])
        made.text(90, middle - STEP, date[-1])
        y -= len(lines) * STEP + 8
    made.draw(stroked(60, 430, y + 14))
    assert bodies(made) == [squeeze(date + text + text) for date, text in ROWS]


def test_a_date_beside_several_rows_stands_before_each() -> None:
    made = with_title()
    y = 740.0
    want = []
    for date, texts in (("3月4日", ROWS[0][1:] + ROWS[1][1:]), ("3月9日", ROWS[2][1:])):
        top = y
        made.draw(stroked(60, 430, y + 14))
        for n, text in enumerate(texts):
            if n:
                made.draw(stroked(145, 430, y + 14))
            for words in wrapped(text, WIDE):
                made.text(150, y, words)
                y -= STEP
            y -= 8
            want.append(squeeze(date + text))
        made.text(90, (top + y) / 2 + 6, date)
    made.draw(stroked(60, 430, y + 14))
    assert bodies(made) == want


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="none"),
        pytest.param([(770.0, 60, 430), (60.0, 60, 430)], id="head-and-foot-of-the-page"),
        pytest.param([(752.0, 60, 430), (700.0, 60, 300), (650.0, 60, 200)], id="of-several-lengths"),
    ],
)
def test_lines_that_are_no_table_move_nothing(lines: list[tuple[float, float, float]]) -> None:
    words = [Word("3月4日", 90, 720, 11, False), Word("市委召开全体会议。", 150, 736, 11, False)]
    assert align(words, lines) == []
    assert [word.y for word in words] == [720, 736]


def test_cells_without_a_date_are_left_where_they_are() -> None:
    words = [Word("主办单位", 90, 720, 11, False), Word("云溪县文化馆", 150, 736, 11, False)]
    assert align(words, [(750.0, 60, 430), (710.0, 60, 430), (680.0, 60, 430)]) == []
    assert [word.y for word in words] == [720, 736]


BOLD_TITLES = ["陆景行到松坪县调研乡村产业", "砚川市举行防汛演练", "宋怀远会见商会代表", "砚湖水质连续三年改善"]


def titled(put: Callable[[Pdf, float, float, str], None]) -> Pdf:
    made = with_title()
    y = 740.0
    for title, item in zip(BOLD_TITLES, ITEMS, strict=False):
        put(made, 60, y, title)
        y = column(made, 60, y - 18, [item], 40) - 8
    return made


def outlined(made: Pdf, x: float, y: float, words: str) -> None:
    made.text(x, y, words, outlined=True)


def twice(made: Pdf, x: float, y: float, words: str) -> None:
    for shift in (0, -0.3):
        made.text(x + shift, y, words)


def twice_by_characters(made: Pdf, x: float, y: float, words: str) -> None:
    for shift in (0, 0.4):
        for n, char in enumerate(words):
            made.text(x + 11 * n + shift, y, char)


@pytest.mark.parametrize("put", [outlined, twice, twice_by_characters])
def test_words_made_bold_without_a_bold_font_are_titles(put) -> None:
    entries = read_bulletin(titled(put).bytes(), source="b.pdf").entries
    assert [(entry.title, squeeze(entry.body)) for entry in entries] == [
        (title, squeeze(item)) for title, item in zip(BOLD_TITLES, ITEMS, strict=False)
    ]


def test_words_said_twice_are_not_one() -> None:
    made = with_title()
    column(made, 60, 740, ["3月2日，谢谢谢谢，人人人人参与。"], 40)
    assert "谢谢谢谢，人人人人参与。" in built(made).text()


def test_shapes_of_a_browser_are_bold() -> None:
    """Fonts of shapes (Type 3) have no name: a browser writes with them what it makes bold, beside the font of the text."""
    numbers = ArrayObject([NumberObject(n) for n in (0, 0, 1, 1)])
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type3"),
        NameObject("/FontBBox"): numbers,
        NameObject("/FontMatrix"): ArrayObject([FloatObject(n) for n in (0.001, 0, 0, 0.001, 0, 0)]),
        NameObject("/CharProcs"): DictionaryObject(),
        NameObject("/Encoding"): DictionaryObject(),
        NameObject("/FirstChar"): NumberObject(0),
        NameObject("/LastChar"): NumberObject(1),
        NameObject("/Widths"): ArrayObject([NumberObject(1000), NumberObject(1000)]),
    })  # fmt: skip
    assert Face(font, 1).bold
    plain = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Song")}
    )
    assert not Face(plain, 2).bold


def test_heading_of_both_columns_that_stands_above_the_left_one() -> None:
    made = with_title()
    y = min(column(made, 60, 740, ITEMS[:3], 20), column(made, 300, 740, ITEMS[3:6], 20))
    made.text(60, y - 14, "社会事业", size=16)
    column(made, 60, y - 44, ITEMS[6:9], 20)
    column(made, 300, y - 44, ITEMS[9:], 20)
    assert bodies(made) == [squeeze(item) for item in ITEMS]


def test_headings_of_columns_are_not_of_both() -> None:
    made = with_title()
    left = column(made, 60, 740, ITEMS[:2], 20)
    made.text(60, left - 14, "经济建设", size=16)
    column(made, 60, left - 44, ITEMS[2:6], 20)
    right = column(made, 300, 740, ITEMS[6:9], 20)
    made.text(300, right - 14, "社会事业", size=16)
    column(made, 300, right - 44, ITEMS[9:], 20)
    assert bodies(made) == [squeeze(item) for item in ITEMS]


def test_last_page_with_few_rows_has_the_columns_of_the_page_before() -> None:
    made = with_title()
    column(made, 60, 740, ITEMS[:5], 20)
    column(made, 300, 740, ITEMS[5:10], 20)
    made.page()
    column(made, 60, 740, ITEMS[10:11], 20)
    column(made, 300, 740, ITEMS[11:], 20)
    assert bodies(made) == [squeeze(item) for item in ITEMS]


def test_items_of_a_narrow_column_that_open_with_a_sign_are_no_captions() -> None:
    made = with_title()
    items = [("△" if n % 3 else "") + (item if not n % 3 else item[5:]) for n, item in enumerate(ITEMS)]
    column(made, 60, 740, items[:6], 20)
    column(made, 300, 740, items[6:], 20)
    assert [body[-12:] for body in bodies(made)] == [squeeze(item)[-12:] for item in ITEMS]
    assert TITLE in built(made).text()

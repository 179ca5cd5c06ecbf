"""Marks over printed words, and characters that would do mischief."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.model.bulletin import Span
from calendar_app.model.calendar import Highlight
from calendar_app.web.words.sections import badge
from calendar_app.web.words.texts import Run, first_sentence, mark_runs, mark_spans, paragraphs, says_more, visible


def mark(start, end, kind="date", ref=""):
    return Highlight(Span(start, end), kind, ref)


def test_marks_cut_the_text():
    runs = mark_runs("5日，市长甲乙到场", [mark(0, 2), mark(3, 5, "post"), mark(5, 7, "person", "甲乙")])
    assert runs == (
        Run("5日", "date", "", "w0"),
        Run("，"),
        Run("市长", "post", "", "w3"),
        Run("甲乙", "person", "甲乙", "w5"),
        Run("到场"),
    )


def test_a_stronger_mark_inside_a_weaker_one():
    runs = mark_runs("某市委书记", [mark(0, 5, "post"), mark(0, 2, "place"), mark(0, 3, "org")])
    assert "".join(run.text for run in runs) == "某市委书记"
    assert {run.type for run in runs} == {"post"}
    assert [run.id for run in runs if run.id] == ["w0"]


@given(
    st.text(max_size=30),
    st.lists(
        st.tuples(st.integers(-2, 40), st.integers(-2, 40), st.sampled_from(("date", "person", "post", "odd"))),
        max_size=8,
    ),
)
def test_the_text_is_never_changed(text, spans):
    runs = mark_runs(text, [mark(a, b, kind) for a, b, kind in spans])
    assert "".join(run.text for run in runs) == text
    ids = [run.id for run in runs if run.id]
    assert len(ids) == len(set(ids))


def test_paragraphs():
    runs = mark_runs("甲\n乙丙\n\n丁", [mark(1, 3)])
    assert [[run.text for run in p] for p in paragraphs(runs)] == [["甲"], ["乙", "丙"], ["丁"]]


def test_mark_spans():
    assert mark_spans("防汛会议", [Span(0, 2)]) == (Run("防汛", "hit"), Run("会议"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("洪水 flood", "洪水 flood", id="plain"),
        pytest.param("\u202e反", "⟨U+202E⟩反", id="right-to-left-override"),
        pytest.param("a\x00\x1b", "a␀␛", id="controls"),
        pytest.param("\x7f\x85", "␡⟨U+0085⟩", id="delete-and-next-line"),
        pytest.param("零\u200b宽\ufeff", "零⟨U+200B⟩宽⟨U+FEFF⟩", id="invisible"),
        pytest.param("行\n行\t", "行\n行\t", id="line-breaks-stay"),
        pytest.param("‍👩‍🌾", "‍👩‍🌾", id="joiners-of-pictures-stay"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param("开会。散会。", "开会。", id="first"),
        pytest.param("没有句号", "没有句号", id="whole"),
        pytest.param("字" * 200, "字" * 120 + "…", id="cut"),
        pytest.param("一行\n二行", "一行…", id="line"),
    ],
)
def test_first_sentence(body, sentence):
    assert first_sentence(body) == sentence


def test_badges():
    assert badge(("时政", "重要会议")).glyph == "会"
    assert badge(("时政", "无名栏")).glyph == "政", "an outer section decides where the inner one is unknown"
    assert badge(()).glyph == "记"
    odd = badge(("市龙灯",))
    assert odd.glyph == "龙"
    assert odd.hue in (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("lead", "title", "more"),
    [
        pytest.param("6月15日　甲县夏粮收购项目开工。", "甲县夏粮收购项目开工", False, id="date-and-title"),
        pytest.param(
            "6月15日，甲县夏粮收购项目开工，首批三千吨粮食当天入库。",
            "甲县夏粮收购项目开工",
            True,
            id="what-came-of-it",
        ),
        pytest.param("6月15日，乙县开始收粮。", "甲县夏粮收购项目开工", True, id="other-words"),
    ],
)
def test_says_more(lead, title, more):
    assert says_more(lead, title) is more

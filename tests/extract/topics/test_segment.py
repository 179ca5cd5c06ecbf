"""Cutting text into words and search tokens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calendar_app
from calendar_app.extract.segment import (
    Segmenter,
    has_word,
    idf,
    index_tokens,
    known,
    query_words,
    rarity,
    search_tokens,
    simplify,
    tagged,
    words,
)

TEXT = st.text(
    st.one_of(st.sampled_from("防汛抗旱市长徐衣显會議臺灣 ，。aB1２Ｃ"), st.characters(codec="utf-8")), max_size=80
)


@given(TEXT)
def test_words_give_the_text_again(text):
    assert "".join(words(text)) == text
    assert "".join(word for word, _ in tagged(text)) == text


@given(TEXT, TEXT, TEXT)
def test_tokens_of_a_part_stand_in_a_row_in_the_tokens_of_the_whole(before, query, after):
    """What a phrase search needs, for a query of Han characters at whatever place of a text."""
    query = "".join(char for char in query if "\u4e00" <= char <= "\u9fff")
    tokens = search_tokens(query)
    if len(tokens) < 1 or len(query) < 2:
        return
    whole = index_tokens(before + query + after)
    assert any(whole[i : i + len(tokens)] == tokens for i in range(len(whole)))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("防汛", ["防汛"], id="two-characters"),
        pytest.param("徐衣显", ["徐衣", "衣显"], id="name"),
        pytest.param("防", ["防"], id="one-character"),
        pytest.param("A320 型", ["a320", "型"], id="latin"),
        pytest.param("Ａ３２０", ["a320"], id="full-width"),
        pytest.param("臺北會議", ["台北", "北会", "会议"], id="traditional"),
        pytest.param("，。！", [], id="marks-only"),
        pytest.param("", [], id="empty"),
    ],
)
def test_search_tokens(text, tokens):
    assert search_tokens(text) == tokens


def test_query_parts_at_white_space_and_words():
    assert query_words("防汛会议 徐衣显") == ["防汛", "会议", "徐衣显"]
    assert query_words("防汛 防汛") == ["防汛"]
    assert query_words("，") == []


def test_own_words_stay_whole_and_change_nobody_elses():
    assert Segmenter(["青岚会议"]).words("他参加青岚会议了") == ["他", "参加", "青岚会议", "了"]
    assert "青岚会议" not in words("他参加青岚会议了")


def test_idf_is_jiebas():
    assert idf("工作") == pytest.approx(4.20273934235)
    assert idf("不在此表之词") == pytest.approx(11.9547675029)
    assert known("工作")
    assert not known("不在此表之词")
    assert has_word("工作")
    assert 6 <= rarity("营商环境") <= 13.9


@given(TEXT)
def test_simplified_text_keeps_every_offset(text):
    assert len(simplify(text)) == len(text)


def test_no_other_module_knows_jieba():
    package = Path(calendar_app.__file__).parent
    users = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith(("import jieba", "import rjieba", "from jieba", "from rjieba"))
    }
    assert users == {"extract/segment.py"}


def test_importing_loads_no_dictionary():
    code = "import sys, calendar_app.extract.segment; print([n for n in ('jieba', 'rjieba') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

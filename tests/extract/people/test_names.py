"""Where a name ends."""

from __future__ import annotations

import pytest

from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import right_edge
from calendar_app.extract.people.foreign_names import dotted_name
from calendar_app.extract.people.names import chinese_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("徐长风率队到江苏", "徐长风", id="three-and-a-verb"),
        pytest.param("孙凌到河东县", "孙凌", id="two-and-a-verb-of-one-character"),
        pytest.param("赵伦等举行", "赵伦", id="two-and-deng"),
        pytest.param("王和平出席", "王和平", id="a-particle-inside"),
        pytest.param("李强调研", "李强", id="a-word-that-could-begin-earlier"),
        pytest.param("王国辉、", "王国辉", id="begins-with-a-word"),
        pytest.param("诸葛明亮说", "诸葛明亮", id="compound"),
        pytest.param("小野次郎到访", "小野次郎", id="japanese"),
        pytest.param("曾庆红军人", "曾庆红", id="ambiguous-end"),
    ],
)
def test_chinese_name(text, name):
    best = chinese_name(text, 0)
    assert best is not None
    assert text[: best.end] == name


@pytest.mark.parametrize("text", ["的会议", "二十", "", "abc", "市长"])
def test_no_surname_no_name(text):
    assert chinese_name(text, 0) is None


def test_a_surname_and_a_form_of_address_scores_low():
    title, name = chinese_name("周总理说", 0), chinese_name("周建业说", 0)
    assert title is not None
    assert name is not None
    assert title.score < 3 < name.score


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("阿卜杜拉·哈桑表示", "阿卜杜拉·哈桑", id="before-a-verb"),
        pytest.param("约翰·F·肯尼迪，", "约翰·F·肯尼迪", id="initial"),
        pytest.param("买买提江·吾守尔等", "买买提江·吾守尔", id="minority"),
    ],
)
def test_dotted_name(text, name):
    best = dotted_name(text, 0)
    assert best is not None
    assert text[: best.end] == name


@pytest.mark.parametrize(
    ("text", "least"),
    [("，", 3), ("表示", 3), ("到山里", 2), ("", 3), ("堃燚", 0), ("等", 2), ("一届", 0), ("一", 0.5)],
    ids=str,
)
def test_right_edge(text, least):
    assert right_edge(text, 0) == least


@pytest.mark.parametrize("word", ["高度", "兰考", "巴黎", "金牌", "明白"])
def test_common_words(word):
    assert common_word(word)

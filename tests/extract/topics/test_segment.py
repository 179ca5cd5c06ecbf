"""Cutting text into words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calendar_app
from calendar_app.bulletin.script import simplify
from calendar_app.extract.segment import has_word, idf, known, tagged, words

TEXT = st.text(
    st.one_of(st.sampled_from("防汛抗旱市长會議臺灣 ，。aB1２Ｃ"), st.characters(codec="utf-8")), max_size=80
)


@given(TEXT)
def test_words_give_the_text_again(text):
    assert "".join(words(text)) == text
    assert "".join(word for word, _ in tagged(text)) == text
    assert "".join(word for word, _ in tagged(text, guess=False)) == text


def test_words_are_jiebas():
    import jieba

    tokenizer = jieba.Tokenizer()
    text = "市委书记到柳湾镇调研乡村振兴工作，强调要守住粮食安全底线，推动文旅融合发展。"
    assert words(text) == tokenizer.lcut(text)


def test_without_guessing_unknown_words_fall_into_characters():
    assert [word for word, _ in tagged("青岚镇", guess=False)] == ["青", "岚", "镇"]


def test_idf_is_jiebas():
    assert idf("工作") == pytest.approx(4.20273934235)
    assert 11 < idf("不在此表之词") < 13
    assert known("工作")
    assert not known("不在此表之词")
    assert has_word("工作")
    assert not has_word("不在此表之词")


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

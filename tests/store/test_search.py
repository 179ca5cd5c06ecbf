"""Search: short words, phrases, scripts, marks, ranking, people by pinyin."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.model.filter import Filter
from calendar_app.store.persons.names import keys_of
from calendar_app.store.queries import match, people, search, snippets
from calendar_app.store.search.text import document, fold, normal, runs, squeeze
from calendar_app.store.writer import store_bulletin
from tests.store.factory import MAYOR, NOW, bulletin, draft, entry, person, post, render

ENTRIES = [
    ("防汛抗旱会议", "会议部署防汛工作，王𬱖到会。"),
    ("GDP增长3.5%", "上半年ＧＤＰ增长，防汛、抗旱并举。"),
    ("臺灣青年來訪", "兩岸青年座談，討論龍門石窟。"),
    ("抗汛情", "汛"),
    ("没有日期", "防汛防汛防汛" * 400),
]


@pytest.fixture
def filled(store):
    days = [draft(date(2023, 7, d)) for d in (1, 2, 3, 4)]
    found = [entry(n, t, *(days[n - 1 : n]), body=b) for n, (t, b) in enumerate(ENTRIES, 1)]
    with store.write() as s:
        store_bulletin(s, bulletin(*found), now=NOW, render=render)
    return store


@pytest.mark.parametrize(
    ("q", "numbers"),
    [
        pytest.param("防汛", [1, 2, 5], id="two-characters"),
        pytest.param("汛", [1, 2, 4, 5], id="one-character-last-of-a-run-too"),
        pytest.param("防汛抗旱", [1], id="four-characters"),
        pytest.param("“防汛 抗旱”", [2], id="a-phrase-across-punctuation"),
        pytest.param("“防汛抗旱”", [1], id="a-phrase"),
        pytest.param("抗旱 防汛", [1, 2], id="two-words-in-any-order"),
        pytest.param("gdp", [2], id="capitals-and-full-width"),
        pytest.param("台湾", [3], id="simplified-finds-traditional"),
        pytest.param("兩岸青年", [3], id="traditional-as-printed"),
        pytest.param("龙门石窟", [3], id="simplified-four"),
        pytest.param("王𬱖", [1], id="a-rare-character"),
        pytest.param("3.5", [2], id="a-number-with-a-point"),
        pytest.param("汛防", [5], id="crosses-no-run"),
        pytest.param("旱并", [2], id="in-the-middle-of-words"),
        pytest.param("会议会", [], id="not-across-the-end-of-a-text"),
        pytest.param("不存在", [], id="nothing"),
        pytest.param("，。！", [], id="punctuation-alone"),
        pytest.param('"', [], id="a-lone-quote"),
        pytest.param("防汛 OR NEAR(a) *", [], id="no-query-language"),
        pytest.param("汛' | 'x", [], id="no-tsquery-either"),
    ],
)
def test_hits(filled, q, numbers):
    with filled.session() as s:
        page = search.search(s, q, Filter())
    assert sorted(h.n for h in page.hits) == numbers
    assert page.total == len(numbers)


def test_hits_in_titles_come_first_then_the_newest(filled):
    with filled.session() as s:
        assert [h.n for h in search.search(s, "汛", Filter()).hits] == [4, 1, 2, 5]
        assert [h.n for h in search.search(s, "汛", Filter(), sort="newest").hits] == [4, 2, 5, 1]
        first = search.search(s, "汛", Filter(), limit=2, offset=2)
        assert [h.n for h in first.hits] == [2, 5]
        assert (first.total, first.more) == (4, False)


def test_a_count_that_stops_keeps_the_rank_and_says_that_there_is_more(filled, monkeypatch):
    monkeypatch.setattr(search, "CEILING", 3)
    with filled.session() as s:
        page = search.search(s, "汛", Filter())
        assert ([h.n for h in page.hits], page.total, page.more) == ([4, 1, 2], 3, True)
        assert [h.n for h in search.search(s, "汛", Filter(), limit=1, offset=1).hits] == [1]
        assert [h.n for h in search.search(s, "汛", Filter(), limit=2, offset=1).hits] == [1, 2]
        assert search.search(s, "汛", Filter(), limit=2, offset=3).hits == ()


def test_marks_stand_on_the_printed_words(filled):
    with filled.session() as s:
        for q, words in (("臺灣", {"臺灣"}), ("gdp", {"GDP", "ＧＤＰ"}), ("“防汛 抗旱”", {"防汛、抗旱"})):
            for hit in search.search(s, q, Filter()).hits:
                found = {hit.title[a:b] for a, b in hit.title_marks} | {hit.snippet[a:b] for a, b in hit.marks}
                assert found
                assert found <= words


def test_an_entry_without_a_day_is_found_and_has_no_event(filled):
    with filled.session() as s:
        [hit] = search.search(s, "没有日期", Filter()).hits
        assert hit.event is None
        assert search.search(s, "没有日期", Filter(from_=date(2023, 7, 1))).total == 0


@pytest.mark.parametrize("q", ["单雨", "雨", "sy", "s", "shanyu", "shan", "SY", "單雨", "单 雨"])
def test_people_are_found_by_parts_of_the_name_and_by_pinyin(store, q):
    found = [
        person("单雨", MAYOR),
        person("司马懿德", post("市委书记", "安平市委", "安平市")),
        person("单雨生", kind="other"),
    ]
    with store.write() as s:
        store_bulletin(s, bulletin(entry(1, "会议", draft(date(2023, 7, 1)), people=found)), now=NOW, render=render)
    with store.session() as s:
        names = [c.name for c in people.officials(s, Filter(), q=q, limit=5)]
        assert "单雨" in names
        assert "单雨生" not in names
        assert names == ["单雨"] or q == "s"
        assert "单雨" in [c.name for c in search.search(s, q, Filter()).people]


def test_keys_of_names():
    assert keys_of("单雨") == sorted(["单雨", "雨", "shanyu", "sy", "danyu", "dy"])
    assert "yzq" in keys_of("叶知秋")
    assert "ouyanglan" in keys_of("欧阳澜")
    assert "习萨目" in keys_of("阿塔育·习萨目")


@given(st.text())
def test_folding_keeps_every_place_and_folds_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert squeeze(text) == "".join(c for c in fold(text) if c.isalnum())
    assert normal(text).split() == [fold(text)[a:b] for a, b in runs(fold(text))]
    assert "'" not in document(text)


@given(
    st.lists(st.text(alphabet="防汛抗旱aA1，。 𬱖龍"), min_size=1, max_size=3),
    st.text(alphabet="防汛抗旱a1𬱖龙", min_size=1, max_size=4),
)
def test_an_entry_matches_where_its_text_holds_the_word(bodies, word):
    from calendar_app.store.queries.match import phrases
    from calendar_app.store.search.text import tokens

    [phrase] = phrases(word)
    for body in bodies:
        found = list(tokens(body))
        wanted = phrase.tokens()
        last = len(wanted) - 1
        hit = any(
            all(
                found[i + k].startswith(w) if k == last and phrase.prefix else found[i + k] == w
                for k, w in enumerate(wanted)
            )
            for i in range(len(found) - last)
        )
        assert hit == (phrase.normal in normal(body))


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        pytest.param("会议在市里召开。", "昨日", id="behind-a-sentence"),
        pytest.param("。会议在市里召开，气氛热烈。", "会议在", id="behind-the-farthest"),
        pytest.param("讲话要求“各地加强值守。”", "昨日", id="behind-a-quoted-sentence"),
        pytest.param("全市各县区干部群众一同上阵奋战到天明，", "昨日", id="behind-a-clause"),
        pytest.param("参加的有各县各区各部门各单位各街道的负责人、", "昨日", id="behind-an-item"),
        pytest.param("一" * 60, "防汛", id="no-sign-within-reach"),
        pytest.param("", "昨日", id="at-the-beginning"),
    ],
)
def test_an_excerpt_begins_at_a_clause(before, shown):
    body = ("很" * 80 + before if before else "") + "昨日夜里防汛工作会议召开"
    body = body if shown != "防汛" else body.replace("昨日夜里", "")
    text, marks = snippets.snippet_of(body, match.phrases("防汛"))
    assert text.startswith(shown)
    assert [text[a:b] for a, b in marks] == ["防汛"]

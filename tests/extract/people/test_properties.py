"""Whatever is printed: no exception, true spans, linear time."""

from __future__ import annotations

import ast
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendar_app.extract.people import learn_roster, people_in, person_mentions, tagger
from calendar_app.extract.people.scan import forget
from calendar_app.extract.people.sheet import sheet_of
from calendar_app.extract.posts.folding import fold
from calendar_app.extract.posts.lexicon import title_words, titles
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.model.bulletin import Entry

PIECES = [
    "市委书记",
    "市长",
    "副",
    "王国强",
    "李明",
    "阿里·汗",
    "、",
    "，",
    "。",
    "兼",
    "等",
    "“",
    "”",
    "（",
    "）",
    " ",
    "表示",
    "任",
    "为",
    "与",
    "\n",
    "的",
    "来",
    "陳",
    "2月3日",
    "日本",
    "东京都知事",
    "驻华大使",
    "佛教协会会长",
    "法师",
    "首相石破茂",
    "有",
    "还有",
    "：",
    "小",
    "由",
    "以",
    "免去",
    "当选",
    "曾任",
    "一行",
    "会见",
    "在",
    "团长",
    "选手",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join))
def test_any_text(body):
    with tagger.without_model():
        entry = Entry(1, body[:20], body)
        people = person_mentions(entry, learn_roster([entry]), place="漯河市")
    assert len({p.name for p in people}) == len(people)
    for person in people:
        assert person.titles == tuple(post.text for post in person.posts)
        for span in person.spans:
            printed = "".join(body[span.start : span.end].split())
            assert printed == person.name or person.name.endswith(printed)
        for part in (*person.posts, *person.roles):
            if part.span is not None:
                printed, words = (
                    "".join(words.split()) for words in (body[part.span.start : part.span.end], part.text)
                )
                # 市民政局阎某局长: a name inside a post
                assert words in (printed, *(printed.replace(each.name, "", 1) for each in people))


def _printed() -> list[str]:
    """The texts of the tests of people, which hold what each of the rules waits for."""
    found: set[str] = set()
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[-1:] == "。":
                found.add(node.value)
    return sorted(found)


def test_texts_cut_short_and_spliced():
    """Rules look behind what they find: a text may end, and another thing begin, at any place."""
    texts, chance = _printed(), random.Random(5)  # noqa: S311 - made texts, the same for ever
    entries: list[Entry] = []
    for number in range(1, 4001):
        first, second = chance.choice(texts), chance.choice(texts)
        at, stop = chance.randrange(len(first)), chance.randrange(len(second))
        body = [first[: at + 1], first[at:], first[:at] + second[stop:], first[:at] + second[:stop] + first[at:]]
        entries.append(Entry(number, second[: stop % 16], body[number % 4]))
    for place in ("漯河市", None):
        with tagger.without_model():
            found = people_in(entries, place=place)
        for entry, people in zip(entries, found, strict=True):
            for person in people:
                assert all(post.text for post in person.posts)
                assert all(span.end <= len(entry.body) for span in person.spans)


@given(st.text(max_size=50))
def test_folding_keeps_offsets(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("王、", id="surnames-and-marks"),
        pytest.param("市委书记、", id="posts-without-end"),
        pytest.param("（", id="brackets"),
        pytest.param("阿·", id="dots"),
        pytest.param("王国强、", id="one-long-list"),
        pytest.param("兼", id="joiners"),
        pytest.param("与的", id="particles"),
        pytest.param("“王国强", id="quotes"),
        pytest.param("李 ", id="spaces"),
        pytest.param("克", id="transcription"),
        pytest.param("王国强与", id="rows"),
    ],
)
def test_time_is_linear(unit):
    def took(size):
        entry = Entry(1, "", unit * (size // len(unit)))
        forget()
        start = time.process_time()
        person_mentions(entry, learn_roster([entry]), place=None)
        return time.process_time() - start

    with tagger.without_model():
        took(200)
        small, large = took(3_000), took(24_000)
    assert large < 24 * small + 0.3


@given(
    st.lists(
        st.sampled_from(["市长", "副", "主任", "委员", "主席", "长", "市", "党组", "书记", "处", "，", "王", "助理"]),
        max_size=30,
    )
)
def test_titles_are_found_as_the_pattern_finds_them(parts):
    text = "".join(parts)
    found = [m.span() for m in words_pattern(titles()).finditer(text)]
    assert [(title.start, title.end) for title in sheet_of(text).posts] == found
    assert list(title_words().find(text)) == found

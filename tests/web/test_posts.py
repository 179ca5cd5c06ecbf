"""Posts in English, or nothing where a word is unknown."""

import pytest

from calendar_app.web.words.posts import english_post


@pytest.mark.parametrize(
    ("post", "english"),
    [
        ("市委副书记", "Deputy Secretary, Municipal Party Committee"),
        ("砚川市委书记", "Secretary, Yanchuan Municipal Party Committee"),
        ("省委常委", "Standing Committee Member, Provincial Party Committee"),
        ("安平县县长", "County Magistrate, Anping"),
        ("代市长", "Acting Mayor"),
        ("常务副市长", "Executive Vice Mayor"),
        ("市政协副主席", "Vice Chairman, Municipal CPPCC Committee"),
        ("市人大常委会主任", "Director, Municipal People's Congress Standing Committee"),
        ("市委组织部部长", "Head, Municipal Organization Department"),
        ("市公安局副局长", "Deputy Director, Municipal Public Security Bureau"),
        ("原市长", "Former Mayor"),
        pytest.param("龙王庙管理处书记", "", id="an-organ-in-no-list"),
        pytest.param("泰国驻华大使", "", id="a-place-that-is-no-level"),
        pytest.param("某某", "", id="no-title"),
        pytest.param("", "", id="empty"),
    ],
)
def test_english_post(post, english):
    assert english_post(post) == english


def test_an_english_page_says_the_post_beside_the_printed_one(client):
    body = client.get("/officials?lang=en").get_data(as_text=True)
    assert 'lang="en">Secretary, Municipal Party Committee</span>' in body
    assert "Secretary, Municipal" not in client.get("/officials").get_data(as_text=True)

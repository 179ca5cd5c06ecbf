"""Posts in rows and lists: joined without a mark, over commas, told of those behind them; the model is off."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import tagger

from .samples import read


@pytest.fixture(autouse=True)
def _rules_alone():
    with tagger.without_model():
        yield


def posts(text, place="漯河市"):
    return {p.name: list(p.titles) for p in read(text, place)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("县委常委宣传部长陈立新讲话。", {"陈立新": ["县委常委", "宣传部长"]}, id="a-second-post-unmarked"),
        pytest.param(
            "县水利局党组书记局长陈立新讲话。", {"陈立新": ["县水利局党组书记", "局长"]}, id="a-second-bare-post"
        ),
        pytest.param("县人大常委会主任陈立新讲话。", {"陈立新": ["县人大常委会主任"]}, id="no-post-of-a-committee"),
        pytest.param(
            "陈立新同志不再担任青源县政府党组成员，中共青源县委红山工作委员会副书记、委员，红山管理委员会主任职务。",
            {"陈立新": ["青源县政府党组成员", "中共青源县委红山工作委员会副书记", "委员", "红山管理委员会主任"]},
            id="given-up-over-commas",
        ),
        pytest.param(
            "陈立新兼任红山县工委副书记，红山县管委会主任。",
            {"陈立新": ["红山县工委副书记", "红山县管委会主任"]},
            id="held-too-in-a-clause-of-its-own",
        ),
        pytest.param(
            "陈立新任县长，岳川流任县委书记。", {"陈立新": ["县长"], "岳川流": ["县委书记"]}, id="the-next-is-another-s"
        ),
        pytest.param("陈立新任县长，会议还通过了决议。", {"陈立新": ["县长"]}, id="a-clause-that-is-no-post"),
        pytest.param(
            "市长岳川流会见远山集团党委委员、副总裁，远山能源公司董事长陈立新。",
            {"岳川流": ["市长"], "陈立新": ["远山集团党委委员", "副总裁", "远山能源公司董事长"]},
            id="posts-over-a-comma-behind-a-meeting",
        ),
        pytest.param(
            "当选为县委常委的还有陈立新、岳川流（女，藏族）、贺平明。",
            {"陈立新": ["县委常委"], "岳川流": ["县委常委"], "贺平明": ["县委常委"]},
            id="those-chosen-too-stand-behind",
        ),
        pytest.param(
            "会议选举贺平明为县委书记，陈立新为副书记。当选为县委常委的还有岳川流、孟春兰。",
            {"贺平明": ["县委书记"], "陈立新": ["副书记"], "岳川流": ["县委常委"], "孟春兰": ["县委常委"]},
            id="and-not-the-last-of-the-sentence-before",
        ),
        pytest.param("任副县长的有两人，陈立新到场。", {"陈立新": []}, id="two-people-without-names"),
        pytest.param(
            "陈立新、岳川流等在家的市委常委出席。",
            {"陈立新": ["市委常委"], "岳川流": ["市委常委"]},
            id="members-who-are-in-town",
        ),
        pytest.param(
            "省政协主席贺平明、连同副主席陈立新到访。",
            {"贺平明": ["省政协主席"], "陈立新": ["副主席"]},
            id="together-with-is-no-part-of-a-post",
        ),
        pytest.param(
            "国务院扶贫办国际交流和社会救助司副司长陈立新到场。",
            {"陈立新": ["国务院扶贫办国际交流和社会救助司副司长"]},
            id="a-joiner-inside-a-department",
        ),
        pytest.param(
            "贺平明在市政府招待所与远山网络公司董事长陈立新会谈。",
            {"贺平明": [], "陈立新": ["远山网络公司董事长"]},
            id="a-joiner-between-a-venue-and-a-firm",
        ),
        pytest.param(
            "市政府秘书长胡敏和有关部门参加，副市长张志和出席。",
            {"胡敏": ["市政府秘书长"], "张志和": ["副市长"]},
            id="a-joiner-before-unnamed-ones",
        ),
        pytest.param(
            "首尔国立大学校长任廷远、法国远山大学校长让-皮埃尔·杜瓦尔、代理校长宙安·金努恩（Juan Kin）到场。",
            {
                "任廷远": ["首尔国立大学校长"],
                "让-皮埃尔·杜瓦尔": ["法国远山大学校长"],
                "宙安·金努恩": ["代理校长"],
            },
            id="foreign-names-with-a-hyphen-or-an-odd-head",
        ),
        pytest.param("公保扎西（藏族）出席。", {"公保扎西": []}, id="a-built-name-before-a-bracket"),
    ],
)
def test_posts_in_rows(text, expected):
    assert posts(text) == expected


def test_the_secretary_of_an_association_named_before_in_traditional_script():
    found = {p.name: p.kind for p in read("澳門遠山聯誼會副會長陳立新、賀平明，秘書長岳川流參加。", None)}
    assert found == {"陳立新": "other", "賀平明": "other", "岳川流": "other"}

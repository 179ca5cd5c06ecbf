"""Names that are words, that a printer set apart, or that end with a Chinese surname; the model is off."""

from __future__ import annotations

import pytest

from .samples import posts

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("县委副书记江山、副县长辛路到场。", {"江山": ["县委副书记"], "辛路": ["副县长"]}, id="noun"),
        pytest.param("县林业局局长林农到苗圃查看。", {"林农": ["县林业局局长"]}, id="noun-before-a-particle"),
        pytest.param("县委书记向后退主持。", {"向后退": ["县委书记"]}, id="phrase"),
        pytest.param("提案办主任顾惜、副主任贺长平参加。", {"顾惜": ["提案办主任"], "贺长平": ["副主任"]}, id="verb-in-a-row"),
        pytest.param("副县长安静（挂职）致辞。", {"安静": ["副县长"]}, id="adjective-before-a-bracket"),
        pytest.param("县领导方向、贺长平、岳川流一同参加。", {"方向": ["县领导"], "贺长平": ["县领导"], "岳川流": ["县领导"]}, id="opens-a-list"),
        pytest.param("副县长贺长平、舒同和、麦穗出席。", {"贺长平": ["副县长"], "舒同和": ["副县长"], "麦穗": ["副县长"]}, id="in-a-list"),
        pytest.param("于海洋（办公室主任）、单纯（纪工委书记）发言。", {"于海洋": ["办公室主任"], "单纯": ["纪工委书记"]}, id="before-its-bracket"),
        pytest.param("常为到会，县委书记常为主持。", {"常为": ["县委书记"]}, id="two-characters-that-are-no-word"),
        pytest.param("副部长何意陪同考察。", {"何意": ["副部长"]}, id="an-adverb-that-hardly-follows-names"),
        pytest.param("县委书记吉克阿牛主持，副主任云布勒图观看。", {"吉克阿牛": ["县委书记"], "云布勒图": ["副主任"]}, id="four-characters"),
        pytest.param("决定任命全胜为县财政局局长，计时为县审计局局长。", {"全胜": ["县财政局局长"], "计时": ["县审计局局长"]}, id="appointed"),
        pytest.param("任命夏至、丁一明为审判员。", {"夏至": ["审判员"], "丁一明": ["审判员"]}, id="appointed-with-another"),
        pytest.param("免去柴草县二中校长职务。", {"柴草": ["县二中校长"]}, id="relieved"),
        pytest.param("县委决定，和谐同志任县纪委书记。", {"和谐": ["县纪委书记"]}, id="comrade"),
        pytest.param("由权正任组长，贺长平任副组长。", {"权正": ["组长"], "贺长平": ["副组长"]}, id="by-whom-it-is-held"),
        pytest.param("由权正任组长。", {"权正": ["组长"]}, id="the-same-at-the-head-of-a-text"),
        pytest.param("演员胡琴、贺长平颁奖，省委书记江山在大会上讲话。", {"胡琴": [], "贺长平": [], "江山": ["省委书记"]}, id="behind-a-noun"),
        pytest.param("主席焦炭作题为《家》的报告。", {"焦炭": ["主席"]}, id="before-a-report"),
        pytest.param("县长钱 有 余、局长农 夫、主任山 本 五 郎到场。", {"钱有余": ["县长"], "农夫": ["局长"], "山本五郎": ["主任"]}, id="set-apart"),
        pytest.param("县长 钱 有 余 出席。", {"钱有余": ["县长"]}, id="set-apart-on-both-sides"),
        pytest.param("商会会长米歇尔·陈、安娜·吴出席。", {"米歇尔·陈": ["商会会长"], "安娜·吴": ["商会会长"]}, id="ends-with-a-surname"),
        pytest.param("加拿大驻华大使罗伯特·王一行到访。", {"罗伯特·王": ["加拿大驻华大使"]}, id="before-those-with-him"),
    ],
)  # fmt: skip
def test_names(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("县长高度重视，书记全程陪同，局长应邀出席。", id="how"),
        pytest.param("民警成功抓获嫌疑人。", id="how-it-went"),
        pytest.param("书记党课开讲，县长热线、县长信箱开通。", id="things-called-after-posts"),
        pytest.param("局长向企业代表致意，书记于当日到会。", id="towards-and-on"),
        pytest.param("副县长农村工作汇报会召开。", id="half-a-word"),
        pytest.param("日本驻沪总领事来漯。", id="comes-to-a-city"),
        pytest.param("各局局长和有关部门参加。", id="and-others"),
        pytest.param("店长吴先生、总经理江女士到场。", id="by-surname-alone"),
        pytest.param("传达学习习近平总书记对疫情作出的重要指示。", id="an-instruction-that-was-given"),
        pytest.param("宣讲法官贺长平的先进事迹。", id="in-a-story"),
        pytest.param("老同志为城市发展建言，大家推选代表为组长。", id="old-comrades"),
        pytest.param("县 委 会 议 记 录。任 命 书。", id="letter-spaced-words"),
    ],
)
def test_no_names(text):
    assert posts(text) == {}

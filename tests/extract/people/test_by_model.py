"""What is believed of what the model reads, and what it is asked; a stand-in reads what the cases mark with brackets."""

from __future__ import annotations

import re

import pytest

from calendar_app.extract.people import EMPTY, by_model, learn_roster, person_mentions, tagger
from calendar_app.extract.people.scan import scan
from calendar_app.model.bulletin import Entry

_MARKED = re.compile(r"\[([^\]]*)\]")


def believed(marked, monkeypatch):
    """The names that are taken of those that the model is said to read."""
    text, read = "", []
    for k, part in enumerate(_MARKED.split(marked)):
        if k % 2:
            read.append((len(text), len(text) + len(part)))
        text += part
    monkeypatch.setattr(tagger, "persons", lambda _text, _places: read)
    return [text[f.start : f.end] for f in by_model.ask(text, None, ())]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[詹晓]火线推荐新店。", ["詹晓"], id="before-a-word-nobody-does"),
        pytest.param("[柳建平]有一套旧邮票。", ["柳建平"], id="before-a-verb-of-one-character"),
        pytest.param("判处[卜国华]有期徒刑三年。", ["卜国华"], id="behind-what-a-court-does"),
        pytest.param("[樊禹]的藏品很多。", ["樊禹"], id="two-characters-of-a-rarer-surname"),
        pytest.param("三年前[张高平]叔侄做生意。", ["张高平"], id="behind-a-time"),
        pytest.param("据执法局[颜鲲]表示，", ["颜鲲"], id="behind-a-body"),
        pytest.param("像[范佩西]只在下半场上场。", ["范佩西"], id="before-an-adverb"),
        pytest.param("天才车手[维特尔]叱咤赛场。", ["维特尔"], id="transcribed-behind-a-noun"),
        pytest.param("典礼官[亨泰]、大使等到场。", [], id="short-transcribed-of-weak-characters"),
        pytest.param("[迭戈·米利托]重归之后，", ["迭戈·米利托"], id="with-a-dot"),
        pytest.param("日本选手[内村航平]实现三连冠。", ["内村航平"], id="of-japan"),
        pytest.param("[罗干]高声说，", ["罗干"], id="a-place-of-the-dictionary-that-speaks"),
        pytest.param("纪念[慈禧太后]六十寿辰。", [], id="no-surname-before-a-form-of-address"),
        pytest.param("又见[潘玉良老师]作画。", ["潘玉良"], id="without-the-form-of-address"),
        pytest.param("华山之巅，[令狐]冲豪情高歌。", ["令狐冲"], id="more-than-the-surname"),
        pytest.param("[于谦]祠重新开放。", [], id="a-temple"),
        pytest.param("[周清来]将钥匙带走。", ["周清来"], id="three-characters-and-a-particle"),
        pytest.param("女儿[李讷]每两个星期来一次。", ["李讷"], id="before-every"),
        pytest.param("等堵住[王和武]之后要钱。", [], id="two-surnames"),
        pytest.param("待罗和[罗达]到后敲门。", [], id="cuts-a-verb"),
        pytest.param("拿走[金穗卡]到银行。", [], id="a-card"),
        pytest.param("向湖边小镇[萨利马]进发。", [], id="a-town-in-transcription"),
        pytest.param("又找[朱会计]算账。", [], id="a-surname-and-a-post"),
        pytest.param("分行银行卡部[张政]", ["张政"], id="behind-a-body-at-the-end"),
        pytest.param("此外[保罗]还透露投资。", ["保罗"], id="transcribed-and-known"),
        pytest.param("共产主义青[年团]江、浙两省。", [], id="inside-a-word"),
        pytest.param("[林科]教工程启动。", [], id="cuts-a-word"),
        pytest.param("没有她，[蒋会]变得更糟。", [], id="ends-in-a-verb"),
        pytest.param("刘备[何德]何能？", [], id="inside-an-idiom"),
        pytest.param("[令狐]到场。", [], id="a-surname-alone"),
        pytest.param("[范登堡]空军基地发表声明。", [], id="transcribed-before-a-thing"),
        pytest.param("[波兹南]、里昂两队出线。", [], id="a-place-in-a-list"),
        pytest.param("状态回升的[博尔顿]有实力。", [], id="a-team-behind-an-attribute"),
        pytest.param("他又找了[罗女士]商量。", [], id="a-form-of-address"),
        pytest.param("[东方之子]是一种轿车。", [], id="a-child-of"),
        pytest.param("10号[谢拉]在禁区前起脚。", ["谢拉"], id="behind-a-player-s-number"),
        pytest.param("教练[老马尔丁]表示满意。", ["马尔丁"], id="old-before-a-transcribed-name"),
        pytest.param("《江城》里[汤燕]的戏不多。", ["汤燕"], id="in-a-work"),
        pytest.param("收藏了[保罗·]", ["保罗"], id="cut-off-behind-the-dot"),
        pytest.param("[迪夫]、[西恩]等人状态不佳。", ["迪夫", "西恩"], id="a-list-of-people"),
        pytest.param("[米诺]、[西恩]等城市下雪。", [], id="a-list-of-nobody"),
        pytest.param("某师[江风海]副师长脚伤。", ["江风海"], id="before-a-post"),
        pytest.param("[韦和生]说，结果未定。", ["韦和生"], id="a-joiner-inside"),
        pytest.param("[冈田]教授介绍，肝脏完好。", ["冈田"], id="a-surname-of-japan-before-a-post"),
        pytest.param("[冈田]很晚才到家。", [], id="a-surname-of-japan-alone"),
        pytest.param("[素帕猜]还表示支持。", ["素帕猜"], id="told-of-a-deed"),
        pytest.param("此外[卡萨]问题仍在。", [], id="told-of-no-deed"),
        pytest.param("[方肇欣]逐一回复来信。", ["方肇欣"], id="whose-surname-is-rather-a-word"),
        pytest.param("夺回[汤尤杯]的决心不变。", [], id="a-cup"),
        pytest.param("长官[冈田][章太郎]说，", ["冈田章太郎"], id="a-surname-of-japan-and-its-given-name"),
        pytest.param("负责人[julia]介绍说，", ["julia"], id="in-latin-letters-behind-a-post"),
        pytest.param("用[Panda]开头的词。", [], id="in-latin-letters"),
        pytest.param("像[李桐]这样的企业主不少。", ["李桐"], id="behind-like"),
        pytest.param("挂在展厅里，与[莫蒙]的画相对。", ["莫蒙"], id="a-pair-by-itself"),
        pytest.param("并入[佩诺]—里加集团。", [], id="the-first-half-of-a-firm"),
        pytest.param("最后得分的是[丹尼森]、[哈姆森]、", ["丹尼森", "哈姆森"], id="two-strangers-in-a-list"),
        pytest.param(
            "名单：[王学文][李桂芳][赵树][江海燕]周铁民（女）[刘洪涛][孙立]",
            ["王学文", "李桂芳", "赵树", "江海燕", "周铁民", "刘洪涛", "孙立"],
            id="names-run-on",
        ),
        pytest.param(
            "名单：[王学][文李桂芳][赵树][江海燕][刘洪]涛",
            ["王学文", "李桂芳", "赵树", "江海燕", "刘洪涛"],
            id="names-run-on-and-are-cut-amiss",
        ),
        pytest.param("会议今天结束。[责任编辑：[江帅]]", [], id="who-edited"),
        pytest.param("会见了市长[香农]和客人。", ["香农"], id="a-thing-of-the-dictionary-behind-a-post"),
        pytest.param("战绩不佳，[亚达姆]明显没有感觉。", ["亚达姆"], id="transcribed-by-itself"),
        pytest.param("由[岩本吉太郎]执导。", ["岩本吉太郎"], id="of-japan-by-its-end"),
    ],
)
def test_what_is_believed(marked, expected, monkeypatch):
    assert believed(marked, monkeypatch) == expected


@pytest.fixture
def asked(monkeypatch):
    """The places about which the model was asked, one item each time."""
    out = []

    def persons(_text, places):
        out.append(places)
        return []

    monkeypatch.setattr(tagger, "installed", lambda: True)
    monkeypatch.setattr(tagger, "persons", persons)
    return out


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("会议今天开幕。", [None], id="a-short-text"),
        pytest.param("会议今天开幕。" * 1000, [], id="a-long-text-without-doubts"),
        pytest.param("会议今天开幕。" * 1000 + "柳建平有一套旧邮票。", [[7000]], id="a-long-text-with-one"),
    ],
)
def test_the_model_reads_short_texts_and_doubts(body, expected, asked):
    entry = Entry(1, "", body)
    person_mentions(entry, learn_roster([entry]), place=None)
    assert asked == expected


def test_a_text_by_itself_is_asked_about_by_its_doubts(asked):
    text = "会议今天开幕。"
    assert not scan(text).doubts
    person_mentions(Entry(1, "", text), EMPTY, place=None)
    assert asked == []


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param(None, ["一次。", "二次。", "三次。"], id="all"),
        pytest.param([4, 1], ["一次。", "二次。"], id="those-with-a-place"),
        pytest.param([], [], id="none"),
    ],
)
def test_sentences_of_the_model(places, expected):
    assert [words for _, words in tagger.sentences_with("一次。二次。三次。", places)] == expected

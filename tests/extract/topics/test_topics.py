"""Tags: sections, kinds of activity, keywords."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.extract.activities import activities
from calendar_app.extract.keywords import MAX_KEYWORDS, Keywords, ranked
from calendar_app.extract.topics import tags
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import AnnotatedEntry, NameMention, PersonMention


def entry(
    body: str, *, n: int = 1, title: str = "", section: tuple[str, ...] = (), people: tuple[str, ...] = ()
) -> AnnotatedEntry:
    spans = {name: (Span(body.index(name), body.index(name) + len(name)),) if name in body else () for name in people}
    return AnnotatedEntry(
        Entry(n=n, title=title, body=body, section=section),
        people=tuple(PersonMention(name, (), "official", (), spans[name]) for name in people),
    )


def keywords(annotated: AnnotatedEntry, place: str | None = "甲州市") -> list[str]:
    return [name for name, _ in ranked(annotated, Keywords.learn([annotated], place=place))]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        pytest.param("全市防汛工作会议召开", ("会议",), id="meeting"),
        pytest.param("市长到青河县调研", ("调研",), id="inquiry"),
        pytest.param("市委书记与某集团董事长举行工作会谈", ("会谈",), id="talks"),
        pytest.param("市委召开年轻干部座谈会", ("座谈",), id="forum"),
        pytest.param("县政协全体会议期间委员视察水厂", ("视察",), id="while-a-meeting-is-held"),
        pytest.param("全省中医学术会召开", ("会议",), id="scholarly-meeting"),
        pytest.param("青河县庆祝大会举行", ("节庆",), id="festive-meeting"),
        pytest.param("城市书房项目开工", ("开工",), id="ground-breaking"),
        pytest.param("甲州选手夺得全省举重锦标赛金牌", ("比赛", "获奖"), id="two-kinds"),
        pytest.param("市纪委公开通报四起问题", (), id="no-word-across-words"),
        pytest.param("《关于开工建设的意见》", (), id="not-in-a-title-of-a-work"),
        pytest.param("市政府與某大學簽署合作協議", ("签约",), id="traditional-script"),
        pytest.param("省委巡视员来访", (), id="post-is-no-activity"),
        pytest.param("全县打响水利大会战", (), id="campaign-is-no-meeting"),
        pytest.param("第三届龙舟节闭幕", ("闭幕",), id="closing-is-no-opening"),
        pytest.param("市运动会开闭幕式彩排", ("比赛",), id="both-is-neither"),
        pytest.param("青河县举行羽毛球双打赛", ("比赛",), id="doubles"),
        pytest.param("慰问消防救援人员", ("慰问",), id="those-who-rescue"),
        pytest.param("开展山洪救援", ("抢险救灾",), id="rescue"),
        pytest.param("重温总书记视察青河县重要讲话精神", (), id="what-was-said-at-another-s-visit"),
        pytest.param("总书记视察青河县", ("视察",), id="a-visit"),
    ],
)
def test_activity_of_a_title(title, found):
    assert activities(title, "") == found


def test_second_sentence_helps_where_the_first_only_opens():
    assert activities("", "春风送暖，万象更新。3月5日，青河县举行招聘会。10日，水厂开工。") == ("招聘",)


def test_title_decides_before_the_body():
    assert activities("青河县图书馆开馆", "会议同时召开。") == ("开业",)
    assert activities("青河县图书馆", "3月5日，招聘会举行。会议同时召开。") == ("招聘",)


def test_keywords_are_terms_a_reader_looks_for():
    found = keywords(
        entry(
            "3月5日，市长周明远主持会议，研究优化营商环境、乡村振兴等工作。会议强调，要把营商环境建设摆在突出位置。",
            title="周明远主持召开优化营商环境工作会议",
            people=("周明远",),
        )
    )
    assert found[0] == "营商环境"
    assert "乡村振兴" in found


@pytest.mark.parametrize(
    ("body", "never"),
    [
        pytest.param("市长周明远调研防汛工作，周明远强调防汛。", "周明远", id="name"),
        pytest.param("甲州市防汛会议在甲州召开，甲州防汛。", "甲州", id="own-place"),
        pytest.param("防汛工作会议研究防汛工作，部署工作。", "工作", id="stop-word"),
        pytest.param("防汛物资2023件，2023年防汛。", "2023", id="number"),
        pytest.param("县委书记、县长检查防汛，县委书记讲话。", "书记", id="post"),
        pytest.param("市公安局局长讲话，公安局部署。", "公安局", id="body"),
        pytest.param("到青河县、青河县检查防汛。", "青河", id="division"),
        pytest.param("升旗仪式暨万人长跑举行，升旗仪式暨万人长跑。", "暨", id="and-also"),
        pytest.param("县检察长、副县长检查防汛。", "检察", id="opening-of-a-post"),
    ],
)
def test_what_is_never_a_keyword(body, never):
    assert not any(never in word for word in keywords(entry(body, people=("周明远",) if "周明远" in body else ())))


@pytest.mark.parametrize(
    ("title", "body", "never", "whole"),
    [
        pytest.param("第三届菜博会开幕", "菜博会展出新品。", "博会", "菜博会", id="guess-within-a-name"),
        pytest.param("2021级新生报到", "2021级新生报到入学。", "级新生", None, id="unit-behind-a-number"),
        pytest.param("大学推进新工科建设", "会议研究新工科建设。", "工科", "新工科", id="prefix-belongs"),
        pytest.param("医院床位数增加", "床位数增加，床位数居前。", "床位数", None, id="measure"),
        pytest.param("选手夺得三金一银", "选手夺得三金一银。", "三金一银", None, id="counted-medals"),
        pytest.param("市长破解难题", "破解瓶颈，抢占风口，破解难题，抢占风口。", "风口", None, id="metaphor"),
        pytest.param("小麦锈病防治", "各乡防治小麦锈病。", "麦锈", "小麦", id="crop-and-disease"),
        pytest.param("海岳药业捐赠口罩", "海岳药业向县医院捐赠口罩。", "药业", None, id="trade-within-a-firm"),
        pytest.param("24小时书房开放", "24小时书房开放。", "小时书房", "书房", id="unit-of-time"),
    ],
)
def test_keywords_are_whole_and_name_a_subject(title, body, never, whole):
    found = keywords(entry(body, title=title))
    assert never not in found
    assert whole is None or whole in found


def test_a_hotel_is_not_what_it_is_called_after():
    annotated = replace(entry("防汛会议在税务宾馆召开。"), places=(NameMention("税务宾馆", (), ""),))
    assert "税务" not in keywords(annotated)


def test_the_first_words_of_a_firm_are_no_keyword():
    annotated = replace(
        entry("海岳（北京）矿业集团有限公司在县里投资，海岳投资锂矿。", title="海岳锂矿开工"),
        orgs=(NameMention("海岳（北京）矿业集团有限公司", (), ""),),
    )
    assert not any("海岳" in word for word in keywords(annotated))


@pytest.mark.parametrize(
    ("line", "some"),
    [
        pytest.param("3月　双桥水库动工兴建，次年蓄水。", set(), id="works"),
        pytest.param("是年　粮食总产量八千万公斤，棉花减产。", {"粮食", "棉花"}, id="crops"),
        pytest.param("6月上旬　遭受特大冰雹，小麦倒伏。", {"冰雹", "小麦"}, id="hail"),
        pytest.param("县城至柳林镇公路通车。", {"公路"}, id="road"),
    ],
)
def test_a_line_of_a_chronicle_has_keywords(line, some):
    found = keywords(entry(line))
    assert some <= set(found)
    assert len(found) <= 4


def test_keywords_are_printed_in_the_script_of_the_text():
    assert "營商環境" in keywords(entry("市政府研究優化營商環境，改善營商環境。", title="優化營商環境"))


def test_no_keyword_repeats_another():
    found = keywords(entry("防汛抗旱指挥部检查防汛抗旱，防汛演练，抗旱保苗，防汛物资。", title="防汛抗旱检查"))
    assert found[0] == "防汛抗旱"
    assert not any(one != other and one in other for one in found for other in found)


def test_a_word_that_every_entry_prints_weighs_less():
    texts = [
        f"市委研究龙舟赛、{topic}，龙舟赛与{topic}同步。"
        for topic in ("营商环境", "文物保护", "垃圾分类", "高标准农田", "招商引资")
    ]
    entries = [entry(text, n=n) for n, text in enumerate(texts, start=1)]
    book = Keywords.learn(entries, place=None)
    assert [ranked(each, book)[0][0] for each in entries] == [
        "营商环境",
        "文物保护",
        "垃圾分类",
        "高标准农田",
        "招商引资",
    ]


def test_tags_name_each_topic_once_sections_first():
    annotated = entry("3月5日，全市防汛会议召开。", title="全市防汛会议召开", section=("时政", "会议"))
    found = tags(annotated, Keywords.learn([annotated], place=None))
    assert [(tag.name, tag.source) for tag in found][:2] == [("时政", "section"), ("会议", "section")]
    assert len({tag.name for tag in found}) == len(found)


@given(st.text("防汛会议工作营商环境乡村振兴市长周明远，。2023", max_size=200))
def test_keywords_are_few_ranked_and_printed(body):
    found = ranked(entry(body), Keywords.learn([entry(body)], place="甲州市"))
    assert len(found) <= MAX_KEYWORDS
    assert [weight for _, weight in found] == sorted((weight for _, weight in found), reverse=True)
    assert all(word in body and 0 < weight <= 1 for word, weight in found)

"""News of districts, autonomous areas and their congresses: who holds which post and does what; the model is off."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import EMPTY, learn_roster, person_mentions
from calendar_app.model.bulletin import Entry

pytestmark = pytest.mark.usefixtures("rules_alone")


def people(body, place="漯河市"):
    return {p.name: p for p in person_mentions(Entry(1, "", body), EMPTY, place=place)}


@pytest.mark.parametrize("head", ["市政协", "县人大常委会", "市政协副主席杨林、"], ids=["cppcc", "congress", "joined"])
@pytest.mark.parametrize(
    "committee",
    [
        "资源环境和经济委员会",
        "教科文卫体委员会",
        "教科文卫委员会",
        "社会法制和民族宗教委员会",
        "港澳台侨和外事委员会",
        "文化文史和学习委员会",
        "学习和文史委员会",
        "监察和司法委员会",
        "预算工作委员会",
        "人事代表选举工作委员会",
        "选举任免联络工作委员会",
        "经科委",
    ],
)
def test_committees_are_read_whole(head, committee):
    found = people(f"会前，{head}{committee}副主任贺平明介绍了情况。")
    body = committee if head.endswith("、") else head + committee
    assert [p for p in found if p != "杨林"] == ["贺平明"]
    assert found["贺平明"].titles == (f"{body}副主任",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "河口街道党工委委员、组织员贺平明参加会议。", {"贺平明": ["河口街道党工委委员", "组织员"]}, id="organiser"
        ),
        pytest.param(
            "随后，奋进社区书记贺平明汇报了情况。", {"贺平明": ["奋进社区书记"]}, id="a-quarter-named-by-a-verb"
        ),
        pytest.param("活动中，走访社区书记贺平明。", {"贺平明": ["社区书记"]}, id="a-verb-before-a-quarter"),
        pytest.param(
            "会上，区委宣传部副部长贺平明、区文化和旅游局局长段采薇、区卫生健康局局长区兆恒介绍进展。",
            {"贺平明": ["区委宣传部副部长"], "段采薇": ["区文化和旅游局局长"], "区兆恒": ["区卫生健康局局长"]},
            id="a-level-that-is-a-surname",
        ),
        pytest.param(
            "黑水州原州长贺平明来访。", {"贺平明": ["黑水州原州长"]}, id="a-prefecture-whose-name-begins-with-a-surname"
        ),
        pytest.param(
            "自治区副主席铁力瓦尔·阿不都热西提到会并讲话。",
            {"铁力瓦尔·阿不都热西提": ["自治区副主席"]},
            id="abdu-and-more",
        ),
        pytest.param(
            "区妇联副主席库来惜·阿不都拉，区文联主席贺平明发言。",
            {"库来惜·阿不都拉": ["区妇联副主席"], "贺平明": ["区文联主席"]},
            id="abdulla",
        ),
        pytest.param(
            "县政协副主席赛力江·艾山、巨买提·伊明、贺平明出席会议。",
            {"赛力江·艾山": ["县政协副主席"], "巨买提·伊明": ["县政协副主席"], "贺平明": ["县政协副主席"]},
            id="a-first-character-of-no-transcription",
        ),
        pytest.param("县长贺平明向各总领事及与会官员介绍了概况。", {"贺平明": ["县长"]}, id="and-those-present"),
        pytest.param(
            "市纪委对市交通局原党组书记、局长贺栋立案审查，此前市交通局原局长贺栋辞职。",
            {"贺栋": ["市交通局原党组书记", "市交通局原局长"]},
            id="a-former-office-told-twice",
        ),
        pytest.param(
            "县长贺平明到牧户苏雅拉其其格家、牧户巴特尔家查看暖棚。",
            {"贺平明": ["县长"], "苏雅拉其其格": [], "巴特尔": []},
            id="herders",
        ),
        pytest.param(
            "长崎市副市长柴原真一、功刀岳之、副议长山口雅嘉等在座。",
            {"柴原真一": ["长崎市副市长"], "功刀岳之": ["长崎市副市长"], "山口雅嘉": ["副议长"]},
            id="a-city-of-japan",
        ),
        pytest.param(
            "西河街道党工委徐书记、街道党工委委员、组织员林绍新、办公室主任贺平明到访。",
            {"林绍新": ["街道党工委委员", "组织员"], "贺平明": ["办公室主任"]},
            id="one-without-a-name-before-them",
        ),
        pytest.param(
            "现年58岁的贺平明被逮捕前先后担任过余江市委书记、市委常委。",
            {"贺平明": ["余江市委书记", "市委常委"]},
            id="held-before-his-arrest",
        ),
        pytest.param("镇党委书记代平让同志讲了话。", {"代平让": ["镇党委书记"]}, id="a-particle-before-comrade"),
        pytest.param(
            "会议选举出贺平明同志为镇长，林绍新、孟春兰两位同志为副镇长。",
            {"贺平明": ["镇长"], "林绍新": ["副镇长"], "孟春兰": ["副镇长"]},
            id="chosen-out-of",
        ),
        pytest.param(
            "历任县长：贺平明、丹增（藏族，1994年12月—1999年5月，任内修成公路）、平措（藏族，2021年7月至今）。",
            {"贺平明": ["县长"], "丹增": ["县长"], "平措": ["县长"]},
            id="a-long-bracket-in-a-list",
        ),
        pytest.param(
            "两位“立法委员”贺平明、孟春兰同行。",
            {"贺平明": ["立法委员"], "孟春兰": ["立法委员"]},
            id="a-post-in-quotes",
        ),
        pytest.param("新闻及国际关系处长贺平明同行。", {"贺平明": ["新闻及国际关系处长"]}, id="half-a-department"),
        pytest.param(
            "县政协王志明主席、县委办主任贺平明出面。",
            {"王志明": ["县政协主席"], "贺平明": ["县委办主任"]},
            id="another-s-post-before",
        ),
        pytest.param(
            "林绍新书记、其木格主席到场。", {"林绍新": ["书记"], "其木格": ["主席"]}, id="built-before-its-post"
        ),
        pytest.param(
            "担任过县总工会主席、县人大常委会副主任的贺平明，也已去世，送别的还有孟春兰。",
            {"贺平明": ["县总工会主席", "县人大常委会副主任"], "孟春兰": []},
            id="had-been-before-the-name",
        ),
        pytest.param("他作为代表团成员曾经访问过漯河。", {}, id="an-adverb"),
        pytest.param("集团制版师贺平明受奖。", {"贺平明": ["集团制版师"]}, id="a-trade"),
        pytest.param("殷庄区法院院长高尚用走访了代表。", {"高尚用": ["殷庄区法院院长"]}, id="ends-in-a-preposition"),
        pytest.param("镇教育局姚期局长来到中学。", {"姚期": ["镇教育局局长"]}, id="two-characters-inside-a-post"),
        pytest.param("该院梁星兰副院长通报了情况。", {"梁星兰": ["副院长"]}, id="behind-this-court"),
        pytest.param(
            "近日，贺平明已履新河东县委常委、常务副县长。",
            {"贺平明": ["河东县委常委", "常务副县长"]},
            id="newly-in-office",
        ),
        pytest.param(
            "贺平明曾任河东市委副书记。2021年10月任江北省委常委，同年12月任副省长。",
            {"贺平明": ["河东市委副书记", "江北省委常委", "副省长"]},
            id="each-office-by-its-date",
        ),
        pytest.param("区直工委书记贺平明同行。", {"贺平明": ["区直工委书记"]}, id="of-the-bodies-right-under"),
        pytest.param("由政务司司长张建宗署任行政长官一职。", {"张建宗": ["政务司司长", "行政长官"]}, id="acting-for"),
        pytest.param("候任行政长官私人秘书贺平明同行。", {"贺平明": ["候任行政长官私人秘书"]}, id="of-one-elected"),
        pytest.param(
            "候任行政长官林郑月兰本月25日启程。", {"林郑月兰": ["候任行政长官"]}, id="two-surnames-before-a-time"
        ),
        pytest.param(
            "韩国市道知事协议会会长贺平明发言。", {"贺平明": ["韩国市道知事协议会会长"]}, id="a-council-of-governors"
        ),
        pytest.param(
            "9月26日电 俄罗斯伊尔库茨克市市长伊万诺夫到访。",
            {"伊万诺夫": ["俄罗斯伊尔库茨克市市长"]},
            id="behind-a-dateline",
        ),
        pytest.param("日本驻韩国大使长岭正二参加。", {"长岭正二": ["日本驻韩国大使"]}, id="a-japanese-place-name"),
        pytest.param("【时报 记者 葛鹏】会议开幕。", {"葛鹏": []}, id="before-a-lenticular-bracket"),
        pytest.param(
            "林焕、郑耀等行政会议成员出席。",
            {"林焕": ["行政会议成员"], "郑耀": ["行政会议成员"]},
            id="executive-council",
        ),
        pytest.param(
            "徐明明、车玉芳、陈秋云、葛宣9名同志入选。",
            {"徐明明": [], "车玉芳": [], "陈秋云": [], "葛宣": []},
            id="counted-without-a-word",
        ),
        pytest.param(
            "校团委书记丁玉、学院教师刘小兰当选为妇联副主席。",
            {"丁玉": ["校团委书记", "妇联副主席"], "刘小兰": ["学院教师", "妇联副主席"]},
            id="both-are-chosen",
        ),
        pytest.param(
            "中国矿业大学（北京）校长贺平明讲话。",
            {"贺平明": ["中国矿业大学（北京）校长"]},
            id="a-school-with-its-place",
        ),
        pytest.param("拜会了圣地亚哥郡郡政委员罗伯兹。", {"罗伯兹": ["圣地亚哥郡郡政委员"]}, id="of-a-county-abroad"),
        pytest.param(
            "以智利驻沪总领事贺平明先生为团长的总领事考察团到访。",
            {"贺平明": ["智利驻沪总领事"]},
            id="a-party-of-consuls",
        ),
        pytest.param(
            "江东省政协原副主席，江东省民建第二、第三届主委贺平明逝世。",
            {"贺平明": ["江东省政协原副主席", "江东省民建第二、第三届主委"]},
            id="of-two-terms",
        ),
        pytest.param("民盟省委主委朱铭敬献了花圈。", {"朱铭": ["民盟省委主委"]}, id="offers-a-wreath"),
        pytest.param(
            "林绍新、孟春兰等省领导看望，林绍新、孟春兰等领导默哀。",
            {"林绍新": ["省领导"], "孟春兰": ["省领导"]},
            id="leaders-told-twice",
        ),
        pytest.param(
            "9号陈丹兰抢断后传给15级99号巩晨，皮球被门将15号邵玉平没收。",
            {"陈丹兰": [], "巩晨": [], "邵玉平": []},
            id="players-behind-their-numbers",
        ),
        pytest.param(
            "5号高炉点火，1号文件下发，3号车间投产，8号楼封顶，2号井出油，6号温室建成。", {}, id="numbered-things"
        ),
        pytest.param("读者拍下了全过程。 记者 常钦", {"常钦": []}, id="a-byline-that-ends-the-text"),
        pytest.param(
            "河港镇组织人事和社会保障局局长贺平明同行。",
            {"贺平明": ["河港镇组织人事和社会保障局局长"]},
            id="a-bureau-of-a-town",
        ),
        pytest.param(
            "中国佛教协会会长宽如、中国道教协会副会长贺平明发言。",
            {"宽如": ["中国佛教协会会长"], "贺平明": ["中国道教协会副会长"]},
            id="a-name-in-religion",
        ),
        pytest.param(
            "中国天主教主教团主席中国天主教爱国会副主席贺平明。",
            {"贺平明": ["中国天主教主教团主席", "中国天主教爱国会副主席"]},
            id="no-name-after-a-land",
        ),
        pytest.param(
            "远山集团长治有限公司执行董事长、总经理贺平明出席。",
            {"贺平明": ["远山集团长治有限公司执行董事长", "总经理"]},
            id="a-group-in-changzhi",
        ),
        pytest.param(
            "考察团以省委统战部副部长贺平明为团长，成员34人。", {"贺平明": ["省委统战部副部长"]}, id="heads-a-party"
        ),
        pytest.param("队员贺明正在路上，民警林伟立即上报。", {"林伟": ["民警"], "贺明": []}, id="adverbs-behind-names"),
        pytest.param("贺平明、孟春兰等議員出席了活动。", {"贺平明": ["議員"], "孟春兰": ["議員"]}, id="members-behind"),
        pytest.param(
            "宫城县知事浅野史郎、山形县知事高桥和雄等出席了会谈。",
            {"浅野史郎": ["宫城县知事"], "高桥和雄": ["山形县知事"]},
            id="prefectures-in-a-row",
        ),
        pytest.param(
            "本报马山12日电（岳川流）马山市委书记贺平明日前强调，要抓好落实。",
            {"贺平明": ["马山市委书记"]},
            id="behind-who-wrote-it",
        ),
        pytest.param(
            "特区政府政制及内地事务局局长林绍新出席开幕式。",
            {"林绍新": ["特区政府政制及内地事务局局长"]},
            id="a-bureau-of-two-affairs",
        ),
        pytest.param("县长贺以任等到会祝贺。", {"贺以任": ["县长"]}, id="ends-in-a-verb-before-others"),
    ],
)
def test_who_holds_what(body, expected):
    assert {name: list(p.titles) for name, p in people(body).items()} == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "会议通过了关于贺平明、孟春兰两位同志辞去县人大常委会委员的请求。",
            {"贺平明": ["卸任"], "孟春兰": ["卸任"]},
            id="about-their-resigning",
        ),
        pytest.param(
            "会议审议了县长岳川流关于贺平明、孟春兰同志辞去职务的报告。",
            {"岳川流": [], "贺平明": ["卸任"], "孟春兰": ["卸任"]},
            id="he-who-reports-resigns-not",
        ),
        pytest.param("州长贺平明（彝族）在大会上的讲话中回顾了成就。", {"贺平明": ["讲话"]}, id="in-his-speech"),
        pytest.param("州长贺平明学习上级领导在大会上的讲话。", {"贺平明": []}, id="in-another-s-speech"),
        pytest.param("军分区司令员贺平明汇报了国防动员建设工作。", {"贺平明": ["汇报"]}, id="mobilisation-is-a-noun"),
        pytest.param(
            "随同市长前往上海的包括财政局局长贺平明、办公室主任孟春兰。",
            {"贺平明": ["陪同"], "孟春兰": ["陪同"]},
            id="going-along-are",
        ),
        pytest.param(
            "区政协副主席贺平明为接下来统筹开展工作明确了方向。", {"贺平明": []}, id="what-comes-next-is-no-visit"
        ),
        pytest.param(
            "贺平明在担任漯河市人民政府市长、中共漯河市委书记、河南省人民政府副省长期间，参加过抗洪。",
            {"贺平明": ["参加"]},
            id="in-a-long-term-of-office",
        ),
        pytest.param("现年58岁的贺平明先后担任过县委书记、市委常委。", {"贺平明": []}, id="has-been"),
        pytest.param(
            "副市长贺平明会见了以县委书记孟春兰为团长的代表团。",
            {"贺平明": ["会见"], "孟春兰": ["率队"]},
            id="met-a-leader",
        ),
        pytest.param(
            "会议选出贺平明同志为镇长，孟春兰、岳川流两位同志为副镇长。",
            {"贺平明": ["任职"], "孟春兰": ["任职"], "岳川流": ["任职"]},
            id="two-comrades-are-made",
        ),
        pytest.param("市委书记贺平明向出席仪式的嘉宾表示热烈的欢迎。", {"贺平明": ["表示"]}, id="greets-those-present"),
        pytest.param("市委书记贺平明感谢漯河市派团参加论坛。", {"贺平明": []}, id="thanks-for-coming"),
        pytest.param("市长贺平明因病不能参加会议。", {"贺平明": []}, id="cannot-come"),
        pytest.param("董事长贺平明参加推介签约活动。", {"贺平明": ["参加"]}, id="a-signing-is-a-noun"),
        pytest.param("市长贺平明率队招商，推动重点项目签约。", {"贺平明": ["率队"]}, id="others-sign"),
        pytest.param(
            "书记贺平明听了孟春兰代表旗政府的工作汇报。",
            {"贺平明": [], "孟春兰": ["汇报"]},
            id="a-report-in-the-name-of",
        ),
        pytest.param(
            "议长贺平明特别请岳川流秘书长代表议会接待，并率领同仁迎接。",
            {"贺平明": ["率队"], "岳川流": []},
            id="asks-somebody-to",
        ),
        pytest.param(
            "区教委副主任贺平明、督导责任区主任孟春兰参加交流座谈。",
            {"贺平明": ["参加"], "孟春兰": ["参加"]},
            id="sits-in",
        ),
        pytest.param("院长贺平明走访代表，转递了《工作情况汇报》。", {"贺平明": ["走访"]}, id="the-name-of-a-paper"),
        pytest.param("副县长贺平明通过听汇报检查工作。", {"贺平明": ["听取", "检查"]}, id="hears-reports"),
        pytest.param(
            "本报讯（记者 岳川流）由市长贺平明率领的代表团签署协议。",
            {"岳川流": [], "贺平明": ["率队", "签约"]},
            id="who-signs-does-nothing",
        ),
        pytest.param(
            "除了贺平明，副县长孟春兰等县政府官员，议长岳川流也出席了午宴。",
            {"贺平明": [], "孟春兰": ["出席"], "岳川流": ["出席"]},
            id="apart-from-him",
        ),
        pytest.param("总统贺平明向大会发来贺信。", {"贺平明": []}, id="sends-a-letter"),
        pytest.param("副市长贺平明作工作部署。", {"贺平明": ["部署"]}, id="gives-instructions"),
        pytest.param("副市长贺平明会见了考察团。他向来宾介绍了漯河。", {"贺平明": ["会见", "介绍"]}, id="tells-guests"),
        pytest.param(
            "由委员贺平明、林绍新同志向优秀党员荣誉的获得者孟春兰同志、岳川流同志颁发证书。",
            {"贺平明": ["颁奖"], "林绍新": ["颁奖"], "孟春兰": [], "岳川流": []},
            id="hands-out-to-named-people",
        ),
        pytest.param(
            "县委授予贺平明同志“优秀党员”称号、追授孟春兰同志“优秀党员”称号，授予岳川流等3人“先进个人”称号。",
            {"贺平明": ["获奖"], "孟春兰": ["获奖"], "岳川流": ["获奖"]},
            id="honoured-after-death",
        ),
        pytest.param("书记贺平明向获得优秀称号的支部颁发证书。", {"贺平明": ["颁奖"]}, id="others-have-won"),
        pytest.param(
            "区长贺平明察看工地。听取汇报后，贺区长强调要压实责任。",
            {"贺平明": ["察看", "强调"]},
            id="by-surname-and-post",
        ),
        pytest.param(
            "区长贺平明到场，副区长贺立新陪同。贺区长强调安全。",
            {"贺平明": [], "贺立新": ["陪同"]},
            id="two-of-one-surname",
        ),
        pytest.param(
            "村书记贺平明向孟镇长汇报，镇长孟春听取汇报。",
            {"贺平明": ["汇报"], "孟春": ["听取"]},
            id="is-told-of-another",
        ),
        pytest.param(
            "妇联邀请县委常委贺平明、县民政局等部门，一同深入乡镇慰问老人。",
            {"贺平明": ["慰问"]},
            id="is-invited-along",
        ),
        pytest.param("市领导听取了市委书记贺平明的讲话。", {"贺平明": ["讲话"]}, id="is-heard-speaking"),
        pytest.param(
            "陪同贺平明出访的外交部副部长孟春兰表示，双方关系很好。",
            {"贺平明": [], "孟春兰": ["陪同", "表示"]},
            id="goes-along-abroad",
        ),
        pytest.param("市长贺平明上任至今，走遍了全县的村。", {"贺平明": []}, id="since-he-took-office"),
        pytest.param("围绕县长贺平明要求，大家开展讨论。", {"贺平明": []}, id="about-what-he-asked"),
    ],
)
def test_who_does_what(body, expected):
    assert {name: [r.role for r in p.roles] for name, p in people(body).items()} == expected


def test_a_charity_is_no_public_body():
    assert people("市慈善基金会秘书长孟春兰出席活动。")["孟春兰"].kind == "other"


def test_no_post_runs_from_a_title_into_the_body():
    entry = Entry(1, "市委书记王国强任", "市委书记王国强任")
    people = person_mentions(entry, learn_roster([entry]), place="漯河市")
    assert [(p.name, p.titles) for p in people] == [("王国强", ("市委书记",))]

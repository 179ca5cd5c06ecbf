"""Names of unusual build: double surnames, monks, brackets behind, dotted names, names built of known parts."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import tagger
from calendar_app.extract.people.scan import scan

pytestmark = pytest.mark.usefixtures("rules_alone")


def names(text):
    return [text[f.start : f.end] for f in scan(text).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("副旗长乌云其其格、宝音德力格尔陪同。", ["乌云其其格", "宝音德力格尔"], id="mongols-in-a-list"),
        pytest.param("旗委书记额尔敦布和讲话。", ["额尔敦布和"], id="ends-like-and"),
        pytest.param("牧民卓玛说，生活好了。", ["卓玛"], id="one-part-behind-a-noun"),
        pytest.param("她走进居民达瓦家聊天。", ["达瓦"], id="one-part-at-home"),
        pytest.param("副县长白玛措出席。", ["白玛措"], id="a-rest-of-its-own"),
        pytest.param("扎西次仁家种了青稞。", ["扎西次仁"], id="two-parts-without-a-post"),
        pytest.param("走访困难群众阿布都热合曼家。", ["阿布都热合曼"], id="uyghur-behind-a-noun"),
        pytest.param("阿依古丽是一名教师。", ["阿依古丽"], id="uyghur-without-a-post"),
        pytest.param("在那里买买提开饭馆。", ["买买提"], id="one-telling-part"),
        pytest.param("乌兰察布市市长乌兰主持会议。", ["乌兰"], id="not-the-city-that-begins-so"),
        pytest.param("在白音查干镇、乌兰哈达苏木调研。", [], id="a-town-and-a-banner-s-village"),
        pytest.param("达瓦村村民参加，扎西曲登社区举行活动。", [], id="village-and-community"),
        pytest.param("走进次仁多杰家里，聊聊收成。", ["次仁多杰"], id="at-home-whole"),
        pytest.param("市长旦增伦珠到场，听旦增伦珠市长讲话。", ["旦增伦珠"] * 2, id="before-a-post-whole"),
        pytest.param("县民政局旦增伦珠局长到场。", ["旦增伦珠"], id="behind-a-body"),
        pytest.param(
            "副旗长王晓光、包满都拉、苏和陪同。", ["王晓光", "包满都拉", "苏和"], id="surname-before-one-part"
        ),
        pytest.param("苏木达提名人选巴图致辞，宣布那达慕开幕。", ["巴图"], id="a-games-and-an-office-of-mongols"),
        pytest.param("先后到巴彦查干嘎查、北萨拉嘎查察看。", [], id="villages-of-mongols"),
        pytest.param("大家互道扎西德勒。", [], id="a-greeting"),
        pytest.param("向巴音郭楞、那曲、阿里等地赠送图书。", [], id="prefectures"),
        pytest.param("自治区党委书记巴音郭楞州调研时指出。", [], id="prefecture-behind-a-post"),
    ],
)
def test_built_of_known_parts(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("议员吕黄春金、陈正昇到场。", ["吕黄春金", "陈正昇"], id="two-surnames"),
        pytest.param("市委书记夜礼斌，市长刘建华率队。", ["夜礼斌", "刘建华"], id="no-listed-surname-before-a-mark"),
        pytest.param("省书协秘书长米闹等出席。", ["米闹"], id="no-listed-name-before-others"),
        pytest.param("总领事小野寺诚来岚访问。", ["小野寺诚"], id="japanese-name-before-a-visit"),
        pytest.param("邻县友城大川县知事山本诚司率团来访。", ["山本诚司"], id="governor-in-japan"),
        pytest.param("请广而周知事项明确的单位。", [], id="no-governor"),
        pytest.param("市领导杨俊兴、乌兰、符太增参加。", ["杨俊兴", "乌兰", "符太增"], id="odd-between-likely-ones"),
        pytest.param("议员陈慧玲、顾长河，以及陈振中出席。", ["陈慧玲", "顾长河", "陈振中"], id="and-behind-a-comma"),
        pytest.param("副省长天宝（藏族）率团。", ["天宝"], id="people-in-a-bracket"),
        pytest.param("阿布力孜（维吾尔族）当选。", ["阿布力孜"], id="people-in-a-bracket-without-a-post"),
        pytest.param("选手许佳怡(女)夺冠。", ["许佳怡"], id="ascii-bracket"),
        pytest.param("开元寺方丈道元大和尚致辞。", ["道元"], id="abbot"),
        pytest.param("佛教协会会长永寿法师致辞。", ["永寿"], id="monk-behind-a-post"),
        pytest.param("副总理策·敖云巴特尔等到访。", ["策·敖云巴特尔"], id="odd-character-behind-a-dot"),
        pytest.param("哈丽旦·买买提充分肯定成绩，为民服务。", ["哈丽旦·买买提"], id="a-known-part-before-a-word"),
        pytest.param("哈丽旦·买买提出席。", ["哈丽旦·买买提"], id="a-known-part-before-a-deed"),
        pytest.param("院长赛尔江·哈比列席。", ["赛尔江·哈比"], id="no-name-goes-on-with-it"),
        pytest.param("努尔兰·阿不都满金书记到访。", ["努尔兰·阿不都满金"], id="dotted-before-a-post"),
        pytest.param("，肖开提·依明到场。", ["肖开提·依明"], id="a-character-of-no-transcription-inside"),
        pytest.param("县长与肖开提·依明交谈。", ["肖开提·依明"], id="with-a-dotted-name"),
        pytest.param("古丽娜·依克木拉着老人的手。", ["古丽娜·依克木"], id="a-verb-with-its-aspect"),
        pytest.param("武警支队副支队长息中行到场。", ["息中行"], id="a-rare-surname"),
        pytest.param("事关部队长远发展。", [], id="no-name-of-two-words"),
        pytest.param("退休干部门球赛开幕。", [], id="no-name-of-a-game"),
        pytest.param("县委书记牛立新同志到会并作重要讲话。", ["牛立新"], id="who-speaks-himself"),
        pytest.param("贯彻牛立新总书记视察江东、岭西重要讲话精神。", [], id="whose-visit-to-two-places-is-studied"),
        pytest.param("看望格林巴利综合征患者。", [], id="no-name-of-an-illness"),
        pytest.param("市领导叶一鸣、安静、李向阳参加。", ["叶一鸣", "安静", "李向阳"], id="a-word-between-leaders"),
        pytest.param("尹立军、马力当选副主席。", ["尹立军", "马力"], id="a-word-that-was-chosen"),
        pytest.param("市政府包满都拉副市长到场。", ["包满都拉"], id="surname-before-parts-before-a-post"),
        pytest.param("决定免去根敦的副区长职务。", ["根敦"], id="one-part-that-is-relieved"),
        pytest.param("学习牛立新同志重要讲话精神。", [], id="whose-speech-is-studied"),
        pytest.param(
            "区宣传部副部长王立、区公安分局副局长罗一鸣到场。", ["王立", "罗一鸣"], id="no-name-of-a-district"
        ),
        pytest.param("区纪委副书记王立、区人民法院院长罗一鸣到场。", ["王立", "罗一鸣"], id="no-name-of-a-court"),
        pytest.param(
            "，于立峰同志任副院长，提请的于立峰同志代理院长。", ["于立峰"] * 2, id="a-surname-and-no-preposition"
        ),
        pytest.param("28年成立执行委员会。", [], id="a-year-is-no-surname"),
        pytest.param(
            "审议《关于提请罗一鸣、王立两名同志任职的议案》。", ["罗一鸣", "王立"], id="in-the-title-of-a-paper"
        ),
        pytest.param("上演《罗一鸣同志的故事》。", [], id="in-the-title-of-a-story"),
        pytest.param("代表团赴苏杭考察，建筑托拉斯总经理罗一鸣同行。", ["罗一鸣"], id="two-cities-and-a-trust"),
        pytest.param("江东专员公署召开会议。", [], id="no-name-of-an-office"),
        pytest.param("县档案局局长王立、区县志指导处处长罗一鸣到场。", ["王立", "罗一鸣"], id="no-name-of-a-gazetteer"),
        pytest.param(
            "副市长达吾提·库尔班调研。在村里，达吾提·库尔班察看现场。", ["达吾提·库尔班"] * 2, id="deed-cut-at-its-head"
        ),
        pytest.param("副市长达吾提·库尔班考察工地。", ["达吾提·库尔班"], id="deed-of-such-characters"),
        pytest.param("副市长库尔班·尼加提出席会议。", ["库尔班·尼加提"], id="deed-behind-the-name"),
        pytest.param("议长达恩·蒂雄2月到访。", ["达恩·蒂雄"], id="figure-behind-a-dotted-name"),
        pytest.param("政协主席努尔兰·阿不都满金、政委何忠义出席。", ["努尔兰·阿不都满金", "何忠义"], id="arabic-part"),
        pytest.param("株式会社社长松村宪一一行到访。", ["松村宪一"], id="ends-in-a-numeral"),
        pytest.param("主任江钦所出席，江钦所为两人颁奖。", ["江钦所"], id="read-as-before"),
        pytest.param("主席王君致欢迎辞。", ["王君"], id="verb-behind-two-characters"),
        pytest.param("民族委员会夷将‧拔路儿主任委员到场。", ["夷将‧拔路儿"], id="dotted-name-of-a-people"),
        pytest.param("组别为社会组·城市组冠军。", [], id="a-dot-in-the-name-of-a-class"),
        pytest.param("市工商联开展考察。（储事理 汤一原）", ["储事理", "汤一原"], id="signed"),
        pytest.param("市工商联开展考察。（储事理）。", ["储事理"], id="signed-before-a-stop"),
        pytest.param("各站使用同一种通信软件（大雁子）。", [], id="a-bracket-of-the-sentence"),
        pytest.param("水利局举办首届职工登山比赛。", [], id="words-that-transcriptions-use"),
        pytest.param("探险家雅克·罗比埃航行至此。", ["雅克·罗比埃"], id="verb-behind-a-dotted-name"),
        pytest.param("副州长扎西次仁、索朗多吉出席。", ["扎西次仁", "索朗多吉"], id="tibetan-names"),
        pytest.param("州长益西达瓦先后深入三县。", ["益西达瓦"], id="tibetan-name-before-a-word"),
        pytest.param("副部长康连·奔舍那举行会谈。", ["康连·奔舍那"], id="dotted-name-that-ends-like-a-pronoun"),
        pytest.param("市长贺明远率队赴甘孜州和阿坝州考察。", ["贺明远"], id="prefectures"),
        pytest.param("城市马拉松赛开跑。", [], id="a-race"),
        pytest.param("立委傅明远、郑天财前天到场。", ["傅明远", "郑天财"], id="a-time-behind-the-name"),
        pytest.param("在离休干部刘志明、高岚松家，慰问组与他们交谈。", ["刘志明", "高岚松"], id="at-the-homes-of"),
        pytest.param("慰问组来到困难群众马德喜家。", ["马德喜"], id="at-the-home-of-one"),
        pytest.param("他是李政治家，也是国家、大家、画家。", [], id="words-that-end-like-a-home"),
        pytest.param("邻国外相林正明于4月1日到访。", ["林正明"], id="foreign-secretary"),
        pytest.param("派出所保安王明才奋不顾身跳进河里。", ["王明才"], id="guard"),
        pytest.param("主教练莱科难掩失落。", ["莱科"], id="coach-of-a-transcribed-name"),
        pytest.param("班子成员全程陪同。", [], id="a-word-behind-a-post"),
        pytest.param("政协委员向大会提交提案。", [], id="preposition-behind-a-post"),
        pytest.param("政协委员向大明提交提案。", ["向大明"], id="surname-like-a-preposition"),
        pytest.param("协会副主席张千一任总导演。", ["张千一"], id="ends-in-a-numeral-before-a-particle"),
        pytest.param("书记张力一行三人到访。", ["张力"], id="a-party-of-three"),
        pytest.param("（通讯社记者游恺明新竹28日电）市场开业。", ["游恺明"], id="dateline-behind-who-writes"),
        pytest.param("检察官复讯后声请羁押。", [], id="after-a-hearing"),
        pytest.param("由吕思明、王中山、元杰等同台演奏。", ["吕思明", "王中山", "元杰"], id="rare-surname-ends-a-list"),
        pytest.param("有王府菜、张家汤、元宵等小吃。", [], id="food-in-a-list"),
        pytest.param("鉴识小组叶家瑜科长指出。", ["叶家瑜"], id="group-before-the-name"),
        pytest.param("长崎市副市长柴原慎一、功刀岳夫在座。", ["柴原慎一", "功刀岳夫"], id="japanese-by-the-city"),
        pytest.param("清水乡镇负责人陪同。", [], id="towns-before-whose-heads"),
        pytest.param("代表郑口供销社出席。", [], id="cooperative"),
        pytest.param(
            "物理学家苏布拉曼尼扬·钱德拉塞康指出。", ["苏布拉曼尼扬·钱德拉塞康"], id="long-dotted-name-behind-a-noun"
        ),
        pytest.param("李政明研究所、王国华医学院挂牌。", [], id="institutes-named-after-people"),
        pytest.param("向黄健明、陈斌、方晓亮共10名自然人发行。", ["黄健明", "陈斌", "方晓亮"], id="together-so-many"),
        pytest.param("立委蔡秋华、Ingay Sali、李中岑到场。", ["蔡秋华", "李中岑"], id="over-latin-letters-in-a-list"),
        pytest.param("公司负责人郭某、法定代表人刘某某到案。", [], id="names-that-are-hidden"),
        pytest.param("他以干事雷厉风行著称。", [], id="idiom-behind-a-post"),
        pytest.param("先后任县长等职，众人称道。", [], id="and-other-posts"),
        pytest.param("被告人刘冬生、王丽琴、马刚犯玩忽职守罪。", ["刘冬生", "王丽琴", "马刚"], id="commits-a-crime"),
        pytest.param(
            "陈永明、史元彭、周德柏文、肖央平参加。", ["陈永明", "史元彭", "周德柏文", "肖央平"], id="odd-one-in-a-list"
        ),
        pytest.param("王府井、西单路口、大栅栏、琉璃厂人流密集。", [], id="a-list-of-places"),
        pytest.param("1930年5月刘肇明在县长任上出走。", ["刘肇明"], id="a-month-before-the-name"),
        pytest.param("富商朱敬棠捐粮，乡绅徐少楠出力。", ["朱敬棠", "徐少楠"], id="gentry"),
        pytest.param(
            "州长高明、努拉合木提·祖白、曲鲁茂·曲白、艾斯比丹·赛哈提当选。",
            ["高明", "努拉合木提·祖白", "曲鲁茂·曲白", "艾斯比丹·赛哈提"],
            id="dotted-names-of-odd-characters-in-a-list",
        ),
        pytest.param("赛尔健·乌合力当选为主席。", ["赛尔健·乌合力"], id="dotted-name-between-its-edges"),
        pytest.param("组别为甲组、社会组·城市组、丙组。", [], id="dotted-classes-in-a-list"),
        pytest.param("主办：研学、浙江·杭州、山水·人文、亲子。", [], id="dotted-words-in-a-list"),
        pytest.param("接替县委副书记韩勇明任组织部长。", ["韩勇明"], id="ren-before-an-office"),
        pytest.param("由省监察厅厅长任上调来。", [], id="while-in-office"),
        pytest.param("日本首相安倍晋三所安排的晚宴。", ["安倍晋三"], id="suo-before-a-verb"),
        pytest.param("日本客人参观后拜会市长", [], id="nothing-behind-the-post"),
        pytest.param("外长赵兑烈先举行会谈。", ["赵兑烈"], id="first-before-a-verb"),
        pytest.param("发言人耿爽周三宣布。", ["耿爽"], id="a-weekday-behind-the-name"),
        pytest.param("首相石破茂连同外相到场。", ["石破茂"], id="together-with"),
        pytest.param("林秉镇秘书长应邀访问。", ["林秉镇"], id="ends-like-a-town"),
        pytest.param("本报记者 莽九晨 报道。", ["莽九晨"], id="rare-surname-of-who-writes"),
        pytest.param("本报记者 现场 报道。", [], id="a-word-where-a-writer-stands"),
        pytest.param("沃尔玛表示，特斯拉和阿斯利康将扩大投资。", [], id="firms-like-transcribed-names"),
        pytest.param("日本青川县知事伊那隆太率团访问。", ["伊那隆太"], id="japanese-name-that-no-list-has"),
        pytest.param(
            "副市长温泉、高峰、马力、白雪陪同。", ["温泉", "高峰", "马力", "白雪"], id="words-as-names-in-a-list"
        ),
        pytest.param("省长张三丰、高校、企业代表参加会议。", ["张三丰"], id="word-in-a-list-that-is-no-name"),
        pytest.param("市长吴一鸣、安全、环保等部门参加。", ["吴一鸣"], id="department-in-a-list"),
        pytest.param("副县长石岩和组织委员彭巍陪同。", ["石岩", "彭巍"], id="and-before-a-post"),
        pytest.param("主任徐长和陪同市长调研。", ["徐长和"], id="ends-like-and"),
        pytest.param("县长张家口市挂职归来。", [], id="begins-a-division"),
        pytest.param("石龙镇副镇长与社区干部走访。", [], id="town-before-its-post"),
        pytest.param("走访慰问老人。（石龙社区 何琼林）", ["何琼林"], id="signed-with-the-community"),
        pytest.param("比赛现场热烈。（储事理摄）", ["储事理"], id="signed-by-who-took-the-picture"),
        pytest.param("王国才说，要抓紧。", ["王国才"], id="begins-with-a-word-before-said"),
        pytest.param("会议提名免去达木其图同志法院院长职务。", ["达木其图"], id="comrade-of-an-unknown-build"),
        pytest.param("会议免去同志职务，决定成立机构。", [], id="comrade-without-a-name"),
        pytest.param("任命张　强为局长。", ["张　强"], id="space-behind-an-appointment"),
        pytest.param("市长信箱、局长热线、主席令。", [], id="titles-in-names-of-things"),
        pytest.param("秘书长布达典礼举行。", [], id="a-ceremony"),
        pytest.param("以胡锦远同志为总书记的党中央。", [], id="set-phrase"),
        pytest.param("他们来到青河乡长发村、柳湾镇长街。", [], id="a-village-behind-a-division-is-no-head-with-a-name"),
        pytest.param("水利部长江水利委员会派员指导。", [], id="a-river-behind-a-ministry-is-no-minister"),
        pytest.param("会长江向荣致辞。", ["江向荣"], id="a-head-of-that-surname"),
        pytest.param("见证了赵安平案宣判的人说，他没有出声。", ["赵安平"], id="a-case"),
        pytest.param("主席李慧芳指，会议顺利。", ["李慧芳"], id="who-says-so-in-hong-kong"),
        pytest.param("选手江新14日夺冠。", ["江新"], id="a-day-behind-a-name"),
        pytest.param("合影者有林舒干院士（左三）。", ["林舒干"], id="a-place-in-a-picture"),
        pytest.param("观众周先生和罗女士说，比赛好看。", [], id="surnames-with-an-address"),
        pytest.param("一行到中村开展走访。", [], id="a-village-like-a-japanese-surname"),
        pytest.param("察看了白石乡蒋家庄、王家沟。", [], id="villages-called-by-a-clan"),
        pytest.param("区政协主席会议视察防汛，区人大主任参加。", [], id="an-assembly-of-a-district"),
        pytest.param("参观了新村成建华家庭农场。", [], id="a-farm-called-by-its-farmer"),
    ],
)
def test_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("王庆元讲话。(责任编辑：陈玉萍)", ["王庆元"], id="editor-in-a-bracket"),
        pytest.param("王庆元讲话。 一审：陈玉萍", ["王庆元"], id="first-reader"),
    ],
)
def test_editors_are_left_out(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "拜会日中友好会馆会长江田五月、理事长水田宗子等。",
            {"江田五月", "水田宗子"},
            id="surnames-that-are-chinese-too",
        ),
        pytest.param("日本某市市长佐藤树一郎率团来访。", {"佐藤树一郎"}, id="three-characters-behind"),
        pytest.param("日本某市副市长柴原慎一、功刀岳秀来访。", {"柴原慎一", "功刀岳秀"}, id="in-a-list"),
        pytest.param("日本某县知事贯洞哲夫来访。", {"贯洞哲夫"}, id="rare-surname-of-japan"),
        pytest.param("镇长江田出席，主任富山讲话。", {"江田", "富山"}, id="no-word-of-japan"),
    ],
)
def test_names_of_japan(text, names):
    with tagger.without_model():
        assert {text[f.start : f.end] for f in scan(text).found} == names

"""Posts in rows and lists: joined without a mark, over commas, told of those behind them; the model is off."""

from __future__ import annotations

import pytest

from .samples import read

pytestmark = pytest.mark.usefixtures("rules_alone")


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
        pytest.param(
            "县长王作明、安耀山、徐必成先后继任。",
            {"王作明": ["县长"], "安耀山": ["县长"], "徐必成": ["县长"]},
            id="one-after-the-other",
        ),
        pytest.param(
            "陈立新是乡人，解放后曾任山川县知事、红山县长等职。",
            {"陈立新": ["山川县知事", "红山县长"]},
            id="held-after-a-time",
        ),
        pytest.param(
            "贺平明任地委委员武阳县委书记、陈立新任县长。",
            {"贺平明": ["地委委员", "武阳县委书记"], "陈立新": ["县长"]},
            id="taken-up-together-unmarked",
        ),
        pytest.param(
            "省政府副主席：周保华，张冲明，龚自明；省委副书记：于一山。",
            {
                "周保华": ["省政府副主席"],
                "张冲明": ["省政府副主席"],
                "龚自明": ["省政府副主席"],
                "于一山": ["省委副书记"],
            },
            id="a-list-behind-a-colon",
        ),
        pytest.param(
            "省政府副主席：周保华，张冲明出席会议。",
            {"周保华": ["省政府副主席"], "张冲明": []},
            id="no-list-where-the-next-one-acts",
        ),
        pytest.param(
            "省委书记：宋明远（兼军区政委）。", {"宋明远": ["省委书记", "军区政委"]}, id="held-too-in-a-bracket"
        ),
        pytest.param(
            "市监察委负责人、市法院负责人、市检察院检察长陈立新列席。",
            {"陈立新": ["市检察院检察长"]},
            id="heads-without-names-before-a-post",
        ),
        pytest.param("市水利局负责人陈立新列席。", {"陈立新": ["市水利局负责人"]}, id="a-head-with-a-name"),
        pytest.param(
            "区经委党委书记、主任、区招商办公室主任李慧明出席。",
            {"李慧明": ["区经委党委书记", "主任", "区招商办公室主任"]},
            id="two-offices-of-one-title",
        ),
        pytest.param("大泽县县长黄光明到任。", {"黄光明": ["大泽县县长"]}, id="a-county-of-former-times"),
        pytest.param("高家镇党委书记徐林山到场。", {"徐林山": ["高家镇党委书记"]}, id="a-town-of-a-family"),
        pytest.param(
            "南非国际关系与合作部长潘多尔来访。",
            {"潘多尔": ["南非国际关系与合作部长"]},
            id="a-ministry-abroad-with-a-joiner",
        ),
        pytest.param("市法院院长陈镇列席。", {"陈镇": ["市法院院长"]}, id="a-name-that-ends-as-towns-do"),
        pytest.param("旗委书记兴安主持会议。", {"兴安": ["旗委书记"]}, id="a-name-that-is-a-place"),
        pytest.param("旗委书记在兴安考察。", {}, id="a-place-is-no-name"),
        pytest.param(
            "会议听取市政府副市长党帅作关于预算的说明和主任张金康所作的报告。",
            {"党帅": ["市政府副市长"], "张金康": ["主任"]},
            id="names-before-a-report",
        ),
        pytest.param(
            "区领导李建华、杨钟山、周密、王多明出席。",
            {"李建华": ["区领导"], "杨钟山": ["区领导"], "周密": ["区领导"], "王多明": ["区领导"]},
            id="a-name-that-is-a-word-inside-a-list",
        ),
        pytest.param("县党部书记长郑兰到场。", {"郑兰": ["县党部书记长"]}, id="secretary-of-former-times"),
        pytest.param(
            "毛迎时、杜聿明、陈振国出席。毛迎时任党组书记。",
            {"毛迎时": ["党组书记"], "杜聿明": [], "陈振国": []},
            id="a-name-that-ends-as-a-time-begins",
        ),
        pytest.param(
            "任县委常委的两人：许晴明、徐仁山。",
            {"许晴明": ["县委常委"], "徐仁山": ["县委常委"]},
            id="two-people-told-behind-a-colon",
        ),
        pytest.param(
            "国务委员兼外长王毅明出席，外交部长王毅明讲话。",
            {"王毅明": ["国务委员", "外交部长"]},
            id="a-minister-in-short-is-one",
        ),
        pytest.param(
            "陈立新曾任红山县副县长，红山（集团）公司副董事长、总经理，民航机场局副局长，青源市委副书记、市委统战部部长。",
            {
                "陈立新": [
                    "红山县副县长",
                    "红山（集团）公司副董事长",
                    "总经理",
                    "民航机场局副局长",
                    "青源市委副书记",
                    "市委统战部部长",
                ]
            },
            id="a-row-of-offices-over-commas",
        ),
        pytest.param(
            "陈立新曾任红山县副县长，会议由主任岳川明主持。",
            {"陈立新": ["红山县副县长"], "岳川明": ["主任"]},
            id="the-row-ends-where-a-clause-begins",
        ),
        pytest.param(
            "政委职务由去年已年满60周岁的胡汉文少将担任。", {"胡汉文": ["政委"]}, id="an-office-held-by-one-told-behind"
        ),
        pytest.param(
            "青源军区司令员黄文明检查。此前担任青源军区司令员一职的是张弓明少将。",
            {"黄文明": ["青源军区司令员"], "张弓明": ["青源军区司令员"]},
            id="who-held-it-before",
        ),
        pytest.param(
            "政协党组书记、七届政协主席提名人选陈立新出席。",
            {"陈立新": ["政协党组书记", "七届政协主席"]},
            id="a-candidate",
        ),
        pytest.param("青溪县大纳乡党委书记陈立新到场。", {"陈立新": ["青溪县大纳乡党委书记"]}, id="a-town-of-a-county"),
        pytest.param("近代物理研究所所长陈立新到场。", {"陈立新": ["近代物理研究所所长"]}, id="an-age-inside-a-name"),
        pytest.param("支队长李琪向长期关心的群众致谢。", {"李琪": ["支队长"]}, id="a-preposition-behind-a-name"),
        pytest.param(
            "日本青森市副市长柴原慎一、功刀岳秀、议长山口政嘉到访。",
            {"柴原慎一": ["日本青森市副市长"], "功刀岳秀": ["日本青森市副市长"], "山口政嘉": ["议长"]},
            id="an-odd-name-of-japan-in-a-list",
        ),
        pytest.param(
            "省外专局党组原副书记、副局长、老红军陈立新逝世。",
            {"陈立新": ["省外专局党组原副书记", "副局长"]},
            id="a-veteran",
        ),
        pytest.param(
            "上海市委负责同志陈立新、岳川明，驻沪部队首长刘飞鸿中将、康志远少将，前往告别。",
            {
                "陈立新": ["上海市委负责同志"],
                "岳川明": ["上海市委负责同志"],
                "刘飞鸿": ["驻沪部队首长"],
                "康志远": ["驻沪部队首长"],
            },
            id="leading-comrades-and-officers-with-ranks",
        ),
        pytest.param(
            "市政府秘书长陈立新和有关部门负责同志，远山集团副总经理岳川明到场。",
            {"陈立新": ["市政府秘书长"], "岳川明": ["远山集团副总经理"]},
            id="comrades-without-names",
        ),
        pytest.param("正和镇副镇长陈立新到场。", {"陈立新": ["正和镇副镇长"]}, id="a-town-with-a-joiner-in-its-name"),
        pytest.param(
            "县委书记贺平明和河镇镇长陈立新到场。",
            {"贺平明": ["县委书记"], "陈立新": ["河镇镇长"]},
            id="a-joiner-before-a-town",
        ),
        pytest.param(
            "市政协主席陈立新、区书协常务副主席余轶勋到场。",
            {"陈立新": ["市政协主席"], "余轶勋": ["区书协常务副主席"]},
            id="a-society-is-no-name",
        ),
        pytest.param(
            "陈立新、夏坚明、戴邦和等3人提名副市长。",
            {"陈立新": ["副市长"], "夏坚明": ["副市长"], "戴邦和": ["副市长"]},
            id="a-name-that-ends-with-a-joiner",
        ),
        pytest.param(
            "夏坚明此前任南山区委书记，汤筱疏历任平山县副县长、龙山区副区长等职。",
            {"夏坚明": ["南山区委书记"], "汤筱疏": ["平山县副县长", "龙山区副区长"]},
            id="held-before-now",
        ),
        pytest.param(
            "副主任：马效明、王宝书、纪云明、泮世恒。",
            {"马效明": ["副主任"], "王宝书": ["副主任"], "纪云明": ["副主任"], "泮世恒": ["副主任"]},
            id="an-odd-name-ends-a-list",
        ),
        pytest.param("总审计师陈立新到场。", {"陈立新": ["总审计师"]}, id="chief-auditor"),
        pytest.param(
            "日本远山株式会社社长高桥先生到场。",
            {"高桥": ["日本远山株式会社社长"]},
            id="a-surname-with-an-address-in-japan",
        ),
        pytest.param(
            "港澳办主任张晓远改任副主任，香港办主任骆惠民、澳门办主任傅自应均兼任副主任。",
            {
                "张晓远": ["港澳办主任", "副主任"],
                "骆惠民": ["香港办主任", "副主任"],
                "傅自应": ["澳门办主任", "副主任"],
            },
            id="each-of-two-holds-it-too",
        ),
        pytest.param(
            "和田地委副书记艾则孜·木沙到场。", {"艾则孜·木沙": ["和田地委副书记"]}, id="a-committee-is-no-name"
        ),
        pytest.param(
            "台山市市长胡志远到场，胡志远市长讲话。", {"胡志远": ["台山市市长"]}, id="by-courtesy-without-the-city"
        ),
        pytest.param(
            "选手王曼平横扫陈梦圆、孙颖莎后，再次夺冠。",
            {"王曼平": [], "陈梦圆": [], "孙颖莎": []},
            id="a-time-behind-a-list",
        ),
        pytest.param("小将王芝琳击败冠军杨倩一战成名。", {"王芝琳": [], "杨倩": []}, id="a-deed-of-four-characters"),
        pytest.param(
            "文教、民政科长贺长平，县财政、粮食局局长岳川流参加。",
            {"贺长平": ["文教、民政科长"], "岳川流": ["县财政、粮食局局长"]},
            id="one-office-of-two-departments",
        ),
        pytest.param(
            "任命贺长平为县委组织、宣传部长。", {"贺长平": ["县委组织、宣传部长"]}, id="the-same-behind-the-name"
        ),
        pytest.param(
            "岛国经济、劳工和港口部部长彼得·哈恩到访。",
            {"彼得·哈恩": ["岛国经济、劳工和港口部部长"]},
            id="a-ministry-of-several-things",
        ),
        pytest.param(
            "教育部国际合作与交流司司长贺长平、省文旅厅对外交流与合作处处长岳川流到场。",
            {"贺长平": ["教育部国际合作与交流司司长"], "岳川流": ["省文旅厅对外交流与合作处处长"]},
            id="departments-that-are-called-by-verbs",
        ),
        pytest.param(
            "副市长贺长平、岳川流和陈立新、苏小曼等市政协委员座谈。",
            {"贺长平": ["副市长"], "岳川流": ["副市长"], "陈立新": ["市政协委员"], "苏小曼": ["市政协委员"]},
            id="another-list-behind-a-joiner",
        ),
        pytest.param(
            "贺长平、岳川流等委员围绕养老建言，陈立新、苏小曼等副县长到会。",
            {"贺长平": ["委员"], "岳川流": ["委员"], "陈立新": ["副县长"], "苏小曼": ["副县长"]},
            id="what-a-list-is-called-behind-it",
        ),
        pytest.param(
            "贺长平以市人大代表身份发言，区长岳川流以普通党员身份参加。",
            {"贺长平": ["市人大代表"], "岳川流": ["区长"]},
            id="as-whose-holder-somebody-acts",
        ),
        pytest.param(
            "县长贺长平兼理商会会长，校长由岳川流兼署。",
            {"贺长平": ["县长", "商会会长"], "岳川流": ["校长"]},
            id="held-beside-another-in-the-republic",
        ),
        pytest.param(
            "空降兵某部团长贺长平、驻军某团政委岳川流、某厂厂长陈立新到场。",
            {"贺长平": ["空降兵某部团长"], "岳川流": ["驻军某团政委"], "陈立新": ["某厂厂长"]},
            id="a-unit-that-is-not-told",
        ),
        pytest.param("走访县实验小学，该校校长贺长平汇报。", {"贺长平": ["校长"]}, id="of-the-school-told-before"),
        pytest.param(
            "第六批援藏工作队领队贺长平等参加会议。", {"贺长平": ["第六批援藏工作队领队"]}, id="a-team-that-is-sent"
        ),
        pytest.param(
            "会议决定副秘书长由贺长平、岳川流等2位同志担任，主任由县委书记陈立新兼任。",
            {"贺长平": ["副秘书长"], "岳川流": ["副秘书长"], "陈立新": ["县委书记", "主任"]},
            id="held-by-several",
        ),
    ],
)
def test_posts_in_rows(text, expected):
    assert posts(text) == expected
